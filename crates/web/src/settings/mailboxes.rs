//! The addresses that customers write to.

use crate::answer::{Broken, capitalised, not_allowed, page, page_with, see};
use crate::app::App;
use crate::form::Fields;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::settings::{MailboxLine, MailboxesPage, mailboxes};
use crate::views::{State as Standing, Wrong};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::mailbox::CannotAddMailbox;
use domain::team::Agent;
use domain::timeline::Actor;
use store::Trouble;

/// The page.
pub async fn show(State(app): State<App>, SignedIn(viewer): SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    render(&app, viewer, headers, MailboxesPage::default(), StatusCode::OK).await
}

async fn render(
    app: &App,
    viewer: Agent,
    headers: HeaderMap,
    form: MailboxesPage,
    status: StatusCode,
) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let lines = read.mailboxes()?.into_iter().map(|mailbox| MailboxLine {
            address: mailbox.address.to_string(),
            name: mailbox.name,
            comes_in: format!("mail is taken at {}", loaded.settings.smtp_hint),
            status_words: "answers here".to_owned(),
            state: Standing::Ok,
            actions: Vec::new(),
        });
        Ok::<_, Trouble>(mailboxes(&around.frame, &MailboxesPage { mailboxes: lines.collect(), ..form }))
    });
    let markup = markup.await?;
    Ok(if status == StatusCode::OK { page(&markup) } else { page_with(status, &markup) })
}

/// Adds one.
pub async fn create(
    State(app): State<App>,
    signed_in: SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    if !signed_in.administrates() {
        return Ok(not_allowed("Only an administrator can add a mailbox", &[]));
    }
    let viewer = signed_in.0;
    match app.desk.add_mailbox(Actor::Agent(viewer.id), viewer.team, fields.text("address"), fields.text("name")).await
    {
        Ok(_) => Ok(see("/settings/mailboxes")),
        Err(CannotAddMailbox::Trouble(trouble)) => Err(trouble.into()),
        Err(refusal) => {
            let form = MailboxesPage {
                new_address: fields.text("address").to_owned(),
                new_name: fields.text("name").to_owned(),
                wrongs: vec![Wrong { field: "address".into(), words: capitalised(&refusal.to_string()) }],
                ..MailboxesPage::default()
            };
            render(&app, viewer, headers, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
