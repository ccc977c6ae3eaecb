//! Glyphs to lines in reading order: words by the gaps between letters, columns by the gutters between words.

use super::glyphs::{Glyph, Letters, Sheet};

/// Widest gap within a line, in sizes of its letters: words of justified text stand less far apart.
const CELL: f32 = 1.8;

/// Narrowest gap that parts two words.
const WORD: f32 = 0.17;

/// How far apart the baselines of one line may lie.
const SAME_LINE: f32 = 0.4;

/// Most candidates for the left edge of a column that are tried, and how often a region is cut.
const EDGES: usize = 64;
const CUTS: u32 = 6;

/// A line of a page, or the part of one that stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Columns are counted through the page.
    pub(super) column: u32,
    pub(super) text: String,
}

/// The lines of a page in reading order.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
}

/// The lines of a sheet.
pub(super) fn lines(mut sheet: Sheet) -> Lines {
    sheet.glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut cells: Vec<Line> = Vec::new();
    let mut rest = sheet.glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (baseline, mut size) = (first.baseline, first.size);
        let mut end = 1;
        while let Some(glyph) = rest.get(end)
            && glyph.baseline - baseline <= SAME_LINE * size.max(glyph.size)
        {
            size = size.max(glyph.size);
            end += 1;
        }
        let (row, below) = rest.split_at_mut(end);
        rest = below;
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        cells_of(row, &mut cells);
    }
    let mut lines = Vec::new();
    columns(cells, CUTS, &mut 0, &mut lines);
    Lines { height: sheet.height, lines }
}

/// Cuts a row of glyphs at wide gaps.
fn cells_of(row: &[Glyph], out: &mut Vec<Line>) {
    let size = row.iter().map(|g| g.size).fold(0.0, f32::max);
    let mut start = 0;
    for at in 1..=row.len() {
        let reach = row[start..at].iter().map(|g| g.right).fold(f32::MIN, f32::max);
        if at == row.len() || row[at].left - reach > CELL * size {
            out.extend(cell(&row[start..at]));
            start = at;
        }
    }
}

/// Letters that stand together as words.
fn cell(glyphs: &[Glyph]) -> Option<Line> {
    // The size that most letters have: a raised mark is smaller.
    let size = main_size(glyphs);
    let baseline = glyphs
        .iter()
        .filter(|g| (g.size - size).abs() < 0.1 * size)
        .map(|g| g.baseline)
        .fold(f32::MIN, f32::max);
    let mut gaps: Vec<f32> = glyphs.windows(2).map(|w| w[1].left - w[0].right).collect();
    gaps.sort_by(f32::total_cmp);
    // Letters that are set apart have wide gaps everywhere.
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let gap = (WORD * size).max(usual + 0.12 * size);
    let mut text = String::new();
    let (mut bold, mut letters) = (0, 0);
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let raised = glyph.size < 0.8 * size && baseline - glyph.baseline > 0.15 * size;
        let mut buffer = [0; 4];
        let word: &str = match &glyph.letters {
            Letters::One(c) => c.encode_utf8(&mut buffer),
            Letters::Some(s) => s,
        };
        if raised && word.chars().all(|c| c.is_ascii_digit()) && !text.ends_with(|c: char| c.is_ascii_digit())
        {
            // The mark of a footnote.
            before = Some(glyph);
            continue;
        }
        if let Some(before) = before {
            // Bold by printing twice.
            let twice = before.letters == glyph.letters
                && glyph.left - before.left < 0.1 * (before.right - before.left);
            if twice {
                continue;
            }
            if glyph.left - before.right > gap && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        push(&mut text, word);
        before = Some(glyph);
        letters += 1;
        bold += usize::from(glyph.bold);
    }
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(Line {
        left: glyphs.iter().map(|g| g.left).fold(f32::MAX, f32::min),
        right: glyphs.iter().map(|g| g.right).fold(f32::MIN, f32::max),
        baseline,
        size,
        bold: bold * 10 > letters * 9,
        column: 0,
        text: text.to_owned(),
    })
}

fn main_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().map(|g| g.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes[sizes.len() / 2]
}

/// Puts letters at the end of a text; ligatures are taken apart, all white space is one blank, what does not show is left out.
fn push(text: &mut String, letters: &str) {
    for c in letters.chars() {
        match c {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
            // Kept at the end of a line, where it tells that the word goes on.
            '\u{ad}' | '\u{2010}' => text.push('-'),
            '\u{2011}' => text.push('-'),
            c if c.is_whitespace() => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fffd}' => {}
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
}

/// Cells to lines: a gutter that few cells cross parts columns, which are read one after the other between what crosses it.
fn columns(cells: Vec<Line>, cuts: u32, column: &mut u32, out: &mut Vec<Line>) {
    let Some(edge) = (cuts > 0).then(|| gutter(&cells)).flatten() else {
        rows(cells, *column, out);
        *column += 1;
        return;
    };
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        if cell.right <= edge {
            flush(&mut across, cuts, column, out);
            left.push(cell);
        } else if cell.left >= edge - 1.0 {
            flush(&mut across, cuts, column, out);
            right.push(cell);
        } else {
            flush(&mut left, cuts, column, out);
            flush(&mut right, cuts, column, out);
            across.push(cell);
        }
    }
    for part in [&mut across, &mut left, &mut right] {
        flush(part, cuts, column, out);
    }
}

fn flush(cells: &mut Vec<Line>, cuts: u32, column: &mut u32, out: &mut Vec<Line>) {
    if !cells.is_empty() {
        columns(std::mem::take(cells), cuts - 1, column, out);
    }
}

/// The left edge of a column that stands beside another; `None` where there is none.
fn gutter(cells: &[Line]) -> Option<f32> {
    let letters = |cells: &[&Line]| cells.iter().map(|c| c.text.len()).sum::<usize>();
    let total: usize = cells.iter().map(|c| c.text.len()).sum();
    let mut edges: Vec<f32> = cells.iter().map(|c| c.left).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    let most_left = *edges.first()?;
    let mut best: Option<(usize, f32)> = None;
    for edge in edges.into_iter().filter(|e| *e > most_left + 30.0).take(EDGES) {
        let left: Vec<&Line> = cells.iter().filter(|c| c.right <= edge).collect();
        let right: Vec<&Line> = cells.iter().filter(|c| c.left >= edge - 1.0).collect();
        let (in_left, in_right) = (letters(&left), letters(&right));
        let crossing = total - (in_left + in_right).min(total);
        // Columns hold prose: lines of some length, enough of them, side by side.
        let prose = |cells: &[&Line], letters: usize| cells.len() >= 3 && letters >= 14 * cells.len();
        if !prose(&left, in_left) || !prose(&right, in_right) || crossing * 3 > total {
            continue;
        }
        let (top, bottom) =
            left.iter().fold((f32::MAX, f32::MIN), |(t, b), c| (t.min(c.baseline), b.max(c.baseline)));
        let beside = right.iter().filter(|c| c.baseline >= top - 1.0 && c.baseline <= bottom + 1.0).count();
        let smaller = in_left.min(in_right);
        if beside * 2 < right.len() || smaller * 8 < total {
            continue;
        }
        if best.is_none_or(|(most, _)| smaller > most) {
            best = Some((smaller, edge));
        }
    }
    best.map(|(_, edge)| edge)
}

/// Cells of one column, row by row: those on one baseline are one line.
fn rows(mut cells: Vec<Line>, column: u32, out: &mut Vec<Line>) {
    cells.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
    for mut cell in cells {
        cell.column = column;
        match out.last_mut().filter(|l| l.column == column) {
            Some(line)
                if (line.baseline - cell.baseline).abs() < SAME_LINE * line.size
                    && cell.left >= line.right =>
            {
                line.text.push(' ');
                line.text.push_str(&cell.text);
                line.right = cell.right;
                line.bold &= cell.bold;
            }
            _ => out.push(cell),
        }
    }
}
