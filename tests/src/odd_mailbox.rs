//! A mailbox on an IMAP server that hands some of its messages out in odd ways, as damaged and restored ones do. It knows as
//! much of the protocol as fetching needs, without `IDLE`.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How a message is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Oddity {
    /// As it should be.
    None,
    /// `BODY[] NIL`.
    Nil,
    /// An empty literal.
    Empty,
    /// Nothing of it, and then `OK`.
    LeftOut,
    /// `NO`.
    Refused,
    /// Nothing of it, and then it is gone.
    Gone,
    /// Its size is not told.
    WithoutSize,
    /// The server closes the line within it.
    Cut,
    /// It says that it is larger than it was asked for.
    Endless,
    /// The server says nothing more within it.
    Stopped,
}

/// The mailbox.
#[derive(Clone, Default)]
pub struct OddMailbox(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    uid_next: u32,
    messages: BTreeMap<u32, (String, Oddity)>,
    moved: Vec<u32>,
}

impl OddMailbox {
    /// Opens it to the world, with nothing in it.
    pub async fn start(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (at, mailbox) = (listener.local_addr().unwrap(), self.clone());
        self.state().uid_next = 1;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mailbox = mailbox.clone();
                tokio::spawn(async move { mailbox.talk(BufReader::new(stream)).await });
            }
        });
        at
    }

    /// Puts messages into it, all at once. Gives back the number of the last one.
    pub fn add(&self, messages: &[(String, Oddity)]) -> u32 {
        let mut state = self.state();
        for (raw, oddity) in messages {
            let uid = state.uid_next;
            state.messages.insert(uid, (raw.replace('\n', "\r\n"), *oddity));
            state.uid_next += 1;
        }
        state.uid_next - 1
    }

    /// An older state of it is restored, under the same `UIDVALIDITY`: what has this number or a higher one is not there.
    pub fn restore(&self, uid_next: u32) {
        let mut state = self.state();
        state.messages.split_off(&uid_next);
        state.uid_next = uid_next;
    }

    /// What was moved to another folder, in order.
    pub fn moved(&self) -> Vec<u32> {
        self.state().moved.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, mut stream: BufReader<TcpStream>) {
        let _ = stream.write_all(b"* OK ready\r\n").await;
        let mut line = String::new();
        while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
            let (tag, command) = line.trim_end().split_once(' ').unwrap_or_default();
            let (said, then) = self.said(command);
            let _ = stream.write_all(said.as_bytes()).await;
            match then {
                Then::Answers(words) => {
                    let _ = stream.write_all(format!("{tag} {words}\r\n").as_bytes()).await;
                }
                Then::Closes => return,
                Then::SaysNothing => tokio::time::sleep(Duration::from_secs(3_600)).await,
            }
            line.clear();
        }
    }

    fn said(&self, command: &str) -> (String, Then) {
        let words: Vec<&str> = command.split([' ', '(', ')']).collect();
        let mut state = self.state();
        let said = match words.as_slice() {
            ["CAPABILITY", ..] => "* CAPABILITY IMAP4rev1 MOVE\r\n".into(),
            ["SELECT", ..] => format!(
                "* {} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT {}] next\r\n",
                state.messages.len(),
                state.uid_next
            ),
            ["UID", "SEARCH", "UID", set, ..] => {
                let found = state.among(set).iter().map(u32::to_string).collect::<Vec<_>>();
                format!("* SEARCH {}\r\n", found.join(" "))
            }
            ["UID", "MOVE", set, ..] => {
                let moved = state.among(set);
                state.messages.retain(|uid, _| !moved.contains(uid));
                state.moved.extend(moved);
                String::new()
            }
            ["UID", "FETCH", set, "", "UID", "RFC822.SIZE", ..] => state.sizes(set),
            ["UID", "FETCH", set, ..] => return state.handed_out(set),
            _ => String::new(),
        };
        (said, Then::Answers("OK done"))
    }
}

/// What follows an answer.
enum Then {
    Answers(&'static str),
    Closes,
    SaysNothing,
}

impl State {
    /// The numbers of a set that are there. `n:*` holds the last message, even when that is before `n`.
    fn among(&self, set: &str) -> Vec<u32> {
        let highest = self.messages.keys().last().copied().unwrap_or_default();
        let number = |text: &str| if text == "*" { highest } else { text.parse().unwrap() };
        let ranges = set.split(',').map(|range| {
            let (from, to) = range.split_once(':').unwrap_or((range, range));
            (number(from).min(number(to)), number(from).max(number(to)))
        });
        ranges.flat_map(|(from, to)| self.messages.range(from..=to).map(|(uid, _)| *uid)).collect()
    }

    fn sizes(&self, set: &str) -> String {
        let told = self.among(set).into_iter().filter_map(|uid| {
            let (raw, oddity) = self.messages.get(&uid)?;
            let told = *oddity != Oddity::WithoutSize;
            told.then(|| format!("* {uid} FETCH (UID {uid} RFC822.SIZE {})\r\n", raw.len()))
        });
        told.collect()
    }

    fn handed_out(&mut self, set: &str) -> (String, Then) {
        let mut said = String::new();
        for uid in self.among(set) {
            let Some((raw, oddity)) = self.messages.get(&uid).cloned() else { continue };
            let head = format!("* {uid} FETCH (UID {uid} INTERNALDATE \"22-Nov-2026 19:00:00 +0000\" BODY[]");
            let half = &raw[..raw.len() / 2];
            match oddity {
                Oddity::None | Oddity::WithoutSize => said += &format!("{head}<0> {{{}}}\r\n{raw})\r\n", raw.len()),
                Oddity::Nil => said += &format!("{head} NIL)\r\n"),
                Oddity::Empty => said += &format!("{head}<0> {{0}}\r\n)\r\n"),
                Oddity::LeftOut => {}
                Oddity::Gone => drop(self.messages.remove(&uid)),
                Oddity::Refused => return (said, Then::Answers("NO cannot be read")),
                Oddity::Cut => return (format!("{said}{head}<0> {{{}}}\r\n{half}", raw.len()), Then::Closes),
                Oddity::Stopped => return (format!("{said}{head}<0> {{{}}}\r\n{half}", raw.len()), Then::SaysNothing),
                Oddity::Endless => return (format!("{said}{head}<0> {{4000000000}}\r\n{half}"), Then::SaysNothing),
            }
        }
        (said, Then::Answers("OK done"))
    }
}
