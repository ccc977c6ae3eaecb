//! Shows what annotation finds in a text: `cargo run -p verbale_annotate --example show -- FILE [DOSSIER]`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example reads a file and prints")]

use verbale_annotate::Annotator;
use verbale_model::{Document, DocumentMeta, Dossier, Speaker};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("name a text file")?;
    let dossier = match args.next() {
        Some(path) => Dossier::parse(&std::fs::read_to_string(path)?)?,
        None => Dossier::default(),
    };
    let meta = DocumentMeta { published: "2025-12-04".parse().ok(), ..DocumentMeta::default() };
    let document = Document::new(std::fs::read_to_string(path)?, meta).ok_or("the text is too long")?;
    let text = document.text();
    for statement in Annotator::new(&dossier).annotate(&document).statements {
        let a = &statement.attribution;
        println!(
            "{:?}  <{}> said by <{}>\n    {} | {} {} | stance {:?} {:?} | to {:?} | at {:?} | by {:?} | {:?} | if {:?} | {:?} {:?}",
            a.content.text(text),
            a.cue.text(text),
            a.source.text(text),
            statement.speaker.as_ref().map_or("-".to_owned(), shown),
            statement.act.word(),
            statement.status.word(),
            statement.stance,
            statement.target,
            statement.addressee.as_ref().map(shown),
            statement.said_at.map(|m| m.to_string()),
            statement.reported_by,
            statement.issues,
            statement.conditions.iter().map(|c| c.text(text)).collect::<Vec<_>>(),
            statement.commitment.map(verbale_model::Commitment::word),
            statement.support.map(verbale_model::Support::word),
        );
    }
    Ok(())
}

fn shown(speaker: &Speaker) -> String {
    format!(
        "{} ({}; {})",
        speaker.actor,
        speaker.party.as_deref().unwrap_or("-"),
        speaker.office.as_deref().unwrap_or("-")
    )
}
