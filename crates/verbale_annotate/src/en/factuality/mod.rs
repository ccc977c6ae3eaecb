//! Factuality: whether the event that a word names did happen, as the sentence puts it, from -3 (surely not) to 3 (surely so).

pub mod features;

use super::linear::{Features, Linear, softmax};
use super::tags::Tag;
use crate::{Text, TokenKind};
use features::Domain;
use verbale_model::{Attribution, Statement};

/// Classes of the model: whole values from -3 to 3.
pub const CLASSES: usize = 7;

/// The weights.
pub struct Model {
    weights: Linear<CLASSES>,
}

impl Model {
    /// The shipped model.
    pub fn load() -> Model {
        Model::with(include_bytes!("../../../models/en/factuality.bin"))
    }

    /// Other weights; bytes that cannot be read give a model without any.
    pub fn with(bytes: &[u8]) -> Model {
        Model { weights: Linear::read(bytes).unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0)) }
    }

    /// The value of the event at a token.
    pub fn value(&self, text: &Text<'_>, tags: &[Tag], event: usize, scratch: &mut Features) -> f32 {
        scratch.clear();
        features::features(text, tags, event, Domain::News, scratch);
        expected(self.weights.scores(scratch))
    }
}

/// The mean of the values under the probabilities of the classes.
pub fn expected(scores: [f32; CLASSES]) -> f32 {
    softmax(scores).iter().zip(-3i8..).map(|(p, v)| p * f32::from(v)).sum()
}

/// Gives each statement the factuality of the event that its content is about, in tenths.
pub(super) fn fill(model: &Model, text: &Text<'_>, tags: &[Tag], statements: &mut [Statement]) {
    if model.weights.is_empty() {
        return;
    }
    let mut scratch = Features::default();
    for statement in statements {
        statement.factuality = head(text, tags, &statement.attribution)
            .map(|event| (model.value(text, tags, event, &mut scratch) * 10.0).round() as i8);
        fill(model, text, tags, &mut statement.inner);
    }
}

/// The word that names the event of a content: the verb of its first clause, else its first verb, else its first noun.
fn head(text: &Text<'_>, tags: &[Tag], attribution: &Attribution) -> Option<usize> {
    let mut verb = None;
    let mut noun = None;
    for piece in attribution.content.iter() {
        let from = text.tokens.partition_point(|t| t.span.end() <= piece.start());
        let to = text.tokens.partition_point(|t| t.span.start() < piece.end()).min(tags.len());
        let mut at = from;
        while at < to {
            if text.tokens[at].kind == TokenKind::Mark {
                at += 1;
                continue;
            }
            if tags[at].is_finite() {
                return Some(group_head(text, tags, at, to));
            }
            if tags[at].is_verb() {
                verb = verb.or(Some(at));
            }
            if tags[at].is_nominal() && tags[at].name() != "PRP" {
                noun = noun.or(Some(at));
            }
            at += 1;
        }
    }
    verb.or(noun)
}

/// The verb that a group of auxiliaries and adverbs ends with; a form of "be" alone stands for itself.
fn group_head(text: &Text<'_>, tags: &[Tag], first: usize, end: usize) -> usize {
    let mut verb = first;
    let mut at = first + 1;
    while at < end.min(first + 6) {
        let helper = features::is_helper(text.word(verb)) || tags[verb].name() == "MD";
        if tags[at].is_verb() && helper {
            verb = at;
        } else if tags[at].name() != "RB" && !matches!(text.word(at), "n't" | "n’t" | "not") {
            break;
        }
        at += 1;
    }
    verb
}
