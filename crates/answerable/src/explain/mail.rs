//! `answerable explain mail`: one JSON object, or a few lines, for each mail.

use super::content::{Event, Leaf, Security};
use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;
use channel::email::archive::{Filed, Mails, mails, mails_of_stream};
use channel::email::authenticate::{Names, Origin, PATIENCE, authenticate};
use desk::Clock;
use domain::Moment;
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{
    Authentication, Away, Because, Bounce, Envelope, Inbound, Nature, Ourselves, Reading, away, bounce, nature,
};
use serde::Serialize;
use std::io::{BufReader, Write};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The mails to explain.
#[derive(clap::Args)]
pub struct Arguments {
    /// Mails (`.eml`), mboxes, Maildirs or folders; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON object in a line for each mail.
    #[arg(long)]
    json: bool,
    /// The mailbox that the mails came to; without it, the one that each mail says it was delivered or written to.
    #[arg(long, value_parser = crate::argument::address)]
    mailbox: Option<EmailAddress>,
    /// Checks who sent the mails (SPF, DKIM, DMARC, ARC) with the records of this JSON file, or `system` for the name
    /// servers of this machine. Without it nothing is looked up.
    #[arg(long, value_name = "FILE")]
    dns: Option<String>,
    /// The address of the server that handed the mails over, for SPF.
    #[arg(long, requires = "dns")]
    peer: Option<IpAddr>,
    /// The name that this server gave itself.
    #[arg(long, requires = "peer", default_value = "")]
    helo: String,
}

/// Explains each mail in turn. One that cannot be read does not keep the others from being explained.
///
/// # Errors
/// When a file cannot be read; the others are explained all the same.
pub async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let us = Us::of(config, arguments.mailbox.clone()).await?;
    let senders = Senders::of(&arguments)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut unread = Vec::new();
    for path in &arguments.files {
        let found = open(path).unwrap_or_else(|error| Box::new(std::iter::once(Err(error))));
        for mail in found {
            let written = match mail {
                Ok(mail) => explain(&mut out, &us, &senders, &mail, arguments.json).await,
                Err(error) => {
                    unread.push(format!("{}: {error}", path.display()));
                    continue;
                }
            };
            match written {
                Ok(()) => {}
                // Whoever reads has seen enough (`| head`).
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                Err(error) => return Err(Failure::io(format!("The explanation cannot be written: {error}."))),
            }
        }
    }
    out.flush().map_err(|error| Failure::io(format!("The explanation cannot be written: {error}.")))?;
    if unread.is_empty() {
        return Ok(());
    }
    Err(Failure::no_input(format!("Not everything could be read. {}.", unread.join("; "))))
}

fn open(path: &Path) -> std::io::Result<Mails> {
    if path == Path::new("-") { mails_of_stream("-", BufReader::new(std::io::stdin())) } else { mails(path) }
}

async fn explain(
    out: &mut impl Write,
    us: &Us,
    senders: &Senders<'_>,
    mail: &Filed,
    json: bool,
) -> std::io::Result<()> {
    let inbound = channel::email::read(&mail.raw);
    let mut reading = us.read(&inbound);
    let authentication = senders.check(&inbound, &mail.raw).await;
    forbid_when_forged(&mut reading, authentication.as_ref());
    let facts = Facts { authentication, ..Facts::of(&inbound, &reading) };
    let explained = Explained::of(&mail.place, &inbound, &reading, &facts);
    if json {
        serde_json::to_writer(&mut *out, &explained)?;
        writeln!(out)
    } else {
        explained.tell(out)
    }
}

/// By which records it is checked who sent a mail.
struct Senders<'a> {
    names: Option<Names>,
    peer: Option<IpAddr>,
    helo: &'a str,
}

impl<'a> Senders<'a> {
    fn of(arguments: &'a Arguments) -> Result<Self, Failure> {
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
    async fn check(&self, inbound: &Inbound, raw: &[u8]) -> Option<Authentication> {
        let names = self.names.as_ref()?;
        let sender = envelope(inbound, &nobody()).sender;
        let sender = sender.as_ref().map_or("", EmailAddress::as_str);
        let arrived = inbound.date.unwrap_or_else(|| Clock::System.now());
        let origin = Origin { peer: self.peer, helo: self.helo, sender, arrived };
        Some(authenticate(&origin, raw, names, None).await)
    }
}

/// Forged mail is never acknowledged: whom it names did not write it.
fn forbid_when_forged(reading: &mut Reading, authentication: Option<&Authentication>) {
    let Some(forged) = authentication.filter(|found| found.is_forged()) else { return };
    let because = Because::new("forged", forged.summary().unwrap_or_default());
    match &mut reading.acknowledge {
        Ok(()) => reading.acknowledge = Err(vec![because]),
        Err(against) => against.push(because),
    }
}

/// What the desk of the data folder knows of itself. Without one, a mail is taken as if it had come to the address
/// that it was delivered or written to.
struct Us {
    loop_mark: String,
    ours: Vec<String>,
    mailbox: Option<EmailAddress>,
}

impl Us {
    async fn of(config: &Config, mailbox: Option<EmailAddress>) -> Result<Self, Failure> {
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
    fn read(&self, inbound: &Inbound) -> Reading {
        let mailbox = self.mailbox_of(inbound);
        let us = Ourselves {
            loop_mark: &self.loop_mark,
            is_ours: &|address| self.is_ours(address),
            mailbox: &mailbox,
            answers_us: !inbound.in_reply_to.is_empty() || !inbound.references.is_empty(),
        };
        nature(inbound, &envelope(inbound, &mailbox), &us)
    }

    fn mailbox_of(&self, inbound: &Inbound) -> EmailAddress {
        let delivered = ["delivered-to", "x-original-to", "envelope-to"].into_iter();
        let delivered = delivered.filter_map(|name| EmailAddress::parse(inbound.headers.first(name)?).ok());
        let written = inbound.to.iter().chain(&inbound.cc).map(|address| address.email.clone());
        let mut named: Vec<EmailAddress> = self.mailbox.iter().cloned().chain(delivered).chain(written).collect();
        let known = named.iter().position(|address| self.is_ours(address)).unwrap_or_default();
        if named.is_empty() { nobody() } else { named.swap_remove(known) }
    }
}

/// Stands for an address where a mail names none; `.invalid` never resolves (RFC 2606 §2).
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

/// How one mail is read.
#[derive(Serialize)]
struct Explained<'a> {
    file: &'a str,
    nature: &'static str,
    because: Vec<String>,
    subject: &'a str,
    from: Option<String>,
    to: Vec<String>,
    cc: Vec<String>,
    date: Option<String>,
    message_id: Option<&'a str>,
    in_reply_to: &'a [String],
    references: &'a [String],
    reply_text: &'a str,
    quoted: &'a str,
    signature: &'a str,
    attachments: Vec<File<'a>>,
    parts: Vec<Leaf<'a>>,
    calendar: Option<Event<'a>>,
    security: Security<'a>,
    bounce: Option<Bounced<'a>>,
    complaint: Option<Complained<'a>>,
    receipt: Option<Received<'a>>,
    back_at: Option<String>,
    substitute: Option<String>,
    authentication: Authenticated,
    would_acknowledge: bool,
    not_acknowledged_because: Vec<String>,
    defects: Vec<String>,
}

/// The results of the checks in the words of RFC 8601; none of them where nothing was looked up.
#[derive(Serialize, Default)]
struct Authenticated {
    spf: Option<&'static str>,
    dkim: Option<&'static str>,
    dmarc: Option<&'static str>,
    arc: Option<&'static str>,
    summary: Option<String>,
}

impl Authenticated {
    fn of(found: &Authentication) -> Self {
        Authenticated {
            spf: Some(found.spf.result.word()),
            dkim: Some(found.dkim_result().word()),
            dmarc: Some(found.dmarc.result.word()),
            arc: Some(found.arc.result.word()),
            summary: found.summary(),
        }
    }
}

/// What a bounce says.
#[derive(Serialize)]
struct Bounced<'a> {
    recipients: Vec<Undelivered>,
    original_message_id: Option<&'a str>,
}

/// One recipient of a bounce.
#[derive(Serialize)]
struct Undelivered {
    address: Option<String>,
    action: &'static str,
    reason: &'static str,
    kind: &'static str,
    hard: bool,
    status: String,
    reply: Option<u16>,
    diagnostic: String,
}

/// What a complaint says.
#[derive(Serialize)]
struct Complained<'a> {
    r#type: &'a str,
    recipients: Vec<String>,
}

/// What a read receipt says.
#[derive(Serialize)]
struct Received<'a> {
    disposition: &'a str,
    original_message_id: Option<&'a str>,
}

/// One attached file.
#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    r#type: &'a str,
    bytes: usize,
}

impl<'a> Explained<'a> {
    fn of(file: &'a str, inbound: &'a Inbound, reading: &Reading, facts: &'a Facts) -> Self {
        let words = |because: &Vec<Because>| because.iter().map(Because::words).collect::<Vec<_>>();
        let against = reading.acknowledge.as_ref().err().map(words).unwrap_or_default();
        Explained {
            file,
            nature: reading.nature.word(),
            because: words(&reading.because),
            subject: &inbound.subject,
            from: inbound.from.first().map(written),
            to: inbound.to.iter().map(written).collect(),
            cc: inbound.cc.iter().map(written).collect(),
            date: inbound.date.map(Moment::rfc3339),
            message_id: inbound.external_id.as_deref(),
            in_reply_to: &inbound.in_reply_to,
            references: &inbound.references,
            reply_text: inbound.new_text.trim(),
            quoted: &inbound.quoted,
            signature: &inbound.signature,
            attachments: inbound.attachments.iter().map(File::of).collect(),
            parts: inbound.parts.iter().map(Leaf::of).collect(),
            calendar: inbound.invitation.as_ref().map(Event::of),
            security: Security::of(inbound),
            bounce: facts.bounce.as_ref().map(Bounced::of),
            authentication: facts.authentication.as_ref().map(Authenticated::of).unwrap_or_default(),
            complaint: complaint(inbound),
            receipt: receipt(inbound),
            back_at: facts.away.back_at.map(|day| day.to_string()),
            substitute: facts.away.substitute.as_ref().map(ToString::to_string),
            would_acknowledge: reading.acknowledge.is_ok(),
            not_acknowledged_because: against,
            defects: inbound.defects.iter().map(domain::message::Defect::words).collect(),
        }
    }

    /// For people: what it is, why, and what the desk would do.
    fn tell(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{}", self.file)?;
        writeln!(out, "  {} from {}: {}", self.nature, self.from.as_deref().unwrap_or("nobody"), self.subject)?;
        for reason in &self.because {
            writeln!(out, "  because   {reason}")?;
        }
        match self.would_acknowledge {
            true => writeln!(out, "  answered  an acknowledgement may leave")?,
            false => writeln!(out, "  answered  no: {}", self.not_acknowledged_because.join(" "))?,
        }
        for one in self.bounce.iter().flat_map(|bounce| &bounce.recipients) {
            let address = one.address.as_deref().unwrap_or("nobody by name");
            writeln!(out, "  bounce    {address}: {}, {} ({}) {}", one.action, one.reason, one.kind, one.status)?;
        }
        if let Some(sender) = &self.authentication.summary {
            writeln!(out, "  sender    {sender}")?;
        }
        if let Some(day) = &self.back_at {
            writeln!(out, "  away      back at {day}")?;
        }
        for words in self.calendar.iter().map(|event| event.words.as_str()).chain(self.security.words()) {
            writeln!(out, "  content   {words}")?;
        }
        for file in &self.attachments {
            writeln!(out, "  file      {} ({}, {} bytes)", file.name, file.r#type, file.bytes)?;
        }
        for defect in &self.defects {
            writeln!(out, "  odd       {defect}")?;
        }
        for line in self.reply_text.lines() {
            writeln!(out, "  | {line}")?;
        }
        writeln!(out)
    }
}

/// What machine mail says beside its words.
struct Facts {
    bounce: Option<Bounce>,
    away: Away,
    authentication: Option<Authentication>,
}

impl Facts {
    fn of(inbound: &Inbound, reading: &Reading) -> Self {
        let is_absence = matches!(reading.nature, Nature::OutOfOffice | Nature::AutoReply);
        Facts {
            bounce: (reading.nature == Nature::Bounce).then(|| bounce(inbound)),
            away: if is_absence { away(inbound, inbound.date.unwrap_or(Moment(0))) } else { Away::default() },
            authentication: None,
        }
    }
}

impl<'a> Bounced<'a> {
    fn of(bounce: &'a Bounce) -> Self {
        let recipients = bounce.recipients.iter().map(|one| Undelivered {
            address: one.address.as_ref().map(ToString::to_string),
            action: one.action.word(),
            reason: one.reason.word(),
            kind: one.kind().word(),
            hard: one.is_hard(),
            status: one.status.clone(),
            reply: one.reply,
            diagnostic: one.diagnostic.clone(),
        });
        Bounced { recipients: recipients.collect(), original_message_id: bounce.returned.message_id.as_deref() }
    }
}

fn complaint(inbound: &Inbound) -> Option<Complained<'_>> {
    let complaint = inbound.report.as_ref()?.complaint.as_ref()?;
    let recipients = complaint.recipients.iter().map(ToString::to_string).collect();
    Some(Complained { r#type: &complaint.kind, recipients })
}

fn receipt(inbound: &Inbound) -> Option<Received<'_>> {
    let receipt = inbound.report.as_ref()?.receipt.as_ref()?;
    Some(Received { disposition: &receipt.disposition, original_message_id: receipt.message_id.as_deref() })
}

fn written(address: &Address) -> String {
    if address.name.is_empty() { address.email.to_string() } else { format!("{} <{}>", address.name, address.email) }
}

impl<'a> File<'a> {
    fn of(file: &'a domain::message::Attachment) -> Self {
        File { name: &file.name, r#type: &file.content_type, bytes: file.bytes.len() }
    }
}
