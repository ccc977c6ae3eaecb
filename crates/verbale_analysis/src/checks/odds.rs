//! From the evidence of the gates to a probability: a score by weights set by hand, and one logistic curve a kind over it.
//!
//! The weights order the pairs of one kind. The curves (`data/odds.toml`) are fitted on pairs that were judged, by
//! `cargo run -p verbale_eval --bin train_odds`; how well they hold is in `evals/README.md`.

use serde::Deserialize;
use std::sync::LazyLock;
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

struct Weights {
    base: f32,
    overlap: f32,
    topic: f32,
    primary: f32,
    clash: f32,
}

fn weights(kind: Kind) -> Weights {
    let w = |base, overlap, topic, primary, clash| Weights { base, overlap, topic, primary, clash };
    match kind {
        Kind::Contradiction => w(-4.8, 1.5, 2.0, 2.4, 2.5),
        Kind::Number => w(-3.2, 2.5, 1.5, 1.0, 1.5),
        Kind::Framing => w(-3.5, 0.5, 2.0, 1.2, 2.0),
        Kind::Scope => w(-4.6, 3.5, 1.5, 1.0, 1.8),
        Kind::Timing => w(-3.0, 2.0, 0.5, 0.0, 3.0),
        Kind::Silence => w(-2.5, 0.0, 1.5, 0.5, 2.0),
        Kind::Shift => w(-3.2, 0.5, 2.0, 1.0, 2.0),
        Kind::Split => w(-2.6, 1.5, 1.5, 0.4, 2.0),
        Kind::WarmWords => w(-3.4, 0.6, 1.0, 1.0, 2.0),
        Kind::QuoteDrift | Kind::AttributionDrift => w(-3.6, 3.5, 0.5, 0.0, 2.5),
        Kind::Version | Kind::Arithmetic => w(-2.0, 1.0, 0.5, 0.5, 3.0),
    }
}

/// How strong the evidence is, as log-odds before any fitting: only its order within a kind means something.
pub(crate) fn score(kind: Kind, gates: &Gates) -> f32 {
    let w = weights(kind);
    w.base
        + w.overlap * gates.overlap
        + w.topic * gates.topic
        + w.primary * gates.primary
        + w.clash * gates.clash
}

/// A fitted curve of one kind.
#[derive(Clone, Copy, Deserialize)]
struct Curve {
    shift: f32,
    scale: f32,
    /// Below this probability a pair is left undecided.
    floor: f32,
}

#[derive(Deserialize)]
struct Row {
    kind: String,
    #[serde(flatten)]
    curve: Curve,
}

#[derive(Deserialize)]
struct File {
    curve: Vec<Row>,
}

static CURVES: LazyLock<Vec<Option<Curve>>> = LazyLock::new(|| {
    // The file is compiled in and read by a test: a broken one cannot ship.
    let rows =
        toml::from_str::<File>(include_str!("../../data/odds.toml")).map(|f| f.curve).unwrap_or_default();
    let of = |kind: &Kind| rows.iter().find(|r| r.kind == kind.word()).map(|r| r.curve);
    Kind::ALL.iter().map(of).collect()
});

fn curve(kind: Kind) -> Curve {
    let at = Kind::ALL.iter().position(|k| *k == kind);
    at.and_then(|n| CURVES[n]).unwrap_or(Curve { shift: 0.0, scale: 1.0, floor: 0.5 })
}

/// The probability that a careful reader would agree.
pub(crate) fn probability(kind: Kind, score: f32) -> f32 {
    let c = curve(kind);
    1.0 / (1.0 + (-(c.shift + c.scale * score)).exp())
}

/// Below this probability a pair is left undecided.
pub(crate) fn floor(kind: Kind) -> f32 {
    curve(kind).floor
}

#[cfg(test)]
mod tests {
    use super::CURVES;

    #[test]
    fn every_kind_has_a_rising_curve() {
        for curve in CURVES.iter() {
            let curve = curve.unwrap_or_else(|| panic!("a kind has no curve in data/odds.toml"));
            assert!(curve.scale > 0.0 && (0.0..1.0).contains(&curve.floor));
        }
    }
}
