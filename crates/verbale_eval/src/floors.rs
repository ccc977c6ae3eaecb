//! Floors: figures that no change may lower. `evals/*.toml` holds them; raising one is a plain edit, lowering one fails
//! the check until the file says why.

use crate::attribution::{ROLES, Score};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The floors of one measure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// What is measured, and on which gold.
    pub title: String,
    /// BLAKE3 of the gold file, so that the figures mean the same texts.
    pub gold: String,
    /// Figure to floor, in percent.
    pub floor: BTreeMap<String, f64>,
    /// The highest floor a figure ever had; a floor below it needs a reason.
    #[serde(default)]
    pub highest: BTreeMap<String, f64>,
    /// Why a floor lies below its highest.
    #[serde(default)]
    pub lowered: BTreeMap<String, String>,
}

/// Why floors do not hold.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum Breach {
    /// The figure is too low.
    #[error("{name} is {value:.1}, its floor is {floor:.1}")]
    Below {
        /// Figure.
        name: String,
        /// As measured.
        value: f64,
        /// As pinned.
        floor: f64,
    },
    /// A floor was lowered without a word.
    #[error("the floor of {name} was lowered from {highest:.1} to {floor:.1} without a reason")]
    Lowered {
        /// Figure.
        name: String,
        /// Now.
        floor: f64,
        /// Once.
        highest: f64,
    },
    /// A floor of something that is not measured.
    #[error("no figure is called {0}")]
    Unknown(String),
    /// Another gold file.
    #[error("the gold is another file than the one pinned")]
    OtherGold,
}

impl Floors {
    /// Reads a file.
    pub fn parse(text: &str) -> Result<Floors, toml::de::Error> {
        toml::from_str(text)
    }

    /// Lowered floors that give no reason.
    pub fn lowered(&self) -> Vec<Breach> {
        let silent = |(name, highest): (&String, &f64)| {
            let floor = self.floor.get(name).copied().unwrap_or(0.0);
            (floor < *highest && self.lowered.get(name).is_none_or(|why| why.trim().is_empty()))
                .then(|| Breach::Lowered { name: name.clone(), floor, highest: *highest })
        };
        self.highest.iter().filter_map(silent).collect()
    }

    /// What does not hold, given the figures measured.
    pub fn check(&self, gold: &[u8], figures: &BTreeMap<String, f64>) -> Vec<Breach> {
        let mut out = self.lowered();
        if blake3::hash(gold).to_hex().as_str() != self.gold {
            out.push(Breach::OtherGold);
        }
        for (name, &floor) in &self.floor {
            match figures.get(name) {
                Some(&value) if value + 0.05 < floor => {
                    out.push(Breach::Below { name: name.clone(), value, floor });
                }
                Some(_) => {}
                None => out.push(Breach::Unknown(name.clone())),
            }
        }
        out
    }
}

/// The figures of an attribution table by name, in percent.
pub fn attribution_figures(score: &Score) -> BTreeMap<String, f64> {
    let mut out = BTreeMap::new();
    for (name, role) in ROLES.iter().zip(&score.roles) {
        out.insert(format!("{name}_exact_f1"), 100.0 * role.exact.f1());
    }
    out.insert("whole_f1".to_owned(), 100.0 * score.most.both.f1());
    out.insert("whole_half_f1".to_owned(), 100.0 * score.half.both.f1());
    out.insert("direct_found".to_owned(), 100.0 * score.half.found[0].recall());
    out.insert("direct_source".to_owned(), 100.0 * score.half.by_kind[0].recall());
    out
}

#[cfg(test)]
mod tests {
    use super::{Breach, Floors};
    use std::collections::BTreeMap;

    fn floors(extra: &str) -> Floors {
        let gold = blake3::hash(b"gold").to_hex();
        Floors::parse(&format!("title = \"t\"\ngold = \"{gold}\"\n[floor]\nwhole_f1 = 60.0\n{extra}"))
            .expect("floors")
    }

    #[test]
    fn a_figure_below_its_floor_is_a_breach() {
        let figures = |v: f64| BTreeMap::from([("whole_f1".to_owned(), v)]);
        assert!(floors("").check(b"gold", &figures(60.2)).is_empty());
        assert!(matches!(floors("").check(b"gold", &figures(59.0))[..], [Breach::Below { .. }]));
        assert_eq!(floors("").check(b"other", &figures(61.0)), [Breach::OtherGold]);
    }

    #[test]
    fn a_floor_cannot_be_lowered_without_a_reason() {
        let silent = floors("[highest]\nwhole_f1 = 61.0\n");
        assert!(matches!(silent.lowered()[..], [Breach::Lowered { .. }]));
        let said = floors("[highest]\nwhole_f1 = 61.0\n[lowered]\nwhole_f1 = \"gold corrected\"\n");
        assert!(said.lowered().is_empty());
    }
}
