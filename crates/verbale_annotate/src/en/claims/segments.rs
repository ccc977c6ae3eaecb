//! The parts of a sentence in which one source speaks: between semicolons, and before "but", "while" or a comma where another source with its
//! own verb begins.

use super::content;
use super::cues::{Cue, Role, Shape};
use super::gate::Range;
use super::source;
use super::words::{self, Group};
use crate::en::lens::Lens;

/// A part of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Opens with "but", "while" and the like.
    pub(super) contrast: bool,
    /// Follows a semicolon.
    pub(super) listed: bool,
    /// Says something of what stands before: ", which Kyiv refuted", ", a claim that Kyiv refuted".
    pub(super) points: bool,
}

/// The parts of a sentence.
pub(super) fn segments(lens: &Lens<'_>, sentence: Range, cues: &[Cue], quoted: &[bool]) -> Vec<Segment> {
    let p = &lens.p;
    let (start, end) = sentence;
    let mut out = Vec::new();
    let mut from = start;
    let mut contrast = contrasting(p.word(start));
    let mut listed = false;
    let mut points = false;
    for i in start + 1..end {
        if quoted[i - start] || i <= from {
            continue;
        }
        let semicolon = p.raw(i) == ";";
        let next = if semicolon { Some((i + 1, false)) } else { parts(lens, i, from, end, cues) };
        let Some((next, pointing)) = next else { continue };
        out.push(Segment { start: from, end: i, contrast, listed, points });
        let lead = if p.is_mark(i) { i + 1 } else { i };
        contrast = contrasting(p.word(lead)) || contrasting(p.word(lead + 1)) && p.word(lead) == "and";
        listed = semicolon;
        points = pointing;
        from = next;
        while from < end && joint(p.word(from)) {
            from += 1;
        }
    }
    if from < end {
        out.push(Segment { start: from, end, contrast, listed, points });
    }
    out
}

fn contrasting(word: &str) -> bool {
    matches!(
        word,
        "but"
            | "yet"
            | "however"
            | "while"
            | "whereas"
            | "though"
            | "although"
            | "instead"
            | "rather"
            | "conversely"
            | "still"
            | "nonetheless"
            | "nevertheless"
            | "meanwhile"
    )
}

fn joint(word: &str) -> bool {
    matches!(word, "and" | "but" | "while" | "whereas" | "though" | "although" | "yet" | "nor")
}

/// Whether another source begins at `i`.
fn parts(lens: &Lens<'_>, i: usize, from: usize, end: usize, cues: &[Cue]) -> Option<(usize, bool)> {
    let p = &lens.p;
    // A dash or a bracket parts like a comma.
    let comma = p.raw(i) == "," || matches!(p.raw(i), "—" | "–" | "(") && !p.hyphen(i);
    let word = p.word(i);
    let joins = joint(word);
    if !comma && !joins || p.before(i, 1) == "," && joins {
        return None;
    }
    // "that its drone lost its way, that it carried no camera"
    if comma && p.word(i + 1) == "that" && lens.tag(i + 1) != "DT" {
        return None;
    }
    let late = comma && matches!(p.word(i + 1), "after" | "when" | "before" | "because" | "since" | "until");
    // "by the company’s, because somebody had cut it": no part without a verb.
    let led_by = matches!(p.word(from), "by" | "according" | "in" | "for" | "to");
    if comma && led_by && !(from..i).any(|k| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD")) {
        return None;
    }
    let mut at = i + 1;
    while at < end && (joint(p.word(at)) || late && at == i + 1) {
        at += 1;
    }
    let led = joins || at > i + 1;
    // ", which Kyiv refuted", ", a claim Kyiv refuted"
    let related = comma && matches!(p.word(at), "which" | "something" | "whose");
    let story =
        comma && at == i + 1 && matches!(p.word(at), "a" | "an") && words::is(p.word(at + 1), Group::Story);
    let from_source = if related {
        at + 1
    } else if story {
        at + 2 + usize::from(matches!(p.word(at + 2), "that" | "which"))
    } else {
        at
    };
    let before = cues.iter().any(|c| c.at >= from && c.at < i);
    let opened = matches!(
        p.word(from),
        "while" | "although" | "though" | "whereas" | "despite" | "contrary" | "notwithstanding"
    ) || from > 0 && matches!(p.before(from, 1), "while" | "although" | "though" | "whereas");
    if story
        && cues.iter().any(|c| {
            c.at == from_source
                && matches!(
                    p.word(c.at),
                    "denied" | "disputed" | "rejected" | "dismissed" | "confirmed" | "contested"
                )
        })
    {
        return Some((from_source, true));
    }
    if !(led || related || story || before || opened) {
        return None;
    }
    // The next verb of saying with a source of its own that stands right here.
    let next = cues.iter().filter(|c| {
        !matches!(c.tells.shape, Shape::Lead | Shape::Noun) && c.at > from_source && c.at < from_source + 14
    });
    for cue in next {
        let Some(found) = source::before(lens, from_source, cue.at) else { continue };
        // "but the water is not, S allowed"
        if cue.tells.role == Role::Denies && cue.tells.shape == Shape::Bare && !found.acts && !found.pronoun {
            continue;
        }
        // "In Caracas, the minister said": only what is said when or where stands before its comma.
        let start = found.place.0;
        let reach = if p.word(from_source.saturating_sub(1)) == "whose" {
            1
        } else if led {
            6
        } else {
            2
        };
        let inner = cues.iter().any(|c| c.at >= from_source && c.end <= start);
        let tail = start > from_source + 1
            && p.raw(start - 1) == ","
            && !matches!(lens.tag(from_source), "IN" | "RB");
        if start > from_source + reach || inner || tail {
            return None;
        }
        // "C, S says" ends with its cue: no part of its own.
        let content =
            (cue.end..end).take_while(|&k| !matches!(p.raw(k), ";")).filter(|&k| p.is_word(k)).count();
        let answers = !matches!(cue.tells.shape, Shape::Verb);
        if related || story {
            return Some((from_source, true));
        }
        let and = p.word(i) == "and" || p.word(i + 1) == "and";
        if led && !and || opened {
            return (content >= 2 || answers).then_some((at, false));
        }
        if and {
            return ((content >= 2 || answers) && reported(lens, from, i, cues)).then_some((at, false));
        }
        return (content >= 2 && reported(lens, from, i, cues)).then_some((at, false));
    }
    None
}

/// Whether what stands before is a report of its own: a cue with a clause after it, or a question told.
fn reported(lens: &Lens<'_>, from: usize, i: usize, cues: &[Cue]) -> bool {
    cues.iter().filter(|c| c.at >= from && c.end + 2 <= i).any(|c| {
        let finite = matches!(lens.tag(c.at), "VBD" | "VBZ" | "VBP");
        c.tells.role == Role::Asks
            || c.tells.shape == Shape::Lead
            || finite
                && (matches!(c.tells.role, Role::Says | Role::Confirms | Role::Denies)
                    && matches!(c.tells.shape, Shape::Verb | Shape::Object)
                    && content::after(lens, *c, i, true)
                        .or_else(|| content::after(lens, *c, i, false))
                        .is_some()
                    || matches!(c.tells.role, Role::Denies | Role::Figures | Role::Rejects)
                        && c.end > c.at + 1
                    || c.tells.role == Role::Denies && c.tells.shape == Shape::Object)
                && source::before(lens, from, c.at).is_some()
    })
}
