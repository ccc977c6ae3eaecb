//! Training of the network under a conditional random field: gradients by hand, Adam.
//!
//! Teachers, networks from other starts, are trained first, and what they believe on average about the labels of each paragraph
//! is mixed into the gold labels (Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network"; here over
//! the field's probabilities of labels and of pairs of labels).

mod descent;
mod layout;
mod work;

use super::field::Edge;
use super::random::Random;
use descent::{Adam, AdamStep, Edges};
use layout::{Layout, start};
use std::collections::BTreeMap;
use verbale_annotate::Text;
use verbale_annotate::en::attribution::features::{self, EDGE_ROWS, EDGES, View};
use verbale_annotate::en::attribution::labels::{LABELS, Label};
use verbale_annotate::en::attribution::network::{self, Network};
use verbale_annotate::en::vectors::{DIMS, Vectors};
use verbale_annotate::matrix::dispatch;
use work::{SHARDS, Shard, believe, step};

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
    /// Networks trained before this one to be learned from.
    pub teachers: u64,
    /// Weight of what the teachers believe; the rest is gold.
    pub trust: f32,
}

/// Probabilities of the labels of a token, and of pairs of the label before and its own.
type Belief = ([f32; LABELS], Edge);

/// A paragraph: meanings of its words, lookups, edges, labels.
struct Paragraph {
    meanings: Vec<f32>,
    norms: Vec<u32>,
    words: Vec<Option<usize>>,
    small: Vec<[usize; 5]>,
    edges: Vec<[u32; EDGE_ROWS]>,
    gold: Vec<u8>,
    /// What teachers believe, a token each; empty without teachers.
    beliefs: Vec<Belief>,
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
                beliefs: Vec::new(),
            });
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

/// Trains. `report` is told of each pass of each network: teachers first, the last one is what is given back.
pub fn train(collector: Collector, plan: Plan, mut report: impl FnMut(u64, usize, f32, &Trained)) -> Trained {
    let Collector { mut paragraphs } = collector;
    let names = frequent(&paragraphs, plan.least);
    for p in &mut paragraphs {
        p.words = p.norms.iter().map(|n| names.binary_search(n).ok()).collect();
    }
    let layout = Layout::new(names.len());
    let mut beliefs: Vec<Vec<Belief>> = Vec::new();
    for teacher in 0..plan.teachers {
        let own = Plan { seed: plan.seed + 1 + teacher, ..plan };
        let learned = descend(&paragraphs, &layout, own, |pass, loss, weights, edges| {
            let now = Trained { network: layout.network(&names, weights), edges: edges.to_vec() };
            report(teacher, pass, loss, &now);
        });
        believe(&paragraphs, &layout, &learned.0, &learned.1, plan, &mut beliefs);
    }
    for (p, own) in paragraphs.iter_mut().zip(beliefs) {
        p.beliefs = own;
    }
    let (weights, edges) = descend(&paragraphs, &layout, plan, |pass, loss, weights, edges| {
        let now = Trained { network: layout.network(&names, weights), edges: edges.to_vec() };
        report(plan.teachers, pass, loss, &now);
    });
    Trained { network: layout.network(&names, &weights), edges }
}

/// Trains one network; gives the running means of its weights and of those between labels.
fn descend(
    paragraphs: &[Paragraph],
    layout: &Layout,
    plan: Plan,
    mut report: impl FnMut(usize, f32, &[f32], &[Edge]),
) -> (Vec<f32>, Vec<Edge>) {
    let mut random = Random::new(plan.seed);
    let mut weights = start(layout, &mut random);
    let mut mean = weights.clone();
    let mut slopes = vec![0.0f32; layout.all];
    let mut adam = Adam { first: vec![0.0; layout.all], second: vec![0.0; layout.all], clock: 0 };
    let mut edges = Edges::new();
    let mut shards: [Shard; SHARDS] = std::array::from_fn(|_| Shard::new(layout.all));
    let mut order: Vec<&Paragraph> = paragraphs.iter().filter(|p| !p.gold.is_empty()).collect();
    let tokens: usize = order.iter().map(|p| p.gold.len()).sum();
    let steps = (plan.passes * tokens / plan.batch).max(1) as f32;
    let mut done = 0.0f32;
    for pass in 0..plan.passes {
        random.shuffle(&mut order);
        let (mut loss, mut at) = (0.0, 0);
        while at < order.len() {
            let (from, mut size) = (at, 0);
            while at < order.len() && size < plan.batch {
                size += order[at].gold.len();
                at += 1;
            }
            let progress = (done / steps).min(1.0);
            let warm = (done / 200.0).min(1.0);
            let rate = plan.rate * warm * (1.0 - 0.95 * progress);
            done += 1.0;
            loss += step(&mut shards, &order[from..at], layout, &weights, &edges.now, plan, &mut random);
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
        report(pass, loss / tokens as f32, &mean, &edges.mean);
    }
    (mean, edges.mean)
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
