//! Trains the model of factuality: `train_factuality DATA_DIR [--out FILE] [--plan OWN LEAST]`.
//!
//! DATA_DIR holds `factuality/train_dev.jsonl`.

use std::path::{Path, PathBuf};
use verbale_eval::factuality::training::{PLAN, train};
use verbale_eval::regression::Plan;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data =
        Path::new(args.first().ok_or("usage: train_factuality DATA_DIR [--out FILE] [--plan OWN LEAST]")?);
    let gold = std::fs::read_to_string(data.join("factuality/train_dev.jsonl"))?;
    let at = |name: &str| args.iter().position(|a| a == name);
    let number = |i: usize| args.get(i).and_then(|a| a.parse::<f64>().ok());
    let plan = at("--plan").map_or(PLAN, |i| Plan {
        own: number(i + 1).unwrap_or(PLAN.own),
        least: number(i + 2).map_or(PLAN.least, |n| n as usize),
        ..PLAN
    });
    let trained = train(&gold, plan)?;
    println!("{}", trained.table);
    let out = at("--out")
        .and_then(|i| args.get(i + 1))
        .map_or("crates/verbale_annotate/models/en/factuality.bin".into(), PathBuf::from);
    std::fs::write(out, trained.bytes)?;
    Ok(())
}
