//! Plain forms that the model of sentences leaves out in short texts: "according to X", "Y, said X", "X said that Y"; and
//! the speaker after "by".

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use crate::{Text, TokenRange};

/// Verbs that nearly always open or close somebody's words.
const SAYING: [&str; 34] = [
    "acknowledged",
    "added",
    "alleged",
    "announced",
    "argued",
    "asserted",
    "claimed",
    "conceded",
    "confirmed",
    "contended",
    "countered",
    "declared",
    "demanded",
    "denied",
    "emphasised",
    "emphasized",
    "explained",
    "insisted",
    "insists",
    "noted",
    "pledged",
    "proposed",
    "promised",
    "replied",
    "reported",
    "responded",
    "said",
    "says",
    "stated",
    "stressed",
    "told",
    "vowed",
    "warned",
    "wrote",
];

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    by(text, view, drafts);
    for i in 0..text.tokens.len() {
        let word = text.word(i);
        let draft = if word.eq_ignore_ascii_case("according")
            && text.tokens.get(i + 1).is_some_and(|_| text.word(i + 1) == "to")
        {
            according(text, view, i)
        } else if SAYING.contains(&word) {
            said(text, view, i)
        } else {
            None
        };
        let Some(draft) = draft else { continue };
        let free =
            |r: &TokenRange| !drafts.iter().any(|d| d.cue.iter().chain(&d.content).any(|o| meets(*o, *r)));
        if draft.cue.iter().chain(&draft.content).all(free) {
            drafts.push(draft);
        }
    }
}

/// A cue without a source before "by X" takes X, unless X is already somebody's.
fn by(text: &Text<'_>, view: &View, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let Some(cue) = drafts[n].cue.last().copied().filter(|_| drafts[n].source.is_empty()) else {
            continue;
        };
        let all = sentence(view, cue.start as usize);
        let end = cue.end as usize;
        let passive = cue.range().any(|i| view.tags[i].name() == "VBN") || text.word(end - 1) == "by";
        let by = if text.word(end - 1) == "by" {
            Some(end - 1)
        } else {
            (end < all.end && text.word(end) == "by").then_some(end)
        };
        let Some(source) = by.filter(|_| passive).and_then(|by| phrase_after(text, view, by + 1, all.end))
        else {
            continue;
        };
        if drafts.iter().any(|d| d.source.iter().chain(&d.cue).any(|r| meets(*r, source))) {
            continue;
        }
        drafts[n].content.retain(|c| !meets(*c, source));
        let after = source.end as usize;
        if after < all.end
            && text.word(after) == "as"
            && !drafts.iter().any(|d| d.touches(range(after, after + 1)))
        {
            let stop = clause_end(text, view, after + 1, all.end);
            if stop > after + 1 {
                drafts[n].content.push(range(after, stop));
            }
        }
        drafts[n].source.push(source);
    }
}

/// "According to X, Y" and "Y, according to X".
fn according(text: &Text<'_>, view: &View, i: usize) -> Option<Draft> {
    let all = sentence(view, i);
    let source = phrase_after(text, view, i + 2, all.end)?;
    let after = source.end as usize;
    let content = if i == all.start {
        if after >= all.end || text.word(after) != "," {
            return None;
        }
        range(after + 1, clause_end(text, view, after + 1, all.end))
    } else {
        let end = if text.word(i - 1) == "," { i - 1 } else { i };
        range(all.start, end)
    };
    (content.range().len() >= 2).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, i + 2)],
        content: vec![content],
    })
}

/// "Y, said X", "Y, X said" and "X said that Y".
fn said(text: &Text<'_>, view: &View, i: usize) -> Option<Draft> {
    let all = sentence(view, i);
    let comma = |at: usize| at > all.start + 1 && matches!(text.word(at - 1), "," | "”" | "\"" | "''" | "’");
    if comma(i) {
        let source = phrase_after(text, view, i + 1, all.end)?;
        let rest = source.end as usize;
        let closes = rest == all.end || text.word(rest) == ".";
        return closes.then(|| Draft {
            source: vec![source],
            cue: vec![range(i, i + 1)],
            content: vec![before(text, all.start, i)],
        });
    }
    let source = phrase_before(text, view, all.start, i)?;
    let first = source.start as usize;
    if comma(first) && (i + 1 == all.end || text.word(i + 1) == ".") {
        return Some(Draft {
            source: vec![source],
            cue: vec![range(i, i + 1)],
            content: vec![before(text, all.start, first)],
        });
    }
    let that = (i + 1..all.end.min(i + 5)).find(|&k| text.word(k) == "that")?;
    let end = clause_end(text, view, that, all.end);
    (end > that + 2).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, i + 1)],
        content: vec![range(that, end)],
    })
}

/// The words from the start of the sentence to the comma before `end`.
fn before(text: &Text<'_>, start: usize, end: usize) -> TokenRange {
    range(start, if text.word(end - 1) == "," { end - 1 } else { end })
}
