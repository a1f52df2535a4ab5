//! Deliveries: how mail leaves, and what did not.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::conversation::{delivery, href};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::views::conversation::Progress;
use crate::views::settings::{DeliveriesPage, DeliveryLine, RelayStatus, deliveries};
use crate::views::{Link, State as Stands};
use axum::extract::State;
use desk::health::Health;
use desk::permit::seen;
use desk::said;
use domain::Millis;
use language::{Language, Times};
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
        let relay = relay(times.language, &health, can_deliver, frame.post_room);
        Ok(deliveries(&frame, &DeliveriesPage { relay, lines, next_href: None }))
    });
    Ok(page(shown.await?))
}

fn line(read: &mut Read<'_, '_>, of: &OutgoingRow, times: &Times) -> Result<DeliveryLine, Trouble> {
    let about = read.conversation(of.conversation)?.map(|it| subject(times.language, &it.subject)).unwrap_or_default();
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

fn relay(language: Language, health: &Health, can_deliver: bool, post_room: bool) -> RelayStatus {
    let (words, state) = match (can_deliver, post_room) {
        (false, _) => (language.delivery_no_relay_set_up(), Stands::Soon),
        (true, true) => (language.delivery_held_first(), Stands::Soon),
        (true, false) if health.wrong.is_empty() => (language.delivery_leaves(), Stands::Ok),
        (true, false) => (language.delivery_leaves_late(), Stands::Late),
    };
    let late = |what: i64, oldest: Millis| {
        if what == 0 { "0".to_owned() } else { language.delivery_oldest(what, language.span(oldest)) }
    };
    let mut facts = vec![
        (language.delivery_due().to_owned(), late(health.outgoing_due, health.outgoing_oldest)),
        (language.delivery_handed_over().to_owned(), health.leaving.to_string()),
        (language.delivery_held_in_post_room().to_owned(), health.held.to_string()),
        (language.delivery_not_taken_in().to_owned(), late(health.inbound_waiting, health.inbound_oldest)),
    ];
    facts.extend(health.wrong.iter().map(|wrong| (language.delivery_wrong().to_owned(), said::wrong(language, wrong))));
    RelayStatus { words: words.into(), state, facts, actions: Vec::new() }
}
