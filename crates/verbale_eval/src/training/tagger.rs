//! Training of the part-of-speech tagger on CoNLL-U treebanks.

use super::random::Random;
use super::treebank::{Sentence, sentences};
use std::collections::BTreeMap;
use verbale_annotate::en::table::Table;
use verbale_annotate::en::tags::{self, TAGS, Tag, Tagger};
use verbale_annotate::en::{tokens, words};
use verbale_annotate::{Text, TokenKind};

/// Share of tags that are right.
pub fn accuracy(tagger: &Tagger, conllu: &str) -> f64 {
    let (mut right, mut all) = (0u32, 0u32);
    for sentence in sentences(conllu) {
        let text = tokens::parse(&sentence.text);
        let words = words::words(&text);
        for (own, gold) in tagger.tag(&one_sentence(text), &words).iter().zip(&sentence.tags) {
            right += u32::from(own == gold);
            all += 1;
        }
    }
    f64::from(right) / f64::from(all.max(1))
}

/// The treebank's own sentence border.
fn one_sentence(mut text: Text<'_>) -> Text<'_> {
    text.sentences.clone_from(&text.paragraphs);
    text
}

/// Trains on the text of treebank files.
pub fn train(files: &[String], passes: usize) -> Tagger {
    let all: Vec<Sentence> = files.iter().flat_map(|f| sentences(f)).collect();
    let parsed: Vec<(Text<'_>, Vec<words::Word>, &[Tag])> = all
        .iter()
        .map(|s| {
            let text = one_sentence(tokens::parse(&s.text));
            let words = words::words(&text);
            (text, words, s.tags.as_slice())
        })
        .collect();
    let sure = sure(&parsed);
    let empty = Tagger::new(Table::new(1), sure.clone());
    let mut perceptron = Perceptron::default();
    let mut order: Vec<usize> = (0..parsed.len()).collect();
    let mut random = Random::new(7);
    for _ in 0..passes {
        random.shuffle(&mut order);
        for &s in &order {
            let (text, words, gold) = &parsed[s];
            let mut own = vec![Tag::default(); words.len()];
            for i in 0..words.len() {
                own[i] = match empty.sure(text.word(i), text.tokens[i].kind, words[i]) {
                    Some(tag) => tag,
                    None => perceptron.step(&tags::features(words, &own, 0, words.len(), i), gold[i]),
                };
            }
        }
    }
    Tagger::new(perceptron.table(), sure)
}

/// Words with at least 20 uses, nearly all of one tag.
fn sure(parsed: &[(Text<'_>, Vec<words::Word>, &[Tag])]) -> Vec<(u32, u8)> {
    let mut counts: BTreeMap<u32, [u32; TAGS]> = BTreeMap::new();
    for (text, words, gold) in parsed {
        for (i, word) in words.iter().enumerate() {
            if text.tokens[i].kind == TokenKind::Word {
                counts.entry(word.norm).or_default()[gold[i].0 as usize] += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(hash, by_tag)| {
            let all: u32 = by_tag.iter().sum();
            let top = tags::best(&by_tag);
            let most = by_tag[top.0 as usize];
            (all >= 20 && f64::from(most) >= 0.985 * f64::from(all)).then_some((hash, top.0))
        })
        .collect()
}

/// Averaged perceptron; rows by 32-bit hash.
#[derive(Default)]
struct Perceptron {
    rows: BTreeMap<u32, usize>,
    weights: Vec<[f32; TAGS]>,
    sums: Vec<[f64; TAGS]>,
    seen: Vec<u32>,
    clock: f64,
}

impl Perceptron {
    fn step(&mut self, hashes: &[u32], gold: Tag) -> Tag {
        self.clock += 1.0;
        let mut scores = [0f32; TAGS];
        for hash in hashes {
            if let Some(&row) = self.rows.get(hash) {
                for (s, w) in scores.iter_mut().zip(&self.weights[row]) {
                    *s += w;
                }
            }
        }
        let own = tags::best(&scores);
        if own != gold {
            for hash in hashes {
                let next = self.weights.len();
                let row = *self.rows.entry(*hash).or_insert(next);
                if row == next {
                    self.weights.push([0.0; TAGS]);
                    self.sums.push([0.0; TAGS]);
                    self.seen.push(0);
                }
                self.seen[row] += 1;
                for (tag, change) in [(gold, 1.0), (own, -1.0)] {
                    self.weights[row][tag.0 as usize] += change;
                    self.sums[row][tag.0 as usize] += f64::from(change) * self.clock;
                }
            }
        }
        own
    }

    /// The averaged weights, the most important features first while there is room.
    fn table(&self) -> Table<TAGS> {
        let mut rows: Vec<(f64, u32, [f64; TAGS])> = Vec::new();
        for (&hash, &row) in &self.rows {
            if self.seen[row] < 3 {
                continue;
            }
            let mut mean = [0.0; TAGS];
            for (t, m) in mean.iter_mut().enumerate() {
                *m = f64::from(self.weights[row][t]) - self.sums[row][t] / self.clock;
            }
            let size = mean.iter().map(|m| m.abs()).sum::<f64>();
            rows.push((size, hash, mean));
        }
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let top = 24.0;
        let mut table = Table::new(tags::BITS);
        for (_, hash, mean) in rows.iter().take((1 << tags::BITS) * 85 / 100) {
            table.insert(*hash, mean.map(|m| (m * 127.0 / top).round().clamp(-127.0, 127.0) as i8));
        }
        table
    }
}
