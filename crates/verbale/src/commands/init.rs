//! `verbale init`: a dossier folder to start from.

use crate::cli::done;
use crate::error::{CommandError, Outcome};
use clap::Args;
use std::io::Write as _;
use std::path::PathBuf;

/// Start a dossier folder
///
/// Writes DIR/dossier.toml with two invented parties to replace, and DIR/docs for your documents.
#[derive(Args, Debug)]
pub(crate) struct Init {
    /// The folder to make
    dir: PathBuf,
}

const TEMPLATE: &str = include_str!("init.toml");

pub(crate) fn run(args: &Init) -> Outcome {
    let file = args.dir.join("dossier.toml");
    if file.exists() {
        return Err(
            CommandError::usage(format!("{} is there already", file.display())).hint("nothing was changed")
        );
    }
    std::fs::create_dir_all(args.dir.join("docs"))?;
    std::fs::write(&file, TEMPLATE)?;
    let dir = args.dir.display();
    let mut out = anstream::stdout().lock();
    done(writeln!(
        out,
        "wrote {file}\nNext  edit it: your parties, people and issues\n      verbale add --dossier {dir} FILE...    read documents in\n      verbale compare --dossier {dir}        see where the accounts part",
        file = file.display()
    ))
}
