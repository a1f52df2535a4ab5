//! Starts that fail.

use crate::{exactly, fails, free_ports, plainly, send, set_up, sqlite};
use std::net::TcpListener;
use std::path::Path;
use tests::mount::SmallDisk;
use tests::server::{Options, Server, binary, run};

/// Brings all data of a desk that does not run into the one file.
fn into_one_file(data: &Path) {
    let database = rusqlite::Connection::open(data.join("answerable.db")).unwrap();
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
}

/// The database's file as it lies there.
fn bytes_of(data: &Path) -> Vec<u8> {
    std::fs::read(data.join("answerable.db")).unwrap()
}

#[test]
fn a_port_that_is_taken_is_named_and_nothing_is_made() {
    let Some(binary) = binary() else { return };
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    for setting in ["web.listen", "smtp.listen", "lmtp.listen"] {
        let data = store::testing::folder("port").join("data");
        let variable = format!("ANSWERABLE_{}", setting.to_uppercase().replace('.', "_"));
        let options = free_ports().with(&variable, address);
        fails(&binary, &data, &options, 69, &[&address.to_string(), "another program is using it", setting]);
        assert!(!data.exists(), "{setting}: nothing was made");
        // The demo is a start as well.
        plainly(&run(&binary, &data, &options, &[], ""), 69, &[setting]);
        assert!(!data.exists(), "{setting}: no demo desk was made");
    }
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let Some(binary) = binary() else { return };
    let file = store::testing::folder("file").join("data");
    std::fs::write(&file, "no folder").unwrap();
    fails(&binary, &file, &free_ports(), 73, &[&file.display().to_string(), "cannot be written", "--data"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "no folder");

    let Some(disk) = SmallDisk::mount("ro,size=1m", "a data folder that is read-only") else { return };
    let data = disk.folder().join("data");
    fails(&binary, &data, &free_ports(), 73, &[&data.display().to_string(), "Read-only file system", "--data"]);
    fails(&binary, disk.folder(), &free_ports(), 73, &["cannot be written", "--data"]);
}

#[tokio::test]
async fn a_disk_that_is_full_at_the_start_is_said_and_harms_nothing() {
    let Some(binary) = binary() else { return };
    let Some(disk) = SmallDisk::mount("size=12m", "a disk that is full at the start") else { return };
    let data = disk.folder();
    set_up(&binary, data, &Options::default());
    let server = Server::start(&binary, data, &Options::default());
    let heard = send(server.smtp, "before", 100).unwrap();
    exactly(&sqlite(data), std::slice::from_ref(&heard)).await;
    server.stop();
    into_one_file(data);
    let before = bytes_of(data);

    disk.fill();
    let words = ["The disk is full", "Free some space and start again"];
    fails(&binary, data, &free_ports(), 74, &words);
    let new = data.join("new");
    fails(&binary, &new, &free_ports(), 74, &words);
    plainly(&run(&binary, data, &Options::default(), &["backup", "desk.backup"], ""), 74, &words[..1]);
    assert!(!data.join("desk.backup").exists() && bytes_of(data) == before);

    disk.free();
    let server = Server::start(&binary, data, &Options::default());
    let after = send(server.smtp, "after", 100).unwrap();
    exactly(&sqlite(data), &[heard, after]).await;
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("newer");
    set_up(&binary, &data, &Options::default());
    into_one_file(&data);
    let database = rusqlite::Connection::open(data.join("answerable.db")).unwrap();
    database.execute("INSERT INTO schema_migrations VALUES (99, 'of a later year', 0)", []).unwrap();
    drop(database);
    let before = bytes_of(&data);
    for command in ["serve", "work", "migrate", "doctor"] {
        let ended = run(&binary, &data, &free_ports(), &[command], "");
        plainly(&ended, 76, &["newer version of Answerable (schema 99, this program knows", "restore a backup"]);
        assert!(bytes_of(&data) == before, "{command} left the file as it was");
    }
}

#[test]
fn a_damaged_database_is_refused_and_left_as_it_is() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("damaged");
    set_up(&binary, &data, &Options::default());
    into_one_file(&data);
    let sound = bytes_of(&data);
    let mut beheaded = sound.clone();
    beheaded[..512].fill(b'x');
    // The schema is read at every start; what stands behind its head is lost.
    let mut torn = sound.clone();
    torn[100..4096].fill(0xff);
    let mut cut = sound.clone();
    cut.truncate(sound.len() / 2);
    for (what, broken) in [("beheaded", beheaded), ("torn", torn), ("cut short", cut)] {
        std::fs::write(data.join("answerable.db"), &broken).unwrap();
        fails(&binary, &data, &free_ports(), 65, &["damaged", "restore the newest backup"]);
        assert!(bytes_of(&data) == broken, "{what}: the file is as it was");
    }
    std::fs::write(data.join("answerable.db"), &sound).unwrap();
    drop(Server::start(&binary, &data, &Options::default()));
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("twice");
    let server = Server::set_up_and_start(&binary, &data, &Options::default());
    let heard = send(server.smtp, "first", 100).unwrap();
    for command in ["serve", "work"] {
        let ended = run(&binary, &data, &free_ports(), &[command], "");
        plainly(&ended, 69, &["Another desk is running", "--data"]);
    }
    // What may run beside a desk still may.
    assert_eq!(run(&binary, &data, &Options::default(), &["user", "list"], "").code, 0);
    let second = send(server.smtp, "second", 100).unwrap();
    exactly(&sqlite(&data), &[heard, second]).await;
    // A killed desk leaves nothing behind that keeps the next one out.
    server.kill();
    drop(Server::start(&binary, &data, &Options::default()));
}

#[test]
fn a_misspelt_setting_is_refused_in_the_file_and_named_in_the_environment() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("misspelt");
    let wrong = [
        ("[web]\nlisen = \"127.0.0.1:0\"", "A setting in answerable.toml cannot be used: unknown field `lisen`"),
        ("[web]\nlisten = \"here\"", "web"),
        ("data = \"x\"\n[web\nlisten = 1", "answerable.toml cannot be understood in line 2"),
        ("databse = \"x\"", "databse"),
        ("database_ca = \"/ca.pem\"", "database names no PostgreSQL server"),
    ];
    for (text, named) in wrong {
        std::fs::write(data.join("answerable.toml"), text).unwrap();
        fails(&binary, &data, &Options::default(), 64, &[named]);
        assert!(!data.join("answerable.db").exists(), "nothing was made");
    }
    std::fs::remove_file(data.join("answerable.toml")).unwrap();
    let wrong = [
        ("ANSWERABLE_WEB_LISTEN", "here", "web.listen"),
        ("ANSWERABLE_SENDING_RELAY_PORT", "many", "sending.relay.port"),
        ("ANSWERABLE_SMTP_LISTEN", "here", "smtp.listen"),
        ("ANSWERABLE_DATABASE", "mysql://here", "postgres://user:password@host/name"),
    ];
    for (variable, value, named) in wrong {
        fails(&binary, &data, &free_ports().with(variable, value), 64, &[named]);
        assert!(!data.join("answerable.db").exists(), "nothing was made");
    }
    // One that is no setting may be somebody else's: it is named and ignored.
    let noted = Options::default().with("ANSWERABLE_WEB_LISEN", "127.0.0.1:0");
    let ended = run(&binary, &data, &noted, &["migrate"], "");
    plainly(&ended, 0, &["ANSWERABLE_WEB_LISEN", "is no setting of Answerable and is ignored"]);
}
