//! `verbale compare`: where the accounts part.

use crate::cli::{Format, Global};
use crate::error::{CommandError, End, Outcome};
use crate::render;
use crate::source;
use crate::wire::{FindingRow, Listing, Texts, UndecidedRow};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use verbale_analysis::{comparison, discrepancies};

/// Show where the accounts part
///
/// Without PATH the ledger of the dossier is compared, else its `docs` folder. Findings come most confident first,
/// each with the words of every side.
#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// Files, folders, patterns, or - for standard input
    paths: Vec<PathBuf>,

    /// The meeting to compare (an id of the dossier); only its findings are shown
    #[arg(long, value_name = "ID")]
    meeting: Option<String>,

    /// Also show pairs that were weighed and left
    #[arg(long, value_enum)]
    show: Option<Extra>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Extra {
    /// Pairs that were weighed and left, with the reason
    Undecided,
}

pub(crate) fn run(args: &Compare, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    if let Some(wanted) = args.meeting.as_deref().filter(|m| facts.dossier.meeting(m).is_none()) {
        let known: Vec<&str> = facts.dossier.meetings.iter().map(|m| m.id.as_str()).collect();
        let error = CommandError::usage(format!("the dossier has no meeting {wanted:?}"));
        return Err(error.hint(format!("it has: {}", known.join(", "))));
    }
    let weighed = discrepancies(&facts);
    let texts = Texts::of(&facts);
    let mut out = anstream::stdout().lock();
    let wanted = |meeting: Option<&str>| args.meeting.as_deref().is_none_or(|m| meeting == Some(m));
    let findings: Vec<_> = weighed.findings.iter().filter(|f| wanted(f.meeting.as_deref())).collect();
    let mut rows = Vec::new();
    for finding in &findings {
        rows.push(serde_json::to_value(FindingRow::of(finding, &texts)).unwrap_or_default());
    }
    if args.show == Some(Extra::Undecided) {
        for pair in &weighed.undecided {
            rows.push(serde_json::to_value(UndecidedRow::of(pair, &texts)).unwrap_or_default());
        }
    }
    if global.format == Format::Table {
        let meeting = comparison(&facts, args.meeting.as_deref(), &weighed.findings);
        render::compare::screen(
            &facts,
            meeting.as_ref(),
            &findings,
            &weighed,
            args.show.is_some(),
            global,
            &mut out,
        )?;
    } else {
        let columns = ["kind", "parties", "silent", "issue", "meeting", "evidence", "explanation", "band"];
        render::listing(&Listing::of(&columns, &rows), global.format, &mut out)?;
    }
    Ok(if tally.nothing() { End::Nothing } else { End::Done })
}
