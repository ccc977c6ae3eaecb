//! Prints which share of gold span borders lies on token borders: `borders GOLD.jsonl`.

use std::collections::BTreeSet;
use std::path::Path;
use verbale_annotate::en::tokens;
use verbale_eval::gold::{self, CodePoints};

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> Result<(), gold::GoldError> {
    let (mut all, mut on) = (0u32, 0u32);
    for path in std::env::args().skip(1) {
        for document in gold::read(Path::new(&path))? {
            let text = tokens::parse(&document.text);
            let points = CodePoints::new(&document.text);
            let starts: BTreeSet<u32> = text.tokens.iter().map(|t| t.span.start()).collect();
            let ends: BTreeSet<u32> = text.tokens.iter().map(|t| t.span.end()).collect();
            for attribution in &document.attributions {
                for &(s, e) in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
                    let (s, e) = (points.byte(s), points.byte(e));
                    all += 2;
                    let good = u32::from(starts.contains(&s)) + u32::from(ends.contains(&e));
                    on += good;
                    if good < 2 {
                        let around = &document.text[document
                            .text
                            .floor_char_boundary(s.saturating_sub(8) as usize)
                            ..document.text.ceil_char_boundary((e as usize + 8).min(document.text.len()))];
                        println!("{:?} in {around:?}", &document.text[s as usize..e as usize]);
                    }
                }
            }
        }
    }
    println!(
        "{on} of {all} borders on token borders: {:.3} %",
        f64::from(on) * 100.0 / f64::from(all.max(1))
    );
    Ok(())
}
