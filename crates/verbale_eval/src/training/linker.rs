//! Training of the linker on gold joins, by AdaGrad over candidates.

use super::corpus::Labelled;
use super::random::Random;
use verbale_annotate::en::attribution::features::View;
use verbale_annotate::en::attribution::labels::{Piece, Role};
use verbale_annotate::en::attribution::link::{self, Link, Linker, ROWS};

/// One question: the rows of each candidate, and which is right.
struct Question {
    candidates: Vec<Vec<u32>>,
    right: usize,
}

/// Collects questions.
#[derive(Default)]
pub struct Collector {
    questions: Vec<Question>,
}

impl Collector {
    /// Adds a document's joins.
    pub fn add(&mut self, document: &Labelled<'_>, view: &View) {
        let pieces: Vec<Piece> = document.pieces.iter().map(|p| p.0).collect();
        let mut list = Vec::new();
        for (i, (piece, owner)) in document.pieces.iter().enumerate() {
            let (link, wanted) = match piece.role {
                Role::Content => (Link::ContentToCue, Role::Cue),
                Role::Cue => (Link::CueToSource, Role::Source),
                Role::Source => continue,
            };
            link::candidates(&document.text, view, &pieces, i, link, &mut list);
            let target = document.pieces.iter().position(|(p, o)| o == owner && p.role == wanted);
            // Sources shared by two attributions are one piece.
            let right = list.iter().position(|c| *c == target);
            let right = match (right, target) {
                (Some(right), _) => right,
                (None, Some(_)) => continue,
                (None, None) => 0,
            };
            let candidates = list
                .iter()
                .map(|&to| {
                    let mut rows = Vec::new();
                    link::rows(&document.text, view, &pieces, i, to, link, &mut rows);
                    rows
                })
                .collect();
            self.questions.push(Question { candidates, right });
        }
    }

    /// Trains.
    pub fn train(&self, passes: usize) -> Linker {
        let mut weights = vec![0.0f32; ROWS];
        let mut squares = vec![0.1f32; ROWS];
        let mut mean = vec![0.0f32; ROWS];
        let mut order: Vec<usize> = (0..self.questions.len()).collect();
        let mut random = Random::new(13);
        for pass in 0..passes {
            random.shuffle(&mut order);
            for &q in &order {
                let question = &self.questions[q];
                let scores: Vec<f32> = question
                    .candidates
                    .iter()
                    .map(|rows| rows.iter().map(|&r| weights[r as usize]).sum())
                    .collect();
                let top = scores.iter().copied().fold(f32::MIN, f32::max);
                let sum: f32 = scores.iter().map(|s| (s - top).exp()).sum();
                for (c, rows) in question.candidates.iter().enumerate() {
                    let slope = (scores[c] - top).exp() / sum - f32::from(u8::from(c == question.right));
                    for &row in rows {
                        squares[row as usize] += slope * slope;
                        weights[row as usize] -= 0.1 * slope / squares[row as usize].sqrt();
                    }
                }
            }
            if pass * 2 >= passes {
                for (m, w) in mean.iter_mut().zip(&weights) {
                    *m += w / (passes - passes.div_ceil(2)).max(1) as f32;
                }
            }
        }
        Linker::new(mean.iter().map(|w| (w * 256.0).round().clamp(-32000.0, 32000.0) as i16).collect())
    }
}
