//! Facts against gold.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use verbale_eval::facts::{Aliases, GoldText, Kind, ReadFacts, measure, read};

/// The example that the documentation shows.
fn example() -> Vec<GoldText> {
    let page = include_str!("../../../../docs/facts.md");
    let shown: Vec<&str> =
        page.lines().filter_map(|l| l.strip_prefix("    ").or(Some(l).filter(|l| l.is_empty()))).collect();
    read(&shown.join("\n")).expect("the example of the page can be read")
}

fn pledge(change: impl Fn(&mut Value)) -> BTreeMap<String, Value> {
    let mut fact = json!({
        "donors": ["Norway"], "recipient": "Aldor", "amount": 500_000_000, "currency": "NOK",
        "stage": "announced", "evidence": [[0, 41]],
    });
    change(&mut fact);
    BTreeMap::from([("pl-1".to_owned(), json!({"pledges": [fact]}))])
}

fn strict(found: &BTreeMap<String, Value>) -> f64 {
    measure(Kind::Pledges, &example(), found, &Aliases::of_states()).strict.f1()
}

#[test]
fn the_page_s_example_is_gold_and_its_fact_is_right() {
    assert_eq!(example()[0].published.as_deref(), Some("2026-03-20"));
    assert_eq!(strict(&pledge(|_| {})), 1.0);
}

#[test]
fn a_wrong_key_field_or_evidence_elsewhere_is_wrong() {
    for (field, value) in [
        ("donors", json!(["Aldor"])),
        ("donors", json!(["Norway", "Vesta"])),
        ("amount", json!(5_000_000)),
        ("currency", json!("SEK")),
        ("currency", json!(null)),
        ("evidence", json!([[50, 60]])),
        ("evidence", json!([[0, 4000]])),
    ] {
        assert_eq!(strict(&pledge(|f| f[field] = value.clone())), 0.0, "{field} {value}");
    }
}

#[test]
fn a_name_may_be_an_alias_or_carry_a_few_words() {
    for name in ["Norwegian", "the Government of Norway", "Oslo"] {
        assert_eq!(strict(&pledge(|f| f["donors"] = json!([name]))), 1.0, "{name}");
    }
    assert_eq!(strict(&pledge(|f| f["donors"] = json!(["Norway and all the other northern states"]))), 0.0);
}

#[test]
fn two_found_facts_share_no_gold_fact() {
    let one = pledge(|_| {})["pl-1"]["pledges"][0].clone();
    let twice = BTreeMap::from([("pl-1".to_owned(), json!({"pledges": [one, one]}))]);
    let found = measure(Kind::Pledges, &example(), &twice, &Aliases::default());
    assert_eq!((found.strict.right, found.strict.found, found.strict.gold), (1, 2, 1));
    assert_eq!(found.slips[0].what, "extra");
}

#[test]
fn open_stretches_and_texts_without_facts_are_counted_apart() {
    let gold = "## a One\n2026-01-01 | X\n\n> Donors pledged 3 million euros in all.\n\n```toml\nignore = [\"3 million euros in all\"]\n```\n";
    let gold = read(gold).expect("gold");
    let found = BTreeMap::from([(
        "a".to_owned(),
        json!({"pledges": [{"donors": [], "amount": 3_000_000, "evidence": [[0, 30]]}]}),
    )]);
    let open = measure(Kind::Pledges, &gold, &found, &Aliases::default());
    assert_eq!((open.ignored, open.detection.found, open.negative, open.false_alarms), (1, 0, 1, 0));
}

#[test]
fn gold_that_cannot_be_right_is_refused_by_name() {
    let section =
        |text: &str, facts: &str| format!("## a One\n2026-01-01 | X\n\n> {text}\n\n```toml\n{facts}\n```\n");
    let elsewhere = section("Norway paid.", "[[pledges]]\nevidence = [\"Norway will pay\"]");
    assert!(matches!(read(&elsewhere), Err(ReadFacts::Evidence { .. })));
    assert!(matches!(read(&section("x", "[[pledges")), Err(ReadFacts::Toml { line: 6, .. })));
    assert!(matches!(read("## a One\n2026-01-01 | X\n"), Err(ReadFacts::Part { line: 1, .. })));
    assert!(matches!(read(&(section("x", "") + &section("y", ""))), Err(ReadFacts::Twice { .. })));
    assert!(matches!(read("{\"id\": 3}"), Err(ReadFacts::Json { line: 1, .. })));
    assert!(matches!(read("\n"), Err(ReadFacts::Empty)));
}
