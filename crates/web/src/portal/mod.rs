//! The customer's own page of a conversation: no login, no cookie, no script, never indexed. Whoever has the link sees
//! what the customer sees, and nothing else: no notes, no answer that can still be taken back.

mod act;
mod file;
mod show;

pub(crate) use act::{add, not_solved, solved};
pub(crate) use file::attachment;
pub(crate) use show::{Audience, show};

use crate::answer::html;
use crate::app::App;
use crate::csp;
use crate::door::Spoken;
use crate::help::address_of_the_desk;
use crate::refusal::Refusal;
use crate::views::portal::{self, InvalidLinkPage};
use axum::extract::{FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// Headers of every page of a customer: its address is a secret, and no search engine keeps it.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// A page of a customer.
fn page(status: StatusCode, markup: Markup) -> Response {
    let mut response = html(status, markup);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::CUSTOMER));
    private(response)
}

/// What breaks beneath a customer's page is said in words for them; why stands in the log.
pub(crate) async fn apologise(spoken: Spoken, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(Refusal::Broken { trouble, .. }) = response.extensions().get::<Refusal>() else { return response };
    tracing::error!(error = trouble, "a customer's page could not be shown");
    page(response.status(), portal::not_now(spoken.language()))
}

/// The token of a page that is there: looked up before anything that is posted to it is read.
pub(crate) struct OfPage(pub(crate) String);

impl FromRequestParts<App> for OfPage {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(Path(token)) = Path::<String>::from_request_parts(parts, app).await else {
            return Err(Refusal::NotFound.into_response());
        };
        let asked = token.clone();
        let spoken = Spoken::of(&parts.headers);
        match app.read(move |read| read.conversation_by_page_token(&asked)).await {
            Ok(Some(_)) => Ok(Self(token)),
            Ok(None) => Err(no_such_page(app, &spoken).await.unwrap_or_else(IntoResponse::into_response)),
            Err(trouble) => Err(Refusal::from(trouble).into_response()),
        }
    }
}

/// A link that leads nowhere still leads to a person.
async fn no_such_page(app: &App, spoken: &Spoken) -> Result<Response, Refusal> {
    let (brand, language, address) = app
        .read(|read| {
            let (brand, language) = read.installation()?.map(|desk| (desk.name, desk.language)).unwrap_or_default();
            Ok((brand, language, address_of_the_desk(read)?))
        })
        .await?;
    let of =
        InvalidLinkPage { language: spoken.or([Some(&language), None]), brand, address, ..InvalidLinkPage::default() };
    Ok(page(StatusCode::NOT_FOUND, portal::invalid(&of)))
}
