//! Why a file is refused, in words.

use crate::given::page;
use rusqlite::Connection;
use std::time::Duration;
use verbale_ledger::{Ledger, Reason};
use verbale_model::Knowledge;

#[test]
fn a_file_that_is_no_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "Dear diary, ".repeat(400)).expect("written");
    let error = Ledger::open(&path).expect_err("no database");
    assert!(matches!(error.reason, Reason::NotADatabase), "{error}");
    assert!(error.to_string().ends_with("notes.txt: not a database"), "{error}");
    assert!(std::fs::read_to_string(&path).expect("there").starts_with("Dear diary"), "left as it was");
}

#[test]
fn a_database_of_another_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.sqlite");
    let other = Connection::open(&path).expect("a connection");
    other.execute_batch("CREATE TABLE document (id TEXT)").expect("made");
    let error = Ledger::open(&path).expect_err("not ours");
    assert!(matches!(error.reason, Reason::NotALedger), "{error}");
}

#[test]
fn a_file_of_a_newer_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    drop(Ledger::open(&path).expect("a ledger"));
    let raw = Connection::open(&path).expect("a connection");
    raw.pragma_update(None, "user_version", 77).expect("set");
    let error = Ledger::open(&path).expect_err("newer");
    assert!(matches!(error.reason, Reason::Newer { found: 77, .. }), "{error}");
}

#[test]
fn a_folder_or_a_path_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [folder.path().to_owned(), folder.path().join("no/such/l.sqlite")] {
        let error = Ledger::open(&path).expect_err("no file");
        assert!(matches!(error.reason, Reason::CannotOpen), "{error}");
    }
    let error = Ledger::open_read_only(folder.path().join("none.sqlite")).expect_err("no file");
    assert!(matches!(error.reason, Reason::CannotOpen), "{error}");
}

#[test]
fn many_may_make_the_same_new_file_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..8 {
        let path = folder.path().join(format!("{round}.sqlite"));
        std::thread::scope(|scope| {
            for n in 0..6 {
                let path = &path;
                scope.spawn(move || {
                    let held = page(&format!("https://a.example/{n}"), "Aldor agrees.");
                    Ledger::open(path).expect("a ledger").add(&held).expect("added");
                });
            }
        });
        assert_eq!(Ledger::open(&path).expect("a ledger").stats().expect("counts").documents, 6);
    }
}

#[test]
fn another_process_is_writing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    let mut ledger = Ledger::open(&path).expect("a ledger");
    ledger.set_patience(Duration::from_millis(20)).expect("set");
    let other = Connection::open(&path).expect("a connection");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let held = page("https://a.example/1", "Aldor agrees.");
    let error = ledger.add(&held).expect_err("locked");
    assert!(matches!(error.reason, Reason::Locked), "{error}");
    assert_eq!(ledger.load(Knowledge::ALL).expect("readers go on"), []);
    other.execute_batch("ROLLBACK").expect("unlocked");
    ledger.add(&held).expect("added");
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    let mut ledger = Ledger::open(&path).expect("a ledger");
    ledger.add(&page("https://a.example/1", "Aldor agrees.")).expect("added");
    ledger.set_size_limit(ledger.stats().expect("counts").bytes).expect("set");
    let error = ledger.add(&page("https://a.example/2", &"Aldor agrees. ".repeat(9000))).expect_err("full");
    assert!(matches!(error.reason, Reason::Full), "{error}");
    assert_eq!(ledger.stats().expect("counts").documents, 1);
    assert_eq!(ledger.verify().expect("looked"), []);
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_the_file_is_read_as_it_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l # 100%?.sqlite");
    let held = page("https://a.example/1", "Aldor agrees.");
    Ledger::open(&path).expect("a ledger").add(&held).expect("added");
    // What readers share cannot be made: as in a folder on read-only media, whoever runs this test.
    std::os::unix::fs::symlink("/no/such/folder/shm", folder.path().join("l # 100%?.sqlite-shm"))
        .expect("made");
    let error = Ledger::open(&path).expect_err("cannot be written");
    assert!(matches!(error.reason, Reason::CannotOpen), "{error}");
    let reader = Ledger::open_read_only(&path).expect("a reader");
    assert_eq!(reader.document(&held.id().to_string()).expect("held"), held);
    std::fs::write(folder.path().join("l # 100%?.sqlite-wal"), "newer rows").expect("written");
    assert!(Ledger::open_read_only(&path).is_err(), "rows in the log would be missed");
}

#[test]
fn a_ledger_opened_for_reading_reads_and_does_not_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l # 100%?.sqlite");
    let held = page("https://a.example/1", "Aldor agrees.");
    Ledger::open(&path).expect("a ledger").add(&held).expect("added");
    let mut reader = Ledger::open_read_only(&path).expect("a reader");
    assert_eq!(reader.document(&held.id().to_string()).expect("held"), held);
    assert_eq!(reader.verify().expect("looked"), []);
    let error = reader.add(&page("https://a.example/2", "No.")).expect_err("read-only");
    assert!(matches!(error.reason, Reason::ReadOnly), "{error}");
}
