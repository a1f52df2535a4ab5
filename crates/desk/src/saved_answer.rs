//! Saved answers: written once, filled in for a conversation before anybody sees them, and, as a macro, with acts that are
//! done when the answer is sent.

use crate::Desk;
use crate::acts::Act;
use crate::keep::note_change;
use crate::permit::{NotAllowed, Permit, denied_as, permit, seen};
use domain::conversation::tag_key;
use domain::message::{Filled, SAVED_ANSWER_CHARS_MAX, SAVED_ANSWER_NAME_CHARS_MAX, Variable, fill, unknown_blanks};
use domain::team::{Agent, Permission};
use domain::timeline::Change;
use domain::{AgentId, ConversationId, SavedAnswerId};
use store::{Read, SAVED_ANSWERS_MAX, SavedAnswer, Trouble, Tx};

/// Acts of one saved answer.
pub const ACTS_MAX: usize = 10;
/// Saved answers found by a few letters.
const FOUND_MAX: usize = 20;

/// Why a saved answer is not kept or not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSaveAnswer {
    /// It needs a name.
    #[error("give it a name of at most {SAVED_ANSWER_NAME_CHARS_MAX} characters, by which it is found")]
    NoName,
    /// It neither says nor does anything.
    #[error("write a text, or choose what it does")]
    Empty,
    /// It is too long.
    #[error("a saved answer has at most {SAVED_ANSWER_CHARS_MAX} characters")]
    TooLong,
    /// A blank in it is none.
    #[error("{0} is no blank that can be filled in")]
    UnknownBlank(String),
    /// What it should do is not known.
    #[error("“{0}” is nothing that can be done")]
    UnknownAct(String),
    /// It would do too much.
    #[error("a saved answer does at most {ACTS_MAX} things")]
    TooManyActs,
    /// There are as many as are found again.
    #[error("there are {SAVED_ANSWERS_MAX} saved answers already; remove some first")]
    TooMany,
    /// There is no such saved answer.
    #[error("this saved answer does not exist any more")]
    NotThere,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSaveAnswer, NotThere; }

/// A saved answer as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSavedAnswer {
    /// Its name.
    pub name: String,
    /// Its text.
    pub body: String,
    /// What is done when it is sent, as words of [`Act`].
    pub acts: Vec<String>,
    /// Whether everybody uses it.
    pub shared: bool,
}

impl Desk {
    /// Keeps a saved answer; `id` changes one.
    ///
    /// # Errors
    /// When it will not do, there are too many, or the actor may not.
    pub async fn save_answer(
        &self,
        by: AgentId,
        id: Option<SavedAnswerId>,
        new: NewSavedAnswer,
    ) -> Result<SavedAnswerId, CannotSaveAnswer> {
        let (name, body, acts) = checked(&new)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = asked(tx, by, new.shared)?;
                let before = id.map(|id| changeable(tx, by, id)).transpose()?;
                let kept = before.as_ref().map(|(_, before)| before.acts.as_slice()).unwrap_or_default();
                there(tx, permit.agent(), &acts, kept)?;
                let agent = (!new.shared).then_some(by);
                let answer = SavedAnswer {
                    id: id.unwrap_or_else(|| SavedAnswerId(desk.chance.id(now))),
                    key: tag_key(&name),
                    name: name.clone(),
                    body: body.clone(),
                    acts: acts.clone(),
                    agent,
                    changed_by: by,
                    changed_at: now,
                    used: 0,
                    used_at: None,
                };
                if before.is_some() {
                    tx.change_saved_answer(&answer)?;
                } else {
                    let same = tx.saved_answers(by)?.iter().filter(|one| one.agent == agent).count();
                    if i64::try_from(same).unwrap_or(i64::MAX) >= SAVED_ANSWERS_MAX {
                        return Err(CannotSaveAnswer::TooMany);
                    }
                    tx.add_saved_answer(&answer)?;
                }
                if new.shared {
                    note_change(&desk, tx, &permit, Change::SavedAnswerWritten { name: name.clone() }, desk.now())?;
                }
                Ok(answer.id)
            })
            .await
    }

    /// Removes a saved answer.
    ///
    /// # Errors
    /// When it does not exist, or is everybody's and the actor may not.
    pub async fn remove_saved_answer(&self, by: AgentId, id: SavedAnswerId) -> Result<(), CannotSaveAnswer> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, before) = changeable(tx, by, id)?;
                tx.remove_saved_answer(id)?;
                if before.agent.is_none() {
                    note_change(&desk, tx, &permit, Change::SavedAnswerRemoved { name: before.name }, desk.now())?;
                }
                Ok(())
            })
            .await
    }

    /// Counts that a saved answer was put into a text.
    ///
    /// # Errors
    /// When there is none of that kind for this agent, or they write nothing here.
    pub async fn saved_answer_used(&self, by: AgentId, id: SavedAnswerId) -> Result<(), CannotSaveAnswer> {
        let desk = self.clone();
        let used = self.store.write(move |tx| {
            permit(tx, by, Permission::Note)?;
            let known = tx.saved_answer(id)?.filter(|answer| answer.agent.is_none_or(|agent| agent == by));
            known.ok_or(CannotSaveAnswer::NotThere)?;
            Ok(tx.saved_answer_used(id, desk.now())?)
        });
        used.await
    }
}

/// The saved answers whose name or text holds all that was typed, those that are used most first.
///
/// # Errors
/// When the database cannot be read.
pub fn found(read: &mut Read<'_, '_>, agent: AgentId, typed: &str) -> Result<Vec<SavedAnswer>, Trouble> {
    let words: Vec<String> = tag_key(typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let mut all = read.saved_answers(agent)?;
    let in_name = |one: &SavedAnswer| words.iter().all(|word| one.key.contains(word));
    all.retain(|one| in_name(one) || words.iter().all(|word| tag_key(&one.body).contains(word)));
    all.sort_by_key(|one| (!in_name(one), std::cmp::Reverse(one.used), one.key.clone()));
    all.truncate(FOUND_MAX);
    Ok(all)
}

/// A text with its blanks filled in for a conversation and a writer; `None` where they do not see it.
///
/// # Errors
/// When the database cannot be read.
pub fn filled(
    read: &mut Read<'_, '_>,
    text: &str,
    id: ConversationId,
    writer: &Agent,
) -> Result<Option<Filled>, Trouble> {
    let Some(it) = seen(read, writer, id)? else { return Ok(None) };
    let customer = read.customer_of(it.contact_point)?.map(|customer| customer.name).unwrap_or_default();
    let from = read.message_to_answer(it.id)?.and_then(|answered| answered.mailbox).unwrap_or(it.mailbox);
    let desk = read.installation_as(from)?.map(|desk| desk.name);
    let address = read.mailbox(from)?.map(|mailbox| mailbox.address.to_string());
    // A name that is an address is no name to call somebody by.
    let name = Some(customer).filter(|name| !name.contains('@'));
    let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
    Ok(Some(fill(text, |variable| match variable {
        Variable::CustomerName => name.clone(),
        Variable::CustomerFirst => name.as_deref().and_then(first),
        Variable::AgentName => Some(writer.name.clone()),
        Variable::AgentFirst => Some(writer.first_name().to_owned()),
        Variable::Subject => Some(it.subject.clone()),
        Variable::Reference => Some(it.reference.clone()),
        Variable::DeskName => desk.clone(),
        Variable::DeskAddress => address.clone(),
    })))
}

/// Name, text and acts as they are kept.
fn checked(new: &NewSavedAnswer) -> Result<(String, String, Vec<String>), CannotSaveAnswer> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > SAVED_ANSWER_NAME_CHARS_MAX {
        return Err(CannotSaveAnswer::NoName);
    }
    let body = new.body.trim_end().to_owned();
    if body.chars().count() > SAVED_ANSWER_CHARS_MAX {
        return Err(CannotSaveAnswer::TooLong);
    }
    if let Some(blank) = unknown_blanks(&body).into_iter().next() {
        return Err(CannotSaveAnswer::UnknownBlank(blank));
    }
    if new.acts.len() > ACTS_MAX {
        return Err(CannotSaveAnswer::TooManyActs);
    }
    let mut acts = Vec::with_capacity(new.acts.len());
    for word in &new.acts {
        // A moment in the calendar, or the tag of one conversation, means nothing to the next customer.
        let act = Act::of_word(word).filter(|act| !matches!(act, Act::Snooze(_) | Act::Untag(_) | Act::Reopen));
        let act = act.ok_or_else(|| CannotSaveAnswer::UnknownAct(word.clone()))?;
        acts.push(act.to_string());
    }
    if body.trim().is_empty() && acts.is_empty() {
        return Err(CannotSaveAnswer::Empty);
    }
    Ok((name, body, acts))
}

/// Whom and what acts name has to be there, for the eyes of whoever writes it; what others wrote before may stay.
fn there(tx: &mut Tx<'_, '_>, by: &Agent, acts: &[String], kept: &[String]) -> Result<(), CannotSaveAnswer> {
    for word in acts.iter().filter(|word| !kept.contains(word)) {
        let (team, owner) = match Act::of_word(word) {
            Some(Act::GiveToTeam(team, owner)) => (Some(team), owner),
            Some(Act::GiveTo(owner)) => (None, Some(owner)),
            _ => continue,
        };
        let is_team = match team.map(|team| tx.team(team)).transpose()? {
            None => true,
            Some(team) => team.is_some_and(|team| by.sees(team.id)),
        };
        let is_owner = match owner.map(|owner| tx.agent(owner)).transpose()? {
            None => true,
            Some(agent) => {
                agent.is_some_and(|agent| agent.may(Permission::Own) && team.is_none_or(|team| agent.sees(team)))
            }
        };
        if !(is_team && is_owner) {
            return Err(CannotSaveAnswer::UnknownAct(word.clone()));
        }
    }
    Ok(())
}

/// One's own words, or everybody's.
fn asked(tx: &mut Tx<'_, '_>, by: AgentId, shared: bool) -> Result<Permit, CannotSaveAnswer> {
    Ok(permit(tx, by, if shared { Permission::ShareWords } else { Permission::ChangeOwnWords })?)
}

/// The answer, where the actor may change it. Another's own does not exist for them.
fn changeable(tx: &mut Tx<'_, '_>, by: AgentId, id: SavedAnswerId) -> Result<(Permit, SavedAnswer), CannotSaveAnswer> {
    let answer = tx.saved_answer(id)?.filter(|answer| answer.agent.is_none_or(|agent| agent == by));
    let answer = answer.ok_or(CannotSaveAnswer::NotThere)?;
    Ok((asked(tx, by, answer.agent.is_none())?, answer))
}
