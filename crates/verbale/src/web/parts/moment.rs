//! Times in words, as exactly as they are known. All in UTC, and saying so where an hour is shown.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use verbale_model::{Moment, Unit};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `3 Dec 2025`, `3 Dec 2025, 14:20 UTC`, `Dec 2025`.
pub(in crate::web) fn words(at: Moment) -> String {
    let civil = at.start().to_zoned(TimeZone::UTC).datetime();
    let month = MONTHS[usize::from(civil.month().unsigned_abs() - 1)];
    let (day, year) = (civil.day(), civil.year());
    match at.unit() {
        Unit::Second => format!("{day} {month} {year}, {:02}:{:02} UTC", civil.hour(), civil.minute()),
        Unit::Hour => format!("{day} {month} {year}, {:02}h UTC", civil.hour()),
        Unit::Day => format!("{day} {month} {year}"),
        Unit::Month => format!("{month} {year}"),
        Unit::Year => year.to_string(),
    }
}

/// The day alone, for places where the hour would be noise.
pub(in crate::web) fn day_words(at: Moment) -> String {
    match at.unit() {
        Unit::Second | Unit::Hour => words(Moment::day(at.date())),
        _ => words(at),
    }
}

pub(in crate::web) fn time(at: Moment) -> Markup {
    html! { time datetime=(at) { (words(at)) } }
}

pub(in crate::web) fn day(at: Moment) -> Markup {
    html! { time datetime=(at) { (day_words(at)) } }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_time_is_said_as_exactly_as_it_is_known() {
        let cases = [
            ("2025-12-02T18:20:00+01:00", "2 Dec 2025, 17:20 UTC"),
            ("2025-12-02T18", "2 Dec 2025, 18h UTC"),
            ("2025-12-02", "2 Dec 2025"),
            ("2025-12", "Dec 2025"),
            ("2025", "2025"),
        ];
        for (text, expected) in cases {
            assert_eq!(super::words(text.parse().expect(text)), expected);
        }
    }
}
