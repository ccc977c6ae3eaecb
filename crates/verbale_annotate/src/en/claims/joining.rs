//! Claims as they stand so far in a text, and what answers them.

use super::contrast::{answers_in_kind, opposes, overlap, same_figure};
use super::cues::Role;
use super::gate::{self, Range};
use super::reports::Report;
use super::source::{same, same_side};
use crate::en::lens::Lens;
use verbale_model::{Claim, Span, Spans};

/// Sentences that an answer may stand away from its claim.
const REACH: usize = 3;

/// A claim that answers may still join.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a plain fact of the claim, and they do not exclude one another"
)]
pub(super) struct Open {
    claim: Claim,
    spans: Vec<Span>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// The sentence of its last answer.
    touched: usize,
    /// The pieces of its words.
    pub(super) pieces: Range,
    /// Asked or rumoured, by nobody named: a claim only once answered.
    latent: bool,
    /// A figure by the way: a claim only once another figure answers it.
    faint: bool,
    /// Goes on with the claim before it.
    second: bool,
    /// Told by a pronoun, and so by the source of the claim before.
    chained: bool,
}

impl Open {
    fn by(&self, who: &[String]) -> bool {
        who.iter().any(|w| self.claim.asserted_by.iter().any(|a| same(a, w)))
    }

    /// Told in this sentence or the one before, and not denied yet.
    fn unanswered(&self, n: usize) -> bool {
        n <= self.sentence + 1
            && self.claim.denied_by.is_empty()
            && !self.claim.asserted_by.is_empty()
            && !(self.latent && self.faint)
    }

    /// Asked or rumoured by nobody named, and not answered.
    fn nobodys(&self) -> bool {
        self.latent && (self.claim.asserted_by.is_empty() || self.faint)
    }

    fn answered_by(&self, who: &[String]) -> bool {
        who.iter().any(|w| self.claim.denied_by.iter().chain(&self.claim.confirmed_by).any(|a| same(a, w)))
    }
}

/// The claims of a text so far.
pub(super) struct Ledger<'l, 'a> {
    lens: &'l Lens<'a>,
    open: Vec<Open>,
    last: Vec<String>,
    /// The last report made a claim of its own.
    pub(super) fresh: bool,
}

impl<'l, 'a> Ledger<'l, 'a> {
    pub(super) fn new(lens: &'l Lens<'a>) -> Ledger<'l, 'a> {
        Ledger { lens, open: Vec::new(), last: Vec::new(), fresh: false }
    }

    /// The claims, in text order.
    pub(super) fn finish(self, unverified: bool) -> Vec<Claim> {
        let told = self.open.into_iter().filter(|o| !o.latent);
        told.map(|o| Claim { unverified, spans: o.spans.into_iter().collect::<Spans>(), ..o.claim }).collect()
    }

    /// Takes a report of sentence `n` in: as an answer, as a claim, or not at all.
    pub(super) fn settle(&mut self, report: Report, n: usize) {
        let lens = self.lens;
        if report.open || matches!(report.role, Role::Silent | Role::Hedges) {
            self.remember(&report);
            return;
        }
        let mut who = report.who.names.clone();
        if who.is_empty() && report.who.pronoun {
            who.clone_from(&self.last);
            if who.is_empty() {
                // "China had added more, by its own account": the subject of its sentence.
                let start = lens.p.sentence(report.place.0);
                who = super::source::from(lens, start, report.place.1).map(|s| s.names).unwrap_or_default();
            }
        }
        // "It": Hanoi again, not Vietnam.
        if report.who.pronoun {
            for name in &mut who {
                let Some(state) = lens.states.named_in(name) else { continue };
                let used = self
                    .open
                    .iter()
                    .rev()
                    .take(3)
                    .flat_map(|o| o.claim.denied_by.iter().chain(&o.claim.asserted_by));
                if let Some(called) =
                    used.into_iter().find(|c| lens.states.named_in(c).is_some_and(|s| *s == *state))
                {
                    name.clone_from(called);
                }
            }
        }
        if report.role == Role::Asks {
            if gate::states(lens, report.content) || report.owned {
                self.push(&report, n, report.content, |_| {});
                if let Some(open) = self.open.last_mut() {
                    open.latent = true;
                }
            }
            return;
        }
        if who.is_empty() {
            if report.owned && report.role == Role::Says {
                // "Her insistence that": whose is not told.
                self.push(&report, n, report.content, |_| {});
                if let Some(open) = self.open.last_mut() {
                    open.latent = true;
                }
            }
            return;
        }
        match report.role {
            Role::Says | Role::Charges => self.says(&report, n, &who),
            Role::Figures => self.figures(&report, n, &who),
            Role::Confirms => self.confirms(&report, n, &who),
            Role::Denies | Role::Retracts => self.denies(&report, n, &who),
            _ => {}
        }
        self.last = who;
    }

    /// How many claims there are so far.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether nothing was told or answered in sentence `n`, and the one before told something that nobody has answered.
    pub(super) fn idle(&self, n: usize) -> bool {
        let last = || self.open.iter().rev().take(8);
        last().all(|o| o.nobodys() || o.sentence != n && o.touched != n) && last().any(|o| o.unanswered(n))
    }

    /// Takes in what stands beside a claim and answers it.
    pub(super) fn beside(&mut self, report: &Report, n: usize) {
        let who = report.who.names.clone();
        if let Some(at) = self.answerable(report, n, &who) {
            self.answer(at, n, report.role, report, &who);
        }
    }

    /// The last claim, if nobody has answered it, another side speaks, and what they say bears on it.
    fn answerable(&self, report: &Report, n: usize, who: &[String]) -> Option<usize> {
        let lens = self.lens;
        let at = self.open.iter().rposition(|o| !o.nobodys() && !(o.second && o.unanswered(n)))?;
        let open = &self.open[at];
        let own = same_side(lens, &open.claim.asserted_by, who);
        // In a long text what follows is mostly of something else.
        let bears =
            super::beside::short(lens) || report.contrast && overlap(lens, open.pieces, report.content) >= 1;
        let free = open.unanswered(n)
            && open.claim.confirmed_by.is_empty()
            && !open.by(who)
            && !own
            && open.pieces.0 != report.content.0;
        (free && bears).then_some(at)
    }

    fn remember(&mut self, report: &Report) {
        if !report.who.names.is_empty() {
            self.last.clone_from(&report.who.names);
        }
    }

    fn says(&mut self, report: &Report, n: usize, who: &[String]) {
        let lens = self.lens;
        let content = gate::sure(lens, report.content);
        let quoted = matches!(lens.p.raw(content.0), "“" | "\"");
        // No clause of its own: "speaks of a dip of ten percent", after what another said.
        let p = &lens.p;
        let bare = gate::main_verb(lens, content).is_none()
            && p.before(content.0, 1) != "that"
            && !matches!(lens.tag(content.0), "VBG" | "TO")
            && !matches!(report.role, Role::Charges)
            && !gate::contrary(lens, content)
            && !gate::curt(lens, content)
            && self.open.last().is_some_and(|o| {
                n <= o.sentence + 2
                    && o.claim.denied_by.is_empty()
                    && !o.claim.asserted_by.is_empty()
                    && !o.by(who)
                    && o.pieces.0 != content.0
            });
        if report.lean || bare {
            if self.asserted(report, n, who, report.lean) {
                return;
            }
            let alike = |o: &Open| {
                overlap(lens, o.pieces, content) >= 2
                    && !super::contrast::other_figure(lens, o.pieces, content)
                    && !report.contrast
            };
            let joined = self.join(Role::Confirms, report, n, who, |o| o.unanswered(n) && alike(o))
                || self.join(Role::Denies, report, n, who, |o| {
                    o.claim.denied_by.is_empty() && n <= o.sentence + 2
                });
            let doing = (content.0..content.1.min(content.0 + 6)).any(|i| lens.tag(i) == "VBG")
                || matches!(p.word(report.cue.0), "has" | "have" | "had") && !report.who.paper;
            if !joined && report.lean && (doing || gate::states(lens, content)) {
                self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
                if let Some(open) = self.open.last_mut() {
                    open.latent = true;
                }
            }
            if joined || report.lean {
                return;
            }
        }
        if gate::affirming(lens, content) {
            let joined = self.join(Role::Confirms, report, n, who, |_| true);
            // "Yes, there were secret protocols"
            let rest = super::content::trimmed(lens, (content.0 + 1, content.1));
            if !joined && p.word(content.0) == "yes" && gate::main_verb(lens, rest).is_some() {
                self.push(report, n, rest, |c| c.asserted_by.extend_from_slice(who));
            }
            return;
        }
        let negative = gate::negative(lens, content);
        // "It is untrue that C" says more than "it is untrue".
        if gate::echoes(lens, content)
            && (self.asserted(report, n, who, true)
                || self.join(Role::Confirms, report, n, who, |o| n <= o.sentence + 1))
        {
            return;
        }
        let wrong = gate::contrary(lens, content) && negative.is_none_or(|told| told == content);
        if wrong
            || gate::elliptic(lens, content)
            || (quoted || report.tail && lens.any(content.0, content.1, &["not", "no", "never", "hardly"]))
                && gate::curt(lens, content)
        {
            let joined = self.join(Role::Denies, report, n, who, |_| true);
            if joined || wrong && !gate::of_a_thing(lens, content) {
                return;
            }
        }
        // "Tea, said the colonel": an answer in a word or two.
        if gate::curt(lens, content)
            && !gate::swaps(lens, content)
            && (report.tail || quoted || p.raw(report.cue.0) == ":")
            && let Some(at) = self.answerable(report, n, who)
        {
            self.answer(at, n, Role::Denies, report, who);
            return;
        }
        // “Each vote is a vote for lies,” countered the ambassador.
        let answering =
            report.contrast && super::words::is(lens.p.word(report.cue.0), super::words::Group::Answer);
        if answering && self.join(Role::Denies, report, n, who, |o| n <= o.sentence + 1) {
            return;
        }
        if let Some(told) = negative {
            let first = (told.0..told.1).find(|&i| lens.p.is_word(i)).unwrap_or(told.0);
            let definite =
                matches!(lens.p.word(first), "the" | "its" | "his" | "her" | "their" | "that" | "those");
            let pronoun = definite || lens.tag(first) == "PRP" && !matches!(lens.p.word(first), "we" | "i");
            // "There was no fight", "no shot was fired": of what has just been told.
            let deed = || lens.first(first + 1, first + 4, super::words::Group::Deed).is_some();
            let none = lens.tag(first) == "EX"
                || matches!(lens.p.word(first), "nothing" | "none")
                || lens.p.word(first) == "no" && deed();
            let adds = p.word(report.cue.0).starts_with("add") && !report.contrast;
            let near = |o: &Open| {
                !adds && (overlap(lens, o.pieces, told) >= 1 || (pronoun || none) && n <= o.sentence + 1)
            };
            if self.join(Role::Denies, report, n, who, near)
                || gate::wholly(lens, told) && self.join(Role::Denies, report, n, who, |o| o.unanswered(n))
            {
                return;
            }
            // Whoever has just denied goes on about it.
            let goes_on = self
                .open
                .iter()
                .rev()
                .take(2)
                .any(|o| n <= o.sentence + 2 && !o.claim.asserted_by.is_empty() && o.answered_by(who));
            if !goes_on
                && !adds
                && !report.who.pronoun
                && let Some(at) = self.answerable(report, n, who)
            {
                self.answer(at, n, Role::Denies, report, who);
                return;
            }
            if !goes_on && self.checkable(told, report) {
                let p = &lens.p;
                // "Not one lorry had crossed": of others, a fact like any.
                let first = (content.0..content.1).find(|&i| p.is_word(i)).unwrap_or(content.0);
                let item = p.raw(report.cue.0) == ":" && gate::main_verb(lens, content).is_none();
                let none_of =
                    item || matches!(p.word(first), "not" | "none" | "nobody") && p.word(first + 1) != "true";
                // "has no prisoners left": a fact like any.
                let verb = gate::main_verb(lens, told);
                let left = verb.is_some_and(|v| {
                    matches!(p.word(v), "has" | "have" | "had")
                        && p.word(v + 1) == "no"
                        && lens.any(v + 2, told.1, &["left", "more", "yet", "remaining"])
                });
                if left {
                    self.push(report, n, told, |c| c.asserted_by.extend_from_slice(who));
                    return;
                }
                if (none_of || report.who.paper) && !gate::own_deed(lens, told, who) {
                    self.push(report, n, told, |c| c.asserted_by.extend_from_slice(who));
                } else {
                    self.push(report, n, told, |c| c.denied_by.extend_from_slice(who));
                }
            }
            return;
        }
        if gate::swaps(lens, content) {
            if self.join(Role::Denies, report, n, who, |o| o.unanswered(n)) {
                self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
            }
            return;
        }
        // "added", "went on": on the side of whoever spoke before.
        let adds = p.word(report.cue.0).starts_with("add") && !report.contrast;
        let apart = |o: &Open| !adds && opposes(lens, o.pieces, report, n.saturating_sub(o.sentence));
        if self.join(Role::Denies, report, n, who, |o| {
            (!o.claim.asserted_by.is_empty() || o.latent && gate::negative(lens, o.pieces).is_some())
                && apart(o)
        }) {
            // A contrary fact told in full is a claim of its own.
            if self.own_claim(content, report) {
                self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
            }
            return;
        }
        if self.asserted(report, n, who, false) {
            return;
        }
        let agrees = |o: &Open| {
            !o.claim.asserted_by.is_empty()
                && same_figure(lens, o.pieces, content)
                && overlap(lens, o.pieces, content) >= 1
        };
        if self.join(Role::Confirms, report, n, who, agrees) {
            return;
        }
        // "Asked whether C, S said that D"
        let asked = self.open.last().is_some_and(|o| {
            o.latent
                && o.sentence == n
                && o.claim.asserted_by.is_empty()
                && o.pieces.0 != content.0
                && !(content.0 <= o.pieces.0 && o.pieces.0 < content.1)
        });
        if asked && p.raw(report.cue.0) != ":" {
            self.answer(self.open.len() - 1, n, Role::Denies, report, who);
            return;
        }
        if !adds
            && !report.who.pronoun
            && !(gate::open(lens, content)
                && !gate::figure(lens, content)
                && p.before(content.0, 1) == "that")
            && let Some(at) = self.answerable(report, n, who)
        {
            let same = super::beside::agreeing(lens, report.place);
            self.answer(at, n, if same { Role::Confirms } else { Role::Denies }, report, who);
            if !same && p.before(content.0, 1) != "of" && self.full(content, report, 4) {
                let own = self.own_claim(content, report);
                self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
                // A claim of its own only once a third answers it.
                if let Some(open) = self.open.last_mut() {
                    open.latent = !own;
                }
            }
            return;
        }
        // Whoever has just answered goes on about it.
        let answered = report.who.pronoun
            && self
                .open
                .iter()
                .rev()
                .take(1)
                .any(|o| n <= o.sentence + 1 && o.answered_by(who) && !o.claim.asserted_by.is_empty());
        if answered {
            return;
        }
        if self.checkable(content, report) {
            self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
        } else if report.tail && gate::main_verb(lens, content).is_none() && lens.tag(content.0) != "IN" {
            // "Unarmed civilians, said Walker": a claim once answered.
            self.push(report, n, content, |c| c.asserted_by.extend_from_slice(who));
            if let Some(open) = self.open.last_mut() {
                open.latent = true;
            }
        }
    }

    /// What was denied first and asserted after: "Bulgaria had said that".
    fn asserted(&mut self, report: &Report, n: usize, who: &[String], echo: bool) -> bool {
        let lens = self.lens;
        let near = self.open.iter_mut().rev().take(3).find(|o| {
            o.claim.asserted_by.is_empty()
                && !o.claim.denied_by.is_empty()
                && n <= o.sentence + 2
                && !o.answered_by(who)
                && !same_side(lens, &o.claim.denied_by, who)
                && (echo && n <= o.sentence + 1
                    || answers_in_kind(lens, o.pieces, report, n.saturating_sub(o.sentence)))
        });
        let Some(open) = near else { return false };
        open.claim.asserted_by.extend_from_slice(who);
        open.spans.push(lens.span(report.place.0, report.place.1));
        true
    }

    fn figures(&mut self, report: &Report, n: usize, who: &[String]) {
        let lens = self.lens;
        let p = &lens.p;
        let told = |o: &Open| {
            gate::figure(lens, o.pieces) || (o.pieces.0..o.pieces.1).any(|i| super::reports::numeral(lens, i))
        };
        if self.join(Role::Denies, report, n, who, |o| {
            told(o) && super::contrast::other_figure(lens, o.pieces, report.content)
        }) {
            return;
        }
        if self
            .join(Role::Confirms, report, n, who, |o| told(o) && same_figure(lens, o.pieces, report.content))
        {
            return;
        }
        // "Mali’s army: two dead", "counted thirteen thousand containers", after what another said.
        if self.asserted(report, n, who, true)
            || self.join(Role::Denies, report, n, who, |o| {
                o.unanswered(n)
                    && (told(o)
                        || lens.any(
                            o.pieces.0,
                            o.pieces.1,
                            &["no", "none", "nothing", "nobody", "not", "never"],
                        )
                        || overlap(lens, o.pieces, report.content) >= 1)
            })
        {
            return;
        }
        // "counted far fewer"
        let end = report.content.1.min(report.content.0 + 6);
        let other = lens.any(report.content.0, end, &["fewer", "more", "less", "twice", "double", "half"]);
        if other && self.join(Role::Denies, report, n, who, |o| told(o) && n <= o.sentence + 1) {
            return;
        }
        let number = |r: Range| {
            gate::figure(lens, r) || (r.0..r.1.min(r.0 + 6)).any(|i| super::reports::numeral(lens, i))
        };
        let acts = report.who.acts || report.who.paper || !p.word(report.cue.0).starts_with("claim");
        // "make the lake eleven kilometres wide": a claim once another figure answers it.
        if acts
            && report.weak
            && report.who.acts
            && number(report.content)
            && !gate::open(lens, report.content)
        {
            self.push(report, n, report.content, |c| c.asserted_by.extend_from_slice(who));
            if let Some(open) = self.open.last_mut() {
                open.latent = true;
                open.faint = true;
            }
            return;
        }
        if acts && !report.weak && number(report.content) && !gate::open(lens, report.content) {
            self.push(report, n, report.content, |c| c.asserted_by.extend_from_slice(who));
        }
    }

    fn confirms(&mut self, report: &Report, n: usize, who: &[String]) {
        let lens = self.lens;
        let p = &lens.p;
        let content = report.content;
        if report.points || gate::affirming(lens, content) {
            self.join(Role::Confirms, report, n, who, |_| true);
            return;
        }
        // "It now concedes that it had not."
        if gate::elliptic(lens, content) {
            match self.open.iter().rposition(|o| n <= o.sentence + REACH && o.by(who)) {
                Some(at) => self.answer(at, n, Role::Denies, report, who),
                None => {
                    self.join(Role::Denies, report, n, who, |_| true);
                }
            }
            return;
        }
        // "admits to one": another figure.
        let one =
            p.are(content.0, &["one", "of"]) || (content.0..content.1).any(|i| p.are(i, &["one", "of"]));
        if self.join(Role::Denies, report, n, who, |o| {
            !one && super::contrast::other_figure(lens, o.pieces, content)
                && overlap(lens, o.pieces, content) >= 1
        }) || self.join(Role::Confirms, report, n, who, |o| overlap(lens, o.pieces, content) >= 2)
        {
            return;
        }
        let pronoun = lens.tag(content.0) == "PRP";
        // "confirmed it: he had seen both"
        let after = p.word(report.cue.1) == "it" && content.0 > report.cue.1;
        if after && self.join(Role::Confirms, report, n, who, |o| o.unanswered(n)) {
            return;
        }
        let told = gate::states(lens, content)
            || !pronoun && (gate::deed(lens, content) || super::reports::numeral(lens, content.0));
        if told && self.checkable(content, report) {
            let first = report.first.as_ref().map(|f| f.names.clone()).filter(|f| !f.is_empty());
            self.push(report, n, content, |c| {
                c.asserted_by.extend(first.unwrap_or_else(|| who.to_vec()));
                c.confirmed_by.extend_from_slice(who);
            });
        }
    }

    fn denies(&mut self, report: &Report, n: usize, who: &[String]) {
        let lens = self.lens;
        let content = report.content;
        let retracts = report.role == Role::Retracts;
        if report.points {
            let near = if retracts {
                self.open.iter().rposition(|o| n <= o.sentence + REACH && o.by(who))
            } else {
                None
            };
            // "No one was tortured, the colonel said. Eleven men disagreed."
            let denied = self.open.last().is_some_and(|o| {
                o.claim.asserted_by.is_empty()
                    && !o.claim.denied_by.is_empty()
                    && !o.latent
                    && n <= o.sentence + 1
                    && !o.answered_by(who)
            });
            if let Some(at) = near {
                self.answer(at, n, Role::Denies, report, who);
            } else if denied && !retracts && report.first.is_none() && content.0 + 2 >= content.1 {
                self.asserted(report, n, who, true);
            } else {
                // "rejected the second item", else what was said last.
                let bound =
                    |o: &Open| !report.weak || n <= o.touched + 1 || overlap(lens, o.pieces, content) >= 1;
                let joined = self.join(Role::Denies, report, n, who, bound);
                // "denied involvement in the attack": of something not told before.
                let deed = lens.first(content.0, content.1, super::words::Group::Deed);
                let far =
                    deed.is_some_and(|k| k > content.0 + 1) && lens.p.word(report.cue.0).starts_with("den");
                let words = (content.0..content.1).filter(|&i| lens.p.is_word(i)).count();
                let full = words >= 5
                    && report.who.acts
                    && (content.0..content.1).any(|i| matches!(lens.tag(i), "VBG" | "VBN"))
                    && report.cue.1 <= content.0
                    && ["den", "disclaim", "disavow"]
                        .iter()
                        .any(|w| lens.p.word(report.cue.0).starts_with(w))
                    && !matches!(lens.p.word(content.0), "it" | "that" | "this" | "them" | "everything");
                if !joined && (far || full) {
                    self.push(report, n, content, |c| c.denied_by.extend_from_slice(who));
                }
            }
            return;
        }
        // "the mayor denied receiving money": who was accused.
        let accused = |o: &Open| {
            n <= o.sentence + 2
                && (who.iter().filter_map(|w| lens.states.named_in(w)).any(|state| {
                    (o.pieces.0..o.pieces.1).any(|i| {
                        lens.p.capital(i) && lens.states.find(lens.text(i, i + 1)) == Some(state.as_str())
                    })
                }) || who.iter().flat_map(|w| w.split([' ', '’', '\''])).any(|part| {
                    part.len() > 3
                        && (o.pieces.0..o.pieces.1).any(|i| lens.p.raw(i).eq_ignore_ascii_case(part))
                }))
        };
        if report.first.is_none() && self.join(Role::Denies, report, n, who, accused) {
            return;
        }
        if let Some(first) = report.first.as_ref().map(|f| f.names.clone()).filter(|f| !f.is_empty()) {
            if self
                .join(Role::Denies, report, n, who, |o| o.by(&first) || overlap(lens, o.pieces, content) >= 2)
            {
                return;
            }
            self.push(report, n, content, |c| {
                c.asserted_by.extend(first);
                c.denied_by.extend_from_slice(who);
            });
            return;
        }
        let words = (content.0..content.1).filter(|&i| lens.p.is_word(i)).count();
        let least = if words <= 5 { 1 } else { 2 };
        let near = |o: &Open| {
            let shared = overlap(lens, o.pieces, content);
            shared >= least || shared >= 1 && n == o.sentence
        };
        if self.join(Role::Denies, report, n, who, near)
            || gate::wholly(lens, content) && self.join(Role::Denies, report, n, who, |o| o.unanswered(n))
        {
            return;
        }
        let told = gate::states(lens, content)
            || gate::deed(lens, content)
            || lens.first(content.0, content.1, super::words::Group::Deed).is_some();
        let denied =
            ["den", "refut", "disown", "rebut", "disavow", "retract", "withdr", "recant", "disclaim"]
                .iter()
                .any(|w| lens.p.word(report.cue.0).starts_with(w));
        let told = told || report.owned || lens.p.before(content.0, 1) == "that";
        if (told || denied) && !gate::open(lens, content) && !gate::opinion(lens, content) && words > 1 {
            self.push(report, n, content, |c| c.denied_by.extend_from_slice(who));
        }
    }

    /// Whether a contrary fact is told at such length that it is a claim of its own beside the answer it gives.
    fn full(&self, content: Range, report: &Report, least: usize) -> bool {
        let lens = self.lens;
        let words = (content.0..content.1).filter(|&i| lens.p.is_word(i)).count();
        words >= least && gate::main_verb(lens, content).is_some() && self.checkable(content, report)
    }

    /// Whether an answer tells of others at such length that it is a claim too: "a fire reached the ammunition", not "it was the boiler".
    fn own_claim(&self, content: Range, report: &Report) -> bool {
        let p = &self.lens.p;
        let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)).unwrap_or(content.0);
        let least = match p.word(first) {
            "it" | "they" | "she" | "that" | "this" | "these" | "those" => 8,
            _ => 7,
        };
        self.full(content, report, least)
    }

    /// Whether content makes a claim of its own.
    fn checkable(&self, content: Range, report: &Report) -> bool {
        let lens = self.lens;
        let p = &lens.p;
        let words = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).count();
        let told = gate::states(lens, content)
            || report.tail && words >= 5
            || words >= 4
                && (p.before(content.0, 1) == "that"
                    || matches!(p.word(report.cue.0), "according" | "in" | "by" | "if"))
            || p.raw(report.cue.0) == ":" && words >= 2
            || report.role == Role::Charges
            || gate::deed(lens, content)
            || gate::figure(lens, content);
        let short = words < 4 && !gate::figure(lens, content) && report.role != Role::Says;
        told && !short
            && words > 1
            && !gate::open(lens, content)
            && !gate::opinion(lens, content)
            && !gate::loose(lens, content)
    }

    fn push(&mut self, report: &Report, n: usize, content: Range, fill: impl FnOnce(&mut Claim)) {
        let lens = self.lens;
        let words = lens.text(content.0, content.1).trim_matches(['“', '”', '"', ' ', ',']);
        let mut claim = Claim { proposition: words.to_owned(), ..Claim::default() };
        fill(&mut claim);
        let place = if report.role == Role::Denies && !report.tail { report.place } else { content };
        let place = if place.1 > place.0 { place } else { content };
        if self.open.iter().any(|o| o.sentence == n && o.pieces == content && !o.claim.asserted_by.is_empty())
        {
            return;
        }
        self.open.push(Open {
            claim,
            spans: vec![lens.span(place.0, place.1)],
            sentence: n,
            touched: n,
            pieces: content,
            latent: false,
            faint: false,
            second: report.second,
            chained: report.who.pronoun,
        });
    }

    /// Adds an answer to the claim it fits best; tells whether one was found.
    fn join(
        &mut self,
        role: Role,
        report: &Report,
        n: usize,
        who: &[String],
        fits: impl Fn(&Open) -> bool,
    ) -> bool {
        let lens = self.lens;
        if let Some(at) = self.pointed(report.content) {
            self.answer(at, n, role, report, who);
            return true;
        }
        let free = |o: &Open| {
            n <= o.sentence + REACH
                && (!o.claim.asserted_by.is_empty() || o.latent)
                && !o.by(who)
                && !o.answered_by(who)
                && o.pieces.0 != report.content.0
                && (!o.faint || report.role == Role::Figures)
                && fits(o)
        };
        let mut best: Option<((bool, usize), usize)> = None;
        for (at, open) in self.open.iter().enumerate().rev().take(5) {
            if free(open) {
                let shared = overlap(lens, open.pieces, report.content);
                // "While A confirmed that it was a drone, B dismissed the claim that its drones were used": of one sentence.
                let fit = (shared > 0 && open.sentence == n, shared);
                if best.is_none_or(|(most, _)| fit > most) {
                    best = Some((fit, at));
                }
            }
        }
        let Some((_, at)) = best else { return false };
        self.answer(at, n, role, report, who);
        true
    }

    fn answer(&mut self, at: usize, n: usize, role: Role, report: &Report, who: &[String]) {
        let place = self.lens.span(report.place.0, report.place.1);
        let open = &mut self.open[at];
        if open.latent && role == Role::Confirms && open.claim.asserted_by.is_empty() {
            open.claim.asserted_by.extend_from_slice(who);
        }
        open.latent = false;
        open.touched = n;
        let list =
            if role == Role::Confirms { &mut open.claim.confirmed_by } else { &mut open.claim.denied_by };
        for name in who {
            if !list.iter().any(|l| same(l, name)) {
                list.push(name.clone());
            }
        }
        open.spans.push(place);
    }

    /// The claim that "the first" or "the second item" points to, among the last ones of one side.
    fn pointed(&self, content: Range) -> Option<usize> {
        let p = &self.lens.p;
        let at = (content.0..content.1.min(content.0 + 2)).find(|&i| p.word(i) == "the")?;
        let item = matches!(
            p.word(at + 2),
            "item"
                | "claim"
                | "point"
                | "charge"
                | "figure"
                | "allegation"
                | "and"
                | "but"
                | ""
                | "."
                | ","
                | "of"
                | "one"
                | "part"
                | "assertion"
        ) || at + 2 >= content.1;
        let nth = match p.word(at + 1) {
            "first" | "former" => 0,
            "second" | "latter" => 1,
            "third" => 2,
            "fourth" => 3,
            _ => return None,
        };
        let who = &self.open.last()?.claim.asserted_by;
        let chain = self.open.iter().rev().take_while(|o| o.chained).count() + 1;
        let mine = self.open.iter().rev().take_while(|o| o.claim.asserted_by == *who).count();
        let mine = mine.max(chain).min(self.open.len());
        (item && nth < mine).then_some(self.open.len() - mine + nth)
    }
}
