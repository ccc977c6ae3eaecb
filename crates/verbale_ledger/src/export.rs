//! All derived rows as JSON lines, in an order that depends on the facts alone.

use crate::error::Reason;
use crate::facts;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::value::RawValue;
use std::io::{self, Write};

/// Columns that hold JSON, and are written as such.
const JSON: &[&str] = &[
    "issues",
    "content_at",
    "source_at",
    "cue_at",
    "quote_at",
    "conditions",
    "participants",
    "donors",
    "named_for",
    "named_against",
    "named_abstain",
    "denied_by",
    "asserted_by",
    "confirmed_by",
    "stances",
];

/// Writes every derived row: documents by id, their tables in order, rows by place. A key is no fact and is left out.
pub(crate) fn derived(c: &Connection, out: &mut dyn Write) -> Result<(), Reason> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    let mut documents = c.prepare("SELECT key, id FROM document ORDER BY id")?;
    let mut documents = documents.query([])?;
    while let Some(document) = documents.next()? {
        let (key, id): (i64, String) = (document.get(0)?, document.get(1)?);
        for table in ["annotated", "sentence", "statement"].iter().chain(facts::TABLES).chain(&["note"]) {
            let order = if *table == "annotated" { "document" } else { "nth" };
            let sql = format!("SELECT * FROM {table} WHERE document = ?1 ORDER BY {order}");
            let mut statement = c.prepare_cached(&sql)?;
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([key])?;
            while let Some(row) = rows.next()? {
                line(&mut out, row, &columns, table, &id)?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

/// One row, its columns in the order of the schema.
fn line(
    out: &mut impl Write,
    row: &Row<'_>,
    columns: &[String],
    table: &str,
    id: &str,
) -> Result<(), Reason> {
    write!(out, "{{\"table\":\"{table}\"")?;
    for (i, column) in columns.iter().enumerate().filter(|(_, column)| *column != "key") {
        write!(out, ",\"{column}\":")?;
        match (column.as_str(), row.get_ref(i)?) {
            ("document", _) => json(out, id)?,
            (_, ValueRef::Null) => out.write_all(b"null")?,
            (_, ValueRef::Integer(n)) => write!(out, "{n}")?,
            (_, ValueRef::Real(n)) => json(out, &n)?,
            (_, ValueRef::Blob(bytes)) => json(out, bytes)?,
            (column, ValueRef::Text(text)) => {
                let text = String::from_utf8_lossy(text);
                match serde_json::from_str::<&RawValue>(&text) {
                    Ok(held) if JSON.contains(&column) => out.write_all(held.get().as_bytes())?,
                    _ => json(out, &*text)?,
                }
            }
        }
    }
    out.write_all(b"}\n")?;
    Ok(())
}

fn json(out: &mut impl Write, value: &(impl serde::Serialize + ?Sized)) -> Result<(), io::Error> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}
