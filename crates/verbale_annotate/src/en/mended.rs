//! Parts of speech that the tagger misses in short clauses of the present, mended for the readers of facts: "Orma accepts; Tolm refuses".

use super::classes::word_classes;
use super::lens::opens_sentences;
use super::tags::Tag;
use super::words::{Shape, Word};
use crate::{Text, TokenKind};

word_classes! {
    /// A class of verbs in the third person of the present.
    enum Class in "../../data/en/present_verbs.tsv" {
        /// Never a noun in the plural.
        Verb = "verb",
        /// A noun as well.
        Both = "both",
    }
}

/// The tags of a text, with names that open a sentence and verbs of the present put right.
pub(super) fn mended(text: &Text<'_>, words: &[Word], tags: &[Tag]) -> Vec<Tag> {
    let mut out = tags.to_vec();
    for sentence in &text.sentences {
        let range = sentence.range();
        let clause = Clause { text, words, end: range.end };
        for i in range.clone() {
            if out[i].name() == "NNS" && words[i].shape == Shape::Lower && clause.verb(&out, range.start, i) {
                out[i] = Tag::of_penn("VBZ");
            }
            // "Arthur Dunkel put 436 pages on the table": a past that looks like its verb.
            let past = i > range.start
                && i + 1 < range.end
                && matches!(
                    text.word(i),
                    "put" | "set" | "cut" | "let" | "split" | "shut" | "quit" | "spread" | "read"
                )
                && matches!(out[i].name(), "NN" | "VBN" | "JJ" | "NNP" | "VB")
                && clause.named(i - 1)
                && matches!(out[i + 1].name(), "DT" | "CD" | "PRP" | "PRP$" | "NNS" | "RP")
                && !clause.finite(&out, i + 1, range.end)
                && !clause.finite(&out, range.start, i);
            if past {
                out[i] = Tag::of_penn("VBD");
            }
        }
        for i in range.clone().take(range.len().saturating_sub(1)) {
            let opens =
                i == range.start || text.tokens[i - 1].kind == TokenKind::Mark && opener(text.word(i - 1));
            if opens && clause.name(&out, i) {
                out[i] = Tag::of_penn("NNP");
            }
        }
    }
    out
}

/// A mark after which a sentence may begin anew.
fn opener(mark: &str) -> bool {
    matches!(mark, "“" | "\"" | "‘" | ":" | ";" | "—")
}

struct Clause<'t> {
    text: &'t Text<'t>,
    words: &'t [Word],
    end: usize,
}

impl Clause<'_> {
    /// A lower-case word, for the few that are looked at.
    fn is(&self, i: usize, words: &[&str]) -> bool {
        i < self.end && words.contains(&self.text.word(i))
    }

    fn mark(&self, i: usize) -> bool {
        i >= self.end
            || self.text.tokens[i].kind == TokenKind::Mark && !self.is(i, &["-", "’", "'", "’s", "'s"])
    }

    fn named(&self, i: usize) -> bool {
        matches!(self.words[i].shape, Shape::Title | Shape::Upper | Shape::Mixed | Shape::Dotted)
    }

    /// Whether a verb that carries tense stands between two tokens, before the next mark.
    fn finite(&self, tags: &[Tag], from: usize, to: usize) -> bool {
        (from..to.min(self.end)).take_while(|&k| !self.mark(k)).any(|k| tags[k].is_finite())
    }

    /// Whether a word taken for a noun in the plural is the verb of its clause.
    fn verb(&self, tags: &[Tag], start: usize, i: usize) -> bool {
        if i == start {
            return false;
        }
        let sure = is(self.text.word(i), Class::Verb);
        if !sure && !is(self.text.word(i), Class::Both) {
            return false;
        }
        let before = tags[i - 1].name();
        let named = self.named(i - 1);
        if matches!(before, "DT" | "PRP$" | "POS" | "IN" | "CD" | "CC")
            || matches!(before, "JJ" | "TO") && !named
        {
            return false;
        }
        if sure {
            return true;
        }
        if !(named || matches!(before, "NN" | "NNP")) {
            return false;
        }
        // The subject reaches from the start of the clause to the verb.
        let mut from = i;
        while from > start {
            let tag = tags[from - 1].name();
            let goes_on = matches!(tag, "NN" | "NNP" | "NNS" | "JJ" | "DT" | "CD" | "PRP$" | "POS")
                || self.is(from - 1, &["of", "-", "’s", "'s", "’"])
                || self.named(from - 1);
            if !goes_on {
                break;
            }
            from -= 1;
        }
        let open = from == start
            || self.mark(from - 1)
            || tags[from - 1].name() == "CC"
            || self.is(
                from - 1,
                &["that", "while", "if", "because", "though", "although", "whereas", "when", "once", "as"],
            );
        if !open || self.finite(tags, from, i) || self.finite(tags, i + 1, self.end) {
            return false;
        }
        let article = tags[from].name() == "DT" || self.named(i - 1);
        if i + 1 >= self.end || self.mark(i + 1) {
            return article && self.named(i - 1) && !self.is(i + 1, &[":", "(", "“", "–"]);
        }
        match tags[i + 1].name() {
            "PRP" | "DT" | "PRP$" | "UH" => true,
            "RB" | "TO" | "RP" | "IN" => article,
            _ => self.named(i + 1) && self.named(i - 1) && from == start,
        }
    }

    /// Whether a capital that opens a sentence is the name of whoever acts, though tagged as another word.
    fn name(&self, tags: &[Tag], i: usize) -> bool {
        let (word, raw) = (self.words[i], self.text.word(i));
        let acts = matches!(tags[i + 1].name(), "VBZ" | "VBD" | "MD" | "POS")
            || tags[i + 1].name() == "VBN"
                && self.text.word(i + 1).ends_with("ed")
                && !self.is(i + 2, &["by"]);
        if word.shape != Shape::Title || raw.len() < 3 || !acts {
            return false;
        }
        let small = raw.to_lowercase();
        match tags[i].name() {
            "WP" => !small.starts_with("wh"),
            "TO" => true,
            "VBN" => !participle(&small) && !opens_sentences(&small),
            "JJ" | "RB" | "VB" | "UH" => {
                !opens_sentences(&small) && !self.is(i + 1, &["is", "was", "are", "were", "be"])
            }
            _ => false,
        }
    }
}

/// Whether a word looks like a participle of the past.
fn participle(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn") || word.ends_with("ght")
}
