//! Trains the English models of attribution: `train DATA_DIR [--out DIR] [--hold N]`.
//!
//! DATA_DIR holds `polnear/train.jsonl` and `treebank/*.conllu.gz`; DIR holds `vectors.bin`, which the `vectors` tool makes.
//! The same data give the same bytes. With `--hold N` every tenth document from the N-th on is left out of training and the
//! models are measured on it (give another `--out`). `--keep FILE` keeps the network after each pass, `--network FILE`
//! reads it back instead of training it; `--passes`, `--drop`, `--teachers`, `--trust` and `--seed` vary the plan; `--documents N` reads
//! the first N documents only, to see the whole way through in a minute.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use verbale_annotate::en::attribution::features::View;
use verbale_annotate::en::attribution::{Files, Model, quotes, weights};
use verbale_annotate::en::vectors::Vectors;
use verbale_annotate::en::words;
use verbale_eval::training::{corpus, field, lexicon, linker, network, tagger};
use verbale_eval::{attribution, extract, gold};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Gold(#[from] gold::GoldError),
    #[error("{what} {path}")]
    File { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("{0} is not in the form this version reads")]
    Form(&'static str),
    #[error(
        "usage: train DATA_DIR [--out DIR] [--hold N] [--keep FILE] [--network FILE] [--passes N] [--drop SHARE] [--teachers N] [--trust SHARE] [--seed N] [--documents N]"
    )]
    Usage,
}

struct Options {
    data: PathBuf,
    out: PathBuf,
    hold: Option<usize>,
    keep: Option<PathBuf>,
    network: Option<PathBuf>,
    documents: usize,
    plan: network::Plan,
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options, Failure> {
    fn next<T: FromStr>(args: &mut impl Iterator<Item = String>) -> Result<T, Failure> {
        args.next().and_then(|a| a.parse().ok()).ok_or(Failure::Usage)
    }
    let plan = network::Plan {
        passes: 16,
        batch: 1000,
        rate: 2e-3,
        drop: 0.3,
        drop_word: 0.3,
        least: 4,
        seed: 5,
        teachers: 3,
        trust: 0.5,
    };
    let out = PathBuf::from("crates/verbale_annotate/models/en");
    let mut options = Options {
        data: PathBuf::new(),
        out,
        hold: None,
        keep: None,
        network: None,
        documents: usize::MAX,
        plan,
    };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => options.out = next(&mut args)?,
            "--hold" => options.hold = Some(next(&mut args)?),
            "--keep" => options.keep = Some(next(&mut args)?),
            "--network" => options.network = Some(next(&mut args)?),
            "--passes" => options.plan.passes = next(&mut args)?,
            "--drop" => {
                options.plan.drop = next(&mut args)?;
                options.plan.drop_word = options.plan.drop;
            }
            "--documents" => options.documents = next(&mut args)?,
            "--teachers" => options.plan.teachers = next(&mut args)?,
            "--trust" => options.plan.trust = next(&mut args)?,
            "--seed" => options.plan.seed = next(&mut args)?,
            _ => options.data = PathBuf::from(arg),
        }
    }
    if options.data.as_os_str().is_empty() { Err(Failure::Usage) } else { Ok(options) }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|source| Failure::File { what: "read", path: path.to_owned(), source })
}

fn gunzip(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(read(path)?.as_slice())
        .read_to_string(&mut text)
        .map_err(|source| Failure::File { what: "unpack", path: path.to_owned(), source })?;
    Ok(text)
}

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Failure> {
    let Options { data, out, hold, keep, network: trained, documents, plan } =
        options(std::env::args().skip(1))?;
    let began = std::time::Instant::now();
    let step = |what: &str| println!("{:7.1} s  {what}", began.elapsed().as_secs_f32());

    let treebanks = [
        gunzip(&data.join("treebank/ewt_train.conllu.gz"))?,
        gunzip(&data.join("treebank/gum_ccby.conllu.gz"))?,
    ];
    let tagger = tagger::train(&treebanks, 6);
    let tagger_bytes = weights::write_tagger(&tagger);
    let right = 100.0 * tagger::accuracy(&tagger, &gunzip(&data.join("treebank/ewt_dev.conllu.gz"))?);
    step(&format!("tagger: {right:.2} % on EWT dev, {} bytes", tagger_bytes.len()));

    let (mut train, mut held) = (Vec::new(), Vec::new());
    let all = gold::read(&data.join("polnear/train.jsonl"))?;
    for (i, document) in all.into_iter().take(documents).enumerate() {
        if hold == Some(i % 10) { held.push(document) } else { train.push(document) }
    }
    let labelled: Vec<_> = train.iter().map(corpus::label).collect();
    let words: Vec<_> = labelled.iter().map(|d| words::words(&d.text)).collect();
    let mut tally = lexicon::Tally::default();
    for (document, words) in labelled.iter().zip(&words) {
        tally.add(document, words);
    }
    let vector_bytes = read(&out.join("vectors.bin"))?;
    let vectors = Vectors::read(&vector_bytes).ok_or(Failure::Form("vectors.bin"))?;
    let mut paragraphs = network::Collector::default();
    let mut links = linker::Collector::default();
    for (document, words) in labelled.iter().zip(words) {
        let cues = View::strengths(&tally.without(document, &words), &words);
        let tags = tagger.tag(&document.text, &words);
        let view = View::new(&document.text, words, tags, quotes::quotes(&document.text), cues);
        paragraphs.add(&vectors, &document.text, &view, &document.labels);
        links.add(document, &view);
    }
    let linker = links.train(10);
    step("linker");
    let trained = match &trained {
        Some(path) => network::Trained::read(&read(path)?).ok_or(Failure::Form("the network"))?,
        None => network::train(paragraphs, plan, |nth, pass, loss, now| {
            step(&format!("network {nth}, pass {pass}: loss {loss:.4}"));
            if let Some(path) = &keep {
                // One that cannot be written is only missed by a later run that asks for it.
                let _ = std::fs::write(path, now.write());
            }
        }),
    };
    let sequence = weights::write_sequence(&tally.lexicon(), &field::whole(&trained.edges), &linker);
    let network = trained.network.write();
    step(&format!("{} bytes of network, {} of the rest", network.len(), sequence.len()));
    if hold.is_some() {
        let files =
            Files { tagger: &tagger_bytes, sequence: &sequence, vectors: &vector_bytes, network: &network };
        let model = Model::read(files).ok_or(Failure::Form("what was just trained"))?;
        println!("{}", attribution::measure(&held, &extract::predict(&model, &held), false));
    }
    for (name, bytes) in
        [("tagger.bin", &tagger_bytes), ("attribution.bin", &sequence), ("network.bin", &network)]
    {
        let path = out.join(name);
        std::fs::write(&path, bytes).map_err(|source| Failure::File { what: "write", path, source })?;
    }
    Ok(())
}
