//! Words and phrases that tell of meetings, from a table: one row a phrase.

use crate::en::forms::Forms;
use crate::en::lens::Lens;
use crate::en::patterns::Pattern;
use rustc_hash::FxHashMap;
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
}

/// A phrase of the table as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) kind: MeetingKind,
    pub(super) form: Form,
    pub(super) need: Need,
    /// Of several signs of one meeting the least tells its kind.
    pub(super) rank: u8,
    pub(super) at: usize,
    pub(super) end: usize,
}

struct Row {
    kind: MeetingKind,
    form: Form,
    need: Need,
    rank: u8,
    words: Pattern,
}

struct Table {
    rows: Vec<Row>,
    /// Rows by the hash of their first words.
    by_first: FxHashMap<u32, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default() };
    for line in include_str!("../../../data/en/meetings.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some(row) = row(line) else { continue };
        for first in row.words.openers() {
            table.by_first.entry(first).or_default().push(table.rows.len());
        }
        table.rows.push(row);
    }
    table
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
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
        _ => return None,
    };
    let rank = cells.next()?.parse().ok()?;
    Some(Row { kind, form, need, rank, words: Pattern::read(cells.next()?)? })
}

/// The phrases of a sentence in the order of the text, the longest first where several start at one word.
pub(super) fn marks(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for i in (start..end).filter(|&i| lens.p.is_word(i)) {
        let first = out.len();
        let forms = Forms::of(lens.p.word(i));
        for hash in forms.as_slice() {
            let rows = TABLE.by_first.get(hash).map_or(&[][..], Vec::as_slice);
            for row in rows.iter().map(|&r| &TABLE.rows[r]) {
                let Some(to) = row.words.matched(lens, i, end, &mut None) else { continue };
                out.push(Mark {
                    kind: row.kind,
                    form: row.form,
                    need: row.need,
                    rank: row.rank,
                    at: i,
                    end: to,
                });
            }
        }
        out[first..].sort_by_key(|m| (std::cmp::Reverse(m.end), m.rank));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("../../../data/en/meetings.tsv").lines().filter(|l| !l.starts_with('#'));
        for line in lines.clone() {
            assert!(row(line).is_some(), "{line}");
        }
        assert_eq!(TABLE.rows.len(), lines.count());
    }
}
