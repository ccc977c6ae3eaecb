//! Numbered texts on the table, revisions of them, changed clauses, and where named parties stand.

mod answers;
mod changes;

use super::lens::{Lens, Told};
use answers::{answer, answers, stances};
use changes::changes;
use verbale_model::{Proposal, QuantityKind, Spans};

/// The proposals told in a text, in text order.
pub(super) fn proposals(lens: &Lens<'_>) -> Vec<Proposal> {
    let mut out: Vec<(Proposal, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let changes = changes(lens, start, end);
        if !changes.is_empty() {
            out.extend(changes.into_iter().map(|c| (c, n)));
            continue;
        }
        let before = out.len();
        let mut from = start;
        while from < end {
            let to = (from..end).find(|&i| lens.p.raw(i) == ";").map_or(end, |i| i + 1);
            let held = out.len();
            numbered(lens, n, from, to, &mut out);
            if out.len() == held
                && (held == 0 || held > before)
                && let Some(titled) = titled(lens, from, to)
            {
                out.push((titled, n));
            }
            from = to;
        }
        let own = out.len() > before;
        if let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2) {
            stances(lens, last, start, end);
            if own {
                *at = n;
            }
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

/// A word for a text on the table.
fn noun(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "proposal"
            | "proposals"
            | "draft"
            | "protocol"
            | "paper"
            | "text"
            | "document"
            | "framework"
            | "note"
            | "memorandum"
            | "offer"
            | "roadmap"
            | "formula"
            | "programme"
            | "agreement"
            | "list"
            | "package"
            | "initiative"
            | "treaty"
            | "blueprint"
            | "principles"
            | "scheme"
            | "peace"
            | "accord"
            | "manifesto"
            | "communiqué"
            | "map"
            | "compromise"
            | "statement"
            | "declaration"
            | "memo"
            | "charter"
            | "points"
            | "annex"
            | "agenda"
            | "compact"
            | "convention"
            | "counter-offer"
            | "counteroffer"
            | "counterproposal"
            | "counter-proposal"
            | "non-paper"
            | "deal"
            | "terms"
            | "ultimatum"
            | "protocols"
            | "drafts"
            | "plans"
            | "version"
            | "pact"
            | "roadmaps"
            | "agreements"
            | "measures"
            | "heads"
            | "sheet"
    )
}

/// A verb by which an author puts a text on the table.
fn tabled(word: &str) -> bool {
    matches!(
        word,
        "put"
            | "puts"
            | "sent"
            | "sends"
            | "presented"
            | "presents"
            | "tabled"
            | "tables"
            | "submitted"
            | "circulated"
            | "unveiled"
            | "wrote"
            | "written"
            | "drafted"
            | "replied"
            | "offered"
            | "proposed"
            | "published"
            | "handed"
            | "floated"
            | "issued"
            | "drew"
            | "drawn"
            | "brought"
            | "answered"
    )
}

/// Texts told by the number of their points.
fn numbered(lens: &Lens<'_>, n: usize, start: usize, end: usize, out: &mut Vec<(Proposal, usize)>) {
    let p = &lens.p;
    let points: Vec<&Told<'_>> = lens
        .told_in(start, end)
        .iter()
        .filter(|t| {
            let counted = matches!(
                t.quantity.unit.as_deref(),
                Some(
                    "points"
                        | "principles"
                        | "articles"
                        | "clauses"
                        | "paragraphs"
                        | "demands"
                        | "conditions"
                        | "proposals"
                        | "items"
                        | "steps"
                        | "measures"
                        | "confidence measures"
                        | "heads"
                        | "heads of agreement"
                        | "chapters"
                        | "sections"
                        | "elements"
                        | "pillars"
                        | "provisions"
                        | "commitments"
                        | "stages"
                        | "phases"
                        | "headings"
                        | "theses"
                        | "guarantees"
                )
            );
            // "cut its list of demands from 13 to 9"
            let bare = t.quantity.kind == QuantityKind::Count
                && t.quantity.unit.is_none()
                && matches!(p.before(t.start, 1), "from" | "to" | "has" | "had" | "at")
                && lens.any(start, t.start, &["points", "articles", "clauses", "demands", "conditions", "items", "steps", "paragraphs"]);
            (t.quantity.kind == QuantityKind::Points || t.quantity.kind == QuantityKind::Count && counted || bare)
                && value(t).is_some()
                // "eleven yes, one no" counts answers.
                && !matches!(p.word(t.end), "yes" | "no")
                && !matches!(p.before(t.end, 1), "yes" | "no")
        })
        .collect();
    let Some(first) = points.first() else { return };
    let context = (start..end).any(|i| noun(p.word(i)) && p.word(i) != "points")
        || (start..end).any(|i| tabled(p.word(i)))
        || lens.name_before(first.start).is_some()
        || matches!(p.before(first.start, 1), "’s" | "'s")
        || out.iter().any(|o| n <= o.1 + 2);
    let scored = lens.any(
        start,
        end,
        &[
            "goals",
            "match",
            "league",
            "polls",
            "poll",
            "lead",
            "index",
            "shares",
            "market",
            "season",
            "fell",
            "game",
            "percentage",
            "referee",
            "basis",
        ],
    );
    if !context || scored {
        return;
    }
    // "whittled down to eleven", "28 points, now 19", "19 points, down from 28": one text, two counts.
    let shrinks = lens.any(
        start,
        end,
        &[
            "down",
            "cut",
            "trimmed",
            "reduced",
            "shortened",
            "now",
            "became",
            "become",
            "revised",
            "revision",
            "initial",
            "original",
            "earlier",
            "grew",
            "grown",
            "expanded",
            "swollen",
            "whittled",
            "left",
            "came",
            "emerged",
            "stood",
            "stands",
            "merged",
            "shrunk",
            "shrank",
            "instead",
            "was",
            "turned",
            "added",
            "lost",
            "gained",
            "shed",
            "dropped",
            "pared",
            "slimmed",
            "boiled",
            "condensed",
            "first",
            "once",
        ],
    );
    let second = points.get(1).and_then(|t| value(t).map(|v| (v, t.end))).or_else(|| {
        let to = (first.end..end).find(|&i| {
            matches!(p.word(i), "to" | "from" | "now")
                && super::quantities::numbers::number(p, i + 1).is_some()
        })?;
        let number = super::quantities::numbers::number(p, to + 1)?;
        let sane = number.value >= 1.0
            && number.value < 400.0
            && number.value.fract() == 0.0
            && super::quantities::units::duration(p.word(number.end)).is_none();
        sane.then_some((number.value as u32, number.end))
    });
    let a = value(first).unwrap_or(0);
    if let Some((b, to)) =
        second.filter(|s| shrinks && s.0 != a && accepted_before(lens, first.end, s.1) == 0)
    {
        let from_first = lens.any(to.saturating_sub(4).max(first.end), to, &["from", "of"])
            && !lens.any(first.end, to, &["to", "with"]);
        let (now, was) = if from_first
            || lens.any(
                first.end,
                to,
                &["initial", "original", "earlier", "first", "had", "once", "previous", "instead"],
            ) {
            (a, b)
        } else {
            (b, a)
        };
        let mut made = made(lens, first, start, end);
        made.points = Some(now);
        made.revision_of_points = Some(was);
        made.spans = Spans::one(lens.span(left(lens, first, start), to));
        out.push((made, n));
        return;
    }
    // "a revision of an initial 28-point draft"
    if lens.any(first.start.saturating_sub(6).max(start), first.start, &["revision", "revised", "version"])
        && lens.any(
            first.start.saturating_sub(4).max(start),
            first.start,
            &["initial", "original", "earlier", "first", "of"],
        )
    {
        let mut made = made(lens, first, start, end);
        made.revision_of_points = Some(a);
        out.push((made, n));
        return;
    }
    let lone = points.len() == 1;
    for told in points {
        // Counts of points accepted or refused belong to the text before.
        let answered =
            (told.start.saturating_sub(3).max(start)..told.start).any(|i| answer(p.word(i)).is_some());
        if answered && !out.is_empty() {
            continue;
        }
        // "Talk of a seven-point plan", "no twelve-point plan"
        let talked = (told.start.saturating_sub(4).max(start)..told.start)
            .any(|i| matches!(p.word(i), "talk" | "rumours" | "rumors" | "no" | "speculation"));
        if talked {
            continue;
        }
        // "The one that he carried has three", "the first had 30": another count of the text told before.
        if let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2)
            && last.points.is_some()
            && last.revision_of_points.is_none()
            && last.points != value(told)
            && author(lens, told.start, start, end).is_none()
            && !(start..told.start).any(|i| tabled(p.word(i)))
        {
            let older = lens.any(
                start,
                told.start,
                &["first", "original", "earlier", "initial", "previous", "old", "predecessor", "had"],
            );
            let newer = lens.any(
                start,
                told.start,
                &["one", "now", "new", "it", "this", "became", "has", "revised", "latest", "second"],
            );
            if older {
                last.revision_of_points = value(told);
                *at = n;
                continue;
            }
            if newer {
                last.revision_of_points = last.points;
                last.points = value(told);
                *at = n;
                continue;
            }
        }
        let mut made = made(lens, told, start, end);
        made.points = value(told);
        // "The one that he carried has three", "It ends at sixteen": the count after, in the sentences that follow.
        if lone && let Some((count, to, old)) = later_count(lens, n) {
            let was = made.points.filter(|a| *a != count);
            if let Some(was) = was {
                (made.points, made.revision_of_points) =
                    if old { (Some(was), Some(count)) } else { (Some(count), Some(was)) };
                made.spans = Spans::one(lens.span(left(lens, told, start), to));
            }
        }
        out.push((made, n));
    }
}

/// A bare count of the same text in the next sentence or the one after: the count, its end, whether it is the older one.
fn later_count(lens: &Lens<'_>, n: usize) -> Option<(u32, usize, bool)> {
    let p = &lens.p;
    for &(start, end) in lens.sentences.iter().skip(n + 1).take(2) {
        let about = (start..(start + 4).min(end)).any(|i| {
            matches!(p.word(i), "it" | "now" | "the" | "its" | "this" | "that" | "today" | "only" | "there")
                || title_noun(p.word(i))
        });
        let found = (start..end).find_map(|i| {
            let led = matches!(
                p.word(i),
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
            );
            let number = super::quantities::numbers::number(p, i + 1).filter(|_| led)?;
            let whole =
                number.value.fract() == 0.0 && (2.0..200.0).contains(&number.value) && number.end <= end;
            let bare = !p.is_word(number.end)
                || matches!(
                    p.word(number.end),
                    "and" | "of" | "now" | "today" | "points" | "articles" | "remain" | "left"
                );
            (whole && bare).then_some((number.value as u32, number.end, p.word(i) == "had"))
        });
        if about && found.is_some() {
            return found;
        }
    }
    None
}

fn accepted_before(lens: &Lens<'_>, from: usize, to: usize) -> usize {
    (from..to).filter(|&i| answer(lens.p.word(i)).is_some()).count()
}

fn value(told: &Told<'_>) -> Option<u32> {
    told.quantity.value.as_deref()?.parse::<f64>().ok().filter(|v| *v >= 1.0 && *v < 1000.0).map(|v| v as u32)
}

/// Where the words of a proposal begin: its owner, or the author before the verb.
fn left(lens: &Lens<'_>, told: &Told<'_>, start: usize) -> usize {
    if let Some(owner) = lens.name_before(told.start) {
        return owner.start;
    }
    let clause = lens.clause_start(told.start, start);
    let verb = (clause..told.start).rev().find(|&i| tabled(lens.p.word(i)));
    verb.and_then(|v| lens.subject(clause, v)).map_or(told.start, |g| g.start)
}

fn made(lens: &Lens<'_>, told: &Told<'_>, start: usize, end: usize) -> Proposal {
    let p = &lens.p;
    let mut to = told.end;
    while to < end
        && to < told.end + 4
        && p.is_word(to)
        && !super::quantities::nouns::border(p.word(to))
        && !noun(p.word(to.saturating_sub(1)))
        && !p.word(to).ends_with("ed")
    {
        to += 1;
    }
    let title = lens.text(told.start, to.max(told.end)).to_owned();
    let from = left(lens, told, start);
    let by = author(lens, told.start, start, end);
    Proposal {
        title: Some(title),
        by,
        spans: Spans::one(lens.span(from, to.max(told.end))),
        ..Proposal::default()
    }
}

/// The owner in the phrase of a text: "the upstream states’ draft".
fn owner(lens: &Lens<'_>, at: usize) -> Option<(String, usize)> {
    let phrase =
        lens.phrases_in(at.saturating_sub(12), at + 1).iter().rev().find(|f| f.start <= at && at < f.end)?;
    let mark =
        (phrase.start..at).rev().find(|&i| lens.tag(i) == "POS" || matches!(lens.p.word(i), "’s" | "'s"))?;
    let words = lens.text(phrase.start, mark);
    let name = lens.states.find(words).map_or_else(|| words.to_owned(), str::to_owned);
    (mark > phrase.start).then_some((name, phrase.start))
}

/// Who wrote it: the owner before it, the subject of the verb, "by X" after it.
fn author(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    if let Some((owner, _)) = owner(lens, at).filter(|o| o.1 >= start) {
        return Some(owner);
    }
    let mut back = at;
    while back > start
        && matches!(
            p.before(back, 1),
            "new"
                | "revised"
                | "own"
                | "first"
                | "latest"
                | "draft"
                | "old"
                | "one-page"
                | "short"
                | "original"
                | "“"
                | "peace"
        )
    {
        back -= 1;
    }
    if let Some(owner) = lens.name_before(back).filter(|n| {
        matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
            || super::lens::nationality(lens.text(n.start, n.start + 1))
    }) {
        return Some(lens.canonical(owner));
    }
    if matches!(p.before(back, 1), "’s" | "'s") {
        return Some(p.before(back, 2).to_owned()).filter(|w| w.len() > 2);
    }
    let clause = lens.clause_start(at, start);
    let verb = (clause..at).rev().find(|&i| tabled(p.word(i)));
    if let Some(group) = verb.and_then(|v| lens.subject(clause, v)) {
        return group.names.into_iter().next();
    }
    // "a draft by Oman", "drafted by Oman", but "criticised by Oman" tells no author.
    let by = (at..(at + 14).min(end)).find(|&i| {
        p.word(i) == "by" && lens.name_at(i + 1).is_some() && (noun(p.before(i, 1)) || tabled(p.before(i, 1)))
    });
    // "the roadmap that Oman has been passing around"
    let relative = (at + 1..(at + 5).min(end)).find(|&i| matches!(p.word(i), "that" | "which"));
    if by.is_none()
        && let Some(that) = relative
        && let Some(group) = lens.groups(that, (that + 5).min(end)).into_iter().next()
        && (group.end..(group.end + 5).min(end)).any(|i| lens.tag(i).starts_with('V'))
    {
        return group.names.into_iter().next();
    }
    let by = by?;
    lens.groups(by + 1, end).into_iter().next().and_then(|g| g.names.into_iter().next())
}

/// A word that is a text on the table by itself, without a number of points.
fn title_noun(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "proposal"
            | "proposals"
            | "draft"
            | "paper"
            | "framework"
            | "roadmap"
            | "formula"
            | "memorandum"
            | "offer"
            | "text"
            | "annex"
            | "agenda"
            | "counter-offer"
            | "counteroffer"
            | "counterproposal"
            | "counter-proposal"
            | "non-paper"
            | "blueprint"
            | "package"
            | "initiative"
            | "protocol"
            | "compact"
            | "ultimatum"
            | "terms"
            | "compromise"
            | "treaty"
            | "convention"
            | "accord"
            | "document"
    )
}

/// A text told by its name alone: "London’s paper of Wednesday", "put a one-page paper to the seven", "Kyiv rejected the draft".
fn titled(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    (start..end).find_map(|at| titled_at(lens, at, start, end))
}

fn titled_at(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    if !title_noun(p.word(at))
        || !p.is_word(at)
        || matches!(p.before(at, 1), "no" | "any" | "a" | "this")
            && !(start..at).any(|i| tabled(p.word(i)) && at - i <= 6)
        || lens.tag(at).starts_with('V')
        || title_noun(p.word(at + 1))
    {
        return None;
    }
    let by = author(lens, at, start, end);
    let owned = owner(lens, at).is_some() || by.is_some();
    // Somebody answers it: the verb before, or in the passive after.
    let clause = lens.clause_start(at, start);
    let answered = (clause..at).any(|i| {
        at - i <= 12
            && answers(lens, i, end).is_some()
            && (lens.subject(clause, i).is_some() || !lens.acting_before(clause, i).is_empty())
    }) || (at..(at + 14).min(end))
        .any(|i| answers(lens, i, end).is_some() && (owned || lens.tag(i) == "VBN"))
        || answered_after(lens, at, end);
    let verb = (clause..at).any(|i| tabled(p.word(i)) && at - i <= 6) && by.is_some();
    let denied = (clause..at).any(|i| {
        matches!(p.word(i), "no" | "if" | "denied")
            || matches!(p.word(i), "not" | "never")
                && answers(lens, i + 1, end).is_none()
                && answers(lens, i + 2, end).is_none()
    });
    let told = (at..end).any(|i| {
        matches!(
            p.word(i),
            "gives"
                | "offers"
                | "asks"
                | "proposes"
                | "says"
                | "would"
                | "sets"
                | "calls"
                | "foresees"
                | "leaves"
                | "demands"
                | "had"
                | "has"
                | "goes"
                | "went"
                | "came"
                | "arrived"
                | "reached"
                | "stands"
                | "stood"
                | "received"
                | "provides"
                | "envisages"
                | "contains"
                | "keeps"
                | "lists"
                | "runs"
        )
    });
    if denied || !(verb || owned && told || answered && (owned || p.before(at, 1) != "a")) {
        return None;
    }
    let from = lens.names_in(clause, at).first().map_or(at, |n| n.start);
    let to =
        (at + 1..end.min(at + 14)).find(|&i| matches!(p.raw(i), ":" | ";" | "." | ",")).unwrap_or(at + 1);
    let mut first = at;
    while first > start
        && matches!(lens.tag(first - 1), "NN" | "JJ" | "NNP")
        && p.is_word(first - 1)
        && lens.name_at(first - 1).is_none()
    {
        first -= 1;
    }
    Some(Proposal {
        title: Some(lens.text(first, at + 1).to_owned()),
        by,
        spans: Spans::one(lens.span(from, to)),
        ..Proposal::default()
    })
}

/// "the plan was “a naive dream”, Pyongyang replied": a judgement instead of a verb.
fn answered_after(lens: &Lens<'_>, at: usize, end: usize) -> bool {
    let p = &lens.p;
    let judged = (at..(at + 14).min(end)).any(|i| {
        matches!(
            p.word(i),
            "unacceptable"
                | "unworkable"
                | "dead"
                | "non-starter"
                | "acceptable"
                | "nonstarter"
                | "surrender"
                | "insulting"
        ) || matches!(p.word(i), "was" | "is") && matches!(p.raw(i + 1), "“" | "\"")
    });
    judged && !lens.groups(at + 1, end).is_empty()
}
