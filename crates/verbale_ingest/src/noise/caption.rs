//! Captions and alternative texts of pictures: what a picture shows, in words without a finite verb.
//!
//! A linear model over a dozen countable features; its weights in `data/en/caption_weights.tsv` are trained by
//! `examples/train_captions.rs` on the lines in `specs/noise/`.

use std::sync::LazyLock;

/// How many features there are.
pub(crate) const FEATURES: usize = 16;

/// Their names, in order.
pub(crate) const NAMES: [&str; FEATURES] = [
    "bias",
    "verb",
    "participle",
    "one visual word",
    "more visual words",
    "opens with a or an",
    "opens with a visual word",
    "articles",
    "place words",
    "place phrase",
    "ends with stop",
    "ends without mark",
    "names",
    "title case",
    "quote, digit or colon",
    "long",
];

/// Words that stand in sentences and hardly ever in captions: finite verbs, and links between clauses.
const SENTENCE: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "shall",
    "does",
    "did",
    "do",
    "be",
    "been",
    "says",
    "say",
    "told",
    "met",
    "meets",
    "meet",
    "took",
    "takes",
    "made",
    "makes",
    "gave",
    "gives",
    "went",
    "goes",
    "came",
    "comes",
    "left",
    "leaves",
    "became",
    "began",
    "begins",
    "fell",
    "rose",
    "spoke",
    "hit",
    "hits",
    "kept",
    "keeps",
    "set",
    "sets",
    "held",
    "sent",
    "won",
    "lost",
    "said",
    "not",
    "no",
    "that",
    "because",
    "but",
    "if",
    "when",
    "after",
    "before",
    "since",
    "than",
    "he",
    "she",
    "they",
    "we",
    "you",
    "i",
    "it",
    "this",
    "these",
    "why",
    "what",
    "who",
    "how",
    "which",
    "remains",
    "remain",
    "get",
    "gets",
    "wants",
    "want",
    "calls",
    "call",
    "shows",
    "denies",
    "rejects",
    "claims",
    "stay",
    "stays",
    "continue",
    "continues",
    "blocks",
    "agree",
    "demands",
    "warns",
    "urges",
    "seeks",
    "faces",
    "backs",
    "plans",
    "ends",
    "end",
    "hopes",
    "according",
    "over",
    "about",
    "deal",
    "talks",
];

/// Words of what a picture shows and how.
const VISUAL: &[&str] = &[
    "aerial",
    "background",
    "foreground",
    "close-up",
    "closeup",
    "view",
    "silhouette",
    "portrait",
    "sky",
    "clouds",
    "cloudy",
    "cloud",
    "sunset",
    "sunrise",
    "sun",
    "dusk",
    "dawn",
    "light",
    "lights",
    "wearing",
    "holding",
    "standing",
    "sitting",
    "seated",
    "waving",
    "smiling",
    "posing",
    "walking",
    "looking",
    "pointing",
    "glowing",
    "flying",
    "hanging",
    "displaying",
    "displayed",
    "surrounded",
    "illuminated",
    "parked",
    "lined",
    "gathered",
    "filled",
    "flag",
    "flags",
    "flagpole",
    "pole",
    "podium",
    "lectern",
    "microphone",
    "microphones",
    "skyline",
    "panoramic",
    "blurred",
    "illustration",
    "rendering",
    "render",
    "photo",
    "photograph",
    "image",
    "picture",
    "graphic",
    "infographic",
    "pictured",
    "wooden",
    "desk",
    "table",
    "chairs",
    "stack",
    "stacks",
    "stacked",
    "pile",
    "row",
    "rows",
    "shaking",
    "hands",
    "exterior",
    "interior",
    "facade",
    "sunny",
    "snowy",
    "foggy",
    "rainy",
    "stormy",
    "blue",
    "red",
    "white",
    "yellow",
    "green",
    "black",
    "grey",
    "gray",
    "orange",
    "golden",
    "dark",
    "bright",
    "colourful",
    "colorful",
    "concept",
    "abstract",
    "fluffy",
    "statue",
    "columns",
    "towers",
    "dome",
    "domes",
    "smoke",
    "rubble",
    "soldiers",
    "soldier",
    "man",
    "woman",
    "men",
    "women",
    "person",
    "people",
    "crowd",
    "group",
    "suit",
    "suits",
    "uniform",
    "building",
    "buildings",
    "windows",
    "screen",
    "wall",
    "map",
    "globe",
    "coins",
    "bills",
    "gavel",
    "laptop",
    "smartphone",
    "trees",
    "field",
    "lake",
    "river",
    "sea",
    "mountains",
    "street",
    "square",
    "empty",
    "old",
    "vintage",
    "historic",
    "wide",
    "large",
    "huge",
    "modern",
    "ancient",
];

const PLACE: &[&str] = &[
    "in", "on", "at", "with", "against", "beside", "behind", "under", "above", "along", "around", "near",
    "next", "front", "through", "across", "inside", "outside", "between", "among", "past",
];

/// Phrases that place one thing before another.
const PHRASES: &[&str] = &[
    "in front of",
    "in the background",
    "in the foreground",
    "in the distance",
    "against a",
    "against the",
    "with a",
    "next to",
    "on a",
    "in a",
    "close-up of",
    "view of",
    "shot of",
    "photo of",
    "portrait of",
    "illustration of",
    "silhouette of",
    "group of",
    "row of",
    "rows of",
    "crowd of",
    "stack of",
    "stacks of",
    "pile of",
    "interior of",
    "exterior of",
    "covered with",
    "surrounded by",
    "filled with",
];

/// The features of a line; `None` for a line that is never judged: too short or too long, or without a word of what is seen.
pub(crate) fn features(line: &str) -> Option<[f32; FEATURES]> {
    if line.len() > 260 {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    if !(4..=30).contains(&words.len()) {
        return None;
    }
    let of = |list: &[&str]| words.iter().filter(|w| list.contains(w)).count();
    let visual = of(VISUAL);
    if visual == 0 {
        return None;
    }
    let past =
        words.iter().skip(1).filter(|w| w.len() > 4 && w.ends_with("ed") && !VISUAL.contains(w)).count();
    let verbs = of(SENTENCE) + usize::from(past > 1);
    let participle = words.iter().take(12).skip(1).any(|w| w.len() > 5 && w.ends_with("ing"));
    let articles = words.iter().filter(|w| matches!(**w, "a" | "an")).count();
    let capitals = line.split_whitespace().skip(1).filter(|w| w.starts_with(char::is_uppercase)).count();
    let end = line.trim_end().chars().next_back().unwrap_or(' ');
    let flag = |b: bool| f32::from(u8::from(b));
    Some([
        1.0,
        verbs.min(3) as f32,
        flag(participle),
        flag(visual == 1),
        (visual.min(5) as f32 - 1.0) / 2.0,
        flag(matches!(words[0], "a" | "an")),
        flag(VISUAL.contains(&words[0])),
        articles.min(3) as f32,
        (of(PLACE).min(4) as f32) / 2.0,
        flag(PHRASES.iter().any(|p| lower.contains(p))),
        flag(end == '.'),
        flag(end.is_alphanumeric()),
        capitals.min(3) as f32,
        flag(capitals * 2 >= words.len()),
        flag(
            line.contains(['“', '"', ':', ';', '?', '!', '$', '€', '%'])
                || line.bytes().any(|b| b.is_ascii_digit()),
        ),
        flag(words.len() > 18),
    ])
}

/// Whether a trimmed line is a caption.
pub(crate) fn caption(line: &str) -> bool {
    static WEIGHTS: LazyLock<[f32; FEATURES]> = LazyLock::new(|| {
        let mut weights = [0.0; FEATURES];
        for line in include_str!("../../data/en/caption_weights.tsv").lines() {
            if let Some((weight, name)) = line.split_once('\t')
                && let Some(at) = NAMES.iter().position(|n| *n == name)
            {
                weights[at] = weight.parse().unwrap_or(0.0);
            }
        }
        weights
    });
    score(&WEIGHTS, line) > 0.0
}

/// The log-odds that a line is a caption, less the margin that spares sentences.
pub(crate) fn score(weights: &[f32; FEATURES], line: &str) -> f32 {
    features(line).map_or(-9.0, |found| found.iter().zip(weights).map(|(f, w)| f * w).sum::<f32>() - 0.5)
}
