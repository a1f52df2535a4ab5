//! The customer's own page: who has it, when they hear, what they told us, and a way to add to it. No login, no
//! script, never indexed; the link is a random token.

mod page;

pub use page::{invalid, not_now, page};

use super::When;
use super::conversation::AttachmentView;
use domain::message::formatting::Block;
use language::Language;

/// The page behind a valid link.
#[derive(Clone, Debug, Default)]
pub struct PortalPage {
    /// The language of the page.
    pub language: Language,
    /// The company.
    pub brand: String,
    /// The style sheet with its colours, where it has any.
    pub sheet: Option<String>,
    /// The token of the link; forms post under it.
    pub token: String,
    /// First name of the owner: "Marit".
    pub owner_short: String,
    /// Where the conversation is.
    pub state: PortalState,
    /// "You asked about a parcel that was marked delivered."
    pub asked: String,
    /// What to expect, measured: "Most people wait 1 h 12 at this hour; 9 in 10 have an answer within 3 h 05."
    pub waits: String,
    /// When they hear, while it is our move.
    pub clock: Option<Clock>,
    /// What happens next.
    pub steps: Vec<Step>,
    /// Everything that was said, oldest first.
    pub said: Vec<Said>,
    /// What just happened: "Your message is with Marit." Or why it did not work and what was kept.
    pub notice: Option<Notice>,
    /// Text that came back with a refusal.
    pub text: String,
    /// The idempotency key of the next message.
    pub key: String,
    /// The largest file in words: "up to 20 MB each".
    pub files_hint: String,
    /// "You can also answer any of our mails, or write to help@kettle.example."
    pub reach: String,
}

/// Where the customer's conversation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortalState {
    /// Our move.
    #[default]
    WithUs,
    /// We answered; their move.
    Answered,
    /// Closed: was this put right?
    Closed,
    /// They said it is solved.
    Solved,
}

/// The time we named, and how much of it has passed.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// "Answer by 16:00".
    pub by: String,
    /// "in 38 minutes".
    pub left: String,
    /// How much has passed, 0 to 100.
    pub percent: u8,
    /// When it is over, a paragraph each: that it is, and who sees it; the new time, as far as one is known.
    pub over: Vec<String>,
}

/// One step of what happens next.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// "Your message arrived, 14:40".
    pub words: String,
    /// Where it is in time.
    pub stage: Stage,
}

/// Done, now, or later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Behind us.
    Done,
    /// Where it is.
    Now,
    /// To come.
    #[default]
    Later,
}

/// Something that one side said.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Whether one of us said it.
    pub ours: bool,
    /// "You", or the name.
    pub who: String,
    /// When.
    pub at: When,
    /// The words.
    pub paragraphs: Vec<String>,
    /// The same words as one of us formatted them; empty where every character stands for itself.
    pub formatted: Vec<Block>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
}

/// A sentence after an act.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// Whether it did not work.
    pub failed: bool,
    /// The sentence.
    pub words: String,
}

/// The page behind a link that is not valid, or not any more.
#[derive(Clone, Debug, Default)]
pub struct InvalidLinkPage {
    /// The language of the page.
    pub language: Language,
    /// The company.
    pub brand: String,
    /// Why, if it can be said without telling a stranger anything: "This link was replaced by a newer one."
    pub why: String,
    /// The address that is always answered.
    pub address: String,
}
