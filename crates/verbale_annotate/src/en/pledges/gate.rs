//! Sums that are no pledge though a word of giving stands near: needs, prices, debts, hypotheses, denials, frozen aid.

use super::words::{Words, form_of};
use crate::en::lens::Lens;

/// Whether a stretch tells of prices, debts or trade at all.
pub(super) fn trades(lens: &Lens<'_>, start: usize, sum: (usize, usize), end: usize) -> bool {
    // What stands beyond a comma is told of something else: "he said, when asked what it needs".
    let mark = |i: &usize| matches!(lens.p.raw(*i), "," | ";" | "—" | ":" | "”" | "(" | ")");
    let start = (start..sum.0.saturating_sub(1)).rev().find(mark).map_or(start, |i| i + 1);
    let end = (sum.1..end).find(mark).unwrap_or(end);
    // "the answer to the appeal", "for the needs of": told of something else than the sum.
    let aside = |i: usize| {
        let p = &lens.p;
        let mut at = i;
        while at > start && matches!(lens.tag(at - 1), "DT" | "JJ" | "PRP$" | "NN" | "NNP" | "POS") {
            at -= 1;
        }
        lens.tag(i).starts_with("NN")
            && at > start
            && matches!(p.before(at, 1), "to" | "for" | "towards" | "after" | "following" | "at" | "against")
    };
    (start..end).any(|i| {
        lens.p.is_word(i)
            && !lens.p.capital(i)
            && (form_of(lens.p.word(i), Words::Priced) || form_of(lens.p.word(i), Words::Wished))
            && !aside(i)
            && !damages(lens, i)
            // "can expect 270 million from the Union"
            && !(lens.p.word(i) == "expect" && matches!(lens.p.before(i, 1), "can" | "may"))
    })
}

/// "paid off the last 14 million of what it borrowed", "gave back": nothing is given.
pub(super) fn gives_back(lens: &Lens<'_>, verb: usize) -> bool {
    (verb + 1..verb + 4).any(|k| matches!(lens.p.word(k), "off" | "back"))
        && matches!(
            lens.p.word(verb),
            "paid" | "pay" | "pays" | "paying" | "give" | "gave" | "gives" | "giving"
        )
}

/// Whether a sum between `from` and `end` of its sentence is barred; `lead` is where the mood of the gift can stand:
/// from its subject to its last words before the sum.
pub(super) fn barred(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    lead: (usize, usize),
    (trigger, sum): (usize, (usize, usize)),
    shared_cost: bool,
) -> bool {
    let p = &lens.p;
    let (from, to) = lead;
    let words = |a: usize, b: usize, set: Words| (a..b).any(|i| p.is_word(i) && form_of(p.word(i), set));
    if (start..end).rev().take(3).any(|i| p.raw(i) == "?") || words(start, end, Words::Trade) {
        return true;
    }
    // Open mood: "could", "might", "may", "should"; "would" only under a condition.
    let condition = conditional(lens, start, sum.0.max(trigger), end);
    let modal = (from..to).any(|i| {
        matches!(p.word(i), "could" | "might" | "should" | "ought")
            || p.word(i) == "may" && lens.tag(i) == "MD"
            || condition && matches!(p.word(i), "would" | "will" | "’d" | "can")
    });
    if modal || condition {
        return true;
    }
    // "Orma, not to be outbid, chipped in": said between commas, of something else.
    let aside = |i: usize| (from..i).any(|k| p.raw(k) == ",") && (i..trigger.max(i)).any(|k| p.raw(k) == ",");
    let negated = (from..to).filter(|&i| !aside(i)).any(|i| match p.word(i) {
        // "has promised, but not paid,"
        "not" => {
            !matches!(p.word(i + 1), "only" | "less" | "just" | "merely" | "least")
                && !(matches!(p.before(i, 1), "but" | "though" | "if") && i > trigger)
        }
        // "has yet to vote on"; what is yet to be paid was promised.
        "yet" => p.word(i + 1) == "to" && form_of(p.word(i + 2), Words::Decides),
        "never" | "n’t" | "n't" | "nor" | "neither" | "cannot" => true,
        "no" => !matches!(p.word(i + 1), "less" | "fewer" | "later"),
        "without" => false,
        _ => false,
    });
    if negated {
        return true;
    }
    // "asked Norway to give", "wants to pay", "denied that it had promised"
    let asked = trigger > start
        && (lens.clause_start(from, start).max(from.saturating_sub(4))..trigger.min(sum.0).max(from)).any(
            |i| {
                p.is_word(i)
                    && i != trigger
                    && form_of(p.word(i), Words::Wished)
                    && lens.tag(i) != "IN"
                    && !p.capital(i)
                    || i < from && matches!(p.word(i), "whether")
            },
        );
    if asked && !lens.any(from, trigger.max(from), &["after", "when"]) {
        return true;
    }
    let denied = (start..trigger.min(sum.0))
        .any(|i| matches!(p.word(i), "denied" | "denies" | "deny" | "denying" | "untrue" | "false" | "fake"));
    // "heard nothing of a grant", "called the report false"
    let belied = (sum.1..end).any(|i| {
        matches!(
            p.word(i),
            "false"
                | "untrue"
                | "fake"
                | "invention"
                | "fabrication"
                | "hoax"
                | "fiction"
                | "nonsense"
                | "denied"
        )
    }) && (start..end).any(|i| {
        matches!(
            p.word(i),
            "called" | "calling" | "denied" | "dismissed" | "was" | "is" | "report" | "reports"
        )
    });
    if denied || belied {
        return true;
    }
    // "pledged his vineyards as security for a loan of"
    if lens.any(start, sum.0, &["security", "collateral", "bail", "surety"])
        && lens.any(start, sum.0, &["as"])
    {
        return true;
    }
    let near = sum.0.saturating_sub(5).max(start);
    let priced = (near..sum.0).any(|i| {
        p.is_word(i)
            && i != trigger
            && form_of(p.word(i), Words::Priced)
            && !damages(lens, i)
            && !lens.tag(i).is_empty()
            && !p.capital(i)
    });
    if priced && !shared_cost {
        return true;
    }
    let later = (sum.1..(sum.1 + 6).min(end)).any(|i| {
        matches!(
            p.word(i),
            "tax"
                | "needed"
                | "required"
                | "shortfall"
                | "gap"
                | "missing"
                | "short"
                | "damage"
                | "fine"
                | "debt"
                | "loss"
                | "losses"
                | "deficit"
                | "arrears"
                | "hole"
        )
    });
    let later = later && !(sum.1..(sum.1 + 8).min(end)).any(|i| p.are(i, &["loss", "and", "damage"]));
    let stopped = (start..end).any(|i| {
        p.is_word(i)
            && form_of(p.word(i), Words::Stopped)
            && !p.word(i).starts_with("scrape")
            && p.word(i) != "scraping"
            && !matches!(p.word(i + 1), "assets" | "reserves" | "funds" | "accounts" | "billions" | "money")
            && !p.capital(i)
            && (lens.tag(i).starts_with('V') || lens.tag(i) == "JJ")
    });
    // "struck 30 million out of the budget"
    let struck = (start..sum.0).any(|i| {
        matches!(
            p.word(i),
            "struck" | "strike" | "strikes" | "striking" | "cut" | "cuts" | "crossed" | "deleted" | "removed"
        ) && lens.tag(i).starts_with('V')
    }) && (sum.1..end).any(|i| {
        matches!(p.word(i), "out" | "from" | "off")
            && (i + 1..(i + 5).min(end))
                .any(|k| matches!(p.word(k), "budget" | "estimates" | "bill" | "list"))
    });
    // "brought the total to 40 million"
    let total = p.before(sum.0, 1) == "to"
        && (sum.0.saturating_sub(5).max(start)..sum.0)
            .any(|i| matches!(p.word(i), "total" | "tally" | "pot" | "totals" | "count"));
    // "was short by 203 million"
    let lacking = matches!(p.before(sum.0, 1), "by" | "of")
        && matches!(p.before(sum.0, 2), "short" | "shy" | "down" | "overspent" | "underfunded");
    later || stopped || struck || total || lacking
}

/// Whether a word belongs to the name of the fund for loss and damage.
fn damages(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    p.are(i, &["loss", "and", "damage"])
        || p.word(i) == "damage" && i > 1 && p.are(i - 2, &["loss", "and", "damage"])
}

/// Whether the sentence puts the gift under a condition: "if", "unless", "should it", "had it".
fn conditional(lens: &Lens<'_>, start: usize, at: usize, end: usize) -> bool {
    let p = &lens.p;
    let inverted = matches!(p.word(start), "should" | "had" | "were")
        && (lens.name_at(start + 1).is_some()
            || matches!(lens.tag(start + 1), "DT" | "PRP" | "PRP$" | "NN" | "NNS"));
    let opened = (start..at).any(|i| {
        matches!(p.word(i), "if" | "unless" | "whether") && p.before(i, 1) != "as" && p.before(i, 1) != "even"
    });
    let closes = (at..end).any(|i| {
        matches!(p.word(i), "if" | "unless")
            && (start..at).any(|k| matches!(p.word(k), "would" | "could" | "might" | "may"))
    });
    inverted || opened || closes
}
