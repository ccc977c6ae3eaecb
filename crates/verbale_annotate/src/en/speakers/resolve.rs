//! Whose words: a source, as the text has it, to a person, body or party of the text.
//!
//! A source is read as a noun phrase: its head decides ("Putin's aide" is the aide), what stands around the head tells the party. A
//! wrong speaker is worse than none: what stays open is left open.

use super::cast::{Cast, same_office, standing};
use super::names::{InstitutionKind, Names, OfficeKind, PartyId, Sex};
use super::noun_phrase::{self, Owner};
use super::reading::{Mention, Pronoun, Reading, What};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Someone who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Entity {
    Person(u32),
    Body(u32),
    Party(PartyId),
    /// A role nobody of the text is known to hold, by its index in [`Stage::roles`].
    Role(u32),
}

/// A role without a name: "a senior Norrovian official", "the mediators".
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Role {
    pub(super) name: String,
    pub(super) party: Option<PartyId>,
    pub(super) office: Option<String>,
    pub(super) sex: Option<Sex>,
    pub(super) plural: bool,
    /// A group or institution ("it", "they"), not one person ("he", "she").
    pub(super) group: bool,
    /// Called by a name of the dossier, not by the words of the text.
    pub(super) named: bool,
}

/// Everything that resolution reads, and the roles it makes.
pub(super) struct Stage<'a> {
    pub(super) names: &'a Names,
    pub(super) reading: &'a Reading<'a>,
    pub(super) cast: &'a Cast,
    pub(super) day: Option<Date>,
    pub(super) roles: Vec<Role>,
    entity_of: FxHashMap<usize, Option<Entity>>,
    // Sex that earlier pronouns told of someone.
    told_sex: FxHashMap<Entity, Sex>,
}

/// How far back a pronoun or description looks, in mentions: keeps the whole linear.
const LOOK_BACK: usize = 80;
const LOOK_BACK_FOR_ROLE: usize = 300;

const BEFORE_OTHERS: [&str; 23] = [
    "of",
    "for",
    "to",
    "with",
    "by",
    "from",
    "than",
    "at",
    "in",
    "on",
    "about",
    "near",
    "after",
    "over",
    "against",
    "under",
    "including",
    "like",
    "between",
    "among",
    "before",
    "into",
    "as",
];

/// Nouns for something said or shown: their owner is the one who speaks.
const SPOKEN: [&str; 76] = [
    "note",
    "statement",
    "statements",
    "claim",
    "claims",
    "refusal",
    "remark",
    "remarks",
    "words",
    "speech",
    "letter",
    "post",
    "tweet",
    "stance",
    "position",
    "narrative",
    "assertion",
    "accusation",
    "accusations",
    "demand",
    "demands",
    "comment",
    "comments",
    "view",
    "views",
    "response",
    "reply",
    "reaction",
    "rejection",
    "denial",
    "insistence",
    "call",
    "calls",
    "proposal",
    "offer",
    "warning",
    "warnings",
    "threat",
    "threats",
    "suggestion",
    "message",
    "account",
    "version",
    "readout",
    "argument",
    "complaint",
    "criticism",
    "plan",
    "promise",
    "pledge",
    "vow",
    "announcement",
    "declaration",
    "interpretation",
    "definition",
    "framing",
    "willingness",
    "readiness",
    "decision",
    "request",
    "answer",
    "answers",
    "question",
    "questions",
    "belief",
    "opinion",
    "concern",
    "concerns",
    "fear",
    "fears",
    "hope",
    "hopes",
    "goal",
    "aim",
    "policy",
    "priority",
];

impl<'a> Stage<'a> {
    pub(super) fn new(
        names: &'a Names,
        reading: &'a Reading<'a>,
        cast: &'a Cast,
        day: Option<Date>,
    ) -> Stage<'a> {
        Stage {
            names,
            reading,
            cast,
            day,
            roles: Vec::new(),
            entity_of: FxHashMap::default(),
            told_sex: FxHashMap::default(),
        }
    }

    /// The party an entity speaks for.
    pub(super) fn party(&self, entity: Entity) -> Option<PartyId> {
        match entity {
            Entity::Person(p) => {
                let person = &self.cast.people[p as usize];
                if person.civil { None } else { person.party }
            }
            Entity::Body(b) => self.body_party(b),
            Entity::Party(id) => Some(id),
            Entity::Role(r) => self.roles[r as usize].party,
        }
    }

    fn body_party(&self, body: u32) -> Option<PartyId> {
        self.cast.bodies[body as usize].party
    }

    fn sex(&self, entity: Entity) -> Option<Sex> {
        let told = self.told_sex.get(&entity).copied();
        match entity {
            Entity::Person(p) => self.cast.people[p as usize].sex.or(told),
            Entity::Role(r) => self.roles[r as usize].sex.or(told),
            _ => None,
        }
    }

    /// Remembers the sex that a pronoun told.
    fn tell_sex(&mut self, entity: Entity, pronoun: Pronoun) {
        let sex = match pronoun {
            Pronoun::He => Sex::Male,
            Pronoun::She => Sex::Female,
            _ => return,
        };
        self.told_sex.entry(entity).or_insert(sex);
    }

    /// The speaker of a source that covers these tokens. `last`: whose words the attribution before it gave.
    pub(super) fn source(&mut self, range: Range<usize>, last: Option<Entity>) -> Option<Entity> {
        let range = self.trim(range);
        if range.is_empty() {
            return None;
        }
        self.noun_phrase(range, last, 0)
    }

    /// Cuts marks and articles of quotation from both ends.
    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end.min(self.reading.len()));
        let is_mark = |t: usize| !self.reading.is_word(t) && !self.reading.is_possessive(t);
        while start < end && is_mark(start) && self.reading.mention_starting(start).is_none() {
            start += 1;
        }
        while end > start && is_mark(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn noun_phrase(&mut self, range: Range<usize>, last: Option<Entity>, depth: u8) -> Option<Entity> {
        let reading = self.reading;
        let core = self.core(&range);
        if let Some(person) = self.named_person(&range, &core) {
            return Some(person);
        }
        let inside: Vec<usize> = self.mention_indices(&core);
        let Some(&head) = inside.last() else {
            return self.headless(range, core, last, depth);
        };
        let mention = reading.mentions[head];
        let tail = mention.end as usize..core.end;
        if !tail.is_empty() {
            let mut next = tail.start;
            let owned = reading.is_possessive(next);
            next += usize::from(owned);
            let noun = (next..core.end).rev().find(|&t| reading.is_word(t) && !is_adverb(reading.word(t)));
            if let Some(noun) = noun.filter(|&n| n >= next) {
                let spoken = SPOKEN.contains(&reading.word(noun));
                if !spoken && !matches!(mention.what, What::Office(..)) {
                    return self.unknown_head(&core, head, noun, last, depth);
                }
            }
        }
        // "Russia and China": what stands first speaks for itself.
        let head = self.first_of_list(&inside, head);
        let before = self.roles.len();
        let found = self.mention(head, last, depth);
        // A role made here is called by all its words: "spokesman for the Lusanian grid".
        if let Some(Entity::Role(r)) = found
            && r as usize >= before
            && !self.roles[r as usize].named
            && matches!(mention.what, What::Office(..) | What::Institution(_))
        {
            self.roles[r as usize].name = self.role_name(&range).to_owned();
        }
        found
    }

    /// The words of a role: without article, to the first comma or clause.
    fn role_name(&self, range: &Range<usize>) -> &'a str {
        let reading = self.reading;
        let stop = (range.start + 1..range.end).find(|&t| {
            matches!(reading.word(t), "," | "(" | ":" | "–" | "—")
                || reading.mention_starting(t).is_some_and(|m| {
                    matches!(reading.mentions[m].what, What::Pronoun(Pronoun::Relative))
                })
        });
        self.bare(range.start..stop.unwrap_or(range.end))
    }

    /// A noun phrase without article and possessive.
    fn bare(&self, words: Range<usize>) -> &'a str {
        const ARTICLES: [&str; 11] =
            ["the", "a", "an", "one", "another", "this", "that", "some", "two", "three", "several"];
        let reading = self.reading;
        let (mut start, mut end) = (words.start, words.end);
        while start + 1 < end && reading.is_one_of(start, &ARTICLES) {
            start += 1;
        }
        while end > start + 1 && (reading.is_possessive(end - 1) || !reading.is_word(end - 1)) {
            end -= 1;
        }
        reading.words(start..end)
    }

    /// The tokens before the first comma, clause or preposition.
    fn core(&self, range: &Range<usize>) -> Range<usize> {
        let reading = self.reading;
        let mut at = range.start;
        while at < range.end {
            if let Some(m) = reading.mention_starting(at) {
                if matches!(reading.mentions[m].what, What::Pronoun(Pronoun::Relative)) && at > range.start {
                    break;
                }
                at = (reading.mentions[m].end as usize).min(range.end);
                continue;
            }
            let word = reading.word(at);
            if at > range.start
                && (matches!(word, "," | ":" | ";" | "(" | "–" | "—" | "-" | "that")
                    && !(word == "-" && reading.is_word(at + 1) && reading.is_word(at - 1))
                    || matches!(word, "when" | "while" | "because" | "where" | "if" | "whether" | "since")
                    || BEFORE_OTHERS.contains(&word))
            {
                break;
            }
            at += 1;
        }
        range.start..at
    }

    fn mention_indices(&self, range: &Range<usize>) -> Vec<usize> {
        let from = self.reading.mention_from(range.start);
        (from..self.reading.mentions.len())
            .take_while(|&m| (self.reading.mentions[m].end as usize) <= range.end)
            .collect()
    }

    /// The person whom the source names: in its core, or set beside a role ("the foreign minister, Ana Reth").
    fn named_person(&self, range: &Range<usize>, core: &Range<usize>) -> Option<Entity> {
        let reading = self.reading;
        for m in self.mention_indices(range) {
            let mention = reading.mentions[m];
            let (start, end) = (mention.start as usize, mention.end as usize);
            match mention.what {
                What::Pronoun(Pronoun::Relative) if start > range.start => return None,
                What::Person(id) => {
                    let owns = reading.is_possessive(end) && self.goes_on(end + 1, range.end);
                    if owns {
                        return None;
                    }
                    let before = start.checked_sub(1).filter(|&b| b >= range.start);
                    let other = before.is_some_and(|b| BEFORE_OTHERS.contains(&reading.word(b)));
                    if other {
                        continue;
                    }
                    // In the core the name must end it: "the Putin aide" is not Putin.
                    let ends_core = end >= core.end || self.only_adverbs(end, core.end);
                    let listed = reading.is(end, "and") || reading.word(end) == "&";
                    let beside = before.is_some_and(|b| reading.word(b) == ",")
                        || reading.mention_ending(start).is_some_and(|b| {
                            start > core.end && {
                                matches!(
                                    reading.mentions[b].what,
                                    What::Party(..) | What::Body(_) | What::Office(..) | What::Institution(_)
                                )
                            }
                        });
                    if start < core.end && (ends_core || listed) || start >= core.end && beside {
                        return Some(Entity::Person(id));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a noun follows the owner within the source: "Putin's aide" and not "Putin's".
    fn goes_on(&self, from: usize, to: usize) -> bool {
        let Some(noun) = (from..to).find(|&t| self.reading.is_word(t)) else { return false };
        let last = (from..to).rev().find(|&t| self.reading.is_word(t)).unwrap_or(noun);
        !(SPOKEN.contains(&self.reading.word(noun)) || SPOKEN.contains(&self.reading.word(last)))
    }

    fn only_adverbs(&self, from: usize, to: usize) -> bool {
        (from..to).all(|t| {
            !self.reading.is_word(t)
                || self.reading.is_possessive(t)
                || is_adverb(self.reading.word(t))
                || SPOKEN.contains(&self.reading.word(t))
        })
    }

    /// Of "A, B and C" the first; else the head.
    fn first_of_list(&self, inside: &[usize], head: usize) -> usize {
        let reading = self.reading;
        let mut first = head;
        for pair in inside.windows(2).rev() {
            let (a, b) = (reading.mentions[pair[0]], reading.mentions[pair[1]]);
            let between = a.end as usize..b.start as usize;
            let joined = between.len() == 1 && reading.is_one_of(between.start, &["and", "or", "&"])
                || between.len() == 1 && reading.word(between.start) == ",";
            let names = matches!(
                a.what,
                What::Party(..) | What::Body(_) | What::Person(_) | What::Office(_, true) | What::Institution(_)
            );
            if joined && names && pair[1] == first {
                first = pair[0];
            } else if pair[1] == first && between.is_empty() && matches!(a.what, What::Party(..) | What::Body(_)) {
                // "European ministers and NATO leadership": an adjective of the later one.
                if let Some(earlier) = self.listed_before(inside, pair[0]) {
                    first = earlier;
                }
                break;
            } else if pair[1] == first {
                break;
            }
        }
        first
    }

    /// The list member before a modifier: what ends right before an "and" in front of it.
    fn listed_before(&self, inside: &[usize], modifier: usize) -> Option<usize> {
        let start = self.reading.mentions[modifier].start as usize;
        let joint = start.checked_sub(1).filter(|&t| self.reading.is(t, "and"))?;
        inside.iter().copied().find(|&m| self.reading.mentions[m].end as usize == joint)
    }

    /// A head that no table knows: "Putin's spokespersonship", "the Norrovian farmers' leader", "Kremlin pool".
    fn unknown_head(
        &mut self,
        core: &Range<usize>,
        owner: usize,
        noun: usize,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let reading = self.reading;
        let mention = reading.mentions[owner];
        let party = match mention.what {
            What::Party(id, _) => Some(id),
            What::Body(b) => self.body_party(b),
            // Someone's wife or lawyer does not speak for a party.
            What::Person(_) | What::Pronoun(_) => {
                if reading.is_one_of(
                    noun,
                    &["team", "camp", "administration", "government", "side", "people", "allies", "party"],
                ) {
                    self.mention(owner, last, depth + 1).and_then(|e| self.party(e))
                } else {
                    None
                }
            }
            _ => None,
        };
        if !is_agent(reading.word(noun)) {
            return None;
        }
        let plural = reading.word(noun).ends_with('s');
        Some(self.role(core.clone(), party, None, None, plural, plural))
    }

    /// A source without a known head: "one of Putin's aides", "both sides", "people close to the talks".
    fn headless(
        &mut self,
        range: Range<usize>,
        core: Range<usize>,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let reading = self.reading;
        if depth < 3 && reading.is(core.end, "of") && core.end + 1 < range.end {
            let few = (core.clone()).any(|t| {
                reading.is_one_of(
                    t,
                    &[
                        "one", "some", "many", "most", "members", "member", "each", "several", "two", "part",
                        "all", "none",
                    ],
                )
            });
            if few {
                let rest = self.noun_phrase(core.end + 1..range.end, last, depth + 1)?;
                let party = self.party(rest);
                let plural = !reading.is(core.start, "one");
                return Some(self.role(range, party, None, None, plural, plural));
            }
        }
        let nameless = core.clone().all(|t| {
            !reading.is_word(t)
                || reading.is_one_of(
                    t,
                    &["who", "that", "this", "what", "there", "which", "those", "these", "and", "but"],
                )
        });
        if nameless {
            return None;
        }
        let noun = core.clone().rev().find(|&t| reading.is_word(t) && !is_adverb(reading.word(t)))?;
        if !is_agent(reading.word(noun)) {
            return None;
        }
        let plural = reading.word(noun).ends_with('s');
        Some(self.role(core, None, None, None, plural, plural))
    }

    fn role(
        &mut self,
        words: Range<usize>,
        party: Option<PartyId>,
        office: Option<Range<usize>>,
        sex: Option<Sex>,
        plural: bool,
        group: bool,
    ) -> Entity {
        let name = self.bare(words).to_owned();
        let office = office.map(|o| self.reading.words(o).to_owned());
        self.roles.push(Role { name, party, office, sex, plural, group, named: false });
        Entity::Role(self.roles.len() as u32 - 1)
    }

    /// Whom a mention names.
    pub(super) fn mention(&mut self, at: usize, last: Option<Entity>, depth: u8) -> Option<Entity> {
        if let Some(&known) = self.entity_of.get(&at) {
            return known;
        }
        if depth > 3 {
            return None;
        }
        let mention = self.reading.mentions[at];
        let found = match mention.what {
            What::Person(id) => Some(Entity::Person(id)),
            What::Body(id) => Some(Entity::Body(id)),
            What::Party(id, _) => Some(Entity::Party(id)),
            What::Office(office, plural) => self.office(at, office, plural, last, depth),
            What::Institution(i) => self.institution(at, i, last, depth),
            What::Pronoun(pronoun) => return self.pronoun(at, pronoun, last, depth),
            // "The Unyielding Barrier": a heading, not somebody.
            What::Chain if mention.start > 0 && self.reading.is(mention.start as usize - 1, "the") => None,
            What::Chain => {
                let words = mention.range();
                Some(self.role(words, None, None, None, false, false))
            }
            What::KnownPerson(_) | What::Thing => None,
        };
        self.entity_of.insert(at, found);
        found
    }

    fn owner(&mut self, owner: Owner, last: Option<Entity>, depth: u8) -> Option<PartyId> {
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
    fn office(
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
        let owned = owner.is_some();
        let indefinite = left.article.is_some_and(|a| {
            reading.is_one_of(a, &["a", "an", "one", "another", "some", "any", "two", "three", "several"])
        });
        if !indefinite && !plural && !civil {
            if let Some(found) = self.holder(at, office, party, owned) {
                return Some(found);
            }
            if let Some(found) = self.holder_of_dossier(office, start..end, party, owned) {
                return Some(found);
            }
            if !owned {
                if let Some(found) = self.same_role(at, office) {
                    return Some(found);
                }
            }
        }
        let chief = row_kind == OfficeKind::Chief && !owned && !indefinite && !plural;
        let party = party.or_else(|| if chief { self.nearest_organisation(at) } else { None });
        let party = party.or_else(|| {
            let speaks = matches!(
                row_kind,
                OfficeKind::Voice | OfficeKind::Head | OfficeKind::Minister | OfficeKind::Aide
            );
            self.cast.own.filter(|_| !owned && !civil && speaks && !mention.quoted)
        });
        let from = if left.start < start { left.start } else { start };
        let mut to = end;
        if left.owner.is_none() && owned {
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
            if person.civil && !person.undecided {
                continue;
            }
            let same = same_office(&held.to_lowercase(), &said)
                || person.office_kind == Some(office) && !is_plain(&self.names.offices[office as usize].name)
                || is_plain(&said)
                    && person.office_kind.is_some_and(|o| self.names.offices[o as usize].kind == kind)
                    && ends_alike(&held.to_lowercase(), &said);
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
                (What::Office(o, false), Some(Some(Entity::Role(r)))) if o == office => Some(Entity::Role(*r)),
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
                What::Body(b) if !self.cast.bodies[b as usize].press => Some(self.cast.bodies[b as usize].party),
                _ => None,
            })
            .flatten()
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
        let (known, row) = holders.next()?;
        if holders.next().is_some() {
            return None;
        }
        drop(holders);
        if let Some(met) = self.cast.people.iter().position(|p| p.known == Some(known)) {
            return Some(Entity::Person(met as u32));
        }
        let (term, _) = standing(&row.terms, self.day)?;
        self.roles.push(Role {
            name: row.name.clone(),
            party: Some(term.party),
            office: term.office.clone(),
            sex: row.sex,
            plural: false,
            group: false,
            named: true,
        });
        Some(Entity::Role(self.roles.len() as u32 - 1))
    }

    fn holds(&self, known: u32, office: u32, said: &str, party: Option<PartyId>) -> bool {
        let row = &self.names.people[known as usize];
        if !row.of_dossier {
            return false;
        }
        let Some((term, true)) = standing(&row.terms, self.day) else { return false };
        let held = term.office.as_deref().unwrap_or("").to_lowercase();
        let same = same_office(&held, said)
            || super::cast::office_named(self.names, &held) == Some(office) && !is_plain(said);
        same && party.is_none_or(|p| p == term.party)
    }

    /// "the ministry", "Norrovia's government", "the Romanian military", "the statement".
    fn institution(
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
            if let Some(found) = self.last_alike(at) {
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

    /// Whom a pronoun stands for: the nearest and most prominent who fits, the speaker before it first.
    pub(super) fn pronoun(
        &mut self,
        at: usize,
        pronoun: Pronoun,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let mention = self.reading.mentions[at];
        match pronoun {
            Pronoun::I | Pronoun::We => {
                if mention.quoted {
                    return last;
                }
                let own = self.cast.own.map(Entity::Party);
                return if pronoun == Pronoun::I { self.cast.voice.map(Entity::Person).or(own) } else { own };
            }
            Pronoun::Relative => return self.nearest_before(at, depth),
            _ => {}
        }
        if depth > 2 {
            return None;
        }
        let found = self.salient(at, pronoun, last, depth);
        if let Some(found) = found {
            self.tell_sex(found, pronoun);
        }
        found
    }

    /// The name right before "who" or "which".
    fn nearest_before(&mut self, at: usize, depth: u8) -> Option<Entity> {
        let start = self.reading.mentions[at].start;
        let before = at.checked_sub(1)?;
        let mention = self.reading.mentions[before];
        if mention.sentence != self.reading.mentions[at].sentence || start - mention.end > 3 {
            return None;
        }
        self.mention(before, None, depth + 1)
    }

    fn salient(&mut self, at: usize, pronoun: Pronoun, last: Option<Entity>, depth: u8) -> Option<Entity> {
        let reading = self.reading;
        let here = reading.mentions[at];
        let paragraph = reading.paragraph_of[here.start as usize];
        let mut best: Option<(f32, Entity)> = None;
        let mut seen: Vec<Entity> = Vec::new();
        for m in (at.saturating_sub(LOOK_BACK)..at).rev() {
            let mention = reading.mentions[m];
            let sentences = here.sentence - mention.sentence;
            if sentences > 6 || paragraph.saturating_sub(reading.paragraph_of[mention.start as usize]) > 3 {
                break;
            }
            // Names in what is quoted are spoken of, not speaking; so are places.
            if mention.quoted && !here.quoted || self.is_place(&mention) {
                continue;
            }
            let entity = match mention.what {
                What::Pronoun(p) if p == pronoun => match self.entity_of.get(&m) {
                    Some(&Some(entity)) => entity,
                    _ => continue,
                },
                What::Pronoun(_) | What::Chain | What::Thing => continue,
                What::Office(..) | What::Institution(_) if depth >= 2 => continue,
                _ => match self.mention(m, None, depth + 1) {
                    Some(entity) => entity,
                    None => continue,
                },
            };
            if !self.agrees(entity, &mention, pronoun) || seen.contains(&entity) {
                continue;
            }
            seen.push(entity);
            let mut score = -1.5 * sentences.min(4) as f32;
            if self.is_subject(&mention) {
                score += 1.6;
            }
            if last == Some(entity) {
                score += 2.0;
            }
            let sexed = matches!(pronoun, Pronoun::He | Pronoun::She);
            if sexed && self.sex(entity).is_some() {
                score += 0.8;
            }
            if reading.is_possessive(mention.end as usize) {
                score -= 0.7;
            }
            if reading.paragraph_of[mention.start as usize] != paragraph {
                score -= 0.5;
            }
            if matches!(entity, Entity::Role(_)) {
                score -= 0.3;
            }
            if best.is_none_or(|(had, _)| score > had) {
                best = Some((score, entity));
            }
        }
        let found = best.map(|(_, e)| e).or_else(|| {
            let last = last?;
            self.agrees_alone(last, pronoun).then_some(last)
        });
        self.entity_of.insert(at, found);
        found
    }

    fn agrees_alone(&self, entity: Entity, pronoun: Pronoun) -> bool {
        match pronoun {
            Pronoun::He => self.is_one_person(entity) && self.sex(entity) != Some(Sex::Female),
            Pronoun::She => self.is_one_person(entity) && self.sex(entity) != Some(Sex::Male),
            Pronoun::It => {
                !self.is_one_person(entity)
                    && !matches!(entity, Entity::Role(r) if self.roles[r as usize].plural)
            }
            _ => true,
        }
    }

    /// Whether a pronoun can stand for what a mention names.
    fn agrees(&self, entity: Entity, mention: &Mention, pronoun: Pronoun) -> bool {
        if pronoun == Pronoun::They {
            return match entity {
                Entity::Person(_) => false,
                Entity::Role(r) => self.roles[r as usize].plural || self.roles[r as usize].group,
                Entity::Party(_) => {
                    matches!(mention.what, What::Party(_, form) if form != super::names::Form::Adjective)
                        || matches!(mention.what, What::Institution(_))
                }
                Entity::Body(_) => true,
            };
        }
        if matches!(mention.what, What::Party(_, super::names::Form::Adjective)) {
            return false;
        }
        self.agrees_alone(entity, pronoun)
    }

    fn is_one_person(&self, entity: Entity) -> bool {
        match entity {
            Entity::Person(_) => true,
            Entity::Role(r) => !self.roles[r as usize].plural && !self.roles[r as usize].group,
            _ => false,
        }
    }

    /// Whether a mention of a party stands for the place: "in Kyiv", "to Moscow".
    fn is_place(&self, mention: &Mention) -> bool {
        let start = mention.start as usize;
        matches!(mention.what, What::Party(..))
            && start > 0
            && self.reading.is_one_of(
                start - 1,
                &["in", "at", "near", "outside", "around", "into", "across", "from", "to"],
            )
    }

    /// Whether a mention stands where subjects do: first in its sentence or clause, before a verb.
    fn is_subject(&self, mention: &Mention) -> bool {
        let reading = self.reading;
        let start = mention.start as usize;
        if reading.is_possessive(mention.end as usize) {
            return false;
        }
        let first = reading.sentence_start(start);
        let mut at = start;
        // Words of the same noun phrase.
        while at > first {
            let before = at - 1;
            if reading.mention_ending(at).is_some_and(|m| {
                matches!(reading.mentions[m].what, What::Office(..) | What::Party(..) | What::Institution(_))
            }) {
                at = reading.mentions[reading.mention_from(at) - 1].start as usize;
                continue;
            }
            if reading.is_one_of(before, &["the", "a", "an", "'s", "’s"]) || reading.is_capital(before) {
                at = before;
                continue;
            }
            break;
        }
        if at <= first {
            return true;
        }
        let before = reading.word(at - 1);
        let opens = matches!(
            before,
            "," | "“" | "\"" | "that" | "and" | "but" | "while" | "as" | "when" | ";" | "—" | "–" | "said"
        );
        let verb_next = reading.is_word(mention.end as usize)
            && (reading.word(mention.end as usize).ends_with("ed")
                || reading.is_one_of(
                    mention.end as usize,
                    &[
                        "said", "says", "told", "has", "had", "was", "is", "will", "would", "did", "made",
                        "gave", "left", "met", "were", "have",
                    ],
                ));
        opens && verb_next || before == "said" && !verb_next
    }
}

/// Whether a noun names somebody: people and groups of them do, meetings, efforts and texts do not.
fn is_agent(noun: &str) -> bool {
    const GROUPS: [&str; 62] = [
        "people", "persons", "person", "man", "men", "woman", "women", "sides", "side", "parties", "others", "many", "some", "few",
        "most", "both", "all", "neighbour", "neighbours", "neighbors", "neighbor", "participants", "participant", "family",
        "families", "group", "groups", "crew", "crews", "team", "community", "everyone", "everybody", "nobody", "anyone",
        "somebody", "someone", "those", "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "friend",
        "friends", "public", "youth", "crowd", "audience", "refugees", "hosts", "host", "colleagues", "nun", "monk", "captives",
        "troops", "guests", "one",
    ];
    let noun = noun.to_ascii_lowercase();
    if GROUPS.contains(&noun.as_str()) {
        return true;
    }
    const THINGS: [&str; 26] = [
        "posture", "paper", "matter", "letter", "order", "power", "number", "factor", "border", "river", "danger", "barrier", "answer",
        "corner", "offer", "error", "sector", "winter", "summer", "weather", "fever", "water", "anger", "corridor", "chapter",
        "disaster",
    ];
    let one = noun.strip_suffix('s').unwrap_or(&noun);
    if THINGS.contains(&one) {
        return false;
    }
    ["er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ant", "arch", "crat", "ster", "ologue"]
        .iter()
        .any(|e| one.len() > e.len() + 2 && one.ends_with(e))
        || noun.ends_with("men") || noun.ends_with("women") || noun.ends_with("folk")
}

/// Words after a name that change nothing: "Trump himself", "Kyiv also".
fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "himself"
            | "herself"
            | "itself"
            | "themselves"
            | "also"
            | "too"
            | "alone"
            | "now"
            | "both"
            | "all"
            | "has"
            | "have"
            | "had"
            | "who"
            | "and"
            | "then"
            | "though"
            | "however"
            | "later"
            | "earlier"
            | "still"
            | "again"
            | "yesterday"
            | "today"
            | "recently"
            | "reportedly"
            | "is"
            | "was"
            | "own"
            | "will"
            | "would"
            | "did"
    ) || word.len() > 4 && word.ends_with("ly")
}

/// Whether an office is called by its plain noun: "the minister", "the envoy".
fn is_plain(words: &str) -> bool {
    !words.contains([' ', '-'])
}

/// Whether a held office is called by the plain noun: "special envoy" by "envoy", "presidential aide" by "aide".
fn ends_alike(held: &str, said: &str) -> bool {
    let noun = |w: &str| w.trim_end_matches('.').to_owned();
    held.split([' ', '-']).any(|w| noun(w) == said)
        || matches!((held, said), (_, "negotiator" | "envoy" | "diplomat"))
}
