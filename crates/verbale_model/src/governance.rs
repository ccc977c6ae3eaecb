//! Who comes into and leaves office, and what the law does to them.

use crate::Spans;
use crate::statement::words;

/// A stated governance event.
#[derive(Clone, PartialEq, Debug)]
pub struct GovernanceEvent {
    /// What.
    pub what: GovernanceKind,
    /// Whom it befell, as named.
    pub person: Option<String>,
    /// The post, in the text's words.
    pub office: Option<String>,
    /// The day, ISO 8601.
    pub date: Option<String>,
    /// How sure the text is.
    pub status: GovernanceStatus,
    /// The words.
    pub spans: Spans,
}

words! {
    /// What happened to an office or its holder.
    GovernanceKind {
        /// Named to a post.
        Appointment = "appointment",
        /// Gave up a post.
        Resignation = "resignation",
        /// Removed from a post.
        Dismissal = "dismissal",
        /// Rooms searched.
        Search = "search",
        /// Inquiry opened.
        Investigation = "investigation",
        /// Charged.
        Indictment = "indictment",
        /// Taken into custody.
        Arrest = "arrest",
        /// Found guilty.
        Conviction = "conviction",
        /// Chosen by vote.
        Election = "election",
        /// Put under sanctions.
        Sanction = "sanction",
        /// Several posts changed.
        Reshuffle = "reshuffle",
    }
}

words! {
    /// How sure a text is of it.
    GovernanceStatus {
        /// Told as fact.
        Done = "done",
        /// To come, or named by the authority.
        Announced = "announced",
        /// Rumour, or one side's word.
        Reported = "reported",
        /// Denied.
        Denied = "denied",
    }
}
