//! # scope
//!
//! ## What it finds
//! Two accounts give the same commitment with another reach: an object more or fewer, a condition on one side only, "all"
//! against "only some".
//!
//! ## Why it matters
//! One conjunction changes what was promised, and the dispute over it starts the next day.
//!
//! ## Example
//! "no redundancies for permanent and casual dockers" (the union) against "among permanent dockers" (the employers).
//!
//! ## What it cannot see
//! Narrowing by a word that means less ("abandon" for "dismantle"). A paraphrase with other words for the same things may look
//! like a difference: such pairs get a low probability.

use super::draft::{Draft, Found, rival};
use super::pairs::Pair;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::{RivalTest, Status};

/// The two have to share this much, weighted, before their difference is one of scope.
const SHARED: f32 = 0.36;

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    for pair in scene.pairs.iter().filter(|p| p.overlap >= SHARED) {
        weigh(weighing, scene.occasion, pair, found);
    }
}

/// What one side has that the other lacks.
struct Extra {
    words: Range<usize>,
    strength: f32,
    what: &'static str,
}

fn weigh(weighing: &Weighing<'_>, occasion: &Occasion, pair: &Pair, found: &mut Found) {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    // What one side denies is no commitment of both.
    if (a.status == Status::Denies) != (b.status == Status::Denies) {
        return;
    }
    let shared = a.stems.iter().filter(|s| b.stems.binary_search(s).is_ok()).count();
    if shared < 3 || super::number::differ(weighing, a, b) {
        return;
    }
    let commits = commits(weighing, a) || commits(weighing, b);
    let extras = [extra(weighing, a, b), extra(weighing, b, a)];
    let [left, right] = extras;
    let (best, owner) = match (&left, &right) {
        (Some(x), Some(y)) if x.strength >= y.strength => (x, a),
        (_, Some(y)) => (y, b),
        (Some(x), None) => (x, a),
        (None, None) => return,
    };
    let (Some(words), Some(others)) = (
        weighing.quote(a, left.as_ref().map(|e| e.words.clone())),
        weighing.quote(b, right.as_ref().map(|e| e.words.clone())),
    ) else {
        return;
    };
    let explanation = format!(
        "Both tell of the same commitment, {}: \u{201c}{}\u{201d} ({}).",
        best.what,
        weighing.doc(owner).told(&best.words),
        weighing.speaker_name(owner)
    );
    let clash = if commits { best.strength } else { 0.65 * best.strength };
    found.add(Draft {
        explanation,
        rivals: vec![
            rival(RivalTest::Time, true),
            rival(RivalTest::Translation, true),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        ..pair.draft(weighing, occasion, [words, others], clash)
    });
}

fn is_name(doc: &Doc<'_>, word: usize) -> bool {
    doc.names
        .iter()
        .any(|h| h.start <= word && word < h.end && matches!(h.tag, Name::Party(_) | Name::Person(..)))
}

fn commits(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> bool {
    weighing.doc(utterance).hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Agreement))
}

/// The widest thing that `a` has and `b` lacks: an added object, a condition, a bound.
fn extra(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Extra> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let lacking =
        |n: usize| x.words[n].kind == Kind::Content && b.stems.binary_search(&x.words[n].sense).is_err();
    let shared =
        |n: usize| x.words[n].kind == Kind::Content && b.stems.binary_search(&x.words[n].sense).is_ok();
    let has = |cue: Cue| y.hits_in(&b.words).any(|h| h.tag == Tag::Cue(cue));
    let mut best: Option<Extra> = None;
    let mut offer = |extra: Extra| {
        if best.as_ref().is_none_or(|e| e.strength < extra.strength) {
            best = Some(extra);
        }
    };
    // Whether what stands after a word for all has a word of its own before it on the other side.
    let narrowed = |from: usize| {
        let head = (from..a.words.end).take(3).find(|n| shared(*n));
        head.is_some_and(|n| {
            let there = b.words.clone().skip(1).find(|m| y.words[*m].sense == x.words[n].sense);
            there.is_some_and(|m| {
                let before = &y.words[m - 1];
                before.kind == Kind::Content
                    && !y.words[m].breaks
                    && a.stems.binary_search(&before.sense).is_err()
            })
        })
    };
    // Whether most of what a condition says is said on this side only.
    let foreign = |from: usize| {
        let end = (from + 1..a.words.end).find(|n| x.words[*n].breaks).unwrap_or(a.words.end);
        let content = (from..end).filter(|n| x.words[*n].kind != Kind::Function).count();
        let own = (from..end).filter(|n| lacking(*n)).count();
        own > 0 && 2 * own > content
    };
    for hit in x.hits_in(&a.words) {
        match hit.tag {
            // "permanent and casual dockers": one member of the list is shared, the other is not.
            Tag::Cue(Cue::Addition) => {
                let before =
                    (a.words.start..hit.start).rev().take(3).find(|n| x.words[*n].kind == Kind::Content);
                let after = (hit.end..a.words.end).take(4).find(|n| x.words[*n].kind == Kind::Content);
                // "And found dry" tells of another deed, no other object.
                let deed =
                    after.is_some_and(|q| {
                        let word = x.words[q].span.text(x.text());
                        en::past(word)
                            && !x
                                .words
                                .get(q + 1)
                                .is_some_and(|w| !w.breaks && shared(q + 1) && w.kind == Kind::Content)
                    }) || x.words.get(hit.end).is_some_and(|w| en::opens_clause(w.span.text(x.text())));
                let named = |n: Option<usize>| n.is_some_and(|n| is_name(x, n));
                if named(before) || named(after) {
                    continue;
                }
                if let (Some(p), Some(q), false) = (before, after, deed) {
                    if shared(p) && lacking(q) {
                        offer(Extra {
                            words: p..q + 1,
                            strength: 0.9,
                            what: "with one object more in one of them",
                        });
                    } else if lacking(p) && shared(q) {
                        offer(Extra {
                            words: p..q + 1,
                            strength: 0.75,
                            what: "with one object more in one of them",
                        });
                    }
                }
            }
            Tag::Cue(Cue::Condition) if !has(Cue::Condition) && foreign(hit.end) => {
                offer(Extra {
                    words: hit.start..hit.end,
                    strength: 0.8,
                    what: "under a condition in one of them only",
                });
            }
            Tag::Cue(Cue::Restriction) if !has(Cue::Restriction) => {
                offer(Extra { words: hit.start..hit.end, strength: 0.7, what: "narrower in one of them" });
            }
            Tag::Cue(Cue::Universal) if !has(Cue::Universal) && narrowed(hit.end) => {
                offer(Extra { words: hit.start..hit.end, strength: 0.4, what: "wider in one of them" });
            }
            _ => {}
        }
    }
    // "All wounded prisoners" where the other has "all prisoners": a word before a shared one, the rest alike.
    let others: Vec<usize> = b.words.clone().filter(|n| y.words[*n].kind != Kind::Function).collect();
    for n in a.words.start + 1..a.words.end.saturating_sub(1) {
        let head = n + 1;
        let verb = x.hits_in(&(head..head + 1)).any(|h| h.tag == Tag::Cue(Cue::Agreement));
        if verb
            || en::faint().contains(&x.words[n].sense)
            || !commits(weighing, a)
            || is_name(x, n)
            || is_name(x, head)
            || x.words[n].kind != Kind::Content
        {
            continue;
        }
        if !lacking(n) || x.words[head].breaks || !shared(head) || x.words[n].breaks {
            continue;
        }
        let bare = others.iter().find(|m| y.words[**m].sense == x.words[head].sense);
        // There it stands without a word of its own.
        let unmarked = bare.is_some_and(|m| {
            *m == b.words.start || y.words[*m].breaks || y.words[*m - 1].kind == Kind::Function || {
                let before = y.words[*m - 1].sense;
                a.stems.binary_search(&before).is_ok()
            }
        });
        if unmarked {
            offer(Extra {
                words: n..head + 1,
                strength: 0.55,
                what: "with a narrower object in one of them",
            });
        }
    }
    best
}
