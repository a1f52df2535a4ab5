//! One's own keys, and the widths of one's panes.

use crate::answer::{Answer, Asked, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::Wrong;
use crate::views::settings::{KeyLine, KeysPage, keys};
use crate::views::shell::does;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::preferences::CannotSetKeys;
use domain::team::{InvalidKeys, KEY_ACTS, Preferences};
use language::Language;
use maud::Markup;

const HERE: &str = "/settings/keys";

/// `GET /settings/keys`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, None).await?))
}

/// What was typed and why it cannot be, or what stands there.
async fn shown(
    app: &App,
    who: SignedIn,
    refused: Option<(InvalidKeys, Vec<(String, String)>)>,
) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let of = &frame.viewer.preferences;
        let own = |act: &str| match &refused {
            Some((_, typed)) => {
                typed.iter().find(|(word, _)| word == act).map(|(_, key)| key.clone()).unwrap_or_default()
            }
            None => of.keys.get(act).map(char::to_string).unwrap_or_default(),
        };
        let line =
            |(act, delivered): &(&str, char)| KeyLine { act: (*act).into(), delivered: *delivered, own: own(act) };
        let page = KeysPage {
            single_keys: of.single_keys,
            lines: KEY_ACTS.iter().map(line).collect(),
            wrong: refused.as_ref().map(|(why, _)| wrong(around.who.language, why)),
        };
        Ok(keys(&frame, &page))
    });
    Ok(shown.await?)
}

fn wrong(language: Language, of: &InvalidKeys) -> Wrong {
    match of {
        InvalidKeys::NoKey { act, typed } => {
            Wrong { field: act.clone(), words: language.keys_refused_no_key(does(language, act), typed) }
        }
        InvalidKeys::Taken { act, other, key } => Wrong {
            field: act.clone(),
            words: language.keys_refused_taken(does(language, act), key.to_string(), does(language, other)),
        },
    }
}

/// `POST /settings/keys`; without any key, all are as delivered again.
pub(crate) async fn change(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let typed: Vec<(String, String)> =
        KEY_ACTS.iter().map(|(act, _)| ((*act).to_owned(), fields.get(&format!("key-{act}")).to_owned())).collect();
    match app.desk.set_keys(who.agent.id, fields.has("single"), typed.clone()).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotSetKeys::Invalid(why)) => {
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, Some((why, typed))).await?))
        }
        Err(refused) => Err(refusal(refused)),
    }
}

/// `POST /settings/panes`: how wide the list and the customer's panel are, in pixels.
pub(crate) async fn panes(State(app): State<App>, asked: Asked, who: SignedIn, fields: Fields) -> Answer {
    let width = |name: &str| fields.parsed::<u16>(name).ok_or(Refusal::NotFound);
    app.desk.set_panes(who.agent.id, width("list")?, width("side")?).await.map_err(refusal)?;
    Ok(asked.done("/"))
}

/// `GET /panes/{widths}`: the style sheet of these widths, "360-300.css". The address says all, so a browser keeps it.
pub(crate) async fn sheet(Path(widths): Path<String>) -> Response {
    let numbers = widths.strip_suffix(".css").and_then(|widths| widths.split_once('-'));
    let Some((Ok(list), Ok(side))) = numbers.map(|(list, side)| (list.parse(), side.parse())) else {
        return Refusal::NotFound.into_response();
    };
    let of = Preferences::default().with_widths(list, side);
    let css = format!(":root {{ --list-width: {}px; --side-width: {}px }}\n", of.list_width, of.side_width);
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], css).into_response()
}

fn refusal(of: CannotSetKeys) -> Refusal {
    match of {
        CannotSetKeys::NotAllowed(why) => why.into(),
        CannotSetKeys::Trouble(trouble) => trouble.into(),
        CannotSetKeys::Nobody | CannotSetKeys::Invalid(_) => Refusal::NotFound,
    }
}
