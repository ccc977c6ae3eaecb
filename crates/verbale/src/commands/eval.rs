//! `verbale eval`: scores against gold files.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome, read_text};
use clap::{Args, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;

/// Score against gold files
#[derive(Args, Debug)]
pub(crate) struct Eval {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Source, cue and content of attributions, apart and joined
    Attribution {
        /// JSON lines with id, text, attributions (source, cue, content in code points)
        gold: PathBuf,
        /// Where to write what was found, in the form of the gold
        #[arg(long, value_name = "FILE")]
        predictions: Option<PathBuf>,
    },
}

pub(crate) fn run(args: &Eval, _global: &Global) -> Outcome {
    let What::Attribution { gold, predictions } = &args.what;
    let text = read_text(gold)?;
    let report = verbale_eval::attribution::evaluate(&text)
        .map_err(|e| CommandError::work(format!("{}: {e}", gold.display())))?;
    if let Some(path) = predictions {
        std::fs::write(path, &report.predictions)?;
    }
    done(write!(anstream::stdout().lock(), "{}", report.table))
}
