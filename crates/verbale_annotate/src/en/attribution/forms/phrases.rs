//! Noun phrases and clauses around a token, read off the parts of speech.

use super::super::draft::range;
use super::super::features::View;
use crate::en::words::hash_word;
use crate::{Text, TokenKind, TokenRange};

fn inner(view: &View, i: usize) -> bool {
    matches!(view.tags[i].name(), "NN" | "NNS" | "NNP" | "JJ" | "JJR" | "CD" | "POS" | "VBN" | "VBG")
}

fn opens(view: &View, i: usize) -> bool {
    matches!(view.tags[i].name(), "DT" | "PRP$")
}

fn is_noun(view: &View, i: usize) -> bool {
    matches!(view.tags[i].name(), "NN" | "NNS" | "NNP")
}

/// The noun phrase or pronoun that ends just before token `end`, not before `start`. Adverbs and auxiliaries between are
/// skipped; one "of" phrase and one "and" belong to it.
pub(super) fn phrase_before(text: &Text<'_>, view: &View, start: usize, end: usize) -> Option<TokenRange> {
    let mut end = end;
    while end > start && matches!(view.tags[end - 1].name(), "RB" | "MD") {
        end -= 1;
    }
    if end == start {
        return None;
    }
    if matches!(text.word(end - 1), "himself" | "herself" | "itself" | "themselves") {
        return phrase_before(text, view, start, end - 1);
    }
    if matches!(view.tags[end - 1].name(), "PRP" | "WP") {
        return Some(range(end - 1, end));
    }
    // "the general": a noun that looks like an adjective.
    let bare = end >= start + 2 && view.tags[end - 1].name() == "JJ" && view.tags[end - 2].name() == "DT";
    if !is_noun(view, end - 1) && !bare {
        return None;
    }
    let mut from = end;
    loop {
        while from > start && inner(view, from - 1) {
            from -= 1;
        }
        while from > start && opens(view, from - 1) {
            from -= 1;
        }
        let joined = from > start + 1
            && is_noun(view, from - 2)
            && (text.word(from - 1) == "of" || (text.word(from - 1) == "and" && is_noun(view, from)));
        if !joined {
            break;
        }
        from -= 1;
    }
    while from < end && matches!(view.tags[from].name(), "VBG" | "VBN" | "POS") {
        from += 1;
    }
    (from < end).then(|| range(from, end))
}

/// The noun phrase or pronoun that starts at token `start`, not beyond `end`.
pub(super) fn phrase_after(text: &Text<'_>, view: &View, start: usize, end: usize) -> Option<TokenRange> {
    if start >= end {
        return None;
    }
    if matches!(view.tags[start].name(), "PRP" | "WP") {
        return Some(range(start, start + 1));
    }
    let mut at = start;
    loop {
        let from = at;
        while at < end && (opens(view, at) || (inner(view, at) && view.tags[at].name() != "VBG")) {
            at += 1;
        }
        if at == from || !is_noun(view, at - 1) {
            at = from;
            break;
        }
        let joins = at + 1 < end
            && matches!(text.word(at), "of" | "and")
            && (inner(view, at + 1) || opens(view, at + 1));
        if !joins {
            break;
        }
        at += 1;
    }
    // A joining word at the end joins nothing.
    while at > start && matches!(text.word(at - 1), "of" | "and") {
        at -= 1;
    }
    (at > start).then(|| range(start, at))
}

/// One past the last token of the clause that starts at `start`: the end of the sentence, or a comma or dash before a
/// clause of the writer's own.
pub(super) fn clause_end(text: &Text<'_>, view: &View, start: usize, end: usize) -> usize {
    let breakers: [u32; 10] =
        ["which", "who", "while", "but", "although", "though", "as", "served", "is", "was"].map(hash_word);
    let mut depth = 0i32;
    for i in start..end {
        if text.tokens[i].kind == TokenKind::Mark {
            match text.word(i) {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                "," | ";" | "—" | "–" | "--" if depth <= 0 && i > start => {
                    let next = view.words.get(i + 1).map_or(0, |w| w.norm);
                    if text.word(i) == ";" || breakers.contains(&next) {
                        return i;
                    }
                }
                _ => {}
            }
        }
    }
    let mut end = end;
    while end > start
        && text.tokens[end - 1].kind == TokenKind::Mark
        && matches!(text.word(end - 1), "." | "!" | "?" | ",")
    {
        end -= 1;
    }
    end
}

/// Tokens of the sentence that holds token `i`.
pub(super) fn sentence(view: &View, i: usize) -> std::ops::Range<usize> {
    view.sites[i].sentence_start as usize..view.sites[i].sentence_end as usize
}
