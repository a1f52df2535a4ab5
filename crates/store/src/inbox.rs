//! Lists of conversations, page by page. Each view is served backwards from an index, at the same cost on the first
//! page and the thousandth.

use crate::engine::{Read, Row, Value};
use crate::statement::{Statement, statements};
use crate::trouble::Trouble;
use domain::conversation::Priority;
use domain::customer::ChannelKind;
use domain::team::Eyes;
use domain::{AgentId, ConversationId, MessageId, Moment};

/// Rows on one page.
pub const PAGE_ROWS: i64 = 50;

/// A selection of conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Open, whoever has them.
    Open,
    /// Open and owned by this agent.
    Mine(AgentId),
    /// Open, and it is our move.
    WaitingOnUs,
    /// Open, and it is the customer's move.
    WaitingOnThem,
    /// Open, begun by a machine.
    Machines,
    /// Put aside.
    Snoozed,
    /// Ended.
    Closed,
    /// Looks like spam, and waits for a person to look.
    Quarantine,
    /// A note called the reader in, seen or not.
    Mentions,
}

/// Where the next page begins: after this row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Sort key of the last row.
    pub at: Moment,
    /// Its id.
    pub id: ConversationId,
}

impl Page {
    /// Before everything.
    pub const FIRST: Page = Page { at: Moment(i64::MAX), id: ConversationId(i64::MAX) };
}

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    /// The conversation.
    pub id: ConversationId,
    /// Its subject.
    pub subject: String,
    /// The customer's name.
    pub customer: String,
    /// One line of the latest message.
    pub snippet: String,
    /// The channel of the latest message.
    pub channel: ChannelKind,
    /// When the latest message came or was written; the sort key.
    pub at: Moment,
    /// The latest message is newer than what this agent has read, or a note calls them in that they have not seen.
    pub unread: bool,
    /// The owner.
    pub owner: AgentId,
    /// `us`, `them` or `nobody`.
    pub waiting_on: String,
    /// Since when.
    pub waiting_since: Moment,
    /// By when the customer was told to hear.
    pub told_until: Option<Moment>,
    /// `open`, `snoozed` or `closed`.
    pub status: String,
    /// When it comes back, if it was put aside.
    pub snoozed_until: Option<Moment>,
    /// How urgent people say that it is.
    pub priority: Priority,
}

/// How many conversations the views hold, counted up to [`COUNT_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ViewCounts {
    /// Open.
    pub open: i64,
    /// Open and this agent's.
    pub mine: i64,
    /// Open and our move.
    pub waiting_on_us: i64,
    /// Open and their move.
    pub waiting_on_them: i64,
    /// Put aside.
    pub snoozed: i64,
    /// In quarantine.
    pub quarantine: i64,
    /// With a note that calls this agent in and that they have not seen.
    pub mentions: i64,
}

/// Counting stops here: nobody acts differently on 1,000 than on 10,000, and counting costs time.
pub const COUNT_MAX: i64 = 1_000;

/// Whether a conversation is new to the reader, `$1`.
macro_rules! unread {
    () => {
        "(c.last_message_id > COALESCE(r.message_id, 0) OR EXISTS (SELECT 1 FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND e.conversation_id = c.id))"
    };
}
pub(crate) use unread;

macro_rules! page {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.subject, cu.name, c.snippet, c.last_channel, c.last_message_at, CAST(CASE WHEN ",
            unread!(),
            " THEN 1 ELSE 0 END AS BIGINT), c.owner_id, c.waiting_on, c.waiting_since, c.told_until, c.status, c.snoozed_until, c.priority FROM conversations c JOIN memberships m ON m.contact_point_id = c.contact_point_id JOIN customers cu ON cu.id = m.customer_id LEFT JOIN read_marks r ON r.agent_id = $1 AND r.conversation_id = c.id WHERE ",
            $where
        )
    };
}

statements! {
    OPEN uses "conversations_open" = page!("c.status = 'open' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    MINE uses "conversations_open_by_owner" = page!("c.status = 'open' AND c.owner_id = $5 AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    WAITING uses "conversations_open_by_wait" = page!("c.status = 'open' AND c.waiting_on = $5 AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    MACHINES uses "conversations_machines" = page!("c.status = 'open' AND c.nature <> 'person' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    SNOOZED = page!("c.status = 'snoozed' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    CLOSED uses "conversations_closed" = page!("c.status = 'closed' AND c.quarantined_at IS NULL AND c.merged_into IS NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    QUARANTINE uses "conversations_quarantined" = page!("c.quarantined_at IS NOT NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    /// Of the latest notes only: what called somebody in years ago is found by search.
    MENTIONS uses "sqlite_autoindex_mentions_1" = page!("c.id IN (SELECT e.conversation_id FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 ORDER BY k.message_id DESC LIMIT 2000) AND c.merged_into IS NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    /// The same views for those who see one team only; `+ 0` leaves the index of the owner or of machines to serve.
    OPEN_OF_TEAM uses "conversations_open_by_team" = page!("c.team_id = $5 AND c.status = 'open' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    MINE_OF_TEAM uses "conversations_open_by_owner" = page!("c.team_id + 0 = $6 AND c.status = 'open' AND c.owner_id = $5 AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    WAITING_OF_TEAM uses "conversations_open_by_team" = page!("c.team_id = $6 AND c.status = 'open' AND c.waiting_on = $5 AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    MACHINES_OF_TEAM uses "conversations_machines" = page!("c.team_id + 0 = $5 AND c.status = 'open' AND c.nature <> 'person' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    SNOOZED_OF_TEAM = page!("c.team_id = $5 AND c.status = 'snoozed' AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    CLOSED_OF_TEAM uses "conversations_closed_by_team" = page!("c.team_id = $5 AND c.status = 'closed' AND c.quarantined_at IS NULL AND c.merged_into IS NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    QUARANTINE_OF_TEAM uses "conversations_quarantined" = page!("c.team_id = $5 AND c.quarantined_at IS NOT NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    MENTIONS_OF_TEAM uses "sqlite_autoindex_mentions_1" = page!("c.team_id + 0 = $5 AND c.id IN (SELECT e.conversation_id FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 ORDER BY k.message_id DESC LIMIT 2000) AND c.merged_into IS NULL AND (c.last_message_at, c.id) < ($2, $3) ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4");
    ONE = page!("c.id = $2");
    ONE_OF_TEAM = page!("c.id = $2 AND c.team_id = $3");
    COUNT_OPEN uses "conversations_open" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' LIMIT $1) c";
    COUNT_MINE uses "conversations_open_by_owner" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' AND owner_id = $2 LIMIT $1) c";
    COUNT_WAITING uses "conversations_open_by_wait" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' AND waiting_on = $2 LIMIT $1) c";
    COUNT_SNOOZED uses "conversations_snoozed" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'snoozed' LIMIT $1) c";
    COUNT_QUARANTINE uses "conversations_quarantined" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE quarantined_at IS NOT NULL LIMIT $1) c";
    COUNT_OPEN_OF_TEAM uses "conversations_open_by_team" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' AND team_id = $2 LIMIT $1) c";
    COUNT_MINE_OF_TEAM uses "conversations_open_by_owner" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' AND team_id + 0 = $2 AND owner_id = $3 LIMIT $1) c";
    COUNT_WAITING_OF_TEAM uses "conversations_open_by_team" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'open' AND team_id = $2 AND waiting_on = $3 LIMIT $1) c";
    COUNT_SNOOZED_OF_TEAM uses "conversations_snoozed" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE status = 'snoozed' AND team_id = $2 LIMIT $1) c";
    COUNT_QUARANTINE_OF_TEAM uses "conversations_quarantined" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversations WHERE quarantined_at IS NOT NULL AND team_id = $2 LIMIT $1) c";
    MARK_READ = "INSERT INTO read_marks (agent_id, conversation_id, message_id) VALUES ($1, $2, $3) ON CONFLICT (agent_id, conversation_id) DO UPDATE SET message_id = excluded.message_id WHERE read_marks.message_id < excluded.message_id";
    MARK_UNREAD = "DELETE FROM read_marks WHERE agent_id = $1 AND conversation_id = $2";
}

impl Read<'_, '_> {
    /// One page of a view, the latest first, as these eyes see it.
    pub fn inbox(&mut self, view: View, eyes: Eyes, after: Page, rows_max: i64) -> Result<Vec<InboxRow>, Trouble> {
        let mut values: Vec<Value> = vec![eyes.agent.into(), after.at.into(), after.id.into(), rows_max.into()];
        let (every, of_team): (&'static Statement, &'static Statement) = match view {
            View::Open => (&OPEN, &OPEN_OF_TEAM),
            View::Mine(owner) => {
                values.push(owner.into());
                (&MINE, &MINE_OF_TEAM)
            }
            View::WaitingOnUs | View::WaitingOnThem => {
                values.push(if view == View::WaitingOnUs { "us" } else { "them" }.into());
                (&WAITING, &WAITING_OF_TEAM)
            }
            View::Machines => (&MACHINES, &MACHINES_OF_TEAM),
            View::Snoozed => (&SNOOZED, &SNOOZED_OF_TEAM),
            View::Closed => (&CLOSED, &CLOSED_OF_TEAM),
            View::Quarantine => (&QUARANTINE, &QUARANTINE_OF_TEAM),
            View::Mentions => (&MENTIONS, &MENTIONS_OF_TEAM),
        };
        values.extend(eyes.team.map(Value::from));
        self.query(if eyes.team.is_some() { of_team } else { every }, &values, inbox_row)
    }

    /// One conversation as a row of a list, if these eyes see it.
    pub fn inbox_row(&mut self, id: ConversationId, eyes: Eyes) -> Result<Option<InboxRow>, Trouble> {
        match eyes.team {
            None => self.one(&ONE, &[eyes.agent.into(), id.into()], inbox_row),
            Some(team) => self.one(&ONE_OF_TEAM, &[eyes.agent.into(), id.into(), team.into()], inbox_row),
        }
    }

    /// How many conversations the views hold, as these eyes see them.
    pub fn view_counts(&mut self, eyes: Eyes) -> Result<ViewCounts, Trouble> {
        let mentions = self.count_new_mentions(eyes)?;
        let most = Value::from(COUNT_MAX);
        let mut count = |every, of_team, value: Option<Value>| {
            let statement = if eyes.team.is_some() { of_team } else { every };
            let values: Vec<Value> =
                std::iter::once(most.clone()).chain(eyes.team.map(Value::from)).chain(value).collect();
            self.one(statement, &values, |row| row.get::<i64>(0)).map(|count| count.unwrap_or(0))
        };
        Ok(ViewCounts {
            open: count(&COUNT_OPEN, &COUNT_OPEN_OF_TEAM, None)?,
            mine: count(&COUNT_MINE, &COUNT_MINE_OF_TEAM, Some(eyes.agent.into()))?,
            waiting_on_us: count(&COUNT_WAITING, &COUNT_WAITING_OF_TEAM, Some("us".into()))?,
            waiting_on_them: count(&COUNT_WAITING, &COUNT_WAITING_OF_TEAM, Some("them".into()))?,
            snoozed: count(&COUNT_SNOOZED, &COUNT_SNOOZED_OF_TEAM, None)?,
            quarantine: count(&COUNT_QUARANTINE, &COUNT_QUARANTINE_OF_TEAM, None)?,
            mentions,
        })
    }
}

impl crate::engine::Tx<'_, '_> {
    /// Notes how far an agent has read.
    pub fn mark_read(
        &mut self,
        agent: AgentId,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<(), Trouble> {
        self.execute(&MARK_READ, &[agent.into(), conversation.into(), message.into()]).map(drop)
    }
    /// Forgets how far an agent has read.
    pub fn mark_unread(&mut self, agent: AgentId, conversation: ConversationId) -> Result<(), Trouble> {
        self.execute(&MARK_UNREAD, &[agent.into(), conversation.into()]).map(drop)
    }
}

pub(crate) fn inbox_row(row: &Row) -> Result<InboxRow, Trouble> {
    Ok(InboxRow {
        id: row.get(0)?,
        subject: row.get(1)?,
        customer: row.get(2)?,
        snippet: row.get(3)?,
        channel: ChannelKind::from_word(&row.get::<String>(4)?).unwrap_or(ChannelKind::Email),
        at: row.get(5)?,
        unread: row.get(6)?,
        owner: row.get(7)?,
        waiting_on: row.get(8)?,
        waiting_since: row.get(9)?,
        told_until: row.get(10)?,
        status: row.get(11)?,
        snoozed_until: row.get(12)?,
        priority: Priority::from_word(&row.get::<String>(13)?).unwrap_or_default(),
    })
}
