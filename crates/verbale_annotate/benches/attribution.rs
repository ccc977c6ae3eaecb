//! Words a second of the stages up to attribution, on invented news.

use divan::Bencher;
use divan::counter::ItemsCount;
use verbale_annotate::en::attribution::{Model, attributions};
use verbale_annotate::en::tokens;

const STORY: &str = "Ferry talks end without a text

The envoys of Norland and Ostria met for six hours on Monday and parted without a text, two officials said.

“We came with a map,” said Foreign Minister Ada Novik, who led the delegation. “Nobody looked at it.”

Ostria’s harbour authority dismissed the claim that its boats had crossed the line, and accused Norland of stalling. According to \
the finance ministry, the fund for the crossings holds four billion euros, of which a third was paid last year.

The mediators described the round as “reasonably good” while admitting that a date for the next one had not been set. Fishermen on \
both shores have waited for a settlement since the spring, when the last licence ran out.
";

fn main() {
    divan::main();
}

fn words(text: &str) -> ItemsCount {
    ItemsCount::new(text.split_whitespace().count())
}

#[divan::bench]
fn tokens_and_sentences(bencher: Bencher<'_, '_>) {
    let text = STORY.repeat(20);
    bencher.counter(words(&text)).bench(|| tokens::parse(&text));
}

#[divan::bench]
fn attributions_of_a_story(bencher: Bencher<'_, '_>) {
    let model = Model::load();
    let text = STORY.repeat(20);
    bencher.counter(words(&text)).bench(|| attributions(&model, &tokens::parse(&text)).attributions.len());
}

#[divan::bench]
fn model_load() -> Model {
    Model::load()
}
