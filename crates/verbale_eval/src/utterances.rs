//! Utterances: whether two reports are of one.
//!
//! The gold is Markdown: under `# same` and `# other`, pairs of lines that begin with `- `.

use std::fmt::Write as _;

/// Two reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The texts.
    pub reports: [String; 2],
    /// Whether they are of one utterance.
    pub same: bool,
}

/// Reads pairs.
pub fn read(gold: &str) -> Vec<Pair> {
    let mut out = Vec::new();
    let mut same = None;
    let mut held: Option<String> = None;
    for line in gold.lines() {
        if let Some(heading) = line.strip_prefix("# ") {
            same = Some(heading.trim() == "same");
            held = None;
        } else if let (Some(report), Some(same)) = (line.strip_prefix("- "), same) {
            match held.take() {
                None => held = Some(report.trim().to_owned()),
                Some(first) => out.push(Pair { reports: [first, report.trim().to_owned()], same }),
            }
        }
    }
    out
}

/// The table for what was found of each pair, with as many slips as asked for.
pub fn table(pairs: &[Pair], joined: &[bool], slips: usize) -> String {
    let count = |same: bool, found: bool| {
        pairs.iter().zip(joined).filter(|(p, j)| p.same == same && **j == found).count()
    };
    let (right, wrong, missed) = (count(true, true), count(false, true), count(true, false));
    let share = |of: usize| right as f64 / of.max(1) as f64;
    let mut out = format!(
        "pairs {}  of one utterance {}  joined {}\nprecision {:.3}  recall {:.3}\n",
        pairs.len(),
        right + missed,
        right + wrong,
        share(right + wrong),
        share(right + missed)
    );
    let slipped = pairs.iter().zip(joined).filter(|(p, j)| p.same != **j).take(slips);
    for (pair, _) in slipped {
        let what = if pair.same { "missed" } else { "wrong" };
        let _ = writeln!(out, "  {what}: {} | {}", pair.reports[0], pair.reports[1]);
    }
    out
}
