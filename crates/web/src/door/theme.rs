//! Light, dark, or as the system: kept by the browser.

use super::{Place, SignedIn, cookie};
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::form::Fields;
use axum::extract::State;
use axum::http::{HeaderMap, header};

/// `POST /theme`
pub(crate) async fn choose(
    State(app): State<App>,
    asked: Asked,
    _: SignedIn,
    place: Place,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let theme = match fields.get("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "system",
    };
    let secure = cookie::secure(&app, place, &headers).await?;
    let mut response = asked.done("/");
    response.headers_mut().insert(header::SET_COOKIE, cookie::keep_theme(secure, theme));
    Ok(response)
}
