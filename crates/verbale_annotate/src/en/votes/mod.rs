//! Votes of bodies: counts by side, body, day, outcome, named members.
//!
//! A vote is told by its counts ("186 votes to 3", "41 for and 39 against"), by the lack of one ("without a vote", "by
//! consensus"), or by being put off. Polls, elections by the public, whip counts and votes to come are none.

mod bodies;
mod counts;
mod members;

pub(super) use bodies::deciding;
pub(super) use counts::votes_at;

use super::lens::Lens;
use counts::Counts;
use verbale_model::{Spans, Vote, VoteOutcome};

/// The votes told in a text, in text order.
pub(super) fn votes(lens: &Lens<'_>) -> Vec<Vote> {
    let mut out: Vec<Vote> = Vec::new();
    let mut taken = 0;
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        if start < taken || !mentions_vote(lens, start, end) {
            continue;
        }
        let parts = parts(lens, start, end);
        let several = parts.len() > 1;
        for (from, to) in parts {
            if let Some((vote, reach)) = vote(lens, n, from, to, several) {
                taken = taken.max(reach);
                out.push(vote);
            }
        }
    }
    out
}

/// The clauses of a sentence that each tell a vote of their own, or the sentence.
fn parts(lens: &Lens<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let p = &lens.p;
    let full =
        |counts: &Counts| counts.pair.is_some() || counts.in_favour.is_some() && counts.against.is_some();
    let mut parts = Vec::new();
    let mut from = start;
    for i in start..end {
        let border = p.raw(i) == ";" || p.raw(i) == "," || matches!(p.word(i), "while" | "whereas" | "but");
        if border
            && i > from
            && full(&counts::counts(lens, from, i))
            && full(&counts::counts(lens, i + 1, end))
        {
            parts.push((from, i + 1));
            from = i + 1;
        }
    }
    parts.push((from, end));
    parts
}

fn mentions_vote(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    (start..end).any(|i| {
        let word = p.word(i);
        word.starts_with("vot")
            || word.starts_with("abst")
            || verdict(word).is_some()
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
            ) && (word != "no" || p.before(i, 1) == "said")
            || matches!(word, "for" | "abstaining" | "absent") && p.raw(i + 1) == ":"
            || p.is_number(i) && (p.word(i + 1) == "to" || p.hyphen(i + 1)) && p.is_number(i + 2)
    })
}

/// The outcome that a verb tells.
fn verdict(word: &str) -> Option<VoteOutcome> {
    Some(match word {
        "adopted" | "adopts" | "adopt" | "passed" | "passes" | "approved" | "approves" | "endorsed"
        | "endorses" | "carried" | "backed" | "ratified" | "ratifies" | "accepted" | "cleared"
        | "impeached" | "authorised" | "authorized" | "agreed" | "upheld" | "ousted" | "enacted"
        | "extended" | "renewed" | "condemned" | "demanded" | "urged" | "adopting" | "prevailed"
        | "through" | "won" | "elected" | "confirmed" | "dismissed" | "lifted" | "granted" | "passage"
        | "adoption" | "approval" | "succeeded" | "succeeds" | "carries" | "backs" | "supported"
        | "accepts" | "sanctioned" | "waved" | "nodded" | "okayed" | "ok’d" | "clears" | "greenlit"
        | "green-lit" | "admitted" | "suspended" | "expelled" | "sacked" | "toppled" | "unseated"
        | "ratifying" | "approving" | "passing" | "endorsing" | "backing" | "ratification" | "acceptance"
        | "validated" | "squeaked" | "scraped" | "sailed" | "repealed" | "abolished" | "legalised"
        | "legalized" | "denounced" => VoteOutcome::Adopted,
        "rejected" | "rejects" | "rejecting" | "refused" | "defeated" | "fell" | "falls" | "failed"
        | "fails" | "lost" | "loses" | "vetoed" | "blocked" | "sank" | "threw" | "killed" | "spurned"
        | "declined" | "refusing" | "survived" | "tied" | "voted-down" | "thrown" | "defeat" | "vetoes"
        | "rejection" | "buried" | "scuppered" | "torpedoed" | "dead" | "quashed" | "dismissing"
        | "spurns" | "kills" | "sinks" | "sunk" | "blocks" | "blocking" | "defeats" | "losing"
        | "failing" | "throws" | "opposed" | "nixed" | "scotched" | "vetoing" | "turned" | "survive"
        | "shot" | "doomed" => VoteOutcome::Rejected,
        "postponed" | "postpones" | "deferred" | "adjourned" | "delayed" | "shelved" => {
            VoteOutcome::Postponed
        }
        _ => return None,
    })
}

fn vote(lens: &Lens<'_>, n: usize, start: usize, end: usize, part: bool) -> Option<(Vote, usize)> {
    let p = &lens.p;
    let mut counts = counts::counts(lens, start, end);
    let mut reach = end;
    if counts.sides() == 0 {
        return settled(lens, start, end).map(|vote| (vote, end));
    }
    if unreal(lens, start, end) {
        return None;
    }
    // The rest of the count in the next sentences: "Nine abstained."
    let following = lens.sentences.iter().skip(n + 1).take(if part { 0 } else { 3 });
    for &(next, last) in following {
        let more = counts::counts(lens, next, last);
        let new = counts.takes(&more);
        if more.sides() > 0
            && new
            && (counts.sides() < 2
                || more.pair.is_none() && more.first_role().is_none_or(|r| r != counts::Role::For))
        {
            if counts.sides() < 2 {
                counts.last = more.last;
            }
            counts.merge(more);
            reach = last;
        } else {
            break;
        }
    }
    let outcome = outcome(lens, start, end, &counts);
    let (in_favour, mut against) = counts.sides_given(outcome);
    let mut members = members::members(lens, n);
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
        matches!(p.word(i), "lone" | "sole" | "only" | "single" | "solitary")
            && (i + 1..i + 3).any(|k| {
                matches!(
                    p.word(k),
                    "no" | "nay" | "dissenter" | "dissent" | "opponent" | "objector" | "objection"
                ) || matches!(p.word(k), "vote" | "voice" | "hand") && p.word(k + 1) == "against"
            })
    });
    if lone && in_favour.is_some() {
        against = against.or(Some(1));
    }
    if against.is_none() && in_favour.is_some() {
        let vetoes = vetoes(lens, start, reach);
        against = vetoes.or((1..=3).contains(&members.against.len()).then_some(members.against.len() as u32));
    }
    let voted = in_favour.is_some() && against.is_some()
        || counts.strong
        || in_favour.or(against).is_some()
            && (counts.abstain.is_some() || outcome.is_some() || counts.absent.is_some());
    if !voted {
        return settled(lens, start, end).map(|vote| (vote, end));
    }
    let body = bodies::body(lens, n, start, end);
    let first = counts.first;
    let from = match &body {
        Some(body) if body.start >= start && body.start < end => body.start.min(first),
        _ => first,
    };
    let from = if first - from > 45 { first } else { from };
    let last = counts.last.min(reach).max(first + 1);
    // "..., with Tarn abstaining": the named are the count where none is given.
    let named = (1..=3).contains(&members.abstain.len()).then_some(members.abstain.len() as u32);
    let vote = Vote {
        body: body.map(|b| b.words),
        date: lens.date_in(start, end).or_else(|| lens.date_in(start, reach)),
        motion: motion(lens, start, end),
        in_favour,
        against,
        abstain: counts.abstain.or(named),
        absent: counts.absent,
        outcome,
        named_for: members.for_,
        named_against: members.against,
        named_abstain: members.abstain,
        spans: Spans::one(lens.span(from, last.max(from + 1))),
    };
    Some((vote, reach))
}

/// How many members cast a veto.
fn vetoes(lens: &Lens<'_>, start: usize, end: usize) -> Option<u32> {
    let p = &lens.p;
    let at = lens.find(start, end, |w| matches!(w, "veto" | "vetoed" | "vetoes" | "vetoing"))?;
    let verb =
        if matches!(p.before(at, 1), "a" | "its" | "the" | "their") { at.saturating_sub(2) } else { at };
    let names = lens.names_in(start, verb);
    let last = names.last().filter(|n| n.end == verb)?;
    let joined = names.len() > 1 && p.before(last.start, 1) == "and";
    Some(if joined { 2 } else { 1 })
}

/// A vote without counts: by consensus, put off, or vetoed.
fn settled(lens: &Lens<'_>, start: usize, end: usize) -> Option<Vote> {
    let p = &lens.p;
    let phrase = (start..end).find_map(|i| {
        if p.are(i, &["without", "a", "vote"]) {
            Some((i, i + 3, VoteOutcome::Adopted))
        } else if p.are(i, &["by", "consensus"])
            || p.are(i, &["by", "acclamation"])
            || p.are(i, &["without", "objection"])
            || p.are(i, &["without", "dissent"])
        {
            Some((i, i + 2, VoteOutcome::Adopted))
        } else if p.are(i, &["on", "the", "nod"])
            || p.are(i, &["with", "one", "voice"])
            || p.are(i, &["by", "qualified", "majority"])
        {
            Some((i, i + 3, VoteOutcome::Adopted))
        } else if p.are(i, &["by", "unanimity"])
            || p.are(i, &["under", "silence"])
            || p.are(i, &["by", "silence"])
        {
            Some((i, i + 2, VoteOutcome::Adopted))
        } else if let Some(last) = undisputed(lens, i, end) {
            Some((i, last + 1, VoteOutcome::Adopted))
        } else if matches!(p.word(i), "unanimously" | "unopposed" | "unanimous" | "consensus")
            || p.are(i, &["nem", "con"])
        {
            Some((i, i + 1, VoteOutcome::Adopted))
        } else {
            let off = matches!(
                p.word(i),
                "postponed"
                    | "deferred"
                    | "delayed"
                    | "postpones"
                    | "shelved"
                    | "adjourned"
                    | "rescheduled"
                    | "postpone"
                    | "defer"
            ) || matches!(
                p.word(i),
                "put" | "puts" | "called" | "pushed" | "held" | "stood" | "taken" | "carried" | "moved"
            ) && (i + 1..(i + 6).min(end))
                .any(|k| matches!(p.word(k), "off" | "back" | "over"));
            let vote = off
                && (start..end).any(|k| {
                    matches!(
                        p.word(k),
                        "vote"
                            | "votes"
                            | "ballot"
                            | "division"
                            | "ratification"
                            | "voting"
                            | "reading"
                            | "motion"
                    )
                });
            vote.then_some((i, i + 1, VoteOutcome::Postponed))
        }
    })?;
    let (at, to, outcome) = phrase;
    let acted = (start..end).any(|k| {
        verdict(p.word(k)) == Some(outcome)
            || matches!(
                p.word(k),
                "voted" | "put" | "called" | "shelved" | "went" | "goes" | "chose" | "decided"
            )
    });
    if !acted || unreal(lens, start, end) || lens.any(start, at, &["not", "n't", "n’t", "never", "if"]) {
        return None;
    }
    let n = lens.sentences.partition_point(|s| s.0 <= start).saturating_sub(1);
    let body = bodies::body(lens, n, start, end);
    let verb = (start..end).find(|&k| verdict(p.word(k)) == Some(outcome)).unwrap_or(at);
    let from = body
        .as_ref()
        .filter(|b| b.start >= start && b.start < end)
        .map_or(verb, |b| b.start.min(verb))
        .min(at);
    let mut last = to.max(verb + 1);
    if let Some(day) = lens.told_in(last, end).iter().find(|t| t.start <= last + 2) {
        last = day.end;
    }
    if outcome == VoteOutcome::Postponed {
        last = lens.clause_end(last, end).min(last + 18);
    }
    let date = if outcome == VoteOutcome::Postponed { None } else { lens.date_in(start, end) };
    Some(Vote {
        body: body.map(|b| b.words),
        date,
        motion: motion(lens, start, end),
        outcome: Some(outcome),
        spans: Spans::one(lens.span(from, last)),
        ..Vote::default()
    })
}

/// "without a single hand raised against it", "nobody objecting": the last word of it.
fn undisputed(lens: &Lens<'_>, i: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    let to = (i + 7).min(end);
    match p.word(i) {
        "without" => (i + 1..to).find(|&k| {
            matches!(
                p.word(k),
                "vote"
                    | "count"
                    | "dissent"
                    | "objection"
                    | "objections"
                    | "opposition"
                    | "debate"
                    | "division"
                    | "protest"
                    | "hand"
                    | "murmur"
                    | "voice"
                    | "discussion"
                    | "dissenter"
                    | "amendment"
            )
        }),
        "nobody" | "none" | "no-one" | "no" => (i + 1..to).find(|&k| {
            matches!(
                p.word(k),
                "objected"
                    | "objecting"
                    | "dissented"
                    | "dissenting"
                    | "opposed"
                    | "opposing"
                    | "objection"
                    | "objections"
            )
        }),
        _ => None,
    }
}

/// Counts of something that is no vote held: polls, elections, forecasts, whip counts.
fn unreal(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    if lens.any(start, end, &["postponed", "deferred", "adjourned"]) {
        return false;
    }
    let poll = lens.any(
        start,
        end,
        &[
            "poll",
            "polls",
            "pollster",
            "survey",
            "turnout",
            "electorate",
            "referendum",
            "plebiscite",
            "exit",
            "constituency",
            "needs",
            "whips",
            "whip",
            "forecast",
            "predicts",
            "bookmakers",
            "polled",
            "respondents",
            "viewers",
            "readers",
            "listeners",
            "jury",
            "goals",
            "match",
            "runners",
        ],
    );
    let shares =
        (start..end).filter(|&i| p.raw(i) == "%" || p.word(i) == "cent" || p.word(i) == "percent").count()
            >= 1
            && !(start..end).any(|i| counts::pair_at(lens, i).is_some());
    let ahead = (start..end).any(|i| {
        matches!(
            p.word(i),
            "will" | "would" | "could" | "might" | "expected" | "likely" | "needed" | "required"
        ) && !lens.any(
            start,
            end,
            &[
                "adopted",
                "passed",
                "rejected",
                "approved",
                "defeated",
                "voted",
                "carried",
                "annulled",
                "fell",
                "again",
                "brought",
                "toppled",
                "supported",
                "opposed",
                "backed",
            ],
        )
    });
    poll || shares || ahead
}

fn outcome(lens: &Lens<'_>, start: usize, end: usize, counts: &Counts) -> Option<VoteOutcome> {
    let p = &lens.p;
    if (start..end).any(|i| {
        p.are(i, &["voted", "down"])
            || p.are(i, &["turned", "down"])
            || p.are(i, &["fell", "short"])
            || p.are(i, &["threw", "out"])
            || p.are(i, &["thrown", "out"])
            || p.are(i, &["is", "dead"])
            || p.are(i, &["was", "lost"])
            || matches!(p.word(i), "turned" | "voted" | "shot")
                && lens.any(i + 1, (i + 6).min(end), &["down"])
                && !lens.any(i + 1, (i + 6).min(end), &[","])
            || matches!(p.word(i), "threw" | "throw" | "throws")
                && lens.any(i + 1, (i + 6).min(end), &["out"])
            || p.are(i, &["was", "dead"])
            || p.are(i, &["not", "carried"])
            || p.are(i, &["not", "adopted"])
            || matches!(p.word(i), "veto" | "vetoed")
    }) {
        return Some(VoteOutcome::Rejected);
    }
    let put_off = (start..end)
        .any(|i| p.are(i, &["put", "off"]) || p.are(i, &["puts", "off"]) || p.are(i, &["putting", "off"]));
    if put_off {
        return Some(VoteOutcome::Postponed);
    }
    if (start..end)
        .any(|i| matches!(p.word(i), "brought" | "brings" | "voted" | "toppled") && p.word(i + 1) == "down")
    {
        return Some(VoteOutcome::Adopted);
    }
    if lens.any(start, end, &["annulled", "void", "disputes", "disputed"]) {
        return None;
    }
    let near = |i: &usize| {
        let i = *i;
        if i < counts.first { counts.first - i } else { i.saturating_sub(counts.last) }
    };
    let verb = (start..end)
        .filter(|&i| {
            verdict(p.word(i)).is_some_and(|v| v != VoteOutcome::Postponed)
                && !matches!(p.word(i), "opposed" | "supported" | "backing" | "turned" | "shot")
                && (p.word(i) != "through"
                    || matches!(
                        p.before(i, 1),
                        "went" | "goes" | "go" | "got" | "squeaked" | "scraped" | "sailed"
                    ))
        })
        .min_by_key(near);
    let mut found = verb.and_then(|i| verdict(p.word(i)));
    if found.is_none()
        && (start..end).any(|i| p.word(i) == "voted" && matches!(p.word(i + 1), "to" | "for" | "in"))
    {
        found = Some(VoteOutcome::Adopted);
    }
    if found.is_none() && counts.pair.is_some_and(|(a, b)| a == b) {
        found = Some(VoteOutcome::Rejected);
    }
    // More said yes than no, and nothing else is told.
    if found.is_none()
        && let (Some(yes), Some(no)) = (counts.in_favour, counts.against)
        && yes > no
        && counts.pair.is_none()
        && !lens.any(start, end, &["two-thirds", "majority", "needed", "required", "quorum"])
    {
        found = Some(VoteOutcome::Adopted);
    }
    if found.is_none()
        && lens.any(start, end, &["majority"])
        && (start..end).any(|i| p.are(i, &["said", "yes"]))
    {
        found = Some(VoteOutcome::Adopted);
    }
    // "The Lords defeated the government": the motion against it carried.
    if let Some(i) = verb.filter(|&i| p.word(i) == "defeated") {
        let at = if p.word(i + 1) == "the" { i + 2 } else { i + 1 };
        let passive = matches!(p.before(i, 1), "was" | "were" | "been" | "be");
        if !passive && matches!(p.word(at), "government" | "cabinet" | "ministers" | "minister" | "executive")
        {
            found = Some(VoteOutcome::Adopted);
        }
    }
    found
}

/// What was voted on: the words after the verb of the outcome.
fn motion(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let verb =
        lens.find(start, end, |w| verdict(w).is_some() && !matches!(w, "through" | "fell" | "lost"))?;
    let mut from = verb + 1;
    while matches!(p.word(from), "the" | "a" | "an" | "its" | "until") {
        from += 1;
    }
    let mut to = from;
    while to < end
        && to < from + 8
        && p.is_word(to)
        && !matches!(
            p.word(to),
            "by" | "with" | "without" | "after" | "at" | "when" | "while" | "to" | "despite"
        )
        && !lens.told_in(to, to + 1).iter().any(|t| t.start == to)
    {
        to += 1;
    }
    while to > from && matches!(p.before(to, 1), "on" | "in" | "the" | "and" | "a" | "of") {
        to -= 1;
    }
    (to > from && !matches!(p.word(from), "it" | "them" | "this" | "unanimously"))
        .then(|| lens.text(from, to).to_owned())
}
