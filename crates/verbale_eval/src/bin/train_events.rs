//! Trains the event model: `train_events DATA_DIR [--out FILE] [--ablation] [--more] [--show FOLD] [--plan OWN TIED LEAST]`.
//!
//! DATA_DIR holds `events/plv_train.jsonl`; with `--more` also `events/cameo_penta_train.jsonl` (quad classes) and
//! `events/cameo_human_rounds.jsonl` are learned from, which cross-validation found to harm.

use std::path::{Path, PathBuf};
use verbale_eval::events::training::{Gold, PLAN, ablation, explore, train};
use verbale_eval::regression::Plan;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data = Path::new(args.first().ok_or("usage: train_events DATA_DIR [--out FILE]")?).join("events");
    let at = |name: &str| args.iter().position(|a| a == name);
    let number = |i: usize| args.get(i).and_then(|a| a.parse::<f64>().ok());
    let main = std::fs::read_to_string(data.join("plv_train.jsonl"))?;
    let penta = std::fs::read_to_string(data.join("cameo_penta_train.jsonl"))?;
    let human = std::fs::read_to_string(data.join("cameo_human_rounds.jsonl"))?;
    let more = [(penta.as_str(), 0.25), (human.as_str(), 0.5)];
    let gold = Gold { main: &main, more: if at("--more").is_some() { &more } else { &[] } };
    if at("--ablation").is_some() {
        println!("{}", ablation(&main, &more)?);
        return Ok(());
    }
    if at("--plan").or(at("--show")).is_some() {
        let plan = at("--plan").map_or(PLAN, |i| Plan {
            own: number(i + 1).unwrap_or(PLAN.own),
            tied: number(i + 2).unwrap_or(PLAN.tied),
            least: number(i + 3).map_or(PLAN.least, |n| n as usize),
            ..PLAN
        });
        println!("{}", explore(&gold, plan, at("--show").and_then(|i| number(i + 1)).map(|n| n as usize))?);
        return Ok(());
    }
    let trained = train(&gold)?;
    println!("{}", trained.table);
    let out = at("--out")
        .and_then(|i| args.get(i + 1))
        .map_or("crates/verbale_annotate/models/en/events.bin".into(), PathBuf::from);
    std::fs::write(out, trained.bytes)?;
    Ok(())
}
