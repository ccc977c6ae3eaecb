//! Classes of words by which meetings are read, from a table.

use crate::en::lens::Lens;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A class of words; the table says what for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Of what is to come.
    Ahead,
    /// What one travels for.
    Aim,
    /// Verbs of coming.
    Attends,
    /// After a length of time: it is no length of a meeting.
    Beyond,
    /// Before "to": it is to come.
    Bound,
    /// Before "by": who came.
    By,
    /// Of what has been.
    Done,
    /// What happens to meetings.
    Event,
    /// Stand for those told before.
    Group,
    /// Before a noun of meeting: another thing.
    Kind,
    /// Before a length.
    Lasted,
    /// Of those who came.
    Lead,
    /// With "no meeting" that tell of its fate.
    NoneSuch,
    /// Negations.
    Not,
    /// Whom one receives.
    Official,
    /// Order a round in a row.
    Ordered,
    /// With rounds of other things.
    OtherRound,
    /// After "call".
    Partner,
    /// Telephones and screens.
    Phone,
    /// Point back.
    Pointing,
    /// Of tales.
    Report,
    /// Verbs of travel that need talks.
    Return,
    /// After a noun of meeting: another thing.
    Room,
    /// Between the names of a list.
    Small,
    /// Words for a meeting in a denial.
    Spoken,
    /// In names of places.
    Spot,
    /// End the words on a meeting.
    Stop,
    /// Talks at the end of a journey.
    Talking,
    /// Before "call".
    Telephone,
    /// Verbs that tell of a meeting from outside.
    Tells,
    /// What no one meets as a person.
    Thing,
    /// Travel.
    Travels,
    /// Wishes, offers and possibilities.
    Wish,
    /// Verbs that are never nouns.
    VerbOnly,
    /// Nouns of meetings, which take no part.
    MeetingNoun,
    /// Those whom one meets without a meeting.
    NotPartner,
    /// Verbs of inviting.
    Invites,
}

const CLASSES: [(Class, &str); 37] = [
    (Class::Ahead, "ahead"),
    (Class::Aim, "aim"),
    (Class::Attends, "attends"),
    (Class::Beyond, "beyond"),
    (Class::Bound, "bound"),
    (Class::By, "by"),
    (Class::Done, "done"),
    (Class::Event, "event"),
    (Class::Group, "group"),
    (Class::Kind, "kind"),
    (Class::Lasted, "lasted"),
    (Class::Lead, "lead"),
    (Class::NoneSuch, "nonesuch"),
    (Class::Not, "not"),
    (Class::Official, "official"),
    (Class::Ordered, "ordered"),
    (Class::OtherRound, "otherround"),
    (Class::Partner, "partner"),
    (Class::Phone, "phone"),
    (Class::Pointing, "pointing"),
    (Class::Report, "report"),
    (Class::Return, "return"),
    (Class::Room, "room"),
    (Class::Small, "small"),
    (Class::Spoken, "spoken"),
    (Class::Spot, "spot"),
    (Class::Stop, "stop"),
    (Class::Talking, "talking"),
    (Class::Telephone, "telephone"),
    (Class::Tells, "tells"),
    (Class::Thing, "thing"),
    (Class::Travels, "travels"),
    (Class::Wish, "wish"),
    (Class::VerbOnly, "verbonly"),
    (Class::MeetingNoun, "meetingnoun"),
    (Class::NotPartner, "notpartner"),
    (Class::Invites, "invites"),
];

static WORDS: LazyLock<Vec<FxHashSet<&'static str>>> = LazyLock::new(|| {
    let rows = || include_str!("../../../data/en/meeting_words.tsv").lines().filter(|l| !l.starts_with('#'));
    let words = |name: &str| rows().find_map(|l| l.strip_prefix(name)?.strip_prefix('\t')?.split_once('\t'));
    CLASSES
        .iter()
        .map(|(_, name)| words(name).map(|w| w.1.split('|').collect()).unwrap_or_default())
        .collect()
});

/// Whether a word is of a class.
pub(super) fn is(word: &str, class: Class) -> bool {
    WORDS[class as usize].contains(word)
}

/// Whether any word of a range is of a class.
pub(super) fn any(lens: &Lens<'_>, start: usize, end: usize, class: Class) -> bool {
    (start..end).any(|i| is(lens.p.word(i), class))
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, WORDS};

    #[test]
    fn every_class_has_words_and_every_row_a_class() {
        assert!(WORDS.iter().all(|w| !w.is_empty()));
        assert!(CLASSES.iter().enumerate().all(|(at, (class, _))| *class as usize == at));
        let rows = include_str!("../../../data/en/meeting_words.tsv").lines().filter(|l| !l.starts_with('#'));
        assert_eq!(rows.count(), CLASSES.len());
    }
}
