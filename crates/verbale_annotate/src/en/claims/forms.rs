//! The forms in which one clause puts a proposition forward or answers one, whatever the cue: "S says that C", "C, S swears",
//! "by S’s count C", "S: C", "S contests T’s story that C".

use super::cues::{self, Role};
use crate::en::lens::{Lens, Phrase};

/// Who says what, in one clause.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) who: String,
    /// Who is said to have said it first: "T’s story that".
    pub(super) first: Option<String>,
    /// Half-open range of pieces.
    pub(super) content: (usize, usize),
    pub(super) role: Role,
}

/// The report of a clause.
pub(super) fn report(lens: &Lens<'_>, start: usize, end: usize) -> Option<Report> {
    let end = stop(lens, start, end);
    credited(lens, start, end).or_else(|| headed(lens, start, end)).or_else(|| by_cue(lens, start, end))
}

/// The end of a clause without its marks.
fn stop(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while to > from && lens.p.is_mark(to - 1) && !matches!(lens.p.raw(to - 1), "”" | "\"") {
        to -= 1;
    }
    to
}

/// "according to S", "by S’s count", "in S’s telling", "if one believes S".
fn credited(lens: &Lens<'_>, start: usize, end: usize) -> Option<Report> {
    let p = &lens.p;
    let (at, from) = (start..end).find_map(|i| {
        if p.are(i, &["according", "to"]) || p.are(i, &["if", "one", "believes"]) {
            return Some((i, if p.word(i) == "if" { i + 3 } else { i + 2 }));
        }
        let owned = matches!(p.word(i), "by" | "in" | "on" | "from" | "per") && {
            let near = lens.phrases_in(i + 1, (i + 3).min(end)).first();
            near.is_some_and(|f| {
                f.end < i + 9
                    && telling(p.word(f.head))
                    && (f.start..f.head).any(|k| matches!(p.word(k), "’s" | "'s" | "’"))
            })
        };
        owned.then_some((i, i + 1))
    })?;
    let source = *lens.phrases_in(from, (from + 3).min(end)).first()?;
    let owner = (source.start..source.head).rev().find(|&k| matches!(p.word(k), "’s" | "'s" | "’"));
    let (who, to) = match owner.filter(|_| telling(p.word(source.head))) {
        Some(mark) => (lens.text(source.start, mark), source.end),
        None => (lens.text(source.start, source.end), source.end),
    };
    let content = if at <= start + 1 {
        let comma = (to..end).find(|&i| p.raw(i) == ",").filter(|&c| c <= to + 12 && !finite_in(lens, to, c));
        (comma.map_or(to, |c| c + 1), end)
    } else {
        let cut = if p.before(at, 1) == "," { at - 1 } else { at };
        (start, cut)
    };
    (source.human || source.name.is_some() || owner.is_some())
        .then(|| made(lens, who, content, Role::Asserts))
        .flatten()
}

/// Nouns for the way somebody tells it.
fn telling(word: &str) -> bool {
    matches!(
        word,
        "account"
            | "count"
            | "reckoning"
            | "telling"
            | "version"
            | "log"
            | "figures"
            | "estimate"
            | "estimates"
            | "tally"
            | "showing"
            | "records"
            | "books"
            | "data"
            | "calculation"
            | "calculations"
            | "lights"
            | "words"
            | "report"
    )
}

/// "Energoatom: Russian", "Manila: the other way round".
fn headed(lens: &Lens<'_>, start: usize, end: usize) -> Option<Report> {
    let p = &lens.p;
    let colon = (start + 1..(start + 7).min(end)).find(|&i| p.raw(i) == ":")?;
    let source = lens.phrases_in(start, colon).last()?;
    let whole = source.end == colon && source.start <= start + 1 && !finite_in(lens, start, colon);
    (whole && (source.human || source.name.is_some()))
        .then(|| made(lens, lens.text(source.start, source.end), (colon + 1, end), Role::Asserts))
        .flatten()
}

fn by_cue(lens: &Lens<'_>, start: usize, end: usize) -> Option<Report> {
    let p = &lens.p;
    let mut quoted = false;
    let mut i = start;
    while i < end {
        match p.raw(i) {
            "“" | "«" | "„" => quoted = true,
            "”" | "»" => quoted = false,
            _ => {}
        }
        let cue = (!quoted && (lens.tag(i).starts_with('V') || p.word(i).ends_with("ed"))
            || p.word(i) == "far")
            .then(|| cues::at(lens, i, end))
            .flatten();
        if let Some(cue) = cue
            && let Some(report) = told(lens, start, end, cue)
        {
            return Some(report);
        }
        i += 1;
    }
    None
}

fn told(lens: &Lens<'_>, start: usize, end: usize, cue: cues::Cue) -> Option<Report> {
    let p = &lens.p;
    // "would not deny", "may say": nothing is said.
    let helped = |words: &[&str]| lens.any(cue.at.saturating_sub(3).max(start), cue.at, words);
    if helped(&[
        "not", "never", "neither", "nor", "n’t", "n't", "to", "could", "would", "may", "might", "should",
        "will", "if", "nobody",
    ]) && !helped(&["far"])
        && p.word(cue.at) != "would"
    {
        return None;
    }
    let before = source_before(lens, start, cue.at);
    // "C, says S" and "“C,” S says".
    let mark = cue.at.checked_sub(1).filter(|&k| k > start && matches!(p.raw(k), "," | "”" | "\""));
    if let Some(mark) = mark.filter(|_| matches!(cue.role, Role::Asserts | Role::Confirms)) {
        let after = lens
            .phrases_in(cue.end, (cue.end + 3).min(end))
            .first()
            .filter(|f| f.under.is_none() && acts(lens, f));
        if let Some(source) = after {
            return made(lens, &named(lens, source), (start, mark), cue.role);
        }
    }
    let source = before?;
    let comma =
        source.start.checked_sub(1).map(|k| if lens.tag(k) == "DT" { k.saturating_sub(1) } else { k });
    let tail = comma.filter(|&c| c > start + 1 && matches!(p.raw(c), "," | "”" | "\""));
    let that = (cue.end..(cue.end + 9).min(end)).find(|&k| p.word(k) == "that" && lens.tag(k) != "DT");
    let who = named(lens, &source);
    if let Some(mark) = tail.filter(|_| that.is_none() && matches!(cue.role, Role::Asserts | Role::Confirms))
    {
        // "Nobody, the porter swears, saw the envoy": the words go on after the cue.
        if p.raw(cue.end) == "," && cue.end + 2 < end && !finite_in(lens, start, mark) {
            return made(lens, &who, (cue.end + 1, end), cue.role)
                .map(|r| Report { content: (start, r.content.1), ..r });
        }
        if finite_in(lens, start, mark) || p.raw(mark) != "," {
            return made(lens, &who, (start, mark), cue.role);
        }
    }
    let from = that.map_or(cue.end, |k| k + 1);
    let from = if matches!(p.raw(from), ":" | ",") { from + 1 } else { from };
    if cue.role == Role::Denies
        && let Some((first, from)) = story(lens, cue.end, end)
    {
        return made(lens, &who, (from, end), cue.role).map(|r| Report { first, ..r });
    }
    if cue.role == Role::Asserts
        && that.is_none()
        && p.raw(cue.end) != ":"
        && !clause_follows(lens, from, end)
    {
        return None;
    }
    let content = (from, end);
    if cue.role != Role::Asserts && content.1 < content.0 + 2 {
        return Some(Report { who, first: None, content: (cue.at, cue.end.max(content.1)), role: cue.role });
    }
    made(lens, &who, content, cue.role)
}

/// "T’s story that C": who told it first, and where it starts.
fn story(lens: &Lens<'_>, from: usize, end: usize) -> Option<(Option<String>, usize)> {
    let p = &lens.p;
    let noun = (from..(from + 9).min(end)).find(|&i| {
        matches!(
            p.word(i),
            "story"
                | "claim"
                | "claims"
                | "report"
                | "reports"
                | "charge"
                | "charges"
                | "allegation"
                | "allegations"
                | "accusation"
                | "accusations"
                | "suggestion"
                | "suggestions"
                | "assertion"
                | "account"
                | "rumour"
                | "rumours"
                | "statement"
                | "idea"
                | "notion"
        ) && matches!(p.word(i + 1), "that" | "of" | "by" | "from")
    })?;
    let mark = (from..noun).rev().find(|&k| matches!(p.word(k), "’s" | "'s" | "’"));
    let owner = mark.map(|m| super::bare(lens.text(from, m)).to_owned());
    let that = (noun + 1..(noun + 8).min(end))
        .find(|&k| p.word(k) == "that" || p.word(k) == "of" && k == noun + 1)?;
    let by = (noun + 1..that)
        .find(|&k| matches!(p.word(k), "by" | "from"))
        .map(|k| super::bare(lens.text(k + 1, that)).to_owned());
    Some((owner.or(by), that + 1))
}

/// The phrase that does the saying: before the cue, over adverbs, helpers and an insertion between commas.
fn source_before(lens: &Lens<'_>, start: usize, at: usize) -> Option<Phrase> {
    let p = &lens.p;
    let mut to = at;
    while to > start
        && (lens.tag(to - 1) == "RB"
            || matches!(
                p.before(to, 1),
                "has" | "have" | "had" | "is" | "was" | "are" | "also" | "both" | "then" | "far" | "from"
            ))
    {
        to -= 1;
    }
    if to > start + 1 && p.raw(to - 1) == "," {
        // "Her driver, interviewed by Radio Caldor, has it": back to the comma that opens the insertion.
        let open = (start..to - 1).rev().find(|&k| p.raw(k) == ",")?;
        to = open;
    }
    let all = lens.phrases_in(start, to);
    let last = all.iter().rev().find(|f| f.end == to || f.start < to && f.end > to)?;
    let mut last = Phrase { end: last.end.min(to), ..*last };
    // "Three people who asked not to be named say": the phrase that is described.
    if matches!(p.word(last.start), "who" | "which") {
        last = *all.iter().rev().find(|f| f.end == last.start)?;
    }
    (last.under.is_none() && acts(lens, &last)).then_some(last)
}

/// Whether a phrase may say something: people, bodies, names, papers.
fn acts(lens: &Lens<'_>, phrase: &Phrase) -> bool {
    let p = &lens.p;
    if lens.tag(phrase.head) == "PRP" {
        return matches!(p.word(phrase.head), "he" | "she" | "they" | "it");
    }
    let named = phrase.name.is_some_and(|n| n.end == phrase.end);
    phrase.human
        || named
        || matches!(
            p.word(phrase.head),
            "report"
                | "newspaper"
                | "paper"
                | "statement"
                | "study"
                | "bulletin"
                | "document"
                | "text"
                | "sources"
                | "source"
                | "records"
                | "map"
                | "log"
                | "daily"
                | "weekly"
                | "magazine"
                | "broadcaster"
                | "channel"
                | "website"
                | "television"
                | "radio"
                | "people"
                | "board"
                | "state"
                | "applicant"
                | "respondent"
                | "defence"
                | "command"
                | "headquarters"
                | "witness"
                | "witnesses"
                | "residents"
                | "neighbours"
                | "pilot"
                | "driver"
                | "porter"
                | "camp"
                | "capital"
                | "company"
                | "operator"
                | "lawyer"
                | "lawyers"
                | "family"
                | "regulator"
                | "union"
                | "garrison"
                | "staff"
        )
}

fn named(lens: &Lens<'_>, phrase: &Phrase) -> String {
    lens.text(phrase.start, phrase.end).to_owned()
}

/// Whether words from `from` on open with a phrase that a finite verb follows.
fn clause_follows(lens: &Lens<'_>, from: usize, end: usize) -> bool {
    let p = &lens.p;
    if matches!(p.raw(from), "“" | "\"") {
        return true;
    }
    let first = lens.phrases_in(from, (from + 3).min(end)).first().copied();
    let there = p.word(from) == "there";
    match first {
        Some(f) if f.under.is_none() => finite_in(lens, f.end, (f.end + 12).min(end)),
        _ => there,
    }
}

/// Whether a verb with tense stands in a range.
fn finite_in(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
}

fn made(lens: &Lens<'_>, who: &str, content: (usize, usize), role: Role) -> Option<Report> {
    let p = &lens.p;
    let (mut from, mut to) = content;
    while from < to && (p.raw(from) == "," || matches!(p.word(from), "and" | "but" | "that")) {
        from += 1;
    }
    while to > from && matches!(p.raw(to - 1), "," | "." | ":") {
        to -= 1;
    }
    let who = super::bare(who).to_owned();
    (from < to && !who.is_empty()).then_some(Report { who, first: None, content: (from, to), role })
}
