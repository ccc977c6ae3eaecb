//! What happened when, in one list.

use crate::accounts::Occasion;
use crate::checks::Weighing;
use crate::en::{Cue, Tag};
use crate::reading::Reading;
use verbale_model::{Discrepancy, DiscrepancyKind, Evidence, Facts, Moment, Spans};

/// One line of the timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What kind of thing: `statement`, `meeting`, `version`...
    pub kind: &'static str,
    /// In one plain sentence.
    pub summary: String,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// The timeline, earliest first: meetings, accounts, statements of named speakers, changed texts, changed positions.
pub fn timeline(facts: &Facts, findings: &[Discrepancy]) -> Vec<TimelineEntry> {
    let weighing = Weighing::of(Reading::of(facts));
    let reading = &weighing.reading;
    let mut out: Vec<TimelineEntry> = Vec::new();
    for occasion in &weighing.occasions {
        let Some(date) = occasion.meeting.date else { continue };
        let names: Vec<&str> = occasion.participants.iter().map(|p| reading.party_name(*p)).collect();
        let place = occasion.meeting.place.as_deref().map(|p| format!(" in {p}")).unwrap_or_default();
        let docs = occasion.own.iter().map(|(_, d)| *d).chain(occasion.others.iter().copied());
        out.push(TimelineEntry {
            at: Moment::day(date),
            kind: "meeting",
            summary: format!("Meeting{place}: {}.", list(&names)),
            evidence: docs.filter_map(|d| naming(&weighing, occasion, d)).take(1).collect(),
        });
    }
    for (n, doc) in reading.docs.iter().enumerate() {
        let meta = doc.record.document.meta();
        let line = &weighing.lineage[n];
        if line.relation == crate::Relation::Version {
            continue;
        }
        if let (Some(party), Some(at), false) = (doc.party, meta.published, line.repeats()) {
            let whole = if meta.full { "account" } else { "account, held in part" };
            let sentence = doc.record.annotations.sentences.first().map(|s| Spans::one(s.span));
            out.push(TimelineEntry {
                at,
                kind: "account",
                summary: format!(
                    "{} publishes its {whole}: {}.",
                    reading.party_name(party),
                    doc.record.document.label()
                ),
                evidence: sentence.and_then(|s| doc.evidence(s)).into_iter().collect(),
            });
        }
        if line.repeats() {
            continue;
        }
        for statement in &doc.record.annotations.statements {
            let (Some(speaker), Some(at)) = (&statement.speaker, statement.said_at.or(meta.published)) else {
                continue;
            };
            let Some(party) = &speaker.party else { continue };
            let Some(evidence) = doc.evidence(statement.attribution.content.clone()) else { continue };
            out.push(TimelineEntry {
                at,
                kind: "statement",
                summary: format!(
                    "{}: {}",
                    of_party(&speaker.name, facts.dossier.party_name(party)),
                    quoted(evidence.quote())
                ),
                evidence: vec![evidence],
            });
        }
    }
    for finding in findings {
        let kind = match finding.kind {
            DiscrepancyKind::Version => "version",
            DiscrepancyKind::Shift => "shift",
            _ => continue,
        };
        if let Some(at) = finding.sides.last().and_then(|s| s.at) {
            let evidence = finding.sides.iter().map(|s| s.evidence.clone()).collect();
            out.push(TimelineEntry { at, kind, summary: finding.explanation.clone(), evidence });
        }
    }
    out.sort_by(|a, b| (a.at, a.kind, &a.summary).cmp(&(b.at, b.kind, &b.summary)));
    out
}

/// The first sentence of a document that tells of talks between two of a meeting's participants.
pub(crate) fn naming(weighing: &Weighing<'_>, occasion: &Occasion, doc: usize) -> Option<Evidence> {
    let doc = &weighing.reading.docs[doc];
    let talks = doc.hits.iter().filter(|h| h.tag == Tag::Cue(Cue::Process));
    let sentence = talks
        .filter_map(|hit| {
            let at = doc.words[hit.start].span;
            doc.record.annotations.sentences.iter().find(|s| s.span.contains(at))
        })
        .find(|sentence| {
            let named = Weighing::parties_named(doc, &doc.words_in(sentence.span), None);
            named.iter().filter(|p| occasion.participants.contains(p)).count() > 1
        })?;
    doc.evidence(crate::checks::shorten(doc.text(), sentence.span))
}

/// A name with its party, where that is another name.
fn of_party(name: &str, party: &str) -> String {
    if name == party { name.to_owned() } else { format!("{name} ({party})") }
}

/// Names as a list in a sentence: "A, B and C".
pub(crate) fn list(names: &[&str]) -> String {
    verbale_model::listed(names).unwrap_or_default()
}

/// Words between quotation marks; marks inside them become single ones, a full stop at their end is left out.
pub(crate) fn quoted(words: &str) -> String {
    let inner = words.trim().trim_matches(['"', '\u{201c}', '\u{201d}']);
    let mut out = String::from("\u{201c}");
    let mut open = false;
    for (n, word) in inner.split_whitespace().enumerate() {
        if n > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '"' => {
                    open = !open;
                    out.push(if open { '\u{2018}' } else { '\u{2019}' });
                }
                '\u{201c}' => out.push('\u{2018}'),
                '\u{201d}' => out.push('\u{2019}'),
                other => out.push(other),
            }
        }
    }
    if open {
        // The mark that closed it stood at the end and was trimmed.
        out.push('\u{2019}');
    }
    out.truncate(out.trim_end_matches('.').len());
    out.push('\u{201d}');
    out
}

/// A day as people write it.
pub(crate) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
