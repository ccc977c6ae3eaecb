//! # attribution_drift
//!
//! ## What it finds
//! The same words credited to different speakers: an analyst's estimate in a ministry's mouth, an unnamed official's remark given
//! to a minister; an owner or doer named for what the first report left open.
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
use crate::en::{Cue, Kind, Tag};
use crate::passages::{Credit, Echo, LONGEST, Passage};
use crate::reading::{Doc, Name};
use crate::subsequence::common_length;
use rayon::prelude::*;
use verbale_model::{Evidence, RivalTest, Role, Side, Span};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let passages = weighing.passages();
    let echoes = weighing.echoes.par_iter().filter(|echo| {
        let weigh = || drifted(weighing, passages, echo);
        match &weighing.compared {
            Some(compared) => compared.drifted(&passages[echo.a], &passages[echo.b], weigh),
            None => weigh(),
        }
    });
    for echo in echoes.collect::<Vec<_>>() {
        report(weighing, &passages[echo.a], &passages[echo.b], Some(echo.alike), found);
    }
    for (a, b) in same_told(weighing, passages) {
        report(weighing, &passages[a], &passages[b], None, found);
    }
    identities(weighing, found);
}

/// Sentences before one that leaves an owner open which tell of the thing.
const BEFORE: usize = 4;

/// An owner or doer that one text says was not stated, and that another puts to the same thing as a matter of course.
fn identities(weighing: &Weighing<'_>, found: &mut Found) {
    let reading = &weighing.reading;
    let live = |n: usize| !weighing.lineage[n].repeats();
    let open: Vec<(usize, usize)> = (0..reading.docs.len())
        .filter(|n| live(*n))
        .flat_map(|n| {
            let doc = &reading.docs[n];
            doc.hits.iter().filter(|h| h.tag == Tag::Cue(Cue::Unstated)).map(move |h| (n, h.start))
        })
        .collect();
    if open.is_empty() {
        return;
    }
    // Things with a party's name before them, by the sense of the thing.
    let mut owned: Vec<(u64, usize, usize)> = Vec::new();
    for (n, doc) in reading.docs.iter().enumerate().filter(|(n, _)| live(*n)) {
        for hit in doc.names.iter().filter(|h| matches!(h.tag, Name::Party(_))) {
            let next = (hit.end..(hit.end + 3).min(doc.words.len())).take_while(|w| !doc.words[*w].breaks);
            let things = next.filter(|w| doc.words[*w].kind == Kind::Content);
            owned.extend(things.map(|w| (doc.words[w].sense, n, hit.start)));
        }
    }
    owned.sort_unstable();
    for (n, at) in open {
        let doc = &reading.docs[n];
        let sentences = &doc.record.annotations.sentences;
        let place = sentences.partition_point(|s| s.span.end() <= doc.words[at].span.start());
        let Some(own) = sentences.get(place) else { continue };
        let first = place.saturating_sub(BEFORE);
        let around = sentences[first..=place].iter().map(|s| s.span).fold(own.span, Span::cover);
        let told = senses(doc, &doc.words_in(around));
        let mut things = senses(doc, &doc.words_in(sentences[place.saturating_sub(1)].span.cover(own.span)));
        // What has an owner in the text itself is not what it leaves open.
        let within = doc.words_in(around);
        let here = doc.names_in(&within).filter(|h| matches!(h.tag, Name::Party(_)));
        let held: Vec<u64> = here
            .flat_map(|h| (h.end..(h.end + 3).min(doc.words.len())).map(|w| doc.words[w].sense))
            .collect();
        things.retain(|t| !held.contains(t));
        let candidates = things.iter().flat_map(|thing| {
            let from = owned.partition_point(|o| o.0 < *thing);
            owned[from..].iter().take_while(move |o| o.0 == *thing).take(BLOCK)
        });
        let best = candidates
            .filter(|o| weighing.apart(n, o.1))
            .map(|&(_, other, name)| {
                let theirs = &reading.docs[other];
                let sentence = sentence_at(theirs, name);
                let shared = senses(theirs, &theirs.words_in(sentence))
                    .iter()
                    .filter(|s| told.binary_search(s).is_ok())
                    .count();
                (shared, other, name, sentence)
            })
            .max_by(|x, y| x.0.cmp(&y.0).then((y.1, y.2).cmp(&(x.1, x.2))));
        let Some((shared, other, name, sentence)) = best.filter(|b| b.0 >= 4) else { continue };
        let theirs = &reading.docs[other];
        let party = theirs.names.iter().find_map(|h| match h.tag {
            Name::Party(p) if h.start == name => Some(p),
            _ => None,
        });
        let (Some(left), Some(right)) = (
            doc.evidence(super::weighing::shorten(doc.text(), own.span)),
            theirs.evidence(super::weighing::shorten(theirs.text(), sentence)),
        ) else {
            continue;
        };
        let side = |doc: &Doc<'_>, evidence: Evidence| Side {
            evidence,
            party: doc.party.map(|p| reading.party_id(p).to_owned()),
            role: if doc.party.is_some() { Role::Primary } else { Role::Other },
            at: doc.record.document.meta().published,
        };
        let name = party.map_or("a party", |p| reading.party_name(p));
        found.add(Draft {
            anchors: Vec::new(),
            key: format!("whose|{n}|{other}"),
            sides: vec![side(doc, left), side(theirs, right)],
            silent: None,
            issue: None,
            meeting: None,
            explanation: format!(
                "One text says that it was not stated whose it was; the other names {name}."
            ),
            rivals: vec![rival(RivalTest::Update, false), rival(RivalTest::Scope, shared >= 5)],
            gates: Gates { overlap: (shared as f32 / 8.0).min(1.0), topic: 1.0, primary: 0.0, clash: 0.8 },
        });
    }
}

/// Senses of the telling words in a range, sorted; names of parties left out.
fn senses(doc: &Doc<'_>, words: &std::ops::Range<usize>) -> Vec<u64> {
    let faint = crate::en::faint();
    let named =
        |n: usize| doc.names_in(&(n..n + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)));
    let telling = words.clone().filter(|n| doc.words[*n].kind != Kind::Function && !named(*n));
    let mut out: Vec<u64> = telling.map(|n| doc.words[n].sense).filter(|s| !faint.contains(s)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn sentence_at(doc: &Doc<'_>, word: usize) -> Span {
    let sentences = &doc.record.annotations.sentences;
    let at = sentences.partition_point(|s| s.span.end() <= doc.words[word].span.start());
    sentences.get(at).map_or(doc.words[word].span, |s| s.span)
}

/// Passages that share a figure are paired up to this many.
const BLOCK: usize = 24;

/// Reports in other words that tell one thing: pairs with the same number and much of the smaller one's words, or with most of them.
fn same_told(weighing: &Weighing<'_>, passages: &[Passage]) -> Vec<(usize, usize)> {
    let faint = crate::en::faint();
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (n, passage) in passages.iter().enumerate().filter(|(_, p)| !p.quoted && p.credit.is_some()) {
        let doc = &weighing.reading.docs[passage.doc];
        for w in passage.words.clone() {
            let word = &doc.words[w];
            // A figure of one digit is no mark of origin.
            match word.kind {
                Kind::Number if word.span.len() > 1 || scaled(doc, w) => keys.push((word.form, n as u32)),
                Kind::Content if !faint.contains(&word.sense) => keys.push((word.sense, n as u32)),
                _ => {}
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let figure = |p: &Passage, key: u64| {
        let doc = &weighing.reading.docs[p.doc];
        p.words.clone().any(|w| doc.words[w].kind == Kind::Number && doc.words[w].form == key)
    };
    // The share of words in common that makes them one, for each pair that shares a key: the least of those it is met with.
    let mut met: Vec<(u32, u32, f32)> = Vec::new();
    for block in keys.chunk_by(|x, y| x.0 == y.0).filter(|b| b.len() <= BLOCK) {
        for (i, &(key, a)) in block.iter().enumerate() {
            for &(_, b) in &block[i + 1..] {
                let (x, y) = (&passages[a as usize], &passages[b as usize]);
                let press = |p: &Passage| weighing.reading.docs[p.doc].party.is_none();
                if !weighing.apart(x.doc, y.doc) || x.doc == y.doc {
                    continue;
                }
                let least = if figure(x, key) {
                    0.45
                } else if press(x) && press(y) {
                    MOSTLY
                } else {
                    continue;
                };
                met.push((a, b, least));
            }
        }
    }
    met.sort_unstable_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(x.2.total_cmp(&y.2)));
    met.dedup_by_key(|m| (m.0, m.1));
    let told = |&(a, b, least): &(u32, u32, f32)| {
        let (x, y) = (&passages[a as usize], &passages[b as usize]);
        let one = alike(weighing, x, y) >= least && !other_givers(weighing, x, y);
        one.then_some((a as usize, b as usize))
    };
    met.par_iter().filter_map(told).collect()
}

/// Whether two reports tell of sums that others give: who announces a gift of its own is no mouth put on another's words.
fn other_givers(weighing: &Weighing<'_>, a: &Passage, b: &Passage) -> bool {
    let givers = |p: &Passage| -> Vec<&str> {
        let doc = &weighing.reading.docs[p.doc];
        let pledges = doc.record.annotations.pledges.iter();
        let within = |span| {
            let words = doc.words_in(span);
            words.start < p.words.end && p.words.start < words.end
        };
        let told = pledges.filter(|g| g.spans.hull().is_some_and(within));
        told.flat_map(|g| g.donors.iter().map(String::as_str)).collect()
    };
    let (mine, theirs) = (givers(a), givers(b));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|g| theirs.contains(g))
}

/// Share of words in common that makes two reports without a figure one.
const MOSTLY: f32 = 0.7;

/// Whether a number is of millions: a mark of origin even with one digit.
fn scaled(doc: &Doc<'_>, word: usize) -> bool {
    let next = doc.words.get(word + 1).map(|w| w.span.text(doc.text()));
    next.is_some_and(|w| matches!(w, "million" | "billion" | "thousand" | "trillion"))
}

/// Weighted share of the content words, the credits left out, that two reports have in common.
fn alike(weighing: &Weighing<'_>, a: &Passage, b: &Passage) -> f32 {
    let stems = |p: &Passage| -> Vec<u64> {
        let doc = &weighing.reading.docs[p.doc];
        let words = told(p).filter(|w| doc.words[*w].kind != Kind::Function);
        let mut all: Vec<u64> = words.map(|w| doc.words[w].sense).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (x, y) = (stems(a), stems(b));
    let common = x.iter().filter(|s| y.binary_search(s).is_ok()).count();
    if common < 3 { 0.0 } else { weighing.reading.overlap(&x, &y) }
}

/// Words before a credit that make it stand behind what it credits.
const SAID: usize = 5;

/// What a passage tells, its credit left out.
fn told(passage: &Passage) -> std::ops::Range<usize> {
    let whole = passage.words.clone();
    match &passage.credit {
        Some(credit) if !passage.quoted && whole.contains(&credit.words.start) => {
            if credit.words.start >= whole.start + SAID {
                whole.start..credit.words.start
            } else {
                credit.words.end..whole.end.max(credit.words.end)
            }
        }
        _ => whole,
    }
}

/// Whether two reports give the same words, by most of them, to different speakers.
fn drifted(weighing: &Weighing<'_>, passages: &[Passage], echo: &Echo) -> bool {
    let (a, b) = (&passages[echo.a], &passages[echo.b]);
    // A quotation is the same by most of its words.
    let least = match (a.quoted, b.quoted) {
        (true, true) => (0.75, 2),
        // One quotes what the other tells.
        (true, false) | (false, true) => (0.75, 3),
        (false, false) => (0.6, 5),
    };
    let telling = |p: &Passage| -> Vec<u64> {
        let words = weighing.reading.docs[p.doc].words[p.words.clone()].iter().take(LONGEST);
        words.filter(|w| w.kind != Kind::Function).map(|w| w.stem).collect()
    };
    echo.alike >= least.0 && two_mouths(weighing, a, b) && common_length(&telling(a), &telling(b)) >= least.1
}

/// Whether two passages are put into different mouths.
pub(super) fn two_mouths(weighing: &Weighing<'_>, a: &Passage, b: &Passage) -> bool {
    a.credit.as_ref().zip(b.credit.as_ref()).is_some_and(|(p, q)| {
        let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
        different(weighing, (x, p), (y, q)).is_some()
    })
}

/// `run` is how much of the words stand in one order, where both run alike.
fn report(weighing: &Weighing<'_>, a: &Passage, b: &Passage, run: Option<f32>, found: &mut Found) {
    let (Some(p), Some(q)) = (&a.credit, &b.credit) else { return };
    let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
    let Some(strength) = different(weighing, (x, p), (y, q)) else { return };
    // Each party's own account tells what its own people said: two who say alike, not a mouth exchanged.
    let own = |doc: &Doc<'_>, credit: &Credit| doc.party.is_some() && doc.party == credit.party;
    if own(x, p) && own(y, q) && !a.quoted && !b.quoted {
        return;
    }
    // Both name the other's speaker too: a list shortened, not a mouth exchanged.
    let also = |doc: &Doc<'_>, own: &Credit, credit: &Credit| {
        let near = own.words.start.saturating_sub(LISTED)..(own.words.end + LISTED).min(doc.words.len());
        !own.unnamed && credit.party.is_some_and(|p| Weighing::parties_named(doc, &near, None).contains(&p))
    };
    if also(x, p, q) && p.person.is_none() || also(y, q, p) && q.person.is_none() {
        return;
    }
    let (Some(left), Some(right)) = (cite(x, a, p), cite(y, b, q)) else { return };
    let name = |doc: &Doc<'_>, credit: &Credit| {
        doc.words[credit.words.start]
            .span
            .cover(doc.words[credit.words.end - 1].span)
            .text(doc.text())
            .to_owned()
    };
    let explanation = format!(
        "The same words are credited to \u{201c}{}\u{201d} and to \u{201c}{}\u{201d}.",
        name(x, p),
        name(y, q)
    );
    let side = |doc: &Doc<'_>, credit: &Credit, evidence: Evidence| Side {
        evidence,
        party: credit.party.map(|p| weighing.reading.party_id(p).to_owned()),
        role: if doc.party.is_some() && doc.party == credit.party { Role::Primary } else { Role::Other },
        at: doc.record.document.meta().published,
    };
    found.add(Draft {
        anchors: Vec::new(),
        key: format!("{}|{}|{}|{}", a.doc, b.doc, p.words.start, q.words.start),
        sides: vec![side(x, p, left), side(y, q, right)],
        silent: None,
        issue: None,
        meeting: None,
        explanation,
        rivals: vec![rival(RivalTest::Scope, a.quoted), rival(RivalTest::Reporter, a.quoted)],
        gates: Gates {
            overlap: alike(weighing, a, b).max(run.filter(|_| a.quoted || b.quoted).unwrap_or(0.0)),
            topic: f32::from(u8::from(a.quoted)),
            primary: 0.0,
            clash: strength,
        },
    });
}

/// Words beside a credit where a list of speakers goes on.
const LISTED: usize = 3;

/// How surely two credits name different speakers; `None` where they may be one.
fn different(
    weighing: &Weighing<'_>,
    (x, a): (&Doc<'_>, &Credit),
    (y, b): (&Doc<'_>, &Credit),
) -> Option<f32> {
    if a.unnamed && b.unnamed {
        // A nameless bystander and a party's nameless officials.
        return (a.side != b.side).then_some(0.7);
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
    if a.name.iter().any(|n| b.name.contains(n)) || a.roles.iter().any(|r| b.roles.contains(r)) {
        return None;
    }
    match (known(a), known(b)) {
        (true, true) => Some(0.75),
        (true, false) => of_another(weighing, a, (y, b)),
        (false, true) => of_another(weighing, b, (x, a)),
        (false, false) => (!a.roles.is_empty() && !b.roles.is_empty()).then_some(0.7),
    }
}

/// Whether a credit has a name or a party.
fn known(credit: &Credit) -> bool {
    credit.party.is_some() || !credit.name.is_empty()
}

/// Whether somebody called by a role alone is another than the one that `named` names, as far as the role tells.
fn of_another(weighing: &Weighing<'_>, named: &Credit, (doc, other): (&Doc<'_>, &Credit)) -> Option<f32> {
    let word = |n: usize| doc.words[n].span.text(doc.text());
    let mut told = other.words.clone().filter(|n| doc.words[*n].kind == Kind::Content);
    // "The minister" may be whoever is named elsewhere.
    let head = told.next().filter(|n| !crate::en::stands_for_a_side(word(*n)))?;
    let parties = &weighing.reading.facts.dossier.parties;
    let person = named.person.and_then(|(p, n)| parties.get(p as usize)?.people.get(n as usize));
    let office = person.and_then(|p| p.office.as_deref()).unwrap_or("");
    let fits = crate::en::read(office, 0).iter().any(|w| w.sense == doc.words[head].sense);
    // A name without an office may have this one.
    let placed = person.is_some() || named.party.is_some() || !named.roles.is_empty();
    (placed && !fits).then_some(0.75)
}

/// The credit and the words: the sentence, cut to the clauses around the credit if it is long.
fn cite(doc: &Doc<'_>, passage: &Passage, credit: &Credit) -> Option<Evidence> {
    let named = doc.words[credit.words.start].span.cover(doc.words[credit.words.end - 1].span);
    let words = doc.words[passage.words.start].span.cover(doc.words[passage.words.end - 1].span);
    let sentence = passage.sentence;
    let whole = if sentence.len() <= 300 { sentence } else { named.cover(words) };
    doc.evidence(super::weighing::shorten(doc.text(), whole))
}
