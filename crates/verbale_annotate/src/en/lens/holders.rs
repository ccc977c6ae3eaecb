//! Who is told of at a place: a person by name, by a post, or by a pronoun.

use super::{Lens, Phrase, post_noun};

impl Lens<'_> {
    /// The person, the holder of a post or the pronoun that stands at `i`; the phrase reaches over a name told beside a post.
    pub(in crate::en) fn person_at(&self, i: usize, end: usize) -> Option<Phrase> {
        let p = &self.p;
        let pronoun = matches!(p.word(i), "him" | "he" | "she")
            || p.word(i) == "her" && (self.tag(i) == "PRP" || !self.tag(i + 1).starts_with(['N', 'J']));
        if pronoun {
            return Some(Phrase {
                start: i,
                end: i + 1,
                head: i,
                name: None,
                under: None,
                human: true,
                plural: false,
            });
        }
        let first = self.phrases_in(i, (i + 3).min(end)).first().copied();
        let first = first.filter(|f| {
            f.under.is_none_or(|u| u < i)
                && (i..f.start).all(|k| matches!(self.tag(k), "DT" | "PRP$" | "CD" | "JJ" | "POS" | "NN"))
        });
        // A phrase that a verb opens goes on behind it.
        let cut = || {
            let near = self.phrases_in(i.saturating_sub(3), i);
            near.iter().find(|f| i < f.end && f.head >= i).map(|f| Phrase { start: i, under: None, ..*f })
        };
        // "the name of the judge, X": within the phrase of another noun.
        let within = || {
            let whole =
                self.phrases_in(i.saturating_sub(12), i).iter().rev().find(|f| i < f.end && f.head < i);
            let whole = whole.filter(|_| matches!(p.before(i, 1), "of" | "for" | "to" | "against" | "on"))?;
            let start = if self.tag(i) == "DT" { i + 1 } else { i };
            let name = self.names_in(start, whole.end).iter().rev().find(|n| n.end == whole.end).copied();
            (start < whole.end).then_some(Phrase {
                start,
                head: whole.end - 1,
                name,
                under: None,
                plural: false,
                ..*whole
            })
        };
        let phrase = first.or_else(cut).or_else(within)?;
        if let Some(name) = phrase.name.filter(|n| self.is_person(*n)) {
            let owner = matches!(p.word(name.end), "’s" | "'s" | "’" | "'");
            return (!owner && phrase.head < name.end).then_some(phrase);
        }
        let held = (phrase.start..phrase.end).any(|k| post_noun(p.word(k)));
        let mut at = phrase.end;
        let place = self.phrases_in(at, (at + 4).min(end)).first().filter(|f| f.under == Some(at));
        if let Some(place) = place {
            at = place.end;
        }
        // "a banker, Henrik Saal": whoever is called so is named.
        let name = (p.word(at) == ",")
            .then(|| self.names_in(at + 1, at + 4).first().copied())
            .flatten()
            .filter(|n| n.titled == at + 1 && self.is_person(*n) && !phrase.plural)
            .filter(|n| !self.tag(n.end).starts_with('V') && !matches!(p.word(n.end), "’s" | "'s"));
        match name {
            Some(name) if held || phrase.human || phrase.name.is_none() => {
                Some(Phrase { end: name.end, name: Some(name), human: true, ..phrase })
            }
            _ if held && !phrase.plural => Some(Phrase { end: phrase.end, ..phrase }),
            _ => {
                let single = phrase.name.filter(|n| n.titled == phrase.start && n.end == phrase.end);
                let known = single.filter(|n| self.is_person(*n));
                known.map(Phrase::of_name)
            }
        }
    }
}
