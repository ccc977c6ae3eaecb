//! The body that votes.

use crate::en::lens::Lens;

/// A body as named.
pub(super) struct Body {
    pub(super) words: String,
    pub(super) start: usize,
}

/// A body that decides by votes.
pub(in crate::en) fn deciding(word: &str) -> bool {
    matches!(
        word,
        "assembly"
            | "council"
            | "parliament"
            | "senate"
            | "house"
            | "chamber"
            | "diet"
            | "commons"
            | "lords"
            | "congress"
            | "knesset"
            | "duma"
            | "rada"
            | "bundestag"
            | "bundesrat"
            | "committee"
            | "conference"
            | "board"
            | "storting"
            | "riksdag"
            | "sejm"
            | "folketing"
            | "althing"
            | "cortes"
            | "majlis"
            | "dáil"
            | "stortinget"
            | "eduskunta"
            | "saeima"
            | "seimas"
            | "riigikogu"
            | "court"
            | "synod"
            | "commission"
            | "cabinet"
            | "bureau"
            | "federation"
            | "jirga"
            | "hall"
            | "plenary"
            | "chambers"
            | "legislature"
            | "caucus"
            | "executive"
            | "congregation"
            | "conclave"
            | "union"
            | "tribunal"
            | "panel"
            | "skupshtina"
            | "skupština"
            | "verkhovna"
            | "shura"
            | "convention"
            | "summit"
            | "moot"
            | "thing"
            | "estates"
            | "directorate"
            | "bench"
            | "committees"
            | "branch"
            | "stormont"
            | "holyrood"
            | "senedd"
            | "presidium"
            | "politburo"
            | "secretariat"
            | "agency"
            | "sobor"
            | "landsting"
            | "landtag"
            | "lagting"
            | "ting"
            | "folkmoot"
            | "khural"
            | "hural"
            | "kurultai"
            | "mejlis"
            | "nationalrat"
            | "ständerat"
            | "congresso"
            | "cámara"
            | "vouli"
            | "sabor"
            | "skupstina"
            | "országgyűlés"
            | "wolesi"
            | "organization"
            | "organisation"
            | "authority"
            | "consistory"
            | "chapter"
            | "soviet"
            | "commune"
            | "rigsdag"
            | "lagthing"
            | "states-general"
            | "loya"
    )
}

fn members(word: &str) -> bool {
    matches!(
        word,
        "deputies"
            | "senators"
            | "mps"
            | "lawmakers"
            | "members"
            | "delegates"
            | "councillors"
            | "meps"
            | "legislators"
            | "peers"
            | "judges"
            | "ministers"
            | "ambassadors"
            | "shareholders"
            | "representatives"
            | "bishops"
            | "electors"
            | "elders"
            | "dockers"
            | "delegations"
            | "envoys"
            | "governors"
            | "trustees"
            | "commissioners"
            | "jurors"
            | "cardinals"
            | "lawgivers"
    )
}

/// The body of the vote in sentence `n`, else in the two before, else in the next.
pub(super) fn body(lens: &Lens<'_>, n: usize, start: usize, end: usize) -> Option<Body> {
    let whole = lens.sentences.get(n).copied().unwrap_or((start, end));
    if let Some(body) =
        in_sentence(lens, start, end, deciding).or_else(|| in_sentence(lens, start, end, members))
    {
        return Some(body);
    }
    let near = [Some(n).filter(|_| whole != (start, end)), n.checked_sub(1), n.checked_sub(2), Some(n + 1)];
    let near = near.into_iter().flatten().filter_map(|k| lens.sentences.get(k).copied());
    if let Some(body) = near.clone().find_map(|(a, b)| in_sentence(lens, a, b, deciding)) {
        return Some(body);
    }
    // Whoever passes or rejects it: "Dockers rejected the offer".
    let verb =
        (start..end).find(|&i| lens.tag(i).starts_with('V') && super::verdict(lens.p.word(i)).is_some());
    if let Some(f) =
        verb.and_then(|v| lens.acting_before(start, v).into_iter().next_back().filter(|f| f.plural))
    {
        return Some(Body { words: lens.text(f.start, f.end).to_owned(), start: f.start });
    }
    near.clone().find_map(|(a, b)| in_sentence(lens, a, b, members)).or_else(|| named(lens, n))
}

/// A body told by its name alone, under "in" or "of": neither a person nor a state.
fn named(lens: &Lens<'_>, n: usize) -> Option<Body> {
    let p = &lens.p;
    let &(start, end) = lens.sentences.get(n)?;
    let found = lens.names_in(start, end).iter().find(|name| {
        let mut at = name.titled;
        while at > start && matches!(p.before(at, 1), "the" | "’s" | "'s") {
            at -= 1;
        }
        matches!(p.before(at, 1), "in" | "of" | "at" | "by")
            && !lens.is_person(**name)
            && lens.states.find(lens.text(name.titled, name.end)).is_none()
            && name.end > name.titled + 1
    })?;
    Some(Body { words: lens.text(found.titled, found.end).to_owned(), start: found.titled })
}

fn in_sentence(lens: &Lens<'_>, start: usize, end: usize, test: fn(&str) -> bool) -> Option<Body> {
    let p = &lens.p;
    let mut best: Option<(usize, usize, usize)> = None;
    for i in start..end {
        if !p.is_word(i) || !test(p.word(i)) {
            continue;
        }
        // "three members" are a count, not the body.
        if members(p.word(i))
            && i > start
            && (lens.tag(i - 1) == "CD"
                || super::counts::votes_at(lens, i - 1).is_some()
                || matches!(p.before(i, 1), "other" | "others" | "more" | "s’" | "’"))
        {
            continue;
        }
        let (from, to) = phrase(lens, i, start, end);
        // A capital or an owner makes a body; a bare "the board" will do if nothing better comes.
        let named =
            (from..to).any(|k| p.capital(k) && k != start) || matches!(p.before(from, 1), "’s" | "'s");
        let generic = matches!(
            p.word(i),
            "house"
                | "hall"
                | "union"
                | "conference"
                | "summit"
                | "agency"
                | "court"
                | "thing"
                | "branch"
                | "executive"
        ) && !named
            && from == i
            && !(p.before(i, 1) == "the" && lens.tag(i + 1).starts_with('V'));
        if generic {
            continue;
        }
        // "in the Council chamber", "the committee's chair" are places and people.
        let owns = matches!(p.word(to), "’s" | "'s")
            && !matches!(p.word(to + 1), "vote" | "members" | "plenary" | "upper" | "lower");
        let score = usize::from(named) * 2 + usize::from(!owns) * 2 + usize::from(from <= start + 2);
        if best.is_none_or(|(s, ..)| score > s) {
            best = Some((score, from, to));
        }
    }
    best.map(|(_, from, to)| Body { words: lens.text(from, to).to_owned(), start: from })
}

/// The noun phrase around a body's noun: "Norrovia’s upper chamber", "UN General Assembly", "Diet of Karsovia".
fn phrase(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> (usize, usize) {
    let p = &lens.p;
    if let Some(name) = lens.name_at(i) {
        let mut from = name.titled;
        if from > start
            && matches!(p.before(from, 1), "’s" | "'s")
            && let Some(owner) = lens.name_before(from)
        {
            from = owner.start;
        }
        let mut to = name.end.max(i + 1);
        // "House of Lords" is one name; "Council on Wednesday" is not.
        if p.word(to) == "of" && p.capital(to + 1) && lens.name_at(to + 1).is_some() {
            to = lens.name_at(to + 1).map_or(to, |n| n.end);
        }
        return (from, to.min(end));
    }
    let mut from = i;
    while from > start {
        let before = p.before(from, 1);
        let modifier = p.is_word(from - 1)
            && (p.capital(from - 1) && from - 1 != start
                || matches!(
                    before,
                    "upper"
                        | "lower"
                        | "security"
                        | "general"
                        | "foreign"
                        | "affairs"
                        | "executive"
                        | "budget"
                        | "fisheries"
                        | "works"
                        | "city"
                        | "town"
                        | "municipal"
                        | "regional"
                        | "provincial"
                        | "joint"
                        | "supreme"
                        | "constitutional"
                        | "ethics"
                        | "finance"
                        | "federal"
                        | "national"
                        | "rights"
                        | "human"
                        | "governing"
                        | "first"
                        | "third"
                        | "peace"
                        | "trade"
                        | "strike"
                        | "steering"
                        | "credentials"
                        | "legal"
                        | "defence"
                        | "defense"
                        | "rules"
                        | "central"
                        | "university"
                        | "party"
                        | "water"
                ));
        if modifier {
            from -= 1;
        } else if matches!(before, "’s" | "'s") {
            match lens.name_before(from) {
                Some(owner) => {
                    from = owner.start;
                    break;
                }
                None => break,
            }
        } else {
            break;
        }
    }
    let mut to = i + 1;
    if p.word(to) == "of" {
        let at = if p.word(to + 1) == "the" { to + 2 } else { to + 1 };
        if let Some(name) = lens.name_at(at).filter(|n| n.start == at || n.titled == at) {
            to = name.end;
        }
    }
    (from, to.min(end))
}
