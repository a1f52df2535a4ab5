//! Single sign-on: people sign in with an account that they have elsewhere. It is part of every desk: who keeps accounts in
//! one place ends one of them once, and it is over here too.
//!
//! Whom the provider names is somebody who works here already, by their address; afterwards by the provider's own word for
//! them, which stays when an address changes hands. Nobody gets an account by it unless the owner said so for a domain.

use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Denied, Doer, NotAllowed, denied_as, permit, permit_actor};
use crate::sign_in::{CannotSignIn, Entered, digest_of};
use crate::{Desk, Promised};
use domain::customer::EmailAddress;
use domain::team::{Agent, Asked, Claims, Permission, Role, Scope, Unproven};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Millis, TeamId};
use store::{IdentityProvider, Trouble, Tx, Visit};

/// Somebody has so long to sign in at the provider.
pub const VISIT: Millis = Millis::minutes(15);
/// People of one place on the way to the provider at one time: an office of many begins its morning at once.
const VISITS_MAX: i64 = 100;
/// Characters of the provider's name on the button, and of a name that it gives somebody.
pub const PROVIDER_NAME_CHARS_MAX: usize = 60;
/// Bytes of each other word of the provider.
const WORDS_BYTES_MAX: usize = 500;
/// Characters of its refusal that are told.
const WHY_CHARS_MAX: usize = 200;

/// Where a provider listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The page where people sign in.
    pub page: String,
    /// Where a code is exchanged.
    pub tokens: String,
    /// Where its keys lie.
    pub keys: String,
    /// Where it tells more about somebody.
    pub about: Option<String>,
    /// Whether it wants our secret in the form, because it knows no other way.
    pub in_the_form: bool,
}

/// What somebody is sent to the provider with.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// What it calls us.
    pub client: &'a str,
    /// Where it sends them back.
    pub back: &'a str,
    /// What they have to bring back.
    pub state: &'a str,
    /// What the answer has to name.
    pub nonce: &'a str,
    /// What only we know (RFC 7636).
    pub verifier: &'a str,
}

/// What somebody came back with, and what proves that it is ours.
#[derive(Clone, Copy)]
pub struct Code<'a> {
    /// The code.
    pub code: &'a str,
    /// What the provider calls us.
    pub client: &'a str,
    /// What proves us to it.
    pub secret: &'a str,
    /// Where it sent them back.
    pub back: &'a str,
    /// What only we know.
    pub verifier: &'a str,
}

/// The port to identity providers.
pub trait Identities: Send + Sync {
    /// Where a provider listens; in words why not.
    fn find<'a>(&'a self, issuer: &'a str) -> Promised<'a, Result<Server, String>>;
    /// The address that asks somebody to sign in there.
    fn page(&self, server: &Server, asked: &Question<'_>) -> String;
    /// What it says about whoever brought a code, signed by it.
    fn ask<'a>(&'a self, server: &'a Server, brought: &'a Code<'a>) -> Promised<'a, Result<Claims, NotTold>>;
}

/// Why a provider said nothing about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTold {
    /// It refuses, in its own words.
    Refused(String),
    /// It does not answer, or not as a provider does: ours to find out.
    Failed(String),
}

/// A provider as it is typed. An empty secret keeps the one that is there.
#[derive(Clone, Default)]
pub struct NewProvider {
    /// What the button calls it.
    pub name: String,
    /// Its address.
    pub issuer: String,
    /// What it calls us.
    pub client: String,
    /// What proves us to it.
    pub secret: String,
    /// Whether its addresses are believed without its word.
    pub trusts_addresses: bool,
    /// Whoever has an address of it gets an account.
    pub domain: String,
    /// Their team.
    pub team: Option<TeamId>,
}

/// Why the provider stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSetProvider {
    /// Name, address or client are missing.
    #[error("a name, an address and what the provider calls this desk are needed")]
    Missing,
    /// Something is longer than anybody types.
    #[error("one of the fields is too long")]
    TooLong,
    /// It does not answer as a provider does.
    #[error("the provider does not answer as one: {0}")]
    NoProvider(String),
    /// There is no secret yet.
    #[error("the secret is missing: the provider shows it where the desk is registered")]
    NoSecret,
    /// No key to seal the secret with, or no way to providers.
    #[error("this process cannot keep a secret, or cannot reach providers")]
    NoKey,
    /// Not a domain, or its people have no team.
    #[error("that is no domain, or its people have no team")]
    Domain,
    /// The administrator is gone.
    #[error("nobody here has this name")]
    Nobody,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSetProvider, Nobody; }

/// Why nobody was signed in by a provider.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotProven {
    /// None is set up.
    #[error("no provider is set up here")]
    NoProvider,
    /// Too many are on the way.
    #[error("too many people are signing in at this moment; try again")]
    TooMany,
    /// It took too long, or was begun in another browser.
    #[error("that took too long, or was begun in another browser; try again")]
    Late,
    /// The provider says no.
    #[error("the provider does not let you in: {0}")]
    Provider(String),
    /// It does not answer, or not as a provider does.
    #[error("the provider could not be asked: {0}")]
    Unreachable(String),
    /// What proves us to it cannot be opened by this process.
    #[error("this process cannot open the secret of the provider")]
    NoKey,
    /// What it said proves nothing.
    #[error(transparent)]
    Unproven(#[from] Unproven),
    /// Nobody here has the address.
    #[error("nobody here has the address {0}")]
    NobodyHere(String),
    /// The account is somebody else's at the provider.
    #[error("the address {0} belongs to another account of the provider")]
    SomebodyElse(String),
    /// The code of the second factor is owed, and other refusals of signing in.
    #[error(transparent)]
    SignIn(#[from] CannotSignIn),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Somebody goes to the provider.
pub struct Going {
    /// Where.
    pub to: String,
    /// What their browser keeps until they are back.
    pub state: String,
}

impl Desk {
    /// Sets the identity provider up, after asking it.
    ///
    /// # Errors
    /// When it does not answer as one, something is missing, or the actor may not.
    pub async fn set_identity_provider(&self, by: AgentId, new: NewProvider) -> Result<(), CannotSetProvider> {
        let of = checked(new)?;
        // Before anything is asked of the net in their name.
        self.store.read(move |read| Ok::<_, CannotSetProvider>(permit(read, by, Permission::SetUp).map(drop)?)).await?;
        let identities = self.identities.get().ok_or(CannotSetProvider::NoKey)?;
        identities.find(&of.issuer).await.map_err(CannotSetProvider::NoProvider)?;
        let desk = self.clone();
        self.store.write(move |tx| set(&desk, tx, by, of.clone())).await
    }

    /// Nobody signs in with a provider any more; passwords work as before.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn remove_identity_provider(&self, by: AgentId) -> Result<(), CannotSetProvider> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::SetUp)?;
                tx.remove_identity_provider()?;
                record(&desk, tx, DESK_CHAIN, &permit, &[Happened::ProviderRemoved], desk.now())?;
                Ok(())
            })
            .await
    }

    /// Forgets who somebody is at the provider: who signs in there with their address next is them. For a new account there.
    ///
    /// # Errors
    /// When the one who asks may not.
    pub async fn forget_provider_account(&self, by: Actor, agent: AgentId) -> Result<(), Denied> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let doer = permit_actor(tx, by, Permission::ManagePeople)?;
                if tx.forget_subjects(agent)? {
                    let forgotten = [Happened::ProviderAccountForgotten { agent }];
                    record(&desk, tx, DESK_CHAIN, doer, &forgotten, desk.now())?;
                }
                Ok(())
            })
            .await
    }

    /// Sends somebody to the provider. `back` is the address of ours that it sends them back to.
    ///
    /// # Errors
    /// When none is set up, or it does not answer.
    pub async fn go_to_provider(&self, back: &str, leads_to: &str, place: &str) -> Result<Going, NotProven> {
        let provider = self.store.read(|read| read.identity_provider()).await?.ok_or(NotProven::NoProvider)?;
        let identities = self.identities.get().ok_or(NotProven::NoProvider)?;
        let server = identities.find(&provider.issuer).await.map_err(NotProven::Unreachable)?;
        let (state, nonce) = (self.chance.token(), self.chance.token());
        // RFC 7636 §4.1 wants 43 characters at least.
        let verifier = self.chance.token() + &self.chance.token();
        let asked = Question { client: &provider.client, back, state: &state, nonce: &nonce, verifier: &verifier };
        let to = identities.page(&server, &asked);
        let now = self.now();
        let visit =
            Visit { nonce, verifier, leads_to: leads_to.to_owned(), place: place.to_owned(), expires_at: now + VISIT };
        let digest = digest_of(&state);
        let begun = self.store.write(move |tx| tx.begin_visit(&digest, &visit, VISITS_MAX, now)).await?;
        if begun { Ok(Going { to, state }) } else { Err(NotProven::TooMany) }
    }

    /// Somebody is back from the provider: signs them in, or says why not, and where they wanted to go. `kept` is what their
    /// browser kept, `code` what they bring, or the provider's word for no.
    ///
    /// # Errors
    /// When nobody went there from this browser.
    pub async fn back_from_provider(
        &self,
        kept: Option<&str>,
        state: &str,
        code: Result<&str, &str>,
        back: &str,
        device: &str,
    ) -> Result<(Result<Entered, NotProven>, String), NotProven> {
        let (digest, now) = (digest_of(state), self.now());
        // A link that somebody else sent carries a state that this browser never kept: nobody is signed in as another.
        if kept.map(digest_of).as_ref() != Some(&digest) {
            return Err(NotProven::Late);
        }
        let visit = self.store.write(move |tx| tx.end_visit(&digest, now)).await?.ok_or(NotProven::Late)?;
        Ok((self.proven(&visit, code, back, device).await, visit.leads_to))
    }

    async fn proven(
        &self,
        visit: &Visit,
        code: Result<&str, &str>,
        back: &str,
        device: &str,
    ) -> Result<Entered, NotProven> {
        let told = |why: &str| NotProven::Provider(why.chars().take(WHY_CHARS_MAX).collect());
        let code = code.map_err(told)?;
        let provider = self.store.read(|read| read.identity_provider()).await?.ok_or(NotProven::NoProvider)?;
        let identities = self.identities.get().ok_or(NotProven::NoProvider)?;
        let server = identities.find(&provider.issuer).await.map_err(NotProven::Unreachable)?;
        let opened = self.seal.get().and_then(|seal| seal.open(&whom(&provider.issuer), &provider.secret));
        let secret = opened.and_then(|secret| String::from_utf8(secret).ok());
        let secret = secret.ok_or(NotProven::NoKey)?;
        let brought = Code { code, client: &provider.client, secret: &secret, back, verifier: &visit.verifier };
        let claims = identities.ask(&server, &brought).await.map_err(|why| match why {
            NotTold::Refused(why) => told(&why),
            NotTold::Failed(why) => NotProven::Unreachable(why),
        })?;
        let asked = Asked {
            issuer: &provider.issuer,
            client: &provider.client,
            nonce: &visit.nonce,
            trusts_addresses: provider.trusts_addresses,
        };
        let email = claims.prove(&asked, self.now())?;
        let desk = self.clone();
        let agent = self.store.write(move |tx| meant(&desk, tx, &provider, &claims, &email)).await?;
        Ok(self.enter_proven(agent, device).await?)
    }
}

fn set(desk: &Desk, tx: &mut Tx<'_, '_>, by: AgentId, of: NewProvider) -> Result<(), CannotSetProvider> {
    let permit = permit(tx, by, Permission::SetUp)?;
    let before = tx.identity_provider()?.filter(|before| before.issuer == of.issuer);
    let client_before = before.as_ref().map(|before| before.client.clone());
    let secret = match (of.secret.as_str(), before) {
        ("", Some(before)) => before.secret,
        ("", None) => return Err(CannotSetProvider::NoSecret),
        (typed, _) => {
            let sealed = desk.seal.get().and_then(|seal| seal.seal(&desk.chance, &whom(&of.issuer), typed.as_bytes()));
            sealed.ok_or(CannotSetProvider::NoKey)?
        }
    };
    if let Some(team) = of.team {
        tx.team(team)?.ok_or(CannotSetProvider::Domain)?;
    }
    // A provider may have another word for each person to each client (OpenID Connect Core 1.0 §8.1, as Microsoft Entra does).
    if client_before.is_some_and(|client| client != of.client) {
        tx.forget_all_subjects(&of.issuer)?;
    }
    let set = Happened::ProviderSet {
        name: of.name.clone(),
        issuer: of.issuer.clone(),
        trusts_addresses: of.trusts_addresses,
        domain: of.domain.clone(),
        team: of.team,
    };
    let kept = IdentityProvider {
        name: of.name,
        issuer: of.issuer,
        client: of.client,
        secret,
        trusts_addresses: of.trusts_addresses,
        domain: of.domain,
        team: of.team,
    };
    tx.set_identity_provider(&kept, desk.now())?;
    record(desk, tx, DESK_CHAIN, &permit, &[set], desk.now())?;
    Ok(())
}

/// Whom the provider means.
fn meant(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    provider: &IdentityProvider,
    claims: &Claims,
    email: &EmailAddress,
) -> Result<Agent, NotProven> {
    let now = desk.now();
    let active = |agent: Option<Agent>| agent.filter(|agent| agent.deactivated_at.is_none());
    let nobody = || NotProven::NobodyHere(email.to_string());
    if let Some(id) = tx.agent_of_subject(&provider.issuer, &claims.subject)? {
        return active(tx.agent(id)?).ok_or_else(nobody);
    }
    let agent = match tx.agent_by_address(&email.canonical())? {
        Some(agent) => active(Some(agent)).ok_or_else(nobody)?,
        None => welcomed(desk, tx, provider, claims, email)?.ok_or_else(nobody)?,
    };
    // An address that was given to another person at the provider must not open the account of the one before.
    if tx.subject_of(agent.id, &provider.issuer)?.is_some() {
        return Err(NotProven::SomebodyElse(email.to_string()));
    }
    tx.know_subject(&provider.issuer, &claims.subject, agent.id, now)?;
    if tx.invited_since(agent.id)?.is_some() {
        tx.set_invited(agent.id, None)?;
        tx.end_door_keys_of(agent.id, now)?;
        tx.change_agent(&Agent { away_since: None, ..agent.clone() })?;
        let followed = [Happened::InvitationFollowed { agent: agent.id }];
        record(desk, tx, DESK_CHAIN, Doer::at_the_door(agent.id), &followed, now)?;
    }
    Ok(agent)
}

/// An account for somebody of the owner's own domain, where the owner wants that: a reader, until somebody says more.
fn welcomed(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    provider: &IdentityProvider,
    claims: &Claims,
    email: &EmailAddress,
) -> Result<Option<Agent>, Trouble> {
    let ours = !provider.domain.is_empty() && email.domain().eq_ignore_ascii_case(&provider.domain);
    let Some(team) = provider.team.filter(|_| ours) else { return Ok(None) };
    let now = desk.now();
    let name = claims.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let agent = Agent {
        id: AgentId(desk.chance.id(now)),
        team,
        name: name.unwrap_or(email.as_str()).chars().take(PROVIDER_NAME_CHARS_MAX).collect(),
        email: email.clone(),
        role: Role::LightUser,
        scope: Scope::OwnTeam,
        signature: String::new(),
        notify: false,
        away_since: None,
        away_until: None,
        deactivated_at: None,
        language: None,
    };
    if !tx.add_agent(&agent, None, now)? {
        return Ok(None);
    }
    record(desk, tx, DESK_CHAIN, Doer::DESK, &[Happened::Invited { agent: agent.id }], now)?;
    Ok(Some(agent))
}

fn checked(new: NewProvider) -> Result<NewProvider, CannotSetProvider> {
    let trimmed = |text: &str| text.trim().to_owned();
    let of = NewProvider {
        name: trimmed(&new.name),
        issuer: trimmed(&new.issuer),
        client: trimmed(&new.client),
        secret: trimmed(&new.secret),
        domain: new.domain.trim().trim_start_matches('@').to_lowercase(),
        ..new
    };
    if of.name.is_empty() || of.issuer.is_empty() || of.client.is_empty() {
        return Err(CannotSetProvider::Missing);
    }
    let long = [&of.issuer, &of.client, &of.secret, &of.domain].iter().any(|text| text.len() > WORDS_BYTES_MAX);
    if long || of.name.chars().count() > PROVIDER_NAME_CHARS_MAX {
        return Err(CannotSetProvider::TooLong);
    }
    let no_domain = !of.domain.is_empty() && EmailAddress::parse(&format!("a@{}", of.domain)).is_err();
    if no_domain || (!of.domain.is_empty() && of.team.is_none()) {
        return Err(CannotSetProvider::Domain);
    }
    Ok(of)
}

/// Whom the secret is sealed for: with another issuer it does not open.
fn whom(issuer: &str) -> String {
    format!("identity-provider-{issuer}")
}
