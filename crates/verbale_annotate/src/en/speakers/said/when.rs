//! When something was said, as the sentence tells it outside the words said: "on Tuesday", "on 2 December", "yesterday".
//!
//! A weekday is the last one on or before the day of publication. Without a day of publication only a full date counts.

use super::super::reading::Reading;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::ops::Range;
use verbale_model::Moment;

/// The day told between the parts of an attribution or right beside them. `free`: tokens of its sentences outside the content.
pub(super) fn said_at(
    reading: &Reading<'_>,
    free: &[Range<usize>],
    cue: &Range<usize>,
    published: Option<Date>,
) -> Option<Moment> {
    let mut best: Option<(usize, Date)> = None;
    for range in free {
        for at in range.clone() {
            if reading.is_quoted(at) {
                continue;
            }
            let Some((len, day)) = day_at(reading, at, range.end, published) else { continue };
            // "after Tuesday’s meeting", "the Tuesday session", "due on Friday": the day of something else.
            if reading.is_possessive(at + len) || of_something_else(reading, at) {
                continue;
            }
            let far = if at < cue.start { cue.start - at } else { at.saturating_sub(cue.end) };
            if far <= 14 && best.is_none_or(|(had, _)| far < had) {
                best = Some((far, day));
            }
        }
    }
    best.map(|(_, day)| Moment::day(day))
}

fn of_something_else(reading: &Reading<'_>, at: usize) -> bool {
    let mut before = at;
    while before > 0 && reading.is_one_of(before - 1, &["on", "last", "this", "past", "late", "early"]) {
        before -= 1;
    }
    before > 0
        && (reading.is(before - 1, "the")
            || reading.is_one_of(
                before - 1,
                &[
                    "until",
                    "by",
                    "before",
                    "since",
                    "after",
                    "from",
                    "next",
                    "meeting",
                    "talks",
                    "session",
                    "summit",
                    "due",
                    "scheduled",
                    "vote",
                    "held",
                    "attack",
                    "strike",
                    "round",
                    "for",
                    "coming",
                    "planned",
                ],
            ))
}

/// A date or day word at a token: its length in tokens and the day.
fn day_at(reading: &Reading<'_>, at: usize, limit: usize, published: Option<Date>) -> Option<(usize, Date)> {
    let word = reading.word(at);
    if let Some(weekday) = weekday(word) {
        // "Tuesday, December 2"
        let next = at + 1 + usize::from(reading.word(at + 1) == ",");
        if next < limit
            && let Some((len, day)) = calendar(reading, next, limit, published)
        {
            return Some((next - at + len, day));
        }
        return Some((1, last(weekday, published?)));
    }
    if let Some(found) = calendar(reading, at, limit, published) {
        return Some(found);
    }
    let day = published?;
    match word.to_ascii_lowercase().as_str() {
        "today" | "tonight" => Some((1, day)),
        "yesterday" => Some((1, day.checked_sub(1.day()).ok()?)),
        _ => None,
    }
}

/// "December 2", "2 December", "Dec. 2, 2025", "2025-12-02" is left to the text's own form.
fn calendar(
    reading: &Reading<'_>,
    at: usize,
    limit: usize,
    published: Option<Date>,
) -> Option<(usize, Date)> {
    let number = |t: usize| -> Option<i8> {
        let word = reading.word(t);
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse().ok().filter(|d| (1..=31).contains(d))
    };
    let (month, day, mut len) = if let Some(month) = month(reading.word(at)) {
        (month, number(at + 1).filter(|_| at + 1 < limit)?, 2)
    } else {
        let day = number(at)?;
        let mut next = at + 1;
        // "2nd of December"
        while next < at + 3 && reading.is_one_of(next, &["nd", "rd", "th", "st", "of"]) {
            next += 1;
        }
        (month(reading.word(next)).filter(|_| next < limit)?, day, next - at + 1)
    };
    let comma = usize::from(reading.word(at + len) == ",");
    let year = reading.word(at + len + comma).parse::<i16>().ok().filter(|y| (1900..2200).contains(y));
    if let Some(year) = year {
        len += comma + 1;
        return Some((len, Date::new(year, month, day).ok()?));
    }
    // The nearest such day that is not after publication by more than a day.
    let published = published?;
    let this = Date::new(published.year(), month, day).ok()?;
    let day = if this > published.checked_add(1.day()).ok()? {
        Date::new(published.year() - 1, month, day).ok()?
    } else {
        this
    };
    Some((len, day))
}

fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "Monday" => Some(Weekday::Monday),
        "Tuesday" => Some(Weekday::Tuesday),
        "Wednesday" => Some(Weekday::Wednesday),
        "Thursday" => Some(Weekday::Thursday),
        "Friday" => Some(Weekday::Friday),
        "Saturday" => Some(Weekday::Saturday),
        "Sunday" => Some(Weekday::Sunday),
        _ => None,
    }
}

fn last(weekday: Weekday, published: Date) -> Date {
    let back = weekday.until(published.weekday());
    published.checked_sub(i32::from(back).days()).unwrap_or(published)
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let bare = word.trim_end_matches('.');
    if !bare.starts_with(char::is_uppercase) || bare.len() < 3 {
        return None;
    }
    let at =
        MONTHS.iter().position(|m| *m == bare || m[..3] == *bare || bare == "Sept" && *m == "September")?;
    Some(at as i8 + 1)
}
