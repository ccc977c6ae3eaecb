//! Money promised, earmarked or paid: each stated sum that a verb of giving governs, with its donors.
//!
//! Needs, targets, prices, debts, hypothetical sums and denials are none. A sum without a named donor is none either.

use super::lens::{Group, Lens, Told};
use verbale_model::{Comparator, Pledge, PledgeStage, QuantityKind, Spans};

/// The pledges told in a text, in text order.
pub(super) fn pledges(lens: &Lens<'_>) -> Vec<Pledge> {
    let mut out = Vec::new();
    let mut before: Option<Group> = None;
    // Those named in one breath before: "This includes a combined 500 million".
    let mut together: Option<Group> = None;
    for &(start, end) in &lens.sentences {
        let sums: Vec<Told<'_>> = lens
            .told_in(start, end)
            .iter()
            .filter(|t| t.quantity.kind == QuantityKind::Money)
            .copied()
            .collect();
        if !sums.is_empty() {
            let combined = lens.any(start, end, &["combined", "joint", "jointly", "collective"]);
            let owners = if combined { together.as_ref().or(before.as_ref()) } else { before.as_ref() };
            sentence(lens, (start, end), &sums, owners, combined, &mut out);
        }
        let groups = lens.groups(start, end);
        let several = groups.iter().filter(|g| g.names.len() > 1).max_by_key(|g| g.names.len()).cloned();
        together = several.or(together.filter(|_| groups.is_empty()));
        if let Some(first) = groups.into_iter().next() {
            before = Some(first);
        }
    }
    out
}

fn sentence(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    sums: &[Told<'_>],
    before: Option<&Group>,
    combined: bool,
    out: &mut Vec<Pledge>,
) {
    let mut last: Option<(Group, PledgeStage)> = None;
    let mut floor = start;
    for (n, sum) in sums.iter().enumerate() {
        let next = sums.get(n + 1).map_or(end, |s| s.start);
        let clause = lens.clause_start(sum.start, start);
        let found = governed(lens, (floor.max(start), clause, end), sum, next, before, last.as_ref());
        floor = sum.end;
        // "This includes a combined package of 500 million": of those told before.
        let include = combined
            && lens.any(clause, sum.start, &["includes", "included", "including", "include", "comprises"]);
        let found = found.or_else(|| {
            before.filter(|g| include && g.names.len() > 1).map(|g| (g.clone(), PledgeStage::Announced))
        });
        let Some((group, stage)) = found else { continue };
        if barred(lens, start, end, clause, sum) {
            continue;
        }
        push(lens, (start, end), sum, next, &group, stage, out);
        last = Some((group, stage));
    }
}

/// The donors of a sum and the stage of the pledge, if a verb of giving governs it.
fn governed(
    lens: &Lens<'_>,
    (floor, clause, end): (usize, usize, usize),
    sum: &Told<'_>,
    next: usize,
    before: Option<&Group>,
    last: Option<&(Group, PledgeStage)>,
) -> Option<(Group, PledgeStage)> {
    let p = &lens.p;
    let sentence = p.sentence(sum.start);
    // "$40m from Japan", "a loan of 20m from the Fund"
    let from = (sum.end..(sum.end + 6).min(next))
        .find(|&i| p.word(i) == "from" && group_at(lens, i + 1, end).is_some());
    // The nearest verb of giving before the sum, in the sentence.
    let verb = (sentence..sum.start).rev().find_map(|i| giving(p.word(i), p.before(i, 1)).map(|s| (i, s)));
    let after = (sum.end..next.min(sum.end + 14)).find_map(|i| passive(lens, i).map(|s| (i, s)));
    if let Some(at) = from {
        let gift = lens.any(
            sentence,
            end,
            &[
                "cheque",
                "check",
                "gift",
                "grant",
                "loan",
                "donation",
                "contribution",
                "pledge",
                "aid",
                "grants",
                "gifts",
                "pledges",
            ],
        );
        let stage = verb.map(|v| v.1).or(after.map(|a| a.1)).or(gift.then_some(PledgeStage::Announced));
        if let Some(stage) = stage {
            return group_at(lens, at + 1, end).map(|g| (g, stage));
        }
    }
    // "Adrana’s “18 million florins” has not reached us", "Velmark’s own promised five million"
    let mut at = sum.start;
    let mut promised = false;
    while at > sentence
        && (matches!(
            p.before(at, 1),
            "“" | "\"" | "own" | "new" | "extra" | "further" | "additional" | "latest"
        ) || giving(p.before(at, 1), "").is_some())
    {
        promised |= giving(p.before(at, 1), "").is_some();
        at -= 1;
    }
    if let Some(owner) = lens.name_before(at).filter(|_| matches!(p.before(at, 1), "’s" | "'s" | "’" | "'"))
    {
        let reached =
            after.map(|a| a.1).or_else(|| promised.then_some(PledgeStage::Announced)).or(verb.map(|v| v.1));
        if let Some(stage) = reached.or(last.map(|l| l.1)) {
            let group = Group { names: vec![lens.canonical(owner)], start: owner.start, end: owner.end };
            let stage = if stage == PledgeStage::Delivered
                && lens.any(sum.end, next, &["not", "n’t", "n't", "never"])
            {
                PledgeStage::Announced
            } else {
                stage
            };
            return Some((group, stage));
        }
    }
    // "Norway 40 million, Sweden 30m": the name stands directly before.
    if let Some((_, stage)) = last {
        let own = lens.groups(floor, sum.start).into_iter().next_back();
        let chained =
            |g: &Group| verb.is_some_and(|(v, _)| v >= g.end && matches!(p.before(v, 1), "and" | "then"));
        if let Some(group) = own.filter(|g| sum.start - g.end <= 6 && !chained(g)) {
            return Some((group, verb.filter(|v| v.0 >= floor).map_or(*stage, |v| v.1)));
        }
    }
    if let Some((verb, stage)) = verb {
        let received = matches!(p.word(verb), "received" | "got" | "secured");
        if received {
            return from.and_then(|at| group_at(lens, at + 1, end)).map(|g| (g, stage));
        }
        if let Some((group, _)) = last.filter(|_| matches!(p.before(verb, 1), "and" | "then" | "also" | ","))
        {
            return Some((group.clone(), stage));
        }
        // A verb of an earlier sum's clause governs this one only through its donors.
        let subject = lens
            .subject(if verb >= clause { clause } else { sentence }, verb)
            .or_else(|| lens.subject(sentence, verb));
        if let Some(group) = subject {
            return Some((group, stage));
        }
        if let Some((group, _)) = last.filter(|_| verb >= floor || sum.start - floor < 12) {
            return Some((group.clone(), stage));
        }
        if p.before(verb, 1) == "by" || lens.any(sentence, verb, &["it", "they", "he", "she", "its", "we"]) {
            return before.map(|g| (g.clone(), stage));
        }
        // "We shall pay 80 million crowns," the chancellor said
        if matches!(p.before(verb, 1), "we" | "i") || lens.any(verb.saturating_sub(4), verb, &["we", "i"]) {
            return lens.groups(sum.end, end).into_iter().next().map(|g| (g, stage));
        }
    }
    if let Some((at, stage)) = after {
        if let Some(by) = (at..next.min(at + 8)).find(|&i| p.word(i) == "by")
            && let Some(group) = group_at(lens, by + 1, end)
        {
            return Some((group, stage));
        }
        // "the $100m that Qatar announced"
        if let Some(group) = lens.groups(sum.end, at).into_iter().next_back() {
            return Some((group, stage));
        }
        // "nine million arrived": who owns the story so far.
        let own = lens.groups(sentence, sum.start).into_iter().next();
        return own.or_else(|| before.cloned()).map(|g| (g, stage));
    }
    None
}

fn group_at(lens: &Lens<'_>, i: usize, end: usize) -> Option<Group> {
    let at = if matches!(lens.p.word(i), "the" | "a" | "an" | "both") { i + 1 } else { i };
    lens.name_at(at)?;
    let group = lens.group(at, end);
    (!group.names.is_empty()).then_some(group)
}

/// The stage that a verb of giving tells.
fn giving(word: &str, before: &str) -> Option<PledgeStage> {
    // Money raised comes in; money promised goes out: "raised its pledge to".
    if word.starts_with("rais") {
        return None;
    }
    let noun = matches!(before, "the" | "a" | "an" | "its" | "their" | "no" | "this" | "that");
    Some(match word {
        "allocated" | "allocates" | "allocate" | "allocating" | "approved" | "approves" | "approve"
        | "earmarked" | "earmarks" | "earmark" | "signed" | "signs" | "voted" | "budgeted" | "authorised"
        | "authorized" | "aside" | "ringfenced" | "appropriated" | "cleared" => PledgeStage::Allocated,
        "paid" | "pays" | "disbursed" | "disburses" | "transferred" | "transfers" | "wired" | "delivered"
        | "delivers" | "released" | "releases" | "handed" | "sent" | "remitted" | "deposited" | "arrived"
        | "received" | "poured" => PledgeStage::Delivered,
        "pledged" | "pledges" | "pledge" | "pledging" | "promised" | "promises" | "promise" | "promising"
        | "contribute" | "contributes" | "contributed" | "contributing" | "donate" | "donates"
        | "donated" | "donating" | "announced" | "announces" | "announcing" | "announce" | "commit"
        | "commits" | "committed" | "committing" | "provide" | "provides" | "provided" | "providing"
        | "offered" | "offers" | "offering" | "offer" | "give" | "gives" | "gave" | "giving" | "given"
        | "lend" | "lends" | "lent" | "lending" | "grant" | "grants" | "granted" | "put" | "puts"
        | "putting" | "add" | "adds" | "added" | "adding" | "chip" | "chipped" | "chips" | "find"
        | "finds" | "splash" | "splashes" | "unveiled" | "unveils" | "stump" | "stumped" | "match"
        | "matched" | "extend" | "extended" | "underwrite" | "undertaken" | "undertook" | "undertakes"
        | "fund" | "funds" | "finance" | "pay" | "send" | "sends" | "sending" | "release" | "transfer"
        | "disburse" | "deliver" | "mobilise" | "mobilised" | "bring" | "brings" | "pitched" | "bearing"
        | "vowed" | "vows" | "doubling" | "doubles" | "doubled" | "tripling" | "increasing" | "topping"
        | "dispatches" | "invest" | "cover" | "covers" | "bought" | "furnish" | "supply" => {
            if noun
                && matches!(
                    word,
                    "pledge"
                        | "promise"
                        | "offer"
                        | "match"
                        | "fund"
                        | "finance"
                        | "grant"
                        | "pay"
                        | "find"
                        | "cover"
                        | "release"
                        | "transfer"
                )
            {
                return if matches!(word, "pledge" | "promise" | "grant") {
                    Some(PledgeStage::Announced)
                } else {
                    None
                };
            }
            PledgeStage::Announced
        }
        _ => return None,
    })
}

/// The stage that a passive or intransitive verb after the sum tells.
fn passive(lens: &Lens<'_>, i: usize) -> Option<PledgeStage> {
    let p = &lens.p;
    Some(match p.word(i) {
        "arrived" | "reached" | "paid" | "disbursed" | "transferred" | "delivered" | "released"
        | "received" => PledgeStage::Delivered,
        "allocated" | "approved" | "earmarked" | "signed" => PledgeStage::Allocated,
        "pledged" | "promised" | "donated" | "contributed" | "offered" | "announced" | "committed"
        | "pledge" | "grant" | "donation" | "contribution" => PledgeStage::Announced,
        _ => return None,
    })
}

/// Sums that are no pledge whatever verb stands near: needs, prices, debts, hypotheses, denials.
fn barred(lens: &Lens<'_>, start: usize, end: usize, clause: usize, sum: &Told<'_>) -> bool {
    let p = &lens.p;
    let until = sum.start;
    let hypothetical = lens.any(
        clause,
        until,
        &[
            "if",
            "could",
            "might",
            "needs",
            "need",
            "needed",
            "wants",
            "want",
            "wanted",
            "asked",
            "asks",
            "asking",
            "seeks",
            "seeking",
            "sought",
            "appealed",
            "appeals",
            "appeal",
            "requires",
            "required",
            "target",
            "goal",
            "costs",
            "cost",
            "costing",
            "owes",
            "owe",
            "owed",
            "fined",
            "fine",
            "claims",
            "losses",
            "lost",
            "damage",
            "exports",
            "imports",
            "price",
            "unless",
            "should",
            "urged",
            "urges",
            "called",
            "deny",
            "denied",
            "denies",
            "denying",
            "refused",
            "refuses",
            "frozen",
            "froze",
            "freeze",
            "suspended",
            "withheld",
            "withhold",
            "earned",
            "sold",
            "saved",
            "stole",
            "stolen",
            "spent",
            "spend",
            "hopes",
            "hoped",
            "bonds",
            "budget",
            "debt",
            "rejected",
            "ruled",
            "demanded",
            "demands",
            "may",
            "considering",
            "mulls",
            "mulling",
            "considers",
            "cancelled",
            "scrapped",
            "withdrew",
            "worth",
            "salary",
            "fee",
            "bribe",
            "bribes",
        ],
    );
    let worth = lens.any(until.saturating_sub(2), until, &["worth"])
        && !lens.any(clause, until, &["costs", "damage", "losses"]);
    let worth_only = worth
        && !lens.any(
            clause,
            until.saturating_sub(2),
            &[
                "if",
                "could",
                "might",
                "needs",
                "need",
                "wants",
                "asked",
                "seeks",
                "denied",
                "denies",
                "frozen",
                "considering",
                "may",
                "should",
            ],
        );
    let conditional = (start..clause.max(start + 1))
        .any(|i| matches!(p.word(i), "if" | "unless" | "whether"))
        && clause > start;
    let opened_if = matches!(p.word(start), "if" | "unless" | "should") || p.word(start + 1) == "if";
    let negated = (clause..until).any(|i| {
        matches!(p.word(i), "not" | "never" | "n’t" | "n't" | "no" | "nor" | "without" | "neither")
            && until - i < 9
    }) && !lens.any(clause, until, &["yet"]);
    let later = (sum.end..(sum.end + 8).min(end)).any(|i| {
        matches!(
            p.word(i),
            "needed"
                | "required"
                | "shortfall"
                | "gap"
                | "missing"
                | "short"
                | "frozen"
                | "damage"
                | "fine"
                | "debt"
                | "loss"
                | "losses"
        )
    });
    hypothetical && !worth_only || conditional || opened_if || negated || later
}

fn push(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    sum: &Told<'_>,
    next: usize,
    group: &Group,
    stage: PledgeStage,
    out: &mut Vec<Pledge>,
) {
    let p = &lens.p;
    let q = sum.quantity;
    let stated = q.value.as_deref().and_then(|v| v.parse::<f64>().ok());
    let amount = stated.filter(|_| q.value.is_some());
    let (amount_low, amount_high) = match (amount, q.comparator) {
        (None, _) => (q.low, q.high),
        (Some(v), Comparator::AtLeast | Comparator::MoreThan) => (Some(v), None),
        (Some(v), Comparator::AtMost | Comparator::LessThan) => (None, Some(v)),
        _ => (None, None),
    };
    let each = (sum.end..(sum.end + 4).min(end)).any(|i| matches!(p.word(i), "each" | "apiece"))
        || lens.any(start, sum.start, &["each"]);
    let recipient = recipient(lens, sum.end, next.min(end), group);
    let programme = programme(lens, start, end);
    let from = if group.start >= start && group.start < sum.start { group.start } else { sum.start };
    let from = if sum.start - from > 40 { sum.start } else { from };
    let mut to = sum.end;
    if matches!(p.word(to), "for" | "to" | "towards" | "on" | "into" | "over" | "from") {
        to = (to + 1..next.min(end).min(to + 9))
            .find(|&i| p.is_mark(i) && !p.hyphen(i) || matches!(p.word(i), "and" | "but" | "with"))
            .unwrap_or_else(|| (to + 6).min(next).min(end));
    }
    if group.start > sum.end {
        to = group.end;
    }
    let names: Vec<Vec<String>> =
        if each { group.names.iter().map(|n| vec![n.clone()]).collect() } else { vec![group.names.clone()] };
    for donors in names {
        out.push(Pledge {
            combined: donors.len() > 1,
            donors,
            recipient: recipient.clone(),
            amount,
            amount_low,
            amount_high,
            currency: q.currency.clone(),
            programme: programme.clone(),
            stage,
            spans: Spans::one(lens.span(from, to.max(from + 1))),
        });
    }
}

/// Who or what the sum is for: the first name after "to", "for", "towards".
fn recipient(lens: &Lens<'_>, from: usize, to: usize, donors: &Group) -> Option<String> {
    let p = &lens.p;
    let name = (from..to).find_map(|i| {
        if !matches!(p.word(i), "to" | "for" | "towards" | "toward" | "on" | "into") {
            return None;
        }
        let at = (i + 1..(i + 4).min(to)).find(|&k| lens.name_at(k).is_some_and(|n| n.start == k))?;
        lens.name_at(at)
    })?;
    let words = lens.canonical(name);
    (!donors.names.contains(&words)).then_some(words)
}

/// The programme: a name that ends in a word for one.
fn programme(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    let name = lens.names_in(start, end).iter().find(|n| {
        matches!(
            lens.p.word(n.end - 1),
            "list"
                | "facility"
                | "fund"
                | "programme"
                | "program"
                | "initiative"
                | "purl"
                | "mechanism"
                | "plan"
                | "scheme"
                | "coalition"
                | "appeal"
        )
    })?;
    Some(lens.text(name.titled, name.end).to_owned())
}
