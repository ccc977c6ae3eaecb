//! Classes of words by which meetings are read, from a table.

use crate::en::classes::word_classes;
use crate::en::lens::Lens;

word_classes! {
    /// A class of words; the table says what for.
    enum Class in "../../../data/en/meeting_words.tsv" {
        /// Of what is to come.
        Ahead = "ahead",
        /// What one travels for.
        Aim = "aim",
        /// Verbs of coming.
        Attends = "attends",
        /// After a length of time: it is no length of a meeting.
        Beyond = "beyond",
        /// Before "to": it is to come.
        Bound = "bound",
        /// Before "by": who came.
        By = "by",
        /// Of what has been.
        Done = "done",
        /// What happens to meetings.
        Event = "event",
        /// Stand for those told before.
        Group = "group",
        /// Before a noun of meeting: another thing.
        Kind = "kind",
        /// Before a length.
        Lasted = "lasted",
        /// Of those who came.
        Lead = "lead",
        /// With "no meeting" that tell of its fate.
        NoneSuch = "nonesuch",
        /// Negations.
        Not = "not",
        /// Rooms and spots where two may meet.
        Venue = "venue",
        /// What two do without meeting.
        Apart = "apart",
        /// Whom one receives.
        Official = "official",
        /// Order a round in a row.
        Ordered = "ordered",
        /// With rounds of other things.
        OtherRound = "otherround",
        /// After "call".
        Partner = "partner",
        /// Telephones and screens.
        Phone = "phone",
        /// Point back.
        Pointing = "pointing",
        /// Of tales.
        Report = "report",
        /// Verbs of travel that need talks.
        Return = "return",
        /// After a noun of meeting: another thing.
        Room = "room",
        /// Between the names of a list.
        Small = "small",
        /// Words for a meeting in a denial.
        Spoken = "spoken",
        /// In names of places.
        Spot = "spot",
        /// End the words on a meeting.
        Stop = "stop",
        /// Talks at the end of a journey.
        Talking = "talking",
        /// Before "call".
        Telephone = "telephone",
        /// Verbs that tell of a meeting from outside.
        Tells = "tells",
        /// What no one meets as a person.
        Thing = "thing",
        /// Travel.
        Travels = "travels",
        /// Wishes, offers and possibilities.
        Wish = "wish",
        /// Verbs that are never nouns.
        VerbOnly = "verbonly",
        /// Nouns of meetings, which take no part.
        MeetingNoun = "meetingnoun",
        /// Those whom one meets without a meeting.
        NotPartner = "notpartner",
        /// Verbs of inviting.
        Invites = "invites",
        /// Of deeds that tell of no company, those that may stand in any report.
        Mild = "mild",
        /// Furniture of talks: what is told of those who met.
        Scene = "scene",
        /// Of other news than meetings.
        Elsewhere = "elsewhere",
        /// Prepositions of company.
        Beside = "beside",
        /// Prepositions of place.
        Where = "where",
        /// Nouns of ties that no meeting is: "the treaty with".
        Relation = "relation",
        /// Where one is at home.
        Home = "home",
        /// Hours of a day.
        Hour = "hour",
        /// What one does to another in person.
        Bodily = "bodily",
    }
}

/// Whether any word of a range is of a class.
pub(super) fn any(lens: &Lens<'_>, start: usize, end: usize, class: Class) -> bool {
    (start..end).any(|i| is(lens.p.word(i), class))
}
