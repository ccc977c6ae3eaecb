//! Whom people and bodies speak for where their own words do not say: by the only state of the text, the last organisation named, the
//! party whose account the text is.

use super::{Builder, is_movement, is_organ};
use crate::en::speakers::names::{OfficeKind, PartyId};
use crate::en::speakers::reading::{Reading, What};
use rustc_hash::FxHashSet;

impl Builder<'_> {
    /// People of the own party whom a headline names.
    fn named_in_title(&mut self, title: &str, own: PartyId) -> Vec<u32> {
        let names = self.names;
        let words: Vec<&str> =
            title.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
        let mut found: Vec<u32> = Vec::new();
        for word in words.iter().filter(|w| w.starts_with(char::is_uppercase)) {
            for &(known, bare) in names.surnames.get(&word.to_lowercase()).into_iter().flatten() {
                let row = &names.people[known as usize];
                if bare && row.of_dossier && row.terms.iter().any(|t| t.party == own) && self.in_office(known)
                {
                    let id = self.known_person(known, &row.name);
                    self.look_up(id as usize);
                    if !found.contains(&id) {
                        found.push(id);
                    }
                }
            }
            for &id in self.by_surname.get(*word).into_iter().flatten() {
                if self.cast.people[id as usize].party == Some(own) && !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// In a party's own account: the one person of that party who is introduced before anyone speaks.
    pub(super) fn own_voice(&mut self, reading: &Reading<'_>, title: Option<&str>) {
        let Some(own) = self.cast.own else { return };
        let named: Vec<u32> = title.map_or_else(Vec::new, |t| self.named_in_title(t, own));
        if let [voice] = named[..] {
            self.cast.voice = Some(voice);
            return;
        }
        let opening = reading.text.paragraphs.get(1).or_else(|| reading.text.paragraphs.first());
        let limit = opening.map_or(0, |p| p.end);
        let mut voice = None;
        for mention in reading.mentions.iter().take_while(|m| m.start < limit) {
            if let What::Person(id) = mention.what
                && self.cast.people[id as usize].party == Some(own)
                && !mention.quoted
            {
                if voice.is_some_and(|v| v != id) {
                    return;
                }
                voice = Some(id);
            }
        }
        self.cast.voice = voice;
    }

    /// An organisation that speaks for no party known is a party itself; an organ of an unknown state is not.
    pub(super) fn bodies_of_their_own(&mut self) {
        for at in self.names.bodies.len()..self.cast.bodies.len() {
            let body = &mut self.cast.bodies[at];
            let organ = is_organ(&body.name) && !body.name.ends_with("Council") && !is_movement(&body.name);
            if body.party.is_none() && !body.press && !organ {
                body.party = Some(PartyId((self.names.parties.len() + self.cast.parties.len()) as u32));
                self.cast.parties.push(body.name.clone());
            }
        }
    }

    /// Office-holders of a state whom the text gives no state, where it speaks of one state only.
    pub(super) fn only_party(&mut self, reading: &Reading<'_>) {
        // The last organisation named, and in which sentence: "The Trust said … Chief executive Dermot Fane …".
        let mut last_org: Option<(PartyId, u32)> = None;
        let mut only: Option<PartyId> = None;
        let mut several = false;
        let mut first_of: FxHashSet<u32> = FxHashSet::default();
        for mention in &reading.mentions {
            match mention.what {
                What::Body(b) if !self.cast.bodies[b as usize].press => {
                    last_org = self.cast.bodies[b as usize].party.map(|p| (p, mention.sentence));
                }
                What::Party(id, _) if !self.is_state(id) => last_org = Some((id, mention.sentence)),
                What::Party(id, _) if self.is_state(id) => {
                    several |= only.is_some_and(|o| o != id);
                    only = only.or(Some(id));
                }
                What::Person(id) if first_of.insert(id) => {
                    let person = &mut self.cast.people[id as usize];
                    let of_state = person.office_kind.is_some_and(|o| {
                        matches!(
                            self.names.offices[o as usize].kind,
                            OfficeKind::Minister
                                | OfficeKind::Head
                                | OfficeKind::Monarch
                                | OfficeKind::Commander
                        )
                    });
                    let of_org = person.office_kind.is_some_and(|o| {
                        matches!(self.names.offices[o as usize].kind, OfficeKind::Chief | OfficeKind::Voice)
                    });
                    if of_org
                        && !person.owned
                        && person.party.is_none()
                        && !person.civil
                        && person.known.is_none()
                    {
                        person.party =
                            last_org.filter(|&(_, at)| mention.sentence - at <= 2).map(|(party, _)| party);
                    }
                    if of_state
                        && !several
                        && !person.civil
                        && person.party.is_none()
                        && person.known.is_none()
                    {
                        person.party = only;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a party is a state, as far as names tell: a state of the tables, the dossier's, or one found by its company.
    fn is_state(&self, id: PartyId) -> bool {
        if let Some(party) = self.names.parties.get(id.0 as usize) {
            party.state
        } else {
            let name = &self.cast.parties[id.0 as usize - self.names.parties.len()];
            !self.cast.bodies[self.names.bodies.len()..].iter().any(|b| b.name == *name)
        }
    }
}
