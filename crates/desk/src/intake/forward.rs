//! What one of us got and passed on to a mailbox of ours: it becomes the message of whoever wrote it, and the words above
//! it become a note. Nothing automatic leaves: they wrote to a person, and that person will see to it.

use super::agent_answer::written_by_a_person;
use super::prepare::Prepared;
use crate::Desk;
use crate::keep::keep;
use crate::note::note_message;
use crate::permit::{Denied, permit};
use domain::conversation::Conversation;
use domain::message::{Because, Inbound, forwarded_for};
use domain::team::Permission;
use domain::{AgentId, MessageId, Moment};
use store::{Trouble, Tx};

/// Who passed a message on, and with which words.
pub(crate) struct PassedOn {
    pub by: AgentId,
    pub name: String,
    pub words: String,
    /// Their own domain let the mail out, or our own server brought it.
    pub proved: bool,
}

impl Desk {
    /// The message that an agent passed on, in the name of its author; any other mail as it is. A forged mail proves no
    /// agent, and what comes to a reply address is an answer.
    pub(super) async fn passed_on(&self, prepared: Prepared) -> Result<Prepared, Trouble> {
        let Some((forwarded, subject)) = forwarded_for(&prepared.inbound) else { return Ok(prepared) };
        let to_an_answer = |it: &domain::customer::EmailAddress| it.local_part().contains('+');
        let envelope = &prepared.arrival.envelope;
        let left_alone = prepared.is_old() || prepared.fails_authentication();
        if left_alone || envelope.recipients.iter().any(to_an_answer) || !written_by_a_person(&prepared) {
            return Ok(prepared);
        }
        let Some(from) = prepared.inbound.from.first().map(|address| address.email.clone()) else {
            return Ok(prepared);
        };
        let proved = prepared.authentication.as_ref().is_none_or(|it| it.by_own_server || it.proves(&from));
        let from = from.canonical();
        let author = forwarded.from.email.clone();
        let agent = self.store.read(move |read| {
            let is_ours = crate::address::resolve(read, &author)?.is_some();
            let by_us = is_ours || read.agent_by_address(&author.canonical())?.is_some();
            let agent = read.agent_by_address(&from)?.filter(|agent| agent.may(Permission::Note));
            Ok::<_, Trouble>(agent.filter(|_| !by_us))
        });
        let Some(agent) = agent.await? else { return Ok(prepared) };
        let forwarded = forwarded.clone();
        let inbound = Inbound {
            from: vec![forwarded.from.clone()],
            reply_to: Vec::new(),
            cc: Vec::new(),
            subject: subject.to_owned(),
            date: None,
            new_text: forwarded.text,
            quoted: forwarded.quoted,
            signature: forwarded.signature,
            forwarded: None,
            ..prepared.inbound
        };
        let mut arrival = prepared.arrival;
        arrival.envelope.sender = Some(forwarded.from.email);
        let by = PassedOn { by: agent.id, name: agent.name, words: forwarded.above, proved };
        Ok(Prepared { forwarded: Some(by), ..Prepared::of(arrival, inbound) })
    }
}

impl PassedOn {
    /// Why it is here.
    pub fn because(&self) -> Because {
        let doubt = if self.proved { "" } else { ", says the mail; nothing proves that it was they" };
        Because::new("passed-on", format!("{} got it and passed it on{doubt}", self.name))
    }

    /// Why nothing automatic leaves.
    pub fn against_acknowledging(&self) -> Because {
        Because::new("passed-on", format!("they wrote to {}, who passed it on", self.name))
    }

    /// Keeps the agent's own words as a note.
    pub fn keep_words(
        &self,
        desk: &Desk,
        tx: &mut Tx<'_, '_>,
        conversation: &mut Conversation,
        now: Moment,
    ) -> Result<(), Trouble> {
        if self.words.is_empty() {
            return Ok(());
        }
        let permit = match permit(tx, self.by, Permission::Note) {
            Ok(permit) => permit,
            Err(Denied::Trouble(trouble)) => return Err(trouble),
            // They left since the mail was read: what they wrote above it stands in the original.
            Err(Denied::NotAllowed(_) | Denied::NotThere) => return Ok(()),
        };
        let id = MessageId(desk.chance.id(now));
        tx.add_message(&note_message(id, conversation.id, self.by, &self.words, now))?;
        tx.make_findable(id, &domain::text::tokens(&self.words));
        let happened = conversation.note(id);
        keep(desk, tx, conversation, &permit, &happened, now)
    }
}
