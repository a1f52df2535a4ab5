//! `POST /conversations/{id}/presence`: somebody reads or writes here, or left; and what the others are told of it.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::views::conversation as views;
use axum::extract::{Path, State};
use desk::Desk;
use domain::team::{Agent, Doing};
use domain::{AgentId, ConversationId};

/// People named in one line; of more only the number is told.
const NAMED_MAX: usize = 2;

/// Notes what somebody does in a conversation.
pub(crate) async fn presence(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = id.parse().map_err(|_| Refusal::NotFound)?;
    app.read(move |read| read.conversation(id)).await?.ok_or(Refusal::NotFound)?;
    let doing = match fields.get("doing") {
        "gone" => None,
        word => Some(Doing::from_word(word)),
    };
    app.desk.be_present(who.agent.id, id, doing).await?;
    let agents = app.read(|read| read.agents()).await?;
    let words = presence_words(&app.desk, id, who.agent.id, &agents);
    Ok(asked.changed(|| views::presence(&words), &href(id)))
}

/// "Sam Osei is writing a reply", "Sam Osei and Mia Dahl are reading this too"; nothing where nobody else is.
pub(crate) fn presence_words(desk: &Desk, id: ConversationId, viewer: AgentId, agents: &[Agent]) -> String {
    let here = desk.present(id, viewer);
    let of = |doing: Doing| {
        let found = here.iter().filter(move |presence| presence.doing == doing);
        let named = found.filter_map(|presence| agents.iter().find(|agent| agent.id == presence.agent));
        named.map(|agent| agent.name.as_str()).collect::<Vec<_>>()
    };
    let (writing, reading) = (of(Doing::Writing), of(Doing::Reading));
    match (writing.as_slice(), reading.as_slice()) {
        ([], []) => String::new(),
        ([], [one]) => format!("{one} is reading this too"),
        ([], [one, other]) => format!("{one} and {other} are reading this too"),
        ([], [one, others @ ..]) => format!("{one} and {} others are reading this too", others.len()),
        ([one], _) => format!("{one} is writing a reply"),
        (some, _) if some.len() <= NAMED_MAX => format!("{} are writing replies", some.join(" and ")),
        (some, _) => format!("{} people are writing replies", some.len()),
    }
}
