//! Marks: what a statement can be found by besides its words, one token of the full-text index for each.
//!
//! One token, so that no list of positions has to be read: lists of row numbers in time order are all it takes to
//! answer several conditions at once. Marks only narrow: each query also compares the columns themselves.

use crate::error::Reason;
use jiff::civil::Date;
use rusqlite::Connection;
use verbale_model::{Document, Moment, Statement};

/// All marks of a statement.
pub(crate) fn of(document: &Document, statement: &Statement) -> String {
    let mut marks = vec![statement.status.word().to_owned(), statement.act.word().to_owned()];
    for speaker in statement.speakers() {
        marks.extend(speaker.party.as_deref().map(party));
        marks.push(actor(&speaker.actor));
    }
    marks.extend(statement.issues.iter().map(|i| issue(i)));
    let day = document.meta().captured.map(Moment::date).filter(|d| d.year() >= FIRST_YEAR);
    match day {
        Some(day) => marks.extend([year(day.year()), month(day), day_of(day)]),
        None => marks.push(ALWAYS.to_owned()),
    }
    marks.join(" ")
}

/// The mark of a party.
pub(crate) fn party(name: &str) -> String {
    token('p', name)
}

/// The mark of an actor.
pub(crate) fn actor(name: &str) -> String {
    token('a', name)
}

/// The mark of an issue.
pub(crate) fn issue(id: &str) -> String {
    token('i', id)
}

/// A letter and 40 bits of an FNV-1a hash. Kept in files: it must not change.
fn token(kind: char, name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{kind}{:010x}", hash >> 24)
}

/// Stands for a capture without a date, or in a year that has no mark of its own: known all along.
const ALWAYS: &str = "always";

/// Years from here on have marks.
const FIRST_YEAR: i16 = 1970;

/// The marks of all captures up to `known`: whole years, then whole months, then days.
pub(crate) fn captured_until(c: &Connection, known: Moment) -> Result<Vec<String>, Reason> {
    let last = jiff::tz::TimeZone::UTC.to_datetime(known.last()).date();
    // Years before the first capture have no rows; asking for them would only take time.
    let first = "SELECT min(captured) FROM document";
    let first: Option<String> = c.prepare_cached(first)?.query_row([], |row| row.get(0))?;
    let first = first.and_then(|t| t.get(..4)?.parse().ok()).unwrap_or(FIRST_YEAR).max(FIRST_YEAR);
    let mut marks = vec![ALWAYS.to_owned()];
    if last.year() >= first {
        marks.extend((first..last.year()).map(year));
        let day = |month, day| Date::new(last.year(), month, day).ok();
        marks.extend((1..last.month()).filter_map(|m| day(m, 1)).map(month));
        marks.extend((1..=last.day()).filter_map(|d| day(last.month(), d)).map(day_of));
    }
    Ok(marks)
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
