//! A story told again in other words: translated and translated back, or rewritten from the first line to the last.
//!
//! What outlives other words is what the sentences hold (names, figures, the rarer words) and the order they come in.
//! Reports of one event by two people share names and the main figures, but each tells them in its own order, with
//! details that the other does not have.

use super::Passage;
use crate::en::{self, Kind, Word};
use verbale_model::Span;

/// Pairs of marks that a retelling shares at least.
pub(super) const FEWEST_PAIRS: u32 = 3;
/// Marks this far apart make a pair.
const REACH: usize = 3;
/// Marks of a text that can be told to be a retelling.
const FEWEST_MARKS: u32 = 16;
/// Share of its figures that the earlier text has.
const FIGURES: f32 = 0.5;
/// Set between the lowest retelling and the highest report by someone else of `evals/origins/dev.md`.
const SCORE: f32 = 0.72;
/// Sentences that are compared, from the start of a text.
const SENTENCES: usize = 60;
/// Passages shown.
const SHOWN: usize = 3;

/// A word that tells the story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Sort {
    Figure,
    Name,
    Content,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    key: u64,
    sort: Sort,
}

/// The words that tell the story, sentence by sentence.
pub(super) struct Marks {
    sentences: Vec<Telling>,
    /// Figures of the whole text, sorted, each once.
    figures: Vec<u64>,
    /// Names and figures that stand close together, in no order: what a retelling is sought by.
    pub(super) pairs: Vec<u64>,
}

/// One sentence.
struct Telling {
    span: Span,
    /// In the order of the text.
    marks: Vec<Mark>,
    /// The keys, sorted.
    keys: Vec<u64>,
}

impl Marks {
    pub(super) fn of(text: &str, words: &[Word]) -> Marks {
        let mut sentences: Vec<Telling> = Vec::new();
        let mut strong: Vec<u64> = Vec::new();
        let mut figures: Vec<u64> = Vec::new();
        let mut end = 0;
        for word in words {
            let gap = &text[end..word.span.start() as usize];
            let opens = end == 0 || word.breaks && ends_sentence(gap, word);
            end = word.span.end() as usize;
            if opens {
                sentences.push(Telling { span: word.span, marks: Vec::new(), keys: Vec::new() });
            }
            let Some(sentence) = sentences.last_mut() else { continue };
            sentence.span = sentence.span.cover(word.span);
            let mark = match word.kind {
                Kind::Function => continue,
                Kind::Number => Mark { key: en::leading_digits(word.span.text(text)), sort: Sort::Figure },
                Kind::Content => match en::digits_of(word.form) {
                    Some(key) => Mark { key, sort: Sort::Figure },
                    None if word.capital && !opens => Mark { key: word.stem, sort: Sort::Name },
                    None => Mark { key: word.stem, sort: Sort::Content },
                },
            };
            match mark.sort {
                Sort::Figure => {
                    figures.push(mark.key);
                    strong.push(mark.key);
                }
                Sort::Name => strong.push(mark.key),
                Sort::Content => {}
            }
            sentence.marks.push(mark);
        }
        sentences.truncate(SENTENCES);
        for sentence in &mut sentences {
            sentence.keys = sentence.marks.iter().map(|m| m.key).collect();
            sentence.keys.sort_unstable();
            sentence.keys.dedup();
        }
        figures.sort_unstable();
        figures.dedup();
        strong.dedup();
        let mut pairs = Vec::with_capacity(strong.len() * REACH);
        for (n, a) in strong.iter().enumerate() {
            let near = strong[n + 1..].iter().take(REACH).filter(|b| *b != a);
            pairs.extend(
                near.map(|b| a.min(b).rotate_left(17).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ a.max(b)),
            );
        }
        pairs.sort_unstable();
        pairs.dedup();
        Marks { sentences, figures, pairs }
    }

    /// Whether a figure stands anywhere in the text.
    pub(super) fn has_figure(&self, figure: u64) -> bool {
        self.figures.binary_search(&figure).is_ok()
    }
}

fn ends_sentence(gap: &str, word: &Word) -> bool {
    gap.contains('\n') || gap.contains(['.', '!', '?']) && (word.capital || word.kind == Kind::Number)
}

/// How much of one text is told by another, sentence by sentence in the same order.
pub(super) struct Retelling {
    /// Of the later text: marks that the earlier one tells at the same point, and all.
    here: Count,
    /// Of the earlier text, from the first to the last sentence told again: the same.
    there: Count,
    sentences: usize,
    /// Sentences that tell one another, as indices here and there, with the number of marks they share.
    told: Vec<(usize, usize, usize)>,
}

/// Marks by sort.
#[derive(Clone, Copy, Default)]
struct Count {
    found: [u32; 3],
    all: [u32; 3],
}

impl Count {
    fn add(&mut self, mark: Mark, found: bool) {
        self.all[mark.sort as usize] += 1;
        self.found[mark.sort as usize] += u32::from(found);
    }

    /// Share found of a sort; `None` where there are too few to tell.
    fn share(&self, sort: Sort) -> Option<f32> {
        let all = self.all[sort as usize];
        (all >= 2).then(|| self.found[sort as usize] as f32 / all as f32)
    }
}

impl Retelling {
    pub(super) fn of(marks: &Marks, theirs: &Marks) -> Retelling {
        let mut here = Count::default();
        let mut told = Vec::new();
        for (i, j) in aligned(&marks.sentences, &theirs.sentences) {
            let mut count = 0;
            for mark in &marks.sentences[i].marks {
                let found = held(&theirs.sentences, j, mark.key);
                here.add(*mark, found);
                count += usize::from(found);
            }
            if count >= 3 && 3 * count >= marks.sentences[i].marks.len() {
                told.push((i, j, count));
            }
        }
        let mut there = Count::default();
        if let (Some(first), Some(last)) = (told.first(), told.last()) {
            let mut keys: Vec<u64> = marks.sentences.iter().flat_map(|s| s.keys.iter().copied()).collect();
            keys.sort_unstable();
            for mark in theirs.sentences[first.1..=last.1].iter().flat_map(|s| &s.marks) {
                there.add(*mark, keys.binary_search(&mark.key).is_ok());
            }
        }
        Retelling { here, there, sentences: marks.sentences.len(), told }
    }

    /// Share of all marks told.
    pub(super) fn share(&self) -> f32 {
        let sum = |counts: &[u32; 3]| counts.iter().sum::<u32>() as f32;
        sum(&self.here.found) / sum(&self.here.all).max(1.0)
    }

    /// How surely it is a retelling, 0 to 1: the mean of what is told of the figures, names and other words on both sides,
    /// and of the sentences.
    fn score(&self) -> f32 {
        let shares =
            [Sort::Figure, Sort::Name, Sort::Content].map(|s| [self.here.share(s), self.there.share(s)]);
        let told = self.told.len() as f32 / self.sentences.max(1) as f32;
        let known: Vec<f32> = shares.into_iter().flatten().flatten().chain([told]).collect();
        known.iter().sum::<f32>() / known.len() as f32
    }

    pub(super) fn holds(&self) -> bool {
        let figures = self.here.share(Sort::Figure).unwrap_or(1.0);
        let marks: u32 = self.here.all.iter().sum();
        self.told.len() >= 2 && marks >= FEWEST_MARKS && figures >= FIGURES && self.score() >= SCORE
    }

    /// The sentences that tell most, here and there, in the order of the text.
    pub(super) fn passages(&self, marks: &Marks, theirs: &Marks) -> Vec<Passage> {
        let mut told = self.told.clone();
        told.sort_by_key(|(i, _, count)| (std::cmp::Reverse(*count), *i));
        told.truncate(SHOWN);
        let passage = |(i, j, _): &(usize, usize, usize)| Passage {
            here: marks.sentences[*i].span,
            there: theirs.sentences[*j].span,
        };
        let mut all: Vec<Passage> = told.iter().map(passage).collect();
        all.sort_unstable();
        all
    }
}

/// Whether the sentence `j` or the next one holds a mark: a retelling joins and parts sentences.
fn held(sentences: &[Telling], j: usize, key: u64) -> bool {
    sentences[j..].iter().take(2).any(|s| s.keys.binary_search(&key).is_ok())
}

/// For each sentence the one of the other text that tells most of it, never going back.
fn aligned(own: &[Telling], theirs: &[Telling]) -> Vec<(usize, usize)> {
    if theirs.is_empty() {
        return Vec::new();
    }
    let width = theirs.len();
    // best[i][j]: the most that sentences up to i can share if the last is set beside j.
    let mut best: Vec<f32> = Vec::with_capacity(own.len() * width);
    let mut came: Vec<u32> = Vec::with_capacity(own.len() * width);
    for (i, sentence) in own.iter().enumerate() {
        let mut top = (0.0, 0u32);
        for j in 0..width {
            let before = if i == 0 { 0.0 } else { best[(i - 1) * width + j] };
            if i > 0 && (before > top.0 || j == 0) {
                top = (before, j as u32);
            }
            let weight = |m: &Mark| if m.sort == Sort::Content { 1.0 } else { 2.0 };
            let shared: f32 = sentence.marks.iter().filter(|m| held(theirs, j, m.key)).map(weight).sum();
            best.push(top.0 + shared);
            came.push(top.1);
        }
    }
    let mut path = Vec::with_capacity(own.len());
    let Some(last) = own.len().checked_sub(1) else { return path };
    let row = |i: usize| &best[i * width..(i + 1) * width];
    let mut j = (0..width).max_by(|a, b| row(last)[*a].total_cmp(&row(last)[*b]).then(b.cmp(a))).unwrap_or(0);
    for i in (0..own.len()).rev() {
        path.push((i, j));
        j = came[i * width + j] as usize;
    }
    path.reverse();
    path
}
