//! The counts of a vote and the sides they belong to.

use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use crate::en::quantities::pieces::is_hyphen;
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
pub(super) struct Counts {
    pub(super) in_favour: Option<u32>,
    pub(super) against: Option<u32>,
    pub(super) abstain: Option<u32>,
    pub(super) absent: Option<u32>,
    /// "A to B" whose sides only the outcome tells.
    pub(super) pair: Option<(u32, u32)>,
    /// The words tell a vote beyond doubt: "91 votes to 12".
    pub(super) strong: bool,
    pub(super) first: usize,
    pub(super) last: usize,
    roles: Vec<Role>,
}

impl Counts {
    /// How many sides have a count.
    pub(super) fn sides(&self) -> usize {
        let pair = if self.pair.is_some() { 2 } else { 0 };
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
        self.strong |= more.strong;
    }

    /// For and against, the pair read by the outcome.
    pub(super) fn sides_given(&self, outcome: Option<VoteOutcome>) -> (Option<u32>, Option<u32>) {
        let Some((a, b)) = self.pair else { return (self.in_favour, self.against) };
        let (large, small) = (a.max(b), a.min(b));
        match outcome {
            Some(VoteOutcome::Rejected) => (Some(small), Some(large)),
            Some(VoteOutcome::Adopted) => (Some(large), Some(small)),
            _ => (Some(a), Some(b)),
        }
    }

    fn add(&mut self, role: Role, value: u32, start: usize, end: usize) {
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

/// A whole number of votes at `i`, and one past it.
pub(in crate::en) fn votes_at(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if matches!(p.word(i), "none" | "nil" | "nobody" | "zero") {
        return Some((0, i + 1));
    }
    if p.word(i) == "no"
        && (p.word(i + 1).starts_with("abst")
            || matches!(p.word(i + 1), "votes" | "vote") && matches!(p.word(i + 2), "against"))
    {
        return Some((0, i + 1));
    }
    if p.word(i) == "not" && p.word(i + 1) == "one" {
        return Some((0, i + 2));
    }
    if p.word(i) == "a" && p.word(i + 1) == "dozen" {
        return Some((12, i + 2));
    }
    if p.word(i) == "a" && p.word(i + 1) == "single" {
        return Some((1, i + 2));
    }
    if p.word(i) == "a" || p.word(i) == "an" {
        return None;
    }
    if i > 0
        && p.glued(i)
        && p.is_mark(i - 1)
        && !is_hyphen(p.before(i, 1))
        && !matches!(p.before(i, 1), "(" | "“" | "\"" | "[")
    {
        return None;
    }
    let n = number(p, i)?;
    let whole = n.value.fract() == 0.0 && (0.0..1e7).contains(&n.value) && !n.fraction;
    let measured = matches!(p.raw(n.end), "%" | "°") || matches!(p.word(n.end), "per" | "percent");
    (whole && !measured).then_some((n.value as u32, n.end))
}

/// "A to B", "A–B" at `i`: the two, a third if there is one, and the end.
pub(super) fn pair_at(lens: &Lens<'_>, i: usize) -> Option<(u32, u32, Option<u32>, usize)> {
    let p = &lens.p;
    let (a, mut at) = votes_at(lens, i)?;
    let mut named = false;
    if matches!(
        p.word(at),
        "votes"
            | "vote"
            | "members"
            | "deputies"
            | "senators"
            | "states"
            | "countries"
            | "delegates"
            | "mps"
            | "lawmakers"
            | "ayes"
    ) {
        at += 1;
        named = true;
    }
    let dash = p.is_mark(at) && is_hyphen(p.raw(at));
    if !(dash || p.word(at) == "to" || named && p.word(at) == "against" && votes_at(lens, at + 1).is_some()) {
        return None;
    }
    if dash && p.word(at + 1) == "to" {
        at += 2;
    }
    let (b, mut end) = match p.word(at + 1).strip_prefix("to-").and_then(|w| w.parse().ok()) {
        Some(b) => (b, at + 2),
        None => votes_at(lens, at + 1)?,
    };
    if matches!(p.word(end), "votes") {
        end += 1;
    }
    let mut third = None;
    if dash
        && p.is_mark(end)
        && is_hyphen(p.raw(end))
        && p.glued(end + 1)
        && let Some((c, to)) = votes_at(lens, end + 1)
    {
        third = Some(c);
        end = to;
    }
    // Years, days, hours and sums are no votes.
    let other = |k: usize| {
        let unit = p.word(k);
        crate::en::quantities::units::duration(unit).is_some()
            || crate::en::quantities::calendar::month(unit).is_some() && p.capital(k)
            || matches!(
                unit,
                "km" | "metres"
                    | "million"
                    | "billion"
                    | "bn"
                    | "m"
                    | "per"
                    | "percent"
                    | "kilometres"
                    | "miles"
                    | "am"
                    | "pm"
                    | "crowns"
                    | "marks"
            )
            || matches!(p.raw(k), "%" | "€" | "$" | "£")
    };
    let money = i > 0 && matches!(p.before(i, 1), "$" | "€" | "£");
    let range = matches!(p.before(i, 1), "from" | "between" | "pages" | "articles" | "points" | "paragraphs");
    let year = a > 1900 && a < 2100 && b < 2100 && dash;
    let dated = i > 0 && crate::en::quantities::calendar::month(p.before(i, 1)).is_some();
    let calm = !(other(end) || money || range || year || dated);
    calm.then_some((a, b, third, end))
}

/// The side that the words after a count tell, and where they end.
fn side_after(lens: &Lens<'_>, end: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let mut at = end;
    // "seven of eleven", "twelve of the fifteen"
    if p.word(at) == "of" {
        let next = if p.word(at + 1) == "the" { at + 2 } else { at + 1 };
        if let Some((_, to)) = votes_at(lens, next) {
            at = to;
        }
    }
    // "ten members, the United States among them, voted for it"
    let skipped = |at: usize| {
        let comma = (at + 1..at + 18)
            .find(|&k| p.raw(k) == "," && lens.any(at, k, &["among", "including", "notably"]));
        if p.raw(at) == "," {
            comma.map_or(if p.word(at + 1) == "said" { at + 1 } else { at }, |k| k + 1)
        } else {
            at
        }
    };
    at = skipped(at);
    // "12 states", "five of the members", "91 votes", "35 members"
    for _ in 0..7 {
        let named = at > end && (p.word(at) == "the" || p.is_word(at) && p.capital(at));
        let people = at == end
            && (lens.tag(at) == "NNS" || p.capital(at) && p.word(at).ends_with('s'))
            && !p.word(at).starts_with("abst")
            && p.word(at) != "noes"
            && p.word(at) != "ayes";
        if people {
            at = skipped(at + 1);
        } else if named
            || matches!(
                p.word(at),
                "votes"
                    | "vote"
                    | "states"
                    | "members"
                    | "countries"
                    | "deputies"
                    | "senators"
                    | "delegates"
                    | "mps"
                    | "lawmakers"
                    | "delegations"
                    | "others"
                    | "more"
                    | "were"
                    | "was"
                    | "ballots"
                    | "peers"
                    | "judges"
                    | "councillors"
                    | "of"
                    | "them"
                    | "governments"
                    | "cast"
                    | "having"
                    | "with"
                    | "voted"
                    | "voting"
                    | "being"
                    | "had"
                    | "meps"
                    | "cardinals"
                    | "parties"
            ) && !(p.word(at) == "with" && !matches!(p.word(at + 1), "abstentions"))
        {
            at += 1;
        }
    }
    let role = match p.word(at) {
        "to" if p.before(at, 1) == "voted" => {
            let side = match p.word(at + 1) {
                "back" | "approve" | "adopt" | "ratify" | "support" | "accept" | "endorse" | "pass"
                | "keep" | "join" => Role::For,
                "reject" | "oppose" | "block" | "refuse" => Role::Against,
                _ => return None,
            };
            return Some((side, at + 2));
        }
        "in" if matches!(p.word(at + 1), "favour" | "favor") => return Some((Role::For, at + 2)),
        "for" | "ayes" | "aye" | "yes" | "yea" | "yeas" | "approved" | "backed" | "supported" => Role::For,
        "against" | "noes" | "nay" | "nays" | "opposed" | "no" | "dissented" | "dissenting" => Role::Against,
        "blank" | "present" => Role::Abstain,
        "absent" | "away" | "missing" => Role::Absent,
        "not" if matches!(p.word(at + 1), "vote" | "voting" | "present" | "taking") => {
            return Some((Role::Absent, at + 2));
        }
        "did"
            if p.are(at + 1, &["not", "vote"])
                || p.are(at + 1, &["not", "take"])
                || p.are(at + 1, &["not", "attend"]) =>
        {
            return Some((Role::Absent, at + 3));
        }
        "took" if p.are(at + 1, &["no", "part"]) => return Some((Role::Absent, at + 3)),
        "stayed" if matches!(p.word(at + 1), "away" | "home") => return Some((Role::Absent, at + 2)),
        word if word.starts_with("abst") => Role::Abstain,
        "did" if p.word(at + 1) == "not" && (!p.is_word(at + 2) || p.word(at + 2) == "and") => {
            return Some((Role::Against, at + 2));
        }
        "wanted" | "favoured" | "favored" | "endorsed" => Role::For,
        "objected" | "rejected" | "resisted" => Role::Against,
        "said" if p.word(at + 1) == "no" => return Some((Role::Against, at + 2)),
        "said" if p.word(at + 1) == "yes" => return Some((Role::For, at + 2)),
        _ => return None,
    };
    Some((role, at + 1))
}

/// The side told before a count: "In favour: 214", "against 61".
fn side_before(lens: &Lens<'_>, i: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let colon = p.before(i, 1) == ":";
    let at = if colon { i - 1 } else { i };
    let (word, start) = (p.before(at, 1), at.saturating_sub(1));
    match word {
        "favour" | "favor" if colon => Some((Role::For, start)),
        "for" | "ayes" | "yes" | "yea" if p.before(i, 1) == ":" || word == "ayes" => Some((Role::For, start)),
        "against" | "noes" | "no" if p.before(i, 1) == ":" || word == "noes" => Some((Role::Against, start)),
        word if p.before(i, 1) == ":" && word.starts_with("abst") => Some((Role::Abstain, start)),
        "absent" if p.before(i, 1) == ":" => Some((Role::Absent, start)),
        _ => None,
    }
}

/// The counts of a sentence.
pub(super) fn counts(lens: &Lens<'_>, start: usize, end: usize) -> Counts {
    let p = &lens.p;
    let mut counts = Counts::default();
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
            // Scores, dates and case numbers look the same: somebody must vote, or something pass or fall.
            let voting = (start..end).any(|k| {
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
                    )
                    || super::verdict(word).is_some()
                        && (lens.tag(k).starts_with('V') || lens.tag(k).starts_with("NN"))
            });
            let coded = p.raw(i).starts_with('0')
                || p.before(i, 1) == "no."
                || p.are(i.saturating_sub(2), &["no", "."]);
            let told = !coded && (named || third.is_some() || voting);
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
        if let Some((value, to)) = votes_at(lens, i).filter(|v| v.1 <= end) {
            if let Some((role, last)) =
                side_before(lens, i).map(|(role, _)| (role, to)).or_else(|| side_after(lens, to))
            {
                counts.add(role, value, i, last);
                i = last.max(i + 1);
                continue;
            }
            // "The draft got nine votes"
            if p.word(to) == "votes"
                && matches!(
                    p.before(i, 1),
                    "got" | "won" | "received" | "mustered" | "polled" | "drew" | "gained"
                )
            {
                counts.add(Role::For, value, i, to + 1);
            }
            // "91 votes": in favour if nothing else is said and a verb of adoption stands near.
            if p.word(to) == "votes"
                && p.before(i, 1) == "by"
                && counts.sides() == 0
                && pair_at(lens, i).is_none()
            {
                let counted = (i..(to + 6).min(end)).any(|k| pair_at(lens, k).is_some());
                if !counted {
                    counts.add(Role::For, value, i, to + 1);
                }
            }
            i = to.max(i + 1);
            continue;
        }
        // "one abstention" is a number; "the others abstained" is not counted.
        i += 1;
    }
    counts
}
