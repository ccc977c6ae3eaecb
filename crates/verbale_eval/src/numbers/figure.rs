//! The figures of a short text: value, bounds, what they count.

use verbale_annotate::{Text, TokenKind};

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// A number of things.
    Count,
    /// A share in percent.
    Share,
    /// A sum of money.
    Money,
    /// Points out of so many.
    Score,
    /// A day, month or year, in days.
    Date,
    /// A place in an order ("third", "season 2").
    Ordinal,
}

/// How a figure bounds the real value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// Exactly.
    Equal,
    /// More, or later.
    Above,
    /// Less, or earlier.
    Below,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// About.
    About,
    /// Somewhat less ("nearly").
    Nearly,
}

/// One figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// What it measures.
    pub class: Class,
    /// Least value stated.
    pub low: f64,
    /// Greatest value stated.
    pub high: f64,
    /// How it bounds the real one.
    pub bound: Bound,
    /// Content words after it, in lower case, nearest first.
    pub after: Vec<String>,
    /// Content words before it, nearest first.
    pub before: Vec<String>,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

const ONES: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [(&str, f64); 7] = [
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const ORDINALS: [&str; 11] =
    ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const SCALES: [(&str, f64); 12] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("k", 1e3),
    ("m", 1e6),
    ("bn", 1e9),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("millions", 1e6),
    ("dozen", 12.0),
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL: [&str; 12] = [
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
const NUMBERED: [&str; 16] = [
    "season", "series", "episode", "number", "no", "no.", "part", "chapter", "day", "phase", "round",
    "volume", "version", "grade", "week", "rank",
];

fn month(word: &str) -> Option<f64> {
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let at = FULL.iter().position(|m| *m == word).or_else(|| {
        MONTHS
            .iter()
            .position(|m| word.trim_end_matches('.') == *m)
            .filter(|_| word != "may" && word != "mar" || word.ends_with('.'))
    })?;
    Some(at as f64 + 1.0)
}

fn number(word: &str) -> Option<f64> {
    let first = word.chars().next()?;
    if first.is_ascii_digit() {
        let plain: String = word.chars().filter(|c| *c != ',').collect();
        let digits = plain.trim_end_matches(|c: char| c.is_alphabetic());
        return digits.parse().ok();
    }
    let at = |w: &str| ONES.iter().position(|o| *o == w).map(|n| n as f64);
    at(word).or_else(|| TENS.iter().find(|t| t.0 == word).map(|t| t.1)).or_else(|| {
        let (a, b) = word.split_once('-')?;
        let tens = TENS.iter().find(|t| t.0 == a).map(|t| t.1).or((a == "twenty").then_some(20.0))?;
        Some(tens + at(b)?)
    })
}

struct Words<'a> {
    lower: Vec<String>,
    text: &'a Text<'a>,
}

impl Words<'_> {
    fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", String::as_str)
    }

    fn back(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |j| self.at(j))
    }
}

/// The figures of a text in order.
pub fn figures(text: &Text<'_>) -> Vec<Figure> {
    let words = Words { lower: (0..text.tokens.len()).map(|i| text.word(i).to_lowercase()).collect(), text };
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.lower.len() {
        if let Some(mut figure) = date(&words, i).or_else(|| plain(&words, i)) {
            figure.bound = bound(&words, &figure);
            figure.after = near(&words, figure.end..figure.end + 8, 4);
            let from = figure.start.saturating_sub(9);
            figure.before = near(&words, from..figure.start, 9);
            figure.before.reverse();
            figure.before.truncate(4);
            i = figure.end.max(i + 1);
            out.push(figure);
        } else {
            i += 1;
        }
    }
    out
}

fn near(words: &Words<'_>, range: std::ops::Range<usize>, most: usize) -> Vec<String> {
    const SKIP: [&str; 30] = [
        "the", "of", "a", "an", "in", "on", "and", "to", "with", "for", "by", "at", "from", "was", "were",
        "is", "are", "has", "have", "had", "more", "than", "less", "over", "under", "been", "its", "their",
        "as", "that",
    ];
    range
        .filter(|&j| j < words.lower.len() && words.text.tokens[j].kind == TokenKind::Word)
        .map(|j| words.at(j))
        .filter(|w| !SKIP.contains(w) && w.len() > 1)
        .take(most)
        .map(|w| w.trim_end_matches('s').chars().take(6).collect())
        .collect()
}

fn blank(class: Class, low: f64, high: f64, start: usize, end: usize) -> Figure {
    Figure { class, low, high, bound: Bound::Equal, after: Vec::new(), before: Vec::new(), start, end }
}

fn year(word: &str) -> Option<f64> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())?
        .filter(|y| (1000.0..2100.0).contains(y))
}

fn day(word: &str) -> Option<f64> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    (digits.len() <= 2).then(|| digits.parse().ok())?.filter(|d| (1.0..=31.0).contains(d))
}

/// A date is counted in days of a year of 12 months of 31 days; without a year it is in year zero.
fn date(words: &Words<'_>, i: usize) -> Option<Figure> {
    let of = |y: f64, m: f64, d: f64| y * 372.0 + (m - 1.0) * 31.0 + d;
    let comma = |j: usize| if words.at(j) == "," { j + 1 } else { j };
    if let Some(m) = month(words.at(i)) {
        let d = day(words.at(i + 1)).filter(|_| year(words.at(i + 1)).is_none());
        let mut end = i + 1 + usize::from(d.is_some());
        end += usize::from(d.is_some() && matches!(words.at(end), "st" | "nd" | "rd" | "th"));
        let y = year(words.at(comma(end)));
        if d.is_none() && y.is_none() && words.at(i) == "may" {
            return None;
        }
        if y.is_some() {
            end = comma(end) + 1;
        }
        let (low, high) = d.map_or((1.0, 31.0), |d| (d, d));
        let y = y.unwrap_or(0.0);
        return Some(blank(Class::Date, of(y, m, low), of(y, m, high), i, end));
    }
    if let Some(d) = day(words.at(i)) {
        let mut at = i + 1;
        at += usize::from(matches!(words.at(at), "st" | "nd" | "rd" | "th"));
        at += usize::from(words.at(at) == "of");
        if let Some(m) = month(words.at(at)) {
            let y = year(words.at(comma(at + 1)));
            let end = if y.is_some() { comma(at + 1) + 1 } else { at + 1 };
            let y = y.unwrap_or(0.0);
            return Some(blank(Class::Date, of(y, m, d), of(y, m, d), i, end));
        }
    }
    let y = year(words.at(i))?;
    let before = words.back(i, 1);
    let counted =
        ["than", "over", "under", "least", "nearly", "almost", "about", "$", "£", "€"].contains(&before);
    let unit = words.text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && words.at(i + 1).ends_with('s')
        && !["was", "is", "has", "as"].contains(&words.at(i + 1));
    (!counted
        && !unit
        && !matches!(words.at(i + 1), "%" | "million" | "percent" | "covid-19" | "coronavirus" | "confirmed"))
    .then(|| blank(Class::Date, of(y, 1.0, 1.0), of(y, 12.0, 31.0), i, i + 1))
}

fn plain(words: &Words<'_>, i: usize) -> Option<Figure> {
    let word = words.at(i);
    if let Some(n) = ORDINALS.iter().position(|o| *o == word) {
        return Some(blank(Class::Ordinal, n as f64, n as f64, i, i + 1));
    }
    let kind = words.text.tokens[i].kind;
    if kind == TokenKind::Mark {
        return None;
    }
    let value = number(word).or(match word {
        "nil" | "none" => Some(0.0),
        "once" => Some(1.0),
        "twice" => Some(2.0),
        _ => None,
    })?;
    let mut scale = 1.0;
    let mut end = i + 1;
    if matches!(words.at(end), "-") {
        end += usize::from(SCALES.iter().any(|s| s.0 == words.at(end + 1)));
    }
    while let Some((_, s)) = SCALES.iter().find(|s| s.0 == words.at(end)) {
        scale *= s;
        end += 1;
    }
    let (mut low, mut high) = (value * scale, value * scale);
    // A range: "10 to 12", "10 - 12".
    if matches!(words.at(end), "–" | "-" | "to")
        && let Some(top) = number(words.at(end + 1))
            .filter(|t| *t > value && words.text.tokens[end + 1].kind == TokenKind::Number)
    {
        end += 2;
        let mut s = 1.0;
        while let Some((_, more)) = SCALES.iter().find(|s| s.0 == words.at(end)) {
            s *= more;
            end += 1;
        }
        if scale <= 1.0 {
            low *= s;
        }
        high = top * s.max(scale);
    }
    let ordinal = matches!(words.at(end), "st" | "nd" | "rd" | "th")
        || word.ends_with("th") && word.starts_with(|c: char| c.is_ascii_digit());
    let class = if ordinal || NUMBERED.contains(&words.back(i, 1)) {
        Class::Ordinal
    } else if matches!(words.at(end), "%" | "percent" | "percentage" | "pc")
        || (words.at(end) == "per" && words.at(end + 1) == "cent")
    {
        end += 1;
        Class::Share
    } else if matches!(words.back(i, 1), "$" | "£" | "€" | "₹" | "us$" | "usd" | "rs" | "rs.")
        || matches!(words.at(end), "dollars" | "euros" | "pounds" | "rupees" | "$" | "€")
    {
        Class::Money
    } else if words.at(end) == "/"
        && words.text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
    {
        end += 2;
        Class::Score
    } else if words.at(end) == "out"
        && words.at(end + 1) == "of"
        && number(words.at(end + 2)).is_some_and(|n| [5, 10, 100].contains(&(n as i64)))
    {
        end += 3;
        Class::Score
    } else {
        Class::Count
    };
    Some(blank(class, low, high, i, end))
}

fn bound(words: &Words<'_>, figure: &Figure) -> Bound {
    let mut i = figure.start;
    if matches!(words.back(i, 1), "$" | "£" | "€" | "₹" | "us$" | "rs") {
        i -= 1;
    }
    for skip in 0..2 {
        let (w1, w2, w3) = (words.back(i, 1), words.back(i, 2), words.back(i, 3));
        let not = |w: &str| matches!(w, "no" | "not");
        let date = figure.class == Class::Date;
        let found = match (w2, w1) {
            ("more" | "greater" | "higher" | "larger" | "later" | "better" | "longer", "than") => {
                Some(if not(w3) { Bound::AtMost } else { Bound::Above })
            }
            ("less" | "fewer" | "lower" | "smaller" | "earlier" | "worse" | "shorter", "than") => {
                Some(if not(w3) { Bound::AtLeast } else { Bound::Below })
            }
            ("at", "least") | ("minimum", "of") => Some(Bound::AtLeast),
            ("at", "most") | ("up", "to") | ("maximum", "of") => Some(Bound::AtMost),
            (
                _,
                "over" | "above" | "exceed" | "exceeds" | "exceeded" | "exceeding" | "surpassed"
                | "surpassing" | "beyond" | "past" | "topped",
            ) => Some(Bound::Above),
            ("prior", "to") | (_, "under" | "below") => Some(Bound::Below),
            (_, "before") if date => Some(Bound::Below),
            (_, "after" | "since") if date => Some(Bound::Above),
            (_, "by" | "until" | "till") if date => Some(Bound::AtMost),
            (_, "about" | "around" | "approximately" | "roughly" | "some" | "circa" | "c." | "estimated") => {
                Some(Bound::About)
            }
            (_, "nearly" | "almost" | "approaching") => Some(Bound::Nearly),
            _ => None,
        };
        if let Some(found) = found {
            return found;
        }
        if skip == 0
            && i > 0
            && matches!(
                w1,
                "the" | "a" | "total" | "of" | "just" | "only" | "exactly" | "early" | "late" | "mid"
            )
        {
            i -= 1;
        } else {
            break;
        }
    }
    let (n1, n2) = (words.at(figure.end), words.at(figure.end + 1));
    match (n1, n2) {
        ("or", "more" | "higher" | "later" | "above") | ("and", "above" | "over") | ("+", _) => {
            Bound::AtLeast
        }
        ("or", "less" | "fewer" | "lower" | "earlier" | "under") => Bound::AtMost,
        _ => Bound::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Class, figures};
    use verbale_annotate::en::tokens::parse;

    fn read(text: &str) -> Vec<(Class, f64, f64, Bound)> {
        figures(&parse(text)).into_iter().map(|f| (f.class, f.low, f.high, f.bound)).collect()
    }

    #[test]
    fn values_scales_units_and_bounds_are_read() {
        assert_eq!(read("more than 2.5 million crowns"), [(Class::Count, 2.5e6, 2.5e6, Bound::Above)]);
        assert_eq!(read("fewer than 40 %"), [(Class::Share, 40.0, 40.0, Bound::Below)]);
        assert_eq!(read("at least $ 12 billion"), [(Class::Money, 12e9, 12e9, Bound::AtLeast)]);
        assert_eq!(read("6.1/10 by nearly twenty-one critics").len(), 2);
        assert_eq!(read("no more than 7 ships"), [(Class::Count, 7.0, 7.0, Bound::AtMost)]);
        assert_eq!(read("10 to 12 days"), [(Class::Count, 10.0, 12.0, Bound::Equal)]);
    }

    #[test]
    fn dates_are_intervals_of_days_and_numbers_of_things_are_no_years() {
        let year = read("before 2018")[0];
        assert_eq!((year.0, year.3), (Class::Date, Bound::Below));
        let day = read("on 27 June 1971")[0];
        assert!(year.1 > day.2 && (day.1 - day.2).abs() < 0.5);
        let (a, b) = (read("January 14th , 2012")[0].1, read("14 January 2012")[0].1);
        assert!((a - b).abs() < 0.5);
        assert_eq!(read("1020 cases")[0].0, Class::Count);
    }
}
