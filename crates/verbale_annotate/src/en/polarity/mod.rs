//! Polarity: whether a text speaks well or ill of a target in it.

pub mod features;
mod lexicon;
mod trees;

use crate::Text;
use crate::en::attribution;
use crate::en::events::lexicon::Lexicon as Patterns;
use crate::en::events::sentence::tokens;
use crate::en::linear::{Features, Linear, best};
use crate::en::syntax::{Parser, Trees};
use crate::en::tags::Tag;
use crate::en::vectors::Vectors;
use crate::en::words::words;
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

/// A text with what the models before this one saw in it.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Meanings of words.
    pub vectors: &'a Vectors,
    /// Parts of speech, by token.
    pub tags: &'a [Tag],
    /// What hangs on what.
    pub trees: &'a Trees,
}

/// The models that see a text before polarity is judged.
pub struct Eyes {
    words: attribution::Model,
    parser: Parser,
}

impl Eyes {
    /// The shipped ones.
    pub fn load() -> Eyes {
        Eyes { words: attribution::Model::load(), parser: Parser::load() }
    }

    /// Looks at a text once, for all its targets.
    pub fn on<T>(&self, text: &Text<'_>, then: impl FnOnce(&Sight<'_>) -> T) -> T {
        let words = words(text);
        let tags = self.words.tagger.tag(text, &words);
        let trees = self.parser.trees(text, &words, &tags);
        then(&Sight { text, vectors: &self.words.vectors, tags: &tags, trees: &trees })
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
    pub fn look(&self, sight: &Sight<'_>, target: Span, out: &mut Features) -> bool {
        let Some(target) = tokens(sight.text, target) else { return false };
        features::features(&self.lexicon, &self.patterns, sight, target, out);
        true
    }

    /// How the target comes off, with the probability; `None` if the span touches no word.
    pub fn polarity(&self, sight: &Sight<'_>, target: Span) -> Option<(Polarity, f32)> {
        let p = self.probabilities(sight, target)?;
        let top = best(&p);
        Some((Polarity::ALL[top], p[top]))
    }

    /// The probabilities in the order of [`Polarity::ALL`].
    pub fn probabilities(&self, sight: &Sight<'_>, target: Span) -> Option<[f32; 3]> {
        let mut features = Features::default();
        self.look(sight, target, &mut features).then(|| self.weights.probabilities(&features))
    }
}

#[cfg(test)]
mod tests {
    use super::{Eyes, Model, Polarity};
    use crate::en::tokens::parse;
    use verbale_model::Span;

    fn of(text: &str, target: &str) -> Option<Polarity> {
        let parsed = parse(text);
        let at = text.find(target)?;
        let target = Span::of(at, at + target.len());
        Eyes::load().on(&parsed, |sight| Model::load().polarity(sight, target)).map(|p| p.0)
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
        let none = Eyes::load().on(&parse(""), |sight| Model::load().polarity(sight, Span::of(0, 0)));
        assert_eq!(none, None);
    }
}
