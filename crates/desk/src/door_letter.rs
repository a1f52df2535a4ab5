//! Letters to people of the desk about the door. Some carry a link: an invitation, a new password. The link is made when its
//! letter leaves and stands nowhere but in it: the database knows its digest, and the post room shows no such letter. Others
//! tell that a way in changed, so that nobody adds one unseen.

use crate::letter::language_of_ours;
use crate::permit::Doer;
use crate::sign_in::digest_of;
use crate::{Desk, Parcel};
use domain::customer::{Address, ChannelKind};
use domain::message::{AutoSubmitted, Delivery, Outgoing, Purpose, next_try};
use domain::task::Concern;
use domain::team::{Agent, Permission};
use domain::{AgentId, ConversationId, Millis, Moment};
use language::Times;
use store::{DoorLetter, Installation, KeyKind, LetterKind, Mailbox, Read, Trouble, Tx};

/// An invitation lets somebody in for so long.
pub const INVITATION_VALID: Millis = Millis::days(7);
/// A link for a new password works for so long.
pub const PASSWORD_LINK_VALID: Millis = Millis::minutes(30);
/// What happened to a passkey is told within so long, or not at all.
const TOLD_WITHIN: Millis = Millis::days(2);
/// Letters handed over together.
const LETTERS_AT_A_TIME: i64 = 4;
/// A process that has not written down how a try ended by then has died over it.
const LETTER_LEASE: Millis = Millis::minutes(20);

/// A letter that is ready to leave.
pub(crate) struct ReadyLetter {
    letter: DoorLetter,
    pub(crate) parcel: Parcel,
}

impl Desk {
    /// Letters whose turn it is, each with a fresh link. There are none while mail cannot leave.
    pub(crate) async fn due_door_letters(&self) -> Result<Vec<ReadyLetter>, Trouble> {
        if !self.mail.can_deliver() {
            return Ok(Vec::new());
        }
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let mut ready = Vec::new();
                for letter in tx.due_door_letters(now, LETTERS_AT_A_TIME)? {
                    ready.extend(written(&desk, tx, letter, now)?);
                }
                Ok(ready)
            })
            .await
    }

    /// Writes down how a try ended. What may have left is not sent again: its link stays good, and whoever asked is told.
    pub(crate) async fn door_letter_ended(&self, of: ReadyLetter, delivery: Delivery) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (now, letter) = (desk.now(), &of.letter);
                let again = next_try(letter.tries + 1, letter.created_at, now, letter.id.rem_euclid(1_000));
                match (&delivery, again.filter(|at| *at < letter.expires_at)) {
                    (Delivery::Accepted { receipt }, _) => tx.settle_door_letter(letter.id, now, receipt),
                    (Delivery::Later { why, .. }, Some(at)) => tx.try_door_letter_again(letter.id, at, why),
                    (Delivery::Uncertain { why }, _) => {
                        tx.settle_door_letter(letter.id, now, why)?;
                        tell_who_asked(&desk, tx, letter, Lost::Perhaps, why, now)
                    }
                    (Delivery::Later { why, .. } | Delivery::Refused { why, .. }, _) => {
                        tx.settle_door_letter(letter.id, now, why)?;
                        tell_who_asked(&desk, tx, letter, Lost::Surely, why, now)
                    }
                }
            })
            .await
    }
}

/// Whether letters of this kind reach anybody: there is a way out, and somebody has said where this program is.
pub(crate) fn letters_leave(desk: &Desk, installation: &Installation) -> bool {
    desk.mail.can_deliver() && !installation.post_room && installation.public_url.is_some()
}

/// Tells somebody by mail what happened to a passkey of theirs.
pub(crate) fn tell_of_passkey(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    agent: AgentId,
    kind: LetterKind,
    name: &str,
    now: Moment,
) -> Result<(), Trouble> {
    tx.add_passkey_letter(desk.chance.id(now), agent, kind, name, now, now + TOLD_WITHIN)
}

/// A link, good until a moment. What is returned is the only place where it stands.
pub(crate) fn new_link(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    agent: AgentId,
    kind: KeyKind,
    now: Moment,
    until: Moment,
) -> Result<String, Trouble> {
    let token = desk.chance.token();
    tx.add_door_key(&digest_of(&token), agent, kind, now, until)?;
    Ok(match kind {
        KeyKind::Invitation => format!("/invitation/{token}"),
        KeyKind::Password => format!("/new-password/{token}"),
    })
}

/// The letter with its link, or nothing where there is nobody to write to, or no way.
fn written(desk: &Desk, tx: &mut Tx<'_, '_>, letter: DoorLetter, now: Moment) -> Result<Option<ReadyLetter>, Trouble> {
    if letter.unfinished {
        let why = "the program stopped over it, so nobody knows whether it left";
        tx.settle_door_letter(letter.id, now, why)?;
        tell_who_asked(desk, tx, &letter, Lost::Perhaps, why, now)?;
        return Ok(None);
    }
    if letter.expires_at <= now {
        tx.settle_door_letter(letter.id, now, "its time is over")?;
        return Ok(None);
    }
    let Some(agent) = tx.agent(letter.agent)?.filter(|agent| agent.deactivated_at.is_none()) else {
        tx.settle_door_letter(letter.id, now, "nobody to write to")?;
        return Ok(None);
    };
    let installation = tx.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let mailbox = tx.mailboxes()?.into_iter().next();
    let (Some(base), Some(mailbox)) = (installation.public_url.clone(), mailbox) else { return Ok(None) };
    if installation.post_room || !tx.take_door_letter(letter.id, now + LETTER_LEASE)? {
        return Ok(None);
    }
    let answers = who_answers(tx, &letter, &agent)?;
    let base = base.trim_end_matches('/');
    let (subject, text) = match letter.kind {
        LetterKind::Link(kind) => {
            let link = format!("{base}{}", new_link(desk, tx, agent.id, kind, now, letter.expires_at)?);
            of_link(kind, &letter, &installation, &agent, &answers, link)
        }
        LetterKind::PasskeyAdded | LetterKind::PasskeyRemoved | LetterKind::PasskeyDoubted => {
            of_passkey(&letter, &installation, &agent, &answers, base)
        }
    };
    let outgoing = outgoing(desk, &installation, &mailbox, agent, answers, subject, text, now);
    Ok(Some(ReadyLetter { letter, parcel: Parcel { outgoing, contents: Vec::new() } }))
}

/// Whom an answer to the letter reaches: who asked for it, else an administrator.
fn who_answers(read: &mut Read<'_, '_>, letter: &DoorLetter, to: &Agent) -> Result<Agent, Trouble> {
    if let Some(by) = letter.asked_by
        && let Some(agent) = read.agent(by)?.filter(|agent| agent.deactivated_at.is_none())
    {
        return Ok(agent);
    }
    let admins = read.agents()?.into_iter().filter(|agent| agent.may(Permission::ManagePeople));
    let mut others = admins.filter(|agent| agent.id != to.id);
    Ok(others.next().unwrap_or_else(|| to.clone()))
}

/// Subject and text of a letter with a link, in the reader's language.
fn of_link(
    kind: KeyKind,
    letter: &DoorLetter,
    installation: &Installation,
    agent: &Agent,
    answers: &Agent,
    link: String,
) -> (String, String) {
    let language = language_of_ours(agent, installation);
    let (name, by, desk) = (agent.first_name(), answers.name.as_str(), installation.name.as_str());
    // Whoever is invited may be in any zone.
    let until = Times::new("UTC", letter.created_at, language).full(letter.expires_at);
    let (subject, parts) = match kind {
        KeyKind::Invitation => (
            language.invitation_letter_subject(by, desk),
            [language.invitation_letter_what(by, desk), link, language.invitation_letter_until(by, until)],
        ),
        KeyKind::Password => (
            language.forgotten_letter_subject(desk),
            [language.forgotten_letter_what(desk), link, language.forgotten_letter_until(by, until)],
        ),
    };
    (subject, [language.invitation_letter_hello(name), parts.join("\n\n")].join("\n\n"))
}

/// Subject and text of what is told of a passkey, in the reader's language.
fn of_passkey(
    letter: &DoorLetter,
    installation: &Installation,
    agent: &Agent,
    answers: &Agent,
    base: &str,
) -> (String, String) {
    let language = language_of_ours(agent, installation);
    let (name, desk) = (letter.about.as_str(), installation.name.as_str());
    let (subject, happened) = match letter.kind {
        LetterKind::PasskeyRemoved => {
            (language.passkey_letter_removed_subject(), language.passkey_letter_removed(desk, name))
        }
        LetterKind::PasskeyDoubted => {
            (language.passkey_letter_doubted_subject(), language.passkey_letter_doubted(desk, name))
        }
        LetterKind::PasskeyAdded | LetterKind::Link(_) => {
            (language.passkey_letter_added_subject(), language.passkey_letter_added(desk, name))
        }
    };
    let parts = [
        language.passkey_letter_hello(agent.first_name()),
        happened,
        language.passkey_letter_not_you(&answers.name),
        language.passkey_letter_where(format!("{base}/settings/security")),
    ];
    (subject.to_owned(), parts.join("\n\n"))
}

#[expect(clippy::too_many_arguments, reason = "a letter has that many parts, and each has one name")]
fn outgoing(
    desk: &Desk,
    installation: &Installation,
    mailbox: &Mailbox,
    agent: Agent,
    answers: Agent,
    subject: String,
    text: String,
    now: Moment,
) -> Outgoing {
    Outgoing {
        channel: ChannelKind::Email,
        purpose: Purpose::Notification,
        conversation: ConversationId(0),
        external_id: format!("{:x}.{}@{}", now.0, desk.chance.address_token(), mailbox.address.domain()),
        from: Address::new(installation.name.clone(), mailbox.address.clone()),
        // A bounce would carry the link back into a conversation that others read: it goes to whoever asked.
        return_path: answers.email.clone(),
        reply_to: Some(Address::new(answers.name, answers.email)),
        to: vec![Address::new(agent.name, agent.email)],
        cc: Vec::new(),
        copy: None,
        enclosed: None,
        subject,
        in_reply_to: None,
        references: Vec::new(),
        date: now,
        text,
        marked: false,
        quoted: None,
        attachments: Vec::new(),
        auto_submitted: Some(AutoSubmitted::Generated),
        loop_mark: installation.loop_mark.clone(),
        page_url: None,
    }
}

/// What became of a letter, for whoever asked for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lost {
    Surely,
    Perhaps,
}

/// An invitation that did not arrive is a task of whoever invited. Who forgot a password asks again, or somebody here.
fn tell_who_asked(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    letter: &DoorLetter,
    lost: Lost,
    why: &str,
    now: Moment,
) -> Result<(), Trouble> {
    let Some(owner) = letter.asked_by else { return Ok(()) };
    let Some(agent) = tx.agent(letter.agent)? else { return Ok(()) };
    let concern = Concern::LetterLost {
        name: agent.name,
        address: agent.email.to_string(),
        perhaps: lost == Lost::Perhaps,
        why: why.to_owned(),
    };
    crate::keep::raise_task(desk, tx, None, owner, concern, now).map(drop)
}

/// Whoever a link lets in, as the timeline knows them.
pub(crate) fn by_link(agent: AgentId) -> Doer {
    Doer::at_the_door(agent)
}
