//! `POST /conversations/{id}/presence`: somebody reads or writes here, or left; and what the others are told of it.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::named;
use crate::views::conversation as views;
use axum::extract::{Path, State};
use desk::Desk;
use domain::team::{Agent, Doing};
use domain::{AgentId, ConversationId};
use language::Language;

/// Notes what somebody does in a conversation.
pub(crate) async fn presence(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let doing = match fields.get("doing") {
        "gone" => None,
        word => Some(Doing::from_word(word)),
    };
    app.desk.be_present(who.agent.id, id, doing).await?;
    let agents = app.read(|read| read.agents()).await?;
    let words = presence_words(&app.desk, id, who.agent.id, &agents, who.language);
    Ok(asked.changed(|| views::presence(&words), &href(id)))
}

/// "Sam Osei is writing a reply", "Sam Osei and Mia Dahl are reading this too"; nothing where nobody else is.
pub(crate) fn presence_words(
    desk: &Desk,
    id: ConversationId,
    viewer: AgentId,
    agents: &[Agent],
    language: Language,
) -> String {
    let here = desk.present(id, viewer);
    let of = |doing: Doing| {
        let found = here.iter().filter(move |presence| presence.doing == doing);
        let named = found.filter_map(|presence| agents.iter().find(|agent| agent.id == presence.agent));
        named.map(|agent| agent.name.as_str()).collect::<Vec<_>>()
    };
    let (writing, reading) = (of(Doing::Writing), of(Doing::Reading));
    match (writing.as_slice(), reading.as_slice()) {
        ([], []) => String::new(),
        ([], [one]) => language.presence_reading(*one),
        ([], [one, other]) => language.presence_two_reading(*one, *other),
        ([], [one, others @ ..]) => language.presence_more_reading(*one, others.len()),
        ([one], _) => language.presence_writing(*one),
        ([one, other], _) => language.presence_two_writing(*one, *other),
        (some, _) => language.presence_more_writing(some.len()),
    }
}
