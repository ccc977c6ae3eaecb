//! `verbale serve` and `verbale open`: the pages.

use crate::cli::Global;
use crate::error::{CommandError, Outcome};
use crate::source;
use crate::web::{self, shell_word};
use clap::Args;
use std::path::PathBuf;

/// Serve the pages on this machine
///
/// Pages are served to this machine alone. Documents added to the ledger meanwhile are seen on the next page. Without a ledger or PATH the shipped example is shown.
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
    web::serve(site(args, global)?, args.port, web::Browser::Leave)
}

pub(crate) fn open(args: &Open, global: &Global) -> Outcome {
    web::serve(site(&args.serve, global)?, args.serve.port, web::Browser::Open)
}

/// All facts, for each page applies the clocks of its own address; and how a terminal reads the same ones.
fn site(args: &Serve, global: &Global) -> Result<web::Site, CommandError> {
    let nothing_given =
        args.paths.is_empty() && global.dossier.is_none() && !source::ledger_path(global).exists();
    if args.demo || nothing_given {
        let facts = source::example()?.known(global.knowledge());
        return Ok(web::Site::new(facts).with_arguments("--dossier examples/kremlin-summit"));
    }
    let of_ledger = args.paths.is_empty() && source::ledger_path(global).exists();
    let follow = if of_ledger { Some(source::Follow::of(global)?) } else { None };
    let (facts, _) = source::all_facts(&args.paths, global)?;
    let flags = [("--dossier", &global.dossier), ("--ledger", &global.ledger)];
    let given = flags.iter().filter_map(|(flag, path)| {
        Some(format!("{flag} {}", shell_word(&path.as_ref()?.display().to_string())))
    });
    let arguments: Vec<String> =
        given.chain(args.paths.iter().map(|p| shell_word(&p.display().to_string()))).collect();
    let knowledge = global.knowledge();
    let site = web::Site::new(facts.known(knowledge)).with_arguments(arguments.join(" "));
    Ok(match follow {
        Some(follow) => site.following(move |held| Some(follow.newer(held)?.known(knowledge))),
        None => site,
    })
}
