//! Origins, not pages: which documents go back to one text.
//!
//! Two indexes find what a document may go back to: one of runs of words (`shingles`), one of names and figures that stand
//! close together (`retelling`), which outlive other words. Only the few documents that share most are looked at closely,
//! so the work grows with the number of documents.

mod retelling;
mod shingles;

use crate::en::{self, Kind, Word};
use crate::reading::Reading;
use jiff::civil::Date;
use rayon::prelude::*;
use retelling::{Marks, Retelling};
use rustc_hash::FxHashMap;
use shingles::{Shared, Shingles};
pub(crate) use shingles::{is_quoted, quotations};
use std::ops::Deref;
use std::sync::Arc;
use verbale_model::{DocumentId, Evidence, Facts, Record, Span, Spans};

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
    /// The document of the group that it was made from, as far as can be told: the one it shares most with.
    pub from: Option<DocumentId>,
    /// How it goes back to that one.
    pub relation: Relation,
    /// How much of it that one holds, 0 to 1: runs of words, or in a retelling names, figures and content words.
    pub overlap: f32,
    /// Passages they share, as they stand here.
    pub evidence: Vec<Evidence>,
    /// The same passages as they stand in the document it was made from.
    pub held: Vec<Evidence>,
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
    let records = facts.records.par_iter();
    let texts: Vec<Text<'_>> = records.map(|r| Text::of(r, &en::read(r.document.text(), 0))).collect();
    let lines = lines(&texts);
    let mut groups: Vec<Origin> = Vec::new();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    for (n, line) in lines.iter().enumerate() {
        let record = &facts.records[n];
        let cite = |record: &Record, span: Span| record.evidence(Spans::one(span)).ok();
        let from = line.from.map(|f| &facts.records[f]);
        let copy = Copy {
            document: record.document.id(),
            from: from.map(|f| f.document.id()),
            relation: line.relation,
            overlap: line.overlap,
            evidence: line.shared.iter().filter_map(|s| cite(record, s.here)).collect(),
            held: line.shared.iter().filter_map(|s| cite(from?, s.there)).collect(),
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

/// Days between a text and what goes back to it.
const WINDOW_DAYS: i32 = 14;
/// Shares of a document's shingles that the text it goes back to holds, or that it holds of that one.
const COPY: f32 = 0.85;
const CUT: f32 = 0.7;
const WITH_ADDITIONS: f32 = 0.55;
const WHOLLY: f32 = 0.95;
const REWRITE: f32 = 0.2;
/// Of the shared words of a rewrite at least this share, and this many shingles, stand outside quotation marks.
const UNQUOTED: f32 = 0.4;
const FEWEST: usize = 6;
/// Quoted words that two stories share before one is said to have them from the other.
const QUOTED_WORDS: usize = 6;

/// Where one document comes from.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Index of the origin (its own, if it is one); set once all lines are known.
    pub(crate) origin: usize,
    /// Index of the document it was made from.
    pub(crate) from: Option<usize>,
    pub(crate) relation: Relation,
    pub(crate) overlap: f32,
    shared: Vec<Passage>,
    repeats: bool,
}

impl Line {
    fn first(index: usize) -> Line {
        Line {
            origin: index,
            from: None,
            relation: Relation::Origin,
            overlap: 1.0,
            shared: Vec::new(),
            repeats: false,
        }
    }

    /// Whether it only repeats what it was made from: one side with it in any finding.
    pub(crate) fn repeats(&self) -> bool {
        self.repeats
    }
}

/// A passage of a document and the same one in the document it was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Passage {
    here: Span,
    there: Span,
}

/// What a document is found by.
pub(crate) struct Traces {
    places: Vec<Place>,
    shingles: Shingles,
    marks: Marks,
}

impl Traces {
    pub(crate) fn of(body: &str, words: &[Word]) -> Traces {
        Traces {
            places: words.iter().map(|w| Place { span: w.span, form: w.form, kind: w.kind }).collect(),
            shingles: Shingles::of(words),
            marks: Marks::of(body, words),
        }
    }
}

/// What origins look at in a document.
struct Text<'a> {
    body: &'a str,
    traces: Arc<Traces>,
    /// Days since 1970.
    day: Option<i32>,
    url: Option<&'a str>,
    /// Whether no party publishes it: official accounts of two parties are two origins, however alike.
    press: bool,
}

/// What is kept of a word: half its size, which for an archive is half the memory.
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    form: u64,
    kind: Kind,
}

impl Deref for Text<'_> {
    type Target = Traces;

    fn deref(&self) -> &Traces {
        &self.traces
    }
}

impl<'a> Text<'a> {
    fn of(record: &'a Record, words: &[Word]) -> Text<'a> {
        Text::with(record, Arc::new(Traces::of(record.document.text(), words)))
    }

    fn with(record: &'a Record, traces: Arc<Traces>) -> Text<'a> {
        let meta = record.document.meta();
        Text {
            body: record.document.text(),
            traces,
            day: meta.published.or(meta.captured).map(|m| days(m.date())),
            url: meta.url.as_deref(),
            press: meta.party.is_none(),
        }
    }
}

/// For each document, in the order of the records, where it comes from.
pub(crate) fn lineage(reading: &Reading<'_>) -> Vec<Line> {
    let texts: Vec<Text<'_>> = reading.docs.par_iter().map(|d| Text::of(d.record, &d.words)).collect();
    lines(&texts)
}

/// Where documents come from, by the document and those that it may go back to, each called by a number that never changes.
pub(crate) type Lines = FxHashMap<Vec<u32>, Line>;

/// The same with traces and lines found before. `traces` and `numbers` are in the order of the documents; `held` has the
/// lines of these facts afterwards.
pub(crate) fn lineage_with(
    reading: &Reading<'_>,
    traces: &[Arc<Traces>],
    numbers: &[u32],
    held: &mut Lines,
) -> Vec<Line> {
    let texts = reading.docs.iter().zip(traces);
    let texts: Vec<Text<'_>> = texts.map(|(d, t)| Text::with(d.record, Arc::clone(t))).collect();
    let met = met(&texts);
    let known = &*held;
    let found = met.par_iter().enumerate().map(|(n, met)| {
        let key = met.key(n, numbers);
        // A line is held with the place of its source among those met.
        let line = match known.get(&key) {
            Some(line) => Line { from: line.from.and_then(|place| met.all().nth(place)), ..line.clone() },
            None => met.line(&texts, n),
        };
        (key, line)
    });
    let found: Vec<(Vec<u32>, Line)> = found.collect();
    let placed = found.iter().zip(&met).map(|((key, line), met)| {
        let place = line.from.and_then(|from| met.all().position(|o| o == from));
        (key.clone(), Line { from: place, ..line.clone() })
    });
    *held = placed.collect();
    with_origins(found.into_iter().map(|(_, line)| line).collect())
}

/// The same for records whose words were read before.
pub(crate) fn lineage_of(facts: &Facts, words: &[Vec<Word>]) -> Vec<Line> {
    let texts: Vec<Text<'_>> =
        facts.records.par_iter().zip(words).map(|(r, words)| Text::of(r, words)).collect();
    lines(&texts)
}

fn lines(texts: &[Text<'_>]) -> Vec<Line> {
    let met = met(texts);
    // Each document against the few it may go back to, side by side: most of the work.
    with_origins(met.par_iter().enumerate().map(|(n, met)| met.line(texts, n)).collect())
}

/// Lines led back to their first documents.
fn with_origins(mut lines: Vec<Line>) -> Vec<Line> {
    for n in 0..lines.len() {
        // What it was made from is earlier, so its origin is known.
        lines[n].origin = lines[n].from.map_or(n, |from| lines[from].origin);
    }
    lines
}

/// The earlier documents that one may go back to.
#[derive(Default)]
struct Met {
    /// The first one at the same address.
    earlier: Option<usize>,
    /// Those that share most runs of words, and those that share most marks.
    runs: Vec<usize>,
    tellings: Vec<usize>,
}

/// For each document those it may go back to, from indexes of what came before it.
fn met(texts: &[Text<'_>]) -> Vec<Met> {
    // Looked at for every key that two texts share, so close together.
    let days: Vec<Option<i32>> = texts.iter().map(|t| t.day).collect();
    let mut runs = Index::default();
    let mut tellings = Index::default();
    let mut addresses: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out: Vec<Met> = Vec::with_capacity(texts.len());
    for (n, text) in texts.iter().enumerate() {
        let near = |other: usize| near(text.day, days[other]);
        out.push(match text.url.and_then(|a| addresses.get(a)) {
            Some(&earlier) => Met { earlier: Some(earlier), ..Met::default() },
            None => Met {
                earlier: None,
                runs: runs.closest(text.shingles.sampled(), 1, near),
                tellings: tellings.closest(&text.marks.pairs, retelling::FEWEST_PAIRS, near),
            },
        });
        if let Some(address) = text.url {
            addresses.entry(address).or_insert(n);
        }
        runs.add(n, text.shingles.sampled(), near);
        tellings.add(n, &text.marks.pairs, near);
    }
    out
}

impl Met {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.earlier.iter().chain(&self.runs).chain(&self.tellings).copied()
    }

    fn key(&self, n: usize, numbers: &[u32]) -> Vec<u32> {
        let shape = [numbers[n], u32::from(self.earlier.is_some()), self.runs.len() as u32];
        shape.into_iter().chain(self.all().map(|o| numbers[o])).collect()
    }

    /// Where the document comes from; its origin is set once all are known.
    fn line(&self, texts: &[Text<'_>], n: usize) -> Line {
        if let Some(earlier) = self.earlier {
            let shared = Shared::of(texts, n, earlier);
            return Line {
                origin: n,
                from: Some(earlier),
                relation: Relation::Version,
                overlap: shared.overlap(),
                shared: shared.passages(),
                repeats: false,
            };
        }
        let wording = self.runs.iter().find_map(|&o| by_wording(texts, n, o));
        let line = wording.or_else(|| {
            let found = self.tellings.iter().filter_map(|&o| retold(texts, n, o));
            found.max_by(|a, b| a.overlap.total_cmp(&b.overlap).then(b.from.cmp(&a.from)))
        });
        let line = line.or_else(|| self.runs.iter().find_map(|&o| quoting(texts, n, o)));
        line.unwrap_or_else(|| Line::first(n))
    }
}

/// Days since 1970.
fn days(date: Date) -> i32 {
    (date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as i32
}

fn near(a: Option<i32>, b: Option<i32>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= WINDOW_DAYS,
        _ => true,
    }
}

/// A copy, a cut or a rewrite that kept runs of words.
fn by_wording(texts: &[Text<'_>], n: usize, from: usize) -> Option<Line> {
    let shared = Shared::of(texts, n, from);
    let (overlap, of_theirs) = (shared.overlap(), shared.of_theirs());
    let press = texts[n].press && texts[from].press;
    let same_figures = || shared.same_figures(&texts[from].marks);
    let relation = if overlap >= WITH_ADDITIONS && of_theirs >= COPY && shared.opens_alike() {
        same_figures().then_some(Relation::Copy)
    } else if overlap >= COPY && (shared.opens_alike() || overlap >= WHOLLY) {
        Some(Relation::Cut)
    } else if overlap >= CUT {
        same_figures().then_some(Relation::Rewrite)
    } else {
        let bare = shared.bare();
        let own_words = bare.runs >= FEWEST && bare.runs as f32 >= UNQUOTED * shared.runs() as f32;
        (press && bare.share >= REWRITE && own_words && same_figures()).then_some(Relation::Rewrite)
    };
    Some(Line {
        origin: from,
        from: Some(from),
        relation: relation?,
        overlap,
        shared: shared.passages(),
        repeats: overlap >= CUT,
    })
}

/// A rewrite that kept the story and few of its words.
fn retold(texts: &[Text<'_>], n: usize, from: usize) -> Option<Line> {
    if !(texts[n].press && texts[from].press) {
        return None;
    }
    let retelling = Retelling::of(&texts[n].marks, &texts[from].marks);
    retelling.holds().then(|| Line {
        origin: from,
        from: Some(from),
        relation: Relation::Rewrite,
        overlap: retelling.share(),
        shared: retelling.passages(&texts[n].marks, &texts[from].marks),
        repeats: false,
    })
}

/// Another story with words quoted by an earlier one.
fn quoting(texts: &[Text<'_>], n: usize, from: usize) -> Option<Line> {
    if !(texts[n].press && texts[from].press) {
        return None;
    }
    let shared = Shared::of(texts, n, from);
    let quoted = shared.quoted();
    (quoted.words >= QUOTED_WORDS).then(|| Line {
        origin: from,
        from: Some(from),
        relation: Relation::Quotes,
        overlap: shared.overlap(),
        shared: quoted.passages,
        repeats: false,
    })
}

/// Documents by what they can be found by.
#[derive(Default)]
struct Index {
    postings: FxHashMap<u64, Vec<u32>>,
}

/// Documents kept per key: the earliest within the window, which are those that later texts can go back to.
const POSTINGS: usize = 8;
/// Documents that are looked at closely.
const CLOSEST: usize = 4;

impl Index {
    /// The earlier documents that share most keys, most first and the earlier of equals first.
    fn closest(&self, keys: &[u64], least: u32, near: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut met: Vec<u32> = keys.iter().filter_map(|k| self.postings.get(k)).flatten().copied().collect();
        met.sort_unstable();
        let mut counted: Vec<(u32, usize)> = met
            .chunk_by(|a, b| a == b)
            .map(|c| (c.len() as u32, c[0] as usize))
            .filter(|(count, other)| *count >= least && near(*other))
            .collect();
        counted.sort_unstable_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
        counted.truncate(CLOSEST);
        counted.into_iter().map(|(_, other)| other).collect()
    }

    fn add(&mut self, n: usize, keys: &[u64], near: impl Fn(usize) -> bool) {
        for key in keys {
            let list = self.postings.entry(*key).or_default();
            if list.len() >= POSTINGS {
                list.retain(|old| near(*old as usize));
            }
            if list.len() < POSTINGS {
                list.push(n as u32);
            }
        }
    }
}
