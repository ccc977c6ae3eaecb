//! `verbale serve` and `verbale open`: the pages.

use crate::cli::Global;
use crate::error::{CommandError, Outcome};
use crate::source;
use crate::web;
use clap::Args;
use std::path::PathBuf;
use verbale_model::Facts;

/// Serve the pages on this machine
///
/// Pages are served to this machine alone. Without a ledger or PATH the shipped example is shown.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// Files, folders, patterns (default: the ledger, else the dossier's documents)
    paths: Vec<PathBuf>,

    /// Show the shipped example
    #[arg(long)]
    demo: bool,

    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8137)]
    port: u16,
}

/// Serve the pages and open a browser
#[derive(Args, Debug)]
pub(crate) struct Open {
    #[command(flatten)]
    serve: Serve,
}

pub(crate) fn serve(args: &Serve, global: &Global) -> Outcome {
    web::serve(web::Site::new(facts(args, global)?), args.port, web::Browser::Leave)
}

pub(crate) fn open(args: &Open, global: &Global) -> Outcome {
    web::serve(web::Site::new(facts(&args.serve, global)?), args.serve.port, web::Browser::Open)
}

/// All facts: each page applies the clocks of its own address.
fn facts(args: &Serve, global: &Global) -> Result<Facts, CommandError> {
    let nothing_given = args.paths.is_empty() && global.dossier.is_none() && !source::ledger_path(global).exists();
    if args.demo || nothing_given {
        return Ok(source::example()?.known(global.knowledge()));
    }
    let (facts, _) = source::all_facts(&args.paths, global)?;
    Ok(facts.known(global.knowledge()))
}
