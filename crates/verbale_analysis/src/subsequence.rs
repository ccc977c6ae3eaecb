//! What two lists have in common, in order.

/// A longest common subsequence by `same`, as pairs of indices. Takes time and memory of one length by the other, so callers bound both.
pub(crate) fn common<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if same(&a[i], &b[j]) {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < a.len() && j < b.len() {
        if same(&a[i], &b[j]) {
            out.push((i, j));
            i += 1;
            j += 1;
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// How long the longest common subsequence is, without its pairs: 64 words of `b` at a time.
///
/// The bit-parallel way of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): a zero bit is one pair more.
pub(crate) fn common_length(a: &[u64], b: &[u64]) -> usize {
    let mut rows = vec![u64::MAX; b.len().div_ceil(64)];
    for x in a {
        let mut carry = false;
        for (row, words) in rows.iter_mut().zip(b.chunks(64)) {
            let same = words.iter().enumerate().fold(0u64, |bits, (n, y)| bits | u64::from(x == y) << n);
            let (sum, over) = row.overflowing_add(*row & same);
            let (sum, more) = sum.overflowing_add(u64::from(carry));
            carry = over || more;
            *row = sum | (*row & !same);
        }
    }
    let last = b.len() % 64;
    if let (Some(row), 1..) = (rows.last_mut(), last) {
        *row |= u64::MAX << last;
    }
    rows.iter().map(|row| row.count_zeros() as usize).sum()
}

#[cfg(test)]
mod tests {
    use super::{common, common_length};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_length_is_that_of_the_pairs(
            a in proptest::collection::vec(0u64..6, 0..150),
            b in proptest::collection::vec(0u64..6, 0..150),
        ) {
            prop_assert_eq!(common_length(&a, &b), common(&a, &b, u64::eq).len());
        }
    }

    #[test]
    fn the_longest_run_of_pairs_in_order() {
        let pairs = common(b"talks ended", b"talks have ended", |a, b| a == b);
        assert_eq!(pairs.len(), "talks ended".len());
        assert!(pairs.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1));
        assert!(common(b"ab", b"", |a, b| a == b).is_empty());
    }
}
