//! Sources: mailboxes elsewhere that the desk fetches mail from. Connecting them, and what whoever fetches needs of the
//! desk: who may fetch, how far it came, where what came is kept, and what is to be heard when it fails.

use crate::Desk;
use crate::address::{Meaning, resolve};
use crate::intake::Incoming;
use crate::keep::{note_change, raise_task};
use crate::permit::{NotAllowed, denied_as, permit_actor};
use domain::customer::EmailAddress;
use domain::source::{After, Fault, Numbering, Reached, Server, SignIn, Source};
use domain::task::Concern;
use domain::team::Permission;
use domain::timeline::{Actor, Change};
use domain::{AgentId, MailboxId, Millis, Moment, SourceId};
pub use store::KeptSource;
use store::{Trouble, Tx};

/// A node fetches a source for so long without renewing that it does.
pub const LEASE: Millis = Millis::seconds(60);
/// How often a source that is doing well is noted as seen, at most.
const NOTED_EVERY: Millis = Millis::minutes(1);
/// How far back a backlog can be brought in; more than that is an import.
pub const BACKLOG_DAYS_MAX: i64 = 3_650;

/// A source to be connected.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// The mailbox of ours that its mail belongs to.
    pub mailbox: MailboxId,
    /// Where it is.
    pub server: Server,
    /// The name to sign in with.
    pub account: String,
    /// The folder that is read; `INBOX` when empty.
    pub folder: String,
    /// How to sign in.
    pub sign_in: SignIn,
    /// The password, or the permission that a provider gave (a refresh token).
    pub secret: String,
    /// What becomes of a message over there.
    pub after: After,
    /// Days of the backlog to bring in silently; 0 for none.
    pub backlog_days: i64,
}

/// Why a source is not connected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAddSource {
    /// No server is named.
    #[error("name the server, such as imap.example.com")]
    NoHost,
    /// The port is none.
    #[error("a port is a number from 1 to 65535, such as 993")]
    BadPort,
    /// The account is missing or holds what no account can.
    #[error("name the account to sign in with; mostly it is the address")]
    NoAccount,
    /// A folder's name holds what no name can.
    #[error("the name of a folder cannot be empty or hold signs that are not printed")]
    BadFolder,
    /// No password.
    #[error("a password is needed")]
    NoSecret,
    /// The folder to move to is the one that is read.
    #[error("mail cannot be moved to the folder that it is read from")]
    SameFolder,
    /// The days make no sense.
    #[error("the days of old mail must be between 0 and {BACKLOG_DAYS_MAX}; more than that can be imported from files")]
    BadDays,
    /// It is fetched from already.
    #[error("this folder of that mailbox is fetched already")]
    Taken,
    /// There is no such mailbox of ours.
    #[error("choose the mailbox of this desk that its mail belongs to")]
    NoMailbox,
    /// There is no such source.
    #[error("this source is gone")]
    Gone,
    /// No key to seal the password with.
    #[error("the password cannot be kept safely: this process has no key")]
    NoKey,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAddSource, Gone; }

/// The same, where it can be meant.
fn checked(mut new: NewSource) -> Result<NewSource, CannotAddSource> {
    let plain = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
    new.server.host = new.server.host.trim().trim_end_matches('.').to_ascii_lowercase();
    new.account = new.account.trim().to_owned();
    new.folder = folder_name(Some(new.folder.trim()).filter(|folder| !folder.is_empty()).unwrap_or(INBOX));
    if let After::Move(folder) = &mut new.after {
        *folder = folder_name(folder);
    }
    if !plain(&new.server.host) || new.server.host.contains([' ', '/', '@']) {
        return Err(CannotAddSource::NoHost);
    }
    if new.server.port == 0 {
        return Err(CannotAddSource::BadPort);
    }
    if !plain(&new.account) {
        return Err(CannotAddSource::NoAccount);
    }
    if !plain(&new.folder) || matches!(&new.after, After::Move(folder) if !plain(folder)) {
        return Err(CannotAddSource::BadFolder);
    }
    if new.secret.is_empty() || new.secret.contains('\0') {
        return Err(CannotAddSource::NoSecret);
    }
    if !(0..=BACKLOG_DAYS_MAX).contains(&new.backlog_days) {
        return Err(CannotAddSource::BadDays);
    }
    match &new.after {
        After::Move(folder) if *folder == new.folder => Err(CannotAddSource::SameFolder),
        _ => Ok(new),
    }
}

/// The folder that every account has; its name has no case (RFC 3501 §5.1).
const INBOX: &str = "INBOX";

/// A folder's name in one spelling.
fn folder_name(text: &str) -> String {
    let name = text.trim();
    if name.eq_ignore_ascii_case(INBOX) { INBOX.to_owned() } else { name.to_owned() }
}

fn described(id: SourceId, new: &NewSource, now: Moment) -> Source {
    Source {
        id,
        mailbox: new.mailbox,
        server: new.server.clone(),
        account: new.account.clone(),
        folder: new.folder.clone(),
        sign_in: new.sign_in,
        after: new.after.clone(),
        backlog_since: (new.backlog_days > 0).then(|| now - Millis::days(new.backlog_days)),
        created_at: now,
    }
}

impl Desk {
    /// Connects a source. Fetching begins at once, on whichever node is free. Everything that came since its folder was
    /// `seen` by a trial is new, also when nobody fetches for a while; what is there at the first look is not, without one.
    ///
    /// # Errors
    /// When something is missing, or it is connected already.
    pub async fn add_source(
        &self,
        by: Actor,
        new: NewSource,
        seen: Option<Numbering>,
    ) -> Result<SourceId, CannotAddSource> {
        let new = checked(new)?;
        let now = self.now();
        let source = described(SourceId(self.chance.id(now)), &new, now);
        let secret = self.sealed(source.id, &new.secret)?;
        let desk = self.clone();
        let added = self.store.write(move |tx| {
            let by = permit_actor(tx, by, Permission::SetUp)?;
            tx.mailbox(source.mailbox)?.ok_or(CannotAddSource::NoMailbox)?;
            if !tx.add_source(&source, &secret)? {
                return Err(CannotAddSource::Taken);
            }
            if let Some(seen) = seen {
                tx.put_source_reached(source.id, Reached::first(&source, seen))?;
            }
            let (account, host) = (source.account.clone(), source.server.host.clone());
            note_change(&desk, tx, by, Change::SourceAdded { account, host }, desk.now())?;
            Ok(source.id)
        });
        let added = added.await?;
        self.sources_changed.notify_one();
        Ok(added)
    }

    /// Tries whether mail could be fetched from a source that is not connected yet, and says what is wrong, or how its
    /// folder is numbered.
    ///
    /// # Errors
    /// When something is missing; the inner error when it could not.
    pub async fn try_new_source(&self, new: &NewSource) -> Result<Result<Numbering, Fault>, CannotAddSource> {
        let new = checked(new.clone())?;
        let now = self.now();
        let source = described(SourceId(0), &new, now);
        Ok(self.mail.try_source(&source, &new.secret).await)
    }

    /// Tries once whether mail can be fetched from a source.
    ///
    /// # Errors
    /// When it is gone; the inner error when it cannot.
    pub async fn try_source(&self, id: SourceId) -> Result<Result<(), Fault>, CannotAddSource> {
        let kept = self.store.read(move |read| read.source(id)).await?.ok_or(CannotAddSource::Gone)?;
        Ok(match self.source_secret(&kept) {
            Ok(secret) => self.mail.try_source(&kept.source, &secret).await.map(drop),
            Err(fault) => Err(fault),
        })
    }

    /// Gives a source another password, and tries it at once.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn change_source_secret(&self, by: Actor, id: SourceId, secret: &str) -> Result<(), CannotAddSource> {
        if secret.is_empty() || secret.contains('\0') {
            return Err(CannotAddSource::NoSecret);
        }
        let (desk, secret) = (self.clone(), self.sealed(id, secret)?);
        let changed = self.store.write(move |tx| {
            let by = permit_actor(tx, by, Permission::SetUp)?;
            let kept = tx.source(id)?.ok_or(CannotAddSource::Gone)?;
            tx.change_source_secret(id, &secret, desk.now())?;
            let (account, host) = (kept.source.account, kept.source.server.host);
            note_change(&desk, tx, by, Change::SourcePassword { account, host }, desk.now())?;
            Ok::<_, CannotAddSource>(())
        });
        changed.await?;
        self.sources_changed.notify_one();
        Ok(())
    }

    /// Ends fetching from a source. What it brought stays, and so does what lies there.
    ///
    /// # Errors
    /// When it is gone already.
    pub async fn remove_source(&self, by: Actor, id: SourceId) -> Result<(), CannotAddSource> {
        let desk = self.clone();
        let removed = self.store.write(move |tx| {
            let by = permit_actor(tx, by, Permission::SetUp)?;
            let kept = tx.source(id)?.ok_or(CannotAddSource::Gone)?;
            tx.remove_source(id)?;
            let (account, host) = (kept.source.account, kept.source.server.host);
            note_change(&desk, tx, by, Change::SourceRemoved { account, host }, desk.now())?;
            Ok::<_, CannotAddSource>(())
        });
        removed.await?;
        self.sources_changed.notify_one();
        Ok(())
    }

    fn sealed(&self, id: SourceId, secret: &str) -> Result<Vec<u8>, CannotAddSource> {
        let sealed = self.seal.get().and_then(|seal| seal.seal(&self.chance, &whom(id), secret.as_bytes()));
        sealed.ok_or(CannotAddSource::NoKey)
    }

    /// What one signs in with at a source.
    ///
    /// # Errors
    /// When it was sealed with another key.
    pub fn source_secret(&self, kept: &KeptSource) -> Result<String, Fault> {
        let opened = self.seal.get().and_then(|seal| seal.open(&whom(kept.source.id), &kept.secret));
        opened.and_then(|secret| String::from_utf8(secret).ok()).ok_or(Fault::Unsealable)
    }

    /// Keeps the permission that a provider gave in place of the last one.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn renew_source_secret(&self, id: SourceId, secret: &str) -> Result<(), CannotAddSource> {
        let secret = self.sealed(id, secret)?;
        Ok(self.store.write(move |tx| tx.renew_source_secret(id, &secret)).await?)
    }

    /// The secret of a source as it is now: a provider may have given another since it was looked up.
    ///
    /// # Errors
    /// When it was sealed with another key, or cannot be read.
    pub async fn source_secret_now(&self, id: SourceId) -> Result<String, Fault> {
        let kept = self.store.read(move |read| read.source(id)).await;
        let kept = kept.map_err(|trouble: Trouble| Fault::NotKept(trouble.to_string()))?;
        self.source_secret(&kept.ok_or(Fault::Unsealable)?)
    }

    /// The sources that this node fetches from for the time of [`LEASE`]: those it has, and those that nobody has.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn hold_sources(&self) -> Result<Vec<KeptSource>, Trouble> {
        if !self.store.shared_by_nodes() {
            return self.store.read(|read| read.sources()).await;
        }
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let mut held = Vec::new();
                for kept in tx.sources()? {
                    if tx.take_lease(&whom(kept.source.id), &desk.worker, now + LEASE, now)? {
                        held.push(kept);
                    }
                }
                Ok(held)
            })
            .await
    }

    /// Gives sources back, so that another node need not wait.
    ///
    /// # Errors
    /// When the database cannot be reached; then the time runs out by itself.
    pub async fn give_back_sources(&self, ids: Vec<SourceId>) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store.write(move |tx| ids.iter().try_for_each(|id| tx.give_back_lease(&whom(*id), &desk.worker))).await
    }

    /// How far a source was read.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn source_reached(&self, id: SourceId) -> Result<Option<Reached>, Trouble> {
        self.store.read(move |read| read.source_reached(id)).await
    }

    /// When a source was last seen; when it was connected, before the first time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn source_looked_at(&self, id: SourceId) -> Result<Option<Moment>, Trouble> {
        self.store.read(move |read| Ok(read.source(id)?.map(|kept| kept.standing.looked_at))).await
    }

    /// Keeps what came from a source and how far it was read, together: what was fetched and not kept is fetched again,
    /// and what is kept is not kept again.
    ///
    /// # Errors
    /// When it cannot be kept now, or the source was removed meanwhile.
    pub async fn keep_fetched(
        &self,
        id: SourceId,
        fetched: Vec<Incoming>,
        reached: Reached,
        missing: Vec<Concern>,
    ) -> Result<(), Trouble> {
        let desk = self.clone();
        let new = !fetched.is_empty();
        let kept = self.store.write(move |tx| {
            let now = desk.now();
            let Some(source) = tx.source(id)? else { return Err(Trouble::Broken("the source was removed".into())) };
            for incoming in &fetched {
                crate::intake::keep_incoming(&desk, tx, incoming, now)?;
            }
            for concern in &missing {
                let owner = lead_of(tx, source.source.mailbox)?;
                raise_task(&desk, tx, None, owner, concern.clone(), now)?;
            }
            tx.put_source_reached(id, reached)
        });
        kept.await?;
        if new {
            self.arrived.notify_one();
        }
        Ok(())
    }

    /// Which address of ours a fetched message was sent to, among those that it names. The address of one participant or
    /// one message of ours says most; then the mailbox that is fetched for, then another of ours. Where none is named
    /// (a blind copy) it was sent to the mailbox.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn recipient_among(
        &self,
        mailbox: MailboxId,
        named: Vec<EmailAddress>,
    ) -> Result<Vec<EmailAddress>, Trouble> {
        /// Addresses that are looked up.
        const NAMED_MAX: usize = 50;
        self.store
            .read(move |read| {
                let mut ours = Vec::new();
                for address in named.iter().take(NAMED_MAX) {
                    if let Some((of, meaning)) = resolve(read, address)? {
                        ours.push((meaning == Meaning::Mailbox, of.id != mailbox, address.clone()));
                    }
                }
                ours.sort_by_key(|(plain, other, _)| (*plain, *other));
                let first = ours.into_iter().next().map(|(_, _, address)| address);
                let own = read.mailbox(mailbox)?.map(|mailbox| mailbox.address);
                Ok(first.or(own).into_iter().collect())
            })
            .await
    }

    /// A source was seen and is doing well. `last` is when that was noted last.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub async fn source_is_well(&self, id: SourceId, last: Option<Moment>) -> Result<Moment, Trouble> {
        let now = self.now();
        match last {
            Some(last) if now.since(last) < NOTED_EVERY => Ok(last),
            _ => self.store.write(move |tx| tx.source_looked_at(id, now)).await.map(|()| now),
        }
    }

    /// A try to fetch failed. It is heard on every page once it is loud.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub async fn source_failed(&self, id: SourceId, fault: &Fault) -> Result<(), Trouble> {
        let (desk, words) = (self.clone(), fault.to_string());
        self.store.write(move |tx| tx.source_failed(id, &words, desk.now())).await
    }
}

/// Whom a secret is sealed for, and the name of the lease.
fn whom(id: SourceId) -> String {
    format!("source-{id}")
}

/// Who is told of what concerns a mailbox as a whole.
fn lead_of(tx: &mut Tx<'_, '_>, mailbox: MailboxId) -> Result<AgentId, Trouble> {
    let team = match tx.mailbox(mailbox)? {
        Some(mailbox) => tx.team(mailbox.team)?,
        None => None,
    };
    let lead = team.and_then(|team| team.lead);
    let agents = tx.agents()?;
    let here = agents.iter().filter(|agent| agent.deactivated_at.is_none());
    here.max_by_key(|agent| (Some(agent.id) == lead, agent.role))
        .map(|agent| agent.id)
        .ok_or_else(|| Trouble::Broken("the desk has no people".into()))
}
