//! Measures the shipped engine: `measure GOLD.jsonl [--trim]`.
//!
//! `--predictions FILE` measures other predictions, `--models DIR` other weights, `--out FILE` keeps what was predicted,
//! `--aligned PARAGRAPHS.jsonl` also reads the same texts as tokenised paragraphs and shows what the form costs,
//! `--outlets` adds a line for each outlet, `--floors FILE` compares with pinned floors and exits 3 on a breach.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use verbale_annotate::en::attribution::{Files, Model};
use verbale_eval::floors::{Floors, attribution_figures};
use verbale_eval::gold::{self, GoldDocument};
use verbale_eval::{aligned, attribution, extract};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Gold(#[from] gold::GoldError),
    #[error("{what} {path}")]
    File { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("parse {path}")]
    Floors { path: PathBuf, source: toml::de::Error },
    #[error("the weights in {0} are not in the form this version reads")]
    Weights(PathBuf),
    #[error(
        "usage: measure GOLD.jsonl [--trim] [--outlets] [--predictions FILE] [--models DIR] [--out FILE] [--aligned FILE] [--floors FILE]"
    )]
    Usage,
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|source| Failure::File { what: "read", path: path.to_owned(), source })
}

fn model(folder: &Path) -> Result<Model, Failure> {
    let [tagger, sequence, vectors, network] =
        ["tagger.bin", "attribution.bin", "vectors.bin", "network.bin"].map(|name| read(&folder.join(name)));
    let (tagger, sequence, vectors, network) = (tagger?, sequence?, vectors?, network?);
    let files = Files { tagger: &tagger, sequence: &sequence, vectors: &vectors, network: &network };
    Model::read(files).ok_or_else(|| Failure::Weights(folder.to_owned()))
}

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<ExitCode, Failure> {
    let (mut gold_path, mut options) = (None, BTreeMap::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--trim" | "--outlets" => _ = options.insert(arg, PathBuf::new()),
            "--predictions" | "--models" | "--out" | "--aligned" | "--floors" => {
                let value = args.next().ok_or(Failure::Usage)?;
                options.insert(arg, PathBuf::from(value));
            }
            _ => gold_path = Some(PathBuf::from(arg)),
        }
    }
    let gold_path = gold_path.ok_or(Failure::Usage)?;
    let documents = gold::read(&gold_path)?;
    let own = || options.get("--models").map_or_else(|| Ok(Model::load()), |folder| model(folder));
    let predicted = match options.get("--predictions") {
        Some(path) => gold::read(path)?.into_iter().map(|d| (d.id, d.attributions)).collect(),
        None => extract::predict(&own()?, &documents),
    };
    if let Some(path) = options.get("--aligned") {
        let paragraphs = gold::read(path)?;
        let there = extract::predict(&own()?, &paragraphs);
        print!("{}", aligned::compare(&documents, &predicted, &paragraphs, &there));
    }
    if let Some(path) = options.get("--out") {
        let own = |d: &GoldDocument| predicted.get(&d.id).cloned().unwrap_or_default();
        let lines: Vec<String> = documents
            .iter()
            .filter_map(|d| serde_json::to_string(&GoldDocument { attributions: own(d), ..d.clone() }).ok())
            .collect();
        std::fs::write(path, lines.join("\n")).map_err(|source| Failure::File {
            what: "write",
            path: path.clone(),
            source,
        })?;
    }
    let score = attribution::measure(&documents, &predicted, options.contains_key("--trim"));
    println!("{score}");
    if options.contains_key("--outlets") {
        let mut outlets: BTreeMap<&str, Vec<GoldDocument>> = BTreeMap::new();
        for document in &documents {
            outlets.entry(document.publisher.as_deref().unwrap_or("-")).or_default().push(document.clone());
        }
        for (outlet, documents) in outlets {
            let score = attribution::measure(&documents, &predicted, false);
            let [s, c, t] = score.roles.map(|r| 100.0 * r.exact.f1());
            let whole = 100.0 * score.most.both.f1();
            println!(
                "{outlet:<20} {:>3} documents  source {s:.1} cue {c:.1} content {t:.1} whole {whole:.1}",
                documents.len()
            );
        }
    }
    if let Some(path) = options.get("--floors") {
        let text = String::from_utf8_lossy(&read(path)?).into_owned();
        let floors = Floors::parse(&text).map_err(|source| Failure::Floors { path: path.clone(), source })?;
        let breaches = floors.check(&read(&gold_path)?, &attribution_figures(&score));
        for breach in &breaches {
            println!("{breach}");
        }
        if !breaches.is_empty() {
            return Ok(ExitCode::from(3));
        }
        println!("all floors hold");
    }
    Ok(ExitCode::SUCCESS)
}
