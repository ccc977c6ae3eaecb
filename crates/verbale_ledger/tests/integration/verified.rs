//! Damage is found and named.

use crate::given::{annotate, page};
use rusqlite::Connection;
use std::path::Path;
use verbale_ledger::{Damage, Ledger, Reason};
use verbale_model::Knowledge;

/// A ledger of three documents in a file, altered by `sql` behind its back.
fn altered(sql: &str) -> (Ledger, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    let mut ledger = Ledger::open(&path).expect("a ledger");
    for n in 0..3 {
        ledger.add(&page(&format!("https://a.example/{n}"), "Reth (al): the valley stays\n")).expect("added");
    }
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    assert_eq!(ledger.verify().expect("looked"), []);
    drop(ledger);
    alter(&path, sql);
    (Ledger::open(&path).expect("a ledger"), folder)
}

fn alter(path: &Path, sql: &str) {
    let raw = Connection::open(path).expect("a connection");
    raw.pragma_update(None, "foreign_keys", false).expect("set");
    raw.execute_batch(sql).expect("altered");
}

#[test]
fn an_altered_text_no_longer_hashes_to_its_id() {
    let (ledger, _folder) = altered(
        "DROP TRIGGER document_never_changes; UPDATE document SET text = replace(text, 'stays', 'goes.') WHERE key = 2",
    );
    let found = ledger.verify().expect("looked");
    assert!(found.iter().any(|d| matches!(d, Damage::DocumentHash { key: 2, .. })), "{found:?}");
    assert!(
        found.contains(&Damage::Schema { kind: "trigger".into(), name: "document_never_changes".into() }),
        "{found:?}"
    );
    let error = ledger.load(Knowledge::ALL).expect_err("refused");
    assert!(matches!(error.reason, Reason::Damaged(Damage::DocumentHash { key: 2, .. })), "{error}");
}

#[test]
fn altered_words_are_refused_on_loading_and_the_row_is_named() {
    let (ledger, _folder) = altered("UPDATE statement SET content = 'the valley goes' WHERE document = 1");
    let error = ledger.load(Knowledge::ALL).expect_err("refused").to_string();
    assert!(error.contains("statement s") && error.contains("the valley goes"), "{error}");
    let found = ledger.verify().expect("looked");
    assert!(matches!(found.as_slice(), [Damage::SearchIndex { .. }, Damage::Words { .. }]), "{found:?}");
}

#[test]
fn moved_spans_are_no_longer_the_statements_own() {
    let (ledger, _folder) = altered("UPDATE statement SET cue = 'e', cue_at = '[[1,2]]' WHERE document = 3");
    let found = ledger.verify().expect("looked");
    assert!(matches!(found.as_slice(), [Damage::StatementHash { .. }]), "{found:?}");
}

#[test]
fn values_a_column_cannot_have_are_told_one_by_one() {
    let (ledger, _folder) = altered(
        "UPDATE statement SET status = 'shouts' WHERE document = 1;
         UPDATE statement SET issues = '{' WHERE document = 2;
         UPDATE statement SET stance = 999 WHERE document = 3;
         UPDATE sentence SET end_byte = 4000 WHERE document = 3;",
    );
    let found = ledger.verify().expect("looked");
    let told: Vec<String> = found.iter().map(Damage::to_string).collect();
    for expected in ["status: \"shouts\"", "issues: \"{\"", "bytes 0..4000", "out of range"] {
        assert!(told.iter().any(|t| t.contains(expected)), "{expected} in {told:?}");
    }
}

#[test]
fn rows_of_a_document_that_is_not_there_are_orphans() {
    let (ledger, _folder) = altered("UPDATE sentence SET document = 99 WHERE document = 2");
    let found = ledger.verify().expect("looked");
    assert!(matches!(found.as_slice(), [Damage::Orphan { missing: 99, .. }]), "{found:?}");
}

#[test]
fn a_full_text_index_that_lost_a_row_is_told() {
    let (ledger, _folder) = altered(
        "INSERT INTO statement_search (statement_search, rowid, content, marks)
         SELECT 'delete', key, content, marks FROM statement LIMIT 1",
    );
    let found = ledger.verify().expect("looked");
    assert!(matches!(found.as_slice(), [Damage::SearchIndex { index: "statement_search", .. }]), "{found:?}");
}

#[test]
fn bytes_changed_in_the_file_are_found() {
    let (ledger, folder) = altered("PRAGMA wal_checkpoint(TRUNCATE)");
    drop(ledger);
    let path = folder.path().join("l.sqlite");
    let mut bytes = std::fs::read(&path).expect("read");
    let text = b"Reth (al): the valley stays";
    let at = bytes.windows(text.len()).position(|w| w == text).expect("the text is in the file");
    bytes[at] = b'B';
    std::fs::write(&path, bytes).expect("written");
    let found = Ledger::open(&path).expect("a ledger").verify().expect("looked");
    assert!(found.iter().any(|d| matches!(d, Damage::DocumentHash { .. })), "{found:?}");
}

#[test]
fn a_torn_page_is_damage_and_no_crash() {
    let (ledger, folder) = altered("PRAGMA wal_checkpoint(TRUNCATE)");
    drop(ledger);
    let path = folder.path().join("l.sqlite");
    let whole = std::fs::read(&path).expect("read");
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096..page * 4096 + 512].fill(0xA5);
        std::fs::write(&path, bytes).expect("written");
        match Ledger::open(&path) {
            Ok(ledger) => {
                let found = ledger.verify();
                assert!(!matches!(&found, Ok(damage) if damage.is_empty()), "page {page}: {found:?}");
            }
            Err(error) => {
                assert!(matches!(error.reason, Reason::Damaged(_) | Reason::NotADatabase), "{error}");
            }
        }
    }
}
