//! Two numbers of points of one text: how many there are now, and how many there were before.

use super::countable::{apart_in_kind, compared, is_day};
use super::counts::Count;
use super::revision::age;
use super::words::{Class, Marks, Tells, is, loose_text};
use crate::en::lens::Lens;

/// One text with two counts: how many now, how many before, and where the second stands.
pub(super) fn changed(
    lens: &Lens<'_>,
    marks: &Marks,
    first: &Count,
    all: &[Count],
    start: usize,
    end: usize,
) -> Option<(u32, u32, usize)> {
    let p = &lens.p;
    let accepted = |from: usize, to: usize| {
        (from..to).any(|i| marks.answer(lens, i).is_some_and(|a| a.1 > i + 1 || lens.tag(i).starts_with('V')))
    };
    // "from nineteen articles to twelve", whatever else is counted.
    let span = all.windows(2).find(|w| {
        p.before(w[0].start, 1) == "from"
            && matches!(p.before(w[1].start, 1), "to" | "into")
            && w[1].start <= w[0].end + 5
            && (w[0].unit || w[1].unit)
            && w[0].value != w[1].value
    });
    if let Some([a, b]) = span {
        return Some((b.value, a.value, b.end));
    }
    // "Orma likes only three" counts what pleases.
    let liked = |c: &Count| {
        c.start > first.end
            && !c.unit
            && (c.start.saturating_sub(3).max(first.end)..c.start).any(|i| {
                marks.answer(lens, i).is_some()
                    && lens.tag(i).starts_with('V')
                    && !marks
                        .within(i, i + 1)
                        .iter()
                        .any(|f| matches!(f.tells, Tells::Less | Tells::More | Tells::Turn))
            })
    };
    let others: Vec<&Count> =
        all.iter().filter(|c| c.start != first.start && c.value != first.value && !liked(c)).collect();
    let last = others.last()?;
    // "Twelve points became ten when Orma struck out the two": the pair that words of change link; else the last two.
    let mut told: Vec<Count> = others.iter().map(|c| **c).chain([*first]).collect();
    told.sort_by_key(|c| c.start);
    let joined = told.windows(2).find(|pair| {
        let (from, to) = (pair[0].end, pair[1].start);
        let verbs = marks.within(from, to).iter().any(|f| {
            matches!(f.tells, Tells::Less | Tells::More | Tells::Turn) && lens.tag(f.at).starts_with('V')
        });
        verbs
            && matches!(
                p.before(to, 1),
                "to" | "into" | "become" | "became" | "at" | "now" | "in" | "with" | "has" | "are" | "by"
            )
    });
    let (a, b) = match joined {
        Some(pair) if pair[0].unit || pair[1].unit => (pair[0], pair[1]),
        _ => match told.as_slice() {
            [.., a, b] => (*a, *b),
            _ => (*first, **last),
        },
    };
    if apart_in_kind(lens, &a, &b) {
        return None;
    }
    // "Thirty points on Monday, twenty-two on Wednesday, thirteen this morning"
    let timed = |from: usize, to: usize| {
        (from..to.min(end)).any(|i| {
            is_day(p.word(i))
                || matches!(
                    p.word(i),
                    "morning"
                        | "evening"
                        | "noon"
                        | "lunch"
                        | "tonight"
                        | "today"
                        | "now"
                        | "night"
                        | "spring"
                        | "autumn"
                        | "winter"
                        | "summer"
                )
        })
    };
    if a.unit != b.unit | (told.len() > 2)
        && timed(a.end, (a.end + 4).min(b.start))
        && timed(b.end, b.end + 4)
        && (a.end..b.start).any(|i| matches!(p.raw(i), "," | ";"))
        && !accepted(a.end, b.start)
        && a.value != b.value
    {
        return Some((b.value, a.value, b.end));
    }
    if a.value == b.value || accepted(a.end, b.start) && !lens.any(start, end, &["from", "down"]) {
        return None;
    }
    if told.iter().any(|c| compared(lens, c, end)) {
        return None;
    }
    let (older, newer) =
        (age(lens, (a.start, a.end), (start, b.start)), age(lens, (b.start, b.end), (a.end, end)));
    if (older - newer).abs() > 2 && older.signum() * newer.signum() < 1 {
        return Some(if older > newer { (a.value, b.value, b.end) } else { (b.value, a.value, b.end) });
    }
    if older.signum() * newer.signum() < 0 {
        return Some(if older > newer { (a.value, b.value, b.end) } else { (b.value, a.value, b.end) });
    }
    // "By breakfast the twenty-article draft had twenty-two"
    let held = a.unit
        && !b.unit
        && matches!(p.before(b.start, 1), "had" | "has" | "held" | "holds" | "counted" | "counts")
        && b.start <= a.end + 6
        && (a.end - 1..b.start).any(|i| loose_text(p.word(i)))
        && !(a.end..b.start).any(|i| p.is_mark(i) && !p.hyphen(i));
    if held {
        return Some((b.value, a.value, b.end));
    }
    let between = marks.within(a.end, b.start);
    let turns = marks.within(start, end).iter().any(|f| {
        matches!(f.tells, Tells::Less | Tells::More)
            || f.tells == Tells::Turn
                && (!matches!(
                    p.word(f.at),
                    "is" | "are" | "was" | "were" | "be" | "been" | "go" | "goes" | "went" | "get"
                ) || between.contains(f))
    });
    let to = p.before(b.start, 1) == "to" || p.before(b.start, 1) == "into";
    // "The draft, which had twenty-eight points in May, has nineteen"
    let grown = matches!(p.before(a.start, 1), "had" | "once" | "were" | "was" | "counted" | "held")
        && matches!(p.before(b.start, 1), "has" | "now" | "holds" | "counts" | "keeps" | "are" | "is");
    if grown {
        return Some((b.value, a.value, b.end));
    }
    // "52 paragraphs on Thursday; on Friday it had 47", "by lunch there were nine"
    let anew = (a.end..b.start).any(|i| matches!(p.word(i), "it" | "there" | "they"))
        && (a.end..(b.end + 3).min(end)).any(|i| is_day(p.word(i)) || is(p.word(i), Class::Anew));
    let is =
        |w: &str| matches!(w, "is" | "are" | "has" | "holds" | "counts" | "contains" | "runs" | "numbers");
    let once = matches!(p.before(b.start, 1), "were" | "was" | "had") && is(p.before(a.start, 1));
    if anew && once {
        return Some((a.value, b.value, b.end));
    }
    if anew && !turns {
        return Some((b.value, a.value, b.end));
    }
    // "61 articles against the ninth’s 66", "forty articles, thirty last week"
    let when = |c: &Count| {
        matches!(lens.tag(c.end), "IN" | "RB") && p.word(c.end) != "of" || timed(c.end, c.end + 2)
    };
    // "fourteen heads to China’s nine": of two texts.
    let rival = lens.name_before(b.start).is_some_and(|n| n.end + 1 == b.start) && !former(lens, b.start);
    if rival && !turns {
        return None;
    }
    let set_beside = !turns
        && !to
        && !b.unit
        && a.unit
        && (b.start <= a.end + 5
            && matches!(p.word(a.end), "," | "against" | "where" | "instead" | "compared" | "to")
            || when(&a)
                && when(&b)
                && (a.end..b.start).any(|i| p.word(i) == "and" || matches!(p.raw(i), "," | ";")));
    if !turns && !to && !set_beside {
        return None;
    }
    // "A 17-clause text replaced the 14-clause one"
    let replaces = (a.end..b.start).any(|i| {
        matches!(
            p.word(i),
            "replaced"
                | "replaces"
                | "supersedes"
                | "superseded"
                | "succeeds"
                | "succeeded"
                | "supplanted"
                | "supplants"
        ) && !lens.trees.passive(i)
            && p.word(i + 1) != "by"
    });
    if replaces {
        return Some((a.value, b.value, b.end));
    }
    let says = |words: &[&str]| lens.any(a.end, b.start, words);
    let reversed = newer <= 0 && says(&["had"])
        || (matches!(p.before(b.start, 1), "from" | "than" | "not" | "against")
            || p.before(b.start, 1) == "of" && matches!(p.before(b.start, 2), "instead" | "out"))
            && !says(&["to", "with"])
        || former(lens, b.start)
        || says(&[
            "initial",
            "original",
            "originally",
            "initially",
            "earlier",
            "first",
            "once",
            "previous",
            "previously",
            "instead",
            "where",
            "rather",
            "formerly",
            "against",
            "compared",
        ])
        || p.before(b.start, 1) != "to"
            && lens.any(b.end, (b.end + 3).min(end), &["before", "earlier", "originally", "previously"]);
    Some(if reversed { (a.value, b.value, b.end) } else { (b.value, a.value, b.end) })
}

/// Whether a count is owned by an earlier text: "the fifteenth’s twenty-eight", "Friday’s forty", "last week’s nine".
fn former(lens: &Lens<'_>, at: usize) -> bool {
    let p = &lens.p;
    at > 2
        && matches!(p.before(at, 1), "’s" | "'s" | "’" | "'")
        && (is_day(p.before(at, 2))
            || crate::en::quantities::calendar::ordinal(p.before(at, 2)).is_some()
            || matches!(
                p.before(at, 2),
                "predecessor" | "last" | "former" | "original" | "month" | "morning" | "night"
            ))
}
