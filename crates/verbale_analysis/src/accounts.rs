//! Which documents are a party's account of a meeting.

use verbale_model::{DocumentId, Facts, Meeting, Moment};

/// One party's account of a meeting: its own documents, and what others report of its words.
#[derive(Clone, PartialEq, Debug)]
pub struct Account {
    /// The party's id.
    pub party: String,
    /// The party's own documents on the meeting, in order of publication.
    pub own: Vec<DocumentId>,
    /// Documents of others that report its words on the meeting.
    pub reported: Vec<DocumentId>,
    /// Whether one of its own documents is held whole.
    pub full: bool,
    /// When the first of its own documents was published.
    pub published: Option<Moment>,
    /// Number of words of its own documents.
    pub words: u32,
}

/// The accounts of one meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Accounts {
    /// The meeting.
    pub meeting: Meeting,
    /// Parties in alphabetical order of their names: participants, and others who spoke on it.
    pub accounts: Vec<Account>,
}

impl Accounts {
    /// The accounts of every meeting of the dossier; where it names none, one meeting is made of all documents.
    pub fn of(facts: &Facts) -> Vec<Accounts> {
        let _ = facts;
        Vec::new()
    }
}
