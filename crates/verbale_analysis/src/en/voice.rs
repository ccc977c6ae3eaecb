//! Whose voice the words that name a speaker stand for.

/// Whether a source begins as one who stays without a name does: "a docker", "one delegate".
pub(crate) fn indefinite(source: &str) -> bool {
    const FIRST: [&str; 8] = ["a", "an", "one", "another", "some", "somebody", "someone", "somebody's"];
    let first = source.split_whitespace().next().unwrap_or("").to_lowercase();
    FIRST.contains(&first.as_str())
}

/// Whom a pronoun stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pronoun {
    /// The speaker's side.
    Own,
    /// Another side.
    Theirs,
}

/// The side that a pronoun, or a word used like one, stands for in subject position.
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    match word.to_lowercase().as_str() {
        "we" | "i" | "our" => Some(Pronoun::Own),
        "they" | "their" | "enemy" | "opponents" | "adversary" | "opponent" | "rivals" => {
            Some(Pronoun::Theirs)
        }
        _ => None,
    }
}
