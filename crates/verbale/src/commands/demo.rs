//! `verbale demo`: a shipped negotiation on one screen.

use crate::cli::{Format, Global, done};
use crate::error::{CommandError, Outcome};
use crate::render;
use crate::source;
use clap::Args;
use verbale_analysis::{comparison, contested_claims, matrix};
use verbale_model::DiscrepancyKind;

/// Show a shipped negotiation on one screen
///
/// Needs no network, no account and no files: the digests of the public record around the Kremlin talks of
/// 2 December 2025 travel in the program.
#[derive(Args, Debug)]
pub(crate) struct Demo {}

pub(crate) fn run(_args: &Demo, global: &Global) -> Outcome {
    if global.format != Format::Table {
        return Err(CommandError::usage("the demo is one screen and has one format")
            .hint("verbale compare --dossier examples/kremlin-summit --format jsonl"));
    }
    let facts = source::example()?.known(global.knowledge());
    let Some(comparison) = comparison(&facts, None) else {
        return Err(CommandError::work("nothing was said by then").hint("leave out --as-of and --known"));
    };
    let differences: Vec<_> =
        comparison.findings.iter().filter(|f| f.kind != DiscrepancyKind::Silence).collect();
    let screen = render::demo::Screen {
        facts: &facts,
        matrix: &matrix(&facts),
        comparison: &comparison,
        claims: &contested_claims(&facts),
        findings: &differences,
    };
    done(render::demo::write(&screen, global, &mut anstream::stdout().lock()))
}
