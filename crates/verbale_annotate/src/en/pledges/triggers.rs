//! Words by which money is given, from a table of base forms.

use super::words::{Words, form_of};
use crate::en::forms::Forms;
use crate::en::lens::Lens;
use crate::en::phrasebook::Phrasebook;
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use verbale_model::PledgeStage;

/// How a word tells of giving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// By itself.
    Strong,
    /// Where the sum is what is given.
    Weak,
    /// Also of other things: more has to speak for a gift.
    Loose,
    /// A verb the table does not know.
    Any,
    /// The giver stands after "from".
    Receive,
    /// The sum is the subject.
    Arrive,
}

/// A word of giving at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Trigger {
    pub(super) at: usize,
    pub(super) class: Class,
    pub(super) stage: PledgeStage,
    pub(super) noun: bool,
}

struct Row {
    noun: bool,
    class: Class,
    stage: PledgeStage,
    needs: Vec<&'static str>,
}

static TABLE: LazyLock<FxHashMap<u32, Vec<Row>>> = LazyLock::new(|| {
    let mut table: FxHashMap<u32, Vec<Row>> = FxHashMap::default();
    for line in include_str!("../../../data/en/giving.tsv").lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(word), Some(part), Some(class), Some(stage)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let class = match class {
            "weak" => Class::Weak,
            "loose" => Class::Loose,
            "receive" => Class::Receive,
            "arrive" => Class::Arrive,
            _ => Class::Strong,
        };
        let Some(stage) = PledgeStage::from_word(stage) else { continue };
        let needs = cells.next().unwrap_or("").split('|').filter(|w| !w.is_empty()).collect();
        table.entry(hash_word(word)).or_default().push(Row { noun: part == "noun", class, stage, needs });
    }
    table
});

/// Phrases whose subject gives.
static PHRASES: LazyLock<Phrasebook<PledgeStage>> = LazyLock::new(|| {
    Phrasebook::read(include_str!("../../../data/en/giving_phrases.tsv"), PledgeStage::from_word)
});

/// The phrase of giving that opens with the verb at `i`.
fn phrase(lens: &Lens<'_>, i: usize, end: usize) -> Option<Trigger> {
    let verb = lens.tag(i).starts_with('V') || lens.trees.hung_as(i, &["nsubj"]).is_some();
    if !verb || lens.name_at(i).is_some() {
        return None;
    }
    let mut found = Vec::new();
    PHRASES.at(lens, i, end, &mut found);
    let stage = found.first()?.tells;
    Some(Trigger { at: i, class: Class::Weak, stage: staged(lens, i, stage), noun: false })
}

/// The word of giving at `i`.
pub(super) fn trigger(lens: &Lens<'_>, i: usize, end: usize) -> Option<Trigger> {
    let p = &lens.p;
    if !p.is_word(i) {
        return None;
    }
    // "is in for 10 million", "is good for forty"
    if p.word(i + 1) == "for"
        && matches!(p.word(i), "in" | "good" | "down")
        && i > 0
        && lens.told_in(i + 2, i + 5).iter().any(|t| t.start <= i + 3)
    {
        let by = matches!(p.before(i, 1), "is" | "are" | "was" | "were" | "be" | "’s" | "'s")
            || lens.name_before(i).is_some()
            || p.before(i, 1).ends_with("ly");
        if by {
            return Some(Trigger { at: i, class: Class::Weak, stage: PledgeStage::Announced, noun: false });
        }
    }
    let tag = lens.tag(i);
    // "Norway Pledges $5m": a verb of a headline in capitals.
    let headline = p.capital(i)
        && i > p.sentence(i)
        && lens.name_at(i).is_none()
        && (lens.name_before(i).is_some()
            || matches!(p.before(i, 1), "to" | "will") && lens.name_before(i - 1).is_some());
    // "France offers Rhune 50 million": the tagger takes the verb for a noun.
    let present = matches!(tag, "NNS" | "NN")
        && p.word(i).ends_with('s')
        && i > 0
        && lens.name_at(i - 1).is_some()
        && (p.capital(i + 1)
            || p.is_number(i + 1)
            || lens.told_in(i + 1, i + 2).len() == 1
            || lens.tag(i + 1) == "DT");
    let verbal = tag.starts_with('V') || headline || present;
    let nominal = matches!(tag, "NN" | "NNS") || tag == "NNP" && !p.capital(i);
    let word = p.word(i);
    let mut best: Option<(&Row, bool)> = None;
    for hash in Forms::of(word).as_slice() {
        for row in TABLE.get(hash).map_or(&[][..], Vec::as_slice) {
            // A participle that the tagger takes for an adjective, a headline’s verb taken for a noun.
            let fits = if row.noun { !verbal } else { verbal || !nominal || !named_noun(*hash, lens, i) };
            let led =
                row.needs.is_empty() || (i + 1..(i + 14).min(end)).any(|k| row.needs.contains(&p.word(k)));
            let better = best.is_none_or(|(b, _)| {
                (!row.needs.is_empty(), row.noun != verbal) > (!b.needs.is_empty(), b.noun != verbal)
            });
            if fits && led && better {
                best = Some((row, row.noun));
            }
        }
    }
    let strong = best.is_some_and(|(row, _)| row.class == Class::Strong);
    if !strong && let Some(told) = phrase(lens, i, end) {
        return Some(told);
    }
    let (row, noun) = best?;
    // "spends 15 billion on defence": what is done every year.
    if p.word(i) == "spends" || p.word(i) == "spend" && tag == "VBP" {
        return None;
    }
    if !noun && super::gate::gives_back(lens, i) {
        return None;
    }
    let stage = if noun { row.stage } else { staged(lens, i, row.stage) };
    Some(Trigger { at: i, class: row.class, stage, noun })
}

/// Any other verb whose object a sum may be, where somebody it is for is told: "Norway rustled up 5m for the school".
pub(super) fn any_verb(lens: &Lens<'_>, i: usize) -> Option<Trigger> {
    let tag = lens.tag(i);
    let verb = tag.starts_with('V') && lens.p.is_word(i) && !form_of(lens.p.word(i), Words::Otherwise);
    // "Norway has 40 million for the school"
    let has = matches!(lens.p.word(i), "has" | "had" | "have")
        && lens.told_in(i + 1, i + 3).iter().any(|t| t.start <= i + 2);
    let auxiliary = !has
        && matches!(
            lens.p.word(i),
            "has" | "have" | "had" | "having" | "does" | "did" | "been" | "is" | "are" | "was" | "were"
        );
    (verb && !auxiliary && !super::gate::gives_back(lens, i)).then_some(Trigger {
        at: i,
        class: Class::Any,
        stage: staged(lens, i, PledgeStage::Announced),
        noun: false,
    })
}

/// Whether a word that may be a noun stands as one: the table knows it as a noun, or an article leads it.
fn named_noun(hash: u32, lens: &Lens<'_>, i: usize) -> bool {
    TABLE.get(&hash).is_some_and(|rows| rows.iter().any(|r| r.noun))
        || i > 0
            && (matches!(lens.tag(i - 1), "DT" | "JJ" | "PRP$" | "POS" | "IN" | "CD")
                || lens.tag(i - 1) == "NN"
                    && matches!(
                        lens.trees.relation(i),
                        "obj" | "obl" | "nmod" | "compound" | "nsubj" | "conj"
                    ))
}

/// The stage by tense: what will be paid is announced, what was paid is delivered.
fn staged(lens: &Lens<'_>, i: usize, stage: PledgeStage) -> PledgeStage {
    let p = &lens.p;
    let ahead = (i.saturating_sub(5)..i).rev().take_while(|&k| !p.is_mark(k)).any(|k| {
        matches!(p.word(k), "will" | "shall" | "would" | "’ll" | "'ll" | "going" | "ready" | "wo")
            || p.word(k) == "to" && lens.tag(i) == "VB"
    });
    let negated =
        (i.saturating_sub(3)..i).any(|k| matches!(p.word(k), "not" | "n’t" | "n't" | "never" | "yet"));
    match stage {
        PledgeStage::Delivered if ahead || negated || lens.tag(i) == "VBG" => PledgeStage::Announced,
        PledgeStage::Allocated if ahead => PledgeStage::Announced,
        stage => stage,
    }
}
