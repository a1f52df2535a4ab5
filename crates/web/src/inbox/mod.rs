//! The inbox: its views, and the rows of its lists.

pub(crate) mod acts;
mod empty;
mod first_steps;
pub(crate) mod kept;
pub(crate) mod kept_counts;
pub(crate) mod line;
pub(crate) mod row;
pub(crate) mod show;

use domain::conversation::{Conversation, Status, Waiting};
use domain::message::Nature;
use domain::{AgentId, ConversationId, Moment};
use language::Language;
use store::{Page, View, ViewCounts};

/// A view by its name in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Mine,
    WaitingOnUs,
    WaitingOnThem,
    Open,
    Machines,
    Snoozed,
    Closed,
    Quarantine,
    Mentions,
}

/// The views in the order in which they stand in the rail.
pub(crate) const VIEWS: [Key; 9] = [
    Key::Mine,
    Key::WaitingOnUs,
    Key::WaitingOnThem,
    Key::Open,
    Key::Machines,
    Key::Snoozed,
    Key::Closed,
    Key::Quarantine,
    Key::Mentions,
];

/// A list of conversations as its rows refer to it.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// Where it is; without it, conversations open on pages of their own.
    pub(crate) href: Option<String>,
    /// Of all that stands in it, none was closed by anybody.
    pub(crate) holds_spam: bool,
}

impl Key {
    /// As rows refer to it.
    pub(crate) fn list(self) -> List {
        List { href: Some(self.href()), holds_spam: self == Key::Quarantine }
    }

    /// The last part of its address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::WaitingOnUs => "waiting-on-us",
            Self::WaitingOnThem => "waiting-on-them",
            Self::Open => "open",
            Self::Machines => "machines",
            Self::Snoozed => "snoozed",
            Self::Closed => "closed",
            Self::Quarantine => "quarantine",
            Self::Mentions => "mentions",
        }
    }

    /// What people call it.
    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Mine => language.inbox_view_mine(),
            Self::WaitingOnUs => language.inbox_view_waiting_on_us(),
            Self::WaitingOnThem => language.inbox_view_waiting_on_them(),
            Self::Open => language.inbox_view_open(),
            Self::Machines => language.inbox_view_machines(),
            Self::Snoozed => language.inbox_view_snoozed(),
            Self::Closed => language.inbox_view_closed(),
            Self::Quarantine => language.inbox_view_quarantine(),
            Self::Mentions => language.inbox_view_mentions(),
        }
    }

    /// The view of an address.
    pub(crate) fn of(word: &str) -> Option<Self> {
        VIEWS.into_iter().find(|key| key.word() == word)
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        format!("/inbox/{}", self.word())
    }

    /// What the store calls it.
    pub(crate) const fn view(self, viewer: AgentId) -> View {
        match self {
            Self::Mine => View::Mine(viewer),
            Self::WaitingOnUs => View::WaitingOnUs,
            Self::WaitingOnThem => View::WaitingOnThem,
            Self::Open => View::Open,
            Self::Machines => View::Machines,
            Self::Snoozed => View::Snoozed,
            Self::Closed => View::Closed,
            Self::Quarantine => View::Quarantine,
            Self::Mentions => View::Mentions,
        }
    }

    /// How many it holds; 0 where nobody counts.
    pub(crate) const fn count(self, counts: &ViewCounts) -> i64 {
        match self {
            Self::Mine => counts.mine,
            Self::WaitingOnUs => counts.waiting_on_us,
            Self::WaitingOnThem => counts.waiting_on_them,
            Self::Open => counts.open,
            Self::Snoozed => counts.snoozed,
            Self::Quarantine => counts.quarantine,
            Self::Mentions => counts.mentions,
            Self::Machines | Self::Closed => 0,
        }
    }
}

/// The views in which this viewer finds a conversation: what news tell the lists on screen. Whether a note ever called
/// them in, it does not say of itself.
pub(crate) fn views_of(it: &Conversation, viewer: AgentId, mentioned: bool) -> Vec<&'static str> {
    let open = |key: Key| match key {
        Key::Mine => it.owner == viewer,
        Key::WaitingOnUs => matches!(it.waiting, Waiting::OnUs { .. }),
        Key::WaitingOnThem => matches!(it.waiting, Waiting::OnThem { .. }),
        Key::Machines => it.nature != Nature::Person,
        Key::Open => true,
        Key::Snoozed | Key::Closed | Key::Quarantine | Key::Mentions => false,
    };
    let holds = |key: Key| match it.status {
        Status::Merged { .. } => false,
        _ if key == Key::Mentions => mentioned,
        Status::Open { .. } => open(key),
        Status::Snoozed { .. } => key == Key::Snoozed,
        Status::Closed { .. } => key == Key::Closed,
        Status::Quarantined { .. } => key == Key::Quarantine,
    };
    VIEWS.into_iter().filter(|key| holds(*key)).map(Key::word).collect()
}

/// Where the next page begins, as an opaque word for addresses.
pub(crate) fn cursor(page: Page) -> String {
    format!("{:x}.{:x}", page.at.0, page.id.0)
}

/// The page of a word; the first for one that is none.
pub(crate) fn page_of(cursor: Option<&str>) -> Page {
    let number = |text: &str| i64::from_str_radix(text, 16).ok();
    let parts = cursor.and_then(|cursor| cursor.split_once('.'));
    parts
        .and_then(|(at, id)| Some(Page { at: Moment(number(at)?), id: ConversationId(number(id)?) }))
        .unwrap_or(Page::FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_an_address() {
        let page = Page { at: Moment(1_795_180_320_000), id: ConversationId(251_000_000_000_017) };
        assert_eq!(page_of(Some(&cursor(page))), page);
        assert_eq!(page_of(Some("nonsense")), Page::FIRST);
    }
}
