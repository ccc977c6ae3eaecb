//! What was added stays.

use crate::given::{annotate, document, ledger, moment, page};
use rusqlite::Connection;
use verbale_ledger::{Addition, Ledger};
use verbale_model::{DocumentMeta, Evidence, Judgement, Span, Verdict, Visit};

#[test]
fn the_same_text_at_the_same_address_is_added_once() {
    let first = page("https://a.example/1", "Aldor agrees.");
    let mut ledger = ledger(&[]);
    assert_eq!(ledger.add(&first).expect("added"), Addition::Added { earlier: None });
    assert_eq!(ledger.add(&first).expect("held"), Addition::AlreadyHeld);
    let elsewhere = page("https://b.example/1", "Aldor agrees.");
    assert_eq!(ledger.add(&elsewhere).expect("added"), Addition::Added { earlier: None });
    assert_eq!(ledger.stats().expect("counts").documents, 2);
}

#[test]
fn within_one_batch_too() {
    let first = document("Aldor agrees.", DocumentMeta::default());
    let done = ledger(&[]).add_batch(&[first.clone(), first]).expect("added");
    assert_eq!(done, [Addition::Added { earlier: None }, Addition::AlreadyHeld]);
}

#[test]
fn another_text_at_an_address_is_a_version_of_it() {
    let [one, two, three] = ["It will.", "It may.", "It will not."].map(|t| page("https://a.example/1", t));
    let mut ledger = ledger(&[]);
    ledger.add(&one).expect("added");
    assert_eq!(ledger.add(&two).expect("added"), Addition::Added { earlier: Some(one.id()) });
    assert_eq!(ledger.add(&three).expect("added"), Addition::Added { earlier: Some(two.id()) });
    let versions = ledger.versions("https://a.example/1").expect("versions");
    let chain: Vec<_> = versions.iter().map(|v| (v.number, v.document, v.earlier)).collect();
    assert_eq!(chain, [(1, one.id(), None), (2, two.id(), Some(one.id())), (3, three.id(), Some(two.id()))]);
    assert_eq!(ledger.stats().expect("counts").addresses_with_versions, 1);
}

#[test]
fn versions_stand_in_the_order_they_were_captured_though_added_late() {
    let captured = |text: &str, at: &str| {
        let url = Some("https://a.example/1".to_owned());
        document(text, DocumentMeta { url, captured: Some(moment(at)), ..DocumentMeta::default() })
    };
    let (late, early) = (captured("It may.", "2026-03-02T10:00:00Z"), captured("It will.", "2026-03-01"));
    let versions = ledger(&[late.clone(), early.clone()]).versions("https://a.example/1").expect("versions");
    assert_eq!(versions.iter().map(|v| v.document).collect::<Vec<_>>(), [early.id(), late.id()]);
}

#[test]
fn ground_rows_cannot_be_changed_deleted_or_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    let mut ledger = Ledger::open(&path).expect("a ledger");
    let held = page("https://a.example/1", "Aldor agrees.");
    ledger.add(&held).expect("added");
    let evidence = Evidence::of(&held, Span::new(0, 5).into()).expect("words");
    let made = moment("2026-03-02");
    let judgement = Judgement { evidence, verdict: Verdict::Confirm, note: String::new(), made };
    assert!(ledger.judge(&judgement).expect("judged"));

    let raw = Connection::open(&path).expect("a connection");
    for attempt in [
        "UPDATE document SET text = 'Aldor refuses.'",
        "UPDATE document SET outlet = 'Other'",
        "DELETE FROM document",
        "REPLACE INTO document SELECT * FROM document",
        "REPLACE INTO document (key, id, text, lang, \"full\", name) VALUES (1, 'dx', '', 'en', 1, '')",
        "UPDATE judgement SET verdict = 'reject'",
        "DELETE FROM judgement",
        "REPLACE INTO judgement SELECT * FROM judgement",
    ] {
        let refused = raw.execute(attempt, []).expect_err(attempt).to_string();
        assert!(refused.contains("never"), "{attempt}: {refused}");
    }
    assert_eq!(ledger.document(&held.id().to_string()).expect("held"), held);
    assert_eq!(ledger.judgements().expect("judgements"), [judgement]);
}

#[test]
fn a_judgement_is_added_once_and_outlives_a_rebuild() {
    let held = page("https://a.example/1", "Reth (al): the valley stays\n");
    let mut ledger = ledger(std::slice::from_ref(&held));
    let evidence = Evidence::of(&held, Span::new(11, 27).into()).expect("words");
    let made = moment("2026-03-02T10:00:00Z");
    let judgement = Judgement { evidence, verdict: Verdict::Reject, note: "she asked".into(), made };
    assert!(ledger.judge(&judgement).expect("judged"));
    assert!(!ledger.judge(&judgement).expect("held"));
    ledger.rebuild("e1", annotate, |_| {}).expect("rebuilt");
    assert_eq!(ledger.judgements().expect("judgements"), [judgement]);
}

#[test]
fn a_document_is_found_by_the_beginning_of_its_id() {
    let documents: Vec<_> = (0..40).map(|n| page(&format!("https://a.example/{n}"), "Same.")).collect();
    let ledger = ledger(&documents);
    let id = documents[7].id().to_string();
    assert_eq!(ledger.document(&id[..14]).expect("held"), documents[7]);
    assert_eq!(ledger.document(&id.to_uppercase().replacen('D', "d", 1)).expect("held"), documents[7]);
    let error = ledger.document("d").expect_err("many").to_string();
    assert!(error.contains("beginning of 4 ids"), "{error}");
    for absent in ["", "s00", "d%", "d_", "x' OR 1", "d0000000000000000000000000000"] {
        let error = ledger.document(absent).expect_err("none").to_string();
        assert!(error.contains("no document"), "{error}");
    }
}

#[test]
fn the_last_visit_of_an_address_is_kept_through_a_rebuild() {
    let visit = |etag: &str| Visit {
        address: "https://a.example/1".to_owned(),
        etag: Some(etag.to_owned()),
        ..Visit::default()
    };
    let mut ledger = ledger(&[page("https://a.example/1", "Aldor agrees.")]);
    ledger.record_visits(&[visit("\"one\"")]).expect("kept");
    ledger.record_visits(&[visit("\"two\"")]).expect("kept");
    ledger.rebuild("engine", annotate, |_| {}).expect("rebuilt");
    assert_eq!(ledger.visits().expect("visits"), [visit("\"two\"")]);
    assert_eq!(ledger.verify().expect("looked at"), []);
}
