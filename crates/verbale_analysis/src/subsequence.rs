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

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn the_longest_run_of_pairs_in_order() {
        let pairs = common(b"talks ended", b"talks have ended", |a, b| a == b);
        assert_eq!(pairs.len(), "talks ended".len());
        assert!(pairs.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1));
        assert!(common(b"ab", b"", |a, b| a == b).is_empty());
    }
}
