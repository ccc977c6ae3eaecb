//! Numbers of votes as told: a count, "A to B", a tie, "all but two".

use super::vocabulary::{Class, is};
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use crate::en::quantities::pieces::is_hyphen;
use verbale_model::QuantityKind;

/// A whole number of votes at `i`, and one past it.
pub(in crate::en) fn votes_at(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if matches!(p.word(i), "none" | "nil" | "nobody" | "zero") {
        return Some((0, i + 1));
    }
    if p.word(i) == "no"
        && (p.word(i + 1).starts_with("abst")
            || matches!(p.word(i + 1), "votes" | "vote") && matches!(p.word(i + 2), "against"))
    {
        return Some((0, i + 1));
    }
    if p.word(i) == "not" && p.word(i + 1) == "one" {
        return Some((0, i + 2));
    }
    if p.word(i) == "a" && p.word(i + 1) == "dozen" {
        return Some((12, i + 2));
    }
    // "a mere dozen", "a bare score"
    if p.word(i) == "a" && matches!(p.word(i + 1), "mere" | "bare" | "round" | "full" | "good") {
        match p.word(i + 2) {
            "dozen" => return Some((12, i + 3)),
            "score" => return Some((20, i + 3)),
            _ => {}
        }
    }
    if p.word(i) == "a" && p.word(i + 1) == "single" {
        return Some((1, i + 2));
    }
    // "a hundred and fifty-three", not "a thousand noes".
    let hundred = p.word(i) == "a"
        && matches!(p.word(i + 1), "hundred" | "thousand")
        && number(p, i).or_else(|| number(p, i + 1)).is_some_and(|n| n.end > i + 2);
    if matches!(p.word(i), "a" | "an") && !hundred {
        return None;
    }
    // "three in four", "one out of five"
    if p.before(i, 1) == "in" && i > 1 && number(p, i - 2).is_some_and(|n| n.end == i - 1) {
        return None;
    }
    if i > 0
        && p.glued(i)
        && p.is_mark(i - 1)
        && !is_hyphen(p.before(i, 1))
        && !matches!(p.before(i, 1), "(" | "“" | "\"" | "[")
    {
        return None;
    }
    let n = number(p, i)?;
    let whole = n.value.fract() == 0.0 && (0.0..1e7).contains(&n.value) && !n.fraction;
    let measured = matches!(p.raw(n.end), "%" | "°") || matches!(p.word(n.end), "per" | "percent");
    (whole && !measured).then_some((n.value as u32, n.end))
}

/// How many votes are told at `i`, and one past it: a number of people, no measure, no day, no number of a paper.
pub(super) fn tally_at(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let led = |from: usize| {
        let noun = (from..from + 3).find(|&k| matches!(lens.tag(k), "NN" | "NNP"));
        noun.is_some_and(|k| (from..k).all(|j| lens.tag(j) == "JJ"))
    };
    match p.word(i) {
        "lone" | "sole" | "solitary" if led(i + 1) => return Some((1, i + 1)),
        "only" | "single" if p.before(i, 1) == "the" && led(i + 1) => return Some((1, i + 1)),
        "a" if matches!(p.word(i + 1), "lone" | "solitary" | "sole") => return Some((1, i + 2)),
        "a" if matches!(p.word(i + 1), "pair" | "couple") => return Some((2, i + 2)),
        "half" if p.are(i + 1, &["a", "dozen"]) => return Some((6, i + 3)),
        "not" if p.are(i + 1, &["a", "single"]) => return Some((0, i + 3)),
        "not" if p.word(i + 1) == "a" && matches!(p.word(i + 2), "hand" | "vote" | "voice" | "soul") => {
            return Some((0, i + 3));
        }
        "one" if p.before(i, 1) == "the" && matches!(p.word(i + 1), "against" | "opposed") => {
            return Some((1, i + 1));
        }
        "every" | "each" if p.are(i + 1, &["one", "of", "the"]) => return votes_at(lens, i + 4),
        "nothing" | "nought" if matches!(p.before(i, 1), "to" | "–" | "-" | "against") => {
            return Some((0, i + 1));
        }
        "no" if p.word(i + 1) == "one" => return Some((0, i + 2)),
        "no" if matches!(
            p.word(i + 1),
            "dissent"
                | "dissenters"
                | "opposition"
                | "noes"
                | "nays"
                | "nay"
                | "against"
                | "objections"
                | "objectors"
                | "opponents"
        ) =>
        {
            return Some((0, i + 1));
        }
        "no" if super::bodies::voter(p.word(i + 1)) && !p.word(i + 1).ends_with("ion") => {
            return Some((0, i + 1));
        }
        _ => {}
    }
    let (value, end) = votes_at(lens, i)?;
    // "one he has waged", "one or more", "was one of three who"
    let pronoun = p.word(i) == "one"
        && (lens.tag(end).starts_with("PRP")
            || matches!(p.word(end), "or" | "who" | "that" | "which")
            || matches!(p.before(i, 1), "was" | "is" | "no" | "any" | "this" | "that" | "every" | "each"));
    // "Scott, 43, a father"
    let age = i > 1
        && p.raw(i - 1) == ","
        && p.raw(end) == ","
        && lens.name_at(i - 2).is_some_and(|n| lens.is_person(n));
    // "until after one in the morning", "at nine sharp"
    let hour = value < 13
        && (matches!(p.word(end), "o’clock" | "o'clock" | "am" | "pm" | "sharp")
            || p.word(end) == "in"
                && p.word(end + 1) == "the"
                && matches!(p.word(end + 2), "morning" | "afternoon" | "evening")
            || p.word(end) == "at" && p.word(end + 1) == "night"
            || matches!(p.before(i, 1), "until" | "till" | "past")
            || p.before(i, 1) == "after"
                && matches!(p.before(i, 2), "until" | "till" | "just" | "shortly" | "soon"));
    if pronoun || age || hour {
        return None;
    }
    let told = lens.told.partition_point(|t| t.start <= i).checked_sub(1).map(|k| lens.told[k]);
    let measured = told.is_some_and(|t| {
        i < t.end
            && match t.quantity.kind {
                QuantityKind::Date | QuantityKind::Duration | QuantityKind::Distance => {
                    // "12 May" is a day; "in 57" is not.
                    t.end - t.start > end - i || p.word(i).len() == 4 && p.raw(i).starts_with(['1', '2'])
                }
                QuantityKind::Money | QuantityKind::Share => true,
                _ => false,
            }
    });
    // "a 15-member council", "Resolution 2803", "Article 5"
    let made = p.hyphen(end)
        && p.is_word(end + 1)
        && votes_at(lens, end + 1).is_none()
        && !matches!(p.word(end + 1), "all" | "nil" | "nothing" | "none" | "to");
    let numbered = matches!(
        p.before(i, 1),
        "resolution"
            | "article"
            | "clause"
            | "paragraph"
            | "chapter"
            | "no"
            | "section"
            | "page"
            | "room"
            | "number"
            | "bill"
            | "act"
            | "draft"
            | "protocol"
            | "aged"
            | "item"
            | "grade"
            | "route"
            | "group"
            | "#"
    ) && p.is_number(i)
        && (p.capital(i - 1)
            || !matches!(p.before(i, 1), "bill" | "act" | "draft" | "protocol" | "group" | "route" | "item"))
        && !(matches!(p.before(i, 1), "no") && (!p.capital(i.saturating_sub(1)) || yes_before(lens, i)));
    (!measured && !made && !numbered).then_some((value, end))
}

/// "Yes 61, No 37": a "no" that follows a counted "yes" is no number of a paper.
fn yes_before(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    (i.saturating_sub(8).max(p.sentence(i))..i)
        .any(|k| matches!(p.word(k), "yes" | "aye" | "for" | "yea") && votes_at(lens, k + 1).is_some())
}

/// "A to B", "A–B" at `i`: the two, a third if there is one, and the end.
pub(super) fn pair_at(lens: &Lens<'_>, i: usize) -> Option<(u32, u32, Option<u32>, usize)> {
    let p = &lens.p;
    let (a, mut at) = tally_at(lens, i)?;
    let mut named = false;
    if matches!(
        p.word(at),
        "votes"
            | "vote"
            | "members"
            | "deputies"
            | "senators"
            | "states"
            | "countries"
            | "delegates"
            | "mps"
            | "lawmakers"
            | "ayes"
            | "ballots"
            | "voices"
            | "hands"
            | "papers"
            | "seats"
            | "yes"
    ) || super::bodies::voter(p.word(at))
    {
        at += 1;
        named = true;
    }
    // "12 votes in favour to 9"
    if named && p.word(at) == "in" && matches!(p.word(at + 1), "favour" | "favor") && p.word(at + 2) == "to" {
        at += 2;
    }
    let dash = p.is_mark(at) && is_hyphen(p.raw(at));
    let joined = matches!(p.word(at), "to" | "v" | "vs" | "versus")
        || matches!(p.word(at), "against" | "over") && tally_at(lens, at + 1).is_some();
    if !(dash || joined) {
        return None;
    }
    if dash && p.word(at + 1) == "to" {
        at += 2;
    }
    let (b, mut end) = if let Some(b) = p.word(at + 1).strip_prefix("to-").and_then(|w| w.parse().ok()) {
        (b, at + 2)
    } else {
        let next = if p.word(at + 1) == "just" || p.word(at + 1) == "only" { at + 2 } else { at + 1 };
        tally_at(lens, next)?
    };
    if matches!(p.word(end), "votes") {
        end += 1;
    }
    let mut third = None;
    if dash
        && p.is_mark(end)
        && is_hyphen(p.raw(end))
        && p.glued(end + 1)
        && let Some((c, to)) = votes_at(lens, end + 1)
    {
        third = Some(c);
        end = to;
    }
    // "seven for, seven against" and "12 against 3 drafts" are no pair.
    if p.word(at) == "against"
        && !named
        && lens.tag(end) == "NNS"
        && !super::bodies::voter(p.word(end))
        && p.word(end) != "votes"
    {
        return None;
    }
    // Years, days, hours and sums are no votes.
    let other = |k: usize| {
        let unit = p.word(k);
        crate::en::quantities::units::duration(unit).is_some()
            || crate::en::quantities::calendar::month(unit).is_some() && p.capital(k)
            || matches!(
                unit,
                "km" | "metres"
                    | "million"
                    | "billion"
                    | "bn"
                    | "m"
                    | "per"
                    | "percent"
                    | "kilometres"
                    | "miles"
                    | "am"
                    | "pm"
                    | "crowns"
                    | "marks"
            )
            || matches!(p.raw(k), "%" | "€" | "$" | "£")
    };
    let money = i > 0 && matches!(p.before(i, 1), "$" | "€" | "£");
    let range = matches!(p.before(i, 1), "from" | "between" | "pages" | "articles" | "points" | "paragraphs");
    let year = a > 1900 && a < 2100 && b < 2100 && dash;
    let dated = i > 0 && crate::en::quantities::calendar::month(p.before(i, 1)).is_some();
    let calm = !(other(end) || money || range || year || dated);
    calm.then_some((a, b, third, end))
}

/// "93, 18 and 65", read out in the order of yes, no, neither: the three, and the end.
pub(super) fn triple_at(lens: &Lens<'_>, i: usize) -> Option<(u32, u32, u32, usize)> {
    let p = &lens.p;
    if p.is_word(i.wrapping_sub(1))
        && i > p.sentence(i)
        && !matches!(p.before(i, 1), "was" | "read" | "is" | "by" | "of")
    {
        return None;
    }
    let (yes, at) = tally_at(lens, i)?;
    let (no, at) = tally_at(lens, at + 1).filter(|_| p.raw(at) == ",")?;
    let next = match (p.raw(at), p.word(at + 1)) {
        (",", "and") => at + 2,
        (",", _) => at + 1,
        _ if p.word(at) == "and" => at + 1,
        _ => return None,
    };
    let (neither, end) = tally_at(lens, next)?;
    let open = p.is_mark(end) && !matches!(p.raw(end), ",")
        || end + 1 >= p.sentence_end(i)
        || matches!((p.word(end), p.word(end + 1)), ("in", "between") | ("neither" | "abstaining", _));
    open.then_some((yes, no, neither, end))
}

/// "the figures: forty-one and thirty-nine", read out in the order of yes and no: the two, and the end.
pub(super) fn read_out(lens: &Lens<'_>, i: usize) -> Option<(u32, u32, usize)> {
    let p = &lens.p;
    let board = (i.saturating_sub(6).max(p.sentence(i))..i)
        .any(|k| is(p.word(k), Class::Board) || matches!(p.word(k), "numbers" | "totals"));
    if p.before(i, 1) != ":" || !board {
        return None;
    }
    let (yes, at) = tally_at(lens, i)?;
    let next = if p.word(at) == "and" || p.raw(at) == "," { at + 1 } else { return None };
    let (no, end) = tally_at(lens, next)?;
    (!p.is_word(end)).then_some((yes, no, end))
}

/// "tied at 22", "a 22-all tie", "five votes each": both sides’ count.
pub(super) fn tie(lens: &Lens<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let opens = matches!(
        p.word(i),
        "tied" | "tie" | "level" | "deadlocked" | "split" | "draw" | "evenly" | "equal" | "deadlock"
    );
    if opens {
        let at = (i + 1..(i + 7).min(end)).find(|&k| votes_at(lens, k).is_some())?;
        let (value, to) = votes_at(lens, at)?;
        // "split down the middle, 22 and 22"
        if p.word(to) == "and"
            && let Some((_, last)) = votes_at(lens, to + 1).filter(|other| other.0 == value)
        {
            return Some((value, last));
        }
        let led = matches!(p.before(at, 1), "at" | "on" | ",") && pair_at(lens, at).is_none();
        let each = (to..(to + 3).min(end)).any(|k| matches!(p.word(k), "all" | "each" | "apiece"));
        let open =
            p.before(at, 1) != "," || !p.is_word(to) || matches!(p.word(to), "all" | "each" | "apiece");
        return (led && open || each).then_some((value, to));
    }
    let (value, to) = votes_at(lens, i)?;
    let all = p.hyphen(to) && p.word(to + 1) == "all"
        || p.word(to) == "all"
        || p.word(to) == "votes" && p.word(to + 1) == "each";
    all.then_some((value, to + 1))
}

/// "all but two of the nine members": how many those are.
pub(super) fn all_but(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if !p.are(i, &["all", "but"]) {
        return None;
    }
    let (few, at) = votes_at(lens, i + 2)?;
    let of = (at..at + 3).find(|&k| p.word(k) == "of")?;
    let next = (of + 1..of + 5).find(|&k| votes_at(lens, k).is_some())?;
    let (whole, to) = votes_at(lens, next)?;
    Some((whole.checked_sub(few)?, to))
}
