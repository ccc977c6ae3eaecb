//! Which post or office it is about.

use super::triggers::{Trigger, Voice};
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, Phrase, Post, post_noun};
use verbale_model::GovernanceKind;

/// The post a phrase gives: the words before a name, or all of it where it names a post.
pub(super) fn post_of(lens: &Lens<'_>, phrase: &Phrase) -> Option<Post> {
    let p = &lens.p;
    let to = match phrase.name.filter(|n| lens.is_person(*n)) {
        Some(n) => n.start,
        None => phrase.end,
    };
    // "elected Ann Vollmer speaker"
    if let Some(name) = phrase.name.filter(|n| lens.is_person(*n) && n.end < phrase.end) {
        let post = lens.posts(name.end, phrase.end).first().copied();
        return post.filter(|o| o.start == name.end);
    }
    let mut from = phrase.start;
    // Whose minister it is goes without saying: "Poland’s ambassador".
    if let Some(owner) = (from..to).rev().find(|&i| matches!(p.word(i), "’s" | "'s")) {
        from = owner + 1;
    }
    if from + 1 < to && lens.tag(from) == "PRP$" {
        from += 1;
    }
    if p.word(from) == "own" {
        from += 1;
    }
    let to = (from..to).rev().find(|&i| p.is_word(i)).map_or(from, |i| i + 1);
    let named = (from..to).any(|i| post_noun(p.word(i)));
    // "Colonel X, chief of the garrison,": what one does before what one is.
    if to == from + 1
        && is(p.word(from), Class::Rank)
        && let Some(post) = phrase.name.filter(|n| n.start == to).and_then(|n| aside(lens, n))
    {
        return Some(post);
    }
    (named && from < to).then_some(Post { start: from, end: to })
}

/// The post told right after a person: "elected X general secretary", "named X ambassador to the Union".
pub(super) fn next_post(lens: &Lens<'_>, from: usize, to: usize) -> Option<Post> {
    let near = lens.phrases_in(from, (from + 3).min(to)).first().copied()?;
    let post = post_noun(lens.p.word(near.head));
    let mut end = near.end;
    if post
        && lens.p.word(end) == "to"
        && let Some(next) = lens.phrases_in(end, (end + 3).min(to)).first()
    {
        end = next.end;
    }
    post.then_some(Post { start: near.start, end })
}

/// The post after "as": "as Conservative leader".
pub(super) fn as_post(lens: &Lens<'_>, from: usize, to: usize) -> Option<Post> {
    let p = &lens.p;
    let at = (from..to.min(from + 10)).find(|&i| {
        let near = i <= from + 1 && matches!(p.word(i), "to" | "from");
        p.word(i) == "as" || near && lens.posts(i, (i + 6).min(to)).first().is_some_and(|o| o.start <= i + 3)
    })?;
    let Some(post) = lens.posts(at + 1, to).into_iter().find(|o| o.start <= at + 6) else {
        // "as Keeper of the Locks": a title of its own.
        let phrase = lens.phrases_in(at + 1, (at + 4).min(to)).first().copied()?;
        let own = p.word(at) == "as"
            && phrase.start <= at + 3
            && ((phrase.start..phrase.end).any(|k| p.capital(k))
                || crate::en::patterns::seat_noun(p.word(phrase.head)));
        return own.then_some(Post { start: phrase.start, end: phrase.end });
    };
    // Words between "as" and the post belong to it: "as Conservative leader".
    let mut start = post.start;
    while start > at + 1
        && p.is_word(start - 1)
        && !matches!(p.before(start, 1), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "’s" | "'s")
    {
        start -= 1;
    }
    Some(Post { start, ..post })
}

/// The post a passive or intransitive verb leads to: "was named acting president", "stepped down as leader".
pub(super) fn new_post(lens: &Lens<'_>, t: &Trigger, to: usize) -> Option<Post> {
    let direct = matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election);
    if let Some(post) = as_post(lens, t.end, to) {
        return Some(post);
    }
    let reach = if direct { 5 } else { 0 };
    let told = lens.posts(t.end, to.min(t.end + 9)).into_iter().find(|o| o.start <= t.end + reach && direct);
    // "becomes doge", "was elected abbot": a noun without an article is an office.
    let bare = || {
        let next = lens.phrases_in(t.end, t.end + 1).first()?;
        let noun = next.start == t.end && next.name.is_none() && lens.tag(t.end) == "NN" && next.end <= to;
        (direct && noun && t.end == t.at + 1 && lens.tag(next.end) != "NN")
            .then_some(Post { start: next.start, end: next.end })
    };
    told.or_else(bare)
}

/// "chief negotiator Edda Rusk", "Prime Minister Han", "Kirill Tumanov, a deputy defence minister,"
pub(super) fn beside(lens: &Lens<'_>, name: Name) -> Option<Post> {
    let p = &lens.p;
    let sentence = p.sentence(name.start);
    let titles = || Post { start: name.titled, end: name.start };
    if name.titled < name.start && !lens.posts(name.titled, name.start).is_empty() {
        return if is(p.word(name.start - 1), Class::Rank) {
            aside(lens, name).or_else(|| Some(titles()))
        } else {
            Some(titles())
        };
    }
    let at = if p.before(name.titled, 1) == "," { name.titled - 1 } else { name.titled };
    let before =
        lens.posts(at.saturating_sub(9).max(sentence), at).into_iter().next_back().filter(|o| o.end == at);
    if before.is_some() {
        return before;
    }
    let end = p.sentence_end(name.start);
    if p.word(name.end) == "," {
        return aside(lens, name);
    }
    // "Tamar Ivashko (Mines)", "Lior Venn at Interior"
    let bracket = p.raw(name.end) == "(";
    if bracket || p.word(name.end) == "at" {
        let seat = lens.phrases_in(name.end + 1, (name.end + 3).min(end)).first()?;
        let portfolio =
            lens.p.capital(seat.start) && lens.states.find(lens.text(seat.start, seat.end)).is_none();
        return (portfolio && seat.end - seat.start <= 3)
            .then_some(Post { start: seat.start, end: seat.end });
    }
    None
}

/// The post told between commas after a name: "Colonel X, chief of the garrison,".
fn aside(lens: &Lens<'_>, name: Name) -> Option<Post> {
    let end = lens.p.sentence_end(name.start);
    let posts = (lens.p.word(name.end) == ",").then(|| lens.posts(name.end + 1, (name.end + 10).min(end)));
    posts?.into_iter().next().filter(|o| o.start <= name.end + 5)
}

/// Whether a phrase names what is handed over: a portfolio as a name, or a post.
pub(super) fn seat_like(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    let named = f.name.is_some_and(|n| n.titled == f.start && n.end == f.end && !lens.is_person(n));
    named && f.end - f.start <= 3 || crate::en::patterns::seat_noun(p.word(f.head))
}

/// The office an event is about where no post is named with the person: the seat told in the phrase, or the institution after "at", "of", "from".
pub(super) fn institution(lens: &Lens<'_>, t: &Trigger, to: usize) -> Option<Post> {
    if let Some((start, end)) = t.seat {
        return Some(Post { start, end });
    }
    if t.kind == GovernanceKind::Search {
        // "the annex of the Port Concession Board": whose rooms they are.
        let owner = |n: &&Name| {
            let words = lens.text(n.start, n.end);
            let end = lens.p.word(n.end - 1);
            !lens.is_person(**n) && lens.states.find(words).is_none() && (organ(end) || n.end > n.start + 1)
        };
        let name = lens.names_in(t.at, to).iter().find(owner)?;
        return Some(Post { start: name.titled, end: name.end });
    }
    if t.voice == Voice::Noun || t.voice == Voice::Passive || t.voice == Voice::Does {
        let place = lens.phrases_in(t.at, (t.end + 8).min(to)).iter().find(|f| {
            f.under.is_some_and(|u| matches!(lens.p.word(u), "at" | "of" | "from"))
                && (crate::en::patterns::seat_noun(lens.p.word(f.head)) || organ(lens.p.word(f.head)))
        })?;
        return Some(Post { start: place.start, end: place.end });
    }
    None
}

/// Premises told by what they are: "searched the presidential security office".
pub(super) fn premises(lens: &Lens<'_>, t: &Trigger, to: usize) -> Option<Post> {
    let rooms = |f: &&Phrase| {
        let head = lens.p.word(f.head);
        let known = crate::en::patterns::rooms(head) && crate::en::patterns::seat_noun(head);
        (f.end > f.start + 1 || known)
            && f.name.is_none()
            && (organ(head) || crate::en::patterns::rooms(head))
    };
    let whole = lens.phrases_in(t.at, to).iter().find(rooms)?;
    Some(Post { start: whole.start, end: whole.end })
}

fn organ(word: &str) -> bool {
    matches!(
        word,
        "bank"
            | "agency"
            | "army"
            | "navy"
            | "police"
            | "service"
            | "authority"
            | "commission"
            | "fund"
            | "bureau"
            | "guard"
            | "fleet"
            | "court"
            | "board"
            | "council"
            | "ministry"
            | "department"
            | "directorate"
            | "inspectorate"
            | "company"
            | "corporation"
            | "party"
            | "university"
            | "office"
            | "embassy"
            | "cabinet"
            | "treasury"
            | "union"
            | "institute"
            | "federation"
            | "exchange"
            | "palace"
            | "group"
    )
}
