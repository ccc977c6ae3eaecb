//! `verbale add`: documents into the ledger, annotated.

use crate::cli::Global;
use crate::error::{End, Outcome};
use crate::source::{self, Reader, Tally};
use clap::Args;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_ledger::{Addition, Ledger};
use verbale_model::Moment;

/// Read documents into the ledger
///
/// Documents are kept as they are, for good; what is read in them can be made again at any time. The same text at the
/// same address is held once; another text at the address is a new version of it. A run that was stopped is continued
/// by running it again.
#[derive(Args, Debug)]
pub(crate) struct Add {
    /// Files, folders, patterns, addresses of pages and feeds, lists of addresses, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,

    /// When the documents became known (default: their own `captured`, else now)
    #[arg(long, value_name = "TIME")]
    captured: Option<Moment>,
}

pub(crate) fn run(args: &Add, global: &Global) -> Outcome {
    let reader = Reader::new(&source::dossier(global)?);
    let path = source::ledger_path(global);
    let mut ledger = Ledger::open(&path)?;
    let captured = args.captured.unwrap_or_else(|| Moment::at(jiff::Timestamp::now()));
    let mut tally = Tally::default();
    let (mut new, mut versions, mut held) = (0, 0, 0);
    source::read(&args.paths, global, Some(captured), &mut tally, |documents| {
        for added in ledger.add_batch(&documents)? {
            match added {
                Addition::Added { earlier: None } => new += 1,
                Addition::Added { earlier: Some(_) } => versions += 1,
                Addition::AlreadyHeld => held += 1,
            }
        }
        reader.catch_up(&mut ledger)?;
        Ok(())
    })?;
    reader.catch_up(&mut ledger)?;
    writeln!(
        anstream::stdout().lock(),
        "{}: read {}, new {new}, new versions {versions}, held already {held}, skipped {}",
        path.display(),
        tally.read,
        tally.skipped()
    )?;
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}
