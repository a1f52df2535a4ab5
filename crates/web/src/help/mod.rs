//! The help pages: articles for everybody, without signing in, without script. `GET /help` finds them, in the reader's language
//! where there are; `GET /help/{language}/{slug}` shows one; `POST …/helped` hears whether it helped.

use crate::answer::{Answer, html, see_other};
use crate::app::App;
use crate::csp;
use crate::door::{Place, Spoken, household};
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::views::help::{ArticlePage, HelpPage, article_page, help_page};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::article::{CannotKeepArticle, found};
use domain::ArticleId;
use domain::message::formatting::formatted;
use domain::message::formatting::plain;
use domain::text::{LINE_CHARS, summary};
use language::{Language, Times};
use maud::Markup;
use serde::Deserialize;
use store::{Article, Read, Trouble};

/// Characters of a question that are looked at.
const ASKED_CHARS_MAX: usize = 200;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    language: Option<String>,
    thanks: Option<String>,
}

/// Where an article is.
pub(crate) fn href(of: &Article) -> String {
    format!("/help/{}/{}", of.language, of.slug)
}

/// What a page says around an article: the desk, and where a person answers.
struct Surroundings {
    brand: String,
    address: String,
    zone: String,
    language: Language,
}

/// Where a person of the desk itself answers: a mailbox that speaks as no brand, where there is one.
pub(crate) fn address_of_the_desk(read: &mut Read<'_, '_>) -> Result<String, Trouble> {
    let (mailboxes, brands) = (read.mailboxes()?, read.brand_mailboxes()?);
    let own = mailboxes.iter().find(|mailbox| !brands.iter().any(|(id, _)| *id == mailbox.id));
    Ok(own.or(mailboxes.first()).map(|mailbox| mailbox.address.to_string()).unwrap_or_default())
}

fn surroundings(
    read: &mut Read<'_, '_>,
    spoken: &Spoken,
    wanted: Option<&str>,
) -> Result<Option<Surroundings>, Trouble> {
    let Some(desk) = read.installation()? else { return Ok(None) };
    let address = address_of_the_desk(read)?;
    let language = wanted.and_then(Language::of_tag).unwrap_or_else(|| spoken.or([Some(&desk.language), None]));
    Ok(Some(Surroundings { brand: desk.name, address, zone: desk.zone, language }))
}

/// All articles, or those that hold what was asked.
pub(crate) async fn list(State(app): State<App>, spoken: Spoken, Query(wanted): Query<Wanted>) -> Answer {
    let asked: String = wanted.q.trim().chars().take(ASKED_CHARS_MAX).collect();
    let shown = app.read(move |read| {
        let Some(around) = surroundings(read, &spoken, wanted.language.as_deref())? else { return Ok(None) };
        let line = |one: Article| (href(&one), summary(&plain(&one.body), LINE_CHARS), one.title);
        let articles = found(read, around.language, &asked)?.into_iter().map(line).collect();
        let of = HelpPage { language: around.language, brand: around.brand, address: around.address, asked, articles };
        Ok::<_, Trouble>(Some(help_page(&of)))
    });
    Ok(public(StatusCode::OK, shown.await?.ok_or(Refusal::NotFound)?))
}

/// One article.
pub(crate) async fn show(
    State(app): State<App>,
    spoken: Spoken,
    Path((tag, slug)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let now = app.desk.now();
    let shown = app.read(move |read| {
        let Some(around) = surroundings(read, &spoken, Some(&tag))? else { return Ok(None) };
        let article = read.article_by_slug(&tag, &slug)?.filter(|article| article.public);
        let Some(article) = article else { return Ok(None) };
        let times = Times::new(&around.zone, now, around.language);
        let others = read.translations(article.family)?.into_iter().filter(|(tag, _)| *tag != article.language);
        let others = others.filter_map(|(tag, slug)| Some((format!("/help/{tag}/{slug}"), Language::of_tag(&tag)?)));
        let others = others.collect();
        let of = ArticlePage {
            language: around.language,
            brand: around.brand,
            address: around.address,
            href: href(&article),
            title: article.title.clone(),
            blocks: formatted(&article.body),
            changed: times.when(article.changed_at),
            others,
            thanks: wanted.thanks,
        };
        Ok::<_, Trouble>(Some(article_page(&of)))
    });
    Ok(public(StatusCode::OK, shown.await?.ok_or(Refusal::NotFound)?))
}

/// Whether it helped.
pub(crate) async fn helped(
    State(app): State<App>,
    place: Place,
    Path((tag, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let to = format!("/help/{tag}/{slug}");
    let id: Option<ArticleId> = app.read(move |read| Ok(read.article_by_slug(&tag, &slug)?.map(|one| one.id))).await?;
    let yes = match fields.get("helped") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::Unreadable),
    };
    let said = app.desk.article_helped(id.ok_or(Refusal::NotFound)?, &household(place.client).to_string(), yes).await;
    said.map_err(|refused| match refused {
        CannotKeepArticle::Trouble(trouble) => Refusal::from(trouble),
        _ => Refusal::NotFound,
    })?;
    Ok(see_other(&format!("{to}?thanks={}", if yes { "yes" } else { "no" })))
}

/// A page for everybody: no script, and nobody's cookie changes it.
fn public(status: StatusCode, markup: Markup) -> Response {
    let mut response = html(status, markup).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::CUSTOMER));
    response
}
