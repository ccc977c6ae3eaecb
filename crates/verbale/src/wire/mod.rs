//! What leaves the program: the rows that commands print and pages serve, one shape for both.
//!
//! **Invariant:** these are types of their own, not derives on the model: the wire stays stable while the model moves.
//! **Invariant:** offsets on the wire count Unicode code points, half open; they are converted here and nowhere else.

mod actors;
mod add;
mod evidence;
mod extract;
mod facts;
mod findings;
mod listing;
mod offsets;
mod versions;
mod views;

pub(crate) use actors::{COLUMNS as ACTOR_COLUMNS, actor_rows};
pub(crate) use add::{AddRow, skipped};
pub(crate) use evidence::{EvidenceRow, Texts};
pub(crate) use extract::{ExtractRow, StatementRow};
pub(crate) use findings::{FindingRow, UndecidedRow};
pub(crate) use listing::Listing;
pub(crate) use offsets::{CodePoints, WireSpan};
pub(crate) use versions::{SENTENCE_COLUMNS, sentence_rows};
pub(crate) use views::{
    BriefRow, attested_rows, claim_rows, document_rows, matrix_rows, origin_rows, position_rows,
    timeline_rows,
};

/// Version of the wire's schema, printed by `verbale --version --json`.
pub(crate) const SCHEMA: u32 = 1;
