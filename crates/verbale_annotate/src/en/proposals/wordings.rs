//! Which of two quoted wordings is the old one and which the new, by the words around each.

use super::words::{Marks, Tells};
use crate::en::lens::Lens;

/// What the words around a quotation make of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wording {
    /// It stood there.
    Old,
    /// It stands there now, or would.
    New,
}

/// A reading, and whether the words say it by themselves.
type Cue = Option<(Wording, bool)>;

/// The old and the new of two quotations, in this order; small words alone tell only where a clause is `named`.
pub(super) fn ordered(
    lens: &Lens<'_>,
    marks: &Marks,
    (a, b): ((usize, usize), (usize, usize)),
    (start, end): (usize, usize),
    named: bool,
) -> Option<((usize, usize), (usize, usize))> {
    let cues_a = [before(lens, marks, start, a.0), after(lens, marks, a.1, b.0)];
    let cues_b = [before(lens, marks, a.1, b.0), after(lens, marks, b.1, end)];
    let votes = |wording_a: Wording, wording_b: Wording| {
        let of = |cues: [Cue; 2], wanted: Wording| {
            cues.into_iter().flatten().filter(|c| c.0 == wanted).map(|c| 1 + usize::from(c.1)).sum::<usize>()
        };
        of(cues_a, wording_a) + of(cues_b, wording_b)
    };
    if !named && !cues_a.iter().chain(&cues_b).flatten().any(|c| c.1) {
        return None;
    }
    let (forward, backward) = (votes(Wording::Old, Wording::New), votes(Wording::New, Wording::Old));
    match (forward, backward) {
        (2.., f) if f < forward => Some((a, b)),
        (f, 2..) if f < backward => Some((b, a)),
        _ => None,
    }
}

/// What a single quotation is, where the verb beside it says it: "Delete “A”", "“A” was added".
pub(super) fn alone(
    lens: &Lens<'_>,
    marks: &Marks,
    quote: (usize, usize),
    start: usize,
    end: usize,
) -> Option<Wording> {
    let near = quote.0.saturating_sub(5).max(start);
    let verb = (near..quote.0).rev().find_map(|i| {
        let told = marks.within(i, i + 1).iter().find_map(|f| match f.tells {
            Tells::Out => Some(Wording::Old),
            Tells::In if !matches!(lens.p.word(i), "put" | "puts" | "want" | "wants" | "wanted") => {
                Some(Wording::New)
            }
            _ => None,
        })?;
        lens.tag(i).starts_with('V').then_some(told).or((i == start).then_some(told))
    });
    let then = after(lens, marks, quote.1, end).filter(|c| c.1).map(|c| c.0);
    // "Clause 4 (“without prejudice”) Orma would simply strike": the verb that ends the clause.
    let stop = (quote.1..(quote.1 + 12).min(end))
        .find(|&i| matches!(lens.p.raw(i), ";" | "." | "“"))
        .unwrap_or((quote.1 + 12).min(end));
    let last = || {
        (quote.1..stop).rev().filter(|&i| lens.tag(i).starts_with('V')).find_map(|i| {
            if lens.phrases_in(i + 1, (i + 4).min(stop)).iter().any(|f| f.under.is_none()) {
                return None;
            }
            marks.within(i, i + 1).iter().find_map(|f| match f.tells {
                Tells::Out => Some(Wording::Old),
                Tells::In => Some(Wording::New),
                _ => None,
            })
        })
    };
    // "took the words “A” out of the fifth paragraph"
    let out = lens.any(
        near,
        quote.0,
        &[
            "take", "takes", "took", "taken", "taking", "struck", "strike", "cut", "wants", "want", "wanted",
            "had", "got", "edit", "edited",
        ],
    ) && (lens.p.word(quote.1) == "out"
        || lens.p.word(quote.1) == "from" && lens.any(near, quote.0, &["struck", "took", "cut", "taken"]));
    let led = before(lens, marks, start, quote.0)
        .filter(|c| {
            c.1 && (near..quote.0).any(|i| {
                matches!(lens.p.word(i), "end" | "begin" | "open" | "close" | "stop" | "read" | "say")
            })
        })
        .map(|c| c.0);
    verb.or(then).or(led).or_else(|| out.then_some(Wording::Old)).or_else(last)
}

/// The nearest word before a quotation that tells.
fn before(lens: &Lens<'_>, marks: &Marks, from: usize, at: usize) -> Cue {
    let p = &lens.p;
    (at.saturating_sub(9).max(from)..at).rev().find_map(|i| {
        if matches!(p.raw(i), ";" | "”") {
            return None;
        }
        // "“messy”, adding, “Democracy is messy”": speech goes on.
        let speech = matches!(p.word(i), "adding" | "added" | "adds")
            && (p.is_mark(i + 1) || i > 0 && p.is_mark(i - 1));
        let told = marks.within(i, i + 1).iter().filter(|_| !speech).find_map(|f| match f.tells {
            Tells::Out => Some((Wording::Old, true)),
            // "where the Americans had written “A”"
            Tells::In
                if p.before(i, 1) == "had" || lens.any(i.saturating_sub(6).max(from), i, &["where"]) =>
            {
                Some((Wording::Old, true))
            }
            // What two parties want are two wishes.
            Tells::In => Some((
                Wording::New,
                !matches!(
                    p.word(i),
                    "want"
                        | "wants"
                        | "wanted"
                        | "prefer"
                        | "prefers"
                        | "preferred"
                        | "propose"
                        | "proposes"
                        | "proposed"
                        | "suggest"
                        | "suggests"
                        | "suggested"
                ),
            )),
            _ => None,
        });
        let modal = |i: usize| {
            (i.saturating_sub(3).max(from)..i).any(|k| {
                matches!(
                    p.word(k),
                    "should"
                        | "must"
                        | "will"
                        | "shall"
                        | "would"
                        | "may"
                        | "ought"
                        | "wants"
                        | "wanted"
                        | "want"
                        | "asks"
                        | "asked"
                        | "proposes"
                        | "proposed"
                        | "suggests"
                        | "demands"
                        | "let"
                        | "cannot"
                )
            }) && !matches!(p.before(i, 1), "no" | "not" | "longer" | "never")
        };
        let cue = told.or(match p.word(i) {
            // "should read “A”", "wants it to say “A”"
            "read" | "say" | "be" | "speak" | "become" | "mean" if modal(i) && lens.tag(i) != "VBD" => {
                Some((Wording::New, true))
            }
            // "Article 2 to end at “territory”"
            "end" | "begin" | "open" | "close" | "stop" | "start" | "finish"
                if p.before(i, 1) == "to" || modal(i) =>
            {
                Some((Wording::New, true))
            }
            // "Gone is “A”"
            "gone" if matches!(p.word(i + 1), "is" | "are" | "was" | "were") => Some((Wording::Old, true)),
            // "Out went “A”, in came “B”"
            "out" if matches!(p.word(i + 1), "went" | "goes" | "go" | "with") => Some((Wording::Old, true)),
            "in" if matches!(p.word(i + 1), "came" | "comes" | "come" | "went" | "goes") => {
                Some((Wording::New, true))
            }
            // "Where the May text said “A”"
            "where" => Some((Wording::Old, true)),
            "until" | "hitherto" | "till" => Some((Wording::Old, true)),
            // "For “A” read “B”"
            "for" if i + 1 == at && (i == from || !p.is_word(i - 1)) => Some((Wording::Old, true)),
            "read" if i + 1 == at && p.raw(i.saturating_sub(1)) == "”" => Some((Wording::New, true)),
            "instead" if p.word(i + 1) == "of" => Some((Wording::Old, true)),
            "than" if matches!(p.before(i, 1), "rather" | "other") => Some((Wording::Old, true)),
            "longer" if p.before(i, 1) == "no" => Some((Wording::Old, true)),
            // "not, as before, of “B”"
            "before" if matches!(p.before(i, 1), "as" | "than") => Some((Wording::Old, true)),
            "once" | "originally" | "formerly" | "previously" | "initially" | "earlier" | "used"
            | "former" => Some((Wording::Old, true)),
            "now" | "becomes" | "became" | "become" | "henceforth" | "instead" => Some((Wording::New, true)),
            "not" | "from" | "said" | "read" | "had" | "spoke" | "was" | "stood" => {
                let once = lens.any(
                    i.saturating_sub(6).max(from),
                    i,
                    &["where", "until", "once", "originally", "before"],
                );
                Some((Wording::Old, once))
            }
            // "used to be", "to read"
            "to" if lens.tag(i + 1) == "VB" => None,
            "to" | "into" | "by" | "with" | "but" | "reads" | "says" | "speaks" | "has" => {
                Some((Wording::New, false))
            }
            _ => None,
        });
        // A small word tells only beside the quotation.
        cue.filter(|c| c.1 || at - i <= 4)
    })
}

/// The nearest word after a quotation that tells.
fn after(lens: &Lens<'_>, marks: &Marks, from: usize, to: usize) -> Cue {
    let p = &lens.p;
    let stop =
        (from..(from + 9).min(to)).find(|&i| matches!(p.raw(i), ";" | "“")).unwrap_or((from + 9).min(to));
    (from..stop).find_map(|i| {
        let passive = (i.saturating_sub(3).max(from)..i).any(|k| {
            matches!(p.word(k), "be" | "been" | "was" | "were" | "is" | "are" | "being" | "has" | "had")
        }) && (lens.tag(i) == "VBN"
            || (i.saturating_sub(3).max(from)..i)
                .any(|k| matches!(p.word(k), "be" | "been" | "was" | "were" | "is" | "are")));
        let told = marks.within(i, i + 1).iter().find_map(|f| match f.tells {
            // "wants the words “without delay” struck from clause 11"
            Tells::Out if i == from && matches!(lens.tag(i), "VBN" | "VBD" | "JJ") => {
                Some((Wording::Old, true))
            }
            Tells::Out if passive => Some((Wording::Old, true)),
            Tells::In if passive => Some((Wording::New, true)),
            _ => None,
        });
        // "“A”, said the first draft; “B”, says the third"
        let voiced = |k: usize| {
            (k.saturating_sub(3).max(from)..k).any(|j| {
                matches!(p.word(j), "said" | "says" | "read" | "reads" | "ran" | "runs" | "was" | "is")
            })
        };
        // "The words “A” are no longer in Article 11"
        if p.word(i) == "longer" && p.before(i, 1) == "no"
            || matches!(p.word(i), "missing" | "absent" | "nowhere")
                && matches!(p.before(i, 1), "is" | "are" | "was" | "were")
        {
            return Some((Wording::Old, true));
        }
        // "“B”, it now says"
        let says = p.word(i) == "now"
            && (i + 1..i + 3).any(|k| matches!(p.word(k), "says" | "reads" | "runs" | "stands" | "said"))
            || matches!(p.word(i), "says" | "reads" | "runs") && p.word(i + 1) == "now";
        told.or_else(|| says.then_some((Wording::New, true))).or(match p.word(i) {
            "first" | "original" | "initial" | "earlier" | "old" | "previous" if voiced(i) => {
                Some((Wording::Old, true))
            }
            "second" | "third" | "fourth" | "fifth" | "latest" | "new" | "final" | "revised" | "last"
                if voiced(i) =>
            {
                Some((Wording::New, true))
            }
            "becomes" | "became" | "become" | "gone" | "vanished" | "disappeared" | "turned" | "turns"
            | "shrank" | "shrunk" | "softened" | "hardened" | "yielded" | "yields" | "fell" => {
                Some((Wording::Old, true))
            }
            "way"
                if matches!(
                    p.before(i, 1),
                    "gave" | "give" | "gives" | "given" | "made" | "makes" | "make"
                ) =>
            {
                Some((Wording::Old, true))
            }
            "now" if matches!(p.before(i, 1), "is" | "are" | "was") => Some((Wording::Old, true)),
            "replaced" | "replaces" | "replacing" | "supplants" | "supplanted" | "ousted" | "instead"
                if !passive =>
            {
                Some((Wording::New, true))
            }
            "out" if matches!(p.before(i, 1), "is" | "are" | "was" | "were" | "goes" | "went") => {
                Some((Wording::Old, true))
            }
            "in" if i + 1 == stop || !p.is_word(i + 1) => Some((Wording::New, true)),
            "crept" | "slipped" | "sneaked" | "entered" => Some((Wording::New, true)),
            "place" | "stead" => Some((Wording::New, true)),
            "rather" | "where" => Some((Wording::New, true)),
            _ => None,
        })
    })
}
