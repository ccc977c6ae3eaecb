//! Press-release forms: a quotation with its speaker after a dash, and "From Chairwoman X:".

use super::super::draft::{Draft, range};
use super::super::features::View;
use super::turns::label;
use crate::{Text, TokenKind, TokenRange};

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    signed(text, view, drafts);
    headed(text, view, drafts);
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "--" | "―" | "~")
}

/// A name and office that fill the rest of a paragraph.
fn signature(text: &Text<'_>, start: usize, end: usize) -> Option<TokenRange> {
    let size = end.checked_sub(start)?;
    let name = (1..=16).contains(&size)
        && (text.word(start).starts_with(char::is_uppercase) && text.tokens[start].kind == TokenKind::Word
            || text.word(start).starts_with('@'))
        && !(start..end)
            .any(|i| matches!(text.word(i), "said" | "says" | "told" | "added" | "“" | "\"" | "?" | "!"));
    let mut end = end;
    if name && text.word(end - 1) == "." {
        end -= 1;
    }
    name.then(|| range(start, end))
}

/// “…” - Commissioner X
fn signed(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for quotation in &view.quotes.quotations {
        let end = quotation.end as usize;
        let paragraph_end = view.sites[quotation.start as usize].paragraph_end as usize;
        let mut dash = end;
        // A full stop may stand after the closing mark.
        if dash < paragraph_end && text.word(dash) == "." {
            dash += 1;
        }
        let site_end = match text.tokens.get(dash) {
            Some(_) if dash < paragraph_end => paragraph_end,
            // The signature stands in a line of its own.
            Some(_) => view.sites[dash].paragraph_end as usize,
            None => continue,
        };
        if !is_dash(text.word(dash)) {
            continue;
        }
        let Some(name) = signature(text, dash + 1, site_end) else { continue };
        let content = range(quotation.start as usize, end);
        drafts.retain(|d| !d.touches(content) && !d.touches(name));
        drafts.push(Draft { source: vec![name], cue: vec![range(dash, dash + 1)], content: vec![content] });
    }
}

/// "From Chairwoman X:" and "Statement by X:" before the words themselves.
fn headed(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for (n, paragraph) in text.paragraphs.iter().enumerate() {
        let all = paragraph.range();
        let start = all.start;
        let opener = match text.word(start).to_lowercase().as_str() {
            "from" => 1,
            "statement" | "remarks" | "message" | "comment" | "quote"
                if all.len() > 3 && matches!(text.word(start + 1), "by" | "from" | "of") =>
            {
                2
            }
            _ => continue,
        };
        let Some(colon) = all.clone().take(20).find(|&i| text.word(i) == ":") else { continue };
        let Some(source) = signature(text, start + opener, colon) else { continue };
        let mut content = Vec::new();
        if colon + 1 < all.end {
            content.push(range(colon + 1, all.end));
        } else {
            let following = text.paragraphs.get(n + 1..).unwrap_or_default();
            let quoted = following.first().is_some_and(|p| view.sites[p.start as usize].bits & 2 != 0);
            for p in following {
                let goes_on = if quoted {
                    view.sites[p.start as usize].bits & 2 != 0
                } else {
                    label(text, view, *p).is_none()
                };
                if !goes_on || text.word(p.start as usize).eq_ignore_ascii_case("from") {
                    break;
                }
                content.push(*p);
                if !quoted {
                    break;
                }
            }
        }
        if content.is_empty() {
            continue;
        }
        drafts.retain(|d| !content.iter().chain([&source]).any(|r| d.touches(*r)));
        drafts.push(Draft { source: vec![source], cue: vec![range(colon, colon + 1)], content });
    }
}
