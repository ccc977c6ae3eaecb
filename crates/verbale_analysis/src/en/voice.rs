//! Whose voice the words that name a speaker stand for.

/// Whether a source is the writer: "we", "I", or nobody named.
pub(crate) fn first_person(source: &str) -> bool {
    const OWN: [&str; 10] = ["", "we", "i", "our", "us", "a", "a.", "our side", "our delegation", "our team"];
    // "He" and "she" in a party's own document go back to its speaker.
    let source = source.trim().to_lowercase();
    OWN.contains(&source.as_str()) || source == "he" || source == "she"
}

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
        "they" | "their" | "enemy" | "opponents" | "adversary" | "opponent" | "rivals" => Some(Pronoun::Theirs),
        _ => None,
    }
}
