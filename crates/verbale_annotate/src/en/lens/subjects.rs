//! Who does it: the names that stand as subject before a verb, or after "by" and "from".

use super::{Lens, Name, nationality};

/// Names joined into one subject, or one owner.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::en) struct Group {
    /// As to be shown: states by their short names.
    pub(in crate::en) names: Vec<String>,
    pub(in crate::en) start: usize,
    pub(in crate::en) end: usize,
}

/// Words that put a name into the background of a clause.
fn oblique(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "on"
            | "for"
            | "to"
            | "from"
            | "with"
            | "by"
            | "after"
            | "before"
            | "of"
            | "into"
            | "towards"
            | "toward"
            | "against"
            | "near"
            | "off"
            | "over"
            | "under"
            | "between"
            | "outside"
            | "inside"
            | "through"
            | "via"
            | "about"
            | "than"
            | "since"
            | "until"
            | "across"
            | "behind"
            | "beyond"
            | "along"
            | "around"
            | "despite"
            | "alongside"
            | "without"
            | "told"
            | "within"
            | "upon"
    )
}

impl Lens<'_> {
    /// The group of names nearest before `verb` that is no object of a preposition, looking back to `from`.
    pub(in crate::en) fn subject(&self, from: usize, verb: usize) -> Option<Group> {
        self.groups(from, verb).into_iter().rev().find(|g| !g.names.is_empty())
    }

    /// The groups of names between two pieces that are no objects of prepositions.
    pub(in crate::en) fn groups(&self, from: usize, to: usize) -> Vec<Group> {
        let p = &self.p;
        let mut out = Vec::new();
        // The town of a dateline does nothing.
        let from = from.max(self.after_dateline(p.sentence(from)));
        let mut i = from;
        while i < to {
            let Some(name) = self.name_at(i) else {
                i += 1;
                continue;
            };
            let group = self.group(i, to);
            let end = group.end.max(name.end).max(i + 1);
            let mut at = name.titled;
            while at > from
                && matches!(
                    p.before(at, 1),
                    "the" | "both" | "a" | "an" | "fraternal" | "neighbouring" | "“" | "\""
                )
            {
                at -= 1;
            }
            // "of" in "the government of Norway" keeps the name in front.
            let government = p.before(at, 1) == "of"
                && matches!(
                    p.before(at, 2),
                    "government"
                        | "republic"
                        | "kingdom"
                        | "state"
                        | "people"
                        | "parliament"
                        | "leaders"
                        | "ministers"
                        | "cabinet"
                        | "members"
                        | "taxpayers"
                );
            let under = at > from && oblique(p.before(at, 1)) && !government;
            // "In Geneva, Norway pledged": what follows the comma is a group of its own.
            if under
                && group.names.len() > 1
                && (opening(p, at - 1, from) || introduces(self, from, at - 1, group.end))
                && name.end < group.end
                && p.raw(name.end) == ","
            {
                i = name.end + 1;
                continue;
            }
            if !under {
                out.push(group);
            }
            i = end;
        }
        out
    }

    /// The group that starts at a name: "Norway, Denmark and the Sundralian diaspora fund".
    pub(in crate::en) fn group(&self, i: usize, to: usize) -> Group {
        let p = &self.p;
        let mut group = Group { names: Vec::new(), start: i, end: i };
        let mut at = i;
        loop {
            let lead = at;
            while at < to && matches!(p.word(at), "the" | "both" | "a" | "an" | "its") {
                at += 1;
            }
            let Some(name) = self.name_at(at).filter(|n| n.end <= to) else { break };
            let (words, end) = self.holder(name, to);
            group.names.push(words);
            group.end = end;
            let mut next = end;
            let mut joined = false;
            while next < to && (matches!(p.word(next), "and" | "nor" | "&" | "plus") || p.word(next) == ",") {
                next += 1;
                joined = true;
            }
            // "Norway, on Tuesday" ends the list; "Norway, Denmark" goes on.
            if !joined || next <= lead {
                break;
            }
            at = next;
            let more = {
                let mut k = at;
                while k < to && matches!(p.word(k), "the" | "a" | "an") {
                    k += 1;
                }
                self.name_at(k).is_some_and(|n| n.start == k || n.titled == k)
            };
            if !more {
                break;
            }
        }
        group
    }

    /// Who a name stands for: the state of "Norway’s prime minister Jonas X", the fund of "the Sundralian diaspora fund".
    fn holder(&self, name: Name, to: usize) -> (String, usize) {
        let p = &self.p;
        let words = self.text(name.start, name.end);
        let mut end = name.end;
        // "IMF’s executive board", "Norway’s defence minister": the owner holds.
        if matches!(p.word(end), "’s" | "'s") {
            let mut at = end + 1;
            while at < to
                && p.is_word(at)
                && !p.word(at).ends_with("ed")
                && at < end + 8
                && !super::super::quantities::nouns::border(p.word(at))
            {
                at += 1;
            }
            return (self.canonical(name), at.min(to).max(end + 1));
        }
        let first = self.text(name.titled, name.titled + 1);
        let adjective = nationality(first) || self.states.is_adjective(first);
        if adjective && (name.end > name.titled + 1 || p.is_word(end)) {
            if let Some(state) = self.states.find(first) {
                let office = name.end > name.titled + 1 && name.start > name.titled;
                let post = lowered_post(p.word(end)) || office;
                if post || p.is_word(end) && !p.capital(end) && institution(p.word(end)) {
                    let mut at = end;
                    while at < to
                        && at < end + 5
                        && (lowered_post(p.word(at)) || institution(p.word(at)) || self.name_at(at).is_some())
                    {
                        at += 1;
                    }
                    return (state.to_owned(), at.max(end));
                }
            }
            if name.end == name.titled + 1 && !p.capital(end) {
                // "the Sundralian diaspora fund"
                let mut at = end;
                while at < to
                    && at < end + 4
                    && p.is_word(at)
                    && self.name_at(at).is_none()
                    && !self.tag(at).starts_with('V')
                    && !super::super::quantities::nouns::border(p.word(at))
                    && !verb_like(p.word(at))
                {
                    at += 1;
                }
                if at > end {
                    return (self.text(name.titled, at).to_owned(), at);
                }
            }
        }
        // "the Tellin relief fund"
        let fund = (end..(end + 3).min(to))
            .find(|&k| matches!(p.word(k), "fund" | "foundation" | "bank" | "agency" | "charity" | "trust"));
        if let Some(last) = fund.filter(|&last| {
            (end..last).all(|k| p.is_word(k) && !super::super::quantities::nouns::border(p.word(k)))
        }) {
            return (self.text(name.titled, last + 1).to_owned(), last + 1);
        }
        if let Some(rest) = words
            .strip_prefix("Republic of ")
            .or_else(|| words.strip_prefix("Kingdom of "))
            .or_else(|| words.strip_prefix("Government of "))
        {
            return (rest.to_owned(), end);
        }
        if p.are(end, &["and", "co"]) {
            end += 2;
        }
        (self.canonical(name), end)
    }
}

/// "Under pressure from Washington, Orma agreed": no verb before the preposition, and no "and" in the list.
fn introduces(lens: &Lens<'_>, from: usize, preposition: usize, end: usize) -> bool {
    let p = &lens.p;
    preposition - from < 12
        && p.sentence(preposition) == from
        && !(from..preposition).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
        && !(preposition..end).any(|i| matches!(p.word(i), "and" | "&" | "plus"))
}

/// Whether a preposition opens its sentence, or the stretch looked at.
fn opening(p: &super::super::quantities::pieces::Pieces<'_>, preposition: usize, from: usize) -> bool {
    preposition == from || p.sentence(preposition) == preposition || p.is_mark(preposition - 1)
}

fn lowered_post(word: &str) -> bool {
    super::post_noun(word)
        || matches!(
            word,
            "minister"
                | "president"
                | "prime"
                | "chancellor"
                | "foreign"
                | "defence"
                | "defense"
                | "finance"
                | "premier"
                | "ambassador"
                | "envoy"
                | "secretary"
                | "king"
                | "interior"
                | "development"
                | "energy"
                | "spokesman"
                | "spokeswoman"
                | "deputy"
                | "aid"
        )
}

fn institution(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "cabinet"
            | "parliament"
            | "ministry"
            | "treasury"
            | "state"
            | "senate"
            | "foreign"
            | "finance"
            | "aid"
            | "development"
    )
}

fn verb_like(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "gives"
                | "gave"
                | "puts"
                | "put"
                | "pays"
                | "paid"
                | "sends"
                | "sent"
                | "adds"
                | "says"
                | "said"
                | "bears"
                | "offers"
                | "promises"
        )
}
