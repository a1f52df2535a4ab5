//! A new conversation that an agent begins.

use super::write::with_files;
use crate::answer::{Broken, capitalised, page, page_with, see};
use crate::app::App;
use crate::form::Fields;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::Wrong;
use crate::views::conversation::{NewConversationPage, new_conversation};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::opening::{CannotOpen, Opening};
use domain::team::Agent;
use domain::{DraftId, MailboxId};
use store::Trouble;

/// The empty form.
pub async fn show(State(app): State<App>, SignedIn(viewer): SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    let draft = app.desk.new_draft();
    let form = NewConversationPage { draft: draft.to_string(), expects_answer: true, ..NewConversationPage::default() };
    render(&app, viewer, headers, form, StatusCode::OK).await
}

async fn render(
    app: &App,
    viewer: Agent,
    headers: HeaderMap,
    form: NewConversationPage,
    status: StatusCode,
) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let mailboxes = read.mailboxes()?;
        let from = mailboxes.iter().map(|it| (it.id.to_string(), format!("{} <{}>", it.name, it.address))).collect();
        let signed = format!("signed {}, {}", viewer.name, around.installation.name);
        Ok::<_, Trouble>(new_conversation(&around.frame, &NewConversationPage { from, signed, ..form }))
    });
    let markup = markup.await?;
    Ok(if status == StatusCode::OK { page(&markup) } else { page_with(status, &markup) })
}

/// Sends it.
pub async fn create(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let wrong = match with_files(&app, &viewer, None, &fields, "reply").await? {
        Err(words) => Wrong { field: "body".into(), words },
        Ok(draft) => match app.desk.open(viewer.id, opening(&fields, draft)).await {
            Ok(id) => return Ok(see(&format!("/conversations/{id}"))),
            Err(CannotOpen::Trouble(trouble)) => return Err(trouble.into()),
            Err(refusal) => Wrong { field: field_of(&refusal).into(), words: words_of(&refusal) },
        },
    };
    let form = NewConversationPage {
        draft: fields.text("draft").to_owned(),
        from_chosen: fields.text("from").to_owned(),
        to: fields.text("to").to_owned(),
        subject: fields.text("subject").to_owned(),
        body: fields.body("body"),
        expects_answer: true,
        wrongs: vec![wrong],
        ..NewConversationPage::default()
    };
    render(&app, viewer, headers, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// "Ada Lovelace <ada@engine.example>" or a bare address.
fn opening(fields: &Fields, draft: DraftId) -> Opening {
    let to = fields.text("to").trim();
    let (name, address) = match to.rsplit_once('<') {
        Some((name, address)) => {
            (name.trim().trim_matches('"').to_owned(), address.trim_end_matches('>').trim().to_owned())
        }
        None => (String::new(), to.to_owned()),
    };
    Opening {
        draft,
        mailbox: MailboxId(fields.id("from").unwrap_or(0)),
        to: address,
        name,
        subject: fields.text("subject").to_owned(),
        text: fields.body("body"),
    }
}

fn field_of(refusal: &CannotOpen) -> &'static str {
    match refusal {
        CannotOpen::BadAddress | CannotOpen::OwnAddress => "to",
        CannotOpen::NoSubject => "subject",
        CannotOpen::NoMailbox => "from",
        _ => "body",
    }
}

fn words_of(refusal: &CannotOpen) -> String {
    if let CannotOpen::Text(desk::reply::CannotReply::Lint(findings)) = refusal {
        return findings
            .iter()
            .map(|finding| format!("{}: {}", finding.what, finding.why))
            .collect::<Vec<_>>()
            .join(" ");
    }
    capitalised(&refusal.to_string())
}
