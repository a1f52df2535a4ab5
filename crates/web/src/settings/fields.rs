//! The fields of the desk: which there are, and by administrators what they are called.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::conversation::fields::refusal;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{FieldForm, FieldLine, FieldsPage, fields as view};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::field::{CannotField, NewField, Values};
use domain::FieldId;
use domain::field::{FieldKind, FieldOf};
use domain::team::Permission;
use language::Language;
use maud::Markup;

const HERE: &str = "/settings/fields";
/// Values of a field are counted up to here.
const COUNTED_MAX: i64 = 1_000;

/// `GET /settings/fields`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, Typed::default()).await?))
}

/// What was typed and refused: for a new field, or in the place of what a field is.
#[derive(Default)]
struct Typed {
    new: FieldForm,
    changed: Option<(FieldId, (String, String, String))>,
}

async fn shown(app: &App, who: SignedIn, typed: Typed) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let mut lines = Vec::new();
        for field in read.fields()? {
            let filled = read.field_filled(field.id, COUNTED_MAX)?;
            let count = language.number(filled);
            lines.push(FieldLine {
                id: field.id.to_string(),
                of: of_words(language, field.of).to_owned(),
                kind: kind_words(language, field.kind).to_owned(),
                choices: (field.kind == FieldKind::Choice).then(|| field.choices.join("\n")),
                filled: if filled >= COUNTED_MAX { language.tag_and_more(count) } else { count },
                is_filled: filled > 0,
                filter: format!("field:\"{}=…\"", field.name),
                refused: typed.changed.as_ref().filter(|(id, _)| *id == field.id).map(|(_, refused)| refused.clone()),
                name: field.name,
            });
        }
        let of = FieldsPage {
            lines,
            ofs: FieldOf::ALL.map(|(of, word)| (word.to_owned(), of_words(language, of).to_owned())).to_vec(),
            kinds: FieldKind::ALL.map(|(kind, word)| (word.to_owned(), kind_words(language, kind).to_owned())).to_vec(),
            form: typed.new,
            may_change: around.who.may(Permission::SetUp),
            who_can: language.either(&who_can(&read.agents()?, Permission::SetUp)),
        };
        Ok(view(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/fields`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let new = NewField {
        name: fields.get("name").to_owned(),
        of: FieldOf::from_word(fields.get("about")).unwrap_or_default(),
        kind: FieldKind::from_word(fields.get("kind")).unwrap_or_default(),
        choices: fields.text("choices"),
    };
    match app.desk.add_field(who.agent.id, new).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused @ (CannotField::NoName | CannotField::Taken | CannotField::TooMany | CannotField::NoChoices)) => {
            let field = if refused == CannotField::NoChoices { "choices" } else { "name" };
            let new = FieldForm {
                name: fields.get("name").to_owned(),
                about: fields.get("about").to_owned(),
                kind: fields.get("kind").to_owned(),
                choices: fields.text("choices"),
                wrongs: vec![Wrong { field: field.into(), words: sentence(&refused.said(who.language)) }],
            };
            let typed = Typed { new, ..Typed::default() };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
        Err(refused) => Err(refusal(who.language, &refused, HERE)),
    }
}

/// `POST /settings/fields/{id}`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: FieldId = named(&id)?;
    who.demand(Permission::SetUp)?;
    let (name, choices) = (fields.get("name").to_owned(), fields.text("choices"));
    match app.desk.change_field(who.agent.id, id, &name, &choices).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(refused @ (CannotField::NoName | CannotField::Taken | CannotField::NoChoices)) => {
            let why = sentence(&refused.said(who.language));
            let typed = Typed { changed: Some((id, (name, choices, why))), ..Typed::default() };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
        Err(refused) => Err(refusal(who.language, &refused, HERE)),
    }
}

/// `POST /settings/fields/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: FieldId = named(&id)?;
    who.demand(Permission::SetUp)?;
    let values = if fields.has("values") { Values::MayGo } else { Values::Stay };
    let removed = app.desk.remove_field(who.agent.id, id, values).await;
    removed.map_err(|refused| refusal(who.language, &refused, HERE))?;
    Ok(see_other(HERE))
}

fn of_words(language: Language, of: FieldOf) -> &'static str {
    match of {
        FieldOf::Conversation => language.field_of_conversation(),
        FieldOf::Customer => language.field_of_customer(),
    }
}

fn kind_words(language: Language, kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => language.field_kind_text(),
        FieldKind::Number => language.field_kind_number(),
        FieldKind::Day => language.field_kind_day(),
        FieldKind::Choice => language.field_kind_choice(),
    }
}
