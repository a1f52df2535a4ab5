//! Absence notices: by the marks of the systems that send them, or by what subject and body say together.
//!
//! A subject alone proves nothing: people write "Urlaub: can I move my booking?" and "Re: Auto: my order". Neither does
//! a body that tells of a holiday. So evidence is weighed: what the subject says, which statements the body makes, and
//! whether it answers us; a question or a request speaks for a person. What stays in doubt is a person's, and gets no
//! automatic reply.

mod body;
mod subject;

use super::{Because, Nature, Ourselves, Wording, lists, marks};
use crate::message::{Envelope, Inbound, away};
use body::{BODY_CHARS_MAX, Body, body, says_absence};
use std::sync::OnceLock;
use subject::{Says, Subject, subject};

/// So much evidence makes an absence notice.
const EVIDENT: i32 = 3;
/// So much evidence makes a doubt: no automatic reply.
const DOUBTFUL: i32 = 2;
/// What a question or a request to us takes away.
const ASKING: i32 = 3;

/// What subject and body say of an absence.
pub(in super::super) struct Told {
    subject: Subject,
    /// Read only where something else speaks for an absence.
    body: OnceLock<Body>,
    /// Whether the words name a day of return; asked as the body is.
    dated: OnceLock<bool>,
}

impl Told {
    pub(in super::super) fn new(inbound: &Inbound, envelope: &Envelope) -> Self {
        let told = Told { subject: subject(&inbound.subject), body: OnceLock::new(), dated: OnceLock::new() };
        let may_answer = !inbound.in_reply_to.is_empty() || !inbound.references.is_empty();
        if may_answer || told.subject.says.is_some() || marks::auto_submitted(inbound).is_some() {
            told.body(inbound);
            told.dated(inbound, envelope);
        }
        told
    }
    fn body(&self, inbound: &Inbound) -> Body {
        *self.body.get_or_init(|| body(&inbound.new_text))
    }
    fn dated(&self, inbound: &Inbound, envelope: &Envelope) -> bool {
        *self.dated.get_or_init(|| away(inbound, envelope.received_at).back_at.is_some())
    }
}

/// What there is to be weighed in one message.
struct Evidence {
    subject: Subject,
    body: Body,
    /// It answers us.
    answers: bool,
    /// The words name a day of return.
    dated: bool,
}

impl Evidence {
    fn of(inbound: &Inbound, envelope: &Envelope, told: &Told, us: &Ourselves) -> Self {
        let mut subject = told.subject;
        if subject.says.is_none() && us.answers_us && says_absence(&inbound.subject) {
            subject.says = Some((Says::Topic, ""));
        }
        let worth_reading = us.answers_us || subject.says.is_some() || marks::auto_submitted(inbound).is_some();
        let body = if worth_reading { told.body(inbound) } else { Body::default() };
        let dated = worth_reading && told.dated(inbound, envelope);
        Evidence { subject, body, answers: us.answers_us, dated }
    }

    /// What the subject is worth. A mark of answering in front is how a person answers a machine, and how a notice
    /// repeats our own subject: then it says nothing. A word that people write about needs an answer to us as well.
    fn worth_of_subject(&self) -> i32 {
        match self.subject.says {
            Some((Says::Automatic | Says::Absent, _)) if self.subject.answered => 0,
            Some((Says::Automatic, _)) => 3 + i32::from(self.answers),
            Some((Says::Absent, _)) => 2 + i32::from(self.answers),
            Some((Says::Topic, _)) if self.answers && !self.subject.answered => 1,
            _ => 0,
        }
    }

    /// What speaks for a notice.
    fn worth(&self) -> i32 {
        let named = matches!(self.subject.says, Some((Says::Automatic | Says::Absent, _)));
        let dated = named && self.dated && !self.body.back;
        self.worth_of_subject() + self.body.worth() + i32::from(dated)
    }

    /// What speaks for a person. Sentences about something else weigh the more, the less the subject says.
    fn against(&self) -> i32 {
        let other = i32::try_from(self.body.other).unwrap_or(i32::MAX).min(10);
        let other = match self.subject.says {
            Some((Says::Automatic, _)) if !self.subject.answered => 0,
            Some((Says::Absent | Says::Topic, _)) if !self.subject.answered => other.min(2),
            _ => other.saturating_mul(3),
        };
        other + if self.body.asks { ASKING } else { 0 }
    }

    /// Whether it is an absence notice although no mark says so.
    fn of_absence(&self, whole: bool) -> bool {
        let told = self.body.of_absence() || (self.dated && self.worth_of_subject() > EVIDENT - 2);
        // Without a word in the subject only a short answer to us that says nothing else.
        let by_body_alone = || {
            let in_time = self.body.away || self.body.back;
            self.answers && whole && in_time && !self.body.asks
        };
        told && (self.worth_of_subject() > 0 || by_body_alone()) && self.worth() - self.against() >= EVIDENT
    }
}

/// An absence notice, or an automatic reply that shows itself by its subject.
pub(super) fn reading(
    inbound: &Inbound,
    envelope: &Envelope,
    wording: &Wording,
    us: &Ourselves,
) -> Option<(Nature, Because)> {
    let evidence = Evidence::of(inbound, envelope, &wording.absence, us);
    let keyword = marks::auto_submitted(inbound);
    let returns = evidence.body.away || evidence.body.back || evidence.dated;
    if let Some(mark) = vendor_mark(inbound, keyword.as_deref(), returns) {
        return Some((Nature::OutOfOffice, Because::new("absence-declared", &mark)));
    }
    let whole = inbound.new_text.chars().count() <= BODY_CHARS_MAX;
    if evidence.of_absence(whole) {
        return Some((Nature::OutOfOffice, because_of_absence(&evidence)));
    }
    let (says, words) = evidence.subject.says?;
    let machine = matches!(keyword.as_deref(), Some("auto-replied" | "auto-generated"))
        || marks::responder_header(inbound).is_some();
    let quiet =
        envelope.sender.is_none() || marks::suppression(inbound).is_some() || lists::precedence(inbound).is_some();
    let absent = matches!(says, Says::Absent | Says::Topic) || (says == Says::Automatic && returns);
    if absent {
        // A person's CRM asks for no automatic replies as well: with that alone, words must say the rest.
        let declared = machine || (quiet && !evidence.body.asks && says != Says::Topic);
        return declared.then(|| (Nature::OutOfOffice, Because::new("absence-subject", words)));
    }
    // A reply mark in front ("Re: Auto: my order") is how a person answers our own automatic mail: then its
    // answering us says nothing.
    let answers = us.answers_us && !evidence.subject.answered && !evidence.body.asks;
    let evident = machine || answers || quiet || wording.answering.speaks_of_itself();
    evident.then(|| (Nature::AutoReply, Because::new("answering-subject", words)))
}

/// Why an automatic reply must not follow a message that stays a person's: it may be a notice all the same.
pub(super) fn doubt(inbound: &Inbound, envelope: &Envelope, told: &Told, us: &Ourselves) -> Option<Because> {
    let evidence = Evidence::of(inbound, envelope, told, us);
    let words = evidence.subject.says.map(|(_, words)| words).filter(|words| !words.is_empty());
    let told = evidence.body.of_absence() || evidence.worth_of_subject() > 0;
    (told && evidence.worth() >= DOUBTFUL).then(|| Because::new("perhaps-a-machine", words.unwrap_or("away")))
}

/// Whether the body says that its author is away or comes back.
pub(super) fn speaks_of_return(inbound: &Inbound) -> bool {
    let body = body(&inbound.new_text);
    body.away || body.back
}

fn because_of_absence(evidence: &Evidence) -> Because {
    match evidence.subject.says {
        Some((_, words)) if evidence.worth_of_subject() > 0 && !words.is_empty() => {
            Because::new("absence-subject", words)
        }
        _ => Because::new("absence-words", ""),
    }
}

/// The marks of absence notices: Exchange (both headers together), Gmail (three together), Zimbra, Dovecot and Cyrus
/// (`vacation` in the value), iCloud (`owner-email`).
fn vendor_mark(inbound: &Inbound, keyword: Option<&str>, returns: bool) -> Option<String> {
    let headers = &inbound.headers;
    let suppresses_all = || {
        let values = headers.all("x-auto-response-suppress");
        values.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case("all"))
    };
    if headers.has("x-ms-exchange-inbox-rules-loop") && suppresses_all() {
        return Some("X-MS-Exchange-Inbox-Rules-Loop".into());
    }
    if keyword != Some("auto-replied") {
        return None;
    }
    let value = headers.first("auto-submitted").unwrap_or_default().to_lowercase();
    let gmail = || lists::precedence(inbound).as_deref() == Some("bulk") && headers.has("x-autoreply");
    let declared = value.contains("vacation") || value.contains("owner-email") || gmail() || returns;
    declared.then_some(value)
}
