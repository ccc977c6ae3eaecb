//! Which way quotation marks turn that look the same on both sides and stand free, as in tokenised text.
//!
//! The marks of a paragraph are read together: each opens or closes at a price set by its neighbours, and the cheapest
//! reading in which they alternate wins. A paragraph may start inside a quotation whose opening mark was lost.

use super::sentences::SAYING;
use crate::{Token, TokenKind, TokenRange};

/// The turns of a paragraph's marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Turns {
    /// Free marks, by token, with whether each opens.
    free: Vec<(u32, bool)>,
    /// Whether the paragraph starts inside a quotation.
    pub(crate) inside: bool,
}

impl Turns {
    /// Whether the paragraph has no free mark.
    pub(crate) fn is_empty(&self) -> bool {
        self.free.is_empty()
    }

    /// Whether the free mark at a token opens; `None` if it is none.
    pub(crate) fn opens(&self, at: usize) -> Option<bool> {
        let found = self.free.binary_search_by_key(&(at as u32), |m| m.0).ok()?;
        Some(self.free[found].1)
    }
}

#[derive(Clone, Copy)]
struct Seen {
    at: u32,
    free: bool,
    open: i32,
    close: i32,
}

/// A mark against its plain direction.
const AGAINST: i32 = 6;
/// Starting inside a quotation.
const LOST: i32 = 4;
/// Ending inside one.
const UNCLOSED: i32 = 3;

/// Reads the marks of a paragraph.
pub(crate) fn turns(text: &str, tokens: &[Token], paragraph: TokenRange) -> Turns {
    let word = |i: usize| tokens[i].span.text(text);
    let mut marks: Vec<Seen> = Vec::new();
    for i in paragraph.range().filter(|&i| tokens[i].kind == TokenKind::Mark) {
        let (open, close, free) = match word(i) {
            "''" | "\"" if stands_free(text, tokens[i]) => {
                let (open, close) = prices(text, tokens, paragraph, i);
                (open, close, true)
            }
            "“" | "``" => (0, AGAINST, false),
            "”" => (AGAINST, 0, false),
            "\"" | "''" => match touches(text, tokens[i]) {
                (false, true) => (0, AGAINST, false),
                (true, false) => (AGAINST, 0, false),
                _ => continue,
            },
            _ => continue,
        };
        marks.push(Seen { at: i as u32, free, open, close });
    }
    if !marks.iter().any(|m| m.free) {
        return Turns::default();
    }
    let (opens, inside) = cheapest(&marks);
    let free = marks.iter().zip(opens).filter(|(m, _)| m.free).map(|(m, opens)| (m.at, opens)).collect();
    Turns { free, inside }
}

/// How each mark turns in the cheapest reading, and whether that starts inside a quotation.
fn cheapest(marks: &[Seen]) -> (Vec<bool>, bool) {
    // Prices of ending outside and inside; for each mark and each of both, the state before it.
    let mut prices = [0, LOST];
    let mut before: Vec<[usize; 2]> = Vec::with_capacity(marks.len());
    for mark in marks {
        // A plain mark may follow one of its kind whose partner is missing.
        let (again, anew) = if mark.free { (i32::MAX / 2, i32::MAX / 2) } else { (mark.close, mark.open) };
        let closed = [prices[0] + again + AGAINST / 2, prices[1] + mark.close];
        let opened = [prices[0] + mark.open, prices[1] + anew + AGAINST / 2];
        let least = |both: [i32; 2]| if both[1] < both[0] { (both[1], 1) } else { (both[0], 0) };
        let ((outside, from_closed), (inside, from_opened)) = (least(closed), least(opened));
        prices = [outside, inside];
        before.push([from_closed, from_opened]);
    }
    let mut state = usize::from(prices[1] + UNCLOSED < prices[0]);
    let mut opens = vec![false; marks.len()];
    for (slot, from) in opens.iter_mut().zip(&before).rev() {
        *slot = state == 1;
        state = from[state];
    }
    (opens, state == 1)
}

/// Whether something stands right before and right after a token.
fn touches(text: &str, token: Token) -> (bool, bool) {
    let full = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    (
        full(text[..token.span.start() as usize].chars().next_back()),
        full(text[token.span.end() as usize..].chars().next()),
    )
}

/// A blank, or nothing, on both sides.
fn stands_free(text: &str, token: Token) -> bool {
    touches(text, token) == (false, false)
}

/// What it costs that a free mark opens, and that it closes.
fn prices(text: &str, tokens: &[Token], paragraph: TokenRange, at: usize) -> (i32, i32) {
    let word = |i: usize| tokens[i].span.text(text);
    let (start, end) = (paragraph.start as usize, paragraph.end as usize);
    let (mut open, mut close) = (0, 0);
    let after = (at + 1 < end).then(|| word(at + 1));
    let lower = after.is_some_and(|w| w.starts_with(char::is_lowercase));
    match after {
        None => open += 6,
        Some("," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "--") => open += 5,
        Some(_) => {}
    }
    if at == start {
        return (open, close + 8);
    }
    match word(at - 1) {
        "," if at >= start + 2 && SAYING.contains(&word(at - 2)) => close += 3,
        "," => open += 4,
        ":" => close += 6,
        "(" | "[" => close += 4,
        w if w.ends_with(['.', '?', '!', '…']) && tokens[at - 1].kind == TokenKind::Mark => {
            open += if lower { 4 } else { 0 };
        }
        _ => {}
    }
    (open, close)
}

#[cfg(test)]
mod tests {
    use crate::en::tokens::parse;

    fn read(text: &str) -> (bool, Vec<bool>) {
        let parsed = parse(text);
        let turns = super::turns(text, &parsed.tokens, parsed.paragraphs[0]);
        (turns.inside, turns.free.iter().map(|m| m.1).collect())
    }

    #[test]
    fn free_marks_alternate() {
        assert_eq!(
            read("He asked : '' Why ? '' Nobody answered . '' Why now ? ''"),
            (false, vec![true, false, true, false])
        );
        assert_eq!(
            read("The \" deal \" was , she said , \" no deal . \""),
            (false, vec![true, false, true, false])
        );
    }

    #[test]
    fn a_lost_opening_mark_is_seen_by_the_comma_before_the_first_one() {
        assert_eq!(
            read("The ferry was late again , '' the mayor said . '' It will be late tomorrow . ''"),
            (true, vec![false, true, false])
        );
    }

    #[test]
    fn a_plain_opening_mark_waits_for_a_free_one() {
        assert_eq!(
            read("She called it `` a farce , '' and left . '' No more , '' she said ."),
            (false, vec![false, true, false])
        );
    }

    #[test]
    fn a_closing_mark_set_apart_by_a_blank_still_closes() {
        assert_eq!(read("\"He dislikes the word 'treaty,' \" she told the club."), (false, vec![false]));
    }

    #[test]
    fn marks_that_touch_a_word_are_left_to_themselves() {
        assert_eq!(read("\"No,\" she said."), (false, vec![]));
    }
}
