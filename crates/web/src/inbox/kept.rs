//! Views that people make themselves: `GET /views/{id}` lists one, `POST /views` keeps one, `POST /views/{id}` changes it,
//! `POST /views/{id}/removal` forgets it.

use super::show::{Wanted, list_page};
use super::{Key, List, cursor, page_of, row::row};
use crate::answer::{Answer, Asked, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::inbox::{self, Empty, InboxPage, ViewForm};
use crate::views::{Link, Wrong};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use desk::filter::selection;
use desk::search::conversations;
use desk::view::{CannotKeepView, NewView};
use domain::conversation::{Filter, Selection};
use domain::team::{Agent, Permission};
use domain::text::query;
use domain::{Moment, ViewId};
use language::{Language, Times};
use store::{InboxRow, KeptView, PAGE_ROWS, Read, Selected, Trouble};

/// `GET /views/{id}`
pub(crate) async fn show(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ViewId = named(&id)?;
    let viewer = who.agent.id;
    let view = app.read(move |read| read.kept_view(id)).await?;
    let view = view.filter(|view| view.agent.is_none_or(|agent| agent == viewer)).ok_or(Refusal::NotFound)?;
    let here = href(id);
    let list = List { href: Some(here.clone()), holds_spam: false };
    let around = Around::kept(&app, who, id).await?;
    let desk = app.desk.clone();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let viewer = around.who.agent.clone();
        let listed = listed(read, &view, &viewer, wanted.after.as_deref(), &times)?;
        let agents = read.agents()?;
        let rows: Vec<_> = listed.rows.iter().map(|one| row(one, &list, &agents, &times)).collect();
        let next = listed.after.map(|after| format!("{here}?after={after}"));
        let further = listed.further;
        if asked.fragment {
            return Ok(inbox::rows(language, &rows, next.as_deref(), further.as_deref(), None));
        }
        let next_words = listed.by_words && next.is_some();
        let of = InboxPage {
            // Without a key no news changes the rows: whether words are in a conversation, news do not know.
            view_key: if listed.by_words { String::new() } else { view_key(id) },
            view_name: view.name.clone(),
            href: here.clone(),
            rows,
            next_href: next,
            acts: wanted.acts(&here, &viewer, &agents, &times),
            further,
            empty: Empty {
                words: match next_words {
                    true => language.search_nothing_yet(&view.line),
                    false => language.view_empty().into(),
                },
                link: Some(Link { href: Key::Open.href(), label: language.inbox_all_open().into() }),
                ..Empty::default()
            },
            form: Some(form(&view, &around.who)),
            ..InboxPage::default()
        };
        list_page(read, &desk, &frame, &viewer, of, wanted.chosen(), listed.rows.first().map(|row| row.id), &times)
    });
    Ok(page(shown.await?))
}

/// `POST /views`
pub(crate) async fn keep(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    match app.desk.keep_view(who.agent.id, new_view(&fields)).await {
        Ok(id) => Ok(see_other(&href(id))),
        Err(refused) => not_kept(&app, who, None, new_view(&fields), &refused).await,
    }
}

/// `POST /views/{id}`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: ViewId = named(&id)?;
    match app.desk.change_view(who.agent.id, id, new_view(&fields)).await {
        Ok(()) => Ok(see_other(&href(id))),
        Err(refused) => not_kept(&app, who, Some(id), new_view(&fields), &refused).await,
    }
}

/// The form once more, with everything that was typed.
async fn not_kept(app: &App, who: SignedIn, id: Option<ViewId>, new: NewView, refused: &CannotKeepView) -> Answer {
    let field = match refused {
        CannotKeepView::NoView | CannotKeepView::NotAllowed(_) | CannotKeepView::Trouble(_) => {
            return Err(refusal(who.language, refused, ""));
        }
        CannotKeepView::NoName | CannotKeepView::TooMany => "name",
        CannotKeepView::NoFilter | CannotKeepView::Odd(_) => "line",
    };
    let form = ViewForm {
        href: id.map_or_else(|| "/views".into(), href),
        name: new.name,
        line: new.line,
        shared: new.shared,
        may_share: who.may(Permission::ShareViews),
        may_change: true,
        is_kept: id.is_some(),
        wrongs: vec![Wrong { field: field.into(), words: sentence(&refused.said(who.language)) }],
    };
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| Ok(inbox::view_page(&around.frame(read)?.0, &form)));
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown.await?))
}

/// `POST /views/{id}/removal`
pub(crate) async fn forget(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ViewId = named(&id)?;
    app.desk.forget_view(who.agent.id, id).await.map_err(|refused| refusal(who.language, &refused, &href(id)))?;
    Ok(see_other(&Key::Mine.href()))
}

/// Its page.
pub(crate) fn href(id: ViewId) -> String {
    format!("/views/{id}")
}

/// What news call it.
pub(crate) fn view_key(id: ViewId) -> String {
    format!("view-{id}")
}

/// What a kept view selects for a reader.
pub(crate) fn selected(
    read: &mut Read<'_, '_>,
    view: &KeptView,
    viewer: &Agent,
    now: Moment,
) -> Result<Selection, Trouble> {
    let (filter, _) = Filter::parse(&view.line);
    Ok(selection(read, &filter, viewer, now)?.0)
}

/// A page of a kept view.
struct Listed {
    rows: Vec<InboxRow>,
    /// Where the next page begins.
    after: Option<String>,
    /// How far back was looked, where that is not to the beginning.
    further: Option<String>,
    /// Its line has words to look for: its rows are what the search finds, in that order.
    by_words: bool,
}

fn listed(
    read: &mut Read<'_, '_>,
    view: &KeptView,
    viewer: &Agent,
    after: Option<&str>,
    times: &Times,
) -> Result<Listed, Trouble> {
    let (filter, _) = Filter::parse(&view.line);
    let wanted = selected(read, view, viewer, times.now)?;
    if filter.words.is_empty() {
        let selected = read.select(&wanted, viewer.id, page_of(after), PAGE_ROWS)?;
        let further = further(&selected, times);
        return Ok(Listed { after: selected.next.map(cursor), rows: selected.rows, further, by_words: false });
    }
    // As on the page of the search: words alone look everywhere.
    let wanted = (!filter.is_words_only()).then_some(wanted);
    let before = after.and_then(|number| number.parse().ok());
    let terms = query(&filter.words, false);
    let hits = conversations(read, viewer, &terms, wanted.as_ref(), before, &[])?;
    let mut rows = Vec::new();
    for hit in &hits.all {
        rows.extend(read.inbox_row(hit.conversation.id, viewer.eyes())?);
    }
    Ok(Listed { rows, after: hits.next.map(|next| next.to_string()), further: None, by_words: true })
}

/// How far back was looked, where that is not to the beginning.
pub(crate) fn further(of: &Selected, times: &Times) -> Option<String> {
    of.looked_back_to.map(|back| times.language.view_looked_back(times.day(back)))
}

fn form(view: &KeptView, who: &SignedIn) -> ViewForm {
    let shared = view.agent.is_none();
    ViewForm {
        href: href(view.id),
        name: view.name.clone(),
        line: view.line.clone(),
        shared,
        may_share: who.may(Permission::ShareViews),
        may_change: !shared || who.may(Permission::ShareViews),
        is_kept: true,
        wrongs: Vec::new(),
    }
}

fn new_view(fields: &Fields) -> NewView {
    NewView { name: fields.get("name").to_owned(), line: fields.get("line").to_owned(), shared: fields.has("shared") }
}

fn refusal(language: Language, of: &CannotKeepView, back: &str) -> Refusal {
    match of {
        CannotKeepView::NoView => Refusal::NotFound,
        CannotKeepView::NotAllowed(why) => (*why).into(),
        CannotKeepView::Trouble(trouble) => trouble.clone().into(),
        refused => Refusal::invalid(&refused.said(language), back),
    }
}
