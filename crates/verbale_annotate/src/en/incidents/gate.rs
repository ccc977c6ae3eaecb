//! What did not happen, or not once: suppositions, plans, drills, negations, denials, averages, memories.

use super::signs::{Scene, Sign};
use crate::en::lens::Lens;

/// Whether what a sign tells of is not told as having happened.
pub(super) fn unreal(scene: &Scene<'_, '_>, sign: &Sign) -> bool {
    let lens = scene.lens;
    let clause = scene.clause(sign.at);
    supposed(lens, scene.start, clause, sign.at)
        || quoted(lens, sign)
        || old(lens, sign, scene.start, scene.end)
        || asked(lens, scene.start, scene.end)
        || negated(lens, clause, sign)
        || if lens.tag(sign.at).starts_with('V') {
            open_verb(lens, clause, sign)
        } else {
            open_noun(lens, clause, sign, scene.end)
        }
        || staged(lens, scene.start, scene.end)
        || ruled(lens, clause, sign)
        || labour(scene)
}

/// "If a shell fell", "Were a shell to fall", "Should a drone reach": before the sign, with no clause of its own between.
fn supposed(lens: &Lens<'_>, start: usize, clause: usize, at: usize) -> bool {
    let p = &lens.p;
    let opens = matches!(
        p.word(start),
        "if" | "unless" | "suppose" | "supposing" | "imagine" | "should" | "whenever"
    ) || p.word(start) == "had" && lens.tag(start + 1) != "VBN"
        || matches!(p.word(start), "were") && lens.tag(start + 1) != "IN" && lens.any(start, at + 4, &["to"]);
    let near = (clause.max(at.saturating_sub(14))..at)
        .rev()
        .take_while(|&i| p.raw(i) != ",")
        .any(|i| matches!(p.word(i), "if" | "unless" | "whether" | "lest"));
    opens || near
}

/// "The parties shall refrain from firing": what a text forbids or lays down.
fn ruled(lens: &Lens<'_>, clause: usize, sign: &Sign) -> bool {
    const RULES: &[&str] = &[
        "refrain",
        "refrains",
        "abstain",
        "abstains",
        "desist",
        "desists",
        "forbid",
        "forbids",
        "prohibit",
        "prohibits",
        "shall",
        "undertake",
        "undertakes",
        "stipulates",
        "provides",
        "ban",
        "bans",
        "limit",
        "limits",
        "outlaw",
        "outlaws",
        "regulate",
    ];
    lens.any(clause, sign.at, RULES) && !lens.tag(sign.at).starts_with("VBD") && !lens.trees.passive(sign.at)
}

/// Told near by of another year: a memory.
fn old(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let Some(today) = lens.published else { return false };
    let near = lens.told_in(sign.at.saturating_sub(10).max(start), (sign.end + 10).min(end));
    near.iter().any(|told| {
        let year = told.quantity.value.as_deref().and_then(|v| v.get(..4)?.parse::<i16>().ok());
        told.quantity.kind == verbale_model::QuantityKind::Date
            && !matches!(lens.p.before(told.start, 1), "since" | "until" | "from" | "of")
            && year.is_some_and(|y| y + 1 < today.year())
    })
}

/// A word or two between quotation marks is not meant as it stands: "the port has been “hit”".
fn quoted(lens: &Lens<'_>, sign: &Sign) -> bool {
    let p = &lens.p;
    let open = sign.at > 0 && matches!(p.raw(sign.at - 1), "“" | "\"" | "‘");
    let reach = if lens.tag(sign.at).starts_with('V') { 2 } else { 4 };
    open && (sign.end..sign.end + reach).any(|i| matches!(p.raw(i), "”" | "\"" | "’"))
}

/// "Did a drone hit the refinery?" A question that asks who or what takes the deed as done.
fn asked(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let question = (end.saturating_sub(2)..end).any(|i| p.raw(i) == "?");
    let open = lens.tag(start) == "MD"
        || matches!(p.word(start), "did" | "was" | "were" | "is" | "has" | "have" | "do");
    question && open
}

/// "No drone came down", "was not hit", "nothing has been hit", "denied shelling".
fn negated(lens: &Lens<'_>, clause: usize, sign: &Sign) -> bool {
    let p = &lens.p;
    let from = clause.max(sign.at.saturating_sub(9));
    let mut i = sign.at;
    while i > from {
        i -= 1;
        let word = p.word(i);
        if matches!(
            word,
            "no" | "not"
                | "never"
                | "nothing"
                | "nobody"
                | "none"
                | "neither"
                | "nor"
                | "without"
                | "n’t"
                | "n't"
        ) {
            // "no fewer than six", "not only": said of the number.
            let counted = matches!(
                p.word(i + 1),
                "fewer" | "less" | "more" | "only" | "far" | "long" | "even" | "sooner"
            );
            return !counted;
        }
        if matches!(word, "denied" | "denies" | "deny" | "denying" | "denial") && sign.at - i <= 7 {
            return true;
        }
        // The clause before is another matter.
        let stop = matches!(
            word,
            "when" | "after" | "as" | "but" | "while" | "because" | "before" | "that" | "who" | "which"
        ) || p.raw(i) == "," && lens.tag(sign.at).starts_with('V');
        if stop && word != "that" {
            return false;
        }
    }
    false
}

/// A verb that tells of no past: under a modal, or an infinitive that is only meant.
fn open_verb(lens: &Lens<'_>, clause: usize, sign: &Sign) -> bool {
    let p = &lens.p;
    let from = clause.max(sign.at.saturating_sub(5));
    let mut i = sign.at;
    while i > from {
        i -= 1;
        let word = p.word(i);
        match lens.tag(i) {
            "MD" => return true,
            "TO" => {
                // "was said to have hit", "managed to board"
                let done = lens.any(i, sign.at, &["have"])
                    || matches!(
                        p.before(i, 1),
                        "managed" | "proceeded" | "claimed" | "claims" | "began" | "started" | "went"
                    ) && lens.tag(i + 1) == "VB";
                return !done;
            }
            "RB" => {}
            tag if tag.starts_with('V')
                && matches!(
                    word,
                    "be" | "been"
                        | "being"
                        | "have"
                        | "has"
                        | "had"
                        | "was"
                        | "were"
                        | "is"
                        | "are"
                        | "got"
                        | "get"
                ) => {}
            _ => break,
        }
    }
    let near = |words: &[&str]| lens.any(sign.at.saturating_sub(3).max(clause), sign.at, words);
    // The past of these is read as a bare form: "Also hit were the depots".
    let alike = matches!(
        p.word(sign.at),
        "hit" | "cut" | "set" | "put" | "shut" | "burst" | "split" | "beat" | "shed"
    );
    lens.tag(sign.at) == "VB"
        && !alike
        && !near(&["did"])
        && !near(&["saw", "see", "heard", "watched", "let", "made"])
        || lens.tag(sign.at) == "VBG" && near(&MEANT)
        || near(&["each", "every", "any", "whoever"])
}

/// What one may fear, plan or play without its happening.
const MEANT: [&str; 39] = [
    "accusation",
    "accusations",
    "allegations",
    "likened",
    "continuing",
    "threat",
    "threats",
    "threatened",
    "threatens",
    "threatening",
    "risk",
    "risks",
    "fear",
    "fears",
    "feared",
    "plan",
    "plans",
    "planned",
    "planning",
    "possibility",
    "danger",
    "chance",
    "against",
    "prevent",
    "avoid",
    "avert",
    "drill",
    "drills",
    "exercise",
    "exercises",
    "rehearsal",
    "mock",
    "simulated",
    "preparing",
    "rehearsed",
    "attempted",
    "foiled",
    "averted",
    "thwarted",
];

fn open_noun(lens: &Lens<'_>, clause: usize, sign: &Sign, end: usize) -> bool {
    let p = &lens.p;
    let from = sign.at.saturating_sub(5).max(clause);
    let before = lens.any(from, sign.at, &MEANT)
        || lens.any(
            from,
            sign.at,
            &["any", "future", "possible", "potential", "would-be", "imminent", "further", "alleged"],
        ) && lens.any(from, sign.at, &["any", "future", "possible", "potential", "imminent"]);
    let after = matches!(
        p.word(sign.end),
        "drill"
            | "drills"
            | "exercise"
            | "exercises"
            | "insurance"
            | "risk"
            | "risks"
            | "threat"
            | "threats"
            | "warning"
            | "warnings"
            | "alert"
            | "alerts"
            | "alarm"
            | "alarms"
            | "policy"
            | "capability"
            | "capabilities"
            | "range"
    );
    // A noun under a modal: "an attack would be met".
    let modal = (sign.end..(sign.end + 6).min(end))
        .take_while(|&i| !p.is_mark(i))
        .find(|&i| lens.tag(i).starts_with('V') || lens.tag(i) == "MD");
    before || after || modal.is_some_and(|i| lens.tag(i) == "MD")
}

/// "The smoke belonged to an exercise": played, all of it.
fn played(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let stage = (start..end).any(|i| {
        p.word(i) == "act" && matches!(p.word(i + 1), "one" | "two" | "three" | "four" | "five")
            || matches!(p.word(i), "opera" | "play" | "ballet" | "musical" | "thriller" | "pantomime")
                && matches!(p.before(i, 1), "new" | "the" | "his" | "her" | "a")
                && p.word(i + 1) == "about"
    });
    stage
        || (start..end).any(|i| {
            matches!(
                p.word(i),
                "exercise"
                    | "exercises"
                    | "drill"
                    | "game"
                    | "games"
                    | "rehearsal"
                    | "training"
                    | "play"
                    | "make-believe"
            ) && (i.saturating_sub(4).max(start)..i).any(|k| {
                matches!(
                    p.word(k),
                    "belonged"
                        | "belong"
                        | "belongs"
                        | "part"
                        | "was"
                        | "were"
                        | "is"
                        | "only"
                        | "just"
                        | "merely"
                        | "all"
                ) && !(k + 1..i)
                    .any(|m| matches!(p.word(m), "during" | "near" | "at" | "by" | "in" | "on" | "after"))
            })
        })
}

/// A strike of workers: no weapon, and words of work beside it.
fn labour(scene: &Scene<'_, '_>) -> bool {
    let lens = scene.lens;
    let firm = lens.any(
        scene.start,
        scene.end,
        &["firm", "company", "employee", "employees", "shareholder", "subsidiary"],
    );
    let paper = lens.any(
        scene.start,
        scene.end,
        &["register", "registered", "sanctions", "offshore", "asset", "assets"],
    );
    if firm && paper && lens.any(scene.start, scene.end, &["shell", "shells"]) {
        return true;
    }
    let strike = (scene.start..scene.end)
        .any(|i| matches!(lens.p.word(i), "strike" | "strikes" | "stoppage" | "walkout" | "walk-out"));
    let work = (scene.start..scene.end).any(|i| {
        matches!(
            lens.p.word(i),
            "union"
                | "unions"
                | "employers"
                | "employees"
                | "workers"
                | "drivers"
                | "dockers"
                | "teachers"
                | "nurses"
                | "pilots"
                | "miners"
                | "railwaymen"
                | "pickets"
                | "picket"
                | "wages"
                | "wage"
                | "pay"
                | "stevedores"
                | "clerks"
                | "postmen"
        ) || lens.p.are(i, &["walk", "out"])
            || lens.p.are(i, &["walked", "out"])
    });
    strike && work && !scene.holds(super::table::WEAPON)
}

/// Told of a play, a drill, a memory or a rate, not of one event.
fn staged(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    // "the drill square"
    let square = (start..end).any(|i| {
        lens.p.word(i) == "drill"
            && matches!(lens.p.word(i + 1), "square" | "ground" | "hall" | "sergeant" | "ship")
    });
    if square {
        return false;
    }
    played(lens, start, end)
        || lens.any(
            start,
            end,
            &[
                "anniversary",
                "commemorate",
                "commemorated",
                "commemorates",
                "rehearsal",
                "museum",
                "film",
                "novel",
                "documentary",
                "monthly",
                "average",
                "annually",
                "yearly",
                "drill",
                "drills",
                "simulated",
                "simulation",
                "wargame",
                "exhibition",
                "script",
                "rate",
                "rates",
                "statistics",
                "scenario",
                "screenplay",
            ],
        )
}
