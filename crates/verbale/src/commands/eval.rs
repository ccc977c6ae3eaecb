//! `verbale eval`: scores against gold files.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome};
use clap::{Args, Subcommand};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_annotate::en::attribution::Model;
use verbale_eval::{attribution, extract, gold};

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
    let documents = gold::read(gold).map_err(CommandError::work)?;
    let predicted = extract::predict(&Model::load(), &documents);
    if let Some(path) = predictions {
        let mut lines = String::new();
        for document in &documents {
            let list = |a: &gold::GoldAttribution| json!({"source": a.source, "cue": a.cue, "content": a.content});
            let found: Vec<_> = predicted.get(&document.id).into_iter().flatten().map(list).collect();
            let row = json!({"id": document.id, "text": document.text, "attributions": found});
            let _ = writeln!(lines, "{row}");
        }
        std::fs::write(path, lines)?;
    }
    done(writeln!(anstream::stdout().lock(), "{}", attribution::measure(&documents, &predicted, false)))
}
