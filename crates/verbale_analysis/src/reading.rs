//! All facts read once for the views: documents as words, utterances with their party, meetings with their time.

use crate::en::{self, Hit, Kind, Phrases, Tag, Word};
use crate::utterance::{Utterance, utterances};
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;
use verbale_model::{Dossier, Evidence, Facts, Record, Span, Spans};

/// A name found in a text, from the dossier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Name {
    /// A party, by index into [`Reading::parties`].
    Party(u16),
    /// A person of a party.
    Person(u16, u16),
    /// An issue, by index into the dossier's issues.
    Issue(u16),
    /// A meeting's place, by index into the dossier's meetings.
    Place(u16),
}

/// One document as words: what its record and the dossier alone make of it.
pub(crate) struct Read {
    /// The day it was published.
    pub(crate) day: Option<Date>,
    /// The party whose own account it is, by index.
    pub(crate) party: Option<u16>,
    /// Whether its sentences without attribution are that party's own words: it is held whole, or the party publishes it.
    pub(crate) speaks_for_itself: bool,
    /// The person of that party whom it names first, within its opening.
    pub(crate) voice: Option<(u16, u16)>,
    /// People it names, with their names.
    pub(crate) people: Vec<((u16, u16), String)>,
    pub(crate) words: Vec<Word>,
    pub(crate) hits: Vec<Hit<Tag>>,
    pub(crate) names: Vec<Hit<Name>>,
    /// Bit a word: whether it stands under a negation.
    pub(crate) negated: Vec<bool>,
    /// Senses of its telling words, sorted, each once.
    pub(crate) senses: Vec<u64>,
}

/// One document among all that is held.
pub(crate) struct Doc<'a> {
    pub(crate) record: &'a Record,
    pub(crate) read: Arc<Read>,
    /// Utterances of this document: a range of [`Reading::utterances`].
    pub(crate) utterances: std::ops::Range<usize>,
}

impl Deref for Doc<'_> {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Doc<'_> {
    pub(crate) fn text(&self) -> &str {
        self.record.document.text()
    }

    /// The text from the first to the last word of a range; empty for none.
    pub(crate) fn told(&self, words: &std::ops::Range<usize>) -> &str {
        let range = self.words.get(words.clone()).unwrap_or_default();
        range.first().zip(range.last()).map_or("", |(a, b)| a.span.cover(b.span).text(self.text()))
    }

    /// The words inside a span, as a range of indices.
    pub(crate) fn words_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.words.partition_point(|w| w.span.end() <= span.start());
        let end = self.words.partition_point(|w| w.span.start() < span.end());
        start..end.max(start)
    }

    /// Lexicon hits that lie inside a range of words.
    pub(crate) fn hits_in(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = &Hit<Tag>> {
        inside(&self.hits, range)
    }

    /// Names inside a range of words.
    pub(crate) fn names_in(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = &Hit<Name>> {
        inside(&self.names, range)
    }

    /// Evidence for a place; `None` for no words.
    pub(crate) fn evidence(&self, spans: impl Into<Spans>) -> Option<Evidence> {
        self.record.evidence(spans.into()).ok()
    }
}

fn inside<'h, T>(hits: &'h [Hit<T>], range: &std::ops::Range<usize>) -> impl Iterator<Item = &'h Hit<T>> {
    let from = hits.partition_point(|h| h.start < range.start);
    let end = range.end;
    hits[from..].iter().take_while(move |h| h.start < end).filter(move |h| h.end <= end)
}

/// Documents without any of the words held that are reckoned with when words are weighed.
const UNSEEN: f32 = 24.0;
/// What is left of the weight of a word that occurs everywhere.
const FAINT: f32 = 0.4;

/// Facts read once.
pub(crate) struct Reading<'a> {
    pub(crate) facts: &'a Facts,
    /// Party ids: the dossier's in its order, then those discovered, by name.
    pub(crate) parties: Vec<String>,
    pub(crate) docs: Vec<Doc<'a>>,
    pub(crate) utterances: Vec<Utterance<'a>>,
    /// How telling each stem is, by the number of documents it occurs in.
    weights: FxHashMap<u64, f32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(facts: &'a Facts) -> Reading<'a> {
        let spoken: Vec<BTreeSet<&str>> = facts.records.par_iter().map(|r| spoken_for(r)).collect();
        let parties = party_ids(&facts.dossier, spoken.iter().flatten().copied());
        Reading::with(facts, parties, |_| None)
    }

    /// The same, with `known` giving what was read of a record before, among the same parties of the same dossier.
    pub(crate) fn with(
        facts: &'a Facts,
        parties: Vec<String>,
        known: impl Fn(&Arc<Record>) -> Option<Arc<Read>> + Sync,
    ) -> Reading<'a> {
        let names = names(facts, &parties);
        let of = |record: &'a Arc<Record>| Doc {
            record: record.as_ref(),
            read: known(record).unwrap_or_else(|| Arc::new(read(record, facts, &parties, &names))),
            utterances: 0..0,
        };
        let mut docs: Vec<Doc<'a>> = facts.records.par_iter().map(of).collect();
        let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
        for sense in docs.iter().flat_map(|d| &d.senses) {
            *frequency.entry(*sense).or_default() += 1;
        }
        let faint = en::faint();
        let weights: FxHashMap<u64, f32> = frequency
            .into_iter()
            .map(|(s, documents)| {
                (s, weight(docs.len(), documents as usize) * if faint.contains(&s) { FAINT } else { 1.0 })
            })
            .collect();
        let per_doc: Vec<Vec<Utterance<'a>>> = docs
            .par_iter()
            .enumerate()
            .map(|(n, d)| {
                let mut found = utterances(n, d, &parties);
                for utterance in &mut found {
                    let of = |s: &u64| weights.get(s).copied().unwrap_or(1.0);
                    utterance.weights = utterance.stems.iter().map(of).collect();
                    utterance.weight = utterance.weights.iter().sum();
                }
                found
            })
            .collect();
        let mut all = Vec::with_capacity(per_doc.iter().map(Vec::len).sum());
        for (doc, found) in docs.iter_mut().zip(per_doc) {
            doc.utterances = all.len()..all.len() + found.len();
            all.extend(found);
        }
        Reading { facts, parties, docs, utterances: all, weights }
    }

    /// How telling a stem is: rare ones weigh more. Between 0 and 1.
    pub(crate) fn weight(&self, stem: u64) -> f32 {
        self.weights.get(&stem).copied().unwrap_or(1.0)
    }

    /// The index of a party by its id.
    pub(crate) fn party_index(&self, id: &str) -> Option<u16> {
        self.parties.iter().position(|p| p == id).map(|n| n as u16)
    }

    /// The id of a party.
    pub(crate) fn party_id(&self, index: u16) -> &str {
        &self.parties[index as usize]
    }

    /// The name to show for a party.
    pub(crate) fn party_name(&self, index: u16) -> &str {
        self.facts.dossier.party_name(&self.parties[index as usize])
    }

    /// The id of an issue.
    pub(crate) fn issue_id(&self, index: u16) -> &str {
        &self.facts.dossier.issues[index as usize].id
    }

    /// Weighted share of the smaller one's content words that the two have in common.
    pub(crate) fn overlap(&self, a: &[u64], b: &[u64]) -> f32 {
        let (mut both, mut left, mut right) = (0.0, 0.0, 0.0);
        let (mut i, mut j) = (0, 0);
        while i < a.len() || j < b.len() {
            match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) if x == y => {
                    let w = self.weight(*x);
                    both += w;
                    left += w;
                    right += w;
                    i += 1;
                    j += 1;
                }
                (Some(x), Some(y)) if x < y => {
                    left += self.weight(*x);
                    i += 1;
                }
                (Some(x), None) => {
                    left += self.weight(*x);
                    i += 1;
                }
                (_, Some(y)) => {
                    right += self.weight(*y);
                    j += 1;
                }
                (None, None) => break,
            }
        }
        let least = f32::min(left, right);
        if least > 0.0 { both / least } else { 0.0 }
    }
}

/// Up to so many documents are counted one by one.
const COUNTED: usize = 64;

/// How telling a stem is that stands in so many of all documents.
///
/// Of many documents only the power of two is taken, so that one more changes the weights of few stems.
fn weight(documents: usize, with_stem: usize) -> f32 {
    let round = |n: usize| if documents <= COUNTED { n } else { n.next_power_of_two() };
    // Of few documents the shared words are no common ones yet: as if some more without them were held.
    let n = round(documents.max(1)) as f32 + UNSEEN;
    let most = ((n + 1.0) / 0.5).ln();
    ((n + 1.0) / (round(with_stem) as f32 + 0.5)).ln().max(0.1) / most
}

/// Parties that a record gives words to, or whose it is.
pub(crate) fn spoken_for(record: &Record) -> BTreeSet<&str> {
    let spoken = record.annotations.statements.iter().filter_map(verbale_model::Statement::party);
    spoken.chain(record.document.meta().party.as_deref()).collect()
}

/// Ids of the parties: the dossier's in its order, then those discovered, by name.
pub(crate) fn party_ids<'s>(dossier: &Dossier, spoken: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut ids: Vec<String> = dossier.parties.iter().map(|p| p.id.clone()).collect();
    let known: BTreeSet<&str> = dossier.parties.iter().map(|p| p.id.as_str()).collect();
    let found: BTreeSet<&str> = spoken.filter(|p| !known.contains(p)).collect();
    ids.extend(found.into_iter().map(str::to_owned));
    ids
}

fn names(facts: &Facts, parties: &[String]) -> Phrases<Name> {
    let mut names = Phrases::new();
    let dossier = &facts.dossier;
    for (n, id) in parties.iter().enumerate() {
        let n = n as u16;
        let Some(party) = dossier.party(id) else {
            names.add(id, Name::Party(n));
            continue;
        };
        for name in std::iter::once(&party.name).chain(&party.aliases) {
            names.add(name.strip_prefix("the ").unwrap_or(name), Name::Party(n));
            for people in en::demonyms(name) {
                names.add(&people, Name::Party(n));
            }
        }
        for (m, person) in party.people.iter().enumerate() {
            let who = Name::Person(n, m as u16);
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                names.add(name, who);
            }
            let family = person.name.rsplit(' ').next().unwrap_or("");
            let namesakes = dossier.parties.iter().flat_map(|p| &p.people);
            let alike = namesakes.filter(|p| p.name.rsplit(' ').next() == Some(family)).count();
            if alike == 1 && !family.is_empty() {
                names.add(family, who);
            }
        }
    }
    for (n, issue) in dossier.issues.iter().enumerate() {
        for phrase in issue.phrases.iter().chain(&issue.label) {
            names.add(phrase, Name::Issue(n as u16));
        }
    }
    for (n, meeting) in dossier.meetings.iter().enumerate() {
        if let Some(place) = &meeting.place {
            names.add(place, Name::Place(n as u16));
        }
    }
    names
}

/// Whether a family name alone stands behind another first name: "Aldo Marchetti" is not Teo Marchetti.
fn is_namesake(hit: &Hit<Name>, text: &str, words: &[Word], facts: &Facts) -> bool {
    let Name::Person(party, person) = hit.tag else { return false };
    if hit.end - hit.start > 1 || hit.start == 0 || words[hit.start].breaks {
        return false;
    }
    let before = &words[hit.start - 1];
    let word = before.span.text(text);
    let known = facts.dossier.parties.get(party as usize).and_then(|p| p.people.get(person as usize));
    let Some(known) = known else { return false };
    let own = |names: &str| names.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word));
    let titled = own(known.office.as_deref().unwrap_or(""))
        || own(&known.name)
        || known.aliases.iter().any(|a| own(a));
    before.capital && before.kind == Kind::Content && !before.breaks && !titled && !en::is_title(word)
}

/// Words of an account within which it names the one who speaks.
const OPENING: usize = 60;

fn read(record: &Record, facts: &Facts, parties: &[String], names: &Phrases<Name>) -> Read {
    let meta = record.document.meta();
    let words = en::read(record.document.text(), 0);
    let hits = en::lexicon().phrases.find(&words);
    let outlets = names;
    let mut names = names.find(&words);
    names.retain(|h| !is_namesake(h, record.document.text(), &words, facts));
    let negated = en::negated(&words, &hits);
    let publisher = meta.outlet.as_deref().map(|o| en::read(o, 0)).unwrap_or_default();
    let by_party = |party: u16| {
        let mut found = outlets.find(&publisher).into_iter();
        publisher.is_empty() || found.any(|h| h.tag == Name::Party(party))
    };
    let party = meta.party.as_ref().and_then(|p| parties.iter().position(|q| q == p)).map(|n| n as u16);
    let mut people: Vec<((u16, u16), String)> = Vec::new();
    for hit in &names {
        if let Name::Person(p, n) = hit.tag
            && !people.iter().any(|(id, _)| *id == (p, n))
            && let Some(known) = facts.dossier.parties.get(p as usize).and_then(|p| p.people.get(n as usize))
        {
            people.push(((p, n), known.name.clone()));
        }
    }
    let title = meta.title.as_deref().map(|t| outlets.find(&en::read(t, 0))).unwrap_or_default();
    let opening = title.iter().chain(names.iter().filter(|h| h.start < OPENING));
    let mut voice = opening.filter_map(|h| if let Name::Person(p, n) = h.tag { Some((p, n)) } else { None });
    let voice = voice.find(|(p, _)| Some(*p) == party);
    let mut senses: Vec<u64> = words.iter().filter(|w| w.kind == Kind::Content).map(|w| w.sense).collect();
    senses.sort_unstable();
    senses.dedup();
    Read {
        voice,
        people,
        speaks_for_itself: party.is_some_and(|p| meta.full || by_party(p)),
        day: meta.published.or(meta.captured).map(verbale_model::Moment::date),
        party,
        words,
        hits,
        names,
        negated,
        senses,
    }
}
