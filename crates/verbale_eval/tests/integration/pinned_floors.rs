//! The floors that `evals/` pins are well formed, name figures that exist, and none was lowered without a reason.

use verbale_eval::attribution::Score;
use verbale_eval::floors::{Floors, attribution_figures};

#[test]
fn attribution_floors_name_figures_and_none_was_lowered_silently() {
    let floors = Floors::parse(include_str!("../../../../evals/attribution.toml")).expect("floors");
    let figures = attribution_figures(&Score::default());
    for name in floors.floor.keys() {
        assert!(figures.contains_key(name), "no figure is called {name}");
    }
    assert!(!floors.floor.is_empty());
    assert_eq!(floors.lowered(), []);
    for name in floors.floor.keys() {
        assert!(floors.highest.contains_key(name), "{name} has no highest floor to compare with");
    }
}
