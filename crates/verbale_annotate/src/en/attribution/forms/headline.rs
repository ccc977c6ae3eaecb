//! Headlines: "Kyiv: no deal", "Army denies shelling hospital", "No troops on the island, says premier", "Strait will stay open – harbour
//! chief".

use super::super::draft::{Draft, range};
use super::super::features::View;
use super::phrases::phrase_after;
use super::speech::speaks;
use super::turns::label;
use crate::{Text, TokenKind, TokenRange};

/// Longest headline, in tokens.
const LONGEST: usize = 18;

/// Nouns that speak in headlines without a name.
pub(super) const SPEAKERS: [&str; 34] = [
    "ambassador",
    "agency",
    "aide",
    "army",
    "chancellor",
    "chief",
    "court",
    "delegation",
    "diplomat",
    "envoy",
    "general",
    "government",
    "governor",
    "head",
    "judge",
    "king",
    "lawmaker",
    "leader",
    "mayor",
    "mediator",
    "minister",
    "ministry",
    "navy",
    "negotiator",
    "official",
    "officials",
    "police",
    "premier",
    "president",
    "secretary",
    "source",
    "sources",
    "spokesman",
    "spokeswoman",
];

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let Some(paragraph) = text.paragraphs.first().copied() else { return };
    let all = paragraph.range();
    let stops = matches!(text.word(all.end - 1), "." | ":" | ";" | ",");
    if all.len() > LONGEST || stops || drafts.iter().any(|d| d.touches(paragraph)) {
        return;
    }
    let found = labelled(text, view, paragraph)
        .or_else(|| opening(text, paragraph))
        .or_else(|| closing(text, view, paragraph));
    drafts.extend(found);
}

/// "Kyiv: no deal", "Finance minister: budget has room".
fn labelled(text: &Text<'_>, view: &View, paragraph: TokenRange) -> Option<Draft> {
    let all = paragraph.range();
    let colon = all.clone().take(7).find(|&i| text.word(i) == ":")?;
    let role = colon > all.start
        && SPEAKERS.contains(&text.word(colon - 1))
        && (all.start..colon).all(|i| text.tokens[i].kind == TokenKind::Word);
    let name = match label(text, view, paragraph) {
        Some(label) => label.name,
        None if role => range(all.start, colon),
        None => return None,
    };
    let rest = range(colon + 1, all.end);
    // A name of one to four words, and words after it that are no title of their own.
    let small = rest.range().any(|i| text.word(i).starts_with(char::is_lowercase));
    (name.range().len() <= 4
        && rest.range().len() >= 2
        && (small || view.sites[all.start].bits & 1 != 0)
        && !matches!(text.word(colon + 1), "what" | "how" | "why" | "who" | "where" | "when"))
    .then(|| Draft { source: vec![name], cue: vec![range(colon, colon + 1)], content: vec![rest] })
}

/// "Army denies shelling hospital".
fn opening(text: &Text<'_>, paragraph: TokenRange) -> Option<Draft> {
    let all = paragraph.range();
    let verb = (all.start + 1..all.end.min(all.start + 7)).find(|&i| {
        let word = text.word(i);
        word.ends_with('s') && word.starts_with(char::is_lowercase) && speaks(word)
    })?;
    let subject = range(all.start, verb);
    let named = subject.range().all(|i| {
        text.tokens[i].kind == TokenKind::Word
            && (text.word(i).starts_with(char::is_uppercase) || SPEAKERS.contains(&text.word(i)))
    });
    (named && all.end > verb + 2).then(|| Draft {
        source: vec![subject],
        cue: vec![range(verb, verb + 1)],
        content: vec![range(verb + 1, all.end)],
    })
}

/// "No troops on the island, says premier", "Strait will stay open – harbour chief".
fn closing(text: &Text<'_>, view: &View, paragraph: TokenRange) -> Option<Draft> {
    let all = paragraph.range();
    let mark = (all.start + 2..all.end - 1)
        .rev()
        .take(7)
        .find(|&i| matches!(text.word(i), "," | "–" | "—" | "-"))?;
    let says = matches!(text.word(mark + 1), "says" | "say" | "said" | "warns" | "warn");
    let first = mark + 1 + usize::from(says);
    if first >= all.end || (text.word(mark) == ",") != says {
        return None;
    }
    let name = range(first, all.end);
    let whole = phrase_after(text, view, first, all.end).is_some_and(|p| p.end == name.end);
    let role = SPEAKERS.contains(&text.word(all.end - 1));
    let speaks = name.range().len() <= 5
        && (role || whole && name.range().all(|i| text.word(i).starts_with(char::is_uppercase)))
        && (says || (all.start..mark).any(|i| view.tags[i].is_finite()));
    speaks.then(|| Draft {
        source: vec![name],
        cue: vec![range(mark + usize::from(says), first)],
        content: vec![range(all.start, mark)],
    })
}
