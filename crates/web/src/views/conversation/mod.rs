//! A conversation: whose it is, what the customer was told to expect, everything that was said, and the composer.

mod colleague;
mod composer;
mod enquiry;
mod entry;
mod head;
mod mail;
mod new;
mod page;
mod picture;
mod preview;
mod priority;
mod saved_answer;
mod scan;
mod tag;
mod whole;

pub use colleague::{Colleague, colleagues};
pub use composer::{draft_file, lint};
pub use enquiry::{AskPage, ChoosableFile, EnquiryView, ask_page, enquiries};
pub use entry::{entries, entry, message};
pub use head::{head, presence, wait};
pub use mail::mail_document;
pub use new::{NewConversationPage, new_conversation};
pub use page::{earlier, no_conversation, page, pane};
pub use picture::picture_missing;
pub use preview::{PreviewPage, preview, preview_page};

pub use saved_answer::{FoundAnswer, SavedAnswers, saved_answers, saved_answers_page};
pub use scan::{ScanPage, scan_page};
pub use tag::{TagChip, Tags};
pub use whole::{GalleryFile, GalleryPage, WholePage, gallery_page, whole_file, whole_page};

use super::customer::CustomerPanel;
use super::{Link, PostAction, State, When};
use domain::conversation::Priority;
use domain::message::formatting::Block;
use language::Language;

/// Everything on the screen about one conversation.
#[derive(Clone, Debug, Default)]
pub struct ConversationPage {
    /// The language of whoever looks at it.
    pub language: Language,
    /// Its id.
    pub id: String,
    /// Its subject, never empty: "(no subject)" if there was none.
    pub subject: String,
    /// The customer's full name, or their address.
    pub customer_name: String,
    /// What to call them in a sentence: "Amara".
    pub customer_short: String,
    /// Who owns it. `None` is a fault state and is shown as one.
    pub owner: Option<Owner>,
    /// Whose move it is: "waiting on us since 14:12", "snoozed until Monday 09:00", "closed by Marit on Friday".
    pub status_words: String,
    /// The acknowledgement was held back, and can be sent after all.
    pub can_acknowledge: bool,
    /// Whoever began it is blocked.
    pub blocked: bool,
    /// What can be done with it.
    pub status: Status,
    /// How urgent people say that it is.
    pub priority: Priority,
    /// Its tags.
    pub tags: Tags,
    /// Who else is here right now: "Sam Osei is reading this too". Empty for nobody.
    pub presence: String,
    /// What we told them, what is left, and what is measured. Absent when nobody waits for us.
    pub wait: Option<Wait>,
    /// Suggestions and warnings about the whole conversation, each with its buttons: a possible new matter, a new
    /// address that joined, another conversation about the same thing.
    pub matters: Vec<Matter>,
    /// Earlier messages than the ones here; answered with `earlier` as a fragment.
    pub earlier_href: Option<String>,
    /// Messages and events, oldest first.
    pub entries: Vec<Entry>,
    /// What others were asked about it, oldest first.
    pub enquiries: Vec<EnquiryView>,
    /// The viewer changes nothing about how it stands, so nothing that would is offered.
    pub reads_only: bool,
    /// Something in it is new to the viewer.
    pub unread: bool,
    /// The composer; absent where the viewer may only read.
    pub composer: Option<Composer>,
    /// Agents to assign to, the viewer first.
    pub agents: Vec<AgentChoice>,
    /// Times to snooze until.
    pub snoozes: Vec<SnoozeChoice>,
    /// Times at which a closed one can come back.
    pub follow_ups: Vec<SnoozeChoice>,
    /// Whether it is closed and comes back.
    pub comes_back: bool,
    /// When, as a field for a date and a time posts it; empty where it does not.
    pub comes_back_at: String,
    /// The act that brings back how it stands now, as a field of the page that does acts: `each=…`.
    pub as_it_stands: String,
    /// Tasks about this conversation.
    pub tasks: Vec<super::task::Task>,
    /// Whom it is with, who looks after it, its reference, who took part and when that was written down, for paper.
    pub facts: String,
    /// Where "back" leads: the view it was opened from.
    pub back_href: String,
    /// The panel at the side.
    pub customer: CustomerPanel,
}

/// Whether it is open, asleep, closed, looks like spam or became a part of another one; `status_words` says it in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Somebody's move.
    #[default]
    Open,
    /// Comes back by itself, or with an answer.
    Snoozed,
    /// Done; an answer opens it again.
    Closed,
    /// Looks like spam, until somebody says that it is none.
    Quarantined,
    /// A part of another one, where everything said in it stands.
    Merged,
}

/// The one person who has it.
#[derive(Clone, Debug, Default)]
pub struct Owner {
    /// Agent id.
    pub id: String,
    /// "Marit Dahl".
    pub name: String,
    /// Whether it is the viewer.
    pub is_viewer: bool,
    /// "Sam Osei covers until Monday", while the owner is away.
    pub cover: Option<String>,
}

/// The line that never hides: what they were told, how much of it is left, and what waits really are.
#[derive(Clone, Debug, Default)]
pub struct Wait {
    /// How it stands.
    pub state: State,
    /// "We told Amara “within 2 hours”."
    pub told: String,
    /// "38 min left" or "16 min over".
    pub left: String,
    /// "Median now 1 h 12, 9 in 10 within 3 h 05", or "Not enough answered yet to say".
    pub measured: String,
}

/// A sentence about the conversation, and what can be done about it.
#[derive(Clone, Debug, Default)]
pub struct Matter {
    /// How pressing it is.
    pub state: State,
    /// "Joined from a new address: amara@work.example. They have not been sent the history."
    pub words: String,
    /// Where more about it is.
    pub link: Option<super::Link>,
    /// "Make it a conversation of its own", "It is Amara".
    pub actions: Vec<PostAction>,
}

/// One thing in the column: a message, or one line about what happened.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A message.
    Message(Box<MessageView>),
    /// A line of the timeline. More than three in a row are folded.
    Event(EventLine),
}

/// A line of the timeline: "Lena Fischer took this over from Marit Dahl: “knows the carrier”".
#[derive(Clone, Debug, Default)]
pub struct EventLine {
    /// Its id on the timeline; the element becomes `event-{id}`.
    pub id: String,
    /// What happened, by whom.
    pub words: String,
    /// When.
    pub at: When,
    /// What can still be done about it.
    pub action: Option<Box<PostAction>>,
}

/// Where a message comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// From the customer, or another participant.
    #[default]
    In,
    /// From one of us.
    Out,
    /// For us only.
    Note,
    /// From the desk itself, or from a machine on their side.
    Machine,
}

/// One message.
#[derive(Clone, Debug, Default)]
pub struct MessageView {
    /// Its id; the element becomes `message-{id}`.
    pub id: String,
    /// Where it comes from.
    pub kind: Kind,
    /// Who wrote it.
    pub who: String,
    /// The id of whoever of us wrote it.
    pub by: Option<String>,
    /// Two letters.
    pub initials: String,
    /// "email", "chat", "your page".
    pub channel: String,
    /// Language of the words, when detected.
    pub lang: Option<String>,
    /// When it was written or arrived.
    pub at: When,
    /// To whom it went or who else got it: "to amara@example.com, copy to joris@example.com".
    pub addressed: String,
    /// The new words as paragraphs of plain text, without quoted history and signature.
    pub body: Vec<String>,
    /// The same words as one of us formatted them; empty where every character stands for itself.
    pub formatted: Vec<Block>,
    /// What they replied to, folded away.
    pub quoted: Option<String>,
    /// Their signature, shown quietly.
    pub signature: Option<String>,
    /// The formatted version in its frame, where there is one worth looking at.
    pub html: Option<HtmlBody>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// How it travelled; absent for what came in.
    pub delivery: Option<Delivery>,
    /// How copies travel that do so otherwise than the message.
    pub copies: Vec<Delivery>,
    /// Why it landed here, one sentence each.
    pub because: Vec<String>,
    /// What was odd about the bytes: "No Message-ID; made one from the content".
    pub defects: Vec<String>,
    /// Who really sent it: "Really from example.com (DKIM, SPF)."
    pub sender: Option<String>,
    /// Whether that is not who it says.
    pub forged: bool,
    /// The event that it is about: "Invitation: Budget, Tuesday 3 March 2026, 10:00-11:00 (Europe/Berlin)."
    pub invitation: Option<String>,
    /// Whether its digital signature fits, and whose it is.
    pub digital_signature: Option<String>,
    /// What has to be known before it is read, one line each: that it is forged, encrypted or was changed on its way, and
    /// until when its sender is away.
    pub marks: Vec<(State, String)>,
    /// The bytes as they came.
    pub original_href: Option<String>,
    /// Where a conversation of its own is made of it; absent where that cannot be.
    pub split_href: Option<String>,
    /// Where it is forwarded to somebody else; absent where that cannot be.
    pub forward_href: Option<String>,
}

/// The formatted version of a message, shown in a sandboxed frame.
#[derive(Clone, Debug, Default)]
pub struct HtmlBody {
    /// `/messages/{id}/html`.
    pub href: String,
    /// How high the frame is: the script may not look inside it, so the server estimates.
    pub size: FrameSize,
    /// Open at once (the plain text says too little), or behind "Show as they sent it".
    pub open: bool,
    /// Whether it names pictures elsewhere, which are left out until somebody asks for them.
    pub leaves_out: bool,
}

/// The height of a message frame; the reader can drag it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrameSize {
    /// 160 px.
    Short,
    /// 320 px.
    #[default]
    Middle,
    /// 560 px.
    Long,
}

/// A file of a message or of a draft.
#[derive(Clone, Debug, Default)]
pub struct AttachmentView {
    /// Its name.
    pub name: String,
    /// "1.4 MB".
    pub size: String,
    /// Where it is.
    pub href: String,
    /// What the virus scanner said of it.
    pub looked: Looked,
}

/// What the virus scanner said of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Looked {
    /// Nothing that has to be said.
    #[default]
    Fine,
    /// It is still to look at it.
    NotYet,
    /// It found something: nobody gets the file.
    HeldBack {
        /// What it calls it.
        found: String,
        /// The page about it; absent for customers.
        href: Option<String>,
    },
    /// It found something, and somebody gives the file out all the same.
    FalseAlarm {
        /// What it calls it.
        found: String,
        /// The page about it.
        href: String,
    },
}

/// How one of our messages travels.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// Waiting, gone, or wrong.
    pub progress: Progress,
    /// "goes at 14:02:10", "accepted by mx.example.com 14:02", "refused: 550 no such user".
    pub words: String,
    /// "Undo" while it is held (`act` "withdraw"), "Send again" after a failure.
    pub actions: Vec<PostAction>,
    /// How long the way back stays open, counted from now.
    pub hold_ms: Option<u64>,
    /// The seconds of it, where they are worth counting.
    pub seconds_left: Option<i64>,
}

/// The stages of a message on its way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Held, queued or being tried.
    Pending,
    /// Accepted by the other side.
    #[default]
    Gone,
    /// Nobody knows whether it arrived: shown to a person, not repeated.
    Uncertain,
    /// It did not arrive.
    Failed,
}

/// The text being written.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    /// The draft's id: the idempotency key of what it becomes.
    pub draft: String,
    /// Fresh ids for the texts after this one, so that several can be written without a connection.
    pub spare_drafts: Vec<String>,
    /// What stands in it, from the server.
    pub text: String,
    /// When that was saved, in milliseconds since 1970; 0 if it was not.
    pub saved_at_ms: i64,
    /// "Draft saved 14:02", or nothing.
    pub saved_words: String,
    /// Whether it is a note.
    pub note: bool,
    /// Whether the viewer writes to colleagues only, never to a customer.
    pub notes_only: bool,
    /// The channel of the reply: "email".
    pub channel: String,
    /// The address that it goes to.
    pub to: String,
    /// Who can be answered, the one who waits chosen; a choice is shown where there are several.
    pub recipients: Vec<Choice>,
    /// The mailboxes that it can leave from, the one that was written to chosen; the same.
    pub mailboxes: Vec<Choice>,
    /// Who gets an open copy, as typed.
    pub cc: String,
    /// Who gets a blind copy, as typed.
    pub bcc: String,
    /// The lines that stand below every answer of theirs.
    pub signature: String,
    /// The brand that it speaks as, and how that speaks; where one says how.
    pub voice: Option<(String, String)>,
    /// The key of the text of the other kind: of the note while an answer is shown.
    pub other_draft: String,
    /// What was begun of it.
    pub other_text: String,
    /// The last message that the agent has seen.
    pub seen: String,
    /// The last answer to an enquiry that the agent has seen.
    pub heard: String,
    /// Files that are up.
    pub attachments: Vec<DraftAttachment>,
    /// What lint says about the text as it was last checked.
    pub findings: Vec<Finding>,
}

/// One of several things that a field can be.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The value that is posted.
    pub id: String,
    /// "Joris de Vries, joris@example.com".
    pub label: String,
    /// Chosen before anybody chooses.
    pub chosen: bool,
    /// Of somebody who can be answered: the mailbox that they wrote to.
    pub wrote_to: Option<String>,
}

/// A file bound to the draft, with its Remove.
#[derive(Clone, Debug, Default)]
pub struct DraftAttachment {
    /// The file.
    pub file: AttachmentView,
    /// Where its removal is posted.
    pub remove_href: String,
    /// Whether it is a picture that every browser shows.
    pub picture: bool,
}

/// One finding of lint: what, why, and whether it blocks.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// "Unfilled variable {{first_name}}".
    pub what: String,
    /// "The customer would read it as it stands."
    pub why: String,
    /// Whether sending is refused while it stands.
    pub blocks: bool,
    /// Where it stands in the text; `None` when it is about the whole.
    pub place: Option<Found>,
}

/// Words in a text that is being written, as a script finds them there.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The words, on one line; a long run ends in an ellipsis.
    pub words: String,
    /// Where they began when they were read, in UTF-16 units, as browsers count.
    pub at: usize,
}

/// An agent in the owner menu.
#[derive(Clone, Debug, Default)]
pub struct AgentChoice {
    /// Agent id.
    pub id: String,
    /// Name.
    pub name: String,
    /// "12 open", "away until Monday".
    pub hint: String,
    /// Whether it is the viewer.
    pub is_viewer: bool,
}

/// The choice of whoever waits for the customer: an answer brings every conversation back.
pub const UNTIL_ANSWER: &str = "answer";
/// Days after which a conversation comes back from there without one: nobody is forgotten.
pub const UNTIL_ANSWER_DAYS: i64 = 14;

/// A time in the snooze menu.
#[derive(Clone, Debug, Default)]
pub struct SnoozeChoice {
    /// The value that is posted: "answer", "3h", "2026-11-23T09:00".
    pub value: String,
    /// "Tomorrow".
    pub label: String,
    /// "Mon 09:00".
    pub hint: String,
}

/// Someone in the conversation.
#[derive(Clone, Debug, Default)]
pub struct Participant {
    /// Their name, or their address.
    pub name: String,
    /// Their address.
    pub address: String,
    /// "joined from a new address, not confirmed".
    pub flag: Option<String>,
    /// What can be done about it.
    pub link: Option<Link>,
}
