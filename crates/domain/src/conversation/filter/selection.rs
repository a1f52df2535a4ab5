//! A filter with its names found out: what the database is asked, and what news are held against.

use super::{BegunBy, StatusIs, WaitingIs};
use crate::conversation::{Conversation, Priority, Status, Waiting};
use crate::customer::ChannelKind;
use crate::message::Nature;
use crate::{AgentId, CustomerId, FieldId, MailboxId, Moment, TagId, TeamId};

/// Which conversations, by what is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Open, put aside, ended, or looks like spam; all but spam without it.
    pub status: Option<StatusIs>,
    /// This agent's.
    pub owner: Option<AgentId>,
    /// Of somebody who left.
    pub owner_gone: bool,
    /// Whose move it is.
    pub waiting: Option<WaitingIs>,
    /// How the newest message came.
    pub channel: Option<ChannelKind>,
    /// Who began it.
    pub by: Option<BegunBy>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// It is none of these.
    pub without_priorities: Vec<Priority>,
    /// It has all of these; at most [`super::FILTER_TAGS_MAX`].
    pub tags: Vec<TagId>,
    /// It has none of these; at most as many.
    pub without_tags: Vec<TagId>,
    /// It belongs to this address of ours.
    pub mailbox: Option<MailboxId>,
    /// It belongs to this team.
    pub team: Option<TeamId>,
    /// It is this customer's.
    pub customer: Option<CustomerId>,
    /// This stands in a field of it or of its customer, by its key.
    pub field: Option<(FieldId, String)>,
    /// Its newest message came then or later.
    pub after: Moment,
    /// Its newest message came before that.
    pub before: Moment,
    /// Something in it is new to the reader.
    pub unread: bool,
    /// It has files.
    pub files: bool,
    /// A name in it means nothing here, so nothing can be found.
    pub impossible: bool,
}

impl Default for Selection {
    /// Everything but spam.
    fn default() -> Self {
        Selection {
            status: None,
            owner: None,
            owner_gone: false,
            waiting: None,
            channel: None,
            by: None,
            priority: None,
            without_priorities: Vec::new(),
            tags: Vec::new(),
            without_tags: Vec::new(),
            mailbox: None,
            team: None,
            customer: None,
            field: None,
            after: Moment(i64::MIN),
            before: Moment(i64::MAX),
            unread: false,
            files: false,
            impossible: false,
        }
    }
}

/// What must be known of a conversation beside itself to say whether a selection holds it.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// Its tags.
    pub tags: &'a [TagId],
    /// Whose matter it is.
    pub customer: Option<CustomerId>,
    /// The field that is asked for holds what is asked for.
    pub field: bool,
    /// Its owner left the desk.
    pub owner_gone: bool,
    /// Something in it is new to the reader.
    pub unread: bool,
    /// It has files.
    pub files: bool,
}

impl Selection {
    /// Whether it holds a conversation. The database is asked the same question in its own words.
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        let it = facts.conversation;
        let wanted = |id: &TagId| facts.tags.contains(id);
        let is = |asked: bool, answer: bool| !asked || answer;
        !self.impossible
            && self.holds_status(it.status)
            && self.owner.is_none_or(|owner| it.owner == owner)
            && is(self.owner_gone, facts.owner_gone)
            && self.waiting.is_none_or(|waiting| match waiting {
                WaitingIs::OnUs => matches!(it.waiting, Waiting::OnUs { .. }),
                WaitingIs::OnThem => matches!(it.waiting, Waiting::OnThem { .. }),
            })
            && self.channel.is_none_or(|channel| it.latest.channel == channel)
            && self.by.is_none_or(|by| (it.nature == Nature::Person) == (by == BegunBy::Person))
            && self.priority.is_none_or(|priority| it.priority == priority)
            && !self.without_priorities.contains(&it.priority)
            && self.tags.iter().all(wanted)
            && !self.without_tags.iter().any(wanted)
            && self.mailbox.is_none_or(|mailbox| it.mailbox == mailbox)
            && self.team.is_none_or(|team| it.team == team)
            && self.customer.is_none_or(|customer| facts.customer == Some(customer))
            && is(self.field.is_some(), facts.field)
            && (self.after..self.before).contains(&it.latest.at)
            && is(self.unread, facts.unread)
            && is(self.files, facts.files)
    }

    fn holds_status(&self, status: Status) -> bool {
        match (self.status, status) {
            (_, Status::Merged { .. }) => false,
            (None, status) => !status.is_quarantined(),
            (Some(StatusIs::Open), status) => status.is_open(),
            (Some(StatusIs::Snoozed), status) => matches!(status, Status::Snoozed { .. }),
            (Some(StatusIs::Closed), status) => matches!(status, Status::Closed { .. }),
            (Some(StatusIs::Spam), status) => status.is_quarantined(),
        }
    }
}
