//! The database: the only crate that speaks SQL.
//!
//! **Never:** a decision by meaning, words of HTTP, or `now()` in SQL: the moment is an argument.
//!
//! [`Store`] runs closures over a [`Tx`]; [`Reader`] runs closures over a [`Read`] and cannot write. What each noun can
//! load and keep stands in the file of its name.

mod article;
mod attachment;
pub mod backup;
mod blob;
mod block;
mod brand;
mod connection;
mod conversation;
mod customer;
mod desk;
mod door;
mod draft;
mod engine;
mod enquiry;
mod field;
mod finding;
mod inbound;
mod inbox;
mod lease;
mod mailbox;
mod mention;
mod message;
pub mod migrate;
mod moves;
mod outgoing;
mod passkey;
mod preferences;
mod presence;
mod push;
mod rule;
mod saved_answer;
mod scan;
mod search;
mod selection;
mod session;
mod single_sign_on;
mod source;
mod spam;
mod spelling;
mod statement;
mod tag;
mod task;
mod team;
pub mod testing;
mod timeline;
mod trouble;
mod view;
mod wait;

pub use article::{ARTICLES_MAX, Article, ArticleVersion, Outdated};
pub use attachment::StoredAttachment;
pub use blob::{Blobs, INLINE_BYTES_MAX};
pub use block::{BLOCKED_ROWS_MAX, Blocked};
pub use connection::{Connection, KeptTrip};
pub use conversation::{Participant, ReplyToken, TokenHolder};
pub use customer::{ContactPoint, Customer, Undeliverable};
pub use desk::Installation;
pub use door::{DoorLetter, Halfway, KeyKind, LetterKind, SecondFactor};
pub use draft::{Draft, DraftFile};
pub use engine::{CONNECTIONS, Fault, FromCell, Place, Read, Reader, Rehearsal, Row, Server, Store, Tx, Value};
pub use enquiry::ENQUIRY_MESSAGES_MAX;
pub use field::About;
pub use finding::FoundArticle;
pub use inbound::{Arrival, NewArrival, Original, Outcome};
pub use inbox::{COUNT_MAX, InboxRow, PAGE_ROWS, Page, View, ViewCounts};
pub use mailbox::Mailbox;
pub use mention::{Digest, Mention};
pub use message::{Direction, MESSAGES_PAGE, MessageRow, NewMessage, Parent};
pub use moves::{Move, MoveKind, Moved};
pub use outgoing::{Backlog, NewOutgoing, OutgoingRow, OutgoingState, Settled};
pub use passkey::{Passkey, PasskeyQuestion};
pub use presence::Presence;
pub use push::{Push, PushBrowser, PushKey, PushKind};
pub use rule::Rule;
pub use saved_answer::{SAVED_ANSWERS_MAX, SavedAnswer};
pub use scan::DueScan;
pub use search::Hit;
pub use selection::{STRETCH_ROWS, Selected};
pub use session::Session;
pub use single_sign_on::{IdentityProvider, Visit};
pub use source::KeptSource;
pub use spam::Said;
pub use spelling::{LearntFrom, Spelling};
pub use statement::Statement;
pub use tag::{TAGS_KNOWN_MAX, Tag};
pub use task::Task;
pub use timeline::{Cursor, Entry, FeedItem, NewEntry};
pub use trouble::Trouble;
pub use view::{KeptView, VIEWS_MAX};
pub use wait::WaitEnd;

/// Every statement of the crate, for the test that prepares them on both engines.
pub fn statements() -> Vec<&'static Statement> {
    [
        article::ALL,
        attachment::ALL,
        blob::ALL,
        block::ALL,
        brand::ALL,
        connection::ALL,
        conversation::ALL,
        customer::ALL,
        desk::ALL,
        door::ALL,
        draft::ALL,
        field::ALL,
        finding::ALL,
        inbound::ALL,
        inbox::ALL,
        lease::ALL,
        mailbox::ALL,
        enquiry::ALL,
        mention::ALL,
        message::ALL,
        moves::ALL,
        outgoing::ALL,
        passkey::ALL,
        preferences::ALL,
        presence::ALL,
        push::ALL,
        rule::ALL,
        saved_answer::ALL,
        scan::ALL,
        search::ALL,
        selection::ALL,
        session::ALL,
        single_sign_on::ALL,
        spelling::ALL,
        source::ALL,
        spam::ALL,
        tag::ALL,
        task::ALL,
        team::ALL,
        timeline::ALL,
        view::ALL,
        wait::ALL,
    ]
    .concat()
}
