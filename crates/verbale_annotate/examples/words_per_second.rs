//! Prints words a second for one and two threads, and the peak memory: `words_per_second TEXT_FILE [REPEATS]`.
//!
//! The file holds documents divided by lines of `=====`. Stages are added one after the other: tokens, attributions, who
//! speaks and what is done by it, then all annotation.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool that measures time and reads a file"
)]

use std::time::Instant;
use verbale_annotate::Annotator;
use verbale_annotate::en::attribution::{Model, attributions};
use verbale_annotate::en::tokens;
use verbale_model::{Document, DocumentMeta, Dossier, Lang};

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a text file");
    let repeats: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let all = std::fs::read_to_string(path).expect("readable text");
    let texts: Vec<&str> = all.split("\n=====\n").collect();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum::<usize>() * repeats;
    println!("{} documents, {words} words", texts.len() * repeats);

    let began = Instant::now();
    let model = Model::load();
    println!("attribution model loaded in {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let rate = |what: &str, began: (Instant, f64), threads: usize| {
        let seconds = began.0.elapsed().as_secs_f64();
        let (by_clock, by_processor) =
            (words as f64 / seconds, words as f64 / (processor_seconds() - began.1));
        println!(
            "{what}, {threads} thread(s): {by_clock:.0} words/s, {by_processor:.0} per processor second"
        );
    };
    let began = (Instant::now(), processor_seconds());
    let mut found = 0;
    for _ in 0..repeats {
        found += texts.iter().map(|t| tokens::parse(t).tokens.len()).sum::<usize>();
    }
    rate(&format!("tokens ({found})"), began, 1);
    let began = (Instant::now(), processor_seconds());
    let mut found = 0;
    for _ in 0..repeats {
        found +=
            texts.iter().map(|t| attributions(&model, &tokens::parse(t)).attributions.len()).sum::<usize>();
    }
    rate(&format!("tokens and attributions ({found})"), began, 1);

    let began = Instant::now();
    let annotator = Annotator::new(&Dossier::default());
    println!("annotator made in {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let documents: Vec<Document> = texts
        .iter()
        .filter_map(|t| Document::new(*t, DocumentMeta { lang: Lang::EN, ..DocumentMeta::default() }))
        .collect();
    let over = |threads: usize, work: &(dyn Fn(&Document) + Sync)| {
        let size = documents.len().div_ceil(threads);
        std::thread::scope(|scope| {
            for part in documents.chunks(size) {
                scope.spawn(move || (0..repeats).for_each(|_| part.iter().for_each(work)));
            }
        });
    };
    let statements = |d: &Document| {
        std::hint::black_box(annotator.statements(d));
    };
    let everything = |d: &Document| {
        std::hint::black_box(annotator.annotate(d));
    };
    for threads in [1, 2] {
        let began = (Instant::now(), processor_seconds());
        over(threads, &statements);
        rate("attributions with speakers, acts and status", began, threads);
    }
    for threads in [1, 2] {
        let began = (Instant::now(), processor_seconds());
        over(threads, &everything);
        rate("all annotation", began, threads);
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status")
        && let Some(line) = status.lines().find(|l| l.starts_with("VmHWM"))
    {
        println!("peak memory{}", line.trim_start_matches("VmHWM:"));
    }
}

/// Processor time of this process so far, where the system tells: on a busy machine the clock says little.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|f| f.parse::<f64>().ok()).sum();
    ticks / 100.0
}
