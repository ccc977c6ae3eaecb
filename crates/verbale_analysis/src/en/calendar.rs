//! Weekdays, dates and fractions as English writes them.

use jiff::civil::{Date, Weekday};
use verbale_model::Span;

/// A weekday and a date that a text gives together ("Wednesday 12 October").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NamedDay {
    /// The weekday as written.
    pub(crate) weekday: Weekday,
    /// The date as written, with the year given or taken from the document.
    pub(crate) date: Date,
    /// Whether the year is written.
    pub(crate) year_written: bool,
    /// The words.
    pub(crate) span: Span,
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The weekday a word names.
fn weekday_of(word: &str) -> Option<Weekday> {
    let lower = word.to_ascii_lowercase();
    let n = DAYS.iter().position(|d| *d == lower)?;
    Weekday::from_monday_zero_offset(n as i8).ok()
}

fn month_of(word: &str) -> Option<i8> {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    let n = MONTHS.iter().position(|m| {
        *m == lower || (lower.len() == 3 && m.starts_with(&lower)) || lower == "sept" && *m == "september"
    })?;
    Some(n as i8 + 1)
}

fn ordinal(word: &str) -> Option<i8> {
    let lower = word.to_ascii_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &lower[digits.len()..];
    let n: i8 = digits.parse().ok()?;
    (matches!(tail, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&n)).then_some(n)
}

/// Weekdays written with a date within a few words of each other, the year from `year` where none is written.
pub(crate) fn day_names(text: &str, words: &[super::Word], year: Option<i16>) -> Vec<NamedDay> {
    let mut out = Vec::new();
    let word = |i: usize| words.get(i).map_or("", |w| w.span.text(text));
    for (i, first) in words.iter().enumerate() {
        let Some(weekday) = weekday_of(first.span.text(text)) else { continue };
        let skip = usize::from(matches!(word(i + 1).to_ascii_lowercase().as_str(), "the" | "on"));
        let at = i + 1 + skip;
        let (day, month, mut last) =
            if let (Some(day), Some(month)) = (ordinal(word(at)), month_of(word(at + 1))) {
                (day, month, at + 1)
            } else if let (Some(day), "of", Some(month)) =
                (ordinal(word(at)), word(at + 1), month_of(word(at + 2)))
            {
                (day, month, at + 2)
            } else if let (Some(month), Some(day)) = (month_of(word(at)), ordinal(word(at + 1))) {
                (day, month, at + 1)
            } else {
                continue;
            };
        let written = word(last + 1).parse::<i16>().ok().filter(|y| (1800..2200).contains(y));
        last += usize::from(written.is_some());
        let Some(year) = written.or(year) else { continue };
        // A sentence end between the two keeps them apart.
        let between = &text[first.span.end() as usize..words[last].span.end() as usize];
        if between.contains(['.', ';', '!', '?']) {
            continue;
        }
        if let Ok(date) = Date::new(year, month, day) {
            out.push(NamedDay {
                weekday,
                date,
                year_written: written.is_some(),
                span: first.span.cover(words[last].span),
            });
        }
    }
    out
}

/// Whether the words between two figures make the second the whole of the first: "61 of 80", "61 out of the 80".
pub(crate) fn out_of(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().collect();
    let last = words.iter().rposition(|w| *w == "of");
    last.is_some_and(|n| words.len() <= 4 && words.len() - n <= 2)
}

/// Whether the words before a figure make it the whole that parts are taken from: "Of the 41,000 tonnes".
pub(crate) fn whole(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    ["of the", "of its", "of their", "of these", "of those", "of", "among the"]
        .iter()
        .any(|w| before.ends_with(w))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::day_names;

    #[test]
    fn a_weekday_is_read_with_its_date() {
        for (text, date) in [
            ("on Wednesday 12 October", "2027-10-12"),
            ("on Tuesday, October 12, 2027", "2027-10-12"),
            ("Monday the 3rd of May", "2027-05-03"),
        ] {
            let found = day_names(text, &read(text, 0), Some(2027));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].date.to_string(), date);
        }
        let text = "He left on Monday. Twelve men came. 12 October was fine.";
        assert!(day_names(text, &read(text, 0), Some(2027)).is_empty());
    }
}
