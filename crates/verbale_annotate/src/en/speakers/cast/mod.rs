//! The people, bodies and parties of one text: who is who, for whom they speak, in what office.
//!
//! Every mention of a person or body in a [`Reading`] is tied to one entry of the [`Cast`]. Two people of one surname are told apart by
//! title, sex, office and the paragraph they stand in; where that does not decide, the mention names neither.

mod context;
mod short_names;

use crate::en::speakers::names::{Names, OfficeKind, PartyId, Sex, Term, class};
use crate::en::speakers::noun_phrase::{self, Described, Owner};
use crate::en::speakers::parties;
use crate::en::speakers::reading::{Pronoun, Reading, What};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A person of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Person {
    /// The dossier's name, else the fullest one in the text.
    pub(super) name: String,
    pub(super) sex: Option<Sex>,
    pub(super) party: Option<PartyId>,
    pub(super) office: Option<String>,
    /// Index of the office, where the text or a table tells it.
    pub(super) office_kind: Option<u32>,
    /// Speaks for nobody: analysts, witnesses, those who left their post.
    pub(super) civil: bool,
    /// Index in the tables or the dossier.
    pub(super) known: Option<u32>,
    /// The text says whose officer it is, whether or not that is a party.
    pub(super) owned: bool,
    /// Two or more people share the name and the text does not tell them apart.
    pub(super) undecided: bool,
}

/// A body of the text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Body {
    pub(super) name: String,
    pub(super) press: bool,
    pub(super) party: Option<PartyId>,
}

/// Everyone in a text.
pub(super) struct Cast {
    pub(super) people: Vec<Person>,
    /// Bodies of the tables first, then the text's own.
    pub(super) bodies: Vec<Body>,
    /// Names of parties found in the text; ids go on from the tables'.
    pub(super) parties: Vec<String>,
    /// The party whose own account the text is.
    pub(super) own: Option<PartyId>,
    /// Who speaks as "I" in a party's own account.
    pub(super) voice: Option<u32>,
}

impl Cast {
    /// The party's name on the wire.
    pub(super) fn wire<'a>(&'a self, names: &'a Names, id: PartyId) -> &'a str {
        let at = id.0 as usize;
        match names.parties.get(at) {
            Some(party) => &party.wire,
            None => self.parties.get(at - names.parties.len()).map_or("", String::as_str),
        }
    }
}

/// Finds everyone and ties each mention to one.
pub(super) fn cast(
    names: &Names,
    reading: &mut Reading<'_>,
    own: Option<&str>,
    day: Option<Date>,
    title: Option<&str>,
) -> Cast {
    let known = own.and_then(|name| names.party_of_document(name));
    let mut builder = Builder {
        names,
        day,
        cast: Cast {
            people: Vec::new(),
            bodies: own_bodies(names),
            parties: Vec::new(),
            own: known,
            voice: None,
        },
        by_name: FxHashMap::default(),
        by_surname: FxHashMap::default(),
        of_known: FxHashMap::default(),
        orgs: FxHashMap::default(),
        undecided: FxHashMap::default(),
    };
    builder.full_names(reading);
    let surnames = &builder.by_surname;
    let orgs = &builder.orgs;
    let parties = parties::discover(names, reading, |word| {
        surnames.contains_key(word) || orgs.contains_key(word) || is_bare_surname(names, word)
    });
    builder.cast.parties = parties;
    if let (Some(name), None) = (own, known) {
        builder.own_called(name);
    }
    builder.describe_all(reading);
    builder.short_names(reading);
    builder.describe_all(reading);
    builder.bodies_of_their_own();
    builder.describe_all(reading);
    builder.only_party(reading);
    builder.own_voice(reading, title);
    builder.cast
}

impl Builder<'_> {
    /// The text is the account of a party that no table knows: the one found under that name, else a new one.
    fn own_called(&mut self, name: &str) {
        let parties = &mut self.cast.parties;
        let at = parties.iter().position(|p| p.eq_ignore_ascii_case(name)).unwrap_or_else(|| {
            parties.push(name.to_owned());
            parties.len() - 1
        });
        self.cast.own = Some(PartyId((self.names.parties.len() + at) as u32));
    }
}

fn own_bodies(names: &Names) -> Vec<Body> {
    (names.bodies.iter())
        .map(|b| Body {
            name: b.name.clone(),
            press: b.kind == crate::en::speakers::names::BodyKind::Press,
            party: b.party,
        })
        .collect()
}

/// Whether a surname alone names someone of the tables.
fn is_bare_surname(names: &Names, word: &str) -> bool {
    names.surnames.get(&word.to_lowercase()).is_some_and(|p| p.iter().any(|&(_, bare)| bare))
}

struct Builder<'n> {
    names: &'n Names,
    day: Option<Date>,
    cast: Cast,
    by_name: FxHashMap<String, u32>,
    by_surname: FxHashMap<String, Vec<u32>>,
    of_known: FxHashMap<u32, u32>,
    orgs: FxHashMap<String, u32>,
    undecided: FxHashMap<String, u32>,
}

impl Builder<'_> {
    /// People with two names or more, and organisations.
    fn full_names(&mut self, reading: &mut Reading<'_>) {
        for at in 0..reading.mentions.len() {
            let mention = reading.mentions[at];
            match mention.what {
                What::KnownPerson(known) => {
                    let words = reading.words(mention.range()).to_owned();
                    let person = self.known_person(known, &words);
                    reading.mentions[at].what = What::Person(person);
                }
                What::Chain => {
                    let what = self.chain(reading, at);
                    reading.mentions[at].what = what;
                }
                _ => {}
            }
        }
    }

    fn chain(&mut self, reading: &Reading<'_>, at: usize) -> What {
        let names = self.names;
        let mention = reading.mentions[at];
        let (start, end) = (mention.start as usize, mention.end as usize);
        let words = reading.words(mention.range());
        let len = end - start;
        let first = names.class(reading.ids[start]);
        let last = names.class(reading.ids[end - 1]);
        if len == 1 {
            let loud =
                (2..=6).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_uppercase() || b == b'&');
            if loud && let Some(&body) = self.orgs.get(words) {
                return What::Body(body);
            }
            return What::Chain;
        }
        let head = last & class::HEAD_BODY != 0
            || (first & class::HEAD_BODY != 0
                && (start..end).any(|t| matches!(reading.word(t), "of" | "for")));
        let titled = self.titled(reading, start);
        let given = first & class::GIVEN != 0;
        if (head || last & class::HEAD_PRESS != 0) && !(titled && given) {
            return What::Body(self.organisation(reading, at));
        }
        if last & (class::HEAD_PLACE | class::HEAD_THING) != 0 && !(given && len == 2) {
            return What::Thing;
        }
        let initial = (start..end).any(|t| {
            let word = reading.word(t);
            word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
        });
        let people_len = len <= 4 || words.contains(" al-") || words.contains(" bin ");
        let article = start > 0 && reading.is(start - 1, "the");
        // ", Amal Rizk, said": set beside a role.
        let beside = start > 1
            && reading.word(start - 1) == ","
            && reading.word(end) == ","
            && reading.is_word(start - 2)
            && len <= 3
            && (!reading.is_capital(start - 2)
                || reading.mention_ending(start - 1).is_some_and(|m| {
                    let first = reading.mentions[m].start as usize;
                    first > 0 && reading.is_one_of(first - 1, &["of", "for", "in"])
                }));
        let apposition = reading.word(end) == "," && noun_phrase::after(names, reading, end).office.is_some();
        // "Ingela Thorsen: …" begins a turn.
        let label = reading.word(end) == ":" && reading.opens_sentence(start) && len <= 3;
        if people_len && !article && (label || given || titled || initial || apposition || beside) {
            return What::Person(self.person_called(words));
        }
        let place =
            start > 0 && reading.is_one_of(start - 1, &["in", "at", "near", "from", "to", "of", "into"]);
        if people_len && !article && !place && len <= 3 && Self::speaks(reading, start, end) {
            return What::Person(self.person_called(words));
        }
        What::Chain
    }

    /// Whether an office or title stands right before.
    fn titled(&self, reading: &Reading<'_>, start: usize) -> bool {
        let mut before = start;
        // "foreign minister, Ana Reth": only right before, or over a comma after a phrase with an article.
        if start > 1 && reading.word(start - 1) == "," {
            before = start - 1;
        }
        let Some(m) = reading.mention_ending(before) else { return false };
        if reading.mentions[m].sentence != reading.sentence_of[start] {
            return false;
        }
        let What::Office(_, plural) = reading.mentions[m].what else { return false };
        if before == start {
            return !plural || reading.is_capital(start);
        }
        let role = noun_phrase::before(self.names, reading, reading.mentions[m].start as usize);
        !plural && (role.article.is_some() || role.owner.is_some())
    }

    /// Whether a verb of saying stands next to it.
    fn speaks(reading: &Reading<'_>, start: usize, end: usize) -> bool {
        let verb = |t: usize| {
            reading.is_one_of(
                t,
                &[
                    "said", "says", "told", "added", "warned", "insisted", "claimed", "denied", "argued",
                    "replied", "wrote",
                ],
            )
        };
        verb(end) || start > 0 && verb(start - 1)
    }

    fn known_person(&mut self, known: u32, words: &str) -> u32 {
        if let Some(&person) = self.of_known.get(&known) {
            let entry = &mut self.cast.people[person as usize];
            if !self.names.people[known as usize].of_dossier && words.len() > entry.name.len() {
                words.clone_into(&mut entry.name);
            }
            return person;
        }
        let row = &self.names.people[known as usize];
        let person = Person {
            name: if row.of_dossier { row.name.clone() } else { words.to_owned() },
            sex: row.sex.or_else(|| self.sex_of_given(&row.name)),
            known: Some(known),
            ..Person::default()
        };
        let id = self.add_person(person, words);
        self.of_known.insert(known, id);
        if row.of_dossier {
            let full = row.name.clone();
            self.index(&full, id);
            self.look_up(id as usize);
        }
        id
    }

    fn add_person(&mut self, person: Person, words: &str) -> u32 {
        let id = self.cast.people.len() as u32;
        self.cast.people.push(person);
        self.by_name.insert(words.to_owned(), id);
        self.index(words, id);
        id
    }

    fn index(&mut self, words: &str, id: u32) {
        for surname in surnames(words) {
            let people = self.by_surname.entry(surname.to_owned()).or_default();
            if !people.contains(&id) {
                people.push(id);
            }
        }
    }

    /// The person of these two or more words: one met before under a name that fits, else a new one.
    fn person_called(&mut self, words: &str) -> u32 {
        if let Some(&id) = self.by_name.get(words) {
            return id;
        }
        let surname = surnames(words).next().unwrap_or(words);
        let given = words.split_whitespace().next().unwrap_or("");
        if let Some(people) = self.by_surname.get(surname) {
            let fitting = people.iter().copied().find(|&p| fits(&self.cast.people[p as usize].name, given));
            if let Some(id) = fitting {
                let person = &mut self.cast.people[id as usize];
                if person.known.is_none_or(|k| !self.names.people[k as usize].of_dossier)
                    && words.len() > person.name.len()
                {
                    words.clone_into(&mut person.name);
                }
                self.by_name.insert(words.to_owned(), id);
                return id;
            }
        }
        // "V. Morandi", "Wolodymyr Zelensky": a known surname under a given name that fits.
        if let Some(known) = self.names.surnames.get(&surname.to_lowercase()) {
            let fitting = known.iter().find(|&&(k, _)| fits(&self.names.people[k as usize].name, given));
            if let Some(&(k, _)) = fitting {
                return self.known_person(k, words);
            }
        }
        let person = Person { name: words.to_owned(), sex: self.sex_of_given(given), ..Person::default() };
        self.add_person(person, words)
    }

    fn sex_of_given(&self, name: &str) -> Option<Sex> {
        let first = name.split_whitespace().next()?;
        let class = self.names.class(self.names.words.find(first));
        match (class & class::GIVEN_MALE != 0, class & class::GIVEN_FEMALE != 0) {
            (true, false) => Some(Sex::Male),
            (false, true) => Some(Sex::Female),
            _ => None,
        }
    }

    /// The organisation named by a chain, with its abbreviation.
    fn organisation(&mut self, reading: &Reading<'_>, at: usize) -> u32 {
        let mention = reading.mentions[at];
        let (start, end) = (mention.start as usize, mention.end as usize);
        let words = reading.words(mention.range());
        if let Some(&id) = self.orgs.get(words) {
            return id;
        }
        let id = self.cast.bodies.len() as u32;
        let press = self.names.class(reading.ids[end - 1]) & class::HEAD_PRESS != 0;
        self.cast.bodies.push(Body { name: words.to_owned(), press, party: None });
        self.orgs.insert(words.to_owned(), id);
        if reading.word(end) == "(" && reading.is_capital(end + 1) && reading.word(end + 2) == ")" {
            self.orgs.insert(reading.word(end + 1).to_owned(), id);
        } else {
            let initials: String = (start..end)
                .filter(|&t| reading.is_capital(t))
                .filter_map(|t| reading.word(t).chars().next())
                .collect();
            if initials.len() >= 3 {
                self.orgs.entry(initials).or_insert(id);
            }
        }
        id
    }

    /// Offices, parties and sexes, from the words around each full mention and from the tables.
    fn describe_all(&mut self, reading: &Reading<'_>) {
        for at in 0..reading.mentions.len() {
            let mention = reading.mentions[at];
            match mention.what {
                What::Person(id) => self.describe(reading, at, id),
                What::Body(id) if id as usize >= self.names.bodies.len() => {
                    self.describe_body(reading, at, id);
                }
                _ => {}
            }
        }
        for id in 0..self.cast.people.len() {
            self.look_up(id);
        }
    }

    fn describe(&mut self, reading: &Reading<'_>, at: usize, id: u32) {
        let mention = reading.mentions[at];
        let mut left = noun_phrase::before(self.names, reading, mention.start as usize);
        // "special envoys Steve Witkoff and Jared Kushner"
        if left.office.is_none() && left.owner.is_none() && mention.start > 1 {
            let joint = mention.start as usize - 1;
            if reading.is(joint, "and")
                && let Some(m) = reading.mention_ending(joint)
                && let What::Person(_) = reading.mentions[m].what
            {
                let shared = noun_phrase::before(self.names, reading, reading.mentions[m].start as usize);
                if shared.office.as_ref().is_some_and(|(_, words)| {
                    reading
                        .mention_starting(words.start)
                        .is_some_and(|o| matches!(reading.mentions[o].what, What::Office(_, true)))
                }) {
                    left = shared;
                }
            } else if reading.word(joint) == ","
                && let Some(m) = reading.mention_ending(joint)
                && let What::Office(o, false) = reading.mentions[m].what
            {
                // "Norrovia's chief negotiator, Ana Reth,"
                let role = noun_phrase::before(self.names, reading, reading.mentions[m].start as usize);
                if role.article.is_some() || role.owner.is_some() {
                    left = Described { office: Some((o, reading.mentions[m].range())), ..role };
                }
            }
        }
        if left.office.is_none()
            && left.owner.is_none()
            && let Some(role) = self.role_over_place(reading, mention.start as usize)
        {
            left = role;
        }
        let right = noun_phrase::after(self.names, reading, mention.end as usize);
        for described in [left, right] {
            self.take(reading, id, &described);
        }
    }

    /// "Its ambassador in Dalmora’s capital, Irena Vask,": the role before a place that stands between it and the comma.
    fn role_over_place(&self, reading: &Reading<'_>, name: usize) -> Option<Described> {
        let comma = name.checked_sub(1).filter(|&t| reading.word(t) == ",")?;
        let first = reading.sentence_start(name).max(name.saturating_sub(12));
        let mut at = comma;
        let mut placed = false;
        while at > first {
            if let Some(m) = reading.mention_ending(at) {
                let mention = reading.mentions[m];
                if let What::Office(o, false) = mention.what
                    && self.names.offices[o as usize].kind != OfficeKind::Title
                {
                    let role = noun_phrase::before(self.names, reading, mention.start as usize);
                    let whole = placed && (role.article.is_some() || role.owner.is_some());
                    return whole.then(|| Described { office: Some((o, mention.range())), ..role });
                }
                at = mention.start as usize;
                continue;
            }
            at -= 1;
            let word = reading.word(at);
            placed |= matches!(word, "in" | "to" | "at" | "for" | "of");
            let joins = matches!(word, "in" | "to" | "at" | "for" | "of" | "the" | "on")
                || reading.is_possessive(at)
                || reading.is_capital(at)
                || matches!(word, "capital" | "city" | "north" | "south" | "east" | "west");
            if !joins {
                return None;
            }
        }
        None
    }

    fn take(&mut self, reading: &Reading<'_>, id: u32, described: &Described) {
        let civil = described.is_civil(self.names);
        let owner = described.owner.and_then(|o| self.owner_party(reading, o, id));
        let person = &mut self.cast.people[id as usize];
        person.owned |= described.owner.is_some();
        if let Some((office, words)) = &described.office {
            let row = &self.names.offices[*office as usize];
            person.sex = person.sex.or(row.sex);
            if row.kind != OfficeKind::Title && person.office.is_none() {
                person.office = Some(reading.words(words.clone()).to_owned());
                person.office_kind = Some(*office);
                person.civil |= civil;
            }
        } else if civil {
            person.civil = true;
        }
        if !civil && !person.civil && person.party.is_none() {
            person.party = owner;
        }
    }

    /// The party that an owner is or speaks for.
    fn owner_party(&self, reading: &Reading<'_>, owner: Owner, of: u32) -> Option<PartyId> {
        match owner {
            Owner::Party(id) => Some(id),
            Owner::Pronoun(Pronoun::We, _) => self.cast.own,
            Owner::Pronoun(Pronoun::It | Pronoun::They, m) => self.party_before(reading, m),
            Owner::Pronoun(..) => None,
            Owner::Mention(m) => match reading.mentions[m].what {
                What::Person(p) if p != of => self.cast.people[p as usize].party,
                What::Body(b) => {
                    let body = &self.cast.bodies[b as usize];
                    if body.press { None } else { body.party }
                }
                What::Institution(_) => {
                    let around = noun_phrase::before(self.names, reading, reading.mentions[m].start as usize);
                    match around.owner {
                        Some(Owner::Party(id)) => Some(id),
                        Some(Owner::Pronoun(Pronoun::We, _)) => self.cast.own,
                        _ => {
                            let end = reading.mentions[m].end as usize;
                            match noun_phrase::owner_after(
                                self.names,
                                reading,
                                end,
                                reading.sentence_end(m_token(reading, m)),
                            ) {
                                Some(Owner::Party(id)) => Some(id),
                                _ => None,
                            }
                        }
                    }
                }
                _ => None,
            },
        }
    }

    /// The party or body that "its" and "their" stand for: the last one named in the sentence or, first, in the one before.
    fn party_before(&self, reading: &Reading<'_>, at: usize) -> Option<PartyId> {
        let here = reading.mentions[at].sentence;
        let party = |m: &crate::en::speakers::reading::Mention| {
            let start = m.start as usize;
            let place = start > 0
                && reading.is_one_of(start - 1, &["in", "at", "from", "near", "to", "of", "with", "for"]);
            match m.what {
                _ if m.quoted || place => None,
                What::Party(id, form)
                    if form != crate::en::speakers::names::Form::Adjective
                        || reading
                            .mention_starting(m.end as usize)
                            .is_some_and(|n| matches!(reading.mentions[n].what, What::Institution(_))) =>
                {
                    Some(id)
                }
                What::Body(b) => self.cast.bodies[b as usize].party,
                _ => None,
            }
        };
        let back = || reading.mentions[..at].iter().rev().take(40);
        back().take_while(|m| m.sentence == here).find_map(party).or_else(|| {
            // The sentence before, past what is quoted; its first name is what it speaks of.
            let said = back().find(|m| m.sentence != here && !m.quoted)?.sentence;
            let before: Vec<_> = back()
                .skip_while(|m| m.sentence > said)
                .take_while(|m| m.sentence == said && here - said <= 3)
                .collect();
            before.into_iter().rev().find_map(party)
        })
    }

    fn describe_body(&mut self, reading: &Reading<'_>, at: usize, id: u32) {
        if self.cast.bodies[id as usize].party.is_some() || self.cast.bodies[id as usize].press {
            return;
        }
        let mention = reading.mentions[at];
        let left = noun_phrase::before(self.names, reading, mention.start as usize);
        let owner = match left.owner {
            Some(Owner::Party(p)) => Some(p),
            Some(Owner::Pronoun(Pronoun::We, _)) => self.cast.own,
            _ => None,
        };
        let of = if reading.is(mention.end as usize, "of") {
            match noun_phrase::owner_after(
                self.names,
                reading,
                mention.end as usize,
                mention.end as usize + 4,
            ) {
                Some(Owner::Party(p)) => Some(p),
                _ => None,
            }
        } else {
            None
        };
        let first = names_party(self.names, reading, mention.start as usize);
        let party = owner.or(of).or(first);
        if let Some(party) = party.filter(|_| is_organ(reading.words(mention.range()))) {
            self.cast.bodies[id as usize].party = Some(party);
        }
    }

    /// Dossier and tables: party and office, by the text's day.
    fn look_up(&mut self, id: usize) {
        let Some(known) = self.cast.people[id].known else { return };
        let row = &self.names.people[known as usize];
        let standing = standing(&row.terms, self.day);
        let person = &mut self.cast.people[id];
        if let Some((term, in_office)) = standing {
            if row.of_dossier {
                person.party = Some(term.party);
                person.civil = false;
            } else if person.party.is_none() && !person.civil {
                person.party = Some(term.party);
            }
            if in_office && person.office.is_none() {
                person.office.clone_from(&term.office);
            }
        }
        if person.office_kind.is_none()
            && let Some(office) = &person.office
        {
            person.office_kind = office_named(self.names, office);
        }
    }
}

fn m_token(reading: &Reading<'_>, mention: usize) -> usize {
    reading.mentions[mention].start as usize
}

/// The party that the first word of a name is a name of ("Norwegian Army").
fn names_party(names: &Names, reading: &Reading<'_>, start: usize) -> Option<PartyId> {
    match names.phrases.longest(reading.text, &reading.ids, start, reading.sentence_end(start)) {
        Some((_, crate::en::speakers::names::Sense::Party(id, _))) => Some(id),
        _ => None,
    }
}

/// Whether a name is one of a state's organs: it speaks for the state that owns it.
fn is_organ(name: &str) -> bool {
    const ORGANS: [&str; 29] = [
        "Department",
        "Treasury",
        "Bureau",
        "Ministry",
        "Army",
        "Navy",
        "Forces",
        "Force",
        "Parliament",
        "Senate",
        "Government",
        "Delegation",
        "Presidency",
        "Office",
        "Cabinet",
        "Chancellery",
        "Embassy",
        "Mission",
        "Guard",
        "Guards",
        "Staff",
        "Service",
        "Services",
        "Police",
        "Assembly",
        "Chamber",
        "Directorate",
        "Command",
        "Council",
    ];
    name.split(' ').any(|w| ORGANS.contains(&w)) || name.starts_with("Secretariat")
}

/// Whether a name is that of an armed or political movement: it speaks for itself, whatever else it is called.
fn is_movement(name: &str) -> bool {
    const MARKS: [&str; 12] = [
        "Free",
        "Liberation",
        "People's",
        "People’s",
        "Popular",
        "Revolutionary",
        "Resistance",
        "Salvation",
        "Patriotic",
        "Movement",
        "Front",
        "Brotherhood",
    ];
    name.split(' ').any(|w| MARKS.contains(&w))
}

/// Names by which a person is called after the first mention, the last word first.
fn surnames(words: &str) -> impl Iterator<Item = &str> {
    let last = words.rsplit(' ').find(|w| !matches!(*w, "Jr" | "Jr." | "Sr" | "II" | "III")).unwrap_or(words);
    // "van der Berg", "al-Hadi": from the first particle on.
    let particle = words
        .match_indices(' ')
        .map(|(i, _)| &words[i + 1..])
        .find(|rest| rest.starts_with(char::is_lowercase) && rest.contains(' '));
    std::iter::once(last).chain(particle)
}

/// Whether a given name or initial fits a full name.
fn fits(full: &str, given: &str) -> bool {
    let first = full.split_whitespace().next().unwrap_or("");
    if !full.contains(' ') || first == given {
        return true;
    }
    let initial = |w: &str| w.ends_with('.') && w.chars().count() <= 2;
    if initial(given) || initial(first) {
        return first.chars().next() == given.chars().next();
    }
    // Spellings of one name: "Andrii" and "Andriy", "Sergei" and "Sergey".
    let common = first.chars().zip(given.chars()).take_while(|(a, b)| a == b).count();
    common >= 4 && first.len().abs_diff(given.len()) <= 2 && common + 2 >= first.chars().count()
}

/// Whether two offices are one: equal, or the one ends with the other ("special envoy", "envoy").
pub(super) fn same_office(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let Some(at) = long.len().checked_sub(short.len()).filter(|&at| long.is_char_boundary(at)) else {
        return false;
    };
    long[at..].eq_ignore_ascii_case(short) && (at == 0 || long[..at].ends_with([' ', '-']))
}

/// The office that words name, by the longest phrase in them.
pub(super) fn office_named(names: &Names, words: &str) -> Option<u32> {
    let parsed = crate::en::tokens::parse(words);
    let ids = names.words.read(&parsed);
    (0..ids.len()).find_map(|at| match names.phrases.longest(&parsed, &ids, at, ids.len()) {
        Some((_, crate::en::speakers::names::Sense::Office(o, _))) => Some(o),
        _ => None,
    })
}

/// The term that holds on a day, and whether the office is held: before the first day the party alone, after the last neither.
pub(super) fn standing(terms: &[Term], day: Option<Date>) -> Option<(&Term, bool)> {
    let Some(day) = day else { return terms.last().map(|t| (t, t.to.is_none() || terms.len() == 1)) };
    let begun = |t: &&Term| t.from.is_none_or(|f| f <= day);
    let open = |t: &&Term| t.to.is_none_or(|last| day <= last);
    if let Some(term) = terms.iter().find(|t| begun(t) && open(t)) {
        return Some((term, true));
    }
    terms.iter().find(|t| open(t)).map(|t| (t, false))
}
