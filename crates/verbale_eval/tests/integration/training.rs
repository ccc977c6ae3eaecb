//! Training gives the same bytes each time, though parts of a batch are worked on at once.

use verbale_annotate::en::attribution::Model;
use verbale_eval::gold::parse;
use verbale_eval::training::corpus;
use verbale_eval::training::network::{Collector, Plan, train};

fn trained(seed: u64) -> Vec<u8> {
    let gold = parse(include_str!("fixtures/gold.jsonl"), "gold.jsonl").expect("gold");
    let model = Model::load();
    let mut collector = Collector::default();
    for document in &gold {
        let labelled = corpus::label(document);
        let view = model.view(&labelled.text);
        collector.add(&model.vectors, &labelled.text, &view, &labelled.labels);
    }
    let plan = Plan {
        passes: 2,
        batch: 60,
        rate: 2e-3,
        drop: 0.3,
        drop_word: 0.3,
        least: 1,
        seed,
        teachers: 1,
        trust: 0.5,
    };
    train(collector, plan, |_, _, _, _| {}).write()
}

#[test]
fn the_same_data_and_seed_give_the_same_bytes() {
    let first = trained(5);
    assert_eq!(first, trained(5));
    assert_ne!(first, trained(6));
}
