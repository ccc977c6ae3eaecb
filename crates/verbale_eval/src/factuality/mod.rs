//! Factuality: training of the shipped model, and how near it comes to gold.

pub mod training;

use crate::report::{EvalError, Report, lines};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_annotate::en::factuality::features::Domain;
use verbale_annotate::en::factuality::{CLASSES, expected};
use verbale_annotate::en::linear::{Features, Linear};
use verbale_annotate::en::tags::{Tag, Tagger};
use verbale_annotate::en::{attribution, tokens, words};

/// A line of gold: a sentence of words parted by blanks, the first word of the event, its value.
#[derive(Deserialize, Clone, Debug)]
pub struct GoldEvent {
    /// Which set.
    pub dataset: String,
    /// "train" or "dev".
    pub split: String,
    /// The sentence.
    pub text: String,
    /// First word of the event.
    pub tok_start: usize,
    /// -3 to 3.
    pub label: f32,
}

impl GoldEvent {
    /// How its set was annotated.
    pub fn domain(&self) -> Domain {
        match self.dataset.as_str() {
            "uw" | "meantime" => Domain::News,
            "uds_ih2" => Domain::Web,
            _ => Domain::Other,
        }
    }

    /// First byte of the event.
    fn place(&self) -> usize {
        let mut left = self.tok_start;
        let mut at = 0;
        for word in self.text.split(' ') {
            if left == 0 {
                break;
            }
            left -= 1;
            at += word.len() + 1;
        }
        at
    }
}

/// The parts of speech of sentences that many events share.
pub(crate) struct Sentences<'a> {
    tagger: &'a Tagger,
    last: String,
    tags: Vec<Tag>,
}

impl<'a> Sentences<'a> {
    pub(crate) fn new(tagger: &'a Tagger) -> Sentences<'a> {
        Sentences { tagger, last: String::new(), tags: Vec::new() }
    }

    /// The features of an event, as if its set were of a domain; false if it has no word.
    pub(crate) fn look(&mut self, gold: &GoldEvent, domain: Domain, out: &mut Features) -> bool {
        let text = tokens::parse(&gold.text);
        if self.last != gold.text {
            self.tags = self.tagger.tag(&text, &words::words(&text));
            self.last.clone_from(&gold.text);
        }
        let place = gold.place() as u32;
        let event = text.tokens.partition_point(|t| t.span.end() <= place);
        verbale_annotate::en::factuality::features::features(&text, &self.tags, event, domain, out);
        event < text.tokens.len()
    }
}

/// Pearson's r and the mean absolute error of pairs (gold, found).
pub fn figures(pairs: &[(f32, f32)]) -> (f64, f64) {
    let n = pairs.len().max(1) as f64;
    let mean = |f: &dyn Fn(&(f32, f32)) -> f64| pairs.iter().map(f).sum::<f64>() / n;
    let (mx, my) = (mean(&|p| f64::from(p.0)), mean(&|p| f64::from(p.1)));
    let cov = mean(&|p| (f64::from(p.0) - mx) * (f64::from(p.1) - my));
    let spread = |f: &dyn Fn(&(f32, f32)) -> f64| mean(&|p| f(p) * f(p)).sqrt();
    let (sx, sy) = (spread(&|p| f64::from(p.0) - mx), spread(&|p| f64::from(p.1) - my));
    (cov / (sx * sy).max(1e-9), mean(&|p| f64::from((p.0 - p.1).abs())))
}

/// The table by set.
pub(crate) fn table(rows: &BTreeMap<String, Vec<(f32, f32)>>) -> String {
    let mut out = format!("{:<10} {:>6} {:>7} {:>7} {:>14}\n", "set", "events", "r", "MAE", "MAE of median");
    for (name, pairs) in rows {
        let (r, mae) = figures(pairs);
        let mut gold: Vec<f32> = pairs.iter().map(|p| p.0).collect();
        gold.sort_by(f32::total_cmp);
        let median = gold[gold.len() / 2];
        let flat: Vec<(f32, f32)> = pairs.iter().map(|p| (p.0, median)).collect();
        let _ = writeln!(out, "{name:<10} {:>6} {r:>7.3} {mae:>7.3} {:>14.3}", pairs.len(), figures(&flat).1);
    }
    out
}

/// Scores the shipped model on the lines of gold whose split is "dev".
pub fn evaluate(gold: &str) -> Result<Report, EvalError> {
    let bytes = include_bytes!("../../../verbale_annotate/models/en/factuality.bin");
    let model: Linear<CLASSES> =
        Linear::read(bytes).unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0));
    let engine = attribution::Model::load();
    let mut sentences = Sentences::new(&engine.tagger);
    let mut rows: BTreeMap<String, Vec<(f32, f32)>> = BTreeMap::new();
    let mut features = Features::default();
    for event in lines::<GoldEvent>(gold)?.iter().filter(|e| e.split == "dev") {
        for (name, domain) in
            [(event.dataset.clone(), event.domain()), (format!("{} as news", event.dataset), Domain::News)]
        {
            features.clear();
            if sentences.look(event, domain, &mut features) {
                rows.entry(name).or_default().push((event.label, expected(model.scores(&features))));
            }
        }
    }
    Ok(Report { table: table(&rows), predictions: String::new() })
}
