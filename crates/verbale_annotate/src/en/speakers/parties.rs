//! Parties that no table knows, told from the company their names keep: "Norrovia's chief negotiator", "the Belharran delegation",
//! "the foreign minister of Istrevia", "Dresk, the capital of Karsovia".
//!
//! A name and its adjective are one party if they have one stem ("Vellano", "Vellanese").

use super::names::{Form, InstitutionKind, Names, OfficeKind, PartyId, class};
use super::reading::{Mention, Reading, What, is_realm};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of one unknown capitalised word or pair of words.
#[derive(Default)]
struct Evidence {
    // Stands where only a party or a person stands: before "'s" and a role.
    owner: u32,
    // Stands where only a party stands.
    party: u32,
    // After "in", "to", "from" and the like.
    place: u32,
    // After an office or "Mr": a person.
    person: u32,
    // Before a verb that parties and people do.
    subject: u32,
}

/// Finds them and turns their mentions into mentions of parties. Returns the names of the parties found; their ids go on from those of
/// the tables.
pub(super) fn discover(
    names: &Names,
    reading: &mut Reading<'_>,
    mut is_person: impl FnMut(&str) -> bool,
) -> Vec<String> {
    // The last word of a longer name is somebody's surname.
    let surnames: FxHashSet<&str> = (reading.mentions.iter())
        .filter(|m| m.what == What::Chain && m.end - m.start > 1)
        .map(|m| reading.word(m.end as usize - 1))
        .collect();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut words: Vec<(&str, Evidence)> = Vec::new();
    for at in 0..reading.mentions.len() {
        let mention = reading.mentions[at];
        let head =
            names.class(reading.ids[mention.end as usize - 1]) & (class::HEAD_BODY | class::HEAD_PRESS) != 0;
        if mention.what != What::Chain || mention.end - mention.start > 2 || head {
            continue;
        }
        let word = reading.words(mention.range());
        let slot = *seen.entry(word).or_insert_with(|| {
            words.push((word, Evidence::default()));
            words.len() - 1
        });
        gather(names, reading, at, &mut words[slot].1);
    }
    let bases: Vec<&str> = words.iter().map(|(w, _)| *w).filter(|w| !is_person(w)).collect();
    let mut known = Known::new(names, &bases);
    let mut meaning: FxHashMap<&str, (PartyId, Form)> = FxHashMap::default();
    for (word, evidence) in &words {
        if names.class(names.words.find(word)) & class::GIVEN != 0 || is_field(word) {
            continue;
        }
        let pair = word.contains(' ');
        let told = evidence.party > 0
            || pair && word.rsplit(' ').next().is_some_and(is_realm)
            || evidence.owner > 0 && (!pair || evidence.place > 0)
            || known.is_paired(word)
            || (evidence.subject > 0
                && (evidence.place > 0 || looks_like_place(word))
                && names.dossier_parties.is_empty()
                && !word.contains(' '))
            || (evidence.place > 0 && looks_like_place(word));
        if !told || evidence.person > 0 || is_person(word) || surnames.contains(word) && evidence.party == 0 {
            continue;
        }
        let meant = known.find(word).unwrap_or_else(|| known.make(word));
        meaning.insert(word, meant);
    }
    // Names without company of their own, by their stem.
    for word in bases {
        if !meaning.contains_key(word)
            && let Some(meant) = known.find(word)
        {
            meaning.insert(word, meant);
        }
    }
    capitals(names, reading, &mut meaning);
    for at in 0..reading.mentions.len() {
        let mention = reading.mentions[at];
        if mention.what == What::Chain
            && let Some(&(id, form)) = meaning.get(reading.words(mention.range()))
        {
            reading.mentions[at].what = What::Party(id, form);
        }
    }
    known.found
}

fn gather(names: &Names, reading: &Reading<'_>, at: usize, evidence: &mut Evidence) {
    let mention = reading.mentions[at];
    let (start, end) = (mention.start as usize, mention.end as usize);
    let owned = reading.is_possessive(end);
    let mut next = end + usize::from(owned);
    let mut fillers = 0;
    while fillers < 2 && is_filler(reading, next) {
        next += 1;
        fillers += 1;
    }
    if let Some(m) = reading.mention_starting(next) {
        match reading.mentions[m].what {
            What::Office(o, _) if names.offices[o as usize].kind != OfficeKind::Title => {
                let local = reading.is_one_of(next, &["governor", "mayor", "police", "residents"]);
                let of_state = matches!(
                    names.offices[o as usize].kind,
                    OfficeKind::Minister | OfficeKind::Head | OfficeKind::Monarch | OfficeKind::Commander
                );
                if owned && of_state && !reading.is_one_of(next, &["minister", "leader", "secretary"]) {
                    evidence.party += 1;
                } else if owned {
                    // Towns and regions have governors and mayors and are no party for it.
                    evidence.owner += u32::from(!local);
                } else if !local && fillers == 0 || is_adjective(reading.words(mention.range())) {
                    evidence.party += 1;
                }
            }
            What::Institution(i) => match names.institutions[i as usize].kind {
                InstitutionKind::State if owned => evidence.party += 1,
                InstitutionKind::Paper => {}
                _ if owned => evidence.owner += 1,
                _ => evidence.party += 1,
            },
            _ => {}
        }
    }
    if let Some(before) = reading.mention_ending(start)
        && let What::Office(_, false) = reading.mentions[before].what
    {
        evidence.person += 1;
    }
    let before = start.wrapping_sub(1);
    if start > 0 && reading.is_one_of(before, &["of", "for"]) {
        let of_the = reading.mention_ending(before).map(|m| reading.mentions[m].what);
        match of_the {
            Some(What::Office(o, _))
                if !matches!(names.offices[o as usize].kind, OfficeKind::Civil | OfficeKind::Title) =>
            {
                evidence.party += 1;
            }
            // "Prime Minister Eline Dahl of Vardø"
            Some(What::Person(_)) if reading.is(before, "of") => evidence.party += 1,
            Some(What::Institution(i))
                if names.institutions[i as usize].kind == InstitutionKind::State
                    || matches!(
                        names.institutions[i as usize].name,
                        "ministry"
                            | "army"
                            | "parliament"
                            | "cabinet"
                            | "presidency"
                            | "embassy"
                            | "police"
                            | "central bank"
                            | "delegation"
                    ) =>
            {
                evidence.party += 1;
            }
            _ => {}
        }
    }
    if start > 0
        && reading.is(before, "in")
        && reading.mention_ending(before).is_some_and(|m| {
            matches!(reading.mentions[m].what, What::Institution(i) if names.institutions[i as usize].kind == InstitutionKind::State)
        })
    {
        evidence.party += 1;
    }
    if !owned
        && reading.is_one_of(
            end,
            &[
                "said",
                "says",
                "denied",
                "denies",
                "rejected",
                "rejects",
                "accused",
                "accuses",
                "insists",
                "insisted",
                "wants",
                "demands",
                "demanded",
                "refuses",
                "refused",
                "claims",
                "claimed",
                "offered",
                "offers",
                "protested",
                "has",
                "is",
            ],
        )
    {
        evidence.subject += 1;
    }
    if start > 0
        && reading.is_one_of(
            before,
            &[
                "in", "to", "from", "between", "against", "into", "across", "near", "with", "towards",
                "toward",
            ],
        )
    {
        evidence.place += 1;
    }
}

fn is_filler(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_one_of(
        at,
        &[
            "chief", "lead", "top", "senior", "new", "special", "own", "deputy", "acting", "foreign", "main",
            "former",
        ],
    ) && reading.mention_starting(at).is_none()
}

/// Fields of government and regions of the world: "Finance Senator", "a Balkan diplomat". No side is called so.
fn is_field(word: &str) -> bool {
    const FIELDS: [&str; 73] = [
        "Agriculture",
        "Alpine",
        "Andean",
        "Arctic",
        "Army",
        "Balkan",
        "Balkans",
        "Baltic",
        "Border",
        "Caribbean",
        "Caucasian",
        "Caucasus",
        "Church",
        "City",
        "Coast",
        "County",
        "Culture",
        "Defence",
        "Defense",
        "Development",
        "District",
        "Economy",
        "Education",
        "Employment",
        "Energy",
        "Environment",
        "Family",
        "Federal",
        "Finance",
        "Fisheries",
        "Foreign",
        "Government",
        "Gulf",
        "Health",
        "Home",
        "Hospital",
        "Housing",
        "Industry",
        "Infrastructure",
        "Interior",
        "Justice",
        "Labor",
        "Labour",
        "Local",
        "Maritime",
        "Mediterranean",
        "Military",
        "Naval",
        "Navy",
        "Nordic",
        "Pacific",
        "Parliament",
        "Party",
        "Planning",
        "Police",
        "Press",
        "Provincial",
        "Regional",
        "Sahel",
        "Scandinavian",
        "School",
        "Science",
        "Security",
        "Sports",
        "State",
        "Station",
        "Tourism",
        "Trade",
        "Transport",
        "Treasury",
        "Union",
        "Village",
        "Water",
    ];
    FIELDS.binary_search(&word).is_ok()
}

/// Endings that names of places have and names of people rarely.
fn looks_like_place(word: &str) -> bool {
    ["ia", "land", "stan", "mark", "burg", "grad", "ville", "shire", "ova", "holm", "polis"]
        .iter()
        .any(|e| word.ends_with(e))
}

/// Parties by the stem of their name: the dossier's and those found in the text.
struct Known<'a> {
    first: usize,
    found: Vec<String>,
    by_stem: FxHashMap<Box<str>, PartyId>,
    by_name: FxHashMap<Box<str>, PartyId>,
    // Words of the text that are no adjectives, by stem: what an adjective's party is called.
    bases: FxHashMap<&'a str, &'a str>,
    adjectives: FxHashMap<&'a str, &'a str>,
}

impl<'a> Known<'a> {
    fn new(names: &Names, words: &[&'a str]) -> Known<'a> {
        let mut known = Known {
            first: names.parties.len(),
            found: Vec::new(),
            by_stem: FxHashMap::default(),
            by_name: FxHashMap::default(),
            bases: FxHashMap::default(),
            adjectives: FxHashMap::default(),
        };
        for (party, id) in names.parties.iter().zip(0u32..).take(names.dossier_parties.len()) {
            known.index(&party.name, PartyId(id));
        }
        for word in words {
            let list = if is_adjective(word) { &mut known.adjectives } else { &mut known.bases };
            list.entry(stem(word)).or_insert(word);
        }
        known
    }

    /// Whether the text has both a name and its adjective.
    fn is_paired(&self, word: &str) -> bool {
        !word.contains(' ')
            && if is_adjective(word) {
                self.bases.contains_key(stem(word))
            } else {
                self.adjectives.contains_key(stem(word))
            }
    }

    fn index(&mut self, name: &str, id: PartyId) {
        self.by_name.entry(name.into()).or_insert(id);
        if !name.contains(' ') {
            self.by_stem.entry(stem(name).into()).or_insert(id);
        }
    }

    /// The party that a word names or is the adjective of.
    fn find(&self, word: &str) -> Option<(PartyId, Form)> {
        if let Some(&id) = self.by_name.get(word) {
            return Some((id, Form::Name));
        }
        if word.contains(' ') {
            return None;
        }
        let id = *self.by_stem.get(stem(word))?;
        if is_adjective(word) {
            return Some((id, Form::Adjective));
        }
        // A name beside the adjective the party was found by.
        let at = (id.0 as usize).checked_sub(self.first)?;
        is_adjective(&self.found[at]).then_some((id, Form::Name))
    }

    fn make(&mut self, word: &str) -> (PartyId, Form) {
        let adjective = is_adjective(word) && !word.contains(' ');
        let name = match self.bases.get(stem(word)).filter(|_| adjective) {
            Some(base) => (*base).to_owned(),
            None if adjective && word.ends_with("ian") => word[..word.len() - 1].to_owned(),
            None if adjective && word.ends_with("ians") => word[..word.len() - 2].to_owned(),
            None => word.to_owned(),
        };
        let id = PartyId((self.first + self.found.len()) as u32);
        self.index(&name, id);
        self.found.push(name);
        (id, if adjective { Form::Adjective } else { Form::Name })
    }
}

/// "Dresk, the capital of Karsovia", "the Karsovian capital, Dresk".
fn capitals<'a>(names: &Names, reading: &Reading<'a>, meaning: &mut FxHashMap<&'a str, (PartyId, Form)>) {
    let party = |m: Option<usize>, meaning: &FxHashMap<&'a str, (PartyId, Form)>| {
        let mention = reading.mentions[m?];
        match mention.what {
            What::Party(id, _) => Some(id),
            What::Chain => meaning.get(reading.words(mention.range())).map(|&(id, _)| id),
            _ => None,
        }
    };
    for at in 0..reading.mentions.len() {
        let mention = reading.mentions[at];
        let What::Institution(i) = mention.what else { continue };
        if names.institutions[i as usize].name != "capital" {
            continue;
        }
        let (start, end) = (mention.start as usize, mention.end as usize);
        let owner = reading.mention_ending(if start > 0 && reading.is_possessive(start - 1) {
            start - 1
        } else {
            start
        });
        let of = reading.is(end, "of").then(|| reading.mention_starting(end + 1)).flatten();
        let Some(id) = party(owner, meaning).or_else(|| party(of, meaning)) else { continue };
        // To the right of "the X capital[,]", or to the left of ", the capital of X".
        let after = end + usize::from(reading.word(end) == ",");
        let left = start.checked_sub(2).filter(|&l| reading.is(l + 1, "the") && reading.word(l) == ",");
        let name = if of.is_some() {
            left.and_then(|l| reading.mention_ending(l))
        } else {
            reading.mention_starting(after)
        };
        if let Some(m) = name {
            let seat: Mention = reading.mentions[m];
            if seat.what == What::Chain {
                meaning.insert(reading.words(seat.range()), (id, Form::Seat));
            }
        }
    }
}

const ADJECTIVE: [&str; 17] = [
    "esians", "esian", "ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "ites", "ite", "ers", "ic",
    "ine", "ines", "i",
];

/// Whether a word ends as adjectives of places and their peoples do.
fn is_adjective(word: &str) -> bool {
    ADJECTIVE.iter().any(|e| word.strip_suffix(e).is_some_and(|s| s.len() >= 3))
}

/// A word without the ending that tells name, adjective and people apart.
fn stem(word: &str) -> &str {
    let cut = |endings: &[&str]| {
        endings.iter().find_map(|e| word.strip_suffix(e).filter(|s| s.chars().count() >= 3))
    };
    let bare = cut(&ADJECTIVE).or_else(|| cut(&["us", "as", "os", "en"])).unwrap_or(word);
    let bare = bare.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    if bare.len() < 3 { word } else { bare }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_name_and_its_adjective_have_one_stem() {
        for (name, adjective) in [
            ("Norrovia", "Norrovian"),
            ("Vellano", "Vellanese"),
            ("Belharra", "Belharran"),
            ("Aldor", "Aldorian"),
            ("Aldmark", "Aldmarkish"),
            ("Karsovia", "Karsovians"),
        ] {
            assert_eq!(stem(name), stem(adjective), "{name} {adjective}");
        }
        for (a, b) in [("Norrovia", "Karsovian"), ("Marin", "Marian"), ("Aldor", "Aldmark"), ("Reth", "Reyl")]
        {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
