//! Who took part.

use super::lists::{self, after, around, covering, likely, party, subject};
use super::names::{antecedent, called, halves, pair, phrase_called};
use super::signs::{Asks, Sign};
use super::table::Form;
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, Phrase, human_noun};
use verbale_model::MeetingKind;

/// A participant and the pieces that name it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Participant {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where those who met are looked for: the words of one sign, and what was told before.
pub(super) struct Around<'a> {
    /// The clause of the sign.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The participants of the meeting told last.
    pub(super) last: &'a [String],
    /// Whether a day, a place or a length is told.
    pub(super) detail: bool,
}

/// The participants of a meeting, in the order of the text.
pub(super) fn participants(lens: &Lens<'_>, sign: &Sign, near: &Around<'_>) -> Vec<Participant> {
    let (start, end) = (near.start, near.end);
    let mut found = match sign.form {
        Form::Noun => of_noun(lens, sign, start, end),
        Form::Goes => [subject(lens, sign.at, start, end), purpose(lens, sign, end)].concat(),
        _ => of_verb(lens, sign, start, end),
    };
    // "vice ministers, A and B, resumed": told by their names.
    let named = |f: &Phrase| lists::person(lens, f);
    let after_group = |k: usize| {
        let f = &found[k];
        !named(f)
            && (f.plural || lens.tag(f.head) == "NNS")
            && lens.p.word(f.end) == ","
            && found[k + 1..].iter().take_while(|n| named(n)).count() > 1
    };
    if let Some(at) = (0..found.len()).find(|&k| after_group(k)) {
        found.remove(at);
    }
    let mut out = each(lens, &found, near);
    if out.len() < 2 {
        found.extend(attending(lens, sign, start, end));
        out = each(lens, &found, near);
    }
    if out.len() < 2 {
        found.extend(absolute(lens, sign, start, end));
        out = each(lens, &found, near);
    }
    let alone = matches!(sign.kind, MeetingKind::Session) && !out.is_empty();
    // "It took an hour, two interpreters and a cook before A and B left": those with names.
    let counted = |w: &Participant| lens.tag(w.start) == "CD" || !w.name.contains(char::is_uppercase);
    if out.len() >= 2 && sign.asks == Asks::Two && out.iter().all(counted) {
        let people = |f: &&Phrase| lists::person(lens, f);
        let named: Vec<Phrase> = lens.phrases_in(start, end).iter().filter(people).copied().collect();
        let named = each(lens, &named, near);
        if named.len() >= 2 {
            out = named;
        }
    }
    // "Twelve hours in a hotel, and Y would not sign. Z would have": those of the sentence after too.
    if out.len() < 2 && sign.asks == Asks::Two && sign.strong && !lens.tag(sign.at).starts_with('V') {
        let n = lens.sentences.partition_point(|s| s.0 <= sign.at);
        let to = lens.sentences.get(n).map_or(end, |s| s.1);
        let people = |f: &&Phrase| lists::person(lens, f);
        let named: Vec<Phrase> = lens.phrases_in(start, to).iter().filter(people).copied().collect();
        let named = each(lens, &named, near);
        if named.len() >= 2 && named.len() <= 4 {
            return named;
        }
    }
    if out.len() < 2 && !alone {
        out = everyone(lens, sign, &found, out, near);
    }
    out.truncate(8);
    out
}

/// Where syntax tells of one or none: the people named in the clause, then others who act, then who tells of it.
fn everyone(
    lens: &Lens<'_>,
    sign: &Sign,
    found: &[Phrase],
    out: Vec<Participant>,
    near: &Around<'_>,
) -> Vec<Participant> {
    let p = &lens.p;
    if !near.detail && sign.asks != Asks::Two || out.is_empty() && !sign.strong && sign.asks != Asks::Two {
        return out;
    }
    let teller = |f: &Phrase| is(p.word(f.end), Class::Tells) || is(p.before(f.start, 1), Class::Tells);
    let placed = |f: &Phrase| {
        f.under.is_some_and(|u| {
            matches!(p.word(u), "in" | "at" | "near" | "on" | "outside" | "into" | "to" | "about" | "over")
        })
    };
    let named = |f: &Phrase| f.name.is_some_and(|n| n.end == f.end || n.end == f.head + 1);
    let all = || lens.phrases_in(near.start, near.end).iter().filter(|f| party(lens, f) && !placed(f));
    let rank = |f: &Phrase| -> Option<u8> {
        if matches!(lens.tag(f.head), "PRP" | "PRP$") || f.head == sign.at {
            return None;
        }
        Some(match (lists::person(lens, f), named(f), teller(f)) {
            (true, _, false) => 0,
            (false, true, false) => 1,
            (true, _, true) => 2,
            (false, _, true) => 3,
            (false, false, false) if f.under.is_none() && f.human && f.end <= sign.at => 3,
            _ => return None,
        })
    };
    for most in 0..if sign.asks == Asks::Two { 1 } else { 4 } {
        let mut more: Vec<Phrase> = found.to_vec();
        more.extend(all().filter(|f| rank(f).is_some_and(|r| r <= most)));
        // Owners too: "was driven to the premier's villa".
        let people = lens
            .names_in(near.start, near.end)
            .iter()
            .copied()
            .filter(|n| lens.is_person(*n) && n.end <= near.end);
        let owner = |n: &Name| matches!(p.word(n.end), "’s" | "'s" | "’" | "'");
        more.extend(people.filter(owner).map(Phrase::of_name).filter(|f| !more_has(found, f)));
        more.sort_by_key(|f| f.start);
        let list = each(lens, &more, near);
        if list.len() >= 2 {
            // One who travels may be alone.
            let most = if sign.kind == MeetingKind::Visit && !out.is_empty() { 2 } else { 4 };
            return if list.len() <= most { list } else { out };
        }
    }
    out
}

/// Whether a name stands in one of these phrases.
fn more_has(found: &[Phrase], name: &Phrase) -> bool {
    found.iter().any(|f| f.start <= name.start && name.end <= f.end)
}

/// Subject and object of a verb, and those told "with" or "by".
fn of_verb(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Phrase> {
    if lens.p.raw(sign.at) == ":" {
        let mut list = after(lens, sign.end, 3, end);
        list.extend(with(lens, sign, end, end));
        return list;
    }
    let mut found = subject(lens, sign.at, start, end);
    if found.is_empty() && sign.at <= start + 1 {
        found = main_subject(lens, sign.end, end);
    }
    let stop = stop(lens, sign.end, end);
    let inside = inside(lens, sign);
    if !inside.is_empty() {
        found.extend(inside);
    } else if matches!(sign.form, Form::Both | Form::Takes) {
        found.extend(object(lens, sign, stop));
    }
    found.extend(with(lens, sign, stop, end));
    found
}

/// Whom a verb takes: the phrase right after it.
pub(super) fn object(lens: &Lens<'_>, sign: &Sign, stop: usize) -> Vec<Phrase> {
    let list = after(lens, sign.end, 4, stop);
    let fits = |f: &Phrase| {
        let preposition = f.under.filter(|&u| u >= sign.end);
        let one = sign.form == Form::Both && !f.plural && lens.tag(f.head) == "NN";
        (party(lens, f) || likely(lens, f) && (!one || agent(lens.p.word(f.head))))
            && preposition.is_none_or(|u| matches!(lens.p.word(u), "with" | "to"))
    };
    if list.first().is_some_and(fits) { list } else { Vec::new() }
}

/// Whether a noun has the form of one who does.
fn agent(word: &str) -> bool {
    ["er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ee", "king", "queen"]
        .iter()
        .any(|e| word.ends_with(e))
}

/// Whom the words of the sign enclose: "had them both to lunch".
pub(super) fn inside(lens: &Lens<'_>, sign: &Sign) -> Vec<Phrase> {
    let first = lens.phrases.partition_point(|f| f.start <= sign.at);
    let mut out: Vec<Phrase> = Vec::new();
    let mut at = first;
    while let Some(f) = lens.phrases.get(at).filter(|f| f.start < sign.end) {
        let placed = f.under.is_some_and(|u| matches!(lens.p.word(u), "in" | "at" | "on" | "near" | "for"));
        if f.end <= sign.end && party(lens, f) && !placed {
            out.extend(lists::list(lens, at, f.start, sign.end));
            break;
        }
        at += 1;
    }
    out
}

/// Those told "with" or "by" after a sign.
fn with(lens: &Lens<'_>, sign: &Sign, stop: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let passive = sign.form != Form::Noun && lens.trees.passive(sign.at);
    let opens = |i: usize| match p.word(i) {
        "with" | "alongside" | "opposite" | "facing" | "beside" => true,
        "from" => p.before(i, 1) == "across",
        "and" => p.word(i + 1) == "with",
        "by" => passive || p.before(sign.end, 1) == "together",
        "to" => sign.kind == MeetingKind::Call,
        _ => false,
    };
    let mut out: Vec<Phrase> = Vec::new();
    // The sign may end with the preposition.
    if matches!(
        p.before(sign.end, 1),
        "with" | "to" | "between" | "from" | "facing" | "opposite" | "beside" | "alongside"
    ) && sign.end > sign.at + 1
        && !matches!(sign.form, Form::Takes | Form::Goes)
    {
        out = after(lens, sign.end, 5, end);
        // "driven up to the monastery"
        let goes = matches!(p.before(sign.end, 1), "to" | "from") && sign.kind != MeetingKind::Call;
        let someone =
            |f: &Phrase| party(lens, f) || lens.names_in(f.start, f.end).iter().any(|n| lens.is_person(*n));
        if goes && !out.iter().all(someone) {
            out.clear();
        }
    }
    let mut i = sign.end;
    // A day, a place and a length may stand between, not a clause.
    let stop = if sign.form == Form::Noun { stop.min(sign.end + 12) } else { stop };
    while i < stop && out.len() < 8 {
        if opens(i) {
            let list = after(lens, i + 1, 5, end);
            if list.first().is_some_and(|f| likely(lens, f) && !is(p.word(f.head), Class::NotPartner)) {
                i = list.last().map_or(i, |f| f.end);
                out.extend(list);
                continue;
            }
        }
        i += 1;
    }
    out
}

/// The subject of the main clause after an opening: "After nine hours in a shed, A and B agreed".
fn main_subject(lens: &Lens<'_>, from: usize, end: usize) -> Vec<Phrase> {
    let mut comma = from;
    while let Some(at) = (comma..end).find(|&i| lens.p.word(i) == ",") {
        let list = after(lens, at + 1, 3, end);
        if list.first().is_some_and(|f| party(lens, f) && f.under.is_none()) {
            return list;
        }
        comma = at + 1;
    }
    Vec::new()
}

/// Those whom one travels to see: "to meet X", "for talks with X".
fn purpose(lens: &Lens<'_>, sign: &Sign, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let at = (sign.end..end).find(|&i| {
        p.word(i) == "with"
            || matches!(p.before(i, 1), "to" | "and" | "for")
                && matches!(
                    p.word(i),
                    "meet" | "see" | "visit" | "brief" | "consult" | "meeting" | "met" | "saw"
                )
    });
    at.map(|at| after(lens, at + 1, 4, end))
        .filter(|list| list.first().is_some_and(|f| likely(lens, f)))
        .unwrap_or_default()
}

/// Those told with a noun: "between A and B", owners, "with", "of", and the subject of its verb.
fn of_noun(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let stop = stop(lens, sign.end, end);
    if let Some(list) = between(lens, sign.at, start, end) {
        return list;
    }
    // "Friday's summit is off: neither A nor B could agree", "Neither A nor B came to the meeting"
    if let Some(list) = (start..end).find(|&i| p.word(i) == "neither").map(|i| after(lens, i + 1, 3, end))
        && list.len() > 1
    {
        return list;
    }
    // "the twelfth attempt by the commanders of A and B": the sign ends with the preposition.
    if sign.end > sign.at + 1 && matches!(p.before(sign.end, 1), "by" | "of" | "among" | "with") {
        let list = after(lens, sign.end, 4, end);
        if list.first().is_some_and(|f| likely(lens, f)) {
            return list;
        }
    }
    let mut found = owners(lens, sign, start);
    let of = if matches!(p.word(sign.end), "of" | "for" | "among" | "by") {
        let list = after(lens, sign.end + 1, 4, end);
        if list.first().is_some_and(|f| party(lens, f)) { list } else { within_of(lens, sign) }
    } else {
        Vec::new()
    };
    // "the visit to Orma of the Under-Secretary": over the place.
    if found.is_empty()
        && matches!(p.word(sign.end), "to" | "in" | "at")
        && let Some(of) = (sign.end + 1..(sign.end + 6).min(end)).find(|&i| p.word(i) == "of")
    {
        let list = after(lens, of + 1, 4, end);
        if list.first().is_some_and(|f| party(lens, f)) {
            found.extend(list);
        } else if let Some(name) = lens.person_after(of, (of + 6).min(end)) {
            found.push(Phrase::of_name(name));
        }
    }
    found.extend(of);
    let with = with(lens, sign, stop, end);
    let few = found.is_empty()
        || found.len() < 2 && with.is_empty() && !(found[0].plural && lens.tag(found[0].head) == "NNS");
    if few || found.iter().all(|f| f.end > sign.at) && with.is_empty() {
        let mut more = governing(lens, sign, start, end);
        more.retain(|f| !found.iter().any(|o| o.start == f.start));
        found.splice(0..0, more);
    }
    found.extend(with);
    found
}

/// The people within the phrase of the noun: "the visit of the president of Orma".
fn within_of(lens: &Lens<'_>, sign: &Sign) -> Vec<Phrase> {
    let Some(own) = covering(lens, sign.at).map(|k| lens.phrases[k]) else { return Vec::new() };
    let inner = (sign.end + 1..own.end).find(|&i| !matches!(lens.tag(i), "DT" | "PRP$"));
    let Some(from) = inner else { return Vec::new() };
    let mut f = Phrase {
        start: from,
        head: own.end - 1,
        name: lens.names_in(from, own.end).last().copied(),
        under: None,
        human: true,
        ..own
    };
    if let Some(post) = (from..own.end).find(|&i| human_noun(lens.p.word(i))) {
        f.head = post;
        f.plural = lens.tag(post) == "NNS";
    } else if f.name.is_none() {
        return Vec::new();
    }
    // The list may go on: "of the presidents of Orma and Farran".
    let mut out = vec![f];
    let next = lens.phrases.partition_point(|f| f.start < own.end);
    if let Some(end) = lens
        .phrases
        .get(next)
        .filter(|n| matches!(lens.p.word(own.end), "and" | ",") && n.start <= own.end + 2)
    {
        let list = lists::list(lens, next, own.end, lens.p.sentence_end(end.start));
        if lens.p.word(own.end) == "and" || list.len() > 1 {
            out.extend(list.into_iter().filter(|f| party(lens, f)));
        }
    }
    out
}

/// "between A and B", in the words about the sign.
fn between(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<Vec<Phrase>> {
    let p = &lens.p;
    let opens = |i: usize| matches!(p.word(i), "between" | "among" | "joining" | "involving" | "pitting");
    let found = (at..end).find(|&i| opens(i)).or_else(|| (start..at).find(|&i| opens(i)))?;
    let mut list = after(lens, found + 1, 5, end);
    // "between A, for the union, and B": the second after an aside.
    if list.len() == 1 {
        let from = list[0].end;
        if let Some(and) = (from..(from + 9).min(end)).find(|&i| p.word(i) == "and") {
            list.extend(after(lens, and + 1, 4, end));
        }
    }
    let first = list.first()?;
    (likely(lens, first) && (list.len() > 1 || first.plural)).then_some(list)
}

/// Owners and adjectives before a noun: "Istrevia's visit", "US-Russia talks", "the Trump–Putin summit".
fn owners(lens: &Lens<'_>, sign: &Sign, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let own = covering(lens, sign.at).map(|k| lens.phrases[k]);
    let mut from = own.map_or(sign.at, |f| f.start.max(start));
    // A dash parts the names of two: "a Trump–Putin summit".
    while from > start + 1 && p.is_mark(from - 1) && p.hyphen(from - 1) {
        let Some(name) = lens.name_at(from - 2).filter(|n| n.end == from - 1) else { break };
        from = name.titled;
    }
    let mut out = Vec::new();
    if matches!(p.before(sign.at, 1), "his" | "her" | "their" | "its")
        || matches!(p.word(from), "his" | "her" | "their" | "its")
    {
        let at = if lens.tag(from) == "PRP$" { from } else { sign.at - 1 };
        let word = p.word(at);
        if word != "its" {
            out.push(Phrase {
                start: at,
                end: at + 1,
                head: at,
                name: None,
                under: None,
                human: true,
                plural: word == "their",
            });
        }
    } else if matches!(p.before(from, 1), "his" | "her" | "their") {
        let at = from - 1;
        let plural = p.word(at) == "their";
        out.push(Phrase { start: at, end: at + 1, head: at, name: None, under: None, human: true, plural });
    }
    let mut at = from;
    // "the sixth round of A–B talks": within the sign too.
    let to = sign.end - 1;
    while at < to {
        let Some(name) = lens.names_in(at, to).first().copied() else { break };
        at = name.end;
        let words = lens.text(name.titled, name.end);
        let owner = matches!(p.word(name.end), "’s" | "'s" | "’" | "'");
        let dashed =
            p.hyphen(name.end) && name.end + 1 < to || name.titled > start && p.hyphen(name.titled - 1);
        // "the Cyprus conference" is about Cyprus.
        let topic = name.end == sign.at
            && !owner
            && (!lens.states.is_adjective(words) || !dashed && super::details::seat(lens, &name));
        let state = !topic && (lens.states.find(words).is_some() || crate::en::lens::nationality(words));
        // "the twelfth WTO ministerial": a body called by its letters.
        let letters =
            words.chars().count() > 1 && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let body = name.end == sign.at
            && letters
            && lens.states.find(words).is_none()
            && matches!(sign.kind, MeetingKind::Summit | MeetingKind::Ministerial | MeetingKind::Session);
        let pair = p.word(name.end) == "and" || name.titled > from && p.before(name.titled, 1) == "and";
        let joint = halves(lens, name, name.end == to).is_some();
        if owner || dashed || state || joint || pair || body || lens.is_person(name) {
            // "Istrevia's president's visit" is the president's.
            let to =
                (name.end + 1..sign.at.max(name.end + 1)).rev().find(|&i| owner && human_noun(p.word(i)));
            let mut f = Phrase::of_name(name);
            if let Some(to) = to {
                f.end = to + 1;
                f.head = to;
            }
            at = f.end;
            out.push(f);
        }
    }
    // "the president’s visit", "the envoys’ meeting"
    if out.is_empty()
        && let Some(mark) = (from..sign.at).find(|&i| matches!(p.word(i), "’s" | "'s" | "’" | "'"))
        && mark > from
        && human_noun(p.word(mark - 1))
    {
        let plural = lens.tag(mark - 1) == "NNS";
        out.push(Phrase {
            start: from,
            end: mark,
            head: mark - 1,
            name: None,
            under: None,
            human: true,
            plural,
        });
    }
    // "the security council session", "cabinet meeting"
    if out.is_empty() && sign.at > from && crate::en::votes::deciding(p.before(sign.at, 1)) {
        let name = lens.name_before(sign.at);
        out.push(Phrase {
            start: from,
            end: sign.at,
            head: sign.at - 1,
            name,
            under: None,
            human: true,
            plural: false,
        });
    }
    out
}

/// The subject of the verb that a noun hangs on: "A and B opened two days of negotiations".
fn governing(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let mut at = sign.end - 1;
    for _ in 0..5 {
        let Some(head) = lens.trees.head(at).filter(|&h| h >= start && h < end) else { break };
        let relation = lens.trees.relation(at);
        if lens.tag(head).starts_with('V') {
            if relation.starts_with("nsubj") && lens.trees.passive(head) {
                // "talks hosted by A"
                return Vec::new();
            }
            if relation.starts_with("nsubj") {
                // "the talks brought A and B together"
                let brings = matches!(
                    p.word(head),
                    "brought" | "brings" | "bring" | "bringing" | "pitted" | "united" | "gathered" | "drew"
                );
                return if brings { after(lens, head + 1, 4, end) } else { Vec::new() };
            }
            if tells(p.word(head)) {
                at = head;
                continue;
            }
            let list = subject(lens, head, start, end);
            if !list.is_empty() {
                let clear = list.iter().all(|f| f.end <= sign.at || f.start >= sign.end);
                return if clear { list } else { Vec::new() };
            }
        }
        at = head;
    }
    // The nearest actor before the noun whose verb tells of doing, not of saying.
    let left = lens.clause_start(sign.at, start);
    let verb = (left..sign.at).rev().find(|&i| lens.tag(i).starts_with("VB") && !tells(p.word(i)));
    if let Some(verb) = verb {
        return subject(lens, verb, start, end)
            .into_iter()
            .filter(|f| f.end <= sign.at || f.start >= sign.end)
            .collect();
    }
    // "On a visit to Dhaka, Secretary Mehra saw the port chief"
    if (start..sign.at).all(|i| !lens.tag(i).starts_with('V')) {
        let main = main_subject(lens, sign.end, end);
        if !main.is_empty() {
            return main;
        }
    }
    Vec::new()
}

/// Verbs that tell of a meeting from outside.
fn tells(word: &str) -> bool {
    is(word, Class::Tells)
}

/// Who came, by the words for coming: "attended by", "led by", "at which sat A and B", "flanked by".
fn attending(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let mut out = Vec::new();
    for i in start..end {
        let by = p.word(i + 1) == "by" && is(p.word(i), Class::By);
        let verb = is(p.word(i), Class::Attends) && !by && lens.tag(i).starts_with('V');
        let inverted = matches!(p.word(i), "sat" | "were" | "sit" | "stood" | "gathered")
            && p.before(i, 1) == "which"
            || matches!(
                p.word(i),
                "present"
                    | "attending"
                    | "there"
                    | "including"
                    | "gathering"
                    | "joining"
                    | "bringing"
                    | "uniting"
            ) && (i > start && matches!(p.word(i + 1), ":" | "were" | "was")
                || matches!(p.word(i), "gathering" | "bringing" | "uniting" | "including" | "attending"));
        let presence = p.are(i, &["presence", "of"])
            || p.are(i, &["invitation", "of"])
            || p.are(i, &["together", "with"]);
        if by || presence {
            out.extend(after(lens, i + 2, 4, end));
        } else if inverted {
            let mut k = i + 1;
            while k < end && matches!(p.word(k), ":" | "were" | "was" | "together") {
                k += 1;
            }
            out.extend(after(lens, k, 4, end));
        } else if verb && i != sign.at {
            out.extend(subject(lens, i, start, end));
            if matches!(p.word(i), "represented" | "faced" | "led") {
                out.extend(after(lens, i + 1, 3, end));
            }
        }
    }
    out.retain(|f| likely(lens, f));
    out
}

/// Who is told beside: "A and B having run out of things to repeat", "with both commanders present", "with X as host".
fn absolute(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    for i in start..end {
        let having = matches!(p.word(i), "having" | "being") && lens.tag(i).starts_with('V');
        if having {
            let last = lens.phrases.partition_point(|f| f.start < i);
            if let Some(at) =
                last.checked_sub(1).filter(|&k| lens.phrases[k].end == i && party(lens, &lens.phrases[k]))
            {
                return around(lens, at, start, i);
            }
        }
        if p.word(i) == "with" && p.before(i, 1) == "," && i > sign.at {
            let list = after(lens, i + 1, 4, end);
            if list.iter().any(|f| party(lens, f)) {
                return list;
            }
        }
    }
    Vec::new()
}

/// Where the words on a meeting end.
fn stop(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    let past = |i: usize| i > from && is(p.word(i), Class::Stop) || matches!(p.raw(i), ";" | ":" | "(");
    (from..end).find(|&i| past(i)).unwrap_or(end)
}

/// The participants that phrases name, each once, places and pronouns made out.
pub(super) fn each(lens: &Lens<'_>, found: &[Phrase], near: &Around<'_>) -> Vec<Participant> {
    let mut out: Vec<Participant> = Vec::new();
    let mut put = |name: String, start: usize, end: usize| {
        let known = |o: &Participant| {
            o.name == name
                || o.name.ends_with(&format!(" {name}"))
                || name.ends_with(&format!(" {}", o.name)) && o.start == start
        };
        if !name.is_empty() && !out.iter().any(known) {
            out.push(Participant { name, start, end });
        }
    };
    let alone = found.len() == 1;
    let takes_part = |f: &&Phrase| {
        let word = lens.p.word(f.head);
        !is(word, Class::MeetingNoun) && !is(word, Class::NotPartner)
    };
    for f in found.iter().filter(takes_part) {
        let others = found.iter().any(|o| o.start != f.start && !lens.names_in(o.start, o.end).is_empty());
        named(lens, f, near, alone || !others, &mut put);
    }
    // "he rang her": the two of before.
    let singular =
        |f: &&Phrase| matches!(lens.p.word(f.start), "he" | "she" | "him" | "her") && f.end == f.start + 1;
    if out.len() == 1 && found.iter().filter(singular).count() > 1 {
        let f = found.iter().find(singular).copied();
        if let Some(f) = f {
            let mut both = Vec::new();
            pair(lens, &f, near, &mut |name, start, end| both.push(Participant { name, start, end }));
            if both.len() > 1 {
                return both;
            }
        }
    }
    out
}

/// Who says "I" in the sentence of a piece, or in those beside it.
fn speaker(lens: &Lens<'_>, at: usize) -> Option<Phrase> {
    let n = lens.sentences.partition_point(|s| s.0 <= at).saturating_sub(1);
    let near = [Some(n), n.checked_add(1), n.checked_sub(1)].into_iter().flatten();
    near.filter_map(|k| lens.sentences.get(k)).find_map(|&(from, to)| {
        let verb = (from..to).find(|&i| is(lens.p.word(i), Class::Tells) && lens.tag(i).starts_with('V'))?;
        let left = lens.phrases_in(from, verb).iter().rev().find(|f| f.end == verb && party(lens, f));
        let right = lens.phrases_in(verb + 1, (verb + 3).min(to)).iter().find(|f| party(lens, f));
        let own = |f: &&Phrase| lens.tag(f.head) != "PRP" && f.under.is_none();
        left.filter(own).or(right.filter(own)).copied()
    })
}

fn named(
    lens: &Lens<'_>,
    f: &Phrase,
    near: &Around<'_>,
    alone: bool,
    put: &mut dyn FnMut(String, usize, usize),
) {
    let p = &lens.p;
    let word = p.word(f.head);
    // "His Majesty", "her guest"
    let own = matches!(p.word(f.start), "his" | "her") || matches!(p.before(f.start, 1), "his" | "her");
    if own
        && matches!(
            word,
            "majesty" | "holiness" | "excellency" | "highness" | "eminence" | "guest" | "host" | "visitor"
        )
        && f.name.is_none_or(|n| n.end <= f.head + 1)
    {
        if let Some(person) = antecedent(lens, f.start, near.start) {
            put(phrase_called(lens, &person), f.start, f.end);
        }
        return;
    }
    if matches!(lens.tag(f.head), "PRP" | "PRP$") || matches!(word, "who" | "whom") {
        let one = matches!(p.word(f.start), "he" | "she" | "him" | "her" | "his");
        if one {
            if let Some(person) = antecedent(lens, f.start, near.start) {
                put(phrase_called(lens, &person), f.start, f.end);
            }
        } else if p.word(f.start) == "i" {
            if let Some(speaker) = speaker(lens, f.start) {
                named(lens, &speaker, near, alone, put);
            }
        } else if matches!(p.word(f.start), "they" | "them" | "their" | "themselves") {
            pair(lens, f, near, put);
        }
        return;
    }
    let group = is(word, Class::Group);
    let bare = f.name.is_none() && f.end - f.start <= 3 && lens.names_in(f.start, f.end).is_empty();
    if bare
        && f.end == f.start + 1
        && matches!(word, "man" | "woman" | "fellow" | "gentleman" | "lady" | "person" | "people")
    {
        return;
    }
    let all = alone || matches!(word, "sides" | "two" | "both" | "pair" | "duo");
    if group && all && bare && !matches!(p.word(f.end), "of" | "from") {
        let mut any = false;
        pair(lens, f, near, &mut |name, a, b| {
            any = true;
            put(name, a, b);
        });
        if any || matches!(word, "two" | "both" | "pair" | "duo" | "three" | "trio") {
            return;
        }
    }
    // "Brescany’s and Tirsk’s defence ministers"
    if f.start > 2
        && p.before(f.start, 1) == "and"
        && matches!(p.before(f.start, 2), "’s" | "'s" | "’" | "'")
        && let Some(name) = lens.name_before(f.start - 1)
    {
        put(called(lens, name), name.titled, name.end);
    }
    // "delegations from Vesta and Aldor", "the presidents of Orma": those who sent them.
    let plural = f.plural || lens.tag(f.head) == "NNS";
    let senders = matches!(p.word(f.end), "from" | "for")
        && (lens.name_at(f.end + 1).is_some() || p.word(f.end + 1) == "the");
    if senders && (plural || p.word(f.head) == "counsel") {
        for sent in after(lens, f.end + 1, 3, near.end) {
            named(lens, &sent, near, alone, put);
        }
        return;
    }
    if plural && p.word(f.head + 1) == "of" && f.head + 2 < f.end {
        let names = lens.names_in(f.head + 1, f.end);
        if !names.is_empty() {
            for n in names {
                put(called(lens, *n), n.titled, n.end);
            }
            return;
        }
    }
    // "French and Italian negotiators"
    let and = (f.start + 1..f.head).find(|&i| p.word(i) == "and");
    if let Some(and) = and.filter(|_| plural) {
        let last = (and + 1..f.head).take_while(|&i| p.capital(i)).last().unwrap_or(and);
        if last > and {
            let tail = lens.text(last + 1, f.head + 1);
            let first = lens.text(f.start, and);
            put(format!("{first} {tail}"), f.start, and);
            put(format!("{} {tail}", lens.text(and + 1, last + 1)), and + 1, f.head + 1);
            return;
        }
    }
    if let Some(name) = f.name.filter(|n| n.end == f.end && n.end - n.titled == 1)
        && let Some((a, b)) = halves(lens, name, alone && is(p.word(name.end), Class::MeetingNoun))
    {
        put(a, name.start, name.end);
        put(b, name.start, name.end);
        return;
    }
    put(phrase_called(lens, f), f.start, f.end);
}
