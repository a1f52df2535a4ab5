//! `POST /conversations/{id}/language`: what an agent knows about the language of a customer.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::speaks::CannotSay;
use domain::ConversationId;
use language::Language;

/// Notes it.
pub(crate) async fn say(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let said = app.desk.speaks(who.agent.id, id, Language::of_tag(fields.get("language"))).await;
    said.map_err(|refused| match refused {
        CannotSay::NotAllowed(why) => why.into(),
        CannotSay::NoConversation => Refusal::NotFound,
        CannotSay::Trouble(trouble) => trouble.into(),
    })?;
    Ok(asked.done(&href(id)))
}
