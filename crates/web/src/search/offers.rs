//! `GET /search/offers`: filters and their values that may be meant where somebody types. For the script alone: without it
//! a filter is typed out.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::inbox::line;
use crate::views::search::{OfferLine, offers as drawn};
use axum::extract::{Query, State};
use desk::offer::{Offer, offers};
use domain::conversation::{Beginning, Begun, written};
use language::Language;
use serde::Deserialize;

/// The line up to the place where somebody types.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// The offers; nothing where nothing is begun.
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let language = who.language;
    let Some(begun) = Begun::at_the_end(&wanted.q) else { return Ok(page(drawn(language, 0, &[]))) };
    let lines: Vec<OfferLine> = match begun.what {
        Beginning::Names(names) => names.into_iter().map(|name| filter(language, name)).collect(),
        Beginning::Value { key, value } => {
            let found = app.read(move |read| offers(read, key, &value, &who.agent)).await?;
            found.into_iter().map(|one| of_value(key, one)).collect()
        }
    };
    // As the script counts.
    let over = begun.typed.encode_utf16().count();
    Ok(page(drawn(language, over, &lines)))
}

fn filter(language: Language, name: &str) -> OfferLine {
    OfferLine {
        words: format!("{name}:"),
        hint: line::asks(language, name.trim_start_matches('-')).into(),
        put: format!("{name}:"),
    }
}

fn of_value(key: &str, one: Offer) -> OfferLine {
    let put = written(key, &one.value);
    let (words, hint) = if one.name.is_empty() { (one.value, String::new()) } else { (one.name, one.value) };
    OfferLine { hint: if hint == words { String::new() } else { hint }, words, put }
}
