//! Money promised, earmarked or paid: each stated sum that a word of giving governs, with its donors.
//!
//! Needs, targets, prices, debts, hypothetical sums and denials are none. A sum without a named donor is none either.

mod donors;
mod gate;
mod implied;
mod told;
mod triggers;

use super::lens::{Group, Lens, Told};
use donors::Story;
use told::{programme, push};
use triggers::{Class, Trigger, trigger};
use verbale_model::{Pledge, PledgeStage, QuantityKind};

/// The pledges told in a text, in text order.
pub(super) fn pledges(lens: &Lens<'_>) -> Vec<Pledge> {
    let mut out = Vec::new();
    if !lens.told.iter().any(sum_like) {
        return out;
    }
    let implied = implied::implied(lens);
    // The sentence before tells of giving: "Contributions so far. Norway: 40 million."
    let mut giving = false;
    let mut before: Option<Group> = None;
    // Those named in one breath before: "This includes a combined 500 million".
    let mut together: Option<Group> = None;
    let mut running: Option<String> = None;
    for &(start, end) in &lens.sentences {
        let mut sums: Vec<Told<'_>> =
            lens.told_in(start, end).iter().filter(|t| sum_like(t)).copied().collect();
        let own = implied.iter().filter(|s| s.start >= start && s.start < end);
        sums.extend(own.map(|s| Told { start: s.start, end: s.end, quantity: &s.quantity }));
        sums.sort_by_key(|s| s.start);
        if !sums.is_empty() {
            let combined =
                lens.any(start, end, &["combined", "joint", "jointly", "collective", "collectively"]);
            let owners = if combined { together.as_ref().or(before.as_ref()) } else { before.as_ref() };
            sentence(lens, (start, end), &sums, owners, (combined, giving), running.as_deref(), &mut out);
        }
        giving = (start..end).any(|i| {
            trigger(lens, i, end)
                .is_some_and(|t| t.noun || matches!(t.class, Class::Strong | Class::Weak | Class::Receive))
        });
        running = programme(lens, start, end, &Group::default());
        let groups = lens.groups(start, end);
        let several = groups.iter().filter(|g| g.names.len() > 1).max_by_key(|g| g.names.len()).cloned();
        together = several.or(together.filter(|_| groups.is_empty()));
        // A state or a body rather than a person, where both are named.
        let best = groups
            .iter()
            .position(|g| gives(lens, g))
            .or_else(|| groups.iter().position(|g| !person(lens, g)))
            .unwrap_or(0);
        if let Some(first) = groups.into_iter().nth(best) {
            before = Some(first);
        }
    }
    out
}

/// A sum of money, or a large bare number that a word of giving may make one.
fn sum_like(told: &Told<'_>) -> bool {
    let q = told.quantity;
    let value = amount(q);
    let coins = q.unit.as_deref().is_some_and(|u| {
        matches!(
            u,
            "crowns"
                | "marks"
                | "florins"
                | "pounds"
                | "dollars"
                | "francs"
                | "talents"
                | "sovereigns"
                | "credits"
                | "coins"
                | "shillings"
                | "pence"
        )
    });
    match q.kind {
        QuantityKind::Money => value.is_some_and(|v| v >= 1e3),
        QuantityKind::Count if coins => value.is_some_and(|v| v >= 1e3),
        QuantityKind::Count => q.unit.is_none() && q.value.is_some() && value.is_some_and(|v| v >= 1e4),
        _ => false,
    }
}

/// The largest amount that a quantity stands for.
fn amount(q: &verbale_model::Quantity) -> Option<f64> {
    q.high.or(q.low).or_else(|| q.value.as_deref().and_then(|v| v.parse().ok()))
}

fn sentence(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    sums: &[Told<'_>],
    before: Option<&Group>,
    (combined, giving): (bool, bool),
    programme_before: Option<&str>,
    out: &mut Vec<Pledge>,
) {
    let triggers: Vec<Trigger> = (start..end)
        .filter(|&i| !sums.iter().any(|s| s.start <= i && i < s.end))
        .filter_map(|i| trigger(lens, i, end))
        .collect();
    let respective = respective(lens, sums, end);
    let held = out.len();
    let mut last: Option<Gift> = None;
    let mut floor = start;
    for (n, sum) in sums.iter().enumerate() {
        let next = sums.get(n + 1).map_or(end, |s| s.start);
        let scene = Scene { start, end, floor, next, triggers: &triggers, several: sums.len() > 1, giving };
        let story = Story { before, last: last.as_ref().map(|l| &l.group) };
        let mut found = governed(lens, &scene, sum, &story, last.as_ref());
        // "This includes a combined package of 500 million": of those told before.
        if found.is_none()
            && combined
            && (start..sum.start).any(|i| includes(lens.p.word(i)))
            && let Some(group) = before.filter(|g| g.names.len() > 1)
        {
            found = Some(Gift {
                group: group.clone(),
                stage: PledgeStage::Announced,
                lead: sum.start,
                at: sum.start,
            });
        }
        let found = found
            .filter(|gift| sound(lens, &scene, sum, gift))
            .or_else(|| unheard(lens, &scene, sum, &story));
        floor = sum.end;
        let Some(gift) = found else { continue };
        let mut gift = gift;
        gift.group = donors::settled(lens, gift.group, end);
        for name in &mut gift.group.names {
            // The seat of the Union stands for it where money is given.
            if matches!(name.as_str(), "EU" | "E.U." | "Union") || seat(lens, gift.group.start, name) {
                "European Union".clone_into(name);
            }
            // "the Treasury of Orma": Orma.
            let state = ["Treasury of ", "Government of ", "Parliament of ", "Senate of ", "Cabinet of "]
                .iter()
                .find_map(|lead| name.strip_prefix(lead));
            if let Some(state) = state {
                *name = state.trim_start_matches("the ").to_owned();
            }
        }
        // "This includes a combined package": of the programme told before.
        let told_before =
            programme_before.filter(|_| combined || gift.group.end < start || gift.group.start >= end);
        push(lens, (start, end), sum, next, &gift, told_before, out);
        last = Some(gift);
    }
    // "Orma and Veska pledged 12 million and 15 million": each its own.
    let told = &mut out[held..];
    let first = told.first().map(|f| f.donors.clone()).unwrap_or_default();
    if respective
        && told.len() == sums.len()
        && told.iter().all(|f| f.donors.len() == sums.len() && f.donors == first)
    {
        for (k, pledge) in told.iter_mut().enumerate() {
            pledge.donors = vec![first[k].clone()];
            pledge.combined = false;
        }
    }
}

/// Whether the sums of a sentence stand in one list.
fn respective(lens: &Lens<'_>, sums: &[Told<'_>], end: usize) -> bool {
    let p = &lens.p;
    sums.len() > 1
        && sums.windows(2).all(|pair| (pair[0].end..pair[1].start).all(|i| matches!(p.word(i), "," | "and")))
        && !lens.any(sums[0].start, end, &["each", "apiece"])
}

fn includes(word: &str) -> bool {
    matches!(word, "includes" | "included" | "including" | "include" | "comprises" | "totals" | "totalling")
}

/// Whether a donor is named by the seat of the Union’s institutions.
fn seat(lens: &Lens<'_>, at: usize, name: &str) -> bool {
    matches!(name, "Belgium" | "Brussels") && lens.p.word(at) == "brussels"
}

/// The sentence as one of its sums sees it.
struct Scene<'a> {
    start: usize,
    end: usize,
    /// End of the sum before, or `start`.
    floor: usize,
    /// Start of the sum after, or `end`.
    next: usize,
    triggers: &'a [Trigger],
    /// Several sums stand in the sentence.
    several: bool,
    /// The sentence before tells of giving.
    giving: bool,
}

/// A sum’s donors and how far it has come.
#[derive(Clone, Debug)]
struct Gift {
    group: Group,
    stage: PledgeStage,
    /// Where its mood can stand: from here to the sum.
    lead: usize,
    /// The word that tells of giving.
    at: usize,
}

/// The gift that a sum belongs to, if a word of giving governs it.
fn governed(
    lens: &Lens<'_>,
    scene: &Scene<'_>,
    sum: &Told<'_>,
    story: &Story<'_>,
    last: Option<&Gift>,
) -> Option<Gift> {
    let p = &lens.p;
    let (start, end) = (scene.start, scene.end);
    let clause = lens.clause_start(sum.start, start);
    // "Its three billion dollars for the forest", "the G7’s $50 billion loan": whose it is, unless somebody else gives it.
    let owned = matches!(p.before(sum.start, 1), "its" | "their" | "’s" | "'s")
        || p.before(sum.start, 1) == "’" && p.before(sum.start, 2).ends_with('s');
    if owned {
        let purpose =
            (sum.end..(sum.end + 3).min(end)).any(|i| matches!(p.word(i), "for" | "to" | "towards"));
        let gift = scene.triggers.iter().find(|t| t.noun && t.at >= sum.end && t.at <= sum.end + 2);
        let given = scene.triggers.iter().rev().any(|t| {
            !t.noun
                && t.at < sum.start
                && reaches(lens, t.at + 1, sum.start)
                && !lens.groups(clause, t.at).is_empty()
        });
        if (purpose || gift.is_some())
            && !given
            && let Some(group) = donors::owner(lens, sum.start, start, story)
        {
            let (stage, at) = gift.map_or((PledgeStage::Announced, sum.start), |t| (t.stage, t.at));
            return Some(Gift { lead: sum.start, group, stage, at });
        }
    }
    let ahead = scene.triggers.iter().rev().find(|t| t.at < sum.start && reaches(lens, t.at + 1, sum.start));
    let after = scene
        .triggers
        .iter()
        .find(|t| t.at >= sum.end && t.at < scene.next.min(sum.end + 16))
        .filter(|t| follows(lens, sum, t));
    // "Norway 40 million, Sweden 30m": the verb is left out.
    let apart = |t: &Trigger| (t.at..sum.start).any(|i| p.raw(i) == ":");
    let free = ahead.is_none_or(|t| t.at < scene.floor || t.noun || apart(t));
    let listed = last.map(|l| (l.stage, l.at)).or_else(|| {
        let t =
            scene.triggers.iter().find(|t| t.noun || t.class == Class::Strong || t.class == Class::Weak)?;
        (scene.several || p.before(sum.start, 1) == ":").then_some((t.stage, t.at))
    });
    // "For the lighthouse: Rhune 40 million; Lusk 25": no word of giving at all.
    let purposed = scene.several && matches!(p.word(start), "for" | "towards" | "to");
    let several = scene.several && p.before(sum.start, 1) == ":" && lens.name_before(sum.start - 1).is_some();
    let labelled =
        several || scene.giving && matches!(p.before(sum.start, 1), ":" | "," | "(" | "—" | "–" | "with");
    let listed = listed.or((purposed || labelled).then_some((PledgeStage::Announced, start)));
    if let Some((stage, at)) = listed.filter(|_| free && p.word(sum.end) != "from")
        && let Some(group) = donors::gapped(lens, sum.start, scene.floor)
    {
        return Some(Gift { lead: group.start, group, stage, at });
    }
    // "From the Duchy of Orma, with thanks, 90,000 marks"
    let opening = (clause..sum.start)
        .find(|&i| p.is_word(i))
        .filter(|&i| p.word(i) == "from" && matches!(p.before(sum.start, 1), "," | ":" | "—"));
    if let Some(from) = opening
        && let Some(group) = donors::group_at(lens, from + 1, sum.start)
        && !(group.end..sum.start)
            .any(|i| lens.tag(i).starts_with('V') && lens.tag(i) != "VBG" && lens.tag(i) != "VBN")
    {
        return Some(Gift { lead: from, group, stage: PledgeStage::Announced, at: sum.start });
    }
    // "70 million euros from Spain": who it comes from gives it, whatever the verb.
    let aside = p.raw(sum.end) == "," || matches!(p.word(sum.end), "each" | "apiece" | "more");
    let straight = if aside { sum.end + 1 } else { sum.end };
    if (p.word(straight) == "from"
        || p.are(straight, &["courtesy", "of"])
        || p.are(straight, &["thanks", "to"]))
        && p.before(sum.start, 1) != "worth"
        && let Some(group) =
            donors::group_at(lens, if p.word(straight) == "from" { straight + 1 } else { straight + 2 }, end)
                .filter(|g| gives(lens, g) || !person(lens, g))
    {
        let t = after.or(ahead);
        let stage = t.map_or(PledgeStage::Announced, |t| t.stage);
        let at = t.map_or(sum.start, |t| t.at);
        return Some(Gift { lead: lens.clause_start(sum.start, start).min(at), group, stage, at });
    }
    // "a gift of two million, from an admirer of the peace"
    if p.word(straight) == "from"
        && let Some(f) = lens
            .phrases_in(straight + 1, straight + 3)
            .first()
            .filter(|f| f.human && lens.tag(f.head) == "NN")
    {
        let group = Group { names: vec![lens.text(f.start, f.end).to_owned()], start: f.start, end: f.end };
        let t = after.or(ahead).filter(|t| t.noun || t.class == Class::Arrive || t.class == Class::Receive);
        if let Some(t) = t {
            return Some(Gift { lead: t.at.min(sum.start), group, stage: t.stage, at: t.at });
        }
    }
    // "$40m from Japan", "pledged by Qatar", "ten million, paid out of the Facility"
    let own = ahead.filter(|t| t.at >= scene.floor);
    let told =
        after.filter(|a| a.class == Class::Arrive || a.noun || lens.tag(a.at) == "VBN").or(own.filter(|t| {
            t.noun || t.class == Class::Receive || t.class == Class::Arrive || lens.tag(t.at) == "VBN"
        }));
    if let Some(t) = told {
        let noun = t.noun && t.at < sum.start && linked(lens, t.at + 1, sum.start);
        let participle = noun || after.is_some_and(|a| !a.noun && lens.tag(a.at) == "VBN" || a.noun);
        if let Some(group) = donors::source(lens, sum.end, scene.next.min(sum.end + 24), participle) {
            return Some(Gift { lead: sum.start.min(t.at), group, stage: t.stage, at: t.at });
        }
    }
    // "a gift of 12 million", "its pledge: 40m", "the promised five million": the owner gives.
    let owned = ahead.filter(|t| t.noun && t.at >= scene.floor && linked(lens, t.at + 1, sum.start));
    if let Some(t) = owned
        && let Some(group) = donors::owner(lens, t.at, start, story)
    {
        return Some(Gift { lead: group.start.max(start), group, stage: late(after, t.stage), at: t.at });
    }
    // "40 million dollars in Japanese aid", "the €1bn World Bank loan"
    let attached = matches!(p.word(sum.end), "of" | "in") || lens.name_at(sum.end).is_some();
    if let Some(t) = after.filter(|t| t.noun && t.at <= sum.end + 4 && attached) {
        let named = lens.name_before(t.at).filter(|n| n.titled >= sum.end);
        let group = donors::owner(lens, t.at, sum.end, story)
            .filter(|g| g.start >= sum.end)
            .or_else(|| named.map(|n| Group { names: vec![lens.canonical(n)], start: n.titled, end: n.end }));
        if let Some(group) = group {
            return Some(Gift { lead: lens.clause_start(sum.start, start), group, stage: t.stage, at: t.at });
        }
    }
    // "a cheque from Abu Dhabi, for 200 million"
    if let Some(t) = ahead.filter(|t| t.noun && t.at >= scene.floor)
        && let Some(group) = donors::source(lens, t.at + 1, sum.start, false)
    {
        return Some(Gift { lead: t.at, group, stage: late(after, t.stage), at: t.at });
    }
    // "cleared Pakistan’s $7 billion loan": whose loan it is does not give it.
    let loaned = after.is_some_and(|t| {
        t.noun && t.at <= sum.end + 1 && matches!(p.word(t.at), "loan" | "credit" | "grant")
    }) && scene
        .triggers
        .iter()
        .any(|t| !t.noun && t.at >= scene.floor && t.at < sum.start && t.stage == PledgeStage::Allocated);
    if !loaned
        && let Some(group) = donors::owner(lens, sum.start, start, story)
        && let Some(t) =
            after.or_else(|| ahead.filter(|t| t.at >= group.start)).or(ahead.filter(|_| last.is_some()))
    {
        let stage = if t.class == Class::Arrive { t.stage } else { late(after, t.stage) };
        return Some(Gift { lead: sum.start, group, stage, at: t.at });
    }
    // The verb before the sum.
    let denied = |t: &&Trigger| {
        !(p.before(t.at, 1) == "not" && matches!(p.before(t.at, 2), "but" | "if" | "though" | "yet"))
    };
    let mut verbs = scene.triggers.iter().rev().filter(|t| t.at < sum.start && !t.noun);
    if let Some(t) = verbs.by_ref().filter(denied).find(|t| reaches(lens, t.at + 1, sum.start)) {
        if t.class == Class::Receive || t.class == Class::Arrive {
            if let Some(group) = donors::source(lens, t.at, scene.next, false) {
                return Some(Gift { lead: t.at, group, stage: t.stage, at: t.at });
            }
        } else {
            let from = lens.clause_start(t.at, start);
            if let Some(group) = donors::subject(lens, (from, start, end), t.at, story) {
                let lead = if group.end <= t.at && group.end > start { group.end } else { from };
                return Some(Gift { lead, group, stage: t.stage, at: t.at });
            }
            // "Paid on Friday to the medics out of the Facility: ten million euros"
            if let Some(group) = donors::source(lens, t.at, sum.start, lens.tag(t.at) == "VBN") {
                return Some(Gift { lead: t.at, group, stage: t.stage, at: t.at });
            }
        }
    }
    // A noun of giving whose owner stands elsewhere: "will sign a loan of 40m", "X’s offer stands: £40m".
    if let Some(t) = ahead.filter(|t| t.noun)
        && let Some(group) = donors::owner(lens, t.at, start, story)
        && (p.before(sum.start, 1) == ":" || t.at >= clause)
    {
        return Some(Gift { lead: group.start, group, stage: t.stage, at: t.at });
    }
    // A gift whose giver the sentence before names.
    if let Some(t) = ahead.filter(|t| t.class == Class::Strong)
        && lens.groups(start, end).is_empty()
        && let Some(group) = story.before
    {
        return Some(Gift { lead: t.at, group: group.clone(), stage: t.stage, at: t.at });
    }
    // "Ottawa’s share of the fund comes to 60 million", "The cheque that Abu Dhabi wrote is for 100 million"
    if let Some(t) = scene.triggers.iter().rev().find(|t| t.noun && t.at < sum.start && t.at >= scene.floor)
        && let Some(verb) = (t.at..sum.start).rev().find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP"))
        && equals(p.word(verb))
    {
        let relative = matches!(p.word(t.at + 1), "that" | "which")
            .then(|| donors::group_at(lens, t.at + 2, sum.start))
            .flatten();
        if let Some(group) = donors::owner(lens, t.at, start, story).or(relative) {
            return Some(Gift { lead: verb, group, stage: late(after, t.stage), at: t.at });
        }
    }
    // "25 million has been earmarked in the Orman budget"
    if let Some(purse) = (sum.end..scene.next.min(sum.end + 12))
        .find(|&i| matches!(p.word(i), "budget" | "coffers" | "treasury" | "exchequer" | "purse"))
        && let Some(t) = after.or(ahead)
        && let Some(group) = donors::owner(lens, purse, sum.end, story)
    {
        return Some(Gift { lead: sum.end, group, stage: t.stage, at: t.at });
    }
    // "The largest pledge, of 60 million, was Germany’s"
    if let Some(mark) = (sum.end..scene.next.min(sum.end + 8))
        .find(|&i| matches!(p.word(i), "’s" | "'s") && !p.is_word(i + 1))
        && let Some(name) = lens.name_before(mark)
        && matches!(p.before(name.titled, 1), "is" | "was" | "are" | "were")
    {
        let group = Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end };
        let stage = ahead.map_or(PledgeStage::Announced, |t| t.stage);
        return Some(Gift { lead: sum.end, group, stage, at: sum.start });
    }
    // "A further £8m is on its way from London"
    if let Some(from) = (sum.end..scene.next.min(sum.end + 12)).find(|&i| p.word(i) == "from")
        && (sum.end..from).any(|i| comes(p.word(i)))
        && !(sum.end..from)
            .any(|i| lens.tag(i).starts_with("VB") && !comes(p.word(i)) && !matches!(lens.tag(i), "VBG"))
        && let Some(group) = donors::group_at(lens, from + 1, end).filter(|g| !person(lens, g))
    {
        let stage = after.map_or(PledgeStage::Announced, |t| t.stage);
        return Some(Gift { lead: sum.end, group, stage, at: sum.start });
    }
    // "Norway’s offer went up on the screen: 40 million"
    let colon = (sum.start.saturating_sub(3).max(start)..sum.start).rev().find(|&i| p.raw(i) == ":");
    if let Some(colon) = colon
        && let Some(t) = scene
            .triggers
            .iter()
            .rev()
            .find(|t| t.at < colon && t.at >= scene.floor)
            .map(|t| (t.at, t.stage))
            .or((scene.giving && last.is_none()).then_some((start, PledgeStage::Announced)))
        && let Some(group) =
            donors::owner(lens, t.0, start, story).or_else(|| lens.groups(start, colon).into_iter().next())
    {
        return Some(Gift { lead: colon, group, stage: late(after, t.1), at: t.0 });
    }
    // "Norway in $5m pledge to Aldor"
    if let Some(t) = after.filter(|t| t.noun && t.at <= sum.end + 1)
        && matches!(p.before(sum.start, 1), "in" | "with" | "a" | "makes" | "new" | "the")
        && let Some(group) = lens.groups(clause, sum.start).into_iter().next_back().filter(|g| gives(lens, g))
    {
        return Some(Gift { lead: group.end, group, stage: t.stage, at: t.at });
    }
    let t = after?;
    // "the 35 million that Bern voted", "up to €1.6bn is what X held out"
    if let Some(group) = donors::relative(lens, sum.end, t, story, (start, end)) {
        return Some(Gift { lead: sum.end, group, stage: t.stage, at: t.at });
    }
    // "nine million arrived": who owns the story so far.
    if t.class == Class::Arrive || lens.tag(t.at) == "VBN" {
        let own = lens.groups(start, sum.start).into_iter().next();
        let group = last.map(|l| l.group.clone()).or(own).or_else(|| story.before.cloned())?;
        return Some(Gift { lead: sum.end, group, stage: t.stage, at: t.at });
    }
    None
}

/// Verbs by which a share or gift is so much.
fn equals(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "comes"
            | "came"
            | "amounts"
            | "amounted"
            | "runs"
            | "ran"
            | "totals"
            | "totalled"
            | "totaled"
            | "stands"
            | "stood"
            | "reaches"
            | "reached"
            | "equals"
            | "equalled"
            | "works"
            | "rose"
            | "rises"
            | "grew"
            | "grows"
            | "remains"
            | "made"
    )
}

/// Verbs by which money comes.
fn comes(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "comes"
            | "came"
            | "come"
            | "coming"
            | "flows"
            | "flowed"
            | "flow"
            | "arrives"
            | "arrived"
            | "arrive"
            | "has"
            | "have"
            | "had"
            | "been"
            | "will"
            | "landed"
            | "lands"
            | "reached"
            | "turned"
            | "trickled"
            | "be"
            | "due"
            | "travelled"
    )
}

/// Whether a group is one person.
fn person(lens: &Lens<'_>, group: &Group) -> bool {
    lens.name_at(group.start).is_some_and(|n| lens.is_person(n))
}

/// Whether a group are states or bodies that give.
fn gives(lens: &Lens<'_>, group: &Group) -> bool {
    group.names.iter().any(|n| lens.states.find(n).is_some() || body(n))
}

/// Whether a word of giving after a sum may be said of it: in its clause, and for arrivals with no subject of its own.
fn follows(lens: &Lens<'_>, sum: &Told<'_>, t: &Trigger) -> bool {
    let p = &lens.p;
    if (sum.end..t.at).any(|i| matches!(p.raw(i), ";" | "—")) {
        return false;
    }
    // "were spent on interpreters"
    if p.word(t.at) == "spent" && lens.tag(t.at) == "VBN" {
        return false;
    }
    let own_subject = lens.phrases_in(sum.end, t.at).iter().any(|f| {
        // ", says the decree,"
        let said = (f.start.saturating_sub(2)..f.start)
            .any(|i| matches!(p.word(i), "says" | "said" | "say" | "according"));
        if said {
            return false;
        }
        f.under.is_none()
            && f.start > sum.end
            && !p.hyphen(f.start - 1)
            && !matches!(p.before(f.start, 1), "," | "to")
            || f.under.is_none() && matches!(p.before(f.start, 1), "and")
    });
    t.class != Class::Arrive || !own_subject
}

/// A gift told by no word of giving: a named giver, a sum, and for whom or what it is.
fn unheard(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>) -> Option<Gift> {
    let p = &lens.p;
    let large = amount(sum.quantity).is_some_and(|v| v >= 1e4);
    let purpose = |i: usize| {
        matches!(p.word(i), "for" | "to" | "towards" | "toward" | "into")
            && !lens.told.iter().any(|q| q.start == i + 1 && q.quantity.kind != QuantityKind::Money)
            && lens.phrases_in(i + 1, i + 4).iter().any(|f| f.under == Some(i))
    };
    let after = (sum.end..(sum.end + 6).min(scene.next)).any(purpose);
    let told = after || (scene.start..sum.start).any(|i| i == scene.start && purpose(i));
    let money = sum.quantity.kind == QuantityKind::Money || amount(sum.quantity).is_some_and(|v| v >= 1e6);
    if !money || !large || !told || p.before(sum.start, 1) == "worth" {
        return None;
    }
    let from = lens.clause_start(sum.start, scene.start).max(scene.floor);
    let gift = if let Some(group) =
        donors::owner(lens, sum.start, scene.start, story).filter(|g| g.end >= scene.start && g.start >= from)
    {
        // "Berlin’s 40 million for the hospital"
        Gift { lead: sum.start, group, stage: PledgeStage::Announced, at: sum.start }
    } else {
        let t = (from..sum.start)
            .rev()
            .filter(|&i| sum.start - i <= 8)
            .find(|&i| lens.tag(i).starts_with('V') && p.is_word(i))
            .and_then(|i| triggers::any_verb(lens, i))?;
        let group = donors::subject(lens, (from, scene.start, scene.end), t.at, story)?;
        if person(lens, &group) || group.end > t.at {
            return None;
        }
        Gift { lead: group.end, group, stage: t.stage, at: t.at }
    };
    let barred = gate::barred(
        lens,
        (scene.start, scene.end),
        (gift.lead.min(sum.start), sum.start),
        (gift.at, (sum.start, sum.end)),
        false,
    ) || gate::trades(lens, scene.start, scene.end);
    (!barred).then_some(gift)
}

/// The later stage where a verb after the sum tells of arrival.
fn late(after: Option<&Trigger>, stage: PledgeStage) -> PledgeStage {
    after.filter(|a| a.class == Class::Arrive || a.stage == PledgeStage::Delivered).map_or(stage, |a| a.stage)
}

/// Whether nothing but the words of one phrase stands between a noun of giving and its sum.
fn linked(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    to - from <= 4
        && (from..to).all(|i| {
            matches!(
                lens.p.word(i),
                "of" | "worth" | "totalling" | "totaling" | ":" | "," | "a" | "the" | "at" | "is" | "was"
            ) || matches!(lens.tag(i), "JJ" | "IN" | "DT" | "VBZ")
        })
}

/// Whether no verb of another clause stands between a word of giving and the sum.
fn reaches(lens: &Lens<'_>, from: usize, sum: usize) -> bool {
    let p = &lens.p;
    let mut depth = 0usize;
    !(from..sum).any(|i| {
        match p.raw(i) {
            ";" => return true,
            "(" => depth += 1,
            _ => {}
        }
        matches!(lens.tag(i), "VBD" | "VBZ" | "VBP")
            && p.is_word(i)
            && depth == 0
            && !matches!(p.word(i), "is" | "was" | "are" | "were" | "has" | "have" | "had" | "stands")
            && !matches!(p.before(i, 1), "who" | "which" | "that" | "it" | "they" | "he" | "she")
            && trigger(lens, i, sum).is_none()
    })
}

/// Whether what was found is a gift: a real mood, and for words of more than one sense something else that speaks for giving.
fn sound(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, gift: &Gift) -> bool {
    let p = &lens.p;
    let (start, end) = (scene.start, scene.end);
    let shares = matches!(
        p.word(gift.at).get(..4),
        Some(
            "shar"
                | "cove"
                | "bear"
                | "bore"
                | "carr"
                | "shou"
                | "foot"
                | "spli"
                | "meet"
                | "sett"
                | "wipe"
                | "clea"
                | "pick"
                | "gran"
                | "loan"
        )
    );
    // "puts the figure at 40 million", "stood at 200,000"; "cut aid by 5 million"
    let at = p.before(sum.start, 1) == "at" && lens.tag(gift.at).starts_with('V');
    let fewer = p.before(sum.start, 1) == "by"
        && lens.any(start, sum.start, &["reduced", "cut", "lowered", "reduces", "reduce", "cuts"]);
    let owed = (sum.end..(sum.end + 4).min(end)).any(|i| matches!(p.word(i), "owes" | "owed" | "owe"));
    if owed || p.word(sum.end) == "worth" || at || fewer {
        return false;
    }
    let from = gift.lead.clamp(start, sum.start);
    let lead = (from, sum.start);
    let trigger = gift.at;
    if gate::barred(lens, (start, end), lead, (trigger, (sum.start, sum.end)), shares) {
        return false;
    }
    let Some(t) = scene.triggers.iter().find(|t| t.at == trigger) else { return true };
    if t.class != Class::Loose && t.class != Class::Weak || t.noun {
        return true;
    }
    if t.class == Class::Weak && (sum.start.saturating_sub(trigger) <= 8 || trigger > sum.start) {
        return true;
    }
    if scene.triggers.iter().any(|o| o.noun && o.at + 12 > sum.start && o.at < sum.end + 8) {
        return true;
    }
    let soft = ["find", "foun", "brin", "brou", "add", "must"].iter().any(|s| p.word(trigger).starts_with(s));
    let known = gives(lens, &gift.group) || soft && !person(lens, &gift.group);
    let word = p.word(trigger);
    // Bought, invested, spent: a gift only of those whose office it is to give.
    let market =
        ["buy", "bought", "purchas", "procur", "invest", "spen", "put"].iter().any(|s| word.starts_with(s));
    // "raised its pledge to", "raised 40m among them": what is raised is a gift.
    let grows = ["rais", "increas", "boost", "lift", "doubl", "tripl", "quadrupl", "hik", "expand", "enlarg"]
        .iter()
        .any(|s| word.starts_with(s));
    if grows && !lens.any(trigger, end, &["themselves", "among", "them", "line", "share", "budget"]) {
        return false;
    }
    if market {
        let whom = (trigger..end)
            .any(|i| matches!(p.word(i), "on" | "for") && matches!(lens.tag(i + 1), "DT" | "NNP" | "PRP$"));
        return known || word.starts_with("spen") && whom;
    }
    let given = (sum.end..scene.next.min(sum.end + 8)).any(|i| {
        matches!(p.word(i), "for" | "to" | "towards" | "toward" | "into")
            && !lens.told.iter().any(|q| q.start == i + 1 && q.quantity.kind == QuantityKind::Date)
    });
    let dative = lens
        .phrases_in(trigger + 1, sum.start)
        .iter()
        .any(|f| f.under.is_none() && (f.human || f.name.is_some()) || f.under.is_some());
    given || dative || known
}

/// Whether a name is that of a body that gives.
fn body(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    matches!(
        last.as_str(),
        "fund"
            | "bank"
            | "union"
            | "foundation"
            | "commission"
            | "agency"
            | "imf"
            | "eu"
            | "eib"
            | "ebrd"
            | "un"
            | "facility"
            | "trust"
            | "alliance"
            | "treasury"
            | "parliament"
            | "government"
            | "council"
            | "g7"
            | "g20"
            | "nato"
    )
}
