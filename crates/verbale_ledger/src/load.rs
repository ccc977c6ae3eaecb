//! Reading records back: every document hashed, every quote compared with its text.

use crate::columns::{InDocument, Place, Unread, read_moment, read_spans};
use crate::documents::{META, by_key, key_of, read_meta};
use crate::error::{Damage, Reason};
use crate::facts::{Fact, Fields};
use crate::record::stands;
use rusqlite::{Connection, Row};
use serde::Deserialize;
use std::sync::Arc;
use verbale_model::{
    Act, Annotations, Attribution, Commitment, Document, Dossier, Facts, Knowledge, Mode, Moment, Note,
    NoteKind, Record, Sentence, Span, Spans, Speaker, Statement, Status, Support,
};

/// Which records to load. A record comes whole or not at all, but for statements made after `as_of`: what a
/// document does not say can only be told from all of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filter {
    /// Said and captured by then.
    pub knowledge: Knowledge,
    /// Only documents that this party published or that report a statement of it.
    pub party: Option<String>,
    /// Only documents that report a statement on this issue.
    pub issue: Option<String>,
    /// Only documents published (captured, where that is not known) since then; those without any date too.
    pub since: Option<Moment>,
}

impl From<Knowledge> for Filter {
    fn from(knowledge: Knowledge) -> Filter {
        Filter { knowledge, ..Filter::default() }
    }
}

impl Filter {
    fn admits(&self, record: &Record) -> bool {
        let statements = &record.annotations.statements;
        let by_party = self.party.as_deref().is_none_or(|party| {
            record.document.meta().party.as_deref() == Some(party)
                || statements.iter().any(|s| s.speaks_for(party))
        });
        let on_issue =
            self.issue.as_ref().is_none_or(|issue| statements.iter().any(|s| s.issues.contains(issue)));
        by_party && on_issue
    }
}

pub(crate) fn records(c: &Connection, filter: &Filter) -> Result<Vec<Arc<Record>>, Reason> {
    let mut records = Vec::new();
    each(c, filter, &mut |record| {
        records.push(record);
        Ok(())
    })?;
    Ok(Facts::new(Dossier::default(), records).records)
}

/// Calls `f` for one record after the other, in the order the documents were added.
pub(crate) fn each(
    c: &Connection,
    filter: &Filter,
    f: &mut dyn FnMut(Record) -> Result<(), Reason>,
) -> Result<(), Reason> {
    // Narrows to documents with a statement of the party or on the issue; `Filter::admits` decides.
    let sql = format!(
        "SELECT {META} FROM document AS d
         WHERE (?1 IS NULL OR d.party = ?1
                OR EXISTS (SELECT 1 FROM statement AS s WHERE s.document = d.key AND (s.party = ?1
                          OR s.joint <> '[]' AND EXISTS (SELECT 1 FROM json_each(s.joint) WHERE value ->> 'party' = ?1))))
           AND (?2 IS NULL OR EXISTS (SELECT 1 FROM statement AS s, json_each(s.issues) AS j
                                      WHERE s.document = d.key AND j.value = ?2))
         ORDER BY d.key"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query([&filter.party, &filter.issue])?;
    while let Some(row) = rows.next()? {
        let meta = read_meta(row)?;
        let late = |since: Moment| meta.published.or(meta.captured).is_none_or(|m| m.last() >= since.start());
        if !filter.knowledge.admits_meta(&meta) || !filter.since.is_none_or(late) {
            continue;
        }
        let key: i64 = row.get("key")?;
        let document = by_key(c, key)?;
        let mut annotations = annotations(c, key, &document)?;
        annotations.statements.retain(|s| filter.knowledge.admits_statement(s));
        let record = Record { document, annotations };
        if filter.admits(&record) {
            f(record)?;
        }
    }
    Ok(())
}

pub(crate) fn record_of(c: &Connection, id: &str) -> Result<Record, Reason> {
    // One view of the file, though another process may be recording.
    let _view = c.unchecked_transaction()?;
    let key = key_of(c, "document", id)?;
    let document = by_key(c, key)?;
    let annotations = annotations(c, key, &document)?;
    Ok(Record { document, annotations })
}

/// What was recorded of a document.
pub(crate) fn annotations(c: &Connection, key: i64, document: &Document) -> Result<Annotations, Reason> {
    let mut damage = None;
    let found = annotations_with(c, key, document, &mut |d| {
        damage.get_or_insert(d);
    })?;
    damage.map_or(Ok(found), |d| Err(d.into()))
}

/// What was recorded of a document; rows that are damaged are left out and told.
pub(crate) fn annotations_with(
    c: &Connection,
    key: i64,
    document: &Document,
    damaged: &mut dyn FnMut(Damage),
) -> Result<Annotations, rusqlite::Error> {
    let mut facts = DocumentFacts { c, key, document, damaged };
    Ok(Annotations {
        sentences: facts.read("sentence", read_sentence)?,
        statements: facts.read("statement", |row, document, _| read_statement(row, document))?,
        quantities: facts.stated()?,
        meetings: facts.stated()?,
        pledges: facts.stated()?,
        votes: facts.stated()?,
        incidents: facts.stated()?,
        governance: facts.stated()?,
        claims: facts.stated()?,
        proposals: facts.stated()?,
        events: facts.stated()?,
        actors: facts.stated()?,
        notes: facts.read("note", read_note)?,
    })
}

/// The facts of one document, table by table.
struct DocumentFacts<'a> {
    c: &'a Connection,
    key: i64,
    document: &'a Document,
    damaged: &'a mut dyn FnMut(Damage),
}

impl DocumentFacts<'_> {
    /// Facts of a kind that stands in rows with its words.
    fn stated<F: Fact>(&mut self) -> Result<Vec<F>, rusqlite::Error> {
        self.read(F::TABLE, |row, document, place| {
            let spans = place.quoted(row, document, ["quote", "quote_at"])?;
            F::read(&Fields { row, place }, spans)
        })
    }

    fn read<T>(
        &mut self,
        table: &'static str,
        read: impl Fn(&Row<'_>, &Document, &Place<'_>) -> Result<T, Unread>,
    ) -> Result<Vec<T>, rusqlite::Error> {
        let sql = format!("SELECT * FROM {table} WHERE document = ?1 ORDER BY nth");
        let mut statement = self.c.prepare_cached(&sql)?;
        let mut rows = statement.query([self.key])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let at = InDocument(self.document.id(), row.get("nth")?);
            match read(row, self.document, &Place { table, row: &at }) {
                Ok(fact) => out.push(fact),
                Err(Unread::Damage(damage)) => (self.damaged)(damage),
                Err(Unread::Database(error)) if error.sqlite_error().is_none() => {
                    let (row, message) = (at.to_string(), error.to_string());
                    (self.damaged)(Damage::Row { table, row, message });
                }
                Err(Unread::Database(error)) => return Err(error),
            }
        }
        Ok(out)
    }
}

fn read_span(row: &Row<'_>, document: &Document, place: &Place<'_>) -> Result<Span, Unread> {
    let (start, end): (u32, u32) = (row.get("start_byte")?, row.get("end_byte")?);
    let span = Span::new(start, end);
    if start > end {
        return Err(place.bad("end_byte", end.to_string()).into());
    }
    stands(document, span).map_err(|e| place.words("start_byte", e))?;
    Ok(span)
}

fn read_sentence(row: &Row<'_>, document: &Document, place: &Place<'_>) -> Result<Sentence, Unread> {
    Ok(Sentence { span: read_span(row, document, place)?, paragraph: row.get("paragraph")? })
}

fn read_note(row: &Row<'_>, document: &Document, place: &Place<'_>) -> Result<Note, Unread> {
    let placed = row.get::<_, Option<u32>>("start_byte")?.is_some();
    Ok(Note {
        kind: place.word(row, "kind", NoteKind::from_word)?,
        text: row.get("text")?,
        at: placed.then(|| read_span(row, document, place)).transpose()?,
    })
}

#[derive(Deserialize)]
struct Condition {
    quote: String,
    at: serde_json::Value,
}

/// The statement of a row of the table `statement`, refused unless its words stand in the document.
pub(crate) fn read_statement(row: &Row<'_>, document: &Document) -> Result<Statement, Unread> {
    let shown: String = row.get("id")?;
    let place = &Place { table: "statement", row: &shown };
    let attribution = Attribution {
        source: place.quoted(row, document, ["source", "source_at"])?,
        cue: place.quoted(row, document, ["cue", "cue_at"])?,
        content: place.quoted(row, document, ["content", "content_at"])?,
        mode: place.word(row, "mode", Mode::from_word)?,
    };
    let id = Statement::id_of(document.id(), &attribution);
    if id.to_string() != shown || attribution.content.is_empty() {
        return Err(Damage::StatementHash { key: row.get("key")?, id: shown }.into());
    }
    let issues: String = row.get("issues")?;
    Ok(Statement {
        id,
        attribution,
        speaker: read_speaker(row, place, ["speaker", "actor", "party", "office"])?,
        joint: read_joint(row, place)?,
        addressee: read_speaker(
            row,
            place,
            ["addressee", "addressee_actor", "addressee_party", "addressee_office"],
        )?,
        said_at: read_moment(row, ["said_at", "said_unit"], place)?,
        reported_by: row.get("reported_by")?,
        status: place.word(row, "status", Status::from_word)?,
        act: place.word(row, "act", Act::from_word)?,
        issues: serde_json::from_str(&issues).map_err(|_| place.bad("issues", issues))?,
        stance: row.get("stance")?,
        target: row.get("target")?,
        commitment: place.optional_word(row, "commitment", Commitment::from_word)?,
        conditions: read_conditions(row, document, place)?,
        support: place.optional_word(row, "support", Support::from_word)?,
        factuality: row.get("factuality")?,
        inner: Vec::new(),
    })
}

#[derive(Deserialize)]
struct Joint {
    name: String,
    actor: String,
    party: Option<String>,
    office: Option<String>,
}

fn read_joint(row: &Row<'_>, place: &Place<'_>) -> Result<Vec<Speaker>, Unread> {
    let told: String = row.get("joint")?;
    let all: Vec<Joint> = serde_json::from_str(&told).map_err(|_| place.bad("joint", told))?;
    let speaker = |Joint { name, actor, party, office }| Speaker { name, actor, party, office };
    Ok(all.into_iter().map(speaker).collect())
}

fn read_speaker(
    row: &Row<'_>,
    place: &Place<'_>,
    columns: [&'static str; 4],
) -> Result<Option<Speaker>, Unread> {
    let [name, actor, party, office] = columns;
    let Some(shown) = row.get::<_, Option<String>>(name)? else { return Ok(None) };
    let known: Option<String> = row.get(actor)?;
    Ok(Some(Speaker {
        name: shown,
        actor: known.ok_or_else(|| place.bad(actor, "NULL"))?,
        party: row.get(party)?,
        office: row.get(office)?,
    }))
}

fn read_conditions(row: &Row<'_>, document: &Document, place: &Place<'_>) -> Result<Vec<Spans>, Unread> {
    let text: String = row.get("conditions")?;
    let bad = || place.bad("conditions", text.clone());
    let conditions: Vec<Condition> = serde_json::from_str(&text).map_err(|_| bad())?;
    let mut out = Vec::new();
    for condition in conditions {
        let spans = read_spans(&condition.at.to_string()).ok_or_else(bad)?;
        crate::columns::check_quote(document, &spans, &condition.quote)
            .map_err(|e| place.words("conditions", e))?;
        out.push(spans);
    }
    Ok(out)
}
