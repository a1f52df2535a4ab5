//! Fetching from a server that says anything at all: what is taken stays within what was asked for, and nothing that it
//! says becomes a command.

use channel::email::imap::visit;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Bytes asked for of one message, and of all.
const BYTES: (usize, u64) = (2_000, 5_000);

/// The bytes are all that the server says, one answer after the other.
pub fn holds(said: &[u8]) {
    let (near, far) = tokio::io::duplex(64 * 1024);
    let (mut hears, mut says) = tokio::io::split(far);
    let server = async {
        let speaks = async {
            let _ = says.write_all(said).await;
            let _ = says.shutdown().await;
        };
        let mut heard = Vec::new();
        let ((), read) = tokio::join!(speaks, hears.read_to_end(&mut heard));
        read.expect("memory can be read");
        heard
    };
    let mut fetched = Vec::new();
    let (_, heard) = super::now(async { tokio::join!(visit(near, BYTES, &mut fetched), server) });
    assert!(fetched.iter().all(|raw| raw.len() <= BYTES.0), "more of a message than was asked for");
    assert!(fetched.iter().map(|raw| raw.len() as u64).sum::<u64>() <= BYTES.1, "more than was asked for");
    let heard = String::from_utf8(heard).expect("commands are ASCII");
    for line in heard.split_inclusive("\r\n") {
        assert!(is_command(line), "{line:?} is no command");
    }
}

/// A tag and one of the commands of a visit, or what is said within one.
fn is_command(line: &str) -> bool {
    const COMMANDS: [&str; 9] =
        ["CAPABILITY", "AUTHENTICATE PLAIN", "LOGIN ", "SELECT ", "UID ", "CREATE ", "EXPUNGE", "IDLE", "LOGOUT"];
    let Some(words) = line.strip_suffix("\r\n") else { return false };
    let tagged = words.strip_prefix('a').and_then(|rest| rest.split_once(' '));
    let tagged = tagged.filter(|(number, _)| number.bytes().all(|digit| digit.is_ascii_digit()));
    match tagged {
        Some((_, command)) => COMMANDS.iter().any(|known| command.starts_with(known)) && command.is_ascii(),
        None => words == "DONE" || words.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)),
    }
}
