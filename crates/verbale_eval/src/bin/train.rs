//! Trains the English models: `train DATA_DIR [--out DIR] [--hold N]`.
//!
//! DATA_DIR holds `polnear/train.jsonl` and `treebank/*.conllu.gz`. With `--hold N` every tenth document from the N-th on is
//! left out of training and the models are measured on it instead of written.

use std::io::Read;
use std::path::{Path, PathBuf};
use verbale_annotate::en::attribution::features::View;
use verbale_annotate::en::attribution::weights;
use verbale_annotate::en::attribution::{Model, quotes};
use verbale_annotate::en::words;
use verbale_eval::training::{corpus, lexicon, linker, sequence, tagger};
use verbale_eval::{attribution, extract, gold};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Gold(#[from] gold::GoldError),
    #[error("{what} {path}")]
    File { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("usage: train DATA_DIR [--out DIR] [--hold N]")]
    Usage,
}

fn gunzip(path: &Path) -> Result<String, Failure> {
    let fail = |source| Failure::File { what: "read", path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).map_err(fail)?;
    Ok(text)
}

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Failure> {
    let mut data = None;
    let mut out = PathBuf::from("crates/verbale_annotate/models/en");
    let mut hold = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => out = args.next().map(PathBuf::from).ok_or(Failure::Usage)?,
            "--hold" => hold = Some(args.next().and_then(|n| n.parse::<usize>().ok()).ok_or(Failure::Usage)?),
            _ => data = Some(PathBuf::from(arg)),
        }
    }
    let data = data.ok_or(Failure::Usage)?;
    let began = std::time::Instant::now();
    let step = |what: &str| println!("{:7.1} s  {what}", began.elapsed().as_secs_f32());

    let ewt = gunzip(&data.join("treebank/ewt_train.conllu.gz"))?;
    let gum = gunzip(&data.join("treebank/gum_ccby.conllu.gz"))?;
    let dev = gunzip(&data.join("treebank/ewt_dev.conllu.gz"))?;
    let tagger = tagger::train(&[ewt, gum], 6);
    let tagger_bytes = weights::write_tagger(&tagger);
    step(&format!(
        "tagger: {:.2} % on EWT dev, {} bytes",
        100.0 * tagger::accuracy(&tagger, &dev),
        tagger_bytes.len()
    ));

    let all = gold::read(&data.join("polnear/train.jsonl"))?;
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (i, document) in all.into_iter().enumerate() {
        if hold == Some(i % 10) { held.push(document) } else { train.push(document) }
    }
    let labelled: Vec<_> = train.iter().map(corpus::label).collect();
    let words: Vec<_> = labelled.iter().map(|d| words::words(&d.text)).collect();
    let mut tally = lexicon::Tally::default();
    for (document, words) in labelled.iter().zip(&words) {
        tally.add(document, words);
    }
    let mut sequences = sequence::Collector::default();
    let mut links = linker::Collector::default();
    for (document, words) in labelled.iter().zip(words) {
        let cues = View::strengths(&tally.without(document, &words), &words);
        let tags = tagger.tag(&document.text, &words);
        let view = View::new(&document.text, words, tags, quotes::quotes(&document.text), cues);
        sequences.add(&document.text, &view, &document.labels);
        links.add(document, &view);
    }
    step("features");
    let linker = links.train(10);
    step("linker");
    let plan = sequence::Plan { passes: 12, averaged: 6, rate: 0.1, decay: 1e-5, least: 3 };
    let linear = sequence::train(sequences, plan);
    let bytes = weights::write_sequence(&tally.lexicon(), &linear, &linker);
    step(&format!("sequence model: {} bytes", bytes.len()));

    if hold.is_some() {
        let model = Model::read(&tagger_bytes, &bytes).ok_or(Failure::Usage)?;
        let predicted = extract::predict(&model, &held);
        println!("{}", attribution::measure(&held, &predicted, false));
        step("measured");
        return Ok(());
    }
    for (name, bytes) in [("tagger.bin", &tagger_bytes), ("attribution.bin", &bytes)] {
        let path = out.join(name);
        std::fs::write(&path, bytes).map_err(|source| Failure::File { what: "write", path, source })?;
    }
    Ok(())
}
