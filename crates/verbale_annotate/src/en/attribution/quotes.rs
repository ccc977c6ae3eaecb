//! Which tokens stand in quotation marks, over the whole document.
//!
//! **Invariant:** an opening mark without its closing one never reaches beyond its paragraph, unless the next paragraph
//! repeats the mark, as print does for long quotations.

use crate::en::tokens::marks;
use crate::{Text, TokenKind, TokenRange};
use verbale_model::{Note, NoteKind, Span};

/// What a token is to the quotations of its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum Place {
    /// Outside any.
    #[default]
    Outside,
    /// The mark that opens one.
    Open,
    /// Inside one.
    Inside,
    /// The mark that closes one.
    Close,
}

/// One quotation: token of the opening mark, and one past its last token (the closing mark, if there is one).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// The opening mark.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Whether the closing mark is there.
    pub closed: bool,
    /// Whether it goes on in the next paragraph.
    pub continues: bool,
}

/// The quotations of a text.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// For each token.
    pub places: Vec<Place>,
    /// In order; those inside others are left out.
    pub quotations: Vec<Quotation>,
    /// Marks without their partner.
    pub notes: Vec<Note>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens(u8),
    Closes(u8),
    Either(u8),
}

const DOUBLE: u8 = 0;
const ANGLE: u8 = 1;
const SINGLE: u8 = 2;
/// German and Polish: opens low, closes with either high mark.
const LOW: u8 = 3;

/// Finds the quotations.
pub fn quotes(text: &Text<'_>) -> Quotes {
    let mut out = Quotes { places: vec![Place::Outside; text.tokens.len()], ..Quotes::default() };
    for (n, paragraph) in text.paragraphs.iter().enumerate() {
        let next = text.paragraphs.get(n + 1);
        scan(text, *paragraph, next.copied(), &mut out);
    }
    out
}

fn scan(text: &Text<'_>, paragraph: TokenRange, next: Option<TokenRange>, out: &mut Quotes) {
    let range = paragraph.range();
    let turns = marks::turns(text.text, &text.tokens, paragraph);
    let last_single = last_single(text, range.clone());
    // Curly marks still to come: a second opening mark stands for a new quotation only if closing marks are not in excess.
    let curly = |word: &str| range.clone().filter(|&i| text.word(i) == word).count();
    let (mut opens, mut closes) = (curly("“"), curly("”"));
    // The open quotation: first token, kind of mark.
    let lost = turns.inside || turns.is_empty() && lost(text, range.clone());
    let mut open: Option<(usize, u8)> = lost.then_some((range.start, DOUBLE));
    let mut i = range.start;
    while i < range.end {
        opens -= usize::from(text.word(i) == "“");
        closes -= usize::from(text.word(i) == "”");
        if text.tokens[i].kind == TokenKind::Mark
            && let Some(mark) = turns
                .opens(i)
                .map(|opens| if opens { Mark::Opens(DOUBLE) } else { Mark::Closes(DOUBLE) })
                .or_else(|| mark(text, i, range.end))
        {
            match (open, mark) {
                (None, Mark::Opens(kind) | Mark::Either(kind))
                    if kind != SINGLE || last_single.is_some_and(|last| last >= i + 2) =>
                {
                    open = Some((i, kind));
                }
                (Some((start, kind)), Mark::Closes(k) | Mark::Either(k)) if k == kind => {
                    close(out, start, i + 1, true, false);
                    open = None;
                }
                (Some((start, LOW)), Mark::Opens(DOUBLE) | Mark::Closes(DOUBLE) | Mark::Either(DOUBLE)) => {
                    close(out, start, i + 1, true, false);
                    open = None;
                }
                (Some((start, DOUBLE)), Mark::Opens(DOUBLE)) if closes <= opens + 1 => {
                    // A second opening mark: the first one lost its partner.
                    unbalanced(text, out, start);
                    open = Some((i, DOUBLE));
                }
                _ => {}
            }
        }
        i += 1;
    }
    if lost {
        out.places[range.start] = Place::Inside;
    }
    if let Some((start, kind)) = open {
        let repeated = next.is_some_and(|p| {
            matches!(mark(text, p.start as usize, p.end as usize), Some(Mark::Opens(k) | Mark::Either(k)) if k == kind)
        });
        // "…, X said." at the end of the paragraph: the next mark opens another quotation.
        let end = if kind == SINGLE { None } else { before_speaker(text, start, range.end, repeated) };
        let repeated = repeated && end.is_none();
        if !repeated && kind != SINGLE {
            unbalanced(text, out, start);
        }
        if kind != SINGLE || repeated {
            close(out, start, end.unwrap_or(range.end), false, repeated);
        }
    }
}

/// Where a quotation without its closing mark ends all the same: after the comma before "the general said".
fn before_speaker(text: &Text<'_>, start: usize, end: usize, last: bool) -> Option<usize> {
    const SAID: [&str; 14] = [
        "said",
        "says",
        "told",
        "added",
        "wrote",
        "warned",
        "insisted",
        "replied",
        "declared",
        "announced",
        "argued",
        "explained",
        "claimed",
        "promised",
    ];
    let first = if last { end.saturating_sub(2).max(start + 3) } else { start + 3 };
    let verb = (first..end).find(|&i| SAID.contains(&text.word(i)))?;
    let comma = (start + 2..verb).rev().take(9).find(|&i| text.word(i) == ",")?;
    let stops = (comma + 1..verb).any(|i| matches!(text.word(i), "." | "!" | "?" | ";" | ":"));
    (!stops).then_some(comma + 1)
}

fn unbalanced(text: &Text<'_>, out: &mut Quotes, start: usize) {
    let span: Span = text.tokens[start].span;
    out.notes.push(Note {
        kind: NoteKind::UnbalancedQuote,
        text: "quotation mark without its closing one: read to the end of the paragraph".to_owned(),
        at: Some(span),
    });
}

fn close(out: &mut Quotes, start: usize, end: usize, closed: bool, continues: bool) {
    // One mark cannot open and close.
    if end < start + 1 + usize::from(closed) {
        return;
    }
    out.places[start] = Place::Open;
    let inner = if closed { end - 1 } else { end };
    for place in &mut out.places[start + 1..inner] {
        *place = Place::Inside;
    }
    if closed {
        out.places[end - 1] = Place::Close;
    }
    out.quotations.push(Quotation { start: start as u32, end: end as u32, closed, continues });
}

/// What a quotation mark does here, if the token is one.
fn mark(text: &Text<'_>, at: usize, end: usize) -> Option<Mark> {
    let word = text.tokens.get(at)?.span.text(text.text);
    Some(match word {
        // Set the wrong way round at the end of a quotation.
        "“" if !blank_before(text, at) && blank_after(text, at) => Mark::Closes(DOUBLE),
        "“" | "``" | "‘‘" | "‟" | "「" | "『" => Mark::Opens(DOUBLE),
        "」" | "』" => Mark::Closes(DOUBLE),
        "„" | ",," => Mark::Opens(LOW),
        "”" | "''" | "’’" => {
            if blank_before(text, at) && !blank_after(text, at) {
                Mark::Opens(DOUBLE)
            } else {
                Mark::Closes(DOUBLE)
            }
        }
        "«" | "‹" => Mark::Opens(ANGLE),
        "»" | "›" => Mark::Closes(ANGLE),
        "\"" | "″" | "＂" => match (blank_before(text, at), blank_after(text, at)) {
            (true, false) => Mark::Opens(DOUBLE),
            (false, true) => Mark::Closes(DOUBLE),
            _ => Mark::Either(DOUBLE),
        },
        "‘" | "'" | "`" | "´" if at < end => match (blank_before(text, at), blank_after(text, at)) {
            (true, after) if !after || word == "`" || word == "‘" => Mark::Opens(SINGLE),
            (_, true) => Mark::Closes(SINGLE),
            _ => return None,
        },
        "’" => Mark::Closes(SINGLE),
        _ => return None,
    })
}

fn blank_before(text: &Text<'_>, at: usize) -> bool {
    let start = text.tokens[at].span.start() as usize;
    text.text[..start]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '"' | '/' | ':'))
}

fn blank_after(text: &Text<'_>, at: usize) -> bool {
    let end = text.tokens[at].span.end() as usize;
    text.text[end..].chars().next().is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, ')' | ']' | ',' | '.' | ';' | ':' | '!' | '?' | '—' | '–' | '-' | '”' | '"' | '/')
    })
}

/// Whether the first double mark of a paragraph closes: the opening one was lost, or the quotation goes on from the
/// paragraph before without its mark. An inch mark stands after a number.
fn lost(text: &Text<'_>, range: std::ops::Range<usize>) -> bool {
    let (start, end) = (range.start, range.end);
    let doubles = |m: Mark| matches!(m, Mark::Opens(DOUBLE) | Mark::Closes(DOUBLE) | Mark::Either(DOUBLE));
    let first = range
        .filter(|&i| text.tokens[i].kind == TokenKind::Mark)
        .find_map(|i| mark(text, i, end).filter(|m| doubles(*m)).map(|m| (i, m)));
    first.is_some_and(|(i, mark)| {
        mark == Mark::Closes(DOUBLE)
            && text.word(i) != "\""
            && i >= start + 4
            && text.tokens[i - 1].kind != TokenKind::Number
    })
}

/// The last token of a paragraph that can close a quotation in single marks (and is no plural's apostrophe).
fn last_single(text: &Text<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    let end = range.end;
    range.skip(1).rev().find(|&i| {
        text.tokens[i].kind == TokenKind::Mark
            && mark(text, i, end) == Some(Mark::Closes(SINGLE))
            && !(text.word(i - 1).ends_with('s')
                && text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word))
    })
}

#[cfg(test)]
mod tests {
    use super::quotes;
    use crate::en::tokens::parse;

    fn quoted(text: &str) -> Vec<String> {
        let parsed = parse(text);
        let found = quotes(&parsed);
        found
            .quotations
            .iter()
            .map(|q| {
                parsed.tokens[q.start as usize]
                    .span
                    .cover(parsed.tokens[q.end as usize - 1].span)
                    .text(text)
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn marks_of_every_kind_pair_up() {
        assert_eq!(
            quoted("He said “no” and \"never\" and «maybe» and „nie“."),
            ["“no”", "\"never\"", "«maybe»", "„nie“"]
        );
        assert_eq!(quoted("The ‘deal’ of the ministers' club isn't 'final'."), ["‘deal’", "'final'"]);
        assert_eq!(quoted("He said `` no '' and \" never \" ."), ["`` no ''", "\" never \""]);
    }

    #[test]
    fn tokenised_marks_turn_by_their_neighbours_and_a_lost_opening_is_made_good() {
        assert_eq!(
            quoted("'' We wait , '' she said . '' Then we go . ''"),
            ["'' We wait , ''", "'' Then we go . ''"]
        );
        assert_eq!(
            quoted("The ferry is late , '' the mayor said . '' It will be late again . ''"),
            ["The ferry is late , ''", "'' It will be late again . ''"]
        );
        assert_eq!(quoted("The ferry is late again,” the mayor said."), ["The ferry is late again,”"]);
        assert_eq!(quoted("“The ferry is late again.“"), ["“The ferry is late again.“"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph_and_is_noted() {
        let text = parse("“We left, he said.\nNobody came. “Fine,” he said.");
        let found = quotes(&text);
        assert_eq!(found.notes.len(), 1);
        assert_eq!(found.quotations.len(), 2);
    }

    #[test]
    fn a_repeated_mark_carries_a_quotation_over_paragraphs() {
        let text = parse("“We left.\n“Nobody came,” he said.");
        let found = quotes(&text);
        assert!(found.notes.is_empty());
        assert!(found.quotations[0].continues);
    }
}
