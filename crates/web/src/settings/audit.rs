//! The audit of the desk as a whole, in plain words, and the proof that nobody changed it.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::conversation::happened::set;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::State as Stands;
use crate::views::settings::{AuditLine, AuditPage, audit};
use axum::extract::{Query, State};
use desk::history::Proof;
use desk::keep::DESK_CHAIN;
use domain::team::{Agent, Permission, Scope, Team};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Moment};
use language::{Language, Times};
use maud::Markup;
use serde::Deserialize;
use store::Entry;
use tokio::sync::Semaphore;

/// Entries on a page.
const ENTRIES_PAGE: i64 = 100;
/// Entries that a check from the page looks at, at most; `answerable doctor` looks at all.
pub(crate) const CHECKED_ENTRIES_MAX: usize = 500_000;
/// Checks at the same time: each reads the whole database.
static CHECKING: Semaphore = Semaphore::const_new(1);

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    person: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    before: Option<i64>,
}

/// `GET /settings/audit`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    Ok(page(shown(&app, who, wanted, None).await?))
}

/// `POST /settings/audit/check`
pub(crate) async fn check(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::Audit)?;
    let Ok(_turn) = CHECKING.try_acquire() else {
        return Err(Refusal::conflict(&who.language.audit_running(), "/settings/audit"));
    };
    let language = who.language;
    let proof = match fields.get("what") {
        "all" => app.desk.prove_some_histories(CHECKED_ENTRIES_MAX).await?,
        _ => app.desk.prove_own_history().await?,
    };
    Ok(page(shown(&app, who, Wanted::default(), Some(proved(language, &proof))).await?))
}

fn proved(language: Language, of: &Proof) -> (Stands, String) {
    if let Some(first) = of.broken.first() {
        return (Stands::Late, language.audit_broken(of.broken.len(), of.chains, first));
    }
    let words = match (of.chains, of.cut) {
        (1, _) => language.audit_unbroken(of.entries),
        (_, true) => language.audit_unbroken_so_far(of.chains, of.entries),
        (_, false) => language.audit_unbroken_timelines(of.chains, of.entries),
    };
    (Stands::Ok, words)
}

async fn shown(app: &App, who: SignedIn, wanted: Wanted, checked: Option<(Stands, String)>) -> Result<Markup, Refusal> {
    who.demand(Permission::Audit)?;
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let (agents, teams) = (read.agents()?, read.teams()?);
        let person = wanted.person.parse::<AgentId>().ok();
        let day = |text: &str, end: &str| times.typed(&format!("{text}T{end}"));
        let from = day(&wanted.from, "00:00").unwrap_or(Moment(i64::MIN));
        let to = day(&wanted.to, "23:59").map_or(Moment(i64::MAX), |at| Moment(at.0.saturating_add(60_000)));
        let before = wanted.before.unwrap_or(i64::MAX);
        let entries = read.some_entries(DESK_CHAIN, before, person, (from, to), ENTRIES_PAGE)?;
        let full = i64::try_from(entries.len()) == Ok(ENTRIES_PAGE);
        let next = entries.last().filter(|_| full).map(|last| next(&wanted, last.sequence));
        let of = AuditPage {
            lines: entries.iter().map(|entry| line(entry, &agents, &teams, &times)).collect(),
            people: agents.iter().map(|agent| (agent.id.to_string(), agent.name.clone())).collect(),
            person: person.map(|id| id.to_string()).unwrap_or_default(),
            from: wanted.from.chars().take(10).collect(),
            to: wanted.to.chars().take(10).collect(),
            next_href: next,
            checked,
        };
        Ok(audit(&frame, &of))
    });
    Ok(shown.await?)
}

/// What was asked for, further back.
fn next(wanted: &Wanted, before: i64) -> String {
    let plain = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect::<String>();
    format!(
        "/settings/audit?person={}&from={}&to={}&before={before}",
        plain(&wanted.person),
        plain(&wanted.from),
        plain(&wanted.to)
    )
}

fn line(of: &Entry, agents: &[Agent], teams: &[Team], times: &Times) -> AuditLine {
    AuditLine { number: of.sequence, at: times.when(of.at), words: words(times.language, of, agents, teams) }
}

/// What happened, as one sentence.
fn words(language: Language, of: &Entry, agents: &[Agent], teams: &[Team]) -> String {
    let name = |id: &AgentId| {
        agents.iter().find(|agent| agent.id == *id).map_or(language.audit_somebody(), |agent| agent.name.as_str())
    };
    let who = match &of.actor {
        Actor::Agent(id) => name(id),
        Actor::Customer(_) => language.audit_a_customer(),
        Actor::Desk => language.audit_the_desk(),
        Actor::Operator => language.audit_operator(),
    };
    let Some(happened) = &of.happened else { return language.audit_unreadable(&of.kind, who) };
    match happened {
        Happened::SignedIn => language.audit_signed_in(who),
        Happened::SignInRefused { agent } => language.audit_sign_in_refused(name(agent)),
        Happened::SessionsEnded { .. } => language.audit_sessions_ended(who),
        Happened::Invited { agent } => language.audit_invited(name(agent), who),
        Happened::InvitationWithdrawn { agent } => language.audit_invitation_withdrawn(name(agent), who),
        Happened::InvitationFollowed { .. } => language.audit_invitation_followed(who),
        Happened::PasswordForgotten { agent } if of.actor == Actor::Desk => {
            language.audit_password_asked_for(name(agent))
        }
        Happened::PasswordForgotten { agent } => language.audit_password_link(name(agent), who),
        Happened::PasswordReset { agent } if of.actor == Actor::Agent(*agent) => language.audit_own_password(who),
        Happened::PasswordReset { agent } => language.audit_password_of(name(agent), who),
        Happened::RoleChanged { agent, role, team, scope } => {
            let team = teams.iter().find(|known| known.id == *team);
            let team = team.map_or(language.audit_a_team(), |team| team.name.as_str());
            let role = super::agents::role_words(language, *role);
            match scope {
                Scope::All => language.audit_role_sees_all(name(agent), role, team, who),
                Scope::OwnTeam => language.audit_role_sees_team(name(agent), role, team, who),
            }
        }
        Happened::SecondFactorSet { .. } => language.audit_factor_set(who),
        Happened::SecondFactorRemoved { agent } if of.actor == Actor::Agent(*agent) => {
            language.audit_own_factor_removed(who)
        }
        Happened::SecondFactorRemoved { agent } => language.audit_factor_removed(name(agent), who),
        Happened::ProviderSet { name: provider, issuer, trusts_addresses, domain, team } => {
            let trust = if *trusts_addresses { "yes" } else { "no" };
            let team = teams.iter().find(|known| Some(known.id) == *team);
            let team = team.map_or(language.audit_a_team(), |team| team.name.as_str());
            match domain.as_str() {
                "" => language.audit_provider_set(issuer, provider, trust, who),
                domain => language.audit_provider_set_for(domain, issuer, provider, team, trust, who),
            }
        }
        Happened::BrandKept { name } => language.audit_brand_kept(name, who),
        Happened::BrandRemoved { name } => language.audit_brand_removed(name, who),
        Happened::ProviderRemoved => language.audit_provider_removed(who),
        Happened::ProviderAccountForgotten { agent } => language.audit_provider_forgotten(name(agent), who),
        Happened::PasskeyAdded { name: passkey, .. } => language.passkey_audit_added(passkey, who),
        Happened::PasskeyRenamed { before, name: passkey, .. } => language.passkey_audit_renamed(before, passkey, who),
        Happened::PasskeyRemoved { agent, name: passkey } if of.actor == Actor::Agent(*agent) => {
            language.passkey_audit_removed(passkey, who)
        }
        Happened::PasskeyRemoved { agent, name: passkey } => {
            language.passkey_audit_removed_of(name(agent), passkey, who)
        }
        Happened::PasskeyDoubted { agent, name: passkey } => language.passkey_audit_doubted(name(agent), passkey),
        Happened::RecoveryCodeUsed { .. } => language.audit_recovery_code(who),
        Happened::SecondFactorDemanded { demanded: true } => language.audit_factor_demanded(who),
        Happened::SecondFactorDemanded { demanded: false } => language.audit_factor_left(who),
        Happened::FileGivenOut { name, found, .. } => language.scan_timeline_given_out(found, name, who),
        Happened::FileHeldBackAgain { name, found, .. } => language.scan_timeline_held_again(found, name, who),
        Happened::SettingChanged { what, change } => set(language, what, change.as_ref(), who.to_owned()),
        Happened::AutomaticStopped => language.audit_automatic_stopped(who),
        Happened::AutomaticResumed => language.audit_automatic_resumed(who),
        Happened::TaskRaised { .. } => language.audit_task_raised().into(),
        Happened::TaskDone { .. } => language.audit_task_done(who),
        other => language.audit_what_they_did(other.word(), who),
    }
}
