//! One utterance in many reports: which statements of different documents are the same words of the same mouth.
//!
//! A statement is told by one document. Reports of one utterance share most of its words in their order, whether quoted
//! or not, the figures, and as a rule the speaker. Pairs are weighed only where they share two neighbouring content words,
//! or the speaker and a content word, within days: never all against all.

use crate::en::{self, Kind, Word};
use crate::origins::{Line, is_quoted, lineage_of, quotations};
use crate::subsequence::common;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use verbale_model::{DocumentId, Evidence, Facts, Mode, Moment, Span, Spans, Statement, StatementId};

/// An utterance with every report of it that is held.
#[derive(Clone, PartialEq, Debug)]
pub struct Attested {
    /// Reports, in the order of the documents; the first is the one the others are compared with.
    pub attestations: Vec<Attestation>,
    /// From how many origins: reports in copies of one text are one.
    pub origins: usize,
}

/// One document's report of an utterance.
#[derive(Clone, PartialEq, Debug)]
pub struct Attestation {
    /// The statement there.
    pub statement: StatementId,
    /// The document.
    pub document: DocumentId,
    /// The text that the document goes back to.
    pub origin: DocumentId,
    /// To whom the words are credited there.
    pub speaker: Option<String>,
    /// Whether they are quoted.
    pub mode: Mode,
    /// When they were said, else when the document was published.
    pub at: Option<Moment>,
    /// The words as they stand there.
    pub words: Evidence,
    /// Where its wording departs from the first report's.
    pub changes: Vec<Change>,
}

/// One place where two wordings part.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Words of the first report; `None` where it has none.
    pub was: Option<Evidence>,
    /// Words of this one; `None` where it has none.
    pub is: Option<Evidence>,
}

/// Every utterance; those with one report included. In the order of the documents.
pub fn attestations(facts: &Facts) -> Vec<Attested> {
    let words: Vec<Vec<Word>> = facts.records.par_iter().map(|r| en::read(r.document.text(), 0)).collect();
    let lines = lineage_of(facts, &words);
    let sayings: Vec<Saying<'_>> =
        (0..facts.records.len()).into_par_iter().flat_map_iter(|d| sayings(facts, &words, d)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group: Vec<usize> = Vec::with_capacity(sayings.len());
    // Pairs come by their later member, so that each report is settled once its earlier ones are.
    let mut pairs = pairs(&sayings).into_iter().peekable();
    for n in 0..sayings.len() {
        let mut best: Option<(f32, usize)> = None;
        while let Some((alike, earlier)) =
            pairs.next_if(|p| p.0 == n).map(|(_, earlier, alike)| (alike, earlier))
        {
            // A document tells an utterance once; a second telling in it is another statement.
            let twice = groups[group[earlier]].iter().any(|m| sayings[*m].doc == sayings[n].doc);
            if !twice && best.is_none_or(|b| alike > b.0) {
                best = Some((alike, earlier));
            }
        }
        if let Some((_, earlier)) = best {
            group.push(group[earlier]);
            groups[group[earlier]].push(n);
        } else {
            group.push(groups.len());
            groups.push(vec![n]);
        }
    }
    groups.par_iter().filter_map(|members| attested(facts, &words, &lines, &sayings, members)).collect()
}

/// Days between two reports of one utterance.
const WINDOW_DAYS: i32 = 14;
/// Content words that are compared, from the start of a statement.
const LONGEST: usize = 80;
/// Fewest content words that two reports share in their order.
const FEWEST: usize = 3;
/// Statements that share a key are paired up to this many.
const BLOCK: usize = 24;

/// What is compared of a statement.
struct Saying<'a> {
    doc: usize,
    statement: &'a Statement,
    day: Option<Date>,
    /// Content words and figures, by stem and value, in their order.
    told: Vec<u64>,
    /// Of words partly quoted, those between the marks; else empty.
    core: Vec<u64>,
    figures: Vec<u64>,
    quoted: bool,
    /// Whether the words are turned into their opposite by the speaker or by a negation.
    denied: bool,
}

fn sayings<'a>(facts: &'a Facts, words: &[Vec<Word>], doc: usize) -> Vec<Saying<'a>> {
    let record = &facts.records[doc];
    let meta = record.document.meta();
    let text = record.document.text();
    let published = meta.published.or(meta.captured);
    let said = |statement: &'a Statement| {
        let mixed = statement.attribution.mode == Mode::Mixed;
        let marks = if mixed { quotations(text) } else { Vec::new() };
        let (mut told, mut core, mut figures) = (Vec::new(), Vec::new(), Vec::new());
        for word in words_of(&words[doc], &statement.attribution.content) {
            let figure = match word.kind {
                Kind::Function => continue,
                Kind::Number => Some(en::leading_digits(word.span.text(text))),
                Kind::Content => en::digits_of(word.form),
            };
            figures.extend(figure);
            if told.len() < LONGEST {
                told.push(figure.unwrap_or(word.stem));
                if is_quoted(&marks, word.span) {
                    core.push(figure.unwrap_or(word.stem));
                }
            }
        }
        figures.sort_unstable();
        figures.dedup();
        Saying {
            doc,
            statement,
            day: statement.said_at.or(published).map(Moment::date),
            told,
            core,
            figures,
            quoted: statement.attribution.mode != Mode::Indirect,
            denied: statement.status == verbale_model::Status::Denies,
        }
    };
    record.annotations.statements.iter().map(said).filter(|s| !s.told.is_empty()).collect()
}

/// The words that lie in spans.
fn words_of<'w>(words: &'w [Word], spans: &Spans) -> impl Iterator<Item = &'w Word> {
    let pieces: Vec<(usize, usize)> = spans
        .iter()
        .map(|s| {
            let start = words.partition_point(|w| w.span.end() <= s.start());
            (start, words.partition_point(|w| w.span.start() < s.end()).max(start))
        })
        .collect();
    pieces.into_iter().flat_map(|(a, b)| &words[a..b])
}

/// Pairs that are reports of one utterance: the later, the earlier, how alike; by the later and the earlier.
fn pairs(sayings: &[Saying<'_>]) -> Vec<(usize, usize, f32)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    let mix = |a: u64, b: u64| (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for (n, saying) in sayings.iter().enumerate() {
        for (i, a) in saying.told.iter().enumerate() {
            keys.extend(saying.told[i + 1..].iter().take(2).map(|b| (mix(*a, *b), n as u32)));
        }
        if let Some(name) = saying.statement.speaker.as_ref().and_then(|s| family(&s.actor)) {
            let name = en::stem(name);
            keys.extend(saying.told.iter().map(|t| (mix(name, t.rotate_left(31)), n as u32)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut met: Vec<(u32, u32)> = Vec::new();
    for block in keys.chunk_by(|a, b| a.0 == b.0).filter(|b| b.len() > 1) {
        for (i, (_, later)) in block.iter().enumerate() {
            // In a key that many share, each is weighed against those just before it.
            met.extend(block[i.saturating_sub(BLOCK)..i].iter().map(|(_, earlier)| (*later, *earlier)));
        }
    }
    met.sort_unstable();
    met.dedup();
    met.into_par_iter()
        .filter_map(|(later, earlier)| {
            let (b, a) = (&sayings[later as usize], &sayings[earlier as usize]);
            (a.doc != b.doc).then(|| alike(a, b)).flatten().map(|s| (later as usize, earlier as usize, s))
        })
        .collect()
}

/// The last name of an actor.
fn family(actor: &str) -> Option<&str> {
    actor.rsplit(' ').next().filter(|n| !n.is_empty())
}

/// Who speaks in two reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mouth {
    Same,
    Untold,
    Other,
}

fn mouth(a: &Statement, b: &Statement) -> Mouth {
    let (Some(x), Some(y)) = (&a.speaker, &b.speaker) else { return Mouth::Untold };
    if x.actor == y.actor || family(&x.actor) == family(&y.actor) {
        return Mouth::Same;
    }
    // A party's voice and a person of it may be one.
    let spoken_for = |s: &verbale_model::Speaker| s.party.as_deref() == Some(s.actor.as_str());
    match (&x.party, &y.party) {
        (Some(p), Some(q)) if p == q && (spoken_for(x) || spoken_for(y)) => Mouth::Untold,
        _ => Mouth::Other,
    }
}

/// How alike two reports are, 0 to 1; `None` where they are not of one utterance.
fn alike(a: &Saying<'_>, b: &Saying<'_>) -> Option<f32> {
    if let (Some(x), Some(y)) = (a.day, b.day)
        && (x - y).get_days().abs() > WINDOW_DAYS
    {
        return None;
    }
    let apart =
        |x: &Saying<'_>, y: &Saying<'_>| x.figures.iter().any(|f| y.figures.binary_search(f).is_err());
    // Each has a figure that the other lacks: two things are told.
    let (more, less) = (apart(a, b), apart(b, a));
    if more && less {
        return None;
    }
    let mouth = mouth(a.statement, b.statement);
    let both_quoted = a.quoted && b.quoted;
    let (fewest, mut needed) = match (mouth, both_quoted) {
        (Mouth::Same, true) => (FEWEST, 0.6),
        (Mouth::Same, false) => (FEWEST, 0.67),
        (Mouth::Untold, _) => (FEWEST + 1, 0.75),
        (Mouth::Other, true) => (FEWEST + 2, 0.85),
        (Mouth::Other, false) => return None,
    };
    // What one says and one denies, or a figure that one lacks, is one utterance only in nearly the same words.
    if a.denied != b.denied || (more || less) && !both_quoted {
        needed += 0.15;
    }
    let mut best: Option<f32> = None;
    for (x, y) in [(&a.told, &b.told), (&a.core, &b.told), (&a.told, &b.core), (&a.core, &b.core)] {
        let least = x.len().min(y.len());
        if least == 0 {
            continue;
        }
        let ordered = in_order(x, y);
        let share = ordered as f32 / least as f32;
        // Words between quotation marks are a whole utterance where both hold no more.
        let whole = both_quoted && ordered >= 2 && x.len() == ordered && y.len() == ordered;
        let mut alike = ((ordered >= fewest || whole) && share >= needed).then_some(share);
        // Reported speech turns sentences round: of one mouth, the words count in any order if they are nearly all there.
        let any = in_any_order(x, y);
        if alike.is_none()
            && mouth == Mouth::Same
            && any >= fewest
            && any as f32 / least as f32 >= needed + 0.1
        {
            alike = Some(any as f32 / least as f32 - 0.1);
        }
        best = match (best, alike) {
            (Some(held), Some(new)) => Some(held.max(new)),
            (held, new) => held.or(new),
        };
    }
    best
}

/// How many words two lists share, in any order.
fn in_any_order(a: &[u64], b: &[u64]) -> usize {
    let sorted = |list: &[u64]| {
        let mut list = list.to_vec();
        list.sort_unstable();
        list
    };
    let (x, y) = (sorted(a), sorted(b));
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < x.len() && j < y.len() {
        match x[i].cmp(&y[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

/// Length of the longest common subsequence.
fn in_order(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { corner + 1 } else { above.max(row[j]) };
            corner = above;
        }
    }
    row[b.len()]
}

fn attested(
    facts: &Facts,
    words: &[Vec<Word>],
    lines: &[Line],
    sayings: &[Saying<'_>],
    members: &[usize],
) -> Option<Attested> {
    let first = &sayings[*members.first()?];
    let id = |doc: usize| facts.records[doc].document.id();
    let mut attestations = Vec::with_capacity(members.len());
    for &member in members {
        let saying = &sayings[member];
        let record = &facts.records[saying.doc];
        let statement = saying.statement;
        let changes =
            if std::ptr::eq(saying, first) { Vec::new() } else { changes(facts, words, first, saying) };
        attestations.push(Attestation {
            statement: statement.id,
            document: id(saying.doc),
            origin: id(lines[saying.doc].origin),
            speaker: statement.speaker.as_ref().map(|s| s.actor.clone()),
            mode: statement.attribution.mode,
            at: statement.said_at.or(record.document.meta().published),
            words: record.evidence(statement.attribution.content.clone()).ok()?,
            changes,
        });
    }
    let origins: FxHashSet<DocumentId> = attestations.iter().map(|a| a.origin).collect();
    Some(Attested { origins: origins.len(), attestations })
}

/// Words of a statement that are compared for changes.
const COMPARED: usize = 120;

/// Where the wording of a report departs from the first one's, inside the stretch that both give.
fn changes(facts: &Facts, words: &[Vec<Word>], first: &Saying<'_>, other: &Saying<'_>) -> Vec<Change> {
    let list = |s: &Saying<'_>| -> Vec<Word> {
        words_of(&words[s.doc], &s.statement.attribution.content).take(COMPARED).copied().collect()
    };
    let (was, is) = (list(first), list(other));
    let same = common(&was, &is, |a, b| a.stem == b.stem);
    let mut out = Vec::new();
    for pair in same.windows(2) {
        let ((i, j), (k, l)) = (pair[0], pair[1]);
        let gone = &was[i + 1..k];
        let come = &is[j + 1..l];
        // Function words alone ("that", "the") are grammar, but for those that turn the sense.
        let telling = |s: &Saying<'_>, words: &[Word]| {
            let text = facts.records[s.doc].document.text();
            words.iter().any(|w| w.kind != Kind::Function || en::turns(&w.span.text(text).to_lowercase()))
        };
        if telling(first, gone) || telling(other, come) {
            let cite = |s: &Saying<'_>, words: &[Word]| {
                let span: Span = words.first()?.span.cover(words.last()?.span);
                facts.records[s.doc].evidence(Spans::one(span)).ok()
            };
            out.push(Change { was: cite(first, gone), is: cite(other, come) });
        }
    }
    out
}
