//! A message in pieces, each announced with its size (`BDAT`, RFC 3030). Nothing in a piece is looked at, so nothing in
//! it can end it; the answer that counts is the one to the last.

use super::content::{Answer, make_room, no_room, too_large};
use super::{Gone, Session, Transaction};
use crate::email::server::limits::Held;
use tokio::time::Instant;

/// What came of a message so far.
pub(super) struct Pieces {
    raw: Vec<u8>,
    held: Held,
    /// When the whole message must be there.
    deadline: Instant,
}

impl Session {
    /// Takes a piece of the message; with the `last` one, answers for the message.
    pub(super) async fn chunk(&mut self, bytes: usize, last: bool) -> Result<(), Gone> {
        let mut transaction = self.transaction.take().unwrap_or_default();
        if let Err((code, enhanced, words)) = self.piece(&mut transaction, bytes).await? {
            // The message is given up: what follows of it finds no transaction.
            match last && !transaction.recipients.is_empty() {
                true => self.answer_for_all(&transaction, code, enhanced, &words),
                false => self.say(code, enhanced, &words),
            }
        } else if last {
            let pieces = transaction.pieces.take();
            let (raw, held) = pieces.map(|pieces| (pieces.raw, Some(pieces.held))).unwrap_or_default();
            let (code, enhanced, words) = self.accept(&transaction, raw).await;
            drop(held);
            self.answer_for_all(&transaction, code, enhanced, &words);
        } else {
            self.say(250, "2.0.0", "go on");
            self.transaction = Some(transaction);
        }
        Ok(())
    }

    /// Reads a piece. One that cannot be kept is read to its end all the same, so that the answer is heard.
    async fn piece(&mut self, transaction: &mut Transaction, bytes: usize) -> Result<Result<(), Answer>, Gone> {
        let limits = self.shared.config.limits;
        let deadline = Instant::now() + limits.data;
        if transaction.recipients.is_empty() {
            self.skip(bytes, deadline).await?;
            return Ok(Err((503, "5.5.1", "please say MAIL and RCPT first".to_owned())));
        }
        let none = || Pieces { raw: Vec::new(), held: self.shared.memory.none(self.peer.address), deadline };
        let mut pieces = transaction.pieces.take().unwrap_or_else(none);
        if bytes > limits.message_bytes_max.saturating_sub(pieces.raw.len()) {
            let deadline = pieces.deadline;
            drop(pieces);
            self.skip(bytes, deadline).await?;
            return Ok(Err(too_large(&limits)));
        }
        let mut left = bytes;
        while left > 0 {
            let input = self.some_of(left, pieces.deadline).await?;
            if !make_room(&mut pieces.raw, &mut pieces.held, input.len()).await {
                let deadline = pieces.deadline;
                drop(pieces);
                self.skip(left - input.len(), deadline).await?;
                return Ok(Err(no_room()));
            }
            pieces.raw.extend_from_slice(&input);
            left -= input.len();
        }
        transaction.pieces = Some(pieces);
        Ok(Ok(()))
    }

    /// Reads so many bytes without keeping them.
    async fn skip(&mut self, bytes: usize, deadline: Instant) -> Result<(), Gone> {
        let mut left = bytes;
        while left > 0 {
            left -= self.some_of(left, deadline).await?.len();
        }
        Ok(())
    }

    /// The next bytes of the input, at most `bytes_max`; what follows stays.
    async fn some_of(&mut self, bytes_max: usize, deadline: Instant) -> Result<Vec<u8>, Gone> {
        if self.input.is_empty() {
            // Whoever waits for an answer before sending on gets it.
            self.flush().await?;
            self.read_content(deadline).await?;
        }
        let rest = self.input.split_off(self.input.len().min(bytes_max));
        Ok(std::mem::replace(&mut self.input, rest))
    }
}
