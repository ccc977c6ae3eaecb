//! Checkable propositions and who stands by them.

use crate::Spans;

/// A claim with who asserts, denies and confirms it in one text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claim {
    /// The proposition, in the text's words.
    pub proposition: String,
    /// Who asserts it, as named.
    pub asserted_by: Vec<String>,
    /// Who denies it, as named.
    pub denied_by: Vec<String>,
    /// Who confirms it, as named.
    pub confirmed_by: Vec<String>,
    /// Whether the text says that it could not be checked.
    pub unverified: bool,
    /// The words: assertion and denial.
    pub spans: Spans,
}
