//! `verbale matrix|positions|claims|actors|origins|timeline`: one view each, of the paths given or of the ledger.

use crate::cli::{Format, Global};
use crate::error::{End, Outcome};
use crate::render;
use crate::source::{self, Tally};
use crate::wire::{self, Listing, Texts};
use clap::Args;
use std::path::PathBuf;
use verbale_analysis::{contested_claims, discrepancies};
use verbale_model::Facts;

macro_rules! view {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Args, Debug)]
        pub(crate) struct $name {
            /// Files, folders, patterns, or - for standard input (default: the ledger, else the dossier's documents)
            paths: Vec<PathBuf>,
        }
    };
}

view!(Matrix, "Show parties by issues");
view!(Positions, "Show each party's position on each issue over time");
view!(Claims, "Show claims that one party makes and another denies");
view!(Actors, "Show who and what is named, by which names, and who uses which");
view!(Origins, "Show which documents go back to one text");
view!(Timeline, "Show what was said and what happened, by date");

pub(crate) fn matrix(args: &Matrix, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let view = verbale_analysis::matrix(&facts, &discrepancies(&facts).findings);
    if global.format == Format::Table {
        let mut out = anstream::stdout().lock();
        render::matrix::table(&view, &facts.dossier, &mut out)?;
        return Ok(end(tally));
    }
    let rows = wire::matrix_rows(&view, &Texts::of(&facts));
    list(
        &Listing::of(&["party", "issue", "stance", "at", "n", "absence", "split", "evidence"], &rows),
        tally,
        global,
    )
}

pub(crate) fn positions(args: &Positions, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let rows = wire::position_rows(&verbale_analysis::positions(&facts), &Texts::of(&facts));
    list(
        &Listing::of(&["party", "issue", "at", "stance", "since", "conditions", "evidence"], &rows),
        tally,
        global,
    )
}

pub(crate) fn claims(args: &Claims, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let rows =
        wire::claim_rows(&contested_claims(&facts, &discrepancies(&facts).findings), &Texts::of(&facts));
    list(&Listing::of(&["proposition", "issue", "asserted", "denied"], &rows), tally, global)
}

pub(crate) fn actors(args: &Actors, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let rows = wire::actor_rows(&verbale_analysis::actors(&facts), &Texts::of(&facts));
    list(&Listing::of(&wire::ACTOR_COLUMNS, &rows), tally, global)
}

pub(crate) fn origins(args: &Origins, global: &Global) -> Outcome {
    let (facts, tally): (Facts, Tally) = source::facts(&args.paths, global)?;
    let view = verbale_analysis::origins(&facts);
    if global.format == Format::Table {
        render::origins::tree(&view, &facts, &mut anstream::stdout().lock())?;
        return Ok(end(tally));
    }
    let rows = wire::origin_rows(&view, &Texts::of(&facts));
    list(&Listing::of(&["origin", "docs"], &rows), tally, global)
}

pub(crate) fn timeline(args: &Timeline, global: &Global) -> Outcome {
    let (facts, tally) = source::facts(&args.paths, global)?;
    let rows = wire::timeline_rows(
        &verbale_analysis::timeline(&facts, &discrepancies(&facts).findings),
        &Texts::of(&facts),
    );
    list(&Listing::of(&["at", "kind", "summary", "evidence"], &rows), tally, global)
}

fn list(listing: &Listing, tally: Tally, global: &Global) -> Outcome {
    render::listing(listing, global.format, &mut anstream::stdout().lock())?;
    Ok(end(tally))
}

fn end(tally: Tally) -> End {
    if tally.nothing() { End::Nothing } else { End::Done }
}
