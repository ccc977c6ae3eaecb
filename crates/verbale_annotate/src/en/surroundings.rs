//! What stands around some words of a text, for a linear model that tells what befell or was done by those they name: words by side
//! and distance, the clause, the tree over them, meanings.
//!
//! Names, numbers and states are seen as such and never by their letters, so that nothing is learned of a single negotiation.

use super::forms;
use super::lens::Lens;
use super::linear::Features;
use super::vectors::{DIMS, Vectors};
use super::words::{hash_word, mix};

/// Words that are looked at, and the sentence or half of one that they are looked at in: half-open ranges of pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What a word is seen as.
const NUMBER: u32 = 11;
const STATE: u32 = 12;
const PERSON: u32 = 13;
const NAME: u32 = 14;
const TARGET: u32 = 15;
const NOTHING: u32 = 16;

/// Meanings that describe a case: of the clause, of the verb over the target, of what hangs on it, of the words after the target.
const MEANINGS: usize = 4;

/// A word of the scope, names as one.
struct Seen {
    at: usize,
    key: u32,
    clause: u16,
    target: bool,
    content: bool,
}

/// What the models see of a text besides its pieces.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a, 'b> {
    pub(super) lens: &'a Lens<'b>,
    pub(super) vectors: &'a Vectors,
}

impl Sight<'_, '_> {
    /// Writes the features of a place.
    pub(super) fn look(&self, place: Place, out: &mut Features) {
        out.clear();
        let seen = self.words_of(place);
        self.words(place, &seen, out);
        let verb = self.tree(place, out);
        self.beside(place, out);
        self.meanings(place, &seen, verb, out);
        out.own.sort_unstable();
        out.own.dedup();
        // Long sentences count no more than short ones.
        out.share = 10.0 / (out.own.len() as f32).max(1.0).sqrt();
    }

    /// What a piece is seen as.
    fn key(&self, i: usize) -> u32 {
        let p = &self.lens.p;
        if p.is_number(i) {
            return NUMBER;
        }
        if let Some(name) = self.lens.name_at(i).filter(|n| n.start <= i) {
            if self.lens.states.find(self.lens.text(name.start, name.end)).is_some() {
                return STATE;
            }
            return if self.lens.is_person(name) { PERSON } else { NAME };
        }
        forms::stem(p.word(i))
    }

    fn words_of(&self, place: Place) -> Vec<Seen> {
        let lens = self.lens;
        let p = &lens.p;
        let mut out: Vec<Seen> = Vec::with_capacity(place.to - place.from);
        let mut clause = 0;
        let mut i = place.from;
        while i < place.to {
            let raw = p.raw(i);
            let joins = matches!(
                p.word(i),
                "but"
                    | "while"
                    | "although"
                    | "though"
                    | "because"
                    | "after"
                    | "who"
                    | "which"
                    | "when"
                    | "if"
            );
            if joins || matches!(raw, "," | ";" | ":" | "—" | "–" | "(" | ")" | ".") && !p.hyphen(i) {
                clause += 1;
            }
            let target = (place.start..place.end).contains(&i);
            let name = lens.name_at(i).filter(|n| n.start == i && !target);
            let key = if p.is_mark(i) { hash_word(raw) } else { self.key(i) };
            let content = p.is_word(i)
                && name.is_none()
                && matches!(lens.tag(i).get(..2), Some("NN" | "VB" | "JJ" | "RB" | "RP"));
            out.push(Seen { at: i, key, clause, target, content });
            i = name
                .map_or(i + 1, |n| n.end.min(if i < place.start { place.start.max(i + 1) } else { n.end }));
        }
        out
    }

    /// Words and rows of words, by their place to the target.
    fn words(&self, place: Place, seen: &[Seen], out: &mut Features) {
        own(0, 0, out);
        let first = seen.iter().position(|s| s.target).unwrap_or(0);
        let last = seen.iter().rposition(|s| s.target).unwrap_or(first);
        let clause = seen.get(first).map_or(0, |s| s.clause);
        let key = |n: Option<usize>| {
            n.and_then(|n| seen.get(n)).map_or(NOTHING, |s| if s.target { TARGET } else { s.key })
        };
        for (n, s) in seen.iter().enumerate() {
            if s.target {
                own(1, s.key, out);
                continue;
            }
            let side = u32::from(n < first);
            let distance = if n < first { first - n } else { n - last };
            if self.lens.p.is_word(s.at) {
                own(2, s.key, out);
                if distance <= 8 {
                    own(3, mix(s.key, side), out);
                }
                if distance <= 4 {
                    own(4, mix(s.key, side), out);
                }
                if s.clause == clause {
                    own(5, mix(s.key, side), out);
                }
            }
            own(6, mix(s.key, key(Some(n + 1))), out);
            if s.clause == clause || distance <= 6 {
                own(7, mix(mix(s.key, key(Some(n + 1))), 7 + side), out);
            }
            // "cleared … desk": what goes together over a few words.
            if s.content {
                for other in seen[n + 1..].iter().take(7).filter(|o| o.content) {
                    own(8, mix(s.key, other.key), out);
                }
            }
        }
        for k in 1..=3 {
            own(8 + k, key(first.checked_sub(k as usize)), out);
            own(12 + k, key(Some(last + k as usize)), out);
        }
        let (a, b) = (key(first.checked_sub(2)), key(first.checked_sub(1)));
        own(16, mix(a, b), out);
        own(17, mix(key(Some(last + 1)), key(Some(last + 2))), out);
        own(18, mix(mix(key(Some(last + 1)), key(Some(last + 2))), key(Some(last + 3))), out);
        own(19, mix(b, key(Some(last + 1))), out);
        own(20, u32::from(place.start == place.from), out);
    }

    /// What governs the target and what else hangs on that; gives the verb.
    fn tree(&self, place: Place, out: &mut Features) -> Option<usize> {
        let trees = &self.lens.trees;
        let p = &self.lens.p;
        let inside = |i: usize| (place.start..place.end).contains(&i);
        let root = (place.start..place.end).find(|&i| trees.head(i).is_none_or(|h| !inside(h)))?;
        let relation = hash_word(trees.relation(root));
        own(30, relation, out);
        let head = trees.head(root);
        own(31, mix(relation, head.map_or(NOTHING, |h| self.key(h))), out);
        let above = head.and_then(|h| trees.head(h));
        if let Some(h) = head {
            let up = mix(relation, hash_word(trees.relation(h)));
            own(32, mix(up, above.map_or(NOTHING, |a| self.key(a))), out);
        }
        // The nearest verb above, or the predicate.
        let mut verb = head;
        let mut steps = 0;
        while let Some(v) = verb {
            if self.lens.tag(v).starts_with('V')
                || trees.hung_as(v, &["nsubj", "nsubj:pass", "cop"]).is_some()
                || steps > 4
            {
                break;
            }
            verb = trees.head(v);
            steps += 1;
        }
        let v = verb?;
        let role = role(trees.relation(root), steps);
        let key = self.key(v);
        let not = u32::from(trees.negated(p, v));
        let passive = u32::from(trees.passive(v));
        own(33, mix(key, role), out);
        own(34, mix(mix(key, role), not * 2 + passive), out);
        own(35, mix(role, not * 2 + passive), out);
        for d in trees.hung(v).filter(|&d| !inside(d) && !p.is_mark(d)) {
            let way = hash_word(trees.relation(d));
            let word = self.key(d);
            own(36, mix(mix(way, word), role), out);
            own(37, mix(mix(key, word), role), out);
            // "out of the question", "to its knees": what a preposition leads to.
            for k in trees.hung(d).filter(|&k| !inside(k) && p.is_word(k)) {
                own(38, mix(word, self.key(k)), out);
            }
        }
        if let Some(over) = trees.head(v) {
            own(39, mix(mix(hash_word(trees.relation(v)), self.key(over)), role), out);
        }
        verb
    }

    /// The sentences beside, by their words alone.
    fn beside(&self, place: Place, out: &mut Features) {
        let lens = self.lens;
        let n = lens.sentences.partition_point(|s| s.0 <= place.start).saturating_sub(1);
        let (start, end) = lens.sentences[n];
        let next = lens.sentences.get(n + 1).copied();
        let before = n.checked_sub(1).map(|k| lens.sentences[k]);
        for (template, range) in
            [(50, before), (51, next), (52, Some((start, place.from))), (53, Some((place.to, end)))]
        {
            let Some((from, to)) = range else {
                own(54, template, out);
                continue;
            };
            for i in (from..to).filter(|&i| lens.p.is_word(i)) {
                own(template, self.key(i), out);
            }
        }
    }

    /// What the words mean, as numbers.
    fn meanings(&self, place: Place, seen: &[Seen], verb: Option<usize>, out: &mut Features) {
        let mut sums = [[0.0f32; DIMS]; MEANINGS];
        let mut counts = [0.0f32; MEANINGS];
        let (mut one, mut scratch) = ([0.0f32; DIMS], String::new());
        let last = seen.iter().rposition(|s| s.target).unwrap_or(0);
        let clause = seen.get(last).map_or(0, |s| s.clause);
        let mut add = |slot: usize, i: usize| {
            self.vectors.find(self.lens.p.word(i), &mut scratch, &mut one);
            for (sum, v) in sums[slot].iter_mut().zip(&one) {
                *sum += v;
            }
            counts[slot] += 1.0;
        };
        for (n, s) in seen.iter().enumerate().filter(|(_, s)| s.content && !s.target) {
            if s.clause == clause || n > last && n <= last + 6 {
                add(0, s.at);
            }
            if n > last && n <= last + 4 {
                add(3, s.at);
            }
        }
        if let Some(v) = verb {
            add(1, v);
            for d in self.lens.trees.hung(v).filter(|&d| !(place.start..place.end).contains(&d)) {
                let full = matches!(self.lens.tag(d).get(..2), Some("NN" | "VB" | "JJ"));
                if full && self.lens.name_at(d).is_none() {
                    add(2, d);
                }
            }
        }
        for (sum, count) in sums.iter().zip(counts) {
            out.dense.extend(sum.iter().map(|v| v / count.max(1.0)));
        }
    }
}

/// What the target is to the verb.
fn role(relation: &str, steps: usize) -> u32 {
    let own = match relation {
        "nsubj" | "csubj" => 1,
        "nsubj:pass" => 2,
        "obj" | "iobj" => 3,
        "obl:agent" => 4,
        "obl" => 5,
        "nmod:poss" => 6,
        "appos" => 7,
        "conj" => 8,
        _ => 9,
    };
    own * 4 + steps.min(3) as u32
}

fn own(template: u32, value: u32, out: &mut Features) {
    seen(0x7375_0000, template, value, out);
}

/// Adds what is seen; each classifier has a range of templates of its own.
pub(super) fn seen(range: u32, template: u32, value: u32, out: &mut Features) {
    out.own.push(mix(mix(range + template, value), 0x51ED));
}
