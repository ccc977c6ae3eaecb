//! What the model looks at around a target.

use super::lexicon::{Lexicon, Value};
use super::{Sight, trees};
use crate::en::events::lexicon::Lexicon as Patterns;
use crate::en::forms::{self, Forms};
use crate::en::linear::Features;
use crate::en::syntax::relations::Relation;
use crate::en::tags::Tag;
use crate::en::vectors::DIMS;
use crate::en::words::mix;
use crate::{Text, TokenKind, TokenRange};

/// Number of tied templates.
pub const TIED: usize = 44;

/// The classes in order.
pub const NEGATIVE: u8 = 0;
/// See [`NEGATIVE`].
pub const NEUTRAL: u8 = 1;
/// See [`NEGATIVE`].
pub const POSITIVE: u8 = 2;

pub(super) struct Token {
    pub(super) forms: Forms,
    pub(super) stem: u32,
    pub(super) value: Value,
    /// Evaluation with negation and degree, of what it stands near.
    pub(super) near: f32,
    pub(super) word: bool,
    quoted: bool,
    clause: u16,
    pub(super) target: bool,
    pub(super) tag: Tag,
    /// The word it hangs on, if that is in view.
    pub(super) head: Option<usize>,
    pub(super) relation: Relation,
    pub(super) vector: [f32; DIMS],
}

/// Writes the features of a target in the sentences that hold it.
pub(super) fn features(
    lexicon: &Lexicon,
    patterns: &Patterns,
    sight: &Sight<'_>,
    target: TokenRange,
    out: &mut Features,
) {
    out.clear();
    let whole = scope(sight.text, target);
    let from = whole.start as usize;
    let (start, end) = (target.start as usize - from, target.end as usize - from);
    let tokens = read(lexicon, sight, whole, target);
    words(&tokens, start, end, out);
    evaluation(&tokens, start, end, out);
    deeds(patterns, &tokens, start, end, out);
    trees::features(&tokens, start, end, out);
    out.own.sort_unstable();
    out.own.dedup();
    // Long sentences count no more than short ones.
    out.share = 10.0 / (out.own.len() as f32).max(1.0).sqrt();
}

/// The sentences that the target touches, at most sixty tokens to either side.
fn scope(text: &Text<'_>, target: TokenRange) -> TokenRange {
    let first = text.sentences.iter().find(|s| s.end > target.start).map_or(0, |s| s.start);
    let last =
        text.sentences.iter().find(|s| s.end >= target.end).map_or(text.tokens.len() as u32, |s| s.end);
    TokenRange { start: first.max(target.start.saturating_sub(60)), end: last.min(target.end + 60) }
}

fn read(lexicon: &Lexicon, sight: &Sight<'_>, whole: TokenRange, target: TokenRange) -> Vec<Token> {
    let text = sight.text;
    let (mut lower, mut scratch) = (String::new(), String::new());
    let (mut quoted, mut clause) = (false, 0u16);
    let mut out: Vec<Token> = Vec::with_capacity(whole.range().len());
    for i in whole.range() {
        let word = text.word(i);
        if matches!(word, "“" | "``") {
            quoted = true;
        } else if matches!(word, "”" | "''") {
            quoted = false;
        } else if word == "\"" {
            quoted = !quoted;
        }
        forms::lower(word, &mut lower);
        if matches!(word, "," | ";" | ":" | "—" | "–" | "--" | "(" | ")" | "." | "?" | "!")
            || matches!(
                lower.as_str(),
                "but" | "while" | "although" | "though" | "because" | "after" | "who" | "which"
            )
        {
            clause += 1;
        }
        let is_word = text.tokens[i].kind == TokenKind::Word;
        let mut vector = [0.0; DIMS];
        if is_word {
            sight.vectors.find(&lower, &mut scratch, &mut vector);
        }
        let head = sight.trees.heads.get(i).map_or(i, |&h| h as usize);
        out.push(Token {
            forms: Forms::of(&lower),
            stem: forms::stem(&lower),
            value: Value::default(),
            near: 0.0,
            word: is_word,
            quoted,
            clause,
            target: target.range().contains(&i),
            tag: sight.tags.get(i).copied().unwrap_or_default(),
            head: (head != i && whole.range().contains(&head)).then(|| head - whole.start as usize),
            relation: sight.trees.relations.get(i).copied().unwrap_or_default(),
            vector,
        });
    }
    evaluate(lexicon, &mut out);
    out
}

/// Looks the words up, with what turns or strengthens them just before.
fn evaluate(lexicon: &Lexicon, tokens: &mut [Token]) {
    let values = lexicon.read(tokens.iter().map(|t| (&t.forms, t.stem)));
    for (token, value) in tokens.iter_mut().zip(values) {
        token.value = if token.word { value } else { Value::default() };
    }
    for i in 0..tokens.len() {
        let mut near = f32::from(tokens[i].value.near);
        for back in tokens[..i].iter().rev().take(3) {
            if back.value.negates {
                near *= -0.6;
            } else if back.value.degree > 0 {
                near *= 1.3;
            }
        }
        tokens[i].near = near;
    }
}

pub(super) fn own(template: u32, value: u32, out: &mut Features) {
    out.own.push(mix(mix(0x706f_0000 + template, value), 0x51ED));
}

/// Words and rows of words, by their place to the target.
fn words(tokens: &[Token], start: usize, end: usize, out: &mut Features) {
    own(0, 0, out);
    let stem = |i: usize| tokens.get(i).map_or(1, |t| if t.target { 2 } else { t.stem });
    for (i, token) in tokens.iter().enumerate() {
        if token.target {
            own(1, token.stem, out);
            continue;
        }
        let distance = if i < start { start - i } else { i + 1 - end };
        let side = u32::from(i < start);
        if token.word {
            own(2, token.stem, out);
            if distance <= 10 {
                own(3, mix(token.stem, side), out);
            }
            if distance <= 5 {
                own(4, mix(token.stem, side), out);
            }
            if tokens[start].clause == token.clause {
                own(5, token.stem, out);
            }
        }
        let group = token.value.group;
        if group > 0 {
            let not = u32::from(tokens[i.saturating_sub(3)..i].iter().any(|t| t.value.negates));
            let near = u32::from(distance <= 4) + u32::from(distance <= 10);
            own(21, mix(group, not), out);
            own(22, mix(group, side * 3 + near), out);
            if tokens[start].clause == token.clause {
                own(23, mix(group, not * 2 + side), out);
            }
            own(24, mix(group, u32::from(token.quoted) * 2 + u32::from(tokens[start].quoted)), out);
        }
        if i + 1 < tokens.len() && token.word && tokens[i + 1].word {
            own(6, mix(token.stem, stem(i + 1)), out);
        }
    }
    own(7, mix(stem(start.wrapping_sub(1)), stem(end)), out);
    for n in 1..=3 {
        own(8 + n, stem(start.wrapping_sub(n as usize)), out);
        own(12 + n, stem(end + n as usize - 1), out);
    }
    own(16, mix(stem(start.wrapping_sub(2)), stem(start.wrapping_sub(1))), out);
    own(17, mix(stem(end), stem(end + 1)), out);
    own(18, mix(mix(stem(end), stem(end + 1)), stem(end + 2)), out);
    own(
        19,
        u32::from(tokens[start].quoted) * 4 + u32::from(start == 0) * 2 + u32::from(end - start > 2),
        out,
    );
    // The target's last word alone.
    own(20, tokens[end - 1].stem, out);
}

/// What the evaluating words say of the target.
fn evaluation(tokens: &[Token], start: usize, end: usize, out: &mut Features) {
    let mut sums = [[0.0f32; 2]; 10];
    let mut add = |slot: usize, value: f32| {
        sums[slot][usize::from(value > 0.0)] += value.abs();
    };
    for (i, token) in tokens.iter().enumerate() {
        if token.near == 0.0 && token.value.done_to == 0 && token.value.doer == 0 {
            continue;
        }
        let distance = if i < start { start - i } else { (i + 1).saturating_sub(end) };
        let near = token.near;
        if near != 0.0 {
            add(0, near);
            add(1, near / (1.0 + 0.25 * distance as f32));
            if distance <= 5 {
                add(if i < start { 2 } else { 3 }, near);
            }
            if tokens[start].clause == token.clause {
                add(4, near);
            }
            if token.target {
                add(5, near);
            }
            if token.quoted {
                add(6, near);
            }
        }
        if token.target {
            continue;
        }
        let turned = |v: i8| {
            let not = tokens[i.saturating_sub(3)..i].iter().any(|t| t.value.negates);
            f32::from(v) * if not { -0.5 } else { 1.0 }
        };
        // The target before a verb does it, unless "was ... by"; behind it, it is done to the target.
        if i >= end && distance <= 4 && tokens[end..i].iter().all(|t| t.word) {
            let passive = i > end && tokens[end..i].iter().any(|t| t.stem == be());
            if passive {
                add(8, turned(token.value.done_to));
            } else {
                add(7, turned(token.value.doer));
            }
        }
        if i < start && distance <= 4 && tokens[i + 1..start].iter().all(|t| t.word) {
            add(9, turned(token.value.done_to));
        }
    }
    let sign = |slot: usize| {
        let d = sums[slot][1] - sums[slot][0];
        u32::from(d > 0.3) + u32::from(d >= -0.3)
    };
    own(45, sign(1) * 27 + sign(4) * 9 + sign(7) * 3 + sign(9), out);
    own(46, sign(0) * 3 + sign(1), out);
    own(47, sign(2) * 3 + sign(3), out);
    own(48, mix(tokens[end - 1].stem, sign(1)), out);
    for (slot, [bad, good]) in sums.into_iter().enumerate() {
        let slot = slot as u8;
        if bad > 0.0 {
            out.tied.push((slot, NEGATIVE, bad.min(4.0).sqrt()));
        }
        if good > 0.0 {
            out.tied.push((slot, POSITIVE, good.min(4.0).sqrt()));
        }
        if bad == 0.0 && good == 0.0 {
            out.tied.push((slot + 10, NEUTRAL, 1.0));
        }
        let level = |v: f32| {
            if v == 0.0 {
                0
            } else if v < 1.0 {
                1
            } else if v < 2.5 {
                2
            } else {
                3
            }
        };
        own(30 + u32::from(slot), level(bad) * 4 + level(good), out);
    }
}

/// What is done, and on which side of the target.
fn deeds(patterns: &Patterns, tokens: &[Token], start: usize, end: usize, out: &mut Features) {
    let forms: Vec<Forms> = tokens.iter().map(|t| t.forms).collect();
    let (mut before, mut after) = (None, None);
    for found in patterns.find(&forms, 0) {
        let (at, kind) = (found.start as usize, found.kind as u32);
        if tokens[at].target {
            continue;
        }
        own(50, kind, out);
        let not = u32::from(tokens[at.saturating_sub(3)..at].iter().any(|t| t.value.negates));
        let passive = u32::from(tokens[at.saturating_sub(2)..at].iter().any(|t| t.stem == be()));
        if at < start {
            before = Some((at, kind));
            if start - at <= 8 {
                own(51, mix(kind, not), out);
            }
            if tokens[at].clause == tokens[start].clause {
                own(52, mix(kind, not), out);
            }
        } else {
            after = after.or(Some((at, kind)));
            if at - end <= 8 {
                own(53, mix(kind, not + 2 * passive), out);
            }
            if tokens[at].clause == tokens[start].clause {
                own(54, mix(kind, not + 2 * passive), out);
            }
        }
    }
    let kind = |found: Option<(usize, u32)>| found.map_or(99, |f| f.1);
    own(55, kind(before), out);
    own(56, kind(after), out);
    own(57, mix(kind(before), kind(after)), out);
}

pub(super) fn be() -> u32 {
    forms::stem("be")
}
