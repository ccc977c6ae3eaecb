//! Parties by issues on a terminal.

use super::{clip, pad};
use std::io::{self, Write};
use verbale_analysis::{Absence, Matrix, MatrixCell, Stance};
use verbale_model::{Dossier, Moment};

/// A mark that does not rely on colour, then the word.
pub(crate) fn cell_words(cell: &MatrixCell) -> String {
    let mark = match (cell.split, cell.stance, cell.absence) {
        (true, ..) => "[!] split",
        (_, Some(Stance::RedLine), _) => "[#] red line",
        (_, Some(Stance::Firm), _) => "[=] firm",
        (_, Some(Stance::Conditional), _) => "[~] condit.",
        (_, Some(Stance::Flexible), _) => "[o] flexible",
        (_, Some(Stance::Concession), _) => "[>] conceded",
        (_, Some(Stance::Unstated), _) => "[ ] spoke",
        (_, None, Some(Absence::Silent)) => "[.] silent",
        (_, None, Some(Absence::NotHeld)) => "[?] not held",
        (_, None, Some(Absence::NoAccount) | None) => "[-] no account",
    };
    match (cell.stance.is_some(), cell.count) {
        (true, 2..) => format!("{mark} n{}", cell.count),
        _ => mark.to_owned(),
    }
}

/// The day of a moment.
pub(crate) fn day(moment: Option<Moment>) -> String {
    moment.map(|m| m.date().strftime("%-d %b").to_string()).unwrap_or_default()
}

/// The whole matrix, as many parties side by side as fit.
pub(crate) fn table(matrix: &Matrix, dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    write_matrix(matrix, dossier, matrix.parties.len(), matrix.issues.len(), 96, out)
}

/// The `parties` that spoke most, in the matrix's own order.
fn most_spoken(matrix: &Matrix, parties: usize) -> Vec<usize> {
    let spoken = |p: usize| matrix.cells.iter().map(|row| row[p].count).sum::<u32>();
    let mut columns: Vec<usize> = (0..matrix.parties.len()).collect();
    columns.sort_by_key(|&p| std::cmp::Reverse(spoken(p)));
    columns.truncate(parties);
    columns.sort_unstable();
    columns
}

/// The first `issues` rows and the `parties` that spoke most, in `width` columns of text, wrapped in bands.
pub(crate) fn write_matrix(
    matrix: &Matrix,
    dossier: &Dossier,
    parties: usize,
    issues: usize,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    const LABEL: usize = 22;
    const CELL: usize = 14;
    if matrix.issues.is_empty() || matrix.parties.is_empty() {
        return writeln!(out, "no party's words on any issue");
    }
    let bold = anstyle::Style::new().bold();
    let band = ((width - LABEL) / (CELL + 1)).max(1);
    let columns = most_spoken(matrix, parties);
    for columns in columns.chunks(band) {
        let heads: Vec<String> =
            columns.iter().map(|&p| pad(&clip(dossier.party_name(&matrix.parties[p]), CELL), CELL)).collect();
        writeln!(out, "{bold}{}{}{bold:#}", pad("", LABEL), heads.join(" ").trim_end())?;
        for (issue, cells) in matrix.issues.iter().zip(&matrix.cells).take(issues) {
            let words: Vec<String> =
                columns.iter().map(|&p| pad(&clip(&cell_words(&cells[p]), CELL), CELL)).collect();
            let label = pad(&clip(dossier.issue_label(issue), LABEL - 1), LABEL);
            writeln!(out, "{label}{}", words.join(" ").trim_end())?;
        }
    }
    Ok(())
}
