//! A comparison on a terminal: points by accounts, then the findings with both quotes.

use super::matrix::day;
use super::{clip, wrap};
use crate::cli::Global;
use std::io::{self, Write};
use verbale_analysis::{Absence, Cell, Comparison, Weighed};
use verbale_model::{Discrepancy, Dossier, Facts, Side};

pub(crate) fn screen(
    facts: &Facts,
    meeting: Option<&Comparison>,
    findings: &[&Discrepancy],
    weighed: &Weighed,
    undecided: bool,
    global: &Global,
    out: &mut impl Write,
) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let dossier = &facts.dossier;
    if !dossier.title.is_empty() {
        writeln!(out, "{bold}{}{bold:#}", dossier.title)?;
    }
    writeln!(out, "{dim}{}{dim:#}", held(facts, global))?;
    if let Some(comparison) = meeting {
        writeln!(out)?;
        points(comparison, dossier, out)?;
    }
    writeln!(out)?;
    if findings.is_empty() {
        writeln!(out, "No differences found between the accounts held.")?;
    }
    for finding in findings {
        self::finding(finding, dossier, out)?;
    }
    let left = weighed.undecided.len();
    if undecided {
        for pair in &weighed.undecided {
            writeln!(out, "{dim}left{dim:#} {}: {}", pair.kind.word(), pair.reason)?;
            for evidence in &pair.evidence {
                writeln!(out, "     “{}”", clip(evidence.quote(), 88))?;
            }
        }
    } else if left > 0 {
        writeln!(out, "{dim}{left} more pairs were weighed and left undecided (--show undecided){dim:#}")?;
    }
    out.flush()
}

/// What is held, under which clocks.
pub(crate) fn held(facts: &Facts, global: &Global) -> String {
    let mut parts = vec![
        format!("{} documents", facts.records.len()),
        format!("{} statements", facts.records.iter().map(|r| r.annotations.statements.len()).sum::<usize>()),
    ];
    if !facts.dossier.parties.is_empty() {
        parts.push(format!("{} parties", facts.dossier.parties.len()));
    }
    let show = |m: verbale_model::Moment| match m.unit() {
        verbale_model::Unit::Second => {
            m.start().to_zoned(global.tz.clone()).strftime("%-d %b %Y %H:%M %Z").to_string()
        }
        _ => m.to_string(),
    };
    match (global.as_of, global.known) {
        (None, None) => {
            let last = facts.records.iter().filter_map(|r| r.document.meta().published).max();
            parts.extend(last.map(|m| format!("latest of {}", show(m))));
        }
        (as_of, known) => {
            parts.extend(as_of.map(|m| format!("as of {}", show(m))));
            parts.extend(known.map(|m| format!("known by {}", show(m))));
        }
    }
    parts.join(" · ")
}

fn points(comparison: &Comparison, dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let meeting = &comparison.accounts.meeting;
    let date = meeting.date.map(|d| d.to_string()).unwrap_or_default();
    let place = meeting.place.clone().unwrap_or_default();
    let head: Vec<&str> = [date.as_str(), place.as_str()].into_iter().filter(|w| !w.is_empty()).collect();
    writeln!(out, "{bold}Accounts of the meeting{bold:#} {}", head.join(", "))?;
    let accounts = &comparison.accounts.accounts;
    for point in &comparison.points {
        writeln!(out, "{bold}{}{bold:#}", clip(&point.label, 96))?;
        let cells = || accounts.iter().zip(&point.cells).map(|(a, c)| (dossier.party_name(&a.party), c));
        for (party, cell) in cells() {
            let Cell::Said(sayings) = cell else { continue };
            for (i, saying) in sayings.iter().take(2).enumerate() {
                let party = if i == 0 { clip(party, 18) } else { String::new() };
                let who = saying.speaker.clone().map(|s| format!("{s}: ")).unwrap_or_default();
                let words = clip(&format!("{who}“{}”", saying.evidence.quote()), 76);
                writeln!(out, "  {party:<18} {words}")?;
            }
        }
        // Who has no words on it, a line a reason.
        for absence in [Absence::Silent, Absence::NotHeld, Absence::NoAccount] {
            let absent = cells().filter(|(_, cell)| matches!(cell, Cell::Absent(a) if *a == absence));
            let absent: Vec<&str> = absent.map(|(party, _)| party).collect();
            if !absent.is_empty() {
                writeln!(out, "  {:<18} {}", absence_mark(absence), clip(&absent.join(", "), 76))?;
            }
        }
    }
    for absence in [Absence::Silent, Absence::NotHeld, Absence::NoAccount] {
        let met = comparison.points.iter().flat_map(|p| &p.cells);
        if met.clone().any(|c| matches!(c, Cell::Absent(a) if *a == absence)) {
            let (mark, words) = (absence_mark(absence), absence_words(absence));
            writeln!(out, "{dim}{mark}: {words}{dim:#}")?;
        }
    }
    Ok(())
}

fn absence_mark(absence: Absence) -> &'static str {
    match absence {
        Absence::Silent => "[.] silent",
        Absence::NotHeld => "[?] not held",
        Absence::NoAccount => "[-] no account",
    }
}

fn absence_words(absence: Absence) -> &'static str {
    match absence {
        Absence::Silent => "the whole account is held and does not mention it",
        Absence::NotHeld => "only an excerpt or reports by others are held",
        Absence::NoAccount => "none was published that we hold",
    }
}

fn finding(finding: &Discrepancy, dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let issue =
        finding.issue.as_deref().map(|i| format!(" · {}", dossier.issue_label(i))).unwrap_or_default();
    writeln!(
        out,
        "{bold}{}{bold:#}{issue} · {} ({:.2}) {dim}{}{dim:#}",
        finding.kind.word().replace('_', " "),
        finding.band().word(),
        finding.confidence,
        &finding.id.to_string()[..9],
    )?;
    for line in wrap(&finding.explanation, 92) {
        writeln!(out, "  {line}")?;
    }
    for side in &finding.sides {
        writeln!(out, "    {}", side_words(side, dossier, 88))?;
    }
    Ok(())
}

/// Whose words, the words, the day.
pub(crate) fn side_words(side: &Side, dossier: &Dossier, width: usize) -> String {
    let who = side.party.as_deref().map_or("the outlet", |p| dossier.party_name(p));
    let day = day(side.at);
    let rest = if day.is_empty() { String::new() } else { format!(" ({day})") };
    let words =
        format!("{who}: “{}”", side.evidence.quote().split_whitespace().collect::<Vec<_>>().join(" "));
    let room = width.saturating_sub(rest.chars().count());
    let mut clipped = clip(&words, room);
    if clipped.ends_with('…') {
        clipped = clip(&words, room - 1) + "”";
    }
    clipped + &rest
}
