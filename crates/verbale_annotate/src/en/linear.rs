//! Linear models over hashed features: a row of small whole numbers a feature, one number a class, and weights that the classes share.

use super::attribution::weights::Reader;

/// Scores of `N` classes from hashed features.
///
/// Besides the rows there are *tied* weights: template `k` says "the evidence points to class `c`" and adds one weight to the
/// score of `c`, learned from all classes together, so that a rare class profits from what the frequent ones show.
#[derive(Clone, Debug)]
pub struct Linear<const N: usize> {
    /// Sorted.
    hashes: Vec<u32>,
    /// For each value of the upper bits of a hash, where those with it start.
    starts: Vec<u32>,
    rows: Vec<[i8; N]>,
    scale: f32,
    tied: Vec<f32>,
    /// Weights of the numbers that describe a case, one row a number.
    dense: Vec<[f32; N]>,
    /// Divides the scores, so that the probabilities are right on average.
    temperature: f32,
}

/// The features of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// Hashes; each has a weight for every class.
    pub own: Vec<u32>,
    /// How much each of them counts.
    pub share: f32,
    /// Template and class it points to, with how much.
    pub tied: Vec<(u8, u8, f32)>,
    /// Numbers that describe the case, in a fixed order; each has a weight for every class.
    pub dense: Vec<f32>,
}

impl Default for Features {
    fn default() -> Features {
        Features { own: Vec::new(), share: 1.0, tied: Vec::new(), dense: Vec::new() }
    }
}

impl Features {
    /// Empties it for another case.
    pub fn clear(&mut self) {
        self.own.clear();
        self.share = 1.0;
        self.tied.clear();
        self.dense.clear();
    }
}

/// For each value of the upper bits of sorted hashes, where those with it start; about one hash for each value.
fn starts(hashes: &[u32]) -> Vec<u32> {
    let bits = (hashes.len().max(2).ilog2() + 1).min(24);
    let mut out = vec![0u32; (1 << bits) + 1];
    for hash in hashes {
        out[(hash >> (32 - bits)) as usize + 1] += 1;
    }
    for i in 1..out.len() {
        out[i] += out[i - 1];
    }
    out
}

impl<const N: usize> Linear<N> {
    /// A model from trained weights; rows are rounded to whole numbers of a common fraction, rows of zeros are left out.
    pub fn new(mut rows: Vec<(u32, [f32; N])>, tied: Vec<f32>, temperature: f32) -> Linear<N> {
        rows.sort_by_key(|r| r.0);
        let top = rows.iter().flat_map(|r| r.1).fold(1e-6f32, |a, w| a.max(w.abs()));
        let scale = top / 127.0;
        let mut model = Linear {
            hashes: Vec::new(),
            starts: Vec::new(),
            rows: Vec::new(),
            scale,
            tied,
            dense: Vec::new(),
            temperature,
        };
        for (hash, row) in rows {
            let row = row.map(|w| (w / scale).round() as i8);
            if row.iter().any(|w| *w != 0) {
                model.hashes.push(hash);
                model.rows.push(row);
            }
        }
        model.starts = starts(&model.hashes);
        model
    }

    /// The row of a hash.
    fn row(&self, hash: u32) -> Option<&[i8; N]> {
        let shift = 32 - (self.starts.len() - 1).ilog2();
        let at = (hash >> shift) as usize;
        let (from, to) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        let found = self.hashes[from..to].iter().position(|h| *h == hash)?;
        self.rows.get(from + found)
    }

    /// With weights of the numbers that describe a case.
    #[must_use]
    pub fn with_dense(mut self, dense: Vec<[f32; N]>) -> Linear<N> {
        self.dense = dense;
        self
    }

    /// The score of every class.
    pub fn scores(&self, features: &Features) -> [f32; N] {
        let mut sum = [0i32; N];
        for hash in &features.own {
            if let Some(row) = self.row(*hash) {
                for (s, w) in sum.iter_mut().zip(row) {
                    *s += i32::from(*w);
                }
            }
        }
        let mut scores = sum.map(|s| s as f32 * self.scale * features.share);
        for &(template, class, value) in &features.tied {
            if let (Some(score), Some(weight)) =
                (scores.get_mut(class as usize), self.tied.get(template as usize))
            {
                *score += weight * value;
            }
        }
        for (value, weights) in features.dense.iter().zip(&self.dense) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight * value;
            }
        }
        scores
    }

    /// The probability of every class.
    pub fn probabilities(&self, features: &Features) -> [f32; N] {
        softmax(self.scores(features).map(|s| s / self.temperature))
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(self.scale.to_le_bytes());
        out.extend(self.temperature.to_le_bytes());
        out.extend((self.tied.len() as u32).to_le_bytes());
        for weight in &self.tied {
            out.extend(weight.to_le_bytes());
        }
        out.extend((self.rows.len() as u32).to_le_bytes());
        for hash in &self.hashes {
            out.extend(hash.to_le_bytes());
        }
        for row in &self.rows {
            out.extend(row.map(i8::cast_unsigned));
        }
        if !self.dense.is_empty() {
            out.extend((self.dense.len() as u32).to_le_bytes());
            for weight in self.dense.iter().flatten() {
                out.extend(weight.to_le_bytes());
            }
        }
        out
    }

    /// From bytes; `None` if they are cut short or out of order.
    pub fn read(bytes: &[u8]) -> Option<Linear<N>> {
        let mut reader = Reader(bytes);
        let scale = f32::from_bits(reader.u32()?);
        let temperature = f32::from_bits(reader.u32()?);
        let count = reader.u32()?;
        let tied = (0..count).map(|_| reader.u32().map(f32::from_bits)).collect::<Option<Vec<_>>>()?;
        let count = reader.u32()?;
        let hashes = (0..count).map(|_| reader.u32()).collect::<Option<Vec<_>>>()?;
        let rows = (0..count)
            .map(|_| Some(reader.array::<N>()?.map(u8::cast_signed)))
            .collect::<Option<Vec<_>>>()?;
        let count = if reader.0.is_empty() { 0 } else { reader.u32()? };
        let mut dense = Vec::new();
        for _ in 0..count {
            let mut row = [0.0; N];
            for weight in &mut row {
                *weight = f32::from_bits(reader.u32()?);
            }
            dense.push(row);
        }
        hashes.is_sorted().then(|| {
            let starts = starts(&hashes);
            Linear { hashes, starts, rows, scale, tied, dense, temperature }
        })
    }
}

/// Probabilities from scores.
pub fn softmax<const N: usize>(scores: [f32; N]) -> [f32; N] {
    let top = scores.iter().fold(f32::MIN, |a, s| a.max(*s));
    let mut out = scores.map(|s| (s - top).exp());
    let sum: f32 = out.iter().sum();
    for p in &mut out {
        *p /= sum;
    }
    out
}

/// The class of the highest number; the first of equals.
pub fn best<const N: usize>(numbers: &[f32; N]) -> usize {
    (0..N).fold(0, |top, i| if numbers[i] > numbers[top] { i } else { top })
}

#[cfg(test)]
mod tests {
    use super::{Features, Linear};

    #[test]
    fn a_model_reads_back_as_written_and_scores_the_same() {
        let model = Linear::<2>::new(vec![(9, [0.5, -1.0]), (3, [0.25, 0.0])], vec![2.0], 1.5)
            .with_dense(vec![[0.5, 0.0], [9.0, 9.0]]);
        let again = Linear::<2>::read(&model.write()).expect("reads back");
        let features = Features {
            own: vec![3, 9, 77],
            share: 1.0,
            tied: vec![(0, 1, 1.0), (9, 0, 1.0)],
            dense: vec![2.0],
        };
        assert_eq!(model.scores(&features).map(f32::to_bits), again.scores(&features).map(f32::to_bits));
        assert!((model.scores(&features)[1] - 1.0).abs() < 0.01);
        assert!((model.scores(&features)[0] - 1.75).abs() < 0.01);
        assert_eq!(Linear::<2>::read(&model.write()[..20]).map(|m| m.len()), None);
    }
}
