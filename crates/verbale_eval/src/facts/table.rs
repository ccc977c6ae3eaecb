//! The measure as a table.

use super::{Kind, Measure, Ratio};
use std::fmt::Write as _;

/// Writes a measure for the terminal, with as many slips as asked for.
pub fn write(kind: Kind, measure: &Measure, slips: usize) -> String {
    let mut out = String::new();
    let m = measure;
    let _ = writeln!(
        out,
        "{}: {} texts, {} gold facts, {} found ({} more on open stretches)",
        kind.word(),
        m.texts,
        m.detection.gold,
        m.detection.found,
        m.ignored
    );
    for (name, ratio) in [("detection", m.detection), ("tight", m.tight), ("strict", m.strict)] {
        let _ = writeln!(out, "  {name:<10} {}", line(ratio));
    }
    let _ = writeln!(out, "  false alarms in {} of {} texts without a fact", m.false_alarms, m.negative);
    let _ = writeln!(out, "  {:<18} right of matched, right where the gold has a value", "field");
    for (field, [right, of, filled_right, filled]) in &m.fields {
        let share = |a: &usize, b: &usize| {
            if *b == 0 { "-".to_owned() } else { format!("{:.3}", *a as f64 / *b as f64) }
        };
        let _ =
            writeln!(out, "  {field:<18} {} {} (n={filled})", share(right, of), share(filled_right, filled));
    }
    for slip in m.slips.iter().take(slips) {
        let _ = writeln!(out, "  {} [{}] {}", slip.id, slip.what, slip.evidence.replace('\n', " "));
    }
    out
}

fn line(ratio: Ratio) -> String {
    format!("P {:.3}  R {:.3}  F1 {:.3}", ratio.precision(), ratio.recall(), ratio.f1())
}
