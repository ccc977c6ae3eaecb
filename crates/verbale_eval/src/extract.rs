//! The engine's own attributions of gold texts, in gold's form.

use crate::gold::{CodePoints, GoldAttribution, GoldDocument};
use std::collections::BTreeMap;
use verbale_annotate::en::{attribution, tokens};
use verbale_model::{Attribution, Spans};

/// What the engine finds, by document id.
pub fn predict(
    model: &attribution::Model,
    documents: &[GoldDocument],
) -> BTreeMap<String, Vec<GoldAttribution>> {
    documents
        .iter()
        .map(|d| {
            let text = tokens::parse(&d.text);
            let found = attribution::attributions(model, &text);
            (d.id.clone(), in_points(&d.text, &found.attributions))
        })
        .collect()
}

/// Attributions with places in code points.
pub fn in_points(text: &str, attributions: &[Attribution]) -> Vec<GoldAttribution> {
    let points = CodePoints::new(text);
    let part =
        |spans: &Spans| spans.iter().map(|s| (points.point(s.start()), points.point(s.end()))).collect();
    attributions
        .iter()
        .map(|a| GoldAttribution { source: part(&a.source), cue: part(&a.cue), content: part(&a.content) })
        .collect()
}
