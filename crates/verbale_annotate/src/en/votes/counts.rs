//! The counts of a vote and the sides they belong to.

use super::loose::{self, Loose};
use super::sides::{Side, Take, against_verb, shown, side_after, side_before};
use super::tallies::{all_but, pair_at, tally_at, tie, triple_at, votes_at};
use super::vocabulary::{Class, is, led_over};
use super::words::Marks;
use crate::en::lens::Lens;
use verbale_model::VoteOutcome;

/// The side a count belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    For,
    Against,
    Abstain,
    Absent,
}

/// The counts told in a stretch of text.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing told or not told of the count")]
pub(super) struct Counts {
    pub(super) in_favour: Option<u32>,
    pub(super) against: Option<u32>,
    pub(super) abstain: Option<u32>,
    pub(super) absent: Option<u32>,
    /// "A to B" whose sides only the outcome tells.
    pub(super) pair: Option<(u32, u32)>,
    /// The words tell a vote beyond doubt: "91 votes to 12".
    pub(super) strong: bool,
    /// Words of the count speak of a vote by themselves.
    pub(super) sure: bool,
    /// More than half of a whole that is told are for it.
    pub(super) majority: bool,
    /// Those counted are called by a word for voters.
    pub(super) people: bool,
    pub(super) first: usize,
    pub(super) last: usize,
    /// "by 61 votes": of the side that won.
    by: Option<u32>,
    roles: Vec<Role>,
}

impl Counts {
    /// How many sides have a count.
    pub(super) fn sides(&self) -> usize {
        let pair = if self.pair.is_some() { 2 } else { usize::from(self.by.is_some()) };
        pair + [self.in_favour, self.against, self.abstain, self.absent].iter().flatten().count()
    }

    pub(super) fn first_role(&self) -> Option<Role> {
        self.roles.first().copied()
    }

    /// Whether `more` tells only sides that are still open here.
    pub(super) fn takes(&self, more: &Counts) -> bool {
        let both = |a: Option<u32>, b: Option<u32>| a.is_some() && b.is_some();
        !(both(self.in_favour, more.in_favour)
            || both(self.against, more.against)
            || both(self.abstain, more.abstain)
            || both(self.absent, more.absent)
            || more.pair.is_some() && (self.pair.is_some() || self.in_favour.is_some()))
    }

    pub(super) fn merge(&mut self, more: Counts) {
        self.in_favour = self.in_favour.or(more.in_favour);
        self.against = self.against.or(more.against);
        self.abstain = self.abstain.or(more.abstain);
        self.absent = self.absent.or(more.absent);
        self.pair = self.pair.or(more.pair);
        self.by = self.by.or(more.by);
        self.strong |= more.strong;
        self.sure |= more.sure;
        self.people |= more.people;
        self.majority |= more.majority;
    }

    /// For and against, the pair read by the outcome.
    ///
    /// `short`: more than half was needed, so that the larger side may have lost.
    pub(super) fn sides_given(
        &self,
        outcome: Option<VoteOutcome>,
        short: bool,
    ) -> (Option<u32>, Option<u32>) {
        let Some((a, b)) = self.pair else {
            return match self.by {
                Some(by)
                    if outcome == Some(VoteOutcome::Rejected) || self.in_favour.is_some_and(|f| f != by) =>
                {
                    (self.in_favour, self.against.or(Some(by)))
                }
                by => (self.in_favour.or(by), self.against),
            };
        };
        let (large, small) = (a.max(b), a.min(b));
        match outcome {
            _ if short => (Some(a), Some(b)),
            Some(VoteOutcome::Rejected) => (Some(small), Some(large)),
            Some(VoteOutcome::Adopted) => (Some(large), Some(small)),
            _ => (Some(a), Some(b)),
        }
    }

    /// How many of a whole have not been counted.
    fn left_of(&self, whole: u32) -> Option<u32> {
        let told = [self.in_favour, self.against, self.abstain, self.absent].iter().flatten().sum::<u32>();
        whole.checked_sub(told).filter(|&left| left > 0 && told > 0)
    }

    /// Adds a count on the side told for it.
    fn take(&mut self, side: Side, value: u32, start: usize) {
        let role = match side.take {
            // "31 for staying out and 12 for going back"
            Take::Role(Role::For)
                if self.in_favour.is_some()
                    && self.against.is_none()
                    && self.pair.is_none()
                    && (self.sure || self.people)
                    && !side.sure =>
            {
                Role::Against
            }
            Take::Role(role) => role,
            Take::Other if self.in_favour.is_none() && self.against.is_some() => Role::For,
            Take::Other => Role::Against,
        };
        self.sure |= side.sure;
        self.add(role, value, start, side.end);
    }

    /// The count of a side.
    pub(super) fn of(&self, role: Role) -> Option<u32> {
        match role {
            Role::For => self.in_favour,
            Role::Against => self.against,
            Role::Abstain => self.abstain,
            Role::Absent => self.absent,
        }
    }

    pub(super) fn add(&mut self, role: Role, value: u32, start: usize, end: usize) {
        let side = match role {
            Role::For => &mut self.in_favour,
            Role::Against => &mut self.against,
            Role::Abstain => &mut self.abstain,
            Role::Absent => &mut self.absent,
        };
        if side.is_none() {
            *side = Some(value);
            self.roles.push(role);
            self.reach(start, end);
        }
    }

    fn reach(&mut self, start: usize, end: usize) {
        if self.last == 0 {
            self.first = start;
        }
        self.first = self.first.min(start);
        self.last = self.last.max(end);
    }
}

/// The counts of a sentence.
pub(super) fn counts(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Counts {
    let p = &lens.p;
    let mut counts = Counts::default();
    // "nine of the fifteen": how many there are.
    let mut whole = None;
    let mut left: Vec<Loose> = Vec::new();
    let mut i = start;
    while i < end {
        if !(p.is_number(i) || p.is_word(i)) {
            i += 1;
            continue;
        }
        if counts.pair.is_none()
            && counts.in_favour.is_none()
            && let Some((a, b, third, to)) = pair_at(lens, i).filter(|pair| pair.3 <= end)
        {
            let named = matches!(p.word(i + 1), "votes" | "vote") || p.word(to.saturating_sub(1)) == "votes";
            // "by almost two to one: 2,310 to 1,204": how many to one.
            let ratio = b == 1 && a <= 10 && (to..(to + 12).min(end)).any(|k| pair_at(lens, k).is_some());
            let told = !ratio
                && !coded(lens, i)
                && (named
                    || third.is_some_and(|c| c < 1000 && a < 1000)
                    || voting(lens, marks, start, end)
                    || set_off(lens, marks, start, end, i, to)
                    || listed(lens, start, i, to)
                    || housed(lens, i, to));
            if told {
                counts.pair = Some((a, b));
                counts.abstain = third;
                counts.strong = named || third.is_some();
                counts.reach(i, to);
                // "by 58 votes to 40 in favour": sides said after all.
                i = to;
                continue;
            }
        }
        if counts.sides() == 0
            && let Some((yes, no, neither, to)) = triple_at(lens, i).filter(|t| t.3 <= end)
            && (voting(lens, marks, start, end) || set_off(lens, marks, start, end, i, to))
        {
            counts.sure = true;
            counts.add(Role::For, yes, i, to);
            counts.add(Role::Against, no, i, to);
            counts.add(Role::Abstain, neither, i, to);
            i = to;
            continue;
        }
        if let Some((value, to)) = tie(lens, i, end).filter(|_| counts.pair.is_none()) {
            counts.pair = Some((value, value));
            counts.strong = true;
            counts.reach(i, to);
            i = to;
            continue;
        }
        if let Some((value, to)) = all_but(lens, i).filter(|v| v.1 <= end)
            && let Some(side) = side_after(lens, marks, to)
        {
            counts.majority |= side.take == Take::Role(Role::For);
            counts.people = true;
            counts.take(side, value, i);
            i = side.end.max(i + 1);
            continue;
        }
        // "read out the figures: forty-one and thirty-nine"
        if counts.sides() == 0
            && let Some((yes, no, to)) = super::tallies::read_out(lens, i).filter(|r| r.2 <= end)
        {
            counts.pair = Some((yes, no));
            counts.strong = true;
            counts.reach(i, to);
            i = to;
            continue;
        }
        // "nine voted for it, the rest abstained"
        let rest =
            matches!(p.word(i), "rest" | "remainder") || p.word(i) == "others" && p.before(i, 1) == "the";
        if rest
            && let Some(all) = whole
            && let Some(left) = counts.left_of(all)
            && let Some(side) = side_after(lens, marks, i + 1)
        {
            counts.take(side, left, i);
            i = side.end.max(i + 1);
            continue;
        }
        // "fourteen hands went up; the fifteenth, Orma’s, stayed down"
        if p.before(i, 1) == "the"
            && counts.sides() == 1
            && [counts.in_favour, counts.against]
                .iter()
                .flatten()
                .any(|&told| super::sums::next_in_turn(p.word(i), told))
        {
            let other = Side { take: Take::Other, end: i + 1, sure: false };
            let side = side_after(lens, marks, i + 1).unwrap_or(other);
            counts.take(side, 1, i);
            i = side.end.max(i + 1);
            continue;
        }
        if let Some((mut value, mut to)) = tally_at(lens, i).filter(|v| v.1 <= end) {
            // "263 against the 276 required": what it got.
            let got = matches!(p.word(to), "against" | "of")
                && counts.in_favour.is_none()
                && (to + 1..(to + 4).min(end)).any(|k| {
                    votes_at(lens, k)
                        .is_some_and(|(n, next)| super::sums::beside(lens, start, end, k, next, n))
                        && p.before(k, 1) == "the"
                });
            if got {
                counts.sure = true;
                counts.add(Role::For, value, i, to);
                i = (to + 4).min(end);
                continue;
            }
            // "Of the town’s 33 jurats, a mere dozen": how many there are.
            if let Some(all) = super::sums::whole_before(lens, start, i, to) {
                whole = whole.or(Some(all));
                counts.people = true;
                i = to;
                continue;
            }
            // "the declaration on two states": what it is about.
            if matches!(
                p.before(i, 1),
                "on" | "about" | "between" | "across" | "under" | "concerning" | "into" | "near"
            ) && lens.tag(to).starts_with("NN")
            {
                i = to;
                continue;
            }
            if super::sums::beside(lens, start, end, i, to, value) {
                counts.people |= is(p.word(to), Class::Ballot);
                i = to;
                continue;
            }
            if let Some((sum, last)) = super::sums::joined(lens, marks, to, value, end) {
                (value, to) = (sum, last);
            }
            value += super::sums::named_before(lens, start, i, to);
            if p.word(to) == "of" {
                let next = (to + 1..(to + 4).min(end)).find_map(|k| votes_at(lens, k));
                whole = whole.or(next.map(|n| n.0).filter(|&n| n >= value));
            }
            counts.people |=
                (to..to + 3).any(|k| super::bodies::voter(p.word(k)) || is(p.word(k), Class::Ballot));
            // "By two votes the council declined": by how much.
            let margin =
                p.before(i, 1) == "by" && p.word(to) == "votes" && value < 10 || p.word(to) == "times";
            let facing = matches!(p.word(to + 1), "with" | "and" | "against" | "over")
                && tally_at(lens, to + 2).is_some();
            if margin
                && !facing
                && pair_at(lens, i).is_none()
                && marks.side(to + 1).is_none()
                && p.word(to + 1) != ","
            {
                i = to + 1;
                continue;
            }
            // "51 seats for members": places, not votes.
            if matches!(
                p.word(to),
                "seats" | "chairs" | "places" | "desks" | "goals" | "points" | "rooms" | "beds"
            ) {
                i = to + 1;
                continue;
            }
            let before = side_before(lens, i)
                .filter(|&(_, at)| counts.last == 0 || at >= counts.last)
                .map(|(role, _)| Side { take: Take::Role(role), end: to, sure: true });
            if let Some(side) = before.or_else(|| side_after(lens, marks, to)).filter(|side| {
                // "the 40,000 metalworkers accepted": all of them, no count.
                side.sure
                    || p.before(i, 1) != "the"
                    || value < 20
                    || !matches!(side.take, Take::Role(Role::For))
            }) {
                // "31 for staying out and 12 for going back"
                let again = side.take == Take::Role(Role::For)
                    && counts.in_favour.is_some()
                    && counts.against.is_none()
                    && lens.tag(side.end) == "VBG";
                let side = if again { Side { take: Take::Other, ..side } } else { side };
                counts.take(side, value, i);
                counts.majority |= p.word(to) == "of"
                    && counts.in_favour == Some(value)
                    && whole.is_some_and(|all| value * 2 > all);
                i = side.end.max(i + 1);
                continue;
            }
            // "Nineteen of the thirty-five governors found Iran in breach": whoever decides is for it.
            if p.word(to) == "of"
                && let Some(last) = decided(lens, to, end)
            {
                counts.add(Role::For, value, i, last);
                counts.majority |= whole.is_some_and(|all| value * 2 > all);
                i = last;
                continue;
            }
            // "seventeen supported it, while eleven asked that it go": the other side.
            let set_against = counts.in_favour.is_some()
                && counts.against.is_none()
                && counts.pair.is_none()
                && counts.people
                && matches!(p.before(i, 1), "while" | "but" | "whereas")
                && lens.tag(to) == "VBD"
                && !shown(p.word(to));
            if set_against {
                counts.add(Role::Against, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // For and against are told: those of whom something else is said took neither side.
            let others = counts.in_favour.is_some()
                && counts.against.is_some()
                && counts.abstain.is_none()
                && counts.pair.is_none();
            let do_something = lens.tag(to) == "VBD"
                || p.raw(to) == "," && (to + 1..(to + 12).min(end)).any(|k| lens.tag(k) == "VBD")
                || matches!(
                    p.word(to),
                    "others" | "somebody" | "someone" | "nobody" | "that" | "which" | "who"
                );
            let someone = matches!(p.word(to), "somebody" | "someone" | "nobody");
            if others && do_something && (someone || lens.tag(to) != "NN") {
                counts.add(Role::Abstain, value, i, to);
                i = to;
                continue;
            }
            // "Unanimously, which is to say all seven of them"
            if p.before(i, 1) == "all"
                && p.word(to) == "of"
                && counts.sides() == 0
                && super::settled::undisputed(marks, start, end)
            {
                counts.people = true;
                counts.sure = true;
                counts.add(Role::For, value, i, to);
                i = to;
                continue;
            }
            // "Moscow by 248 to 10 with 238 abstentions, Warsaw by 248 to 17 with 230"
            if counts.pair.is_some()
                && counts.abstain.is_none()
                && p.before(i, 1) == "with"
                && i <= counts.last + 1
                && to + 1 >= end
                && (p.sentence(i)..i).any(|k| p.word(k).starts_with("abst"))
            {
                counts.add(Role::Abstain, value, i, to);
                i = to;
                continue;
            }
            // "30 content, 22 not"
            if p.word(to) == "not" && !p.is_word(to + 1) && counts.sides() > 0 {
                counts.take(Side { take: Take::Other, end: to + 1, sure: false }, value, i);
                i = to + 1;
                continue;
            }
            // "got 98 of the 101 votes", "mustered only 199 of 300"
            let led = led_over(lens, start, i, |w| is(w, Class::Lead));
            let got = matches!(
                p.before(led, 1),
                "got" | "won" | "mustered" | "secured" | "received" | "gathered" | "polled" | "drew"
            );
            if got
                && p.word(to) == "of"
                && counts.in_favour.is_none()
                && (to + 1..to + 3).any(|k| votes_at(lens, k).is_some())
            {
                counts.sure = true;
                counts.add(Role::For, value, i, to);
                i = to;
                continue;
            }
            // "Its foes had 478", "the supporters mustered 39"
            if let Some(role) = camp(lens, marks, i) {
                counts.people = true;
                counts.sure |= p.word(to) == "votes";
                counts.add(role, value, i, to);
                i = to;
                continue;
            }
            // "fourteen yes votes, one American hand": the hand that is left is against.
            if counts.sure
                && counts.in_favour.is_some()
                && counts.against.is_none()
                && value < 4
                && lens.tag(to) == "JJ"
                && matches!(p.word(to + 1), "hand" | "hands" | "veto" | "vetoes")
            {
                counts.add(Role::Against, value, i, to + 2);
                i = to + 2;
                continue;
            }
            // "extended by all 15 members of the Council"
            if p.before(i, 1) == "all"
                && p.before(i, 2) == "by"
                && counts.people
                && counts.sides() == 0
                && lens.any(start, i, &["was", "were", "been", "is", "are"])
            {
                counts.sure = true;
                counts.add(Role::For, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // "Deputies gave the budget 64 votes"
            let gave =
                (i.saturating_sub(7).max(start)..i).any(|k| matches!(p.word(k), "gave" | "gives" | "cast"));
            if gave && p.word(to) == "votes" && !matches!(p.before(i, 1), "by" | "to") {
                counts.sure = true;
                counts.add(Role::For, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // "51 voted to confirm, 47 to reject"
            let open = counts.sure || counts.people && counts.in_favour.is_some() != counts.against.is_some();
            if open && p.word(to) == "to" && lens.tag(to + 1) == "VB" {
                // Whoever wants another thing is on the other side.
                let take = match (counts.in_favour, counts.against) {
                    (Some(_), None) | (None, Some(_)) => Take::Other,
                    _ if against_verb(lens, to + 1) => Take::Role(Role::Against),
                    _ => Take::Role(Role::For),
                };
                counts.take(Side { take, end: to + 2, sure: false }, value, i);
                i = to + 2;
                continue;
            }
            // "Thirty-three flags, no dissent"
            if counts.sides() == 0
                && lens.tag(to) == "NNS"
                && p.raw(to + 1) == ","
                && tally_at(lens, to + 2)
                    .is_some_and(|(zero, k)| zero == 0 && side_after(lens, marks, k).is_some())
            {
                counts.add(Role::For, value, i, to + 1);
                i = to + 1;
                continue;
            }
            // "The draft got nine votes", "It got 57; 39 opposed it", "won the support of 120 states"
            let backed = p.before(i, 1) == "of"
                && matches!(
                    p.before(i, 2),
                    "support" | "backing" | "votes" | "approval" | "consent" | "assent"
                );
            if backed {
                counts.add(Role::For, value, i, to);
            }
            if (matches!(p.word(to), "votes" | "hands" | "voices" | "ballots")
                || matches!(p.raw(to), ";" | "." | ")")
                || p.raw(to) == "," && p.word(to + 1) != "000")
                && matches!(
                    p.before(led, 1),
                    "got"
                        | "won"
                        | "received"
                        | "mustered"
                        | "polled"
                        | "drew"
                        | "gained"
                        | "gathered"
                        | "secured"
                        | "attracted"
                        | "garnered"
                        | "found"
                )
            {
                counts.add(Role::For, value, i, to + 1);
            }
            // "91 votes": in favour if nothing else is said and a verb of adoption stands near.
            if matches!(p.word(to), "votes" | "hands" | "voices" | "ballots")
                && matches!(p.before(i, 1), "by" | "with")
                && counts.sides() == 0
                && pair_at(lens, i).is_none()
                && (value > 9 || facing)
            {
                let counted = (i..(to + 6).min(end)).any(|k| pair_at(lens, k).is_some());
                if !counted {
                    counts.by = Some(value);
                    counts.reach(i, to + 1);
                }
            }
            let told = [counts.in_favour, counts.against].into_iter().flatten().any(|n| n == value)
                && counts.last > i
                || counts.by.is_some();
            if !told && value > 0 {
                left.push(Loose { value, at: i, to });
            }
            i = to.max(i + 1);
            continue;
        }
        // "one abstention" is a number; "the others abstained" is not counted.
        i += 1;
    }
    loose::fill(lens, marks, start, end, &mut counts, &left);
    counts
}

/// The side of a camp that has, musters or numbers so many: "its foes had 478", "opponents numbered four".
fn camp(lens: &Lens<'_>, marks: &Marks, i: usize) -> Option<Role> {
    let p = &lens.p;
    let mut verb = i;
    while verb > p.sentence(i)
        && (matches!(p.before(verb, 1), "only" | "just" | "barely" | "exactly" | "a" | "mere" | "at" | "to")
            || lens.tag(verb - 1) == "RB")
    {
        verb -= 1;
    }
    let verb = verb.checked_sub(1)?;
    let has = is(p.word(verb), Class::Gets)
        || matches!(
            p.word(verb),
            "had"
                | "counted"
                | "numbered"
                | "has"
                | "totalled"
                | "were"
                | "came"
                | "stood"
                | "amounted"
                | "ran"
        );
    let start = i.saturating_sub(9).max(p.sentence(i));
    (start..verb).rev().filter(|_| has).take_while(|&k| !p.is_mark(k) || p.hyphen(k)).find_map(|k| {
        match p.word(k) {
            "friends" | "supporters" | "backers" | "champions" | "advocates" | "proponents" | "sponsors"
            | "ayes" | "defenders" | "yes" | "yeas" | "assents" | "loyalists" => Some(Role::For),
            "foes" | "adversaries" | "critics" | "detractors" | "no" | "nays" => Some(Role::Against),
            _ if matches!(lens.tag(k), "NNS" | "NN" | "NNP" | "NNPS") => {
                marks.side(k).filter(|(_, m)| m.end == k + 1).map(|(role, _)| role)
            }
            _ => None,
        }
    })
}

/// "of the thirty-five governors found": one past the verb of so many of a whole that votes.
fn decided(lens: &Lens<'_>, of: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    let next = (of + 1..(of + 6).min(end)).find(|&k| votes_at(lens, k).is_some())?;
    let (_, to) = votes_at(lens, next)?;
    let noun = (to..(to + 3).min(end)).find(|&k| super::bodies::voter(p.word(k)))?;
    let mut verb = noun + 1;
    // "of the 193 members of the United Nations told"
    if p.word(verb) == "of" {
        let at = if p.word(verb + 1) == "the" { verb + 2 } else { verb + 1 };
        verb = lens.name_at(at).map_or(verb, |name| name.end);
    }
    let past = lens.tag(verb) == "VBD" && !shown(p.word(verb));
    past.then_some(verb + 1)
}

/// Whether a number is that of a paper or a case.
fn coded(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    p.raw(i).starts_with('0') || p.before(i, 1) == "no." || p.are(i.saturating_sub(2), &["no", "."])
}

/// Scores, dates and case numbers look the same as votes: somebody must vote, or something pass or fall.
pub(super) fn voting(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> bool {
    let p = &lens.p;
    // What one clause of a sentence tells holds for its others: "in the upper house the vote was 25–16, in the lower 100–93".
    let (start, end) = (p.sentence(start), p.sentence_end(end.saturating_sub(1).max(start)));
    (start..end).any(|k| {
        let word = p.word(k);
        word.starts_with("vot")
            || word.starts_with("abst")
            || matches!(
                word,
                "majority"
                    | "hands"
                    | "split"
                    | "tally"
                    | "division"
                    | "ballot"
                    | "count"
                    | "result"
                    | "roll"
                    | "quorum"
                    | "senate"
                    | "parliament"
                    | "assembly"
                    | "chamber"
                    | "tellers"
                    | "bell"
                    | "gavel"
                    | "ruled"
                    | "outvoted"
                    | "divided"
                    | "rulings"
                    | "ruling"
            )
    }) || marks.within(start, end).iter().any(|m| {
        matches!(m.tells.kind, super::words::Kind::Became(_))
            && (m.end > m.at + 1 || lens.tag(m.at).starts_with('V') || lens.tag(m.at).starts_with("NN"))
            && ((start..end).any(|k| super::bodies::deciding(p.word(k)) || super::bodies::voter(p.word(k)))
                || m.end == m.at + 1 && super::verdict(p.word(m.at)).is_some())
    })
}

/// "It was 61–59 in the Knesset": a pair in the house of a body.
fn housed(lens: &Lens<'_>, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let house =
        (to + 1..to + 6).find(|&k| super::bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN"));
    matches!(p.word(to), "in" | "at")
        && matches!(p.before(i, 1), "was" | "is" | "went" | "stood" | "ended" | "by" | "it")
        && house.is_some_and(|k| (to + 1..k).all(|j| p.is_word(j) && !lens.tag(j).starts_with('V')))
}

/// "Bishops: 14–2. Clergy: 88–61." under a sentence that tells of a vote.
fn listed(lens: &Lens<'_>, start: usize, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let n = lens.sentences.partition_point(|s| s.0 <= start);
    let around = lens.sentences.iter().skip(n.saturating_sub(4)).take(6);
    let vote = |s: &(usize, usize)| {
        (s.0..s.1).any(|k| p.word(k).starts_with("vot") || p.word(k) == "ballot" || p.word(k) == "division")
    };
    matches!(p.before(i, 1), ":" | "," | "—" | "–" | "(")
        && !p.is_word(to)
        && i - start < 10
        && around.into_iter().any(vote)
}

/// "The committee sent the bill on, 13 to 8."
fn set_off(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let body = |k: usize| super::bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN");
    let (start, end) = (p.sentence(start), p.sentence_end(end.saturating_sub(1).max(start)));
    let apart = matches!(p.before(i, 1), "," | "(" | "—" | "–" | ":") && !p.is_word(to);
    let before = || {
        start > 0
            && (p.sentence(start - 1)..start).any(body)
            && (p.sentence(start - 1)..start).any(|k| {
                matches!(
                    p.word(k),
                    "asked"
                        | "whether"
                        | "motion"
                        | "bill"
                        | "question"
                        | "decide"
                        | "decided"
                        | "put"
                        | "choose"
                        | "divided"
                        | "amendment"
                        | "resolution"
                        | "proposal"
                        | "agenda"
                )
            })
    };
    // "The Senate said no to the mine. It was close: 39 to 41."
    let verdict = || {
        let before = if start > 0 { p.sentence(start - 1) } else { start };
        (before..start).any(body)
            && marks.within(before, start).iter().any(|m| {
                matches!(m.tells.kind, super::words::Kind::Became(_)) && lens.tag(m.at).starts_with('V')
            })
    };
    let before = || before() || verdict();
    (apart || p.before(i, 1) == "by") && ((start..end).any(body) || apart && before())
}
