//! # attribution_drift
//!
//! ## What it finds
//! The same words credited to different speakers: an analyst's estimate in a ministry's mouth, an unnamed official's remark given
//! to a minister.
//!
//! ## Why it matters
//! A guess becomes an official figure, gossip becomes a position.
//!
//! ## Example
//! "40 million a day, said Ilse Brandl, a shipping analyst" (a wire) against "40 million a day, the ministry said" (a paper).
//!
//! ## What it cannot see
//! Words so changed on the way that nothing is shared. The same speaker under another name or office is one speaker.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use crate::en::Kind;
use crate::passages::{Credit, Echo, Passage, aligned, echoes};
use crate::reading::Doc;
use verbale_model::{Evidence, Role, RivalTest, Side};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let passages = weighing.passages();
    let may = |a: &Passage, b: &Passage| a.quoted == b.quoted && weighing.apart(a.doc, b.doc) && a.credit.is_some() && b.credit.is_some();
    for echo in echoes(&weighing.reading, passages, may) {
        weigh(weighing, passages, &echo, found);
    }
}

fn weigh(weighing: &Weighing<'_>, passages: &[Passage], echo: &Echo, found: &mut Found) {
    let (a, b) = (&passages[echo.a], &passages[echo.b]);
    let (Some(p), Some(q)) = (&a.credit, &b.credit) else { return };
    let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
    let pairs = aligned(&weighing.reading, a, b);
    let outside = |n: usize, credit: &Credit| !credit.words.contains(&n);
    let content = pairs.iter().filter(|(i, j)| x.words[*i].kind != Kind::Function && outside(*i, p) && outside(*j, q)).count();
    // A quotation is the same by most of its words; a report by half of them and a figure.
    let figure = pairs.iter().any(|(i, j)| x.words[*i].kind == Kind::Number && outside(*i, p) && outside(*j, q));
    let same = if a.quoted { echo.alike >= 0.75 && content >= 2 } else { echo.alike >= 0.5 && content >= 5 && figure };
    let Some(strength) = different(p, q).filter(|_| same) else { return };
    let (Some(left), Some(right)) = (cite(x, a, p), cite(y, b, q)) else { return };
    let name = |doc: &Doc<'_>, credit: &Credit| {
        doc.words[credit.words.start].span.cover(doc.words[credit.words.end - 1].span).text(doc.text()).to_owned()
    };
    let explanation = format!("The same words are credited to \u{201c}{}\u{201d} and to \u{201c}{}\u{201d}.", name(x, p), name(y, q));
    let side = |doc: &Doc<'_>, credit: &Credit, evidence: Evidence| Side {
        evidence,
        party: credit.party.map(|p| weighing.reading.party_id(p).to_owned()),
        role: if doc.party.is_some() && doc.party == credit.party { Role::Primary } else { Role::Other },
        at: doc.record.document.meta().published,
    };
    found.add(Draft {
        key: format!("{}|{}|{:?}|{:?}", weighing.lineage[a.doc].origin, weighing.lineage[b.doc].origin, p.name.first(), q.name.first()),
        sides: vec![side(x, p, left), side(y, q, right)],
        silent: None,
        issue: None,
        meeting: None,
        explanation,
        rivals: vec![rival(RivalTest::Scope, a.quoted), rival(RivalTest::Reporter, a.quoted)],
        gates: Gates { overlap: echo.alike, topic: f32::from(u8::from(a.quoted)), primary: 0.0, clash: strength },
    });
}

/// How surely two credits name different speakers; `None` where they may be one.
fn different(a: &Credit, b: &Credit) -> Option<f32> {
    if a.unnamed && b.unnamed {
        return None;
    }
    match (a.person, b.person) {
        (Some(x), Some(y)) => return (x != y).then_some(1.0),
        // A person and the body that the person speaks for are one voice.
        (Some((x, _)), None) if b.party == Some(x) => return None,
        (None, Some((y, _))) if a.party == Some(y) => return None,
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.party, b.party) {
        return (x != y).then_some(0.9);
    }
    if a.unnamed != b.unnamed {
        return Some(0.8);
    }
    let common = a.name.iter().any(|n| b.name.contains(n));
    (!common && !a.name.is_empty() && !b.name.is_empty()).then_some(0.75)
}

/// The credit and the words: the sentence, cut to the clauses around the credit if it is long.
fn cite(doc: &Doc<'_>, passage: &Passage, credit: &Credit) -> Option<Evidence> {
    let named = doc.words[credit.words.start].span.cover(doc.words[credit.words.end - 1].span);
    let words = doc.words[passage.words.start].span.cover(doc.words[passage.words.end - 1].span);
    let sentence = passage.sentence;
    let whole = if sentence.len() <= 300 { sentence } else { named.cover(words) };
    doc.evidence(super::weighing::shorten(doc.text(), whole))
}
