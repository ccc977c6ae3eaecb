//! What a number counts: points of a text, answers, goals, or the points of another text.

use super::counts::Count;
use super::words::{Marks, unit};
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;

/// Whether the sentence after a count answers it: "dismissed all six", "Tolm accepted them".
pub(super) fn answered_later(lens: &Lens<'_>, marks: &Marks, c: &Count, n: usize) -> bool {
    let p = &lens.p;
    let Some(&(start, end)) = lens.sentences.get(n + 1) else { return false };
    (start..end).any(|i| {
        marks.answer(lens, i).is_some_and(|(_, to)| {
            lens.tag(i).starts_with('V')
                && (to..(to + 4).min(end)).any(|k| {
                    matches!(p.word(k), "them" | "both" | "all")
                        || number(p, k).is_some_and(|told| (told.value - f64::from(c.value)).abs() < 0.5)
                })
        })
    })
}

/// The counts without those of larger parts, where points stand beside sections or chapters.
pub(super) fn finest(lens: &Lens<'_>, mut held: Vec<Count>) -> Vec<Count> {
    let noun = |c: &Count| lens.p.word(c.end - 1);
    let large = |w: &str| {
        matches!(
            w,
            "sections"
                | "chapters"
                | "parts"
                | "stages"
                | "phases"
                | "baskets"
                | "annexes"
                | "headings"
                | "pillars"
                | "titles"
                | "recitals"
                | "pages"
        )
    };
    if held.iter().any(|c| matches!(noun(c), "point" | "points" | "articles" | "clauses" | "paragraphs")) {
        held.retain(|c| !large(noun(c)));
    }
    held
}

/// Whether two counts are of different things: "three sections and thirty-one points".
pub(super) fn apart_in_kind(lens: &Lens<'_>, a: &Count, b: &Count) -> bool {
    let noun = |c: &Count| lens.p.word(c.end - 1).trim_end_matches('s');
    let large = |w: &str| {
        matches!(
            w,
            "section"
                | "chapter"
                | "part"
                | "stage"
                | "phase"
                | "basket"
                | "annexe"
                | "annexes"
                | "heading"
                | "pillar"
                | "title"
        )
    };
    large(noun(a)) != large(noun(b))
        && a.unit
        && b.unit
        && unit(lens.p.word(a.end - 1))
        && unit(lens.p.word(b.end - 1))
        && noun(a) != noun(b)
}

/// Parts of hardly anything but a text, in a sentence that names somebody and tells of no press.
pub(super) fn parted(lens: &Lens<'_>, c: &Count, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let noun = p.word(c.end - 1);
    matches!(noun, "articles" | "clauses" | "demands" | "conditions" | "principles" | "paragraphs")
        && !lens.names_in(start, end).is_empty()
        && !lens.any(
            start,
            end,
            &[
                "newspaper",
                "newspapers",
                "magazine",
                "magazines",
                "journal",
                "press",
                "prison",
                "constitution",
            ],
        )
}

/// "eleven yes, one no" counts answers.
pub(super) fn answers_count(lens: &Lens<'_>, c: &Count) -> bool {
    let p = &lens.p;
    // "amendments to three paragraphs", "be it of three points or of thirty"
    let touched = matches!(p.before(c.start, 1), "to" | "in" | "on" | "with" | "of" | "over")
        && matches!(
            p.before(c.start, 2),
            "amendments"
                | "amendment"
                | "changes"
                | "change"
                | "objections"
                | "objection"
                | "corrections"
                | "reservations"
                | "remarks"
                | "doubts"
                | "questions"
                | "differences"
                | "disagreement"
                | "edits"
        );
    let either = (c.end..c.end + 3).any(|i| {
        p.word(i) == "or"
            && (number(p, i + 1).is_some() || p.word(i + 1) == "of" && number(p, i + 2).is_some())
    });
    if touched || either {
        return true;
    }
    matches!(p.word(c.end), "yes" | "no") || matches!(p.before(c.end, 1), "yes" | "no")
}

/// Points of games, polls and markets.
pub(super) fn scored(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let n = lens.sentences.partition_point(|s| s.1 <= start);
    let played = |&(a, b): &(usize, usize)| {
        (a..b).any(|i| {
            matches!(
                p.word(i),
                "referee"
                    | "goal"
                    | "goals"
                    | "keeper"
                    | "halftime"
                    | "half-time"
                    | "umpire"
                    | "penalty"
                    | "offside"
                    | "stadium"
                    | "fixture"
                    | "kick-off"
            )
        })
    };
    if [n.wrapping_sub(1), n + 1].iter().filter_map(|&k| lens.sentences.get(k)).any(played) {
        return true;
    }
    (start..end).any(|i| {
        // "The Isthmian League" plays nothing.
        let small = !p.capital(i) || i == start;
        p.are(i, &["basis", "points"])
            || p.are(i, &["in", "the", "table"])
            || p.word(i) == "point"
                && matches!(p.word(i + 1), "type" | "font" | "lead" | "scale" | "star" | "turn" | "buck")
            || small
                && matches!(
                    p.word(i),
                    "goals"
                        | "match"
                        | "league"
                        | "polls"
                        | "poll"
                        | "lead"
                        | "index"
                        | "shares"
                        | "market"
                        | "season"
                        | "game"
                        | "percentage"
                        | "referee"
                        | "festival"
                        | "clubs"
                        | "club"
                        | "matches"
                        | "standings"
                        | "striker"
                        | "playoffs"
                        | "ahead"
                        | "clear"
                        | "lengths"
                        | "quarter-final"
                        | "licence"
                        | "driver"
                        | "champion"
                        | "championship"
                        | "dressing-room"
                        | "boxing"
                        | "boxer"
                        | "innings"
                        | "scored"
                )
    })
}

/// "eleven more than the government’s": a count set beside that of another text.
pub(super) fn compared(lens: &Lens<'_>, c: &Count, end: usize) -> bool {
    let p = &lens.p;
    (c.end..(c.end + 8).min(end)).find(|&i| p.word(i) == "than").is_some_and(|than| {
        (than..(than + 6).min(end)).any(|i| {
            (matches!(p.word(i), "’s" | "'s")
                || matches!(p.raw(i), "’" | "'") && p.before(i, 1).ends_with('s'))
                && !is_day(p.before(i, 1))
        })
    })
}

/// A weekday or a month, whose text is the same text.
pub(super) fn is_day(word: &str) -> bool {
    use crate::en::quantities::calendar::{month, weekday};
    weekday(word).is_some() || month(word).is_some() || matches!(word, "yesterday" | "week" | "year")
}
