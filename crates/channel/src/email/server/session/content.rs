//! The message itself, from `DATA` to the answer. Only CR LF `.` CR LF ends it; what is too large is read to its end
//! and refused; only the desk's word makes the answer a yes.

use super::dots::Dots;
use super::{Gone, Session, Transaction};
use crate::email::server::limits::{Held, Limits};
use domain::customer::ChannelKind;
use domain::message::Envelope;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::time::{Instant, timeout, timeout_at};

/// Bytes read at once.
const READ_BYTES: usize = 64 * 1024;
/// Longest time for the desk to make a message durable.
const ACCEPT: Duration = Duration::from_secs(4 * 60);

impl Session {
    /// Takes the message in and answers for it.
    pub(super) async fn data(&mut self) -> Result<(), Gone> {
        let Some(transaction) = self.transaction.take() else { return Err(Gone) };
        self.say(354, "", "go on, and end with a dot on a line of its own");
        self.flush().await?;
        let mut held = self.shared.memory.none(self.peer.address);
        let (code, enhanced, words) = match self.content(&mut held).await? {
            Ok(raw) => self.accept(&transaction, raw).await,
            Err(refusal) => refusal,
        };
        drop(held);
        self.answer_for_all(&transaction, code, enhanced, &words);
        Ok(())
    }

    /// The answer for a message: in LMTP one for each recipient (RFC 2033 §4.2).
    pub(super) fn answer_for_all(&mut self, transaction: &Transaction, code: u16, enhanced: &str, words: &str) {
        let answers = if self.is_lmtp() { transaction.recipients.len() } else { 1 };
        for _ in 0..answers {
            self.say(code, enhanced, words);
        }
    }

    /// Reads up to the final dot. What is too large is read to its end all the same, so that the answer is heard.
    ///
    /// Memory is taken as the bytes come: who announces a large message and sends none holds nothing.
    async fn content(&mut self, held: &mut Held) -> Result<Result<Vec<u8>, Answer>, Gone> {
        let limits = self.shared.config.limits;
        let deadline = Instant::now() + limits.data;
        let mut raw = Vec::new();
        let mut dots = Dots::new();
        loop {
            let input = std::mem::take(&mut self.input);
            if !make_room(&mut raw, held, input.len()).await {
                self.input = input;
                drop(raw);
                held.give_back();
                return self.discard(dots, deadline, no_room()).await;
            }
            if let Some(end) = dots.read(&input, |content| raw.extend_from_slice(content)) {
                self.input = input.get(end..).unwrap_or_default().to_vec();
                return Ok(if raw.len() > limits.message_bytes_max { Err(too_large(&limits)) } else { Ok(raw) });
            }
            self.input = input;
            if raw.len() > limits.message_bytes_max {
                self.input.clear();
                drop(raw);
                held.give_back();
                return self.discard(dots, deadline, too_large(&limits)).await;
            }
            self.read_content(deadline).await?;
        }
    }

    /// Reads the rest of a message without keeping it.
    async fn discard(
        &mut self,
        mut dots: Dots,
        deadline: Instant,
        answer: Answer,
    ) -> Result<Result<Vec<u8>, Answer>, Gone> {
        loop {
            let input = std::mem::take(&mut self.input);
            if let Some(end) = dots.read(&input, |_| {}) {
                self.input = input.get(end..).unwrap_or_default().to_vec();
                return Ok(Err(answer));
            }
            self.input = input;
            self.read_content(deadline).await?;
        }
    }

    /// Reads the next block of a message into the emptied input.
    pub(super) async fn read_content(&mut self, deadline: Instant) -> Result<(), Gone> {
        self.input.clear();
        self.input.reserve(READ_BYTES);
        let until = deadline.min(Instant::now() + self.shared.config.limits.idle);
        match timeout_at(until, self.wire.read_buf(&mut self.input)).await {
            Ok(Ok(0) | Err(_)) => Err(Gone),
            Ok(Ok(_)) => Ok(()),
            Err(_) => {
                self.say(421, "4.4.2", "the message took too long, closing");
                let _ = self.flush().await;
                Err(Gone)
            }
        }
    }

    /// Gives the message to the desk; only its word makes this a yes.
    pub(super) async fn accept(&mut self, transaction: &Transaction, raw: Vec<u8>) -> Answer {
        self.messages += 1;
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: transaction.sender.clone(),
            recipients: transaction.recipients.clone(),
            received_at: (self.shared.now)(),
            peer: self.peer_words(transaction),
            // By LMTP the other side is a mail server of ours, whatever its address.
            peer_address: self.peer.address.filter(|_| !self.is_lmtp()),
            helo: self.greeted.as_deref().map(greeting),
            imported: false,
        };
        match timeout(ACCEPT, self.shared.intake.accept(envelope, raw)).await {
            Ok(Ok(())) => (250, "2.0.0", "the desk has it".to_owned()),
            Ok(Err(refused)) => {
                tracing::warn!(error = %refused, "the desk could not take a message; its sender will send it again");
                (451, "4.3.0", "we cannot take mail at the moment, please try again".to_owned())
            }
            Err(_) => {
                tracing::error!("the desk did not answer in time whether it has a message");
                (451, "4.3.0", "we cannot take mail at the moment, please try again".to_owned())
            }
        }
    }

    /// Who handed the message over, for the record: no control characters, bounded.
    fn peer_words(&self, transaction: &Transaction) -> String {
        let address = self.peer.address.map_or_else(|| "local socket".to_owned(), |address| address.to_string());
        let greeting = self.greeted.as_deref().unwrap_or_default();
        let odd = transaction.odd_sender.as_deref().map(|sender| format!(" sender <{sender}>")).unwrap_or_default();
        let tls = if self.encrypted { ", encrypted" } else { "" };
        let words = format!("{address} ({greeting}{tls}){odd}");
        words.chars().filter(|c| !c.is_control()).take(500).collect()
    }
}

/// The name in a greeting: no control characters, as long as a name can be (RFC 1035 §2.3.4).
fn greeting(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(255).collect()
}

/// Code, enhanced code, words.
pub(super) type Answer = (u16, &'static str, String);

/// Room for so many `more` bytes; `false` when all memory for messages is taken.
pub(super) async fn make_room(raw: &mut Vec<u8>, held: &mut Held, more: usize) -> bool {
    if raw.capacity() >= raw.len() + more {
        return true;
    }
    let wanted = (raw.len() + more).max(raw.capacity() / 2 * 3).max(READ_BYTES);
    if !held.grow_to(wanted).await {
        return false;
    }
    raw.reserve_exact(wanted - raw.len());
    true
}

pub(super) fn too_large(limits: &Limits) -> Answer {
    (552, "5.3.4", format!("larger than the {} bytes that we take", limits.message_bytes_max))
}

pub(super) fn no_room() -> Answer {
    (452, "4.3.1", "no room at the moment, please try again".to_owned())
}
