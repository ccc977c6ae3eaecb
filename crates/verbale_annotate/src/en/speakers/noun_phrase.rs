//! Noun phrases around a name or a role: what office, for which party. "Norrovia's chief negotiator Ana Reth", "Ana Reth, the Norrovian
//! foreign minister", "a spokesman for the ministry of water of Aldor".

use super::names::{InstitutionKind, Names, OfficeKind, PartyId};
use super::reading::{Pronoun, Reading, What};
use std::ops::Range;

/// Who owns a role: "Putin's aide", "his foreign minister", "our team".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    Party(PartyId),
    /// A mention of a person, body or institution, by its index.
    Mention(usize),
    Pronoun(Pronoun, usize),
}

/// What a noun phrase says of the one it names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Described {
    /// The office: its index and the tokens that name it.
    pub(super) office: Option<(u32, Range<usize>)>,
    pub(super) owner: Option<Owner>,
    /// Held once, not now.
    pub(super) former: bool,
    /// First token of the phrase.
    pub(super) start: usize,
    /// Token of the article, if there is one: "the", "a", "one".
    pub(super) article: Option<usize>,
}

impl Described {
    /// Whether the role speaks for nobody.
    pub(super) fn is_civil(&self, names: &Names) -> bool {
        self.former
            || self.office.as_ref().is_some_and(|(o, _)| names.offices[*o as usize].kind == OfficeKind::Civil)
    }
}

/// Adjectives and nouns that stand between an owner and an office.
fn is_filler(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.is_word(at) || reading.mention_starting(at).is_some() {
        return false;
    }
    let word = reading.word(at);
    !matches!(
        word,
        "of" | "for"
            | "to"
            | "in"
            | "at"
            | "on"
            | "by"
            | "with"
            | "from"
            | "and"
            | "or"
            | "but"
            | "that"
            | "as"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "has"
            | "had"
            | "have"
            | "said"
            | "says"
            | "told"
            | "than"
            | "like"
            | "not"
            | "when"
            | "while"
            | "if"
            | "because"
            | "after"
            | "before"
            | "into"
            | "over"
            | "about"
            | "between"
            | "among"
            | "against"
            | "through"
            | "under"
            | "until"
            | "via"
            | "who"
            | "met"
            | "meeting"
            | "so"
            | "then"
            | "also"
            | "will"
            | "would"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "can"
            | "including"
            | "called"
            | "named"
            | "where"
            | "whether"
            | "since"
            | "during"
            | "without"
    ) && (!word.ends_with("ed")
        || matches!(
            word,
            "unnamed" | "unidentified" | "armed" | "united" | "seasoned" | "elected" | "appointed"
        ))
        && (!word.ends_with("ing")
            || matches!(
                word,
                "shipping"
                    | "fishing"
                    | "housing"
                    | "mining"
                    | "farming"
                    | "governing"
                    | "ruling"
                    | "outgoing"
                    | "incoming"
                    | "negotiating"
                    | "leading"
                    | "acting"
                    | "visiting"
                    | "planning"
            ))
        && !word.ends_with("ly")
        && word.chars().next().is_some_and(char::is_alphabetic)
}

fn is_article(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_one_of(
        at,
        &["the", "a", "an", "one", "another", "this", "that", "some", "any", "two", "three", "several"],
    )
}

fn is_former(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_one_of(at, &["former", "ex", "then", "late", "erstwhile", "retired", "onetime", "one-time"])
}

/// What stands before a head that begins at token `head`: offices, party, owner, article.
pub(super) fn before(names: &Names, reading: &Reading<'_>, head: usize) -> Described {
    let floor =
        reading.sentence_start(head.min(reading.len().saturating_sub(1))).max(head.saturating_sub(14));
    let mut out = Described { start: head, ..Described::default() };
    let mut at = head;
    let mut fillers = 0;
    while at > floor {
        if let Some(m) = reading.mention_ending(at) {
            let mention = reading.mentions[m];
            let start = mention.start as usize;
            match mention.what {
                What::Office(o, _) => {
                    let title = names.offices[o as usize].kind == OfficeKind::Title;
                    let better = out
                        .office
                        .as_ref()
                        .is_none_or(|(had, _)| names.offices[*had as usize].kind == OfficeKind::Title);
                    if better {
                        out.office = Some((o, mention.range()));
                    } else if title {
                        break;
                    }
                    fillers = 0;
                }
                What::Institution(_) => {
                    if out.owner.is_none() {
                        out.owner = Some(Owner::Mention(m));
                    }
                }
                What::Party(id, _) => {
                    out.owner = Some(Owner::Party(id));
                    out.start = start;
                    at = start;
                    continue_before_owner(reading, &mut out, at);
                    return out;
                }
                What::Body(_) | What::Person(_) | What::KnownPerson(_) | What::Chain => {
                    // A name right before a role owns it: "Trump envoy"; a name before a name does not.
                    if out.office.is_some()
                        || reading.mention_starting(head).is_some_and(|h| is_role(reading, h))
                    {
                        out.owner = Some(Owner::Mention(m));
                        out.start = start;
                        continue_before_owner(reading, &mut out, start);
                    }
                    return out;
                }
                What::Pronoun(p) => {
                    if reading.is_one_of(start, &["his", "her", "its", "their", "our", "my", "whose"]) {
                        out.owner = Some(Owner::Pronoun(p, m));
                        out.start = start;
                    }
                    return out;
                }
                What::Thing => return out,
            }
            at = start;
            out.start = at;
            continue;
        }
        let token = at - 1;
        if reading.is_possessive(token) {
            let Some(m) = reading.mention_ending(token) else { return out };
            let mention = reading.mentions[m];
            match mention.what {
                What::Party(id, _) => out.owner = Some(Owner::Party(id)),
                What::Office(..) | What::Thing if out.owner.is_some() => return out,
                _ => out.owner = Some(Owner::Mention(m)),
            }
            out.start = mention.start as usize;
            return out;
        }
        if is_article(reading, token) {
            out.article = Some(token);
            out.start = token;
            return out;
        }
        if is_former(reading, token) {
            out.former = true;
        } else if reading.word(token) == "-" {
            // "vice - president", "co - chair"
        } else if !is_filler(reading, token) || fillers >= 4 {
            return out;
        } else {
            fillers += 1;
        }
        at = token;
        // A filler counts only once an owner or article is found before it.
        if is_former(reading, token) {
            out.start = at;
        }
    }
    out
}

fn continue_before_owner(reading: &Reading<'_>, out: &mut Described, start: usize) {
    let mut at = start;
    for _ in 0..3 {
        let Some(token) = at.checked_sub(1) else { return };
        if is_article(reading, token) {
            out.article = Some(token);
            out.start = token;
            return;
        }
        if is_former(reading, token) {
            out.former = true;
        } else if !is_filler(reading, token) {
            return;
        }
        at = token;
    }
}

fn is_role(reading: &Reading<'_>, mention: usize) -> bool {
    matches!(reading.mentions[mention].what, What::Office(..) | What::Institution(_))
}

/// What stands after a name that ends at token `end`: ", the foreign minister of Aldor,", "of Aldor", ", who leads the Aldor team".
pub(super) fn after(names: &Names, reading: &Reading<'_>, end: usize) -> Described {
    let mut out = Described { start: end, ..Described::default() };
    if end >= reading.len() {
        return out;
    }
    let ceiling = reading.sentence_end(end).min(end + 18);
    match reading.word(end) {
        "of" | "for" | "from" => {
            out.owner = owner_after(names, reading, end, ceiling);
            return out;
        }
        "," | "(" | "–" | "—" | "is" | "was" | "became" => {}
        _ => return out,
    }
    let mut at = end + 1;
    if reading.is(at, "who") {
        return who_leads(reading, at, ceiling);
    }
    let mut fillers = 0;
    while at < ceiling {
        if let Some(m) = reading.mention_starting(at) {
            let mention = reading.mentions[m];
            at = mention.end as usize;
            match mention.what {
                What::Office(o, _) => {
                    // "foreign ministry spokesman", "deputy head, foreign ministry": the last office of a run.
                    out.office = Some((o, mention.range()));
                    if !reading
                        .mention_starting(at)
                        .is_some_and(|n| matches!(reading.mentions[n].what, What::Office(..)))
                    {
                        break;
                    }
                }
                What::Party(id, _) => out.owner = Some(Owner::Party(id)),
                What::Pronoun(p)
                    if reading
                        .is_one_of(mention.start as usize, &["his", "her", "its", "their", "our", "my"]) =>
                {
                    out.owner = Some(Owner::Pronoun(p, m));
                }
                What::Pronoun(_) | What::Thing => return Described { start: end, ..Described::default() },
                _ => out.owner = Some(Owner::Mention(m)),
            }
            continue;
        }
        if reading.is_possessive(at) || is_article(reading, at) || reading.word(at) == "-" {
            at += 1;
            continue;
        }
        if is_former(reading, at) {
            out.former = true;
            at += 1;
            continue;
        }
        if !is_filler(reading, at) || fillers >= 4 {
            break;
        }
        fillers += 1;
        at += 1;
    }
    if out.office.is_none() {
        return Described { start: end, ..Described::default() };
    }
    if let Some(owner) = owner_after(names, reading, at, ceiling) {
        // "its press officer", "the Aldor minister for water": what stands before the office tells more than what stands after.
        if out.owner.is_none()
            || matches!(out.owner, Some(Owner::Mention(_))) && matches!(owner, Owner::Party(_))
        {
            out.owner = Some(owner);
        }
    }
    out
}

/// The owner named after a role by "of", "for", "from", "in": "minister for water of Aldor", "head of the Aldor delegation".
pub(super) fn owner_after(
    names: &Names,
    reading: &Reading<'_>,
    from: usize,
    ceiling: usize,
) -> Option<Owner> {
    let mut at = from;
    let mut owner = None;
    let mut steps = 0;
    while at < ceiling && steps < 12 {
        steps += 1;
        let joint = reading.word(at);
        if joint == "to"
            && let Some(m) = reading.mention_starting(at + 1)
            && matches!(reading.mentions[m].what, What::Person(_) | What::KnownPerson(_))
        {
            // "an aide to Ferrand"
            return owner.or(Some(Owner::Mention(m)));
        }
        if matches!(joint, "of" | "for" | "from" | "in" | "at" | "with") {
            at += 1;
            while at < ceiling
                && reading.mention_starting(at).is_none()
                && (is_article(reading, at) || is_filler(reading, at) && !reading.is_capital(at))
            {
                at += 1;
            }
            let Some(m) = reading.mention_starting(at) else { continue };
            let mention = reading.mentions[m];
            let end = mention.end as usize;
            match mention.what {
                // A place is no owner: "in Geneva"; and no name that goes on ("Concord affairs").
                What::Party(id, _) if joint != "at" => {
                    if joint == "in" && owner.is_some() {
                        return owner;
                    }
                    owner = Some(Owner::Party(id));
                    at = end;
                    // "of the Aldor delegation", "of Aldor's ministry".
                    while at < ceiling
                        && (reading.is_possessive(at)
                            || reading.mention_starting(at).is_some_and(|n| is_role(reading, n)))
                    {
                        at =
                            reading.mention_starting(at).map_or(at + 1, |n| reading.mentions[n].end as usize);
                    }
                    return owner;
                }
                What::Institution(i) => {
                    if names.institutions[i as usize].kind != InstitutionKind::Paper {
                        owner = owner.or(Some(Owner::Mention(m)));
                    }
                    at = end;
                }
                What::Body(_) | What::Person(_) | What::KnownPerson(_) => {
                    if joint != "with" {
                        owner = owner.or(Some(Owner::Mention(m)));
                    }
                    return owner;
                }
                What::Chain => {
                    let goes_on = reading.is_word(end) && !reading.is_capital(end) && is_filler(reading, end);
                    if !goes_on && joint != "in" && joint != "at" {
                        owner = owner.or(Some(Owner::Mention(m)));
                    }
                    at = end;
                }
                What::Pronoun(p) if reading.is_one_of(at, &["his", "her", "its", "their", "our", "my"]) => {
                    return owner.or(Some(Owner::Pronoun(p, m)));
                }
                _ => at = end,
            }
            continue;
        }
        // Words of the office's own field: "minister for Concord affairs of Vellano".
        if is_filler(reading, at) && !reading.is_capital(at) || joint == "and" {
            at += 1;
            continue;
        }
        return owner;
    }
    owner
}

/// ", who leads the Aldor delegation", ", who heads our team".
fn who_leads(reading: &Reading<'_>, at: usize, ceiling: usize) -> Described {
    let mut out = Described { start: at, ..Described::default() };
    let leads = reading.is_one_of(
        at + 1,
        &[
            "leads",
            "led",
            "heads",
            "headed",
            "represents",
            "represented",
            "chairs",
            "chaired",
            "runs",
            "is",
            "was",
        ],
    );
    if !leads {
        return out;
    }
    let mut next = at + 2;
    while next < ceiling
        && (is_article(reading, next) || is_filler(reading, next) && reading.mention_starting(next).is_none())
    {
        next += 1;
    }
    if let Some(m) = reading.mention_starting(next) {
        let mention = reading.mentions[m];
        match mention.what {
            What::Party(id, _) => out.owner = Some(Owner::Party(id)),
            What::Pronoun(p) if reading.is_one_of(next, &["our", "their", "its", "his", "her"]) => {
                out.owner = Some(Owner::Pronoun(p, m));
            }
            What::Body(_) => out.owner = Some(Owner::Mention(m)),
            _ => {}
        }
    }
    out
}
