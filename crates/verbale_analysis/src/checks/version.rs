//! # version
//!
//! ## What it finds
//! An address whose text changed a figure, a name, a negation or a condition between two captures.
//!
//! ## Why it matters
//! Who read the page before the change was told something else, often without a word about it.
//!
//! ## Example
//! "In favour: 214 votes" became "In favour: 204 votes" at the same address.
//!
//! ## What it cannot see
//! Changes between captures that were never made. Spelling, punctuation and new paragraphs that repeat known facts are left.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use crate::Relation;
use crate::en::{Cue, Kind, Tag};
use crate::reading::Doc;
use crate::utterance::Utterance;
use verbale_model::{Evidence, RivalTest, Role, Side, Spans};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let docs = &weighing.reading.docs;
    let mut last: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (n, doc) in docs.iter().enumerate() {
        let Some(url) = doc.record.document.meta().url.as_deref() else { continue };
        if let Some(before) = last.insert(url, n)
            && weighing.lineage[n].relation == Relation::Version
        {
            changes(weighing, before, n, found);
        }
    }
}

/// One changed place: sentences of the older and of the newer text.
struct Change<'a, 'w> {
    old: &'w Utterance<'a>,
    new: &'w Utterance<'a>,
    strength: f32,
}

fn changes(weighing: &Weighing<'_>, before: usize, after: usize, found: &mut Found) {
    let (old, new) = (&weighing.reading.docs[before], &weighing.reading.docs[after]);
    let sentences = |doc: &Doc<'_>| -> Vec<usize> {
        let mut all: Vec<usize> = doc.utterances.clone().collect();
        all.dedup_by_key(|u| weighing.utterance(*u).sentence);
        all
    };
    let (olds, news) = (sentences(old), sentences(new));
    let same = |a: &usize, b: &usize| {
        let (x, y) = (weighing.utterance(*a), weighing.utterance(*b));
        x.sentence.text(old.text()) == y.sentence.text(new.text())
    };
    let gone: Vec<usize> = olds.iter().copied().filter(|a| !news.iter().any(|b| same(a, b))).collect();
    let come: Vec<usize> = news.iter().copied().filter(|b| !olds.iter().any(|a| same(a, b))).collect();
    let mut changed: Vec<Change<'_, '_>> = Vec::new();
    for &a in gone.iter().take(MOST) {
        let x = weighing.utterance(a);
        let best = come.iter().take(MOST).map(|&b| (alike(weighing, x, weighing.utterance(b)), b));
        let best = best.max_by(|p, q| p.0.total_cmp(&q.0).then(q.1.cmp(&p.1)));
        if let Some((alike, b)) = best
            && alike >= 0.3
        {
            let y = weighing.utterance(b);
            let strength = substance(weighing, x, y);
            if strength > 0.0 {
                changed.push(Change { old: x, new: y, strength });
            }
        }
    }
    // Neighbouring changes are one finding.
    for group in changed.chunk_by(|a, b| b.old.sentence.start().saturating_sub(a.old.sentence.end()) < 40) {
        let strength = group.iter().map(|c| c.strength).fold(0.0, f32::max);
        let (Some(was), Some(is)) =
            (cite(old, group.iter().map(|c| c.old)), cite(new, group.iter().map(|c| c.new)))
        else {
            continue;
        };
        let explanation = format!(
            "The text at this address read \u{201c}{}\u{201d} and later \u{201c}{}\u{201d}.",
            was.quote(),
            is.quote()
        );
        let issue = group[0].old.any_issues().first().map(|i| weighing.reading.issue_id(*i).to_owned());
        let side = |doc: &Doc<'_>, evidence: Evidence| Side {
            evidence,
            party: doc.record.document.meta().party.clone(),
            role: if doc.party.is_some() { Role::Primary } else { Role::Other },
            at: doc.record.document.meta().captured.or(doc.record.document.meta().published),
        };
        found.add(Draft {
            anchors: Vec::new(),
            key: format!("{before}|{after}|{}", group[0].old.sentence.start()),
            sides: vec![side(old, was), side(new, is)],
            silent: None,
            issue,
            meeting: None,
            explanation,
            rivals: vec![rival(RivalTest::Update, false), rival(RivalTest::Reporter, true)],
            gates: Gates { overlap: 1.0, topic: 1.0, primary: 1.0, clash: strength },
        });
    }
}

/// Changed sentences weighed in one text.
const MOST: usize = 60;

fn cite<'a: 'w, 'w>(doc: &Doc<'a>, changes: impl Iterator<Item = &'w Utterance<'a>>) -> Option<Evidence> {
    let spans: Spans = changes.map(|u| super::weighing::shorten(doc.text(), u.sentence)).collect();
    // Pieces that touch are joined: keep what is cited short.
    let spans: Spans = spans.iter().map(|s| super::weighing::shorten(doc.text(), s)).collect();
    doc.evidence(spans)
}

fn alike(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> f32 {
    weighing.reading.overlap(&sentence_stems(weighing, a), &sentence_stems(weighing, b))
}

fn sentence_stems(weighing: &Weighing<'_>, u: &Utterance<'_>) -> Vec<u64> {
    let doc = weighing.doc(u);
    let mut stems: Vec<u64> = doc.words[doc.words_in(u.sentence)]
        .iter()
        .filter(|w| w.kind == Kind::Content)
        .map(|w| w.sense)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether a change is one of substance, 0 to 1: figures, then negation and condition, then names and other words.
fn substance(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> f32 {
    let (x, y) = (weighing.doc(a), weighing.doc(b));
    let (p, q) = (x.words_in(a.sentence), y.words_in(b.sentence));
    let forms = |doc: &Doc<'_>, range: &std::ops::Range<usize>, kind: Option<Kind>| -> Vec<u64> {
        let words = doc.words[range.clone()].iter().filter(|w| kind.is_none_or(|k| w.kind == k));
        let mut all: Vec<u64> =
            words.map(|w| if kind == Some(Kind::Number) { w.form } else { w.stem }).collect();
        all.sort_unstable();
        all
    };
    if forms(x, &p, Some(Kind::Number)) != forms(y, &q, Some(Kind::Number)) {
        return 1.0;
    }
    let turns = |doc: &Doc<'_>, range: &std::ops::Range<usize>| {
        let hits = doc.hits_in(range);
        let kinds = [Cue::Negator, Cue::Condition, Cue::Restriction, Cue::Universal, Cue::Denial];
        let mut out: Vec<usize> =
            hits.filter_map(|h| kinds.iter().position(|k| h.tag == Tag::Cue(*k))).collect();
        out.sort_unstable();
        out
    };
    if turns(x, &p) != turns(y, &q) {
        return 0.9;
    }
    let (was, is) = (forms(x, &p, Some(Kind::Content)), forms(y, &q, Some(Kind::Content)));
    if was == is {
        return 0.0;
    }
    let lost = was.iter().filter(|s| is.binary_search(s).is_err()).count();
    let won = is.iter().filter(|s| was.binary_search(s).is_err()).count();
    // One word of the same length with a letter changed is a spelling, not a fact.
    if lost == 1 && won == 1 && spelling(x, &p, &is, y, &q, &was) {
        return 0.0;
    }
    if lost == 0 && won == 0 { 0.0 } else { 0.7 }
}

fn spelling(
    x: &Doc<'_>,
    p: &std::ops::Range<usize>,
    is: &[u64],
    y: &Doc<'_>,
    q: &std::ops::Range<usize>,
    was: &[u64],
) -> bool {
    let only = |doc: &Doc<'_>, range: &std::ops::Range<usize>, others: &[u64]| -> String {
        let words = doc.words[range.clone()].iter();
        let mut new = words.filter(|w| w.kind == Kind::Content && others.binary_search(&w.stem).is_err());
        new.next().map(|w| w.span.text(doc.text()).to_lowercase()).unwrap_or_default()
    };
    let (a, b) = (only(x, p, is), only(y, q, was));
    let same = a.chars().zip(b.chars()).take_while(|(c, d)| c == d).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(c, d)| c == d).count();
    let longest = a.chars().count().max(b.chars().count());
    longest > 4 && same + tail + 1 >= longest
}
