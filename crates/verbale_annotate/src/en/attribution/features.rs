//! What the linear part of the sequence model sees of a token: hashed features, and the classes that decide between
//! neighbouring labels.

use super::lexicon::{CueStrength, Lexicon};
use super::quotes::{Place, Quotes};
use crate::en::tags::{TAGS, Tag};
use crate::en::words::{Shape, Word, hash_word, mix};
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
    /// Nearest likely cue on both sides.
    pub near: Vec<Near>,
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
    /// Bits about the sentence and paragraph: see `site_bits`.
    pub bits: u8,
}

/// The likely cues around a token, in its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Near {
    /// To the left: hash of the word (0: none), distance, commas and verbs between.
    pub left: Gap,
    /// To the right.
    pub right: Gap,
}

/// A likely cue, seen from a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap {
    /// Hash of the cue word; 0 if there is none.
    pub word: u32,
    /// Its strength.
    pub strength: u8,
    /// Binned distance.
    pub distance: u8,
    /// Commas between, at most 3.
    pub commas: u8,
    /// Verbs between, at most 3.
    pub verbs: u8,
    /// Whether "that" stands between.
    pub that: bool,
}

/// Classes of tokens that decide between neighbouring labels.
pub const CLASSES: usize = 24;

/// Weights between labels are kept for: pair of classes, pair of tags, tag with strength, place with place.
pub const EDGES: usize = CLASSES * CLASSES + TAGS * TAGS + TAGS * 8 + 16 * 4;

/// Edge rows of a token.
pub const EDGE_ROWS: usize = 4;

/// Bits of the table of the linear part.
pub const BITS: u32 = 19;

impl View {
    /// Looks at a text once.
    pub fn new(
        text: &Text<'_>,
        words: Vec<Word>,
        tags: Vec<Tag>,
        quotes: Quotes,
        cues: Vec<CueStrength>,
    ) -> View {
        let sites = sites(text, &quotes);
        let classes = classes(text, &words, &tags, &quotes, &cues, &sites);
        let near = near(text, &words, &tags, &cues);
        View { words, tags, quotes, cues, classes, sites, near }
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
        let quoted = quotes.places[paragraph.range()].iter().any(|p| *p != Place::Outside);
        let starts_quoted = quotes.places[paragraph.start as usize] == Place::Open;
        for site in &mut out[paragraph.range()] {
            site.paragraph_start = paragraph.start;
            site.paragraph_end = paragraph.end;
            site.bits = u8::from(quoted) | u8::from(starts_quoted) << 1;
        }
    }
    for sentence in &text.sentences {
        let quoted = quotes.places[sentence.range()].iter().any(|p| *p != Place::Outside);
        let ends_quoted = quotes.places[sentence.end as usize - 1] == Place::Close;
        for site in &mut out[sentence.range()] {
            site.sentence_start = sentence.start;
            site.sentence_end = sentence.end;
            site.bits |= u8::from(quoted) << 2 | u8::from(ends_quoted) << 3;
        }
    }
    out
}

fn classes(
    text: &Text<'_>,
    words: &[Word],
    tags: &[Tag],
    quotes: &Quotes,
    cues: &[CueStrength],
    sites: &[Site],
) -> Vec<u8> {
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

fn bin(distance: usize) -> u8 {
    match distance {
        0..=4 => distance as u8,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

fn near(text: &Text<'_>, words: &[Word], tags: &[Tag], cues: &[CueStrength]) -> Vec<Near> {
    let mut out = vec![Near::default(); words.len()];
    let that = hash_word("that");
    for sentence in &text.sentences {
        for forward in [true, false] {
            let mut gap = Gap::default();
            let mut at = 0;
            let range = sentence.range();
            for k in range.clone() {
                let i = if forward { k } else { range.end - 1 - (k - range.start) };
                if gap.word != 0 {
                    gap.distance = bin(i.abs_diff(at));
                    let slot = if forward { &mut out[i].left } else { &mut out[i].right };
                    *slot = gap;
                }
                if cues[i].0 >= 3 && text.tokens[i].kind == TokenKind::Word {
                    gap = Gap { word: words[i].norm, strength: cues[i].0, ..Gap::default() };
                    at = i;
                } else if text.tokens[i].kind == TokenKind::Mark {
                    gap.commas = (gap.commas + u8::from(text.word(i) == ",")).min(3);
                } else {
                    gap.verbs = (gap.verbs + u8::from(tags[i].is_finite())).min(3);
                    gap.that |= words[i].norm == that;
                }
            }
        }
    }
    out
}

/// The hashes of a token's features for the linear part, added to `out`.
pub fn hashes(view: &View, i: usize, out: &mut Vec<u32>) {
    let site = view.sites[i];
    let (start, end) = (site.paragraph_start as usize, site.paragraph_end as usize);
    let outside = Word { norm: 3, ..Word::default() };
    let word = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) { view.words[j] } else { outside }
    };
    let tag = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) { u32::from(view.tags[j].0) } else { 40 + u32::from(d > 0) }
    };
    let place = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) { view.quotes.places[j] as u32 } else { 4 }
    };
    let class = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) { u32::from(view.classes[j]) } else { 30 }
    };
    let strength = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) { u32::from(view.cues[j].0) } else { 9 }
    };
    let mut template = 0;
    let mut add = |value: u32| {
        template += 1;
        out.push(mix(mix(value, template * 0x0101_6b2d), 0x1F3D));
    };
    let (w0, wl, wr) = (word(0), word(-1), word(1));
    let first = u32::from(site.sentence_start as usize == i);
    let last = u32::from(site.sentence_end as usize == i + 1);
    let bits = u32::from(site.bits);
    let here = place(0);
    let shape = w0.shape as u32;
    let near = view.near[i];

    // Words.
    add(w0.norm);
    add(wl.norm);
    add(wr.norm);
    add(word(-2).norm);
    add(word(2).norm);
    add(word(-3).norm);
    add(word(3).norm);
    add(mix(wl.norm, w0.norm));
    add(mix(w0.norm, wr.norm));
    add(mix(mix(wl.norm, w0.norm), wr.norm));
    add(mix(word(-2).norm, wl.norm));
    add(mix(wr.norm, word(2).norm));
    add(w0.suffix[1]);
    add(w0.suffix[2]);
    add(mix(w0.suffix[0], shape));
    add(w0.prefix);
    // Parts of speech.
    add(tag(0));
    add(tag(-1) * 64 + tag(0));
    add(tag(0) * 64 + tag(1));
    add((tag(-1) * 64 + tag(0)) * 64 + tag(1));
    add((tag(-2) * 64 + tag(-1)) * 64 + tag(0));
    add((tag(0) * 64 + tag(1)) * 64 + tag(2));
    add(((tag(-1) * 64 + tag(0)) * 64 + tag(1)) * 64 + tag(2));
    add(mix(w0.norm, tag(1)));
    add(mix(w0.norm, tag(-1)));
    add(mix(wl.norm, tag(0)));
    add(mix(wr.norm, tag(0)));
    // Shape and place.
    add(shape * 64 + (word(-1).shape as u32) * 8 * 64 + word(1).shape as u32);
    add(bits * 64 + here * 4 + first * 2 + last);
    add((here * 8 + place(-1)) * 8 + place(1));
    add(mix(w0.norm, here));
    add(mix(tag(0) * 64 + tag(-1), here * 32 + bits));
    add((class(-1) * 32 + class(0)) * 32 + class(1));
    add(((class(-2) * 32 + class(-1)) * 32 + class(0)) * 32 + class(1));
    add(((class(-1) * 32 + class(0)) * 32 + class(1)) * 32 + class(2));
    let from_start = u32::from(bin(i - site.sentence_start as usize));
    let to_end = u32::from(bin(site.sentence_end as usize - 1 - i));
    add(from_start * 64 + tag(0));
    add(to_end * 64 + tag(0));
    add((from_start * 16 + to_end) * 16 + bits);
    add(mix(w0.norm, from_start + 100));
    // How likely the words around are cues.
    add(strength(0) * 64 + tag(0));
    add((strength(-1) * 16 + strength(0)) * 16 + strength(1));
    add(((strength(-2) * 16 + strength(-1)) * 16 + strength(0)) * 64 + tag(0));
    add(((strength(2) * 16 + strength(1)) * 16 + strength(0)) * 64 + tag(0));
    // The nearest likely cues.
    for (side, gap) in [(0u32, near.left), (1, near.right)] {
        let shape = (u32::from(gap.distance) * 4 + u32::from(gap.commas)) * 4 + u32::from(gap.verbs);
        let strength = u32::from(gap.strength) * 2 + u32::from(gap.that);
        add(mix(shape * 16 + strength, side));
        add(mix(gap.word, side * 16 + u32::from(gap.distance)));
        add(mix(gap.word, (side * 64 + tag(0)) * 4 + u32::from(gap.commas)));
        add(mix(mix(shape, tag(0) * 64 + tag(-1)), strength));
        add(mix(gap.word, mix(w0.norm, side)));
    }
    let both = (u32::from(near.left.strength) * 8 + u32::from(near.right.strength)) * 16
        + u32::from(near.left.commas) * 4
        + u32::from(near.right.commas);
    add(mix(both, here * 64 + tag(0)));
    add(mix(mix(near.left.word, near.right.word), here));
}

/// The rows of the weights between the label of the token before and this one's.
pub fn edges(view: &View, i: usize) -> [u32; EDGE_ROWS] {
    let site = view.sites[i];
    let before = (i > site.paragraph_start as usize).then(|| i - 1);
    let class = before.map_or(0, |b| u32::from(view.classes[b]));
    let tag = before.map_or(TAGS as u32 - 1, |b| u32::from(view.tags[b].0));
    let place = before.map_or(0, |b| view.quotes.places[b] as u32);
    let first = u32::from(site.sentence_start as usize == i);
    let mut base = 0;
    let a = base + class * CLASSES as u32 + u32::from(view.classes[i]);
    base += (CLASSES * CLASSES) as u32;
    let b = base + tag * TAGS as u32 + u32::from(view.tags[i].0);
    base += (TAGS * TAGS) as u32;
    let c = base + u32::from(view.tags[i].0) * 8 + u32::from(view.cues[i].0);
    base += (TAGS * 8) as u32;
    let d =
        base + ((place * 4 + view.quotes.places[i] as u32) * 2 + first) * 2 + u32::from(site.bits >> 2 & 1);
    [a, b, c, d]
}
