//! Where parties stand, read part by part of a sentence: one party and one word of yes or no in a part belong together, and a
//! part without a verb goes on with the part before it.

use super::answers::about_a_text;
use super::verdicts::opposite;
use super::words::{Class, Marks, Tells, is, loose_text, unit};
use crate::en::lens::Lens;
use verbale_model::ProposalAnswer as Answer;

/// A party of a part, and where it stands there.
struct Party {
    names: Vec<String>,
    at: usize,
    end: usize,
    /// It is no object of a preposition.
    acts: bool,
    /// All that it may be called.
    called: Vec<String>,
}

/// The parties that a sentence about a text tells where they stand, beyond those `known`.
pub(super) fn by_parts(
    lens: &Lens<'_>,
    marks: &Marks,
    (start, end): (usize, usize),
    by: Option<&str>,
    known: &dyn Fn(&str) -> bool,
) -> Vec<(Vec<String>, Answer)> {
    let p = &lens.p;
    let about = (start..end)
        .any(|i| loose_text(p.word(i)) || unit(p.word(i)) || matches!(p.word(i), "it" | "them" | "one"));
    if !about || p.raw(end.saturating_sub(1)) == "?" {
        return Vec::new();
    }
    let mut out: Vec<(Vec<String>, Answer)> = Vec::new();
    let mut last: Option<(Answer, Option<usize>)> = None;
    let mut from = start;
    while from < end {
        let to = border(lens, from, end);
        let found = parties(lens, from, to, by);
        let cue = cue(lens, marks, from, to);
        let told = found.iter().any(|f| f.called.iter().any(|n| known(n)));
        // "In the small hours he rang Orma and declined it": whom "he" means is told elsewhere.
        let pronoun = (from..to).any(|i| {
            matches!(p.word(i), "he" | "she" | "they" | "we" | "i" | "who" | "which") && lens.tag(i) != "DT"
        });
        let acting: Vec<&Party> = found.iter().filter(|f| f.acts).collect();
        let one = match acting.as_slice() {
            [one] => Some(*one),
            [] if found.len() == 1 => found.first(),
            _ => None,
        };
        let lead = found.first().and_then(|f| f.at.checked_sub(1)).filter(|&k| k >= from && !f_acts(&found));
        if let Some((answer, at)) = cue {
            let placed = |f: &&Party| !f.acts && f.at <= from + 2;
            if let Some(party) =
                one.filter(|f| !told && f.at.abs_diff(at) < 14).filter(|f| !pronoun || placed(f))
            {
                out.push((party.names.clone(), answer));
            }
            last = Some((answer, lead));
        } else if let Some((answer, led)) = last
            && let Some(party) = one.filter(|_| !told && to - from <= 12)
            && let Some(answer) = gone_on(lens, marks, (from, to), party, answer, led)
        {
            out.push((party.names.clone(), answer));
        }
        from = to.max(from + 1);
        while from < end
            && (matches!(p.word(from), "," | ";" | ":" | "and" | "but" | "while" | "whereas")
                || matches!(p.raw(from), "—" | "–"))
        {
            from += 1;
        }
    }
    out
}

fn f_acts(found: &[Party]) -> bool {
    found.first().is_some_and(|f| f.acts)
}

/// Where a part of a sentence ends: before a mark, "but", or another party that acts or stands in another place.
fn border(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    let party = |at: usize| {
        let at = if matches!(lens.tag(at), "DT" | "PRP$") { at + 1 } else { at };
        lens.name_at(at)
            .filter(|n| n.titled <= at)
            .map(|n| n.end)
            .or_else(|| lens.phrases_in(at, at + 1).iter().find(|f| f.human).map(|f| f.end))
    };
    (from + 1..end)
        .find(|&i| {
            if matches!(p.raw(i), ";" | ":" | "—") && !p.hyphen(i)
                || matches!(p.word(i), "but" | "while" | "whereas")
            {
                return true;
            }
            if !(p.word(i) == "and" || p.raw(i) == ",") {
                return false;
            }
            let next = if p.word(i + 1) == "and" { i + 2 } else { i + 1 };
            if matches!(p.word(next), "in" | "from" | "for" | "by" | "with" | "to" | "at") {
                return party(next + 1).is_some();
            }
            party(next).is_some_and(|to| {
                matches!(lens.tag(to), "VBD" | "VBZ" | "VBP" | "MD" | "RB" | "IN")
                    || matches!(
                        p.word(to),
                        "not" | "less" | "no" | "yes" | "none" | "a" | "all" | "most" | "half"
                    )
                    || p.raw(to) == ","
            })
        })
        .unwrap_or(end)
}

/// Who is named in a part, but for the author and whoever a text is called by.
fn parties(lens: &Lens<'_>, from: usize, to: usize, by: Option<&str>) -> Vec<Party> {
    let p = &lens.p;
    let mut out: Vec<Party> = Vec::new();
    for f in lens.phrases_in(from, to) {
        let head = p.word(f.head);
        let text = loose_text(head) || unit(head) || is(head, Class::Part);
        let person = f.human || f.name.is_some_and(|n| n.end == f.end);
        if text || !person || lens.tag(f.start) == "PRP" || is(head, Class::Anybody) || f.end > to {
            continue;
        }
        // "the Arusha draft", "Mr Owen’s map"
        let object = f.under.is_none() && f.start > from && {
            let lead =
                if lens.tag(f.start - 1) == "DT" && f.start > from + 1 { f.start - 2 } else { f.start - 1 };
            lens.tag(lead).starts_with('V')
        };
        let wrote = f.under.is_some_and(|u| {
            u > from && loose_text(p.word(u - 1)) && matches!(p.word(u), "from" | "by" | "of")
        });
        if object || wrote || lens.tag(f.head) == "VBG" {
            continue;
        }
        let calls = (f.end..(f.end + 3).min(to))
            .any(|k| loose_text(p.word(k)) && (f.end..k).all(|j| matches!(lens.tag(j), "NN" | "JJ" | "POS")));
        let names = match lens.name_at(f.start).filter(|n| n.titled == f.start || n.start == f.start) {
            Some(n) if n.end == f.end => lens.group(n.start, to).names,
            _ => vec![lens.called(f)],
        };
        let own = names.iter().any(|n| by.is_some_and(|by| by.ends_with(n.as_str()) || n.ends_with(by)));
        let joined =
            out.last().is_some_and(|o| f.start < o.end + 3 && o.names.iter().any(|n| names.contains(n)));
        if calls || own || names.is_empty() || joined {
            continue;
        }
        let under = f.under.map(|u| p.word(u));
        if under.is_some_and(|u| !matches!(u, "in" | "from" | "by" | "for" | "with" | "among" | "at")) {
            continue;
        }
        let mut called: Vec<String> =
            lens.names_in(f.start, f.end).iter().map(|&n| lens.canonical(n)).collect();
        called.extend(names.iter().cloned());
        called.push(lens.text(f.start, f.end).to_owned());
        out.push(Party { names, at: f.start, end: f.end, acts: f.under.is_none(), called });
    }
    out
}

/// The yes or no of a part, and where it stands; nothing where they clash or nothing is decided.
fn cue(lens: &Lens<'_>, marks: &Marks, from: usize, to: usize) -> Option<(Answer, usize)> {
    let p = &lens.p;
    if marks.any(from, to, Tells::Stall)
        || lens.any(from, to, &["yet", "whether", "if"]) && !marks.any(from, to, Tells::Condition)
    {
        return None;
    }
    let mut found: Option<(Answer, usize)> = None;
    for i in from..to {
        let told = marks
            .answer(lens, i)
            .filter(|_| about_a_text(lens, i))
            .filter(|(_, end)| *end > i + 1 || lens.tag(i).starts_with('V') || is(p.word(i), Class::Answer))
            .map(|a| a.0);
        let strikes = || {
            marks.within(i, i + 1).iter().find_map(|f| match f.tells {
                Tells::Strikes(a) if lens.tag(i).starts_with('V') => Some(a),
                _ => None,
            })
        };
        let judged = || {
            let word = p.word(i);
            let link = (i.saturating_sub(4).max(from)..i).any(|k| {
                matches!(
                    p.word(k),
                    "is" | "was" | "are" | "were" | "be" | "as" | "a" | "an" | "“" | "been" | "remains"
                ) || is(p.word(k), Class::Judges)
            });
            let noun = matches!(lens.tag(i + 1), "NN" | "NNS") && !matches!(p.word(i + 1), "enough");
            let class = [
                (Class::Bad, Answer::Rejects),
                (Class::Good, Answer::Accepts),
                (Class::Mixed, Answer::Conditional),
            ];
            class.into_iter().find(|c| link && !noun && is(word, c.0)).map(|c| c.1)
        };
        let Some(mut answer) = told.or_else(strikes).or_else(judged) else { continue };
        let not = lens.any(
            i.saturating_sub(3).max(from),
            i,
            &["not", "n’t", "n't", "never", "hardly", "nobody", "neither", "nor", "none", "nothing"],
        ) || lens.any(from, (from + 2).min(to), &["nothing", "none", "nobody", "neither", "no"]);
        if not && matches!(answer, Answer::Accepts | Answer::Conditional) {
            answer = Answer::Rejects;
        }
        match found {
            Some((old, _)) if old != answer => return None,
            Some(_) => {}
            None => found = Some((answer, i)),
        }
    }
    let reserved =
        marks.within(from, to).iter().any(|f| f.tells == Tells::Condition && p.before(f.at, 1) != "at");
    found.map(|(a, i)| (if a == Answer::Accepts && reserved { Answer::Conditional } else { a }, i))
}

/// What a part without its verb says: "Athens less so", "in Juba on the ninth", "the Danes after reading it twice".
fn gone_on(
    lens: &Lens<'_>,
    marks: &Marks,
    (from, to): (usize, usize),
    party: &Party,
    last: Answer,
    led: Option<usize>,
) -> Option<Answer> {
    let p = &lens.p;
    if party.at > from + 2 {
        return None;
    }
    let rest = party.end..to;
    // "Pristina most of it", "Lavrov “a provocation”", "Savimbi with a smile"
    let verbs = rest.clone().any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    let first = rest.clone().find(|&i| lens.p.is_word(i)).map_or("", |i| p.word(i));
    if !verbs
        && last != Answer::Rejects
        && matches!(first, "most" | "half" | "part" | "parts" | "some" | "much")
    {
        return Some(Answer::Conditional);
    }
    if !verbs
        && let Some(answer) = rest.clone().find_map(|i| {
            [
                (Class::Bad, Answer::Rejects),
                (Class::Good, Answer::Accepts),
                (Class::Mixed, Answer::Conditional),
            ]
            .into_iter()
            .find(|c| is(p.word(i), c.0))
            .map(|c| c.1)
        })
        && rest.clone().any(|i| matches!(p.raw(i), "“" | "\"") || matches!(p.word(i), "with" | "a" | "an"))
    {
        return Some(answer);
    }
    let not = lens.any(party.end, to, &["not", "never", "less", "none", "neither", "otherwise"]);
    let verb = rest.clone().any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    let waits =
        lens.any(party.end, to, &["yet", "later", "time", "silent"]) || marks.any(from, to, Tells::Stall);
    if verb || waits {
        return None;
    }
    if not {
        return Some(opposite(last));
    }
    let same = lens.any(party.end, to, &["too", "also", "likewise", "so", "same"]);
    let led_alike = led.is_some_and(|k| party.at > from && p.word(from) == p.word(k));
    let adverbial = party.acts
        && rest
            .clone()
            .find(|&i| p.is_word(i))
            .is_some_and(|i| matches!(lens.tag(i), "IN" | "RB") && !matches!(p.word(i), "of" | "to"));
    let reserved = marks.within(from, to).iter().any(|f| f.tells == Tells::Condition);
    (same || led_alike || adverbial).then_some(if reserved && last == Answer::Accepts {
        Answer::Conditional
    } else {
        last
    })
}
