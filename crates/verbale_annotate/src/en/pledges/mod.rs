//! Money promised, earmarked or paid: each stated sum that a word of giving governs, with its donors.
//!
//! Needs, targets, prices, debts, hypothetical sums and denials are none. A sum without a named donor is none either.

mod campaign;
mod compared;
mod donors;
mod gate;
mod governed;
mod implied;
mod scored;
mod settled;
mod sound;
mod told;
mod triggers;
mod unheard;
mod words;

use super::lens::{Group, Lens, Told};
use donors::Story;
use governed::governed;
use sound::sound;
use told::{programme, push};
use triggers::{Class, Trigger, trigger};
use unheard::unheard;
use verbale_model::{Pledge, PledgeStage, QuantityKind};

/// The pledges told in a text, in text order.
pub(super) fn pledges(lens: &Lens<'_>) -> Vec<Pledge> {
    let mut out = Vec::new();
    if !lens.told.iter().any(sum_like) {
        return out;
    }
    let mut implied = implied::implied(lens);
    let compared = compared::compared(lens, &implied);
    implied.extend(compared);
    let ranges = implied::ranges(lens);
    implied.retain(|s| !ranges.iter().any(|r| r.start <= s.start && s.end <= r.end));
    implied.extend(ranges);
    implied.sort_by_key(|s| s.start);
    let campaign = campaign::told(lens);
    // The sentence before tells of giving: "Contributions so far. Norway: 40 million."
    let mut giving = false;
    let mut before: Option<Group> = None;
    // Those named in one breath before: "This includes a combined 500 million".
    let mut together: Option<Group> = None;
    let mut running: Option<String> = None;
    for &(start, end) in &lens.sentences {
        let covered = |t: &Told<'_>| {
            implied.iter().any(|s| s.start <= t.start && t.end <= s.end && s.end > s.start + 2)
        };
        let mut sums: Vec<Told<'_>> =
            lens.told_in(start, end).iter().filter(|t| sum_like(t) && !covered(t)).copied().collect();
        let own = implied.iter().filter(|s| s.start >= start && s.start < end);
        sums.extend(own.map(|s| Told { start: s.start, end: s.end, quantity: &s.quantity }));
        sums.sort_by_key(|s| s.start);
        if !sums.is_empty() {
            let combined =
                lens.any(start, end, &["combined", "joint", "jointly", "collective", "collectively"]);
            let owners = if combined { together.as_ref().or(before.as_ref()) } else { before.as_ref() };
            let held = out.len();
            sentence(lens, (start, end), &sums, owners, (combined, giving), running.as_deref(), &mut out);
            if campaign {
                campaign::weeded(lens, (start, end), held, &mut out);
            }
        }
        giving = (start..end).any(|i| {
            trigger(lens, i, end)
                .is_some_and(|t| t.noun || matches!(t.class, Class::Strong | Class::Weak | Class::Receive))
        });
        // "Three envelopes were opened at Orma on Sunday."
        let scene = (start..end).any(|i| {
            lens.p.is_word(i)
                && matches!(lens.tag(i), "NN" | "NNS")
                && words::form_of(lens.p.word(i), words::Words::Tokens)
        });
        giving |= scene;
        running = programme(lens, start, end, &Group::default());
        let groups = lens.groups(start, end);
        let several = groups.iter().filter(|g| g.names.len() > 1).max_by_key(|g| g.names.len()).cloned();
        together = several.or(together.filter(|_| groups.is_empty()));
        // A state or a body rather than a person, where both are named.
        let best = groups
            .iter()
            .position(|g| gives(lens, g))
            .or_else(|| groups.iter().position(|g| !person(lens, g)))
            .unwrap_or(0);
        if let Some(first) = groups.into_iter().nth(best) {
            before = Some(first);
        } else if let Some(name) = lens.names_in(start, end).first().filter(|n| !lens.is_person(**n)) {
            // "Nobody expected generosity of Orma."
            before = Some(Group { names: vec![lens.canonical(*name)], start: name.titled, end: name.end });
        }
    }
    out
}

/// A sum of money, or a large bare number that a word of giving may make one.
fn sum_like(told: &Told<'_>) -> bool {
    let q = told.quantity;
    let value = amount(q);
    let coins = q.unit.as_deref().is_some_and(coin);
    match q.kind {
        QuantityKind::Money => value.is_some_and(|v| v >= 1e3),
        QuantityKind::Count if coins => value.is_some_and(|v| v >= 1e3),
        QuantityKind::Count => q.unit.is_none() && q.value.is_some() && value.is_some_and(|v| v >= 1e4),
        _ => false,
    }
}

/// Money of names that the reader of quantities leaves as counts, by their plurals.
fn coin(unit: &str) -> bool {
    const COINS: &[&str] = &[
        "crowns",
        "marks",
        "florins",
        "pounds",
        "dollars",
        "francs",
        "talents",
        "sovereigns",
        "credits",
        "coins",
        "shillings",
        "pence",
        "kronas",
        "krones",
        "thalers",
        "ducats",
        "guilders",
        "livres",
        "scudi",
        "soldi",
        "groats",
        "bezants",
        "obols",
        "denarii",
        "sesterces",
        "solidi",
        "aurei",
        "taels",
        "mohurs",
        "pistoles",
        "louis",
        "napoleons",
        "rixdollars",
        "reichsmarks",
        "kopecks",
        "cents",
        "dirhems",
        "rupees",
        "rubles",
        "zlotys",
        "korunas",
        "liras",
        "lires",
        "leus",
        "levs",
        "leks",
        "kunas",
        "pesos",
        "dinars",
        "escudos",
        "australs",
        "cruzeiros",
        "intis",
        "maravedis",
        "stivers",
        "skillings",
        "eurodollars",
        "drachmas",
        "piastres",
        "rials",
        "riyals",
        "dirhams",
        "krugerrands",
        "grivnas",
        "hryvnias",
        "rands",
        "kronor",
        "kroner",
        "kronur",
        "krónur",
        "forints",
        "zloty",
        "lari",
        "tenge",
        "som",
        "sums",
        "taka",
        "rupiah",
        "ringgit",
        "baht",
        "won",
        "yuan",
        "renminbi",
        "birr",
        "naira",
        "cedis",
        "cedi",
        "shekels",
        "shekel",
        "lira",
        "manat",
        "taka",
        "soles",
        "guaranies",
        "lempiras",
        "colones",
        "balboas",
        "gourdes",
        "bolivars",
        "bolivares",
        "pesetas",
        "leva",
        "lei",
        "dram",
        "drams",
        "kyat",
        "riel",
        "kip",
        "kwacha",
        "shilling",
        "meticais",
        "ariary",
        "pula",
        "rufiyaa",
        "tugrik",
        "tugriks",
        "afghanis",
        "somoni",
        "pengo",
        "kuna",
        "ecus",
        "ecu",
    ];
    COINS.contains(&unit)
}

/// The largest amount that a quantity stands for.
fn amount(q: &verbale_model::Quantity) -> Option<f64> {
    q.high.or(q.low).or_else(|| q.value.as_deref().and_then(|v| v.parse().ok()))
}

fn sentence(
    lens: &Lens<'_>,
    (start, end): (usize, usize),
    sums: &[Told<'_>],
    before: Option<&Group>,
    (combined, giving): (bool, bool),
    programme_before: Option<&str>,
    out: &mut Vec<Pledge>,
) {
    let triggers: Vec<Trigger> = (start..end)
        .filter(|&i| !sums.iter().any(|s| s.start <= i && i < s.end))
        .filter_map(|i| trigger(lens, i, end))
        .collect();
    let held = out.len();
    // The sum of each pledge found.
    let mut of_sum: Vec<usize> = Vec::new();
    let mut last: Option<Gift> = None;
    let mut floor = start;
    let mut taker = false;
    let mut currency: Option<String> = None;
    for (n, sum) in sums.iter().enumerate() {
        // "From twenty million euros to sixty": what it was.
        let was = lens.p.before(sum.start, 1) == "from"
            && lens.p.word(sum.end) == "to"
            && sums.get(n + 1).is_some_and(|s| s.start == sum.end + 1);
        if was {
            continue;
        }
        let next = sums.get(n + 1).map_or(end, |s| s.start);
        let scene =
            Scene { start, end, floor, next, triggers: &triggers, several: sums.len() > 1, giving, taker };
        let story = Story { before, last: last.as_ref().map(|l| &l.group) };
        let mut found = governed(lens, &scene, sum, &story, last.as_ref());
        // "This includes a combined package of 500 million": of those told before.
        if found.is_none()
            && combined
            && (start..sum.start).any(|i| includes(lens.p.word(i)))
            && let Some(group) = before.filter(|g| g.names.len() > 1)
        {
            found = Some(Gift {
                group: group.clone(),
                stage: PledgeStage::Announced,
                lead: sum.start,
                at: sum.start,
            });
        }
        let found = found
            .filter(|gift| sound(lens, &scene, sum, gift))
            .filter(|gift| !described(lens, &gift.group))
            .or_else(|| unheard(lens, &scene, sum, &story).filter(|gift| !described(lens, &gift.group)))
            .or_else(|| scored::scored(lens, &scene, sum, &story))
            .or_else(|| scored::unnamed(lens, &scene, sum));
        floor = sum.end;
        let Some(gift) = found else { continue };
        let mut gift = gift;
        gift.group = settled::settled(lens, gift.group, end);
        for name in &mut gift.group.names {
            // The seat of the Union stands for it where money is given.
            if matches!(name.as_str(), "EU" | "E.U." | "Union") || seat(lens, gift.group.start, name) {
                "European Union".clone_into(name);
            }
            // "the Executive Board": that of the body the sentence names.
            if matches!(
                name.as_str(),
                "Executive Board"
                    | "Board"
                    | "Executive Directors"
                    | "Governing Board"
                    | "Board of Governors"
            ) && let Some(body) =
                lens.names_in(start, end).iter().find(|n| body(lens.text(n.titled, n.end)))
            {
                *name = lens.canonical(*body);
            }
            if name == "International Monetary Fund" {
                "IMF".clone_into(name);
            }
            // "the Treasury of Orma": Orma.
            let state = ["Treasury of ", "Government of ", "Parliament of ", "Senate of ", "Cabinet of "]
                .iter()
                .find_map(|lead| name.strip_prefix(lead));
            if let Some(state) = state {
                *name = state.trim_start_matches("the ").to_owned();
            }
        }
        // "This includes a combined package": of the programme told before.
        let told_before =
            programme_before.filter(|_| combined || gift.group.end < start || gift.group.start >= end);
        // "two million euros, Slovenia 300,000": in the same coin.
        let bare = sum.quantity.kind == QuantityKind::Count && sum.quantity.unit.is_none();
        let mut alike: verbale_model::Quantity;
        let mut sum = *sum;
        if bare && last.is_some() && currency.is_some() {
            alike = sum.quantity.clone();
            alike.currency.clone_from(&currency);
            sum.quantity = &alike;
        }
        currency.clone_from(&sum.quantity.currency);
        push(lens, (start, end), &sum, next, &gift, told_before, out);
        of_sum.resize(out.len() - held, n);
        // "gave Kenya 60 million and Ghana 45 million"
        let verb = gift.at < sum.start
            && gift.at >= gift.group.end
            && triggers.iter().any(|t| t.at == gift.at && !t.noun);
        taker = verb
            && !lens.groups(gift.at + 1, sum.start).is_empty()
            && !(gift.at..sum.start).any(|i| matches!(lens.p.raw(i), ":" | ","));
        last = Some(gift);
    }
    // "Orma and Veska pledged 12 million and 15 million": each its own.
    let mut at = held;
    while at < out.len() {
        let donors = out[at].donors.clone();
        let last = at + donors.len();
        let run = donors.len() > 1 && last <= out.len() && out[at..last].iter().all(|f| f.donors == donors);
        if !run {
            at += 1;
            continue;
        }
        let told: Vec<&Told<'_>> = of_sum[at - held..last - held].iter().map(|&n| &sums[n]).collect();
        if respective(lens, &told, end) {
            for (k, pledge) in out[at..last].iter_mut().enumerate() {
                pledge.donors = vec![donors[k].clone()];
                pledge.combined = false;
            }
        }
        at = last;
    }
}

/// "Financial support of 5 billion": an adjective that opens a sentence is no donor.
fn described(lens: &Lens<'_>, group: &Group) -> bool {
    let p = &lens.p;
    let at = group.start;
    if group.names.len() != 1 || group.end != at + 1 || at != p.sentence(at) {
        return false;
    }
    // "Appended to it was", "Paid: 300 million"
    let acts = matches!(lens.tag(at + 1), "VBD" | "VBZ" | "VBP" | "MD" | "POS") && p.word(at + 1) != "was"
        || matches!(p.word(at + 1), "’s" | "'s" | "and");
    let participle = !acts
        && (p.word(at).ends_with("ed") && p.word(at).len() > 4
            || trigger(lens, at, at + 1).is_some()
            || p.word(at) == "paid");
    (participle || matches!(lens.tag(at), "JJ" | "VBG" | "VBN" | "RB"))
        && lens.states.find(&group.names[0]).is_none()
        && !crate::en::lens::nationality(&group.names[0])
}

/// Whether the sums of a sentence stand in one list.
fn respective(lens: &Lens<'_>, sums: &[&Told<'_>], end: usize) -> bool {
    let p = &lens.p;
    sums.len() > 1
        && sums.windows(2).all(|pair| (pair[0].end..pair[1].start).all(|i| matches!(p.word(i), "," | "and")))
        && !lens.any(sums[0].start, end, &["each", "apiece"])
}

fn includes(word: &str) -> bool {
    matches!(word, "includes" | "included" | "including" | "include" | "comprises" | "totals" | "totalling")
}

/// Whether a donor is named by the seat of the Union’s institutions.
fn seat(lens: &Lens<'_>, at: usize, name: &str) -> bool {
    matches!(name, "Belgium" | "Brussels") && lens.p.word(at) == "brussels"
}

/// The sentence as one of its sums sees it.
struct Scene<'a> {
    start: usize,
    end: usize,
    /// End of the sum before, or `start`.
    floor: usize,
    /// Start of the sum after, or `end`.
    next: usize,
    triggers: &'a [Trigger],
    /// Several sums stand in the sentence.
    several: bool,
    /// The sentence before tells of giving.
    giving: bool,
    /// Between the verb and the sum before stands who receives.
    taker: bool,
}

/// A sum’s donors and how far it has come.
#[derive(Clone, Debug)]
struct Gift {
    group: Group,
    stage: PledgeStage,
    /// Where its mood can stand: from here to the sum.
    lead: usize,
    /// The word that tells of giving.
    at: usize,
}

/// Whether a group is one person.
fn person(lens: &Lens<'_>, group: &Group) -> bool {
    lens.name_at(group.start).is_some_and(|n| lens.is_person(n))
}

/// Whether a group are states or bodies that give.
fn gives(lens: &Lens<'_>, group: &Group) -> bool {
    group.names.iter().any(|n| lens.states.find(n).is_some() || body(n))
}

/// Whether a name is that of a body that gives.
fn body(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    matches!(
        last.as_str(),
        "fund"
            | "bank"
            | "union"
            | "foundation"
            | "commission"
            | "agency"
            | "imf"
            | "eu"
            | "eib"
            | "ebrd"
            | "un"
            | "facility"
            | "trust"
            | "alliance"
            | "foundations"
            | "banks"
            | "funds"
            | "agencies"
            | "trusts"
            | "charities"
            | "charity"
            | "institute"
            | "fellowship"
            | "treasury"
            | "parliament"
            | "government"
            | "council"
            | "g7"
            | "g20"
            | "nato"
    )
}
