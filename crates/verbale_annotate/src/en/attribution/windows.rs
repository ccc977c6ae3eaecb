//! Long texts in parts: whole paragraphs of a bounded number of tokens, so that no step grows faster than the text.

use crate::{Text, Token, TokenRange};

/// Most tokens of a part. News and transcripts of an hour stay whole.
const MOST: usize = 8192;

/// The text itself if it is short, else its parts in order.
pub(super) fn each(text: &Text<'_>, mut work: impl FnMut(&Text<'_>)) {
    if text.tokens.len() <= MOST {
        work(text);
        return;
    }
    let mut start = 0;
    while start < text.tokens.len() {
        let end = border(text, start);
        work(&part(text, start, end));
        start = end;
    }
}

/// The last end of a paragraph within reach, else of a sentence, else just the most that is allowed.
fn border(text: &Text<'_>, start: usize) -> usize {
    let most = start + MOST;
    if most >= text.tokens.len() {
        return text.tokens.len();
    }
    let last = |ranges: &[TokenRange]| {
        let n = ranges.partition_point(|r| r.end as usize <= most);
        n.checked_sub(1).map(|n| ranges[n].end as usize).filter(|end| *end > start)
    };
    last(&text.paragraphs).or_else(|| last(&text.sentences)).unwrap_or(most)
}

fn part<'a>(text: &Text<'a>, start: usize, end: usize) -> Text<'a> {
    let tokens: Vec<Token> = text.tokens[start..end].to_vec();
    let cut = |ranges: &[TokenRange]| -> Vec<TokenRange> {
        let from = ranges.partition_point(|r| r.end as usize <= start);
        let own = ranges[from..].iter().take_while(|r| (r.start as usize) < end);
        own.map(|r| TokenRange {
            start: r.start.max(start as u32) - start as u32,
            end: r.end.min(end as u32) - start as u32,
        })
        .collect()
    };
    Text { text: text.text, tokens, sentences: cut(&text.sentences), paragraphs: cut(&text.paragraphs) }
}

#[cfg(test)]
mod tests {
    use super::{MOST, each};
    use crate::en::tokens::parse;

    #[test]
    fn parts_hold_every_token_once_and_end_with_a_paragraph_where_they_can() {
        let long = "One two three four five six seven. Eight nine ten.\n".repeat(2000);
        let text = parse(&long);
        let (mut tokens, mut parts) = (Vec::new(), 0);
        each(&text, |part| {
            parts += 1;
            assert!(part.tokens.len() <= MOST);
            assert_eq!(part.paragraphs.last().map(|p| p.end as usize), Some(part.tokens.len()));
            assert_eq!(part.word(part.tokens.len() - 1), ".");
            tokens.extend(part.tokens.iter().copied());
        });
        assert!(parts > 2);
        assert_eq!(tokens, text.tokens);
    }
}
