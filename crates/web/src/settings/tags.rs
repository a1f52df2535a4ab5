//! The tags of the desk: what there is, and by leads what it is called.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::conversation::tag::{quoted, refusal};
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::search::encoded;
use crate::views::Wrong;
use crate::views::settings::{TagLine, TagsPage, tags};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::tag::CannotTag;
use domain::TagId;
use domain::team::Permission;
use maud::Markup;

const HERE: &str = "/settings/tags";
/// Conversations of a tag are counted up to here.
const COUNTED_MAX: i64 = 1_000;

/// `GET /settings/tags`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, None).await?))
}

/// A name that was refused: of a tag, or of a new one.
struct NoName {
    tag: Option<TagId>,
    typed: String,
    why: String,
}

async fn shown(app: &App, who: SignedIn, refused: Option<NoName>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let language = around.who.language;
        let may_change = around.who.may(Permission::ShareWords);
        let mut lines = Vec::new();
        for tag in read.tags()? {
            let count = read.count_tagged(tag.id, around.who.agent.only_team(), COUNTED_MAX)?;
            // It is taken off those of other teams as well.
            let all = if may_change { read.count_tagged(tag.id, None, COUNTED_MAX)? } else { 0 };
            let words = language.number(count);
            lines.push(TagLine {
                href: format!("/search?q={}", encoded(&format!("tag:{}", quoted(&tag.name)))),
                count: if count >= COUNTED_MAX { language.tag_and_more(words) } else { words },
                id: tag.id.to_string(),
                removal_says: match all >= COUNTED_MAX {
                    true => language.tag_remove_says_many(all, &tag.name),
                    false => language.tag_remove_says(all, &tag.name),
                },
                refused: refused
                    .as_ref()
                    .filter(|no| no.tag == Some(tag.id))
                    .map(|no| (no.typed.clone(), no.why.clone())),
                name: tag.name,
            });
        }
        let new = refused.filter(|no| no.tag.is_none());
        let form = new.map(|no| (no.typed, vec![Wrong { field: "name".into(), words: no.why }]));
        let who_can = language.either(&who_can(&read.agents()?, Permission::ShareWords));
        let of = TagsPage { lines, form: form.unwrap_or_default(), may_change, who_can };
        Ok(tags(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/tags`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::ShareWords)?;
    match app.desk.add_tag(who.agent.id, fields.get("name")).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused @ (CannotTag::Name(_) | CannotTag::Taken | CannotTag::TooManyKnown)) => {
            let why = sentence(&refused.said(who.language));
            let no = NoName { tag: None, typed: fields.get("name").to_owned(), why };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, Some(no)).await?))
        }
        Err(refused) => Err(refusal(who.language, &refused, HERE)),
    }
}

/// `POST /settings/tags/{id}`
pub(crate) async fn rename(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: TagId = named(&id)?;
    who.demand(Permission::ShareWords)?;
    match app.desk.rename_tag(who.agent.id, id, fields.get("name")).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(refused @ (CannotTag::Name(_) | CannotTag::Taken)) => {
            let why = sentence(&refused.said(who.language));
            let no = NoName { tag: Some(id), typed: fields.get("name").to_owned(), why };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, Some(no)).await?))
        }
        Err(refused) => Err(refusal(who.language, &refused, HERE)),
    }
}

/// `POST /settings/tags/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: TagId = named(&id)?;
    who.demand(Permission::ShareWords)?;
    app.desk.remove_tag(who.agent.id, id).await.map_err(|refused| refusal(who.language, &refused, HERE))?;
    Ok(see_other(HERE))
}
