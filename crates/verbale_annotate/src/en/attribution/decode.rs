//! The best labels of a paragraph: Viterbi over whole-number scores, so that every machine decides alike.

use super::labels::{LABELS, Label, may_follow};

/// Scores of one token's labels.
pub type Scores = [i32; LABELS];

/// Scores between the label of the token before (row) and this one's (column).
pub type Between = [[i32; LABELS]; LABELS];

const NEVER: i32 = i32::MIN / 4;

/// The best labels. `between(i)` scores the step into token `i`; before the first token stands "outside".
pub fn best(scores: &[Scores], mut between: impl FnMut(usize) -> Between, out: &mut Vec<Label>) {
    out.clear();
    if scores.is_empty() {
        return;
    }
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut alpha = [NEVER; LABELS];
    for (i, token) in scores.iter().enumerate() {
        let steps = between(i);
        let mut next = [NEVER; LABELS];
        let mut back = [0u8; LABELS];
        for to in 0..LABELS {
            if i == 0 {
                if may_follow(None, to) {
                    next[to] = steps[0][to] + token[to];
                }
                continue;
            }
            let mut top = NEVER;
            for (label, &score) in alpha.iter().enumerate() {
                if may_follow(Some(label), to) && score + steps[label][to] > top {
                    top = score + steps[label][to];
                    back[to] = label as u8;
                }
            }
            next[to] = top.saturating_add(token[to]).max(NEVER);
        }
        // Keep the numbers small however long the paragraph is.
        let most = next.iter().copied().max().unwrap_or(0);
        for score in &mut next {
            *score = (*score - most).max(NEVER);
        }
        alpha = next;
        from.push(back);
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| alpha[l]).unwrap_or(0) as u8;
    out.resize(scores.len(), Label::OUTSIDE);
    for i in (0..scores.len()).rev() {
        out[i] = Label(label);
        label = from[i][label as usize];
    }
}
