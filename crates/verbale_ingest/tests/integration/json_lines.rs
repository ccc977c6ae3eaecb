use std::io::Cursor;
use verbale_ingest::{Input, Settings, documents};
use verbale_model::Document;

fn read(lines: &str) -> Vec<Result<Document, String>> {
    let stream =
        Input::Stream { name: "in.jsonl".to_owned(), reader: Box::new(Cursor::new(lines.to_owned())) };
    documents(vec![stream], Settings::default()).map(|read| read.map_err(|f| f.to_string())).collect()
}

#[test]
fn text_is_taken_as_it_is() {
    let text = "Photo: North Sea Wire\r\n\r\n  Read more\u{a0}\n“No,” he said. \nLeave a Reply\n ";
    let line = serde_json::json!({"id": "a", "text": text}).to_string();
    let read = read(&line);
    assert_eq!(read[0].as_ref().expect("good").text(), text);
}

#[test]
fn every_field_reaches_the_document() {
    let line = r#"{"id":7,"text":"They met.","title":"T","published":"2027-10-12T18:20:00+01:00","captured":"2027-10-13","outlet":"O","url":"https://o.example/a","lang":"uk","party":"hw","full":false,"more":[1]}"#;
    let read = read(line);
    let meta = read[0].as_ref().expect("good").meta();
    assert_eq!(
        (meta.name.as_str(), meta.title.as_deref(), meta.outlet.as_deref()),
        ("7", Some("T"), Some("O"))
    );
    assert_eq!(
        (meta.url.as_deref(), meta.lang.code(), meta.party.as_deref()),
        (Some("https://o.example/a"), "uk", Some("hw"))
    );
    assert_eq!(meta.published.map(|m| m.to_string()).as_deref(), Some("2027-10-12T17:20:00Z"));
    assert_eq!(meta.captured.map(|m| m.to_string()).as_deref(), Some("2027-10-13"));
    assert!(!meta.full);
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let lines = "{\"id\":\"a\",\"text\":\"They met.\"}\n\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":7}\n{\"id\":\"e\",\"text\":\"x\",\"published\":\"soon\"}\n[1]\n{\"id\":\"f\",\"text\":\"They left.\"}";
    let seen: Vec<String> =
        read(lines).into_iter().map(|r| r.map_or_else(|f| f, |d| d.meta().name.clone())).collect();
    assert_eq!(seen.len(), 7, "{seen:?}");
    assert_eq!((seen[0].as_str(), seen[6].as_str()), ("a", "f"));
    assert!(seen[1].starts_with("in.jsonl:3: bad JSON: EOF while parsing a value"), "{}", seen[1]);
    assert!(seen[2].starts_with("in.jsonl:4: bad JSON: neither"), "{}", seen[2]);
    assert!(seen[3].starts_with("in.jsonl:5: bad field `text`"), "{}", seen[3]);
    assert!(seen[4].starts_with("in.jsonl:6: bad field `published`"), "{}", seen[4]);
    assert!(seen[5].starts_with("in.jsonl:7: bad JSON"), "{}", seen[5]);
}

#[test]
fn a_page_in_a_line_is_extracted_and_what_the_line_says_wins() {
    let page = "<html lang=de><title>Page</title><body><nav>Home</nav><article><p>The two sides met on Tuesday in the capital, and they agreed to meet again.</p></article></body></html>";
    let line = serde_json::json!({"id": "p", "html": page, "title": "Ours", "text": null, "url": "https://www.reuters.com/a"}).to_string();
    let read = read(&line);
    let document = read[0].as_ref().expect("good");
    assert_eq!(
        document.text(),
        "The two sides met on Tuesday in the capital, and they agreed to meet again."
    );
    assert_eq!((document.meta().title.as_deref(), document.meta().lang.code()), (Some("Ours"), "de"));
    assert_eq!(document.meta().outlet.as_deref(), Some("Reuters"));
}

proptest::proptest! {
    #[test]
    fn any_line_is_survived(line in "\\PC{0,80}", object in "\\{\"(text|html|lang|full)\": ?[\"\\[{a-z0-9]{0,9}\\}?") {
        let _ = read(&line);
        let _ = read(&object);
    }
}
