//! The measure of events: type and quad class of who does what to whom.

pub mod gold;
pub mod training;

use crate::report::{Confusion, EvalError, Report, lines};
use gold::{GoldText, places};
use serde_json::json;
use std::fmt::Write as _;
use training::{class, likeliest_quad, quad};
use verbale_annotate::en::events::Model;
use verbale_annotate::en::events::features::{ROOTS, kinds};
use verbale_annotate::en::tokens::parse;

/// Scores the shipped model on gold with given sources and targets.
///
/// Predictions keep the gold's vocabulary: where no gold event is CONCEDE or RETREAT, both are written YIELD, whose quad class
/// is material cooperation.
pub fn evaluate(gold: &str) -> Result<Report, EvalError> {
    let texts: Vec<GoldText> = lines(gold)?;
    let named = |word: &str| texts.iter().flat_map(|t| &t.events).any(|e| e.kind.as_deref() == Some(word));
    let apart = named("CONCEDE") || named("RETREAT");
    let model = Model::load();
    let (mut roots, mut quads) = (Confusion::default(), Confusion::default());
    let mut report = Report::default();
    for gold in &texts {
        let text = parse(&gold.text);
        let mut events = Vec::new();
        for event in &gold.events {
            let (source, target) = places(&text, event);
            let Some(reading) = model.read(&text, source, target) else {
                events.push(json!({ "type": null, "quad": null }));
                continue;
            };
            let own = usize::from(verbale_annotate::en::events::features::root(reading.kind));
            let own_quad = if apart { reading.quad as usize } else { likeliest_quad(&reading.roots) };
            let word = if !apart && kinds(own).len() > 1 { "YIELD" } else { reading.kind.word() };
            events.push(json!({ "type": word, "quad": own_quad, "mode": reading.mode.map(|m| m.word()), "confidence": reading.probability }));
            if let Some(gold) = event.kind.as_deref().and_then(class) {
                roots.pairs.push((gold, own));
                quads.pairs.push((event.quad.map_or(quad(gold), usize::from), own_quad));
            }
        }
        let _ = writeln!(report.predictions, "{}", json!({ "id": gold.id, "events": events }));
    }
    let out = &mut report.table;
    for c in (0..ROOTS).filter(|&c| roots.of(c).3 > 0) {
        let (p, r, f, n) = roots.of(c);
        let name = if kinds(c).len() > 1 { "YIELD" } else { kinds(c)[0].word() };
        let _ = writeln!(out, "{name:<10} P {p:.3} R {r:.3} F1 {f:.3} n {n}");
    }
    let _ = writeln!(out, "root macro-F1 {:.3} accuracy {:.3}", roots.macro_f1(ROOTS), roots.accuracy());
    let _ = writeln!(out, "quad macro-F1 {:.3} accuracy {:.3}", quads.macro_f1(5), quads.accuracy());
    Ok(report)
}
