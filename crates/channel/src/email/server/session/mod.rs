//! One connection: commands, replies, the message. The parser of commands and of the message's end is `smtp-proto`;
//! what is decided here is order, limits and answers.
//!
//! Only CR LF `.` CR LF ends a message; anything else with a dot is content (SMTP smuggling, CVE-2023-51764 and kin).
//! After `STARTTLS` nothing said before counts (CVE-2011-0411).

mod chunk;
mod content;
mod dots;

use self::chunk::Pieces;
use super::{Peer, Protocol, Shared, Wire, stopped};
use desk::channel::IntakeRefused;
use domain::customer::EmailAddress;
use smtp_proto::{Error, MailFrom, RcptTo, Request};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

/// Bytes of commands read at once: one pipelined transaction.
const COMMANDS_BYTES: usize = 4 * 1024;
/// Bytes of a line of a command, its end counted. The standards ask for 512 and some more for each extension (RFC 5321
/// §4.5.3.1.4).
const LINE_BYTES_MAX: usize = 4 * 1024;
/// Longest handshake for encryption.
const HANDSHAKE: Duration = Duration::from_secs(60);
/// Longest time for the desk to say whether it knows a recipient.
const LOOK_UP: Duration = Duration::from_secs(60);

pub(super) struct Session {
    wire: Box<dyn Wire>,
    peer: Peer,
    shared: Arc<Shared>,
    /// Bytes read and not yet understood.
    input: Vec<u8>,
    /// Replies not yet sent: pipelined commands are answered together.
    output: Vec<u8>,
    greeted: Option<String>,
    encrypted: bool,
    transaction: Option<Transaction>,
    commands: usize,
    errors: usize,
    refused: usize,
    messages: usize,
}

/// A message being announced.
#[derive(Default)]
struct Transaction {
    sender: Option<EmailAddress>,
    /// The sender as written, where it is no address that we can keep.
    odd_sender: Option<String>,
    recipients: Vec<EmailAddress>,
    /// What came of the message in pieces (`BDAT`).
    pieces: Option<Pieces>,
}

/// What comes after a command.
#[derive(PartialEq, Eq)]
enum Next {
    Command,
    StartTls,
    Data,
    Chunk { bytes: usize, last: bool },
    Close,
}

/// The connection is over.
struct Gone;

impl Session {
    pub(super) fn new(wire: Box<dyn Wire>, peer: Peer, shared: Arc<Shared>) -> Self {
        Session {
            wire,
            peer,
            shared,
            input: Vec::new(),
            output: Vec::new(),
            greeted: None,
            encrypted: false,
            transaction: None,
            commands: 0,
            errors: 0,
            refused: 0,
            messages: 0,
        }
    }

    pub(super) async fn run(mut self) {
        let protocol = if self.is_lmtp() { "LMTP" } else { "ESMTP" };
        let greeting = format!("{} {protocol} Answerable", self.shared.config.hostname);
        self.say(220, "", &greeting);
        while let Ok(next) = self.commands().await {
            let going_on = match next {
                Next::Command => Ok(()),
                Next::StartTls => self.start_tls().await,
                Next::Data => self.data().await,
                Next::Chunk { bytes, last } => self.chunk(bytes, last).await,
                Next::Close => break,
            };
            if going_on.is_err() {
                break;
            }
        }
        let _ = self.flush().await;
        let _ = timeout(Duration::from_secs(2), self.wire.shutdown()).await;
    }

    fn is_lmtp(&self) -> bool {
        self.shared.config.protocol == Protocol::Lmtp
    }

    /// Answers commands until one asks for something else.
    async fn commands(&mut self) -> Result<Next, Gone> {
        loop {
            let next = match self.line().await? {
                Some(line) => self.command_line(&line).await,
                None => self.mistake(&Error::ResponseTooLong),
            };
            if next != Next::Command {
                return Ok(next);
            }
        }
    }

    /// The next line, with its end; `None` when it is longer than any command. Nothing is read into a line before it is
    /// whole, so that how it was cut on its way changes nothing.
    async fn line(&mut self) -> Result<Option<Vec<u8>>, Gone> {
        let mut looked_at = 0;
        loop {
            let fresh = self.input.get(looked_at..).unwrap_or_default();
            if let Some(at) = fresh.iter().position(|&byte| byte == b'\n') {
                let rest = self.input.split_off(looked_at + at + 1);
                let line = std::mem::replace(&mut self.input, rest);
                return Ok((line.len() <= LINE_BYTES_MAX).then_some(line));
            }
            looked_at = self.input.len();
            if looked_at >= LINE_BYTES_MAX {
                return Ok(None);
            }
            self.flush().await?;
            self.read_or_stop().await?;
        }
    }

    async fn command_line(&mut self, line: &[u8]) -> Next {
        match Request::parse(&mut line.iter()).map(Request::into_owned) {
            Ok(Request::Mail { from }) => {
                let size = if size(line).is_some_and(is_uncountable) { usize::MAX } else { from.size };
                self.command(Request::Mail { from: MailFrom { size, ..from } }).await
            }
            Ok(Request::Bdat { .. }) if words(line).nth(1).is_some_and(is_uncountable) => self.no_piece(line),
            Ok(request) => self.command(request).await,
            Err(Error::InvalidSenderAddress) => match loose_sender(line) {
                Some(address) => self.command(Request::Mail { from: MailFrom { address, ..Default::default() } }).await,
                None => self.mistake(&Error::InvalidSenderAddress),
            },
            Err(Error::SyntaxError { syntax }) if syntax.starts_with("BDAT") => self.no_piece(line),
            Err(error) => self.mistake(&error),
        }
    }

    /// A piece that is not announced as it must be; its message is given up (RFC 3030 §2). So many bytes follow at once as
    /// the size says: where something like a size stands that is none, nobody knows how many, and they must not be taken for
    /// commands. Without any size none are announced, and the session goes on.
    fn no_piece(&mut self, line: &[u8]) -> Next {
        self.transaction = None;
        let next = self.wrong(501, "5.5.4", "please write: BDAT chunk-size [LAST]");
        if words(line).nth(1).is_some_and(|size| size.iter().any(u8::is_ascii_digit)) { Next::Close } else { next }
    }

    /// Waits for input; says goodbye when the server stops or the sender falls silent.
    async fn read_or_stop(&mut self) -> Result<(), Gone> {
        let mut stop = self.shared.stop.clone();
        let idle = self.shared.config.limits.idle;
        self.input.reserve(COMMANDS_BYTES);
        let read = tokio::select! {
            read = timeout(idle, self.wire.read_buf(&mut self.input)) => read,
            () = stopped(&mut stop) => {
                self.say(421, "4.3.2", "stopping, please come again in a minute");
                let _ = self.flush().await;
                return Err(Gone);
            }
        };
        match read {
            Ok(Ok(0) | Err(_)) => Err(Gone),
            Ok(Ok(_)) => Ok(()),
            Err(_) => {
                self.say(421, "4.4.2", "no command for too long, closing");
                let _ = self.flush().await;
                Err(Gone)
            }
        }
    }

    async fn command(&mut self, request: Request<String>) -> Next {
        self.commands += 1;
        if self.commands > self.shared.config.limits.commands_max {
            self.say(421, "4.7.0", "too many commands in one connection, please connect again");
            return Next::Close;
        }
        match request {
            Request::Ehlo { .. } | Request::Helo { .. } if self.is_lmtp() => return self.refuse_greeting("LHLO"),
            Request::Lhlo { .. } if !self.is_lmtp() => return self.refuse_greeting("EHLO"),
            Request::Ehlo { host } | Request::Lhlo { host } => self.hello(host),
            Request::Helo { host } => {
                self.greet(host);
                let hostname = self.shared.config.hostname.clone();
                self.say(250, "", &hostname);
            }
            Request::Mail { from } => return self.mail(from),
            Request::Rcpt { to } => return self.rcpt(to).await,
            Request::Data => return self.may_send(),
            Request::StartTls => return self.may_encrypt(),
            Request::Rset => {
                self.transaction = None;
                self.say(250, "2.0.0", "forgotten");
            }
            Request::Noop { .. } => self.say(250, "2.0.0", "still here"),
            Request::Help { .. } => self.say(214, "2.0.0", "see RFC 5321; people answer at postmaster"),
            Request::Vrfy { .. } => self.say(252, "2.1.5", "send the message and see"),
            Request::Quit => {
                self.say(221, "2.0.0", "goodbye");
                return Next::Close;
            }
            Request::Bdat { chunk_size, is_last } => return Next::Chunk { bytes: chunk_size, last: is_last },
            _ => return self.wrong(502, "5.5.1", "not offered"),
        }
        Next::Command
    }

    fn refuse_greeting(&mut self, wanted: &str) -> Next {
        self.wrong(500, "5.5.1", &format!("please say {wanted}"))
    }

    fn greet(&mut self, host: String) {
        self.greeted = Some(host);
        self.transaction = None;
    }

    fn hello(&mut self, host: String) {
        self.greet(host);
        let mut lines = vec![self.shared.config.hostname.clone(), "PIPELINING".to_owned()];
        lines.push(format!("SIZE {}", self.shared.config.limits.message_bytes_max));
        if self.shared.config.tls.is_some() && !self.encrypted {
            lines.push("STARTTLS".to_owned());
        }
        lines.extend(["8BITMIME", "CHUNKING", "SMTPUTF8", "ENHANCEDSTATUSCODES"].map(str::to_owned));
        let last = lines.len() - 1;
        for (at, line) in lines.iter().enumerate() {
            let dash = if at == last { ' ' } else { '-' };
            self.output.extend_from_slice(format!("250{dash}{line}\r\n").as_bytes());
        }
    }

    fn mail(&mut self, from: MailFrom<String>) -> Next {
        let limits = self.shared.config.limits;
        if self.greeted.is_none() {
            return self.wrong(503, "5.5.1", "please say who you are first");
        }
        if self.transaction.is_some() {
            return self.wrong(503, "5.5.1", "one message at a time");
        }
        if self.messages >= limits.messages_per_connection_max {
            self.say(452, "4.5.3", "enough messages in one connection, please connect again");
        } else if from.size > limits.message_bytes_max {
            self.say(552, "5.3.4", &format!("larger than the {} bytes that we take", limits.message_bytes_max));
        } else {
            let sender = EmailAddress::parse(&from.address).ok();
            // An address that we cannot keep is no reason to lose the message: then nothing is answered by machine.
            let odd_sender = (sender.is_none() && !from.address.is_empty()).then(|| from.address.clone());
            self.transaction = Some(Transaction { sender, odd_sender, ..Transaction::default() });
            self.say(250, "2.1.0", "go on");
        }
        Next::Command
    }

    async fn rcpt(&mut self, to: RcptTo<String>) -> Next {
        let limits = self.shared.config.limits;
        let Some(transaction) = &self.transaction else {
            return self.wrong(503, "5.5.1", "please say MAIL first");
        };
        if transaction.recipients.len() >= limits.recipients_max {
            self.say(452, "4.5.3", "too many recipients in one message");
            return Next::Command;
        }
        // RFC 5321 §4.5.1: every server takes mail for its postmaster. The parser gives an empty address for that.
        let hostname = &self.shared.config.hostname;
        let address = match to.address.is_empty() || to.address.eq_ignore_ascii_case("postmaster") {
            true => format!("postmaster@{hostname}"),
            false => to.address,
        };
        let Ok(recipient) = EmailAddress::parse(&address) else {
            return self.wrong(501, "5.1.3", "this is no mail address");
        };
        let postmaster = recipient.local_part().eq_ignore_ascii_case("postmaster")
            && recipient.domain().eq_ignore_ascii_case(hostname);
        let known = match postmaster {
            true => Ok(true),
            false => timeout(LOOK_UP, self.shared.intake.knows(&recipient))
                .await
                .unwrap_or_else(|_| Err(IntakeRefused("no answer in time".to_owned()))),
        };
        match known {
            Ok(true) => {
                if let Some(transaction) = &mut self.transaction {
                    transaction.recipients.push(recipient);
                }
                self.say(250, "2.1.5", "go on");
            }
            Ok(false) => {
                self.say(550, "5.1.1", "nobody here has this address");
                self.refused += 1;
                if self.refused > limits.refused_recipients_max {
                    return self.close("too many unknown recipients, closing");
                }
            }
            Err(refused) => {
                tracing::warn!(error = %refused, "the desk could not be asked for a recipient");
                self.say(451, "4.3.0", "we cannot look that up at the moment, please try again");
            }
        }
        Next::Command
    }

    fn may_send(&mut self) -> Next {
        match &self.transaction {
            None => self.wrong(503, "5.5.1", "please say MAIL first"),
            Some(transaction) if transaction.recipients.is_empty() => self.wrong(503, "5.5.1", "no valid recipient"),
            Some(transaction) if transaction.pieces.is_some() => self.wrong(503, "5.5.1", "please go on with BDAT"),
            Some(_) => Next::Data,
        }
    }

    fn may_encrypt(&mut self) -> Next {
        if self.encrypted {
            return self.wrong(503, "5.5.1", "encrypted already");
        }
        if self.shared.config.tls.is_none() {
            return self.wrong(502, "5.5.1", "not offered");
        }
        Next::StartTls
    }

    /// A command that cannot be understood.
    fn mistake(&mut self, error: &Error) -> Next {
        match error {
            Error::UnknownCommand => self.wrong(500, "5.5.2", "unknown command"),
            Error::InvalidSenderAddress => self.wrong(501, "5.1.7", "the sender's address cannot be read"),
            Error::InvalidRecipientAddress => self.wrong(501, "5.1.3", "the recipient's address cannot be read"),
            Error::SyntaxError { syntax } => self.wrong(501, "5.5.2", &format!("please write: {syntax}")),
            Error::InvalidParameter { param } => self.wrong(501, "5.5.4", &format!("{param} cannot be read")),
            Error::UnsupportedParameter { .. } => self.wrong(504, "5.5.4", "a parameter that we do not know"),
            Error::ResponseTooLong => {
                self.say(500, "5.5.2", "line too long");
                Next::Close
            }
            _ => self.wrong(500, "5.5.2", "this cannot be read"),
        }
    }

    /// Says no, and goodbye to whom it happens too often.
    fn wrong(&mut self, code: u16, enhanced: &str, words: &str) -> Next {
        self.say(code, enhanced, words);
        self.errors += 1;
        if self.errors > self.shared.config.limits.errors_max {
            return self.close("too many errors, closing");
        }
        Next::Command
    }

    fn close(&mut self, words: &str) -> Next {
        self.say(421, "4.7.0", words);
        Next::Close
    }

    fn say(&mut self, code: u16, enhanced: &str, words: &str) {
        let blank = if enhanced.is_empty() { "" } else { " " };
        self.output.extend_from_slice(format!("{code} {enhanced}{blank}{words}\r\n").as_bytes());
    }

    async fn flush(&mut self) -> Result<(), Gone> {
        if self.output.is_empty() {
            return Ok(());
        }
        let output = std::mem::take(&mut self.output);
        let idle = self.shared.config.limits.idle;
        let written = timeout(idle, async {
            self.wire.write_all(&output).await?;
            self.wire.flush().await
        });
        match written.await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Gone),
        }
    }

    /// Encrypts. Whatever was read or agreed before is forgotten.
    async fn start_tls(&mut self) -> Result<(), Gone> {
        let Some(config) = self.shared.config.tls.clone() else { return Err(Gone) };
        self.say(220, "2.0.0", "ready to encrypt");
        self.flush().await?;
        self.input.clear();
        self.greeted = None;
        self.transaction = None;
        let wire = std::mem::replace(&mut self.wire, Box::new(tokio::io::empty()));
        match timeout(HANDSHAKE, tokio_rustls::TlsAcceptor::from(config).accept(wire)).await {
            Ok(Ok(encrypted)) => {
                self.wire = Box::new(encrypted);
                self.encrypted = true;
                Ok(())
            }
            _ => Err(Gone),
        }
    }
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// The size that a `MAIL` line names.
fn size(line: &[u8]) -> Option<&[u8]> {
    words(line).find_map(|word| {
        word.split_at_checked(5).filter(|(name, _)| name.eq_ignore_ascii_case(b"SIZE=")).map(|at| at.1)
    })
}

/// Whether a number is larger than any that can be counted; behind that the parser begins anew at zero.
fn is_uncountable(number: &[u8]) -> bool {
    const DIGITS_MAX: usize = usize::MAX.ilog10() as usize;
    number.iter().skip_while(|&&digit| digit == b'0').take_while(|digit| digit.is_ascii_digit()).count() > DIGITS_MAX
}

/// The sender of a `MAIL` line that breaks the grammar but can be answered all the same: old Japanese telephones have
/// two dots in a row.
fn loose_sender(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?;
    let (address, _) = line.split_once('<')?.1.split_once('>')?;
    EmailAddress::parse(address).ok().map(|address| address.as_str().to_owned())
}
