//! A customer's mail program: swaks, which hands a mail to a mail server and says whether it was taken.

use crate::machine::installed;
use crate::server::Captured;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::net::SocketAddr;
use std::process::{Command, Stdio};

const SWAKS: &str = "/usr/bin/swaks";

/// A mail as a person writes it.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    /// The name of the sender.
    pub name: String,
    /// The address of the sender.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Headers beyond the usual ones.
    pub headers: Vec<(String, String)>,
    /// A file: its name, its type, its content.
    pub file: Option<(String, String, Vec<u8>)>,
}

impl Mail {
    /// The same with a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An answer as mail programs write it: to where `mail` asks for it, naming what it answers, quoting it below.
    pub fn answering(mail: &Captured, name: &str, text: &str) -> Mail {
        let header = |name: &str| mail.header(name).unwrap_or_else(|| panic!("no {name}:\n{}", mail.raw));
        let (reply_to, answered) = (header("Reply-To"), header("Message-ID"));
        let (_, address) = reply_to.rsplit_once('<').expect("an address");
        let read = channel::email::read(mail.raw.as_bytes());
        let quoted: String = read.text.lines().map(|line| format!("> {line}\n")).collect();
        let written = Mail {
            name: name.to_owned(),
            from: mail.to.concat(),
            to: address.trim_end_matches('>').to_owned(),
            subject: read.subject,
            text: format!("{text}\n\nOn Monday, {} wrote:\n{quoted}", header("From")),
            ..Mail::default()
        };
        let references = mail.header("References").unwrap_or_default();
        written.with("In-Reply-To", &answered).with("References", format!("{references} {answered}").trim())
    }
}

/// Whether it is there; says aloud what is left out otherwise.
pub fn can_send(what: &str) -> bool {
    installed(&[SWAKS], what)
}

/// Hands a mail over.
///
/// # Panics
/// When the server does not take it.
pub fn send(server: SocketAddr, mail: &Mail) {
    let folder = store::testing::folder("swaks");
    let text = folder.join("text");
    std::fs::write(&text, &mail.text).unwrap();
    let mut command = Command::new(SWAKS);
    command.args(["--server", &server.ip().to_string(), "--port", &server.port().to_string()]);
    command.args(["--from", &mail.from, "--to", &mail.to, "--helo", "laptop.people.example"]);
    command.args(["--h-From", &format!("{} <{}>", encoded(&mail.name), mail.from), "--h-Subject"]);
    command.arg(encoded(&mail.subject));
    for (name, value) in &mail.headers {
        command.arg(format!("--h-{name}")).arg(value);
    }
    command.args(["--attach-type", "text/plain; charset=utf-8", "--attach-body"]).arg(format!("@{}", text.display()));
    if let Some((name, kind, bytes)) = &mail.file {
        let path = folder.join("file");
        std::fs::write(&path, bytes).unwrap();
        command.args(["--attach-type", kind, "--attach-name", name, "--attach"]).arg(format!("@{}", path.display()));
    }
    let output = command.stdin(Stdio::null()).output().unwrap();
    let _ = std::fs::remove_dir_all(&folder);
    assert!(
        output.status.success(),
        "the mail was not taken:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A header's words as mail programs write them (RFC 2047).
fn encoded(words: &str) -> String {
    if words.is_ascii() { words.to_owned() } else { format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(words)) }
}
