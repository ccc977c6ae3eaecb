//! Patterns of words over a text: inflected words, gaps, and kinds of noun phrases, as the tables of the readers write them.

use super::forms::Forms;
use super::lens::{Lens, Phrase, human_noun, post_noun};
use super::words::hash_word;
use verbale_model::QuantityKind;

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
}

/// A pattern of a row.
pub(super) struct Pattern(Vec<Part>);

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
            words if words.split('|').any(|w| w == "_") => {
                Part::Maybe(words.split('|').filter(|&w| w != "_").map(word).collect())
            }
            words => Part::Words(words.split('|').map(word).collect()),
        };
        let parts: Vec<Part> = words.split(' ').map(part).collect();
        matches!(parts.first(), Some(Part::Words(_))).then_some(Pattern(parts))
    }

    /// Hashes of the words it may open with.
    pub(super) fn openers(&self) -> impl Iterator<Item = u32> {
        let words = match self.0.first() {
            Some(Part::Words(words)) => words.as_slice(),
            _ => &[],
        };
        words.iter().map(|w| w.hash)
    }

    /// One past the last word, if it stands at `i`; the post or office told in it is kept in `seat`.
    pub(super) fn matched(
        &self,
        lens: &Lens<'_>,
        i: usize,
        end: usize,
        seat: &mut Option<(usize, usize)>,
    ) -> Option<usize> {
        matched(lens, &self.0, i, end, seat)
    }
}

fn word(text: &'static str) -> Word {
    let base = text.strip_suffix('~');
    Word { hash: hash_word(base.unwrap_or(text)), forms: base.is_some() }
}

/// One past the last word of a phrase, if it stands at `i`; the post or office told in it is kept in `seat`.
fn matched(
    lens: &Lens<'_>,
    parts: &[Part],
    i: usize,
    end: usize,
    seat: &mut Option<(usize, usize)>,
) -> Option<usize> {
    let p = &lens.p;
    let Some((part, rest)) = parts.split_first() else { return Some(i) };
    if i >= end {
        return None;
    }
    match part {
        Part::Gap(most) => (i..=(i + most).min(end))
            .take_while(|&from| {
                from == i
                    || !border(lens, from - 1)
                        && !finite(lens, from - 1)
                        && !(*most > GAPS[0] && turns(lens, from - 1))
            })
            .find_map(|from| matched(lens, rest, from, end, seat)),
        Part::Words(words) => {
            let fits = lens.forms.get(i).is_some_and(|f| words.iter().any(|w| w.fits(f)));
            let name = p.capital(i) && i > p.sentence(i) && p.is_word(i - 1);
            if fits && !name { matched(lens, rest, i + 1, end, seat) } else { None }
        }
        Part::Maybe(words) => {
            let fits = lens.forms.get(i).is_some_and(|f| words.iter().any(|w| w.fits(f)));
            let after = if fits { matched(lens, rest, i + 1, end, seat) } else { None };
            after.or_else(|| matched(lens, rest, i, end, seat))
        }
        Part::Seat => {
            let (from, to) = noun_of(lens, i, end, seat_noun).or_else(|| portfolio(lens, i, end))?;
            let after = matched(lens, rest, to, end, seat)?;
            *seat = Some((from, to));
            Some(after)
        }
        Part::Body => {
            let body = |w: &str| seat_noun(w) || human_noun(w);
            let (from, to) = noun_of(lens, i, end, body)?;
            let after = matched(lens, rest, to, end, seat)?;
            *seat = Some((from, to));
            Some(after)
        }
        Part::Rooms => matched(lens, rest, noun_of(lens, i, end, rooms)?.1, end, seat),
        Part::Post => {
            let (from, to) = noun_of(lens, i, end, post_noun)?;
            let after = matched(lens, rest, to, end, seat)?;
            *seat = Some((from, to));
            Some(after)
        }
        Part::Years => {
            let told = lens.told_in(i, (i + 4).min(end)).iter();
            let told = told.into_iter().find(|t| t.quantity.kind == QuantityKind::Duration)?;
            matched(lens, rest, told.end, end, seat)
        }
    }
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
    let field = |k: usize| {
        matches!(
            lens.p.word(k),
            "defence"
                | "defense"
                | "finance"
                | "interior"
                | "justice"
                | "health"
                | "transport"
                | "education"
                | "energy"
                | "trade"
                | "labour"
                | "labor"
                | "agriculture"
                | "mines"
                | "fisheries"
                | "ports"
                | "culture"
                | "environment"
                | "economy"
                | "treasury"
                | "industry"
                | "water"
                | "housing"
        )
    };
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
    matches!(
        word,
        "post"
            | "posts"
            | "job"
            | "office"
            | "seat"
            | "ministry"
            | "portfolio"
            | "portfolios"
            | "command"
            | "cabinet"
            | "government"
            | "leadership"
            | "chair"
            | "chairmanship"
            | "presidency"
            | "premiership"
            | "chancellorship"
            | "mandate"
            | "role"
            | "throne"
            | "crown"
            | "treasury"
            | "brief"
            | "speakership"
            | "governorship"
            | "mayoralty"
            | "directorship"
            | "embassy"
            | "exchequer"
            | "secretaryship"
            | "ambassadorship"
            | "gavel"
            | "mayorship"
            | "position"
            | "generalship"
            | "stewardship"
            | "regency"
            | "bishopric"
            | "vicepresidency"
            | "vice-presidency"
            | "secretariat"
            | "bench"
            | "vacancy"
            | "tribunal"
            | "army"
            | "navy"
            | "fleet"
            | "directorate"
            | "captaincy"
            | "judgeship"
            | "prosecutor-generalship"
            | "mission"
            | "delegation"
            | "administration"
            | "agency"
            | "department"
    )
}

/// Where people live and work.
pub(in crate::en) fn rooms(word: &str) -> bool {
    matches!(
        word,
        "home"
            | "homes"
            | "house"
            | "houses"
            | "flat"
            | "flats"
            | "apartment"
            | "apartments"
            | "office"
            | "offices"
            | "premises"
            | "villa"
            | "villas"
            | "residence"
            | "headquarters"
            | "rooms"
            | "safe"
            | "desk"
            | "ministry"
            | "mansion"
            | "cottage"
            | "farm"
            | "farmhouse"
            | "yacht"
            | "study"
            | "penthouse"
            | "chambers"
            | "dacha"
            | "lodge"
            | "ranch"
            | "palace"
            | "properties"
            | "property"
            | "drawers"
            | "garage"
            | "safes"
            | "bedroom"
            | "attic"
            | "cellar"
            | "annex"
            | "annexe"
            | "building"
            | "branch"
            | "suite"
            | "chalet"
            | "bungalow"
            | "estate"
            | "compound"
            | "basement"
            | "vault"
            | "chancery"
            | "chancellery"
            | "hq"
            | "secretariat"
            | "archive"
            | "addresses"
            | "address"
            | "warehouse"
            | "shop"
            | "houseboat"
            | "boathouse"
            | "depot"
            | "parsonage"
            | "manor"
            | "lock-up"
    )
}
