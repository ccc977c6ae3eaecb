//! Who gives: the subject of the verb, the owner of the gift, the source after "from" or "by", the speaker behind "we".

use super::triggers::{Class, Trigger};
use crate::en::lens::{Group, Lens, nationality, post_noun};

/// What stands before the sentence and in it so far.
pub(super) struct Story<'a> {
    /// The first named in the sentence before.
    pub(super) before: Option<&'a Group>,
    /// The donors of the sum before, in this sentence.
    pub(super) last: Option<&'a Group>,
}

fn small(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "both" | "its" | "their" | "neighbouring")
}

/// The names from `i` on, over an article.
pub(super) fn group_at(lens: &Lens<'_>, i: usize, end: usize) -> Option<Group> {
    let mut at = i;
    let praised = |at: usize| {
        lens.tag(at) == "JJ"
            && lens.name_at(at).is_none()
            && lens.name_at(at + 1).is_some_and(|n| n.titled == at + 1)
    };
    while at < end && (small(lens.p.word(at)) || praised(at)) {
        at += 1;
    }
    // "the government of X", "the taxpayers of X"
    if (lens.name_at(at).is_none() || matches!(lens.p.word(at), "govt" | "government"))
        && let Some(of) = (at..(at + 4).min(end)).find(|&k| lens.p.word(k) == "of")
        && (at..of).all(|k| lens.p.is_word(k))
    {
        let head = lens.p.word(of - 1);
        if matches!(
            head,
            "government"
                | "govt"
                | "gov’t"
                | "parliament"
                | "people"
                | "taxpayers"
                | "treasury"
                | "ministry"
                | "cabinet"
                | "reserves"
                | "coffers"
                | "purse"
                | "pockets"
                | "vaults"
                | "budget"
                | "exchequer"
        ) {
            return group_at(lens, of + 1, end);
        }
    }
    lens.name_at(at)?;
    let group = lens.group(at, end);
    (!group.names.is_empty()).then_some(group)
}

/// The source named between `from` and `to`: "from Japan", "out of the Peace Facility", "by Qatar", "courtesy of Doha".
pub(super) fn source(lens: &Lens<'_>, from: usize, to: usize, by: bool) -> Option<Group> {
    let p = &lens.p;
    (from..to).find_map(|i| {
        let at = match p.word(i) {
            "from" => i + 1,
            "by" if by => i + 1,
            "of" if matches!(
                p.before(i, 1),
                "out" | "courtesy" | "signature" | "approval" | "blessing" | "purse" | "coffers"
            ) =>
            {
                i + 1
            }
            _ => return None,
        };
        group_at(lens, at, to)
    })
}

/// The owner before the piece `i` of a noun phrase: "Aurelle’s gift", "Velmark’s own promised", "German aid", "its pledge".
pub(super) fn owner(lens: &Lens<'_>, i: usize, from: usize, story: &Story<'_>) -> Option<Group> {
    let p = &lens.p;
    let mut at = i;
    while at > from
        && (matches!(lens.tag(at - 1), "JJ" | "JJR" | "VBN" | "CD" | "VBD" | "NN" | "VBG")
            || matches!(p.before(at, 1), "“" | "\"" | "‘" | "own" | "-" | "latest" | "first"))
        && lens.name_at(at - 1).is_none()
    {
        at -= 1;
    }
    if at <= from {
        return None;
    }
    if matches!(p.before(at, 1), "its" | "their" | "his" | "her") {
        let own = lens.groups(from, at - 1).into_iter().next_back();
        return own.or_else(|| story.before.cloned());
    }
    // "Orma, whose contribution now stands at 18 million"
    if p.before(at, 1) == "whose" {
        let to = if p.before(at - 1, 1) == "," { at - 2 } else { at - 1 };
        let own = lens.groups(from, at).into_iter().next_back();
        return lens
            .name_before(to)
            .map(|n| Group { names: vec![lens.canonical(n)], start: n.titled, end: n.end })
            .or(own);
    }
    if matches!(p.before(at, 1), "our" | "my") {
        return None;
    }
    let possessive = matches!(p.before(at, 1), "’s" | "'s" | "’" | "'");
    // "the trust’s 640,000": of the trust that the text names.
    if possessive
        && lens.name_before(at).is_none()
        && let Some(name) = called_before(lens, at - 2)
    {
        return Some(Group { names: vec![lens.canonical(name)], start: at - 2, end: at - 1 });
    }
    // "the emir’s gift": whoever is told by a noun.
    if possessive
        && lens.name_before(at).is_none()
        && let Some(f) = lens
            .phrases_in(at.saturating_sub(6).max(from), at)
            .iter()
            .rev()
            .find(|f| f.end + 1 >= at && f.human)
    {
        if government(p.word(f.head)) {
            return story.before.cloned();
        }
        let end = f.end.min(at - 1);
        return (f.start < end).then(|| Group {
            names: vec![lens.text(f.start, end).to_owned()],
            start: f.start,
            end,
        });
    }
    let name = lens.name_before(at)?;
    let first = lens.text(name.titled, name.titled + 1);
    let adjective = name.end == name.titled + 1 && (nationality(first) || lens.states.is_adjective(first));
    if possessive {
        // The whole list of owners: "Norway and Denmark’s gift".
        let group = lens.groups(from, at).into_iter().next_back().filter(|g| g.end >= name.end);
        return group.or_else(|| {
            Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end })
        });
    }
    adjective.then(|| Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end })
}

/// The body that a text names before and calls by its last word at `i`: "the trust" after "the Wellcome Trust".
fn called_before(lens: &Lens<'_>, i: usize) -> Option<crate::en::lens::Name> {
    let p = &lens.p;
    let word = p.word(i);
    let body = matches!(
        word,
        "trust"
            | "fund"
            | "bank"
            | "foundation"
            | "union"
            | "agency"
            | "league"
            | "club"
            | "society"
            | "company"
            | "commission"
            | "alliance"
            | "republic"
            | "kingdom"
            | "duchy"
            | "council"
            | "institute"
            | "charity"
    );
    if !body || p.capital(i) || p.before(i, 1) != "the" {
        return None;
    }
    lens.names.iter().rev().copied().find(|n| n.end <= i && n.end > n.titled + 1 && p.word(n.end - 1) == word)
}

/// Organs that give what is their state’s or body’s.
pub(super) fn government(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "parliament"
            | "cabinet"
            | "treasury"
            | "ministry"
            | "board"
            | "directors"
            | "council"
            | "minister"
            | "president"
            | "committee"
            | "governors"
            | "king"
            | "queen"
            | "premier"
            | "chancellor"
            | "people"
            | "taxpayers"
            | "republic"
            | "kingdom"
            | "state"
            | "senate"
            | "assembly"
            | "delegation"
            | "envoy"
            | "ambassador"
            | "administration"
            | "exchequer"
            | "chamber"
            | "secretary"
            | "house"
            | "coffers"
    )
}

/// The name directly before a sum whose verb is left out: "Norway 40 million, Sweden 30m", "Denmark: 5m", "Malta (2m)".
pub(super) fn gapped(lens: &Lens<'_>, sum: usize, from: usize) -> Option<Group> {
    let p = &lens.p;
    let mut at = sum;
    // "the Bank and the Commission, acting together, 530 million"
    if sum > from + 3
        && p.raw(sum - 1) == ","
        && let Some(open) = (sum.saturating_sub(6).max(from)..sum - 1).rev().find(|&k| p.raw(k) == ",")
        && matches!(lens.tag(open + 1), "VBG" | "RB" | "VBN" | "IN")
        && lens.names_in(open, sum).is_empty()
    {
        at = open;
    }
    // "Germany, at a billion euros": over one comma.
    let mut comma = false;
    while at > from
        && (matches!(
            p.before(at, 1),
            "with"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "up"
                | "more"
                | "than"
                | "over"
                | "nearly"
                | "almost"
                | "exactly"
                | "fully"
                | "roughly"
                | "likewise"
                | "also"
                | "at"
                | "another"
                | "a"
                | "some"
                | "just"
                | "only"
                | "about"
                | "further"
                | ":"
                | "("
                | "by"
                | "to"
        ) || p.raw(at - 1) == "," && !comma)
        && lens.name_at(at - 1).is_none()
    {
        at -= 1;
        comma |= p.raw(at) == ",";
    }
    let last = lens.name_at(at.checked_sub(1)?)?;
    // "New Zealand NZ$10 million": the mark of the currency is no part of the name.
    if last.end > at {
        let words = lens.text(last.titled, at);
        let name = lens.states.find(words).map_or_else(|| words.to_owned(), str::to_owned);
        return (last.titled >= from && last.titled < at).then(|| Group {
            names: vec![name],
            start: last.titled,
            end: at,
        });
    }
    if last.titled < from
        || last.end != at
        || lens.is_person(last) && p.before(last.titled, 1) != "and" && p.raw(at) == ","
    {
        return None;
    }
    // "the Hanse of Orre, 1.1 million", "the widow of Ambassador Finch, 250"
    let whole = lens
        .phrases_in(at.saturating_sub(9).max(from), at)
        .iter()
        .rev()
        .find(|f| f.end == at && f.start < last.titled);
    if let Some(f) = whole.filter(|f| {
        f.under.is_none() && (f.start..last.titled).any(|i| p.word(i) == "of") && !government(p.word(f.head))
    }) {
        return Some(Group { names: vec![lens.text(f.start, f.end).to_owned()], start: f.start, end: at });
    }
    let groups = lens.groups(from, at);
    // "the Bank and the Commission in Brussels"
    if p.before(last.titled, 1) == "in"
        && let Some(group) = groups.last().filter(|g| g.end + 1 == last.titled)
    {
        return Some(group.clone());
    }
    groups.into_iter().next_back().filter(|g| g.end == at).or_else(|| {
        // "After the Germans (430 million euros)"
        let bracketed = p.raw(at) == "(";
        let source = bracketed || matches!(p.before(last.titled, 1), "from" | "and" | "," | ";");
        source.then(|| Group { names: vec![lens.canonical(last)], start: last.titled, end: last.end })
    })
}

/// Where the words before a verb that belong to it begin: auxiliaries, adverbs, "to".
fn verb_start(lens: &Lens<'_>, from: usize, verb: usize) -> usize {
    let p = &lens.p;
    let mut at = verb;
    while at > from
        && (matches!(lens.tag(at - 1), "MD" | "RB" | "TO")
            || matches!(
                p.before(at, 1),
                "has"
                    | "have"
                    | "had"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "being"
                    | "does"
                    | "did"
                    | "do"
                    | "n’t"
                    | "n't"
                    | "’s"
                    | "’ll"
                    | "’ve"
                    | "also"
                    | "each"
                    | "both"
                    | "all"
                    | "jointly"
                    | "together"
                    | "alone"
                    | "now"
                    | "then"
                    | "to"
                    | "will"
            ) && !(matches!(p.before(at, 1), "’s") && !lens.tag(at - 1).starts_with('V')))
    {
        at -= 1;
    }
    at
}

/// The names that do what a verb tells.
pub(super) fn subject(
    lens: &Lens<'_>,
    (from, start, end): (usize, usize, usize),
    verb: usize,
    story: &Story<'_>,
) -> Option<Group> {
    let p = &lens.p;
    // "is being carried by Delhi"
    if lens.trees.passive(verb)
        && let Some(agent) = lens.trees.hung_as(verb, &["obl:agent"])
        && let Some(name) = lens.name_at(agent).filter(|n| !lens.is_person(*n))
    {
        let group = lens.group(name.titled, end);
        if !group.names.is_empty() {
            return Some(group);
        }
    }
    let mut limit = verb_start(lens, from, verb);
    // "X, who made his money in tankers, has left": over what stands between commas.
    if limit > from && p.before(limit, 1) == "," {
        let back = (from..limit - 1).rev().find(|&k| {
            // "Canada, Ms Joly said, would add"
            let said = limit - k < 12
                && (k + 1..limit).any(|i| {
                    matches!(p.word(i), "said" | "says" | "told" | "added" | "announced" | "confirmed")
                });
            p.raw(k) == ","
                && (said
                    || matches!(
                        p.word(k + 1),
                        "who"
                            | "which"
                            | "whose"
                            | "as"
                            | "like"
                            | "through"
                            | "after"
                            | "in"
                            | "at"
                            | "on"
                            | "with"
                            | "for"
                            | "under"
                            | "by"
                            | "not"
                    )
                    || matches!(lens.tag(k + 1), "VBG" | "VBN" | "DT" | "RB" | "NN" | "JJ" | "PRP$"))
        });
        if let Some(comma) = back {
            limit = comma;
        }
    }
    match p.before(limit, 1) {
        "it" | "they" | "he" | "she" => {
            let own = lens.groups(start, limit).into_iter().next_back();
            return own.or_else(|| seated(lens, start, limit)).or_else(|| story.before.cloned());
        }
        // "thanks to Norway, which paid"
        "who" | "which" | "that" => {
            let at = if p.before(limit - 1, 1) == "," { limit - 2 } else { limit - 1 };
            if let Some(name) = lens.name_before(at) {
                return Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end });
            }
        }
        "we" | "i" => return speaker(lens, (start, end), verb).or_else(|| story.before.cloned()),
        _ => {}
    }
    // "the decision of Orma to place", "Orma’s promise to pay"
    if p.before(verb, 1) == "to"
        && let Some(group) = decider(lens, from, limit)
    {
        return Some(group);
    }
    // Chained to the verb before: "approved the programme and released 900 million".
    if matches!(p.before(limit, 1), "and" | "then")
        && let Some(last) = story.last
    {
        return Some(last.clone());
    }
    // "a day after the Executive Board blessed": a clause of time has a subject of its own.
    if let Some(name) = lens.name_before(limit).filter(|n| n.end == limit && n.titled > from) {
        let at = if p.before(name.titled, 1) == "the" { name.titled - 1 } else { name.titled };
        if at > from && matches!(p.before(at, 1), "after" | "before" | "since" | "until" | "once") {
            return Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end });
        }
    }
    let named = lens
        .groups(from, limit)
        .into_iter()
        .rev()
        .find(|g| !g.names.is_empty() && g.end <= limit + 1 && !timely(p.word(g.start)));
    // "Hours after the board of the Monetary Fund cleared": that of the fund, unless a name stands nearer.
    if let Some(f) =
        lens.phrases_in(limit.saturating_sub(9).max(from), limit).iter().rev().find(|f| f.end + 1 >= limit)
        && government(p.word(f.head))
        && p.word(f.head + 1) == "of"
        && named.as_ref().is_none_or(|g| g.end <= f.head)
        && let Some(group) = group_at(lens, f.head + 2, limit.max(f.end))
    {
        return Some(group);
    }
    if named.is_some() {
        return named;
    }
    // Who the tree says does it.
    if let Some(doer) = lens.trees.doer(verb).filter(|&d| d >= start && d < verb)
        && let Some(name) = lens.name_at(doer)
        && !timely(p.word(name.titled))
    {
        let group = lens.group(name.titled, limit.max(name.end));
        if !group.names.is_empty() {
            return Some(group);
        }
    }
    // "The board of the Monetary Fund cleared": that of the fund.
    if let Some(doer) = lens.trees.doer(verb).filter(|&d| d >= start && d < verb)
        && let Some(phrase) =
            lens.phrases_in(doer.saturating_sub(12), doer + 1).iter().rev().find(|f| doer < f.end)
        && government(p.word(phrase.head))
        && let Some(of) = (phrase.start..phrase.end).find(|&k| p.word(k) == "of")
        && let Some(group) = group_at(lens, of + 1, phrase.end.max(of + 2))
    {
        return Some(group);
    }
    // "It had undertaken in June to pay"
    if from == start
        && (from..limit).any(|i| matches!(p.word(i), "it" | "they" | "he" | "she") && lens.tag(i) == "PRP")
        && let Some(before) = story.before
    {
        return Some(before.clone());
    }
    // Chained to an earlier verb: "approved the programme and released 900 million".
    if let Some(last) =
        story.last.filter(|_| from > start || matches!(p.before(limit, 1), "and" | "then" | "," | "but"))
    {
        return Some(last.clone());
    }
    if from > start
        && let Some(named) = lens.groups(start, limit).into_iter().next_back()
    {
        return Some(named);
    }
    // "The government will pay": that of the story; "the oil fund": itself.
    let phrase =
        lens.phrases_in(from, limit).iter().rev().find(|f| f.under.is_none() && f.human && f.end <= limit)?;
    let word = p.word(phrase.head);
    if (government(word) || post_noun(word))
        && let Some(of) = (phrase.head..phrase.end).find(|&k| p.word(k) == "of")
        && let Some(group) = group_at(lens, of + 1, phrase.end)
    {
        return Some(group);
    }
    if matches!(
        word,
        "government" | "parliament" | "cabinet" | "treasury" | "ministry" | "chancellor" | "capital"
    ) || post_noun(word)
    {
        return story.before.cloned();
    }
    let body = matches!(
        word,
        "fund" | "bank" | "foundation" | "union" | "agency" | "lender" | "commission" | "alliance"
    );
    let unnamed = matches!(
        word,
        "officials"
            | "ministers"
            | "donors"
            | "leaders"
            | "lenders"
            | "countries"
            | "nations"
            | "allies"
            | "states"
            | "creditors"
            | "parties"
            | "capitals"
            | "sides"
            | "side"
            | "delegations"
            | "diplomats"
            | "envoys"
            | "lawmakers"
            | "deputies"
            | "members"
            | "governments"
            | "experts"
            | "investors"
            | "partners"
            | "two"
            | "men"
            | "women"
            | "people"
            | "company"
            | "companies"
            | "firm"
            | "firms"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "pair"
    );
    // "All 27 leaders agreed": those of the Union.
    let all = (phrase.start.saturating_sub(2)..phrase.head)
        .any(|i| matches!(p.word(i), "27" | "twenty-seven" | "28"))
        && matches!(
            word,
            "leaders"
                | "states"
                | "governments"
                | "members"
                | "capitals"
                | "ministers"
                | "countries"
                | "nations"
        );
    if all {
        return Some(Group {
            names: vec!["European Union".to_owned()],
            start: phrase.start,
            end: phrase.end,
        });
    }
    // "the Nordic countries", "seven Gulf banks"
    let region = (phrase.start..phrase.head).any(|i| p.capital(i) && i > start)
        && matches!(
            word,
            "countries"
                | "states"
                | "nations"
                | "banks"
                | "governments"
                | "capitals"
                | "members"
                | "partners"
        );
    let unnamed = unnamed && !region;
    let body = body || region || phrase.human && !unnamed && lens.tag(phrase.head).starts_with("NN");
    body.then(|| Group {
        names: vec![lens.text(phrase.start, phrase.end).to_owned()],
        start: phrase.start,
        end: phrase.end,
    })
}

/// "the foreign ministry in Vilnius", "the Treasury in London": the state in whose seat an organ sits.
pub(super) fn seated(lens: &Lens<'_>, from: usize, to: usize) -> Option<Group> {
    let p = &lens.p;
    (from..to).find_map(|i| {
        let name = lens.name_at(i + 2).filter(|n| n.titled == i + 2 && n.end == i + 3)?;
        let state = lens.states.find(lens.text(name.titled, name.end))?;
        let organ = p.word(i + 1) == "in" && government(p.word(i)) && lens.tag(i).starts_with("NN");
        organ.then(|| Group { names: vec![state.to_owned()], start: i, end: name.end })
    })
}

/// Lengths of time, which a sentence may open with.
fn timely(word: &str) -> bool {
    matches!(
        word,
        "seconds"
            | "minutes"
            | "hours"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "moments"
            | "hour"
            | "day"
            | "week"
    )
}

/// Who decides to give: "the decision of Orma to place", "Orma’s readiness to pay".
fn decider(lens: &Lens<'_>, from: usize, limit: usize) -> Option<Group> {
    let p = &lens.p;
    let noun = (limit.saturating_sub(9).max(from)..limit).rev().find(|&i| {
        matches!(
            p.word(i),
            "decision"
                | "promise"
                | "offer"
                | "readiness"
                | "willingness"
                | "intention"
                | "plan"
                | "commitment"
                | "undertaking"
                | "pledge"
                | "agreement"
                | "vow"
                | "move"
                | "resolve"
        )
    })?;
    if p.word(noun + 1) == "of" {
        return group_at(lens, noun + 2, limit);
    }
    let name = lens.name_before(noun)?;
    Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: name.end })
}

/// Who says "we" in a quotation: the first named outside it, after it or before.
fn speaker(lens: &Lens<'_>, (start, end): (usize, usize), verb: usize) -> Option<Group> {
    let p = &lens.p;
    let close = (verb..end).find(|&k| matches!(p.raw(k), "”" | "\"" | "’"));
    if let Some(close) = close
        && let Some(after) = lens.groups(close, end).into_iter().next()
    {
        return Some(after);
    }
    let open = (start..verb).rev().find(|&k| matches!(p.raw(k), "“" | "\"" | ":"));
    let before = open.and_then(|open| lens.groups(start, open).into_iter().next_back());
    // "We shall pay, the Orman minister told reporters."
    let says = (verb..end)
        .find(|&k| matches!(p.word(k), "said" | "told" | "says" | "declared" | "announced" | "added"));
    let before =
        before.or_else(|| lens.groups(verb, says.filter(|_| close.is_none())?).into_iter().next_back());
    // The closing mark may stand in the next sentence: “We paid. They did not,” said X.
    before.or_else(|| {
        let mut at = end;
        for _ in 0..2 {
            let to = p.sentence_end(at);
            if let Some(close) = (at..to).find(|&k| matches!(p.raw(k), "”" | "\"")) {
                return lens.groups(close, to).into_iter().next();
            }
            at = to;
        }
        None
    })
}

/// The names before a word of giving that follows its sum: "that Riyadh promised", "is what Norrovia will spend".
pub(super) fn relative(
    lens: &Lens<'_>,
    from: usize,
    trigger: &Trigger,
    story: &Story<'_>,
    bounds: (usize, usize),
) -> Option<Group> {
    let p = &lens.p;
    if trigger.noun || trigger.class == Class::Arrive {
        return None;
    }
    let at = verb_start(lens, from, trigger.at);
    if matches!(p.before(at, 1), "it" | "they" | "he" | "she") {
        let own = lens.groups(bounds.0, from).into_iter().next_back();
        return own.or_else(|| story.before.cloned());
    }
    lens.groups(from, at).into_iter().next_back().filter(|g| at - g.end <= 1 || p.before(at, 1) == ",")
}

/// Whose sum stands in apposition to what is theirs: "Brazil’s, 172 million, was paid in", "Sweden’s first, 200 million, is on its way".
pub(super) fn apposed(lens: &Lens<'_>, sum: usize, from: usize) -> Option<Group> {
    let p = &lens.p;
    let comma = sum.checked_sub(1).filter(|&k| k > from && p.raw(k) == ",")?;
    let mark =
        (comma.saturating_sub(4).max(from)..comma).rev().find(|&k| matches!(p.word(k), "’s" | "'s" | "’"))?;
    let plain = (mark + 1..comma).all(|k| {
        matches!(lens.tag(k), "JJ" | "RB" | "JJS" | "CD" | "LS")
            || matches!(
                p.word(k),
                "first"
                    | "second"
                    | "third"
                    | "last"
                    | "next"
                    | "share"
                    | "part"
                    | "gift"
                    | "own"
                    | "offer"
                    | "pledge"
                    | "contribution"
                    | "instalment"
                    | "tranche"
                    | "payment"
                    | "cheque"
                    | "portion"
                    | "slice"
                    | "grant"
                    | "loan"
            )
    });
    let name = lens.name_before(mark).filter(|n| n.titled >= from && plain)?;
    Some(Group { names: vec![lens.canonical(name)], start: name.titled, end: mark + 1 })
}

/// Whoever stands in brackets after a sum: "4.1 billion rupees (Govt of Orma)".
pub(super) fn bracketed(lens: &Lens<'_>, end: usize, to: usize) -> Option<Group> {
    let p = &lens.p;
    if p.raw(end) != "(" {
        return None;
    }
    group_at(lens, end + 1, to).filter(|g| p.raw(g.end) == ")")
}
