//! Training of the sequence model: a conditional random field over hashed features, by AdaGrad.

use super::random::Random;
use rustc_hash::FxHashMap;
use verbale_annotate::Text;
use verbale_annotate::en::attribution::features::{self, BITS, EDGE_ROWS, EDGES, View};
use verbale_annotate::en::attribution::labels::{LABELS, Label, may_follow};
use verbale_annotate::en::attribution::weights::{Linear, UNIT};
use verbale_annotate::en::table::Table;

/// One paragraph ready for training.
pub struct Paragraph {
    /// Feature ids, token by token.
    ids: Vec<u32>,
    /// Where each token's ids end.
    ends: Vec<u32>,
    edges: Vec<[u32; EDGE_ROWS]>,
    gold: Vec<u8>,
}

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over the paragraphs.
    pub passes: usize,
    /// The mean of the last passes' weights is kept.
    pub averaged: usize,
    /// Step size.
    pub rate: f32,
    /// Pull toward zero.
    pub decay: f32,
    /// A feature must be seen this often.
    pub least: u32,
}

/// Collects paragraphs; features get numbers.
#[derive(Default)]
pub struct Collector {
    hashes: Vec<u32>,
    shapes: Vec<(Vec<u32>, Vec<[u32; EDGE_ROWS]>, Vec<u8>)>,
}

impl Collector {
    /// Adds a document's paragraphs.
    pub fn add(&mut self, text: &Text<'_>, view: &View, labels: &[Label]) {
        for paragraph in &text.paragraphs {
            let mut ends = Vec::new();
            let start = self.hashes.len();
            for i in paragraph.range() {
                features::hashes(view, i, &mut self.hashes);
                ends.push((self.hashes.len() - start) as u32);
            }
            let edges = paragraph.range().map(|i| features::edges(view, i)).collect();
            let gold = labels[paragraph.range()].iter().map(|l| l.0).collect();
            self.shapes.push((ends, edges, gold));
        }
    }

    /// Numbers the features seen often enough.
    pub fn finish(self, least: u32) -> (Vec<Paragraph>, Vec<u32>) {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for hash in &self.hashes {
            *counts.entry(*hash).or_default() += 1;
        }
        let mut ids: FxHashMap<u32, u32> = FxHashMap::default();
        let mut names = Vec::new();
        let mut out = Vec::with_capacity(self.shapes.len());
        let mut at = 0;
        for (ends, edges, gold) in self.shapes {
            let (mut own, mut own_ends, mut from) = (Vec::new(), Vec::with_capacity(ends.len()), 0);
            for end in &ends {
                for hash in &self.hashes[at + from..at + *end as usize] {
                    if counts[hash] >= least {
                        own.push(*ids.entry(*hash).or_insert_with(|| {
                            names.push(*hash);
                            names.len() as u32 - 1
                        }));
                    }
                }
                own_ends.push(own.len() as u32);
                from = *end as usize;
            }
            at += from;
            out.push(Paragraph { ids: own, ends: own_ends, edges, gold });
        }
        (out, names)
    }
}

type Row = [f32; 8];
/// Weights between labels: from (row), to (column).
pub type Edge = [[f32; LABELS]; LABELS];

/// The weights while they are trained.
struct Weights {
    rows: Vec<Row>,
    squares: Vec<Row>,
    edges: Vec<Edge>,
    edge_squares: Vec<Edge>,
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

/// A trained linear part, before it is packed.
pub struct Trained {
    names: Vec<u32>,
    rows: Vec<Row>,
    edges: Vec<Edge>,
}

/// Trains the linear part.
pub fn train(collector: Collector, plan: Plan) -> Trained {
    let (paragraphs, names) = collector.finish(plan.least);
    let mut w = Weights {
        rows: vec![[0.0; 8]; names.len()],
        squares: vec![[1e-2; 8]; names.len()],
        edges: vec![[[0.0; LABELS]; LABELS]; EDGES],
        edge_squares: vec![[[1e-2; LABELS]; LABELS]; EDGES],
    };
    let mut mean_rows = vec![[0.0f32; 8]; names.len()];
    let mut mean_edges = vec![[[0.0f32; LABELS]; LABELS]; EDGES];
    let mut order: Vec<usize> = (0..paragraphs.len()).collect();
    let mut random = Random::new(11);
    let mut lattice = Lattice::default();
    let (mut scores, mut between, mut marginals, mut pairs) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for pass in 0..plan.passes {
        random.shuffle(&mut order);
        for &p in &order {
            let paragraph = &paragraphs[p];
            score(&w, paragraph, &mut scores, &mut between);
            lattice.run(&scores, &between, &mut marginals, &mut pairs);
            update(&mut w, paragraph, &marginals, &pairs, plan);
        }
        if pass + plan.averaged >= plan.passes {
            for (mean, row) in mean_rows.iter_mut().zip(&w.rows) {
                for (m, r) in mean.iter_mut().zip(row) {
                    *m += r / plan.averaged as f32;
                }
            }
            for (mean, row) in
                mean_edges.iter_mut().flatten().flatten().zip(w.edges.iter().flatten().flatten())
            {
                *mean += row / plan.averaged as f32;
            }
        }
    }
    Trained { names, rows: mean_rows, edges: mean_edges }
}

fn score(w: &Weights, paragraph: &Paragraph, scores: &mut Vec<[f32; LABELS]>, between: &mut Vec<Edge>) {
    scores.clear();
    between.clear();
    let mut from = 0;
    for (end, edges) in paragraph.ends.iter().zip(&paragraph.edges) {
        let mut sum = [0.0f32; 8];
        for &id in &paragraph.ids[from..*end as usize] {
            for (s, r) in sum.iter_mut().zip(&w.rows[id as usize]) {
                *s += r;
            }
        }
        from = *end as usize;
        let mut own = [0.0; LABELS];
        own.copy_from_slice(&sum[..LABELS]);
        scores.push(own);
        let mut step = [[0.0; LABELS]; LABELS];
        for &edge in edges {
            for (s, r) in step.iter_mut().flatten().zip(w.edges[edge as usize].iter().flatten()) {
                *s += r;
            }
        }
        between.push(step);
    }
}

fn update(w: &mut Weights, paragraph: &Paragraph, marginals: &[[f32; LABELS]], pairs: &[Edge], plan: Plan) {
    let mut from = 0;
    let mut before = 0usize;
    for i in 0..marginals.len() {
        let gold = paragraph.gold[i] as usize;
        let end = paragraph.ends[i] as usize;
        let mut slope = [0.0f32; 8];
        for l in 0..LABELS {
            slope[l] = marginals[i][l] - f32::from(u8::from(l == gold));
        }
        if slope.iter().any(|g| g.abs() > 1e-4) {
            for &id in &paragraph.ids[from..end] {
                let (row, squares) = (&mut w.rows[id as usize], &mut w.squares[id as usize]);
                for l in 0..8 {
                    let g = slope[l] + plan.decay * row[l];
                    squares[l] += g * g;
                    row[l] -= plan.rate * g / squares[l].sqrt();
                }
            }
            let mut step = pairs[i];
            step[before][gold] -= 1.0;
            for &edge in &paragraph.edges[i] {
                let row = w.edges[edge as usize].iter_mut().flatten();
                let squares = w.edge_squares[edge as usize].iter_mut().flatten();
                for ((r, q), g) in row.zip(squares).zip(step.iter().flatten()) {
                    *q += g * g;
                    *r -= plan.rate * g / q.sqrt();
                }
            }
        }
        from = end;
        before = gold;
    }
}

impl Trained {
    /// As bytes, to be read back instead of training again.
    pub fn write(&self) -> Vec<u8> {
        let mut out: Vec<u8> = self.edges.iter().flatten().flatten().flat_map(|w| w.to_le_bytes()).collect();
        for (name, row) in self.names.iter().zip(&self.rows) {
            out.extend(name.to_le_bytes());
            out.extend(row.iter().flat_map(|w| w.to_le_bytes()));
        }
        out
    }

    /// From bytes.
    pub fn read(bytes: &[u8]) -> Option<Trained> {
        let (edges, rest) = bytes.split_at_checked(EDGES * LABELS * LABELS * 4)?;
        let mut out = Trained { names: Vec::new(), rows: Vec::new(), edges: super::network::read_edges(edges) };
        for record in rest.as_chunks::<36>().0 {
            let numbers = record.as_chunks::<4>().0;
            out.names.push(u32::from_le_bytes(numbers[0]));
            let mut row = [0.0; 8];
            for (slot, bytes) in row.iter_mut().zip(&numbers[1..]) {
                *slot = f32::from_le_bytes(*bytes);
            }
            out.rows.push(row);
        }
        Some(out)
    }

    /// Whole numbers in a table, the most important features first while there is room. Scores of this part weigh
    /// `share`; weights between labels are mixed with another part's.
    pub fn pack(&self, share: f32, other: Option<(&[Edge], f32)>) -> Linear {
        let whole = |w: f32| (w / UNIT).round().clamp(-127.0, 127.0) as i8;
        let mut order: Vec<(f32, usize)> = self
            .rows
            .iter()
            .enumerate()
            .map(|(i, row)| (share * row[..LABELS].iter().map(|w| w.abs()).fold(0.0, f32::max), i))
            .filter(|(size, _)| *size >= 2.0 * UNIT)
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut table = Table::new(BITS);
        for &(_, i) in order.iter().take((1 << BITS) * 85 / 100) {
            let mut row = [0; LABELS];
            for (slot, w) in row.iter_mut().zip(self.rows[i]) {
                *slot = whole(share * w);
            }
            table.insert(self.names[i], row);
        }
        let mut edges = Vec::with_capacity(EDGES);
        for (i, own) in self.edges.iter().enumerate() {
            let mut row = [[0; LABELS]; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let others = other.map_or(0.0, |(edges, weight)| edges[i][from][to] * weight);
                    row[from][to] = whole(share * own[from][to] + others);
                }
            }
            edges.push(row);
        }
        Linear { table, edges }
    }
}
