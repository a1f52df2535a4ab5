//! An answer to an enquiry. It stands in the enquiry, for us alone: it begins no wait of a customer, is never
//! acknowledged, follows no rule, and whoever wrote it takes no part in the conversation. A person's answer wakes the
//! owner, even in a conversation that was closed: somebody asked for it. A machine's wakes nobody.

use super::about::About;
use super::take_in::Story;
use crate::keep::keep;
use crate::letter::Scene;
use crate::notification;
use crate::permit::Doer;
use domain::conversation::Received;
use domain::customer::Address;
use domain::message::{Because, Bounce, Reading};
use domain::timeline::{Actor, Happened};
use domain::{ConversationId, EnquiryId, MessageId};
use store::{ContactPoint, MessageRow, NewMessage, Outcome, Trouble, Tx};

/// Why the words of somebody are to be read with care whom we had not asked.
const NOT_ASKED: &str = "it came from an address that we had not asked";

/// An answer to an enquiry, as far as its story has come.
pub(super) struct Heard<'a> {
    pub conversation: ConversationId,
    pub enquiry: EnquiryId,
    pub because: Because,
    pub stranger: bool,
    pub sender: &'a ContactPoint,
    pub reading: &'a Reading,
    pub answer_to: Option<Address>,
    pub about: Option<&'a About>,
    pub bounce: &'a Bounce,
}

impl Story<'_> {
    /// Takes it in.
    pub(super) fn hear(&self, tx: &mut Tx<'_, '_>, scene: &Scene<'_>, of: Heard<'_>) -> Result<Outcome, Trouble> {
        let mut it = self.locked(tx, of.conversation)?;
        // Merged or separated meanwhile: the story begins again, and finds it where it is.
        let found = tx.enquiry(of.enquiry)?.filter(|found| found.conversation == it.id);
        let mut enquiry = found.ok_or(Trouble::Collision)?;
        let message = MessageId(self.desk.chance.id(self.now));
        let blocked = crate::block::kept_back(tx, of.sender.id)?;
        let silent = blocked.is_some() || it.status.is_quarantined();
        let strange = of.stranger.then(|| Because::new("enquiry-stranger", NOT_ASKED));
        let because: Vec<Because> = std::iter::once(of.because)
            .chain(strange)
            .chain(of.reading.because.iter().cloned())
            .chain(self.away(of.reading, of.sender))
            .chain(blocked.clone())
            .collect();
        let row = self.row(&it, of.sender, scene.mailbox, of.reading, message);
        let row = MessageRow { answer_to: of.answer_to, because: because.clone(), enquiry: Some(enquiry.id), ..row };
        let (digest, html) = (self.prepared.inbound.body_digest.clone(), self.prepared.inbound.html.clone());
        self.add_message(tx, &NewMessage { row, body_digest: Some(digest), likeness: None, html })?;

        let nature = of.reading.nature;
        let mut happened = vec![Happened::EnquiryReceived { enquiry: enquiry.id, message, nature, because }];
        if blocked.is_some() {
            it.message_count += 1;
        } else {
            enquiry.receive(nature, self.at());
            tx.keep_enquiry(&enquiry)?;
            let from = Actor::Customer(of.sender.id);
            happened.extend(it.hear(&Received { latest: self.latest(message), nature, from }));
            if nature.counts_as_answer() {
                happened.extend(crate::owner::cover_absent_owner(tx, &mut it, None, self.now)?);
            }
        }
        keep(self.desk, tx, &it, Doer::customer(of.sender.id), &happened, self.now)?;
        if let Some(about) = of.about {
            self.tell(tx, &mut it, about, of.reading, of.bounce)?;
        }
        if nature.counts_as_answer() && !silent {
            self.reachable_again(tx, of.sender)?;
            notification::tell_owner(self.desk, tx, scene, &it, message, self.now)?;
        }
        self.taken(tx, message)
    }
}
