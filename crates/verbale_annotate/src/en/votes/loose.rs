//! Counts whose side no word beside them tells: read by who approved it, by what else was counted, by what became of it.

use super::counts::{Counts, Role};
use super::sides::against_verb;
use super::tallies::votes_at;
use super::vocabulary::{Class, is, led_over};
use super::words::{Kind, Marks};
use super::{bodies, outcomes};
use crate::en::lens::Lens;
use verbale_model::VoteOutcome;

/// A count with no side of its own: the number from `at` up to `to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub(super) value: u32,
    pub(super) at: usize,
    pub(super) to: usize,
}

/// Gives the counts of a sentence that have no side the one that the rest of it leaves.
pub(super) fn fill(
    lens: &Lens<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
    counts: &mut Counts,
    loose: &[Loose],
) {
    if counts.pair.is_some() || loose.is_empty() {
        return;
    }
    let mut left = [None; 6];
    let mut several = 0;
    for &count in loose {
        let told = passive(lens, marks, start, &count)
            .or_else(|| got(lens, start, &count))
            .or_else(|| shown(lens, start, &count, counts));
        match told.filter(|&role| counts.of(role).is_none()) {
            Some(role) => {
                counts.people = true;
                counts.add(role, count.value, count.at, count.to + 1);
            }
            None if several < left.len() && counted(lens, count.to).is_some() => {
                left[several] = Some(count);
                several += 1;
            }
            None => {}
        }
    }
    let firm = counts.sure
        || counts.people
        || (start..end).any(|k| bodies::deciding(lens.p.word(k)) && lens.tag(k).starts_with("NN"));
    let mut left = left.into_iter().flatten();
    match (counts.in_favour, counts.against) {
        (None, None) if counts.sides() == 0 => {
            let (Some(a), Some(b)) = (left.next(), left.next()) else { return };
            two(lens, marks, start, end, counts, a, b);
        }
        (Some(_), Some(_)) | (None, None) => {}
        _ if !firm
            || !(counts.sure
                || counts.against.is_some()
                || super::counts::voting(lens, marks, start, end)) => {}
        (yes, _) => {
            let missing = if yes.is_some() { Role::Against } else { Role::For };
            let known = counts.in_favour.or(counts.against).unwrap_or(0);
            // Those who lost are not more than those who won.
            let told = outcomes::told(lens, marks, start, end, counts);
            let fits = |l: &Loose| match (told, missing) {
                (Some(VoteOutcome::Adopted), Role::Against) | (Some(VoteOutcome::Rejected), Role::For) => {
                    l.value <= known
                }
                _ => true,
            };
            if let Some(other) = left.find(|l| fits(l) && apart(lens, l, counts)) {
                counts.add(missing, other.value, other.at, other.to + 1);
            }
        }
    }
}

/// Whether a number counts voters or ballots (`true`), or people told before (`false`): "eleven did not", "four would have let it stand".
fn counted(lens: &Lens<'_>, to: usize) -> Option<bool> {
    let p = &lens.p;
    let voters = |k: usize| bodies::voter(p.word(k)) || is(p.word(k), Class::Ballot);
    let noun = (to..to + 4).take_while(|&k| p.is_word(k)).find(|&k| voters(k));
    // "eight of the bank’s rate-setters", "two Polish bishops", not "sixteen demands the union".
    let of = p.word(to) == "of";
    let calm = |k: usize| {
        (to + usize::from(of)..k).all(|j| {
            matches!(lens.tag(j), "JJ" | "NN" | "NNP" | "NNPS" | "POS" | "VBN" | "CD")
                || of && matches!(lens.tag(j), "DT" | "PRP$")
        })
    };
    if let Some(noun) = noun.filter(|&k| calm(k)) {
        return Some(noun < to + 4);
    }
    let open = matches!(lens.tag(to), "VBD" | "VBP" | "VBZ" | "MD" | "VBG")
        || matches!(p.word(to), "others" | "other" | "more" | "with" | "did" | "were" | "had" | "who")
        || lens.tag(to) == "RB" && matches!(lens.tag(to + 1), "VBD" | "MD")
        || p.is_mark(to) && !p.hyphen(to) && !matches!(p.raw(to), "%" | "°" | ":");
    open.then_some(false)
}

/// The place before a count, over "only", "no more than", "all".
fn led(lens: &Lens<'_>, start: usize, at: usize) -> usize {
    led_over(lens, start, at, |w| is(w, Class::Lead) || is(w, Class::Whole))
}

/// "was approved on Friday by 222 lawmakers", "denied him by 364 deputies": who did it was for it, or against it.
fn passive(lens: &Lens<'_>, marks: &Marks, start: usize, count: &Loose) -> Option<Role> {
    let p = &lens.p;
    if counted(lens, count.to) != Some(true) {
        return None;
    }
    let from = led(lens, start, count.at);
    if !matches!(p.before(from, 1), "by" | "with") {
        return None;
    }
    let verb = (from.saturating_sub(9).max(start)..from.saturating_sub(1))
        .rev()
        .take_while(|&k| !p.is_mark(k) || p.hyphen(k))
        .find(|&k| {
            matches!(lens.tag(k), "VBN" | "VBD") && !matches!(p.word(k), "was" | "were" | "been" | "had")
        })?;
    Some(if hostile(lens, marks, verb) { Role::Against } else { Role::For })
}

/// Whether a verb is that of those who are against what was moved.
fn hostile(lens: &Lens<'_>, marks: &Marks, verb: usize) -> bool {
    let told = marks.within(verb, verb + 1).iter().find_map(|m| match m.tells.kind {
        Kind::Side(role) => Some(role == Role::Against),
        Kind::Became(outcome) => Some(outcome == VoteOutcome::Rejected),
        _ => None,
    });
    told.unwrap_or(false) || against_verb(lens, verb)
}

/// "got 313 votes", "commanded a majority of 120", "find no more than 88 votes": for it.
fn got(lens: &Lens<'_>, start: usize, count: &Loose) -> Option<Role> {
    let p = &lens.p;
    let from = led(lens, start, count.at);
    let led = from > start
        && (is(p.before(from, 1), Class::Gets)
            || matches!(p.before(from, 1), "had" | "has") && is(p.word(count.to), Class::Ballot));
    let ballots = is(p.word(count.to), Class::Ballot)
        || bodies::voter(p.word(count.to))
        || (from..count.at).any(|k| matches!(p.word(k), "majority" | "support" | "backing"));
    // "It took the Sejm 230 votes to pass the bill"
    let to = count.to + 1 + usize::from(p.raw(count.to + 1) == ",");
    let passes = is(p.word(count.to), Class::Ballot)
        && p.word(to) == "to"
        && matches!(super::verdict(p.word(to + 1)), Some(VoteOutcome::Adopted));
    // "Needing 87 votes and finding 62"
    let wanted = from > start
        && is(p.before(from, 1), Class::Gets)
        && (start..from).any(|k| matches!(p.word(k), "needing" | "needed" | "required" | "requiring"));
    (led && ballots || passes || wanted).then_some(Role::For)
}

/// "The board showed 258", "the count stood at 61, 40": read out in the order of yes, no, neither.
fn shown(lens: &Lens<'_>, start: usize, count: &Loose, counts: &Counts) -> Option<Role> {
    let p = &lens.p;
    let from = led(lens, start, count.at);
    let verb = if matches!(p.before(from, 1), "at" | ":" | "as") {
        from.checked_sub(2)?
    } else {
        from.checked_sub(1)?
    };
    let read = verb > start
        && is(p.word(verb), Class::Shows)
        && (verb.saturating_sub(9).max(start)..verb).any(|k| is(p.word(k), Class::Board));
    (read && counts.in_favour.is_none()).then_some(Role::For)
}

/// Whether a count stands in a clause of its own, so that those counted are not the ones told before.
fn apart(lens: &Lens<'_>, count: &Loose, counts: &Counts) -> bool {
    let p = &lens.p;
    let (from, to) = (counts.first.min(count.at), counts.last.max(count.at));
    let told = counts.in_favour.or(counts.against).unwrap_or(0);
    let whole =
        matches!(p.before(count.at, 1), "of" | "the") && matches!(p.before(count.at, 2), "of" | "all");
    let gapped = count.at > 0 && lens.tag(count.at - 1).starts_with("NN");
    let bare = p.is_mark(count.to) && counts.last > count.at && !gapped;
    !whole
        && !bare
        && !(count.value > told && matches!(p.word(count.to), "present" | "seats" | "members"))
        && (from..to).any(|k| {
            p.is_mark(k) && !p.hyphen(k)
                || matches!(p.word(k), "and" | "while" | "but" | "whereas" | "against" | "with" | "to")
        })
}

/// Two counts and no side told: the larger was for what was adopted and against what was rejected; else the first was for it.
fn two(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize, counts: &mut Counts, a: Loose, b: Loose) {
    let p = &lens.p;
    let voters = counted(lens, a.to) == Some(true) || counted(lens, b.to) == Some(true);
    let body = (p.sentence(start)..p.sentence_end(end.saturating_sub(1)))
        .any(|k| bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN"));
    let split = (a.to..b.at).all(|k| votes_at(lens, k).is_none())
        && (a.to..b.at).any(|k| {
            p.is_mark(k) && !p.hyphen(k) || matches!(p.word(k), "and" | "while" | "but" | "whereas")
        });
    let whole = p.word(a.to) == "of"
        || p.sentence(start) < a.at
            && (p.sentence(start)..a.at).any(|k| p.word(k) == "of" && votes_at(lens, k + 2).is_some());
    let rather = (b.to..(b.to + 4).min(end)).any(|k| matches!(p.word(k), "would" | "rather"));
    if !(voters || whole && rather) || !body || !split || b.at > a.to + 30 {
        return;
    }
    let told = outcomes::told(lens, marks, start, end, counts);
    let other_way = (b.to..(b.to + 7).min(end)).any(|k| {
        matches!(
            p.word(k),
            "would"
                | "not"
                | "n’t"
                | "n't"
                | "preferred"
                | "wanted"
                | "rather"
                | "dissented"
                | "otherwise"
                | "disagreed"
                | "instead"
                | "favoured"
                | "sided"
                | "thought"
                | "held"
                | "saw"
                | "left"
                | "waited"
                | "kept"
        )
    });
    // "300 members had been dismissed and 200 had left": what was done to those counted is no verdict.
    let own = |c: &Loose| {
        let marks = marks.within(c.to, (c.to + 8).min(end).min(if c.at < b.at { b.at } else { end }));
        marks.iter().any(|m| matches!(m.tells.kind, Kind::Became(_)))
    };
    let told = told.filter(|_| !own(&a) && !own(&b));
    let (yes, no) = match told {
        Some(VoteOutcome::Adopted) if a.value != b.value => {
            if a.value > b.value {
                (a, b)
            } else {
                (b, a)
            }
        }
        Some(VoteOutcome::Rejected) if a.value != b.value => {
            if a.value < b.value {
                (a, b)
            } else {
                (b, a)
            }
        }
        _ if other_way => (a, b),
        _ => return,
    };
    counts.people = true;
    counts.add(Role::For, yes.value, yes.at, yes.to + 1);
    counts.add(Role::Against, no.value, no.at, no.to + 1);
}
