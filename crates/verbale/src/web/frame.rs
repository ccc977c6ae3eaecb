//! What all pages share: head, masthead, clocks, the ways to take the page along, foot.

use super::context::Context;
use super::page::{Page, SECTIONS};
use super::parts::moment;
use super::reply::Problem;
use maud::{DOCTYPE, Markup, html};
use verbale_model::{Knowledge, Moment, Unit};

/// A file of the stylesheet or script, named by the hash of its content so that it may be kept for ever.
pub(super) struct Asset {
    pub(super) path: &'static str,
    pub(super) content_type: &'static str,
    pub(super) body: &'static str,
}

pub(super) const STYLE: Asset = Asset {
    path: "/assets/verbale.css",
    content_type: "text/css; charset=utf-8",
    body: include_str!("../../assets/verbale.css"),
};
pub(super) const SCRIPT: Asset = Asset {
    path: "/assets/verbale.js",
    content_type: "text/javascript; charset=utf-8",
    body: include_str!("../../assets/verbale.js"),
};
pub(super) const ICON: Asset = Asset {
    path: "/assets/verbale.svg",
    content_type: "image/svg+xml",
    body: include_str!("../../assets/verbale.svg"),
};

impl Asset {
    /// The address with a fingerprint of the content (FNV-1a: it only has to change when the content does).
    fn address(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in self.body.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{}?v={hash:016x}", self.path)
    }
}

/// A whole page.
pub(super) fn page(page: &dyn Page, c: &Context<'_>) -> Markup {
    let title = page.title(c);
    let rows = page.rows(c).is_some();
    let main = html! {
        div.opening {
            h1 { (title) }
            p.answer { (page.answer(c)) }
        }
        (page.body(c))
        section.along aria-labelledby="along" {
            h2 #along { "Take it along" }
            dl {
                div {
                    dt { "Same in a terminal" }
                    dd { code.command { (c.command(&page.command())) } }
                }
                div {
                    dt { "Same rows" }
                    dd {
                        ul.plain {
                            li { a href=(c.ask.twin(".json")) { "JSON" } }
                            @if rows { li { a href=(c.ask.twin(".csv")) { "CSV" } } }
                        }
                    }
                }
                div {
                    dt { "This address" }
                    dd { "holds the whole state of the page: send it, print it, cite it." }
                }
            }
        }
    };
    let facts = c.facts();
    let dossier = if facts.dossier.title.is_empty() { "Verbale" } else { &facts.dossier.title };
    whole(
        &format!("{title} · {dossier}"),
        &masthead(page.section(), Some(c)),
        &main,
        Some(&c.ask.twin(".json")),
    )
}

/// The page of an error.
pub(super) fn problem(problem: &Problem) -> Markup {
    let title = match problem.status {
        404 => "Not here",
        400 => "That address cannot be read",
        403 => "Not served under that name",
        405 => "Pages are only read",
        _ => "This page could not be made",
    };
    let main = html! {
        div.opening {
            h1 { (title) }
            p.answer { (sentence(&problem.message)) }
        }
        @if let Some(hint) = &problem.hint { p.hint { (sentence(hint)) } }
        p { a.go href="/" { "Back to the first page" } }
    };
    whole(title, &masthead("error", None), &main, None)
}

/// A lowercase fragment as a sentence.
fn sentence(fragment: &str) -> String {
    let mut chars = fragment.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}{}", chars.as_str(), if fragment.ends_with(['.', '?', '!']) { "" } else { "." })
}

fn whole(title: &str, masthead: &Markup, main: &Markup, twin: Option<&str>) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href=(STYLE.address());
                link rel="icon" type="image/svg+xml" href=(ICON.address());
                @if let Some(twin) = twin { link rel="alternate" type="application/json" href=(twin); }
                script src=(SCRIPT.address()) defer {}
            }
            body {
                a.skip href="#main" { "Skip to the page" }
                (masthead)
                main #main tabindex="-1" { (main) }
                footer.foot {
                    p {
                        "Words set "
                        span.words { "like this" }
                        " are a document’s own, unaltered, one step from their place in its text. \
                         Everything else is Verbale’s. It counts origins, not pages, and says who says what; not who is right."
                    }
                }
            }
        }
    }
}

fn masthead(section: &str, c: Option<&Context<'_>>) -> Markup {
    html! {
        header.masthead {
            div.title {
                a.wordmark href=(c.map_or_else(|| "/".to_owned(), |c| c.ask.to(&[]))) { "Verbale" }
                @if let Some(c) = c {
                    @if !c.dossier().title.is_empty() { p.dossier { (c.dossier().title) } }
                }
            }
            @if let Some(c) = c { (clocks(c)) }
            nav aria-label="Pages" {
                ul {
                    @for (path, label) in SECTIONS {
                        @let segments: &[&str] = if path.is_empty() { &[] } else { &[path] };
                        li {
                            a href=(c.map_or_else(|| format!("/{path}"), |c| c.ask.to(segments)))
                              aria-current=[(path == section).then_some("page")] { (label) }
                        }
                    }
                }
            }
        }
    }
}

/// The two clocks: what they are set to, and the form that sets them.
fn clocks(c: &Context<'_>) -> Markup {
    let Knowledge { as_of, known } = c.ask.knowledge;
    let set = as_of.is_some() || known.is_some();
    html! {
        details.clocks {
            summary {
                @match (as_of, known) {
                    (None, None) => { "As of " strong { "now" } }
                    (as_of, known) => {
                        @if let Some(at) = as_of { "As of " strong { (moment::time(at)) } }
                        @if let (Some(_), Some(_)) = (as_of, known) { ", " }
                        @if let Some(at) = known {
                            (if as_of.is_some() { "known by " } else { "Known by " })
                            strong { (moment::time(at)) }
                        }
                    }
                }
            }
            form method="get" action=(c.ask.action()) {
                p {
                    label for="as_of" { "Said or published by" }
                    (clock("as_of", as_of))
                }
                p {
                    label for="known" { "Known to us by" }
                    (clock("known", known))
                }
                @for (name, value) in &c.ask.filters { input type="hidden" name=(name) value=(value); }
                p.actions {
                    button type="submit" { "Show" }
                    @if set { a href=(c.ask.latest()) { "Back to now" } }
                }
            }
        }
    }
}

fn clock(name: &str, at: Option<Moment>) -> Markup {
    // A day has a picker; an hour, month or year is kept as it was given.
    let day = at.is_none_or(|m| m.unit() == Unit::Day);
    html! {
        input id=(name) name=(name) type=(if day { "date" } else { "text" })
            value=[at.map(|m| m.to_string())] autocomplete="off";
    }
}
