//! What an evaluation gives: a table to read and the predictions to keep.

/// A table and the predictions behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// For the terminal.
    pub table: String,
    /// JSON lines in the order of the gold.
    pub predictions: String,
}

/// Why gold could not be scored.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A line is no such record.
    #[error("parse line {line}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// Nothing to score.
    #[error("no gold in the file")]
    Empty,
}

/// Reads JSON lines; empty lines are skipped.
pub(crate) fn lines<T: serde::de::DeserializeOwned>(text: &str) -> Result<Vec<T>, EvalError> {
    let mut out = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        out.push(serde_json::from_str(line).map_err(|source| EvalError::Line { line: i + 1, source })?);
    }
    if out.is_empty() { Err(EvalError::Empty) } else { Ok(out) }
}

/// Right and wrong by class, for macro-F1 and accuracy.
#[derive(Clone, Debug, Default)]
pub struct Confusion {
    /// Gold and predicted class of every case.
    pub pairs: Vec<(usize, usize)>,
}

impl Confusion {
    /// Precision, recall, F1 and number of gold cases of a class.
    pub fn of(&self, class: usize) -> (f64, f64, f64, usize) {
        let hits = self.pairs.iter().filter(|p| **p == (class, class)).count();
        let gold = self.pairs.iter().filter(|p| p.0 == class).count();
        let own = self.pairs.iter().filter(|p| p.1 == class).count();
        let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        (ratio(hits, own), ratio(hits, gold), ratio(2 * hits, gold + own), gold)
    }

    /// Mean F1 of the classes that the gold has.
    pub fn macro_f1(&self, classes: usize) -> f64 {
        let scores: Vec<f64> = (0..classes).map(|c| self.of(c)).filter(|s| s.3 > 0).map(|s| s.2).collect();
        scores.iter().sum::<f64>() / scores.len().max(1) as f64
    }

    /// Share of the cases that are right.
    pub fn accuracy(&self) -> f64 {
        self.pairs.iter().filter(|p| p.0 == p.1).count() as f64 / self.pairs.len().max(1) as f64
    }
}

/// Mean and standard deviation.
pub fn spread(values: &[f64]) -> (f64, f64) {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, variance.sqrt())
}

/// Expected calibration error of (confidence, right) pairs in ten bins.
pub fn calibration_error(pairs: &[(f32, bool)]) -> f64 {
    let mut bins = [(0.0f64, 0.0f64, 0usize); 10];
    for &(confidence, right) in pairs {
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        *bin = (bin.0 + f64::from(confidence), bin.1 + f64::from(u8::from(right)), bin.2 + 1);
    }
    bins.iter().map(|b| (b.0 - b.1).abs()).sum::<f64>() / pairs.len().max(1) as f64
}
