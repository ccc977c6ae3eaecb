use super::{example, verbale_in};
use std::fs;
use std::path::Path;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn a_rebuild_gives_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&example("lindmark-talks"), dir.path());
    let run = |args: &[&str]| {
        let ran = verbale_in(dir.path(), &[args, &["--dossier", "."]].concat());
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    };
    run(&["add", "docs"]);
    let before = run(&["data", "export"]);
    assert!(before.lines().count() > 20, "{before}");
    run(&["data", "rebuild"]);
    assert_eq!(before, run(&["data", "export"]));
    assert!(run(&["data", "verify"]).contains("0 problems"));
}

#[test]
fn adding_the_same_file_twice_adds_nothing_and_another_text_is_a_version() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("a.md");
    let text =
        |words: &str| format!("---\nurl: https://x.example/a\nlang: en\n---\nAldor said that {words}.\n");
    let add = || {
        let ran = verbale_in(dir.path(), &["add", "a.md"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    fs::write(&file, text("the talks went well")).expect("written");
    assert!(add().contains("new 1,"));
    assert!(add().contains("held already 1"));
    fs::write(&file, text("the talks went badly")).expect("written");
    assert!(add().contains("versions 1"));
}

#[test]
fn a_view_of_the_ledger_is_the_view_of_its_documents() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&example("lindmark-talks"), dir.path());
    let compare = || verbale_in(dir.path(), &["compare", "--format", "jsonl", "--dossier", "."]).out;
    let from_documents = compare().replace("./docs/", "docs/");
    assert_eq!(verbale_in(dir.path(), &["add", "--dossier", ".", "docs"]).code, 0);
    assert_eq!(from_documents, compare());
}

#[test]
fn without_a_ledger_the_hint_says_what_to_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = verbale_in(dir.path(), &["data", "verify"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("verbale add"), "{}", ran.err);
}

#[test]
fn two_versions_differ_sentence_by_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let text =
        |words: &str| format!("---\nurl: https://x.example/a\nlang: en\n---\nThe talks ended.\n\n{words}\n");
    fs::write(dir.path().join("a.md"), text("Aldor said that no date was set. The envoy left by boat."))
        .expect("written");
    fs::write(dir.path().join("b.md"), text("The envoy left by train. He will be back.")).expect("written");
    let diff = |format: &str| {
        let ran =
            verbale_in(dir.path(), &["doc", "diff", "a.md", "b.md", "a.md", "b.md", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(
        diff("table"),
        "- Aldor said that no date was set.\n~ The envoy left by [-boat.-] {+train.+}\n+ He will be back.\n1 same, 1 changed, 1 gone, 1 new\n"
    );
    let rows = super::lines(&diff("jsonl"));
    let words: Vec<&str> = rows.iter().filter_map(|r| r["change"].as_str()).collect();
    assert_eq!(words, ["same", "gone", "changed", "new"]);
    assert_eq!(rows[2]["after_at"], serde_json::json!([18, 42]));
}
