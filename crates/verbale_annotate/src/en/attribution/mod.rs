//! Whose words: source, cue and content, joined.
//!
//! In order: words and tags, quotations, a sequence model that labels every token of a paragraph, and a linker that joins the
//! pieces. All decisions are made on whole numbers.

pub mod decode;
pub mod draft;
pub mod features;
mod forms;
pub mod labels;
pub mod lexicon;
pub mod link;
pub mod network;
pub mod quotes;
pub mod weights;
mod windows;

use super::tags::{Tag, Tagger};
use super::vectors::Vectors;
use super::words::{self, Word};
use crate::{Text, TokenRange};
use draft::Draft;
use features::View;
use labels::{LABELS, Label, Piece};
use lexicon::Lexicon;
use link::Linker;
use network::{Block, Network, Scratch};
use verbale_model::{Attribution, Mode, Note, Span, Spans};
use weights::Edges;

/// The weights.
pub struct Model {
    /// Parts of speech.
    pub tagger: Tagger,
    /// Words that are cues.
    pub lexicon: Lexicon,
    /// Weights between neighbouring labels.
    pub edges: Edges,
    /// Joins pieces.
    pub linker: Linker,
    /// Meanings of words.
    pub vectors: Vectors,
    /// Scores labels.
    pub network: Network,
}

/// Tokens that the network reads at once, about.
const BLOCK: usize = 384;

/// The bytes of the model files.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// Parts of speech.
    pub tagger: &'a [u8],
    /// Lexicon, weights between labels, linker.
    pub sequence: &'a [u8],
    /// Word vectors.
    pub vectors: &'a [u8],
    /// Network.
    pub network: &'a [u8],
}

impl Model {
    /// The weights that ship.
    pub fn load() -> Model {
        let files = Files {
            tagger: include_bytes!("../../../models/en/tagger.bin"),
            sequence: include_bytes!("../../../models/en/attribution.bin"),
            vectors: include_bytes!("../../../models/en/vectors.bin"),
            network: include_bytes!("../../../models/en/network.bin"),
        };
        Model::read(files).expect("the shipped weights are well formed, which a test checks")
    }

    /// From the bytes of the model files.
    pub fn read(files: Files<'_>) -> Option<Model> {
        let (lexicon, edges, linker) = weights::read_sequence(files.sequence)?;
        Some(Model {
            tagger: weights::read_tagger(files.tagger)?,
            lexicon,
            edges,
            linker,
            vectors: Vectors::read(files.vectors)?,
            network: Network::read(files.network)?,
        })
    }

    /// All that the models read of a text.
    pub fn view(&self, text: &Text<'_>) -> View {
        let words = words::words(text);
        let tags = self.tagger.tag(text, &words);
        let cues = View::strengths(&self.lexicon, &words);
        View::new(text, words, tags, quotes::quotes(text), cues)
    }

    /// The labelled pieces of a text, in order.
    pub fn pieces(&self, text: &Text<'_>, view: &View) -> Vec<Piece> {
        let mut out = Vec::new();
        let mut scratch = Scratch::default();
        let (mut scores, mut breaks, mut labels) = (Vec::new(), Vec::new(), Vec::<Label>::new());
        let mut first = 0;
        while first < text.paragraphs.len() {
            let start = text.paragraphs[first].start as usize;
            let mut end = start;
            breaks.clear();
            while let Some(paragraph) = text.paragraphs.get(first + breaks.len())
                && (breaks.is_empty() || paragraph.end as usize - start <= BLOCK)
            {
                end = paragraph.end as usize;
                breaks.push(end - start);
            }
            scores.clear();
            scores.resize(end - start, [0; LABELS]);
            let block = Block { text, view, first: start, breaks: &breaks };
            self.network.add_scores(&self.vectors, &block, 1.0 / weights::UNIT, &mut scratch, &mut scores);
            let mut from = 0;
            for &to in &breaks {
                let base = start + from;
                decode::best(&scores[from..to], |i| self.between(view, base + i), &mut labels);
                labels::pieces(&labels, base as u32, &mut out);
                from = to;
            }
            first += breaks.len();
        }
        out
    }

    /// The attributions of a text, as ranges of tokens.
    pub fn drafts(&self, text: &Text<'_>, view: &View) -> Vec<Draft> {
        let pieces = self.pieces(text, view);
        let joins = link::join(&self.linker, text, view, &pieces);
        let mut drafts = draft::settle(text, view, &joins, &pieces);
        forms::apply(text, view, &mut drafts);
        drafts
    }

    fn between(&self, view: &View, i: usize) -> decode::Between {
        let mut out = [[0i32; LABELS]; LABELS];
        for row in features::edges(view, i) {
            for (to, from) in out.iter_mut().zip(&self.edges[row as usize]) {
                for (s, &w) in to.iter_mut().zip(from) {
                    *s += i32::from(w);
                }
            }
        }
        out
    }
}

/// What the stage adds.
pub struct Found {
    /// In order of their first byte; none inside the content of another.
    pub attributions: Vec<Attribution>,
    /// Those that open the contents of others: "X said that Y denied Z".
    pub inner: Vec<Attribution>,
    /// Problems met.
    pub notes: Vec<Note>,
    /// What the models look at in every token.
    pub words: Vec<Word>,
    /// Part of speech of every token.
    pub tags: Vec<Tag>,
}

/// The attributions of a text.
pub fn attributions(model: &Model, text: &Text<'_>) -> Found {
    let count = text.tokens.len();
    let (words, tags) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut found = Found { attributions: Vec::new(), inner: Vec::new(), notes: Vec::new(), words, tags };
    windows::each(text, |part| {
        let view = model.view(part);
        let drafts = model.drafts(part, &view);
        let mut own: Vec<Attribution> = drafts.iter().filter_map(|d| attribution(part, &view, d)).collect();
        own.sort_by_key(|a| {
            let hulls = [&a.source, &a.cue, &a.content].into_iter().filter_map(Spans::hull);
            (hulls.map(Span::start).min(), a.cue.start(), a.content.start())
        });
        own.dedup();
        let (mut outer, mut within) = apart(part, own);
        found.attributions.append(&mut outer);
        found.inner.append(&mut within);
        let inner = forms::inner(part, &view, &drafts);
        found.inner.extend(inner.iter().filter_map(|d| attribution(part, &view, d)));
        found.notes.extend(view.quotes.notes);
        found.words.extend(view.words);
        found.tags.extend(view.tags);
    });
    found
}

/// Attributions that stand wholly inside the unquoted words of another's verb, apart from the others.
fn apart(text: &Text<'_>, own: Vec<Attribution>) -> (Vec<Attribution>, Vec<Attribution>) {
    let spoken = |a: &Attribution| {
        a.cue.iter().any(|c| c.text(text.text).chars().any(char::is_alphabetic)) && a.mode != Mode::Direct
    };
    let near = 8;
    let inside: Vec<bool> = own
        .iter()
        .enumerate()
        .map(|(n, inner)| {
            let parts = || [&inner.source, &inner.cue, &inner.content].into_iter().flat_map(Spans::iter);
            !inner.cue.is_empty()
                && own[n.saturating_sub(near)..own.len().min(n + near)].iter().any(|outer| {
                    outer != inner
                        && spoken(outer)
                        && outer.content.iter().any(|c| parts().all(|p| c.contains(p)))
                })
        })
        .collect();
    let (mut outer, mut within) = (Vec::with_capacity(own.len()), Vec::new());
    for (attribution, inside) in own.into_iter().zip(inside) {
        if inside { within.push(attribution) } else { outer.push(attribution) }
    }
    (outer, within)
}

fn attribution(text: &Text<'_>, view: &View, draft: &Draft) -> Option<Attribution> {
    let spans = |list: &[TokenRange]| -> Spans { list.iter().filter_map(|r| text.span(*r)).collect() };
    let content = spans(&draft.content);
    (!content.is_empty()).then(|| Attribution {
        source: spans(&draft.source),
        cue: spans(&draft.cue),
        mode: mode(text, view, &draft.content),
        content,
    })
}

/// Direct if all words stand in quotation marks, indirect if none does.
fn mode(text: &Text<'_>, view: &View, content: &[TokenRange]) -> Mode {
    let (mut quoted, mut all) = (0, 0);
    for piece in content {
        for i in piece.range() {
            if text.tokens[i].kind != crate::TokenKind::Mark {
                all += 1;
                quoted += i32::from(view.quotes.places[i] != quotes::Place::Outside);
            }
        }
    }
    match quoted {
        0 => Mode::Indirect,
        q if q == all => Mode::Direct,
        _ => Mode::Mixed,
    }
}
