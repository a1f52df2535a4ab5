//! Every statement of the crate is prepared on both engines, and the listed hot ones use the index they rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::Moment;
use store::{Place, migrate};

fn sqlite(name: &str) -> (std::path::PathBuf, rusqlite::Connection) {
    let path = std::env::temp_dir().join(format!("answerable-statements-{name}-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&path);
    migrate::migrate(&Place::Sqlite(path.clone()), Moment(0)).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    (path, connection)
}

/// Tables that stay small however long the desk lives: these may be read from one end to the other.
const SMALL: [&str; 21] = [
    "agents",
    "connections",
    "desk",
    "door_keys",
    "door_letters",
    "halfway",
    "fields",
    "leases",
    "mailboxes",
    "articles",
    "brands",
    "brand_mailboxes",
    "presences",
    "provider_visits",
    "rules",
    "second_factors",
    "sessions",
    "sign_in_failures",
    "sources",
    "tags",
    "teams",
];

#[test]
fn every_statement_prepares_on_sqlite_and_hot_ones_use_their_index() {
    let (path, connection) = sqlite("all");
    let (tables, partial) = (names(&connection, TABLES), names(&connection, PARTIAL_INDEXES));
    let mut wrong = Vec::new();
    for statement in store::statements() {
        if let Err(error) = connection.prepare(statement.sqlite) {
            wrong.push(format!("{}: {error}", statement.name));
            continue;
        }
        let plan = plan(&connection, statement.sqlite);
        if let Some(index) = statement.uses
            && !plan.iter().any(|step| step.contains(&format!("INDEX {index}")))
        {
            wrong.push(format!("{} does not use {index}: {plan:?}", statement.name));
        }
        if let Some(table) = plan.iter().find_map(|step| read_whole(step, statement.sqlite, &tables, &partial)) {
            wrong.push(format!("{} reads all of {table}: {plan:?}", statement.name));
        }
    }
    let _ = std::fs::remove_file(path);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(store::statements().len() > 100, "the list of statements is complete");
}

/// A growing table of which a step of a plan reads every row: its cost would grow with the years. A partial index may be
/// read whole, because it holds what is open or due, not what ever was.
fn read_whole<'a>(step: &str, statement: &str, tables: &'a [String], partial: &[String]) -> Option<&'a str> {
    // A search for the smallest value without an index is called one and reads everything, unless nothing else is asked.
    let asks_more = statement.contains(" WHERE ");
    let searched = step.strip_prefix("SEARCH ").filter(|searched| asks_more && !searched.contains(" USING "));
    let read = step.strip_prefix("SCAN ").or(searched)?;
    let (name, how) = read.split_once(' ').unwrap_or((read, ""));
    if how.contains("VIRTUAL TABLE") || partial.iter().any(|index| how.ends_with(&format!("INDEX {index}"))) {
        return None;
    }
    let growing = || tables.iter().filter(|table| !SMALL.contains(&table.as_str()));
    // A plan names a table as its statement does, which may be another name.
    let renamed = |table: &&String| statement.contains(&format!(" {table} {name}"));
    growing().find(|table| *table == name).or_else(|| growing().find(renamed)).map(String::as_str)
}

#[test]
fn a_statement_that_reads_a_whole_table_is_seen() {
    let (path, connection) = sqlite("whole");
    let (tables, partial) = (names(&connection, TABLES), names(&connection, PARTIAL_INDEXES));
    let whole = |statement: &str| {
        let plan = plan(&connection, statement);
        plan.iter().find_map(|step| read_whole(step, statement, &tables, &partial)).map(str::to_owned)
    };
    assert_eq!(
        whole("SELECT min(asked_at) FROM waits WHERE conversation_id = 1 AND ended_at = 2").as_deref(),
        Some("waits")
    );
    assert_eq!(whole("SELECT w.told_until FROM waits w WHERE w.told_until = 3").as_deref(), Some("waits"));
    assert_eq!(whole("SELECT asked_at FROM waits WHERE conversation_id = 1 AND ended_at IS NULL"), None);
    assert_eq!(whole("SELECT name FROM agents"), None);
    let _ = std::fs::remove_file(path);
}

const TABLES: &str = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'";
const PARTIAL_INDEXES: &str = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'";

fn names(connection: &rusqlite::Connection, query: &str) -> Vec<String> {
    connection.prepare(query).and_then(|mut names| names.query_map([], |row| row.get(0))?.collect()).unwrap()
}

fn plan(connection: &rusqlite::Connection, statement: &str) -> Vec<String> {
    let read = |mut plan: rusqlite::Statement<'_>| {
        let values = vec![rusqlite::types::Value::Integer(1); plan.parameter_count()];
        plan.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3))?.collect()
    };
    connection.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).and_then(read).unwrap()
}

#[test]
fn every_statement_prepares_on_postgresql() {
    let Some(url) = store::testing::postgres_database("statements") else { return };
    migrate::migrate(&Place::Postgres(url.clone().into()), Moment(0)).unwrap();
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let wrong: Vec<String> = store::statements()
        .iter()
        .filter_map(|statement| {
            client.prepare(statement.postgres).err().map(|error| format!("{}: {error:?}", statement.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
