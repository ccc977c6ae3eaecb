//! Model values as columns, and back. What cannot be read back is damage with its place.

use crate::error::Damage;
use jiff::Timestamp;
use rusqlite::Row;
use verbale_model::{Document, DocumentId, Evidence, EvidenceError, Moment, Span, Spans, Unit};

/// The two columns of a moment: its first instant and how exactly it is known.
pub(crate) fn moment(moment: Option<Moment>) -> (Option<String>, Option<&'static str>) {
    (moment.map(|m| m.start().to_string()), moment.map(|m| m.unit().word()))
}

/// Reads the two columns of a moment.
pub(crate) fn read_moment(
    row: &Row<'_>,
    columns: [&'static str; 2],
    place: &Place<'_>,
) -> Result<Option<Moment>, Unread> {
    let start: Option<String> = row.get(columns[0])?;
    let unit: Option<String> = row.get(columns[1])?;
    let (Some(start), Some(unit)) = (start, unit) else { return Ok(None) };
    let units = [Unit::Second, Unit::Hour, Unit::Day, Unit::Month, Unit::Year];
    let unit = units.into_iter().find(|u| u.word() == unit).ok_or_else(|| place.bad(columns[1], unit))?;
    let instant: Timestamp = start.parse().map_err(|_| place.bad(columns[0], start))?;
    Ok(Some(Moment::new(instant, unit)))
}

/// The column of a set of spans: `[[start, end], ...]`.
pub(crate) fn spans(spans: &Spans) -> String {
    use std::fmt::Write;
    let mut out = String::from("[");
    for (i, span) in spans.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(out, "{comma}[{},{}]", span.start(), span.end());
    }
    out.push(']');
    out
}

/// Reads the column of a set of spans.
pub(crate) fn read_spans(text: &str) -> Option<Spans> {
    let pairs: Vec<(u32, u32)> = serde_json::from_str(text).ok()?;
    let set: Spans = pairs.iter().map(|&(a, b)| Span::new(a, b)).collect();
    let same = set.iter().map(|s| (s.start(), s.end())).eq(pairs);
    same.then_some(set)
}

/// The words under `spans`; an empty set has none.
pub(crate) fn quote(document: &Document, spans: &Spans) -> Result<String, EvidenceError> {
    if spans.is_empty() {
        return Ok(String::new());
    }
    Evidence::of(document, spans.clone()).map(|e| e.quote().to_owned())
}

/// Checks that `spans` reads `words` in the document.
pub(crate) fn check_quote(document: &Document, spans: &Spans, words: &str) -> Result<(), EvidenceError> {
    if spans.is_empty() && words.is_empty() {
        return Ok(());
    }
    Evidence::restore(document, document.id(), spans.clone(), words).map(|_| ())
}

/// Where a row is, for messages.
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) row: &'a dyn std::fmt::Display,
}

impl Place<'_> {
    /// A value that the column cannot have.
    pub(crate) fn bad(&self, column: &'static str, value: impl Into<String>) -> Damage {
        Damage::Value { table: self.table, row: self.row.to_string(), column, value: value.into() }
    }

    /// Words that are not those at the place given.
    pub(crate) fn words(&self, column: &'static str, error: EvidenceError) -> Damage {
        Damage::Words { table: self.table, row: self.row.to_string(), column, error }
    }

    /// Reads a column of one word out of a fixed set.
    pub(crate) fn word<T>(
        &self,
        row: &Row<'_>,
        column: &'static str,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Unread> {
        let value: String = row.get(column)?;
        Ok(from_word(&value).ok_or_else(|| self.bad(column, value))?)
    }

    /// The same for a column that may be empty.
    pub(crate) fn optional_word<T>(
        &self,
        row: &Row<'_>,
        column: &'static str,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unread> {
        let Some(value) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
        Ok(Some(from_word(&value).ok_or_else(|| self.bad(column, value))?))
    }

    /// Reads spans with the words they must cover.
    pub(crate) fn quoted(
        &self,
        row: &Row<'_>,
        document: &Document,
        [quote, at]: [&'static str; 2],
    ) -> Result<Spans, Unread> {
        let words: String = row.get(quote)?;
        let text: String = row.get(at)?;
        let spans = read_spans(&text).ok_or_else(|| self.bad(at, text))?;
        check_quote(document, &spans, &words).map_err(|e| self.words(quote, e))?;
        Ok(spans)
    }
}

/// A place in a document's list of facts, as `d…/3`.
pub(crate) struct InDocument(pub(crate) DocumentId, pub(crate) i64);

impl std::fmt::Display for InDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.0, self.1)
    }
}

/// Why a row could not be read: the database failed, or the row is damaged.
#[derive(Debug)]
pub(crate) enum Unread {
    Database(rusqlite::Error),
    Damage(Damage),
}

impl From<rusqlite::Error> for Unread {
    fn from(error: rusqlite::Error) -> Unread {
        Unread::Database(error)
    }
}

impl From<Damage> for Unread {
    fn from(damage: Damage) -> Unread {
        Unread::Damage(damage)
    }
}

impl From<Unread> for crate::Reason {
    fn from(unread: Unread) -> crate::Reason {
        match unread {
            Unread::Database(error) => error.into(),
            Unread::Damage(damage) => damage.into(),
        }
    }
}
