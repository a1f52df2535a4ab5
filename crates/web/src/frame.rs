//! What surrounds every page of an agent: the rail with its counts, who they are, and what is wrong right now.

use crate::app::App;
use crate::door::SignedIn;
use crate::inbox::{Key, VIEWS};
use crate::refusal::Refusal;
use crate::settings::who_can;
use crate::times::Times;
use crate::views::shell::{Frame, ViewLink, Viewer, Warning};
use crate::views::{Link, State};
use ::desk::health::Health;
use domain::Moment;
use domain::team::{Agent, Permission};
use store::{Installation, Read, Trouble, ViewCounts};

/// Tasks counted for the rail, at most.
const TASKS_MAX: i64 = 100;

/// What a page needs to know before it reads.
#[derive(Clone, Debug)]
pub(crate) struct Around {
    pub(crate) who: SignedIn,
    pub(crate) now: Moment,
    current: Option<Key>,
    can_deliver: bool,
    health: Health,
}

impl Around {
    /// For a page beside the inbox.
    pub(crate) async fn page(app: &App, who: SignedIn) -> Result<Self, Refusal> {
        Self::view(app, who, None).await
    }

    /// For a view of the inbox.
    pub(crate) async fn view(app: &App, who: SignedIn, current: Option<Key>) -> Result<Self, Refusal> {
        let health = app.health().await?;
        Ok(Self { who, now: app.desk.now(), current, can_deliver: app.desk.mail.can_deliver(), health })
    }

    /// The frame and the clock of this desk.
    pub(crate) fn frame(&self, read: &mut Read<'_, '_>) -> Result<(Frame, Times), Trouble> {
        // First of all: what happens while the rest is read is told again rather than never.
        let reached = read.feed_end()?.to_string();
        let desk = read.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
        let agent = &self.who.agent;
        let counts = read.view_counts(agent.eyes())?;
        let times = Times::new(&desk.zone, self.now);
        let frame = Frame {
            viewer: Viewer {
                id: agent.id.to_string(),
                name: agent.name.clone(),
                initials: agent.initials(),
                presence: presence(read, agent, &times)?,
                lang: "en".into(),
                right_to_left: false,
                theme: self.who.theme,
                audits: agent.may(Permission::Audit),
            },
            views: VIEWS.iter().map(|key| view_link(*key, &counts, self.current)).collect(),
            tasks_due: read.open_tasks(agent.id, TASKS_MAX)?.len(),
            post_room: desk.post_room || !self.can_deliver,
            health: warnings(read, &desk, agent, &self.health)?,
            desk_name: desk.name,
            zone: desk.zone,
            reached,
        };
        Ok((frame, times))
    }
}

fn view_link(key: Key, counts: &ViewCounts, current: Option<Key>) -> ViewLink {
    ViewLink {
        key: key.word().into(),
        name: key.name().into(),
        href: key.href(),
        count: usize::try_from(key.count(counts)).unwrap_or_default(),
        current: current == Some(key),
        fault: false,
    }
}

/// "at work until 17:00", "away until Mon 09:00".
fn presence(read: &mut Read<'_, '_>, agent: &Agent, times: &Times) -> Result<String, Trouble> {
    if agent.is_away(times.now) {
        return Ok(agent
            .away_until
            .map_or_else(|| "away".into(), |until| format!("away until {}", times.short(until))));
    }
    let hours = read.team(agent.team)?.map(|team| team.hours);
    let Some(hours) = hours.filter(|hours| hours.is_open(times.now)) else { return Ok("outside opening hours".into()) };
    Ok(hours
        .next_closing(times.now)
        .map_or_else(|| "at work".into(), |at| format!("at work until {}", times.short(at))))
}

/// What is wrong with the desk, across the top of every page until it is no longer true.
pub(crate) fn warnings(
    read: &mut Read<'_, '_>,
    desk: &Installation,
    agent: &Agent,
    health: &Health,
) -> Result<Vec<Warning>, Trouble> {
    let act = |href: &str, label: &str| Some(Link { href: href.into(), label: label.into() });
    let mut all: Vec<Warning> = health
        .wrong
        .iter()
        .map(|words| Warning {
            state: State::Late,
            words: format!("{words} All of them are kept."),
            act: act("/settings/deliveries", "What is wrong"),
        })
        .collect();
    if !health.silent_sources.is_empty() {
        let mends = who_mends(read, agent)?;
        all.extend(health.silent_sources.iter().map(|words| Warning {
            state: State::Late,
            words: silent(words, mends.as_deref()),
            act: act("/settings/mailboxes", "Look at it"),
        }));
    }
    if desk.automatic_stopped.is_some() {
        let words = "All automatic mail is stopped. Answers that people write still leave.".into();
        all.push(Warning { state: State::Soon, words, act: act("/settings/automatic-mail", "Look at it") });
    }
    if desk.public_url.is_none() && agent.may(Permission::SetUp) {
        let words = "This desk has no public address yet, so mail to customers holds no link to their own page.".into();
        all.push(Warning { state: State::Soon, words, act: act("/settings/desk", "Set it") });
    }
    Ok(all)
}

/// Who can mend a source, for those who cannot.
fn who_mends(read: &mut Read<'_, '_>, agent: &Agent) -> Result<Option<String>, Trouble> {
    if agent.may(Permission::SetUp) {
        return Ok(None);
    }
    Ok(Some(who_can(&read.agents()?, Permission::SetUp).join(" or ")))
}

/// What to do about a source stands there only for those who can do it.
fn silent(words: &str, mends: Option<&str>) -> String {
    match (mends, words.split_once(". ")) {
        (Some(administrators), Some((what, _))) => {
            format!("{what}. An administrator can mend it: {administrators}. Nothing is lost: it lies there.")
        }
        _ => format!("{words} Nothing is lost: it lies there."),
    }
}
