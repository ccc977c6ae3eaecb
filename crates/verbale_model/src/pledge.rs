//! Money promised, earmarked or paid.

use crate::Spans;
use crate::statement::words;

/// A stated pledge. Sums are as stated; nothing is converted.
#[derive(Clone, PartialEq, Debug)]
pub struct Pledge {
    /// Who gives, as named.
    pub donors: Vec<String>,
    /// Who or what it is for, as named.
    pub recipient: Option<String>,
    /// The sum; `None` for a range.
    pub amount: Option<f64>,
    /// Least sum stated.
    pub amount_low: Option<f64>,
    /// Largest sum stated.
    pub amount_high: Option<f64>,
    /// ISO 4217 code; `None` where the text does not say which dollar, krone or franc.
    pub currency: Option<String>,
    /// The programme it goes through, as named.
    pub programme: Option<String>,
    /// How far it has come.
    pub stage: PledgeStage,
    /// One sum for several donors, shares not stated.
    pub combined: bool,
    /// The words.
    pub spans: Spans,
}

words! {
    /// How far a pledge has come.
    PledgeStage {
        /// Said.
        Announced = "announced",
        /// Voted, signed, earmarked.
        Allocated = "allocated",
        /// Paid, arrived.
        Delivered = "delivered",
    }
}
