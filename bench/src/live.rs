//! Live news: many agents at one desk, each with an open line; how soon each of them hears of a customer's mail, and what that
//! costs the process.

use crate::process::{Usage, resident_mib};
use domain::timeline::hex;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use tests::server::{Customer, Relay, Server};

/// Agents with a line each.
const AGENTS: usize = 200;
/// Mails that come in, one after the other.
const MAILS: usize = 60;
/// Between two of them: what they cause is over before the next.
const EVERY: Duration = Duration::from_millis(500);
/// After the last one, before what was not heard counts as lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// A line that heard of a mail, by the mail's number.
type Heard = (usize, Instant);

/// Mails without listeners, then with them, in one table.
pub fn measure(binary: &Path) {
    let data = store::testing::folder("bench-live");
    let relay = Relay::start();
    let server = Server::set_up_and_start(binary, &data, &relay.options());
    println!("\n## {AGENTS} agents connected live\n");
    let (alone, _) = mails(&server, 0);
    let cookies = agents(&data.join("answerable.db"));
    let before = resident_mib(server.pid());
    let (sender, heard) = channel();
    for cookie in cookies {
        listen(server.web, cookie, sender.clone());
    }
    drop(sender);
    std::thread::sleep(Duration::from_secs(3));
    let memory = resident_mib(server.pid()) - before;
    let (together, accepted) = mails(&server, MAILS);
    tell(&heard, &accepted, together.saturating_sub(alone), memory);
    server.stop();
}

fn tell(heard: &Receiver<Heard>, accepted: &[Instant], cpu: Duration, memory: u64) {
    let expected = AGENTS * MAILS;
    let until = Instant::now() + PATIENCE;
    let mut waits: Vec<Duration> = Vec::with_capacity(expected);
    while waits.len() < expected
        && let Ok((number, at)) = heard.recv_timeout(until.saturating_duration_since(Instant::now()))
    {
        waits.push(at.saturating_duration_since(accepted[number]));
    }
    waits.sort();
    let at = |share: usize| waits.get((waits.len() * share / 100).min(waits.len().saturating_sub(1))).copied();
    let ms = |share: usize| at(share).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1_000.0);
    println!("| heard | p50 ms | p99 ms | last ms | CPU ms per mail and listener | memory per listener, KiB |");
    println!("|---|---|---|---|---|---|");
    println!(
        "| {} of {expected} | {:.0} | {:.0} | {:.0} | {:.3} | {} |",
        waits.len(),
        ms(50),
        ms(99),
        ms(100),
        cpu.as_secs_f64() * 1_000.0 / expected as f64,
        memory * 1_024 / AGENTS as u64,
    );
}

/// Sends the mails, numbered from `from` on; the CPU that the process spent, and when each was accepted.
fn mails(server: &Server, from: usize) -> (Duration, Vec<Instant>) {
    let mut customer = Customer::connect(server.smtp).unwrap();
    let before = Usage::of(server.pid());
    let accepted = (0..MAILS).map(|number| {
        let address = format!("live{}@people.example", from + number);
        let raw = format!(
            "From: {address}\r\nTo: help@birch.example\r\nSubject: mark{from}x{number}x\r\nMessage-ID: <live{from}.{number}@people.example>\r\n\r\nWhere is my order?\r\n"
        );
        customer.send(&address, "help@birch.example", &raw).unwrap();
        let at = Instant::now();
        std::thread::sleep(EVERY);
        at
    });
    let accepted: Vec<Instant> = accepted.collect();
    (Usage::of(server.pid()).since(&before), accepted)
}

/// Agents beside the first one, each signed in; their cookies.
fn agents(database: &Path) -> Vec<String> {
    let base = Connection::open(database).unwrap();
    base.busy_timeout(Duration::from_secs(10)).unwrap();
    let agent = "INSERT INTO agents (id, team_id, name, email, canonical, role, signature, notify, created_at) \
        SELECT ?1, team_id, 'Agent ' || ?1, ?1 || '@birch-staff.example', ?1 || '@birch-staff.example', role, '', 0, created_at FROM agents WHERE id > 1000000 LIMIT 1";
    let session = "INSERT INTO sessions (token_digest, agent_id, device, created_at, seen_at, expires_at) \
        SELECT ?1, ?2, 'bench', created_at, created_at + 86400000, created_at + 8640000000 FROM agents WHERE id = ?2";
    (1..=AGENTS as i64)
        .map(|number| {
            let token = format!("bench{number}");
            base.execute(agent, params![number]).unwrap();
            base.execute(session, params![hex(&Sha256::digest(token.as_bytes())), number]).unwrap();
            format!("answerable={token}")
        })
        .collect()
}

/// Reads one agent's line and says when it names a mail.
fn listen(server: SocketAddr, cookie: String, heard: Sender<Heard>) {
    std::thread::Builder::new()
        .stack_size(128 * 1024)
        .spawn(move || {
            let mut stream = TcpStream::connect(server).unwrap();
            write!(stream, "GET /events HTTP/1.1\r\nHost: {server}\r\nCookie: {cookie}\r\n\r\n").unwrap();
            let (mut text, mut bytes) = (String::new(), [0_u8; 16 * 1024]);
            let mut known = [false; MAILS];
            while let Ok(count @ 1..) = stream.read(&mut bytes) {
                let at = Instant::now();
                text.push_str(&String::from_utf8_lossy(&bytes[..count]));
                for piece in text.split(&format!("mark{MAILS}x")).skip(1) {
                    let number = piece.split('x').next().and_then(|number| number.parse::<usize>().ok());
                    if let Some(number) = number.filter(|number| piece.contains('x') && !known[*number]) {
                        known[number] = true;
                        if heard.send((number, at)).is_err() {
                            return;
                        }
                    }
                }
                // A mark can be cut in two.
                let keep = text.len().saturating_sub(64);
                let keep = (keep..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(keep);
                text.drain(..keep);
            }
        })
        .unwrap();
}
