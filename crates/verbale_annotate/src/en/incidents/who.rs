//! Who did it, as stated or as a side accuses, and who denies it.

use super::signs::Sign;
use crate::en::lens::{Lens, nationality};
use verbale_model::{Incident, IncidentKind};

/// Who did it: the doer of the verb, the owner of the weapon, the one accused or the one who claims it.
pub(super) fn by(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, bool)> {
    let tool = |name: &str| {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        weapon(&first)
            || matches!(
                first.as_str(),
                "grad" | "shahed" | "iskander" | "kalibr" | "himars" | "mortar" | "bombs"
            )
    };
    told(lens, sign, start, end).filter(|(name, _)| !tool(name))
}

fn told(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, bool)> {
    let p = &lens.p;
    // "Rockets from the Zhadar side": whose side they came from.
    let from = (start..end).find(|&i| p.word(i) == "from" && i > start && weapon(p.before(i, 1)));
    if let Some(from) = from {
        let at = from + 1 + usize::from(p.word(from + 1) == "the");
        let name = lens.name_at(at).filter(|n| {
            matches!(
                p.word(n.end),
                "side" | "bank" | "lines" | "positions" | "territory" | "hills" | "’s" | "'s"
            )
        });
        if let Some(name) = name {
            return Some((lens.text(name.start, name.end).to_owned(), said(lens, start, end)));
        }
    }
    if let Some(found) = accused(lens, start, end) {
        return Some(found);
    }
    // "Ukrainian drones", "Istrevian coastguard"
    let weapon = (start..end).find(|&i| weapon(p.word(i)));
    if let Some(i) = weapon
        && let Some(owner) = lens.name_before(i)
    {
        let words = lens.text(owner.titled, owner.end);
        if nationality(words) || lens.states.find(words).is_some() {
            return Some((lens.canonical(owner), said(lens, start, end)));
        }
    }
    if matches!(sign.kind, IncidentKind::Fire | IncidentKind::Explosion | IncidentKind::Crash) {
        return None;
    }
    if let Some(name) = doer(lens, sign, start, end) {
        return Some((name, said(lens, start, end)));
    }
    let verb = (start..end).find(|&i| deed(p.word(i)))?;
    if matches!(p.before(verb, 1), "was" | "were" | "been" | "is") {
        let by = (verb..(verb + 8).min(end)).find(|&i| p.word(i) == "by")?;
        let group = lens.groups(by + 1, end).into_iter().next()?;
        return group.names.first().map(|n| (n.clone(), said(lens, start, end)));
    }
    let left = lens.clause_start(verb, start);
    let group = lens.subject(left, verb)?;
    let name = group.names.first()?.clone();
    (verb - group.end.min(verb) <= 8).then(|| (name, said(lens, start, end)))
}

/// The state, the body or the person in the words for who does it: "Israeli jets bombed it", "boarded by Russian special forces".
fn doer(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let by = (sign.end..(sign.end + 6).min(end)).find(|&i| p.word(i) == "by");
    let be = matches!(p.before(sign.at, 1), "was" | "were" | "been" | "is" | "are" | "being");
    let phrase = if let Some(by) = by.filter(|_| be || lens.tag(sign.at) == "VBN") {
        lens.phrases_in(by + 1, (by + 5).min(end)).first().copied()?
    } else if be || !lens.tag(sign.at).starts_with('V') {
        return None;
    } else {
        let left = lens.clause_start(sign.at, start);
        let near = sign.at.saturating_sub(14).max(left);
        *lens.phrases_in(near, sign.at).iter().rev().find(|f| f.under.is_none() && f.end <= sign.at)?
    };
    let from = if phrase.start > start && p.word(phrase.start - 1) == "the" {
        phrase.start - 1
    } else {
        phrase.start
    };
    let states: Vec<&crate::en::lens::Name> = lens
        .names_in(from, phrase.end)
        .iter()
        .filter(|n| {
            let words = lens.text(n.titled, n.end);
            nationality(words) || lens.states.find(words).is_some()
        })
        .collect();
    if let [one] = states.as_slice() {
        return Some(lens.canonical(**one));
    }
    let name = *lens.names_in(from, phrase.end).first()?;
    let owner = matches!(p.word(name.end), "’s" | "'s" | "’") && name.end < phrase.end;
    let whole = name.end == phrase.end && !weapon(p.word(name.start)) && name.start < phrase.end;
    (states.is_empty() && (owner || whole)).then(|| lens.text(name.start, name.end).to_owned())
}

/// Whether a side tells it, not the narrator.
fn said(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.any(
        start,
        end,
        &["claims", "claimed", "claim", "says", "accused", "accuses", "alleged", "allegedly", "blamed"],
    )
}

/// "X accused Y", "X blamed Y", "Y said it did it", "Y claimed responsibility".
pub(super) fn accused(lens: &Lens<'_>, start: usize, end: usize) -> Option<(String, bool)> {
    let p = &lens.p;
    if let Some(i) = lens.find(start, end, |w| {
        matches!(w, "accused" | "blamed" | "blames" | "accuses" | "accusing" | "blaming")
    }) {
        let passive = matches!(p.before(i, 1), "was" | "were" | "is" | "been");
        let group = if passive { lens.subject(start, i) } else { lens.groups(i + 1, end).into_iter().next() };
        return group.and_then(|g| g.names.into_iter().next()).map(|n| (n, true));
    }
    // "Ten drones of ours did it, said the Houthis", "Israeli warplanes did it"
    if let Some(i) = (start..end).find(|&i| p.are(i, &["did", "it"])) {
        let ours = lens.any(start, i, &["our", "ours", "we"]);
        let names = lens.names_in(start, if ours { end } else { i });
        let name = if ours { names.iter().find(|n| n.start > i) } else { names.first() };
        if let Some(&n) = name {
            let words = lens.text(n.titled, n.end);
            let state = nationality(words) || lens.states.find(words).is_some();
            return Some((if state { lens.canonical(n) } else { words.to_owned() }, true));
        }
    }
    // "It was Israel’s sabotage", "it was the rebels’"
    let its = (start..end).find(|&i| {
        matches!(p.word(i), "it" | "that" | "this") && matches!(p.word(i + 1), "was" | "is" | "had") && {
            let at = i + 2 + usize::from(p.word(i + 2) == "the");
            lens.name_at(at).is_some_and(|n| matches!(p.word(n.end), "’s" | "'s" | "’"))
        }
    });
    if let Some(i) = its {
        let at = i + 2 + usize::from(p.word(i + 2) == "the");
        if let Some(n) = lens.name_at(at) {
            return Some((lens.text(n.start, n.end).to_owned(), true));
        }
    }
    let claims = (start..end).find(|&i| {
        matches!(p.word(i), "claimed" | "claims" | "took" | "takes")
            && lens.any(i, (i + 3).min(end), &["responsibility", "credit"])
            || p.are(i, &["said", "it", "did", "it"])
            || p.are(i, &["said", "it", "was", "behind"])
    })?;
    lens.subject(start, claims).and_then(|g| g.names.into_iter().next()).map(|n| (n, true))
}

/// Who denies it.
pub(super) fn denials(lens: &Lens<'_>, incident: &mut Incident, start: usize, end: usize) {
    let p = &lens.p;
    let Some(i) = lens.find(start, end, |w| {
        matches!(
            w,
            "denied" | "denies" | "rejected" | "rejects" | "dismissed" | "disputes" | "disputed" | "denying"
        )
    }) else {
        return;
    };
    let left = lens.clause_start(i, start);
    let Some(group) = lens.subject(left, i) else { return };
    if i - group.end.min(i) > 6 || matches!(p.before(i, 1), "was" | "were") {
        return;
    }
    for name in group.names.into_iter().take(2) {
        if !incident.denied_by.contains(&name) {
            incident.denied_by.push(name);
        }
    }
}

/// A word for a weapon or a force that may carry its owner's adjective.
fn weapon(word: &str) -> bool {
    matches!(
        word,
        "drone"
            | "drones"
            | "missile"
            | "missiles"
            | "shell"
            | "shells"
            | "shelling"
            | "artillery"
            | "rockets"
            | "rocket"
            | "airstrike"
            | "airstrikes"
            | "strike"
            | "strikes"
            | "attack"
            | "forces"
            | "troops"
            | "army"
            | "navy"
            | "coastguard"
            | "soldiers"
            | "gunners"
            | "guards"
            | "warplanes"
            | "jets"
            | "mortars"
            | "fire"
            | "infiltrators"
            | "saboteurs"
            | "commandos"
            | "cutter"
            | "patrol"
    )
}

/// A deed with a doer.
fn deed(word: &str) -> bool {
    matches!(
        word,
        "seized"
            | "seizes"
            | "intercepted"
            | "impounded"
            | "boarded"
            | "shelled"
            | "bombed"
            | "struck"
            | "hit"
            | "attacked"
            | "fired"
            | "launched"
            | "stormed"
            | "ambushed"
            | "rammed"
            | "destroyed"
            | "captured"
            | "holding"
            | "sabotaged"
            | "torched"
            | "downed"
            | "hijacked"
            | "detained"
            | "killed"
            | "blew"
            | "repelled"
            | "opened"
            | "cut"
    )
}
