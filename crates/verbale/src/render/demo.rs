//! One screen: the matrix, what the accounts differ on, an absence, a contested claim, what to try next.

use super::clip;
use super::compare::{held, side_words};
use super::matrix::{day, write_matrix};
use crate::cli::Global;
use std::io::{self, Write};
use verbale_analysis::{Absence, Cell, Comparison, ContestedClaim, Matrix};
use verbale_model::{Discrepancy, DiscrepancyKind, Dossier, Facts};

/// What the screen shows.
pub(crate) struct Screen<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) matrix: &'a Matrix,
    pub(crate) comparison: &'a Comparison,
    pub(crate) claims: &'a [ContestedClaim],
    /// Findings of the meeting, most confident first.
    pub(crate) findings: &'a [&'a Discrepancy],
}

/// Differences shown.
const DIFFERENCES: usize = 4;

pub(crate) fn write(screen: &Screen<'_>, global: &Global, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let dossier = &screen.facts.dossier;
    writeln!(out, "{bold}{}{bold:#}", dossier.title)?;
    writeln!(out, "{dim}{}{dim:#}", held(screen.facts, global))?;
    writeln!(out)?;
    write_matrix(screen.matrix, dossier, 5, 9, 98, out)?;
    writeln!(out)?;
    differences(screen, dossier, out)?;
    if let Some(line) = absence(screen.comparison, dossier) {
        writeln!(out, "{bold}Absent{bold:#}     {line}")?;
    }
    if let Some(claim) = screen.claims.first() {
        let issue = claim.issue.as_deref().map_or("", |i| dossier.issue_label(i));
        writeln!(out, "{bold}Contested{bold:#}  {issue}")?;
        for (verb, sides) in [("claims", &claim.asserted), ("denies", &claim.denied)] {
            if let Some(side) = sides.first() {
                let who = dossier.party_name(&side.party);
                let words = clip(&format!("{who} {verb}: “{}", side.evidence.quote()), 76);
                writeln!(out, "           {words}” ({})", day(side.at))?;
            }
        }
    }
    writeln!(out)?;
    writeln!(out, "{bold}Next{bold:#}  verbale open            the same as pages, each word with its place")?;
    writeln!(out, "      verbale extract FILE    who said what in a text of yours")?;
    writeln!(out, "      verbale init talks      follow a negotiation of your own")?;
    out.flush()
}

fn differences(screen: &Screen<'_>, dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let meeting = &screen.comparison.accounts.meeting;
    let when = meeting.date.map(|d| d.strftime(" of %-d %B").to_string()).unwrap_or_default();
    let place = meeting.place.as_deref().map(|p| format!(" in {p}")).unwrap_or_default();
    let count = screen.findings.len();
    writeln!(out, "{bold}The accounts of the meeting{when}{place} differ on {count} points{bold:#}")?;
    for (i, finding) in screen.findings.iter().take(DIFFERENCES).enumerate() {
        let kind = finding.kind.word().replace('_', " ");
        let issue =
            finding.issue.as_deref().map(|i| format!(" · {}", dossier.issue_label(i))).unwrap_or_default();
        let what = clip(&format!("{}{issue}", meaning(finding.kind)), 70);
        writeln!(out, " {} {bold}{kind}{bold:#} {dim}({}){dim:#} {what}", i + 1, finding.band().word())?;
        for side in finding.sides.iter().take(2) {
            writeln!(out, "     {}", side_words(side, dossier, 92))?;
        }
    }
    if count > DIFFERENCES {
        writeln!(out, "   {dim}and {} more: verbale open{dim:#}", count - DIFFERENCES)?;
    }
    Ok(())
}

/// A kind of discrepancy in words for someone who meets it first.
fn meaning(kind: DiscrepancyKind) -> &'static str {
    match kind {
        DiscrepancyKind::Contradiction => "one asserts what the other denies",
        DiscrepancyKind::Number => "the same quantity, two values",
        DiscrepancyKind::Framing => "the same thing, valued in opposite ways",
        DiscrepancyKind::Scope => "the same commitment, another object or condition",
        DiscrepancyKind::Timing => "dates that do not fit",
        DiscrepancyKind::Silence => "in one full account, absent from another",
        DiscrepancyKind::Shift => "one party's position changed",
        DiscrepancyKind::Split => "people of one party differ",
        DiscrepancyKind::WarmWords => "the talks praised, the substance refused or conditional",
        DiscrepancyKind::QuoteDrift => "one utterance, two wordings",
        DiscrepancyKind::AttributionDrift => "the same words or thing, credited to another",
        DiscrepancyKind::Version => "the text at an address changed",
        DiscrepancyKind::Arithmetic => "figures that cannot hold together",
    }
}

/// The most telling absence of the meeting's points: a silence before the other kinds.
fn absence(comparison: &Comparison, dossier: &Dossier) -> Option<String> {
    let accounts = &comparison.accounts.accounts;
    let mut found: Vec<(Absence, String)> = Vec::new();
    for point in &comparison.points {
        let said: Vec<&str> = (point.cells.iter().zip(accounts))
            .filter(|(cell, _)| matches!(cell, Cell::Said(_)))
            .map(|(_, account)| dossier.party_name(&account.party))
            .collect();
        for (cell, account) in point.cells.iter().zip(accounts) {
            let Cell::Absent(absence) = cell else { continue };
            let party = dossier.party_name(&account.party);
            let words = match absence {
                Absence::Silent => "silent (its full account is held)",
                Absence::NotHeld => "not held (an excerpt at most)",
                Absence::NoAccount => "no account published",
            };
            let by = if said.is_empty() { String::new() } else { format!("; {} spoke", said.join(", ")) };
            found.push((*absence, clip(&format!("{party}, {}: {words}{by}", point.label), 86)));
        }
    }
    found.sort_by_key(|(absence, _)| *absence);
    found.into_iter().next().map(|(_, line)| line)
}
