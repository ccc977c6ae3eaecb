//! Positions: a party's stance on an issue over time.

use verbale_model::{Evidence, Facts, Moment};

/// How fixed a position is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stance {
    /// Excluded under any condition.
    RedLine,
    /// Held without condition.
    Firm,
    /// Open under a stated condition.
    Conditional,
    /// Open.
    Flexible,
    /// Given up, wholly or in part.
    Concession,
    /// Touched without a stance.
    Unstated,
}

impl Stance {
    /// The wire's words for it.
    pub fn word(self) -> &'static str {
        match self {
            Stance::RedLine => "red line",
            Stance::Firm => "firm",
            Stance::Conditional => "conditional",
            Stance::Flexible => "flexible",
            Stance::Concession => "concession",
            Stance::Unstated => "unstated",
        }
    }
}

/// One step of a party's position on an issue.
#[derive(Clone, PartialEq, Debug)]
pub struct Position {
    /// The party's id.
    pub party: String,
    /// The issue's id.
    pub issue: String,
    /// When the step was taken.
    pub at: Option<Moment>,
    /// The stance.
    pub stance: Stance,
    /// Conditions in the text's words.
    pub conditions: Vec<Evidence>,
    /// Since when this stance has been held.
    pub since: Option<Moment>,
    /// The words it rests on.
    pub evidence: Vec<Evidence>,
}

/// Every step, by party, issue and time.
pub fn positions(facts: &Facts) -> Vec<Position> {
    let _ = facts;
    Vec::new()
}
