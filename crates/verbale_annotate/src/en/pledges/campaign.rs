//! Money of campaigns and of firms: what is given to candidates, spent on advertisements, lent or invested is no pledge to a negotiation.

use super::gives;
use crate::en::lens::{Group, Lens};
use verbale_model::Pledge;

/// Words of elections.
fn electoral(word: &str) -> bool {
    matches!(
        word,
        "pac"
            | "pacs"
            | "super-pac"
            | "super-pacs"
            | "fec"
            | "caucus"
            | "caucuses"
            | "primaries"
            | "primary"
            | "nominee"
            | "nominees"
            | "nomination"
            | "candidate"
            | "candidates"
            | "candidacy"
            | "campaign"
            | "campaigns"
            | "campaigning"
            | "fundraising"
            | "fundraiser"
            | "fundraisers"
            | "bundlers"
            | "ballot"
            | "ballots"
            | "presidential"
            | "voter"
            | "voters"
            | "republican"
            | "republicans"
            | "democrat"
            | "democrats"
            | "gop"
            | "airtime"
            | "electorate"
            | "electoral"
            | "election"
            | "elections"
            | "re-election"
            | "polls"
            | "pollster"
            | "incumbent"
            | "lobbyist"
            | "lobbyists"
    )
}

/// Words of firms and their money.
fn commercial(word: &str) -> bool {
    matches!(
        word,
        "bankruptcy"
            | "shareholder"
            | "shareholders"
            | "executives"
            | "ceo"
            | "profit"
            | "profits"
            | "revenue"
            | "revenues"
            | "investors"
            | "creditors"
            | "merger"
            | "subsidiary"
            | "acquisition"
            | "mine"
            | "mines"
            | "casino"
            | "casinos"
            | "condominiums"
            | "golf"
            | "startup"
            | "dividends"
            | "stake"
            | "lawsuit"
            | "lawsuits"
            | "bidder"
            | "hedge"
    )
}

/// Whether a text tells of an election campaign or of business: several such words, and not in passing.
pub(super) fn told(lens: &Lens<'_>) -> bool {
    often(lens, electoral) || often(lens, commercial)
}

/// Whether at least four words, three of them different, are of a kind.
fn often(lens: &Lens<'_>, of_kind: fn(&str) -> bool) -> bool {
    let p = &lens.p;
    let mut count = 0;
    let mut kinds: [&str; 3] = [""; 3];
    let mut known = 0;
    for i in 0..p.len() {
        let word = p.word(i);
        if !of_kind(word) {
            continue;
        }
        count += 1;
        if known < kinds.len() && !kinds[..known].contains(&word) {
            kinds[known] = word;
            known += 1;
        }
    }
    count >= 4 && known == kinds.len()
}

/// Drops the gifts of a sentence of such a text, from `held` on, that no state or body gives, or that go to a campaign.
pub(super) fn weeded(lens: &Lens<'_>, (start, end): (usize, usize), held: usize, out: &mut Vec<Pledge>) {
    let campaign = (start..end).any(|i| electoral(lens.p.word(i)));
    let mut at = 0;
    out.retain(|pledge| {
        at += 1;
        at <= held
            || !campaign && {
                let group = Group { names: pledge.donors.clone(), start, end };
                gives(lens, &group)
            }
    });
}
