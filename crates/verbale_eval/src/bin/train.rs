//! Trains the English models: `train DATA_DIR [--out DIR] [--hold N]`.
//!
//! `--keep DIR` keeps what was trained unpacked; `--deep FILE` and `--linear FILE` read that instead of training.
//!
//! DATA_DIR holds `polnear/train.jsonl` and `treebank/*.conllu.gz`. With `--hold N` every tenth document from the N-th on is
//! left out of training and the models are measured on it (give another `--out`, with `vectors.bin` in it).

use std::io::Read;
use std::path::{Path, PathBuf};
use verbale_annotate::en::attribution::features::View;
use verbale_annotate::en::attribution::weights;
use verbale_annotate::en::attribution::{Files, Model, quotes};
use verbale_annotate::en::vectors::Vectors;
use verbale_annotate::en::words;
use verbale_eval::training::{corpus, lexicon, linker, network, sequence, tagger};
use verbale_eval::{attribution, extract, gold};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Gold(#[from] gold::GoldError),
    #[error("{what} {path}")]
    File { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("not a checkpoint of this version")]
    Checkpoint,
    #[error("vectors.bin is not a table of word vectors")]
    Vectors,
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

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|source| Failure::File { what: "read", path: path.to_owned(), source })
}

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Failure> {
    let mut data = None;
    let mut out = PathBuf::from("crates/verbale_annotate/models/en");
    let mut hold = None;
    let (mut passes, mut share, mut lean) = (12, 0.15, 0.0f32);
    let (mut keep, mut deep_file, mut linear_file, mut only_deep) = (None, None, None, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => out = args.next().map(PathBuf::from).ok_or(Failure::Usage)?,
            "--hold" => hold = Some(args.next().and_then(|n| n.parse::<usize>().ok()).ok_or(Failure::Usage)?),
            "--passes" => passes = args.next().and_then(|n| n.parse().ok()).ok_or(Failure::Usage)?,
            "--share" => share = args.next().and_then(|n| n.parse().ok()).ok_or(Failure::Usage)?,
            "--lean" => lean = args.next().and_then(|n| n.parse().ok()).ok_or(Failure::Usage)?,
            "--keep" => keep = args.next().map(PathBuf::from),
            "--deep" => deep_file = args.next().map(PathBuf::from),
            "--linear" => linear_file = args.next().map(PathBuf::from),
            "--only-deep" => only_deep = true,
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
    let mut deeps = network::Collector::default();
    let mut links = linker::Collector::default();
    let vector_bytes = read(&out.join("vectors.bin"))?;
    let vectors = Vectors::read(&vector_bytes).ok_or(Failure::Vectors)?;
    for (document, words) in labelled.iter().zip(words) {
        let cues = View::strengths(&tally.without(document, &words), &words);
        let tags = tagger.tag(&document.text, &words);
        let view = View::new(&document.text, words, tags, quotes::quotes(&document.text), cues);
        sequences.add(&document.text, &view, &document.labels);
        deeps.add(&vectors, &document.text, &view, &document.labels);
        links.add(document, &view);
    }
    step("features");
    let linker = links.train(10);
    step("linker");
    let deep = match &deep_file {
        Some(path) => network::Trained::read(&read(path)?).ok_or(Failure::Checkpoint)?,
        None => {
            let plan = network::Plan { passes, batch: 1000, rate: 2e-3, drop: 0.2, drop_word: 0.2, least: 4, seed: 5 };
            network::train(deeps, plan, |pass, loss, now| {
                step(&format!("network pass {pass}: loss {loss:.4}"));
                if let Some(folder) = &keep {
                    // A checkpoint that cannot be written is only missed by a later run that asks for it.
                    let _ = std::fs::write(folder.join("deep.checkpoint"), now.write());
                }
            })
        }
    };
    if only_deep {
        return Ok(());
    }
    let linear = match &linear_file {
        Some(path) => sequence::Trained::read(&read(path)?).ok_or(Failure::Checkpoint)?,
        None => {
            let plan = sequence::Plan { passes: 12, averaged: 6, rate: 0.1, decay: 1e-5, least: 3 };
            let linear = sequence::train(sequences, plan);
            if let Some(folder) = &keep {
                let path = folder.join("linear.checkpoint");
                std::fs::write(&path, linear.write()).map_err(|source| Failure::File { what: "write", path, source })?;
            }
            linear
        }
    };
    step("linear part");
    let pack = |share: f32| {
        let mut network = deep.network.clone();
        network.bias[0] -= lean;
        network.scale(1.0 - share);
        let linear = linear.pack(share, Some((&deep.edges, 1.0 - share)));
        (weights::write_sequence(&tally.lexicon(), &linear, &linker), network.write())
    };

    if hold.is_some() {
        for share in [0.0, 0.3, 0.4, 0.5, 0.6, 1.0] {
            let (sequence, network) = pack(share);
            let files = Files { tagger: &tagger_bytes, sequence: &sequence, vectors: &vector_bytes, network: &network };
            let model = Model::read(files).ok_or(Failure::Usage)?;
            let predicted = extract::predict(&model, &held);
            let score = attribution::measure(&held, &predicted, false);
            let [s, c, t] = score.roles.map(|r| 100.0 * r.exact.f1());
            println!("linear {share}: source {s:.1} cue {c:.1} content {t:.1} whole {:.1}", 100.0 * score.most.both.f1());
            if share == 0.3 {
                println!("{score}");
            }
        }
        step("measured");
    }
    let (sequence, network) = pack(share);
    step(&format!("{} + {} bytes", sequence.len(), network.len()));
    for (name, bytes) in [("tagger.bin", &tagger_bytes), ("attribution.bin", &sequence), ("network.bin", &network)] {
        let path = out.join(name);
        std::fs::write(&path, bytes).map_err(|source| Failure::File { what: "write", path, source })?;
    }
    Ok(())
}
