//! What can be checked: a clause that says of something that it is, was or happened. Judgements, wishes, demands, promises, questions
//! and suppositions cannot.

use super::words::{self, Group};
use crate::en::lens::Lens;
use verbale_model::QuantityKind;

/// A half-open range of pieces.
pub(super) type Range = (usize, usize);

/// The verb that carries tense in a stretch, not that of a clause that describes a noun or opens with "when".
pub(super) fn main_verb(lens: &Lens<'_>, content: Range) -> Option<usize> {
    let p = &lens.p;
    let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i))?;
    let mut from = first;
    if matches!(
        p.word(first),
        "when" | "after" | "before" | "as" | "since" | "while" | "although" | "though" | "because" | "once"
    ) {
        from = (first..content.1).find(|&i| p.raw(i) == ",").map_or(first, |c| c + 1);
    }
    let mut relative = false;
    for i in from..content.1 {
        let word = p.word(i);
        if matches!(word, "who" | "which" | "whose" | "whom" | "where")
            || word == "that" && lens.tag(i) == "WP"
        {
            relative = i > first;
        } else if tensed(lens, i) {
            if !relative {
                return Some(i);
            }
            relative = false;
        }
    }
    // A past form read as a participle or a noun: "300 drivers turned up".
    (from + 1..content.1).find(|&i| {
        past(lens, i)
            || lens.tag(i) == "VBN"
                && matches!(lens.tag(i - 1), "NN" | "NNS" | "NNP" | "PRP" | "RB")
                && p.word(i + 1) != "by"
                && (lens.tag(i + 1) != "IN" || words::is(p.word(i + 1), Group::Path))
    })
}

fn tensed(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && lens.p.word(i) != "its"
        || matches!(lens.p.word(i), "’re" | "’ve" | "’ll" | "is" | "was" | "were" | "are" | "has" | "had")
}

/// Whether something is said to be so or to be done: a verb with tense, an action ("capturing"), a deed ("the capture of").
pub(super) fn states(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let Some(first) = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)) else { return false };
    // "claims to have seized the port"
    if p.word(first) == "to"
        && (matches!(p.word(first + 1), "have" | "be" | "hold" | "control" | "possess" | "own" | "know")
            || p.word(first.saturating_sub(1)).starts_with("claim") && lens.tag(first + 1) == "VB")
    {
        return true;
    }
    let asks = matches!(p.word(first), "which" | "what" | "who" | "how" | "why" | "whether" | "where")
        && !cleft(lens, content);
    !asks && (main_verb(lens, content).is_some() || lens.tag(first) == "VBG")
}

/// Whether a stretch opens with a deed by its noun, or with so many of something.
pub(super) fn deed(lens: &Lens<'_>, content: Range) -> bool {
    let end = content.1.min(content.0 + 10);
    // "the relocation of", "the dismemberment of"
    let made = |i: usize| {
        lens.tag(i) == "NN"
            && lens.p.word(i + 1) == "of"
            && ["tion", "sion", "ment", "ture", "aping", "ing"].iter().any(|s| lens.p.word(i).ends_with(s))
            && !words::is(lens.p.word(i), Group::Body)
            && !words::is(lens.p.word(i), Group::Story)
    };
    lens.first(content.0, end, Group::Deed).is_some()
        || lens.tag(content.0) == "VBG"
        || (content.0..content.1.min(content.0 + 5)).any(made)
}

/// Whether a figure that is no date stands in a stretch.
pub(super) fn figure(lens: &Lens<'_>, content: Range) -> bool {
    let counts = |k: QuantityKind| !matches!(k, QuantityKind::Date);
    lens.told_in(content.0, content.1).iter().any(|t| counts(t.quantity.kind))
}

/// Whether what is said is open: to come, wished, asked, supposed, bidden.
pub(super) fn open(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let Some(first) = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)) else { return true };
    // "If we lost twenty, they lost double": both told as done.
    let matched = p.word(first) == "if"
        && (first..content.1).find(|&i| p.raw(i) == ",").is_some_and(|c| {
            (c + 1..content.1).find(|&i| tensed(lens, i)).is_some_and(|v| lens.tag(v) == "VBD")
        });
    let supposed = |i: usize| {
        !(matched && i == first)
            && matches!(p.word(i), "if" | "unless" | "suppose" | "whether" | "lest")
            && !matches!(p.before(i, 1), "as" | "even" | "asked" | "what")
    };
    let to = p.word(first) == "to"
        && lens.tag(first + 1) == "VB"
        && !matches!(p.word(first + 1), "have" | "be" | "hold" | "control" | "possess" | "own" | "know");
    if to
        || matches!(p.word(first), "let" | "please" | "imagine" | "why" | "how" | "who" | "what" | "whoever")
            && !cleft(lens, content)
        || (content.0..content.1).any(supposed)
        || (content.1.saturating_sub(1)..(content.1 + 2)).any(|i| p.raw(i) == "?")
        || lens.tag(first) == "VB" && p.word(first) != "be"
    {
        return true;
    }
    let Some(verb) = main_verb(lens, content) else { return false };
    let next = |k: usize| p.word(verb + k);
    let modal = match p.word(verb) {
        "can" | "could" => !figure(lens, content) || matches!(p.word(verb + 1), "not"),
        "cannot" => true,
        "used" => false,
        // "would not stop and the shot was meant for the engine"
        "would" if next(1) == "not" => !(verb + 3..content.1).any(|i| lens.tag(i) == "VBD"),
        // "would come to 3.4 billion": a figure like any.
        "would" | "will"
            if figure(lens, content)
                && ["cost", "come", "amount", "reach", "total", "exceed", "last", "run", "take"]
                    .iter()
                    .any(|w| next(1) == *w) =>
        {
            false
        }
        _ => lens.tag(verb) == "MD" || matches!(p.word(verb), "’ll" | "ought" | "shall" | "will"),
    };
    let wish = words::is(p.word(verb), Group::Wish) && lens.tag(verb).starts_with('V');
    let helped = matches!(
        p.word(verb),
        "do" | "does" | "did" | "have" | "has" | "had" | "is" | "are" | "was" | "were"
    );
    let after = (verb + 1..(verb + 4).min(content.1))
        .take_while(|&i| lens.tag(i).starts_with('V') || lens.tag(i) == "RB" || lens.tag(i) == "PRP")
        .find(|&i| lens.tag(i).starts_with('V'));
    let wished = helped && after.is_some_and(|i| words::is(p.word(i), Group::Wish) && lens.tag(i) != "VBN");
    let coming = helped
        && (next(1) == "to" && lens.tag(verb + 2) == "VB"
            || matches!(next(1), "going" | "about" | "set" | "due" | "bound") && next(2) == "to"
            || next(1) == "not" && next(2) == "going" && next(3) == "to");
    modal || wish || wished || coming
}

/// "What the factory made was malaria tablets": tells of it as any clause does.
fn cleft(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let first = (content.0..content.1).find(|&i| p.is_word(i)).unwrap_or(content.0);
    let own = (first + 1..content.1).find(|&i| tensed(lens, i) || irregular(p.word(i)));
    let copula =
        own.and_then(|v| (v + 1..content.1).find(|&i| matches!(p.word(i), "was" | "were" | "is" | "are")));
    p.word(first) == "what" && copula.is_some_and(|c| c + 1 < content.1)
}

/// Whether what is said is a judgement, or of things in general.
pub(super) fn opinion(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    if figure(lens, content) {
        return false;
    }
    let Some(verb) = main_verb(lens, content) else { return false };
    let word = p.word(verb);
    let is = matches!(word, "is" | "are" | "was" | "were" | "’re" | "’s" | "be" | "am" | "’m");
    let seems =
        ["seem", "look", "remain", "sound", "feel", "appear", "becom", "became", "prov", "makes", "mean"]
            .iter()
            .any(|s| word.starts_with(s));
    let been = matches!(word, "has" | "have" | "had" | "’ve")
        && matches!(p.word(verb + 1), "been" | "always" | "never");
    if is || seems || been {
        let from = verb + 1 + usize::from(been);
        let stop = (from..(from + 8).min(content.1)).find(|&i| {
            p.is_mark(i) && !p.hyphen(i) && !matches!(p.raw(i), "“" | "”" | "\"" | "‘" | "’")
                || matches!(lens.tag(i), "IN" | "TO" | "VBD" | "VBZ" | "VBP" | "WP" | "WRB")
                    && p.word(i) != "of"
        });
        let stop = stop.unwrap_or((from + 8).min(content.1));
        let passive = (from..stop).find(|&i| lens.tag(i) != "RB").is_some_and(|i| {
            matches!(lens.tag(i), "VBN" | "VBG")
                && (!words::is(p.word(i), Group::Opinion) || p.before(i, 1) == "been")
        });
        // "is not the late president’s": which one it is, and no judgement.
        let named = (from..stop).find(|&i| lens.tag(i) != "RB").is_some_and(|i| {
            matches!(p.word(i), "the" | "his" | "her" | "its" | "their" | "our")
                && lens.first(i + 1, stop, Group::Opinion).is_some_and(|k| {
                    lens.tag(k) == "JJ" && !p.word(k).ends_with("est") && p.before(k, 1) != "most"
                })
        });
        if !passive && !named && lens.first(from, stop, Group::Opinion).is_some() {
            return true;
        }
    }
    general(lens, content, verb)
}

/// "Whales do not read treaties": all of a kind, now and always.
fn general(lens: &Lens<'_>, content: Range, verb: usize) -> bool {
    let p = &lens.p;
    let Some(first) = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)) else { return false };
    // "it rains in July"
    if p.word(first) == "it" && matches!(p.word(verb), "rains" | "snows" | "freezes" | "thaws" | "floods") {
        return true;
    }
    // "the talks went well"
    if matches!(p.word(verb), "went" | "go" | "goes" | "bodes" | "bode" | "augurs")
        && lens.any(
            verb + 1,
            (verb + 3).min(content.1),
            &["well", "badly", "ill", "poorly", "smoothly", "wrong"],
        )
    {
        return true;
    }
    // "a border is a line drawn by tired men", "truth arrives by mule"
    let kind = matches!(p.word(first), "a" | "an")
        && matches!(p.word(verb), "is" | "has")
        && matches!(p.word(verb + 1), "a" | "an" | "the")
        || lens.tag(first) == "NN"
            && lens.tag(verb) == "VBZ"
            && (first + 1 == verb || p.raw(first + 1) == ",")
            && !matches!(p.word(verb), "has" | "was" | "is");
    if kind && !lens.names_in(content.0 + 1, content.1).iter().any(|n| n.titled > first) {
        return true;
    }
    let bare = matches!(lens.tag(first), "NNS" | "NN") && lens.tag(first) != "NNP" && first < verb;
    let each = matches!(p.word(first), "each" | "every" | "any")
        && !matches!(p.word(first + 1), "second" | "third" | "fourth" | "fifth" | "one" | "single" | "other")
        && lens.tag(first + 1) != "CD";
    let now = lens.tag(verb) == "VBP" && !irregular(p.word(verb))
        || matches!(p.word(verb), "are" | "do")
        || each && lens.tag(verb) == "VBZ";
    let named = lens.names_in(content.0 + 1, content.1).iter().any(|n| n.titled > first);
    let doing = (verb + 1..(verb + 3).min(content.1)).any(|i| matches!(lens.tag(i), "VBG" | "VBN"));
    (bare || each) && now && !named && !doing
}

/// What is missing where something is said to be untrue: "no truth", "no evidence".
fn baseless(word: &str) -> bool {
    matches!(
        word,
        "truth"
            | "evidence"
            | "proof"
            | "sign"
            | "signs"
            | "indication"
            | "indications"
            | "record"
            | "trace"
            | "reason"
            | "basis"
            | "grounds"
            | "foundation"
    )
}

/// Whether nothing at all is left: "that a single gun was fired", "that it had ever", "any of its men".
pub(super) fn wholly(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    (content.0..content.1).any(|i| {
        matches!(
            p.word(i),
            "any" | "anyone" | "anybody" | "anything" | "ever" | "whatsoever" | "whatever" | "single"
        ) || p.are(i, &["at", "all"])
    })
}

/// What is said, without words on how sure the speaker is of it: "I have no doubt that", "there are grounds to think".
pub(super) fn sure(lens: &Lens<'_>, content: Range) -> Range {
    let p = &lens.p;
    let Some(first) = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)) else {
        return content;
    };
    let end = (first + 12).min(content.1);
    let ground = |i: usize| {
        matches!(
            p.word(i),
            "grounds" | "reason" | "reasons" | "cause" | "evidence" | "proof" | "signs" | "indications"
        )
    };
    let none = |i: usize| matches!(p.word(i), "no" | "not" | "n’t" | "n't" | "never" | "little" | "scant");
    // "there are serious grounds to think it was"
    let thinks = (first..end).find(|&i| {
        matches!(p.word(i), "think" | "believe" | "suspect" | "suppose" | "conclude" | "assume")
            && p.before(i, 1) == "to"
            && i >= 2
            && ground(i - 2)
    });
    if let Some(t) = thinks.filter(|&t| !(first..t).any(none)) {
        return (t + 1 + usize::from(p.word(t + 1) == "that"), content.1);
    }
    let Some(that) = (first + 1..end).find(|&i| p.word(i) == "that" && i + 2 < content.1) else {
        return content;
    };
    let doubt = (first..that)
        .any(|i| matches!(p.word(i), "doubt" | "question") && none(i.saturating_sub(1).max(first)));
    let sure = !(first..that).any(none)
        && (ground(that - 1)
            || matches!(
                p.before(that, 1),
                "sure"
                    | "certain"
                    | "convinced"
                    | "confident"
                    | "positive"
                    | "clear"
                    | "known"
                    | "obvious"
                    | "undeniable"
                    | "know"
                    | "knows"
                    | "true"
                    | "fact"
            )
            || matches!(p.before(that, 1), "is" | "was")
                && matches!(p.before(that, 2), "truth" | "fact" | "reality"));
    let whole = (first..that).all(|i| !p.is_mark(i));
    if whole && (doubt || sure) { (that + 1, content.1) } else { content }
}

/// Where the last word of a content ends, and how many words it has.
fn worded(lens: &Lens<'_>, content: Range) -> (usize, usize) {
    let words = (content.0..content.1).filter(|&i| lens.p.is_word(i)).count();
    let end = (content.0..content.1).rev().find(|&i| !lens.p.is_mark(i)).map_or(content.0, |i| i + 1);
    (end, words)
}

/// "Iran had", "the Germans did": somebody else did it.
pub(super) fn swaps(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let (end, words) = worded(lens, content);
    (2..=4).contains(&words)
        && matches!(p.before(end, 1), "had" | "has" | "did" | "was" | "were" | "is" | "are" | "have")
        && lens.tag(content.0) != "PRP"
        && !matches!(p.word(content.0), "so" | "there" | "it" | "no" | "nobody" | "none" | "neither")
}

/// What is said not to be so: the stretch that says it, without "it is untrue that".
pub(super) fn negative(lens: &Lens<'_>, content: Range) -> Option<Range> {
    let p = &lens.p;
    let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i))?;
    // "It is untrue that", "There is no truth in the claim that"
    let that = (first..(first + 12).min(content.1)).find(|&i| p.word(i) == "that" && i > first);
    if let Some(that) = that {
        let untrue = lens.first(first, that, Group::False).is_some()
            || (first..that).any(|i| {
                p.are(i, &["not", "true"])
                    || p.word(i) == "no" && (i + 1..i + 3).any(|k| baseless(p.word(k)))
                    || p.are(i, &["not", "so"])
                    || p.are(i, &["not", "the", "case"])
            });
        let lead =
            matches!(p.word(first), "it" | "there" | "untrue" | "false" | "not" | "nonsense" | "wrong");
        if untrue && lead {
            return Some((that + 1, content.1));
        }
    }
    let bounded = |i: usize| {
        matches!(
            p.word(i),
            "more" | "fewer" | "less" | "later" | "sooner" | "longer" | "doubt" | "only" | "just" | "one"
        )
    };
    let none = match p.word(first) {
        "no" => !bounded(first + 1) || p.word(first + 1) == "one",
        "nobody" | "nothing" | "none" | "neither" | "never" => true,
        "not" => {
            matches!(p.word(first + 1), "a" | "one" | "an" | "any" | "once") || lens.tag(first + 1) == "CD"
        }
        _ => false,
    };
    if none {
        return Some(content);
    }
    let verb = main_verb(lens, content)?;
    // "were never opened", "did not mine"
    let not = (verb + 1..(verb + 4).min(content.1))
        .take_while(|&i| !p.is_mark(i))
        .find(|&i| matches!(p.word(i), "not" | "n’t" | "n't" | "never"));
    let not = not.filter(|&i| !matches!(p.word(i + 1), "only" | "just" | "yet" | "until"));
    let before = verb > content.0 && p.word(verb - 1) == "never";
    let nothing = (verb + 1..(verb + 4).min(content.1))
        .any(|i| matches!(p.word(i), "nothing" | "nobody" | "none") && p.word(i + 1) != "but");
    let own = before || nothing || not.is_some_and(|i| !matches!(p.word(i + 1), "have"));
    // "Libya had no hand in it"
    let none =
        matches!(p.word(verb), "has" | "have" | "had") && p.word(verb + 1) == "no" && !bounded(verb + 2);
    let there = p.word(first) == "there"
        && (verb + 1..(verb + 3).min(content.1)).any(|i| p.word(i) == "no" && !bounded(i + 1));
    (own || there || none).then_some(content)
}

/// Whether who denies speaks of own deeds: "we did not", "its troops", a name both share.
pub(super) fn own_deed(lens: &Lens<'_>, content: Range, who: &[String]) -> bool {
    let p = &lens.p;
    // "He never left, investigators say of him": one is not many.
    let many = who.len() > 1 || who.first().is_some_and(|w| w.ends_with('s') && !w.contains(['’', '\'']));
    let own = |i: usize| {
        if many && matches!(p.word(i), "he" | "his" | "him" | "she" | "her" | "it" | "its") {
            return false;
        }
        matches!(
            p.word(i),
            "we" | "our"
                | "us"
                | "i"
                | "my"
                | "me"
                | "it"
                | "its"
                | "he"
                | "his"
                | "him"
                | "she"
                | "her"
                | "they"
                | "their"
                | "them"
        ) || p.capital(i)
            && p.word(i).len() > 3
            && who.iter().any(|w| {
                let stem = p.word(i).get(..4).unwrap_or_default();
                w.to_lowercase().split([' ', '’', '\'']).any(|part| part.starts_with(stem))
            })
    };
    (content.0..content.1).any(own)
}

/// "It is untrue", "all lies", "staged": says that what was said is wrong, and nothing else.
pub(super) fn contrary(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    // "that this was entirely false, and proposed a visit"
    let and = (content.0 + 2..content.1).find(|&i| p.raw(i) == "," && p.word(i + 1) == "and");
    let content = (content.0, and.unwrap_or(content.1));
    let words = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).count();
    let whole = |i: usize| {
        p.are(i, &["not", "true"])
            || p.are(i, &["no", "truth"])
            || p.are(i, &["never", "happened"])
            || p.are(i, &["not", "happen"])
            || p.are(i, &["not", "so"])
            || p.are(i, &["no", "basis"])
            || p.are(i, &["nothing", "of", "the"])
            || p.are(i, &["no", "such"])
            || p.are(i, &["other", "way"])
            || p.are(i, &["the", "opposite"])
            || p.are(i, &["the", "reverse"])
            || p.are(i, &["the", "contrary"])
            || p.are(i, &["on", "the", "contrary"])
            || p.are(i, &["not", "the", "case"])
            || p.are(i, &["not", "correspond"])
    };
    words <= 10
        && !figure(lens, content)
        && (lens.first(content.0, content.1, Group::False).is_some() || (content.0..content.1).any(whole))
}

/// Whether a clause is of a thing by its name, and not of what was said: "the ship’s papers were forged".
pub(super) fn of_a_thing(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let Some(verb) = main_verb(lens, content) else { return false };
    let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)).unwrap_or(content.0);
    let noun = (first..verb).any(|i| lens.tag(i).starts_with("NN"));
    noun && !matches!(lens.tag(first), "PRP" | "EX")
        && !matches!(p.word(first), "that" | "this" | "it" | "all" | "such" | "these" | "those")
        && lens.first(first, verb, Group::Story).is_none()
}

/// "It was so", "yes", "that is right".
pub(super) fn affirming(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let mut words = (content.0..content.1).filter(|&i| p.is_word(i));
    let Some(first) = words.next() else { return false };
    let count = words.count() + 1;
    let refers = matches!(
        p.word(first),
        "it" | "that" | "this" | "yes" | "true" | "correct" | "quite" | "indeed" | "so" | "all"
    );
    if p.word(first) == "yes" {
        return true;
    }
    count <= 5
        && refers
        && !lens.any(content.0, content.1, &["not", "n’t", "n't", "never", "no"])
        && lens.first(content.0, content.1, Group::True).is_some()
}

/// "that he was not", "they did not": the verb alone, to what was said before.
pub(super) fn elliptic(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let (end, words) = worded(lens, content);
    (2..=6).contains(&words)
        && matches!(p.before(end, 1), "not" | "n’t" | "n't" | "never" | "nothing" | "none" | "neither")
        || (2..=5).contains(&words)
            && (content.0..end).any(|i| {
                p.word(i) == "none" && matches!(p.word(i + 1), "had" | "was" | "were" | "did" | "has" | "is")
            })
}

/// "Half", "no", "not us": an answer in a word.
pub(super) fn curt(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let words: Vec<usize> = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).collect();
    let Some(&first) = words.first() else { return false };
    let no = matches!(
        p.word(first),
        "half"
            | "none"
            | "never"
            | "no"
            | "not"
            | "nothing"
            | "wrong"
            | "zero"
            | "nobody"
            | "nonsense"
            | "hardly"
            | "the"
    );
    words.len() <= 2 || no && words.len() <= 4
}

/// "it", "that claim", "the report": points to what was said.
pub(super) fn refers(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let words: Vec<usize> = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).collect();
    let Some(&first) = words.first() else { return true };
    let pointing = matches!(
        p.word(first),
        "it" | "that"
            | "this"
            | "them"
            | "both"
            | "any"
            | "all"
            | "everything"
            | "each"
            | "either"
            | "so"
            | "these"
            | "those"
            | "which"
    ) || matches!(p.word(first), "the" | "his" | "her" | "its" | "their");
    // "two of them", "most of this"
    let part = p.word(first + 1) == "of"
        && matches!(p.word(first + 2), "them" | "it" | "these" | "those" | "this" | "that" | "which")
        && words.len() <= 4;
    let pointing = pointing || p.word(first) == "such";
    let noun = lens.first(first, (first + 6).min(content.1), Group::Story).is_some();
    let nth =
        matches!(p.word(first + 1), "first" | "second" | "third" | "latter" | "former" | "lot" | "whole");
    let ordinal = nth
        && (first + 2 >= content.1
            || !lens.tag(first + 2).starts_with("NN")
            || matches!(p.word(first + 2), "item" | "point" | "part" | "half" | "one")
            || words::is(p.word(first + 2), Group::Story));
    let alone =
        matches!(p.word(first), "it" | "this" | "that" | "them" | "both" | "all" | "everything" | "so")
            && (p.is_mark(first + 1)
                || first + 1 >= content.1
                || matches!(
                    p.word(first + 1),
                    "and"
                        | "but"
                        | "then"
                        | "all"
                        | "outright"
                        | "flatly"
                        | "at"
                        | "on"
                        | "in"
                        | "as"
                        | "when"
                        | "yesterday"
                        | "again"
                ));
    alone
        || part
        || pointing && (words.len() == 1 || noun || ordinal)
        || noun && words.len() <= 4
        || words.len() <= 3 && matches!(p.word(first), "it" | "this" | "that" | "them" | "both")
        || matches!(
            p.word(first),
            "on" | "in" | "at" | "yesterday" | "when" | "after" | "outright" | "flatly" | "publicly"
        ) && words.len() <= 4
}

/// Words of a quotation that say nothing of the world by themselves: no subject before the verb, or a saying in the present without a name or
/// a figure.
pub(super) fn loose(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let quoted = (content.0..content.1).find(|&i| matches!(p.raw(i), "“" | "\""));
    let Some(verb) = main_verb(lens, content) else {
        // "having “no peace agenda”"
        return quoted.is_some_and(|q| q <= content.0 + 4) && !figure(lens, content);
    };
    let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)).unwrap_or(content.0);
    if verb == first && lens.tag(verb) != "EX" {
        return true;
    }
    // "“Now there is no cholera”"
    if (first..verb).any(|i| lens.tag(i) == "EX") {
        return false;
    }
    let Some(quote) = quoted else { return false };
    let now = matches!(lens.tag(verb), "VBZ" | "VBP")
        && !matches!(p.word(verb), "has" | "have" | "hit" | "cut" | "put" | "shut" | "hurt" | "set");
    let named = lens.names_in(content.0, content.1).iter().any(|n| n.titled > first);
    let doing = (verb + 1..(verb + 3).min(content.1)).any(|i| matches!(lens.tag(i), "VBG" | "VBN"));
    // "“The station is in our hands”": where it is.
    let there = matches!(p.word(verb), "is" | "are")
        && verb > first
        && lens.tag(verb - 1).starts_with("NN")
        && (lens.tag(verb + 1) == "IN" || lens.tag(verb + 1) == "RB" && lens.tag(verb + 2) == "IN");
    if there {
        return false;
    }
    // The verb itself is the narrator’s, its judgement the quoted: "remains “the most important”".
    let judged = quote > verb && quote <= verb + 3 && !figure(lens, content);
    now && !named && !doing && !figure(lens, content) || judged && now
}

/// "that it was, and in gold", "they did": the verb alone, for what was said or denied before.
pub(super) fn echoes(lens: &Lens<'_>, content: Range) -> bool {
    let p = &lens.p;
    let pronoun = matches!(p.word(content.0), "it" | "they" | "he" | "she" | "there" | "we" | "i");
    let helper = matches!(
        p.word(content.0 + 1),
        "was" | "is" | "were" | "are" | "did" | "does" | "do" | "had" | "has" | "have"
    );
    let next = content.0 + 2;
    let ends = next >= content.1
        || p.is_mark(next)
        || matches!(p.word(next), "indeed" | "so" | "and" | "but" | "too");
    pronoun && helper && ends && content.0 + 1 < content.1
}

/// A past form that the tagger took for a noun or an adjective.
pub(super) fn past(lens: &Lens<'_>, i: usize) -> bool {
    let noun = matches!(lens.tag(i), "NN" | "JJ" | "VB" | "VBN");
    let after = i > 0 && matches!(lens.tag(i - 1), "NN" | "NNS" | "NNP" | "PRP" | "RB");
    noun && after && irregular(lens.p.word(i))
}

/// A past form that does not end in "-ed".
fn irregular(word: &str) -> bool {
    matches!(
        word,
        "struck"
            | "sank"
            | "fled"
            | "fought"
            | "held"
            | "hit"
            | "lost"
            | "won"
            | "fell"
            | "rose"
            | "took"
            | "gave"
            | "came"
            | "went"
            | "sent"
            | "spent"
            | "built"
            | "bought"
            | "brought"
            | "sold"
            | "paid"
            | "met"
            | "flew"
            | "drew"
            | "threw"
            | "broke"
            | "spoke"
            | "stole"
            | "chose"
            | "froze"
            | "ran"
            | "began"
            | "drove"
            | "rode"
            | "wrote"
            | "knew"
            | "grew"
            | "saw"
            | "kept"
            | "slept"
            | "swept"
            | "dug"
            | "hung"
            | "shut"
            | "burst"
            | "tore"
            | "wore"
            | "bore"
            | "hid"
            | "beat"
            | "bit"
            | "blew"
            | "crept"
            | "drank"
            | "ate"
            | "forgot"
            | "shook"
            | "shot"
            | "shrank"
            | "stood"
            | "stuck"
            | "swam"
            | "swung"
            | "woke"
            | "withdrew"
            | "overran"
    )
}
