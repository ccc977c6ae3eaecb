//! The sum as a word of giving governs it: before it, after it, as its owner, in a list.

use super::donors::{self, Story};
use super::triggers::{Class, Trigger, trigger};
use super::words::{Words, is};
use super::{Gift, Scene, gives, person};
use crate::en::lens::{Group, Lens, Told};
use verbale_model::PledgeStage;

/// The gift that a sum belongs to, if a word of giving governs it.
pub(super) fn governed(
    lens: &Lens<'_>,
    scene: &Scene<'_>,
    sum: &Told<'_>,
    story: &Story<'_>,
    last: Option<&Gift>,
) -> Option<Gift> {
    let p = &lens.p;
    let (start, end) = (scene.start, scene.end);
    let clause = lens.clause_start(sum.start, start);
    if let Some(gift) = coordinate(lens, scene, sum, last).or_else(|| placed(lens, scene, sum, last)) {
        return Some(gift);
    }
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
    // "The generators: Denmark, 300 million; Iceland, 20 million": a list without a verb.
    let verbless = scene.several
        && (start..end).all(|i| !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") || !p.is_word(i))
        && donors::gapped(lens, sum.start, scene.floor).is_some_and(|g| gives(lens, &g));
    let listed = listed.or((purposed || labelled || verbless).then_some((PledgeStage::Announced, start)));
    if let Some((stage, at)) = listed.filter(|_| free && p.word(sum.end) != "from")
        && let Some(group) = donors::gapped(lens, sum.start, scene.floor)
    {
        return Some(Gift { lead: group.start, group, stage, at });
    }
    // "From the Duchy of Orma, with thanks, 90,000 marks"
    let opening = (clause..sum.start)
        .find(|&i| p.is_word(i))
        .filter(|&i| p.word(i) == "from")
        .or_else(|| {
            (sum.start.saturating_sub(9).max(clause)..sum.start)
                .find(|&i| p.word(i) == "from" && p.raw(i - 1) == ",")
        })
        .filter(|_| matches!(p.before(sum.start, 1), "," | ":" | "—"));
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
                .filter(|g| {
                    let more = matches!(p.before(sum.start, 1), "another" | "further" | "additional");
                    gives(lens, g) || !person(lens, g) || last.is_some() || more
                })
    {
        let t = after.or(ahead);
        let stage = t.map_or(PledgeStage::Announced, |t| t.stage);
        let at = t.map_or(sum.start, |t| t.at);
        return Some(Gift { lead: lens.clause_start(sum.start, start).min(at), group, stage, at });
    }
    // "a matching sum from the league’s sponsors, Lloyds"
    if p.word(straight) == "from"
        && let Some(f) = lens.phrases_in(straight + 1, straight + 4).first().filter(|f| p.raw(f.end) == ",")
        && lens.tag(f.head).starts_with("NN")
        && !p.capital(f.head)
        && let Some(name) = lens.name_at(f.end + 1).filter(|n| n.titled == f.end + 1)
    {
        let t = after.or(ahead);
        let stage = t.map_or(PledgeStage::Announced, |t| t.stage);
        let group = Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end };
        return Some(Gift { lead: sum.start, group, stage, at: t.map_or(sum.start, |t| t.at) });
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
    // "Twelve million guilders had left the Treasury of Orma"
    if let Some(group) = left_purse(lens, sum, scene.next.min(end)) {
        return Some(Gift { lead: sum.end, group, stage: PledgeStage::Delivered, at: sum.start });
    }
    // "Ottawa’s share of the fund comes to 60 million", "The cheque that Abu Dhabi wrote is for 100 million"
    if let Some(t) = scene.triggers.iter().rev().find(|t| t.noun && t.at < sum.start && t.at >= scene.floor)
        && let Some(verb) = (t.at..sum.start).rev().find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP"))
        && is(p.word(verb), Words::Equals)
    {
        let relative = matches!(p.word(t.at + 1), "that" | "which")
            .then(|| donors::group_at(lens, t.at + 2, sum.start))
            .flatten();
        if let Some(group) = donors::owner(lens, t.at, start, story).or(relative) {
            return Some(Gift { lead: verb, group, stage: late(after, t.stage), at: t.at });
        }
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
            // "completed the review, letting the republic draw a further 210 million"
            if let Some(lets) = verbs.find(|l| l.at + 8 > t.at && lets(p.word(l.at)))
                && let Some(group) = lender(lens, start, lets.at)
            {
                return Some(Gift { lead: lets.at, group, stage: lets.stage, at: lets.at });
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
        && (sum.end..from).any(|i| is(p.word(i), Words::Comes))
        && !(sum.end..from).any(|i| {
            lens.tag(i).starts_with("VB") && !is(p.word(i), Words::Comes) && !matches!(lens.tag(i), "VBG")
        })
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

/// Verbs by which somebody is let draw on what is given.
fn lets(word: &str) -> bool {
    ["let", "allow", "enabl", "permit", "clear", "open", "pav"].iter().any(|s| word.starts_with(s))
}

/// The body or the owner of a board named nearest before `to`.
fn lender(lens: &Lens<'_>, from: usize, to: usize) -> Option<Group> {
    let p = &lens.p;
    let name = lens.names_in(from, to).iter().rev().find(|n| {
        let board = matches!(p.word(n.end), "’s" | "'s")
            && matches!(
                p.word(n.end + 1),
                "board" | "directors" | "executive" | "council" | "governors" | "shareholders"
            );
        board || gives(lens, &Group { names: vec![lens.canonical(**n)], start: n.titled, end: n.end })
    })?;
    Some(Group { names: vec![lens.canonical(*name)], start: name.titled, end: name.end })
}

/// Whose purse a sum has left: "had left the Treasury of Orma", "went out of Bern’s coffers".
fn left_purse(lens: &Lens<'_>, sum: &Told<'_>, end: usize) -> Option<Group> {
    let p = &lens.p;
    let verb = (sum.end..(sum.end + 4).min(end))
        .find(|&i| matches!(p.word(i), "left" | "leaves" | "quit" | "exited"))
        .filter(|&i| lens.tag(i).starts_with('V'))?;
    let purse = (verb + 1..(verb + 7).min(end)).find(|&i| {
        matches!(
            p.word(i),
            "treasury"
                | "coffers"
                | "vaults"
                | "vault"
                | "account"
                | "accounts"
                | "purse"
                | "exchequer"
                | "bank"
        )
    })?;
    if p.word(purse + 1) == "of" {
        return donors::group_at(lens, purse + 2, end);
    }
    let name = lens
        .name_before(purse)
        .or_else(|| lens.name_before(purse.checked_sub(1)?))
        .filter(|n| n.titled > verb)?;
    Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end })
}

/// A giver told by the place of its name alone: owner in apposition, brackets after the sum, a name and its verb after the sum.
fn placed(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, last: Option<&Gift>) -> Option<Gift> {
    let p = &lens.p;
    let end = scene.next.min(scene.end);
    let after = scene.triggers.iter().find(|t| t.at >= sum.end && t.at < end.min(sum.end + 10));
    let told = scene.giving || last.is_some() || !scene.triggers.is_empty();
    let stage = after.map_or(PledgeStage::Announced, |t| t.stage);
    if told && let Some(group) = donors::apposed(lens, sum.start, scene.floor) {
        return Some(Gift { lead: sum.start, group, stage, at: sum.start });
    }
    if let Some(group) = donors::bracketed(lens, sum.end, scene.end) {
        let t = scene.triggers.iter().rev().find(|t| t.at < sum.start);
        let listed = told || scene.several;
        let stage = t.map_or(PledgeStage::Announced, |t| t.stage);
        return listed.then_some(Gift { lead: sum.start, group, stage, at: t.map_or(sum.start, |t| t.at) });
    }
    // "four hundred million: three hundred for Greece, the rest for Turkey": parts of what was told.
    if let Some(gift) = last
        && matches!(p.before(sum.start, 1), ":" | ",")
        && p.word(sum.end) == "for"
        && lens.name_at(sum.end + 1).is_some()
        && (scene.floor..sum.start).all(|i| lens.name_at(i).is_none())
    {
        return Some(Gift { lead: sum.start, ..gift.clone() });
    }
    // "the 36 million ducats Orma swore to the fund"
    let name = lens.name_at(sum.end).filter(|n| n.titled == sum.end)?;
    let group = lens.group(name.titled, end);
    let verb =
        (group.end..(group.end + 3).min(end)).find(|&i| lens.tag(i).starts_with("VB") && p.is_word(i))?;
    let verb = if matches!(p.word(verb), "has" | "have" | "had" | "will") { verb + 1 } else { verb };
    let t = scene
        .triggers
        .iter()
        .find(|t| t.at == verb)
        .copied()
        .or_else(|| super::triggers::any_verb(lens, verb))?;
    let definite = matches!(p.before(sum.start, 1), "the" | "that" | "those") || p.word(sum.start) == "the";
    (definite && !group.names.is_empty()).then_some(Gift { lead: sum.end, group, stage: t.stage, at: t.at })
}

/// "Norway pledged 60 million and Sweden 45 million", "the purses opened: the Emirates 100 million": the verb is left out.
fn coordinate(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, last: Option<&Gift>) -> Option<Gift> {
    let p = &lens.p;
    let from = match last {
        Some(_) => scene.floor,
        None => (scene.start..sum.start).rev().find(|&i| p.raw(i) == ":" || p.raw(i) == "*")? + 1,
    };
    let group = donors::gapped(lens, sum.start, from)?;
    let finite =
        (from..group.start).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && p.is_word(i));
    let led = matches!(
        p.before(group.start, 1),
        "," | ";"
            | "and"
            | "while"
            | "but"
            | "with"
            | "the"
            | ":"
            | "—"
            | "–"
            | "then"
            | "*"
            | "whereas"
            | "plus"
    );
    if finite || !led || p.word(sum.end) == "from" {
        return None;
    }
    if let Some(gift) = last {
        // "gave Kenya 60 million and Ghana 45": those that receive.
        return (!scene.taker).then_some(Gift { lead: group.start, group, stage: gift.stage, at: gift.at });
    }
    let t = scene.triggers.iter().rev().find(|t| t.at < from);
    let given = t.is_some() || scene.giving || scene.several && gives(lens, &group);
    let (stage, at) = t.map_or((PledgeStage::Announced, sum.start), |t| (t.stage, t.at));
    given.then_some(Gift { lead: group.start, group, stage, at })
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
