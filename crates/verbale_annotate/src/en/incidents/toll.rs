//! Killed, injured, and who gave the numbers.

use crate::en::lens::Lens;
use crate::en::votes::votes_at;
use verbale_model::QuantityKind;

/// Killed, injured, and who gave the numbers.
pub(super) fn toll(lens: &Lens<'_>, start: usize, end: usize) -> (Option<u32>, Option<u32>, Option<String>) {
    let p = &lens.p;
    let (mut killed, mut injured) = (None, None);
    let mut i = start;
    while i < end {
        if matches!(p.word(i), "nobody" | "no")
            && (p.word(i) == "nobody" || matches!(p.word(i + 1), "one" | "casualties" | "injuries"))
        {
            let before = i.saturating_sub(2).max(start);
            if lens.any(i, (i + 5).min(end), &["killed", "died", "casualties"])
                || lens.any(before, i, &["killed", "killing", "kills"])
            {
                killed = killed.or(Some(0));
            }
            if lens.any(i, (i + 5).min(end), &["hurt", "injured", "casualties", "injuries"])
                || lens.any(before, i, &["hurt", "injured", "injuring", "wounded", "wounding"])
            {
                injured = injured.or(Some(0));
            }
            if p.word(i + 1) == "one" {
                i += 2;
                continue;
            }
        }
        let Some((value, to)) = votes_at(lens, i).filter(|v| v.1 <= end && v.1 > i) else {
            i += 1;
            continue;
        };
        if lens
            .told_in(i.saturating_sub(2), to + 1)
            .iter()
            .any(|t| t.quantity.kind != QuantityKind::Count && t.start <= i && i < t.end)
        {
            i = to.max(i + 1);
            continue;
        }
        let before = [p.before(i, 1), p.before(i, 2), p.before(i, 3)];
        let led = |words: &[&str]| before.iter().any(|b| words.contains(b)) && !before[0].is_empty();
        let after = (to..(to + 9).min(end))
            .take_while(|&k| !matches!(p.raw(k), ";" | ".") && !(k > to && votes_at(lens, k).is_some()))
            .find_map(|k| fate(p.word(k)));
        let fate = after.or_else(|| {
            if led(&["killed", "killing", "kills"]) {
                Some(true)
            } else if led(&["injured", "injuring", "wounded", "wounding", "hurt", "injures"]) {
                Some(false)
            } else {
                None
            }
        });
        match fate {
            Some(true) if killed.is_none() => killed = Some(value),
            Some(false) if injured.is_none() => injured = Some(value),
            _ => {}
        }
        i = to.max(i + 1);
    }
    let source = (killed.or(injured).is_some())
        .then(|| (start..end).find(|&i| matches!(p.word(i), "said" | "says" | "reported")))
        .flatten()
        .and_then(|i| lens.subject(lens.clause_start(i, start), i))
        .and_then(|g| g.names.into_iter().next());
    (killed, injured, source)
}

/// Whether a word tells of death (true) or injury (false).
fn fate(word: &str) -> Option<bool> {
    match word {
        "killed" | "dead" | "died" | "drowned" | "perished" | "bodies" | "deaths" => Some(true),
        "injured" | "wounded" | "hurt" | "hospital" | "burns" | "bruises" | "injuries" | "treated"
        | "admitted" | "wounds" => Some(false),
        _ => None,
    }
}
