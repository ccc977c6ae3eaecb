//! How often speaker, party, act and status come out right: with the attributions given, and from the bare text.

pub mod gold;

use gold::{Field, GoldText};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_annotate::Annotator;
use verbale_model::{Attribution, Dossier, Spans, Statement};

/// Right of so many.
#[derive(Default, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// Right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
}

impl Score {
    fn add(&mut self, right: bool) {
        self.right += u32::from(right);
        self.of += 1;
    }

    /// Share that is right.
    pub fn share(self) -> f64 {
        f64::from(self.right) / f64::from(self.of.max(1))
    }

    /// Wilson's interval of 95 %.
    pub fn interval(self) -> (f64, f64) {
        let (n, p, z) = (f64::from(self.of.max(1)), self.share(), 1.96);
        let middle = p + z * z / (2.0 * n);
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        ((middle - half) / scale, (middle + half) / scale)
    }
}

/// What a measure gives.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// By field, with the attributions given.
    pub given: BTreeMap<Field, Score>,
    /// By field, from the bare text: an attribution that is not found has no field right.
    pub running: BTreeMap<Field, Score>,
    /// Labelled attributions found in the bare text (content overlap of a half).
    pub found: Score,
    /// Every miss with the attributions given, in words.
    pub slips: Vec<String>,
}

/// Measures on texts; `dossier` gives the dossier of a name.
pub fn measure<E>(
    texts: &[GoldText],
    mut dossier: impl FnMut(&str) -> Result<Dossier, E>,
) -> Result<Outcome, E> {
    let mut out = Outcome::default();
    let mut annotators: BTreeMap<&str, Annotator> = BTreeMap::new();
    for text in texts {
        let name = text.dossier.as_str();
        if !annotators.contains_key(name) {
            let read = if name.is_empty() { Dossier::default() } else { dossier(name)? };
            annotators.insert(name, Annotator::new(&read));
        }
        add(&annotators[name], text, &mut out);
    }
    Ok(out)
}

fn add(annotator: &Annotator, text: &GoldText, out: &mut Outcome) {
    let given = text.attributions.iter().map(|(_, a)| a.clone()).collect();
    let made = annotator.resolve(&text.document, given);
    let running = annotator.annotate(&text.document).statements;
    for ((number, attribution), statement) in text.attributions.iter().zip(&made) {
        let Some(labels) = text.labels.get(number) else { continue };
        let same = best(&running, attribution);
        out.found.add(same.is_some());
        for (&field, label) in labels {
            let found = value(statement, field);
            let right = is_right(label, &found);
            out.given.entry(field).or_default().add(right);
            let running = same.is_some_and(|s| is_right(label, &value(s, field)));
            out.running.entry(field).or_default().add(running);
            if !right {
                let words = text.document.text();
                out.slips.push(format!(
                    "{:10} {} {number}: {found:?} for {label:?}  [{}] [{}] [{:.70}]",
                    field.word(),
                    text.title,
                    attribution.source.text(words),
                    attribution.cue.text(words),
                    attribution.content.text(words),
                ));
            }
        }
    }
}

fn value(statement: &Statement, field: Field) -> String {
    let none = || "-".to_owned();
    match field {
        Field::Actor => statement.speaker.as_ref().map_or_else(none, |s| s.actor.clone()),
        Field::Party => statement.party().map_or_else(none, str::to_owned),
        Field::Act => statement.act.word().to_owned(),
        Field::Status => statement.status.word().to_owned(),
        Field::Commitment => statement.commitment.map_or_else(none, |c| c.word().to_owned()),
        Field::Support => statement.support.map_or_else(none, |s| s.word().to_owned()),
    }
}

fn is_right(label: &[String], found: &str) -> bool {
    let plain = |s: &str| s.replace('’', "'").to_lowercase();
    label.iter().any(|l| plain(l) == plain(found))
}

/// The statement whose content overlaps an attribution's most, by half at least.
fn best<'a>(made: &'a [Statement], gold: &Attribution) -> Option<&'a Statement> {
    let overlap = |s: &Statement| {
        let (a, b) = (&s.attribution.content, &gold.content);
        let both = shared(a, b);
        f64::from(both) / f64::from((a.covered() + b.covered()).saturating_sub(both).max(1))
    };
    let source = |s: &Statement| shared(&s.attribution.source, &gold.source) > 0;
    made.iter()
        .map(|s| (overlap(s), source(s), s))
        .filter(|(o, _, _)| *o >= 0.5)
        .max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)))
        .map(|(_, _, s)| s)
}

fn shared(a: &Spans, b: &Spans) -> u32 {
    a.iter()
        .flat_map(|x| b.iter().map(move |y| (x.start().max(y.start()), x.end().min(y.end()))))
        .map(|(from, to)| to.saturating_sub(from))
        .sum()
}

/// The table, with so many slips.
pub fn table(outcome: &Outcome, slips: usize) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{:<12} {:>13} {:>7} {:>14}   {:>9} {:>7}",
        "field", "spans given", "share", "95 %", "from text", "share"
    );
    for (field, score) in &outcome.given {
        let (low, high) = score.interval();
        let running = outcome.running[field];
        let _ = writeln!(
            out,
            "{:<12} {:>6} of {:>3} {:>7.3}   {low:.3} - {high:.3}   {:>9} {:>7.3}",
            field.word(),
            score.right,
            score.of,
            score.share(),
            running.right,
            running.share(),
        );
    }
    let _ = writeln!(out, "found in the bare text: {} of {}", outcome.found.right, outcome.found.of);
    for slip in outcome.slips.iter().take(slips) {
        let _ = writeln!(out, "{slip}");
    }
    out
}
