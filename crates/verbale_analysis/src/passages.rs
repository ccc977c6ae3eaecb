//! Quoted passages of all documents, and which of them are reports of one utterance.

use crate::en::{self, Kind};
use crate::last_run::LastRun;
use crate::reading::{Doc, Name, Reading};
use crate::subsequence::{common, common_length};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use verbale_model::Span;

/// Words that a document gives as someone's, with the sentence that credits them.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub(crate) doc: usize,
    /// The words.
    pub(crate) words: Range<usize>,
    /// The sentences they stand in.
    pub(crate) sentence: Span,
    /// To whom they are credited.
    pub(crate) credit: Option<Arc<Credit>>,
    /// Whether they stand between quotation marks.
    pub(crate) quoted: bool,
}

/// To whom words are credited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Credit {
    /// The naming words.
    pub(crate) words: Range<usize>,
    /// The party, and the person of it, if the dossier knows them.
    pub(crate) party: Option<u16>,
    pub(crate) person: Option<(u16, u16)>,
    /// The party whose nameless people they are ("Kaldian officials").
    pub(crate) side: Option<u16>,
    /// Whether the name is left out ("an official").
    pub(crate) unnamed: bool,
    /// Stems of capitalised naming words, sorted.
    pub(crate) name: Vec<u64>,
    /// Senses of the other telling ones ("the skipper of a hired tug"), sorted.
    pub(crate) roles: Vec<u64>,
}

/// Fewest words of a passage.
const SHORTEST: usize = 4;
/// Passages that share a stem are paired up to this many.
const BLOCK: usize = 24;

/// The quoted passages of a document, and its other sentences that credit someone; the document is called 0.
pub(crate) fn passages(doc: &Doc<'_>) -> Vec<Passage> {
    let text = doc.text();
    let quotes = quotations(text);
    let sentences = &doc.record.annotations.sentences;
    let mut out = Vec::new();
    let quoted_word = |n: usize| quotes.iter().any(|q| q.contains(doc.words[n].span));
    for quote in &quotes {
        let words = doc.words_in(*quote);
        if words.len() < SHORTEST {
            continue;
        }
        let first = sentences.partition_point(|s| s.span.end() <= quote.start());
        let last = sentences.partition_point(|s| s.span.start() < quote.end());
        let Some(mut span) = sentences.get(first).map(|s| s.span) else { continue };
        for sentence in &sentences[first..last.max(first + 1).min(sentences.len())] {
            span = span.cover(sentence.span);
        }
        let mut frame: Vec<usize> = doc.words_in(span).filter(|n| !quoted_word(*n)).collect();
        // A quotation that is a sentence of its own is credited by the next or the one before in its paragraph.
        if frame.is_empty() {
            let paragraph = sentences[first].paragraph;
            let next = sentences.get(last).filter(|s| s.paragraph == paragraph);
            let before = first.checked_sub(1).map(|n| &sentences[n]).filter(|s| s.paragraph == paragraph);
            if let Some(near) = next.into_iter().chain(before).find(|s| {
                let frame: Vec<usize> = doc.words_in(s.span).filter(|n| !quoted_word(*n)).collect();
                en::credited(text, &doc.words, &frame).is_some()
            }) {
                frame = doc.words_in(near.span).filter(|n| !quoted_word(*n)).collect();
                span = span.cover(near.span);
            }
        }
        let credit = credit(doc, &frame).map(Arc::new);
        out.push(Passage { doc: 0, words, sentence: span, credit, quoted: true });
    }
    for sentence in sentences {
        let words = doc.words_in(sentence.span);
        let open: Vec<usize> = words.clone().filter(|n| !quoted_word(*n)).collect();
        if open.len() < 8 || 2 * open.len() < words.len() {
            continue;
        }
        let credit = credit(doc, &open).map(Arc::new);
        if credit.is_some() || doc.party.is_some() && doc.speaks_for_itself {
            out.push(Passage { doc: 0, words, sentence: sentence.span, credit, quoted: false });
        }
    }
    out
}

/// Words back to the name that a pronoun stands for, at most.
const RECALL: usize = 60;

fn credit(doc: &Doc<'_>, frame: &[usize]) -> Option<Credit> {
    let words = en::credited(doc.text(), &doc.words, frame)?;
    let mut party = None;
    let mut person = None;
    for hit in doc.names_in(&words) {
        match hit.tag {
            Name::Person(p, n) => {
                person = person.or(Some((p, n)));
                party = Some(p);
            }
            Name::Party(p) if person.is_none() => party = party.or(Some(p)),
            _ => {}
        }
    }
    let span = doc.words[words.start].span.cover(doc.words[words.end - 1].span);
    let telling = |n: &usize| doc.words[*n].kind == Kind::Content;
    let mut name: Vec<u64> = words
        .clone()
        .filter(|n| doc.words[*n].capital && telling(n) && !starts_sentence(doc, *n))
        .map(|n| doc.words[n].stem)
        .collect();
    name.sort_unstable();
    let mut roles: Vec<u64> = words
        .clone()
        .filter(|n| telling(n) && (!doc.words[*n].capital || starts_sentence(doc, *n)))
        .map(|n| doc.words[n].sense)
        .collect();
    roles.sort_unstable();
    let unnamed = person.is_none()
        && (en::indefinite(span.text(doc.text()))
            || doc.hits_in(&words).any(|h| h.tag == en::Tag::Cue(en::Cue::Unnamed)));
    if person.is_none() && party.is_none() && name.is_empty() && !unnamed {
        person = resolved(doc, span).or_else(|| {
            // "He said of his guests": the one named last.
            let pronoun =
                roles.is_empty() && words.clone().any(|n| en::personal(doc.words[n].span.text(doc.text())));
            let back = words.start.saturating_sub(RECALL)..words.start;
            let people = doc.names_in(&back).filter_map(|h| match h.tag {
                Name::Person(p, n) if pronoun => Some((p, n)),
                _ => None,
            });
            people.last()
        });
        party = person.map(|(p, _)| p);
    }
    Some(Credit {
        words,
        party: if unnamed { None } else { party },
        person,
        side: party,
        unnamed,
        name,
        roles,
    })
}

/// Whether a word has its capital from the sentence that it opens, being no name.
fn starts_sentence(doc: &Doc<'_>, word: usize) -> bool {
    let start = doc.words[word].span.start();
    let sentences = &doc.record.annotations.sentences;
    let at = sentences.partition_point(|s| s.span.end() <= start);
    sentences.get(at).is_some_and(|s| s.span.start() == start)
        && doc.names_in(&(word..word + 1)).next().is_none()
}

/// The person whom the words of a source were resolved to.
fn resolved(doc: &Doc<'_>, source: Span) -> Option<(u16, u16)> {
    let statements = doc.record.annotations.statements.iter();
    let mut same = statements.filter(|s| s.attribution.source.hull().is_some_and(|h| h.overlaps(source)));
    let actor = same.find_map(|s| s.speaker.as_ref()).map(|s| s.actor.as_str())?;
    doc.people.iter().find(|(_, name)| name == actor).map(|(id, _)| *id)
}

/// The places between double quotation marks, without the marks.
fn quotations(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“', _) | ('"', None) => open = Some(at + c.len_utf8()),
            ('"' | '”', Some(start)) => {
                out.push(Span::of(start, at));
                open = None;
            }
            // A quotation that runs over a paragraph goes on with a new mark.
            ('\n', Some(start)) if text[at..].starts_with("\n\n") => {
                out.push(Span::of(start, at));
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Two reports of what may be one utterance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Echo {
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// Words in the same order on both sides, as a share of the shorter one's.
    pub(crate) alike: f32,
}

/// What pairs of passages gave in the last run, which their two records alone decide.
#[derive(Default)]
pub(crate) struct Compared {
    /// For each document, by index, a number that no other ever has.
    pub(crate) numbers: Vec<u32>,
    alike: LastRun<[u32; 4], f32>,
    drifted: LastRun<[u32; 4], bool>,
}

impl Compared {
    fn key(&self, a: &Passage, b: &Passage) -> [u32; 4] {
        let place = |p: &Passage| p.words.start as u32 * 2 + u32::from(p.quoted);
        [self.numbers[a.doc], place(a), self.numbers[b.doc], place(b)]
    }

    /// Whether the two give the same words to different speakers.
    pub(crate) fn drifted(&self, a: &Passage, b: &Passage, weigh: impl FnOnce() -> bool) -> bool {
        self.drifted.get(self.key(a, b), weigh)
    }

    /// Ready for the next run.
    pub(crate) fn turned(self) -> Compared {
        Compared { alike: self.alike.turned(), drifted: self.drifted.turned(), ..self }
    }
}

/// Pairs of passages of different documents whose words run alike, by the rarest words they share.
pub(crate) fn echoes(
    reading: &Reading<'_>,
    passages: &[Passage],
    may: impl Fn(&Passage, &Passage) -> bool + Sync,
    compared: Option<&Compared>,
) -> Vec<Echo> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (n, passage) in passages.iter().enumerate() {
        let doc = &reading.docs[passage.doc];
        // Pairs of neighbouring words find what was copied, and are rarer than words.
        for pair in doc.words[passage.words.clone()].windows(2) {
            keys.push((pair[0].stem.rotate_left(9) ^ pair[1].stem, n as u32));
        }
    }
    keys.par_sort_unstable();
    keys.dedup();
    let blocks: Vec<&[(u64, u32)]> =
        keys.chunk_by(|x, y| x.0 == y.0).filter(|b| (2..=BLOCK).contains(&b.len())).collect();
    let pairs_of = |block: &&[(u64, u32)]| {
        let mut out: Vec<(u32, u32)> = Vec::new();
        for (i, &(_, a)) in block.iter().enumerate() {
            for &(_, b) in &block[i + 1..] {
                let (x, y) = (&passages[a as usize], &passages[b as usize]);
                if x.doc != y.doc && may(x, y) {
                    out.push((a, b));
                }
            }
        }
        out
    };
    let mut met: Vec<(u32, u32)> = blocks.par_iter().flat_map_iter(pairs_of).collect();
    met.par_sort_unstable();
    met.dedup();
    let echo = |&(a, b): &(u32, u32)| {
        let (a, b) = (a as usize, b as usize);
        let (x, y) = (&passages[a], &passages[b]);
        let weigh = || alike(reading, x, y);
        let alike = compared.map_or_else(weigh, |c| c.alike.get(c.key(x, y), weigh));
        (alike >= 0.4).then_some(Echo { a, b, alike })
    };
    met.par_iter().filter_map(echo).collect()
}

/// The stems of the words of a passage that are compared.
fn stems(reading: &Reading<'_>, passage: &Passage) -> Vec<u64> {
    reading.docs[passage.doc].words[passage.words.clone()].iter().take(LONGEST).map(|w| w.stem).collect()
}

/// Words of the two in the same order, as pairs of indices: of the equally long ways the one that spans the fewest words.
pub(crate) fn aligned(reading: &Reading<'_>, a: &Passage, b: &Passage) -> Vec<(usize, usize)> {
    let (x, y) = (stems(reading, a), stems(reading, b));
    let forward = common(&x, &y, u64::eq);
    let (mut u, mut v) = (x.clone(), y.clone());
    u.reverse();
    v.reverse();
    let mut backward: Vec<(usize, usize)> =
        common(&u, &v, u64::eq).into_iter().map(|(i, j)| (x.len() - 1 - i, y.len() - 1 - j)).collect();
    backward.reverse();
    let span = |pairs: &[(usize, usize)]| match (pairs.first(), pairs.last()) {
        (Some(first), Some(last)) => (last.0 - first.0) + (last.1 - first.1),
        _ => 0,
    };
    let best = if span(&backward) < span(&forward) { backward } else { forward };
    best.into_iter().map(|(i, j)| (a.words.start + i, b.words.start + j)).collect()
}

/// Words of a passage that are compared.
pub(crate) const LONGEST: usize = 120;

fn alike(reading: &Reading<'_>, a: &Passage, b: &Passage) -> f32 {
    let common = common_length(&stems(reading, a), &stems(reading, b)) as f32;
    common / a.words.len().min(b.words.len()).max(1) as f32
}
