//! # timing
//!
//! ## What it finds
//! Times that do not fit: a weekday that its date does not fall on; words said before an event and presented as an answer to it.
//!
//! ## Why it matters
//! Out of its order, a remark becomes a reaction, and a wrong day shows that the text was not checked.
//!
//! ## Example
//! "he said on Monday, the eve of the meeting" (a wire) against "he said, reacting to the walk-out" (a paper).
//!
//! ## What it cannot see
//! Hours across time zones, and order that is told without words for before and after.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use crate::en::{self, Cue, Tag};
use crate::passages::{Echo, Passage};
use crate::reading::Doc;
use verbale_model::{Evidence, RivalTest, Role, Side, Span};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    for (n, doc) in weighing.reading.docs.iter().enumerate() {
        if !weighing.lineage[n].repeats() {
            weekdays(weighing, n, doc, found);
        }
    }
    let passages = weighing.passages();
    for echo in &weighing.echoes {
        // Unquoted words may be two reports of two remarks: they must be nearly the same, and one person's.
        let quoted = passages[echo.a].quoted && passages[echo.b].quoted;
        let person = |p: &Passage| p.credit.as_ref().and_then(|c| c.person);
        let one =
            person(&passages[echo.a]).is_some() && person(&passages[echo.a]) == person(&passages[echo.b]);
        if quoted || one && echo.alike >= 0.8 {
            order(weighing, passages, echo, found);
        }
    }
}

/// A weekday that its date does not fall on.
fn weekdays(weighing: &Weighing<'_>, index: usize, doc: &Doc<'_>, found: &mut Found) {
    let Some(day) = doc.day else { return };
    for named in en::day_names(doc.text(), &doc.words, Some(day.year())) {
        // Without a written year the nearest one is meant.
        let years = [day.year() - 1, day.year(), day.year() + 1];
        let dates = years
            .iter()
            .filter_map(|y| jiff::civil::Date::new(*y, named.date.month(), named.date.day()).ok());
        let nearest = dates
            .min_by_key(|d| (*d - day).get_days().abs())
            .filter(|_| !named.year_written)
            .unwrap_or(named.date);
        if nearest.weekday() == named.weekday {
            continue;
        }
        let Some(evidence) = doc.evidence(named.span) else { continue };
        let spoken =
            doc.utterances.clone().map(|u| weighing.utterance(u)).find(|u| u.span.contains(named.span));
        let party =
            spoken.and_then(|u| u.party).or(doc.party).map(|p| weighing.reading.party_id(p).to_owned());
        let role = if doc.party.is_some() { Role::Primary } else { Role::Other };
        let explanation =
            format!("\u{201c}{}\u{201d}: {nearest} is another day of the week.", evidence.quote());
        found.add(Draft {
            anchors: Vec::new(),
            key: format!("{index}|{}", named.span.start()),
            sides: vec![Side { evidence, party, role, at: doc.record.document.meta().published }],
            silent: None,
            issue: None,
            meeting: None,
            explanation,
            rivals: vec![rival(RivalTest::Time, named.year_written)],
            gates: Gates { overlap: 1.0, topic: 1.0, primary: 1.0, clash: 1.0 },
        });
    }
}

/// When a passage says that its words were said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum When {
    Before,
    After,
}

/// One utterance, placed before the event by one report and after it by the other.
fn order(weighing: &Weighing<'_>, passages: &[Passage], echo: &Echo, found: &mut Found) {
    if echo.alike < 0.7 {
        return;
    }
    let (a, b) = (&passages[echo.a], &passages[echo.b]);
    let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
    let (Some((left, p)), Some((right, q))) = (when(x, a), when(y, b)) else { return };
    if left == right {
        return;
    }
    let (Some(was), Some(is)) = (cite(x, a, p), cite(y, b, q)) else { return };
    let explanation = format!(
        "The same words are placed at different times: \u{201c}{}\u{201d} and \u{201c}{}\u{201d}.",
        was.quote(),
        is.quote()
    );
    let side = |doc: &Doc<'_>, passage: &Passage, evidence: Evidence| Side {
        evidence,
        party: weighing.credited_party(passage),
        role: if doc.party.is_some() { Role::Primary } else { Role::Other },
        at: doc.record.document.meta().published,
    };
    found.add(Draft {
        anchors: Vec::new(),
        key: format!("{}|{}|{:?}", a.doc, b.doc, a.credit.as_ref().and_then(|c| c.person)),
        sides: vec![side(x, a, was), side(y, b, is)],
        silent: None,
        issue: None,
        meeting: None,
        explanation,
        rivals: vec![rival(RivalTest::Time, true), rival(RivalTest::Reporter, true)],
        gates: Gates { overlap: echo.alike, topic: 1.0, primary: 1.0, clash: 0.9 },
    });
}

/// Whether the words around a quotation place it before or after the event, and where they say so: its own sentence, else the one before.
fn when(doc: &Doc<'_>, passage: &Passage) -> Option<(When, Span)> {
    let sentences = &doc.record.annotations.sentences;
    let first = sentences.partition_point(|s| s.span.end() <= passage.sentence.start());
    let own = passage.sentence;
    let before = first
        .checked_sub(1)
        .map(|n| sentences[n])
        .filter(|s| sentences.get(first).is_some_and(|t| t.paragraph == s.paragraph));
    for span in std::iter::once(own).chain(before.map(|s| s.span)) {
        let words = doc.words_in(span);
        let found = doc.hits_in(&words).find_map(|h| {
            let outside = !passage.words.contains(&h.start);
            match h.tag {
                Tag::Cue(Cue::BeforeEvent) if outside => Some(When::Before),
                Tag::Cue(Cue::AfterEvent) if outside => Some(When::After),
                _ => None,
            }
        });
        if let Some(when) = found {
            return Some((when, span));
        }
    }
    None
}

fn cite(doc: &Doc<'_>, passage: &Passage, when: Span) -> Option<Evidence> {
    let whole = when.cover(passage.sentence);
    let words = doc.words[passage.words.start].span.cover(doc.words[passage.words.end - 1].span);
    if whole.len() <= 380 {
        return doc.evidence(super::weighing::shorten(doc.text(), whole));
    }
    let pieces = [super::weighing::shorten(doc.text(), when), super::weighing::shorten(doc.text(), words)];
    doc.evidence(pieces.into_iter().collect::<verbale_model::Spans>())
}
