//! One pass over a text's tokens: what each is, and every mention of a party, person, office, institution, pronoun or unknown name.
//!
//! **Invariant:** mentions are in order and do not overlap.

use super::names::{Form, Names, PartyId, Sense, class};
use super::phrases::UNKNOWN;
use crate::{Text, TokenKind};
use verbale_model::Span;

/// What a mention mentions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// A party, known before or found in this text.
    Party(PartyId, Form),
    /// A body, known before or found in this text.
    Body(u32),
    /// A person whom the tables or the dossier name in full.
    KnownPerson(u32),
    /// A person of this text.
    Person(u32),
    /// An office; whether a plural.
    Office(u32, bool),
    /// An institution.
    Institution(u32),
    /// A pronoun.
    Pronoun(Pronoun),
    /// Capitalised words not yet told.
    Chain,
    /// A place or thing: names nobody who speaks.
    Thing,
}

/// Pronouns by what they can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pronoun {
    He,
    She,
    It,
    They,
    I,
    We,
    /// "who", "which": the nearest name before it.
    Relative,
}

/// A stretch of tokens that mentions something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mention {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) what: What,
    pub(super) sentence: u32,
    /// Inside quotation marks.
    pub(super) quoted: bool,
}

impl Mention {
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Bits of a token.
mod bit {
    pub(super) const CAPITAL: u8 = 1;
    pub(super) const QUOTED: u8 = 1 << 1;
    pub(super) const WORD: u8 = 1 << 2;
    pub(super) const POSSESSIVE: u8 = 1 << 3;
}

/// A text with its words numbered and its mentions found.
pub(super) struct Reading<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) ids: Vec<u32>,
    bits: Vec<u8>,
    pub(super) sentence_of: Vec<u32>,
    pub(super) paragraph_of: Vec<u32>,
    pub(super) mentions: Vec<Mention>,
}

impl<'a> Reading<'a> {
    /// Reads a text once.
    pub(super) fn new(names: &Names, text: &'a Text<'a>) -> Reading<'a> {
        let ids = names.words.read(text);
        let mut reading = Reading {
            text,
            bits: bits(text),
            sentence_of: owners(&text.sentences, text.tokens.len()),
            paragraph_of: owners(&text.paragraphs, text.tokens.len()),
            ids,
            mentions: Vec::new(),
        };
        reading.mentions = mentions(names, &reading);
        reading
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The words of a token.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.text.tokens.get(token).map_or("", |t| t.span.text(self.text.text))
    }

    /// Whether a token's words are `word`, whatever the case of the token.
    pub(super) fn is(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// Whether a token's words are among `words` (lower case).
    pub(super) fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        let word = self.word(token);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.bits.get(token).is_some_and(|b| b & bit::CAPITAL != 0)
    }

    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.bits.get(token).is_some_and(|b| b & bit::QUOTED != 0)
    }

    pub(super) fn is_word(&self, token: usize) -> bool {
        self.bits.get(token).is_some_and(|b| b & bit::WORD != 0)
    }

    /// Whether a token is "’s" or a bare apostrophe after a word.
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        self.bits.get(token).is_some_and(|b| b & bit::POSSESSIVE != 0)
    }

    /// Whether the token opens its sentence, marks aside.
    pub(super) fn opens_sentence(&self, token: usize) -> bool {
        let start = self.sentence_start(token);
        (start..token).all(|t| !self.is_word(t))
    }

    /// First token of the sentence that holds a token.
    pub(super) fn sentence_start(&self, token: usize) -> usize {
        let sentence = self.sentence_of.get(token).copied().unwrap_or(0) as usize;
        self.text.sentences.get(sentence).map_or(0, |s| s.start as usize)
    }

    /// One past the last token of the sentence that holds a token.
    pub(super) fn sentence_end(&self, token: usize) -> usize {
        let sentence = self.sentence_of.get(token).copied().unwrap_or(0) as usize;
        self.text.sentences.get(sentence).map_or(self.len(), |s| s.end as usize)
    }

    /// The tokens that lie at least partly in a span.
    pub(super) fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = &self.text.tokens;
        let from = tokens.partition_point(|t| t.span.end() <= span.start());
        let to = tokens.partition_point(|t| t.span.start() < span.end());
        from..to.max(from)
    }

    /// The words from one token to another, as they stand in the text.
    pub(super) fn words(&self, range: std::ops::Range<usize>) -> &'a str {
        match (
            self.text.tokens.get(range.start),
            range.end.checked_sub(1).and_then(|e| self.text.tokens.get(e)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                first.span.cover(last.span).text(self.text.text)
            }
            _ => "",
        }
    }

    /// The mentions that lie wholly within a range of tokens.
    pub(super) fn mentions_in(&self, range: std::ops::Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| (m.start as usize) < range.start);
        let to = self.mentions.partition_point(|m| (m.start as usize) < range.end);
        let mut slice = &self.mentions[from..to.max(from)];
        while slice.last().is_some_and(|m| m.end as usize > range.end) {
            slice = &slice[..slice.len() - 1];
        }
        slice
    }

    /// Index of the first mention that starts at or after a token.
    pub(super) fn mention_from(&self, token: usize) -> usize {
        self.mentions.partition_point(|m| (m.start as usize) < token)
    }

    /// The mention that ends right before a token.
    pub(super) fn mention_ending(&self, token: usize) -> Option<usize> {
        let at = self.mention_from(token).checked_sub(1)?;
        (self.mentions[at].end as usize == token).then_some(at)
    }

    /// The mention that starts at a token.
    pub(super) fn mention_starting(&self, token: usize) -> Option<usize> {
        let at = self.mention_from(token);
        self.mentions.get(at).filter(|m| m.start as usize == token).map(|_| at)
    }
}

/// The range that holds each token.
fn owners(ranges: &[crate::TokenRange], len: usize) -> Vec<u32> {
    let mut out = vec![0; len];
    for (i, range) in ranges.iter().enumerate() {
        if let Some(tokens) = out.get_mut(range.range()) {
            tokens.fill(i as u32);
        }
    }
    out
}

/// What each token is: capitals, quotation marks, possessives. An open quotation ends with its paragraph.
fn bits(text: &Text<'_>) -> Vec<u8> {
    let mut out = vec![0u8; text.tokens.len()];
    for paragraph in &text.paragraphs {
        let mut open = false;
        for i in paragraph.range() {
            let Some(token) = text.tokens.get(i) else { break };
            let word = token.span.text(text.text);
            if token.kind == TokenKind::Mark {
                match word {
                    "“" | "«" | "„" | "``" => open = true,
                    "”" | "»" | "''" => open = false,
                    "\"" => open = !open,
                    _ => {}
                }
                if matches!(word, "'" | "’") && i > 0 && text.tokens[i - 1].span.end() == token.span.start()
                {
                    out[i] |= bit::POSSESSIVE * u8::from(text.word(i - 1).ends_with(['s', 'S', 'z', 'x']));
                }
            } else {
                if token.kind == TokenKind::Word {
                    out[i] |= bit::WORD;
                    if word.starts_with(char::is_uppercase) {
                        out[i] |= bit::CAPITAL;
                    }
                    if matches!(word, "'s" | "’s" | "‘s" | "'S" | "’S" | "ʼs" | "`s" | "´s") {
                        out[i] = bit::POSSESSIVE;
                    }
                }
                if open {
                    out[i] |= bit::QUOTED;
                }
            }
        }
    }
    out
}

const PRONOUNS: [(&str, Pronoun); 28] = [
    ("he", Pronoun::He),
    ("him", Pronoun::He),
    ("his", Pronoun::He),
    ("himself", Pronoun::He),
    ("she", Pronoun::She),
    ("her", Pronoun::She),
    ("hers", Pronoun::She),
    ("herself", Pronoun::She),
    ("it", Pronoun::It),
    ("its", Pronoun::It),
    ("itself", Pronoun::It),
    ("they", Pronoun::They),
    ("them", Pronoun::They),
    ("their", Pronoun::They),
    ("theirs", Pronoun::They),
    ("themselves", Pronoun::They),
    ("i", Pronoun::I),
    ("me", Pronoun::I),
    ("my", Pronoun::I),
    ("myself", Pronoun::I),
    ("we", Pronoun::We),
    ("our", Pronoun::We),
    ("ours", Pronoun::We),
    ("ourselves", Pronoun::We),
    ("who", Pronoun::Relative),
    ("whom", Pronoun::Relative),
    ("which", Pronoun::Relative),
    ("whose", Pronoun::Relative),
];

fn pronoun(word: &str) -> Option<Pronoun> {
    let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    if word.len() > 10 || !matches!(first, b'h' | b's' | b'i' | b't' | b'm' | b'w' | b'o') {
        return None;
    }
    PRONOUNS.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|&(_, p)| p)
}

fn mentions(names: &Names, reading: &Reading<'_>) -> Vec<Mention> {
    let mut out = Vec::with_capacity(reading.len() / 6 + 4);
    let mut at = 0;
    while at < reading.len() {
        if !reading.is_word(at) {
            at += 1;
            continue;
        }
        let limit = reading.sentence_end(at);
        let (len, what) = mention_at(names, reading, at, limit);
        if let Some(what) = what {
            out.push(Mention {
                start: at as u32,
                end: (at + len) as u32,
                what,
                sentence: reading.sentence_of[at],
                quoted: reading.is_quoted(at),
            });
        }
        at += len.max(1);
    }
    out
}

fn mention_at(names: &Names, reading: &Reading<'_>, at: usize, limit: usize) -> (usize, Option<What>) {
    if let Some((len, sense)) = names.phrases.longest(reading.text, &reading.ids, at, limit) {
        let what = match sense {
            Sense::Party(id, form) => What::Party(id, form),
            Sense::Body(id) => What::Body(id),
            Sense::Person(id) => What::KnownPerson(id),
            Sense::Office(id, plural) => What::Office(id, plural),
            Sense::Institution(id) => What::Institution(id),
            Sense::Thing => What::Thing,
        };
        if reading.is_capital(at)
            && let Some(longer) = longer_name(names, reading, at, len, limit, what)
        {
            return (longer, Some(What::Chain));
        }
        return (len, Some(what));
    }
    if let Some(pronoun) = pronoun(reading.word(at)) {
        return (1, Some(What::Pronoun(pronoun)));
    }
    if !begins_chain(names, reading, at) {
        return (1, None);
    }
    let len = chain_len(names, reading, at, limit);
    (len, Some(What::Chain))
}

/// Whether a capitalised word may begin an unknown name.
fn begins_chain(names: &Names, reading: &Reading<'_>, at: usize) -> bool {
    if !reading.is_capital(at) || reading.is_possessive(at) {
        return false;
    }
    let class = names.class(reading.ids[at]);
    if class & (class::DATE | class::OTHER) != 0 && class & class::GIVEN == 0 {
        return false;
    }
    if class & class::OPENER != 0 && (class & class::GIVEN == 0 || reading.opens_sentence(at)) {
        return false;
    }
    true
}

/// Tokens of the chain of capitals that begins at `at`.
fn chain_len(names: &Names, reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end < limit {
        if !adjacent(reading, end) {
            break;
        }
        if continues(names, reading, end, limit) {
            end += 1;
            continue;
        }
        if end + 1 < limit && joins_possessive(names, reading, end, limit) {
            end += 2;
            continue;
        }
        // "Council of Elders", "Front for the Defence of …", "Bart van der Berg", "Salmen al-Hadi".
        let joint = reading.word(end);
        let head = names.class(reading.ids[end - 1]) & class::HEAD_BODY != 0;
        let ministry =
            matches!(reading.word(at), "Ministry" | "Department" | "Commission" | "Committee" | "Office");
        let of = head && matches!(joint, "of" | "for") || ministry && end > at + 2 && joint == "and";
        let particle = matches!(
            joint,
            "de" | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "ibn"
                | "al"
                | "el"
                | "da"
                | "dos"
                | "di"
                | "du"
                | "la"
                | "le"
                | "ter"
                | "ten"
                | "zu"
                | "af"
                | "av"
        );
        if !(of || particle) {
            break;
        }
        let mut next = end + 1;
        while next < limit
            && next <= end + 2
            && matches!(reading.word(next), "the" | "la" | "der" | "den" | "de")
        {
            next += 1;
        }
        let follows = next < limit
            && adjacent(reading, next)
            && reading.is_capital(next)
            && (!of || reading.ids[next] == UNKNOWN || continues(names, reading, next, limit));
        if !follows {
            break;
        }
        end = next + 1;
    }
    end - at
}

/// Whether an apostrophe and the word after it belong to a name: "Harbour Workers' Federation", "People's Front".
fn joins_possessive(names: &Names, reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let owner = reading.word(at - 1);
    let plural = !reading.word(at).ends_with('s') || matches!(owner, "People" | "Women" | "Men" | "Children");
    if !reading.is_possessive(at) || !plural || !reading.is_capital(at + 1) {
        return false;
    }
    let mut last = at + 1;
    while last + 1 < limit && reading.is_capital(last + 1) {
        last += 1;
    }
    (at + 1..=last).any(|t| names.class(reading.ids[t]) & class::HEAD_BODY != 0)
}

/// Whether a token goes on with a chain of capitals.
fn continues(names: &Names, reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let hyphened = reading.word(at).starts_with("al-") || reading.word(at).starts_with("el-");
    if !(reading.is_capital(at) || hyphened) || reading.is_possessive(at) {
        return false;
    }
    let class = names.class(reading.ids[at]);
    let given = class & class::GIVEN != 0;
    if class & (class::DATE | class::OPENER) != 0 && !given {
        return false;
    }
    if is_realm(reading.word(at)) {
        return true;
    }
    match names.phrases.longest(reading.text, &reading.ids, at, limit) {
        None => true,
        // "Denzel Washington", "Mona Jordan": the chain before it began with a given name.
        Some((1, Sense::Party(_, Form::Name | Form::Seat))) => {
            let first = names.class(reading.ids[at - 1]);
            first & class::GIVEN != 0 && !reading.is_possessive(at - 1)
        }
        // Institution words are parts of names where they are written with capitals ("Harbour Federation").
        Some((1, Sense::Institution(_))) => class & (class::HEAD_BODY | class::HEAD_PRESS) != 0,
        Some(_) => false,
    }
}

/// Words that make a name the name of a state: "the Marsh Republic".
pub(super) fn is_realm(word: &str) -> bool {
    matches!(
        word,
        "Republic" | "Kingdom" | "Emirate" | "Principality" | "Duchy" | "Confederation" | "Sultanate"
    )
}

/// The length of an unknown name that begins with a known one: "Chad Wolf", "Norwegian Refugee Council", "Ministry of Water".
fn longer_name(
    names: &Names,
    reading: &Reading<'_>,
    at: usize,
    len: usize,
    limit: usize,
    what: What,
) -> Option<usize> {
    let next = at + len;
    match what {
        What::Institution(_) if len == 1 => {
            if names.class(reading.ids[at]) & class::HEAD_BODY == 0 {
                return None;
            }
            let whole = chain_len(names, reading, at, limit);
            (whole > len).then_some(whole)
        }
        What::Party(_, form) => {
            if next >= limit || !adjacent(reading, next) || !begins_chain(names, reading, next) {
                return None;
            }
            if names.phrases.longest(reading.text, &reading.ids, next, limit).is_some() {
                return None;
            }
            let rest = chain_len(names, reading, next, limit);
            let last = names.class(reading.ids[next + rest - 1]);
            let organisation = last & (class::HEAD_BODY | class::HEAD_PRESS) != 0;
            let person = rest <= 2
                && len == 1
                && names.class(reading.ids[at]) & class::GIVEN != 0
                && matches!(form, Form::Name | Form::Seat);
            (organisation && rest >= 1 || person).then_some(len + rest)
        }
        _ => None,
    }
}

/// Whether only a blank on one line parts a token from the one before it.
fn adjacent(reading: &Reading<'_>, at: usize) -> bool {
    let (Some(before), Some(token)) = (reading.text.tokens.get(at - 1), reading.text.tokens.get(at)) else {
        return false;
    };
    let gap = Span::new(before.span.end(), token.span.start()).text(reading.text.text);
    gap.len() <= 2 && !gap.contains(['\n', '\r'])
}
