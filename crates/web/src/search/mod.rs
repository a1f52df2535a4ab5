//! `GET /search`: messages by their words, grouped by customer; as a fragment in the place of the list while
//! somebody types.

mod filtered;
pub(crate) mod offers;
pub(crate) mod people;

use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::conversation::{People, href, status_words};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::line;
use crate::inbox::row::subject;
use crate::views::search::{self, Hit, HitGroup, Piece, SearchPage};
use axum::extract::{Query, State};
use desk::filter::{holds, selection};
use desk::permit::seen as seen_by;
use domain::conversation::{Conversation, Filter};
use domain::message::REFERENCE_CHARS;
use domain::team::Agent;
use domain::text::{self, Term};
use domain::{ConversationId, MessageId};
use language::{Language, Times};
use serde::Deserialize;
use store::{MessageRow, Read, Trouble};

/// Messages looked at for one page; several of one conversation are one hit.
const FOUND_MAX: i64 = 60;
/// Conversations that fit a filter as well, which make a page.
const ENOUGH: usize = 20;
/// Conversations with the words that are held against a filter for one page.
const LOOKED_AT_MAX: usize = 400;
/// Characters of a subject and of the words around a match.
const SUBJECT_CHARS: usize = 160;
const CONTEXT_CHARS: usize = 200;
/// Characters of a query that are looked at.
const ASKED_CHARS_MAX: usize = 400;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    before: Option<String>,
    after: Option<String>,
}

/// The page of results.
pub(crate) async fn search(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let around = Around::page(&app, who).await?;
    let q: String = wanted.q.trim().chars().take(ASKED_CHARS_MAX).collect();
    let before = wanted.before.and_then(|id| id.parse::<MessageId>().ok());
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let (filter, odd) = Filter::parse(&q);
        let of = if filter.words.is_empty() && (!filter.is_empty() || !odd.is_empty()) {
            // What was typed stays in the field, also where it was not understood.
            let of = filtered::filtered(read, &filter, odd, wanted.after.as_deref(), &around.who, &times)?;
            SearchPage { asked: q, ..of }
        } else {
            found(read, &around.who.agent, q, before, asked.fragment, &times)?
        };
        Ok(if asked.fragment { search::results(times.language, &of) } else { search::page(&frame, &of) })
    });
    Ok(page(shown.await?))
}

fn found(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    asked: String,
    before: Option<MessageId>,
    as_you_type: bool,
    times: &Times,
) -> Result<SearchPage, Trouble> {
    let (filter, mut odd) = Filter::parse(&asked);
    let (wanted, unknown) = selection(read, &filter, viewer, times.now)?;
    odd.extend(unknown);
    // Without a filter everything is searched, spam as well: people look for what they miss.
    let wanted = (!filter.is_words_only()).then_some(wanted);
    let looked_for = if wanted.is_some() { filter.words.as_str() } else { asked.as_str() };
    let terms = text::query(looked_for, as_you_type);
    let patterns: Vec<String> = terms.iter().map(Term::pattern).collect();
    let mut people = People::load(read, times.language)?;
    let mut groups: Vec<(String, HitGroup)> = Vec::new();
    let mut seen: Vec<ConversationId> = Vec::new();
    let (mut shown, mut from) = (0, before);
    if before.is_none()
        && let Some(id) = referenced(read, &asked)?
        && let Some(it) = seen_by(read, viewer, id)?
    {
        let latest = read.message(it.latest.message)?;
        add(read, &mut groups, &it, latest.as_ref(), &patterns, &mut people, times)?;
        seen.push(id);
        shown += 1;
    }
    // Where a filter leaves most of what has the words out, it goes on to older ones, but not for ever.
    let next = loop {
        let hits = read.search(&terms, viewer.only_team(), from, FOUND_MAX)?;
        let next = hits.last().filter(|_| i64::try_from(hits.len()) == Ok(FOUND_MAX)).map(|hit| hit.message);
        for hit in hits {
            if seen.contains(&hit.conversation) {
                continue;
            }
            seen.push(hit.conversation);
            if let Some(wanted) = &wanted
                && !holds(read, wanted, viewer, hit.conversation)?
            {
                continue;
            }
            let Some(it) = seen_by(read, viewer, hit.conversation)? else { continue };
            let message = read.message(hit.message)?;
            add(read, &mut groups, &it, message.as_ref(), &patterns, &mut people, times)?;
            shown += 1;
        }
        if next.is_none() || wanted.is_none() || shown >= ENOUGH || seen.len() >= LOOKED_AT_MAX {
            break next;
        }
        from = next;
    };
    let first = before.is_none() && wanted.is_none();
    Ok(SearchPage {
        people: if first { people::lines(read, viewer, &asked, times.language)? } else { Vec::new() },
        instead: if first && shown == 0 { people::meant(read, viewer, &asked, times.language)? } else { Vec::new() },
        words: words(times.language, &asked, shown, next.is_some()),
        odd: line::odd_words(times.language, &odd),
        explained: if asked.is_empty() { line::explained(times.language) } else { Vec::new() },
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        next_href: next.map(|next| format!("/search?q={}&before={next}", encoded(&asked))),
        asked,
        ..SearchPage::default()
    })
}

/// The conversation of a reference that somebody reads out on the phone.
pub(crate) fn referenced(read: &mut Read<'_, '_>, asked: &str) -> Result<Option<ConversationId>, Trouble> {
    let reference = asked.trim().trim_start_matches(['[', '#']).trim_end_matches(']').to_ascii_uppercase();
    if reference.len() != REFERENCE_CHARS {
        return Ok(None);
    }
    read.conversation_by_reference(&reference)
}

fn words(language: Language, asked: &str, conversations: usize, more: bool) -> String {
    match conversations {
        _ if asked.is_empty() => String::new(),
        0 if more => language.search_nothing_yet(asked),
        0 => language.search_nothing(asked),
        n if more && n > 1 => language.search_found_and_more(asked, n),
        n => language.search_found(asked, n),
    }
}

fn add(
    read: &mut Read<'_, '_>,
    groups: &mut Vec<(String, HitGroup)>,
    it: &Conversation,
    message: Option<&MessageRow>,
    patterns: &[String],
    people: &mut People,
    times: &Times,
) -> Result<(), Trouble> {
    people.meet(read, it.contact_point)?;
    let customer = read.customer_of(it.contact_point)?;
    let (key, name) = match customer {
        Some(customer) => (customer.id.to_string(), customer.name),
        None => (it.contact_point.to_string(), people.name(it.contact_point)),
    };
    let anchor = message.map(|message| format!("?message={0}#message-{0}", message.id)).unwrap_or_default();
    let hit = Hit {
        id: it.id.to_string(),
        href: format!("{}{anchor}", href(it.id)),
        subject: pieces(&subject(times.language, &it.subject), patterns, SUBJECT_CHARS),
        context: message.map(|message| pieces(&message.text, patterns, CONTEXT_CHARS)).unwrap_or_default(),
        status: status_words(it, people, times),
        at: times.when(message.map_or(it.latest.at, |message| message.at)),
    };
    match groups.iter_mut().find(|(known, _)| *known == key) {
        Some((_, group)) => group.hits.push(hit),
        None => groups.push((key, HitGroup { customer_name: name, hits: vec![hit] })),
    }
    Ok(())
}

fn pieces(text: &str, patterns: &[String], chars_max: usize) -> Vec<Piece> {
    text::snippet(text, patterns, chars_max)
        .into_iter()
        .map(|piece| match piece {
            text::Piece::Plain(text) => Piece { text, hit: false },
            text::Piece::Hit(text) => Piece { text, hit: true },
        })
        .collect()
}

/// As the value of a query.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
