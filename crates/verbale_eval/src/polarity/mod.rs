//! The measure of polarity towards a target.

pub mod training;

use crate::gold::CodePoints;
use crate::report::{Confusion, EvalError, Report, calibration_error, lines};
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write as _;
use verbale_annotate::en::linear::best;
use verbale_annotate::en::polarity::{Eyes, Model, Polarity};
use verbale_annotate::en::tokens::parse;
use verbale_model::Span;

/// A target in a text; the offsets are code points.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldTarget {
    /// Its name.
    pub id: String,
    /// The words.
    pub text: String,
    /// First code point of the target.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words of the target.
    #[serde(default)]
    pub target: String,
    /// What people said.
    pub label: Option<String>,
}

/// The span of a target; where the offsets do not give its words, their first place in the text.
pub fn place(gold: &GoldTarget) -> Span {
    let points = CodePoints::new(&gold.text);
    let span = Span::new(points.byte(gold.start), points.byte(gold.end));
    if gold.target.is_empty() || span.text(&gold.text).trim() == gold.target.trim() {
        return span;
    }
    gold.text.find(gold.target.trim()).map_or(span, |at| Span::of(at, at + gold.target.trim().len()))
}

/// The class of a label.
pub fn class(label: &str) -> Option<usize> {
    Polarity::ALL.iter().position(|p| p.word() == label)
}

/// Scores the shipped model.
pub fn evaluate(gold: &str) -> Result<Report, EvalError> {
    let (eyes, model) = (Eyes::load(), Model::load());
    let mut confusion = Confusion::default();
    let mut sure = Vec::new();
    let mut report = Report::default();
    for gold in lines::<GoldTarget>(gold)? {
        let text = parse(&gold.text);
        let p = eyes.on(&text, |sight| model.probabilities(sight, place(&gold)));
        let p = p.unwrap_or([0.0, 1.0, 0.0]);
        let top = best(&p);
        let line = json!({ "id": gold.id, "label": Polarity::ALL[top].word(), "confidence": p[top] });
        let _ = writeln!(report.predictions, "{line}");
        if let Some(gold) = gold.label.as_deref().and_then(class) {
            confusion.pairs.push((gold, top));
            sure.push((p[top], gold == top));
        }
    }
    let out = &mut report.table;
    for (c, polarity) in Polarity::ALL.iter().enumerate() {
        let (p, r, f, n) = confusion.of(c);
        let _ = writeln!(out, "{:<10} P {p:.3} R {r:.3} F1 {f:.3} n {n}", polarity.word());
    }
    let _ = writeln!(out, "macro-F1 {:.3} accuracy {:.3}", confusion.macro_f1(3), confusion.accuracy());
    let _ = writeln!(out, "calibration error {:.3}", calibration_error(&sure));
    Ok(report)
}
