//! `verbale eval`: scores against gold files.

use crate::cli::{Global, done};
use crate::error::{CommandError, Outcome, read_text};
use crate::source;
use crate::wire::{ExtractRow, FindingRow, Texts};
use clap::{Args, Subcommand};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use verbale_analysis::{candidates, discrepancies};
use verbale_annotate::Annotator;
use verbale_annotate::en::attribution::Model;
use verbale_eval::report::{EvalError, Report};
use verbale_eval::{
    attribution, events, extract, facts, gold, numbers, origins, pairs, polarity, scenarios, speakers,
    utterances,
};
use verbale_model::{Annotations, Document, DocumentMeta, Dossier, Facts, Record};

/// Score against gold files
#[derive(Args, Debug)]
pub(crate) struct Eval {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Source, cue and content of attributions, apart and joined
    Attribution(Gold),
    /// Findings of whole negotiations, with traps
    Compare(Scenarios),
    /// Event types and quad classes, the actors given
    Events(Gold),
    /// Quantities, meetings, pledges, votes, incidents, governance, proposals, claims
    Facts(FactsGold),
    /// Whether two texts that differ in numbers agree
    Numbers(Gold),
    /// Documents led back to the texts they go back to
    Origins(Stories),
    /// Which discrepancy two statements show
    Pairs(Stated),
    /// Polarity towards a target
    Polarity(Gold),
    /// Speaker, party, act and status of marked attributions
    Speakers(SpeakersGold),
    /// Whether two reports are of one utterance
    Utterances(Stories),
}

#[derive(Args, Debug)]
struct SpeakersGold {
    /// Texts as Markdown, attributions marked and labelled; their dossiers stand beside the file
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// List this many slips
    #[arg(long, value_name = "N", default_value_t = 0)]
    slips: usize,
}

#[derive(Args, Debug)]
struct Gold {
    /// Gold as JSON lines
    gold: PathBuf,
    /// Where to write what was found, in the order of the gold
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct FactsGold {
    /// Gold as JSON lines or Markdown, each line or section a text with its facts
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Score only this kind of fact; without it, every kind the gold has
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// List this many slips a kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    slips: usize,
    /// More names of names: a JSON object of lists
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Where to write what was found, in the order of the gold
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct Scenarios {
    /// Folders with dossier.toml, docs.jsonl and gold.json, or folders of such folders
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// List this many slips a scenario
    #[arg(long, value_name = "N", default_value_t = 0)]
    slips: usize,
    /// Where to write the findings, each with its scenario
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
    /// Where to write every pair that was weighed, with its score and whether the gold has it
    #[arg(long, value_name = "FILE")]
    candidates: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct Stated {
    /// Gold as JSON lines
    gold: PathBuf,
    /// List this many slips
    #[arg(long, value_name = "N", default_value_t = 0)]
    slips: usize,
    /// Where to write what was found, in the order of the gold
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct Stories {
    /// Gold as Markdown
    gold: PathBuf,
    /// List this many slips
    #[arg(long, value_name = "N", default_value_t = 0)]
    slips: usize,
    /// Where to write what was found, in the order of the gold
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

pub(crate) fn run(args: &Eval, global: &Global) -> Outcome {
    match &args.what {
        What::Attribution(files) => attributions(files),
        What::Compare(files) => compared(files, global),
        What::Events(files) => scored(files, events::evaluate),
        What::Facts(files) => stated_facts(files),
        What::Numbers(files) => scored(files, numbers::evaluate),
        What::Origins(files) => led_back(files),
        What::Pairs(files) => weighed(files),
        What::Polarity(files) => scored(files, polarity::evaluate),
        What::Speakers(files) => speaking(files),
        What::Utterances(files) => joined(files),
    }
}

fn scored(files: &Gold, evaluate: impl Fn(&str) -> Result<Report, EvalError>) -> Outcome {
    let report = evaluate(&read_text(&files.gold)?)
        .map_err(|e| CommandError::work(format!("{}: {e}", files.gold.display())))?;
    write(files.predictions.as_deref(), report.predictions, &report.table)
}

fn compared(args: &Scenarios, global: &Global) -> Outcome {
    let failed = |e: scenarios::ReadScenario| CommandError::work(e);
    let (mut lines, mut outcomes, mut weighed) = (String::new(), Vec::new(), String::new());
    for root in &args.gold {
        for folder in scenarios::folders(root).map_err(failed)? {
            let scenario = scenarios::Scenario::read(&folder).map_err(failed)?;
            let global = Global { dossier: Some(folder.clone()), ..global.clone() };
            let (facts, _) = source::facts(&[folder.join("docs.jsonl")], &global)?;
            let texts = Texts::of(&facts);
            let mut findings = Vec::new();
            for finding in &discrepancies(&facts).findings {
                let mut row =
                    serde_json::to_value(FindingRow::of(finding, &texts)).map_err(std::io::Error::from)?;
                row["scenario"] = json!(scenario.name);
                let _ = writeln!(lines, "{row}");
                findings.push(row);
            }
            outcomes.push(scenarios::score(&scenario, &findings));
            if args.candidates.is_some() {
                let mut rows = Vec::new();
                for (finding, score) in candidates(&facts) {
                    let mut row = serde_json::to_value(FindingRow::of(&finding, &texts))
                        .map_err(std::io::Error::from)?;
                    row["score"] = json!(score);
                    rows.push(row);
                }
                for (row, right) in rows.iter().zip(scenarios::judge(&scenario, &rows)) {
                    let line = json!({"scenario": scenario.name, "kind": row["kind"], "score": row["score"], "right": right});
                    let _ = writeln!(weighed, "{line}");
                }
            }
        }
    }
    if let Some(path) = &args.candidates {
        std::fs::write(path, weighed)?;
    }
    write(args.predictions.as_deref(), lines, &scenarios::write(&outcomes, args.slips))
}

fn led_back(args: &Stories) -> Outcome {
    let items = origins::set(&origins::read(&read_text(&args.gold)?));
    let mut records = Vec::new();
    for item in &items {
        let meta = DocumentMeta {
            name: item.name.clone(),
            url: Some(format!("https://{}.example/{}", item.outlet.replace(' ', "-"), item.name)),
            outlet: Some(item.outlet.clone()),
            published: item.published.parse().ok(),
            ..DocumentMeta::default()
        };
        let document = Document::new(item.text.as_str(), meta);
        records.extend(document.map(|document| Record { document, annotations: Annotations::default() }));
    }
    let facts = Facts::new(Dossier::default(), records);
    let texts = Texts::of(&facts);
    let mut found = BTreeMap::new();
    for origin in verbale_analysis::origins(&facts) {
        for copy in &origin.documents {
            let led = (texts.name(origin.origin), copy.relation.word().to_owned());
            found.insert(texts.name(copy.document), led);
        }
    }
    let mut lines = String::new();
    for item in &items {
        let (origin, relation) = found.get(&item.name).cloned().unwrap_or_default();
        let row = json!({"id": item.name, "variant": item.variant, "outlet": item.outlet, "published": item.published,
            "text": item.text, "gold": item.origin.as_ref().map(|(o, r)| json!([o, r])), "origin": origin,
            "relation": relation});
        let _ = writeln!(lines, "{row}");
    }
    let scores = origins::score(&items, &found, args.slips);
    write(args.predictions.as_deref(), lines, &scores.table())
}

fn joined(args: &Stories) -> Outcome {
    let pairs = utterances::read(&read_text(&args.gold)?);
    let annotator = Annotator::new(&Dossier::default());
    let (mut lines, mut found) = (String::new(), Vec::new());
    for pair in &pairs {
        let documents = pair.reports.iter().enumerate().filter_map(|(n, text)| {
            let url = Some(format!("https://outlet-{n}.example/"));
            let published = "2031-05-04".parse().ok();
            Document::new(text.as_str(), DocumentMeta { url, published, ..DocumentMeta::default() })
        });
        let facts = Facts::new(Dossier::default(), source::annotate(&annotator, documents.collect()));
        let joined = verbale_analysis::attestations(&facts).iter().any(|a| a.attestations.len() > 1);
        let _ = writeln!(lines, "{}", json!({"reports": pair.reports, "same": pair.same, "joined": joined}));
        found.push(joined);
    }
    write(args.predictions.as_deref(), lines, &utterances::table(&pairs, &found, args.slips))
}

fn weighed(args: &Stated) -> Outcome {
    let pairs = pairs::read(&read_text(&args.gold)?)
        .map_err(|e| CommandError::work(format!("{}: {e}", args.gold.display())))?;
    let (mut lines, mut kinds) = (String::new(), Vec::new());
    for pair in &pairs {
        let dossier = pair.dossier();
        let annotator = Annotator::new(&dossier);
        let facts = Facts::new(dossier, source::annotate(&annotator, pair.documents()));
        let found = discrepancies(&facts).findings;
        let surest = found.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let kind = surest.map(|f| f.kind.word().to_owned());
        let confidence = surest.map(|f| f.confidence);
        let _ = writeln!(
            lines,
            "{}",
            json!({"id": pair.id, "label": kind.as_deref().unwrap_or("none"), "confidence": confidence})
        );
        kinds.push(kind);
    }
    write(args.predictions.as_deref(), lines, &pairs::table(&pairs, &kinds, args.slips))
}

fn stated_facts(args: &FactsGold) -> Outcome {
    let only = match args.kind.as_deref() {
        None => None,
        Some(word) => Some(facts::Kind::of(word).ok_or_else(|| {
            let kinds: Vec<&str> = facts::Kind::ALL.iter().map(|k| k.word()).collect();
            CommandError::usage(format!("no kind of fact is called {word}"))
                .hint(format!("one of {}", kinds.join(", ")))
        })?),
    };
    let mut texts = Vec::new();
    for path in &args.gold {
        let read = facts::read(&read_text(path)?);
        texts.extend(read.map_err(|e| CommandError::work(format!("{}: {e}", path.display())))?);
    }
    let mut aliases = facts::Aliases::of_states();
    if let Some(path) = &args.aliases {
        let read = aliases.extend(&read_text(path)?);
        read.map_err(|e| CommandError::work(format!("{}: {e}", path.display())))?;
    }
    let mut documents = Vec::new();
    for text in &texts {
        let line =
            json!({"id": text.id, "published": text.published, "outlet": text.outlet, "text": text.text});
        let read = verbale_ingest::documents_from_bytes(
            &format!("{}.jsonl", text.id),
            line.to_string().as_bytes(),
            &verbale_ingest::Settings::default(),
        );
        documents.extend(read.map_err(CommandError::work)?);
    }
    let records = source::annotate(&Annotator::new(&Dossier::default()), documents);
    let (mut lines, mut found) = (String::new(), BTreeMap::new());
    for record in &records {
        let row = serde_json::to_value(ExtractRow::of(record)).map_err(std::io::Error::from)?;
        let _ = writeln!(lines, "{row}");
        found.insert(record.document.meta().name.clone(), row);
    }
    let has =
        |kind: facts::Kind| texts.iter().any(|t| t.gold.keys().any(|k| facts::Kind::of(k) == Some(kind)));
    let kinds = facts::Kind::ALL.into_iter().filter(|k| only.map_or_else(|| has(*k), |o| o == *k));
    let tables: Vec<String> = kinds
        .map(|kind| facts::write(kind, &facts::measure(kind, &texts, &found, &aliases), args.slips))
        .collect();
    write(args.predictions.as_deref(), lines, &tables.join("\n"))
}

fn speaking(args: &SpeakersGold) -> Outcome {
    for path in &args.gold {
        let folder = path.parent().unwrap_or(Path::new("."));
        let dossier = |name: &str| -> Result<Dossier, CommandError> {
            let beside = folder.join(name).with_extension("toml");
            Dossier::parse(&read_text(&beside)?)
                .map_err(|e| CommandError::work(format!("{}: {e}", beside.display())))
        };
        let texts = speakers::gold::read(&read_text(path)?)
            .map_err(|e| CommandError::work(format!("{}: {e}", path.display())))?;
        write(None, String::new(), &speakers::table(&speakers::measure(&texts, dossier)?, args.slips))?;
    }
    done(Ok(()))
}

fn attributions(files: &Gold) -> Outcome {
    let documents = gold::read(&files.gold).map_err(CommandError::work)?;
    let predicted = extract::predict(&Model::load(), &documents);
    let mut lines = String::new();
    for document in &documents {
        let list =
            |a: &gold::GoldAttribution| json!({"source": a.source, "cue": a.cue, "content": a.content});
        let found: Vec<_> = predicted.get(&document.id).into_iter().flatten().map(list).collect();
        let row = json!({"id": document.id, "text": document.text, "attributions": found});
        let _ = writeln!(lines, "{row}");
    }
    write(
        files.predictions.as_deref(),
        lines,
        &attribution::measure(&documents, &predicted, false).to_string(),
    )
}

fn write(path: Option<&Path>, predictions: String, table: &str) -> Outcome {
    if let Some(path) = path {
        std::fs::write(path, predictions)?;
    }
    done(writeln!(anstream::stdout().lock(), "{}", table.trim_end()))
}
