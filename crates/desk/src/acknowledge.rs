//! "We have it, and this is who looks after it": at once, once for each matter, never to machines.

use crate::Desk;
use crate::expected_wait::expected_wait;
use crate::letter::{Letter, Recipient, address_letter, fill, page_url};
use domain::conversation::{Conversation, Told};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::measure::{Expected, round_up, told_words};
use domain::message::{History, Purpose};
use domain::team::Team;
use domain::timeline::Happened;
use domain::{MessageId, Millis, Moment};
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::{ContactPoint, Installation, Mailbox, Read, Trouble, Tx};

/// The fuse of the whole desk looks back so far.
const IN_ALL: Millis = Millis::hours(1);
/// A count of all acknowledgements is good for so long: it reads them all, and counting for each mail would cost more
/// with every mail.
const COUNT_FRESH: Millis = Millis::seconds(1);

/// How many acknowledgements were queued in the last hour: counted at a moment, and those of this process since. What
/// other nodes queue in between is seen with the next count; a fuse may be late by that second.
#[derive(Debug, Default)]
pub struct Counted(Mutex<Option<(Moment, i64)>>);

impl Counted {
    fn known(&self) -> MutexGuard<'_, Option<(Moment, i64)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn in_all(&self, read: &mut Read<'_, '_>, now: Moment) -> Result<i64, Trouble> {
        if let Some((at, count)) = *self.known()
            && at <= now
            && now.since(at) < COUNT_FRESH
        {
            return Ok(count);
        }
        let count = read.acknowledgements_in_all(now - IN_ALL)?;
        *self.known() = Some((now, count));
        Ok(count)
    }

    /// One more. A transaction that fails afterwards was counted all the same: until the next count the fuse is early.
    fn one_more(&self) {
        if let Some((_, count)) = &mut *self.known() {
            *count += 1;
        }
    }
}

/// What has passed between us and the sender lately.
pub(crate) fn history(
    desk: &Desk,
    read: &mut Read<'_, '_>,
    sender: &ContactPoint,
    body_digest: &str,
    now: Moment,
) -> Result<History, Trouble> {
    let (to_person_day, _) = read.acknowledgements_to(&sender.canonical, now - Millis::days(1))?;
    let (to_person_week, last) = read.acknowledgements_to(&sender.canonical, now - Millis::days(7))?;
    // This message itself is stored already: said before means more than once.
    let said = read.said_before(sender.id, body_digest, now - Millis::days(7))?;
    Ok(History {
        to_person_day,
        to_person_week,
        arrivals_hour: read.arrivals_from(sender.id, now - Millis::hours(1))?,
        in_all_hour: desk.acknowledged.in_all(read, now)?,
        since_last: (to_person_week > 0).then(|| now.since(last)),
        repeats_itself: said > 1,
    })
}

/// Queues the acknowledgement of a new conversation and returns what happened.
#[expect(clippy::too_many_arguments, reason = "what the story of an arrival has decided before")]
pub(crate) fn queue(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    installation: &Installation,
    mailbox: &Mailbox,
    conversation: &mut Conversation,
    answer_to: Option<&Address>,
    message: MessageId,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    let owner = tx.agent(conversation.owner)?.ok_or_else(|| Trouble::Broken("an owner is gone".into()))?;
    let team = tx.team(conversation.team)?.ok_or_else(|| Trouble::Broken("a team is gone".into()))?;
    let point =
        tx.contact_point(conversation.contact_point)?.ok_or_else(|| Trouble::Broken("a sender is gone".into()))?;
    let written = EmailAddress::parse(&point.written).map_err(|error| Trouble::Unreadable(error.to_string()))?;
    let to = answer_to.cloned().unwrap_or_else(|| Address::new(point.name.clone(), written));

    let expected = expected_wait(desk, tx, &team, ChannelKind::Email, now)?;
    let (told, wait) = told(&expected, &team, now);
    let page = page_url(installation, conversation);
    let opens = team.hours.next_opening(now).filter(|_| !team.hours.is_open(now));
    let text = fill(
        include_str!("../templates/acknowledgement.txt"),
        minijinja::context! {
            name => point.name.trim(),
            owner => &owner.name,
            first_name => owner.first_name(),
            wait => wait,
            hours => team.hours.words(),
            opens => opens.map(|at| team.hours.when_words(at, now)),
            page => &page,
            signed => format!("{}\n{}", owner.signed(), installation.name),
        },
    )?;
    let letter = Letter {
        purpose: Purpose::Acknowledgement,
        from: &owner,
        to: Recipient::Customer(point.id, to),
        text,
        quoted: None,
        attachments: Vec::new(),
        page_url: page,
    };
    let ready = address_letter(desk, tx, installation, mailbox, conversation, letter, now, now)?;
    tx.put_outgoing(&ready.outgoing, now)?;
    desk.acknowledged.one_more();
    tx.wait_told(message, told.until)?;
    Ok(conversation.acknowledge(ready.id, told))
}

/// What is said about the wait, and the sentence for the letter; no number where none is known.
fn told(expected: &Expected, team: &Team, now: Moment) -> (Told, Option<String>) {
    let wait = told_words(expected, now, &team.hours);
    let until = match expected {
        // As it is said: within a day by the clock, later by the end of a day.
        Expected::Measured { nine_in_ten, .. } if nine_in_ten.0 > Millis::days(1).0 => {
            Some(team.hours.end_of_day(now + *nine_in_ten))
        }
        Expected::Measured { nine_in_ten, .. } => Some(now + round_up(*nine_in_ten)),
        _ => None,
    };
    let words = wait.clone().unwrap_or_else(|| format!("answered {}", team.hours.words()));
    (Told { words, until }, wait)
}
