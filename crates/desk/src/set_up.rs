//! The first set-up of a desk: its name, its first person, its first mailbox.

use crate::Desk;
use crate::keep::note_change;
use crate::mailbox::{CannotAddMailbox, parse_mailbox};
use crate::permit::{Doer, NotAllowed, denied_as, permit};
use crate::sign_in::{BadPassword, check_password, hash_password};
use domain::customer::EmailAddress;
use domain::team::{Agent, OpeningHours, Permission, Role, Scope, Team};
use domain::timeline::Change;
use domain::{AgentId, MailboxId, TeamId};
use language::Language;
use store::{Installation, Mailbox, Trouble};

/// What the first-run page asks for.
#[derive(Clone, Debug)]
pub struct FirstRun {
    /// The language of the desk.
    pub language: Language,
    /// The shop's name, as customers see it.
    pub name: String,
    /// Where customers reach this program's pages.
    pub public_url: Option<String>,
    /// The first person's full name.
    pub your_name: String,
    /// Their address.
    pub email: String,
    /// Their password; `None` for people who are set up by a program.
    pub password: Option<String>,
    /// The address that customers write to.
    pub mailbox: String,
    /// When people answer.
    pub hours: OpeningHours,
    /// Hold outgoing mail in the post room even though it could leave.
    pub post_room: bool,
    /// A demonstration with invented people.
    pub demo: bool,
}

/// Why the desk was not set up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSetUp {
    /// It was done already.
    #[error("this desk is set up already; sign in instead")]
    Already,
    /// The name of the shop is missing.
    #[error("please fill in the name of the shop")]
    NoName,
    /// The person's name is missing.
    #[error("please fill in your own name")]
    NoOwnName,
    /// The person's address is none.
    #[error("your address is not a mail address")]
    BadEmail,
    /// The public address is none.
    #[error("the public address must begin with https:// (or http:// for a test) and name a host")]
    BadUrl,
    /// The mailbox is refused.
    #[error("the mailbox: {0}")]
    Mailbox(CannotAddMailbox),
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSetUp, Already; }

/// Checks the address under which customers reach the pages.
///
/// # Errors
/// When it is no address of the web.
pub fn parse_public_url(text: &str) -> Result<Option<String>, CannotSetUp> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Ok(None);
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(CannotSetUp::BadUrl)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    if rest.is_empty() || rest.starts_with('/') || !rest.chars().all(plain) {
        return Err(CannotSetUp::BadUrl);
    }
    Ok(Some(text.to_owned()))
}

impl FirstRun {
    /// All that is missing or wrong, so that whoever typed it hears of everything at once.
    pub fn wrongs(&self) -> Vec<CannotSetUp> {
        let password = self.password.as_deref().map(check_password);
        let wrongs = [
            self.name.trim().is_empty().then_some(CannotSetUp::NoName),
            parse_public_url(self.public_url.as_deref().unwrap_or_default()).err(),
            parse_mailbox(&self.mailbox).err().map(CannotSetUp::Mailbox),
            self.your_name.trim().is_empty().then_some(CannotSetUp::NoOwnName),
            EmailAddress::parse(&self.email).err().map(|_| CannotSetUp::BadEmail),
            password.and_then(Result::err).map(CannotSetUp::Password),
        ];
        wrongs.into_iter().flatten().collect()
    }
}

impl Desk {
    /// Sets the desk up, once.
    ///
    /// # Errors
    /// The first of [`FirstRun::wrongs`], or when it was done before.
    pub async fn set_up(&self, first: FirstRun) -> Result<AgentId, CannotSetUp> {
        if let Some(wrong) = first.wrongs().into_iter().next() {
            return Err(wrong);
        }
        let email = EmailAddress::parse(&first.email).map_err(|_| CannotSetUp::BadEmail)?;
        let mailbox = parse_mailbox(&first.mailbox).map_err(CannotSetUp::Mailbox)?;
        let public_url = parse_public_url(first.public_url.as_deref().unwrap_or_default())?;
        let password = match first.password.clone() {
            Some(password) => Some(hash_password(password).await?),
            None => None,
        };
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let installation = Installation {
                    name: first.name.trim().to_owned(),
                    public_url: public_url.clone(),
                    zone: first.hours.plan().zone.clone(),
                    loop_mark: desk.chance.token(),
                    language: first.language.tag().to_owned(),
                    languages: Vec::new(),
                    post_room: first.post_room,
                    automatic_stopped: None,
                    demo: first.demo,
                    created_at: now,
                };
                if !tx.set_up(&installation)? {
                    return Err(CannotSetUp::Already);
                }
                let (team, agent) = (TeamId(desk.chance.id(now)), AgentId(desk.chance.id(now)));
                tx.add_team(
                    &Team { id: team, name: "Service".to_owned(), lead: Some(agent), hours: first.hours.clone() },
                    now,
                )?;
                let admin = Agent {
                    id: agent,
                    team,
                    name: first.your_name.trim().to_owned(),
                    email: email.clone(),
                    role: Role::Admin,
                    scope: Scope::All,
                    signature: String::new(),
                    notify: !first.demo,
                    away_since: None,
                    away_until: None,
                    deactivated_at: None,
                    language: None,
                };
                tx.add_agent(&admin, password.as_deref(), now)?;
                let id = MailboxId(desk.chance.id(now));
                let mailbox = Mailbox { id, team, address: mailbox.clone(), name: installation.name.clone() };
                tx.add_mailbox(&mailbox, now)?;
                note_change(&desk, tx, Doer::at_the_door(agent), Change::DeskSetUp, now)?;
                Ok(agent)
            })
            .await
    }

    /// Takes the public address from the configuration; before the first set-up there is nothing to change.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn set_public_url(&self, url: &str) -> Result<(), Trouble> {
        let (desk, url) = (self.clone(), url.to_owned());
        self.store
            .write(move |tx| {
                let Some(known) = tx.installation()? else { return Ok(()) };
                if known.public_url.as_deref() == Some(url.as_str()) {
                    return Ok(());
                }
                tx.change_installation(&Installation {
                    public_url: Some(url.clone()).filter(|url| !url.is_empty()),
                    ..known
                })?;
                note_change(&desk, tx, Doer::OPERATOR, Change::PublicAddress, desk.now())
            })
            .await
    }

    /// Changes name, public address, zone and the language of letters to people whose own is not known.
    ///
    /// # Errors
    /// When the address is none.
    pub async fn change_installation(
        &self,
        by: AgentId,
        name: String,
        public_url: &str,
        zone: String,
        language: Language,
    ) -> Result<(), CannotSetUp> {
        if name.trim().is_empty() {
            return Err(CannotSetUp::NoName);
        }
        let public_url = parse_public_url(public_url)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::SetUp)?;
                let Some(known) = tx.installation()? else { return Ok(()) };
                tx.change_installation(&Installation {
                    name: name.trim().to_owned(),
                    public_url: public_url.clone(),
                    zone: zone.clone(),
                    language: language.tag().to_owned(),
                    ..known
                })?;
                Ok(note_change(&desk, tx, &permit, Change::DeskNamed, desk.now())?)
            })
            .await
    }
}
