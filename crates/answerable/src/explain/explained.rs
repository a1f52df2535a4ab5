//! How one mail is read, for programs and for people.

use super::content::{Event, Leaf, Security};
use domain::Moment;
use domain::customer::Address;
use domain::message::{
    Authentication, Away, Because, Bounce, Inbound, Nature, Reading, away, bounce, receipt_in_words,
};
use serde::Serialize;
use std::io::Write;

/// How one mail is read.
#[derive(Serialize)]
pub(super) struct Explained<'a> {
    file: &'a str,
    nature: &'static str,
    because: Vec<String>,
    /// By the letter of the standards: other programs read the same.
    subject: &'a str,
    /// What the desk shows.
    subject_shown: &'a str,
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
    receipt: Option<Received>,
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
struct Received {
    disposition: String,
    original_message_id: Option<String>,
}

/// One attached file.
#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    r#type: &'a str,
    bytes: usize,
}

impl<'a> Explained<'a> {
    pub(super) fn of(file: &'a str, inbound: &'a Inbound, reading: &Reading, facts: &'a Facts) -> Self {
        let words = |because: &Vec<Because>| because.iter().map(Because::words).collect::<Vec<_>>();
        let against = reading.acknowledge.as_ref().err().map(words).unwrap_or_default();
        Explained {
            file,
            nature: reading.nature.word(),
            because: words(&reading.because),
            subject: facts.subject_by_the_letter.as_deref().unwrap_or(&inbound.subject),
            subject_shown: &inbound.subject,
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
    pub(super) fn tell(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{}", self.file)?;
        writeln!(out, "  {} from {}: {}", self.nature, self.from.as_deref().unwrap_or("nobody"), self.subject_shown)?;
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
pub(super) struct Facts {
    pub(super) subject_by_the_letter: Option<String>,
    pub(super) bounce: Option<Bounce>,
    pub(super) away: Away,
    pub(super) authentication: Option<Authentication>,
}

impl Facts {
    pub(super) fn of(raw: &[u8], inbound: &Inbound, reading: &Reading) -> Self {
        let is_absence = matches!(reading.nature, Nature::OutOfOffice | Nature::AutoReply);
        Facts {
            subject_by_the_letter: channel::email::subject_by_the_letter(raw),
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

fn receipt(inbound: &Inbound) -> Option<Received> {
    let declared = inbound.report.as_ref().and_then(|report| report.receipt.clone());
    let receipt = declared.or_else(|| receipt_in_words(inbound))?;
    Some(Received { disposition: receipt.disposition, original_message_id: receipt.message_id })
}

fn written(address: &Address) -> String {
    if address.name.is_empty() { address.email.to_string() } else { format!("{} <{}>", address.name, address.email) }
}

impl<'a> File<'a> {
    fn of(file: &'a domain::message::Attachment) -> Self {
        File { name: &file.name, r#type: &file.content_type, bytes: file.bytes.len() }
    }
}
