//! Everything on the screen about one conversation, read at one moment.

use super::presence::presence_words;
use super::{People, composer, enquiry, entries, head, matters, people, side, whole};
use crate::inbox::row::subject;
use crate::task::task_line;
use crate::views::conversation::{ConversationPage, Entry};
use desk::Desk;
use desk::acknowledge::can_be_acknowledged;
use desk::permit::seen;
use domain::conversation::Conversation;
use domain::team::{Agent, Permission};
use domain::timeline::Happened;
use domain::{ConversationId, MessageId, OutgoingId};
use language::Times;
use store::{Read, Trouble};

/// Which part is shown, and where "back" leads.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// Only what stands before this message.
    pub(crate) before: Option<MessageId>,
    /// A message that has to be among what is shown.
    pub(crate) meant: Option<MessageId>,
    /// The list that it was opened from.
    pub(crate) back: String,
}

/// A conversation as a viewer sees it; `None` when there is none.
pub(crate) fn page(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    viewer: &Agent,
    id: ConversationId,
    shown: &Shown,
    times: &Times,
) -> Result<Option<ConversationPage>, Trouble> {
    let Some(it) = seen(read, viewer, id)? else { return Ok(None) };
    let mut people = People::load(read, times.language)?;
    let tasks = read.tasks_of(id)?;
    let stretch = entries::stretch(read, &it, (shown.before, shown.meant), &mut people, &tasks, times)?;
    let mut page = surroundings(read, desk, &it, viewer, &mut people, times)?;
    page.earlier_href = stretch.earlier.map(|first| format!("/conversations/{id}?before={first}"));
    page.entries = stretch.entries;
    let messages = page.entries.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(&**message),
        Entry::Event(_) => None,
    });
    page.facts = whole::facts(&it, &people, messages, times);
    page.enquiries = enquiry::enquiries(read, &it, viewer, &mut people, times)?;
    page.unread = read.inbox_row(id, viewer.eyes())?.is_some_and(|row| row.unread);
    page.back_href.clone_from(&shown.back);
    page.tasks =
        tasks.iter().filter(|task| task.done.is_none()).map(|task| task_line(task, None, &people, times)).collect();
    page.customer = side::panel(read, &it, viewer, &mut people, times)?;
    page.matters = matters::matters(read, &it, viewer, &page.customer, times)?;
    if !it.status.is_merged() && viewer.may(Permission::Note) {
        let mut composer = composer::composer(read, desk, &it, viewer, &mut people, times)?;
        if let Some(last) = stretch.last {
            composer.seen = last.to_string();
        }
        let heard = page.enquiries.iter().flat_map(|enquiry| &enquiry.messages).map(|message| &message.id);
        composer.heard = heard.max_by_key(|id| (id.len(), id.as_str())).cloned().unwrap_or_default();
        page.composer = Some(composer);
    }
    if page.reads_only {
        without_acts(&mut page);
    }
    Ok(Some(page))
}

/// Takes away what somebody who only reads could not press; the use cases refuse it as well.
fn without_acts(page: &mut ConversationPage) {
    page.matters.iter_mut().for_each(|matter| matter.actions.clear());
    page.tasks.iter_mut().for_each(|task| task.actions.clear());
    for entry in &mut page.entries {
        if let Entry::Message(message) = entry {
            message.split_href = None;
            message.forward_href = None;
            if let Some(delivery) = &mut message.delivery {
                delivery.actions.clear();
            }
        }
    }
}

/// The head of a conversation, its wait line and its menus: what changes with every act.
fn surroundings(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    it: &Conversation,
    viewer: &Agent,
    people: &mut People,
    times: &Times,
) -> Result<ConversationPage, Trouble> {
    people.meet(read, it.contact_point)?;
    let team = read.team(it.team)?;
    let name = read.customer_of(it.contact_point)?.map_or_else(|| people.name(it.contact_point), |of| of.name);
    let short = people::short(&name);
    let loads = read.loads(it.team)?;
    Ok(ConversationPage {
        id: it.id.to_string(),
        language: times.language,
        subject: subject(times.language, &it.subject),
        owner: head::owner(it, viewer, people, times),
        status_words: head::status_words(it, people, times),
        priority: it.priority,
        tags: super::tag::tags(read, it.id)?,
        presence: presence_words(desk, it.id, viewer.id, &people.agents, times.language),
        reads_only: !viewer.may(Permission::Arrange),
        blocked: read.blocked(it.contact_point)?.is_some(),
        can_acknowledge: can_be_acknowledged(read, it, times.now).is_ok(),
        status: head::status(it),
        wait: head::wait(read, desk, it, &short, times)?,
        agents: head::agents(it, viewer, people, &loads, times),
        snoozes: head::snoozes(read, it, team.as_ref(), people, times)?,
        follow_ups: head::follow_ups(team.as_ref(), times),
        comes_back: it.status.follow_up().is_some(),
        comes_back_at: head::comes_back_at(it, team.as_ref(), times),
        as_it_stands: head::as_it_stands(it),
        customer_name: name,
        customer_short: short,
        back_href: crate::inbox::Key::Mine.href(),
        ..ConversationPage::default()
    })
}

/// What changed: the head and certain entries, for news and for the answer to an act.
pub(crate) struct Changed {
    /// The head, the wait line and the menus.
    pub(crate) page: ConversationPage,
    /// Messages and events that are new or stand differently now.
    pub(crate) entries: Vec<Entry>,
    /// Messages that were taken back and stand nowhere any more.
    pub(crate) gone: Vec<MessageId>,
    /// What stands around the messages changed too, or which messages there are: only the whole tells that.
    pub(crate) rearranged: bool,
}

/// What the last `lines` lines of the timeline changed, and certain messages besides.
pub(crate) fn changed(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    viewer: &Agent,
    it: &Conversation,
    lines: i64,
    also: &[MessageId],
    times: &Times,
) -> Result<Changed, Trouble> {
    let mut people = People::load(read, times.language)?;
    let tasks = read.tasks_of(it.id)?;
    let lines = if lines > 0 { read.latest_entries(it.id.0, lines)? } else { Vec::new() };
    let mut touched: Vec<MessageId> = also.to_vec();
    for line in &lines {
        let Some((message, outgoing)) = line.happened.as_ref().map(about) else { continue };
        touched.extend(message);
        if let Some(outgoing) = outgoing {
            touched.extend(read.outgoing(outgoing)?.and_then(|row| row.message));
        }
    }
    let mut rearranged = lines.iter().filter_map(|line| line.happened.as_ref()).any(rearranges);
    touched.sort_unstable();
    touched.dedup();
    let mut rows = Vec::with_capacity(touched.len());
    for id in touched {
        rows.extend(read.message(id)?.filter(|row| row.conversation == it.id));
    }
    // An enquiry stands apart, as a whole.
    rearranged |= rows.iter().any(|row| row.enquiry.is_some());
    rows.retain(|row| row.enquiry.is_none());
    let first = OutgoingId(rows.first().map_or(i64::MAX, |row| row.id.0));
    let outgoing = read.outgoing_of(it.id, first)?;
    let gone = rows.iter().filter(|row| entries::taken_back(row, &outgoing)).map(|row| row.id).collect();
    let entries = entries::some(read, it, rows, lines, &mut people, &tasks, times)?;
    let page = surroundings(read, desk, it, viewer, &mut people, times)?;
    Ok(Changed { page, entries, gone, rearranged })
}

/// Whether a line of the timeline moves messages, suggests something, or is about a task.
const fn rearranges(of: &Happened) -> bool {
    matches!(
        of,
        Happened::MergedInto { .. }
            | Happened::MergedFrom { .. }
            | Happened::Separated { .. }
            | Happened::SplitInto { .. }
            | Happened::SplitFrom { .. }
            | Happened::JoiningSuggested { .. }
            | Happened::SplitSuggested { .. }
            | Happened::TaskRaised { .. }
            | Happened::TaskDone { .. }
            | Happened::Enquired { .. }
            | Happened::EnquiryReceived { .. }
            | Happened::EnquiryClosed { .. }
    )
}

/// The message, or the way out of one, that a line of the timeline is about.
fn about(of: &Happened) -> (Option<MessageId>, Option<OutgoingId>) {
    match of {
        Happened::Received { message, .. }
        | Happened::CameAgain { message, .. }
        | Happened::Answered { message, .. }
        | Happened::Filed { message }
        | Happened::Noted { message }
        | Happened::FileHeldBack { message, .. }
        | Happened::FileGivenOut { message, .. }
        | Happened::FileHeldBackAgain { message, .. } => (Some(*message), None),
        Happened::Withdrawn { outgoing }
        | Happened::Delivered { outgoing }
        | Happened::NotDelivered { outgoing, .. }
        | Happened::DeliveryUncertain { outgoing, .. }
        | Happened::Stopped { outgoing, .. } => (None, Some(*outgoing)),
        _ => (None, None),
    }
}
