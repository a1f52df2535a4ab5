//! Finding conversations by words, a name, an address or a reference.

use crate::answer::{Broken, page, see, wants_fragment};
use crate::app::App;
use crate::frame::surroundings;
use crate::proof::{SignedIn, encode};
use crate::views::search::{self, Hit, HitGroup, Piece, SearchPage};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use domain::MessageId;
use domain::text::{Piece as Cut, Term};
use serde::Deserialize;
use store::{Read, Trouble};

/// What is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    before: Option<MessageId>,
}

/// Messages on one page of results.
const HITS: i64 = 40;
/// Characters around a match.
const CONTEXT_CHARS: usize = 160;

/// The page, or the results as a fragment.
pub async fn show(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    let fragment = wants_fragment(&headers);
    let reference = asked.q.trim().trim_matches(['[', ']', '#']).to_uppercase();
    let named = app.desk.reader().read(move |read| read.conversation_by_reference(&reference)).await?;
    if let Some(id) = named.filter(|_| !fragment) {
        return Ok(see(&format!("/conversations/{id}")));
    }
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let found = find(read, &asked, &around.wall)?;
        Ok::<_, Trouble>(if fragment { search::results(&found) } else { search::page(&around.frame, &found) })
    });
    let markup = markup.await?;
    Ok(if fragment { Html(markup.0).into_response() } else { page(&markup) })
}

fn find(read: &mut Read<'_, '_>, asked: &Asked, wall: &crate::clock_words::Wall) -> Result<SearchPage, Trouble> {
    let terms = domain::text::query(&asked.q, true);
    let patterns: Vec<String> = terms.iter().map(Term::pattern).collect();
    let hits = read.search(&terms, asked.before, HITS)?;
    let next_href = hits
        .last()
        .filter(|_| i64::try_from(hits.len()).unwrap_or(0) >= HITS)
        .map(|last| format!("/search?q={}&before={}", encode(&asked.q), last.message));
    let mut groups: Vec<HitGroup> = Vec::new();
    let mut seen = Vec::new();
    for hit in &hits {
        if seen.contains(&hit.conversation) {
            continue;
        }
        seen.push(hit.conversation);
        let (Some(message), Some(conversation)) = (read.message(hit.message)?, read.conversation(hit.conversation)?)
        else {
            continue;
        };
        let customer_name = read.customer_of(conversation.contact_point)?.map(|it| it.name).unwrap_or_default();
        let subject = if conversation.subject.is_empty() { "(no subject)" } else { &conversation.subject };
        let found = Hit {
            id: hit.conversation.to_string(),
            href: format!("/conversations/{}#message-{}", hit.conversation, hit.message),
            subject: pieces(subject, &patterns),
            context: pieces(&message.text, &patterns),
            status: conversation.status.word().to_owned(),
            at: wall.when(message.at),
        };
        match groups.iter_mut().find(|group| group.customer_name == customer_name) {
            Some(group) => group.hits.push(found),
            None => groups.push(HitGroup { customer_name, hits: vec![found] }),
        }
    }
    let words = match (asked.q.trim().is_empty(), seen.len()) {
        (true, _) => String::new(),
        (false, 0) => format!(
            "Nothing for \u{201c}{}\u{201d}. Every word must be there; try fewer, or the beginning of one.",
            asked.q.trim()
        ),
        (false, 1) => "1 conversation, the latest message first".to_owned(),
        (false, count) => format!("{count} conversations, the latest message first"),
    };
    Ok(SearchPage { asked: asked.q.clone(), words, instead: Vec::new(), groups, next_href })
}

fn pieces(text: &str, patterns: &[String]) -> Vec<Piece> {
    let cut = domain::text::snippet(text, patterns, CONTEXT_CHARS);
    cut.into_iter()
        .map(|piece| match piece {
            Cut::Plain(text) => Piece { text, hit: false },
            Cut::Hit(text) => Piece { text, hit: true },
        })
        .collect()
}
