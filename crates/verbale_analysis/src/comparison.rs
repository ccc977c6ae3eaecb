//! The accounts of a meeting side by side: rows are points, columns are accounts.

use crate::{Absence, Accounts};
use verbale_model::{Discrepancy, Evidence, Facts, Moment, StatementId};

/// The accounts of one meeting, point by point.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The meeting and who gives an account of it: the columns, in this order.
    pub accounts: Accounts,
    /// The rows, most telling first.
    pub points: Vec<Point>,
    /// Findings of this meeting, most confident first.
    pub findings: Vec<Discrepancy>,
}

/// One point: what each account says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// What it is about, in words to show.
    pub label: String,
    /// The issue it belongs to, by id.
    pub issue: Option<String>,
    /// One cell an account, in the columns' order.
    pub cells: Vec<Cell>,
    /// Indices into [`Comparison::findings`] of those that rest on this row's words.
    pub findings: Vec<usize>,
}

/// What one account says of a point.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Its words, the most telling first.
    Said(Vec<Saying>),
    /// No words, and why.
    Absent(Absence),
}

/// Words of one party on one point.
#[derive(Clone, PartialEq, Debug)]
pub struct Saying {
    /// The statement, for a link; `None` where the words are an account's own text without attribution.
    pub statement: Option<StatementId>,
    /// Who speaks, as named there.
    pub speaker: Option<String>,
    /// The words.
    pub evidence: Evidence,
    /// When said.
    pub at: Option<Moment>,
    /// Whether it stands in the party's own document.
    pub own: bool,
}

/// The comparison of a meeting by its id; of the first meeting where `meeting` is `None`. `None` if there is none.
pub fn comparison(facts: &Facts, meeting: Option<&str>) -> Option<Comparison> {
    let _ = (facts, meeting);
    None
}
