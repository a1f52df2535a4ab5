//! What the program says when it runs: where to look, how to sign in, and one line to write to oneself with.

use crate::config::{Config, Mode};
use std::net::SocketAddr;

/// The password of everybody in the demo.
pub const DEMO_PASSWORD: &str = "a kettle for everyone";
/// Who the demo is signed in as.
pub const DEMO_ACCOUNT: &str = "mia@birch-staff.example";
/// The address that the demo's customers write to.
pub const DEMO_MAILBOX: &str = "help@birch.example";

/// How to sign in to the demo.
pub fn demo_sign_in() -> String {
    format!("{DEMO_ACCOUNT}, password \"{DEMO_PASSWORD}\"")
}

/// Prints the addresses.
pub fn print(config: &Config, web: SocketAddr, smtp: Option<SocketAddr>, demo: bool, set_up_key: Option<&str>) {
    let data = config.database.as_ref().map_or_else(|| config.data.display().to_string(), |_| "PostgreSQL".to_owned());
    println!();
    println!("  Answerable {} is running{}.", env!("CARGO_PKG_VERSION"), if demo { ", with a demo desk" } else { "" });
    println!();
    println!("  Desk    http://{web}");
    if demo {
        println!("          sign in as {}", demo_sign_in());
    }
    if let Some(key) = set_up_key {
        let base = config.web.public_url.clone().unwrap_or_else(|| format!("http://{web}"));
        println!("          not set up yet: open {}/set-up?key={key}", base.trim_end_matches('/'));
    }
    if let Some(smtp) = smtp {
        println!("  Mail    smtp://{smtp}");
    }
    println!("  Data    {data}");
    if config.sending.mode == Mode::PostRoom {
        println!("  Sending nothing leaves: outgoing mail is held in the post room, http://{web}/post-room");
    }
    if let (true, Some(smtp)) = (demo, smtp) {
        println!();
        println!("  Write to the desk as a customer:");
        println!();
        println!(
            "    printf 'From: Robin <robin@example.org>\\nTo: {DEMO_MAILBOX}\\nSubject: Is anybody there?\\nDate: %s\\nMessage-ID: <%s@example.org>\\n\\nMy kettle hums. Is that normal?\\n' \"$(date -R)\" \"$(date +%s)\" | curl -s --crlf smtp://{smtp} --mail-from robin@example.org --mail-rcpt {DEMO_MAILBOX} -T -"
        );
    }
    println!();
    println!("  Stop with Ctrl+C.");
    println!();
}
