//! The counts of a vote and the sides they belong to.

use super::words::Marks;
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use crate::en::quantities::pieces::is_hyphen;
use verbale_model::{QuantityKind, VoteOutcome};

/// The side a count belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    For,
    Against,
    Abstain,
    Absent,
}

/// The counts told in a stretch of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) in_favour: Option<u32>,
    pub(super) against: Option<u32>,
    pub(super) abstain: Option<u32>,
    pub(super) absent: Option<u32>,
    /// "A to B" whose sides only the outcome tells.
    pub(super) pair: Option<(u32, u32)>,
    /// The words tell a vote beyond doubt: "91 votes to 12".
    pub(super) strong: bool,
    /// Words of the count speak of a vote by themselves.
    pub(super) sure: bool,
    /// More than half of a whole that is told are for it.
    pub(super) majority: bool,
    /// Those counted are called by a word for voters.
    pub(super) people: bool,
    pub(super) first: usize,
    pub(super) last: usize,
    /// "by 61 votes": of the side that won.
    by: Option<u32>,
    roles: Vec<Role>,
}

impl Counts {
    /// How many sides have a count.
    pub(super) fn sides(&self) -> usize {
        let pair = if self.pair.is_some() { 2 } else { usize::from(self.by.is_some()) };
        pair + [self.in_favour, self.against, self.abstain, self.absent].iter().flatten().count()
    }

    pub(super) fn first_role(&self) -> Option<Role> {
        self.roles.first().copied()
    }

    /// Whether `more` tells only sides that are still open here.
    pub(super) fn takes(&self, more: &Counts) -> bool {
        let both = |a: Option<u32>, b: Option<u32>| a.is_some() && b.is_some();
        !(both(self.in_favour, more.in_favour)
            || both(self.against, more.against)
            || both(self.abstain, more.abstain)
            || both(self.absent, more.absent)
            || more.pair.is_some() && (self.pair.is_some() || self.in_favour.is_some()))
    }

    pub(super) fn merge(&mut self, more: Counts) {
        self.in_favour = self.in_favour.or(more.in_favour);
        self.against = self.against.or(more.against);
        self.abstain = self.abstain.or(more.abstain);
        self.absent = self.absent.or(more.absent);
        self.pair = self.pair.or(more.pair);
        self.by = self.by.or(more.by);
        self.strong |= more.strong;
        self.sure |= more.sure;
        self.people |= more.people;
        self.majority |= more.majority;
    }

    /// For and against, the pair read by the outcome.
    ///
    /// `short`: more than half was needed, so that the larger side may have lost.
    pub(super) fn sides_given(&self, outcome: Option<VoteOutcome>, short: bool) -> (Option<u32>, Option<u32>) {
        let Some((a, b)) = self.pair else {
            return match self.by {
                Some(by)
                    if outcome == Some(VoteOutcome::Rejected) || self.in_favour.is_some_and(|f| f != by) =>
                {
                    (self.in_favour, self.against.or(Some(by)))
                }
                by => (self.in_favour.or(by), self.against),
            };
        };
        let (large, small) = (a.max(b), a.min(b));
        match outcome {
            _ if short => (Some(a), Some(b)),
            Some(VoteOutcome::Rejected) => (Some(small), Some(large)),
            Some(VoteOutcome::Adopted) => (Some(large), Some(small)),
            _ => (Some(a), Some(b)),
        }
    }

    /// How many of a whole have not been counted.
    fn left_of(&self, whole: u32) -> Option<u32> {
        let told = [self.in_favour, self.against, self.abstain, self.absent].iter().flatten().sum::<u32>();
        whole.checked_sub(told).filter(|&left| left > 0 && told > 0)
    }

    /// Adds a count on the side told for it.
    fn take(&mut self, side: Side, value: u32, start: usize) {
        let role = match side.take {
            Take::Role(role) => role,
            Take::Other if self.in_favour.is_none() && self.against.is_some() => Role::For,
            Take::Other => Role::Against,
        };
        self.sure |= side.sure;
        self.add(role, value, start, side.end);
    }

    fn add(&mut self, role: Role, value: u32, start: usize, end: usize) {
        let side = match role {
            Role::For => &mut self.in_favour,
            Role::Against => &mut self.against,
            Role::Abstain => &mut self.abstain,
            Role::Absent => &mut self.absent,
        };
        if side.is_none() {
            *side = Some(value);
            self.roles.push(role);
            self.reach(start, end);
        }
    }

    fn reach(&mut self, start: usize, end: usize) {
        if self.last == 0 {
            self.first = start;
        }
        self.first = self.first.min(start);
        self.last = self.last.max(end);
    }
}

/// A whole number of votes at `i`, and one past it.
pub(in crate::en) fn votes_at(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if matches!(p.word(i), "none" | "nil" | "nobody" | "zero") {
        return Some((0, i + 1));
    }
    if p.word(i) == "no"
        && (p.word(i + 1).starts_with("abst")
            || matches!(p.word(i + 1), "votes" | "vote") && matches!(p.word(i + 2), "against"))
    {
        return Some((0, i + 1));
    }
    if p.word(i) == "not" && p.word(i + 1) == "one" {
        return Some((0, i + 2));
    }
    if p.word(i) == "a" && p.word(i + 1) == "dozen" {
        return Some((12, i + 2));
    }
    if p.word(i) == "a" && p.word(i + 1) == "single" {
        return Some((1, i + 2));
    }
    if p.word(i) == "a" || p.word(i) == "an" {
        return None;
    }
    // "three in four", "one out of five"
    if p.before(i, 1) == "in" && i > 1 && number(p, i - 2).is_some_and(|n| n.end == i - 1) {
        return None;
    }
    if i > 0
        && p.glued(i)
        && p.is_mark(i - 1)
        && !is_hyphen(p.before(i, 1))
        && !matches!(p.before(i, 1), "(" | "“" | "\"" | "[")
    {
        return None;
    }
    let n = number(p, i)?;
    let whole = n.value.fract() == 0.0 && (0.0..1e7).contains(&n.value) && !n.fraction;
    let measured = matches!(p.raw(n.end), "%" | "°") || matches!(p.word(n.end), "per" | "percent");
    (whole && !measured).then_some((n.value as u32, n.end))
}

/// How many votes are told at `i`, and one past it: a number of people, no measure, no day, no number of a paper.
fn tally_at(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let led = |from: usize| {
        let noun = (from..from + 3).find(|&k| matches!(lens.tag(k), "NN" | "NNP"));
        noun.is_some_and(|k| (from..k).all(|j| lens.tag(j) == "JJ"))
    };
    match p.word(i) {
        "lone" | "sole" | "solitary" if led(i + 1) => return Some((1, i + 1)),
        "only" | "single" if p.before(i, 1) == "the" && led(i + 1) => return Some((1, i + 1)),
        "a" if matches!(p.word(i + 1), "lone" | "solitary" | "sole") => return Some((1, i + 2)),
        "a" if matches!(p.word(i + 1), "pair" | "couple") => return Some((2, i + 2)),
        "half" if p.are(i + 1, &["a", "dozen"]) => return Some((6, i + 3)),
        "not" if p.are(i + 1, &["a", "single"]) => return Some((0, i + 3)),
        "no" if p.word(i + 1) == "one" => return Some((0, i + 2)),
        "no" if matches!(
            p.word(i + 1),
            "dissent" | "dissenters" | "opposition" | "noes" | "nays" | "nay" | "against" | "objections" | "objectors" | "opponents"
        ) =>
        {
            return Some((0, i + 1));
        }
        "no" if super::bodies::voter(p.word(i + 1)) && !p.word(i + 1).ends_with("ion") => return Some((0, i + 1)),
        _ => {}
    }
    let (value, end) = votes_at(lens, i)?;
    // "one he has waged", "one or more", "was one of three who"
    let pronoun = p.word(i) == "one"
        && (lens.tag(end).starts_with("PRP") || matches!(p.word(end), "or" | "who" | "that" | "which") || matches!(p.before(i, 1), "was" | "is" | "no" | "any" | "this" | "that"));
    // "Scott, 43, a father"
    let age = i > 1 && p.raw(i - 1) == "," && p.raw(end) == "," && lens.name_at(i - 2).is_some_and(|n| lens.is_person(n));
    if pronoun || age {
        return None;
    }
    let told = lens.told.partition_point(|t| t.start <= i).checked_sub(1).map(|k| lens.told[k]);
    let measured = told.is_some_and(|t| {
        i < t.end
            && match t.quantity.kind {
                QuantityKind::Date | QuantityKind::Duration | QuantityKind::Distance => {
                    // "12 May" is a day; "in 57" is not.
                    t.end - t.start > end - i || p.word(i).len() == 4 && p.raw(i).starts_with(['1', '2'])
                }
                QuantityKind::Money | QuantityKind::Share => true,
                _ => false,
            }
    });
    // "a 15-member council", "Resolution 2803", "Article 5"
    let made = p.hyphen(end) && p.is_word(end + 1) && !matches!(p.word(end + 1), "all" | "nil" | "nothing" | "none" | "to");
    let numbered = matches!(
        p.before(i, 1),
        "resolution" | "article" | "clause" | "paragraph" | "chapter" | "no" | "section" | "page" | "room" | "number" | "bill" | "act" | "draft" | "protocol"
            | "aged" | "item" | "grade" | "route" | "group" | "#"
    ) && p.is_number(i)
        && (p.capital(i - 1) || !matches!(p.before(i, 1), "bill" | "act" | "draft" | "protocol" | "group" | "route" | "item"))
        && !(matches!(p.before(i, 1), "no") && !p.capital(i.saturating_sub(1)));
    (!measured && !made && !numbered).then_some((value, end))
}

/// "A to B", "A–B" at `i`: the two, a third if there is one, and the end.
pub(super) fn pair_at(lens: &Lens<'_>, i: usize) -> Option<(u32, u32, Option<u32>, usize)> {
    let p = &lens.p;
    let (a, mut at) = tally_at(lens, i)?;
    let mut named = false;
    if matches!(
        p.word(at),
        "votes"
            | "vote"
            | "members"
            | "deputies"
            | "senators"
            | "states"
            | "countries"
            | "delegates"
            | "mps"
            | "lawmakers"
            | "ayes"
            | "ballots"
            | "voices"
            | "hands"
            | "papers"
            | "seats"
            | "yes"
    ) || super::bodies::voter(p.word(at))
    {
        at += 1;
        named = true;
    }
    // "12 votes in favour to 9"
    if named && p.word(at) == "in" && matches!(p.word(at + 1), "favour" | "favor") && p.word(at + 2) == "to" {
        at += 2;
    }
    let dash = p.is_mark(at) && is_hyphen(p.raw(at));
    let joined = matches!(p.word(at), "to" | "v" | "vs" | "versus")
        || matches!(p.word(at), "against" | "over") && tally_at(lens, at + 1).is_some();
    if !(dash || joined) {
        return None;
    }
    if dash && p.word(at + 1) == "to" {
        at += 2;
    }
    let (b, mut end) = match p.word(at + 1).strip_prefix("to-").and_then(|w| w.parse().ok()) {
        Some(b) => (b, at + 2),
        None => {
            let next = if p.word(at + 1) == "just" || p.word(at + 1) == "only" { at + 2 } else { at + 1 };
            tally_at(lens, next)?
        }
    };
    if matches!(p.word(end), "votes") {
        end += 1;
    }
    let mut third = None;
    if dash
        && p.is_mark(end)
        && is_hyphen(p.raw(end))
        && p.glued(end + 1)
        && let Some((c, to)) = votes_at(lens, end + 1)
    {
        third = Some(c);
        end = to;
    }
    // "seven for, seven against" and "12 against 3 drafts" are no pair.
    if p.word(at) == "against" && !named && lens.tag(end) == "NNS" && !super::bodies::voter(p.word(end)) && p.word(end) != "votes" {
        return None;
    }
    // Years, days, hours and sums are no votes.
    let other = |k: usize| {
        let unit = p.word(k);
        crate::en::quantities::units::duration(unit).is_some()
            || crate::en::quantities::calendar::month(unit).is_some() && p.capital(k)
            || matches!(
                unit,
                "km" | "metres"
                    | "million"
                    | "billion"
                    | "bn"
                    | "m"
                    | "per"
                    | "percent"
                    | "kilometres"
                    | "miles"
                    | "am"
                    | "pm"
                    | "crowns"
                    | "marks"
            )
            || matches!(p.raw(k), "%" | "€" | "$" | "£")
    };
    let money = i > 0 && matches!(p.before(i, 1), "$" | "€" | "£");
    let range = matches!(p.before(i, 1), "from" | "between" | "pages" | "articles" | "points" | "paragraphs");
    let year = a > 1900 && a < 2100 && b < 2100 && dash;
    let dated = i > 0 && crate::en::quantities::calendar::month(p.before(i, 1)).is_some();
    let calm = !(other(end) || money || range || year || dated);
    calm.then_some((a, b, third, end))
}

/// The side that the words after a count tell, and where they end.
///
/// "nine voted for it", "12 of the fifteen states, Orma among them, were against", "fourteen hands went up for the draft":
/// whoever is counted and however they showed it is passed over up to the first words that take a side.
fn side_after(lens: &Lens<'_>, marks: &Marks, end: usize) -> Option<Side> {
    let p = &lens.p;
    let sentence_end = p.sentence_end(end.min(p.len().saturating_sub(1)));
    let limit = (end + 16).min(sentence_end);
    let mut at = end;
    let mut aside = 0;
    let mut people = false;
    let mut shows = false;
    let mut negated = false;
    while at < limit && aside < 24 {
        let free = at == end || shows || people;
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
            if p.raw(at) == "," && (shown(p.word(at + 1)) && lens.tag(at + 1).starts_with('V') || takes(lens, marks, at + 1)) {
                at += 1;
                people = true;
                continue;
            }
            // "ten members, the United States among them, voted for it"
            let close = (at + 1..(at + 18).min(sentence_end)).find(|&k| {
                matches!(p.raw(k), "," | ")")
                    && (p.raw(at) == "("
                        || takes(lens, marks, k + 1)
                        || lens.any(
                            at,
                            k,
                            &[
                                "among", "including", "notably", "all", "both", "one", "most", "mostly", "led", "with", "like", "who", "which",
                                "plus", "half", "some", "after", "however", "too", "though", "meanwhile", "mainly", "chiefly",
                            ],
                        ))
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
            "did" | "was" | "were" | "would" | "had" | "could" | "do" | "does" | "are" | "is" | "have" | "has" | "will"
        );
        if auxiliary && matches!(p.word(at + 1), "not" | "n’t" | "n't") {
            let stops = at + 2 >= sentence_end || p.is_mark(at + 2) && !p.hyphen(at + 2)
                || matches!(p.word(at + 2), "and" | "but" | "while");
            if stops {
                return Some(Side { take: Take::Other, end: at + 2, sure: false });
            }
        }
        // "64 would vote for it": a forecast.
        let modal = matches!(word, "would" | "could" | "will") && !matches!(p.word(at + 1), "not" | "n’t" | "n't");
        if modal {
            return None;
        }
        negated |= matches!(word, "not" | "n’t" | "n't" | "never" | "neither");
        // Another count, or a clause of its own.
        let partitive = at > end && matches!(p.before(at, 1), "of" | "the" | "all" | "its" | "their" | "s");
        if votes_at(lens, at).is_some() && !partitive && word != "none" || p.is_mark(at) && !p.hyphen(at) && !matches!(p.raw(at), "’" | "'" | "“" | "”" | "\"") {
            return None;
        }
        if matches!(word, "and" | "but" | "while" | "if" | "that") || word == "to" && !shows || lens.tag(at) == "MD" && !auxiliary {
            return None;
        }
        let tag = lens.tag(at);
        let counted = matches!(tag, "NNS" | "NN" | "NNP" | "JJ" | "PRP" | "PRP$" | "POS" | "CD");
        let showing = shown(word);
        if tag.starts_with('V') && !showing && at > end && p.is_word(at) && !auxiliary && tag != "VBN" && tag != "VBG" {
            // "lowered their eyes and abstained"
            return lens
                .trees
                .joined(at)
                .into_iter()
                .filter(|&d| d > at && d < limit)
                .find_map(|d| side_at(lens, marks, d, false));
        }
        people |= counted || showing;
        shows |= matches!(
            word,
            "voted" | "voting" | "rose" | "stood" | "spoke" | "raised" | "went" | "came" | "were" | "was" | "declared" | "up" | "be" | "been"
        );
        aside += 1;
        at += 1;
    }
    None
}

/// A verb of those who do not want it.
fn against_verb(word: &str) -> bool {
    matches!(word, "reject" | "oppose" | "block" | "refuse" | "delay" | "scrap" | "kill" | "bury" | "defeat" | "sink" | "stop" | "deny" | "dismiss")
}

/// Whether verbs that take a side stand at a place.
fn takes(lens: &Lens<'_>, marks: &Marks, at: usize) -> bool {
    let verbal = |k: usize| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP");
    marks.side(at).is_some_and(|(_, m)| verbal(m.at)) || verbal(at) && shown(lens.p.word(at))
}

/// The side told for a count.
#[derive(Clone, Copy, Debug)]
struct Side {
    take: Take,
    end: usize,
    /// The words speak of a vote by themselves.
    sure: bool,
}

/// A side, or the other of the one told before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Take {
    Role(Role),
    Other,
}

/// How a side is shown: "voted", "rose", "hands went up".
fn shown(word: &str) -> bool {
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
fn side_at(lens: &Lens<'_>, marks: &Marks, at: usize, free: bool) -> Option<Side> {
    let p = &lens.p;
    let is = |role: Role, end: usize, sure: bool| Some(Side { take: Take::Role(role), end, sure });
    match p.word(at) {
        "to" if p.before(at, 1) == "voted" || free && (at.saturating_sub(5)..at).any(|k| matches!(p.word(k), "voted" | "votes" | "chose")) => {
            return match p.word(at + 1) {
                word if against_verb(word) => is(Role::Against, at + 2, true),
                _ if lens.tag(at + 1) == "VB" => is(Role::For, at + 2, true),
                _ => None,
            };
        }
        "for" if free || matches!(p.word(at + 1), "it" | "them" | "and" | "," | "." | ";" | ")" | ":") => {
            return is(Role::For, at + 1, matches!(p.before(at, 1), "were" | "was" | "voted"));
        }
        "behind" if free => return is(Role::For, at + 1, false),
        "present" if !shown(p.word(at + 1)) || p.raw(at + 1) == "," => return is(Role::Abstain, at + 1, false),
        "no" if matches!(p.word(at + 1), "more" | "fewer" | "less" | "one" | "longer" | "doubt" | "such") => return None,
        "no" if p.are(at + 1, &["part"]) => return is(Role::Absent, at + 2, true),
        "no" | "yes" if p.is_word(at + 1) && !matches!(p.word(at + 1), "votes" | "vote" | "ballots" | "and" | "but" | "to" | "with" | "on" | "voices" | "in" | "at") => {
            return None;
        }
        "yes" => return is(Role::For, at + 1 + usize::from(p.word(at + 1).starts_with("vot") || p.word(at + 1) == "ballots"), true),
        "no" => return is(Role::Against, at + 1 + usize::from(p.word(at + 1).starts_with("vot") || p.word(at + 1) == "ballots"), true),
        _ => {}
    }
    let (role, mark) = marks.side(at)?;
    // "backed by", "a supported bridge": no side of those counted.
    let passive = lens.tag(at) == "VBN" && p.word(mark.end) == "by";
    let lone = mark.end == at + 1 && !mark.tells.sure;
    let noun = lone && matches!(lens.tag(at + 1), "NN" | "NNS" | "NNP") && matches!(lens.tag(at), "JJ" | "VBN" | "NN");
    if passive || !free && !mark.tells.sure || noun && !matches!(p.word(at), "absent" | "no") {
        return None;
    }
    // "raised their hands against it"
    let turned = role == Role::For && p.word(mark.end) == "against";
    is(if turned { Role::Against } else { role }, mark.end + usize::from(turned), mark.tells.sure)
}

/// The side told before a count: "In favour: 214", "Ayes, forty-eight; noes, none", "for 23, against 3".
fn side_before(lens: &Lens<'_>, i: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let mark = matches!(p.before(i, 1), ":" | "," | "—" | "–" | "=" | "-" | "(" | "…" | ".");
    let colon = mark && !matches!(p.before(i, 1), "," | ".");
    let at = if mark { i.checked_sub(1)? } else { i };
    let (mut word, mut start) = (p.before(at, 1), at.checked_sub(1)?);
    // "In favour were 12", "voting for it were nine": over the verb and the pronoun.
    let over = matches!(word, "were" | "was" | "stood" | "rose" | "voted" | "spoke" | "came" | "are");
    if over {
        while start > p.sentence(i) && matches!(word, "were" | "was" | "stood" | "rose" | "voted" | "spoke" | "came" | "are" | "it" | "them") {
            start -= 1;
            word = p.raw(start);
        }
        let lower = word.to_lowercase();
        let fits = |w: &[&str]| w.contains(&lower.as_str());
        let opens = start <= p.sentence(i) + 3 || matches!(p.raw(start.saturating_sub(1)), ";" | ",") || p.before(start, 1) == "and";
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
    let listed = opens(start) || matches!(p.before(start, 1), "and" | "in" | "votes" | "voted" | "voting" | "not" | "present");
    // "201 ayes, 88 noes": the first word has its own count.
    if start > 0 && votes_at(lens, start - 1).is_some_and(|v| v.1 == start) {
        return None;
    }
    let bare = mark || opens(start);
    let role = match word {
        "favour" | "favor" if colon || listed && !mark => Role::For,
        "for" | "yes" | "yea" if colon || listed && word != "for" || listed && counterpart(lens, i) => Role::For,
        "ayes" | "yeas" | "contents" => Role::For,
        "content" if matches!(p.before(start, 1), "not" | "non") => Role::Against,
        "content" if mark => Role::For,
        "against" | "no" if colon || listed && (mark || word == "against" || counterpart_before(lens, start)) => Role::Against,
        "noes" | "nays" => Role::Against,
        "oui" | "ja" | "pour" | "si" | "sí" | "aye" | "agreed" | "support" | "supporting" if bare && mark => Role::For,
        "non" | "nein" | "nej" | "nay" | "contre" | "opposed" | "opposing" | "dissenting" | "contrary" if bare && mark => Role::Against,
        "absent" | "excused" | "away" if colon || listed => Role::Absent,
        "voting" if matches!(p.before(start, 1), "not" | "non") && mark => Role::Absent,
        "present" | "blank" | "spoiled" if colon => Role::Abstain,
        word if (colon || listed) && word.starts_with("abst") => Role::Abstain,
        _ => return None,
    };
    Some((role, start))
}

/// Whether the other side is counted the same way before: "yes 23, no 3".
fn counterpart_before(lens: &Lens<'_>, start: usize) -> bool {
    let p = &lens.p;
    (start.saturating_sub(6).max(p.sentence(start))..start)
        .any(|k| matches!(p.word(k), "yes" | "for" | "favour" | "aye" | "yea") && votes_at(lens, k + 1).is_some())
}

/// Whether the other side is counted the same way further on: "for 23, against 3".
fn counterpart(lens: &Lens<'_>, i: usize) -> bool {
    let end = (i + 10).min(lens.p.sentence_end(i));
    (i..end).any(|k| lens.p.word(k) == "against" && votes_at(lens, k + 1).is_some())
}

/// "tied at 22", "a 22-all tie", "five votes each": both sides’ count.
fn tie(lens: &Lens<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let opens = matches!(
        p.word(i),
        "tied" | "tie" | "level" | "deadlocked" | "split" | "draw" | "evenly" | "equal" | "deadlock"
    );
    if opens {
        let at = (i + 1..(i + 5).min(end)).find(|&k| votes_at(lens, k).is_some())?;
        let led = matches!(p.before(at, 1), "at" | "on" | ",") && !pair_at(lens, at).is_some();
        let (value, to) = votes_at(lens, at)?;
        let each = (to..(to + 3).min(end)).any(|k| matches!(p.word(k), "all" | "each" | "apiece"));
        return (led || each).then_some((value, to));
    }
    let (value, to) = votes_at(lens, i)?;
    let all = p.hyphen(to) && p.word(to + 1) == "all"
        || p.word(to) == "all"
        || p.word(to) == "votes" && p.word(to + 1) == "each";
    all.then_some((value, to + 1))
}

/// "all but two of the nine members": how many those are.
fn all_but(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if !p.are(i, &["all", "but"]) {
        return None;
    }
    let (few, at) = votes_at(lens, i + 2)?;
    let of = (at..at + 3).find(|&k| p.word(k) == "of")?;
    let next = (of + 1..of + 5).find(|&k| votes_at(lens, k).is_some())?;
    let (whole, to) = votes_at(lens, next)?;
    Some((whole.checked_sub(few)?, to))
}

/// The counts of a sentence.
pub(super) fn counts(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Counts {
    let p = &lens.p;
    let mut counts = Counts::default();
    // "nine of the fifteen": how many there are.
    let mut whole = None;
    let mut i = start;
    while i < end {
        if !(p.is_number(i) || p.is_word(i)) {
            i += 1;
            continue;
        }
        if counts.pair.is_none()
            && counts.in_favour.is_none()
            && let Some((a, b, third, to)) = pair_at(lens, i).filter(|pair| pair.3 <= end)
        {
            let named = matches!(p.word(i + 1), "votes" | "vote") || p.word(to.saturating_sub(1)) == "votes";
            let told = !coded(lens, i)
                && (named || third.is_some_and(|c| c < 1000 && a < 1000) || voting(lens, marks, start, end) || set_off(lens, start, end, i, to) || listed(lens, start, i, to));
            if told {
                counts.pair = Some((a, b));
                counts.abstain = third;
                counts.strong = named || third.is_some();
                counts.reach(i, to);
                // "by 58 votes to 40 in favour": sides said after all.
                i = to;
                continue;
            }
        }
        if let Some((value, to)) = tie(lens, i, end).filter(|_| counts.pair.is_none()) {
            counts.pair = Some((value, value));
            counts.strong = true;
            counts.reach(i, to);
            i = to;
            continue;
        }
        if let Some((value, to)) = all_but(lens, i).filter(|v| v.1 <= end)
            && let Some(side) = side_after(lens, marks, to)
        {
            counts.take(side, value, i);
            i = side.end.max(i + 1);
            continue;
        }
        // "nine voted for it, the rest abstained"
        let rest = matches!(p.word(i), "rest" | "remainder")
            || p.word(i) == "others" && p.before(i, 1) == "the";
        if rest
            && let Some(all) = whole
            && let Some(left) = counts.left_of(all)
            && let Some(side) = side_after(lens, marks, i + 1)
        {
            counts.take(side, left, i);
            i = side.end.max(i + 1);
            continue;
        }
        if let Some((value, to)) = tally_at(lens, i).filter(|v| v.1 <= end) {
            if p.word(to) == "of" {
                let next = (to + 1..(to + 4).min(end)).find_map(|k| votes_at(lens, k));
                whole = whole.or(next.map(|n| n.0).filter(|&n| n >= value));
            }
            counts.people |= (to..to + 3).any(|k| super::bodies::voter(p.word(k)));
            // "By two votes the council declined": by how much.
            let margin = p.before(i, 1) == "by" && p.word(to) == "votes" && value < 10 || p.word(to) == "times";
            if margin && pair_at(lens, i).is_none() && marks.side(to + 1).is_none() && p.word(to + 1) != "," {
                i = to + 1;
                continue;
            }
            let before = side_before(lens, i)
                .map(|(role, _)| Side { take: Take::Role(role), end: to, sure: true });
            if let Some(side) = before.or_else(|| side_after(lens, marks, to)).filter(|side| {
                // "the 40,000 metalworkers accepted": all of them, no count.
                side.sure || p.before(i, 1) != "the" || value < 20 || !matches!(side.take, Take::Role(Role::For))
            }) {
                counts.take(side, value, i);
                counts.majority |= p.word(to) == "of" && counts.in_favour == Some(value) && whole.is_some_and(|all| value * 2 > all);
                i = side.end.max(i + 1);
                continue;
            }
            // "Nineteen of the thirty-five governors found Iran in breach": whoever decides is for it.
            if p.word(to) == "of"
                && let Some(last) = decided(lens, to, end)
            {
                counts.add(Role::For, value, i, last);
                counts.majority |= whole.is_some_and(|all| value * 2 > all);
                i = last;
                continue;
            }
            // For and against are told: those of whom something else is said took neither side.
            let others = counts.in_favour.is_some() && counts.against.is_some() && counts.abstain.is_none() && counts.pair.is_none();
            let do_something = lens.tag(to) == "VBD"
                || p.raw(to) == "," && (to + 1..(to + 12).min(end)).any(|k| lens.tag(k) == "VBD")
                || p.word(to) == "others";
            if others && do_something && lens.tag(to) != "NN" {
                counts.add(Role::Abstain, value, i, to);
                i = to;
                continue;
            }
            // "Its foes had 478", "the supporters mustered 39"
            if let Some(role) = camp(lens, i) {
                counts.sure |= p.word(to) == "votes";
                counts.add(role, value, i, to);
                i = to;
                continue;
            }
            // "Deputies gave the budget 64 votes"
            let gave = (i.saturating_sub(7).max(start)..i).any(|k| matches!(p.word(k), "gave" | "gives" | "cast"));
            if gave && p.word(to) == "votes" && !matches!(p.before(i, 1), "by" | "to") {
                counts.sure = true;
                counts.add(Role::For, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // "51 voted to confirm, 47 to reject"
            if counts.sure && p.word(to) == "to" && lens.tag(to + 1) == "VB" {
                let role = if against_verb(p.word(to + 1)) { Role::Against } else { Role::For };
                counts.add(role, value, i, to + 2);
                i = to + 2;
                continue;
            }
            // "Thirty-three flags, no dissent"
            if counts.sides() == 0
                && lens.tag(to) == "NNS"
                && p.raw(to + 1) == ","
                && tally_at(lens, to + 2).is_some_and(|(zero, k)| zero == 0 && side_after(lens, marks, k).is_some())
            {
                counts.add(Role::For, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // "The draft got nine votes", "It got 57; 39 opposed it", "won the support of 120 states"
            let backed = p.before(i, 1) == "of"
                && matches!(p.before(i, 2), "support" | "backing" | "votes" | "approval" | "consent" | "assent");
            if backed {
                counts.add(Role::For, value, i, to);
            }
            if (matches!(p.word(to), "votes" | "hands" | "voices" | "ballots") || matches!(p.raw(to), ";" | "." | ")") || p.raw(to) == "," && p.word(to + 1) != "000")
                && matches!(
                    p.before(i, 1),
                    "got" | "won" | "received" | "mustered" | "polled" | "drew" | "gained" | "gathered" | "secured" | "attracted" | "garnered" | "found"
                )
            {
                counts.add(Role::For, value, i, to + 1);
            }
            // "91 votes": in favour if nothing else is said and a verb of adoption stands near.
            if matches!(p.word(to), "votes" | "hands" | "voices" | "ballots")
                && matches!(p.before(i, 1), "by" | "with")
                && counts.sides() == 0
                && pair_at(lens, i).is_none()
                && value > 9
            {
                let counted = (i..(to + 6).min(end)).any(|k| pair_at(lens, k).is_some());
                if !counted {
                    counts.by = Some(value);
                    counts.reach(i, to + 1);
                }
            }
            i = to.max(i + 1);
            continue;
        }
        // "one abstention" is a number; "the others abstained" is not counted.
        i += 1;
    }
    counts
}

/// The side of a camp that has, musters or finds so many: "its foes had 478".
fn camp(lens: &Lens<'_>, i: usize) -> Option<Role> {
    let p = &lens.p;
    let has = matches!(
        p.before(i, 1),
        "had" | "mustered" | "counted" | "numbered" | "got" | "polled" | "found" | "drew" | "won" | "has" | "totalled" | "were" | "raised" | "gathered" | "scored"
    );
    let start = i.saturating_sub(7).max(p.sentence(i));
    (start..i.saturating_sub(1)).rev().filter(|_| has).find_map(|k| match p.word(k) {
        "friends" | "supporters" | "backers" | "champions" | "advocates" | "proponents" | "sponsors" | "ayes" | "defenders" | "yes" => Some(Role::For),
        "foes" | "opponents" | "enemies" | "critics" | "objectors" | "detractors" | "adversaries" | "noes" | "rebels" | "no" => Some(Role::Against),
        _ => None,
    })
}

/// "of the thirty-five governors found": one past the verb of so many of a whole that votes.
fn decided(lens: &Lens<'_>, of: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    let next = (of + 1..(of + 4).min(end)).find(|&k| votes_at(lens, k).is_some())?;
    let (_, to) = votes_at(lens, next)?;
    let noun = (to..(to + 3).min(end)).find(|&k| super::bodies::voter(p.word(k)))?;
    let past = lens.tag(noun + 1) == "VBD" && !shown(p.word(noun + 1));
    past.then_some(noun + 2)
}

/// Whether a number is that of a paper or a case.
fn coded(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    p.raw(i).starts_with('0') || p.before(i, 1) == "no." || p.are(i.saturating_sub(2), &["no", "."])
}

/// Scores, dates and case numbers look the same as votes: somebody must vote, or something pass or fall.
fn voting(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> bool {
    let p = &lens.p;
    (start..end).any(|k| {
        let word = p.word(k);
        word.starts_with("vot")
            || word.starts_with("abst")
            || matches!(
                word,
                "majority"
                    | "hands"
                    | "split"
                    | "tally"
                    | "division"
                    | "ballot"
                    | "count"
                    | "result"
                    | "roll"
                    | "quorum"
                    | "senate"
                    | "parliament"
                    | "assembly"
                    | "chamber"
                    | "tellers"
                    | "bell"
                    | "gavel"
            )
    }) || marks.within(start, end).iter().any(|m| {
        matches!(m.tells.kind, super::words::Kind::Became(_))
            && (m.end > m.at + 1 || lens.tag(m.at).starts_with('V') || lens.tag(m.at).starts_with("NN"))
            && ((start..end).any(|k| super::bodies::deciding(p.word(k)) || super::bodies::voter(p.word(k)))
                || m.end == m.at + 1 && super::verdict(p.word(m.at)).is_some())
    })
}

/// "Bishops: 14–2. Clergy: 88–61." under a sentence that tells of a vote.
fn listed(lens: &Lens<'_>, start: usize, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let n = lens.sentences.partition_point(|s| s.0 <= start);
    let around = lens.sentences.iter().skip(n.saturating_sub(4)).take(6);
    let vote = |s: &(usize, usize)| (s.0..s.1).any(|k| p.word(k).starts_with("vot") || p.word(k) == "ballot" || p.word(k) == "division");
    matches!(p.before(i, 1), ":" | "," | "—" | "–" | "(") && !p.is_word(to) && i - start < 10 && around.into_iter().any(vote)
}

/// "The committee sent the bill on, 13 to 8."
fn set_off(lens: &Lens<'_>, start: usize, end: usize, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let body = |k: usize| super::bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN");
    matches!(p.before(i, 1), "," | "(" | "—" | "by" | "–" | ":") && !p.is_word(to) && (start..end).any(body)
}
