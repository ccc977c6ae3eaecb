//! Training of the network under a conditional random field: gradients by hand, Adam.

#![expect(
    clippy::inline_always,
    reason = "what stands in a kernel must be compiled with it, for its processor"
)]

use super::field::{Edge, Lattice};
use super::product::multiply_add;
use super::random::Random;
use std::collections::BTreeMap;
use verbale_annotate::Text;
use verbale_annotate::en::attribution::features::{self, EDGE_ROWS, EDGES, View};
use verbale_annotate::en::attribution::labels::{LABELS, Label};
use verbale_annotate::en::attribution::network::{
    self, GATES, Gates, HALF, LAYERS, Layer, Network, SMALL, SMALL_SIZE, WIDTH, WORD,
};
use verbale_annotate::en::vectors::{DIMS, Vectors};
use verbale_annotate::matrix::{Kernel, Packed, dispatch, whole_weight};

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over the paragraphs.
    pub passes: usize,
    /// Tokens in a batch, about.
    pub batch: usize,
    /// Step size at the start; it falls to a twentieth.
    pub rate: f32,
    /// Share of numbers dropped before each layer.
    pub drop: f32,
    /// Share of learned words dropped.
    pub drop_word: f32,
    /// A word is learned if seen this often.
    pub least: u32,
    /// Where the random numbers start.
    pub seed: u64,
}

/// A paragraph: meanings of its words, lookups, edges, labels.
struct Paragraph {
    meanings: Vec<f32>,
    norms: Vec<u32>,
    words: Vec<Option<usize>>,
    small: Vec<[usize; 5]>,
    edges: Vec<[u32; EDGE_ROWS]>,
    gold: Vec<u8>,
}

/// Collects paragraphs.
#[derive(Default)]
pub struct Collector {
    paragraphs: Vec<Paragraph>,
}

impl Collector {
    /// Adds a document.
    pub fn add(&mut self, vectors: &Vectors, text: &Text<'_>, view: &View, labels: &[Label]) {
        let (mut lower, mut piece) = (String::new(), String::new());
        for paragraph in &text.paragraphs {
            let n = paragraph.range().len();
            let mut meanings = vec![0.0; n * DIMS];
            for (row, i) in meanings.chunks_exact_mut(DIMS).zip(paragraph.range()) {
                network::meaning(vectors, text, i, &mut lower, &mut piece, row);
            }
            self.paragraphs.push(Paragraph {
                meanings,
                norms: paragraph.range().map(|i| view.words[i].norm).collect(),
                words: Vec::new(),
                small: paragraph.range().map(|i| network::lookups(&[], view, i).1).collect(),
                edges: paragraph.range().map(|i| features::edges(view, i)).collect(),
                gold: labels[paragraph.range()].iter().map(|l| l.0).collect(),
            });
        }
    }
}

// Where each part starts in the list of all weights.
const LAYER: usize = WIDTH * GATES + 8 * HALF;
const OUT: usize = WIDTH * LABELS + LABELS;

struct Layout {
    words: usize,
    small: usize,
    layers: usize,
    out: usize,
    all: usize,
}

impl Layout {
    fn new(words: usize) -> Layout {
        let small = words * WORD;
        let layers = small + SMALL_SIZE;
        let out = layers + LAYERS * LAYER;
        Layout { words, small, layers, out, all: out + OUT }
    }

    /// The weights as training reads them.
    fn float<'a>(&self, weights: &'a [f32]) -> Float<'a> {
        let layers = (0..LAYERS)
            .map(|l| {
                let own = &weights[self.layers + l * LAYER..][..LAYER];
                let (matrix, rest) = own.split_at(WIDTH * GATES);
                let mut gates = [[[0.0; HALF]; 4]; 2];
                for (row, values) in gates.iter_mut().flatten().zip(rest.chunks_exact(HALF)) {
                    row.copy_from_slice(values);
                }
                (matrix, Gates(gates))
            })
            .collect();
        let mut bias = [0.0; LABELS];
        bias.copy_from_slice(&weights[self.out + WIDTH * LABELS..self.all]);
        Float { layers, out: &weights[self.out..self.out + WIDTH * LABELS], bias }
    }

    /// The network that ships; matrices become whole numbers.
    fn network(&self, names: &[u32], weights: &[f32]) -> Network {
        let float = self.float(weights);
        let layers = float.layers.into_iter().map(|(matrix, gates)| {
            let whole: Vec<i16> = matrix.iter().map(|w| whole_weight(*w)).collect();
            let matrix = Packed::new(&whole, WIDTH, GATES).expect("the sizes are constants that fit");
            Layer { matrix, gates }
        });
        Network {
            words: names.to_vec(),
            word_rows: weights[..self.words * WORD].as_chunks::<WORD>().0.to_vec(),
            small: weights[self.small..self.small + SMALL_SIZE].to_vec(),
            layers: layers.collect(),
            out: float.out.to_vec(),
            bias: float.bias,
        }
    }
}

/// The weights as training reads them.
struct Float<'a> {
    layers: Vec<(&'a [f32], Gates)>,
    out: &'a [f32],
    bias: [f32; LABELS],
}

/// Adam.
struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
    clock: i32,
}

struct AdamStep<'a> {
    adam: &'a mut Adam,
    weights: &'a mut [f32],
    slopes: &'a mut [f32],
    mean: &'a mut [f32],
    keep: f32,
    rate: f32,
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

/// A trained network with its weights between labels.
pub struct Trained {
    /// The network.
    pub network: Network,
    /// Between labels, by edge row.
    pub edges: Vec<Edge>,
}

/// Trains.
pub fn train(collector: Collector, plan: Plan, mut report: impl FnMut(usize, f32, &Trained)) -> Trained {
    let names = frequent(&collector.paragraphs, plan.least);
    let Collector { mut paragraphs } = collector;
    for p in &mut paragraphs {
        p.words = p.norms.iter().map(|n| names.binary_search(n).ok()).collect();
    }
    let layout = Layout::new(names.len());
    let mut random = Random::new(plan.seed);
    let mut weights = start(&layout, &mut random);
    let mut mean = weights.clone();
    let mut slopes = vec![0.0f32; layout.all];
    let mut adam = Adam { first: vec![0.0; layout.all], second: vec![0.0; layout.all], clock: 0 };
    let mut edges = Edges::new();
    let mut shards: [Shard; SHARDS] = std::array::from_fn(|_| Shard::new(layout.all));
    let mut order: Vec<usize> = (0..paragraphs.len()).filter(|p| !paragraphs[*p].gold.is_empty()).collect();
    let tokens: usize = paragraphs.iter().map(|p| p.gold.len()).sum();
    let steps = (plan.passes * tokens / plan.batch).max(1) as f32;
    let mut done = 0.0f32;
    for pass in 0..plan.passes {
        random.shuffle(&mut order);
        let (mut loss, mut at) = (0.0, 0);
        while at < order.len() {
            let (from, mut size) = (at, 0);
            while at < order.len() && size < plan.batch {
                size += paragraphs[order[at]].gold.len();
                at += 1;
            }
            let batch: Vec<&Paragraph> = order[from..at].iter().map(|&p| &paragraphs[p]).collect();
            let progress = (done / steps).min(1.0);
            let warm = (done / 200.0).min(1.0);
            let rate = plan.rate * warm * (1.0 - 0.95 * progress);
            done += 1.0;
            loss += step(&mut shards, &batch, &layout, &weights, &edges, plan, &mut random);
            for shard in &mut shards {
                for (slope, own) in slopes.iter_mut().zip(&mut shard.slopes) {
                    *slope += std::mem::take(own);
                }
            }
            edges.change(&mut shards, rate);
            adam.clock += 1;
            let keep = if done < 500.0 { 0.0 } else { 0.999 };
            dispatch(AdamStep {
                adam: &mut adam,
                weights: &mut weights,
                slopes: &mut slopes,
                mean: &mut mean,
                keep,
                rate,
            });
            edges.average(keep);
        }
        let now = Trained { network: layout.network(&names, &mean), edges: edges.mean.clone() };
        report(pass, loss / tokens as f32, &now);
    }
    Trained { network: layout.network(&names, &mean), edges: edges.mean }
}

impl Trained {
    /// As bytes, to be read back instead of training again.
    pub fn write(&self) -> Vec<u8> {
        let mut out: Vec<u8> = self.edges.iter().flatten().flatten().flat_map(|w| w.to_le_bytes()).collect();
        out.extend(self.network.write());
        out
    }

    /// From bytes.
    pub fn read(bytes: &[u8]) -> Option<Trained> {
        let (edges, network) = bytes.split_at_checked(EDGES * LABELS * LABELS * 4)?;
        let numbers: Vec<f32> = edges.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
        let rows = numbers.as_chunks::<LABELS>().0;
        Some(Trained { edges: rows.as_chunks::<LABELS>().0.to_vec(), network: Network::read(network)? })
    }
}

fn frequent(paragraphs: &[Paragraph], least: u32) -> Vec<u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for norm in paragraphs.iter().flat_map(|p| &p.norms) {
        *counts.entry(*norm).or_default() += 1;
    }
    counts.into_iter().filter(|(_, n)| *n >= least).map(|(norm, _)| norm).collect()
}

fn start(layout: &Layout, random: &mut Random) -> Vec<f32> {
    let mut weights = vec![0.0f32; layout.all];
    let mut fill =
        |list: &mut [f32], size: f32| list.iter_mut().for_each(|w| *w = (random.unit() * 2.0 - 1.0) * size);
    fill(&mut weights[..layout.small], 0.1);
    fill(&mut weights[layout.small..layout.layers], 0.3);
    for l in 0..LAYERS {
        let own = &mut weights[layout.layers + l * LAYER..][..LAYER];
        fill(&mut own[..WIDTH * GATES], (3.0 / WIDTH as f32).sqrt());
        fill(&mut own[WIDTH * GATES..], 0.2);
        for direction in 0..2 {
            own[WIDTH * GATES + (direction * 4 + 2) * HALF..][..HALF].fill(0.5);
            own[WIDTH * GATES + (direction * 4 + 3) * HALF..][..HALF].fill(0.0);
        }
    }
    fill(&mut weights[layout.out..layout.out + WIDTH * LABELS], 0.1);
    weights
}

/// Weights between labels, by AdaGrad.
struct Edges {
    now: Vec<Edge>,
    squares: Vec<Edge>,
    mean: Vec<Edge>,
}

impl Edges {
    fn new() -> Edges {
        let zero = vec![[[0.0; LABELS]; LABELS]; EDGES];
        Edges { now: zero.clone(), squares: vec![[[1e-1; LABELS]; LABELS]; EDGES], mean: zero }
    }

    /// One step by the changes the shards collected, summed by row first, so that a common row takes one step a batch.
    fn change(&mut self, shards: &mut [Shard; SHARDS], rate: f32) {
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

    fn average(&mut self, keep: f32) {
        for (m, w) in self.mean.iter_mut().flatten().flatten().zip(self.now.iter().flatten().flatten()) {
            *m = keep * *m + (1.0 - keep) * w;
        }
    }
}

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
        edges: &Edges,
        changes: &mut Vec<(u32, Edge)>,
        plan: Plan,
        random: &mut Random,
    ) -> f32 {
        let n: usize = batch.iter().map(|p| p.gold.len()).sum();
        let mut ends = Vec::with_capacity(batch.len());
        let net = layout.float(weights);
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
        let loss = self.top(batch, n, scale, layout, &net, slopes, edges, changes);
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
        edges: &Edges,
        changes: &mut Vec<(u32, Edge)>,
    ) -> f32 {
        let last = &self.levels[LAYERS];
        self.slope.clear();
        self.slope.resize(n * WIDTH, 0.0);
        let (mut scores, mut between, mut marginals, mut pairs) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut at, mut loss) = (0, 0.0);
        for p in batch {
            scores.clear();
            between.clear();
            for i in 0..p.gold.len() {
                let row = &last[(at + i) * WIDTH..(at + i + 1) * WIDTH];
                let mut sum = net.bias;
                for (x, w) in row.iter().zip(net.out.chunks_exact(LABELS)) {
                    for (s, w) in sum.iter_mut().zip(w) {
                        *s += x * w;
                    }
                }
                scores.push(sum);
                let mut step = [[0.0; LABELS]; LABELS];
                for &edge in &p.edges[i] {
                    for (s, r) in step.iter_mut().flatten().zip(edges.now[edge as usize].iter().flatten()) {
                        *s += r;
                    }
                }
                between.push(step);
            }
            self.lattice.run(&scores, &between, &mut marginals, &mut pairs);
            let mut before = 0;
            for i in 0..p.gold.len() {
                let gold = p.gold[i] as usize;
                loss -= marginals[i][gold].max(1e-6).ln();
                let mut slope = marginals[i];
                slope[gold] -= 1.0;
                let mut pair = pairs[i];
                pair[before][gold] -= 1.0;
                before = gold;
                if slope.iter().all(|s| s.abs() < 1e-5) {
                    continue;
                }
                changes.extend(p.edges[i].iter().map(|e| (*e, pair)));
                let slope = slope.map(|s| s * scale);
                let row = &last[(at + i) * WIDTH..(at + i + 1) * WIDTH];
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

/// Parts of a batch that are worked on at once. The sums are the same on any number of processors.
const SHARDS: usize = 2;

/// What works on a part of a batch.
struct Shard {
    work: Work,
    slopes: Vec<f32>,
    changes: Vec<(u32, Edge)>,
}

impl Shard {
    fn new(weights: usize) -> Shard {
        Shard { work: Work::default(), slopes: vec![0.0; weights], changes: Vec::new() }
    }
}

/// One batch, shared out. Returns the loss.
fn step(
    shards: &mut [Shard; SHARDS],
    batch: &[&Paragraph],
    layout: &Layout,
    weights: &[f32],
    edges: &Edges,
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
