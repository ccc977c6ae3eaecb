//! # silence
//!
//! ## What it finds
//! A point that one party's full account of a meeting makes and another party's full account leaves out. One finding a silent party.
//! What the account says its own side asked for, protested against or put before the other weighs more than what it only tells.
//!
//! ## Why it matters
//! What only one side reports is its priority, or unwelcome to the other.
//!
//! ## Example
//! The union writes that the hole in the pension fund must be filled; the employers' statement does not mention the fund.
//!
//! ## What it cannot see
//! The same point in words that share nothing. It never speaks of excerpts, of press articles, or of parties without an account:
//! there the words are not held, and nobody can be called silent.

use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Name;
use verbale_model::RivalTest;

/// Points per silent party and meeting, of each teller and in all.
const MOST: usize = 2;

/// Words within which "it was agreed" says so.
const OPENING: usize = 4;

/// What a teller's second point weighs less.
const SECOND: f32 = 0.08;

/// What a point weighs more where a third account tells it too, and less where it does not.
const TWICE: f32 = 0.2;
const ALONE: f32 = 0.2;

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let occasion = scene.occasion;
    let mut parties: Vec<u16> = occasion.own.iter().map(|(p, _)| *p).collect();
    parties.sort_unstable();
    parties.dedup();
    // Who took no part owes no account of it.
    let took_part = |p: &u16| occasion.participants.is_empty() || occasion.participants.contains(p);
    let full: Vec<u16> =
        parties.into_iter().filter(|p| took_part(p) && occasion.full(&weighing.reading, *p)).collect();
    let accounts: Vec<Account> = full.iter().map(|p| Account::of(weighing, occasion, *p)).collect();
    for other in &accounts {
        omissions(weighing, occasion, &accounts, other, found);
    }
}

/// What a party's full account holds.
struct Account {
    party: u16,
    utterances: Vec<usize>,
    /// Senses of its telling words, sorted.
    held: Vec<u64>,
    issues: Vec<u16>,
}

impl Account {
    fn of(weighing: &Weighing<'_>, occasion: &Occasion, party: u16) -> Account {
        let reading = &weighing.reading;
        let mut account = Account { party, utterances: Vec::new(), held: Vec::new(), issues: Vec::new() };
        for doc in occasion.own_of(party).map(|d| &reading.docs[d]) {
            account.utterances.extend(doc.utterances.clone());
            account.held.extend(doc.words.iter().filter(|w| w.kind == Kind::Content).map(|w| w.sense));
            account.issues.extend(doc.names.iter().filter_map(|h| match h.tag {
                Name::Issue(i) => Some(i),
                _ => None,
            }));
        }
        account.held.sort_unstable();
        account.held.dedup();
        account
    }

    fn holds(&self, sense: u64) -> bool {
        self.held.binary_search(&sense).is_ok()
    }
}

/// The most telling points of the other accounts that one leaves out.
fn omissions(
    weighing: &Weighing<'_>,
    occasion: &Occasion,
    accounts: &[Account],
    other: &Account,
    found: &mut Found,
) {
    let reading = &weighing.reading;
    let mut points: Vec<(f32, usize, Option<u16>)> = Vec::new();
    for teller in accounts.iter().filter(|a| a.party != other.party) {
        let mut own: Vec<(f32, usize, Option<u16>)> = Vec::new();
        for &index in &teller.utterances {
            let utterance = weighing.utterance(index);
            if utterance.binds()
                && utterance.own
                && let Some((score, issue)) = telling(weighing, index, accounts, teller, other)
            {
                own.push((score, index, issue));
            }
        }
        own.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        own.truncate(MOST);
        // Of several points one is sure to be the one that matters.
        for point in own.iter_mut().skip(1) {
            point.0 -= SECOND;
        }
        points.extend(own);
    }
    points.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (score, index, issue) in points.into_iter().take(MOST) {
        let utterance = weighing.utterance(index);
        let Some(evidence) = weighing.quote(utterance, None) else { continue };
        let Some(teller) = utterance.party else { continue };
        let (name, silent) = (reading.party_name(teller), reading.party_name(other.party));
        let explanation = format!(
            "{name} writes: \u{201c}{}\u{201d}; the full account of {silent} does not mention it.",
            evidence.quote()
        );
        found.add(Draft {
            anchors: Vec::new(),
            key: match issue {
                Some(issue) => format!("{}|{teller}|{}|issue {issue}", occasion.meeting.id, other.party),
                None => format!("{}|{teller}|{}|{index}", occasion.meeting.id, other.party),
            },
            sides: vec![weighing.side(utterance, evidence)],
            silent: Some(reading.party_id(other.party).to_owned()),
            issue: issue.map(|i| reading.issue_id(i).to_owned()),
            meeting: Some(occasion.meeting.id.clone()).filter(|m| !m.is_empty()),
            explanation,
            rivals: vec![rival(RivalTest::Scope, issue.is_some()), rival(RivalTest::Time, true)],
            gates: Gates {
                overlap: 0.0,
                topic: if issue.is_some() { 1.0 } else { 0.4 },
                primary: 1.0,
                clash: score,
            },
        });
    }
}

/// What points weigh that nobody is told to have raised.
const UNRAISED: f32 = 0.05;
/// What a point loses that was put to a third party.
const ELSEWHERE: f32 = 0.1;
/// From here on a point was raised, and from here on surely.
const RAISED: f32 = 0.4;
const SURE: f32 = 0.9;
/// Beyond this what was surely raised is in the other account after all.
const CLOSEST: f32 = 0.6;
/// What it counts that the next sentence asks for what this one tells.
const AFTERWARDS: f32 = 0.7;

/// How surely the teller's own side raises a point here: not what the silent party or a third one is told to have asked.
fn raised_by(weighing: &Weighing<'_>, index: usize, silent: u16) -> Option<en::Raising> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let mut raising = en::raising(doc.text(), &doc.words, &utterance.words)?;
    let verb = doc.told(&raising.at);
    let before = utterance.words.start..raising.at.start;
    let actors = Weighing::parties_named(doc, &before, None);
    let last = doc.names_in(&before).filter_map(|h| match h.tag {
        Name::Party(p) | Name::Person(p, _) => Some(p),
        _ => None,
    });
    // "The guests were told" has the silent party before it, "the guests asked" is theirs.
    let passive = raising.at.start > utterance.words.start
        && en::undergoes(doc.told(&(raising.at.start - 1..raising.at.end)));
    let told = en::undergoes(verb) || passive;
    let last = last.last();
    // "We were shown a paper": it was the others who brought it.
    if told && last.is_some() && last == utterance.party {
        raising.strength *= 0.3;
    }
    let theirs = last.is_some_and(|p| Some(p) != utterance.party) && !told;
    let others = actors.contains(&silent);
    if theirs && (others || utterance.party.is_some_and(|p| !actors.contains(&p))) {
        raising.strength *= 0.3;
    }
    Some(raising)
}

/// How surely the next sentence of the paragraph raises what this one tells: "We asked them to fill it."
fn followed(weighing: &Weighing<'_>, index: usize, silent: u16) -> f32 {
    let utterance = weighing.utterance(index);
    let Some(next) = weighing.reading.utterances.get(index + 1) else { return 0.0 };
    let doc = weighing.doc(utterance);
    let same =
        next.doc == utterance.doc && next.paragraph == utterance.paragraph && next.party == utterance.party;
    let short = next.stems.len() <= FOLLOWING;
    if !same || !short || !en::takes_up_last(doc.text(), &doc.words[next.words.clone()]) {
        return 0.0;
    }
    raised_by(weighing, index + 1, silent).map_or(0.0, |r| r.strength)
}

/// Telling words of a sentence that only asks for what the one before told, at most.
const FOLLOWING: usize = 7;

/// How telling it is that the other account lacks this point; `None` if it does not lack it.
fn telling(
    weighing: &Weighing<'_>,
    index: usize,
    accounts: &[Account],
    teller: &Account,
    other: &Account,
) -> Option<(f32, Option<u16>)> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let content: Vec<u64> = utterance
        .words
        .clone()
        .filter(|n| doc.words[*n].kind == Kind::Content && doc.names_in(&(*n..*n + 1)).next().is_none())
        .map(|n| doc.words[n].sense)
        .collect();
    // What ends with a colon only announces.
    let announces = utterance.span.text(doc.text()).trim_end().ends_with(':');
    if content.len() < 3 || announces {
        return None;
    }
    // Praise of the talks is no point of substance, and what is said to a third party need not concern this one.
    let named = Weighing::parties_named(doc, &utterance.words, utterance.party);
    if super::framing::judgements(weighing, index)
        .iter()
        .any(|j| j.target.process && j.target.issues.is_empty())
    {
        return None;
    }
    let elsewhere =
        named.iter().any(|p| accounts.iter().any(|a| a.party == *p)) && !named.contains(&other.party);
    let weight: f32 = content.iter().map(|s| weighing.reading.weight(*s)).sum();
    let lacking: f32 =
        content.iter().filter(|s| !other.holds(**s)).map(|s| weighing.reading.weight(*s)).sum();
    let lack = lacking / weight.max(0.01);
    let closest =
        other.utterances.iter().map(|t| utterance.alike(weighing.utterance(*t))).fold(0.0, f32::max);
    let has = |cue| doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(cue));
    let raising = raised_by(weighing, index, other.party);
    let opens = raising.as_ref().is_some_and(|r| r.at.start < utterance.words.start + OPENING);
    let sure = raising.as_ref().map_or(0.0, |r| r.strength);
    // What is told of, and in the next sentence asked for: "We asked them to fill it."
    let sure = sure.max(AFTERWARDS * followed(weighing, index, other.party));
    let raised = sure >= RAISED;
    let bound = has(Cue::Agreement);
    // "That was settled" says nothing by itself; "it was agreed that" does.
    let words = &doc.words[utterance.words.clone()];
    let that = words.first().is_some_and(|w| !en::is_it(w.span.text(doc.text())));
    if en::refers_back(doc.text(), words) && (that || !opens) {
        return None;
    }
    let faint = en::faint();
    let news: Vec<u64> = content.iter().copied().filter(|s| !other.holds(*s) && !faint.contains(s)).collect();
    let novel = news.len();
    // Of three accounts, what two tell is missed in the third; what one alone tells may be its own affair.
    let mut thirds = accounts.iter().filter(|a| a.party != teller.party && a.party != other.party).peekable();
    let third = thirds.peek().is_some();
    let twice = thirds.any(|a| news.iter().filter(|s| a.holds(**s)).count() >= 2);
    // What only judges is no point.
    let judged = doc.hits_in(&utterance.words).any(|h| matches!(h.tag, Tag::Evaluation(_)));
    if novel < 2 || !twice && !raised && (!bound || judged) || elsewhere && sure < SURE {
        return None;
    }
    let strength = 0.25 * lack + if raised { 0.15 + 0.3 * sure } else { UNRAISED }
        - if elsewhere { ELSEWHERE } else { 0.0 }
        + 0.05 * novel.min(4) as f32
        + 0.2 * (1.0 - closest)
        + match (third, twice) {
            (true, true) => TWICE,
            (true, false) => -ALONE,
            (false, _) => 0.0,
        };
    let missing = utterance.issues.iter().copied().find(|i| !other.issues.contains(i));
    if utterance.issues.iter().any(|i| other.issues.contains(i)) {
        // A point of an issue that both touch: only where nothing of it is in the other account.
        let close = if sure >= SURE { lack >= 0.6 && closest < 0.25 } else { lack >= 0.8 && closest < 0.15 };
        return (raised && novel >= 3 && close).then_some((strength * 0.75, None));
    }
    if missing.is_some() && lack >= 0.3 {
        return Some((strength, missing));
    }
    // Outside the dossier's issues only a point that was raised counts, in words the other account lacks.
    let told = if twice {
        lack >= 0.5 && closest < 0.3
    } else if sure >= SURE {
        lack >= 0.55 && closest < 0.3 || lack >= 0.7 && closest < CLOSEST
    } else if raised {
        lack >= 0.55 && closest < 0.3
    } else {
        novel >= 3 && lack >= 0.7 && closest < 0.2
    };
    told.then_some((strength, None))
}
