//! What people see. Each noun is a folder: its `mod.rs` holds the plain structs that a handler fills from the
//! store, and one file per screen turns them into HTML. Nothing here reads a clock, a store or a request: times
//! come as words, and as ISO 8601 where a machine reads them too.
//!
//! A page and a fragment are the same functions: `inbox::page` contains `list::rows` and `conversation::pane`.

pub mod conversation;
pub mod customer;
pub mod door;
pub mod help;
pub mod inbox;
pub mod part;
pub mod portal;
pub mod post_room;
pub mod search;
pub mod settings;
pub mod shell;
pub mod task;
pub mod trouble;

pub use language::When;
pub use maud::Markup;

/// How something stands: late needs an act now, soon within 45 minutes, ok is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum State {
    /// Overdue, failed, without an owner.
    Late,
    /// Close to its time.
    Soon,
    /// In time, kept, delivered.
    #[default]
    Ok,
}

impl State {
    /// The class that carries the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Ok => "ok",
        }
    }
}

/// A button that posts: a form of its own, so that it works without the script.
#[derive(Clone, Debug, Default)]
pub struct PostAction {
    /// The verb on the button.
    pub label: String,
    /// Where it posts.
    pub href: String,
    /// Hidden fields, name and value.
    pub fields: Vec<(String, String)>,
    /// What the script does with it ("withdraw" for undoing a send); empty for a plain form.
    pub act: String,
    /// What the script says when it is done, with a way back; empty for "Done" without one.
    pub said: String,
    /// Where the way back posts; empty for none.
    pub undo: String,
    /// Its fields, as they are posted.
    pub undo_fields: String,
    /// The key that does it, shown on the button; empty for none.
    pub key: String,
    /// Whether it destroys something: its text is then in the colour of lateness.
    pub danger: bool,
}

/// A link with words.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// What is wrong with one field of a form that came back: the field's name and a sentence.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    /// The name of the field.
    pub field: String,
    /// What happened and what to do.
    pub words: String,
}
