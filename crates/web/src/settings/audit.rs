//! The audit of the desk as a whole, in plain words, and the proof that nobody changed it.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::times::Times;
use crate::views::State as Stands;
use crate::views::settings::{AuditLine, AuditPage, audit};
use axum::extract::{Query, State};
use desk::history::Proof;
use desk::keep::DESK_CHAIN;
use domain::team::{Agent, Permission, Scope, Team};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Moment};
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
        return Err(Refusal::conflict(&"a check is running already; look again in a minute", "/settings/audit"));
    };
    let proof = match fields.get("what") {
        "all" => app.desk.prove_some_histories(CHECKED_ENTRIES_MAX).await?,
        _ => app.desk.prove_own_history().await?,
    };
    Ok(page(shown(&app, who, Wanted::default(), Some(proved(&proof))).await?))
}

fn proved(of: &Proof) -> (Stands, String) {
    if let Some(first) = of.broken.first() {
        let words = format!(
            "Broken: {first}. In all {} of {} timelines do not hold. Somebody changed the database by hand: compare with a backup.",
            of.broken.len(),
            of.chains
        );
        return (Stands::Late, words);
    }
    let rest = if of.cut { " There are more; `answerable doctor` on the machine proves all of them." } else { "" };
    if of.chains == 1 {
        return (Stands::Ok, format!("Unbroken: all {} entries hold.", of.entries));
    }
    (Stands::Ok, format!("Unbroken: {} entries in {} timelines hold.{rest}", of.entries, of.chains))
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
    AuditLine { number: of.sequence, at: times.when(of.at), words: words(of, agents, teams) }
}

/// What happened, as one sentence.
fn words(of: &Entry, agents: &[Agent], teams: &[Team]) -> String {
    let name =
        |id: &AgentId| agents.iter().find(|agent| agent.id == *id).map_or("somebody", |agent| agent.name.as_str());
    let who = match &of.actor {
        Actor::Agent(id) => name(id),
        Actor::Customer(_) => "A customer",
        Actor::Desk => "The desk",
        Actor::Operator => "Whoever runs the machine",
    };
    let Some(happened) = &of.happened else {
        return format!("{who}: an entry of the kind “{}” that this version cannot read, or that was erased", of.kind);
    };
    match happened {
        Happened::SignedIn => format!("{who} signed in"),
        Happened::SignInRefused { agent } => format!("A try to sign in as {} was refused", name(agent)),
        Happened::SessionsEnded { .. } => format!("{who} signed out other browsers of theirs"),
        Happened::Invited { agent } => format!("{who} invited {}", name(agent)),
        Happened::InvitationWithdrawn { agent } => format!("{who} withdrew the invitation of {}", name(agent)),
        Happened::InvitationFollowed { .. } => format!("{who} followed their invitation"),
        Happened::PasswordForgotten { agent } if of.actor == Actor::Desk => {
            format!("Somebody asked at the door for a link to a new password for {}", name(agent))
        }
        Happened::PasswordForgotten { agent } => format!("{who} made a link to a new password for {}", name(agent)),
        Happened::PasswordReset { agent } if of.actor == Actor::Agent(*agent) => format!("{who} set a new password"),
        Happened::PasswordReset { agent } => format!("{who} set a new password for {}", name(agent)),
        Happened::RoleChanged { agent, role, team, scope } => {
            let team = teams.iter().find(|known| known.id == *team).map_or("a team", |team| team.name.as_str());
            let sees = match scope {
                Scope::All => "every conversation",
                Scope::OwnTeam => "the conversations of their team",
            };
            let role = super::agents::role_words(*role);
            format!("{who} changed what {} may do: {role} in {team}, sees {sees}", name(agent))
        }
        Happened::SecondFactorSet { .. } => format!("{who} has a code asked for after their password"),
        Happened::SecondFactorRemoved { agent } if of.actor == Actor::Agent(*agent) => {
            format!("{who} has no code asked for after their password any more")
        }
        Happened::SecondFactorRemoved { agent } => {
            format!("{who} removed the code that {} had asked for after their password", name(agent))
        }
        Happened::RecoveryCodeUsed { .. } => format!("{who} signed in with a recovery code"),
        Happened::SecondFactorDemanded { demanded: true } => format!("{who} asks everybody for a code"),
        Happened::SecondFactorDemanded { demanded: false } => format!("{who} leaves the code to each person"),
        Happened::SettingChanged { what } => format!("{who}: {what}"),
        Happened::AutomaticStopped => format!("{who} stopped all automatic mail"),
        Happened::AutomaticResumed => format!("{who} let automatic mail leave again"),
        Happened::TaskRaised { .. } => "A task was raised about the desk as a whole".to_owned(),
        Happened::TaskDone { .. } => format!("{who} saw to a task about the desk as a whole"),
        other => format!("{who}: {}", other.word()),
    }
}
