//! Where parties stand towards a text: verbs and idioms of acceptance and refusal.

use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance};

/// The answer that a verb gives.
pub(super) fn answer(word: &str) -> Option<ProposalAnswer> {
    Some(match word {
        "accepts" | "accepted" | "accept" | "takes" | "took" | "take" | "backs" | "backed" | "endorses"
        | "endorsed" | "endorse" | "welcomed" | "welcomes" | "agreed" | "agrees" | "supports"
        | "supported" | "embraced" | "embraces" | "initialled" | "swallowed" | "hailed" | "adopted"
        | "approved" | "applauded" => ProposalAnswer::Accepts,
        "rejects" | "rejected" | "reject" | "refused" | "refuses" | "refuse" | "spurned" | "spurns"
        | "dismissed" | "dismisses" | "opposes" | "opposed" | "declined" | "declines" | "rebuffed"
        | "rebuffs" | "scorned" | "derided" | "vetoed" | "rubbished" | "snubbed" | "denounced"
        | "ridiculed" | "repudiated" | "shunned" => ProposalAnswer::Rejects,
        _ => return None,
    })
}

/// The answer told at `i`, idioms included.
pub(super) fn answers(lens: &Lens<'_>, i: usize, end: usize) -> Option<ProposalAnswer> {
    let p = &lens.p;
    let near = |words: &[&str]| lens.any(i + 1, (i + 6).min(end), words);
    match p.word(i) {
        "said" | "says" | "say" if p.word(i + 1) == "yes" => Some(ProposalAnswer::Accepts),
        "said" | "says" | "say" if p.word(i + 1) == "no" => Some(ProposalAnswer::Rejects),
        "sent" | "sends" if near(&["back"]) => Some(ProposalAnswer::Rejects),
        "turned" | "turns" | "turn" | "shot" if near(&["down"]) => Some(ProposalAnswer::Rejects),
        "threw" | "throws" | "ruled" | "rules" if near(&["out"]) => Some(ProposalAnswer::Rejects),
        "waved" | "brushed" | "swept" if near(&["aside", "away", "off"]) => Some(ProposalAnswer::Rejects),
        "tore" | "tears" if near(&["up"]) => Some(ProposalAnswer::Rejects),
        "walked" if near(&["away"]) => Some(ProposalAnswer::Rejects),
        "hear" if near(&["of"]) && lens.any(i.saturating_sub(3), i, &["not", "n’t", "n't"]) => {
            Some(ProposalAnswer::Rejects)
        }
        "live" if near(&["with"]) => Some(ProposalAnswer::Accepts),
        "content" | "happy" | "fine" if p.word(i + 1) == "with" => Some(ProposalAnswer::Accepts),
        "signed" | "signs" | "sign" if near(&["up", "on"]) => Some(ProposalAnswer::Accepts),
        "dropped" | "drops" | "withdrew" | "lifted" | "waived"
            if near(&["objection", "objections", "veto", "reservations"]) =>
        {
            Some(ProposalAnswer::Accepts)
        }
        "asked" | "asks" | "proposed" | "wants" | "demanded" | "suggested" | "tabled"
            if near(&["changes", "amendments", "amendment", "change", "edits", "corrections"]) =>
        {
            Some(ProposalAnswer::Amends)
        }
        word => answer(word).filter(|_| lens.tag(i) != "NN" && lens.tag(i) != "NNS"),
    }
}

/// Where named parties stand, told from `from` on.
pub(super) fn stances(lens: &Lens<'_>, proposal: &mut Proposal, from: usize, end: usize) {
    let p = &lens.p;
    let mut i = from;
    while i < end {
        let word = p.word(i);
        let cannot = matches!(word, "support" | "accept")
            && lens.any(i.saturating_sub(3).max(from), i, &["not", "cannot", "never", "n’t"]);
        let wants = matches!(word, "wants" | "want" | "wanted")
            && lens.any(
                i,
                (i + 9).min(end),
                &[
                    "out",
                    "rewritten",
                    "changed",
                    "amended",
                    "deleted",
                    "removed",
                    "added",
                    "struck",
                    "altered",
                ],
            );
        let found = if cannot {
            Some(ProposalAnswer::Rejects)
        } else if wants {
            Some(ProposalAnswer::Amends)
        } else {
            answers(lens, i, end)
        };
        let Some(mut found) = found else {
            i += 1;
            continue;
        };
        if found == ProposalAnswer::Accepts
            && lens.any(
                i,
                (i + 12).min(end),
                &[
                    "if",
                    "provided",
                    "unless",
                    "condition",
                    "conditions",
                    "reserve",
                    "reservation",
                    "reservations",
                    "excepted",
                    "except",
                    "subject",
                    "bar",
                ],
            )
        {
            found = ProposalAnswer::Conditional;
        }
        let negated = lens.any(i.saturating_sub(3).max(from), i, &["not", "never", "n’t", "n't"]) && !cannot;
        if negated && found == ProposalAnswer::Accepts {
            found = ProposalAnswer::Rejects;
        }
        let clause = lens.clause_start(i, from);
        // "Tolmeria accepts nine and wants a tenth rewritten": one party, the last word counts.
        if let Some(group) = lens.subject(clause, i) {
            for party in group.names.into_iter().take(4) {
                match proposal.stances.iter_mut().find(|s| s.party == party) {
                    Some(old) => old.answer = found,
                    None => proposal.stances.push(ProposalStance { party, answer: found }),
                }
            }
        }
        i += 1;
    }
}
