//! `verbale eval`: scores against gold files.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome, read_text};
use clap::{Args, Subcommand};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_annotate::en::attribution::Model;
use verbale_eval::report::{EvalError, Report};
use verbale_eval::{attribution, events, extract, gold, numbers, polarity};

/// Score against gold files
#[derive(Args, Debug)]
pub(crate) struct Eval {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Source, cue and content of attributions, apart and joined
    Attribution(Gold),
    /// Event types and quad classes, the actors given
    Events(Gold),
    /// Whether two texts that differ in numbers agree
    Numbers(Gold),
    /// Polarity towards a target
    Polarity(Gold),
}

#[derive(Args, Debug)]
struct Gold {
    /// Gold as JSON lines
    gold: PathBuf,
    /// Where to write what was found, in the order of the gold
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

pub(crate) fn run(args: &Eval, _global: &Global) -> Outcome {
    match &args.what {
        What::Attribution(files) => attributions(files),
        What::Events(files) => scored(files, events::evaluate),
        What::Numbers(files) => scored(files, numbers::evaluate),
        What::Polarity(files) => scored(files, polarity::evaluate),
    }
}

fn scored(files: &Gold, evaluate: impl Fn(&str) -> Result<Report, EvalError>) -> Outcome {
    let report = evaluate(&read_text(&files.gold)?)
        .map_err(|e| CommandError::work(format!("{}: {e}", files.gold.display())))?;
    write(files, report.predictions, &report.table)
}

fn attributions(files: &Gold) -> Outcome {
    let documents = gold::read(&files.gold).map_err(CommandError::work)?;
    let predicted = extract::predict(&Model::load(), &documents);
    let mut lines = String::new();
    for document in &documents {
        let list =
            |a: &gold::GoldAttribution| json!({"source": a.source, "cue": a.cue, "content": a.content});
        let found: Vec<_> = predicted.get(&document.id).into_iter().flatten().map(list).collect();
        let row = json!({"id": document.id, "text": document.text, "attributions": found});
        let _ = writeln!(lines, "{row}");
    }
    write(files, lines, &attribution::measure(&documents, &predicted, false).to_string())
}

fn write(files: &Gold, predictions: String, table: &str) -> Outcome {
    if let Some(path) = &files.predictions {
        std::fs::write(path, predictions)?;
    }
    done(writeln!(anstream::stdout().lock(), "{}", table.trim_end()))
}
