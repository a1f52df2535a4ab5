//! What surrounds every page of an agent: the rail with its counts, who they are, and what is wrong right now.

use crate::app::App;
use crate::door::SignedIn;
use crate::inbox::kept::{self, view_key};
use crate::inbox::{Key, VIEWS};
use crate::refusal::Refusal;
use crate::settings::{connection, who_can};
use crate::views::shell::{Frame, ViewLink, Viewer, Warning};
use crate::views::{Link, State};
use ::desk::health::{Health, SilentSource, Wrong};
use ::desk::said;
use domain::team::{Agent, Permission};
use domain::{Moment, ViewId};
use language::{Language, Times};
use store::{Installation, KeptView, Read, Trouble, ViewCounts};

/// Tasks counted for the rail, at most.
const TASKS_MAX: i64 = 100;

/// What a page needs to know before it reads.
#[derive(Clone, Debug)]
pub(crate) struct Around {
    pub(crate) who: SignedIn,
    pub(crate) now: Moment,
    current: Option<Key>,
    current_kept: Option<ViewId>,
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
        Ok(Self {
            who,
            now: app.desk.now(),
            current,
            current_kept: None,
            can_deliver: app.desk.mail.can_deliver(),
            health,
        })
    }

    /// For a view that somebody made.
    pub(crate) async fn kept(app: &App, who: SignedIn, id: ViewId) -> Result<Self, Refusal> {
        Ok(Self { current_kept: Some(id), ..Self::page(app, who).await? })
    }

    /// The frame and the clock of this desk.
    pub(crate) fn frame(&self, read: &mut Read<'_, '_>) -> Result<(Frame, Times), Trouble> {
        // First of all: what happens while the rest is read is told again rather than never.
        let reached = read.feed_end()?.to_string();
        let desk = read.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
        let agent = &self.who.agent;
        let counts = read.view_counts(agent.eyes())?;
        let times = Times::new(&desk.zone, self.now, self.who.language);
        let builtin = VIEWS.iter().map(|key| view_link(self.who.language, *key, &counts, self.current));
        let kept = read.kept_views(agent.id)?;
        let own: Vec<bool> = kept.iter().map(|view| view.agent.is_some()).collect();
        let kept = kept.into_iter().map(|view| kept_link(view, self.current_kept));
        let mut views: Vec<ViewLink> = builtin.chain(kept).collect();
        give_digits(&mut views, &own);
        let frame = Frame {
            viewer: Viewer {
                id: agent.id.to_string(),
                name: agent.name.clone(),
                initials: agent.initials(),
                presence: presence(read, agent, &times)?,
                language: self.who.language,
                theme: self.who.theme,
                preferences: read.preferences(agent.id)?,
                audits: agent.may(Permission::Audit),
            },
            views,
            tasks_due: read.open_tasks(agent.id, TASKS_MAX)?.len(),
            post_room: desk.post_room || !self.can_deliver,
            health: warnings(read, &desk, agent, self.who.language, &self.health)?,
            desk_name: desk.name,
            zone: desk.zone,
            reached,
        };
        Ok((frame, times))
    }
}

fn view_link(language: Language, key: Key, counts: &ViewCounts, current: Option<Key>) -> ViewLink {
    ViewLink {
        key: key.word().into(),
        name: key.name(language).into(),
        href: key.href(),
        count: usize::try_from(key.count(counts)).unwrap_or_default(),
        current: current == Some(key),
        fault: false,
        digit: None,
    }
}

/// Built-in views that come before all others: those that people go back to all day.
const FIRST: usize = 4;

/// Which key opens which view: the first built-in ones, then the viewer's own and everybody's, then the others while there
/// are digits. On the screen each stays where it is.
fn give_digits(views: &mut [ViewLink], own: &[bool]) {
    let (builtin, all) = (VIEWS.len(), views.len());
    let kept = |wanted: bool| (builtin..all).filter(move |at| own.get(at - builtin) == Some(&wanted));
    let order = (0..FIRST).chain(kept(true)).chain(kept(false)).chain(FIRST..builtin);
    for (digit, at) in (1..=9).zip(order) {
        views[at].digit = Some(digit);
    }
}

/// How much is in a view that somebody made, news tell: counting takes longer than a page may.
fn kept_link(view: KeptView, current: Option<ViewId>) -> ViewLink {
    ViewLink {
        key: view_key(view.id),
        href: kept::href(view.id),
        current: current == Some(view.id),
        name: view.name,
        ..ViewLink::default()
    }
}

/// "at work until 17:00", "away until Mon 09:00".
fn presence(read: &mut Read<'_, '_>, agent: &Agent, times: &Times) -> Result<String, Trouble> {
    let language = times.language;
    if agent.is_away(times.now) {
        return Ok(away(agent, times));
    }
    let hours = read.team(agent.team)?.map(|team| team.hours);
    let Some(hours) = hours.filter(|hours| hours.is_open(times.now)) else {
        return Ok(language.agent_outside_hours().into());
    };
    Ok(hours
        .next_closing(times.now)
        .map_or_else(|| language.agent_at_work().into(), |at| language.agent_at_work_until(times.short(at))))
}

/// "away", "away until Mon 09:00".
pub(crate) fn away(agent: &Agent, times: &Times) -> String {
    match agent.away_until {
        Some(until) => times.language.agent_away_until(times.short(until)),
        None => times.language.agent_away().into(),
    }
}

/// What is wrong with the desk, across the top of every page until it is no longer true.
pub(crate) fn warnings(
    read: &mut Read<'_, '_>,
    desk: &Installation,
    agent: &Agent,
    language: Language,
    health: &Health,
) -> Result<Vec<Warning>, Trouble> {
    let act = |href: &str, label: &str| Some(Link { href: href.into(), label: label.into() });
    let mut all: Vec<Warning> = health
        .wrong
        .iter()
        .map(|wrong| Warning {
            state: State::Late,
            words: all_kept(language, wrong),
            act: act("/settings/deliveries", language.shell_what_is_wrong()),
        })
        .collect();
    if !health.silent_sources.is_empty() {
        let mends = who_mends(read, agent, language)?;
        all.extend(health.silent_sources.iter().map(|source| Warning {
            state: State::Late,
            words: silent(language, source, mends.as_deref()),
            act: act("/settings/mailboxes", language.shell_look_at_it()),
        }));
    }
    all.extend(health.lost_mailboxes.iter().map(|(id, address)| Warning {
        state: State::Late,
        words: language.connection_lost(address),
        act: act(&connection::href(*id), language.connection_what_is_wrong()),
    }));
    if desk.automatic_stopped.is_some() {
        let words = language.shell_automatic_stopped().into();
        all.push(Warning {
            state: State::Soon,
            words,
            act: act("/settings/automatic-mail", language.shell_look_at_it()),
        });
    }
    if desk.public_url.is_none() && agent.may(Permission::SetUp) {
        let words = language.shell_no_public_address().into();
        all.push(Warning { state: State::Soon, words, act: act("/settings/desk", language.shell_set_it()) });
    }
    Ok(all)
}

/// Who can mend a source, for those who cannot.
fn who_mends(read: &mut Read<'_, '_>, agent: &Agent, language: Language) -> Result<Option<String>, Trouble> {
    if agent.may(Permission::SetUp) {
        return Ok(None);
    }
    Ok(Some(language.either(&who_can(&read.agents()?, Permission::SetUp))))
}

/// What to do about a source stands there only for those who can do it.
fn silent(language: Language, of: &SilentSource, mends: Option<&str>) -> String {
    match mends {
        Some(administrators) => {
            language.shell_administrators_mend(administrators, language.health_source_silent(&of.account, &of.host))
        }
        None => language.shell_nothing_lost(said::silent_source(language, of)),
    }
}

/// What is wrong; of messages that wait, that they are kept.
fn all_kept(language: Language, of: &Wrong) -> String {
    let words = said::wrong(language, of);
    if of.is_about_messages() { language.shell_all_kept(words) } else { words }
}
