//! The identity provider, who is on the way to it, and who somebody is there.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment, TeamId};

/// The identity provider that people may sign in with.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// What the button calls it: "Birch accounts".
    pub name: String,
    /// Its address, exactly as it names itself.
    pub issuer: String,
    /// What it calls us.
    pub client: String,
    /// What proves us to it, sealed.
    pub secret: Vec<u8>,
    /// Whether its addresses are believed although it does not say that it has checked them.
    pub trusts_addresses: bool,
    /// Whoever has an address of this domain gets an account by signing in; empty: nobody does.
    pub domain: String,
    /// The team of those.
    pub team: Option<TeamId>,
}

/// Somebody who is at the provider right now.
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    /// What the answer has to name.
    pub nonce: String,
    /// What proves that whoever brings the code asked for it (RFC 7636).
    pub verifier: String,
    /// Where they wanted to go: a path of ours.
    pub leads_to: String,
    /// From where: one place may not crowd the others out.
    pub place: String,
    /// After that it is over.
    pub expires_at: Moment,
}

statements! {
    PROVIDER = "SELECT name, issuer, client, secret, trusts_addresses, domain, team_id FROM identity_provider WHERE id = 1";
    SET = "INSERT INTO identity_provider (id, name, issuer, client, secret, trusts_addresses, domain, team_id, changed_at) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET name = excluded.name, issuer = excluded.issuer, client = excluded.client, secret = excluded.secret, trusts_addresses = excluded.trusts_addresses, domain = excluded.domain, team_id = excluded.team_id, changed_at = excluded.changed_at";
    REMOVE = "DELETE FROM identity_provider WHERE id = 1";
    BEGIN = "INSERT INTO provider_visits (state_digest, nonce, verifier, leads_to, place, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    VISIT = "SELECT nonce, verifier, leads_to, place, expires_at FROM provider_visits WHERE state_digest = $1";
    END = "DELETE FROM provider_visits WHERE state_digest = $1";
    SWEEP uses "provider_visits_by_end" = "DELETE FROM provider_visits WHERE expires_at <= $1";
    COUNT uses "provider_visits_by_place" = "SELECT COUNT(*) FROM provider_visits WHERE place = $1";
    AGENT = "SELECT agent_id FROM provider_identities WHERE issuer = $1 AND subject = $2";
    SUBJECT uses "provider_identities_by_agent" = "SELECT subject FROM provider_identities WHERE agent_id = $1 AND issuer = $2";
    FORGET_ALL = "DELETE FROM provider_identities WHERE issuer = $1";
    FORGET uses "provider_identities_by_agent" = "DELETE FROM provider_identities WHERE agent_id = $1";
    KNOWN uses "provider_identities_by_agent" = "SELECT COUNT(*) FROM provider_identities WHERE agent_id = $1";
    KNOW = "INSERT INTO provider_identities (issuer, subject, agent_id, at) VALUES ($1, $2, $3, $4)";
}

impl Read<'_, '_> {
    /// The provider, where one is set up.
    pub fn identity_provider(&mut self) -> Result<Option<IdentityProvider>, Trouble> {
        self.one(&PROVIDER, &[], |row: &Row| {
            Ok(IdentityProvider {
                name: row.get(0)?,
                issuer: row.get(1)?,
                client: row.get(2)?,
                secret: row.get(3)?,
                trusts_addresses: row.get(4)?,
                domain: row.get(5)?,
                team: row.get(6)?,
            })
        })
    }
    /// Who somebody of the provider is here.
    pub fn agent_of_subject(&mut self, issuer: &str, subject: &str) -> Result<Option<AgentId>, Trouble> {
        self.one(&AGENT, &[issuer.into(), subject.into()], |row| row.get(0))
    }
    /// Whether an agent is known by a provider's word for them.
    pub fn has_subject(&mut self, agent: AgentId) -> Result<bool, Trouble> {
        let known: i64 = self.one(&KNOWN, &[agent.into()], |row| row.get(0))?.unwrap_or(0);
        Ok(known > 0)
    }
    /// Who an agent is at the provider.
    pub fn subject_of(&mut self, agent: AgentId, issuer: &str) -> Result<Option<String>, Trouble> {
        self.one(&SUBJECT, &[agent.into(), issuer.into()], |row| row.get(0))
    }
}

impl Tx<'_, '_> {
    /// Sets the provider up, in the place of any other.
    pub fn set_identity_provider(&mut self, of: &IdentityProvider, now: Moment) -> Result<(), Trouble> {
        let values = [
            (&of.name).into(),
            (&of.issuer).into(),
            (&of.client).into(),
            of.secret.clone().into(),
            of.trusts_addresses.into(),
            (&of.domain).into(),
            of.team.into(),
            now.into(),
        ];
        self.execute(&SET, &values).map(drop)
    }
    /// Nobody signs in with a provider any more.
    pub fn remove_identity_provider(&mut self) -> Result<(), Trouble> {
        self.execute(&REMOVE, &[]).map(drop)
    }
    /// Somebody goes to the provider; false when `most` of one place are there already. Who did not come back in time is forgotten.
    pub fn begin_visit(&mut self, state_digest: &str, of: &Visit, most: i64, now: Moment) -> Result<bool, Trouble> {
        self.execute(&SWEEP, &[now.into()])?;
        let there: i64 = self.one(&COUNT, &[(&of.place).into()], |row| row.get(0))?.unwrap_or(0);
        if there >= most {
            return Ok(false);
        }
        let values = [
            state_digest.into(),
            (&of.nonce).into(),
            (&of.verifier).into(),
            (&of.leads_to).into(),
            (&of.place).into(),
            of.expires_at.into(),
        ];
        self.execute(&BEGIN, &values).map(|_| true)
    }
    /// Somebody is back: a visit ends once.
    pub fn end_visit(&mut self, state_digest: &str, now: Moment) -> Result<Option<Visit>, Trouble> {
        let visit = self.one(&VISIT, &[state_digest.into()], |row: &Row| {
            Ok(Visit {
                nonce: row.get(0)?,
                verifier: row.get(1)?,
                leads_to: row.get(2)?,
                place: row.get(3)?,
                expires_at: row.get(4)?,
            })
        })?;
        let ended = self.execute(&END, &[state_digest.into()])? > 0;
        Ok(visit.filter(|visit| ended && visit.expires_at > now))
    }
    /// Forgets who somebody is at any provider; false when nothing was known.
    pub fn forget_subjects(&mut self, agent: AgentId) -> Result<bool, Trouble> {
        Ok(self.execute(&FORGET, &[agent.into()])? > 0)
    }
    /// Forgets everybody's accounts at one provider.
    pub fn forget_all_subjects(&mut self, issuer: &str) -> Result<(), Trouble> {
        self.execute(&FORGET_ALL, &[issuer.into()]).map(drop)
    }
    /// Notes who somebody of the provider is here.
    pub fn know_subject(&mut self, issuer: &str, subject: &str, agent: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&KNOW, &[issuer.into(), subject.into(), agent.into(), now.into()]).map(drop)
    }
}
