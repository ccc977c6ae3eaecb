//! Meetings as texts tell them (the followed ones stand in the dossier).

use crate::Spans;
use crate::statement::words;

/// A stated meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct MeetingFact {
    /// What kind.
    pub what: MeetingKind,
    /// First day, ISO 8601, or the interval it lies in.
    pub date: Option<String>,
    /// Where, as named.
    pub place: Option<String>,
    /// Who took part, as named.
    pub participants: Vec<String>,
    /// Length in hours, if said.
    pub duration_hours: Option<f64>,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// The words.
    pub spans: Spans,
}

words! {
    /// Kinds of meeting.
    MeetingKind {
        /// Talks.
        Talks = "talks",
        /// Meeting of heads.
        Summit = "summit",
        /// By telephone or screen.
        Call = "call",
        /// A journey to the other side.
        Visit = "visit",
        /// One of a numbered row of talks.
        Round = "round",
        /// Meeting of ministers.
        Ministerial = "ministerial",
        /// Sitting of a body.
        Session = "session",
    }
}

words! {
    /// Whether a meeting took place.
    MeetingStatus {
        /// It did.
        Held = "held",
        /// It is to.
        Planned = "planned",
        /// It was to and did not.
        Cancelled = "cancelled",
        /// It is said that it did not.
        Denied = "denied",
    }
}
