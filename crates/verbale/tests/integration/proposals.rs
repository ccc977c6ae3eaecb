use super::verbale;

#[test]
fn two_numbered_texts_are_laid_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let old = file("old.txt", "1. Tolls are paid in silver.\n2. The mill goes to Aldor.\n");
    let new = file("new.txt", "1. Tolls are paid in coin.\n2. The mill goes to Aldor.\n");
    let shown = verbale(&["proposal", "diff", "--changes", &old, &new]);
    assert_eq!(
        shown.out,
        "1  changed\n    Tolls are paid in [-silver.-] {+coin.+}\n2 clauses, 2 before: 0 same, 0 moved, 1 changed, 0 dropped, 0 added\n"
    );
    let rows = verbale(&["proposal", "diff", "--format", "jsonl", &old, &new]).out;
    let rows: Vec<serde_json::Value> =
        rows.lines().map(|l| serde_json::from_str(l).expect("a row")).collect();
    assert_eq!((rows[0]["fate"].as_str(), rows[1]["fate"].as_str()), (Some("changed"), Some("same")));
    assert_eq!(rows[0]["parts"][1], serde_json::json!({"kind": "gone", "words": "silver."}));
    let none = verbale(&["proposal", "diff", &old, &file("prose.txt", "No numbers here.\n")]);
    assert_eq!((none.code, none.err.contains("no numbered clauses")), (1, true));
}
