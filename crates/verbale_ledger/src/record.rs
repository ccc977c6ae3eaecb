//! Writing what annotation found in one document.

use crate::clock;
use crate::columns::{moment, quote, spans};
use crate::error::{Reason, Refusal};
use crate::facts;
use crate::marks;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use std::collections::BTreeSet;
use verbale_model::{Annotations, Document, EvidenceError, Span, Spans, Speaker, Statement};

/// Puts the annotations of a document in place of those held.
pub(crate) fn record(
    c: &Connection,
    key: i64,
    document: &Document,
    annotations: &Annotations,
    engine: &str,
) -> Result<(), Reason> {
    // Every list by name: one that is added to the model has to be recorded too.
    let Annotations {
        sentences,
        statements,
        quantities,
        meetings,
        pledges,
        votes,
        incidents,
        governance,
        claims,
        proposals,
        events,
        actors,
        notes,
    } = annotations;
    check(document, annotations)?;
    forget(c, key)?;
    let mut insert = c.prepare_cached(
        "INSERT INTO sentence (document, nth, start_byte, end_byte, paragraph) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (place, sentence) in sentences.iter().enumerate() {
        insert.execute(params![
            key,
            place,
            sentence.span.start(),
            sentence.span.end(),
            sentence.paragraph
        ])?;
    }
    for (place, statement) in statements.iter().enumerate() {
        insert_statement(c, key, document, place, statement)?;
    }
    facts::insert(c, key, document, quantities)?;
    facts::insert(c, key, document, meetings)?;
    facts::insert(c, key, document, pledges)?;
    facts::insert(c, key, document, votes)?;
    facts::insert(c, key, document, incidents)?;
    facts::insert(c, key, document, governance)?;
    facts::insert(c, key, document, claims)?;
    facts::insert(c, key, document, proposals)?;
    facts::insert(c, key, document, events)?;
    facts::insert(c, key, document, actors)?;
    let mut insert = c.prepare_cached(
        "INSERT INTO note (document, nth, kind, text, start_byte, end_byte) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, note) in notes.iter().enumerate() {
        let at = note.at;
        insert.execute(params![
            key,
            place,
            note.kind.word(),
            note.text,
            at.map(Span::start),
            at.map(Span::end)
        ])?;
    }
    c.prepare_cached("INSERT INTO annotated (document, engine) VALUES (?1, ?2)")?
        .execute(params![key, engine])?;
    Ok(())
}

/// Drops the annotations of a document.
fn forget(c: &Connection, key: i64) -> Result<(), Reason> {
    let known = c
        .prepare_cached("DELETE FROM annotated WHERE document = ?1 RETURNING 1")?
        .query_row([key], |_| Ok(()))
        .optional()?;
    if known.is_none() {
        return Ok(());
    }
    // A full-text index without texts of its own has to be told what it forgets.
    let unlist = "INSERT INTO statement_search (statement_search, rowid, content, marks)
                  SELECT 'delete', key, content, marks FROM statement WHERE document = ?1";
    c.prepare_cached(unlist)?.execute([key])?;
    for table in ["sentence", "statement", "note"].iter().chain(facts::TABLES) {
        c.prepare_cached(&format!("DELETE FROM {table} WHERE document = ?1"))?.execute([key])?;
    }
    Ok(())
}

/// Refuses annotations that would not stand up to the checks on loading.
fn check(document: &Document, annotations: &Annotations) -> Result<(), Refusal> {
    let id = document.id();
    let words = |kind, place| move |error| Refusal::Words { document: id, kind, place, error };
    for (place, sentence) in annotations.sentences.iter().enumerate() {
        stands(document, sentence.span).map_err(words("sentence", place))?;
    }
    let mut seen = BTreeSet::new();
    for (place, statement) in annotations.statements.iter().enumerate() {
        if statement.attribution.content.is_empty() {
            return Err(words("statement", place)(EvidenceError::Empty));
        }
        let told =
            [&statement.attribution.source, &statement.attribution.cue, &statement.attribution.content];
        for spans in told {
            spans.iter().try_for_each(|s| stands(document, s)).map_err(words("statement", place))?;
        }
        for condition in &statement.conditions {
            let standing = condition.iter().try_for_each(|s| stands(document, s));
            standing.map_err(words("condition of statement", place))?;
        }
        if statement.id != Statement::id_of(id, &statement.attribution) {
            return Err(Refusal::OtherId { document: id, place });
        }
        if !seen.insert(statement.id) {
            return Err(Refusal::Twice { document: id, place });
        }
    }
    facts::check(document, &annotations.quantities)?;
    facts::check(document, &annotations.meetings)?;
    facts::check(document, &annotations.pledges)?;
    facts::check(document, &annotations.votes)?;
    facts::check(document, &annotations.incidents)?;
    facts::check(document, &annotations.governance)?;
    facts::check(document, &annotations.claims)?;
    facts::check(document, &annotations.proposals)?;
    facts::check(document, &annotations.events)?;
    facts::check(document, &annotations.actors)?;
    for (place, note) in annotations.notes.iter().enumerate() {
        note.at.map_or(Ok(()), |s| stands(document, s)).map_err(words("note", place))?;
    }
    Ok(())
}

/// Whether a span is a place in the text, an empty one included.
pub(crate) fn stands(document: &Document, span: Span) -> Result<(), EvidenceError> {
    match document.text().get(span.range()) {
        Some(_) => Ok(()),
        None => {
            Err(EvidenceError::NoSuchPlace { document: document.id(), start: span.start(), end: span.end() })
        }
    }
}

/// The words under spans that [`check`] has seen.
fn words(document: &Document, spans: &Spans) -> String {
    quote(document, spans).unwrap_or_default()
}

#[derive(Serialize)]
struct Condition<'a> {
    quote: &'a str,
    at: Vec<(u32, u32)>,
}

/// Who says it together with the speaker.
#[derive(Serialize)]
struct Joint<'a> {
    name: &'a str,
    actor: &'a str,
    party: Option<&'a str>,
    office: Option<&'a str>,
}

impl Joint<'_> {
    fn of(s: &Speaker) -> Joint<'_> {
        Joint { name: &s.name, actor: &s.actor, party: s.party.as_deref(), office: s.office.as_deref() }
    }
}

fn insert_statement(
    c: &Connection,
    key: i64,
    document: &Document,
    place: usize,
    s: &Statement,
) -> Result<(), Reason> {
    let row = clock::key(c, document, s)?;
    let issues = json(&s.issues);
    let quotes: Vec<String> = s.conditions.iter().map(|spans| words(document, spans)).collect();
    let conditions: Vec<Condition<'_>> = (quotes.iter().zip(&s.conditions))
        .map(|(quote, spans)| Condition { quote, at: spans.iter().map(|p| (p.start(), p.end())).collect() })
        .collect();
    let (said_at, said_unit) = moment(s.said_at);
    let [speaker, actor, party, office] = person(s.speaker.as_ref());
    let [to, to_actor, to_party, to_office] = person(s.addressee.as_ref());
    let joint: Vec<Joint<'_>> = s.joint.iter().map(Joint::of).collect();
    let content = words(document, &s.attribution.content);
    let marks = marks::of(document, s);
    let sql = "INSERT INTO statement (key, id, document, nth, speaker, actor, party, office, joint, status, act, content,
                 said_at, said_unit, mode, issues, stance, target, commitment, support, addressee, addressee_actor,
                 addressee_party, addressee_office, reported_by, source, cue, content_at, source_at, cue_at, conditions,
                 marks, factuality)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                 ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33)";
    c.prepare_cached(sql)?.execute(params![
        row,
        s.id.to_string(),
        key,
        place,
        speaker,
        actor,
        party,
        office,
        json(&joint),
        s.status.word(),
        s.act.word(),
        content,
        said_at,
        said_unit,
        s.attribution.mode.word(),
        issues,
        s.stance,
        s.target,
        s.commitment.map(verbale_model::Commitment::word),
        s.support.map(verbale_model::Support::word),
        to,
        to_actor,
        to_party,
        to_office,
        s.reported_by,
        words(document, &s.attribution.source),
        words(document, &s.attribution.cue),
        spans(&s.attribution.content),
        spans(&s.attribution.source),
        spans(&s.attribution.cue),
        json(&conditions),
        marks,
        s.factuality
    ])?;
    c.prepare_cached("INSERT INTO statement_search (rowid, content, marks) VALUES (?1, ?2, ?3)")?
        .execute(params![row, content, marks])?;
    Ok(())
}

fn person(speaker: Option<&Speaker>) -> [Option<&str>; 4] {
    let Some(s) = speaker else { return [None; 4] };
    [Some(&s.name), Some(&s.actor), s.party.as_deref(), s.office.as_deref()]
}

/// JSON of strings and numbers, which cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
