//! Dates as publishers write them in metadata: ISO 8601 and its bent forms, RFC 2822, and English words.

use jiff::civil::Date;
use jiff::fmt::rfc2822;
use verbale_model::Moment;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The time that `text` states, or nothing: an unclear order of day and month (`02/03/2025`) is not guessed.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() < 4 || text.len() > 80 {
        return None;
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    if let Ok(moment) = text.parse() {
        return Some(moment);
    }
    bent_iso(text)
        .or_else(|| rfc2822::parse(text).ok().map(|zoned| Moment::at(zoned.timestamp())))
        .or_else(|| in_words(text))
}

/// `2025-12-02 18:20:00 +0100`, `2025-12-02T18:20Z`, `2025/12/02`, `20251202`, `2025-12-02T18:20:00.000+0100`.
fn bent_iso(text: &str) -> Option<Moment> {
    if !text.is_ascii() {
        return None;
    }
    let bytes = text.as_bytes();
    let separated = bytes.len() >= 10
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && matches!(bytes[4], b'-' | b'/' | b'.');
    if !separated || bytes[4] != bytes[7] {
        return None;
    }
    let date = format!("{}-{}-{}", &text[..4], &text[5..7], &text[8..10]);
    let rest = text[10..].trim_start_matches(['T', 't', ' ']).trim();
    if rest.is_empty() {
        return date.parse().ok();
    }
    let clock = rest.len()
        - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',')).len();
    let (clock, zone) = (rest[..clock].replace(',', "."), rest[clock..].trim());
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock };
    let zone = match zone {
        "" | "Z" | "z" | "UTC" | "GMT" => "Z".to_owned(),
        _ if zone.len() == 5 && zone[1..].bytes().all(|b| b.is_ascii_digit()) => {
            format!("{}:{}", &zone[..3], &zone[3..])
        }
        _ => zone.to_owned(),
    };
    format!("{date}T{clock}{zone}").parse().ok().or_else(|| date.parse().ok())
}

/// `2 December 2025`, `December 2, 2025`, `Dec. 2nd, 2025, 6:20 pm`; to the day.
fn in_words(text: &str) -> Option<Moment> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric() && c != ':').filter(|w| !w.is_empty()).take(12) {
        let lower = word.to_lowercase();
        let digits = lower.trim_end_matches(|c: char| c.is_alphabetic());
        if let Ok(number) = digits.parse::<i16>() {
            match (digits.len(), &lower[digits.len()..]) {
                (1 | 2, "" | "st" | "nd" | "rd" | "th") if day.is_none() => day = Some(number),
                (4, "") if year.is_none() => year = Some(number),
                _ => {}
            }
        } else if month.is_none() && lower.len() >= 3 && lower.is_ascii() {
            let full = [
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
            month = full.iter().position(|m| {
                *m == lower
                    || (MONTHS.contains(&lower.as_str()) && m.starts_with(&lower))
                    || (*m == "september" && lower == "sept")
            });
        }
        if day.is_some() && month.is_some() && year.is_some() {
            break;
        }
    }
    Date::new(year?, month? as i8 + 1, day? as i8).ok().map(Moment::day)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_forms_of_publishers_are_read() {
        for (text, expected) in [
            ("2025-12-02", "2025-12-02"),
            ("2025-12-02T18:20:00+01:00", "2025-12-02T17:20:00Z"),
            ("2025-12-02T18:20:00.000+0100", "2025-12-02T17:20:00Z"),
            ("2025-12-02 18:20:00", "2025-12-02T18:20:00Z"),
            ("2025-12-02 18:20", "2025-12-02T18:20:00Z"),
            ("2025-12-02T18:20Z", "2025-12-02T18:20:00Z"),
            ("2025/12/02", "2025-12-02"),
            ("20251202", "2025-12-02"),
            ("Tue, 02 Dec 2025 18:20:00 +0100", "2025-12-02T17:20:00Z"),
            ("Tue, 02 Dec 2025 18:20:00 GMT", "2025-12-02T18:20:00Z"),
            ("December 2, 2025", "2025-12-02"),
            ("2 December 2025", "2025-12-02"),
            ("Tuesday, Dec. 2nd, 2025, 6:20 pm", "2025-12-02"),
            ("Published on Sept 2, 2025", "2025-09-02"),
        ] {
            assert_eq!(parse(text).map(|m| m.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_unclear_is_not_guessed() {
        for text in [
            "",
            "yesterday",
            "02/03/2025",
            "31 February 2025",
            "December 2025 or so",
            "2025-99-99",
            "déc 2 2025 x",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,90}") {
            let _ = parse(&text);
        }
    }
}
