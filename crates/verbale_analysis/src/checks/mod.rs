//! The kinds of discrepancy: one file each, in the order they run.
//!
//! A check weighs pairs only inside one meeting, one party's issue, one address or one utterance: never all against all.
//! Gates come in a fixed order: who asserts what, then time and scope, then numbers, then evaluation.

mod arithmetic;
mod attribution_drift;
mod contradiction;
mod draft;
mod framing;
mod number;
mod odds;
mod pairs;
mod quote_drift;
mod scope;
mod shift;
mod silence;
mod split;
mod timing;
mod version;
mod warm_words;
mod weighing;

pub(crate) use weighing::{Weighing, shorten};

use crate::reading::Reading;
use draft::Found;
use verbale_model::{Discrepancy, DiscrepancyKind, Evidence, Facts};

/// One kind of discrepancy.
pub struct Check {
    /// Which.
    pub kind: DiscrepancyKind,
    /// The file's own text: what it finds, why it matters, an example, what it cannot see.
    pub doc: &'static str,
    weigh: fn(&Weighing<'_>, &mut Found),
}

macro_rules! checks {
    ($($kind:ident in $module:ident,)+) => {
        &[$(Check {
            kind: DiscrepancyKind::$kind,
            doc: include_str!(concat!(stringify!($module), ".rs")),
            weigh: $module::check,
        },)+]
    };
}

/// Every check, in the order they run.
pub const CHECKS: &[Check] = checks![
    Contradiction in contradiction,
    Number in number,
    Framing in framing,
    Scope in scope,
    Timing in timing,
    Silence in silence,
    Shift in shift,
    Split in split,
    WarmWords in warm_words,
    QuoteDrift in quote_drift,
    AttributionDrift in attribution_drift,
    Version in version,
    Arithmetic in arithmetic,
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
    framing::judgements(weighing, utterance).into_iter().next().map(|j| j.words)
}

/// Runs every check on facts read before.
pub(crate) fn weigh(weighing: &Weighing<'_>) -> Weighed {
    let mut out = Weighed::default();
    for check in CHECKS {
        let mut found = Found::new(check.kind);
        (check.weigh)(weighing, &mut found);
        let (findings, undecided) = found.settle();
        out.findings.extend(findings);
        out.undecided.extend(undecided);
    }
    out.findings.sort_by(|a, b| {
        b.confidence.total_cmp(&a.confidence).then_with(|| (a.kind, a.id).cmp(&(b.kind, b.id)))
    });
    out.findings.dedup_by_key(|f| f.id);
    out
}
