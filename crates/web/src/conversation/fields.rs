//! The fields of a team's own at the side of a conversation, and `POST /conversations/{id}/fields`, which fills them in.

use super::href;
use crate::answer::{Answer, Asked, html};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::customer::{FieldInput, OwnFields, own_fields_page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::field::CannotField;
use desk::permit::seen;
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
    let id: ConversationId = named(&id)?;
    let typed = fields.names().filter_map(|name| name.strip_prefix(PREFIX)?.parse::<FieldId>().ok());
    let typed: Vec<_> =
        typed.take(FIELDS_MAX).map(|field| (field, fields.get(&format!("{PREFIX}{field}")).to_owned())).collect();
    match app.desk.fill_fields(who.agent.id, id, typed.clone()).await {
        Ok(()) => Ok(asked.done(&href(id))),
        Err(refused @ CannotField::Value(..)) if !asked.fragment => not_filled(&app, who, id, typed, refused).await,
        Err(refused) => Err(refusal(who.language, &refused, &href(id))),
    }
}

/// The form once more, with everything that was typed.
async fn not_filled(
    app: &App,
    who: SignedIn,
    id: ConversationId,
    typed: Vec<(FieldId, String)>,
    refused: CannotField,
) -> Answer {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let Some(it) = seen(read, viewer, id)? else { return Ok(None) };
        let customer = read.customer_of(it.contact_point)?.map(|customer| customer.id);
        let mut form = own_fields(read, &it, customer, viewer)?;
        for input in &mut form.inputs {
            if let Some((_, value)) = typed.iter().find(|(field, _)| input.name == format!("{PREFIX}{field}")) {
                input.value.clone_from(value);
            }
            if matches!(&refused, CannotField::Value(field, _) if *field == input.label) {
                input.wrong = Some(sentence(&refused.said(times.language)));
            }
        }
        Ok(Some(own_fields_page(&frame, &form, &href(id))))
    });
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown.await?.ok_or(Refusal::NotFound)?))
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
        wrong: None,
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
