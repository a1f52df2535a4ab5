//! A message on its way out, complete: what a channel needs to write it, and nothing that it would have to decide.

use super::copies::Copy;
use super::formatting::plain;
use crate::customer::{Address, ChannelKind, EmailAddress};
use crate::{ConversationId, Moment};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a message leaves. Everything but a person's own words is automatic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// An agent's answer in a conversation.
    Reply,
    /// An agent's first message of a new conversation.
    Opening,
    /// An agent asks somebody who is not the customer, who knows nothing of it.
    Enquiry,
    /// "We have it, this is who looks after it": at most one per conversation.
    Acknowledgement,
    /// Tells an agent about a customer's message; answering it answers the customer.
    Notification,
}

impl Purpose {
    /// The word stored and shown.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Reply => "reply",
            Purpose::Opening => "opening",
            Purpose::Enquiry => "enquiry",
            Purpose::Acknowledgement => "acknowledgement",
            Purpose::Notification => "notification",
        }
    }
    /// The purpose of a stored word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Purpose::Reply, Purpose::Opening, Purpose::Enquiry, Purpose::Acknowledgement, Purpose::Notification]
            .into_iter()
            .find(|p| p.word() == word)
    }
    /// Whether a machine decided to send it. Automatic mail leaves at most once; a person's words are retried.
    pub fn automatic(self) -> bool {
        matches!(self, Purpose::Acknowledgement | Purpose::Notification)
    }
}

/// How an automatic message declares itself (RFC 3834 §5).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AutoSubmitted {
    /// Answers a message: `auto-replied`.
    Replied,
    /// Sent by itself: `auto-generated`.
    Generated,
}

/// One message to one person, or one copy of it, ready to be written for its channel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outgoing {
    /// The channel that it leaves by.
    pub channel: ChannelKind,
    /// Why it leaves.
    pub purpose: Purpose,
    /// The conversation that it belongs to.
    pub conversation: ConversationId,
    /// `Message-ID` without angle brackets, minted before the first try and kept across retries.
    pub external_id: String,
    /// Who speaks: the agent's name with the mailbox's address.
    pub from: Address,
    /// Where answers go when that is not `from`: the mailbox with this participant's token.
    pub reply_to: Option<Address>,
    /// Envelope sender with a token of its own (VERP), so that a bounce finds its message.
    pub return_path: EmailAddress,
    /// Recipients.
    pub to: Vec<Address>,
    /// Open copies, as everybody sees them. Each is a message on its way of its own.
    pub cc: Vec<Address>,
    /// The copy that this is; `None` for the message itself.
    #[serde(default)]
    pub copy: Option<Copy>,
    /// Subject line, complete.
    pub subject: String,
    /// `In-Reply-To`, without angle brackets.
    pub in_reply_to: Option<String>,
    /// `References`, oldest first, without angle brackets.
    pub references: Vec<String>,
    /// Header `Date`.
    pub date: Moment,
    /// The text, signature included. HTML is made from it: paragraphs, lists, quotes, links; never the other way.
    pub text: String,
    /// Whether it carries marks ([`crate::message::formatting`]): what a person typed in the composer does. In what a
    /// machine wrote, and in what came from elsewhere, every character stands for itself.
    #[serde(default)]
    pub marked: bool,
    /// The message that this answers, quoted below the text.
    pub quoted: Option<Quoted>,
    /// The message that this passes on, whole below the text.
    #[serde(default)]
    pub enclosed: Option<Enclosed>,
    /// Files, by the digest of their content in the blob store.
    pub attachments: Vec<OutgoingAttachment>,
    /// Set on automatic mail only.
    pub auto_submitted: Option<AutoSubmitted>,
    /// This installation's mark on its own automatic mail, so that it knows it when it comes back.
    pub loop_mark: String,
    /// A page of the customer's own that the text links to; shown as a button in HTML.
    pub page_url: Option<String>,
}

impl Outgoing {
    /// Whom this one is handed over for: whoever gets the copy that it is, else its recipients. An enquiry names
    /// everybody who gets it, and goes to each for itself.
    pub fn goes_to(&self) -> &[Address] {
        match &self.copy {
            Some(copy) => std::slice::from_ref(&copy.to),
            None if self.purpose == Purpose::Enquiry => &self.to[..self.to.len().min(1)],
            None => &self.to,
        }
    }
    /// The text for those who are shown no formatting.
    pub fn plain_text(&self) -> Cow<'_, str> {
        if self.marked { Cow::Owned(plain(&self.text)) } else { Cow::Borrowed(&self.text) }
    }
}

/// The quoted history below an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quoted {
    /// Who wrote it, as shown.
    pub who: String,
    /// When, as shown.
    pub when: String,
    /// Their words.
    pub text: String,
}

/// A message that is passed on, as mail programs show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Enclosed {
    /// "Enclosed message".
    pub title: String,
    /// Its head: "From", "Date", "Subject", "To", each with what stands there.
    pub head: Vec<(String, String)>,
    /// Its words.
    pub text: String,
}

impl Enclosed {
    /// The block as text.
    pub fn block(&self) -> String {
        let one_line = |text: &str| {
            let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            plain.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let mut out = format!("---------- {} ----------\n", one_line(&self.title));
        for (name, value) in &self.head {
            out.push_str(&format!("{}: {}\n", one_line(name), one_line(value)));
        }
        out.push('\n');
        out.push_str(self.text.replace("\r\n", "\n").replace(['\r', '\0'], "").trim_end());
        out
    }
}

/// A file of an outgoing message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutgoingAttachment {
    /// File name.
    pub name: String,
    /// Media type.
    pub content_type: String,
    /// SHA-256 of the content in hexadecimal: its key in the blob store.
    pub digest: String,
    /// Size in bytes.
    pub bytes: u64,
    /// `Content-ID` of an inline image, without angle brackets.
    pub content_id: Option<String>,
}

/// What became of one try to hand a message to the outside world.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "delivery")]
pub enum Delivery {
    /// The next hop took responsibility. `receipt` is its last answer.
    Accepted {
        /// The server's answer, for the record.
        receipt: String,
    },
    /// Not now; certainly not sent. Worth another try.
    Later {
        /// In plain words.
        why: String,
        /// The server's answer or the error, verbatim.
        answer: String,
    },
    /// Never; certainly not sent.
    Refused {
        /// In plain words.
        why: String,
        /// The server's answer, verbatim.
        answer: String,
    },
    /// The connection ended after the message was handed over and before the answer came: it may have been sent.
    Uncertain {
        /// In plain words.
        why: String,
    },
}

/// What a channel can do and what is customary on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manners {
    /// Longest text in characters.
    pub text_chars_max: usize,
    /// Most bytes of files in one message.
    pub attachment_bytes_max: u64,
    /// Sign with the full name (mail) rather than with initials (where space is short).
    pub signs_in_full: bool,
    /// How long a reply can be taken back before it leaves.
    pub undo: crate::Millis,
    /// Messages that are handed over at a time.
    pub at_a_time: usize,
}
