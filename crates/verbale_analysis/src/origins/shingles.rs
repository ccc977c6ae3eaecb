//! Runs of words that two documents share.

use super::retelling::Marks;
use super::{Passage, Text};
use crate::en::{self, Kind, Word};
use verbale_model::Span;

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Above so many shingles only one in four is indexed, above the second number one in sixteen: chosen by their hash, so
/// that copies choose alike.
const ALL_UP_TO: usize = 192;
const FOURTH_UP_TO: usize = 3_072;
/// Longest passage shown as shared, in bytes, and how many.
const SHOWN: u32 = 200;
const PASSAGES: usize = 3;
/// Words between two shared runs that belong to what is told there.
const GAP: usize = 12;
/// Shingles that a text opens with.
const OPENING: u32 = 10;
/// Words at the end of both texts that count as a standing note (who the outlet is, what the war is about) and no story.
const NOTE: usize = 5;

/// The shingles of a document.
pub(super) struct Shingles {
    /// Hashes with the index of their first word, each hash once, sorted.
    all: Vec<(u64, u32)>,
    sampled: Vec<u64>,
}

impl Shingles {
    pub(super) fn of(words: &[Word]) -> Shingles {
        let mut all: Vec<(u64, u32)> = words
            .windows(SHINGLE)
            .enumerate()
            .map(|(n, run)| {
                let mix = |h: u64, w: &Word| (h.rotate_left(7) ^ w.form).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                (run.iter().fold(0u64, mix), n as u32)
            })
            .collect();
        all.sort_unstable();
        all.dedup_by_key(|(hash, _)| *hash);
        let bits = match all.len() {
            n if n <= ALL_UP_TO => 0,
            n if n <= FOURTH_UP_TO => 2,
            _ => 4,
        };
        let sampled = all.iter().map(|(h, _)| *h).filter(|h| bits == 0 || h >> (64 - bits) == 0).collect();
        Shingles { all, sampled }
    }

    /// What the document is indexed and sought by.
    pub(super) fn sampled(&self) -> &[u64] {
        &self.sampled
    }
}

/// What a document shares with an earlier one.
pub(super) struct Shared<'a> {
    text: &'a Text<'a>,
    theirs: &'a Text<'a>,
    /// First words of shared shingles, here and there, in the order of the text.
    starts: Vec<(u32, u32)>,
    own: usize,
    other: usize,
    /// From this word on the text ends as the other does.
    tail: usize,
    quoted: Vec<Span>,
}

/// Shared shingles but for quotations and the common end.
pub(super) struct Bare {
    pub(super) runs: usize,
    /// Their share of the document's shingles that are neither.
    pub(super) share: f32,
}

/// Shared words between quotation marks.
pub(super) struct Quoted {
    pub(super) words: usize,
    pub(super) passages: Vec<Passage>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(texts: &'a [Text<'a>], n: usize, from: usize) -> Shared<'a> {
        let (own, other) = (&texts[n].shingles.all, &texts[from].shingles.all);
        let mut starts = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (own.get(i), other.get(j)) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    starts.push((x.1, y.1));
                    i += 1;
                    j += 1;
                }
            }
        }
        starts.sort_unstable();
        let (text, theirs) = (&texts[n], &texts[from]);
        let alike = text.places.iter().rev().zip(theirs.places.iter().rev());
        let note = alike.take_while(|(a, b)| a.form == b.form).count();
        let tail = text.places.len() - if note >= NOTE { note } else { 0 };
        Shared {
            text,
            theirs,
            starts,
            own: own.len(),
            other: other.len(),
            tail,
            quoted: quotations(text.body),
        }
    }

    /// Number of shared shingles.
    pub(super) fn runs(&self) -> usize {
        self.starts.len()
    }

    /// Share of the document's shingles that the other holds.
    pub(super) fn overlap(&self) -> f32 {
        (self.starts.len() as f32 / self.own.max(1) as f32).min(1.0)
    }

    /// Share of the other's shingles that the document holds.
    pub(super) fn of_theirs(&self) -> f32 {
        (self.starts.len() as f32 / self.other.max(1) as f32).min(1.0)
    }

    /// Whether most of the first words are shared.
    pub(super) fn opens_alike(&self) -> bool {
        let opening = OPENING.min(self.own as u32);
        2 * self.starts.iter().filter(|(here, _)| *here < opening).count() >= opening as usize
    }

    /// Whether the shared words go with the same figures: a daily notice has other ones in the gaps between them.
    pub(super) fn same_figures(&self, theirs: &Marks) -> bool {
        let words = &self.text.places;
        let mut covered = vec![false; words.len()];
        for &(start, _) in &self.starts {
            covered[start as usize..start as usize + SHINGLE].fill(true);
        }
        let (mut same, mut other) = (0, 0);
        for (n, word) in words.iter().enumerate() {
            let figure = match word.kind {
                Kind::Number => en::leading_digits(word.span.text(self.text.body)),
                Kind::Content => match en::digits_of(word.form) {
                    Some(figure) => figure,
                    None => continue,
                },
                Kind::Function => continue,
            };
            let around = |range: std::ops::Range<usize>| covered[range].contains(&true);
            let gap = around(n.saturating_sub(GAP)..n) && around(n..(n + GAP + 1).min(words.len()));
            if covered[n] || gap && theirs.has_figure(figure) {
                same += 1;
            } else if gap {
                other += 1;
            }
        }
        other <= same
    }

    pub(super) fn bare(&self) -> Bare {
        let open = |start: usize| start + SHINGLE <= self.tail && !self.is_quoted(self.run(start));
        let runs = self.starts.iter().filter(|(s, _)| open(*s as usize)).count();
        let all = (0..(self.text.places.len() + 1).saturating_sub(SHINGLE)).filter(|s| open(*s)).count();
        Bare { runs, share: runs as f32 / all.max(1) as f32 }
    }

    pub(super) fn quoted(&self) -> Quoted {
        let runs = |s: &&(u32, u32)| self.is_quoted(self.run(s.0 as usize));
        let starts: Vec<(u32, u32)> = self.starts.iter().filter(runs).copied().collect();
        let mut words: Vec<u32> = starts.iter().flat_map(|(s, _)| *s..*s + SHINGLE as u32).collect();
        words.sort_unstable();
        words.dedup();
        Quoted { words: words.len(), passages: self.passages_of(&starts) }
    }

    /// The longest passages shared, in the order of the text.
    pub(super) fn passages(&self) -> Vec<Passage> {
        self.passages_of(&self.starts)
    }

    fn run(&self, start: usize) -> Span {
        self.text.places[start].span.cover(self.text.places[start + SHINGLE - 1].span)
    }

    fn is_quoted(&self, span: Span) -> bool {
        is_quoted(&self.quoted, span)
    }

    fn passages_of(&self, starts: &[(u32, u32)]) -> Vec<Passage> {
        // Runs that go on in both texts are one passage.
        let mut runs: Vec<(u32, u32, u32)> = Vec::new();
        for &(here, there) in starts {
            match runs.last_mut() {
                Some((h, t, len)) if here - *h <= *len && there.wrapping_sub(*t) == here - *h => {
                    *len = here - *h + SHINGLE as u32;
                }
                _ => runs.push((here, there, SHINGLE as u32)),
            }
        }
        runs.sort_by_key(|(here, _, len)| (std::cmp::Reverse(*len), *here));
        runs.truncate(PASSAGES);
        runs.sort_unstable();
        let shown = |text: &Text<'_>, start: u32, len: u32| {
            let words = &text.places[start as usize..(start + len) as usize];
            let first = words[0].span;
            let last =
                words.iter().rev().find(|w| w.span.end() <= first.start() + SHOWN).unwrap_or(&words[0]);
            first.cover(last.span)
        };
        let passage = |(here, there, len)| Passage {
            here: shown(self.text, here, len),
            there: shown(self.theirs, there, len),
        };
        runs.into_iter().map(passage).collect()
    }
}

/// Whether a place lies between quotation marks.
pub(crate) fn is_quoted(quotations: &[Span], span: Span) -> bool {
    let n = quotations.partition_point(|q| q.end() <= span.start());
    quotations.get(n).is_some_and(|q| q.contains(span))
}

/// The places between double quotation marks, in order.
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“' | '«' | '„' | '"', None) => open = Some(at + c.len_utf8()),
            ('"' | '”' | '»' | '“', Some(start)) => {
                all.push(Span::of(start, at));
                open = None;
            }
            // A mark that is never closed quotes nothing.
            ('\n', Some(_)) if text[at..].starts_with("\n\n") => open = None,
            _ => {}
        }
    }
    all
}
