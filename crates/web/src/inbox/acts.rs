//! `POST /acts`: one act on many conversations, or the acts that undo it. The answer says what was done, what refused, and
//! holds the way back.

use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::conversation::snooze::until_of_each;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::inbox::{ActsDone, Left, acts_done, acts_page};
use axum::extract::State;
use desk::acts::{AT_ONCE_MAX, Act, Outcome, Refused};
use desk::closing::CannotClose;
use domain::ConversationId;
use language::Language;
use std::collections::HashSet;

const HERE: &str = "/";

/// What says which act it is, beside the conversations.
const ACT_FIELDS: [&str; 4] = ["act", "owner", "tag", "until"];

/// Does it. Of more than [`AT_ONCE_MAX`] the first are done, and the answer holds the rest.
pub(crate) async fn acts(State(app): State<App>, asked: Asked, who: SignedIn, fields: Fields) -> Answer {
    let language = who.language;
    let undoing: Vec<_> = fields.all("each").filter_map(undo_of).take(AT_ONCE_MAX).collect();
    let mut ids = chosen(&fields);
    let left = ids.split_off(ids.len().min(AT_ONCE_MAX));
    let (acts, kind) = if undoing.is_empty() {
        if ids.is_empty() {
            return Err(Refusal::invalid(&language.acts_nothing_selected(), HERE));
        }
        let acts = acts_of(&app, &who, &fields, ids).await?;
        let acts = acts.ok_or_else(|| Refusal::invalid(&language.acts_not_understood(), HERE))?;
        let kind = acts.first().map(|(_, act)| act.clone());
        (acts, kind)
    } else {
        (undoing, None)
    };
    let outcomes = app.desk.act_on_each(who.agent.id, acts).await?;
    let done = done(language, &outcomes, kind.as_ref(), asked.back_or(HERE));
    let left = (kind.is_some() && !left.is_empty()).then(|| left_of(language, &fields, &left));
    done_page(&app, &asked, who, ActsDone { left, ..done }).await
}

/// The conversations of a form, each once; a field may hold several of them.
fn chosen(fields: &Fields) -> Vec<ConversationId> {
    let mut known = HashSet::new();
    let all = fields.all("id").flat_map(str::split_whitespace).filter_map(|id| id.parse().ok());
    all.filter(|id| known.insert(*id)).collect()
}

/// What was too many for once, with what goes on with it.
fn left_of(language: Language, fields: &Fields, left: &[ConversationId]) -> Left {
    let again = ACT_FIELDS.iter().map(|name| ((*name).to_owned(), fields.get(name).to_owned()));
    Left {
        said: language.acts_left(left.len(), AT_ONCE_MAX),
        go_on: language.acts_go_on(left.len().min(AT_ONCE_MAX)),
        ids: left.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        fields: again.filter(|(_, value)| !value.is_empty()).collect(),
    }
}

/// What was done, with the way back: for the script as the piece that it says, else as a page.
pub(crate) async fn done_page(app: &App, asked: &Asked, who: SignedIn, of: ActsDone) -> Answer {
    if asked.fragment {
        return Ok(page(acts_done(who.language, &of)));
    }
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        Ok(acts_page(&frame, &of))
    });
    Ok(page(shown.await?))
}

/// Why an act on one conversation is refused.
pub(crate) fn refusal(language: Language, of: &Refused, back: &str) -> Refusal {
    match of {
        Refused::Close(CannotClose::NoConversation) => Refusal::NotFound,
        Refused::Close(CannotClose::NotAllowed(why)) => (*why).into(),
        refused => match refused.trouble() {
            Some(trouble) => trouble.clone().into(),
            None => Refusal::conflict(&refused.said(language), back),
        },
    }
}

/// The act that a button names, with the value that stands beside it, for each conversation.
async fn acts_of(
    app: &App,
    who: &SignedIn,
    fields: &Fields,
    ids: Vec<ConversationId>,
) -> Result<Option<Vec<(ConversationId, Act)>>, Refusal> {
    let act = match fields.get("act") {
        "owner" => fields.parsed("owner").map(Act::GiveTo),
        "tag" => Some(fields.get("tag").trim().to_owned()).filter(|tag| !tag.is_empty()).map(Act::Tag),
        // Tomorrow at nine is another moment for another team.
        "snooze" => {
            let moments = until_of_each(app, who, ids, fields.get("until")).await?;
            return Ok(moments.map(|all| all.into_iter().map(|(id, at)| (id, Act::Snooze(at))).collect()));
        }
        word => Act::of_word(word),
    };
    Ok(act.map(|act| ids.into_iter().map(|id| (id, act.clone())).collect()))
}

/// An act on one conversation, as the way back holds it: `123 owner:45`.
fn undo_of(text: &str) -> Option<(ConversationId, Act)> {
    let (id, act) = text.split_once(' ')?;
    Some((id.parse().ok()?, Act::of_word(act)?))
}

/// What was done, in words.
fn done(language: Language, outcomes: &[(ConversationId, Outcome)], act: Option<&Act>, back: String) -> ActsDone {
    let mut undo = Vec::new();
    let mut refused: Vec<(String, usize)> = Vec::new();
    for (id, outcome) in outcomes {
        match outcome {
            Outcome::Done(Some(act)) => undo.push(format!("{id} {act}")),
            Outcome::Done(None) => {}
            Outcome::Refused(why) => {
                let why = why.said(language);
                match refused.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, count)) => *count += 1,
                    None => refused.push((why, 1)),
                }
            }
        }
    }
    let count = undo.len();
    let said = match act {
        _ if count == 0 => language.acts_nothing_changed().to_owned(),
        None => language.acts_undone(count),
        Some(Act::Close | Act::CloseUntil(_)) => language.acts_closed(count),
        Some(Act::Reopen) => language.acts_reopened(count),
        Some(Act::GiveTo(_) | Act::GiveToTeam(..)) => language.acts_assigned(count),
        Some(Act::Tag(_)) => language.acts_tagged(count),
        Some(Act::Untag(_)) => language.acts_untagged(count),
        Some(Act::Priority(_)) => language.acts_prioritised(count),
        Some(Act::Snooze(_) | Act::SnoozeFor(_)) => language.acts_snoozed(count),
    };
    let refused = refused.into_iter().map(|(why, count)| language.acts_refused(count, why)).collect();
    ActsDone { said, refused, undo: if act.is_some() { undo } else { Vec::new() }, back, left: None }
}
