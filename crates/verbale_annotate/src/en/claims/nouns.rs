//! Reports without a verb of saying: "S’s claim that C", "according to S", "S: C", "S’s count is 41".

use super::content::trimmed;
use super::cues::{Cue, Role, Shape};
use super::gate;
use super::reports::{Report, numeral};
use super::segments::Segment;
use super::source::{self, Source};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// "the union’s count is 41", "Unicef’s figure: 41".
pub(super) fn figure_noun(lens: &Lens<'_>, segment: Segment, cue: Cue) -> Option<Report> {
    let p = &lens.p;
    if !lens.tag(cue.at).starts_with("NN") {
        return None;
    }
    let who = source::owner(lens, cue.at, segment.start, segment.end)?;
    let gives = |i: usize| {
        matches!(
            p.word(i),
            "is" | "was"
                | "are"
                | "were"
                | "stands"
                | "stood"
                | "comes"
                | "came"
                | "runs"
                | "ran"
                | "reads"
                | "gives"
                | "shows"
                | "has"
                | "puts"
                | "says"
                | "reached"
                | "totals"
                | "remains"
                | ":"
        )
    };
    let verb = (cue.end..(cue.end + 4).min(segment.end)).find(|&i| gives(i))?;
    (verb + 1..(verb + 5).min(segment.end)).find(|&i| numeral(lens, i))?;
    let end = trimmed(lens, (cue.at, segment.end)).1;
    Some(Report {
        points: true,
        contrast: segment.contrast,
        weak: true,
        ..Report::of(Role::Figures, (verb + 1, end), (who.place.0, end), (cue.at, cue.end), who)
    })
}

/// "S’s claim that C", "the claim by S of taking C", "S’s denial that C".
pub(super) fn stories(lens: &Lens<'_>, segment: Segment, out: &mut Vec<Report>) {
    let p = &lens.p;
    for i in segment.start..segment.end {
        let word = p.word(i);
        // "That is news to the owner."
        if word == "news"
            && p.word(i + 1) == "to"
            && let Some(who) = source::from(lens, i + 2, segment.end)
        {
            out.push(Report {
                points: true,
                weak: true,
                ..Report::of(
                    Role::Denies,
                    (i, i),
                    trimmed(lens, (segment.start, segment.end)),
                    (i, i + 1),
                    who,
                )
            });
            return;
        }
        let denial = matches!(word, "denial" | "denials" | "rebuttal" | "refutation");
        let admission =
            matches!(word, "admission" | "admissions" | "confirmation" | "acknowledgement" | "concession");
        if !(denial || admission || words::is(word, Group::Story))
            || !lens.tag(i).starts_with("NN")
            || !p.is_word(i)
        {
            continue;
        }
        let who = source::owner(lens, i, segment.start, segment.end);
        let from = who.as_ref().map_or(i + 1, |w| w.place.1.max(i + 1));
        let from = if p.raw(from) == "," {
            // "denial, issued from Dubai, that": over the insertion.
            let close = (from + 1..(from + 9).min(segment.end)).find(|&k| p.raw(k) == ",");
            close
                .filter(|&c| p.word(c + 1) == "that" && lens.tag(from + 1) != "PRP")
                .map_or(from + 1, |c| c + 1)
        } else {
            from
        };
        let relative = i <= segment.start + 1 && p.word(from) == "that" && lens.tag(from) == "WP";
        // "reports of a mutiny": nobody’s word, once somebody answers.
        let rumour = who.is_none()
            && matches!(
                word,
                "reports"
                    | "rumours"
                    | "rumors"
                    | "talk"
                    | "claims"
                    | "allegations"
                    | "suggestions"
                    | "accusations"
                    | "charges"
                    | "accounts"
                    | "stories"
                    | "tales"
                    | "speculation"
                    | "gossip"
                    | "hints"
                    | "news"
            )
            && (from + 1..from + 4).any(|k| lens.tag(k).starts_with("NN"));
        // "the minister’s claim to have visited all forty camps"
        let deed =
            p.word(from) == "to" && lens.tag(from + 1) == "VB" && who.is_some() && word.starts_with("claim");
        let clause = deed
            || p.word(from) == "that" && !matches!(lens.tag(from), "DT") && !relative
            || p.word(from) == "of" && rumour
            || p.word(from) == "of"
                && (lens.tag(from + 1) == "VBG" || lens.first(from + 1, from + 4, Group::Deed).is_some());
        let is = matches!(p.word(from), "is" | "was" | "remains" | "runs" | "goes")
            && matches!(p.word(from + 1), "that" | ":");
        let from = if is { from + 1 } else { from };
        let clause = clause || is && who.is_some();
        // "the denial from Kyiv came within the hour"
        if denial
            && !clause
            && who.as_ref().is_some_and(|w| !w.names.is_empty())
            && !out.iter().any(|r| r.cue.0 <= i && i < r.place.1)
        {
            let end = trimmed(lens, (i, segment.end)).1;
            let who = who.unwrap_or_default();
            out.push(Report {
                points: true,
                weak: true,
                ..Report::of(Role::Denies, (i + 1, i + 1), (who.place.0.min(i), end), (i, i + 1), who)
            });
            continue;
        }
        // What a verb turns down or says is its own.
        let taken = out.iter().any(|r| {
            r.role == Role::Says && r.cue.1 <= i && i < r.content.0 && !r.tail
                || r.first.as_ref().is_some_and(|f| f.place.0 <= i && i < f.place.1.max(f.place.0 + 1))
                || r.answers() && r.cue.1 <= i && i < r.place.1 && r.who.place.1 <= r.cue.0
                || r.cue.0 == i
                || r.tail && r.who.place.0 <= i && i <= r.who.place.1
        });
        if !clause || taken {
            continue;
        }
        let content = trimmed(lens, (from + usize::from(!deed), segment.end));
        let role = match who {
            _ if denial => Role::Denies,
            None => Role::Asks,
            Some(_) if admission => Role::Confirms,
            Some(_) => Role::Says,
        };
        if content.0 >= content.1 || denial && who.is_none() {
            continue;
        }
        let who = who.unwrap_or_default();
        let start = if who.place.1 > 0 { who.place.0 } else { i };
        out.push(Report { owned: true, ..Report::of(role, content, (start, content.1), (i, i + 1), who) });
    }
}

/// "according to S", "by S’s count", "if one believes S", "as S tells it".
pub(super) fn credits(lens: &Lens<'_>, segment: Segment, out: &mut Vec<Report>) {
    let p = &lens.p;
    let mut cues = Vec::new();
    for i in segment.start..segment.end {
        super::cues::at(lens, i, segment.end, &mut cues);
        let lead = cues.iter().find(|c| c.tells.shape == Shape::Lead).map(|c| c.end);
        cues.clear();
        let found = match lead {
            Some(end) => source::from(lens, end, segment.end),
            None => viewed(lens, i, segment)
                .or_else(|| owned_telling(lens, i, segment))
                .or_else(|| as_told(lens, i, segment))
                .or_else(|| predicate(lens, i, segment)),
        };
        let Some(who) = found else { continue };
        let mut end = who.place.1;
        if matches!(p.word(i), "is" | "was" | "runs" | "goes" | "ran" | "went" | "reads") {
            // "That the wells are clean is the ministry’s story"
            let content = trimmed(lens, (segment.start, i));
            let content =
                if matches!(p.word(content.0), "that") { (content.0 + 1, content.1) } else { content };
            let content = match (content.0..content.1).rev().find(|&k| p.raw(k) == ":") {
                Some(colon) if content.1 - colon < 9 => (content.0, colon),
                _ => content,
            };
            let content = trimmed(lens, content);
            let told =
                gate::states(lens, content) && content.1 > content.0 + 2 || gate::contrary(lens, content);
            if told && !out.iter().any(|r| r.cue.0 > i) {
                out.retain(|r| r.cue.0 >= i);
                out.push(Report {
                    contrast: segment.contrast,
                    tail: true,
                    ..Report::of(Role::Says, content, (segment.start, who.place.1), (i, i + 1), who)
                });
                return;
            }
            continue;
        }
        // Over what describes the source, up to a comma: "according to satellite pictures analysed by an institute".
        let opens = i <= segment.start + 1;
        if opens {
            // "By the opposition’s reckoning, built on the tally sheets, C"
            let built = p.raw(end) == "," && matches!(lens.tag(end + 1), "VBN" | "VBG");
            let from = end + usize::from(built);
            let comma = (from..(end + 14).min(segment.end)).find(|&k| p.raw(k) == ",");
            let lone = |c: usize| {
                !(end..c).any(|k| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD"))
                    || lens.any(end, c, &["who", "which"])
            };
            end = comma.filter(|&c| lone(c)).map_or(end, |c| c + 1);
        }
        // "On Thursday, according to NASA, C": behind it.
        let behind = !opens
            && p.raw(end) == ","
            && gate::main_verb(lens, (segment.start, i)).is_none()
            && gate::main_verb(lens, (end + 1, segment.end)).is_some();
        let timed = matches!(lens.tag(segment.start), "IN" | "RB" | "NN")
            && (behind
                || !opens
                    && p.raw(end) == ","
                    && lens
                        .told_in(segment.start, i)
                        .iter()
                        .any(|t| t.end + 1 >= i && t.quantity.kind == verbale_model::QuantityKind::Date));
        let content = if opens || timed {
            (end, segment.end)
        } else if behind {
            // "The bridge, according to S, is down"
            (segment.start, segment.end)
        } else {
            (segment.start, if p.before(i, 1) == "," { i - 1 } else { i })
        };
        let content = trimmed(lens, content);
        let content = (content.0 + usize::from(p.word(content.0) == "because"), content.1);
        // "The claim that C is, in S’s words, a fairy tale": S calls it so.
        let hangs = content.1 > content.0 + 3
            && matches!(p.before(content.1, 1), "is" | "was" | "are" | "were")
            && lens.first(who.place.1, segment.end, Group::False).is_some();
        if hangs {
            let clause = (content.0..content.1).find(|&k| p.word(k) == "that").map_or(content.0, |k| k + 1);
            out.retain(|r| r.role != Role::Asks);
            out.push(Report {
                weak: true,
                ..Report::of(
                    Role::Denies,
                    trimmed(lens, (clause, content.1 - 1)),
                    trimmed(lens, (segment.start, segment.end)),
                    (i, i + 1),
                    who,
                )
            });
            return;
        }
        // "according to an amateur who says that he heard it": what describes the source.
        if lens.any(who.place.1, who.place.1 + 4, &["who", "which", "that"]) {
            out.retain(|r| r.cue.0 < i || r.who.place.0 + 1 < who.place.0 || r.who.place.0 > who.place.1);
        }
        // "S wrote on the word of one source": whom S rests on.
        let rests = p.word(i) == "on" && out.iter().any(|r| r.role == Role::Says && r.cue.0 < i);
        if content.0 >= content.1 || rests || out.iter().any(|r| r.who.place == who.place) {
            continue;
        }
        out.push(Report {
            contrast: segment.contrast,
            tail: !opens,
            ..Report::of(Role::Says, content, (content.0.min(i), content.1.max(who.place.1)), (i, i + 1), who)
        });
        return;
    }
}

/// "For the union it is settled that C", "to Madrid it is clear that C".
fn viewed(lens: &Lens<'_>, i: usize, segment: Segment) -> Option<Source> {
    let p = &lens.p;
    if i != segment.start || !matches!(p.word(i), "for" | "to" | "among" | "in") {
        return None;
    }
    let who = source::from(lens, i + 1, segment.end).filter(|s| s.acts)?;
    let it = who.place.1 + usize::from(p.raw(who.place.1) == ",");
    let sure = (it + 2..(it + 6).min(segment.end)).any(|k| {
        matches!(
            p.word(k),
            "settled"
                | "clear"
                | "certain"
                | "plain"
                | "established"
                | "proven"
                | "proved"
                | "beyond"
                | "fact"
                | "known"
                | "sure"
                | "obvious"
        )
    });
    let that =
        (it + 2..(it + 9).min(segment.end)).find(|&k| matches!(p.word(k), "that") || p.raw(k) == ":")?;
    let it = p.word(it) == "it" && matches!(p.word(it + 1), "is" | "was" | "seems" | "stands");
    (it && sure).then_some(Source { place: (who.place.0, that + 1), ..who })
}

/// "by the union’s count", "in his telling".
fn owned_telling(lens: &Lens<'_>, i: usize, segment: Segment) -> Option<Source> {
    let p = &lens.p;
    if !matches!(p.word(i), "by" | "in" | "on" | "from" | "per" | "to" | "at") || lens.tag(i) == "RP" {
        return None;
    }
    let end = (i + 11).min(segment.end);
    let noun = (i + 1..end).take_while(|&k| !matches!(p.raw(k), "," | ";")).find(|&k| {
        matches!(
            p.word(k),
            "account"
                | "count"
                | "reckoning"
                | "telling"
                | "estimate"
                | "estimates"
                | "figures"
                | "version"
                | "tally"
                | "calculation"
                | "calculations"
                | "admission"
                | "word"
                | "records"
                | "log"
                | "lights"
                | "statistics"
                | "numbers"
                | "data"
                | "showing"
                | "measure"
                | "measurements"
                | "books"
                | "words"
                | "arithmetic"
                | "sums"
                | "ledger"
        )
    });
    let Some(noun) = noun else {
        // "twelve, by the receiver’s"
        let last = (i + 1..end).find(|&k| matches!(p.raw(k), "’s" | "'s" | "’"))?;
        // "By Brannock’s it was nobody"
        let closes = last + 1 >= segment.end
            || p.is_mark(last + 1)
            || i == segment.start && matches!(lens.tag(last + 1), "PRP" | "EX" | "DT" | "CD");
        let who = source::from(lens, i + 1, last).filter(|s| s.place.1 == last && s.acts)?;
        return (closes && matches!(p.word(i), "by" | "in"))
            .then_some(Source { place: (who.place.0, last + 1), ..who });
    };
    let found = source::owner(lens, noun, i + 1, segment.end)?;
    (found.place.0 <= i + 2 && found.place.1 == noun + 1).then_some(found)
}

/// "is the ministry’s story", "was the finding of the team".
fn predicate(lens: &Lens<'_>, i: usize, segment: Segment) -> Option<Source> {
    let p = &lens.p;
    let runs = matches!(p.word(i), "runs" | "goes" | "ran" | "went" | "reads")
        && i > segment.start + 2
        && matches!(p.raw(i - 1), "," | "”" | "—");
    if !(matches!(p.word(i), "is" | "was") || runs) || i <= segment.start {
        return None;
    }
    let end = (i + 9).min(segment.end);
    let noun = (i + 1..end)
        .take_while(|&k| !p.is_mark(k) || p.glued(k))
        .find(|&k| words::is(p.word(k), Group::Reply) && lens.tag(k).starts_with("NN"))?;
    let own =
        source::owner(lens, noun, i + 1, segment.end).filter(|s| s.place.0 <= i + 2 && s.place.1 == noun + 1);
    own.or_else(|| {
        let of = p.word(noun + 1) == "of" && noun <= i + 3;
        of.then(|| source::from(lens, noun + 2, segment.end)).flatten()
    })
}

/// "as the engineers tell it", "as the ministry has it".
fn as_told(lens: &Lens<'_>, i: usize, segment: Segment) -> Option<Source> {
    let p = &lens.p;
    if p.word(i) == "if" {
        // "if the owners are to be believed"
        let verb = (i + 2..(i + 9).min(segment.end)).find(|&k| {
            matches!(p.word(k), "is" | "are" | "was" | "were")
                && (p.word(k + 1) == "to" && p.word(k + 2) == "be"
                    || matches!(p.word(k + 1), "right" | "believed"))
        })?;
        let end = if p.word(verb + 1) == "to" { verb + 4 } else { verb + 2 };
        return source::before(lens, i + 1, verb).map(|s| Source { place: (s.place.0, end), ..s });
    }
    // "C: so the accountant to the inspectors"
    // "so, at any rate, the department", "so at least the inquiry"
    let hedge = (i + 1..(i + 6).min(segment.end))
        .take_while(|&k| {
            p.raw(k) == ","
                || matches!(
                    p.word(k),
                    "at" | "any" | "rate" | "least" | "in" | "case" | "anyway" | "anyhow" | "runs"
                )
        })
        .last()
        .unwrap_or(i);
    // "so, in the sacristy at Baclaran, one of the operators"
    let hedge = if p.raw(i + 1) == "," && lens.tag(i + 2) == "IN" && hedge == i + 1 {
        (i + 3..(i + 10).min(segment.end)).find(|&k| p.raw(k) == ",").unwrap_or(hedge)
    } else {
        hedge
    };
    if p.word(i) == "so"
        && i > segment.start
        && matches!(p.raw(i - 1), ":" | "," | "—")
        && let Some(who) = source::from(lens, hedge + 1, segment.end).filter(|w| w.place.0 <= hedge + 2)
        && (who.place.1 >= segment.end
            || !p.is_word(who.place.1)
            || matches!(p.word(who.place.1), "to" | "in" | "on" | "at" | "led" | "who" | "which" | "that"))
    {
        return Some(who);
    }
    // "C: that is how Ewa Lindqvist tells it", "C: such is what the fishermen say"
    if matches!(p.word(i), "that" | "such" | "this" | "thus")
        && i > segment.start
        && matches!(p.raw(i - 1), ":" | "—" | "–" | ",")
        && matches!(p.word(i + 1), "is" | "was")
        && let Some(verb) = (i + 3..(i + 12).min(segment.end)).find(|&k| lens.tag(k).starts_with("VB"))
        && matches!(p.word(i + 2), "how" | "what" | "the")
    {
        return source::before(lens, i + 3, verb).map(|s| Source { place: (s.place.0, verb + 1), ..s });
    }
    // "C, to hear S"
    if p.word(i) == "to" && p.word(i + 1) == "hear" && i > segment.start && p.raw(i - 1) == "," {
        return source::from(lens, i + 2, segment.end).filter(|w| w.place.0 <= i + 3);
    }
    // "To hear S tell it, C"
    if p.word(i) == "to" && matches!(p.word(i + 1), "hear" | "listen") {
        let tell =
            (i + 2..(i + 9).min(segment.end)).find(|&k| p.word(k) == "tell" && p.word(k + 1) == "it")?;
        return source::before(lens, i + 2, tell).map(|s| Source { place: (s.place.0, tell + 2), ..s });
    }
    if !matches!(p.word(i), "as" | "so") || i > segment.start && !matches!(p.raw(i - 1), "," | "or") {
        return None;
    }
    let verb = (i + 2..(i + 9).min(segment.end)).find(|&k| {
        matches!(
            p.word(k),
            "tells" | "tell" | "told" | "has" | "have" | "had" | "sees" | "see" | "saw" | "puts" | "put"
        ) && p.word(k + 1) == "it"
            || matches!(
                p.word(k),
                "says" | "claims" | "insists" | "maintains" | "reports" | "claimed" | "reported"
            ) && (p.is_mark(k + 1) || k + 1 >= segment.end)
    })?;
    source::before(lens, i + 1, verb).map(|s| Source { place: (s.place.0, verb + 2), ..s })
}

/// "Energoatom: Russian", "Sources close to the court: the judge has signed".
pub(super) fn headed(lens: &Lens<'_>, segment: Segment) -> Option<Report> {
    let p = &lens.p;
    let from = usize::from(p.word(segment.start) == "from");
    let colon =
        (segment.start + 1..(segment.start + 14 + from * 6).min(segment.end)).find(|&i| p.raw(i) == ":")?;
    // "London’s answer, through a spokesman: lies"
    let reply = (segment.start + 1..colon)
        .find(|&i| words::is(p.word(i), Group::Reply) && lens.tag(i).starts_with("NN"));
    let owner = reply
        .and_then(|i| source::owner(lens, i, segment.start, colon))
        .filter(|o| !o.names.is_empty() && o.place.0 <= segment.start + 1);
    if let Some(who) = owner {
        let content = trimmed(lens, (colon + 1, segment.end));
        return (content.0 < content.1).then_some(Report {
            contrast: segment.contrast,
            ..Report::of(Role::Says, content, (segment.start, content.1), (colon, colon + 1), who)
        });
    }
    if colon > segment.start + 8
        && p.raw(segment.start + 2) != ","
        && !lens.phrases_in(segment.start, colon).iter().any(|f| p.raw(f.end) == ",")
    {
        return None;
    }
    let first = lens.phrases_in(segment.start, colon).first().copied()?;
    let last = lens.phrases_in(segment.start, colon).last().copied()?;
    let told = gate::main_verb(lens, (colon + 1, segment.end)).is_some();
    let short = (colon + 1..segment.end).filter(|&i| p.is_word(i) || p.is_number(i)).count() <= 6;
    let title =
        (colon + 1..segment.end).filter(|&i| p.is_word(i) && p.word(i).len() > 3).all(|i| p.capital(i));
    let verbs = !(told || short)
        || title && !short
        || (segment.start..colon).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    if verbs
        || from == 0 && last.end < colon
        || first.start > segment.start + 1 + from
        || !(first.human
            || first.name.is_some()
            || words::is(p.word(first.head), Group::Paper)
            || words::people(p.word(last.head)))
    {
        return None;
    }
    let who = Source { place: (segment.start, colon), ..source::from(lens, segment.start + from, colon)? };
    let content = trimmed(lens, (colon + 1, segment.end));
    (content.0 < content.1).then_some(Report {
        contrast: segment.contrast,
        ..Report::of(Role::Says, content, (segment.start, content.1), (colon, colon + 1), who)
    })
}

/// "London called it an invention; Washington, simply false".
pub(super) fn gapped(lens: &Lens<'_>, segment: Segment) -> Option<Report> {
    let who = source::from(lens, segment.start, segment.end)?;
    let p = &lens.p;
    let end = who.place.1;
    // "the company’s, that it was rolling"
    let owned =
        matches!(p.raw(end), "’s" | "'s" | "’" | "'") && p.raw(end + 1) == "," && p.word(end + 2) == "that";
    // "Tolmeria that it holds 60"
    let comma = p.raw(end) == "," && p.word(end + 1) == "that";
    let that = p.word(end) == "that" && lens.tag(end + 1) != "NN";
    if owned || that || comma {
        let skip = if owned { 3 } else { 1 + usize::from(comma) };
        let content = trimmed(lens, (end + skip, segment.end));
        let place = trimmed(lens, (segment.start, segment.end));
        return (content.0 < content.1).then_some(Report {
            contrast: true,
            ..Report::of(Role::Says, content, place, (content.0 - 1, content.0), who)
        });
    }
    let content = trimmed(lens, (who.place.1, segment.end));
    let words = (content.0..content.1).filter(|&i| p.is_word(i)).count();
    let short = p.raw(who.place.1) == "," || words <= 3;
    (short && gate::contrary(lens, content)).then_some(Report {
        points: true,
        weak: true,
        ..Report::of(
            Role::Denies,
            content,
            trimmed(lens, (segment.start, segment.end)),
            (content.0, content.0 + 1),
            who,
        )
    })
}

/// "Contrary to what S has been telling the press, C, says T": T denies what S says.
pub(super) fn contrary_to(lens: &Lens<'_>, segment: Segment, out: &mut [Report]) {
    let p = &lens.p;
    if !p.are(segment.start, &["contrary", "to"]) {
        return;
    }
    let Some(comma) = (segment.start + 2..segment.end).find(|&i| p.raw(i) == ",") else { return };
    let what = p.word(segment.start + 2) == "what";
    let first = if what {
        source::from(lens, segment.start + 3, comma)
    } else {
        (segment.start + 2..comma)
            .find(|&i| words::is(p.word(i), Group::Story))
            .and_then(|i| source::owner(lens, i, segment.start + 2, comma))
    };
    for report in out.iter_mut().filter(|r| r.role == Role::Says && r.content.1 > comma + 1) {
        report.content.0 = report.content.0.max(comma + 1);
        report.first.clone_from(&first);
        report.role = Role::Denies;
        report.points = false;
    }
}

/// "The union counted 12,000 marchers, the police 3,000": where the first ends, and the second.
pub(super) fn second_figure(lens: &Lens<'_>, first: &Report) -> Option<(usize, Report)> {
    let p = &lens.p;
    if first.role != Role::Figures {
        return None;
    }
    let comma = (first.content.0..first.content.1).find(|&k| p.raw(k) == ",")?;
    let who = source::from(lens, comma + 1, first.content.1)?;
    let number = who.place.1;
    if !numeral(lens, number) || number >= first.content.1 {
        return None;
    }
    let content = trimmed(lens, (number, first.content.1));
    let place = (who.place.0.min(comma + 1), content.1);
    Some((
        comma,
        Report {
            points: true,
            contrast: true,
            ..Report::of(Role::Figures, content, place, (number, number), who)
        },
    ))
}
