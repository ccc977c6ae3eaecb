//! `verbale add`: documents into the ledger, annotated.

use crate::cli::Global;
use crate::error::{CommandError, End, Outcome};
use crate::source::{self, ENGINE, Tally};
use clap::Args;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_annotate::Annotator;
use verbale_ledger::{Added, Ledger};
use verbale_model::Moment;

/// Read documents into the ledger
///
/// Documents are kept as they are, for good; what is read in them can be made again at any time. The same text at the
/// same address is held once; another text at the address is a new version of it. A run that was stopped is continued
/// by running it again.
#[derive(Args, Debug)]
pub(crate) struct Add {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,

    /// When the documents became known (default: their own `captured`, else now)
    #[arg(long, value_name = "TIME")]
    captured: Option<Moment>,
}

pub(crate) fn run(args: &Add, global: &Global) -> Outcome {
    let annotator = Annotator::new(&source::dossier(global)?);
    let path = source::ledger_path(global);
    let mut ledger = Ledger::create(&path)?;
    let captured = args.captured.unwrap_or_else(|| Moment::at(jiff::Timestamp::now()));
    let mut tally = Tally::default();
    let (mut new, mut versions, mut held) = (0, 0, 0);
    source::read(&args.paths, global, Some(captured), &mut tally, |documents| {
        let added = ledger.add(&documents)?;
        let mut fresh = Vec::new();
        for (document, added) in documents.into_iter().zip(added) {
            match added {
                Added::New => new += 1,
                Added::Version => versions += 1,
                Added::AlreadyHeld => held += 1,
            }
            if added != Added::AlreadyHeld {
                fresh.push(document);
            }
        }
        ledger.record(ENGINE, &source::annotate(&annotator, fresh))?;
        Ok(())
    })?;
    resume(&mut ledger, &annotator)?;
    let mut out = anstream::stdout().lock();
    writeln!(
        out,
        "{}: read {}, new {new}, new versions {versions}, held already {held}, skipped {}",
        path.display(),
        tally.read,
        tally.failed
    )?;
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}

/// Annotates what a stopped run, or an older engine, left without annotations.
fn resume(ledger: &mut Ledger, annotator: &Annotator) -> Result<(), CommandError> {
    loop {
        let documents = ledger.unannotated(ENGINE, 256)?;
        if documents.is_empty() {
            return Ok(());
        }
        ledger.record(ENGINE, &source::annotate(annotator, documents))?;
    }
}
