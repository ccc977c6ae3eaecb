use super::{example, verbale, verbale_in};
use std::fs;

#[test]
fn the_brief_of_the_example_passes_its_own_lint() {
    let dossier = example("kremlin-summit");
    let dossier = dossier.to_str().expect("a path");
    let brief = verbale(&["brief", "--dossier", dossier, "--format", "md"]);
    assert_eq!(brief.code, 0, "{}", brief.err);
    let sentences: Vec<&str> = brief.out.lines().filter(|l| l.starts_with("- ")).collect();
    assert!(sentences.len() >= 5, "{}", brief.out);
    assert!(sentences.iter().all(|s| s.contains("[^")), "{}", brief.out);
    let lint = verbale(&["brief", "lint", "--dossier", dossier]);
    assert_eq!(lint.code, 0, "{}", lint.out);
}

#[test]
fn a_sentence_without_evidence_or_with_other_words_fails() {
    let dossier = example("lindmark-talks");
    let dossier = dossier.to_str().expect("a path");
    let written = verbale(&["brief", "--dossier", dossier, "--format", "json"]).out;
    let dir = tempfile::tempdir().expect("a folder");
    let lint = |name: &str, text: &str| {
        fs::write(dir.path().join(name), text).expect("written");
        verbale_in(dir.path(), &["brief", "lint", name, "--dossier", dossier])
    };
    assert_eq!(lint("good.json", &written).code, 0);
    let mut bare: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    bare["sections"][0]["sentences"][0]["evidence"] = serde_json::json!([]);
    assert_eq!(lint("bare.json", &bare.to_string()).code, 3);
    let mut changed: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    changed["sections"][0]["sentences"][0]["evidence"][0]["quote"] = "words that stand nowhere".into();
    assert_eq!(lint("changed.json", &changed.to_string()).code, 3);
}

#[test]
fn the_brief_is_written_as_a_page_too() {
    let dossier = example("lindmark-talks");
    let ran = verbale(&["brief", "--format", "html", "--dossier", dossier.to_str().expect("a path")]);
    assert!(ran.out.starts_with("<!doctype html>") && ran.out.contains("<li>"), "{}", ran.out);
}

#[test]
fn other_views_are_no_pages_to_print() {
    let ran = verbale(&["matrix", "--format", "html", "x.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("verbale open"), "{}", ran.err);
}
