//! # contradiction
//!
//! ## What it finds
//! One party asserts what another denies, about the same meeting or issue: a negation or an opposite word at the same point,
//! one act that each side lays at the other's door, one place that each side says it holds.
//!
//! ## Why it matters
//! Both cannot be so. A reader who sees one account alone takes a contested matter for a settled one.
//!
//! ## Example
//! "the employers left the room" (the union) against "the union's delegation walked out" (the employers).
//!
//! ## What it cannot see
//! Contradictions that need knowledge of the world, or that hide in other words without an opposite in the lexicon.
//! A denied figure, a question, a supposition and a report of what others say are not held against anyone.

use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::pairs::Pair;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Name;
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::{RivalTest, Status};

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    acts(weighing, scene.occasion, &scene.members, found);
    for pair in &scene.pairs {
        if let Some(clash) = clash(weighing, pair) {
            report(weighing, scene.occasion, pair, &clash, found);
        }
    }
}

/// A clash between two utterances: which words, how strong.
pub(super) struct Clash {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    pub(super) strength: f32,
}

/// How two utterances exclude each other, if they do. Shared with the checks that look inside one party.
pub(super) fn clash(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    if a.supposed || b.supposed || pair.issue.is_none() && pair.overlap < 0.25 {
        return None;
    }
    // Two words say too little to be held against anyone.
    let least = if pair.direct { 2 } else { 3 };
    if a.stems.len() < least || b.stems.len() < least {
        return None;
    }
    let negation = negation(weighing, a, b, pair);
    let opposites = opposites(weighing, a, b, pair);
    match (negation, opposites) {
        (Some(x), Some(y)) => Some(if y.strength > x.strength { y } else { x }),
        (x, y) => x.or(y),
    }
}

/// One word that stands under a negation on one side only.
fn negation(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>, pair: &Pair) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let mut best: Option<Clash> = None;
    for i in a.words.clone() {
        let word = &x.words[i];
        if word.kind != Kind::Content || is_name(x, i) {
            continue;
        }
        for j in b.words.clone() {
            if y.words[j].stem != word.stem {
                continue;
            }
            let denied = |flag: bool, status: Status| flag != (status == Status::Denies);
            if denied(x.negated[i], a.status) == denied(y.negated[j], b.status) {
                continue;
            }
            // The side that does not negate the word may refuse it by another one.
            let (plain, open) = if x.negated[i] { (b, y) } else { (a, x) };
            if open.hits_in(&plain.words).any(|h| matches!(h.tag, Tag::Cue(Cue::Refusal | Cue::Denial))) {
                continue;
            }
            let weight = weighing.reading.weight(word.stem);
            // One word in common says little unless the issue or the rest of the words agree.
            let strength = 0.35 + 0.4 * pair.overlap + 0.25 * weight;
            if pair.overlap >= 0.18 && best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: i..i + 1, right: j..j + 1, strength });
            }
        }
    }
    best
}

/// Two words of the lexicon that exclude each other, or one place that both say they hold.
fn opposites(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>, pair: &Pair) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let mut best: Option<Clash> = None;
    let place = shared_place(weighing, a, b);
    for left in x.hits_in(&a.words) {
        let Tag::Opposite(p, side) = left.tag else { continue };
        for right in y.hits_in(&b.words) {
            let Tag::Opposite(q, other) = right.tag else { continue };
            if p != q {
                continue;
            }
            let turned = x.negated[left.start] != y.negated[right.start];
            // Two sides cannot both hold one place.
            let both_hold =
                en::lexicon().exclusive(p) && side && other && !turned && place && a.party != b.party;
            if (side != other) == turned && !both_hold {
                continue;
            }
            let longer = (left.end - left.start).max(right.end - right.start) as f32;
            let held = if both_hold { 0.25 } else { 0.0 };
            let strength = 0.45 + 0.1 * (longer - 1.0).min(2.0) + 0.3 * pair.overlap + held;
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: left.start..left.end, right: right.start..right.end, strength });
            }
        }
    }
    best
}

/// Whether the two name one place or thing with a capital that is no party.
fn shared_place(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> bool {
    let capitals = |u: &Utterance<'_>| -> Vec<u64> {
        let doc = weighing.doc(u);
        let words = u
            .words
            .clone()
            .filter(|n| doc.words[*n].capital && doc.words[*n].kind == Kind::Content && !is_name(doc, *n));
        words.map(|n| doc.words[n].stem).collect()
    };
    let theirs = capitals(b);
    capitals(a).iter().any(|s| theirs.contains(s))
}

fn is_name(doc: &crate::reading::Doc<'_>, word: usize) -> bool {
    doc.names_in(&(word..word + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)))
}

fn report(weighing: &Weighing<'_>, occasion: &Occasion, pair: &Pair, clash: &Clash, found: &mut Found) {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (Some(left), Some(right)) =
        (weighing.quote(a, Some(clash.left.clone())), weighing.quote(b, Some(clash.right.clone())))
    else {
        return;
    };
    let explanation = format!(
        "{} says: \u{201c}{}\u{201d}; {} says: \u{201c}{}\u{201d}.",
        weighing.speaker_name(a),
        left.quote(),
        weighing.speaker_name(b),
        right.quote()
    );
    found.add(Draft {
        anchors: vec![(a.doc, clash.left.start), (b.doc, clash.right.start)],
        explanation,
        rivals: vec![
            rival(RivalTest::Time, a.own && b.own),
            rival(RivalTest::Scope, pair.direct && pair.overlap >= 0.4),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        ..pair.draft(weighing, occasion, [left, right], clash.strength)
    });
}

/// A charge: `by` says that `of` did the act.
struct Charge {
    act: u8,
    by: u16,
    of: Agent,
    utterance: usize,
    words: Range<usize>,
    /// Whether it says that the speaker did the opposite.
    stayed: bool,
}

/// Who is said to have done an act.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agent {
    Party(u16),
    /// The other side, without its name.
    Other,
}

impl Agent {
    /// Whether it may be `party`, in the mouth of `by`.
    fn may_be(self, party: u16, by: u16) -> bool {
        match self {
            Agent::Party(p) => p == party,
            Agent::Other => party != by,
        }
    }
}

/// Acts that each side lays at the other's door.
fn acts(weighing: &Weighing<'_>, occasion: &Occasion, members: &[usize], found: &mut Found) {
    let mut told: Vec<Charge> = Vec::new();
    for &member in members {
        let utterance = weighing.utterance(member);
        let (doc, Some(by)) = (weighing.doc(utterance), utterance.party) else { continue };
        for hit in doc.hits_in(&utterance.words) {
            let words = hit.start..hit.end;
            match hit.tag {
                Tag::Act(act) => {
                    let Some(of) = agent(weighing, utterance, &words, by) else { continue };
                    let stayed = doc.negated[hit.start];
                    // That another did not do it says nothing of who did.
                    if !stayed || of == Agent::Party(by) {
                        told.push(Charge { act, by, of, utterance: member, words, stayed });
                    }
                }
                Tag::Stayed(act) => told.push(Charge {
                    act,
                    by,
                    of: Agent::Party(by),
                    utterance: member,
                    words,
                    stayed: true,
                }),
                _ => {}
            }
        }
    }
    for (n, x) in told.iter().enumerate() {
        for y in &told[n + 1..] {
            let charged = |c: &Charge, party: u16| !c.stayed && c.of.may_be(party, c.by);
            let crossed = x.act == y.act
                && x.by != y.by
                && match (x.stayed, y.stayed) {
                    // Each lays it at the other's door, or one takes it on and the other does too: only the first is a clash.
                    (false, false) => {
                        charged(x, y.by)
                            && charged(y, x.by)
                            && x.of != Agent::Party(x.by)
                            && y.of != Agent::Party(y.by)
                    }
                    (true, false) => charged(y, x.by),
                    (false, true) => charged(x, y.by),
                    (true, true) => false,
                };
            if !crossed {
                continue;
            }
            let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
            let (Some(left), Some(right)) =
                (weighing.quote(a, Some(x.words.clone())), weighing.quote(b, Some(y.words.clone())))
            else {
                continue;
            };
            let explanation = format!(
                "Each account tells otherwise who it was: {}: \u{201c}{}\u{201d}; {}: \u{201c}{}\u{201d}.",
                weighing.speaker_name(a),
                left.quote(),
                weighing.speaker_name(b),
                right.quote()
            );
            let primary = f32::midpoint(f32::from(u8::from(a.own)), f32::from(u8::from(b.own)));
            let clash = if x.stayed || y.stayed { 0.8 } else { 1.0 };
            let (low, high) = (x.by.min(y.by), x.by.max(y.by));
            found.add(Draft {
                anchors: vec![(a.doc, x.words.start), (b.doc, y.words.start)],
                key: format!("{}|act {}|{low}|{high}", occasion.meeting.id, x.act),
                sides: vec![weighing.side(a, left), weighing.side(b, right)],
                silent: None,
                issue: None,
                meeting: Some(occasion.meeting.id.clone()).filter(|m| !m.is_empty()),
                explanation,
                rivals: vec![rival(RivalTest::Time, true), rival(RivalTest::Reporter, a.own && b.own)],
                gates: Gates { overlap: 0.6, topic: 1.0, primary, clash },
            });
        }
    }
}

/// Who does the act: the party named last before it in its clause, the speaker's own by "we", the other side by "they".
fn agent(weighing: &Weighing<'_>, utterance: &Utterance<'_>, act: &Range<usize>, by: u16) -> Option<Agent> {
    let doc = weighing.doc(utterance);
    let from = utterance.words.start.max(act.start.saturating_sub(12));
    let before = from..act.start;
    let named = doc.names_in(&before).filter_map(|h| match h.tag {
        Name::Party(p) | Name::Person(p, _) => Some((h.start, Agent::Party(p))),
        _ => None,
    });
    let named = named.last();
    let pronoun =
        before.clone().rev().find_map(|n| en::pronoun(doc.words[n].span.text(doc.text())).map(|p| (n, p)));
    let pronoun = pronoun.map(|(n, p)| match p {
        en::Pronoun::Own => (n, Agent::Party(by)),
        en::Pronoun::Theirs => (n, Agent::Other),
    });
    match (named, pronoun) {
        // "They" goes back to the party named before it, "we" does not.
        (Some((n, party)), Some((m, other))) => {
            Some(if n > m || other == Agent::Other { party } else { other })
        }
        (Some((_, one)), None) | (None, Some((_, one))) => Some(one),
        (None, None) => None,
    }
}
