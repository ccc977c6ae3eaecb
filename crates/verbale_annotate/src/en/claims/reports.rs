//! Who says what in a part of a sentence: each cue with its source and its content, whatever the order.

use super::content::{after, before, object, trimmed};
use super::cues::{Cue, Role, Shape};
use super::done::{passive, said};
use super::gate::{self, Range};
use super::nouns::{contrary_to, credits, figure_noun, gapped, headed, second_figure, stories};
use super::scorn::{baseless, scorned};
use super::segments::Segment;
use super::sorting::{goes_on, own_answers, prune};
use super::source::{self, Source};
use super::tails::{footed, spoken};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// Somebody’s word on something.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a plain fact of the report, and they do not exclude one another"
)]
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) who: Source,
    /// Who is said to have said it first: "denied T’s story that".
    pub(super) first: Option<Source>,
    pub(super) role: Role,
    /// Half-open range of pieces; empty where only what was said before is answered.
    pub(super) content: Range,
    /// The words with their source.
    pub(super) place: Range,
    pub(super) cue: Range,
    /// The content only points to what was said before.
    pub(super) points: bool,
    /// Set against what stands before: "but", "answered".
    pub(super) contrast: bool,
    /// Told by a noun and its owner.
    pub(super) owned: bool,
    /// The content stands before its source.
    pub(super) tail: bool,
    /// Counts only as an answer.
    pub(super) weak: bool,
    /// A wish, a demand, an offer.
    pub(super) open: bool,
    /// Only an answer to what was just told by others.
    pub(super) lean: bool,
    /// Goes on with the words of the report before it.
    pub(super) second: bool,
}

impl Report {
    /// A report of which nothing more is told than what every report has.
    pub(super) fn of(role: Role, content: Range, place: Range, cue: Range, who: Source) -> Report {
        Report {
            who,
            first: None,
            role,
            content,
            place,
            cue,
            points: false,
            contrast: false,
            owned: false,
            tail: false,
            weak: false,
            open: false,
            lean: false,
            second: false,
        }
    }
}

impl Report {
    pub(super) fn answers(&self) -> bool {
        matches!(
            self.role,
            Role::Denies | Role::Rejects | Role::Wrong | Role::Confirms | Role::Retracts | Role::Figures
        )
    }
}

/// The reports of a part of a sentence, in order.
pub(super) fn reports(lens: &Lens<'_>, segment: Segment, cues: &[Cue], last: Option<&Source>) -> Vec<Report> {
    let mut out: Vec<Report> = Vec::new();
    let mut done = segment.start;
    for cue in cues {
        if cue.at < done {
            continue;
        }
        if let Some(mut report) = read(lens, segment, *cue, out.last().map(|r| &r.who).or(last)) {
            // "Slander, said S of the notion that C: D, T had concluded": D alone is T’s.
            let p = &lens.p;
            let colon = (report.content.0..report.content.1.min(cue.at)).rev().find(|&k| p.raw(k) == ":");
            if let Some(colon) = colon.filter(|&c| report.tail && out.iter().any(|r| r.cue.0 < c)) {
                report.content.0 = colon + 1;
                report.place.0 = report.place.0.max(colon + 1);
                for r in out.iter_mut().filter(|r| r.content.0 < colon && colon < r.content.1) {
                    r.content.1 = colon;
                    r.place.1 = r.place.1.min(colon).max(r.cue.1);
                }
            }
            done = if cue.tells.shape == Shape::Bare { cue.end } else { cue.at + 1 };
            out.push(report);
        }
    }
    stories(lens, segment, &mut out);
    credits(lens, segment, &mut out);
    // "The radio: they had admitted nothing": what is told behind the colon is the radio’s.
    let head = headed(lens, segment);
    let colon = head.as_ref().map_or(0, |h| h.cue.0);
    if head.is_some() && out.iter().all(|r| r.cue.0 > colon && r.who.pronoun) {
        out.clear();
        out.extend(head);
    }
    if out.iter().all(|r| r.role == Role::Figures && r.weak || r.role == Role::Asks && r.owned) {
        out.extend(footed(lens, segment).or_else(|| spoken(lens, segment, cues)));
    }
    if out.is_empty() && segment.listed {
        out.extend(gapped(lens, segment));
    }
    let other = out.last().and_then(|r| second_figure(lens, r));
    if let Some((cut, second)) = other {
        if let Some(first) = out.last_mut() {
            first.content.1 = cut;
            first.place.1 = cut;
        }
        out.push(second);
    }
    own_answers(lens, &mut out);
    prune(lens, segment, &mut out);
    goes_on(lens, segment, &mut out);
    contrary_to(lens, segment, &mut out);
    out.sort_by_key(|r| r.place.0);
    out
}

/// The report that a cue makes.
fn read(lens: &Lens<'_>, segment: Segment, cue: Cue, last: Option<&Source>) -> Option<Report> {
    if cue.tells.role == Role::Figures && cue.tells.shape == Shape::Noun {
        return figure_noun(lens, segment, cue);
    }
    if cue.tells.shape == Shape::Lead {
        return None;
    }
    let p = &lens.p;
    if cue.tells.role == Role::Asks {
        return asked(lens, segment, cue);
    }
    let tag = lens.tag(cue.at);
    if cue.end == cue.at + 1 && !(tag.starts_with('V') || matches!(tag, "NN" | "NNS" | "JJ" | "NNP" | "UH")) {
        return None;
    }
    if p.word(cue.at).starts_with("den") && refuses(lens, cue.end, segment.end) {
        return None;
    }
    // "denied nothing, confirmed nothing"
    if matches!(cue.tells.role, Role::Denies | Role::Confirms | Role::Rejects)
        && cue.tells.shape == Shape::Object
        && matches!(p.word(cue.end), "nothing" | "neither" | "little" | "everything")
    {
        return None;
    }
    let passive = passive(lens, cue, segment.start);
    let fronted = cue.at == segment.start
        || cue.at == segment.start + 1 && matches!(lens.tag(segment.start), "RB" | "IN" | "CC");
    if cue.tells.role == Role::Charges && fronted && matches!(tag, "VBN" | "VBD" | "JJ") {
        return accused(lens, segment, cue);
    }
    let helped = matches!(p.before(cue.at, 1), "is" | "was" | "are" | "were" | "been" | "be" | "’s" | "’re");
    let participle = lens.tag(cue.at) == "VBG" && !passive && cue.at > segment.start && !helped;
    let turned = cue.at > segment.start
        && closing(p.raw(cue.at - 1))
        && before(lens, (segment.start, cue.at - 1)).is_some()
        || cue.at == segment.start && p.capital(cue.at) && tag.starts_with('V') && tag != "VB";
    // "Her driver, interviewed by Radio Caldor, has it": an insertion, no words said.
    let insertion = cue.at > segment.start + 1
        && p.raw(cue.at - 1) == ","
        && source::inserted(lens, segment.start, cue.at - 1).is_some();
    // "Chinese fishermen, says Manila, cut the rope"
    let turned = turned
        || cue.at > segment.start + 1
            && p.raw(cue.at - 1) == ","
            && cue.tells.shape == Shape::Verb
            && matches!(tag, "VBZ" | "VBD" | "VBP")
            && source::after(lens, cue.end, segment.end).is_some_and(|s| p.raw(s.place.1) == ",");
    // "…, the minister told reporters": whoever is told does not speak.
    let told =
        matches!(p.word(cue.at), "told" | "tells" | "tell" | "informed" | "informs" | "assured" | "assures");
    let inverted =
        turned && !told && !insertion && matches!(cue.tells.role, Role::Says | Role::Confirms | Role::Hedges);
    // "statements backing its stand": no report of its own.
    if participle
        && !matches!(p.before(cue.at, 1), "," | "and" | "—" | "–" | "”" | "\"" | "but" | "while" | "as")
        && source::leading(lens, segment.start, cue.at).is_none()
    {
        return None;
    }
    let mut tail = None;
    let who = if passive {
        let by = (cue.end..(cue.end + 7).min(segment.end)).find(|&k| p.word(k) == "by")?;
        source::from(lens, by + 1, segment.end)?
    } else if let Some(found) =
        inverted.then(|| source::after(lens, cue.end, segment.end)).flatten().filter(|_| !participle)
    {
        tail = Some(cue.at.saturating_sub(1).max(segment.start));
        found
    } else {
        let own = (!participle).then(|| source::before(lens, segment.start, cue.at)).flatten();
        let found = own.or_else(|| {
            let follows = participle
                || matches!(p.before(cue.at, 1), "and" | "but" | "then" | "," | "also" | "later")
                || cue.at == segment.start;
            last.filter(|_| follows).cloned()
        });
        let found =
            found.or_else(|| participle.then(|| source::before(lens, segment.start, cue.at)).flatten())?;
        let start = found.place.0;
        if start > segment.start && closing(p.raw(start - 1)) && start < cue.at {
            tail = Some(start - 1);
        }
        found
    };
    let mut who = who;
    if who.pronoun
        && let Some(mark) = tail
    {
        // "The judge has never met the accused, she says": the subject of what is said.
        let own = source::from(lens, segment.start, mark).filter(|s| s.acts && !s.pronoun && !s.paper);
        if let Some(own) = own.filter(|s| fits(p.word(who.place.0), s, lens)) {
            who.names = own.names;
        }
    }
    let within =
        matches!(p.word(segment.start), "in" | "at" | "among" | "to") && p.word(who.place.0) == "they";
    if who.pronoun && within && who.place.0 > segment.start {
        // "In Kyiv they talk of a gas bottle"
        let place = source::from(lens, segment.start + 1, segment.end).filter(|s| s.acts && !s.pronoun);
        if let Some(place) = place.filter(|s| s.place.1 + 1 >= who.place.0) {
            who.names = place.names;
        }
    }
    if !said(lens, cue, segment, &who, passive) {
        return only(lens, segment, cue, who);
    }
    let start = if who.place.0 >= segment.start && who.place.0 < cue.at { who.place.0 } else { cue.at };
    let end = trimmed(lens, (cue.at, segment.end)).1;
    let mut report = Report {
        contrast: segment.contrast
            || words::is(p.word(cue.at), Group::Answer)
            || ["insist", "swear", "swore", "maintain", "contend", "protest"]
                .iter()
                .any(|w| p.word(cue.at).starts_with(w)),
        ..Report::of(cue.tells.role, (cue.end, cue.end), (start, end), (cue.at, cue.end), who)
    };
    let rest = trimmed(lens, (cue.end, segment.end));
    let who_acts = report.who.acts || report.who.paper || report.who.pronoun;
    match (cue.tells.role, cue.tells.shape) {
        (Role::Says | Role::Hedges, Shape::Verb) => {
            let prior = tail.and_then(|mark| before(lens, (segment.start, mark)));
            let goes_on = p.raw(cue.end) == "," && rest.1 > cue.end + 2;
            let prior = prior.filter(|c| !goes_on || gate::main_verb(lens, *c).is_some());
            let that = after(lens, cue, segment.end, true);
            // "No toll is levied, says a leaflet that they hand out": what describes who says it.
            let turned = tail.is_some() && report.who.place.0 >= cue.end;
            let that =
                that.filter(|_| !(turned && prior.is_some_and(|c| gate::main_verb(lens, c).is_some())));
            // "I hope, said the captain, that": a wish; "all he knew, he said, was that": what follows.
            let over = report.who.place.1.max(cue.end);
            // "a mechanic told investigators, had quarrelled": over the hearer.
            let hears =
                matches!(p.word(cue.at), "told" | "tells" | "tell" | "assured" | "informed" | "reminded");
            let hearer = lens.phrases_in(over, (over + 3).min(segment.end)).first().filter(|_| hears);
            let over = hearer.map_or(over, |h| h.end);
            let wished = |c: Range| {
                p.raw(over) == ","
                    && gate::main_verb(lens, c).is_some_and(|v| words::is(p.word(v), Group::Wish))
                    && c.1 - c.0 <= 4
            };
            if prior.is_some_and(wished) {
                return None;
            }
            // "Duvalle claims the rock, Lomastra claims the rock": nothing said before.
            let comma = (cue.end..segment.end).find(|&i| p.raw(i) == ",").unwrap_or(segment.end);
            let takes = p.word(cue.at).starts_with("claim")
                && report.who.place.1 <= cue.at
                && matches!(lens.tag(cue.end), "DT" | "PRP$" | "CD" | "NNS")
                && gate::main_verb(lens, (cue.end, comma)).is_none();
            if takes && prior.is_some() && lens.told_in(cue.end, cue.end + 1).is_empty() {
                return None;
            }
            let short = |c: Range| {
                let colon = (c.0..c.1).rev().find(|&k| p.raw(k) == ":").map_or(c.0, |k| k + 1);
                c.1 - colon <= 6
            };
            // "a video in which, it says, the cutter does the ramming"
            let dangling = prior.is_some_and(|c| {
                matches!(p.before(c.1, 1), "which" | "where" | "that" | "when" | "because" | "how" | "whom")
            });
            // "Accusations that C are, says S, disinformation"
            let lead = trimmed(lens, (segment.start, tail.unwrap_or(segment.start).max(segment.start)));
            if lead.1 > lead.0 + 2
                && p.raw(over) == ","
                && matches!(p.before(lead.1, 1), "is" | "was" | "are" | "were")
                && lens.first(over, segment.end, Group::False).is_some()
            {
                let (content, first, points) = object(lens, (lead.0, lead.1 - 1));
                report.role = Role::Denies;
                report.content = content;
                report.first = first;
                report.points = points;
                report.weak = points;
                report.place = (lead.0, rest.1);
                return Some(report);
            }
            if dangling && p.raw(over) == "," {
                report.content = trimmed(lens, (over + 1, segment.end));
                report.place = report.content;
                return (report.content.0 < report.content.1).then_some(report);
            }
            if prior.is_some_and(short)
                && matches!(p.word(over + 1), "was" | "is")
                && p.word(over + 2) == "that"
                && p.raw(over) == ","
            {
                report.content = trimmed(lens, (over + 3, segment.end));
                report.place = report.content;
                return (report.content.0 < report.content.1).then_some(report);
            }
            if let Some(content) = that.filter(|c| prior.is_none() || p.before(c.0, 1) == "that") {
                report.content = content;
            } else if let Some((content, first)) = prior.filter(|c| gate::contrary(lens, *c)).and_then(|_| {
                scorned(lens, rest).or_else(|| scorned(lens, trimmed(lens, (over, segment.end))))
            }) {
                // "“Vile fabrications,” Moscow said of Berlin’s announcement that C"
                report.role = Role::Denies;
                report.content = content;
                report.first = first;
            } else if let Some(content) = prior {
                // "He had been, he said, misinformed": the words go on after the cue.
                let helped = matches!(
                    p.before(content.1, 1),
                    "been" | "was" | "is" | "had" | "has" | "are" | "were" | "have" | "did"
                );
                let split = p.raw(cue.end) == "," && helped && rest.1 > cue.end + 2;
                report.content = if split { (content.0, rest.1) } else { content };
                report.tail = true;
                report.place = (content.0, cue.end.max(report.place.1.min(cue.end + 8)));
            } else if let Some(lone) =
                tail.and_then(|mark| lone(lens, (segment.start, mark), over, segment.end))
            {
                report.content = lone;
                report.tail = true;
                report.place = (lone.0, report.place.1.min(over).max(cue.end));
            } else if let Some(mark) =
                tail.filter(|&m| p.raw(over) == "," && m > segment.start && rest.1 > over + 2)
            {
                // "Nobody, the porter swears, saw the envoy"
                let lead = trimmed(lens, (segment.start, mark));

                if lead.0 >= lead.1 || lens.tag(lead.0) == "IN" {
                    return None;
                }
                report.content = (lead.0, rest.1);
                report.place = report.content;
                report.tail = true;
            } else if words::is(p.word(rest.0), Group::False) && rest.1 <= rest.0 + 3 {
                // "said nonsense"
                report.content = rest;
            } else {
                report.content = after(lens, cue, segment.end, false)?;
            }
        }
        (Role::Sees, _) => {
            let plain = matches!(lens.tag(cue.at), "VBD" | "VBZ" | "VBP") && !passive;
            let noun =
                (rest.0..(rest.0 + 4).min(rest.1)).any(|i| lens.tag(i).starts_with("NN") || numeral(lens, i));
            let shows = cue.tells.shape == Shape::At;
            let placed = shows && placed(lens, cue, segment.end, &report.who);
            let perfect = shows && lens.tag(cue.end) == "VBN";
            if perfect || !placed && (!plain || !noun || shows && !report.who.paper) {
                return None;
            }
            report.role = Role::Says;
            report.content = rest;
            report.lean = true;
        }
        (Role::Says, _) if !who_acts => return None,
        (Role::Confirms, Shape::Object)
            if !who_acts && after(lens, cue, segment.end, true).is_none() && !passive =>
        {
            return None;
        }
        (Role::Says, _) => {
            // "Duvalle claims the rock, Lomastra claims the rock": nothing said before.
            let goes_on = matches!(lens.tag(cue.end), "DT" | "NN" | "NNS" | "PRP$" | "CD");
            let first = tail.filter(|_| !goes_on).and_then(|mark| before(lens, (segment.start, mark)));
            if let Some(content) = first.filter(|c| gate::states(lens, *c)) {
                report.content = content;
                report.tail = true;
            } else {
                let of = cue.end > cue.at + 1;
                let told = gate::deed(lens, rest) || of && gate::figure(lens, rest);
                let place = p.word(cue.at).starts_with("claim") && lens.name_at(rest.0).is_some();
                let blames = of && matches!(p.before(cue.end, 1), "to" | "on" | "as");
                let story = !object(lens, rest).2 && object(lens, rest).0.0 > rest.0;
                // "spoke of a jet climbing towards it", "told of shots fired"
                let doing = p.before(cue.end, 1) == "of"
                    && (rest.0 + 1..(rest.0 + 8).min(rest.1))
                        .take_while(|&i| !p.is_mark(i) || p.hyphen(i))
                        .any(|i| matches!(lens.tag(i), "VBG" | "VBN") && lens.tag(i - 1).starts_with("NN"));
                let wrong = of && (blames || story || doing || gate::contrary(lens, rest));
                if rest.1 <= rest.0 || !(told || place || wrong || of) {
                    return None;
                }
                let rock = place && !told && !wrong && !gate::states(lens, rest);
                report.lean = !(told || place || wrong) || rock;
                // "attributed the break to age": all of it.
                report.content = if blames { (cue.at + 1, rest.1) } else { rest };
                let (clause, _, points) = object(lens, rest);
                if !blames && !points && clause.0 > rest.0 {
                    report.content = clause;
                }
            }
        }
        (Role::Charges, _) => {
            let quoted = matches!(p.raw(rest.0), "“" | "\"" | "‘");
            let blames = matches!(p.before(cue.end, 1), "for" | "on")
                && (passive || matches!(lens.tag(cue.at), "VBD" | "VBZ" | "VBP"))
                && !lens.any(
                    cue.at,
                    cue.end,
                    &["each", "another", "itself", "himself", "herself", "themselves"],
                )
                && (rest.0..(rest.0 + 4).min(rest.1)).any(|i| matches!(lens.tag(i), "NN" | "NNS"));
            if quoted
                || !(blames
                    || lens.tag(rest.0) == "VBG"
                    || gate::deed(lens, (rest.0, rest.1.min(rest.0 + 4))))
            {
                return None;
            }
            report.content = (cue.at + 1, rest.1);
        }
        (Role::Figures, _) => {
            let number = (cue.end..(cue.end + 3).min(segment.end)).find(|&i| numeral(lens, i))?;
            let dated = lens
                .told_in(cue.end, number + 1)
                .iter()
                .any(|t| t.quantity.kind == verbale_model::QuantityKind::Date);
            let open = (cue.end..number).all(|i| {
                (!p.is_mark(i) || matches!(p.raw(i), "“" | "\""))
                    && !lens.tag(i).starts_with('V')
                    && p.word(i) != "that"
            });
            if dated || !open {
                return None;
            }
            if p.word(cue.at).starts_with("sa") && gate::main_verb(lens, rest).is_some_and(|v| v > number) {
                // "says two of them are not": a clause.
                report.role = Role::Says;
                report.content = rest;
                return Some(report);
            }
            report.content = (cue.at + 1, rest.1);
            report.weak = !strong_figure(p.word(cue.at)) && cue.end == cue.at + 1;
            report.points = true;
        }
        (Role::Wrong, _) => {
            let end = (cue.end + 14).min(segment.end);
            // "called the figure neither credible nor justified"
            let unworthy = (cue.end..end).any(|i| {
                matches!(p.word(i), "neither" | "not" | "hardly" | "anything" | "far")
                    && lens.first(i + 1, (i + 4).min(end), Group::Worth).is_some()
            });
            let wrong = unworthy || lens.first(cue.end, end, Group::False).is_some();
            // "called the charge beneath contempt"
            let story = lens.first(cue.end, (cue.end + 4).min(end), Group::Story);
            let calls = ["call", "describ", "brand", "label", "dub", "term", "denounc", "pronounc", "declar"]
                .iter()
                .any(|w| p.word(cue.at).starts_with(w));
            // "called it unreasonable"
            let named = calls
                && matches!(p.word(rest.0), "it" | "this" | "that")
                && rest.1 > rest.0 + 1
                && lens.first(rest.0 + 1, end, Group::Worth).is_none()
                && lens.first(rest.0 + 1, end, Group::True).is_none();
            let scorned = named
                || calls
                    && story.is_some_and(|k| k + 1 < end && lens.first(k + 1, end, Group::Worth).is_none());
            if !wrong && !scorned {
                return None;
            }
            report.role = Role::Denies;
            let wrong_at = lens.first(cue.end, end, Group::False);
            if p.word(rest.0) == "it"
                && let Some(that) = (rest.0 + 1..(rest.0 + 8).min(rest.1)).find(|&i| p.word(i) == "that")
                && wrong_at.is_some_and(|w| w < that)
            {
                report.content = trimmed(lens, (that + 1, rest.1));
                return Some(report);
            }
            let (content, first, points) = object(lens, rest);
            let points =
                points || matches!(p.word(rest.0), "it" | "this" | "that" | "them" | "these" | "those");
            let deed = !points && lens.first(rest.0, rest.0 + 6, Group::Deed).is_some();
            report.points = points || !deed && !gate::states(lens, content);
            report.content = content;
            report.first = first;
            report.weak = report.points;
        }
        (Role::Denies | Role::Rejects | Role::Confirms | Role::Retracts, Shape::Object) => {
            let prior =
                tail.and_then(|mark| before(lens, (segment.start, mark))).filter(|c| gate::states(lens, *c));
            if let Some(content) = prior
                .filter(|_| cue.tells.role == Role::Confirms && after(lens, cue, segment.end, true).is_none())
            {
                report.content = content;
                report.tail = true;
                report.place = (content.0, cue.end);
            } else if let Some(mark) = tail.filter(|&m| {
                let over = report.who.place.1.max(cue.end);
                cue.tells.role == Role::Confirms
                    && m > segment.start
                    && after(lens, cue, segment.end, true).is_none()
                    && (over..(over + 4).min(segment.end))
                        .any(|i| p.raw(i) == "," && matches!(lens.tag(i + 1), "VBD" | "VBZ" | "VBP" | "MD"))
            }) {
                // "The spill, the ministry admitted on Friday, was nine times that"
                let lead = trimmed(lens, (segment.start, mark));
                report.content = (lead.0, rest.1);
                report.place = report.content;
                report.tail = true;
            } else if passive {
                // "The report was denied by X": what stands before is denied.
                let subject = trimmed(lens, (segment.start, cue.at.saturating_sub(1).max(segment.start)));
                let (content, first, points) = object(lens, subject);
                report.content = content;
                report.first = first;
                report.points = points || !gate::states(lens, content);
                report.place = (segment.start, report.who.place.1.max(cue.end));
            } else {
                let clause =
                    after(lens, cue, segment.end, true).or_else(|| after(lens, cue, segment.end, false));
                let (content, first, points) = object(lens, rest);
                // "confirmed one case of fever"
                let points = points && !(cue.tells.role == Role::Confirms && numeral(lens, rest.0));
                if segment.points {
                    // ", which Kyiv refuted, ..."
                    report.points = true;
                    report.content = (cue.end, cue.end);
                    report.place = (start, cue.end);
                    return Some(Report {
                        role: if cue.tells.role == Role::Rejects { Role::Denies } else { cue.tells.role },
                        ..report
                    });
                }
                if (rest.0..(rest.0 + 4).min(rest.1))
                    .any(|i| p.word(i) == "what" && (rest.0..i).all(|k| !lens.tag(k).starts_with('V')))
                {
                    // "confirmed what Aldor had said": the inner report stands.
                    report.points = true;
                    return Some(report);
                }
                if let Some(clause) = clause.filter(|c| first.is_none() && !points && c.0 <= rest.0 + 10) {
                    report.content = clause;
                } else {
                    report.content = content;
                    report.first = first;
                    report.points = points;
                    let lone = !points && !gate::states(lens, content);
                    if lone && matches!(cue.tells.role, Role::Rejects | Role::Retracts) {
                        // "rejected the offer": nothing told is turned down.
                        let as_false = lens.first(rest.0, rest.1, Group::False).is_some();
                        if !as_false {
                            return None;
                        }
                        report.points = true;
                    }
                }
            }
            if cue.tells.role == Role::Rejects {
                report.role = Role::Denies;
            }
        }
        (_, Shape::Bare) => {
            // "His manager does not.": only of people.
            let elliptic = p.is_mark(cue.end - 1) && !report.who.acts;
            if elliptic {
                return None;
            }
            report.content = rest;
            report.points = true;
            let clause = (rest.0..(rest.0 + 2).min(rest.1)).find(|&k| p.word(k) == "that");
            if let Some(that) = clause {
                report.content = (that + 1, rest.1);
                report.points = false;
            }
            report.weak = true;
        }
        _ => return None,
    }
    if report.points
        && report.role != Role::Denies
        && matches!(p.word(cue.end), "it" | "this" | "as" | "so")
        && let Some(colon) = (cue.end..segment.end).find(|&k| p.raw(k) == ":")
        && gate::main_verb(lens, (colon + 1, segment.end)).is_some()
    {
        // "acknowledged it on Sunday: the president has been treated abroad"
        report.content = trimmed(lens, (colon + 1, segment.end));
        report.points = false;
        report.weak = false;
    }
    if report.role == Role::Says
        && let Some((content, first)) = baseless(lens, report.content)
    {
        // "Reports of a second tunnel are baseless, S told state radio"
        let whole = (report.place.0.min(report.content.0), report.place.1.max(report.content.1));
        report.role = Role::Denies;
        report.content = content;
        report.first = first;
        report.place = whole;
        report.tail = false;
        report.owned = true;
    }
    if report.role == Role::Silent || report.points {
        return Some(report);
    }
    (report.content.0 < report.content.1).then_some(report)
}

/// "Buenos Aires has the carrier on fire", "TASS has them over the sea": whoever tells it, what is told of, and where or how it is.
fn placed(lens: &Lens<'_>, cue: Cue, end: usize, who: &Source) -> bool {
    let p = &lens.p;
    let described = matches!(p.before(cue.at, 1), "who" | "which" | "that");
    let perfect = lens.tag(cue.end) == "VBN" || lens.tag(cue.end) == "RB" && lens.tag(cue.end + 1) == "VBN";
    if !matches!(p.word(cue.at), "has" | "have" | "had" | "puts" | "put")
        || who.pronoun
        || described
        || perfect
    {
        return false;
    }
    let head = who.place.1.saturating_sub(1);
    let body = who.paper
        || words::is(p.word(head), Group::Body)
        || words::is(p.word(head), Group::People)
        || who.names.iter().any(|n| lens.states.named_in(n).is_some());
    let pronoun = matches!(p.word(cue.end), "her" | "him" | "them" | "it" | "us");
    let object = lens.phrases_in(cue.end, (cue.end + 8).min(end)).first().copied();
    let Some(object) = object.filter(|f| f.start <= cue.end + 1) else { return false };
    let led = pronoun || lens.tag(cue.end) == "DT";
    let next = object.end;
    let goes_on = next < end
        && (matches!(lens.tag(next), "IN" | "VBN" | "VBG" | "RB" | "JJ"))
        && !matches!(p.word(next), "of" | "to" | "for" | "that" | "with" | "from");
    body && led && goes_on
}

/// "Tractors, said the general, and reminded her of the season": an answer of a few words without a verb, and nothing of it after its source.
fn lone(lens: &Lens<'_>, lead: Range, over: usize, end: usize) -> Option<Range> {
    let p = &lens.p;
    let lead = trimmed(lens, lead);
    let words = (lead.0..lead.1).filter(|&i| p.is_word(i) || p.is_number(i)).count();
    let day = lens
        .told_in(lead.0, lead.1)
        .iter()
        .any(|t| t.end >= lead.1 && t.quantity.kind == verbale_model::QuantityKind::Date);
    let placed = matches!(lens.tag(lead.0), "IN" | "TO" | "VBG" | "RB")
        && (matches!(p.word(lead.0), "in" | "on" | "at" | "speaking" | "asked" | "by") || words > 6 || day);
    let noun = !matches!(lens.tag(lead.0), "WRB" | "CC") && !placed;
    let ends = over >= end
        || (over + 1 >= end || !p.is_word(over + 1)) && p.is_mark(over) && p.raw(over) != ","
        || p.raw(over) == ","
            && (matches!(p.word(over + 1), "and" | "but" | "who" | "which" | "with")
                || lens.tag(over + 1) == "VBG");
    let short = words <= if lens.tag(lead.0) == "CD" { 8 } else { 6 };
    (lead.0 < lead.1 && short && noun && ends).then_some(lead)
}

/// "Accused by Lusaka of arming the strikers, the company said": charged by Lusaka, or asked of by nobody named.
fn accused(lens: &Lens<'_>, segment: Segment, cue: Cue) -> Option<Report> {
    let p = &lens.p;
    let comma = (cue.end..segment.end).find(|&i| p.raw(i) == ",")?;
    let by = (cue.at + 1..cue.end).find(|&i| p.word(i) == "by");
    let who = by.and_then(|b| source::from(lens, b + 1, cue.end));
    let content = trimmed(lens, (cue.end, comma));
    let role = if who.is_some() { Role::Charges } else { Role::Asks };
    (content.0 < content.1).then(|| Report {
        owned: who.is_none(),
        ..Report::of(role, content, content, (cue.at, cue.end), who.unwrap_or_default())
    })
}

/// Whether a pronoun may stand for a source.
fn fits(pronoun: &str, source: &Source, lens: &Lens<'_>) -> bool {
    let head = source.place.1.saturating_sub(1);
    let plural = lens.tag(head) == "NNS" || source.names.len() > 1;
    let person = lens.name_at(head).is_some_and(|n| lens.is_person(n));
    let body =
        words::is(lens.p.word(head), Group::Body) || lens.states.find(lens.text(head, head + 1)).is_some();
    match pronoun {
        "they" => plural || body,
        "he" | "she" => !plural && !body,
        "it" => !plural && !person,
        _ => false,
    }
}

/// "has never said how many, only that there are none"
fn only(lens: &Lens<'_>, segment: Segment, cue: Cue, who: Source) -> Option<Report> {
    let p = &lens.p;
    let never = (who.place.1..cue.at).any(|i| matches!(p.word(i), "never" | "not" | "n’t" | "n't"));
    if !never || cue.tells.role != Role::Says || cue.tells.shape != Shape::Verb {
        return None;
    }
    let that = (cue.end..segment.end).find(|&i| {
        p.word(i) == "that" && matches!(p.before(i, 1), "only" | "but" | "merely" | "simply" | "just")
    })?;
    let content = trimmed(lens, (that + 1, segment.end));
    let place = (who.place.0, content.1);
    (content.0 < content.1)
        .then(|| Report { contrast: true, ..Report::of(Role::Says, content, place, (cue.at, cue.end), who) })
}

/// "Asked whether C", "That C was put to him".
fn asked(lens: &Lens<'_>, segment: Segment, cue: Cue) -> Option<Report> {
    let p = &lens.p;
    let before = p.word(segment.start) == "that" && cue.at > segment.start + 3;
    let told = lens.tag(cue.at).starts_with('V');
    let put = p.before(cue.end, 1) == "to";
    if !told || put && !before {
        return None;
    }
    let content = if put { (segment.start + 1, cue.at.saturating_sub(1)) } else { (cue.end, segment.end) };
    let verb = gate::main_verb(lens, content).unwrap_or(content.0);
    let comma = (verb..content.1).find(|&i| p.raw(i) == ",").unwrap_or(content.1);
    let content = trimmed(lens, (content.0, comma));
    (content.0 < content.1)
        .then(|| Report::of(Role::Asks, content, content, (cue.at, cue.end), Source::default()))
}

/// "denied entry", "denied himself the last pastry", "denied the crew a visa": refuses something, and says nothing.
fn refuses(lens: &Lens<'_>, from: usize, end: usize) -> bool {
    let p = &lens.p;
    let grant = |i: usize| words::is(p.word(i), Group::Grant);
    let article = |i: usize| lens.tag(i) == "DT" || lens.tag(i) == "PRP$" || lens.tag(i) == "JJ";
    let first = from + usize::from(article(from));
    if grant(first) && (lens.tag(first).starts_with("NN") || lens.tag(first) == "PRP") && first < end {
        return true;
    }
    // To whom, then what.
    let them = matches!(p.word(from), "him" | "us" | "me" | "them" | "her");
    let phrase = lens.phrases_in(from, (from + 6).min(end)).first().filter(|f| f.start <= first);
    let to = if them { from + 1 } else { phrase.map_or(end, |f| f.end) };
    let next = to + usize::from(article(to));
    to < end && next < end && grant(next) && lens.tag(next).starts_with("NN")
        || them && article(to) && to < end
}

pub(super) fn closing(mark: &str) -> bool {
    matches!(mark, "," | "”" | "\"" | "—" | "–" | "’")
}

fn strong_figure(word: &str) -> bool {
    [
        "put", "count", "estimat", "reckon", "tall", "report", "record", "log", "claim", "regist",
        "document", "list", "measur", "calculat", "speak", "spoke", "place", "peg", "set", "assess", "total",
        "cite", "own",
    ]
    .iter()
    .any(|w| word.starts_with(w))
}

/// A number in digits or words.
pub(super) fn numeral(lens: &Lens<'_>, i: usize) -> bool {
    lens.p.is_number(i)
        || crate::en::quantities::numbers::cardinal(lens.p.word(i)).is_some()
        || matches!(
            lens.p.word(i),
            "half" | "none" | "dozens" | "scores" | "hundreds" | "thousands" | "twice" | "€" | "$" | "£"
        )
}
