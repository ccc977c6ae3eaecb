//! What a gift is as a fact: its sum, for whom it is, its programme, its words.

use super::Gift;
use crate::en::lens::{Group, Lens, Phrase, Told};
use verbale_model::{Comparator, Pledge, Spans};

/// Adds the pledge of a sum.
pub(super) fn push(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    sum: &Told<'_>,
    next: usize,
    gift: &Gift,
    told_before: Option<&str>,
    out: &mut Vec<Pledge>,
) {
    let p = &lens.p;
    let Gift { group, stage, at, .. } = gift;
    let q = sum.quantity;
    // "upped its stake from 15 million to 27 million": what it is now.
    let raised = q.value.is_none()
        && (p.word(sum.start) == "from" || p.before(sum.start, 1) == "from")
        && (start..sum.start).any(|i| raises(p.word(i)));
    let stated = q.high.filter(|_| raised).or_else(|| q.value.as_deref().and_then(|v| v.parse::<f64>().ok()));
    let amount = stated.filter(|_| q.value.is_some() || raised);
    let (amount_low, amount_high) = match (amount, q.comparator) {
        (None, _) => (q.low, q.high),
        (Some(v), Comparator::AtLeast | Comparator::MoreThan) => (Some(v), None),
        (Some(v), Comparator::AtMost | Comparator::LessThan) => (None, Some(v)),
        _ => (None, None),
    };
    let each = (sum.end..(sum.end + 4).min(end)).any(|i| matches!(p.word(i), "each" | "apiece"))
        || lens.any(start, sum.start, &["each"]);
    let recipient = recipient(lens, sum.end, next.min(end), (*at, sum.start), group);
    let programme = programme(lens, start, end, group).or_else(|| told_before.map(str::to_owned));
    let from = if group.start >= start && group.start < sum.start { group.start } else { sum.start };
    let from = if sum.start - from > 40 { sum.start } else { from };
    let mut to = sum.end;
    if matches!(p.word(to), "for" | "to" | "towards" | "on" | "into" | "over" | "from") {
        to = (to + 1..next.min(end).min(to + 9))
            .find(|&i| p.is_mark(i) && !p.hyphen(i) || matches!(p.word(i), "and" | "but" | "with"))
            .unwrap_or_else(|| (to + 6).min(next).min(end));
    }
    if group.start > sum.end {
        to = group.end;
    }
    let names: Vec<Vec<String>> =
        if each { group.names.iter().map(|n| vec![n.clone()]).collect() } else { vec![group.names.clone()] };
    for donors in names {
        out.push(Pledge {
            combined: donors.len() > 1,
            donors,
            recipient: recipient.clone(),
            amount,
            amount_low,
            amount_high,
            currency: q.currency.clone(),
            programme: programme.clone(),
            stage: *stage,
            spans: Spans::one(lens.span(from, to.max(from + 1))),
        });
    }
}

/// Who or what the sum is for: what stands under "to", "for", "towards" after it, else between the verb and it.
fn recipient(
    lens: &Lens<'_>,
    from: usize,
    to: usize,
    verb: (usize, usize),
    donors: &Group,
) -> Option<String> {
    let p = &lens.p;
    let called = |f: &Phrase| -> Option<String> {
        let name = lens
            .names_in(f.start.saturating_sub(1), f.end)
            .first()
            .copied()
            .filter(|n| n.end <= f.end && n.start >= f.start);
        let words = match name {
            Some(n) if n.end == f.head + 1 || matches!(p.word(n.end), "’s" | "'s") => lens.canonical(n),
            _ => lens.text(f.start, f.end).to_owned(),
        };
        // "funding purchases of weapons for donation to Kyiv": the deed is no recipient.
        let deed = lens.tag(f.start) == "VBG"
            || matches!(
                p.word(f.head),
                "donation" | "delivery" | "purchase" | "purchases" | "use" | "repair" | "disposal" | "tune"
            );
        let taker = matches!(p.word(f.head), "fund" | "facility" | "trust" | "account" | "appeal");
        // "it", "Monday", the sum before in the list.
        let pronoun = lens.tag(f.head) == "PRP"
            || lens
                .told_in(f.start.saturating_sub(1), f.end)
                .iter()
                .any(|t| t.quantity.kind != verbale_model::QuantityKind::Count);
        (!deed && !pronoun && !donors.names.contains(&words) && (taker || !programme_noun(p.word(f.head))))
            .then_some(words)
    };
    let after = lens.phrases_in(from, to.min(from + 16)).iter().filter(|f| {
        f.under.is_some_and(|u| {
            u >= from && matches!(p.word(u), "to" | "for" | "towards" | "toward" | "into" | "on" | "among")
        })
    });
    let dative = lens.phrases_in(verb.0.min(verb.1), verb.1).iter().filter(|f| {
        f.end <= verb.1 && f.start > verb.0 && f.under.is_none_or(|u| matches!(p.word(u), "to" | "for"))
    });
    after.chain(dative).find_map(called)
}

/// Verbs by which a sum becomes another.
fn raises(word: &str) -> bool {
    [
        "up", "rais", "increas", "lift", "boost", "bump", "hik", "doubl", "tripl", "trebl", "expand",
        "enlarg", "push", "top",
    ]
    .iter()
    .any(|s| {
        word.strip_prefix(s)
            .is_some_and(|tail| matches!(tail, "" | "e" | "es" | "ed" | "s" | "ing" | "ped" | "ping"))
    }) && word != "up"
        && word != "top"
}

fn programme_noun(word: &str) -> bool {
    matches!(
        word,
        "list"
            | "facility"
            | "fund"
            | "programme"
            | "program"
            | "initiative"
            | "purl"
            | "mechanism"
            | "plan"
            | "scheme"
            | "coalition"
            | "appeal"
            | "account"
            | "window"
            | "trust"
            | "project"
    )
}

/// The programme: a name that ends in a word for one, its short form in brackets if there is one.
pub(super) fn programme(lens: &Lens<'_>, start: usize, end: usize, donors: &Group) -> Option<String> {
    let p = &lens.p;
    let names = lens.names_in(start, end);
    let lender = |n: &crate::en::lens::Name| {
        p.word(n.end - 1) == "fund" && p.word(n.end.saturating_sub(2)) == "monetary"
    };
    let (name, noun) = names.iter().filter(|n| !lender(n)).find_map(|n| {
        let own = programme_noun(p.word(n.end - 1)).then_some(n.end);
        // "the PURL scheme", "the Requirements List (PURL) initiative"
        let bracket = if p.raw(n.end) == "(" {
            (n.end + 1..n.end + 4).find(|&k| p.raw(k) == ")").map_or(n.end, |k| k + 1)
        } else {
            n.end
        };
        let next = programme_noun(p.word(bracket)).then_some(n.end);
        let end = own.or(next)?;
        let short =
            if p.raw(n.end) == "(" && lens.name_at(n.end + 1).is_some() { n.end + 1 } else { n.titled };
        Some((*n, (short, if short > n.end { short + 1 } else { end })))
    })?;
    let words = lens.text(noun.0, noun.1).to_owned();
    (!donors.names.iter().any(|d| *d == words || d.starts_with(lens.text(name.titled, name.end))))
        .then_some(words)
}
