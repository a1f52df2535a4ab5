//! An agent answers from their own mail program, by replying to the desk's notification: their words become the
//! answer in the conversation, signed and sent like any other.

use super::take_in::Prepared;
use crate::Desk;
use crate::address::{Meaning, resolve};
use domain::{AgentId, ConversationId, DraftId};
use store::{Outcome, TokenHolder, Trouble};

impl Desk {
    /// Takes an arrival as an agent's answer if it is one: sent to an agent's own reply token, from that agent's
    /// address. Anything else goes the usual way.
    pub(super) async fn answer_of_an_agent(&self, prepared: &Prepared) -> Result<Option<Outcome>, Trouble> {
        let Some((agent, conversation)) = self.agent_of(prepared).await? else { return Ok(None) };
        let inbound = &prepared.inbound;
        if inbound.headers.first("auto-submitted").is_some_and(|value| !value.trim().eq_ignore_ascii_case("no")) {
            return Ok(None);
        }
        let text = if inbound.new_text.is_empty() { inbound.text.clone() } else { inbound.new_text.clone() };
        if text.trim().is_empty() {
            return Ok(None);
        }
        // The arrival's id is the draft's: the same mail taken in twice sends once.
        let key = DraftId(prepared.arrival.id.0);
        let sent = self.reply_from_mail(agent, conversation, key, text).await;
        match sent {
            Ok(message) => {
                let (desk, id) = (self.clone(), prepared.arrival.id);
                let outcome = Outcome::Message(message);
                let taken = self.store.write(move |tx| tx.arrival_taken(id, &desk.worker, desk.now(), outcome)).await?;
                if taken { Ok(Some(outcome)) } else { Err(Trouble::Collision) }
            }
            Err(crate::reply::CannotReply::Trouble(trouble)) => Err(trouble),
            // Refused (too long, say): it is taken in as a message, where the owner sees it.
            Err(_) => Ok(None),
        }
    }

    async fn agent_of(&self, prepared: &Prepared) -> Result<Option<(AgentId, ConversationId)>, Trouble> {
        let recipients = prepared.arrival.envelope.recipients.clone();
        let Some(from) = prepared.inbound.from.first().map(|address| address.email.canonical()) else {
            return Ok(None);
        };
        if !recipients.iter().any(|recipient| recipient.local_part().contains('+')) {
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
                        return Ok(Some((id, found.conversation)));
                    }
                }
                Ok(None)
            })
            .await
    }
}
