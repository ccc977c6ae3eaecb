//! Statements of a document as rows of plain words.

use super::{clip, wrap};
use serde::Serialize;
use std::io::{self, Write};
use verbale_model::{Record, Statement};

/// Columns of the CSV and Markdown forms.
pub(crate) const COLUMNS: &[&str] =
    &["doc", "start", "end", "speaker", "party", "act", "status", "mode", "source", "cue", "content"];

/// A statement in plain words.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    doc: String,
    start: u32,
    end: u32,
    speaker: String,
    party: String,
    act: &'static str,
    status: &'static str,
    mode: &'static str,
    source: String,
    cue: String,
    content: String,
}

pub(crate) fn rows(record: &Record) -> Vec<Row> {
    let text = record.document.text();
    let points = crate::wire::CodePoints::of(text);
    let row = |s: &Statement| {
        let a = &s.attribution;
        let hull = points.span(a.content.hull().unwrap_or_default());
        Row {
            doc: record.document.meta().name.clone(),
            start: hull[0],
            end: hull[1],
            speaker: s.spoken_by(|actor| actor).unwrap_or_default(),
            party: s.party().unwrap_or_default().to_owned(),
            act: s.act.word(),
            status: s.status.word(),
            mode: a.mode.word(),
            source: a.source.text(text),
            cue: a.cue.text(text),
            content: a.content.text(text),
        }
    };
    record.annotations.statements.iter().map(row).collect()
}

/// A block a document: a line of title, then speaker, act and words of each statement.
pub(crate) fn table(record: &Record, out: &mut impl Write) -> io::Result<()> {
    let meta = record.document.meta();
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    writeln!(out, "{bold}{}{bold:#}", clip(record.document.label(), 96))?;
    let about = [
        Some(meta.name.clone()),
        meta.outlet.clone(),
        meta.published.map(|p| p.to_string()),
        Some(format!("{} statements", record.annotations.statements.len())),
    ];
    let about: Vec<String> = about.into_iter().flatten().filter(|a| !a.is_empty()).collect();
    writeln!(out, "{dim}{}{dim:#}", clip(&about.join(" · "), 96))?;
    for statement in &record.annotations.statements {
        let who = match &statement.speaker {
            Some(speaker) => match &speaker.party {
                _ if !statement.joint.is_empty() => statement.spoken_by(|actor| actor).unwrap_or_default(),
                Some(party) if *party != speaker.actor => format!("{} ({party})", speaker.actor),
                _ => speaker.actor.clone(),
            },
            None => "nobody named".to_owned(),
        };
        let negated = if statement.status.word() == "asserts" { "" } else { statement.status.word() };
        writeln!(out, "  {bold}{who}{bold:#}  {} {negated}", statement.act.word())?;
        for line in wrap(&record.content(statement), 92) {
            writeln!(out, "      {line}")?;
        }
    }
    for note in &record.annotations.notes {
        writeln!(out, "  {dim}note: {}{dim:#}", note.text)?;
    }
    writeln!(out)
}
