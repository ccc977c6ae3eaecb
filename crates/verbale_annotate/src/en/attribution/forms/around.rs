//! Speakers who stand outside the sentence of their words, and sources that are none.

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::headline::SPEAKERS;
use super::phrases::sentence;
use super::speech::{speaks, subject_after};
use crate::{Text, TokenRange};

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for n in 0..drafts.len() {
        // "Asked whether the gates were shut, the engineer said": who asks is not told.
        if let Some(cue) = drafts[n].cue.first().copied()
            && view.sites[cue.start as usize].sentence_start == cue.start
            && text.word(cue.start as usize) == "Asked"
        {
            drafts[n].source.clear();
        }
        expletive(text, view, &mut drafts[n]);
        reportedly(text, &mut drafts[n]);
        possessive(text, view, &mut drafts[n]);
        shared(text, view, &mut drafts[n]);
        let Some(content) = drafts[n].content.first().copied() else { continue };
        if !drafts[n].source.is_empty()
            || !drafts[n].cue.is_empty()
            || view.quotes.places[content.start as usize] != Place::Open
        {
            continue;
        }
        let found = before(text, view, content).or_else(|| after(text, view, content));
        if let Some((source, cue)) = found
            && !drafts.iter().any(|d| d.cue.iter().chain(&d.content).any(|r| meets(*r, source)))
        {
            drafts[n].source.push(source);
            drafts[n].cue.extend(cue);
        }
    }
    series(text, view, drafts);
}

/// "Ostria’s threat": the owner's mark belongs to the source.
fn possessive(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let (Some(source), Some(cue)) = (draft.source.last_mut(), draft.cue.first()) else { return };
    let end = source.end as usize;
    let owner = end < text.tokens.len()
        && view.tags[end].name() == "POS"
        && source.end < cue.start
        && cue.start <= source.end + 4;
    if owner && matches!(view.tags[cue.end as usize - 1].name(), "NN" | "NNS") {
        source.end += 1;
    }
}

/// "It is understood that": nobody is named.
fn expletive(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let ([source], [cue, ..], Some(content)) = (&draft.source[..], &mut draft.cue[..], draft.content.first())
    else {
        return;
    };
    let nobody = source.range().len() == 1
        && text.word(source.start as usize).eq_ignore_ascii_case("it")
        && source.end == cue.start
        && matches!(text.word(cue.start as usize), "is" | "was" | "has")
        && view.tags[cue.end as usize - 1].name() == "VBN"
        && content.start == cue.end
        && text.word(content.start as usize) == "that";
    if nobody {
        cue.start = source.start;
        draft.source.clear();
    }
}

/// "The general reportedly offered to resign": what is reported is all but the adverb.
fn reportedly(text: &Text<'_>, draft: &mut Draft) {
    let (true, [cue]) = (draft.source.is_empty(), &mut draft.cue[..]) else { return };
    let adverb = matches!(
        text.word(cue.start as usize).to_ascii_lowercase().as_str(),
        "reportedly" | "allegedly" | "supposedly" | "purportedly"
    );
    let (first, end) = (cue.start + 1, cue.end);
    if adverb
        && first < end
        && let Some(piece) = draft.content.iter_mut().find(|c| c.start == end)
    {
        piece.start = first;
        cue.end = first;
    }
}

/// "Germany, France and Poland said": all of a list that opens the sentence and whose last member is the source.
fn shared(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let (Some(source), Some(cue)) = (draft.source.first_mut(), draft.cue.first()) else { return };
    let (from, end) = (source.start as usize, source.end as usize);
    let day = |i: usize| DAYS.iter().any(|d| text.word(i).eq_ignore_ascii_case(d));
    let mut first = view.sites[from].sentence_start as usize;
    // "Yesterday, Ana Reth and her deputy said": the day is none of them.
    while first < from && (day(first) || text.word(first) == ",") {
        first += 1;
    }
    if from == first || cue.start < source.end || view.quotes.places[from] != Place::Outside {
        return;
    }
    let joint = |i: usize| matches!(text.word(i), "and" | "&" | ",");
    let nominal = |i: usize| {
        let tag = view.tags[i];
        tag.is_nominal() && tag.name() != "PRP"
            || matches!(tag.name(), "DT" | "JJ" | "POS" | "PRP$" | "CD" | "NNPS")
    };
    let list =
        (first..from).all(|i| (joint(i) || nominal(i)) && !day(i) && view.quotes.places[i] == Place::Outside);
    let joined = (first..end).any(|i| matches!(text.word(i), "and" | "&"));
    if joint(from - 1) && !joint(first) && list && joined {
        source.start = first as u32;
    }
}

/// Words of time that open a sentence as a list member could: "Yesterday, Ana Reth and her deputy said".
const DAYS: [&str; 12] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "meanwhile",
];

/// The subject of a sentence, if it is a person.
fn person(text: &Text<'_>, view: &View, start: usize, end: usize) -> Option<(TokenRange, usize)> {
    let subject = subject_after(text, view, start, end)?;
    let verb = (subject.end as usize..end.min(subject.end as usize + 3)).find(|&i| view.tags[i].is_verb())?;
    let last = subject.end as usize - 1;
    let pronoun = text.word(start).eq_ignore_ascii_case("he") || text.word(start).eq_ignore_ascii_case("she");
    let role =
        SPEAKERS.contains(&text.word(last)) || text.word(last).ends_with("er") && text.word(start) == "The";
    let quoted = (start..end).any(|i| view.quotes.places[i] != Place::Outside);
    ((pronoun || role) && !quoted).then_some((subject, verb))
}

/// "The farmer was tired. “Nobody asked us.”", "The general read from a sheet of paper." before a paragraph that is a quotation.
fn before(text: &Text<'_>, view: &View, content: TokenRange) -> Option<(TokenRange, Option<TokenRange>)> {
    let at = content.start as usize;
    let last = at.checked_sub(1)?;
    let all = sentence(view, last);
    let same = view.sites[last].paragraph_start == view.sites[at].paragraph_start;
    if all.end != at || text.word(last) != "." {
        return None;
    }
    let (subject, verb) = person(text, view, all.start, all.end)?;
    let alone = view.sites[last].paragraph_start as usize == all.start
        && matches!(
            text.word(verb),
            "read"
                | "spoke"
                | "smiled"
                | "shrugged"
                | "nodded"
                | "laughed"
                | "sighed"
                | "paused"
                | "wept"
                | "raised"
                | "shook"
        );
    (same || alone).then_some((subject, None))
}

/// "“Nobody asked us.” The farmer was speaking at the gate."
fn after(text: &Text<'_>, view: &View, content: TokenRange) -> Option<(TokenRange, Option<TokenRange>)> {
    let at = content.end as usize;
    if at >= text.tokens.len() || view.sites[at].paragraph_start != view.sites[at - 1].paragraph_start {
        return None;
    }
    let all = sentence(view, at);
    let (subject, verb) = person(text, view, at, all.end)?;
    let speaking =
        (verb..all.end.min(verb + 2)).find(|&i| matches!(text.word(i), "spoke" | "speaking" | "speaks"))?;
    Some((subject, Some(range(verb, speaking + 1))))
}

/// "The envoy praised the hosts, regretted the delay and promised a draft": the verbs between two of one speaker.
fn series(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for draft in drafts.iter() {
        let (Some(source), Some(cue), Some(content)) =
            (draft.source.first(), draft.cue.first(), draft.content.last())
        else {
            continue;
        };
        let comma = content.end as usize;
        if comma + 2 >= text.tokens.len() || text.word(comma) != "," || content.start < cue.end {
            continue;
        }
        let all = sentence(view, comma);
        let verb = comma + 1;
        let own = range(verb, verb + 1);
        let says = verb < all.end
            && matches!(view.tags[verb].name(), "VBD" | "VBN")
            && view.tags[cue.start as usize].name() == "VBD"
            && speaks(text.word(verb))
            && view.quotes.places[verb] == Place::Outside;
        if !says || drafts.iter().any(|d| d.touches(own)) {
            continue;
        }
        let Some(end) =
            (verb + 1..all.end).find(|&i| matches!(text.word(i), "," | "and" | "but" | "." | ";"))
        else {
            continue;
        };
        let words = range(verb + 1, end);
        if end > verb + 1 && !drafts.iter().any(|d| d.touches(words)) {
            more.push(Draft { source: vec![*source], cue: vec![own], content: vec![words] });
        }
    }
    drafts.append(&mut more);
}
