//! Names as chains of capitals, told from the capital of a sentence's first word by a list of common openers.

use super::States;
use crate::en::quantities::calendar;
use crate::en::quantities::pieces::Pieces;
use crate::en::tags::Tag;

/// A chain of capitals: half-open range of pieces, titles taken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) struct Name {
    pub(in crate::en) start: usize,
    pub(in crate::en) end: usize,
    /// First piece of the titles before it ("Foreign Minister"), or `start`.
    pub(in crate::en) titled: usize,
}

/// All names of a text, in order.
pub(super) fn names(p: &Pieces<'_>) -> Vec<Name> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < p.len() {
        if !opens(p, i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < p.len() {
            if p.is_word(end)
                && p.capital(end)
                && p.together(i, end)
                && (!calendar_word(p, end) || called_by_month(p, end))
                && !p.word(end).starts_with(['’', '\''])
            {
                end += 1;
            } else if p.is_word(end) && article(p.raw(end)) && p.together(i, end) {
                end += 1;
            } else if connector(p, i, end) {
                end += 2;
            } else if p.is_mark(end) && matches!(p.raw(end), "-" | "–") && p.hyphen(end) && p.capital(end + 1)
            {
                end += 2;
            } else {
                break;
            }
        }
        let start = i + titles(p, i, end);
        out.push(Name { start: start.min(end - 1), end, titled: i });
        i = end;
    }
    out
}

/// Chains of capitals that are two names, parted: "for Syria Germany promised"; a participle that opens a sentence is none.
pub(super) fn parted(p: &Pieces<'_>, tags: &[Tag], states: &States, names: Vec<Name>) -> Vec<Name> {
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        let opens = p.sentence(name.titled) == name.titled;
        if opens
            && name.end == name.titled + 1
            && tags.get(name.titled).is_some_and(|t| matches!(t.name(), "VBN" | "VBG" | "IN"))
            && states.find(p.text(name.titled, name.end)).is_none()
        {
            continue;
        }
        // "Financial support of 5 billion": an adjective before its noun.
        let adjective = opens
            && name.end == name.titled + 1
            && name.start == name.titled
            && tags.get(name.titled).is_some_and(|t| t.name() == "JJ")
            && tags.get(name.end).is_some_and(|t| matches!(t.name(), "NN" | "NNS"))
            && !p.capital(name.end)
            && !super::nationality(p.text(name.titled, name.end))
            && states.find(p.text(name.titled, name.end)).is_none()
            && p.raw(name.titled).chars().any(char::is_lowercase)
            && adjectival(p.word(name.titled));
        if adjective {
            continue;
        }
        let state = |a: usize, b: usize| {
            states.find(p.text(a, b)).is_some()
                && !(b == a + 1 && states.is_adjective(p.text(a, b)) && p.word(a).ends_with('n'))
        };
        let cut = (name.titled + 1..name.end).find(|&k| {
            name.end - name.titled > 1
                && state(name.titled, k)
                && state(k, name.end)
                && !state(name.titled, name.end)
        });
        // "Norway Pledges $5m": the verb of a headline in capitals ends the name before it.
        let verb = (name.titled + 1..name.end).find(|&k| {
            headline_verb(p.word(k))
                && (state(name.titled, k)
                    || k == name.titled + 1
                        && p.word(k).ends_with('s')
                        && p.sentence(name.titled) == name.titled
                        && p.is_number(k + 1)
                    || p.raw(k - 1).len() > 1
                        && p.raw(k - 1).chars().all(char::is_uppercase)
                        && k == name.titled + 1)
        });
        if let Some(verb) = verb {
            out.push(Name { start: name.titled, end: verb, titled: name.titled });
            // "to", "will" and the verb itself.
            let rest = verb + 1 + usize::from(matches!(p.word(verb), "to" | "will"));
            if rest < name.end {
                out.push(Name { start: rest, end: name.end, titled: rest });
            }
            continue;
        }
        match cut {
            Some(cut) => {
                out.push(Name { start: name.titled, end: cut, titled: name.titled });
                out.push(Name { start: cut, end: name.end, titled: cut });
            }
            None => out.push(name),
        }
    }
    out
}

/// The ending of an adjective that no place is called by.
fn adjectival(word: &str) -> bool {
    ["ial", "ous", "ful", "ive", "ical", "ional", "ental", "ary", "ent", "able", "ible", "less"]
        .iter()
        .any(|end| word.len() > end.len() + 3 && word.ends_with(end))
}

/// A verb as headlines have it, that hardly stands in a name.
fn headline_verb(word: &str) -> bool {
    matches!(
        word,
        "pledges"
            | "gives"
            | "offers"
            | "commits"
            | "approves"
            | "sends"
            | "donates"
            | "grants"
            | "lends"
            | "announces"
            | "vows"
            | "promises"
            | "earmarks"
            | "allocates"
            | "boosts"
            | "doubles"
            | "unveils"
            | "contributes"
            | "provides"
            | "pays"
            | "adds"
            | "rejects"
            | "adopts"
            | "votes"
            | "backs"
            | "says"
            | "urges"
            | "seeks"
            | "signs"
            | "accepts"
            | "denies"
            | "warns"
            | "hosts"
            | "pledge"
            | "pledged"
            | "to"
            | "will"
    )
}

/// Whether a name may start at a piece.
fn opens(p: &Pieces<'_>, i: usize) -> bool {
    if !p.is_word(i) || !p.capital(i) || calendar_word(p, i) || p.word(i).starts_with(['’', '\'']) {
        return false;
    }
    let first = (p.sentence(i)..i).all(|k| p.is_mark(k))
        || p.is_mark(i - 1) && matches!(p.raw(i - 1), "“" | "\"" | ":" | "‘" | "—");
    if !first {
        return p.word(i) != "i" && !matches!(p.word(i), "the" | "a" | "an");
    }
    !opener(p.word(i)) && (p.word(i).len() > 1 || p.word(i).ends_with('.'))
}

/// "Theresa May’s": a month that is a family’s name, after a first name and before an owner’s mark.
fn called_by_month(p: &Pieces<'_>, i: usize) -> bool {
    matches!(p.word(i), "may" | "june" | "april" | "august" | "march")
        && matches!(p.word(i + 1), "’s" | "'s")
        && i > 0
        && !calendar_word(p, i - 1)
        && p.raw(i - 1).chars().any(char::is_lowercase)
}

fn calendar_word(p: &Pieces<'_>, i: usize) -> bool {
    let word = p.word(i);
    calendar::weekday(word).is_some() || calendar::month(word).is_some() && !p.capital(i + 1)
}

/// A second part with its Arabic article: "al-Kubra".
fn article(word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, second)| {
        matches!(first, "al" | "el" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ad" | "ul")
            && second.chars().next().is_some_and(char::is_uppercase)
    })
}

/// "of" and the like between two capitals: "Diet of Karsovia", "Ursula von der Leyen", "Rio de Janeiro".
fn connector(p: &Pieces<'_>, start: usize, at: usize) -> bool {
    let capital = |k: usize| p.is_word(k) && p.capital(k) && !calendar_word(p, k);
    match p.word(at) {
        "de" | "la" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "da" | "dos" | "du" | "del"
        | "ter" | "y" => capital(at + 1) || matches!(p.word(at + 1), "la" | "der" | "den" | "las" | "los"),
        "of" => capital(at + 1) && institution(p.word(start.max(at.saturating_sub(1)))),
        _ => false,
    }
}

/// Words that take "of" and a name: "Diet of", "Republic of", "Ministry of".
fn institution(word: &str) -> bool {
    matches!(
        word,
        "diet"
            | "republic"
            | "ministry"
            | "parliament"
            | "assembly"
            | "council"
            | "house"
            | "chamber"
            | "senate"
            | "university"
            | "bank"
            | "government"
            | "kingdom"
            | "union"
            | "state"
            | "states"
            | "league"
            | "organisation"
            | "organization"
            | "congress"
            | "court"
            | "board"
            | "federation"
            | "confederation"
            | "association"
            | "department"
            | "office"
            | "cape"
            | "gulf"
            | "strait"
            | "sea"
            | "bay"
            | "isle"
            | "port"
            | "city"
            | "lake"
            | "forces"
            | "party"
            | "islands"
            | "conference"
            | "committee"
            | "commission"
            | "bishop"
            | "archbishop"
            | "duke"
            | "prince"
            | "friends"
            | "front"
            | "army"
            | "movement"
            | "community"
            | "synod"
            | "service"
            | "staff"
    )
}

/// How many pieces at the start of a chain are titles and posts, leaving at least one.
pub(in crate::en) fn titles(p: &Pieces<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at + 1 < end && title(p.word(at)) {
        // "Foreign Minister" is a post, "Security Council" is a name.
        let field = field(p.word(at));
        if field
            && !(at + 1..end).any(|k| {
                matches!(
                    p.word(k),
                    "minister"
                        | "secretary"
                        | "adviser"
                        | "aide"
                        | "commissioner"
                        | "ministers"
                        | "negotiator"
                )
            })
        {
            break;
        }
        at += 1;
    }
    // "Deputy Speaker" alone is a post, not a name.
    at - start
}

/// A word of a title or post before a name.
fn title(word: &str) -> bool {
    // "Vice-Admiral", "Attorney-General"
    let word = word.rsplit_once('-').map_or(word, |(_, last)| last);
    matches!(
        word,
        "mr" | "mr."
            | "mrs"
            | "mrs."
            | "ms"
            | "ms."
            | "miss"
            | "dr"
            | "dr."
            | "sir"
            | "dame"
            | "lord"
            | "lady"
            | "baroness"
            | "prime"
            | "foreign"
            | "minister"
            | "president"
            | "vice"
            | "deputy"
            | "chancellor"
            | "ambassador"
            | "envoy"
            | "general"
            | "gen."
            | "colonel"
            | "col."
            | "major"
            | "captain"
            | "lieutenant"
            | "admiral"
            | "sergeant"
            | "commander"
            | "secretary"
            | "defence"
            | "defense"
            | "interior"
            | "finance"
            | "justice"
            | "energy"
            | "senator"
            | "sen."
            | "rep."
            | "representative"
            | "governor"
            | "gov."
            | "mayor"
            | "judge"
            | "professor"
            | "prof."
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "emir"
            | "sultan"
            | "sheikh"
            | "premier"
            | "speaker"
            | "chairman"
            | "chair"
            | "commissioner"
            | "presidential"
            | "aide"
            | "adviser"
            | "spokesman"
            | "spokeswoman"
            | "attorney"
            | "brigadier"
            | "taoiseach"
            | "comrade"
            | "brother"
            | "sister"
            | "father"
            | "bishop"
            | "archbishop"
            | "pope"
            | "ayatollah"
            | "field"
            | "marshal"
            | "chief"
            | "first"
            | "former"
            | "acting"
            | "interim"
            | "delegate"
            | "deputies"
            | "councillor"
            | "congressman"
            | "congresswoman"
            | "inspector"
            | "director"
            | "negotiator"
            | "home"
            | "trade"
            | "health"
            | "agriculture"
            | "education"
            | "economy"
            | "security"
            | "national"
            | "state"
            | "under"
            | "lt."
    )
}

/// A field of a post: "Foreign", "Security".
fn field(word: &str) -> bool {
    matches!(
        word,
        "foreign"
            | "defence"
            | "defense"
            | "interior"
            | "finance"
            | "justice"
            | "energy"
            | "home"
            | "trade"
            | "health"
            | "agriculture"
            | "education"
            | "economy"
            | "security"
            | "national"
            | "state"
            | "under"
            | "first"
            | "field"
            | "chief"
            | "presidential"
    )
}

/// Words that open sentences and name nobody.
pub(in crate::en) fn opener(word: &str) -> bool {
    crate::en::quantities::nouns::border(word)
        || crate::en::quantities::numbers::cardinal(word).is_some()
        || calendar::ordinal(word).is_some()
        || calendar::season(word).is_some()
        || word.ends_with("ly") && word.len() > 4
        || word.ends_with("ing") && word.len() > 5
        || matches!(
            word,
            "asked"
                | "according"
                | "talks"
                | "soldiers"
                | "lawmakers"
                | "gunmen"
                | "officials"
                | "prosecutors"
                | "police"
                | "deputies"
                | "senators"
                | "members"
                | "delegates"
                | "negotiators"
                | "mediators"
                | "ministers"
                | "diplomats"
                | "sources"
                | "doctors"
                | "rescuers"
                | "witnesses"
                | "investigators"
                | "residents"
                | "villagers"
                | "shells"
                | "fire"
                | "shots"
                | "drones"
                | "missiles"
                | "debris"
                | "last"
                | "next"
                | "such"
                | "many"
                | "most"
                | "several"
                | "few"
                | "other"
                | "another"
                | "once"
                | "never"
                | "however"
                | "meanwhile"
                | "even"
                | "still"
                | "nobody"
                | "nothing"
                | "none"
                | "yes"
                | "let"
                | "despite"
                | "unless"
                | "whether"
                | "why"
                | "how"
                | "asking"
                | "reports"
                | "rumours"
                | "heads"
                | "cash"
                | "aid"
                | "money"
                | "parliament"
                | "government"
                | "lawyers"
                | "voters"
                | "that"
                | "unlike"
                | "like"
                | "perhaps"
                | "maybe"
                | "two-thirds"
                | "half"
                | "workers"
                | "guards"
                | "troops"
                | "rebels"
                | "militants"
                | "protesters"
                | "employers"
                | "unions"
                | "teachers"
                | "miners"
                | "fishermen"
                | "critics"
                | "analysts"
                | "commentators"
                | "judges"
                | "ballots"
                | "votes"
                | "voting"
                | "final"
                | "no"
                | "eight-year"
                | "somebody"
                | "someone"
                | "everyone"
                | "everybody"
                | "people"
                | "women"
                | "men"
                | "children"
                | "smoke"
                | "flames"
                | "part"
                | "parts"
                | "opposition"
                | "lorries"
                | "trucks"
                | "ships"
                | "boats"
                | "ours"
                | "theirs"
                | "point"
                | "article"
                | "clause"
                | "paragraph"
                | "annex"
                | "draft"
                | "text"
                | "paper"
                | "talk"
                | "refinery"
                | "exports"
                | "oil"
                | "gas"
                | "water"
                | "power"
                | "shelling"
                | "artillery"
                | "mines"
                | "bombs"
                | "bonds"
                | "new"
                | "old"
                | "good"
                | "bad"
                | "long"
                | "late"
                | "early"
                | "local"
                | "regional"
                | "senior"
                | "same"
                | "delegations"
                | "envoys"
                | "leaders"
                | "presidents"
                | "governments"
                | "countries"
                | "states"
                | "denied"
                | "confirmed"
                | "elected"
                | "appointed"
                | "sacked"
                | "gone"
                | "out"
                | "back"
                | "nearly"
                | "almost"
                | "about"
                | "roughly"
                | "around"
                | "plans"
                | "hopes"
                | "preliminary"
                | "former"
                | "acting"
                | "q"
                | "a"
                | "i"
        )
}
