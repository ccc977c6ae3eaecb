//! A process killed at any point loses nothing it acknowledged.
//!
//! The test runs itself again as another process that adds and annotates documents and prints the id of each one
//! acknowledged, kills it after a random time, and looks at what is there. `VERBALE_KILLS` and
//! `VERBALE_KILL_DOCUMENTS` make it as long as wanted (`tests/kill_100_times.sh`).

use crate::given::{annotate, dated};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use verbale_ledger::{Ledger, StatementQuery};
use verbale_model::{Document, DocumentId, Knowledge};

const LEDGER: &str = "VERBALE_KILL_LEDGER";
const COUNT: &str = "VERBALE_KILL_DOCUMENTS";
const KILLS: &str = "VERBALE_KILLS";

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

fn documents(count: usize) -> impl Iterator<Item = Document> {
    (0..count).map(|n| {
        let line = |k: usize| format!("Reth {k} (al) about issue {}: offer {n}.{k} stands\n", (n + k) % 7);
        let text: String = (0..=n % 5).map(line).collect();
        dated(&text, &format!("2026-03-{:02}", 1 + n % 28), "2026-04-01")
    })
}

/// What the process to be killed does; in the test run itself it does nothing.
#[test]
fn ingest_until_killed() {
    let Some(path) = std::env::var_os(LEDGER) else { return };
    let mut ledger = Ledger::open(Path::new(&path)).expect("a ledger");
    let all: Vec<Document> = documents(number(COUNT, 400)).collect();
    let mut out = std::io::stdout().lock();
    for batch in all.chunks(64) {
        ledger.add_batch(batch).expect("added");
        for document in batch {
            writeln!(out, "held {}", document.id()).expect("told");
        }
        out.flush().expect("told");
        ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    }
    writeln!(out, "done").expect("told");
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_there_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    let (count, kills) = (number(COUNT, 400), number(KILLS, 6));
    let mut acknowledged: BTreeSet<DocumentId> = BTreeSet::new();
    run(&folder.path().join("whole.sqlite"), count, None);
    let mut random = 0x9E37_79B9_7F4A_7C15u64 ^ u64::from(std::process::id());
    let mut below = |limit: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % limit
    };
    let mut cut_short = 0;
    for kill in 0..kills {
        // Each kill falls somewhere in its share of the work; each fifth near the start, while the file is opened.
        let told = if kill % 5 == 1 { 0 } else { (count * kill + below(count)) / kills };
        let lines = run(&path, count, Some((told, Duration::from_micros(below(25_000) as u64))));
        cut_short += usize::from(!lines.iter().any(|l| l == "done"));
        acknowledged.extend(lines.iter().filter_map(|l| l.strip_prefix("held ")?.parse::<DocumentId>().ok()));
        let ledger = Ledger::open(&path).expect("a ledger");
        let held = held(&ledger);
        assert!(acknowledged.is_subset(&held), "kill {kill} lost a document");
        if kill % 10 == 9 || kill + 1 == kills {
            assert_eq!(ledger.verify().expect("looked"), [], "after kill {kill}");
        }
    }
    let lines = run(&path, count, None);
    assert_eq!(lines.last().map(String::as_str), Some("done"));
    let ledger = Ledger::open(&path).expect("a ledger");
    let expected: BTreeSet<DocumentId> = documents(count).map(|d| d.id()).collect();
    assert_eq!(held(&ledger), expected);
    assert_eq!(ledger.stats().expect("counts").documents, count as u64, "each is there once");
    assert_eq!(ledger.pending("e1").expect("counted"), 0);
    assert_eq!(ledger.verify().expect("looked"), []);
    let undisturbed = Ledger::open(folder.path().join("whole.sqlite")).expect("a ledger");
    assert!(exported(&ledger) == exported(&undisturbed), "the bytes differ from those of an undisturbed run");
    assert!(ledger.statements(&StatementQuery::default()).is_ok());
    writeln!(
        std::io::stderr(),
        "{kills} kills, {cut_short} before the end, {count} documents, {} acknowledged",
        acknowledged.len()
    )
    .expect("told");
}

/// Runs the other process, kills it a moment after it told so many lines, and gives all lines it had finished.
fn run(path: &Path, count: usize, kill: Option<(usize, Duration)>) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["killed::ingest_until_killed", "--exact", "--nocapture"])
        .env(LEDGER, path)
        .env(COUNT, count.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    let mut lines = Vec::new();
    // A line cut by the kill was not told. The test harness writes lines of its own, and begins one before ours.
    let mut tell = |lines: &mut Vec<String>| {
        let mut line = String::new();
        let whole = out.read_line(&mut line).is_ok_and(|n| n > 0) && line.ends_with('\n');
        let told = line.trim_end().rsplit("... ").next().unwrap_or_default();
        if whole && (told.starts_with("held ") || told == "done") {
            lines.push(told.to_owned());
        }
        whole
    };
    if let Some((told, after)) = kill {
        while lines.len() < told && tell(&mut lines) {}
        std::thread::sleep(after);
        child.kill().expect("killed");
    }
    while tell(&mut lines) {}
    child.wait().expect("ended");
    lines
}

fn held(ledger: &Ledger) -> BTreeSet<DocumentId> {
    let mut ids = BTreeSet::new();
    ledger
        .for_each_record(Knowledge::ALL, |r| {
            ids.insert(r.document.id());
        })
        .expect("read");
    ids
}

fn exported(ledger: &Ledger) -> Vec<u8> {
    let mut out = Vec::new();
    ledger.export(&mut out).expect("exported");
    out
}
