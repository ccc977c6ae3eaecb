//! What a speaker does: the act of speech and whether the content is put forward, denied, asked or supposed.

use super::super::phrases::UNKNOWN;
use super::super::reading::{Pronoun, What};
use super::super::resolve::{Entity, Stage};
use super::lexicon::{ActPattern, Cue, Lexicon, Subject};
use crate::Text;
use std::ops::Range;
use verbale_model::{Act, Status};

/// A cue read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Read {
    pub(in super::super) cue: Cue,
    /// "did not", "refused to", "declined to" stand before it.
    pub(in super::super) negated: bool,
    /// A warning: with a condition it threatens.
    pub(in super::super) warns: bool,
    /// "would", "could", "will" stand before it: not said yet, or not at all.
    pub(in super::super) modal: bool,
}

/// What the words of a cue do: the longest phrase, then the one that names an act, then the last.
pub(super) fn cue_of(lexicon: &Lexicon, text: &Text<'_>, ids: &[u32], range: Range<usize>) -> Option<Read> {
    let mut best: Option<(usize, bool, usize, Cue)> = None;
    let limit = (range.end + 4).min(ids.len());
    for at in range.clone() {
        if ids[at] == UNKNOWN {
            continue;
        }
        lexicon.cues.walk(text, ids, at, limit, |len, cue| {
            // A noun after the cue's end counts only with the verb before it; one word may not reach over the cue's end.
            let rank = (len, cue.act.is_some(), at, cue);
            let better = best.is_none_or(|(had_len, had_act, had_at, had)| {
                let inside = |a: usize, l: usize| at_end(a, l, range.end);
                (inside(at, len), rank.1 && !cue.noun, len, rank.1, !cue.noun, at)
                    > (inside(had_at, had_len), had_act && !had.noun, had_len, had_act, !had.noun, had_at)
            });
            if better {
                best = Some(rank);
            }
        });
    }
    // A phrase that begins in the cue and goes on after it tells more than its first word ("rejected | the claim").
    if let Some((len, _, at, _)) = best {
        lexicon.cues.walk(text, ids, at, limit, |longer, cue| {
            if longer > len && at + longer > range.end {
                best = Some((longer, cue.act.is_some(), at, cue));
            }
        });
    }
    let (_, _, at, cue) = best?;
    let (negated, modal) = before(text, at);
    let warns = text.word(at).to_ascii_lowercase().starts_with("warn");
    Some(Read { cue, negated, warns, modal })
}

fn at_end(at: usize, len: usize, end: usize) -> bool {
    at + len <= end
}

/// Whether the words before a verb negate it or put it off.
fn before(text: &Text<'_>, at: usize) -> (bool, bool) {
    let (mut negated, mut modal) = (false, false);
    for token in (at.saturating_sub(4)..at).rev() {
        let word = text.word(token);
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "not" | "n't" | "n’t" | "never" | "no" | "neither" | "nor" | "without" | "hardly" | "barely"
            | "refused" | "refuses" | "refuse" | "refusing" | "declined" | "declines" | "declining"
            | "failed" | "fails" | "failing" | "stopped" => {
                negated = true;
                if lower != "not" && lower != "n't" && lower != "n’t" {
                    return (negated, modal);
                }
            }
            "would" | "could" | "might" | "may" | "will" | "shall" | "can" | "'ll" | "’ll" => {
                modal = true;
                return (negated, modal);
            }
            "did" | "does" | "do" | "has" | "have" | "had" | "is" | "was" | "to" | "been" | "be" | "also"
            | "even" | "still" | "yet" | "openly" | "publicly" | "again" | "immediately" | "only" => {}
            _ if lower.ends_with("ly") => {}
            _ => return (negated, modal),
        }
    }
    (negated, modal)
}

/// Act and status of an attribution whose speaker is known.
pub(super) fn act_and_status(
    stage: &Stage<'_>,
    read: Option<Read>,
    speaker: Option<Entity>,
    cues: &[Range<usize>],
    content: &[Range<usize>],
) -> (Act, Status) {
    let Some(read) = read else {
        let (act, status) = by_content(stage, speaker, content, true);
        let modal = cues
            .iter()
            .flat_map(Clone::clone)
            .any(|t| stage.reading.is_one_of(t, &["will", "would", "could", "might", "may"]));
        return (act, if modal && status == Status::Asserts { Status::Hypothetical } else { status });
    };
    let cue = read.cue;
    if read.negated
        && let Some(act) = cue.negated
    {
        return (act, Status::Asserts);
    }
    // "will accept", "will block": one's own act, bound to now; "would deny", "will say" is not said yet.
    let binds = cues.first().is_some_and(|c| stage.reading.is_one_of(c.start, &["will", "shall"]))
        && matches!(cue.act, Some(Act::Agree | Act::Reject | Act::Promise | Act::Propose));
    let status = |status: Status| {
        if read.modal && !read.negated && !cue.noun && !binds { Status::Hypothetical } else { status }
    };
    if let Some(act) = directed(stage, cues, content) {
        return (act, status(Status::Asserts));
    }
    if cue.act.is_none()
        && !read.negated
        && is_naming(stage, cues)
        && super::evaluation::weight(stage, content).is_some_and(|w| w < 0)
    {
        return (named_badly(stage, speaker, cues, content), status(Status::Asserts));
    }
    if read.warns && !super::conditions::conditions(stage.reading, content).is_empty() {
        return (Act::Threaten, status(Status::Asserts));
    }
    if cue.status == Status::Asks && asks_for(stage, cues, content) {
        return (Act::Demand, status(Status::Asserts));
    }
    match cue.act {
        // "claimed", "alleged": an accusation where another's wrong is claimed.
        Some(Act::Claim) => {
            let (act, _) = by_content(stage, speaker, content, true);
            (if act == Act::Accuse { act } else { Act::Claim }, status(cue.status))
        }
        // "rejected the claim that", "denied": what follows is said not to be so.
        Some(Act::Reject) if denies_a_claim(stage, content) => (Act::Deny, status(Status::Denies)),
        Some(act) => (act, status(cue.status)),
        None if read.negated => (Act::Other, Status::Asserts),
        // "confirmed this": what it points to is put forward.
        None if cues
            .iter()
            .flat_map(Clone::clone)
            .any(|t| stage.reading.is_one_of(t, &["confirmed", "confirms", "confirm"])) =>
        {
            let (act, found) = by_content(stage, speaker, content, true);
            (if act == Act::Other { Act::Claim } else { act }, status(found))
        }
        None => {
            let (act, found) = by_content(stage, speaker, content, true);
            (act, status(found))
        }
    }
}

/// "told the government to leave": a demand; "repeated its call for a truce": what the noun does.
fn directed(stage: &Stage<'_>, cues: &[Range<usize>], content: &[Range<usize>]) -> Option<Act> {
    let reading = stage.reading;
    let first = content.first()?;
    let said = |words: &[&str]| cues.iter().flat_map(Clone::clone).any(|t| reading.is_one_of(t, words));
    if said(&["told", "tells", "tell"]) {
        // "to leave", "him to wait"
        let to = (first.start..first.end.min(first.start + 4)).find(|&t| reading.is(t, "to"))?;
        let plain = (first.start..to)
            .all(|t| !reading.is_one_of(t, &["that", "he", "she", "it", "they", "we", "was", "is", "were"]));
        let verb = reading.is_word(to + 1)
            && !reading.is_capital(to + 1)
            && !reading.is_one_of(to + 1, &["the", "a", "an"]);
        return (plain && verb).then_some(Act::Demand);
    }
    if !said(&["repeated", "repeats", "reiterated", "renewed", "renews", "made", "issued"]) {
        return None;
    }
    const NOUNS: [(&str, Act); 18] = [
        ("call", Act::Demand),
        ("calls", Act::Demand),
        ("demand", Act::Demand),
        ("demands", Act::Demand),
        ("appeal", Act::Demand),
        ("request", Act::Demand),
        ("offer", Act::Propose),
        ("proposal", Act::Propose),
        ("promise", Act::Promise),
        ("pledge", Act::Promise),
        ("vow", Act::Promise),
        ("accusation", Act::Accuse),
        ("accusations", Act::Accuse),
        ("charge", Act::Accuse),
        ("threat", Act::Threaten),
        ("threats", Act::Threaten),
        ("denial", Act::Deny),
        ("refusal", Act::Reject),
    ];
    (first.start..first.end.min(first.start + 5)).find_map(|t| {
        let word = reading.word(t);
        NOUNS.iter().find(|(noun, _)| *noun == word).map(|&(_, act)| act)
    })
}

/// "asked both delegates to leave": a request, no question.
fn asks_for(stage: &Stage<'_>, cues: &[Range<usize>], content: &[Range<usize>]) -> bool {
    let reading = stage.reading;
    let Some(first) = content.first() else { return false };
    if is_question(stage, content)
        || reading
            .is_one_of(first.start, &["whether", "if", "why", "how", "what", "who", "when", "where", "which"])
    {
        return false;
    }
    let from = cues.iter().map(|c| c.end).max().unwrap_or(first.start).min(first.start);
    (from..first.end.min(from + 9)).any(|t| reading.is(t, "to") || reading.is(t, "for"))
}

/// Whether a cue gives something a name: "calls the offer …", "described it as …".
fn is_naming(stage: &Stage<'_>, cues: &[Range<usize>]) -> bool {
    const NAMING: [&str; 24] = [
        "call",
        "calls",
        "called",
        "calling",
        "describe",
        "describes",
        "described",
        "describing",
        "characterised",
        "characterized",
        "characterizing",
        "characterising",
        "dubbed",
        "labelled",
        "labeled",
        "branded",
        "termed",
        "framed",
        "portrayed",
        "painted",
        "likened",
        "compared",
        "rated",
        "hailed",
    ];
    cues.iter().flat_map(Clone::clone).any(|t| stage.reading.is_one_of(t, &NAMING))
}

/// Who names an offer badly turns it down; who names somebody badly accuses.
fn named_badly(
    stage: &Stage<'_>,
    speaker: Option<Entity>,
    cues: &[Range<usize>],
    content: &[Range<usize>],
) -> Act {
    let reading = stage.reading;
    let from = cues.iter().map(|c| c.end).max().unwrap_or(0);
    let to = content.iter().map(|c| c.end).max().unwrap_or(from);
    let named = (from.min(to)..to.min(from + 30)).take_while(|&t| !reading.is_quoted(t)).collect::<Vec<_>>();
    if named.iter().any(|&t| super::evaluation::is_matter(stage, t) || reading.is(t, "it")) {
        return Act::Reject;
    }
    let party = speaker.and_then(|s| stage.party(s));
    let other =
        named.iter().filter_map(|&t| reading.mention_starting(t)).any(|m| match reading.mentions[m].what {
            What::Party(id, _) => Some(id) != party,
            What::Person(p) => speaker != Some(Entity::Person(p)),
            What::Pronoun(_) => true,
            _ => false,
        });
    if other { Act::Accuse } else { Act::Claim }
}

/// Whether a content is a claim or report: "the claim that its army had crossed".
fn denies_a_claim(stage: &Stage<'_>, content: &[Range<usize>]) -> bool {
    let Some(first) = content.first() else { return false };
    first.clone().take(6).any(|t| {
        stage.reading.is_one_of(
            t,
            &[
                "claim",
                "claims",
                "allegation",
                "allegations",
                "accusation",
                "accusations",
                "charge",
                "charges",
                "report",
                "reports",
                "suggestion",
                "suggestions",
                "assertion",
                "assertions",
                "rumour",
                "rumours",
                "rumors",
                "notion",
            ],
        )
    })
}

/// What words do by themselves.
fn by_content(
    stage: &Stage<'_>,
    speaker: Option<Entity>,
    content: &[Range<usize>],
    default_claim: bool,
) -> (Act, Status) {
    let reading = stage.reading;
    if is_question(stage, content) {
        return (Act::Other, Status::Asks);
    }
    let mut best: Option<ActPattern> = None;
    for piece in content {
        for at in piece.clone() {
            if reading.ids[at] == UNKNOWN {
                continue;
            }
            let limit = piece.end.min(reading.sentence_end(at));
            let lexicon = &stage.names.lexicon;
            lexicon.acts.walk(reading.text, &reading.ids, at, limit, |len, pattern| {
                if best.is_some_and(|b| b.rank <= pattern.rank) {
                    return;
                }
                let fits = match pattern.subject {
                    Subject::Any => !weakened(stage, piece, at, pattern.act),
                    Subject::Own => {
                        is_own(stage, speaker, piece, at)
                            && !negated_before(stage, piece, at)
                            && !reading.is_one_of(
                                at + len,
                                &[
                                    "call", "say", "be", "rule", "describe", "comment", "have", "know",
                                    "mind", "exclude", "go",
                                ],
                            )
                    }
                    Subject::Other => {
                        is_other(stage, speaker, piece, at)
                            && !negated_before(stage, piece, at)
                            && !is_noun_use(stage, at, len)
                    }
                };
                if fits {
                    best = Some(pattern);
                }
            });
        }
    }
    if let Some(pattern) = best {
        let status = if pattern.act == Act::Deny { Status::Denies } else { Status::Asserts };
        return (pattern.act, status);
    }
    if let Some(weight) = super::evaluation::weight(stage, content)
        && weight > 0
    {
        return (Act::Praise, Status::Asserts);
    }
    if default_claim && is_clause(stage, content) {
        (Act::Claim, Status::Asserts)
    } else {
        (Act::Other, Status::Asserts)
    }
}

/// Whether a content asks.
fn is_question(stage: &Stage<'_>, content: &[Range<usize>]) -> bool {
    let reading = stage.reading;
    let Some(last) = content.last() else { return false };
    (last.start..last.end).rev().take(3).any(|t| reading.word(t) == "?")
        || reading.word(last.end) == "?" && last.end < reading.len()
}

/// Whether a content says anything: holds a verb, more than a name.
fn is_clause(stage: &Stage<'_>, content: &[Range<usize>]) -> bool {
    let words: usize = content.iter().map(|p| p.clone().filter(|&t| stage.reading.is_word(t)).count()).sum();
    let reading = stage.reading;
    let asks = content.first().is_some_and(|p| {
        let first = (p.start..p.end).find(|&t| reading.is_word(t));
        first.is_some_and(|t| reading.is_one_of(t, &["who", "whether", "when", "where", "why", "how"]))
    });
    words >= 2 && !asks
}

/// Words before a pattern that take its force away.
fn weakened(stage: &Stage<'_>, piece: &Range<usize>, at: usize, act: Act) -> bool {
    match act {
        Act::Propose | Act::Agree | Act::Praise | Act::Regret => negated_before(stage, piece, at),
        Act::Demand => {
            // "we have to admit", "no longer has to": of oneself.
            let reading = stage.reading;
            negated_before(stage, piece, at)
                || at > piece.start && reading.is_one_of(at - 1, &["i", "he", "she"])
        }
        _ => false,
    }
}

fn negated_before(stage: &Stage<'_>, piece: &Range<usize>, at: usize) -> bool {
    let from = at.saturating_sub(3).max(piece.start);
    (from..at).any(|t| {
        stage.reading.is_one_of(
            t,
            &["not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "without", "neither"],
        )
    })
}

/// Whether the speaker is the subject of the words at `at`.
fn is_own(stage: &Stage<'_>, speaker: Option<Entity>, piece: &Range<usize>, at: usize) -> bool {
    subject(stage, speaker, piece, at) == Some(true)
}

/// Whether someone else is.
fn is_other(stage: &Stage<'_>, speaker: Option<Entity>, piece: &Range<usize>, at: usize) -> bool {
    subject(stage, speaker, piece, at) == Some(false)
}

/// Who is the subject of the words at `at`: the speaker (`true`), another (`false`), or nobody told.
fn subject(stage: &Stage<'_>, speaker: Option<Entity>, piece: &Range<usize>, at: usize) -> Option<bool> {
    let reading = stage.reading;
    let from = reading.sentence_start(at).max(piece.start).max(at.saturating_sub(14));
    let party = speaker.and_then(|s| stage.party(s));
    let first = reading.mention_from(from);
    let last = reading.mention_from(at);
    for m in (first..last).rev() {
        let mention = reading.mentions[m];
        let owns = reading.is_possessive(mention.end as usize);
        match mention.what {
            What::Pronoun(p) => {
                let object = reading.is_one_of(mention.start as usize, &["them", "him", "us", "me", "it"])
                    && mention.end as usize != at;
                let owner =
                    reading.is_one_of(mention.start as usize, &["his", "her", "its", "their", "our", "my"]);
                if object {
                    continue;
                }
                return match p {
                    Pronoun::I | Pronoun::We => Some(true),
                    Pronoun::They => Some(owner),
                    Pronoun::He | Pronoun::She | Pronoun::It => {
                        if reading.is_quoted(mention.start as usize) && !owner {
                            Some(false)
                        } else {
                            Some(true)
                        }
                    }
                    Pronoun::Relative => continue,
                };
            }
            What::Party(id, _) => {
                if owns || party != Some(id) || is_before_verb(reading.word(mention.end as usize)) {
                    return Some(party == Some(id));
                }
                return Some(true);
            }
            What::Person(p) => {
                let same = speaker == Some(Entity::Person(p))
                    || party.is_some() && stage.cast.people[p as usize].party == party;
                return Some(same);
            }
            What::Institution(_) if !owns => {
                let around = super::super::noun_phrase::before(stage.names, reading, mention.start as usize);
                match around.owner {
                    Some(super::super::noun_phrase::Owner::Party(id)) => return Some(party == Some(id)),
                    None if reading.is(mention.start as usize, "government") => return Some(true),
                    _ => {}
                }
            }
            What::Body(b) => return Some(party.is_some() && stage.cast.bodies[b as usize].party == party),
            _ => {}
        }
    }
    // "the other side", "opponents", "you": another without a name.
    (from..at)
        .any(|t| {
            reading.is_one_of(
                t,
                &[
                    "you",
                    "side",
                    "neighbour",
                    "neighbours",
                    "neighbors",
                    "opponents",
                    "enemy",
                    "rebels",
                    "those",
                    "rivals",
                ],
            )
        })
        .then_some(false)
}

fn is_before_verb(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "is" | "was" | "has" | "had" | "will" | "would")
}

/// Whether a verb form stands as a noun: "the delay", "an attack".
fn is_noun_use(stage: &Stage<'_>, at: usize, len: usize) -> bool {
    len == 1
        && at > 0
        && stage
            .reading
            .is_one_of(at - 1, &["the", "a", "an", "this", "that", "any", "no", "of", "its", "their"])
}

/// For the tests of the list: whether the cue of an example is negated.
#[cfg(test)]
pub(super) fn is_negated_example(
    words: &super::super::phrases::Vocabulary,
    lexicon: &Lexicon,
    example: &str,
) -> bool {
    let from = example.find('[').unwrap_or(0);
    let to = example.find(']').unwrap_or(1) - 1;
    let bare = example.replace(['[', ']'], "");
    let text = crate::en::tokens::parse(&bare);
    let ids = words.read(&text);
    let inside: Vec<usize> = (0..ids.len())
        .filter(|&t| text.tokens[t].span.start() as usize >= from && text.tokens[t].span.end() as usize <= to)
        .collect();
    match (inside.first(), inside.last()) {
        (Some(&first), Some(&last)) => {
            cue_of(lexicon, &text, &ids, first..last + 1).is_some_and(|r| r.negated)
        }
        _ => false,
    }
}
