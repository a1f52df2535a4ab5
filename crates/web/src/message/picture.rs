//! `GET /pictures/{message}/{place}`: a picture that a mail names elsewhere, fetched by the desk. The frame of a mail carries no
//! session, so the address is signed for one agent and for some hours.

use super::file;
use crate::app::App;
use crate::csp;
use crate::door::Spoken;
use crate::refusal::{Refusal, named};
use crate::views::conversation::picture_missing;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::Desk;
use desk::picture::{Look, NoPicture};
use domain::{AgentId, MessageId, Moment};
use serde::Deserialize;

/// The browser of whoever looks may keep it so long; nobody else may.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=600");
/// The frame of a mail has no origin, so it is elsewhere; the signature says who may look.
const FOR_THE_FRAME: (HeaderName, HeaderValue) =
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));

/// For whom, until when, and that we said so.
#[derive(Debug, Deserialize)]
pub(crate) struct Signed {
    by: String,
    until: i64,
    sign: String,
}

/// The address of a picture of a mail, for one agent; `None` where this process cannot sign.
pub(super) fn address(desk: &Desk, message: MessageId, place: usize, agent: AgentId) -> Option<String> {
    let look = Look { message, place, agent, until: desk.pictures_until() };
    let sign = desk.sign_look(&look)?;
    Some(format!("/pictures/{message}/{place}?by={agent}&amp;until={}&amp;sign={sign}", look.until.0))
}

/// The picture, or one that says that it could not be loaded.
pub(crate) async fn show(
    State(app): State<App>,
    spoken: Spoken,
    Path((message, place)): Path<(String, usize)>,
    Query(signed): Query<Signed>,
) -> Result<Response, Refusal> {
    let message: MessageId = named(&message)?;
    let agent: AgentId = named(&signed.by)?;
    let look = Look { message, place, agent, until: Moment(signed.until) };
    let mut response = match app.desk.picture(look, &signed.sign).await {
        Ok((kind, bytes)) => file::served("picture", kind, bytes),
        Err(NoPicture::NotFound) => return Err(Refusal::NotFound),
        Err(NoPicture::Trouble(trouble)) => return Err(trouble.into()),
        Err(NoPicture::NotFetched(_)) => missing(&spoken),
    };
    let (name, value) = FOR_THE_FRAME;
    response.headers_mut().insert(name, value);
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, KEPT);
    }
    Ok(response)
}

/// Drawn by us; browsers show it whatever the status.
fn missing(spoken: &Spoken) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::FILE)),
    ];
    (StatusCode::BAD_GATEWAY, headers, picture_missing(spoken.language()).into_string()).into_response()
}
