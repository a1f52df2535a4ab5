//! What arrived, first as bytes with their envelope, then as read. Reading never fails: what could not be
//! understood is listed in [`Inbound::defects`], and the raw bytes are kept beside it.

use super::{DigitalSignature, Forwarded, Invitation, Report};
use crate::Moment;
use crate::customer::{Address, ChannelKind, EmailAddress};
use serde::{Deserialize, Serialize};
// A plain value; what can open a connection is in the standard library only.
use core::net::IpAddr;

/// One arrival as it came off the wire. The bytes themselves travel beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// The channel that it came by.
    pub channel: ChannelKind,
    /// SMTP `MAIL FROM`; `None` is the null path `<>` (RFC 5321 §4.5.5).
    pub sender: Option<EmailAddress>,
    /// The recipients at this desk (`RCPT TO`), as written.
    pub recipients: Vec<EmailAddress>,
    /// When the last byte had arrived.
    pub received_at: Moment,
    /// Who handed it over, for the record: address and greeting. Evidence, never proof.
    pub peer: String,
    /// The address of the server that handed it over; `None` when it came by a socket of this machine, from a mail
    /// server in front (LMTP), or from within the desk.
    #[serde(default)]
    pub peer_address: Option<IpAddr>,
    /// The name by which that server greeted (`HELO`, `EHLO`), as given.
    #[serde(default)]
    pub helo: Option<String>,
    /// Old mail that was brought in, not new mail: it is filed under the time at which it once came (`received_at`), and
    /// nobody is written to because of it.
    #[serde(default)]
    pub imported: bool,
}

/// A message as read from its bytes, in terms that no longer depend on the channel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inbound {
    /// Header `From`.
    pub from: Vec<Address>,
    /// Header `Reply-To`.
    pub reply_to: Vec<Address>,
    /// Header `To` (and `Resent-To`).
    pub to: Vec<Address>,
    /// Header `Cc` (and `Resent-Cc`).
    pub cc: Vec<Address>,
    /// The decoded subject; empty when there was none.
    pub subject: String,
    /// Header `Date`: what the sender claims. Never used to decide anything but display.
    pub date: Option<Moment>,
    /// `Message-ID` without angle brackets.
    pub external_id: Option<String>,
    /// `In-Reply-To` identifiers without angle brackets.
    pub in_reply_to: Vec<String>,
    /// `References` identifiers without angle brackets, oldest first, at most [`REFERENCES_MAX`].
    pub references: Vec<String>,
    /// The thread as Outlook and Exchange name it: the GUID in `Thread-Index`, 32 hexadecimal digits (MS-OXOMSG
    /// §2.2.1.3). It outlives programs that drop the identifiers.
    pub exchange_thread: Option<String>,
    /// Headers of the message as decoded, unfolded text, in order; names lower case.
    pub headers: Headers,
    /// Content types of all parts, the root first, in the order in which they stand, at most [`PARTS_MAX`].
    pub content_types: Vec<ContentType>,
    /// The parts that hold something themselves, in order, those of messages within the message among them, at most
    /// [`PARTS_MAX`].
    pub parts: Vec<Part>,
    /// Everything readable as plain text.
    pub text: String,
    /// What the sender wrote now: without quoted history and signature, trimmed.
    pub new_text: String,
    /// The quoted history; folded on the screen, never deleted.
    pub quoted: String,
    /// The signature.
    pub signature: String,
    /// The HTML body, sanitised for display, if there was one. Remote images are disabled until asked for.
    pub html: Option<String>,
    /// Files and inline images.
    pub attachments: Vec<Attachment>,
    /// SHA-256, in hexadecimal, of the body below the headers; equal for two copies of one message that took
    /// different ways.
    pub body_digest: String,
    /// What its machine-readable parts report about a message of ours.
    pub report: Option<Report>,
    /// The event that it is about, as its calendar part tells.
    pub invitation: Option<Invitation>,
    /// The digital signature of the author, if it has one.
    pub digital_signature: Option<DigitalSignature>,
    /// The first mail that stands within it, if it names its author.
    pub forwarded: Option<Forwarded>,
    /// What was wrong with it.
    pub defects: Vec<Defect>,
}

/// Identifiers kept of a `References` header: the first and the last ones.
pub const REFERENCES_MAX: usize = 100;
/// Parts of a message that are looked at; the rest is in the raw message only.
pub const PARTS_MAX: usize = 1_000;

/// Decoded headers in order; names are lower case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// The first value of a header, by its lower-case name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
    /// All values of a header, by its lower-case name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }
    /// Whether the header is there at all.
    pub fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }
}

/// The media type of a part with the parameters that matter to rules; all lower case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ContentType {
    /// For example `multipart/report`.
    pub name: String,
    /// Parameter `report-type` (RFC 6522).
    pub report_type: Option<String>,
    /// Parameter `method` of a calendar part (RFC 5546).
    pub method: Option<String>,
}

/// A part of a message that has a content of its own: neither other parts nor another message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Part {
    /// Media type as declared, lower case; what RFC 2045 §5.2 says where none is.
    pub content_type: String,
    /// Bytes of its content, transfer encoding taken off.
    pub bytes: usize,
    /// The name that it was sent under, safe to show.
    pub name: Option<String>,
}

/// A file or inline image of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// File name as offered, safe to show: no path, no control characters. Never empty.
    pub name: String,
    /// Media type as declared, lower case; `application/octet-stream` when missing.
    pub content_type: String,
    /// The decoded content.
    pub bytes: Vec<u8>,
    /// `Content-ID` without angle brackets.
    pub content_id: Option<String>,
    /// Shown inside the text rather than beside it.
    pub inline: bool,
}

/// Something odd about an arrival that was kept all the same.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "defect", content = "detail")]
pub enum Defect {
    /// No `From`, or none that can be read.
    NoSender,
    /// No `Message-ID`.
    NoMessageId,
    /// No `Date`, or none that can be read.
    NoDate,
    /// The structure could not be read; the text is the raw bytes, as well as they can be shown.
    Unreadable,
    /// Bytes that belong to no declared character set were replaced.
    WrongCharset,
    /// Characters that no text may hold (NUL) were removed.
    ControlCharacters,
    /// More than a limit allows; the rest is in the raw message only. Names the limit.
    CutOff(String),
    /// Encrypted: cannot be read here.
    Encrypted,
    /// One piece of a larger message (`message/partial`, RFC 2046 §5.2.2): "2 of 3", or "2" where nobody says of how many.
    Piece(String),
}

impl Defect {
    /// One plain sentence for the screen.
    pub fn words(&self) -> String {
        match self {
            Defect::NoSender => "It names no sender.".into(),
            Defect::NoMessageId => "It came without a Message-ID; we gave it one.".into(),
            Defect::NoDate => "It carries no readable date; the time of arrival is shown.".into(),
            Defect::Unreadable => "Its structure could not be read; you see the raw text.".into(),
            Defect::WrongCharset => "Some characters could not be decoded.".into(),
            Defect::ControlCharacters => "Invisible control characters were removed for display.".into(),
            Defect::CutOff(limit) => format!("Not all of it is shown here ({limit}). The original is complete."),
            Defect::Encrypted => "It is encrypted and cannot be read here.".into(),
            Defect::Piece(which) => {
                format!("It is one piece ({which}) of a larger message; the others come by themselves.")
            }
        }
    }
}

/// What can be seen of an arrival cheaply, before it is taken in: enough for the outbox to know whom it may
/// concern (stop-on-answer has no gap).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Peek {
    /// Canonical address of the `From` header.
    pub from: Option<String>,
    /// `In-Reply-To` and the last `References` identifiers, without angle brackets.
    pub answers: Vec<String>,
    /// `Message-ID` without angle brackets.
    pub external_id: Option<String>,
}
