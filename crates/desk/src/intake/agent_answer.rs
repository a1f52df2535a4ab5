//! An agent answers from their own mail program, by replying to the desk's notification: their words become the
//! answer in the conversation, signed and sent like any other.

use super::prepare::Prepared;
use crate::Desk;
use crate::address::{Meaning, resolve};
use crate::enquiry::{Ask, CannotAsk, Which};
use crate::keep::{keep, raise_task};
use crate::note::note_message;
use crate::permit::Doer;
use crate::reply::CannotReply;
use domain::enquiry::Enquiry;
use domain::message::{Because, Nature, Ourselves, nature};
use domain::task::Concern;
use domain::{AgentId, ConversationId, DraftId, MessageId};
use sha2::{Digest, Sha256};
use store::{Outcome, ReplyToken, TokenHolder, Trouble};

/// Why an agent's answer by mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Unsent {
    /// Nothing proves that it is theirs.
    Forged,
    /// Whoever would get it was never asked.
    NeverAsked,
    /// It will not do.
    Refused(String),
}

impl Desk {
    /// Takes an arrival as an agent's answer if it is one: sent to an agent's own reply token, from that agent's
    /// address. Anything else goes the usual way.
    pub(super) async fn answer_of_an_agent(&self, prepared: &Prepared) -> Result<Option<Outcome>, Trouble> {
        let Some((agent, asked)) = self.agent_of(prepared).await? else { return Ok(None) };
        let inbound = &prepared.inbound;
        let text = if inbound.new_text.is_empty() { inbound.text.clone() } else { inbound.new_text.clone() };
        if text.trim().is_empty() {
            return Ok(None);
        }
        if prepared.fails_authentication() {
            return self.keep_as_note(prepared, agent, asked.conversation, text, Unsent::Forged).await.map(Some);
        }
        let key = key_of(prepared, agent, &asked);
        let sent = match self.enquiry_of(asked.about).await? {
            Some((enquiry, None)) => {
                let of = enquiry.conversation;
                return self.keep_as_note(prepared, agent, of, text, Unsent::NeverAsked).await.map(Some);
            }
            Some((enquiry, Some(to))) => {
                let (conversation, which) = (enquiry.conversation, Which::On(enquiry.id));
                let words = text.clone();
                let ask = Ask { draft: key, conversation, which, to, text: words, marked: false, files: Vec::new() };
                match self.enquire_from_mail(agent, ask).await {
                    Ok((_, message)) => Some(message),
                    Err(CannotAsk::Trouble(trouble)) => return Err(trouble),
                    Err(refused) => {
                        let why = Unsent::Refused(refused.to_string());
                        return self.keep_as_note(prepared, agent, conversation, text, why).await.map(Some);
                    }
                }
            }
            None => match self.reply_from_mail(agent, asked.conversation, key, text, asked.about).await {
                Ok(message) => Some(message),
                Err(CannotReply::Trouble(trouble)) => return Err(trouble),
                Err(_) => None,
            },
        };
        // Refused (too long, say): it is taken in as a message, where the owner sees it.
        let Some(message) = sent else { return Ok(None) };
        let (desk, id) = (self.clone(), prepared.arrival.id);
        let outcome = Outcome::Message(message);
        let taken = self.store.write(move |tx| tx.arrival_taken(id, &desk.worker, desk.now(), outcome)).await?;
        if taken { Ok(Some(outcome)) } else { Err(Trouble::Collision) }
    }

    /// The enquiry that an agent was told of, and the address of whoever answered it, if they were asked: the agent's words
    /// go there, and never to the customer. Whoever answers without having been asked may have stolen our identifiers.
    async fn enquiry_of(&self, about: Option<MessageId>) -> Result<Option<(Enquiry, Option<String>)>, Trouble> {
        let Some(about) = about else { return Ok(None) };
        self.store
            .read(move |read| {
                let Some(row) = read.message(about)? else { return Ok(None) };
                let Some((id, author)) = row.enquiry.zip(row.contact_point) else { return Ok(None) };
                let Some(enquiry) = read.enquiry(id)? else { return Ok(None) };
                let asked = enquiry.people.iter().any(|one| one.contact_point == author);
                let author = if asked { read.contact_point(author)? } else { None };
                Ok(Some((enquiry, author.map(|author| author.written))))
            })
            .await
    }

    /// An answer that the agent did not send: nothing leaves to the customer. It is kept where colleagues see it, and
    /// the owner decides.
    async fn keep_as_note(
        &self,
        prepared: &Prepared,
        agent: AgentId,
        conversation: ConversationId,
        text: String,
        unsent: Unsent,
    ) -> Result<Outcome, Trouble> {
        let (desk, arrival, tokens) = (self.clone(), prepared.arrival.id, prepared.tokens.clone());
        let authentication = prepared.authentication.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let gone = || Trouble::Broken(format!("conversation {conversation} is gone"));
                let mut it = tx.lock_conversation(conversation)?.ok_or_else(gone)?;
                if it.status.is_merged() {
                    return Err(Trouble::Collision);
                }
                let id = MessageId(desk.chance.id(now));
                let mut kept = note_message(id, conversation, agent, text.trim_end(), now);
                if unsent == Unsent::Forged {
                    kept.row.agent = None;
                    kept.row.because = vec![Because::new("forged-answer", "it came to an agent's own reply address")];
                }
                kept.row.inbound = Some(arrival);
                kept.row.authentication = authentication.clone();
                tx.add_message(&kept)?;
                tx.make_findable(id, &tokens);
                let happened = it.note(id);
                keep(&desk, tx, &it, Doer::DESK, &happened, now)?;
                let name = tx.agent(agent)?.map(|agent| agent.name).unwrap_or_default();
                let concern = match &unsent {
                    Unsent::Forged => Concern::ForgedAnswer { name, found: authentication.clone().map(Box::new) },
                    Unsent::NeverAsked => Concern::NeverAsked { name },
                    Unsent::Refused(why) => Concern::RefusedAnswer { name, why: why.clone() },
                };
                raise_task(&desk, tx, Some(conversation), it.owner, concern, now)?;
                let outcome = Outcome::Message(id);
                match tx.arrival_taken(arrival, &desk.worker, now, outcome)? {
                    true => Ok(outcome),
                    false => Err(Trouble::Collision),
                }
            })
            .await
    }

    /// The agent who wrote it, and what they were asked.
    async fn agent_of(&self, prepared: &Prepared) -> Result<Option<(AgentId, ReplyToken)>, Trouble> {
        let recipients = prepared.arrival.envelope.recipients.clone();
        let Some(from) = prepared.inbound.from.first().map(|address| address.email.canonical()) else {
            return Ok(None);
        };
        if !recipients.iter().any(|recipient| recipient.local_part().contains('+')) {
            return Ok(None);
        }
        if !written_by_a_person(prepared) {
            return Ok(None);
        }
        self.store
            .read(move |read| {
                for recipient in &recipients {
                    let Some((_, Meaning::Reply(token))) = resolve(read, recipient)? else { continue };
                    let Some(found) = read.reply_token(&token)? else { continue };
                    let TokenHolder::Agent(id) = found.holder else { continue };
                    let agent = read.agent(id)?.filter(|agent| agent.deactivated_at.is_none());
                    if agent.is_some_and(|agent| agent.email.canonical() == from) {
                        return Ok(Some((id, found)));
                    }
                }
                Ok(None)
            })
            .await
    }
}

/// Whether a person wrote it: an agent's notice of absence, or their server's bounce, is no answer to a customer.
pub(super) fn written_by_a_person(prepared: &Prepared) -> bool {
    let Some(mailbox) = prepared.arrival.envelope.recipients.first() else { return false };
    // Who is ours matters only for messages that pretend to come from us; this one does come from one of us.
    let us = Ourselves { loop_mark: "", is_ours: &|_| false, mailbox, answers_us: true };
    nature(&prepared.inbound, &prepared.arrival.envelope, &prepared.wording, &us).nature == Nature::Person
}

/// The key of an answer by mail: the same mail to the same token is the same answer, however often it is delivered or
/// taken in, and wherever the conversation was merged to meanwhile. Only mail without an identifier is known by its
/// arrival alone.
fn key_of(prepared: &Prepared, agent: AgentId, asked: &ReplyToken) -> DraftId {
    let Some(external_id) = &prepared.inbound.external_id else { return DraftId(prepared.arrival.id.0) };
    let digest = Sha256::new()
        .chain_update(agent.0.to_be_bytes())
        .chain_update(&asked.token)
        .chain_update(&prepared.inbound.body_digest)
        .chain_update(external_id)
        .finalize();
    let number = digest.iter().take(8).fold(0_i64, |number, byte| number << 8 | i64::from(*byte));
    DraftId(number & i64::MAX)
}
