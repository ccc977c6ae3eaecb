//! How each field of a fact is compared, and which fields make a fact right.

use super::gold::words as strings_of;
use super::matching::Kind;
use super::names::{self, Aliases, Words};
use serde_json::Value;

/// How two values of a field are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Compare {
    /// A name; a few words more are let pass.
    Name,
    /// Names, one for one.
    Names,
    /// A number.
    Number,
    /// A number, give or take a share of it.
    Near(f64),
    /// A code or a date.
    Code,
    /// Words, of which the found text may have a few more.
    Text,
    /// At least half of the words.
    Half,
    /// Yes or no.
    Flag,
    /// One sum, or two bounds.
    Amount,
    /// A number, a date or two bounds.
    Figure,
    /// A currency, a granularity or a unit.
    Unit,
    /// A number of `casualties`.
    Casualties,
    /// Parties with their stances.
    Stances,
    /// All topic words stand in the proposition.
    Topic,
    /// A word of the title is found.
    Title,
}

use Compare::{
    Amount, Casualties, Code, Figure, Flag, Half, Name, Names, Near, Number, Stances, Text, Title, Topic,
    Unit,
};

/// The fields of a kind in the order they are told.
pub(super) fn fields(kind: Kind) -> &'static [(&'static str, Compare)] {
    match kind {
        Kind::Pledges => &[
            ("donors", Names),
            ("amount", Amount),
            ("currency", Code),
            ("recipient", Name),
            ("programme", Name),
            ("stage", Code),
            ("combined", Flag),
        ],
        Kind::Votes => &[
            ("body", Name),
            ("date", Code),
            ("motion", Half),
            ("for", Number),
            ("against", Number),
            ("abstain", Number),
            ("absent", Number),
            ("outcome", Code),
            ("named_for", Names),
            ("named_against", Names),
            ("named_abstain", Names),
        ],
        Kind::Incidents => &[
            ("what", Code),
            ("place", Name),
            ("offset", Text),
            ("date", Code),
            ("by", Name),
            ("by_claimed", Flag),
            ("denied_by", Names),
            ("killed", Casualties),
            ("injured", Casualties),
        ],
        Kind::Governance => {
            &[("what", Code), ("person", Name), ("office", Name), ("date", Code), ("status", Code)]
        }
        Kind::Meetings => &[
            ("what", Code),
            ("date", Code),
            ("place", Name),
            ("participants", Names),
            ("duration_hours", Near(0.02)),
            ("status", Code),
        ],
        Kind::Claims => &[
            ("asserted_by", Names),
            ("denied_by", Names),
            ("confirmed_by", Names),
            ("unverified", Flag),
            ("topic_words", Topic),
        ],
        Kind::Quantities => {
            &[("kind", Code), ("value", Figure), ("unit", Unit), ("approx", Flag), ("comparator", Code)]
        }
        Kind::Proposals => &[
            ("title_words", Title),
            ("by", Name),
            ("points", Number),
            ("revision_of_points", Number),
            ("clause", Text),
            ("from", Text),
            ("to", Text),
            ("stance", Stances),
        ],
    }
}

/// A gold fact, a found fact, and what names are also called.
pub(super) struct Facing<'a> {
    pub(super) right: &'a Value,
    pub(super) found: &'a Value,
    /// The words the found fact points at, for claims without a proposition.
    pub(super) found_words: &'a str,
    pub(super) aliases: &'a Aliases,
}

static NULL: Value = Value::Null;

impl Facing<'_> {
    fn found(&self, field: &str) -> &Value {
        self.found.get(field).unwrap_or(&NULL)
    }

    /// The right value and every other that counts as right.
    fn rights(&self, field: &str) -> Vec<&Value> {
        let others = self.right.get(format!("{field}_alt")).and_then(Value::as_array);
        [self.right.get(field).unwrap_or(&NULL)].into_iter().chain(others.into_iter().flatten()).collect()
    }

    fn other_names(&self, name: &str) -> Vec<&str> {
        self.right.get("name_alts").and_then(|a| a.get(name)).map(strings_of).unwrap_or_default()
    }

    fn same_name(&self, right: &str, found: &str) -> bool {
        names::same(right, found, self.aliases, &self.other_names(right))
    }

    /// Whether the field is right.
    pub(super) fn holds(&self, field: &str, how: Compare) -> bool {
        let any = |same: &dyn Fn(&Value, &Value) -> bool| {
            self.rights(field).into_iter().any(|r| same(r, self.found(field)))
        };
        match how {
            Name => any(&|r, f| match (text(r), texts(f)) {
                (None, found) => found.is_empty(),
                (Some(right), found) => found.iter().any(|f| names::same(right, f, self.aliases, &[])),
            }),
            Names => any(&|r, f| {
                let (right, found) = (list(r), list(f));
                right.len() == found.len()
                    && names::paired(&right, &found, |a, b| self.same_name(a, b)) == right.len()
            }),
            Number => any(&|r, f| equal(r, f, 1e-6)),
            Near(tolerance) => any(&|r, f| equal(r, f, tolerance)),
            Code => any(&same_code),
            Text => any(&|r, f| match (text(r), text(f)) {
                (Some(right), Some(found)) => names::contains(&names::words(right), &names::words(found)),
                (right, found) => right.is_none() && found.is_none(),
            }),
            Half => any(&|r, f| match (text(r), text(f)) {
                (Some(right), Some(found)) => {
                    let (right, found) = (names::words(right), names::words(found));
                    right.intersection(&found).count() * 2 >= right.len()
                }
                (right, found) => right.is_none() && found.is_none(),
            }),
            Flag => any(&|r, f| truth(r) == truth(f)),
            Amount => self.rights("amount").into_iter().any(|r| match number(r) {
                Some(_) => equal(r, self.found("amount"), 1e-6),
                None if self.bounded() => self.same_bounds(&|a, b| equal(a, b, 1e-6)),
                None => self.found("amount").is_null(),
            }),
            Figure => self.figure(),
            Unit => self.unit(),
            Casualties => {
                let of = |v: &Value| v.get(field).cloned().unwrap_or_default();
                let found = of(self.found("casualties"));
                self.rights("casualties").into_iter().any(|r| equal(&of(r), &found, 1e-6))
            }
            Stances => self.rights("stance").into_iter().any(|r| self.same_stances(r)),
            Topic => {
                let said = match text(self.found("proposition")) {
                    Some(proposition) => proposition,
                    None => self.found_words,
                };
                let said = singular(names::words(said));
                self.rights("topic_words").into_iter().any(|r| singular(all_words(r)).is_subset(&said))
            }
            Title => {
                let found = all_words(match self.found("title_words") {
                    Value::Null => self.found("title"),
                    words => words,
                });
                self.rights("title_words").into_iter().any(|r| {
                    let right = all_words(r);
                    strings_of(r).is_empty() || !right.is_disjoint(&found)
                })
            }
        }
    }

    /// Whether the fields that make a fact of this kind are all right.
    pub(super) fn strict(&self, kind: Kind) -> bool {
        let holds = |field: &str| {
            fields(kind).iter().find(|(f, _)| *f == field).is_some_and(|&(f, how)| self.holds(f, how))
        };
        let all = |fields: &[&str]| fields.iter().all(|f| holds(f));
        let has = |field: &str| !self.right.get(field).unwrap_or(&NULL).is_null();
        match kind {
            Kind::Pledges => all(&["donors", "amount", "currency"]),
            Kind::Votes => all(&["for", "against", "abstain", "body"]),
            Kind::Incidents => all(&["what", "place"]),
            Kind::Governance => {
                let nobody = !has("person") && !has("office");
                let office = has("office") && text(self.found("office")).is_some() && holds("office");
                holds("what") && (nobody || (has("person") && holds("person")) || office)
            }
            Kind::Meetings => holds("what") && self.two_participants(),
            Kind::Claims => all(&["asserted_by", "denied_by"]),
            Kind::Quantities => all(&["value", "unit"]),
            Kind::Proposals => {
                let filled = |f: &str| self.right.get(f).and_then(text).is_some();
                let change = filled("from") || filled("to");
                let numbered = has("points");
                if !change && !filled("clause") && !numbered {
                    return all(&["points", "from", "to", "title_words", "stance"]);
                }
                (!change || all(&["from", "to", "clause"]))
                    && (change || !filled("clause") || holds("clause"))
                    && (!numbered || all(&["points", "revision_of_points"]))
            }
        }
    }

    /// Two of the participants (or the only one), and at most one too many.
    fn two_participants(&self) -> bool {
        let found = list(self.found("participants"));
        self.rights("participants").into_iter().any(|r| {
            let right = list(r);
            names::paired(&right, &found, |a, b| self.same_name(a, b)) >= right.len().min(2)
                && found.len() <= right.len() + 1
        })
    }

    fn bounded(&self) -> bool {
        ["amount_low", "amount_high"].iter().any(|f| !self.right.get(f).unwrap_or(&NULL).is_null())
    }

    fn same_bounds(&self, same: &dyn Fn(&Value, &Value) -> bool) -> bool {
        let right = |f: &str| self.right.get(f).unwrap_or(&NULL);
        same(right("amount_low"), self.found("amount_low"))
            && same(right("amount_high"), self.found("amount_high"))
    }

    fn figure(&self) -> bool {
        let date = self.right["kind"] == "date";
        let bound = |f: &str| self.right.get(f).unwrap_or(&NULL);
        self.rights("value").into_iter().any(|r| match (date, r.is_null()) {
            (true, false) => same_code(r, self.found("value")),
            (true, true) => {
                same_code(bound("low"), self.found("low")) && same_code(bound("high"), self.found("high"))
            }
            (false, false) => equal(r, self.found("value"), 5e-3),
            (false, true) => {
                equal(bound("low"), self.found("low"), 1e-6) && equal(bound("high"), self.found("high"), 1e-6)
            }
        })
    }

    fn unit(&self) -> bool {
        if self.right["kind"] == "money" {
            return self.rights("currency").into_iter().any(|c| same_code(c, self.found("currency")));
        }
        let dates = self.right["kind"] == "date";
        self.rights("unit").into_iter().any(|r| {
            let found = self.found("unit");
            match (text(r), text(found)) {
                _ if dates => same_code(r, found),
                (Some(right), Some(found)) => {
                    let (right, found) = (unit(right), unit(found));
                    let set = |s: &str| s.split(' ').map(str::to_owned).collect::<Words>();
                    right == found || names::contains(&set(&right), &set(&found))
                }
                (right, found) => right.is_none() && found.is_none(),
            }
        })
    }

    fn same_stances(&self, right: &Value) -> bool {
        let pairs = |v: &Value| -> Vec<(String, String)> {
            let of = |s: &Value, f: &str| s[f].as_str().unwrap_or_default().to_owned();
            v.as_array().into_iter().flatten().map(|s| (of(s, "party"), of(s, "stance"))).collect()
        };
        let (right, found) = (pairs(right), pairs(self.found("stance")));
        right.len() == found.len()
            && right.iter().all(|r| {
                let same = |f: &(String, String)| {
                    names::same(&r.0, &f.0, self.aliases, &[]) && r.1.eq_ignore_ascii_case(&f.1)
                };
                found.iter().any(same)
            })
    }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|s| !s.is_empty())
}

/// A name, or the name and ids of an actor.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(s) if !s.is_empty() => vec![s],
        Value::Object(map) => map.values().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

fn list(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().map(|v| texts(v).first().copied().unwrap_or_default()).collect(),
        other => texts(other),
    }
}

fn all_words(value: &Value) -> Words {
    strings_of(value).into_iter().flat_map(names::words).collect()
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(n) => n.as_f64(),
        Value::String(s) => s.replace([',', ' '], "").parse().ok(),
        _ => None,
    }
}

fn equal(a: &Value, b: &Value, tolerance: f64) -> bool {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= tolerance * a.abs().max(b.abs()) + 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn same_code(a: &Value, b: &Value) -> bool {
    let code = |v: &Value| match v {
        Value::String(s) if s.is_empty() => None,
        Value::Null => None,
        Value::String(s) => Some(s.to_lowercase()),
        other => Some(other.to_string()),
    };
    code(a) == code(b)
}

fn truth(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

fn singular(words: Words) -> Words {
    (words.into_iter())
        .map(|w| if w.chars().count() > 3 && w.ends_with('s') { w[..w.len() - 1].to_owned() } else { w })
        .collect()
}

/// Units in one spelling: "Square kilometres" is "square km".
fn unit(text: &str) -> String {
    let text = text.trim().to_lowercase();
    if let Some(unit) = spelling(&text) {
        return unit.to_owned();
    }
    let parts = text
        .split(|c: char| !(c.is_alphanumeric() || c == '%' || c == '$'))
        .filter(|w| !w.is_empty() && !["a", "per", "each", "of", "the"].contains(w))
        .map(|w| {
            if let Some(unit) = spelling(w) {
                return unit.to_owned();
            }
            let one = match w.strip_suffix("ies") {
                Some(stem) if w.chars().count() > 4 => format!("{stem}y"),
                _ if w.ends_with('s') && !w.ends_with("ss") && w.chars().count() > 3 => {
                    w[..w.len() - 1].to_owned()
                }
                _ => w.to_owned(),
            };
            spelling(&one).map_or(one, str::to_owned)
        });
    let joined = parts.collect::<Vec<_>>().join(" ");
    spelling(&joined).map_or(joined, str::to_owned)
}

fn spelling(word: &str) -> Option<&'static str> {
    Some(match word {
        "percent" | "per cent" | "pct" | "percentage" => "%",
        "kilometre" | "kilometer" => "km",
        "metre" | "meter" => "m",
        "mile" => "mi",
        "nautical mile" | "nm" => "nmi",
        "centimetre" | "centimeter" => "cm",
        "millimetre" | "millimeter" => "mm",
        "kilogram" | "kilo" => "kg",
        "minute" | "mins" => "min",
        "hr" | "h" => "hour",
        "$" => "dollar",
        "children" => "child",
        "people" | "persons" => "person",
        "pp" => "percentage point",
        "tonne" | "ton" => "t",
        _ => return None,
    })
}
