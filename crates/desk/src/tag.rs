//! Tags on conversations.

use crate::Desk;
use crate::keep::{note_change, record};
use crate::permit::{NotAllowed, Permit, denied_as, permit, permit_on};
use domain::conversation::{NoTag, TAGS_MAX, TagName};
use domain::team::Permission;
use domain::timeline::{Change, Happened};
use domain::{AgentId, ConversationId, TagId};
use store::{TAGS_KNOWN_MAX, Tag, Trouble, Tx};

/// Why the tags stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotTag {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// There is no such tag.
    #[error("this tag does not exist any more")]
    NoTag,
    /// What was written is no tag.
    #[error(transparent)]
    Name(#[from] NoTag),
    /// The conversation has as many as it can have.
    #[error("a conversation has at most {TAGS_MAX} tags; take one off first")]
    TooMany,
    /// The desk has as many as it can have.
    #[error("this desk has {TAGS_KNOWN_MAX} tags already; use one of them, or remove some in the settings")]
    TooManyKnown,
    /// Another tag has the name.
    #[error("there is a tag of that name already")]
    Taken,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotTag, NoConversation; }

impl Desk {
    /// Puts a tag on a conversation; a new name makes a new tag.
    ///
    /// # Errors
    /// When the text is no tag, or there are too many.
    pub async fn tag(&self, by: AgentId, id: ConversationId, name: &str) -> Result<TagId, CannotTag> {
        let (desk, name) = (self.clone(), TagName::parse(name)?);
        self.store.write(move |tx| put(&desk, tx, by, id, &name).map(|(tag, _)| tag)).await
    }

    /// Takes a tag off a conversation.
    ///
    /// # Errors
    /// When the conversation or the tag does not exist.
    pub async fn untag(&self, by: AgentId, id: ConversationId, tag: TagId) -> Result<(), CannotTag> {
        let desk = self.clone();
        self.store.write(move |tx| take(&desk, tx, by, id, tag).map(drop)).await
    }

    /// Makes a tag that no conversation has yet.
    ///
    /// # Errors
    /// When the text is no tag, there is one of that name, there are too many, or the actor may not.
    pub async fn add_tag(&self, by: AgentId, name: &str) -> Result<TagId, CannotTag> {
        let (desk, name) = (self.clone(), TagName::parse(name)?);
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::ShareWords)?;
                if tx.tag_by_key(name.key())?.is_some() {
                    return Err(CannotTag::Taken);
                }
                let tag = make(&desk, tx, &permit, &name)?;
                note_change(&desk, tx, &permit, Change::TagMade { name: tag.name }, desk.now())?;
                Ok(tag.id)
            })
            .await
    }

    /// Writes a tag otherwise, everywhere.
    ///
    /// # Errors
    /// When another tag has the name, or the actor may not.
    pub async fn rename_tag(&self, by: AgentId, tag: TagId, name: &str) -> Result<(), CannotTag> {
        let (desk, name) = (self.clone(), TagName::parse(name)?);
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::ShareWords)?;
                let before = known(tx, tag)?;
                if tx.tag_by_key(name.key())?.is_some_and(|other| other.id != tag) {
                    return Err(CannotTag::Taken);
                }
                tx.rename_tag(tag, &name)?;
                let change = Change::TagRenamed { before: before.name, name: name.as_str().to_owned() };
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Removes a tag, from every conversation as well.
    ///
    /// # Errors
    /// When there is none, or the actor may not.
    pub async fn remove_tag(&self, by: AgentId, tag: TagId) -> Result<(), CannotTag> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::ShareWords)?;
                let before = known(tx, tag)?;
                let taken = tx.remove_tag(tag)?;
                let change = Change::TagRemoved { name: before.name, conversations: taken };
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }
}

/// Puts a tag on a conversation; whether it was not there before.
pub(crate) fn put(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    name: &TagName,
) -> Result<(TagId, bool), CannotTag> {
    let now = desk.now();
    let (permit, _) = permit_on(tx, by, Permission::Arrange, id)?;
    let tag = match tx.tag_by_key(name.key())? {
        Some(tag) => tag,
        None => make(desk, tx, &permit, name)?,
    };
    let present = tx.tags_of(id)?;
    if present.iter().any(|one| one.id == tag.id) {
        return Ok((tag.id, false));
    }
    if present.len() >= TAGS_MAX {
        return Err(CannotTag::TooMany);
    }
    tx.put_tag(id, tag.id, now)?;
    record(desk, tx, id.0, &permit, &[Happened::Tagged { tag: tag.name }], now)?;
    Ok((tag.id, true))
}

/// Takes a tag off a conversation; its name where it was there.
pub(crate) fn take(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    tag: TagId,
) -> Result<Option<String>, CannotTag> {
    let (permit, _) = permit_on(tx, by, Permission::Arrange, id)?;
    let Some(tag) = tx.tags_of(id)?.into_iter().find(|one| one.id == tag) else { return Ok(None) };
    tx.take_tag(id, tag.id)?;
    record(desk, tx, id.0, &permit, &[Happened::Untagged { tag: tag.name.clone() }], desk.now())?;
    Ok(Some(tag.name))
}

fn make(desk: &Desk, tx: &mut Tx<'_, '_>, by: &Permit, name: &TagName) -> Result<Tag, CannotTag> {
    if i64::try_from(tx.tags()?.len()).unwrap_or(i64::MAX) >= TAGS_KNOWN_MAX {
        return Err(CannotTag::TooManyKnown);
    }
    let now = desk.now();
    let id = TagId(desk.chance.id(now));
    if !tx.add_tag(id, name, by.agent().id, now)? {
        // Somebody else made it in the same moment: the next try finds it.
        return Err(Trouble::Collision.into());
    }
    Ok(Tag { id, name: name.as_str().to_owned(), key: name.key().to_owned() })
}

fn known(tx: &mut Tx<'_, '_>, tag: TagId) -> Result<Tag, CannotTag> {
    tx.tags()?.into_iter().find(|one| one.id == tag).ok_or(CannotTag::NoTag)
}
