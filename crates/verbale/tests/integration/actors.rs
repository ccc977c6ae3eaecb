use super::{lines, verbale_with_input};
use serde_json::Value;

const NEWS: &str = concat!(
    r#"{"id":"a","published":"2026-03-02","outlet":"Herald","lang":"en","text":"Norrland's foreign minister, Oleh Varyha, said on Monday that Krasnoarmeysk would not be on the table. Varyha spoke in Orma."}"#,
    "\n",
    r#"{"id":"b","published":"2026-03-05","outlet":"Courier","lang":"en","text":"Oleg Variga, the foreign minister of Norrland, said that Pokrovsk was no matter for talks. The town of Pokrovsk is far away."}"#,
    "\n",
);

fn rows() -> Vec<Value> {
    let ran = verbale_with_input(&["actors", "--format", "jsonl", "-"], NEWS.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    lines(&ran.out)
}

#[test]
fn a_place_is_one_row_with_the_names_that_each_uses_and_all_who_claim_it() {
    let rows = rows();
    let place = rows.iter().find(|r| r["kind"] == "place").expect("a place");
    assert_eq!(place["name"], "Pokrovsk");
    assert_eq!(place["claims"], serde_json::json!(["Russia", "Ukraine"]));
    let used: Vec<(&str, &str)> = (place["names"].as_array().expect("names").iter())
        .map(|n| (n["name"].as_str().expect("a name"), n["by"][0]["who"].as_str().expect("who")))
        .collect();
    assert_eq!(used, [("Krasnoarmeysk", "Herald"), ("Pokrovsk", "Courier")]);
}

#[test]
fn two_spellings_of_one_person_are_one_row_across_documents() {
    let rows = rows();
    let people: Vec<&Value> = rows.iter().filter(|r| r["kind"] == "person").collect();
    assert_eq!(people.len(), 1, "{people:?}");
    assert_eq!(people[0]["party"], "Norrland");
    assert_eq!(people[0]["n"], 2);
    assert_eq!(people[0]["offices"][0]["office"], "foreign minister");
}

#[test]
fn a_table_shows_who_uses_which_name() {
    let ran = verbale_with_input(&["actors", "--format", "csv", "-"], NEWS.as_bytes());
    assert!(ran.out.contains("Krasnoarmeysk (Herald 1)"), "{}", ran.out);
}
