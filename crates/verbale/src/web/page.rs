//! What every page is: a title, one sentence that answers, a template, rows.

use super::context::Context;
use crate::wire::Listing;
use maud::Markup;
use serde_json::Value;

/// Entries of the navigation, in order: address and label.
pub(super) const SECTIONS: [(&str, &str); 9] = [
    ("", "Now"),
    ("meeting", "Meetings"),
    ("findings", "Findings"),
    ("claims", "Claims"),
    ("issue", "Positions"),
    ("events", "Events"),
    ("names", "Names"),
    ("documents", "Documents"),
    ("brief", "Brief"),
];

/// A page. All its forms are made from the same struct.
pub(super) trait Page {
    fn title(&self, c: &Context<'_>) -> String;

    /// The first segment of the navigation entry it belongs to.
    fn section(&self) -> &'static str;

    /// The command that makes the same in a terminal, without the program's name.
    fn command(&self) -> String;

    /// The answer, in one sentence whose numbers link to their rows.
    fn answer(&self, c: &Context<'_>) -> Markup;

    /// Everything below the answer.
    fn body(&self, c: &Context<'_>) -> Markup;

    /// The rows of the `.json` twin, as fields of one object.
    fn json(&self, c: &Context<'_>) -> Value;

    /// The rows of the `.csv` twin, for a page that has a table.
    fn rows(&self, c: &Context<'_>) -> Option<Listing>;
}
