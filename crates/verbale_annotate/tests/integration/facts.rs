//! Facts end to end, where readers share what they look at. Each kind is measured on labelled texts (`evals/facts`).

use verbale_annotate::Annotator;
use verbale_model::{
    Annotations, Document, DocumentMeta, Dossier, GovernanceKind, MeetingStatus, ProposalAnswer,
};

fn annotate(text: &str) -> Annotations {
    let meta = DocumentMeta { published: "2031-10-14".parse().ok(), ..DocumentMeta::default() };
    let document = Document::new(text, meta).expect("a short text");
    Annotator::new(&Dossier::default()).annotate(&document)
}

#[test]
fn the_town_of_a_dateline_is_a_place_and_takes_no_part() {
    for dateline in ["GENEVA — ", "GENEVA, 14 October — ", "GENEVA (Northern Wire) – "] {
        let text =
            format!("{dateline}Norway and Chile agreed to share the fish. Their envoys met for six hours.");
        let meetings = annotate(&text).meetings;
        assert_eq!(meetings.len(), 1, "{text}");
        assert_eq!(meetings[0].place.as_deref(), Some("GENEVA"), "{text}");
        assert_eq!(meetings[0].participants, ["Norway", "Chile"], "{text}");
    }
}

#[test]
fn a_denial_of_something_else_leaves_the_meeting_before_it_held() {
    let status = |denial: &str| {
        let text = format!(
            "Norway's envoy met Chile's envoy in Oslo on Monday for six hours. Chile's envoy {denial}"
        );
        annotate(&text).meetings.first().map(|m| m.status)
    };
    assert_eq!(status("denied that any volume had been fixed."), Some(MeetingStatus::Held));
    assert_eq!(status("denied any meeting."), Some(MeetingStatus::Denied));
}

#[test]
fn two_events_of_one_sentence_have_days_of_their_own() {
    let text = "Aigul Sadykova was appointed head of the commission on Monday, replacing Marat Ospanov, who resigned in August.";
    let date = |what: GovernanceKind| {
        annotate(text).governance.into_iter().find(|e| e.what == what).and_then(|e| e.date)
    };
    assert_eq!(date(GovernanceKind::Appointment).as_deref(), Some("2031-10-13"));
    assert_eq!(date(GovernanceKind::Resignation).as_deref(), Some("2031-08"));
}

#[test]
fn a_short_notice_tells_of_offices_by_what_was_seen() {
    let told = |text: &str| {
        annotate(text).governance.into_iter().map(|e| (e.what, e.person, e.office)).collect::<Vec<_>>()
    };
    let some = |s: &str| Some(s.to_owned());
    let keys = "Ruta Minn, Aldoria’s fisheries minister, left her keys with the porter on Friday and her letter with the premier.";
    assert_eq!(told(keys), [(GovernanceKind::Resignation, some("Ruta Minn"), some("fisheries minister"))]);
    let car = "The harbour chief of Veska, Ilan Orrick, was driven off in a grey car before breakfast, between two men from the prosecutor’s office.";
    let post = some("harbour chief of Veska");
    assert_eq!(told(car), [(GovernanceKind::Arrest, some("Ilan Orrick"), post)]);
    for plain in [
        "The harbour chief of Veska, Ilan Orrick, spoke for an hour on Friday about dredging and ferries.",
        "Ruta Minn, Aldoria’s fisheries minister, met the envoy of Orma in Veska on Friday. They talked of herring for two hours.",
        "The prime minister of Orma, Edda Lusk, visited the flooded villages on Tuesday and promised boats.",
        "Orma’s negotiator, Tessa Quill, flew home on Thursday night with a cold and a folder.",
    ] {
        assert_eq!(told(plain), [], "{plain}");
    }
}

#[test]
fn a_short_notice_tells_who_answers_a_text_by_gestures() {
    let text = "The mediator laid a map of the delta on the table. Orma’s envoy kissed it; Tolm’s turned it face down.";
    let proposals = annotate(text).proposals;
    assert_eq!(proposals.len(), 1);
    let stances: Vec<_> = proposals[0].stances.iter().map(|s| (s.party.as_str(), s.answer)).collect();
    assert_eq!(stances, [("Orma’s envoy", ProposalAnswer::Accepts), ("Tolm", ProposalAnswer::Rejects)]);
}

#[test]
fn a_short_notice_tells_which_words_are_new_by_who_left_them() {
    let told = annotate("Where the herring annex said “shall”, Orma’s pencil has left “may”.").proposals;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].from.as_deref(), told[0].to.as_deref()), (Some("shall"), Some("may")));
}

#[test]
fn a_motion_is_told_with_its_force() {
    let text = "The Assembly adopted a formal, though non-binding, resolution on the return of the nets. The resolution passed with 91 votes in favour, 12 against and 57 abstentions.";
    let motion = annotate(text).votes.into_iter().find_map(|v| v.motion);
    assert_eq!(motion.as_deref(), Some("non-binding, resolution on the return of the nets"));
}
