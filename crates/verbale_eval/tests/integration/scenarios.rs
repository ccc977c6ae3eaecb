//! Findings against scenarios.

use serde_json::{Value, json};
use std::path::Path;
use verbale_eval::scenarios::{ReadScenario, Scenario, folders, score};

/// A scenario of two documents: a sum both give, and a point one leaves out.
fn scenario(gold: &Value) -> Result<Scenario, ReadScenario> {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = [
        "{\"id\":\"a\",\"text\":\"Aldor pays five. Fish were named.\"}",
        "{\"id\":\"b\",\"text\":\"Aldor pays nine.\"}",
    ];
    std::fs::write(folder.path().join("docs.jsonl"), documents.join("\n")).expect("written");
    std::fs::write(folder.path().join("gold.json"), gold.to_string()).expect("written");
    Scenario::read(folder.path())
}

fn gold() -> Value {
    json!({
        "findings": [{"kind": "number", "evidence": [{"doc": "a", "quote": "pays five"}, {"doc": "b", "quote": "pays nine"}]}],
        "optional": [{"kind": "framing", "evidence": [{"doc": "a", "quote": "five"}, {"doc": "b", "quote": "nine"}]}],
        "must_not": [{"kind": "silence", "silent": "bo", "evidence": [{"doc": "a", "quote": "Fish were named"}]}],
    })
}

fn found(kind: &str, confidence: f64, silent: &[&str], evidence: &[(&str, u64, u64)]) -> Value {
    let evidence: Vec<Value> =
        evidence.iter().map(|(d, s, t)| json!({"doc": d, "spans": [[s, t]]})).collect();
    json!({"kind": kind, "confidence": confidence, "silent": silent, "evidence": evidence})
}

const BOTH: [(&str, u64, u64); 2] = [("a", 0, 16), ("b", 0, 16)];

#[test]
fn a_finding_needs_the_kind_and_both_quotes() {
    let scenario = scenario(&gold()).expect("a scenario");
    let right = score(&scenario, &[found("number", 0.9, &[], &BOTH)]);
    assert_eq!((right.kinds["number"], right.top), ([1, 0, 0], [1, 1]));
    let half = score(&scenario, &[found("number", 0.9, &[], &BOTH[..1])]);
    assert_eq!(half.kinds["number"], [0, 1, 1]);
    let far = score(&scenario, &[found("number", 0.9, &[], &[("a", 0, 900), ("b", 0, 900)])]);
    assert_eq!(far.kinds["number"], [0, 1, 1], "a whole document is no quote");
}

#[test]
fn a_second_hit_and_what_may_be_argued_are_left_aside() {
    let scenario = scenario(&gold()).expect("a scenario");
    let twice = [
        found("number", 0.9, &[], &BOTH),
        found("number", 0.8, &[], &BOTH),
        found("framing", 0.7, &[], &BOTH),
    ];
    let outcome = score(&scenario, &twice);
    assert_eq!((outcome.aside, outcome.kinds.len(), outcome.confidence.len()), (2, 1, 1));
}

#[test]
fn a_trap_is_sprung_by_naming_exactly_its_silent_party() {
    let scenario = scenario(&gold()).expect("a scenario");
    for (silent, sprung) in [(&["bo"][..], 1), (&["al"][..], 0), (&["al", "bo"][..], 0)] {
        let outcome = score(&scenario, &[found("silence", 0.5, silent, &[("a", 17, 33)])]);
        assert_eq!(outcome.traps, [sprung, 1], "{silent:?}");
    }
}

#[test]
fn a_quote_that_no_document_has_is_named() {
    let mut wrong = gold();
    wrong["findings"][0]["evidence"][0]["quote"] = json!("pays six");
    let error = scenario(&wrong).expect_err("no such quote");
    assert!(
        matches!(&error, ReadScenario::Quote { document, quote, .. } if document == "a" && quote == "pays six")
    );
    assert!(matches!(folders(Path::new("nowhere")), Err(ReadScenario::File { .. })));
}

/// The project's own scenarios are in order: every quote stands in its document.
#[test]
fn the_shipped_scenarios_are_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evals/scenarios");
    for part in ["train", "dev", "test"] {
        for folder in folders(&root.join(part)).expect("scenarios") {
            let scenario = Scenario::read(&folder).unwrap_or_else(|e| panic!("{e}"));
            assert!(!scenario.expected.is_empty() && !scenario.traps.is_empty(), "{}", scenario.name);
        }
    }
}
