//! Signing in with a passkey: `POST /sign-in/passkey/question` is what the script puts to the device, `POST /sign-in/passkey` is
//! what the device answered, as a form like any other.

use super::sign_in::{form, with_session};
use super::{Place, Spoken, cookie, household};
use crate::answer::{Answer, html, local_path};
use crate::app::App;
use crate::form::Fields;
use crate::refusal::sentence;
use crate::views::door::{self, SignInRefused};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use desk::passkey::{ANSWER_WITHIN, NotEntered, Shown};
use desk::sign_in::CannotSignIn;
use serde_json::json;

/// What a field for names says to browsers, so that they offer passkeys there (WebAuthn §5.1.4).
pub(crate) const OFFERED_BESIDE: &str = "username webauthn";
/// Characters of what the browser keeps while it is asked: more is not ours.
const ASKER_CHARS_MAX: usize = 40;

/// `POST /sign-in/passkey/question`: JSON, or why there is none, as a sentence.
pub(crate) async fn question(State(app): State<App>, place: Place, spoken: Spoken, headers: HeaderMap) -> Answer {
    let secure = cookie::secure(&app, place, &headers).await?;
    // Two pages of one browser wait for one device: the second keeps what the first one got.
    let kept = cookie::asked(secure, &headers).filter(|kept| {
        kept.chars().count() <= ASKER_CHARS_MAX && kept.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    let asker = kept.unwrap_or_else(|| app.desk.chance.token());
    let asked = match app.desk.ask_at_the_door(&asker, &household(place.client).to_string()).await {
        Ok(asked) => asked,
        Err(NotEntered::Trouble(trouble)) => return Err(trouble.into()),
        Err(refused) => {
            return Ok((status(&refused), sentence(&refused.said(spoken.language()))).into_response());
        }
    };
    let asked = json!({ "challenge": asked.challenge, "site": asked.site.id, "timeout": ANSWER_WITHIN.0 });
    let mut response = Json(asked).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie::keep_asked(secure, &asker));
    Ok(response)
}

/// `POST /sign-in/passkey`
pub(crate) async fn enter(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let secure = cookie::secure(&app, place, &headers).await?;
    let asker = cookie::asked(secure, &headers);
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let shown = Shown {
        credential: fields.get("credential").to_owned(),
        client_data: fields.get("client-data").to_owned(),
        authenticator: fields.get("authenticator").to_owned(),
        signature: fields.get("signature").to_owned(),
        handle: fields.get("handle").to_owned(),
    };
    let after = fields.get("after");
    let refused = match app.desk.enter_with_passkey(asker.as_deref(), shown, &place.client.to_string(), device).await {
        Ok(entered) => {
            let mut response = with_session(secure, &entered.session, local_path(after).unwrap_or("/"));
            response.headers_mut().append(header::SET_COOKIE, cookie::keep_mark(secure, &entered.mark));
            response.headers_mut().append(header::SET_COOKIE, cookie::end_asked(secure));
            return Ok(response);
        }
        Err(NotEntered::Trouble(trouble) | NotEntered::SignIn(CannotSignIn::Trouble(trouble))) => {
            return Err(trouble.into());
        }
        Err(refused) => refused,
    };
    let words = sentence(&refused.said(spoken.language()));
    let told = Some(SignInRefused::Passkey { words });
    let form = form(&app, &spoken, String::new(), after, told).await?.unwrap_or_default();
    Ok(html(status(&refused), door::sign_in(&form)))
}

fn status(of: &NotEntered) -> StatusCode {
    match of {
        NotEntered::NoSite(_) => StatusCode::CONFLICT,
        NotEntered::Busy | NotEntered::SignIn(CannotSignIn::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNAUTHORIZED,
    }
}
