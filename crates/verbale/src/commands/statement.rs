//! `verbale statement`: statements held, and the reports of one utterance.

use crate::cli::{Format, Global, done};
use crate::error::{CommandError, Outcome};
use crate::render;
use crate::source;
use crate::wire::{Listing, Texts, attested_rows};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::PathBuf;
use verbale_ledger::StatementQuery;
use verbale_model::{Document, Statement as Said};

/// List statements, and who reports them in which words
#[derive(Args, Debug)]
pub(crate) struct Statement {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// List statements, the newest first
    List {
        /// Files, folders, patterns, or - for standard input (default: the ledger)
        paths: Vec<PathBuf>,
        /// Only of this party
        #[arg(long, value_name = "ID")]
        party: Option<String>,
        /// Only on this issue
        #[arg(long, value_name = "ID")]
        issue: Option<String>,
        /// At most so many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show utterances that more than one document reports: each wording, and what it changed
    Attestations {
        /// Files, folders, patterns, or - for standard input (default: the ledger)
        paths: Vec<PathBuf>,
        /// Only the utterance of this statement (an id, or the start of one)
        #[arg(long, value_name = "ID")]
        of: Option<String>,
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

impl Row {
    fn of(document: &Document, statement: &Said) -> Row {
        Row {
            id: statement.id.to_string(),
            at: statement.said_at.or(document.meta().published).map(|m| m.to_string()),
            party: statement.party().map(str::to_owned),
            speaker: statement.spoken_by(|actor| actor),
            act: statement.act.word(),
            status: statement.status.word(),
            issues: statement.issues.clone(),
            content: statement.attribution.content.text(document.text()),
            doc: document.meta().name.clone(),
        }
    }
}

pub(crate) fn run(args: &Statement, global: &Global) -> Outcome {
    match &args.verb {
        Verb::List { paths, party, issue, limit } => {
            list(paths, party.as_deref(), issue.as_deref(), limit.unwrap_or(usize::MAX), global)
        }
        Verb::Attestations { paths, of } => attestations(paths, of.as_deref(), global),
    }
}

fn list(
    paths: &[PathBuf],
    party: Option<&str>,
    issue: Option<&str>,
    limit: usize,
    global: &Global,
) -> Outcome {
    let mut rows = Vec::new();
    if let Some(ledger) = source::ledger_to_ask(paths, global)? {
        let query = StatementQuery {
            party: party.map(str::to_owned),
            issue: issue.map(str::to_owned),
            knowledge: global.knowledge(),
            limit: Some(limit),
            ..StatementQuery::default()
        };
        rows.extend(ledger.statements(&query)?.iter().map(|f| Row::of(&f.document, &f.statement)));
    } else {
        let (facts, _) = source::facts(paths, global)?;
        let said = facts.records.iter().rev().flat_map(|r| {
            let newest = r.annotations.statements.iter().rev();
            newest.map(move |s| (&r.document, s))
        });
        let asked = said.filter(|(_, s)| {
            party.is_none_or(|p| s.party() == Some(p))
                && issue.is_none_or(|i| s.issues.iter().any(|x| x == i))
        });
        rows.extend(asked.take(limit).map(|(document, s)| Row::of(document, s)));
    }
    let columns = ["id", "at", "party", "speaker", "act", "status", "issues", "content", "doc"];
    done(render::listing(&Listing::of(&columns, &rows), global.format, &mut anstream::stdout().lock()))
}

fn attestations(paths: &[PathBuf], of: Option<&str>, global: &Global) -> Outcome {
    let (facts, _) = source::facts(paths, global)?;
    let all = verbale_analysis::attestations(&facts);
    let asked: Vec<_> = all
        .iter()
        .filter(|a| match of {
            Some(id) => {
                a.attestations.iter().any(|x| id.len() > 1 && x.statement.to_string().starts_with(id))
            }
            None => a.attestations.len() > 1,
        })
        .collect();
    if let (Some(id), true) = (of, asked.is_empty()) {
        return Err(CommandError::usage(format!("no statement is called {id:?}"))
            .hint("verbale statement list shows them"));
    }
    let mut out = anstream::stdout().lock();
    if global.format == Format::Table {
        return done(render::attestations::screen(&asked, &facts, &mut out));
    }
    let rows = attested_rows(asked, &Texts::of(&facts));
    let columns = ["id", "speaker", "reports", "origins", "attestations"];
    done(render::listing(&Listing::of(&columns, &rows), global.format, &mut out))
}
