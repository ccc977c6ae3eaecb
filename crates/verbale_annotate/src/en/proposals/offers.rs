//! Texts told without a word for a text: by what somebody puts forward, by a verb alone, by “its own”.

use super::answers::stances;
use super::policy::domestic;
use super::texts::{clause_of, doer};
use super::words::{Class, Marks, Tells, is, loose_text};
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use verbale_model::{Proposal, Spans};

/// A second text by another author, told without its noun: "Kyiv had sent its own", "Orma came with one of its own".
pub(super) fn own_text(
    lens: &Lens<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
    other: Option<&str>,
) -> Option<Proposal> {
    let p = &lens.p;
    let own = (start + 2..end).find(|&i| {
        p.word(i) == "own"
            && matches!(p.before(i, 1), "its" | "their" | "his" | "her")
            && (!matches!(lens.tag(i + 1), "NN" | "NNS" | "JJ" | "NNP" | "VBN")
                || p.before(i, 2) == "of"
                    && matches!(p.word(i + 1), "drafting" | "making" | "devising" | "writing" | "invention"))
    })?;
    let clause = clause_of(lens, own, start);
    let verb = (clause..own).rev().find(|&i| {
        let holds =
            matches!(p.word(i), "has" | "had" | "have") && !(i + 1..own).any(|k| lens.tag(k) == "VBN");
        own - i < 8 && (marks.tables(lens, i) || holds)
    })?;
    // "points of its own" are counted elsewhere.
    let counted = number(p, own.saturating_sub(3)).is_some() && !lens.any(clause, verb, &["point", "points"]);
    if p.before(own, 2) == "of"
        && !counted
        && !matches!(p.word(own + 1), "drafting" | "making" | "devising" | "writing" | "invention")
        && !matches!(p.before(own, 3), "one" | "text" | "draft" | "paper" | "plan" | "version")
    {
        return None;
    }
    if lens.trees.negated(p, verb) || lens.any(verb, own, &["not", "no", "n't", "n’t"]) {
        return None;
    }
    let by = doer(lens, verb, clause).filter(|by| Some(by.as_str()) != other)?;
    let from = lens.groups(clause, verb).first().map_or(verb, |g| g.start);
    Some(Proposal { by: Some(by), spans: Spans::one(lens.span(from, own + 1)), ..Proposal::default() })
}

/// Something put forward by somebody, whatever it is called: "the humanitarian truce put forward by the Quad".
pub(super) fn put_forward(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
) -> Option<Proposal> {
    let p = &lens.p;
    let tables = |verb: usize| {
        matches!(
            p.word(verb),
            "put"
                | "proposed"
                | "tabled"
                | "floated"
                | "drafted"
                | "drawn"
                | "suggested"
                | "circulated"
                | "brokered"
                | "unveiled"
                | "offered"
                | "mooted"
                | "devised"
                | "submitted"
                | "sent"
                | "worked"
                | "propose"
                | "proposes"
                | "offers"
                | "puts"
                | "tables"
                | "suggests"
        ) && matches!(lens.tag(verb), "VBN" | "VBD" | "VBZ" | "VBP")
            && marks.any(verb, verb + 1, Tells::Table)
    };
    let common = |i: usize| matches!(lens.tag(i), "NN" | "NNS") && lens.name_at(i).is_none();
    let whom = |from: usize| {
        let groups = lens.groups(from, (from + 7).min(end));
        let named = groups
            .into_iter()
            .next()
            .filter(|g| g.start <= from + 1)
            .and_then(|g| g.names.into_iter().next());
        named.or_else(|| {
            lens.phrases_in(from, from + 3)
                .iter()
                .find(|f| f.human && lens.tag(f.start) != "PRP")
                .map(|f| lens.called(f))
        })
    };
    let (noun, to, author) = (start + 1..end).filter(|&verb| tables(verb)).find_map(|verb| {
        // "the truce put forward by the Quad"
        let by = (verb + 1..(verb + 6).min(end)).find(|&k| p.word(k) == "by");
        if let Some(by) = by.filter(|_| common(verb - 1)) {
            let to = lens.phrases_in(by + 1, by + 4).first().map_or(verb + 1, |f| f.end);
            return Some((verb - 1, to, whom(by + 1)?));
        }
        // "the constitution that Cyrus Vance and David Owen propose"
        let that =
            (verb.saturating_sub(9).max(start)..verb).rev().find(|&k| matches!(p.word(k), "that" | "which"));
        if let Some(that) = that.filter(|&k| k > start + 1 && common(k - 1) && lens.tag(k) != "DT")
            && (that + 1..verb).all(|k| {
                lens.name_at(k).is_some()
                    || matches!(p.word(k), "and" | "the" | "," | "mr" | "mrs")
                    || matches!(lens.tag(k), "NNP" | "NNS" | "NN")
            })
            && let Some(g) = lens.groups(that + 1, verb).into_iter().next()
        {
            return Some((that - 1, verb + 1, g.names.join(" and ")));
        }
        // "the rotating presidency that Mr Christofias offered", "the pages the envoy sent"
        let f = lens
            .phrases_in(verb.saturating_sub(8).max(start), verb)
            .iter()
            .rev()
            .find(|f| f.end == verb && (f.human || f.name.is_some()) && lens.tag(f.start) != "PRP")?;
        let lead = if f.start > start && lens.tag(f.start - 1) == "DT" { f.start - 1 } else { f.start };
        let noun = if matches!(p.before(lead, 1), "that" | "which") {
            lead.checked_sub(2)?
        } else {
            lead.checked_sub(1)?
        };
        (noun > start && common(noun) && !f.under.is_some_and(|u| u + 3 > f.start))
            .then(|| (noun, verb + 1, lens.called(f)))
    })?;
    if is(p.word(noun), Class::Unoffered)
        || matches!(
            p.word(noun),
            "bill"
                | "bills"
                | "law"
                | "laws"
                | "legislation"
                | "rules"
                | "rule"
                | "budget"
                | "measure"
                | "regulations"
                | "cuts"
                | "changes"
                | "candidate"
                | "candidates"
                | "name"
                | "motion"
                | "troops"
                | "men"
                | "day"
                | "time"
                | "week"
                | "year"
                | "people"
                | "soldiers"
                | "ships"
                | "planes"
        )
        || !(matches!(p.before(noun, 1), "the" | "a" | "an")
            || matches!(lens.tag(noun - 1), "JJ" | "NN" | "CD" | "VBG" | "VBN"))
    {
        return None;
    }
    let answered = (start..end).any(|i| marks.answer(lens, i).is_some()) || {
        let probe = Proposal { by: Some(author.clone()), ..Proposal::default() };
        answered_by(lens, marks, &probe, n, start, end)
    };
    let mut first = noun;
    while first > start && matches!(lens.tag(first - 1), "NN" | "JJ") && lens.name_at(first - 1).is_none() {
        first -= 1;
    }
    if !answered || domestic(lens, n, first, noun, start, end) {
        return None;
    }
    Some(Proposal {
        title: Some(lens.text(first, noun + 1).to_owned()),
        by: Some(author),
        spans: Spans::one(lens.span(first, to)),
        ..Proposal::default()
    })
}

/// "Minister Holt proposed that the tax be frozen", where somebody answers: a proposal without a word for its text.
pub(super) fn verb_alone(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
) -> Option<Proposal> {
    let p = &lens.p;
    use verbale_model::QuantityKind as K;
    // "Air Canada has offered its crews 38 per cent"
    let measure = |i: usize| {
        lens.told_in(i, (i + 9).min(end))
            .iter()
            .find(|t| matches!(t.quantity.kind, K::Share | K::Money | K::Duration))
            .map(|t| t.start)
    };
    let (verb, that) = (start..end).find_map(|i| {
        if !lens.tag(i).starts_with('V') {
            return None;
        }
        let free = matches!(
            p.word(i),
            "proposed"
                | "proposes"
                | "proposing"
                | "offered"
                | "offers"
                | "offering"
                | "floated"
                | "floats"
                | "suggested"
                | "suggests"
                | "mooted"
                | "moots"
                | "tabled"
                | "tables"
                | "pitched"
                | "pitches"
                | "dangled"
                | "dangles"
                | "demanded"
                | "demands"
                | "put"
                | "puts"
        );
        if !free || p.word(i).starts_with("put") && p.word(i + 1) != "forward" && p.word(i + 1) != "up" {
            return None;
        }
        let that = (i + 1..(i + 6).min(end))
            .find(|&k| p.word(k) == "that" || p.word(k) == "to" && lens.tag(k + 1) == "VB");
        // "offered to sign all of them" answers.
        if that.is_some_and(|k| p.word(k) == "to" && marks.answer(lens, k + 1).is_some()) {
            return None;
        }
        let that = that.or_else(|| measure(i + 1));
        // "floated an eight-day pause", "offered its players a wage freeze"
        let thing = || {
            lens.phrases_in(i + 1, (i + 9).min(end))
                .iter()
                .filter(|f| f.under.is_none_or(|u| u < i) && !f.human && f.name.is_none())
                .take(2)
                .find(|f| {
                    let head = p.word(f.head);
                    matches!(lens.tag(f.head), "NN" | "NNS" | "VBG")
                        && !is(head, Class::Unoffered)
                        && !matches!(p.word(f.start), "no" | "his" | "her" | "my" | "our")
                })
                .map(|f| f.start)
        };
        // "The Elders proposed, the Youth Wing refused."
        let alone = || (p.word(i).starts_with("propos") && !p.is_word(i + 1)).then_some(i + 1);
        that.or_else(|| thing().filter(|_| !p.word(i).starts_with("demand"))).or_else(alone).map(|at| (i, at))
    })?;
    // "The orchestra offered its players a freeze": whatever acts.
    let actor = || {
        let s = lens.trees.subject(verb).filter(|&s| s >= start && s < verb && lens.tag(s) != "PRP")?;
        let f = lens.phrases_in(s.saturating_sub(8).max(start), s + 1).iter().rev().find(|f| s < f.end)?;
        (!loose_text(p.word(f.head))).then(|| lens.called(f))
    };
    let by = doer(lens, verb, lens.clause_start(verb, start)).or_else(actor)?;
    let from = lens.trees.subject(verb).filter(|&s| s >= start && s < verb).unwrap_or(verb);
    let told = Proposal {
        title: title(lens, verb, that, end),
        by: Some(by),
        spans: Spans::one(lens.span(from, (that + 5).min(end))),
        ..Proposal::default()
    };
    if lens.trees.negated(p, verb) || domestic(lens, n, verb, that.min(end - 1), start, end) {
        return None;
    }
    // "What Malta proposes is a committee", "In exchange for the strip Merenia offers a lighthouse"
    let asked = p.word(verb).starts_with("propos")
        && (lens.any(verb.saturating_sub(5).max(start), verb, &["what", "which"])
            || other_party(lens, n, told.by.as_deref()))
        || (start..end).any(|i| {
            matches!(p.word(i), "exchange" | "return") && p.before(i, 1) == "in" && p.word(i + 1) == "for"
        });
    (asked || answered_by(lens, marks, &told, n, verb + 1, end)).then_some(told)
}

/// Whether a party that is not the author is named in a sentence or beside it.
fn other_party(lens: &Lens<'_>, n: usize, by: Option<&str>) -> bool {
    let from = lens.sentences[n.saturating_sub(1)].0;
    let to = lens.sentences.get(n + 1).map_or(lens.sentences[n].1, |s| s.1);
    lens.names_in(from, to).iter().any(|&name| {
        let words = lens.canonical(name);
        let state = lens.states.find(&words).is_some();
        state && by.is_none_or(|by| !by.ends_with(words.as_str()))
    })
}

/// Two measures, each said by another: "Ten per cent, say the pilots; four, says the airline".
pub(super) fn bids(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Proposal> {
    let p = &lens.p;
    let mut out: Vec<Proposal> = Vec::new();
    let mut from = start;
    let mut measured = false;
    let last = lens.sentences.partition_point(|s| s.0 <= start);
    let stop = lens.sentences.get(last).map_or(end, |s| s.1);
    while from < stop {
        let to =
            (from..stop).find(|&i| matches!(p.raw(i), ";" | ".") || i + 1 == stop).map_or(stop, |i| i + 1);
        let bid = (from..(from + 5).min(to)).find(|&i| number(p, i).is_some());
        let verb = (from..to).find(|&i| {
            matches!(p.word(i), "say" | "says" | "said" | "wrote" | "writes" | "offered" | "offers")
        });
        let comma = verb.filter(|&v| v > from + 1 && p.raw(v - 1) == ",");
        if let (Some(bid), Some(verb)) = (bid, comma)
            && bid < verb
            && !(from..verb).any(|i| lens.tag(i) == "VBD" || lens.tag(i) == "VBZ")
            && let Some(f) =
                lens.phrases_in(verb + 1, (verb + 3).min(to)).first().filter(|f| f.human || f.name.is_some())
        {
            measured |= lens.told_in(from, verb).iter().any(|t| {
                use verbale_model::QuantityKind as K;
                matches!(t.quantity.kind, K::Share | K::Money | K::Duration)
            });
            out.push(Proposal {
                title: Some(lens.text(from, verb - 1).to_owned()),
                by: Some(lens.called(f)),
                spans: Spans::one(lens.span(from, f.end)),
                ..Proposal::default()
            });
        }
        from = to;
    }
    if out.len() < 2 || !measured || out[0].by == out[1].by {
        out.clear();
    }
    out
}

/// Words offered as they stand: "“Republic of Upper Orma”, offered the premier on Saturday".
pub(super) fn quoted_offer(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let verb = (start + 3..end).find(|&i| {
        matches!(p.word(i), "offered" | "offers" | "proposed" | "proposes" | "suggested" | "suggests")
            && (matches!(p.raw(i - 1), "”" | "\"")
                || p.raw(i - 1) == "," && matches!(p.raw(i - 2), "”" | "\""))
    })?;
    let open = (start..verb).rev().find(|&i| matches!(p.raw(i), "“" | "\"") && i + 2 < verb)?;
    let f = lens.phrases_in(verb + 1, (verb + 4).min(end)).first().filter(|f| {
        (f.human || f.name.is_some())
            && f.start <= verb + 2
            && f.under.is_none()
            && lens.tag(verb + 1) != "IN"
    })?;
    let words = (open..verb).filter(|&i| p.is_word(i)).count();
    (words <= 9).then(|| Proposal {
        title: Some(lens.text(open + 1, verb).trim_matches(['”', ',', '"', ' ']).to_owned()),
        by: Some(lens.called(f)),
        spans: Spans::one(lens.span(open, f.end)),
        ..Proposal::default()
    })
}

/// What several parties propose in one sentence, each his own: "The commission proposed a lock, Lissane proposed a dredger".
pub(super) fn proposed_each(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Proposal> {
    let p = &lens.p;
    let mut out: Vec<Proposal> = Vec::new();
    for verb in start..end {
        let told =
            matches!(p.word(verb), "proposed" | "proposes" | "suggested" | "suggests" | "offered" | "offers");
        if !told || !matches!(lens.tag(verb), "VBD" | "VBZ" | "VBN") || lens.trees.negated(p, verb) {
            continue;
        }
        let Some(f) = lens.phrases_in(verb + 1, (verb + 4).min(end)).first() else { continue };
        let object = matches!(lens.tag(f.head), "NN" | "NNS")
            && !f.human
            && f.under.is_none()
            && !is(p.word(f.head), Class::Unoffered)
            && !is(p.word(f.head), Class::Home);
        let by = doer(lens, verb, clause_of(lens, verb, start));
        let Some(by) = by.filter(|by| object && out.iter().all(|o| o.by.as_deref() != Some(by.as_str())))
        else {
            continue;
        };
        let from = lens.trees.subject(verb).filter(|&s| s >= start && s < verb).unwrap_or(verb);
        out.push(Proposal {
            title: Some(lens.text(f.start, f.end).to_owned()),
            by: Some(by),
            spans: Spans::one(lens.span(from, f.end)),
            ..Proposal::default()
        });
    }
    out
}

/// The noun phrase that a verb puts forward, as the title.
fn title(lens: &Lens<'_>, verb: usize, at: usize, end: usize) -> Option<String> {
    let f = lens.phrases_in(at.max(verb + 1), (at + 5).min(end)).first().copied()?;
    let first = f.start + usize::from(matches!(lens.tag(f.start), "DT" | "PRP$"));
    (first < f.end && f.name.is_none()).then(|| lens.text(first, f.end).to_owned())
}

/// Whether a party answers a text in the rest of its sentence or in the two after it.
pub(super) fn answered_by(
    lens: &Lens<'_>,
    marks: &Marks,
    told: &Proposal,
    n: usize,
    from: usize,
    end: usize,
) -> bool {
    let mut probe = told.clone();
    stances(lens, marks, &mut probe, (from, from), end);
    for &(a, b) in lens.sentences.iter().skip(n + 1).take(2) {
        if !probe.stances.is_empty() {
            break;
        }
        stances(lens, marks, &mut probe, (from, a), b);
    }
    use verbale_model::ProposalAnswer as A;
    // What somebody wants is an answer where a text is spoken of.
    let spoken = || {
        let last = lens.sentences.get(n + 2).or(lens.sentences.last()).map_or(end, |s| s.1);
        (from..last).any(|i| super::words::text(lens.p.word(i)))
    };
    probe.stances.iter().any(|s| s.answer != A::Amends) || !probe.stances.is_empty() && spoken()
}

/// "the plan was “a naive dream”, Pyongyang replied": a judgement instead of a verb.
pub(super) fn judged(lens: &Lens<'_>, at: usize, end: usize) -> bool {
    let p = &lens.p;
    let quoted = (at..(at + 16).min(end))
        .any(|i| matches!(p.word(i), "was" | "is" | "as") && matches!(p.raw(i + 1), "“" | "\""));
    // "called the proposal “a joke”"
    let named = matches!(p.raw(at + 1), "“" | "\"")
        && (at.saturating_sub(8)..at).any(|i| {
            matches!(
                p.word(i),
                "called"
                    | "calls"
                    | "branded"
                    | "labelled"
                    | "termed"
                    | "described"
                    | "dubbed"
                    | "deemed"
                    | "found"
                    | "considered"
                    | "pronounced"
            )
        });
    // "“Will not work,” said Mr Tusk of the Chequers plan"
    let spoken = (at.saturating_sub(14)..at).any(|k| {
        matches!(p.word(k), "said" | "says" | "wrote" | "remarked" | "observed" | "thought")
            && matches!(p.raw(k.saturating_sub(1)), "”" | "\"")
            && (k + 1..at).any(|m| matches!(p.word(m), "of" | "about") && lens.name_before(m).is_some())
    });
    named || spoken || quoted && !lens.groups(at + 1, end).is_empty()
}

/// A measure that somebody offers, told by its owner: "The company’s 11 per cent was turned down".
pub(super) fn priced(lens: &Lens<'_>, marks: &Marks, n: usize, start: usize, end: usize) -> Option<Proposal> {
    use verbale_model::QuantityKind as K;
    let p = &lens.p;
    let told = lens.told_in(start, end).iter().find(|t| {
        matches!(t.quantity.kind, K::Share | K::Money)
            && t.start > start + 1
            && (matches!(p.before(t.start, 1), "’s" | "'s")
                || matches!(p.before(t.start, 1), "’" | "'") && p.before(t.start, 2).ends_with('s'))
            && number(p, t.start).is_some()
            && p.word(t.end) != "of"
            && !matches!(lens.tag(t.end), "NN" | "NNS" | "NNP" | "JJ")
    })?;
    let mark = told.start - 1;
    let (by, from) = if let Some(name) = lens.name_before(mark) {
        (lens.canonical(name), name.start)
    } else {
        let all = lens.phrases_in(mark.saturating_sub(8).max(start), mark);
        let first = all.iter().rev().find(|f| f.start < mark)?.start;
        (lens.text(first, mark).to_owned(), first)
    };
    let next = lens.sentences.get(n + 1).copied().unwrap_or((end, end));
    let moved = marks
        .within(told.end, end)
        .iter()
        .any(|f| f.tells == Tells::Table && matches!(lens.tag(f.at), "VBN" | "VBD"));
    let answered = (told.end..end).chain(next.0..next.1).any(|i| marks.answer(lens, i).is_some());
    (moved || answered).then(|| Proposal {
        title: Some(lens.text(told.start, told.end).to_owned()),
        by: Some(by),
        spans: Spans::one(lens.span(from, told.end)),
        ..Proposal::default()
    })
}
