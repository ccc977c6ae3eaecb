//! From the scores of pairs that were weighed to probabilities: one logistic curve a kind, drawn towards the curve of all
//! kinds together where a kind has few pairs.

use crate::report::{EvalError, calibration_error, lines};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A pair that was weighed, as `verbale eval compare --candidates` writes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Candidate {
    /// Whose negotiation.
    pub scenario: String,
    /// The check.
    pub kind: String,
    /// The check's own score.
    pub score: f64,
    /// Whether the gold has it; nothing where that may be argued.
    pub right: Option<bool>,
}

/// A logistic curve over the score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Curve {
    /// Added to the scaled score.
    pub shift: f64,
    /// How steep it is.
    pub scale: f64,
}

impl Curve {
    /// The probability at a score.
    pub fn at(self, score: f64) -> f64 {
        1.0 / (1.0 + (-(self.shift + self.scale * score)).exp())
    }
}

/// How strongly the curve of all kinds is drawn to the plain one, and that of a kind to the one of all: what gave the least
/// log loss on scenarios left out, near enough.
const TO_PLAIN: f64 = 5.0;
const TO_ALL: [f64; 2] = [5.0, 5.0];

/// The kinds of `all`, with a curve each.
pub fn fit(all: &[Candidate]) -> BTreeMap<String, Curve> {
    let known: Vec<(&str, f64, bool)> =
        all.iter().filter_map(|c| Some((c.kind.as_str(), c.score, c.right?))).collect();
    let points = |kind: Option<&str>| -> Vec<(f64, bool)> {
        known.iter().filter(|k| kind.is_none_or(|w| w == k.0)).map(|k| (k.1, k.2)).collect()
    };
    let pooled = newton(&points(None), Curve { shift: 0.0, scale: 1.0 }, [TO_PLAIN; 2]);
    // A kind without any pair has the curve of all.
    let kinds = verbale_model::DiscrepancyKind::ALL.iter().map(|k| k.word());
    kinds.map(|k| (k.to_owned(), newton(&points(Some(k)), pooled, TO_ALL))).collect()
}

/// The curve of greatest likelihood under a normal prior around `prior` with the given precisions.
fn newton(points: &[(f64, bool)], prior: Curve, precision: [f64; 2]) -> Curve {
    let mut curve = prior;
    for _ in 0..50 {
        let mut slope =
            [precision[0] * (prior.shift - curve.shift), precision[1] * (prior.scale - curve.scale)];
        let mut bend = [precision[0], 0.0, precision[1]];
        for &(score, right) in points {
            let p = curve.at(score);
            let error = f64::from(u8::from(right)) - p;
            slope[0] += error;
            slope[1] += error * score;
            let weight = p * (1.0 - p);
            bend[0] += weight;
            bend[1] += weight * score;
            bend[2] += weight * score * score;
        }
        let determinant = bend[0] * bend[2] - bend[1] * bend[1];
        let shift = (bend[2] * slope[0] - bend[1] * slope[1]) / determinant;
        let scale = (bend[0] * slope[1] - bend[1] * slope[0]) / determinant;
        curve.shift += shift.clamp(-1.0, 1.0);
        curve.scale = (curve.scale + scale.clamp(-0.5, 0.5)).max(0.05);
        if shift.abs() + scale.abs() < 1e-9 {
            break;
        }
    }
    curve
}

/// Least probability of a finding that is shown, by kind: where a wrong one costs more, more is asked.
fn floor(kind: &str) -> f64 {
    match kind {
        "contradiction" => 0.55,
        "silence" => 0.52,
        "shift" => 0.5,
        "number" | "version" | "arithmetic" | "framing" => 0.45,
        _ => 0.4,
    }
}

/// Reads candidates, fits, and gives the data file and a table: each scenario judged by curves fitted on the others.
pub fn train(texts: &[String]) -> Result<(String, String), EvalError> {
    let mut all: Vec<Candidate> = Vec::new();
    for text in texts {
        all.extend(lines::<Candidate>(text)?);
    }
    all.sort_by(|a, b| {
        (&a.scenario, &a.kind, a.right)
            .cmp(&(&b.scenario, &b.kind, b.right))
            .then(a.score.total_cmp(&b.score))
    });
    let curves = fit(&all);
    let scenarios: BTreeSet<&str> = all.iter().map(|c| c.scenario.as_str()).collect();
    let mut held_out: Vec<(f32, bool)> = Vec::new();
    for scenario in &scenarios {
        let (own, others): (Vec<Candidate>, Vec<Candidate>) =
            all.iter().cloned().partition(|c| c.scenario == *scenario);
        let curves = fit(&others);
        let judged = own.iter().filter_map(|c| Some((curves.get(&c.kind)?.at(c.score) as f32, c.right?)));
        held_out.extend(judged);
    }
    let mut data = String::from(
        "# Fitted by `cargo run -p verbale_eval --bin train_odds`: score of a pair to probability, one curve a kind.\n",
    );
    let mut table = format!(
        "{} pairs of {} scenarios; calibration error of each scenario under curves of the others, ten bins: {:.3}\n",
        held_out.len(),
        scenarios.len(),
        calibration_error(&held_out)
    );
    for (kind, curve) in &curves {
        let of: Vec<bool> = all.iter().filter(|c| c.kind == *kind).filter_map(|c| c.right).collect();
        let right = of.iter().filter(|r| **r).count();
        let _ = write!(
            data,
            "\n[[curve]]\nkind = \"{kind}\"\nshift = {:.3}\nscale = {:.3}\nfloor = {:.2}\n",
            curve.shift,
            curve.scale,
            floor(kind)
        );
        let _ = writeln!(
            table,
            "{kind:<18} {right:>4} right of {:>4}  shift {:>6.2}  scale {:>5.2}",
            of.len(),
            curve.shift,
            curve.scale
        );
    }
    Ok((data, table))
}

#[cfg(test)]
mod tests {
    use super::{Candidate, fit};

    fn candidates(kind: &str, right: usize, wrong: usize) -> Vec<Candidate> {
        let one = |right: bool| Candidate {
            scenario: "x".to_owned(),
            kind: kind.to_owned(),
            score: if right { 1.0 } else { -1.0 },
            right: Some(right),
        };
        (0..right).map(|_| one(true)).chain((0..wrong).map(|_| one(false))).collect()
    }

    #[test]
    fn a_kind_that_is_mostly_wrong_gets_lower_odds_than_one_that_is_mostly_right() {
        let mut all = candidates("number", 30, 10);
        all.extend(candidates("framing", 4, 60));
        let curves = fit(&all);
        assert!(curves["number"].at(0.0) > curves["framing"].at(0.0));
        assert!(curves.values().all(|c| c.scale > 0.0));
        assert_eq!(curves["split"], fit(&all)["timing"], "kinds without a pair share the curve of all");
    }
}
