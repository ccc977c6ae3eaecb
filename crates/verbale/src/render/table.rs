//! Plain tables that fit the terminal.

use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Width to write for: what the shell says, else 100 columns.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|w| *w >= 40).unwrap_or(100)
}

/// A table whose widest columns are clipped until it fits.
pub(crate) fn table(columns: &[String], rows: &[Vec<String>], out: &mut impl Write) -> io::Result<()> {
    let mut widths: Vec<usize> = columns.iter().map(|c| c.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let gaps = widths.len().saturating_sub(1) * 2;
    let limit = width();
    while widths.iter().sum::<usize>() + gaps > limit {
        let Some(widest) = widths.iter_mut().max() else { break };
        if *widest <= 12 {
            break;
        }
        *widest -= 1;
    }
    let bold = anstyle::Style::new().bold();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells.iter().zip(&widths).map(|(c, w)| pad(&clip(c, *w), *w)).collect();
        padded.join("  ").trim_end().to_owned()
    };
    writeln!(out, "{bold}{}{bold:#}", line(columns))?;
    for row in rows {
        writeln!(out, "{}", line(row))?;
    }
    Ok(())
}

/// The text in at most `width` columns, on one line, cut with "…".
pub(crate) fn clip(text: &str, width: usize) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.width() <= width {
        return text;
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if used + w + 1 > width {
            break;
        }
        used += w;
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The text with blanks to `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    let mut out = text.to_owned();
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width())));
    out
}

/// The text in lines of at most `width` columns, broken between words.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("never empty");
        if line.is_empty() {
            line.push_str(&clip(word, width));
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(clip(word, width));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{clip, wrap};

    #[test]
    fn clipping_never_exceeds_the_width_and_writes_no_control() {
        assert_eq!(clip("«Київ»\nsays", 8), "«Київ»…");
        assert_eq!(clip("short", 8), "short");
        assert_eq!(clip("\u{1b}[31mred", 20), " [31mred");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
