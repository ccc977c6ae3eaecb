//! Measures the shipped engine: `measure GOLD.jsonl [--trim]`, or other predictions: `--predictions OUT.jsonl`.
//! `--out OUT.jsonl` keeps the predictions, `--models DIR` measures other weights.

use std::path::Path;
use verbale_annotate::en::attribution::{Files, Model};
use verbale_eval::gold::{self, GoldDocument, GoldError};
use verbale_eval::{attribution, extract};

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), GoldError> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let trim = args.iter().any(|a| a == "--trim");
    args.retain(|a| a != "--trim");
    let documents = gold::read(Path::new(args.first().map_or("", String::as_str)))?;
    let predicted = match args.iter().position(|a| a == "--predictions").and_then(|i| args.get(i + 1)) {
        Some(path) => gold::read(Path::new(path))?.into_iter().map(|d| (d.id, d.attributions)).collect(),
        None => match args.iter().position(|a| a == "--models").and_then(|i| args.get(i + 1)) {
            Some(folder) => {
                let file = |name: &str| {
                    let path = Path::new(folder).join(name);
                    std::fs::read(&path)
                        .map_err(|source| GoldError::Read { path: path.display().to_string(), source })
                };
                let bytes = [
                    file("tagger.bin")?,
                    file("attribution.bin")?,
                    file("vectors.bin")?,
                    file("network.bin")?,
                ];
                let [tagger, sequence, vectors, network] = &bytes;
                let model = Model::read(Files { tagger, sequence, vectors, network });
                model.map(|m| extract::predict(&m, &documents)).unwrap_or_default()
            }
            None => extract::predict(&Model::load(), &documents),
        },
    };
    if let Some(path) = args.iter().position(|a| a == "--out").and_then(|i| args.get(i + 1)) {
        let lines: Vec<String> = documents
            .iter()
            .map(|d| GoldDocument {
                attributions: predicted.get(&d.id).cloned().unwrap_or_default(),
                ..d.clone()
            })
            .filter_map(|d| serde_json::to_string(&d).ok())
            .collect();
        std::fs::write(path, lines.join("\n"))
            .map_err(|source| GoldError::Read { path: path.clone(), source })?;
    }
    println!("{}", attribution::measure(&documents, &predicted, trim));
    Ok(())
}
