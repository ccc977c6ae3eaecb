//! Units of time, length, and of other measured things.

use super::pieces::Pieces;

/// The unit of time that a word names.
pub(in crate::en) fn duration(word: &str) -> Option<&'static str> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" | "min." => "minute",
        "hour" | "hours" | "hr" | "hrs" | "hr." | "hrs." => "hour",
        "day" | "days" => "day",
        "night" | "nights" => "night",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        "weekend" | "weekends" => "weekend",
        _ => return None,
    })
}

/// The unit of length at `i`, and one past its last piece.
pub(in crate::en) fn distance(p: &Pieces<'_>, i: usize) -> Option<(&'static str, usize)> {
    if p.word(i) == "nautical" || p.word(i) == "sea" {
        return matches!(p.word(i + 1), "mile" | "miles").then_some(("nautical mile", i + 2));
    }
    let unit = match p.word(i) {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "metre" | "metres" | "meter" | "meters" => "metre",
        "mile" | "miles" => "mile",
        "nm" | "nmi" => "nautical mile",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => "mm",
        "foot" | "feet" | "ft" => "foot",
        "yard" | "yards" => "yard",
        "inch" | "inches" => "inch",
        "league" | "leagues" if !p.capital(i) => "league",
        _ => return None,
    };
    Some((unit, i + 1))
}

/// Other units of measure: area, volume, mass, power. Where the unit at `i` ends; its words are the unit.
pub(in crate::en) fn measure(p: &Pieces<'_>, i: usize) -> Option<usize> {
    if matches!(p.word(i), "square" | "cubic" | "sq" | "cu" | "sq." | "cu.") {
        let (_, end) = distance(p, i + 1)?;
        return Some(end);
    }
    matches!(
        p.word(i),
        "tonne"
            | "tonnes"
            | "ton"
            | "tons"
            | "kg"
            | "kilo"
            | "kilos"
            | "kilogram"
            | "kilograms"
            | "kilogramme"
            | "kilogrammes"
            | "gram"
            | "grams"
            | "grammes"
            | "g"
            | "lb"
            | "lbs"
            | "ounce"
            | "ounces"
            | "barrel"
            | "barrels"
            | "bushel"
            | "bushels"
            | "hectare"
            | "hectares"
            | "ha"
            | "acre"
            | "acres"
            | "dunam"
            | "dunams"
            | "litre"
            | "litres"
            | "liter"
            | "liters"
            | "gallon"
            | "gallons"
            | "cumecs"
            | "megawatt"
            | "megawatts"
            | "mw"
            | "gigawatt"
            | "gigawatts"
            | "gw"
            | "kw"
            | "kilowatt"
            | "kilowatts"
            | "mwh"
            | "gwh"
            | "kwh"
            | "twh"
            | "watts"
            | "volts"
            | "bcm"
            | "mcm"
            | "degree"
            | "degrees"
            | "mph"
            | "knots"
            | "kph"
            | "kilobytes"
            | "megabytes"
            | "gigabytes"
            | "teu"
            | "km2"
            | "m2"
            | "m3"
            | "km²"
            | "m²"
            | "m³"
            | "ppm"
            | "bps"
    )
    .then_some(i + 1)
}

/// Where a rate ends that starts at `i`: "a second", "per day", "/h".
pub(in crate::en) fn rate(p: &Pieces<'_>, i: usize) -> Option<usize> {
    let named = match p.word(i) {
        "a" | "an" | "per" | "each" | "every" => p.word(i + 1),
        "/" if p.glued(i) && p.glued(i + 1) => match p.word(i + 1) {
            "h" => "hour",
            "s" => "second",
            word => word,
        },
        _ => return None,
    };
    let told = matches!(p.word(i + 2), "ago" | "earlier" | "later" | "before" | "after");
    let time = duration(named).is_some() && !named.ends_with('s') && !told;
    let thing = p.word(i) == "per" && p.is_word(i + 1);
    (time || thing).then_some(i + 2)
}
