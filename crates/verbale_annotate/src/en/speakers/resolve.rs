//! Whose words: a source, as the text has it, to a person, body or party of the text.
//!
//! A source is read as a noun phrase: its head decides ("Putin's aide" is the aide), what stands around the head tells the party. A
//! wrong speaker is worse than none: what stays open is left open.

use super::cast::Cast;
use super::names::{Names, PartyId, Sex};
use super::reading::{Pronoun, Reading, What};
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
    pub(super) entity_of: FxHashMap<usize, Option<Entity>>,
    // Sex that earlier pronouns told of someone.
    told_sex: FxHashMap<Entity, Sex>,
}

/// How far back a pronoun or description looks, in mentions: keeps the whole linear.
pub(super) const LOOK_BACK: usize = 80;
/// The same for a role: its holder may have been named long before.
pub(super) const LOOK_BACK_FOR_ROLE: usize = 300;

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

    pub(super) fn body_party(&self, body: u32) -> Option<PartyId> {
        self.cast.bodies[body as usize].party
    }

    pub(super) fn sex(&self, entity: Entity) -> Option<Sex> {
        let told = self.told_sex.get(&entity).copied();
        match entity {
            Entity::Person(p) => self.cast.people[p as usize].sex.or(told),
            Entity::Role(r) => self.roles[r as usize].sex.or(told),
            _ => None,
        }
    }

    /// Remembers the sex that a pronoun told.
    pub(super) fn tell_sex(&mut self, entity: Entity, pronoun: Pronoun) {
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
        if start + 1 < end && self.reading.is_one_of(start, &["from", "by", "of", "for"]) {
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
            let name = self.role_name(&range);
            name.clone_into(&mut self.roles[r as usize].name);
        }
        found
    }

    /// The words of a role: without article, to the first comma or clause.
    fn role_name(&self, range: &Range<usize>) -> &'a str {
        let reading = self.reading;
        let stop = (range.start + 1..range.end).find(|&t| {
            matches!(reading.word(t), "," | "(" | ":" | "–" | "—")
                || reading
                    .mention_starting(t)
                    .is_some_and(|m| matches!(reading.mentions[m].what, What::Pronoun(Pronoun::Relative)))
        });
        self.bare(range.start..stop.unwrap_or(range.end))
    }

    /// A noun phrase without article and possessive.
    fn bare(&self, words: Range<usize>) -> &'a str {
        const ARTICLES: [&str; 16] = [
            "the", "a", "an", "one", "another", "this", "that", "some", "two", "three", "several", "his",
            "her", "its", "their", "our",
        ];
        let reading = self.reading;
        let (mut start, mut end) = (words.start, words.end);
        while start + 1 < end
            && reading.is_one_of(start, &ARTICLES)
            && !reading.is_one_of(start + 1, &["of", "or"])
        {
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
                What::Party(..)
                    | What::Body(_)
                    | What::Person(_)
                    | What::Office(_, true)
                    | What::Institution(_)
            );
            if joined && names && pair[1] == first {
                first = pair[0];
            } else if pair[1] == first
                && between.is_empty()
                && matches!(a.what, What::Party(..) | What::Body(_))
            {
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
        if reading.is_one_of(noun, &["resolution", "resolutions"]) {
            return self.adopting_body(core.start);
        }
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
        if reading.is_one_of(noun, &["resolution", "resolutions"]) {
            return self.adopting_body(core.start);
        }
        if !is_agent(reading.word(noun)) {
            return None;
        }
        let plural = reading.word(noun).ends_with('s');
        Some(self.role(core, None, None, None, plural, plural))
    }

    /// "the Assembly adopted a resolution demanding": a resolution speaks for the body named shortly before it.
    fn adopting_body(&self, before: usize) -> Option<Entity> {
        const NEAR: usize = 16;
        let mentions = &self.reading.mentions;
        let named = mentions.iter().rev().skip_while(|m| m.end as usize > before);
        let mut near = named.take_while(|m| m.end as usize + NEAR > before);
        near.find_map(|m| match m.what {
            What::Body(id) => Some(Entity::Body(id)),
            _ => None,
        })
    }

    pub(super) fn role(
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
}

/// Nouns for people and groups.
const GROUPS: [&str; 74] = [
    "rebels",
    "rebel",
    "insurgents",
    "separatists",
    "militants",
    "guerrillas",
    "unions",
    "union",
    "opposition",
    "guild",
    "delegates",
    "diplomats",
    "people",
    "persons",
    "person",
    "man",
    "men",
    "woman",
    "women",
    "sides",
    "side",
    "parties",
    "others",
    "many",
    "some",
    "few",
    "most",
    "both",
    "all",
    "neighbour",
    "neighbours",
    "neighbors",
    "neighbor",
    "participants",
    "participant",
    "family",
    "families",
    "group",
    "groups",
    "crew",
    "crews",
    "team",
    "community",
    "everyone",
    "everybody",
    "nobody",
    "anyone",
    "somebody",
    "someone",
    "those",
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
    "mother",
    "father",
    "friend",
    "friends",
    "public",
    "youth",
    "crowd",
    "audience",
    "refugees",
    "hosts",
    "host",
    "colleagues",
    "nun",
    "monk",
    "captives",
    "troops",
    "guests",
    "one",
];

/// Nouns that end as nouns for people do and name none.
const THINGS: [&str; 26] = [
    "posture", "paper", "matter", "letter", "order", "power", "number", "factor", "border", "river",
    "danger", "barrier", "answer", "corner", "offer", "error", "sector", "winter", "summer", "weather",
    "fever", "water", "anger", "corridor", "chapter", "disaster",
];

/// Whether a noun names somebody: people and groups of them do, meetings, efforts and texts do not.
fn is_agent(noun: &str) -> bool {
    let noun = noun.to_ascii_lowercase();
    if GROUPS.contains(&noun.as_str()) {
        return true;
    }
    let one = noun.strip_suffix('s').unwrap_or(&noun);
    if THINGS.contains(&one) {
        return false;
    }
    ["er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ant", "arch", "crat", "ster", "ologue"]
        .iter()
        .any(|e| one.len() > e.len() + 2 && one.ends_with(e))
        || noun.ends_with("men")
        || noun.ends_with("women")
        || noun.ends_with("folk")
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
