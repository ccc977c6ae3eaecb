//! Who wrote a text, and texts told without a number of points.

use super::offers::{answered_by, judged, priced, put_forward, quoted_offer, verb_alone};
use super::policy::{domestic, parleying};
use super::words::REACH;
use super::words::{Class, Marks, Tells, is, text, verbal};
use crate::en::lens::Lens;
use verbale_model::{Proposal, Spans};

/// The owner in the phrase of a text: "the upstream states’ draft".
pub(super) fn owner(lens: &Lens<'_>, at: usize) -> Option<(String, usize)> {
    let phrase =
        lens.phrases_in(at.saturating_sub(12), at + 1).iter().rev().find(|f| f.start <= at && at < f.end)?;
    // "the upstream states’ draft": the mark after the plural may stand as one of quotation.
    let before = phrase
        .start
        .checked_sub(1)
        .filter(|&i| matches!(lens.p.raw(i), "’" | "'") && lens.p.before(i, 1).ends_with('s'));
    if let Some(mark) = before
        && let Some(f) = lens.phrases_in(mark.saturating_sub(9), mark).iter().rev().find(|f| f.end == mark)
    {
        // "such is the fate of the Lorne Islands’": the last of it owns.
        let of = (f.start..f.end).rev().find(|&i| p_of(lens, i)).map_or(f.start, |i| i + 1);
        let from = of + usize::from(lens.tag(of) == "DT" && of > f.start);
        return Some((lens.text(from, f.end).to_owned(), from));
    }
    // "whose roadmap" is the roadmap of whoever stands before it.
    if lens.p.before(phrase.start, 1) == "whose" || lens.p.word(phrase.start) == "whose" {
        let whose = if lens.p.word(phrase.start) == "whose" { phrase.start } else { phrase.start - 1 };
        let name = lens.name_before(if lens.p.before(whose, 1) == "," { whose - 1 } else { whose })?;
        return Some((lens.canonical(name), name.start));
    }
    let mark = (phrase.start..at).rev().find(|&i| {
        lens.tag(i) == "POS"
            || matches!(lens.p.word(i), "’s" | "'s")
            || matches!(lens.p.raw(i), "’" | "'") && lens.p.before(i, 1).ends_with('s')
    })?;
    // "Tamboro’s acceptance of the proposals" is Tamboro’s, the proposals are not.
    if lens.any(mark, at, &["of"]) {
        return None;
    }
    // "every page of Kozak’s memorandum": the name owns it.
    let named =
        lens.name_before(mark).filter(|n| n.titled > phrase.start && lens.p.before(n.titled, 1) == "of");
    if let Some(n) = named {
        return Some((lens.canonical(n), n.start));
    }
    if let Some(n) = lens.name_before(mark).filter(|n| n.titled > phrase.start && lens.is_person(*n)) {
        return Some((lens.canonical(n), n.start));
    }
    let words = lens.text(phrase.start, mark);
    let name = lens.states.find(words).map_or_else(|| words.to_owned(), str::to_owned);
    (mark > phrase.start).then_some((name, phrase.start))
}

/// "of" before a name.
fn p_of(lens: &Lens<'_>, i: usize) -> bool {
    lens.p.word(i) == "of" && (i + 1..i + 3).any(|k| lens.name_at(k).is_some())
}

/// Who wrote it: the owner before it, who puts it forward, "by X" after it.
pub(super) fn author(lens: &Lens<'_>, marks: &Marks, at: usize, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    if let Some((owner, _)) = owner(lens, at).filter(|o| o.1 >= start) {
        return Some(owner);
    }
    let mut back = at;
    while back > start
        && (matches!(lens.tag(back - 1), "JJ" | "JJR" | "JJS" | "NN" | "VBN" | "CD" | "VBG")
            && lens.name_at(back - 1).is_none()
            || day(p.word(back - 1))
            || matches!(p.raw(back - 1), "“" | "-")
            || p.raw(back - 1) == "," && matches!(p.before(back - 1, 1), "last" | "best" | "first")
            || back > start + 2 && p.are(back - 2, &["best", "and"]))
    {
        back -= 1;
    }
    // "the administration’s “Peace to Prosperity” plan"
    if matches!(p.raw(back.saturating_sub(1)), "”" | "\"")
        && let Some(open) = (start..back - 1).rev().find(|&i| matches!(p.raw(i), "“" | "\""))
    {
        back = open;
        if matches!(p.before(back, 1), "’s" | "'s" | "’")
            && let Some(f) = lens
                .phrases_in(back.saturating_sub(10).max(start), back)
                .iter()
                .rev()
                .find(|f| f.end + 1 == back)
        {
            return Some(lens.called(f));
        }
    }
    // "sent Yerevan five principles": to whom, not by whom.
    let given = |n: &crate::en::lens::Name| n.titled > start && marks.tables(lens, n.titled - 1);
    if let Some(owner) = lens.name_before(back).filter(|n| {
        !given(n)
            && (matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
                || super::super::lens::nationality(lens.text(n.start, n.start + 1))
                || lens.states.is_adjective(lens.text(n.start, n.start + 1)))
    }) {
        return Some(lens.canonical(owner));
    }
    if matches!(p.before(back, 1), "’s" | "'s") {
        return Some(p.raw(back.saturating_sub(2)).to_owned()).filter(|w| w.len() > 2);
    }
    // "the quarry owners’ “best and final”", "the upstream states' draft"
    if matches!(p.raw(back.saturating_sub(1)), "’" | "'") && p.before(back, 2).ends_with('s') {
        let mark = back - 1;
        let mut from = mark.saturating_sub(1).max(start);
        while from > start && matches!(lens.tag(from - 1), "NN" | "NNS" | "JJ" | "NNP" | "VBN") {
            from -= 1;
        }
        if from < mark {
            return Some(lens.text(from, mark).to_owned());
        }
    }
    let clause = clause_of(lens, at, start);
    let own = back > start && lens.tag(back - 1) == "PRP$";
    let verb = (clause..at)
        .rev()
        .find(|&i| (marks.tables(lens, i) || own && writes(lens, i)) && !answers_at(lens, marks, i));
    let verb = tabling(lens, marks, clause, at).or(verb);
    if let Some(name) = verb.and_then(|v| doer(lens, v, clause).or_else(|| offerer(lens, v, clause))) {
        return Some(name);
    }
    // "had been there on Tuesday, with a proposal of its own"
    let own = p.word(at + 1) == "of"
        && matches!(p.word(at + 2), "its" | "their" | "his" | "her")
        && p.word(at + 3) == "own";
    if own && let Some(g) = lens.groups(clause, at).into_iter().next() {
        return g.names.into_iter().next();
    }
    // "a draft by Oman", "drafted by Oman", but "criticised by Oman" tells no author.
    let by = (at..(at + 16).min(end)).find(|&i| {
        matches!(p.word(i), "by" | "from")
            && (p.word(i) == "by" && marks.any(i.saturating_sub(3), i, Tells::Table)
                || text(p.before(i, 1))
                || p.word(i) == "by" && matches!(lens.tag(i - 1), "NN" | "NNS"))
            && (lens.name_at(i + 1).is_some() || lens.phrases_in(i + 1, i + 4).iter().any(|f| f.human))
    });
    if let Some(by) = by {
        let named =
            lens.groups(by + 1, end.min(by + 8)).into_iter().next().and_then(|g| g.names.into_iter().next());
        return named
            .or_else(|| lens.phrases_in(by + 1, by + 4).iter().find(|f| f.human).map(|f| lens.called(f)));
    }
    // "The proposal the Swiss handed round asks"
    if text(p.word(at))
        && let Some(f) =
            lens.phrases_in(at + 1, (at + 4).min(end)).first().filter(|f| f.human || f.name.is_some())
        && f.start <= at + 2
        && marks.tables(lens, f.end)
    {
        return Some(lens.called(f));
    }
    // "the plan of the four powers"
    if p.word(at + 1) == "of"
        && let Some(f) = lens.phrases_in(at + 2, (at + 5).min(end)).first().copied().or_else(|| {
            lens.phrases_in(at.saturating_sub(8), at + 1)
                .iter()
                .rev()
                .find(|f| at < f.end)
                .map(|f| super::super::lens::Phrase { start: at + 2, ..*f })
        })
        && f.end > f.start
        && (f.start..f.end).any(|i| {
            crate::en::lens::human_noun(p.word(i))
                || lens.name_at(i).is_some_and(|n| lens.states.find(lens.text(n.start, n.end)).is_some())
                || p.word(i) == "powers"
        })
    {
        return Some(lens.text(f.start, f.end).to_owned());
    }
    // "In a joint non-paper, the island states suggest": whoever speaks after it.
    let opening = lens
        .phrases_in(start, at + 1)
        .iter()
        .rev()
        .find(|f| at < f.end)
        .is_some_and(|f| f.under.is_some_and(|u| u <= start + 1));
    if opening && let Some(comma) = (at + 1..(at + 12).min(end)).find(|&i| p.raw(i) == ",") {
        let acts = lens.phrases_in(comma, (comma + 5).min(end)).iter().find(|f| f.human || f.name.is_some());
        if let Some(f) = acts
            .filter(|f| (f.end..(f.end + 8).min(end)).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP")))
        {
            return Some(lens.called(f));
        }
    }
    // "the roadmap that Oman has been passing around"
    let that = (at + 1..(at + 6).min(end)).find(|&i| matches!(p.word(i), "that" | "which"))?;
    let acts = lens
        .phrases_in(that + 1, (that + 6).min(end))
        .iter()
        .find(|f| f.human && lens.tag(f.start) != "PRP")?;
    (acts.end..(acts.end + 5).min(end)).any(|i| lens.tag(i).starts_with('V')).then(|| lens.called(acts))
}

/// The author told apart from the text: "Its authors, Vell and Ansel,", "the work of the ombudsman".
pub(super) fn author_told(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let i = (start..end).find(|&i| {
        matches!(
            p.word(i),
            "author"
                | "authors"
                | "drafter"
                | "drafters"
                | "draftsman"
                | "sponsor"
                | "sponsors"
                | "architect"
        ) && matches!(p.before(i, 1), "its" | "the" | "their" | "whose")
            || matches!(p.word(i), "work" | "brainchild" | "handiwork") && p.word(i + 1) == "of"
    })?;
    let from = if p.word(i + 1) == "," || matches!(p.word(i + 1), "of" | "is" | "was" | "are" | "were") {
        i + 2
    } else {
        i + 1
    };
    let stop = (from + 6).min(end);
    let named =
        lens.name_at(from).or_else(|| lens.name_at(from + 1)).map(|_| lens.group(from, stop + 4).names);
    let named = named.filter(|n| !n.is_empty()).map(|n| n.join(" and "));
    named.or_else(|| {
        lens.acting_after(from, stop).first().filter(|f| f.start <= from + 1).map(|f| lens.called(f))
    })
}

/// Where the clause of a text starts: quotations that close before it are part of it.
pub(super) fn clause_of(lens: &Lens<'_>, at: usize, from: usize) -> usize {
    let p = &lens.p;
    let mut i = at;
    while i > from {
        match p.raw(i - 1) {
            "”" => {
                let open = (from..i - 1).rev().find(|&k| p.raw(k) == "“");
                let Some(open) = open else { return i };
                i = open;
            }
            ";" | ":" | "“" | "(" => return i,
            "—" | "–" if !p.hyphen(i - 1) => return i,
            _ => i -= 1,
        }
    }
    i
}

/// A weekday or a month, as in "his Wednesday draft".
fn day(word: &str) -> bool {
    use crate::en::quantities::calendar::{month, weekday};
    weekday(word).is_some() || month(word).is_some() && word != "may" && word != "march"
}

/// A verb by which somebody may have a text of his own; not one of speech.
fn writes(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBZ" | "VBN")
        && !matches!(
            lens.p.word(i),
            "said"
                | "says"
                | "told"
                | "added"
                | "argued"
                | "asked"
                | "asks"
                | "thinks"
                | "thought"
                | "is"
                | "was"
                | "wants"
                | "wanted"
                | "called"
                | "calls"
                | "been"
        )
}

/// Who does what a verb says.
pub(super) fn doer(lens: &Lens<'_>, verb: usize, clause: usize) -> Option<String> {
    let by_tree = lens.trees.doer(verb).filter(|&s| s < verb && s >= clause).and_then(|s| {
        let phrase = lens.phrases_in(s.saturating_sub(12), s + 1).iter().rev().find(|f| s < f.end)?;
        (phrase.human && lens.tag(phrase.start) != "PRP").then(|| lens.called(phrase))
    });
    if matches!(lens.p.before(verb, 1), "i" | "we" | "you" | "she" | "he" | "they" | "it") {
        return None;
    }
    // "Boeing went over their heads": a name that looks like another word at the head of a sentence.
    let p = &lens.p;
    let head = p.sentence(verb);
    let opens =
        head + 1 == verb && p.capital(head) && matches!(lens.tag(head), "VBG" | "VBN" | "JJ" | "NN" | "NNS");
    if opens && by_tree.is_none() {
        return Some(p.raw(head).to_owned());
    }
    by_tree.or_else(|| lens.subject(clause, verb).and_then(|g| g.names.into_iter().next())).or_else(|| {
        let acting = lens.acting_before(clause, verb);
        acting.last().filter(|f| lens.tag(f.start) != "PRP").map(|f| lens.called(f))
    })
}

/// Whatever noun makes an offer: "The club tabled a four-year contract".
fn offerer(lens: &Lens<'_>, verb: usize, clause: usize) -> Option<String> {
    let p = &lens.p;
    if !is(p.word(verb), Class::Offers) {
        return None;
    }
    let s = lens
        .trees
        .subject(verb)
        .filter(|&s| s >= clause && s < verb && matches!(lens.tag(s), "NN" | "NNS"))?;
    let f = lens.phrases_in(s.saturating_sub(8).max(clause), s + 1).iter().rev().find(|f| s < f.end)?;
    let word = p.word(f.head);
    let lifeless = is(word, Class::Lifeless)
        || super::words::loose_text(word)
        || super::words::unit(word)
        || is(word, Class::Part);
    (!lifeless && f.under.is_none()).then(|| lens.called(f))
}

/// A text of which there are many that nobody proposes: it has to be a draft, put forward, or answered.
pub(super) fn settled(word: &str) -> bool {
    is(word, Class::Settled)
}

/// A text told by its name alone: "London’s paper of Wednesday", "put a one-page paper to the seven", "Kyiv rejected the draft".
pub(super) fn titled(lens: &Lens<'_>, marks: &Marks, n: usize, start: usize, end: usize) -> Option<Proposal> {
    if lens.p.raw(end.saturating_sub(1)) == "?" {
        return None;
    }
    let at =
        |at: usize| titled_at(lens, marks, n, at, start.max(at.saturating_sub(REACH)), end.min(at + REACH));
    // What is called a text goes before what may be one.
    (start..end)
        .filter(|&i| text(lens.p.word(i)))
        .find_map(at)
        .or_else(|| (start..end).filter(|&i| !text(lens.p.word(i))).find_map(at))
        .or_else(|| put_forward(lens, marks, n, start, end))
        .or_else(|| priced(lens, marks, n, start, end))
        .or_else(|| verb_alone(lens, marks, n, start, end))
        .or_else(|| quoted_offer(lens, start, end))
}

fn titled_at(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    at: usize,
    start: usize,
    end: usize,
) -> Option<Proposal> {
    let p = &lens.p;
    let noun = p.word(at);
    let home_affairs = marks.home_affairs;
    let nominal = at > start
        && (matches!(lens.tag(at - 1), "DT" | "PRP$" | "POS" | "JJ" | "CD")
            || matches!(p.raw(at - 1), "’" | "'" | "’s" | "'s"));
    let answer = matches!(
        noun,
        "settlement"
            | "answer"
            | "reply"
            | "response"
            | "conditions"
            | "demands"
            | "agreement"
            | "programme"
            | "concept"
            | "papers"
    );
    let clause = clause_of(lens, at, start);
    let tabling = tabling(lens, marks, clause, at);
    let kept = !text(noun) && !answer && offered(noun) && (owner(lens, at).is_some() || stated(lens, at));
    // "Athens has sent forty-seven pages. The creditors have written five of their own."
    let paged = matches!(noun, "pages" | "page" | "sheets" | "lines")
        && tabling.is_some()
        && (other_own(lens, marks, n, at, end)
            || (at.saturating_sub(3)..at).any(|i| crate::en::quantities::numbers::number(p, i).is_some()));
    let loose = !text(noun)
        && !paged
        && !matches!(lens.tag(at + 1), "NN" | "NNS")
        && !kept
        && !answer
        && written(noun)
        && tabling.is_some();
    // "their “best and final”"
    let last =
        noun == "final" && lens.any(at.saturating_sub(5).max(start), at, &["best"]) && !p.is_word(at + 1);
    let terms =
        matches!(noun, "sheet") && p.before(at, 1) == "term" || noun == "letter" && owner(lens, at).is_some();
    let known = paged || terms || last || kept || text(noun) || answer && owner(lens, at).is_some() || loose;
    if !known
        || !p.is_word(at)
        || lens.tag(at).starts_with('V') && !nominal
        || text(p.word(at + 1))
            && !lens.tag(at + 1).starts_with('V')
            && !(matches!(p.word(at + 1), "offers" | "plans" | "drafts" | "papers" | "bid"))
    {
        return None;
    }
    // "a plan to build", "a deal with the bank": what is meant, not a text.
    if p.word(at + 1) == "to"
        && lens.tag(at + 2) == "VB"
        && !matches!(noun, "proposal" | "draft" | "paper" | "text")
    {
        return None;
    }
    let mut first = at;
    while first > start
        && (matches!(lens.tag(first - 1), "NN" | "JJ" | "NNP" | "VBN" | "CD")
            && lens.name_at(first - 1).is_none()
            || day(p.word(first - 1))
            || p.hyphen(first - 1))
    {
        first -= 1;
    }
    let mut outer = first;
    while outer > start && lens.name_at(outer - 1).is_some() {
        outer -= 1;
    }
    let lead = p.before(outer, 1);
    let named = lens.name_at(at).is_some_and(|n| n.end > n.titled + 1);
    // "the agency’s Clean Power Plan": the name of a programme.
    let programme = lens.name_at(at).is_some_and(|n| {
        n.end == at + 1
            && p.capital(at)
            && (n.end - n.start > 2 || n.end - n.start == 2 && owner(lens, n.start).is_some())
    });
    let meant = matches!(noun, "suggestion" | "suggestions") && p.word(at + 1) == "of";
    let rumour = meant
        || p.word(at + 1) == "that"
            && matches!(noun, "suggestion" | "suggestions")
            && owner(lens, at).is_none();
    let mine = matches!(lead, "my" | "our");
    let speaker = if mine { speaker(lens, outer, start, end) } else { None };
    if mine && (speaker.is_none() || !(text(noun) && !settled(noun)))
        || named && noun == "convention"
        || programme
        || rumour
    {
        return None;
    }
    if matches!(lead, "no" | "any" | "every" | "another" | "what" | "which") && tabling.is_none() {
        return None;
    }
    // "There is Swiss paper": the stuff, no text.
    let stuff = lens.tag(at) == "NN"
        && outer < first
        && outer > start
        && !matches!(p.word(first - 1), "’s" | "'s" | "’" | "'")
        && (lens.tag(outer - 1).starts_with('V') || lens.tag(outer - 1) == "IN");
    // "brought nothing on paper"
    let bare = lens.tag(at) == "NN"
        && first == at
        && outer == at
        && at > start
        && matches!(lens.tag(at - 1), "IN" | "TO")
        && !matches!(p.before(at, 1), "s" | "’s" | "'s");
    if of_things(lens, at) || (start < at && p.word(start) == "nobody" && tabling.is_none()) {
        return None;
    }
    // "the offer of a drink"
    let idle = p.word(at + 1) == "of" && (at + 2..at + 4).any(|i| is(p.word(i), Class::Unoffered));
    if stuff || bare || idle {
        return None;
    }
    let by = speaker.or_else(|| author(lens, marks, at, start, end));
    let owned = owner(lens, at).is_some() || by.is_some();
    let definite =
        owned || matches!(lead, "the" | "its" | "their" | "this" | "his" | "her" | "that" | "both");
    // Somebody answers it: the verb before, in the passive after, or in the next sentence.
    let answers = |from: usize, to: usize| {
        (from..to).any(|i| {
            marks.answer(lens, i).is_some()
                && !tabling.is_some_and(|t| t == i)
                && (lens.subject(lens.clause_start(i, from), i).is_some()
                    || !lens.acting_before(lens.clause_start(i, from), i).is_empty()
                    || owned
                    || lens.tag(i) == "VBN")
        })
    };
    let next = lens.sentences.get(n + 1).copied();
    let later = next.is_some_and(|(a, b)| {
        let b = b.min(a + REACH);
        answers(a, b)
            && (a..b)
                .any(|i| matches!(p.word(i), "it" | "them" | "this" | "both" | "that") || text(p.word(i)))
    });
    let answered = answers(clause, end) || judged(lens, at, end) || later;
    let verb = tabling.is_some() && by.is_some();
    let passive = marks
        .within(at + 1, (at + 12).min(end))
        .iter()
        .any(|f| f.tells == Tells::Table && verbal(lens, f.at) && matches!(lens.tag(f.at), "VBN" | "VBD"));
    // "Under the Omani plan the islands would be leased", "has yet to answer the memorandum"
    let under = matches!(p.word(start), "under" | "by" | "in") && first <= start + 3
        || marks.within(clause, at).iter().any(|f| f.tells == Tells::Stall);
    let told = under
        || marks.within(at + 1, end).iter().any(|f| {
            matches!(f.tells, Tells::Laid | Tells::Answer(_) | Tells::Stall)
                && (f.end > f.at + 1 || matches!(lens.tag(f.at), "VBD" | "VBZ" | "VBP" | "VBN" | "MD"))
        });
    let drafted = (first..at).any(|i| {
        matches!(
            p.word(i),
            "draft"
                | "proposed"
                | "revised"
                | "bridging"
                | "peace"
                | "compromise"
                | "counter"
                | "last"
                | "latest"
                | "final"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "new"
                | "first"
        )
    });
    let denied = (clause..at).any(|i| {
        matches!(p.word(i), "denied" | "deny" | "denies" | "whether" | "unless" | "rumours" | "rumour")
            // "Orma’s veto goes if a footnote comes, runs the proposal"
            || p.word(i) == "if" && !(i..at).any(|k| p.raw(k) == ",")
            || matches!(p.word(i), "not" | "never" | "no")
                && marks.answer(lens, i).is_none()
                && !(start..at).any(|k| marks.answer(lens, k).is_some())
    });
    let open = last || terms && noun != "letter" || text(noun) && !settled(noun) || drafted;
    // The author is named right before it: "Kofi Annan’s plan", "the French paper".
    let signed = by.is_some() && open && !loose && (last || held(lens, first) || owner(lens, at).is_some());
    // "the Contact Group map", "the Annan plan": called by a name.
    let styled = outer < first
        && lead == "the"
        && open
        && !p.capital(at)
        && !home_affairs
        && (told || answered)
        && !matches!(noun, "plan" | "package" | "scheme" | "deal") | answered;
    // A text about a campaign, without a word of talks.
    if home_affairs && !parleying(lens, n, start, end) || noun == "deal" && !answered {
        return None;
    }
    // "Norrovia refuses the cable protocol": the object of an answer.
    let refused = (matches!(lead, "the" | "this") || owned)
        && text(noun)
        && ((outer > start + 2 && plain_answer(p.word(outer - 2)) && lens.tag(outer - 2).starts_with('V'))
            || lens.trees.head(at).is_some_and(|v| {
                lens.trees.relation(at) == "obj"
                    && v >= clause
                    && v < at
                    && plain_answer(p.word(v))
                    && marks.answer(lens, v).is_some()
                    && lens.trees.subject(v).is_some_and(|s| {
                        s < v
                            && lens
                                .phrases_in(s.saturating_sub(8), s + 1)
                                .iter()
                                .any(|f| s < f.end && f.human)
                    })
            }));
    // "A one-line proposal from the Vatican: stop."
    let sent = by.is_some()
        && text(noun)
        && !settled(noun)
        && !home_affairs
        && matches!(p.word(at + 1), "from" | "by")
        && (at + 2..at + 4).any(|i| lens.name_at(i).is_some());
    let found = styled
        || sent
        || paged && by.is_some()
        || refused && !home_affairs
        || !loose && verb && lead != "no"
        || loose && verb && (answers(at, end) || later || lens.any(at, (at + 4).min(end), &["table"]))
        || signed && (!home_affairs || parleying(lens, n, start, end))
        || kept && (answers(at, end) || judged(lens, at, end) || later)
        || owned && open && (told || passive)
        || answered && definite && (open || owned || later)
        || passive && open && by.is_some();
    // "A draft has been going round since Tuesday. Oslo likes it."
    let found = found
        || later
            && open
            && !loose
            && matches!(lead, "a" | "an")
            && marks.within(at + 1, (at + 8).min(end)).iter().any(|f| {
                matches!(f.tells, Tells::Laid | Tells::Table)
                    && matches!(lens.tag(f.at), "VBG" | "VBN" | "VBZ" | "VBP" | "VBD")
            });
    // "A compromise on softwood was on its way to Washington", "Oslo has a plan for the cod: half each"
    let moving = matches!(lead, "a" | "an") || matches!(p.word(first), "a" | "an");
    let plain = matches!(noun, "plan" | "plans" | "deal" | "offer" | "map" | "scheme" | "package");
    let travels = moving
        && !lens.any(clause, end, &["if", "would", "ever", "whether", "could", "should", "might"])
        && !plain
        && open
        && !loose
        && !home_affairs
        && parleying(lens, n, start, end) | !lens.names_in(at, end).is_empty()
        && marks.within(at + 1, (at + 10).min(end)).iter().any(|f| {
            f.tells == Tells::Laid
                && matches!(lens.tag(f.at), "VBZ" | "VBD" | "VBP")
                && !matches!(p.word(f.at), "says" | "said" | "has" | "had" | "have")
        });
    let holds = moving
        && text(noun)
        && !settled(noun)
        && matches!(p.before(first, 1), "a" | "an")
        && matches!(p.before(first, 2), "has" | "had" | "have")
        && (at..(at + 12).min(end)).any(|i| matches!(p.raw(i), ":" | "(") || lens.tag(i) == "CD")
        && doer(lens, first - 2, clause).is_some();
    let by = if holds && by.is_none() { doer(lens, first - 2, clause) } else { by };
    let found = found || travels || holds;
    // Whatever it is, somebody else answers it.
    let found = found
        || text(noun)
            && !home_affairs
            && (by.is_some() || definite || outer < first && tabling.is_none())
            && !matches!(noun, "deal" | "map" | "version")
            && {
                let probe = Proposal { by: by.clone(), ..Proposal::default() };
                answered_by(lens, marks, &probe, n, at + 1, end)
            };
    // "her proposals", "the party’s convention" tell of no text by themselves.
    let vague = by.is_none()
        && outer == first
        && matches!(lead, "her" | "his" | "their" | "its")
        && tabling.is_none()
        || noun == "convention" && !drafted && tabling.is_none();
    let many = matches!(noun, "proposals" | "plans" | "suggestions" | "offers" | "ideas") && by.is_some();
    if denied || !found || vague || many && !(answered || verb) || domestic(lens, n, first, at, start, end) {
        return None;
    }
    let from = lens.names_in(clause, at).first().map_or(first, |n| n.start.min(first));
    let to =
        (at + 1..end.min(at + 14)).find(|&i| matches!(p.raw(i), ":" | ";" | "." | ",")).unwrap_or(at + 1);
    Some(Proposal {
        title: Some(lens.text(first, at + 1).to_owned()),
        by,
        spans: Spans::one(lens.span(from, to.max(from + 1))),
        ..Proposal::default()
    })
}

/// "a list of twelve guests": what is listed is no point of a text.
pub(super) fn of_things(lens: &Lens<'_>, at: usize) -> bool {
    let p = &lens.p;
    matches!(
        p.word(at),
        "list" | "set" | "catalogue" | "series" | "page" | "pages" | "sheet" | "agenda" | "letter"
    ) && p.word(at + 1) == "of"
        && lens
            .phrases_in(at.saturating_sub(6), at + 6)
            .iter()
            .find(|f| f.start <= at && at < f.end || f.start > at)
            .is_some_and(|f| {
                (at + 2..f.end.max(at + 4)).any(|k| {
                    lens.tag(k) == "NNS"
                        && !super::words::unit(p.word(k))
                        && !is(p.word(k), Class::Loose)
                        && !text(p.word(k))
                })
            })
}

/// Whether another text is set against one, in the rest of its sentence or the next: "five of their own", "its own".
fn other_own(lens: &Lens<'_>, marks: &Marks, n: usize, at: usize, end: usize) -> bool {
    let next = lens.sentences.get(n + 1).map_or(end, |s| s.1.min(end + REACH));
    (at..next).any(|i| {
        lens.p.word(i) == "own"
            && matches!(lens.p.before(i, 1), "its" | "their" | "his" | "her")
            && (i.saturating_sub(8).max(at)..i).any(|k| marks.tables(lens, k))
    })
}

/// Whether the adjective of a state stands before a noun: "the British amendment".
fn stated(lens: &Lens<'_>, at: usize) -> bool {
    lens.name_before(at).is_some_and(|n| {
        let word = lens.text(n.start, n.start + 1);
        n.end == n.start + 1 && (lens.states.is_adjective(word) || super::super::lens::nationality(word))
    })
}

/// A verb that is an answer to a text and hardly anything else.
fn plain_answer(word: &str) -> bool {
    is(word, Class::Plain)
}

/// Who speaks in the quotation that holds a piece: "Said the mediator: “You both have my text.”"
fn speaker(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let open = (start..at).rev().find(|&i| matches!(p.raw(i), "“" | "\""))?;
    let close = (at..end).find(|&i| matches!(p.raw(i), "”" | "\"")).unwrap_or(end);
    let said = |i: usize| matches!(p.word(i), "said" | "says" | "replied" | "wrote" | "told" | "announced");
    let near = |from: usize, to: usize| {
        let verb = (from..to).find(|&i| said(i))?;
        let after = lens.acting_after(verb + 1, (verb + 7).min(to)).first().map(|f| lens.called(f));
        let named = lens.groups(from, to).into_iter().next().and_then(|g| g.names.into_iter().next());
        named.or(after).or_else(|| lens.acting_before(from, verb).last().map(|f| lens.called(f)))
    };
    near(start, open).or_else(|| near(close, (close + 12).min(end)))
}

/// What an author may lay before others, and is a text on the table where somebody answers it.
fn offered(noun: &str) -> bool {
    is(noun, Class::Loose) || is(noun, Class::Given)
}

/// What is written and sent, and is a text on the table where somebody answers it.
fn written(noun: &str) -> bool {
    is(noun, Class::Loose) || is(noun, Class::Sheets)
}

/// Whether a name, or the adjective of a state, stands right before a piece: the author.
fn held(lens: &Lens<'_>, first: usize) -> bool {
    lens.name_before(first).is_some_and(|n| {
        matches!(lens.p.word(n.end), "’s" | "'s" | "’" | "'")
            || lens.states.is_adjective(lens.text(n.start, n.start + 1))
            || super::super::lens::nationality(lens.text(n.start, n.start + 1))
    })
}

/// "will sign the text", "turned down his paper", "put its initials to it": whoever answers a text did not write it.
fn answers_at(lens: &Lens<'_>, marks: &Marks, i: usize) -> bool {
    use verbale_model::ProposalAnswer as A;
    marks.answer(lens, i).is_some_and(|a| matches!(a.0, A::Accepts | A::Rejects))
}

/// The verb that puts a text forward, whose phrase ends shortly before the text.
fn tabling(lens: &Lens<'_>, marks: &Marks, clause: usize, at: usize) -> Option<usize> {
    let p = &lens.p;
    let made = |i: usize| {
        matches!(p.word(i), "make" | "makes" | "made" | "making")
            && matches!(
                p.word(at),
                "offer"
                    | "offers"
                    | "proposal"
                    | "proposals"
                    | "overture"
                    | "suggestion"
                    | "suggestions"
                    | "counter-offer"
                    | "counteroffer"
                    | "counter-proposal"
                    | "counterproposal"
            )
    };
    let ends = |i: usize| {
        let told = marks.within(i, i + 1).iter().filter(|f| f.tells == Tells::Table);
        told.map(|f| if f.end <= at { f.end } else { i + 1 }).max()
    };
    (clause.max(at.saturating_sub(26))..at).rev().find(|&i| {
        (marks.tables(lens, i) && ends(i).is_some_and(|e| at < e + 9) || made(i) && at - i <= 9)
            && !answers_at(lens, marks, i)
    })
}
