//! What surrounds every page: the viewer, the views with their counts, tasks, and what is wrong with the desk.

use crate::app::App;
use crate::clock_words::Wall;
use crate::proof::cookie;
use crate::views::shell::{Frame, Theme, ViewLink, Viewer, Warning};
use crate::views::{Link, State};
use axum::http::HeaderMap;
use domain::team::Agent;
use store::{COUNT_MAX, Installation, Read, Trouble, View};

/// The views of the inbox: key, name.
pub const VIEWS: [(&str, &str); 7] = [
    ("mine", "Mine"),
    ("waiting-on-us", "Waiting on us"),
    ("waiting-on-them", "Waiting on them"),
    ("open", "All open"),
    ("machines", "From machines"),
    ("snoozed", "Snoozed"),
    ("closed", "Closed"),
];

/// The view of a key, for a viewer.
pub fn view_of(key: &str, viewer: &Agent) -> Option<View> {
    Some(match key {
        "mine" => View::Mine(viewer.id),
        "waiting-on-us" => View::WaitingOnUs,
        "waiting-on-them" => View::WaitingOnThem,
        "open" => View::Open,
        "machines" => View::Machines,
        "snoozed" => View::Snoozed,
        "closed" => View::Closed,
        _ => return None,
    })
}

/// The frame and the wall clock of the desk.
pub struct Surroundings {
    /// The frame.
    pub frame: Frame,
    /// The desk's clock.
    pub wall: Wall,
    /// The installation.
    pub installation: Installation,
}

/// Loads what surrounds a page; `current` is the key of the view on screen.
///
/// # Errors
/// When the database cannot be read.
pub fn surroundings(
    app: &App,
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    headers: &HeaderMap,
    current: &str,
) -> Result<Surroundings, Trouble> {
    let installation = read.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let now = app.desk.now();
    let wall = Wall::new(&installation.zone, now);
    let counts = read.view_counts(viewer.id)?;
    let tasks = read.open_tasks(viewer.id, 100)?.len();
    let count = |key: &str| match key {
        "mine" => counts.mine,
        "waiting-on-us" => counts.waiting_on_us,
        "waiting-on-them" => counts.waiting_on_them,
        "open" => counts.open,
        "snoozed" => counts.snoozed,
        _ => 0,
    };
    let views = VIEWS.iter().map(|(key, name)| ViewLink {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        href: format!("/inbox/{key}"),
        count: usize::try_from(count(key).min(COUNT_MAX)).unwrap_or(0),
        current: *key == current,
        fault: false,
    });
    let frame = Frame {
        viewer: viewer_of(viewer, headers, now),
        desk_name: installation.name.clone(),
        views: views.collect(),
        tasks_due: tasks,
        post_room: installation.post_room || !app.desk.mail.can_deliver(),
        health: warnings(read, &installation, &wall)?,
    };
    Ok(Surroundings { frame, wall, installation })
}

fn viewer_of(agent: &Agent, headers: &HeaderMap, now: domain::Moment) -> Viewer {
    Viewer {
        id: agent.id.to_string(),
        name: agent.name.clone(),
        initials: agent.initials(),
        presence: if agent.on_duty(now) { agent.role.word().to_owned() } else { "away; others cover".to_owned() },
        lang: "en".to_owned(),
        right_to_left: false,
        theme: match cookie(headers, "theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        },
    }
}

/// How long an arrival may wait before every page says so.
const INBOUND_LATE: domain::Millis = domain::Millis::minutes(1);
/// How late a message may be before every page says so.
const OUTGOING_LATE: domain::Millis = domain::Millis::minutes(5);

fn warnings(read: &mut Read<'_, '_>, installation: &Installation, wall: &Wall) -> Result<Vec<Warning>, Trouble> {
    let mut warnings = Vec::new();
    if let Some((at, by)) = installation.automatic_stopped {
        let name = read.agent(by)?.map_or_else(|| "somebody".to_owned(), |agent| agent.name);
        warnings.push(Warning {
            state: State::Late,
            words: format!(
                "{name} stopped all automatic mail at {}. Nobody hears that their message arrived.",
                wall.when(at).words
            ),
            act: Some(Link { href: "/settings/automatic-mail".into(), label: "Look at it".into() }),
        });
    }
    let (waiting, oldest) = read.inbound_backlog()?;
    if waiting > 0 && wall.now().since(oldest).0 > INBOUND_LATE.0 {
        let words =
            format!("{waiting} messages have arrived and are not in the inbox yet; they are kept and being tried.");
        warnings.push(Warning { state: State::Late, words, act: None });
    }
    let backlog = read.outgoing_backlog(wall.now())?;
    if backlog.oldest_due_at.is_some_and(|at| wall.now().since(at).0 > OUTGOING_LATE.0) {
        warnings.push(Warning {
            state: State::Late,
            words: format!("{} messages should have left and have not. They are kept and tried again.", backlog.due),
            act: Some(Link { href: "/settings/deliveries".into(), label: "See why".into() }),
        });
    }
    Ok(warnings)
}
