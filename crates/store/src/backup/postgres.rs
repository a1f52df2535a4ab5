//! PostgreSQL: every table by `COPY`, all of one snapshot.

use super::archive::{Reader, Writer, write_out};
use super::{BackupTrouble, cannot};
use crate::engine::Server;
use crate::engine::tls::connect;
use crate::trouble::Trouble;
use domain::Moment;
use postgres::{IsolationLevel, Transaction};
use std::fs::File;
use std::path::Path;

/// Columns that the server fills by itself and that mean nothing elsewhere.
const OF_THE_SERVER: [&str; 1] = ["xid"];

fn wrong(error: postgres::Error) -> BackupTrouble {
    BackupTrouble::Trouble(Trouble::postgres(error))
}

/// Our tables, those that others refer to first: the order in which the migrations make them.
fn tables() -> Vec<String> {
    crate::migrate::texts()
        .flat_map(|text| crate::migrate::text_for(text, true).lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| Some(line.strip_prefix("CREATE TABLE ")?.split([' ', '(']).next()?.to_owned()))
        .collect()
}

fn columns(transaction: &mut Transaction<'_>, table: &str) -> Result<String, BackupTrouble> {
    let rows = transaction
        .query(
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
            &[&table],
        )
        .map_err(wrong)?;
    let names: Vec<String> = rows.iter().map(|row| row.get::<_, String>(0)).collect();
    let wanted = names.iter().filter(|name| !OF_THE_SERVER.contains(&name.as_str()));
    Ok(wanted.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

/// Adds all tables to an archive.
pub fn back_up(server: &Server, data: &Path, writer: &mut Writer) -> Result<(), BackupTrouble> {
    let mut client = connect(server)?;
    let mut transaction = client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .map_err(wrong)?;
    std::fs::create_dir_all(data).map_err(|error| cannot(data, &error))?;
    let beside = data.join(".backup-table");
    let added = tables().iter().try_for_each(|table| add_table(&mut transaction, table, &beside, writer));
    let _ = std::fs::remove_file(&beside);
    added
}

/// Adds one table: its rows go through a file, because the archive needs their size first.
fn add_table(
    transaction: &mut Transaction<'_>,
    table: &str,
    beside: &Path,
    writer: &mut Writer,
) -> Result<(), BackupTrouble> {
    let columns = columns(transaction, table)?;
    if columns.is_empty() {
        // A table of a later schema than this database has.
        return Ok(());
    }
    let mut file = File::create(beside).map_err(|error| cannot(beside, &error))?;
    let mut rows =
        transaction.copy_out(&format!("COPY {table} ({columns}) TO STDOUT (FORMAT binary)")).map_err(wrong)?;
    std::io::copy(&mut rows, &mut file).map_err(|error| cannot(beside, &error))?;
    drop(rows);
    writer.add_file(beside, &format!("tables/{table}"))
}

/// Writes all tables into an empty database, in one transaction.
pub fn restore(server: &Server, data: &Path, file: &Path) -> Result<(), BackupTrouble> {
    crate::migrate::migrate_on_this_thread(server, Moment(0))?;
    let mut client = connect(server)?;
    let mut transaction = client.transaction().map_err(wrong)?;
    let set_up: i64 = transaction.query_one("SELECT count(*) FROM desk", &[]).map_err(wrong)?.get(0);
    if set_up > 0 {
        return Err(BackupTrouble::NotEmpty("the database".to_owned()));
    }
    // A node that looked in before the set-up leaves its number behind; the backup has its own.
    transaction.batch_execute("DELETE FROM leases").map_err(wrong)?;
    Reader::open(file)?.each(|name, _, content| match name.strip_prefix("tables/") {
        Some(table) if tables().iter().any(|known| known == table) => {
            let columns = columns(&mut transaction, table)?;
            let mut rows =
                transaction.copy_in(&format!("COPY {table} ({columns}) FROM STDIN (FORMAT binary)")).map_err(wrong)?;
            std::io::copy(content, &mut rows).map_err(|error| BackupTrouble::Files(error.to_string()))?;
            rows.finish().map_err(wrong).map(drop)
        }
        Some(table) => Err(BackupTrouble::Damaged(format!("it holds a table {table} that is not known here"))),
        None if name == "manifest.json" => Ok(()),
        None => write_out(content, &data.join(name)),
    })?;
    transaction.batch_execute(super::HOLD_WHAT_WAS_LEAVING).map_err(wrong)?;
    transaction
        .batch_execute("SELECT setval('entries_position_seq', (SELECT COALESCE(max(position), 1) FROM entries))")
        .map_err(wrong)?;
    transaction.commit().map_err(wrong)
}
