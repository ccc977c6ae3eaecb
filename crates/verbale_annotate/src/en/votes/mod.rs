//! Votes of bodies: counts by side, body, day, outcome, named members.
//!
//! A vote is told by its counts ("186 votes to 3", "41 for and 39 against"), by the lack of one ("without a vote", "by
//! consensus"), or by being put off. Polls, elections by the public, whip counts and votes to come are none.

mod bodies;
mod counts;
mod loose;
mod members;
mod motion;
mod outcomes;
mod settled;
mod sides;
mod sums;
mod tallies;
mod vocabulary;
mod words;

pub(super) use bodies::deciding;
pub(super) use tallies::votes_at;

use super::lens::Lens;
use counts::Counts;
use outcomes::{outcome, verdict};
use settled::{settled, unreal};
use verbale_model::{Spans, Vote, VoteOutcome};
use words::Marks;

/// The votes told in a text, in text order.
pub(super) fn votes(lens: &Lens<'_>) -> Vec<Vote> {
    let near: Vec<bool> =
        lens.sentences.iter().map(|&(start, end)| mentions_vote(lens, start, end)).collect();
    if !near.contains(&true) {
        return Vec::new();
    }
    let marks = Marks::new(lens, |n| near[n]);
    let mut out: Vec<Vote> = Vec::new();
    let mut taken = 0;
    let mut told_at = 0;
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let close = near[n.saturating_sub(1)..(n + 2).min(near.len())].contains(&true);
        if start < taken || !close {
            continue;
        }
        let parts = parts(lens, &marks, start, end);
        let several = parts.len() > 1;
        for (from, to) in parts {
            let Some((vote, reach)) = vote(lens, &marks, n, from, to, several) else { continue };
            taken = taken.max(reach);
            // The same count told again is one vote.
            let again = |old: &Vote| {
                old.in_favour.is_some()
                    && old.against.is_some()
                    && (old.in_favour, old.against) == (vote.in_favour, vote.against)
            };
            // "Two islands and eight others said no": the ten of the vote just told.
            let part = out.last().is_some_and(|old| {
                let one = [vote.in_favour, vote.against, vote.abstain].iter().flatten().count() == 1;
                let same = |a: Option<u32>, b: Option<u32>| a.is_some() && a == b;
                one && old.body == vote.body
                    && (same(old.in_favour, vote.in_favour)
                        || same(old.against, vote.against)
                        || same(old.abstain, vote.abstain))
            });
            // "Nine for, nine against. The Speaker went with the noes, and the treaty was lost": what became of the vote just told.
            if vote.in_favour.or(vote.against).or(vote.abstain).is_none()
                && n > 0
                && let Some(old) = out.last_mut()
                && told_at == n
                && old.in_favour.is_some()
                && old.in_favour == old.against
                && (old.body.is_none() || old.body == vote.body)
            {
                old.outcome = vote.outcome;
                old.body = old.body.take().or(vote.body);
                old.motion = old.motion.take().or(vote.motion);
                old.date = old.date.take().or(vote.date);
                continue;
            }
            if !part && !out.iter().any(again) {
                out.push(vote);
                told_at = n + 1;
            }
        }
    }
    out
}

/// The clauses of a sentence that each tell a vote of their own, or the sentence.
fn parts(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Vec<(usize, usize)> {
    let p = &lens.p;
    let full =
        |counts: &Counts| counts.pair.is_some() || counts.in_favour.is_some() && counts.against.is_some();
    let mut parts = Vec::new();
    let mut from = start;
    for i in start..end {
        let border =
            p.raw(i) == ";" || p.raw(i) == "," || matches!(p.word(i), "while" | "whereas" | "but" | "and");
        if border
            && i > from
            && full(&counts::counts(lens, marks, i + 1, end))
            && (full(&counts::counts(lens, marks, from, i)) || uncounted(lens, marks, from, i, end))
        {
            parts.push((from, i + 1));
            from = i + 1;
        }
    }
    parts.push((from, end));
    parts
}

/// "The assembly adopted it by consensus, a day after a committee had done so by 124 votes to none": a body that did not count before one
/// that did.
fn uncounted(lens: &Lens<'_>, marks: &Marks, start: usize, middle: usize, end: usize) -> bool {
    let p = &lens.p;
    let body = |a: usize, b: usize| (a..b).any(|k| deciding(p.word(k)) && lens.tag(k).starts_with("NN"));
    settled::undisputed(marks, start, middle)
        && counts::counts(lens, marks, start, middle).sides() == 0
        && body(start, middle)
        && body(middle, end)
}

/// Whether a sentence may tell of a vote: a body, voters or a word of the trade, or two numbers face to face.
fn mentions_vote(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    (start..end).any(|i| {
        let word = p.word(i);
        word.starts_with("vot")
            || word.starts_with("abst")
            || verdict(word).is_some()
            || deciding(word)
            || bodies::member(word)
            || i > start && bodies::voter(word) && votes_at(lens, i - 1).is_some()
            || matches!(
                word,
                "against"
                    | "favour"
                    | "favor"
                    | "tally"
                    | "consensus"
                    | "acclamation"
                    | "unanimously"
                    | "unanimous"
                    | "majority"
                    | "division"
                    | "ballot"
                    | "ballots"
                    | "ayes"
                    | "noes"
                    | "veto"
                    | "vetoed"
                    | "vetoes"
                    | "objection"
                    | "result"
                    | "aye"
                    | "nay"
                    | "nays"
                    | "hands"
                    | "count"
                    | "roll"
                    | "yes"
                    | "no"
                    | "vetoing"
                    | "unopposed"
                    | "hand"
                    | "tied"
                    | "split"
                    | "nod"
                    | "quorum"
                    | "opposed"
                    | "objected"
                    | "dissent"
                    | "dissented"
                    | "tellers"
                    | "gavel"
                    | "teller"
                    | "urn"
            ) && (word != "no" || p.before(i, 1) == "said")
            || matches!(word, "for" | "abstaining" | "absent") && p.raw(i + 1) == ":"
            || p.is_number(i) && (p.word(i + 1) == "to" || p.hyphen(i + 1)) && p.is_number(i + 2)
    })
}

fn vote(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
    part: bool,
) -> Option<(Vote, usize)> {
    let p = &lens.p;
    let mut counts = counts::counts(lens, marks, start, end);
    let mut reach = end;
    if counts.sides() == 0 {
        if let Some((members, end)) = members::roll(lens, n) {
            return Some((rolled(lens, marks, n, start, members, end), end));
        }
        return by_name(lens, marks, n, start, end)
            .or_else(|| settled(lens, marks, start, end))
            .map(|vote| (vote, end));
    }
    if unreal(lens, marks, start, end, Some(&counts)) {
        return None;
    }
    // The rest of the count in the next sentences: "Nine abstained."
    let following = lens.sentences.iter().skip(n + 1).take(if part { 0 } else { 3 });
    let mut silent = false;
    for &(next, last) in following {
        let more = counts::counts(lens, marks, next, last);
        if more.sides() == 0 && !silent && counts.sides() < 3 {
            silent = true;
            continue;
        }
        let open = counts.sides() < 2
            || more.pair.is_none() && more.first_role().is_none_or(|r| r != counts::Role::For);
        if more.sides() == 0 || !counts.takes(&more) || !open {
            break;
        }
        if counts.sides() < 2 {
            counts.last = more.last;
        }
        counts.merge(more);
        reach = last;
    }
    let outcome = outcome(lens, marks, n, start, end, &counts);
    let own = outcomes::told(lens, marks, start, end, &counts).and(outcome);
    let (in_favour, mut against) = counts.sides_given(own, outcomes::short(lens, start, end));
    let mut members = members::members(lens, marks, n);
    // "Washington alone raised its hand against it"
    if let Some(alone) = lens.find(start, end, |w| matches!(w, "alone" | "only" | "solely"))
        && let Some(name) = lens.name_before(alone)
        && lens.any(alone, (alone + 8).min(end), &["against", "no", "opposed"])
    {
        against = against.or(Some(1));
        members.against = vec![lens.canonical(name)];
    }
    // "the only no came from X", "with a single dissenter"
    let lone = (start..reach).any(|i| {
        matches!(p.word(i), "lone" | "sole" | "only" | "single" | "solitary" | "one")
            && (i + 1..i + 3).any(|k| {
                matches!(
                    p.word(k),
                    "no" | "nay"
                        | "dissenter"
                        | "dissent"
                        | "opponent"
                        | "objector"
                        | "objection"
                        | "holdout"
                        | "rebel"
                        | "veto"
                        | "exception"
                        | "naysayer"
                ) || matches!(p.word(k), "vote" | "voice" | "hand") && p.word(k + 1) == "against"
            })
    });
    if lone && in_favour.is_some() {
        against = against.or(Some(1));
    }
    if against.is_none() && in_favour.is_some() {
        against = vetoes(lens, start, reach).or(members.counted_against());
    }
    // "Orma alone was for it; the other nine were against"
    let in_favour = in_favour.or_else(|| against.and(members.counted_for()));
    // "the American director was against", "the mayor abstained"
    if against.is_none() && in_favour.is_some() {
        against = lone_side(lens, marks, counts::Role::Against, start, reach).then_some(1);
    }
    if counts.abstain.is_none() && in_favour.is_some() && against.is_some() && members.abstain.is_empty() {
        counts.abstain = lone_side(lens, marks, counts::Role::Abstain, start, reach).then_some(1);
    }
    // "unanimously, by all 15 votes"
    if against.is_none() && in_favour.is_some() && settled::undisputed(marks, start, reach) {
        against = Some(0);
    }
    let two = in_favour.is_some() && against.is_some();
    // Fewer were for it than against it: whatever else was adopted or carried, this was not.
    let outcome = match (in_favour, against) {
        (Some(yes), Some(no))
            if yes < no && counts.pair.is_none() && outcome == Some(VoteOutcome::Adopted) =>
        {
            Some(VoteOutcome::Rejected)
        }
        (Some(yes), _)
            if outcome.is_none() && sums::needs(lens, start, reach).is_some_and(|most| most > yes) =>
        {
            Some(VoteOutcome::Rejected)
        }
        _ => outcome,
    };
    let body = bodies::body(lens, n, start, end);
    let voted = two && (counts.sure || counts.pair.is_some() || counts.people || body.is_some())
        || counts.strong
        || counts.sure && (outcome.is_some() || body.is_some())
        || (in_favour.is_some() || against.is_some())
            && body.is_some()
            && !(members.abstain.is_empty() && members.against.is_empty())
            && counts.sides() > 0
        // "The assembly waved it through. Four opposed it."
        || own.is_none()
            && outcome.is_some()
            && body.is_some()
            && counts.first <= start + 1
            && (against.is_some() || counts.people || counts.sure)
        || (in_favour.is_some() || against.is_some())
            && (counts.people || counts.sure || counts.sides() > 1 || own.is_some())
            && (counts.abstain.is_some()
                || !members.abstain.is_empty()
                || outcome.is_some() && body.is_some()
                || counts.absent.is_some());
    // "Nobody put it on the agenda": no vote is told by a nought alone.
    let nought = counts.sides() == 1 && in_favour.or(against).or(counts.abstain) == Some(0);
    // Put off for want of a quorum: who came is no count.
    let off = outcome == Some(VoteOutcome::Postponed) && !two;
    if !voted || nought || off || in_favour.or(against).or(counts.abstain).is_none() {
        return settled(lens, marks, start, end).map(|vote| (vote, end));
    }
    let first = counts.first;
    let from = match &body {
        Some(body) if body.start >= start && body.start < end => body.start.min(first),
        _ => first,
    };
    let from = if first - from > 45 { first } else { from };
    let last = counts.last.min(reach).max(first + 1);
    // "..., with Tarn abstaining": the named are the count where none is given.
    let named = members.counted_abstain();
    let vote = Vote {
        body: body.map(|b| b.words),
        date: day(lens, start, end).or_else(|| day(lens, start, reach)).or_else(|| date_before(lens, n)),
        motion: motion::motion(lens, marks, start, end),
        in_favour,
        against,
        abstain: counts.abstain.or(named),
        absent: counts.absent.or((1..=5).contains(&members.absent).then_some(members.absent)),
        outcome,
        named_for: members.for_,
        named_against: members.against,
        named_abstain: members.abstain,
        spans: Spans::one(lens.span(from, last.max(from + 1))),
    };
    Some((vote, reach))
}

/// Whether one member takes a side, told by a noun for one: "the American director was against".
fn lone_side(lens: &Lens<'_>, marks: &Marks, role: counts::Role, start: usize, end: usize) -> bool {
    let p = &lens.p;
    marks.within(start, end).iter().filter(|m| m.tells.kind == words::Kind::Side(role)).any(|m| {
        let verbal = lens.tag(m.at).starts_with('V') || matches!(p.before(m.at, 1), "was" | "is" | "voted");
        let subject = lens.trees.subject(m.at).or_else(|| lens.trees.subject(m.at.saturating_sub(1)));
        verbal
            && subject.is_some_and(|s| {
                s < m.at
                    && s >= start
                    && lens.tag(s) == "NN"
                    && (one(p.word(s)))
                    && !lens.any(s.saturating_sub(3), s, &["every", "each", "no", "any"])
            })
    })
}

/// A word for one who votes.
fn one(word: &str) -> bool {
    super::lens::post_noun(word)
        || matches!(
            word,
            "deputy"
                | "senator"
                | "councillor"
                | "delegate"
                | "member"
                | "lawmaker"
                | "director"
                | "judge"
                | "elder"
                | "independent"
                | "peer"
                | "bishop"
                | "governor"
                | "chair"
                | "chairman"
                | "chairwoman"
                | "mayor"
                | "speaker"
                | "dissenter"
                | "farmer"
                | "brewer"
                | "widow"
                | "poet"
                | "alderman"
                | "commissioner"
                | "juror"
        )
}

/// A vote whose sides are told by names alone: "Ada, Bo and Cy voted for it, Dun against".
fn by_name(lens: &Lens<'_>, marks: &Marks, n: usize, start: usize, end: usize) -> Option<Vote> {
    if !(start..end).any(|i| lens.p.word(i) == "voted") || unreal(lens, marks, start, end, None) {
        return None;
    }
    // A sentence of counts before it: these are the names to them.
    if n > 0 && lens.sentences.get(n - 1).is_some_and(|&(a, b)| counts::counts(lens, marks, a, b).sides() > 0)
    {
        return None;
    }
    let members = members::members(lens, marks, n);
    let count = |list: &[String]| (1..=9).contains(&list.len()).then_some(list.len() as u32);
    let in_favour = count(&members.for_)?;
    let against = count(&members.against).or_else(|| count(&members.abstain).map(|_| 0));
    against?;
    let counts = Counts::default();
    Some(Vote {
        body: bodies::body(lens, n, start, end).map(|b| b.words),
        date: lens.date_in(start, end),
        motion: motion::motion(lens, marks, start, end),
        in_favour: Some(in_favour),
        against,
        abstain: count(&members.abstain),
        outcome: outcome(lens, marks, n, start, end, &counts),
        named_for: members.for_,
        named_against: members.against,
        named_abstain: members.abstain,
        spans: Spans::one(lens.span(start, end)),
        ..Vote::default()
    })
}

/// A vote told as a roll: "Ayes: Vance, Oso. Noes: Castell."
fn rolled(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    members: members::Members,
    end: usize,
) -> Vote {
    let count = |list: &[String]| (!list.is_empty()).then_some(list.len() as u32);
    let (yes, no) = (count(&members.for_), count(&members.against));
    let told = outcome(lens, marks, n, start, end, &Counts::default());
    let more = if yes > no { VoteOutcome::Adopted } else { VoteOutcome::Rejected };
    Vote {
        body: bodies::body(lens, n, start, end).map(|b| b.words),
        date: lens.date_in(start, end).or_else(|| date_before(lens, n)),
        in_favour: yes,
        against: no,
        abstain: count(&members.abstain),
        absent: Some(members.absent).filter(|&n| n > 0),
        outcome: told.or(Some(more)),
        motion: motion::motion(lens, marks, start, end),
        named_for: members.for_,
        named_against: members.against,
        named_abstain: members.abstain,
        spans: Spans::one(lens.span(start, end)),
    }
}

/// The day told in a stretch: not that of the dateline, if there is another.
fn day(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    let dash = (start..(start + 8).min(end))
        .find(|&k| matches!(lens.p.raw(k), "—" | "–") && !lens.p.is_number(k + 1));
    let after = dash.and_then(|k| lens.date_in(k + 1, end));
    after.or_else(|| lens.date_in(start, end))
}

/// The day told in the sentence before, where that speaks of the vote too.
fn date_before(lens: &Lens<'_>, n: usize) -> Option<String> {
    let &(start, end) = n.checked_sub(1).and_then(|k| lens.sentences.get(k))?;
    lens.date_in(start, end).filter(|_| mentions_vote(lens, start, end))
}

/// How many members cast a veto.
fn vetoes(lens: &Lens<'_>, start: usize, end: usize) -> Option<u32> {
    let p = &lens.p;
    let at = lens.find(start, end, |w| matches!(w, "veto" | "vetoed" | "vetoes" | "vetoing"))?;
    let mut verb = at;
    while verb > start
        && matches!(
            p.before(verb, 1),
            "a" | "its" | "the" | "their" | "cast" | "used" | "both" | "each" | "wielded"
        )
    {
        verb -= 1;
    }
    let last = lens.name_before(verb).filter(|n| n.start >= start && n.end == verb)?;
    let mut count = 1;
    let mut first = last.start;
    while count < 5 && first > start && (p.before(first, 1) == "and" || count > 1 && p.raw(first - 1) == ",")
    {
        let Some(name) = lens.name_before(first - 1).filter(|n| n.start >= start) else { break };
        first = name.titled.min(name.start);
        count += 1;
    }
    Some(count)
}
