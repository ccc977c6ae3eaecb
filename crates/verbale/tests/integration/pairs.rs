//! Pairs of statements: the labelled set and its floors.

use super::verbale;
use std::path::Path;

#[test]
fn pairs_of_statements_are_weighed_and_what_shows_nothing_stays_silent() {
    // Pairs right, and silent of those that show nothing: a little under what was measured.
    for (part, right, quiet) in [("dev", 20, 15)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../evals/pairs/{part}.jsonl"));
        let ran = verbale(&["eval", "pairs", path.to_str().expect("a path")]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let numbers: Vec<usize> =
            ran.out.lines().rfind(|l| l.starts_with("pairs ")).map_or(Vec::new(), |l| {
                l.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
            });
        // Pairs, right, share, silent, of how many.
        let [_, found_right, _, _, found_quiet, _] = numbers[..] else { panic!("{}", ran.out) };
        assert!(found_right >= right && found_quiet >= quiet, "{part}: {}", ran.out);
    }
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
