use std::fmt::Write as _;
use std::time::{Duration, Instant};
use verbale_ingest::main_text;

/// A page as news sites build them, around the paragraphs of an article.
fn page(article: &str) -> String {
    format!(
        "<html lang=en><head><title>Talks end | Lowland Courier</title></head><body>
        <header><h2>Lowland Courier</h2><nav><a href=/>Home</a> <a href=/world>World news from every corner of the lowlands and beyond</a></nav></header>
        <div class=breaking-news><ul><li><a href=/1>Minister resigns after a vote</a> <span>The minister left office after a vote that nobody had expected, officials said.</span></ul></div>
        <main><article><h1>Talks end</h1><p class=byline>By Anna Person</p><time datetime=2025-12-02>2 December 2025</time>
        {article}
        <div class='related-stories'><h3>Related</h3><p>Another article about the harbour strike, with a teaser that is rather long.</p></div></article>
        <section id=comments><p>I do not believe a word of this, and I have said so many times before, said a reader.</p></section></main>
        <aside><p>The most read article of the week is about the price of bread in the northern towns.</p></aside>
        <footer><p>The Lowland Courier is published by a company that is registered in the capital of the lowlands.</p></footer></body></html>"
    )
}

const FIRST: &str =
    "The two sides met for five hours on Tuesday, and left the room without a word to the press.";
const SECOND: &str =
    "“We will not trade land for promises,” the foreign minister said, and the aide called the talks useful.";

#[test]
fn the_article_stays_and_what_stands_around_it_goes() {
    let found = main_text(&page(&format!(
        "<p>{FIRST}</p><h2>What comes next</h2><ul><li>A second round in May</ul><p>{SECOND}</p>"
    )));
    assert_eq!(found.text, format!("{FIRST}\n\nWhat comes next\n\nA second round in May\n\n{SECOND}"));
    assert_eq!(found.title.as_deref(), Some("Talks end"));
    assert_eq!(found.published.map(|m| m.to_string()).as_deref(), Some("2025-12-02"));
}

#[test]
fn a_text_in_several_parts_is_read_whole() {
    let part = |text: &str| {
        format!("<div class=part><div><p>{text}</p><p>{text} It was said twice.</p></div></div>")
    };
    let found = main_text(&page(&format!("{}<div class=ad>Advert</div>{}", part(FIRST), part(SECOND))));
    assert!(found.text.contains(FIRST) && found.text.contains(SECOND), "{}", found.text);
    assert!(!found.text.contains("registered in the capital"), "{}", found.text);
}

#[test]
fn a_page_without_article_markup_is_read_too() {
    let found = main_text(&format!(
        "<table><tr><td><a href=/>Home</a><td><font>{FIRST}<br><br>{SECOND}<br><br>{FIRST} Again.</font></table>"
    ));
    assert!(found.text.contains(FIRST) && found.text.contains(SECOND), "{}", found.text);
}

#[test]
fn elements_of_a_site_s_own_making_run_within_their_line() {
    let found = main_text(&page(&format!(
        "<p>{FIRST} It was the third time (<x-source note=yes><a href=/s>1</a></x-source>).</p><x-part><p>{SECOND}</p><p>{SECOND} Twice.</p></x-part>"
    )));
    assert_eq!(found.text, format!("{FIRST} It was the third time (1).\n\n{SECOND}\n\n{SECOND} Twice."));
}

#[test]
fn links_that_stand_alone_are_text_where_the_text_is_made_of_them() {
    let link = |n: usize| format!("<p><a href=/{n}>Where paper {n} is to be had</a></p>");
    let part = |n: usize| {
        format!(
            "<p>Paper number {n} was handed over on Tuesday, and nobody said what it held.</p>{}",
            link(n)
        )
    };
    let many: String = (1..8).map(part).collect();
    let found = main_text(&page(&format!("<p>{FIRST}</p>{many}<p>{SECOND}</p>")));
    assert!(found.text.contains("Where paper 3 is to be had"), "{}", found.text);
    let found = main_text(&page(&format!("<p>{FIRST}</p>{}<p>{SECOND}</p><p>{FIRST} Again.</p>", link(1))));
    assert!(!found.text.contains("Where paper 1"), "{}", found.text);
}

#[test]
fn what_is_told_to_programs_alone_is_no_text() {
    let parts: String =
        (0..4).fold(String::new(), |all, n| all + &format!("<p>{FIRST} {n}</p><p>{SECOND} {n}</p>"));
    let plain: String = (0..4).fold(String::new(), |all, n| all + &format!("{FIRST} {n} {SECOND} {n} "));
    let found = main_text(&page(&format!(
        "{parts}<div itemprop=keywords>talks, tolls and the river</div><div itemprop=articleBody>{plain}</div>"
    )));
    assert!(!found.text.contains("tolls and the river"), "{}", found.text);
    assert_eq!(found.text.matches("five hours").count(), 4, "{}", found.text);
}

#[test]
fn hostile_markup_costs_no_more_than_its_size() {
    let mut attributes = String::new();
    for n in 0..20_000 {
        let _ = write!(attributes, "<font color={n}>");
    }
    for html in [
        "<div>".repeat(200_000),
        "<b><i><p>x".repeat(50_000),
        attributes + &"<p>x".repeat(20_000),
        "<table><tr><td>".repeat(50_000),
        "<a href=x>".repeat(100_000),
        "<!--".repeat(100_000),
        "&amp;&#0;&#x110000;&bogus;".repeat(50_000),
    ] {
        let started = Instant::now();
        let _ = main_text(&html);
        assert!(started.elapsed() < Duration::from_mins(1), "{}", &html[..20]);
    }
}

proptest::proptest! {
    #[test]
    fn any_markup_is_survived(html in "(<(/?(p|div|article|a|table|td|b|h1|br|script|svg|template|title|meta|time|select))( (class|id|datetime|content)=.{0,8})?>|[a-z ]{0,30}|&[#a-z0-9]{0,5};|\\PC){0,60}") {
        let _ = main_text(&html);
    }
}
