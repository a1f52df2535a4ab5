//! A desk that works and fetches, and mail for it.

use channel::email::EmailChannel;
use channel::email::deliver::Patience;
use channel::email::imap::oauth::Clients;
use channel::email::imap::{Fetching, fetch};
use desk::seal::{KEY_BYTES, Seal};
use desk::source::NewSource;
use desk::{Chance, Clock, Desk};
use domain::conversation::Conversation;
use domain::message::Bounds;
use domain::source::{After, Encryption, Server};
use domain::timeline::{Actor, Happened};
use domain::{MailboxId, SourceId};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Blobs, MessageRow, Page, Place, Store, Trouble, View};
use tests::dovecot::PASSWORD;
use tests::first_run;
use tests::machine::wait_until;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub const HELP: &str = "help@birch.example";

/// A mail that came a few days ago, or now.
pub fn mail(name: &str, date: &str) -> String {
    format!(
        "Return-Path: <{name}@people.example>\nDelivered-To: {HELP}\nFrom: {name} <{name}@people.example>\nTo: {HELP}\nSubject: Question of {name}\nDate: {date}\nMessage-ID: <{name}@people.example>\n\nWhere is my kettle? This is {name}.\n"
    )
}

pub fn days_ago(days: i64) -> String {
    let at = domain::Moment(Clock::System.now().0 - domain::Millis::days(days).0).rfc3339();
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month: usize = at[5..7].parse().unwrap();
    format!("{} {} {} {} +0000", &at[8..10], MONTHS[month - 1], &at[..4], &at[11..19])
}

pub fn now() -> String {
    days_ago(0)
}

/// A desk that works and fetches, in this process.
pub struct Fetcher {
    pub desk: Desk,
    pub mailbox: MailboxId,
    pub stop: watch::Sender<bool>,
    pub running: Vec<JoinHandle<()>>,
    pub clients: Clients,
    pub trusted: Option<String>,
    pub patience: Duration,
}

impl Fetcher {
    pub async fn on_each(name: &str) -> Vec<Fetcher> {
        let mut all = Vec::new();
        for place in store::testing::places(name) {
            all.push(Fetcher::at(&place).await);
        }
        all
    }

    pub async fn at(place: &Place) -> Fetcher {
        store::migrate::migrate(place, Clock::System.now()).unwrap();
        let desk = new_desk(place);
        desk.set_up(first_run(HELP)).await.unwrap();
        let mailbox = desk.reader().read(|read| read.mailboxes()).await.unwrap()[0].id;
        let mut fetcher = Fetcher::of(desk, mailbox);
        fetcher.start();
        fetcher
    }

    /// One that is not started.
    pub fn of(desk: Desk, mailbox: MailboxId) -> Fetcher {
        let (stop, clients) = (watch::channel(false).0, Clients::default());
        let patience = Fetching::default().patience;
        Fetcher { desk, mailbox, stop, running: Vec::new(), clients, trusted: None, patience }
    }

    pub fn start(&mut self) {
        self.stop = watch::channel(false).0;
        let fetching = Fetching {
            clients: self.clients.clone(),
            trusted_pem: self.trusted.clone(),
            poll_every: Duration::from_millis(300),
            message_bytes_max: 400_000,
            patience: self.patience,
        };
        let stopped = self.stop.subscribe();
        self.running.push(fetch(self.desk.clone(), fetching, stopped.clone()).unwrap());
        let desk = self.desk.clone();
        self.running.push(tokio::spawn(async move { desk.work(0, stopped).await }));
    }

    pub async fn stop(&mut self) {
        let _ = self.stop.send(true);
        for task in self.running.drain(..) {
            let _ = task.await;
        }
    }

    pub fn source(&self, server: SocketAddr, account: &str) -> NewSource {
        NewSource {
            mailbox: self.mailbox,
            server: Server { host: server.ip().to_string(), port: server.port(), encryption: Encryption::None },
            account: account.into(),
            folder: String::new(),
            sign_in: domain::source::SignIn::Password,
            secret: PASSWORD.into(),
            after: After::Leave,
            backlog_days: 0,
        }
    }

    pub async fn connect(&self, new: NewSource) -> SourceId {
        let id = self.desk.add_source(Actor::Operator, new, None).await.unwrap();
        let begun = Instant::now();
        while self.desk.source_reached(id).await.unwrap().is_none() {
            let kept = self.desk.reader().read(move |read| read.source(id)).await.unwrap().unwrap();
            assert!(begun.elapsed() < Duration::from_secs(60), "never looked at: {:?}", kept.standing);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        id
    }

    pub async fn conversations(&self) -> Vec<(Conversation, Vec<MessageRow>)> {
        let read = self.desk.reader().read(move |read| {
            let mut found = Vec::new();
            for view in [View::Open, View::Snoozed, View::Closed] {
                for row in read.inbox(view, domain::team::Eyes::everywhere(domain::AgentId(0)), Page::FIRST, 5_000)? {
                    let messages = read.messages_before(row.id, None, 100)?;
                    found.extend(read.conversation(row.id)?.map(|it| (it, messages)));
                }
            }
            Ok::<_, Trouble>(found)
        });
        read.await.unwrap()
    }

    /// How often each message is there.
    pub async fn there(&self) -> HashMap<String, usize> {
        let mut there = HashMap::new();
        for message in self.conversations().await.into_iter().flat_map(|(_, messages)| messages) {
            *there.entry(message.external_id.unwrap_or_default()).or_default() += 1;
        }
        there
    }

    pub async fn arrives(&self, name: &str) {
        let id = format!("{name}@people.example");
        wait_until(name, async || self.there().await.contains_key(&id)).await;
    }

    pub async fn happened(&self, id: domain::ConversationId) -> Vec<Happened> {
        let entries = self.desk.reader().read(move |read| read.entries(id.0, 0, 1_000)).await.unwrap();
        entries.into_iter().filter_map(|entry| entry.happened).collect()
    }
}

pub fn new_desk(place: &Place) -> Desk {
    let store = Store::open(place).unwrap();
    let blobs = match place {
        Place::Sqlite(path) => Blobs::Folder(path.with_file_name("blobs")),
        Place::Postgres(_) => Blobs::Rows(store.clone()),
    };
    let channel = EmailChannel::new(None, Vec::new(), "desk.birch.example", Patience::default()).unwrap();
    let desk = Desk::new(store, blobs, Clock::System, Chance::of_node(0), Arc::new(channel), Bounds::default());
    assert!(desk.seal.set(Seal::new(&[7; KEY_BYTES]).unwrap()).is_ok());
    desk
}
