//! Training of the polarity model, with its cross-validation.

use super::{GoldTarget, class, place};
use crate::regression::{Case, Plan, learn, temperature};
use crate::report::{Confusion, EvalError, calibration_error, lines, spread};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_annotate::en::linear::{Features, Linear, best, softmax};
use verbale_annotate::en::polarity::features::TIED;
use verbale_annotate::en::polarity::{Eyes, Model};
use verbale_annotate::en::tokens::parse;

/// How the shipped model is trained.
pub const PLAN: Plan = Plan { own: 30.0, tied: 0.5, dense: 700.0, steps: 100, least: 3, uneven: true };

/// What training gives.
pub struct Trained {
    /// The weights.
    pub bytes: Vec<u8>,
    /// Figures of the cross-validation.
    pub table: String,
}

struct Sample {
    case: Case,
    class: usize,
    /// Targets of one text, and texts of one article, are held out together.
    group: usize,
}

fn samples(gold: &str) -> Result<Vec<Sample>, EvalError> {
    let (eyes, model) = (Eyes::load(), Model::with(&[]));
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for gold in lines::<GoldTarget>(gold)? {
        let Some(class) = gold.label.as_deref().and_then(class) else { continue };
        let article: String = gold.id.split('_').take(2).collect::<Vec<_>>().join("_");
        let next = groups.len();
        let group = *groups.entry(article).or_insert(next);
        let mut features = Features::default();
        let text = parse(&gold.text);
        if eyes.on(&text, |sight| model.look(sight, place(&gold), &mut features)) {
            out.push(Sample { case: Case { features, allowed: 1 << class, weight: 1.0 }, class, group });
        }
    }
    Ok(out)
}

type Held = (Vec<Confusion>, Vec<([f32; 3], usize)>);

fn cross(samples: &[Sample], plan: Plan, folds: usize, run: usize) -> Held {
    let (mut confusions, mut scores) = (Vec::new(), Vec::new());
    for fold in 0..run {
        let cases: Vec<Case> =
            samples.iter().filter(|s| s.group % folds != fold).map(|s| s.case.clone()).collect();
        let model: Linear<3> = learn::<3>(&cases, TIED, plan).model(1.0);
        let mut confusion = Confusion::default();
        for s in samples.iter().filter(|s| s.group % folds == fold) {
            let own = model.scores(&s.case.features);
            confusion.pairs.push((s.class, best(&own)));
            scores.push((own, s.class));
        }
        confusions.push(confusion);
    }
    (confusions, scores)
}

fn figures(name: &str, held: &Held) -> String {
    let t = temperature(&held.1);
    let sure: Vec<(f32, bool)> = held
        .1
        .iter()
        .map(|(scores, gold)| {
            let p = softmax(scores.map(|s| s / t));
            let top = best(&p);
            (p[top], top == *gold)
        })
        .collect();
    let (f1, sd) = spread(&held.0.iter().map(|c| c.macro_f1(3)).collect::<Vec<_>>());
    let (accuracy, _) = spread(&held.0.iter().map(Confusion::accuracy).collect::<Vec<_>>());
    format!(
        "{name:<40} macro-F1 {f1:.3} ±{sd:.3} accuracy {accuracy:.3} temperature {t:.2} calibration error {:.3}",
        calibration_error(&sure)
    )
}

/// Trains the shipped model and measures its making by five-fold cross-validation inside the gold.
pub fn train(gold: &str) -> Result<Trained, EvalError> {
    let all = samples(gold)?;
    let held = cross(&all, PLAN, 5, 5);
    let mut table = figures("all features", &held);
    let temperature = temperature(&held.1);
    let cases: Vec<Case> = all.into_iter().map(|s| s.case).collect();
    let model = learn::<3>(&cases, TIED, PLAN).model(temperature);
    let bytes = model.write();
    let _ = write!(table, "\n{} rows, {} bytes", model.len(), bytes.len());
    Ok(Trained { bytes, table })
}

/// Cross-validated figures under another plan, on the first `run` of five folds; with parts left out.
pub fn explore(gold: &str, plan: Plan, run: usize, parts: bool) -> Result<String, EvalError> {
    let mut all = samples(gold)?;
    let mut table = figures(&format!("{plan:?}"), &cross(&all, plan, 5, run));
    if parts {
        let kept: Vec<_> = all.iter().map(|s| s.case.features.clone()).collect();
        for s in &mut all {
            s.case.features.tied.clear();
        }
        let _ = write!(table, "\n{}", figures("without tied weights", &cross(&all, plan, 5, run)));
        for (s, features) in all.iter_mut().zip(&kept) {
            s.case.features = Features { dense: Vec::new(), ..features.clone() };
        }
        let _ = write!(table, "\n{}", figures("without meanings of words", &cross(&all, plan, 5, run)));
        for (s, features) in all.iter_mut().zip(kept) {
            s.case.features = Features { own: Vec::new(), ..features };
        }
        let _ = write!(table, "\n{}", figures("without words and pairs", &cross(&all, plan, 5, run)));
    }
    Ok(table)
}
