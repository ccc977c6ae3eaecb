//! The rows of the built-in tables of names, in `data/en/`. Each file's head says what a row is.

/// A state or people.
pub(in super::super) struct StateRow {
    pub(in super::super) name: &'static str,
    pub(in super::super) adjectives: &'static str,
    pub(in super::super) people: &'static str,
    pub(in super::super) seats: &'static str,
    pub(in super::super) aka: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests of the table"))]
    pub(in super::super) finds: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests of the table"))]
    pub(in super::super) not: &'static str,
}

/// A body of states, an organ, a group or a news agency.
pub(in super::super) struct BodyRow {
    pub(in super::super) name: &'static str,
    pub(in super::super) kind: &'static str,
    pub(in super::super) party: &'static str,
    pub(in super::super) aka: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests of the table"))]
    pub(in super::super) finds: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests of the table"))]
    pub(in super::super) not: &'static str,
}

/// An office-holder.
pub(in super::super) struct PersonRow {
    pub(in super::super) name: &'static str,
    pub(in super::super) sex: &'static str,
    pub(in super::super) office: &'static str,
    pub(in super::super) party: &'static str,
    pub(in super::super) from: &'static str,
    pub(in super::super) to: &'static str,
    pub(in super::super) aka: &'static str,
}

/// An office or role.
pub(in super::super) struct OfficeRow {
    pub(in super::super) name: &'static str,
    pub(in super::super) sex: &'static str,
    pub(in super::super) kind: &'static str,
    pub(in super::super) aka: &'static str,
    pub(in super::super) plurals: &'static str,
}

/// A common noun for an institution.
pub(in super::super) struct InstitutionRow {
    pub(in super::super) name: &'static str,
    pub(in super::super) kind: &'static str,
    pub(in super::super) aka: &'static str,
}

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or("").trim())
    })
}

/// The parts of a cell.
pub(in super::super) fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|p| !p.is_empty())
}

pub(in super::super) fn states() -> impl Iterator<Item = StateRow> {
    rows(include_str!("../../../../data/en/states.tsv")).map(
        |[name, adjectives, people, seats, aka, finds, not]| StateRow {
            name,
            adjectives,
            people,
            seats,
            aka,
            finds,
            not,
        },
    )
}

pub(in super::super) fn bodies() -> impl Iterator<Item = BodyRow> {
    rows(include_str!("../../../../data/en/bodies.tsv")).map(|[name, kind, party, aka, finds, not]| BodyRow {
        name,
        kind,
        party,
        aka,
        finds,
        not,
    })
}

pub(in super::super) fn people() -> impl Iterator<Item = PersonRow> {
    rows(include_str!("../../../../data/en/people.tsv")).map(|[name, sex, office, party, from, to, aka]| {
        PersonRow { name, sex, office, party, from, to, aka }
    })
}

pub(in super::super) fn offices() -> impl Iterator<Item = OfficeRow> {
    rows(include_str!("../../../../data/en/offices.tsv")).map(|[name, sex, kind, aka, plurals]| OfficeRow {
        name,
        sex,
        kind,
        aka,
        plurals,
    })
}

pub(in super::super) fn institutions() -> impl Iterator<Item = InstitutionRow> {
    rows(include_str!("../../../../data/en/institutions.tsv")).map(|[name, kind, aka]| InstitutionRow {
        name,
        kind,
        aka,
    })
}

/// Groups of words: a line is the group and its words.
fn groups(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .filter_map(|l| l.split_once(' '))
        .flat_map(|(group, words)| words.split_whitespace().map(move |w| (group, w)))
}

/// Given names by sex ("m", "f", "-").
pub(in super::super) fn given_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    groups(include_str!("../../../../data/en/given_names.txt"))
}

/// Capitalised words that name nobody.
pub(in super::super) fn capitalised() -> impl Iterator<Item = (&'static str, &'static str)> {
    groups(include_str!("../../../../data/en/capitalised.txt"))
}

/// Words in the names of organisations, outlets, places and papers.
pub(in super::super) fn heads() -> impl Iterator<Item = (&'static str, &'static str)> {
    groups(include_str!("../../../../data/en/org_heads.txt"))
}
