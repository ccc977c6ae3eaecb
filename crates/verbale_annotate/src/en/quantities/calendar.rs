//! Names of months, weekdays and seasons.

/// The month (1 to 12) that a word in lower case names; "may" and "march" are also verbs, which the caller decides.
pub(in crate::en) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" | "jan." => 1,
        "february" | "feb" | "feb." => 2,
        "march" | "mar" | "mar." => 3,
        "april" | "apr" | "apr." => 4,
        "may" => 5,
        "june" | "jun" | "jun." => 6,
        "july" | "jul" | "jul." => 7,
        "august" | "aug" | "aug." => 8,
        "september" | "sept" | "sept." | "sep" | "sep." => 9,
        "october" | "oct" | "oct." => 10,
        "november" | "nov" | "nov." => 11,
        "december" | "dec" | "dec." => 12,
        _ => return None,
    })
}

/// The weekday (Monday is 1) that a word in lower case names.
pub(in crate::en) fn weekday(word: &str) -> Option<i8> {
    Some(match word {
        "monday" | "mon." => 1,
        "tuesday" | "tue." | "tues." => 2,
        "wednesday" | "wed." => 3,
        "thursday" | "thu." | "thur." | "thurs." => 4,
        "friday" | "fri." => 5,
        "saturday" | "sat." => 6,
        "sunday" | "sun." => 7,
        _ => return None,
    })
}

/// The number ISO 8601-2 gives a season.
pub(in crate::en) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => 24,
        _ => return None,
    })
}

/// The number that an ordinal word names, for days and quarters.
pub(in crate::en) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        _ => return None,
    })
}
