//! What is said: a clause after a cue or before its source, or the object of a verb that answers.

use super::cues::{Cue, Role};
use super::gate::{self, Range};
use super::reports::Report;
use super::source::{self, Source};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// A stretch without the marks and joints at its ends.
pub(super) fn trimmed(lens: &Lens<'_>, content: Range) -> Range {
    let p = &lens.p;
    let (mut from, mut to) = content;
    while from < to
        && (matches!(p.raw(from), "," | ":" | "—" | "–" | ";" | "-")
            || matches!(p.word(from), "and" | "but" | "that") && !matches!(lens.tag(from), "DT"))
    {
        from += 1;
    }
    while to > from && matches!(p.raw(to - 1), "," | "." | ":" | ";" | "!" | "—" | "–" | "-" | ")" | "(")
    {
        to -= 1;
    }
    (from, to)
}

/// The clause after a cue; with `sure` only one that "that", a colon or a quotation mark opens.
pub(super) fn after(lens: &Lens<'_>, cue: Cue, end: usize, sure: bool) -> Option<Range> {
    let p = &lens.p;
    let mut from = cue.end;
    if p.before(from, 1) == "that" {
        return filled(trimmed(lens, (from, end)));
    }
    if sure {
        let that = (from..(from + 11).min(end)).find(|&i| {
            p.word(i) == "that"
                && (lens.tag(i) != "DT" || lens.tag(i + 1) == "DT" || lens.tag(i + 1) == "PRP")
                && !describes(lens, i, cue.end)
                && !(from..i).any(|k| p.raw(k) == ":")
        });
        let that = that.filter(|&t| (from..t).all(|i| !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")));
        // "the claim that", "a map that": the noun’s own clause.
        // "said in a statement that": the verb’s.
        let within = |t: usize| {
            (from..t).any(|i| {
                matches!(p.word(i), "in" | "on" | "via" | "through" | "at" | "by" | "during")
                    && matches!(
                        p.word(i + 1),
                        "a" | "an" | "his" | "her" | "its" | "their" | "another" | "one"
                    )
            })
        };
        let own = that.filter(|&t| !(t > from && words::is(p.before(t, 1), Group::Story)) || within(t));
        if let Some(that) = own {
            return filled(cut(lens, trimmed(lens, (that + 1, end))));
        }
        let colon = (from..(from + 12).min(end)).find(|&i| p.raw(i) == ":");
        let colon = colon.filter(|&c| {
            c < from + 6
                || (from..c).all(|i| !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && p.raw(i) != ",")
        });
        if let Some(colon) = colon {
            return filled(trimmed(lens, (colon + 1, end)));
        }
        let opening = (from..(from + 2).min(end)).find(|&i| matches!(p.raw(i), "“" | "\"" | "«"));
        return opening.and_then(|quote| {
            let close = (quote + 1..end).find(|&i| matches!(p.raw(i), "”" | "\"" | "»"));
            let ends =
                |c: usize| c > quote + 3 && (p.is_mark(c + 1) || matches!(p.word(c + 1), "and" | "but"));
            let to = close.filter(|&c| ends(c)).map_or(end, |c| c + 1);
            filled(cut(lens, trimmed(lens, (quote, to))))
        });
    }
    // "recounts how the treaty was signed"
    if p.word(from) == "how"
        && !matches!(p.word(from + 1), "many" | "much" | "long" | "far" | "often" | "to" | "such")
        && gate::main_verb(lens, (from + 1, end)).is_some_and(|v| lens.tag(v) == "VBD")
    {
        return filled(trimmed(lens, (from + 1, end)));
    }
    // "laughed when he was asked"
    if matches!(
        p.word(from),
        "when"
            | "while"
            | "as"
            | "after"
            | "before"
            | "because"
            | "if"
            | "until"
            | "since"
            | "though"
            | "although"
    ) {
        return None;
    }
    // Over the day and the hearer.
    let day = lens
        .told_in(from, (from + 3).min(end))
        .iter()
        .find(|t| t.quantity.kind == verbale_model::QuantityKind::Date);
    if let Some(day) = day.filter(|d| d.start <= cue.end + 1) {
        from = day.end;
    }
    let phrases = lens.phrases_in(from, (from + 10).min(end));
    let mut first = phrases.first().copied();
    let hears = p.word(cue.at).starts_with('t')
        && matches!(p.word(cue.at), "told" | "tell" | "tells" | "telling")
        || ["assur", "inform", "brief", "remind", "notif", "advis", "warn"]
            .iter()
            .any(|w| p.word(cue.at).starts_with(w));
    if hears {
        let hearer = first.filter(|f| f.start <= from + 2)?;
        from = hearer.end;
        first = phrases.iter().find(|f| f.start >= hearer.end).copied();
    }
    // "claimed still to be inside"
    from += usize::from(
        lens.tag(from) == "RB" && p.word(from + 1) == "to" && p.word(cue.at).starts_with("claim"),
    );
    let claims = p.word(from) == "to"
        && matches!(p.word(from + 1), "have" | "be" | "hold" | "control" | "possess" | "own");
    if claims || lens.tag(from) == "EX" || p.word(from) == "there" {
        return filled(cut(lens, trimmed(lens, (from, end))));
    }
    let first = first.filter(|f| f.under.is_none_or(|u| u < from) && f.start <= from + 3)?;
    let open = (from..first.start).all(|i| p.is_word(i) || p.is_number(i) || matches!(p.raw(i), "“" | "\""));
    // A past form read as a participle or a noun: "300 drivers turned up", "its drones struck only the barracks".
    let swallowed = (first.start + 1..first.end).find(|&i| gate::past(lens, i));
    let past =
        lens.tag(first.end) == "VBN" && !matches!(p.word(first.end + 1), "by" | "in" | "to" | "at" | "on");
    let verb = swallowed.or(past.then_some(first.end));
    let verb = verb.or_else(|| {
        (first.end..(first.end + 14).min(end)).find(|&i| {
            matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") || p.word(i) == "’s" && lens.tag(i) != "POS"
        })
    })?;
    let relative = first.end < verb && lens.any(first.end, verb, &["who", "which", "that", "whose"]);
    let joined = shares(lens, (first.end, verb))
        || swallowed.is_none() && (first.end..verb).any(|i| matches!(p.raw(i), ";" | ":"))
        || swallowed.is_none() && p.raw(first.end) == ",";
    (open && !joined && !relative).then(|| cut(lens, trimmed(lens, (from, end))))
}

/// "a paper that leaked", "to a committee that had mostly gone home", "from tallies that it did not show": of the noun before it.
fn describes(lens: &Lens<'_>, that: usize, from: usize) -> bool {
    let p = &lens.p;
    let next = that + 1 + usize::from(lens.tag(that + 1) == "RB");
    let verb = matches!(lens.tag(next), "VBD" | "VBZ" | "VBP" | "MD") && !p.capital(next);
    let noun = that > from && lens.tag(that - 1).starts_with("NN");
    noun && (verb || matches!(p.raw(from), "," | "—"))
}

/// Whether "and" leads to the verb that ends a stretch: "claimed their luggage and flew home" has the verb of who claims.
pub(super) fn shares(lens: &Lens<'_>, gap: Range) -> bool {
    (gap.0..gap.1).rev().find(|&i| lens.tag(i) != "RB").is_some_and(|i| lens.p.word(i) == "and")
}

/// The clauses of a report that says several: "that it had returned 31, that none had been beaten and that all had signed"; none if it is one.
pub(super) fn listed(lens: &Lens<'_>, report: &Report) -> Vec<Range> {
    let p = &lens.p;
    let content = report.content;
    // "dismissed both stories: that C, and that D"
    let colon = (content.0..content.1).find(|&i| p.raw(i) == ":" && p.word(i + 1) == "that");
    let denied = colon.filter(|_| matches!(report.role, Role::Denies | Role::Rejects) && !report.tail);
    let content = denied.map_or(content, |c| (c + 2, content.1));
    // "told us three things: the text was closed, nobody had touched the annex, and his coat had been stolen"
    if report.role == Role::Says && !report.tail && p.raw(content.0.saturating_sub(1)) == ":" {
        let commas: Vec<usize> = (content.0..content.1).filter(|&i| p.raw(i) == ",").collect();
        let last = commas.last().is_some_and(|&c| p.word(c + 1) == "and");
        let starts = std::iter::once(content.0).chain(commas.iter().map(|&c| c + 1));
        let parts: Vec<Range> =
            starts.zip(commas.iter().copied().chain([content.1])).map(|part| trimmed(lens, part)).collect();
        let whole = parts.iter().all(|&part| gate::main_verb(lens, part).is_some());
        return if last && parts.len() >= 3 && whole { parts } else { Vec::new() };
    }
    if report.role != Role::Says && denied.is_none() || report.tail || p.before(content.0, 1) != "that" {
        return Vec::new();
    }
    let joints: Vec<usize> = (content.0 + 2..content.1)
        .filter(|&i| {
            p.word(i) == "that" && (p.raw(i - 1) == "," || p.word(i - 1) == "and") && lens.tag(i + 1) != "NN"
        })
        .collect();
    if joints.is_empty() {
        return denied.map(|_| content).into_iter().collect();
    }
    let starts = std::iter::once(content.0).chain(joints.iter().map(|&j| j + 1));
    let ends = joints.iter().map(|&j| j - usize::from(p.word(j - 1) == "and")).chain([content.1]);
    let parts: Vec<Range> = starts.zip(ends).map(|part| trimmed(lens, part)).collect();
    if parts.iter().all(|&part| gate::main_verb(lens, part).is_some()) { parts } else { Vec::new() }
}

/// "denies having fired without cause: she was about to ram": what a denial tells instead.
pub(super) fn reason(lens: &Lens<'_>, report: &Report) -> Option<Range> {
    let p = &lens.p;
    let denies = matches!(report.role, Role::Denies | Role::Rejects) && !report.tail;
    let colon = (report.content.0 + 2..report.content.1).find(|&i| p.raw(i) == ":").filter(|_| denies)?;
    if p.word(colon + 1) == "that" {
        return None;
    }
    let more = trimmed(lens, (colon + 1, report.content.1));
    gate::main_verb(lens, more).is_some().then_some(more)
}

/// The clause before a source or a cue, up to its mark.
pub(super) fn before(lens: &Lens<'_>, content: Range) -> Option<Range> {
    let p = &lens.p;
    let content = trimmed(lens, content);
    let first = p.word(content.0);
    let led = matches!(
        first,
        "when"
            | "asked"
            | "in"
            | "on"
            | "at"
            | "after"
            | "as"
            | "if"
            | "while"
            | "speaking"
            | "by"
            | "for"
            | "despite"
            | "contrary"
            | "to"
            | "from"
            | "under"
            | "before"
    ) && gate::main_verb(lens, content).is_none();
    let clause = matches!(
        first,
        "even" | "although" | "though" | "because" | "given" | "amid" | "with" | "without" | "until"
    );
    let led = led || clause;
    let asked = matches!(first, "asked" | "pressed" | "questioned" | "challenged");
    let quoted = (content.0..content.1 + 2).any(|i| matches!(p.raw(i), "“" | "”" | "\""));
    let verb = gate::main_verb(lens, content).is_some();
    // "Not so, say the crew"
    let words = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).count();
    let curt = words <= 4
        && (matches!(first, "not" | "no" | "never" | "none" | "half" | "hardly" | "yes" | "true")
            || super::reports::numeral(lens, content.0)
            || lens.first(content.0, content.1, Group::False).is_some());
    let long = words >= 5 && lens.tag(content.0) != "IN" && lens.tag(content.0) != "VBG";
    (!led && !asked && content.0 < content.1 && (quoted || verb || curt || long)).then_some(content)
}

/// Cut before ", calling it staged", ", adding that".
fn cut(lens: &Lens<'_>, content: Range) -> Range {
    let p = &lens.p;
    let comma = (content.0 + 2..content.1).find(|&i| {
        p.raw(i) == ","
            && lens.tag(i + 1) == "VBG"
            && [
                "add", "call", "dismiss", "den", "reject", "accus", "insist", "claim", "cit", "blam",
                "describ", "brand", "say", "not", "disput",
            ]
            .iter()
            .any(|w| p.word(i + 1).starts_with(w))
    });
    (content.0, comma.unwrap_or(content.1))
}

fn filled(content: Range) -> Option<Range> {
    (content.0 < content.1).then_some(content)
}

/// What a verb answers: the story’s own clause with its owner, or what points to what was said before.
pub(super) fn object(lens: &Lens<'_>, rest: Range) -> (Range, Option<Source>, bool) {
    let p = &lens.p;
    let finite =
        (rest.0..rest.1).find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")).unwrap_or(rest.1);
    let noun = (rest.0..finite.min(rest.0 + 10))
        .find(|&i| words::is(p.word(i), Group::Story) && lens.tag(i).starts_with("NN"));
    // "denied involvement": in what was told.
    let share = (rest.0..rest.1.min(rest.0 + 4)).find(|&i| {
        matches!(
            p.word(i),
            "involvement"
                | "responsibility"
                | "wrongdoing"
                | "knowledge"
                | "complicity"
                | "guilt"
                | "blame"
                | "role"
                | "part"
                | "hand"
                | "culpability"
        )
    });
    if share.is_some_and(|k| (rest.0..k).all(|i| !lens.tag(i).starts_with('V'))) {
        return (rest, None, true);
    }
    // "the report’s finding that": the noun that has the clause.
    let noun = noun.map(|n| {
        let owned = matches!(p.raw(n + 1), "’s" | "'s" | "’");
        let next = (n + 2..(n + 5).min(rest.1))
            .find(|&i| words::is(p.word(i), Group::Story) && lens.tag(i).starts_with("NN"));
        next.filter(|_| owned).unwrap_or(n)
    });
    let Some(noun) = noun else {
        return (rest, None, rest.0 >= rest.1 || gate::refers(lens, rest));
    };
    let owner = source::owner(lens, noun, rest.0, rest.1);
    let from = owner.as_ref().map_or(noun + 1, |o| o.place.1.max(noun + 1));
    let joint = (from..(from + 6).min(rest.1)).find(|&k| {
        p.word(k) == "that" && lens.tag(k) != "DT"
            || k == from && p.word(k) == "to" && p.are(k + 1, &["have"]) && p.word(noun).starts_with("claim")
            || matches!(p.word(k), "of" | "about")
                && k == from
                && (matches!(
                    p.word(noun),
                    "reports"
                        | "rumours"
                        | "rumors"
                        | "talk"
                        | "allegations"
                        | "suggestions"
                        | "stories"
                        | "tales"
                        | "accusations"
                        | "hints"
                ) || lens.tag(k + 1) == "VBG"
                    || lens.first(k + 1, k + 4, Group::Deed).is_some())
    });
    // "the report, which says that"
    let which = p.raw(from) == "," && p.word(from + 1) == "which";
    let relative = (from + 2..(from + 6).min(rest.1)).find(|&k| which && p.word(k) == "that");
    if let Some(that) = relative {
        return (cut(lens, trimmed(lens, (that + 1, rest.1))), owner.filter(|o| !o.pronoun), false);
    }
    let joint = joint.filter(|&j| {
        (from..j).all(|i| !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && !p.is_mark(i))
    });
    match joint {
        Some(joint) => (cut(lens, trimmed(lens, (joint + 1, rest.1))), owner.filter(|o| !o.pronoun), false),
        None => (rest, owner.filter(|o| !o.pronoun), true),
    }
}
