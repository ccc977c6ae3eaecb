//! Dates told by reference: to the day of publication ("yesterday", "last month", "two weeks ago") or to the date told last
//! ("the next day", "the month after").

use super::calendar::{ordinal, season};
use super::dates::{Context, Dated};
use super::numbers::number;
use super::pieces::Pieces;
use super::tense::{Tense, tense};
use super::units::duration;
use jiff::ToSpan;
use jiff::civil::Date;

/// A date told by reference at `i`.
pub(super) fn relative(p: &Pieces<'_>, i: usize, context: &Context) -> Option<Dated> {
    let published = context.published;
    // "India Today" names a magazine.
    if p.capital(i) && p.sentence(i) != i && i > 0 && p.is_word(i - 1) {
        return None;
    }
    let day = |end: usize, offset: i64| {
        let anchor = published.and_then(|d| d.checked_add(offset.days()).ok());
        Some(Dated::new(i, end, "day", anchor))
    };
    match p.word(i) {
        "today" | "tonight" => day(i + 1, 0),
        "yesterday" => day(i + 1, -1),
        "tomorrow" => day(i + 1, 1),
        "this" => match p.word(i + 1) {
            "morning" | "afternoon" | "evening" => day(i + 2, 0),
            _ => period(p, i, i + 1, 0, published),
        },
        "last" if !matches!(p.before(i, 1), "the" | "his" | "her" | "its" | "their" | "at") => {
            match p.word(i + 1) {
                "night" => day(i + 2, -1),
                _ => period(p, i, i + 1, -1, published),
            }
        }
        "next" if !matches!(p.before(i, 1), "the" | "his" | "her" | "its" | "their") => {
            period(p, i, i + 1, 1, published)
        }
        "the" => the(p, i, context),
        "that" | "same" if matches!(p.word(i + 1), "day" | "week" | "month" | "year") => {
            anchored(p, i, i + 2, p.word(i + 1), 0, context)
        }
        "a" | "an" | "one" if p.word(i + 2) == "ago" => ago(p, i, 1.0, i + 1, published),
        "end" | "start" | "beginning" | "middle" | "rest" => part(p, i, published),
        "first" | "second" | "third" | "fourth" | "last" => quarter(p, i, i, published),
        "q1" | "q2" | "q3" | "q4" if p.capital(i) => quarter_code(p, i, published),
        "h1" | "h2" if p.capital(i) => quarter_code(p, i, published),
        "in" | "since" | "by" | "until" | "during" => bare_season(p, i, published),
        "christmas" if p.capital(i) && p.word(i + 1) != "eve" => feast(p, i, i + 1, (12, 25), published),
        "christmas" if p.capital(i) => feast(p, i, i + 2, (12, 24), published),
        _ => {
            let number = number(p, i)?;
            ago(p, i, number.value, number.end, published)
        }
    }
}

/// "last month", "next year", "this week", "last spring".
fn period(p: &Pieces<'_>, start: usize, at: usize, step: i64, published: Option<Date>) -> Option<Dated> {
    let word = p.word(at);
    let unit = match word {
        "week" => "week",
        "month" => "month",
        "quarter" => "quarter",
        "year" => "year",
        "decade" => "decade",
        "weekend" => "weekend",
        _ => {
            let number = season(word)?;
            return Some(seasonal(start, at + 1, number, step, published));
        }
    };
    if p.hyphen(at + 1) {
        return None;
    }
    let anchor = published.and_then(|d| shift(d, unit, step));
    Some(Dated::new(start, at + 1, unit, anchor))
}

/// A day moved by a number of units.
fn shift(day: Date, unit: &str, step: i64) -> Option<Date> {
    match unit {
        "week" => day.checked_add(step.weeks()),
        "month" => day.first_of_month().checked_add(step.months()),
        "quarter" => day.first_of_month().checked_add((3 * step).months()),
        "year" => day.first_of_year().checked_add(step.years()),
        "decade" => day.first_of_year().checked_add((10 * step).years()),
        "weekend" => {
            let saturday = 6 - i64::from(day.weekday().to_monday_one_offset());
            day.checked_add((saturday + 7 * step).days())
        }
        _ => day.checked_add(step.days()),
    }
    .ok()
}

fn seasonal(start: usize, end: usize, number: i8, step: i64, published: Option<Date>) -> Dated {
    // Winter is counted to the year it begins in.
    let year = published.map(|d| {
        let current = if d.month() < 3 { 24 } else { 20 + d.month() / 3 };
        let year = if d.month() < 3 { d.year() - 1 } else { d.year() };
        let later = match step {
            -1 => {
                if number < current {
                    0
                } else {
                    -1
                }
            }
            1 => i16::from(number <= current),
            _ => 0,
        };
        year + later
    });
    let value = year.map(|y| format!("{y:04}-{number}"));
    let anchor = year.and_then(|y| Date::new(y, 3 * (number - 20), 1).ok());
    Dated { start, end, value, unit: "season", anchor, year_written: false }
}

/// "in spring", "since the autumn".
fn bare_season(p: &Pieces<'_>, i: usize, published: Option<Date>) -> Option<Dated> {
    let at = if p.word(i + 1) == "the" { i + 2 } else { i + 1 };
    let number = season(p.word(at))?;
    if p.is_word(at + 1)
        && !matches!(p.word(at + 1), "and" | "or" | "the" | "when" | "but" | "with" | "after" | "by")
    {
        return None;
    }
    let step = match (p.word(i), tense(p, i, at + 1)) {
        ("until" | "by", _) | (_, Tense::Future) => 1,
        _ => -1,
    };
    Some(seasonal(at, at + 1, number, step, published))
}

/// What follows "the".
fn the(p: &Pieces<'_>, i: usize, context: &Context) -> Option<Dated> {
    let published = context.published;
    let unit =
        |k: usize| matches!(p.word(k), "day" | "week" | "month" | "year" | "morning" | "evening" | "quarter");
    match p.word(i + 1) {
        "day" if p.are(i + 2, &["before", "yesterday"]) || p.are(i + 2, &["after", "tomorrow"]) => {
            let offset = if p.word(i + 2) == "before" { -2 } else { 2 };
            let anchor = published.and_then(|d| d.checked_add(i64::from(offset).days()).ok());
            Some(Dated::new(i, i + 4, "day", anchor))
        }
        "next" | "following" if unit(i + 2) => anchored(p, i, i + 3, p.word(i + 2), 1, context),
        "previous" | "preceding" if unit(i + 2) => anchored(p, i, i + 3, p.word(i + 2), -1, context),
        "same" if unit(i + 2) => anchored(p, i, i + 3, p.word(i + 2), 0, context),
        "coming" if unit(i + 2) => period(p, i, i + 2, 1, published),
        "weekend" => {
            let step = match tense(p, i, i + 2) {
                Tense::Future => 0,
                _ if published.is_some_and(|d| d.weekday().to_monday_one_offset() >= 6) => 0,
                _ => -1,
            };
            let anchor = published.and_then(|d| shift(d, "weekend", step));
            Some(Dated::new(i, i + 2, "weekend", anchor))
        }
        "day" | "week" | "month" | "year"
            if matches!(p.word(i + 2), "before" | "after") && !p.is_word(i + 3) =>
        {
            let step = if p.word(i + 2) == "before" { -1 } else { 1 };
            anchored(p, i, i + 3, p.word(i + 1), step, context)
        }
        "first" | "second" | "third" | "fourth" | "last" => quarter(p, i, i + 1, published),
        _ => None,
    }
}

/// A date told by reference to the date told last, or to publication if there is none.
fn anchored(
    p: &Pieces<'_>,
    start: usize,
    end: usize,
    unit: &str,
    step: i64,
    context: &Context,
) -> Option<Dated> {
    let unit = match unit {
        "week" => "week",
        "month" => "month",
        "year" => "year",
        "quarter" => "quarter",
        _ => "day",
    };
    let finer = |u: &str| matches!(u, "day") || unit != "day" && u != "year" || unit == "year";
    let told = context.last.filter(|(_, u, _)| finer(u));
    let anchor = told.and_then(|(day, _, _)| shift(day, unit, step));
    if anchor.is_none() && p.word(start) != "the" {
        return None;
    }
    Some(Dated::new(start, end, unit, anchor))
}

/// "two weeks ago", "a year ago", "three days from now".
fn ago(p: &Pieces<'_>, start: usize, count: f64, at: usize, published: Option<Date>) -> Option<Dated> {
    let unit = duration(p.word(at))?;
    let sign = match p.word(at + 1) {
        "ago" => -1.0,
        "hence" => 1.0,
        "from" if matches!(p.word(at + 2), "now" | "today") => 1.0,
        _ => return None,
    };
    let end = if p.word(at + 1) == "from" { at + 3 } else { at + 2 };
    let (count, unit) = match unit {
        "fortnight" => (count * 14.0, "day"),
        "decade" => (count * 10.0, "year"),
        "century" => (count * 100.0, "year"),
        "night" => (count, "day"),
        "weekend" | "hour" | "minute" | "second" => return None,
        other => (count, other),
    };
    let whole = (count * sign).round();
    if whole.abs() > 5000.0 {
        return None;
    }
    let anchor = published.and_then(|d| shift(d, unit, whole as i64));
    Some(Dated::new(start, end, unit, anchor))
}

/// "the end of the month", "the rest of the year".
fn part(p: &Pieces<'_>, i: usize, published: Option<Date>) -> Option<Dated> {
    if !p.are(i + 1, &["of", "the"]) {
        return None;
    }
    let unit = match p.word(i + 3) {
        "week" => "week",
        "month" => "month",
        "year" => "year",
        "quarter" => "quarter",
        _ => return None,
    };
    Some(Dated::new(i, i + 4, unit, published.and_then(|d| shift(d, unit, 0))))
}

/// "the third quarter", "the first half of 2025".
fn quarter(p: &Pieces<'_>, start: usize, i: usize, published: Option<Date>) -> Option<Dated> {
    let (unit, months) = match p.word(i + 1) {
        "quarter" => ("quarter", 3),
        "half" => ("half", 6),
        _ => return None,
    };
    let count = 12 / months;
    let number = match p.word(i) {
        "last" => count,
        word => ordinal(word)?,
    };
    if number > count {
        return None;
    }
    year_part(p, start, i + 2, (unit, months, number), published)
}

/// "Q3", "Q3 2025", "H1 of 2025".
fn quarter_code(p: &Pieces<'_>, i: usize, published: Option<Date>) -> Option<Dated> {
    let number: i8 = p.word(i).get(1..)?.parse().ok()?;
    let (unit, months) = if p.word(i).starts_with('q') { ("quarter", 3) } else { ("half", 6) };
    year_part(p, i, i + 1, (unit, months, number), published)
}

fn year_part(
    p: &Pieces<'_>,
    start: usize,
    end: usize,
    (unit, months, number): (&'static str, i8, i8),
    published: Option<Date>,
) -> Option<Dated> {
    let month = months * (number - 1) + 1;
    let at = if p.word(end) == "of" { end + 1 } else { end };
    let written = super::dates::plain(p, at).filter(|y| p.raw(at).len() == 4 && (1000.0..2101.0).contains(y));
    if let Some(year) = written {
        let anchor = Date::new(year as i16, month, 1).ok();
        return Some(Dated { year_written: true, ..Dated::new(start, at + 1, unit, anchor) });
    }
    let said = match (p.word(at), p.word(at + 1)) {
        ("this" | "the", "year") => Some((0, at + 2)),
        ("last", "year") => Some((-1, at + 2)),
        ("next", "year") => Some((1, at + 2)),
        _ => None,
    };
    if let Some((step, end)) = said {
        let anchor = published.and_then(|d| Date::new(d.year() + step, month, 1).ok());
        return Some(Dated::new(start, end, unit, anchor));
    }
    if at > end || unit == "half" {
        // "the first half of the match"
        return None;
    }
    let anchor = published.and_then(|d| {
        let this = Date::new(d.year(), month, 1).ok()?;
        let done = this.checked_add(i64::from(months).months()).ok()? <= d;
        match tense(p, start, end) {
            Tense::Future if this.checked_add(i64::from(months).months()).ok()? > d => Some(this),
            Tense::Future => Date::new(d.year() + 1, month, 1).ok(),
            _ if done => Some(this),
            _ => Date::new(d.year() - 1, month, 1).ok(),
        }
    });
    Some(Dated::new(start, end, unit, anchor))
}

fn feast(
    p: &Pieces<'_>,
    start: usize,
    end: usize,
    (month, day): (i8, i8),
    published: Option<Date>,
) -> Option<Dated> {
    let led = matches!(
        p.before(start, 1),
        "by" | "on" | "before" | "until" | "after" | "since" | "at" | "last" | "next" | "from" | "for"
    );
    if !led || (p.is_word(end) && p.capital(end)) {
        return None;
    }
    let anchor = published.and_then(|d| {
        let this = Date::new(d.year(), month, day).ok()?;
        let ahead = matches!(p.before(start, 1), "by" | "until" | "before");
        match tense(p, start, end) {
            _ if ahead => {
                if this < d {
                    Date::new(d.year() + 1, month, day).ok()
                } else {
                    Some(this)
                }
            }
            Tense::Past if this > d => Date::new(d.year() - 1, month, day).ok(),
            Tense::Future if this < d => Date::new(d.year() + 1, month, day).ok(),
            _ => Some(this),
        }
    });
    Some(Dated::new(start, end, "day", anchor))
}
