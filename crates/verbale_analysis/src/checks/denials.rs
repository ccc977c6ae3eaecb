//! Denials of all there could be ("nobody rang anything", "no deed was shown", "not one gate was lifted") against words that
//! have it so, and one deed that each side lays at the other's door. One word in common can be enough where it is what is denied.

use super::contradiction::{Agent, Clash, agent, asserted, denied_too, lacks, to_come};
use super::pairs::{Pair, near};
use super::weighing::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::Status;

/// Words after a denial of all that it reaches, within its clause.
const REACH: usize = 12;
/// Words between it and a denied thing that the other side does not have cost this much each.
const STRAY: f32 = 0.07;

/// One side denies all of something that the other has.
pub(super) fn of_all(
    weighing: &Weighing<'_>,
    a: &Utterance<'_>,
    b: &Utterance<'_>,
    pair: &Pair,
) -> Option<Clash> {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let left = one_way(weighing, (x, a), (y, b), pair);
    let right = one_way(weighing, (y, b), (x, a), pair).map(|c| Clash { left: c.right, right: c.left, ..c });
    match (left, right) {
        (Some(p), Some(q)) => Some(if q.strength > p.strength { q } else { p }),
        (p, q) => p.or(q),
    }
}

/// `a` denies what `b` has.
fn one_way(
    weighing: &Weighing<'_>,
    (x, a): (&Doc<'_>, &Utterance<'_>),
    (y, b): (&Doc<'_>, &Utterance<'_>),
    pair: &Pair,
) -> Option<Clash> {
    let refuses = |doc: &Doc<'_>, u: &Utterance<'_>| {
        doc.hits_in(&u.words).any(|h| matches!(h.tag, Tag::Cue(Cue::Denial | Cue::NoneAtAll | Cue::Refusal)))
    };
    if b.status == Status::Denies || refuses(y, b) || b.supposed || a.supposed {
        return None;
    }
    let mut best: Option<Clash> = None;
    for hit in x.hits_in(&a.words).filter(|h| h.tag == Tag::Cue(Cue::NoneAtAll)) {
        let spared = x
            .hits_in(&a.words)
            .any(|h| h.tag == Tag::Cue(Cue::NoNegator) && h.start <= hit.start && hit.start < h.end);
        if spared || !asserted(x, a, hit.start) {
            continue;
        }
        let reach = (hit.end + REACH).min(a.words.end);
        let end = (hit.end..reach)
            .find(|n| x.words[*n].breaks || *n > hit.end + 1 && goes_on(x, *n))
            .unwrap_or(reach);
        let text = x.told(&(hit.start..hit.end));
        // "Owes nothing": the word before the object, and no more.
        let object = en::denies_object(text);
        if (hit.end..end).any(|n| en::bounds(x.words[n].span.text(x.text()))) {
            continue;
        }
        let back = (a.words.start..hit.start).rev().take(4).take_while(|n| !x.words[*n + 1].breaks);
        let back = back.filter(|n| object && telling(x, *n)).take(1);
        let noun = en::denies_noun(text);
        // Of a noun all its words have to be shared: "no second list" does not deny a list.
        let phrase: Vec<usize> = (hit.end..end).take_while(|n| x.words[*n].kind == Kind::Content).collect();
        let there = |i: usize| -> Option<usize> {
            let sense = x.words[i].sense;
            b.words.clone().find(|j| {
                y.words[*j].sense == sense
                    && !y.negated[*j]
                    && !lacks(y, b, *j)
                    && !denied_too(y, b, *j)
                    && !is_name(y, *j)
                    && asserted(y, b, *j)
            })
        };
        let whole = !phrase.is_empty() && phrase.iter().all(|i| is_name(x, *i) || there(*i).is_some());
        if noun && !whole {
            continue;
        }
        let mut strays = 0;
        for i in (hit.end..end).chain(back) {
            if !telling(x, i) {
                continue;
            }
            let Some(j) = there(i) else {
                strays += 1;
                continue;
            };
            let near = near(weighing, (a, &(i..i + 1)), (b, &(j..j + 1)));
            let told = if noun {
                pair.direct || pair.overlap >= 0.2
            } else {
                near >= 0.25 && (pair.direct || pair.overlap >= 0.3)
            };
            let sparse = !noun && object && pair.direct;
            if !told && !sparse {
                continue;
            }
            // "No list will be written" is no denial of one that was.
            if to_come(x, a, i) != to_come(y, b, j) {
                continue;
            }
            let head = noun && phrase.contains(&i);
            let strength = 0.45
                + 0.2 * weighing.reading.weight(x.words[i].sense)
                + 0.2 * near
                + 0.2 * pair.overlap
                + if head { 0.15 } else { 0.0 }
                - STRAY * strays.min(4) as f32;
            if best.as_ref().is_none_or(|c| c.strength < strength) {
                best = Some(Clash { left: i..i + 1, right: j..j + 1, strength, near });
            }
        }
    }
    best
}

/// Whether a word says what a sentence is about: no name of a party or place, none that occurs everywhere.
fn telling(doc: &Doc<'_>, word: usize) -> bool {
    let w = &doc.words[word];
    w.kind == Kind::Content
        && !is_name(doc, word)
        && !en::faint().contains(&w.sense)
        && (!w.capital || w.breaks)
}

/// Whether a word opens what is no longer denied.
fn goes_on(doc: &Doc<'_>, word: usize) -> bool {
    en::goes_on(doc.words[word].span.text(doc.text()))
}

fn is_name(doc: &Doc<'_>, word: usize) -> bool {
    doc.names_in(&(word..word + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)))
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
