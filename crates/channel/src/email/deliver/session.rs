//! One conversation with a receiving server (RFC 5321), as its client. Written here rather than taken from a library
//! because the desk must know exactly how far it got: before the final dot a message is certainly not sent, after it
//! and without an answer nobody knows.

use super::reply::Reply;
use super::words;
use domain::message::Delivery;
use rustls::pki_types::ServerName;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long to wait for each step (RFC 5321 §4.5.3.2; connecting is not in the RFC).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// For the connection, and for a handshake.
    pub connect: Duration,
    /// For the greeting and for the answer to a command.
    pub command: Duration,
    /// For the answer to `DATA`.
    pub data: Duration,
    /// For each block of the message to be taken.
    pub block: Duration,
    /// For the answer to the final dot. The RFC's ten minutes: giving up early makes doubles.
    pub last: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            connect: Duration::from_secs(60),
            command: Duration::from_secs(5 * 60),
            data: Duration::from_secs(2 * 60),
            block: Duration::from_secs(3 * 60),
            last: Duration::from_secs(10 * 60),
        }
    }
}

/// A message with its envelope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mail<'a> {
    /// Envelope sender.
    pub(super) from: &'a str,
    /// Envelope recipients.
    pub(super) to: &'a [String],
    /// The bytes, lines ending with CRLF.
    pub(super) bytes: &'a [u8],
}

/// The connection failed, or the server said no before a message was offered. Certainly nothing was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Trouble {
    /// The network, or bytes that are no SMTP.
    Line(String),
    /// The server answered no.
    Said(Reply),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Line(error.to_string())
    }
}

/// What the server can do (its answer to `EHLO`).
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Abilities {
    pub(super) starttls: bool,
    pub(super) pipelining: bool,
    pub(super) smtputf8: bool,
    pub(super) eight_bit: bool,
    /// Largest message in bytes; 0 when it names none.
    pub(super) size_max: Option<u64>,
    pub(super) auth_plain: bool,
    pub(super) auth_login: bool,
}

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// An open conversation.
pub(super) struct Session {
    wire: Box<dyn Wire>,
    unread: Vec<u8>,
    helo: String,
    patience: Patience,
    pub(super) abilities: Abilities,
    pub(super) encrypted: bool,
    /// The other side is on this machine.
    pub(super) is_near: bool,
}

/// How to encrypt from the first byte or after `STARTTLS`.
#[derive(Clone)]
pub(super) struct Tls {
    pub(super) config: Arc<rustls::ClientConfig>,
    pub(super) name: ServerName<'static>,
}

impl Session {
    /// Connects and reads the greeting; with `implicit` encryption from the first byte (RFC 8314). Says `EHLO`.
    pub(super) async fn open(
        address: SocketAddr,
        implicit: Option<&Tls>,
        helo: &str,
        patience: Patience,
    ) -> Result<Session, Trouble> {
        let plain = within(patience.connect, TcpStream::connect(address)).await?;
        let _ = plain.set_nodelay(true);
        let wire: Box<dyn Wire> = match implicit {
            Some(tls) => Box::new(handshake(plain, tls, patience).await?),
            None => Box::new(plain),
        };
        let mut session = Session {
            wire,
            unread: Vec::new(),
            helo: helo.to_owned(),
            patience,
            abilities: Abilities::default(),
            encrypted: implicit.is_some(),
            is_near: address.ip().is_loopback(),
        };
        let greeting = session.reply(patience.command).await?;
        if !greeting.is_ok() {
            return Err(Trouble::Said(greeting));
        }
        session.hello().await?;
        Ok(session)
    }

    /// `EHLO`, or `HELO` for the oldest servers.
    async fn hello(&mut self) -> Result<(), Trouble> {
        let reply = self.command(&format!("EHLO {}", self.helo)).await?;
        if reply.is_ok() {
            self.abilities = Abilities::of(&reply);
            return Ok(());
        }
        self.abilities = Abilities::default();
        let reply = self.command(&format!("HELO {}", self.helo)).await?;
        if reply.is_ok() { Ok(()) } else { Err(Trouble::Said(reply)) }
    }

    /// Encrypts the conversation (RFC 3207). What was read before does not count any more: it could have been put
    /// there by somebody on the line.
    pub(super) async fn starttls(mut self, tls: &Tls) -> Result<Session, Trouble> {
        let reply = self.command("STARTTLS").await?;
        if !reply.is_ok() {
            return Err(Trouble::Said(reply));
        }
        if !self.unread.is_empty() {
            return Err(Trouble::Line("bytes arrived in front of the encryption".to_owned()));
        }
        let wire = std::mem::replace(&mut self.wire, Box::new(tokio::io::empty()));
        let mut session =
            Session { wire: Box::new(handshake(wire, tls, self.patience).await?), encrypted: true, ..self };
        session.hello().await?;
        Ok(session)
    }

    /// Signs in (RFC 4954) with PLAIN, or LOGIN where the server offers nothing else.
    pub(super) async fn sign_in(&mut self, name: &str, password: &str) -> Result<(), Trouble> {
        use base64::Engine;
        let base64 = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
        let reply = if self.abilities.auth_plain || !self.abilities.auth_login {
            self.command(&format!("AUTH PLAIN {}", base64(&format!("\0{name}\0{password}")))).await?
        } else {
            let mut reply = self.command("AUTH LOGIN").await?;
            for answer in [name, password] {
                if reply.code == 334 {
                    reply = self.command(&base64(answer)).await?;
                }
            }
            reply
        };
        if reply.is_ok() { Ok(()) } else { Err(Trouble::Said(reply)) }
    }

    /// Whether the conversation can still be used; forgets any transaction.
    pub(super) async fn fresh(&mut self) -> bool {
        self.command("RSET").await.is_ok_and(|reply| reply.is_ok())
    }

    /// Ends the conversation politely.
    pub(super) async fn quit(mut self) {
        let _ = timeout(Duration::from_secs(2), self.command("QUIT")).await;
    }

    /// Hands over one message. `Err` while certainly nothing was sent and the conversation is broken.
    pub(super) async fn send(&mut self, mail: Mail<'_>) -> Result<Delivery, Trouble> {
        if let Some(refused) = self.cannot(mail) {
            return Ok(refused);
        }
        let mut commands = vec![self.mail_command(mail)];
        commands.extend(mail.to.iter().map(|to| format!("RCPT TO:<{to}>")));
        let replies = self.commands(&commands).await?;
        let Some((sender, recipients)) = replies.split_first() else {
            return Err(Trouble::Line("the server did not answer".to_owned()));
        };
        if [530, 534, 535, 538].contains(&sender.code) {
            // It wants a sign-in: our settings are wrong, not the message.
            let why = format!("The mail server does not let us send: {}", words::meaning(sender));
            return Ok(self.undone(Delivery::Later { why, answer: sender.verbatim.clone() }).await);
        }
        if !sender.is_ok() {
            return Ok(self.undone(words::refusal(sender, &format!("Sender {}", mail.from))).await);
        }
        let refused: Vec<(&String, &Reply)> =
            mail.to.iter().zip(recipients).filter(|(_, reply)| !reply.is_ok()).collect();
        if let Some(worst) = refused.iter().max_by_key(|(_, reply)| reply.code) {
            let names: Vec<&str> = refused.iter().map(|(name, _)| name.as_str()).collect();
            return Ok(self.undone(words::refusal(worst.1, &names.join(", "))).await);
        }
        let go = self.command_within("DATA", self.patience.data).await?;
        if go.code != 354 {
            return Ok(self.undone(words::refusal(&go, "The message")).await);
        }
        self.content(mail.bytes).await
    }

    /// Forgets the transaction, so that the conversation can be used again.
    async fn undone(&mut self, outcome: Delivery) -> Delivery {
        let _ = self.fresh().await;
        outcome
    }

    /// What this server cannot take, known before asking.
    fn cannot(&self, mail: Mail<'_>) -> Option<Delivery> {
        let refused = |why: &str| Some(Delivery::Refused { why: why.to_owned(), answer: String::new() });
        if self.abilities.size_max.is_some_and(|max| max > 0 && mail.bytes.len() as u64 > max) {
            return refused("The message is too large for the receiving server");
        }
        let foreign = !mail.from.is_ascii() || mail.to.iter().any(|to| !to.is_ascii());
        if foreign && !self.abilities.smtputf8 {
            return refused("The address has letters that the receiving server cannot handle");
        }
        None
    }

    fn mail_command(&self, mail: Mail<'_>) -> String {
        let mut command = format!("MAIL FROM:<{}>", mail.from);
        if self.abilities.size_max.is_some() {
            command.push_str(&format!(" SIZE={}", mail.bytes.len()));
        }
        if !mail.bytes.is_ascii() && self.abilities.eight_bit {
            command.push_str(" BODY=8BITMIME");
        }
        let foreign = !mail.from.is_ascii() || mail.to.iter().any(|to| !to.is_ascii());
        if foreign && self.abilities.smtputf8 {
            command.push_str(" SMTPUTF8");
        }
        command
    }

    /// The message and the final dot. From the first byte of the dot on, a broken line means that nobody knows.
    async fn content(&mut self, bytes: &[u8]) -> Result<Delivery, Trouble> {
        let stuffed = stuffed(bytes);
        if let Err(broken) = self.write(&stuffed, self.patience.block).await {
            // A server that has had enough says so and hangs up: its words are worth more than our error.
            return match self.reply(Duration::from_secs(2)).await {
                Ok(reply) if !reply.is_ok() => Ok(words::refusal(&reply, "The message")),
                _ => Err(broken),
            };
        }
        let uncertain = |why: String| {
            Ok(Delivery::Uncertain {
                why: format!("The message was handed over, but no answer came ({why}). It may have arrived."),
            })
        };
        if let Err(broken) = self.write(b".\r\n", self.patience.block).await {
            return uncertain(broken.words());
        }
        match self.reply(self.patience.last).await {
            Ok(reply) if reply.is_ok() => Ok(Delivery::Accepted { receipt: reply.verbatim }),
            Ok(reply) if reply.code >= 400 => Ok(words::refusal(&reply, "The message")),
            Ok(reply) => uncertain(format!("the server said {}", reply.verbatim)),
            Err(broken) => uncertain(broken.words()),
        }
    }

    /// Sends commands and reads their replies: all at once where the server allows it (RFC 2920).
    async fn commands(&mut self, commands: &[String]) -> Result<Vec<Reply>, Trouble> {
        let mut replies = Vec::with_capacity(commands.len());
        if self.abilities.pipelining {
            let all: String = commands.iter().map(|command| format!("{command}\r\n")).collect();
            self.write(all.as_bytes(), self.patience.command).await?;
            for _ in commands {
                replies.push(self.reply(self.patience.command).await?);
            }
            return Ok(replies);
        }
        for command in commands {
            replies.push(self.command(command).await?);
        }
        Ok(replies)
    }

    async fn command(&mut self, command: &str) -> Result<Reply, Trouble> {
        self.command_within(command, self.patience.command).await
    }

    async fn command_within(&mut self, command: &str, patience: Duration) -> Result<Reply, Trouble> {
        if command.contains(['\r', '\n']) {
            return Err(Trouble::Line("a line break in a command".to_owned()));
        }
        self.write(format!("{command}\r\n").as_bytes(), self.patience.command).await?;
        self.reply(patience).await
    }

    /// Writes in blocks, each within its time.
    async fn write(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Trouble> {
        /// Bytes of one block.
        const BLOCK_BYTES: usize = 64 * 1024;
        for block in bytes.chunks(BLOCK_BYTES) {
            within(patience, self.wire.write_all(block)).await?;
        }
        within(patience, self.wire.flush()).await?;
        Ok(())
    }

    async fn reply(&mut self, patience: Duration) -> Result<Reply, Trouble> {
        loop {
            match Reply::parse(&self.unread) {
                Ok(Some((reply, length))) => {
                    self.unread.drain(..length);
                    return Ok(reply);
                }
                Ok(None) => {}
                Err(_) => return Err(Trouble::Line("the other side does not speak SMTP".to_owned())),
            }
            let mut block = [0_u8; 4 * 1024];
            let read = within(patience, self.wire.read(&mut block)).await?;
            if read == 0 {
                return Err(Trouble::Line("the connection was closed".to_owned()));
            }
            self.unread.extend_from_slice(block.get(..read).unwrap_or_default());
        }
    }
}

impl Trouble {
    pub(super) fn words(&self) -> String {
        match self {
            Trouble::Line(error) => error.clone(),
            Trouble::Said(reply) => reply.verbatim.clone(),
        }
    }
}

impl Abilities {
    fn of(reply: &Reply) -> Self {
        let mut abilities = Abilities::default();
        for line in reply.lines.iter().skip(1) {
            let line = line.to_ascii_uppercase();
            let mut words = line.split([' ', '=']);
            match words.next().unwrap_or_default() {
                "STARTTLS" => abilities.starttls = true,
                "PIPELINING" => abilities.pipelining = true,
                "SMTPUTF8" => abilities.smtputf8 = true,
                "8BITMIME" => abilities.eight_bit = true,
                "SIZE" => abilities.size_max = Some(words.next().and_then(|size| size.parse().ok()).unwrap_or(0)),
                "AUTH" => {
                    for mechanism in words {
                        abilities.auth_plain |= mechanism == "PLAIN";
                        abilities.auth_login |= mechanism == "LOGIN";
                    }
                }
                _ => {}
            }
        }
        abilities
    }
}

async fn handshake<W: Wire + 'static>(wire: W, tls: &Tls, patience: Patience) -> Result<impl Wire + use<W>, Trouble> {
    let connector = tokio_rustls::TlsConnector::from(tls.config.clone());
    within(patience.connect, connector.connect(tls.name.clone(), wire)).await
}

async fn within<T>(patience: Duration, work: impl Future<Output = io::Result<T>>) -> Result<T, Trouble> {
    match timeout(patience, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Trouble::Line(format!("no answer within {} seconds", patience.as_secs()))),
    }
}

/// The message with each leading dot doubled (RFC 5321 §4.5.2), every line end made CRLF, and one at the end: a bare
/// line feed could end the message on a careless server, and start another.
fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 64 + 2);
    let ended = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    for line in ended.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        for line in line.split(|&byte| byte == b'\r') {
            if line.starts_with(b".") {
                out.push(b'.');
            }
            out.extend_from_slice(line);
            out.extend_from_slice(b"\r\n");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_doubled_and_line_ends_are_crlf() {
        assert_eq!(stuffed(b"a\n.b\r\n..\rc"), b"a\r\n..b\r\n...\r\nc\r\n");
        assert_eq!(stuffed(b"x\r\n.\r\n"), b"x\r\n..\r\n");
        assert_eq!(stuffed(b""), b"\r\n");
    }

    #[test]
    fn abilities_are_read() {
        let text =
            b"250-mx.example hello\r\n250-SIZE 1000\r\n250-AUTH LOGIN PLAIN\r\n250-PIPELINING\r\n250 STARTTLS\r\n";
        let (reply, _) = Reply::parse(text).unwrap().unwrap();
        let abilities = Abilities::of(&reply);
        assert!(abilities.auth_plain && abilities.auth_login && abilities.pipelining && abilities.starttls);
        assert_eq!(abilities.size_max, Some(1_000));
    }
}
