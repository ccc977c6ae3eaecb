//! Names of parties, bodies, people, offices and institutions: the dossier's before the built-in ones.
//!
//! A name is a phrase with a [`Sense`]. A built-in state that the dossier follows (same name or adjective) takes the dossier's id;
//! a built-in person whom the dossier names is left out. Nothing here reads a text.

mod tables;
#[cfg(test)]
mod tests;

use super::phrases::{Capitals, Phrases, Vocabulary};
use super::said::Lexicon;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use verbale_model::Dossier;

/// Index of a party in [`Names::parties`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct PartyId(pub(super) u32);

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sense {
    /// A party, in one of its forms.
    Party(PartyId, Form),
    /// A body, by its index in [`Names::bodies`].
    Body(u32),
    /// A person, by its index in [`Names::people`].
    Person(u32),
    /// An office, by its index in [`Names::offices`]; whether the word is a plural.
    Office(u32, bool),
    /// An institution, by its index in [`Names::institutions`].
    Institution(u32),
    /// A name that must not be taken for another.
    Thing,
}

/// The form in which a party is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Its name, or another name of the whole.
    Name,
    /// An adjective.
    Adjective,
    /// Its people, in the plural.
    People,
    /// Its capital or the building of its government.
    Seat,
}

/// A party as the wire names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PartyName {
    /// The dossier's id, else the English short name.
    pub(super) wire: String,
    /// The name that adjectives of a text are compared with ("Aldor" for "Aldorian").
    pub(super) name: String,
    /// A state or people, not an organisation.
    pub(super) state: bool,
    /// In the table of bodies, or told as one.
    pub(super) body: bool,
}

/// What kind of body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BodyKind {
    /// An organisation, organ, group or alliance.
    Body,
    /// A news agency or outlet: it reports what others say.
    Press,
}

/// A body: what it is called and for whom it speaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct BodyName {
    pub(super) name: String,
    pub(super) kind: BodyKind,
    pub(super) party: Option<PartyId>,
}

/// Sex as words tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sex {
    Male,
    Female,
}

/// A person: names, and offices held for a time.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct PersonName {
    pub(super) name: String,
    pub(super) sex: Option<Sex>,
    pub(super) terms: Vec<Term>,
    pub(super) of_dossier: bool,
}

/// An office held for a party, from and to a day.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Term {
    pub(super) party: PartyId,
    pub(super) office: Option<String>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

/// Kinds of office; see `offices.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OfficeKind {
    Head,
    Minister,
    Voice,
    Envoy,
    Aide,
    Official,
    Legislator,
    Commander,
    Monarch,
    Chief,
    Delegate,
    Civil,
    Title,
}

/// An office or role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct OfficeName {
    pub(super) name: String,
    pub(super) sex: Option<Sex>,
    pub(super) kind: OfficeKind,
}

/// Kinds of institution; see `institutions.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum InstitutionKind {
    State,
    Organ,
    People,
    Paper,
}

/// A common noun for an institution.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct InstitutionName {
    pub(super) name: &'static str,
    pub(super) kind: InstitutionKind,
}

/// Classes of a word, as bits.
pub(super) mod class {
    /// A man's given name.
    pub(in super::super) const GIVEN_MALE: u16 = 1;
    /// A woman's given name.
    pub(in super::super) const GIVEN_FEMALE: u16 = 1 << 1;
    /// A given name of either.
    pub(in super::super) const GIVEN_EITHER: u16 = 1 << 2;
    /// Opens sentences; no name.
    pub(in super::super) const OPENER: u16 = 1 << 3;
    /// A day or month.
    pub(in super::super) const DATE: u16 = 1 << 4;
    /// Another capitalised word that names nobody.
    pub(in super::super) const OTHER: u16 = 1 << 5;
    /// Ends the name of an organisation.
    pub(in super::super) const HEAD_BODY: u16 = 1 << 6;
    /// Ends the name of an outlet.
    pub(in super::super) const HEAD_PRESS: u16 = 1 << 7;
    /// Ends the name of a place.
    pub(in super::super) const HEAD_PLACE: u16 = 1 << 8;
    /// Ends the name of a treaty, plan or event.
    pub(in super::super) const HEAD_THING: u16 = 1 << 9;
    /// Any given name.
    pub(in super::super) const GIVEN: u16 = GIVEN_MALE | GIVEN_FEMALE | GIVEN_EITHER;
}

/// All names known before a text is read.
pub(crate) struct Names {
    pub(super) words: Vocabulary,
    pub(super) phrases: Phrases<Sense>,
    pub(super) parties: Vec<PartyName>,
    pub(super) bodies: Vec<BodyName>,
    pub(super) people: Vec<PersonName>,
    pub(super) offices: Vec<OfficeName>,
    pub(super) institutions: Vec<InstitutionName>,
    /// People by lower-case surname; whether the surname alone is enough to tell them.
    pub(super) surnames: BTreeMap<String, Vec<(u32, bool)>>,
    /// Parties by the dossier's id.
    pub(super) dossier_parties: BTreeMap<String, PartyId>,
    /// How words said are read.
    pub(super) lexicon: Lexicon,
    classes: FxHashMap<u32, u16>,
}

impl Names {
    /// The names of a dossier and the built-in ones.
    pub(crate) fn new(dossier: &Dossier) -> Names {
        let mut words = Vocabulary::default();
        let lexicon = Lexicon::new(&mut words, dossier);
        let mut names = Names {
            words,
            lexicon,
            phrases: Phrases::new(),
            parties: Vec::new(),
            bodies: Vec::new(),
            people: Vec::new(),
            offices: Vec::new(),
            institutions: Vec::new(),
            surnames: BTreeMap::new(),
            dossier_parties: BTreeMap::new(),
            classes: FxHashMap::default(),
        };
        names.add_dossier(dossier);
        names.add_states();
        names.add_bodies();
        names.add_people();
        names.add_roles();
        names.add_classes();
        names
    }

    /// The classes of a word, by its number.
    pub(super) fn class(&self, word: u32) -> u16 {
        self.classes.get(&word).copied().unwrap_or(0)
    }

    fn name(&mut self, phrase: &str, capitals: Capitals, sense: Sense) {
        self.phrases.add(&mut self.words, phrase, capitals, sense);
    }

    fn party(&mut self, wire: &str, name: &str, state: bool) -> PartyId {
        self.parties.push(PartyName { wire: wire.to_owned(), name: name.to_owned(), state, body: !state });
        PartyId(self.parties.len() as u32 - 1)
    }

    fn add_dossier(&mut self, dossier: &Dossier) {
        for party in &dossier.parties {
            let id = self.party(&party.id, &party.name, true);
            self.parties[id.0 as usize].body = tables::bodies().any(|b| b.name == party.name);
            self.dossier_parties.insert(party.id.clone(), id);
            for alias in std::iter::once(&party.name).chain(&party.aliases) {
                let alias = alias.split('(').next().unwrap_or(alias).trim();
                let bare = ["the ", "The "].iter().find_map(|the| alias.strip_prefix(the)).unwrap_or(alias);
                self.name(bare, Capitals::Kept, Sense::Party(id, Form::Name));
                if bare.len() < alias.len() {
                    self.name(alias, Capitals::Free, Sense::Party(id, Form::Name));
                }
            }
        }
        for (party, id) in dossier.parties.iter().zip(0u32..) {
            for person in &party.people {
                let term = Term {
                    party: PartyId(id),
                    office: person.office.clone(),
                    from: person.from,
                    to: person.to,
                };
                self.person(&person.name, person.aliases.iter().map(String::as_str), None, term, true);
            }
        }
    }

    /// Adds a person or a further term of one already known.
    fn person<'a>(
        &mut self,
        name: &'a str,
        aliases: impl Iterator<Item = &'a str>,
        sex: Option<Sex>,
        term: Term,
        of_dossier: bool,
    ) {
        let names: Vec<&str> = std::iter::once(name).chain(aliases).collect();
        if let Some(known) = self.people.iter_mut().find(|p| p.name == name && p.of_dossier == of_dossier) {
            known.terms.push(term);
            return;
        }
        if !of_dossier && names.iter().any(|n| self.names_dossier_person(n)) {
            return;
        }
        let id = self.people.len() as u32;
        let well_known = of_dossier
            || term.office.as_deref().is_some_and(|o| {
                matches!(
                    o,
                    "president"
                        | "prime minister"
                        | "chancellor"
                        | "foreign minister"
                        | "secretary of state"
                        | "secretary general"
                        | "secretary-general"
                        | "presidential spokesman"
                        | "foreign policy chief"
                        | "Commission president"
                        | "supreme leader"
                        | "presidential aide"
                        | "special envoy"
                        | "vice president"
                        | "envoy"
                        | "leader"
                )
            });
        self.people.push(PersonName { name: name.to_owned(), sex, terms: vec![term], of_dossier });
        for full in names {
            self.name(full, Capitals::Kept, Sense::Person(id));
            for surname in surnames(full) {
                let bare = well_known && (of_dossier || !is_common(&surname));
                let people = self.surnames.entry(surname.to_lowercase()).or_default();
                if !people.iter().any(|&(p, _)| p == id) {
                    people.push((id, bare));
                }
            }
        }
    }

    fn names_dossier_person(&self, name: &str) -> bool {
        self.people.iter().any(|p| p.of_dossier && p.name == name)
    }

    /// The dossier's party that one of these names is a name of.
    fn followed<'a>(&self, dossier_parties: usize, names: impl Iterator<Item = &'a str>) -> Option<PartyId> {
        for name in names {
            let mut found = None;
            let parsed = crate::en::tokens::parse(name);
            let ids = self.words.read(&parsed);
            self.phrases.walk(&parsed, &ids, 0, ids.len(), |len, sense| {
                if let Sense::Party(id, _) = sense
                    && len == ids.len()
                    && (id.0 as usize) < dossier_parties
                {
                    found = Some(id);
                }
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn add_states(&mut self) {
        let of_dossier = self.parties.len();
        for row in tables::states() {
            let known =
                std::iter::once(row.name).chain(tables::parts(row.aka)).chain(tables::parts(row.adjectives));
            let id = match self.followed(of_dossier, known) {
                Some(id) => id,
                None => self.party(row.name, row.name, true),
            };
            let forms = [
                (row.name, Form::Name),
                (row.adjectives, Form::Adjective),
                (row.people, Form::People),
                (row.seats, Form::Seat),
                (row.aka, Form::Name),
            ];
            for (cell, form) in forms {
                for phrase in tables::parts(cell) {
                    self.name(phrase, Capitals::Kept, Sense::Party(id, form));
                }
            }
        }
    }

    fn add_bodies(&mut self) {
        let of_dossier = self.dossier_parties.len();
        for row in tables::bodies() {
            if row.kind == "place" {
                for phrase in std::iter::once(row.name).chain(tables::parts(row.aka)) {
                    self.name(phrase, Capitals::Kept, Sense::Thing);
                }
                continue;
            }
            let kind = if row.kind == "press" { BodyKind::Press } else { BodyKind::Body };
            let named = std::iter::once(row.name).chain(tables::parts(row.aka));
            let followed = self.followed(of_dossier, named);
            let wire = if row.party == "=" { row.name } else { row.party };
            let party = match followed {
                Some(id) => Some(id),
                None if wire == "-" => None,
                None => Some(self.party_called(wire)),
            };
            // A body that is a party itself is named as one.
            let itself = kind == BodyKind::Body && (followed.is_some() || row.kind != "organ");
            let sense = match party {
                Some(id) if itself => Sense::Party(id, Form::Name),
                _ => {
                    self.bodies.push(BodyName { name: row.name.to_owned(), kind, party });
                    Sense::Body(self.bodies.len() as u32 - 1)
                }
            };
            for phrase in std::iter::once(row.name).chain(tables::parts(row.aka)) {
                self.name(phrase, Capitals::Kept, sense);
            }
        }
    }

    /// The party whose own account a document is: an id of the dossier, else the English name of a known party.
    pub(super) fn party_of_document(&self, name: &str) -> Option<PartyId> {
        self.dossier_parties.get(name).copied().or_else(|| {
            let at = self.parties.iter().position(|p| p.wire.eq_ignore_ascii_case(name))?;
            Some(PartyId(at as u32))
        })
    }

    /// The party of that English name, made if there is none.
    fn party_called(&mut self, name: &str) -> PartyId {
        let of_dossier = self.dossier_parties.len();
        if let Some(id) = self.followed(of_dossier, std::iter::once(name)) {
            return id;
        }
        match self.parties.iter().position(|p| p.wire == name) {
            Some(at) => PartyId(at as u32),
            None => self.party(name, name, false),
        }
    }

    fn add_people(&mut self) {
        for row in tables::people() {
            let party = self.party_called(row.party);
            let term = Term {
                party,
                office: Some(row.office.to_owned()),
                from: first_day(row.from),
                to: last_day(row.to),
            };
            self.person(row.name, tables::parts(row.aka), sex(row.sex), term, false);
        }
    }

    fn add_roles(&mut self) {
        for row in tables::offices() {
            let id = self.offices.len() as u32;
            self.offices.push(OfficeName {
                name: row.name.to_owned(),
                sex: sex(row.sex),
                kind: office_kind(row.kind),
            });
            for phrase in std::iter::once(row.name).chain(tables::parts(row.aka)) {
                let titled = phrase.ends_with('.') || phrase.starts_with(char::is_uppercase);
                let capitals = if titled { Capitals::Kept } else { Capitals::Free };
                self.name(phrase, capitals, Sense::Office(id, false));
            }
            for phrase in tables::parts(row.plurals) {
                self.name(phrase, Capitals::Free, Sense::Office(id, true));
            }
        }
        self.add_dossier_offices();
        for row in tables::institutions() {
            let id = self.institutions.len() as u32;
            let kind = match row.kind {
                "state" => InstitutionKind::State,
                "people" => InstitutionKind::People,
                "paper" => InstitutionKind::Paper,
                _ => InstitutionKind::Organ,
            };
            self.institutions.push(InstitutionName { name: row.name, kind });
            for phrase in std::iter::once(row.name).chain(tables::parts(row.aka)) {
                self.name(phrase, Capitals::Free, Sense::Institution(id));
            }
        }
    }

    /// Offices of the dossier that no table has ("harbour master").
    fn add_dossier_offices(&mut self) {
        let held: Vec<String> = (self.people.iter().take_while(|p| p.of_dossier))
            .flat_map(|p| p.terms.iter().filter_map(|t| t.office.clone()))
            .flat_map(|o| o.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
            .collect();
        for office in held {
            let parsed = crate::en::tokens::parse(&office);
            let ids = self.words.read(&parsed);
            let whole = matches!(
                self.phrases.longest(&parsed, &ids, 0, ids.len()),
                Some((len, Sense::Office(..))) if len == ids.len()
            );
            if !whole && !office.is_empty() {
                let kind = super::cast::office_named(self, &office)
                    .map_or(OfficeKind::Official, |o| self.offices[o as usize].kind);
                self.offices.push(OfficeName { name: office.clone(), sex: None, kind });
                let id = self.offices.len() as u32 - 1;
                self.name(&office, Capitals::Free, Sense::Office(id, false));
            }
        }
    }

    fn add_classes(&mut self) {
        let given = tables::given_names().map(|(group, word)| {
            let class = match group {
                "m" => class::GIVEN_MALE,
                "f" => class::GIVEN_FEMALE,
                _ => class::GIVEN_EITHER,
            };
            (class, word)
        });
        let capitalised = tables::capitalised().map(|(group, word)| {
            let class = match group {
                "openers" => class::OPENER,
                "days" | "months" => class::DATE,
                _ => class::OTHER,
            };
            (class, word)
        });
        let heads = tables::heads().map(|(group, word)| {
            let class = match group {
                "body" => class::HEAD_BODY,
                "press" => class::HEAD_PRESS,
                "place" => class::HEAD_PLACE,
                _ => class::HEAD_THING,
            };
            (class, word)
        });
        for (class, word) in given.chain(capitalised).chain(heads) {
            let number = self.words.number(word);
            *self.classes.entry(number).or_default() |= class;
        }
    }
}

/// The words by which a person is called after the first mention: the last name, with and without its particles; the first
/// where the name puts it first.
fn surnames(full: &str) -> Vec<String> {
    let words: Vec<&str> = full.split_whitespace().collect();
    let mut out = Vec::new();
    if words.len() < 2 {
        out.push(full.to_owned());
        return out;
    }
    if matches!(words[0], "King" | "Pope" | "Queen" | "Ayatollah" | "Prince") {
        return out;
    }
    let eastern = matches!(words[0], "Xi" | "Kim" | "Wang" | "Lai" | "Yoon" | "Lee" | "Mao" | "Guo" | "Choe");
    if eastern {
        out.push(words[0].to_owned());
        return out;
    }
    let is_suffix = |w: &str| matches!(w, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV");
    let last = words.iter().rposition(|w| !is_suffix(w)).unwrap_or(words.len() - 1);
    out.push(words[last].to_owned());
    let particle = |w: &str| {
        w.chars().next().is_some_and(char::is_lowercase)
            || matches!(w, "De" | "Von" | "Van" | "Al" | "Le" | "Da")
    };
    if let Some(from) = (1..last).find(|&i| particle(words[i]))
        && (from..last).all(|i| particle(words[i]) || i > from)
    {
        out.push(words[from..=last].join(" "));
    }
    out
}

/// Surnames that are words, given names or so common that they tell nobody apart.
fn is_common(surname: &str) -> bool {
    matches!(
        surname,
        "Miller"
            | "Johnson"
            | "Bruce"
            | "Austin"
            | "Martin"
            | "Powell"
            | "Cooper"
            | "King"
            | "Wong"
            | "Dan"
            | "Wagner"
            | "Peters"
            | "Michel"
            | "Price"
            | "Michal"
            | "Costa"
            | "Banga"
            | "Waltz"
            | "Wallace"
            | "Hyun"
            | "Lee"
            | "Sullivan"
            | "Sun"
            | "Ahmed"
            | "Ibrahim"
            | "Ali"
            | "Mohamud"
            | "Abbas"
            | "Wang"
            | "Singh"
            | "Salam"
            | "Lam"
            | "Hui"
            | "Kong"
            | "Ning"
            | "Jian"
            | "Cong"
            | "Manet"
            | "Sen"
            | "Pavel"
            | "Silva"
            | "Katz"
            | "Dar"
            | "Asif"
            | "Anand"
            | "Marcos"
            | "Mao"
            | "Guo"
            | "Choe"
            | "Fletcher"
    )
}

fn sex(cell: &str) -> Option<Sex> {
    match cell {
        "m" => Some(Sex::Male),
        "f" => Some(Sex::Female),
        _ => None,
    }
}

fn office_kind(cell: &str) -> OfficeKind {
    match cell {
        "head" => OfficeKind::Head,
        "minister" => OfficeKind::Minister,
        "voice" => OfficeKind::Voice,
        "envoy" => OfficeKind::Envoy,
        "aide" => OfficeKind::Aide,
        "legislator" => OfficeKind::Legislator,
        "commander" => OfficeKind::Commander,
        "monarch" => OfficeKind::Monarch,
        "chief" => OfficeKind::Chief,
        "delegate" => OfficeKind::Delegate,
        "civil" => OfficeKind::Civil,
        "title" => OfficeKind::Title,
        _ => OfficeKind::Official,
    }
}

/// The first day of a year, month or day.
fn first_day(cell: &str) -> Option<Date> {
    let moment: verbale_model::Moment = cell.parse().ok()?;
    Some(moment.date())
}

/// The last day of a year, month or day.
fn last_day(cell: &str) -> Option<Date> {
    let moment: verbale_model::Moment = cell.parse().ok()?;
    Some(moment.last().to_zoned(jiff::tz::TimeZone::UTC).date())
}
