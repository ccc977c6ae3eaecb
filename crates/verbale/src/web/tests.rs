//! The pages over small facts made here: what every page must do, whatever it shows.

use super::reply::Reply;
use super::server::respond;
use super::view::Site;
use verbale_model::{
    Annotations, Attribution, Document, DocumentMeta, Dossier, Facts, Mode, Moment, Record, Sentence, Span,
    Spans, Speaker, Statement,
};

const DOSSIER: &str = r#"
title = "Talks of Lindmark"
[[party]]
id = "al"
name = "Aldor"
[[party]]
id = "ve"
name = "Vesta <b>"
[[issue]]
id = "valley"
label = "The valley"
phrases = ["valley"]
[[meeting]]
id = "m1"
date = 2026-03-02
place = "Lindmark"
participants = ["al", "ve"]
"#;

const MARKUP: &str = "<script>alert(1)</script>";

/// A document of one statement: `source` says `content`, on the valley.
fn record(name: &str, party: &str, published: &str, captured: &str, text: &str, content: &str) -> Record {
    let moment = |text: &str| text.parse::<Moment>().ok();
    let meta = DocumentMeta {
        name: name.into(),
        title: Some(format!("{name} {MARKUP}")),
        url: Some(format!("https://{name}.example/{MARKUP}")),
        outlet: Some(format!("{name} outlet")),
        published: moment(published),
        captured: moment(captured),
        party: Some(party.into()),
        ..DocumentMeta::default()
    };
    let document = Document::new(text, meta).expect("a short text");
    let start = text.find(content).expect("the words stand in the text");
    let source = text.split(' ').next().unwrap_or("");
    let attribution = Attribution {
        source: Spans::one(Span::of(0, source.len())),
        cue: Spans::none(),
        content: Spans::one(Span::of(start, start + content.len())),
        mode: Mode::Direct,
    };
    let mut statement = Statement::bare(document.id(), attribution);
    statement.speaker =
        Some(Speaker { name: source.into(), actor: source.into(), party: Some(party.into()), office: None });
    statement.issues = vec!["valley".into()];
    let sentences = vec![Sentence { span: Span::of(0, text.len()), paragraph: 0 }];
    Record {
        document,
        annotations: Annotations { sentences, statements: vec![statement], ..Annotations::default() },
    }
}

fn facts() -> Facts {
    let records = vec![
        record(
            "early",
            "al",
            "2026-03-02",
            "2026-03-02",
            "Aldor said “the välley is <i>ours</i>” & left the talks in Lindmark.",
            "“the välley is <i>ours</i>”",
        ),
        record(
            "late",
            "ve",
            "2026-03-03",
            "2026-03-09",
            "Vesta said \"the valley is not theirs\" at the talks in Lindmark.",
            "\"the valley is not theirs\"",
        ),
    ];
    Facts::new(Dossier::parse(DOSSIER).expect("a dossier"), records)
}

fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.body).expect("UTF-8")
}

fn json(site: &Site, path: &str, query: &str) -> serde_json::Value {
    let reply = respond(site, path, query);
    assert_eq!(reply.status, 200, "{path}?{query}: {}", text(&reply));
    serde_json::from_slice(&reply.body).expect("JSON")
}

/// An address of every page over these facts.
fn every_page(facts: &Facts) -> Vec<String> {
    let fixed = [
        "/",
        "/meeting",
        "/meeting/m1",
        "/findings",
        "/claims",
        "/issue",
        "/issue/valley",
        "/events",
        "/documents",
        "/brief",
    ];
    let mut all: Vec<String> = fixed.iter().map(|p| (*p).to_owned()).collect();
    for record in &facts.records {
        all.push(format!("/d/{}", record.document.id()));
        all.extend(record.annotations.statements.iter().map(|s| format!("/s/{}", s.id)));
    }
    all
}

#[test]
fn every_page_answers_in_every_form_and_escapes_what_it_shows() {
    let site = Site::new(facts());
    for path in every_page(&facts()) {
        let html = respond(&site, &path, "");
        assert_eq!(html.status, 200, "{path}");
        assert!(!text(&html).contains(MARKUP) && !text(&html).contains("<i>ours"), "{path} runs its texts");
        assert!(!text(&html).contains("Vesta <b>"), "{path} takes a name for markup");
        let twin = if path == "/" { "/index".to_owned() } else { path.clone() };
        json(&site, &format!("{twin}.json"), "");
        let csv = respond(&site, &format!("{twin}.csv"), "");
        let offered = text(&html).contains(&format!("href=\"{twin}.csv\""));
        assert_eq!(csv.status, if offered { 200 } else { 404 }, "{path}");
    }
}

#[test]
fn no_facts_make_pages_that_say_what_to_do() {
    let site = Site::new(Facts::default());
    for path in ["/", "/meeting", "/claims", "/issue", "/events", "/documents", "/brief"] {
        let html = respond(&site, path, "");
        assert_eq!(html.status, 200, "{path}");
        assert!(text(&html).contains("<code class=\"command\">verbale "), "{path} teaches nothing");
    }
}

#[test]
fn each_clock_leaves_out_what_was_said_or_captured_later() {
    let site = Site::new(facts());
    let held = |query: &str| json(&site, "/documents.json", query)["documents"].as_array().map(Vec::len);
    assert_eq!(held(""), Some(2));
    assert_eq!(held("as_of=2026-03-02"), Some(1));
    assert_eq!(held("as_of=2026-03-03&known=2026-03-08"), Some(1));
    assert_eq!(held("as_of=2026-03-03&known=2026-03-09"), Some(2));
    let late = &facts().records[1].annotations.statements[0];
    let page = format!("/s/{}", late.id);
    assert_eq!(respond(&site, &page, "known=2026-03-09").status, 200);
    let before = respond(&site, &page, "known=2026-03-08");
    assert_eq!(before.status, 404);
    assert!(text(&before).contains("clocks are set back"));
}

#[test]
fn a_statement_is_highlighted_where_it_stands() {
    let facts = facts();
    let site = Site::new(facts.clone());
    let record = &facts.records[0];
    let html = respond(&site, &format!("/s/{}", record.annotations.statements[0].id), "");
    let mark = "<mark class=\"content\" id=\"words\">“the välley is &lt;i&gt;ours&lt;/i&gt;”</mark>";
    assert!(text(&html).contains(mark), "{}", text(&html));
    let place = json(&site, &format!("/d/{}.json", record.document.id()), "at=11-38");
    assert_eq!(place["marked"], serde_json::json!([[11, 38]]));
    let html = respond(&site, &format!("/d/{}", record.document.id()), "at=11-38");
    assert!(text(&html).contains(mark), "{}", text(&html));
    assert_eq!(respond(&site, &format!("/d/{}", record.document.id()), "at=11-999").status, 400);
}

#[test]
fn a_long_text_comes_in_parts_and_opens_at_the_words_asked_for() {
    let line = "The talks went on without a word on the välley. ".repeat(40);
    let text_of = format!("Vesta said \"no\".\n{}", format!("{line}\n").repeat(200));
    let facts = Facts::new(
        Dossier::default(),
        vec![record("long", "ve", "2026-03-03", "2026-03-03", &text_of, "\"no\"")],
    );
    let id = facts.records[0].document.id();
    let site = Site::new(facts);
    let first = respond(&site, &format!("/d/{id}"), "");
    assert!(text(&first).contains("Part 1 of 2") && first.body.len() < 400_000);
    let length = text_of.chars().count();
    let last = respond(&site, &format!("/d/{id}"), &format!("at={}-{}", length - 10, length - 5));
    assert!(text(&last).contains("Part 2 of 2") && text(&last).contains("id=\"words\""));
}

#[test]
fn the_comparison_shows_the_accounts_asked_for() {
    let site = Site::new(facts());
    let all = json(&site, "/meeting/m1.json", "");
    let parties = |page: &serde_json::Value| {
        let accounts = page["accounts"].as_array().expect("accounts").iter();
        accounts.filter_map(|a| a["party"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(parties(&all), ["al", "ve"]);
    assert_eq!(parties(&json(&site, "/meeting/m1.json", "accounts=ve")), ["ve"]);
    assert_eq!(parties(&json(&site, "/meeting/m1.json", "accounts=nobody")), ["al", "ve"]);
    let html = respond(&site, "/meeting/m1", "");
    for head in ["official, whole", "English", "2 Mar 2026"] {
        assert!(text(&html).contains(head), "no {head}");
    }
}

#[test]
fn without_meetings_all_that_is_held_is_compared() {
    let facts = Facts::new(Dossier::default(), facts().records);
    let site = Site::new(facts);
    let list = respond(&site, "/meeting", "");
    assert!(text(&list).contains("href=\"/meeting/all\""));
    let page = json(&site, "/meeting/all.json", "");
    assert_eq!(page["accounts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn two_versions_of_a_page_are_compared_sentence_by_sentence() {
    let version = |day: &str, text: &str| record("page", "ve", "2026-03-03", day, text, "\"no\"");
    let facts = Facts::new(
        Dossier::default(),
        vec![
            version("2026-03-03", "Vesta said \"no\" at noon."),
            version("2026-03-04", "Vesta said \"no\" at night & left."),
        ],
    );
    let [early, late] = [0, 1].map(|n| facts.records[n].document.id());
    let site = Site::new(facts);
    let page = respond(&site, &format!("/d/{late}"), "");
    assert!(text(&page).contains(&format!("href=\"/d/{late}/versions\"")), "{}", text(&page));
    let page = respond(&site, &format!("/d/{late}/versions"), "");
    assert_eq!(page.status, 200, "{}", text(&page));
    assert!(text(&page).contains("<del>noon.</del> <ins>night &amp; left.</ins>"), "{}", text(&page));
    let twin = json(&site, &format!("/d/{late}/versions.json"), &format!("before={early}"));
    assert_eq!(twin["changes"][0]["change"], "changed");
    assert_eq!(respond(&site, &format!("/d/{late}/versions.csv"), "").status, 200);
    assert_eq!(respond(&site, "/d/d0000/versions", "").status, 404);
}
