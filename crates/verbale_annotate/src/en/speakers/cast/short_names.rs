//! Names after the first mention: surnames, abbreviations, "the Federation". Two people of a surname are told apart here.

use super::{Builder, Person, same_office, standing};
use crate::en::speakers::names::{OfficeKind, class};
use crate::en::speakers::noun_phrase::{self, Described};
use crate::en::speakers::reading::{Reading, What};
use rustc_hash::FxHashMap;

impl Builder<'_> {
    /// Single words: surnames, abbreviations, short names of organisations.
    pub(super) fn short_names(&mut self, reading: &mut Reading<'_>) {
        let mut last_in_paragraph: FxHashMap<u32, u32> = FxHashMap::default();
        for at in 0..reading.mentions.len() {
            let mention = reading.mentions[at];
            let paragraph = reading.paragraph_of[mention.start as usize];
            match mention.what {
                What::Person(id) => {
                    last_in_paragraph.insert(id, paragraph);
                }
                What::Chain => {
                    let what = self.short_name(reading, at, paragraph, &last_in_paragraph);
                    if let What::Person(id) = what {
                        last_in_paragraph.insert(id, paragraph);
                    }
                    reading.mentions[at].what = what;
                }
                What::Institution(_) => {
                    if let Some(body) = self.short_body(reading, at) {
                        reading.mentions[at].what = What::Body(body);
                    }
                }
                _ => {}
            }
        }
    }

    fn short_name(
        &mut self,
        reading: &Reading<'_>,
        at: usize,
        paragraph: u32,
        last: &FxHashMap<u32, u32>,
    ) -> What {
        let mention = reading.mentions[at];
        let words = reading.words(mention.range());
        if let Some(&body) = self.orgs.get(words) {
            return What::Body(body);
        }
        if mention.end - mention.start == 1
            && self.names.class(reading.ids[mention.start as usize]) & class::HEAD_BODY != 0
            && let Some(body) = self.short_body(reading, at)
        {
            return What::Body(body);
        }
        let mut left = noun_phrase::before(self.names, reading, mention.start as usize);
        if left.owner.is_none() && reading.is_one_of(mention.end as usize, &["of", "from"]) {
            left.owner = noun_phrase::after(self.names, reading, mention.end as usize).owner;
        }
        let mut candidates = self.by_surname.get(words).cloned().unwrap_or_default();
        let mut famous: Option<u32> = None;
        if let Some(known) = self.names.surnames.get(&words.to_lowercase()) {
            let titled = left.office.is_some();
            let bare: Vec<u32> = known.iter().filter(|&&(_, b)| b || titled).map(|&(k, _)| k).collect();
            // Several of one surname in the tables: only a person in office counts, and only if one is.
            let told: Vec<u32> = if bare.len() > 1 && !self.names.people[bare[0] as usize].of_dossier {
                bare.iter().copied().filter(|&k| self.in_office(k)).collect()
            } else {
                bare
            };
            for known in told {
                let id = self.known_person(known, words);
                if !candidates.contains(&id) {
                    candidates.push(id);
                }
                let bare = self.names.surnames[&words.to_lowercase()].iter().any(|&(k, b)| k == known && b);
                if bare && !self.names.people[known as usize].of_dossier {
                    famous = Some(id);
                }
            }
        }
        // "Mr Obama" is no woman.
        if let Some(sex) = left.office.as_ref().and_then(|(o, _)| self.names.offices[*o as usize].sex) {
            candidates.retain(|&c| self.cast.people[c as usize].sex.is_none_or(|s| s == sex));
        }
        candidates = self.told_apart(reading, &left, candidates, paragraph, last, at);
        // A bare surname is the one known by it, unless another of the name was named just now.
        if let Some(famous) = famous.filter(|f| candidates.len() > 1 && candidates.contains(f)) {
            candidates = vec![famous];
        }
        match candidates.as_slice() {
            [one] => return What::Person(*one),
            [] => {}
            _ => return What::Person(self.undecided(words, &candidates)),
        }
        // A title makes a person of any word.
        if let Some((office, _)) = &left.office {
            let row = &self.names.offices[*office as usize];
            if mention.end - mention.start == 1 && row.kind != OfficeKind::Civil {
                let person = Person { name: words.to_owned(), sex: row.sex, ..Person::default() };
                return What::Person(self.add_person(person, words));
            }
        }
        What::Chain
    }

    /// The office of a person, by the text or else the tables.
    fn held<'p>(&'p self, person: &'p Person) -> Option<&'p str> {
        person.office.as_deref().or_else(|| {
            let (term, _) = standing(&self.names.people[person.known? as usize].terms, self.day)?;
            term.office.as_deref()
        })
    }

    pub(super) fn in_office(&self, known: u32) -> bool {
        standing(&self.names.people[known as usize].terms, self.day).is_some_and(|(_, now)| now)
    }

    /// Those of one surname whom the words before it and the paragraph leave possible.
    fn told_apart(
        &self,
        reading: &Reading<'_>,
        left: &Described,
        mut candidates: Vec<u32>,
        paragraph: u32,
        last: &FxHashMap<u32, u32>,
        at: usize,
    ) -> Vec<u32> {
        if candidates.len() < 2 {
            return candidates;
        }
        let mut keep = |test: &dyn Fn(&Person) -> bool| {
            if candidates.iter().any(|&c| test(&self.cast.people[c as usize])) {
                candidates.retain(|&c| test(&self.cast.people[c as usize]));
            }
        };
        if let Some((office, words)) = &left.office {
            let row = &self.names.offices[*office as usize];
            if let Some(sex) = row.sex {
                keep(&|p| p.sex == Some(sex));
                keep(&|p| p.sex.is_none_or(|s| s == sex));
            }
            if row.kind != OfficeKind::Title {
                let said = reading.words(words.clone()).to_lowercase();
                keep(&|p| self.held(p).is_some_and(|o| same_office(&o.to_lowercase(), &said)));
                keep(&|p| p.office_kind.is_some_and(|o| self.names.offices[o as usize].kind == row.kind));
            }
        }
        if let Some(id) = left.owner.and_then(|o| self.owner_party(reading, o, u32::MAX)) {
            keep(&|p| p.party == Some(id));
        }
        if candidates.len() > 1
            && let Some(one) = self.by_office_before(reading, &candidates, at)
        {
            return vec![one];
        }
        if candidates.len() > 1 {
            // Named in full in this paragraph, one only.
            let here: Vec<u32> =
                candidates.iter().copied().filter(|c| last.get(c) == Some(&paragraph)).collect();
            if here.len() == 1 {
                return here;
            }
            let met: Vec<u32> = candidates.iter().copied().filter(|c| last.contains_key(c)).collect();
            if met.len() == 1 {
                return met;
            }
        }
        candidates
    }

    /// "The lake commissioner said … Holm added": of several, the one whose office the paragraph named last, where it named no other's since.
    fn by_office_before(&self, reading: &Reading<'_>, candidates: &[u32], at: usize) -> Option<u32> {
        let paragraph = reading.paragraph_of[reading.mentions[at].start as usize];
        let before = reading.mentions[..at].iter().rev().take(24);
        for mention in before.take_while(|m| reading.paragraph_of[m.start as usize] == paragraph && !m.quoted)
        {
            match mention.what {
                What::Person(p) if candidates.contains(&p) => return None,
                What::Office(_, false) => {
                    let said = reading.words(mention.range()).to_lowercase();
                    let holds = |c: &&u32| {
                        self.held(&self.cast.people[**c as usize])
                            .is_some_and(|o| same_office(&o.to_lowercase(), &said))
                    };
                    let mut holders = candidates.iter().filter(holds);
                    if let Some(one) = holders.next() {
                        return holders.next().is_none().then_some(*one);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn undecided(&mut self, words: &str, candidates: &[u32]) -> u32 {
        if let Some(&id) = self.undecided.get(words) {
            return id;
        }
        let party = self.cast.people[candidates[0] as usize].party;
        let same = candidates.iter().all(|&c| self.cast.people[c as usize].party == party);
        let id = self.cast.people.len() as u32;
        self.cast.people.push(Person {
            name: words.to_owned(),
            party: party.filter(|_| same),
            undecided: true,
            ..Person::default()
        });
        self.undecided.insert(words.to_owned(), id);
        id
    }

    /// "the Federation", "the Association": the last organisation whose name ends so.
    fn short_body(&self, reading: &Reading<'_>, at: usize) -> Option<u32> {
        let mention = reading.mentions[at];
        let start = mention.start as usize;
        let named = start > 0
            && (reading.is(start - 1, "the") || reading.is_capital(start) && !reading.opens_sentence(start))
            || reading.is_capital(start) && reading.mention_starting(start + 1).is_some();
        if mention.end - mention.start != 1 || !named {
            return None;
        }
        let word = reading.word(start);
        reading.mentions[..at].iter().rev().take(120).find_map(|m| match m.what {
            What::Body(b) if b as usize >= self.names.bodies.len() => {
                let name = &self.cast.bodies[b as usize].name;
                let ends = name.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word));
                let begins = name.split(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word));
                (ends || begins).then_some(b)
            }
            _ => None,
        })
    }
}
