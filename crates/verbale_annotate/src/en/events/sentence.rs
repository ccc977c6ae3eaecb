//! The words around two actors: zones, patterns found in them, and what mood does to a pattern.

use super::lexicon::{Lexicon, Match};
use crate::en::forms::{self, Forms};
use crate::{Text, TokenRange};
use verbale_model::{EventKind, Span};

/// Where a pattern stands to the two actors, in text order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zone {
    /// Before both.
    Before,
    /// Between them.
    Between,
    /// After both.
    After,
    /// In the words of the source.
    Source,
    /// In the words of the target.
    Target,
}

/// How a deed is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// As a fact.
    Told,
    /// As lying ahead, or as possible only.
    Ahead,
    /// As what should be done.
    Needed,
}

/// A pattern with its place and mood.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// The pattern.
    pub found: Match,
    /// Where it stands.
    pub zone: Zone,
    /// Whether it is told as done, as ahead, or as needed.
    pub mood: Mood,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether it is in the passive.
    pub passive: bool,
}

impl Trigger {
    /// The type with its mood: cooperation that lies ahead is an agreement, conflict that lies ahead a threat, what is not
    /// done is refused.
    pub fn composed(&self) -> EventKind {
        use EventKind as K;
        let ahead = self.mood == Mood::Ahead;
        if self.mood == Mood::Needed {
            return K::Request;
        }
        match self.found.kind {
            K::Request | K::Accuse | K::Reject | K::Threaten => self.found.kind,
            K::Agree | K::Consult | K::Support | K::Concede | K::Cooperate | K::Aid | K::Retreat
                if self.negated =>
            {
                K::Reject
            }
            K::Consult | K::Support | K::Cooperate | K::Aid | K::Concede | K::Retreat if ahead => K::Agree,
            K::Protest | K::Sanction | K::Mobilize | K::Coerce | K::Assault if ahead && !self.negated => {
                K::Threaten
            }
            kind => kind,
        }
    }
}

/// The words of a text and what they may be forms of.
pub struct Words {
    pub(super) forms: Vec<Forms>,
    pub(super) stems: Vec<u32>,
}

impl Words {
    /// The words of a whole text.
    pub fn new(text: &Text<'_>) -> Words {
        let mut lower = String::new();
        let mut words = Words {
            forms: Vec::with_capacity(text.tokens.len()),
            stems: Vec::with_capacity(text.tokens.len()),
        };
        for i in 0..text.tokens.len() {
            forms::lower(text.word(i), &mut lower);
            words.forms.push(Forms::of(&lower));
            words.stems.push(forms::stem(&lower));
        }
        words
    }
}

/// The forms of a text's words.
#[cfg(test)]
pub(super) fn forms(text: &Text<'_>) -> Vec<Forms> {
    Words::new(text).forms
}

/// Two actors in their sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scene {
    /// The sentence, or the sentences from the one actor to the other.
    pub whole: TokenRange,
    /// The words of the source.
    pub source: TokenRange,
    /// The words of the target.
    pub target: TokenRange,
}

impl Scene {
    /// The scene of two spans; `None` if either touches no token.
    pub fn new(text: &Text<'_>, source: Span, target: Span) -> Option<Scene> {
        let source = tokens(text, source)?;
        let target = tokens(text, target)?;
        let (from, to) = (source.start.min(target.start), source.end.max(target.end));
        let first = text.sentences.iter().find(|s| s.end > from)?;
        let last = text.sentences.iter().find(|s| s.end >= to)?;
        Some(Scene { whole: TokenRange { start: first.start, end: last.end }, source, target })
    }

    /// The actors in text order.
    pub fn ordered(&self) -> (TokenRange, TokenRange) {
        if self.source.start <= self.target.start {
            (self.source, self.target)
        } else {
            (self.target, self.source)
        }
    }

    /// Where a token stands.
    pub fn zone(&self, token: u32) -> Zone {
        let (a, b) = self.ordered();
        let inside = |r: TokenRange| r.start <= token && token < r.end;
        if inside(self.source) {
            Zone::Source
        } else if inside(self.target) {
            Zone::Target
        } else if token < a.start {
            Zone::Before
        } else if token < b.start {
            Zone::Between
        } else {
            Zone::After
        }
    }
}

/// The tokens that a span touches.
pub(crate) fn tokens(text: &Text<'_>, span: Span) -> Option<TokenRange> {
    let start = text.tokens.partition_point(|t| t.span.end() <= span.start());
    let end = text.tokens.partition_point(|t| t.span.start() < span.end());
    (start < end).then_some(TokenRange { start: start as u32, end: end as u32 })
}

/// The patterns of a sentence, with mood.
pub fn triggers(lexicon: &Lexicon, text: &Text<'_>, words: &Words, scene: &Scene) -> Vec<Trigger> {
    read(lexicon, text, words, scene.whole, &|token| scene.zone(token))
}

/// The patterns of a sentence whose actors are not told yet.
pub(super) fn triggers_in(
    lexicon: &Lexicon,
    text: &Text<'_>,
    words: &Words,
    sentence: TokenRange,
) -> Vec<Trigger> {
    read(lexicon, text, words, sentence, &|_| Zone::Between)
}

fn read(
    lexicon: &Lexicon,
    text: &Text<'_>,
    words: &Words,
    whole: TokenRange,
    zone_of: &dyn Fn(u32) -> Zone,
) -> Vec<Trigger> {
    let range = whole.range();
    lexicon
        .find(&words.forms[range.clone()], range.start)
        .into_iter()
        .map(|found| {
            let at = found.start as usize;
            let from = at.saturating_sub(4).max(range.start);
            let zone = zone_of(found.start);
            let mut trigger = Trigger { found, zone, mood: Mood::Told, negated: false, passive: false };
            let (mut ahead, mut needed) = (false, false);
            for j in (from..at).rev() {
                let word = text.word(j);
                let is = |all: &[&str]| all.iter().any(|w| word.eq_ignore_ascii_case(w));
                // A clause border ends the reach.
                if is(&[",", ";", ":", "that", "who", "which", "and", "but", "after", "before"])
                    || (zone_of(j as u32) != trigger.zone
                        && !matches!(trigger.zone, Zone::Source | Zone::Target))
                {
                    break;
                }
                let near = at - j <= 3;
                ahead |=
                    near && is(&["will", "would", "shall", "'ll", "’ll", "might", "could", "going", "plans"]);
                trigger.negated |= is(&[
                    "not", "n't", "n’t", "never", "no", "neither", "nor", "without", "failed", "unable",
                    "cannot",
                ]);
                needed |= near && is(&["must", "should", "ought"]);
                trigger.passive |= near && is(&["was", "were", "been", "being", "be", "is", "are"]);
            }
            trigger.mood = if needed {
                Mood::Needed
            } else if ahead {
                Mood::Ahead
            } else {
                Mood::Told
            };
            trigger.passive &= {
                let first = text.word(at);
                let end = found.end as usize;
                let by = (end..(end + 4).min(range.end)).any(|j| text.word(j).eq_ignore_ascii_case("by"));
                by || first.ends_with("ed") || first.ends_with("en")
            };
            trigger
        })
        .collect()
}
