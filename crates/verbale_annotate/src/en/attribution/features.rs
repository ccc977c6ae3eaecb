//! What the models read of a text's tokens, and the rows of the weights between neighbouring labels.

use super::lexicon::{CueStrength, Lexicon};
use super::quotes::{Place, Quotes};
use crate::en::tags::{TAGS, Tag};
use crate::en::words::{Shape, Word, hash_word};
use crate::{Text, TokenKind};

/// Everything about a text's tokens that the models read.
pub struct View {
    /// What the words look like.
    pub words: Vec<Word>,
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Quotations.
    pub quotes: Quotes,
    /// How often a word is a cue.
    pub cues: Vec<CueStrength>,
    /// The coarse class of each token.
    pub classes: Vec<u8>,
    /// Where each token stands in its sentence and paragraph.
    pub sites: Vec<Site>,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site {
    /// First token of its sentence.
    pub sentence_start: u32,
    /// One past the last token of its sentence.
    pub sentence_end: u32,
    /// First token of its paragraph.
    pub paragraph_start: u32,
    /// One past the last token of its paragraph.
    pub paragraph_end: u32,
    /// 1: the paragraph has a quotation; 2: it starts with one; 4: the sentence has one; 8: it ends with one.
    pub bits: u8,
}

/// Classes of tokens that decide between neighbouring labels.
pub const CLASSES: usize = 24;

/// Weights between labels are kept for: pair of classes, pair of tags, tag with strength, place with place.
pub const EDGES: usize = CLASSES * CLASSES + TAGS * TAGS + TAGS * 8 + 16 * 4;

/// Edge rows of a token.
pub const EDGE_ROWS: usize = 4;

impl View {
    /// Looks at a text once.
    pub fn new(
        text: &Text<'_>,
        words: Vec<Word>,
        tags: Vec<Tag>,
        quotes: Quotes,
        cues: Vec<CueStrength>,
    ) -> View {
        let mut view = View { sites: sites(text, &quotes), words, tags, quotes, cues, classes: Vec::new() };
        view.classes = classes(text, &view);
        view
    }

    /// The strengths of a text's words as cues.
    pub fn strengths(lexicon: &Lexicon, words: &[Word]) -> Vec<CueStrength> {
        words
            .iter()
            .map(|w| if w.shape == Shape::Mark { lexicon.mark(w.norm) } else { lexicon.find(w.norm) })
            .collect()
    }
}

fn sites(text: &Text<'_>, quotes: &Quotes) -> Vec<Site> {
    let mut out = vec![Site::default(); text.tokens.len()];
    for paragraph in &text.paragraphs {
        let in_quotes = quotes.places[paragraph.range()].iter().any(|p| *p != Place::Outside);
        let starts_quoted = quotes.places[paragraph.start as usize] == Place::Open;
        for site in &mut out[paragraph.range()] {
            site.paragraph_start = paragraph.start;
            site.paragraph_end = paragraph.end;
            site.bits = u8::from(in_quotes) | u8::from(starts_quoted) << 1;
        }
    }
    for sentence in &text.sentences {
        let in_quotes = quotes.places[sentence.range()].iter().any(|p| *p != Place::Outside);
        let ends_quoted = quotes.places[sentence.end as usize - 1] == Place::Close;
        for site in &mut out[sentence.range()] {
            site.sentence_start = sentence.start;
            site.sentence_end = sentence.end;
            site.bits |= u8::from(in_quotes) << 2 | u8::from(ends_quoted) << 3;
        }
    }
    out
}

fn classes(text: &Text<'_>, view: &View) -> Vec<u8> {
    let View { words, tags, quotes, cues, sites, .. } = view;
    let that = hash_word("that");
    let according = hash_word("according");
    let by = hash_word("by");
    (0..words.len())
        .map(|i| match quotes.places[i] {
            Place::Open => 1,
            Place::Close => 2,
            place => {
                let first = sites[i].sentence_start as usize == i;
                let inside = place == Place::Inside;
                match text.tokens[i].kind {
                    TokenKind::Mark => match text.word(i) {
                        "," => 3 + u8::from(inside),
                        "." | "!" | "?" | "…" | "..." => 5,
                        ":" => 6,
                        ";" => 7,
                        "(" | "[" => 8,
                        ")" | "]" => 9,
                        _ => 10,
                    },
                    TokenKind::Number => 11,
                    TokenKind::Word if inside => 12 + u8::from(first),
                    TokenKind::Word if words[i].norm == that => 14,
                    TokenKind::Word if words[i].norm == according => 15,
                    TokenKind::Word if words[i].norm == by => 16,
                    TokenKind::Word if cues[i].0 >= 3 && tags[i].is_verb() => 17,
                    TokenKind::Word if tags[i].is_verb() => 18,
                    TokenKind::Word if tags[i].name() == "NNP" => 19,
                    TokenKind::Word if tags[i].is_nominal() => 20 + u8::from(tags[i].name() == "PRP"),
                    TokenKind::Word if matches!(tags[i].name(), "CC" | "WP" | "WRB" | "IN" | "TO") => 22,
                    TokenKind::Word => 23,
                }
            }
        })
        .collect()
}

/// The rows of the weights between the label of the token before and this one's.
pub fn edges(view: &View, i: usize) -> [u32; EDGE_ROWS] {
    let site = view.sites[i];
    let before = (i > site.paragraph_start as usize).then(|| i - 1);
    let class = before.map_or(0, |b| u32::from(view.classes[b]));
    let tag = before.map_or(TAGS as u32 - 1, |b| u32::from(view.tags[b].0));
    let place = before.map_or(0, |b| view.quotes.places[b] as u32);
    let first = u32::from(site.sentence_start as usize == i);
    let own = u32::from(view.tags[i].0);
    let classes = (CLASSES * CLASSES) as u32;
    let tags = (TAGS * TAGS) as u32;
    let quoted = u32::from(site.bits >> 2 & 1);
    [
        class * CLASSES as u32 + u32::from(view.classes[i]),
        classes + tag * TAGS as u32 + own,
        classes + tags + own * 8 + u32::from(view.cues[i].0),
        classes
            + tags
            + (TAGS * 8) as u32
            + ((place * 4 + view.quotes.places[i] as u32) * 2 + first) * 2
            + quoted,
    ]
}
