//! Serves every view with a made-up desk, for looking at them: `cargo run -p web --example preview`, then
//! <http://127.0.0.1:7080/inbox/waiting-on-us>. `?theme=dark`, `?rtl=1` and `?trouble=1` work on every page.
//! Forms answer as the product would, and change nothing.

mod pages;
mod samples;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::routing::{get, post};
use language::Language;
use std::collections::HashMap;
use web::views::door::SignInRefused;
use web::views::portal::PortalState;
use web::views::shell::{Frame, Theme};
use web::views::trouble::TroublePage;
use web::views::{Markup, conversation, door, inbox, portal, post_room, search, settings, task, trouble};
use web::{assets, csp};

type Asked = Query<HashMap<String, String>>;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app =
        Router::new()
            .route(
                "/",
                get(|asked: Asked| async move {
                    html(&inbox::page(&frame(&asked), &samples::inbox("waiting-on-us", None)))
                }),
            )
            .route(
                "/assets/{name}",
                get(|request: Request| async move { assets::serve(request.uri().path(), request.headers()) }),
            )
            .route("/inbox/{view}", get(inbox_view))
            .route("/conversations/{id}", get(show))
            .route(
                "/conversations/new",
                get(|asked: Asked| async move {
                    html(&conversation::new_conversation(&frame(&asked), &pages::new_conversation()))
                }),
            )
            .route("/conversations/{id}/replies", post(reply))
            .route("/conversations/{id}/notes", post(reply))
            .route("/search", get(found))
            .route("/messages/{id}/html", get(mail))
            .route("/tasks", get(|asked: Asked| async move { html(&task::page(&frame(&asked), &pages::tasks())) }))
            .route(
                "/post-room",
                get(|asked: Asked| async move { html(&post_room::page(&frame(&asked), &pages::post_room(false))) }),
            )
            .route(
                "/post-room/{id}",
                get(|asked: Asked| async move { html(&post_room::page(&frame(&asked), &pages::post_room(true))) }),
            )
            .route("/settings/{page}", get(setting))
            .route("/q/{token}", get(customer))
            .route("/sign-in", get(sign_in))
            .route("/set-up", get(|| async { html(&door::set_up(&pages::set_up())) }))
            .route("/trouble/{status}", get(broken))
            .route("/events", get(events))
            .fallback(|request: Request| async move {
                if request.method() == "POST" {
                    text("")
                } else {
                    html(&trouble::page(&TroublePage::not_found(Language::English)))
                }
            });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7080").await?;
    axum::serve(listener, app).await
}

fn frame(asked: &Asked) -> Frame {
    let theme = match asked.get("theme").map(String::as_str) {
        Some("dark") => Theme::Dark,
        Some("light") => Theme::Light,
        _ => Theme::System,
    };
    samples::frame("waiting-on-us", theme, asked.contains_key("rtl"), asked.contains_key("trouble"))
}

fn wants_fragment(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes() == b"text/vnd.answerable.fragment")
}

async fn inbox_view(Path(view): Path<String>, asked: Asked, headers: HeaderMap) -> Response<Body> {
    let index = |name: &str| asked.get(name).and_then(|id| id.parse::<usize>().ok());
    let chosen = index("c").map(|id| id.saturating_sub(1000));
    let mut page = samples::inbox(&view, chosen);
    if let Some(after) = index("after") {
        page.rows = (after..after + 24).map(|index| samples::row(index, &view)).collect();
        page.next_href = (after < 200).then(|| format!("/inbox/{view}?after={}", after + 24));
    }
    if view == "snoozed" {
        page.rows.clear();
        page.next_href = None;
        page.selected = None;
    }
    if wants_fragment(&headers) {
        html(&inbox::rows(Language::English, &page.rows, page.next_href.as_deref(), None, None))
    } else {
        html(&inbox::page(&frame(&asked), &page))
    }
}

async fn show(Path(id): Path<usize>, asked: Asked, headers: HeaderMap) -> Response<Body> {
    let page = samples::conversation(id.saturating_sub(1000));
    if asked.contains_key("before") && wants_fragment(&headers) {
        return html(&conversation::earlier(Language::English, &[], None));
    }
    if wants_fragment(&headers) {
        html(&conversation::pane(&page))
    } else {
        html(&conversation::page(&frame(&asked), &page))
    }
}

async fn reply(request: Request) -> Response<Body> {
    let note = request.uri().path().ends_with("notes");
    html(&conversation::message(Language::English, &samples::sent("990099", "Sent from the preview.", note)))
}

async fn found(asked: Asked, headers: HeaderMap) -> Response<Body> {
    if wants_fragment(&headers) {
        html(&search::results(Language::English, &pages::search()))
    } else {
        html(&search::page(&frame(&asked), &pages::search()))
    }
}

async fn mail() -> Response<Body> {
    let document = conversation::mail_document(
        "<h1>replace, please</h1><p>Sent from my <b>phone</b>. <a href=\"https://example.com\">A link</a></p>",
    );
    with_policy(document.into_string(), csp::MAIL)
}

async fn setting(Path(page): Path<String>, asked: Asked) -> Response<Body> {
    let frame = frame(&asked);
    match page.as_str() {
        "agents" => html(&settings::agents(&frame, &pages::agents())),
        "automatic-mail" => html(&settings::automatic(&frame, &pages::automatic(asked.contains_key("trouble")))),
        "desk" => html(&settings::desk(&frame, &pages::desk())),
        "profile" => html(&settings::profile(&frame, &pages::profile())),
        "deliveries" => html(&settings::deliveries(&frame, &pages::deliveries())),
        "connection" => html(&settings::connection(&frame, &pages::connection())),
        _ => html(&settings::mailboxes(&frame, &pages::mailboxes())),
    }
}

async fn customer(Path(token): Path<String>, asked: Asked) -> Response<Body> {
    let mut page = match token.as_str() {
        "late" => pages::portal(PortalState::WithUs, true),
        "answered" => pages::portal(PortalState::Answered, false),
        "closed" => pages::portal(PortalState::Closed, false),
        "invalid" => return with_policy(portal::invalid(&pages::invalid()).into_string(), csp::CUSTOMER),
        _ => pages::portal(PortalState::WithUs, false),
    };
    page.language = samples::language(asked.contains_key("rtl"));
    with_policy(portal::page(&page).into_string(), csp::CUSTOMER)
}

async fn sign_in(asked: Asked) -> Response<Body> {
    let refused = asked.contains_key("trouble").then_some(SignInRefused::TooMany { minutes: 4 });
    html(&door::sign_in(&pages::sign_in(refused)))
}

async fn broken(Path(status): Path<u16>) -> Response<Body> {
    let page = match status {
        403 => TroublePage::not_allowed(
            Language::English,
            "Only an administrator can deactivate people",
            &["Sam Osei".to_owned()],
        ),
        409 => TroublePage::changed(
            Language::English,
            "Sam Osei answered while you wrote",
            Some("Dear Amara, …".into()),
            samples::link("/conversations/1000", "Back to the conversation"),
        ),
        500 => TroublePage::broken(Language::English, "8f31", Some("Dear Amara, …".into())),
        _ => TroublePage::not_found(Language::English),
    };
    html(&trouble::page(&page))
}

/// An open line with one piece of news a few seconds in.
async fn events() -> Response<Body> {
    let mut news = samples::row(2, "waiting-on-us");
    news.snippet = "A new message, just now".into();
    news.unread = true;
    let html = inbox::row(Language::English, &news, false).into_string();
    let data = serde_json::json!({ "conversation": news.id, "html": html, "views": ["waiting-on-us"] });
    let (sender, receiver) = tokio::sync::mpsc::channel::<Result<String, std::convert::Infallible>>(4);
    tokio::spawn(async move {
        let _ = sender.send(Ok(": hello\n\n".into())).await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let _ = sender.send(Ok(format!("id: 1\nevent: row\ndata: {data}\n\n"))).await;
        sender.closed().await;
    });
    let mut response = Response::new(Body::from_stream(tokio_stream::wrappers::ReceiverStream::new(receiver)));
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/event-stream"));
    response
}

fn html(markup: &Markup) -> Response<Body> {
    with_policy(markup.0.clone(), csp::PAGE)
}

fn text(words: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(words));
    *response.status_mut() = StatusCode::OK;
    response
}

fn with_policy(page: String, policy: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(page));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(policy));
    headers.insert(header::VARY, header::HeaderValue::from_static("accept"));
    response
}
