//! Forward and backward through the network and the field on top, on two threads.

#![expect(
    clippy::inline_always,
    reason = "what stands in a kernel must be compiled with it, for its processor"
)]

use super::layout::{Float, LAYER, Layout};
use super::{Belief, Paragraph, Plan};
use crate::training::field::{Edge, Lattice};
use crate::training::product::multiply_add;
use crate::training::random::Random;
use verbale_annotate::en::attribution::labels::LABELS;
use verbale_annotate::en::attribution::network::{self, GATES, Gates, HALF, LAYERS, SMALL, WIDTH, WORD};
use verbale_annotate::en::vectors::DIMS;
use verbale_annotate::matrix::{Kernel, dispatch};

/// Activations and gradients of one batch.
#[derive(Default)]
struct Work {
    /// Input of each layer (after dropping), and what the last one gives.
    levels: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
    products: Vec<Vec<f32>>,
    states: Vec<[Vec<f32>; 2]>,
    slope: Vec<f32>,
    below: Vec<f32>,
    gate_slope: Vec<f32>,
    flipped: Vec<f32>,
    lattice: Lattice,
}

fn flip(matrix: &[f32], rows: usize, columns: usize, out: &mut Vec<f32>) {
    out.clear();
    out.resize(rows * columns, 0.0);
    for (r, row) in matrix.chunks_exact(columns).take(rows).enumerate() {
        for (c, v) in row.iter().enumerate() {
            out[c * rows + r] = *v;
        }
    }
}

struct Scan<'a> {
    gates: &'a Gates,
    ends: &'a [usize],
    input: &'a [f32],
    products: &'a [f32],
    states: &'a mut [Vec<f32>; 2],
    out: &'a mut [f32],
}

impl Kernel for Scan<'_> {
    #[inline(always)]
    fn run(self) {
        for direction in 0..2 {
            let mut start = 0;
            for &end in self.ends {
                network::scan(
                    self.gates,
                    direction,
                    start,
                    end,
                    self.input,
                    self.products,
                    &mut self.states[direction],
                    self.out,
                );
                start = end;
            }
        }
    }
}

struct ScanBack<'a> {
    gates: &'a Gates,
    ends: &'a [usize],
    input: &'a [f32],
    products: &'a [f32],
    states: &'a [Vec<f32>; 2],
    slope: &'a [f32],
    below: &'a mut [f32],
    gate_slope: &'a mut [f32],
    own: &'a mut [[[f32; HALF]; 4]; 2],
}

impl Kernel for ScanBack<'_> {
    #[inline(always)]
    fn run(self) {
        for direction in 0..2 {
            let states = &self.states[direction];
            let [forget_state, reset_state, _, _] = &self.gates.0[direction];
            let mut start = 0;
            for &end in self.ends {
                let mut carry = [0.0f32; HALF];
                for step in start..end {
                    // Against the direction of reading.
                    let t = if direction == 0 { start + end - 1 - step } else { step };
                    let before = if direction == 0 {
                        t.checked_sub(1).filter(|b| *b >= start)
                    } else {
                        Some(t + 1).filter(|b| *b < end)
                    };
                    for j in 0..HALF {
                        let forget = states[t * 3 * HALF + j];
                        let reset = states[t * 3 * HALF + HALF + j];
                        let now = states[t * 3 * HALF + 2 * HALF + j];
                        let past = before.map_or(0.0, |b| states[b * 3 * HALF + 2 * HALF + j]);
                        let u = self.products[t * GATES + direction * 3 * HALF + j];
                        let x = self.input[t * WIDTH + direction * HALF + j];
                        let dh = self.slope[t * WIDTH + direction * HALF + j];
                        let dc = dh * reset + carry[j];
                        let dr = dh * (now - x) * reset * (1.0 - reset);
                        let df = dc * (past - u) * forget * (1.0 - forget);
                        self.below[t * WIDTH + direction * HALF + j] = dh * (1.0 - reset);
                        self.gate_slope[t * GATES + direction * 3 * HALF + j] = dc * (1.0 - forget);
                        self.gate_slope[t * GATES + (direction * 3 + 1) * HALF + j] = df;
                        self.gate_slope[t * GATES + (direction * 3 + 2) * HALF + j] = dr;
                        carry[j] = dc * forget + df * forget_state[j] + dr * reset_state[j];
                        let own = &mut self.own[direction];
                        own[0][j] += df * past;
                        own[1][j] += dr * past;
                        own[2][j] += df;
                        own[3][j] += dr;
                    }
                }
                start = end;
            }
        }
    }
}

impl Work {
    /// Forward and backward over paragraphs; adds to `slopes` and `changes`, returns the loss.
    #[expect(clippy::too_many_arguments, reason = "one call site")]
    fn step(
        &mut self,
        batch: &[&Paragraph],
        scale: f32,
        layout: &Layout,
        weights: &[f32],
        slopes: &mut [f32],
        edges: &[Edge],
        changes: &mut Vec<(u32, Edge)>,
        plan: Plan,
        random: &mut Random,
    ) -> f32 {
        let net = layout.float(weights);
        let Forward { n, ends, dropped } = self.forward(batch, layout, weights, &net, plan, random);
        let loss = self.top(batch, n, scale, layout, &net, slopes, edges, plan.trust, changes);
        for (d, m) in self.slope.iter_mut().zip(&self.masks[LAYERS]) {
            *d *= m;
        }
        for l in (0..LAYERS).rev() {
            self.gate_slope.resize(n * GATES, 0.0);
            self.below.resize(n * WIDTH, 0.0);
            let mut own = [[[0.0; HALF]; 4]; 2];
            dispatch(ScanBack {
                gates: &net.layers[l].1,
                ends: &ends,
                input: &self.levels[l],
                products: &self.products[l],
                states: &self.states[l],
                slope: &self.slope,
                below: &mut self.below,
                gate_slope: &mut self.gate_slope,
                own: &mut own,
            });
            let base = layout.layers + l * LAYER;
            flip(&self.levels[l], n, WIDTH, &mut self.flipped);
            multiply_add(
                &self.flipped,
                &self.gate_slope[..n * GATES],
                &mut slopes[base..base + WIDTH * GATES],
                n,
                GATES,
            );
            let gates = &mut slopes[base + WIDTH * GATES..base + LAYER];
            for (s, v) in gates.iter_mut().zip(own.iter().flatten().flatten()) {
                *s += v;
            }
            flip(net.layers[l].0, WIDTH, GATES, &mut self.flipped);
            multiply_add(
                &self.gate_slope[..n * GATES],
                &self.flipped,
                &mut self.below[..n * WIDTH],
                GATES,
                WIDTH,
            );
            self.slope.clear();
            self.slope.extend(self.below[..n * WIDTH].iter().zip(&self.masks[l]).map(|(b, m)| b * m));
        }
        let mut at = 0;
        for p in batch {
            for i in 0..p.gold.len() {
                let row = &self.slope[at * WIDTH..(at + 1) * WIDTH];
                if let Some(word) = dropped[at] {
                    for (s, g) in slopes[word * WORD..(word + 1) * WORD].iter_mut().zip(&row[DIMS..]) {
                        *s += g;
                    }
                }
                let (mut base, mut column) = (layout.small, DIMS + WORD);
                for ((count, width), id) in SMALL.into_iter().zip(p.small[i]) {
                    let id = id.min(count - 1);
                    for (s, g) in
                        slopes[base + id * width..base + (id + 1) * width].iter_mut().zip(&row[column..])
                    {
                        *s += g;
                    }
                    base += count * width;
                    column += width;
                }
                at += 1;
            }
        }
        loss
    }

    /// Through the layers; the last level holds what they give.
    fn forward(
        &mut self,
        batch: &[&Paragraph],
        layout: &Layout,
        weights: &[f32],
        net: &Float<'_>,
        plan: Plan,
        random: &mut Random,
    ) -> Forward {
        let n: usize = batch.iter().map(|p| p.gold.len()).sum();
        let mut ends = Vec::with_capacity(batch.len());
        self.levels.resize(LAYERS + 1, Vec::new());
        self.masks.resize(LAYERS + 1, Vec::new());
        self.products.resize(LAYERS, Vec::new());
        self.states.resize(LAYERS, [Vec::new(), Vec::new()]);
        let mut at = 0;
        let mut dropped = Vec::with_capacity(n);
        let input = &mut self.levels[0];
        input.clear();
        input.resize(n * WIDTH, 0.0);
        for p in batch {
            for i in 0..p.gold.len() {
                let row = &mut input[at * WIDTH..(at + 1) * WIDTH];
                row[..DIMS].copy_from_slice(&p.meanings[i * DIMS..(i + 1) * DIMS]);
                let word = p.words[i].filter(|_| random.unit() >= plan.drop_word);
                dropped.push(word);
                if let Some(word) = word {
                    row[DIMS..DIMS + WORD].copy_from_slice(&weights[word * WORD..(word + 1) * WORD]);
                }
                let (mut base, mut column) = (layout.small, DIMS + WORD);
                for ((count, width), id) in SMALL.into_iter().zip(p.small[i]) {
                    let id = id.min(count - 1);
                    row[column..column + width]
                        .copy_from_slice(&weights[base + id * width..base + (id + 1) * width]);
                    base += count * width;
                    column += width;
                }
                at += 1;
            }
            ends.push(at);
        }
        for l in 0..LAYERS {
            drop(&mut self.levels[l], &mut self.masks[l], plan.drop, random);
            let products = &mut self.products[l];
            products.clear();
            products.resize(n * GATES, 0.0);
            multiply_add(&self.levels[l], net.layers[l].0, products, WIDTH, GATES);
            for side in &mut self.states[l] {
                side.resize(n * 3 * HALF, 0.0);
            }
            let mut out = std::mem::take(&mut self.levels[l + 1]);
            out.resize(n * WIDTH, 0.0);
            dispatch(Scan {
                gates: &net.layers[l].1,
                ends: &ends,
                input: &self.levels[l],
                products,
                states: &mut self.states[l],
                out: &mut out,
            });
            self.levels[l + 1] = out;
        }
        drop(&mut self.levels[LAYERS], &mut self.masks[LAYERS], plan.drop, random);
        Forward { n, ends, dropped }
    }

    /// Scores of labels and of pairs of labels of a paragraph whose tokens start at `at` in the batch.
    fn scores(&self, p: &Paragraph, at: usize, net: &Float<'_>, edges: &[Edge], out: &mut Scores) {
        let last = &self.levels[LAYERS];
        out.own.clear();
        out.between.clear();
        for i in 0..p.gold.len() {
            let row = &last[(at + i) * WIDTH..(at + i + 1) * WIDTH];
            let mut sum = net.bias;
            for (x, w) in row.iter().zip(net.out.chunks_exact(LABELS)) {
                for (s, w) in sum.iter_mut().zip(w) {
                    *s += x * w;
                }
            }
            out.own.push(sum);
            let mut step = [[0.0; LABELS]; LABELS];
            for &edge in &p.edges[i] {
                for (s, r) in step.iter_mut().flatten().zip(edges[edge as usize].iter().flatten()) {
                    *s += r;
                }
            }
            out.between.push(step);
        }
    }

    /// Adds to each paragraph's beliefs what these weights believe, nothing dropped.
    fn believe(
        &mut self,
        batch: &[&Paragraph],
        layout: &Layout,
        weights: &[f32],
        edges: &[Edge],
        plan: Plan,
        beliefs: &mut [Vec<Belief>],
    ) {
        let plan = Plan { drop: 0.0, drop_word: 0.0, ..plan };
        let share = 1.0 / plan.teachers as f32;
        let net = layout.float(weights);
        self.forward(batch, layout, weights, &net, plan, &mut Random::new(0));
        let (mut scores, mut marginals, mut pairs) = (Scores::default(), Vec::new(), Vec::new());
        let mut at = 0;
        for (p, own) in batch.iter().zip(beliefs) {
            self.scores(p, at, &net, edges, &mut scores);
            self.lattice.run(&scores.own, &scores.between, &mut marginals, &mut pairs);
            own.resize(p.gold.len(), ([0.0; LABELS], [[0.0; LABELS]; LABELS]));
            for (belief, (label, pair)) in own.iter_mut().zip(marginals.iter().zip(&pairs)) {
                for (b, l) in belief.0.iter_mut().zip(label) {
                    *b += share * l;
                }
                for (b, l) in belief.1.iter_mut().flatten().zip(pair.iter().flatten()) {
                    *b += share * l;
                }
            }
            at += p.gold.len();
        }
    }

    /// The field on top: loss, gradients of the last layer's output into `slope`.
    #[expect(clippy::too_many_arguments, reason = "one call site")]
    fn top(
        &mut self,
        batch: &[&Paragraph],
        n: usize,
        scale: f32,
        layout: &Layout,
        net: &Float<'_>,
        slopes: &mut [f32],
        edges: &[Edge],
        trust: f32,
        changes: &mut Vec<(u32, Edge)>,
    ) -> f32 {
        self.slope.clear();
        self.slope.resize(n * WIDTH, 0.0);
        let (mut scores, mut marginals, mut pairs) = (Scores::default(), Vec::new(), Vec::new());
        let (mut at, mut loss) = (0, 0.0);
        for p in batch {
            self.scores(p, at, net, edges, &mut scores);
            self.lattice.run(&scores.own, &scores.between, &mut marginals, &mut pairs);
            let mut before = 0;
            for i in 0..p.gold.len() {
                let gold = p.gold[i] as usize;
                loss -= marginals[i][gold].max(1e-6).ln();
                let mut slope = marginals[i];
                let mut pair = pairs[i];
                let truth = if p.beliefs.is_empty() { 1.0 } else { 1.0 - trust };
                slope[gold] -= truth;
                pair[before][gold] -= truth;
                before = gold;
                if let Some((label, pairs)) = p.beliefs.get(i) {
                    for (s, b) in slope.iter_mut().zip(label) {
                        *s -= trust * b;
                    }
                    for (s, b) in pair.iter_mut().flatten().zip(pairs.iter().flatten()) {
                        *s -= trust * b;
                    }
                }
                if slope.iter().all(|s| s.abs() < 1e-5) {
                    continue;
                }
                changes.extend(p.edges[i].iter().map(|e| (*e, pair)));
                let slope = slope.map(|s| s * scale);
                let row = &self.levels[LAYERS][(at + i) * WIDTH..(at + i + 1) * WIDTH];
                let down = &mut self.slope[(at + i) * WIDTH..(at + i + 1) * WIDTH];
                let out = &mut slopes[layout.out..layout.all];
                let (matrix, bias) = out.split_at_mut(WIDTH * LABELS);
                for (((d, x), w), g) in down
                    .iter_mut()
                    .zip(row)
                    .zip(net.out.chunks_exact(LABELS))
                    .zip(matrix.chunks_exact_mut(LABELS))
                {
                    for l in 0..LABELS {
                        g[l] += x * slope[l];
                        *d += w[l] * slope[l];
                    }
                }
                for (b, s) in bias.iter_mut().zip(slope) {
                    *b += s;
                }
            }
            at += p.gold.len();
        }
        loss
    }
}

/// What a way through the layers leaves: tokens, where each paragraph ends, the learned words that were not dropped.
struct Forward {
    n: usize,
    ends: Vec<usize>,
    dropped: Vec<Option<usize>>,
}

/// Scores of a paragraph's labels, and of their pairs.
#[derive(Default)]
struct Scores {
    own: Vec<[f32; LABELS]>,
    between: Vec<Edge>,
}

/// Parts of a batch that are worked on at once. The sums are the same on any number of processors.
pub(super) const SHARDS: usize = 2;

/// What works on a part of a batch.
pub(super) struct Shard {
    work: Work,
    pub(super) slopes: Vec<f32>,
    pub(super) changes: Vec<(u32, Edge)>,
}

impl Shard {
    pub(super) fn new(weights: usize) -> Shard {
        Shard { work: Work::default(), slopes: vec![0.0; weights], changes: Vec::new() }
    }
}

/// One batch, shared out. Returns the loss.
pub(super) fn step(
    shards: &mut [Shard; SHARDS],
    batch: &[&Paragraph],
    layout: &Layout,
    weights: &[f32],
    edges: &[Edge],
    plan: Plan,
    random: &mut Random,
) -> f32 {
    let tokens: usize = batch.iter().map(|p| p.gold.len()).sum();
    // Gradients are means over about this many tokens.
    let scale = 16.0 / tokens.max(1) as f32;
    let parts = share(batch);
    std::thread::scope(|scope| {
        let tasks: Vec<_> = shards
            .iter_mut()
            .zip(&parts)
            .map(|(shard, own)| {
                let mut random = Random::new(random.draw());
                scope.spawn(move || {
                    let Shard { work, slopes, changes } = shard;
                    work.step(own, scale, layout, weights, slopes, edges, changes, plan, &mut random)
                })
            })
            .collect();
        tasks.into_iter().map(|t| t.join().expect("a shard has no way to fail")).sum()
    })
}

/// Adds a teacher's share of what these weights believe about each paragraph to `beliefs`.
pub(super) fn believe(
    paragraphs: &[Paragraph],
    layout: &Layout,
    weights: &[f32],
    edges: &[Edge],
    plan: Plan,
    beliefs: &mut Vec<Vec<Belief>>,
) {
    beliefs.resize(paragraphs.len(), Vec::new());
    let half = paragraphs.len().div_ceil(SHARDS).max(1);
    std::thread::scope(|scope| {
        for (own, beliefs) in paragraphs.chunks(half).zip(beliefs.chunks_mut(half)) {
            scope.spawn(move || {
                let mut work = Work::default();
                for (few, beliefs) in own.chunks(16).zip(beliefs.chunks_mut(16)) {
                    let batch: Vec<&Paragraph> = few.iter().collect();
                    work.believe(&batch, layout, weights, edges, plan, beliefs);
                }
            });
        }
    });
}

/// Shares paragraphs out by tokens.
fn share<'a>(list: &[&'a Paragraph]) -> [Vec<&'a Paragraph>; SHARDS] {
    let mut out: [Vec<&Paragraph>; SHARDS] = std::array::from_fn(|_| Vec::new());
    let mut sizes = [0; SHARDS];
    for &p in list {
        let least = (0..SHARDS).min_by_key(|&s| sizes[s]).unwrap_or(0);
        sizes[least] += p.gold.len();
        out[least].push(p);
    }
    out
}

/// Drops a share of numbers and scales the rest up; the factors go into `mask`.
fn drop(level: &mut [f32], mask: &mut Vec<f32>, share: f32, random: &mut Random) {
    mask.clear();
    let keep = 1.0 / (1.0 - share);
    let limit = (f64::from(share) * 65536.0) as u64;
    let mut bits = 0u64;
    for i in 0..level.len() {
        if i % 4 == 0 {
            bits = random.draw();
        }
        let kept = (bits & 0xffff) >= limit;
        bits >>= 16;
        mask.push(if kept { keep } else { 0.0 });
    }
    for (v, m) in level.iter_mut().zip(mask.iter()) {
        *v *= m;
    }
}
