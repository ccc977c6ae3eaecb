//! `verbale show`: one document, statement or finding by its id, with the words around it.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome};
use crate::render::{self, wrap};
use crate::source;
use clap::Args;
use std::io::{self, Write};
use std::path::PathBuf;
use verbale_analysis::discrepancies;
use verbale_model::{Annotations, Discrepancy, Evidence, Facts, Record, Statement};

/// Show a document, statement or finding by its id
///
/// An id may be cut to the start that tells it from the others.
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// Id of a document (d…), statement (s…) or finding (f…), or a document's name
    id: String,
    /// Files, folders, patterns (default: the ledger, else the dossier's documents)
    paths: Vec<PathBuf>,
}

pub(crate) fn run(args: &Show, global: &Global) -> Outcome {
    let mut out = anstream::stdout().lock();
    let id = args.id.as_str();
    // A ledger finds one statement by its id without reading all it holds.
    if id.starts_with('s')
        && let Some(ledger) = source::ledger_to_ask(&args.paths, global)?
        && let Ok(found) = ledger.statement(id)
        && global.knowledge().admits(&found.document)
        && global.knowledge().admits_statement(&found.statement)
    {
        let record = Record { document: found.document, annotations: Annotations::default() };
        return said(&record, &found.statement, &mut out);
    }
    let (facts, _) = source::facts(&args.paths, global)?;
    let statements: Vec<_> = (facts.records.iter())
        .flat_map(|r| r.annotations.statements.iter().map(move |s| (r, s)))
        .filter(|(_, s)| id.len() > 1 && s.id.to_string().starts_with(id))
        .collect();
    if let [(record, statement)] = statements[..] {
        return said(record, statement, &mut out);
    }
    if id.starts_with('f') {
        let weighed = discrepancies(&facts);
        let found: Vec<_> = weighed.findings.iter().filter(|f| f.id.to_string().starts_with(id)).collect();
        if let [finding] = found[..] {
            return done(finding_with_places(finding, &facts, &mut out));
        }
    }
    let record = super::doc::find(&facts, id).map_err(|_| {
        CommandError::usage(format!("nothing is called {id:?}, or more than one thing is"))
            .hint("verbale doc list, verbale statement list and verbale compare show ids")
    })?;
    writeln!(out, "{}\n", record.document.text())?;
    done(render::extract::table(record, &mut out))
}

fn said(record: &Record, statement: &Statement, out: &mut impl Write) -> Outcome {
    let who = statement.spoken_by(|actor| actor).unwrap_or_else(|| "nobody named".to_owned());
    writeln!(out, "{who}, {}, {}", statement.act.word(), statement.status.word())?;
    let evidence = record.evidence(statement.attribution.content.clone()).map_err(CommandError::work)?;
    done(place(&evidence, record, out))
}

fn finding_with_places(finding: &Discrepancy, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {}", finding.kind.word().replace('_', " "), finding.explanation)?;
    writeln!(out, "{} ({:.2})", finding.band().word(), finding.confidence)?;
    for rival in &finding.rivals {
        writeln!(out, "rival explanation, {}: {}", rival.test.word(), rival.result.word())?;
    }
    for side in &finding.sides {
        let Some(record) = facts.record(side.evidence.document()) else { continue };
        writeln!(out, "\n{}", side.party.as_deref().map_or("the outlet", |p| facts.dossier.party_name(p)))?;
        place(&side.evidence, record, out)?;
    }
    Ok(())
}

/// The words, marked in the paragraph they stand in, and where that is.
fn place(evidence: &Evidence, record: &Record, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let text = record.document.text();
    let hull = evidence.spans().hull().unwrap_or_default().range();
    let start = text[..hull.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[hull.end..].find('\n').map_or(text.len(), |i| hull.end + i);
    let mut marked = String::new();
    let mut at = start;
    for span in evidence.spans().iter() {
        let range = span.range();
        marked.push_str(&text[at..range.start]);
        marked.push_str(&format!("⟦{}⟧", &text[range.clone()]));
        at = range.end;
    }
    marked.push_str(&text[at..end]);
    for line in wrap(&marked, 92) {
        writeln!(out, "  {line}")?;
    }
    let meta = record.document.meta();
    let points = crate::wire::CodePoints::of(text);
    let hull = points.span(evidence.spans().hull().unwrap_or_default());
    writeln!(out, "  {bold}{}{bold:#}, characters {}–{}", record.document.label(), hull[0], hull[1])?;
    let about = [
        meta.outlet.clone(),
        meta.published.map(|m| format!("published {m}")),
        meta.captured.map(|m| format!("captured {m}")),
        meta.url.clone(),
        Some(record.document.id().to_string()),
    ];
    writeln!(out, "  {}", about.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
