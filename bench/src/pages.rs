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

/// Measures the pages of what people set up and note: fields, tags, views, articles, enquiries, names.
pub fn measure_lists(server: &Server, cookie: &str, common: &str) {
    println!("| page | CPU ms | p50 ms | p99 ms | bytes |");
    println!("|---|---|---|---|---|");
    let get = |path: &str| http::get(server.web, path, cookie);
    one(server, "inbox, waiting on us", |_| get("/inbox/waiting-on-us"), 200);
    one(server, "inbox, all closed", |_| get("/inbox/closed"), 200);
    one(server, "a name, spelled right", |_| get("/search?q=Amara+Bernado"), 200);
    one(server, "a name, misspelled", |_| get("/search?q=Amarra+Bernaddo"), 200);
    one(server, "filter: a field", |_| get("/search?q=field%3ALevel%3DGold"), 200);
    one(server, "filter: a field and a common word", |_| get(&format!("/search?q=field%3ALevel%3DGold+{common}")), 200);
    one(server, "filter: a tag, open", |_| get("/search?q=tag%3Arefund+is%3Aopen"), 200);
    one(server, "filter: a rare tag and a common word", |_| get(&format!("/search?q=tag%3Apress+{common}")), 200);
    one(server, "palette, a name", |_| get("/palette?q=bernado"), 200);
    one(server, "articles, found by a word", |_| get(&format!("/help?q={common}")), 200);
    one(server, "settings: articles", |_| get("/settings/articles"), 200);
    one(server, "settings: brands", |_| get("/settings/brands"), 200);
    one(server, "settings: audit", |_| get("/settings/audit"), 200);
    one(server, "tasks", |_| get("/tasks"), 200);
    one(server, "post room", |_| get("/post-room"), 200);
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
