//! Pairs of statements: the labelled set and its floors.

use super::verbale;
use std::path::Path;

#[test]
fn pairs_of_statements_are_weighed_and_what_shows_nothing_stays_silent() {
    // A little under what was measured.
    let (right, quiet) = (20, 15);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evals/pairs/dev.jsonl");
    let ran = verbale(&["eval", "pairs", path.to_str().expect("a path")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let last = ran.out.lines().rfind(|l| l.starts_with("pairs ")).expect("a last line");
    let numbers = last.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
    // Pairs, right, share (two numbers), silent, of how many.
    let [_, found_right, _, _, found_quiet, _] = numbers.collect::<Vec<usize>>()[..] else {
        panic!("{last}")
    };
    assert!(found_right >= right && found_quiet >= quiet, "{}", ran.out);
}

#[test]
fn a_pair_that_cannot_be_read_is_named_by_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pairs.jsonl");
    std::fs::write(&path, "{\"id\": \"x\"}\n").expect("written");
    let ran = verbale(&["eval", "pairs", path.to_str().expect("a path")]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("line 1"), "{}", ran.err);
}
