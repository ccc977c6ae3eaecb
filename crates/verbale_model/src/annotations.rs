//! What annotation adds to a document.

use crate::statement::words;
use crate::{
    Actor, Claim, Event, GovernanceEvent, Incident, MeetingFact, Pledge, Proposal, Quantity, Span, Statement,
    Vote,
};

/// A sentence of the running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its place, without the blanks around it.
    pub span: Span,
    /// Which paragraph (counted from 0) it stands in.
    pub paragraph: u32,
}

/// All that annotation adds to one document. Derived: can be dropped and made again.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Annotations {
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Statements in order of their first byte.
    pub statements: Vec<Statement>,
    /// Dates, sums, counts and the like, in text order.
    pub quantities: Vec<Quantity>,
    /// Meetings told, in text order.
    pub meetings: Vec<MeetingFact>,
    /// Money promised or paid, in text order.
    pub pledges: Vec<Pledge>,
    /// Votes told, in text order.
    pub votes: Vec<Vote>,
    /// Incidents told, in text order.
    pub incidents: Vec<Incident>,
    /// Offices filled and emptied, and what the law did, in text order.
    pub governance: Vec<GovernanceEvent>,
    /// Checkable propositions and who stands by them, in text order.
    pub claims: Vec<Claim>,
    /// Numbered texts and changed clauses, in text order.
    pub proposals: Vec<Proposal>,
    /// Who does what to whom, in text order.
    pub events: Vec<Event>,
    /// Who and what is named, by kind and name.
    pub actors: Vec<Actor>,
    /// Problems met.
    pub notes: Vec<Note>,
}

/// A problem met in processing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Which.
    pub kind: NoteKind,
    /// In words.
    pub text: String,
    /// Where, if it has a place.
    pub at: Option<Span>,
}

words! {
    /// The kinds of problem.
    NoteKind {
        /// An opening quotation mark without its closing one.
        UnbalancedQuote = "unbalanced_quote",
        /// The text is in a language without a pack: kept, shown, searched, not annotated.
        NoLanguagePack = "no_language_pack",
        /// Two readings stay possible.
        Ambiguous = "ambiguous",
        /// A limit was reached and the rest left out.
        Limit = "limit",
    }
}
