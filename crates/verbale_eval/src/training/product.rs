//! Products of dense matrices for training, the same on every machine.
//!
//! **Invariant:** each sum runs in the order of the inner dimension, one product and one addition at a time (no fused
//! operations), so that any vector width gives the same bits.

#![expect(clippy::many_single_char_names, reason = "the names matrices have")]

/// `c += a · b` for row-major `a` (m × k), `b` (k × n) and `c` (m × n).
pub(super) fn multiply_add(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    if k == 0 || n == 0 {
        return;
    }
    let rows = (a.len() / k).min(c.len() / n);
    let (a, b, c) = (&a[..rows * k], &b[..k * n], &mut c[..rows * n]);
    let mut from = 0;
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx512f") {
        #[expect(
            unsafe_code,
            reason = "the processor was asked for the feature one line above, and the slices were cut to size"
        )]
        // SAFETY: AVX-512 was detected; `a`, `b` and `c` hold exactly rows × k, k × n and rows × n numbers.
        unsafe {
            from = avx512::tiles(a, b, c, k, n);
        }
    } else if std::arch::is_x86_feature_detected!("avx2") {
        #[expect(
            unsafe_code,
            reason = "the processor was asked for the feature one line above, and the slices were cut to size"
        )]
        // SAFETY: AVX2 was detected; `a`, `b` and `c` hold exactly rows × k, k × n and rows × n numbers.
        unsafe {
            from = avx2::tiles(a, b, c, k, n);
        }
    }
    rest(a, b, c, k, n, from);
}

/// The columns from `from` on.
fn rest(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize, from: usize) {
    if from == n {
        return;
    }
    for (left, out) in a.chunks_exact(k).zip(c.chunks_exact_mut(n)) {
        for (factor, line) in left.iter().zip(b.chunks_exact(n)) {
            for (sum, value) in out[from..].iter_mut().zip(&line[from..]) {
                *sum += factor * value;
            }
        }
    }
}

/// Full tiles of the product by the `tile` of its module, so many rows at once.
#[cfg(target_arch = "x86_64")]
macro_rules! by_tiles {
    ($features:literal, $rows:literal) => {
        /// Full tiles of `c += a · b`; returns the first column left over.
        ///
        /// # Safety
        /// The processor has the features; `b` holds k × n numbers, `a` and `c` whole rows of k and n, the same number of each.
        #[target_feature(enable = $features)]
        pub(super) unsafe fn tiles(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) -> usize {
            let rows = a.len() / k;
            let columns = n - n % WIDE;
            // The columns of one tile side by side, so that they are read in a row.
            let mut panel = vec![0.0f32; k * WIDE];
            for j in (0..columns).step_by(WIDE) {
                for (own, line) in panel.chunks_exact_mut(WIDE).zip(b.chunks_exact(n)) {
                    own.copy_from_slice(&line[j..j + WIDE]);
                }
                let mut i = 0;
                // SAFETY: i + tile height <= rows and j + WIDE <= n, so all reads and writes stay in the slices.
                unsafe {
                    while i + $rows <= rows {
                        tile::<$rows>(
                            a.as_ptr().add(i * k),
                            panel.as_ptr(),
                            c.as_mut_ptr().add(i * n + j),
                            k,
                            n,
                        );
                        i += $rows;
                    }
                    while i < rows {
                        tile::<1>(a.as_ptr().add(i * k), panel.as_ptr(), c.as_mut_ptr().add(i * n + j), k, n);
                        i += 1;
                    }
                }
            }
            columns
        }
    };
}

#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    reason = "loads and stores of eight numbers; every offset is below the length the caller ensured"
)]
mod avx2 {
    use std::arch::x86_64::{
        __m256, _mm256_add_ps, _mm256_loadu_ps, _mm256_mul_ps, _mm256_set1_ps, _mm256_storeu_ps,
    };

    /// Columns of a tile, in numbers.
    const WIDE: usize = 16;

    by_tiles!("avx2", 4);

    /// # Safety
    /// `a` points at R rows of k numbers, `b` at k rows of 16, `c` at R rows of n numbers, of which 16 are used.
    #[target_feature(enable = "avx2")]
    #[inline]
    unsafe fn tile<const R: usize>(a: *const f32, b: *const f32, c: *mut f32, k: usize, n: usize) {
        // SAFETY: as above.
        unsafe {
            let mut sums: [[__m256; 2]; R] = [[_mm256_set1_ps(0.0); 2]; R];
            for (r, sum) in sums.iter_mut().enumerate() {
                *sum = [_mm256_loadu_ps(c.add(r * n)), _mm256_loadu_ps(c.add(r * n + 8))];
            }
            for x in 0..k {
                let line = [_mm256_loadu_ps(b.add(x * WIDE)), _mm256_loadu_ps(b.add(x * WIDE + 8))];
                for (r, sum) in sums.iter_mut().enumerate() {
                    let factor = _mm256_set1_ps(*a.add(r * k + x));
                    sum[0] = _mm256_add_ps(sum[0], _mm256_mul_ps(factor, line[0]));
                    sum[1] = _mm256_add_ps(sum[1], _mm256_mul_ps(factor, line[1]));
                }
            }
            for (r, sum) in sums.iter().enumerate() {
                _mm256_storeu_ps(c.add(r * n), sum[0]);
                _mm256_storeu_ps(c.add(r * n + 8), sum[1]);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    reason = "loads and stores of sixteen numbers; every offset is below the length the caller ensured"
)]
mod avx512 {
    use std::arch::x86_64::{
        __m512, _mm512_add_ps, _mm512_loadu_ps, _mm512_mul_ps, _mm512_set1_ps, _mm512_storeu_ps,
    };

    /// Columns of a tile, in numbers.
    const WIDE: usize = 32;

    by_tiles!("avx512f", 8);

    /// # Safety
    /// `a` points at R rows of k numbers, `b` at k rows of 32, `c` at R rows of n numbers, of which 32 are used.
    #[target_feature(enable = "avx512f")]
    #[inline]
    unsafe fn tile<const R: usize>(a: *const f32, b: *const f32, c: *mut f32, k: usize, n: usize) {
        // SAFETY: as above.
        unsafe {
            let mut sums: [[__m512; 2]; R] = [[_mm512_set1_ps(0.0); 2]; R];
            for (r, sum) in sums.iter_mut().enumerate() {
                *sum = [_mm512_loadu_ps(c.add(r * n)), _mm512_loadu_ps(c.add(r * n + 16))];
            }
            for x in 0..k {
                let line = [_mm512_loadu_ps(b.add(x * WIDE)), _mm512_loadu_ps(b.add(x * WIDE + 16))];
                for (r, sum) in sums.iter_mut().enumerate() {
                    let factor = _mm512_set1_ps(*a.add(r * k + x));
                    sum[0] = _mm512_add_ps(sum[0], _mm512_mul_ps(factor, line[0]));
                    sum[1] = _mm512_add_ps(sum[1], _mm512_mul_ps(factor, line[1]));
                }
            }
            for (r, sum) in sums.iter().enumerate() {
                _mm512_storeu_ps(c.add(r * n), sum[0]);
                _mm512_storeu_ps(c.add(r * n + 16), sum[1]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{multiply_add, rest};

    #[test]
    fn the_wide_path_gives_the_same_bits_as_the_plain_one() {
        let (m, k, n) = (13, 13, 61);
        let number = |i: usize| ((i * 7919 % 1000) as f32 - 500.0) / 321.0;
        let a: Vec<f32> = (0..m * k).map(number).collect();
        let b: Vec<f32> = (0..k * n).map(|i| number(i + 5)).collect();
        let (mut c, mut d) = (vec![0.5; m * n], vec![0.5; m * n]);
        multiply_add(&a, &b, &mut c, k, n);
        rest(&a, &b, &mut d, k, n, 0);
        assert_eq!(c, d);
        let naive: f32 = (0..k).map(|x| a[2 * k + x] * b[x * n + 3]).sum::<f32>() + 0.5;
        assert!((c[2 * n + 3] - naive).abs() < 1e-3);
    }
}
