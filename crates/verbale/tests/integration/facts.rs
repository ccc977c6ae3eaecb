//! The labelled texts under `evals/facts`: no change may make the readers of facts silently worse on them.

use super::verbale;
use std::path::Path;

/// Strict F1 in percent that `verbale eval facts` prints for a file.
fn strict(path: &Path) -> f64 {
    let ran = verbale(&["eval", "facts", &path.display().to_string()]);
    let line = ran
        .out
        .lines()
        .find(|l| l.trim_start().starts_with("strict"))
        .unwrap_or_else(|| panic!("{}", ran.err));
    line.rsplit(' ').next().and_then(|f1| f1.parse::<f64>().ok()).expect("a figure") * 100.0
}

#[test]
fn facts_stay_above_their_floors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evals");
    let floors = std::fs::read_to_string(root.join("facts.toml")).expect("floors");
    let (mut kind, mut checked) = (String::new(), 0);
    for line in floors.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            name.clone_into(&mut kind);
        } else if let Some((part, floor)) = line.split_once(" = ") {
            let floor: f64 = floor.parse().expect("a number");
            let found = strict(&root.join("facts").join(&kind).join(format!("{part}.md")));
            assert!(found >= floor, "{kind} {part}: strict F1 {found:.1} is below its floor {floor}");
            checked += 1;
        }
    }
    assert!(checked >= 65, "seven kinds, dev and test, and what was written blind: {checked}");
}
