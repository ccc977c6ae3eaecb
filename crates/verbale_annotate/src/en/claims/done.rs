//! Whether a saying is told as done, and whether in the passive.

use super::cues::{Cue, Role, Shape};
use super::reports::{closing, numeral};
use super::segments::Segment;
use super::source::{self, Source};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// Whether a cue stands in the passive: "was told", "was denied by".
pub(super) fn passive(lens: &Lens<'_>, cue: Cue, start: usize) -> bool {
    let p = &lens.p;
    if cue.end > cue.at + 1 && p.before(cue.end, 1).ends_with("ing")
        || !matches!(lens.tag(cue.at), "VBN" | "VBD" | "JJ")
    {
        return false;
    }
    let mut i = cue.at;
    while i > start && (lens.tag(i - 1) == "RB" || matches!(p.before(i, 1), "not" | "also")) {
        i -= 1;
    }
    let be = i > start && matches!(p.before(i, 1), "is" | "was" | "are" | "were" | "been" | "being" | "be");
    be || p.word(cue.end) == "by"
        && !matches!(
            p.word(cue.end + 1),
            "telephone"
                | "phone"
                | "fax"
                | "letter"
                | "email"
                | "e-mail"
                | "radio"
                | "video"
                | "telegram"
                | "text"
        )
        && !matches!(lens.tag(cue.at + 1), "DT" | "PRP")
        && cue.end == cue.at + 1
        && (i == start || p.is_mark(i - 1) || lens.tag(i - 1).starts_with('N'))
}

/// Whether the saying itself is told as done: no negation, no modal, no infinitive, no condition.
pub(super) fn said(lens: &Lens<'_>, cue: Cue, segment: Segment, who: &Source, passive: bool) -> bool {
    let p = &lens.p;
    if cue.tells.role == Role::Silent {
        return true;
    }
    let from = source::back(lens, segment.start, cue.at);
    let from = from.max(cue.at.saturating_sub(6));
    let helps = |i: usize| {
        matches!(
            p.word(i),
            "not"
                | "n’t"
                | "n't"
                | "never"
                | "neither"
                | "nor"
                | "would"
                | "will"
                | "could"
                | "may"
                | "might"
                | "should"
                | "shall"
                | "must"
                | "cannot"
                | "yet"
                | "if"
                | "hardly"
                | "nobody"
                | "’ll"
                | "refused"
                | "declined"
                | "failed"
                | "unable"
                | "asked"
        )
    };
    let firm = cue.tells.role == Role::Denies
        && cue.tells.shape == Shape::Bare
        && matches!(p.word(cue.at), "have" | "having");
    if (from..cue.at).any(helps)
        && source::leading(lens, segment.start, cue.at).is_none()
        && p.word(cue.at) != "not"
        && !firm
    {
        return false;
    }
    if matches!(p.word(segment.start), "suppose" | "imagine" | "assume" | "supposing")
        || matches!(p.word(segment.start), "were" | "should" | "had")
            && matches!(lens.tag(segment.start + 1), "DT" | "PRP" | "NNP" | "NNS")
    {
        return false;
    }
    let led = (segment.start..(segment.start + 2).min(cue.at))
        .any(|i| matches!(p.word(i), "if" | "unless" | "should"));
    if led && who.place.0 <= segment.start + 3 && p.raw(cue.at.saturating_sub(1)) != "," {
        return false;
    }
    // "would neither confirm nor deny it"
    if p.before(cue.at, 1) == "nor" {
        return false;
    }
    let governor = source::leading(lens, segment.start, cue.at);
    if p.before(cue.at, 1) == "to" && !passive && governor.is_none() {
        return false;
    }
    // "had not rushed to deny", "would have to admit"
    let lead_from = governor.map_or(0, |l| source::back(lens, segment.start, l).max(l.saturating_sub(4)));
    if governor.is_some_and(|l| (lead_from..l).any(helps)) {
        return false;
    }
    // A participle before its noun: "the reported strike".
    let adjective = matches!(lens.tag(cue.at), "VBN" | "JJ" | "NN" | "NNS") && cue.end == cue.at + 1;
    let noun_like = matches!(lens.tag(cue.at), "NN" | "NNS" | "JJ");
    if adjective
        && (lens.tag(cue.at.wrapping_sub(1)) == "DT" || lens.tag(cue.at.wrapping_sub(1)) == "PRP$")
        && cue.at > 0
    {
        return false;
    }
    if noun_like && who.place.0 >= cue.end {
        return true;
    }
    if noun_like {
        // A verb that was read as a noun: "the port authority counts eleven".
        let opens = numeral(lens, cue.end)
            || matches!(lens.tag(cue.end), "DT" | "PRP" | "EX" | "''")
            || p.word(cue.at) == "claims" && lens.name_at(cue.end).is_some()
            || p.word(cue.end) == "to" && matches!(p.word(cue.end + 1), "have" | "be" | "hold" | "own")
            || matches!(p.word(cue.end), "that" | "no" | "it" | "“")
            || (p.is_mark(cue.end) || cue.end >= segment.end) && closing(p.before(who.place.0, 1));
        let lone = !(segment.start..who.place.0).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP"));
        let tail = closing(p.before(who.place.0, 1)) && who.place.0 > segment.start;
        let plural = cue.at > 0 && matches!(lens.tag(cue.at - 1), "NNS" | "NNP");
        let ending = p.word(cue.at).ends_with('s')
            || p.word(cue.at).ends_with("ed")
            || p.word(cue.at) == "put"
            || plural;
        return (opens || segment.points)
            && (lone || tail)
            && ending
            && (who.acts || who.pronoun || !words::is(p.word(cue.at), Group::Story));
    }
    true
}
