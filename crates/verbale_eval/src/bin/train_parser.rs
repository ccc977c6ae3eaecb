//! Trains the English dependency parser: `train_parser DATA_DIR [OUT]`. DATA_DIR holds `treebank/*.conllu.gz`; the same data give
//! the same bytes. Uses the tagger that ships.

use std::io::Read;
use std::path::{Path, PathBuf};
use verbale_annotate::en::attribution::Model;
use verbale_eval::training::parser;

fn gunzip(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let data = PathBuf::from(args.next().ok_or("usage: train_parser DATA_DIR [OUT]")?);
    let out = args.next().unwrap_or_else(|| "crates/verbale_annotate/models/en/syntax.bin".into());
    let bank = |name: &str| gunzip(&data.join("treebank").join(name));
    let tagger = Model::load().tagger;
    let parser = parser::train(&[bank("ewt_train.conllu.gz")?, bank("gum_ccby.conllu.gz")?], &tagger, PASSES);
    let (heads, both) = parser::accuracy(&parser, &tagger, &bank("ewt_dev.conllu.gz")?);
    let bytes = parser.write();
    println!(
        "EWT dev, marks left out: heads {:.2} %, heads and relations {:.2} %; {} bytes",
        100.0 * heads,
        100.0 * both,
        bytes.len()
    );
    std::fs::write(out, bytes)?;
    Ok(())
}

/// Passes over the sentences.
const PASSES: usize = 12;
