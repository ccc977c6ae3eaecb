//! What an English sentence shuts out, what it lets in, and on what terms: word classes of `data/en/leaning.toml`, put
//! together by frames within a clause.
//!
//! A noun under "no" or "not one" with a verb of the present or future excludes; the same with a verb of the past only denies
//! what was. A negation inside the terms ("provided that nothing is copied") excludes nothing, and "as long as I hold the pen"
//! sets no terms.

use super::tables::{tagged, tags};
use super::words::{Hit, Phrases, Word};
use super::{Cue, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// How far a sentence leans, each between 0 and 1.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Leaning {
    /// How much it excludes of what is to come.
    pub(crate) shuts: f32,
    /// How much it denies of what was or is.
    pub(crate) denies: f32,
    /// How much it lets in.
    pub(crate) lets: f32,
    /// Whether what it lets in hangs on terms.
    pub(crate) terms: bool,
    /// The words that exclude or deny most.
    pub(crate) shut_at: Option<Range<usize>>,
    /// The words that let in most.
    pub(crate) let_at: Option<Range<usize>>,
}

tags! {
    /// What a word does in a frame.
    enum Class {
        None = "none",
        Refuses = "refuses",
        PastRefuses = "past_refuses",
        Never = "never",
        Shut = "shut",
        Absolute = "absolute",
        Lifelong = "lifelong",
        Lives = "lives",
        Pictures = "pictures",
        Permits = "permits",
        Assents = "assents",
        Terms = "terms",
        Future = "future",
        Present = "present",
        Past = "past",
    }
}

const DATA: &str = include_str!("../../data/en/leaning.toml");

static CLASSES: LazyLock<Phrases<Class>> = LazyLock::new(|| tagged(DATA, Class::from_word));

/// Words after "as long as I" within which a verb of life or office makes it a life and no terms.
const LIFE: usize = 6;

/// Words around a hit that belong to it when one frame would undo another.
const BESIDE: usize = 1;

/// The leaning of the words in `range`.
pub(crate) fn leaning(
    text: &str,
    words: &[Word],
    range: &Range<usize>,
    hits: &[Hit<Tag>],
    negated: &[bool],
) -> Leaning {
    let own = &words[range.clone()];
    let mut found = CLASSES.find(own);
    for hit in &mut found {
        hit.start += range.start;
        hit.end += range.start;
    }
    found.retain(|h| h.end <= range.end);
    let frame = Frame { text, words, range, found, negated };
    let mut out = Leaning::default();
    let zones = frame.terms();
    let opens = frame.openings(hits, &zones);
    frame.exclusions(hits, &zones, &opens, &mut out);
    frame.admissions(&zones, &opens, &mut out);
    out.terms = !zones.is_empty() && out.lets > 0.0;
    if out.terms {
        out.lets = (out.lets + 0.3).min(1.0);
    }
    out
}

struct Frame<'a> {
    text: &'a str,
    words: &'a [Word],
    range: &'a Range<usize>,
    found: Vec<Hit<Class>>,
    negated: &'a [bool],
}

fn inside(zones: &[Range<usize>], at: usize) -> bool {
    zones.iter().any(|z| z.contains(&at))
}

impl Frame<'_> {
    fn of(&self, class: Class) -> impl Iterator<Item = &Hit<Class>> {
        self.found.iter().filter(move |h| h.tag == class)
    }

    /// The clause around a word, by the marks on both sides.
    fn clause(&self, at: usize) -> Range<usize> {
        let mut start = at;
        while start > self.range.start && !self.words[start].breaks {
            start -= 1;
        }
        let end = (at + 1..self.range.end).find(|n| self.words[*n].breaks).unwrap_or(self.range.end);
        start..end
    }

    /// The clauses that set terms: from the word that opens them to the next mark. "As long as I hold the pen" sets none.
    fn terms(&self) -> Vec<Range<usize>> {
        let lifelong: Vec<&Hit<Class>> = self.lifelong().collect();
        let mut out: Vec<Range<usize>> = Vec::new();
        for hit in self.of(Class::Terms) {
            let life = lifelong.iter().any(|l| l.start < hit.end && hit.start < l.end);
            if !life {
                out.push(hit.start..self.clause(hit.end - 1).end);
            }
        }
        out
    }

    /// "As long as I hold the pen", "while this parliament sits".
    fn lifelong(&self) -> impl Iterator<Item = &Hit<Class>> {
        self.of(Class::Lifelong)
            .filter(|h| self.of(Class::Lives).any(|l| l.start + 1 >= h.end && l.start < h.end + LIFE))
    }

    /// Words that open a door, themselves under no negation: the lexicon's and the pictures.
    fn openings(&self, hits: &[Hit<Tag>], zones: &[Range<usize>]) -> Vec<(Range<usize>, f32)> {
        let mut out: Vec<(Range<usize>, f32)> = Vec::new();
        let free = |start: usize| !self.negated[start] && !inside(zones, start);
        for hit in self.of(Class::Pictures).filter(|h| free(h.start)) {
            out.push((hit.start..hit.end, 0.7));
        }
        for hit in hits {
            let weight = match hit.tag {
                Tag::Cue(Cue::Concession) => 0.65,
                Tag::Cue(Cue::Open) => 0.6,
                _ => continue,
            };
            if free(hit.start) {
                out.push((hit.start..hit.end, weight));
            }
        }
        out
    }

    /// Whether a clause tells what was: a verb of the past, with no "will" or "is" that makes it a participle.
    fn past(&self, clause: &Range<usize>) -> bool {
        let within = |h: &&Hit<Class>| clause.contains(&h.start) && h.end <= clause.end;
        if self.of(Class::Future).any(|h| within(&h)) {
            return false;
        }
        let is = self.of(Class::Present).filter(within).map(|h| h.start).min();
        let was = self.of(Class::Past).filter(within).map(|h| h.start).min();
        let told = clause.clone().find(|n| super::past(self.words[*n].span.text(self.text)));
        let was = [was, told].into_iter().flatten().min();
        was.is_some_and(|w| is.is_none_or(|i| w < i))
    }

    fn exclusions(
        &self,
        hits: &[Hit<Tag>],
        zones: &[Range<usize>],
        opens: &[(Range<usize>, f32)],
        out: &mut Leaning,
    ) {
        let spared = |start: usize, end: usize| {
            let undone = opens.iter().any(|(r, _)| start < r.end && r.start < end + BESIDE);
            let idle =
                hits.iter().any(|h| h.tag == Tag::Cue(Cue::NoNegator) && h.start < end && start < h.end);
            undone || idle || inside(zones, start)
        };
        let absolute = self.of(Class::Absolute).next().is_some();
        let life = self.lifelong().next().is_some();
        let mut shut = |weight: f32, at: Range<usize>, denies: bool| {
            let held = if denies { &mut out.denies } else { &mut out.shuts };
            if weight > *held {
                *held = weight;
                out.shut_at = Some(at);
            }
        };
        for hit in &self.found {
            if !matches!(
                hit.tag,
                Class::None | Class::Refuses | Class::PastRefuses | Class::Never | Class::Shut
            ) || spared(hit.start, hit.end)
            {
                continue;
            }
            let clause = self.clause(hit.start);
            let more = if absolute { 0.25 } else { 0.0 } + if life { 0.3 } else { 0.0 };
            let past = self.past(&clause);
            let (weight, denies): (f32, bool) = match hit.tag {
                Class::PastRefuses => (0.6, true),
                Class::None if past => (0.7, true),
                Class::Never if past => (0.5, true),
                Class::None => {
                    // "Not one script will be marked": the subject weighs more than an object, and more than an afterthought
                    // without a verb ("and not a polite one").
                    let subject = hit.start <= clause.start + 1;
                    let verb = self.found.iter().any(|h| {
                        matches!(h.tag, Class::Future | Class::Present) && clause.contains(&h.start)
                    });
                    let weight = match (subject, hit.start == self.range.start || verb) {
                        (true, true) => 0.8,
                        (true, false) => 0.5,
                        (false, _) => 0.6,
                    };
                    (weight + more, false)
                }
                Class::Never => (0.85 + more, false),
                Class::Shut => (0.8 + more, false),
                _ => (0.55 + more, false),
            };
            shut(weight.min(1.0), hit.start..hit.end, denies);
        }
        for hit in hits.iter().filter(|h| self.range.contains(&h.start) && h.end <= self.range.end) {
            let clause = self.clause(hit.start);
            let weight = match hit.tag {
                Tag::Cue(Cue::RedLine) if !self.past(&clause) => 0.85,
                Tag::Cue(Cue::Refusal) => 0.55,
                _ => continue,
            };
            let told = self.of(Class::PastRefuses).any(|h| h.start <= hit.start && hit.start < h.end);
            if !told && !spared(hit.start, hit.end) {
                shut(weight, hit.start..hit.end, false);
            }
        }
        // "So long as this house has a door, it stays where it is".
        if let Some(hit) = self.lifelong().next() {
            shut(0.8, hit.start..hit.end, false);
        }
    }

    fn admissions(&self, zones: &[Range<usize>], opens: &[(Range<usize>, f32)], out: &mut Leaning) {
        let mut lets = |weight: f32, at: Range<usize>| {
            if weight > out.lets {
                out.lets = weight;
                out.let_at = Some(at);
            }
        };
        for (at, weight) in opens {
            lets(*weight, at.clone());
        }
        for hit in &self.found {
            let weight = match hit.tag {
                Class::Permits => 0.45,
                Class::Assents => 0.35,
                _ => continue,
            };
            let clause = self.clause(hit.start);
            let barred = self.found.iter().any(|h| {
                matches!(h.tag, Class::None | Class::Never | Class::Refuses | Class::Shut)
                    && h.start >= clause.start
                    && h.end <= clause.end
            });
            if !inside(zones, hit.start) && !self.negated[hit.start] && !barred {
                lets(weight, hit.start..hit.end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::check;
    use super::super::{lexicon, negated, read};
    use super::{Class, DATA, Leaning, leaning};

    fn of(text: &str) -> Leaning {
        let words = read(text, 0);
        let hits = lexicon().phrases.find(&words);
        let under = negated(&words, &hits);
        leaning(text, &words, &(0..words.len()), &hits, &under)
    }

    #[test]
    fn every_class_matches_its_examples_and_not_the_others() {
        check(DATA, |tag| Class::from_word(tag).is_some());
    }

    #[test]
    fn a_denied_noun_before_what_is_to_come_excludes() {
        for text in [
            "Not one lorry will cross the yard.",
            "No stranger will be let into the archive, with a pen or without.",
            "Not a plank of it goes, this year or next.",
            "The ledgers are for our members' eyes alone.",
            "Nobody sets foot on the quay.",
            "So long as this house has a door, they will be shown the door.",
            "There will be no second reading.",
            "We shall never lease the meadow.",
        ] {
            assert!(of(text).shuts >= 0.8, "{text} {:?}", of(text));
        }
        for text in [
            "Not one lorry crossed the yard.",
            "The stoves have never met the gas.",
            "Nobody laid a schedule on the table.",
            "We can release the boats once the fees are paid.",
            "A lease is possible, provided that nothing is built on it.",
        ] {
            assert!(of(text).shuts < 0.8, "{text} {:?}", of(text));
        }
    }

    #[test]
    fn what_hangs_on_terms_lets_in() {
        for text in [
            "We can release the boats once the fees are paid.",
            "A Sunday now and then we could bear, as long as nobody works on the Monday.",
            "If the herds keep the slope, they may build their tower.",
            "The town is prepared to lend the hall, should the band pay for the roof.",
        ] {
            let leaning = of(text);
            assert!(leaning.terms && leaning.lets >= 0.6, "{text} {leaning:?}");
        }
        for text in ["The herds keep the slope.", "We will not lend the hall.", "They met at noon."] {
            assert!(of(text).lets < 0.45, "{text} {:?}", of(text));
        }
    }
}
