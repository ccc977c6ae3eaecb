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

use super::denials::{crossed, of_all};
use super::draft::{Draft, Found, rival};
use super::holding::{held_by_both, shared_place};
use super::odds::Gates;
use super::pairs::{Pair, near, plainly_near};
use super::settled::{invented, left_open};
use super::struck::{brought, struck};
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::{Mode, RivalTest, Status};

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

/// Content words that both sides refer to less far than the negation itself cost this much each.
const STRAY: f32 = 0.12;

/// How many telling words between a negation and a word the other side does not have: they, not it, may be what is denied.
fn strays(doc: &Doc<'_>, word: usize, others: &[u64]) -> usize {
    let mut out = 0;
    for n in (0..word).rev().take_while(|n| word - n <= 8 && !doc.words[n + 1].breaks) {
        let negates = doc.hits.iter().any(|h| h.start == n && h.tag == Tag::Cue(Cue::Negator));
        if negates {
            break;
        }
        let telling = doc.words[n].kind != Kind::Function;
        out += usize::from(telling && others.binary_search(&doc.words[n].sense).is_err());
    }
    out
}

/// Whether a negation denies this word and not another: it is the first telling word after it, or that one is shared too.
fn denies_it(doc: &Doc<'_>, denying: &Utterance<'_>, word: usize, others: &[u64]) -> bool {
    if en::particle(doc.words[word].span.text(doc.text())) {
        return false;
    }
    let from = (denying.words.start..word)
        .rev()
        .take_while(|n| word - n <= 8 && !doc.words[n + 1].breaks)
        .find(|n| doc.hits.iter().any(|h| h.start == *n && h.tag == Tag::Cue(Cue::Negator)));
    // "No class above 24 pupils" sets a bound.
    let bound = |n: &usize| en::bounds(doc.words[*n].span.text(doc.text()));
    if from.is_some_and(|f| {
        (f + 1..denying.words.end)
            .take(7)
            .take_while(|n| *n == f + 1 || !doc.words[*n].breaks)
            .any(|n| bound(&n))
    }) {
        return false;
    }
    // Denied as a whole, by the statement.
    let negates = || doc.hits_in(&denying.words).any(|h| h.tag == Tag::Cue(Cue::Negator));
    let Some(from) = from else { return denying.status == Status::Denies && !negates() };
    let faint = en::faint();
    let telling = |n: &usize| {
        doc.words[*n].kind == Kind::Content && !is_name(doc, *n) && !faint.contains(&doc.words[*n].sense)
    };
    // "Not a penny of its dues": what stands before "of" only measures.
    let measures = |n: &usize| doc.words.get(n + 1).is_some_and(|w| en::is_of(w.span.text(doc.text())));
    (from + 1..word)
        .filter(|n| !measures(n))
        .find(telling)
        .is_none_or(|n| others.binary_search(&doc.words[n].sense).is_ok())
}

/// Whether both deny some one thing: then they agree on it, and what else stands near is not denied by one alone.
fn agrees(x: &Doc<'_>, a: &Utterance<'_>, y: &Doc<'_>, b: &Utterance<'_>) -> bool {
    let denied = |doc: &Doc<'_>, u: &Utterance<'_>, n: usize| {
        doc.words[n].kind == Kind::Content && (doc.negated[n] || lacks(doc, u, n))
    };
    let theirs: Vec<u64> = b.words.clone().filter(|n| denied(y, b, *n)).map(|n| y.words[n].sense).collect();
    a.words.clone().any(|n| denied(x, a, n) && theirs.contains(&x.words[n].sense))
}

/// Whether the clause of a word denies something itself: "a date has not been fixed" denies the date too.
pub(super) fn denied_too(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let start =
        (utterance.words.start..=word).rev().find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.start);
    let end = (word + 1..utterance.words.end).find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.end);
    doc.hits_in(&(start..end)).any(|h| matches!(h.tag, Tag::Cue(Cue::Negator | Cue::Excluding)))
}

/// Whether a word just before says that this is not there: "without a fee", "freed from the fee".
pub(super) fn lacks(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let from = word.saturating_sub(4).max(utterance.words.start);
    doc.hits_in(&(from..word)).any(|h| h.tag == Tag::Cue(Cue::Lacking))
}

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
const OTHER_TIME: f32 = 0.15;

/// One word that stands under a negation on one side only.
fn negation(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>, pair: &Pair) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let mut best: Option<Clash> = None;
    let later =
        |u: &Utterance<'_>| weighing.doc(u).hits_in(&u.words).any(|h| h.tag == Tag::Cue(Cue::TimeShift));
    let shifted = later(a) || later(b);
    for i in a.words.clone() {
        let word = &x.words[i];
        if word.kind != Kind::Content || is_name(x, i) || word.capital && !word.breaks {
            continue;
        }
        for j in b.words.clone() {
            let other = &y.words[j];
            // "Unfinished" denies "finished".
            let inverse = word.inverse != 0 && word.inverse == other.stem
                || other.inverse != 0 && other.inverse == word.stem;
            if other.sense != word.sense && !inverse {
                continue;
            }
            let denied = |flag: bool, status: Status| flag != (status == Status::Denies);
            if (denied(x.negated[i], a.status) == denied(y.negated[j], b.status)) != inverse
                || !asserted(x, a, i)
                || !asserted(y, b, j)
            {
                continue;
            }
            // The side that does not negate the word may refuse it by another one.
            let (plain, open) = if x.negated[i] { (b, y) } else { (a, x) };
            if open.hits_in(&plain.words).any(|h| matches!(h.tag, Tag::Cue(Cue::Refusal | Cue::Denial))) {
                continue;
            }
            let (denying, doc, at) = if x.negated[i] { (a, x, i) } else { (b, y, j) };
            // "Declared and undeclared": a side that has both denies neither.
            let both = |doc: &Doc<'_>, u: &Utterance<'_>| {
                let has = |stem: u64| u.words.clone().any(|n| doc.words[n].stem == stem);
                has(word.stem) && has(other.stem)
            };
            if inverse && (both(x, a) || both(y, b)) {
                continue;
            }
            let other = if x.negated[i] { j } else { i };
            if !inverse && !denies_it(doc, denying, at, &plain.stems)
                || denied_too(open, plain, other)
                || agrees(open, plain, doc, denying)
            {
                continue;
            }
            let near = near(weighing, (a, &(i..i + 1)), (b, &(j..j + 1)));
            if pair.overlap < 0.25 && near < 0.4 || pair.issue.is_none() && near.max(pair.overlap) < 0.25 {
                continue;
            }
            let weight = weighing.reading.weight(word.sense);
            // One word in common says little unless the issue or the rest of the words agree.
            let stray = if x.negated[i] { strays(x, i, &b.stems) } else { strays(y, j, &a.stems) };
            let strength = 0.35 + 0.2 * pair.overlap + 0.25 * near + 0.25 * weight
                - if shifted { 0.2 } else { 0.0 }
                - if to_come(x, a, i) == to_come(y, b, j) { 0.0 } else { OTHER_TIME }
                - STRAY * stray.min(3) as f32;
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: i..i + 1, right: j..j + 1, strength, near });
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
            // Two sides cannot both hold one place.
            let both_hold = en::lexicon().exclusive(p) && side && other && !turned && place && a.party != b.party
                    // "Their marines stand on it" agrees with them.
                    && !names_before(x, a, left.start, b.party)
                    && !names_before(y, b, right.start, a.party);
            if (side != other) == turned && !both_hold {
                continue;
            }
            // Where both also say the same of the pair, they agree on something: which is meant cannot be told.
            let (mine, theirs) = (sides(x, a, p), sides(y, b, p));
            if !both_hold && mine.iter().any(|s| theirs.contains(s)) {
                continue;
            }
            let (l, r) = (left.start..left.end, right.start..right.end);
            let plain = plainly_near(weighing, (a, &l), (b, &r));
            let near = near(weighing, (a, &l), (b, &r));
            let about = en::lexicon().about(p);
            // Of one thing by the words around them, or two short sentences on one issue.
            let brief = pair.issue.is_some() && a.stems.len() <= BRIEF && b.stems.len() <= BRIEF;
            let apart = plain < 0.15 && !brief && !about && !both_hold;
            if apart && !(pair.direct && pair.overlap >= LOOSE) {
                continue;
            }
            if pair.issue.is_none() && near.max(pair.overlap) < 0.2 && !about {
                continue;
            }
            let longer = (left.end - left.start).max(right.end - right.start) as f32;
            let held = if both_hold { 0.25 } else { 0.0 };
            let same_time = about || to_come(x, a, left.start) == to_come(y, b, right.start);
            let far = if apart { 0.15 } else { 0.0 } + if same_time { 0.0 } else { OTHER_TIME };
            let strength = 0.4 + 0.1 * (longer - 1.0).min(2.0) + 0.2 * pair.overlap + 0.3 * near + held - far;
            let near = if about { near.max(0.8) } else { near };
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: l, right: r, strength, near });
            }
        }
    }
    best
}

/// Whether a party is named in the clause before a word.
fn names_before(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize, party: Option<u16>) -> bool {
    let before = word.saturating_sub(4).max(utterance.words.start)..word;
    doc.names_in(&before).any(|h| matches!(h.tag, Name::Party(p) | Name::Person(p, _) if Some(p) == party))
}

/// Share of words in common that lets opposites of one issue stand apart from it.
const LOOSE: f32 = 0.25;

fn is_name(doc: &Doc<'_>, word: usize) -> bool {
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
pub(super) enum Agent {
    Party(u16),
    /// The other side, without its name.
    Other,
}

impl Agent {
    /// Whether it may be `party`, in the mouth of `by`.
    pub(super) fn may_be(self, party: u16, by: u16) -> bool {
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
        let asked = requests(weighing, utterance, by);
        told.extend(asked.into_iter().map(|(act, of, words)| Charge {
            act,
            by,
            of,
            utterance: member,
            words,
            stayed: false,
        }));
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
            let primary = f32::midpoint(a.firsthand(), b.firsthand());
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

/// Words between an asking word and what is asked for, at most.
const ASKED: usize = 12;

/// What an utterance says that somebody asked for, and who: "begged for another two hours", "adjourned at the request of".
fn requests(weighing: &Weighing<'_>, utterance: &Utterance<'_>, by: u16) -> Vec<(u8, Agent, Range<usize>)> {
    let doc = weighing.doc(utterance);
    let course = || {
        doc.hits_in(&utterance.words).filter_map(|h| match h.tag {
            Tag::Course(act) => Some((act, h)),
            _ => None,
        })
    };
    let mut out = Vec::new();
    for ask in doc.hits_in(&utterance.words) {
        let found = match ask.tag {
            Tag::AskedBy => {
                let who = ask.end..(ask.end + 5).min(utterance.words.end);
                let of = doc.names_in(&who).find_map(|h| match h.tag {
                    Name::Party(p) | Name::Person(p, _) => Some(Agent::Party(p)),
                    _ => None,
                });
                let of = of.or_else(|| en::other_side(doc.told(&who)).then_some(Agent::Other));
                // What was asked for stands before or after the one who asked.
                of.zip(course().min_by_key(|(_, h)| h.start.abs_diff(ask.start)))
            }
            Tag::Asking if !doc.negated[ask.start] => {
                let near = |h: &en::Hit<Tag>| h.start >= ask.end && h.start - ask.end <= ASKED;
                let of = agent(weighing, utterance, &(ask.start..ask.end), by);
                let Some(of) = of.or_else(|| delegation(doc, utterance, ask.start)) else { continue };
                let wanted = course().filter(|(_, h)| near(h));
                out.extend(wanted.map(|(act, h)| (act, of, ask.start..h.end)));
                None
            }
            _ => None,
        };
        if let Some((of, (act, hit))) = found {
            out.push((act, of, ask.start.min(hit.start)..ask.end.max(hit.end)));
        }
    }
    out
}

/// "The highland delegation": a side told by where it comes from, which the speaker's own is not.
fn delegation(doc: &Doc<'_>, utterance: &Utterance<'_>, act: usize) -> Option<Agent> {
    let text = |n: usize| doc.words[n].span.text(doc.text());
    let from = utterance.words.start.max(act.saturating_sub(6));
    let at = (from + 2..act).rev().find(|n| en::stands_for_a_side(text(*n)))?;
    let described = doc.words[at - 1].kind == Kind::Content && text(at - 2).eq_ignore_ascii_case("the");
    described.then_some(Agent::Other)
}

/// Who does the act: the party named last before it in its clause, the speaker's own by "we", the other side by "they".
pub(super) fn agent(
    weighing: &Weighing<'_>,
    utterance: &Utterance<'_>,
    act: &Range<usize>,
    by: u16,
) -> Option<Agent> {
    let doc = weighing.doc(utterance);
    let party = |range: &Range<usize>| {
        doc.names_in(range).find_map(|h| match h.tag {
            Name::Party(p) | Name::Person(p, _) => Some(Agent::Party(p)),
            _ => None,
        })
    };
    let text = |range: &Range<usize>| {
        let words = &doc.words[range.clone()];
        words.first().zip(words.last()).map_or("", |(a, b)| a.span.cover(b.span).text(doc.text()))
    };
    // "Was broken off by the other side".
    let after = act.end..(act.end + 7).min(utterance.words.end);
    if let Some(by) = after.clone().find(|n| en::agent_follows(doc.words[*n].span.text(doc.text()))) {
        let who = by + 1..after.end;
        if let Some(named) = party(&who) {
            return Some(named);
        }
        if en::other_side(text(&who)) {
            return Some(Agent::Other);
        }
    }
    let from = utterance.words.start.max(act.start.saturating_sub(12));
    let before = from..act.start;
    if party(&before).is_none() && en::other_side(text(&before)) {
        return Some(Agent::Other);
    }
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
