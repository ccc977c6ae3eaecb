//! Utterances with their reports: who has it, in which words, and what each changed.

use super::wrap;
use std::collections::BTreeMap;
use std::io::{self, Write};
use verbale_analysis::Attested;
use verbale_model::{DocumentId, Facts, Record};

/// Widest line.
const WIDTH: usize = 100;

pub(crate) fn screen(attested: &[&Attested], facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let records: BTreeMap<DocumentId, &Record> =
        facts.records.iter().map(|r| (r.document.id(), r.as_ref())).collect();
    let bold = anstyle::Style::new().bold();
    for utterance in attested {
        let Some(first) = utterance.attestations.first() else { continue };
        let speaker = utterance.attestations.iter().find_map(|a| a.speaker.as_deref());
        writeln!(
            out,
            "{bold}{}{bold:#}  {}: {}, {}",
            speaker.unwrap_or("nobody named"),
            first.statement,
            counted(utterance.attestations.len(), "report"),
            counted(utterance.origins, "origin")
        )?;
        for report in &utterance.attestations {
            let Some(record) = records.get(&report.document) else { continue };
            let meta = record.document.meta();
            let publisher = meta.outlet.as_deref().or(meta.party.as_deref()).unwrap_or(&meta.name);
            let credited = match (&report.speaker, speaker) {
                (Some(told), Some(first)) if told != first => format!(", credited to {told}"),
                (None, Some(_)) => ", speaker not named".to_owned(),
                _ => String::new(),
            };
            let when = report.at.map(|at| format!(", {at}")).unwrap_or_default();
            writeln!(out, "  {publisher} [{}]{when}, {}{credited}", meta.name, report.mode.word())?;
            for line in wrap(report.words.quote(), WIDTH - 6) {
                writeln!(out, "      {line}")?;
            }
            for change in &report.changes {
                let quote = |e: &Option<verbale_model::Evidence>| {
                    e.as_ref().map_or_else(|| "nothing".to_owned(), |e| format!("“{}”", e.quote()))
                };
                writeln!(out, "      changed: {} to {}", quote(&change.was), quote(&change.is))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{} told by more than one document", counted(attested.len(), "utterance"))
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
