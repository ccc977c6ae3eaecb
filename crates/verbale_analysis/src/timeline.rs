//! What happened when, in one list.

use verbale_model::{Evidence, Facts, Moment};

/// One line of the timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What kind of thing: `statement`, `meeting`, `version`...
    pub kind: &'static str,
    /// In one plain sentence.
    pub summary: String,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// The timeline, earliest first.
pub fn timeline(facts: &Facts) -> Vec<TimelineEntry> {
    let _ = facts;
    Vec::new()
}
