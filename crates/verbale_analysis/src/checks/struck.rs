//! One blow that each of two accounts has the other strike: "the launch drove into the Marigold" against "the Marigold ran down
//! a launch", "their patrol opened fire" against "the first burst came from your hut".

use super::acts::{Agent, agent};
use super::contradiction::{Clash, asserted};
use super::holding::shared_place;
use super::pairs::Pair;
use super::weighing::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::Status;

/// Words on either side of a blow that tell who struck and who was struck.
const REACH: usize = 8;

/// Words that tell of a blow.
const BLOWS: [Cue; 2] = [Cue::Blow, Cue::BlowFrom];

/// A blow told: who struck and who was struck, as senses of telling words, and the party that struck.
struct Blow {
    words: Range<usize>,
    by: Vec<u64>,
    on: Vec<u64>,
    agent: Option<Agent>,
    /// Whether the speaker's own side was struck.
    own: bool,
}

/// Each of two accounts has the other side strike.
pub(super) fn struck(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    if !a.has(&BLOWS) || !b.has(&BLOWS) {
        return None;
    }
    let (by, of) = (a.party?, b.party?);
    let (mine, theirs) = (blow(weighing, a, by)?, blow(weighing, b, of)?);
    let common = |x: &[u64], y: &[u64]| x.iter().any(|s| y.contains(s));
    // What one account has struck strikes in the other.
    let crossed = common(&mine.by, &theirs.on) && common(&mine.on, &theirs.by)
        || (common(&mine.on, &theirs.by) || common(&mine.by, &theirs.on)) && !common(&mine.by, &theirs.by);
    let blamed = match (mine.agent, theirs.agent) {
        (Some(x), Some(y)) => {
            x.may_be(of, by) && y.may_be(by, of) && !(x == Agent::Other && y == Agent::Other)
        }
        _ => false,
    };
    // One thing in common besides the blow: a name, an hour, what was struck.
    let alike = pair.overlap >= 0.12 || pair.issue.is_some();
    // Each says that its own was struck, at one place or hour.
    let both_struck = mine.own && theirs.own && (pair.overlap >= 0.2 || shared_place(weighing, a, b));
    // One thing struck, and each account has strangers to it do it.
    let one_thing = mine.on.iter().any(|s| theirs.on.contains(s)) && pair.overlap >= 0.25;
    let apart =
        !mine.by.is_empty() && !theirs.by.is_empty() && !mine.by.iter().any(|s| theirs.by.contains(s));
    let both_others = a.own && b.own && one_thing && apart && mine.agent.is_none() && theirs.agent.is_none();
    (crossed || blamed && alike || both_struck || both_others).then_some(Clash {
        left: mine.words,
        right: theirs.words,
        strength: if crossed { 0.95 } else { 0.85 },
        near: 0.8,
    })
}

fn blow(weighing: &Weighing<'_>, utterance: &Utterance<'_>, by: u16) -> Option<Blow> {
    let doc = weighing.doc(utterance);
    if utterance.supposed || utterance.status == Status::Denies {
        return None;
    }
    let hit = doc.hits_in(&utterance.words).find(|h| {
        matches!(h.tag, Tag::Cue(Cue::Blow | Cue::BlowFrom))
            && !doc.negated[h.start]
            && asserted(doc, utterance, h.start)
    })?;
    let words = hit.start..hit.end;
    let before = clause_before(doc, utterance, words.start);
    let after = clause_after(doc, utterance, words.end);
    let passive = after.clone().find(|n| en::agent_follows(doc.words[*n].span.text(doc.text())));
    // "The burst came from the hut", "was rammed by the cutter": who struck stands behind.
    let (striker, stricken) = match (hit.tag, passive) {
        (Tag::Cue(Cue::BlowFrom), _) => (after, before),
        (_, Some(n)) => (n + 1..after.end, before),
        _ => (before, after),
    };
    let named = doc.names_in(&striker).find_map(|h| match h.tag {
        Name::Party(p) | Name::Person(p, _) => Some(Agent::Party(p)),
        _ => None,
    });
    let other = || en::other_side(doc.told(&striker)).then_some(Agent::Other);
    let active = matches!(hit.tag, Tag::Cue(Cue::Blow)) && passive.is_none();
    let by_pronoun = || if active { agent(weighing, utterance, &words, by) } else { None };
    Some(Blow {
        own: stricken.clone().any(|n| en::ours(doc.words[n].span.text(doc.text()))),
        by: telling(doc, &striker),
        on: telling(doc, &stricken),
        agent: named.or_else(other).or_else(by_pronoun),
        words,
    })
}

fn clause_before(doc: &Doc<'_>, utterance: &Utterance<'_>, at: usize) -> Range<usize> {
    let from = at.saturating_sub(REACH).max(utterance.words.start);
    let start = (from..at).rev().take_while(|n| !doc.words[n + 1].breaks || n + 1 == at).last().unwrap_or(at);
    start..at
}

fn clause_after(doc: &Doc<'_>, utterance: &Utterance<'_>, at: usize) -> Range<usize> {
    let end = (at + REACH).min(utterance.words.end);
    at..(at + 1..end).find(|n| doc.words[*n].breaks).unwrap_or(end).max(at)
}

fn telling(doc: &Doc<'_>, words: &Range<usize>) -> Vec<u64> {
    let faint = en::faint();
    let content = words.clone().filter(|n| doc.words[*n].kind == Kind::Content);
    content.map(|n| doc.words[n].sense).filter(|s| !faint.contains(s)).collect()
}
