//! Who and what the documents name, joined across them, and who uses which name.

use crate::origins::{Relation, origins};
use std::collections::{BTreeMap, BTreeSet};
use verbale_model::{Actor, ActorKind, DocumentId, Evidence, Facts, Moment, Record};

/// One person, body, state or place across all documents.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedActor {
    /// Which.
    pub kind: ActorKind,
    /// The dossier's name, else the table's, else the fullest one in any document.
    pub name: String,
    /// The party's id or name.
    pub party: Option<String>,
    /// Offices told of it, earliest first.
    pub offices: Vec<HeldOffice>,
    /// Of a place: the larger place it lies in, where that is not in dispute.
    pub parent: Option<String>,
    /// Of a place: who holds, claims or has claimed it.
    pub claims: Vec<String>,
    /// Every name used, the most frequent first.
    pub names: Vec<NameUse>,
    /// How many origins name it.
    pub origins: u32,
}

/// An office as documents tell it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldOffice {
    /// The office.
    pub office: String,
    /// The date of the first document that tells it.
    pub first: Option<Moment>,
    /// The date of the last.
    pub last: Option<Moment>,
}

/// One name and who uses it.
#[derive(Clone, PartialEq, Debug)]
pub struct NameUse {
    /// As written.
    pub name: String,
    /// How many origins use it.
    pub origins: u32,
    /// Who uses it: the party of an account, else the outlet; with the number of origins.
    pub by: Vec<(String, u32)>,
    /// Where it is used first.
    pub evidence: Evidence,
}

/// All actors, the most often named first; those named alike by kind and name.
pub fn actors(facts: &Facts) -> Vec<NamedActor> {
    let origin_of = origin_of(facts);
    let full = full_names(facts);
    let mut groups: BTreeMap<(ActorKind, String), Group<'_>> = BTreeMap::new();
    for record in &facts.records {
        for actor in &record.annotations.actors {
            let key = (actor.kind, key(actor, &full));
            groups.entry(key).or_default().add(record, actor, &origin_of, facts);
        }
    }
    let mut out: Vec<NamedActor> =
        groups.into_iter().filter_map(|((kind, _), g)| g.close(kind, facts)).collect();
    out.sort_by(|a, b| {
        (b.origins.cmp(&a.origins)).then_with(|| a.kind.cmp(&b.kind)).then_with(|| a.name.cmp(&b.name))
    });
    out
}

/// The origin that each document repeats, or itself.
fn origin_of(facts: &Facts) -> BTreeMap<DocumentId, DocumentId> {
    let mut out = BTreeMap::new();
    for group in origins(facts) {
        for copy in &group.documents {
            let repeats = matches!(copy.relation, Relation::Copy | Relation::Cut | Relation::Version);
            out.insert(copy.document, if repeats { group.origin } else { copy.document });
        }
    }
    out
}

/// The people's full names by folded surname.
fn full_names(facts: &Facts) -> BTreeMap<String, BTreeSet<(String, Option<&str>)>> {
    let mut out: BTreeMap<String, BTreeSet<(String, Option<&str>)>> = BTreeMap::new();
    let actors = facts.records.iter().flat_map(|r| &r.annotations.actors);
    for actor in actors.filter(|a| a.kind == ActorKind::Person) {
        let words: Vec<String> = actor.name.split_whitespace().map(fold).collect();
        if let ([_, .., last], party) = (words.as_slice(), actor.party.as_deref()) {
            out.entry(last.clone()).or_default().insert((words.join(" "), party));
        }
    }
    out
}

/// What two mentions of one actor share. A surname alone goes with the one full name that fits it, if there is just one.
fn key(actor: &Actor, full: &BTreeMap<String, BTreeSet<(String, Option<&str>)>>) -> String {
    if actor.kind != ActorKind::Person {
        return actor.name.clone();
    }
    let words: Vec<String> = actor.name.split_whitespace().map(fold).collect();
    if let [surname] = words.as_slice() {
        let party = actor.party.as_deref();
        let fits = |other: Option<&str>| party.is_none() || other.is_none() || party == other;
        let fitting: BTreeSet<&str> = (full.get(surname).into_iter().flatten())
            .filter(|(_, other)| fits(*other))
            .map(|(name, _)| name.as_str())
            .collect();
        if let (1, Some(only)) = (fitting.len(), fitting.first()) {
            return (*only).to_owned();
        }
    }
    words.join(" ")
}

/// A name's word as all its usual spellings in Latin letters have it: "Sybiha" and "Sibiga", "Yuri" and "Yury" are one.
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'y' | 'j' | 'ї' | 'ı' | 'í' | 'ï' | 'î' => 'i',
            'g' | 'ğ' => 'h',
            'w' => 'v',
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ă' | 'ą' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => 'e',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
            'ç' | 'ć' | 'č' => 'c',
            'ñ' | 'ń' | 'ň' => 'n',
            'š' | 'ś' | 'ş' | 'ș' => 's',
            'ž' | 'ź' | 'ż' => 'z',
            'ł' => 'l',
            '\'' | '’' | '-' | '.' => continue,
            other => other,
        };
        // "Andrii", "Andriy", "Andri": a letter told twice is told once.
        if !out.ends_with(plain) {
            out.push(plain);
        }
    }
    out
}

#[derive(Default)]
struct Group<'a> {
    /// Every name that records gave it, with how many gave it.
    canonical: BTreeMap<&'a str, u32>,
    party: BTreeMap<&'a str, u32>,
    offices: BTreeMap<&'a str, (Option<Moment>, Option<Moment>)>,
    parent: Option<&'a str>,
    claims: &'a [String],
    names: BTreeMap<&'a str, Use>,
    origins: BTreeSet<DocumentId>,
}

#[derive(Default)]
struct Use {
    origins: BTreeSet<DocumentId>,
    by: BTreeMap<String, BTreeSet<DocumentId>>,
    first: Option<Evidence>,
}

impl<'a> Group<'a> {
    fn add(
        &mut self,
        record: &'a Record,
        actor: &'a Actor,
        origin_of: &BTreeMap<DocumentId, DocumentId>,
        facts: &Facts,
    ) {
        let id = record.document.id();
        let origin = origin_of.get(&id).copied().unwrap_or(id);
        let meta = record.document.meta();
        self.origins.insert(origin);
        *self.canonical.entry(&actor.name).or_default() += 1;
        if let Some(party) = &actor.party {
            *self.party.entry(party).or_default() += 1;
        }
        if let Some(office) = &actor.office {
            let held = self.offices.entry(office).or_insert((meta.published, meta.published));
            held.0 = held.0.min(meta.published).or(held.0).or(meta.published);
            held.1 = held.1.max(meta.published);
        }
        self.parent = actor.parent.as_deref();
        self.claims = &actor.claims;
        let who = match (&meta.party, &meta.outlet) {
            (Some(party), _) => facts.dossier.party_name(party).to_owned(),
            (None, Some(outlet)) => outlet.clone(),
            (None, None) => record.document.label().to_owned(),
        };
        for (name, span) in actor.names.iter().zip(actor.spans.iter()) {
            let used = self.names.entry(&name.name).or_default();
            used.origins.insert(origin);
            // A copy is its origin's words: only who wrote them first uses the name.
            if origin == id {
                used.by.entry(who.clone()).or_default().insert(origin);
            }
            if used.first.is_none() {
                used.first = Evidence::of(&record.document, span.into()).ok();
            }
        }
    }

    fn close(self, kind: ActorKind, facts: &Facts) -> Option<NamedActor> {
        let most = |counts: &BTreeMap<&str, u32>| {
            let top = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
            top.map(|(name, _)| (*name).to_owned())
        };
        // The fullest name; of equally full ones the most frequent.
        let fullest = self.canonical.keys().map(|n| n.split_whitespace().count()).max()?;
        let full = self.canonical.iter().filter(|(n, _)| n.split_whitespace().count() == fullest);
        let name = most(&full.map(|(n, c)| (*n, *c)).collect())?;
        let size = |set: &BTreeSet<DocumentId>| set.len() as u32;
        let mut names: Vec<NameUse> = (self.names.into_iter())
            .filter_map(|(name, used)| {
                Some(NameUse {
                    name: name.to_owned(),
                    origins: size(&used.origins),
                    by: used.by.iter().map(|(who, set)| (who.clone(), size(set))).collect(),
                    evidence: used.first?,
                })
            })
            .collect();
        names.sort_by(|a, b| b.origins.cmp(&a.origins).then_with(|| a.name.cmp(&b.name)));
        let mut offices: Vec<HeldOffice> = (self.offices.into_iter())
            .map(|(office, (first, last))| HeldOffice { office: office.to_owned(), first, last })
            .collect();
        offices.sort_by(|a, b| a.first.cmp(&b.first).then_with(|| a.office.cmp(&b.office)));
        Some(NamedActor {
            kind,
            name: facts.dossier.party_name(&name).to_owned(),
            party: most(&self.party),
            offices,
            parent: self.parent.map(str::to_owned),
            claims: self.claims.to_vec(),
            names,
            origins: size(&self.origins),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_name_fold_together_and_other_names_do_not() {
        for (a, b) in [("Sybiha", "Sibiga"), ("Andrii", "Andriy"), ("Yuri", "Yury"), ("Erdoğan", "Erdogan")]
        {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("Sandu"), fold("Sanda"));
    }
}
