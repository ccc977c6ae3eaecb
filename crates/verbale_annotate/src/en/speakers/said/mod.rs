//! What was said: act, status, addressee, time, issues, stance, commitment, conditions and support of an attribution.

mod acts;
mod circumstances;
mod conditions;
mod evaluation;
mod inflection;
mod lexicon;
mod when;

pub(super) use lexicon::Lexicon;

use super::phrases::UNKNOWN;
use super::resolve::{Entity, Stage};
use std::ops::Range;
use verbale_model::{Act, Commitment, Span, Spans, Statement, Status};

/// Fills what the words of a statement and its sentences tell, but for speaker and addressee. Returns the tokens that name the addressee.
pub(super) fn fill(
    stage: &mut Stage<'_>,
    statement: &mut Statement,
    speaker: Option<Entity>,
) -> Option<Range<usize>> {
    let reading = stage.reading;
    let content = pieces(stage, &statement.attribution.content);
    let cue = statement.attribution.cue.as_slice().last().copied().map_or(0..0, |s| reading.tokens_in(s));
    let cues = pieces(stage, &statement.attribution.cue);
    let read = cues
        .iter()
        .filter(|c| !reading.is(c.start, "without"))
        .filter_map(|c| acts::cue_of(&stage.names.lexicon, reading.text, &reading.ids, c.clone()))
        .max_by_key(|r| r.cue.act.is_some());
    let (act, status) = acts::act_and_status(stage, read, speaker, &cues, &content);
    statement.act = act;
    statement.status = if supposes(stage, &statement.attribution) && status == Status::Asserts {
        Status::Hypothetical
    } else {
        status
    };
    let free = free(stage, statement, &content);
    statement.said_at = when::said_at(reading, &free, &cue, stage.day);
    statement.reported_by = circumstances::reporter(stage, speaker, &free);
    statement.issues = issues(stage, &content, &free);
    statement.conditions = conditions::conditions(reading, &content);
    let (stance, target) = evaluation::stance(stage, act, speaker, &cue, &content);
    statement.stance = stance;
    statement.target = target;
    statement.commitment = commitment(stage, act, &cues, &content, !statement.conditions.is_empty());
    let alleged = read.is_some_and(|r| r.cue.act == Some(Act::Claim));
    statement.support = circumstances::support(reading, act, alleged, &with_start(&free, &content));
    circumstances::addressee_tokens(reading, &cue, &content)
}

/// The free tokens and the first of the content: "alleged | without evidence, that …".
fn with_start(free: &[Range<usize>], content: &[Range<usize>]) -> Vec<Range<usize>> {
    let start = content.first().map(|p| p.start..p.end.min(p.start + 6));
    free.iter().cloned().chain(start).collect()
}

fn pieces(stage: &Stage<'_>, spans: &Spans) -> Vec<Range<usize>> {
    spans.iter().map(|s| stage.reading.tokens_in(s)).filter(|r| !r.is_empty()).collect()
}

/// The tokens of an attribution's sentences that are not said.
fn free(stage: &Stage<'_>, statement: &Statement, content: &[Range<usize>]) -> Vec<Range<usize>> {
    let reading = stage.reading;
    let a = &statement.attribution;
    let anchor: Span = a.cue.hull().or(a.source.hull()).unwrap_or_default();
    let anchor = reading.tokens_in(anchor);
    let from = if anchor.is_empty() { content.first().map_or(0, |p| p.start) } else { anchor.start };
    if from >= reading.len() {
        return Vec::new();
    }
    let (start, end) = (reading.sentence_start(from), reading.sentence_end(from));
    let mut out = Vec::new();
    let mut at = start;
    for piece in content {
        if piece.start > at && piece.start <= end {
            out.push(at..piece.start);
        }
        at = at.max(piece.end.min(end));
    }
    if at < end {
        out.push(at..end);
    }
    out
}

/// Whether the attribution stands under "if" or "when": not said, or not yet.
fn supposes(stage: &Stage<'_>, attribution: &verbale_model::Attribution) -> bool {
    let reading = stage.reading;
    let Some(hull) = attribution.source.hull() else { return false };
    let source = reading.tokens_in(hull);
    let before_cue = attribution.cue.hull().is_some_and(|c| c.start() >= hull.end());
    let at = source.start;
    before_cue
        && at > 0
        && reading.sentence_start(at.min(reading.len() - 1)) < at
        && reading.is_one_of(at - 1, &["if", "unless", "should", "were", "suppose"])
}

/// Ids of the issues that the content touches, else those of its sentence; in the dossier's order.
fn issues(stage: &Stage<'_>, content: &[Range<usize>], free: &[Range<usize>]) -> Vec<String> {
    let reading = stage.reading;
    let lexicon = &stage.names.lexicon;
    let mut found: Vec<u16> = Vec::new();
    for ranges in [content, free] {
        for range in ranges {
            let mut at = range.start;
            while at < range.end {
                if reading.ids[at] == UNKNOWN {
                    at += 1;
                    continue;
                }
                match lexicon.issues.longest(reading.text, &reading.ids, at, range.end) {
                    Some((len, issue)) => {
                        found.push(issue);
                        at += len;
                    }
                    None => at += 1,
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found.sort_unstable();
    found.dedup();
    found.iter().map(|&i| lexicon.issue_ids[i as usize].clone()).collect()
}

/// How binding the words are, where they bind or refuse to.
fn commitment(
    stage: &Stage<'_>,
    act: Act,
    cues: &[Range<usize>],
    content: &[Range<usize>],
    conditional: bool,
) -> Option<Commitment> {
    let reading = stage.reading;
    let lexicon = &stage.names.lexicon;
    let mut best: Option<(u8, Commitment)> = None;
    for range in content.iter().chain(cues) {
        for at in range.clone() {
            lexicon.commitment.walk(reading.text, &reading.ids, at, range.end, |_, (value, rank)| {
                if best.is_none_or(|(had, _)| rank < had) {
                    best = Some((rank, value));
                }
            });
        }
    }
    let found = best.map(|(_, value)| value);
    let value = match act {
        Act::Promise => Some(match found {
            Some(Commitment::Talk | Commitment::None) | None => Commitment::Firm,
            Some(other) => other,
        }),
        Act::Agree => Some(match found {
            Some(Commitment::None) | None => Commitment::Firm,
            Some(other) => other,
        }),
        Act::Propose => Some(match found {
            Some(Commitment::InPrinciple) => Commitment::InPrinciple,
            _ => Commitment::Talk,
        }),
        Act::Reject => Some(Commitment::None),
        _ => found.filter(|v| matches!(v, Commitment::InPrinciple | Commitment::Done)),
    }?;
    let binds = matches!(value, Commitment::Firm | Commitment::Talk | Commitment::InPrinciple);
    Some(if conditional && binds { Commitment::Conditional } else { value })
}
