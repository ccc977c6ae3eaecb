//! Patterns of words over a text: inflected words, gaps, and kinds of noun phrases, as the tables of the readers write them.

use super::classes::word_classes;
use super::forms::Forms;
use super::lens::{Lens, Phrase, human_noun, post_noun};
use super::words::hash_word;
use verbale_model::QuantityKind;

word_classes! {
    /// A class of words; the table says what for.
    enum Class in "../../data/en/seat_words.tsv" {
        /// Of posts and offices that are held, left or given.
        Seat = "seat",
        /// Of where people live and work.
        Rooms = "rooms",
        /// Of portfolios told by their names.
        Field = "field",
        /// Of what may stand between the words of a phrase.
        Over = "over",
    }
}

/// How far before a word the noun phrase that holds it may start.
const WHOLE: usize = 12;

/// Words that a gap "_" may span, and a gap "__" that holds whole names.
const GAPS: [usize; 2] = [4, 16];

/// A word of a row: itself, or all its forms.
#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    forms: bool,
}

impl Word {
    fn fits(self, forms: &Forms) -> bool {
        if self.forms { forms.has(self.hash) } else { forms.own() == Some(self.hash) }
    }
}

enum Part {
    /// One of these words.
    Words(Vec<Word>),
    /// One of these words, or none.
    Maybe(Vec<Word>),
    /// So many words at most.
    Gap(usize),
    /// A post or an office as a phrase.
    Seat,
    /// A body that can be led.
    Body,
    /// A home or premises.
    Rooms,
    /// A length of time.
    Years,
    /// Who holds a post.
    Post,
    /// A person, by name, by post or by a pronoun.
    Who,
}

/// What a pattern tells beside where it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Held {
    /// The pieces of the post or office.
    pub(super) seat: Option<(usize, usize)>,
    /// The person.
    pub(super) who: Option<Phrase>,
    /// How many words of the row stand in the text.
    pub(super) words: u8,
}

/// A pattern of a row.
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// How its words are read.
    reading: Reading,
}

/// How the words of a pattern are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Reading {
    /// Adverbs, days and auxiliaries may stand between them.
    loose: bool,
    /// They may be written as names are: "the State Visit".
    capitals: bool,
}

impl Pattern {
    /// Reads a pattern; `None` where it does not open with a word.
    pub(super) fn read(words: &'static str) -> Option<Pattern> {
        let part = |w: &'static str| match w {
            "_" => Part::Gap(GAPS[0]),
            "__" => Part::Gap(GAPS[1]),
            "<seat>" => Part::Seat,
            "<body>" => Part::Body,
            "<rooms>" => Part::Rooms,
            "<years>" => Part::Years,
            "<post>" => Part::Post,
            "<who>" => Part::Who,
            words if words.split('|').any(|w| w == "_") => {
                Part::Maybe(words.split('|').filter(|&w| w != "_").map(word).collect())
            }
            words => Part::Words(words.split('|').map(word).collect()),
        };
        let parts: Vec<Part> = words.split(' ').map(part).collect();
        matches!(parts.first(), Some(Part::Words(_)))
            .then_some(Pattern { parts, reading: Reading::default() })
    }

    /// The same pattern, over adverbs, days and auxiliaries between its words.
    pub(super) fn loose(self) -> Pattern {
        Pattern { reading: Reading { loose: true, ..self.reading }, ..self }
    }

    /// The same pattern, its words written as names too.
    pub(super) fn capitals(self) -> Pattern {
        Pattern { reading: Reading { capitals: true, ..self.reading }, ..self }
    }

    /// Hashes of the words it may open with.
    pub(super) fn openers(&self) -> impl Iterator<Item = u32> {
        let words = match self.parts.first() {
            Some(Part::Words(words)) => words.as_slice(),
            _ => &[],
        };
        words.iter().map(|w| w.hash)
    }

    /// One past the last word, if it stands at `i`; the post and the person told in it are kept in `held`.
    pub(super) fn matched(&self, lens: &Lens<'_>, i: usize, end: usize, held: &mut Held) -> Option<usize> {
        matched(lens, &self.parts, (i, end), self.reading, held)
    }
}

fn word(text: &'static str) -> Word {
    let base = text.strip_suffix('~');
    Word { hash: hash_word(base.unwrap_or(text)), forms: base.is_some() }
}

/// One past the last word of a phrase, if it stands at `i`; the post and the person told in it are kept in `held`.
fn matched(
    lens: &Lens<'_>,
    parts: &[Part],
    (i, end): (usize, usize),
    reading: Reading,
    held: &mut Held,
) -> Option<usize> {
    let p = &lens.p;
    let Some((part, rest)) = parts.split_first() else { return Some(i) };
    if i >= end {
        return None;
    }
    let fits = |words: &[Word]| lens.forms.get(i).is_some_and(|f| words.iter().any(|w| w.fits(f)));
    let mut go = |from: usize| matched(lens, rest, (from, end), reading, held);
    match part {
        Part::Gap(most) => (i..=(i + most).min(end))
            .take_while(|&from| {
                from == i
                    || !border(lens, from - 1)
                        && !finite(lens, from - 1)
                        && !(*most > GAPS[0] && turns(lens, from - 1))
            })
            .find_map(go),
        Part::Words(words) => {
            let name = !reading.capitals && p.capital(i) && i > p.sentence(i) && p.is_word(i - 1);
            if fits(words) && !name {
                let after = go(i + 1)?;
                held.words += 1;
                return Some(after);
            }
            let next = over(lens, i, end).filter(|_| reading.loose)?;
            matched(lens, parts, (next, end), reading, held)
        }
        Part::Maybe(words) => {
            let after = if fits(words) { go(i + 1) } else { None };
            after.or_else(|| go(i))
        }
        Part::Seat => {
            let (from, to) = noun_of(lens, i, end, seat_noun).or_else(|| portfolio(lens, i, end))?;
            let after = go(to)?;
            held.seat = Some((from, to));
            Some(after)
        }
        Part::Body => {
            let body = |w: &str| seat_noun(w) || human_noun(w);
            let (from, to) = noun_of(lens, i, end, body)?;
            let after = go(to)?;
            held.seat = Some((from, to));
            Some(after)
        }
        Part::Rooms => go(noun_of(lens, i, end, rooms)?.1),
        Part::Post => {
            let (from, to) = noun_of(lens, i, end, post_noun)?;
            let after = go(to)?;
            held.seat = Some((from, to));
            Some(after)
        }
        Part::Years => {
            let told = lens.told_in(i, (i + 4).min(end)).iter();
            let told = told.into_iter().find(|t| t.quantity.kind == QuantityKind::Duration)?;
            go(told.end)
        }
        Part::Who => {
            let who = lens.person_at(i, end)?;
            // "the head of the army, General X, with": over what is said aside.
            let comma = p.word(who.end) == ",";
            let close = (who.end + 2..(who.end + 12).min(end)).find(|&k| p.word(k) == ",").filter(|_| comma);
            let after = go(who.end)
                .or_else(|| comma.then(|| go(who.end + 1)).flatten())
                .or_else(|| close.and_then(|k| go(k + 1)))?;
            held.who = Some(who);
            Some(after)
        }
    }
}

/// Past an adverb, a day or an auxiliary that may stand between the words of a phrase.
fn over(lens: &Lens<'_>, i: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    if is(p.word(i), Class::Over) || lens.tag(i) == "RB" && p.word(i).ends_with("ly") {
        return Some(i + 1);
    }
    let day = |from: usize| {
        let told = lens.told_in(from, from + 1).first()?;
        (told.quantity.kind == QuantityKind::Date && told.end < end).then_some(told.end)
    };
    let on = matches!(p.word(i), "on" | "at" | "last" | "late" | "early");
    day(i).or_else(|| on.then(|| day(i + 1)).flatten())
}

/// Marks that no gap spans.
fn border(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.p.raw(i), ";" | "—" | "?" | "!") && !lens.p.hyphen(i)
}

/// A clause or a quotation that opens, which no long gap spans.
fn turns(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.p.raw(i), "“" | "\"" | "(")
        || matches!(lens.p.word(i), "after" | "when" | "because" | "although" | "whether" | "if" | "until")
}

/// A verb with a subject of its own, which no gap spans.
fn finite(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
        && !matches!(lens.p.word(i), "is" | "was" | "are" | "were" | "has" | "had" | "have")
}

/// The noun phrase that starts at `i`, over articles and owners, if its noun passes.
fn noun_of(lens: &Lens<'_>, i: usize, end: usize, passes: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let p = &lens.p;
    let over = lens.phrases_in(i.saturating_sub(3), i).iter().find(|f| i < f.end && i <= f.head);
    let phrase = over.map(|f| Phrase { start: i, under: None, ..*f });
    // "stripped the minister of the portfolio": within the phrase of another noun.
    let within = || {
        let mut from = lens.phrases_in(i.saturating_sub(WHOLE), i).iter().rev();
        let whole = from.find(|f| i < f.end && f.head < i && p.before(i, 1) == "of");
        whole.map(|f| Phrase { start: i, under: None, ..*f })
    };
    let phrase = phrase.or_else(within);
    let phrase = phrase.or_else(|| lens.phrases_in(i, (i + 3).min(end)).first().copied())?;
    let open = (i..phrase.start).all(|k| p.is_word(k) && !lens.tag(k).starts_with('V'));
    if !open || phrase.under.is_some_and(|u| u >= i) {
        return None;
    }
    let noun = (phrase.start..phrase.end).find(|&k| passes(p.word(k)))?;
    let owner = (phrase.start..noun).rev().find(|&k| matches!(p.word(k), "’s" | "'s" | "’" | "'"));
    let from = owner.map_or(phrase.start, |o| o + 1);
    let own = usize::from(matches!(lens.tag(from), "PRP$" | "DT")).min(noun.saturating_sub(from));
    Some((from + own, phrase.end))
}

/// A portfolio as a name: "gets Defence".
pub(in crate::en) fn portfolio(lens: &Lens<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
    let field = |k: usize| is(lens.p.word(k), Class::Field);
    if lens.p.word(i) == "foreign" && lens.p.capital(i) && lens.p.word(i + 1) == "affairs" {
        return Some((i, i + 2));
    }
    (i < end && lens.p.capital(i) && field(i) && !lens.p.capital(i + 1)).then_some((i, i + 1))
}

/// A post or an office that is held, left or given.
pub(in crate::en) fn seat_noun(word: &str) -> bool {
    let several = word.strip_suffix('s').filter(|w| !w.ends_with('s') && w.len() > 3);
    one_seat(word) || several.is_some_and(one_seat)
}

fn one_seat(word: &str) -> bool {
    is(word, Class::Seat)
}

/// Where people live and work.
pub(in crate::en) fn rooms(word: &str) -> bool {
    is(word, Class::Rooms)
}
