//! Where parties stand towards a text: verbs and idioms of acceptance and refusal.

use super::words::{Marks, Tells};
use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance};

/// Where named parties stand, told from `from` on.
pub(super) fn stances(lens: &Lens<'_>, marks: &Marks, proposal: &mut Proposal, from: usize, end: usize) {
    let mut i = from;
    while i < end {
        let found = marks.answer(lens, i);
        let Some((mut found, to)) = found else {
            i += 1;
            continue;
        };
        if found == ProposalAnswer::Accepts && marks.any(i, (i + 14).min(end), Tells::Condition) {
            found = ProposalAnswer::Conditional;
        }
        let negated =
            lens.any(i.saturating_sub(3).max(from), i, &["not", "never", "n’t", "n't"]) && to == i + 1;
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
        i = to.max(i + 1);
    }
}
