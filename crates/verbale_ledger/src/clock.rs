//! The keys of statements: they grow with the time of the statement.

use crate::error::Reason;
use rusqlite::Connection;
use verbale_model::{Document, Knowledge, Statement};

/// Statements of one second share the upper bits of their keys; so many fit in it.
const SLOT_BITS: u32 = 24;

/// The second for statements without any date: before all others.
const UNDATED: i64 = -(3 << 37);

/// The second a statement is listed under: when it was said, else when its document was published, else captured.
fn second(document: &Document, statement: &Statement) -> i64 {
    let meta = document.meta();
    let at = statement.said_at.or(meta.published).or(meta.captured);
    at.map_or(UNDATED, |m| m.start().as_second())
}

/// A free key for a statement: in its second, or in the next that is not full.
pub(crate) fn key(c: &Connection, document: &Document, statement: &Statement) -> Result<i64, Reason> {
    let mut second = second(document, statement);
    let mut last = c.prepare_cached("SELECT max(key) FROM statement WHERE key >= ?1 AND key < ?2")?;
    loop {
        let (first, end) = (second << SLOT_BITS, (second + 1) << SLOT_BITS);
        let taken: Option<i64> = last.query_row([first, end], |row| row.get(0))?;
        let key = taken.map_or(first, |key| key + 1);
        if key < end {
            return Ok(key);
        }
        second += 1;
    }
}

/// All keys of statements that `knowledge` admits are below this.
pub(crate) fn key_limit(knowledge: Knowledge) -> i64 {
    knowledge.as_of.map_or(i64::MAX, |m| (m.last().as_second() + 1) << SLOT_BITS)
}
