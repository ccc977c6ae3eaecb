//! Sums of money: signs, codes and names of currencies. Which dollar, krone or franc is left open where the text does not say.

use super::numbers::{Number, number};
use super::pieces::Pieces;

/// A currency as the text names it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Currency {
    /// The name without its country: "dollar".
    pub(super) name: &'static str,
    /// ISO 4217 code; `None` where the text does not say which.
    pub(super) code: Option<&'static str>,
}

const CODES: [&str; 66] = [
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "NOK", "SEK", "DKK", "ISK", "JPY", "CNY", "RMB", "INR",
    "PKR", "LKR", "NPR", "BDT", "RUB", "UAH", "BYN", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "MDL", "GEL",
    "AMD", "AZN", "KZT", "UZS", "KGS", "TJS", "TRY", "ILS", "EGP", "SAR", "AED", "QAR", "KWD", "BHD", "OMR",
    "JOD", "IQD", "IRR", "LBP", "SYP", "YER", "ETB", "SDG", "SSP", "KES", "NGN", "GHS", "ZAR", "BRL", "MXN",
    "COP", "ARS", "CLP", "KRW", "THB", "IDR",
];

/// The ISO code that a word as written names.
fn code(word: &str) -> Option<&'static str> {
    if word == "Euro" {
        return Some("EUR");
    }
    // Special drawing rights of the Monetary Fund.
    if matches!(word, "SDR" | "SDRs") {
        return Some("XDR");
    }
    CODES.iter().find(|c| **c == word).map(|c| if *c == "RMB" { "CNY" } else { *c })
}

/// The currency of a sign.
fn sign(mark: &str) -> Option<Currency> {
    let (name, code) = match mark {
        "$" => ("dollar", None),
        "€" => ("euro", Some("EUR")),
        "£" => ("pound", Some("GBP")),
        "¥" => ("yen", Some("JPY")),
        "₹" => ("rupee", Some("INR")),
        "₴" => ("hryvnia", Some("UAH")),
        "₽" => ("rouble", Some("RUB")),
        "₺" => ("lira", Some("TRY")),
        "₪" => ("shekel", Some("ILS")),
        "₩" => ("won", Some("KRW")),
        "₦" => ("naira", Some("NGN")),
        "₱" => ("peso", Some("PHP")),
        "₫" => ("dong", Some("VND")),
        "₾" => ("lari", Some("GEL")),
        "֏" => ("dram", Some("AMD")),
        "₼" => ("manat", Some("AZN")),
        "₸" => ("tenge", Some("KZT")),
        _ => return None,
    };
    Some(Currency { name, code })
}

/// The currency that a word in lower case names.
fn name(word: &str) -> Option<Currency> {
    let (name, code) = match word {
        "dollar" | "dollars" => ("dollar", None),
        "euro" | "euros" => ("euro", Some("EUR")),
        "pound" | "pounds" | "sterling" | "quid" => ("pound", Some("GBP")),
        "yen" => ("yen", Some("JPY")),
        "yuan" | "renminbi" => ("yuan", Some("CNY")),
        "rouble" | "roubles" | "ruble" | "rubles" => ("rouble", Some("RUB")),
        "hryvnia" | "hryvnias" | "hryvnya" | "hryvnyas" | "hryvni" => ("hryvnia", Some("UAH")),
        "zloty" | "zlotys" | "złoty" => ("zloty", Some("PLN")),
        "forint" | "forints" => ("forint", Some("HUF")),
        "kronor" => ("krona", Some("SEK")),
        "kronur" => ("krona", Some("ISK")),
        "koruna" | "korunas" | "koruny" => ("koruna", Some("CZK")),
        "rand" | "rands" => ("rand", Some("ZAR")),
        "baht" => ("baht", Some("THB")),
        "rupiah" | "rupiahs" => ("rupiah", Some("IDR")),
        "ringgit" => ("ringgit", Some("MYR")),
        "riel" | "riels" => ("riel", Some("KHR")),
        "dong" => ("dong", Some("VND")),
        "taka" => ("taka", Some("BDT")),
        "afghani" | "afghanis" => ("afghani", Some("AFN")),
        "shekel" | "shekels" => ("shekel", Some("ILS")),
        "birr" => ("birr", Some("ETB")),
        "nakfa" => ("nakfa", Some("ERN")),
        "naira" => ("naira", Some("NGN")),
        "cedi" | "cedis" => ("cedi", Some("GHS")),
        "dram" | "drams" => ("dram", Some("AMD")),
        "manat" | "manats" => ("manat", Some("AZN")),
        "lari" => ("lari", Some("GEL")),
        "tenge" => ("tenge", Some("KZT")),
        "kyat" | "kyats" => ("kyat", Some("MMK")),
        "reais" => ("real", Some("BRL")),
        "bolivar" | "bolivars" => ("bolivar", Some("VES")),
        "leva" | "lev" => ("lev", Some("BGN")),
        "krone" | "kroner" | "krones" => ("krone", None),
        "krona" | "kronas" => ("krona", None),
        "crown" | "crowns" => ("crown", None),
        "franc" | "francs" => ("franc", None),
        "rupee" | "rupees" => ("rupee", None),
        "peso" | "pesos" => ("peso", None),
        "dinar" | "dinars" => ("dinar", None),
        "rial" | "rials" => ("rial", None),
        "riyal" | "riyals" => ("riyal", None),
        "dirham" | "dirhams" => ("dirham", None),
        "shilling" | "shillings" => ("shilling", None),
        "lira" | "liras" | "lire" => ("lira", None),
        "won" => ("won", None),
        "som" | "soms" => ("som", None),
        "leu" | "lei" => ("leu", None),
        "mark" | "marks" | "deutschmarks" | "deutschmark" => ("mark", None),
        "florin" | "florins" => ("florin", None),
        "guilder" | "guilders" => ("guilder", None),
        "ducat" | "ducats" => ("ducat", None),
        "thaler" | "thalers" | "taler" | "talers" => ("thaler", None),
        "écu" | "écus" | "ecu" | "ecus" => ("ecu", None),
        "riksdaler" | "rigsdaler" | "daler" => ("daler", None),
        "gulden" => ("gulden", None),
        "groschen" => ("groschen", None),
        "kreuzer" => ("kreuzer", None),
        "denar" | "denars" => ("denar", Some("MKD")),
        "tolar" | "tolars" | "tolarjev" => ("tolar", None),
        "lats" => ("lat", Some("LVL")),
        "litas" => ("litas", Some("LTL")),
        "markka" | "markkaa" => ("markka", Some("FIM")),
        "tugrik" | "tugriks" | "tögrög" => ("tugrik", Some("MNT")),
        "kwacha" => ("kwacha", None),
        "kina" => ("kina", Some("PGK")),
        "vatu" => ("vatu", Some("VUV")),
        "gourde" | "gourdes" => ("gourde", Some("HTG")),
        "guarani" | "guaranis" | "guaraníes" => ("guarani", Some("PYG")),
        "quetzal" | "quetzals" | "quetzales" => ("quetzal", Some("GTQ")),
        "lempira" | "lempiras" => ("lempira", Some("HNL")),
        "córdobas" | "cordobas" => ("cordoba", Some("NIO")),
        "soles" => ("sol", Some("PEN")),
        "bolivianos" | "boliviano" => ("boliviano", Some("BOB")),
        "dalasi" | "dalasis" => ("dalasi", Some("GMD")),
        "ouguiya" | "ouguiyas" => ("ouguiya", Some("MRU")),
        "meticais" | "metical" => ("metical", Some("MZN")),
        "pula" => ("pula", Some("BWP")),
        "kwanza" | "kwanzas" => ("kwanza", Some("AOA")),
        "ariary" => ("ariary", Some("MGA")),
        "somoni" | "somonis" => ("somoni", Some("TJS")),
        "sequins" | "zecchini" => ("sequin", None),
        "doubloons" => ("doubloon", None),
        "piastre" | "piastres" | "piasters" => ("piastre", None),
        "guineas" => ("guinea", None),
        "real" | "reals" => ("real", None),
        "escudo" | "escudos" => ("escudo", None),
        "peseta" | "pesetas" => ("peseta", None),
        "drachma" | "drachmas" => ("drachma", None),
        "cent" | "cents" => ("cent", None),
        "pence" | "penny" => ("penny", None),
        _ => return None,
    };
    Some(Currency { name, code })
}

/// Names that are also common words, and so need an adjective, a scale or a sum context.
fn doubtful(word: &str) -> bool {
    matches!(word, "crown" | "mark" | "pound" | "won" | "som" | "rand" | "real" | "dram" | "drams" | "cent")
}

/// The code that a nationality in lower case gives to a currency's name.
fn national(adjective: &str, name: &str) -> Option<&'static str> {
    Some(match (name, adjective) {
        ("dollar" | "cent", "us" | "u.s." | "u.s" | "american" | "usa") => "USD",
        ("dollar", "canadian") => "CAD",
        ("dollar", "australian") => "AUD",
        ("dollar", "zealand") => "NZD",
        ("dollar", "singapore" | "singaporean") => "SGD",
        ("dollar", "kong") => "HKD",
        ("dollar", "taiwan" | "taiwanese") => "TWD",
        ("dollar", "jamaican") => "JMD",
        ("dollar", "fijian") => "FJD",
        ("dollar", "guyanese") => "GYD",
        ("dollar", "namibian") => "NAD",
        ("dollar", "liberian") => "LRD",
        ("franc", "swiss") => "CHF",
        ("franc", "burundian" | "burundi") => "BIF",
        ("franc", "rwandan" | "rwanda") => "RWF",
        ("franc", "congolese") => "CDF",
        ("franc", "djiboutian") => "DJF",
        ("franc", "guinean") => "GNF",
        ("franc", "french") => "FRF",
        ("franc", "belgian") => "BEF",
        ("pound", "egyptian") => "EGP",
        ("pound", "sudanese") => "SDG",
        ("pound" | "lira", "lebanese") => "LBP",
        ("pound" | "lira", "syrian") => "SYP",
        ("pound", "irish") => "IEP",
        ("pound", "cypriot" | "cyprus") => "CYP",
        ("rupee", "indian") => "INR",
        ("rupee", "pakistani" | "pakistan") => "PKR",
        ("rupee", "lankan" | "lanka") => "LKR",
        ("rupee", "nepalese" | "nepali") => "NPR",
        ("rupee", "mauritian") => "MUR",
        ("peso", "mexican") => "MXN",
        ("peso", "colombian") => "COP",
        ("peso", "argentine" | "argentinian") => "ARS",
        ("peso", "chilean") => "CLP",
        ("peso", "philippine" | "filipino") => "PHP",
        ("peso", "cuban") => "CUP",
        ("peso", "uruguayan") => "UYU",
        ("dinar", "iraqi") => "IQD",
        ("dinar", "kuwaiti") => "KWD",
        ("dinar", "jordanian") => "JOD",
        ("dinar", "serbian") => "RSD",
        ("dinar", "algerian") => "DZD",
        ("dinar", "tunisian") => "TND",
        ("dinar", "libyan") => "LYD",
        ("dinar", "bahraini") => "BHD",
        ("rial", "iranian") => "IRR",
        ("rial", "omani") => "OMR",
        ("rial" | "riyal", "yemeni") => "YER",
        ("riyal" | "rial", "saudi") => "SAR",
        ("riyal" | "rial", "qatari") => "QAR",
        ("krone" | "krona" | "crown", "norwegian") => "NOK",
        ("krone" | "krona" | "crown", "danish") => "DKK",
        ("krone" | "krona" | "crown", "swedish") => "SEK",
        ("krone" | "krona" | "crown", "icelandic") => "ISK",
        ("crown" | "koruna", "czech") => "CZK",
        ("crown" | "koruna", "slovak") => "SKK",
        ("won", "south" | "korean") => "KRW",
        ("lira", "turkish") => "TRY",
        ("lira", "italian") => "ITL",
        ("mark", "german") => "DEM",
        ("mark", "convertible" | "bosnian") => "BAM",
        ("leu", "romanian") => "RON",
        ("leu", "moldovan") => "MDL",
        ("rouble", "belarusian" | "belarus") => "BYN",
        ("shilling", "kenyan" | "kenya") => "KES",
        ("shilling", "ugandan" | "uganda") => "UGX",
        ("shilling", "tanzanian") => "TZS",
        ("shilling", "somali") => "SOS",
        ("dirham", "emirati" | "uae") => "AED",
        ("dirham", "moroccan") => "MAD",
        ("som", "kyrgyz") => "KGS",
        ("real", "brazilian") => "BRL",
        ("manat", "turkmen") => "TMT",
        _ => return None,
    })
}

/// A currency sign or code that opens a sum at `i`, and where the number starts.
pub(super) fn opening(p: &Pieces<'_>, i: usize) -> Option<(Currency, usize)> {
    if p.is_mark(i) {
        let currency = sign(p.raw(i))?;
        return starts_number(p, i + 1).then_some((currency, i + 1));
    }
    if !p.is_word(i) || !p.capital(i) {
        return None;
    }
    let prefixed = |next: usize| {
        let currency = sign(p.raw(next)).filter(|c| c.name == "dollar")?;
        let code = match p.raw(i) {
            "US" | "U.S." | "USD" => "USD",
            "C" | "CA" | "CAD" | "Can" | "CDN" | "Cdn" => "CAD",
            "A" | "AU" | "AUD" | "Aus" => "AUD",
            "NZ" | "NZD" => "NZD",
            "S" | "SG" | "SGD" => "SGD",
            "HK" | "HKD" => "HKD",
            "NT" => "TWD",
            _ => return None,
        };
        Some((Currency { code: Some(code), ..currency }, next + 1))
    };
    if let Some(found) = prefixed(i + 1).filter(|f| starts_number(p, f.1)) {
        return Some(found);
    }
    if matches!(p.raw(i), "Rs" | "Rs.") && starts_number(p, i + 1) {
        return Some((Currency { name: "rupee", code: None }, i + 1));
    }
    if matches!(p.raw(i), "Tk" | "SFr" | "Fr" | "DM" | "Kč" | "NKr" | "SKr") && p.is_number(i + 1) {
        let (name, code) = match p.raw(i) {
            "Tk" => ("taka", Some("BDT")),
            "SFr" => ("franc", Some("CHF")),
            "DM" => ("mark", Some("DEM")),
            "Kč" => ("koruna", Some("CZK")),
            "NKr" => ("krone", Some("NOK")),
            "SKr" => ("krona", Some("SEK")),
            _ => ("franc", None),
        };
        return Some((Currency { name, code }, i + 1));
    }
    let code = code(p.raw(i))?;
    p.is_number(i + 1).then_some((Currency { name: code, code: Some(code) }, i + 1))
}

fn starts_number(p: &Pieces<'_>, i: usize) -> bool {
    p.is_number(i) || number(p, i).is_some_and(|n| !n.fraction)
}

/// The currency named after a number that ends at `i`, and one past its last piece.
pub(super) fn closing(p: &Pieces<'_>, i: usize, number: &Number) -> Option<(Currency, usize)> {
    let at = if p.hyphen(i) { i + 1 } else { i };
    if let Some(currency) = sign(p.raw(at)).filter(|_| p.is_mark(at) && !p.is_number(at + 1)) {
        return Some((currency, at + 1));
    }
    if let Some(code) = code(p.raw(at)) {
        return Some((Currency { name: code, code: Some(code) }, at + 1));
    }
    if matches!(p.raw(at), "US") && sign(p.raw(at + 1)).is_some_and(|c| c.name == "dollar") {
        return Some((Currency { name: "dollar", code: Some("USD") }, at + 2));
    }
    // "million US dollars", "1.9m Belharran dollars", "South Sudanese pounds", "CFA francs".
    for adjectives in 0..3 {
        let noun = at + adjectives;
        if (at..noun).any(|k| !p.is_word(k) || !(p.capital(k) || p.word(k) == "convertible")) {
            return None;
        }
        let Some(currency) = name(p.word(noun)) else { continue };
        let word = p.word(noun);
        if p.capital(noun) && adjectives == 0 || doubtful(word) && adjectives == 0 && !sound(number, word) {
            return None;
        }
        let before = p.word(noun.saturating_sub(1));
        let resolved = match adjectives {
            0 => currency.code,
            _ if p.word(at) == "south" && p.word(at + 1) == "sudanese" => Some("SSP"),
            _ => national(before, currency.name).or(match before {
                "cfa" | "west" | "central" => None,
                _ if matches!(currency.name, "pound" | "rouble") => match before {
                    "british" | "uk" | "russian" => currency.code,
                    _ => None,
                },
                _ => currency.code,
            }),
        };
        let mut end = noun + 1;
        if word == "pounds" && p.word(end) == "sterling" {
            end += 1;
        }
        return Some((Currency { code: resolved, ..currency }, end));
    }
    None
}

/// Whether a number makes a sum of a doubtful name: "one crown", "4.5 cents", "two million won".
fn sound(number: &Number, word: &str) -> bool {
    match word {
        "won" | "som" | "rand" | "dram" | "drams" => number.scale >= 1e3 || number.value >= 1e3,
        _ => (number.value - 1.0).abs() < f64::EPSILON || number.scale > 1.0,
    }
}

/// The nationality after a sum with a bare sign, "$200 million Canadian", and one past it.
pub(super) fn trailing(p: &Pieces<'_>, i: usize, currency: Currency) -> Option<(Currency, usize)> {
    if currency.code.is_some() {
        return None;
    }
    if let Some(code) = code(p.raw(i)) {
        return Some((Currency { code: Some(code), ..currency }, i + 1));
    }
    let at = if p.word(i) == "(" { i + 1 } else { i };
    if at > i {
        let code = code(p.raw(at)).filter(|_| p.word(at + 1) == ")")?;
        return Some((Currency { code: Some(code), ..currency }, at + 2));
    }
    let adjective = p.capital(i).then(|| p.word(i))?;
    let code = national(adjective, currency.name)?;
    // "$5 million American weapons" names the weapons.
    let stands = !p.is_word(i + 1)
        || matches!(
            p.word(i + 1),
            "to" | "for" | "in" | "and" | "from" | "into" | "by" | "on" | "over" | "towards"
        );
    stands.then_some((Currency { code: Some(code), ..currency }, i + 1))
}
