//! Deliveries: how mail leaves, and what did not.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::conversation::{delivery, href};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::times::{Times, span};
use crate::views::conversation::Progress;
use crate::views::settings::{DeliveriesPage, DeliveryLine, RelayStatus, deliveries};
use crate::views::{Link, State as Stands};
use axum::extract::State;
use desk::health::Health;
use desk::permit::seen;
use domain::Millis;
use store::{OutgoingRow, Read, Trouble};

/// Lines on the page.
const LINES_MAX: i64 = 100;

/// `GET /settings/deliveries`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    let around = Around::page(&app, who).await?;
    let health = app.desk.health().await?;
    let can_deliver = app.desk.mail.can_deliver();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let rows = read.troubled_outgoing(LINES_MAX)?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            if seen(read, &around.who.agent, row.conversation)?.is_some() {
                lines.push(line(read, row, &times)?);
            }
        }
        let relay = relay(&health, can_deliver, frame.post_room);
        Ok(deliveries(&frame, &DeliveriesPage { relay, lines, next_href: None }))
    });
    Ok(page(shown.await?))
}

fn line(read: &mut Read<'_, '_>, of: &OutgoingRow, times: &Times) -> Result<DeliveryLine, Trouble> {
    let about = read.conversation(of.conversation)?.map(|it| subject(&it.subject)).unwrap_or_default();
    let way = delivery(of, times);
    Ok(DeliveryLine {
        to: of.recipient.clone(),
        about: Link { href: href(of.conversation), label: about },
        state: match way.progress {
            Progress::Failed | Progress::Uncertain => Stands::Late,
            Progress::Pending if of.tries > 0 => Stands::Soon,
            Progress::Pending | Progress::Gone => Stands::Ok,
        },
        words: way.words,
        at: times.when(of.created_at),
        actions: way.actions,
    })
}

fn relay(health: &Health, can_deliver: bool, post_room: bool) -> RelayStatus {
    let (words, state) = match (can_deliver, post_room) {
        (false, _) => ("No relay is set up: what would leave stands in the post room.", Stands::Soon),
        (true, true) => ("Mail can leave, and is held in the post room first.", Stands::Soon),
        (true, false) if health.wrong.is_empty() => ("Mail leaves.", Stands::Ok),
        (true, false) => ("Mail leaves, but something is late.", Stands::Late),
    };
    let late = |what: i64, oldest: Millis| {
        if what == 0 { "0".to_owned() } else { format!("{what}, the oldest for {}", span(oldest)) }
    };
    let mut facts = vec![
        ("Due to leave".to_owned(), late(health.outgoing_due, health.outgoing_oldest)),
        ("Being handed over".to_owned(), health.leaving.to_string()),
        ("Held in the post room".to_owned(), health.held.to_string()),
        ("Arrived and not taken in yet".to_owned(), late(health.inbound_waiting, health.inbound_oldest)),
    ];
    facts.extend(health.wrong.iter().map(|wrong| ("Wrong".to_owned(), wrong.clone())));
    RelayStatus { words: words.into(), state, facts, actions: Vec::new() }
}
