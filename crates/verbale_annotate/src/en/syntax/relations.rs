//! Relations between a word and its head: those of Universal Dependencies 2, the rare ones folded into their neighbours.

/// How a word hangs on its head; the number indexes every table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord)]
pub struct Relation(pub u8);

/// Number of relations.
pub const RELATIONS: usize = 32;

/// The relations by name, in order of their number.
pub const NAMES: [&str; RELATIONS] = [
    "root",
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "obl:tmod",
    "nmod",
    "nmod:poss",
    "amod",
    "advmod",
    "advcl",
    "ccomp",
    "xcomp",
    "csubj",
    "acl",
    "acl:relcl",
    "conj",
    "cc",
    "case",
    "mark",
    "det",
    "aux",
    "aux:pass",
    "cop",
    "compound",
    "flat",
    "appos",
    "nummod",
    "parataxis",
    "punct",
];

impl Relation {
    /// The relation of a Universal Dependencies name; what is not listed goes to the nearest that is.
    pub fn of(name: &str) -> Relation {
        let name = match name {
            "expl" | "nsubj:outer" => "nsubj",
            "csubj:pass" | "csubj:outer" => "csubj",
            "obl:unmarked" | "obl:npmod" | "nmod:npmod" | "nmod:unmarked" | "nmod:tmod" => "obl:tmod",
            "det:predet" | "cc:preconj" => "det",
            "compound:prt" => "advmod",
            "advcl:relcl" => "acl:relcl",
            "fixed" | "goeswith" | "flat:foreign" => "flat",
            other => other,
        };
        let found = NAMES.iter().position(|n| *n == name);
        let found = found.or_else(|| {
            let base = name.split(':').next()?;
            NAMES.iter().position(|n| *n == base)
        });
        Relation(found.unwrap_or(NAMES.len() - 2) as u8)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        NAMES[self.0 as usize % RELATIONS]
    }

    /// A subject of any kind, of the active or the passive.
    pub fn is_subject(self) -> bool {
        matches!(self.name(), "nsubj" | "nsubj:pass" | "csubj")
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Relation};

    #[test]
    fn a_rare_relation_is_told_as_its_neighbour() {
        assert_eq!(Relation::of("nsubj:pass").name(), "nsubj:pass");
        assert_eq!(Relation::of("csubj:outer").name(), "csubj");
        assert_eq!(Relation::of("obl:arg").name(), "obl");
        assert_eq!(Relation::of("dislocated").name(), "parataxis");
        assert!(NAMES.iter().all(|n| Relation::of(n).name() == *n));
    }
}
