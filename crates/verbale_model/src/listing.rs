//! Names in a row.

/// `A`, `A and B`, `A, B and C`; `None` for none.
pub fn listed(names: &[&str]) -> Option<String> {
    let (last, rest) = names.split_last()?;
    Some(if rest.is_empty() { (*last).to_owned() } else { format!("{} and {last}", rest.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_are_listed_as_a_reader_would() {
        let rows: [(&[&str], Option<&str>); 4] = [
            (&[], None),
            (&["A"], Some("A")),
            (&["A", "B"], Some("A and B")),
            (&["A", "B", "C"], Some("A, B and C")),
        ];
        for (names, row) in rows {
            assert_eq!(listed(names).as_deref(), row);
        }
    }
}
