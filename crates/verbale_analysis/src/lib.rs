//! [`Facts`](verbale_model::Facts) in, findings and views out.
//!
//! Every view is a plain function of the facts that pass the two clocks (`Facts::known`).
//!
//! **Invariant:** pure. No I/O, no clock, no failure.
//! **Invariant:** every value shown carries its evidence, or its absence is typed.

#![expect(clippy::many_single_char_names, reason = "a and b, x and y are the two sides of a pair throughout")]

mod absence;
mod accounts;
mod actors;
mod amounts;
mod attestations;
mod brief;
mod checks;
mod claims;
mod clauses;
mod comparison;
mod en;
mod last_run;
mod matrix;
mod origins;
mod passages;
mod positions;
mod reading;
mod subsequence;
mod timeline;
mod utterance;
mod versions;

pub use absence::Absence;
pub use accounts::{Account, Accounts};
pub use actors::{HeldOffice, NameUse, NamedActor, actors};
pub use attestations::{Attestation, Attested, Change, attestations};
pub use brief::{Brief, BriefSection, BriefSentence, LintProblem, brief, lint};
pub use checks::{CHECKS, Check, Memory, Undecided, Weighed, candidates, discrepancies, discrepancies_with};
pub use claims::{ClaimSide, ContestedClaim, contested_claims};
pub use clauses::{Clause, ClauseChange, Fate, Part, clauses, compare_clauses};
pub use comparison::{Cell, Comparison, Point, Saying, comparison};
pub use matrix::{Matrix, MatrixCell, matrix};
pub use origins::{Copy, Origin, Relation, origins};
pub use positions::{Position, Stance, positions};
pub use timeline::{TimelineEntry, timeline};
pub use versions::{SentenceChange, sentence_changes};
