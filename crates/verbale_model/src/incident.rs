//! Things that happened at a place, as each side tells them.

use crate::Spans;
use crate::statement::words;

/// A stated incident.
#[derive(Clone, PartialEq, Debug)]
pub struct Incident {
    /// What, by weapon or cause.
    pub what: IncidentKind,
    /// Where, as named.
    pub place: Option<String>,
    /// Distance or direction from the place, in the text's words.
    pub offset: Option<String>,
    /// When, ISO 8601.
    pub date: Option<String>,
    /// Who did it, as stated or as a side accuses.
    pub by: Option<String>,
    /// Whether who did it is only claimed.
    pub by_claimed: bool,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// People killed.
    pub killed: Option<u32>,
    /// People injured.
    pub injured: Option<u32>,
    /// Who gave the numbers.
    pub casualties_by: Option<String>,
    /// The words.
    pub spans: Spans,
}

words! {
    /// What happened, by weapon or cause.
    IncidentKind {
        /// Missile or bomb from the air.
        Strike = "strike",
        /// Fire.
        Fire = "fire",
        /// Unmanned craft.
        Drone = "drone",
        /// Artillery, mortars, rockets.
        Shelling = "shelling",
        /// Mine, planted bomb, unknown blast.
        Explosion = "explosion",
        /// A ship or goods taken.
        Seizure = "seizure",
        /// Crash, collision, grounding.
        Crash = "crash",
        /// Gunfire, storming, brawl.
        Clash = "clash",
        /// Damage done in secret.
        Sabotage = "sabotage",
        /// Anything else.
        Other = "other",
    }
}
