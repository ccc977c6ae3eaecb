//! Which documents are a party's account of a meeting.

use crate::Absence;
use crate::en::{Cue, Tag};
use crate::reading::{Doc, Name, Reading};
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

impl Account {
    /// Why this party has no words on a point that it has no words on.
    pub fn absence(&self) -> Absence {
        Absence::of(self.full, !self.own.is_empty() || !self.reported.is_empty())
    }
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
        let reading = Reading::of(facts);
        occasions(&reading).iter().map(|o| o.accounts(&reading)).collect()
    }
}

/// Days after a meeting's first day in which a document can be an account of it.
const WINDOW_DAYS: i32 = 3;

/// A meeting with the documents that speak of it.
#[derive(Clone, Debug)]
pub(crate) struct Occasion {
    pub(crate) meeting: Meeting,
    /// Parties that took part, by index.
    pub(crate) participants: Vec<u16>,
    /// Own accounts: party and document, in order of publication.
    pub(crate) own: Vec<(u16, usize)>,
    /// Documents of the press, and of parties on others, within the window.
    pub(crate) others: Vec<usize>,
}

impl Occasion {
    /// The party's own documents.
    pub(crate) fn own_of(&self, party: u16) -> impl Iterator<Item = usize> {
        self.own.iter().filter(move |(p, _)| *p == party).map(|(_, d)| *d)
    }

    /// Whether one of the party's own documents is held whole.
    pub(crate) fn full(&self, reading: &Reading<'_>, party: u16) -> bool {
        self.own_of(party).any(|d| reading.docs[d].record.document.meta().full)
    }

    pub(crate) fn accounts(&self, reading: &Reading<'_>) -> Accounts {
        let mut parties: Vec<u16> = self.participants.clone();
        let mut reported: Vec<(u16, usize)> = Vec::new();
        for &doc in self.others.iter().chain(self.own.iter().map(|(_, d)| d)) {
            for utterance in &reading.utterances[reading.docs[doc].utterances.clone()] {
                if let (Some(party), false, false) = (utterance.party, utterance.own, utterance.unnamed) {
                    reported.push((party, doc));
                }
            }
        }
        reported.sort_unstable();
        reported.dedup();
        parties.extend(self.own.iter().map(|(p, _)| *p).chain(reported.iter().map(|(p, _)| *p)));
        parties.sort_unstable();
        parties.dedup();
        let id = |doc: usize| reading.docs[doc].record.document.id();
        let mut accounts: Vec<Account> = parties
            .iter()
            .map(|&party| {
                let own: Vec<usize> = self.own_of(party).collect();
                let meta = |d: &usize| reading.docs[*d].record.document.meta();
                Account {
                    party: reading.party_id(party).to_owned(),
                    reported: reported.iter().filter(|(p, _)| *p == party).map(|(_, d)| id(*d)).collect(),
                    full: self.full(reading, party),
                    published: own.iter().filter_map(|d| meta(d).published).min(),
                    words: own.iter().map(|d| reading.docs[*d].words.len() as u32).sum(),
                    own: own.into_iter().map(id).collect(),
                }
            })
            .collect();
        let dossier = &reading.facts.dossier;
        accounts.sort_by(|a, b| dossier.party_name(&a.party).cmp(dossier.party_name(&b.party)));
        Accounts { meeting: self.meeting.clone(), accounts }
    }
}

/// Every meeting with its documents; where the dossier names none, one of all documents.
pub(crate) fn occasions(reading: &Reading<'_>) -> Vec<Occasion> {
    let dossier = &reading.facts.dossier;
    if dossier.meetings.is_empty() {
        if reading.docs.is_empty() {
            return Vec::new();
        }
        let meeting = Meeting { id: String::new(), date: None, place: None, participants: Vec::new() };
        let mut occasion =
            Occasion { meeting, participants: Vec::new(), own: Vec::new(), others: Vec::new() };
        for (n, doc) in reading.docs.iter().enumerate() {
            occasion.take(n, doc);
        }
        return vec![occasion];
    }
    // Meetings by their day, so that a document is offered only to those it can be about.
    let mut by_day: Vec<(jiff::civil::Date, usize)> =
        dossier.meetings.iter().enumerate().filter_map(|(n, m)| Some((m.date?, n))).collect();
    by_day.sort_unstable();
    let mut out: Vec<Occasion> = dossier
        .meetings
        .iter()
        .map(|meeting| Occasion {
            meeting: meeting.clone(),
            participants: meeting.participants.iter().filter_map(|p| reading.party_index(p)).collect(),
            own: Vec::new(),
            others: Vec::new(),
        })
        .collect();
    for (n, doc) in reading.docs.iter().enumerate() {
        let Some(day) = doc.day else { continue };
        let first = day.checked_sub(jiff::Span::new().days(i64::from(WINDOW_DAYS))).unwrap_or(day);
        let from = by_day.partition_point(|(d, _)| *d < first);
        let near = by_day[from..].iter().take_while(|(d, _)| *d <= day);
        let scored = near.map(|&(_, m)| (speaks_of(reading, doc, m, &out[m]), m));
        let scored: Vec<(u32, usize)> = scored.filter(|(score, _)| *score > 0).collect();
        // Of several meetings within days it is an account of the one it says most of.
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
        for (score, m) in scored {
            if score == best {
                out[m].take(n, doc);
            }
        }
    }
    out
}

impl Occasion {
    fn take(&mut self, index: usize, doc: &Doc<'_>) {
        match doc.party {
            Some(party) => self.own.push((party, index)),
            None => self.others.push(index),
        }
    }
}

/// How much a document in the window says of the meeting: its place, its participants, talks at all; 0 if nothing.
fn speaks_of(reading: &Reading<'_>, doc: &Doc<'_>, meeting: usize, occasion: &Occasion) -> u32 {
    let mut place = false;
    let mut named: Vec<u16> = Vec::new();
    for hit in &doc.names {
        match hit.tag {
            Name::Place(n) => place |= n as usize == meeting,
            Name::Party(p) | Name::Person(p, _)
                if Some(p) != doc.party && occasion.participants.contains(&p) =>
            {
                named.push(p);
            }
            _ => {}
        }
    }
    named.sort_unstable();
    named.dedup();
    let title = doc.record.document.meta().title.as_deref().unwrap_or("");
    let title = crate::en::lexicon().phrases.find(&crate::en::read(title, 0));
    let talks = doc.hits.iter().chain(&title).filter(|h| h.tag == Tag::Cue(Cue::Process)).count();
    let alone = reading.facts.dossier.meetings.len() == 1;
    if !place && named.is_empty() && talks < if alone { 1 } else { 2 } {
        return 0;
    }
    let own = doc.party.is_some_and(|p| occasion.participants.contains(&p));
    4 * u32::from(place) + 2 * u32::from(own) + named.len().min(3) as u32 + talks.min(3) as u32
}
