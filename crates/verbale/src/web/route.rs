//! Which address is which page.

use super::context::Context;
use super::page::Page;
use super::pages;
use super::reply::Problem;

pub(super) fn page<'a>(c: &Context<'a>) -> Result<Box<dyn Page + 'a>, Problem> {
    let segments: Vec<&str> = c.ask.path.iter().map(String::as_str).collect();
    Ok(match segments.as_slice() {
        [] | ["now"] => Box::new(pages::now::of(c)),
        ["meeting"] => Box::new(pages::meetings::of(c)),
        ["meeting", id] => Box::new(pages::meeting::of(c, id)?),
        ["findings"] => Box::new(pages::findings::of(c)?),
        ["f", id] => Box::new(pages::finding::of(c, id)?),
        ["claims"] => Box::new(pages::claims::of(c)),
        ["issue"] => Box::new(pages::issues::of(c)),
        ["issue", id] => Box::new(pages::issue::of(c, id)?),
        ["events"] => Box::new(pages::events::of(c)),
        ["names"] => Box::new(pages::names::of(c)),
        ["documents"] => Box::new(pages::documents::of(c)),
        ["d", id] => Box::new(pages::document::of(c, id)?),
        ["d", id, "versions"] => Box::new(pages::versions::of(c, id)?),
        ["s", id] => Box::new(pages::statement::of(c, id)?),
        ["brief"] => Box::new(pages::brief::of(c)),
        _ => return Err(Problem::not_found("there is no such page", "the pages are listed above")),
    })
}
