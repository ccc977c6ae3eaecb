//! Numbers in digits and in words: "1,500", "62 000", "1.9m", "two hundred and forty", "half a million", "a third".

use super::pieces::Pieces;

/// A number read from the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::en) struct Number {
    /// What it says, scale words included.
    pub(in crate::en) value: f64,
    /// The factor of the scale words ("million"); 1 if there is none.
    pub(in crate::en) scale: f64,
    /// One past its last piece.
    pub(in crate::en) end: usize,
    /// Written in digits.
    pub(in crate::en) digits: bool,
    /// The scale is a bare "m", which may also be metres.
    pub(in crate::en) bare_m: bool,
    /// A fraction of one, such as "two thirds".
    pub(in crate::en) fraction: bool,
}

/// The value of a number word below a hundred, and "hundred".
pub(in crate::en) fn cardinal(word: &str) -> Option<f64> {
    Some(match word {
        "zero" | "nil" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        "hundred" => 100.0,
        _ => return None,
    })
}

/// The factor of a scale word.
pub(in crate::en) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mn" | "mln" | "mio" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" | "milliard" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// The denominator that a word like "thirds" names.
fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        "twelfth" | "twelfths" => 12.0,
        "twentieth" | "twentieths" => 20.0,
        "hundredth" | "hundredths" => 100.0,
        _ => return None,
    })
}

/// Digits with inner commas and points; vulgar fractions.
pub(in crate::en) fn digits(word: &str) -> Option<f64> {
    let (body, extra) = match word.chars().last()? {
        '½' => (&word[..word.len() - 2], 0.5),
        '¼' => (&word[..word.len() - 2], 0.25),
        '¾' => (&word[..word.len() - 2], 0.75),
        '⅓' => (&word[..word.len() - 3], 1.0 / 3.0),
        '⅔' => (&word[..word.len() - 3], 2.0 / 3.0),
        _ => (word, 0.0),
    };
    if body.is_empty() {
        return (extra > 0.0).then_some(extra);
    }
    if !body.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') || body.len() > 24 {
        return None;
    }
    let groups = |mark: char| {
        let mut parts = body.split(mark);
        parts.next().is_some_and(|p| !p.is_empty() && p.len() <= 3) && parts.all(|p| p.len() == 3)
    };
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let plain = match (commas, points) {
        (0, 0 | 1) => body.to_owned(),
        // "1.500.000" and "1,500" group; "1,5" is a decimal comma; "12,34,567" groups the Indian way.
        (0, _) if groups('.') => body.replace('.', ""),
        (1, 0) if !groups(',') && body.rfind(',').is_some_and(|c| body.len() - c != 4) => {
            body.replace(',', ".")
        }
        (_, 0 | 1) if body.rfind(',') < body.find('.').or(Some(usize::MAX)) => body.replace(',', ""),
        _ => return None,
    };
    Some(plain.parse::<f64>().ok()? + extra)
}

/// The number that starts at piece `i`.
pub(in crate::en) fn number(p: &Pieces<'_>, i: usize) -> Option<Number> {
    let number = if p.is_number(i) { in_digits(p, i) } else { in_words(p, i) }?;
    Some(with_half(p, number))
}

fn in_digits(p: &Pieces<'_>, i: usize) -> Option<Number> {
    let mut value = digits(p.word(i))?;
    let mut end = i + 1;
    // "62 000", "1 250 000": groups of three after a blank that is no line break.
    if p.word(i).len() <= 3 && !p.word(i).contains(['.', ',']) && value >= 1.0 {
        let mut grouped = value;
        let mut at = end;
        while group(p, at) {
            grouped = grouped * 1000.0 + digits(p.word(at))?;
            at += 1;
        }
        if at > end && !p.glued(at) {
            value = grouped;
            end = at;
        }
    }
    if p.glued(end) && matches!(p.raw(end), "½" | "¼" | "¾") {
        value += digits(p.raw(end))?;
        end += 1;
    }
    let mut number =
        Number { value, scale: 1.0, end, digits: true, bare_m: false, fraction: value < 1.0 && value > 0.0 };
    if p.raw(i).contains(['½', '¼', '¾', '⅓', '⅔']) && value < 1.0 {
        return Some(scaled(p, number));
    }
    number.fraction = false;
    // "3/4"
    if p.word(end) == "/" && p.glued(end) && p.is_number(end + 1) && p.glued(end + 1) {
        let below = digits(p.word(end + 1))?;
        if value >= 1.0 && value < below && below <= 10.0 && p.word(end + 2) != "/" {
            return Some(Number { value: value / below, end: end + 2, fraction: true, ..number });
        }
    }
    Some(scaled(p, number))
}

fn group(p: &Pieces<'_>, i: usize) -> bool {
    p.is_number(i)
        && !p.glued(i)
        && p.raw(i).len() == 3
        && p.raw(i).bytes().all(|b| b.is_ascii_digit())
        && i > 0
        && gap_is_one_blank(p, i)
}

fn gap_is_one_blank(p: &Pieces<'_>, i: usize) -> bool {
    let whole = p.text(i - 1, i + 1);
    let gap = whole.get(p.raw(i - 1).len()..whole.len() - p.raw(i).len()).unwrap_or("");
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "'")
}

/// Takes the scale words that follow.
fn scaled(p: &Pieces<'_>, mut number: Number) -> Number {
    loop {
        let hyphened = p.hyphen(number.end);
        let at = if hyphened { number.end + 1 } else { number.end };
        let word = p.word(at);
        let factor = match word {
            "m" if number.digits && p.glued(at) && !hyphened => {
                number.bare_m = true;
                1e6
            }
            "b" if number.digits && p.glued(at) && !hyphened => 1e9,
            "k" if number.digits && p.glued(at) && !hyphened => 1e3,
            "hundred" if number.digits => 100.0,
            "dozen" => 12.0,
            _ => match scale(word) {
                Some(factor) => factor,
                None => return number,
            },
        };
        if number.bare_m && word != "m" || number.scale > 1.0 && factor < 1e5 {
            return number;
        }
        number.value *= factor;
        number.scale *= factor;
        number.end = at + 1;
    }
}

/// "and a half": two and a half, two and a half million.
fn with_half(p: &Pieces<'_>, mut number: Number) -> Number {
    let step = |at: usize| if p.hyphen(at) { at + 1 } else { at };
    let at = step(number.end);
    let and = p.word(at) == "and" && matches!(p.word(step(at + 1)), "a" | "one");
    if !number.fraction && and {
        let last = step(step(at + 1) + 1);
        let part = match p.word(last) {
            "half" => 0.5,
            "quarter" => 0.25,
            _ => return number,
        };
        // "three years and a half" is read with its unit; "half a million" is no half of this.
        if matches!(p.word(last + 1), "a" | "an") {
            return number;
        }
        number.value += part * number.scale;
        number.end = last + 1;
        if number.scale <= 1.0 {
            return scaled(p, number);
        }
    }
    number
}

fn in_words(p: &Pieces<'_>, i: usize) -> Option<Number> {
    let plain = |value: f64, scale: f64, end: usize| Number {
        value,
        scale,
        end,
        digits: false,
        bare_m: false,
        fraction: false,
    };
    match p.word(i) {
        "half" => return half(p, i),
        "a" | "an" | "one" | "three" | "two" | "four" | "five" | "six" | "seven" | "eight" | "nine" => {
            if let Some(fraction) = fraction(p, i) {
                return Some(fraction);
            }
        }
        "dozen" if matches!(p.before(i, 1), "the" | "another" | "this" | "that") => {
            return Some(plain(12.0, 12.0, i + 1));
        }
        _ => {}
    }
    if matches!(p.word(i), "a" | "an") {
        let (value, scale) = match p.word(i + 1) {
            "hundred" => (100.0, 1.0),
            "dozen" => (12.0, 12.0),
            word => (scale(word)?, scale(word)?),
        };
        let start = plain(value, scale, i + 2);
        return Some(if value <= 1e3 && scale != 12.0 { compound(p, start) } else { scaled(p, start) });
    }
    let first = cardinal(p.word(i))?;
    let start = plain(first, 1.0, i + 1);
    Some(decimal(p, compound(p, start)))
}

/// The rest of a number in words, from its first word on.
fn compound(p: &Pieces<'_>, start: Number) -> Number {
    let mut total = 0.0;
    let mut current = start.value;
    let mut best = start;
    let mut at = start.end;
    let mut largest = if start.scale > 1.0 { start.scale } else { f64::INFINITY };
    if start.scale > 1.0 {
        total = start.value;
        current = 0.0;
    }
    loop {
        let mut next = if p.hyphen(at) { at + 1 } else { at };
        let joined = next > at;
        let and = p.word(next) == "and" && (current >= 100.0 || (current == 0.0 && total > 0.0));
        if and {
            next += 1;
        }
        let word = p.word(next);
        if let Some(value) = cardinal(word) {
            let small = current % 100.0;
            let fits = if value == 100.0 {
                !and && current > 0.0 && current < 100.0
            } else if value < 10.0 {
                value > 0.0
                    && (small == 0.0 && (current >= 100.0 || total > 0.0 && current == 0.0)
                        || small >= 20.0 && small % 10.0 == 0.0 && !and && (joined || !p.is_mark(next - 1)))
            } else {
                small == 0.0 && (current >= 100.0 || total > 0.0 && current == 0.0)
            };
            // "one hundred and two hundred" are two numbers.
            let two_numbers =
                and && (p.word(next + 1) == "hundred" || scale(p.word(next + 1)).is_some() && total > 0.0);
            if !fits || two_numbers {
                break;
            }
            current = if value == 100.0 { current * 100.0 } else { current + value };
        } else if let Some(factor) = scale(word).filter(|f| *f < largest && current > 0.0 && !and) {
            total += current * factor;
            largest = factor;
            current = 0.0;
            best.scale = if best.scale > 1.0 { best.scale } else { factor };
        } else if word == "dozen" && current > 0.0 && total == 0.0 && current < 100.0 {
            best.scale = 12.0;
            best.value = current * 12.0;
            best.end = next + 1;
            break;
        } else {
            break;
        }
        at = next + 1;
        best.value = total + current;
        best.end = at;
    }
    best
}

/// "one point oh five"
fn decimal(p: &Pieces<'_>, mut number: Number) -> Number {
    if p.word(number.end) != "point" || number.scale > 1.0 {
        return number;
    }
    let mut at = number.end + 1;
    let mut place = 0.1;
    let mut value = number.value;
    while let Some(digit) =
        if p.word(at) == "oh" { Some(0.0) } else { cardinal(p.word(at)).filter(|d| *d < 10.0) }
    {
        value += digit * place;
        place /= 10.0;
        at += 1;
    }
    if at > number.end + 1 {
        number.value = (value * 1e9).round() / 1e9;
        number.end = at;
        return scaled(p, number);
    }
    number
}

/// "half a million", "half a dozen", "half" of something.
fn half(p: &Pieces<'_>, i: usize) -> Option<Number> {
    let base = Number { value: 0.5, scale: 1.0, end: i + 1, digits: false, bare_m: false, fraction: true };
    let mut at = i + 1;
    if p.hyphen(at) {
        at += 1;
    }
    if matches!(p.word(at), "a" | "an") || at > i + 1 {
        let big = if matches!(p.word(at), "a" | "an") { at + 1 } else { at };
        let factor = if p.word(big) == "dozen" { Some(12.0) } else { scale(p.word(big)) };
        if let Some(factor) = factor {
            return Some(Number {
                value: 0.5 * factor,
                scale: factor,
                end: big + 1,
                fraction: false,
                ..base
            });
        }
    }
    Some(base)
}

/// "a third", "two-thirds", "three quarters of a million".
fn fraction(p: &Pieces<'_>, i: usize) -> Option<Number> {
    let article = matches!(p.word(i), "a" | "an" | "one");
    let above = if article { 1.0 } else { cardinal(p.word(i))? };
    let hyphened = p.hyphen(i + 1);
    let at = if hyphened { i + 2 } else { i + 1 };
    let below = denominator(p.word(at))?;
    let plural = p.word(at).ends_with('s') || p.word(at) == "halves";
    let value = above / below;
    if plural == article || value >= 1.0 || p.word(at) == "quarters" && above > 3.0 {
        return None;
    }
    let mut number = Number { value, scale: 1.0, end: at + 1, digits: false, bare_m: false, fraction: true };
    if p.are(at + 1, &["of", "a"])
        && let Some(factor) = scale(p.word(at + 3))
    {
        number = Number { value: value * factor, scale: factor, end: at + 4, fraction: false, ..number };
        return Some(number);
    }
    // "a third round" counts rounds; "a third of" and "a third less" measure a part.
    let next = p.word(at + 1);
    let part = plural
        || hyphened
        || at + 1 >= p.len()
        || !p.is_word(at + 1)
        || matches!(
            next,
            "of" | "less"
                | "more"
                | "fewer"
                | "higher"
                | "lower"
                | "larger"
                | "smaller"
                | "cheaper"
                | "below"
                | "above"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "said"
                | "say"
                | "says"
                | "want"
                | "wants"
                | "remain"
                | "remains"
                | "went"
                | "came"
                | "goes"
                | "go"
                | "to"
                | "and"
                | "or"
                | "in"
                | "from"
                | "on"
                | "since"
                | "by"
                | "between"
                | "will"
                | "would"
                | "did"
                | "do"
                | "for"
                | "voted"
                | "as"
                | "at"
                | "but"
                | "went."
                | "against"
                | "full"
                | "empty"
                | "gone"
                | "short"
        );
    part.then_some(number)
}
