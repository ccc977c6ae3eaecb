//! Who and what a document names: people, bodies, states and places, under all the names it uses for them.

use crate::Spans;
use crate::statement::words;

/// One person, body, state or place of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Actor {
    /// Which.
    pub kind: ActorKind,
    /// The dossier's name, else the table's, else the fullest one in the document.
    pub name: String,
    /// The party it belongs to or speaks for.
    pub party: Option<String>,
    /// The office it holds at the document's date.
    pub office: Option<String>,
    /// Of a place: the larger place it lies in, where that is not in dispute.
    pub parent: Option<String>,
    /// Of a place: who holds, claims or has claimed it, in alphabetical order. Nothing is decided by it.
    pub claims: Vec<String>,
    /// The names used, in the order of [`Actor::spans`].
    pub names: Vec<ActorName>,
    /// Where each name is used first: one span a name.
    pub spans: Spans,
}

/// A name that a document uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActorName {
    /// As written.
    pub name: String,
    /// How often.
    pub count: u32,
}

words! {
    /// What is named.
    ActorKind {
        /// A person.
        Person = "person",
        /// An organisation, an organ of a state, a group.
        Organisation = "organisation",
        /// A state, or a people that speaks as one.
        State = "state",
        /// A place.
        Place = "place",
    }
}
