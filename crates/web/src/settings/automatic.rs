//! The red switch for all automatic mail.

use crate::answer::{Broken, not_allowed, page, see};
use crate::app::App;
use crate::form::Fields;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::settings::{AutomaticPage, Stopped, automatic};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::team::Role;
use domain::timeline::{Actor, Happened};
use store::Trouble;

/// Entries of the desk's timeline that are looked through for the history.
const ENTRIES: i64 = 500;

/// The page.
pub async fn show(State(app): State<App>, signed_in: SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    let loaded = app.clone();
    let may_change = signed_in.leads();
    let viewer = signed_in.0;
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let people = read.agents()?;
        let name =
            |id| people.iter().find(|agent| agent.id == id).map_or("Somebody".to_owned(), |agent| agent.name.clone());
        let mut history = Vec::new();
        for entry in read.latest_entries(desk::keep::DESK_CHAIN, ENTRIES)?.iter().rev() {
            let words = match entry.happened {
                Some(Happened::AutomaticStopped) => "stopped all automatic mail",
                Some(Happened::AutomaticResumed) => "let it run again",
                _ => continue,
            };
            let who = match entry.actor {
                Actor::Agent(id) => name(id),
                _ => "Somebody".to_owned(),
            };
            history.push((format!("{who} {words}"), around.wall.when(entry.at)));
        }
        let since = around.wall.now() - domain::Millis::days(1);
        let today = format!("{} automatic messages in the last 24 hours", read.automatic_in_all(since)?);
        let stopped = around.installation.automatic_stopped.map(|(at, by)| Stopped {
            by: name(by),
            at: around.wall.when(at),
            reason: String::new(),
        });
        let held = if stopped.is_some() {
            format!("{} messages wait", read.outgoing_backlog(around.wall.now())?.due)
        } else {
            String::new()
        };
        let leads = people.iter().filter(|agent| agent.role >= Role::Lead).map(|agent| agent.name.clone());
        let who_can = leads.collect::<Vec<_>>().join(" or ");
        Ok::<_, Trouble>(automatic(
            &around.frame,
            &AutomaticPage { stopped, today, held, history, may_change, who_can },
        ))
    });
    Ok(page(&markup.await?))
}

/// Stops it, or lets it run again.
pub async fn switch(State(app): State<App>, signed_in: SignedIn, fields: Fields) -> Result<Response, Broken> {
    if !signed_in.leads() {
        return Ok(not_allowed("Only a lead can use this switch", &[]));
    }
    app.desk.stop_automatic(signed_in.0.id, fields.text("run") != "1").await?;
    Ok(see("/settings/automatic-mail"))
}
