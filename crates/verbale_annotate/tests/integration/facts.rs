//! Facts end to end, where readers share what they look at. Each kind is measured on labelled texts (`evals/facts`).

use verbale_annotate::Annotator;
use verbale_model::{Annotations, Document, DocumentMeta, Dossier, GovernanceKind, MeetingStatus};

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
