//! The numbers of points that a sentence tells.

use super::words::{Marks, Tells, loose_text, unit};
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use verbale_model::QuantityKind;

/// A number of points as told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) value: u32,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The points are called by a word for them.
    pub(super) unit: bool,
    /// "28-point", "points", "articles": a word for hardly anything else.
    pub(super) firm: bool,
}

/// The numbers of points in a sentence, bare ones where words lead to them.
pub(super) fn counts(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Vec<Count> {
    let p = &lens.p;
    let mut out: Vec<Count> = Vec::new();
    let mut i = start;
    while i < end {
        let Some(found) =
            (p.is_number(i) || p.is_word(i)).then(|| number(p, i)).flatten().filter(|n| n.end <= end)
        else {
            i += 1;
            continue;
        };
        let at = i;
        i = found.end.max(i + 1);
        let whole = found.value.fract() == 0.0 && (1.0..400.0).contains(&found.value) && !found.fraction;
        let named = matches!(
            p.before(at, 1),
            "point"
                | "article"
                | "clause"
                | "paragraph"
                | "points"
                | "articles"
                | "clauses"
                | "paragraphs"
                | "chapter"
                | "annex"
                | "section"
                | "version"
                | "no"
                | "page"
                | "resolution"
                | "number"
                | "item"
                | "step"
                | "phase"
                | "stage"
        ) && !p.is_mark(at.saturating_sub(1));
        let told = lens
            .told
            .partition_point(|t| t.start <= at)
            .checked_sub(1)
            .map(|k| lens.told[k])
            .filter(|t| at < t.end);
        let measured =
            told.is_some_and(|t| !matches!(t.quantity.kind, QuantityKind::Count | QuantityKind::Points));
        // "from forty pages to two" counts pages.
        let paged = p.before(at, 1) == "to"
            && (at.saturating_sub(5).max(start)..at).any(|k| {
                matches!(
                    p.word(k),
                    "pages" | "page" | "lines" | "words" | "sheets" | "months" | "weeks" | "years" | "days"
                )
            });
        // "the one from Orma", "the Contadora four"
        let pronoun = p.word(at) == "one"
            && matches!(
                p.before(at, 1),
                "the" | "this" | "that" | "another" | "no" | "any" | "some" | "each" | "every"
            )
            && !unit(p.word(found.end))
            || lens.name_before(at).is_some_and(|n| n.end == at && p.before(n.titled, 1) == "the")
                && !unit(p.word(found.end))
                && !p.hyphen(found.end);
        let whole = whole && !pronoun && !paged && p.word(found.end) != "too";
        let one = matches!(p.word(at), "a" | "an") && found.value < 2.0;
        if !whole || named || measured || one {
            continue;
        }
        // Over "more", "confidence", "draft" and a hyphen to the noun.
        let mut to = found.end;
        let hyphened = p.hyphen(to);
        if hyphened {
            to += 1;
        }
        let noun = (to..(to + 3).min(end)).find(|&k| unit(p.word(k)));
        // "six heads of government"
        let people = |k: usize| {
            p.word(k) == "heads"
                && p.word(k + 1) == "of"
                && !matches!(p.word(k + 2), "agreement" | "terms" | "a" | "an" | "the")
        };
        let noun = noun.filter(|&k| !people(k)).filter(|&k| {
            (to..k).all(|j| {
                matches!(lens.tag(j), "JJ" | "NN" | "VBN" | "NNP" | "JJR" | "NNS")
                    || p.hyphen(j)
                    || p.word(j) == "of"
            }) && (p.word(k) != "point" || hyphened)
        });
        // "three-stage plan", "five-step", "a 20-article draft"
        let made = hyphened.then_some(to).filter(|&k| {
            matches!(
                p.word(k),
                "article"
                    | "clause"
                    | "paragraph"
                    | "item"
                    | "step"
                    | "principle"
                    | "chapter"
                    | "section"
                    | "element"
                    | "condition"
                    | "part"
                    | "plank"
                    | "pillar"
            )
        });
        let value = found.value as u32;
        // "The number of articles, fifteen", "Points: thirteen", "articles (15)", "the articles number fifteen"
        let closed =
            !p.is_word(found.end) || lens.tag(found.end).starts_with('V') || lens.tag(found.end) == "MD";
        let after = closed
            && at > start + 1
            && (unit(p.word(at - 2)) && matches!(p.raw(at - 1), "," | ":" | "(" | "—" | "–")
                || unit(p.word(at - 2))
                    && matches!(
                        p.word(at - 1),
                        "number" | "numbered" | "total" | "totalled" | "were" | "are"
                    )
                || p.before(at, 3) == "of"
                    && unit(p.before(at, 2))
                    && matches!(p.before(at, 1), "is" | "was"))
            && (p.before(at, 3) == "of" || p.raw(at - 1) != ",");
        if after && value > 1 {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "four clauses shorter" than something else.
        let compared = noun.is_some_and(|k| {
            matches!(
                p.word(k + 1),
                "shorter"
                    | "longer"
                    | "heavier"
                    | "lighter"
                    | "richer"
                    | "poorer"
                    | "leaner"
                    | "thinner"
                    | "fatter"
            ) && !(k + 1..(k + 6).min(end)).any(|j| p.word(j) == "than")
        });
        if compared {
            continue;
        }
        if let Some(k) = noun.or(made) {
            let firm = hyphened
                || matches!(
                    p.word(k),
                    "points"
                        | "articles"
                        | "clauses"
                        | "demands"
                        | "principles"
                        | "conditions"
                        | "proposals"
                        | "elements"
                        | "provisions"
                        | "planks"
                        | "heads"
                        | "point"
                        | "paragraphs"
                        | "theses"
                        | "tenets"
                        | "parameters"
                        | "stipulations"
                        | "requirements"
                );
            out.push(Count { value, start: at, end: k + 1, unit: true, firm });
            i = k + 1;
            continue;
        }
        let led = matches!(
            p.before(at, 1),
            "to" | "from"
                | "has"
                | "had"
                | "at"
                | "now"
                | "in"
                | "with"
                | "all"
                | "holds"
                | "counts"
                | "keeps"
                | "contains"
                | "into"
                | "only"
                | "just"
                | "are"
                | "were"
                | "is"
                | "was"
                | "became"
                | "become"
                | "left"
                | "remain"
                | "numbers"
                | "("
                | ","
                | ":"
                | "—"
                | "–"
                | "of"
                | "instead"
                | "not"
                | "some"
                | "exactly"
                | "than"
                | "against"
                | "the"
                | "listed"
                | "lists"
                | "’s"
                | "'s"
                | "barely"
                | "about"
                | "another"
                | "as"
                | "making"
                | "makes"
                | "leaving"
                | "leaves"
                | "totals"
                | "totalling"
                | "says"
                | "over"
        );
        // "went in with eleven demands and seven came out": what is left of those told before.
        let before = matches!(
            p.before(at, 1),
            "the" | "these" | "those" | "other" | "number" | "by" | "article" | "point"
        );
        let led = led || out.iter().any(|c| c.unit) && !before || at == start && p.word(found.end) == "of";
        // "was cut by ten"
        let led = led
            || p.before(at, 1) == "by"
                && at > start + 2
                && marks
                    .within(at - 3, at - 1)
                    .iter()
                    .any(|f| matches!(f.tells, Tells::Less | Tells::More) && lens.tag(f.at).starts_with('V'));
        // "drops two of its fourteen articles"
        let led = led
            || at > start
                && marks
                    .within(at - 1, at)
                    .iter()
                    .any(|f| matches!(f.tells, Tells::Less | Tells::More) && lens.tag(f.at).starts_with('V'));
        let bare = !p.is_word(found.end)
            || matches!(
                lens.tag(found.end),
                "IN" | "CC" | "RB" | "WRB" | "TO" | "VBD" | "VBP" | "VBN" | "MD" | "JJR" | "WP"
            )
            || matches!(
                p.word(found.end),
                "more"
                    | "fewer"
                    | "less"
                    | "new"
                    | "today"
                    | "left"
                    | "others"
                    | "this"
                    | "yesterday"
                    | "tonight"
                    | "last"
            );
        // "six more months"
        let bare = bare
            && !(matches!(p.word(found.end), "more" | "fewer" | "less" | "new")
                && matches!(lens.tag(found.end + 1), "NNS" | "NN")
                && !unit(p.word(found.end + 1)));
        // "eight heads of agreement, two were added"
        let passive = matches!(p.word(found.end), "were" | "was" | "have" | "had" | "has" | "are")
            && lens.any(
                found.end,
                (found.end + 4).min(end),
                &[
                    "added",
                    "struck",
                    "dropped",
                    "deleted",
                    "removed",
                    "cut",
                    "gone",
                    "inserted",
                    "appended",
                    "lost",
                    "withdrawn",
                ],
            );
        // "numbered one to eighteen", "points one to nine"
        let run = p.before(at, 1) == "to"
            && matches!(p.before(at, 2), "one" | "1" | "i")
            && (at.saturating_sub(6).max(start)..at - 2).any(|k| {
                unit(p.word(k)) || matches!(p.word(k), "numbered" | "number" | "runs" | "run" | "ran")
            });
        if run {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "reduced its demands to three"
        let brought = p.before(at, 1) == "to"
            && unit(p.before(at, 2))
            && (!p.is_word(found.end) || matches!(lens.tag(found.end), "IN" | "CC" | "RB"))
            && marks
                .within(at.saturating_sub(6).max(start), at - 1)
                .iter()
                .any(|f| matches!(f.tells, Tells::Less | Tells::More) && lens.tag(f.at).starts_with('V'));
        if brought {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "a list of nine"
        let listed = p.before(at, 1) == "of"
            && matches!(
                p.before(at, 2),
                "list"
                    | "set"
                    | "catalogue"
                    | "series"
                    | "bundle"
                    | "string"
                    | "sheet"
                    | "page"
                    | "draft"
                    | "text"
            )
            && !p.is_word(found.end);
        if listed && value > 1 {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "the Aurelle proposals, all twelve"
        let all = p.before(at, 1) == "all"
            && (at.saturating_sub(4).max(start)..at).any(|k| unit(p.word(k)) || loose_text(p.word(k)));
        if all && value > 1 {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "a Document of Objectives: twenty-one of these"
        let of_these = p.word(found.end) == "of"
            && matches!(p.word(found.end + 1), "these" | "those" | "them")
            && at > start
            && !p.is_word(at - 1)
            && (at.saturating_sub(4).max(start)..at).any(|k| unit(p.word(k)) && lens.tag(k).ends_with('S'));
        if of_these && value > 1 {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "counted his principles on his fingers and needed both hands: ten."
        let last = p.raw(at.saturating_sub(1)) == ":" && found.end + 1 >= end;
        if last
            && value > 1
            && (at.saturating_sub(14).max(start)..at).any(|k| unit(p.word(k)) && lens.tag(k) == "NNS")
        {
            out.push(Count { value, start: at, end: found.end, unit: true, firm: true });
            continue;
        }
        // "have become one", "are down to one"
        let single = value == 1
            && !p.is_word(found.end)
            && matches!(
                p.before(at, 1),
                "become" | "became" | "becomes" | "to" | "into" | "only" | "just" | "has"
            );
        if (led && bare || passive) && (value > 1 || single) && !hyphened {
            out.push(Count { value, start: at, end: found.end, unit: false, firm: false });
        }
    }
    // "whittled their demands from a dozen to five"
    for k in 1..out.len() {
        let (a, b) = (out[k - 1], out[k]);
        let pair = p.before(a.start, 1) == "from" && p.before(b.start, 1) == "to" && b.start < a.end + 4;
        if pair
            && !a.unit
            && !b.unit
            && (a.start.saturating_sub(12).max(start)..a.start)
                .any(|i| unit(p.word(i)) && lens.tag(i) == "NNS")
            && marks
                .within(start, a.start)
                .iter()
                .any(|f| matches!(f.tells, Tells::Less | Tells::More | Tells::Turn))
        {
            (out[k].unit, out[k].firm) = (true, true);
        }
    }
    // "The bank’s conditions, twenty of them in March, are fourteen now"
    if !out.iter().any(|c| c.unit)
        && let [a, .., b] = out[..]
        && a.value != b.value
        && (a.start.saturating_sub(6).max(start)..a.start).any(|i| unit(p.word(i)) && lens.tag(i) == "NNS")
    {
        let last = out.len() - 1;
        (out[last].unit, out[last].firm) = (true, true);
    }
    out
}
