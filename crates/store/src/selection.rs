//! Conversations that a line of filters selects, page by page. The most telling filter leads the way through its index; the
//! others are asked of each conversation on that way. What is rare among very many is looked for in stretches: a page then
//! says how far back it has looked.

use crate::engine::{Read, Row, Value};
use crate::inbox::{InboxRow, Page, inbox_row, unread};
use crate::statement::{Statement, statements};
use crate::trouble::Trouble;
use domain::conversation::{BegunBy, Priority, Selection, StatusIs, WaitingIs};
use domain::{AgentId, ConversationId, Moment, TagId, TeamId};

/// Conversations of one state that are looked at for one page.
pub const STRETCH_ROWS: i64 = 20_000;
/// Up to so many conversations a tag leads the way: they are sorted for each page.
const TAGGED_ROWS_MAX: i64 = 2_000;

/// A page of what was selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    /// What was found, the latest first.
    pub rows: Vec<InboxRow>,
    /// Where the next page begins, if there may be one.
    pub next: Option<Page>,
    /// The page is not full, and this is how far back was looked.
    pub looked_back_to: Option<Moment>,
}

macro_rules! from {
    () => {
        " JOIN memberships m ON m.contact_point_id = c.contact_point_id JOIN customers cu ON cu.id = m.customer_id LEFT JOIN read_marks r ON r.agent_id = $1 AND r.conversation_id = c.id WHERE "
    };
}

macro_rules! rows {
    ($from:literal, $where:literal) => {
        concat!(
            "SELECT c.id, c.subject, cu.name, c.snippet, c.last_channel, c.last_message_at, CAST(CASE WHEN ", unread!(), " THEN 1 ELSE 0 END AS BIGINT), c.owner_id, c.waiting_on, c.waiting_since, c.told_until, c.status, c.snoozed_until, c.priority FROM ",
            $from, from!(), $where, asked!(), " ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4"
        )
    };
}

macro_rules! counted {
    ($from:literal, $where:literal) => {
        concat!("SELECT count(*) FROM (SELECT 1 AS one FROM ", $from, from!(), $where, asked!(), " LIMIT $4) n")
    };
}

/// What every statement asks of a conversation. `NULL`, or 0 for a yes or no, means that it is not asked.
macro_rules! asked {
    () => {
        concat!(" AND (c.last_message_at, c.id) < ($2, $3) AND (c.last_message_at, c.id) >= ($22, $23) AND c.merged_into IS NULL \
          AND ((CAST($24 AS TEXT) IS NULL AND c.quarantined_at IS NULL) OR ($24 = 'spam' AND c.quarantined_at IS NOT NULL) OR (c.status = $24 AND c.quarantined_at IS NULL)) \
          AND (CAST($5 AS BIGINT) IS NULL OR c.owner_id = $5) \
          AND (CAST($6 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM agents a WHERE a.id = c.owner_id AND a.deactivated_at IS NOT NULL)) \
          AND (CAST($7 AS TEXT) IS NULL OR c.waiting_on = $7) AND (CAST($8 AS TEXT) IS NULL OR c.last_channel = $8) \
          AND (CAST($9 AS BIGINT) IS NULL OR (CAST($9 AS BIGINT) = 1) = (c.nature = 'person')) \
          AND (CAST($10 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM conversation_tags t WHERE t.conversation_id = c.id AND t.tag_id = $10)) \
          AND (CAST($11 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM conversation_tags t WHERE t.conversation_id = c.id AND t.tag_id = $11)) \
          AND (CAST($12 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM conversation_tags t WHERE t.conversation_id = c.id AND t.tag_id = $12)) \
          AND NOT EXISTS (SELECT 1 FROM conversation_tags t WHERE t.conversation_id = c.id AND t.tag_id IN ($13, $14, $15)) \
          AND (CAST($16 AS BIGINT) IS NULL OR c.mailbox_id = $16) AND (CAST($17 AS BIGINT) IS NULL OR c.team_id = $17) \
          AND (CAST($18 AS BIGINT) IS NULL OR m.customer_id = $18) AND c.last_message_at >= $19 \
          AND (CAST($20 AS BIGINT) = 0 OR ", unread!(), ") \
          AND (CAST($21 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM messages f JOIN attachments x ON x.message_id = f.id WHERE f.conversation_id = c.id AND x.inline = 0)) \
          AND (CAST($25 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM field_values v WHERE v.about_id IN (c.id, m.customer_id) AND v.field_id = $25 AND v.key = $26)) \
          AND (CAST($27 AS TEXT) IS NULL OR c.priority = $27) AND c.priority NOT IN ($28, $29, $30, $31)")
    };
}

statements! {
    OPEN uses "conversations_open" = rows!("conversations c", "c.status = 'open'");
    OF_OWNER uses "conversations_open_by_owner" = rows!("conversations c", "c.status = 'open' AND c.owner_id = $5");
    OF_WAIT uses "conversations_open_by_wait" = rows!("conversations c", "c.status = 'open' AND c.waiting_on = $7");
    OF_PRIORITY uses "conversations_open_by_priority" = rows!("conversations c", "c.status = 'open' AND c.priority <> 'normal' AND c.priority = $27");
    SNOOZED uses "conversations_snoozed" = rows!("conversations c", "c.status = 'snoozed'");
    CLOSED uses "conversations_closed" = rows!("conversations c", "c.status = 'closed'");
    SPAM uses "conversations_quarantined" = rows!("conversations c", "c.quarantined_at IS NOT NULL");
    OF_TAG uses "conversation_tags_by_tag" = rows!("conversation_tags d JOIN conversations c ON c.id = d.conversation_id", "d.tag_id = $10");
    OF_CUSTOMER uses "memberships_by_customer" = rows!("memberships d JOIN conversations c ON c.contact_point_id = d.contact_point_id", "d.customer_id = $18");
    COUNT_OPEN uses "conversations_open" = counted!("conversations c", "c.status = 'open'");
    COUNT_OF_OWNER uses "conversations_open_by_owner" = counted!("conversations c", "c.status = 'open' AND c.owner_id = $5");
    COUNT_OF_WAIT uses "conversations_open_by_wait" = counted!("conversations c", "c.status = 'open' AND c.waiting_on = $7");
    COUNT_OF_PRIORITY uses "conversations_open_by_priority" = counted!("conversations c", "c.status = 'open' AND c.priority <> 'normal' AND c.priority = $27");
    COUNT_SNOOZED uses "conversations_snoozed" = counted!("conversations c", "c.status = 'snoozed'");
    COUNT_CLOSED uses "conversations_closed" = counted!("conversations c", "c.status = 'closed'");
    COUNT_SPAM uses "conversations_quarantined" = counted!("conversations c", "c.quarantined_at IS NOT NULL");
    COUNT_OF_TAG uses "conversation_tags_by_tag" = counted!("conversation_tags d JOIN conversations c ON c.id = d.conversation_id", "d.tag_id = $10");
    COUNT_OF_CUSTOMER uses "memberships_by_customer" = counted!("memberships d JOIN conversations c ON c.contact_point_id = d.contact_point_id", "d.customer_id = $18");
    END_OF_OPEN uses "conversations_open" = "SELECT last_message_at, id FROM conversations WHERE status = 'open' AND (last_message_at, id) < ($1, $2) ORDER BY last_message_at DESC, id DESC LIMIT 1 OFFSET $3";
    END_OF_CLOSED uses "conversations_closed" = "SELECT last_message_at, id FROM conversations WHERE status = 'closed' AND (last_message_at, id) < ($1, $2) ORDER BY last_message_at DESC, id DESC LIMIT 1 OFFSET $3";
    TAGGED uses "conversation_tags_by_tag" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversation_tags WHERE tag_id = $1 LIMIT $2) n";
    TAGGED_OF_TEAM uses "conversation_tags_by_tag" = "SELECT count(*) FROM (SELECT 1 AS one FROM conversation_tags t JOIN conversations c ON c.id = t.conversation_id WHERE t.tag_id = $1 AND c.team_id + 0 = $2 LIMIT $3) n";
    HAS_FILES = "SELECT 1 FROM messages m JOIN attachments a ON a.message_id = m.id WHERE m.conversation_id = $1 AND a.inline = 0 LIMIT 1";
    READ_UPTO = "SELECT message_id FROM read_marks WHERE agent_id = $1 AND conversation_id = $2";
}

/// The way on which conversations are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Open,
    OfOwner,
    OfWait,
    OfPriority,
    Snoozed,
    Closed,
    Spam,
    OfTag,
    OfCustomer,
}

impl Way {
    fn rows(self) -> &'static Statement {
        match self {
            Way::Open => &OPEN,
            Way::OfOwner => &OF_OWNER,
            Way::OfWait => &OF_WAIT,
            Way::OfPriority => &OF_PRIORITY,
            Way::Snoozed => &SNOOZED,
            Way::Closed => &CLOSED,
            Way::Spam => &SPAM,
            Way::OfTag => &OF_TAG,
            Way::OfCustomer => &OF_CUSTOMER,
        }
    }

    fn count(self) -> &'static Statement {
        match self {
            Way::Open => &COUNT_OPEN,
            Way::OfOwner => &COUNT_OF_OWNER,
            Way::OfWait => &COUNT_OF_WAIT,
            Way::OfPriority => &COUNT_OF_PRIORITY,
            Way::Snoozed => &COUNT_SNOOZED,
            Way::Closed => &COUNT_CLOSED,
            Way::Spam => &COUNT_SPAM,
            Way::OfTag => &COUNT_OF_TAG,
            Way::OfCustomer => &COUNT_OF_CUSTOMER,
        }
    }

    /// Where a stretch on it ends; `None` where so many conversations can hardly be.
    fn end(self) -> Option<&'static Statement> {
        match self {
            Way::Open => Some(&END_OF_OPEN),
            Way::Closed => Some(&END_OF_CLOSED),
            _ => None,
        }
    }
}

impl Read<'_, '_> {
    /// One page of what is selected, the latest first, as this agent sees it.
    pub fn select(
        &mut self,
        selection: &Selection,
        reader: AgentId,
        after: Page,
        rows_max: i64,
    ) -> Result<Selected, Trouble> {
        if selection.impossible {
            return Ok(Selected::default());
        }
        let from = start(selection, after);
        let (ways, selection) = self.ways(selection)?;
        let floor = self.end_of_stretch(&ways, from)?;
        let values = values(&selection, reader, from, floor, rows_max);
        let mut rows = Vec::new();
        for way in ways {
            rows.extend(self.query(way.rows(), &values, inbox_row)?);
        }
        rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
        let full = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= rows_max;
        rows.truncate(usize::try_from(rows_max).unwrap_or_default());
        if full {
            let next = rows.last().map(|row| Page { at: row.at, id: row.id });
            return Ok(Selected { rows, next, looked_back_to: None });
        }
        let ended = floor.at != Moment(i64::MIN) && floor.at >= selection.after;
        // The stretch ends with its last conversation, which belongs to it.
        let next = ended.then_some(floor);
        Ok(Selected { rows, next, looked_back_to: next.map(|next| next.at) })
    }

    /// How many are selected, counted up to `count_max`, among the latest ones.
    pub fn count_selected(&mut self, selection: &Selection, reader: AgentId, count_max: i64) -> Result<i64, Trouble> {
        if selection.impossible {
            return Ok(0);
        }
        let (ways, selection) = self.ways(selection)?;
        let from = start(&selection, Page::FIRST);
        let floor = self.end_of_stretch(&ways, from)?;
        let values = values(&selection, reader, from, floor, count_max);
        let mut count = 0;
        for way in ways {
            count += self.one(way.count(), &values, |row: &Row| row.get::<i64>(0))?.unwrap_or_default();
        }
        Ok(count.min(count_max))
    }

    /// How many conversations have a tag, counted up to `count_max`.
    pub fn count_tagged(&mut self, tag: TagId, team: Option<TeamId>, count_max: i64) -> Result<i64, Trouble> {
        let count = |row: &Row| row.get(0);
        let counted = match team {
            None => self.one(&TAGGED, &[tag.into(), count_max.into()], count)?,
            Some(team) => self.one(&TAGGED_OF_TEAM, &[tag.into(), team.into(), count_max.into()], count)?,
        };
        Ok(counted.unwrap_or(0))
    }

    /// Whether a conversation has files that are more than part of a text.
    pub fn has_files(&mut self, id: ConversationId) -> Result<bool, Trouble> {
        Ok(self.one(&HAS_FILES, &[id.into()], |_| Ok(()))?.is_some())
    }

    /// How far an agent has read a conversation.
    pub fn read_upto(&mut self, agent: AgentId, id: ConversationId) -> Result<Option<domain::MessageId>, Trouble> {
        self.one(&READ_UPTO, &[agent.into(), id.into()], |row: &Row| row.get(0))
    }

    /// The last conversation that is looked at. What comes first ends the stretch of all ways, so that none runs ahead.
    fn end_of_stretch(&mut self, ways: &[Way], from: Page) -> Result<Page, Trouble> {
        let mut floor = Page { at: Moment(i64::MIN), id: ConversationId(i64::MIN) };
        for end in ways.iter().filter_map(|way| way.end()) {
            let values = [from.at.into(), from.id.into(), (STRETCH_ROWS - 1).into()];
            let end = self.one(end, &values, |row: &Row| Ok(Page { at: row.get(0)?, id: row.get(1)? }))?;
            floor = end.into_iter().fold(floor, |floor, end| if key(end) > key(floor) { end } else { floor });
        }
        Ok(floor)
    }

    /// The ways to go for a selection; its rarest tag comes first, if a tag leads.
    fn ways(&mut self, of: &Selection) -> Result<(Vec<Way>, Selection), Trouble> {
        let mut selection = of.clone();
        if of.customer.is_some() {
            return Ok((vec![Way::OfCustomer], selection));
        }
        let mut rarest: Option<(i64, TagId)> = None;
        for tag in &of.tags {
            let count = self.one(&TAGGED, &[(*tag).into(), (TAGGED_ROWS_MAX + 1).into()], |row: &Row| row.get(0))?;
            let counted = (count.unwrap_or(0), *tag);
            rarest = Some(rarest.map_or(counted, |known| known.min(counted)));
        }
        if let Some((count, tag)) = rarest
            && count <= TAGGED_ROWS_MAX
        {
            selection.tags.sort_by_key(|one| *one != tag);
            return Ok((vec![Way::OfTag], selection));
        }
        let open = match of.priority {
            Some(priority) if priority != Priority::Normal => Way::OfPriority,
            _ => Way::Open,
        };
        let ways = match of.status {
            Some(StatusIs::Open) if of.owner.is_some() => vec![Way::OfOwner],
            Some(StatusIs::Open) if of.waiting.is_some() && open == Way::Open => vec![Way::OfWait],
            Some(StatusIs::Open) => vec![open],
            Some(StatusIs::Snoozed) => vec![Way::Snoozed],
            Some(StatusIs::Closed) => vec![Way::Closed],
            Some(StatusIs::Spam) => vec![Way::Spam],
            None => vec![open, Way::Snoozed, Way::Closed],
        };
        Ok((ways, selection))
    }
}

fn key(page: Page) -> (Moment, ConversationId) {
    (page.at, page.id)
}

/// Where to begin: behind the last row, and before the day that is asked for.
fn start(selection: &Selection, after: Page) -> Page {
    if selection.before <= after.at { Page { at: selection.before, id: ConversationId(i64::MIN) } } else { after }
}

fn values(of: &Selection, reader: AgentId, from: Page, floor: Page, rows_max: i64) -> Vec<Value> {
    let tag = |at: usize| Value::from(of.tags.get(at).copied());
    let without = |at: usize| Value::from(of.without_tags.get(at).copied().unwrap_or(TagId(0)));
    let without_priority = |at: usize| Value::from(of.without_priorities.get(at).map_or("", |one| one.word()));
    let waiting = of.waiting.map(|waiting| match waiting {
        WaitingIs::OnUs => "us",
        WaitingIs::OnThem => "them",
    });
    vec![
        reader.into(),
        from.at.into(),
        from.id.into(),
        rows_max.into(),
        of.owner.into(),
        of.owner_gone.into(),
        waiting.into(),
        of.channel.map(|channel| channel.word()).into(),
        of.by.map(|by| by == BegunBy::Person).into(),
        tag(0),
        tag(1),
        tag(2),
        without(0),
        without(1),
        without(2),
        of.mailbox.into(),
        of.team.into(),
        of.customer.into(),
        of.after.into(),
        of.unread.into(),
        of.files.into(),
        floor.at.into(),
        floor.id.into(),
        of.status.map(StatusIs::word).into(),
        of.field.as_ref().map(|(field, _)| *field).into(),
        of.field.as_ref().map(|(_, key)| key).into(),
        of.priority.map(Priority::word).into(),
        without_priority(0),
        without_priority(1),
        without_priority(2),
        without_priority(3),
    ]
}
