//! `GET /search`: conversations by the words of their messages and fields, grouped by customer; with people, tags and articles
//! above them; as a fragment in the place of the list while somebody types.

pub(crate) mod beside;
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
use crate::views::search::{self, Hit as HitLine, HitGroup, Piece, SearchPage};
use axum::extract::{Query, State};
use beside::Beside;
use desk::filter::selection;
use desk::permit::seen as seen_by;
use desk::search::{Hit, Place, conversations, noted};
use domain::ConversationId;
use domain::conversation::Filter;
use domain::message::REFERENCE_CHARS;
use domain::text::{self, Term};
use language::{Language, Times};
use serde::Deserialize;
use store::{Read, Trouble};

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
    let before = wanted.before.and_then(|id| id.parse::<i64>().ok());
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let (filter, odd) = Filter::parse(&q);
        let of = if filter.words.is_empty() && (!filter.is_empty() || !odd.is_empty()) {
            // What was typed stays in the field, also where it was not understood.
            let of = filtered::filtered(read, &filter, odd, wanted.after.as_deref(), &around.who, &times)?;
            SearchPage { asked: q, ..of }
        } else {
            found(read, &around.who, q, before, asked.fragment, &times)?
        };
        Ok(if asked.fragment { search::results(times.language, &of) } else { search::page(&frame, &of) })
    });
    Ok(page(shown.await?))
}

fn found(
    read: &mut Read<'_, '_>,
    who: &SignedIn,
    asked: String,
    before: Option<i64>,
    as_you_type: bool,
    times: &Times,
) -> Result<SearchPage, Trouble> {
    let (viewer, language) = (&who.agent, times.language);
    let (filter, mut odd) = Filter::parse(&asked);
    let (wanted, unknown) = selection(read, &filter, viewer, times.now)?;
    odd.extend(unknown);
    // Without a filter everything is searched, spam as well: people look for what they miss.
    let wanted = (!filter.is_words_only()).then_some(wanted);
    let looked_for = if wanted.is_some() { filter.words.as_str() } else { asked.as_str() };
    let terms = text::query(looked_for, as_you_type);
    let mut people = People::load(read, language)?;
    let mut groups: Vec<(String, HitGroup)> = Vec::new();
    let mut known: Vec<ConversationId> = Vec::new();
    if before.is_none()
        && let Some(id) = referenced(read, &asked)?
        && let Some(it) = seen_by(read, viewer, id)?
    {
        let place = Place::Message(it.latest.message);
        add(read, &mut groups, &Hit { conversation: it, place }, &terms, &mut people, times)?;
        known.push(id);
    }
    let hits = conversations(read, viewer, &terms, wanted.as_ref(), before, &known)?;
    for hit in &hits.all {
        add(read, &mut groups, hit, &terms, &mut people, times)?;
    }
    let shown = known.len() + hits.all.len();
    let first = before.is_none() && wanted.is_none();
    let beside = match first {
        true => Beside::of(read, viewer, &asked, &terms, language)?,
        false => Beside::default(),
    };
    // Beside a filter once nothing was found in all of it, not in its latest part.
    let looked_all = wanted.is_none() || hits.next.is_none();
    let instead = before.is_none() && shown == 0 && beside.is_empty() && looked_all;
    let within = wanted.as_ref().map(|wanted| (&filter, wanted));
    let keeps = odd.is_empty() && !terms.is_empty();
    Ok(SearchPage {
        words: words(language, &asked, shown, hits.next.is_some(), !beside.is_empty()),
        instead: if instead { people::meant(read, viewer, &asked, within, language)? } else { Vec::new() },
        people: beside.people,
        tags: beside.tags,
        articles: beside.articles,
        more_articles: beside.more_articles,
        odd: line::odd_words(language, &odd),
        explained: if asked.is_empty() { line::explained(language) } else { Vec::new() },
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        next_href: hits.next.map(|next| format!("/search?q={}&before={next}", encoded(&asked))),
        form: keeps.then(|| filtered::keep_form(who, filter.to_string())),
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

fn words(language: Language, asked: &str, conversations: usize, more: bool, beside: bool) -> String {
    match conversations {
        _ if asked.is_empty() => String::new(),
        0 if more => language.search_nothing_yet(asked),
        0 if beside => language.search_no_conversation(asked),
        0 => language.search_nothing(asked),
        n if more && n > 1 => language.search_found_and_more(asked, n),
        n => language.search_found(asked, n),
    }
}

fn add(
    read: &mut Read<'_, '_>,
    groups: &mut Vec<(String, HitGroup)>,
    found: &Hit,
    terms: &[Term],
    people: &mut People,
    times: &Times,
) -> Result<(), Trouble> {
    let it = &found.conversation;
    people.meet(read, it.contact_point)?;
    let customer = read.customer_of(it.contact_point)?;
    let (key, name) = match customer {
        Some(customer) => (customer.id.to_string(), customer.name),
        None => (it.contact_point.to_string(), people.name(it.contact_point)),
    };
    let patterns: Vec<String> = terms.iter().map(Term::pattern).collect();
    let message = match found.place {
        Place::Message(id) => read.message(id)?,
        Place::Fields(_) => None,
    };
    let context = match (found.place, &message) {
        (Place::Fields(about), _) => {
            let noted = noted(read, about, terms)?.into_iter();
            let lines: Vec<String> = noted.map(|(name, value)| times.language.search_field(name, value)).collect();
            pieces(&lines.join(" · "), &patterns, CONTEXT_CHARS)
        }
        (_, Some(message)) => pieces(&message.text, &patterns, CONTEXT_CHARS),
        (_, None) => Vec::new(),
    };
    let anchor = message.as_ref().map(|message| format!("?message={0}#message-{0}", message.id)).unwrap_or_default();
    let hit = HitLine {
        id: it.id.to_string(),
        href: format!("{}{anchor}", href(it.id)),
        subject: pieces(&subject(times.language, &it.subject), &patterns, SUBJECT_CHARS),
        context,
        status: status_words(it, people, times),
        at: times.when(message.map_or(it.latest.at, |message| message.at)),
    };
    match groups.iter_mut().find(|(known, _)| *known == key) {
        Some((_, group)) => group.hits.push(hit),
        None => groups.push((key, HitGroup { customer_name: name, hits: vec![hit] })),
    }
    Ok(())
}

/// A text around its first match, with what matched marked.
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
