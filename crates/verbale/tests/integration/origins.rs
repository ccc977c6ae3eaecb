//! Origins and reports of one utterance: the labelled sets and their floors, the trees, the wordings.

use super::{lines, verbale};
use std::path::{Path, PathBuf};

fn evals(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evals").join(name)
}

/// The number after a word of a table.
fn figure(table: &str, word: &str) -> f64 {
    let line = table.lines().rfind(|l| l.contains(word)).unwrap_or_else(|| panic!("{word} in {table}"));
    let rest = line.split(word).nth(1).unwrap_or("").trim_start();
    rest.split([',', ' ']).next().unwrap_or("").parse().unwrap_or_else(|_| panic!("a number in {line}"))
}

#[test]
fn documents_are_led_back_to_their_origins() {
    for part in ["origins/dev.md", "origins/test.md"] {
        let path = evals(part);
        let ran = verbale(&["eval", "origins", path.to_str().expect("a path")]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let table = ran.out.lines().rfind(|l| l.starts_with("led back")).expect("a last line").to_owned();
        assert!(figure(&table, "precision") >= 0.99, "{part}: {table}");
        assert!(figure(&table, "recall") >= 0.95, "{part}: {table}");
    }
}

#[test]
fn reports_of_one_utterance_are_joined() {
    for (part, precision, recall) in FLOORS {
        let path = evals(part);
        let ran = verbale(&["eval", "utterances", path.to_str().expect("a path")]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(figure(&ran.out, "precision") >= *precision, "{part}: {}", ran.out);
        assert!(figure(&ran.out, "recall") >= *recall, "{part}: {}", ran.out);
    }
}

const FLOORS: &[(&str, f64, f64)] = &[("utterances/dev.md", 0.95, 0.8), ("utterances/test.md", 0.95, 0.75)];

const WIRE: &str = "LINDVIK - Talks on the harbour fees broke down on Sunday after nine hours, and the two sides could \
    not say when they would meet again. \\\"We will consider a pause of ninety days,\\\" minister Tor Lunde said at the door. A \
    strike of the pilots would stop forty ships a day, an insurer estimated.";

#[test]
fn a_tree_says_what_each_document_was_made_from_and_which_words_they_share() {
    let other = "\\\"We will accept a pause of ninety days,\\\" minister Tor Lunde said in Lindvik. The weather was fair.";
    let input = [
        format!("{{\"id\":\"wire\",\"published\":\"2031-05-04T18:00:00Z\",\"text\":\"{WIRE}\"}}"),
        format!(
            "{{\"id\":\"copy\",\"published\":\"2031-05-04T19:00:00Z\",\"text\":\"{WIRE} First published by Wire.\"}}"
        ),
        format!("{{\"id\":\"other\",\"published\":\"2031-05-05T19:00:00Z\",\"text\":\"{other}\"}}"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("docs.jsonl");
    std::fs::write(&path, input.join("\n")).expect("written");
    let path = path.to_str().expect("a path");
    let tree = verbale(&["origins", path]);
    assert_eq!(tree.code, 0, "{}", tree.err);
    assert!(tree.out.starts_with("origin  wire"), "{}", tree.out);
    assert!(tree.out.contains("\n  copy 9") && tree.out.contains("3 documents, 2 origins"), "{}", tree.out);
    let rows = lines(&verbale(&["origins", "--format", "jsonl", path]).out);
    let copy = &rows[0]["docs"][1];
    assert_eq!(
        (&copy["doc"], &copy["from"], &copy["relation"]),
        (&"copy".into(), &"wire".into(), &"copy".into())
    );
    assert_eq!(copy["evidence"][0]["quote"], copy["held"][0]["quote"]);

    let rows = lines(&verbale(&["statement", "attestations", "--format", "jsonl", path]).out);
    let said = rows.iter().find(|r| r["reports"] == 3).expect("an utterance with three reports");
    assert_eq!(said["origins"], 2, "the copy is no origin of its own");
    let changed = &said["attestations"][2]["changes"][0];
    assert_eq!((&changed["was"]["quote"], &changed["is"]["quote"]), (&"consider".into(), &"accept".into()));
    let screen = verbale(&["statement", "attestations", path]).out;
    assert!(screen.contains("changed: “consider” to “accept”"), "{screen}");
}
