//! Measures the shipped engine: `measure GOLD.jsonl [--trim]`, or other predictions: `--predictions OUT.jsonl`.

use std::path::Path;
use verbale_annotate::en::attribution::Model;
use verbale_eval::{attribution, extract, gold};

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), gold::GoldError> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let trim = args.iter().any(|a| a == "--trim");
    args.retain(|a| a != "--trim");
    let documents = gold::read(Path::new(args.first().map_or("", String::as_str)))?;
    let predicted = match args.iter().position(|a| a == "--predictions").and_then(|i| args.get(i + 1)) {
        Some(path) => gold::read(Path::new(path))?.into_iter().map(|d| (d.id, d.attributions)).collect(),
        None => extract::predict(&Model::load(), &documents),
    };
    println!("{}", attribution::measure(&documents, &predicted, trim));
    Ok(())
}
