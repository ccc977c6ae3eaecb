//! One place that each of two parties says its own people hold: "our sentries stand at either end of the bridge" against "the
//! bridge has been in our soldiers' hands since Tuesday".

use super::contradiction::{Clash, asserted};
use super::pairs::Pair;
use super::weighing::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::Status;

/// Words between an owner and those who hold, at most: "our Seventh Regiment", "the Ministry's own customs officers".
const OWNED: usize = 3;

/// Each of two parties says that its own people hold one place.
pub(super) fn held_by_both(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    const HOLDS: [Cue; 3] = [Cue::Holding, Cue::Alone, Cue::Ours];
    if !a.has(&HOLDS) || !b.has(&HOLDS) {
        return None;
    }
    let place = shared_place(weighing, a, b);
    if a.party == b.party || !place && !pair.direct && pair.issue.is_none() {
        return None;
    }
    let (left, alone) = holds(weighing, a)?;
    let (right, lonely) = holds(weighing, b)?;
    let strength = 0.55
        + if place { 0.2 } else { 0.0 }
        + if pair.direct { 0.1 } else { 0.0 }
        + if alone || lonely { 0.15 } else { 0.0 }
        + 0.2 * pair.overlap;
    Some(Clash {
        left,
        right,
        strength: strength.min(1.0),
        near: if place || pair.direct { 0.8 } else { 0.4 },
    })
}

/// The words by which a party says that its own people hold a place now, and whether they are said to be there alone.
fn holds(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> Option<(Range<usize>, bool)> {
    let doc = weighing.doc(utterance);
    if utterance.supposed || utterance.status != Status::Asserts {
        return None;
    }
    let alone = doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Alone));
    let holding =
        doc.hits_in(&utterance.words).find(|h| h.tag == Tag::Cue(Cue::Holding) && !doc.negated[h.start]);
    // "The squadron alone stands guard": in its own account whoever is not another's is the party's own.
    let foreign = doc.names_in(&utterance.words).any(|h| match h.tag {
        Name::Party(p) | Name::Person(p, _) => Some(p) != utterance.party,
        _ => false,
    });
    // So is "the Third Brigade".
    let named = |at: usize| doc.words[at].capital && !doc.words[at].breaks;
    let owner = |at: usize| {
        owns(doc, utterance, &(at.saturating_sub(OWNED).max(utterance.words.start)..at))
            || utterance.own && !foreign && (alone || named(at))
    };
    let holder = doc
        .hits_in(&utterance.words)
        .find(|h| h.tag == Tag::Cue(Cue::Holder) && !doc.negated[h.start] && owner(h.start));
    // "Ours, at both ends", "we hold it": without those who hold.
    let ours = doc.hits_in(&utterance.words).find(|h| h.tag == Tag::Cue(Cue::Ours) && !doc.negated[h.start]);
    // "In Orvenian hands", "held by our Fourth Brigade", "we hold it": the owner stands in, before or after what holds.
    let own_verb = holding.filter(|h| {
        let around = h.start.saturating_sub(OWNED).max(utterance.words.start)
            ..(h.end + OWNED).min(utterance.words.end);
        owns(doc, utterance, &around) && !foreign
    });
    let there = holding.is_some() || alone;
    let (at, words) = match (holder, own_verb, ours) {
        (Some(h), ..) if there => {
            (h.start, told(doc, utterance, h.start..h.end, holding.map(|h| h.start..h.end)))
        }
        (_, Some(h), _) => (h.start, h.start..h.end),
        (_, _, Some(h)) => (h.start, h.start..h.end),
        _ => return None,
    };
    asserted(doc, utterance, at).then_some((words, alone))
}

/// Words between those who hold and what they do, at most.
const DOES: usize = 3;

/// Those who hold, with whose they are and the verb where it follows: "Orvenian troops hold".
fn told(
    doc: &Doc<'_>,
    utterance: &Utterance<'_>,
    holder: Range<usize>,
    verb: Option<Range<usize>>,
) -> Range<usize> {
    let before = holder.start.saturating_sub(1).max(utterance.words.start);
    let start = if owns(doc, utterance, &(before..holder.start)) { before } else { holder.start };
    let follows = |v: &Range<usize>| (holder.end..holder.end + DOES).contains(&v.start);
    start..verb.filter(follows).map_or(holder.end, |v| v.end)
}

/// Whether the speaker's own side is named in a range: "our", "we", or the party's name.
fn owns(doc: &Doc<'_>, utterance: &Utterance<'_>, words: &Range<usize>) -> bool {
    let pronoun = words.clone().any(|n| {
        en::ours(doc.words[n].span.text(doc.text())) || en::is_we(doc.words[n].span.text(doc.text()))
    });
    let named = doc.names_in(words).any(|h| match h.tag {
        Name::Party(p) | Name::Person(p, _) => Some(p) == utterance.party,
        _ => false,
    });
    pronoun || named
}

/// Whether the two name one place or thing with a capital that is no party.
pub(super) fn shared_place(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> bool {
    let capitals = |u: &Utterance<'_>| -> Vec<u64> {
        let doc = weighing.doc(u);
        let party =
            |n: usize| doc.names_in(&(n..n + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)));
        let words = u
            .words
            .clone()
            .filter(|n| doc.words[*n].capital && doc.words[*n].kind == Kind::Content && !party(*n));
        words.map(|n| doc.words[n].stem).collect()
    };
    let theirs = capitals(b);
    capitals(a).iter().any(|s| theirs.contains(s))
}
