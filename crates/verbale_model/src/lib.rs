//! The words of Verbale as types: documents, spans, evidence, attributions, statements, facts, findings, dossiers.
//!
//! This crate holds invariants and nothing else.
//!
//! **Invariant:** no I/O, no clock, no text rules, no wire formats. A value here means the same in every crate.
//! **Invariant:** offsets are bytes into one [`Document`]'s text, always on character boundaries.

mod actor;
mod annotations;
mod claim;
mod document;
mod dossier;
mod event;
mod evidence;
mod facts;
mod finding;
mod governance;
mod id;
mod incident;
mod judgement;
mod listing;
mod meeting_fact;
mod moment;
mod pledge;
mod proposal;
mod quantity;
mod record;
mod span;
mod statement;
mod visit;
mod vote;

pub use actor::{Actor, ActorKind, ActorName};
pub use annotations::{Annotations, Note, NoteKind, Sentence};
pub use claim::Claim;
pub use document::{Document, DocumentMeta, Lang};
pub use dossier::{Dossier, DossierError, Issue, Meeting, Outlet, Party, Person};
pub use event::{Event, EventActor, EventContext, EventKind, EventMode, Quad};
pub use evidence::{Evidence, EvidenceError};
pub use facts::{Facts, Knowledge};
pub use finding::{Band, Discrepancy, DiscrepancyKind, Rival, RivalResult, RivalTest, Role, Side};
pub use governance::{GovernanceEvent, GovernanceKind, GovernanceStatus};
pub use id::{DocumentId, FindingId, StatementId};
pub use incident::{Incident, IncidentKind};
pub use judgement::{Judgement, Verdict};
pub use listing::listed;
pub use meeting_fact::{MeetingFact, MeetingKind, MeetingStatus};
pub use moment::{Moment, MomentError, Unit};
pub use pledge::{Pledge, PledgeStage};
pub use proposal::{Proposal, ProposalAnswer, ProposalStance};
pub use quantity::{Comparator, Quantity, QuantityKind};
pub use record::Record;
pub use span::{Span, Spans};
pub use statement::{Act, Attribution, Commitment, Mode, Speaker, Statement, Status, Support};
pub use visit::Visit;
pub use vote::{Vote, VoteOutcome};
