//! Whether what was found is a gift.

use super::triggers::Class;
use super::{Gift, Scene, gate, gives, person};
use crate::en::lens::{Lens, Told};
use verbale_model::QuantityKind;

/// Whether what was found is a gift: a real mood, and for words of more than one sense something else that speaks for giving.
pub(super) fn sound(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, gift: &Gift) -> bool {
    let p = &lens.p;
    let (start, end) = (scene.start, scene.end);
    let shares = matches!(
        p.word(gift.at).get(..4),
        Some(
            "shar"
                | "cove"
                | "bear"
                | "bore"
                | "carr"
                | "shou"
                | "foot"
                | "spli"
                | "meet"
                | "sett"
                | "wipe"
                | "clea"
                | "pick"
                | "gran"
                | "loan"
        )
    );
    // "make good the shortfall of 15 million": what is lacking is given.
    let filled = matches!(
        p.word(gift.at).get(..4),
        Some(
            "make"
                | "made"
                | "maki"
                | "plug"
                | "fill"
                | "clos"
                | "brid"
                | "fund"
                | "fina"
                | "pick"
                | "foot"
                | "plea"
        )
    ) && lens.any(
        gift.at,
        sum.start,
        &["shortfall", "gap", "deficit", "difference", "hole", "bill", "tab", "cost", "costs"],
    );
    let shares = shares || filled;
    // "puts the figure at 40 million", "stood at 200,000"; "cut aid by 5 million"
    let at = p.before(sum.start, 1) == "at"
        && gift.group.end + 2 < sum.start
        && p.before(sum.start, 2) != "in"
        && lens.tag(gift.at).starts_with('V')
        && !scene.triggers.iter().any(|t| t.at == gift.at && t.noun);
    let fewer = p.before(sum.start, 1) == "by"
        && lens.any(start, sum.start, &["reduced", "cut", "lowered", "reduces", "reduce", "cuts"]);
    let owed = (sum.end..(sum.end + 4).min(end)).any(|i| matches!(p.word(i), "owes" | "owed" | "owe"));
    // "sending arms worth 500 million": given in kind, unless it is traded.
    let worth = p.word(sum.end) == "worth"
        && (p.word(sum.end + 1) != "of"
            || ["buy", "bought", "purchas", "procur", "import", "export", "sel", "sold", "spen"]
                .iter()
                .any(|s| p.word(gift.at).starts_with(s))
            || gift.at > sum.start
            || gate::trades(lens, start, (sum.start, sum.end), end));
    if owed || worth || at || fewer {
        return false;
    }
    let from = gift.lead.clamp(start, sum.start);
    let lead = (from, sum.start);
    let trigger = gift.at;
    if gate::barred(lens, (start, end), lead, (trigger, (sum.start, sum.end)), shares) {
        return false;
    }
    let Some(t) = scene.triggers.iter().find(|t| t.at == trigger) else { return true };
    if t.class != Class::Loose && t.class != Class::Weak || t.noun {
        return true;
    }
    if t.class == Class::Weak && (sum.start.saturating_sub(trigger) <= 8 || trigger > sum.start) {
        return true;
    }
    if scene.triggers.iter().any(|o| o.noun && o.at + 12 > sum.start && o.at < sum.end + 8) {
        return true;
    }
    let soft = ["find", "foun", "brin", "brou", "add", "must"].iter().any(|s| p.word(trigger).starts_with(s));
    let known = gives(lens, &gift.group) || soft && !person(lens, &gift.group);
    let word = p.word(trigger);
    // Bought, invested, spent: a gift only of those whose office it is to give.
    let market =
        ["buy", "bought", "purchas", "procur", "invest", "spen", "put"].iter().any(|s| word.starts_with(s));
    // "raised its pledge to", "raised 40m among them": what is raised is a gift.
    let grows = ["rais", "increas", "boost", "lift", "doubl", "tripl", "quadrupl", "hik", "expand", "enlarg"]
        .iter()
        .any(|s| word.starts_with(s));
    if grows && !lens.any(trigger, end, &["themselves", "among", "them", "line", "share", "budget"]) {
        return false;
    }
    if market {
        let whom = (trigger..end)
            .any(|i| matches!(p.word(i), "on" | "for") && matches!(lens.tag(i + 1), "DT" | "NNP" | "PRP$"));
        let bought = ["buy", "bought", "purchas", "procur"].iter().any(|s| word.starts_with(s));
        // For somebody, by several at once, or arms.
        let purpose = (sum.end..scene.next).any(|i| p.word(i) == "for")
            || gift.group.names.len() > 1
            || (trigger..scene.next).any(|i| super::words::is(p.word(i), super::words::Words::Arms));
        return known && (!bought || purpose) || word.starts_with("spen") && whom;
    }
    let given = (sum.end..scene.next.min(sum.end + 8)).any(|i| {
        matches!(p.word(i), "for" | "to" | "towards" | "toward" | "into")
            && !lens.told.iter().any(|q| q.start == i + 1 && q.quantity.kind == QuantityKind::Date)
    });
    let dative = lens
        .phrases_in(trigger + 1, sum.start)
        .iter()
        .any(|f| f.under.is_none() && (f.human || f.name.is_some()) || f.under.is_some());
    let more = (sum.start.saturating_sub(3).max(start)..sum.start + 2)
        .any(|i| matches!(p.word(i), "additional" | "further" | "extra" | "another" | "fresh"));
    given || dative || known || more
}
