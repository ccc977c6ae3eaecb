//! The kinds of discrepancy: one file each, in the order they run.
//!
//! A check weighs pairs only inside one meeting, one party's issue, one address or one utterance: never all against all.
//! Gates come in a fixed order: who asserts what, then time and scope, then numbers, then evaluation.

mod acts;
mod arithmetic;
mod attribution_drift;
mod contradiction;
mod denials;
mod draft;
mod framing;
mod holding;
mod in_part;
mod judged;
mod memory;
mod number;
mod odds;
mod pairs;
mod prints;
mod quote_drift;
mod recall;
mod scope;
mod sequence;
mod settled;
mod shift;
mod silence;
mod split;
mod struck;
mod timing;
mod version;
mod warm_words;
mod weighing;

pub use memory::Memory;
pub(crate) use weighing::{Weighing, shorten};

use crate::accounts::Occasion;
use crate::reading::Reading;
use draft::Found;
use rayon::prelude::*;
use verbale_model::{Discrepancy, DiscrepancyKind, DocumentId, Evidence, Facts, Span};
use weighing::Scene;

/// One kind of discrepancy.
pub struct Check {
    /// Which.
    pub kind: DiscrepancyKind,
    /// The file's own text: what it finds, why it matters, an example, what it cannot see.
    pub doc: &'static str,
    reaches: &'static [Reach],
}

/// What a check looks at in one go.
#[derive(Clone, Copy)]
enum Reach {
    /// One document, by index.
    Document(fn(&Weighing<'_>, usize, &mut Found)),
    /// One meeting: its members and pairs.
    Meeting(fn(&Weighing<'_>, &Scene<'_>, &mut Found)),
    /// All that is held: one party over time, one address, one utterance in many reports.
    All(fn(&Weighing<'_>, &mut Found)),
}

macro_rules! checks {
    ($($kind:ident in $module:ident by $($reach:ident($check:ident)),+;)+) => {
        &[$(Check {
            kind: DiscrepancyKind::$kind,
            doc: include_str!(concat!(stringify!($module), ".rs")),
            reaches: &[$(Reach::$reach($module::$check)),+],
        },)+]
    };
}

/// Every check, in the order they run.
pub const CHECKS: &[Check] = checks![
    Contradiction in contradiction by Meeting(check);
    Number in number by Meeting(check), All(sums);
    Framing in framing by Meeting(check);
    Scope in scope by Meeting(check);
    Timing in timing by Document(weekdays), Meeting(at_meeting), All(order);
    Silence in silence by Meeting(check);
    Shift in shift by All(check);
    Split in split by All(check);
    WarmWords in warm_words by Document(check);
    QuoteDrift in quote_drift by All(check);
    AttributionDrift in attribution_drift by All(check);
    Version in version by All(check);
    Arithmetic in arithmetic by Document(check);
];

impl Check {
    /// The doc comment that opens the check's file, without its comment marks.
    pub fn text(&self) -> String {
        let lines = self.doc.lines().take_while(|l| l.starts_with("//!"));
        lines.map(|l| l.trim_start_matches("//!").trim_start_matches(' ')).collect::<Vec<_>>().join("\n")
    }
}

/// All that was weighed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Weighed {
    /// Findings, most confident first.
    pub findings: Vec<Discrepancy>,
    /// Pairs that were weighed and left.
    pub undecided: Vec<Undecided>,
}

/// A pair that was weighed and left.
#[derive(Clone, PartialEq, Debug)]
pub struct Undecided {
    /// Which check weighed it.
    pub kind: DiscrepancyKind,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Why it was left.
    pub reason: String,
}

/// Runs every check on the facts.
pub fn discrepancies(facts: &Facts) -> Weighed {
    weigh(&Weighing::of(Reading::of(facts)))
}

/// The first words of an utterance that judge, if any.
pub(crate) fn judged(weighing: &Weighing<'_>, utterance: usize) -> Option<std::ops::Range<usize>> {
    judged::judgements(weighing, utterance).into_iter().next().map(|j| j.words)
}

/// Every pair that any check weighed, the improbable ones too, with the score behind its probability: to fit the odds on.
pub fn candidates(facts: &Facts) -> Vec<(Discrepancy, f32)> {
    let weighing = Weighing::of(Reading::of(facts));
    let found = run(parts(&weighing, true), &weighing, true);
    found.into_iter().flat_map(|kind| kind.settle().0).collect()
}

/// The same, with what `memory` holds of documents and meetings that have not changed; it holds those of these facts afterwards.
pub fn discrepancies_with(facts: &Facts, memory: &mut Memory) -> Weighed {
    memory.weigh(facts)
}

/// Runs every check on facts read before.
pub(crate) fn weigh(weighing: &Weighing<'_>) -> Weighed {
    settle(parts(weighing, false), weighing)
}

/// What the checks found in each part of the facts, by check: documents, then meetings.
struct Parts {
    documents: Vec<Vec<Found>>,
    meetings: Vec<Vec<Found>>,
}

/// The checks of every document and of every meeting, side by side; with `all`, the improbable too.
fn parts(weighing: &Weighing<'_>, all: bool) -> Parts {
    let documents = 0..weighing.reading.docs.len();
    Parts {
        documents: documents.into_par_iter().map(|n| in_document(weighing, n, all)).collect(),
        meetings: weighing.occasions.par_iter().map(|o| at_meeting(weighing, o, all)).collect(),
    }
}

/// What the checks of one document find; a copy of another is no document of its own.
fn in_document(weighing: &Weighing<'_>, document: usize, all: bool) -> Vec<Found> {
    if weighing.lineage[document].repeats() {
        return Vec::new();
    }
    let checks = CHECKS.iter().map(|check| {
        let mut found = Found::new(check.kind, all);
        for reach in check.reaches {
            if let Reach::Document(check) = reach {
                check(weighing, document, &mut found);
            }
        }
        found
    });
    checks.filter(|found| !found.is_empty()).collect()
}

/// What the checks of one meeting find; its pairs are made once for all of them.
fn at_meeting(weighing: &Weighing<'_>, occasion: &Occasion, all: bool) -> Vec<Found> {
    let scene = Scene::of(weighing, occasion);
    let checks = CHECKS.iter().map(|check| {
        let mut found = Found::new(check.kind, all);
        for reach in check.reaches {
            if let Reach::Meeting(check) = reach {
                check(weighing, &scene, &mut found);
            }
        }
        found
    });
    checks.filter(|found| !found.is_empty()).collect()
}

/// Runs the checks that look at all that is held, and puts what they and the parts found in order.
fn settle(parts: Parts, weighing: &Weighing<'_>) -> Weighed {
    let mut out = Weighed::default();
    for kind in run(parts, weighing, false) {
        let (findings, undecided) = kind.settle();
        out.findings.extend(findings.into_iter().map(|(finding, _)| finding));
        out.undecided.extend(undecided);
    }
    answered(&mut out);
    out.findings.sort_by(|a, b| {
        b.confidence.total_cmp(&a.confidence).then_with(|| (a.kind, a.id).cmp(&(b.kind, b.id)))
    });
    out.findings.dedup_by_key(|f| f.id);
    out
}

/// What each check found, in their order; with `all`, the improbable too.
fn run(parts: Parts, weighing: &Weighing<'_>, all: bool) -> Vec<Found> {
    let mut found: Vec<Found> = CHECKS
        .par_iter()
        .map(|check| {
            let mut found = Found::new(check.kind, all);
            for reach in check.reaches {
                if let Reach::All(check) = reach {
                    check(weighing, &mut found);
                }
            }
            found
        })
        .collect();
    let parts = parts.documents.into_iter().chain(parts.meetings);
    for (part, more) in parts.enumerate() {
        for more in more {
            if let Some(whole) = found.iter_mut().find(|f| f.kind() == more.kind()) {
                whole.take(part, more);
            }
        }
    }
    found
}

/// What another finding shows the other account to answer is no silence of it.
fn answered(out: &mut Weighed) {
    let kinds = [
        DiscrepancyKind::Contradiction,
        DiscrepancyKind::Number,
        DiscrepancyKind::Scope,
        DiscrepancyKind::Framing,
        DiscrepancyKind::Timing,
    ];
    let (silences, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut out.findings).into_iter().partition(|f| f.kind == DiscrepancyKind::Silence);
    // By document and first byte, the words that other findings answer.
    let mut told: Vec<(DocumentId, Span, &[String])> = Vec::new();
    for finding in others.iter().filter(|f| kinds.contains(&f.kind)) {
        for side in &finding.sides {
            if let Some(hull) = side.evidence.spans().hull() {
                told.push((side.evidence.document(), hull, &finding.parties));
            }
        }
    }
    told.sort_unstable_by_key(|t| (t.0, t.1));
    let mut kept = Vec::with_capacity(silences.len());
    for silence in silences {
        let side = &silence.sides[0];
        let (document, hull) = (side.evidence.document(), side.evidence.spans().hull().unwrap_or_default());
        let from = told.partition_point(|t| t.0 < document);
        let same = told[from..].iter().take_while(|t| t.0 == document);
        let heard = same
            .filter(|t| t.1.overlaps(hull))
            .any(|t| silence.silent.as_ref().is_some_and(|s| t.2.contains(s)));
        if heard {
            out.undecided.push(Undecided {
                kind: DiscrepancyKind::Silence,
                evidence: vec![side.evidence.clone()],
                reason: "the other account has its own word on it".to_owned(),
            });
        } else {
            kept.push(silence);
        }
    }
    out.findings = others;
    out.findings.extend(kept);
}
