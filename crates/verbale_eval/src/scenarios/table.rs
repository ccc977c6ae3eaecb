//! Outcomes as a table.

use super::Outcome;
use crate::report::calibration_error;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes outcomes for the terminal: by kind, over all, by scenario; with as many slips a scenario as asked for.
pub fn write(outcomes: &[Outcome], slips: usize) -> String {
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (kind, counts) in outcomes.iter().flat_map(|o| &o.kinds) {
        let sum = kinds.entry(kind).or_default();
        for (s, c) in sum.iter_mut().zip(counts) {
            *s += c;
        }
    }
    let mut all = [0; 3];
    let mut out = format!(
        "{:<18} {:>5} {:>5} {:>6}   {:>5} {:>5} {:>5}\n",
        "kind", "right", "wrong", "missed", "P", "R", "F1"
    );
    for (kind, counts) in &kinds {
        row(&mut out, kind, *counts);
        for (s, c) in all.iter_mut().zip(counts) {
            *s += c;
        }
    }
    row(&mut out, "all", all);
    let sum = |of: &dyn Fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    let (hit, seen) = (sum(&|o| o.top[0]), sum(&|o| o.top[1]));
    let _ = writeln!(
        out,
        "ten most confident a scenario: {hit} right of {seen} ({:.3})",
        hit as f64 / seen.max(1) as f64
    );
    let _ = writeln!(out, "traps sprung: {} of {}", sum(&|o| o.traps[0]), sum(&|o| o.traps[1]));
    let _ = writeln!(out, "left aside (second hits and findings that may be argued): {}", sum(&|o| o.aside));
    let pairs: Vec<(f32, bool)> = outcomes.iter().flat_map(|o| o.confidence.iter().copied()).collect();
    let _ =
        writeln!(out, "calibration error of the probabilities, ten bins: {:.3}", calibration_error(&pairs));
    for outcome in outcomes {
        let [right, wrong, missed] =
            outcome.kinds.values().fold([0; 3], |s, c| [s[0] + c[0], s[1] + c[1], s[2] + c[2]]);
        let _ = writeln!(
            out,
            "  {:<24} F1 {:.3}  right {right}, wrong {wrong}, missed {missed}  top {}/{}  traps {}/{}",
            outcome.name,
            f1([right, wrong, missed]),
            outcome.top[0],
            outcome.top[1],
            outcome.traps[0],
            outcome.traps[1]
        );
        for (what, kind, why) in outcome.slips.iter().take(slips) {
            let _ = writeln!(out, "    {what} {kind}: {why}");
        }
    }
    out
}

fn f1([right, wrong, missed]: [usize; 3]) -> f64 {
    2.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64
}

fn row(out: &mut String, name: &str, counts: [usize; 3]) {
    let [right, wrong, missed] = counts;
    let share = |of: usize| right as f64 / of.max(1) as f64;
    let (precision, recall) = (share(right + wrong), share(right + missed));
    let _ = writeln!(
        out,
        "{name:<18} {right:>5} {wrong:>5} {missed:>6}   {precision:>5.3} {recall:>5.3} {:>5.3}",
        f1(counts)
    );
}
