//! The floors of `evals/speakers.toml` hold. Figures and slips: `verbale eval speakers FILE --slips N`.

use std::collections::BTreeMap;
use verbale_eval::speakers::{gold, measure};
use verbale_model::Dossier;

#[test]
fn speakers_acts_and_statuses_hold_their_floors() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../evals"));
    let read =
        |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let floors: BTreeMap<String, BTreeMap<String, u32>> =
        toml::from_str(&read("speakers.toml")).expect("floors by file and field");
    assert!(floors.len() >= 4, "every file of texts has its floors");
    for (file, floors) in floors {
        let texts =
            gold::read(&read(&format!("speakers/{file}.md"))).unwrap_or_else(|e| panic!("{file}: {e}"));
        let dossier = |name: &str| Dossier::parse(&read(&format!("speakers/{name}.toml")));
        let outcome = measure(&texts, dossier).expect("dossiers");
        for (field, floor) in floors {
            let (_, score) = outcome
                .given
                .iter()
                .find(|(f, _)| f.word() == field)
                .unwrap_or_else(|| panic!("{file}: nothing is labelled with {field}"));
            assert!(
                score.right * 100 >= floor * score.of,
                "{file} {field}: {} of {} is under {floor} %",
                score.right,
                score.of
            );
        }
    }
}
