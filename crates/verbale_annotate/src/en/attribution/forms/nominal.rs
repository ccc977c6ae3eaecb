//! Claims put as nouns, participles and passives: "his claim that", "the refusal to cede", "was dismissed by Kyiv",
//! "what he termed". These are added only where the model of sentences found nothing.

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use crate::{Text, TokenRange};

/// Nouns that are acts of speech, in the singular.
const NOUNS: [&str; 40] = [
    "accusation",
    "admission",
    "allegation",
    "announcement",
    "argument",
    "assertion",
    "assessment",
    "assurance",
    "belief",
    "call",
    "claim",
    "complaint",
    "contention",
    "conviction",
    "declaration",
    "demand",
    "denial",
    "insistence",
    "objection",
    "pledge",
    "position",
    "proclamation",
    "promise",
    "proposal",
    "rebuke",
    "refusal",
    "rejection",
    "reminder",
    "remark",
    "request",
    "stance",
    "statement",
    "suggestion",
    "threat",
    "ultimatum",
    "view",
    "vow",
    "warning",
    "note",
    "readiness",
];

/// Verbs whose passive names the speaker after "by".
const PASSIVE: [&str; 30] = [
    "accused",
    "branded",
    "called",
    "characterised",
    "characterized",
    "condemned",
    "confirmed",
    "contested",
    "criticised",
    "criticized",
    "denied",
    "denounced",
    "described",
    "disputed",
    "dismissed",
    "hailed",
    "labelled",
    "labeled",
    "praised",
    "presented",
    "portrayed",
    "refuted",
    "rejected",
    "ridiculed",
    "slammed",
    "termed",
    "underscored",
    "welcomed",
    "framed",
    "seen",
];

/// Verbs that name a thing by the speaker's word: "what he termed".
const NAMING: [&str; 9] =
    ["called", "calls", "described", "describes", "dubbed", "labelled", "labeled", "termed", "terms"];

/// Participles that open reported words after a thing that speaks: "a resolution demanding".
const SPEAKING: [&str; 14] = [
    "accusing",
    "alleging",
    "blaming",
    "calling",
    "claiming",
    "condemning",
    "demanding",
    "denouncing",
    "insisting",
    "rejecting",
    "stating",
    "urging",
    "warning",
    "declaring",
];

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    subjects(text, view, drafts);
    let mut found = Vec::new();
    for i in 0..text.tokens.len() {
        let word = text.word(i);
        if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let draft = match view.tags[i].name() {
            "NN" | "NNS" => noun(text, view, i, word),
            "VBN" | "VBD" => passive(text, view, i, word).or_else(|| naming(text, view, i, word)),
            "VBZ" | "VBP" => naming(text, view, i, word),
            "VBG" => speaking(text, view, i, word).or_else(|| describing(text, view, i, word)),
            _ => None,
        };
        let draft = draft.or_else(|| {
            matches!(view.tags[i].name(), "VBD" | "VBN" | "VBZ" | "VBP")
                .then(|| describing(text, view, i, word))?
        });
        if let Some(draft) = draft {
            found.push((i, draft));
        }
    }
    for (i, mut draft) in found {
        let at = range(i, i + 1);
        // Another attribution that starts inside the words ends them.
        if let Some(content) = draft.content.last_mut() {
            let cut =
                drafts.iter().map(Draft::start).filter(|s| *s > content.start + 1 && *s < content.end).min();
            let own = |k: &u32| matches!(text.word(*k as usize), "while" | "and" | "but" | "," | "as");
            content.end = cut.map_or(content.end, |c| if own(&(c - 1)) { c - 1 } else { c });
        }
        let free = !drafts.iter().any(|d| d.touches(at) || draft.content.iter().any(|c| d.touches(*c)));
        // The same cue without a source: the owner of the noun is its source.
        if let Some(same) = drafts
            .iter_mut()
            .find(|d| d.source.is_empty() && d.cue.iter().any(|c| c.start <= at.start && at.end <= c.end))
        {
            same.source.clone_from(&draft.source);
            continue;
        }
        if free {
            drafts.push(draft);
        }
    }
}

/// A cue without a source speaks for the subject of its sentence, if it is a participle or goes on with that subject;
/// "For Kyiv, the refusal to …" gives its source first.
fn subjects(text: &Text<'_>, view: &View, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        own_noun(text, view, draft);
        own_end(text, view, draft);
        let Some(cue) = draft.cue.first().copied() else { continue };
        let all = sentence(view, cue.start as usize);
        if draft.source.iter().all(|s| is_thing(text, view, *s))
            && let Some(holder) = holder(text, view, &all).filter(|h| h.end <= cue.start)
        {
            draft.source = vec![holder];
        }
        if !draft.source.is_empty() {
            continue;
        }
        let Some(verb) = cue.range().find(|&i| view.tags[i].is_verb()) else { continue };
        let source = subject(text, view, &all, cue.start as usize, verb);
        let fits = |s: &TokenRange| {
            !text.word(s.start as usize).eq_ignore_ascii_case("it")
                && !draft.content.iter().any(|c| meets(*c, *s))
        };
        draft.source.extend(source.filter(fits));
    }
    same_sentence(text, view, drafts);
}

/// Quoted words without a source belong to the speaker named before them in the sentence.
fn same_sentence(text: &Text<'_>, view: &View, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let Some(content) = drafts[n].content.first().copied().filter(|_| drafts[n].source.is_empty()) else {
            continue;
        };
        if drafts[n].cue.is_empty() || !content.range().any(|i| view.quotes.places[i] != Place::Outside) {
            continue;
        }
        let start = view.sites[content.start as usize].sentence_start;
        let named =
            drafts.iter().flat_map(|d| &d.source).filter(|s| s.start >= start && s.end <= content.start);
        let source = named.max_by_key(|s| s.start).copied();
        drafts[n].source.extend(source.filter(|s| text.word(s.start as usize) != "which"));
    }
}

/// "Her warning that the ice was thin | went unheard": the words end before the verb of the noun's own clause.
fn own_end(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let (Some(cue), Some(content)) = (draft.cue.last(), draft.content.last_mut()) else { return };
    let noun = cue.end as usize - 1;
    let owned = noun > 0 && matches!(text.word(noun - 1), "'s" | "’s" | "his" | "her" | "its" | "their");
    let known = (matches!(view.tags[noun].name(), "NN" | "NNS" | "VBG") || owned)
        && NOUNS.contains(&text.word(noun).strip_suffix('s').unwrap_or(text.word(noun)));
    let (start, end) = (content.start as usize, content.end as usize);
    if known && start > noun && end > start + 1 && view.quotes.places[start] == Place::Outside {
        let that = text.word(start) == "that";
        content.end = before_main_verb(text, view, noun, that, start, end) as u32;
    }
}

/// "laughed at his claim that": the words are those of the claim's owner.
fn own_noun(text: &Text<'_>, view: &View, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().copied() else { return };
    let (first, noun) = (cue.start as usize, cue.end as usize - 1);
    let claims = NOUNS.contains(&text.word(noun))
        && noun > first
        && matches!(view.tags[first].name(), "VBD" | "VBZ" | "VBP" | "VBN");
    let Some(owner) = claims.then(|| owner(text, view, first + 1, noun)).flatten() else { return };
    draft.source = vec![owner];
    draft.cue = vec![range(noun, noun + 1)];
}

/// "For Kyiv, …" and "To the ministry, …" at the start of a sentence.
fn holder(text: &Text<'_>, view: &View, all: &std::ops::Range<usize>) -> Option<TokenRange> {
    if !matches!(text.word(all.start), "For" | "To") {
        return None;
    }
    let holder = phrase_after(text, view, all.start + 1, all.end)?;
    let closed = (holder.end as usize) < all.end && text.word(holder.end as usize) == ",";
    let named = holder.range().any(|i| matches!(view.tags[i].name(), "NNP" | "NNS"));
    (closed && named).then_some(holder)
}

/// A source that is no name and no pronoun: "the summit".
fn is_thing(text: &Text<'_>, view: &View, source: TokenRange) -> bool {
    text.word(source.start as usize) == "the"
        && source.range().all(|i| matches!(view.tags[i].name(), "DT" | "JJ" | "NN"))
}

/// Whose act a verb without a marked subject is.
fn subject(
    text: &Text<'_>,
    view: &View,
    all: &std::ops::Range<usize>,
    first: usize,
    verb: usize,
) -> Option<TokenRange> {
    // Over adverbs and commas back to what joins the verb to its sentence.
    let mut back = first;
    while back > all.start && (view.tags[back - 1].name() == "RB" || text.word(back - 1) == ",") {
        back -= 1;
    }
    let before = if back > all.start { text.word(back - 1) } else { "" };
    let comma = first > all.start && text.word(first - 1) == ",";
    let joined = matches!(before, "and" | "but" | "then");
    let tag = view.tags[verb].name();
    let participle = tag == "VBG";
    if participle
        && !comma
        && !joined
        && !matches!(before, "while" | "when" | "before" | "after" | "by" | "without")
    {
        // "a rebuke accusing"
        return phrase_before(text, view, all.start, first);
    }
    if participle || (joined && matches!(tag, "VBD" | "VBZ" | "VBP" | "VB")) {
        let main = (all.start..back).find(|&k| view.tags[k].is_finite())?;
        return phrase_before(text, view, all.start, main)
            .filter(|s| view.tags[s.start as usize].name() != "WP");
    }
    if text.word(first) == "to" {
        // "prompting the president to speak against"
        return phrase_before(text, view, all.start, first);
    }
    let passive = (first..all.end.min(verb + 4)).any(|i| view.tags[i].name() == "VBN");
    if passive || !matches!(tag, "VBD" | "VBZ" | "VBP") {
        return None;
    }
    if comma {
        // "Norland, alongside two others, announced"
        let name = phrase_after(text, view, all.start, all.end)?;
        return ((name.end as usize) < first && text.word(name.end as usize) == ",").then_some(name);
    }
    phrase_before(text, view, all.start, first)
}

fn noun(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    let lower = word.to_ascii_lowercase();
    let single = lower.strip_suffix('s').unwrap_or(&lower);
    if !NOUNS.contains(&single) && !NOUNS.contains(&lower.as_str()) {
        return None;
    }
    let all = sentence(view, i);
    let mut at = i + 1;
    let mut source = owner(text, view, all.start, i);
    if source.is_none() && at < all.end && matches!(text.word(at), "by" | "from") {
        let name = phrase_after(text, view, at + 1, all.end)?;
        at = name.end as usize;
        source = Some(name);
    }
    let opener = text.tokens.get(at).map(|_| text.word(at)).filter(|_| at < all.end)?;
    let start = match opener {
        "that" | "to" => at,
        "of" if source.is_some_and(|s| s.start as usize > i || charges(single)) => at + 1,
        _ => return None,
    };
    // "the right to", "a call to the aide": what follows "to" must be a verb.
    if opener == "to" && view.tags.get(at + 1).is_none_or(|t| t.name() != "VB") {
        return None;
    }
    let end = clause_end(text, view, start, all.end);
    let end = before_main_verb(text, view, i, opener == "that", start, end);
    (end > start + 1).then(|| Draft {
        source: source.into_iter().collect(),
        cue: vec![range(i, i + 1)],
        content: vec![range(start, end)],
    })
}

/// Nouns after which "of" names what is said: "Norland's accusations of bad faith".
fn charges(noun: &str) -> bool {
    matches!(noun, "accusation" | "allegation" | "claim" | "warning" | "promise" | "threat" | "admission")
}

/// Where the words of a noun that is the subject of its clause end: before the clause's own verb ("Her warning that the ice was thin | went
/// unheard").
pub(super) fn before_main_verb(
    text: &Text<'_>,
    view: &View,
    noun: usize,
    clause: bool,
    start: usize,
    end: usize,
) -> usize {
    let all = sentence(view, noun);
    let open = (all.start..noun)
        .rev()
        .find(|&k| matches!(text.word(k), ";" | "but" | "and" | "while"))
        .map_or(all.start, |k| k + 1);
    let owns = |k: usize| matches!(text.word(k), "'s" | "’s");
    if (open..noun).any(|k| view.tags[k].is_finite() && !owns(k)) {
        return end;
    }
    let helps = |k: usize| matches!(view.tags[k].name(), "RB" | "MD") || AUXILIARIES.contains(&text.word(k));
    // A clause after "that" has a verb of its own first.
    let mut owed = usize::from(clause);
    let mut k = start;
    while k < end {
        let word = text.word(k);
        if k > start
            && matches!(
                word,
                "that"
                    | "which"
                    | "who"
                    | "because"
                    | "if"
                    | "when"
                    | "whether"
                    | "while"
                    | "after"
                    | "before"
                    | "as"
                    | "what"
                    | "how"
                    | "unless"
                    | "until"
            )
        {
            owed += 1;
        }
        let stands = view.tags[k].is_finite()
            || owed > 0 && view.tags[k].is_verb() && !matches!(view.tags[k].name(), "VBG" | "VBN");
        if !stands || view.quotes.places[k] != Place::Outside {
            k += 1;
            continue;
        }
        let group = k;
        while k < end && helps(k) {
            k += 1;
        }
        if k < end && view.tags[k].is_verb() {
            k += 1;
        }
        if owed == 0 {
            let joined =
                group > start && matches!(text.word(group - 1), "and" | "or" | "to" | "," | "but" | "not");
            if joined {
                continue;
            }
            let mut cut = group;
            while cut > start && view.tags[cut - 1].name() == "RB" {
                cut -= 1;
            }
            return if cut > start + 1 { cut } else { end };
        }
        owed -= 1;
    }
    end
}

/// "Kyiv's" or "his" before a noun, adjectives between.
fn owner(text: &Text<'_>, view: &View, start: usize, noun: usize) -> Option<TokenRange> {
    let mut at = noun;
    while at > start && matches!(view.tags[at - 1].name(), "JJ" | "JJR" | "RB" | "NN" | "VBG" | "VBN") {
        at -= 1;
    }
    if at <= start {
        return None;
    }
    match view.tags[at - 1].name() {
        "PRP$" => Some(range(at - 1, at)),
        "POS" => phrase_before(text, view, start, at - 1),
        _ => None,
    }
}

/// "Kyiv has formally accused Moscow of …", "characterizing the talks as …": stems of verbs that judge a thing.
const DESCRIBING: [&str; 12] = [
    "accus",
    "characteri",
    "condemn",
    "denounc",
    "describ",
    "dismiss",
    "hail",
    "portray",
    "prais",
    "refut",
    "reject",
    "welcom",
];

fn describing(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !DESCRIBING.iter().any(|stem| word.starts_with(stem)) {
        return None;
    }
    let all = sentence(view, i);
    let after = (i + 1 < all.end).then(|| text.word(i + 1))?;
    let mut first = i;
    while first > all.start
        && (view.tags[first - 1].name() == "RB" || AUXILIARIES.contains(&text.word(first - 1)))
    {
        first -= 1;
    }
    let passive =
        (first..i).any(|k| matches!(text.word(k), "is" | "are" | "was" | "were" | "been" | "be" | "being"));
    if passive || after == "by" {
        return None;
    }
    let source = match view.tags[i].name() {
        "VBG" => subject(text, view, &all, i, i)?,
        _ => phrase_before(text, view, all.start, first)?,
    };
    let thing = phrase_after(text, view, i + 1, all.end)?;
    let stem = word.starts_with("accus")
        || word.starts_with("characteri")
        || word.starts_with("describ")
        || word.starts_with("portray");
    let next = (thing.end as usize) < all.end && matches!(text.word(thing.end as usize), "of" | "as" | "for");
    if stem && !next {
        return None;
    }
    let end = clause_end(text, view, i + 1, all.end);
    // "characterizing the talks as good while admitting that": the second act is another one.
    let end = (i + 1..end).find(|&k| text.word(k) == "while").unwrap_or(end);
    Some(Draft { source: vec![source], cue: vec![range(i, i + 1)], content: vec![range(i + 1, end)] })
}

/// Forms of "have" and "be".
const AUXILIARIES: [&str; 11] =
    ["has", "have", "had", "is", "are", "was", "were", "been", "be", "being", "will"];

fn passive(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !PASSIVE.contains(&word) {
        return None;
    }
    let all = sentence(view, i);
    let by = (i + 1..all.end.min(i + 3)).find(|&k| text.word(k) == "by")?;
    let source = phrase_after(text, view, by + 1, all.end)?;
    let mut aux = i;
    while aux > all.start && view.tags[aux - 1].name() == "RB" {
        aux -= 1;
    }
    let mut first = aux;
    while first > all.start
        && matches!(
            text.word(first - 1),
            "is" | "are" | "was" | "were" | "been" | "be" | "being" | "has" | "have" | "had" | "will"
        )
    {
        first -= 1;
    }
    let subject = (first < aux).then(|| phrase_before(text, view, all.start, first)).flatten();
    let after = source.end as usize;
    let rest = (after < all.end && matches!(text.word(after), "as" | "for"))
        .then(|| range(after, clause_end(text, view, after + 1, all.end)));
    let content: Vec<TokenRange> = subject.into_iter().chain(rest.filter(|r| r.end > r.start + 1)).collect();
    (!content.is_empty()).then(|| Draft { source: vec![source], cue: vec![range(i, by + 1)], content })
}

/// "what he termed “Russian aggression”", "what observers describe as its largest strike"
fn naming(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    let all = sentence(view, i);
    let describes =
        matches!(word, "describe" | "describes" | "described") && i + 2 < all.end && text.word(i + 1) == "as";
    if !NAMING.contains(&word) && !describes {
        return None;
    }
    let source = phrase_before(text, view, all.start, i)?;
    let what = (source.start as usize).checked_sub(1).filter(|&w| w >= all.start)?;
    if !text.word(what).eq_ignore_ascii_case("what") {
        return None;
    }
    let first = if describes { i + 2 } else { i + 1 };
    let end = clause_end(text, view, first, all.end);
    let content = match view.quotes.quotations.iter().find(|q| q.start as usize == first) {
        Some(q) => range(first, q.end as usize),
        None => phrase_after(text, view, first, end).unwrap_or(range(first, end)),
    };
    (content.end > content.start).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, first)],
        content: vec![content],
    })
}

/// "a resolution demanding the return of", "a rebuke accusing Moscow of"
fn speaking(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !SPEAKING.contains(&word) {
        return None;
    }
    let all = sentence(view, i);
    let mut start = i + 1;
    if word == "calling" {
        if start >= all.end || text.word(start) != "for" {
            return None;
        }
        start += 1;
    }
    let comma = i > all.start && text.word(i - 1) == ",";
    let source = if comma {
        // The subject of the sentence.
        let verb = (all.start..i).find(|&k| view.tags[k].is_finite())?;
        phrase_before(text, view, all.start, verb)?
    } else {
        phrase_before(text, view, all.start, i)?
    };
    let end = clause_end(text, view, start, all.end);
    (end > start).then(|| Draft {
        source: vec![source],
        cue: vec![range(i, start)],
        content: vec![range(start, end)],
    })
}
