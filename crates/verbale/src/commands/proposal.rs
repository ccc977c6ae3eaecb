//! `verbale proposal`: numbered texts on the table.

use super::doc::find;
use crate::cli::{Format, Global, done};
use crate::error::{CommandError, Outcome, read_text};
use crate::render;
use crate::source;
use crate::wire::Listing;
use anstyle::Style;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use verbale_analysis::{ClauseChange, Fate, Part, clauses, compare_clauses};

/// Compare numbered proposals
#[derive(Args, Debug)]
pub(crate) struct Proposal {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// Lay two numbered texts side by side, clause by clause
    Diff {
        /// Earlier text: a file, or a document by id or name
        earlier: String,
        /// Later text: a file, or a document by id or name
        later: String,
        /// Where documents are looked for (default: the ledger)
        paths: Vec<PathBuf>,
        /// Leave out the clauses that stayed as they were
        #[arg(long)]
        changes: bool,
    },
}

pub(crate) fn run(args: &Proposal, global: &Global) -> Outcome {
    let Verb::Diff { earlier, later, paths, changes } = &args.verb;
    let texts = [text(earlier, paths, global)?, text(later, paths, global)?];
    let [old, new] = texts.each_ref().map(|t| clauses(t));
    for (name, clauses) in [(earlier, &old), (later, &new)] {
        if clauses.is_empty() {
            return Err(CommandError::work(format!("{name}: no numbered clauses"))
                .hint("a clause begins on its own line: 1. ..., Article 3 ..., (b) ..."));
        }
    }
    let mut found = compare_clauses(&old, &new);
    found.retain(|c| !changes || c.fate != Fate::Same);
    let mut out = anstream::stdout().lock();
    if global.format == Format::Table {
        for change in &found {
            screen(change, &mut out)?;
        }
        let count = |fate| found.iter().filter(|c| c.fate == fate).count();
        let all = [Fate::Same, Fate::Moved, Fate::Changed, Fate::Dropped, Fate::Added];
        let totals: Vec<String> = all.into_iter().map(|f| format!("{} {}", count(f), f.word())).collect();
        writeln!(out, "{} clauses, {} before: {}", new.len(), old.len(), totals.join(", "))?;
        return done(out.flush());
    }
    let rows: Vec<Value> = found.iter().map(row).collect();
    done(render::listing(&Listing::of(&["fate", "old", "new", "from", "to"], &rows), global.format, &mut out))
}

fn text(name: &str, paths: &[PathBuf], global: &Global) -> Result<String, CommandError> {
    if Path::new(name).is_file() {
        return read_text(Path::new(name));
    }
    let (facts, _) = source::facts(paths, global)?;
    Ok(find(&facts, name)?.document.text().to_owned())
}

fn row(change: &ClauseChange) -> Value {
    let part = |(part, words): &(Part, String)| {
        let kind = match part {
            Part::Kept => "kept",
            Part::Gone => "gone",
            Part::Come => "come",
        };
        json!({"kind": kind, "words": words})
    };
    json!({
        "fate": change.fate.word(),
        "old": change.old.as_ref().map(|c| &c.label),
        "new": change.new.as_ref().map(|c| &c.label),
        "from": change.old.as_ref().map(|c| &c.text),
        "to": change.new.as_ref().map(|c| &c.text),
        "parts": change.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

fn screen(change: &ClauseChange, out: &mut impl std::io::Write) -> std::io::Result<()> {
    let label = |c: &Option<verbale_analysis::Clause>| c.as_ref().map_or("-".to_owned(), |c| c.label.clone());
    let (old, new) = (label(&change.old), label(&change.new));
    let place = if old == new { old } else { format!("{old} > {new}") };
    let bold = Style::new().bold();
    writeln!(out, "{bold}{place}{bold:#}  {}", change.fate.word())?;
    writeln!(out, "    {}", render::parts(&change.parts))
}
