//! Every address of the desk, in one place.

use crate::answer::see_other;
use crate::app::{App, Settings};
use crate::door::{code, link, passkey, provider, set_up, sign_in, theme};
use crate::refusal::Refusal;
use crate::{
    assets, brand, conversation, draft, guard, health, help, inbox, live, message, outgoing, palette, portal,
    post_room, search, settings, task,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use desk::Desk;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// Bytes of a form without files: a text of the greatest length, with each of its letters escaped.
const FORM_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes of a form that strangers can post: an address and a password.
const DOOR_BYTES_MAX: usize = 64 * 1024;
/// Bytes around the files of a form: its text, and what multipart adds.
const AROUND_FILES_BYTES: u64 = 8 * 1024 * 1024;

/// The pages of a desk. Serve them with `into_make_service_with_connect_info::<SocketAddr>()`: without the peer's
/// address nobody can be told apart.
pub fn router(desk: Desk, settings: Settings) -> Router {
    let app = App::new(desk, settings);
    let with_files = app.desk.mail.manners().attachment_bytes_max.saturating_add(AROUND_FILES_BYTES);
    let with_files = DefaultBodyLimit::max(usize::try_from(with_files).unwrap_or(usize::MAX));
    // Everything that a cookie opens refuses what another site's page posts; pages of customers have no cookie.
    let people = Router::new()
        .merge(at_the_door())
        .merge(at_the_desk())
        .merge(uploads().layer(with_files))
        .layer(CsrfLayer::new().with_rejection_response(|_: ProtectionError| from_elsewhere()));
    Router::new()
        .merge(people)
        .merge(customers().layer(with_files))
        .merge(machines())
        .fallback(|| async { Refusal::NotFound })
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), guard::guard))
        .layer(CompressionLayer::new().gzip(true).compress_when(is_page))
        .with_state(app)
}

fn at_the_door() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-in/code", get(code::show).post(code::sign_in))
        .route("/sign-in/passkey", post(passkey::enter))
        .route("/sign-in/passkey/question", post(passkey::question))
        .route("/sign-in/provider", get(provider::go))
        .route(provider::ANSWER, get(provider::answer))
        .route("/forgotten", get(link::show).post(link::ask))
        .route("/invitation/{token}", get(link::enter).post(link::choose))
        .route("/new-password/{token}", get(link::enter).post(link::choose))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/set-up", get(set_up::show).post(set_up::set_up))
        .route("/theme", post(theme::choose))
        .layer(DefaultBodyLimit::max(DOOR_BYTES_MAX))
}

fn at_the_desk() -> Router<App> {
    Router::new()
        .route("/", get(inbox::show::home))
        .route("/inbox/{view}", get(inbox::show::show))
        .route("/acts", post(inbox::acts::acts))
        .route("/views", post(inbox::kept::keep))
        .route("/views/{id}", get(inbox::kept::show).post(inbox::kept::change))
        .route("/views/{id}/removal", post(inbox::kept::forget))
        .route("/conversations/{id}", get(conversation::show::show))
        .route("/conversations/{id}/closure", post(conversation::close::close))
        .route("/conversations/{id}/reopening", post(conversation::close::reopen))
        .route("/conversations/{id}/spam", post(conversation::quarantine::spam))
        .route("/conversations/{id}/release", post(conversation::quarantine::release))
        .route("/conversations/{id}/block", post(conversation::block::block))
        .route("/conversations/{id}/unblock", post(conversation::block::unblock))
        .route("/conversations/{id}/merge", post(conversation::apart_and_together::merge))
        .route("/conversations/{id}/separation", post(conversation::apart_and_together::separate))
        .route("/conversations/{id}/split", post(conversation::apart_and_together::split))
        .route("/conversations/{id}/split/undo", post(conversation::apart_and_together::rejoin))
        .route("/conversations/{id}/acknowledgement", post(conversation::quarantine::acknowledge))
        .route("/conversations/{id}/follow-up", post(conversation::snooze::follow_up))
        .route("/conversations/{id}/snooze", post(conversation::snooze::snooze))
        .route("/conversations/{id}/language", post(conversation::speaks::say))
        .route("/conversations/{id}/owner", post(conversation::hand_over::hand_over))
        .route("/conversations/{id}/colleagues", get(conversation::colleagues::list))
        .route("/conversations/{id}/saved-answers", get(conversation::saved_answer::list))
        .route("/conversations/{id}/articles/{article}", post(conversation::saved_answer::put_article))
        .route("/conversations/{id}/saved-answers/{answer}", post(conversation::saved_answer::put_in))
        .route("/conversations/{id}/priority", post(conversation::priority::set))
        .route("/conversations/{id}/tags", post(conversation::tag::put))
        .route("/conversations/{id}/tags/{tag}/removal", post(conversation::tag::take))
        .route("/conversations/{id}/fields", post(conversation::fields::fill))
        .route("/conversations/{id}/enquiries/new", get(conversation::enquiry::new))
        .route("/conversations/{id}/enquiries/{enquiry}/closure", post(conversation::enquiry::close))
        .route("/conversations/{id}/presence", post(conversation::presence::presence))
        .route("/conversations/{id}/whole", get(conversation::whole::whole))
        .route("/conversations/{id}/files", get(conversation::whole::files))
        .route("/conversations/{id}/read", post(conversation::read::read))
        .route("/drafts/{id}", post(draft::save::save))
        .route("/drafts/{id}/preview", get(conversation::preview::formatted))
        .route("/drafts/{id}/attachments/{position}", get(draft::attach::show))
        .route("/drafts/{id}/attachments/{position}/removal", post(draft::attach::detach))
        .route("/messages/{id}/html", get(message::formatted::show))
        .route("/messages/{id}/original", get(message::original::show))
        .route("/messages/{id}/attachments/{position}", get(message::attachment::show))
        .route("/messages/{id}/attachments/{position}/scan", get(message::scan::show).post(message::scan::change))
        .route("/outgoing/{id}/withdrawal", post(outgoing::withdraw))
        .route("/outgoing/{id}/again", post(outgoing::again))
        .route("/tasks", get(task::show))
        .route("/tasks/{id}/done", post(task::done))
        .route("/search", get(search::search))
        .route("/search/offers", get(search::offers::list))
        .route("/palette", get(palette::show))
        .route(live::PATH, get(live::events))
        .merge(post_room_routes())
        .merge(settings_routes())
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
}

fn post_room_routes() -> Router<App> {
    Router::new()
        .route("/post-room", get(post_room::list))
        .route("/post-room/release", post(post_room::release_all))
        .route("/post-room/discard", post(post_room::discard_automatic))
        .route("/post-room/{id}", get(post_room::open))
        .route("/post-room/{id}/html", get(post_room::formatted))
        .route("/post-room/{id}/original", get(post_room::original))
        .route("/post-room/{id}/release", post(post_room::release))
        .route("/post-room/{id}/discard", post(post_room::discard))
}

fn settings_routes() -> Router<App> {
    Router::new()
        .route("/settings", get(|| async { see_other("/settings/mailboxes") }))
        .route("/settings/mailboxes", get(settings::mailboxes::show).post(settings::mailboxes::add))
        .route("/settings/mailboxes/{id}/connection", get(settings::connection::show).post(settings::connection::ask))
        .route("/settings/sources/new", get(settings::sources::form).post(settings::sources::add))
        .route("/settings/sources/{id}/trial", post(settings::sources::try_it))
        .route("/settings/sources/{id}/password", post(settings::sources::password))
        .route("/settings/sources/{id}/removal", post(settings::sources::remove))
        .route("/settings/agents", get(settings::agents::show).post(settings::agents::add))
        .route("/settings/agents/{id}", get(settings::person::show))
        .route("/settings/agents/{id}/role", post(settings::person::change_role))
        .route("/settings/agents/{id}/invitation", post(settings::person::invite_again))
        .route("/settings/agents/{id}/invitation/withdrawal", post(settings::person::withdraw))
        .route("/settings/agents/{id}/password-link", post(settings::person::password_link))
        .route("/settings/agents/{id}/second-factor/removal", post(settings::person::remove_factor))
        .route("/settings/agents/{id}/provider-account/removal", post(settings::person::forget_provider_account))
        .route("/settings/agents/{id}/passkeys/removal", post(settings::person::remove_passkeys))
        .route("/settings/second-factor", post(settings::person::demand_factor))
        .route("/settings/teams", post(settings::person::add_team))
        .route("/settings/single-sign-on", get(settings::single_sign_on::show).post(settings::single_sign_on::change))
        .route("/settings/single-sign-on/removal", post(settings::single_sign_on::remove))
        .route("/settings/audit", get(settings::audit::show))
        .route("/settings/audit/check", post(settings::audit::check))
        .route("/settings/security", get(settings::security::show))
        .route("/settings/security/sessions/end", post(settings::security::end_session))
        .route("/settings/security/sessions/others", post(settings::security::end_others))
        .route("/settings/security/factor", post(settings::security::begin))
        .route("/settings/security/factor/confirmation", post(settings::security::confirm))
        .route("/settings/security/factor/removal", post(settings::security::remove))
        .route("/settings/security/passkeys", post(settings::passkeys::add))
        .route("/settings/security/passkeys/question", post(settings::passkeys::question))
        .route("/settings/security/passkeys/{id}", post(settings::passkeys::rename))
        .route("/settings/security/passkeys/{id}/removal", post(settings::passkeys::remove))
        .route("/settings/agents/{id}/absence", post(settings::agents::absence))
        .route("/settings/agents/{id}/deactivation", post(settings::agents::deactivate))
        .route("/settings/saved-answers", get(settings::saved_answers::show).post(settings::saved_answers::save))
        .route("/settings/saved-answers/{id}/removal", post(settings::saved_answers::remove))
        .route("/settings/articles", get(settings::articles::show).post(settings::articles::save))
        .route("/settings/articles/{id}", get(settings::articles::versions))
        .route("/settings/tags", get(settings::tags::show).post(settings::tags::add))
        .route("/settings/tags/{id}", post(settings::tags::rename))
        .route("/settings/tags/{id}/removal", post(settings::tags::remove))
        .route("/settings/brands", get(settings::brands::show).post(settings::brands::add))
        .route("/settings/brands/{id}", get(settings::brands::one).post(settings::brands::change))
        .route("/settings/brands/{id}/removal", post(settings::brands::remove))
        .route("/settings/fields", get(settings::fields::show).post(settings::fields::add))
        .route("/settings/fields/{id}", post(settings::fields::change))
        .route("/settings/fields/{id}/removal", post(settings::fields::remove))
        .route("/settings/rules", get(settings::rules::show).post(settings::rules::save))
        .route("/settings/rules/{id}", get(settings::rules::open))
        .route("/settings/rules/{id}/on", post(settings::rules::on))
        .route("/settings/rules/{id}/off", post(settings::rules::off))
        .route("/settings/rules/{id}/order", post(settings::rules::order))
        .route("/settings/rules/{id}/removal", post(settings::rules::remove))
        .route("/settings/blocked", get(settings::blocked::show))
        .route("/settings/blocked/{sender}/removal", post(settings::blocked::remove))
        .route("/settings/desk", get(settings::desk::show).post(settings::desk::change))
        .route("/settings/teams/{id}/hours", post(settings::desk::change_hours))
        .route("/settings/automatic-mail", get(settings::automatic::show).post(settings::automatic::switch))
        .route("/settings/deliveries", get(settings::deliveries::show))
        .route("/settings/keys", get(settings::keys::show).post(settings::keys::change))
        .route("/settings/panes", post(settings::keys::panes))
        .route("/settings/profile", get(settings::profile::show).post(settings::profile::change))
        .route("/settings/profile/mentions", post(settings::profile::mentions))
        .route("/settings/profile/push", post(settings::push::tell))
        .route("/settings/profile/push/{id}/removal", post(settings::push::stop))
        .route("/settings/profile/language", post(settings::profile::choose_language))
        .route("/settings/profile/password", post(settings::profile::change_password))
}

/// Forms with files.
fn uploads() -> Router<App> {
    Router::new()
        .route("/conversations/new/preview", post(conversation::open::preview))
        .route("/conversations/new", get(conversation::open::form).post(conversation::open::open))
        .route("/conversations/{id}/replies", post(conversation::reply::reply))
        .route("/conversations/{id}/preview", post(conversation::preview::preview))
        .route("/conversations/{id}/notes", post(conversation::note::note))
        .route("/conversations/{id}/enquiries", post(conversation::enquiry::ask))
        .route(
            "/conversations/{id}/enquiries/{enquiry}",
            get(conversation::enquiry::on).post(conversation::enquiry::go_on),
        )
        .route("/drafts/{id}/attachments", post(draft::attach::attach))
        .route("/post-room/{id}/answer", post(post_room::answer))
}

/// Pages of customers.
fn customers() -> Router<App> {
    Router::new()
        .route("/q/{token}", get(portal::show))
        .route("/q/{token}/messages", post(portal::add))
        .route("/q/{token}/solved", post(portal::solved))
        .route("/q/{token}/not-solved", post(portal::not_solved))
        .route("/q/{token}/messages/{id}/attachments/{position}", get(portal::attachment))
        .merge(readers().layer(DefaultBodyLimit::max(DOOR_BYTES_MAX)))
        .layer(from_fn(portal::apologise))
}

/// Help pages, which everybody can read.
fn readers() -> Router<App> {
    Router::new()
        .route("/help", get(help::list))
        .route("/help/{language}/{slug}", get(help::show))
        .route("/help/{language}/{slug}/helped", post(help::helped))
}

/// For browsers' caches, for frames, which carry no session, and for what watches the desk.
fn machines() -> Router<App> {
    let asset: MethodRouter<App> =
        get(|request: Request| async move { assets::serve(request.uri().path(), request.headers()) });
    Router::new()
        .route("/assets/{name}", asset)
        .route(settings::push::WORKER, get(settings::push::worker))
        .route("/panes/{widths}", get(settings::keys::sheet))
        .route("/brand/{colour}", get(brand::sheet))
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .route("/pictures/{message}/{place}", get(message::picture::show))
        .route("/robots.txt", get(|| async { "User-agent: *\nAllow: /help\nDisallow: /\n" }))
}

/// Pages are worth packing; files are packed by themselves, and news must not wait for more.
fn is_page(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

async fn wrong_method() -> Response {
    Refusal::WrongMethod.into_response()
}

fn from_elsewhere() -> Response {
    Refusal::FromElsewhere.into_response()
}
