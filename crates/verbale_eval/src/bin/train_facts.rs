//! Trains the classifiers of facts in brief notes: `train_facts GOLD_DIR governance|proposals|answers|wordings [--out FILE] [--only PREFIX,...]
//! [--measure PREFIX,...] [--plan OWN DENSE LEAST]`.
//!
//! GOLD_DIR holds a folder a kind of fact; files named `test_*` are never read. Texts of other kinds show what tells of neither. `--measure`
//! names the files that are held out in turn for the figures.

use std::path::{Path, PathBuf};
use verbale_eval::facts::read;
use verbale_eval::facts::training::{
    File, GOVERNANCE_PLAN, PROPOSALS_PLAN, train_answers, train_governance, train_told, train_wordings,
};
use verbale_eval::regression::Plan;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: train_facts GOLD_DIR governance|proposals|answers|wordings [--out FILE]";
    let (Some(dir), Some(kind)) = (args.first(), args.get(1)) else { return Err(usage.into()) };
    let at = |name: &str| args.iter().position(|a| a == name);
    let after = |name: &str| at(name).and_then(|i| args.get(i + 1));
    let listed = |name: &str| -> Option<Vec<String>> {
        after(name).map(|l| l.split(',').map(str::to_owned).collect())
    };
    let (only, measure) = (listed("--only"), listed("--measure"));
    let own = if kind == "governance" { "governance" } else { "proposals" };
    let mut files = Vec::new();
    for folder in ["governance", "proposals", "claims", "incidents", "meetings", "pledges", "votes"] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(dir).join(folder))?
            .filter_map(|e| e.ok().map(|e| e.path()))
            .collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let starts = |l: &Vec<String>| l.iter().any(|p| name.starts_with(p.as_str()));
            // Parties are asked for their answers only where a text on the table is told.
            let wanted = if folder == own { only.as_ref().is_none_or(starts) } else { kind != "answers" };
            if path.extension().is_none_or(|e| e != "md") || name.starts_with("test_") || !wanted {
                continue;
            }
            let texts = read(&std::fs::read_to_string(&path)?)?;
            let other = folder != own;
            files.push(File { texts, measured: !other && measure.as_ref().is_some_and(starts), other });
        }
    }
    let number = |i: usize| at("--plan").and_then(|p| args.get(p + i)).and_then(|a| a.parse::<f64>().ok());
    let plan = |usual: Plan| Plan {
        own: number(1).unwrap_or(usual.own),
        dense: number(2).unwrap_or(usual.dense),
        least: number(3).map_or(usual.least, |n| n as usize),
        ..usual
    };
    let (trained, file) = match kind.as_str() {
        "governance" => (train_governance(&files, plan(GOVERNANCE_PLAN)), "governance.bin"),
        "proposals" => (train_told(&files, plan(PROPOSALS_PLAN)), "proposals.bin"),
        "wordings" => (train_wordings(&files, plan(PROPOSALS_PLAN)), "wordings.bin"),
        "answers" => (train_answers(&files, plan(PROPOSALS_PLAN)), "answers.bin"),
        _ => return Err(usage.into()),
    };
    println!("{}", trained.table);
    let out = after("--out").map_or(Path::new("crates/verbale_annotate/models/en").join(file), PathBuf::from);
    std::fs::write(out, trained.bytes)?;
    Ok(())
}
