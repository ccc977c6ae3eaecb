//! The network that scores labels: a stack of simple recurrent units that read a paragraph both ways.
//!
//! A simple recurrent unit (Lei et al. 2018) lets each number of its state depend only on itself and on the input, so all
//! matrix products of a block of text are done at once.

#![expect(
    clippy::inline_always,
    reason = "what stands in a kernel must be compiled with it, for its processor"
)]
#![expect(clippy::many_single_char_names, reason = "the names of the published equations")]
#![expect(clippy::too_many_arguments, reason = "inner loops; a struct would only rename their parameters")]

use super::features::{CLASSES, View};
use super::labels::LABELS;
use super::weights::Reader;
use crate::en::tags::TAGS;
use crate::en::vectors::{DIMS, Vectors};
use crate::matrix::{Kernel, Packed, dispatch, sigmoid, whole_input};
use crate::{Text, TokenKind};

/// State numbers in one direction.
pub const HALF: usize = 64;
/// Numbers of a token between layers: both directions.
pub const WIDTH: usize = 2 * HALF;
/// Layers.
pub const LAYERS: usize = 3;
/// Learned numbers of a frequent word.
pub const WORD: usize = 32;
/// Columns of a layer's matrix: candidate, forget and reset gate, for both directions.
pub const GATES: usize = 6 * HALF;

/// The small tables: how many entries of how many numbers. Part of speech, shape, quotation, cue strength, class.
pub const SMALL: [(usize, usize); 5] = [(TAGS, 12), (10, 6), (64, 4), (8, 6), (CLASSES, 4)];

/// Numbers of all small tables.
pub const SMALL_SIZE: usize = TAGS * 12 + 10 * 6 + 64 * 4 + 8 * 6 + CLASSES * 4;

/// One layer.
#[derive(Clone, Debug)]
pub struct Layer {
    /// `WIDTH` × `GATES`.
    pub matrix: Packed,
    /// What is added to each number of the state.
    pub gates: Gates,
}

/// Element-wise weights of a layer.
#[derive(Clone, Debug)]
pub struct Gates(
    /// For each direction: what the state adds to the forget gate, to the reset gate, and the two biases.
    pub [[[f32; HALF]; 4]; 2],
);

/// All weights.
#[derive(Clone, Debug)]
pub struct Network {
    /// Frequent words: hash and row, sorted.
    pub words: Vec<u32>,
    /// Their learned numbers.
    pub word_rows: Vec<[f32; WORD]>,
    /// The small tables, one after the other.
    pub small: Vec<f32>,
    /// The layers.
    pub layers: Vec<Layer>,
    /// `WIDTH` × `LABELS`.
    pub out: Vec<f32>,
    /// One a label.
    pub bias: [f32; LABELS],
}

/// Some whole paragraphs of a text.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// What the models read of it.
    pub view: &'a View,
    /// First token.
    pub first: usize,
    /// Ends of the paragraphs, counted from the first token.
    pub breaks: &'a [usize],
}

/// Buffers that are used again for each block.
#[derive(Default)]
pub struct Scratch {
    input: Vec<f32>,
    next: Vec<f32>,
    products: Vec<f32>,
    whole: Vec<i16>,
    states: Vec<f32>,
    lower: String,
    piece: String,
}

/// What a token looks up: its learned word, and its entry in each small table.
pub fn lookups(network_words: &[u32], view: &View, i: usize) -> (Option<usize>, [usize; 5]) {
    let word = network_words.binary_search(&view.words[i].norm).ok();
    let place = view.quotes.places[i] as usize * 16 + view.sites[i].bits as usize;
    (
        word,
        [
            view.tags[i].0 as usize,
            view.words[i].shape as usize,
            place,
            view.cues[i].0 as usize,
            view.classes[i] as usize,
        ],
    )
}

/// Writes the first `DIMS` numbers of a token: the meaning of its word.
pub fn meaning(
    vectors: &Vectors,
    text: &Text<'_>,
    i: usize,
    lower: &mut String,
    piece: &mut String,
    out: &mut [f32],
) {
    let word = text.word(i);
    lower.clear();
    match (text.tokens[i].kind, word) {
        (TokenKind::Mark, "“" | "”" | "``" | "''" | "«" | "»" | "„") => lower.push('"'),
        (TokenKind::Mark, "–" | "—" | "--") => lower.push('-'),
        (TokenKind::Number, _) if word.len() != 4 => lower.push_str("10"),
        _ => {
            for c in word.chars() {
                match c {
                    '’' | '‘' | 'ʼ' => lower.push('\''),
                    c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                    c => lower.extend(c.to_lowercase()),
                }
            }
        }
    }
    let clitic = matches!(lower.as_str(), "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m");
    vectors.find(
        if clitic {
            &lower[1..]
        } else if lower == "n't" {
            "not"
        } else {
            lower
        },
        piece,
        out,
    );
}

impl Network {
    /// From bytes; what is missing makes `None`.
    pub fn read(bytes: &[u8]) -> Option<Network> {
        let mut reader = Reader(bytes);
        let count = reader.u32()? as usize;
        let words = (0..count).map(|_| reader.u32()).collect::<Option<Vec<_>>>()?;
        let mut word_rows = Vec::with_capacity(count);
        for _ in 0..count {
            let row = reader.array::<WORD>()?;
            word_rows.push(row.map(|b| f32::from(b.cast_signed()) / 64.0));
        }
        let small = reader.f32s(SMALL_SIZE)?;
        let mut layers = Vec::with_capacity(LAYERS);
        for _ in 0..LAYERS {
            let numbers =
                reader.bytes(2 * WIDTH * GATES)?.as_chunks::<2>().0.iter().map(|b| i16::from_le_bytes(*b));
            let matrix = Packed::new(&numbers.collect::<Vec<_>>(), WIDTH, GATES)?;
            let mut gates = [[[0.0; HALF]; 4]; 2];
            for row in gates.iter_mut().flatten() {
                row.copy_from_slice(&reader.f32s(HALF)?);
            }
            layers.push(Layer { matrix, gates: Gates(gates) });
        }
        let out = reader.f32s(WIDTH * LABELS)?;
        let bias = reader.f32s(LABELS)?.try_into().ok()?;
        Some(Network { words, word_rows, small, layers, out, bias })
    }

    /// Makes its scores weigh more or less.
    pub fn scale(&mut self, factor: f32) {
        self.out.iter_mut().chain(&mut self.bias).for_each(|w| *w *= factor);
    }

    /// As bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = (self.words.len() as u32).to_le_bytes().to_vec();
        out.extend(self.words.iter().flat_map(|w| w.to_le_bytes()));
        let whole = |v: &f32| (v * 64.0).round().clamp(-127.0, 127.0) as i8;
        out.extend(self.word_rows.iter().flatten().map(|v| whole(v).cast_unsigned()));
        let floats = |out: &mut Vec<u8>, list: &[f32]| out.extend(list.iter().flat_map(|f| f.to_le_bytes()));
        floats(&mut out, &self.small);
        for layer in &self.layers {
            out.extend(layer.matrix.unpack().iter().flat_map(|w| w.to_le_bytes()));
            layer.gates.0.iter().flatten().for_each(|row| floats(&mut out, row));
        }
        floats(&mut out, &self.out);
        floats(&mut out, &self.bias);
        out
    }

    /// The input of a token, into `out` (`WIDTH` numbers).
    fn input(
        &self,
        vectors: &Vectors,
        text: &Text<'_>,
        view: &View,
        i: usize,
        lower: &mut String,
        piece: &mut String,
        out: &mut [f32],
    ) {
        let (meanings, rest) = out.split_at_mut(DIMS);
        meaning(vectors, text, i, lower, piece, meanings);
        let (word, small) = lookups(&self.words, view, i);
        let (words, mut rest) = rest.split_at_mut(WORD);
        match word {
            Some(row) => words.copy_from_slice(&self.word_rows[row]),
            None => words.fill(0.0),
        }
        let mut base = 0;
        for ((count, width), id) in SMALL.into_iter().zip(small) {
            let (own, tail) = rest.split_at_mut(width);
            own.copy_from_slice(&self.small[base + id.min(count - 1) * width..][..width]);
            base += count * width;
            rest = tail;
        }
    }

    /// Adds the scores of the labels of a block's tokens to `out`, in units of `1 / per_one`.
    pub fn add_scores(
        &self,
        vectors: &Vectors,
        block: &Block<'_>,
        per_one: f32,
        scratch: &mut Scratch,
        out: &mut [[i32; LABELS]],
    ) {
        let &Block { text, view, first, breaks } = block;
        let n = out.len();
        let Scratch { input, next, products, whole, states, lower, piece } = scratch;
        input.resize(n * WIDTH, 0.0);
        next.resize(n * WIDTH, 0.0);
        products.resize(n * GATES, 0.0);
        states.resize(n * 3 * HALF, 0.0);
        for (row, i) in input[..n * WIDTH].chunks_exact_mut(WIDTH).zip(first..) {
            self.input(vectors, text, view, i, lower, piece, row);
        }
        for layer in &self.layers {
            dispatch(Whole { input: &input[..n * WIDTH], out: whole });
            layer.matrix.multiply(whole, &mut products[..n * GATES]);
            dispatch(Scan { gates: &layer.gates, breaks, input, products, states, out: next });
            std::mem::swap(input, next);
        }
        for (scores, row) in out.iter_mut().zip(input[..n * WIDTH].chunks_exact(WIDTH)) {
            let mut sum = self.bias;
            for (x, weights) in row.iter().zip(self.out.chunks_exact(LABELS)) {
                for (s, w) in sum.iter_mut().zip(weights) {
                    *s += x * w;
                }
            }
            for (score, s) in scores.iter_mut().zip(sum) {
                *score += (s * per_one).round() as i32;
            }
        }
    }
}

struct Whole<'a> {
    input: &'a [f32],
    out: &'a mut Vec<i16>,
}

impl Kernel for Whole<'_> {
    #[inline(always)]
    fn run(self) {
        self.out.resize(self.input.len(), 0);
        for (slot, x) in self.out.iter_mut().zip(self.input) {
            *slot = whole_input(*x);
        }
    }
}

struct Scan<'a> {
    gates: &'a Gates,
    breaks: &'a [usize],
    input: &'a [f32],
    products: &'a [f32],
    states: &'a mut [f32],
    out: &'a mut [f32],
}

impl Kernel for Scan<'_> {
    #[inline(always)]
    fn run(self) {
        let mut start = 0;
        for &end in self.breaks {
            for direction in 0..2 {
                scan(self.gates, direction, start, end, self.input, self.products, self.states, self.out);
            }
            start = end;
        }
    }
}

/// Runs one direction of a layer over the tokens `start..end`. `states` keeps forget gate, reset gate and state of each
/// token (3 × `HALF`), which training reads back.
#[inline(always)]
pub fn scan(
    gates: &Gates,
    direction: usize,
    start: usize,
    end: usize,
    input: &[f32],
    products: &[f32],
    states: &mut [f32],
    out: &mut [f32],
) {
    let [forget_state, reset_state, forget_bias, reset_bias] = &gates.0[direction];
    let mut state = [0.0f32; HALF];
    for step in start..end {
        let t = if direction == 0 { step } else { start + end - 1 - step };
        let (Some(u), Some(f), Some(r)) = (
            products[t * GATES + direction * 3 * HALF..].first_chunk::<HALF>(),
            products[t * GATES + (direction * 3 + 1) * HALF..].first_chunk::<HALF>(),
            products[t * GATES + (direction * 3 + 2) * HALF..].first_chunk::<HALF>(),
        ) else {
            return;
        };
        let Some(x) = input[t * WIDTH + direction * HALF..].first_chunk::<HALF>() else { return };
        let Some(kept) = states[t * 3 * HALF..].first_chunk_mut::<{ 3 * HALF }>() else { return };
        let Some(h) = out[t * WIDTH + direction * HALF..].first_chunk_mut::<HALF>() else { return };
        for j in 0..HALF {
            let before = state[j];
            let forget = sigmoid(f[j] + forget_state[j] * before + forget_bias[j]);
            let reset = sigmoid(r[j] + reset_state[j] * before + reset_bias[j]);
            let now = forget * before + (1.0 - forget) * u[j];
            state[j] = now;
            kept[j] = forget;
            kept[HALF + j] = reset;
            kept[2 * HALF + j] = now;
            h[j] = reset * now + (1.0 - reset) * x[j];
        }
    }
}
