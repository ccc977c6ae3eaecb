//! An answer told without a word for it: after a claim somebody of another side acts, and what is told of them bears on the claim.

use super::content::trimmed;
use super::cues::Role;
use super::gate::{self, Range};
use super::reports::Report;
use super::source::{self, Source};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// Sentences of a text that is about one thing.
const SHORT: usize = 4;

/// Whether a text is so short that what follows a claim is about it.
pub(super) fn short(lens: &Lens<'_>) -> bool {
    lens.sentences.len() <= SHORT
}

/// Whether words tell that somebody says nothing to it, or not yet.
pub(super) fn mum(lens: &Lens<'_>, part: Range) -> bool {
    let p = &lens.p;
    lens.first(part.0, part.1, Group::Mum).is_some()
        || (part.0..part.1).any(|i| {
            p.are(i, &["yet", "to", "answer"])
                || p.are(i, &["yet", "to", "reply"])
                || p.are(i, &["yet", "to", "say"])
                || p.are(i, &["not", "a", "word"])
                || p.are(i, &["what", "to", "say"])
                || p.are(i, &["look", "into"])
        })
}

/// Whether words tell that somebody tells the same.
pub(super) fn agreeing(lens: &Lens<'_>, part: Range) -> bool {
    let p = &lens.p;
    let not = |i: usize| {
        (i.saturating_sub(3).max(part.0)..i)
            .any(|k| matches!(p.word(k), "not" | "n’t" | "n't" | "never" | "no" | "hardly"))
    };
    if lens.any(part.0, part.1, &["opposite", "reverse", "contrary", "other"]) {
        return false;
    }
    (part.0..part.1).any(|i| {
        words::is(p.word(i), Group::Agreeing) && !not(i)
            || matches!(p.word(i), "dispute" | "deny" | "contest" | "contradict") && not(i)
            || p.are(i, &["as", "much"]) && !not(i)
            || p.are(i, &["just", "that"]) && !not(i)
            || p.are(i, &["it", "is", "so"])
            || p.are(i, &["it", "was", "so"])
            || p.are(i, &["so", "it", "is"])
            || p.are(i, &["so", "it", "was"])
            || p.are(i, &["found", "it", "so"])
            || p.are(i, &["it", "is", "true"])
            || p.are(i, &["far", "from", "denying"])
    })
}

/// The answer that a part of a sentence tells without a word for it; what it answers is what was claimed last.
pub(super) fn beside(lens: &Lens<'_>, part: Range) -> Option<Report> {
    let p = &lens.p;
    // "Our correspondent did not go in to see": the narrator’s own.
    let narrator = (part.0..part.1).any(|i| matches!(p.word(i), "our" | "we" | "i" | "my" | "us"))
        || (part.0..part.1).any(|i| p.are(i, &["this", "paper"]) || p.are(i, &["this", "newspaper"]));
    if narrator
        || mum(lens, part)
        || lens.any(part.0, part.1, &["added", "adds", "adding"])
        || (part.0..part.1).any(|i| p.raw(i) == "?")
    {
        return None;
    }
    let content = trimmed(lens, part);
    // "An hour later soldiers marched out of them": the narrator’s own.
    let moves = gate::main_verb(lens, content).is_some_and(|v| words::is(p.word(v), Group::Motion));
    if moves && gate::negative(lens, content).is_none() {
        return None;
    }
    let who = actor(lens, part)?;
    let role = if agreeing(lens, part) { Role::Confirms } else { Role::Denies };
    Some(Report {
        points: true,
        weak: true,
        ..Report::of(role, content, content, (content.0, content.0), who)
    })
}

/// Who acts in a part of a sentence: the subject of its verb, whom it is so for, or the first of those in it.
fn actor(lens: &Lens<'_>, part: Range) -> Option<Source> {
    let p = &lens.p;
    // "Ruvenna’s own chart": whose the paper is.
    let owned = |s: &Source| {
        s.names.iter().any(|n| {
            n.split_once("’s ").or_else(|| n.split_once("'s ")).is_some_and(|(owner, _)| {
                !owner.split(' ').any(|w| matches!(w, "in" | "of" | "on" | "at" | "by" | "from"))
            })
        })
    };
    let acts = |s: &Source| s.acts && (!s.paper || owned(s)) && !s.pronoun && !s.names.is_empty();
    // "Vastria’s has twelve tables", "Lurenia’s get nine and a half": whose it is, the thing left out.
    if let Some(first) = source::from(lens, part.0, part.1)
        && matches!(p.raw(first.place.1), "’s" | "'s" | "’")
        && matches!(lens.tag(first.place.1 + 1), "VBD" | "VBZ" | "VBP")
    {
        return Some(first).filter(acts);
    }
    // "To the customs men it looked like rifles", "For the operator it had never been stuck", "In Kyiv they talk of a gas bottle"
    if matches!(p.word(part.0), "to" | "for" | "in" | "with" | "at" | "from" | "among" | "on") {
        let led = source::from(lens, part.0 + 1, part.1).filter(acts);
        let next = led.as_ref().map_or(part.0, |s| s.place.1);
        if matches!(lens.tag(next), "PRP" | "EX") || p.raw(next) == "," || lens.tag(next).starts_with("NN") {
            return led;
        }
    }
    let root = (part.0..part.1).find(|&i| lens.trees.relation(i) == "root" && lens.tag(i).starts_with('V'));
    let own = root.and_then(|v| source::before(lens, part.0, v)).filter(acts);
    own.or_else(|| {
        let verb = gate::main_verb(lens, part)?;
        source::before(lens, part.0, verb).filter(acts)
    })
}
