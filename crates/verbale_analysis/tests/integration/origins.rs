//! Which documents go back to one text.

use crate::talks::{HARBOUR, Talks, meta};
use verbale_analysis::{Relation, origins};
use verbale_model::DocumentMeta;

const WIRE: &str = "LINDVIK (Wire) - Talks on the harbour fees broke down on Sunday after nine hours. \
    The two sides could not say when they would meet again. \"We own boats and we own patience,\" said Tor Lunde at the door. \
    A pilot strike would stop forty ships a day, an insurer estimated. The mediator left by the kitchen.";

#[test]
fn reprints_cuts_and_rewrites_go_back_to_the_wire() {
    let cut: String = WIRE.split_inclusive(". ").take(2).collect();
    let rewrite = "Nobody knows when the two sides will sit down again. The two sides could not say when they would meet again. \
        \"We own boats and we own patience,\" said the prime minister. It rained in the evening and the quay was empty.";
    let facts = Talks::new(HARBOUR)
        .press("Wire", "2031-05-04T18:00:00Z", WIRE)
        .press("Herald", "2031-05-04T20:00:00Z", &format!("{WIRE} First published by Wire."))
        .press("Post", "2031-05-04T21:00:00Z", &cut)
        .press("Echo", "2031-05-05T06:00:00Z", rewrite)
        .press(
            "Other",
            "2031-05-05T07:00:00Z",
            "The weather in Lindvik was fair and the market opened at six as on any other day.",
        )
        .facts();
    let groups = origins(&facts);
    assert_eq!(groups.len(), 2);
    let relations: Vec<Relation> = groups[0].documents.iter().map(|c| c.relation).collect();
    assert_eq!(relations, [Relation::Origin, Relation::Copy, Relation::Cut, Relation::Rewrite]);
    for copy in &groups[0].documents[1..] {
        let text = facts.record(copy.document).expect("a record").document.text().to_owned();
        assert!(copy.evidence.iter().all(|e| text.contains(e.quote())) && !copy.evidence.is_empty());
    }
}

#[test]
fn another_text_at_the_same_address_is_a_version() {
    let at = |captured: &str| DocumentMeta {
        url: Some("https://mediator.example/result".into()),
        captured: captured.parse().ok(),
        ..meta("2031-05-04T18:00:00Z")
    };
    let facts = Talks::new(HARBOUR)
        .document(at("2031-05-04T18:00:00Z"), "The fee is 12 crowns.")
        .document(at("2031-05-06T18:00:00Z"), "The fee is 14 crowns.")
        .facts();
    let groups = origins(&facts);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].documents[1].relation, Relation::Version);
}

#[test]
fn a_shared_quotation_alone_is_told_apart_from_a_copy() {
    let facts = Talks::new(HARBOUR)
        .press("Wire", "2031-05-04T18:00:00Z", WIRE)
        .press(
            "Gazette",
            "2031-05-05T18:00:00Z",
            "In the capital the opposition asked what nine hours had bought and found no answer in the papers of the morning. \
             \"We own boats and we own patience,\" Mr Lunde had told reporters. Shipowners spoke of a lost summer, and some of them \
             sold, though the price of grain held until the evening and the exchange closed without a word on it.",
        )
        .facts();
    let groups = origins(&facts);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].documents[1].relation, Relation::Quotes);
}
