//! The compact form in which the build embeds checked data: values one after the other, no names, no types.
//!
//! Only the build writes it and only the same sources read it, so it carries no version; what does not fit reads as none.

/// A value that can be embedded.
pub trait Packed: Sized {
    /// Appends the value.
    fn pack(&self, out: &mut Vec<u8>);

    /// Takes the value off the front of `bytes`.
    fn unpack(bytes: &mut &[u8]) -> Option<Self>;
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
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = bytes.split_first()?;
            *bytes = rest;
            value |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        u64::from(*self).pack(out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        u64::unpack(bytes)?.try_into().ok()
    }
}

impl Packed for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(*byte)
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        u8::unpack(bytes).map(|byte| byte != 0)
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        out.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let length = u32::unpack(bytes)? as usize;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        if bool::unpack(bytes)? {
            T::unpack(bytes).map(Some)
        } else {
            Some(None)
        }
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        T::unpack(bytes).map(Box::new)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let count = u32::unpack(bytes)?;
        // Not reserved beforehand: a count is believed only as far as items follow.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(T::unpack(bytes)?);
        }
        Some(items)
    }
}

/// Embeds a struct as its fields in order.
macro_rules! packed_fields {
    ($name:ident $(<$of:ident>)? { $($field:tt),* $(,)? }) => {
        impl $(<$of: $crate::packed::Packed>)? $crate::packed::Packed for $name $(<$of>)? {
            fn pack(&self, out: &mut Vec<u8>) {
                $( self.$field.pack(out); )*
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                Some($name { $( $field: $crate::packed::Packed::unpack(bytes)? ),* })
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
    fn what_is_cut_off_is_none() {
        let mut out = Vec::new();
        vec!["异地".to_owned(), "yidi".to_owned()].pack(&mut out);
        assert!(Vec::<String>::unpack(&mut &*out).is_some());
        for end in 0..out.len() {
            assert_eq!(Vec::<String>::unpack(&mut &out[..end]), None, "{end}");
        }
        assert_eq!(
            Vec::<String>::unpack(&mut &[0xff, 0xff, 0xff, 0xff, 0x0f][..]),
            None
        );
    }
}
