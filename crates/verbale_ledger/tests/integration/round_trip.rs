//! What was recorded loads back equal.

use crate::given::{annotate, any_moment, any_record, dated, document, ledger, moment, page};
use proptest::prelude::*;
use std::sync::Arc;
use verbale_ledger::Filter;
use verbale_model::{Annotations, Document, DocumentMeta, Dossier, Facts, Knowledge, Record};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_record_loads_back_equal((document, annotations) in any_record()) {
        let mut ledger = ledger(std::slice::from_ref(&document));
        ledger.record(document.id(), &annotations, "e1").expect("recorded");
        let loaded = ledger.load(Knowledge::ALL).expect("loaded");
        prop_assert_eq!(&loaded, &[Arc::new(Record { document, annotations })]);
        prop_assert_eq!(ledger.verify().expect("looked"), []);
    }

    #[test]
    fn another_recording_takes_the_place_of_the_first(
        (document, first, second) in crate::given::any_document().prop_flat_map(|d| {
            let of = || crate::given::any_annotations(d.clone());
            (Just(d.clone()), of(), of())
        })
    ) {
        let mut ledger = ledger(std::slice::from_ref(&document));
        ledger.record(document.id(), &first, "e1").expect("recorded");
        ledger.record(document.id(), &second, "e2").expect("recorded");
        prop_assert_eq!(&ledger.record_of(&document.id().to_string()).expect("held").annotations, &second);
        prop_assert_eq!(ledger.verify().expect("looked"), []);
    }

    #[test]
    fn the_two_clocks_filter_as_the_model_does(
        records in prop::collection::vec(any_record(), 1..5),
        as_of in prop::option::of(any_moment()),
        known in prop::option::of(any_moment()),
    ) {
        let documents: Vec<Document> = records.iter().map(|(d, _)| d.clone()).collect();
        let mut ledger = ledger(&documents);
        let mut held: Vec<Record> = Vec::new();
        for (document, annotations) in records {
            // The same text and address is held once, with what was known of it first.
            if held.iter().all(|r| r.document.id() != document.id()) {
                ledger.record(document.id(), &annotations, "e1").expect("recorded");
                held.push(Record { document, annotations });
            }
        }
        let knowledge = Knowledge { as_of, known };
        let model = Facts::new(Dossier::default(), held).known(knowledge);
        prop_assert_eq!(ledger.load(knowledge).expect("loaded"), model.records);
    }
}

#[test]
fn a_view_before_and_after_a_document_was_captured() {
    let early = dated("Reth (al): yes\n", "2026-03-01", "2026-03-01");
    let late = dated("Moor (ve): no\n", "2026-03-02", "2026-03-09T08:00:00Z");
    let mut ledger = ledger(&[late.clone(), early.clone()]);
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    let ids = |knowledge| -> Vec<_> {
        let loaded = ledger.load(knowledge).expect("loaded");
        loaded.iter().map(|r| r.document.id()).collect()
    };
    let known = |t| Knowledge { known: Some(moment(t)), as_of: None };
    assert_eq!(ids(known("2026-03-08")), [early.id()]);
    assert_eq!(ids(known("2026-03-09")), [early.id(), late.id()]);
    assert_eq!(ids(Knowledge { as_of: Some(moment("2026-03-01")), known: None }), [early.id()]);
}

#[test]
fn party_issue_and_date_choose_whole_records() {
    let own = DocumentMeta {
        party: Some("ve".into()),
        published: Some(moment("2026-03-03")),
        ..DocumentMeta::default()
    };
    let press =
        dated("Reth (al) about border: the valley stays\nMoor (ve): no\n", "2026-03-01", "2026-03-01");
    let readout = document("The talks took place.\n", own);
    let other = dated("Iver (no) about gas: prices fall\n", "2026-03-02", "2026-03-02");
    let mut ledger = ledger(&[press.clone(), readout.clone(), other.clone()]);
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    let ids = |filter: Filter| -> Vec<_> {
        let loaded = ledger.load(filter).expect("loaded");
        assert!(loaded.iter().all(|r| r.annotations == annotate(&r.document)), "records come whole");
        loaded.iter().map(|r| r.document.id()).collect()
    };
    assert_eq!(ids(Filter { party: Some("ve".into()), ..Filter::default() }), [press.id(), readout.id()]);
    assert_eq!(ids(Filter { issue: Some("gas".into()), ..Filter::default() }), [other.id()]);
    assert_eq!(
        ids(Filter { since: Some(moment("2026-03-02")), ..Filter::default() }),
        [other.id(), readout.id()]
    );
    assert_eq!(ids(Filter { issue: Some("ga".into()), ..Filter::default() }), []);
}

#[test]
fn records_stream_in_the_order_they_were_added() {
    let documents: Vec<Document> =
        (0..30).rev().map(|n| page(&format!("https://a.example/{n}"), "Reth (al): yes\n")).collect();
    let mut ledger = ledger(&documents);
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    let mut streamed = Vec::new();
    ledger.for_each_record(Knowledge::ALL, |record| streamed.push(record)).expect("streamed");
    let given = documents.iter().map(|d| Record { document: d.clone(), annotations: annotate(d) });
    assert_eq!(streamed, given.collect::<Vec<_>>());
}

#[test]
fn a_document_without_annotations_loads_with_none() {
    let held = page("https://a.example/1", "Nothing said.");
    let loaded = ledger(std::slice::from_ref(&held)).load(Knowledge::ALL).expect("loaded");
    assert_eq!(loaded, [Arc::new(Record { document: held, annotations: Annotations::default() })]);
}
