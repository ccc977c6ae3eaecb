//! `verbale doc`: documents held.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome};
use crate::render;
use crate::source;
use crate::wire::{Listing, document_rows};
use clap::{Args, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use verbale_model::{Facts, Record};

/// List and compare documents
#[derive(Args, Debug)]
pub(crate) struct Doc {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// List documents, in order of publication
    List {
        /// Files, folders, patterns, or - for standard input (default: the ledger)
        paths: Vec<PathBuf>,
    },
    /// Show what two versions of an address have and lack, sentence by sentence
    Diff {
        /// Earlier document: id, the start of one, or name
        earlier: String,
        /// Later document: id, the start of one, or name
        later: String,
        /// Files, folders, patterns (default: the ledger)
        paths: Vec<PathBuf>,
    },
}

pub(crate) fn run(args: &Doc, global: &Global) -> Outcome {
    let mut out = anstream::stdout().lock();
    match &args.verb {
        Verb::List { paths } => {
            let (facts, _) = source::facts(paths, global)?;
            let columns =
                ["id", "doc", "outlet", "published", "captured", "party", "full", "statements", "title"];
            done(render::listing(&Listing::of(&columns, &document_rows(&facts)), global.format, &mut out))
        }
        Verb::Diff { earlier, later, paths } => {
            let (facts, _) = source::facts(paths, global)?;
            let (earlier, later) = (find(&facts, earlier)?, find(&facts, later)?);
            let (before, after) = (sentences(earlier), sentences(later));
            for gone in before.iter().filter(|s| !after.contains(s)) {
                writeln!(out, "- {gone}")?;
            }
            for new in after.iter().filter(|s| !before.contains(s)) {
                writeln!(out, "+ {new}")?;
            }
            done(out.flush())
        }
    }
}

/// The document a reader means: by id, the start of one, or name.
pub(crate) fn find<'a>(facts: &'a Facts, wanted: &str) -> Result<&'a Record, CommandError> {
    let by_name = facts.records.iter().filter(|r| r.document.meta().name == wanted);
    let by_id = facts.records.iter().filter(|r| r.document.id().to_string().starts_with(wanted));
    let found: Vec<&Record> = by_name.chain(by_id).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(CommandError::usage(format!("no document is called {wanted:?}"))
            .hint("verbale doc list shows them")),
        _ => Err(CommandError::usage(format!("{} documents begin with {wanted:?}", found.len()))
            .hint("give more of the id")),
    }
}

fn sentences(record: &Record) -> Vec<&str> {
    record.annotations.sentences.iter().map(|s| s.span.text(record.document.text())).collect()
}
