//! The kinds of discrepancy: one file each, in the order they run.

use verbale_model::{Discrepancy, DiscrepancyKind, Evidence, Facts};

/// One kind of discrepancy.
pub struct Check {
    /// Which.
    pub kind: DiscrepancyKind,
    /// The file's own text: what it finds, why it matters, an example, what it cannot see.
    pub doc: &'static str,
}

/// Every check, in the order they run.
pub const CHECKS: &[Check] = &[];

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
    let _ = facts;
    Weighed::default()
}
