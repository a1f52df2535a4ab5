//! What the names in a line of filters stand for.

use crate::permit::seen;
use domain::conversation::{Facts, Filter, Odd, OwnerIs, Selection, StatusIs, Why, tag_key};
use domain::customer::{ChannelKind, EmailAddress};
use domain::team::{Agent, Eyes};
use domain::{AgentId, ConversationId, CustomerId, Moment, TagId};
use store::{Read, Trouble};

/// The selection of a filter for this reader, and what is odd about its names. Whoever sees one team finds nothing of
/// another, and a name that only another team knows is as unknown as one that nobody has.
///
/// # Errors
/// When the database cannot be read.
pub fn selection(
    read: &mut Read<'_, '_>,
    filter: &Filter,
    reader: &Agent,
    now: Moment,
) -> Result<(Selection, Vec<Odd>), Trouble> {
    selection_of(read, filter, reader.eyes(), now)
}

/// The eyes of the desk itself, for what it does by rules: nobody's, and they see every team.
pub(crate) fn everywhere() -> Eyes {
    Eyes::everywhere(AgentId(0))
}

/// The same for eyes that may be nobody's.
pub(crate) fn selection_of(
    read: &mut Read<'_, '_>,
    filter: &Filter,
    eyes: Eyes,
    now: Moment,
) -> Result<(Selection, Vec<Odd>), Trouble> {
    let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
    let mut odd = Vec::new();
    let mut selection = Selection {
        status: filter.status,
        waiting: filter.waiting,
        channel: filter.channel,
        by: filter.by,
        priority: filter.priority,
        without_priorities: filter.without_priorities.clone(),
        unread: filter.unread,
        files: filter.files,
        ..Selection::default()
    };
    selection.after = filter.after.map_or(selection.after, |day| day.begins(&zone, now));
    selection.before = filter.before.map_or(selection.before, |day| day.begins(&zone, now));
    match &filter.owner {
        Some(OwnerIs::Me) => selection.owner = Some(eyes.agent),
        Some(OwnerIs::Nobody) => selection.owner_gone = true,
        Some(OwnerIs::Named(name)) => {
            let found = agent(&read.agents()?, name).map(|agent| agent.id);
            selection.owner = named(found, "owner", name, &mut odd);
        }
        None => {}
    }
    if let Some(name) = &filter.mailbox {
        let all = read.mailboxes()?;
        let found = all.iter().filter(|it| eyes.sees(it.team));
        let found = found.clone().find(|it| same(&it.name, name) || same(it.address.as_str(), name)).map(|it| it.id);
        selection.mailbox = named(found, "mailbox", name, &mut odd);
    }
    if let Some(name) = &filter.team {
        let found = read.teams()?.iter().find(|team| same(&team.name, name) && eyes.sees(team.id)).map(|team| team.id);
        selection.team = named(found, "team", name, &mut odd);
    }
    if let Some(address) = &filter.from {
        let canonical = EmailAddress::parse(address).map(|address| address.canonical()).unwrap_or_default();
        let point = read.contact_point_by_address(ChannelKind::Email, &canonical)?;
        let found = match point {
            Some(point) => read.customer_of(point.id)?.map(|customer| customer.id),
            None => None,
        };
        let found = match found {
            Some(customer) if known_to(read, customer, eyes)? => Some(customer),
            _ => None,
        };
        selection.customer = named(found, "from", address, &mut odd);
    }
    if let Some((name, value)) = &filter.field {
        let found = read.field_by_name(name)?;
        let found = found.and_then(|field| Some((field.id, field.value(value).ok()??.key)));
        selection.field = named(found, "field", &format!("{name}={value}"), &mut odd);
    }
    if let Some(only) = eyes.team {
        selection.team = Some(only);
    }
    selection.tags = tags(read, &filter.tags, &mut odd)?;
    selection.impossible = !odd.is_empty();
    // Without a tag that is none there is nothing to leave out.
    selection.without_tags = tags(read, &filter.without_tags, &mut odd)?;
    Ok((selection, odd))
}

/// Whether a selection holds a conversation, for what was found by its words and for what changes while somebody looks.
///
/// # Errors
/// When the database cannot be read.
pub fn holds(
    read: &mut Read<'_, '_>,
    selection: &Selection,
    reader: &Agent,
    id: ConversationId,
) -> Result<bool, Trouble> {
    let Some(conversation) = seen(read, reader, id)? else { return Ok(false) };
    let tags: Vec<TagId> = read.tags_of(id)?.into_iter().map(|tag| tag.id).collect();
    let customer = read.customer_of(conversation.contact_point)?.map(|customer| customer.id);
    let field = match &selection.field {
        Some((field, key)) => read.field_holds((*field, key), id, customer)?,
        None => false,
    };
    let owner_gone = match selection.owner_gone {
        true => read.agent(conversation.owner)?.is_some_and(|owner| owner.deactivated_at.is_some()),
        false => false,
    };
    let unread = selection.unread
        && (read.read_upto(reader.id, id)?.is_none_or(|upto| upto < conversation.latest.message)
            || read.new_mention_in(reader.id, id)?.is_some());
    let files = selection.files && read.has_files(id)?;
    Ok(selection.holds(&Facts { conversation: &conversation, tags: &tags, customer, field, owner_gone, unread, files }))
}

/// Whether a customer wrote anything that the reader sees.
fn known_to(read: &mut Read<'_, '_>, customer: CustomerId, eyes: Eyes) -> Result<bool, Trouble> {
    let Some(team) = eyes.team else { return Ok(true) };
    for status in [None, Some(StatusIs::Spam)] {
        let theirs = Selection { status, customer: Some(customer), team: Some(team), ..Selection::default() };
        if read.count_selected(&theirs, eyes.agent, 1)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The agent of a name, a first name that only one has, or an address.
fn agent<'a>(agents: &'a [Agent], name: &str) -> Option<&'a Agent> {
    let exactly = agents.iter().find(|agent| same(&agent.name, name) || same(agent.email.as_str(), name));
    let mut by_first_name = agents.iter().filter(|agent| same(agent.first_name(), name));
    exactly.or_else(|| by_first_name.next().filter(|_| by_first_name.next().is_none()))
}

fn tags(read: &mut Read<'_, '_>, names: &[String], odd: &mut Vec<Odd>) -> Result<Vec<TagId>, Trouble> {
    let mut found = Vec::new();
    for name in names {
        let tag = read.tag_by_key(&tag_key(name))?.map(|tag| tag.id);
        found.extend(named(tag, "tag", name, odd));
    }
    Ok(found)
}

fn same(one: &str, other: &str) -> bool {
    tag_key(one) == tag_key(other)
}

fn named<T>(found: Option<T>, key: &str, name: &str, odd: &mut Vec<Odd>) -> Option<T> {
    if found.is_none() {
        odd.push(Odd { typed: format!("{key}:{name}"), why: Why::Unknown });
    }
    found
}
