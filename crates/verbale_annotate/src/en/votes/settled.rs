//! Votes without counts, and counts that are no votes.

use super::motion::motion;
use super::vocabulary::{Class, is};
use super::words::{Kind, Marks};
use super::{bodies, verdict};
use crate::en::lens::Lens;
use verbale_model::{QuantityKind, Spans, Vote, VoteOutcome};

/// A vote without counts: by consensus, put off, vetoed, or told by the verb alone.
pub(super) fn settled(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<Vote> {
    let p = &lens.p;
    if let Some(vote) = by_share(lens, marks, start, end) {
        return Some(vote);
    }
    let (at, to, outcome, sure) = phrase(lens, marks, start, end)?;
    let core = |f: &super::words::Mark| f.tells.kind == Kind::Became(outcome) && f.tells.sure;
    let acted = sure
        && (start..end).any(|k| bodies::deciding(p.word(k)))
        && lens.any(start, end, &["hand", "hands", "voice", "objection", "objections"])
        || sure
            && (start..end)
                .any(|k| lens.tag(k) == "VBD" && !matches!(p.word(k), "was" | "were" | "had" | "did"))
        || sure && (start..end).any(|k| lens.tag(k) == "VBN" && lens.trees.passive(k))
        || (start..end).any(|k| {
            verdict(p.word(k)) == Some(outcome)
                || matches!(
                    p.word(k),
                    "voted" | "put" | "called" | "shelved" | "went" | "goes" | "chose" | "decided"
                )
        })
        || marks.within(start, end).iter().any(core)
        || outcome == VoteOutcome::Postponed && is(p.word(at), Class::Moves)
        || marks.within(start, end).iter().any(|m| {
            m.tells.kind == Kind::Became(outcome)
                && lens.tag(m.at) == "VBD"
                && lens.trees.subject(m.at).is_some_and(|s| bodies::deciding(p.word(s)))
        });
    let denied = ["not", "n't", "n’t", "never", "if", "unless"];
    if !acted
        || unreal(lens, marks, start, end, None)
        || lens.any(at.saturating_sub(8).max(start), at, &denied)
    {
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
        motion: motion(lens, marks, start, end),
        outcome: Some(outcome),
        spans: Spans::one(lens.span(from, last)),
        ..Vote::default()
    })
}

/// The words that tell a vote without counts, its outcome, and whether they speak of a vote by themselves.
fn phrase(
    lens: &Lens<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
) -> Option<(usize, usize, VoteOutcome, bool)> {
    let p = &lens.p;
    let all = marks.within(start, end);
    if let Some(m) = all.iter().find(|m| m.tells.kind == Kind::Settled) {
        return Some((m.at, m.end, VoteOutcome::Adopted, m.tells.sure));
    }
    let voting = |k: usize| {
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
                | "decision"
                | "roll-call"
                | "vote-taking"
        )
    };
    if let Some((at, to)) = moved_to(lens, start, end) {
        return Some((at, to, VoteOutcome::Postponed, false));
    }
    let off = all.iter().find(|m| m.tells.kind == Kind::Became(VoteOutcome::Postponed));
    if let Some(m) = off.filter(|_| (start..end).any(voting)) {
        return Some((m.at, m.end, VoteOutcome::Postponed, false));
    }
    // "approved the licence by a comfortable margin", "voted to extend the truce"
    let n = lens.sentences.partition_point(|s| s.0 <= start).saturating_sub(1);
    let near = lens.sentences.iter().skip(n).take(2);
    // "Parliament resolved that they should go. No figures were given."
    let after = lens.sentences.get(n + 1).map_or(end, |s| s.1);
    let silent = |at: usize| matches!(p.word(at), "no" | "did");
    let loose = marks
        .within(start, after)
        .iter()
        .find(|m| m.tells.kind == Kind::Uncounted && (m.at < end || silent(m.at)));
    let cast = |s: &(usize, usize)| {
        (s.0..s.1).any(|k| {
            matches!(
                p.word(k),
                "vote"
                    | "voted"
                    | "votes"
                    | "ballot"
                    | "ballots"
                    | "division"
                    | "abstained"
                    | "abstaining"
                    | "abstention"
                    | "abstentions"
                    | "dissented"
                    | "dissenting"
            )
        })
    };
    if loose.is_none() && !near.into_iter().any(cast) {
        return None;
    }
    // The counts come in the next sentence.
    let next = lens.sentences.get(n + 1).map(|&(a, b)| super::counts::counts(lens, marks, a, b).sides());
    if next.is_some_and(|sides| sides > 0) {
        return None;
    }
    let verb = all.iter().find(|m| {
        let past = matches!(lens.tag(m.at), "VBD" | "VBN" | "VBZ");
        matches!(m.tells.kind, Kind::Became(_))
            && m.tells.sure
            && past
            && (bodies::acting(lens, m.at).is_some_and(|b| decides(&b.words))
                || (loose.is_some() || cast(&(start, end)))
                    && (start..end).any(|k| bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN")))
    })?;
    let counts = super::Counts::default();
    let outcome = super::outcomes::told(lens, marks, verb.at, end, &counts)?;
    Some((verb.at, loose.filter(|m| m.at < end).map_or(verb.end, |m| m.end.max(verb.end)), outcome, true))
}

/// "Fifty-nine per cent of the machinists took the offer": a vote of members whose count is told as a share.
fn by_share(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<Vote> {
    let p = &lens.p;
    let share = lens.told_in(start, end).iter().find(|t| t.quantity.kind == QuantityKind::Share)?;
    let of = (share.end..(share.end + 3).min(end)).find(|&k| matches!(p.word(k), "of" | "among"))?;
    let noun = (of + 1..(of + 7).min(end))
        .take_while(|&k| p.is_word(k) || p.glued(k))
        .find(|&k| bodies::voter(p.word(k)) || p.word(k) == "membership")?;
    let voted = (start..end).any(|k| p.word(k).starts_with("vot") || p.word(k).starts_with("ballot"));
    let thing = (noun..end).any(|k| {
        matches!(
            p.word(k),
            "offer"
                | "deal"
                | "contract"
                | "agreement"
                | "pact"
                | "terms"
                | "settlement"
                | "package"
                | "strike"
                | "walkout"
                | "stoppage"
                | "merger"
                | "takeover"
                | "sale"
                | "bid"
                | "motion"
                | "accord"
        )
    });
    let poll = marks.within(start, end).iter().any(|m| m.tells.kind == Kind::Unreal);
    if !(voted || p.word(noun) == "shareholders" || p.word(noun) == "members") || !thing || poll {
        return None;
    }
    let verb = (noun + 1..(noun + 16).min(end)).find(|&k| {
        matches!(lens.tag(k), "VBD" | "VBN")
            && (matches!(p.word(k), "took" | "bought" | "swallowed" | "chose" | "opted")
                || marks
                    .within(k, k + 1)
                    .iter()
                    .any(|m| matches!(m.tells.kind, Kind::Side(_) | Kind::Became(_))))
    })?;
    let against = marks.within(verb, verb + 1).iter().any(|m| {
        matches!(m.tells.kind, Kind::Side(super::counts::Role::Against) | Kind::Became(VoteOutcome::Rejected))
    });
    let most = share.quantity.low? > 50.0;
    let body = bodies::in_sentence(lens, start, end, bodies::deciding)
        .map_or_else(|| p.word(noun).to_owned(), |b| b.words);
    Some(Vote {
        body: Some(body),
        date: lens.date_in(start, end),
        motion: motion(lens, marks, verb, end),
        outcome: Some(if most == against { VoteOutcome::Rejected } else { VoteOutcome::Adopted }),
        spans: Spans::one(lens.span(start, lens.clause_end(verb, end))),
        ..Vote::default()
    })
}

/// "had to shift its ballot for a new speaker to next Saturday": a vote moved to another day.
fn moved_to(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let p = &lens.p;
    let vote = (start..end).find(|&k| {
        matches!(
            p.word(k),
            "vote" | "votes" | "ballot" | "division" | "voting" | "ratification" | "roll-call"
        ) && lens.tag(k).starts_with("NN")
    })?;
    let moves = |k: &usize| {
        lens.tag(*k).starts_with('V')
            && is(p.word(*k), Class::Moves)
            && !lens.any(k.saturating_sub(3).max(start), *k, &["not", "n’t", "n't", "never", "without"])
    };
    let active = (vote.saturating_sub(6).max(start)..vote).rev().find(moves);
    let passive = || (vote + 1..(vote + 9).min(end)).find(|k| moves(k) && lens.trees.passive(*k));
    let verb = active.or_else(passive)?;
    let from = verb.max(vote);
    let to = (from + 1..(from + 14).min(end)).find(|&k| {
        matches!(p.word(k), "to" | "until" | "till" | "into" | "for" | "after" | "by" | "back" | "off")
            && (matches!(p.word(k), "back" | "off")
                || matches!(
                    p.word(k + 1),
                    "next" | "another" | "later" | "tomorrow" | "after" | "the" | "a" | "further"
                ) && lens
                    .told_in(k + 1, k + 4)
                    .iter()
                    .any(|t| matches!(t.quantity.kind, QuantityKind::Date | QuantityKind::Duration))
                || lens
                    .told_in(k + 1, k + 2)
                    .iter()
                    .any(|t| matches!(t.quantity.kind, QuantityKind::Date | QuantityKind::Duration)))
    })?;
    Some((verb, to + 1))
}

/// Whether a body told by its words decides by votes.
fn decides(words: &str) -> bool {
    words.split(' ').any(|w| {
        let word = w.to_lowercase();
        bodies::deciding(&word) || bodies::voter(&word)
    })
}

/// Whether nobody was against.
pub(super) fn undisputed(marks: &Marks, start: usize, end: usize) -> bool {
    marks.within(start, end).iter().any(|m| m.tells.kind == Kind::Settled && m.tells.sure)
}

/// Counts of something that is no vote held: polls, elections, forecasts, whip counts.
pub(super) fn unreal(
    lens: &Lens<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
    counts: Option<&super::Counts>,
) -> bool {
    let p = &lens.p;
    if lens.any(start, end, &["postponed", "deferred", "adjourned"]) {
        return false;
    }
    let all = marks.within(start, end);
    let body = (start..end).any(|k| bodies::deciding(p.word(k)));
    // "the referendum bill": a paper about it.
    let paper = |k: usize| {
        matches!(
            p.word(k),
            "bill" | "act" | "law" | "question" | "date" | "proposal" | "motion" | "plan" | "rules"
        )
    };
    // "the draft on the Crimean referendum": what a body votes on.
    let matter = |m: &super::words::Mark| {
        body && lens.phrases_in(m.at.saturating_sub(4), m.at + 1).iter().any(|f| {
            m.at < f.end
                && f.under.is_some_and(|u| matches!(p.word(u), "on" | "about" | "over" | "against" | "for"))
                && matches!(p.word(m.at), "referendum" | "plebiscite" | "election" | "elections" | "turnout")
        })
    };
    let poll = all
        .iter()
        .any(|m| m.tells.kind == Kind::Unreal && (m.tells.sure || !body) && !paper(m.end) && !matter(m))
        || lens.any(start, end, &["needs"]) && !counts.is_some_and(|c| c.in_favour.is_some());
    // "Had the Senate voted on Monday, it would have been 48 to 47."
    let supposed = matches!(p.word(start), "had" | "were" | "if")
        && (start..end).any(|k| p.word(k) == "would" && p.word(k + 1) == "have");
    let never = (start..end).any(|k| {
        matches!(p.word(k), "not" | "never")
            && matches!(p.word(k + 1), "vote" | "voted")
            && p.word(k + 2) == "on"
    });
    // "Had two more come it would have passed: it fell by 40 to 41"
    let settled = all
        .iter()
        .any(|m| matches!(m.tells.kind, Kind::Became(_)) && m.tells.sure && lens.tag(m.at) == "VBD");
    if supposed && !settled
        || never
            && lens.any(start, end, &["invention", "fabrication", "leaked", "alleged", "rumour", "false"])
    {
        return true;
    }
    let shares = (start..end).filter(|&i| p.raw(i) == "%" || p.word(i) == "cent" || p.word(i) == "percent").count()
            >= 1
            && !(start..end).any(|i| super::tallies::pair_at(lens, i).is_some())
            // "cut the rate to 4 per cent; five members were for it, four against"
            && !counts.is_some_and(|c| c.sides() > 1 && c.people);
    let done = |i: usize| {
        matches!(
            p.word(i),
            "adopted"
                | "passed"
                | "rejected"
                | "approved"
                | "defeated"
                | "voted"
                | "carried"
                | "annulled"
                | "fell"
                | "again"
                | "brought"
                | "toppled"
                | "supported"
                | "opposed"
                | "backed"
        )
    };
    let told = all.iter().any(|m| {
        matches!(m.tells.kind, Kind::Became(_) | Kind::Side(_))
            && matches!(lens.tag(m.at), "VBD" | "VBN")
            && (m.tells.sure || m.end > m.at + 1)
    });
    // Two sides with a vote’s own words are no forecast, unless one leads them.
    let firm = counts.filter(|c| (c.sure || c.people) && c.sides() > 1).map(|c| c.first);
    let counted = counts.is_some_and(|c| c.in_favour.is_some());
    let ahead = (start..firm.unwrap_or(end)).any(|i| {
        matches!(
            p.word(i),
            "will"
                | "would"
                | "could"
                | "might"
                | "expected"
                | "likely"
                | "needed"
                | "required"
                | "supposes"
                | "imagines"
        ) && !(counted && matches!(p.word(i), "needed" | "required"))
            // "it would (31–29)", "the bill, which would oblige him", "a dozen could stomach it"
            && matches!(lens.tag(i + 1), "VB" | "RB" | "VBN" | "JJ")
            && !matches!(p.before(i, 1), "which" | "that" | "who")
            && marks.side(i).is_none()
            && !(counted && p.word(i) == "could" && is(p.word(i + 1), Class::Gets))
            && !(matches!(p.word(i), "would" | "could")
                && matches!(p.word(i + 1), "not" | "say" | "n’t" | "n't" | "be" | "have"))
    }) && !(start..end).any(done)
        && !told;
    poll || shares || ahead
}
