//! Weights of hashed features: a table of rows with an 8-bit print each, so that a feature never seen in training finds
//! nothing instead of another feature's weights.

/// Rows of `N` whole numbers, found by a 32-bit hash. Two slots are tried.
pub struct Table<const N: usize> {
    shift: u32,
    /// 0: empty.
    prints: Vec<u8>,
    rows: Vec<[i8; N]>,
}

fn print(hash: u32) -> u8 {
    (hash & 0xff).max(1) as u8
}

impl<const N: usize> Table<N> {
    /// An empty table of `1 << bits` slots.
    pub fn new(bits: u32) -> Table<N> {
        let slots = 1usize << bits;
        Table { shift: 32 - bits, prints: vec![0; slots], rows: vec![[0; N]; slots] }
    }

    /// The row of a feature.
    #[inline]
    pub fn find(&self, hash: u32) -> Option<&[i8; N]> {
        let slot = (hash >> self.shift) as usize;
        let print = print(hash);
        if self.prints[slot] == print {
            Some(&self.rows[slot])
        } else if self.prints[slot ^ 1] == print {
            Some(&self.rows[slot ^ 1])
        } else {
            None
        }
    }

    /// Adds a feature's row to a sum.
    #[inline]
    pub fn add<const M: usize>(&self, hash: u32, sum: &mut [i32; M]) {
        if let Some(row) = self.find(hash) {
            for (s, &w) in sum.iter_mut().zip(row) {
                *s += i32::from(w);
            }
        }
    }

    /// Puts a row in, if one of its two slots is free; more important rows come first.
    pub fn insert(&mut self, hash: u32, row: [i8; N]) -> bool {
        let first = (hash >> self.shift) as usize;
        if self.find(hash).is_some() {
            return false;
        }
        for slot in [first, first ^ 1] {
            if self.prints[slot] == 0 {
                self.prints[slot] = print(hash);
                self.rows[slot] = row;
                return true;
            }
        }
        false
    }

    /// The slots in use, in order: slot, print, row.
    pub(crate) fn full(&self) -> impl Iterator<Item = (usize, u8, &[i8; N])> {
        self.prints
            .iter()
            .zip(&self.rows)
            .enumerate()
            .filter(|(_, (p, _))| **p != 0)
            .map(|(i, (p, r))| (i, *p, r))
    }

    /// Sets a slot, as read from a file; `None` beyond the end.
    pub(crate) fn set(&mut self, slot: usize, print: u8, row: [i8; N]) -> Option<()> {
        *self.prints.get_mut(slot)? = print;
        *self.rows.get_mut(slot)? = row;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_feature_finds_its_own_row_and_others_find_nothing() {
        let mut table = Table::<2>::new(4);
        assert!(table.insert(0x1000_0001, [1, 2]));
        assert!(table.insert(0x1000_0002, [3, 4]));
        assert!(!table.insert(0x1000_0003, [5, 6]), "both slots are taken");
        assert_eq!(table.find(0x1000_0002), Some(&[3, 4]));
        assert_eq!(table.find(0x1000_0004), None);
    }
}
