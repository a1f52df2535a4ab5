//! News in one's browsers while no page of the desk is open: which browsers tell, asking for one more, and the worker that runs
//! there.

use super::profile::{HERE, refused};
use crate::answer::{Answer, html, see_other};
use crate::app::App;
use crate::assets::{self, WORKER_JS};
use crate::door::{SignedIn, device};
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use crate::views::Wrong;
use crate::views::settings::{PushLine, PushPart};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::push::{CannotTellBrowser, NewPushBrowser, OwnPushBrowser};
use language::{Language, Times};

/// Where the worker lies: it has no power over pages elsewhere.
pub(crate) const WORKER: &str = "/push/worker.js";

/// The part of the page.
pub(super) fn part(times: &Times, key: Option<String>, browsers: Vec<OwnPushBrowser>) -> PushPart {
    let line = |one: OwnPushBrowser| PushLine {
        id: one.browser.id.to_string(),
        device: device(times.language, &one.browser.device),
        this: one.this,
        since: times.when(one.browser.created_at),
    };
    PushPart { key, lines: browsers.into_iter().map(line).collect() }
}

/// `GET /push/worker.js`: under one name for ever, so browsers ask whether it changed.
pub(crate) async fn worker() -> Response {
    let script = assets::find(WORKER_JS).map(|asset| asset.plain).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, script).into_response()
}

/// `POST /settings/profile/push`
pub(crate) async fn tell(State(app): State<App>, who: SignedIn, headers: HeaderMap, fields: Fields) -> Answer {
    let new = NewPushBrowser {
        endpoint: fields.get("endpoint").to_owned(),
        public_key: fields.get("p256dh").to_owned(),
        secret: fields.get("auth").to_owned(),
    };
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    match app.desk.tell_browser(who.agent.id, &who.token, &new, device).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotTellBrowser::Trouble(trouble)) => Err(trouble.into()),
        Err(why) => {
            let wrong = Wrong { field: "push".into(), words: refusal(&why, who.language).into() };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, refused(&app, who, wrong).await?))
        }
    }
}

/// `POST /settings/profile/push/{id}/removal`
pub(crate) async fn stop(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id = named(&id)?;
    if app.desk.tell_browser_no_more(who.agent.id, id).await? { Ok(see_other(HERE)) } else { Err(Refusal::NotFound) }
}

fn refusal(of: &CannotTellBrowser, language: Language) -> &'static str {
    match of {
        CannotTellBrowser::NoKey => language.push_no_key(),
        CannotTellBrowser::Odd | CannotTellBrowser::Trouble(_) => language.push_odd(),
    }
}
