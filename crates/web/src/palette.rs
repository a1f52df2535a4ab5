//! `GET /palette`: what the palette finds beyond what is on the page: people, conversations, saved answers, tags, articles,
//! settings, in that order; but what is called as it was typed stands above what is only near it.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::conversation::saved_answer::does;
use crate::conversation::{People, href};
use crate::door::SignedIn;
use crate::inbox::row::subject;
use crate::search::beside::{article_href, tag_hit};
use crate::search::{people, referenced};
use crate::settings::rules::Named;
use crate::views::settings;
use crate::views::shell::{Choice, choices};
use axum::extract::{Query, State};
use desk::permit::seen;
use desk::saved_answer::{filled, found};
use desk::search::{articles, newest, tags};
use domain::ConversationId;
use domain::conversation::tag_key;
use domain::team::{Agent, Permission, name_begins};
use domain::text::query;
use language::Language;
use serde::Deserialize;
use store::{Read, Trouble};

/// Conversations, and saved answers, that are offered.
const OFFERED_MAX: usize = 5;
/// Tags, and articles, that are offered.
const BESIDE_MAX: usize = 3;
/// Characters of a question that are looked at.
const ASKED_CHARS_MAX: usize = 100;

/// What is looked for, and where the asker is.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    conversation: Option<String>,
}

/// The choices. A sign in front says which: `@` people, `#` conversations, `>` settings.
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let asked: String = wanted.q.trim().chars().take(ASKED_CHARS_MAX).collect();
    let only = asked.chars().next().filter(|sign| ">@#".contains(*sign));
    let asked = asked.trim_start_matches(['>', '@', '#']).trim().to_owned();
    let here = wanted.conversation.and_then(|id| id.parse::<ConversationId>().ok());
    let is = move |sign| only.is_none_or(|only| only == sign);
    let shown = app.read(move |read| {
        let (language, viewer) = (who.language, &who.agent);
        let mut all = Vec::new();
        if asked.is_empty() {
            return Ok(choices(&all));
        }
        if is('@') {
            let people = people::lines(read, viewer, &asked, language)?;
            let choice = |of: crate::views::search::PersonLine| Choice::of('@', of.name, of.address, of.href);
            all.extend(people.into_iter().map(choice));
        }
        if is('#') {
            all.extend(conversations(read, viewer, &asked, language)?);
        }
        if let (None, Some(here)) = (only, here) {
            all.extend(saved(read, viewer, &asked, here, language)?);
        }
        if is('#') {
            let tags = tags(read, &asked, BESIDE_MAX)?.into_iter().map(|tag| tag_hit(tag.name));
            all.extend(tags.map(|tag| Choice::of('#', tag.name, tag.filter, tag.href)));
        }
        if only.is_none() {
            let (found, _) = articles(read, viewer, language, (&asked, &query(&asked, true)), BESIDE_MAX)?;
            let hint = language.search_articles();
            all.extend(found.into_iter().map(|of| Choice::of('/', of.title.clone(), hint.into(), article_href(&of))));
        }
        if is('>') {
            let begun = asked.to_lowercase();
            let pages = settings::pages(language, viewer.may(Permission::Audit));
            let fit = pages.filter(|(_, name)| name.to_lowercase().contains(&begun));
            let place = language.shell_settings();
            all.extend(fit.map(|(to, name)| Choice::of('>', name.into(), place.into(), to.into())));
        }
        let read_out = referenced(read, &asked)?.map(href);
        all.sort_by_key(|choice| nearness(choice, &asked, read_out.as_deref()));
        Ok::<_, Trouble>(choices(&all))
    });
    Ok(page(shown.await?))
}

/// 0 for what is called as it was typed, 1 where a word of its name begins so, 2 for the rest: people with a name that is near,
/// conversations with the words in a message. Each keeps the order of the kinds.
fn nearness(choice: &Choice, asked: &str, read_out: Option<&str>) -> u8 {
    match choice.text.as_str() {
        _ if read_out == Some(choice.href.as_str()) => 0,
        name if tag_key(name) == tag_key(asked) => 0,
        name if name_begins(name, asked) || choice.sign == '@' && name_begins(&choice.hint, asked) => 1,
        _ => 2,
    }
}

/// By a reference that somebody reads out, else by words, what came in last first.
fn conversations(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    asked: &str,
    language: Language,
) -> Result<Vec<Choice>, Trouble> {
    let mut ids: Vec<ConversationId> = referenced(read, asked)?.into_iter().collect();
    ids.extend(newest(read, viewer, &query(asked, true), OFFERED_MAX)?.into_iter().map(|it| it.id));
    let mut people = People::load(read, language)?;
    let mut all: Vec<Choice> = Vec::new();
    for id in ids {
        if all.len() < OFFERED_MAX
            && !all.iter().any(|known| known.href == href(id))
            && let Some(it) = seen(read, viewer, id)?
        {
            people.meet(read, it.contact_point)?;
            all.push(Choice::of('#', subject(language, &it.subject), people.name(it.contact_point), href(id)));
        }
    }
    Ok(all)
}

/// Saved answers, filled in for the conversation on screen; to whoever may write there.
fn saved(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    asked: &str,
    here: ConversationId,
    language: Language,
) -> Result<Vec<Choice>, Trouble> {
    if !viewer.may(Permission::Answer) || seen(read, viewer, here)?.is_none() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    let named = Named::load(read)?;
    for answer in found(read, viewer.id, asked)?.into_iter().take(OFFERED_MAX) {
        if let Some(filled) = filled(read, &answer.body, here, viewer)? {
            let to = format!("{}/saved-answers/{}", href(here), answer.id);
            let acts = [answer.acts.join("\n"), does(language, &answer, &named).join("\n")];
            let hint = language.saved_answer_title().to_owned();
            all.push(Choice { text_to_put: Some(filled.text), acts, ..Choice::of('/', answer.name, hint, to) });
        }
    }
    Ok(all)
}
