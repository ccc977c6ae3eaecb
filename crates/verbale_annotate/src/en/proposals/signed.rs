//! Whose name stands under a text, and whose yes it has: "Bamako’s initials have been under it since May", "one signature, Minnawi’s".

use super::words::{Marks, Tells};
use crate::en::lens::Lens;
use verbale_model::ProposalAnswer;

/// What somebody gives to a text with a hand.
fn given(word: &str) -> bool {
    matches!(
        word,
        "initials"
            | "signature"
            | "signatures"
            | "autograph"
            | "autographs"
            | "imprimatur"
            | "yes"
            | "consent"
            | "assent"
            | "blessing"
    )
}

/// Words that say it is still to come, and words that say it was kept back.
fn awaited(word: &str) -> bool {
    matches!(
        word,
        "awaits"
            | "awaited"
            | "awaiting"
            | "wants"
            | "needs"
            | "need"
            | "lacks"
            | "lacked"
            | "lacking"
            | "missing"
            | "for"
    )
}

fn withheld(word: &str) -> bool {
    matches!(
        word,
        "no" | "not"
            | "n’t"
            | "n't"
            | "never"
            | "without"
            | "withheld"
            | "withdrew"
            | "withdrawn"
            | "refused"
            | "neither"
    )
}

/// Who signed or said yes, told by the thing given and whose it is.
pub(super) fn signed(
    lens: &Lens<'_>,
    marks: &Marks,
    i: usize,
    from: usize,
    end: usize,
) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    if !given(p.word(i)) || lens.tag(i).starts_with('V') {
        return None;
    }
    let possessed = |k: usize| matches!(p.raw(k), "’s" | "'s" | "’" | "'");
    let before = || lens.name_before(i).filter(|n| n.end + 1 == i && possessed(n.end));
    // "the initials of Tobruk"
    let of =
        || (p.word(i + 1) == "of").then(|| lens.name_at(i + 2).or_else(|| lens.name_at(i + 3))).flatten();
    // "one rebel signature, Minni Minnawi’s"
    let aside = || {
        let name = matches!(p.raw(i + 1), "," | ":" | "—").then(|| lens.name_at(i + 2)).flatten()?;
        possessed(name.end).then_some(name)
    };
    // "one set of initials under the text, and it is Cairo’s"
    let told = || {
        let it = (i + 1..end)
            .find(|&k| p.word(k) == "it" && matches!(p.word(k + 1), "is" | "was" | "’s" | "'s"))?;
        lens.name_at(it + 2).filter(|n| possessed(n.end))
    };
    let name = before().or_else(of).or_else(aside).or_else(told)?;
    let clause = lens.clause_start(i, from);
    let stop = lens.clause_end(i, end);
    if (clause..stop).any(|k| k != i && awaited(p.word(k))) && p.word(i) != "yes" {
        return None;
    }
    if (clause..(i + 4).min(stop)).any(|k| withheld(p.word(k))) {
        return Some((vec![lens.canonical(name)], ProposalAnswer::Rejects));
    }
    let reserve = marks
        .within(i, stop)
        .iter()
        .any(|f| f.tells == Tells::Condition && !matches!(p.before(f.at, 1), "at" | "for"));
    let answer = if reserve { ProposalAnswer::Conditional } else { ProposalAnswer::Accepts };
    Some((vec![lens.canonical(name)], answer))
}
