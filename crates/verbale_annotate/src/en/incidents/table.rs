//! The words for incidents and the things they befall, read once from `data/en`.

use crate::en::forms::Forms;
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use verbale_model::IncidentKind;

/// Classes of things, one bit each.
pub(super) type Things = u16;

pub(super) const DRONE: Things = 1;
pub(super) const AIR: Things = 1 << 1;
pub(super) const ARTILLERY: Things = 1 << 2;
pub(super) const EXPLOSIVE: Things = 1 << 3;
pub(super) const SHIP: Things = 1 << 4;
const CARGO: Things = 1 << 5;
pub(super) const VEHICLE: Things = 1 << 6;
pub(super) const LINE: Things = 1 << 7;
pub(super) const STRUCTURE: Things = 1 << 8;
pub(super) const FORCE: Things = 1 << 9;
pub(super) const HARM: Things = 1 << 10;
const TERRAIN: Things = 1 << 11;
pub(super) const FIREARM: Things = 1 << 12;
pub(super) const WEAPON: Things = DRONE | AIR | ARTILLERY | EXPLOSIVE;

fn class(word: &str) -> Option<Things> {
    Some(match word {
        "drone" => DRONE,
        "air" => AIR,
        "artillery" => ARTILLERY,
        "explosive" => EXPLOSIVE,
        "ship" => SHIP,
        "cargo" => CARGO,
        "vehicle" => VEHICLE,
        "line" => LINE,
        "structure" => STRUCTURE,
        "force" => FORCE,
        "harm" => HARM,
        "terrain" => TERRAIN,
        "firearm" => FIREARM,
        "weapon" => WEAPON,
        "thing" => WEAPON | SHIP | VEHICLE | LINE | STRUCTURE | FORCE | HARM,
        _ => return None,
    })
}

/// On which side of a word a thing has to stand; a passive verb turns it round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Before,
    After,
    Anywhere,
}

/// What a row asks of the first word's part of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Verb,
    Noun,
    Any,
}

/// What words tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    /// An incident of this kind, the weapon told aside.
    Of(IncidentKind),
    /// An incident of its weapon's kind.
    ByWeapon,
    /// No incident.
    Nothing,
}

enum Slot {
    /// One of these base forms.
    Words(Vec<u32>),
    /// Up to [`GAP`] words.
    Gap,
}

/// Most words that "_" spans.
const GAP: usize = 4;

/// One row of the table.
pub(super) struct Row {
    pub(super) deed: Deed,
    /// Alternatives, each of things that all have to be there.
    pub(super) needs: Vec<Vec<(Side, Things)>>,
    pub(super) part: Part,
    slots: Vec<Slot>,
}

/// Rows and things by word.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    by_first: FxHashMap<u32, Vec<u16>>,
    things: FxHashMap<u32, Things>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default(), things: FxHashMap::default() };
    for row in lines(include_str!("../../../data/en/incidents.tsv")).filter_map(row) {
        if let Some(Slot::Words(words)) = row.slots.first() {
            for first in words {
                table.by_first.entry(*first).or_default().push(table.rows.len() as u16);
            }
        }
        table.rows.push(row);
    }
    for line in lines(include_str!("../../../data/en/incident_things.tsv")) {
        let Some((name, words)) = line.split_once('\t') else { continue };
        let Some(bit) = class(name) else { continue };
        for word in words.split(' ') {
            *table.things.entry(hash_word(word)).or_default() |= bit;
        }
    }
    table
});

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let deed = match cells.next()? {
        "weapon" => Deed::ByWeapon,
        "none" => Deed::Nothing,
        kind => Deed::Of(IncidentKind::from_word(kind)?),
    };
    let needs = match cells.next()? {
        "-" => Vec::new(),
        needs => needs.split('|').map(|all| all.split('+').map(need).collect()).collect::<Option<_>>()?,
    };
    let part = match cells.next()? {
        "v" => Part::Verb,
        "n" => Part::Noun,
        "x" => Part::Any,
        _ => return None,
    };
    let slot = |w: &'static str| match w {
        "_" => Slot::Gap,
        words => Slot::Words(words.split('|').map(hash_word).collect()),
    };
    Some(Row { deed, needs, part, slots: cells.next()?.split(' ').map(slot).collect() })
}

fn need(word: &str) -> Option<(Side, Things)> {
    let (side, name) = match word.as_bytes().first()? {
        b'<' => (Side::Before, &word[1..]),
        b'>' => (Side::After, &word[1..]),
        _ => (Side::Anywhere, word),
    };
    Some((side, class(name)?))
}

impl Table {
    /// The classes of a word.
    pub(super) fn things(&self, forms: &Forms) -> Things {
        forms.as_slice().iter().filter_map(|h| self.things.get(h)).fold(0, |a, b| a | b)
    }

    /// The rows that may start with a word.
    pub(super) fn starting<'t>(&'t self, forms: &'t Forms) -> impl Iterator<Item = &'t Row> {
        let rows = forms.as_slice().iter().filter_map(|h| self.by_first.get(h)).flatten();
        rows.map(|&r| &self.rows[r as usize])
    }
}

impl Row {
    /// How much a row asks: rows that ask more go before others of their length.
    pub(super) fn weight(&self) -> u8 {
        let sided = self.needs.iter().flatten().any(|(side, _)| *side != Side::Anywhere);
        u8::from(!self.needs.is_empty()) + u8::from(sided)
    }

    /// One past the row's last word, if it stands at `i`.
    pub(super) fn matched(&self, forms: &[Forms], i: usize) -> Option<usize> {
        fits(&self.slots, forms, i)
    }
}

fn fits(slots: &[Slot], forms: &[Forms], i: usize) -> Option<usize> {
    match slots.split_first() {
        None => Some(i),
        Some((Slot::Gap, rest)) => (i..=(i + GAP).min(forms.len())).find_map(|from| fits(rest, forms, from)),
        Some((Slot::Words(words), rest)) => {
            let here = forms.get(i)?;
            words.iter().any(|w| here.has(*w)).then(|| fits(rest, forms, i + 1))?
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, class, lines, row};

    #[test]
    fn every_row_of_the_tables_is_read() {
        let rows = include_str!("../../../data/en/incidents.tsv");
        for line in lines(rows) {
            assert!(row(line).is_some(), "{line}");
        }
        assert_eq!(TABLE.rows.len(), lines(rows).count());
        for line in lines(include_str!("../../../data/en/incident_things.tsv")) {
            assert!(line.split_once('\t').is_some_and(|(name, _)| class(name).is_some()), "{line}");
        }
    }
}
