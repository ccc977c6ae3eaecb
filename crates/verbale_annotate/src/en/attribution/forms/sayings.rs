//! Plain forms that the model of sentences leaves out in short texts: "according to X", "Y, said X", "X said that Y"; and
//! the speaker after "by".

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use super::speech::speaks;
use crate::{Text, TokenRange};

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    by(text, view, drafts);
    for i in 0..text.tokens.len() {
        let word = text.word(i);
        let draft = if word.eq_ignore_ascii_case("according")
            && text.tokens.get(i + 1).is_some_and(|_| text.word(i + 1) == "to")
        {
            according(text, view, i)
        } else if (view.tags[i].is_verb() || word.ends_with("ed") || inverted(text, view, i)) && speaks(word)
        {
            said(text, view, i).or_else(|| as_put(text, view, i)).or_else(|| plain(text, view, i))
        } else {
            worded(text, view, i)
        };
        let Some(draft) = draft else { continue };
        if own_cue(text, drafts, &draft) {
            continue;
        }
        let free =
            |r: &TokenRange| !drafts.iter().any(|d| d.cue.iter().chain(&d.content).any(|o| meets(*o, *r)));
        // "According to the agency, the governor said …" reports another's words.
        let reports = word == "According" && draft.cue.iter().all(free);
        if reports || draft.cue.iter().chain(&draft.content).all(free) {
            drafts.push(draft);
        }
    }
}

/// "The vote is void, argues Lise Orn": a verb that looks like a noun, between a comma that ends a clause and a name that ends the sentence.
fn inverted(text: &Text<'_>, view: &View, i: usize) -> bool {
    let all = sentence(view, i);
    i > all.start + 2
        && i + 1 < all.end
        && text.word(i - 1) == ","
        && view.tags[i].name() == "NNS"
        && view.tags[i + 1].name() == "NNP"
        && (all.start..i).any(|k| view.tags[k].is_finite())
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

/// "Y, according to X, Z": the model's words for this cue are widened to both sides; true if the cue was known.
fn own_cue(text: &Text<'_>, drafts: &mut [Draft], found: &Draft) -> bool {
    let Some(known) = drafts
        .iter_mut()
        .find(|d| d.cue == found.cue && text.word(found.cue[0].start as usize) == "according")
    else {
        return false;
    };
    let middle = found.content.len() == 2;
    if middle && known.content.len() == 1 && known.content[0].start >= found.content[0].start {
        known.content.clone_from(&found.content);
    }
    true
}

/// "The union demanded eleven per cent": a subject, a verb that is nearly always somebody's act of speech, and its object.
fn plain(text: &Text<'_>, view: &View, i: usize) -> Option<Draft> {
    let strong = matches!(
        text.word(i),
        "demanded"
            | "denied"
            | "rejected"
            | "claimed"
            | "proposed"
            | "condemned"
            | "welcomed"
            | "praised"
            | "regretted"
            | "promised"
            | "accused"
            | "blamed"
    );
    let all = sentence(view, i);
    let source =
        phrase_before(text, view, all.start, i).filter(|s| strong && s.start as usize == all.start)?;
    let end = clause_end(text, view, i + 1, all.end);
    let to = (i + 2..end)
        .find(|&k| text.word(k) == "," && k + 1 < end && matches!(text.word(k + 1), "to" | "and" | "a"));
    let end = to.unwrap_or(end);
    let object = matches!(
        view.tags.get(i + 1)?.name(),
        "DT" | "NN" | "NNS" | "NNP" | "JJ" | "CD" | "PRP$" | "TO" | "VBG"
    );
    (object && end > i + 1 && source.end as usize == i).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, i + 1)],
        content: vec![range(i + 1, end)],
    })
}

/// "As the envoy put it, Y".
fn as_put(text: &Text<'_>, view: &View, i: usize) -> Option<Draft> {
    let all = sentence(view, i);
    let source = phrase_before(text, view, all.start, i)?;
    let opens = source.start as usize == all.start + 1 && text.word(all.start) == "As";
    let comma = (i + 1..all.end.min(i + 4)).find(|&k| text.word(k) == ",")?;
    let end = clause_end(text, view, comma + 1, all.end);
    (opens && end > comma + 2).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, comma)],
        content: vec![range(comma + 1, end)],
    })
}

/// "As X puts it, Y"; "In the words of X, Y"; "Y, per X".
fn worded(text: &Text<'_>, view: &View, i: usize) -> Option<Draft> {
    match text.word(i) {
        "put" | "puts" if text.tokens.get(i + 1).is_some_and(|_| text.word(i + 1) == "it") => {
            as_put(text, view, i)
        }
        "words" => {
            let all = sentence(view, i);
            if i != all.start + 2
                || text.word(all.start) != "In"
                || i + 1 >= all.end
                || text.word(i + 1) != "of"
            {
                return None;
            }
            let source = phrase_after(text, view, i + 2, all.end)?;
            let comma = source.end as usize;
            let end = clause_end(text, view, comma + 1, all.end);
            (comma < all.end && text.word(comma) == "," && end > comma + 2).then(|| Draft {
                source: vec![source],
                cue: vec![range(all.start, i + 2)],
                content: vec![range(comma + 1, end)],
            })
        }
        "per" => {
            let all = sentence(view, i);
            let source = phrase_after(text, view, i + 1, all.end)?;
            let end = source.end as usize;
            let closes = end == all.end || text.word(end) == ".";
            let says = i > all.start + 2
                && text.word(i - 1) == ","
                && (all.start..i).any(|k| view.tags[k].is_finite())
                && source.range().any(|k| matches!(view.tags[k].name(), "DT" | "NNP"));
            (closes && says).then(|| Draft {
                source: vec![source],
                cue: vec![range(i, i + 1)],
                content: vec![range(all.start, i - 1)],
            })
        }
        _ => None,
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
        vec![range(after + 1, clause_end(text, view, after + 1, all.end))]
    } else {
        let comma = text.word(i - 1) == ",";
        let before = range(all.start, i - usize::from(comma));
        let says = before.range().any(|k| view.tags[k].is_finite());
        // "The fund, according to the auditors, holds nine million".
        let middle = comma && !says && after + 2 < all.end && text.word(after) == ",";
        let rest = middle.then(|| range(after + 1, clause_end(text, view, after + 1, all.end)));
        std::iter::once(before).chain(rest).collect()
    };
    (content.iter().map(|c| c.range().len()).sum::<usize>() >= 2).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, i + 2)],
        content,
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
    let quotation = comma(first) && view.quotes.places[first - 1] == Place::Close;
    if comma(first) && (i + 1 == all.end || text.word(i + 1) == "." || quotation) {
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
