//! Origins, not pages: which documents go back to one text.

use crate::reading::{Doc, Reading};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use verbale_model::{DocumentId, Evidence, Facts, Span, Spans};

/// The earliest text that a group of documents goes back to.
#[derive(Clone, PartialEq, Debug)]
pub struct Origin {
    /// The earliest document.
    pub origin: DocumentId,
    /// All documents of the group, the origin first.
    pub documents: Vec<Copy>,
}

/// One document of a group.
#[derive(Clone, PartialEq, Debug)]
pub struct Copy {
    /// The document.
    pub document: DocumentId,
    /// How it goes back to the origin.
    pub relation: Relation,
    /// Share of its shingles that the origin holds, 0 to 1.
    pub overlap: f32,
    /// Words they share.
    pub evidence: Vec<Evidence>,
}

/// How a document goes back to an origin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// It is the origin.
    Origin,
    /// The same text.
    Copy,
    /// A shorter piece of it.
    Cut,
    /// The same with other words.
    Rewrite,
    /// It shares quotations only.
    Quotes,
    /// Another text at the same address.
    Version,
}

impl Relation {
    /// The wire's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Origin => "origin",
            Relation::Copy => "copy",
            Relation::Cut => "cut",
            Relation::Rewrite => "rewrite",
            Relation::Quotes => "quotes",
            Relation::Version => "version",
        }
    }
}

/// Every document in exactly one group, groups by their origin's date.
pub fn origins(facts: &Facts) -> Vec<Origin> {
    let reading = Reading::of(facts);
    let lineage = lineage(&reading);
    let mut groups: Vec<Origin> = Vec::new();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    for (n, line) in lineage.iter().enumerate() {
        let doc = &reading.docs[n];
        let copy = Copy {
            document: doc.record.document.id(),
            relation: line.relation,
            overlap: line.overlap,
            evidence: line.shared.iter().filter_map(|s| doc.evidence(*s)).collect(),
        };
        if line.relation == Relation::Origin {
            place.insert(n, groups.len());
            groups.push(Origin { origin: copy.document, documents: vec![copy] });
        } else if let Some(group) = place.get(&line.origin) {
            groups[*group].documents.push(copy);
        }
    }
    groups
}

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Above this many shingles a document keeps one in four, chosen by their hash: the same ones in every copy.
const SAMPLE_ABOVE: usize = 2_000;
/// Documents kept per shingle: the earliest, which are the ones that later texts can go back to.
const POSTINGS: usize = 8;
/// Days between a text and what goes back to it.
const WINDOW_DAYS: i32 = 14;
/// Shares of a document's shingles that its origin holds.
const COPY: f32 = 0.85;
const CUT: f32 = 0.7;
const REWRITE: f32 = 0.22;
/// Longest words shown as shared, in bytes.
const SHOWN: u32 = 200;

/// Where one document comes from.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Index of the origin (its own, if it is one).
    pub(crate) origin: usize,
    pub(crate) relation: Relation,
    pub(crate) overlap: f32,
    /// Words shared with the origin.
    pub(crate) shared: Vec<Span>,
}

impl Line {
    /// Whether it only repeats its origin: one side with it in any finding.
    pub(crate) fn repeats(&self) -> bool {
        matches!(self.relation, Relation::Copy | Relation::Cut)
    }
}

/// For each document, in the order of the records, where it comes from.
pub(crate) fn lineage(reading: &Reading<'_>) -> Vec<Line> {
    let shingles: Vec<Vec<(u64, u32)>> = reading.docs.par_iter().map(shingles).collect();
    let mut postings: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut addresses: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out: Vec<Line> = Vec::with_capacity(reading.docs.len());
    let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
    for (n, doc) in reading.docs.iter().enumerate() {
        let own = &shingles[n];
        shared.clear();
        let mut seen: Vec<u32> = Vec::new();
        for (hash, _) in own {
            for &other in postings.get(hash).into_iter().flatten() {
                let count = shared.entry(other).or_default();
                if *count == 0 {
                    seen.push(other);
                }
                *count += 1;
            }
        }
        let mut best: Option<(u32, usize)> = None;
        for other in seen {
            let other_doc = &reading.docs[other as usize];
            let count = shared[&other];
            if near(doc, other_doc)
                && best.is_none_or(|(c, o)| (count, usize::MAX - other as usize) > (c, usize::MAX - o))
            {
                best = Some((count, other as usize));
            }
        }
        let address = doc.record.document.meta().url.as_deref();
        let mut line = Line { origin: n, relation: Relation::Origin, overlap: 1.0, shared: Vec::new() };
        let earlier = address.and_then(|a| addresses.get(a)).copied();
        if let Some(earlier) = earlier {
            let count = shared.get(&(earlier as u32)).copied().unwrap_or(0);
            line.relation = Relation::Version;
            line.origin = out[earlier].origin;
            line.overlap = count as f32 / own.len().max(1) as f32;
            line.shared = runs(doc, own, &shingles[earlier]);
        } else if let Some((count, from)) = best {
            let overlap = count as f32 / own.len().max(1) as f32;
            let of_theirs = count as f32 / shingles[from].len().max(1) as f32;
            let press = doc.party.is_none() && reading.docs[from].party.is_none();
            let pieces = runs(doc, own, &shingles[from]);
            line.relation = if overlap >= COPY && of_theirs >= CUT {
                Relation::Copy
            } else if overlap >= CUT {
                Relation::Cut
            } else if press && overlap >= REWRITE {
                Relation::Rewrite
            } else if press && quotes_only(doc, &pieces) {
                Relation::Quotes
            } else {
                Relation::Origin
            };
            if line.relation != Relation::Origin {
                line.origin = out[from].origin;
                line.overlap = overlap.min(1.0);
                line.shared = pieces;
            }
        }
        if let Some(address) = address {
            addresses.entry(address).or_insert(n);
        }
        for (hash, _) in own {
            let list = postings.entry(*hash).or_default();
            if list.len() < POSTINGS {
                list.push(n as u32);
            }
        }
        out.push(line);
    }
    out
}

fn near(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    match (a.day, b.day) {
        (Some(a), Some(b)) => (a - b).get_days().abs() <= WINDOW_DAYS,
        _ => true,
    }
}

/// Hashes of runs of words with the index of their first word, each hash once, sorted.
fn shingles(doc: &Doc<'_>) -> Vec<(u64, u32)> {
    let mut out: Vec<(u64, u32)> = doc
        .words
        .windows(SHINGLE)
        .enumerate()
        .map(|(n, run)| {
            let hash =
                run.iter().fold(0u64, |h, w| (h.rotate_left(7) ^ w.form).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            (hash, n as u32)
        })
        .collect();
    if out.len() > SAMPLE_ABOVE {
        out.retain(|(hash, _)| hash >> 62 == 0);
    }
    out.sort_unstable();
    out.dedup_by_key(|(hash, _)| *hash);
    out
}

/// The longest runs of words that both documents hold, as places in `doc`; at most three.
fn runs(doc: &Doc<'_>, own: &[(u64, u32)], theirs: &[(u64, u32)]) -> Vec<Span> {
    let held = |hash: u64| theirs.binary_search_by_key(&hash, |(h, _)| *h).is_ok();
    let mut starts: Vec<u32> = own.iter().filter(|(h, _)| held(*h)).map(|(_, n)| *n).collect();
    starts.sort_unstable();
    let mut spans: Spans = Spans::none();
    let mut all = Vec::with_capacity(starts.len());
    for start in starts {
        let (first, last) = (&doc.words[start as usize], &doc.words[start as usize + SHINGLE - 1]);
        all.push(first.span.cover(last.span));
    }
    if !all.is_empty() {
        spans = all.into_iter().collect();
    }
    let mut runs: Vec<Span> = spans.iter().collect();
    runs.sort_by_key(|s| (std::cmp::Reverse(s.len()), s.start()));
    runs.truncate(3);
    runs.sort_unstable();
    for run in &mut runs {
        if run.len() > SHOWN {
            let words = doc.words_in(Span::new(run.start(), run.start() + SHOWN));
            if let Some(last) = doc.words[words].iter().rev().find(|w| w.span.end() <= run.start() + SHOWN) {
                *run = Span::new(run.start(), last.span.end());
            }
        }
    }
    runs
}

/// Whether what is shared stands between quotation marks, at least six words of it.
fn quotes_only(doc: &Doc<'_>, shared: &[Span]) -> bool {
    let quoted = |span: Span| {
        let before = &doc.text()[..span.start() as usize];
        match before.rfind(['“', '”']) {
            Some(at) => before[at..].starts_with('“'),
            None => before.matches('"').count() % 2 == 1,
        }
    };
    let words: usize = shared.iter().filter(|s| quoted(**s)).map(|s| doc.words_in(*s).len()).sum();
    words >= 6
}
