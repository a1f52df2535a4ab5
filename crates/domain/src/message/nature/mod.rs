//! Whether a person wrote it, and whether an automatic reply may follow.
//!
//! Four questions hide in "is this automatic?", and each has its own answer: is it kept (always), may a machine
//! answer it ([`Reading::acknowledge`]), did the customer answer ([`Nature::counts_as_answer`]), and did a message of
//! ours fail to arrive ([`Nature::Bounce`]). A sender who asks for no automatic replies is still a person, and a
//! newsletter that names us in To is still no answer. In doubt it is a person: a machine that is read by an agent
//! costs a minute, a customer who is taken for a machine is lost.
//!
//! Sources: RFC 3834 §2 and §5, RFC 5230 §4.5 and §4.6, RFC 2919, RFC 2369, RFC 6522, RFC 5321 §4.5.5, RFC 5546
//! §3.2.3, and the vendors' marks named beside each table.

mod absence;
mod answering;
mod because;
mod bounce;
mod lists;
mod marks;
mod receipt;
#[cfg(test)]
mod tests;
mod wording;
mod words;

pub use because::Because;
pub use marks::says_unattended;
pub use receipt::receipt_in_words;
pub use wording::Wording;

use super::{Envelope, Inbound};
use crate::customer::{ChannelKind, EmailAddress};
use serde::{Deserialize, Serialize};

/// The header that carries this installation's mark on all its automatic mail.
pub const LOOP_HEADER: &str = "X-Answerable-Loop";

/// What kind of message it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// A person wrote it.
    Person,
    /// A machine answered a message.
    AutoReply,
    /// A machine answered because its owner is away.
    OutOfOffice,
    /// A report about the delivery of a message (RFC 3464): failed, late or arrived.
    Bounce,
    /// Somebody pressed "this is spam" on a message of ours (RFC 5965).
    Complaint,
    /// A read receipt (RFC 8098).
    Receipt,
    /// Sent through a list or as a newsletter (RFC 2919, RFC 2369), even when a person wrote it.
    List,
    /// An invitation was accepted or declined (RFC 5546 `METHOD:REPLY`).
    Calendar,
    /// A machine sent it on its own account: a notice, a report, a cron job.
    System,
    /// We wrote it ourselves and it came back.
    Own,
}

impl Nature {
    const ALL: [Nature; 10] = [
        Nature::Person,
        Nature::AutoReply,
        Nature::OutOfOffice,
        Nature::Bounce,
        Nature::Complaint,
        Nature::Receipt,
        Nature::List,
        Nature::Calendar,
        Nature::System,
        Nature::Own,
    ];

    /// The word stored and shown.
    pub fn word(self) -> &'static str {
        match self {
            Nature::Person => "person",
            Nature::AutoReply => "auto-reply",
            Nature::OutOfOffice => "out-of-office",
            Nature::Bounce => "bounce",
            Nature::Complaint => "complaint",
            Nature::Receipt => "receipt",
            Nature::List => "list",
            Nature::Calendar => "calendar",
            Nature::System => "system",
            Nature::Own => "own",
        }
    }
    /// The nature of a stored word; `None` for a word from a newer version.
    pub fn from_word(word: &str) -> Option<Self> {
        Nature::ALL.into_iter().find(|nature| nature.word() == word)
    }
    /// Whether no person is waiting behind this very message. A list is none: people write to lists.
    pub fn is_machine(self) -> bool {
        !matches!(self, Nature::Person | Nature::List)
    }
    /// Whether it counts as "the customer answered": stops sequences, reopens, starts the clock of the next answer.
    pub fn counts_as_answer(self) -> bool {
        self == Nature::Person
    }
}

/// What was found out about a message, with the reasons.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// What kind of message it is.
    pub nature: Nature,
    /// Why: the marks that decided it. Never empty.
    pub because: Vec<Because>,
    /// Whether the message itself allows an automatic reply; otherwise every mark that forbids it. Spam judgement,
    /// repeated answers and rates are asked elsewhere, because they need more than this message.
    pub acknowledge: Result<(), Vec<Because>>,
}

/// What a message must be compared with to see whether it is ours.
pub struct Ourselves<'a> {
    /// The installation's mark, the value of [`LOOP_HEADER`].
    pub loop_mark: &'a str,
    /// Whether an address is any of our mailboxes, aliases or agents' addresses.
    pub is_ours: &'a dyn Fn(&EmailAddress) -> bool,
    /// The mailbox that it arrived at.
    pub mailbox: &'a EmailAddress,
    /// It was sent to a reply address of ours, or names a message of ours.
    /// Second evidence for an absence notice that shows itself by nothing but its subject.
    pub answers_us: bool,
}

/// Reads what kind of message it is and whether an automatic reply may follow.
pub fn nature(inbound: &Inbound, envelope: &Envelope, wording: &Wording, us: &Ourselves) -> Reading {
    if envelope.channel != ChannelKind::Email {
        // Only mail has machines that answer. Whoever writes on a page of ours holds its link.
        let because = vec![Because::new("on-our-page", envelope.channel.word())];
        return Reading { nature: Nature::Person, because, acknowledge: Ok(()) };
    }
    let (nature, because) = kind(inbound, envelope, wording, us);
    let mut forbidden = marks::no_automatic_reply(inbound, envelope, us);
    if envelope.imported {
        forbidden.insert(0, Because::new("imported", ""));
    }
    if forbidden.is_empty() && nature != Nature::Person {
        // Seen by its words alone (an absence notice without headers): no mark forbids, good sense does.
        forbidden.clone_from(&because);
    }
    if forbidden.is_empty() {
        // In doubt it is a person's, seen and waited for, and no machine answers.
        let possible =
            bounce::possible(inbound, &wording.notice).or_else(|| answering::possible(&wording.answering, us));
        forbidden.extend(possible.or_else(|| absence::doubt(inbound, envelope, &wording.absence, us)));
    }
    let acknowledge = if forbidden.is_empty() { Ok(()) } else { Err(forbidden) };
    Reading { nature, because, acknowledge }
}

/// Who is taken for the author: the customer in `Reply-To` where a form or shop system wrote as us or as a robot, else
/// `From`. `None` when it names nobody.
pub fn author<'a>(inbound: &'a Inbound, us: &Ourselves) -> Option<&'a crate::customer::Address> {
    let sent_by_a_form = marks::from_ours(inbound, us).is_some() || marks::robot_sender(inbound).is_some();
    if sent_by_a_form && marks::writes_through_a_form(inbound, us) {
        return inbound.reply_to.first();
    }
    inbound.from.first().or(inbound.reply_to.first())
}

/// Where the author wants the answer: the first address of `Reply-To` that is neither one of ours nor a robot's, else
/// their own (RFC 5322 §3.6.2). A person who names a robot there reads what comes to themselves; the robot would answer us,
/// or nobody would.
pub fn answer_to<'a>(
    inbound: &'a Inbound,
    author: &'a crate::customer::Address,
    us: &Ourselves,
) -> &'a crate::customer::Address {
    inbound
        .reply_to
        .iter()
        .find(|wished| !(us.is_ours)(&wished.email) && !marks::is_robots(&wished.email))
        .unwrap_or(author)
}

/// The first kind that the marks speak for, the surest marks first: structure, then our own mark, then what the
/// sender declares, then customs, then words.
fn kind(inbound: &Inbound, envelope: &Envelope, wording: &Wording, us: &Ourselves) -> (Nature, Vec<Because>) {
    // A report of unknown type is a bounce when its words say so, else just a report.
    let (vague, sure) = match by_structure(inbound) {
        Some(report @ (Nature::System, _)) => (Some(report), None),
        sure => (None, sure),
    };
    let found = sure
        .or_else(|| own(inbound, us))
        .or_else(|| bounce::without_structure(inbound, &wording.notice).map(|why| (Nature::Bounce, why)))
        .or(vague)
        .or_else(|| complaint_without_structure(inbound))
        .or_else(|| receipt_without_structure(inbound, wording))
        .or_else(|| absence::reading(inbound, envelope, wording, us))
        .or_else(|| auto_reply(inbound))
        .or_else(|| answering::certain(inbound, envelope, &wording.answering).map(|why| (Nature::AutoReply, why)))
        .or_else(|| list(inbound, envelope, us))
        .or_else(|| system(inbound, envelope, us));
    match found {
        Some((nature, why)) => (nature, vec![why]),
        None if inbound.headers.has("auto-submitted") => {
            (Nature::Person, vec![Because::new("declared-by-hand", "Auto-Submitted: no")])
        }
        None => (Nature::Person, vec![Because::new("no-machine-mark", "")]),
    }
}

/// Reports and calendar answers declare themselves by their content type (RFC 6522 §3, RFC 5546).
fn by_structure(inbound: &Inbound) -> Option<(Nature, Because)> {
    let mut bare_report = None;
    // What lies inside an attached message belongs to that message: a person who forwards a bounce is a person.
    let own_parts = inbound.content_types.iter().take_while(|part| part.name != "message/rfc822");
    for part in own_parts {
        let nature = match (part.name.as_str(), part.report_type.as_deref()) {
            ("multipart/report", Some("delivery-status")) => Nature::Bounce,
            ("message/delivery-status" | "message/global-delivery-status", _) => Nature::Bounce,
            ("multipart/report", Some("feedback-report")) => Nature::Complaint,
            ("message/feedback-report", _) => Nature::Complaint,
            ("multipart/report", Some("disposition-notification")) => Nature::Receipt,
            ("message/disposition-notification" | "message/global-disposition-notification", _) => Nature::Receipt,
            ("text/calendar", _) if part.method.as_deref() == Some("reply") => Nature::Calendar,
            ("multipart/report", other) => {
                // No type, or an unknown one: its parts may still tell.
                bare_report = Some((Nature::System, Because::new("report", other.unwrap_or("multipart/report"))));
                continue;
            }
            _ => continue,
        };
        let code = if nature == Nature::Calendar { "calendar-reply" } else { "report" };
        // A filter that refuses a message may say so by a receipt: deleted, by a machine (RFC 5429 §2.2).
        let receipt = inbound.report.as_ref().and_then(|report| report.receipt.as_ref());
        let refused = receipt.is_some_and(|receipt| receipt.automatic && receipt.disposition == "deleted");
        let nature = if nature == Nature::Receipt && refused { Nature::Bounce } else { nature };
        return Some((nature, Because::new(code, part.report_type.as_deref().unwrap_or(&part.name))));
    }
    bare_report
}

/// Microsoft's junk mail reporting sends the message itself, from one address with one subject, and no report. Apple's
/// mail programs unsubscribe in the name of whoever pressed the button.
fn complaint_without_structure(inbound: &Inbound) -> Option<(Nature, Because)> {
    let from_junk_reporting = inbound.from.iter().any(|a| a.email.canonical() == "staff@hotmail.com");
    let named = inbound.subject.to_lowercase().starts_with("complaint about message from");
    let unsubscribes = inbound.headers.first("x-apple-unsubscribe").is_some_and(|value| value.trim() == "true");
    let complains = (from_junk_reporting && named) || unsubscribes;
    complains.then(|| (Nature::Complaint, Because::new("report", &inbound.subject)))
}

fn receipt_without_structure(inbound: &Inbound, wording: &Wording) -> Option<(Nature, Because)> {
    wording.is_receipt.then(|| (Nature::Receipt, Because::new("receipt-words", &inbound.subject)))
}

/// Ours, come back: by the mark, or by the address in From.
fn own(inbound: &Inbound, us: &Ourselves) -> Option<(Nature, Because)> {
    if marks::has_our_mark(inbound, us) {
        return Some((Nature::Own, Because::new("our-loop-mark", us.loop_mark)));
    }
    let ours = marks::from_ours(inbound, us)?;
    // Contact forms of shops send as the shop and put the customer into Reply-To. We never do that ourselves.
    let through_a_form = marks::writes_through_a_form(inbound, us);
    (!through_a_form).then(|| (Nature::Own, Because::new("from-ourselves", ours.as_str())))
}

/// Declared answers of machines (RFC 3834 §5) and the headers that autoresponders used before it.
fn auto_reply(inbound: &Inbound) -> Option<(Nature, Because)> {
    let declared = marks::auto_submitted(inbound).filter(|keyword| keyword == "auto-replied");
    declared
        .map(|keyword| Because::new("auto-submitted", &keyword))
        .or_else(|| marks::responder_header(inbound))
        .or_else(|| lists::precedence(inbound).filter(|p| p == "auto_reply").map(|p| Because::new("precedence", &p)))
        .map(|why| (Nature::AutoReply, why))
}

/// A list or a newsletter. Programs for salespeople put a way to unsubscribe on what a person writes to one other: that alone
/// makes no newsletter of an answer to us that speaks as a person.
fn list(inbound: &Inbound, envelope: &Envelope, us: &Ourselves) -> Option<(Nature, Because)> {
    let why = lists::list(inbound, us)?;
    let written_to_us = us.answers_us && lists::can_only_be_left(inbound) && is_a_letter(inbound, envelope, true);
    (!written_to_us).then_some((Nature::List, why))
}

/// Machines that write on their own account, or answer without saying so.
fn system(inbound: &Inbound, envelope: &Envelope, us: &Ourselves) -> Option<(Nature, Because)> {
    let answers = us.answers_us || !inbound.in_reply_to.is_empty();
    let unsure = if answers { Nature::AutoReply } else { Nature::System };
    // Other desks declare their acknowledgements as generated; what answers us is an answer.
    let generated = if us.answers_us { Nature::AutoReply } else { Nature::System };
    if let Some(keyword) = marks::auto_submitted(inbound) {
        return Some((generated, Because::new("auto-submitted", &keyword)));
    }
    if let Some(value) = marks::auto_generated(inbound) {
        return Some((generated, Because::new("auto-submitted", value)));
    }
    if let Some(cron) = inbound.headers.first("x-cron-env") {
        return Some((Nature::System, Because::new("cron-job", cron)));
    }
    // A form that writes as "noreply" with the customer in Reply-To carries a person's words.
    let through_a_form = marks::writes_through_a_form(inbound, us);
    if let Some(robot) = marks::robot_sender(inbound).filter(|_| !through_a_form) {
        return Some((Nature::System, Because::new("robot-address", robot.as_str())));
    }
    let bulk = lists::precedence(inbound).filter(|_| !lists::is_ours(inbound, us));
    if let Some(precedence) = bulk.filter(|_| !is_a_letter(inbound, envelope, answers)) {
        return Some((unsure, Because::new("precedence", &precedence)));
    }
    // Only notifications use the null path (RFC 5321 §4.5.5): no mail program of a person does.
    envelope.sender.is_none().then(|| (unsure, Because::new("null-sender", "")))
}

/// Whether mail that was sent as bulk is a person's letter all the same: some providers write `Precedence` on everything. It
/// speaks as one person; it answers, or it is no newsletter, which says how to be left alone; and it is no absence notice.
fn is_a_letter(inbound: &Inbound, envelope: &Envelope, answers: bool) -> bool {
    const LEAVING: [&str; 8] =
        ["unsubscribe", "abmelde", "abbestell", "désinscri", "désabonn", "darse de baja", "disiscri", "afmelden"];
    let text = words::new_words(inbound);
    let is_newsletter = || LEAVING.iter().any(|word| words::fold(&inbound.text).contains(word));
    words::speaks_as_a_person(&text)
        && (answers || !is_newsletter())
        && !absence::speaks_of_return(inbound)
        && envelope.sender.is_some()
}
