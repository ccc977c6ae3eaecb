//! `verbale extract`: documents in, who said what out.

use crate::cli::{Format, Global};
use crate::error::{CommandError, End, Outcome};
use crate::render;
use crate::source::{self, Captured, Tally};
use crate::wire::{ExtractRow, Listing};
use clap::Args;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;
use verbale_annotate::Annotator;
use verbale_model::Record;

/// Write who said what in each document
///
/// Reads text, Markdown, HTML, JSON lines, feeds, web archives and e-mail, packed or not; writes one line a document with --format jsonl, else a table of
/// statements. Nothing is stored.
#[derive(Args, Debug)]
pub(crate) struct Extract {
    /// Files, folders, patterns, addresses, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(crate) fn run(args: &Extract, global: &Global) -> Outcome {
    let annotator = Annotator::new(&source::dossier(global)?);
    let knowledge = global.knowledge();
    let mut tally = Tally::default();
    let format = global.format;
    // JSON holds no control characters of a terminal: nothing is to be stripped from it.
    let json = matches!(format, Format::Json | Format::Jsonl);
    let mut out: Box<dyn Write> =
        if json { Box::new(std::io::stdout().lock()) } else { Box::new(anstream::stdout().lock()) };
    let mut first = true;
    source::read(&args.paths, global, Captured::Unsaid, Vec::new(), &mut tally, |batch| {
        let documents = batch.documents.into_iter().filter(|d| knowledge.admits(d)).collect();
        let mut records = source::annotate(&annotator, documents);
        let written = records.par_iter_mut().enumerate().map(|(n, record)| {
            record.annotations.statements.retain(|s| knowledge.admits_statement(s));
            let mut text = Vec::new();
            write(record, format, first && n == 0, &mut text).map(|()| text)
        });
        for text in written.collect::<Vec<_>>() {
            out.write_all(&text?)?;
            first = false;
        }
        Ok(())
    })?;
    if format == Format::Json {
        writeln!(out, "{}", if first { "[]" } else { "]" })?;
    }
    out.flush()?;
    tally.report();
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}

fn write(record: &Record, format: Format, first: bool, out: &mut impl Write) -> Result<(), CommandError> {
    match format {
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, &ExtractRow::of(record)).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Json => {
            write!(out, "{}", if first { "[" } else { "," })?;
            serde_json::to_writer_pretty(&mut *out, &ExtractRow::of(record)).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Table => render::extract::table(record, out)?,
        Format::Csv | Format::Md | Format::Html => {
            let listing = Listing::of(render::extract::COLUMNS, &render::extract::rows(record));
            let text = if format == Format::Csv { listing.csv() } else { listing.markdown() };
            // One header for the whole output.
            let skip = if first {
                0
            } else if format == Format::Csv {
                1
            } else {
                2
            };
            for line in text.split_inclusive('\n').skip(skip) {
                out.write_all(line.as_bytes())?;
            }
        }
    }
    Ok(())
}
