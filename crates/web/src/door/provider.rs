//! Signing in with an identity provider: `GET /sign-in/provider` leads there, `GET /sign-in/provider/answer` is where it sends
//! people back to. Both only follow links: a form that leads to another site is forbidden by the page's own policy.

use super::sign_in::{After, halfway_to, with_session};
use super::{Place, Spoken, cookie, household};
use crate::answer::{Answer, html, local_path, see_other};
use crate::app::App;
use crate::refusal::Refusal;
use crate::views::door;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use desk::sign_in::CannotSignIn;
use desk::single_sign_on::NotProven;
use serde::Deserialize;

/// Where the provider sends people back to, below the public address.
pub(crate) const ANSWER: &str = "/sign-in/provider/answer";

/// What somebody brings back.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Brought {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
}

/// Leads to the provider.
pub(crate) async fn go(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    Query(after): Query<After>,
) -> Answer {
    let secure = cookie::secure(&app, place, &headers).await?;
    let leads_to = local_path(&after.to).unwrap_or("/");
    match app.desk.go_to_provider(&back(&app).await?, leads_to, &household(place.client).to_string()).await {
        Ok(going) => {
            let mut response = see_other(&going.to);
            response.headers_mut().append(header::SET_COOKIE, cookie::keep_visit(secure, &going.state));
            Ok(response)
        }
        Err(refused) => refusal(&app, &spoken, refused, leads_to).await,
    }
}

/// Signs in whoever the provider names.
pub(crate) async fn answer(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Answer {
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let secure = cookie::secure(&app, place, &headers).await?;
    let kept = cookie::visit(secure, &headers);
    let no = brought.error_description.or(brought.error).unwrap_or_default();
    let code = brought.code.as_deref().ok_or(no.as_str());
    let back = back(&app).await?;
    let mut response = match app.desk.back_from_provider(kept.as_deref(), &brought.state, code, &back, device).await {
        Ok((Ok(entered), leads_to)) => {
            let mut response = with_session(secure, &entered.session, local_path(&leads_to).unwrap_or("/"));
            response.headers_mut().append(header::SET_COOKIE, cookie::keep_mark(secure, &entered.mark));
            response
        }
        Ok((Err(NotProven::SignIn(CannotSignIn::CodeOwed { halfway, mark })), leads_to)) => {
            halfway_to(&leads_to, secure, &halfway, &mark)
        }
        Ok((Err(refused), leads_to)) => refusal(&app, &spoken, refused, &leads_to).await?,
        Err(refused) => refusal(&app, &spoken, refused, "/").await?,
    };
    response.headers_mut().append(header::SET_COOKIE, cookie::end_visit(secure));
    Ok(response)
}

/// The address that the provider sends people back to.
pub(crate) async fn back(app: &App) -> Result<String, Refusal> {
    let public = app.read(|read| Ok(read.installation()?.and_then(|desk| desk.public_url))).await?;
    Ok(format!("{}{ANSWER}", public.unwrap_or_default().trim_end_matches('/')))
}

/// Why not, and the way to try again, which leads where they wanted to go.
async fn refusal(app: &App, spoken: &Spoken, of: NotProven, leads_to: &str) -> Answer {
    let (status, words) = match of {
        NotProven::Trouble(trouble) | NotProven::SignIn(CannotSignIn::Trouble(trouble)) => return Err(trouble.into()),
        NotProven::NoProvider => return Err(Refusal::NotFound),
        refused => (StatusCode::FORBIDDEN, refused.said(spoken.language())),
    };
    let name = app.read(|read| Ok(read.installation()?.map(|desk| desk.name))).await?.unwrap_or_default();
    Ok(html(status, door::not_proven(spoken.language(), &name, &words, leads_to)))
}
