//! A list of rows in any of the formats: the same rows in all of them.

use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;

/// Rows with named columns, ready to be written.
pub(crate) struct Listing {
    columns: Vec<String>,
    rows: Vec<Value>,
}

impl Listing {
    /// Rows as they go on the wire; the columns are the fields of the first row, else `columns`.
    pub(crate) fn of<R: Serialize>(columns: &[&str], rows: &[R]) -> Listing {
        let rows: Vec<Value> = rows.iter().map(|r| serde_json::to_value(r).unwrap_or(Value::Null)).collect();
        Listing { columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A JSON array.
    pub(crate) fn json(&self) -> String {
        let mut out = serde_json::to_string_pretty(&self.rows).unwrap_or_default();
        out.push('\n');
        out
    }

    /// One JSON object a line.
    pub(crate) fn jsonl(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let _ = writeln!(out, "{row}");
        }
        out
    }

    /// RFC 4180, with a header line; a field that a spreadsheet would run as a formula is made text.
    pub(crate) fn csv(&self) -> String {
        let mut out = self.columns.join(",");
        out.push_str("\r\n");
        for cells in self.cells() {
            let fields: Vec<String> = cells.iter().map(|c| csv_field(c)).collect();
            out.push_str(&fields.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// A Markdown table.
    pub(crate) fn markdown(&self) -> String {
        let mut out = format!("| {} |\n|{}\n", self.columns.join(" | "), " --- |".repeat(self.columns.len()));
        for cells in self.cells() {
            let cells: Vec<String> =
                cells.iter().map(|c| c.replace('|', "\\|").replace(['\n', '\r'], " ")).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out
    }

    /// Columns and cells as plain words, for a table on a terminal.
    pub(crate) fn table(&self) -> (&[String], Vec<Vec<String>>) {
        (&self.columns, self.cells())
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let cell = |row: &Value, column: &String| row.get(column).map(plain).unwrap_or_default();
        self.rows.iter().map(|row| self.columns.iter().map(|c| cell(row, c)).collect()).collect()
    }
}

/// A value in plain words: evidence by its quote, lists joined.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let words: Vec<String> = items.iter().map(plain).filter(|w| !w.is_empty()).collect();
            words.join("; ")
        }
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).map(plain).filter(|w| !w.is_empty());
            // A name and who uses it.
            if let (Some(name), Some(by)) = (text("name"), fields.get("by")) {
                let users = plain(by);
                if users.is_empty() { name } else { format!("{name} ({users})") }
            } else if let Some(quote) = text("quote") {
                let who = text("party").map(|p| format!("{p}: ")).unwrap_or_default();
                let place = text("doc").map(|d| format!(" [{d}]")).unwrap_or_default();
                format!("{who}“{quote}”{place}")
            } else if let Some(evidence) = text("evidence") {
                let who = text("party").or_else(|| text("doc")).map(|p| format!("{p}: ")).unwrap_or_default();
                format!("{who}{evidence}")
            } else {
                let words: Vec<String> = fields.values().map(plain).filter(|w| !w.is_empty()).collect();
                words.join(" ")
            }
        }
    }
}

/// One CSV field, quoted where it must be.
pub(crate) fn csv_field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Listing, csv_field};
    use serde_json::json;

    #[test]
    fn the_same_rows_in_every_format() {
        let rows = [json!({"party": "A|B", "evidence": [{"doc": "x", "spans": [[0, 2]], "quote": "a, b"}]})];
        let listing = Listing::of(&["party", "evidence"], &rows);
        assert_eq!(listing.csv(), "party,evidence\r\nA|B,\"“a, b” [x]\"\r\n");
        assert_eq!(listing.markdown(), "| party | evidence |\n| --- | --- |\n| A\\|B | “a, b” [x] |\n");
        assert_eq!(listing.jsonl().lines().count(), 1);
    }

    #[test]
    fn a_spreadsheet_runs_no_formula() {
        assert_eq!(csv_field("=1+1"), "'=1+1");
        assert_eq!(csv_field("-2"), "-2");
    }
}
