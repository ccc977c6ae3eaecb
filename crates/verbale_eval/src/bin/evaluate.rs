//! Scores a shipped model: `evaluate events|factuality|polarity|numbers GOLD.jsonl [--predictions OUT.jsonl]`, `evaluate speakers GOLD.md
//! [--slips N]`.

use std::path::Path;
use verbale_eval::report::Report;
use verbale_eval::{events, factuality, numbers, polarity, speakers};
use verbale_model::Dossier;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, path, ..] = args.as_slice() else {
        return Err("usage: evaluate events|factuality|polarity|numbers|speakers GOLD".into());
    };
    let gold = std::fs::read_to_string(path)?;
    let report = match what.as_str() {
        "events" => events::evaluate(&gold)?,
        "events-running" => events::evaluate_running(&gold)?,
        "polarity" => polarity::evaluate(&gold)?,
        "numbers" => numbers::evaluate(&gold)?,
        "factuality" => factuality::evaluate(&gold)?,
        "speakers" => {
            let folder = Path::new(path).parent().unwrap_or(Path::new("."));
            let dossier = |name: &str| -> Result<Dossier, Box<dyn std::error::Error>> {
                Ok(Dossier::parse(&std::fs::read_to_string(folder.join(name).with_extension("toml"))?)?)
            };
            let outcome = speakers::measure(&speakers::gold::read(&gold)?, dossier)?;
            let slips = args.iter().position(|a| a == "--slips").and_then(|i| args.get(i + 1)?.parse().ok());
            Report { table: speakers::table(&outcome, slips.unwrap_or(0)), predictions: String::new() }
        }
        other => return Err(format!("no evaluation of {other}").into()),
    };
    println!("{}", report.table);
    if let Some(out) = args.iter().position(|a| a == "--predictions").and_then(|i| args.get(i + 1)) {
        std::fs::write(out, report.predictions)?;
    }
    Ok(())
}
