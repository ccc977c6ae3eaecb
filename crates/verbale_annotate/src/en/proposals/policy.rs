//! Plans of policy at home and of election campaigns, which are no texts between parties.

use super::words::REACH;
use crate::en::lens::Lens;

/// A plan of policy at home or of a campaign, not a text between parties: "her tax plan", "the nominee’s proposal for paid leave".
pub(super) fn domestic(lens: &Lens<'_>, n: usize, first: usize, at: usize, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let about = (at + 1..(at + 3).min(end)).any(|i| matches!(p.word(i), "for" | "to" | "on" | "of"));
    let stop = if about { (at + 9).min(end) } else { at + 1 };
    if (first..stop).any(|i| home(p.word(i))) {
        return true;
    }
    let (from, to) = (
        n.checked_sub(1).map_or(start, |k| lens.sentences[k].0).max(start.saturating_sub(REACH)),
        lens.sentences.get(n + 1).map_or(end, |s| s.1).min(end + REACH),
    );
    (from..to).any(|i| campaign(p.word(i)))
}

/// Whether a text is mostly about an election campaign.
pub(super) fn home_affairs(lens: &Lens<'_>) -> bool {
    (0..lens.p.len()).filter(|&i| campaign(lens.p.word(i))).take(4).count() > 3
}

/// Words of talks between parties, in a sentence or beside it.
pub(super) fn parleying(lens: &Lens<'_>, n: usize, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let (from, to) = (
        n.checked_sub(1).map_or(start, |k| lens.sentences[k].0).max(start.saturating_sub(REACH)),
        lens.sentences.get(n + 1).map_or(end, |s| s.1).min(end + REACH),
    );
    (from..to).any(|i| {
        matches!(
            p.word(i),
            "talks"
                | "negotiators"
                | "negotiator"
                | "negotiations"
                | "mediator"
                | "mediators"
                | "envoy"
                | "envoys"
                | "delegation"
                | "delegations"
                | "ceasefire"
                | "truce"
                | "peace"
                | "rebels"
                | "treaty"
                | "summit"
                | "union"
                | "unions"
                | "strikers"
                | "mediation"
        )
    })
}

/// Fields of policy at home.
fn home(word: &str) -> bool {
    matches!(
        word,
        "tax"
            | "taxes"
            | "health"
            | "healthcare"
            | "education"
            | "school"
            | "schools"
            | "college"
            | "tuition"
            | "maternity"
            | "childcare"
            | "child-care"
            | "cybersecurity"
            | "infrastructure"
            | "housing"
            | "welfare"
            | "immigration"
            | "immigrants"
            | "spending"
            | "stimulus"
            | "transit"
            | "service"
            | "marketing"
            | "medicare"
            | "medicaid"
            | "retirement"
            | "veterans"
            | "gun"
            | "guns"
            | "policing"
            | "zoning"
            | "hospital"
            | "hospitals"
            | "students"
            | "campus"
            | "phone"
            | "wireless"
            | "subscription"
            | "diet"
            | "meal"
    )
}

/// Words of an election campaign.
fn campaign(word: &str) -> bool {
    matches!(
        word,
        "campaign"
            | "candidate"
            | "candidates"
            | "nominee"
            | "voters"
            | "electorate"
            | "republican"
            | "republicans"
            | "democrat"
            | "democrats"
            | "democratic"
            | "gop"
            | "rally"
            | "pollster"
            | "debates"
            | "economists"
            | "congressman"
            | "senator"
            | "senators"
            | "filibuster"
    )
}
