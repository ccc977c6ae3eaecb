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
    }

    /// For and against, the pair read by the outcome.
    pub(super) fn sides_given(&self, outcome: Option<VoteOutcome>) -> (Option<u32>, Option<u32>) {
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
    // "three in four", "one out of five"
    if p.before(i, 1) == "in" && i > 1 && number(p, i - 2).is_some_and(|n| n.end == i - 1) {
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
            | "ballots"
            | "voices"
            | "hands"
            | "papers"
            | "seats"
            | "yes"
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
///
/// "nine voted for it", "12 of the fifteen states, Orma among them, were against", "fourteen hands went up for the draft":
/// whoever is counted and however they showed it is passed over up to the first word that takes a side.
fn side_after(lens: &Lens<'_>, end: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let sentence_end = p.sentence_end(end.min(p.len().saturating_sub(1)));
    let limit = (end + 14).min(sentence_end);
    let mut at = end;
    let mut aside = 0;
    let mut people = false;
    let mut shows = false;
    while at < limit && aside < 24 {
        if let Some(found) = side_at(lens, at, at == end || shows || people && shown(p.before(at, 1))) {
            return Some(found);
        }
        let word = p.word(at);
        if p.raw(at) == "," || p.raw(at) == "(" {
            // "ten members, the United States among them, voted for it"
            let close = (at + 1..(at + 18).min(sentence_end)).find(|&k| {
                matches!(p.raw(k), "," | ")")
                    && (p.raw(at) == "("
                        || lens.any(
                            at,
                            k,
                            &["among", "including", "notably", "all", "both", "one", "most", "mostly", "led"],
                        ))
            });
            match close {
                Some(close) => {
                    at = close + 1;
                    people = true;
                    continue;
                }
                None if p.word(at + 1) == "said" => {
                    at += 1;
                    continue;
                }
                None => return None,
            }
        }
        // Another count, or a clause of its own.
        let partitive = at > end && matches!(p.before(at, 1), "of" | "the" | "all");
        if votes_at(lens, at).is_some() && !partitive || p.is_mark(at) && !p.hyphen(at) {
            return None;
        }
        if matches!(word, "and" | "but" | "while" | "to" | "if" | "that") || lens.tag(at) == "MD" {
            return None;
        }
        let counted = matches!(lens.tag(at), "NNS" | "NN" | "NNP" | "JJ" | "PRP" | "PRP$" | "POS");
        let showing = shown(word);
        if lens.tag(at).starts_with('V') && !showing && at > end && p.is_word(at) {
            return None;
        }
        people |= counted || showing;
        shows |= matches!(
            word,
            "voted"
                | "voting"
                | "rose"
                | "stood"
                | "spoke"
                | "raised"
                | "went"
                | "came"
                | "were"
                | "was"
                | "declared"
                | "up"
        );
        aside += 1;
        at += 1;
    }
    None
}

/// How a side is shown: "voted", "rose", "hands went up".
fn shown(word: &str) -> bool {
    matches!(
        word,
        "votes"
            | "vote"
            | "voted"
            | "voting"
            | "cast"
            | "casting"
            | "were"
            | "was"
            | "are"
            | "is"
            | "been"
            | "being"
            | "had"
            | "having"
            | "have"
            | "has"
            | "rose"
            | "stood"
            | "spoke"
            | "raised"
            | "went"
            | "came"
            | "up"
            | "out"
            | "hands"
            | "hand"
            | "ballots"
            | "ballot"
            | "voices"
            | "members"
            | "states"
            | "down"
            | "declared"
            | "pressed"
            | "put"
            | "them"
            | "all"
            | "marked"
            | "papers"
            | "present"
            | "remaining"
            | "opted"
            | "countries"
            | "delegations"
            | "others"
            | "senators"
            | "deputies"
            | "mps"
            | "lawmakers"
            | "peers"
            | "delegates"
            | "who"
            | "which"
            | "polled"
            | "coming"
            | "came-out"
            | "yes"
            | "no"
    )
}

/// A word at `at` that takes a side. `free`: "for" and "to" can be one here.
fn side_at(lens: &Lens<'_>, at: usize, free: bool) -> Option<(Role, usize)> {
    let p = &lens.p;
    let role = match p.word(at) {
        "to" if p.before(at, 1) == "voted"
            || free && (at.saturating_sub(4)..at).any(|k| p.word(k) == "voted") =>
        {
            let side = match p.word(at + 1) {
                "reject" | "oppose" | "block" | "refuse" | "delay" | "scrap" => Role::Against,
                _ if lens.tag(at + 1) == "VB" => Role::For,
                _ => return None,
            };
            return Some((side, at + 2));
        }
        "in" if matches!(p.word(at + 1), "favour" | "favor" | "support") => return Some((Role::For, at + 2)),
        "in" if p.word(at + 1) == "opposition" => return Some((Role::Against, at + 2)),
        "on" if matches!(p.word(at + 1), "board" | "side") => return Some((Role::For, at + 2)),
        "for" if free || matches!(p.word(at + 1), "it" | "them" | "and" | "," | "." | ";" | ")") => Role::For,
        "behind" if free => Role::For,
        "ayes" | "aye" | "yea" | "yeas" | "approved" | "approving" | "backed" | "supported"
        | "supporting" | "favour" | "endorsing" | "backing" => Role::For,
        "yes" => {
            let votes = usize::from(matches!(p.word(at + 1), "votes" | "vote" | "ballots"));
            return Some((Role::For, at + 1 + votes));
        }
        "no" if p.are(at + 1, &["part"]) => return Some((Role::Absent, at + 2)),
        "no" if !matches!(p.word(at + 1), "more" | "fewer" | "less") => {
            let votes = usize::from(matches!(p.word(at + 1), "votes" | "vote" | "ballots"));
            return Some((Role::Against, at + 1 + votes));
        }
        "against" | "noes" | "nay" | "nays" | "opposed" | "opposing" | "dissented" | "dissenting"
        | "contrary" => Role::Against,
        "blank" => Role::Abstain,
        "present" if !shown(p.word(at + 1)) || p.raw(at + 1) == "," => Role::Abstain,
        "absent" | "away" | "missing" | "absences" | "absentees" | "empty" => Role::Absent,
        "not" if matches!(p.word(at + 1), "vote" | "voting" | "present" | "taking") => {
            return Some((Role::Absent, at + 2));
        }
        "did"
            if p.are(at + 1, &["not", "vote"])
                || p.are(at + 1, &["not", "take"])
                || p.are(at + 1, &["not", "attend"])
                || p.are(at + 1, &["not", "turn"]) =>
        {
            return Some((Role::Absent, at + 3));
        }
        "took" | "taking" if p.are(at + 1, &["no", "part"]) => return Some((Role::Absent, at + 3)),
        "stayed" | "staying" if matches!(p.word(at + 1), "away" | "home" | "out") => {
            return Some((Role::Absent, at + 2));
        }
        "walked" if p.word(at + 1) == "out" => return Some((Role::Absent, at + 2)),
        "boycotted" => Role::Absent,
        word if word.starts_with("abst") => Role::Abstain,
        "did" if p.word(at + 1) == "not" && (!p.is_word(at + 2) || p.word(at + 2) == "and") => {
            return Some((Role::Against, at + 2));
        }
        "wanted" | "favoured" | "favored" | "endorsed" | "agreed" => Role::For,
        "objected" | "rejected" | "resisted" | "disagreed" => Role::Against,
        "said" | "saying" if matches!(p.word(at + 1), "no" | "nay") => return Some((Role::Against, at + 2)),
        "said" | "saying" if matches!(p.word(at + 1), "yes" | "aye") => return Some((Role::For, at + 2)),
        _ => return None,
    };
    Some((role, at + 1))
}

/// The side told before a count: "In favour: 214", "Ayes, forty-eight; noes, none", "for 23, against 3".
fn side_before(lens: &Lens<'_>, i: usize) -> Option<(Role, usize)> {
    let p = &lens.p;
    let mark = matches!(p.before(i, 1), ":" | "," | "—" | "–" | "=" | "-");
    let colon = mark && !matches!(p.before(i, 1), ",");
    let at = if mark { i.checked_sub(1)? } else { i };
    let (word, start) = (p.before(at, 1), at.saturating_sub(1));
    // The list must open the line or follow a mark or another count: "voted against 12 drafts" is none.
    let listed = start == p.sentence(i)
        || p.is_mark(start.wrapping_sub(1))
        || matches!(p.before(start, 1), "and" | "in" | "votes");
    // "201 ayes, 88 noes": the first word has its own count.
    if start > 0 && votes_at(lens, start - 1).is_some_and(|v| v.1 == start) {
        return None;
    }
    let role = match word {
        "favour" | "favor" if colon || listed && !mark => Role::For,
        "for" | "yes" | "yea" if colon || listed && word != "for" || listed && counterpart(lens, i) => {
            Role::For
        }
        "ayes" | "yeas" => Role::For,
        "against" | "no" if colon || listed => Role::Against,
        "noes" | "nays" => Role::Against,
        "absent" if colon || listed => Role::Absent,
        word if (colon || listed) && word.starts_with("abst") => Role::Abstain,
        _ => return None,
    };
    Some((role, start))
}

/// Whether the other side is counted the same way further on: "for 23, against 3".
fn counterpart(lens: &Lens<'_>, i: usize) -> bool {
    let end = (i + 10).min(lens.p.sentence_end(i));
    (i..end).any(|k| lens.p.word(k) == "against" && votes_at(lens, k + 1).is_some())
}

/// "tied at 22", "a 22-all tie", "five votes each": both sides’ count.
fn tie(lens: &Lens<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    let opens = matches!(
        p.word(i),
        "tied" | "tie" | "level" | "deadlocked" | "split" | "draw" | "evenly" | "equal" | "deadlock"
    );
    if opens {
        let at = (i + 1..(i + 5).min(end)).find(|&k| votes_at(lens, k).is_some())?;
        let led = matches!(p.before(at, 1), "at" | "on" | ",") && !pair_at(lens, at).is_some();
        let (value, to) = votes_at(lens, at)?;
        let each = (to..(to + 3).min(end)).any(|k| matches!(p.word(k), "all" | "each" | "apiece"));
        return (led || each).then_some((value, to));
    }
    let (value, to) = votes_at(lens, i)?;
    let all = p.hyphen(to) && p.word(to + 1) == "all"
        || p.word(to) == "all"
        || p.word(to) == "votes" && p.word(to + 1) == "each";
    all.then_some((value, to + 1))
}

/// "all but two of the nine members": how many those are.
fn all_but(lens: &Lens<'_>, i: usize) -> Option<(u32, usize)> {
    let p = &lens.p;
    if !p.are(i, &["all", "but"]) {
        return None;
    }
    let (few, at) = votes_at(lens, i + 2)?;
    let of = (at..at + 3).find(|&k| p.word(k) == "of")?;
    let next = (of + 1..of + 5).find(|&k| votes_at(lens, k).is_some())?;
    let (whole, to) = votes_at(lens, next)?;
    Some((whole.checked_sub(few)?, to))
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
                            | "quorum"
                            | "senate"
                            | "parliament"
                            | "assembly"
                            | "chamber"
                    )
                    || super::verdict(word).is_some()
                        && (lens.tag(k).starts_with('V') || lens.tag(k).starts_with("NN"))
            });
            let coded = p.raw(i).starts_with('0')
                || p.before(i, 1) == "no."
                || p.are(i.saturating_sub(2), &["no", "."]);
            // "The committee sent the bill on, 13 to 8."
            let set_off = matches!(p.before(i, 1), "," | "(" | "—" | "by")
                && !p.is_word(to)
                && (start..end).any(|k| super::bodies::deciding(p.word(k)) && lens.tag(k).starts_with("NN"));
            let told = !coded && (named || third.is_some_and(|c| c < 1000 && a < 1000) || voting || set_off);
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
        if let Some((value, to)) = tie(lens, i, end).filter(|_| counts.pair.is_none()) {
            counts.pair = Some((value, value));
            counts.strong = true;
            counts.reach(i, to);
            i = to;
            continue;
        }
        if let Some((value, to)) = all_but(lens, i).filter(|v| v.1 <= end)
            && let Some((role, last)) = side_after(lens, to)
        {
            counts.add(role, value, i, last);
            i = last.max(i + 1);
            continue;
        }
        if let Some((value, to)) = votes_at(lens, i).filter(|v| v.1 <= end) {
            if let Some((role, last)) =
                side_before(lens, i).map(|(role, _)| (role, to)).or_else(|| side_after(lens, to))
            {
                counts.add(role, value, i, last);
                i = last.max(i + 1);
                continue;
            }
            // "The draft got nine votes", "It got 57; 39 opposed it", "won the support of 120 states"
            let backed = p.before(i, 1) == "of"
                && matches!(p.before(i, 2), "support" | "backing" | "votes" | "approval");
            if backed {
                counts.add(Role::For, value, i, to);
            }
            if (p.word(to) == "votes" || p.raw(to) == ";" || p.raw(to) == "," && p.word(to + 1) != "000")
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
                    counts.by = Some(value);
                    counts.reach(i, to + 1);
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
