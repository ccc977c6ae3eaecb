//! The schema page names every table, view and column.

use rusqlite::Connection;
use verbale_ledger::Ledger;

#[test]
fn every_table_view_and_column_is_on_the_schema_page() {
    let page = include_str!("../../../../docs/ledger.md");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("l.sqlite");
    drop(Ledger::open(&path).expect("a ledger"));
    let raw = Connection::open(&path).expect("a connection");
    let sql = "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
               WHERE t.schema = 'main' AND t.type IN ('table', 'view', 'virtual') AND t.name NOT LIKE 'sqlite_%'";
    let mut columns = raw.prepare(sql).expect("listed");
    let columns: Vec<(String, String)> = columns
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("listed")
        .map(Result::unwrap)
        .collect();
    assert!(columns.len() > 80, "{columns:?}");
    let missing = |name: &String| !page.contains(&format!("`{name}`"));
    let undocumented: Vec<_> =
        columns.iter().filter(|(table, column)| missing(table) || missing(column)).collect();
    assert_eq!(undocumented, Vec::<&(String, String)>::new());
    let queries = page.split("```sql").nth(1).and_then(|rest| rest.split("```").next()).expect("queries");
    for query in queries.split(';').filter(|query| query.contains("SELECT")) {
        raw.prepare(query).expect(query);
    }
}
