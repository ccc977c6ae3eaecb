//! `verbale add`: documents into the ledger, annotated.

use crate::cli::{Format, Global};
use crate::copies;
use crate::error::{CommandError, End, Outcome};
use crate::source::{self, Captured, Reader, Tally};
use crate::wire::AddRow;
use clap::Args;
use rayon::prelude::*;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_ledger::{Addition, Ledger};
use verbale_model::{Annotations, Document, Moment};

/// Read documents into the ledger
///
/// Documents are kept as they are, for good; what is read in them can be made again at any time. The same text at the
/// same address is held once; another text at the address is a new version of it. A run that was stopped is continued
/// by running it again, and an address that has not changed since the last run is not read again.
#[derive(Args, Debug)]
pub(crate) struct Add {
    /// Files, folders, patterns, addresses of pages and feeds, lists of addresses, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,

    /// When the documents became known (default: their own `captured`, else now)
    #[arg(long, value_name = "TIME")]
    captured: Option<Moment>,
}

/// Counts what came of a batch.
fn count(
    row: &mut AddRow,
    ledger: &Ledger,
    documents: &[Document],
    added: &[Addition],
) -> Result<(), CommandError> {
    for (document, added) in documents.iter().zip(added) {
        match added {
            Addition::Added { earlier } => {
                row.new += u64::from(earlier.is_none());
                row.versions += u64::from(earlier.is_some());
                row.copies += u64::from(earlier.is_none() && copies::is_copy(ledger, document)?);
            }
            Addition::AlreadyHeld => row.held += 1,
        }
    }
    Ok(())
}

pub(crate) fn run(args: &Add, global: &Global) -> Outcome {
    let reader = Reader::new(&source::dossier(global)?);
    let path = source::ledger_path(global);
    let mut ledger = Ledger::open(&path)?;
    let captured = args.captured.map_or(Captured::AsRead, Captured::At);
    let mut tally = Tally::default();
    let mut row = AddRow::default();
    let visits = ledger.visits()?;
    let mut read: Vec<(Document, Annotations)> = Vec::new();
    source::read(&args.paths, global, captured, visits, &mut tally, |batch| {
        let added = ledger.add_batch(&batch.documents)?;
        // Only now: what a visit stands for is on the disk.
        ledger.record_visits(&batch.visits)?;
        let new = batch.documents.iter().zip(&added).filter(|(_, a)| matches!(a, Addition::Added { .. }));
        let new: Vec<Document> = new.map(|(document, _)| document.clone()).collect();
        // What was read in the batch before is written while this one is read.
        let before = std::mem::take(&mut read);
        let (written, found) = rayon::join(
            || {
                ledger.record_documents(&before, &reader.engine)?;
                count(&mut row, &ledger, &batch.documents, &added)
            },
            || {
                new.into_par_iter()
                    .map(|d| {
                        let found = reader.annotator.annotate(&d);
                        (d, found)
                    })
                    .collect()
            },
        );
        read = found;
        written
    })?;
    ledger.record_documents(&read, &reader.engine)?;
    // Documents of a run that was stopped, and all of them after a change of program or dossier.
    reader.catch_up(&mut ledger)?;
    row.read = tally.read as u64;
    row.unchanged = tally.unchanged;
    row.skipped = tally.reasons();
    let mut out = anstream::stdout().lock();
    match global.format {
        Format::Json | Format::Jsonl => {
            serde_json::to_writer(&mut out, &row).map_err(CommandError::work)?;
            writeln!(out)?;
        }
        _ => writeln!(out, "{}: {row}", path.display())?,
    }
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}
