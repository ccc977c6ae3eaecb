//! Training of the model of factuality.

use super::{GoldEvent, Sentences, table};
use crate::regression::{Case, Plan, learn};
use crate::report::{EvalError, lines};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_annotate::en::attribution;
use verbale_annotate::en::factuality::{CLASSES, expected};
use verbale_annotate::en::linear::Features;

/// How the shipped model is trained.
pub const PLAN: Plan = Plan { own: 4.0, tied: 1.0, dense: 1.0, steps: 60, least: 4, uneven: false };

/// What training gives.
pub struct Trained {
    /// The weights.
    pub bytes: Vec<u8>,
    /// Figures on the lines whose split is "dev", which it does not see.
    pub table: String,
}

/// Trains on the lines whose split is "train". A value between two whole ones counts for both by its nearness.
pub fn train(gold: &str, plan: Plan) -> Result<Trained, EvalError> {
    let engine = attribution::Model::load();
    let mut sentences = Sentences::new(&engine.tagger);
    let events = lines::<GoldEvent>(gold)?;
    let mut cases = Vec::new();
    for event in events.iter().filter(|e| e.split == "train") {
        let mut features = Features::default();
        if !sentences.look(event, event.domain(), &mut features) {
            continue;
        }
        let value = event.label.clamp(-3.0, 3.0) + 3.0;
        let low = value.floor();
        for (class, weight) in [(low, 1.0 - (value - low)), (low + 1.0, value - low)] {
            if weight > 0.0 {
                cases.push(Case { features: features.clone(), allowed: 1 << class as u32, weight });
            }
        }
    }
    let model = learn::<CLASSES>(&cases, 0, plan).model(1.0);
    let mut rows: BTreeMap<String, Vec<(f32, f32)>> = BTreeMap::new();
    let mut features = Features::default();
    for event in events.iter().filter(|e| e.split == "dev") {
        features.clear();
        if sentences.look(event, event.domain(), &mut features) {
            let found = expected(model.scores(&features));
            rows.entry(event.dataset.clone()).or_default().push((event.label, found));
            rows.entry("all".to_owned()).or_default().push((event.label, found));
        }
    }
    let bytes = model.write();
    let mut table = table(&rows);
    let _ = writeln!(table, "{} rows, {} bytes", model.len(), bytes.len());
    Ok(Trained { bytes, table })
}
