//! How mail leaves, and what waits or failed.

use crate::answer::{Broken, page};
use crate::app::App;
use crate::clock_words::span;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::settings::{DeliveriesPage, DeliveryLine, RelayStatus, deliveries};
use crate::views::{Link, PostAction, State as Standing};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use store::{OutgoingState, Trouble};

/// Messages on the page.
const LINES: i64 = 100;

/// The page.
pub async fn show(State(app): State<App>, SignedIn(viewer): SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let now = around.wall.now();
        let backlog = read.outgoing_backlog(now)?;
        let late =
            backlog.oldest_due_at.map_or(String::new(), |at| format!(", the oldest for {}", span(now.since(at))));
        let facts = vec![
            ("Waiting to leave".to_owned(), format!("{}{late}", backlog.due)),
            ("Held in the post room".to_owned(), backlog.held.to_string()),
            ("Being handed over".to_owned(), backlog.leaving.to_string()),
        ];
        let (words, state) = if loaded.settings.sends {
            ("mail leaves".to_owned(), Standing::Ok)
        } else {
            (
                "none: mail stands in the post room until a relay is set up in the configuration".to_owned(),
                Standing::Soon,
            )
        };
        let mut lines = Vec::new();
        for row in read.troubled_outgoing(LINES)? {
            let subject = row.payload.subject.clone();
            let again = PostAction {
                label: "Send again".into(),
                href: format!("/outgoing/{}/again", row.id),
                ..PostAction::default()
            };
            let failed = row.state != OutgoingState::Due;
            lines.push(DeliveryLine {
                to: row.recipient.clone(),
                about: Link { href: format!("/conversations/{}", row.conversation), label: subject },
                words: format!("{}: {}", row.state.word(), row.answer.clone().unwrap_or_default()),
                state: if failed { Standing::Late } else { Standing::Soon },
                at: around.wall.when(row.created_at),
                actions: if failed { vec![again] } else { Vec::new() },
            });
        }
        let relay = RelayStatus { words, state, facts, actions: Vec::new() };
        Ok::<_, Trouble>(deliveries(&around.frame, &DeliveriesPage { relay, lines, next_href: None }))
    });
    Ok(page(&markup.await?))
}
