//! Fits the odds of findings: `train_odds CANDIDATES... [--out FILE]`.
//!
//! CANDIDATES are files that `verbale eval compare SCENARIOS --candidates FILE` wrote.

use std::path::PathBuf;
use verbale_eval::odds::train;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let at = args.iter().position(|a| a == "--out");
    let out = at
        .and_then(|i| args.get(i + 1))
        .map_or("crates/verbale_analysis/data/odds.toml".into(), PathBuf::from);
    let files = &args[..at.unwrap_or(args.len())];
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let (data, table) = train(&texts)?;
    println!("{table}");
    std::fs::write(out, data)?;
    Ok(())
}
