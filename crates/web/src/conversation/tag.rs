//! Tags on a conversation: `POST /conversations/{id}/tags` puts one on, `POST /conversations/{id}/tags/{tag}/removal`
//! takes it off.

use super::href;
use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::inbox::acts;
use crate::refusal::{Refusal, named};
use crate::search::encoded;
use crate::views::conversation::{TagChip, Tags};
use crate::views::inbox::{ActsDone, acts_done};
use axum::extract::{Path, State};
use desk::acts::{Act, Refused};
use desk::tag::CannotTag;
use domain::conversation::TAG_CHARS_MAX;
use domain::{ConversationId, TagId};
use language::Language;
use store::{Read, Trouble};

/// Names offered while somebody types; more would only make the page heavy.
const OFFERED_MAX: usize = 100;

/// Puts a tag on.
pub(crate) async fn put(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let act = Act::Tag(fields.get("tag").to_owned());
    let undo = app.desk.act_together(who.agent.id, id, vec![act]).await.map_err(|refused| match refused {
        Refused::Tag(refused) => refusal(who.language, &refused, &href(id)),
        refused => acts::refusal(who.language, &refused, &href(id)),
    })?;
    if !asked.fragment {
        return Ok(asked.done(&href(id)));
    }
    let undo = undo.iter().map(|act| format!("{id} {act}")).collect();
    Ok(page(acts_done(who.language, &ActsDone { undo, ..ActsDone::default() })))
}

/// Takes a tag off.
pub(crate) async fn take(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path((id, tag)): Path<(String, String)>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let tag: TagId = named(&tag)?;
    app.desk.untag(who.agent.id, id, tag).await.map_err(|refused| refusal(who.language, &refused, &href(id)))?;
    Ok(asked.done(&href(id)))
}

/// Why the tags stay as they are.
pub(crate) fn refusal(language: Language, of: &CannotTag, back: &str) -> Refusal {
    match of {
        CannotTag::NoConversation | CannotTag::NoTag => Refusal::NotFound,
        CannotTag::NotAllowed(why) => (*why).into(),
        CannotTag::Trouble(trouble) => trouble.clone().into(),
        refused => Refusal::invalid(&refused.said(language), back),
    }
}

/// The tags of a conversation, and what can be put on.
pub(crate) fn tags(read: &mut Read<'_, '_>, id: ConversationId) -> Result<Tags, Trouble> {
    let on = read.tags_of(id)?;
    let known = read.tags()?.into_iter().filter(|tag| !on.contains(tag));
    let offered = known.take(OFFERED_MAX).map(|tag| tag.name).collect();
    let chip = |tag: store::Tag| TagChip {
        href: format!("/search?q={}", encoded(&format!("tag:{}", quoted(&tag.name)))),
        undo_fields: format!("tag={}", encoded(&tag.name)),
        removal: format!("{}/tags/{}/removal", href(id), tag.id),
        name: tag.name,
    };
    Ok(Tags { on: on.into_iter().map(chip).collect(), offered, name_chars_max: TAG_CHARS_MAX })
}

/// A name as it stands in a line of filters.
pub(crate) fn quoted(name: &str) -> String {
    if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() }
}
