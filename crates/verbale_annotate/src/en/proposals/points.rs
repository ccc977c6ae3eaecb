//! Texts told by the number of their points, and how that number changed.

use super::countable::{answered_later, answers_count, compared, finest, parted, scored};
use super::counts::{Count, counts};
use super::pairs::changed;
use super::policy::parleying;
use super::texts::{author, doer, owner};
use super::words::{Class, Marks, Tells, is, loose_text, unit};
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use verbale_model::{Proposal, Spans};

/// By how much a count says that others grew or shrank: "two were added", "lost three", "four fewer".
fn step(lens: &Lens<'_>, marks: &Marks, c: &Count, start: usize, end: usize) -> Option<i64> {
    let p = &lens.p;
    if matches!(p.before(c.start, 1), "to" | "from" | "at" | "into" | "of" | "now") {
        return None;
    }
    let value = i64::from(c.value);
    // "two more", "three new points", "four fewer"
    let beside = |i: usize| match p.word(i) {
        "more" | "additional" | "extra" | "new" | "further" | "longer" | "heavier" | "richer" | "fatter"
        | "bigger" => Some(value),
        "fewer" | "less" | "shorter" | "lighter" | "poorer" | "leaner" | "thinner" | "slimmer"
        | "smaller" => Some(-value),
        _ => None,
    };
    if compared(lens, c, end) {
        return None;
    }
    if let Some(step) = beside(c.start + (number(p, c.start).map_or(1, |n| n.end - c.start)))
        .or_else(|| {
            // "two clauses longer than in March", "four articles fewer", not "four clauses shorter, it runs to nine"
            let than = (c.end..(c.end + 4).min(end)).any(|i| p.word(i) == "than")
                || matches!(p.word(c.end), "fewer" | "more" | "less");
            beside(c.end).filter(|_| than)
        })
        .or_else(|| beside(c.start.saturating_sub(1)))
    {
        return Some(step);
    }
    let signed = |f: &crate::en::phrasebook::Found<Tells>| match f.tells {
        Tells::More if lens.tag(f.at).starts_with('V') => Some(value),
        Tells::Less if lens.tag(f.at).starts_with('V') => Some(-value),
        _ => None,
    };
    // "two were added", "three have been struck out"
    let been = |at: usize| {
        matches!(p.before(at, 1), "be" | "been" | "was" | "were" | "is" | "are" | "being")
            || matches!(p.before(at, 2), "was" | "were" | "been" | "are")
    };
    let after = marks
        .within(c.end, (c.end + 5).min(end))
        .iter()
        .filter(|f| lens.tag(f.at) == "VBN" && been(f.at) || f.at == c.end);
    let before = marks.within(c.start.saturating_sub(2).max(start), c.start).iter();
    let far = if matches!(p.before(c.start, 2), "out" | "away" | "off") { 3 } else { 2 };
    let out =
        marks.within(c.start.saturating_sub(far).max(start), c.start.saturating_sub(2).max(start)).iter();
    before.rev().chain(out).chain(after).find_map(signed)
}

/// "A thirteenth point was added": how many there are now, and where it says so.
fn nth_added(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let at = (start..end.saturating_sub(2)).find(|&i| {
        crate::en::quantities::calendar::ordinal(p.word(i)).is_some_and(|n| n > 2)
            && unit(p.word(i + 1).trim_end_matches('s')) | unit(&format!("{}s", p.word(i + 1)))
            && matches!(p.before(i, 1), "a" | "an")
    })?;
    let added = marks
        .within(at + 2, (at + 14).min(end))
        .iter()
        .any(|f| matches!(f.tells, Tells::More | Tells::In) && matches!(lens.tag(f.at), "VBN" | "VBD"));
    let n = crate::en::quantities::calendar::ordinal(p.word(at))?;
    added.then_some((u32::try_from(n).ok()?, at))
}

/// Numbers of points told in sentence `n`; whether the sentence was about points.
pub(super) fn numbered(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
    out: &mut Vec<(Proposal, usize)>,
) -> bool {
    let p = &lens.p;
    let all = counts(lens, marks, start, end);
    let recent = out.last().is_some_and(|o| n <= o.1 + 2 && o.0.points.is_some());
    let open = out.last().is_some_and(|o| n <= o.1 + 2 && o.0.points.is_none() && o.0.from.is_none());
    let held: Vec<Count> = all.iter().copied().filter(|c| c.unit && !answers_count(lens, c)).collect();
    if scored(lens, start, end) || marks.home_affairs && !parleying(lens, n, start, end) {
        return false;
    }
    let context = |c: &Count| {
        let texts = (start..end).any(|i| loose_text(p.word(i)) && !(c.start..c.end).contains(&i));
        let told = || {
            lens.name_before(c.start).is_some()
                || matches!(
                    p.before(c.start, 1),
                    "’s" | "'s" | "the" | "in" | "their" | "its" | "his" | "her" | "these" | "those"
                )
                || owner(lens, c.start).is_some()
                || (start..end).any(|i| marks.tables(lens, i) || marks.answer(lens, i).is_some())
                || marks.any(start, end, Tells::Laid) && c.start == start
        };
        // Steps, parts and measures there are of many things.
        let texts = if c.firm {
            texts
        } else {
            (c.start.saturating_sub(6).max(start)..(c.end + 5).min(end))
                .any(|i| loose_text(p.word(i)) && !(c.start..c.end).contains(&i))
        };
        // "accepted every one of the commission’s 27 recommendations", "The pact was trimmed to eight chapters"
        let told_of = || {
            owner(lens, c.start).is_some() && (start..end).any(|i| marks.answer(lens, i).is_some())
                || marks.within(start, c.start).iter().any(|f| {
                    matches!(f.tells, Tells::Less | Tells::More | Tells::Turn)
                        && matches!(lens.tag(f.at), "VBN" | "VBD")
                        && f.end > f.at
                        && (start..f.at).any(|i| loose_text(p.word(i)))
                }) && matches!(p.before(c.start, 1), "to" | "into")
        };
        // "presented twelve living essentials", which somebody answers
        let laid = || {
            let next = lens.sentences.get(n + 1).map_or(end, |s| s.1);
            (c.start.saturating_sub(4).max(start)..c.start).any(|i| marks.tables(lens, i))
                && (c.end..next).any(|i| {
                    marks.answer(lens, i).is_some() && lens.tag(i).starts_with('V') && !marks.tables(lens, i)
                })
        };
        texts
            || recent
            || open
            || told_of()
            || c.firm && (answered_later(lens, marks, c, n) || parted(lens, c, start, end))
            || laid()
            || c.firm && told()
            || changed(lens, marks, c, &all, start, end).is_some()
                && (c.firm || owner(lens, c.start).is_some())
    };
    if let Some(told) =
        out.last().filter(|_| recent).and_then(|o| answered_with(lens, marks, &all, start, end, &o.0))
    {
        out.push((told, n));
        return true;
    }
    // "in three sections and thirty-one points" has thirty-one points.
    let held = finest(lens, held);
    // "Five paragraphs were five too many"
    if (start..end).any(|i| p.are(i, &["too", "many"])) {
        return false;
    }
    // "A thirteenth point was added to the paper": told by its place alone.
    if held.is_empty()
        && let Some((now, at)) = nth_added(lens, marks, start, end)
        && (start..end).any(|i| super::words::text(p.word(i)))
    {
        let c = Count { value: now, start: at, end: at + 2, unit: true, firm: true };
        let mut made = made(lens, marks, &c, start, end);
        (made.points, made.revision_of_points) = (Some(now), Some(now - 1));
        out.push((made, n));
        return true;
    }
    // "Her party is for six of the seven": how many there are.
    if open
        && held.is_empty()
        && let Some((last, at)) = out.last_mut()
        && let Some(whole) = all_of(lens, start, end)
    {
        last.points = Some(whole);
        *at = n;
        return false;
    }
    let Some(first) = held.iter().find(|c| context(c)).copied() else {
        return recent && retold(lens, marks, n, start, end, &all, out);
    };
    // "no twelve-point plan", "talk of a seven-point plan"
    let talked = (first.start.saturating_sub(4).max(start)..first.start).any(|i| {
        matches!(p.word(i), "talk" | "rumours" | "rumors" | "no" | "speculation" | "not" | "if")
            && !(i + 1..first.start).any(|k| matches!(p.raw(k), "," | ";") || p.word(k) == "and")
    });
    if talked {
        return true;
    }
    // Counts of points accepted or refused belong to the text before.
    let answered =
        (first.start.saturating_sub(3).max(start)..first.start).any(|i| marks.answer(lens, i).is_some());
    if answered && recent && !(start..first.start).any(|i| marks.tables(lens, i)) {
        return true;
    }
    // Another author: a text of its own.
    let parts = by_author(lens, marks, &all, start, end);
    if parts.len() > 1 {
        for (by, c) in parts {
            let mut made = made(lens, marks, &c, start, end);
            made.by = Some(by);
            made.points = Some(c.value);
            out.push((made, n));
        }
        return true;
    }
    // "Nineteen of the twenty-eight points survive"
    let survive = all.windows(2).find(|w| {
        let (a, b) = (w[0], w[1]);
        b.unit
            && a.value < b.value
            && b.start <= a.end + 6
            && p.word(a.end) == "of"
            && (b.end..(b.end + 4).min(end))
                .any(|i| is(p.word(i), Class::NowSaid) || p.are(i, &["are", "left"]))
    });
    // "Three of the eleven articles fell out of the draft"
    let fallen = all.windows(2).find(|w| {
        let (a, b) = (w[0], w[1]);
        let gone = |i: usize| {
            marks
                .within(i, i + 1)
                .iter()
                .any(|f| matches!(f.tells, Tells::Less | Tells::Out) && lens.tag(f.at).starts_with('V'))
                || matches!(p.word(i), "gone" | "missing" | "out" | "vanished" | "disappeared" | "fell")
        };
        b.unit
            && a.value < b.value
            && b.start <= a.end + 6
            && p.word(a.end) == "of"
            && (b.end..(b.end + 4).min(end)).any(gone)
            && !(b.end..(b.end + 4).min(end)).any(|i| marks.answer(lens, i).is_some())
    });
    if let (Some(&[a, b]), None) = (fallen, survive) {
        let mut made = made(lens, marks, &b, start, end);
        (made.points, made.revision_of_points) = (Some(b.value - a.value), Some(b.value));
        out.push((made, n));
        return true;
    }
    if let Some(&[a, b]) = survive {
        let mut made = made(lens, marks, &b, start, end);
        (made.points, made.revision_of_points) = (Some(a.value), Some(b.value));
        out.push((made, n));
        return true;
    }
    // "had eight stations until Sunday, when an aide took out the fifth"
    let struck = (first.end..end.saturating_sub(1)).any(|i| {
        p.word(i) == "the"
            && crate::en::quantities::calendar::ordinal(p.word(i + 1))
                .is_some_and(|o| u32::try_from(o).is_ok_and(|o| o <= first.value))
            && (!p.is_word(i + 2) || matches!(lens.tag(i + 2), "IN" | "CC" | "RB"))
            && marks
                .within(i.saturating_sub(3).max(start), i)
                .iter()
                .any(|f| matches!(f.tells, Tells::Less | Tells::Out) && lens.tag(f.at).starts_with('V'))
    });
    if struck && first.value > 1 && all.iter().all(|c| c.start == first.start || !c.unit) {
        let mut made = made(lens, marks, &first, start, end);
        (made.points, made.revision_of_points) = (Some(first.value - 1), Some(first.value));
        out.push((made, n));
        return true;
    }
    // "To their ten demands the strikers have added an eleventh"
    let nth = (first.end..end.saturating_sub(1)).find(|&i| {
        matches!(p.word(i), "an" | "a")
            && crate::en::quantities::calendar::ordinal(p.word(i + 1))
                .is_some_and(|o| u32::try_from(o) == Ok(first.value + 1))
            && marks
                .within(i.saturating_sub(3).max(start), i)
                .iter()
                .any(|f| f.tells == Tells::More && lens.tag(f.at).starts_with('V'))
    });
    if nth.is_some() {
        let mut made = made(lens, marks, &first, start, end);
        (made.points, made.revision_of_points) = (Some(first.value + 1), Some(first.value));
        out.push((made, n));
        return true;
    }
    if let Some((now, at)) = nth_added(lens, marks, start, end) {
        let mut made = made(lens, marks, &Count { start: at, end: at + 2, ..first }, start, end);
        (made.points, made.revision_of_points) = (Some(now), Some(now - 1));
        out.push((made, n));
        return true;
    }
    // "its fourteen points, two more than in May", "To eight heads of agreement two were added"
    let half = (first.end..end).find(|&i| p.raw(i) == ";").unwrap_or(end);
    let part: Vec<Count> = all.iter().copied().filter(|c| c.end <= half && c.start >= first.start).collect();
    let linked =
        (half < end && part.len() > 1 && part.iter().all(|c| step(lens, marks, c, start, half).is_none()))
            .then(|| changed(lens, marks, &first, &part, start, half))
            .flatten();
    if let Some((now, was, to)) = linked {
        let mut made = made(lens, marks, &first, start, half);
        (made.points, made.revision_of_points) = (Some(now), Some(was));
        made.spans =
            Spans::one(lens.span(left(lens, marks, &first, start).min(first.start), to.max(first.end)));
        out.push((made, n));
        return true;
    }
    let steps = all.iter().find_map(|c| step(lens, marks, c, start, end).map(|s| (*c, s)));
    if let Some((stepped, grown)) = steps {
        let base =
            all.iter().find(|c| c.start != stepped.start && step(lens, marks, c, start, end).is_none());
        // "its fourteen points, two more than in May", "added six points to the plan, which now has twenty-one"
        let total = base.is_some_and(|b| {
            b.start > stepped.end
                && (matches!(
                    p.before(b.start, 1),
                    "has"
                        | "holds"
                        | "counts"
                        | "now"
                        | "making"
                        | "makes"
                        | "totals"
                        | ":"
                        | "leaving"
                        | "leaves"
                        | "—"
                        | "–"
                ) || p.before(b.start, 1) == "of" && p.before(b.start, 2) == "total")
        });
        let total = total
            || base.is_some_and(|b| {
                b.start > stepped.end && lens.any(b.start.saturating_sub(3), b.start, &["now"])
            });
        // "six articles shorter than the first, which had twenty"
        let other = !total
            && base.is_some_and(|b| {
                b.start > stepped.end && (stepped.end..b.start).any(|i| p.word(i) == "than")
            });
        // "has grown by two points to eleven"
        let reached = p.before(stepped.start, 1) == "by"
            && base.is_some_and(|b| {
                b.start > stepped.end && matches!(p.before(b.start, 1), "to" | "at" | "into")
            });
        let than = !other && (reached || total)
            || !other && lens.any(stepped.end, (stepped.end + 4).min(end), &["than", "before"]);
        let old = base.map(|c| c.value).or_else(|| out.last().filter(|_| recent).and_then(|o| o.0.points));
        if let Some(old) = old {
            let (now, was) = if than {
                (i64::from(old), i64::from(old) - grown)
            } else {
                (i64::from(old) + grown, i64::from(old))
            };
            if now > 0 && was > 0 && now < 400 && was < 400 {
                let c = base.copied().unwrap_or(stepped);
                if base.is_none()
                    && let Some((last, at)) = out.last_mut()
                {
                    (last.points, last.revision_of_points) = (Some(now as u32), Some(was as u32));
                    *at = n;
                    return true;
                }
                let mut made = made(lens, marks, &c, start, end);
                (made.points, made.revision_of_points) = (Some(now as u32), Some(was as u32));
                made.spans = Spans::one(lens.span(left(lens, marks, &c, start), c.end.max(stepped.end)));
                out.push((made, n));
                return true;
            }
        }
    }
    if let Some((now, was, to)) = changed(lens, marks, &first, &all, start, end) {
        // The numbers of the text told before.
        if open
            && author(lens, marks, first.start, start, end).is_none()
            && let Some((last, at)) = out.last_mut()
        {
            (last.points, last.revision_of_points) = (Some(now), Some(was));
            *at = n;
            return true;
        }
        let mut made = made(lens, marks, &first, start, end);
        (made.points, made.revision_of_points) = (Some(now), Some(was));
        made.spans =
            Spans::one(lens.span(left(lens, marks, &first, start).min(first.start), to.max(first.end)));
        out.push((made, n));
        return true;
    }
    // "a revision of an initial 28-point draft"
    let lead = |words: &[&str]| lens.any(first.start.saturating_sub(6).max(start), first.start, words);
    if lead(&["revision", "revised", "version", "rewrite"])
        && lead(&["initial", "original", "earlier", "first"])
        || lead(&["revision"]) && lead(&["of"])
    {
        let mut made = made(lens, marks, &first, start, end);
        made.revision_of_points = Some(first.value);
        out.push((made, n));
        return true;
    }
    if recent && retold(lens, marks, n, start, end, &all, out) {
        return true;
    }
    if recent && out.last().is_some_and(|o| o.0.points == Some(first.value)) {
        return true;
    }
    if open
        && author(lens, marks, first.start, start, end).is_none()
        && let Some((last, at)) = out.last_mut()
    {
        last.points = Some(first.value);
        *at = n;
        return true;
    }
    let mut made = made(lens, marks, &first, start, end);
    made.points = Some(first.value);
    out.push((made, n));
    true
}

/// Points of another author, told without their noun: "Serrat answered with four", "The bishop has written one".
fn answered_with(
    lens: &Lens<'_>,
    marks: &Marks,
    all: &[Count],
    start: usize,
    end: usize,
    last: &Proposal,
) -> Option<Proposal> {
    let p = &lens.p;
    let (verb, at) = (start..end).find_map(|i| {
        let told = marks.tables(lens, i)
            || matches!(p.word(i), "has" | "had") && lens.any(i, (i + 6).min(end), &["own"]);
        if !told {
            return None;
        }
        let ends = marks.within(i, i + 1).iter().filter(|f| f.tells == Tells::Table).map(|f| f.end).max();
        let ends = ends.unwrap_or(i + 1);
        (ends..(ends + 2).min(end)).find(|&k| number(p, k).is_some()).map(|at| (i, at))
    })?;
    let found = number(p, at).filter(|f| f.value.fract() == 0.0 && (1.0..100.0).contains(&f.value))?;
    let unit = all.iter().any(|c| c.start == at && c.unit);
    let bare = !p.is_word(found.end)
        || p.word(found.end) == "of" && lens.any(found.end, (found.end + 3).min(end), &["own"]);
    if !(unit || bare) || matches!(p.before(at, 1), "to" | "from") {
        return None;
    }
    let clause = lens.clause_start(verb, start);
    let by = doer(lens, verb, clause).filter(|by| last.by.as_deref() != Some(by.as_str()))?;
    last.by.as_ref()?;
    let from = lens.trees.subject(verb).filter(|&s| s >= start && s < verb).unwrap_or(verb);
    Some(Proposal {
        by: Some(by),
        points: Some(found.value as u32),
        spans: Spans::one(lens.span(from, found.end)),
        ..Proposal::default()
    })
}

/// Counts that different authors own: "the government’s had six; the rebels’ had twelve".
fn by_author(
    lens: &Lens<'_>,
    marks: &Marks,
    all: &[Count],
    start: usize,
    end: usize,
) -> Vec<(String, Count)> {
    let p = &lens.p;
    let mut out: Vec<(String, Count)> = Vec::new();
    let mut from = start;
    for (k, c) in all.iter().enumerate() {
        let border = all.get(k + 1).and_then(|next| {
            (c.end..next.start).find(|&i| {
                matches!(p.raw(i), ";" | ",")
                    || matches!(p.word(i), "and" | "while" | "but" | "against" | "where" | "whereas")
            })
        });
        let whose = (from..c.start)
            .rev()
            .find(|&i| matches!(p.word(i), "’s" | "'s"))
            .and_then(|i| lens.name_before(i).map(|n| lens.canonical(n)))
            .or_else(|| {
                // "six in Ghazar’s", "four points in the Dravenian plan"
                let at = c.end + usize::from(p.word(c.end + 1) == "the") + 1;
                let name =
                    matches!(p.word(c.end), "in" | "from" | "for").then(|| lens.name_at(at)).flatten()?;
                let owned = matches!(p.word(name.end), "’s" | "'s" | "’" | "'")
                    || loose_text(p.word(name.end))
                    || loose_text(p.word(name.end - 1));
                owned.then(|| lens.canonical(name))
            })
            .or_else(|| {
                let verb = (from..c.start)
                    .rev()
                    .find(|&i| marks.tables(lens, i) || matches!(p.word(i), "had" | "has"))?;
                doer(lens, verb, from)
            });
        if let Some(by) = whose.filter(|by| !out.iter().any(|o| o.0 == *by)) {
            out.push((by, *c));
        }
        // "Sadat’s six demands were met by Begin’s twenty-six points"
        let owned = all.get(k + 1).filter(|next| {
            next.unit
                && (c.end..next.start)
                    .any(|i| matches!(p.word(i), "’s" | "'s") && lens.name_before(i).is_some())
        });
        match border {
            Some(border) => from = border + 1,
            None if owned.is_some() => from = c.end,
            None => break,
        }
    }
    if out.len() < 2
        || !out.iter().any(|o| o.1.unit)
        || lens.any(start, end, &["from", "down", "cut", "instead"])
    {
        out.clear();
    }
    out
}

/// How many there are where some of them are told: "six of the seven".
fn all_of(lens: &Lens<'_>, start: usize, end: usize) -> Option<u32> {
    let p = &lens.p;
    (start..end).find_map(|i| {
        let part = number(p, i)?;
        let the = matches!(p.word(part.end + 1), "the" | "its" | "these" | "those" | "all");
        let whole = (p.word(part.end) == "of" && the).then(|| number(p, part.end + 2)).flatten()?;
        let closed = !p.is_word(whole.end)
            || matches!(lens.tag(whole.end), "IN" | "CC" | "RB" | "TO")
            || unit(p.word(whole.end));
        let fits = part.value < whole.value
            && whole.value < 100.0
            && whole.value.fract() == 0.0
            && part.value >= 1.0;
        (closed && fits).then_some(whole.value as u32)
    })
}

/// Another count of the text told before: "The one that he carried has three", "the first had 30", "It ends at sixteen".
fn retold(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
    all: &[Count],
    out: &mut [(Proposal, usize)],
) -> bool {
    let p = &lens.p;
    let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2) else { return false };
    let Some(points) = last.points else { return false };
    let about = (start..(start + 5).min(end)).any(|i| {
        matches!(
            p.word(i),
            "it" | "now"
                | "the"
                | "its"
                | "this"
                | "that"
                | "today"
                | "only"
                | "there"
                | "by"
                | "after"
                | "in"
                | "on"
        ) || loose_text(p.word(i))
    });
    let accepted = |c: &Count| {
        (c.start.saturating_sub(4).max(start)..(c.end + 4).min(end)).any(|i| marks.answer(lens, i).is_some())
    };
    let Some(c) = all.iter().find(|c| c.value != points && !accepted(c)) else { return false };
    let led = c.unit
        || matches!(
            p.before(c.start, 1),
            "has"
                | "had"
                | "at"
                | "to"
                | "now"
                | "holds"
                | "counts"
                | "keeps"
                | "contains"
                | "left"
                | "remain"
                | "only"
                | "are"
                | "in"
                | "just"
                | "were"
                | "with"
                | "is"
                | ":"
        );
    if !about
        || !led
        || last.revision_of_points.is_some()
        || c.unit && author(lens, marks, c.start, start, end).is_some()
    {
        return false;
    }
    if let Some(step) = step(lens, marks, c, start, end) {
        let now = i64::from(points) + step;
        if now < 1 {
            return false;
        }
        (last.points, last.revision_of_points) = (Some(now as u32), Some(points));
        *at = n;
        return true;
    }
    // "had six annexes. On Wednesday there were four" goes on; "has three. There were five" looks back.
    let present = n.checked_sub(1).is_some_and(|k| {
        let told = lens.sentences[k];
        (told.0..told.1).any(|i| matches!(lens.tag(i), "VBZ" | "VBP"))
    });
    let older = (lens.any(
        start,
        c.start,
        &[
            "first",
            "original",
            "earlier",
            "initial",
            "previous",
            "old",
            "predecessor",
            "once",
            "originally",
            "1",
            "i",
            "one",
            "before",
            "began",
            "started",
        ],
    ) || present && lens.any(start, c.start, &["had", "were"]))
        && !lens.any(start, c.start, &["now", "new"])
        && (present || !lens.any(start, c.start, &["second"]));
    if older {
        last.revision_of_points = Some(c.value);
    } else {
        (last.points, last.revision_of_points) = (Some(c.value), Some(points));
    }
    *at = n;
    true
}

/// Where the words of a proposal begin: its owner, or the author before the verb.
fn left(lens: &Lens<'_>, marks: &Marks, told: &Count, start: usize) -> usize {
    if let Some(owner) = lens.name_before(told.start) {
        return owner.start;
    }
    let clause = lens.clause_start(told.start, start);
    let verb = (clause..told.start).rev().find(|&i| marks.tables(lens, i));
    verb.and_then(|v| lens.subject(clause, v)).map_or(told.start, |g| g.start.min(told.start))
}

/// What the text is called whose points are counted: "the Water paper, version 2: thirteen points".
fn name_of_text(lens: &Lens<'_>, told: &Count, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let called = |i: usize| super::words::text(p.word(i)) && matches!(lens.tag(i), "NN" | "NNS" | "NNP");
    if (told.start..told.end + 3).any(|i| i < end && called(i)) || owner(lens, told.start).is_some() {
        return None;
    }
    let before = (told.start.saturating_sub(14).max(start)..told.start).rev().find(|&i| called(i));
    let at = before.or_else(|| (told.end..(told.end + 8).min(end)).find(|&i| called(i)))?;
    let mut first = at;
    while first > start && matches!(lens.tag(first - 1), "NN" | "JJ" | "NNP" | "VBN") && p.is_word(first - 1)
    {
        first -= 1;
    }
    Some(lens.text(first, at + 1).to_owned())
}

fn made(lens: &Lens<'_>, marks: &Marks, told: &Count, start: usize, end: usize) -> Proposal {
    let p = &lens.p;
    let mut to = told.end;
    while to < end
        && to < told.end + 4
        && p.is_word(to)
        && !crate::en::quantities::nouns::border(p.word(to))
        && !super::words::text(p.word(to.saturating_sub(1)))
        && !(loose_text(p.word(to - 1)) && !matches!(lens.tag(to), "NN" | "NNS" | "JJ"))
        && !p.word(to).ends_with("ed")
    {
        to += 1;
    }
    let title = name_of_text(lens, told, start, end)
        .unwrap_or_else(|| lens.text(told.start, to.max(told.end)).to_owned());
    let from = left(lens, marks, told, start);
    let by = author(lens, marks, told.start, start, end).or_else(|| {
        // "a 15-point American plan"
        let state = (told.end..(told.end + 3).min(end)).find_map(|i| {
            lens.name_at(i).filter(|n| {
                n.start == i
                    && lens.states.is_adjective(lens.text(i, i + 1))
                    && (i + 1..i + 3).any(|k| loose_text(p.word(k)))
            })
        });
        if let Some(name) = state {
            return Some(lens.canonical(name));
        }
        // "added six points to Brunnia’s plan"
        let text =
            (start..end).find(|&i| loose_text(p.word(i)) && owner(lens, i).is_some_and(|o| o.1 >= start))?;
        owner(lens, text).map(|o| o.0)
    });
    Proposal {
        title: Some(title),
        by,
        spans: Spans::one(lens.span(from, to.max(told.end))),
        ..Proposal::default()
    }
}
