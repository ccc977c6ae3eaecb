//! Who said what: parties by issues.

use crate::{Absence, Stance};
use verbale_model::{Evidence, Facts, Moment};

/// Parties by issues, with the latest stance of each.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// Party ids: the columns.
    pub parties: Vec<String>,
    /// Issue ids: the rows.
    pub issues: Vec<String>,
    /// `cells[issue][party]`.
    pub cells: Vec<Vec<MatrixCell>>,
}

/// One party on one issue.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixCell {
    /// The latest position; `None` where there are no words.
    pub stance: Option<Stance>,
    /// Date of the latest words.
    pub at: Option<Moment>,
    /// Number of statements, counted by origin.
    pub count: u32,
    /// Why there are no words, where there are none.
    pub absence: Option<Absence>,
    /// Whether people of one party differ on it.
    pub split: bool,
    /// The words, latest first.
    pub evidence: Vec<Evidence>,
}

/// The matrix of all parties and issues.
pub fn matrix(facts: &Facts) -> Matrix {
    let _ = facts;
    Matrix { parties: Vec::new(), issues: Vec::new(), cells: Vec::new() }
}
