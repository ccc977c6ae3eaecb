//! All derived rows as JSON lines, in an order that depends on the facts alone.

use crate::error::Reason;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Map, Number, Value};
use std::io::Write;

/// Tables whose rows belong to a document, in the order they are written.
const TABLES: &[&str] = &["annotated", "sentence", "statement", "quantity", "note"];

/// Writes every derived row: documents by id, their tables in order, rows by place. A key is no fact and is left out.
pub(crate) fn derived(c: &Connection, out: &mut dyn Write) -> Result<(), Reason> {
    let mut out = std::io::BufWriter::with_capacity(1 << 16, out);
    let mut documents = c.prepare("SELECT key, id FROM document ORDER BY id")?;
    let mut documents = documents.query([])?;
    while let Some(document) = documents.next()? {
        let (key, id): (i64, String) = (document.get(0)?, document.get(1)?);
        for table in TABLES {
            let order = if *table == "annotated" { "document" } else { "place" };
            let sql = format!("SELECT * FROM {table} WHERE document = ?1 ORDER BY {order}");
            let mut statement = c.prepare_cached(&sql)?;
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([key])?;
            while let Some(row) = rows.next()? {
                let fields = fields(row, &columns, table, &id)?;
                serde_json::to_writer(&mut out, &fields).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn fields(row: &Row<'_>, columns: &[String], table: &str, id: &str) -> Result<Map<String, Value>, Reason> {
    let mut fields = Map::new();
    fields.insert("table".into(), table.into());
    for (i, column) in columns.iter().enumerate() {
        let value = match (column.as_str(), row.get_ref(i)?) {
            ("key", _) => continue,
            ("document", _) => id.into(),
            (_, ValueRef::Null) => Value::Null,
            (_, ValueRef::Integer(n)) => n.into(),
            (_, ValueRef::Real(n)) => Number::from_f64(n).map_or(Value::Null, Value::Number),
            (_, ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned().into(),
            (_, ValueRef::Blob(bytes)) => bytes.into(),
        };
        fields.insert(column.clone(), value);
    }
    Ok(fields)
}
