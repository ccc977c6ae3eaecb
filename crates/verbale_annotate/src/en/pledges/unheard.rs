//! A gift told by no word of giving: a named giver, a sum, and for whom or what it is.

use super::donors::{self, Story};
use super::triggers::{self, Class};
use super::words::{Words, form_of, is};
use super::{Gift, Scene, amount, gate, gives, person};
use crate::en::lens::{Group, Lens, Told};
use verbale_model::{PledgeStage, QuantityKind};

/// The gift of a sum that no word of giving governs.
pub(super) fn unheard(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>) -> Option<Gift> {
    let p = &lens.p;
    let large = amount(sum.quantity).is_some_and(|v| v >= 1e4);
    let money = sum.quantity.kind == QuantityKind::Money || amount(sum.quantity).is_some_and(|v| v >= 1e6);
    // "puts the figure at 40 million", "stood at 200,000"
    let figure = p.before(sum.start, 1) == "at"
        && sum.start > 1
        && (sum.start.saturating_sub(4).max(scene.start)..sum.start).any(|i| {
            matches!(
                p.word(i),
                "put" | "puts" | "stood" | "stands" | "estimated" | "valued" | "reckoned" | "priced"
            )
        });
    if !money || !large || figure || p.before(sum.start, 1) == "worth" {
        return None;
    }
    let after = (sum.end..(sum.end + 6).min(scene.next)).any(|i| purpose(lens, i));
    let told = after || (scene.start..sum.start).any(|i| i == scene.start && purpose(lens, i));
    let from = lens.clause_start(sum.start, scene.start).max(scene.floor);
    let staged = told_stage(scene, sum);
    let gift = |group: Group, lead: usize| Gift { lead, group, stage: staged, at: sum.start };
    let found = owned(lens, scene, sum, story, from)
        .filter(|gift| told || moving(lens, sum, scene.next) && gives(lens, &gift.group))
        .or_else(|| by_any_verb(lens, scene, sum, story, from).filter(|_| told))
        .or_else(|| announced_by(lens, scene, sum, told).map(|g| gift(g, sum.start)))
        .or_else(|| reported(lens, scene, sum).map(|g| gift(g, sum.start)))
        .or_else(|| said_by(lens, scene, sum, story, told).map(|g| gift(g, sum.start)))
        .or_else(|| with_sum(lens, scene, sum).map(|g| gift(g, sum.start)))
        .or_else(|| left_over(lens, scene, story, told).map(|g| gift(g, from)))?;
    let barred = gate::barred(
        lens,
        (scene.start, scene.end),
        (found.lead.min(sum.start), sum.start),
        (found.at, (sum.start, sum.end)),
        false,
    );
    let barred =
        barred || gate::trades(lens, scene.start, (sum.start, sum.end), lens.clause_end(sum.end, scene.end));
    (!barred).then_some(found)
}

/// Whether a preposition at `i` says for whom or what a sum is.
pub(super) fn purpose(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.p.word(i), "for" | "to" | "towards" | "toward" | "into")
        && !lens.told.iter().any(|q| q.start == i + 1 && q.quantity.kind != QuantityKind::Money)
        && lens.phrases_in(i + 1, i + 4).iter().any(|f| f.under == Some(i))
}

/// The stage that the words of giving about a sum tell, else announced.
pub(super) fn told_stage(scene: &Scene<'_>, sum: &Told<'_>) -> PledgeStage {
    scene
        .triggers
        .iter()
        .filter(|t| t.class == Class::Strong || t.class == Class::Weak)
        .min_by_key(|t| t.at.abs_diff(sum.start))
        .map_or(PledgeStage::Announced, |t| t.stage)
}

/// Whether the stretch names something of giving.
fn at_giving(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| lens.p.is_word(i) && form_of(lens.p.word(i), Words::Scene))
}

/// "Berlin’s 40 million for the hospital"
fn owned(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, story: &Story<'_>, from: usize) -> Option<Gift> {
    donors::owner(lens, sum.start, scene.start, story)
        .filter(|g| g.end >= scene.start && g.start >= from)
        .map(|group| Gift { lead: sum.start, group, stage: PledgeStage::Announced, at: sum.start })
}

/// "Bern’s thirty million have crossed the border": the sum is on its way or there.
fn moving(lens: &Lens<'_>, sum: &Told<'_>, to: usize) -> bool {
    let p = &lens.p;
    let verb = (sum.end..(sum.end + 4).min(to)).find(|&i| is(p.word(i), Words::Comes));
    let gone = (sum.end..(sum.end + 6).min(to)).any(|i| {
        matches!(
            p.word(i),
            "gone"
                | "lost"
                | "stolen"
                | "spent"
                | "missing"
                | "vanished"
                | "short"
                | "not"
                | "frozen"
                | "blocked"
                | "wasted"
        )
    });
    verb.is_some() && !gone
}

/// "Norway rustled up 5m for the school"
fn by_any_verb(
    lens: &Lens<'_>,
    scene: &Scene<'_>,
    sum: &Told<'_>,
    story: &Story<'_>,
    from: usize,
) -> Option<Gift> {
    let t = (from..sum.start)
        .rev()
        .filter(|&i| sum.start - i <= 8)
        .find(|&i| lens.tag(i).starts_with('V') && lens.p.is_word(i))
        .and_then(|i| triggers::any_verb(lens, i))?;
    let group = donors::subject(lens, (from, scene.start, scene.end), t.at, story)?;
    (!person(lens, &group) && group.end <= t.at).then_some(Gift {
        lead: group.end,
        group,
        stage: t.stage,
        at: t.at,
    })
}

/// "Norway surprised everybody: a billion kroner for Ghana", "The minister gave a figure: 400 million":
/// who acts before the colon or the dash.
fn announced_by(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>, told: bool) -> Option<Group> {
    let p = &lens.p;
    let near = sum.start.saturating_sub(4).max(scene.start);
    let colon = (near..sum.start).rev().find(|&i| matches!(p.raw(i), ":" | "—" | "–"))?;
    // The sum does nothing itself: "the 5 million for the talks were spent".
    let does = (sum.end..scene.next)
        .take_while(|&i| p.is_word(i))
        .any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    if does
        || scene.floor > colon
        || (colon..sum.start).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
    {
        return None;
    }
    let speaks = (scene.start..colon)
        .any(|i| p.is_word(i) && (form_of(p.word(i), Words::Figure) || at_giving(lens, i, i + 1)));
    if !told && !speaks && !scene.giving {
        return None;
    }
    let groups = lens.groups(scene.start, colon);
    let acting = (scene.start..colon)
        .find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP") && p.is_word(i))
        .and_then(|verb| {
            let actor = lens.trees.doer(verb);
            groups
                .iter()
                .find(|g| actor.is_some_and(|d| g.start <= d && d < g.end))
                .or_else(|| groups.iter().rev().find(|g| g.end <= verb))
        });
    acting.or_else(|| groups.iter().find(|g| gives(lens, g))).cloned()
}

/// "“Four hundred million pounds this year,” said the British minister": whoever says the bare sum.
fn said_by(
    lens: &Lens<'_>,
    scene: &Scene<'_>,
    sum: &Told<'_>,
    story: &Story<'_>,
    told: bool,
) -> Option<Group> {
    let p = &lens.p;
    // "its deputy stood up and said “one hundred and ten million”": the sum is all that is said.
    let quote = matches!(p.raw(sum.start.saturating_sub(1)), "“" | "\"" | "‘") && !p.is_word(sum.end);
    if quote
        && sum.start >= scene.start + 3
        && matches!(
            p.before(sum.start, 2),
            "said" | "says" | "answered" | "replied" | "bid" | "announced" | "wrote" | "offered"
        )
    {
        return donors::subject(lens, (scene.start, scene.start, scene.end), sum.start - 2, story);
    }
    // Nothing but the sum and its complements stands before the verb of saying.
    let verb = (sum.end..scene.end)
        .find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && p.is_word(i))?;
    let says = matches!(
        p.word(verb),
        "said"
            | "says"
            | "announced"
            | "declared"
            | "told"
            | "promised"
            | "added"
            | "answered"
            | "replied"
            | "offered"
    );
    let open = (scene.start..sum.start).all(|i| !lens.tag(i).starts_with('V') || !p.is_word(i));
    let quoted = (sum.end..verb).any(|i| matches!(p.raw(i), "”" | "\"" | "’"));
    if !says || !open || !(told || quoted) {
        return None;
    }
    let after = donors::group_at(lens, verb + 1, scene.end);
    let before = || lens.groups(sum.end, verb).into_iter().next_back().filter(|g| g.end + 2 >= verb);
    after.or_else(before)
}

/// "With A$1 billion Australia leads the list of donors": who acts after the comma.
fn with_sum(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Group> {
    let p = &lens.p;
    if p.word(scene.start) != "with" || sum.start > scene.start + 3 {
        return None;
    }
    let leads = (sum.end..scene.end).any(|i| {
        matches!(
            p.word(i),
            "outbid"
                | "outbids"
                | "leads"
                | "led"
                | "tops"
                | "topped"
                | "heads"
                | "headed"
                | "outdid"
                | "opened"
                | "opens"
        )
    });
    if !leads && !at_giving(lens, sum.end, scene.end) {
        return None;
    }
    let verb = (sum.end..scene.end).find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP"))?;
    lens.groups(sum.end, verb).into_iter().next_back()
}

/// "Support of 5 billion is to be extended to Orma, Prime Minister Anna Holt said": whoever reports a gift that no giver of its own has.
fn reported(lens: &Lens<'_>, scene: &Scene<'_>, sum: &Told<'_>) -> Option<Group> {
    let p = &lens.p;
    let comma = (sum.end..scene.end).find(|&i| {
        p.raw(i) == "," && {
            let to = (i + 1..(i + 9).min(scene.end)).find(|&k| {
                matches!(
                    p.word(k),
                    "said" | "says" | "announced" | "told" | "confirmed" | "declared" | "promised"
                )
            });
            to.is_some_and(|to| !lens.groups(i + 1, to).is_empty())
        }
    })?;
    let verb = (scene.start..comma)
        .find(|&i| matches!(lens.tag(i), "VBZ" | "VBD" | "VBP" | "MD") && p.is_word(i))?;
    let passive = (verb..comma).any(|i| lens.trees.passive(i));
    let gift = (scene.start..sum.start)
        .any(|i| scene.triggers.iter().any(|t| t.at == i && t.noun && t.class == Class::Strong));
    let free = lens.groups(scene.start, verb).is_empty() && verb > sum.start;
    if !free || !(passive || gift) {
        return None;
    }
    let to = (comma + 1..scene.end).find(|&k| lens.tag(k).starts_with('V'))?;
    lens.groups(comma + 1, to).into_iter().next()
}

/// Where the sentence speaks of giving or says whom the sum is for: the state or body that acts in it, the only one it names,
/// or whoever the sentence before names.
fn left_over(lens: &Lens<'_>, scene: &Scene<'_>, story: &Story<'_>, told: bool) -> Option<Group> {
    let giving = at_giving(lens, scene.start, scene.end);
    // What is spent is not given.
    if lens.any(scene.start, scene.end, &["spend", "spends", "spent", "spending"]) {
        return None;
    }
    if !told && !giving && !scene.giving {
        return None;
    }
    let groups = lens.groups(scene.start, scene.end);
    if groups.is_empty() {
        return (giving || scene.giving && told)
            .then(|| story.before.cloned())
            .flatten()
            .filter(|g| gives(lens, g));
    }
    let verb = (scene.start..scene.end)
        .find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && lens.p.is_word(i));
    let acting = verb
        .and_then(|verb| groups.iter().rev().find(|g| g.end <= verb && verb - g.end < 4))
        .filter(|g| gives(lens, g) || !person(lens, g) && giving);
    let mut giving_groups = groups.iter().filter(|g| gives(lens, g));
    let only = giving_groups.next().filter(|_| giving_groups.next().is_none());
    acting.or(only).cloned()
}
