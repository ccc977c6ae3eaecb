//! Clauses that leave their answer out, it being that of the clause before: "Rabat has not", "so has the League", "SWAPO on Wednesday".

use super::parties::subject_before;
use super::verdicts::opposite;
use crate::en::lens::Lens;
use verbale_model::ProposalAnswer;

/// Whether the verb of an auxiliary is still to come in its clause: "has on Tuesday sent".
fn later_verb(lens: &Lens<'_>, from: usize, end: usize) -> bool {
    (from..(from + 7).min(end))
        .take_while(|&k| !matches!(lens.p.raw(k), ";" | "." | ":" | "—"))
        .any(|k| matches!(lens.tag(k), "VB" | "VBN" | "VBD"))
}

/// Words of a clause without a verb that goes on from the one before, at most.
const GAPPED: usize = 14;

/// A party whose verb is that of the clause before: "Pretoria took it in April; SWAPO, after two nights, on Wednesday", "India
/// rejected it line by line, and Botswana in a sentence", "the Group called it unacceptable, Orma “shameful”".
fn gapped(lens: &Lens<'_>, i: usize, from: usize, end: usize) -> Option<Vec<String>> {
    let p = &lens.p;
    let name = lens.name_at(i).filter(|n| n.titled == i || n.start == i)?;
    if i < from + 3 {
        return None;
    }
    let lead = p.raw(i - 1);
    let joined = lead == ";" || lead == "," || p.word(i - 1) == "and" && p.raw(i.saturating_sub(2)) == ",";
    let close = |k: usize| matches!(p.raw(k), ";" | "." | ":" | "—" | "?" | "!");
    let stop = (name.end..(name.end + GAPPED).min(end)).find(|&k| close(k)).unwrap_or(end);
    if !joined || stop > name.end + GAPPED || stop <= name.end + 1 {
        return None;
    }
    // A verb of its own, or a list that goes on, is no gap.
    let verb = |k: usize| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD");
    let list = |k: usize| matches!(p.word(k), "and" | "or") && lens.name_at(k + 1).is_some();
    if (name.end..stop).any(|k| verb(k) || list(k)) || !(from..i).any(verb) {
        return None;
    }
    let next = p.word(name.end);
    let when =
        matches!(next, "in" | "on" | "at" | "after" | "by" | "within" | "before" | "twice" | "too" | "later")
            || crate::en::quantities::calendar::weekday(next).is_some();
    // A quotation stands where what the other called it stood.
    let quoted = matches!(p.raw(name.end), "“" | "\"" | "‘");
    // "Mr Barak’s yes is subject to twenty pages; Mr Arafat’s, to a map"
    let possessed = lead == ";" && matches!(p.raw(name.end), "’s" | "'s") && p.raw(name.end + 1) == ",";
    let aside = p.raw(name.end) == "," && (name.end + 1..stop).any(|k| p.raw(k) == ",") && lead != ",";
    let fits = match lead {
        // After a bare comma a name may be one more of a list, or what a name is told by.
        "," => quoted,
        _ => when || quoted || aside || possessed,
    };
    fits.then(|| vec![lens.canonical(name)])
}

/// A clause that leaves the answer out: "Rabat has not", "So has the League", "nor did Orma".
pub(super) fn left_out(
    lens: &Lens<'_>,
    i: usize,
    from: usize,
    end: usize,
    last: ProposalAnswer,
) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    let aux = |k: usize| {
        matches!(
            p.word(k),
            "has"
                | "have"
                | "had"
                | "did"
                | "does"
                | "do"
                | "would"
                | "will"
                | "is"
                | "are"
                | "was"
                | "were"
                | "could"
                | "can"
                | "wo"
                | "ca"
        )
    };
    // "welcomed by Asmara and not by Addis Ababa"
    if p.word(i) == "not"
        && matches!(p.word(i + 1), "by" | "in" | "to")
        && matches!(p.before(i, 1), "and" | "but" | ",")
    {
        let name = lens.name_at(i + 2).or_else(|| lens.name_at(i + 3))?;
        let answer = match last {
            ProposalAnswer::Accepts | ProposalAnswer::Conditional => ProposalAnswer::Rejects,
            ProposalAnswer::Rejects => ProposalAnswer::Accepts,
            ProposalAnswer::Amends => return None,
        };
        return Some((vec![lens.canonical(name)], answer));
    }
    // "Not so Pristina"
    if p.are(i, &["not", "so"])
        && let Some(name) = lens.name_at(i + 2)
        && !matches!(lens.tag(name.end), "VBD" | "VBZ" | "MD")
    {
        return Some((vec![lens.canonical(name)], opposite(last)));
    }
    // "found favour in Sana’a and none in Aden"
    if matches!(p.word(i), "none" | "nothing" | "little" | "neither")
        && matches!(p.before(i, 1), "and" | "but" | ",")
        && matches!(p.word(i + 1), "in" | "at" | "from" | "with" | "for")
        && let Some(name) = lens.name_at(i + 2)
    {
        return Some((vec![lens.canonical(name)], opposite(last)));
    }
    // "So has the League", "So, for the opposite reasons, has the League", "as did Orma"
    if matches!(p.word(i), "so" | "nor" | "neither" | "as") {
        let verb = if aux(i + 1) {
            i + 1
        } else if p.word(i + 1) == "," && p.word(i) != "as" {
            (i + 2..(i + 10).min(end)).find(|&k| p.raw(k) == ",").map(|k| k + 1).filter(|&k| aux(k))?
        } else {
            return None;
        };
        let names = lens
            .groups(verb + 1, lens.clause_end(verb + 1, end))
            .into_iter()
            .next()
            .filter(|g| g.start <= verb + 3)
            .map(|g| g.names)
            .or_else(|| {
                let f = lens.phrases_in(verb + 1, verb + 3).iter().find(|f| f.human)?;
                Some(vec![lens.called(f)])
            })?;
        return Some((names, last));
    }
    // "Colombia called that a trap and Panama a surrender"
    if let Some(name) = lens.name_at(i).filter(|n| n.titled == i || n.start == i)
        && i > from
        && matches!(p.before(i, 1), "and" | ",")
        && matches!(p.word(name.end), "a" | "an")
        && (name.end + 2..(name.end + 5).min(end + 1)).any(|k| k >= end || p.is_mark(k))
        && !(name.end..(name.end + 4).min(end)).any(|k| matches!(lens.tag(k), "VBD" | "VBZ" | "MD"))
    {
        return Some((vec![lens.canonical(name)], last));
    }
    if let Some(names) = gapped(lens, i, from, end) {
        return Some((names, last));
    }
    // "It does not have Orma’s": the blessing that another gave.
    if matches!(p.word(i), "has" | "have" | "had")
        && let Some(name) = lens.names_in(i + 1, (i + 5).min(end)).first()
        && matches!(p.word(name.end), "’s" | "'s" | "’" | "'")
        && (name.end + 1 >= end || !p.is_word(name.end + 1))
    {
        let not = lens.any(i.saturating_sub(2).max(from), i + 1, &["not", "n’t", "n't", "never"]);
        return Some((vec![lens.canonical(*name)], if not { opposite(last) } else { last }));
    }
    // "The army could do so too, once the rebels had left"
    if matches!(p.word(i), "do" | "does" | "did" | "done" | "doing")
        && (matches!(p.word(i + 1), "so" | "likewise") || p.are(i + 1, &["the", "same"]))
    {
        let not =
            lens.any(i.saturating_sub(3).max(from), i, &["not", "n’t", "n't", "never", "nor", "neither"]);
        let names = subject_before(lens, lens.clause_start(i, from), i)?;
        let reserve = last == ProposalAnswer::Accepts
            && (i..end)
                .any(|k| matches!(p.word(k), "if" | "once" | "provided" | "unless" | "when" | "after"));
        let answer = if not {
            opposite(last)
        } else if reserve {
            ProposalAnswer::Conditional
        } else {
            last
        };
        return Some((names, answer));
    }
    // "Eritrea has accepted it; Ethiopia already had", "Shastri agreed; Ayub Khan did after dinner"
    if matches!(p.word(i), "has" | "have" | "had" | "did" | "does" | "do" | "would" | "will") {
        let stop = |k: usize| k >= end || p.is_mark(k) && !matches!(p.raw(k), "“" | "(" | "-" | "’");
        let when = |k: usize| {
            matches!(
                p.word(k),
                "after"
                    | "before"
                    | "in"
                    | "at"
                    | "on"
                    | "within"
                    | "only"
                    | "last"
                    | "yesterday"
                    | "today"
                    | "tonight"
                    | "already"
                    | "by"
                    | "from"
                    | "with"
                    | "until"
                    | "once"
                    | "later"
                    | "earlier"
                    | "weeks"
                    | "days"
            ) || crate::en::quantities::calendar::weekday(p.word(k)).is_some()
        };
        let fronted = matches!(p.before(i, 1), "already" | "always" | "later" | "soon");
        let subject = subject_before(lens, lens.clause_start(i, from), i).filter(|_| {
            stop(i + 1)
                || fronted && (stop(i + 1) || when(i + 1))
                || when(i + 1) && !later_verb(lens, i + 1, end)
        });
        let close = lens.phrases_in(i.saturating_sub(8).max(from), i).last().is_some_and(|f| f.end + 2 >= i);
        if let Some(names) = subject.filter(|_| close) {
            return Some((names, last));
        }
    }
    let joined = matches!(
        p.word(i),
        "cannot" | "won’t" | "won't" | "didn’t" | "didn't" | "hasn’t" | "hasn't" | "doesn’t"
    );
    if !aux(i) && !joined {
        return None;
    }
    let not = joined || matches!(p.word(i + 1), "not" | "n't" | "n’t");
    let too = matches!(p.word(i + 1), "too" | "likewise") || p.are(i + 1, &["as", "well"]);
    let closed = |k: usize| k >= end || !p.is_word(k);
    if !(not && closed(if joined { i + 1 } else { i + 2 })
        || too && closed(i + if p.word(i + 1) == "as" { 3 } else { 2 }))
    {
        return None;
    }
    let clause = lens.clause_start(i, from);
    let names = subject_before(lens, clause, i)?;
    let answer = match last {
        _ if too => last,
        ProposalAnswer::Accepts | ProposalAnswer::Conditional => ProposalAnswer::Rejects,
        ProposalAnswer::Rejects => ProposalAnswer::Accepts,
        ProposalAnswer::Amends => return None,
    };
    Some((names, answer))
}
