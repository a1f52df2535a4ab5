//! Pages: what each costs the process, and how long who asks waits.

use crate::http;
use crate::process::Usage;
use std::time::{Duration, Instant};
use tests::server::Server;

/// Requests of one page.
const REQUESTS: usize = 300;

/// Measures each page, over and over, and prints a table. `conversations` are opened in turn, and closed and opened
/// again; one word is rare, the other one common.
pub fn measure(server: &Server, cookie: &str, conversations: &[String], rare: &str, common: &str) {
    println!("| page | CPU ms | p50 ms | p99 ms | bytes |");
    println!("|---|---|---|---|---|");
    let of = |number: usize| &conversations[number % conversations.len()];
    let get = |path: String| http::get(server.web, &path, cookie);
    one(server, "inbox, 50 rows", |_| get("/inbox/open".to_owned()), 200);
    one(server, "conversation", |number| get(format!("/conversations/{}", of(number))), 200);
    let status = |number: usize| {
        let act = if number.is_multiple_of(2) { "closure" } else { "reopening" };
        http::post(server.web, &format!("/conversations/{}/{act}", of(number / 2)), cookie)
    };
    one(server, "status, closed and opened again", status, 303);
    one(server, "search, rare word", |_| get(format!("/search?q={rare}")), 200);
    one(server, "search, common word", |_| get(format!("/search?q={common}")), 200);
    one(server, "search, a common and a rare word", |_| get(format!("/search?q={common}+{rare}")), 200);
}

fn one(server: &Server, name: &str, ask: impl Fn(usize) -> http::Answer, expected: u16) {
    ask(0);
    ask(1);
    let before = Usage::of(server.pid());
    let mut times: Vec<Duration> = Vec::with_capacity(REQUESTS);
    let mut bytes = 0;
    for number in 0..REQUESTS {
        let begun = Instant::now();
        let answer = ask(number);
        times.push(begun.elapsed());
        assert_eq!(answer.status, expected, "{name}: {}", answer.body);
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
