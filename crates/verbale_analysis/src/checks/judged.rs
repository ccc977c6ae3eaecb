//! Words that judge and what they judge, found by the frames of English: "the paper is a sham", "called it an insult",
//! "a useful day", "A day lost."
//!
//! A frame tells more than a word: "the draft is cold" judges the draft, "cold soup was served" judges nothing that counts.

use super::in_part::in_part;
use super::weighing::Weighing;
use crate::en::{self, Cue, Hit, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;

/// Words that judge something.
#[derive(Debug)]
pub(super) struct Judgement {
    pub(super) utterance: usize,
    /// From -2 (strongly against) to 2; 0 for a picture that no lexicon has: for or against, nobody can tell.
    pub(super) score: i8,
    /// How sure the frame makes it that something is judged.
    pub(super) sure: f32,
    pub(super) words: Range<usize>,
    /// What is judged, as far as it can be told.
    pub(super) target: Target,
}

/// What is judged.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about what is judged")]
pub(super) struct Target {
    /// Issues that what is judged touches.
    pub(super) issues: Vec<u16>,
    /// The talks, their day, their tone, those who sat there.
    pub(super) process: bool,
    /// What came of them or was put there.
    pub(super) outcome: bool,
    /// Senses of the words that name what is judged.
    pub(super) nouns: Vec<u64>,
    /// Whether the words say of something named before what it is: "it is a".
    pub(super) it: bool,
    /// Whether something else is judged: the soup.
    pub(super) other: bool,
    /// The place of a meeting that stands for it: "Lugano was a failure".
    pub(super) place: Option<u16>,
}

/// How sure each frame is: said of it outright, set beside its noun, somewhere near.
const PREDICATE: f32 = 0.42;
const FRAGMENT: f32 = 0.36;
const ATTRIBUTE: f32 = 0.32;
const LOOSE: f32 = 0.05;
/// A phrase that judges strongly by itself.
const PHRASE: f32 = 0.25;
/// A picture without a word that judges.
const PICTURE: f32 = 0.16;
/// What a strong word adds.
const STRONG: f32 = 0.1;

/// Words of a predicate that are read.
const LONG: usize = 16;
/// Words of a sentence without a verb that is read.
const LONGEST: usize = 22;
/// Words of a subject that are read, and around words in no frame.
const REACH: usize = 8;
/// Words between a verb and the picture that it says.
const PICTURED: usize = 6;
/// Words after an adjective among which its noun stands.
const HEAD: usize = 4;

/// Where something is said of something.
struct Frame {
    subject: Range<usize>,
    says: Range<usize>,
    sure: f32,
    /// Whether somebody calls it so.
    called: bool,
    /// Whether it was so: "it was".
    past: bool,
}

/// The judgements of an utterance. Words that accept a part and turn down the rest judge neither way.
pub(super) fn judgements(weighing: &Weighing<'_>, index: usize) -> Vec<Judgement> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    if in_part(doc, &utterance.words).is_some() {
        return Vec::new();
    }
    let places = frames(doc, utterance);
    let hits: Vec<&Hit<Tag>> = doc
        .hits_in(&utterance.words)
        .filter(|h| matches!(h.tag, Tag::Evaluation(_) | Tag::Image(_)))
        .collect();
    let longest = |h: &Hit<Tag>| {
        !hits.iter().any(|o| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start)
    };
    let mut out: Vec<Judgement> = Vec::new();
    let mut framed: Vec<Vec<(i8, Range<usize>)>> = vec![Vec::new(); places.len()];
    // "Elm Hollow" is a name.
    let name = |n: usize| doc.words[n].capital && n > utterance.words.start && !doc.words[n].breaks;
    for hit in hits.iter().filter(|h| longest(h) && !name(h.start)) {
        let words = hit.start..hit.end;
        let frame = places.iter().rposition(|f| f.says.start <= hit.start && hit.end <= f.says.end);
        let (mut score, image) = match hit.tag {
            Tag::Evaluation(score) => (score, false),
            Tag::Image(score) => (score, true),
            _ => continue,
        };
        // "A waste" judges no weaker than "waste".
        let within = hits.iter().filter(|o| hit.start <= o.start && o.end <= hit.end);
        let strongest = within.filter_map(|o| match o.tag {
            Tag::Evaluation(s) | Tag::Image(s) if s.signum() == score.signum() => Some(s),
            _ => None,
        });
        score = strongest.max_by_key(|s| s.abs()).unwrap_or(score);
        if doc.negated[hit.start] {
            // "No handsomer settlement": nothing goes beyond it.
            let text = doc.words[hit.end - 1].span.text(doc.text());
            score = if en::comparative(text) { 2 * score.signum() } else { -score.signum() };
        }
        match frame {
            // "Laid at the army's door" is no door.
            Some(at) if image && !heads(doc, &places[at], hit) => {}
            Some(at) => {
                // In "a coin under the saucer" every word of a picture counts once.
                if !framed[at].iter().any(|(_, w)| w.start < words.end && words.start < w.end) {
                    framed[at].push((score, words));
                }
            }
            None if image || en::comparative(doc.words[hit.end - 1].span.text(doc.text())) => {}
            None => {
                let (target, sure) = beside(weighing, index, &words, score.abs() > 1);
                let sure = if score.abs() > 1 { sure + STRONG } else { sure };
                out.push(Judgement { utterance: index, score, sure, words, target });
            }
        }
    }
    for (frame, said) in places.iter().zip(framed) {
        // Of praise and blame in one predicate the stronger counts, of equal ones what comes first.
        let best = said.into_iter().rev().max_by_key(|(s, _)| s.abs());
        let (score, words, sure) = match best {
            Some((score, words)) => (score, words, frame.sure),
            None if frame.sure < PREDICATE => continue,
            None => match picture(doc, &frame.says) {
                Some(words) => (0, words, PICTURE),
                None => continue,
            },
        };
        let target = said_of(weighing, index, frame, &words);
        if score == 0 && (target.other || !target.process && !target.outcome && target.issues.is_empty()) {
            continue;
        }
        let sure = if score.abs() > 1 { sure + STRONG } else { sure };
        out.push(Judgement { utterance: index, score, sure, words, target });
    }
    out.sort_by_key(|j| j.words.start);
    out
}

/// The frames of an utterance: after "is", after "called it"; a sentence that begins "A ..." and has no verb.
fn frames(doc: &Doc<'_>, utterance: &Utterance<'_>) -> Vec<Frame> {
    let words = &utterance.words;
    let mut out: Vec<Frame> = Vec::new();
    let verbs: Vec<(&Hit<Tag>, bool)> = doc
        .hits_in(words)
        .filter_map(|h| match h.tag {
            Tag::Cue(Cue::Copula) => Some((h, false)),
            Tag::Cue(Cue::Calls) => Some((h, true)),
            _ => None,
        })
        .collect();
    for (n, (verb, calls)) in verbs.iter().enumerate() {
        let start = verb.end.max(out.last().map_or(0, |f| f.says.start));
        let next = verbs[n + 1..].iter().find(|(v, _)| v.start >= verb.end);
        let limit = next.map_or(words.end, |(v, _)| clause_start(doc, start, v.start)).min(start + LONG);
        let opens = |n: &usize| {
            let word = &doc.words[*n];
            let text = word.span.text(doc.text());
            *n > start && (word.breaks && en::opens_clause(text) || en::is_that(text))
        };
        let end = (start..limit.min(words.end)).find(opens).unwrap_or(limit.min(words.end));
        if end <= start {
            continue;
        }
        // "Were a shell to fall" supposes.
        if verb.start == words.start && !calls {
            continue;
        }
        // "The paper, as I said, is": what stands between the marks is passed over.
        let from = if doc.words[verb.start].breaks && !calls {
            words.start
        } else {
            clause_start(doc, words.start, verb.start)
        };
        let from = from.max(verb.start.saturating_sub(LONG));
        // "Spoke as a landlord speaks" judges the speech.
        let subject = if *calls { from..verb.end } else { from..verb.start };
        out.push(Frame {
            subject,
            says: start..end,
            sure: PREDICATE,
            called: *calls,
            past: en::had_been(doc.told(&(verb.start..verb.end))),
        });
    }
    let article = |n: usize| en::article(doc.words[n].span.text(doc.text()));
    // "As to worth: a fair beginning."
    let colon = (words.start + 1..words.end).find(|n| {
        let gap = doc.words[n - 1].span.end() as usize..doc.words[*n].span.start() as usize;
        article(*n) && doc.text().get(gap).is_some_and(|t| t.contains(':'))
    });
    if let Some(colon) = colon {
        let end = words.end.min(colon + LONG);
        out.push(Frame {
            subject: words.start..colon,
            says: colon..end,
            sure: FRAGMENT,
            called: false,
            past: true,
        });
    } else if verbs.is_empty() && words.len() <= LONGEST && article(words.start) {
        let says = words.start..words.end.min(words.start + LONG);
        out.push(Frame {
            subject: words.start..words.start,
            says,
            sure: FRAGMENT,
            called: false,
            past: true,
        });
    }
    out
}

/// Whether a picture is what the frame says itself, and no part of where, when or by whom. Several words speak for themselves.
fn heads(doc: &Doc<'_>, frame: &Frame, hit: &Hit<Tag>) -> bool {
    let mut between = frame.says.start..hit.start;
    let inside =
        |n: usize| doc.words[n].kind != Kind::Function || en::inside_noun(doc.words[n].span.text(doc.text()));
    hit.end - hit.start > 1 || between.len() <= PICTURED && between.all(inside)
}

/// The start of the clause that a word stands in, not before `from`.
fn clause_start(doc: &Doc<'_>, from: usize, word: usize) -> usize {
    let joins = |n: usize| en::joins_clauses(doc.words[n].span.text(doc.text()));
    let mut start = word;
    while start > from && !doc.words[start].breaks && !(start < word && joins(start)) {
        start -= 1;
    }
    start
}

/// What a frame judges: its subject, what "it" goes back to, or what it names itself.
fn said_of(weighing: &Weighing<'_>, index: usize, frame: &Frame, words: &Range<usize>) -> Target {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let mut target = Target::default();
    let subject = &frame.subject;
    let named = name(doc, subject, &mut target);
    let who = doc.names_in(subject).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)))
        || subject.clone().any(|n| en::speaks(doc.words[n].span.text(doc.text())));
    let called = frame.called;
    let nouns: Vec<u64> = subject.clone().filter(|n| telling(doc, *n)).map(|n| doc.words[n].sense).collect();
    let first =
        |f: fn(&str) -> bool| !subject.is_empty() && f(doc.words[subject.start].span.text(doc.text()));
    target.place = doc.names_in(subject).find_map(|h| match h.tag {
        Name::Place(n) => Some(n),
        _ => None,
    });
    // "Tuesday was", "Lugano has been".
    let stands_for_talks = !called && (target.place.is_some() || nouns.len() <= 1 && first(en::weekday));
    target.process |= stands_for_talks;
    let named = named || stands_for_talks;
    target.it =
        !named && (called || frame.sure == FRAGMENT || nouns.is_empty() && !who || first(en::is_what));
    // "We are delighted with the spirit", "described the day as a waste": what it is about stands behind.
    if who && !named || called || target.it {
        let from = if called { frame.says.start } else { words.start };
        name(doc, &(from..frame.says.end), &mut target);
    }
    if called && (target.process || target.outcome) {
        target.it = false;
    }
    if !called && !target.it {
        target.nouns.extend(nouns);
    }
    // "It was the most useful day".
    if target.it && course_of(doc, &frame.says, words) {
        target.process = true;
    }
    if target.it {
        look_back(weighing, index, subject.start, &mut target);
        // "It was" of nothing that was named is the talks.
        target.process |= frame.past && !target.outcome;
    }
    if target.issues.is_empty() && (target.it || named) && !target.process {
        target.issues = utterance.any_issues().to_vec();
    }
    target.other = !target.it && !named && !called && !(who && (target.process || target.outcome));
    target.nouns.sort_unstable();
    target.nouns.dedup();
    target
}

/// Whether words name the talks right beside a judgement: "a cold two hours", "a day lost".
fn course_of(doc: &Doc<'_>, says: &Range<usize>, words: &Range<usize>) -> bool {
    let near = says.start.max(words.start.saturating_sub(HEAD))..says.end.min(words.end + HEAD);
    doc.hits_in(&near).any(|h| h.tag == Tag::Cue(Cue::Course))
}

/// What "it" goes back to: what the utterance named before, else what the one before named.
fn look_back(weighing: &Weighing<'_>, index: usize, at: usize, target: &mut Target) {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    if at > utterance.words.start && name(doc, &(utterance.words.start..at), target) {
        return;
    }
    let before = index.checked_sub(1).map(|n| weighing.utterance(n));
    let Some(before) = before.filter(|b| b.doc == utterance.doc) else {
        return;
    };
    // At the head of an account "it was" is the meeting.
    if before.paragraph == utterance.paragraph || before.words.start == 0 {
        name(doc, &before.words, target);
        target.nouns.extend(before.words.clone().filter(|n| telling(doc, *n)).map(|n| doc.words[n].sense));
        for issue in &before.issues {
            if !target.issues.contains(issue) {
                target.issues.push(*issue);
            }
        }
    }
}

fn telling(doc: &Doc<'_>, n: usize) -> bool {
    let word = &doc.words[n];
    word.kind == Kind::Content
        && !en::faint().contains(&word.sense)
        && !doc
            .names_in(&(n..n + 1))
            .any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..) | Name::Place(_)))
}

/// What words in no frame judge: the noun behind them, else what is named near. And how sure that is.
fn beside(weighing: &Weighing<'_>, index: usize, words: &Range<usize>, strong: bool) -> (Target, f32) {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let mut target = Target::default();
    // "A frank and valuable contribution": the head is what is no judgement itself.
    let judges = |n: usize| {
        doc.hits_in(&(n..n + 1)).any(|h| matches!(h.tag, Tag::Evaluation(_)))
            || doc.words[n].kind == Kind::Function
    };
    let mut head = words.end;
    while head < utterance.words.end.min(words.end + HEAD) && judges(head) {
        head += 1;
    }
    let after = words.end..(head + 2).min(utterance.words.end);
    if name(doc, &after, &mut target) {
        target.issues.extend(utterance.issues.iter().filter(|_| target.outcome));
        target.issues.sort_unstable();
        target.issues.dedup();
        target.nouns.sort_unstable();
        return (target, ATTRIBUTE);
    }
    let near = words.start.saturating_sub(REACH).max(utterance.words.start)
        ..(words.end + REACH).min(utterance.words.end);
    target.other = !name(doc, &near, &mut target);
    if target.other {
        target.nouns = near.filter(|n| telling(doc, *n)).map(|n| doc.words[n].sense).collect();
        target.nouns.sort_unstable();
    }
    target.it = en::refers_back(doc.text(), &doc.words[utterance.words.clone()]);
    if target.it {
        look_back(weighing, index, utterance.words.start, &mut target);
    }
    // "Wasting the world's time" needs no frame.
    if strong && words.len() > 1 {
        if target.other {
            target.other = false;
            target.process = true;
        }
        target.issues = utterance.any_issues().to_vec();
        target.nouns.sort_unstable();
        return (target, PHRASE);
    }
    target.nouns.sort_unstable();
    (target, LOOSE)
}

/// Notes the words for the talks, for what came of them and for issues in a range; whether there is one.
fn name(doc: &Doc<'_>, range: &Range<usize>, target: &mut Target) -> bool {
    let mut found = false;
    for hit in doc.hits_in(range) {
        match hit.tag {
            Tag::Cue(Cue::Course) => target.process = true,
            Tag::Cue(Cue::Outcome) => target.outcome = true,
            _ => continue,
        }
        found = true;
        target.nouns.push(doc.words[hit.end - 1].sense);
    }
    for hit in doc.names_in(range) {
        if let Name::Issue(n) = hit.tag {
            found = true;
            if !target.issues.contains(&n) {
                target.issues.push(n);
            }
            target
                .nouns
                .extend((hit.start..hit.end).filter(|n| telling(doc, *n)).map(|n| doc.words[n].sense));
        }
    }
    found
}

/// A predicate that says with a picture what something is: "a lid, screwed on from outside". Plain classes are none.
fn picture(doc: &Doc<'_>, says: &Range<usize>) -> Option<Range<usize>> {
    let first = &doc.words[says.start];
    let plain = doc.hits_in(says).any(|h| matches!(h.tag, Tag::Cue(Cue::Plain)))
        || doc.names_in(says).any(|h| matches!(h.tag, Name::Issue(_) | Name::Party(_) | Name::Person(..)))
        || says.clone().any(|n| doc.words[n].kind == Kind::Number);
    let noun = (says.start + 1..says.end.min(says.start + 1 + HEAD))
        .find(|n| doc.words[*n].kind == Kind::Content)
        .filter(|n| !en::faint().contains(&doc.words[*n].sense))?;
    let article = en::article(first.span.text(doc.text()));
    let class = doc.hits_in(&(noun..noun + 1)).any(|h| matches!(h.tag, Tag::Cue(Cue::Course | Cue::Outcome)));
    (article && !class && !plain && !doc.negated[noun]).then(|| says.start..noun + 1)
}
