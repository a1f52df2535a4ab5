//! What cannot go on ends in one sentence that says what to do, with the documented exit code, and harms nothing; what
//! can go on goes on by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod crowd;
mod disk;
mod files;
mod postgres;
mod start;
mod way_back;

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use store::Place;
use tests::server::{Customer, Ended, Options, PASSWORD, run};

const HELP: &str = "help@birch.example";
const MIA: &str = "mia@birch-staff.example";
/// How long something that mends itself may take.
const MENDED: Duration = Duration::from_secs(60);

/// Sets a desk up without starting it.
fn set_up(binary: &Path, data: &Path, options: &Options) {
    let words = ["set-up", "--name", "Birch & Son", "--mailbox", HELP, "--email", MIA, "--your-name", "Mia Dahl"];
    let ended = run(binary, data, options, &words, PASSWORD);
    assert_eq!(ended.code, 0, "the set-up: {}", ended.err);
}

/// Settings by which a start gets ports of its own.
fn free_ports() -> Options {
    Options::default().with("ANSWERABLE_WEB_LISTEN", "127.0.0.1:0").with("ANSWERABLE_SMTP_LISTEN", "127.0.0.1:0")
}

/// A start that must fail: one line, with these words, and this exit code.
fn fails(binary: &Path, data: &Path, options: &Options, code: i32, words: &[&str]) {
    plainly(&run(binary, data, options, &["serve"], ""), code, words);
}

/// One line on standard error that says what happened and what to do, and nothing else.
fn plainly(ended: &Ended, code: i32, words: &[&str]) {
    let said = ended.err.trim_end();
    assert_eq!(ended.code, code, "{ended:?}");
    assert_eq!(said.lines().count(), 1, "one line: {said}");
    assert!(said.ends_with('.') && !said.contains("panicked") && said.len() < 400, "a sentence: {said}");
    for words in words {
        assert!(said.contains(words), "{words:?} in: {said}");
    }
}

fn sqlite(data: &Path) -> Place {
    Place::Sqlite(data.join("answerable.db"))
}

/// The identifier and the bytes of a mail, with a body of about this size.
fn mail(name: &str, bytes: usize) -> (String, String) {
    let id = format!("{name}@people.example");
    let body = "Where is my kettle? It was to come on Monday.\r\n".repeat(bytes / 47 + 1);
    let raw = format!(
        "From: {name} <{name}@people.example>\r\nTo: {HELP}\r\nSubject: {name}\r\nMessage-ID: <{id}>\r\n\r\n{body}"
    );
    (id, raw)
}

/// Sends one mail by a connection of its own. Whatever is not a 250 must be a "try again".
fn send(smtp: SocketAddr, name: &str, bytes: usize) -> Result<String, String> {
    let (id, raw) = mail(name, bytes);
    let sent =
        Customer::connect(smtp).and_then(|mut customer| customer.send(&format!("{name}@people.example"), HELP, &raw));
    sent.map(|()| id).map_err(|error| {
        let answer = error.to_string();
        assert!(answer.starts_with("451 ") || answer.starts_with("452 "), "the sender tries again: {answer}");
        answer
    })
}

/// Sends until it is taken.
fn send_until_taken(smtp: SocketAddr, name: &str) -> String {
    let begun = Instant::now();
    loop {
        match send(smtp, name, 100) {
            Ok(id) => return id,
            Err(answer) => assert!(begun.elapsed() < MENDED, "mail is taken again: {answer}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Everything that heard 250 is there, once, and nothing else.
async fn exactly(place: &Place, heard: &[String]) {
    tests::kept::all_taken_in(place).await;
    let expected: HashMap<String, usize> = heard.iter().map(|id| (id.clone(), 1)).collect();
    assert_eq!(tests::kept::taken_in(place).await, expected);
}

/// Status, head and body of a page.
fn request(web: SocketAddr, head: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(web).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let length = body.len();
    write!(stream, "{head} HTTP/1.1\r\nHost: {web}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default(), answer)
}
