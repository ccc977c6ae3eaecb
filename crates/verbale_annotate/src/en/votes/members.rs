//! Members named by the side they took.

use super::counts::Role;
use super::words::Marks;
use crate::en::lens::{Lens, Name};

/// Members by side.
#[derive(Default)]
pub(super) struct Members {
    pub(super) for_: Vec<String>,
    pub(super) against: Vec<String>,
    pub(super) abstain: Vec<String>,
}

/// The members named in the vote's sentence and the two after it.
pub(super) fn members(lens: &Lens<'_>, marks: &Marks, n: usize) -> Members {
    let p = &lens.p;
    let mut out = Members::default();
    for &(start, end) in lens.sentences.iter().skip(n).take(3) {
        let mut i = start;
        while i < end {
            let (names, to) = lens.list(i, end);
            if names.is_empty() {
                // "against (including Russia, Iran, Belarus)", "voted against: Orma and Vesta"
                i += 1;
                continue;
            }
            let mut at = to;
            if p.word(at) == "," {
                at += 1;
            }
            while matches!(
                p.word(at),
                "again"
                    | "all"
                    | "both"
                    | "alone"
                    | "only"
                    | "then"
                    | "also"
                    | "too"
                    | "who"
                    | "which"
                    | "were"
                    | "was"
                    | "had"
            ) {
                at += 1;
            }
            let side = match (p.word(at), p.word(at + 1)) {
                ("voted" | "vote" | "were", "against" | "no") | ("opposed" | "against" | "dissented", _) => {
                    Some(1)
                }
                ("said", "no") => Some(1),
                ("said", "yes") => Some(0),
                ("voted" | "vote", "for" | "in" | "yes") | ("supported" | "backed", _) => Some(0),
                ("joined", _) => Some(1),
                (word, _) if word.starts_with("abstain") => Some(2),
                ("among", "them") => before_list(lens, i, start).or_else(|| after_list(lens, at + 2, end)),
                _ => parenthesis(lens, i, start),
            };
            let side = side.or_else(|| {
                let (role, mark) = marks.side(at)?;
                let verbal = mark.end > at + 1 || lens.tag(at).starts_with('V') || mark.tells.sure;
                match role {
                    _ if !verbal || lens.p.word(mark.end) == "by" => None,
                    Role::For => Some(0),
                    Role::Against => Some(1),
                    Role::Abstain => Some(2),
                    Role::Absent => None,
                }
            });
            if let Some(side) = side {
                let list = match side {
                    0 => &mut out.for_,
                    1 => &mut out.against,
                    _ => &mut out.abstain,
                };
                push(lens, list, &names);
                if p.word(at) == "joined" {
                    let (more, _) = lens.list(at + 1, end);
                    push(lens, list, &more);
                }
            }
            i = to.max(i + 1);
        }
    }
    out
}

/// The side of "five against, A and B among them": told before the list.
fn before_list(lens: &Lens<'_>, i: usize, start: usize) -> Option<usize> {
    let at = (start..i).rev().find(|&k| lens.p.is_word(k) && lens.p.word(k) != "the")?;
    match lens.p.word(at) {
        "against" | "no" => Some(1),
        "favour" | "favor" | "for" | "yes" => Some(0),
        word if word.starts_with("abst") => Some(2),
        _ => None,
    }
}

/// The side of "nine states, A and B among them, voted no": told after the list.
fn after_list(lens: &Lens<'_>, from: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    let at = if p.raw(from) == "," { from + 1 } else { from };
    match (p.word(at), p.word(at + 1)) {
        _ if at >= end => None,
        ("voted", "no" | "against") | ("opposed" | "dissented", _) | ("said", "no") => Some(1),
        ("voted", "for" | "yes" | "in") | ("supported" | "backed", _) | ("said", "yes") => Some(0),
        (word, _) if word.starts_with("abst") => Some(2),
        _ => None,
    }
}

fn push(lens: &Lens<'_>, list: &mut Vec<String>, names: &[Name]) {
    for name in names {
        let words = lens.canonical(*name);
        let body = lens.p.word(name.end - 1);
        if !super::bodies::deciding(body) && !list.contains(&words) && list.len() < 40 {
            list.push(words);
        }
    }
}

/// The side whose count stands before an opening parenthesis or "including".
fn parenthesis(lens: &Lens<'_>, i: usize, start: usize) -> Option<usize> {
    let p = &lens.p;
    let mut at = i;
    while at > start
        && matches!(
            p.before(at, 1),
            "including" | "among" | "them" | "(" | "the" | ":" | "—" | "," | "by" | "notably"
        )
    {
        at -= 1;
    }
    if at == i || !matches!(p.before(i, 1), "including" | "(" | ":" | "—" | "the" | "notably" | "them") {
        return None;
    }
    match p.before(at, 1) {
        "against" => Some(1),
        "favour" | "favor" | "for" => Some(0),
        word if word.starts_with("abst") => Some(2),
        _ => None,
    }
}
