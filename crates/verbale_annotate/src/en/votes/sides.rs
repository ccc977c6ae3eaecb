//! The side that a count belongs to, told after it or before it.

use super::counts::Role;
use super::tallies::votes_at;
use super::vocabulary::{self, Class};
use super::words::Marks;
use crate::en::lens::Lens;

/// The side that the words after a count tell, and where they end.
///
/// "nine voted for it", "12 of the fifteen states, Orma among them, were against", "fourteen hands went up for the draft":
/// whoever is counted and however they showed it is passed over up to the first words that take a side.
pub(super) fn side_after(lens: &Lens<'_>, marks: &Marks, end: usize) -> Option<Side> {
    let p = &lens.p;
    let sentence_end = p.sentence_end(end.min(p.len().saturating_sub(1)));
    let limit = (end + 16).min(sentence_end);
    let mut at = end;
    // "19 “for” and 17 “against”"
    if matches!(p.raw(at), "“" | "\"" | "‘" | "'") {
        at += 1;
    }
    let opening = at;
    let mut aside = 0;
    let mut people = false;
    let mut shows = false;
    let mut negated = false;
    while at < limit && aside < 24 {
        let free = at == opening || shows || people;
        if let Some(mut found) = side_at(lens, marks, at, free) {
            if negated {
                found.take = match found.take {
                    Take::Role(Role::For) => Take::Role(Role::Against),
                    Take::Role(Role::Against) => Take::Role(Role::For),
                    other => other,
                };
            }
            return Some(found);
        }
        let word = p.word(at);
        if p.raw(at) == "," || p.raw(at) == "(" {
            // "seven of eleven, said yes"
            if p.raw(at) == ","
                && (shown(p.word(at + 1)) && lens.tag(at + 1).starts_with('V') || takes(lens, marks, at + 1))
            {
                at += 1;
                people = true;
                continue;
            }
            // "ten members, the United States among them, voted for it"
            let done = (at + 1..(at + 22).min(sentence_end))
                .find(|&k| p.raw(at) == "," && p.raw(k) == "," && takes(lens, marks, k + 1));
            let close = done.or_else(|| {
                (at + 1..(at + 18).min(sentence_end)).find(|&k| {
                    matches!(p.raw(k), "," | ")")
                        && (p.raw(at) == "("
                            || takes(lens, marks, k + 1)
                            || lens.any(
                                at,
                                k,
                                &[
                                    "among",
                                    "including",
                                    "notably",
                                    "all",
                                    "both",
                                    "one",
                                    "most",
                                    "mostly",
                                    "led",
                                    "with",
                                    "like",
                                    "who",
                                    "which",
                                    "plus",
                                    "half",
                                    "some",
                                    "after",
                                    "however",
                                    "too",
                                    "though",
                                    "meanwhile",
                                    "mainly",
                                    "chiefly",
                                ],
                            ))
                })
            });
            match close {
                Some(close) => {
                    at = close + 1;
                    people = true;
                    continue;
                }
                None if p.word(at + 1) == "said" => {
                    at += 1;
                    continue;
                }
                None => return None,
            }
        }
        // "19 did not", "35 were not": the other side.
        let auxiliary = matches!(
            word,
            "did"
                | "was"
                | "were"
                | "would"
                | "had"
                | "could"
                | "do"
                | "does"
                | "are"
                | "is"
                | "have"
                | "has"
                | "will"
        );
        if auxiliary && matches!(p.word(at + 1), "not" | "n’t" | "n't") {
            let stops = at + 2 >= sentence_end
                || p.is_mark(at + 2) && !p.hyphen(at + 2)
                || matches!(p.word(at + 2), "and" | "but" | "while");
            if stops {
                return Some(Side { take: Take::Other, end: at + 2, sure: false });
            }
        }
        // "64 would vote for it": a forecast.
        let modal =
            matches!(word, "would" | "could" | "will") && !matches!(p.word(at + 1), "not" | "n’t" | "n't");
        if modal {
            return None;
        }
        negated |= matches!(word, "not" | "n’t" | "n't" | "never" | "neither");
        // Another count, or a clause of its own.
        let partitive =
            at > end && matches!(p.before(at, 1), "of" | "the" | "all" | "its" | "their" | "s" | "’s" | "'s");
        if votes_at(lens, at).is_some() && !partitive && word != "none"
            || p.is_mark(at) && !p.hyphen(at) && !matches!(p.raw(at), "’" | "'" | "“" | "”" | "\"")
        {
            return None;
        }
        // "two would not sign", "nine did not want it"
        if negated && lens.tag(at).starts_with('V') && !shown(word) && !auxiliary && at > end {
            return Some(Side { take: Take::Other, end: at + 1, sure: false });
        }
        if matches!(word, "and" | "but" | "while" | "if" | "that")
            || word == "to" && !shows
            || lens.tag(at) == "MD" && !auxiliary
        {
            return None;
        }
        let tag = lens.tag(at);
        let counted = matches!(tag, "NNS" | "NN" | "NNP" | "JJ" | "PRP" | "PRP$" | "POS" | "CD");
        let showing = shown(word);
        if tag.starts_with('V')
            && !showing
            && at > end
            && p.is_word(at)
            && !auxiliary
            && tag != "VBN"
            && tag != "VBG"
        {
            // "lowered their eyes and abstained"
            return lens
                .trees
                .joined(at)
                .into_iter()
                .filter(|&d| d > at && d < limit)
                .find_map(|d| side_at(lens, marks, d, false))
                .or_else(|| further(lens, marks, at, limit));
        }
        people |= counted || showing;
        shows |= matches!(
            word,
            "voted"
                | "voting"
                | "rose"
                | "stood"
                | "spoke"
                | "raised"
                | "went"
                | "came"
                | "were"
                | "was"
                | "declared"
                | "up"
                | "be"
                | "been"
        );
        aside += 1;
        at += 1;
    }
    None
}

/// "asked to be recorded as abstaining", "chose to vote against": words further in the clause that speak of a vote by themselves.
fn further(lens: &Lens<'_>, marks: &Marks, at: usize, limit: usize) -> Option<Side> {
    let p = &lens.p;
    let end = (at + 1..limit).find(|&k| {
        p.is_mark(k) && !p.hyphen(k)
            || votes_at(lens, k).is_some()
            || matches!(p.word(k), "not" | "n’t" | "n't" | "never" | "while" | "but")
    });
    marks.within(at + 1, end.unwrap_or(limit)).iter().find_map(|m| match m.tells.kind {
        super::words::Kind::Side(role) if m.tells.sure => {
            Some(Side { take: Take::Role(role), end: m.end, sure: true })
        }
        _ => None,
    })
}

/// Whether a verb is that of those who do not want what is moved: "to reject it", "to dismiss the appeal".
pub(super) fn against_verb(lens: &Lens<'_>, at: usize) -> bool {
    let word = lens.p.word(at);
    let object = lens.trees.object(at).map_or("", |o| lens.p.word(o));
    if matches!(word, "dismiss" | "throw" | "vote" | "turn" | "strike" | "send" | "put") {
        let text = matches!(
            object,
            "appeal"
                | "motion"
                | "complaint"
                | "petition"
                | "bill"
                | "claim"
                | "case"
                | "charge"
                | "charges"
                | "draft"
                | "plan"
                | "proposal"
                | "amendment"
                | "offer"
                | "deal"
                | "treaty"
                | "text"
                | "measure"
                | "resolution"
                | "clause"
                | "paragraph"
                | "accord"
                | "agreement"
                | "budget"
                | "pact"
        );
        return text && !(word == "vote" && !lens.any(at, at + 4, &["down"]));
    }
    matches!(
        word,
        "reject"
            | "oppose"
            | "block"
            | "refuse"
            | "delay"
            | "scrap"
            | "kill"
            | "bury"
            | "defeat"
            | "sink"
            | "stop"
            | "deny"
            | "spurn"
            | "torpedo"
            | "scupper"
            | "veto"
            | "disapprove"
            | "acquit"
            | "withhold"
            | "thwart"
            | "resist"
            | "quash"
    )
}

/// Whether verbs that take a side stand at a place.
fn takes(lens: &Lens<'_>, marks: &Marks, at: usize) -> bool {
    let verbal = |k: usize| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP") || participle(lens, k);
    marks.side(at).is_some_and(|(_, m)| verbal(m.at)) || verbal(at) && shown(lens.p.word(at))
}

/// "nine, among them Orma, voting no": a participle that takes a side.
fn participle(lens: &Lens<'_>, k: usize) -> bool {
    lens.tag(k) == "VBG" && lens.p.word(k) != "including"
}

/// The side told for a count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) take: Take,
    pub(super) end: usize,
    /// The words speak of a vote by themselves.
    pub(super) sure: bool,
}

/// A side, or the other of the one told before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Take {
    Role(Role),
    Other,
}

/// Whether lights of both sides are told in the sentence of `at`.
fn lights(lens: &Lens<'_>, at: usize) -> bool {
    let p = &lens.p;
    let counted = |colour: &str| {
        (p.sentence(at)..p.sentence_end(at))
            .any(|k| p.word(k) == colour && (k.saturating_sub(3)..k).any(|n| votes_at(lens, n).is_some()))
    };
    counted("green") && counted("red")
}

/// How a side is shown: "voted", "rose", "hands went up".
pub(super) fn shown(word: &str) -> bool {
    matches!(
        word,
        "votes"
            | "vote"
            | "voted"
            | "voting"
            | "cast"
            | "casting"
            | "were"
            | "was"
            | "are"
            | "is"
            | "been"
            | "be"
            | "being"
            | "had"
            | "having"
            | "have"
            | "has"
            | "rose"
            | "stood"
            | "spoke"
            | "raised"
            | "went"
            | "came"
            | "up"
            | "out"
            | "hands"
            | "hand"
            | "ballots"
            | "ballot"
            | "voices"
            | "down"
            | "declared"
            | "pressed"
            | "put"
            | "turned"
            | "ended"
            | "did"
            | "counted"
            | "recorded"
            | "given"
            | "received"
            | "them"
            | "all"
            | "marked"
            | "papers"
            | "present"
            | "remaining"
            | "opted"
            | "others"
            | "who"
            | "which"
            | "polled"
            | "coming"
            | "yes"
            | "no"
    ) || super::bodies::voter(word)
}

/// The words at `at` that take a side. `free`: words of more than one sense can take one here.
pub(super) fn side_at(lens: &Lens<'_>, marks: &Marks, at: usize, free: bool) -> Option<Side> {
    let p = &lens.p;
    let is = |role: Role, end: usize, sure: bool| Some(Side { take: Take::Role(role), end, sure });
    match p.word(at) {
        "to" if p.before(at, 1) == "voted"
            || free
                && (at.saturating_sub(5)..at).any(|k| matches!(p.word(k), "voted" | "votes" | "chose")) =>
        {
            return match p.word(at + 1) {
                _ if against_verb(lens, at + 1) => is(Role::Against, at + 2, true),
                _ if lens.tag(at + 1) == "VB" => is(Role::For, at + 2, true),
                _ => None,
            };
        }
        // "197 voted not to"
        "not" if free && p.word(at + 1) == "to" && shown(p.before(at, 1)) => {
            return Some(Side { take: Take::Other, end: at + 2, sure: true });
        }
        "for" if free || matches!(p.word(at + 1), "it" | "them" | "and" | "," | "." | ";" | ")" | ":") => {
            return is(Role::For, at + 1, matches!(p.before(at, 1), "were" | "was" | "voted"));
        }
        // "124 green, 7 red and 40 yellow" on a board
        "green" | "red" | "yellow" | "amber" | "white" if free && lights(lens, at) => {
            let role = match p.word(at) {
                "green" => Role::For,
                "red" => Role::Against,
                _ => Role::Abstain,
            };
            return is(role, at + 1, true);
        }
        "behind" if free => return is(Role::For, at + 1, false),
        // "the 120 deputies present backed it": who was there.
        "present" if lens.tag(at + 1).starts_with('V') => return None,
        // "Forty-one were present; ...": who was there, before any side is told.
        "present"
            if matches!(p.before(at, 1), "were" | "was") && matches!(p.raw(at + 1), ";" | "." | ":") =>
        {
            return None;
        }
        "present" if !shown(p.word(at + 1)) || p.raw(at + 1) == "," => {
            return is(Role::Abstain, at + 1, false);
        }
        "no" if matches!(p.word(at + 1), "more" | "fewer" | "less" | "one" | "longer" | "doubt" | "such") => {
            return None;
        }
        "no" if p.are(at + 1, &["part"]) => return is(Role::Absent, at + 2, true),
        "no" | "yes"
            if matches!(lens.tag(at + 1), "NN" | "NNS" | "JJ" | "NNP" | "NNPS" | "VBN" | "JJR" | "VBG")
                && p.is_word(at + 1)
                && !vocabulary::is(p.word(at + 1), Class::Ballot) =>
        {
            return None;
        }
        "yes" => {
            return is(
                Role::For,
                at + 1 + usize::from(p.word(at + 1).starts_with("vot") || p.word(at + 1) == "ballots"),
                true,
            );
        }
        "no" => {
            return is(
                Role::Against,
                at + 1 + usize::from(p.word(at + 1).starts_with("vot") || p.word(at + 1) == "ballots"),
                true,
            );
        }
        _ => {}
    }
    let (role, mark) = marks.side(at)?;
    // "backed by", "a supported bridge": no side of those counted.
    let passive = lens.tag(at) == "VBN" && p.word(mark.end) == "by";
    let lone = mark.end == at + 1 && !mark.tells.sure;
    let noun = lone
        && matches!(lens.tag(at + 1), "NN" | "NNS" | "NNP")
        && matches!(lens.tag(at), "JJ" | "VBN" | "NN");
    if passive || !free && !mark.tells.sure || noun && !matches!(p.word(at), "absent" | "no") {
        return None;
    }
    // "raised their hands against it"
    let turned = role == Role::For && p.word(mark.end) == "against";
    is(if turned { Role::Against } else { role }, mark.end + usize::from(turned), mark.tells.sure)
}

/// The side told before a count: "In favour: 214", "Ayes, forty-eight; noes, none", "for 23, against 3".
pub(super) fn side_before(lens: &Lens<'_>, i: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let mark = matches!(p.before(i, 1), ":" | "," | "—" | "–" | "=" | "-" | "(" | "…" | ".");
    let colon = mark && !matches!(p.before(i, 1), "," | ".");
    let at = if mark { i.checked_sub(1)? } else { i };
    // "the ayes to the right, 311"
    let lobby = mark && matches!(p.before(at, 1), "right" | "left") && p.before(at, 3) == "to";
    let at = if lobby { at.checked_sub(3)? } else { at };
    let (mut word, mut start) = (p.before(at, 1), at.checked_sub(1)?);
    // "In favour were 12", "voting for it were nine": over the verb and the pronoun.
    let over = matches!(word, "were" | "was" | "stood" | "rose" | "voted" | "spoke" | "came" | "are");
    if over {
        while start > p.sentence(i)
            && matches!(
                word,
                "were" | "was" | "stood" | "rose" | "voted" | "spoke" | "came" | "are" | "it" | "them"
            )
        {
            start -= 1;
            word = p.raw(start);
        }
        let lower = word.to_lowercase();
        let fits = |w: &[&str]| w.contains(&lower.as_str());
        let opens = start <= p.sentence(i) + 3
            || matches!(p.raw(start.saturating_sub(1)), ";" | ",")
            || p.before(start, 1) == "and";
        if opens && !p.is_word(votes_at(lens, i).map_or(i + 1, |v| v.1)) {
            if fits(&["favour", "favor", "for"]) {
                return Some((Role::For, start));
            }
            if fits(&["against", "opposed"]) {
                return Some((Role::Against, start));
            }
        }
        return None;
    }
    // The list must open the line or follow a mark or another count: "voted against 12 drafts" is none.
    let opens = |k: usize| k == p.sentence(i) || p.is_mark(k.wrapping_sub(1)) && !p.hyphen(k - 1);
    let listed = opens(start)
        || matches!(p.before(start, 1), "and" | "in" | "votes" | "voted" | "voting" | "not" | "present");
    // "201 ayes, 88 noes": the first word has its own count.
    if start > 0 && votes_at(lens, start - 1).is_some_and(|v| v.1 == start) {
        return None;
    }
    let bare = mark || opens(start);
    // "In favour 15; opposed 16, among them two islands"
    let closed = mark || opens(start) && votes_at(lens, i).is_some_and(|v| !p.is_word(v.1));
    // "In favour of the line as drawn: 11"
    if mark
        && p.before(i, 1) == ":"
        && let Some(headed) = headed(lens, at)
    {
        return Some(headed);
    }
    let role = match word {
        "favour" | "favor" if colon || listed && !mark => Role::For,
        // "For, 88. Against, 61."
        "for" | "against"
            if mark && start == p.sentence(i) && p.raw(votes_at(lens, i).map_or(i, |v| v.1)) == "." =>
        {
            if word == "for" { Role::For } else { Role::Against }
        }
        "for" | "yes" | "yea" if colon || listed && word != "for" || listed && counterpart(lens, i) => {
            Role::For
        }
        "ayes" | "yeas" | "contents" => Role::For,
        "content" if matches!(p.before(start, 1), "not" | "non") => Role::Against,
        "content" if mark => Role::For,
        "against" | "no"
            if colon || listed && (mark || word == "against" || counterpart_before(lens, start)) =>
        {
            Role::Against
        }
        "noes" | "nays" => Role::Against,
        "oui" | "ja" | "pour" | "si" | "sí" | "aye" | "agreed" | "support" | "supporting" if bare && mark => {
            Role::For
        }
        "non" | "nein" | "nej" | "nay" | "contre" | "opposed" | "opposing" | "dissenting" | "contrary"
            if bare && closed =>
        {
            Role::Against
        }
        "absent" | "excused" | "away" if colon || listed => Role::Absent,
        "voting" if matches!(p.before(start, 1), "not" | "non") && mark => Role::Absent,
        "present" | "blank" | "spoiled" if colon => Role::Abstain,
        word if (colon || listed) && word.starts_with("abst") => Role::Abstain,
        _ => return None,
    };
    Some((role, start))
}

/// The side that opens the stretch before a colon: "In favour of the line as drawn: 11", "Opposed to it: 5".
fn headed(lens: &Lens<'_>, colon: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let from = (colon.saturating_sub(16).max(p.sentence(colon))..colon)
        .rev()
        .take_while(|&k| !matches!(p.raw(k), ";" | "." | ":" | "," | "("))
        .last()?;
    if from > p.sentence(colon) && matches!(p.before(from, 1), "," | "(") {
        return None;
    }
    let role = match (p.word(from), p.word(from + 1)) {
        ("in", "favour" | "favor" | "support") => Role::For,
        ("for" | "supporting" | "ayes" | "yes", _) => Role::For,
        ("against" | "opposed" | "opposing" | "noes" | "no", _) => Role::Against,
        ("not", "voting" | "present") | ("absent" | "excused", _) => Role::Absent,
        (word, _) if word.starts_with("abst") => Role::Abstain,
        _ => return None,
    };
    Some((role, from))
}

/// Whether the other side is counted the same way before: "yes 23, no 3".
fn counterpart_before(lens: &Lens<'_>, start: usize) -> bool {
    let p = &lens.p;
    (start.saturating_sub(6).max(p.sentence(start))..start).any(|k| {
        matches!(p.word(k), "yes" | "for" | "favour" | "aye" | "yea") && votes_at(lens, k + 1).is_some()
    })
}

/// Whether the other side is counted the same way further on: "for 23, against 3".
fn counterpart(lens: &Lens<'_>, i: usize) -> bool {
    let end = (i + 10).min(lens.p.sentence_end(i));
    (i..end).any(|k| lens.p.word(k) == "against" && votes_at(lens, k + 1).is_some())
}
