//! Which source, cue and content belong together.
//!
//! A cue is the centre of an attribution. Each piece of content picks its cue, each cue picks its source, by a linear
//! model over what stands between them.

use super::features::View;
use super::labels::{Piece, Role};
use super::quotes::Place;
use crate::Text;
use crate::en::words::mix;

/// Rows of the linker's table.
pub const ROWS: usize = 1 << 13;

/// Furthest candidates looked at on each side.
const REACH: usize = 4;

/// Which question a link answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// From a piece of content to its cue.
    ContentToCue,
    /// From a cue to its source.
    CueToSource,
}

/// The linker's weights.
pub struct Linker {
    weights: Vec<i16>,
}

impl Linker {
    /// From `ROWS` weights.
    pub fn new(weights: Vec<i16>) -> Linker {
        Linker { weights }
    }

    /// The weights.
    pub fn weights(&self) -> &[i16] {
        &self.weights
    }

    fn score(&self, rows: &[u32]) -> i32 {
        rows.iter().map(|&r| i32::from(self.weights.get(r as usize).copied().unwrap_or(0))).sum()
    }
}

/// The candidates of a piece: indices into `pieces`; `None` is always one of them.
pub fn candidates(
    text: &Text<'_>,
    view: &View,
    pieces: &[Piece],
    from: usize,
    link: Link,
    out: &mut Vec<Option<usize>>,
) {
    let _ = text;
    let wanted = match link {
        Link::ContentToCue => Role::Cue,
        Link::CueToSource => Role::Source,
    };
    out.clear();
    out.push(None);
    let paragraph = |p: usize| view.sites[pieces[p].start as usize].paragraph_start;
    let home = paragraph(from);
    let near = |p: &usize| {
        pieces[*p].role == wanted
            && (paragraph(*p) == home || pieces[*p].start.abs_diff(pieces[from].start) < 120)
    };
    let before: Vec<usize> = (0..from).rev().take(24).filter(near).take(REACH).collect();
    out.extend(before.into_iter().rev().map(Some));
    out.extend((from + 1..pieces.len()).take(24).filter(near).take(REACH).map(Some));
}

/// The rows of one candidate, put into `out`.
pub fn rows(
    text: &Text<'_>,
    view: &View,
    pieces: &[Piece],
    from: usize,
    to: Option<usize>,
    link: Link,
    out: &mut Vec<u32>,
) {
    out.clear();
    let kind = link as u32 + 1;
    let mut template = 0;
    let mut add = |value: u32| {
        template += 1;
        out.push(mix(mix(value, template * 0x0101_6b2d + kind), 0x77) >> (32 - ROWS.trailing_zeros()));
    };
    let own = pieces[from];
    let site = view.sites[own.start as usize];
    let opens = u32::from(view.quotes.places[own.start as usize] == Place::Open);
    let starts_sentence =
        u32::from(site.sentence_start == own.start || (opens == 1 && site.sentence_start + 1 >= own.start));
    let starts_paragraph = u32::from(site.paragraph_start == own.start);
    let own_look = (opens * 2 + starts_sentence) * 2 + starts_paragraph;
    let Some(to) = to else {
        let (mut same, mut other) = (0u32, 0u32);
        let wanted = if link == Link::ContentToCue { Role::Cue } else { Role::Source };
        for p in
            pieces[from.saturating_sub(12)..(from + 12).min(pieces.len())].iter().filter(|p| p.role == wanted)
        {
            if view.sites[p.start as usize].sentence_start == site.sentence_start {
                same += 1;
            } else {
                other += 1;
            }
        }
        add(1);
        add(same.min(3) * 4 + other.min(3));
        add(own_look);
        add(view.words[own.start as usize].norm);
        add(u32::from(view.tags[own.start as usize].0) + 64 * same.min(2));
        return;
    };
    let other = pieces[to];
    let forward = u32::from(to > from);
    let (low, high) = if to > from { (from, to) } else { (to, from) };
    let gap = pieces[high].start.saturating_sub(pieces[low].end);
    let distance = match gap {
        0..=3 => gap,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        15..=24 => 7,
        25..=40 => 8,
        _ => 9,
    };
    let same_sentence = u32::from(view.sites[other.start as usize].sentence_start == site.sentence_start);
    let same_paragraph = u32::from(view.sites[other.start as usize].paragraph_start == site.paragraph_start);
    let sentences = text.sentences[..]
        .partition_point(|s| s.start < pieces[high].start)
        .saturating_sub(text.sentences.partition_point(|s| s.start < pieces[low].end))
        .min(3) as u32;
    // The roles of what stands between, up to four.
    let between = &pieces[low + 1..high];
    let roles = between.iter().take(4).fold(1u32, |h, p| h * 4 + p.role as u32 + 1);
    let rank = pieces[low..high].iter().filter(|p| p.role == other.role).count().min(4) as u32;
    let before_after = |p: &Piece| {
        let before = (p.start as usize).checked_sub(1).map_or(31, |b| u32::from(view.classes[b]));
        let after = view.classes.get(p.end as usize).map_or(31, |&c| u32::from(c));
        (before, after)
    };
    let own_borders = before_after(&own);
    let other_borders = before_after(&other);
    let head = view.words[other.end as usize - 1].norm;
    let own_head = view.words[own.end as usize - 1].norm;
    // What follows the other in its sentence: a cue with its own content after it wants no other.
    let after = pieces.get(high + 1).map_or(0, |p| p.role as u32 + 1);
    let before = low.checked_sub(1).map_or(0, |p| pieces[p].role as u32 + 1);
    let look = (forward * 2 + same_sentence) * 2 + same_paragraph;
    add(look);
    add(look * 16 + distance);
    add(mix(roles, look));
    add(mix(roles, distance * 4 + sentences));
    add(look * 16 + rank * 4 + sentences);
    add(mix(look * 16 + own_look, rank * 4 + sentences));
    add(mix(mix(own_borders.0, own_borders.1), look));
    add(mix(mix(other_borders.0, other_borders.1), look));
    add(mix(mix(own_borders.1, other_borders.0), look * 16 + distance));
    add(mix(mix(own_borders.0, other_borders.1), look * 16 + distance));
    add(mix(head, look));
    add(mix(own_head, look));
    add(mix(head, own_head));
    add(mix(mix(before, after), mix(roles, look)));
    add(mix(mix(before, after), look * 16 + own_look));
    let tag =
        u32::from(view.tags[other.end as usize - 1].0) * 64 + u32::from(view.tags[own.end as usize - 1].0);
    add(mix(tag, look));
    add(mix(tag, mix(roles, look)));
    let inside = |p: &Piece| {
        view.quotes.places[p.start as usize] as u32 * 4 + view.quotes.places[p.end as usize - 1] as u32
    };
    add(mix(inside(&own) * 16 + inside(&other), look));
}

/// Three lists of pieces that belong together, as indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Join {
    /// Pieces of source.
    pub source: Vec<usize>,
    /// The cue.
    pub cue: Vec<usize>,
    /// Pieces of content.
    pub content: Vec<usize>,
}

/// Joins the pieces of a text, which are in order.
pub fn join(linker: &Linker, text: &Text<'_>, view: &View, pieces: &[Piece]) -> Vec<Join> {
    let mut scratch = (Vec::new(), Vec::new());
    let mut pick = |from: usize, link: Link| {
        let (list, buffer) = &mut scratch;
        candidates(text, view, pieces, from, link, list);
        let mut top: Option<(i32, Option<usize>)> = None;
        for &to in list.iter() {
            rows(text, view, pieces, from, to, link, buffer);
            let score = linker.score(buffer);
            if top.is_none_or(|(best, _)| score > best) {
                top = Some((score, to));
            }
        }
        top.and_then(|t| t.1)
    };
    let mut out: Vec<Join> = Vec::new();
    let mut by_cue: Vec<Option<usize>> = vec![None; pieces.len()];
    for (i, piece) in pieces.iter().enumerate() {
        if piece.role == Role::Cue {
            by_cue[i] = Some(out.len());
            let source = pick(i, Link::CueToSource);
            out.push(Join { source: source.into_iter().collect(), cue: vec![i], content: Vec::new() });
        }
    }
    for (i, piece) in pieces.iter().enumerate() {
        if piece.role == Role::Content {
            match pick(i, Link::ContentToCue).and_then(|cue| by_cue[cue]) {
                Some(join) => out[join].content.push(i),
                None => out.push(Join { content: vec![i], ..Join::default() }),
            }
        }
    }
    out
}
