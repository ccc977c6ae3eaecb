//! Who is named in a short notice: names, and people and bodies without one, each in its sentence or its part before or after a
//! semicolon.

use crate::en::lens::{Lens, Phrase};
use crate::en::surroundings::Place;

/// Somebody named, and where.
pub(in crate::en) struct Named {
    pub(in crate::en) place: Place,
    pub(in crate::en) name: String,
}

/// All who are named in a notice of at most so many sentences, phrases that are `skipped` left out. "He" and "she" are whoever was named last.
pub(in crate::en) fn named(lens: &Lens<'_>, most: usize, skipped: impl Fn(&Phrase) -> bool) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    if lens.sentences.len() > most {
        return out;
    }
    let mut last: Option<String> = None;
    for (from, to) in lens.sentences.iter().flat_map(|&s| lens.parts(s)) {
        let first = out.len();
        // "He took it on Saturday": whoever was named last.
        let he = (from..to).find(|&i| matches!(lens.p.word(i), "he" | "she"));
        let before = |i: usize| lens.names_in(from, i).iter().any(|n| lens.is_person(*n));
        if let (Some(i), Some(name)) = (he.filter(|&i| !before(i)), &last) {
            let place = Place { start: i, end: i + 1, from, to };
            out.push(Named { place, name: name.clone() });
        }
        for f in lens.phrases_in(from, to) {
            let start = f.start + usize::from(lens.p.word(f.start) == "whose");
            if (f.human || f.name.is_some())
                && !skipped(f)
                && lens.tag(f.start) != "PRP"
                && f.end <= to
                && start < f.end
            {
                let place = Place { start, end: f.end, from, to };
                out.push(Named { place, name: lens.called(&Phrase { start, ..*f }) });
            }
        }
        for &name in lens.names_in(from, to) {
            let covered = out[first..].iter().any(|c| c.place.start <= name.start && name.end <= c.place.end);
            if !covered && name.end <= to {
                let place = Place { start: name.titled.max(from), end: name.end, from, to };
                out.push(Named { place, name: lens.canonical(name) });
            }
        }
        let mut persons = lens.names_in(from, to).iter().filter(|n| lens.is_person(**n));
        last = persons.next_back().map(|n| lens.text(n.start, n.end).to_owned()).or(last);
    }
    out
}

/// Whether two names may be of one party: "Mrs Meir’s cabinet" and "Meir".
pub(in crate::en) fn alike(a: &str, b: &str) -> bool {
    let own = |long: &str, short: &str| {
        let owner = |w: &str| w.strip_prefix(short).is_some_and(|rest| rest.starts_with(['’', '\'']));
        long.ends_with(short) || owner(long) || long.split(' ').any(owner)
    };
    own(a, b) || own(b, a)
}
