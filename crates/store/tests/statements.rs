//! Every statement of the crate is prepared on both engines, and the listed hot ones use the index they rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::Moment;
use store::{Place, migrate};

fn sqlite() -> (std::path::PathBuf, rusqlite::Connection) {
    let path = std::env::temp_dir().join(format!("answerable-statements-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&path);
    migrate::migrate(&Place::Sqlite(path.clone()), Moment(0)).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    (path, connection)
}

#[test]
fn every_statement_prepares_on_sqlite_and_hot_ones_use_their_index() {
    let (path, connection) = sqlite();
    let mut wrong = Vec::new();
    for statement in store::statements() {
        if let Err(error) = connection.prepare(statement.sqlite) {
            wrong.push(format!("{}: {error}", statement.name));
            continue;
        }
        let Some(index) = statement.uses else { continue };
        let explain = format!("EXPLAIN QUERY PLAN {}", statement.sqlite);
        let plan: Vec<String> = connection
            .prepare(&explain)
            .and_then(|mut plan| {
                let count = plan.parameter_count();
                let values = vec![rusqlite::types::Value::Integer(1); count];
                plan.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3))?.collect()
            })
            .unwrap();
        if !plan.iter().any(|step| step.contains(&format!("INDEX {index}"))) {
            wrong.push(format!("{} does not use {index}: {plan:?}", statement.name));
        }
    }
    let _ = std::fs::remove_file(path);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(store::statements().len() > 100, "the list of statements is complete");
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
