//! # contradiction
//!
//! ## What it finds
//! One party asserts what another denies, about the same meeting or issue: a negation or an opposite word at the same point,
//! one act that each side lays at the other's door (who asked for the break, who struck, who brought the plan), one place that
//! each side says it holds, a thing settled by one account and left open by the other, a tale that the other calls invented.
//!
//! ## Why it matters
//! Both cannot be so. A reader who sees one account alone takes a contested matter for a settled one.
//!
//! ## Example
//! "the employers left the room" (the union) against "the union's delegation walked out" (the employers).
//!
//! ## What it cannot see
//! Contradictions that need knowledge of the world, or that hide in other words without an opposite in the lexicon and in none of
//! the frames above. About three in five of those that a careful reader sees.
//! A denied figure, a question, a supposition and a report of what others say are not held against anyone.

use super::acts::{acts, brought, crossed};
use super::denials::{negation, of_all};
use super::draft::{Draft, Found, rival};
use super::holding::held_by_both;
use super::odds::Gates;
use super::pairs::{Pair, near, plainly_near};
use super::settled::{invented, left_open};
use super::struck::struck;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::{Mode, RivalTest};

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    acts(weighing, scene.occasion, &scene.members, found);
    owners(weighing, scene, found);
    for pair in &scene.pairs {
        let told = [
            clash(weighing, pair),
            held_by_both(weighing, pair),
            struck(weighing, pair),
            brought(weighing, pair),
            left_open(weighing, pair),
        ];
        let strongest = told.into_iter().flatten().reduce(|x, y| if y.strength > x.strength { y } else { x });
        if let Some(clash) = strongest {
            report(weighing, scene.occasion, pair, &clash, found);
        }
    }
}

/// A clash between two utterances: which words, how strong.
pub(super) struct Clash {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    pub(super) strength: f32,
    /// How much the words around them are the same.
    pub(super) near: f32,
}

/// How two utterances exclude each other, if they do. Shared with the checks that look inside one party.
pub(super) fn clash(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    // Two words say too little to be held against anyone, unless they deny what the other has.
    let least = if pair.issue.is_some() { 2 } else { 3 };
    let short = a.stems.len() < least || b.stems.len() < least;
    let faint = en::faint();
    let shared = a.stems.iter().filter(|s| b.stems.binary_search(s).is_ok() && !faint.contains(s)).count();
    let bare = a.stems.len() < 2 || b.stems.len() < 2;
    let all = if shared >= 1 && !bare { of_all(weighing, a, b, pair) } else { None };
    let plain = shared >= 2 && !short || shared >= 1 && pair.overlap >= PLAIN;
    let negation = if plain { negation(weighing, a, b, pair) } else { None };
    let opposites = if short { None } else { opposites(weighing, a, b, pair) };
    let opposites = opposites.filter(|o| shared >= 1 || o.near >= 0.8);
    let told = if short { None } else { invented(weighing, pair) };
    let found = [all, negation, opposites, crossed(weighing, pair), told].into_iter().flatten();
    found.reduce(|x, y| if y.strength > x.strength { y } else { x })
}

/// Share of the shorter one's words that makes a bare denial one of the other's.
const PLAIN: f32 = 0.6;

/// Telling words of a short sentence, at most.
const BRIEF: usize = 8;

/// Whether a word is put forward as so or not so: no condition or supposition opens its clause.
pub(super) fn asserted(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let mut start = word;
    while start > utterance.words.start && !doc.words[start].breaks {
        start -= 1;
    }
    // "She said that it would be stopped" tells of the future.
    let reported = utterance.statement.is_some_and(|s| {
        s.attribution.mode != Mode::Direct && en::is_that(s.attribution.content.text(doc.text()).as_ref())
    });
    let future = |h: &en::Hit<Tag>| {
        reported && h.end - h.start == 1 && en::is_would(doc.words[h.start].span.text(doc.text()))
    };
    let supposed = doc.hits_in(&(utterance.words.start..word)).any(|h| {
        h.tag == Tag::Cue(Cue::Hypothetical)
            && (h.start >= start || h.start == utterance.words.start)
            && !future(h)
    });
    let waits = |h: &en::Hit<Tag>| matches!(h.tag, Tag::Cue(Cue::Condition | Cue::Awaited));
    !supposed && !doc.hits_in(&(start..word)).any(waits)
}

/// Whether a word stands in a clause after a word of wishing.
fn wished(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let start = (utterance.words.start..word)
        .rev()
        .find(|n| doc.words[n + 1].breaks)
        .map_or(utterance.words.start, |n| n + 1);
    (start..word).any(|n| en::wishes(doc.words[n].span.text(doc.text())))
}

/// Whether a word stands in a clause of what will, may or must be, and not of what is or was.
pub(super) fn to_come(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let mut start = word;
    while start > utterance.words.start && !doc.words[start].breaks {
        start -= 1;
    }
    let end = (word + 1..utterance.words.end).find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.end);
    (start..end).any(|n| en::modal(doc.words[n].span.text(doc.text())))
}

/// What a clash loses where one side speaks of what is and the other of what shall be.
pub(super) const OTHER_TIME: f32 = 0.15;

/// Two words of the lexicon that exclude each other.
fn opposites(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>, pair: &Pair) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let mut best: Option<Clash> = None;
    let sides = |doc: &Doc<'_>, u: &Utterance<'_>, pair: u8| -> Vec<bool> {
        let hits = doc.hits_in(&u.words).filter_map(|h| match h.tag {
            Tag::Opposite(p, side) if p == pair => Some(side != doc.negated[h.start]),
            _ => None,
        });
        hits.collect()
    };
    for left in x.hits_in(&a.words) {
        let Tag::Opposite(p, side) = left.tag else { continue };
        for right in y.hits_in(&b.words) {
            let Tag::Opposite(q, other) = right.tag else { continue };
            if p != q
                || !asserted(x, a, left.start)
                || !asserted(y, b, right.start)
                || wished(x, a, left.start) != wished(y, b, right.start)
            {
                continue;
            }
            let turned = x.negated[left.start] != y.negated[right.start];
            if (side != other) == turned {
                continue;
            }
            // Where both also say the same of the pair, they agree on something: which is meant cannot be told.
            let (mine, theirs) = (sides(x, a, p), sides(y, b, p));
            if mine.iter().any(|s| theirs.contains(s)) {
                continue;
            }
            let (l, r) = (left.start..left.end, right.start..right.end);
            let plain = plainly_near(weighing, (a, &l), (b, &r));
            let near = near(weighing, (a, &l), (b, &r));
            let about = en::lexicon().about(p);
            // Of one thing by the words around them, or two short sentences on one issue.
            let brief = pair.issue.is_some() && a.stems.len() <= BRIEF && b.stems.len() <= BRIEF;
            let apart = plain < 0.15 && !brief && !about;
            if apart && !(pair.direct && pair.overlap >= LOOSE) {
                continue;
            }
            if pair.issue.is_none() && near.max(pair.overlap) < 0.2 && !about {
                continue;
            }
            let longer = (left.end - left.start).max(right.end - right.start) as f32;
            let same_time = about || to_come(x, a, left.start) == to_come(y, b, right.start);
            let far = if apart { 0.15 } else { 0.0 } + if same_time { 0.0 } else { OTHER_TIME };
            let strength = 0.4 + 0.1 * (longer - 1.0).min(2.0) + 0.2 * pair.overlap + 0.3 * near - far;
            let near = if about { near.max(0.8) } else { near };
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: l, right: r, strength, near });
            }
        }
    }
    best
}

/// Share of words in common that lets opposites of one issue stand apart from it.
const LOOSE: f32 = 0.25;

/// Whether a word is a party's or a person's name.
pub(super) fn is_name(doc: &Doc<'_>, word: usize) -> bool {
    doc.names_in(&(word..word + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)))
}

fn report(weighing: &Weighing<'_>, occasion: &Occasion, pair: &Pair, clash: &Clash, found: &mut Found) {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (Some(left), Some(right)) =
        (weighing.quote(a, Some(clash.left.clone())), weighing.quote(b, Some(clash.right.clone())))
    else {
        return;
    };
    let turning = |u: &Utterance<'_>, words: &Range<usize>| {
        let doc = weighing.doc(u);
        doc.words[words.start].span.cover(doc.words[words.end - 1].span).text(doc.text()).to_owned()
    };
    let (one, two) = (turning(a, &clash.left), turning(b, &clash.right));
    let explanation = if one.eq_ignore_ascii_case(&two) {
        format!(
            "\u{201c}{one}\u{201d} is asserted by one side and denied by the other: {} and {}.",
            weighing.speaker_name(a),
            weighing.speaker_name(b)
        )
    } else {
        format!(
            "{} has \u{201c}{one}\u{201d}, {} \u{201c}{two}\u{201d}: both cannot hold of one thing.",
            weighing.speaker_name(a),
            weighing.speaker_name(b)
        )
    };
    let drafted = pair.draft(weighing, occasion, [left, right], clash.strength);
    found.add(Draft {
        anchors: vec![(a.doc, clash.left.start), (b.doc, clash.right.start)],
        explanation,
        rivals: vec![
            rival(RivalTest::Time, a.own && b.own),
            rival(RivalTest::Scope, pair.direct && pair.overlap >= 0.4),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        gates: Gates { topic: drafted.gates.topic.max(clash.near), ..drafted.gates },
        ..drafted
    });
}

/// Share of words in common that makes two claims of one thing.
const CLAIMED: f32 = 0.3;

/// One thing that each side says is the other's: "the mines are theirs", "they were sown by the other side".
fn owners(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let theirs = |index: usize, other: Option<u16>| -> Option<Range<usize>> {
        let utterance = weighing.utterance(index);
        let doc = weighing.doc(utterance);
        utterance.words.clone().find_map(|n| {
            let word = doc.words[n].span.text(doc.text());
            if en::theirs(word) {
                return Some(n..n + 1);
            }
            if !en::agent_follows(word) {
                return None;
            }
            let who = n + 1..(n + 5).min(utterance.words.end);
            let named = Weighing::parties_named(doc, &who, utterance.party);
            let last = who.end.checked_sub(1).filter(|l| *l > n)?;
            let text = doc.words[n + 1].span.cover(doc.words[last].span).text(doc.text());
            (other.is_some_and(|o| named.contains(&o)) || en::other_side(text)).then_some(n..who.end)
        })
    };
    // "Goes to the Union", "has been promised to us": one thing that each says is its own.
    let ours = |index: usize| -> Option<Range<usize>> {
        let utterance = weighing.utterance(index);
        let doc = weighing.doc(utterance);
        let given = |h: &&en::Hit<Tag>| h.tag == Tag::Cue(Cue::GoesTo) && !doc.negated[h.start];
        doc.hits_in(&utterance.words).filter(given).find_map(|h| {
            let who = h.end..(h.end + 4).min(utterance.words.end);
            let named = Weighing::parties_named(doc, &who, None);
            let own = utterance.party.is_some_and(|p| named.contains(&p))
                || who.clone().take(2).any(|n| en::ours(doc.words[n].span.text(doc.text())))
                || en::ours(doc.words[h.end - 1].span.text(doc.text()));
            own.then_some(h.start..h.end)
        })
    };
    for pair in scene.pairs.iter().filter(|p| p.direct || p.overlap >= 0.3) {
        let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
        let likely = !a.supposed && !b.supposed && (pair.direct || pair.overlap >= CLAIMED);
        let claimed = || ours(pair.a).zip(ours(pair.b)).filter(|_| likely);
        let laid = theirs(pair.a, b.party).zip(theirs(pair.b, a.party));
        let Some((left, right)) = laid.or_else(claimed) else { continue };
        if a.stems.iter().filter(|s| b.stems.binary_search(s).is_ok()).count() >= 1 {
            let clash = Clash { left, right, strength: 0.8, near: pair.overlap };
            report(weighing, scene.occasion, pair, &clash, found);
        }
    }
}
