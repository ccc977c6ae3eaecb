//! What was voted on.

use super::words::{Kind, Marks};
use super::{bodies, verdict};
use crate::en::lens::Lens;

/// Most words of a motion.
const MOST: usize = 9;

/// What was voted on: told after the vote, the verb of its outcome or a side, or before a verb in the passive.
pub(super) fn motion(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<String> {
    let found = on_a_vote(lens, start, end)
        .or_else(|| of_verdict(lens, marks, start, end))
        .or_else(|| of_side(lens, start, end))
        .or_else(|| to_do(lens, start, end))
        .or_else(|| paper(lens, start, end))?;
    let (from, to) = fuller(lens, found, start).unwrap_or(found);
    Some(lens.text(force(lens, from).unwrap_or(from), to).to_owned())
}

/// Where a motion starts together with the word for its force before it: "a formal, though non-binding, resolution".
fn force(lens: &Lens<'_>, from: usize) -> Option<usize> {
    let p = &lens.p;
    let first = from.saturating_sub(4).max(p.sentence(from));
    let at = (first..from)
        .rev()
        .find(|&i| matches!(p.word(i), "binding" | "non-binding" | "nonbinding" | "advisory"))?;
    let between = (at + 1..from).all(|i| p.is_mark(i) || lens.tag(i) == "JJ");
    let not = at > first && p.hyphen(at - 1) && p.before(at, 2) == "non";
    between.then_some(if not { at - 2 } else { at })
}

/// "The resolution passed with 91 votes" after "a resolution demanding the return of the children": what the paper is, told before.
fn fuller(lens: &Lens<'_>, (from, to): (usize, usize), start: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let bare = to == from + 1 && written(p.word(from)) && p.before(from, 1) == "the";
    let n = lens.sentences.partition_point(|s| s.0 <= start).checked_sub(2).filter(|_| bare)?;
    let (first, last) = lens.sentences[n];
    let phrase = lens.phrases_in(first, last).iter().find(|f| p.word(f.head) == p.word(from))?;
    let found = stretch(lens, phrase.head, last)
        .filter(|f| f.1 > f.0 + 1)
        .or_else(|| stretch(lens, phrase.start, last))?;
    (found.1 > found.0 + 1).then_some(found)
}

/// "its vote on the Hask Dam treaty", "the division on the levy".
fn on_a_vote(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let at = (start..end).find(|&i| {
        matches!(
            p.word(i),
            "vote"
                | "votes"
                | "division"
                | "ballot"
                | "voted"
                | "voting"
                | "vote-taking"
                | "divided"
                | "divide"
        ) && matches!(p.word(i + 1), "on" | "over")
            && !lens.told_in(i + 1, i + 4).iter().any(|t| t.start <= i + 2)
    })?;
    stretch(lens, at + 2, end)
}

/// What a body adopted or rejected, or the text that passed or fell.
fn of_verdict(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let verbs = marks.within(start, end).iter().filter(|m| matches!(m.tells.kind, Kind::Became(_)));
    let told = verbs.map(|m| (m.at, m.end)).filter(|&(at, _)| lens.tag(at).starts_with('V'));
    let other = (start..end)
        .filter(|&i| verdict(p.word(i)).is_some() && lens.tag(i).starts_with('V'))
        .map(|i| (i, i + 1));
    for (at, last) in told.chain(other) {
        let passive = lens.trees.passive(at)
            || (at.saturating_sub(3).max(start)..at)
                .rev()
                .take_while(|&k| p.is_word(k))
                .any(|k| matches!(p.word(k), "was" | "were" | "been" | "being" | "is" | "are"));
        if !passive && let Some(found) = object(lens, at, last, end) {
            return Some(found);
        }
        if let Some(found) = subject(lens, at, start) {
            return Some(found);
        }
    }
    None
}

/// The object of a verb, over a particle: "turned down the offer", "threw the bill out".
fn object(lens: &Lens<'_>, at: usize, last: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let mut from = at + 1;
    while from < end
        && (matches!(
            p.word(from),
            "down"
                | "out"
                | "off"
                | "up"
                | "through"
                | "to"
                | "for"
                | "back"
                | "on"
                | "over"
                | "into"
                | "against"
        ) || lens.tag(from) == "RB")
    {
        from += 1;
    }
    // "until 14 June", "on Tuesday": when, not what.
    while let Some(day) = lens.told_in(from, from + 2).first().filter(|t| t.start <= from + 1 && t.end > from)
    {
        from = day.end.max(from + 1);
    }
    if last > from + 1 && last < end && matches!(p.word(from), "its" | "their" | "his" | "her") {
        return stretch(lens, last, end);
    }
    // "refused the government its Syria motion"
    let first = stretch(lens, from, end)?;
    let owned = (first.0..first.1).find(|&k| matches!(p.word(k), "its" | "their" | "his" | "her"));
    if let Some(owned) = owned.filter(|&k| k + 1 < first.1) {
        return Some((owned + 1, first.1));
    }
    Some(first)
}

/// What passed or fell: the subject of the verb, if it is neither a body nor people.
fn subject(lens: &Lens<'_>, at: usize, start: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let head = lens.trees.subject(at).filter(|&s| s >= start && s < at)?;
    let phrase =
        lens.phrases_in(head.saturating_sub(12).max(start), head + 1).iter().rev().find(|f| head < f.end)?;
    let word = p.word(phrase.head);
    if bodies::deciding(word)
        || bodies::voter(word)
        || phrase.human
        || lens.tag(phrase.head).starts_with("PRP")
    {
        return None;
    }
    let (from, to) = stretch(lens, phrase.start, at)?;
    (to > from).then_some((from, to))
}

/// "55 voted for the bigger rescue fund", "51 against joining": what a side was for or against.
fn of_side(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    (start..end).find_map(|i| {
        let side = matches!(p.word(i), "for" | "against" | "behind")
            || p.word(i) == "of" && matches!(p.before(i, 1), "favour" | "favor" | "support");
        let next = p.word(i + 1);
        let noun = !matches!(next, "it" | "them" | "and" | "want" | "this" | "that" | "him" | "her")
            && p.is_word(i + 1)
            && super::tallies::votes_at(lens, i + 1).is_none()
            && !lens.told_in(i + 1, i + 3).iter().any(|t| t.start <= i + 2);
        if side && noun { stretch(lens, i + 1, end) } else { None }
    })
}

/// "voted 88 to 81 to send the frigates": what they voted to do.
fn to_do(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let verb = lens.find(start, end, |w| {
        w.starts_with("vot")
            || matches!(
                w,
                "decided"
                    | "resolved"
                    | "agreed"
                    | "chose"
                    | "told"
                    | "asked"
                    | "instructed"
                    | "held"
                    | "ruled"
                    | "found"
            )
    })?;
    let at = (verb + 1..end)
        .find(|&k| p.word(k) == "to" && lens.tag(k + 1) == "VB" || p.word(k) == "that" && k < verb + 8)?;
    stretch(lens, at + 1, end)
}

/// A paper or a step named in the sentence: "bill", "treaty", "mandate".
fn paper(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let phrase = lens.phrases_in(start, end).iter().find(|f| written(p.word(f.head)))?;
    stretch(lens, phrase.start, end)
}

/// A word for what bodies vote on.
pub(super) fn written(word: &str) -> bool {
    matches!(
        word,
        "bill"
            | "treaty"
            | "resolution"
            | "motion"
            | "draft"
            | "accord"
            | "budget"
            | "deal"
            | "plan"
            | "amendment"
            | "law"
            | "pact"
            | "text"
            | "sanctions"
            | "mandate"
            | "offer"
            | "agreement"
            | "proposal"
            | "protocol"
            | "ceasefire"
            | "truce"
            | "levy"
            | "tariffs"
            | "tax"
            | "embargo"
            | "package"
            | "loan"
            | "mission"
            | "exchange"
            | "clause"
            | "article"
            | "paragraph"
            | "convention"
            | "charter"
            | "declaration"
            | "compact"
            | "concession"
            | "licence"
            | "license"
            | "lease"
            | "contract"
            | "measure"
            | "decree"
            | "act"
            | "ban"
            | "annex"
            | "annexe"
            | "statute"
            | "reform"
            | "report"
            | "moratorium"
            | "fund"
            | "settlement"
            | "armistice"
    )
}

/// The words of what is named from `from` on, without its article: up to a mark, a day, a count, a new clause.
fn stretch(lens: &Lens<'_>, mut from: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    while from < end
        && matches!(
            p.word(from),
            "the" | "a" | "an" | "its" | "their" | "this" | "that" | "all" | "his" | "her"
        )
    {
        from += 1;
    }
    let mut to = from;
    let mut words = 0;
    while to < end && words < MOST {
        let word = p.word(to);
        // "the immediate, safe, and unconditional repatriation"
        let listed = p.raw(to) == ","
            && lens.tag(to.saturating_sub(1)).starts_with("JJ")
            && (lens.tag(to + 1).starts_with("JJ")
                || p.word(to + 1) == "and" && lens.tag(to + 2).starts_with("JJ"));
        let mark = p.is_mark(to)
            && !listed
            && !p.hyphen(to)
            && !matches!(p.raw(to), "’" | "'" | "’s" | "'s" | "“" | "”" | "\"");
        let stop = matches!(
            word,
            "with"
                | "without"
                | "after"
                | "when"
                | "while"
                | "despite"
                | "although"
                | "though"
                | "because"
                | "but"
                | "before"
                | "unless"
                | "if"
                | "which"
                | "who"
                | "where"
                | "once"
                | "since"
                | "last"
                | "yesterday"
                | "late"
                | "by"
                | "at"
        );
        let clause = to > from
            && (matches!(lens.tag(to), "VBD" | "VBZ" | "MD" | "VBP")
                || word == "and" && matches!(lens.tag(to + 1), "VBD" | "PRP" | "VBZ" | "CD"));
        let count = super::tallies::pair_at(lens, to).is_some();
        let day = to > from && lens.told_in(to, to + 1).iter().any(|t| t.start == to);
        if mark || stop || clause || count || day {
            break;
        }
        words += usize::from(p.is_word(to) || p.is_number(to));
        to += 1;
    }
    while to > from
        && (matches!(
            p.before(to, 1),
            "on" | "in"
                | "the"
                | "and"
                | "a"
                | "of"
                | "to"
                | "for"
                | "from"
                | "shortly"
                | "narrowly"
                | "only"
                | "over"
                | "as"
                | "out"
                | "through"
                | "“"
                | "\""
                | "down"
                | "an"
                | "unanimously"
        ) || p.is_mark(to - 1))
    {
        to -= 1;
    }
    let pronoun = to == from + 1
        && (lens.tag(from).starts_with("PRP")
            || matches!(p.word(from), "it" | "them" | "unanimously" | "so" | "one"));
    let body =
        (from..to).next_back().is_some_and(|k| bodies::deciding(p.word(k)) || bodies::voter(p.word(k)))
            && to < from + 3;
    // "91 votes in favor": a side, not what was voted on.
    let side = matches!(p.word(from), "in" | "of" | "on" | "with" | "favour" | "favor" | "against" | "under");
    let day =
        lens.told_in(from, from + 1).iter().any(|t| t.quantity.kind == verbale_model::QuantityKind::Date);
    (to > from && !pronoun && !body && !side && !day && p.is_word(from)).then_some((from, to))
}
