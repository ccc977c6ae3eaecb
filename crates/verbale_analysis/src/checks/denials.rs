//! Denials of what the other side has: of all there could be ("nobody rang anything", "no deed was shown", "not one gate was
//! lifted"), where one word in common can be enough, and of one word that stands under a negation on one side only.

use super::contradiction::{Clash, OTHER_TIME, asserted, is_name, to_come};
use super::pairs::{Pair, near};
use super::weighing::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Doc;
use crate::utterance::Utterance;
use verbale_model::Status;

/// Words after a denial of all that it reaches, within its clause.
const REACH: usize = 12;
/// Words between it and a denied thing that the other side does not have cost this much each.
const STRAY_OF_ALL: f32 = 0.07;

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
                - STRAY_OF_ALL * strays.min(4) as f32;
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
fn denied_too(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let start =
        (utterance.words.start..=word).rev().find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.start);
    let end = (word + 1..utterance.words.end).find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.end);
    doc.hits_in(&(start..end)).any(|h| matches!(h.tag, Tag::Cue(Cue::Negator | Cue::Excluding)))
}

/// Whether a word just before says that this is not there: "without a fee", "freed from the fee".
fn lacks(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let from = word.saturating_sub(4).max(utterance.words.start);
    doc.hits_in(&(from..word)).any(|h| h.tag == Tag::Cue(Cue::Lacking))
}

/// One word that stands under a negation on one side only.
pub(super) fn negation(
    weighing: &Weighing<'_>,
    a: &Utterance<'_>,
    b: &Utterance<'_>,
    pair: &Pair,
) -> Option<Clash> {
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
