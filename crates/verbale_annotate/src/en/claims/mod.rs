//! Checkable propositions with who asserts, denies and confirms them.
//!
//! A pass over the words finds what puts a proposition forward or answers one ([`cues`]); each gets its source and its content
//! ([`reports`]), in the part of the sentence where one source speaks ([`segments`]). Statements name the speaker behind a pronoun, and add
//! what no cue of the table tells. An assertion that can be checked ([`gate`]) opens a claim; what denies, confirms or contradicts it soon
//! after joins it ([`joining`]).

mod beside;
mod content;
mod contrast;
mod cues;
mod done;
mod gate;
mod joining;
mod nouns;
mod reports;
mod scorn;
mod segments;
mod sorting;
mod source;
mod subject;
mod tails;
mod words;

use super::lens::Lens;
use cues::{Cue, Role};
use gate::Range;
use joining::Ledger;
use reports::Report;
use source::Source;
use verbale_model::{Act, Claim, Document, Mode, Statement, Status};

/// The claims told in a text, in text order.
pub(super) fn claims(lens: &Lens<'_>, document: &Document, statements: &[Statement]) -> Vec<Claim> {
    let text = document.text();
    let said: Vec<Said<'_>> = statements.iter().filter_map(|s| Said::of(lens, text, s)).collect();
    let mut ledger = Ledger::new(lens);
    let mut inside = false;
    for (n, &sentence) in lens.sentences.iter().enumerate() {
        let p = &lens.p;
        let quoted = quoted(lens, sentence, &mut inside);
        let mut found: Vec<Cue> = Vec::new();
        for i in sentence.0..sentence.1 {
            if !quoted[i - sentence.0] {
                cues::at(lens, i, sentence.1, &mut found);
            }
        }
        let mut all: Vec<Report> = Vec::new();
        for segment in segments::segments(lens, sentence, &found, &quoted) {
            let from = found.partition_point(|c| c.at < segment.start);
            let to = found.partition_point(|c| c.at < segment.end);
            let last = all.last().map(|r| r.who.clone());
            let own = reports::reports(lens, segment, &found[from..to], last.as_ref());
            // What follows a semicolon without a source of its own goes on with the words before it.
            let spoken = found[from..to].iter().any(|c| {
                matches!(c.tells.role, Role::Says | Role::Denies) && lens.tag(c.at).starts_with("VB")
            });
            let paper = source::from(lens, segment.start, segment.end).is_some_and(|s| s.paper);
            let seen = lens.tag(segment.start) == "PRP"
                && lens.first(segment.start, segment.end, words::Group::Seeing).is_some();
            if own.is_empty() && segment.listed && !spoken && !seen && !paper {
                all.extend(continued(lens, (segment.start, segment.end), all.last()));
            }
            let parts =
                segment.start > sentence.0 && matches!(p.raw(segment.start - 1), ";" | "—" | "–" | ":");
            if own.is_empty() && all.is_empty() && parts && matches!(p.word(segment.start), "so" | "thus") {
                all.extend(so_says(lens, (segment.start, segment.end), (sentence.0, segment.start - 1)));
            }
            // "That is the count of the doctors; the commandant knows of three"
            if own.is_empty() && segment.start == sentence.0 && segment.end < sentence.1 {
                let before = n.checked_sub(1).and_then(|k| lens.sentences.get(k));
                all.extend(before.and_then(|&before| so_says(lens, (segment.start, segment.end), before)));
            }
            all.extend(own);
        }
        let here = |s: &&Said<'_>| sentence.0 <= s.content.0 && s.content.0 < sentence.1;
        for statement in said.iter().filter(here) {
            merge(lens, statement, &mut all);
        }
        // "The opposition has put its sheets on the net; they come to 67": who acts in the part before.
        if let Some(first) = all.first_mut().filter(|r| r.who.pronoun && r.who.names.is_empty())
            && let Some(mark) =
                (sentence.0..first.who.place.0).rev().find(|&i| matches!(p.raw(i), ";" | "—" | "–" | ":"))
            && gate::main_verb(lens, (sentence.0, mark)).is_some()
            && let Some(who) = source::from(lens, sentence.0, mark)
                .filter(|s| s.acts && !s.pronoun && s.place.0 <= sentence.0 + 1)
        {
            first.who.names = who.names;
        }
        if all.is_empty() {
            all.extend(question(lens, sentence));
        }
        let thus = matches!(lens.p.word(sentence.0), "so" | "thus") && all.iter().all(|r| r.lean || r.points);
        if all.is_empty() || thus {
            let before = n.checked_sub(1).and_then(|k| lens.sentences.get(k));
            all.extend(before.and_then(|&before| so_says(lens, sentence, before)));
        } else if all.iter().all(|r| r.role == Role::Asks && r.owned) {
            all.extend(scorned(lens, sentence, &all));
        }
        // An answer to what stands in its own words comes after it.
        let inner = |r: &Report| {
            all.iter()
                .filter(|o| r.points && r.place.0 <= o.place.0 && o.place.1 <= r.place.1)
                .map(|o| o.place.0)
                .max()
        };
        let keys: Vec<(usize, bool, usize)> =
            all.iter().map(|r| (inner(r).unwrap_or(r.place.0).max(r.place.0), r.points, r.cue.0)).collect();
        let mut all: Vec<_> = keys.into_iter().zip(all).collect();
        all.sort_by_key(|(key, _)| *key);
        let quiet = found.iter().any(|c| matches!(c.tells.role, Role::Silent | Role::Hedges | Role::Asks));
        for (_, report) in all {
            // "that it had returned 31, that none had been beaten": each a claim, unless the first is an answer.
            if report.second && !ledger.fresh {
                continue;
            }
            let told = ledger.len();
            let parts = content::listed(lens, &report);
            for (k, &part) in parts.iter().enumerate() {
                let before = ledger.len();
                let place = if k == 0 { (report.place.0.min(part.0), part.1) } else { part };
                let points = report.points && part.0 == report.content.0;
                ledger.settle(Report { content: part, place, points, ..report.clone() }, n);
                if ledger.len() == before {
                    break;
                }
            }
            if parts.is_empty() {
                let more = content::reason(lens, &report);
                let to = more.map_or(report.content.1, |m| m.0 - 1);
                let content = content::trimmed(lens, (report.content.0, to));
                let place = if more.is_some() { (report.place.0, content.1) } else { report.place };
                let who = report.who.clone();
                ledger.settle(Report { content, place, ..report }, n);
                if let Some(more) = more {
                    ledger.settle(
                        Report {
                            weak: true,
                            ..Report::of(Role::Says, more, more, (more.0 - 1, more.0), who)
                        },
                        n,
                    );
                }
            }
            ledger.fresh = ledger.len() > told;
        }
        if !quiet
            && ledger.idle(n)
            && let Some(report) = beside::beside(lens, sentence)
        {
            ledger.beside(&report, n);
        }
    }
    let unverified = unverified(lens);
    ledger.finish(unverified)
}

/// A statement by pieces.
struct Said<'a> {
    source: Option<Range>,
    cue: Option<Range>,
    content: Range,
    name: Option<String>,
    /// Named by people, a body or a paper.
    acts: bool,
    statement: &'a Statement,
}

impl<'a> Said<'a> {
    fn of(lens: &Lens<'_>, text: &str, statement: &'a Statement) -> Option<Said<'a>> {
        let told = &statement.attribution;
        let content = lens.pieces_of(told.content.iter().next()?);
        let place = |hull: Option<verbale_model::Span>| hull.map(|h| lens.pieces_of(h));
        let source = place(told.source.hull());
        let words = told.source.text(text);
        let lower = words.to_lowercase();
        let pronoun = matches!(
            lower.trim(),
            "he" | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "who"
                | "which"
                | "his"
                | "her"
                | "their"
                | "this"
                | ""
        );
        let own = source.filter(|_| !pronoun).and_then(|s| source::from(lens, s.0, s.1.max(s.0 + 1)));
        let acts = own.as_ref().is_none_or(|s| s.acts);
        let name = own.and_then(|s| s.names.into_iter().next());
        let speaker = || statement.speaker.as_ref().map(|s| s.actor.clone());
        let short = || (!pronoun && words.split_whitespace().count() <= 5).then(|| words.clone());
        let nobody = matches!(lower.split(' ').next(), Some("nobody" | "no" | "none" | "neither" | "few"));
        let generic = nobody || words::is(lower.trim(), words::Group::Generic);
        let name = name.or_else(speaker).or_else(short).filter(|_| !generic);
        Some(Said { source, cue: place(told.cue.hull()), content, name, statement, acts })
    }

    /// A wish, a demand, an offer: nothing to be checked.
    fn open(&self, lens: &Lens<'_>) -> bool {
        let now = gate::main_verb(lens, self.content).is_none_or(|v| lens.tag(v) != "VBD");
        // "assured them that the wheat is fit to eat": no promise.
        let coming = (self.content.0..self.content.1)
            .any(|i| lens.tag(i) == "MD" || lens.tag(i) == "TO" && lens.tag(i + 1) == "VB");
        let told = now
            && (self.statement.act == Act::Demand
                && (coming
                    || !gate::main_verb(lens, self.content)
                        .is_some_and(|v| matches!(lens.p.word(v), "has" | "have" | "is" | "are")))
                || coming && matches!(self.statement.act, Act::Threaten | Act::Promise | Act::Propose));
        let quoted = self.statement.attribution.mode != Mode::Indirect && now;
        told || quoted && matches!(self.statement.act, Act::Reject | Act::Agree)
            || self.statement.status == Status::Hypothetical
            || self.statement.status == Status::Asks && lens.p.before(self.content.0, 1) != "that"
    }
}

/// Names the speaker of a report by its statement, or adds the statement as a report.
fn merge(lens: &Lens<'_>, said: &Said<'_>, all: &mut Vec<Report>) {
    let meets = |a: Range, b: Range| a.0 < b.1 && b.0 < a.1;
    let own = all.iter_mut().find(|r| {
        said.cue.is_some_and(|c| meets(c, r.cue))
            || meets(said.content, r.content) && !r.owned
            || meets(said.content, r.place) && r.answers() && r.points
    });
    if let Some(report) = own {
        // A clause that the statement holds is more than an answer.
        let clause = content::trimmed(lens, said.content);
        if report.lean && report.cue.0 < clause.0 && gate::main_verb(lens, clause).is_some() {
            report.lean = false;
            report.content = clause;
        }
        if report.who.names.is_empty() && report.who.pronoun {
            report.who.names.extend(said.name.clone());
        }
        let same = said.cue.is_some_and(|c| meets(c, report.cue)) && meets(said.content, report.content);
        report.open |= same
            && said.open(lens)
            && gate::negative(lens, report.content).is_none()
            && matches!(report.role, Role::Says | Role::Confirms);
        return;
    }
    let Some(name) = said.name.clone().filter(|_| said.acts) else { return };
    let lead = lens.p.sentence(said.content.0);
    if matches!(lens.p.word(lead), "suppose" | "imagine" | "assume" | "if") {
        return;
    }
    if said.open(lens) || matches!(said.statement.act, Act::Other) && said.cue.is_none() {
        return;
    }
    let p = &lens.p;
    let semicolon = (said.content.0..said.content.1).find(|&i| p.raw(i) == ";");
    let content = content::trimmed(lens, (said.content.0, semicolon.unwrap_or(said.content.1)));
    let denies = said.statement.act == Act::Deny || said.statement.status == Status::Denies;
    let verb = gate::main_verb(lens, content);
    if verb.is_some_and(|v| content::shares(lens, (content.0, v))) {
        return;
    }
    // "described the meeting as": no clause, no claim.
    let deed = said.statement.act == Act::Accuse || denies;
    if gate::main_verb(lens, content).is_none() && !(deed && gate::states(lens, content)) && !denies {
        return;
    }
    let cue = said.cue.unwrap_or((content.1, content.1));
    let belief = (cue.0..cue.1).any(|i| lens.p.is_word(i)) && {
        let mut found = Vec::new();
        (cue.0..cue.1).for_each(|i| cues::at(lens, i, lens.p.sentence_end(i), &mut found));
        found.iter().any(|c| matches!(c.tells.role, Role::Hedges | Role::Silent | Role::Asks))
    };
    if belief {
        return;
    }
    let from = said.source.map_or(content.0, |s| s.0.min(content.0)).min(cue.0);
    let to =
        said.source.map_or(content.1, |s| s.1.max(content.1)).max(if said.cue.is_some() { cue.1 } else { 0 });
    all.push(Report {
        points: denies && !gate::states(lens, content),
        weak: true,
        ..Report::of(
            if denies { Role::Denies } else { Role::Says },
            content,
            if denies { (from, to) } else { content },
            cue,
            Source {
                names: vec![name],
                place: said.source.unwrap_or(cue),
                pronoun: false,
                acts: true,
                paper: false,
            },
        )
    });
}

/// Which pieces of a sentence stand in quotation marks; `inside` carries over from sentence to sentence.
fn quoted(lens: &Lens<'_>, sentence: Range, inside: &mut bool) -> Vec<bool> {
    let p = &lens.p;
    let mut straight = false;
    (sentence.0..sentence.1)
        .map(|i| {
            match p.raw(i) {
                "“" | "«" | "„" => *inside = true,
                "”" | "»" => *inside = false,
                "\"" => straight = !straight,
                _ => return *inside || straight,
            }
            true
        })
        .collect()
}

/// "...; the bang was a target being shot down": goes on with the source before the semicolon.
fn continued(lens: &Lens<'_>, segment: Range, last: Option<&Report>) -> Option<Report> {
    let last = last.filter(|r| r.role == Role::Says || r.role == Role::Denies && !r.points)?;
    let content = content::trimmed(lens, segment);
    if matches!(lens.p.word(last.cue.0), "so" | "thus") {
        return None;
    }
    let told = gate::main_verb(lens, content).is_some() || last.cue.1 <= last.content.0;
    (told && content.1 > content.0 + 1 && !last.who.names.is_empty()).then(|| Report {
        content,
        place: content,
        role: Role::Says,
        first: None,
        cue: last.cue,
        points: false,
        contrast: false,
        tail: true,
        weak: false,
        owned: false,
        lean: false,
        second: lens.tag(content.0) == "PRP",
        ..last.clone()
    })
}

/// "Did the minister know?": asked by the text, and somebody’s word once answered.
fn question(lens: &Lens<'_>, sentence: Range) -> Option<Report> {
    let p = &lens.p;
    let helper = matches!(
        p.word(sentence.0),
        "did" | "was" | "were" | "is" | "are" | "has" | "have" | "had" | "does" | "do"
    );
    let asks = (sentence.0..sentence.1).any(|i| p.raw(i) == "?");
    let content = content::trimmed(lens, (sentence.0 + 1, sentence.1.saturating_sub(1)));
    (helper && asks && content.0 < content.1).then(|| Report {
        owned: true,
        ..Report::of(Role::Asks, content, content, (sentence.0, sentence.0 + 1), Source::default())
    })
}

/// "“Stupid and absurd”: thus the spokesman on suggestions that": a story, a word for false, and one who acts.
fn scorned(lens: &Lens<'_>, sentence: Range, all: &[Report]) -> Option<Report> {
    let story = all.first()?;
    let wrong = lens
        .first(sentence.0, story.content.0, words::Group::False)
        .or_else(|| lens.first(story.content.1, sentence.1, words::Group::False));
    wrong?;
    let acts = lens.phrases_in(sentence.0, sentence.1).iter().find(|f| {
        (f.human || f.name.is_some()) && (f.end <= story.content.0 || f.start >= story.content.1)
    })?;
    let who = source::from(lens, acts.start, sentence.1)?;
    Some(Report {
        who,
        role: Role::Denies,
        place: content::trimmed(lens, sentence),
        owned: false,
        ..story.clone()
    })
}

/// "So, at least, its consul, Piet Sandoval": the sentence before is somebody’s word.
fn so_says(lens: &Lens<'_>, part: Range, before: Range) -> Option<Report> {
    let p = &lens.p;
    let (start, end) = part;
    let such = matches!(p.word(start), "so" | "thus" | "such" | "that" | "this");
    let says = (start + 1..(start + 4).min(end)).any(|i| {
        let mut told = Vec::new();
        cues::at(lens, i, end, &mut told);
        matches!(p.word(i), "runs" | "ran" | "goes" | "reads" | "least" | "tells")
            || told.iter().any(|c| c.tells.role == Role::Says)
    });
    let version = (start + 1..(start + 6).min(end)).any(|i| matches!(p.word(i), "is" | "was"))
        && lens.first(start + 2, (start + 8).min(end), words::Group::Telling).is_some();
    let so = matches!(p.word(start), "so" | "thus");
    // "That is what she told the inquiry"
    if matches!(p.word(start), "that" | "this" | "such")
        && matches!(p.word(start + 1), "is" | "was")
        && matches!(p.word(start + 2), "what" | "how" | "as")
    {
        let verb = (start + 3..(start + 10).min(end)).find(|&i| {
            matches!(
                p.word(i),
                "said"
                    | "says"
                    | "told"
                    | "tells"
                    | "wrote"
                    | "swore"
                    | "claimed"
                    | "claims"
                    | "testified"
                    | "insisted"
                    | "maintains"
                    | "announced"
                    | "declared"
                    | "reported"
                    | "remembers"
                    | "saw"
                    | "sees"
            )
        })?;
        let who = source::before(lens, start + 3, verb)?;
        let content = content::trimmed(lens, before);
        return Some(Report::of(Role::Says, content, content, (start, start + 1), who));
    }
    // "Thus the mediator, in her diary"
    let stop = (start..end)
        .find(|&i| p.raw(i) == ";" || matches!(p.word(i), "which" | "who" | "whose"))
        .unwrap_or(end);
    let verbless = so && !(start..stop).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    if !such || !(so && (says || verbless) || version) {
        return None;
    }
    let phrase = if version {
        let noun = lens.first(start + 2, (start + 8).min(end), words::Group::Telling)?;
        source::owner(lens, noun, start, end).or_else(|| {
            let of = (noun..(noun + 3).min(end)).find(|&k| p.word(k) == "of")?;
            source::from(lens, of + 1, end)
        })
    } else {
        let at =
            (start + 1..end).find(|&i| lens.phrases_in(i, i + 1).first().is_some_and(|f| f.under.is_none()));
        at.and_then(|i| source::from(lens, i, end))
    };
    let who = phrase?;
    let content = content::trimmed(lens, before);
    Some(Report::of(Role::Says, content, content, (start, start + 1), who))
}

/// Whether the text says that it could not be checked.
fn unverified(lens: &Lens<'_>) -> bool {
    let p = &lens.p;
    let check = |i: usize| {
        ["verif", "confirm", "check", "corroborat", "establish", "authenticat", "substantiat"]
            .iter()
            .any(|w| p.word(i).starts_with(w))
    };
    (0..p.len()).any(|i| match p.word(i) {
        "neither" => p.are(i, &["neither", "confirm", "nor"]) || p.are(i, &["neither", "confirmed", "nor"]),
        "could" | "was" | "were"
            if p.word(i + 1) == "not" || p.word(i + 1) == "n’t" || p.word(i + 1) == "n't" =>
        {
            matches!(p.word(i + 2), "reach" | "visit" | "enter") && p.word(i + 3) != "agreement"
                || p.word(i + 2) == "be"
                    && (i + 3..i + 5).any(|k| matches!(p.word(k), "visited" | "inspected" | "entered"))
        }
        "independently" => check(i + 1) || check(i.saturating_sub(1)) && i > 0,
        "unverified" | "unconfirmed" => true,
        "not" | "n’t" | "n't" | "cannot" | "unable" | "impossible" => (i + 1..i + 4).any(check),
        "no" => {
            p.are(i, &["no", "independent"])
                || p.are(i, &["no", "way", "to"])
                || p.are(i, &["no", "means", "of"])
                || p.are(i, &["no", "one", "could"])
                || p.are(i, &["no", "evidence", "was"])
        }
        "kept" => p.are(i, &["kept", "out"]),
        _ => false,
    })
}
