//! Telling somebody through their browser when no page of the desk is open (Web Push): a colleague calls them in, or a customer
//! writes to them. What is told has no customer's words: who, where, and a link. It leaves by the outbox, once.
//!
//! A browser belongs to the session that asked for it. When the session is over nothing is told there any more: another
//! person may sit before it.

use crate::letter::language_of_ours;
use crate::sign_in::digest_of;
use crate::{Desk, Promised};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::message::next_try;
use domain::team::{Agent, push_origin};
use domain::{AgentId, MessageId, Millis, Moment};
use language::Language;
use serde_json::json;
use store::{Push, PushBrowser, PushKey, PushKind, Trouble, Tx};

/// Browsers of one person; who has one more is not told in the oldest.
pub const PUSH_BROWSERS_MAX: usize = 10;
/// What is older is no news: a service keeps it for so long, and it is tried for so long.
pub const PUSH_VALID: Millis = Millis::hours(4);
/// Pushes handed over together.
const PUSHES_AT_A_TIME: i64 = 8;
/// A process that has not written down how a try ended by then has died over it.
const PUSH_LEASE: Millis = Millis::minutes(5);
/// What was told is forgotten after so long.
const PUSHES_KEPT: Millis = Millis::days(2);
/// Mentions that are looked at to see whether one was seen meanwhile.
const MENTIONS_LOOKED_AT: i64 = 200;
/// Bytes of a browser's public key (a point that is not compressed) and of its secret (RFC 8291 §2.1, §3.2).
const POINT_BYTES: usize = 65;
const SECRET_BYTES: usize = 16;
/// What the key of the desk is sealed for.
const WHOM: &str = "push";

/// What a push service is handed.
pub struct Parting {
    /// Where.
    pub endpoint: String,
    /// The browser's public key.
    pub public_key: Vec<u8>,
    /// The browser's secret.
    pub secret: Vec<u8>,
    /// What proves the desk (PKCS #8).
    pub key: Vec<u8>,
    /// Whom the service can write to about the desk: a `mailto:` address.
    pub contact: String,
    /// What only the browser can read.
    pub words: Vec<u8>,
    /// The service keeps it for so long.
    pub valid: Millis,
    /// Now.
    pub now: Moment,
}

/// How a service took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It will tell the browser.
    Taken,
    /// There is no such browser any more.
    Gone,
    /// Not now; in words why.
    Later(String),
    /// Never; in words why.
    Refused(String),
}

/// The port to push services.
pub trait PushServices: Send + Sync {
    /// What proves the desk: the secret (PKCS #8), and the public half as a point.
    fn new_key(&self) -> Option<(Vec<u8>, Vec<u8>)>;
    /// Hands one over.
    fn push<'a>(&'a self, of: &'a Parting) -> Promised<'a, Pushed>;
}

/// A browser as its script tells of it.
#[derive(Clone, Default)]
pub struct NewPushBrowser {
    /// Where its push service takes what is for it.
    pub endpoint: String,
    /// Its public key (base64url).
    pub public_key: String,
    /// Its secret (base64url).
    pub secret: String,
}

/// Why a browser is not told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotTellBrowser {
    /// Its service is none of the open net, or its keys are none.
    #[error("what the browser says about its push service cannot be used")]
    Odd,
    /// No key to seal with, or no way to push services.
    #[error("this process cannot keep a secret, or cannot reach push services")]
    NoKey,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// A browser, as its owner sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnPushBrowser {
    /// It.
    pub browser: PushBrowser,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Something that is ready to leave.
pub(crate) struct ReadyPush {
    push: Push,
    pub(crate) parting: Parting,
}

impl Desk {
    /// The public half of what proves the desk to push services, made at the first need; `None` where it cannot be kept. One
    /// that was sealed with a key that is lost is made anew: browsers are asked again then.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn push_key(&self) -> Result<Option<String>, Trouble> {
        if let Some(known) = self.store.read(|read| read.push_key()).await?
            && opened(self, &known).is_some()
        {
            return Ok(Some(known.public));
        }
        let (Some(services), Some(seal)) = (self.pushes.get(), self.seal.get()) else { return Ok(None) };
        let Some((secret, point)) = services.new_key() else { return Ok(None) };
        let Some(secret) = seal.seal(&self.chance, WHOM, &secret) else { return Ok(None) };
        let made = PushKey { secret, public: URL_SAFE_NO_PAD.encode(point) };
        let desk = self.clone();
        let kept = self.store.write(move |tx| {
            // Another node may have made one meanwhile.
            if let Some(known) = tx.push_key()?.filter(|known| opened(&desk, known).is_some()) {
                return Ok(known.public);
            }
            tx.keep_push_key(&made, desk.now())?;
            Ok::<_, Trouble>(made.public.clone())
        });
        Ok(Some(kept.await?))
    }

    /// One's browsers that are told, the latest first; `token` is the asking browser's own.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn push_browsers(&self, agent: AgentId, token: &str) -> Result<Vec<OwnPushBrowser>, Trouble> {
        let (own, now) = (digest_of(token), self.now());
        let found = self.store.read(move |read| {
            let mut all = Vec::new();
            for browser in read.push_browsers_of(agent, most())? {
                let session = read.session(&browser.session_digest)?;
                if session.is_some_and(|session| session.expires_at > now) {
                    all.push(OwnPushBrowser { this: browser.session_digest == own, browser });
                }
            }
            Ok(all)
        });
        found.await
    }

    /// From now on a browser is told.
    ///
    /// # Errors
    /// When what it says cannot be used.
    pub async fn tell_browser(
        &self,
        agent: AgentId,
        token: &str,
        new: &NewPushBrowser,
        device: &str,
    ) -> Result<(), CannotTellBrowser> {
        let read = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| CannotTellBrowser::Odd);
        let (public_key, secret) = (read(&new.public_key)?, read(&new.secret)?);
        let keys = public_key.len() == POINT_BYTES && public_key.first() == Some(&4) && secret.len() == SECRET_BYTES;
        if !keys || push_origin(&new.endpoint).is_none() {
            return Err(CannotTellBrowser::Odd);
        }
        if self.push_key().await?.is_none() {
            return Err(CannotTellBrowser::NoKey);
        }
        let now = self.now();
        let browser = PushBrowser {
            id: self.chance.id(now),
            agent,
            session_digest: digest_of(token),
            endpoint: new.endpoint.clone(),
            public_key,
            secret,
            device: device.chars().take(200).collect(),
            created_at: now,
        };
        let added = self.store.write(move |tx| {
            for known in tx.push_browsers_of(agent, most())? {
                if known.session_digest == browser.session_digest {
                    tx.drop_push_browser(known.id)?;
                }
            }
            for oldest in tx.push_browsers_of(agent, most())?.into_iter().skip(PUSH_BROWSERS_MAX - 1) {
                tx.drop_push_browser(oldest.id)?;
            }
            tx.add_push_browser(&browser)
        });
        Ok(added.await?)
    }

    /// A browser of one's own is not told any more; `false` when they have none like it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn tell_browser_no_more(&self, agent: AgentId, id: i64) -> Result<bool, Trouble> {
        let dropped = self.store.write(move |tx| {
            let own = tx.push_browser(id)?.is_some_and(|browser| browser.agent == agent);
            if own {
                tx.drop_push_browser(id)?;
            }
            Ok(own)
        });
        dropped.await
    }

    /// What is to be told now.
    pub(crate) async fn due_pushes(&self) -> Result<Vec<ReadyPush>, Trouble> {
        if self.pushes.get().is_none() {
            return Ok(Vec::new());
        }
        let desk = self.clone();
        let ready = self.store.write(move |tx| {
            let now = desk.now();
            let mut ready = Vec::new();
            for push in tx.due_pushes(now, PUSHES_AT_A_TIME)? {
                let id = push.id;
                match written(&desk, tx, push, now)? {
                    Ok(push) if tx.take_push(id, now + PUSH_LEASE)? => ready.push(push),
                    Ok(_) => {}
                    Err(why) => tx.settle_push(id, now, why)?,
                }
            }
            Ok::<_, Trouble>(ready)
        });
        ready.await
    }

    /// Hands one over and writes down how that ended.
    pub(crate) async fn hand_over_push(self, of: ReadyPush) -> Result<(), Trouble> {
        let Some(services) = self.pushes.get() else { return Ok(()) };
        let pushed = services.push(&of.parting).await;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (now, push) = (desk.now(), &of.push);
                tx.sweep_pushes(now - PUSHES_KEPT)?;
                let again = next_try(push.tries + 1, push.created_at, now, push.id.rem_euclid(1_000));
                match (&pushed, again.filter(|at| *at < push.created_at + PUSH_VALID)) {
                    (Pushed::Taken, _) => tx.settle_push(push.id, now, "taken"),
                    (Pushed::Gone, _) => {
                        tx.drop_push_browser(push.browser)?;
                        tx.settle_push(push.id, now, "the browser is gone")
                    }
                    (Pushed::Later(why), Some(at)) => tx.try_push_again(push.id, at, why),
                    (Pushed::Later(why) | Pushed::Refused(why), _) => tx.settle_push(push.id, now, why),
                }
            })
            .await
    }
}

/// Tells somebody in each of their browsers.
pub(crate) fn queue(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    agent: AgentId,
    kind: PushKind,
    by: Option<AgentId>,
    message: MessageId,
    now: Moment,
) -> Result<(), Trouble> {
    for browser in tx.push_browsers_of(agent, most())? {
        tx.add_push(desk.chance.id(now), browser.id, kind, by, message, now)?;
    }
    Ok(())
}

/// What is told, or why nothing is.
fn written(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    push: Push,
    now: Moment,
) -> Result<Result<ReadyPush, &'static str>, Trouble> {
    if push.unfinished {
        return Ok(Err("the program stopped over it, so nobody knows whether it left"));
    }
    if push.created_at + PUSH_VALID <= now {
        return Ok(Err("its time is over"));
    }
    let Some(browser) = tx.push_browser(push.browser)? else { return Ok(Err("the browser is gone")) };
    let session = tx.session(&browser.session_digest)?.filter(|session| session.expires_at > now);
    if session.is_none_or(|session| session.agent != browser.agent) {
        tx.drop_push_browser(browser.id)?;
        return Ok(Err("they signed out there"));
    }
    let agent = tx.agent(browser.agent)?.filter(|agent| agent.deactivated_at.is_none() && !agent.is_away(now));
    let Some(agent) = agent else { return Ok(Err("they are not there")) };
    let Some(message) = crate::permit::seen_message(tx, &agent, push.message)? else {
        return Ok(Err("they do not see it"));
    };
    if push.kind == PushKind::Mention
        && !tx.new_mentions(agent.id, MENTIONS_LOOKED_AT)?.iter().any(|of| of.message == push.message)
    {
        return Ok(Err("it was seen"));
    }
    let (Some(installation), Some(mailbox)) = (tx.installation()?, tx.mailboxes()?.into_iter().next()) else {
        return Ok(Err("there is no mailbox yet"));
    };
    let Some(key) = tx.push_key()?.and_then(|key| opened(desk, &key)) else { return Ok(Err("the key is lost")) };
    let by = push.by.map(|by| tx.agent(by)).transpose()?.flatten();
    let reference = tx.conversation(message.conversation)?.map(|it| it.reference.to_string()).unwrap_or_default();
    let language = language_of_ours(&agent, &installation);
    let words = json!({
        "title": title(language, push.kind, by.as_ref()),
        "body": reference,
        "to": format!("/conversations/{}", message.conversation),
    });
    let parting = Parting {
        endpoint: browser.endpoint,
        public_key: browser.public_key,
        secret: browser.secret,
        key,
        contact: format!("mailto:{}", mailbox.address),
        words: words.to_string().into_bytes(),
        valid: PUSH_VALID,
        now,
    };
    Ok(Ok(ReadyPush { push, parting }))
}

fn title(language: Language, kind: PushKind, by: Option<&Agent>) -> String {
    match (kind, by) {
        (PushKind::Mention, Some(by)) => language.push_mentioned(&by.name),
        (PushKind::Mention, None) => language.push_mentioned_by_somebody().to_owned(),
        (PushKind::Customer, _) => language.push_customer_wrote().to_owned(),
    }
}

fn opened(desk: &Desk, key: &PushKey) -> Option<Vec<u8>> {
    desk.seal.get().and_then(|seal| seal.open(WHOM, &key.secret))
}

fn most() -> i64 {
    i64::try_from(PUSH_BROWSERS_MAX).unwrap_or(i64::MAX)
}
