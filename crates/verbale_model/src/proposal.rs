//! Numbered texts on the table, their revisions and changed clauses.

use crate::Spans;
use crate::statement::words;

/// A stated proposal, or a change of one of its clauses.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Proposal {
    /// What the text calls it.
    pub title: Option<String>,
    /// Who wrote it, as named.
    pub by: Option<String>,
    /// Numbered points it has now.
    pub points: Option<u32>,
    /// Points of the version before.
    pub revision_of_points: Option<u32>,
    /// The clause changed, as named.
    pub clause: Option<String>,
    /// Its words before.
    pub from: Option<String>,
    /// Its words after.
    pub to: Option<String>,
    /// Where parties stand on it.
    pub stances: Vec<ProposalStance>,
    /// The words.
    pub spans: Spans,
}

/// Where a named party stands on a proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposalStance {
    /// As named.
    pub party: String,
    /// Its stance.
    pub answer: ProposalAnswer,
}

words! {
    /// An answer to a proposal.
    ProposalAnswer {
        /// Takes it.
        Accepts = "accepts",
        /// Refuses it.
        Rejects = "rejects",
        /// Takes it if.
        Conditional = "conditional",
        /// Wants it changed.
        Amends = "amends",
    }
}
