//! The tags of the desk: what there is, and by leads what it is called.

use super::who_can;
use crate::answer::{Answer, page, see_other};
use crate::app::App;
use crate::conversation::tag::{quoted, refusal};
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::search::encoded;
use crate::views::settings::{TagLine, TagsPage, tags};
use axum::extract::{Path, State};
use domain::TagId;
use domain::team::Permission;

const HERE: &str = "/settings/tags";
/// Conversations of a tag are counted up to here.
const COUNTED_MAX: i64 = 1_000;

/// `GET /settings/tags`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let language = around.who.language;
        let mut lines = Vec::new();
        for tag in read.tags()? {
            let count = read.count_tagged(tag.id, around.who.agent.only_team(), COUNTED_MAX)?;
            let words = language.number(count);
            lines.push(TagLine {
                href: format!("/search?q={}", encoded(&format!("tag:{}", quoted(&tag.name)))),
                count: if count >= COUNTED_MAX { language.tag_and_more(words) } else { words },
                id: tag.id.to_string(),
                name: tag.name,
            });
        }
        let of = TagsPage {
            lines,
            may_change: around.who.may(Permission::ShareWords),
            who_can: language.either(&who_can(&read.agents()?, Permission::ShareWords)),
        };
        Ok(tags(&frame, &of))
    });
    Ok(page(shown.await?))
}

/// `POST /settings/tags/{id}`
pub(crate) async fn rename(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: TagId = id.parse().map_err(|_| Refusal::NotFound)?;
    who.demand(Permission::ShareWords)?;
    app.desk
        .rename_tag(who.agent.id, id, fields.get("name"))
        .await
        .map_err(|refused| refusal(who.language, &refused, HERE))?;
    Ok(see_other(HERE))
}

/// `POST /settings/tags/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: TagId = id.parse().map_err(|_| Refusal::NotFound)?;
    who.demand(Permission::ShareWords)?;
    app.desk.remove_tag(who.agent.id, id).await.map_err(|refused| refusal(who.language, &refused, HERE))?;
    Ok(see_other(HERE))
}
