//! Words and phrases that tell of meetings, from a table: one row a phrase.

use super::words::{Class, is};
use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook};
use std::sync::LazyLock;
use verbale_model::MeetingKind;

/// How a phrase takes its participants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// "the talks between A and B", "A's visit".
    Noun,
    /// "A met B", "A and B met", "A met with B".
    Both,
    /// "A and B conferred", "A spoke with B".
    Joint,
    /// "A received B".
    Takes,
    /// "A flew to C".
    Goes,
    /// What calls a meeting off.
    Off,
    /// What says that it never was.
    Denial,
}

/// What else has to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Need {
    Nothing,
    Counted,
    Spoken,
    Meal,
    Pair,
    Body,
    Several,
    Alone,
    When,
    Phone,
    Official,
    Person,
    LoneCall,
    Purpose,
    Place,
    /// Someone is told "with" it.
    PairWith,
    /// Two are named.
    Two,
    /// The object is several.
    Many,
    /// Two people by name or post, and a day or a length.
    Company,
    /// A place by name and a day to come.
    Present,
    /// A day is told.
    Dated,
}

/// What a phrase tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tells {
    pub(super) kind: MeetingKind,
    pub(super) form: Form,
    pub(super) need: Need,
    /// Of several signs of one meeting the least tells its kind.
    pub(super) rank: u8,
}

/// A phrase of the table as it stands in a text.
pub(super) type Mark = Found<Tells>;

const ROWS: &str = include_str!("../../../data/en/meetings.tsv");

static TABLE: LazyLock<Phrasebook<Tells>> = LazyLock::new(|| Phrasebook::read(ROWS, tells).capitals());

fn tells(cells: &str) -> Option<Tells> {
    let mut cells = cells.split('\t');
    let kind = match cells.next()? {
        "-" => MeetingKind::Talks,
        kind => MeetingKind::from_word(kind)?,
    };
    let form = match cells.next()? {
        "noun" => Form::Noun,
        "both" => Form::Both,
        "joint" => Form::Joint,
        "takes" => Form::Takes,
        "goes" => Form::Goes,
        "off" => Form::Off,
        "denial" => Form::Denial,
        _ => return None,
    };
    let need = match cells.next()? {
        "-" => Need::Nothing,
        "counted" => Need::Counted,
        "spoken" => Need::Spoken,
        "meal" => Need::Meal,
        "pair" => Need::Pair,
        "body" => Need::Body,
        "several" => Need::Several,
        "alone" => Need::Alone,
        "when" => Need::When,
        "phone" => Need::Phone,
        "official" => Need::Official,
        "person" => Need::Person,
        "lonecall" => Need::LoneCall,
        "purpose" => Need::Purpose,
        "place" => Need::Place,
        "pairwith" => Need::PairWith,
        "two" => Need::Two,
        "company" => Need::Company,
        "many" => Need::Many,
        "present" => Need::Present,
        "dated" => Need::Dated,
        _ => return None,
    };
    let rank = cells.next()?.parse().ok()?;
    Some(Tells { kind, form, need, rank })
}

/// The phrases of a sentence in the order of the text, the longest first where several start at one word.
pub(super) fn marks(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for i in start..end {
        let first = out.len();
        TABLE.at(lens, i, end, &mut out);
        let mut k = 0;
        out.retain(|m| {
            k += 1;
            k <= first || plain(lens, m)
        });
        out[first..].sort_by_key(|m| (std::cmp::Reverse(m.end), m.tells.rank));
    }
    out
}

/// Whether a phrase is no name: what is written with capitals is a noun of meeting that ends its name, "the State Visit".
fn plain(lens: &Lens<'_>, m: &Mark) -> bool {
    let p = &lens.p;
    let name = |i: usize| p.capital(i) && i > p.sentence(i) && p.is_word(i - 1);
    let named = |i: usize| name(i) && lens.tag(i).starts_with("NNP");
    let noun = |i: usize| {
        let led = matches!(lens.tag(i - 1), "DT" | "JJ" | "NNP" | "CD" | "PRP$" | "POS");
        is(p.word(i), Class::MeetingNoun) && led && !(p.capital(i + 1) && p.is_word(i + 1))
    };
    match m.tells.form {
        Form::Noun => [m.at, m.end - 1].into_iter().all(|i| !named(i) || noun(i)),
        _ => !name(m.at),
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, TABLE};

    #[test]
    fn every_row_of_the_table_is_read() {
        assert_eq!(TABLE.len(), ROWS.lines().filter(|l| !l.starts_with('#')).count());
    }
}
