//! The tables, and how a file gets them: made new, brought up to date, or refused.
//!
//! `user_version` is the number of steps a file has been through. A step may only add to ground state, to visits and to prints.
//! Derived state is never migrated: it is dropped, made empty in its present form, and annotated again.

use crate::error::{Damage, Reason};
use crate::prints;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

/// Marks the file as a ledger: "VRBL".
const APPLICATION_ID: i64 = 0x5652_424c;

/// What each version of the schema adds to what is not derived.
const STEPS: &[&str] = &[
    include_str!("schema/ground.sql"),
    include_str!("schema/visits.sql"),
    include_str!("schema/prints.sql"),
    include_str!("schema/joint.sql"),
];

/// The step that brought prints.
const PRINTS: i64 = 3;

const DERIVED: &str = include_str!("schema/derived.sql");

/// The schema this program writes.
pub(crate) fn current() -> i64 {
    STEPS.len() as i64
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
    migrate(connection, STEPS)
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
    if (1..PRINTS).contains(&found) && ground.len() as i64 >= PRINTS {
        prints::renew(&transaction)?;
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
///
/// Tables and views that somebody else put into the file stay.
pub(crate) fn renew_derived(connection: &Connection) -> Result<(), Reason> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(DERIVED)?;
    for (kind, name) in listed(&fresh)?.keys() {
        // The tables inside a full-text index go with it, indexes with their table.
        let part = name.contains("_search_") || kind == "index" || name.starts_with("sqlite_");
        if !part {
            connection.execute_batch(&format!("DROP {kind} IF EXISTS {name}"))?;
        }
    }
    connection.execute_batch(DERIVED)?;
    connection.execute("INSERT INTO document_search (document_search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// Lists tables, indexes, triggers and views that are not as this program makes them.
pub(crate) fn differences(connection: &Connection, found: &mut Vec<Damage>) -> Result<(), rusqlite::Error> {
    let fresh = Connection::open_in_memory()?;
    for step in STEPS {
        fresh.execute_batch(step)?;
    }
    fresh.execute_batch(DERIVED)?;
    let held = listed(connection)?;
    for ((kind, name), sql) in listed(&fresh)? {
        if held.get(&(kind.clone(), name.clone())) != Some(&sql) {
            found.push(Damage::Schema { kind, name });
        }
    }
    Ok(())
}

/// What a file has, by kind and name, with the words that made it.
fn listed(connection: &Connection) -> Result<BTreeMap<(String, String), Option<String>>, rusqlite::Error> {
    connection
        .prepare("SELECT type, name, sql FROM sqlite_schema")?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{STEPS, check, current, migrate, prepare};
    use crate::Reason;
    use rusqlite::Connection;

    #[test]
    fn a_new_step_adds_to_ground_keeps_its_rows_and_starts_derived_afresh() {
        let mut connection = Connection::open_in_memory().expect("a connection");
        prepare(&mut connection, true).expect("made");
        let held = "INSERT INTO document (id, text, lang, \"full\", name) VALUES ('d1', 'Aldor agrees.', 'en', 1, '');
                    INSERT INTO note VALUES (1, 0, 'limit', '', NULL, NULL);
                    CREATE VIEW of_a_reader AS SELECT title FROM document;
                    DROP VIEW version;";
        connection.execute_batch(held).expect("held");
        let steps = [STEPS, &["ALTER TABLE document ADD COLUMN origin TEXT"]].concat();
        migrate(&mut connection, &steps).expect("updated");
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql);
        assert_eq!(count("SELECT count(*) FROM document WHERE origin IS NULL"), 1);
        assert_eq!(count("SELECT count(*) FROM note"), 0);
        assert_eq!(count("SELECT count(*) FROM version"), 0);
        assert_eq!(count("SELECT count(*) FROM of_a_reader"), 1);
        assert_eq!(count("SELECT count(*) FROM document_search WHERE document_search MATCH 'agrees'"), 1);
        let newer = check(&connection).expect_err("newer than this program");
        assert!(
            matches!(newer, Reason::Newer { found, supported } if found == current() + 1 && supported == current())
        );
    }

    #[test]
    fn documents_of_a_ledger_without_prints_get_them() {
        let mut connection = Connection::open_in_memory().expect("a connection");
        migrate(&mut connection, &STEPS[..2]).expect("made as it was");
        let held = "INSERT INTO document (id, text, lang, \"full\", name)
                    VALUES ('d1', 'Aldor and Beltra agreed on a date for talks.', 'en', 1, '')";
        connection.execute_batch(held).expect("held");
        migrate(&mut connection, STEPS).expect("updated");
        let count = "SELECT count(*) FROM print";
        assert_eq!(connection.query_row(count, [], |row| row.get::<_, i64>(0)).expect("counted"), 5);
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let mut connection = Connection::open_in_memory().expect("a connection");
        prepare(&mut connection, true).expect("made");
        let steps = [STEPS, &["CREATE TABLE half (a); CREATE TABLE document (a)"]].concat();
        migrate(&mut connection, &steps).expect_err("two tables of one name");
        assert_eq!(check(&connection).expect("as before"), current());
        let half: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", [], |row| row.get(0))
            .expect("counted");
        assert_eq!(half, 0);
    }

    #[test]
    fn an_empty_file_opened_for_reading_is_older() {
        let mut connection = Connection::open_in_memory().expect("a connection");
        assert!(matches!(prepare(&mut connection, false), Err(Reason::Older { found: 0, .. })));
    }
}
