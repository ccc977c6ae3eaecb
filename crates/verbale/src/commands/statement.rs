//! `verbale statement`: statements held.

use crate::cli::{Global, done};
use crate::error::Outcome;
use crate::render;
use crate::source;
use crate::wire::Listing;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::PathBuf;

/// List statements
#[derive(Args, Debug)]
pub(crate) struct Statement {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// List statements, latest document first
    List {
        /// Files, folders, patterns, or - for standard input (default: the ledger)
        paths: Vec<PathBuf>,
        /// Only of this party
        #[arg(long, value_name = "ID")]
        party: Option<String>,
        /// Only on this issue
        #[arg(long, value_name = "ID")]
        issue: Option<String>,
    },
}

#[derive(Serialize)]
struct Row {
    id: String,
    at: Option<String>,
    party: Option<String>,
    speaker: Option<String>,
    act: &'static str,
    status: &'static str,
    issues: Vec<String>,
    content: String,
    doc: String,
}

pub(crate) fn run(args: &Statement, global: &Global) -> Outcome {
    let Verb::List { paths, party, issue } = &args.verb;
    let (facts, _) = source::facts(paths, global)?;
    let mut rows = Vec::new();
    for record in facts.records.iter().rev() {
        for statement in &record.annotations.statements {
            let of_party = party.as_deref().is_none_or(|p| statement.party() == Some(p));
            let on_issue = issue.as_ref().is_none_or(|i| statement.issues.contains(i));
            if !(of_party && on_issue) {
                continue;
            }
            rows.push(Row {
                id: statement.id.to_string(),
                at: statement.said_at.or(record.document.meta().published).map(|m| m.to_string()),
                party: statement.party().map(str::to_owned),
                speaker: statement.speaker.as_ref().map(|s| s.actor.clone()),
                act: statement.act.word(),
                status: statement.status.word(),
                issues: statement.issues.clone(),
                content: record.content(statement),
                doc: record.document.meta().name.clone(),
            });
        }
    }
    let columns = ["id", "at", "party", "speaker", "act", "status", "issues", "content", "doc"];
    done(render::listing(&Listing::of(&columns, &rows), global.format, &mut anstream::stdout().lock()))
}
