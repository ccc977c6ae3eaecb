//! Training of the model that weighs compared figures.

use super::comparison::compare;
use super::{GoldPair, LABELS, LEAST, table};
use crate::regression::{Case, Plan, learn, temperature};
use crate::report::{EvalError, lines};
use std::collections::BTreeMap;
use verbale_annotate::en::linear::{Linear, best, softmax};
use verbale_annotate::en::tokens::parse;

/// How the shipped model is trained.
pub const PLAN: Plan = Plan { own: 2.0, tied: 1.0, dense: 1.0, steps: 100, least: 3, uneven: false };

/// The shipped model.
pub fn shipped() -> Linear<3> {
    Linear::read(include_bytes!("numbers.bin")).unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0))
}

/// Trains, and measures by five-fold cross-validation over pages: weights and table.
pub fn train(gold: &str) -> Result<(Vec<u8>, String), EvalError> {
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for pair in lines::<GoldPair>(gold)? {
        let Some(class) = pair.label.as_deref().and_then(|l| LABELS.iter().position(|x| *x == l)) else {
            continue;
        };
        let comparison = compare(&parse(&pair.a), &parse(&pair.b));
        let next = groups.len();
        let group = *groups.entry(pair.page).or_insert(next);
        all.push((
            Case { features: comparison.features, allowed: 1 << class, weight: 1.0 },
            class,
            group,
            comparison.paired,
        ));
    }
    let mut held = Vec::new();
    for fold in 0..5 {
        let cases: Vec<Case> =
            all.iter().filter(|s| s.2 % 5 != fold && s.3 > 0).map(|s| s.0.clone()).collect();
        let model = learn::<3>(&cases, 0, PLAN).model(1.0);
        held.extend(all.iter().filter(|s| s.2 % 5 == fold).map(|s| (model.scores(&s.0.features), s.1, s.3)));
    }
    let warm = temperature(&held.iter().filter(|h| h.2 > 0).map(|h| (h.0, h.1)).collect::<Vec<_>>());
    let scored: Vec<_> = held
        .iter()
        .map(|(scores, gold, paired)| {
            let p = softmax(scores.map(|s| s / warm));
            let top = best(&p);
            let sure = if *paired == 0 { 0.0 } else { p[top] };
            (sure, top, *gold, sure < LEAST || top == 2)
        })
        .collect();
    let cases: Vec<Case> = all.into_iter().filter(|s| s.3 > 0).map(|s| s.0).collect();
    let model = learn::<3>(&cases, 0, PLAN).model(warm);
    let bytes = model.write();
    Ok((bytes, format!("{}temperature {warm:.2}, {} rows\n", table(&scored), model.len())))
}
