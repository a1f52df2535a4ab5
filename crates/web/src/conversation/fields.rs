//! The fields of a team's own at the side of a conversation, and `POST /conversations/{id}/fields`, which fills them in.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::views::customer::{FieldInput, OwnFields};
use axum::extract::{Path, State};
use desk::field::CannotField;
use domain::conversation::Conversation;
use domain::field::{FIELDS_MAX, FieldKind, FieldOf};
use domain::team::{Agent, Permission};
use domain::{ConversationId, CustomerId, FieldId};
use language::Language;
use store::{About, Read, Trouble};

/// What precedes the id of a field in the name of its input.
const PREFIX: &str = "field-";

/// Fills them in.
pub(crate) async fn fill(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let typed = fields.names().filter_map(|name| name.strip_prefix(PREFIX)?.parse::<FieldId>().ok());
    let typed: Vec<_> =
        typed.take(FIELDS_MAX).map(|field| (field, fields.get(&format!("{PREFIX}{field}")).to_owned())).collect();
    let filled = app.desk.fill_fields(who.agent.id, id, typed).await;
    filled.map_err(|refused| refusal(who.language, &refused, &href(id)))?;
    Ok(asked.done(&href(id)))
}

/// The fields of a conversation and of its customer.
pub(super) fn own_fields(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    customer: Option<CustomerId>,
    viewer: &Agent,
) -> Result<OwnFields, Trouble> {
    let fields = read.fields()?;
    if fields.is_empty() {
        return Ok(OwnFields::default());
    }
    let mut values = read.field_values(About::Conversation(it.id))?;
    if let Some(customer) = customer {
        values.extend(read.field_values(About::Customer(customer))?);
    }
    let there = fields.into_iter().filter(|field| field.of == FieldOf::Conversation || customer.is_some());
    let inputs = there.map(|field| FieldInput {
        name: format!("{PREFIX}{}", field.id),
        value: values.iter().find(|(id, _)| *id == field.id).map(|(_, value)| value.clone()).unwrap_or_default(),
        kind: match field.kind {
            FieldKind::Text | FieldKind::Choice => "text",
            FieldKind::Number => "number",
            FieldKind::Day => "date",
        },
        label: field.name,
        choices: field.choices,
    });
    Ok(OwnFields {
        href: format!("{}/fields", href(it.id)),
        inputs: inputs.collect(),
        may_change: viewer.may(Permission::Arrange),
    })
}

/// Why they stay as they are.
pub(crate) fn refusal(language: Language, of: &CannotField, back: &str) -> Refusal {
    match of {
        CannotField::NoConversation | CannotField::NoField => Refusal::NotFound,
        CannotField::NotAllowed(why) => (*why).into(),
        CannotField::Trouble(trouble) => trouble.clone().into(),
        refused => Refusal::invalid(&refused.said(language), back),
    }
}
