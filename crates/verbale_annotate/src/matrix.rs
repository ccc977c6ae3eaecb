//! Products of matrices of whole numbers, and the functions of a network, the same on every machine.
//!
//! **Invariant:** products are summed as whole numbers; other numbers are added and multiplied one by one in a fixed order
//! (no fused operations, no library functions). Any processor gives the same bits.

#![expect(
    clippy::inline_always,
    reason = "what stands in a kernel must be compiled with it, for its processor"
)]

/// Work that is compiled twice: for any processor, and for those with wide vectors. Mark `run` as always inlined.
pub trait Kernel {
    /// Does it.
    fn run(self);
}

/// Runs a kernel on the widest vectors this processor has. The result is the same on all.
pub fn dispatch(kernel: impl Kernel) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        #[expect(
            unsafe_code,
            reason = "the processor was asked for the feature one line above; the function is safe otherwise"
        )]
        // SAFETY: `wide` needs AVX2, which was detected.
        unsafe {
            wide(kernel);
        }
        return;
    }
    kernel.run();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn wide(kernel: impl Kernel) {
    kernel.run();
}

/// Columns that are computed side by side.
const WIDE: usize = 16;

/// A matrix of 16-bit numbers, laid out so that sixteen columns are read in a row, two lines at a time.
#[derive(Clone, Debug)]
pub struct Packed {
    lines: usize,
    columns: usize,
    numbers: Vec<i16>,
}

/// Activations are whole numbers of 1 / `INPUT_ONE`, weights of 1 / `WEIGHT_ONE`; both are cut to a range in which no sum
/// of 256 products leaves 32 bits.
pub const INPUT_ONE: f32 = 256.0;
/// See [`INPUT_ONE`].
pub const WEIGHT_ONE: f32 = 1024.0;

/// An activation as a whole number.
#[inline(always)]
pub fn whole_input(x: f32) -> i16 {
    // Rounds to even: adding 1.5 · 2^23 leaves the whole number in the lowest bits.
    let x = (x * INPUT_ONE).clamp(-4096.0, 4095.0);
    (x + 12_582_912.0).to_bits() as u16 as i16
}

/// A weight as a whole number.
pub fn whole_weight(w: f32) -> i16 {
    (w * WEIGHT_ONE).round().clamp(-2047.0, 2047.0) as i16
}

impl Packed {
    /// Packs a row-major matrix; an even number of lines and a multiple of 16 columns.
    pub fn new(matrix: &[i16], lines: usize, columns: usize) -> Option<Packed> {
        if !lines.is_multiple_of(2)
            || !columns.is_multiple_of(WIDE)
            || matrix.len() != lines * columns
            || lines > 256
        {
            return None;
        }
        let mut numbers = Vec::with_capacity(matrix.len());
        for from in (0..columns).step_by(WIDE) {
            for line in (0..lines).step_by(2) {
                for column in from..from + WIDE {
                    numbers.push(matrix[line * columns + column]);
                    numbers.push(matrix[(line + 1) * columns + column]);
                }
            }
        }
        Some(Packed { lines, columns, numbers })
    }

    /// The matrix, row-major.
    pub fn unpack(&self) -> Vec<i16> {
        let mut out = vec![0; self.numbers.len()];
        for (panel, numbers) in self.numbers.chunks_exact(self.lines * WIDE).enumerate() {
            for (pair, row) in numbers.chunks_exact(2 * WIDE).enumerate() {
                for (c, two) in row.chunks_exact(2).enumerate() {
                    out[2 * pair * self.columns + panel * WIDE + c] = two[0];
                    out[(2 * pair + 1) * self.columns + panel * WIDE + c] = two[1];
                }
            }
        }
        out
    }

    /// `out = a · self`, for whole rows of activations.
    pub fn multiply(&self, a: &[i16], out: &mut [f32]) {
        let rows = (a.len() / self.lines).min(out.len() / self.columns);
        let (a, out) = (&a[..rows * self.lines], &mut out[..rows * self.columns]);
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx512bw") {
            #[expect(
                unsafe_code,
                reason = "the processor was asked for the feature one line above, and the slices were cut to size"
            )]
            // SAFETY: AVX-512 was detected; `a` and `out` hold exactly `rows` rows of `lines` and `columns` numbers.
            unsafe {
                avx512::multiply(&self.numbers, a, out, self.lines, self.columns);
            }
            return;
        }
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            #[expect(
                unsafe_code,
                reason = "the processor was asked for the feature one line above, and the slices were cut to size"
            )]
            // SAFETY: AVX2 was detected; `a` and `out` hold exactly `rows` rows of `lines` and `columns` numbers.
            unsafe {
                avx2::multiply(&self.numbers, a, out, self.lines, self.columns);
            }
            return;
        }
        self.multiply_plain(a, out);
    }

    fn multiply_plain(&self, a: &[i16], out: &mut [f32]) {
        for (row, result) in a.chunks_exact(self.lines).zip(out.chunks_exact_mut(self.columns)) {
            for (panel, sums) in
                self.numbers.chunks_exact(self.lines * WIDE).zip(result.chunks_exact_mut(WIDE))
            {
                let mut whole = [0i32; WIDE];
                for (two, weights) in row.chunks_exact(2).zip(panel.chunks_exact(2 * WIDE)) {
                    for (sum, pair) in whole.iter_mut().zip(weights.chunks_exact(2)) {
                        *sum +=
                            i32::from(two[0]) * i32::from(pair[0]) + i32::from(two[1]) * i32::from(pair[1]);
                    }
                }
                for (sum, w) in sums.iter_mut().zip(whole) {
                    *sum = w as f32 * (1.0 / (INPUT_ONE * WEIGHT_ONE));
                }
            }
        }
    }
}

/// The product by the `tile` of its module, so many rows at once.
#[cfg(target_arch = "x86_64")]
macro_rules! by_tiles {
    ($features:literal, $rows:literal) => {
        /// # Safety
        /// The processor has the features; `a` and `out` hold whole rows of `lines` and `columns` numbers, the same number of
        /// each, and `packed` holds lines × columns numbers.
        #[target_feature(enable = $features)]
        pub(super) unsafe fn multiply(
            packed: &[i16],
            a: &[i16],
            out: &mut [f32],
            lines: usize,
            columns: usize,
        ) {
            let rows = a.len() / lines;
            for (n, panel) in packed.chunks_exact(lines * WIDE).enumerate() {
                let (a, out) = (a.as_ptr(), out.as_mut_ptr());
                let mut i = 0;
                // SAFETY: i + tile height <= rows, and a panel has WIDE of the columns, so all reads and writes stay inside.
                unsafe {
                    while i + $rows <= rows {
                        tile::<$rows>(
                            a.add(i * lines),
                            panel.as_ptr(),
                            out.add(i * columns + n * WIDE),
                            lines,
                            columns,
                        );
                        i += $rows;
                    }
                    while i < rows {
                        tile::<1>(
                            a.add(i * lines),
                            panel.as_ptr(),
                            out.add(i * columns + n * WIDE),
                            lines,
                            columns,
                        );
                        i += 1;
                    }
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    reason = "loads and stores of whole vectors; every offset is below the length the caller ensured"
)]
mod avx2 {
    use super::{INPUT_ONE, WEIGHT_ONE, WIDE};
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_cvtepi32_ps, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_mul_ps,
        _mm256_set1_epi32, _mm256_set1_ps, _mm256_setzero_si256, _mm256_storeu_ps,
    };

    by_tiles!("avx2", 4);

    /// # Safety
    /// `a` points at R rows of `lines` numbers, `panel` at lines × 16, `out` at R rows of `columns` of which 16 are written.
    #[target_feature(enable = "avx2")]
    #[inline]
    unsafe fn tile<const R: usize>(
        a: *const i16,
        panel: *const i16,
        out: *mut f32,
        lines: usize,
        columns: usize,
    ) {
        // SAFETY: as above; a pair of numbers is read without asking for alignment.
        unsafe {
            let mut sums: [[__m256i; 2]; R] = [[_mm256_setzero_si256(); 2]; R];
            for pair in 0..lines / 2 {
                let weights = [
                    _mm256_loadu_si256(panel.add(pair * 2 * WIDE).cast()),
                    _mm256_loadu_si256(panel.add(pair * 2 * WIDE + WIDE).cast()),
                ];
                for (r, sum) in sums.iter_mut().enumerate() {
                    let two = _mm256_set1_epi32(a.add(r * lines + 2 * pair).cast::<i32>().read_unaligned());
                    sum[0] = _mm256_add_epi32(sum[0], _mm256_madd_epi16(two, weights[0]));
                    sum[1] = _mm256_add_epi32(sum[1], _mm256_madd_epi16(two, weights[1]));
                }
            }
            let scale = _mm256_set1_ps(1.0 / (INPUT_ONE * WEIGHT_ONE));
            for (r, sum) in sums.iter().enumerate() {
                _mm256_storeu_ps(out.add(r * columns), _mm256_mul_ps(_mm256_cvtepi32_ps(sum[0]), scale));
                _mm256_storeu_ps(out.add(r * columns + 8), _mm256_mul_ps(_mm256_cvtepi32_ps(sum[1]), scale));
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    reason = "loads and stores of whole vectors; every offset is below the length the caller ensured"
)]
mod avx512 {
    use super::{INPUT_ONE, WEIGHT_ONE, WIDE};
    use std::arch::x86_64::{
        __m512i, _mm512_add_epi32, _mm512_cvtepi32_ps, _mm512_loadu_si512, _mm512_madd_epi16, _mm512_mul_ps,
        _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_si512, _mm512_storeu_ps,
    };

    by_tiles!("avx512f,avx512bw", 8);

    /// # Safety
    /// `a` points at R rows of `lines` numbers, `panel` at lines × 16, `out` at R rows of `columns` of which 16 are written.
    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    unsafe fn tile<const R: usize>(
        a: *const i16,
        panel: *const i16,
        out: *mut f32,
        lines: usize,
        columns: usize,
    ) {
        // SAFETY: as above; a pair of numbers is read without asking for alignment.
        unsafe {
            let mut sums: [__m512i; R] = [_mm512_setzero_si512(); R];
            for pair in 0..lines / 2 {
                let weights = _mm512_loadu_si512(panel.add(pair * 2 * WIDE).cast());
                for (r, sum) in sums.iter_mut().enumerate() {
                    let two = _mm512_set1_epi32(a.add(r * lines + 2 * pair).cast::<i32>().read_unaligned());
                    *sum = _mm512_add_epi32(*sum, _mm512_madd_epi16(two, weights));
                }
            }
            let scale = _mm512_set1_ps(1.0 / (INPUT_ONE * WEIGHT_ONE));
            for (r, sum) in sums.iter().enumerate() {
                _mm512_storeu_ps(out.add(r * columns), _mm512_mul_ps(_mm512_cvtepi32_ps(*sum), scale));
            }
        }
    }
}

/// e to the power x, by additions and multiplications alone; within 1e-6 of the true value.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    // Adding and taking away 1.5 · 2^23 rounds to a whole number, whose bits then stand in the lowest places.
    let shifted = x * std::f32::consts::LOG2_E + 12_582_912.0;
    let whole = shifted - 12_582_912.0;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let mut sum = 1.987_569_1e-4;
    sum = sum * rest + 1.398_199_9e-3;
    sum = sum * rest + 8.333_452e-3;
    sum = sum * rest + 4.166_579_6e-2;
    sum = sum * rest + 1.666_666_5e-1;
    sum = sum * rest + 0.5;
    sum = sum * rest * rest + rest + 1.0;
    sum * f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23))
}

/// The logistic function.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::{Packed, exp, whole_input};

    #[test]
    fn the_wide_path_gives_the_same_bits_as_the_plain_one() {
        let (rows, lines, columns) = (13, 24, 48);
        let number = |i: usize| ((i * 7919 % 4001) as i16) - 2000;
        let a: Vec<i16> = (0..rows * lines).map(number).collect();
        let b: Vec<i16> = (0..lines * columns).map(|i| number(i + 5)).collect();
        let packed = Packed::new(&b, lines, columns).expect("sizes fit");
        assert_eq!(packed.unpack(), b);
        let (mut c, mut d) = (vec![0.0; rows * columns], vec![0.0; rows * columns]);
        packed.multiply(&a, &mut c);
        packed.multiply_plain(&a, &mut d);
        assert_eq!(c, d);
        let naive: i32 =
            (0..lines).map(|x| i32::from(a[2 * lines + x]) * i32::from(b[x * columns + 3])).sum();
        assert!((c[2 * columns + 3] - naive as f32 / 262_144.0).abs() < 1e-3);
    }

    #[test]
    fn activations_round_and_stay_in_range() {
        assert_eq!([0.0, 1.0, -1.0, 0.0019, 99.0, -99.0].map(whole_input), [0, 256, -256, 0, 4095, -4096]);
    }

    #[test]
    fn the_exponential_is_close() {
        for x in [-20.0f32, -3.3, -0.1, 0.0, 0.7, 5.5, 30.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5);
        }
    }
}
