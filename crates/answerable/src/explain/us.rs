//! What the desk of the data folder knows of itself, and what it would find out about a sender.

use super::mail::Arguments;
use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;
use channel::email::authenticate::{Names, Origin, PATIENCE, authenticate};
use desk::Clock;
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Authentication, Because, Envelope, Inbound, Ourselves, Reading, Wording, nature};
use std::net::IpAddr;

/// What the desk of the data folder knows of itself. Without one, only the mailbox that was named is ours, and without that no
/// address at all: whoever writes to themselves, or to a list, is not taken for us.
pub(super) struct Us {
    loop_mark: String,
    ours: Vec<String>,
    mailbox: Option<EmailAddress>,
}

impl Us {
    pub(super) async fn of(config: &Config, mailbox: Option<EmailAddress>) -> Result<Self, Failure> {
        let ours = mailbox.iter().map(EmailAddress::canonical).collect();
        let mut us = Us { loop_mark: String::new(), ours, mailbox };
        let Some(store) = wiring::open_if_there(config)? else { return Ok(us) };
        let (installation, mailboxes, agents) = store
            .read(|read| Ok::<_, store::Trouble>((read.installation()?, read.mailboxes()?, read.agents()?)))
            .await?;
        us.loop_mark = installation.map(|installation| installation.loop_mark).unwrap_or_default();
        us.ours.extend(mailboxes.into_iter().map(|mailbox| mailbox.address.canonical()));
        us.ours.extend(agents.into_iter().map(|agent| agent.email.canonical()));
        Ok(us)
    }

    fn is_ours(&self, address: &EmailAddress) -> bool {
        self.ours.contains(&address.canonical()) || self.ours.contains(&address.split_tag().0)
    }

    /// Reads as the intake does. What a mail in our mailbox answers is taken for ours.
    pub(super) fn read(&self, inbound: &Inbound) -> Reading {
        let mailbox = self.mailbox_of(inbound);
        let is_known = mailbox.is_some();
        let mailbox = mailbox.unwrap_or_else(nobody);
        let us = Ourselves {
            loop_mark: &self.loop_mark,
            is_ours: &|address| self.is_ours(address),
            mailbox: &mailbox,
            answers_us: !inbound.in_reply_to.is_empty() || !inbound.references.is_empty(),
        };
        let envelope = envelope(inbound, &mailbox);
        let mut reading = nature(inbound, &envelope, &Wording::of(inbound, &envelope), &us);
        if !is_known {
            as_unknown(&mut reading, inbound);
        }
        reading
    }

    /// The mailbox of ours that it came to: the one that was named to us, else the first that servers or the author name,
    /// else any of ours.
    fn mailbox_of(&self, inbound: &Inbound) -> Option<EmailAddress> {
        let delivered = ["delivered-to", "x-original-to", "envelope-to"].into_iter();
        let delivered = delivered.filter_map(|name| EmailAddress::parse(inbound.headers.first(name)?).ok());
        let written = inbound.to.iter().chain(&inbound.cc).map(|address| address.email.clone());
        let ours = || EmailAddress::parse(self.ours.first()?).ok();
        self.mailbox.clone().or_else(|| delivered.chain(written).find(|address| self.is_ours(address))).or_else(ours)
    }
}

/// Where no address is known to be ours, nobody knows whether a mail was addressed to us; and whoever wrote to themselves may be
/// us: an answer would come back.
fn as_unknown(reading: &mut Reading, inbound: &Inbound) {
    let mut against = std::mem::replace(&mut reading.acknowledge, Ok(())).err().unwrap_or_default();
    against.retain(|because| because.code != "not-addressed-to-us");
    let author = inbound.from.first().map(|from| from.email.canonical());
    let to_themselves = inbound.to.iter().chain(&inbound.cc).any(|to| Some(to.email.canonical()) == author);
    if to_themselves {
        let words = "It is written to its own author: where that is our address, an answer comes back";
        against.push(Because::new("to-themselves", words));
    }
    if !against.is_empty() {
        reading.acknowledge = Err(against);
    }
}

/// Stands for an address where none is known; `.invalid` never resolves (RFC 2606 §2).
fn nobody() -> EmailAddress {
    #[expect(clippy::expect_used, reason = "a constant that is an address")]
    EmailAddress::parse("nobody@unknown.invalid").expect("an address")
}

/// The envelope as the last server wrote it into the mail (`Return-Path`, RFC 5321 §4.4). Where it did not, the author
/// is taken for the sender.
fn envelope(inbound: &Inbound, mailbox: &EmailAddress) -> Envelope {
    let author = || inbound.from.first().map_or_else(nobody, |address| address.email.clone());
    let sender = match inbound.headers.first("return-path") {
        Some(path) => EmailAddress::parse(path).ok(),
        None => Some(author()),
    };
    Envelope {
        channel: ChannelKind::Email,
        sender,
        recipients: vec![mailbox.clone()],
        received_at: inbound.date.unwrap_or(Moment(0)),
        peer: String::new(),
        peer_address: None,
        helo: None,
        imported: false,
    }
}

/// By which records it is checked who sent a mail.
pub(super) struct Senders<'a> {
    names: Option<Names>,
    peer: Option<IpAddr>,
    helo: &'a str,
}

impl<'a> Senders<'a> {
    pub(super) fn of(arguments: &'a Arguments) -> Result<Self, Failure> {
        let from_file = |path: &str| {
            let json = std::fs::read_to_string(path)
                .map_err(|error| Failure::no_input(format!("{path} cannot be read: {error}.")))?;
            Names::from_json(&json).map_err(|error| Failure::usage(format!("{path} holds no records: {error}.")))
        };
        let names = match arguments.dns.as_deref() {
            None => None,
            Some("system") => Some(Names::of_this_machine(PATIENCE)),
            Some(path) => Some(from_file(path)?),
        };
        Ok(Senders { names, peer: arguments.peer, helo: &arguments.helo })
    }

    /// Signatures are judged by the moment at which the mail says that it was written: it may lie here for years.
    pub(super) async fn check(&self, inbound: &Inbound, raw: &[u8]) -> Option<Authentication> {
        let names = self.names.as_ref()?;
        let sender = envelope(inbound, &nobody()).sender;
        let sender = sender.as_ref().map_or("", EmailAddress::as_str);
        let arrived = inbound.date.unwrap_or_else(|| Clock::System.now());
        let origin = Origin { peer: self.peer, helo: self.helo, sender, arrived };
        Some(authenticate(&origin, raw, names, None).await)
    }
}

/// What speaks against acknowledging by who really sent it, beside what speaks against it by its words.
pub(super) fn forbid_when_forged(reading: &mut Reading, authentication: Option<&Authentication>) {
    let Some(because) = authentication.and_then(Authentication::against_acknowledging) else { return };
    match &mut reading.acknowledge {
        Ok(()) => reading.acknowledge = Err(vec![because]),
        Err(against) => against.push(because),
    }
}
