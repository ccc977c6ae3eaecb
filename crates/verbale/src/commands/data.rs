//! `verbale data`: the ledger as a whole.

use crate::cli::{Global, done};
use crate::error::{End, Outcome};
use crate::source::{self, ENGINE};
use clap::{Args, Subcommand};
use std::io::Write as _;
use verbale_annotate::Annotator;

/// Rebuild, verify, export the ledger
#[derive(Args, Debug)]
pub(crate) struct Data {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// Drop all that is derived and make it again from the documents
    Rebuild,
    /// Check every hash, quote and link; exits 3 if one does not hold
    Verify,
    /// Write all that is held as JSON lines, in a fixed order
    Export,
    /// Show what is held
    Stats,
}

pub(crate) fn run(args: &Data, global: &Global) -> Outcome {
    let mut ledger = source::ledger(global)?;
    let mut out = anstream::stdout().lock();
    match args.verb {
        Verb::Rebuild => {
            let annotator = Annotator::new(&source::dossier(global)?);
            let rebuilt = ledger.rebuild(ENGINE, |document| annotator.annotate(document))?;
            done(writeln!(out, "rebuilt {rebuilt} documents"))
        }
        Verb::Verify => {
            let problems = ledger.verify()?;
            for problem in &problems {
                writeln!(out, "{problem}")?;
            }
            writeln!(out, "{} problems", problems.len())?;
            Ok(if problems.is_empty() { End::Done } else { End::CheckFailed })
        }
        Verb::Export => {
            ledger.export(&mut out)?;
            done(out.flush())
        }
        Verb::Stats => {
            let stats = ledger.stats()?;
            done(writeln!(out, "{stats}"))
        }
    }
}
