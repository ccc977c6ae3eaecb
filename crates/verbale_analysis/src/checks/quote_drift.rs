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
use crate::en::{self, Cue, Kind, Tag};
use crate::passages::{Echo, Passage, aligned};
use crate::reading::Doc;
use rustc_hash::FxHashSet;
use std::ops::Range;
use verbale_model::{Evidence, Mode, RivalTest, Role, Side};

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
    rewordings(weighing, passages, found);
    retold(weighing, passages, found);
}

/// Words of a quotation that is one remark.
const REMARK: usize = 16;
/// Days between two reports of one remark.
const NEXT: i32 = 2;

/// One person's remark in two papers, alike in its first words and in how it is credited and otherwise told anew.
fn retold(weighing: &Weighing<'_>, passages: &[Passage], found: &mut Found) {
    let reading = &weighing.reading;
    let quoted = |n: usize| passages[n].quoted;
    let both = weighing.echoes.iter().filter(|e| e.alike >= 0.6 && quoted(e.a) && quoted(e.b));
    let echoed: FxHashSet<usize> = both.flat_map(|e| [e.a, e.b]).collect();
    let mut told: Vec<((u16, u16), u64, usize)> = Vec::new();
    for (n, passage) in passages.iter().enumerate() {
        let doc = &reading.docs[passage.doc];
        let person =
            passage.credit.as_ref().filter(|_| passage.quoted && doc.party.is_none()).and_then(|c| c.person);
        if let Some(person) = person
            && passage.words.len() <= REMARK
            && !echoed.contains(&n)
        {
            told.push((person, doc.words[passage.words.start].form, n));
        }
    }
    told.sort_unstable();
    for block in told.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).filter(|b| b.len() <= BLOCK) {
        for (i, &(_, _, n)) in block.iter().enumerate() {
            for &(_, _, m) in &block[i + 1..] {
                let (a, b) = (&passages[n], &passages[m]);
                let (x, y) = (&reading.docs[a.doc], &reading.docs[b.doc]);
                let days = x.day.zip(y.day).map(|(p, q)| (p - q).get_days().abs());
                if !weighing.apart(a.doc, b.doc) || days.is_none_or(|d| d > NEXT) {
                    continue;
                }
                let second = |doc: &Doc<'_>, p: &Passage| doc.words[p.words.start + 1].form;
                let frame = |doc: &Doc<'_>, p: &Passage| -> Vec<u64> {
                    let words = doc.words_in(p.sentence).filter(|w| !p.words.contains(w));
                    let mut all: Vec<u64> = words
                        .filter(|w| {
                            doc.words[*w].kind == Kind::Content
                                && doc.names_in(&(*w..*w + 1)).next().is_none()
                        })
                        .map(|w| doc.words[w].sense)
                        .collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                let (p, q) = (frame(x, a), frame(y, b));
                let around = p.iter().filter(|s| q.binary_search(s).is_ok()).count();
                let same = second(x, a) == second(y, b);
                if !(same && around >= 1 || around >= 2) {
                    continue;
                }
                let (Some(left), Some(right)) = (cite(x, a), cite(y, b)) else { continue };
                let party = weighing.credited_party(a);
                let side = |doc: &Doc<'_>, evidence: Evidence| Side {
                    evidence,
                    party: party.clone(),
                    role: Role::Other,
                    at: doc.record.document.meta().published,
                };
                found.add(Draft {
                    anchors: Vec::new(),
                    key: format!("retold|{}|{}", a.doc, a.words.start),
                    sides: vec![side(x, left), side(y, right)],
                    silent: None,
                    issue: None,
                    meeting: None,
                    explanation: format!(
                        "One remark by its first words and by how it is credited, told otherwise: \u{201c}{}\u{201d} and \u{201c}{}\u{201d}.",
                        x.told(&a.words),
                        y.told(&b.words)
                    ),
                    rivals: vec![rival(RivalTest::Time, false), rival(RivalTest::Reporter, true)],
                    gates: Gates {
                        overlap: if same { 0.6 } else { 0.4 },
                        topic: 1.0,
                        primary: 1.0,
                        clash: if same && around >= 2 { 0.7 } else { 0.55 },
                    },
                });
            }
        }
    }
}

/// Days within which a report may be of words held in another document.
const REPORTED: i32 = 4;
/// Words of a quotation that may stand for a longer answer.
const SHORT: usize = 22;
/// Utterances that share a telling word are compared up to this many.
const BLOCK: usize = 24;

/// A quotation of a party's words that no other text has, beside words of that party on the same thing that hedge, deny or set
/// conditions where it does not.
fn rewordings(weighing: &Weighing<'_>, passages: &[Passage], found: &mut Found) {
    let reading = &weighing.reading;
    let faint = en::faint();
    let mut held: Vec<(u16, u64, u32)> = Vec::new();
    for (n, u) in reading.utterances.iter().enumerate() {
        let direct = u.own || u.statement.is_some_and(|s| s.attribution.mode == Mode::Direct);
        if let Some(party) = u.party.filter(|_| direct && !u.unnamed && !weighing.lineage[u.doc].repeats()) {
            held.extend(u.stems.iter().filter(|s| !faint.contains(s)).map(|s| (party, *s, n as u32)));
        }
    }
    held.sort_unstable();
    let echoed: FxHashSet<usize> =
        weighing.echoes.iter().filter(|e| e.alike >= 0.85).flat_map(|e| [e.a, e.b]).collect();
    for (n, passage) in passages.iter().enumerate() {
        let doc = &reading.docs[passage.doc];
        let Some(credit) = passage.credit.as_ref().filter(|_| passage.quoted && doc.party.is_none()) else {
            continue;
        };
        let (Some(party), Some(day)) = (credit.party, doc.day) else { continue };
        if passage.words.len() > SHORT || echoed.contains(&n) {
            continue;
        }
        let mut senses: Vec<u64> = passage
            .words
            .clone()
            .filter(|w| doc.words[*w].kind == Kind::Content && !faint.contains(&doc.words[*w].sense))
            .map(|w| doc.words[w].sense)
            .collect();
        senses.sort_unstable();
        senses.dedup();
        let mut near: Vec<u32> = Vec::new();
        for sense in &senses {
            let from = held.partition_point(|h| (h.0, h.1) < (party, *sense));
            let block = held[from..].iter().take_while(|h| (h.0, h.1) == (party, *sense)).take(BLOCK);
            near.extend(block.map(|h| h.2));
        }
        near.sort_unstable();
        let mut best: Option<(usize, usize)> = None;
        for same in near.chunk_by(|x, y| x == y) {
            let (index, shared) = (same[0] as usize, same.len());
            let utterance = weighing.utterance(index);
            let told = reading.docs[utterance.doc].day.map(|d| (day - d).get_days());
            let person =
                utterance.person.is_none() || credit.person.is_none() || utterance.person == credit.person;
            let answers = weighing.apart(utterance.doc, passage.doc)
                && person
                && told.is_some_and(|d| (0..=REPORTED).contains(&d))
                && shared >= 2
                && 2 * shared >= senses.len()
                && guarded(weighing.doc(utterance), &utterance.words) > guarded(doc, &passage.words);
            if answers && best.is_none_or(|b| b.1 < shared) {
                best = Some((index, shared));
            }
        }
        let Some((index, shared)) = best else { continue };
        let utterance = weighing.utterance(index);
        let (Some(left), Some(right)) = (weighing.quote(utterance, None), cite(doc, passage)) else {
            continue;
        };
        let party = Some(reading.party_id(party).to_owned());
        let name = weighing.speaker_name(utterance);
        found.add(Draft {
            anchors: Vec::new(),
            key: format!("reworded|{}|{}", passage.doc, passage.words.start),
            sides: vec![
                weighing.side(utterance, left),
                Side { evidence: right, party, role: Role::Other, at: doc.record.document.meta().published },
            ],
            silent: None,
            issue: utterance.any_issues().first().map(|i| reading.issue_id(*i).to_owned()),
            meeting: None,
            explanation: format!(
                "The quotation is firmer than the words held of {name}, and no other text has it."
            ),
            rivals: vec![
                rival(RivalTest::Time, false),
                rival(RivalTest::Translation, true),
                rival(RivalTest::Reporter, true),
            ],
            gates: Gates {
                overlap: (shared as f32 / senses.len().max(1) as f32).min(1.0) * 0.8,
                topic: 0.5,
                primary: 0.5,
                clash: 0.6,
            },
        });
    }
}

/// How many words deny, hedge or set conditions.
fn guarded(doc: &Doc<'_>, words: &Range<usize>) -> usize {
    let hits = doc.hits_in(words);
    hits.filter(|h| {
        matches!(h.tag, Tag::Cue(Cue::Negator | Cue::Condition | Cue::Hypothetical | Cue::Restriction))
    })
    .count()
}

/// Whether the two may be credited to one speaker.
fn one_speaker(weighing: &Weighing<'_>, a: &Passage, b: &Passage) -> bool {
    let who = |p: &Passage| match &p.credit {
        Some(credit) => credit.party,
        None => weighing.reading.docs[p.doc].party,
    };
    let person = |p: &Passage| p.credit.as_ref().and_then(|c| c.person);
    match (person(a), person(b)) {
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
    // One named person's words may be fewer.
    let person = |p: &Passage| p.credit.as_ref().and_then(|c| c.person);
    let named = person(a).is_some() && person(a) == person(b);
    let few = named && echo.alike >= 0.75 && content >= 1 && pairs.len() >= 3;
    if echo.alike < 0.55 || (content < 2 || pairs.len() < 4) && !few {
        return;
    }
    let Some(strength) = change(x, y, a, b, &pairs) else { return };
    let (first, second) = (a, b);
    let (Some(left), Some(right)) = (cite(x, first), cite(y, second)) else { return };
    let (one, two) = (apart(x, a, pairs.iter().map(|p| p.0)), apart(y, b, pairs.iter().map(|p| p.1)));
    let explanation = match (one.is_empty(), two.is_empty()) {
        (false, false) => format!(
            "One utterance in two wordings: \u{201c}{one}\u{201d} in one, \u{201c}{two}\u{201d} in the other."
        ),
        _ => format!("One utterance in two wordings: one leaves out \u{201c}{one}{two}\u{201d}."),
    };
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

/// The words of a passage that the other wording lacks, the first and last of them and what stands between.
fn apart(doc: &Doc<'_>, passage: &Passage, held: impl Iterator<Item = usize>) -> String {
    let held: FxHashSet<usize> = held.collect();
    let mut own = passage.words.clone().filter(|n| !held.contains(n));
    let Some(first) = own.next() else { return String::new() };
    let mut last = first;
    while !held.contains(&(last + 1)) && last + 1 < passage.words.end && last - first < 6 {
        last += 1;
    }
    doc.words[first].span.cover(doc.words[last].span).text(doc.text()).to_owned()
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
    let content = |doc: &Doc<'_>, words: &[usize]| {
        words.iter().filter(|n| doc.words[**n].kind != Kind::Function).count()
    };
    let mut exchanged = false;
    // A few words exchanged at the very end or beginning of both.
    let ends = (last.0 + 1..a.words.end, last.1 + 1..b.words.end);
    let heads = (a.words.start..first.0, b.words.start..first.1);
    for (p, q) in [heads, ends] {
        if (1..=3).contains(&p.len()) && (1..=3).contains(&q.len()) {
            mine.extend(p);
            theirs.extend(q);
        } else if (1..=END).contains(&p.len()) && (1..=END).contains(&q.len()) && pairs.len() >= 5 {
            // "Is where it was" and "is on its way out".
            exchanged = content(x, &p.collect::<Vec<_>>()) + content(y, &q.collect::<Vec<_>>()) > 0;
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
    if exchanged {
        return Some(0.75);
    }
    // A condition before the first shared word, or a word that left it open, is gone.
    let hedged = |doc: &Doc<'_>, words: &[usize]| {
        words.iter().any(|n| en::hedges(doc.words[*n].span.text(doc.text())))
    };
    if opened(x, a, first.0) && first.1 == b.words.start || opened(y, b, first.1) && first.0 == a.words.start
    {
        return Some(0.9);
    }
    if hedged(x, &mine) != hedged(y, &theirs) {
        return Some(0.75);
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

/// Words at the end of two wordings that may be exchanged whole.
const END: usize = 6;

/// Whether a condition opens the sentence that a word stands in.
fn opened(doc: &Doc<'_>, passage: &Passage, word: usize) -> bool {
    let sentences = &doc.record.annotations.sentences;
    let at = sentences.partition_point(|s| s.span.end() <= doc.words[word].span.start());
    let Some(sentence) = sentences.get(at) else { return false };
    let start = doc.words_in(sentence.span).start.max(passage.words.start);
    doc.hits_in(&(start..word)).any(|h| matches!(h.tag, Tag::Cue(Cue::Condition | Cue::Hypothetical)))
}

fn modal(doc: &Doc<'_>, words: &[usize]) -> Vec<u64> {
    words.iter().map(|n| doc.words[*n].stem).collect()
}
