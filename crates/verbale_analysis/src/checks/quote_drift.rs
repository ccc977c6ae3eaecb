//! # quote_drift
//!
//! ## What it finds
//! One utterance, given by two documents in wordings that differ in meaning: a word exchanged, a negation or condition lost.
//!
//! ## Why it matters
//! The weaker or stronger word travels on, and the speaker is held to what was never said.
//!
//! ## Example
//! "we will consider a pause" (the transcript) against "we will accept a pause" (a report).
//!
//! ## What it cannot see
//! Wordings so far apart that they share few words. A shorter cut that keeps the meaning is left, and so is spelling.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use crate::en::{Cue, Kind, Tag};
use crate::passages::{Credit, Echo, Passage, aligned};
use crate::reading::Doc;
use std::ops::Range;
use verbale_model::{Evidence, RivalTest, Role, Side};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let passages = weighing.passages();
    // Reported speech changes words by its nature; an account's own text is the utterance itself.
    let direct = |p: &Passage| p.quoted || p.credit.is_none();
    for echo in &weighing.echoes {
        let (a, b) = (&passages[echo.a], &passages[echo.b]);
        if direct(a) && direct(b) && one_speaker(weighing, a, b) {
            weigh(weighing, passages, echo, found);
        }
    }
}

/// Whether the two may be credited to one speaker.
fn one_speaker(weighing: &Weighing<'_>, a: &Passage, b: &Passage) -> bool {
    let who = |p: &Passage| match &p.credit {
        Some(credit) => credit.party,
        None => weighing.reading.docs[p.doc].party,
    };
    let person = |c: &Option<Credit>| c.as_ref().and_then(|c| c.person);
    match (person(&a.credit), person(&b.credit)) {
        (Some(x), Some(y)) => x == y,
        _ => match (who(a), who(b)) {
            (Some(x), Some(y)) => x == y,
            (None, None) => match (&a.credit, &b.credit) {
                (Some(x), Some(y)) => x.name == y.name,
                _ => false,
            },
            _ => false,
        },
    }
}

fn weigh(weighing: &Weighing<'_>, passages: &[Passage], echo: &Echo, found: &mut Found) {
    let (a, b) = (&passages[echo.a], &passages[echo.b]);
    let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
    let pairs = aligned(&weighing.reading, a, b);
    let content = pairs.iter().filter(|(i, _)| x.words[*i].kind == Kind::Content).count();
    if echo.alike < 0.55 || content < 2 || pairs.len() < 4 {
        return;
    }
    let Some(strength) = change(x, y, a, b, &pairs) else { return };
    let (first, second) = (a, b);
    let (Some(left), Some(right)) = (cite(x, first), cite(y, second)) else { return };
    let explanation = format!(
        "One utterance in two wordings: \u{201c}{}\u{201d} and \u{201c}{}\u{201d}.",
        left.quote(),
        right.quote()
    );
    let party = weighing.credited_party(a).or(weighing.credited_party(b));
    let side = |doc: &Doc<'_>, evidence: Evidence| Side {
        evidence,
        party: party.clone(),
        role: if doc.party.is_some() && doc.record.document.meta().party == party {
            Role::Primary
        } else {
            Role::Other
        },
        at: doc.record.document.meta().published,
    };
    let foreign = x.record.document.meta().lang != y.record.document.meta().lang;
    found.add(Draft {
        anchors: Vec::new(),
        key: format!(
            "{}|{}",
            weighing.lineage[a.doc].origin.min(weighing.lineage[b.doc].origin),
            a.words.start.min(b.words.start)
        ),
        sides: vec![side(x, left), side(y, right)],
        silent: None,
        issue: None,
        meeting: None,
        explanation,
        rivals: vec![
            rival(RivalTest::Translation, !foreign && a.quoted && b.quoted),
            rival(RivalTest::Reporter, a.quoted && b.quoted),
        ],
        gates: Gates {
            overlap: echo.alike,
            topic: if a.credit.as_ref().and_then(|c| c.person).is_some() { 1.0 } else { 0.6 },
            primary: f32::midpoint(f32::from(u8::from(a.quoted)), f32::from(u8::from(b.quoted))),
            clash: strength,
        },
    });
}

fn cite(doc: &Doc<'_>, passage: &Passage) -> Option<Evidence> {
    let span = doc.words[passage.words.start].span.cover(doc.words[passage.words.end - 1].span);
    doc.evidence(super::weighing::shorten(doc.text(), span))
}

/// How much the meaning changed between aligned wordings, 0 to 1; `None` if it did not.
fn change(x: &Doc<'_>, y: &Doc<'_>, a: &Passage, b: &Passage, pairs: &[(usize, usize)]) -> Option<f32> {
    let (first, last) = (pairs.first()?, pairs.last()?);
    // Between the first and the last shared word both give the same stretch of speech.
    let gaps = |words: Range<usize>, held: &dyn Fn(usize) -> bool| -> Vec<usize> {
        words.filter(|n| !held(*n)).collect()
    };
    let mut mine = gaps(first.0..last.0 + 1, &|n| pairs.iter().any(|p| p.0 == n));
    let mut theirs = gaps(first.1..last.1 + 1, &|n| pairs.iter().any(|p| p.1 == n));
    // A few words exchanged at the very end or beginning of both.
    let ends = (last.0 + 1..a.words.end, last.1 + 1..b.words.end);
    let heads = (a.words.start..first.0, b.words.start..first.1);
    for (p, q) in [heads, ends] {
        if (1..=3).contains(&p.len()) && (1..=3).contains(&q.len()) {
            mine.extend(p);
            theirs.extend(q);
        }
    }
    let span = (last.0 - first.0 + 1).max(last.1 - first.1 + 1);
    if 2 * mine.len().max(theirs.len()) > span {
        return None;
    }
    let turning = |doc: &Doc<'_>, words: &[usize]| {
        words.iter().any(|n| {
            doc.hits_in(&(*n..*n + 1)).any(|h| {
                matches!(
                    h.tag,
                    Tag::Cue(
                        Cue::Negator | Cue::Condition | Cue::Restriction | Cue::Universal | Cue::Hypothetical
                    )
                )
            })
        })
    };
    let content = |doc: &Doc<'_>, words: &[usize]| {
        words.iter().filter(|n| doc.words[**n].kind != Kind::Function).count()
    };
    let numbers = |doc: &Doc<'_>, words: &[usize]| words.iter().any(|n| doc.words[*n].kind == Kind::Number);
    if numbers(x, &mine) && numbers(y, &theirs) {
        return Some(1.0);
    }
    if turning(x, &mine) != turning(y, &theirs) {
        return Some(0.9);
    }
    let (p, q) = (content(x, &mine), content(y, &theirs));
    if p > 0 && q > 0 {
        return Some(0.9);
    }
    if p + q > 0 {
        return Some(0.45);
    }
    // The modal verb alone: "must" for "should".
    if !mine.is_empty() && !theirs.is_empty() && modal(x, &mine) != modal(y, &theirs) {
        return Some(0.8);
    }
    // The same words, but one goes on with a condition that the other leaves off.
    let tail = |doc: &Doc<'_>, from: usize, to: usize| {
        doc.hits_in(&(from + 1..to)).any(|h| matches!(h.tag, Tag::Cue(Cue::Condition))) && to - from > 3
    };
    let dropped = |longer: &Doc<'_>, end: usize, passage: &Passage, other: usize, cut: &Passage| {
        cut.words.end == other + 1 && tail(longer, end, passage.words.end.min(end + 14))
    };
    (dropped(x, last.0, a, last.1, b) || dropped(y, last.1, b, last.0, a)).then_some(0.6)
}

fn modal(doc: &Doc<'_>, words: &[usize]) -> Vec<u64> {
    words.iter().map(|n| doc.words[*n].stem).collect()
}
