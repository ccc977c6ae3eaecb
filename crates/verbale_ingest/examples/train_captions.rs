//! Trains the caption model and reports the errors of it and of the noise rules on lines neither has seen:
//! `cargo run -p verbale_ingest --example train_captions -- [ARTICLES [FURTHER_ARTICLES...]]`
//!
//! Lines come from `specs/noise/`: each fifth line is for tuning, each fifth for the report, the rest for training. `ARTICLES`
//! is a file of real article text, a paragraph a line: it joins the training. Further files are only judged.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use verbale_ingest::noise::{
    CAPTION_FEATURES as FEATURES, CAPTION_NAMES, caption_features, caption_score, rule_takes,
};

type Weights = [f32; FEATURES];
type Row = ([f32; FEATURES], bool);

struct Line {
    text: String,
    kind: &'static str,
}

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lines = Vec::new();
    for kind in ["captions", "noise", "content"] {
        let text = fs::read_to_string(root.join(format!("specs/noise/{kind}.txt")))?;
        lines.extend(text.lines().filter(|l| !l.is_empty()).map(|l| Line { text: l.to_owned(), kind }));
    }
    let real: Vec<Row> = match std::env::args().nth(1) {
        Some(path) => {
            fs::read_to_string(path)?.lines().filter_map(|l| Some((caption_features(l)?, false))).collect()
        }
        None => Vec::new(),
    };
    let rows = |wanted: &dyn Fn(usize) -> bool| -> Vec<Row> {
        let composed = lines.iter().enumerate().filter(|(n, l)| wanted(n % 5) && l.kind != "noise");
        composed
            .filter_map(|(_, l)| Some((caption_features(&l.text)?, l.kind == "captions")))
            .chain(real.iter().copied())
            .collect()
    };
    let seen = train(&rows(&|n| n < 3));
    let mut out = io::stdout().lock();
    for (name, fifth) in [("tuning", 3), ("report", 4)] {
        report(
            &mut out,
            name,
            lines.iter().enumerate().filter(|(n, _)| n % 5 == fifth).map(|(_, l)| l),
            &seen,
        )?;
    }
    // What ships is trained on all lines; the figures above are those of lines that were not seen.
    let weights = train(&rows(&|_| true));
    let mut file = String::new();
    for (name, weight) in CAPTION_NAMES.iter().zip(weights) {
        let _ = writeln!(file, "{weight:.3}\t{name}");
    }
    fs::write(root.join("data/en/caption_weights.tsv"), file)?;
    for path in std::env::args().skip(2) {
        let text = fs::read_to_string(&path)?;
        let (mut all, mut by_rule, mut as_caption) = (0, 0, 0);
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
            all += 1;
            if rule_takes(line) {
                by_rule += 1;
                writeln!(out, "  rule    {line}")?;
            } else if caption_score(&weights, line) > 0.0 {
                as_caption += 1;
                writeln!(out, "  caption {line}")?;
            }
        }
        writeln!(out, "{path}: of {all} lines {by_rule} taken by rules, {as_caption} as captions")?;
    }
    Ok(())
}

/// Logistic regression by plain gradient descent; captions weigh as much as all other lines together.
fn train(rows: &[Row]) -> Weights {
    let captions = rows.iter().filter(|r| r.1).count().max(1) as f32;
    let others = (rows.len() as f32 - captions).max(1.0);
    let mut weights = [0.0; FEATURES];
    for _ in 0..3_000 {
        let mut slope = [0.0f32; FEATURES];
        for (found, caption) in rows {
            let sum: f32 = found.iter().zip(&weights).map(|(f, w)| f * w).sum();
            let share = if *caption { 0.35 / captions } else { 0.65 / others };
            let error = share * (f32::from(u8::from(*caption)) - 1.0 / (1.0 + (-sum).exp()));
            for (s, f) in slope.iter_mut().zip(found) {
                *s += error * f;
            }
        }
        for (w, s) in weights.iter_mut().zip(slope) {
            *w = *w * 0.9998 + 1.0 * s;
        }
    }
    weights
}

fn report<'l>(
    out: &mut impl io::Write,
    name: &str,
    lines: impl Iterator<Item = &'l Line>,
    weights: &Weights,
) -> io::Result<()> {
    let (mut noise, mut missed, mut captions, mut unseen, mut content, mut taken) = (0, 0, 0, 0, 0, 0);
    for line in lines {
        let said = rule_takes(&line.text) || caption_score(weights, &line.text) > 0.0;
        let (all, wrong) = match line.kind {
            "captions" => (&mut captions, &mut unseen),
            "noise" => (&mut noise, &mut missed),
            _ => (&mut content, &mut taken),
        };
        *all += 1;
        if said == (line.kind == "content") {
            *wrong += 1;
            writeln!(out, "  {:8} {}", line.kind, line.text)?;
        }
    }
    writeln!(
        out,
        "{name}: missed {missed} of {noise} noise lines and {unseen} of {captions} captions; took {taken} of {content} lines of articles"
    )
}
