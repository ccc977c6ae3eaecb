//! Votes of bodies that decide.

use crate::Spans;
use crate::statement::words;

/// A stated vote.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Vote {
    /// The body that voted, as named.
    pub body: Option<String>,
    /// The day, ISO 8601.
    pub date: Option<String>,
    /// What was voted on, in the text's words.
    pub motion: Option<String>,
    /// Votes in favour.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions, blank ballots, "present".
    pub abstain: Option<u32>,
    /// Members who took no part.
    pub absent: Option<u32>,
    /// How it ended, if the text says so.
    pub outcome: Option<VoteOutcome>,
    /// Members named as voting for.
    pub named_for: Vec<String>,
    /// Members named as voting against.
    pub named_against: Vec<String>,
    /// Members named as abstaining.
    pub named_abstain: Vec<String>,
    /// The words.
    pub spans: Spans,
}

words! {
    /// How a vote ended.
    VoteOutcome {
        /// Carried, also by consensus.
        Adopted = "adopted",
        /// Not carried, also by veto.
        Rejected = "rejected",
        /// Put off.
        Postponed = "postponed",
    }
}
