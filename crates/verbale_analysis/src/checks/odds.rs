//! From the evidence of the gates to a probability: one logistic curve a kind.
//!
//! The weights are set by hand after the gates of candidate pairs of train and dev in `evals/scenarios` and of a few other texts.
//! They order findings and cut off weak ones. On the scenarios to judge by (`evals/README.md`) their mean is .81 where .76 of the
//! findings are right; 25 findings are too few to say more.

use verbale_model::DiscrepancyKind as Kind;

/// The evidence a check has for a finding, each between 0 and 1.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Gates {
    /// How much the sides' words are about the same thing.
    pub(crate) overlap: f32,
    /// How sure it is that one issue or target is meant.
    pub(crate) topic: f32,
    /// Share of sides that stand in the party's own document or between quotation marks.
    pub(crate) primary: f32,
    /// How strong the clash itself is.
    pub(crate) clash: f32,
}

struct Curve {
    base: f32,
    overlap: f32,
    topic: f32,
    primary: f32,
    clash: f32,
    /// Below this probability a pair is left undecided.
    floor: f32,
}

fn curve(kind: Kind) -> Curve {
    let c =
        |base, overlap, topic, primary, clash, floor| Curve { base, overlap, topic, primary, clash, floor };
    match kind {
        Kind::Contradiction => c(-4.8, 1.5, 2.0, 2.4, 2.5, 0.45),
        Kind::Number => c(-3.2, 2.5, 1.5, 1.0, 1.5, 0.45),
        Kind::Framing => c(-3.5, 0.5, 2.0, 1.2, 2.0, 0.45),
        Kind::Scope => c(-4.6, 3.5, 1.5, 1.0, 1.8, 0.5),
        Kind::Timing => c(-3.0, 2.0, 0.5, 0.0, 3.0, 0.4),
        Kind::Silence => c(-2.5, 0.0, 1.5, 0.5, 2.0, 0.4),
        Kind::Shift => c(-3.2, 0.5, 2.0, 1.0, 2.0, 0.45),
        Kind::Split => c(-2.6, 1.5, 1.5, 0.4, 2.0, 0.45),
        Kind::WarmWords => c(-3.0, 0.0, 1.0, 1.0, 2.0, 0.4),
        Kind::QuoteDrift | Kind::AttributionDrift => c(-3.6, 3.5, 0.5, 0.0, 2.5, 0.45),
        Kind::Version | Kind::Arithmetic => c(-2.0, 1.0, 0.5, 0.5, 3.0, 0.4),
    }
}

/// The probability that a careful reader would agree.
pub(crate) fn probability(kind: Kind, gates: &Gates) -> f32 {
    let c = curve(kind);
    let sum = c.base
        + c.overlap * gates.overlap
        + c.topic * gates.topic
        + c.primary * gates.primary
        + c.clash * gates.clash;
    1.0 / (1.0 + (-sum).exp())
}

/// Below this probability a pair is left undecided.
pub(crate) fn floor(kind: Kind) -> f32 {
    curve(kind).floor
}
