//! A crowd that only holds the line: pages are still served, mail is still taken.

use super::{request, send};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};
use tests::server::{Options, Server, binary};

/// More than the program may open.
const CROWD: usize = 700;
/// How long an unfinished request may stay, with room for a slow machine.
const ENDED: Duration = Duration::from_secs(60);

/// A program that may open so many files; the soft and the hard limit.
fn with_files(files: &str) -> Option<Options> {
    if Command::new("prlimit").arg("--version").output().is_err() {
        assert!(std::env::var("CI").is_err(), "prlimit is not there");
        eprintln!("LEFT OUT: a crowd of connections (prlimit is not there)");
        return None;
    }
    Some(Options { under: vec!["prlimit".into(), format!("--nofile={files}")], ..Options::default() })
}

#[test]
fn a_crowd_that_only_holds_the_line_keeps_neither_people_nor_mail_out() {
    let (Some(binary), Some(options)) = (binary(), with_files("512:512")) else { return };
    let data = store::testing::folder("crowd");
    let server = Server::set_up_and_start(&binary, &data, &options);
    let crowd: Vec<TcpStream> = (0..CROWD)
        .map(|_| {
            let mut stream = TcpStream::connect_timeout(&server.web, ENDED).unwrap();
            // Whoever is sent away at once cannot write any more.
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: desk.birch.example\r\nX-Slow: ");
            stream
        })
        .collect();
    send(server.smtp, "meanwhile", 100).unwrap();
    for _ in 0..3 {
        assert_eq!(request(server.web, "GET /sign-in", "").0, 200, "pages are still served");
    }
    let begun = Instant::now();
    for mut stream in crowd {
        stream.set_read_timeout(Some(ENDED)).unwrap();
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest);
        let late = matches!(&ended, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock);
        assert!(!late && begun.elapsed() < ENDED, "an unfinished request is ended");
    }
    assert_eq!(request(server.web, "GET /sign-in", "").0, 200);
}

#[test]
fn the_program_takes_all_the_files_that_the_system_allows() {
    let (Some(binary), Some(options)) = (binary(), with_files("256:2048")) else { return };
    let data = store::testing::folder("files");
    let server = Server::set_up_and_start(&binary, &data, &options);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.pid())).unwrap();
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    assert_eq!(files.split_whitespace().nth(3), Some("2048"), "{files}");
}
