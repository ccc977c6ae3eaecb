//! # timing
//!
//! ## What it finds
//! Times that do not fit: a weekday that its date does not fall on; words said before an event and presented as an answer to it;
//! two events that two accounts put in another order.
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

pub(super) use super::sequence::check as at_meeting;

/// Words that two reports place at different times.
pub(super) fn order(weighing: &Weighing<'_>, found: &mut Found) {
    let passages = weighing.passages();
    for echo in &weighing.echoes {
        // Unquoted words may be two reports of two remarks: they must be nearly the same, and one person's.
        let quoted = passages[echo.a].quoted && passages[echo.b].quoted;
        let person = |p: &Passage| p.credit.as_ref().and_then(|c| c.person);
        let one =
            person(&passages[echo.a]).is_some() && person(&passages[echo.a]) == person(&passages[echo.b]);
        if quoted || one && echo.alike >= 0.6 {
            placed(weighing, passages, echo, found);
        }
    }
}

/// A weekday that its date does not fall on.
pub(super) fn weekdays(weighing: &Weighing<'_>, document: usize, found: &mut Found) {
    let doc = &weighing.reading.docs[document];
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
            key: format!("weekday {}", named.span.start()),
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

fn place(when: When) -> &'static str {
    match when {
        When::Before => "before the event",
        When::After => "as an answer to it",
    }
}

/// One utterance, placed before the event by one report and after it by the other.
fn placed(weighing: &Weighing<'_>, passages: &[Passage], echo: &Echo, found: &mut Found) {
    let (a, b) = (&passages[echo.a], &passages[echo.b]);
    let (x, y) = (&weighing.reading.docs[a.doc], &weighing.reading.docs[b.doc]);
    let quoted = a.quoted && b.quoted;
    if echo.alike < if quoted { 0.7 } else { 0.6 } || super::attribution_drift::two_mouths(weighing, a, b) {
        return;
    }
    let (mut one, mut two) = (when(weighing, x, a), when(weighing, y, b));
    let mut clash = 0.9;
    // Dated before it by one report, put beside it without a day by the other.
    if quoted && one.is_some_and(|w| w.0 == When::Before) && two.is_none() && tells_of_event(y, b) {
        two = Some((When::After, b.sentence));
        clash = 0.6;
    } else if quoted && two.is_some_and(|w| w.0 == When::Before) && one.is_none() && tells_of_event(x, a) {
        one = Some((When::After, a.sentence));
        clash = 0.6;
    }
    let (Some((left, p)), Some((right, q))) = (one, two) else { return };
    if left == right {
        return;
    }
    let (Some(was), Some(is)) = (cite(x, a, p), cite(y, b, q)) else { return };
    let explanation = format!(
        "The same words are placed at different times: {} in one report, {} in the other.",
        place(left),
        place(right)
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
        gates: Gates { overlap: echo.alike, topic: 1.0, primary: 1.0, clash },
    });
}

/// Whether the words around a quotation place it before or after the event, and where they say so: its own sentence, else
/// the one before.
fn when(weighing: &Weighing<'_>, doc: &Doc<'_>, passage: &Passage) -> Option<(When, Span)> {
    let sentences = &doc.record.annotations.sentences;
    let first = sentences.partition_point(|s| s.span.end() <= passage.sentence.start());
    let own = passage.sentence;
    let before = first
        .checked_sub(1)
        .map(|n| sentences[n])
        .filter(|s| sentences.get(first).is_some_and(|t| t.paragraph == s.paragraph));
    let event = event(weighing, doc);
    for span in std::iter::once(own).chain(before.map(|s| s.span)) {
        let words = doc.words_in(span);
        let outside = |n: usize| !passage.quoted || !passage.words.contains(&n);
        let mut cue = None;
        for hit in doc.hits_in(&words).filter(|h| outside(h.start)) {
            match hit.tag {
                // "On hearing of it" is after it, even where a day is named too.
                Tag::Cue(Cue::AfterEvent) => cue = Some(When::After),
                Tag::Cue(Cue::BeforeEvent) if cue.is_none() => cue = Some(When::Before),
                _ => {}
            }
        }
        if cue.is_some() {
            return cue.map(|c| (c, span));
        }
        // A day or month named beside the words, against the day of the event.
        if let (Some(event), Some(day)) = (event, doc.day) {
            let free: Vec<usize> = words.clone().filter(|n| outside(*n)).collect();
            let named = free.iter().find_map(|n| en::day_before(doc.text(), &doc.words, *n, day));
            if named.is_some_and(|d| d < event) {
                return Some((When::Before, span));
            }
        }
    }
    None
}

/// The day of the last meeting held before a document was published, if within two weeks.
fn event(weighing: &Weighing<'_>, doc: &Doc<'_>) -> Option<jiff::civil::Date> {
    let day = doc.day?;
    let meetings = weighing.reading.facts.dossier.meetings.iter().filter_map(|m| m.date);
    meetings.filter(|d| *d <= day && (day - *d).get_days() <= 14).max()
}

/// Whether a sentence tells of the talks or what came of them, outside the words it quotes.
fn tells_of_event(doc: &Doc<'_>, passage: &Passage) -> bool {
    let words = doc.words_in(passage.sentence);
    doc.hits_in(&words)
        .any(|h| !passage.words.contains(&h.start) && matches!(h.tag, Tag::Cue(Cue::Process | Cue::Outcome)))
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
