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
    /// Of all sentences, in the order of the text.
    told: Vec<Mark>,
    /// The same keys with their sentences, sorted.
    places: Vec<(u64, u32)>,
    /// Figures of the whole text, sorted, each once.
    figures: Vec<u64>,
    /// Names and figures that stand close together, in no order: what a retelling is sought by.
    pub(super) pairs: Vec<u64>,
}

/// One sentence.
#[derive(Clone, Copy)]
struct Telling {
    span: Span,
    /// Its first mark, and the first that is no more its own.
    from: u32,
    to: u32,
}

impl Telling {
    fn range(self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }
}

impl Marks {
    pub(super) fn of(text: &str, words: &[Word]) -> Marks {
        let mut sentences: Vec<Telling> = Vec::new();
        let mut marks: Vec<Mark> = Vec::with_capacity(words.len() * 3 / 4);
        let mut strong: Vec<u64> = Vec::new();
        let mut figures: Vec<u64> = Vec::new();
        let mut end = 0;
        for word in words {
            let gap = &text[end..word.span.start() as usize];
            let opens = end == 0 || word.breaks && ends_sentence(gap, word);
            end = word.span.end() as usize;
            if opens {
                let at = marks.len() as u32;
                sentences.push(Telling { span: word.span, from: at, to: at });
            }
            let compared = sentences.len() <= SENTENCES;
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
            if compared {
                marks.push(mark);
                sentence.to = marks.len() as u32;
            }
        }
        sentences.truncate(SENTENCES);
        marks.shrink_to_fit();
        let mut places = Vec::with_capacity(marks.len());
        for (n, sentence) in sentences.iter().enumerate() {
            places.extend(marks[sentence.range()].iter().map(|m| (m.key, n as u32)));
        }
        places.sort_unstable();
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
        Marks { sentences, told: marks, places, figures, pairs }
    }

    /// The marks of a sentence.
    fn told_in(&self, sentence: usize) -> &[Mark] {
        &self.told[self.sentences[sentence].range()]
    }

    /// The sentences that hold a mark, in order.
    fn sentences_of(&self, key: u64) -> impl Iterator<Item = usize> {
        let first = self.places.partition_point(|p| p.0 < key);
        self.places[first..].iter().take_while(move |p| p.0 == key).map(|p| p.1 as usize)
    }

    /// Whether the sentence `j` or the next one holds a mark: a retelling joins and parts sentences.
    fn holds(&self, j: usize, key: u64) -> bool {
        self.sentences_of(key).any(|s| s == j || s == j + 1)
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
        for (i, j) in aligned(marks, theirs) {
            let mut count = 0;
            for mark in marks.told_in(i) {
                let found = theirs.holds(j, mark.key);
                here.add(*mark, found);
                count += usize::from(found);
            }
            if count >= 3 && 3 * count >= marks.told_in(i).len() {
                told.push((i, j, count));
            }
        }
        let mut there = Count::default();
        if let (Some(first), Some(last)) = (told.first(), told.last()) {
            for mark in (first.1..=last.1).flat_map(|j| theirs.told_in(j)) {
                there.add(*mark, marks.sentences_of(mark.key).next().is_some());
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

/// For each sentence the one of the other text that tells most of it, never going back.
fn aligned(own: &Marks, theirs: &Marks) -> Vec<(usize, usize)> {
    let (height, width) = (own.sentences.len(), theirs.sentences.len());
    if width == 0 {
        return Vec::new();
    }
    // best[i][j]: the most that sentences up to i can share if the last is set beside j.
    let mut best: Vec<f32> = Vec::with_capacity(height * width);
    let mut came: Vec<u32> = Vec::with_capacity(height * width);
    let mut shared = vec![0.0; width];
    for i in 0..height {
        shared.fill(0.0);
        for mark in own.told_in(i) {
            let weight = if mark.sort == Sort::Content { 1.0 } else { 2.0 };
            // Beside a sentence stands what it or the next one holds, once.
            let mut next = 0;
            for j in theirs.sentences_of(mark.key) {
                for beside in &mut shared[j.saturating_sub(1).max(next)..=j] {
                    *beside += weight;
                }
                next = j + 1;
            }
        }
        let mut top = (0.0, 0u32);
        for j in 0..width {
            let before = if i == 0 { 0.0 } else { best[(i - 1) * width + j] };
            if i > 0 && (before > top.0 || j == 0) {
                top = (before, j as u32);
            }
            best.push(top.0 + shared[j]);
            came.push(top.1);
        }
    }
    let mut path = Vec::with_capacity(height);
    let Some(last) = height.checked_sub(1) else { return path };
    let row = |i: usize| &best[i * width..(i + 1) * width];
    let mut j = (0..width).max_by(|a, b| row(last)[*a].total_cmp(&row(last)[*b]).then(b.cmp(a))).unwrap_or(0);
    for i in (0..height).rev() {
        path.push((i, j));
        j = came[i * width + j] as usize;
    }
    path.reverse();
    path
}
