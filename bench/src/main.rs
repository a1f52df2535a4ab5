//! The benchmark: the real program under load, beside the disk's own floor in the same run. Prints a table in Markdown.
//!
//! `cargo xtask bench` builds everything in release mode and runs it. Figures are those of the whole process, from the
//! kernel's accounting; load and measuring run in this process and are not counted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool that stops at the first trouble"
)]

mod floor;
mod http;
mod load;
mod process;

use load::Ingest;
use process::Usage;
use std::path::Path;
use std::time::{Duration, Instant};
use tests::server::{Options, Relay, Server, binary};

/// Mails of one measurement.
const MAILS: usize = 4_000;
/// Requests of one page.
const REQUESTS: usize = 300;

#[tokio::main]
async fn main() {
    let binary = binary().expect("ANSWERABLE_BIN names the program");
    let data = store::testing::folder("bench");
    println!("# Figures of this run\n");
    println!("{} cores, data on {}\n", std::thread::available_parallelism().map_or(1, usize::from), data.display());
    let floor = floor::measure(&data);
    println!(
        "Disk floor: {:.0} durable appends of 8 KB per second (fdatasync each), p50 {:.2} ms\n",
        floor.per_second, floor.p50_ms
    );
    start_up(&binary);
    let relay = Relay::start();
    let server = Server::set_up_and_start(&binary, &data, &relay.options());
    println!("Memory after start: {} MiB\n", process::resident_mib(server.pid()));
    ingest(&server, &data, &relay).await;
    println!("\nMemory after {} mails: {} MiB\n", load::sent_so_far(), process::resident_mib(server.pid()));
    pages(&server);
    server.stop();
}

fn start_up(binary: &Path) {
    let data = store::testing::folder("bench-start");
    drop(Server::set_up_and_start(binary, &data, &Options::default()));
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let begun = Instant::now();
            let server = Server::start(binary, &data, &Options::default());
            let time = begun.elapsed();
            server.stop();
            time
        })
        .collect();
    times.sort();
    println!("Start until pages and SMTP answer: median {} ms of 5 (looked every 50 ms)\n", times[2].as_millis());
}

async fn ingest(server: &Server, data: &Path, relay: &Relay) {
    println!(
        "| connections | accepted/s | taken in/s | CPU ms per mail, taken in | CPU ms per mail, acknowledged as well | acknowledged |"
    );
    println!("|---|---|---|---|---|---|");
    // Two loads together stay below the desk's own bound of automatic mail in an hour: all are acknowledged.
    for connections in [1, 8] {
        let before = Usage::of(server.pid());
        let acknowledged_before = load::acknowledgements(relay);
        let ingest = Ingest::run(server, data, MAILS, connections).await;
        let taken_in = Usage::of(server.pid()).since(&before);
        let acknowledged = load::wait_for_acknowledgements(relay, acknowledged_before + MAILS);
        let all = Usage::of(server.pid()).since(&before);
        let per_mail = |usage: Duration| usage.as_secs_f64() * 1_000.0 / MAILS as f64;
        println!(
            "| {connections} | {:.0} | {:.0} | {:.2} | {:.2} | {} of {MAILS} |",
            MAILS as f64 / ingest.accepted.as_secs_f64(),
            MAILS as f64 / ingest.taken_in.as_secs_f64(),
            per_mail(taken_in),
            per_mail(all),
            acknowledged - acknowledged_before
        );
    }
}

fn pages(server: &Server) {
    let cookie = http::sign_in(server.web);
    let inbox = http::get(server.web, "/inbox/open", &cookie);
    let conversation = http::first_conversation(&inbox.body).expect("a conversation in the inbox");
    println!("| page | CPU ms | p50 ms | p99 ms | bytes |");
    println!("|---|---|---|---|---|");
    for (name, path) in [
        ("inbox", "/inbox/open".to_owned()),
        ("conversation", format!("/conversations/{conversation}")),
        ("search, rare word", "/search?q=marzipan".to_owned()),
        ("search, common word", "/search?q=kettle".to_owned()),
    ] {
        http::get(server.web, &path, &cookie);
        let before = Usage::of(server.pid());
        let mut times: Vec<Duration> = Vec::with_capacity(REQUESTS);
        let mut bytes = 0;
        for _ in 0..REQUESTS {
            let begun = Instant::now();
            let answer = http::get(server.web, &path, &cookie);
            times.push(begun.elapsed());
            assert_eq!(answer.status, 200, "{path}");
            bytes = answer.body.len();
        }
        let cpu = Usage::of(server.pid()).since(&before);
        times.sort();
        println!(
            "| {name} | {:.2} | {:.2} | {:.2} | {bytes} |",
            cpu.as_secs_f64() * 1_000.0 / REQUESTS as f64,
            times[REQUESTS / 2].as_secs_f64() * 1_000.0,
            times[REQUESTS * 99 / 100].as_secs_f64() * 1_000.0,
        );
    }
}
