//! Fields of a team's own: which there are, and what stands in them.

use crate::Desk;
use crate::keep::{note_change, record};
use crate::permit::{NotAllowed, denied_as, permit, permit_on};
use crate::search::find_by_fields;
use domain::field::{
    FIELD_CHOICES_MAX, FIELD_NAME_CHARS_MAX, FIELDS_MAX, Field, FieldKind, FieldOf, NoValue, field_choices, field_name,
};
use domain::team::Permission;
use domain::timeline::{Change, Happened};
use domain::{AgentId, ConversationId, FieldId};
use store::{About, Trouble, Tx};

/// Why a field or what stands in it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotField {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// There is no such field.
    #[error("this field does not exist any more")]
    NoField,
    /// Its name will not do.
    #[error(
        "give the field a name of at most {FIELD_NAME_CHARS_MAX} characters, without colons, equals signs and quotation marks"
    )]
    NoName,
    /// Another one has the name.
    #[error("there is a field of that name already")]
    Taken,
    /// It has nothing to choose from.
    #[error("write one to {FIELD_CHOICES_MAX} choices, each on a line of its own")]
    NoChoices,
    /// There are as many as are filled in.
    #[error("there are {FIELDS_MAX} fields already; remove one first")]
    TooMany,
    /// Something stands in it, and nobody said that it may go.
    #[error("something is noted in this field; tick that it may go")]
    Filled,
    /// Something does not fit a field.
    #[error("{0}: {1}")]
    Value(String, NoValue),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotField, NoConversation; }

/// A field as somebody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewField {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub of: FieldOf,
    /// What stands in it.
    pub kind: FieldKind,
    /// What can be chosen, one on each line.
    pub choices: String,
}

/// Whether what stands in a field may go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Nobody said so.
    Stay,
    /// They may.
    MayGo,
}

impl Desk {
    /// Adds a field.
    ///
    /// # Errors
    /// When it will not do, there are too many, or the actor may not.
    pub async fn add_field(&self, by: AgentId, new: NewField) -> Result<FieldId, CannotField> {
        let name = field_name(&new.name).ok_or(CannotField::NoName)?;
        let choices = choices(new.kind, &new.choices)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::SetUp)?;
                if tx.fields()?.len() >= FIELDS_MAX {
                    return Err(CannotField::TooMany);
                }
                let id = FieldId(desk.chance.id(now));
                let field = Field { id, name: name.clone(), of: new.of, kind: new.kind, choices: choices.clone() };
                if !tx.add_field(&field, by, now)? {
                    return Err(CannotField::Taken);
                }
                note_change(&desk, tx, &permit, Change::FieldAdded { name: name.clone() }, now)?;
                Ok(id)
            })
            .await
    }

    /// Gives a field another name and other choices. What stands in it stays.
    ///
    /// # Errors
    /// When it will not do, there is none, or the actor may not.
    pub async fn change_field(&self, by: AgentId, id: FieldId, name: &str, typed: &str) -> Result<(), CannotField> {
        let name = field_name(name).ok_or(CannotField::NoName)?;
        let (desk, typed) = (self.clone(), typed.to_owned());
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::SetUp)?;
                let field = known(tx, id)?;
                if tx.field_by_name(&name)?.is_some_and(|other| other.id != id) {
                    return Err(CannotField::Taken);
                }
                let change = Change::FieldChanged { before: field.name.clone(), name: name.clone() };
                let choices = choices(field.kind, &typed)?;
                tx.change_field(&Field { name: name.clone(), choices, ..field })?;
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Removes a field with what stands in it.
    ///
    /// # Errors
    /// When there is none, something stands in it that may not go, or the actor may not.
    pub async fn remove_field(&self, by: AgentId, id: FieldId, values: Values) -> Result<(), CannotField> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::SetUp)?;
                let field = known(tx, id)?;
                if values == Values::Stay && tx.field_filled(id, 1)? > 0 {
                    return Err(CannotField::Filled);
                }
                let gone = tx.remove_field(id)?;
                let change = Change::FieldRemoved { name: field.name, values: gone };
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Writes into fields of a conversation and of its customer; what is empty is emptied, what is not named stays.
    ///
    /// # Errors
    /// When something does not fit its field; then nothing is written.
    pub async fn fill_fields(
        &self,
        by: AgentId,
        id: ConversationId,
        typed: Vec<(FieldId, String)>,
    ) -> Result<(), CannotField> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let (permit, it) = permit_on(tx, by, Permission::Arrange, id)?;
                let customer = tx.customer_of(it.contact_point)?.map(|customer| customer.id);
                let mut happened = Vec::new();
                for field in tx.fields()? {
                    let Some((_, typed)) = typed.iter().find(|(id, _)| *id == field.id) else { continue };
                    let about = match (field.of, customer) {
                        (FieldOf::Conversation, _) => About::Conversation(id),
                        (FieldOf::Customer, Some(customer)) => About::Customer(customer),
                        (FieldOf::Customer, None) => continue,
                    };
                    let before = tx.field_values(about)?.into_iter().find(|(id, _)| *id == field.id);
                    let before = before.map(|(_, value)| value);
                    // A choice that is none any more may stay where it stands.
                    if before.as_deref().unwrap_or_default() == typed.trim() {
                        continue;
                    }
                    let value = field.value(typed).map_err(|why| CannotField::Value(field.name.clone(), why))?;
                    if before == value.as_ref().map(|value| value.written.clone()) {
                        continue;
                    }
                    tx.fill_field(field.id, about, value.as_ref(), by, now)?;
                    find_by_fields(tx, about)?;
                    happened.push(Happened::FieldFilled {
                        field: field.name.clone(),
                        value: value.map(|value| value.written),
                    });
                }
                Ok(record(&desk, tx, id.0, &permit, &happened, now)?)
            })
            .await
    }
}

fn choices(kind: FieldKind, typed: &str) -> Result<Vec<String>, CannotField> {
    match kind {
        FieldKind::Choice => field_choices(typed).ok_or(CannotField::NoChoices),
        FieldKind::Text | FieldKind::Number | FieldKind::Day => Ok(Vec::new()),
    }
}

fn known(tx: &mut Tx<'_, '_>, id: FieldId) -> Result<Field, CannotField> {
    tx.fields()?.into_iter().find(|field| field.id == id).ok_or(CannotField::NoField)
}
