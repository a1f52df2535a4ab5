//! "We have it, and this is who looks after it": at once, once for each matter, never to machines.

use crate::Desk;
use crate::answering::answering;
use crate::expected_wait::{expected_wait, told_until};
use crate::keep::keep;
use crate::letter::{Letter, Recipient, Scene, address_letter, language_for, page_url};
use crate::merge::known_to;
use crate::permit::{NotAllowed, denied_as, permit_on};
use crate::said;
use domain::conversation::{Conversation, Told, Waiting};
use domain::customer::{Address, ChannelKind, EmailAddress, is_public_mail_provider, registered_domain};
use domain::measure::Expected;
use domain::message::{History, Likeness, Purpose, acknowledged_again};
use domain::team::{Agent, OpeningHours, Permission};
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, MessageId, Millis, Moment};
use language::Language;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::{ContactPoint, MessageRow, Read, Trouble, Tx};

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

/// Why no acknowledgement was sent after all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAcknowledge {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// Nobody waits there.
    #[error("nobody waits for an answer here")]
    NobodyWaits,
    /// It was sent.
    #[error("they were told already who has it")]
    ToldAlready,
    /// There is no address to send it to.
    #[error("there is no address to send it to")]
    NoAddress,
    /// Whom it names did not write it.
    #[error("its sender is forged: whoever it names did not write it, and must not be troubled with it")]
    Forged,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAcknowledge, NoConversation; }

/// Whether a person may send the acknowledgement that was held back; the message that it would answer. The rules about
/// robots do not hold for a person who has looked; those about whom we would trouble do.
///
/// # Errors
/// When nobody waits, they heard from us lately, or the sender is forged.
pub fn can_be_acknowledged(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    now: Moment,
) -> Result<MessageRow, CannotAcknowledge> {
    let waits = matches!(conversation.waiting, Waiting::OnUs { .. }) && conversation.status.is_open();
    if !waits || read.only_others_answered(conversation.id)? {
        return Err(CannotAcknowledge::NobodyWaits);
    }
    if conversation.told.is_some() || !acknowledged_again(read.last_word_to(conversation.id)?, now) {
        return Err(CannotAcknowledge::ToldAlready);
    }
    let message = read.message_to_answer(conversation.id)?.ok_or(CannotAcknowledge::NobodyWaits)?;
    match &message.authentication {
        Some(found) if found.is_forged() => Err(CannotAcknowledge::Forged),
        _ => Ok(message),
    }
}

impl Desk {
    /// Sends the acknowledgement that a rule held back: a person has looked at the reasons.
    ///
    /// # Errors
    /// When nobody waits, they were told already, the sender is forged, or there is no address.
    pub async fn acknowledge_after_all(&self, by: AgentId, id: ConversationId) -> Result<(), CannotAcknowledge> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let (permit, mut conversation) = permit_on(tx, by, Permission::Answer, id)?;
                let message = can_be_acknowledged(tx, &conversation, now)?;
                let author = message.contact_point.unwrap_or(conversation.contact_point);
                let author = tx.contact_point(author)?.ok_or(CannotAcknowledge::NoAddress)?;
                if author.canonical.ends_with(".invalid") {
                    return Err(CannotAcknowledge::NoAddress);
                }
                let gone = || Trouble::Broken("the desk or its mailbox is gone".into());
                let mailbox = tx.mailbox(message.mailbox.unwrap_or(conversation.mailbox))?.ok_or_else(gone)?;
                let installation = tx.installation_as(mailbox.id)?.ok_or_else(gone)?;
                let scene = Scene { installation: &installation, mailbox: &mailbox };
                let to = recipient(&author, message.answer_to)?;
                let happened = queue(&desk, tx, &scene, &mut conversation, &author, to, message.id, now)?;
                Ok::<_, CannotAcknowledge>(keep(&desk, tx, &conversation, &permit, &happened, now)?)
            })
            .await?;
        self.queued.notify_one();
        Ok(())
    }
}

/// What has passed between us and the sender lately.
pub(crate) fn history(
    desk: &Desk,
    read: &mut Read<'_, '_>,
    sender: &ContactPoint,
    to: &EmailAddress,
    said: &Said<'_>,
    now: Moment,
) -> Result<History, Trouble> {
    let (to_person_day, _) = acknowledged(read, sender, to, now - Millis::days(1))?;
    let (to_person_week, last) = acknowledged(read, sender, to, now - Millis::days(7))?;
    // This message itself is stored already: said before means more than once.
    let times = read.said_before(sender.id, said.body_digest, now - Millis::days(7))?;
    let (alike, alike_elsewhere) = alike(read, sender, said, now)?;
    Ok(History {
        to_person_day,
        to_person_week,
        arrivals_hour: read.arrivals_from(sender.id, now - Millis::hours(1))?,
        in_all_hour: desk.acknowledged.in_all(read, now)?,
        since_last: (to_person_week > 0).then(|| now.since(last)),
        // A date has no fractions of a second.
        written_before_last: said.written.is_some_and(|written| written < last - Millis::seconds(1)),
        repeats_itself: times > 1,
        to_named_address: to.canonical() != sender.canonical,
        alike,
        alike_elsewhere,
        of_public_provider: is_public_mail_provider(domain_of(&sender.canonical)),
    })
}

/// What a message says, as far as its acknowledgement is concerned.
pub(crate) struct Said<'a> {
    pub message: MessageId,
    pub body_digest: &'a str,
    pub likeness: Option<&'a Likeness>,
    /// When it was written, as it says itself.
    pub written: Option<Moment>,
}

/// How often the sender said the same before in seven days, and how many others of their domain did in an hour.
fn alike(read: &mut Read<'_, '_>, sender: &ContactPoint, said: &Said<'_>, now: Moment) -> Result<(i64, i64), Trouble> {
    /// Earlier messages that are compared.
    const ROWS_MAX: i64 = 50;
    let Some(likeness) = said.likeness else { return Ok((0, 0)) };
    let mut earlier = read.perhaps_alike(likeness, said.message, now - Millis::days(7), ROWS_MAX)?;
    earlier.retain(|message| message.likeness.is_like(likeness));
    let own = earlier.iter().filter(|message| message.from == sender.canonical).count();
    let others: BTreeSet<&str> = earlier
        .iter()
        .filter(|message| message.at > now - Millis::hours(1) && message.from != sender.canonical)
        .map(|message| message.from.as_str())
        .filter(|from| domain_of(from) == domain_of(&sender.canonical))
        .collect();
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    Ok((count(own), count(others.len())))
}

/// The domain that somebody registered, under which an address stands: robots take names below it at will.
fn domain_of(canonical: &str) -> &str {
    registered_domain(canonical.rsplit_once('@').map_or("", |(_, domain)| domain))
}

/// Acknowledgements since a moment, and the last: those that the address got, whoever asked for them, and those that
/// the author caused, wherever they went. Whoever names other people's addresses meets both bounds.
fn acknowledged(
    read: &mut Read<'_, '_>,
    author: &ContactPoint,
    to: &EmailAddress,
    since: Moment,
) -> Result<(i64, Moment), Trouble> {
    let got = read.acknowledgements_to(to, since)?;
    let caused = read.acknowledgements_of(author.id, since)?;
    Ok((got.0.max(caused.0), got.1.max(caused.1)))
}

/// Where the acknowledgement of a message goes: where its author wants the answer, else to their own address.
pub(crate) fn recipient(author: &ContactPoint, answer_to: Option<Address>) -> Result<Address, Trouble> {
    if let Some(wished) = answer_to {
        // The name stands beside an address that the author only claims: a stranger there is not greeted by it.
        return Ok(Address::new("", wished.email));
    }
    let written = EmailAddress::parse(&author.written).map_err(|error| Trouble::Unreadable(error.to_string()))?;
    Ok(Address::new(author.name.clone(), written))
}

/// Queues the acknowledgement of a new conversation and returns what happened.
#[expect(clippy::too_many_arguments, reason = "what the story of an arrival has decided before")]
pub(crate) fn queue(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    conversation: &mut Conversation,
    sender: &ContactPoint,
    to: Address,
    message: MessageId,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    let owner = tx.agent(conversation.owner)?.ok_or_else(|| Trouble::Broken("an owner is gone".into()))?;
    let answering = answering(tx, conversation.team, scene.mailbox.id)?;
    let answering = answering.ok_or_else(|| Trouble::Broken("a team is gone".into()))?;
    let expected = expected_wait(desk, tx, &answering, ChannelKind::Email, now)?;
    let open = &answering.hours;
    let language = language_for(scene.installation, sender.language.as_deref().and_then(Language::of_tag));
    let told = told(language, &expected, open, now);
    // The page shows all that they wrote: its link goes to no address that a mail only names.
    let is_their_own = to.email.canonical() == sender.canonical;
    let page = if is_their_own { page_of(tx, scene, conversation, sender)? } else { None };
    let opens = open.next_opening(now).filter(|_| !open.is_open(now));
    let wait = said::wait(language, &expected, now, open).unwrap_or_else(|| {
        let (who, hours) = (owner.first_name(), said::open_hours(language, open));
        match opens {
            Some(at) => language.letter_answers_closed(hours, said::when(language, open, at, now), who),
            None => language.letter_answers(hours, who),
        }
    });
    let text = text(language, &to, &owner, &wait, page.as_deref(), &scene.installation.name)?;
    let letter = Letter {
        purpose: Purpose::Acknowledgement,
        from: &owner,
        to: Recipient::Customer(sender.id, to),
        text,
        marked: false,
        cc: Vec::new(),
        quoted: None,
        attachments: Vec::new(),
        page_url: page,
        answers: Some(message),
    };
    let ready = address_letter(desk, tx, scene, conversation, letter, now, now)?;
    tx.put_outgoing(&ready.outgoing, now)?;
    desk.acknowledged.one_more();
    tx.wait_told(message, told.until)?;
    Ok(conversation.acknowledge(ready.id, told))
}

/// The page that somebody may see: their own, if their conversation became a part of this one; none for somebody who only
/// brought our identifier, for it shows what the customer wrote.
fn page_of(
    read: &mut Read<'_, '_>,
    scene: &Scene<'_>,
    conversation: &Conversation,
    who: &ContactPoint,
) -> Result<Option<String>, Trouble> {
    let known = known_to(read, conversation, who.id)?;
    let flagged = read.participant(conversation.id, who.id)?.is_some_and(|one| one.flagged.is_some());
    let others = known.id == conversation.id && who.id != conversation.contact_point && flagged;
    Ok(if others { None } else { page_url(scene.installation, &known) })
}

/// The letter. What a customer would read as "We have your message, and  is looking after it" never leaves.
fn text(
    language: Language,
    to: &Address,
    owner: &Agent,
    wait: &str,
    page: Option<&str>,
    desk: &str,
) -> Result<String, Trouble> {
    if owner.name.trim().is_empty() || desk.trim().is_empty() {
        return Err(Trouble::Broken("a letter would leave without a name".into()));
    }
    let hello = match to.name.trim() {
        "" => language.letter_hello().to_owned(),
        name => language.letter_hello_name(name),
    };
    let next = match page {
        Some(page) => format!("{}\n{page}", language.letter_next_page(owner.first_name())),
        None => language.letter_next(owner.first_name()),
    };
    let signed = format!("{}\n{desk}", owner.signed());
    Ok([hello, language.letter_we_have_it(&owner.name), wait.to_owned(), next, signed].join("\n\n"))
}

/// What is said about the wait; no number where none is known.
fn told(language: Language, expected: &Expected, hours: &OpeningHours, now: Moment) -> Told {
    let until = told_until(expected, hours, now);
    let wait = said::wait(language, expected, now, hours);
    let words = wait.unwrap_or_else(|| language.letter_told_hours(said::open_hours(language, hours)));
    Told { words, until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::TeamId;
    use domain::message::{LintContext, Severity, lint};
    use domain::team::Role;

    const NOW: Moment = Moment(1_795_180_320_000);

    fn owner() -> Option<Agent> {
        Some(Agent {
            id: AgentId(1),
            team: TeamId(1),
            name: "Mia Dahl".into(),
            email: EmailAddress::parse("mia@birch.example").ok()?,
            role: Role::Agent,
            scope: domain::team::Scope::All,
            signature: String::new(),
            notify: false,
            away_since: None,
            away_until: None,
            deactivated_at: None,
            language: None,
        })
    }

    #[test]
    fn every_languages_letter_may_leave() {
        let (Some(owner), Ok(to)) = (owner(), EmailAddress::parse("ada@example.org")) else { return };
        let to = Address::new("Ada", to);
        let hours = OpeningHours::always();
        for language in Language::ALL {
            let waits = [
                said::wait(
                    language,
                    &Expected::Measured { median: Millis::hours(2), nine_in_ten: Millis::days(3), answered: 90 },
                    NOW,
                    &hours,
                ),
                Some(language.letter_answers(said::open_hours(language, &hours), owner.first_name())),
            ];
            for (wait, page) in waits.into_iter().flatten().zip([Some("https://desk.example/q/x"), None]) {
                let text = text(language, &to, &owner, &wait, page, "Birch & Son").unwrap_or_default();
                let found = lint(&text, "", LintContext { attachments: 0, automatic: true });
                let blocks: Vec<_> = found.iter().filter(|one| one.severity == Severity::Blocks).collect();
                assert!(!text.is_empty() && blocks.is_empty(), "{language:?}: {blocks:?}\n{text}");
                assert!(text.contains("Mia Dahl") && !text.contains('{'), "{text}");
            }
        }
    }

    #[test]
    fn a_letter_with_a_hole_does_not_leave() {
        let (Some(owner), Ok(to)) = (owner(), EmailAddress::parse("ada@example.org")) else { return };
        let nobody = Agent { name: " ".into(), ..owner };
        assert!(text(Language::English, &Address::new("", to), &nobody, "It is here.", None, "Birch & Son").is_err());
    }
}
