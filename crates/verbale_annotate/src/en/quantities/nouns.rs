//! What a number counts: the noun phrase that follows it.

use super::pieces::Pieces;

/// The noun phrase after a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) struct Head {
    /// First word, adjectives included.
    pub(in crate::en) start: usize,
    /// One past the head noun.
    pub(in crate::en) end: usize,
    /// The head is plural, so the number before it counts it.
    pub(in crate::en) plural: bool,
}

/// The noun phrase that starts at `i`, up to its first plural noun; `None` if a border comes first.
pub(in crate::en) fn head(p: &Pieces<'_>, i: usize) -> Option<Head> {
    let mut start = i;
    while p.is_mark(start) && matches!(p.raw(start), "“" | "\"" | "‘") && p.glued(start + 1) && start < i + 1
    {
        start += 1;
    }
    let mut at = start;
    while at < start + 6 && p.is_word(at) && (at == i || p.together(i, at)) {
        let word = p.word(at);
        if border(word) {
            break;
        }
        if plural(p, at) {
            // "two truce violations", "six patrol boats": the last of a row of plurals that end in s.
            return Some(Head { start, end: at + 1, plural: true });
        }
        at += 1;
        if matches!(p.word(at), "’s" | "'s") {
            return None;
        }
        if p.is_mark(at) && matches!(p.raw(at), ",") && adjective(p, at - 1) && adjective(p, at + 1) {
            at += 1;
        }
    }
    None
}

/// The singular noun phrase after "one" or a hyphen.
pub(in crate::en) fn singular(p: &Pieces<'_>, i: usize) -> Option<Head> {
    (p.is_word(i) && !border(p.word(i)) && !plural(p, i)).then_some(Head {
        start: i,
        end: i + 1,
        plural: false,
    })
}

fn adjective(p: &Pieces<'_>, i: usize) -> bool {
    let word = p.word(i);
    p.is_word(i)
        && (word.ends_with("ed")
            || word.ends_with("al")
            || word.ends_with("ive")
            || word.ends_with("ous")
            || word.ends_with("ly"))
}

/// Whether a word is a plural noun by its form.
fn plural(p: &Pieces<'_>, i: usize) -> bool {
    let word = p.word(i);
    if irregular(word) {
        // "men" count; "police officers", "staff members" are counted by their last noun.
        let modifier =
            matches!(word, "police" | "staff" | "aircraft" | "infantry" | "cavalry" | "media" | "people")
                && p.word(i + 1).len() > 4
                && p.word(i + 1).ends_with('s')
                && !verb_in_s(p.word(i + 1))
                && !border(p.word(i + 1));
        return !modifier && !fate_of_noun(p, i, word);
    }
    if word.len() < 4
        || !word.ends_with('s')
        || word.ends_with("ss")
        || word.ends_with("us") && word != "menus"
    {
        return false;
    }
    if word.ends_with("is")
        || matches!(word, "less" | "perhaps" | "always" | "besides" | "series" | "overseas" | "alas")
    {
        return word == "series";
    }
    if p.capital(i)
        && !p.capital(i.saturating_sub(1))
        && p.capital(i + 1)
        && matches!(p.word(i + 1), "republic" | "islands")
    {
        return false;
    }
    // "arms inspectors", "customs officers", "United States senators": the last of a row is the noun.
    let next = p.word(i + 1);
    let another = p.is_word(i + 1) && !border(next) && !verb_in_s(next);
    if another
        && next.len() > 3
        && (next.ends_with('s') && !next.ends_with("ss") && !next.ends_with("us") || irregular(next))
    {
        return false;
    }
    // "five Dallas police officers"
    !(another && p.capital(i) && !p.capital(i + 1) && head_follows(p, i + 1))
}

/// Whether a plural noun stands among the next few words.
fn head_follows(p: &Pieces<'_>, i: usize) -> bool {
    (i..i + 3).take_while(|&k| p.is_word(k) && !border(p.word(k))).any(|k| {
        let word = p.word(k);
        irregular(word) || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    })
}

/// "wounded soldiers": the fate is an adjective before a noun.
fn fate_of_noun(p: &Pieces<'_>, i: usize, word: &str) -> bool {
    let next = p.word(i + 1);
    matches!(
        word,
        "wounded" | "dead" | "injured" | "missing" | "killed" | "detained" | "displaced" | "abstaining"
    ) && p.is_word(i + 1)
        && next.len() > 3
        && (next.ends_with('s') && !verb_in_s(next) || irregular(next))
        && !border(next)
}

fn verb_in_s(word: &str) -> bool {
    matches!(
        word,
        "says"
            | "goes"
            | "does"
            | "wants"
            | "needs"
            | "stops"
            | "reads"
            | "means"
            | "gives"
            | "takes"
            | "makes"
            | "comes"
            | "remains"
            | "shows"
            | "calls"
            | "tells"
            | "asks"
            | "denies"
            | "claims"
            | "seems"
            | "keeps"
            | "adds"
    )
}

/// Plurals without an s, and words that count people by what befell them.
fn irregular(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "children"
            | "men"
            | "women"
            | "policemen"
            | "fishermen"
            | "servicemen"
            | "clergymen"
            | "gunmen"
            | "airmen"
            | "seamen"
            | "crewmen"
            | "lawmen"
            | "militiamen"
            | "tribesmen"
            | "spokesmen"
            | "gendarmes"
            | "policewomen"
            | "police"
            | "personnel"
            | "troops"
            | "aircraft"
            | "staff"
            | "sheep"
            | "cattle"
            | "fish"
            | "feet"
            | "mice"
            | "geese"
            | "teeth"
            | "dead"
            | "wounded"
            | "injured"
            | "missing"
            | "killed"
            | "detained"
            | "arrested"
            | "displaced"
            | "memoranda"
            | "criteria"
            | "phenomena"
            | "data"
            | "media"
            | "referenda"
            | "wives"
            | "lives"
            | "cannon"
            | "infantry"
            | "cavalry"
            | "clergy"
            | "kin"
            | "offspring"
            | "spacecraft"
            | "hovercraft"
            | "series"
            | "species"
            | "headquarters"
            | "abstaining"
            | "livestock"
            | "oxen"
            | "bureaux"
            | "plateaux"
            | "countrymen"
            | "ombudsmen"
            | "businessmen"
            | "dozen"
            | "elderly"
            | "unemployed"
            | "herdsmen"
            | "horsemen"
            | "watchmen"
            | "chairmen"
            | "aldermen"
            | "folk"
            | "deer"
            | "salmon"
            | "in-laws"
            | "mps"
            | "meps"
    )
}

/// A word at which no noun phrase goes on.
pub(in crate::en) fn border(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "of"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "with"
            | "from"
            | "to"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "after"
            | "before"
            | "since"
            | "until"
            | "till"
            | "during"
            | "between"
            | "among"
            | "against"
            | "about"
            | "around"
            | "through"
            | "across"
            | "towards"
            | "toward"
            | "within"
            | "without"
            | "per"
            | "than"
            | "as"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "if"
            | "when"
            | "while"
            | "because"
            | "where"
            | "who"
            | "which"
            | "whom"
            | "whose"
            | "what"
            | "so"
            | "yet"
            | "though"
            | "although"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "shall"
            | "should"
            | "may"
            | "might"
            | "must"
            | "not"
            | "no"
            | "’s"
            | "'s"
            | "s"
            | "said"
            | "says"
            | "say"
            | "told"
            | "went"
            | "go"
            | "goes"
            | "came"
            | "come"
            | "comes"
            | "left"
            | "died"
            | "die"
            | "dies"
            | "voted"
            | "vote"
            | "abstained"
            | "abstain"
            | "remain"
            | "remains"
            | "remained"
            | "stay"
            | "stayed"
            | "keep"
            | "kept"
            | "want"
            | "wants"
            | "need"
            | "needs"
            | "took"
            | "take"
            | "takes"
            | "gave"
            | "give"
            | "made"
            | "make"
            | "got"
            | "get"
            | "met"
            | "saw"
            | "went."
            | "fell"
            | "rose"
            | "lost"
            | "won"
            | "sat"
            | "ran"
            | "fled"
            | "returned"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "them"
            | "him"
            | "us"
            | "me"
            | "all"
            | "both"
            | "each"
            | "every"
            | "some"
            | "any"
            | "there"
            | "here"
            | "then"
            | "now"
            | "ago"
            | "later"
            | "earlier"
            | "more"
            | "less"
            | "fewer"
            | "again"
            | "also"
            | "only"
            | "just"
            | "still"
            | "already"
            | "too"
            | "apiece"
            | "altogether"
            | "together"
            | "alone"
            | "away"
            | "off"
            | "out"
            | "up"
            | "down"
            | "back"
            | "times"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "overnight"
            | "instead"
            | "either"
            | "neither"
            | "even"
            | "hold"
            | "held"
            | "find"
            | "found"
            | "think"
            | "believe"
            | "agree"
            | "agreed"
            | "refused"
            | "refuse"
            | "rejected"
            | "accepted"
            | "signed"
            | "walked"
            | "survived"
            | "followed"
            | "follow"
            | "belong"
            | "face"
            | "vs"
            | "versus"
            | "plus"
            | "minus"
            | "via"
            | "upon"
            | "inside"
            | "outside"
            | "near"
            | "off."
            | "is."
    )
}

/// The words of a head as a unit, in lower case where they are common words: up to three words.
pub(in crate::en) fn words(p: &Pieces<'_>, head: Head) -> String {
    let start = head.start.max(head.end.saturating_sub(3));
    let mut unit = String::new();
    for k in start..head.end {
        if !p.is_word(k) {
            continue;
        }
        if !unit.is_empty() {
            unit.push(' ');
        }
        unit.push_str(if k + 1 == head.end { p.word(k) } else { p.raw(k) });
    }
    unit
}
