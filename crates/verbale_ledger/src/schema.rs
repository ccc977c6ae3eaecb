//! The tables, and how a file gets them: made new, brought up to date, or refused.
//!
//! `user_version` is the number of ground steps a file has been through. A step may only add to ground state.
//! Derived state is never migrated: it is dropped, made empty in its present form, and annotated again.

use crate::error::{Damage, Reason};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

/// Marks the file as a ledger: "VRBL".
const APPLICATION_ID: i64 = 0x5652_424c;

/// What each version of the schema adds to ground state.
const GROUND: &[&str] = &[include_str!("schema/ground.sql")];

const DERIVED: &str = include_str!("schema/derived.sql");

/// The schema this program writes.
pub(crate) fn current() -> i64 {
    GROUND.len() as i64
}

/// Sets up a connection; with `write`, makes or updates the tables.
pub(crate) fn prepare(connection: &mut Connection, write: bool) -> Result<(), Reason> {
    // Wide enough for the indexes of a million statements.
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    if check(connection)? == current() {
        return Ok(());
    }
    if !write {
        return Err(Reason::Older { found: check(connection)?, supported: current() });
    }
    migrate(connection, GROUND)
}

/// The schema of a file that this program can use; 0 for an empty one.
fn check(connection: &Connection) -> Result<i64, Reason> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let found = number("user_version")?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (tables > 0 || found > 0) && number("application_id")? != APPLICATION_ID {
        return Err(Reason::NotALedger);
    }
    if found > current() {
        return Err(Reason::Newer { found, supported: current() });
    }
    Ok(found)
}

/// Brings ground state through the steps it has not seen, and starts derived state afresh. All or nothing.
fn migrate(connection: &mut Connection, ground: &[&str]) -> Result<(), Reason> {
    connection.pragma_update(None, "synchronous", "full")?;
    // A no-op inside a transaction and kept in the file: set before the first table is made.
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for the lock.
    let found = transaction.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
    let steps = ground.get(found as usize..).unwrap_or_default();
    for step in steps {
        transaction.execute_batch(step)?;
    }
    if !steps.is_empty() {
        renew_derived(&transaction)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", ground.len() as i64)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Drops all derived state and makes its tables again, empty but for the index of the documents' words.
pub(crate) fn renew_derived(connection: &Connection) -> Result<(), Reason> {
    let listed = "SELECT type, name FROM sqlite_schema
                  WHERE type IN ('view', 'table') AND name NOT IN ('document', 'judgement')
                    AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'
                  ORDER BY type DESC, name";
    let old: Vec<(String, String)> = connection
        .prepare(listed)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (kind, name) in old {
        connection.execute_batch(&format!("DROP {kind} \"{name}\""))?;
    }
    connection.execute_batch(DERIVED)?;
    connection.execute("INSERT INTO document_search (document_search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// Lists tables, indexes, triggers and views that are not as this program makes them.
pub(crate) fn differences(connection: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    let fresh = Connection::open_in_memory()?;
    for step in GROUND {
        fresh.execute_batch(step)?;
    }
    fresh.execute_batch(DERIVED)?;
    let listed = |c: &Connection| -> Result<BTreeMap<(String, String), Option<String>>, rusqlite::Error> {
        c.prepare("SELECT type, name, sql FROM sqlite_schema")?
            .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
            .collect()
    };
    let held = listed(connection)?;
    for ((kind, name), sql) in listed(&fresh)? {
        if held.get(&(kind.clone(), name.clone())) != Some(&sql) {
            found.push(Damage::Schema { kind, name });
        }
    }
    Ok(())
}
