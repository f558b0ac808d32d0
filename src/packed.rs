//! The compact form in which the build embeds checked data: values one after the other, no names, no types.
//!
//! Only the build writes it and only the same sources read it, so it carries no version, and what is cut off reads as zero or
//! empty: a way to fail at each field of each struct would be a tenth of the code.

/// A value that can be embedded.
pub trait Packed: Sized {
    /// Appends the value.
    fn pack(&self, out: &mut Vec<u8>);

    /// Takes the value off the front of `bytes`.
    fn take(bytes: &mut &[u8]) -> Self;

    /// The same; none where nothing is left.
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        (!bytes.is_empty()).then(|| Self::take(bytes))
    }
}

impl Packed for u64 {
    /// Seven bits a byte, the lowest first; the high bit says that more follow.
    fn pack(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push((rest as u8) | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    #[inline(never)]
    fn take(bytes: &mut &[u8]) -> Self {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = u8::take(bytes);
            value |= u64::from(byte & 0x7f).wrapping_shl(shift);
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }
}

impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        u64::from(*self).pack(out);
    }
    fn take(bytes: &mut &[u8]) -> Self {
        u64::take(bytes) as u32
    }
}

impl Packed for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn take(bytes: &mut &[u8]) -> Self {
        let (byte, rest) = bytes.split_first().unwrap_or((&0, &[]));
        *bytes = rest;
        *byte
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn take(bytes: &mut &[u8]) -> Self {
        u8::take(bytes) != 0
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        out.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn take(bytes: &mut &[u8]) -> Self {
        let length = u32::take(bytes) as usize;
        let (text, rest) = bytes.split_at_checked(length).unwrap_or_default();
        *bytes = rest;
        str::from_utf8(text).unwrap_or_default().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn take(bytes: &mut &[u8]) -> Self {
        bool::take(bytes).then(|| T::take(bytes))
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn take(bytes: &mut &[u8]) -> Self {
        Box::new(T::take(bytes))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        for item in self {
            item.pack(out);
        }
    }
    fn take(bytes: &mut &[u8]) -> Self {
        let count = u32::take(bytes);
        // A count is believed only as far as items follow.
        (0..count).map_while(|_| T::unpack(bytes)).collect()
    }
}

/// Embeds a struct as its fields in order.
macro_rules! packed_fields {
    ($name:ident $(<$of:ident>)? { $($field:tt),* $(,)? }) => {
        impl $(<$of: $crate::packed::Packed>)? $crate::packed::Packed for $name $(<$of>)? {
            fn pack(&self, out: &mut Vec<u8>) {
                $( self.$field.pack(out); )*
            }
            fn take(bytes: &mut &[u8]) -> Self {
                $name { $( $field: $crate::packed::Packed::take(bytes) ),* }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            number.pack(&mut out);
            assert_eq!(u64::unpack(&mut &*out), Some(number));
        }
    }

    #[test]
    fn what_is_cut_off_is_left_out() {
        let texts = vec!["异地".to_owned(), "yidi".to_owned()];
        let mut out = Vec::new();
        texts.pack(&mut out);
        assert_eq!(Vec::unpack(&mut &*out).as_ref(), Some(&texts));
        for end in 0..out.len() {
            let cut = Vec::<String>::take(&mut &out[..end]);
            assert!(cut.len() < 2 || cut[1].is_empty(), "{end}: {cut:?}");
        }
        assert_eq!(Vec::<String>::unpack(&mut &[][..]), None);
        assert!(Vec::<String>::take(&mut &[0xff, 0xff, 0xff, 0xff, 0x0f][..]).is_empty());
    }
}
