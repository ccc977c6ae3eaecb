//! `verbale doc`: documents held.

use crate::cli::{Format, Global, done};
use crate::error::{CommandError, Outcome};
use crate::render;
use crate::source;
use crate::wire::{Listing, SENTENCE_COLUMNS, document_rows, sentence_rows};
use clap::{Args, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use verbale_analysis::sentence_changes;
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
            let (before, after) = (find(&facts, earlier)?, find(&facts, later)?);
            let changes = sentence_changes(before, after);
            if global.format == Format::Table {
                for change in changes.iter().filter(|c| c.word() != "same") {
                    render::changed(change, before, after, &mut out)?;
                }
                let count = |word| changes.iter().filter(|c| c.word() == word).count();
                let totals = ["same", "changed", "gone", "new"].map(|word| format!("{} {word}", count(word)));
                writeln!(out, "{}", totals.join(", "))?;
                return done(out.flush());
            }
            let rows = sentence_rows(before, after, &changes);
            done(render::listing(&Listing::of(&SENTENCE_COLUMNS, &rows), global.format, &mut out))
        }
    }
}

/// The document a reader means: by id, the start of one, or name.
pub(crate) fn find<'a>(facts: &'a Facts, wanted: &str) -> Result<&'a Record, CommandError> {
    let by_name = facts.records.iter().map(AsRef::as_ref).filter(|r| r.document.meta().name == wanted);
    let by_id =
        facts.records.iter().map(AsRef::as_ref).filter(|r| r.document.id().to_string().starts_with(wanted));
    let found: Vec<&Record> = by_name.chain(by_id).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(CommandError::usage(format!("no document is called {wanted:?}"))
            .hint("verbale doc list shows them")),
        _ => Err(CommandError::usage(format!("{} documents begin with {wanted:?}", found.len()))
            .hint("give more of the id")),
    }
}
