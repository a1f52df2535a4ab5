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

mod browser;
mod floor;
mod grown;
mod http;
mod live;
mod load;
mod names;
mod pages;
mod process;

use floor::Floor;
use load::Ingest;
use process::Usage;
use std::path::Path;
use std::time::{Duration, Instant};
use store::Place;
use tests::server::{Options, PASSWORD, Relay, Server, binary};

/// Mails of one measurement.
const MAILS: usize = 2_000;
/// Days behind the desks that have grown, with 450 conversations each: about ten thousand, and 450,000.
const DAYS: [usize; 2] = [22, 1_000];

/// What one desk is measured on.
struct Desk {
    server: Server,
    relay: Relay,
    place: Place,
}

impl Desk {
    /// Sets a desk up and starts it, sending through a relay of its own.
    fn start(binary: &Path, name: &str, database: Option<&str>, signed: bool) -> Desk {
        let data = store::testing::folder(name);
        let relay = Relay::start();
        let mut options = relay.options();
        let place = match database {
            Some(url) => Place::Postgres(url.to_owned().into()),
            None => Place::Sqlite(data.join("answerable.db")),
        };
        if let Some(url) = database {
            options = options.with("ANSWERABLE_DATABASE", url);
        }
        if signed {
            options = options.with("ANSWERABLE_SENDING_DKIM_DOMAIN", "birch.example");
            let made = tests::server::run(binary, &data, &options, &["key"], "");
            assert_eq!(made.code, 0, "keys for signing");
        }
        Desk { server: Server::set_up_and_start(binary, &data, &options), relay, place }
    }
}

#[tokio::main]
async fn main() {
    let binary = binary().expect("ANSWERABLE_BIN names the program");
    println!("# Figures of this run\n");
    match std::env::args().nth(1).as_deref() {
        None => {
            young(&binary).await;
            grown(&binary).await;
            live::measure(&binary);
            browser::measure(&binary).await;
        }
        Some("live") => live::measure(&binary),
        Some("browser") => browser::measure(&binary).await,
        Some("young") => young(&binary).await,
        Some("grown") => grown(&binary).await,
        Some(other) => panic!("there is no measurement {other}: young, grown, live, browser, or none of them for all"),
    }
}

/// A desk from its first mail on: acceptance, intake, delivery, pages, start and memory.
async fn young(binary: &Path) {
    let data = store::testing::folder("bench");
    println!("{} cores, data on {}\n", std::thread::available_parallelism().map_or(1, usize::from), data.display());
    for group in [1, floor::GROUP] {
        let Floor { per_second, p50_ms } = floor::measure(&data, group);
        println!(
            "Disk floor: {per_second:.0} pages of 8 KB durable a second, {group} with each fdatasync (p50 {p50_ms:.2} ms)\n"
        );
    }
    let floors = [1, floor::TOGETHER].map(|group| floor::mails_kept(&data, group));
    start_up(binary);
    let desk = Desk::start(binary, "bench-plain", None, false);
    println!("Memory after start: {} MiB\n", process::resident_mib(desk.server.pid()));
    ingest_head();
    for connections in [1, 8] {
        ingest(&desk, "SQLite", connections).await;
    }
    let accepted = ingest(&desk, "SQLite", floor::TOGETHER).await;
    let memory = process::resident_mib(desk.server.pid());
    let signing = Desk::start(binary, "bench-signed", None, true);
    ingest(&signing, "SQLite, signed (RSA and Ed25519)", 8).await;
    signing.server.stop();
    if let Some(url) = store::testing::postgres_database("bench") {
        let postgres = Desk::start(binary, "bench-postgres", Some(&url), false);
        for connections in [1, 8] {
            ingest(&postgres, "PostgreSQL", connections).await;
        }
        postgres.server.stop();
    }
    println!("\nMemory after {} mails: {memory} MiB\n", 3 * MAILS);
    let [alone, together] = floors;
    println!(
        "Accepted over {} connections: {accepted:.0} mails a second, {:.1} times one transaction for each mail ({alone:.0}), {:.0} % of {} in each ({together:.0})\n",
        floor::TOGETHER,
        accepted / alone,
        accepted / together * 100.0,
        floor::TOGETHER,
    );
    let cookie = http::sign_in(desk.server.web);
    let inbox = http::get(desk.server.web, "/inbox/open", &cookie);
    pages::measure(&desk.server, &cookie, &http::conversations(&inbox.body)[..1], "marzipan", "kettle");
    desk.server.stop();
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

fn ingest_head() {
    println!(
        "| | connections | accepted/s | taken in/s | CPU ms per mail taken in | CPU ms per message delivered | delivered |"
    );
    println!("|---|---|---|---|---|---|---|");
}

/// Taking in and delivering, one after the other: meanwhile all automatic mail is stopped. Returns how many mails were
/// accepted each second.
async fn ingest(desk: &Desk, name: &str, connections: usize) -> f64 {
    let Desk { server, relay, place } = desk;
    let cookie = http::sign_in(server.web);
    http::automatic_mail(server.web, &cookie, false);
    let sent_before = relay.count();
    let before = Usage::of(server.pid());
    let ingest = Ingest::run(server, place, MAILS, connections).await;
    let taken_in = Usage::of(server.pid()).since(&before);

    let before = Usage::of(server.pid());
    http::automatic_mail(server.web, &cookie, true);
    // Each mail makes two messages: the acknowledgement, and the notification to the agent.
    let delivered = load::wait_for_messages(relay, sent_before + 2 * MAILS) - sent_before;
    let delivering = Usage::of(server.pid()).since(&before);
    let each = |usage: Duration, count: usize| usage.as_secs_f64() * 1_000.0 / count.max(1) as f64;
    let accepted = MAILS as f64 / ingest.accepted.as_secs_f64();
    println!(
        "| {name} | {connections} | {accepted:.0} | {:.0} | {:.2} | {:.2} | {delivered} of {} |",
        MAILS as f64 / ingest.taken_in.as_secs_f64(),
        each(taken_in, MAILS),
        each(delivering, delivered),
        2 * MAILS,
    );
    accepted
}

/// Desks with a history: whether their pages cost more the longer it is.
async fn grown(binary: &Path) {
    let day = grown::Day::live(&store::testing::folder("bench-day")).await;
    for days in DAYS {
        let data = store::testing::folder("bench-grown");
        let begun = Instant::now();
        let grown::Grown { conversations, messages, some } = day.grow(&data.join("answerable.db"), days);
        let bytes = std::fs::metadata(data.join("answerable.db")).unwrap().len();
        println!(
            "\n## {conversations} conversations, {messages} messages, {} MiB; written in {} s\n",
            bytes / 1_048_576,
            begun.elapsed().as_secs()
        );
        let options = Relay::start().options();
        let reset =
            tests::server::run(binary, &data, &options, &["user", "reset", "mia@birch-staff.example"], PASSWORD);
        assert_eq!(reset.code, 0, "a password: {}", reset.err);
        let begun = Instant::now();
        let server = Server::start(binary, &data, &options);
        println!("Start until pages and SMTP answer: {} ms (looked every 50 ms)\n", begun.elapsed().as_millis());
        let cookie = http::sign_in(server.web);
        println!("Memory after start: {} MiB\n", process::resident_mib(server.pid()));
        pages::measure(&server, &cookie, &some, grown::RARE, grown::COMMON);
        println!();
        pages::measure_lists(&server, &cookie, grown::COMMON);
        println!("\nMemory afterwards: {} MiB", process::resident_mib(server.pid()));
        server.stop();
        std::fs::remove_dir_all(data).unwrap();
    }
}
