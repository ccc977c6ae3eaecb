use super::{lines, verbale, verbale_with_input, words};

const LINE: &str = r#"{"id":"k1","published":"2026-03-02","lang":"en","text":"Zürich, 2 mars – Norwegian Foreign Minister Ana Reth said on Monday that the talks had failed. Aldor denied that."}"#;

#[test]
fn a_json_line_is_taken_as_it_is_and_offsets_count_code_points() {
    let ran = verbale_with_input(&["extract", "--format", "jsonl", "-"], LINE.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows = lines(&ran.out);
    let given: serde_json::Value = serde_json::from_str(LINE).expect("a line");
    assert_eq!(rows[0]["id"], "k1");
    assert_eq!(rows[0]["text"], given["text"]);
    let text = given["text"].as_str().expect("text");
    let said =
        rows[0]["attributions"].as_array().expect("a list").iter().find(|a| words(text, &a["cue"]) == "said");
    let said = said.expect("the saying is found");
    assert_eq!(words(text, &said["content"]), "that the talks had failed");
    assert_eq!(said["speaker"]["actor"], "Ana Reth");
    assert_eq!(said["speaker"]["party"], "Norway");
}

#[test]
fn every_field_of_the_wire_is_there() {
    let ran = verbale_with_input(&["extract", "--format", "jsonl", "-"], LINE.as_bytes());
    let row = &lines(&ran.out)[0];
    for field in [
        "id",
        "title",
        "published",
        "lang",
        "text",
        "attributions",
        "meetings",
        "pledges",
        "votes",
        "incidents",
        "governance",
        "claims",
        "proposals",
        "quantities",
        "events",
        "actors",
        "notes",
    ] {
        assert!(row.get(field).is_some(), "{field}");
    }
    for field in [
        "id",
        "source",
        "cue",
        "content",
        "mode",
        "speaker",
        "addressee",
        "said_at",
        "reported_by",
        "status",
        "act",
        "issues",
        "stance",
        "target",
        "commitment",
        "conditions",
        "support",
    ] {
        assert!(row["attributions"][0].get(field).is_some(), "{field}");
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let docs = super::example("kremlin-summit").join("docs");
    let docs = docs.to_str().expect("a path");
    let one = verbale(&["extract", "--format", "jsonl", "--threads", "1", docs]);
    let four = verbale(&["extract", "--format", "jsonl", "--threads", "4", docs]);
    assert_eq!((one.code, one.out), (0, four.out));
}

#[test]
fn every_format_is_written() {
    for format in ["table", "json", "jsonl", "csv", "md"] {
        let ran = verbale_with_input(&["extract", "--format", format, "-"], LINE.as_bytes());
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        assert!(ran.out.contains("Ana Reth"), "{format}: {}", ran.out);
    }
}
