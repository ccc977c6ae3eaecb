//! Polarity: whether a text speaks well or ill of a target in it.

pub mod features;
mod lexicon;

use crate::Text;
use crate::en::events::lexicon::Lexicon as Patterns;
use crate::en::events::sentence::tokens;
use crate::en::linear::{Features, Linear, best};
use lexicon::Lexicon;
use verbale_model::Span;

/// How a target comes off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Polarity {
    /// Ill spoken of.
    Negative,
    /// Neither.
    Neutral,
    /// Well spoken of.
    Positive,
}

impl Polarity {
    /// In the order of the model's classes.
    pub const ALL: [Polarity; 3] = [Polarity::Negative, Polarity::Neutral, Polarity::Positive];

    /// The one word for it.
    pub fn word(self) -> &'static str {
        match self {
            Polarity::Negative => "negative",
            Polarity::Neutral => "neutral",
            Polarity::Positive => "positive",
        }
    }
}

/// Evaluating words and weights.
pub struct Model {
    lexicon: Lexicon,
    patterns: Patterns,
    weights: Linear<3>,
}

impl Model {
    /// The shipped model.
    pub fn load() -> Model {
        Model::with(include_bytes!("../../../models/en/polarity.bin"))
    }

    /// The shipped words with other weights; bytes that cannot be read give a model without weights.
    pub fn with(bytes: &[u8]) -> Model {
        let weights = Linear::read(bytes).unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0));
        Model { lexicon: Lexicon::load(), patterns: Patterns::load(), weights }
    }

    /// The features of a target; false if it touches no word.
    pub fn look(&self, text: &Text<'_>, target: Span, out: &mut Features) -> bool {
        let Some(target) = tokens(text, target) else { return false };
        features::features(&self.lexicon, &self.patterns, text, target, out);
        true
    }

    /// How the target comes off, with the probability; `None` if the span touches no word.
    pub fn polarity(&self, text: &Text<'_>, target: Span) -> Option<(Polarity, f32)> {
        let p = self.probabilities(text, target)?;
        let top = best(&p);
        Some((Polarity::ALL[top], p[top]))
    }

    /// The probabilities in the order of [`Polarity::ALL`].
    pub fn probabilities(&self, text: &Text<'_>, target: Span) -> Option<[f32; 3]> {
        let mut features = Features::default();
        self.look(text, target, &mut features).then(|| self.weights.probabilities(&features))
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, Polarity};
    use crate::en::tokens::parse;
    use verbale_model::Span;

    fn of(text: &str, target: &str) -> Option<Polarity> {
        let parsed = parse(text);
        let at = text.find(target)?;
        Model::load().polarity(&parsed, Span::of(at, at + target.len())).map(|p| p.0)
    }

    #[test]
    fn the_target_decides_and_not_the_sentence() {
        let text = "Mayor Orlen praised the brave and honest work of Tessa Vant.";
        assert_eq!(of(text, "Tessa Vant"), Some(Polarity::Positive));
        assert_eq!(of("Critics accused Orlen of lying and corruption.", "Orlen"), Some(Polarity::Negative));
        assert_eq!(of("Orlen met reporters on Tuesday, a spokesman said.", "Orlen"), Some(Polarity::Neutral));
    }

    #[test]
    fn a_target_without_words_has_no_polarity() {
        assert_eq!(Model::load().polarity(&parse(""), Span::of(0, 0)), None);
    }
}
