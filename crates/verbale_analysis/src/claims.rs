//! Claims that one party makes and another denies.

use crate::checks::{self, Weighing};
use crate::reading::Reading;
use verbale_model::{DiscrepancyKind, Evidence, Facts, Moment, Status};

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
    let weighing = Weighing::of(Reading::of(facts));
    claims_of(&weighing, &checks::weigh(&weighing).findings)
}

/// The claims behind the contradictions found.
pub(crate) fn claims_of(weighing: &Weighing<'_>, findings: &[verbale_model::Discrepancy]) -> Vec<ContestedClaim> {
    let mut out: Vec<ContestedClaim> = Vec::new();
    for finding in findings.iter().filter(|f| f.kind == DiscrepancyKind::Contradiction) {
        let mut claim = ContestedClaim {
            proposition: String::new(),
            issue: finding.issue.clone(),
            asserted: Vec::new(),
            denied: Vec::new(),
        };
        let sides: Vec<(ClaimSide, bool)> = finding
            .sides
            .iter()
            .map(|side| {
                let party = side.party.clone().unwrap_or_default();
                (ClaimSide { party, evidence: side.evidence.clone(), at: side.at }, denies(weighing, &side.evidence))
            })
            .collect();
        // Where both assert, the earlier words are the claim and the later ones its denial.
        let clear = sides.iter().any(|s| s.1) && sides.iter().any(|s| !s.1);
        let first = sides.iter().map(|s| s.0.at).min().flatten();
        for (n, (side, denies)) in sides.into_iter().enumerate() {
            let denial = if clear { denies } else { side.at != first || n > 0 && !claim.asserted.is_empty() };
            if denial { claim.denied.push(side) } else { claim.asserted.push(side) }
        }
        if claim.asserted.is_empty() && !claim.denied.is_empty() {
            claim.asserted.push(claim.denied.remove(0));
        }
        claim.proposition = claim.asserted.first().map(|s| s.evidence.quote().to_owned()).unwrap_or_default();
        let same = |c: &&mut ContestedClaim| c.proposition == claim.proposition;
        if let Some(held) = out.iter_mut().find(same) {
            held.denied.extend(claim.denied);
        } else {
            out.push(claim);
        }
    }
    let latest = |c: &ContestedClaim| c.asserted.iter().chain(&c.denied).filter_map(|s| s.at).max();
    out.sort_by(|a, b| latest(b).cmp(&latest(a)).then_with(|| a.proposition.cmp(&b.proposition)));
    out
}

/// Whether the words deny rather than assert.
fn denies(weighing: &Weighing<'_>, evidence: &Evidence) -> bool {
    let Some((n, doc)) =
        weighing.reading.docs.iter().enumerate().find(|(_, d)| d.record.document.id() == evidence.document())
    else {
        return false;
    };
    let Some(hull) = evidence.spans().hull() else { return false };
    let spoken = doc.utterances.clone().map(|u| weighing.utterance(u)).filter(|u| u.doc == n && u.span.overlaps(hull));
    let words = doc.words_in(hull);
    let negated = words.clone().filter(|w| doc.negated[*w]).count();
    spoken.into_iter().any(|u| u.status == Status::Denies) || 2 * negated >= words.len().min(8)
}
