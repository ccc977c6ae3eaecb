//! Who did it, as stated or as a side accuses, and who denies it.

use super::signs::Sign;
use crate::en::lens::{Lens, nationality};
use verbale_model::{Incident, IncidentKind};

/// Who did it: the doer of the verb, the owner of the weapon, the one accused or the one who claims it.
pub(super) fn by(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, bool)> {
    let p = &lens.p;
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
