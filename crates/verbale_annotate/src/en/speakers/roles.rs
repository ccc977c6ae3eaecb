//! Offices and institutions without a name: "the foreign minister", "a spokesman for the delegation", "the ministry".
//!
//! A definite role is whoever of the text, or of the dossier on that day, is known to hold it; else it stands for itself.

use super::cast::{office_named, same_office, standing};
use super::names::{InstitutionKind, OfficeKind, PartyId};
use super::noun_phrase::{self, Owner};
use super::reading::{Pronoun, What};
use super::resolve::{Entity, LOOK_BACK, LOOK_BACK_FOR_ROLE, Role, Stage};
use std::ops::Range;

impl Stage<'_> {
    pub(super) fn owner(&mut self, owner: Owner, last: Option<Entity>, depth: u8) -> Option<PartyId> {
        match owner {
            Owner::Party(id) => Some(id),
            Owner::Pronoun(Pronoun::We | Pronoun::I, m) => {
                self.cast.own.filter(|_| !self.reading.mentions[m].quoted).or_else(|| self.party(last?))
            }
            Owner::Pronoun(pronoun, m) => {
                let entity = self.pronoun(m, pronoun, last, depth + 1)?;
                self.party(entity)
            }
            Owner::Mention(m) => match self.reading.mentions[m].what {
                What::Body(b) if self.cast.bodies[b as usize].press => None,
                _ => {
                    let entity = self.mention(m, last, depth + 1)?;
                    self.party(entity)
                }
            },
        }
    }

    /// "the foreign minister", "Ukraine's lead negotiator", "a spokesman for the delegation".
    pub(super) fn office(
        &mut self,
        at: usize,
        office: u32,
        plural: bool,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let reading = self.reading;
        let names = self.names;
        let mention = reading.mentions[at];
        let (start, end) = (mention.start as usize, mention.end as usize);
        // The one named beside it.
        if !plural {
            let beside = reading
                .mention_starting(end)
                .or_else(|| (reading.word(end) == ",").then(|| reading.mention_starting(end + 1)).flatten());
            if let Some(m) = beside
                && reading.mentions[m].sentence == mention.sentence
                && let What::Person(id) = reading.mentions[m].what
                && !reading.is_possessive(reading.mentions[m].end as usize)
            {
                return Some(Entity::Person(id));
            }
        }
        let left = noun_phrase::before(names, reading, start);
        let row = &names.offices[office as usize];
        let row_kind = row.kind;
        let row_sex = row.sex;
        if row_kind == OfficeKind::Title {
            return None;
        }
        // A role that begins with another office ("President’s own Chief of Staff") is owned by it.
        let mut owner = left.owner;
        if owner.is_none() {
            owner = noun_phrase::owner_after(names, reading, end, reading.sentence_end(start).min(end + 12));
        }
        let civil = left.is_civil(names) || row_kind == OfficeKind::Civil;
        let party = if civil { None } else { owner.and_then(|o| self.owner(o, last, depth)) };
        let has_owner = owner.is_some();
        let indefinite = left.article.is_some_and(|a| {
            reading.is_one_of(a, &["a", "an", "one", "another", "some", "any", "two", "three", "several"])
        });
        if !indefinite
            && !plural
            && !left.is_civil(names)
            && civil
            && let Some(found) = self.holder(at, office, None, false)
        {
            return Some(found);
        }
        if !indefinite && !plural && !civil {
            if let Some(found) = self.holder(at, office, party, has_owner) {
                return Some(found);
            }
            if let Some(found) = self.holder_of_dossier(office, start..end, party, has_owner) {
                return Some(found);
            }
            if let Some(found) = party.and_then(|p| self.holder_of_tables(office, start..end, p)) {
                return Some(found);
            }
            if !has_owner && let Some(found) = self.same_role(at, office) {
                return Some(found);
            }
        }
        let once = reading.is_one_of(start, &["former", "ex"]);
        if (left.former || once) && !indefinite && !plural {
            let of = owner.and_then(|o| self.owner(o, last, depth));
            let words = start + usize::from(once)..end;
            if let Some(found) = self.former_holder(words, of) {
                return Some(found);
            }
        }
        let chief = row_kind == OfficeKind::Chief && !has_owner && !indefinite && !plural;
        let party = party.or_else(|| if chief { self.nearest_organisation(at) } else { None });
        let party = party.or_else(|| {
            let speaks = matches!(
                row_kind,
                OfficeKind::Voice | OfficeKind::Head | OfficeKind::Minister | OfficeKind::Aide
            );
            self.cast.own.filter(|_| !has_owner && !civil && speaks && !mention.quoted)
        });
        let from = if left.start < start { left.start } else { start };
        let mut to = end;
        if left.owner.is_none() && has_owner {
            to = self.owner_end(end);
        }
        Some(self.role(from..to, party, Some(start..end), row_sex, plural, plural))
    }

    /// The end of "of the Aldor delegation".
    fn owner_end(&self, from: usize) -> usize {
        let mut at = from;
        let limit = self.reading.sentence_end(from).min(from + 10);
        let mut end = from;
        while at < limit
            && !matches!(
                self.reading.word(at),
                "," | "." | "said" | "says" | "told" | "has" | "had" | "was" | "is"
            )
        {
            match self.reading.mention_starting(at) {
                Some(m) => {
                    at = self.reading.mentions[m].end as usize;
                    end = at;
                }
                None => at += 1,
            }
        }
        end
    }

    /// Who of the text is known from the tables to hold the office on the day, whether named before or after.
    fn holder_of_tables(&self, office: u32, words: Range<usize>, party: PartyId) -> Option<Entity> {
        let said = self.reading.words(words).to_lowercase();
        let mut holders = (0u32..).zip(&self.cast.people).filter(|(_, person)| {
            person.known.is_some()
                && !person.civil
                && person.party == Some(party)
                && (person.office_kind == Some(office)
                    || person.office.as_deref().is_some_and(|o| same_office(o, &said)))
        });
        let (found, _) = holders.next()?;
        holders.next().is_none().then_some(Entity::Person(found))
    }

    /// "the former prime minister": the dossier's last person in that office whose term was over on the day.
    fn former_holder(&mut self, words: Range<usize>, party: Option<PartyId>) -> Option<Entity> {
        let said = self.reading.words(words).to_lowercase();
        let office = office_named(self.names, &said);
        let day = self.day?;
        let left = |row: &super::names::PersonName| {
            let term = row.terms.iter().rev().find(|t| t.to.is_some_and(|to| to < day))?;
            let held = term.office.as_deref().unwrap_or("").to_lowercase();
            let same = same_office(&held, &said)
                || office.is_some() && office_named(self.names, &held) == office && !is_plain(&said);
            (same && party.is_none_or(|p| p == term.party)).then_some(term.to)
        };
        let people = self.names.people.iter().take_while(|p| p.of_dossier);
        let (_, known) = (0u32..).zip(people).filter_map(|(k, row)| Some((left(row)?, k))).max()?;
        Some(self.of_dossier(known))
    }

    /// A person of the dossier: the one met in the text, else a role of that name.
    fn of_dossier(&mut self, known: u32) -> Entity {
        if let Some(met) = self.cast.people.iter().position(|p| p.known == Some(known)) {
            return Entity::Person(met as u32);
        }
        let row = &self.names.people[known as usize];
        let term = standing(&row.terms, self.day).map(|(t, _)| t);
        self.roles.push(Role {
            name: row.name.clone(),
            party: term.map(|t| t.party),
            office: term.and_then(|t| t.office.clone()),
            sex: row.sex,
            plural: false,
            group: false,
            named: true,
        });
        Entity::Role(self.roles.len() as u32 - 1)
    }

    /// The last person before it who holds that office, for that party if one is named.
    fn holder(&self, at: usize, office: u32, party: Option<PartyId>, owned: bool) -> Option<Entity> {
        let said = self.office_words(at);
        let kind = self.names.offices[office as usize].kind;
        let here = self.reading.mentions[at];
        let mut found = None;
        for m in self.reading.mentions[..at].iter().rev().take(LOOK_BACK_FOR_ROLE) {
            let What::Person(id) = m.what else { continue };
            let person = &self.cast.people[id as usize];
            let Some(held) = &person.office else { continue };
            if person.civil && !person.undecided && kind != OfficeKind::Civil {
                continue;
            }
            let same = same_office(held, &said)
                || person.office_kind == Some(office) && !is_plain(&self.names.offices[office as usize].name)
                || is_plain(&said)
                    && person.office_kind.is_some_and(|o| self.names.offices[o as usize].kind == kind)
                    && ends_alike(held, &said);
            if !same || owned && party != person.party {
                continue;
            }
            match found {
                None => found = Some(id),
                // Another holder of the office in the same paragraph leaves it open, unless the words tell them apart.
                Some(had) if had != id => {
                    let near = self.reading.paragraph_of[m.start as usize]
                        == self.reading.paragraph_of[here.start as usize];
                    let same_party = self.cast.people[had as usize].party == person.party;
                    if near && !same_party && !owned {
                        return None;
                    }
                    break;
                }
                Some(_) => {}
            }
        }
        found.map(Entity::Person)
    }

    /// "The official" after "a senior Norrovian official".
    fn same_role(&self, at: usize, office: u32) -> Option<Entity> {
        let here = self.reading.mentions[at].sentence;
        (at.saturating_sub(LOOK_BACK)..at)
            .rev()
            .take_while(|&m| here - self.reading.mentions[m].sentence <= 6)
            .find_map(|m| match (self.reading.mentions[m].what, self.entity_of.get(&m)) {
                (What::Office(o, false), Some(Some(Entity::Role(r)))) if o == office => {
                    Some(Entity::Role(*r))
                }
                _ => None,
            })
    }

    /// The organisation named last before "the Secretary-General", in this sentence or the one before.
    fn nearest_organisation(&self, at: usize) -> Option<PartyId> {
        let here = self.reading.mentions[at].sentence;
        (self.reading.mentions[..at].iter().rev())
            .take_while(|m| here - m.sentence <= 1)
            .filter(|m| !m.quoted)
            .find_map(|m| match m.what {
                What::Party(id, _) => {
                    Some(self.names.parties.get(id.0 as usize).is_some_and(|p| !p.state).then_some(id))
                }
                What::Body(b) if !self.cast.bodies[b as usize].press => {
                    Some(self.cast.bodies[b as usize].party)
                }
                _ => None,
            })
            .flatten()
    }

    /// "The alliance", "the bloc": the last party named before that is no state.
    fn last_body_of_states(&self, at: usize) -> Option<PartyId> {
        (self.reading.mentions[..at].iter().rev().take(40)).find_map(|m| match m.what {
            What::Party(id, _) => self.names.parties.get(id.0 as usize).filter(|p| !p.state).map(|_| id),
            _ => None,
        })
    }

    fn office_words(&self, at: usize) -> String {
        self.reading.words(self.reading.mentions[at].range()).to_lowercase()
    }

    /// The dossier's person in that office on the day, if the party is named or only one holds it.
    fn holder_of_dossier(
        &mut self,
        office: u32,
        words: Range<usize>,
        party: Option<PartyId>,
        owned: bool,
    ) -> Option<Entity> {
        if owned && party.is_none() {
            return None;
        }
        let said = self.reading.words(words).to_lowercase();
        if party.is_none() && self.cast.own.is_some() {
            let found = self.one_holder(office, &said, self.cast.own);
            if found.is_some() {
                return found;
            }
        }
        self.one_holder(office, &said, party)
    }

    /// The dossier's only person in that office on the day.
    fn one_holder(&mut self, office: u32, said: &str, party: Option<PartyId>) -> Option<Entity> {
        let names = self.names;
        let mut holders = (0u32..)
            .zip(names.people.iter().take_while(|p| p.of_dossier))
            .filter(|&(known, _)| self.holds(known, office, said, party));
        let (known, _) = holders.next()?;
        if holders.next().is_some() {
            return None;
        }
        drop(holders);
        Some(self.of_dossier(known))
    }

    fn holds(&self, known: u32, office: u32, said: &str, party: Option<PartyId>) -> bool {
        let row = &self.names.people[known as usize];
        if !row.of_dossier {
            return false;
        }
        let Some((term, true)) = standing(&row.terms, self.day) else { return false };
        let held = term.office.as_deref().unwrap_or("").to_lowercase();
        let same =
            same_office(&held, said) || office_named(self.names, &held) == Some(office) && !is_plain(said);
        same && party.is_none_or(|p| p == term.party)
    }

    /// "the ministry", "Norrovia's government", "the Romanian military", "the statement".
    pub(super) fn institution(
        &mut self,
        at: usize,
        institution: u32,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let reading = self.reading;
        let names = self.names;
        let mention = reading.mentions[at];
        let (start, end) = (mention.start as usize, mention.end as usize);
        let kind = names.institutions[institution as usize].kind;
        let left = noun_phrase::before(names, reading, start);
        let mut owner = left.owner;
        if owner.is_none() {
            owner = match reading.word(end) {
                "in" if kind == InstitutionKind::State => {
                    noun_phrase::owner_after(names, reading, end, reading.sentence_end(start).min(end + 4))
                }
                "of" | "for" | "from" | "by" => {
                    noun_phrase::owner_after(names, reading, end, reading.sentence_end(start).min(end + 8))
                }
                _ => None,
            };
        }
        let party = owner.and_then(|o| self.owner(o, last, depth));
        if kind == InstitutionKind::Paper {
            return match owner {
                Some(Owner::Party(id)) => Some(Entity::Party(id)),
                Some(Owner::Mention(m)) => self.mention(m, last, depth + 1),
                Some(Owner::Pronoun(p, m)) => self.pronoun(m, p, last, depth + 1),
                None if reading.is_one_of(start.wrapping_sub(1), &["the", "that", "this"]) => last,
                None => None,
            };
        }
        if let (InstitutionKind::State, Some(id)) = (kind, party) {
            let whole = !matches!(names.institutions[institution as usize].name, "coalition" | "party");
            if whole {
                return Some(Entity::Party(id));
            }
        }
        if party.is_none() && owner.is_none() {
            // The last of that kind: "the ministry".
            let definite = left.article.is_none_or(|a| reading.is_one_of(a, &["the", "that", "this"]));
            if definite
                && reading.is_one_of(start, &["alliance", "bloc"])
                && let Some(found) = self.last_body_of_states(at)
            {
                return Some(Entity::Party(found));
            }
            if let Some(found) = definite.then(|| self.last_alike(at)).flatten() {
                return Some(found);
            }
            if left.article.is_none_or(|a| reading.is(a, "the")) && self.cast.own.is_some() && !mention.quoted
            {
                let own =
                    reading.is_one_of(start.wrapping_sub(1), &["our"]) || kind != InstitutionKind::People;
                if own && kind == InstitutionKind::Organ {
                    return self.cast.own.map(Entity::Party);
                }
            }
        }
        let from = if left.start < start { left.start } else { start };
        let to = if left.owner.is_none() && owner.is_some() { self.owner_end(end) } else { end };
        let plural = kind == InstitutionKind::People;
        Some(self.role(from..to, party, None, None, plural, true))
    }

    /// The last institution or body before it that is called by the same word.
    fn last_alike(&mut self, at: usize) -> Option<Entity> {
        let reading = self.reading;
        let mention = reading.mentions[at];
        let word = reading.word(mention.end as usize - 1).to_lowercase();
        for m in (at.saturating_sub(LOOK_BACK)..at).rev() {
            let before = reading.mentions[m];
            let alike = match before.what {
                What::Institution(_) => reading.word(before.end as usize - 1).eq_ignore_ascii_case(&word),
                What::Body(b) => {
                    let name = self.cast.bodies[b as usize].name.to_lowercase();
                    name.split(' ').any(|w| w == word)
                }
                _ => false,
            };
            if alike {
                let found = match before.what {
                    What::Body(b) => Some(Entity::Body(b)),
                    _ => self.entity_of.get(&m).copied().unwrap_or_else(|| self.mention(m, None, 2)),
                };
                if let Some(found) = found
                    && self.party(found).is_some()
                {
                    return Some(found);
                }
            }
        }
        None
    }
}

/// Whether an office is called by its plain noun: "the minister", "the envoy".
fn is_plain(words: &str) -> bool {
    !words.contains([' ', '-'])
}

/// Whether a held office is called by the plain noun: "special envoy" by "envoy", "presidential aide" by "aide".
fn ends_alike(held: &str, said: &str) -> bool {
    held.split([' ', '-']).any(|w| w.trim_end_matches('.').eq_ignore_ascii_case(said))
        || matches!((held, said), (_, "negotiator" | "envoy" | "diplomat"))
}
