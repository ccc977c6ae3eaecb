//! Events: who does what to whom, in PLOVER 2.0 types.
//!
//! Patterns of words (`data/en/events`) propose types; a linear model over them and over the words around the two actors decides.

mod actors;
pub mod features;
mod found;
pub mod lexicon;
pub mod sentence;

pub use found::events;

use crate::Text;
use crate::en::linear::{Features, Linear, best};
use actors::Actors;
use features::{ROOTS, kinds, root};
use lexicon::Lexicon;
use sentence::{Mood, Scene, Trigger, Words};
use verbale_model::{EventContext, EventKind, EventMode, Quad, Span};

/// Patterns and weights.
pub struct Model {
    actors: Actors,
    lexicon: Lexicon,
    weights: Linear<ROOTS>,
}

/// What happens between two actors.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The type.
    pub kind: EventKind,
    /// The mode, if the words tell.
    pub mode: Option<EventMode>,
    /// The contexts.
    pub contexts: Vec<EventContext>,
    /// Probability of the type.
    pub probability: f32,
    /// The quad class: the likeliest over all types.
    pub quad: Quad,
    /// Probability of every class of [`features::root`].
    pub roots: [f32; ROOTS],
}

impl Model {
    /// The shipped model.
    pub fn load() -> Model {
        Model::with(include_bytes!("../../../models/en/events.bin"))
    }

    /// The shipped patterns with other weights; bytes that cannot be read give a model without weights.
    pub fn with(bytes: &[u8]) -> Model {
        let weights = Linear::read(bytes).unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0));
        Model { actors: Actors::load(), lexicon: Lexicon::load(), weights }
    }

    /// The features of two actors, and the patterns around them.
    pub fn look(&self, text: &Text<'_>, words: &Words, scene: &Scene, out: &mut Features) -> Vec<Trigger> {
        let triggers = sentence::triggers(&self.lexicon, text, words, scene);
        features::features(words, scene, &triggers, out);
        triggers
    }

    /// What happens between source and target; `None` if either span touches no word.
    pub fn read(&self, text: &Text<'_>, source: Span, target: Span) -> Option<Reading> {
        let scene = Scene::new(text, source, target)?;
        let words = Words::new(text);
        let mut features = Features::default();
        let triggers = self.look(text, &words, &scene, &mut features);
        Some(self.decide(&words, &scene, &triggers, &features))
    }

    fn decide(&self, words: &Words, scene: &Scene, triggers: &[Trigger], features: &Features) -> Reading {
        let roots = self.weights.probabilities(features);
        let top = best(&roots);
        let kind = among(top, triggers);
        Reading {
            kind,
            mode: mode(kind, triggers),
            contexts: self.lexicon.contexts(&words.forms[scene.whole.range()]),
            probability: roots[top],
            quad: kind.quad(),
            roots,
        }
    }
}

/// The type of a class: for CONCEDE and RETREAT, words or deeds.
fn among(class: usize, triggers: &[Trigger]) -> EventKind {
    let all = kinds(class);
    let order = features::order(triggers);
    let main = order.main.iter().map(|&i| &triggers[i]).chain(triggers);
    let mut fitting = main.filter(|t| root(t.found.kind) as usize == class);
    match fitting.next() {
        Some(t) if t.mood == Mood::Ahead && t.found.kind == EventKind::Retreat => EventKind::Concede,
        Some(t) => t.found.kind,
        None => all[0],
    }
}

/// The mode that the pattern nearest to the actors names.
fn mode(kind: EventKind, triggers: &[Trigger]) -> Option<EventMode> {
    let order = features::order(triggers);
    let main = order.main.iter().map(|&i| &triggers[i]).chain(triggers);
    main.filter(|t| t.found.kind == kind).find_map(|t| t.found.mode)
}
