//! Dependency trees: of each word its head and how it hangs on it.
//!
//! A greedy transition parser (arc-hybrid: Kuhlmann, Gómez-Rodríguez and Satta 2011; trained with the dynamic oracle of Goldberg
//! and Nivre 2013) over words and parts of speech. One model chooses the next move, another names each arc as it is made, so
//! that later moves see names. Linear in the words of a sentence.

pub mod features;
pub mod relations;

use super::attribution::weights::{Reader, read_table, write_table};
use super::table::Table;
use super::tags::Tag;
use super::words::Word;
use crate::Text;
use features::{MOVE_FEATURES, NAME_FEATURES};
use relations::{RELATIONS, Relation};

/// The kinds of move: take the next word onto the stack; hang the top of the stack on the next word; hang it on the word
/// below it.
pub const MOVES: usize = 3;
/// Take the next word onto the stack.
pub const SHIFT: usize = 0;
/// Hang the top of the stack on the next word.
pub const LEFT: usize = 1;
/// Hang the top of the stack on the word below it.
pub const RIGHT: usize = 2;

/// Bits of the table of moves.
pub const MOVE_BITS: u32 = 18;
/// Bits of the table of names.
pub const NAME_BITS: u32 = 15;

/// The weights.
pub struct Parser {
    moves: Table<MOVES>,
    names: Table<RELATIONS>,
}

/// The trees of a text, one a sentence, by token.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    /// The head of each token; a token that is its own head is the root of its sentence.
    pub heads: Vec<u32>,
    /// How it hangs on its head.
    pub relations: Vec<Relation>,
}

/// A sentence half read: words by their number in the sentence; the number after the last stands for the root.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Words whose head is still open, the last on top.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
    /// Words in the sentence.
    pub len: u32,
    /// The head of each word, [`OPEN`] while open.
    pub heads: Vec<u32>,
    /// The name of each arc made.
    pub relations: Vec<Relation>,
    /// The first and the last word hung on each, on its left and on its right; [`OPEN`] where there is none.
    pub children: Vec<[u32; 2]>,
    /// How many words hang on each, on its left and on its right.
    pub counts: Vec<[u8; 2]>,
    /// Which relations hang on each, as bits.
    pub held: Vec<u32>,
}

/// No word.
pub const OPEN: u32 = u32::MAX;

impl State {
    /// Begins a sentence.
    pub fn begin(&mut self, len: usize) {
        self.stack.clear();
        self.next = 0;
        self.len = len as u32;
        self.heads.clear();
        self.heads.resize(len, OPEN);
        self.relations.clear();
        self.relations.resize(len, Relation::default());
        self.children.clear();
        self.children.resize(len + 1, [OPEN; 2]);
        self.counts.clear();
        self.counts.resize(len + 1, [0; 2]);
        self.held.clear();
        self.held.resize(len + 1, 0);
    }

    /// Whether all words have a head.
    pub fn done(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    /// Which moves may be made: a sentence has one root.
    pub fn legal(&self) -> [bool; MOVES] {
        let depth = self.stack.len();
        [self.next < self.len, depth > 1 && self.next < self.len || depth == 1, depth > 1]
    }

    /// The head and the word of the arc that a move would make.
    pub fn arc(&self, step: usize) -> Option<(u32, u32)> {
        let top = *self.stack.last()?;
        match step {
            LEFT => Some((self.next, top)),
            RIGHT => Some((*self.stack.get(self.stack.len().checked_sub(2)?)?, top)),
            _ => None,
        }
    }

    /// Makes a move; an arc gets a name.
    pub fn go(&mut self, step: usize, relation: Relation) {
        let Some((head, word)) = self.arc(step) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.heads[word as usize] = head;
        self.relations[word as usize] = relation;
        let side = usize::from(word > head);
        // Moves make the arcs of a side from the inside outwards.
        self.children[head as usize][side] = word;
        let count = &mut self.counts[head as usize][side];
        *count = count.saturating_add(1);
        self.held[head as usize] |= 1 << relation.0;
    }
}

/// The best of scores among those allowed; the first of equals.
pub fn best<const N: usize>(scores: &[i32; N], allowed: impl Fn(usize) -> bool) -> usize {
    let mut top = None;
    for i in (0..N).filter(|&i| allowed(i)) {
        if top.is_none_or(|t| scores[i] > scores[t]) {
            top = Some(i);
        }
    }
    top.unwrap_or(0)
}

impl Parser {
    /// From the parts that training makes.
    pub fn new(moves: Table<MOVES>, names: Table<RELATIONS>) -> Parser {
        Parser { moves, names }
    }

    /// The weights that ship.
    pub fn load() -> Parser {
        Parser::read(include_bytes!("../../../models/en/syntax.bin"))
            .expect("the shipped weights are well formed, which a test checks")
    }

    /// From the bytes of the model file.
    pub fn read(bytes: &[u8]) -> Option<Parser> {
        let mut reader = Reader(bytes);
        Some(Parser {
            moves: read_table(&mut reader, MOVE_BITS)?,
            names: read_table(&mut reader, NAME_BITS)?,
        })
    }

    /// As the bytes of the model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_table(&self.moves, &mut out);
        write_table(&self.names, &mut out);
        out
    }

    /// The trees of a text.
    pub fn trees(&self, text: &Text<'_>, words: &[Word], tags: &[Tag]) -> Trees {
        let mut out = Trees {
            heads: (0..words.len() as u32).collect(),
            relations: vec![Relation::default(); words.len()],
        };
        let mut state = State::default();
        for sentence in &text.sentences {
            let range = sentence.range();
            let (words, tags) = (&words[range.clone()], &tags[range.clone()]);
            self.sentence(words, tags, &mut state);
            for (i, (&head, &relation)) in state.heads.iter().zip(&state.relations).enumerate() {
                if head < state.len {
                    out.heads[range.start + i] = sentence.start + head;
                    out.relations[range.start + i] = relation;
                }
            }
        }
        out
    }

    /// Reads one sentence into `state`.
    pub fn sentence(&self, words: &[Word], tags: &[Tag], state: &mut State) {
        state.begin(words.len());
        let mut hashes = [0u32; MOVE_FEATURES];
        while !state.done() {
            let legal = state.legal();
            let step = if legal.iter().filter(|l| **l).count() == 1 {
                legal.iter().position(|l| *l).unwrap_or(SHIFT)
            } else {
                features::moves(words, tags, state, &mut hashes);
                let mut scores = [0i32; MOVES];
                for &hash in &hashes {
                    self.moves.add(hash, &mut scores);
                }
                best(&scores, |i| legal[i])
            };
            let relation = match state.arc(step) {
                Some((head, _)) if head == state.len => Relation::default(),
                Some((head, word)) => self.name(words, tags, state, head, word),
                None => Relation::default(),
            };
            state.go(step, relation);
        }
    }

    fn name(&self, words: &[Word], tags: &[Tag], state: &State, head: u32, word: u32) -> Relation {
        let mut hashes = [0u32; NAME_FEATURES];
        features::names(words, tags, state, head, word, &mut hashes);
        let mut scores = [0i32; RELATIONS];
        for &hash in &hashes {
            self.names.add(hash, &mut scores);
        }
        Relation(best(&scores, |i| i > 0) as u8)
    }
}
