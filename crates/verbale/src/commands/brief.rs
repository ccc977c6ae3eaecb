//! `verbale brief`: one page in which every sentence carries its evidence.

use crate::cli::{Format, Global};
use crate::error::{CommandError, End, Outcome, read_text};
use crate::render;
use crate::source;
use crate::wire::{BriefRow, CodePoints, Texts, WireSpan};
use clap::{Args, Subcommand};
use serde::Deserialize;
use std::io::Write as _;
use std::path::PathBuf;
use verbale_analysis::{BriefSection, BriefSentence, brief, discrepancies, lint};
use verbale_model::{Evidence, Facts, Knowledge, Span};

/// Write the brief, or check one
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Brief {
    /// Files, folders, patterns, or - for standard input (default: the ledger, else the dossier's documents)
    paths: Vec<PathBuf>,

    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// Check that every sentence of a brief carries evidence that holds; exits 3 if one does not
    Lint {
        /// A brief as JSON (verbale brief --format json); without one, the brief of the ledger is checked
        brief: Option<PathBuf>,
        /// Files, folders, patterns with the documents (default: the ledger, else the dossier's documents)
        paths: Vec<PathBuf>,
    },
}

pub(crate) fn run(args: &Brief, global: &Global) -> Outcome {
    match &args.verb {
        Some(Verb::Lint { brief, paths }) => check(brief.as_ref(), paths, global),
        None => write(args, global),
    }
}

fn write(args: &Brief, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let brief = brief(&facts, global.knowledge(), &discrepancies(&facts).findings);
    let mut out = anstream::stdout().lock();
    match global.format {
        Format::Html => render::brief::html(&brief, &facts, &mut out)?,
        Format::Json | Format::Jsonl => {
            let row = BriefRow::of(&brief, &Texts::of(&facts));
            serde_json::to_writer_pretty(&mut out, &row).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Md => render::brief::markdown(&brief, &facts, &mut out)?,
        Format::Csv => {
            return Err(CommandError::usage("a brief is no table").hint("use --format md, html or json"));
        }
        Format::Table => render::brief::screen(&brief, &facts, &mut out)?,
    }
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}

fn check(file: Option<&PathBuf>, paths: &[PathBuf], global: &Global) -> Outcome {
    let (facts, _) = source::facts(paths, global)?;
    let mut out = anstream::stdout().lock();
    let mut problems = Vec::new();
    let brief = match file {
        None => brief(&facts, global.knowledge(), &discrepancies(&facts).findings),
        Some(path) => {
            let form: Page = serde_json::from_str(&read_text(path)?)
                .map_err(|e| CommandError::work(format!("{} is no brief: {e}", path.display())))?;
            form.read(&facts, &mut problems)
        }
    };
    problems.extend(lint(&brief, &facts).into_iter().map(|p| (p.sentence, p.reason)));
    for (sentence, reason) in &problems {
        writeln!(out, "{reason}: {sentence}")?;
    }
    let sentences: usize = brief.sections.iter().map(|s| s.sentences.len()).sum();
    writeln!(out, "{sentences} sentences, {} problems", problems.len())?;
    Ok(if problems.is_empty() { End::Done } else { End::CheckFailed })
}

/// A brief as it was written.
#[derive(Deserialize)]
struct Page {
    title: String,
    sections: Vec<PageSection>,
}

#[derive(Deserialize)]
struct PageSection {
    heading: String,
    sentences: Vec<PageSentence>,
}

#[derive(Deserialize)]
struct PageSentence {
    text: String,
    #[serde(default)]
    evidence: Vec<PageEvidence>,
}

#[derive(Deserialize)]
struct PageEvidence {
    doc: String,
    spans: Vec<WireSpan>,
    quote: String,
}

impl Page {
    /// The brief with its evidence found again; what is not found is a problem of its sentence.
    fn read(self, facts: &Facts, problems: &mut Vec<(String, String)>) -> verbale_analysis::Brief {
        let mut sections = Vec::new();
        for section in self.sections {
            let mut sentences = Vec::new();
            for sentence in section.sentences {
                let mut evidence = Vec::new();
                for cited in &sentence.evidence {
                    match cited.find(facts) {
                        Ok(found) => evidence.push(found),
                        Err(reason) => problems.push((sentence.text.clone(), reason)),
                    }
                }
                sentences.push(BriefSentence { text: sentence.text, evidence });
            }
            sections.push(BriefSection { heading: section.heading, sentences });
        }
        verbale_analysis::Brief { title: self.title, knowledge: Knowledge::ALL, sections }
    }
}

impl PageEvidence {
    fn find(&self, facts: &Facts) -> Result<Evidence, String> {
        let record = (facts.records.iter())
            .find(|r| r.document.meta().name == self.doc || r.document.id().to_string() == self.doc)
            .ok_or_else(|| format!("document {:?} is not held", self.doc))?;
        let text = record.document.text();
        let bytes = CodePoints::bytes(text, self.spans.iter().flatten().copied());
        let spans = bytes.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
        Evidence::restore(&record.document, record.document.id(), spans, &self.quote)
            .map_err(|e| e.to_string())
    }
}
