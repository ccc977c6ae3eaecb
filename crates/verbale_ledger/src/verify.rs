//! Looking at every row: structure, hashes, words, orphans, indexes.

use crate::columns::{Place, Unread, check_quote, read_spans};
use crate::documents::by_key;
use crate::error::{Damage, Reason};
use crate::facts;
use crate::load::annotations_with;
use crate::schema;
use rusqlite::{Connection, OptionalExtension};
use verbale_model::Document;

type Look = fn(&Connection, &mut Vec<Damage>) -> Result<(), rusqlite::Error>;

/// All that is not as it was recorded.
pub(crate) fn verify(c: &Connection) -> Result<Vec<Damage>, Reason> {
    let mut found = Vec::new();
    let looks: [Look; 5] = [structure, schema::differences, orphans, indexes, rows];
    for look in looks {
        match look(c, &mut found).map_err(Reason::from) {
            // A page that cannot be read ends this look, not the others.
            Err(Reason::Damaged(damage)) if !found.contains(&damage) => found.push(damage),
            Err(Reason::Damaged(_)) | Ok(()) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

fn structure(c: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    let mut check = c.prepare("PRAGMA integrity_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let message: String = row.get(0)?;
        if message != "ok" {
            found.push(Damage::Structure { message });
        }
    }
    Ok(())
}

fn orphans(c: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    // Tables without row numbers are told by the order in the document.
    let keyed = [("print", "hash"), ("judgement", "key"), ("annotated", "document"), ("statement", "key")];
    let nth = ["sentence", "note"].iter().chain(facts::TABLES).map(|table| (*table, "nth"));
    let all = keyed.into_iter().chain(nth);
    let all: Vec<String> =
        all.map(|(table, row)| format!("SELECT '{table}', {row}, document FROM {table}")).collect();
    let sql = format!(
        "SELECT * FROM ({}) WHERE document NOT IN (SELECT key FROM document)",
        all.join(" UNION ALL ")
    );
    let mut statement = c.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, number, missing) = (row.get(0)?, row.get(1)?, row.get(2)?);
        found.push(Damage::Orphan { table, row: number, parent: "document".into(), missing });
    }
    Ok(())
}

fn indexes(c: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    for index in ["statement_search", "document_search"] {
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        match c.execute(&sql, []).map_err(Reason::from) {
            Err(Reason::Damaged(damage)) => {
                found.push(Damage::SearchIndex { index, message: damage.to_string() });
            }
            // On a file opened for reading the check, which SQLite words as a write, cannot run.
            Err(Reason::ReadOnly) | Ok(_) => {}
            Err(Reason::Database(error)) => return Err(error),
            Err(other) => found.push(Damage::SearchIndex { index, message: other.to_string() }),
        }
    }
    Ok(())
}

/// Every document, with its annotations and judgements.
fn rows(c: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    let mut after = 0;
    loop {
        let next = "SELECT key FROM document WHERE key > ?1 ORDER BY key LIMIT 1";
        let next: Option<i64> = c.prepare_cached(next)?.query_row([after], |row| row.get(0)).optional()?;
        let Some(key) = next else { return Ok(()) };
        after = key;
        match by_key(c, key) {
            Ok(document) => {
                annotations_with(c, key, &document, &mut |damage| found.push(damage))?;
                judgements(c, key, &document, found)?;
            }
            Err(Unread::Damage(damage)) => found.push(damage),
            Err(Unread::Database(error)) => match Reason::from(error) {
                Reason::Damaged(damage) => found.push(damage),
                Reason::Database(error) => return Err(error),
                other => found.push(Damage::Structure { message: other.to_string() }),
            },
        }
    }
}

fn judgements(
    c: &Connection,
    key: i64,
    document: &Document,
    found: &mut Vec<Damage>,
) -> Result<(), rusqlite::Error> {
    let mut statement = c.prepare_cached("SELECT key, quote, quote_at FROM judgement WHERE document = ?1")?;
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        let (number, quote, at): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = Place { table: "judgement", row: &number };
        match read_spans(&at).map(|spans| check_quote(document, &spans, &quote)) {
            None => found.push(place.bad("quote_at", at)),
            Some(Err(error)) => found.push(place.words("quote", error)),
            Some(Ok(())) => {}
        }
    }
    Ok(())
}
