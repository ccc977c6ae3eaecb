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

/// The day that a weekday or month at a word stands for, told on `day`: the last one before, "in April" its last day.
pub(crate) fn day_before(text: &str, words: &[super::Word], at: usize, day: Date) -> Option<Date> {
    let word = words[at].span.text(text);
    if !words[at].capital {
        return (word == "yesterday").then(|| day.yesterday().ok()).flatten();
    }
    let before = at.checked_sub(1).map(|n| words[n].span.text(text).to_ascii_lowercase());
    if let Some(weekday) = weekday_of(word) {
        let back = (day.weekday().to_monday_zero_offset() - weekday.to_monday_zero_offset()).rem_euclid(7);
        let date = day.checked_sub(jiff::Span::new().days(back)).ok()?;
        // "Last Thursday" is not the one of this week.
        let last = before.as_deref() == Some("last") && back < 2;
        return if last { date.checked_sub(jiff::Span::new().days(7)).ok() } else { Some(date) };
    }
    let month = month_of(word).filter(|_| word.len() > 3)?;
    // "5 April" has its day.
    if let Some(n) = before.as_deref().and_then(ordinal) {
        let date = Date::new(day.year(), month, n).ok()?;
        return if date <= day { Some(date) } else { date.checked_sub(jiff::Span::new().years(1)).ok() };
    }
    let in_month =
        before.as_deref().is_some_and(|b| matches!(b, "in" | "of" | "last" | "since" | "early" | "late"));
    let last = Date::new(day.year(), month, 1).ok()?.last_of_month();
    let date = if month > day.month() { last.checked_sub(jiff::Span::new().years(1)).ok()? } else { last };
    in_month.then_some(date)
}

/// An age that a text gives with a year of beginning: "founded in 1204, the abbey keeps its nine hundredth year".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Anniversary {
    pub(crate) began: i16,
    pub(crate) age: i16,
    pub(crate) span: Span,
}

/// Words between a year of beginning and the age told with it.
const APART: usize = 16;

/// Ages told with their year of beginning in one sentence.
pub(crate) fn anniversaries(text: &str, words: &[super::Word]) -> Vec<Anniversary> {
    let lower = |n: usize| words.get(n).map_or(String::new(), |w| w.span.text(text).to_ascii_lowercase());
    let began = |n: usize| {
        let year = lower(n).parse::<i16>().ok().filter(|y| (1000..2200).contains(y))?;
        let from = n.saturating_sub(4)..n;
        let starts = [
            "founded",
            "since",
            "built",
            "born",
            "established",
            "signed",
            "opened",
            "created",
            "set",
            "begun",
            "began",
        ];
        from.clone().any(|m| starts.contains(&lower(m).as_str())).then_some(year)
    };
    let age = |n: usize| -> Option<i16> {
        let told = match lower(n).as_str() {
            "centenary" | "centennial" => return Some(100),
            "bicentenary" | "bicentennial" => return Some(200),
            "tercentenary" => return Some(300),
            "year" | "anniversary" | "birthday" | "jubilee" => lower(n.checked_sub(1)?),
            _ => return None,
        };
        let digits = told.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if !digits.is_empty() && digits.len() < told.len() {
            return digits.parse().ok();
        }
        let hundreds = |w: &str| NUMERALS.iter().position(|x| *x == w).map(|p| p as i16 + 1);
        match told.as_str() {
            "hundredth" => Some(hundreds(&lower(n.checked_sub(2)?)).unwrap_or(1) * 100),
            "fiftieth" => Some(50),
            "fortieth" => Some(40),
            "thirtieth" => Some(30),
            "twentieth" => Some(20),
            "tenth" => Some(10),
            _ => None,
        }
    };
    let mut out = Vec::new();
    for n in 0..words.len() {
        let Some(began) = began(n) else { continue };
        let near = n.saturating_sub(APART)..(n + APART).min(words.len());
        for m in near {
            let span = words[n.min(m)].span.cover(words[n.max(m)].span);
            if let Some(age) = age(m)
                && !span.text(text).contains(['.', ';'])
            {
                out.push(Anniversary { began, age, span });
            }
        }
    }
    out
}

const NUMERALS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// A time of day in hours, where a text gives one at a word: "14:30", "nine in the morning", "4 p.m.", "noon".
pub(crate) fn clock(text: &str, words: &[super::Word], at: usize) -> Option<f64> {
    let lower = |n: usize| words.get(n).map_or(String::new(), |w| w.span.text(text).to_ascii_lowercase());
    let word = lower(at);
    match word.as_str() {
        "noon" | "midday" => return Some(12.0),
        "midnight" => return Some(24.0),
        _ => {}
    }
    let hour =
        word.parse::<u8>().ok().or_else(|| NUMERALS.iter().position(|x| *x == word).map(|p| p as u8 + 1));
    let hour = hour.or(match word.as_str() {
        "eleven" => Some(11),
        "twelve" => Some(12),
        _ => None,
    });
    let hour = f64::from(hour.filter(|h| *h <= 24)?);
    // "14:30" is two words with a colon between.
    let after = &text[words[at].span.end() as usize..];
    if after.starts_with(':') {
        let minutes = lower(at + 1).parse::<f64>().ok().filter(|m| *m < 60.0)?;
        return Some(hour + minutes / 60.0);
    }
    let tail = [lower(at + 1), lower(at + 2), lower(at + 3)];
    let half = |late: bool| Some(if late && hour < 12.0 { hour + 12.0 } else { hour });
    match (tail[0].as_str(), tail[1].as_str(), tail[2].as_str()) {
        ("am" | "a.m", ..) | ("a", "m", _) | ("in", "the", "morning") => half(false),
        ("pm" | "p.m", ..) | ("p", "m", _) | ("in", "the", "afternoon" | "evening") | ("at", "night", _) => {
            half(true)
        }
        _ => None,
    }
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

/// How a word orders what stands on both sides of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// What it belongs to came first.
    Before,
    /// What it belongs to came later.
    After,
    /// The tenses tell.
    When,
}

/// The order that a word of a sentence gives.
pub(crate) fn order(word: &str) -> Option<Order> {
    match word {
        "before" | "ahead" | "prior" => Some(Order::Before),
        "after" | "once" | "following" | "since" => Some(Order::After),
        "when" | "hearing" => Some(Order::When),
        _ => None,
    }
}

/// Whether the words before a figure take it from what was told before: "Of all these, 37".
pub(crate) fn taken_from(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(',').to_lowercase();
    [
        "of these",
        "of all these",
        "of those",
        "of them",
        "of all of them",
        "of whom",
        "among them",
        "among these",
        "of all those",
    ]
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
