//! Training of the event model, with its cross-validation.

use super::gold::{GoldEvent, GoldText, places};
use crate::regression::{Case, Plan, learn, temperature};
use crate::report::{Confusion, EvalError, lines, spread};
use std::fmt::Write as _;
use verbale_annotate::en::events::Model;
use verbale_annotate::en::events::features::{ROOTS, TIED, kinds, root};
use verbale_annotate::en::events::sentence::{Scene, Words};
use verbale_annotate::en::linear::{Features, Linear, best, softmax};
use verbale_annotate::en::tokens::parse;
use verbale_model::EventKind;

/// How the shipped model is trained.
pub const PLAN: Plan = Plan { own: 1.0, tied: 0.05, dense: 1.0, steps: 150, least: 2, uneven: false };

/// The class of a gold type; YIELD is the class of CONCEDE and RETREAT.
pub fn class(kind: &str) -> Option<usize> {
    if kind == "YIELD" {
        return Some(usize::from(root(EventKind::Concede)));
    }
    EventKind::from_word(kind).map(|k| usize::from(root(k)))
}

/// The quad class of a root as the gold has it: YIELD is material cooperation.
pub fn quad(class: usize) -> usize {
    kinds(class).last().map_or(0, |k| k.quad() as usize)
}

/// A case, with its class where the gold has one.
struct Sample {
    case: Case,
    class: Option<usize>,
    /// Cases of one text are held out together.
    group: usize,
    /// Whether it is of the set that the model is measured on.
    measured: bool,
}

fn sample(model: &Model, gold: &GoldText, event: &GoldEvent, group: usize) -> Option<Sample> {
    let text = parse(&gold.text);
    let (source, target) = places(&text, event);
    let scene = Scene::new(&text, source, target)?;
    let mut features = Features::default();
    model.look(&text, &Words::new(&text), &scene, &mut features);
    let class = event.kind.as_deref().and_then(class);
    let allowed = match (class, event.quad) {
        (Some(class), _) => 1 << class,
        (None, Some(q)) => (0..ROOTS).filter(|&c| quad(c) == usize::from(q)).map(|c| 1 << c).sum(),
        (None, None) => return None,
    };
    Some(Sample { case: Case { features, allowed, weight: 1.0 }, class, group, measured: true })
}

/// The gold to learn from: the measured set, and others with the weight that their cases have.
pub struct Gold<'a> {
    /// Lines with types, sources and targets.
    pub main: &'a str,
    /// Lines whose gold may be coarser, and their weight.
    pub more: &'a [(&'a str, f32)],
}

/// What training gives.
pub struct Trained {
    /// The weights.
    pub bytes: Vec<u8>,
    /// Figures of the cross-validation.
    pub table: String,
}

fn samples(gold: &Gold<'_>) -> Result<Vec<Sample>, EvalError> {
    let model = Model::with(&[]);
    let mut all = Vec::new();
    for (i, text) in lines::<GoldText>(gold.main)?.iter().enumerate() {
        all.extend(text.events.iter().filter_map(|e| sample(&model, text, e, i)));
    }
    for (more, weight) in gold.more {
        for text in lines::<GoldText>(more)? {
            for event in text.events.iter().filter(|e| !e.source.is_empty() && !e.target.is_empty()) {
                if let Some(mut s) = sample(&model, &text, event, usize::MAX) {
                    s.case.weight = *weight;
                    s.measured = false;
                    all.push(s);
                }
            }
        }
    }
    Ok(all)
}

/// Which features the model may see, for the ablation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All.
    All,
    /// Words and patterns by class, without tied weights.
    Own,
    /// Tied weights alone.
    Tied,
}

fn blind(samples: &mut [Sample], sight: Sight) {
    for s in samples {
        match sight {
            Sight::All => {}
            Sight::Own => s.case.features.tied.clear(),
            Sight::Tied => s.case.features.own.clear(),
        }
    }
}

struct Held {
    folds: Vec<Confusion>,
    quads: Vec<Confusion>,
    scores: Vec<([f32; ROOTS], usize)>,
    /// Text, gold and predicted class of what was wrong.
    wrong: Vec<(usize, usize, usize, f32)>,
}

fn cross(samples: &[Sample], plan: Plan, folds: usize) -> Held {
    let mut held = Held { folds: Vec::new(), quads: Vec::new(), scores: Vec::new(), wrong: Vec::new() };
    for fold in 0..folds {
        let inside = |s: &&Sample| !s.measured || s.group % folds != fold;
        let cases: Vec<Case> = samples.iter().filter(inside).map(|s| s.case.clone()).collect();
        let model: Linear<ROOTS> = learn::<ROOTS>(&cases, TIED, plan).model(1.0);
        let (mut roots, mut quads) = (Confusion::default(), Confusion::default());
        for s in samples.iter().filter(|s| s.measured && s.group % folds == fold) {
            let Some(gold) = s.class else { continue };
            let scores = model.scores(&s.case.features);
            let top = best(&scores);
            roots.pairs.push((gold, top));
            quads.pairs.push((quad(gold), likeliest_quad(&softmax(scores))));
            held.scores.push((scores, gold));
            if top != gold {
                held.wrong.push((s.group, gold, top, softmax(scores)[top]));
            }
        }
        held.folds.push(roots);
        held.quads.push(quads);
    }
    held
}

/// The likeliest quad class over all roots.
pub fn likeliest_quad(roots: &[f32; ROOTS]) -> usize {
    let mut sums = [0.0f32; 5];
    for (class, p) in roots.iter().enumerate() {
        sums[quad(class)] += p;
    }
    best(&sums)
}

fn line(out: &mut String, name: &str, held: &Held) {
    let stat =
        |all: &[Confusion], f: &dyn Fn(&Confusion) -> f64| spread(&all.iter().map(f).collect::<Vec<_>>());
    let pooled = Confusion { pairs: held.folds.iter().flat_map(|f| f.pairs.clone()).collect() };
    let pooled_quad = Confusion { pairs: held.quads.iter().flat_map(|f| f.pairs.clone()).collect() };
    let (f1, sd) = stat(&held.folds, &|c| c.macro_f1(ROOTS));
    let (q, qd) = stat(&held.quads, &|c| c.macro_f1(5));
    let _ = writeln!(
        out,
        "{name:<28} root F1 {f1:.3} ±{sd:.3} (pooled {:.3}, acc {:.3})  quad F1 {q:.3} ±{qd:.3} (pooled {:.3})",
        pooled.macro_f1(ROOTS),
        pooled.accuracy(),
        pooled_quad.macro_f1(5),
    );
}

/// Trains the shipped model and measures its making by five-fold cross-validation inside the gold.
pub fn train(gold: &Gold<'_>) -> Result<Trained, EvalError> {
    let all = samples(gold)?;
    let held = cross(&all, PLAN, 5);
    let mut table = String::new();
    line(&mut table, "all features", &held);
    let temperature = temperature(&held.scores);
    let cases: Vec<Case> = all.into_iter().map(|s| s.case).collect();
    let model = learn::<ROOTS>(&cases, TIED, PLAN).model(temperature);
    let _ =
        writeln!(table, "temperature {temperature:.2}, {} rows, {} bytes", model.len(), model.write().len());
    Ok(Trained { bytes: model.write(), table })
}

/// The ablation: what is lost without a part, and what other gold would add.
pub fn ablation(main: &str, more: &[(&str, f32)]) -> Result<String, EvalError> {
    let mut table = String::new();
    for (name, more, sight) in [
        ("all", &[][..], Sight::All),
        ("with the other gold", more, Sight::All),
        ("without tied weights", &[], Sight::Own),
        ("tied weights alone", &[], Sight::Tied),
    ] {
        let mut all = samples(&Gold { main, more })?;
        blind(&mut all, sight);
        line(&mut table, name, &cross(&all, PLAN, 5));
    }
    Ok(table)
}

/// Cross-validated figures under another plan, and by class; with `show` the cases of one fold that are wrong.
pub fn explore(gold: &Gold<'_>, plan: Plan, show: Option<usize>) -> Result<String, EvalError> {
    let all = samples(gold)?;
    let held = cross(&all, plan, 5);
    let mut table = String::new();
    line(&mut table, &format!("{plan:?}"), &held);
    let fold0 = Held {
        folds: vec![held.folds[0].clone()],
        quads: vec![held.quads[0].clone()],
        scores: vec![],
        wrong: vec![],
    };
    line(&mut table, "fold 0 alone", &fold0);
    let pooled = Confusion { pairs: held.folds.iter().flat_map(|f| f.pairs.clone()).collect() };
    let name = |c: usize| kinds(c)[0].word();
    if let Some(fold) = show {
        for class in 0..ROOTS {
            let (p, r, f, n) = pooled.of(class);
            let _ = writeln!(table, "{:<10} P {p:.3} R {r:.3} F1 {f:.3} n {n}", name(class));
        }
        let texts = lines::<GoldText>(gold.main)?;
        for (group, gold, own, p) in held.wrong.iter().filter(|w| w.0 % 5 == fold) {
            let event = &texts[*group].events[0];
            let text = event.marked.clone().unwrap_or_else(|| texts[*group].text.clone());
            let _ = writeln!(
                table,
                "{:<9} -> {:<9} {p:.2} {}",
                name(*gold),
                name(*own),
                text.chars().take(230).collect::<String>()
            );
        }
    }
    Ok(table)
}
