//! The page of limits says what the code does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use channel::email::server::Limits;
use domain::connection::LATE;
use std::time::Duration;

/// `1234567` as people write it.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for start in (first..digits.len()).step_by(3) {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&digits[start..start + 3]);
    }
    out
}

fn count(number: impl TryInto<i64>) -> String {
    grouped(number.try_into().unwrap_or_default())
}

fn mib(bytes: impl TryInto<i64>) -> String {
    format!("{} MiB", bytes.try_into().unwrap_or_default() / (1024 * 1024))
}

fn minutes(span: Duration) -> String {
    format!("{} minutes", span.as_secs() / 60)
}

/// Whether a row of the page names a figure in its second column, as a whole number.
fn says(page: &str, what: &str, figure: &str) -> bool {
    let start = format!("| {what} | ");
    let cells = page.lines().filter_map(|line| line.strip_prefix(&start)?.split(" | ").next());
    let mut found = cells.flat_map(|cell| cell.match_indices(figure).map(move |(at, _)| (cell, at)));
    let of_number = |c: char| c.is_ascii_digit() || c == ',';
    found.any(|(cell, at)| {
        let after = cell[at + figure.len()..].strip_prefix(',').unwrap_or(&cell[at + figure.len()..]);
        !cell[..at].ends_with(of_number) && !after.starts_with(|c: char| c.is_ascii_digit())
    })
}

#[test]
fn the_page_of_limits_tells_the_truth() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reference/limits.md")).unwrap();
    let server = Limits::default();
    let rows = [
        ("bytes of a message", mib(server.message_bytes_max)),
        ("recipients of a message", count(server.recipients_max)),
        ("connections at a time", count(server.connections_max)),
        ("connections at a time", format!("{} from one address", server.connections_per_address_max)),
        ("messages in a connection", count(server.messages_per_connection_max)),
        ("commands in a connection", count(server.commands_max)),
        ("commands that make no sense", count(server.errors_max)),
        ("recipients that nobody here has", format!("{} in a connection", server.refused_recipients_max)),
        ("memory for arriving messages", mib(server.memory_bytes_max)),
        ("silence", minutes(server.idle)),
        ("time for one message", minutes(server.data)),
        ("a message there and back that does not come", format!("{} minutes", LATE.0 / 60_000)),
        ("what became of messages there and back", format!("{} days", desk::connection::TRIPS_KEPT.0 / 86_400_000)),
        (
            "time for everything that is looked up about a mailbox",
            format!("{} seconds", channel::email::connection::TIME.as_secs()),
        ),
        ("parts", count(domain::message::PARTS_MAX)),
        ("text", mib(channel::email::TEXT_BYTES_MAX)),
        ("identifiers in References", count(domain::message::REFERENCES_MAX)),
        ("words for search", count(domain::text::TOKENS_MAX)),
        ("tries for one arrival", count(desk::intake::TRIES_MAX)),
        ("text", format!("{} characters", count(channel::email::TEXT_CHARS_MAX))),
        ("files in a message", mib(channel::email::ATTACHMENT_BYTES_MAX)),
        ("files of a draft", count(desk::draft::FILES_MAX)),
        ("undo", format!("{} seconds", channel::email::UNDO.0 / 1_000)),
        ("a note", format!("{} characters", count(desk::note::NOTE_CHARS_MAX))),
        ("tries to deliver", format!("{} days", domain::message::GIVE_UP_AFTER.0 / 86_400_000)),
        ("snooze", format!("{} days", domain::conversation::SNOOZE_DAYS_MAX)),
        ("the part of a mailbox before the @", count(desk::mailbox::LOCAL_PART_MAX)),
        ("connections to the pages at a time", count(web::CONNECTIONS_MAX)),
        ("head of a request", format!("{} seconds", web::HEAD_WITHIN.as_secs())),
        ("memory for arriving forms and files", mib(web::BODIES_BYTES_MAX)),
        ("memory for arriving forms and files", mib(web::BODIES_OF_STRANGERS_BYTES_MAX)),
        ("memory for arriving forms and files", mib(web::BODIES_OF_ONE_BYTES_MAX)),
        ("time for a form to arrive", minutes(web::BODY_WITHIN)),
        ("time for a form to arrive", format!("{} KiB", web::BODY_PACE_BYTES / 1024)),
        ("time for a form to arrive", format!("{} seconds", web::BODY_PACE_EVERY.as_secs())),
        ("rows of an inbox page", count(store::PAGE_ROWS)),
        ("counts", count(store::COUNT_MAX)),
        ("messages of a conversation shown at once", count(store::MESSAGES_PAGE)),
        (
            "whoever fetches or uploads a file waits for the scanner",
            format!("{} seconds", desk::scan::SCAN_PATIENCE.as_secs()),
        ),
        (
            "pictures in the text of a mail, and files on a customer's page",
            format!("{} seconds", desk::scan::PICTURES_PATIENCE.as_secs()),
        ),
        ("a clean verdict", format!("{} hours", domain::message::SCAN_VALID.0 / 3_600_000)),
        ("a text on the customer's page", count(desk::customer_page::TEXT_CHARS_MAX)),
        ("a text on the customer's page", format!("{} an hour", desk::customer_page::MESSAGES_PER_HOUR_MAX)),
        ("a password", format!("{} characters at least", desk::sign_in::PASSWORD_CHARS_MIN)),
        ("a password", format!("{} bytes at most", count(desk::sign_in::PASSWORD_BYTES_MAX))),
        ("failed tries to sign in", format!("{} for an account", desk::sign_in::TRIES_OF_ACCOUNT_MAX)),
        ("failed tries to sign in", format!("{} from one place", desk::sign_in::TRIES_OF_PLACE_MAX)),
        ("a session", format!("{} days", desk::sign_in::SESSION_IDLE.0 / 86_400_000)),
        ("brands", count(domain::brand::BRANDS_MAX)),
        ("brands", format!("{} under each answer", count(domain::brand::SIGN_OFF_CHARS_MAX))),
        ("articles", count(store::ARTICLES_MAX)),
        ("an article", format!("a title of {} characters", count(domain::article::ARTICLE_TITLE_CHARS_MAX))),
        ("an article", count(domain::article::ARTICLE_CHARS_MAX)),
        ("articles found for a question", count(desk::article::FOUND_MAX)),
        ("signing in at the identity provider", format!("{} minutes", desk::single_sign_on::VISIT.0 / 60_000)),
        ("nodes", count(domain::NODES_MAX)),
        ("raw messages in the arrival's own row", format!("{} KiB", store::INLINE_BYTES_MAX / 1024)),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(what, figure)| !says(&page, what, figure))
        .map(|(what, figure)| format!("limits.md: \u{201c}{what}\u{201d} should say {figure}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(says("| a | 100 B |", "a", "100 B") && !says("| a | 100 B |", "a", "10") && !says("| b | 5 |", "a", "5"));
    assert_eq!((grouped(7), grouped(1_000), grouped(1_234_567)), ("7".into(), "1,000".into(), "1,234,567".into()));
}
