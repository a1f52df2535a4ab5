//! The code after the password.

use super::{Place, Spoken, cookie, link};
use crate::answer::{Answer, html, local_path, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::views::Wrong;
use crate::views::door::{self, CodePage};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use desk::sign_in::CannotSignIn;

/// `GET /sign-in/code`
pub(crate) async fn show(State(app): State<App>, spoken: Spoken, Query(after): Query<super::sign_in::After>) -> Answer {
    let after = local_path(&after.to).unwrap_or("/").to_owned();
    Ok(page(door::code(&CodePage {
        language: spoken.language(),
        desk_name: link::name(&app).await?,
        after,
        wrongs: Vec::new(),
    })))
}

/// `POST /sign-in/code`
pub(crate) async fn sign_in(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let secure = cookie::secure(&app, place, &headers).await?;
    let Some(halfway) = cookie::halfway(secure, &headers) else { return Ok(see_other("/sign-in")) };
    let after = local_path(fields.get("after")).unwrap_or("/").to_owned();
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let peer = place.client.to_string();
    let status = match app.desk.sign_in_with_code(&halfway, fields.get("code"), &peer, device).await {
        Ok(token) => {
            let mut response = super::sign_in::with_session(secure, &token, &after);
            response.headers_mut().append(header::SET_COOKIE, cookie::end_halfway(secure));
            return Ok(response);
        }
        Err(CannotSignIn::Trouble(trouble)) => return Err(trouble.into()),
        Err(CannotSignIn::Late) => return Ok(see_other("/sign-in")),
        Err(refused @ CannotSignIn::Wait(_)) => (StatusCode::TOO_MANY_REQUESTS, refused),
        Err(refused) => (StatusCode::UNAUTHORIZED, refused),
    };
    let wrongs = vec![Wrong { field: "code".into(), words: status.1.said(spoken.language()) }];
    Ok(html(
        status.0,
        door::code(&CodePage { language: spoken.language(), desk_name: link::name(&app).await?, after, wrongs }),
    ))
}
