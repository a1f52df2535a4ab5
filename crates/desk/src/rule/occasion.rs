//! What rules do on an occasion, within the change that is the occasion. Every rule that is on is asked once, in order; each
//! sees what those before it did. What no longer exists is left out, so that no rule ever keeps a mail from coming in.

use crate::Desk;
use crate::filter::{everywhere, selection_of};
use crate::keep::keep;
use crate::owner::{cover_absent_owner, owner_in};
use crate::permit::Doer;
use domain::conversation::{Conversation, Facts, Filter, Selection, TAGS_MAX, tag_key};
use domain::rule::{RuleAct, When, because_of, says};
use domain::team::Permission;
use domain::timeline::{Actor, Happened};
use domain::{AgentId, MessageId, Millis, Moment, TagId, TeamId};
use store::{MessageRow, Read, Rule, Trouble, Tx};

/// Something that happened to a conversation, before it is kept.
pub(crate) struct Occasion<'a> {
    /// In whose name.
    pub by: Doer,
    /// Which occasions it is.
    pub whens: &'a [When],
    /// The message in which words are looked for; the latest that came in without one.
    pub message: Option<MessageId>,
}

/// Asks every rule that is on. What happened so far is kept before what the first of them does, so that the timeline tells
/// it in this order.
pub(crate) fn arises(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    it: &mut Conversation,
    happened: &mut Vec<Happened>,
    of: &Occasion<'_>,
    now: Moment,
) -> Result<(), Trouble> {
    if of.whens.is_empty() || it.status.is_quarantined() || it.status.is_merged() {
        return Ok(());
    }
    for rule in tx.rules_on()?.iter().filter(|rule| of.whens.contains(&rule.when)) {
        let (filter, _) = Filter::parse(&rule.line);
        let (selection, odd) = selection_of(tx, &filter, everywhere(), now)?;
        if !odd.is_empty() || !fits(tx, &selection, it)? || !says_in(tx, &filter.words, it, of.message)? {
            continue;
        }
        let done = follow(tx, it, rule, now)?;
        if !done.is_empty() {
            keep(desk, tx, it, of.by, &std::mem::take(happened), now)?;
            keep(desk, tx, it, Doer::DESK, &done, now)?;
        }
    }
    Ok(())
}

/// Whether a conversation fits, as it stands in memory.
pub(super) fn fits(read: &mut Read<'_, '_>, selection: &Selection, it: &Conversation) -> Result<bool, Trouble> {
    let tags: Vec<TagId> = read.tags_of(it.id)?.into_iter().map(|tag| tag.id).collect();
    let customer = read.customer_of(it.contact_point)?.map(|customer| customer.id);
    let field = match &selection.field {
        Some((field, key)) => read.field_holds((*field, key), it.id, customer)?,
        None => false,
    };
    let owner_gone = match selection.owner_gone {
        true => read.agent(it.owner)?.is_some_and(|owner| owner.deactivated_at.is_some()),
        false => false,
    };
    let files = selection.files && read.has_files(it.id)?;
    Ok(selection.holds(&Facts { conversation: it, tags: &tags, customer, field, owner_gone, unread: false, files }))
}

/// Whether a message holds the words of a rule.
pub(super) fn says_these(words: &str, message: &MessageRow, subject: &str) -> bool {
    says(words, &[&message.subject, subject, &message.text])
}

fn says_in(
    read: &mut Read<'_, '_>,
    words: &str,
    it: &Conversation,
    message: Option<MessageId>,
) -> Result<bool, Trouble> {
    if words.is_empty() {
        return Ok(true);
    }
    let message = match message {
        Some(id) => read.message(id)?,
        None => read.latest_inbound(it.id)?,
    };
    Ok(message.is_some_and(|message| says_these(words, &message, &it.subject)))
}

/// Does what a rule says; what happened begins with its name. Nothing where nothing had to change.
fn follow(tx: &mut Tx<'_, '_>, it: &mut Conversation, rule: &Rule, now: Moment) -> Result<Vec<Happened>, Trouble> {
    let mut done = Vec::new();
    for act in &rule.acts {
        match act {
            RuleAct::Tag(name) => done.extend(tag(tx, it, name, now)?),
            RuleAct::Untag(name) => done.extend(untag(tx, it, name)?),
            RuleAct::Priority(priority) => done.extend(it.set_priority(*priority)),
            RuleAct::Team(team) => done.extend(give_to_team(tx, it, *team, &rule.name, now)?),
            RuleAct::Owner(agent) => done.extend(give_to(tx, it, *agent, &rule.name, now)?),
            RuleAct::SnoozeFor(hours) => {
                let until = now + Millis::hours(i64::from(*hours));
                done.extend(it.snooze(Actor::Desk, until, now).unwrap_or_default());
            }
        }
    }
    if !done.is_empty() {
        done.insert(0, Happened::RuleFollowed { rule: rule.id, name: rule.name.clone() });
    }
    Ok(done)
}

fn tag(tx: &mut Tx<'_, '_>, it: &Conversation, name: &str, now: Moment) -> Result<Option<Happened>, Trouble> {
    let Some(tag) = tx.tag_by_key(&tag_key(name))? else { return Ok(None) };
    let present = tx.tags_of(it.id)?;
    if present.len() >= TAGS_MAX || !tx.put_tag(it.id, tag.id, now)? {
        return Ok(None);
    }
    Ok(Some(Happened::Tagged { tag: tag.name }))
}

fn untag(tx: &mut Tx<'_, '_>, it: &Conversation, name: &str) -> Result<Option<Happened>, Trouble> {
    let Some(tag) = tx.tag_by_key(&tag_key(name))? else { return Ok(None) };
    Ok(tx.take_tag(it.id, tag.id)?.then_some(Happened::Untagged { tag: tag.name }))
}

/// To a team, and to an owner who belongs there.
fn give_to_team(
    tx: &mut Tx<'_, '_>,
    it: &mut Conversation,
    team: TeamId,
    rule: &str,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    let Some(team) = tx.team(team)?.filter(|team| team.id != it.team) else { return Ok(Vec::new()) };
    let mut done = it.give_to_team(team.id, &team.name);
    if let Some(chosen) = owner_in(tx, Some(it.owner), &team, now)? {
        done.extend(hand_over(tx, it, chosen.owner, rule, now)?);
    }
    Ok(done)
}

fn give_to(
    tx: &mut Tx<'_, '_>,
    it: &mut Conversation,
    agent: AgentId,
    rule: &str,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    let there = tx.agent(agent)?.filter(|agent| agent.may(Permission::Own) && agent.sees(it.team));
    let Some(agent) = there else { return Ok(Vec::new()) };
    let mut done = hand_over(tx, it, agent.id, rule, now)?;
    done.extend(cover_absent_owner(tx, it, None, now)?);
    Ok(done)
}

fn hand_over(
    tx: &mut Tx<'_, '_>,
    it: &mut Conversation,
    to: AgentId,
    rule: &str,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    let Ok(done) = it.hand_over(to, because_of(rule), now) else { return Ok(Vec::new()) };
    tx.hand_tasks_over(it.id, to)?;
    Ok(done)
}
