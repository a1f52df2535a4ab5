//! What is kept and shown, and bothers nobody: what looks like spam waits in the quarantine, and so does what somebody
//! writes who is blocked. In the matter of another customer their words stand, and move nothing.

use super::prepare::{Prepared, shown};
use super::take_in::Story;
use domain::conversation::{Conversation, Received};
use domain::customer::ChannelKind;
use domain::message::spam::{SpamEvidence, SpamVerdict, marked_as_spam};
use domain::message::{Because, Nature, Place, Reading};
use domain::timeline::{Actor, Happened};
use store::{ContactPoint, NewMessage, Trouble, Tx};

/// Whether a message is one like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// It is.
    No,
    /// Its conversation goes to the quarantine.
    Quarantine(Vec<Because>),
    /// Somebody who is blocked wrote it into the matter of another customer.
    Intrudes,
}

impl Story<'_> {
    /// Decides.
    pub(super) fn aside(
        &self,
        tx: &mut Tx<'_, '_>,
        sender: &ContactPoint,
        reading: &Reading,
        placed: &Place,
        answers_us: bool,
    ) -> Result<Aside, Trouble> {
        if let Some(blocked) = crate::block::kept_back(tx, sender.id)? {
            let begun_by = match placed {
                Place::Existing { conversation, .. } | Place::Enquiry { conversation, .. } => {
                    tx.conversation(*conversation)?.map(|it| it.contact_point)
                }
                Place::New { .. } => None,
            };
            let theirs = begun_by.is_none_or(|begun_by| begun_by == sender.id);
            return Ok(if theirs { Aside::Quarantine(vec![blocked]) } else { Aside::Intrudes });
        }
        let verdict = match placed {
            Place::New { .. } => self.spam(tx, sender, reading, answers_us)?,
            Place::Existing { .. } | Place::Enquiry { .. } => SpamVerdict::Clean,
        };
        Ok(match verdict {
            SpamVerdict::Clean => Aside::No,
            SpamVerdict::Spam(because) => Aside::Quarantine(because),
        })
    }

    /// Receives a message as it was decided.
    pub(super) fn take_its_place(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: &mut Conversation,
        reading: &Reading,
        new: &NewMessage,
        aside: &Aside,
    ) -> Result<Vec<Happened>, Trouble> {
        if *aside == Aside::Intrudes {
            self.add_message(tx, new)?;
            let from = new.row.contact_point.map_or(Actor::Desk, Actor::Customer);
            let received = Received { latest: self.latest(new.row.id), nature: reading.nature, from };
            return Ok(conversation.receive_aside(&received, new.row.because.clone()));
        }
        let mut happened = self.receive(tx, conversation, reading, new)?;
        if let Aside::Quarantine(because) = aside
            && !conversation.status.is_quarantined()
        {
            let aside = crate::quarantine::put_aside(tx, conversation, Actor::Desk, because.clone(), self.now);
            happened.extend(aside.map_err(|error| Trouble::Broken(error.to_string()))?);
        }
        Ok(happened)
    }

    /// Spam: only a person's first message can be any; machines have a view of their own.
    fn spam(
        &self,
        tx: &mut Tx<'_, '_>,
        sender: &ContactPoint,
        reading: &Reading,
        answers_us: bool,
    ) -> Result<SpamVerdict, Trouble> {
        // What one of us passed on was looked at by a person.
        if self.prepared.forwarded.is_some() {
            return Ok(SpamVerdict::Clean);
        }
        if reading.nature != Nature::Person || self.prepared.arrival.envelope.channel != ChannelKind::Email {
            return Ok(SpamVerdict::Clean);
        }
        let Prepared { inbound, .. } = self.prepared;
        let (forged, upstream) = (self.prepared.fails_authentication(), marked_as_spam(&inbound.headers));
        let filter = self.prepared.filter.clone();
        let evidence = SpamEvidence { answers_us, forged, upstream, filter, ..SpamEvidence::default() };
        crate::quarantine::judge(tx, sender, &[&inbound.subject, shown(inbound)], evidence)
    }
}
