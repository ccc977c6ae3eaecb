//! Where each part of the network stands in the list of all its weights.

use super::Random;
use verbale_annotate::en::attribution::labels::LABELS;
use verbale_annotate::en::attribution::network::{
    GATES, Gates, HALF, LAYERS, Layer, Network, SMALL_SIZE, WIDTH, WORD,
};
use verbale_annotate::matrix::{Packed, whole_weight};

// Where each part starts in the list of all weights.
/// The weights of a layer.
pub(super) const LAYER: usize = WIDTH * GATES + 8 * HALF;
const OUT: usize = WIDTH * LABELS + LABELS;

/// Where each part starts.
pub(super) struct Layout {
    words: usize,
    pub(super) small: usize,
    pub(super) layers: usize,
    pub(super) out: usize,
    /// How many there are.
    pub(super) all: usize,
}

impl Layout {
    pub(super) fn new(words: usize) -> Layout {
        let small = words * WORD;
        let layers = small + SMALL_SIZE;
        let out = layers + LAYERS * LAYER;
        Layout { words, small, layers, out, all: out + OUT }
    }

    /// The weights as training reads them.
    pub(super) fn float<'a>(&self, weights: &'a [f32]) -> Float<'a> {
        let layers = (0..LAYERS)
            .map(|l| {
                let own = &weights[self.layers + l * LAYER..][..LAYER];
                let (matrix, rest) = own.split_at(WIDTH * GATES);
                let mut gates = [[[0.0; HALF]; 4]; 2];
                for (row, values) in gates.iter_mut().flatten().zip(rest.chunks_exact(HALF)) {
                    row.copy_from_slice(values);
                }
                (matrix, Gates(gates))
            })
            .collect();
        let mut bias = [0.0; LABELS];
        bias.copy_from_slice(&weights[self.out + WIDTH * LABELS..self.all]);
        Float { layers, out: &weights[self.out..self.out + WIDTH * LABELS], bias }
    }

    /// The network that ships; matrices become whole numbers.
    pub(super) fn network(&self, names: &[u32], weights: &[f32]) -> Network {
        let float = self.float(weights);
        let layers = float.layers.into_iter().map(|(matrix, gates)| {
            let whole: Vec<i16> = matrix.iter().map(|w| whole_weight(*w)).collect();
            let matrix = Packed::new(&whole, WIDTH, GATES).expect("the sizes are constants that fit");
            Layer { matrix, gates }
        });
        Network {
            words: names.to_vec(),
            word_rows: weights[..self.words * WORD].as_chunks::<WORD>().0.to_vec(),
            small: weights[self.small..self.small + SMALL_SIZE].to_vec(),
            layers: layers.collect(),
            out: float.out.to_vec(),
            bias: float.bias,
        }
    }
}

/// The weights as training reads them.
pub(super) struct Float<'a> {
    pub(super) layers: Vec<(&'a [f32], Gates)>,
    pub(super) out: &'a [f32],
    pub(super) bias: [f32; LABELS],
}

/// Weights to start from.
pub(super) fn start(layout: &Layout, random: &mut Random) -> Vec<f32> {
    let mut weights = vec![0.0f32; layout.all];
    let mut fill =
        |list: &mut [f32], size: f32| list.iter_mut().for_each(|w| *w = (random.unit() * 2.0 - 1.0) * size);
    fill(&mut weights[..layout.small], 0.1);
    fill(&mut weights[layout.small..layout.layers], 0.3);
    for l in 0..LAYERS {
        let own = &mut weights[layout.layers + l * LAYER..][..LAYER];
        fill(&mut own[..WIDTH * GATES], (3.0 / WIDTH as f32).sqrt());
        fill(&mut own[WIDTH * GATES..], 0.2);
        for direction in 0..2 {
            own[WIDTH * GATES + (direction * 4 + 2) * HALF..][..HALF].fill(0.5);
            own[WIDTH * GATES + (direction * 4 + 3) * HALF..][..HALF].fill(0.0);
        }
    }
    fill(&mut weights[layout.out..layout.out + WIDTH * LABELS], 0.1);
    weights
}
