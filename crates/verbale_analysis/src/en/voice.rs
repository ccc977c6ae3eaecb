//! Whose voice the words that name a speaker stand for.

/// Whether a source begins as one who stays without a name does: "a docker", "one delegate".
pub(crate) fn indefinite(source: &str) -> bool {
    const FIRST: [&str; 8] = ["a", "an", "one", "another", "some", "somebody", "someone", "somebody's"];
    let first = source.split_whitespace().next().unwrap_or("").to_lowercase();
    FIRST.contains(&first.as_str())
}

/// Whether a word introduces who did what stands in the passive before it.
pub(crate) fn agent_follows(word: &str) -> bool {
    word.eq_ignore_ascii_case("by")
}

/// Whether a word with a capital before a family name is a title and no first name.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: [&str; 46] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "dame",
        "professor",
        "prof",
        "judge",
        "justice",
        "general",
        "gen",
        "admiral",
        "colonel",
        "captain",
        "major",
        "marshal",
        "commander",
        "president",
        "chancellor",
        "premier",
        "minister",
        "secretary",
        "ambassador",
        "envoy",
        "commissioner",
        "senator",
        "governor",
        "mayor",
        "deputy",
        "chairman",
        "chairwoman",
        "chair",
        "director",
        "spokesman",
        "spokeswoman",
        "bishop",
        "canon",
        "prior",
        "brother",
        "sister",
        "father",
        "mediator",
    ];
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// What the people of a land of one word may be called by the common endings: "Brevany", "Brevanian", "Brevanese".
pub(crate) fn demonyms(name: &str) -> Vec<String> {
    let land = name.chars().next().is_some_and(char::is_uppercase) && name.len() >= 4;
    if !land || name.contains(' ') {
        return Vec::new();
    }
    let bare = name.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    let endings: &[&str] = match name.chars().last() {
        Some('a') => &["an", "ian", "ese", "i", "ish"],
        Some('y' | 'o' | 'e' | 'i') => &["ian", "an", "ese", "ish", "ier"],
        _ => &["ian", "an", "ish", "ese", "i", "er"],
    };
    endings.iter().map(|e| format!("={bare}{e}")).collect()
}

/// Whether a word is a small one after a verb, or a number: nothing is asserted or denied by it alone.
pub(crate) fn particle(word: &str) -> bool {
    const PARTICLES: [&str; 34] = [
        "back", "up", "down", "out", "off", "over", "away", "on", "in", "forth", "home", "there", "again",
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety", "hundred", "thousand",
    ];
    PARTICLES.contains(&word.to_lowercase().as_str())
}

/// Whether reported words begin with "that".
pub(crate) fn is_that(content: &str) -> bool {
    content.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case("that"))
}

/// Whether a word is "would", which in reported speech is the future.
pub(crate) fn is_would(word: &str) -> bool {
    word.eq_ignore_ascii_case("would")
}

/// Whether a word is one of the future alone: "will".
pub(crate) fn future(word: &str) -> bool {
    word.eq_ignore_ascii_case("will") || word.eq_ignore_ascii_case("shall")
}

/// Whether a verb makes of a clause what will, may or must be.
pub(crate) fn modal(word: &str) -> bool {
    const MODALS: [&str; 13] = [
        "will", "shall", "must", "should", "may", "might", "can", "cannot", "could", "would", "won't",
        "can't", "we'll",
    ];
    MODALS.contains(&word.to_lowercase().replace('’', "'").as_str())
}

/// Whether a word makes of the day after it a deadline or a beginning: "by the first of June".
pub(crate) fn due(word: &str) -> bool {
    const DUE: [&str; 8] = ["by", "before", "until", "till", "than", "from", "after", "within"];
    DUE.contains(&word.to_lowercase().as_str())
}

/// Whether a word sets a bound: "no class above 24 pupils" is no denial of classes.
pub(crate) fn bounds(word: &str) -> bool {
    const BOUNDS: [&str; 16] = [
        "above", "below", "more", "less", "fewer", "over", "under", "beyond", "later", "earlier", "longer",
        "shorter", "higher", "lower", "larger", "smaller",
    ];
    BOUNDS.contains(&word.to_lowercase().as_str())
}

/// Whether a word says that what follows is only wished for.
pub(crate) fn wishes(word: &str) -> bool {
    const WISHES: [&str; 29] = [
        "request",
        "requests",
        "appeal",
        "plea",
        "able",
        "unable",
        "refusal",
        "want",
        "wants",
        "wanted",
        "wish",
        "wishes",
        "wished",
        "hope",
        "hopes",
        "hoped",
        "propose",
        "proposes",
        "proposed",
        "suggest",
        "suggested",
        "demand",
        "demands",
        "demanded",
        "ask",
        "asks",
        "prefer",
        "should",
        "ought",
    ];
    WISHES.contains(&word.to_lowercase().as_str())
}

/// Whether a word tells where a thing comes from, in front of whoever brought it: "originated with", "fired from".
pub(crate) fn origin_follows(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "by" | "from" | "with")
}

/// Whether a word for people says nothing of who they are.
pub(crate) fn anybody(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "people" | "persons" | "men" | "women" | "souls" | "heads" | "names" | "others"
    )
}

/// Whether a word is "of".
pub(crate) fn is_of(word: &str) -> bool {
    word.eq_ignore_ascii_case("of")
}

/// Whether a word is "it".
pub(crate) fn is_it(word: &str) -> bool {
    word.eq_ignore_ascii_case("it")
}

/// Whether a word stands for a person named before.
pub(crate) fn personal(word: &str) -> bool {
    word.eq_ignore_ascii_case("he") || word.eq_ignore_ascii_case("she")
}

/// Whether words only point to a speaker named before or after: "it", "who".
pub(crate) fn stands_for_a_name(words: &str) -> bool {
    let others = ["it", "who", "they", "we", "i", "that", "which"];
    personal(words) || others.iter().any(|word| word.eq_ignore_ascii_case(words))
}

/// Whether a word leaves open how sure what it stands with is: "can", "perhaps".
pub(crate) fn hedges(word: &str) -> bool {
    const HEDGES: [&str; 16] = [
        "can",
        "may",
        "might",
        "could",
        "perhaps",
        "probably",
        "possibly",
        "likely",
        "hope",
        "hopefully",
        "maybe",
        "almost",
        "nearly",
        "some",
        "possible",
        "seems",
    ];
    HEDGES.contains(&word.to_lowercase().as_str())
}

/// Whether a word for a role may stand for a whole side: "the delegation", "the minister".
pub(crate) fn stands_for_a_side(word: &str) -> bool {
    const ROLES: [&str; 36] = [
        "delegation",
        "ministry",
        "minister",
        "government",
        "office",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "officials",
        "official",
        "side",
        "team",
        "president",
        "leader",
        "head",
        "chief",
        "chair",
        "chairman",
        "chairwoman",
        "chancellor",
        "premier",
        "prime",
        "envoy",
        "ambassador",
        "secretary",
        "negotiator",
        "committee",
        "union",
        "party",
        "board",
        "council",
        "company",
        "statement",
        "press",
        "director",
        "foreign",
    ];
    ROLES.contains(&word.to_lowercase().as_str())
}

/// Whether a denial of all stands for an object: "owes nothing".
pub(crate) fn denies_object(words: &str) -> bool {
    matches!(
        words.to_lowercase().as_str(),
        "nothing" | "nobody" | "no one" | "no-one" | "neither" | "none of"
    )
}

/// Whether a denial of all stands before the noun that it denies: "no deed", "not one gate".
pub(crate) fn denies_noun(words: &str) -> bool {
    const BEFORE: [&str; 14] = [
        "no",
        "not one",
        "not a",
        "not an",
        "not a single",
        "not any",
        "none of",
        "without a",
        "without any",
        "hardly any",
        "scarcely a",
        "hardly a",
        "nor any",
        "nor a",
    ];
    BEFORE.contains(&words.to_lowercase().as_str())
}

/// Whether a word opens a clause that a denial before it does not reach.
pub(crate) fn goes_on(word: &str) -> bool {
    const OPENS: [&str; 16] = [
        "and", "but", "which", "that", "who", "because", "while", "so", "if", "when", "before", "after",
        "although", "though", "until", "unless",
    ];
    OPENS.contains(&word.to_lowercase().as_str())
}

/// Whether words turn something down outright: "cannot accept", "will not sign".
pub(crate) fn refuses(words: &str) -> bool {
    const OUTRIGHT: [&str; 17] = [
        "will",
        "cannot",
        "shall",
        "refuse",
        "refused",
        "reject",
        "rejected",
        "not",
        "no",
        "unacceptable",
        "nothing",
        "never",
        "none",
        "turned",
        "decline",
        "declined",
        "unable",
    ];
    words.to_lowercase().split_whitespace().any(|w| OUTRIGHT.contains(&w))
}

/// Whether a word gives a thing to the speaker's side.
pub(crate) fn ours(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "us" | "ours" | "our" | "me" | "mine" | "my")
}

/// Whether a word is the speaker's side as a subject.
pub(crate) fn is_we(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "we" | "i" | "we've" | "i've")
}

/// Whether a word gives a thing to the other side.
pub(crate) fn theirs(word: &str) -> bool {
    word.eq_ignore_ascii_case("theirs")
}

/// Whether a word is the past of a verb, as far as its form tells.
pub(crate) fn past(word: &str) -> bool {
    const STRONG: [&str; 36] = [
        "found", "left", "went", "came", "took", "gave", "held", "met", "kept", "made", "saw", "heard",
        "read", "wrote", "spoke", "stood", "sat", "fell", "rose", "began", "lost", "won", "sent", "put",
        "set", "let", "told", "thought", "brought", "bought", "sold", "paid", "built", "broke", "drew",
        "grew",
    ];
    let word = word.to_lowercase();
    word.len() > 4 && word.ends_with("ed") || STRONG.contains(&word.as_str())
}

/// Whether a word shows that a few words are a sentence and no heading: a pronoun, a question word, an auxiliary, a past.
pub(crate) fn heads_no_name(word: &str) -> bool {
    const SHOWS: [&str; 44] = [
        "i", "we", "you", "he", "she", "it", "they", "who", "what", "why", "how", "when", "where", "which",
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would",
        "shall", "should", "can", "could", "may", "might", "must", "cannot", "yes", "no", "not", "never",
        "there", "here", "let", "thank",
    ];
    let lower = word.to_lowercase();
    SHOWS.contains(&lower.as_str()) || past(&lower)
}

/// Whether a word after "and" opens a clause of its own.
pub(crate) fn opens_clause(word: &str) -> bool {
    const OPENS: [&str; 33] = [
        "we", "i", "it", "he", "she", "they", "there", "this", "these", "will", "would", "shall", "is",
        "are", "was", "were", "has", "have", "had", "must", "can", "cannot", "may", "should", "could", "not",
        "no", "nobody", "nothing", "so", "then", "if", "that",
    ];
    OPENS.contains(&word.to_lowercase().as_str())
}

/// Whether a sentence begins with a word for what the one before named: "it", "this".
pub(crate) fn refers_back(text: &str, words: &[super::Word]) -> bool {
    let word = |n: usize| words.get(n).map(|w| w.span.text(text).to_lowercase());
    let first = word(0);
    let stands = |w: &str| matches!(w, "it" | "this" | "that" | "these" | "they");
    // "None of them", "not one of these".
    let of_them = || {
        let of = (1..4).find(|n| word(*n).is_some_and(|w| w == "of"));
        of.and_then(|n| word(n + 1)).is_some_and(|w| matches!(w.as_str(), "them" | "these" | "those" | "it"))
    };
    first.is_some_and(|w| stands(&w)) || of_them()
}

/// Whether a sentence ends on a pronoun or has one as its object: "we asked them to fill it".
pub(crate) fn takes_up_last(text: &str, words: &[super::Word]) -> bool {
    let pronoun = |w: &super::Word| {
        let word = w.span.text(text).to_lowercase();
        matches!(word.as_str(), "it" | "this" | "that" | "these" | "those" | "them" | "him" | "her" | "so")
    };
    words.iter().rev().take(3).any(pronoun)
}

/// Whether words between a name and what is said make the name the one who is told: "was informed", "were reminded".
pub(crate) fn is_told(words: &str) -> bool {
    const DONE: [&str; 9] =
        ["told", "informed", "reminded", "warned", "notified", "advised", "assured", "asked", "shown"];
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    words.next().is_some_and(|w| matches!(w, "was" | "were")) && words.take(2).any(|w| DONE.contains(&w))
}

/// Whether words of telling or asking have whom it is done to before them: "were told", "was asked to".
pub(crate) fn undergoes(words: &str) -> bool {
    let words = words.to_lowercase();
    ["was ", "were ", "had to ", "heard "].iter().any(|w| words.starts_with(w))
}

/// Words of a sentence within which a pronoun takes up what the one before named.
const TAKES_UP: usize = 7;

/// Whether a sentence takes up things named before it by a pronoun: "not one of them", "we want it in no size".
pub(crate) fn stands_for_things(text: &str, words: &[super::Word]) -> bool {
    let mut first = words.iter().take(TAKES_UP).map(|w| w.span.text(text).to_lowercase());
    first.any(|w| {
        matches!(w.as_str(), "it" | "its" | "they" | "them" | "there" | "these" | "those" | "one" | "none")
    })
}

/// Whether words name the other side without its name: "the other side", "our guests".
pub(crate) fn other_side(words: &str) -> bool {
    const NAMES: [&str; 17] = [
        "other shore",
        "other bank",
        "other camp",
        "other side",
        "other party",
        "other delegation",
        "opposite side",
        "our counterparts",
        "our counterpart",
        "our partners",
        "our guests",
        "our hosts",
        "our neighbours",
        "our opponents",
        "our adversary",
        "the enemy",
        "their side",
    ];
    let words = words.to_lowercase();
    NAMES.iter().any(|n| words.contains(n))
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

/// Whether a word opens a noun that is not yet known: "a", "an".
pub(crate) fn article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "a" | "an")
}

/// Whether a word sets one thing above or below another: "handsomer", "worse".
pub(crate) fn comparative(word: &str) -> bool {
    const NOT: [&str; 9] =
        ["sober", "eager", "bitter", "tender", "proper", "clever", "sinister", "somber", "sombre"];
    let word = word.to_lowercase();
    word == "worse" || word.len() > 4 && word.ends_with("er") && !NOT.contains(&word.as_str())
}

/// Whether a word stands for whoever speaks or is spoken of: "we", "she".
pub(crate) fn speaks(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "we" | "i" | "he" | "she" | "us" | "nobody" | "everybody")
}

/// Whether a word inside a sentence begins a clause: "and", "that", "which".
pub(crate) fn joins_clauses(word: &str) -> bool {
    const JOINS: [&str; 13] = [
        "that", "which", "who", "because", "but", "while", "whereas", "although", "though", "and", "so",
        "if", "when",
    ];
    JOINS.contains(&word.to_lowercase().as_str())
}

/// Whether a small word may stand inside a noun and what marks it: "a great deal of noise".
pub(crate) fn inside_noun(word: &str) -> bool {
    const INSIDE: [&str; 20] = [
        "a", "an", "the", "of", "and", "or", "no", "not", "very", "so", "most", "more", "as", "our", "its",
        "between", "such", "all", "too", "but",
    ];
    INSIDE.contains(&word.to_lowercase().as_str())
}

/// Whether a verb says of something that it was: "was", "had been".
pub(crate) fn had_been(verb: &str) -> bool {
    matches!(verb.to_lowercase().as_str(), "was" | "were" | "had been" | "has been" | "have been" | "proved")
}

/// Whether a word is a day that may stand for what went on in it.
pub(crate) fn weekday(word: &str) -> bool {
    const DAYS: [&str; 9] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"];
    DAYS.contains(&word.to_lowercase().as_str())
}

/// Whether a word opens a clause that stands for a thing: "what was done to you".
pub(crate) fn is_what(word: &str) -> bool {
    word.eq_ignore_ascii_case("what")
}
