//! What became of a motion.

use super::counts::{Counts, Role};
use super::sides::against_verb;
use super::words::{Kind, Mark, Marks};
use crate::en::lens::Lens;
use verbale_model::VoteOutcome;

/// The outcome that a verb tells.
pub(super) fn verdict(word: &str) -> Option<VoteOutcome> {
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

/// The outcome told nearest to the counts, in the sentence or those beside it; else what the counts say.
pub(super) fn outcome(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
    counts: &Counts,
) -> Option<VoteOutcome> {
    if lens.any(start, end, &["annulled", "void", "disputes", "disputed"]) {
        return None;
    }
    let said = told(lens, marks, start, end, counts);
    if said.is_some() {
        return said;
    }
    // More said yes than no, and nothing else is told.
    let short = short(lens, start, end);
    let near = [Some(n + 1), n.checked_sub(1)];
    let beside = near.into_iter().flatten().filter_map(|k| lens.sentences.get(k).copied());
    let around = beside.clone().find_map(|(a, b)| told(lens, marks, a, b, counts));
    let (yes, no) = match counts.pair {
        Some((a, b)) => (Some(a), Some(b)),
        None => (counts.in_favour, counts.against),
    };
    if let (Some(yes), Some(no)) = (yes, no) {
        if yes == no && counts.pair.is_some() {
            return around.or(Some(VoteOutcome::Rejected));
        }
        // A pair is read by its outcome; told sides speak for themselves.
        return around.or_else(|| {
            if yes > no {
                (!short).then_some(VoteOutcome::Adopted)
            } else {
                (yes < no && counts.pair.is_none()).then_some(VoteOutcome::Rejected)
            }
        });
    }
    let most = counts.majority
        || counts.in_favour.is_some() && lens.any(start, end, &["majority"])
        || yes.is_some_and(|yes| counts.abstain.is_some_and(|rest| yes > rest));
    around.or_else(|| (most && !short).then_some(VoteOutcome::Adopted))
}

/// Whether more than half was needed, or the words tell how much was missing.
pub(super) fn short(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.any(
        start,
        end,
        &[
            "two-thirds",
            "needed",
            "required",
            "quorum",
            "thirds",
            "three-fifths",
            "three-quarters",
            "supermajority",
            "short",
        ],
    )
}

/// The outcome that the words of a sentence tell, nearest to the counts.
pub(super) fn told(
    lens: &Lens<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
    counts: &Counts,
) -> Option<VoteOutcome> {
    if let Some(outcome) = moved(lens, start, end, counts) {
        return Some(outcome);
    }
    let all = marks.within(start, end);
    let within = |m: &Mark| {
        all.iter().any(|o| {
            o != m
                && o.at <= m.at
                && m.end <= o.end
                && o.end - o.at > m.end - m.at
                && matches!(o.tells.kind, Kind::Became(_))
        })
    };
    let best = all
        .iter()
        .filter(|m| matches!(m.tells.kind, Kind::Became(_)) && acts(lens, m) && !within(m))
        .min_by_key(|m| {
            let far =
                if m.at < counts.first { counts.first - m.at } else { m.at.saturating_sub(counts.last) };
            // "could bear neither to support nor to sink it": what is not told as done.
            let bare = lens.tag(m.at) == "VB" && lens.p.before(m.at, 1) == "to";
            far + if m.tells.sure { 0 } else { 12 }
                + if m.end > m.at + 1 { 0 } else { 2 }
                + if bare { 40 } else { 0 }
        });
    let Some(best) = best else { return sided(lens, all, counts) };
    let Kind::Became(outcome) = best.tells.kind else { return None };
    Some(turned(lens, best, outcome, start))
}

/// What those who voted "48 to 51 against the treaty" or "31 to 12 not to renew it" wanted: told right after the pair.
fn moved(lens: &Lens<'_>, start: usize, end: usize, counts: &Counts) -> Option<VoteOutcome> {
    let p = &lens.p;
    counts.pair?;
    if counts.first < start || counts.first >= end {
        return None;
    }
    // "It would not (27–33), it did (31–29)"
    let mut link = counts.first;
    while link > start && matches!(p.before(link, 1), "(" | "," | "—" | "–" | ":") {
        link -= 1;
    }
    match p.before(link, 1) {
        "not" | "n’t" | "n't" => return Some(VoteOutcome::Rejected),
        "would" | "did" | "could" | "yes" => return Some(VoteOutcome::Adopted),
        "no" => return Some(VoteOutcome::Rejected),
        _ => {}
    }
    let cast = |k: usize| {
        p.word(k).starts_with("vot")
            || matches!(p.word(k), "divided" | "split" | "decided" | "chose" | "ruled" | "came")
            || matches!(p.word(k), "was" | "is") && k + 1 == counts.first
    };
    if !(counts.first.saturating_sub(8).max(start)..counts.first).any(cast) {
        return None;
    }
    // Over the day: "48 to 51 on Wednesday against".
    let mut at = (counts.first..counts.last)
        .find_map(|k| super::tallies::pair_at(lens, k))
        .map_or(counts.last, |v| v.3);
    for _ in 0..3 {
        if matches!(
            p.word(at),
            "on" | "late" | "early" | "in" | "yesterday" | "today" | "last" | "night" | "evening"
        ) && let Some(day) = lens.told_in(at, at + 3).first()
        {
            at = day.end;
        }
        if matches!(p.word(at), "night" | "evening" | "morning" | "afternoon" | "yesterday" | "today") {
            at += 1;
        }
    }
    // "It was 61–59 in the Knesset against": over the body.
    if matches!(p.word(at), "in" | "at")
        && let Some(body) = (at + 1..at + 6).find(|&k| super::bodies::deciding(p.word(k)))
    {
        at = body + 1;
    }
    let delays = |k: usize| matches!(p.word(k), "postpone" | "defer" | "adjourn" | "delay" | "shelve");
    match p.word(at) {
        "against" if super::tallies::votes_at(lens, at + 1).is_none() => Some(VoteOutcome::Rejected),
        "for" if super::tallies::votes_at(lens, at + 1).is_none() => Some(VoteOutcome::Adopted),
        "not" if p.word(at + 1) == "to" => Some(VoteOutcome::Rejected),
        "to" if lens.tag(at + 1) == "VB" && !delays(at + 1) => {
            Some(if against_verb(lens, at + 1) { VoteOutcome::Rejected } else { VoteOutcome::Adopted })
        }
        _ => None,
    }
}

/// "The Senate voted against the treaty, 51–48": the side that the body took, where nothing tells what became of it.
fn sided(lens: &Lens<'_>, all: &[Mark], counts: &Counts) -> Option<VoteOutcome> {
    counts.pair?;
    all.iter().filter(|m| lens.tag(m.at).starts_with('V') && m.end > m.at + 1).find_map(|m| {
        let (a, b) = (m.end.min(counts.last), m.at.max(counts.first));
        let apart = (a.min(b)..a.max(b)).any(|k| matches!(lens.p.raw(k), ";" | "—"));
        match m.tells.kind {
            _ if apart || !m.tells.sure => None,
            Kind::Side(Role::Against) => Some(VoteOutcome::Rejected),
            Kind::Side(Role::For) => Some(VoteOutcome::Adopted),
            _ => None,
        }
    })
}

/// Whether a mark stands as a verb, or as a phrase or noun of its own.
fn acts(lens: &Lens<'_>, m: &Mark) -> bool {
    let p = &lens.p;
    let word = p.word(m.at);
    // "the parliament said no to it", not "two members said no"
    if matches!(word, "said" | "says" | "say") {
        let subject = lens.trees.subject(m.at).filter(|&s| s < m.at);
        return subject
            .is_some_and(|s| super::bodies::deciding(p.word(s)) || matches!(p.word(s), "majority" | "most"));
    }
    if m.end > m.at + 1 {
        return lens.tag(m.at) != "NNP";
    }
    let tag = lens.tag(m.at);
    let noun = matches!(
        word,
        "passage"
            | "adoption"
            | "approval"
            | "ratification"
            | "rejection"
            | "defeat"
            | "postponement"
            | "deferral"
            | "adjournment"
            | "acceptance"
    ) || matches!(word, "dead" | "lost" | "beaten");
    // "having lost their way": no vote was lost.
    if matches!(word, "lost" | "loses" | "losing" | "carried" | "cleared")
        && lens.trees.hung_as(m.at, &["obj"]).is_some_and(|o| {
            o > m.at
                && o < m.at + 5
                && lens.tag(m.at + 1) == "PRP$"
                && !matches!(p.word(o), "vote" | "votes" | "division" | "ballot" | "majority")
        })
    {
        return false;
    }
    // "the adopted text", "in order to pass": told of something else.
    let described = matches!(tag, "VBN" | "JJ")
        && matches!(lens.tag(m.end), "NN" | "NNS")
        && m.at > 0
        && matches!(lens.tag(m.at - 1), "DT" | "PRP$");
    (tag.starts_with('V')
        || noun
        || matches!(tag, "NNS" | "NN" | "JJ")
            && super::verdict(word).is_some()
            && !matches!(word, "ratification"))
        && !described
        && !matches!(word, "opposed" | "supported" | "turned" | "shot")
}

/// The outcome with what turns it: "did not pass", "failed to adopt", "the Lords defeated the government".
fn turned(lens: &Lens<'_>, m: &Mark, outcome: VoteOutcome, start: usize) -> VoteOutcome {
    let p = &lens.p;
    let before = m.at.saturating_sub(4).max(start);
    let negated = (before..m.at).rev().take_while(|&i| !p.is_mark(i) || p.hyphen(i)).any(|i| {
        matches!(
            p.word(i),
            "not"
                | "n’t"
                | "n't"
                | "never"
                | "failed"
                | "fails"
                | "refused"
                | "refuses"
                | "declined"
                | "declines"
                | "without"
                | "neither"
        )
    });
    if outcome == VoteOutcome::Adopted && negated {
        return VoteOutcome::Rejected;
    }
    // "The budget survived": it is the motion that lives on.
    if p.word(m.at).starts_with("surviv")
        && lens.trees.subject(m.at).is_some_and(|s| super::motion::written(p.word(s)))
    {
        return VoteOutcome::Adopted;
    }
    // A court that strikes down a law has done what was moved.
    let court = (start..=m.end).any(|i| matches!(p.word(i), "court" | "judges" | "justices" | "tribunal"));
    if court && matches!(p.word(m.at), "struck" | "strikes" | "strike") {
        return VoteOutcome::Adopted;
    }
    if p.word(m.at) == "defeated" {
        let at = if p.word(m.at + 1) == "the" { m.at + 2 } else { m.at + 1 };
        let passive = matches!(p.before(m.at, 1), "was" | "were" | "been" | "be");
        if !passive && matches!(p.word(at), "government" | "cabinet" | "ministers" | "minister" | "executive")
        {
            return VoteOutcome::Adopted;
        }
    }
    // "inflicted a ninth defeat on the government": what was moved against it is carried.
    if p.word(m.at) == "defeat" && matches!(p.word(m.at + 1), "on" | "for" | "upon") {
        let at = if p.word(m.at + 2) == "the" { m.at + 3 } else { m.at + 2 };
        if matches!(p.word(at), "government" | "cabinet" | "ministers" | "minister" | "executive" | "premier")
        {
            return VoteOutcome::Adopted;
        }
    }
    outcome
}
