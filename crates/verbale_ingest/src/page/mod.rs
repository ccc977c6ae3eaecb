//! The main text of a page and what the page says of itself, behind one function: [`main_text`].

mod blocks;
mod dom;
mod furniture;
mod metadata;
mod select;

use dom::Dom;
use verbale_model::{Lang, Moment};

/// What a page holds. Fields other than the text are what the page states, never guesses.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Extracted {
    /// Main text: blocks parted by an empty line. Empty if the page has none.
    pub text: String,
    /// Headline.
    pub title: Option<String>,
    /// Authors, parted by commas.
    pub author: Option<String>,
    /// Publication time.
    pub published: Option<Moment>,
    /// Time of the last change.
    pub modified: Option<Moment>,
    /// Declared language.
    pub lang: Option<Lang>,
    /// The site's own name.
    pub outlet: Option<String>,
    /// The address the page gives as its own.
    pub canonical: Option<String>,
}

/// The main text of a page and what the page says of itself. Any text is a page; malformed markup is read as browsers read it.
pub fn main_text(html: &str) -> Extracted {
    let dom = Dom::parse(html);
    let found = metadata::metadata(&dom);
    Extracted {
        text: select::main_text(&dom, found.title.as_deref()),
        title: found.title,
        author: found.author,
        published: found.published,
        modified: found.modified,
        lang: found.lang,
        outlet: found.outlet,
        canonical: found.canonical,
    }
}
