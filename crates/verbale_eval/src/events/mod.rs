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
            events.push(json!({ "type": word, "quad": own_quad, "mode": reading.mode.map(verbale_model::EventMode::word), "confidence": reading.probability }));
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

/// Scores events found in running text: type and both actors, one to one in a text. An actor is right if it shares a content
/// word with one of the gold's on that side; where the gold has none there must be none.
pub fn evaluate_running(gold: &str) -> Result<Report, EvalError> {
    let model = Model::load();
    let tagger = verbale_annotate::en::attribution::Model::load();
    let mut report = Report::default();
    let (mut both, mut typed, mut sides, mut found_all, mut gold_all) = (0, 0, 0, 0, 0);
    for gold in lines::<GoldText>(gold)? {
        let text = parse(&gold.text);
        let tags = tagger.view(&text).tags;
        let found = verbale_annotate::en::events::events(&model, &text, &tags, &[], &|_| None);
        let names =
            |actors: &[verbale_model::EventActor]| actors.iter().map(|a| a.name.clone()).collect::<Vec<_>>();
        let events: Vec<_> = found
            .iter()
            .map(|e| {
                json!({ "type": e.kind.word(), "quad": e.quad() as u8, "mode": e.mode.map(verbale_model::EventMode::word),
                        "source": names(&e.source), "target": names(&e.target), "confidence": e.probability })
            })
            .collect();
        let _ = writeln!(report.predictions, "{}", json!({ "id": gold.id, "events": events }));
        let mut used = vec![false; found.len()];
        for event in &gold.events {
            let same = |e: &verbale_model::Event| Some(e.kind.word()) == event.kind.as_deref();
            let actors = |e: &verbale_model::Event| {
                shares(&names(&e.source), &event.source) && shares(&names(&e.target), &event.target)
            };
            let hit = (0..found.len()).find(|&i| !used[i] && same(&found[i]) && actors(&found[i]));
            typed += usize::from(found.iter().any(same));
            sides += usize::from(found.iter().any(actors));
            if let Some(i) = hit {
                used[i] = true;
                both += 1;
            }
        }
        found_all += found.len();
        gold_all += gold.events.len();
    }
    let f1 = |hits: usize| 2.0 * hits as f64 / (found_all + gold_all).max(1) as f64;
    let _ = writeln!(report.table, "found {found_all}, gold {gold_all}");
    let _ = writeln!(report.table, "type and both actors F1 {:.3}", f1(both));
    let _ = writeln!(report.table, "type alone F1 {:.3}, both actors alone F1 {:.3}", f1(typed), f1(sides));
    Ok(report)
}

/// Whether two lists of names share a content word, or are both empty.
fn shares(own: &[String], gold: &[String]) -> bool {
    let words = |all: &[String]| -> Vec<String> {
        all.iter()
            .flat_map(|n| n.split(|c: char| !c.is_alphanumeric()))
            .filter(|w| w.len() > 2 || w.chars().all(char::is_uppercase) && !w.is_empty())
            .map(str::to_lowercase)
            .filter(|w| !matches!(w.as_str(), "the" | "of" | "and" | "for"))
            .collect()
    };
    let (a, b) = (words(own), words(gold));
    if a.is_empty() || b.is_empty() { a.is_empty() == b.is_empty() } else { a.iter().any(|w| b.contains(w)) }
}
