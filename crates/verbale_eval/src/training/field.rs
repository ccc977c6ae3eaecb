//! The conditional random field over the labels of a paragraph: probabilities of labels and of pairs of labels.

#![expect(clippy::needless_range_loop, reason = "labels index several tables at once")]

use verbale_annotate::en::attribution::labels::{LABELS, may_follow};
use verbale_annotate::en::attribution::weights::{Edges, UNIT};

/// Weights between labels: from (row), to (column).
pub type Edge = [[f32; LABELS]; LABELS];

/// Weights between labels as whole numbers.
pub fn whole(edges: &[Edge]) -> Edges {
    edges.iter().map(|e| e.map(|r| r.map(|w| (w / UNIT).round().clamp(-127.0, 127.0) as i8))).collect()
}

/// Beliefs about one paragraph.
#[derive(Default)]
pub struct Lattice {
    alpha: Vec<[f32; LABELS]>,
    beta: Vec<[f32; LABELS]>,
    steps: Vec<Edge>,
    local: Vec<[f32; LABELS]>,
}

impl Lattice {
    /// Probabilities of labels (into `marginals`) and of pairs (`pairs`), given scores. Returns the log of their sum over
    /// paths less a constant per token, which cancels in no gradient.
    pub(crate) fn run(
        &mut self,
        scores: &[[f32; LABELS]],
        between: &[Edge],
        marginals: &mut Vec<[f32; LABELS]>,
        pairs: &mut Vec<Edge>,
    ) {
        let n = scores.len();
        self.alpha.clear();
        self.steps.clear();
        self.local.clear();
        self.beta.clear();
        self.beta.resize(n, [1.0; LABELS]);
        for i in 0..n {
            let top = scores[i].iter().copied().fold(f32::MIN, f32::max);
            let local = scores[i].map(|s| (s - top).exp());
            let mut step = [[0.0; LABELS]; LABELS];
            for (from, row) in step.iter_mut().enumerate() {
                for (to, cell) in row.iter_mut().enumerate() {
                    if may_follow((i > 0).then_some(from), to) && (i > 0 || from == 0) {
                        *cell = between[i][from][to].exp();
                    }
                }
            }
            let mut alpha = [0.0f32; LABELS];
            for from in 0..LABELS {
                let mass = if i == 0 { f32::from(u8::from(from == 0)) } else { self.alpha[i - 1][from] };
                for to in 0..LABELS {
                    alpha[to] += mass * step[from][to];
                }
            }
            for (a, l) in alpha.iter_mut().zip(local) {
                *a *= l;
            }
            let sum: f32 = alpha.iter().sum::<f32>().max(1e-30);
            self.alpha.push(alpha.map(|a| a / sum));
            self.steps.push(step);
            self.local.push(local);
        }
        for i in (0..n.saturating_sub(1)).rev() {
            let mut beta = [0.0f32; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    beta[from] += self.steps[i + 1][from][to] * self.local[i + 1][to] * self.beta[i + 1][to];
                }
            }
            let sum: f32 = beta.iter().sum::<f32>().max(1e-30);
            self.beta[i] = beta.map(|b| b / sum);
        }
        marginals.clear();
        pairs.clear();
        for i in 0..n {
            let mut own = [0.0f32; LABELS];
            for l in 0..LABELS {
                own[l] = self.alpha[i][l] * self.beta[i][l];
            }
            let sum: f32 = own.iter().sum::<f32>().max(1e-30);
            marginals.push(own.map(|o| o / sum));
            let mut pair = [[0.0f32; LABELS]; LABELS];
            let mut sum = 0.0;
            for from in 0..LABELS {
                let mass = if i == 0 { f32::from(u8::from(from == 0)) } else { self.alpha[i - 1][from] };
                for to in 0..LABELS {
                    pair[from][to] = mass * self.steps[i][from][to] * self.local[i][to] * self.beta[i][to];
                    sum += pair[from][to];
                }
            }
            let scale = 1.0 / sum.max(1e-30);
            for cell in pair.iter_mut().flatten() {
                *cell *= scale;
            }
            pairs.push(pair);
        }
    }
}
