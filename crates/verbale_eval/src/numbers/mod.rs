//! The measure of comparing numbers: do the figures of two texts agree or clash, and when is that left undecided.

pub mod comparison;
pub mod figure;
pub mod training;

use crate::report::{EvalError, Report, lines};
use comparison::compare;
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write as _;
use verbale_annotate::en::linear::{Linear, best};
use verbale_annotate::en::tokens::parse;

/// Two texts and whether the second supports the first.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPair {
    /// Its name.
    pub id: String,
    /// The claim.
    pub a: String,
    /// The report.
    pub b: String,
    /// What it is about; pairs of one page are held out together.
    #[serde(default)]
    pub page: String,
    /// What people said.
    pub label: Option<String>,
}

/// The labels in order.
pub const LABELS: [&str; 3] = ["REFUTES", "SUPPORTS", "NOT ENOUGH INFO"];

/// Confidence below which a pair is left undecided; set by cross-validation so that four in five are decided.
pub const LEAST: f32 = 0.78;

/// What is said of a pair, and how surely.
pub fn decide(model: &Linear<3>, pair: &GoldPair) -> (usize, f32) {
    let comparison = compare(&parse(&pair.a), &parse(&pair.b));
    if comparison.paired == 0 {
        return (2, 0.0);
    }
    let p = model.probabilities(&comparison.features);
    let top = best(&p);
    (top, p[top])
}

/// Scores the shipped model.
pub fn evaluate(gold: &str) -> Result<Report, EvalError> {
    let model = training::shipped();
    let mut report = Report::default();
    let mut scored = Vec::new();
    for pair in lines::<GoldPair>(gold)? {
        let (label, confidence) = decide(&model, &pair);
        let undecided = confidence < LEAST || label == 2;
        let line = if undecided {
            json!({ "id": pair.id, "label": LABELS[label], "confidence": confidence, "undecided": true })
        } else {
            json!({ "id": pair.id, "label": LABELS[label], "confidence": confidence })
        };
        let _ = writeln!(report.predictions, "{line}");
        if let Some(gold) = pair.label.as_deref().and_then(|l| LABELS.iter().position(|x| *x == l)) {
            scored.push((confidence, label, gold, undecided));
        }
    }
    report.table = table(&scored);
    Ok(report)
}

/// The figures of scored pairs: confidence, label, gold, whether undecided.
pub fn table(scored: &[(f32, usize, usize, bool)]) -> String {
    let mut out = String::new();
    let right = |all: &[&(f32, usize, usize, bool)]| {
        all.iter().filter(|s| s.1 == s.2).count() as f64 / all.len().max(1) as f64
    };
    let decided: Vec<_> = scored.iter().filter(|s| !s.3).collect();
    let share = decided.len() as f64 / scored.len().max(1) as f64;
    let _ = writeln!(out, "decided {:.1} %, accuracy {:.3}", share * 100.0, right(&decided));
    for (label, name) in LABELS.iter().enumerate().take(2) {
        let own = decided.iter().filter(|s| s.1 == label).count();
        let hits = decided.iter().filter(|s| s.1 == label && s.2 == label).count();
        let gold = scored.iter().filter(|s| s.2 == label).count();
        let (p, r) = (hits as f64 / own.max(1) as f64, hits as f64 / gold.max(1) as f64);
        let _ = writeln!(out, "{name:<9} P {p:.3} R {r:.3} n {gold}");
    }
    let mut all: Vec<_> = scored.iter().collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    for share in [0.5, 0.8, 0.9, 1.0] {
        let n = (all.len() as f64 * share) as usize;
        let _ = writeln!(
            out,
            "surest {:>3.0} %: accuracy {:.3} (confidence from {:.2})",
            share * 100.0,
            right(&all[..n]),
            all.get(n.saturating_sub(1)).map_or(0.0, |s| s.0)
        );
    }
    out
}
