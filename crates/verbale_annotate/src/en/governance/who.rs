//! Whom an event befell: subject, object, owner, complement, and whom a pronoun or a description means.

use super::triggers::{Trigger, Voice};
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, Phrase, post_noun};
use verbale_model::GovernanceKind;

/// Those whom a trigger is about, in the order of the text.
pub(super) fn whom(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Vec<Phrase> {
    if let Some(who) = t.who.filter(|_| t.voice != Voice::Does && t.voice != Voice::Passive) {
        return vec![who];
    }
    let right = if t.at == start { end } else { limit(lens, t.end, end) };
    let mut whom = match t.voice {
        // "Sworn in at noon: X as home secretary"
        // "in place of X, pushed out in the quarrel"
        Voice::Passive
            if lens.p.before(t.at, 1) == ","
                && lens.name_before(t.at - 1).is_some_and(|n| lens.is_person(n)) =>
        {
            lens.name_before(t.at - 1).map(Phrase::of_name).into_iter().collect()
        }
        Voice::Does | Voice::Passive | Voice::Done => {
            let found = subject(lens, t.at, start);
            let crowd = !found.is_empty() && found.iter().all(|f| f.plural && f.name.is_none());
            let listed = if crowd { listed_after_colon(lens, t, start, end) } else { Vec::new() };
            if !listed.is_empty() {
                return listed;
            }
            if found.is_empty() {
                listed_after_colon(lens, t, start, end)
            } else {
                one_before(lens, t, &found, start).unwrap_or(found)
            }
        }
        Voice::Object => {
            let within = inside(lens, t);
            let found = if within.is_empty() { object(lens, t.kind, t.end, right) } else { within };
            let crowd = found.iter().all(|f| f.plural && f.name.is_none());
            let found = if crowd { Vec::new() } else { found };
            if found.is_empty() { listed_after_colon(lens, t, start, end) } else { found }
        }
        // "his brother-in-law, X, who until supper had run"
        Voice::Noun
            if t.at > start
                && lens.p.before(t.at, 1) == "who"
                && lens
                    .name_before(t.at - 1 - usize::from(lens.p.before(t.at, 2) == ","))
                    .is_some_and(|n| lens.is_person(n)) =>
        {
            let at = t.at - 1 - usize::from(lens.p.before(t.at, 2) == ",");
            lens.name_before(at).map(Phrase::of_name).into_iter().collect()
        }
        Voice::Noun => {
            let near = [owner(lens, t, start), inside(lens, t)].concat();
            let near = if near.is_empty() { complement(lens, t) } else { near };
            if near.is_empty() { of_noun(lens, t, right) } else { near }
        }
    };
    let person = |f: &Phrase| f.name.is_some_and(|n| lens.is_person(n));
    if let [only] = whom.as_mut_slice()
        && !person(only)
        && let Some(name) = apposed(lens, only, end)
    {
        only.name = Some(name);
        if !lens.phrases_in(only.end, name.start).iter().any(|f| f.under.is_some()) {
            only.end = name.end;
        }
    }
    if whom.iter().any(person) {
        whom.retain(|f| person(f) || lens.tag(f.head) == "PRP");
    }
    whom
}

/// The only person before a verb that only a person can have, where its nearest subject is a body: "X leaves the ministry, and becomes
/// secretary".
fn one_before(lens: &Lens<'_>, t: &Trigger, found: &[Phrase], start: usize) -> Option<Vec<Phrase>> {
    use GovernanceKind as K;
    let p = &lens.p;
    let body = |f: &Phrase| {
        f.name.is_none_or(|n| !lens.is_person(n))
            && !lens.tag(f.head).starts_with("PRP")
            && (crate::en::patterns::seat_noun(p.word(f.head))
                || crate::en::votes::deciding(p.word(f.head))
                || lens.states.find(lens.text(f.start, f.end)).is_some())
    };
    if matches!(t.kind, K::Resignation | K::Dismissal | K::Reshuffle | K::Search)
        || !found.iter().all(body)
        || p.before(t.at, 1) == "who"
    {
        return None;
    }
    let people = || lens.names_in(start, t.at).iter().filter(|n| lens.is_person(**n));
    let one = people().next().filter(|_| people().count() == 1)?;
    let joined = (one.end..t.at).any(|i| p.word(i) == "and" || p.word(i) == ",");
    joined.then(|| vec![Phrase::of_name(*one)])
}

/// How far from a trigger the nearest person is looked for, in pieces.
const WIDE: usize = 12;

/// Whom a trigger is about where its own syntax names no one: by the tree, else the nearest person or holder of a post on its side,
/// on the other side, or told last before.
pub(super) fn near(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    // A noun alone says too little; an object that is a thing is whom it befell.
    let thing = || {
        let first = lens.phrases_in(t.end, (t.end + 3).min(end)).first();
        first.is_some_and(|f| f.under.is_none() && !f.human && f.name.is_none() && !p.is_mark(t.end))
    };
    use GovernanceKind as K;
    if matches!(t.kind, K::Sanction | K::Election | K::Reshuffle | K::Search)
        || !matches!(t.voice, Voice::Object | Voice::Noun)
        || t.voice == Voice::Noun && t.end == t.at + 1
        || t.voice == Voice::Object && (t.end == t.at + 1 && thing() || spent(lens, t, end))
    {
        return Vec::new();
    }
    let speaks = |f: &Phrase| {
        matches!(p.word(f.end), "said" | "says" | "told" | "writes" | "wrote" | "reports" | "reported")
            || matches!(p.before(f.start, 1), "said" | "says" | "told" | "by")
    };
    // A body that chooses is not who is chosen.
    let body = |w: &str| {
        matches!(w, "cabinet" | "government" | "board")
            && matches!(t.kind, K::Appointment | K::Election | K::Resignation)
    };
    let held = |f: &Phrase| post_noun(p.word(f.head)) && !f.plural && !body(p.word(f.head));
    let fits = |f: &Phrase| (f.name.is_some_and(|n| lens.is_person(n)) || held(f)) && !speaks(f);
    let covering = |i: usize| {
        let from = lens.phrases_in(i.saturating_sub(12).max(start), i + 1);
        from.iter().rev().find(|f| f.start <= i && i < f.end).copied()
    };
    let verb = (t.at..t.end).find(|&i| lens.tag(i).starts_with('V'));
    let by_tree = verb.and_then(|v| match t.voice {
        Voice::Does => lens.trees.subject(v),
        _ => lens.trees.object(v).or_else(|| lens.trees.subject(v)),
    });
    if let Some(found) = by_tree.and_then(covering).filter(|f| fits(f)) {
        return vec![found];
    }
    let whole = (start, end);
    let (start, end) = (start.max(t.at.saturating_sub(WIDE)), end.min(t.end + WIDE));
    let left = lens.clause_start(t.at, start);
    let right = lens.clause_end(t.end, end);
    let before = || lens.phrases_in(left, t.at).iter().rev().find(|f| fits(f)).copied();
    let after = || lens.phrases_in(t.end, right).iter().find(|f| fits(f)).copied();
    let sided = match t.voice {
        Voice::Object | Voice::Noun => after().or_else(before),
        _ => before().or_else(after),
    };
    if let Some(found) = sided {
        return vec![found];
    }
    let one = |i: &usize| matches!(p.word(*i), "he" | "she" | "him" | "her" | "his");
    if let Some(at) = (left..right).find(one) {
        return vec![pronoun(at)];
    }
    // "want to know who paid for X’s yacht": an owner.
    let owner = |n: &&Name| {
        lens.is_person(**n)
            && n.end <= right
            && matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
            && !crate::en::lens::human_noun(p.word(n.end + 1))
            && !kin(p.word(n.end + 1))
    };
    let after = lens.names_in(t.end, right).iter().find(owner);
    let before = || lens.names_in(left, t.at).iter().rev().find(owner);
    let mut people = lens.names_in(whole.0, whole.1).iter().filter(|n| lens.is_person(**n));
    let only = people.next().filter(|_| t.words > 1 && people.next().is_none());
    after.or_else(before).or(only).map(|n| Phrase::of_name(*n)).into_iter().collect()
}

/// Most sentences of a note in which whoever is told of beside is meant.
const BRIEF: usize = 6;

/// The one person told of in the sentences beside one that names none: "The hunt ended on Thursday at a farm. X gave no trouble."
pub(super) fn beside_sentence(lens: &Lens<'_>, start: usize, end: usize) -> Option<Phrase> {
    let people = |from: usize, to: usize| -> Vec<Name> {
        let mut out: Vec<Name> = Vec::new();
        for &n in lens.names_in(from, to).iter().filter(|n| lens.is_person(**n)) {
            if !out.iter().any(|o| lens.p.word(o.end - 1) == lens.p.word(n.end - 1)) {
                out.push(n);
            }
        }
        out
    };
    if lens.sentences.len() > BRIEF || !people(start, end).is_empty() {
        return None;
    }
    let n = lens.sentences.partition_point(|s| s.0 < start);
    let last = n.checked_sub(1).map(|k| lens.sentences[k]).map_or_else(Vec::new, |s| people(s.0, s.1));
    let next = lens.sentences.get(n + 1).map_or_else(Vec::new, |s| people(s.0, s.1));
    match (last.as_slice(), next.as_slice()) {
        ([one], []) | ([], [one]) => Some(Phrase::of_name(*one)),
        ([a], [b]) if lens.p.word(a.end - 1) == lens.p.word(b.end - 1) => Some(Phrase::of_name(*a)),
        _ => None,
    }
}

/// Whether a verb has an object of its own that is nobody ("removing voters from the rolls", "ditched her escort"), stands in the
/// passive, or takes none here ("turned out in numbers").
fn spent(lens: &Lens<'_>, t: &Trigger, end: usize) -> bool {
    let p = &lens.p;
    let Some(verb) = (t.at..t.end).find(|&i| lens.tag(i).starts_with('V')) else { return false };
    let nobody = |i: usize| {
        let phrase =
            lens.phrases_in(i.saturating_sub(12), i + 1).iter().rev().find(|f| f.start <= i && i < f.end);
        !lens.tag(i).starts_with("PRP")
            && lens.name_at(i).is_none_or(|n| !lens.is_person(n))
            && phrase.is_none_or(|f| f.plural || !(f.start..f.end).any(|k| post_noun(p.word(k))))
    };
    let told = lens.trees.hung_as(verb, &["obj"]).filter(|&o| o > verb && o < end);
    let first = lens.phrases_in(verb + 1, (t.end + 3).min(end)).iter().find(|f| f.under.is_none());
    lens.trees.hung_as(verb, &["aux:pass"]).is_some()
        || told.is_some_and(nobody)
        || first.is_some_and(|f| f.start <= t.end && nobody(f.head) && f.start > verb)
        || t.end == t.at + 1
            && matches!(
                p.word(t.end),
                "back" | "as" | "up" | "around" | "along" | "with" | "in" | "on" | "for" | "to"
            )
        || matches!(p.before(t.end, 1), "out" | "off" | "up" | "to")
            && matches!(p.word(t.end), "as" | "in" | "on" | "for" | "to" | "the")
}

/// The subject of the verb at `at`: the phrase before it, over a clause between commas.
pub(super) fn subject(lens: &Lens<'_>, at: usize, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let left = lens.clause_start(at, start);
    let mut verb = at;
    while verb > left {
        let day = lens.told_in(verb.saturating_sub(3).max(left), verb).last().filter(|d| d.end == verb);
        if let Some(day) = day {
            verb = if p.before(day.start, 1) == "on" { day.start - 1 } else { day.start };
        } else if aside(lens, verb - 1) {
            verb -= 1;
        } else {
            break;
        }
    }
    // "Ilie Bolojan, who chairs the Senate, stands in": the clause between commas is no subject.
    if p.before(verb, 1) == "," {
        let close = verb - 1;
        if let Some(open) = (left..close).rev().find(|&i| p.word(i) == ",")
            && opens_aside(lens, open + 1)
        {
            let outer = lens.acting_before(left, open);
            if !outer.is_empty() {
                return outer;
            }
            if let Some(name) = lens.name_before(open) {
                return vec![Phrase::of_name(name)];
            }
        }
    }
    // "X leaves the ministry, and becomes secretary": the subject of the verb it is joined to.
    if lens.trees.relation(at) == "conj"
        && let Some(shared) = lens.trees.subject(at).filter(|&s| s >= start && s < at)
        && let Some(name) = lens.name_at(shared).filter(|n| lens.is_person(*n))
        && (shared..at).any(|i| p.word(i) == "and")
    {
        return vec![Phrase::of_name(name)];
    }
    let near = lens.acting_before(left, at);
    if !near.is_empty() {
        return near;
    }
    if let Some(name) = lens.name_before(verb).filter(|n| likely(lens, *n)) {
        return vec![Phrase::of_name(name)];
    }
    let wide = lens.acting_before(start, at);
    // A clause that is opened by its own subject has no other.
    let own = lens.phrases_in(left, at).iter().any(|f| f.under.is_none());
    if own && left > start { Vec::new() } else { wide }
}

/// Auxiliaries and adverbs between a subject and its verb.
fn aside(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i) == "MD"
        || lens.tag(i) == "RB"
        || matches!(
            lens.p.word(i),
            "has"
                | "had"
                | "have"
                | "was"
                | "were"
                | "is"
                | "are"
                | "been"
                | "be"
                | "being"
                | "to"
                | "then"
                | "now"
                | "not"
        )
}

/// Whether what follows a comma is said aside: a relative clause, a preposition, a participle, an age, a post.
fn opens_aside(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i).starts_with('W')
        || matches!(lens.tag(i), "IN" | "VBN" | "VBG" | "CD" | "TO" | "RB")
        || matches!(lens.p.word(i), "formerly" | "once" | "until" | "who" | "whose" | "a" | "an" | "the")
            && lens.name_before(i - 1).is_some_and(|n| lens.is_person(n))
}

/// The object of a verb that ends at `from`: the phrase that follows it at once.
fn object(lens: &Lens<'_>, kind: GovernanceKind, from: usize, right: usize) -> Vec<Phrase> {
    let p = &lens.p;
    // "elected Ann Vollmer speaker" may have been read as one phrase.
    if let Some(cut) = cut(lens, from) {
        let human = cut.human || cut.name.is_some_and(|n| likely(lens, n));
        return if human { vec![cut] } else { Vec::new() };
    }
    let all = lens.phrases_in(from, right);
    let Some(first) = all.first() else { return Vec::new() };
    let verb = (from..first.start)
        .any(|i| lens.tag(i).starts_with("VB") && lens.tag(i) != "VBN" && lens.tag(i) != "VBG");
    let parted = (from..first.start).any(|i| p.is_mark(i) && !matches!(p.raw(i), "“" | "\"" | "‘"));
    if verb || parted {
        return Vec::new();
    }
    // "named as its envoy the veteran X", "dismissed on Tuesday the minister"
    let far = first
        .under
        .filter(|&u| u >= from)
        .is_some_and(|u| !matches!(p.word(u), "as" | "to" | "on" | "with" | "by" | "in" | "at"));
    if far {
        return Vec::new();
    }
    // "looking into the expenses of Deputy Premier X"
    let looks = p.before(from, 1) == "into"
        || ["invest", "exam", "prob"].iter().any(|w| p.before(from, 1).starts_with(w));
    if kind == GovernanceKind::Investigation
        && looks
        && let Some(name) = lens.names_in(first.start, first.end).iter().find(|n| lens.is_person(**n))
    {
        return vec![Phrase::of_name(*name)];
    }
    let human = |f: &Phrase| f.human || f.name.is_some_and(|n| likely(lens, n));
    if first.under.is_some() && !human(first) {
        let next = all.get(1).filter(|f| human(f) && f.under.is_none());
        return next.map(|_| lens.acting_after(first.end, right)).unwrap_or_default();
    }
    if !human(first) {
        return Vec::new();
    }
    if first.human { lens.acting_after(from, right) } else { vec![*first] }
}

/// The person named after a comma for a post: "its ambassador to Tirsk, Lora Finn,".
fn apposed(lens: &Lens<'_>, phrase: &Phrase, end: usize) -> Option<Name> {
    let p = &lens.p;
    if !phrase.human && !(phrase.start..phrase.end).any(|i| post_noun(p.word(i)) || describes(p.word(i))) {
        return None;
    }
    let mut at = phrase.end;
    let place = lens.phrases_in(at, (at + 4).min(end)).first().filter(|f| f.under == Some(at));
    if let Some(place) = place {
        at = place.end;
    }
    let name = (p.word(at) == ",").then(|| lens.name_at(at + 1)).flatten()?;
    let own =
        matches!(p.word(name.end), "," | "." | ":" | ";" | "and") || name.end >= end || p.is_mark(name.end);
    (lens.is_person(name) && own).then_some(name)
}

/// What is left of a phrase that covers `from` and began with the verb before it.
fn cut(lens: &Lens<'_>, from: usize) -> Option<Phrase> {
    let near = lens.phrases_in(from.saturating_sub(3), from);
    let whole = near.iter().find(|f| f.start < from && from < f.end && f.head >= from)?;
    Some(Phrase { start: from, under: None, ..*whole })
}

/// Those listed after a colon where the sentence opens with what befell them: "Held since dawn: A, B and C".
fn listed_after_colon(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let opens = t.at <= start + 1;
    let colon = (t.at..end).find(|&i| p.raw(i) == ":");
    match colon {
        // "Returned unopposed: A, treasurer; B, trustee"
        Some(colon) if opens && (colon..end).any(|i| p.raw(i) == ";") => {
            let opens = |i: &usize| *i == colon || p.raw(*i) == ";";
            let first = |i: usize| lens.person_after(i, (i + 8).min(end)).map(Phrase::of_name);
            (colon..end).filter(opens).filter_map(first).collect()
        }
        Some(colon) if opens => {
            let list = lens.acting_after(colon + 1, end);
            if list.is_empty() {
                lens.person_after(colon, end).map(Phrase::of_name).into_iter().collect()
            } else {
                list
            }
        }
        // "Served with a warrant at noon, X was in custody": the subject of the main clause.
        None if opens => {
            let comma = (t.end..end).find(|&i| p.word(i) == ",");
            let list = comma.map(|c| lens.phrases_in(c, (c + 6).min(end))).unwrap_or_default();
            let main = list.first().filter(|f| f.human && f.under.is_none()).copied();
            // "Fired on Sunday, the coach of the delegation, Uma Pell, read it aloud"
            let person = || comma.and_then(|c| lens.person_after(c, (c + 10).min(end))).map(Phrase::of_name);
            main.or_else(person).into_iter().collect()
        }
        // "eight are out, notably X"
        _ => {
            let such = (t.end..end).find(|&i| matches!(p.word(i), "notably" | "including" | "among"));
            such.map_or_else(Vec::new, |i| people_in(lens, i, end))
        }
    }
}

/// Whom a noun is about: "inquiry into the bank’s governor", "searches at the home of X".
fn of_noun(lens: &Lens<'_>, t: &Trigger, right: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let all = lens.phrases_in(t.end, right);
    if t.kind == GovernanceKind::Search {
        // "the prime minister’s official residence"
        let mark = (t.at..(t.end + 6).min(right)).find(|&i| {
            matches!(p.word(i), "’s" | "'s" | "’" | "'")
                && (i + 1..i + 4).any(|k| crate::en::patterns::rooms(p.word(k)))
        });
        if let Some(mark) = mark.filter(|&m| {
            m > 0 && post_noun(p.word(m - 1)) && lens.name_before(m).is_none_or(|n| !lens.is_person(n))
        }) {
            let whole = lens
                .phrases_in(mark.saturating_sub(8), mark)
                .iter()
                .rev()
                .find(|f| f.start < mark && mark <= f.end)
                .copied();
            if let Some(whole) = whole {
                return vec![Phrase { end: mark, head: mark - 1, name: None, ..whole }];
            }
        }
        let owners = lens.person_after(t.at, right).map(Phrase::of_name);
        if owners.is_some() {
            return owners.into_iter().collect();
        }
        // "at the home of the President’s own Chief of Staff"
        let post = all.iter().find(|f| {
            (f.start..f.end).any(|i| {
                post_noun(p.word(i)) && lens.tag(i).starts_with("NN") && !super::triggers::law(p.word(i))
            })
        });
        if let Some(post) = post {
            return vec![*post];
        }
        let own = (t.at..right).find(|&i| matches!(p.word(i), "his" | "her"));
        return own.map(pronoun).into_iter().collect();
    }
    // "added eleven individuals to the list, among them A, chief of staff, and B"
    let such = (t.end..right)
        .find(|&i| matches!(lens.p.word(i), "including" | "notably") || lens.p.are(i, &["among", "them"]));
    if let Some(such) = such {
        let some = people_in(lens, such, right);
        if !some.is_empty() {
            return some;
        }
    }
    // "the resignation of this high-ranking official": a description, whatever its tag.
    let after = (t.end..right.min(t.end + 6)).take_while(|&i| {
        (p.is_word(i) || p.hyphen(i)) && !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
    });
    if let Some(head) = after.skip(1).find(|&i| describes(p.word(i)))
        && all.first().is_none_or(|f| f.start > head)
    {
        let start = t.end + 1;
        return vec![Phrase {
            start,
            end: head + 1,
            head,
            name: None,
            under: None,
            human: true,
            plural: false,
        }];
    }
    let Some(first) = all.first() else { return Vec::new() };
    // "With 50 days until the election, X said": another clause.
    if first.under.is_none() && p.raw(t.end) == "," && t.end == t.at + 1 {
        return Vec::new();
    }
    let human = first.human || first.name.is_some_and(|n| likely(lens, n)) || describes(p.word(first.head));
    let leads = first
        .under
        .is_none_or(|u| matches!(p.word(u), "of" | "into" | "against" | "on" | "from" | "over" | "for"));
    // Sanctions on a state are no one’s.
    let person = first.name.is_some_and(|n| lens.is_person(n)) || post_noun(p.word(first.head));
    let whole = t.kind == GovernanceKind::Sanction && !person;
    if human && leads && !whole && first.start <= t.end + 4 {
        let list = lens.acting_after(t.end, right);
        return if list.first().is_some_and(|f| f.start == first.start) { list } else { vec![*first] };
    }
    Vec::new()
}

/// All people named in a range.
fn people_in(lens: &Lens<'_>, from: usize, to: usize) -> Vec<Phrase> {
    // "X’s former counsel, Y": the owner is another.
    let owner = |n: &Name| matches!(lens.p.word(n.end), "’s" | "'s");
    let people = lens.names_in(from, to).iter().filter(|n| lens.is_person(**n) && !owner(n));
    people.map(|n| Phrase::of_name(*n)).collect()
}

/// The people and posts between the words of a trigger: "voted the government out", "put X in charge".
fn inside(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    let person = |f: &Phrase| f.name.is_some_and(|n| lens.is_person(n));
    // A trigger read as a preposition governs no one: "put X on its list".
    let free = |f: &Phrase| f.under.is_none_or(|u| u == t.at);
    let all = lens.phrases_in(t.at + 1, t.end).iter();
    let found: Vec<Phrase> = all
        .filter(|f| f.end <= t.end && (f.human || f.name.is_some_and(|n| likely(lens, n))))
        .copied()
        .collect();
    // "charged A and his wife, B, with": the list that opens at once.
    if found.first().is_some_and(|f| free(f) && f.start <= t.at + 3 && person(f)) {
        let list = lens.acting_after(t.at + 1, t.end);
        if list.first().is_some_and(person) {
            return list;
        }
    }
    // "given his envoy to the conference, X, his orders"
    if let Some(own) = found.iter().find(|f| free(f) && person(f)) {
        let list = lens.acting_after(own.start, t.end);
        return if list.iter().all(person) && !list.is_empty() { list } else { vec![*own] };
    }
    if found.is_empty() {
        let owners = lens.names_in(t.at + 1, t.end).iter();
        return owners
            .filter(|n| n.end < t.end && likely(lens, **n))
            .map(|n| Phrase::of_name(*n))
            .take(1)
            .collect();
    }
    let under = |f: &&Phrase| f.under.is_none_or(|u| matches!(lens.p.word(u), "to" | "on" | "of"));
    found.iter().filter(under).copied().collect()
}

/// Whose resignation, dismissal or arrest it is: "X’s resignation", "her resignation".
fn owner(lens: &Lens<'_>, t: &Trigger, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let own = lens.phrases_in(start, t.at + 1).iter().rev().find(|f| f.start <= t.at && t.at < f.end);
    if matches!(p.word(t.at), "her" | "his") {
        return vec![pronoun(t.at)];
    }
    if matches!(p.before(t.at, 1), "her" | "his")
        || own.is_some_and(|f| matches!(p.word(f.start), "her" | "his"))
    {
        let at =
            if matches!(p.before(t.at, 1), "her" | "his") { t.at - 1 } else { own.map_or(t.at, |f| f.start) };
        return vec![pronoun(at)];
    }
    // "the minister, X, whose sacking two papers had reported"
    if p.before(t.at, 1) == "whose" {
        let name = lens.names_in(start, t.at).iter().rev().find(|n| lens.is_person(**n));
        return name.map(|n| Phrase::of_name(*n)).into_iter().collect();
    }
    // "the governor’s five-year term": the owner may be a phrase of its own.
    let first = own.map_or(t.at, |f| f.start);
    let at = (first.saturating_sub(4).max(start + 1)..=first)
        .rev()
        .find(|&i| matches!(p.before(i, 1), "’s" | "'s"));
    if let Some(at) = at
        && (at..first).all(|i| p.is_word(i) || p.hyphen(i) || p.is_number(i))
        && own.is_none_or(|f| !(f.start..t.at).any(|i| matches!(p.word(i), "’s" | "'s" | "’" | "'")))
        && let Some(f) = lens.phrases_in(at.saturating_sub(9).max(start), at).last()
        && f.end >= at - 1
        && (f.human || f.name.is_some())
    {
        let end = at - 1;
        return vec![Phrase { end, head: f.head.min(end - 1), ..*f }];
    }
    let Some(own) = own else { return Vec::new() };
    let owner = (own.start..t.at).rev().find(|&i| matches!(p.word(i), "’s" | "'s" | "’" | "'"));
    let Some(mark) = owner else { return Vec::new() };
    let name = lens.name_before(mark).or_else(|| lens.names_in(own.start, mark).last().copied());
    let human = name.is_some() || post_noun(p.word(mark - 1));
    let phrase = Phrase { end: mark, head: mark - 1, name, human, ..*own };
    human.then_some(phrase).into_iter().collect()
}

fn pronoun(at: usize) -> Phrase {
    Phrase { start: at, end: at + 1, head: at, name: None, under: None, human: true, plural: false }
}

/// The person within the phrase of the noun: "the appointment of X as".
fn complement(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    let near = lens.phrases_in(t.at.saturating_sub(6), t.end);
    let covers = |i: usize| near.iter().rev().find(|f| f.start <= i && i < f.end);
    // "froze the assets of X": the noun may be the last word.
    let own = covers(t.at)
        .filter(|f| f.end > t.end)
        .or_else(|| covers(t.end - 1).filter(|f| f.end > t.end))
        .or_else(|| covers(t.at));
    let names = own.map(|f| lens.names_in(t.end, f.end)).unwrap_or_default();
    if let Some(name) = names.iter().find(|n| lens.is_person(**n)) {
        return vec![Phrase::of_name(*name)];
    }
    // "the dismissal of the prime minister": the post within.
    let Some(own) = own.filter(|f| f.end > t.end + 1) else { return Vec::new() };
    let inner = (t.end..own.end).find(|&i| !matches!(lens.tag(i), "DT" | "IN" | "PRP$"));
    let held = |from: usize| (from..own.end).any(|i| post_noun(lens.p.word(i)) || describes(lens.p.word(i)));
    let Some(from) = inner.filter(|&from| held(from)) else { return Vec::new() };
    // "of his chief of staff, Nils Orban,"
    let beside = (lens.p.word(own.end) == ",").then(|| lens.name_at(own.end + 1)).flatten();
    let name = beside.filter(|n| lens.is_person(*n));
    let end = name.map_or(own.end, |n| n.end);
    vec![Phrase { start: from, end, head: end - 1, name, ..*own }]
}

/// The person a phrase names, or whom its pronoun or description means.
pub(super) fn person_of(lens: &Lens<'_>, phrase: &Phrase, start: usize) -> Option<Name> {
    let p = &lens.p;
    if matches!(lens.tag(phrase.head), "PRP" | "PRP$") {
        if matches!(p.word(phrase.start), "i" | "me" | "my") {
            return speaker(lens, start);
        }
        let one = matches!(p.word(phrase.start), "he" | "she" | "him" | "her" | "his");
        return antecedent(lens, phrase.start, start).filter(|_| one).and_then(|f| f.name);
    }
    let named = phrase.name.filter(|n| likely(lens, *n));
    if named.is_none() && phrase.name.is_none() && describes(p.word(phrase.head)) && pointed(lens, phrase) {
        return antecedent(lens, phrase.start, start).and_then(|f| f.name);
    }
    // "his Air France jet" names no one.
    let thing = |n: &Name| {
        n.end < phrase.end
            && lens.tag(n.end).starts_with("NN")
            && !p.capital(n.end)
            && lens.posts(n.end, phrase.end).is_empty()
    };
    named.filter(|n| !thing(n) && !unlikely(p.word(n.end - 1)))
}

/// Who says a sentence in the first person: whoever stands beside a verb of saying in it, else in the next or the one before.
fn speaker(lens: &Lens<'_>, start: usize) -> Option<Name> {
    let p = &lens.p;
    let says = |i: usize| {
        matches!(
            p.word(i),
            "said" | "says" | "told" | "wrote" | "writes" | "announced" | "added" | "insisted" | "replied"
        )
    };
    let n = lens.sentences.partition_point(|s| s.0 <= start).checked_sub(1)?;
    let said = |k: usize| {
        let &(from, to) = lens.sentences.get(k)?;
        let at = (from..to).find(|&i| says(i))?;
        let near = |n: &&Name| lens.is_person(**n);
        let before = lens.names_in(at.saturating_sub(10).max(from), at).iter().rev().find(near);
        let after = lens.names_in(at, (at + 8).min(to)).iter().find(near);
        before.or(after).copied()
    };
    said(n).or_else(|| said(n + 1)).or_else(|| n.checked_sub(1).and_then(said))
}

/// A last word that no person’s name has: "Radio Liberty", "Walter Energy", "Inauguration Day".
fn unlikely(word: &str) -> bool {
    is(word, Class::Unlikely)
}

/// Whether a phrase points back: "this official", "the man".
fn pointed(lens: &Lens<'_>, phrase: &Phrase) -> bool {
    let word = |i: usize| matches!(lens.p.word(i), "this" | "that" | "the");
    word(phrase.start) || phrase.start > 0 && word(phrase.start - 1)
}

/// Those near to a person, whom something befell instead.
fn kin(word: &str) -> bool {
    is(word, Class::Kin)
}

/// Nouns that mean a person told of before.
pub(super) fn describes(word: &str) -> bool {
    matches!(
        word,
        "official"
            | "politician"
            | "man"
            | "woman"
            | "figure"
            | "veteran"
            | "incumbent"
            | "lawyer"
            | "accused"
            | "defendant"
            | "suspect"
    )
}

/// Whom a pronoun means: the person named last before it, or first after it.
fn antecedent(lens: &Lens<'_>, at: usize, start: usize) -> Option<Phrase> {
    let sentence = lens.sentences.partition_point(|s| s.0 <= start) - 1;
    let from = sentence.checked_sub(1).map_or(start, |s| lens.sentences[s].0);
    let to = lens.sentences.get(sentence + 1).map_or(at, |s| s.1);
    let person = |n: &&Name| lens.is_person(**n) && !unlikely(lens.p.word(n.end - 1));
    // "X lasted a month. Y sacked him": not whoever did it.
    let other = matches!(lens.p.word(at), "him" | "her") && lens.tag(at) == "PRP";
    let doer = lens.trees.head(at).filter(|_| other && lens.trees.relation(at) == "obj");
    let doer = doer.and_then(|verb| lens.trees.doer(verb)).filter(|&d| d >= start && d < at);
    let apart = |n: &&Name| person(n) && doer.is_none_or(|d| !(n.start <= d && d < n.end));
    let before = lens.names_in(from, at).iter().rev().find(apart);
    before.or_else(|| lens.names_in(at, to).iter().find(person)).map(|n| Phrase::of_name(*n))
}

/// Whether a name may be a person's: it is by its form, or a single name that is no state, people or body.
pub(super) fn likely(lens: &Lens<'_>, name: Name) -> bool {
    if name.end > name.start + 1 && super::words::is(lens.p.word(name.start), super::words::Class::Outlet) {
        return false;
    }
    if lens.is_person(name) {
        return true;
    }
    let words = lens.text(name.start, name.end);
    let last = lens.p.word(name.end - 1);
    let placed = name.titled > 0 && matches!(lens.tag(name.titled - 1), "DT" | "IN" | "TO");
    name.end - name.start == 1
        && !placed
        && words.chars().filter(|c| c.is_uppercase()).count() == 1
        && lens.states.find(words).is_none()
        && !crate::en::lens::nationality(words)
        && !crate::en::lens::human_noun(last)
        && !crate::en::patterns::seat_noun(last)
        && !super::triggers::law(last)
}

/// Where the object of a verb ends: the clause, or the next finite verb of saying.
pub(super) fn limit(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    (from..end)
        .find(|&i| {
            matches!(p.raw(i), ";" | "—" | "–" | ":" | "(") && !p.hyphen(i)
                || matches!(p.word(i), "said" | "says" | "after" | "because" | "while" | "whose")
        })
        .unwrap_or(end)
}
