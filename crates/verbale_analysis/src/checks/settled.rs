//! What one account tells as settled and another as left open: "it was agreed that it may be shown again" against "no
//! understanding of any kind was reached"; and what one account tells as so and another calls an invention.

use super::contradiction::{Clash, asserted};
use super::pairs::Pair;
use super::weighing::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Doc;
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::Status;

/// How alike the two have to be where no issue of the dossier is named by both.
const ALIKE: f32 = 0.3;
/// How alike where both name it.
const ON_ISSUE: f32 = 0.08;
/// How alike what was told and what is called an invention have to be.
const RETOLD: f32 = 0.3;

/// One side tells it as settled, the other as left open.
pub(super) fn left_open(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let least = if pair.direct { ON_ISSUE } else { ALIKE };
    if !a.own && !b.own || pair.overlap < least || a.has(&[Cue::LeftOpen]) == b.has(&[Cue::LeftOpen]) {
        return None;
    }
    let one = open_settled(weighing, (a, b), pair);
    let two = || open_settled(weighing, (b, a), pair).map(|c| Clash { left: c.right, right: c.left, ..c });
    one.or_else(two)
}

/// `a` leaves open what `b` has as settled.
fn open_settled(
    weighing: &Weighing<'_>,
    (a, b): (&Utterance<'_>, &Utterance<'_>),
    pair: &Pair,
) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let open = x.hits_in(&a.words).find(|h| h.tag == Tag::Cue(Cue::LeftOpen))?;
    let open = open.start..open.end;
    if !asserted(x, a, open.start) {
        return None;
    }
    let (settled, strength) = settled(y, b)?;
    // What binds it is what was left open, not a word beside it.
    let told = 0.55 + 0.25 * strength + 0.4 * pair.overlap;
    Some(Clash { left: open, right: settled, strength: told.min(1.0), near: pair.overlap.max(0.5) })
}

/// The words by which an utterance has a thing as settled, and how strongly: agreed in so many words, or told as what will be.
fn settled(doc: &Doc<'_>, utterance: &Utterance<'_>) -> Option<(Range<usize>, f32)> {
    if utterance.supposed
        || utterance.status != Status::Asserts
        || utterance.has(&[Cue::Open, Cue::Refusal, Cue::Raised]) && !agrees(doc, utterance)
    {
        return None;
    }
    let bound = doc.hits_in(&utterance.words).find(|h| {
        h.tag == Tag::Cue(Cue::Agreement) && !doc.negated[h.start] && asserted(doc, utterance, h.start)
    })?;
    let future = en::modal(doc.words[bound.start].span.text(doc.text()));
    Some((bound.start..bound.end, if future { 0.4 } else { 1.0 }))
}

/// Whether it says in so many words that something was agreed.
fn agrees(doc: &Doc<'_>, utterance: &Utterance<'_>) -> bool {
    doc.hits_in(&utterance.words).any(|h| {
        h.tag == Tag::Cue(Cue::Agreement)
            && !doc.negated[h.start]
            && !en::modal(doc.words[h.start].span.text(doc.text()))
    })
}

/// One side tells it, the other calls it an invention.
pub(super) fn invented(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    if pair.overlap < RETOLD {
        return None;
    }
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    if !a.has(&[Cue::Invention]) && !b.has(&[Cue::Invention]) {
        return None;
    }
    let calls = |u: &Utterance<'_>| -> Option<Range<usize>> {
        let doc = weighing.doc(u);
        let hit = doc.hits_in(&u.words).find(|h| h.tag == Tag::Cue(Cue::Invention) && !doc.negated[h.start]);
        hit.map(|h| h.start..h.end)
    };
    let tells = |u: &Utterance<'_>, of: &Utterance<'_>| -> Option<Range<usize>> {
        let doc = weighing.doc(u);
        let shared = |n: &usize| {
            let word = &doc.words[*n];
            word.kind != Kind::Function && !doc.negated[*n] && of.stems.binary_search(&word.sense).is_ok()
        };
        let words: Vec<usize> = u.words.clone().filter(shared).collect();
        let plain = u.status == Status::Asserts && !u.supposed && words.len() >= 2;
        plain.then(|| words[0]..words[0] + 1).filter(|w| asserted(doc, u, w.start))
    };
    let (left, right) = match (calls(a), calls(b)) {
        (Some(left), None) => (left, tells(b, a)?),
        (None, Some(right)) => (tells(a, b)?, right),
        _ => return None,
    };
    Some(Clash { left, right, strength: 0.6 + 0.4 * pair.overlap, near: pair.overlap })
}
