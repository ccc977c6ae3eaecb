//! Claims that one party makes and another denies.

use crate::checks::Weighing;
use crate::en::Kind;
use crate::reading::{Doc, Reading};
use std::ops::Range;
use verbale_model::{Band, Discrepancy, DiscrepancyKind, Evidence, Facts, Moment, Status};

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

/// The contested claims among what was found in the facts, latest first.
pub fn contested_claims(facts: &Facts, findings: &[Discrepancy]) -> Vec<ContestedClaim> {
    claims_of(&Weighing::of(Reading::of(facts)), findings)
}

/// The claims behind the contradictions found; those that are only possible are left to the comparison.
pub(crate) fn claims_of(weighing: &Weighing<'_>, findings: &[Discrepancy]) -> Vec<ContestedClaim> {
    let mut out: Vec<ContestedClaim> = Vec::new();
    for finding in
        findings.iter().filter(|f| f.kind == DiscrepancyKind::Contradiction && f.band() != Band::Possible)
    {
        let mut claim = ContestedClaim {
            proposition: String::new(),
            issue: finding.issue.clone(),
            asserted: Vec::new(),
            denied: Vec::new(),
        };
        let told: Vec<Told<'_, '_>> =
            finding.sides.iter().filter_map(|s| told(weighing, &s.evidence)).collect();
        let sides: Vec<(ClaimSide, bool)> = finding
            .sides
            .iter()
            .map(|side| {
                let party = side.party.clone().unwrap_or_default();
                (
                    ClaimSide { party, evidence: side.evidence.clone(), at: side.at },
                    denies(&told, &side.evidence),
                )
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

/// Words of a finding, found again in their document.
struct Told<'w, 'a> {
    evidence: &'w Evidence,
    doc: &'w Doc<'a>,
    words: Range<usize>,
    denied: bool,
}

fn told<'w, 'a>(weighing: &'w Weighing<'a>, evidence: &'w Evidence) -> Option<Told<'w, 'a>> {
    let doc = weighing.reading.docs.iter().find(|d| d.record.document.id() == evidence.document())?;
    let hull = evidence.spans().hull()?;
    let mut spoken = doc.utterances.clone().map(|u| weighing.utterance(u)).filter(|u| u.span.overlaps(hull));
    let denied = spoken.any(|u| u.status == Status::Denies);
    Some(Told { evidence, doc, words: doc.words_in(hull), denied })
}

/// Whether these words deny what the other side's assert: a word both use stands under a negation here and not there.
fn denies(told: &[Told<'_, '_>], evidence: &Evidence) -> bool {
    let (Some(own), Some(other)) =
        (told.iter().find(|t| t.evidence == evidence), told.iter().find(|t| t.evidence != evidence))
    else {
        return false;
    };
    let negated = |t: &Told<'_, '_>, stem: u64| {
        let mut found =
            t.words.clone().filter(|n| t.doc.words[*n].kind == Kind::Content && t.doc.words[*n].stem == stem);
        found.next().map(|n| t.doc.negated[n])
    };
    let turned = own.words.clone().filter(|n| own.doc.words[*n].kind == Kind::Content && own.doc.negated[*n]);
    own.denied || turned.into_iter().any(|n| negated(other, own.doc.words[n].stem) == Some(false))
}
