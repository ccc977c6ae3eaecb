//! Verbs and nouns that tell of offices and the law.

use crate::en::lens::Lens;
use verbale_model::GovernanceKind;

/// Where whom it befell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// Before the verb, who does it: "resigned".
    Subject,
    /// Before the verb, to whom it is done: "was dismissed".
    Passive,
    /// After the verb: "dismissed X".
    Object,
    /// After the noun, or its owner: "the resignation of X".
    Noun,
}

/// A verb or noun that opens an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) kind: GovernanceKind,
    pub(super) voice: Voice,
    pub(super) at: usize,
    pub(super) end: usize,
}

/// The triggers at `i`: a phrase of the table, else a single word.
pub(super) fn all(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> Vec<Trigger> {
    let mut phrases = super::phrases::at(lens, i, end);
    if phrases.is_empty() {
        return at(lens, i, start, end).into_iter().collect();
    }
    // "X is out of touch" is nobody's dismissal.
    let out = lens.p.before(phrases[0].end, 1) == "out" && phrases[0].kind == GovernanceKind::Dismissal;
    if out
        && phrases[0].end == i + 2
        && phrases[0].voice == Voice::Subject
        && lens.p.is_word(i + 2)
        && lens.p.word(i + 2) != "after"
    {
        return Vec::new();
    }
    for trigger in phrases.iter_mut().filter(|t| t.end == i + 1) {
        // A participle after "was" is passive, whatever the row says of its active form.
        trigger.voice = match trigger.voice {
            Voice::Object if passive(lens, i, start) => Voice::Passive,
            Voice::Passive if !passive(lens, i, start) && i != start => Voice::Object,
            voice => voice,
        };
    }
    phrases
}

/// The word at `i` as a trigger.
fn at(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> Option<Trigger> {
    use GovernanceKind as K;
    let p = &lens.p;
    if !p.is_word(i) || p.capital(i) && i != start {
        return None;
    }
    let found = |kind, voice, to| Some(Trigger { kind, voice, at: i, end: to });
    let next = p.word(i + 1);
    let attributive =
        matches!(p.before(i, 1), "the" | "a" | "an" | "this" | "newly" | "recently") && p.is_word(i + 1);
    let voiced = |kind: K, to: usize| {
        let passive = passive(lens, i, start);
        found(kind, if passive { Voice::Passive } else { Voice::Object }, to)
    };
    match p.word(i) {
        "resigned" | "resigns" | "resign" | "resigning" => found(K::Resignation, Voice::Subject, i + 1),
        "quit" | "quits" | "quitting"
            if !matches!(next, "the") || !lens.posts(i, (i + 6).min(end)).is_empty() =>
        {
            found(K::Resignation, Voice::Subject, i + 1)
        }
        "stepped" | "step" | "steps" | "stepping" if matches!(next, "down" | "aside") => {
            found(K::Resignation, Voice::Subject, i + 2)
        }
        "stood" | "stand" | "stands" | "standing" if next == "down" => {
            found(K::Resignation, Voice::Subject, i + 2)
        }
        "bowed" | "bows" if next == "out" => found(K::Resignation, Voice::Subject, i + 2),
        "resignation" => found(K::Resignation, Voice::Noun, i + 1),
        "recalled" | "recalls"
            if !passive(lens, i, start)
                && !lens.posts(i, (i + 8).min(end)).first().is_some_and(|o| o.start <= i + 5) =>
        {
            None
        }
        "sacked" | "fired" | "ousted" | "recalled" | "impeached" | "axed" | "deposed" | "unseated"
        | "sacks" | "fires" | "ousts" | "recalls"
            if !attributive =>
        {
            let shots = p.word(i).starts_with("fire")
                && (matches!(
                    next,
                    "on" | "at"
                        | "into"
                        | "shots"
                        | "rockets"
                        | "missiles"
                        | "across"
                        | "two"
                        | "three"
                        | "back"
                        | "from"
                        | "over"
                        | "warning"
                ) || p.is_number(i + 1));
            if shots { None } else { voiced(K::Dismissal, i + 1) }
        }
        "dismissed" | "dismisses" | "removed" | "removes" | "relieved" | "dissolved" | "dissolves"
        | "suspended" | "replaced" | "stripped"
            if !attributive =>
        {
            // "dismissed the report" is no dismissal: whom it befell must be a person or a post.
            let passive = passive(lens, i, start);
            let to = (i + 9).min(end);
            let whom = if passive {
                lens.person_before(start, i).is_some() || lens.posts(start, i).last().is_some()
            } else {
                let post = lens.posts(i, to).first().copied();
                let person = lens.person_after(i, to);
                post.is_some_and(|o| o.start <= i + 4)
                    || person.is_some_and(|n| n.titled <= i + 2)
                    || matches!(p.word(i), "dissolved" | "dissolves")
            };
            let things = matches!(next, "as") && !passive
                || lens.any(
                    i + 1,
                    (i + 4).min(end),
                    &[
                        "report",
                        "reports",
                        "claims",
                        "claim",
                        "idea",
                        "suggestion",
                        "talk",
                        "charges",
                        "rumours",
                        "allegations",
                        "proposal",
                        "complaint",
                        "case",
                        "mines",
                        "debris",
                    ],
                );
            if matches!(p.word(i), "suspended" | "replaced" | "stripped")
                && lens.person_before(start, i).is_none()
                && lens.person_after(i, to).is_none()
            {
                return None;
            }
            if whom && !things {
                found(K::Dismissal, if passive { Voice::Passive } else { Voice::Object }, i + 1)
            } else {
                None
            }
        }
        "dismissal" | "removal" | "ouster" | "sacking" | "impeachment" => {
            found(K::Dismissal, Voice::Noun, i + 1)
        }
        "appointed" | "appoints" | "nominated" | "nominates" | "installed" | "promoted" if !attributive => {
            voiced(K::Appointment, i + 1)
        }
        "named" | "names" => {
            let passive = passive(lens, i, start);
            let to = (i + 12).min(end);
            let post = lens.posts(i, to).first().copied();
            let person = lens.person_after(i, to);
            let cabinet = lens.any(i, to, &["cabinet", "government"]) && next == "a";
            if cabinet {
                return found(K::Reshuffle, Voice::Object, i + 1);
            }
            let whom = if passive {
                post.is_some() && lens.person_before(start, i).is_some()
            } else {
                person.is_some() && post.is_some()
            };
            if whom {
                found(K::Appointment, if passive { Voice::Passive } else { Voice::Object }, i + 1)
            } else {
                None
            }
        }
        "sworn" if next == "in" => voiced(K::Appointment, i + 2),
        "appointment" | "nomination"
            if next == "of" && lens.person_after(i, (i + 8).min(end)).is_some()
                || matches!(p.before(i, 1), "’s" | "'s" | "his" | "her")
                    && (next == "as" || next == "to") =>
        {
            found(K::Appointment, Voice::Noun, i + 1)
        }
        "became" | "becomes" | "become" | "succeeds" | "succeeded" | "is" | "takes" | "took" => {
            let over = matches!(p.word(i), "takes" | "took");
            if over && next != "over" && (next != "office") {
                return None;
            }
            let to = if over { i + 2 } else { i + 1 };
            let post = lens.posts(to, (to + 6).min(end)).first().copied();
            let person = lens.person_before(start, i).filter(|n| n.end + 3 >= i);
            // "Lena Aster is Cordia’s next president"
            let coming = (to..(to + 6).min(end)).find(|&k| matches!(p.word(k), "next" | "new"));
            if person.is_some()
                && coming.is_some_and(|k| {
                    lens.posts(k, (k + 5).min(end)).first().is_some_and(|o| o.start <= k + 2)
                })
            {
                let chosen = lens.any(
                    start,
                    end,
                    &["percent", "vote", "votes", "ballot", "electors", "won", "beat", "runoff", "elected"],
                );
                return found(if chosen { K::Election } else { K::Appointment }, Voice::Subject, to);
            }
            let is = p.word(i) == "is";
            let acting = !is
                || matches!(next, "acting" | "interim")
                || matches!(next, "the" | "now") && matches!(p.word(i + 2), "new" | "acting" | "the");
            let direct = post.is_some_and(|o| o.start <= to + 3)
                || over && next == "office"
                || p.word(i).starts_with("succeed") && lens.person_after(i, (i + 5).min(end)).is_some();
            if person.is_some() && acting && direct {
                found(K::Appointment, Voice::Subject, to)
            } else {
                None
            }
        }
        "elected" | "re-elected" | "reelected" | "elects"
            if !attributive
                && !matches!(
                    next,
                    "to" | "not"
                        | "for"
                        | "instead"
                        | "officials"
                        | "leaders"
                        | "representatives"
                        | "government"
                ) =>
        {
            let to = (i + 8).min(end);
            let whom = lens.person_before(start, i).is_some()
                || lens.person_after(i, to).is_some()
                || !lens.posts(i, to).is_empty();
            if whom { voiced(K::Election, i + 1) } else { None }
        }
        "arrested" | "detained" | "jailed" | "arrests" | "detains" if !attributive => {
            voiced(K::Arrest, i + 1)
        }
        "arrest"
            if matches!(next, "of") || matches!(p.before(i, 1), "’s" | "'s") || p.before(i, 1) == "under" =>
        {
            let voice = if p.before(i, 1) == "under" { Voice::Passive } else { Voice::Noun };
            found(K::Arrest, voice, i + 1)
        }
        "held" if next == "on" && matches!(p.word(i + 2), "suspicion" | "charges") => {
            found(K::Arrest, Voice::Passive, i + 3)
        }
        "taken" if p.are(i + 1, &["into", "custody"]) => found(K::Arrest, Voice::Passive, i + 3),
        "charged" | "indicted" | "charges" if p.word(i) != "charges" || next == "against" => {
            let law = p.word(i) == "indicted"
                || lens.any(i + 1, (i + 6).min(end), &["with"])
                || matches!(next, "with" | "over" | "against")
                || lens.any(
                    start,
                    end,
                    &["prosecutors", "prosecutor", "court", "prosecution", "police", "bureau"],
                );
            if !law {
                None
            } else if p.word(i) == "charges" {
                found(K::Indictment, Voice::Noun, i + 2)
            } else {
                voiced(K::Indictment, i + 1)
            }
        }
        "indictment" => found(K::Indictment, Voice::Noun, i + 1),
        "convicted" | "sentenced" | "convicts" if !attributive => voiced(K::Conviction, i + 1),
        "found" if next == "guilty" => found(K::Conviction, Voice::Passive, i + 2),
        "found" if lens.any(i + 1, (i + 8).min(end), &["guilty"]) => {
            found(K::Conviction, Voice::Object, i + 1)
        }
        "conviction" if next == "of" || matches!(p.before(i, 1), "’s" | "'s") => {
            found(K::Conviction, Voice::Noun, i + 1)
        }
        "searched" | "raided" | "searches" | "raids" | "search" | "raid" | "searching" => {
            let rooms = lens.any(
                start,
                end,
                &[
                    "home",
                    "homes",
                    "house",
                    "houses",
                    "flat",
                    "apartment",
                    "office",
                    "offices",
                    "premises",
                    "villa",
                    "residence",
                    "headquarters",
                    "rooms",
                    "safe",
                    "desk",
                    "ministry",
                ],
            );
            let agents = lens.any(
                start,
                end,
                &[
                    "investigators",
                    "police",
                    "prosecutors",
                    "detectives",
                    "agents",
                    "officers",
                    "bureau",
                    "anti-corruption",
                    "warrant",
                    "detective",
                    "searched",
                    "raided",
                ],
            );
            let calm = matches!(next, "for") && p.word(i) != "searched";
            if rooms && agents && !calm {
                let passive = passive(lens, i, start);
                found(K::Search, if passive { Voice::Passive } else { Voice::Noun }, i + 1)
            } else {
                None
            }
        }
        "investigation" | "inquiry" | "probe" if matches!(next, "into" | "of" | "against") => {
            found(K::Investigation, Voice::Noun, i + 2)
        }
        "investigation" if p.before(i, 1) == "under" => found(K::Investigation, Voice::Passive, i + 1),
        "investigating" | "probing" | "investigated" => voiced(K::Investigation, i + 1),
        "reshuffle" | "reshuffled" | "reshuffles" => found(K::Reshuffle, Voice::Object, i + 1),
        "sanctioned" | "blacklisted" => voiced(K::Sanction, i + 1),
        "sanctions" if matches!(next, "on" | "against") => {
            let person = lens.person_after(i, (i + 10).min(end));
            if person.is_some() { found(K::Sanction, Voice::Noun, i + 2) } else { None }
        }
        _ => None,
    }
}

/// Whether the participle at `i` is passive: a form of "be" before it, or a bare participle after a name and a comma.
fn passive(lens: &Lens<'_>, i: usize, start: usize) -> bool {
    let p = &lens.p;
    if p.word(i).ends_with("ing") {
        return false;
    }
    let mut at = i;
    while at > start {
        let before = p.before(at, 1);
        if matches!(
            before,
            "was" | "were" | "been" | "be" | "is" | "are" | "being" | "got" | "gets" | "get" | "’s" | "'s"
        ) {
            return true;
        }
        let adverb = before.ends_with("ly")
            || matches!(
                before,
                "also"
                    | "then"
                    | "now"
                    | "not"
                    | "never"
                    | "duly"
                    | "just"
                    | "already"
                    | "later"
                    | "again"
                    | "first"
            );
        if !adverb {
            break;
        }
        at -= 1;
    }
    // "Kirill Tumanov, arrested on Monday, ..."
    let before = p.before(i, 1);
    before == ","
        && lens.name_before(i - 1).is_some()
        && lens.person_after(i, (i + 4).min(p.sentence_end(i))).is_none_or(|n| n.titled > i + 2)
}
