//! Plain reports without quotation marks: "..., three shepherds told this paper", "According to X ...", "X denied that ...".

use crate::en::lens::Lens;

/// Who says what, in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) who: String,
    /// Half-open range of pieces.
    pub(super) content: (usize, usize),
    pub(super) denies: bool,
    /// Gives a figure: "puts the loss at 3 percent".
    pub(super) puts: bool,
    /// Told as an answer: "replied".
    pub(super) answers: bool,
}

/// The plain report of a sentence.
pub(super) fn report(lens: &Lens<'_>, start: usize, end: usize) -> Option<Report> {
    let p = &lens.p;
    if p.word(start) == "according" && p.word(start + 1) == "to" {
        let from = start + 2;
        let mut to = from;
        while to < end && to < from + 7 && p.raw(to) != "," {
            let word = p.word(to);
            if to > from
                && matches!(word, "the" | "a" | "an" | "its" | "there" | "it" | "two" | "three" | "some")
                && !matches!(p.before(to, 1), "of" | "to")
            {
                break;
            }
            to += 1;
        }
        let content = if p.raw(to) == "," { to + 1 } else { to };
        return made(lens, (from, to), (content, stop(lens, content, end)), false);
    }
    // "The treasury put the deficit at 3.1 percent"
    let put = (start + 1..end)
        .find(|&i| matches!(p.word(i), "put" | "puts") && lens.any(i, (i + 8).min(end), &["at"]));
    if let Some(put) =
        put.filter(|&i| lens.told_in(i, end).iter().any(|t| p.word(t.start.saturating_sub(1)) == "at"))
    {
        let report = made(lens, (start, put), (put + 1, stop(lens, put + 1, end)), false);
        return report.map(|r| Report { puts: true, ..r });
    }
    let verb = (start..end).find(|&i| saying(p.word(i)) && p.is_word(i) && !p.capital(i))?;
    let denies = matches!(p.word(verb), "denied" | "denies" | "deny");
    // After the content: ", three shepherds told this paper" or ", wrote the minister".
    let comma = (start + 2..verb).rev().find(|&i| p.raw(i) == "," || p.raw(i) == ";");
    if let Some(comma) = comma.filter(|&c| p.raw(c) == "," && verb - c <= 9) {
        let tail = (verb + 1..end).all(|i| !matches!(p.word(i), "that")) && !content_follows(lens, verb, end);
        if tail && !denies {
            let source = if (comma + 1..verb).all(|i| p.is_mark(i)) {
                (verb + 1, source_end(lens, verb + 1, end))
            } else {
                (comma + 1, verb)
            };
            return made(lens, source, (start, comma), false);
        }
    }
    let left = lens.clause_start(verb, start);
    let mut from = left;
    if let Some(comma) = (left..verb).rev().find(|&i| p.raw(i) == ",").filter(|&c| verb - c > 1) {
        from = comma + 1;
    }
    let mut content = verb + 1;
    // Over the hearer: "told deputies on Tuesday that".
    let that = (content..(content + 7).min(end)).find(|&i| p.word(i) == "that");
    if let Some(that) = that {
        content = that + 1;
    } else if matches!(p.word(verb), "told" | "told." | "wrote" | "reported") && !denies {
        return None;
    }
    made(lens, (from, verb), (content, stop(lens, content, end)), denies)
}

fn content_follows(lens: &Lens<'_>, verb: usize, end: usize) -> bool {
    let p = &lens.p;
    let next = p.word(verb + 1);
    matches!(p.word(verb), "said" | "says" | "claims" | "claimed")
        && p.is_word(verb + 1)
        && verb + 3 < end
        && !matches!(next, "on" | "in" | "at" | "by" | "after" | "last" | "this" | "yesterday" | "to")
        && lens.told_in(verb + 1, verb + 2).is_empty()
        && !p.capital(verb + 1)
        && !matches!(next, "the" | "a" | "an")
}

fn source_end(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    (from..end.min(from + 8))
        .find(|&i| p.is_mark(i) || matches!(p.word(i), "in" | "on" | "at" | "to" | "after" | "as" | "when"))
        .unwrap_or(end.min(from + 8))
}

/// The end of the content: before a full stop or a second report.
fn stop(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    let semicolon = (from..end).find(|&i| matches!(p.raw(i), ";" | "—"));
    let mut to = semicolon.unwrap_or(end);
    while to > from && p.is_mark(to - 1) && matches!(p.raw(to - 1), "." | "!" | "”" | "\"") {
        to -= 1;
    }
    to
}

fn saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "reported"
            | "reports"
            | "wrote"
            | "claimed"
            | "claims"
            | "insisted"
            | "insists"
            | "alleged"
            | "alleges"
            | "stated"
            | "denied"
            | "denies"
            | "maintains"
            | "maintained"
            | "announced"
            | "testified"
            | "swore"
            | "swears"
            | "contends"
            | "answered"
            | "answers"
            | "replied"
            | "replies"
            | "countered"
            | "counters"
            | "retorted"
            | "responded"
    )
}

fn answering(word: &str) -> bool {
    matches!(
        word,
        "answered" | "answers" | "replied" | "replies" | "countered" | "counters" | "retorted" | "responded"
    )
}

fn made(lens: &Lens<'_>, source: (usize, usize), content: (usize, usize), denies: bool) -> Option<Report> {
    let p = &lens.p;
    let (mut from, mut to) = source;
    while from < to
        && (p.is_mark(from)
            || matches!(p.word(from), "and" | "but" | "the" | "a" | "an" | "has" | "both" | "then" | "yet"))
    {
        from += 1;
    }
    while to > from
        && (p.is_mark(to - 1)
            || p.before(to, 1).ends_with("ly")
            || matches!(p.before(to, 1), "has" | "have" | "had" | "also" | "later"))
    {
        to -= 1;
    }
    let pronoun = to == from + 1
        && matches!(
            p.word(from),
            "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which" | "this" | "that"
        );
    let placed = matches!(p.word(from), "if" | "when" | "as" | "in" | "on" | "at" | "after");
    if from >= to || to - from > 7 || pronoun || placed || content.1 < content.0 + 3 {
        return None;
    }
    let answers = [from.checked_sub(1), Some(to)].into_iter().flatten().any(|i| answering(p.word(i)));
    Some(Report { who: super::bare(lens.text(from, to)).to_owned(), content, denies, answers, puts: false })
}
