//! The customer at the side of a conversation.

use super::{People, head, people::name_of};
use crate::inbox::row::subject;
use crate::views::PostAction;
use crate::views::conversation::Participant;
use crate::views::customer::{ContactPoint, CustomerPanel, OtherConversation, Speaks};
use crate::views::part::initials;
use domain::conversation::Conversation;
use domain::message::signature_facts;
use domain::team::{Agent, Permission};
use domain::text::summary as summary_of;
use language::{Language, Times};
use store::{Read, Trouble};

/// Other conversations looked at.
const OTHERS_MAX: i64 = 20;
/// How many of them are summed up under "already told us".
const TOLD: usize = 3;
/// Characters of each.
const TOLD_CHARS: usize = 200;

/// The panel.
pub(super) fn panel(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    viewer: &Agent,
    people: &mut People,
    times: &Times,
) -> Result<CustomerPanel, Trouble> {
    let customer = read.customer_of(it.contact_point)?;
    let name = customer.as_ref().map_or_else(|| people.name(it.contact_point), |customer| customer.name.clone());
    let (points, all) = match &customer {
        Some(customer) => (read.contact_points_of(customer.id)?, read.conversations_of(customer.id, OTHERS_MAX)?),
        None => (Vec::new(), Vec::new()),
    };
    let all: Vec<Conversation> = all.into_iter().filter(|one| viewer.sees(one.team)).collect();
    let others: Vec<&Conversation> = all.iter().filter(|other| other.id != it.id).collect();
    let told = from_signature(read, it, times.language)?.into_iter().chain(told(read, &others, times)?).collect();
    let speaks =
        read.contact_point(it.contact_point)?.filter(|_| viewer.may(Permission::Arrange)).map(|point| Speaks {
            href: format!("{}/language", super::href(it.id)),
            language: point.language.as_deref().and_then(Language::of_tag),
        });
    let contact_points = points.iter().map(|point| reached(read, point, people, times)).collect::<Result<_, _>>()?;
    let own_fields = super::fields::own_fields(read, it, customer.as_ref().map(|of| of.id), viewer)?;
    Ok(CustomerPanel {
        speaks,
        own_fields,
        initials: initials(&name),
        name,
        summary: customer.map(|of| summary(times.language, &times.year(of.created_at), all.len())).unwrap_or_default(),
        told,
        contact_points,
        participants: participants(read, it)?,
        conversations: others
            .iter()
            .map(|other| OtherConversation {
                href: super::href(other.id),
                subject: subject(times.language, &other.subject),
                status_words: head::status_words(other, people, times),
                at: times.when(other.latest.at),
                merge: (other.can_merge(it).is_ok() && viewer.may(Permission::Arrange))
                    .then(|| merge_into(it, other, times.language)),
            })
            .collect(),
        timeline: Vec::new(),
        // Whoever holds the link can write there.
        portal_href: viewer.may(Permission::Answer).then(|| format!("/q/{}", it.page_token)),
    })
}

/// One address of theirs, with what there is to say about it.
fn reached(
    read: &mut Read<'_, '_>,
    point: &store::ContactPoint,
    people: &People,
    times: &Times,
) -> Result<ContactPoint, Trouble> {
    let blocked = read.blocked(point.id)?;
    let blocked =
        blocked.map(|it| times.language.block_since(times.short(it.at), people.agent_name(it.by))).into_iter();
    let undeliverable = point.undeliverable.as_ref();
    let undeliverable = undeliverable.map(|it| times.language.customer_undeliverable(times.short(it.since)));
    Ok(ContactPoint {
        channel: point.channel.word().into(),
        address: point.written.clone(),
        remarks: blocked.chain(undeliverable).collect(),
    })
}

fn merge_into(it: &Conversation, other: &Conversation, language: Language) -> PostAction {
    PostAction {
        label: language.customer_merge_into().into(),
        href: format!("{}/merge", super::href(it.id)),
        fields: vec![("conversation".into(), other.id.to_string())],
        act: "merge-into".into(),
        said: language.conversation_merged().into(),
        undo: format!("{}/separation", super::href(it.id)),
        ..PostAction::default()
    }
}

/// What the signature below their latest words says: numbers to call, company, job. Nothing of it is stored.
fn from_signature(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    language: Language,
) -> Result<Option<(String, String)>, Trouble> {
    let Some(said) = read.latest_from(it.id, it.contact_point)? else { return Ok(None) };
    let facts: Vec<String> = signature_facts(&said.signature).into_iter().map(|fact| fact.value).collect();
    Ok((!facts.is_empty()).then(|| (language.customer_from_signature().to_owned(), language.all_of(&facts))))
}

/// What they said last in their other conversations, in their own words, so that nobody asks again.
fn told(read: &mut Read<'_, '_>, others: &[&Conversation], times: &Times) -> Result<Vec<(String, String)>, Trouble> {
    let mut all = Vec::new();
    for other in others.iter().take(TOLD) {
        let said = read.latest_inbound(other.id)?.filter(|said| said.nature.counts_as_answer());
        if let Some(said) = said.filter(|said| !said.text.trim().is_empty()) {
            let when = times.language.list_and(subject(times.language, &other.subject), times.short(said.at));
            all.push((when, summary_of(&said.text, TOLD_CHARS)));
        }
    }
    Ok(all)
}

fn summary(language: Language, since: &str, conversations: usize) -> String {
    match conversations {
        0 | 1 => language.customer_since_first(since),
        n if i64::try_from(n) == Ok(OTHERS_MAX) => language.customer_since_and_more(n, since),
        n => language.customer_since(n, since),
    }
}

/// The others who take part.
fn participants(read: &mut Read<'_, '_>, it: &Conversation) -> Result<Vec<Participant>, Trouble> {
    let mut all = Vec::new();
    for one in read.participants(it.id)? {
        if one.contact_point == it.contact_point {
            continue;
        }
        if let Some(point) = read.contact_point(one.contact_point)? {
            let (name, address) = (name_of(&point), point.written);
            all.push(Participant { name, address, flag: one.flagged, link: None });
        }
    }
    Ok(all)
}
