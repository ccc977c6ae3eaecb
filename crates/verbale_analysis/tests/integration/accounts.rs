//! Which documents are an account of a meeting, and what is called silence.

use crate::talks::{HARBOUR, Talks, meta};
use verbale_analysis::{Absence, Accounts};
use verbale_model::DocumentMeta;

#[test]
fn a_meeting_has_the_accounts_published_within_days_of_it() {
    let facts = Talks::new(HARBOUR)
        .own("no", "2031-05-04T18:00:00Z", "We met Southmark in Lindvik. The fees stay.")
        .own("so", "2031-05-20T18:00:00Z", "We met Northland in Lindvik. The fees go.")
        .press("Wire", "2031-05-05T08:00:00Z", "Tor Lunde said that the fees would go. Northland differs.")
        .says("Tor Lunde", Some("so"), "that the fees would go")
        .facts();
    let accounts = &Accounts::of(&facts)[0].accounts;
    let of = |party: &str| accounts.iter().find(|a| a.party == party).expect("an account");
    assert_eq!((of("no").own.len(), of("no").full), (1, true));
    assert_eq!((of("so").own.len(), of("so").reported.len()), (0, 1), "two weeks later is another occasion");
    let names: Vec<&str> = accounts.iter().map(|a| a.party.as_str()).collect();
    assert_eq!(names, ["no", "me", "so"], "by name: Northland, Office of the Mediator, Southmark");
}

#[test]
fn absence_depends_on_what_is_held() {
    let facts = Talks::new(HARBOUR)
        .own("no", "2031-05-04T18:00:00Z", "We met Southmark in Lindvik.")
        .document(
            DocumentMeta { party: Some("so".into()), full: false, ..meta("2031-05-04T19:00:00Z") },
            "Northland heard our view, the prime minister said.",
        )
        .facts();
    let accounts = &Accounts::of(&facts)[0].accounts;
    let absences: Vec<_> = accounts.iter().map(|a| (a.party.as_str(), a.absence())).collect();
    assert_eq!(absences, [("no", Absence::Silent), ("me", Absence::NoAccount), ("so", Absence::NotHeld)]);
}
