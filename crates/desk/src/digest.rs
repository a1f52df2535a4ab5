//! A letter to somebody whom notes called in and who has not seen it: one for all of them, a while later, and each note is
//! told at most once. The letter has none of the customer's words and not their subject: who called, where, and how the note
//! begins. It leaves by the outbox and stands nowhere in the database.

use crate::letter::language_of_ours;
use crate::{Desk, Parcel};
use domain::conversation::Conversation;
use domain::customer::{Address, ChannelKind};
use domain::message::{AutoSubmitted, Delivery, Facts, Gate, Outgoing, Purpose, gate, next_try};
use domain::team::Agent;
use domain::text::summary;
use domain::{AgentId, ConversationId, Millis, Moment};
use language::{Language, Times};
use store::{Digest, Installation, Mailbox, Mention, Trouble, Tx};

/// What is not seen for so long is told by mail.
pub const DIGEST_AFTER: Millis = Millis::minutes(10);
/// Notes that one letter tells.
pub const DIGEST_NOTES_MAX: usize = 20;
/// Characters of a note that a letter tells.
pub const DIGEST_NOTE_CHARS_MAX: usize = 200;
/// What could not leave by then is told by the page alone.
const DIGEST_VALID: Millis = Millis::days(2);
/// Letters handed over together.
const DIGESTS_AT_A_TIME: i64 = 4;
/// A process that has not written down how a try ended by then has died over it.
const DIGEST_LEASE: Millis = Millis::minutes(20);
/// How soon is looked again whether somebody is back.
const AWAY_AGAIN: Millis = Millis::hours(1);

/// A letter that is ready to leave.
pub(crate) struct ReadyDigest {
    digest: Digest,
    pub(crate) parcel: Parcel,
}

/// One note as it is told.
struct Told {
    mention: Mention,
    by: Option<Agent>,
    it: Conversation,
}

/// Somebody was called in: a letter is due in a while, unless one is already.
pub(crate) fn queue(desk: &Desk, tx: &mut Tx<'_, '_>, agent: AgentId, now: Moment) -> Result<(), Trouble> {
    tx.add_digest(desk.chance.id(now), agent, now, now + DIGEST_AFTER)
}

impl Desk {
    /// Letters whose turn it is. There are none while mail cannot leave.
    pub(crate) async fn due_digests(&self) -> Result<Vec<ReadyDigest>, Trouble> {
        if !self.mail.can_deliver() {
            return Ok(Vec::new());
        }
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let mut ready = Vec::new();
                for digest in tx.due_digests(now, DIGESTS_AT_A_TIME)? {
                    ready.extend(written(&desk, tx, digest, now)?);
                }
                Ok(ready)
            })
            .await
    }

    /// Writes down how a try ended. What may have left is not sent again: the page tells it all the same.
    pub(crate) async fn digest_ended(&self, of: ReadyDigest, delivery: Delivery) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (now, digest) = (desk.now(), of.digest);
                let settled = |tx: &mut Tx<'_, '_>, why: &str| {
                    tx.settle_digest(digest.id, now, why)?;
                    // Who was called in while it left is told by the next one.
                    match tx.untold_mentions(digest.agent, digest.id)?.iter().any(|of| of.digest.is_none()) {
                        true => queue(&desk, tx, digest.agent, now),
                        false => Ok(()),
                    }
                };
                let again = next_try(digest.tries + 1, digest.created_at, now, digest.id.rem_euclid(1_000));
                match (&delivery, again.filter(|at| *at < digest.created_at + DIGEST_VALID)) {
                    (Delivery::Later { why, .. }, Some(at)) => tx.try_digest_again(digest.id, at, why),
                    (Delivery::Accepted { receipt: why }, _)
                    | (
                        Delivery::Later { why, .. } | Delivery::Uncertain { why } | Delivery::Refused { why, .. },
                        _,
                    ) => settled(tx, why),
                }
            })
            .await
    }
}

/// The letter, or nothing where there is nothing to tell, nobody to tell it to, or no way.
fn written(desk: &Desk, tx: &mut Tx<'_, '_>, digest: Digest, now: Moment) -> Result<Option<ReadyDigest>, Trouble> {
    let settled = |tx: &mut Tx<'_, '_>, why: &str| tx.settle_digest(digest.id, now, why).map(|()| None);
    if digest.unfinished {
        return settled(tx, "the program stopped over it, so nobody knows whether it left");
    }
    if digest.created_at + DIGEST_VALID <= now {
        return settled(tx, "its time is over");
    }
    let Some(agent) = wants(tx, digest.agent)? else { return settled(tx, "nobody to write to") };
    let installation = tx.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let mailbox = tx.mailboxes()?.into_iter().next();
    let (Some(mailbox), false) = (mailbox, installation.post_room) else { return Ok(None) };
    if agent.is_away(now) {
        return tx.try_digest_again(digest.id, now + AWAY_AGAIN, "they are away").map(|()| None);
    }
    if let Gate::Wait { again_in, because } = gate(&facts(&installation)) {
        return tx.try_digest_again(digest.id, now + again_in, &because.detail).map(|()| None);
    }
    let told = to_tell(tx, &agent, digest.id)?;
    let Some(last) = told.first() else { return settled(tx, "everything was seen") };
    let answers = last.by.clone().filter(|by| by.deactivated_at.is_none()).unwrap_or_else(|| agent.clone());
    if !tx.take_digest(digest.id, now + DIGEST_LEASE)? {
        return Ok(None);
    }
    for one in &told {
        tx.tell_mention(agent.id, one.mention.message, digest.id)?;
    }
    let outgoing = outgoing(desk, &installation, &mailbox, agent, answers, &told, now);
    Ok(Some(ReadyDigest { digest, parcel: Parcel { outgoing, contents: Vec::new() } }))
}

/// Whoever a letter is for, if they want it and it would not come back to us.
fn wants(tx: &mut Tx<'_, '_>, id: AgentId) -> Result<Option<Agent>, Trouble> {
    let Some(agent) = tx.agent(id)?.filter(|agent| agent.deactivated_at.is_none()) else { return Ok(None) };
    let wanted = tx.preferences(id)?.mention_mail && crate::address::resolve(tx, &agent.email)?.is_none();
    Ok(wanted.then_some(agent))
}

/// What is not seen and not told by another letter, of conversations that they see; the latest first.
fn to_tell(tx: &mut Tx<'_, '_>, agent: &Agent, digest: i64) -> Result<Vec<Told>, Trouble> {
    let mut told = Vec::new();
    for mention in tx.untold_mentions(agent.id, digest)? {
        if let Some(it) = crate::permit::seen(tx, agent, mention.conversation)? {
            let by = tx.agent(mention.by)?;
            told.push(Told { mention, by, it });
        }
    }
    Ok(told)
}

/// What is asked at the gate: it is automatic mail, and stops with it.
fn facts(installation: &Installation) -> Facts {
    Facts {
        purpose: Purpose::Notification,
        automatic_stopped: installation.automatic_stopped.is_some(),
        untaken_from_recipient: false,
        untaken_unknown: false,
        answered_since: false,
        recipient_is_ours: false,
        opted_out: false,
        blocked: false,
        findings: Vec::new(),
    }
}

fn text(language: Language, of: &Installation, agent: &Agent, answers: &Agent, told: &[Told], now: Moment) -> String {
    let times = Times::new(&of.zone, now, language);
    let base = of.public_url.as_deref().map(|url| url.trim_end_matches('/'));
    let mut parts = vec![language.mention_digest_hello(agent.first_name()), language.mention_digest_intro(told.len())];
    for one in told.iter().take(DIGEST_NOTES_MAX) {
        let by = one.by.as_ref().map_or("", |by| by.name.as_str());
        let mut lines =
            vec![language.mention_digest_item(by, one.it.reference.to_string(), times.short(one.mention.at))];
        lines.push(beginning(&one.mention.text));
        lines.extend(base.map(|base| format!("{base}/conversations/{}", one.it.id)));
        parts.push(lines.join("\n"));
    }
    if told.len() > DIGEST_NOTES_MAX {
        parts.push(language.mention_digest_more(told.len() - DIGEST_NOTES_MAX));
    }
    parts.extend(base.map(|base| language.mention_digest_all(format!("{base}/inbox/mentions"))));
    parts.push(language.mention_digest_off(&answers.name));
    parts.join("\n\n")
}

/// How a note begins, without what it quotes.
fn beginning(note: &str) -> String {
    let own: Vec<&str> = note.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    summary(&domain::message::formatting::plain(&own.join("\n")), DIGEST_NOTE_CHARS_MAX)
}

fn outgoing(
    desk: &Desk,
    installation: &Installation,
    mailbox: &Mailbox,
    agent: Agent,
    answers: Agent,
    told: &[Told],
    now: Moment,
) -> Outgoing {
    let language = language_of_ours(&agent, installation);
    Outgoing {
        channel: ChannelKind::Email,
        purpose: Purpose::Notification,
        conversation: ConversationId(0),
        external_id: format!("{:x}.{}@{}", now.0, desk.chance.address_token(), mailbox.address.domain()),
        from: Address::new(installation.name.clone(), mailbox.address.clone()),
        subject: language.mention_digest_subject(told.len()),
        text: text(language, installation, &agent, &answers, told, now),
        // A bounce, and an answer, go to whoever called: an answer to this letter is never the customer's.
        return_path: answers.email.clone(),
        reply_to: Some(Address::new(answers.name, answers.email)),
        to: vec![Address::new(agent.name, agent.email)],
        cc: Vec::new(),
        copy: None,
        enclosed: None,
        in_reply_to: None,
        references: Vec::new(),
        date: now,
        marked: false,
        quoted: None,
        attachments: Vec::new(),
        auto_submitted: Some(AutoSubmitted::Generated),
        loop_mark: installation.loop_mark.clone(),
        page_url: None,
    }
}
