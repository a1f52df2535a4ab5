//! Saved answers in a conversation: `GET /conversations/{id}/saved-answers` finds them, filled in for this customer;
//! `POST /conversations/{id}/saved-answers/{answer}` puts one into the draft. The script puts it where the cursor is.

use super::href;
use crate::answer::{Answer, Asked, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::frame::Around;
use crate::help;
use crate::inbox::acts;
use crate::refusal::{Refusal, named};
use crate::settings::rules::Named;
use crate::views::conversation::{FoundAnswer, SavedAnswers, saved_answers, saved_answers_page};
use crate::views::inbox::ActsDone;
use crate::views::part::priority_choice;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::acts::Act;
use desk::permit::seen;
use desk::saved_answer::{CannotSaveAnswer, filled, found};
use domain::conversation::Status;
use domain::team::{Agent, Permission};
use domain::text::{LINE_CHARS, summary};
use domain::{AgentId, ArticleId, ConversationId, SavedAnswerId, TeamId};
use language::Language;
use serde::Deserialize;
use store::{Article, Draft, Read, SavedAnswer, Trouble};

/// Articles offered beside saved answers.
const ARTICLES_OFFERED: usize = 5;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// Finds saved answers.
pub(crate) async fn list(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let (writer, language) = (&around.who.agent, times.language);
        let mut answers = Vec::new();
        let named = Named::load(read)?;
        for answer in found(read, writer.id, &wanted.q)? {
            let Some(filled) = filled(read, &answer.body, id, writer)? else { return Ok(None) };
            answers.push(FoundAnswer {
                href: format!("{}/saved-answers/{}", href(id), answer.id),
                preview: summary(&filled.text, LINE_CHARS),
                does: does(language, &answer, &named),
                acts: answer.acts,
                name: answer.name,
                empty: filled.empty.join(", "),
                text: filled.text,
            });
        }
        answers.extend(articles(read, id, &wanted.q, &around.who, language)?);
        let of = SavedAnswers { here: format!("{}/saved-answers", href(id)), asked: wanted.q, answers, back: href(id) };
        Ok(Some(if asked.fragment { saved_answers(language, &of) } else { saved_answers_page(&frame, &of) }))
    });
    Ok(page(shown.await?.ok_or(Refusal::NotFound)?))
}

/// Articles for everybody, in the customer's language where there are: their text, and where to read on.
fn articles(
    read: &mut Read<'_, '_>,
    id: ConversationId,
    asked: &str,
    who: &SignedIn,
    language: Language,
) -> Result<Vec<FoundAnswer>, Trouble> {
    let Some(it) = seen(read, &who.agent, id)?.filter(|_| !asked.trim().is_empty()) else { return Ok(Vec::new()) };
    let theirs = read.contact_point(it.contact_point)?.and_then(|point| point.language);
    let desk = read.installation_as(it.mailbox)?;
    let public = desk.as_ref().and_then(|desk| desk.public_url.clone());
    let fallback = desk.and_then(|desk| Language::of_tag(&desk.language)).unwrap_or(language);
    let speaks = theirs.as_deref().and_then(Language::of_tag).unwrap_or(fallback);
    let found = desk::article::found(read, speaks, asked)?.into_iter().take(ARTICLES_OFFERED);
    let choice = |article: Article| {
        let text = said(&article, public.as_deref());
        FoundAnswer {
            href: format!("{}/articles/{}", href(id), article.id),
            name: language.article_in_answer(&article.title),
            preview: summary(&article.body, LINE_CHARS),
            text,
            ..FoundAnswer::default()
        }
    };
    Ok(found.map(choice).collect())
}

/// An article in an answer: its text, and where to read on if the desk has an address for everybody.
fn said(article: &Article, public: Option<&str>) -> String {
    match public {
        Some(public) => format!("{}\n\n{}{}", article.body, public.trim_end_matches('/'), help::href(article)),
        None => article.body.clone(),
    }
}

/// `POST /conversations/{id}/articles/{article}`: puts an article into the draft; the script has put it in already.
pub(crate) async fn put_article(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path((id, article)): Path<(String, String)>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let article: ArticleId = named(&article)?;
    who.demand(Permission::Note)?;
    let writer = who.agent.clone();
    let read = app.read(move |read| {
        let seen = seen(read, &writer, id)?;
        let public = read.installation()?.and_then(|desk| desk.public_url);
        let article = read.article(article)?.filter(|article| article.public && seen.is_some());
        Ok::<_, Trouble>(article.map(|article| (article, public)).zip(Some(read.unsent_draft(
            writer.id,
            id,
            kind_of(&writer),
        )?)))
    });
    let ((article, public), begun) = read.await?.ok_or(Refusal::NotFound)?;
    if asked.fragment {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let text = said(&article, public.as_deref());
    into_draft(&app, &who, id, begun, &text).await
}

/// Puts one into the draft of the viewer; for the script, only counts that it was used.
pub(crate) async fn put_in(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path((id, answer)): Path<(String, String)>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let answer: SavedAnswerId = named(&answer)?;
    let writer = who.agent.clone();
    let read = app.read(move |read| {
        let may = |answer: &SavedAnswer| answer.agent.is_none_or(|agent| agent == writer.id);
        let Some(answer) = read.saved_answer(answer)?.filter(may) else { return Ok(None) };
        let Some(filled) = filled(read, &answer.body, id, &writer)? else { return Ok(None) };
        let begun = read.unsent_draft(writer.id, id, kind_of(&writer))?;
        Ok::<_, Trouble>(Some((answer, filled.text, begun)))
    });
    let (answer, text, begun) = read.await?.ok_or(Refusal::NotFound)?;
    if text.trim().is_empty() {
        return at_once(&app, &asked, who, id, &answer).await;
    }
    used(&app, &who, id, &answer).await?;
    if asked.fragment {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    into_draft(&app, &who, id, begun, &text).await
}

/// Counts it: what is used most stands first.
async fn used(app: &App, who: &SignedIn, id: ConversationId, answer: &SavedAnswer) -> Result<(), Refusal> {
    let counted = app.desk.saved_answer_used(who.agent.id, answer.id).await;
    counted.map_err(|refused| refusal(who.language, refused, &href(id)))
}

/// What says nothing does what it does at once: there is nothing to send it with. All of it or nothing, with the way back.
async fn at_once(app: &App, asked: &Asked, who: SignedIn, id: ConversationId, answer: &SavedAnswer) -> Answer {
    let acts = answer.acts.iter().filter_map(|word| Act::of_word(word)).collect();
    let undo = match app.desk.act_together(who.agent.id, id, acts).await {
        Ok(undo) => undo,
        Err(why) => return Err(acts::refusal(who.language, &why, &href(id))),
    };
    used(app, &who, id, answer).await?;
    // Whoever gave it out of sight cannot take it back.
    let seen = status_seen(app, &who, id).await?.is_some();
    let of = ActsDone {
        said: who.language.saved_answer_done(&answer.name),
        refused: Vec::new(),
        undo: undo.iter().filter(|_| seen).map(|act| format!("{id} {act}")).collect(),
        back: if seen { href(id) } else { "/".to_owned() },
        left: None,
    };
    acts::done_page(app, asked, who, of).await
}

/// How it stands, if it is still theirs to see: it may have been given to another team.
pub(super) async fn status_seen(app: &App, who: &SignedIn, id: ConversationId) -> Result<Option<Status>, Refusal> {
    let viewer = who.agent.clone();
    Ok(app.read(move |read| Ok(seen(read, &viewer, id)?.map(|it| it.status))).await?)
}

/// What somebody writes into: the answer, or a note where they answer nobody.
fn kind_of(writer: &Agent) -> &'static str {
    if writer.may(Permission::Answer) { "reply" } else { "note" }
}

/// Below what the viewer has begun to write.
async fn into_draft(app: &App, who: &SignedIn, id: ConversationId, begun: Option<Draft>, text: &str) -> Answer {
    let (draft, before) = match begun {
        Some(draft) => (draft.id, draft.body),
        None => (app.desk.new_draft(), String::new()),
    };
    let body = if before.trim().is_empty() { text.to_owned() } else { format!("{}\n\n{text}", before.trim_end()) };
    let saved = app.desk.save_draft(who.agent.id, draft, Some(id), kind_of(&who.agent), body).await;
    saved.map_err(|refused| crate::draft::refusal(who.language, refused))?;
    Ok(see_other(&format!("{}#composer", href(id))))
}

/// Why it is not kept, changed or used.
pub(crate) fn refusal(language: Language, of: CannotSaveAnswer, back: &str) -> Refusal {
    match of {
        CannotSaveAnswer::Trouble(trouble) => trouble.into(),
        CannotSaveAnswer::NotThere => Refusal::NotFound,
        CannotSaveAnswer::NotAllowed(why) => why.into(),
        refused => Refusal::invalid(&refused.said(language), back),
    }
}

/// What is done when it is sent, in words.
pub(crate) fn does(language: Language, of: &SavedAnswer, named: &Named) -> Vec<String> {
    let words = |word: &String| match Act::of_word(word)? {
        Act::GiveTo(agent) => Some(given(language, named, None, Some(agent))),
        Act::GiveToTeam(team, agent) => Some(given(language, named, Some(team), agent)),
        Act::Close => Some(language.saved_answer_acts_close().to_owned()),
        Act::Tag(tag) => Some(language.saved_answer_does_tag(tag)),
        Act::SnoozeFor(hours) => Some(language.saved_answer_does_snooze(hours)),
        Act::Priority(priority) => Some(priority_choice(language, priority).to_owned()),
        _ => None,
    };
    of.acts.iter().filter_map(words).collect()
}

/// To whom it is given, by name.
fn given(language: Language, named: &Named, team: Option<TeamId>, agent: Option<AgentId>) -> String {
    let found = (team.map(|team| named.team(team)), agent.map(|agent| named.owner(agent)));
    match found {
        (Some(Some(team)), None) => language.saved_answer_does_team(&team.name),
        (None, Some(Some(agent))) => language.saved_answer_does_owner(&agent.name),
        (Some(Some(team)), Some(Some(agent))) => language.saved_answer_does_team_owner(&agent.name, &team.name),
        _ => language.saved_answer_does_gone().to_owned(),
    }
}
