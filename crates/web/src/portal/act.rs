//! What a customer does on their page: add something, say whether it is solved. Plain forms, and a repetition of one
//! does nothing.

use super::{OfPage, no_such_page, private, show};
use crate::answer::{Answer, see_other};
use crate::app::App;
use crate::door::Spoken;
use crate::form::{Fields, Typed};
use crate::refusal::Refusal;
use crate::views::portal::{Notice, PortalPage};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use desk::customer_page::{AddedFile, CannotAdd};
use desk::draft::FILES_MAX;
use language::Language;

/// `POST /q/{token}/messages`
pub(crate) async fn add(
    State(app): State<App>,
    spoken: Spoken,
    OfPage(token): OfPage,
    Extension(typed): Extension<Typed>,
    fields: Result<Fields, Refusal>,
) -> Answer {
    let mut fields = match fields {
        Ok(fields) => fields,
        Err(refused) => return not_arrived(&app, &spoken, token, typed.text(), refused).await,
    };
    let text = fields.text("body");
    let key = fields.parsed("key").unwrap_or_else(|| app.desk.new_draft());
    let files: Vec<AddedFile> = std::mem::take(&mut fields.files)
        .into_iter()
        .map(|file| AddedFile { name: file.name, content_type: file.content_type, bytes: file.bytes })
        .collect();
    let allowed = app.desk.mail.manners().attachment_bytes_max;
    let bytes: u64 = files.iter().map(|file| u64::try_from(file.bytes.len()).unwrap_or(u64::MAX)).sum();
    if files.len() > FILES_MAX || bytes > allowed {
        let words = |language: Language| language.portal_too_many_files(FILES_MAX, allowed / (1024 * 1024));
        return again(&app, &spoken, token, text, words, StatusCode::PAYLOAD_TOO_LARGE).await;
    }
    match app.desk.add_on_page(token.clone(), key, text.clone(), files).await {
        Ok(()) => Ok(done(&token, "added")),
        Err(CannotAdd::NoPage) => no_such_page(&app, &spoken).await,
        Err(CannotAdd::Trouble(trouble)) => {
            tracing::error!(error = %trouble, "a customer's message could not be kept");
            let words = |language: Language| language.portal_our_fault().to_owned();
            again(&app, &spoken, token, text, words, StatusCode::INTERNAL_SERVER_ERROR).await
        }
        Err(refused) => {
            let words = |language: Language| language.portal_refused(refused.said(language));
            again(&app, &spoken, token, text, words, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// What did not arrive whole leads back to the customer's own page, not to the desk's, with what had come of it.
async fn not_arrived(app: &App, spoken: &Spoken, token: String, text: String, refused: Refusal) -> Answer {
    let (status, words): (_, fn(Language) -> &'static str) = match refused {
        Refusal::Busy => (StatusCode::SERVICE_UNAVAILABLE, Language::portal_busy),
        Refusal::Late => (StatusCode::REQUEST_TIMEOUT, Language::portal_late),
        Refusal::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Language::portal_too_large),
        other => return Err(other),
    };
    let mut response = again(app, spoken, token, text, |language| words(language).to_owned(), status).await?;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    Ok(response)
}

/// `POST /q/{token}/solved`
pub(crate) async fn solved(State(app): State<App>, spoken: Spoken, Path(token): Path<String>) -> Answer {
    say(&app, &spoken, token, true).await
}

/// `POST /q/{token}/not-solved`
pub(crate) async fn not_solved(State(app): State<App>, spoken: Spoken, Path(token): Path<String>) -> Answer {
    say(&app, &spoken, token, false).await
}

async fn say(app: &App, spoken: &Spoken, token: String, solved: bool) -> Answer {
    match app.desk.solved_on_page(token.clone(), solved).await {
        Ok(()) => Ok(done(&token, if solved { "solved" } else { "not-solved" })),
        Err(CannotAdd::Trouble(trouble)) => Err(Refusal::from(trouble)),
        Err(_) => no_such_page(app, spoken).await,
    }
}

fn done(token: &str, what: &str) -> axum::response::Response {
    private(see_other(&format!("/q/{token}?done={what}")))
}

/// The page again, with the text and a sentence about why, in the page's language.
async fn again(
    app: &App,
    spoken: &Spoken,
    token: String,
    text: String,
    words: impl FnOnce(Language) -> String,
    status: StatusCode,
) -> Answer {
    let notice = |of: &PortalPage| Some(Notice { failed: true, words: words(of.language) });
    show::answer(app, spoken, status, token, text, notice).await
}
