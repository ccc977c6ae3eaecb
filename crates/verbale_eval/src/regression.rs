//! Regularised softmax regression over hashed features, own rows and tied weights, by limited-memory BFGS.
//!
//! Deterministic: one thread, cases and features in a fixed order.

use std::collections::BTreeMap;
use verbale_annotate::en::linear::{Features, Linear};

/// One case to learn from.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is seen.
    pub features: Features,
    /// The classes it may belong to, as bits; more than one where the gold is coarser than the classes.
    pub allowed: u32,
    /// How much it counts.
    pub weight: f32,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Strength of the pull of rows towards zero.
    pub own: f64,
    /// The same for tied weights.
    pub tied: f64,
    /// The same for weights of numbers.
    pub dense: f64,
    /// Most steps.
    pub steps: usize,
    /// A feature seen in fewer cases is left out.
    pub least: usize,
    /// Whether a feature counts by how unevenly the classes have it: even ones are pulled to zero harder.
    pub uneven: bool,
}

/// Weights as learned, before rounding.
#[derive(Clone, Debug)]
pub struct Learned<const N: usize> {
    /// Hash and row.
    pub rows: Vec<(u32, [f32; N])>,
    /// By template.
    pub tied: Vec<f32>,
    /// By number that describes a case.
    pub dense: Vec<[f32; N]>,
}

impl<const N: usize> Learned<N> {
    /// As a model.
    pub fn model(self, temperature: f32) -> Linear<N> {
        Linear::new(self.rows, self.tied, temperature).with_dense(self.dense)
    }
}

struct Problem<'a, const N: usize> {
    cases: &'a [Case],
    /// Rows of the features of each case.
    rows: Vec<Vec<u32>>,
    count: usize,
    /// Number of tied templates.
    tied: usize,
    /// By row: how much the feature counts.
    worth: Vec<f64>,
    plan: Plan,
}

impl<const N: usize> Problem<'_, N> {
    /// Loss; writes the gradient.
    fn loss(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let border = self.count * N;
        let numbers = border + self.tied;
        let mut loss = 0.0;
        for (i, w) in at.iter().enumerate() {
            let pull = match i {
                _ if i < border => self.plan.own,
                _ if i < numbers => self.plan.tied,
                _ => self.plan.dense,
            };
            loss += 0.5 * pull * w * w;
            gradient[i] = pull * w;
        }
        for (case, rows) in self.cases.iter().zip(&self.rows) {
            let mut scores = [0.0f64; N];
            for &row in rows {
                let from = row as usize * N;
                let worth = self.worth[row as usize];
                for (s, w) in scores.iter_mut().zip(&at[from..from + N]) {
                    *s += w * worth;
                }
            }
            let share = f64::from(case.features.share);
            scores = scores.map(|s| s * share);
            for &(template, class, value) in &case.features.tied {
                scores[class as usize] += at[border + template as usize] * f64::from(value);
            }
            for (&value, weights) in case.features.dense.iter().zip(at[numbers..].as_chunks::<N>().0) {
                for (s, w) in scores.iter_mut().zip(weights) {
                    *s += w * f64::from(value);
                }
            }
            let top = scores.iter().fold(f64::MIN, |a, s| a.max(*s));
            let mut p = scores.map(|s| (s - top).exp());
            let sum: f64 = p.iter().sum();
            let mass: f64 = (0..N).filter(|c| case.allowed >> c & 1 == 1).map(|c| p[c]).sum();
            let weight = f64::from(case.weight);
            loss -= weight * (mass / sum).max(1e-300).ln();
            for (c, p) in p.iter_mut().enumerate() {
                let want = if case.allowed >> c & 1 == 1 { *p / mass.max(1e-300) } else { 0.0 };
                *p = weight * (*p / sum - want);
            }
            for &row in rows {
                let from = row as usize * N;
                let worth = share * self.worth[row as usize];
                for (g, d) in gradient[from..from + N].iter_mut().zip(&p) {
                    *g += d * worth;
                }
            }
            for &(template, class, value) in &case.features.tied {
                gradient[border + template as usize] += p[class as usize] * f64::from(value);
            }
            let rows = gradient[numbers..].as_chunks_mut::<N>().0;
            for (&value, row) in case.features.dense.iter().zip(rows) {
                for (g, d) in row.iter_mut().zip(&p) {
                    *g += d * f64::from(value);
                }
            }
        }
        loss
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Learns from cases; `tied` is the number of templates.
pub fn learn<const N: usize>(cases: &[Case], tied: usize, plan: Plan) -> Learned<N> {
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for hash in cases.iter().flat_map(|c| &c.features.own) {
        *seen.entry(*hash).or_default() += 1;
    }
    seen.retain(|_, n| *n >= plan.least);
    let index: BTreeMap<u32, u32> = seen.keys().enumerate().map(|(i, h)| (*h, i as u32)).collect();
    let rows: Vec<Vec<u32>> =
        cases.iter().map(|c| c.features.own.iter().filter_map(|h| index.get(h).copied()).collect()).collect();
    let worth = if plan.uneven { unevenness::<N>(cases, &rows, index.len()) } else { vec![1.0; index.len()] };
    let problem = Problem::<N> { cases, rows, count: index.len(), tied, worth, plan };
    let dense = problem.cases.iter().map(|c| c.features.dense.len()).max().unwrap_or(0);
    let numbers = index.len() * N + tied;
    let size = numbers + dense * N;
    let at = descend(size, plan.steps, |at, gradient| problem.loss(at, gradient));
    let row = |i: u32| std::array::from_fn(|c| (at[i as usize * N + c] * problem.worth[i as usize]) as f32);
    Learned {
        rows: index.iter().map(|(h, i)| (*h, row(*i))).collect(),
        tied: at[index.len() * N..numbers].iter().map(|w| *w as f32).collect(),
        dense: at[numbers..].as_chunks::<N>().0.iter().map(|row| row.map(|w| w as f32)).collect(),
    }
}

/// The largest log ratio between a feature's share of the cases of a class and of the others, by row.
fn unevenness<const N: usize>(cases: &[Case], rows: &[Vec<u32>], count: usize) -> Vec<f64> {
    let mut seen = vec![[0.5f64; N]; count];
    let mut all = [1.0f64; N];
    for (case, rows) in cases.iter().zip(rows) {
        let share = 1.0 / f64::from(case.allowed.count_ones());
        for c in (0..N).filter(|c| case.allowed >> c & 1 == 1) {
            all[c] += share;
            for &row in rows {
                seen[row as usize][c] += share;
            }
        }
    }
    let total: f64 = all.iter().sum();
    seen.iter()
        .map(|row| {
            let sum: f64 = row.iter().sum();
            (0..N)
                .map(|c| ((row[c] / all[c]) / ((sum - row[c]) / (total - all[c]))).ln().abs())
                .fold(0.0, f64::max)
                .min(2.0)
        })
        .collect()
}

/// Limited-memory BFGS with backtracking, from zero.
fn descend(size: usize, steps: usize, loss: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    const MEMORY: usize = 8;
    let mut at = vec![0.0; size];
    let mut gradient = vec![0.0; size];
    let mut value = loss(&at, &mut gradient);
    let mut past: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for step in 0..steps {
        let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
        let mut alphas = Vec::with_capacity(past.len());
        for (s, y, rho) in past.iter().rev() {
            let alpha = rho * dot(s, &direction);
            direction.iter_mut().zip(y).for_each(|(d, y)| *d -= alpha * y);
            alphas.push(alpha);
        }
        if let Some((s, y, _)) = past.last() {
            let scale = dot(s, y) / dot(y, y);
            for d in &mut direction {
                *d *= scale;
            }
        }
        for ((s, y, rho), alpha) in past.iter().zip(alphas.iter().rev()) {
            let beta = rho * dot(y, &direction);
            direction.iter_mut().zip(s).for_each(|(d, s)| *d += (alpha - beta) * s);
        }
        let slope = dot(&gradient, &direction);
        let mut length = if step == 0 { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let mut next = vec![0.0; size];
        let mut next_gradient = vec![0.0; size];
        let mut next_value = f64::INFINITY;
        for _ in 0..20 {
            for ((n, a), d) in next.iter_mut().zip(&at).zip(&direction) {
                *n = a + length * d;
            }
            next_value = loss(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * length * slope {
                break;
            }
            length *= 0.5;
        }
        let done = value - next_value <= 1e-5 * value.abs();
        let s: Vec<f64> = next.iter().zip(&at).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curve = dot(&s, &y);
        if next_value > value || done {
            if next_value <= value {
                at = next;
            }
            break;
        }
        if curve > 1e-12 {
            if past.len() == MEMORY {
                past.remove(0);
            }
            past.push((s, y, 1.0 / curve));
        }
        (at, gradient, value) = (next, next_gradient, next_value);
    }
    at
}

/// The temperature under which the probabilities of the right classes are highest: scores and right class of held-out cases.
pub fn temperature<const N: usize>(held: &[([f32; N], usize)]) -> f32 {
    let loss = |t: f32| -> f64 {
        held.iter()
            .map(|(scores, gold)| {
                -f64::from(verbale_annotate::en::linear::softmax(scores.map(|s| s / t))[*gold].max(1e-9).ln())
            })
            .sum()
    };
    (5..60).map(|i| i as f32 * 0.05).min_by(|a, b| loss(*a).total_cmp(&loss(*b))).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Case, Plan, learn};
    use verbale_annotate::en::linear::{Features, best};

    #[test]
    fn what_separates_the_classes_is_learned_and_the_same_each_time() {
        let case = |own: &[u32], tied: &[(u8, u8, f32)], class: u32| Case {
            features: Features { own: own.to_vec(), share: 1.0, tied: tied.to_vec(), ..Features::default() },
            allowed: 1 << class,
            weight: 1.0,
        };
        let cases = [
            case(&[1, 9], &[(0, 0, 1.0)], 0),
            case(&[1, 8], &[(0, 0, 1.0)], 0),
            case(&[2, 9], &[(0, 1, 1.0)], 1),
            case(&[2, 8], &[], 1),
        ];
        let plan = Plan { own: 0.1, tied: 0.1, dense: 0.1, steps: 50, least: 1, uneven: false };
        let model = learn::<3>(&cases, 1, plan).model(1.0);
        for c in &cases {
            assert_eq!(1 << best(&model.scores(&c.features)), c.allowed);
        }
        // The tied template points to a class without a single case.
        let unseen = Features { own: vec![77], share: 1.0, tied: vec![(0, 2, 1.0)], ..Features::default() };
        assert_eq!(best(&model.scores(&unseen)), 2);
        assert_eq!(model.write(), learn::<3>(&cases, 1, plan).model(1.0).write());
    }
}
