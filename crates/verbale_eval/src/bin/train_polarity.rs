//! Trains the polarity model: `train_polarity DATA_DIR [--out FILE] [--plan OWN TIED LEAST [FOLDS]] [--parts]`.
//!
//! DATA_DIR holds `stance/newsmtsc_train.jsonl`.

use std::path::{Path, PathBuf};
use verbale_eval::polarity::training::{PLAN, explore, train};
use verbale_eval::regression::Plan;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data = Path::new(args.first().ok_or("usage: train_polarity DATA_DIR [--out FILE]")?);
    let gold = std::fs::read_to_string(data.join("stance/newsmtsc_train.jsonl"))?;
    let at = |name: &str| args.iter().position(|a| a == name);
    let number = |i: usize| args.get(i).and_then(|a| a.parse::<f64>().ok());
    if at("--plan").or(at("--parts")).is_some() {
        let i = at("--plan").unwrap_or(args.len());
        let plan = Plan {
            own: number(i + 1).unwrap_or(PLAN.own),
            tied: number(i + 2).unwrap_or(PLAN.tied),
            least: number(i + 3).map_or(PLAN.least, |n| n as usize),
            uneven: at("--even").is_none(),
            ..PLAN
        };
        let folds = number(i + 4).map_or(5, |n| n as usize);
        println!("{}", explore(&gold, plan, folds, at("--parts").is_some())?);
        return Ok(());
    }
    let trained = train(&gold)?;
    println!("{}", trained.table);
    let out = at("--out")
        .and_then(|i| args.get(i + 1))
        .map_or("crates/verbale_annotate/models/en/polarity.bin".into(), PathBuf::from);
    std::fs::write(out, trained.bytes)?;
    Ok(())
}
