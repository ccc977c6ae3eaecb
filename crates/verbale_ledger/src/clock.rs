//! The two clocks in the order of the table and in the words of the full-text index.
//!
//! Both only narrow what is looked at: each lets through all that [`Knowledge`] admits, and some more.

use crate::error::Reason;
use jiff::civil::Date;
use rusqlite::Connection;
use verbale_model::{Document, Knowledge, Moment, Statement};

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

/// Stands for a capture without a date, or in a year that has no word of its own: known all along.
const ALWAYS: &str = "always";

/// Years from here on have words.
const FIRST_YEAR: i16 = 1970;

/// When a document was captured, in words: its year, month and day.
pub(crate) fn words(captured: Option<Moment>) -> String {
    let day = captured.map(Moment::date).filter(|d| d.year() >= FIRST_YEAR);
    day.map_or(ALWAYS.to_owned(), |d| format!("{} {} {}", year(d.year()), month(d), day_of(d)))
}

/// The words of all captures up to `known`: whole years, then whole months, then days.
pub(crate) fn words_until(c: &Connection, known: Moment) -> Result<String, Reason> {
    let last = jiff::tz::TimeZone::UTC.to_datetime(known.last()).date();
    // Years before the first capture have no rows; asking for them would only take time.
    let first: Option<String> =
        c.prepare_cached("SELECT min(captured) FROM document")?.query_row([], |r| r.get(0))?;
    let first = first.and_then(|t| t.get(..4)?.parse().ok()).unwrap_or(FIRST_YEAR).max(FIRST_YEAR);
    let mut all = vec![ALWAYS.to_owned()];
    if last.year() >= first {
        all.extend((first..last.year()).map(year));
        let day = |month, day| Date::new(last.year(), month, day).ok();
        all.extend((1..last.month()).filter_map(|m| day(m, 1)).map(month));
        all.extend((1..=last.day()).filter_map(|d| day(last.month(), d)).map(day_of));
    }
    Ok(all.join(" OR "))
}

fn year(year: i16) -> String {
    format!("{year:04}")
}

fn month(date: Date) -> String {
    format!("{:04}{:02}", date.year(), date.month())
}

fn day_of(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}
