//! Steps down the slopes: Adam for the network, AdaGrad for the weights between labels.

#![expect(
    clippy::inline_always,
    reason = "what stands in a kernel must be compiled with it, for its processor"
)]

use super::work::{SHARDS, Shard};
use crate::training::field::Edge;
use verbale_annotate::en::attribution::features::EDGES;
use verbale_annotate::en::attribution::labels::LABELS;
use verbale_annotate::matrix::Kernel;

/// Adam.
pub(super) struct Adam {
    pub(super) first: Vec<f32>,
    pub(super) second: Vec<f32>,
    pub(super) clock: i32,
}

pub(super) struct AdamStep<'a> {
    pub(super) adam: &'a mut Adam,
    pub(super) weights: &'a mut [f32],
    pub(super) slopes: &'a mut [f32],
    pub(super) mean: &'a mut [f32],
    pub(super) keep: f32,
    pub(super) rate: f32,
}

impl Kernel for AdamStep<'_> {
    #[inline(always)]
    fn run(self) {
        let (fix1, fix2) = (1.0 - 0.9f32.powi(self.adam.clock), 1.0 - 0.999f32.powi(self.adam.clock));
        let rate = self.rate * fix2.sqrt() / fix1;
        let moments = self.adam.first.iter_mut().zip(&mut self.adam.second);
        for (((w, g), mean), (m, v)) in
            self.weights.iter_mut().zip(self.slopes.iter_mut()).zip(self.mean).zip(moments)
        {
            *m = 0.9 * *m + 0.1 * *g;
            *v = 0.999 * *v + 0.001 * *g * *g;
            *w -= rate * *m / (v.sqrt() + 1e-8);
            *g = 0.0;
            *mean = self.keep * *mean + (1.0 - self.keep) * *w;
        }
    }
}

/// Weights between labels, by AdaGrad.
pub(super) struct Edges {
    pub(super) now: Vec<Edge>,
    pub(super) squares: Vec<Edge>,
    pub(super) mean: Vec<Edge>,
}

impl Edges {
    pub(super) fn new() -> Edges {
        let zero = vec![[[0.0; LABELS]; LABELS]; EDGES];
        Edges { now: zero.clone(), squares: vec![[[1e-1; LABELS]; LABELS]; EDGES], mean: zero }
    }

    /// One step by the changes the shards collected, summed by row first, so that a common row takes one step a batch.
    pub(super) fn change(&mut self, shards: &mut [Shard; SHARDS], rate: f32) {
        let mut changes: Vec<(u32, Edge)> = shards.iter_mut().flat_map(|s| s.changes.drain(..)).collect();
        changes.sort_by_key(|c| c.0);
        let mut i = 0;
        while i < changes.len() {
            let row = changes[i].0;
            let mut sum = [[0.0f32; LABELS]; LABELS];
            while i < changes.len() && changes[i].0 == row {
                for (s, v) in sum.iter_mut().flatten().zip(changes[i].1.iter().flatten()) {
                    *s += v;
                }
                i += 1;
            }
            let now = self.now[row as usize].iter_mut().flatten();
            let squares = self.squares[row as usize].iter_mut().flatten();
            for ((w, q), g) in now.zip(squares).zip(sum.iter().flatten()) {
                *q += g * g;
                *w -= 20.0 * rate * g / q.sqrt();
            }
        }
    }

    pub(super) fn average(&mut self, keep: f32) {
        for (m, w) in self.mean.iter_mut().flatten().flatten().zip(self.now.iter().flatten().flatten()) {
            *m = keep * *m + (1.0 - keep) * w;
        }
    }
}
