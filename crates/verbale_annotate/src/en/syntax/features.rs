//! What the parser looks at: the words around the stack's top and the next word, what hangs on them, and how far apart they are.

use super::{OPEN, State};
use crate::en::tags::Tag;
use crate::en::words::{Word, mix};

/// Number of features of a move.
pub const MOVE_FEATURES: usize = 42;
/// Number of features of an arc's name.
pub const NAME_FEATURES: usize = 22;

/// No tag; the root.
const NONE: u32 = 60;
const ROOT: u32 = 61;

struct Look<'a> {
    words: &'a [Word],
    tags: &'a [Tag],
}

impl Look<'_> {
    fn word(&self, i: u32) -> u32 {
        self.words.get(i as usize).map_or(3, |w| w.norm)
    }

    fn tag(&self, i: u32) -> u32 {
        match self.tags.get(i as usize) {
            Some(tag) => u32::from(tag.0),
            None if i as usize == self.tags.len() => ROOT,
            None => NONE,
        }
    }

    fn suffix(&self, i: u32) -> u32 {
        self.words.get(i as usize).map_or(5, |w| w.suffix[1])
    }
}

fn distance(a: u32, b: u32) -> u32 {
    match a.abs_diff(b) {
        n @ 0..=4 => n,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

fn seal<const N: usize>(raw: [u32; N], salt: u32, out: &mut [u32; N]) {
    for (t, (slot, value)) in out.iter_mut().zip(raw).enumerate() {
        *slot = mix(mix(value, salt + t as u32 * 0x1_0001), 0xABCD);
    }
}

/// The hashes of the features of the next move.
pub fn moves(words: &[Word], tags: &[Tag], state: &State, out: &mut [u32; MOVE_FEATURES]) {
    let look = Look { words, tags };
    let depth = state.stack.len();
    let on = |d: usize| if depth >= d { state.stack[depth - d] } else { OPEN };
    let (s0, s1, s2, b0) = (on(1), on(2), on(3), state.next);
    let (b1, b2) = (b0 + 1, b0 + 2);
    // Past the root there is nothing.
    let beyond = |i: u32| if i > state.len { OPEN } else { i };
    let (b1, b2) = (beyond(b1), beyond(b2));
    let child = |i: u32, side: usize| state.children.get(i as usize).map_or(OPEN, |c| c[side]);
    let count = |i: u32, side: usize| state.counts.get(i as usize).map_or(0, |c| u32::from(c[side].min(4)));
    let relations = |i: u32| state.held.get(i as usize).copied().unwrap_or(0);
    let (w, t) = (|i| look.word(i), |i| look.tag(i));
    let relation = |i: u32| state.relations.get(i as usize).map_or(40, |r| u32::from(r.0));
    let two = |a: u32, b: u32| mix(a.wrapping_mul(64), b);
    let three = |a: u32, b: u32, c: u32| (a * 64 + b) * 64 + c;
    let d = if s0 == OPEN { 9 } else { distance(s0, b0) };
    let e = if s1 == OPEN { 9 } else { distance(s1, s0) };
    let (s0l, s0r, s1l, s1r, b0l) = (child(s0, 0), child(s0, 1), child(s1, 0), child(s1, 1), child(b0, 0));
    let raw = [
        two(w(s0), t(s0)),
        two(w(s1), t(s1)),
        two(w(b0), t(b0)),
        two(w(b1), t(b1)),
        two(w(b2), t(b2)),
        three(t(s0), t(b0), d),
        two(mix(w(s0), w(b0)), t(s0) * 64 + t(b0)),
        mix(w(s0), three(t(s0), t(b0), 1)),
        mix(w(b0), three(t(s0), t(b0), 2)),
        mix(w(s0), w(b0)),
        three(t(s0), t(b0), t(b1)),
        three(t(b0), t(b1), t(b2)),
        three(t(s1), t(s0), t(b0)),
        mix(t(s2), three(t(s1), t(s0), t(b0))),
        three(t(s0), t(s0l), t(b0)),
        three(t(s0), t(s0r), t(b0)),
        three(t(s0), t(b0), t(b0l)),
        three(t(s1), t(s0), e),
        mix(mix(w(s1), w(s0)), t(s1) * 64 + t(s0)),
        mix(w(s1), three(t(s1), t(s0), 3)),
        mix(w(s0), three(t(s1), t(s0), 4)),
        mix(w(s1), three(t(s1), t(s0), t(b0))),
        mix(w(s0), three(t(s1), t(s0), t(b0))),
        mix(w(b0), three(t(s1), t(s0), t(b0))),
        three(t(s0), count(s0, 0) * 8 + count(s0, 1), d),
        three(t(s1), count(s1, 0) * 8 + count(s1, 1), t(s0)),
        three(t(b0), count(b0, 0), t(s0)),
        mix(relations(s0), t(s0) * 64 + t(b0)),
        mix(relations(s1), t(s1) * 64 + t(s0)),
        mix(relations(b0), t(s0) * 64 + t(b0)),
        three(t(s1), relation(s1r), t(s0)),
        three(t(s0), relation(s0l), t(s1)),
        mix(three(t(s0), relation(s0r), t(b0)), relation(s0l)),
        mix(w(s0l), t(s0) * 64 + t(b0)),
        mix(w(s0l), mix(w(s1), t(s0))),
        mix(w(s0r), t(s0) * 64 + t(b0)),
        mix(w(b1), three(t(s0), t(b0), t(b1))),
        mix(look.suffix(s0), t(b0) * 64 + t(s1)),
        mix(look.suffix(b0), t(s0) * 64 + t(b1)),
        mix(w(s1), mix(w(b0), t(s0))),
        mix(three(t(s1l), t(s1), t(s0)), t(b0)),
        mix(three(t(s0), t(b0), t(b1)), t(b2) * 64 + t(s1)),
    ];
    seal(raw, 0x3a7d, out);
}

/// The hashes of the features of an arc's name; all that hangs on the word is known by then.
pub fn names(
    words: &[Word],
    tags: &[Tag],
    state: &State,
    head: u32,
    word: u32,
    out: &mut [u32; NAME_FEATURES],
) {
    let look = Look { words, tags };
    let (w, t) = (|i| look.word(i), |i| look.tag(i));
    let side = u32::from(word > head);
    let way = side * 8 + distance(head, word);
    let child = |i: u32, side: usize| state.children.get(i as usize).map_or(OPEN, |c| c[side]);
    let (left, right) = (child(word, 0), child(word, 1));
    let relations = |i: u32| state.held.get(i as usize).copied().unwrap_or(0);
    let pair = t(head) * 64 + t(word);
    let near = |i: u32, by: i32| t(i.wrapping_add_signed(by));
    let raw = [
        mix(w(word), side),
        mix(w(head), side),
        mix(pair, way),
        mix(w(word), t(head) * 2 + side),
        mix(w(head), t(word) * 2 + side),
        mix(w(head), mix(w(word), side)),
        mix(w(left), pair * 2 + side),
        mix(w(left), mix(w(head), side)),
        mix(w(left), mix(w(word), side)),
        mix(relations(word), pair * 2 + side),
        mix(relations(head), pair * 2 + side),
        mix(relations(head), mix(w(word), side)),
        mix(t(right), pair * 2 + side),
        mix(near(word, -1), pair * 2 + side),
        mix(near(word, 1), pair * 2 + side),
        mix(near(head, -1), pair * 2 + side),
        mix(near(head, 1), pair * 2 + side),
        mix(look.suffix(word), t(head) * 2 + side),
        mix(look.suffix(head), t(word) * 2 + side),
        mix(t(left), mix(t(right), pair * 2 + side)),
        mix(w(word.wrapping_sub(1)), pair * 2 + side),
        mix(mix(w(left), w(head)), t(word) * 2 + side),
    ];
    seal(raw, 0x6b31, out);
}
