//! Trains the model that weighs compared figures: `train_numbers DATA_DIR [--out FILE]`.
//!
//! DATA_DIR holds `numbers/vitaminc_numeric_contrast.jsonl`.

use std::path::{Path, PathBuf};
use verbale_eval::numbers::training::train;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data = Path::new(args.first().ok_or("usage: train_numbers DATA_DIR [--out FILE]")?);
    let gold = std::fs::read_to_string(data.join("numbers/vitaminc_numeric_contrast.jsonl"))?;
    let (bytes, table) = train(&gold)?;
    println!("{table}");
    let at = args.iter().position(|a| a == "--out").and_then(|i| args.get(i + 1));
    std::fs::write(at.map_or("crates/verbale_eval/src/numbers/numbers.bin".into(), PathBuf::from), bytes)?;
    Ok(())
}
