//! The measure of attributions gives the numbers of the reference scorer, whose output for the invented fixtures stands
//! here as it was printed.

use std::collections::BTreeMap;
use verbale_eval::attribution::{Score, measure};
use verbale_eval::gold::{GoldAttribution, parse};

fn score(trim: bool) -> Score {
    let gold = parse(include_str!("fixtures/gold.jsonl"), "gold.jsonl").expect("gold");
    let predicted: BTreeMap<String, Vec<GoldAttribution>> =
        parse(include_str!("fixtures/predicted.jsonl"), "predicted.jsonl")
            .expect("predictions")
            .into_iter()
            .map(|d| (d.id, d.attributions))
            .collect();
    measure(&gold, &predicted, trim)
}

fn table(score: &Score) -> String {
    let all = score.to_string();
    let detail =
        all.lines().filter(|l| !l.contains("recall by type")).take_while(|l| !l.starts_with("exact-span"));
    detail.collect::<Vec<_>>().join("\n")
}

const REFERENCE: &str = "\
source   exact  P 0.667 R 0.800 F1 0.727\n\
source   begin  P 0.667 R 0.800 F1 0.727\n\
source   word   P 0.700 R 0.875 F1 0.778\n\
source   Jaccard  0.571\n\
cue      exact  P 0.571 R 0.800 F1 0.667\n\
cue      begin  P 0.714 R 1.000 F1 0.833\n\
cue      word   P 0.778 R 0.875 F1 0.824\n\
cue      Jaccard  0.684\n\
content  exact  P 0.500 R 0.500 F1 0.500\n\
content  begin  P 0.750 R 0.750 F1 0.750\n\
content  word   P 0.900 R 0.844 F1 0.871\n\
content  Jaccard  0.595\n\
attribution J>=0.5 content  P 0.714 R 0.833 F1 0.769\n\
attribution J>=0.5 both     P 0.571 R 0.667 F1 0.615\n\
attribution J>=0.8 content  P 0.571 R 0.667 F1 0.615\n\
attribution J>=0.8 both     P 0.429 R 0.500 F1 0.462";

const REFERENCE_TRIMMED: &str = "\
source   exact  P 0.667 R 0.800 F1 0.727\n\
source   begin  P 0.667 R 0.800 F1 0.727\n\
source   word   P 0.700 R 0.875 F1 0.778\n\
source   Jaccard  0.571\n\
cue      exact  P 0.571 R 0.800 F1 0.667\n\
cue      begin  P 0.714 R 1.000 F1 0.833\n\
cue      word   P 0.778 R 0.875 F1 0.824\n\
cue      Jaccard  0.684\n\
content  exact  P 0.500 R 0.500 F1 0.500\n\
content  begin  P 0.750 R 0.750 F1 0.750\n\
content  word   P 0.900 R 0.844 F1 0.871\n\
content  Jaccard  0.589\n\
attribution J>=0.5 content  P 0.714 R 0.833 F1 0.769\n\
attribution J>=0.5 both     P 0.571 R 0.667 F1 0.615\n\
attribution J>=0.8 content  P 0.571 R 0.667 F1 0.615\n\
attribution J>=0.8 both     P 0.429 R 0.500 F1 0.462";

#[test]
fn the_table_is_that_of_the_reference_scorer() {
    assert_eq!(table(&score(false)), REFERENCE);
    assert_eq!(table(&score(true)), REFERENCE_TRIMMED);
}

#[test]
fn the_table_ends_with_what_matters_most() {
    let all = score(false).to_string();
    let last: Vec<&str> = all.lines().rev().take(3).collect();
    assert_eq!(
        last,
        [
            "direct quotations: 100.0 % found, 100.0 % with the right source",
            "whole attributions F1: 46.2 (content overlap 0.8), 61.5 (0.5)",
            "exact-span F1: source 72.7, cue 66.7, content 50.0",
        ]
    );
}

#[test]
fn gold_that_lists_pieces_singly_is_measured_by_spans_alone() {
    let mut gold = parse(include_str!("fixtures/gold.jsonl"), "gold.jsonl").expect("gold");
    for document in &mut gold {
        let none = GoldAttribution::default;
        let single = |a: GoldAttribution| {
            [
                GoldAttribution { source: a.source, ..none() },
                GoldAttribution { cue: a.cue, ..none() },
                GoldAttribution { content: a.content, ..none() },
            ]
        };
        document.attributions = document.attributions.drain(..).flat_map(single).collect();
    }
    let score = measure(&gold, &BTreeMap::new(), false);
    assert!(!score.joined);
    assert!(score.to_string().contains("not measured, this gold lists each piece singly"));
}

#[test]
fn recall_is_split_by_how_much_is_quoted() {
    let score = score(false);
    let by_kind = score.most.by_kind.map(|c| (c.hits, c.gold));
    assert_eq!(by_kind, [(2, 2), (0, 1), (1, 3)]);
    assert_eq!(score.most.found[2].hits, 2, "content found under another source");
}
