//! Clauses of a sentence: words of one speaker do not reach over a semicolon or "and" into a clause whose own subject speaks, and a source
//! holds the clause that describes it.

use super::super::draft::{Draft, meets, quoted, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use super::speech::{Saying, saying_at, speaking};
use crate::{Text, TokenRange};

pub(super) fn mend(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        within_semicolons(text, view, draft);
        inverted(text, view, draft);
        over_insertion(text, view, draft);
        turns_elsewhere(text, view, draft);
    }
    drafts.retain(|d| !d.content.is_empty());
    participles(text, view, drafts);
    coordinate(text, view, drafts);
}

/// Gives sources the clauses that describe them, and drops what was read inside those.
pub(super) fn describe(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        described(text, view, draft);
    }
    let sources: Vec<TokenRange> =
        drafts.iter().flat_map(|d| &d.source).copied().filter(|s| s.range().len() > 4).collect();
    let inside = |d: &Draft, s: &TokenRange| {
        d.cue.iter().chain(&d.content).all(|r| s.start <= r.start && r.end <= s.end) && !d.source.contains(s)
    };
    drafts.retain(|d| d.cue.is_empty() || !sources.iter().any(|s| inside(d, s)));
}

/// The part of a sentence between semicolons that holds a token.
fn segment(text: &Text<'_>, view: &View, at: usize) -> std::ops::Range<usize> {
    let all = sentence(view, at);
    let divides = |&i: &usize| text.word(i) == ";" && view.quotes.places[i] == Place::Outside;
    let start = (all.start..at).rev().find(divides).map_or(all.start, |i| i + 1);
    let end = (at..all.end).find(divides).unwrap_or(all.end);
    start..end
}

/// Cuts what lies beyond a semicolon, unless the words there go on ("that …").
fn within_semicolons(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().copied() else { return };
    let own = segment(text, view, cue.start as usize);
    let all = sentence(view, cue.start as usize);
    if own == all {
        return;
    }
    let outside = |r: &TokenRange| {
        (r.start as usize) >= all.start && (r.end as usize) <= all.end && !own.contains(&(r.start as usize))
    };
    draft.source.retain(|s| !outside(s));
    let starts_own = own.end + 1 < all.end && speaks_for_itself(text, view, own.end + 1, all.end);
    for piece in &mut draft.content {
        let over = (piece.start as usize) < own.end && own.end < piece.end as usize;
        if over && starts_own && view.quotes.places[own.end] == Place::Outside {
            piece.end = own.end as u32;
        }
    }
    draft.content.retain(|c| {
        c.start < c.end && (!outside(c) || quoted(text, view, *c) || text.word(c.start as usize) == "that")
    });
}

/// Whether a clause has a subject and a verb of its own right at its start, or after "downstream,".
fn speaks_for_itself(text: &Text<'_>, view: &View, start: usize, end: usize) -> bool {
    if matches!(text.word(start), "that" | "and" | "or" | "to") {
        return false;
    }
    let comma = (start..end.min(start + 5)).find(|&i| text.word(i) == ",").map(|c| c + 1);
    std::iter::once(start).chain(comma).any(|from| {
        phrase_after(text, view, from, end).is_some_and(|subject| {
            let verb = subject.end as usize;
            verb < end && view.tags[verb].is_finite() && !matches!(view.tags[from].name(), "WP")
        })
    })
}

/// "The gates were never shut, insisted | the dam authority": what follows the verb is who speaks.
fn inverted(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let Some(cue) = draft.cue.last().copied().filter(|_| draft.source.is_empty()) else { return };
    let (first, end) = (draft.cue[0].start as usize, cue.end as usize);
    let own = segment(text, view, first);
    let comma = first > own.start + 1 && matches!(text.word(first - 1), "," | "”" | "\"" | "''" | "’");
    if !comma || end >= own.end {
        return;
    }
    let Some(at) = draft.content.iter().position(|c| c.start as usize == end) else { return };
    let Some(name) = phrase_after(text, view, end, own.end) else { return };
    let after = name.end as usize;
    let closes = after >= own.end || matches!(text.word(after), "." | "," | ";");
    let says = (own.start..first - 1).any(|i| view.tags[i].is_finite());
    if !closes || draft.content[at].end > name.end || !says {
        return;
    }
    draft.content.remove(at);
    draft.source.push(name);
    if draft.content.is_empty() {
        draft.content.push(range(own.start, first - 1));
    }
}

/// "Both called the meeting useful, | but their accounts differed": a clause set against words that are none is the writer's.
fn turns_elsewhere(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let Some(cue) = draft.cue.last().copied() else { return };
    for piece in draft.content.iter_mut().filter(|c| c.start >= cue.end) {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let outside = |i: usize| view.quotes.places[i] == Place::Outside;
        let turn = (start + 1..end.saturating_sub(3)).find(|&i| {
            text.word(i) == ","
                && matches!(text.word(i + 1), "but" | "although" | "though" | "while")
                && outside(i)
        });
        let Some(turn) = turn else { continue };
        let bare = (start..turn).all(|i| outside(i) && !view.tags[i].is_finite() && text.word(i) != "that");
        let clause = phrase_after(text, view, turn + 2, end)
            .is_some_and(|subject| (subject.end as usize..end).any(|i| view.tags[i].is_finite()));
        if bare && clause {
            piece.end = turn as u32;
        }
    }
}

/// "Orn – once a dockworker – said": the subject stands before what is put in.
fn over_insertion(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().copied().filter(|_| draft.source.is_empty()) else { return };
    let all = sentence(view, cue.start as usize);
    let close = (cue.start as usize).saturating_sub(1);
    if close <= all.start || view.quotes.places[close] != Place::Outside {
        return;
    }
    let opens: &[&str] = match text.word(close) {
        ")" => &["("],
        "–" | "—" | "--" | "-" => &["–", "—", "--", "-"],
        _ => return,
    };
    let Some(open) = (all.start..close).rev().take(24).find(|&i| opens.contains(&text.word(i))) else {
        return;
    };
    let name = text.word(all.start).starts_with(char::is_uppercase);
    let source = phrase_before(text, view, all.start, open)
        .or_else(|| (open == all.start + 1 && name).then(|| range(all.start, open)));
    draft.source.extend(source.filter(|s| !draft.content.iter().any(|c| meets(*c, *s))));
}

/// "Orn, who left the chamber, said": the description belongs to the source.
fn described(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let (Some(source), Some(cue)) = (draft.source.last().copied(), draft.cue.first().copied()) else {
        return;
    };
    let (end, verb) = (source.end as usize, cue.start as usize);
    if end + 3 >= verb || verb - end > 40 || text.word(end) != "," || text.word(verb - 1) != "," {
        return;
    }
    let who = matches!(text.word(end + 1), "who" | "whose" | "whom" | "which");
    let one = view.sites[end].sentence_start == view.sites[verb].sentence_start;
    let free = !draft.content.iter().any(|c| meets(*c, range(end, verb)));
    if who
        && one
        && free
        && (end..verb).all(|i| view.quotes.places[i] == Place::Outside)
        && let Some(last) = draft.source.last_mut()
    {
        last.end = cue.start - 1;
    }
}

/// "The envoy offered an assessment, | describing the talks as good": the second act of the same speaker.
fn participles(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for n in 0..drafts.len() {
        let (Some(mut source), Some(cue)) = (drafts[n].source.last().copied(), drafts[n].cue.last().copied())
        else {
            continue;
        };
        let last = source.end as usize - 1;
        if last > source.start as usize
            && matches!(text.word(last), "himself" | "herself" | "itself" | "themselves")
        {
            source.end -= 1;
        }
        for c in 0..drafts[n].content.len() {
            let piece = drafts[n].content[c];
            let (start, end) = (piece.start as usize, piece.end as usize);
            let found = (start + 1..end.saturating_sub(2)).find(|&i| {
                text.word(i) == ","
                    && view.tags[i + 1].name() == "VBG"
                    && speaking(text.word(i + 1))
                    && view.quotes.places[i] == Place::Outside
            });
            let Some(comma) = found.filter(|_| piece.start >= cue.end) else { continue };
            let own = range(comma + 1, comma + 2);
            let stop = (comma + 3..end)
                .find(|&i| text.word(i) == "while" && view.quotes.places[i] == Place::Outside);
            let words = range(comma + 2, clause_end(text, view, comma + 2, stop.unwrap_or(end)));
            drafts[n].content[c].end = comma as u32;
            if words.start < words.end && !drafts.iter().any(|d| d.cue.iter().any(|r| meets(*r, own))) {
                more.push(Draft { source: vec![source], cue: vec![own], content: vec![words] });
            }
        }
    }
    drafts.append(&mut more);
}

/// "X denied it | and the observers said …": a clause whose own subject speaks is another attribution.
fn coordinate(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for n in 0..drafts.len() {
        let Some(cue) = drafts[n].cue.first().copied() else { continue };
        for c in 0..drafts[n].content.len() {
            let piece = drafts[n].content[c];
            if piece.start < cue.start {
                continue;
            }
            let Some((border, found)) = joined(text, view, piece) else { continue };
            let end = clause_end(text, view, found.verb.end as usize, piece.end as usize);
            let comma = border > piece.start as usize + 1 && text.word(border - 1) == ",";
            drafts[n].content[c].end = (border - usize::from(comma)) as u32;
            let own = drafts.iter().any(|d| d.cue.iter().any(|r| meets(*r, found.verb)));
            if !own && end > found.verb.end as usize {
                more.push(Draft {
                    source: vec![found.subject],
                    cue: vec![found.verb],
                    content: vec![range(found.verb.end as usize, end)],
                });
            }
        }
    }
    drafts.append(&mut more);
}

/// The first "and", "but" or "while" inside a piece, outside quotations, after which a subject speaks.
fn joined(text: &Text<'_>, view: &View, piece: TokenRange) -> Option<(usize, Saying)> {
    let (start, end) = (piece.start as usize, piece.end as usize);
    (start + 1..end.saturating_sub(1)).find_map(|i| {
        let joins = matches!(text.word(i), "and" | "but" | "while" | "whereas")
            && view.quotes.places[i] == Place::Outside
            && !matches!(text.word(i + 1), "that" | "who" | "which");
        let found = joins.then(|| saying_at(text, view, i + 1, end)).flatten()?;
        // A clause that says nothing is none.
        ((found.verb.end as usize) < end).then_some((i, found))
    })
}
