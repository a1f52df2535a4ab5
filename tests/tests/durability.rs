//! What was accepted is there after any crash, once; and nothing automatic leaves twice.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::collections::HashMap;
use std::time::Duration;
use store::Place;
use tests::kept::{backlog, taken_in};
use tests::server::{Customer, Options, Relay, Server, binary};

const HELP: &str = "help@birch.example";

fn mail(number: usize) -> (String, String) {
    let from = format!("customer{number}@people.example");
    let raw = format!(
        "From: Customer {number} <{from}>\r\nTo: {HELP}\r\nSubject: Question {number}\r\nMessage-ID: <q{number}@people.example>\r\n\r\nMy question is number {number}.\r\n"
    );
    (from, raw)
}

/// How often the program is killed; many more times in the long run.
fn rounds() -> u64 {
    if std::env::var_os("ANSWERABLE_ALL").is_some() { 60 } else { 6 }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_heard_250_survives_kill_9_once_and_nothing_automatic_leaves_twice() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("kill");
    let relay = Relay::start();
    let mut server = Server::set_up_and_start(&binary, &data, &relay.options());
    let mut heard = Vec::new();
    let mut number = 0;
    // Each round is cut at another moment, while mail is coming in, being taken in and going out.
    for round in 0..rounds() {
        let smtp = server.smtp;
        let senders: Vec<_> = (0..4)
            .map(|lane| {
                let first = number + lane * 10_000;
                std::thread::spawn(move || {
                    let mut heard = Vec::new();
                    let Ok(mut customer) = Customer::connect(smtp) else { return heard };
                    for number in first..first + 10_000 {
                        let (from, raw) = mail(number);
                        if customer.send(&from, HELP, &raw).is_err() {
                            return heard;
                        }
                        heard.push(number);
                    }
                    heard
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(300 + (round * 377) % 900));
        server.kill();
        for sender in senders {
            heard.extend(sender.join().unwrap());
        }
        number += 40_000;
        server = Server::start(&binary, &data, &relay.options());
    }
    assert!(heard.len() > 100, "there was load: {}", heard.len());
    let (begun, place) = (std::time::Instant::now(), Place::Sqlite(data.join("answerable.db")));
    while backlog(&place).await > 0 {
        assert!(begun.elapsed() < Duration::from_secs(240), "everything is taken in and sent after the restart");
        std::thread::sleep(Duration::from_millis(500));
    }
    server.stop();

    let taken = taken_in(&place).await;
    let lost: Vec<_> =
        heard.iter().filter(|number| !taken.contains_key(&format!("q{number}@people.example"))).collect();
    assert!(lost.is_empty(), "{} of {} that heard 250 are lost: {lost:?}", lost.len(), heard.len());
    let twice: Vec<_> = taken.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "taken in twice: {twice:?}");
    // Every person wrote once, so each is acknowledged once; the agent is told once about each question.
    let mut left: HashMap<String, usize> = HashMap::new();
    for captured in relay.taken() {
        let question = captured.raw.split("My question is number ").nth(1).and_then(|rest| rest.split('.').next());
        *left.entry(format!("{} {}", captured.to.join(","), question.unwrap_or_default())).or_default() += 1;
    }
    let repeated: Vec<_> = left.iter().filter(|(_, count)| **count > 1).collect();
    assert!(repeated.is_empty(), "an automatic message left twice: {repeated:?}");
    println!("{} heard 250, {} taken in, {} automatic messages left", heard.len(), taken.len(), left.len());
}

#[test]
fn the_sync_comes_before_the_250() {
    let Some(binary) = binary() else { return };
    if std::process::Command::new("strace").arg("-V").output().is_err() {
        assert!(std::env::var("CI").is_err(), "strace is not installed");
        eprintln!("LEFT OUT: the trace of the sync (strace is not installed)");
        return;
    }
    let data = store::testing::folder("trace");
    let trace = data.join("trace.txt");
    let under = [
        "strace",
        "-f",
        "-ttt",
        "-s",
        "200",
        "-e",
        "trace=fsync,fdatasync,sendto,recvfrom,write,writev,sendmsg,read,recvmsg",
        "-o",
    ];
    let mut options = Options::default();
    drop(Server::set_up_and_start(&binary, &data, &options));
    options.under = under.iter().map(|&word| word.to_owned()).chain([trace.display().to_string()]).collect();
    let server = Server::start(&binary, &data, &options);
    let mut customer = Customer::connect(server.smtp).unwrap();
    let (from, raw) = mail(1);
    customer.send(&from, HELP, &raw).unwrap();
    drop(customer);
    std::thread::sleep(Duration::from_millis(500));
    server.stop();

    let lines: Vec<String> = std::fs::read_to_string(&trace).unwrap().lines().map(str::to_owned).collect();
    let arrived =
        lines.iter().position(|line| line.contains("My question is number 1")).expect("the message in the trace");
    let answered =
        arrived + lines[arrived..].iter().position(|line| line.contains("\"250 2.0.0")).expect("the 250 after it");
    let synced = lines[arrived..answered]
        .iter()
        .any(|line| line.contains("fdatasync(") || line.contains("fsync(") || line.contains("<... fdatasync resumed"));
    assert!(synced, "a sync lies between the last byte and the 250:\n{}", lines[arrived..=answered].join("\n"));
}
