//! What each of two accounts lays at the other's door: acts of a table ("walked out"), what is asked of the course of talks, one deed
//! in words of one sense, one thing that each says the other brought.

use super::contradiction::{Clash, asserted};
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::pairs::{Pair, near};
use super::weighing::Weighing;
use crate::accounts::Occasion;
use crate::en::{self, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::{RivalTest, Status};

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
pub(super) fn acts(weighing: &Weighing<'_>, occasion: &Occasion, members: &[usize], found: &mut Found) {
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
            Tag::Asked(act) => Some((act, h)),
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

/// One deed that each says the other did, in words of one sense.
pub(super) fn crossed(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (by, of) = (a.party?, b.party?);
    let shared =
        a.stems.iter().filter(|s| b.stems.binary_search(s).is_ok() && !en::faint().contains(s)).count();
    if shared < 2 || pair.overlap < 0.25 || a.supposed || b.supposed {
        return None;
    }
    let mine = deeds(weighing, a, by);
    if mine.is_empty() {
        return None;
    }
    let theirs = deeds(weighing, b, of);
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let mut best: Option<Clash> = None;
    for (i, agent) in &mine {
        // Each has the other do it, and one of them says so by name.
        if !agent.may_be(of, by) {
            continue;
        }
        for (j, other) in &theirs {
            if !other.may_be(by, of) || *agent == Agent::Other && *other == Agent::Other {
                continue;
            }
            let one =
                x.words[*i].sense == y.words[*j].sense || side(x, *i).is_some_and(|s| side(y, *j) == Some(s));
            let near = near(weighing, (a, &(*i..*i + 1)), (b, &(*j..*j + 1)));
            let vague = *agent == Agent::Other || *other == Agent::Other;
            if !one || vague && near < 0.3 {
                continue;
            }
            let strength = 0.8 + 0.2 * near;
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: *i..*i + 1, right: *j..*j + 1, strength, near: near.max(0.6) });
            }
        }
    }
    best
}

/// The side of a pair of opposites that a word stands for.
fn side(doc: &Doc<'_>, word: usize) -> Option<(u8, bool)> {
    doc.hits_in(&(word..word + 1))
        .find_map(|h| if let Tag::Opposite(p, s) = h.tag { Some((p, s)) } else { None })
}

/// What an utterance says that somebody did, and who.
fn deeds(weighing: &Weighing<'_>, utterance: &Utterance<'_>, by: u16) -> Vec<(usize, Agent)> {
    let doc = weighing.doc(utterance);
    let done = |n: &usize| {
        let word = &doc.words[*n];
        let text = word.span.text(doc.text());
        !word.capital
            && word.kind == Kind::Content
            && !doc.negated[*n]
            && (en::past(text) || side(doc, *n).is_some())
    };
    let words: Range<usize> = utterance.words.clone();
    words.filter(done).filter_map(|n| Some((n, agent(weighing, utterance, &(n..n + 1), by)?))).collect()
}

/// One thing that each of two accounts says came from the other: "the plan was carried in by the minister's people" against "the
/// idea originated with the Guild".
pub(super) fn brought(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (by, of) = (a.party?, b.party?);
    let least = if pair.direct { 0.12 } else { 0.25 };
    if pair.overlap < least
        || a.supposed
        || b.supposed
        || a.status == Status::Denies
        || b.status == Status::Denies
    {
        return None;
    }
    let left = origin(weighing, a, by, of)?;
    let right = origin(weighing, b, of, by)?;
    Some(Clash { left, right, strength: 0.75 + 0.25 * pair.overlap, near: pair.overlap.max(0.7) })
}

/// The words by which an utterance has something done by the other party: after a past, "by", "from" or "with" and the party.
fn origin(weighing: &Weighing<'_>, utterance: &Utterance<'_>, by: u16, of: u16) -> Option<Range<usize>> {
    let doc = weighing.doc(utterance);
    let word = |n: usize| doc.words[n].span.text(doc.text());
    utterance.words.clone().find_map(|n| {
        let verb = n.checked_sub(1).filter(|v| *v >= utterance.words.start)?;
        let done = |v: usize| en::past(word(v)) && !doc.negated[v];
        let past = done(verb) || verb > utterance.words.start && done(verb - 1);
        if !en::origin_follows(word(n)) || !past || !asserted(doc, utterance, n) {
            return None;
        }
        let who = n + 1..(n + 6).min(utterance.words.end);
        let named = Weighing::parties_named(doc, &who, Some(by));
        let other = named.contains(&of) || named.is_empty() && en::other_side(doc.told(&who));
        other.then_some(verb..n + 1)
    })
}
