//! The disk is full while mail arrives.

use crate::{exactly, request, send, send_until_taken, sqlite};
use tests::mount::SmallDisk;
use tests::server::{Options, PASSWORD, Server, binary};

/// Small mail lies in the database; a large one in a file of its own.
const SMALL: usize = 20_000;
const LARGE: usize = 400_000;

#[tokio::test]
async fn a_disk_that_fills_up_refuses_mail_for_now_and_takes_it_again_when_there_is_room() {
    let Some(binary) = binary() else { return };
    let Some(disk) = SmallDisk::mount("size=12m", "a disk that fills up while mail arrives") else { return };
    let server = Server::set_up_and_start(&binary, disk.folder(), &Options::default());
    let mut heard: Vec<String> = (0..3).map(|n| send(server.smtp, &format!("early{n}"), SMALL).unwrap()).collect();

    disk.fill();
    let mut refused = 0;
    for number in 0..60 {
        match send(server.smtp, &format!("full{number}"), if number % 5 == 0 { LARGE } else { SMALL }) {
            Ok(id) => heard.push(id),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 20, "the disk was full: {refused} of 60 were refused");
    let (status, health) = request(server.web, "GET /health", "");
    assert!(status == 200 && health.contains("could not be kept") && health.contains("disk is full"), "{health}");
    // What cannot be kept can still be looked at.
    assert_eq!(request(server.web, "GET /sign-in", "").0, 200);
    // Whoever cannot sign in now reads why.
    let form = format!("email=mia@birch-staff.example&password={}", PASSWORD.replace(' ', "+"));
    let (status, page) = request(server.web, "POST /sign-in", &form);
    assert!(status == 503 && page.contains("The disk of this desk is full"), "{page}");
    let left = std::process::Command::new("find").arg(disk.folder().join("blobs")).args(["-name", ".*"]).output();
    assert_eq!(String::from_utf8_lossy(&left.unwrap().stdout), "", "half of a message lies around");

    disk.free();
    heard.push(send_until_taken(server.smtp, "late"));
    heard.push(send(server.smtp, "large", LARGE).unwrap());
    assert!(!request(server.web, "GET /health", "").1.contains("disk is full"));
    exactly(&sqlite(disk.folder()), &heard).await;
    server.stop();
    // The whole file is sound, not only what was looked at.
    let database = rusqlite::Connection::open(disk.folder().join("answerable.db")).unwrap();
    let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}
