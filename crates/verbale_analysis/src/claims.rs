//! Claims that one party makes and another denies.

use verbale_model::{Evidence, Facts, Moment};

/// A proposition that one party asserts and another denies.
#[derive(Clone, PartialEq, Debug)]
pub struct ContestedClaim {
    /// What it is about, in the shortest words of the asserting side.
    pub proposition: String,
    /// The issue's id.
    pub issue: Option<String>,
    /// Who asserts it.
    pub asserted: Vec<ClaimSide>,
    /// Who denies it.
    pub denied: Vec<ClaimSide>,
}

/// One party's words on a claim.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimSide {
    /// The party's id, or the actor's name where it has none.
    pub party: String,
    /// The words.
    pub evidence: Evidence,
    /// When.
    pub at: Option<Moment>,
}

/// The contested claims, latest first.
pub fn contested_claims(facts: &Facts) -> Vec<ContestedClaim> {
    let _ = facts;
    Vec::new()
}
