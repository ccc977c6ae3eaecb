//! Facts: what texts state besides statements. One kind is one table, one file here, and one line in [`tables`].

mod actor;
mod claim;
mod event;
mod governance;
mod incident;
mod meeting;
mod pledge;
mod proposal;
mod quantity;
mod vote;

use crate::columns::{Place, Unread, quote, spans};
use crate::error::{Reason, Refusal};
use crate::record::stands;
use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, Row, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;
use verbale_model::{
    Actor, Claim, Document, Event, EvidenceError, GovernanceEvent, Incident, MeetingFact, Pledge, Proposal,
    Quantity, Spans, Vote,
};

/// A fact that stands in a row with its words.
pub(crate) trait Fact: Sized {
    /// The table.
    const TABLE: &'static str;

    /// Its columns besides `document`, `nth`, `quote` and `quote_at`, in the order of [`Fact::values`].
    const COLUMNS: &'static [&'static str];

    /// The words that carry it.
    fn spans(&self) -> &Spans;

    /// Its columns' values.
    fn values(&self) -> Vec<Value>;

    /// Reads it back; `spans` were compared with the text.
    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Self, Unread>;
}

/// The tables of all kinds, in the order they are exported.
pub(crate) const TABLES: &[&str] = &[
    Quantity::TABLE,
    MeetingFact::TABLE,
    Pledge::TABLE,
    Vote::TABLE,
    Incident::TABLE,
    GovernanceEvent::TABLE,
    Claim::TABLE,
    Proposal::TABLE,
    Event::TABLE,
    Actor::TABLE,
];

/// The columns of a row by name.
pub(crate) struct Fields<'a, 'b> {
    pub(crate) row: &'a Row<'b>,
    pub(crate) place: &'a Place<'a>,
}

impl Fields<'_, '_> {
    /// A plain value.
    fn get<T: FromSql>(&self, column: &'static str) -> Result<T, Unread> {
        Ok(self.row.get(column)?)
    }

    /// One word out of a fixed set.
    fn word<T>(&self, column: &'static str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, Unread> {
        self.place.word(self.row, column, from_word)
    }

    /// One word out of a fixed set, or none.
    fn optional_word<T>(
        &self,
        column: &'static str,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unread> {
        self.place.optional_word(self.row, column, from_word)
    }

    /// A JSON array.
    fn list<T: DeserializeOwned>(&self, column: &'static str) -> Result<Vec<T>, Unread> {
        let text: String = self.row.get(column)?;
        Ok(serde_json::from_str(&text).map_err(|_| self.place.bad(column, text))?)
    }
}

/// The value of a column that holds one word out of a fixed set.
fn word(word: &'static str) -> Value {
    Value::Text(word.to_owned())
}

/// The value of a column that holds a JSON array.
fn list<T: Serialize>(items: &[T]) -> Value {
    // Strings and numbers always have a form in JSON.
    Value::Text(serde_json::to_string(items).unwrap_or_default())
}

/// Refuses facts that would not stand up to the check on loading.
pub(crate) fn check<F: Fact>(document: &Document, facts: &[F]) -> Result<(), Refusal> {
    for (place, fact) in facts.iter().enumerate() {
        let (document, kind) = (document, F::TABLE);
        let words = |error| Refusal::Words { document: document.id(), kind, place, error };
        if fact.spans().is_empty() {
            return Err(words(EvidenceError::Empty));
        }
        fact.spans().iter().try_for_each(|s| stands(document, s)).map_err(words)?;
        if fact.values().iter().any(|v| matches!(v, Value::Real(n) if !n.is_finite())) {
            return Err(Refusal::NoNumber { document: document.id(), kind, place });
        }
    }
    Ok(())
}

/// Writes the facts of a document that [`check`] has seen.
pub(crate) fn insert<F: Fact>(
    c: &Connection,
    key: i64,
    document: &Document,
    facts: &[F],
) -> Result<(), Reason> {
    if facts.is_empty() {
        return Ok(());
    }
    let marks = vec!["?"; F::COLUMNS.len() + 4].join(", ");
    let columns = F::COLUMNS.join(", ");
    let sql =
        format!("INSERT INTO {} (document, nth, quote, quote_at, {columns}) VALUES ({marks})", F::TABLE);
    let mut insert = c.prepare_cached(&sql)?;
    for (nth, fact) in facts.iter().enumerate() {
        let quote = quote(document, fact.spans()).unwrap_or_default();
        let mut values: Vec<Value> =
            vec![key.into(), (nth as i64).into(), quote.into(), spans(fact.spans()).into()];
        values.extend(fact.values());
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}
