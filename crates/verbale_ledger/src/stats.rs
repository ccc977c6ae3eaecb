//! Counts.

use crate::error::Reason;
use rusqlite::Connection;

/// How much a ledger holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stats {
    /// Documents.
    pub documents: u64,
    /// Addresses of which more than one text is held.
    pub addresses_with_versions: u64,
    /// Documents with annotations of some engine.
    pub annotated: u64,
    /// Sentences.
    pub sentences: u64,
    /// Statements.
    pub statements: u64,
    /// Quantities.
    pub quantities: u64,
    /// Meetings told.
    pub meetings: u64,
    /// Pledges.
    pub pledges: u64,
    /// Votes.
    pub votes: u64,
    /// Incidents.
    pub incidents: u64,
    /// Governance events.
    pub governance: u64,
    /// Claims.
    pub claims: u64,
    /// Proposals and changed clauses.
    pub proposals: u64,
    /// Events by PLOVER type.
    pub events: u64,
    /// People, bodies, states and places named, by document.
    pub actors: u64,
    /// Notes.
    pub notes: u64,
    /// Judgements.
    pub judgements: u64,
    /// Bytes of the file, without what is still in the write-ahead log.
    pub bytes: u64,
}

pub(crate) fn stats(c: &Connection) -> Result<Stats, Reason> {
    let number = |sql: &str| c.query_row(sql, [], |row| row.get::<_, u64>(0));
    let count = |table: &str| number(&format!("SELECT count(*) FROM {table}"));
    let versions = "SELECT count(*) FROM (SELECT 1 FROM document WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)";
    Ok(Stats {
        documents: count("document")?,
        addresses_with_versions: number(versions)?,
        annotated: count("annotated")?,
        sentences: count("sentence")?,
        statements: count("statement")?,
        quantities: count("quantity")?,
        meetings: count("meeting")?,
        pledges: count("pledge")?,
        votes: count("vote")?,
        incidents: count("incident")?,
        governance: count("governance")?,
        claims: count("claim")?,
        proposals: count("proposal")?,
        events: count("event")?,
        actors: count("actor")?,
        notes: count("note")?,
        judgements: count("judgement")?,
        bytes: number("PRAGMA page_count")? * number("PRAGMA page_size")?,
    })
}
