//! What opens an event: a row of the table that fits its surroundings.

use super::phrases;
use super::words::{self, Class, is};
use crate::en::lens::{Lens, Phrase};
use verbale_model::GovernanceKind;

/// Where whom it befell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// Before the verb, who does it: "resigned".
    Does,
    /// After the verb, or before it in the passive: "dismissed X", "X was dismissed". Settled by the text.
    Done,
    /// Before the verb, to whom it is done: "was dismissed".
    Passive,
    /// After the verb: "dismissed X".
    Object,
    /// After the noun, or its owner: "the resignation of X".
    Noun,
}

impl Voice {
    pub(super) fn from_word(word: &str) -> Option<Voice> {
        Some(match word {
            "does" => Voice::Does,
            "done" => Voice::Done,
            "passive" => Voice::Passive,
            "object" => Voice::Object,
            "noun" => Voice::Noun,
            _ => return None,
        })
    }
}

/// What else has to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Needs(u32);

impl Needs {
    pub(super) const POST: Needs = Needs(1);
    pub(super) const PERSON: Needs = Needs(2);
    pub(super) const ALONE: Needs = Needs(4);
    pub(super) const LAW: Needs = Needs(8);
    pub(super) const ROOMS: Needs = Needs(16);
    pub(super) const VOTES: Needs = Needs(32);
    pub(super) const CHOICE: Needs = Needs(64);
    pub(super) const AHEAD: Needs = Needs(128);
    pub(super) const ENDS: Needs = Needs(256);
    pub(super) const PROBE: Needs = Needs(512);
    pub(super) const HUNT: Needs = Needs(1024);
    pub(super) const BARE: Needs = Needs(2048);
    pub(super) const CABINET: Needs = Needs(4096);

    pub(super) fn has(self, need: Needs) -> bool {
        self.0 & need.0 != 0
    }

    pub(super) fn from_words(words: &str) -> Option<Needs> {
        words.split('+').try_fold(Needs::default(), |all, word| {
            let need = match word {
                "-" => Needs::default(),
                "post" => Needs::POST,
                "person" => Needs::PERSON,
                "alone" => Needs::ALONE,
                "law" => Needs::LAW,
                "rooms" => Needs::ROOMS,
                "votes" => Needs::VOTES,
                "choice" => Needs::CHOICE,
                "ahead" => Needs::AHEAD,
                "ends" => Needs::ENDS,
                "probe" => Needs::PROBE,
                "hunt" => Needs::HUNT,
                "bare" => Needs::BARE,
                "cabinet" => Needs::CABINET,
                _ => return None,
            };
            Some(Needs(all.0 | need.0))
        })
    }
}

/// A verb or noun that opens an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) kind: GovernanceKind,
    pub(super) voice: Voice,
    pub(super) needs: Needs,
    pub(super) at: usize,
    pub(super) end: usize,
    /// The post or office told within it.
    pub(super) seat: Option<(usize, usize)>,
    /// The person told within it.
    pub(super) who: Option<Phrase>,
    /// How many words of its row stand in the text.
    pub(super) words: u8,
}

/// The triggers at `i` of sentence `n`, the longest first.
pub(super) fn all(lens: &Lens<'_>, i: usize, n: usize) -> Vec<Trigger> {
    let p = &lens.p;
    let (start, end) = lens.sentences[n];
    let opens = i == start || p.is_mark(i - 1);
    if !p.is_word(i) || p.capital(i) && !opens {
        return Vec::new();
    }
    let mut out = phrases::at(lens, i, end);
    out.retain_mut(|t| fits(lens, t, n));
    out
}

/// Whether a thing follows a verb and its particle, no form of "be" standing before: "the envoy, Carrera, put forward a plan".
fn has_object(lens: &Lens<'_>, t: &Trigger, start: usize) -> bool {
    let be = ["is", "was", "are", "were", "be", "been", "being", "get", "gets", "got"];
    t.end > t.at + 1 && lens.tag(t.end) == "DT" && !lens.any(t.at.saturating_sub(4).max(start), t.at, &be)
}

/// Whether a row fits where it stands; settles its voice and kind.
fn fits(lens: &Lens<'_>, t: &mut Trigger, n: usize) -> bool {
    let p = &lens.p;
    let (start, end) = lens.sentences[n];
    let needs = t.needs;
    if t.voice == Voice::Done {
        t.voice = if passive(lens, t.at, start) { Voice::Passive } else { Voice::Object };
    } else if t.voice == Voice::Passive && (!passive(lens, t.at, start) || has_object(lens, t, start)) {
        return false;
    } else if matches!(t.voice, Voice::Object | Voice::Does)
        && t.end == t.at + 1
        && p.word(t.at).ends_with("ed")
        && !p.word(t.at).starts_with("resign")
        && passive(lens, t.at, start)
    {
        return false;
    }
    // "was named interim governor": who follows a passive is not who is meant, but for "by".
    if t.voice == Voice::Object
        && t.who.is_some_and(|w| !matches!(p.before(w.start, 1), "by" | "to" | "on"))
        && lens.tag(t.at).starts_with("VB")
        && passive(lens, t.at, start)
    {
        return false;
    }
    // "has been freed, at his own request, of the duties", "X given the boot": whom it befell stands before.
    if matches!(t.voice, Voice::Object | Voice::Noun)
        && t.end > t.at + 1
        && t.who.is_none()
        && before_it(lens, t, start)
    {
        t.voice = Voice::Passive;
    }
    // "the job has gone to X": a noun whose verb stands in the phrase.
    let does = (t.at + 1..t.end)
        .any(|i| lens.tag(i).starts_with('V') || lens.tag(i) == "MD" || lens.tag(i) == "NNS" && i < t.at + 3);
    let opener = t.who.is_some() && does && matches!(lens.tag(t.at), "NN" | "NNS");
    if t.voice != Voice::Noun && !opener && (modifier(lens, t.at) || noun(lens, t.at, t.end, start))
        || idiom(lens, t, end)
    {
        return false;
    }
    // "is rolling out a new": no form of "be" that governs a post.
    if matches!(p.word(t.at), "is" | "was" | "are" | "were" | "be")
        && t.voice == Voice::Does
        && (t.at + 1..t.end.saturating_sub(1)).any(|i| lens.tag(i) == "VBG" && p.word(i) != "being")
    {
        return false;
    }
    // "X will be its negotiator": a post, one person, and no contest of voters.
    if needs.has(Needs::AHEAD)
        && needs.has(Needs::POST)
        && let Some((from, _)) = t.seat
    {
        let head = lens
            .phrases_in(from.saturating_sub(6), from + 1)
            .iter()
            .rev()
            .find(|f| from < f.end)
            .map(|f| f.head);
        let fills = head.is_some_and(|h| crate::en::lens::post_noun(p.word(h)));
        if !fills
            || voted(lens, start, end)
            || lens.any(start, t.at, &["or", "either", "neither", "nor", "believes", "hopes"])
        {
            return false;
        }
    }
    if needs.has(Needs::ALONE) {
        let next = lens.phrases_in(t.end, (t.end + 2).min(end)).first();
        if next.is_some_and(|f| f.under.is_none() && !p.is_mark(t.end)) {
            return false;
        }
    }
    if t.voice != Voice::Noun && t.voice != Voice::Passive && !told(lens, t, start) {
        return false;
    }
    let purpose = || {
        p.before(t.at, 1) == "to"
            && !matches!(
                p.before(t.at, 2),
                "is" | "was"
                    | "are"
                    | "were"
                    | "set"
                    | "due"
                    | "about"
                    | "going"
                    | "forced"
                    | "decided"
                    | "agreed"
                    | "chose"
            )
    };
    if needs.has(Needs::ENDS) && (purpose() || !ends(lens, t, end)) {
        return false;
    }
    let near = || (n.saturating_sub(1)..(n + 2).min(lens.sentences.len())).map(|k| lens.sentences[k]);
    if needs.has(Needs::LAW) && !near().any(|s| lens.find(s.0, s.1, law).is_some())
        || needs.has(Needs::ROOMS) && lens.find(start, end, crate::en::patterns::rooms).is_none()
    {
        return false;
    }
    let told_near = |class: Class| near().any(|s| words::any(lens, s.0, s.1, class));
    if needs.has(Needs::PROBE)
        && !told_near(Class::Probe)
        && !near().any(|s| lens.find(s.0, s.1, law).is_some())
        || needs.has(Needs::HUNT) && !told_near(Class::Hunt)
        || needs.has(Needs::CABINET) && !words::any(lens, start, end, Class::Cabinet)
    {
        return false;
    }
    // "is mayor", "is bishop of Torrin": a post without an article is an office.
    let bare = |s: (usize, usize)| {
        (t.at + 1..s.0)
            .all(|i| !matches!(lens.tag(i), "DT" | "PRP$" | "POS" | "IN") && !lens.tag(i).starts_with('V'))
    };
    if needs.has(Needs::BARE) && !t.seat.is_some_and(bare) {
        return false;
    }
    if needs.has(Needs::VOTES) || needs.has(Needs::CHOICE) {
        let poll = lens.any(start, end, &["poll", "polls", "survey", "surveys", "debate"]);
        let voted = !poll && near().any(|s| voted(lens, s.0, s.1));
        if voted && needs.has(Needs::CHOICE) {
            t.kind = GovernanceKind::Election;
        }
        return voted || !needs.has(Needs::VOTES);
    }
    true
}

/// Whether a participle that opens a phrase without a person in it stands in the passive or right after a name.
fn before_it(lens: &Lens<'_>, t: &Trigger, start: usize) -> bool {
    let p = &lens.p;
    let word = p.word(t.at);
    let participle = lens.tag(t.at) == "VBN" || word.ends_with("ed") || word.ends_with("en");
    let held = lens.phrases_in(t.at + 1, t.end).iter().any(|f| {
        f.human && !crate::en::patterns::seat_noun(p.word(f.head)) && f.start <= t.at + 2
            || f.name.is_some_and(|n| lens.is_person(n))
    });
    // "has been replaced by his deputy": who comes stands after.
    let after = matches!(p.before(t.end, 1), "by" | "against" | "on" | "into");
    let named = t.at > start
        && lens.tag(t.at) == "VBN"
        && lens.name_before(t.at).is_some_and(|n| n.end == t.at && lens.is_person(n));
    let two = (t.at..t.end).any(|i| p.word(i) == "and");
    // A noun is told of after its verb: "ordered a probe".
    if t.voice == Voice::Noun {
        let law = matches!(
            t.kind,
            GovernanceKind::Investigation | GovernanceKind::Search | GovernanceKind::Sanction
        );
        return participle && !held && !after && !two && !law && passive(lens, t.at, start);
    }
    participle && !held && !after && !two && (passive(lens, t.at, start) || named)
}

/// Whether the verb is told as done or to come: no infinitive of purpose, no gerund after a preposition.
fn told(lens: &Lens<'_>, t: &Trigger, start: usize) -> bool {
    let p = &lens.p;
    if t.at == start {
        return true;
    }
    let before = p.before(t.at, 1);
    // "It took one letter for X to end three years"
    let own = t.at > start + 1
        && lens.name_before(t.at - 1).is_some_and(|n| {
            lens.is_person(n) && matches!(p.before(n.titled, 1), "for" | "saw" | "sees" | "sent" | "forced")
        });
    if before == "to" && own {
        return true;
    }
    if before == "to" && lens.tag(t.at).starts_with("VB") {
        let led = p.before(t.at, 2);
        // Nobody is chosen in an infinitive of purpose.
        if t.kind == GovernanceKind::Election || t.needs.has(Needs::CHOICE) {
            return matches!(
                led,
                "is" | "was" | "are" | "were" | "set" | "due" | "about" | "going" | "voted" | "votes"
            );
        }
        return !meant(led);
    }
    let form = lens.tag(t.at);
    if form == "VBG" && !matches!(p.word(t.at), "being") {
        let be = (t.at.saturating_sub(3).max(start)..t.at).any(|i| {
            matches!(
                p.word(i),
                "is" | "was" | "are" | "were" | "am" | "’m" | "'m" | "be" | "been" | "’s" | "'s"
            )
        });
        // "had X packing up his office"
        let seen = t.at > start
            && lens.name_before(t.at).is_some_and(|n| {
                n.end == t.at
                    && matches!(
                        p.before(n.titled, 1),
                        "had" | "has" | "have" | "saw" | "sees" | "with" | "found"
                    )
            });
        return be || seen || before == ",";
    }
    // "help elect X"
    // The past of "put" and the like is read as a bare form.
    let bare = form == "VB"
        && !crate::en::forms::past(p.word(t.at))
        && !matches!(p.word(t.at), "be" | "put" | "quit" | "cut" | "let" | "beat" | "shut");
    // "Ministers resign", read as a bare form.
    let headline = t.at > start && matches!(lens.tag(t.at - 1), "NNS" | "NNP" | "PRP");
    !bare
        || headline
        || (t.at.saturating_sub(9).max(start)..t.at)
            .any(|i| lens.tag(i) == "MD" || matches!(p.word(i), "did" | "do" | "does" | "to" | "let"))
}

/// Words whose infinitive is only wished, tried or possible.
fn meant(word: &str) -> bool {
    is(word, Class::Meant)
}

/// A participle that only describes: "the arrested trader".
fn modifier(lens: &Lens<'_>, i: usize) -> bool {
    let described = i > 0
        && (matches!(lens.tag(i - 1), "DT" | "PRP$" | "POS" | "JJ") || lens.p.before(i, 1).ends_with("ly"));
    described
        && matches!(lens.tag(i), "VBN" | "JJ" | "VBG" | "NN")
        && ["ed", "ing", "sworn", "held"].iter().any(|e| lens.p.word(i).ends_with(e))
        && (matches!(lens.tag(i + 1), "NN" | "NNS" | "NNP" | "JJ"))
        && !matches!(lens.p.before(i, 1), "both" | "all" | "this")
}

/// A noun that looks like a verb: "the sack", "his quits".
fn noun(lens: &Lens<'_>, i: usize, end: usize, start: usize) -> bool {
    if i == start {
        return lens.tag(i) == "NNS" && end == i + 1;
    }
    // "tougher sentences for"
    let alone = end == i + 1 && matches!(lens.tag(i - 1), "JJR" | "NN" | "NNS" | "VB" | "VBD" | "VBG" | "TO");
    matches!(lens.tag(i), "NN" | "NNS")
        && (alone || matches!(lens.tag(i - 1), "DT" | "PRP$" | "POS" | "JJ" | "IN" | "CD"))
}

/// Idioms in which a word tells of no office.
fn idiom(lens: &Lens<'_>, t: &Trigger, end: usize) -> bool {
    use GovernanceKind as K;
    let p = &lens.p;
    let next = p.word(t.end);
    // "decided on Monday": a day follows, no one.
    use verbale_model::QuantityKind as Q;
    let day = || lens.told_in(t.end, t.end + 1).iter().any(|d| d.quantity.kind == Q::Date);
    if t.voice == Voice::Object && t.who.is_none() && p.before(t.end, 1) == "on" && day() {
        return true;
    }
    // "confirmed that X": a clause follows.
    if t.voice == Voice::Object && t.who.is_none() && t.end == t.at + 1 && next == "that" {
        return true;
    }
    let last = p.before(t.end, 1);
    let stops = stops(lens, t, end);
    match (t.kind, p.word(t.at)) {
        // "the appointment which he missed", "an appointment with his dentist"
        (K::Appointment, "appointment" | "appointments") => {
            matches!(next, "which" | "that" | "with" | "at" | "book" | "books" | "diary")
        }
        // "The minister’s conviction is well known: he has held since school that"
        (K::Conviction, "conviction" | "convictions")
            if next == "that"
                || matches!(next, "is" | "was" | "are" | "were")
                    && matches!(
                        p.word(t.end + 1),
                        "well" | "that" | "known" | "firm" | "deep" | "strong" | "old"
                    ) =>
        {
            true
        }
        // "made public on Thursday the indictment"
        (K::Appointment, "made" | "makes" | "make") if t.who.is_none() => {
            matches!(p.word(t.at + 1), "public" | "clear" | "known" | "sure" | "it" | "plain")
        }
        // "is beaten"
        (K::Election, "beaten") if t.end == t.at + 1 => passive(lens, t.at, p.sentence(t.at)),
        // "questioned her and let her go"
        (K::Dismissal, "let" | "lets") if last == "go" => {
            let start = p.sentence(t.at);
            (start..t.at).any(|i| {
                matches!(
                    p.word(i),
                    "questioned"
                        | "arrested"
                        | "detained"
                        | "interviewed"
                        | "interrogated"
                        | "held"
                        | "searched"
                )
            })
        }
        (K::Election, word) if word.contains("elect") && t.voice != Voice::Noun => {
            matches!(p.before(t.at, 1), "help" | "helped" | "helps" | "helping")
                || matches!(next, "to" | "not" | "instead") && lens.tag(t.end + 1).starts_with('V')
                || matches!(next, "officials" | "leaders" | "representatives" | "not")
        }
        // "walked free"
        (K::Resignation, "walked" | "walks") if next == "free" => true,
        // "a warrant for the arrest of X": charged, not held.
        (K::Arrest, _) if t.voice == Voice::Noun => {
            (t.at.saturating_sub(4)..t.at).any(|i| matches!(p.word(i), "warrant" | "warrants"))
        }
        // "opened a case against the office"
        (K::Search, _) => {
            (t.at..t.end).any(|i| {
                matches!(
                    p.word(i),
                    "case" | "inquiry" | "probe" | "file" | "investigation" | "proceedings" | "talks"
                )
            }) && !(t.at..t.end).any(|i| matches!(p.word(i), "search" | "searched" | "raid" | "raided"))
        }
        // "were read out on Tuesday: nine of them"
        (K::Dismissal, "out" | "gone") if last == ":" => t.at != p.sentence(t.at),
        (K::Resignation, "resigned" | "resigns" | "resign") => {
            matches!(next, "to" | "himself" | "herself" | "itself" | "themselves" | "ourselves")
        }
        // "takes charge of the bank": no charge is laid.
        (K::Indictment, "charge") => matches!(
            p.before(t.at, 1),
            "take"
                | "takes"
                | "took"
                | "taking"
                | "taken"
                | "in"
                | "of"
                | "sole"
                | "full"
                | "free"
                | "overall"
        ),
        (K::Dismissal, word) if word.starts_with("fir") && t.end == t.at + 1 => {
            matches!(
                next,
                "on" | "at"
                    | "into"
                    | "shots"
                    | "rockets"
                    | "missiles"
                    | "across"
                    | "back"
                    | "over"
                    | "warning"
                    | "off"
                    | "up"
            ) || p.is_number(t.end)
        }
        // "walked away from our values", "retired from the service": no office is left.
        (K::Resignation, word)
            if (next == "from" || last == "from")
                && t.voice == Voice::Does
                && !word.starts_with("resign")
                && !word.starts_with("quit")
                && t.seat.is_none() =>
        {
            let from = if last == "from" { t.end } else { t.end + 1 };
            !(from..(from + 5).min(end)).any(|k| {
                crate::en::lens::post_noun(p.word(k))
                    || crate::en::patterns::seat_noun(p.word(k))
                    || matches!(
                        p.word(k),
                        "politics" | "party" | "board" | "ministry" | "talks" | "council" | "parliament"
                    )
            })
        }
        (K::Resignation | K::Dismissal, _)
            if t.voice == Voice::Does && matches!(last, "going" | "leaving" | "gone" | "away" | "off") =>
        {
            !stops
        }
        (K::Election, _) if last == "in" && t.end > t.at + 1 => {
            !(t.end >= end || p.is_mark(t.end) || next == "as")
        }
        // "being ambassador had become impossible"
        (K::Appointment, word) if word.starts_with("bec") && t.end == t.at + 1 => {
            lens.tag(t.end) == "JJ" && !lens.tag(t.end + 1).starts_with("NN")
        }
        // "hired an investment banker": a business takes on staff.
        (K::Appointment, "hired" | "hires") => matches!(next, "a" | "an" | "more" | "new" | "extra"),
        (K::Indictment, "accused") => p.before(t.at, 1) == "the",
        (K::Appointment, "made") if t.end == t.at + 1 => {
            matches!(next, "up" | "of" | "to" | "clear" | "by" | "from")
        }
        // "puts them down to the minibar"
        (K::Conviction, word) if word.starts_with("put") && p.before(t.end, 1) == "to" => {
            !lens.told_in(t.end, t.end + 1).iter().any(|q| q.start == t.end)
                && !matches!(p.word(t.end), "prison" | "jail")
        }
        // "to run for president"
        (K::Appointment, _) if last == "run" => next == "for",
        (K::Dismissal, "out") if matches!(last, "at" | "of" | "from" | "as") => t.at != p.sentence(t.at),
        (K::Appointment, word) if word.starts_with("succe") && t.end == t.at + 1 && next == "in" => true,
        (K::Dismissal, _) if last == "out" && t.voice == Voice::Does => !stops,
        (K::Dismissal, _) if t.end == t.at + 1 && matches!(next, "back" | "around" | "along") => true,
        (K::Resignation, _) if last == "go" => !stops,
        (K::Appointment, _) if last == "in" && t.voice == Voice::Does && t.end == t.at + 2 => {
            !(t.end >= end || p.is_mark(t.end) || lens.told_in(t.end, t.end + 1).len() == 1)
        }
        // "picked X to replace her": told with the picking.
        (K::Appointment, "replace" | "succeed") => {
            p.before(t.at, 1) == "to" && !matches!(p.before(t.at, 2), "is" | "was" | "are" | "due" | "set")
        }
        (K::Dismissal, _) if last == "go" && t.voice == Voice::Object => next == "of",
        _ => false,
    }
}

/// Whether only an end, a day or company follows a trigger: "went last night", "went with him".
fn ends(lens: &Lens<'_>, t: &Trigger, end: usize) -> bool {
    let p = &lens.p;
    let day = |from: usize| {
        use verbale_model::QuantityKind;
        lens.told_in(from, from + 2).iter().any(|q| q.quantity.kind == QuantityKind::Date)
    };
    t.end >= end
        || matches!(p.raw(t.end), "." | "," | ";" | ":" | "—" | "–" | "!")
        || matches!(
            p.word(t.end),
            "today" | "tonight" | "yesterday" | "tomorrow" | "altogether" | "too" | "immediately"
        )
        || matches!(p.word(t.end), "by" | "in" | "at" | "before" | "within" | "this" | "next" | "last")
            && (day(t.end + 1) || day(t.end) || (t.end + 1..(t.end + 4).min(end)).any(|i| season(p.word(i))))
        || p.word(t.end) == "with" && matches!(p.word(t.end + 1), "him" | "her" | "them" | "immediate")
        || p.word(t.end) == "and" && lens.told_in(t.end, t.end).is_empty() && lens.tag(t.end + 1) == "NNP"
        || day(t.end)
}

/// Times of the year that are no dates.
fn season(word: &str) -> bool {
    matches!(
        word,
        "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "christmas"
            | "easter"
            | "week"
            | "month"
            | "year"
            | "end"
            | "dawn"
            | "noon"
            | "night"
            | "weekend"
            | "hour"
            | "hours"
            | "days"
            | "weeks"
            | "months"
    )
}

/// Whether nothing but time or cause follows a trigger.
fn stops(lens: &Lens<'_>, t: &Trigger, end: usize) -> bool {
    let p = &lens.p;
    t.end >= end
        || p.is_mark(t.end)
        || matches!(
            p.word(t.end),
            "after"
                | "as"
                | "at"
                | "from"
                | "altogether"
                | "by"
                | "on"
                | "today"
                | "tonight"
                | "yesterday"
                | "tomorrow"
                | "last"
                | "next"
                | "this"
                | "in"
        ) && !p.are(t.end, &["in", "the", "cold"])
        || p.word(t.end) == "and" && p.capital(t.end + 1)
        || lens.told_in(t.end, t.end + 1).len() == 1
}

/// Courts, police and what they bring.
pub(super) fn law(word: &str) -> bool {
    is(word, Class::Law)
}

/// Whether votes are told in a range: the word, or a score.
fn voted(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    let p = &lens.p;
    let word = |w: &str| {
        matches!(
            w,
            "vote"
                | "votes"
                | "voted"
                | "voters"
                | "ballot"
                | "ballots"
                | "poll"
                | "polls"
                | "runoff"
                | "run-off"
                | "elected"
                | "electors"
                | "electorate"
                | "election"
                | "elections"
                | "percent"
                | "majority"
                | "turnout"
                | "recount"
                | "recounted"
                | "conclave"
                | "candidate"
                | "candidates"
                | "incumbent"
                | "constituency"
                | "landslide"
                | "unopposed"
                | "uncontested"
                | "acclamation"
                | "delegates"
        )
    };
    let score = |i: usize| {
        let number =
            |k: usize| p.is_number(k) || crate::en::quantities::numbers::cardinal(p.word(k)).is_some();
        let to = p.word(i) == "to" || p.raw(i) == "–" || p.raw(i) == "-" && !p.hyphen(i);
        to && i > from && number(i - 1) && number(i + 1)
    };
    let hands = |i: usize| p.are(i, &["show", "of", "hands"]) || p.are(i, &["per", "cent"]);
    lens.find(from, to, word).is_some()
        || (from..to).any(hands)
        || (from..to).any(score)
        || (from..to).any(|i| p.raw(i) == "%")
}

/// Whether the participle at `i` is passive: a form of "be" before it, or a bare participle after a name and a comma, or first of all.
pub(super) fn passive(lens: &Lens<'_>, i: usize, start: usize) -> bool {
    let p = &lens.p;
    if p.word(i).ends_with("ing") {
        return false;
    }
    let mut at = i;
    while at > start {
        let before = p.before(at, 1);
        if matches!(
            before,
            "was" | "were" | "been" | "be" | "is" | "are" | "being" | "got" | "gets" | "get" | "’s" | "'s"
        ) {
            return true;
        }
        let adverb = before.ends_with("ly")
            || matches!(
                before,
                "also"
                    | "then"
                    | "now"
                    | "not"
                    | "never"
                    | "duly"
                    | "just"
                    | "already"
                    | "later"
                    | "again"
                    | "first"
                    | "since"
            );
        // "was on Thursday handed": a day between.
        let day = lens.told_in(at.saturating_sub(3).max(start), at).last().filter(|d| d.end == at);
        if let Some(day) = day {
            at = if p.before(day.start, 1) == "on" { day.start - 1 } else { day.start };
            continue;
        }
        if !adverb {
            break;
        }
        at -= 1;
    }
    // "Kirill Tumanov, arrested on Monday, ...", "Held since dawn: X"
    // "was placed under investigation"
    if p.word(i) == "under"
        && i > start + 1
        && matches!(p.before(i, 1), "placed" | "put" | "kept" | "still" | "now" | "brought" | "held")
        && passive(lens, i - 1, start)
    {
        return true;
    }
    let before = p.before(i, 1);
    let bare = |k: usize| {
        lens.phrases_in(k, (k + 2).min(p.sentence_end(i))).first().is_none_or(|f| f.under.is_some())
    };
    let named = before == "," && lens.name_before(i - 1).is_some();
    let first = i == start && lens.tag(i) != "VBZ" && lens.tag(i) != "VBG";
    (named || first || matches!(before, "when" | "once" | "after") && i > start) && bare(i + 1)
}
