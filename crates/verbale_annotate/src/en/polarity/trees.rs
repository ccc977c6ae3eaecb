//! What hangs together with the target.

use super::features::{NEGATIVE, NEUTRAL, POSITIVE, Token, be, own};
use crate::en::linear::Features;
use crate::en::syntax::relations::Relation;
use crate::en::vectors::DIMS;
use crate::en::words::mix;

const REGIONS: usize = 11;

fn rel(t: &Token) -> &'static str {
    t.relation.name()
}

/// The trees of the sentences, with what hangs on each word.
struct Tree<'a> {
    tokens: &'a [Token],
    hung: Vec<Vec<usize>>,
}

impl Tree<'_> {
    fn hung_as(&self, i: usize, rels: &[&str]) -> Option<usize> {
        self.hung[i].iter().copied().find(|&c| rels.contains(&rel(&self.tokens[c])))
    }

    fn passive(&self, i: usize) -> bool {
        self.hung_as(i, &["aux:pass", "nsubj:pass", "obl:agent"]).is_some()
    }

    fn negated(&self, i: usize) -> bool {
        self.hung[i].iter().any(|&c| self.tokens[c].value.negates)
    }

    /// Adds the words under a word, to a depth, other than those of the target and one branch.
    fn under(&self, i: usize, depth: usize, not: usize, out: &mut Vec<usize>) {
        if i == not || self.tokens[i].target || out.len() > 40 {
            return;
        }
        out.push(i);
        if depth > 0 {
            for &c in &self.hung[i] {
                self.under(c, depth - 1, not, out);
            }
        }
    }
}

fn sign(v: f32) -> u32 {
    u32::from(v > 0.3) + u32::from(v >= -0.3)
}

/// What is told of the target: sums by slot, negative and positive.
struct Sums([[f32; 2]; SLOTS]);
const SLOTS: usize = 10;
/// The first tied template of the trees.
const FROM: u8 = 20;

impl Sums {
    fn add(&mut self, slot: usize, value: f32) {
        if value != 0.0 {
            self.0[slot][usize::from(value > 0.0)] += value.abs();
        }
    }
}

fn add(region: usize, vector: &[f32; DIMS], by: f32, dense: &mut [f32]) {
    for (d, v) in dense[region * DIMS..(region + 1) * DIMS].iter_mut().zip(vector) {
        *d += v * by;
    }
}

fn mean(region: usize, words: &[usize], tokens: &[Token], dense: &mut [f32]) {
    let words: Vec<usize> = words.iter().copied().filter(|&i| content(&tokens[i])).collect();
    let by = 1.0 / (words.len() as f32).max(1.0).sqrt();
    for i in words {
        add(region, &tokens[i].vector, by, dense);
    }
}

/// Nouns, names, adjectives, adverbs and verbs.
fn content(t: &Token) -> bool {
    t.word
        && !t.target
        && (t.tag.0 <= 2 || (10..=12).contains(&t.tag.0) || (14..=19).contains(&t.tag.0))
        && t.stem != be()
}

/// Writes what hangs together with the target: its role, its governor, its deeds and what describes it.
pub(super) fn features(tokens: &[Token], start: usize, end: usize, out: &mut Features) {
    let mut dense = vec![0.0f32; REGIONS * DIMS];
    let mut hung = vec![Vec::new(); tokens.len()];
    for (i, t) in tokens.iter().enumerate() {
        if let Some(h) = t.head {
            hung[h].push(i);
        }
    }
    let tree = Tree { tokens, hung };
    let head =
        (start..end).rev().find(|&i| tokens[i].head.is_none_or(|h| !tokens[h].target)).unwrap_or(end - 1);
    // Joined and renamed words stand as the first does.
    let mut at = head;
    for _ in 0..4 {
        match (rel(&tokens[at]), tokens[at].head) {
            ("conj" | "appos" | "flat", Some(h)) => at = h,
            _ => break,
        }
    }
    let top = at;
    let gov = tokens[top].head;
    let mut role = u32::from(tokens[top].relation.0);
    if gov.is_some_and(|g| rel(&tokens[top]) == "nsubj" && tree.passive(g)) {
        role = 2;
    }
    let prep = tree.hung_as(top, &["case"]).map_or(0, |c| tokens[c].stem);
    own(60, role, out);
    own(62, mix(role, prep), out);
    let mut sums = Sums([[0.0; 2]; SLOTS]);
    if let Some(g) = gov {
        let t = &tokens[g];
        let not = u32::from(tree.negated(g));
        own(61, mix(role, t.stem), out);
        own(63, mix(mix(role, prep), t.stem), out);
        own(64, mix(mix(role, prep), t.value.group), out);
        own(65, mix(mix(role, t.value.group), not), out);
        let region = match Relation(role as u8).name() {
            "nsubj" | "csubj" | "obl:agent" => 3,
            "obj" | "iobj" | "nsubj:pass" => 4,
            _ => 5,
        };
        add(region, &t.vector, 1.0, &mut dense);
        let mut rest = Vec::new();
        for &c in tree.hung[g].iter().filter(|&&c| c != top) {
            let k = &tokens[c];
            if matches!(rel(k), "punct" | "det" | "case" | "cc") {
                continue;
            }
            own(66, mix(mix(role, u32::from(k.relation.0)), k.stem), out);
            own(67, mix(mix(role, t.stem), k.stem), out);
            own(68, mix(mix(role, u32::from(k.relation.0)), k.value.group), out);
            own(69, mix(mix(role, u32::from(k.relation.0)), sign(k.near)), out);
            tree.under(c, 2, top, &mut rest);
        }
        mean(6, &rest, tokens, &mut dense);
        for &i in &rest {
            sums.add(4, tokens[i].near);
        }
        if matches!(rel(&tokens[top]), "nmod" | "nmod:poss" | "compound" | "amod" | "appos") {
            sums.add(7, t.near);
        }
        let up = t.head;
        own(
            74,
            mix(role, mix(u32::from(t.relation.0), up.map_or(99, |u| u32::from(tokens[u].relation.0)))),
            out,
        );
        if let Some(u) = up {
            own(70, mix(mix(role, u32::from(t.relation.0)), tokens[u].stem), out);
            own(71, mix(mix(role, u32::from(t.relation.0)), tokens[u].value.group), out);
            add(10, &tokens[u].vector, 1.0, &mut dense);
        }
    }
    // The deeds of the target and what is done to it.
    let mut verbs: Vec<(usize, bool)> = Vec::new();
    match (Relation(role as u8).name(), gov) {
        ("nsubj" | "csubj" | "obl:agent", Some(g)) => verbs.push((g, true)),
        ("obj" | "iobj" | "nsubj:pass", Some(g)) => verbs.push((g, false)),
        _ => {}
    }
    for &c in &tree.hung[head] {
        if matches!(rel(&tokens[c]), "acl" | "acl:relcl") {
            let done = tree.passive(c) || rel(&tokens[c]) == "acl" && tokens[c].tag.name() == "VBN";
            verbs.push((c, !done));
        }
    }
    let mut next = 0;
    while next < verbs.len() && next < 8 {
        let (v, does) = verbs[next];
        next += 1;
        for &c in &tree.hung[v] {
            let k = &tokens[c];
            if verbs.iter().any(|x| x.0 == c) || tree.hung_as(c, &["nsubj", "nsubj:pass"]).is_some() {
                continue;
            }
            if matches!(rel(k), "conj" | "xcomp" | "advcl") && k.tag.name() != "NN" || rel(k) == "xcomp" {
                let done = tree.passive(c);
                // "was accused of lying", "made him stumble": the object does what follows.
                verbs.push((c, !done && (does || rel(k) == "xcomp") || !done && tree.passive(v)));
            }
        }
    }
    let mut told = Vec::new();
    for (n, &(v, does)) in verbs.iter().enumerate() {
        let t = &tokens[v];
        let not = if tree.negated(v) { -0.5 } else { 1.0 };
        own(75, mix(u32::from(does), t.stem), out);
        own(76, mix(u32::from(does), t.value.group), out);
        if n > 0 {
            add(9, &t.vector, 0.7, &mut dense);
        }
        if does {
            sums.add(0, f32::from(t.value.doer) * not);
        } else {
            sums.add(1, f32::from(t.value.done_to) * not);
        }
        sums.add(2, t.near);
        if let Some(o) = tree.hung_as(v, &["obj"]).filter(|_| does) {
            let o_t = &tokens[o];
            own(77, o_t.stem, out);
            own(78, mix(t.stem, o_t.stem), out);
            own(79, mix(t.value.group, o_t.value.group), out);
            let mut words = Vec::new();
            tree.under(o, 2, v, &mut words);
            for &i in &words {
                sums.add(5, tokens[i].near * not);
            }
        }
        tree.under(v, 1, top, &mut told);
    }
    told.sort_unstable();
    told.dedup();
    for &i in &told {
        sums.add(6, tokens[i].near);
    }
    // What describes the target.
    let mut modifiers = Vec::new();
    for i in start..end {
        for &c in tree.hung[i].iter().filter(|&&c| !tokens[c].target) {
            let k = &tokens[c];
            if matches!(rel(k), "punct" | "det" | "case" | "cc" | "conj") {
                continue;
            }
            own(72, mix(u32::from(k.relation.0), k.stem), out);
            own(73, mix(u32::from(k.relation.0), k.value.group), out);
            tree.under(c, 2, top, &mut modifiers);
        }
    }
    for &i in &modifiers {
        sums.add(3, tokens[i].near);
    }
    mean(7, &modifiers, tokens, &mut dense);
    add(8, &tokens[end - 1].vector, 1.0, &mut dense);
    let all: Vec<usize> = (0..tokens.len()).collect();
    mean(0, &all, tokens, &mut dense);
    mean(1, &all[start.saturating_sub(6)..start], tokens, &mut dense);
    mean(2, &all[end..(end + 6).min(tokens.len())], tokens, &mut dense);
    for (slot, [bad, good]) in sums.0.into_iter().enumerate() {
        let slot8 = FROM + slot as u8;
        if bad > 0.0 {
            out.tied.push((slot8, NEGATIVE, bad.min(4.0).sqrt()));
        }
        if good > 0.0 {
            out.tied.push((slot8, POSITIVE, good.min(4.0).sqrt()));
        }
        if bad == 0.0 && good == 0.0 {
            out.tied.push((slot8 + SLOTS as u8, NEUTRAL, 1.0));
        } else {
            own(80 + slot as u32, sign(good - bad), out);
        }
    }
    let d = |s: usize| sign(sums.0[s][1] - sums.0[s][0]);
    own(95, d(0) * 27 + d(1) * 9 + d(2) * 3 + d(3), out);
    out.dense = dense;
}
