//! What happened: words of the table with what has to stand with them, and the kind that weapons make of them.

use super::table::{self, Deed, Part, Row, Side, TABLE, Things};
use crate::en::forms::Forms;
use crate::en::lens::Lens;
use crate::en::words::hash_word;
use std::sync::LazyLock;
use verbale_model::IncidentKind;

/// Words that tell of an incident.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: IncidentKind,
    pub(super) at: usize,
    pub(super) end: usize,
    /// How sure the words are of the kind.
    pub(super) sure: u8,
}

/// Words about firms.
const FIRM: &[&str] = &[
    "firm",
    "company",
    "companies",
    "employee",
    "employees",
    "registered",
    "register",
    "registry",
    "subsidiary",
    "shareholder",
    "shareholders",
    "bank",
    "offshore",
    "tax",
    "invoice",
    "invoices",
    "directors",
];

/// The kind that several signs of one incident name: the weapon’s, else that of the surest words, the first of equals.
pub(super) fn kind(signs: &[Sign]) -> Option<IncidentKind> {
    let surest = signs.iter().rev().max_by_key(|s| s.sure)?;
    // What was blown up, shelled or bombed may burn, break or cost lives: the cause names it.
    let cause = |s: &&Sign| s.sure + 3 >= surest.sure && rank(s.kind) < rank(surest.kind);
    let best = match surest.kind {
        IncidentKind::Fire | IncidentKind::Other | IncidentKind::Explosion => {
            signs.iter().filter(cause).min_by_key(|s| rank(s.kind)).unwrap_or(surest)
        }
        // "rammed, fired on and at last boarded": the ship was taken.
        IncidentKind::Crash | IncidentKind::Clash => signs
            .iter()
            .find(|s| s.kind == IncidentKind::Seizure && s.sure + 3 >= surest.sure)
            .unwrap_or(surest),
        _ => surest,
    };
    Some(best.kind)
}

/// A sentence with the forms and classes of its pieces.
pub(super) struct Scene<'l, 'a> {
    pub(super) lens: &'l Lens<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    forms: &'l [Forms],
    things: Vec<Things>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Voice {
    Active,
    Passive,
    Either,
}

/// How far a thing may stand from the word that needs it.
const REACH_BEFORE: usize = 14;
const REACH_AFTER: usize = 9;

impl<'l, 'a> Scene<'l, 'a> {
    pub(super) fn new(lens: &'l Lens<'a>, start: usize, end: usize) -> Scene<'l, 'a> {
        let forms = lens.forms.get(start..end).unwrap_or_default();
        let things = forms
            .iter()
            .enumerate()
            .map(|(k, f)| {
                let tag = lens.tag(start + k);
                let bits = TABLE.things(f);
                let word = lens.p.word(start + k);
                let bits = if word.ends_with("-flagged") { bits | table::SHIP } else { bits };
                let dug = word == "mining" || matches!(word, "mine" | "mines") && lens.any(start, end, DUG);
                let bits = if dug { 0 } else { bits };
                // "a lorry full of old munitions": a load that blows up.
                let bits = if bits & table::WEAPON != 0 && loaded(lens, start, start + k) {
                    bits & !table::WEAPON | table::EXPLOSIVE
                } else {
                    bits
                };
                // "a suicide bomber" flies nothing; "an unmanned boat" is a drone though it reads as a verb.
                let bits = if matches!(word, "bomber" | "bombers")
                    && start + k > 0
                    && lens.p.before(start + k, 1) == "suicide"
                {
                    bits & !table::AIR | table::EXPLOSIVE
                } else {
                    bits
                };
                // "The air force hit a wedding"
                if matches!(word, "force" | "forces") && lens.p.before(start + k, 1) == "air" {
                    return table::AIR;
                }
                // "Rhosian jets flattened a post", "the army’s helicopters"
                let flies = matches!(word, "jets" | "aircraft" | "warplanes" | "planes" | "helicopters");
                let owned = flies
                    && start + k > 0
                    && (lens.tag(start + k - 1) == "POS"
                        || lens.p.capital(start + k - 1) && (k > 1 || adjective(lens, start + k - 1))
                        || matches!(
                            lens.p.before(start + k, 1),
                            "fighter" | "attack" | "enemy" | "military"
                        ));
                let bits = if owned { bits | table::AIR } else { bits };
                if matches!(word, "unmanned" | "uncrewed" | "remote-controlled") {
                    return table::DRONE;
                }
                // "a shell in Limassol with one employee": a firm of paper.
                let bits =
                    if matches!(word, "shell" | "shells") && lens.any(start, end, FIRM) { 0 } else { bits };
                let bits = if matches!(word, "bomb" | "bombs") {
                    bits | bomb(lens, start, start + k, end)
                } else {
                    bits
                };
                // "Some 170 North Korean shells rained": a plural read as a verb.
                // "an ammunition depot", "the drone factory", "a missile boat": where weapons are kept, made or carried.
                let kept = bits & table::WEAPON != 0
                    && matches!(
                        lens.p.word(start + k + 1),
                        "depot"
                            | "depots"
                            | "dump"
                            | "dumps"
                            | "store"
                            | "stores"
                            | "factory"
                            | "factories"
                            | "plant"
                            | "plants"
                            | "warehouse"
                            | "warehouses"
                            | "works"
                            | "maker"
                            | "makers"
                            | "stockpile"
                            | "boat"
                            | "boats"
                            | "cruiser"
                            | "frigate"
                            | "programme"
                            | "program"
                            | "expert"
                            | "experts"
                            | "operator"
                            | "operators"
                            | "magazine"
                            | "convoy"
                            | "train"
                            | "truck"
                            | "lorry"
                            | "workshop"
                            | "plot"
                    );
                let bits = if kept { bits & !table::WEAPON } else { bits };
                let counted = k > 0
                    && word.ends_with('s')
                    && matches!(lens.tag(start + k - 1), "DT" | "JJ" | "CD" | "PRP$" | "NNP" | "POS");
                if counted {
                    return bits;
                }
                // Only "killed", "wounded" and the like are things to say of people as verbs.
                let bits = if bits != 0 && tool(lens, start + k) { 0 } else { bits };
                if tag.starts_with('V') || matches!(tag, "RB" | "MD" | "IN") {
                    bits & table::HARM
                } else {
                    bits
                }
            })
            .collect();
        Scene { lens, start, end, forms, things }
    }

    /// Whether a piece is of a class.
    pub(super) fn is(&self, i: usize, class: Things) -> bool {
        i >= self.start && self.things.get(i - self.start).is_some_and(|t| t & class != 0)
    }

    /// Whether a piece around a verb, from the start of its clause on, is of a class.
    fn is_any(&self, verb: usize, clause: usize, class: Things) -> bool {
        (clause..(verb + REACH_AFTER).min(self.end)).any(|i| i != verb && self.is(i, class))
    }

    /// Whether a class stands in the sentence.
    pub(super) fn holds(&self, class: Things) -> bool {
        self.things.iter().any(|t| t & class != 0)
    }

    /// The words that tell of incidents, in order.
    pub(super) fn signs(&self) -> Vec<Sign> {
        let mut out = Vec::new();
        let mut i = self.start;
        while i < self.end {
            let step = self.at(i);
            if let Some(sign) = step.1 {
                out.push(sign);
            }
            i = step.0;
        }
        if out.is_empty() { self.loose().into_iter().collect() } else { out }
    }

    /// The kind that a weapon told in passing gives: "debris of a drone was found".
    pub(super) fn cause(&self) -> Option<IncidentKind> {
        let kind = self.by_weapon(IncidentKind::Other);
        (kind != IncidentKind::Other && !self.holds(table::FORCE)).then_some(kind)
    }

    /// A weapon that does something, or people killed, in words that no row has.
    fn loose(&self) -> Option<Sign> {
        let lens = self.lens;
        let past = |i: usize| matches!(lens.tag(i), "VBD" | "VBZ" | "VBN");
        for verb in (self.start..self.end).filter(|&i| past(i)) {
            let word = lens.p.word(verb);
            if self.forms[verb - self.start].as_slice().iter().any(|h| STILL.contains(h)) {
                continue;
            }
            let clause = self.clause(verb).max(verb.saturating_sub(REACH_BEFORE));
            let doer =
                lens.phrases_in(clause, verb).iter().rev().find(|f| f.under.is_none() && f.end <= verb);
            let weapon = doer.is_some_and(|f| self.is(f.head, table::WEAPON));
            if weapon && lens.tag(verb) != "VBN" {
                return Some(Sign {
                    kind: self.by_weapon(IncidentKind::Other),
                    at: verb,
                    end: verb + 1,
                    sure: 0,
                });
            }
            let struck =
                self.is_any(verb, clause, table::HARM | table::STRUCTURE | table::SHIP | table::VEHICLE);
            if self.holds(table::WEAPON) && struck && doer.is_some_and(|f| !f.human) {
                let kind = self.by_weapon(IncidentKind::Other);
                return Some(Sign { kind, at: verb, end: verb + 1, sure: 0 });
            }
            if matches!(word, "killed" | "kills" | "died" | "slain" | "murdered" | "perished") {
                let kind = if doer.is_some_and(|f| self.is(f.head, table::FORCE) || f.human)
                    && !matches!(word, "died" | "perished")
                {
                    IncidentKind::Clash
                } else {
                    IncidentKind::Other
                };
                let counted = lens
                    .told_in(clause, self.end)
                    .iter()
                    .any(|t| t.quantity.kind == verbale_model::QuantityKind::Count);
                if counted || kind == IncidentKind::Clash {
                    return Some(Sign { kind: self.by_weapon(kind), at: verb, end: verb + 1, sure: 0 });
                }
            }
        }
        None
    }

    /// The longest row at `i` whose needs are met; where to go on.
    fn at(&self, i: usize) -> (usize, Option<Sign>) {
        let mut best: Option<(usize, u8, &Row)> = None;
        for row in TABLE.starting(&self.forms[i - self.start]) {
            if !self.part(row.part, i) {
                continue;
            }
            let Some(to) = row.matched(self.forms, i - self.start).map(|k| k + self.start) else { continue };
            let weight = (to, row.weight());
            if best.is_none_or(|(end, sided, _)| weight > (end, sided)) && self.met(row, i, to) {
                best = Some((weight.0, weight.1, row));
            }
        }
        let Some((to, _, row)) = best else { return (i + 1, None) };
        // "a blast tore through a bus, killing nine": what came of it.
        let outcome = self.lens.tag(i) == "VBG"
            && i > self.start
            && self.lens.p.before(i, 1) == ","
            && self.is(i, table::HARM);
        let told = match row.deed {
            Deed::Of(IncidentKind::Clash) if outcome => IncidentKind::Other,
            Deed::Nothing => return (to, None),
            Deed::Of(kind) => kind,
            Deed::ByWeapon => IncidentKind::Other,
        };
        // An attack by men without a weapon from the air is fought on the ground.
        let word = self.lens.p.word(i);
        let ground = told == IncidentKind::Strike
            && ["attack", "raid", "assault"].iter().any(|w| word.starts_with(w))
            && self.holds(table::FORCE);
        let told = if ground { IncidentKind::Clash } else { told };
        let kind = self.by_weapon(told);
        // An attack without its weapon and a loss without its cause say little.
        let vague = kind == told && matches!(kind, IncidentKind::Other | IncidentKind::Strike);
        let sure = 4 + 2 * (to - i).min(4) as u8 + 2 * row.weight() - if vague { 4 } else { 0 };
        let sure = if outcome { 1 } else { sure };
        (i + 1, Some(Sign { kind, at: i, end: to, sure }))
    }

    fn part(&self, part: Part, i: usize) -> bool {
        let tag = self.lens.tag(i);
        match part {
            Part::Any => true,
            // A form that is hardly anything else is a verb whatever its tag: "seven shells fell".
            Part::Verb => {
                tag.starts_with('V')
                    || past_form(self.lens.p.word(i)) && tag != "JJ"
                    || tag.starts_with("NN") && !self.lens.p.capital(i) && self.finite_wanted(i)
            }
            Part::Noun => matches!(tag, "NN" | "NNS" | "NNP" | "JJ") || tag == "VBG",
        }
    }

    /// Whether a clause has no finite verb but this: "debris hits the silo", read as nouns.
    fn finite_wanted(&self, i: usize) -> bool {
        let lens = self.lens;
        let from = self.clause(i);
        let to = lens.clause_end(i, self.end);
        i > from && !(from..to).any(|k| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD"))
    }

    /// Whether what a row needs stands where it has to.
    fn met(&self, row: &Row, at: usize, to: usize) -> bool {
        row.needs.is_empty()
            || row.needs.iter().any(|all| all.iter().all(|&(side, class)| self.stands(side, class, at, to)))
    }

    fn stands(&self, side: Side, class: Things, at: usize, to: usize) -> bool {
        let turned = match (side, self.voice(at)) {
            (Side::Before, Voice::Passive) => Side::After,
            (Side::After, Voice::Passive) => Side::Before,
            // "a tanker seized off the cape", "the drone came down": a bare participle may be either.
            (Side::Before | Side::After, Voice::Either) => {
                return self.stands_on(Side::Before, class, at, to)
                    || self.stands_on(Side::After, class, at, to);
            }
            (side, _) => side,
        };
        self.stands_on(turned, class, at, to)
    }

    fn stands_on(&self, side: Side, class: Things, at: usize, to: usize) -> bool {
        match side {
            Side::Anywhere => (self.start..self.end).any(|i| !(at..to).contains(&i) && self.is(i, class)),
            Side::Before => {
                let from = self.clause(at).max(at.saturating_sub(REACH_BEFORE));
                (from..at).any(|i| self.is(i, class))
            }
            Side::After => {
                let until = self.lens.clause_end(to, self.end).min(to + REACH_AFTER);
                (at + 1..until).any(|i| self.is(i, class))
            }
        }
    }

    /// Passive after a form of "be"; a participle that no "have" goes before may be either.
    fn voice(&self, at: usize) -> Voice {
        let p = &self.lens.p;
        let from = at.saturating_sub(3).max(self.start);
        let helper = |words: &[&str]| (from..at).any(|i| words.contains(&p.word(i)));
        let participle = self.lens.tag(at) == "VBN";
        if helper(&["was", "were", "been", "being", "is", "are", "be", "got"])
            && (participle || self.lens.tag(at) == "VBD")
        {
            Voice::Passive
        } else if participle && !helper(&["have", "has", "had", "’ve", "having"]) {
            Voice::Either
        } else {
            Voice::Active
        }
    }

    /// Whether something is fired.
    fn fires(&self) -> bool {
        self.lens.any(self.start, self.end, &["fired", "fires", "fire", "opened", "shot", "round", "rounds"])
    }

    /// The start of the clause of a piece.
    pub(super) fn clause(&self, at: usize) -> usize {
        self.lens.clause_start(at, self.start)
    }

    /// The kind that the weapons told make of an incident.
    fn by_weapon(&self, kind: IncidentKind) -> IncidentKind {
        use IncidentKind as K;
        let weapon = [(table::DRONE, K::Drone), (table::AIR, K::Strike), (table::ARTILLERY, K::Shelling)]
            .into_iter()
            .chain([(table::EXPLOSIVE, K::Explosion)])
            .find(|(class, _)| self.holds(*class))
            .map(|w| w.1);
        match (kind, weapon) {
            // "the sinking of a ship by gunfire"
            (K::Crash, None) if self.lens.any(self.start, self.end, &["gunfire", "gunboat", "gunboats"]) => {
                K::Clash
            }
            // What a drone cut is a drone’s.
            (K::Sabotage, Some(K::Drone)) => K::Drone,
            // What a mine or a torpedo broke did not merely crash.
            (K::Crash, Some(K::Explosion)) => K::Explosion,
            (K::Seizure | K::Crash | K::Sabotage, _) => kind,
            (K::Clash, Some(weapon @ (K::Shelling | K::Drone | K::Strike))) => weapon,
            // "A tank fired on the tower"
            (K::Clash, None) if self.lens.any(self.start, self.end, &["tank", "tanks"]) && self.fires() => {
                K::Shelling
            }
            (K::Clash, _) => kind,
            (K::Strike, None) if self.holds(table::FIREARM) => K::Clash,
            (K::Shelling, Some(K::Explosion)) => K::Shelling,
            (_, Some(weapon)) => weapon,
            (kind, None) => kind,
        }
    }
}

/// Words by which a mine is one that is dug.
const DUG: &[&str] = &[
    "coal",
    "miner",
    "miners",
    "mining",
    "ore",
    "copper",
    "gold",
    "lithium",
    "bankruptcy",
    "tons",
    "acquired",
    "sell",
    "sold",
    "buy",
    "bought",
    "owner",
    "owners",
    "stake",
    "production",
    "properties",
    "company",
    "companies",
];

/// What a bomb is besides an explosive: a mortar’s, or one from the air where an aircraft or its dropping is told.
fn bomb(lens: &Lens<'_>, start: usize, i: usize, end: usize) -> Things {
    let before = lens.p.before(i, 1);
    if matches!(before, "mortar" | "rifle") {
        return table::ARTILLERY;
    }
    const PLACED: &[&str] = &[
        "car", "letter", "parcel", "truck", "lorry", "roadside", "suicide", "petrol", "pipe", "nail", "time",
    ];
    const FLOWN: &[&str] = &[
        "aircraft",
        "plane",
        "planes",
        "jet",
        "jets",
        "warplane",
        "warplanes",
        "bomber",
        "bombers",
        "helicopter",
        "helicopters",
        "dropped",
        "drops",
        "released",
        "air",
        "airmen",
        "squadron",
        "sortie",
        "glide",
        "cluster",
    ];
    // "NATO bombs went through the roof": an army’s, in the plural.
    let army = lens.p.word(i) == "bombs" && i > start + 1 && lens.p.capital(i - 1);
    if army {
        return table::AIR;
    }
    // "Two bombs fell on the hospital"
    let falls = (i + 1..(i + 4).min(end))
        .any(|k| matches!(lens.p.word(k), "fell" | "fall" | "landed" | "rained" | "came" | "dropped"));
    if !PLACED.contains(&before) && (falls || lens.any(start, end, FLOWN)) { table::AIR } else { 0 }
}

/// Whether a word is the adjective of a state or a people.
fn adjective(lens: &Lens<'_>, i: usize) -> bool {
    let word = lens.text(i, i + 1);
    lens.states.is_adjective(word) || crate::en::lens::nationality(word)
}

/// Whether a weapon is what something is full of.
fn loaded(lens: &Lens<'_>, start: usize, i: usize) -> bool {
    (i.saturating_sub(6).max(start)..i).any(|k| {
        matches!(
            lens.p.word(k),
            "full" | "packed" | "loaded" | "laden" | "stuffed" | "filled" | "crammed" | "rigged" | "piled"
        ) && matches!(lens.p.word(k + 1), "of" | "with")
    })
}

/// Verbs that tell nothing of a weapon at work: trade, store, show, be.
static STILL: LazyLock<Vec<u32>> = LazyLock::new(|| {
    [
        "be",
        "have",
        "do",
        "say",
        "cost",
        "buy",
        "sell",
        "deliver",
        "supply",
        "send",
        "promise",
        "produce",
        "make",
        "need",
        "want",
        "own",
        "store",
        "keep",
        "export",
        "import",
        "order",
        "pledge",
        "finance",
        "fund",
        "show",
        "display",
        "parade",
        "test",
        "develop",
        "build",
        "station",
        "deploy",
        "withdraw",
        "remove",
        "ban",
        "discuss",
        "sign",
        "approve",
        "inspect",
        "remain",
        "include",
        "come",
        "go",
        "belong",
        "use",
        "salute",
        "warn",
        "allow",
        "mean",
        "become",
        "seem",
        "appear",
        "agree",
        "ask",
        "tell",
        "add",
        "call",
        "name",
        "know",
        "think",
        "see",
        "give",
        "get",
        "offer",
        "carry",
        "hold",
        "recommend",
        "decide",
        "vote",
        "meet",
        "expect",
        "plan",
        "count",
        "cover",
        "rise",
        "lead",
        "work",
        "operate",
        "play",
        "fit",
        "bear",
        "help",
        "require",
        "share",
        "range",
        "weigh",
        "consist",
        "stand",
        "lie",
        "change",
        "grow",
        "pay",
    ]
    .iter()
    .map(|w| hash_word(w))
    .collect()
});

/// Forms of the past that are no nouns.
fn past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "fell"
                | "struck"
                | "went"
                | "came"
                | "took"
                | "blew"
                | "sank"
                | "broke"
                | "tore"
                | "ran"
                | "threw"
                | "caught"
                | "flew"
                | "drove"
                | "beat"
                | "shot"
                | "swept"
                | "brought"
                | "slid"
                | "fought"
                | "burst"
                | "shook"
                | "rang"
                | "bled"
                | "spread"
                | "was"
                | "were"
        )
}

/// "the coal mine", "the mine dump", "water cannon", "bolt cutters": no weapon and no ship.
fn tool(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    matches!(p.before(i, 1), "water" | "bolt" | "wire" | "box" | "glass")
        && matches!(p.word(i), "cannon" | "cannons" | "cutter" | "cutters")
        || matches!(p.word(i), "mine" | "mines")
            && (matches!(
                p.before(i, 1),
                "coal"
                    | "gold"
                    | "copper"
                    | "lithium"
                    | "salt"
                    | "iron"
                    | "tin"
                    | "silver"
                    | "diamond"
                    | "uranium"
                    | "zinc"
                    | "cobalt"
            ) || matches!(
                p.word(i + 1),
                "dump"
                    | "shaft"
                    | "owner"
                    | "owners"
                    | "worker"
                    | "workers"
                    | "manager"
                    | "roof"
                    | "gallery"
                    | "tailings"
                    | "company"
                    | "rescue"
            ))
}

/// Kinds in the order in which they name an incident.
pub(super) fn rank(kind: IncidentKind) -> u8 {
    use IncidentKind as K;
    match kind {
        K::Seizure => 0,
        K::Drone => 1,
        K::Strike => 2,
        K::Shelling => 3,
        K::Clash => 4,
        K::Crash => 5,
        K::Sabotage => 6,
        K::Explosion => 7,
        K::Fire => 8,
        K::Other => 9,
    }
}
