//! What a person decided. Ground state: kept apart from all that is derived, never overwritten.

use crate::statement::words;
use crate::{Evidence, Moment};

/// A decision of a reader about some words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// The words it is about: found again by document, span and quote after a rebuild.
    pub evidence: Evidence,
    /// The decision.
    pub verdict: Verdict,
    /// Reader's words.
    pub note: String,
    /// When.
    pub made: Moment,
}

words! {
    /// The decisions a reader can take.
    Verdict {
        /// The value is right.
        Confirm = "confirm",
        /// The value is wrong.
        Reject = "reject",
        /// Two names mean one actor (the note names the other).
        SameActor = "same_actor",
        /// A remark without a decision.
        Note = "note",
    }
}
