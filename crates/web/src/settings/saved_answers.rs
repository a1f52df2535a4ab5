//! The saved answers: everybody's, and one's own.

use super::rules::Named;
use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::conversation::saved_answer::{does, refusal};
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{SavedAnswerForm, SavedAnswerLine, SavedAnswersPage, saved_answers};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use desk::acts::Act;
use desk::saved_answer::{CannotSaveAnswer, NewSavedAnswer};
use domain::conversation::Priority;
use domain::message::Variable;
use domain::team::Permission;
use domain::text::{LINE_CHARS, summary};
use domain::{AgentId, SavedAnswerId, TeamId};
use maud::Markup;
use serde::Deserialize;
use store::SavedAnswer;

const HERE: &str = "/settings/saved-answers";

/// Which one is in the form.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    change: Option<String>,
}

/// `GET /settings/saved-answers`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let change = wanted.change.and_then(|id| id.parse().ok());
    Ok(page(shown(&app, who, change, None).await?))
}

/// The page, with what was refused in its form.
async fn shown(
    app: &App,
    who: SignedIn,
    change: Option<SavedAnswerId>,
    refused: Option<SavedAnswerForm>,
) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let (language, leads) = (times.language, around.who.may(Permission::ShareWords));
        let writes = around.who.may(Permission::ChangeOwnWords);
        let all = read.saved_answers(around.who.agent.id)?;
        let in_form = change.and_then(|id| all.iter().find(|one| one.id == id)).map(form);
        let named = Named::load(read)?;
        let line = |one: &SavedAnswer| SavedAnswerLine {
            id: one.id.to_string(),
            name: one.name.clone(),
            preview: summary(&one.body, LINE_CHARS),
            does: does(language, one, &named).join(" · "),
            shared: one.agent.is_none(),
            used: language.saved_answer_used(one.used),
            may_change: if one.agent.is_some() { writes } else { leads },
        };
        let blanks = Variable::ALL.map(|(_, name)| format!("{{{name}}}")).join(", ");
        let form = refused.or(in_form).unwrap_or_default();
        let of = SavedAnswersPage {
            lines: all.iter().map(line).collect(),
            teams: named.teams(&around.who.agent, &form.team, language),
            owners: named.owners(&around.who.agent, &form.owner, language),
            form,
            may_write: writes,
            may_share: leads,
            who_can: language.either(&who_can(&named.agents, Permission::ShareWords)),
            blanks: language.saved_answer_text_hint(blanks, "{customer.first|customer}"),
        };
        Ok(saved_answers(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/saved-answers`
pub(crate) async fn save(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let id: Option<SavedAnswerId> = fields.parsed("id");
    let mut acts: Vec<String> = Vec::new();
    acts.extend(fields.has("close").then(|| Act::Close.to_string()));
    acts.extend(Some(fields.get("tag").trim()).filter(|tag| !tag.is_empty()).map(|tag| format!("tag:{tag}")));
    acts.extend(
        Some(fields.get("snooze").trim()).filter(|hours| !hours.is_empty()).map(|hours| format!("snooze-for:{hours}")),
    );
    acts.extend(Priority::from_word(fields.get("priority")).map(|priority| Act::Priority(priority).to_string()));
    let (team, owner): (Option<TeamId>, Option<AgentId>) = (fields.parsed("team"), fields.parsed("owner"));
    let given = team.map(|team| Act::GiveToTeam(team, owner)).or(owner.map(Act::GiveTo));
    acts.extend(given.map(|act| act.to_string()));
    let new = NewSavedAnswer {
        name: fields.get("name").to_owned(),
        body: fields.text("body"),
        acts,
        shared: fields.has("shared"),
    };
    match app.desk.save_answer(who.agent.id, id, new.clone()).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(CannotSaveAnswer::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotSaveAnswer::NotThere) => Err(Refusal::NotFound),
        Err(CannotSaveAnswer::NotAllowed(why)) if !who.may(Permission::ChangeOwnWords) => Err(why.into()),
        Err(refused) => {
            let field = if refused == (CannotSaveAnswer::NoName) { "name" } else { "body" };
            let wrong = Wrong { field: field.into(), words: sentence(&refused.said(who.language)) };
            let form = SavedAnswerForm {
                id: id.map(|id| id.to_string()).unwrap_or_default(),
                name: new.name,
                body: new.body,
                close: fields.has("close"),
                tag: fields.get("tag").to_owned(),
                snooze: fields.get("snooze").to_owned(),
                priority: fields.get("priority").to_owned(),
                team: fields.get("team").to_owned(),
                owner: fields.get("owner").to_owned(),
                shared: new.shared,
                wrongs: vec![wrong],
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, None, Some(form)).await?))
        }
    }
}

/// `POST /settings/saved-answers/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: SavedAnswerId = named(&id)?;
    let removed = app.desk.remove_saved_answer(who.agent.id, id).await;
    removed.map_err(|refused| refusal(who.language, refused, HERE))?;
    Ok(see_other(HERE))
}

/// A kept one, as it stands in the form.
fn form(of: &SavedAnswer) -> SavedAnswerForm {
    let mut form = SavedAnswerForm {
        id: of.id.to_string(),
        name: of.name.clone(),
        body: of.body.clone(),
        shared: of.agent.is_none(),
        ..SavedAnswerForm::default()
    };
    for act in of.acts.iter().filter_map(|word| Act::of_word(word)) {
        match act {
            Act::Close => form.close = true,
            Act::Tag(tag) => form.tag = tag,
            Act::SnoozeFor(hours) => form.snooze = hours.to_string(),
            Act::Priority(priority) => form.priority = priority.word().to_owned(),
            Act::GiveTo(agent) => form.owner = agent.to_string(),
            Act::GiveToTeam(team, agent) => {
                form.team = team.to_string();
                form.owner = agent.map(|agent| agent.to_string()).unwrap_or_default();
            }
            _ => {}
        }
    }
    form
}
