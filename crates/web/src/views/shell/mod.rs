//! The shell: the HTML document, and the frame with the rail that surrounds every page of an agent.

mod document;
mod keys;
mod palette;
mod rail;
mod words;

pub use document::{Document, Sheet, document};
pub use keys::{always, does};
pub use palette::{Choice, choices};
pub use rail::health;
pub(in crate::views) use rail::view_link;

use super::{Link, State};
use domain::team::Preferences;
use language::Language;
use maud::{Markup, html};

/// Who looks at the page, and what surrounds the page's own content.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The agent at the screen.
    pub viewer: Viewer,
    /// The name of the desk or the company.
    pub desk_name: String,
    /// The views of the inbox, with their counts, in the order of the keys 1 to 9.
    pub views: Vec<ViewLink>,
    /// Tasks of this viewer that are due.
    pub tasks_due: usize,
    /// Whether the post room is part of this desk (it catches mail where no relay is set up).
    pub post_room: bool,
    /// What is wrong with the desk right now: unread inbound rows, unsent mail, all automatic mail stopped.
    pub health: Vec<Warning>,
    /// The zone of its clock: "Europe/Berlin".
    pub zone: String,
    /// How far the news had come when the page was made: its live line reads on from there.
    pub reached: String,
}

/// The person at the screen.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// Their agent id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// "at work until 17:00", "away, Sam Osei covers".
    pub presence: String,
    /// The language of the page.
    pub language: Language,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// What they set for themselves.
    pub preferences: Preferences,
    /// Whether they may read the audit.
    pub audits: bool,
}

/// The viewer's choice, from their cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// One view of the inbox in the rail.
#[derive(Clone, Debug, Default)]
pub struct ViewLink {
    /// The last part of its address ("waiting-on-us"); news name it so.
    pub key: String,
    /// Its name ("Waiting on us").
    pub name: String,
    /// Where it is.
    pub href: String,
    /// How many conversations are in it.
    pub count: usize,
    /// Whether it is the one on screen.
    pub current: bool,
    /// A view that should be empty and is not: "No owner" is the fault state of this product.
    pub fault: bool,
    /// The key that opens it.
    pub digit: Option<usize>,
}

/// A sentence across the top of every page, until it is no longer true.
#[derive(Clone, Debug, Default)]
pub struct Warning {
    /// How bad it is.
    pub state: State,
    /// What happened and what was kept.
    pub words: String,
    /// What to do.
    pub act: Option<Link>,
}

/// The place in the rail that is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Any view of the inbox, and a conversation.
    Inbox,
    /// What named people have to see to.
    Tasks,
    /// Search.
    Search,
    /// Mail that the desk caught instead of sending.
    PostRoom,
    /// Settings.
    Settings,
}

/// A page beside the rail: settings, tasks, post room, search. `content` starts with its own h1.
pub fn page(frame: &Frame, title: &str, place: Place, content: &Markup) -> Markup {
    with_sheet(frame, title, place, Sheet::Pages, &html! { main #main.page tabindex="-1" { (content) } })
}

/// The frame around `main`, which the caller makes.
pub fn app(frame: &Frame, title: &str, place: Place, main: &Markup) -> Markup {
    with_sheet(frame, title, place, Sheet::App, main)
}

fn with_sheet(frame: &Frame, title: &str, place: Place, sheet: Sheet, main: &Markup) -> Markup {
    let viewer = &frame.viewer;
    let body = html! {
        body.app {
            a.skip href="#main" { (viewer.language.shell_skip()) }
            (health(&frame.health))
            div #net role="status" {}
            (rail::rail(frame, place))
            (main)
            (words::words(viewer, &frame.zone, &frame.reached))
            (rail::floating(viewer))
        }
    };
    let panes = own_panes(&viewer.preferences);
    document(
        &Document {
            language: viewer.language,
            own_sheet: panes.as_deref(),
            theme: viewer.theme,
            title: &format!("{title} · {}", frame.desk_name),
            sheet,
            script: true,
            indexed: false,
        },
        &body,
    )
}

/// The style sheet of pane widths that differ from those delivered.
fn own_panes(of: &Preferences) -> Option<String> {
    let delivered = Preferences::default();
    let own = (of.list_width, of.side_width) != (delivered.list_width, delivered.side_width);
    own.then(|| format!("/panes/{}-{}.css", of.list_width, of.side_width))
}

/// The head of a plain page: title, one sentence, and at most a few controls.
pub fn head(title: &str, sentence: &str, controls: &Markup) -> Markup {
    html! {
        header.page-head {
            div {
                h1 { bdi { (title) } }
                @if !sentence.is_empty() { p { (sentence) } }
            }
            (controls)
        }
    }
}
