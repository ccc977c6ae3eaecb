//! Do the figures of two texts agree or clash: alignment of figures, intervals, and the features that the model weighs.

use super::figure::{Bound, Class, Figure, figures};
use std::hash::{Hash, Hasher};
use verbale_annotate::Text;
use verbale_annotate::en::linear::Features;

/// How a claimed figure stands to a reported one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    /// Whatever the report allows, the claim allows.
    Within,
    /// They share some values.
    Overlap,
    /// They share none.
    Disjoint,
}

/// The values that a figure allows.
pub fn interval(figure: &Figure) -> (f64, f64) {
    let step = if figure.class == Class::Date { 1.0 } else { figure.high.abs() * 1e-9 + 1e-9 };
    match figure.bound {
        Bound::Equal => (figure.low, figure.high),
        Bound::Above => (figure.high + step, f64::INFINITY),
        Bound::AtLeast => (figure.low, f64::INFINITY),
        Bound::Below => (f64::NEG_INFINITY, figure.low - step),
        Bound::AtMost => (f64::NEG_INFINITY, figure.high),
        Bound::About => (figure.low * 0.95, figure.high * 1.05),
        Bound::Nearly => (figure.low * 0.9, figure.high),
    }
}

/// The relation of two figures of one thing. A report of "over 8 million" means a little over.
pub fn relation(claim: &Figure, report: &Figure) -> Relation {
    let (a, b) = interval(claim);
    let (c, d) = match report.bound {
        Bound::Above if report.class != Class::Date => {
            (report.low * (1.0 + 1e-6) + 1e-6, report.high * 1.2 + 1e-6)
        }
        Bound::AtLeast if report.class != Class::Date => (report.low, report.high * 1.2),
        Bound::Below if report.class != Class::Date => (report.low * 0.8, report.low * (1.0 - 1e-6)),
        _ => interval(report),
    };
    if c >= a && d <= b {
        Relation::Within
    } else if d < a || c > b {
        Relation::Disjoint
    } else {
        Relation::Overlap
    }
}

/// Points for two figures being of one thing.
fn affinity(claim: &Figure, report: &Figure, rank: (usize, usize)) -> f64 {
    let mut points = 0.0;
    let both = |a: &[String], b: &[String]| {
        a.iter()
            .enumerate()
            .filter_map(|(i, w)| b.iter().position(|v| v == w).map(|j| 1.0 / (1.0 + 0.5 * (i + j) as f64)))
            .sum::<f64>()
    };
    points += 2.0 * both(&claim.after, &report.after);
    points += both(&claim.before, &report.before);
    points += 0.5 * both(&claim.after, &report.before) + 0.5 * both(&claim.before, &report.after);
    let (x, y) = (claim.low.abs().max(1e-9), report.low.abs().max(1e-9));
    let far = if claim.class == Class::Date {
        (claim.low - report.low).abs() / 372.0 / 4.0
    } else {
        (x / y).ln().abs()
    };
    points += 1.5 / (1.0 + 3.0 * far);
    points -= 0.1 * rank.0.abs_diff(rank.1) as f64;
    points
}

/// Brings a date without a year into the other's year.
fn aligned(claim: &Figure, report: &Figure) -> (Figure, Figure) {
    let (mut a, mut b) = (claim.clone(), report.clone());
    if a.class == Class::Date {
        let bare = |f: &Figure| f.high < 372.0 * 2.0;
        let year = |f: &Figure| ((f.low - 1.0) / 372.0).floor() * 372.0;
        let shift = |f: &mut Figure, by: f64| {
            f.low += by;
            f.high += by;
        };
        match (bare(&a), bare(&b)) {
            (true, false) => shift(&mut a, year(&b)),
            (false, true) => shift(&mut b, year(&a)),
            _ => {}
        }
    }
    (a, b)
}

/// The hash of a feature.
fn feature(parts: impl Hash) -> u32 {
    /// FNV-1a: the same on every machine.
    struct Fnv(u32);
    impl Hasher for Fnv {
        fn finish(&self) -> u64 {
            u64::from(self.0)
        }
        fn write(&mut self, bytes: &[u8]) {
            for b in bytes {
                self.0 = (self.0 ^ u32::from(*b)).wrapping_mul(0x0100_0193);
            }
        }
        fn write_usize(&mut self, n: usize) {
            self.write(&(n as u32).to_le_bytes());
        }
        fn write_isize(&mut self, n: isize) {
            self.write(&(n as i32).to_le_bytes());
        }
    }
    let mut hasher = Fnv(0x811c_9dc5);
    parts.hash(&mut hasher);
    hasher.finish() as u32
}

/// What the two texts' figures say of each other.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// For the model.
    pub features: Features,
    /// Figures of the claim, and those of them that have a partner.
    pub claimed: usize,
    /// See `claimed`.
    pub paired: usize,
}

/// Compares the figures of a claim with those of a report.
pub fn compare(claim: &Text<'_>, report: &Text<'_>) -> Comparison {
    let (claimed, reported) = (figures(claim), figures(report));
    let mut out = Comparison { claimed: claimed.len(), ..Comparison::default() };
    let mut put = |f: u32| out.features.own.push(f);
    put(feature("bias"));
    put(feature(("figures", claimed.len().min(4), reported.len().min(6))));
    let (mut within, mut disjoint, mut overlap, mut alone) = (0, 0, 0, 0);
    let mut dates = (0, 0);
    for (i, figure) in claimed.iter().enumerate() {
        let mut best: Option<(f64, usize)> = None;
        let mut second = 0.0;
        let same = |r: &Figure| {
            r.class == figure.class
                || matches!(
                    (r.class, figure.class),
                    (Class::Count, Class::Money | Class::Score | Class::Ordinal)
                        | (Class::Money | Class::Score | Class::Ordinal, Class::Count)
                )
        };
        for (j, other) in reported.iter().enumerate().filter(|(_, r)| same(r)) {
            let (x, y) = aligned(figure, other);
            let points = affinity(&x, &y, (i, j)) - if other.class == figure.class { 0.0 } else { 0.7 };
            match best {
                Some((top, _)) if points <= top => second = f64::max(second, points),
                _ => {
                    second = best.map_or(second, |b| b.0);
                    best = Some((points, j));
                }
            }
        }
        let class = figure.class as u8;
        let Some((points, j)) = best else {
            alone += 1;
            put(feature(("alone", class, figure.bound as u8)));
            continue;
        };
        let (x, y) = aligned(figure, &reported[j]);
        let relation = relation(&x, &y);
        let is_date = figure.class == Class::Date;
        match relation {
            Relation::Within => within += 1,
            Relation::Overlap => overlap += 1,
            Relation::Disjoint if is_date => dates.1 += 1,
            Relation::Disjoint => disjoint += 1,
        }
        dates.0 += usize::from(is_date);
        let level = (points * 1.5).clamp(0.0, 7.0) as u8;
        let margin = ((points - second) * 2.0).clamp(0.0, 4.0) as u8;
        let (x0, y0) = (x.low.abs().max(1e-9), y.low.abs().max(1e-9));
        let far = if is_date { (x.low - y.low).abs() / 372.0 } else { (x0 / y0).ln().abs() };
        let far = if far < 1e-6 {
            0u8
        } else if far < 0.02 {
            1
        } else if far < 0.1 {
            2
        } else if far < 0.35 {
            3
        } else if far < 1.0 {
            4
        } else {
            5
        };
        put(feature(("relation", relation, is_date)));
        put(feature(("bounds", relation, class, x.bound as u8, y.bound as u8)));
        put(feature(("level", relation, level, is_date)));
        put(feature(("margin", relation, margin, is_date)));
        put(feature(("far", relation, far, is_date)));
        put(feature(("far2", relation, far, x.bound as u8, y.bound as u8, is_date)));
        put(feature(("lone", relation, claimed.len() == 1, reported.len().min(3))));
        put(feature(("noun", relation, figure.after.first().is_some_and(|w| reported[j].after.contains(w)))));
        // Other figures of the report that would do, or would not.
        let others = reported.iter().enumerate().filter(|(k, r)| *k != j && r.class == figure.class);
        let fit = others.filter(|(_, r)| {
            let (x, y) = aligned(figure, r);
            self::relation(&x, &y) != Relation::Disjoint
        });
        put(feature(("others", relation, fit.count().min(2))));
    }
    out.paired = claimed.len() - alone;
    let mut put = |f: u32| out.features.own.push(f);
    let few = |n: usize| n.min(2);
    put(feature(("all", few(within), few(disjoint), few(overlap), few(alone), few(dates.1))));
    put(feature(("clash", few(disjoint), few(dates.1), claimed.len().min(3))));
    put(feature(("any", disjoint > 0, dates.1 > 0, overlap > 0, alone > 0, within > 0)));
    put(feature(("words", shared(claim, report))));
    for i in 0..claim.tokens.len() {
        let word = claim.word(i).to_lowercase();
        if matches!(
            word.as_str(),
            "not"
                | "never"
                | "before"
                | "after"
                | "by"
                | "since"
                | "until"
                | "only"
                | "no"
                | "than"
                | "over"
                | "under"
                | "below"
                | "above"
                | "exactly"
                | "between"
        ) {
            put(feature(("word", word.as_str())));
            put(feature(("word and", word.as_str(), disjoint > 0, dates.1 > 0, overlap > 0)));
        }
    }
    out.features.own.sort_unstable();
    out.features.own.dedup();
    out
}

/// The share of the claim's longer words that the report has, in fifths.
fn shared(claim: &Text<'_>, report: &Text<'_>) -> u8 {
    let words = |t: &Text<'_>| -> Vec<String> {
        (0..t.tokens.len())
            .map(|i| t.word(i).to_lowercase())
            .filter(|w| w.len() > 3)
            .map(|w| w.chars().take(6).collect())
            .collect()
    };
    let (a, b) = (words(claim), words(report));
    let hits = a.iter().filter(|w| b.contains(w)).count();
    (hits * 5 / a.len().max(1)) as u8
}

#[cfg(test)]
mod tests {
    use super::{Relation, compare, figures, relation};
    use verbale_annotate::en::tokens::parse;

    #[test]
    fn bounds_decide_whether_values_exclude_each_other() {
        let of = |a: &str, b: &str| relation(&figures(&parse(a))[0], &figures(&parse(b))[0]);
        assert_eq!(of("more than 40 ships", "42 ships"), Relation::Within);
        assert_eq!(of("more than 42 ships", "42 ships"), Relation::Disjoint);
        assert_eq!(of("over 8 million views", "over 8 million views"), Relation::Within);
        assert_eq!(of("before 2018", "on 20 April 2018"), Relation::Disjoint);
        assert_eq!(of("in 2011", "in June 2011"), Relation::Within);
        assert_eq!(of("50 ships", "about 51 ships"), Relation::Overlap);
    }

    #[test]
    fn a_claim_without_figures_has_none_paired() {
        let c = compare(&parse("The port was closed."), &parse("The port closed on 3 May."));
        assert_eq!((c.claimed, c.paired), (0, 0));
    }
}
