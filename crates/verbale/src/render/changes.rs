//! What changed between two texts, on a terminal: marks as well as colours, for a pipe and a printer have none.

use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use verbale_analysis::{Part, SentenceChange};
use verbale_model::Record;

fn gone() -> Style {
    AnsiColor::Red.on_default().strikethrough()
}

fn come() -> Style {
    AnsiColor::Green.on_default().underline()
}

/// Words kept, gone and come, in one line.
pub(crate) fn parts(parts: &[(Part, String)]) -> String {
    let (gone, come) = (gone(), come());
    let mut line = String::new();
    for (part, words) in parts {
        line.push_str(&match part {
            Part::Kept => format!("{words} "),
            Part::Gone => format!("{gone}[-{words}-]{gone:#} "),
            Part::Come => format!("{come}{{+{words}+}}{come:#} "),
        });
    }
    line.trim_end().to_owned()
}

/// A sentence that is not the same in two versions.
pub(crate) fn changed(
    change: &SentenceChange,
    before: &Record,
    after: &Record,
    out: &mut impl Write,
) -> io::Result<()> {
    let (gone, come) = (gone(), come());
    match (change.before, change.after) {
        (Some(_), Some(_)) => writeln!(out, "~ {}", parts(&change.parts)),
        (Some(span), None) => writeln!(out, "{gone}- {}{gone:#}", span.text(before.document.text())),
        (None, Some(span)) => writeln!(out, "{come}+ {}{come:#}", span.text(after.document.text())),
        (None, None) => Ok(()),
    }
}
