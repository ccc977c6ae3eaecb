//! Dates written with a day, a month or a year, resolved against the day of publication where a part is left out.

use super::calendar::{month, ordinal, season, weekday};
use super::numbers::digits;
use super::pieces::{Pieces, is_hyphen};
use super::tense::{Tense, tense};
use jiff::ToSpan;
use jiff::civil::Date;

/// A date found in the text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Dated {
    pub(super) start: usize,
    pub(super) end: usize,
    /// ISO text, an interval `a/b`, or `None` where it cannot be resolved.
    pub(super) value: Option<String>,
    pub(super) unit: &'static str,
    /// The first day of what is meant, for dates told by reference to it.
    pub(super) anchor: Option<Date>,
    /// Whether a year was written.
    pub(super) year_written: bool,
}

impl Dated {
    pub(super) fn new(start: usize, end: usize, unit: &'static str, anchor: Option<Date>) -> Dated {
        let value = anchor.map(|d| iso(d, unit));
        Dated { start, end, value, unit, anchor, year_written: false }
    }

    fn with_year(self, written: bool) -> Dated {
        Dated { year_written: written, ..self }
    }
}

/// A day as ISO text of the granularity.
pub(super) fn iso(day: Date, unit: &str) -> String {
    match unit {
        "week" => {
            let week = day.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        "month" => format!("{:04}-{:02}", day.year(), day.month()),
        "quarter" => format!("{:04}-Q{}", day.year(), (day.month() - 1) / 3 + 1),
        "half" => format!("{:04}-H{}", day.year(), (day.month() - 1) / 6 + 1),
        "year" => format!("{:04}", day.year()),
        "decade" => format!("{}0s", day.year() / 10),
        _ => day.to_string(),
    }
}

/// What dates are resolved against.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The date told last, and the piece it ends at.
    pub(super) last: Option<(Date, &'static str, usize)>,
    /// A year written in the text before, with the piece it ends at.
    pub(super) year: Option<(Date, usize)>,
}

/// Dates with a written part at `i`: pushes what it finds and tells where they end.
pub(super) fn written(p: &Pieces<'_>, i: usize, context: &Context, out: &mut Vec<Dated>) -> Option<usize> {
    if p.is_number(i) {
        return iso_form(p, i, out)
            .or_else(|| point_form(p, i, out))
            .or_else(|| slash_form(p, i, out))
            .or_else(|| day_month(p, i, i, context, out))
            .or_else(|| ordinal_day(p, i, context, out))
            .or_else(|| year(p, i, out));
    }
    if !p.is_word(i) {
        return None;
    }
    let word = p.word(i);
    if weekday(word).is_some() && p.capital(i) {
        return weekday_form(p, i, context, out);
    }
    if month(word).is_some() && p.capital(i) {
        return month_form(p, i, i, context, out);
    }
    if ordinal(word).is_some() || (matches!(word, "twenty" | "thirty") && p.hyphen(i + 1)) {
        return day_month(p, i, i, context, out).or_else(|| ordinal_day(p, i, context, out));
    }
    if matches!(word, "mid" | "early" | "late") {
        let at = if p.hyphen(i + 1) { i + 2 } else { i + 1 };
        if p.capital(at) && month(p.word(at)).is_some() {
            return month_form(p, at, i, context, out);
        }
        if p.is_number(at) {
            let end = year(p, at, out)?;
            if let Some(last) = out.last_mut() {
                last.start = i;
            }
            return Some(end);
        }
    }
    season_form(p, i, context, out)
}

/// `2025-12-03`
fn iso_form(p: &Pieces<'_>, i: usize, out: &mut Vec<Dated>) -> Option<usize> {
    let glued = (i + 1..i + 5).all(|k| p.glued(k)) && is_hyphen(p.raw(i + 1)) && is_hyphen(p.raw(i + 3));
    if !glued || p.raw(i).len() != 4 || p.raw(i + 2).len() != 2 || p.raw(i + 4).len() != 2 {
        return None;
    }
    let day =
        Date::new(p.raw(i).parse().ok()?, p.raw(i + 2).parse().ok()?, p.raw(i + 4).parse().ok()?).ok()?;
    out.push(Dated::new(i, i + 5, "day", Some(day)).with_year(true));
    Some(i + 5)
}

/// `24.02.2022`
fn point_form(p: &Pieces<'_>, i: usize, out: &mut Vec<Dated>) -> Option<usize> {
    let mut parts = p.raw(i).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    out.push(Dated::new(i, i + 1, "day", Some(date)).with_year(true));
    Some(i + 1)
}

/// `24/02/2022`; read day first unless only the other order is a date.
fn slash_form(p: &Pieces<'_>, i: usize, out: &mut Vec<Dated>) -> Option<usize> {
    let glued = (i + 1..i + 5).all(|k| p.glued(k)) && p.raw(i + 1) == "/" && p.raw(i + 3) == "/";
    if !glued || p.raw(i).len() > 2 || p.raw(i + 2).len() > 2 || p.raw(i + 4).len() != 4 {
        return None;
    }
    let (a, b): (i8, i8) = (p.raw(i).parse().ok()?, p.raw(i + 2).parse().ok()?);
    let year: i16 = p.raw(i + 4).parse().ok()?;
    let date = Date::new(year, b, a).or_else(|_| Date::new(year, a, b)).ok()?;
    out.push(Dated::new(i, i + 5, "day", Some(date)).with_year(true));
    Some(i + 5)
}

/// A day of the month at `i` ("3", "3rd", "third", "twenty-fifth"), and one past it.
fn day_number(p: &Pieces<'_>, i: usize) -> Option<(i8, usize)> {
    if p.is_number(i) {
        let raw = p.raw(i);
        if raw.len() > 2 || !raw.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let day: i8 = raw.parse().ok()?;
        let suffixed = p.glued(i + 1) && matches!(p.word(i + 1), "st" | "nd" | "rd" | "th");
        return (1..=31).contains(&day).then_some((day, if suffixed { i + 2 } else { i + 1 }));
    }
    if let Some(day) = ordinal(p.word(i)) {
        return Some((day, i + 1));
    }
    let tens = match p.word(i) {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let unit = ordinal(p.word(i + 2)).filter(|u| *u < 10 && p.hyphen(i + 1))?;
    (tens + unit <= 31).then_some((tens + unit, i + 3))
}

/// A four-digit year at `i`.
fn year_number(p: &Pieces<'_>, i: usize) -> Option<i16> {
    let raw = p.raw(i);
    let plain = p.is_number(i) && raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit());
    raw.parse().ok().filter(|y| plain && (1000..=2100).contains(y))
}

/// "3 December 2025", "9–11 March", "3 and 5 March", "the 3rd of March".
fn day_month(
    p: &Pieces<'_>,
    i: usize,
    start: usize,
    context: &Context,
    out: &mut Vec<Dated>,
) -> Option<usize> {
    let (first, mut at) = day_number(p, i)?;
    let mut second = None;
    let mut days = vec![(first, i, at)];
    while days.len() < 4 {
        let joint = p.word(at);
        let hyphen = p.is_mark(at) && is_hyphen(p.raw(at));
        let interval = hyphen || joint == "to" || (joint == "and" && p.before(i, 1) == "between");
        if !(interval || matches!(joint, "and" | "," | "or" | "/")) {
            break;
        }
        let Some((next, end)) = day_number(p, at + 1) else { break };
        days.push((next, at + 1, end));
        at = end;
        if interval {
            second = Some(next);
            break;
        }
    }
    let of = p.word(at) == "of";
    let name = if of { at + 1 } else { at };
    let month = month(p.word(name)).filter(|_| p.capital(name))?;
    let mut end = name + 1;
    let mut written = None;
    let after = if p.word(end) == "," { end + 1 } else { end };
    if let Some(year) = year_number(p, after).filter(|_| !followed_by_count(p, after + 1)) {
        written = Some(year);
        end = after + 1;
    }
    let resolve = |day: i8| resolve_day(p, (day, month, written), (i, end), context);
    let count = days.len();
    if let (Some(last), 2) = (second, count) {
        let (a, b) = (resolve(first), resolve(last));
        let value = match (a, b) {
            (Some(a), Some(b)) => Some(format!("{a}/{b}")),
            _ => None,
        };
        out.push(Dated { start, end, value, unit: "day", anchor: a, year_written: written.is_some() });
        return Some(end);
    }
    for (n, (day, from, to)) in days.into_iter().enumerate() {
        let to = if n + 1 == count { end } else { to };
        let from = if n == 0 { start } else { from };
        out.push(Dated::new(from, to, "day", resolve(day)).with_year(written.is_some()));
    }
    Some(end)
}

/// Whether the word at `i` makes the number before it a count of things.
fn followed_by_count(p: &Pieces<'_>, i: usize) -> bool {
    matches!(p.word(i), "%" | "per" | "percent") || super::nouns::head(p, i).is_some_and(|h| h.plural)
}

/// The day itself, with the year the text leaves out.
fn resolve_day(
    p: &Pieces<'_>,
    (day, month, written): (i8, i8, Option<i16>),
    (start, end): (usize, usize),
    context: &Context,
) -> Option<Date> {
    if let Some(year) = written {
        return Date::new(year, month, day).ok();
    }
    let published = context.published?;
    let inherited = context.year.filter(|(_, at)| *at <= start && p.together(*at - 1, start));
    if let Some((anchor, _)) = inherited {
        let same = Date::new(anchor.year(), month, day).ok()?;
        return if same >= anchor || anchor.year() == published.year() {
            Some(same)
        } else {
            Date::new(anchor.year() + 1, month, day).ok()
        };
    }
    let candidate = |year: i16| Date::new(year, month, day).ok();
    let year = published.year();
    pick(
        published,
        [candidate(year - 1), candidate(year), candidate(year + 1)],
        tense(p, start, end),
        limit(p, start),
    )
}

/// The word that makes a date a limit, over an article.
fn limit<'p>(p: &'p Pieces<'_>, start: usize) -> &'p str {
    if p.before(start, 1) == "the" { p.before(start, 2) } else { p.before(start, 1) }
}

/// The candidate that the tense allows, or the nearest.
fn pick(published: Date, candidates: [Option<Date>; 3], tense: Tense, before: &str) -> Option<Date> {
    let distance = |d: &Date| (d.duration_since(published).as_hours() / 24).abs();
    let nearest = candidates.iter().flatten().min_by_key(|d| distance(d)).copied()?;
    let limit = matches!(before, "by" | "until" | "till" | "before" | "to");
    match tense {
        Tense::Past if nearest > published && !limit && distance(&nearest) > 10 => {
            candidates.iter().flatten().rev().find(|d| **d <= published).copied()
        }
        Tense::Future if nearest < published && distance(&nearest) > 45 => {
            candidates.iter().flatten().find(|d| **d >= published).copied()
        }
        _ => Some(nearest),
    }
}

/// "Tuesday", "Tuesday, 2 December", "Tuesday 2 December 2025".
fn weekday_form(p: &Pieces<'_>, i: usize, context: &Context, out: &mut Vec<Dated>) -> Option<usize> {
    let weekday = weekday(p.word(i))?;
    let mut at = i + 1;
    if p.word(at) == "," {
        at += 1;
    }
    if p.word(at) == "the" {
        at += 1;
    }
    if day_number(p, at).is_some()
        && let Some(end) = day_month(p, at, i, context, out)
    {
        return Some(end);
    }
    if p.capital(at) && month(p.word(at)).is_some() && day_number(p, at + 1).is_some() {
        return month_form(p, at, i, context, out);
    }
    let named = matches!(
        p.before(i, 1),
        "black" | "bloody" | "good" | "holy" | "palm" | "easter" | "maundy" | "ash" | "every"
    ) && (p.before(i, 1) == "every" || p.capital(i - 1));
    if named {
        return Some(i + 1);
    }
    let mut start = i;
    let before = p.before(i, 1);
    if matches!(before, "on" | "last" | "next" | "this") {
        start = i - 1;
    }
    // "Tuesday week", "a week on Tuesday" stay with the plain reading.
    let day = context.published.and_then(|published| {
        let today = published.weekday().to_monday_one_offset();
        let back = i64::from((today - weekday).rem_euclid(7));
        let past = published.checked_sub(back.days()).ok()?;
        let strictly = |d: Date, n: i64| d.checked_add(n.days()).ok();
        match before {
            "last" => {
                if back == 0 {
                    strictly(past, -7)
                } else {
                    Some(past)
                }
            }
            "next" | "coming" => strictly(past, 7),
            "until" | "till" => {
                if back == 0 {
                    Some(past)
                } else {
                    strictly(past, 7)
                }
            }
            _ => match tense(p, start, i + 1) {
                Tense::Future if back > 0 => strictly(past, 7),
                _ => Some(past),
            },
        }
    });
    out.push(Dated::new(start, i + 1, "day", day));
    Some(i + 1)
}

/// "December 2, 2025", "March 9–11", "October 2025", "in June".
fn month_form(
    p: &Pieces<'_>,
    i: usize,
    start: usize,
    context: &Context,
    out: &mut Vec<Dated>,
) -> Option<usize> {
    let number = month(p.word(i))?;
    let before = p.before(start, 1);
    let verb = matches!(p.word(i), "may" | "march" | "mar" | "jan" | "jun" | "august" | "april" | "june");
    if before != "in"
        && let Some((day, mut end)) = day_number(p, i + 1).filter(|_| p.is_number(i + 1))
    {
        let mut last = None;
        let mut others = Vec::new();
        let joint = p.word(end);
        let interval = (p.is_mark(end) && is_hyphen(p.raw(end)))
            || joint == "to"
            || (joint == "and" && before == "between");
        if interval || joint == "and" {
            let next = day_number(p, end + 1).filter(|(d, to)| {
                p.is_number(end + 1)
                    && *d > day
                    && month(p.word(*to)).is_none()
                    && (interval && joint != "to" || super::nouns::head(p, *to).is_none())
            });
            if let Some((next, to)) = next {
                if interval {
                    last = Some(next);
                } else {
                    others.push((next, end + 1, to));
                }
                end = to;
            }
        }
        let mut written = None;
        let after = if p.word(end) == "," { end + 1 } else { end };
        if let Some(year) = year_number(p, after).filter(|_| !followed_by_count(p, after + 1)) {
            written = Some(year);
            end = after + 1;
        }
        // "April 12 people": a count after the month of a headline stays a count.
        let counted =
            written.is_none() && last.is_none() && p.sentence(start) == start && followed_by_count(p, i + 2);
        if !counted {
            let resolve = |day: i8| resolve_day(p, (day, number, written), (start, end), context);
            let first = resolve(day);
            if let Some(last) = last {
                let value = first.zip(resolve(last)).map(|(a, b)| format!("{a}/{b}"));
                out.push(Dated {
                    start,
                    end,
                    value,
                    unit: "day",
                    anchor: first,
                    year_written: written.is_some(),
                });
            } else {
                let to = others.first().map_or(end, |(_, from, _)| from - 1);
                out.push(Dated::new(start, to, "day", first).with_year(written.is_some()));
                for (day, from, _) in others {
                    out.push(Dated::new(from, end, "day", resolve(day)).with_year(written.is_some()));
                }
            }
            return Some(end);
        }
    }
    let mut at = i + 1;
    if matches!(p.word(at), "," | "of") {
        at += 1;
    }
    if let Some(year) = year_number(p, at).filter(|_| !followed_by_count(p, at + 1) || p.word(i + 1) == "of")
    {
        out.push(Dated::new(start, at + 1, "month", Date::new(year, number, 1).ok()).with_year(true));
        return Some(at + 1);
    }
    let led = start < i
        || matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "of"
                | "from"
                | "to"
                | "during"
                | "before"
                | "after"
                | "last"
                | "next"
                | "this"
                | "through"
                | "early"
                | "late"
                | "mid"
                | "and"
                | "between"
                | "for"
                | "throughout"
                | "or"
        );
    let owned = matches!(p.word(i + 1), "’s" | "'s");
    if verb && !led && !owned || p.word(i) == "mar" || (p.capital(i + 1) && !owned && verb && before != "in")
    {
        return None;
    }
    let mut start = start;
    if matches!(before, "last" | "next" | "this") && start == i {
        start = i - 1;
    }
    let day = resolve_month(p, number, (start, i + 1), before, context);
    out.push(Dated::new(start, i + 1, "month", day));
    Some(i + 1)
}

fn resolve_month(
    p: &Pieces<'_>,
    month: i8,
    (start, end): (usize, usize),
    before: &str,
    context: &Context,
) -> Option<Date> {
    let published = context.published?;
    let inherited = context.year.filter(|(_, at)| *at <= start && p.together(*at - 1, start));
    if let Some((anchor, _)) = inherited.filter(|(a, _)| a.year() != published.year()) {
        let later = i16::from(month < anchor.month());
        return Date::new(anchor.year() + later, month, 1).ok();
    }
    let this = published.first_of_month();
    let candidate = |year: i16| Date::new(year, month, 1).ok();
    let year = published.year();
    let past = if month <= this.month() { candidate(year) } else { candidate(year - 1) };
    let future = if month >= this.month() { candidate(year) } else { candidate(year + 1) };
    match (before, tense(p, start, end)) {
        ("last", _) => {
            if month == this.month() {
                candidate(year - 1)
            } else {
                past
            }
        }
        ("next", _) => {
            if month == this.month() {
                candidate(year + 1)
            } else {
                future
            }
        }
        ("this", _) => candidate(year),
        (_, Tense::Past) => past,
        (_, Tense::Future) => future,
        ("until" | "till" | "by", _) => future,
        _ => {
            let apart =
                |d: Option<Date>| d.map_or(i64::MAX, |d| (d.duration_since(this).as_hours() / 24).abs());
            if apart(past) <= apart(future).saturating_mul(3) / 2 { past } else { future }
        }
    }
}

/// "on the 16th", "by the twenty-fifth": a day of a month left out.
fn ordinal_day(p: &Pieces<'_>, i: usize, context: &Context, out: &mut Vec<Dated>) -> Option<usize> {
    let (day, end) = day_number(p, i)?;
    let suffixed = !p.is_number(i) || end > i + 1;
    let led = p.before(i, 1) == "the"
        && matches!(
            p.before(i, 2),
            "on" | "by"
                | "until"
                | "till"
                | "from"
                | "to"
                | "since"
                | "before"
                | "after"
                | "and"
                | "through"
                | "for"
        );
    let free = !p.is_word(end)
        || matches!(
            p.word(end),
            "of" | "and"
                | "at"
                | "in"
                | "to"
                | "or"
                | "with"
                | "when"
                | "as"
                | "because"
                | "the"
                | "if"
                | "after"
                | "before"
                | "for"
                | "by"
                | "is"
                | "was"
                | "will"
                | "that"
                | "he"
                | "she"
                | "they"
                | "it"
                | "this"
        );
    let named = p.is_number(i) || day > 12 || matches!(p.before(i, 2), "on" | "until" | "till");
    if !(suffixed && led && free && named) || (p.word(end) == "of" && p.word(end + 1) != "the") {
        return None;
    }
    let anchor = context.published.and_then(|published| {
        let month = published.first_of_month();
        let at = |months: i64| {
            let first = month.checked_add(months.months()).ok()?;
            Date::new(first.year(), first.month(), day).ok()
        };
        let fallback = match tense(p, i, end) {
            Tense::Past => at(0).filter(|d| *d <= published).or_else(|| at(-1)),
            Tense::Future => at(0).filter(|d| *d >= published).or_else(|| at(1)),
            Tense::Unknown => {
                let near = |d: &Date| (d.duration_since(published).as_hours() / 24).abs();
                [at(-1), at(0), at(1)].into_iter().flatten().min_by_key(near)
            }
        };
        // A month told just before is the month meant: "in May... on the 16th".
        let told = context.last.filter(|(_, unit, at)| *unit == "month" && p.together(*at - 1, i));
        told.map_or(fallback, |(d, _, _)| Date::new(d.year(), d.month(), day).ok())
    });
    out.push(Dated::new(i - 1, end, "day", anchor));
    Some(end)
}

/// "in 2014", "the 2015 agreement", "2014–19", "the 1990s".
fn year(p: &Pieces<'_>, i: usize, out: &mut Vec<Dated>) -> Option<usize> {
    let number = year_number(p, i)?;
    let before = p.before(i, 1);
    if p.glued(i) && p.is_mark(i - 1) && !matches!(before, "(" | "“" | "\"" | "-" | "–" | "—" | "‘" | "[")
    {
        return None;
    }
    let first = |y: i16| Date::new(y, 1, 1).ok();
    if p.glued(i + 1) && matches!(p.word(i + 1), "s" | "’s" | "'s") && number % 10 == 0 {
        let possessive = p.word(i + 1) != "s";
        if !possessive || before == "the" {
            out.push(Dated::new(i, i + 2, "decade", first(number)).with_year(true));
            return Some(i + 2);
        }
    }
    let led = matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "of"
            | "from"
            | "to"
            | "after"
            | "before"
            | "during"
            | "through"
            | "early"
            | "late"
            | "mid"
            | "year"
            | "circa"
            | "("
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "fall"
            | "fiscal"
            | "around"
            | "than"
            | "between"
    );
    let modern = (1900..=2100).contains(&number);
    let joined = (i >= 1)
        && is_hyphen(p.before(i, 1))
        && matches!(p.before(i, 2), "mid" | "early" | "late" | "post" | "pre");
    if !(led || modern || joined) {
        return None;
    }
    // "2014–2019", "2014-19", "2025/26"
    if p.is_mark(i + 1)
        && (is_hyphen(p.raw(i + 1)) || p.raw(i + 1) == "/")
        && p.is_number(i + 2)
        && p.glued(i + 1)
        && p.glued(i + 2)
    {
        let raw = p.raw(i + 2);
        let last = match raw.len() {
            4 => year_number(p, i + 2),
            2 => raw.parse::<i16>().ok().map(|y| number / 100 * 100 + y),
            _ => None,
        };
        if let Some(last) = last.filter(|l| *l > number) {
            let value = Some(format!("{number:04}/{last:04}"));
            out.push(Dated {
                start: i,
                end: i + 3,
                value,
                unit: "year",
                anchor: first(number),
                year_written: true,
            });
            return Some(i + 3);
        }
    }
    let next = i + 1;
    let measured = p.is_mark(next) && matches!(p.raw(next), "%" | "°" | "€" | "£")
        || super::units::duration(p.word(next)).is_some()
        || super::units::distance(p, next).is_some()
        || super::units::measure(p, next).is_some()
        || super::numbers::scale(p.word(next)).is_some()
        || (p.is_mark(next) && p.raw(next) == ":" && p.is_number(next + 1) && p.glued(next + 1));
    let plural = super::nouns::head(p, next).is_some_and(|h| h.plural);
    let owned = matches!(before, "the" | "its" | "their" | "his" | "her" | "’s" | "'s" | "a") || joined;
    let clock = matches!(p.word(next), "gmt" | "hours" | "local");
    if measured
        || clock
        || plural && !(owned || before == "of" && number > 1989) && !matches!(before, "in" | "since")
    {
        return None;
    }
    if plural && matches!(before, "of") && p.before(i, 2) == "total" {
        return None;
    }
    out.push(Dated::new(i, i + 1, "year", first(number)).with_year(true));
    Some(i + 1)
}

/// "spring 2024", "the winter of 2023".
fn season_form(p: &Pieces<'_>, i: usize, context: &Context, out: &mut Vec<Dated>) -> Option<usize> {
    let number = season(p.word(i))?;
    if p.word(i + 1) == "of" && p.word(i + 3) == "year" {
        let step = match p.word(i + 2) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let year = context.published?.year() + step;
        let anchor = Date::new(year, 3 * (number - 20), 1).ok();
        let value = Some(format!("{year:04}-{number}"));
        out.push(Dated { start: i, end: i + 4, value, unit: "season", anchor, year_written: false });
        return Some(i + 4);
    }
    let of = matches!(p.word(i + 1), "of" | ",");
    let at = if of { i + 2 } else { i + 1 };
    let year = year_number(p, at)?;
    let value = Some(format!("{year:04}-{number}"));
    let anchor = Date::new(year, 3 * (number - 20), 1).ok();
    out.push(Dated { start: i, end: at + 1, value, unit: "season", anchor, year_written: true });
    Some(at + 1)
}

/// Digits of a plain day or year at `i`, for callers that decide by context.
pub(super) fn plain(p: &Pieces<'_>, i: usize) -> Option<f64> {
    p.is_number(i).then(|| digits(p.word(i))).flatten()
}
