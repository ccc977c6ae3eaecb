//! Statements, newest first.

use crate::clock::key_limit;
use crate::documents::{by_key, key_of, meta_of};
use crate::error::Reason;
use crate::load::read_statement;
use crate::marks;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use verbale_model::{Act, Document, Knowledge, Statement, StatementId, Status};

/// Which statements to list. What is `None` does not narrow.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StatementQuery {
    /// Words that all occur in the content; words between quotation marks side by side.
    pub words: Option<String>,
    /// Spoken for this party.
    pub party: Option<String>,
    /// Spoken by this actor.
    pub actor: Option<String>,
    /// On this issue.
    pub issue: Option<String>,
    /// Asserted, denied...
    pub status: Option<Status>,
    /// The act of speech.
    pub act: Option<Act>,
    /// Said and captured by then.
    pub knowledge: Knowledge,
    /// After this one in the list: the last of the page before.
    pub after: Option<StatementId>,
    /// At most so many; `None` is 100.
    pub limit: Option<usize>,
}

/// A statement with the document that reports it.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The document.
    pub document: Document,
    /// The statement.
    pub statement: Statement,
}

pub(crate) fn by_prefix(c: &Connection, id: &str) -> Result<Found, Reason> {
    let key = key_of(c, "statement", id)?;
    let mut statement = c.prepare_cached("SELECT * FROM statement WHERE key = ?1")?;
    let mut rows = statement.query([key])?;
    let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let document = by_key(c, row.get("document")?)?;
    let statement = read_statement(row, &document)?;
    Ok(Found { document, statement })
}

pub(crate) fn newest(c: &Connection, query: &StatementQuery) -> Result<Vec<Found>, Reason> {
    let below = match query.after {
        Some(id) => key_of(c, "statement", &id.to_string())?.min(key_limit(query.knowledge)),
        None => key_limit(query.knowledge),
    };
    let mut values: Vec<Value> = vec![below.into()];
    let mut narrow = String::new();
    let mut by = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
            narrow.push_str(" AND ");
            narrow.push_str(&condition.replace("{}", &format!("?{}", values.len())));
        }
    };
    let text = |v: &Option<String>| v.clone().map(Value::from);
    by(&said_by("party"), text(&query.party));
    by(&said_by("actor"), text(&query.actor));
    by("EXISTS (SELECT 1 FROM json_each(s.issues) AS j WHERE j.value = {})", text(&query.issue));
    by("s.status = {}", query.status.map(|s| s.word().to_owned().into()));
    by("s.act = {}", query.act.map(|a| a.word().to_owned().into()));
    let sql = match search(c, query)? {
        Some(search) if search.is_empty() => return Ok(Vec::new()),
        Some(search) => {
            values.push(search.into());
            format!(
                "SELECT s.* FROM statement_search AS w CROSS JOIN statement AS s ON s.key = w.rowid
                 WHERE w.statement_search MATCH ?{} AND w.rowid < ?1{narrow} ORDER BY w.rowid DESC",
                values.len()
            )
        }
        None => format!("SELECT s.* FROM statement AS s WHERE s.key < ?1{narrow} ORDER BY s.key DESC"),
    };
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    // The document of each row met; `None` for one that is not to be known yet.
    let mut documents: BTreeMap<i64, Option<Document>> = BTreeMap::new();
    let mut out = Vec::new();
    while out.len() < query.limit.unwrap_or(100) {
        let Some(row) = rows.next()? else { break };
        let key: i64 = row.get("document")?;
        let document = match documents.entry(key) {
            Entry::Occupied(met) => met.into_mut(),
            Entry::Vacant(new) => {
                let admitted = query.knowledge.admits_meta(&meta_of(c, key)?);
                new.insert(admitted.then(|| by_key(c, key)).transpose()?)
            }
        };
        if let Some(document) = document {
            let statement = read_statement(row, document)?;
            if query.knowledge.admits_statement(&statement) {
                out.push(Found { document: document.clone(), statement });
            }
        }
    }
    Ok(out)
}

/// The condition that the speaker, or one who says it too, is of a name.
fn said_by(column: &str) -> String {
    format!(
        "(s.{column} = {{}} OR s.joint <> '[]' AND EXISTS (SELECT 1 FROM json_each(s.joint) AS j WHERE j.value ->> '{column}' = {{}}))"
    )
}

/// The full-text expression that narrows a query; `None` if nothing does, empty if the words asked for are none.
fn search(c: &Connection, query: &StatementQuery) -> Result<Option<String>, Reason> {
    let mut parts = Vec::new();
    if let Some(words) = &query.words {
        let words = match_all(words);
        if words.is_empty() {
            return Ok(Some(words));
        }
        parts.push(format!("content : ({words})"));
    }
    let marked = [
        query.party.as_deref().map(marks::party),
        query.actor.as_deref().map(marks::actor),
        query.issue.as_deref().map(marks::issue),
        query.status.map(|s| s.word().to_owned()),
        query.act.map(|a| a.word().to_owned()),
    ];
    parts.extend(marked.into_iter().flatten().map(|mark| format!("marks : {mark}")));
    if let Some(known) = query.knowledge.known {
        parts.push(format!("marks : ({})", marks::captured_until(c, known)?.join(" OR ")));
    }
    Ok((!parts.is_empty()).then(|| parts.join(" AND ")))
}

fn phrase(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// A full-text expression for a reader's words: all of them, those between quotation marks side by side.
pub(crate) fn match_all(words: &str) -> String {
    let mut parts = Vec::new();
    for (i, piece) in words.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        // Odd pieces stand between quotation marks.
        let phrases: Vec<&str> = if i % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() };
        let spoken = phrases.into_iter().filter(|p| p.chars().any(char::is_alphanumeric));
        parts.extend(spoken.map(|p| phrase(&p.replace(char::is_control, " "))));
    }
    parts.join(" ")
}
