//! A clause and whose words it is, told without a cue of the table: "C: the spokesman", "C, S has worked out".

use super::content::trimmed;
use super::cues::{Cue, Role};
use super::gate;
use super::reports::Report;
use super::segments::Segment;
use super::source;
use super::subject;
use super::words::{self, Group};
use crate::en::lens::Lens;

/// "The convoy was flour: Essemar’s spokesman, Tor Valdis".
pub(super) fn footed(lens: &Lens<'_>, segment: Segment) -> Option<Report> {
    let p = &lens.p;
    let open = (segment.start..segment.end).filter(|&i| p.raw(i) == "(").count();
    let mark = (segment.start + 2..segment.end).rev().find(|&i| matches!(p.raw(i), ":" | "—" | "–" | "("))?;
    let content = trimmed(lens, (segment.start, mark));
    let rest = trimmed(lens, (mark + 1, segment.end));
    let words = (rest.0..rest.1).filter(|&i| p.is_word(i)).count();
    let title = (content.0..content.1).filter(|&i| p.is_word(i) && p.word(i).len() > 3).all(|i| p.capital(i));
    if rest.0 >= rest.1
        || title
        || matches!(lens.tag(content.0), "IN" | "TO" | "WRB" | "VBG" | "VBN")
        || words > 9
        || open > 1
        || gate::main_verb(lens, content).is_none()
        || (rest.0..rest.1).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
    {
        return None;
    }
    let at = rest.0 + usize::from(matches!(p.word(rest.0), "so" | "thus"));
    let who = source::from(lens, at, rest.1)
        .filter(|s| s.acts && !s.pronoun && s.place.0 <= at + 1 && !s.names.is_empty())?;
    // A dash that parts an insertion: only people put after it.
    let apart = p.raw(mark) == ":" || p.raw(mark) == "(" || at > rest.0;
    let human = lens.phrases_in(at, rest.1).first().is_some_and(|f| f.human || f.name.is_some());
    (human && (apart || words <= 4)).then(|| Report {
        contrast: segment.contrast,
        tail: true,
        ..Report::of(Role::Says, content, (content.0, rest.1), (mark, mark + 1), who)
    })
}

/// "C, Brannoch’s archivist has worked out from the baptisms": somebody and a verb after a whole clause and a comma.
pub(super) fn spoken(lens: &Lens<'_>, segment: Segment, cues: &[Cue]) -> Option<Report> {
    let p = &lens.p;
    let quiet = |i: usize| {
        cues.iter().any(|c| {
            c.at <= i
                && i < c.end
                && matches!(c.tells.role, Role::Hedges | Role::Silent | Role::Asks | Role::Denies)
        })
    };
    (segment.start + 3..segment.end.saturating_sub(2)).filter(|&i| p.raw(i) == ",").find_map(|comma| {
        let content = trimmed(lens, (segment.start, comma));
        let capitals = (content.0..content.1).all(|i| p.raw(i).chars().all(|c| !c.is_lowercase()));
        // "TESTED AND SAFE, reads the board", "C, runs the complaint"
        if matches!(lens.tag(comma + 1), "VBZ" | "VBD")
            && (gate::main_verb(lens, content).is_some() || capitals)
            && !words::is(p.word(comma + 1), Group::Helper)
            && let Some(who) = source::after(lens, comma + 2, segment.end)
                .filter(|s| s.place.0 == comma + 2 && !s.pronoun && (s.paper || s.acts))
            && (who.place.1 >= segment.end
                || p.is_mark(who.place.1)
                || matches!(lens.tag(who.place.1), "IN" | "WP" | "WDT" | "CC")
                || matches!(p.word(who.place.1), "that" | "who" | "which"))
            && (who.paper
                || matches!(p.word(comma + 1), "reads" | "read" | "runs" | "ran" | "goes")
                || !words::is(p.word(comma + 1), Group::Moving))
        {
            return Some(Report {
                contrast: segment.contrast,
                tail: true,
                ..Report::of(Role::Says, content, (content.0, who.place.1), (comma + 1, comma + 2), who)
            });
        }
        gate::main_verb(lens, content)?;
        if matches!(lens.tag(content.0), "IN" | "TO" | "WRB" | "VBG" | "VBN" | "CC" | "WP") {
            return None;
        }
        let first = source::starting(lens, comma + 1, segment.end)?;
        let end = (comma + 26).min(segment.end);
        let verb = (first.end..end).find(|&v| {
            matches!(lens.tag(v), "VBD" | "VBZ" | "VBP") && {
                let to = source::back(lens, comma + 1, v);
                to <= first.end && p.raw(comma) == "," || subject::reaches(lens, comma + 1, to)
            }
        })?;
        // "has worked out": the full verb.
        let helped = words::is(p.word(verb), Group::Helper);
        let full = (verb + 1..(verb + 3).min(segment.end)).find(|&i| lens.tag(i) == "VBN");
        let full = full
            .or_else(|| (verb + 1..(verb + 3).min(segment.end)).find(|&i| helped && lens.tag(i) == "VBD"));
        if helped && (full.is_none() || !matches!(p.word(verb), "has" | "have" | "had"))
            || quiet(full.unwrap_or(verb))
        {
            return None;
        }
        let to = source::back(lens, comma + 1, verb);
        let who = subject::whole(lens, comma + 1, to)
            .or_else(|| source::made(lens, comma + 1, &first))
            .filter(|s| s.acts && !s.pronoun)?;
        if words::is(p.word(full.unwrap_or(verb)), Group::Moving) || p.word(verb).starts_with("claim") {
            return None;
        }
        Some(Report {
            contrast: segment.contrast,
            tail: true,
            ..Report::of(Role::Says, content, (content.0, verb + 1), (verb, verb + 1), who)
        })
    })
}
