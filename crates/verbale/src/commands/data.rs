//! `verbale data`: the ledger as a whole.

use crate::cli::{Global, done};
use crate::error::{End, Outcome};
use crate::render;
use crate::source::{self, Reader};
use crate::wire::Listing;
use clap::{Args, Subcommand};
use std::io::Write as _;

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
            let reader = Reader::new(&source::dossier(global)?);
            let rebuilt =
                ledger.rebuild(&reader.engine, |document| reader.annotator.annotate(document), |_| {})?;
            for refusal in &rebuilt.refused {
                writeln!(anstream::stderr().lock(), "skipped {refusal}")?;
            }
            done(writeln!(out, "rebuilt {} of {} documents", rebuilt.annotated, rebuilt.total))
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
            let rows = [
                ("documents", stats.documents),
                ("addresses with versions", stats.addresses_with_versions),
                ("annotated", stats.annotated),
                ("sentences", stats.sentences),
                ("statements", stats.statements),
                ("quantities", stats.quantities),
                ("meetings", stats.meetings),
                ("pledges", stats.pledges),
                ("votes", stats.votes),
                ("incidents", stats.incidents),
                ("governance events", stats.governance),
                ("claims", stats.claims),
                ("proposals", stats.proposals),
                ("events", stats.events),
                ("actors", stats.actors),
                ("notes", stats.notes),
                ("judgements", stats.judgements),
                ("bytes", stats.bytes),
            ];
            let rows: Vec<_> =
                rows.iter().map(|(what, n)| serde_json::json!({"what": what, "n": n})).collect();
            done(render::listing(&Listing::of(&["what", "n"], &rows), global.format, &mut out))
        }
    }
}
