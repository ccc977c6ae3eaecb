use super::{lines, verbale, verbale_in};
use std::fs;

const DOSSIER: &str = r#"
title = "Talks of Lindmark"
[[party]]
id = "aldor"
name = "Aldor"
[[party]]
id = "vesta"
name = "Vesta"
[[issue]]
id = "ceasefire"
phrases = ["ceasefire"]
[[meeting]]
id = "m1"
date = 2026-03-02
participants = ["aldor", "vesta"]
"#;

fn document(published: &str, captured: &str, text: &str) -> String {
    format!(
        "---\ntitle: Note of {published}\noutlet: Wire\npublished: {published}\ncaptured: {captured}\nlang: en\n---\n\n{text}\n"
    )
}

fn dossier() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("docs")).expect("a folder");
    fs::write(dir.path().join("dossier.toml"), DOSSIER).expect("written");
    let early = document("2026-03-02", "2026-03-02", "Aldor said that the ceasefire was holding.");
    let late = document("2026-03-03", "2026-03-09", "Vesta denied that the ceasefire was holding.");
    fs::write(dir.path().join("docs/1.md"), early).expect("written");
    fs::write(dir.path().join("docs/2.md"), late).expect("written");
    dir
}

#[test]
fn a_document_is_in_a_view_from_the_day_it_was_captured() {
    let dir = dossier();
    let at = dir.path().to_str().expect("a path");
    for view in [["statement", "list"].as_slice(), &["timeline"], &["doc", "list"]] {
        let run = |extra: &[&str]| {
            let args = [view, &["--format", "jsonl", "--dossier", at], extra].concat();
            verbale(&args).out
        };
        let (before, after) = (run(&["--known", "2026-03-08"]), run(&["--known", "2026-03-09"]));
        assert!(
            !before.contains("2026-03-03") && after.contains("2026-03-03"),
            "{view:?}\n{before}\n{after}"
        );
    }
}

#[test]
fn a_statement_is_in_a_view_from_the_day_it_was_said() {
    let dir = dossier();
    let at = dir.path().to_str().expect("a path");
    let count = |as_of: &str| {
        let args = ["doc", "list", "--format", "jsonl", "--dossier", at, "--as-of", as_of];
        lines(&verbale(&args).out).len()
    };
    assert_eq!((count("2026-03-01"), count("2026-03-02"), count("2026-03-03")), (0, 1, 2));
}

#[test]
fn the_ledger_answers_by_the_same_clocks_as_the_documents() {
    let dir = dossier();
    let added = verbale_in(dir.path(), &["add", "--dossier", ".", "docs"]);
    assert_eq!(added.code, 0, "{}", added.err);
    let matrix = |known: &str| {
        verbale_in(
            dir.path(),
            &["statement", "list", "--format", "jsonl", "--dossier", ".", "--known", known],
        )
        .out
    };
    assert_eq!(lines(&matrix("2026-03-08")).len() + 1, lines(&matrix("2026-03-09")).len());
}

#[test]
fn what_is_no_time_is_bad_use() {
    let ran = verbale(&["matrix", "--as-of", "yesterday", "x.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("yesterday"), "{}", ran.err);
}

#[test]
fn extract_has_both_clocks_too() {
    let dir = dossier();
    let docs = dir.path().join("docs");
    let count = |clock: &str, day: &str| {
        let args = ["extract", "--format", "jsonl", clock, day, docs.to_str().expect("a path")];
        lines(&verbale(&args).out).len()
    };
    assert_eq!((count("--known", "2026-03-08"), count("--known", "2026-03-09")), (1, 2));
    assert_eq!((count("--as-of", "2026-03-02"), count("--as-of", "2026-03-03")), (1, 2));
}
