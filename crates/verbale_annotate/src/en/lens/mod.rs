//! A text as the readers of facts see it: pieces, the quantities on them, and names as chains of capitals.
//!
//! **Invariant:** made once per text in one pass; every reader of facts looks at windows of bounded length.

mod holders;
mod names;
mod people;
mod phrases;
mod states;
mod subjects;
mod trees;

pub(super) use names::Name;
pub(super) use names::opener as opens_sentences;
pub(super) use people::{Post, post_noun};
pub(super) use phrases::{Phrase, human_noun};
pub(super) use states::{States, names_of_states, nationality};
pub(super) use subjects::Group;
pub(super) use trees::Trees;

use super::forms::Forms;
use super::quantities::pieces::Pieces;
use super::syntax;
use super::tags::Tag;
use crate::Text;
use jiff::civil::Date;
use std::cell::OnceCell;
use verbale_model::{Quantity, QuantityKind, Span};

/// A quantity and the pieces it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quantity: &'a Quantity,
}

/// The tag of each piece: that of its token; a number where a hyphenated word was taken apart.
fn tags_of(p: &Pieces<'_>, text: &Text<'_>, tags: &[Tag]) -> Vec<Tag> {
    let mut out = Vec::with_capacity(p.len());
    let mut token = 0;
    for i in 0..p.len() {
        let span = p.span(i, i + 1);
        while text.tokens.get(token).is_some_and(|t| t.span.end() <= span.start()) {
            token += 1;
        }
        out.push(tags.get(token).copied().unwrap_or_default());
    }
    // "Norway and Denmark meet on Friday": a verb of several, taken for a noun.
    for i in 1..out.len() {
        let several = matches!(out[i - 1].name(), "NNS" | "NNP") || p.capital(i - 1);
        let verb = matches!(
            p.word(i),
            "meet" | "gather" | "confer" | "convene" | "reconvene" | "assemble" | "negotiate" | "dine"
        );
        if verb && several && out[i].name() == "NN" {
            out[i] = Tag::of_penn("VBP");
        }
        // "told the court that bribes had been paid": opens a clause.
        if out[i - 1].name() == "DT"
            && p.word(i - 1) == "that"
            && matches!(out[i].name(), "NNS" | "NNP" | "NNPS")
        {
            out[i - 1] = Tag::of_penn("IN");
        }
        // "that bribes had been paid": the subject of a verb, taken for a verb.
        if out[i - 1].name() == "VBZ"
            && matches!(
                p.word(i),
                "had" | "was" | "were" | "have" | "are" | "did" | "would" | "could" | "will"
            )
            && p.word(i - 1).ends_with('s')
            && !matches!(p.word(i - 1), "is" | "has" | "was" | "does" | "says" | "’s" | "'s")
        {
            out[i - 1] = Tag::of_penn("NNS");
        }
        // "a priest told us": no participle.
        if out[i - 1].name() == "VBN"
            && i > 1
            && matches!(p.word(i), "us" | "him" | "me" | "them")
            && matches!(out[i - 2].name(), "NN" | "NNS" | "NNP" | "PRP")
        {
            out[i - 1] = Tag::of_penn("VBD");
        }
        // "a priest": no superlative.
        if out[i].name().starts_with("JJ") && p.word(i) == "priest" {
            out[i] = Tag::of_penn("NN");
        }
        // "Berlin backs it": a verb between a name and its object, taken for a noun.
        if out[i].name() == "NNS"
            && out[i - 1].name() == "NNP"
            && matches!(p.word(i + 1), "it" | "them" | "him" | "this")
        {
            out[i] = Tag::of_penn("VBZ");
        }
    }
    out
}

/// A text ready to be read for facts.
pub(super) struct Lens<'a> {
    pub(super) p: Pieces<'a>,
    pub(super) told: Vec<Told<'a>>,
    /// What each piece may be a form of.
    pub(super) forms: Vec<Forms>,
    /// Part of speech of each piece.
    pub(super) tags: Vec<Tag>,
    pub(super) names: Vec<Name>,
    /// Heads and relations of the pieces.
    pub(super) trees: Trees,
    /// Noun phrases in order.
    pub(super) phrases: Vec<Phrase>,
    /// Half-open ranges of pieces.
    pub(super) sentences: Vec<(usize, usize)>,
    pub(super) published: Option<Date>,
    pub(super) states: &'a States,
    /// For each piece, and for the end, how many quantities, names and phrases start before it.
    before: Before,
    /// Whether each name is a person's, once asked.
    persons: Vec<OnceCell<bool>>,
}

/// How many of each start before a piece: looked up for nearly every piece by every reader.
#[derive(Default)]
struct Before {
    told: Vec<u32>,
    names: Vec<u32>,
    phrases: Vec<u32>,
}

/// For each of `pieces` and for the end, how many of these start before it.
fn counted(starts: impl Iterator<Item = usize>, pieces: usize) -> Vec<u32> {
    let mut out = vec![0; pieces + 1];
    for start in starts.filter(|s| *s < pieces) {
        out[start + 1] += 1;
    }
    for i in 0..pieces {
        out[i + 1] += out[i];
    }
    out
}

/// The part of a list, sorted by start, that starts within a range.
fn started<'s, T>(
    all: &'s [T],
    before: &[u32],
    start: usize,
    end: usize,
    at: impl Fn(&T) -> usize,
) -> &'s [T] {
    // While the lens is being made nothing is counted yet.
    let count = |i: usize| match before {
        [] => all.partition_point(|t| at(t) < i),
        counted => counted[i.min(counted.len() - 1)] as usize,
    };
    let from = count(start);
    &all[from..count(end).max(from)]
}

impl<'a> Lens<'a> {
    pub(super) fn new(
        text: &Text<'a>,
        tags: &[Tag],
        trees: &syntax::Trees,
        quantities: &'a [Quantity],
        published: Option<Date>,
        states: &'a States,
    ) -> Lens<'a> {
        let p = Pieces::new(text);
        let mut told = Vec::with_capacity(quantities.len());
        let mut at = 0;
        for quantity in quantities {
            while at < p.len() && p.span(at, at + 1).end() <= quantity.spans.start() {
                at += 1;
            }
            let start = at;
            let mut end = at;
            while end < p.len() && p.span(end, end + 1).start() < quantity.spans.end() {
                end += 1;
            }
            told.push(Told { start, end, quantity });
        }
        let mut sentences = Vec::with_capacity(text.sentences.len());
        let mut i = 0;
        while i < p.len() {
            let end = p.sentence_end(i);
            sentences.push((i, end.max(i + 1)));
            i = end.max(i + 1);
        }
        let tags = tags_of(&p, text, tags);
        let forms = (0..p.len()).map(|i| Forms::of(p.word(i))).collect();
        let trees = Trees::new(&p, text, trees);
        let names = names::parted(&p, &tags, states, names::names(&p));
        let mut lens = Lens {
            p,
            told,
            forms,
            tags,
            names,
            trees,
            phrases: Vec::new(),
            sentences,
            published,
            states,
            before: Before::default(),
            persons: Vec::new(),
        };
        lens.before.told = counted(lens.told.iter().map(|t| t.start), lens.p.len());
        lens.before.names = counted(lens.names.iter().map(|n| n.start), lens.p.len());
        lens.persons = vec![OnceCell::new(); lens.names.len()];
        lens.phrases = phrases::phrases(&lens);
        // The town of a dateline is nobody.
        let told = |f: &Phrase| f.start >= lens.after_dateline(lens.p.sentence(f.start));
        let kept: Vec<Phrase> = lens.phrases.iter().copied().filter(told).collect();
        lens.phrases = kept;
        lens.before.phrases = counted(lens.phrases.iter().map(|f| f.start), lens.p.len());
        lens
    }

    /// The quantities that start within a range.
    pub(super) fn told_in(&self, start: usize, end: usize) -> &[Told<'a>] {
        started(&self.told, &self.before.told, start, end, |t| t.start)
    }

    /// The names that start within a range.
    pub(super) fn names_in(&self, start: usize, end: usize) -> &[Name] {
        started(&self.names, &self.before.names, start, end, |n| n.start)
    }

    /// The name that covers a piece.
    pub(super) fn name_at(&self, i: usize) -> Option<Name> {
        started(&self.names, &self.before.names, 0, i + 1, |n| n.start).last().copied().filter(|n| i < n.end)
    }

    /// The name that ends just before a piece, over a possessive.
    pub(super) fn name_before(&self, i: usize) -> Option<Name> {
        let i = if matches!(self.p.before(i, 1), "’s" | "'s" | "’" | "'") { i - 1 } else { i };
        i.checked_sub(1).and_then(|k| self.name_at(k)).filter(|n| n.end == i)
    }

    /// The words of a range as written.
    pub(super) fn text(&self, start: usize, end: usize) -> &'a str {
        self.p.text(start, end)
    }

    /// The pieces that a place covers.
    pub(super) fn pieces_of(&self, span: Span) -> (usize, usize) {
        let first = |offset: u32| {
            let (mut from, mut to) = (0, self.p.len());
            while from < to {
                let middle = usize::midpoint(from, to);
                if self.span(middle, middle + 1).end() <= offset { from = middle + 1 } else { to = middle }
            }
            from
        };
        let start = first(span.start());
        (start, first(span.end().saturating_sub(1)).max(start) + 1)
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.p.span(start, end)
    }

    /// The name of a state where the words name one, else the words.
    pub(super) fn canonical(&self, name: Name) -> String {
        let words = self.text(name.start, name.end);
        self.states.find(words).map_or_else(|| words.to_owned(), str::to_owned)
    }

    /// One past the dateline that a sentence opens with ("GENEVA, 14 October —"), or where it starts if it has none.
    pub(super) fn after_dateline(&self, start: usize) -> usize {
        let p = &self.p;
        let Some(town) = self.name_at(start).filter(|n| n.start == start) else { return start };
        let words = self.text(start, town.end);
        let capitals = words.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        // "KYIV: no deal" is somebody who speaks.
        let closes = |i: &usize| {
            !p.hyphen(*i) && (matches!(p.raw(*i), "—" | "–" | "-") || p.raw(*i) == ":" && *i > town.end)
        };
        let mark = (town.end..(town.end + 8).min(p.len())).find(closes);
        let open = |mark: &usize| (town.end..*mark).all(|i| p.is_mark(i) || p.capital(i) || p.is_number(i));
        let said = capitals && words.len() > 3;
        mark.filter(|_| said).filter(open).map_or(start, |mark| mark + 1)
    }

    /// The parts of a sentence between its semicolons, from after its dateline on, as half-open ranges.
    pub(super) fn parts(&self, (start, end): (usize, usize)) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut from = self.after_dateline(start);
        while from < end {
            let to = (from..end).find(|&i| self.p.raw(i) == ";").unwrap_or(end);
            out.push((from, to));
            from = to + 1;
        }
        out
    }

    /// The first day told in a range.
    pub(super) fn date_in(&self, start: usize, end: usize) -> Option<String> {
        let dates = || self.told_in(start, end).iter().filter(|t| t.quantity.kind == QuantityKind::Date);
        let day = |t: &&Told<'_>| t.quantity.unit.as_deref() == Some("day");
        let first =
            dates().find(day).or_else(|| dates().find(|t| t.quantity.unit.as_deref() == Some("month")))?;
        let value = first.quantity.value.as_deref()?;
        Some(value.split('/').next().unwrap_or(value).to_owned())
    }

    /// The first piece in a range whose word passes.
    pub(super) fn find(&self, start: usize, end: usize, test: impl Fn(&str) -> bool) -> Option<usize> {
        (start..end).find(|&i| self.p.is_word(i) && test(self.p.word(i)))
    }

    /// Whether any word of a range is among these.
    pub(super) fn any(&self, start: usize, end: usize, words: &[&str]) -> bool {
        (start..end).any(|i| words.contains(&self.p.word(i)))
    }

    /// The start of the clause of `i`, not before `from`: after a semicolon, a dash, a colon or "that".
    pub(super) fn clause_start(&self, i: usize, from: usize) -> usize {
        let mut at = i;
        while at > from {
            let word = self.p.before(at, 1);
            if matches!(word, ";" | ":" | "—" | "–" | "(" | "“" | "\"") && !(self.p.hyphen(at - 1)) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The end of the clause of `i`, not after `to`.
    pub(super) fn clause_end(&self, i: usize, to: usize) -> usize {
        let mut at = i;
        while at < to {
            let word = self.p.word(at);
            if matches!(word, ";" | "—" | "–" | ":" | "(") && !self.p.hyphen(at) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Names joined by commas and "and", from `i` on: "Norway, Denmark and the Netherlands".
    pub(super) fn list(&self, i: usize, end: usize) -> (Vec<Name>, usize) {
        let mut out = Vec::new();
        let mut at = i;
        loop {
            while at < end && matches!(self.p.word(at), "the" | "both" | "with" | "a") {
                at += 1;
            }
            let Some(name) = self.name_at(at).filter(|n| n.start == at && n.end <= end) else { break };
            out.push(name);
            let mut next = name.end;
            let mut joined = false;
            while next < end && matches!(self.p.word(next), "," | "and" | "or" | "&" | "nor") {
                next += 1;
                joined = true;
            }
            if !joined {
                return (out, name.end);
            }
            at = next;
        }
        let end = out.last().map_or(i, |n| n.end);
        (out, end)
    }
}
