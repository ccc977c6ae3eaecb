//! What English words do in a sentence: read once from `data/en/*.toml`.

use super::tables::{groups, tags};
use super::words::Phrases;
use std::sync::LazyLock;

/// What a phrase of the lexicon does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// Judges: -2 (strongly against) to 2 (strongly for).
    Evaluation(i8),
    /// Judges where it says what something is: "a lid", "a bridge". Elsewhere it is a thing.
    Image(i8),
    /// Names an act that sides charge each other with.
    Act(u8),
    /// Says that the speaker did the opposite of such an act.
    Stayed(u8),
    /// Asks for something.
    Asking,
    /// Asks for something, whoever asks being named after it.
    AskedBy,
    /// Names what a side may ask of the course of talks.
    Asked(u8),
    /// One of two words that exclude each other.
    Opposite(u8, bool),
    /// Tells what the sentence does.
    Cue(Cue),
}

tags! {
    /// What a sentence does.
    pub(crate) enum Cue {
        /// Turns what follows into its opposite.
        Negator = "negator",
        /// Looks like a negator and is none.
        NoNegator = "no_negator",
        /// Denies all there could be of what follows.
        NoneAtAll = "none_at_all",
        /// Those who hold a place for a side.
        Holder = "holder",
        /// Holds a place.
        Holding = "holding",
        /// Says that a thing is the speaker's.
        Ours = "ours",
        /// Nobody else is there.
        Alone = "alone",
        /// Strikes, and who strikes stands before it.
        Blow = "blow",
        /// Tells of a blow, and who strikes stands after it.
        BlowFrom = "blow_from",
        /// Says that what follows is not there, without a negation.
        Lacking = "lacking",
        /// Keeps out what is named before it: "such ships stay out".
        Excluding = "excluding",
        /// Says that nothing was settled.
        LeftOpen = "left_open",
        /// Calls what was told an invention.
        Invention = "invention",
        /// Gives a thing to whoever is named next.
        GoesTo = "goes_to",
        /// Says that something is not so.
        Denial = "denial",
        /// Supposes.
        Hypothetical = "hypothetical",
        /// Opens a clause of what has not come about.
        Awaited = "awaited",
        /// Sets a condition.
        Condition = "condition",
        /// Excludes under any condition.
        RedLine = "red_line",
        /// Holds without condition.
        Firm = "firm",
        /// Is open.
        Open = "open",
        /// Gives something up.
        Concession = "concession",
        /// Turns something down.
        Refusal = "refusal",
        /// Binds.
        Agreement = "agreement",
        /// Opens what is said of a part, the rest being told apart.
        Part = "part",
        /// Brings a point up.
        Raised = "raised",
        /// Says that whose or who something is was not said.
        Unstated = "unstated",
        /// Names the course of the talks.
        Process = "process",
        /// Thanks or welcomes.
        Thanks = "thanks",
        /// Names what came out.
        Outcome = "outcome",
        /// Places before the event.
        BeforeEvent = "before_event",
        /// Places after the event.
        AfterEvent = "after_event",
        /// Sums up.
        Total = "total",
        /// Holds of all.
        Universal = "universal",
        /// Narrows.
        Restriction = "restriction",
        /// Adds.
        Addition = "addition",
        /// Speaks of another time.
        TimeShift = "time_shift",
        /// Passes on what others say.
        OthersWords = "others_words",
        /// Turns the sentence.
        Concessive = "concessive",
        /// Leaves the speaker without a name.
        Unnamed = "unnamed",
        /// Says what something is.
        Copula = "copula",
        /// Calls something something.
        Calls = "calls",
        /// Names the time, the tone or the company of talks.
        Course = "course",
        /// Says of what class something is, without a judgement.
        Plain = "plain",
    }
}

/// The lexicon.
pub(crate) struct Lexicon {
    /// All phrases.
    pub(crate) phrases: Phrases<Tag>,
    /// Of the pairs of opposites, by number, those that say themselves what they are about.
    about: Vec<bool>,
}

impl Lexicon {
    /// Whether a pair says itself what it is about: "a further meeting was not agreed".
    pub(crate) fn about(&self, pair: u8) -> bool {
        self.about.get(pair as usize).copied().unwrap_or(false)
    }
}

const EVALUATION: &str = include_str!("../../data/en/evaluation.toml");
const ACTS: &str = include_str!("../../data/en/acts.toml");
const REQUESTS: &str = include_str!("../../data/en/requests.toml");
const OPPOSITES: &str = include_str!("../../data/en/opposites.toml");
const IMAGES: &str = include_str!("../../data/en/images.toml");
const FRAMES: &str = include_str!("../../data/en/frames.toml");
const DISCOURSE: &str = include_str!("../../data/en/discourse.toml");

/// The lexicon, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(load);
    &LEXICON
}

/// A word that judges, to be matched by its form where its stem is another word's: "useful" is no "use".
fn judging(word: &str) -> String {
    const ENDINGS: [&str; 17] = [
        "ful", "ive", "able", "ible", "ous", "al", "ed", "ing", "ate", "ly", "ant", "ent", "ic", "y", "en",
        "ern", "less",
    ];
    let derived =
        !word.contains(' ') && ENDINGS.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e));
    if derived { format!("={word}") } else { word.to_owned() }
}

/// A picture, to be matched by its forms: a grave is no engraving, an annex no annexation.
fn pictured(word: &str) -> Vec<String> {
    if word.contains(' ') {
        return vec![word.to_owned()];
    }
    let many = if word.ends_with(['s', 'h', 'x']) { format!("={word}es") } else { format!("={word}s") };
    vec![format!("={word}"), many]
}

fn load() -> Lexicon {
    let mut lexicon = Lexicon { phrases: Phrases::new(), about: Vec::new() };
    let mut add = |words: &[String], tag: Tag| {
        for word in words {
            lexicon.phrases.add(word, tag);
        }
    };
    for group in groups(EVALUATION) {
        let words: Vec<String> = group.words.iter().map(|w| judging(w)).collect();
        add(&words, Tag::Evaluation(group.score));
    }
    for group in groups(IMAGES) {
        let words: Vec<String> = group.words.iter().flat_map(|w| pictured(w)).collect();
        add(&words, Tag::Image(group.score));
    }
    let acts = groups(ACTS);
    let first = acts.len();
    for (n, group) in acts.into_iter().enumerate() {
        add(&group.words, Tag::Act(n as u8));
        add(&group.stayed, Tag::Stayed(n as u8));
    }
    // What is asked for is an act too: numbered after the others.
    for (n, group) in groups(REQUESTS).into_iter().enumerate() {
        let act = (first + n) as u8;
        match group.tag.as_str() {
            "asking" => add(&group.words, Tag::Asking),
            "asked_by" => add(&group.words, Tag::AskedBy),
            _ => {
                add(&group.asked, Tag::Asked(act));
                add(&group.words, Tag::Act(act));
            }
        }
    }
    let mut add = |words: &[String], tag: Tag| {
        for word in words {
            lexicon.phrases.add(word, tag);
        }
    };
    for (n, group) in groups(OPPOSITES).into_iter().enumerate() {
        add(&group.left, Tag::Opposite(n as u8, true));
        add(&group.right, Tag::Opposite(n as u8, false));
        lexicon.about.push(group.about);
    }
    for group in groups(DISCOURSE).into_iter().chain(groups(FRAMES)) {
        if let Some(cue) = Cue::from_word(&group.tag) {
            for word in &group.words {
                lexicon.phrases.add(word, Tag::Cue(cue));
            }
        }
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::super::tables::check;
    use super::super::words::read;
    use super::{ACTS, Cue, DISCOURSE, EVALUATION, FRAMES, IMAGES, OPPOSITES, REQUESTS, Tag, load};

    #[test]
    fn every_group_matches_its_examples_and_not_the_others() {
        for table in [EVALUATION, IMAGES, ACTS, OPPOSITES] {
            check(table, str::is_empty);
        }
        for table in [DISCOURSE, FRAMES] {
            check(table, |tag| Cue::from_word(tag).is_some());
        }
        check(REQUESTS, |tag| matches!(tag, "asking" | "asked_by" | "act"));
    }

    #[test]
    fn a_request_is_an_asking_word_with_what_is_asked_for() {
        let lexicon = load();
        let requests = |text: &str| {
            let found = lexicon.phrases.find(&read(text, 0));
            let asks = found.iter().any(|h| matches!(h.tag, Tag::Asking | Tag::AskedBy));
            asks && found.iter().any(|h| matches!(h.tag, Tag::Asked(_)))
        };
        for text in [
            "They wanted the pause at noon.",
            "He begged for another two hours.",
            "The union had asked for the item to be struck from the list.",
            "It was adjourned on the application of the guild.",
        ] {
            assert!(requests(text), "{text}");
        }
        for text in ["They asked for the salt.", "The pause came at noon."] {
            assert!(!requests(text), "{text}");
        }
    }
}
