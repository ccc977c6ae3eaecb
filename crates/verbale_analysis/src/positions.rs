//! Positions: a party's stance on an issue over time.

use crate::checks::Weighing;
use crate::en::{self, Cue, Leaning, Tag};
use crate::reading::{Doc, Reading};
use crate::utterance::Utterance;
use rayon::prelude::*;
use std::collections::BTreeMap;
use verbale_model::{Act, Commitment, Evidence, Facts, Moment, Spans, Status};

/// How fixed a position is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stance {
    /// Excluded under any condition.
    RedLine,
    /// Held without condition.
    Firm,
    /// Open under a stated condition.
    Conditional,
    /// Open.
    Flexible,
    /// Given up, wholly or in part.
    Concession,
    /// Touched without a stance.
    Unstated,
}

impl Stance {
    /// The wire's words for it.
    pub fn word(self) -> &'static str {
        match self {
            Stance::RedLine => "red line",
            Stance::Firm => "firm",
            Stance::Conditional => "conditional",
            Stance::Flexible => "flexible",
            Stance::Concession => "concession",
            Stance::Unstated => "unstated",
        }
    }
}

/// One step of a party's position on an issue.
#[derive(Clone, PartialEq, Debug)]
pub struct Position {
    /// The party's id.
    pub party: String,
    /// The issue's id.
    pub issue: String,
    /// When the step was taken.
    pub at: Option<Moment>,
    /// The stance.
    pub stance: Stance,
    /// Conditions in the text's words.
    pub conditions: Vec<Evidence>,
    /// Since when this stance has been held.
    pub since: Option<Moment>,
    /// The words it rests on.
    pub evidence: Vec<Evidence>,
}

/// Every step, by party, issue and time: a line when the stance is first taken, and when it changes.
pub fn positions(facts: &Facts) -> Vec<Position> {
    steps(&Weighing::of(Reading::of(facts)))
}

/// The most words shown for one step.
const SHOWN: usize = 3;

/// A party's words on an issue in one document, with the stance they take.
pub(crate) struct Touch {
    pub(crate) utterance: usize,
    pub(crate) stance: Stance,
    /// Whether the issue is named in these words.
    pub(crate) direct: bool,
    /// What the words shut out and let in.
    pub(crate) lean: Leaning,
}

impl Touch {
    /// The words that show the stance.
    pub(crate) fn words(&self, weighing: &Weighing<'_>) -> Option<std::ops::Range<usize>> {
        words_of(weighing, weighing.utterance(self.utterance), self.stance, &self.lean)
    }
}

/// What an utterance shuts out and lets in.
pub(crate) fn lean(doc: &Doc<'_>, utterance: &Utterance<'_>) -> Leaning {
    let from = doc.hits.partition_point(|h| h.start < utterance.words.start);
    let to = doc.hits.partition_point(|h| h.start < utterance.words.end);
    en::leaning(doc.text(), &doc.words, &utterance.words, &doc.hits[from..to], &doc.negated)
}

/// Stances of utterances that a party may be held to, and what they shut out and let in; `None` for the others.
pub(crate) type Stances = Vec<Option<(Stance, Leaning)>>;

/// Those of one document's utterances.
pub(crate) fn stances_in(reading: &Reading<'_>, doc: &Doc<'_>) -> Stances {
    let utterances = reading.utterances[doc.utterances.clone()].iter();
    let taken = utterances.map(|utterance| {
        utterance.binds().then(|| {
            let lean = lean(doc, utterance);
            (stance_of(doc, utterance, &lean), lean)
        })
    });
    taken.collect()
}

/// Those of all utterances; copies of a document have none.
pub(crate) fn stances(weighing: &Weighing<'_>) -> Stances {
    let reading = &weighing.reading;
    let in_document = |(n, doc): (usize, &Doc<'_>)| match &weighing.recall {
        _ if weighing.lineage[n].repeats() => vec![None; doc.utterances.len()],
        Some(recall) => recall.stances(n).clone(),
        None => stances_in(reading, doc),
    };
    reading.docs.par_iter().enumerate().flat_map_iter(in_document).collect()
}

/// Who spoke on what: by party and issue, in order of time.
pub(crate) fn touches(weighing: &Weighing<'_>, stances: &Stances) -> BTreeMap<(u16, u16), Vec<Touch>> {
    let mut out: BTreeMap<(u16, u16), Vec<Touch>> = BTreeMap::new();
    // The issues that the sentence before touched with its own words or went on about: document, paragraph, issues.
    let mut before: (usize, u32, Vec<u16>) = (usize::MAX, 0, Vec::new());
    for (index, utterance) in weighing.reading.utterances.iter().enumerate() {
        let place = (utterance.doc, utterance.paragraph);
        let last = if (before.0, before.1) == place { before.2.as_slice() } else { &[] };
        let doc = weighing.doc(utterance);
        let goes_on = en::stands_for_things(doc.text(), &doc.words[utterance.words.clone()]);
        let mut issues = utterance.any_issues().to_vec();
        if goes_on {
            issues.extend(last.iter().copied().filter(|i| !utterance.any_issues().contains(i)));
        }
        if let (Some(party), Some((stance, lean))) = (utterance.party, &stances[index]) {
            for issue in &issues {
                let direct = utterance.issues.contains(issue);
                let touch = Touch { utterance: index, stance: *stance, direct, lean: lean.clone() };
                out.entry((party, *issue)).or_default().push(touch);
            }
        }
        before = (place.0, place.1, issues);
    }
    for list in out.values_mut() {
        list.sort_by_key(|t| (weighing.utterance(t.utterance).at, t.utterance));
    }
    out
}

pub(crate) fn steps(weighing: &Weighing<'_>) -> Vec<Position> {
    let reading = &weighing.reading;
    let mut keyed: Vec<(&str, &str, Position)> = Vec::new();
    for ((party, issue), touches) in &touches(weighing, &stances(weighing)) {
        let (party, issue) = (reading.party_id(*party), reading.issue_id(*issue));
        let mut held: Option<Position> = None;
        // What one document says is one step.
        for group in touches
            .chunk_by(|a, b| weighing.utterance(a.utterance).doc == weighing.utterance(b.utterance).doc)
        {
            let Some(lead) = group.iter().max_by_key(|t| (rank(t), std::cmp::Reverse(t.utterance))) else {
                continue;
            };
            let utterance = weighing.utterance(lead.utterance);
            let same: Vec<&Touch> = group.iter().filter(|t| t.stance == lead.stance).collect();
            let mut evidence: Vec<Evidence> = weighing.quote(utterance, None).into_iter().collect();
            let others = same.iter().filter(|t| t.utterance != lead.utterance);
            evidence.extend(
                others.filter_map(|t| weighing.quote(weighing.utterance(t.utterance), None)).take(SHOWN - 1),
            );
            let step = Position {
                party: party.to_owned(),
                issue: issue.to_owned(),
                at: utterance.at,
                stance: lead.stance,
                conditions: conditions(weighing, utterance),
                since: utterance.at,
                evidence,
            };
            match held {
                // Words without a stance change nothing.
                Some(ref before) if step.stance == before.stance || step.stance == Stance::Unstated => {}
                _ => {
                    if let Some(before) = held.replace(step) {
                        keyed.push((party, issue, before));
                    }
                }
            }
        }
        keyed.extend(held.map(|h| (party, issue, h)));
    }
    keyed.sort_by(|a, b| (a.0, a.1, a.2.at).cmp(&(b.0, b.1, b.2.at)));
    keyed.into_iter().map(|k| k.2).collect()
}

/// Which of several words in one document speaks for it: those that name the issue, then the more fixed.
pub(crate) fn rank(touch: &Touch) -> (bool, u8) {
    let fixed = match touch.stance {
        Stance::RedLine => 5,
        Stance::Conditional => 4,
        Stance::Concession => 3,
        Stance::Firm => 2,
        Stance::Flexible => 1,
        Stance::Unstated => 0,
    };
    (fixed > 0, fixed * 2 + u8::from(touch.direct))
}

/// The stance that an utterance takes.
pub(crate) fn stance(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> Stance {
    let doc = weighing.doc(utterance);
    stance_of(doc, utterance, &lean(doc, utterance))
}

/// From here on words exclude, and from here on they let in on terms.
pub(crate) const EXCLUDES: f32 = 0.8;
pub(crate) const ADMITS: f32 = 0.6;
/// From here on words hold fast.
const FIRM: f32 = 0.5;

fn stance_of(doc: &Doc<'_>, utterance: &Utterance<'_>, lean: &Leaning) -> Stance {
    let (mut firm, mut open, mut gives, mut condition, mut promise) = (false, false, false, false, false);
    let red = lean.shuts >= EXCLUDES;
    if lean.terms && lean.lets >= ADMITS && !red {
        return Stance::Conditional;
    }
    for hit in doc.hits_in(&utterance.words) {
        let Tag::Cue(cue) = hit.tag else { continue };
        let turned = doc.negated[hit.start];
        match cue {
            Cue::Firm => firm |= !turned,
            Cue::Refusal => firm = true,
            // "Not ready to" is no opening.
            Cue::Open | Cue::Concession if turned => firm = true,
            Cue::Open => open = true,
            Cue::Concession => gives = true,
            Cue::Condition => condition = true,
            Cue::Agreement => promise |= !turned,
            _ => {}
        }
    }
    let statement = utterance.sole;
    let act = statement.map(|s| s.act);
    let commitment = statement.and_then(|s| s.commitment);
    firm |=
        matches!(act, Some(Act::Reject | Act::Demand | Act::Threaten)) || utterance.status == Status::Denies;
    gives |= act == Some(Act::Agree) && commitment.is_some_and(|c| c >= Commitment::InPrinciple);
    condition |= commitment == Some(Commitment::Conditional);
    match () {
        () if condition && (open || gives) => Stance::Conditional,
        // "We will put it before a board, provided that...".
        () if condition && promise && !red && !firm => Stance::Conditional,
        () if red => Stance::RedLine,
        () if gives && !firm => Stance::Concession,
        () if firm => Stance::Firm,
        () if lean.shuts >= FIRM && lean.lets < ADMITS => Stance::Firm,
        () if open || lean.lets >= ADMITS || commitment == Some(Commitment::Talk) => Stance::Flexible,
        () => Stance::Unstated,
    }
}

/// The words that show the stance an utterance takes.
pub(crate) fn stance_words(
    weighing: &Weighing<'_>,
    utterance: &Utterance<'_>,
) -> Option<std::ops::Range<usize>> {
    let doc = weighing.doc(utterance);
    let lean = lean(doc, utterance);
    words_of(weighing, utterance, stance_of(doc, utterance, &lean), &lean)
}

fn words_of(
    weighing: &Weighing<'_>,
    utterance: &Utterance<'_>,
    stance: Stance,
    lean: &Leaning,
) -> Option<std::ops::Range<usize>> {
    let turning = match stance {
        Stance::RedLine | Stance::Firm => lean.shut_at.clone(),
        Stance::Conditional | Stance::Flexible => lean.let_at.clone(),
        Stance::Concession | Stance::Unstated => None,
    };
    if turning.is_some() {
        return turning;
    }
    let cues: &[Cue] = match stance {
        Stance::RedLine => &[Cue::RedLine],
        Stance::Firm => &[Cue::Refusal, Cue::Firm, Cue::Open, Cue::Concession],
        Stance::Conditional | Stance::Flexible => {
            &[Cue::Open, Cue::Concession, Cue::Agreement, Cue::Condition]
        }
        Stance::Concession => &[Cue::Concession, Cue::Agreement],
        Stance::Unstated => &[],
    };
    let doc = weighing.doc(utterance);
    let hit =
        |cue: &Cue| doc.hits_in(&utterance.words).find(|h| h.tag == Tag::Cue(*cue)).map(|h| h.start..h.end);
    cues.iter().find_map(hit)
}

fn conditions(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> Vec<Evidence> {
    let doc = weighing.doc(utterance);
    let marked = utterance.sole.map(|s| s.conditions.as_slice()).unwrap_or_default();
    if !marked.is_empty() {
        return marked.iter().filter_map(|s| doc.evidence(s.clone())).collect();
    }
    let cues = doc.hits_in(&utterance.words).filter(|h| h.tag == Tag::Cue(Cue::Condition));
    let mut spans: Vec<Spans> = Vec::new();
    for cue in cues {
        let end =
            (cue.end..utterance.words.end).find(|n| doc.words[*n].breaks).unwrap_or(utterance.words.end);
        if end > cue.end {
            spans.push(Spans::one(doc.words[cue.start].span.cover(doc.words[end - 1].span)));
        }
    }
    spans.into_iter().filter_map(|s| doc.evidence(s)).take(SHOWN).collect()
}
