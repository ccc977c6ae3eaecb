//! Noun phrases from parts of speech: determiner, modifiers, nouns, owners; "of" and a second phrase go with the first.

use super::{Lens, Name, post_noun};

/// A noun phrase: half-open range of pieces without its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) struct Phrase {
    pub(in crate::en) start: usize,
    pub(in crate::en) end: usize,
    /// The noun the phrase is about.
    pub(in crate::en) head: usize,
    /// The last name in it, up to the head.
    pub(in crate::en) name: Option<Name>,
    /// The piece of the preposition it stands under.
    pub(in crate::en) under: Option<usize>,
    /// Stands for people or for a body that acts.
    pub(in crate::en) human: bool,
    /// For several.
    pub(in crate::en) plural: bool,
}

impl Phrase {
    /// A phrase that is a name alone.
    pub(in crate::en) fn of_name(name: Name) -> Phrase {
        Phrase {
            start: name.titled,
            end: name.end,
            head: name.end - 1,
            name: Some(name),
            under: None,
            human: true,
            plural: false,
        }
    }
}

/// All noun phrases of a text, in order.
pub(super) fn phrases(lens: &Lens<'_>) -> Vec<Phrase> {
    let mut out = Vec::new();
    for &(from, to) in &lens.sentences {
        let mut i = from;
        while i < to {
            let Some(base) = base(lens, i, to) else {
                i += 1;
                continue;
            };
            let mut phrase = base;
            // "heads of delegation", "the president of Orma": the first noun stays the head.
            while lens.p.word(phrase.end) == "of" {
                let Some(next) = base_after(lens, phrase.end + 1, to) else { break };
                phrase.end = next.end;
                // "Minister of Ports Ilya Marek": the title’s person.
                if lens.p.capital(phrase.head) && post_noun(lens.p.word(phrase.head)) {
                    phrase.name = next.name.filter(|n| lens.is_person(*n)).or(phrase.name);
                }
            }
            i = phrase.end;
            out.push(phrase);
        }
    }
    out
}

fn base_after(lens: &Lens<'_>, mut i: usize, to: usize) -> Option<Phrase> {
    while i < to && (lens.tag(i) == "DT" || matches!(lens.p.word(i), "both" | "all")) {
        i += 1;
    }
    base(lens, i, to)
}

/// The phrase that starts at `i`, up to its last noun.
fn base(lens: &Lens<'_>, i: usize, to: usize) -> Option<Phrase> {
    let p = &lens.p;
    // "On Sunday Boris Johnson": the day is no part of the name.
    let day = lens.told.partition_point(|t| t.start <= i).checked_sub(1).is_some_and(|k| {
        let t = &lens.told[k];
        dated(lens, k) && (t.start == i || i < t.end && t.quantity.kind == verbale_model::QuantityKind::Date)
    });
    if p.is_mark(i) || day {
        return None;
    }
    if lens.tag(i) == "PRP" {
        let human = !matches!(p.word(i), "it" | "itself");
        let plural = matches!(p.word(i), "they" | "them" | "we" | "us" | "themselves");
        return Some(Phrase {
            start: i,
            end: i + 1,
            head: i,
            name: None,
            under: under(lens, i),
            human,
            plural,
        });
    }
    let mut at = i;
    let mut head = None;
    let mut owner_end = i;
    while at < to {
        if let Some(name) = lens.name_at(at).filter(|n| n.start == at || n.titled == at) {
            // "To the Saudi plan Doha said yes": whoever acts is another.
            let acts = matches!(lens.tag(name.end), "VBD" | "VBZ" | "VBP" | "MD");
            // "At first hearing Orma called it fair", "With the plan of the guarantors Orma is content"
            let fronted = under(lens, i).is_some()
                && at > i
                && matches!(lens.tag(at - 1), "NN" | "NNS")
                && (lens.tag(at - 1) == "NNS" || !human_noun(p.word(at - 1)));
            if acts
                && at > i
                && !p.capital(at - 1)
                && (fronted || super::super::proposals::is_text(p.word(at - 1)))
            {
                head = Some(at - 1);
                break;
            }
            head = Some(name.end - 1);
            at = name.end;
            continue;
        }
        let day = lens.told.binary_search_by(|t| t.start.cmp(&at)).is_ok_and(|k| dated(lens, k));
        match lens.tag(at) {
            _ if day => break,
            "NN" | "NNS" | "NNP" => {
                head = Some(at);
                at += 1;
            }
            "DT" | "PRP$" if head.is_none() && at == i => at += 1,
            "JJ" | "JJR" | "CD" if modifies(lens, at, to) => at += 1,
            "VBN" | "VBG" | "RB" if head.is_none() && modifies(lens, at, to) => at += 1,
            "POS" if head.is_some() && at + 1 < to => {
                // The owner; the phrase goes on with what is owned.
                let next = at + 1;
                if !goes_on(lens, next, to) {
                    break;
                }
                head = None;
                owner_end = next;
                at = next;
            }
            // "the islands’ chief negotiator": an owner’s mark read as that of a quotation.
            _ if owns_plural(lens, at) && head == Some(at - 1) && goes_on(lens, at + 1, to) => {
                head = None;
                owner_end = at + 1;
                at += 1;
            }
            ":" if p.hyphen(at) && head.is_some() && nominal(lens, at + 1) => at += 1,
            // "French and Italian negotiators", "trade and customs officials"
            "CC" if p.word(at) == "and" && between_modifiers(lens, i, at, to) => at += 1,
            _ => break,
        }
    }
    let head = head?;
    let start = if lens.tag(i) == "DT" { i + 1 } else { i };
    let end = head + 1;
    if end <= start {
        return None;
    }
    let name = lens.names_in(owner_end, end).last().copied().filter(|n| n.end <= end);
    let word = p.word(head);
    let human = match name {
        Some(n) if n.end == end => {
            lens.is_person(n)
                || lens.states.find(lens.text(n.start, n.end)).is_some()
                || acting(word)
                || post_noun(word)
        }
        _ => human_noun(word),
    };
    let plural = lens.tag(head) == "NNS" || word.ends_with("people");
    Some(Phrase { start, end, head, name, under: under(lens, i), human, plural })
}

/// Whether a mark after a plural makes it an owner: "the islands’ negotiator", and no quotation is open.
fn owns_plural(lens: &Lens<'_>, at: usize) -> bool {
    let p = &lens.p;
    at > 0
        && matches!(p.raw(at), "’" | "'")
        && p.glued(at)
        && p.word(at - 1).ends_with('s')
        && !(p.sentence(at)..at).any(|i| p.raw(i) == "‘" || p.raw(i) == "'" && !p.glued(i))
}

fn dated(lens: &Lens<'_>, k: usize) -> bool {
    use verbale_model::QuantityKind;
    matches!(lens.told[k].quantity.kind, QuantityKind::Date | QuantityKind::Duration)
}

fn nominal(lens: &Lens<'_>, at: usize) -> bool {
    matches!(lens.tag(at), "NN" | "NNS" | "NNP")
}

/// Whether a modifier is followed, over more modifiers, by a noun.
fn modifies(lens: &Lens<'_>, at: usize, to: usize) -> bool {
    goes_on(lens, at + 1, to)
}

fn goes_on(lens: &Lens<'_>, mut at: usize, to: usize) -> bool {
    let limit = (at + 4).min(to);
    while at < limit {
        match lens.tag(at) {
            "NN" | "NNS" | "NNP" => return true,
            "JJ" | "JJR" | "CD" | "VBN" | "VBG" => at += 1,
            ":" if lens.p.hyphen(at) => at += 1,
            "CC" if lens.p.word(at) == "and" => at += 1,
            _ => return false,
        }
    }
    false
}

fn between_modifiers(lens: &Lens<'_>, from: usize, and: usize, to: usize) -> bool {
    let adjective = |at: usize| {
        lens.tag(at) == "JJ"
            || super::nationality(lens.text(at, at + 1)) && lens.p.capital(at)
            || lens.states.is_adjective(lens.text(at, at + 1)) && lens.p.capital(at)
    };
    and > from && adjective(and - 1) && adjective(and + 1) && goes_on(lens, and + 2, to)
}

/// The preposition before a phrase, over its article.
fn under(lens: &Lens<'_>, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let preposition = matches!(lens.tag(before), "IN" | "TO")
        && !matches!(
            lens.p.word(before),
            "that" | "because" | "if" | "while" | "although" | "though" | "whether" | "as"
        );
    (preposition && lens.p.together(before, i)).then_some(before)
}

/// Names of bodies that act.
fn acting(word: &str) -> bool {
    super::super::votes::deciding(word)
        || matches!(
            word,
            "union"
                | "alliance"
                | "league"
                | "bloc"
                | "government"
                | "ministry"
                | "bank"
                | "fund"
                | "commission"
                | "council"
                | "movement"
                | "party"
                | "front"
                | "army"
                | "nato"
                | "eu"
                | "un"
                | "asean"
                | "opec"
                | "wto"
                | "imf"
                | "association"
                | "federation"
                | "agency"
                | "group"
                | "company"
                | "airline"
                | "airlines"
                | "red"
                | "cross"
                | "guard"
                | "police"
                | "authority"
                | "office"
                | "ministers"
        )
}

/// Whether a noun stands for people or a body that acts.
pub(in crate::en) fn human_noun(word: &str) -> bool {
    if post_noun(word) || acting(word) {
        return true;
    }
    if matches!(
        word,
        "delegation"
            | "delegations"
            | "team"
            | "teams"
            | "side"
            | "sides"
            | "parties"
            | "leaders"
            | "minister"
            | "envoys"
            | "negotiators"
            | "representatives"
            | "counterpart"
            | "counterparts"
            | "commanders"
            | "chiefs"
            | "heads"
            | "presidents"
            | "premiers"
            | "chancellors"
            | "kings"
            | "secretaries"
            | "aides"
            | "diplomats"
            | "diplomat"
            | "experts"
            | "expert"
            | "management"
            | "staff"
            | "unions"
            | "governments"
            | "ministries"
            | "militia"
            | "rebels"
            | "rebel"
            | "families"
            | "members"
            | "states"
            | "countries"
            | "nations"
            | "capitals"
            | "lawmakers"
            | "delegates"
            | "mediators"
            | "guarantors"
            | "donors"
            | "allies"
            | "troika"
            | "quartet"
            | "panel"
            | "committee"
            | "generals"
            | "admirals"
            | "clerics"
            | "elders"
            | "merchant"
            | "tycoon"
            | "spy"
            | "deputies"
            | "farmers"
            | "doctors"
            | "nurses"
            | "priest"
            | "bishops"
            | "working-party"
            | "contact-group"
            | "regent"
            | "doge"
            | "sultan"
            | "sheikh"
            | "crown"
            | "prince"
            | "princess"
            | "monarch"
            | "ruler"
            | "host"
            | "hosts"
            | "guest"
            | "guests"
            | "two"
            | "men"
            | "women"
            | "police"
            | "pair"
            | "duo"
            | "trio"
            | "junta"
            | "insurgents"
            | "guerrillas"
            | "separatists"
            | "firm"
            | "firms"
            | "companies"
            | "lender"
            | "creditors"
            | "owners"
            | "crew"
            | "captains"
            | "mayors"
            | "counsel"
            | "pope"
    ) {
        return true;
    }
    let plural_agent =
        ["ers", "ors", "ists", "ians", "crats", "men", "women"].iter().any(|e| word.ends_with(e));
    plural_agent
        && word.len() > 5
        && !matches!(
            word,
            "matters"
                | "papers"
                | "orders"
                | "borders"
                | "numbers"
                | "letters"
                | "quarters"
                | "waters"
                | "powers"
                | "rivers"
                | "centers"
                | "doors"
                | "floors"
                | "glaciers"
                | "errors"
                | "mirrors"
                | "sectors"
                | "corridors"
                | "factors"
                | "offers"
                | "answers"
                | "members-only"
                | "headquarters"
                | "trailers"
                | "boilers"
                | "freighters"
                | "helicopters"
                | "transformers"
                | "reactors"
                | "tractors"
                | "containers"
                | "trawlers"
                | "tankers"
                | "launchers"
                | "registers"
                | "chapters"
                | "customers"
                | "shoulders"
                | "counters"
                | "summers"
                | "winters"
                | "showers"
                | "barriers"
                | "carriers"
                | "computers"
                | "monitors"
                | "engineers-only"
                | "acres"
                | "hangars"
                | "harbors"
        )
}

impl Lens<'_> {
    /// Part of speech of a piece; empty beyond the end.
    pub(in crate::en) fn tag(&self, i: usize) -> &'static str {
        self.tags.get(i).map_or("", |t| t.name())
    }

    /// The noun phrases that start within a range.
    pub(in crate::en) fn phrases_in(&self, start: usize, end: usize) -> &[Phrase] {
        super::started(&self.phrases, &self.before.phrases, start, end, |f| f.start)
    }

    /// How a phrase is called in a list of actors: the person, the state, else its words.
    pub(in crate::en) fn called(&self, phrase: &Phrase) -> String {
        let whole = self.text(phrase.start, phrase.end);
        if let Some(state) = self.states.find(whole) {
            return state.to_owned();
        }
        match phrase.name {
            Some(n) if self.is_person(n) => self.text(n.start, n.end).to_owned(),
            Some(n) if n.titled == phrase.start && n.end == phrase.end => self.canonical(n),
            _ => whole.to_owned(),
        }
    }

    /// The phrases that act before a verb, nearest first group: "A, B and C" is one subject.
    pub(in crate::en) fn acting_before(&self, from: usize, verb: usize) -> Vec<Phrase> {
        let all = self.phrases_in(from, verb);
        let Some(last) = all.iter().rposition(|f| f.end <= verb && f.human && f.under.is_none()) else {
            return Vec::new();
        };
        let mut first = last;
        while first > 0 && self.joined(&all[first - 1], &all[first]) && all[first - 1].human {
            first -= 1;
        }
        // "Ruta Minn, the negotiator," is one actor told twice.
        let mut out: Vec<Phrase> = Vec::new();
        for phrase in &all[first..=last] {
            self.join(&mut out, phrase);
        }
        out
    }

    /// Human phrases from `i` on that stand in one list: "A, B and the C".
    pub(in crate::en) fn acting_after(&self, i: usize, to: usize) -> Vec<Phrase> {
        let all = self.phrases_in(i, to);
        let Some(first) = all.iter().position(|f| f.human) else { return Vec::new() };
        let mut out = vec![all[first]];
        for pair in all[first..].windows(2) {
            if !self.joined(&pair[0], &pair[1]) || !pair[1].human {
                break;
            }
            self.join(&mut out, &pair[1]);
        }
        out
    }

    /// Adds a phrase to a list; one actor told twice stays one, the named telling.
    fn join(&self, out: &mut Vec<Phrase>, phrase: &Phrase) {
        match out.last_mut() {
            Some(last) if self.apposed(last, phrase) => {
                if !last.name.is_some_and(|n| self.is_person(n)) {
                    last.name = phrase.name;
                    last.end = phrase.end;
                }
            }
            _ => out.push(*phrase),
        }
    }

    /// Whether only "and" or commas stand between two phrases.
    fn joined(&self, a: &Phrase, b: &Phrase) -> bool {
        let between = a.end..b.start;
        between.len() <= 4
            && !between.is_empty()
            && between.clone().all(|i| {
                matches!(
                    self.p.word(i),
                    "," | "and" | "&" | "the" | "a" | "an" | "both" | "’s" | "'s" | "or" | "nor" | "plus"
                ) || i > a.end && self.tag(i) == "PRP$"
            })
            && between.clone().any(|i| matches!(self.p.word(i), "," | "and" | "&" | "or" | "nor" | "plus"))
    }

    /// Whether the second phrase only says again who the first is: a name and a comma, then a post or a description.
    fn apposed(&self, a: &Phrase, b: &Phrase) -> bool {
        let comma = self.p.word(a.end) == ",";
        let named = |f: &Phrase| f.name.is_some_and(|n| self.is_person(n));
        let lone = !(a.end..b.start).any(|i| matches!(self.p.word(i), "and" | "&" | "or" | "plus"));
        comma
            && lone
            && named(a) != named(b)
            && !a.plural
            && !b.plural
            && (named(a) && post_noun(self.p.word(b.head)) || named(b) && post_noun(self.p.word(a.head)))
    }
}
