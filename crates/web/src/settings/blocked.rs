//! The senders who are blocked, as far as the viewer sees the conversations in which it was said.

use crate::answer::{Answer, page, see_other};
use crate::app::App;
use crate::conversation::{People, block::refusal, href};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::refusal::named;
use crate::views::settings::{BlockedLine, BlockedPage, blocked};
use axum::extract::{Path, State};
use desk::permit::seen;
use domain::ContactPointId;
use domain::team::Permission;

const HERE: &str = "/settings/blocked";

/// `GET /settings/blocked`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let people = People::load(read, times.language)?;
        let mut lines = Vec::new();
        for one in read.blocked_lately(times.now)? {
            let Some(it) = seen(read, &around.who.agent, one.conversation)? else { continue };
            let Some(sender) = read.contact_point(one.sender)? else { continue };
            lines.push(BlockedLine {
                id: one.sender.to_string(),
                address: sender.written,
                by: people.agent_name(one.by).to_owned(),
                at: times.when(one.at),
                subject: subject(times.language, &it.subject),
                href: href(it.id),
            });
        }
        Ok(blocked(&frame, &BlockedPage { lines, may_change: around.who.may(Permission::Arrange) }))
    });
    Ok(page(shown.await?))
}

/// `POST /settings/blocked/{sender}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(sender): Path<String>) -> Answer {
    let sender: ContactPointId = named(&sender)?;
    app.desk.unblock_sender(who.agent.id, sender).await.map_err(refusal)?;
    Ok(see_other(HERE))
}
