//! Paragraphs: lines, unless the text is hard-wrapped.

use crate::{Token, TokenRange};

/// Ranges of tokens between paragraph breaks.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<TokenRange> {
    let wrapped = is_wrapped(text);
    let longest = if wrapped { text.lines().map(str::len).max().unwrap_or(0) } else { 0 };
    let mut out = Vec::new();
    let mut start = 0;
    for i in 1..tokens.len() {
        let before = tokens[i - 1].span.end() as usize;
        let gap = &text[before..tokens[i].span.start() as usize];
        if breaks(text, before, gap, wrapped.then_some(longest)) {
            out.push(TokenRange { start, end: i as u32 });
            start = i as u32;
        }
    }
    if !tokens.is_empty() {
        out.push(TokenRange { start, end: tokens.len() as u32 });
    }
    out
}

/// Whether the blank between two tokens ends a paragraph. In hard-wrapped text a single line end does only after a short line.
fn breaks(text: &str, before: usize, gap: &str, wrapped: Option<usize>) -> bool {
    let lines =
        gap.chars().filter(|c| matches!(c, '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{c}')).count();
    match (lines, wrapped) {
        (0, _) => gap.contains('\r'),
        (1, Some(longest)) => {
            let line = text[..before].rfind('\n').map_or(before, |at| before - at);
            line * 3 < longest * 2
        }
        _ => true,
    }
}

/// Whether lines were cut at a column: a good part of the single line ends stand before a lower-case letter.
fn is_wrapped(text: &str) -> bool {
    let (mut single, mut inside) = (0usize, 0usize);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(next) = lines.peek() else { break };
        let next = next.trim_start();
        if line.trim().is_empty() || next.is_empty() {
            continue;
        }
        single += 1;
        if next.starts_with(char::is_lowercase) && line.len() > 30 {
            inside += 1;
        }
    }
    inside >= 2 && inside * 4 >= single
}

#[cfg(test)]
mod tests {
    use crate::en::tokens::parse;

    fn count(text: &str) -> usize {
        parse(text).paragraphs.len()
    }

    #[test]
    fn each_line_is_a_paragraph_unless_lines_were_cut_at_a_column() {
        assert_eq!(count("Talks fail\nThe envoys left.\n\nNobody spoke."), 3);
        let wrapped = "The envoys left the city on Monday without\na word to the press, and the delegation of the\nother side followed within hours of them, as\nplanned.\n\nNobody spoke about it on the day.";
        assert_eq!(count(wrapped), 2);
    }
}
