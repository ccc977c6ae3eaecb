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
    /// How many are named as absent.
    pub(super) absent: u32,
    /// Sides of which only some are named.
    partial: [bool; 3],
}

impl Members {
    /// How many were for it, where all are named.
    pub(super) fn counted_for(&self) -> Option<u32> {
        self.counted(0, &self.for_)
    }

    /// How many were against, where all are named.
    pub(super) fn counted_against(&self) -> Option<u32> {
        self.counted(1, &self.against)
    }

    /// How many took neither side, where all are named.
    pub(super) fn counted_abstain(&self) -> Option<u32> {
        self.counted(2, &self.abstain)
    }

    fn counted(&self, side: usize, names: &[String]) -> Option<u32> {
        ((1..=5).contains(&names.len()) && !self.partial[side]).then_some(names.len() as u32)
    }
}

/// The members named in the vote’s sentence, the one before it and the two after it.
pub(super) fn members(lens: &Lens<'_>, marks: &Marks, n: usize) -> Members {
    let mut out = Members::default();
    // The sentence before it counts nobody: "... her colleague, who abstained. Thirty to twenty-eight: it fell."
    let before = n.checked_sub(1).and_then(|k| lens.sentences.get(k)).copied();
    let before = before.filter(|&(a, b)| {
        let others = lens
            .sentences
            .get(n)
            .is_some_and(|&(c, d)| lens.any(c, (c + 12).min(d), &["remaining", "rest", "others", "other"]));
        (others || lens.any(a, b, &["who", "alone", "veto", "vetoed", "only", "lone", "sole", "single"]))
            && super::counts::counts(lens, marks, a, b).sides() == 0
    });
    for (start, end) in before.into_iter().chain(lens.sentences.iter().skip(n).take(3).copied()) {
        let mut i = start;
        while i < end {
            let (names, to) = lens.list(i, end);
            if names.is_empty() {
                i += 1;
                continue;
            }
            let side = taken(lens, marks, i, to, start, end);
            let part = lens.any(to, (to + 3).min(end), &["among"])
                || (i.saturating_sub(3).max(start)..i).any(|k| {
                    matches!(
                        lens.p.word(k),
                        "including" | "among" | "notably" | "especially" | "like" | "such"
                    )
                });
            if let Some(role) = side {
                let list = match role {
                    Role::For => Some((0, &mut out.for_)),
                    Role::Against => Some((1, &mut out.against)),
                    Role::Abstain => Some((2, &mut out.abstain)),
                    Role::Absent => None,
                };
                if let Some((k, list)) = list {
                    push(lens, list, &names);
                    out.partial[k] |= part;
                    if lens.p.word(after(lens, to)) == "joined" {
                        let (more, _) = lens.list(after(lens, to) + 1, end);
                        push(lens, list, &more);
                    }
                } else if !part {
                    out.absent += names.len() as u32;
                }
            }
            i = to.max(i + 1);
        }
    }
    out
}

/// One past the words that may stand between the names and what they did.
fn after(lens: &Lens<'_>, to: usize) -> usize {
    let p = &lens.p;
    let mut at = to;
    // "Orma’s delegate", "Orma’s, stayed down"
    if matches!(p.word(at), "’s" | "'s" | "’" | "'") {
        at += 1;
        let mut nouns = 0;
        while nouns < 3 && matches!(lens.tag(at), "NN" | "JJ") && !p.word(at).starts_with("abst") {
            at += 1;
            nouns += 1;
        }
    }
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
            | "meanwhile"
            | "however"
            | "having"
            | "being"
    ) {
        at += 1;
    }
    at
}

/// The side that the names from `i` up to `to` took, told after them or before them.
fn taken(lens: &Lens<'_>, marks: &Marks, i: usize, to: usize, start: usize, end: usize) -> Option<Role> {
    let p = &lens.p;
    let at = after(lens, to);
    let side = match (p.word(at), p.word(at + 1)) {
        ("voted" | "vote" | "were", "against" | "no") | ("opposed" | "against" | "dissented", _) => {
            Some(Role::Against)
        }
        ("said", "no") => Some(Role::Against),
        ("did" | "would", "not") if !lens.p.is_word(at + 2) || lens.p.word(at + 2) == "and" => {
            Some(Role::Against)
        }
        ("said", "yes") => Some(Role::For),
        ("voted" | "vote", "for" | "in" | "yes") | ("supported" | "backed", _) => Some(Role::For),
        ("joined", _) => Some(Role::Against),
        (word, _) if word.starts_with("abstain") => Some(Role::Abstain),
        ("answered" | "voted" | "said" | "replied" | "called" | "voting" | "answering", _) => {
            answer(lens, at + 1)
        }
        ("among", "them") => before_list(lens, i, start).or_else(|| after_list(lens, at + 2, end)),
        _ => parenthesis(lens, i, start).or_else(|| by_whom(lens, marks, i, start)),
    };
    side.or_else(|| verbal(lens, marks, at))
        .or_else(|| does(lens, marks, i, to, end))
        .or_else(|| alone(lens, marks, at, end))
        .or_else(|| {
            // "Orma, the chair, abstained"
            let close = (at..(at + 10).min(end)).find(|&k| p.raw(k) == ",");
            let aside = p.raw(to) == ","
                && matches!(
                    p.word(to + 1),
                    "the"
                        | "a"
                        | "an"
                        | "its"
                        | "their"
                        | "one"
                        | "who"
                        | "which"
                        | "whose"
                        | "alone"
                        | "only"
                        | "last"
                        | "first"
                        | "once"
                        | "as"
                        | "like"
                        | "long"
                        | "though"
                        | "usually"
                        | "normally"
                );
            close.filter(|_| aside).and_then(|k| verbal(lens, marks, after(lens, k + 1)))
        })
}

/// "Orma would not be hurried, and abstained": a verb further on whose subject the names are.
fn does(lens: &Lens<'_>, marks: &Marks, i: usize, to: usize, end: usize) -> Option<Role> {
    let sure = |m: &&super::words::Mark| {
        matches!(lens.tag(m.at), "VBD" | "VBG" | "VBZ")
            && (m.tells.sure || m.end > m.at + 1 || lens.p.word(m.at).starts_with("abst"))
    };
    marks.within(to, end.min(to + 14)).iter().filter(sure).find_map(|m| {
        let super::words::Kind::Side(role) = m.tells.kind else { return None };
        let subject = lens.trees.subject(m.at)?;
        (subject >= i && subject < to && lens.p.word(m.end) != "by").then_some(role)
    })
}

/// "was the only senator to vote against it": the side of the one who stands alone.
fn alone(lens: &Lens<'_>, marks: &Marks, at: usize, end: usize) -> Option<Role> {
    let p = &lens.p;
    let from = if p.word(at) == "the" { at + 1 } else { at };
    if !matches!(p.word(from), "only" | "lone" | "sole" | "solitary" | "single") {
        return None;
    }
    let verb = (from + 1..(from + 6).min(end)).find(|&k| matches!(p.word(k), "to" | "who" | "voting"))?;
    let at = if p.word(verb) == "voting" { verb } else { verb + 1 };
    verbal(lens, marks, at)
}

/// The word of an answer, quoted or not: "present", "no".
fn answer(lens: &Lens<'_>, at: usize) -> Option<Role> {
    let p = &lens.p;
    let at = if matches!(p.raw(at), "“" | "\"" | "‘" | "'") { at + 1 } else { at };
    match p.word(at) {
        "present" => Some(Role::Abstain),
        "no" | "nay" | "non" | "nein" | "nyet" => Some(Role::Against),
        "yes" | "aye" | "yea" | "oui" | "ja" | "da" => Some(Role::For),
        _ => None,
    }
}

/// The side told by a verb, or by words that speak of a vote by themselves.
fn verbal(lens: &Lens<'_>, marks: &Marks, at: usize) -> Option<Role> {
    let (role, mark) = marks.side(at)?;
    let verbal = mark.end > at + 1 || lens.tag(at).starts_with('V') || mark.tells.sure;
    (verbal && lens.p.word(mark.end) != "by").then_some(role)
}

/// "abstentions by Orma and Veld", "vetoes from both", "the lone no was Orma’s": a noun for a side before the names.
fn by_whom(lens: &Lens<'_>, marks: &Marks, i: usize, start: usize) -> Option<Role> {
    let p = &lens.p;
    let mut at = i;
    while at > start && matches!(p.before(at, 1), "the" | "both") {
        at -= 1;
    }
    let link = at.checked_sub(1).filter(|&k| k > start)?;
    if !matches!(p.word(link), "by" | "from" | "of" | "were" | "was" | "being" | ":" | "came")
        && p.raw(link) != ":"
    {
        return None;
    }
    let mut noun = link;
    while noun > start && matches!(p.before(noun, 1), "came" | "vote" | "votes" | "voice" | "voices") {
        noun -= 1;
    }
    let noun = noun.checked_sub(1).filter(|&k| k >= start)?;
    // "the only vote against came from Orma"
    if matches!(p.word(noun), "against" | "no") && link > start && p.word(link) != "of" {
        return Some(Role::Against);
    }
    let named = |words: &[&str]| words.contains(&p.word(noun));
    if named(&["veto", "vetoes", "vetoed"]) {
        return Some(Role::Against);
    }
    if named(&[
        "opposed",
        "no",
        "nay",
        "noes",
        "dissent",
        "dissenter",
        "dissenters",
        "opponents",
        "objections",
    ]) {
        return Some(Role::Against);
    }
    if p.word(link) == "of" && !named(&["abstention", "abstentions"]) {
        return None;
    }
    let (role, mark) = marks.side(noun)?;
    let stands = matches!(lens.tag(noun), "NN" | "NNS") || mark.tells.sure;
    (stands && matches!(role, Role::Abstain | Role::Absent)).then_some(role)
}

/// The side of "five against, A and B among them": told before the list.
fn before_list(lens: &Lens<'_>, i: usize, start: usize) -> Option<Role> {
    let at = (start..i).rev().find(|&k| lens.p.is_word(k) && lens.p.word(k) != "the")?;
    match lens.p.word(at) {
        "against" | "no" => Some(Role::Against),
        "favour" | "favor" | "for" | "yes" => Some(Role::For),
        word if word.starts_with("abst") => Some(Role::Abstain),
        _ => None,
    }
}

/// The side of "nine states, A and B among them, voted no": told after the list.
fn after_list(lens: &Lens<'_>, from: usize, end: usize) -> Option<Role> {
    let p = &lens.p;
    let at = if p.raw(from) == "," { from + 1 } else { from };
    match (p.word(at), p.word(at + 1)) {
        _ if at >= end => None,
        ("voted", "no" | "against") | ("opposed" | "dissented", _) | ("said", "no") => Some(Role::Against),
        ("voted", "for" | "yes" | "in") | ("supported" | "backed", _) | ("said", "yes") => Some(Role::For),
        (word, _) if word.starts_with("abst") => Some(Role::Abstain),
        _ => None,
    }
}

fn push(lens: &Lens<'_>, list: &mut Vec<String>, names: &[Name]) {
    for name in names {
        let words = lens.canonical(*name);
        let body = (name.start..name.end)
            .any(|k| super::bodies::deciding(lens.p.word(k)) || super::bodies::member(lens.p.word(k)));
        if !body && !list.contains(&words) && list.len() < 40 {
            list.push(words);
        }
    }
}

/// The side whose count stands before an opening parenthesis or "including".
fn parenthesis(lens: &Lens<'_>, i: usize, start: usize) -> Option<Role> {
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
        "against" => Some(Role::Against),
        "favour" | "favor" | "for" => Some(Role::For),
        word if word.starts_with("abst") => Some(Role::Abstain),
        _ => None,
    }
}

/// Sides told as lists of names under headings, over the sentences from `n` on: "Ayes: Vance, Oso. Noes: Castell. Not voting: Trask."
pub(super) fn roll(lens: &Lens<'_>, n: usize) -> Option<(Members, usize)> {
    let mut out = Members::default();
    let mut end = 0;
    let mut headed = 0;
    for &(start, last) in lens.sentences.iter().skip(n).take(5) {
        let from = headed;
        let mut i = start;
        while i < last {
            let Some((role, at)) = heading(lens, i) else {
                i += 1;
                continue;
            };
            let (names, to) = lens.list(at, last);
            if names.is_empty() {
                i = at;
                continue;
            }
            headed += 1;
            end = to;
            match role {
                Role::For => push(lens, &mut out.for_, &names),
                Role::Against => push(lens, &mut out.against, &names),
                Role::Abstain => push(lens, &mut out.abstain, &names),
                Role::Absent => out.absent += names.len() as u32,
            }
            i = to.max(i + 1);
        }
        if headed == from {
            break;
        }
    }
    (headed > 1 && !out.for_.is_empty() && end > 0).then_some((out, end))
}

/// The side that a heading tells, and one past its colon: "Ayes:", "Not voting:", "Voting for:".
fn heading(lens: &Lens<'_>, i: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let opens = i == p.sentence(i) || p.is_mark(i - 1);
    let colon = (i + 1..i + 4).find(|&k| p.raw(k) == ":").filter(|_| opens)?;
    let has = |words: &[&str]| (i..colon).any(|k| words.contains(&p.word(k)));
    let role = if has(&["not", "absent", "excused", "away"]) {
        Role::Absent
    } else if has(&["abstaining", "abstained", "abstentions", "abstention", "abstain", "present", "blank"]) {
        Role::Abstain
    } else if has(&["noes", "nays", "against", "no", "nay", "opposed", "opposing", "contre"]) {
        Role::Against
    } else if has(&["ayes", "yeas", "for", "favour", "favor", "yes", "aye", "pour", "supporting"]) {
        Role::For
    } else {
        return None;
    };
    Some((role, colon + 1))
}
