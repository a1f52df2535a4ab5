//! Asking somebody who is not the customer: a carrier, a workshop. It leaves in the agent's name, and what they answer
//! comes back into the conversation for us alone. The customer sees nothing of either, and they see nothing of the
//! customer but what was put in. A message that is forwarded is an enquiry that begins with it.

mod enclosed;
mod letter;
mod send;

pub use enclosed::Enclosable;

use crate::Desk;
use crate::draft::FILES_MAX;
use crate::keep::keep;
use crate::permit::{NotAllowed, denied_as, permit_on};
use domain::customer::Address;
use domain::enquiry::{ENQUIRIES_MAX, Enquiry, SUBJECT_CHARS_MAX};
use domain::message::{ASKED_MAX, Authentication, BadCopies, Finding, asked};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, DraftId, EnquiryId, MessageId, Millis};
use store::{MessageRow, Read, Trouble};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The key; sending the same twice sends once.
    pub draft: DraftId,
    /// The conversation.
    pub conversation: ConversationId,
    /// A new enquiry, or one that goes on.
    pub which: Which,
    /// To whom: a line of addresses, as typed.
    pub to: String,
    /// The words; they may be empty above a message that is forwarded.
    pub text: String,
    /// Whether the words carry marks; what came by mail does not.
    pub marked: bool,
    /// Files of the conversation that go along: of which message, and their place there.
    pub files: Vec<(MessageId, i64)>,
}

/// A new enquiry, or one that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// A new one.
    New {
        /// Its subject.
        subject: String,
        /// The message of the conversation that it forwards.
        forwards: Option<MessageId>,
    },
    /// One that is there.
    On(EnquiryId),
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAsk {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// There is no such enquiry in it.
    #[error("this enquiry is not in the conversation any more")]
    NoEnquiry,
    /// There is no such message in it, or it never leaves, or was taken back.
    #[error("this message cannot be forwarded; choose one that came in or left")]
    NoMessage,
    /// It became a part of another conversation.
    #[error("this conversation was merged into another one; ask from there")]
    Merged,
    /// Nobody was named.
    #[error("write the address of whoever should get it")]
    Nobody,
    /// This is no address.
    #[error("\u{201c}{0}\u{201d} is not a mail address")]
    NotAnAddress(String),
    /// Too many were named.
    #[error("an enquiry goes to {ASKED_MAX} addresses at most")]
    TooMany,
    /// There are too many enquiries about the conversation.
    #[error("there are {ENQUIRIES_MAX} enquiries about this conversation already; go on with one of them")]
    TooManyEnquiries,
    /// An address of our own.
    #[error("{0} is an address of our own desk")]
    ToOurselves(String),
    /// Somebody who works here.
    #[error("{0} works here; write a note and name them in it")]
    ToColleague(String),
    /// The customer, or somebody whom the customer knows of.
    #[error("{0} takes part in this conversation; write an answer to them instead")]
    TakesPart(String),
    /// It has no subject.
    #[error("write a subject")]
    NoSubject,
    /// The subject is too long.
    #[error("the subject is longer than {SUBJECT_CHARS_MAX} characters; shorten it")]
    SubjectTooLong,
    /// It says nothing.
    #[error("write what you want to ask")]
    Empty,
    /// The text is longer than a message may be.
    #[error("the text is longer than {0} characters; send the rest as a file")]
    TooLong(usize),
    /// Files are too many.
    #[error("{FILES_MAX} files at most can go with it; leave some out")]
    TooManyFiles,
    /// Files are too large together.
    #[error("the files are larger than {0} MB together; leave some out")]
    FilesTooLarge(u64),
    /// A file is not there any more.
    #[error("the file {0} is not there any more; leave it out")]
    FileGone(String),
    /// The virus scanner found something in a file.
    #[error("the virus scanner found {found} in {name}")]
    FileHeldBack {
        /// The file.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// The text must not leave like this.
    #[error("the text is not ready to be sent")]
    Lint(Vec<Finding>),
    /// The key belongs to another text.
    #[error("this text belongs to another conversation or another person; reload the page and write it there")]
    OtherText,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAsk, NoConversation; }

/// Whom an enquiry that goes on is written to: everybody who was asked, at the address where they wanted the answer last.
/// What comes in their name and fails authentication says nothing of that.
///
/// # Errors
/// When the database cannot be read.
pub fn goes_on_to(read: &mut Read<'_, '_>, of: &Enquiry) -> Result<Vec<Address>, Trouble> {
    let said = read.enquiry_messages(of.id)?;
    let genuine = |row: &&MessageRow| {
        row.nature.counts_as_answer() && !row.authentication.as_ref().is_some_and(Authentication::fails)
    };
    let to = of.people.iter().map(|one| {
        let last = said.iter().rev().filter(genuine).find(|row| row.contact_point == Some(one.contact_point));
        last.and_then(|row| row.answer_to.clone()).unwrap_or_else(|| one.to.clone())
    });
    Ok(to.collect())
}

impl Desk {
    /// Asks: it leaves when the undo time is over.
    ///
    /// # Errors
    /// When it must not or cannot be sent.
    pub async fn enquire(&self, by: AgentId, ask: Ask) -> Result<(EnquiryId, MessageId), CannotAsk> {
        self.enquire_after(by, ask, self.mail.manners().undo).await
    }

    /// The same for what an agent wrote by mail: they are not here to take it back.
    pub(crate) async fn enquire_from_mail(&self, by: AgentId, ask: Ask) -> Result<(EnquiryId, MessageId), CannotAsk> {
        self.enquire_after(by, ask, Millis(0)).await
    }

    async fn enquire_after(&self, by: AgentId, ask: Ask, undo: Millis) -> Result<(EnquiryId, MessageId), CannotAsk> {
        let chars_max = self.mail.manners().text_chars_max;
        if ask.text.chars().count() > chars_max {
            return Err(CannotAsk::TooLong(chars_max));
        }
        let to = asked(&ask.to).map_err(|bad| match bad {
            BadCopies::NotAnAddress(what) => CannotAsk::NotAnAddress(what),
            BadCopies::TooMany => CannotAsk::TooMany,
        })?;
        if to.is_empty() {
            return Err(CannotAsk::Nobody);
        }
        let files = self.chosen_files(by, &ask).await?;
        let (desk, tokens) = (self.clone(), domain::text::tokens(&ask.text));
        let sent = self.store.write(move |tx| send::send(&desk, tx, by, &ask, &to, &files, undo, &tokens)).await?;
        self.queued.notify_one();
        Ok(sent)
    }

    /// Ends an enquiry: nobody waits for anything in it any more. Doing it twice does it once.
    ///
    /// # Errors
    /// When they may not, or it is not there.
    pub async fn close_enquiry(
        &self,
        by: AgentId,
        conversation: ConversationId,
        enquiry: EnquiryId,
    ) -> Result<(), CannotAsk> {
        let desk = self.clone();
        let closed = self.store.write(move |tx| {
            let now = desk.now();
            let (permit, mut it) = permit_on(tx, by, Permission::Answer, conversation)?;
            let found = tx.enquiry(enquiry)?.filter(|found| found.conversation == it.id);
            let mut enquiry = found.ok_or(CannotAsk::NoEnquiry)?;
            if !enquiry.close(permit.actor(), now) {
                return Ok(());
            }
            tx.keep_enquiry(&enquiry)?;
            let waiting_since = tx.waiting_since(it.id)?;
            it.relieve(waiting_since, now);
            let happened = [Happened::EnquiryClosed { enquiry: enquiry.id }];
            Ok(keep(&desk, tx, &it, &permit, &happened, now)?)
        });
        closed.await
    }
}
