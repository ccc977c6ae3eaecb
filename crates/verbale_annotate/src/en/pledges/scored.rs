//! A gift told by signs rather than by one word: how much speaks for giving, and who stands where givers stand.

use super::donors::{self, Story};
use super::triggers::Class;
use super::words::{Words, form_of, is};
use super::{Gift, Scene, gate, gives, person};
use crate::en::lens::{Group, Lens, Told, nationality};

/// What must speak for a gift and its giver together.
const ENOUGH: u32 = 4;

/// The likeliest giver of a sum, if enough speaks for a gift at all.
pub(super) fn scored(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>) -> Option<Gift> {
    let p = &lens.p;
    let signs = signs(lens, scene, sum);
    // What is spent or was spent is not given.
    let spent = (scene.start..scene.end).any(|i| {
        matches!(p.word(i), "spends" | "spent" | "spending") || p.word(i) == "spend" && p.before(i, 1) != "to"
    });
    if signs == 0 || spent {
        return None;
    }
    let (role, group) = giver(lens, scene, sum, story)?;
    let stage = super::unheard::told_stage(scene, sum);
    let lead = lens.clause_start(sum.start, scene.start).max(scene.floor);
    // A cost that somebody bears is theirs to give.
    let borne = cost_of(lens, scene, sum).is_some()
        || (lead..scene.next).any(|i| {
            matches!(
                p.word(i),
                "borne" | "met" | "covered" | "paid" | "shouldered" | "picked" | "footed" | "carried"
            )
        });
    // Bought and sold.
    let traded = (scene.start..scene.end)
        .any(|i| lens.tag(i).starts_with('V') && p.is_word(i) && form_of(p.word(i), Words::Dealt));
    // "puts the figure at 40 million"
    let figure = p.before(sum.start, 1) == "at" && group.end + 1 < sum.start;
    let barred = signs + role < ENOUGH
        || figure
        || traded
        || gate::barred(
            lens,
            (scene.start, scene.end),
            (lead, sum.start),
            (sum.start, (sum.start, sum.end)),
            borne,
        )
        || gate::trades(lens, lead, (sum.start, sum.end), lens.clause_end(sum.end, scene.end)) && !borne;
    (!barred).then_some(Gift { group, stage, lead, at: sum.start })
}

/// "A cheque for 4 million, the giver unnamed": a gift of nobody named.
pub(super) fn unnamed(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Gift> {
    let money = sum.quantity.kind == verbale_model::QuantityKind::Money;
    let hidden = lens.any(
        scene.start,
        scene.end,
        &["unnamed", "anonymous", "anonymously", "unsigned", "nameless", "incognito", "unidentified"],
    );
    let gift = scene.triggers.iter().any(|t| t.class == Class::Strong)
        || lens.any(scene.start, scene.end, &["draft", "legacy", "envelope", "giver", "donor"]);
    let lead = lens.clause_start(sum.start, scene.start).max(scene.floor);
    let sound = money
        && hidden
        && gift
        && !gate::barred(
            lens,
            (scene.start, scene.end),
            (lead, sum.start),
            (sum.start, (sum.start, sum.end)),
            false,
        );
    sound.then(|| Gift {
        group: Group { names: Vec::new(), start: sum.start, end: sum.start },
        stage: super::unheard::told_stage(scene, sum),
        lead,
        at: sum.start,
    })
}

/// How much in the sentence and about the sum speaks for a gift.
fn signs(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> u32 {
    let p = &lens.p;
    let trigger =
        scene.triggers.iter().map(|t| if t.class == Class::Strong { 2 } else { 1 }).max().unwrap_or(0);
    let named = (scene.start..scene.end).any(|i| p.is_word(i) && form_of(p.word(i), Words::Scene));
    let purpose = (sum.end..(sum.end + 6).min(scene.next)).any(|i| super::unheard::purpose(lens, i));
    // "to the tune of 250 million", "is the figure", "will have 400,000 to spend"
    let idiom = (sum.start.saturating_sub(5).max(scene.start)..sum.start)
        .any(|i| p.are(i, &["to", "the", "tune", "of"]) || p.are(i, &["to", "the", "extent", "of"]));
    // "To the island go eight million"
    let dative = (scene.floor..sum.start).any(|i| {
        matches!(p.word(i), "go" | "goes" | "went" | "gone")
            && (scene.floor..i)
                .any(|k| matches!(p.word(k), "to" | "for") && (k == scene.start || !p.is_word(k - 1)))
    });
    // "courtesy of the bank", "from the German budget"
    let thanked = (sum.end..scene.next).any(|i| {
        matches!((p.word(i), p.word(i + 1)), ("thanks", "to") | ("courtesy", "of"))
            || p.word(i) == "from" && (i + 1..(i + 6).min(scene.next)).any(|k| means(p.word(k)))
    });
    trigger
        + [named, dative, purpose, scene.giving, thanked, idiom, idiom]
            .iter()
            .map(|&sign| u32::from(sign))
            .sum::<u32>()
}

/// Who most likely gives, and how plainly the words say so: from 1 (the only state told) to 3 (a source, an owner).
fn giver(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>) -> Option<(u32, Group)> {
    // "nobody was more generous than Fiji, with 2 million"
    let beside = || donors::gapped(lens, sum.start, scene.floor).filter(|g| gives(lens, g));
    if let Some(group) = of_theirs(lens, sum, scene.next)
        .or_else(|| beside().filter(|_| lens.p.before(sum.start, 1) == "with"))
        .or_else(|| source(lens, scene, sum))
        .or_else(|| said_of(lens, scene, sum))
        .or_else(|| cost_of(lens, scene, sum))
        .or_else(|| answer(lens, scene, sum, story))
    {
        return Some((3, group));
    }
    // "The Gates Foundation is behind the drive": who acts in the clause.
    let clause = lens.clause_start(sum.start, scene.start).max(scene.floor);
    let acts = (clause..sum.start).rev().find_map(|i| {
        (lens.p.is_word(i)
            && (matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
                || scene.triggers.iter().any(|t| t.at == i && !t.noun)))
        .then(|| acting(lens, scene.start, i))
        .flatten()
    });
    // "The Dutch lower house": the adjective of a state opens the sentence.
    let at = scene.start + usize::from(lens.p.word(scene.start) == "the");
    let opening = || adjectival(lens, at, at + 3).filter(|g| g.start == at && g.end <= sum.start);
    if let Some(group) = acts.or_else(opening) {
        return Some((2, group));
    }
    let groups = lens.groups(scene.start, scene.end);
    let mut giving = groups.iter().filter(|g| gives(lens, g));
    let only = giving.next().filter(|_| giving.next().is_none()).cloned();
    if only.is_some() {
        return only.map(|g| (1, g));
    }
    story.before.filter(|g| groups.is_empty() && gives(lens, g)).map(|g| (1, g.clone()))
}

/// The state or body that does what a verb tells: by name, or by its adjective before the noun for who acts.
fn acting(lens: &Lens<'_>, start: usize, verb: usize) -> Option<Group> {
    let copula = lens.trees.head(verb).filter(|_| matches!(lens.trees.relation(verb), "cop" | "aux"));
    let doer =
        lens.trees.doer(verb).or_else(|| lens.trees.doer(copula?)).filter(|&d| d >= start && d < verb)?;
    let found =
        *lens.phrases_in(doer.saturating_sub(12).max(start), doer + 1).iter().rev().find(|f| doer < f.end)?;
    if found.under.is_some() {
        return None;
    }
    adjectival(lens, found.start, found.end).or_else(|| {
        let name = found.name.filter(|n| !lens.is_person(*n))?;
        let group = Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end };
        gives(lens, &group).then_some(group)
    })
}

/// "the Dutch lower house", "Irish money": the state whose adjective opens a phrase.
fn adjectival(lens: &Lens<'_>, from: usize, to: usize) -> Option<Group> {
    let p = &lens.p;
    let at = (from..to).find(|&i| p.capital(i))?;
    let word = lens.text(at, at + 1);
    let state = lens.states.find(word).filter(|_| nationality(word) || lens.states.is_adjective(word))?;
    (at + 1 < to).then(|| Group { names: vec![state.to_owned()], start: at, end: at + 1 })
}

/// Words for what somebody has to give.
fn means(word: &str) -> bool {
    is(word, Words::Means)
}

/// "100 million of France’s own", "3.2 million of Irish money", "two million of the Welsh government’s budget".
fn of_theirs(lens: &Lens<'_>, sum: &Told<'_>, to: usize) -> Option<Group> {
    let p = &lens.p;
    if !matches!(p.word(sum.end), "of" | "in") {
        return None;
    }
    let from = sum.end + 1;
    let last = (from..(from + 7).min(to)).find(|&i| means(p.word(i)))?;
    let mark = (from..last).find(|&i| matches!(p.word(i), "’s" | "'s" | "’"));
    match mark {
        Some(mark) => donors::group_at(lens, from, mark + 1).or_else(|| {
            let found = lens.phrases_in(from, mark).first().filter(|f| f.human)?;
            let (a, b) = (found.start, found.end.min(mark));
            Some(Group { names: vec![lens.text(a, b).to_owned()], start: a, end: b })
        }),
        None => adjectival(lens, from, last + 1),
    }
}

/// "out of Esperal’s levy", "thanks to the Basque government", "at Oslo’s expense", "from Orma’s purse came 100 million": the
/// source that a preposition names, before the sum or after it.
fn source(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Group> {
    let p = &lens.p;
    let lead = |i: usize| -> Option<usize> {
        Some(match (p.word(i), p.word(i + 1)) {
            ("thanks" | "owing" | "charged" | "courtesy", "to" | "of") => i + 2,
            ("out", "of") => i + 2,
            ("because" | "expense" | "tab" | "behest", "of") => i + 2,
            ("from", _) => i + 1,
            ("by", _) if lens.tag(i.saturating_sub(1)).starts_with("VB") => i + 1,
            _ => return None,
        })
    };
    // "From Orma there were eighteen million": it opens the clause, and nothing but its coming is told.
    let opens = |i: usize, end: usize| {
        end <= sum.start
            && (i == scene.start || p.is_mark(i - 1) || p.word(i - 1) == "and")
            && (end..sum.start).all(|k| {
                !lens.tag(k).starts_with('V')
                    || is(p.word(k), Words::Comes)
                    || matches!(p.word(k), "came" | "comes")
            })
    };
    let find = |a: usize, b: usize| {
        (a..b).filter_map(|i| Some((i, lead(i)?))).find_map(|(i, at)| {
            let at = if matches!(p.word(at), "the" | "a") { at + 1 } else { at };
            // "borne by her government": of the state that the sentence names.
            if matches!(p.word(at), "her" | "his" | "its" | "their" | "government")
                && (at..at + 2).any(|k| donors::government(p.word(k)))
            {
                return lens.groups(scene.start, i).into_iter().next().or_else(|| {
                    let name = lens.names_in(scene.start, i).iter().find(|n| !lens.is_person(**n))?;
                    Some(Group { names: vec![lens.canonical(*name)], start: name.titled, end: name.end })
                });
            }
            let group = donors::group_at(lens, at, b).or_else(|| adjectival(lens, at, (at + 5).min(b)));
            group.filter(|g| {
                gives(lens, g)
                    || p.word(i) == "by"
                    || opens(i, g.end)
                    || !person(lens, g) && (p.word(i) != "from" || owns(lens, g.end))
            })
        })
    };
    // "at Oslo’s expense", "on Bern’s account"
    let account = (sum.end..scene.next).find_map(|i| {
        let told = matches!(p.word(i), "expense" | "tab" | "account" | "doing" | "treat");
        let mark = i.checked_sub(1).filter(|&k| told && matches!(p.word(k), "’s" | "'s" | "’"))?;
        let name = lens.name_before(mark)?;
        Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: mark + 1 })
    });
    account.or_else(|| find(sum.end, scene.next)).or_else(|| {
        let near = lens.clause_start(sum.start, scene.start).max(scene.floor);
        find(near, sum.start)
    })
}

/// Whether what follows a name is theirs to give: "’s purse", "’s levy".
fn owns(lens: &Lens<'_>, end: usize) -> bool {
    let p = &lens.p;
    let mark = matches!(p.word(end), "’s" | "'s" | "’") || end > 0 && matches!(p.before(end, 1), "’s" | "'s");
    mark && (end..end + 4).any(|i| means(p.word(i)))
}

/// "is costing the Emirates 50 million", "set Oslo back 4 million": whose cost it is.
fn cost_of(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Group> {
    let p = &lens.p;
    let verb = (sum.start.saturating_sub(7).max(scene.start)..sum.start).rev().find(|&i| {
        matches!(p.word(i), "cost" | "costs" | "costing" | "set" | "sets" | "setting")
            && lens.tag(i).starts_with('V')
    })?;
    let group = donors::group_at(lens, verb + 1, sum.start)?;
    (gives(lens, &group) && group.end + 2 >= sum.start).then_some(group)
}

/// "45 million of it is Turkish", "80 million, is a present from China": said of the sum after it.
fn said_of(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Group> {
    let p = &lens.p;
    let verb = (sum.end..(sum.end + 7).min(scene.next))
        .find(|&i| matches!(p.word(i), "is" | "are" | "was" | "were" | "being" | "be"))?;
    let at = verb + 1;
    let word = lens.text(at, at + 1);
    if p.capital(at)
        && let Some(state) =
            lens.states.find(word).filter(|_| !p.is_word(at + 1) || p.word(at + 1) == "money")
        && (nationality(word) || lens.states.is_adjective(word) || matches!(p.word(at + 1), "’s" | "'s"))
    {
        return Some(Group { names: vec![state.to_owned()], start: at, end: at + 1 });
    }
    None
}

/// "Tokyo’s answer to the appeal was 30 billion yen", "Orma’s part in it is 12 million": what is theirs equals the sum.
fn answer(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>) -> Option<Group> {
    let p = &lens.p;
    let clause = lens.clause_start(sum.start, scene.start).max(scene.floor);
    let equals = (clause..sum.start)
        .rev()
        .take(6)
        .find(|&i| is(p.word(i), Words::Equals) && lens.tag(i).starts_with('V'))?;
    let noun = (clause..equals).find(|&i| {
        lens.tag(i).starts_with("NN")
            && (p.word(i + 1) == "for" && lens.name_at(i + 2).is_some()
                || form_of(p.word(i), Words::Scene)
                || form_of(p.word(i), Words::Figure)
                || means(p.word(i)))
    })?;
    donors::owner(lens, noun, clause, story)
}
