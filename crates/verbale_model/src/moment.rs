//! Times as texts state them: an instant, and how exactly it was said.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::fmt;
use std::str::FromStr;

/// How exactly a [`Moment`] is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// To the second (publication and capture times).
    Second,
    /// To the hour.
    Hour,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl Unit {
    /// The wire's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

/// A time with its precision: `2025-12`, `2025-12-02`, `2025-12-02T18:20:00+01:00`.
///
/// A day, month or year without a zone is read in UTC. Two moments compare by their first instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Moment {
    start: Timestamp,
    unit: Unit,
}

/// A text that is no time.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a time: {text:?} (use 2025, 2025-12, 2025-12-02 or 2025-12-02T18:20:00+01:00)")]
pub struct MomentError {
    text: String,
}

impl Moment {
    /// An instant known to the second.
    pub fn at(start: Timestamp) -> Moment {
        Moment { start, unit: Unit::Second }
    }

    /// A time known to `unit`: the instant is moved back to the unit's start, in UTC.
    pub fn new(start: Timestamp, unit: Unit) -> Moment {
        let civil = start.to_zoned(TimeZone::UTC).datetime();
        let date = civil.date();
        let first = match unit {
            Unit::Second => return Moment { start, unit },
            Unit::Hour => date.at(civil.hour(), 0, 0, 0),
            Unit::Day => date.at(0, 0, 0, 0),
            Unit::Month => date.first_of_month().at(0, 0, 0, 0),
            Unit::Year => date.first_of_year().at(0, 0, 0, 0),
        };
        Moment { start: utc(first).unwrap_or(start), unit }
    }

    /// A calendar day (UTC).
    pub fn day(date: Date) -> Moment {
        Moment { start: utc(date.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH), unit: Unit::Day }
    }

    /// The first instant.
    pub fn start(self) -> Timestamp {
        self.start
    }

    /// How exactly it is known.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The last instant that still belongs to it: `--as-of 2025-12-02` includes that whole day.
    pub fn last(self) -> Timestamp {
        let civil = self.start.to_zoned(TimeZone::UTC).datetime();
        let next = match self.unit {
            Unit::Second => return self.start,
            Unit::Hour => civil.checked_add(1.hour()),
            Unit::Day => civil.checked_add(1.day()),
            Unit::Month => civil.checked_add(1.month()),
            Unit::Year => civil.checked_add(1.year()),
        };
        next.ok().and_then(utc).and_then(|t| t.checked_sub(1.nanosecond()).ok()).unwrap_or(self.start)
    }

    /// The calendar day it starts on (UTC).
    pub fn date(self) -> Date {
        self.start.to_zoned(TimeZone::UTC).date()
    }
}

fn utc(civil: DateTime) -> Option<Timestamp> {
    Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.start.to_zoned(TimeZone::UTC).datetime();
        match self.unit {
            Unit::Second => write!(f, "{}", self.start),
            Unit::Hour => write!(f, "{}T{:02}", civil.date(), civil.hour()),
            Unit::Day => write!(f, "{}", civil.date()),
            Unit::Month => write!(f, "{:04}-{:02}", civil.year(), civil.month()),
            Unit::Year => write!(f, "{:04}", civil.year()),
        }
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Moment, MomentError> {
        let text = text.trim();
        let error = || MomentError { text: text.chars().take(60).collect() };
        let number = |part: &str| part.parse::<i16>().ok();
        if !text.is_ascii() {
            return Err(error());
        }
        let date = |y: i16, m: i16, d: i16| Date::new(y, m as i8, d as i8).ok();
        match text.len() {
            4 => number(text)
                .and_then(|y| date(y, 1, 1))
                .map(|d| Moment { unit: Unit::Year, ..Moment::day(d) }),
            7 if text.as_bytes()[4] == b'-' => number(&text[..4])
                .zip(number(&text[5..]))
                .and_then(|(y, m)| date(y, m, 1))
                .map(|d| Moment { unit: Unit::Month, ..Moment::day(d) }),
            10 => text.parse().ok().map(Moment::day),
            13 if text.as_bytes()[10] == b'T' => {
                let hour = number(&text[11..]).filter(|h| (0..24).contains(h));
                let date: Option<Date> = text[..10].parse().ok();
                date.zip(hour)
                    .and_then(|(d, h)| utc(d.at(h as i8, 0, 0, 0)))
                    .map(|start| Moment { start, unit: Unit::Hour })
            }
            _ => text
                .parse::<Timestamp>()
                .ok()
                .or_else(|| text.parse::<DateTime>().ok().and_then(utc))
                .map(Moment::at),
        }
        .ok_or_else(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, Unit};

    #[test]
    fn each_precision_reads_back_from_what_it_prints() {
        for text in ["2025", "2025-12", "2025-12-02", "2025-12-02T18", "2025-12-02T17:20:00Z"] {
            let moment: Moment = text.parse().expect(text);
            assert_eq!(moment.to_string(), text);
        }
    }

    #[test]
    fn a_zone_is_kept_as_the_instant_it_names() {
        let moment: Moment = "2025-12-02T18:20:00+01:00".parse().expect("a time");
        assert_eq!(moment.to_string(), "2025-12-02T17:20:00Z");
        assert_eq!(moment.unit(), Unit::Second);
    }

    #[test]
    fn a_day_lasts_until_its_last_instant() {
        let day: Moment = "2025-12-02".parse().expect("a day");
        let evening: Moment = "2025-12-02T23:59:59Z".parse().expect("a time");
        let next: Moment = "2025-12-03".parse().expect("a day");
        assert!(evening.start() <= day.last() && day.last() < next.start());
    }

    #[test]
    fn what_is_no_time_says_so() {
        for text in ["", "yesterday", "2025-13", "2025-12-41", "20251202x", "2025-12-02T25", "é025"] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
