//! The inbox: a view of it as a list, and the chosen conversation beside it.

mod acts;
mod form;
mod list;

pub use acts::{ActsBar, ActsDone, Left, acts_done, acts_page};
pub use form::{ViewForm, view_form, view_page};
pub use list::{row, rows};

use super::conversation::{self, ConversationPage};
use super::part::splitter;
use super::shell::{self, Frame, Place};
use super::{Link, State, When};
use domain::conversation::Priority;
use domain::team::LIST_WIDTH;
use maud::{Markup, html};

/// A view of the inbox.
#[derive(Clone, Debug, Default)]
pub struct InboxPage {
    /// The last part of its address ("waiting-on-us").
    pub view_key: String,
    /// Its name, the h1 of the page.
    pub view_name: String,
    /// Where it is: `/inbox/{view}`.
    pub href: String,
    /// "128 open", or nothing.
    pub count_words: String,
    /// The rows of this page of the list.
    pub rows: Vec<Row>,
    /// The next page of rows: `/inbox/{view}?after={cursor}`.
    pub next_href: Option<String>,
    /// How far back was looked, where that is not to the beginning.
    pub further: Option<String>,
    /// Acts on many of them.
    pub acts: ActsBar,
    /// The view as its maker can change it.
    pub form: Option<ViewForm>,
    /// What is said when there are no rows; the first steps of a new desk stand over those that are there.
    pub empty: Empty,
    /// Text that stands in the search field.
    pub search: String,
    /// The conversation in the pane.
    pub selected: Option<ConversationPage>,
    /// Whether the address named that conversation (`?c=`): a phone then shows it instead of the list.
    pub chosen: bool,
}

/// One conversation in a list.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The conversation's id; the element becomes `row-{id}`.
    pub id: String,
    /// `/inbox/{view}?c={id}`.
    pub href: String,
    /// The customer.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// Subject.
    pub subject: String,
    /// The newest words, shortened.
    pub snippet: String,
    /// The channel of the newest message.
    pub channel: String,
    /// Whether something in it is new to the viewer.
    pub unread: bool,
    /// The owner's initials; `None` is the fault state.
    pub owner_initials: Option<String>,
    /// When we owe an answer; absent when it is not our move.
    pub due: Option<Due>,
    /// When it last moved, shown where nothing is due.
    pub at: When,
    /// How urgent people say that it is.
    pub priority: Priority,
    /// A word beside the name, if it is not plainly open: "snoozed", "closed", "held back".
    pub status: String,
}

/// What is owed and when.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// "16 min over", "38 min", "3 h 41".
    pub text: String,
    /// Its colour.
    pub state: State,
}

/// An empty view: one sentence, and something to do.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// "No one is waiting for us."
    pub words: String,
    /// "128 answered today."; empty when nothing was.
    pub answered: String,
    /// What to do instead.
    pub link: Option<Link>,
    /// The first steps of a new desk, ticked from real data: done, words, where to do it.
    pub first_steps: Vec<FirstStep>,
}

/// One of the first steps: connect a mailbox, write to it, answer.
#[derive(Clone, Debug, Default)]
pub struct FirstStep {
    /// Whether it has happened.
    pub done: bool,
    /// What to do.
    pub link: Link,
}

/// The whole page.
pub fn page(frame: &Frame, of: &InboxPage) -> Markup {
    let show = if of.chosen && of.selected.is_some() { "conversation" } else { "list" };
    let selected = of.selected.as_ref().map(|conversation| conversation.id.as_str());
    let main = html! {
        main #main.desk data-show=(show) tabindex="-1" {
            (list::pane(frame, of, selected))
            (splitter("list-width", "list", frame.viewer.language.inbox_list_width(), LIST_WIDTH))
            div #pane {
                @match &of.selected {
                    Some(chosen) => (conversation::pane(chosen)),
                    None => (conversation::no_conversation(frame.viewer.language.inbox_choose())),
                }
            }
        }
    };
    shell::app(frame, &of.view_name, Place::Inbox, &main)
}
