//! Training of the dependency parser: averaged perceptrons that follow their own moves, told the best way on by a dynamic oracle
//! (Goldberg and Nivre 2013).

use super::random::Random;
use super::treebank::{self, Sentence};
use rustc_hash::FxHashMap;
use verbale_annotate::en::syntax::features::{self, MOVE_FEATURES, NAME_FEATURES};
use verbale_annotate::en::syntax::relations::{RELATIONS, Relation};
use verbale_annotate::en::syntax::{
    LEFT, MOVE_BITS, MOVES, NAME_BITS, OPEN, Parser, RIGHT, SHIFT, State, best,
};
use verbale_annotate::en::table::Table;
use verbale_annotate::en::tags::{Tag, Tagger};
use verbale_annotate::en::words::Word;
use verbale_annotate::en::{tokens, words};

struct Item {
    words: Vec<Word>,
    tags: Vec<Tag>,
    heads: Vec<u32>,
    relations: Vec<Relation>,
    /// The words that hang on each word, and on the root.
    hung: Vec<Vec<u32>>,
}

/// The tags are the tagger's own: at work there are no others.
fn items(all: Vec<Sentence>, tagger: &Tagger) -> Vec<Item> {
    all.into_iter()
        .map(|s| {
            let mut text = tokens::parse(&s.text);
            text.sentences.clone_from(&text.paragraphs);
            let words = words::words(&text);
            let tags = tagger.tag(&text, &words);
            let mut hung = vec![Vec::new(); words.len() + 1];
            for (i, &h) in s.heads.iter().enumerate() {
                hung[h as usize].push(i as u32);
            }
            Item { words, tags, heads: s.heads, relations: s.relations, hung }
        })
        .collect()
}

/// How many right arcs can no longer be made after each move.
fn costs(item: &Item, state: &State) -> [u32; MOVES] {
    let next = state.next;
    let ahead = |w: u32| w >= next;
    let mut out = [0; MOVES];
    let depth = state.stack.len();
    let below = |w: u32, from: usize| state.stack[..depth.saturating_sub(from)].contains(&w);
    if next < state.len {
        let head = item.heads[next as usize];
        out[SHIFT] += u32::from(below(head, 1));
        out[SHIFT] += item.hung[next as usize].iter().filter(|&&w| below(w, 0)).count() as u32;
    }
    if let Some(&top) = state.stack.last() {
        let head = item.heads[top as usize];
        let lost = item.hung[top as usize].iter().filter(|&&w| ahead(w)).count() as u32;
        let under = depth.checked_sub(2).map_or(OPEN, |i| state.stack[i]);
        out[LEFT] += lost + u32::from(head == under || (ahead(head) && head != next));
        out[RIGHT] += lost + u32::from(ahead(head));
    }
    out
}

/// An averaged perceptron of `N` classes; rows by 32-bit hash.
struct Perceptron<const N: usize> {
    rows: FxHashMap<u32, usize>,
    weights: Vec<[f32; N]>,
    sums: Vec<[f64; N]>,
    seen: Vec<u32>,
    clock: f64,
}

impl<const N: usize> Perceptron<N> {
    fn new() -> Perceptron<N> {
        let (weights, sums, seen) = (Vec::new(), Vec::new(), Vec::new());
        Perceptron { rows: FxHashMap::default(), weights, sums, seen, clock: 0.0 }
    }

    fn scores(&self, hashes: &[u32]) -> [i32; N] {
        let mut scores = [0f32; N];
        for hash in hashes {
            if let Some(&row) = self.rows.get(hash) {
                for (s, w) in scores.iter_mut().zip(&self.weights[row]) {
                    *s += w;
                }
            }
        }
        scores.map(|s| s as i32)
    }

    fn update(&mut self, hashes: &[u32], gold: usize, own: usize) {
        for hash in hashes {
            let next = self.weights.len();
            let row = *self.rows.entry(*hash).or_insert(next);
            if row == next {
                self.weights.push([0.0; N]);
                self.sums.push([0.0; N]);
                self.seen.push(0);
            }
            self.seen[row] += 1;
            for (class, change) in [(gold, 1.0), (own, -1.0)] {
                self.weights[row][class] += change;
                self.sums[row][class] += f64::from(change) * self.clock;
            }
        }
    }

    /// The averaged weights, the most important features first while there is room.
    fn table(&self, bits: u32, top: f64) -> Table<N> {
        let mut rows: Vec<(f64, u32, [f64; N])> = self
            .rows
            .iter()
            .filter(|&(_, &row)| self.seen[row] >= 2)
            .map(|(&hash, &row)| {
                let mean: [f64; N] =
                    std::array::from_fn(|c| f64::from(self.weights[row][c]) - self.sums[row][c] / self.clock);
                (mean.iter().map(|m| m.abs()).sum(), hash, mean)
            })
            .collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut table = Table::new(bits);
        for (_, hash, mean) in rows.iter().take((1 << bits) * 85 / 100) {
            table.insert(*hash, mean.map(|m| (m * 127.0 / top).round().clamp(-127.0, 127.0) as i8));
        }
        table
    }
}

/// Trains on the text of treebank files.
pub fn train(files: &[String], tagger: &Tagger, passes: usize) -> Parser {
    let all = items(files.iter().flat_map(|f| treebank::sentences(f)).collect(), tagger);
    let mut moves = Perceptron::<MOVES>::new();
    let mut names = Perceptron::<RELATIONS>::new();
    let mut order: Vec<usize> = (0..all.len()).collect();
    let mut random = Random::new(11);
    let mut state = State::default();
    let (mut hashes, mut arc_hashes) = ([0u32; MOVE_FEATURES], [0u32; NAME_FEATURES]);
    for pass in 0..passes {
        random.shuffle(&mut order);
        for &s in &order {
            let item = &all[s];
            state.begin(item.words.len());
            while !state.done() {
                let legal = state.legal();
                let costs = costs(item, &state);
                let least = (0..MOVES).filter(|&m| legal[m]).map(|m| costs[m]).min().unwrap_or(0);
                features::moves(&item.words, &item.tags, &state, &mut hashes);
                moves.clock += 1.0;
                let scores = moves.scores(&hashes);
                let own = best(&scores, |m| legal[m]);
                let right = best(&scores, |m| legal[m] && costs[m] == least);
                if costs[own] != least {
                    moves.update(&hashes, right, own);
                }
                let step = if pass > 0 && random.unit() < 0.9 { own } else { right };
                let mut relation = Relation::default();
                if let Some((head, word)) = state.arc(step).filter(|&(head, _)| head < state.len) {
                    features::names(&item.words, &item.tags, &state, head, word, &mut arc_hashes);
                    names.clock += 1.0;
                    let own = best(&names.scores(&arc_hashes), |r| r > 0);
                    relation = Relation(own as u8);
                    if item.heads[word as usize] == head {
                        let gold = item.relations[word as usize];
                        if own != gold.0 as usize && gold.0 > 0 {
                            names.update(&arc_hashes, gold.0 as usize, own);
                        }
                        relation = if pass > 0 { relation } else { gold };
                    }
                }
                state.go(step, relation);
            }
        }
    }
    Parser::new(moves.table(MOVE_BITS, TOP), names.table(NAME_BITS, TOP))
}

/// The averaged weight that becomes 127.
const TOP: f64 = 16.0;

/// Shares of words, marks left out, with the right head, and with the right head and relation.
pub fn accuracy(parser: &Parser, tagger: &Tagger, conllu: &str) -> (f64, f64) {
    let (mut heads, mut both, mut all) = (0u32, 0u32, 0u32);
    let mut state = State::default();
    for item in items(treebank::sentences(conllu), tagger) {
        parser.sentence(&item.words, &item.tags, &mut state);
        for (i, gold) in item.heads.iter().enumerate() {
            if item.relations[i].name() == "punct" {
                continue;
            }
            all += 1;
            if state.heads[i] == *gold {
                heads += 1;
                both += u32::from(state.relations[i] == item.relations[i]);
            }
        }
    }
    let share = |n: u32| f64::from(n) / f64::from(all.max(1));
    (share(heads), share(both))
}
