//! How many documents a second are led back to their origins: `cargo run --release -p verbale_analysis --example origins -- 30000`.
//!
//! Made-up news of some 300 words over a vocabulary as uneven as language, two thousand stories a day; every third
//! document is made from an earlier one: copied, cut to a quarter or with one word in ten changed. On one thread, then on two.

#[path = "made/dice.rs"]
mod dice;

use dice::Dice;
use std::time::Instant;
use verbale_analysis::{Relation, origins};
use verbale_model::{Annotations, Document, DocumentMeta, Dossier, Facts, Record};

const VOCABULARY: usize = 40_000;
const NAMES: usize = 8_000;
const WORDS: usize = 300;
const A_DAY: usize = 2_000;

/// A rank below `limit`, the k-th about 1/k as often as the first.
fn zipf(dice: &mut Dice, limit: usize) -> usize {
    let share = dice.throw(1 << 30) as f64 / f64::from(1 << 30);
    ((share * (limit as f64 + 1.0).ln()).exp() as usize - 1).min(limit - 1)
}

/// A made-up word for a rank.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "char", "lem"];
    let mut out = String::new();
    loop {
        out.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
        if rank == 0 {
            return out;
        }
    }
}

fn story(dice: &mut Dice) -> Vec<String> {
    (0..WORDS)
        .map(|n| match dice.throw(20) {
            0 => (10 + dice.throw(5_000)).to_string(),
            1 | 2 => {
                let name = word(zipf(dice, NAMES));
                name[..1].to_uppercase() + &name[1..]
            }
            _ if n % 18 == 17 => word(zipf(dice, VOCABULARY)) + ".",
            _ => word(zipf(dice, VOCABULARY)),
        })
        .collect()
}

fn made_from(words: &[String], how: usize, dice: &mut Dice) -> Vec<String> {
    match how {
        0 => words.to_vec(),
        1 => words[..words.len() / 4].to_vec(),
        _ => words
            .iter()
            .map(|w| if dice.throw(10) == 0 { word(zipf(dice, VOCABULARY)) } else { w.clone() })
            .collect(),
    }
}

#[expect(clippy::disallowed_methods, reason = "the example measures time")]
#[expect(clippy::print_stdout, reason = "the example prints the rate")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents = std::env::args().nth(1).map_or(Ok(30_000), |n| n.parse::<usize>())?;
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut stories: Vec<Vec<String>> = Vec::new();
    let mut records = Vec::with_capacity(documents);
    for n in 0..documents {
        // What is made from a story comes within the next two days.
        let made = n % 3 == 2;
        let words = if made {
            let from = stories.len() - 1 - dice.throw(stories.len().min(2 * A_DAY));
            made_from(&stories[from], n / 3 % 3, &mut dice)
        } else {
            let words = story(&mut dice);
            stories.push(words.clone());
            words
        };
        let day = jiff::civil::date(2031, 1, 1).checked_add(jiff::Span::new().days((n / A_DAY) as i64))?;
        let second = n % A_DAY;
        let meta = DocumentMeta {
            name: n.to_string(),
            url: Some(format!("https://outlet-{}.example/{n}", n % 300)),
            published: format!("{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
                .parse()
                .ok(),
            ..DocumentMeta::default()
        };
        let document = Document::new(words.join(" "), meta).ok_or("a short text")?;
        records.push(Record { document, annotations: Annotations::default() });
    }
    let facts = Facts::new(Dossier::default(), records);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let began = Instant::now();
        let groups = pool.install(|| origins(&facts));
        let seconds = began.elapsed().as_secs_f64();
        let led = |o: &verbale_analysis::Origin| {
            o.documents.iter().filter(|d| d.relation != Relation::Origin).count()
        };
        let back: usize = groups.iter().map(led).sum();
        println!(
            "{documents} documents on {threads} thread(s) in {seconds:.2} s: {:.0} a second; {back} of {} led back",
            documents as f64 / seconds,
            documents / 3
        );
    }
    Ok(())
}
