//! Dates, sums, counts, shares, distances, durations, as stated.

use crate::Spans;
use crate::statement::words;

/// One stated quantity. `low` and `high` bound it; an exact one has both equal to `value`.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// What it measures.
    pub kind: QuantityKind,
    /// The value stated: a number for all kinds but dates, which are ISO 8601 text (`2025-12-02`, `2025-W49`).
    pub value: Option<String>,
    /// Lower bound, in `unit`.
    pub low: Option<f64>,
    /// Upper bound, in `unit`.
    pub high: Option<f64>,
    /// Unit: granularity of a date, `percent`, `km`, `hour`, the thing counted ("votes")...
    pub unit: Option<String>,
    /// ISO 4217 code of a sum; `None` where the text does not say which dollar, krone or franc.
    pub currency: Option<String>,
    /// Whether it is said to be approximate.
    pub approximate: bool,
    /// How the stated number bounds the real one.
    pub comparator: Comparator,
    /// The words.
    pub spans: Spans,
}

words! {
    /// What a quantity measures.
    QuantityKind {
        /// A calendar date or interval.
        Date = "date",
        /// A sum of money.
        Money = "money",
        /// A number of things.
        Count = "count",
        /// A share, in percent.
        Share = "share",
        /// A length.
        Distance = "distance",
        /// A length of time.
        Duration = "duration",
        /// Numbered points of a text.
        Points = "points",
    }
}

words! {
    /// How a stated number bounds the real one.
    Comparator {
        /// Exactly.
        Equal = "eq",
        /// At least.
        AtLeast = "ge",
        /// At most.
        AtMost = "le",
        /// More than.
        MoreThan = "gt",
        /// Less than.
        LessThan = "lt",
        /// About.
        About = "approx",
    }
}
