//! `verbale demo`: a shipped negotiation on one screen.

use crate::cli::{Format, Global, done};
use crate::error::{CommandError, Outcome};
use crate::render;
use crate::source;
use clap::Args;
use verbale_analysis::{comparison, contested_claims, discrepancies, matrix};
use verbale_model::{Discrepancy, DiscrepancyKind};

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
    let found = discrepancies(&facts).findings;
    let Some(comparison) = comparison(&facts, None, &found) else {
        return Err(CommandError::work("nothing was said by then").hint("leave out --as-of and --known"));
    };
    let differences = one_of_each_kind_first(&comparison.findings);
    let screen = render::demo::Screen {
        facts: &facts,
        matrix: &matrix(&facts, &found),
        comparison: &comparison,
        claims: &contested_claims(&facts, &found),
        findings: &differences,
    };
    done(render::demo::write(&screen, global, &mut anstream::stdout().lock()))
}

/// Differences between accounts, most confident first, but no kind twice before every kind was shown once. Changes of a
/// page and absences are told elsewhere.
fn one_of_each_kind_first(findings: &[Discrepancy]) -> Vec<&Discrepancy> {
    let apart = [DiscrepancyKind::Silence, DiscrepancyKind::Version];
    let two_sided = |f: &&Discrepancy| !apart.contains(&f.kind) && f.sides.len() > 1;
    let (mut first, mut rest): (Vec<&Discrepancy>, Vec<&Discrepancy>) = (Vec::new(), Vec::new());
    for finding in findings.iter().filter(two_sided) {
        let seen = first.iter().any(|f| f.kind == finding.kind);
        if seen { rest.push(finding) } else { first.push(finding) }
    }
    first.append(&mut rest);
    first
}
