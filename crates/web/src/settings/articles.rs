//! The articles: what there is, and by leads what it says.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::help;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{
    ArticleForm, ArticleLine, ArticlesPage, VersionLine, VersionsPage, article_versions, articles,
};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use desk::article::{CannotKeepArticle, NewArticle};
use domain::ArticleId;
use domain::message::formatting::formatted;
use domain::team::Permission;
use language::Language;
use maud::Markup;
use serde::Deserialize;
use store::{Article, ArticleVersion};

const HERE: &str = "/settings/articles";

/// Versions on one page.
const VERSIONS: usize = 20;

/// Which one is in the form: changed, perhaps on from an older version, or translated.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    change: Option<String>,
    version: Option<i64>,
    translate: Option<String>,
}

/// `GET /settings/articles`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    Ok(page(shown(&app, who, wanted, None).await?))
}

async fn shown(app: &App, who: SignedIn, wanted: Wanted, refused: Option<ArticleForm>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let all = read.articles()?;
        let of_id = |id: &Option<String>| {
            let id: Option<ArticleId> = id.as_deref().and_then(|id| id.parse().ok());
            all.iter().find(|one| Some(one.id) == id)
        };
        let form = match (refused, of_id(&wanted.change), of_id(&wanted.translate)) {
            (Some(form), ..) => form,
            (None, Some(one), _) => {
                let older = wanted.version.map(|version| read.article_versions(one.id, version.saturating_add(1), 1));
                let older = older.transpose()?.and_then(|mut versions| versions.pop());
                changed(one, older)
            }
            (None, None, Some(one)) => translated(one, &all),
            (None, None, None) => ArticleForm { language: language.tag().into(), ..ArticleForm::default() },
        };
        let line = |one: &Article| ArticleLine {
            id: one.id.to_string(),
            title: one.title.clone(),
            language: Language::of_tag(&one.language).map(|of| of.own_name().to_owned()).unwrap_or_default(),
            href: one.public.then(|| help::href(one)),
            helped: language.article_helped(one.helped_not, one.helped),
            version: language.article_version(times.short(one.changed_at), one.version),
        };
        let of = ArticlesPage {
            lines: all.iter().map(line).collect(),
            translating: all
                .iter()
                .find(|one| one.id.to_string() == form.of)
                .map(|one| language.article_translating(&one.title)),
            form,
            may_write: around.who.may(Permission::ShareWords),
            who_can: language.either(&who_can(&read.agents()?, Permission::ShareWords)),
        };
        Ok(articles(&frame, &of))
    });
    Ok(shown.await?)
}

fn changed(of: &Article, older: Option<ArticleVersion>) -> ArticleForm {
    let (title, body) = older.map_or_else(|| (of.title.clone(), of.body.clone()), |older| (older.title, older.body));
    ArticleForm {
        id: of.id.to_string(),
        version: of.version.to_string(),
        title,
        body,
        language: of.language.clone(),
        public: of.public,
        ..ArticleForm::default()
    }
}

/// In the first language that the family has not.
fn translated(of: &Article, all: &[Article]) -> ArticleForm {
    let has = |tag: &str| all.iter().any(|one| one.family == of.family && one.language == tag);
    let missing = Language::ALL.into_iter().find(|language| !has(language.tag()));
    ArticleForm {
        of: of.id.to_string(),
        body: of.body.clone(),
        language: missing.map_or_else(|| of.language.clone(), |language| language.tag().into()),
        public: of.public,
        ..ArticleForm::default()
    }
}

/// `POST /settings/articles`
pub(crate) async fn save(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::ShareWords)?;
    let id: Option<ArticleId> = fields.parsed("id");
    let new = NewArticle {
        title: fields.get("title").to_owned(),
        body: fields.text("body"),
        language: Language::of_tag(fields.get("language")).unwrap_or_default(),
        of: fields.parsed("of"),
        seen: fields.parsed("version"),
        public: fields.has("public"),
    };
    match app.desk.keep_article(who.agent.id, id, new.clone()).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(CannotKeepArticle::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotKeepArticle::NotThere) => Err(Refusal::NotFound),
        Err(CannotKeepArticle::NotAllowed(why)) => Err(why.into()),
        Err(refused) => {
            // What was typed stands on the page again; kept once more, it is kept beside what the other wrote.
            let (status, seen) = match &refused {
                CannotKeepArticle::ChangedMeanwhile { now } => (StatusCode::CONFLICT, now.version.to_string()),
                _ => (StatusCode::UNPROCESSABLE_ENTITY, fields.get("version").to_owned()),
            };
            let about_title = matches!(refused, CannotKeepArticle::NoTitle | CannotKeepArticle::Taken);
            let field = if about_title { "title" } else { "body" };
            let wrong = Wrong { field: field.into(), words: sentence(&refused.said(who.language)) };
            let form = ArticleForm {
                id: id.map(|id| id.to_string()).unwrap_or_default(),
                version: seen,
                of: fields.get("of").to_owned(),
                title: new.title,
                body: new.body,
                language: new.language.tag().into(),
                public: new.public,
                wrongs: vec![wrong],
            };
            let page = shown(&app, who, Wanted::default(), Some(form)).await?;
            Ok(html(status, page))
        }
    }
}

/// Further back.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    before: Option<i64>,
}

/// `GET /settings/articles/{id}`: what it said over time.
pub(crate) async fn versions(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(back): Query<Back>,
) -> Answer {
    let id: ArticleId = named(&id)?;
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(article) = read.article(id)? else { return Ok(None) };
        let most = i64::try_from(VERSIONS).unwrap_or(i64::MAX);
        let mut versions = read.article_versions(id, back.before.unwrap_or(i64::MAX), most + 1)?;
        let more = versions.len() > VERSIONS;
        versions.truncate(VERSIONS);
        let further = versions.last().filter(|_| more);
        let agents = read.agents()?;
        let line = |of: &ArticleVersion| {
            let by = agents.iter().find(|agent| agent.id == of.by).map_or("", |agent| agent.name.as_str());
            VersionLine {
                version: of.version,
                stands: of.version == article.version,
                who: times.language.article_version_by(times.short(of.at), by, of.version),
                title: of.title.clone(),
                blocks: formatted(&of.body),
            }
        };
        let of = VersionsPage {
            id: article.id.to_string(),
            title: article.title.clone(),
            older: further.map(|last| format!("{HERE}/{id}?before={}", last.version)),
            lines: versions.iter().map(line).collect(),
            may_write: around.who.may(Permission::ShareWords),
        };
        Ok(Some(article_versions(&frame, &of)))
    });
    Ok(page(shown.await?.ok_or(Refusal::NotFound)?))
}
