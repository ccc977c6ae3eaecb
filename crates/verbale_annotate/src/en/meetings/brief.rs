//! Meetings of a short text in which no word tells of one: who is set side by side, when, where and with what about them.
//!
//! **Invariant:** asked only of texts of a few sentences in which no meeting was read; what belongs to other news takes away.

use super::company::{acts, apart, named_person, scene_of, setting};
use super::gate;
use super::lists::{self, subject};
use super::signs::{Asks, Sign, titled};
use super::table::{self, Form, Mark};
use super::words::{Class, any, is};
use crate::en::lens::{Lens, Name, Phrase, human_noun};
use crate::en::votes::deciding;
use verbale_model::{MeetingKind, MeetingStatus, QuantityKind};

/// Sentences of a short text.
const SHORT: usize = 4;

/// What has to be told for a meeting.
const ENOUGH: i32 = 6;

/// A meeting as a short text sets it.
pub(super) struct Set {
    pub(super) sign: Sign,
    pub(super) who: Vec<Phrase>,
    pub(super) status: MeetingStatus,
    /// The pieces it is told in.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The best reading of a short text, if enough is told.
pub(super) fn brief(lens: &Lens<'_>, doubt: i32) -> Option<Set> {
    let n = lens.sentences.len();
    if n > SHORT {
        return None;
    }
    let one = (0..n).map(|k| (k, k));
    let two = (1..n).map(|k| (k - 1, k));
    let mut best: Option<(i32, Set)> = None;
    for (first, last) in one.chain(two) {
        if let Some((total, set)) = weigh(lens, first, last)
            && total >= ENOUGH + doubt
            && best.as_ref().is_none_or(|b| total > b.0)
        {
            best = Some((total, set));
        }
    }
    best.map(|b| b.1)
}

/// How much the sentences from `first` to `last` tell of a meeting.
fn weigh(lens: &Lens<'_>, first: usize, last: usize) -> Option<(i32, Set)> {
    let start = lens.after_dateline(lens.sentences[first].0);
    let end = lens.sentences[last].1;
    let (who, said) = people(lens, start, end);
    if who.len() < 2 || who.len() > 6 {
        return None;
    }
    let apart_told = last > first;
    let sure = |f: &&Phrase| named_person(lens, f) || f.human && f.name.is_some_and(|n| n.end == f.end);
    let named = who.iter().filter(sure).count();
    let ties = match (named, apart_told) {
        (2.., false) => 3,
        (2.., true) | (1, false) => 2,
        (_, false) | (1, true) => 1,
        _ => 0,
    };
    let fates = fates(lens, start, end);
    let told = fate(lens, &fates, start, end);
    let scene = scene_of(lens, start, end).min(2);
    let all = lens.sentences.last().map_or(end, |s| s.1);
    let short = i32::from(lens.sentences.len() < 4);
    let month = 2 * i32::from(months(lens, start, end));
    let against = other(lens, &who, &fates, lens.sentences[0].0, all);
    let total =
        ties + setting(lens, start, end) + month + scene + i32::from(told.is_some()) + short - against - said;
    let at = verb(lens, &who, start, end);
    let sign = sign(lens, at, start, end);
    let status = told.or_else(|| gate::mood(lens, &sign, start, end))?;
    Some((total, Set { sign, who, status, start, end }))
}

/// How much a text tells of other news: its words, and what those who are told do.
fn other(lens: &Lens<'_>, who: &[Phrase], fates: &[Mark], start: usize, end: usize) -> i32 {
    let of = |w: Option<usize>| w.is_some_and(|w| who.iter().any(|f| w >= f.start && w < f.end));
    let theirs = |i: usize| of(lens.trees.subject(i)) || of(lens.trees.object(i));
    let deed = |i: usize| {
        apart(lens, i)
            && !is(lens.p.word(i), Class::Mild)
            && lens.tag(i).starts_with('V')
            && lens.tag(i) != "VBG"
            && theirs(i)
            && !fates.iter().any(|m| i >= m.at && i < m.end)
    };
    let words = any(lens, start, end, Class::Elsewhere);
    if words || (start..end).any(deed) { 6 } else { 0 }
}

/// Whether a month or a week is told and no day.
fn months(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let of = |unit: &[&str]| {
        lens.told_in(start, end).iter().any(|t| {
            t.quantity.kind == QuantityKind::Date
                && t.quantity.unit.as_deref().is_some_and(|u| unit.contains(&u))
        })
    };
    of(&["month", "week"]) && !of(&["day"])
}

/// The verb nearest to the first of those told.
fn verb(lens: &Lens<'_>, who: &[Phrase], start: usize, end: usize) -> usize {
    let from = who[0].start;
    let verbs = (start..end).filter(|&i| acts(lens, i));
    verbs.min_by_key(|&i| i.abs_diff(from)).unwrap_or(from)
}

/// The people and sides of a stretch by name or post, each once; tellers only where they are needed.
fn people(lens: &Lens<'_>, start: usize, end: usize) -> (Vec<Phrase>, i32) {
    let p = &lens.p;
    let mut out: Vec<Phrase> = Vec::new();
    let mut tellers: Vec<Phrase> = Vec::new();
    let known = |out: &[Phrase], f: &Phrase| {
        out.iter().any(|o| p.word(o.end - 1) == p.word(f.end - 1) || (o.start < f.end && f.start < o.end))
    };
    for f in lens.phrases_in(start, end) {
        let Some(found) = side(lens, f).or_else(|| person(lens, f)) else { continue };
        let f = found;
        let teller = is(p.word(f.end), Class::Tells) && lens.tag(f.end).starts_with('V')
            || is(p.before(f.start, 1), Class::Tells) && p.before(f.start, 2) != "to"
            || matches!(p.word(f.end), "’s" | "'s")
                && lens.any(f.end, f.end + 3, &["spokesman", "spokeswoman", "office", "press"]);
        if teller {
            tellers.push(f);
        } else if !known(&out, &f) {
            out.push(f);
        }
    }
    // "Addis Ababa’s men and Tigray’s": the second owner, whose noun is left out.
    for n in lens.names_in(start, end) {
        let bare = matches!(p.word(n.end), "’s" | "'s" | "’")
            && !lens.tag(n.end + 1).starts_with("NN")
            && !lens.tag(n.end + 1).starts_with("JJ")
            && p.glued(n.end);
        let f = Phrase::of_name(*n);
        if bare && !out.is_empty() && !lens.is_person(*n) && !known(&out, &f) {
            out.push(f);
        }
    }
    // "The dockers and the port", "Unions and employers": who have no names.
    if out.is_empty()
        && let Some(list) = unnamed(lens, start, end)
    {
        return (list, 0);
    }
    let mut said = 0;
    if out.len() < 2 {
        tellers.retain(|f| !known(&out, f));
        said = i32::from(!tellers.is_empty());
        out.extend(tellers);
    }
    out.sort_by_key(|f| f.start);
    (out, said)
}

/// Two kinds of people who act together.
fn unnamed(lens: &Lens<'_>, start: usize, end: usize) -> Option<Vec<Phrase>> {
    let verb = (start..end).find(|&i| acts(lens, i))?;
    let own = subject(lens, verb, start, end);
    let first = lens.phrases.partition_point(|f| f.start < start);
    let list = if own.len() == 2 { own } else { lists::list(lens, first, start, end) };
    let human =
        |f: &Phrase| f.human || human_noun(lens.p.word(f.head)) || is(lens.p.word(f.head), Class::Official);
    (list.len() == 2 && list.iter().any(human) && list.iter().all(|f| lens.tag(f.head).starts_with("NN")))
        .then_some(list)
}

/// Those whom a plural of people stands for: "Aldrenna’s delegates", "the Taliban’s men".
fn side(lens: &Lens<'_>, f: &Phrase) -> Option<Phrase> {
    let p = &lens.p;
    let n =
        lens.names_in(f.start, f.end).iter().copied().find(|n| {
            matches!(p.word(n.end), "’s" | "'s" | "’" | "'") && n.end < f.end && !lens.is_person(*n)
        })?;
    let noun = f.end - 1;
    let several = f.plural || lens.tag(noun) == "NNS" || is(p.word(noun), Class::Official);
    let people = human_noun(p.word(noun))
        || is(p.word(noun), Class::Official)
        || is(p.word(noun), Class::Group)
        || p.word(noun).ends_with("ers");
    (several && people).then(|| Phrase::of_name(n))
}

/// The person whom a phrase names, by name, by post or as an owner.
fn person(lens: &Lens<'_>, f: &Phrase) -> Option<Phrase> {
    let p = &lens.p;
    let pronoun = matches!(lens.tag(f.head), "PRP" | "PRP$");
    if pronoun || is(p.word(f.head), Class::NotPartner) {
        return None;
    }
    let titled_name = f.name.is_some_and(|n| n.titled < n.start);
    let placed = lists::placed(lens, f);
    let spot = f.name.is_some_and(|n| super::details::spot(p.word(n.start)) || p.is_number(n.end));
    if lists::person(lens, f) && (titled_name || !placed && !spot) {
        return Some(*f);
    }
    // "David Trimble’s room": the owner; "Vint’s farm": where one is at home.
    let home = (f.start..f.end).any(|i| is(p.word(i), Class::Home));
    let state = |n: &Name| lens.states.find(lens.text(n.start, n.end)).is_some();
    let owner = lens.names_in(f.start, f.end).iter().copied().find(|n| {
        matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
            && n.end < f.end
            && (lens.is_person(*n) || home && n.end == n.start + 1 && !state(n))
    });
    if let Some(owner) = owner {
        return Some(Phrase::of_name(owner));
    }
    let free = !placed
        && f.under.is_none_or(|u| {
            !matches!(p.word(u), "about" | "by" | "to" | "under" | "against" | "like" | "without")
        });
    let post = titled(lens, f) && (f.start..f.end).any(|i| p.capital(i)) && !deciding(p.word(f.end - 1));
    // "before Aldrenna and Morvik were to sit": two names side by side.
    let joined = f.under.is_none_or(|u| p.word(u) != "between")
        && (p.word(f.end) == "and" && lens.name_at(f.end + 1).is_some()
            || p.before(f.start, 1) == "and" && lens.name_before(f.start - 1).is_some());
    // A surname alone: subject or object of a verb.
    let surname = named_person(lens, f)
        && f.name.is_some_and(|n| n.end == n.start + 1)
        && lens.text(f.head, f.head + 1).chars().skip(1).all(char::is_lowercase)
        && !deciding(p.word(f.head))
        && (joined
            || ["nsubj", "obj", "conj", "obl:agent", "nsubj:pass", "appos"]
                .contains(&lens.trees.relation(f.head)));
    (free && (post || surname)).then_some(*f)
}

/// The marks of what became of meetings.
fn fates(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Mark> {
    let fate = |m: &Mark| matches!(m.tells.form, Form::Off | Form::Denial);
    table::marks(lens, start, end).into_iter().filter(fate).collect()
}

/// What the marks tell: that it was called off, or never was.
fn fate(lens: &Lens<'_>, fates: &[Mark], start: usize, end: usize) -> Option<MeetingStatus> {
    let p = &lens.p;
    let denied = |m: &&Mark| m.tells.form == Form::Denial && gate::says_no(lens, m, start, end);
    let off = |m: &&Mark| {
        m.tells.form == Form::Off
            && match p.word(m.at) {
                "no" | "will" | "would" | "shall" | "instead" => false,
                "is" | "was" | "are" | "were" if p.before(m.end, 1) == "off" => !p.is_word(m.end),
                _ => true,
            }
    };
    if fates.iter().any(|m| denied(&m)) {
        return Some(MeetingStatus::Denied);
    }
    // "Rhee came to the curtain; Cato did not."
    let left_out = (start..end).any(|i| {
        matches!(p.word(i), "did" | "was" | "has" | "had" | "will")
            && matches!(p.word(i + 1), "not" | "n’t" | "n't")
            && !p.is_word(i + 2)
    });
    if left_out {
        return Some(MeetingStatus::Cancelled);
    }
    fates.iter().any(|m| off(&m)).then_some(MeetingStatus::Cancelled)
}

fn sign(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Sign {
    let p = &lens.p;
    let line = (start..end).any(|i| {
        p.are(i, &["put", "through"])
            || p.word(i) == "line"
                && (matches!(p.before(i, 1), "a" | "the") && matches!(p.before(i, 2), "on" | "down" | "over")
                    || p.before(i, 1) == "the" && matches!(p.word(i + 1), "was" | "went" | "to"))
    });
    Sign {
        kind: if line || any(lens, start, end, Class::Phone) {
            MeetingKind::Call
        } else {
            MeetingKind::Talks
        },
        form: Form::Joint,
        at,
        end: at + 1,
        rank: 7,
        strong: true,
        definite: false,
        asks: Asks::Two,
    }
}
