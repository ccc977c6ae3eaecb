//! Scores a shipped model: `evaluate events|polarity|numbers GOLD.jsonl [--predictions OUT.jsonl]`.

use verbale_eval::{events, numbers, polarity};

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, path, ..] = args.as_slice() else {
        return Err("usage: evaluate events|polarity|numbers GOLD.jsonl".into());
    };
    let gold = std::fs::read_to_string(path)?;
    let report = match what.as_str() {
        "events" => events::evaluate(&gold)?,
        "events-running" => events::evaluate_running(&gold)?,
        "polarity" => polarity::evaluate(&gold)?,
        "numbers" => numbers::evaluate(&gold)?,
        other => return Err(format!("no evaluation of {other}").into()),
    };
    println!("{}", report.table);
    if let Some(out) = args.iter().position(|a| a == "--predictions").and_then(|i| args.get(i + 1)) {
        std::fs::write(out, report.predictions)?;
    }
    Ok(())
}
