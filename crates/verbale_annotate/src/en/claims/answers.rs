//! Answers to a claim: denials, confirmations and contrary figures, in a clause that no statement need hold.

use crate::en::lens::{Lens, Phrase};
use verbale_model::QuantityKind;

/// What a clause says to the claim before it.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) who: String,
    pub(super) kind: Kind,
    /// Half-open range of pieces.
    pub(super) place: (usize, usize),
}

/// How it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Denies,
    Confirms,
}

/// The answer that a clause gives; `claim` is the place of the claim's words.
pub(super) fn answer(lens: &Lens<'_>, start: usize, end: usize, claim: (usize, usize)) -> Option<Answer> {
    let p = &lens.p;
    let (verb, kind) = (start..end).find_map(|i| Some((i, told(lens, i, start, end, claim)?)))?;
    if lens.any(
        verb.saturating_sub(3).max(start),
        verb,
        &["neither", "nor", "not", "would", "n’t", "n't", "never"],
    ) {
        return None;
    }
    let who = subject(lens, start, verb, end)?;
    let to = (verb + 12).min(end);
    let to = (verb + 1..to).rev().find(|&i| p.is_word(i - 1) || p.is_number(i - 1)).unwrap_or(verb + 1);
    Some(Answer { who: lens.called_by_source(&who), kind, place: (who.start.min(verb), to.max(verb + 1)) })
}

fn told(lens: &Lens<'_>, i: usize, start: usize, end: usize, claim: (usize, usize)) -> Option<Kind> {
    let p = &lens.p;
    let to = (i + 9).min(end);
    match p.word(i) {
        "denied" | "denies" | "deny" | "disputes" | "disputed" | "dispute" | "contradicted"
        | "contradicts" | "refuted" | "refutes" | "disagrees" | "disagreed" | "disagree" => {
            Some(Kind::Denies)
        }
        "rejected" | "rejects" | "reject" | "dismissed" | "dismisses"
            if matches!(p.word(i + 1), "it" | "that" | "this" | "both" | "the" | "any" | "all")
                || !p.is_word(i + 1) =>
        {
            let thing = lens.any(i, to, REFERENCES)
                || matches!(p.word(i + 1), "it" | "that" | "this" | "both")
                || !p.is_word(i + 1);
            thing.then_some(Kind::Denies)
        }
        "called" | "calls" | "branded" | "labelled" | "dubbed" | "describes" | "described" => {
            lens.any(i, to, CONTRARY).then_some(Kind::Denies)
        }
        "said" | "says" if p.word(i + 1) == "otherwise" => Some(Kind::Denies),
        "puts" | "put" | "counts" | "counted" | "speaks" | "spoke" | "has" | "gives" | "gave" | "count"
        | "figure" | "tally" | "estimate" | "says" | "said" | "found" | "lists" => {
            let noun = matches!(p.word(i), "count" | "figure" | "tally" | "estimate");
            let verb = lens.tag(i).starts_with('V');
            ((noun != verb || matches!(p.word(i), "counts" | "puts")) && other_figure(lens, i, end, claim))
                .then_some(Kind::Denies)
        }
        "confirmed" | "confirms" | "acknowledged" | "acknowledges" | "admitted" | "admits" | "concedes"
        | "conceded"
            if !matches!(p.before(i, 1), "not" | "be" | "neither" | "independently" | "been") =>
        {
            Some(Kind::Confirms)
        }
        "agreed" | "agrees" | "concurred" if !p.is_word(i + 1) && i > start => Some(Kind::Confirms),
        _ => None,
    }
}

/// Words for what was said before.
const REFERENCES: &[&str] = &[
    "claim",
    "claims",
    "charge",
    "charges",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "report",
    "reports",
    "account",
    "version",
    "suggestion",
    "assertion",
    "figure",
    "figures",
    "number",
    "numbers",
    "story",
    "testimony",
    "statement",
    "it",
    "that",
];

/// Words that say of something told that it is wrong.
pub(super) const CONTRARY: &[&str] = &[
    "staged",
    "false",
    "lie",
    "lies",
    "untrue",
    "invented",
    "nonsense",
    "fabricated",
    "fabrication",
    "fiction",
    "baseless",
    "fantasy",
    "rubbish",
    "fake",
    "hoax",
    "absurd",
    "ridiculous",
    "groundless",
    "unfounded",
    "libel",
    "slander",
    "provocation",
    "wrong",
    "disinformation",
    "propaganda",
    "hysteria",
    "fairy",
    "myth",
    "ludicrous",
    "preposterous",
    "forged",
    "exaggerated",
    "misleading",
];

/// Whether one stretch gives another figure for what the other counts.
pub(super) fn other(lens: &Lens<'_>, stretch: (usize, usize), claim: (usize, usize)) -> bool {
    stretch.0 > claim.1 && stretch.0 > 0 && other_figure(lens, stretch.0 - 1, stretch.1, claim)
}

/// Whether a figure after `i` is of the kind of one in the claim, and another.
fn other_figure(lens: &Lens<'_>, i: usize, end: usize, claim: (usize, usize)) -> bool {
    let figure = |k: QuantityKind| !matches!(k, QuantityKind::Date);
    let told = lens.told_in(i + 1, end).iter().find(|t| figure(t.quantity.kind));
    let (kind, value) = if let Some(t) = told {
        (Some(t.quantity.kind), t.quantity.value.clone())
    } else {
        // "counts eleven": a number alone.
        let number = (i + 1..end).find_map(|k| crate::en::quantities::numbers::cardinal(lens.p.word(k)));
        // A day of the month is no count.
        let dated = |k: usize| lens.told_in(i + 1, end).iter().any(|t| t.start <= k && k < t.end);
        let digits = (i + 1..end)
            .find_map(|k| (lens.p.is_number(k) && !dated(k)).then(|| lens.p.word(k).replace(',', "")));
        (None, number.map(|n| n.to_string()).or(digits))
    };
    let Some(value) = value else { return false };
    let mine = lens.told_in(claim.0, claim.1).iter().filter(|t| figure(t.quantity.kind));
    mine.clone()
        .any(|t| kind.is_none_or(|k| k == t.quantity.kind) && t.quantity.value.as_deref() != Some(&value))
}

/// Who answers: the phrase that acts before the verb, or right after it where the verb comes first.
fn subject(lens: &Lens<'_>, start: usize, verb: usize, end: usize) -> Option<Phrase> {
    let before = lens.phrases_in(start, verb);
    let acts = |f: &&Phrase| f.under.is_none() && f.end <= verb && lens.tag(f.head) != "PRP";
    let noun = lens.tag(verb).starts_with("NN")
        && matches!(lens.p.word(verb), "count" | "figure" | "tally" | "estimate");
    if noun {
        // "the union’s count is 41": the owner answers.
        let own = lens.phrases_in(start, verb + 1).iter().rev().find(|f| f.start <= verb && verb < f.end)?;
        let owner = (own.start..verb).find(|&i| matches!(lens.p.word(i), "’s" | "'s" | "’"))?;
        return (owner > own.start).then_some(Phrase { end: owner, head: owner - 1, human: true, ..*own });
    }
    // A verb that was read as a noun: "the port authority counts eleven".
    let swallowed = before.iter().find(|f| f.start < verb && verb < f.end).map(|f| Phrase {
        end: verb,
        head: verb - 1,
        ..*f
    });
    if swallowed.is_some() {
        return swallowed;
    }
    let human = before.iter().rev().find(|f| acts(f) && f.human).or_else(|| before.iter().rev().find(acts));
    human
        .copied()
        .or_else(|| lens.phrases_in(verb + 1, (verb + 4).min(end)).first().filter(|f| f.human).copied())
}

impl Lens<'_> {
    /// A phrase as a source is named: whole, with its owner and without its article.
    fn called_by_source(&self, phrase: &Phrase) -> String {
        let words = self.text(phrase.start, phrase.end);
        self.states.find(words).map_or_else(|| super::bare(words).to_owned(), str::to_owned)
    }
}
