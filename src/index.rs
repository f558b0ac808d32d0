//! What was met before, found by its key. The standard library's maps would do, but each type of key costs three kilobytes of
//! the download with them.

use std::cmp::Ordering;

/// Values under keys. Where one is put it stays: the first value of a key is the one that counts.
pub struct Index<K, V> {
    entries: Vec<(K, V)>,
    /// The places of the entries, in the order of their keys.
    order: Vec<u32>,
}

impl<K, V> Default for Index<K, V> {
    fn default() -> Self {
        Index {
            entries: Vec::new(),
            order: Vec::new(),
        }
    }
}

impl<K: Ord, V: Clone> Index<K, V> {
    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Where the key stands in the order, or would.
    fn place(&self, key: &K) -> Result<usize, usize> {
        let compared = |at: &u32| match self.entries.get(*at as usize) {
            Some((known, _)) => known.cmp(key),
            None => Ordering::Less,
        };
        self.order.binary_search_by(compared)
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<V> {
        let at = *self.order.get(self.place(key).ok()?)?;
        let entry = self.entries.get(at as usize);
        entry.map(|(_, value)| value.clone())
    }

    /// The value of a key; if it has none, the one made for it now.
    pub fn get_or(&mut self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some(known) = self.get(&key) {
            return known;
        }
        let value = make();
        self.put(key, value.clone());
        value
    }

    /// Puts a value under a key, unless that has one; whether it had none.
    pub fn put(&mut self, key: K, value: V) -> bool {
        let Err(at) = self.place(&key) else {
            return false;
        };
        self.order.insert(at, self.entries.len() as u32);
        self.entries.push((key, value));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_of_a_key_counts_and_is_found_again() {
        let mut index = Index::default();
        // Every key of 0 ..= 100 twice, in a scattered order.
        for n in 0..202_u32 {
            let key = n * 37 % 101;
            assert_eq!(index.put(key, n), n < 101, "{n}");
        }
        for n in 0..101_u32 {
            assert_eq!(index.get(&(n * 37 % 101)), Some(n));
            assert_eq!(index.get_or(n * 37 % 101, || unreachable!()), n);
        }
        assert_eq!((index.len(), index.get(&101)), (101, None));
        assert_eq!(index.get_or(101, || 7), 7);
        assert_eq!(index.get(&101), Some(7));
    }
}
