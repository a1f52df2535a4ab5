//! Search: conversations by the words of their messages and of what stands in their fields, articles, and tags. Nobody finds
//! what they may not see.

use crate::Desk;
use crate::filter::holds;
use crate::permit::seen;
use domain::conversation::{Conversation, Selection, tag_key};
use domain::team::{Agent, Permission};
use domain::text::{Term, slips, tokens};
use domain::{ArticleId, ConversationId, MessageId};
use language::Language;
use std::cmp::Reverse;
use store::{About, Article, FoundArticle, Read, Tag, Trouble, Tx};

/// Messages, and conversations with something in their fields, looked at for one page.
const FOUND_MAX: i64 = 60;
/// Customers with something in their fields looked at for one page, and how many conversations of each.
const CUSTOMERS_MAX: i64 = 10;
/// The newest conversations of such a customer that are shown.
const OF_CUSTOMER_MAX: usize = 20;
/// The newest conversations of such a customer among which those are looked for that the reader sees.
const OF_CUSTOMER_LOOKED_AT: i64 = 100;
/// Conversations that fit a filter as well, which make a page.
const ENOUGH: usize = 20;
/// Conversations with the words that are held against a filter for one page.
const LOOKED_AT_MAX: usize = 400;
/// What has fields and is made findable at once, and articles.
const FIELDS_AT_ONCE: i64 = 200;
const ARTICLES_AT_ONCE: i64 = 20;

/// Where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a message.
    Message(MessageId),
    /// In the fields of a conversation or of its customer.
    Fields(About),
}

/// A conversation that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The conversation.
    pub conversation: Conversation,
    /// Where the words stand.
    pub place: Place,
}

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Each conversation once, what came in last first.
    pub all: Vec<Hit>,
    /// Before which number the next page begins, if there may be one.
    pub next: Option<i64>,
}

/// Conversations with all of these words, in one message or in the fields, that a selection holds as well. Where it leaves most
/// of them out, older ones are looked at too, but not for ever. `known` are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn conversations(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    terms: &[Term],
    wanted: Option<&Selection>,
    before: Option<i64>,
    known: &[ConversationId],
) -> Result<Hits, Trouble> {
    let mut looked_at = known.to_vec();
    let mut found = Hits::default();
    let mut from = before;
    loop {
        let (places, next) = stretch(read, viewer, terms, from)?;
        for (id, place) in places {
            if looked_at.contains(&id) {
                continue;
            }
            looked_at.push(id);
            if let Some(wanted) = wanted
                && !holds(read, wanted, viewer, id)?
            {
                continue;
            }
            let seen = seen(read, viewer, id)?;
            found.all.extend(seen.map(|conversation| Hit { conversation, place }));
        }
        let enough = found.all.len() >= ENOUGH || looked_at.len() >= LOOKED_AT_MAX;
        if next.is_none() || wanted.is_none() || enough {
            return Ok(Hits { next, ..found });
        }
        from = next;
    }
}

/// The first few of them, for a menu.
///
/// # Errors
/// When the database cannot be read.
pub fn newest(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    terms: &[Term],
    most: usize,
) -> Result<Vec<Conversation>, Trouble> {
    let mut found: Vec<Conversation> = Vec::new();
    for (id, _) in stretch(read, viewer, terms, None)?.0 {
        if found.len() == most {
            break;
        }
        if !found.iter().any(|known| known.id == id) {
            found.extend(seen(read, viewer, id)?);
        }
    }
    Ok(found)
}

/// What was found on the way, and before which number to go on.
type Stretch = (Vec<(ConversationId, Place)>, Option<i64>);

/// What was found between a number and the one where the next stretch begins. Messages, conversations and customers are numbered
/// in one order, that of their coming in.
fn stretch(read: &mut Read<'_, '_>, viewer: &Agent, terms: &[Term], before: Option<i64>) -> Result<Stretch, Trouble> {
    let (team, from) = (viewer.only_team(), before.unwrap_or(i64::MAX));
    let messages = read.search(terms, team, before.map(MessageId), FOUND_MAX)?;
    let conversations = read.conversations_by_fields(terms, team, from, FOUND_MAX)?;
    let customers = read.customers_by_fields(terms, team, from, CUSTOMERS_MAX)?;
    let last = |count: usize, most: i64, last: Option<i64>| last.filter(|_| i64::try_from(count) == Ok(most));
    let ends = [
        last(messages.len(), FOUND_MAX, messages.last().map(|hit| hit.message.0)),
        last(conversations.len(), FOUND_MAX, conversations.last().map(|id| id.0)),
        last(customers.len(), CUSTOMERS_MAX, customers.last().map(|id| id.0)),
    ];
    let next = ends.into_iter().flatten().max();
    let mut all: Vec<(i64, ConversationId, Place)> = Vec::new();
    all.extend(messages.into_iter().map(|hit| (hit.message.0, hit.conversation, Place::Message(hit.message))));
    let of_conversation = |id: ConversationId| (id.0, id, Place::Fields(About::Conversation(id)));
    all.extend(conversations.into_iter().map(of_conversation));
    for customer in customers.into_iter().filter(|customer| next.is_none_or(|next| customer.0 >= next)) {
        let theirs = read.conversations_of(customer, OF_CUSTOMER_LOOKED_AT)?;
        let theirs = theirs.into_iter().filter(|it| viewer.sees(it.team)).take(OF_CUSTOMER_MAX);
        all.extend(theirs.map(|it| (customer.0, it.id, Place::Fields(About::Customer(customer)))));
    }
    all.retain(|(number, ..)| next.is_none_or(|next| *number >= next));
    all.sort_by_key(|(number, ..)| Reverse(*number));
    Ok((all.into_iter().map(|(_, id, place)| (id, place)).collect(), next))
}

/// The fields that hold one of the words, by name and with what stands in them.
///
/// # Errors
/// When the database cannot be read.
pub fn noted(read: &mut Read<'_, '_>, about: About, terms: &[Term]) -> Result<Vec<(String, String)>, Trouble> {
    let values = read.field_values(about)?;
    let mut noted = Vec::new();
    for field in read.fields()? {
        let value = values.iter().find(|(id, _)| *id == field.id).map(|(_, value)| value.clone());
        let Some(value) = value else { continue };
        let words = tokens(&value);
        if terms.iter().any(|term| stands_in(term, &words)) {
            noted.push((field.name, value));
        }
    }
    Ok(noted)
}

/// Articles that hold all of the words: in the language first, then those with all of them in the title; or else those
/// whose title has words near them. At most so many, and whether there are more. What is not published is for those who
/// write articles.
///
/// # Errors
/// When the database cannot be read.
pub fn articles(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    language: Language,
    (asked, terms): (&str, &[Term]),
    most: usize,
) -> Result<(Vec<Article>, bool), Trouble> {
    let in_title = |one: &FoundArticle| {
        let words = tokens(&one.title);
        terms.iter().all(|term| stands_in(term, &words))
    };
    let found = read.articles_by_words(terms)?.into_iter().map(|one| (u8::from(!in_title(&one)), one)).collect();
    let (shown, more) = nearest_first(read, viewer, language, found, most)?;
    if !shown.is_empty() {
        return Ok((shown, more));
    }
    let near = read.article_titles()?.into_iter().filter_map(|one| Some((far(asked, &one.title)?, one))).collect();
    nearest_first(read, viewer, language, near, most)
}

/// Of articles with how far they are from what was asked, those that somebody may see, the nearest first.
fn nearest_first(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    language: Language,
    mut found: Vec<(u8, FoundArticle)>,
    most: usize,
) -> Result<(Vec<Article>, bool), Trouble> {
    found.sort_by_key(|(far, one)| (one.language != language.tag(), *far, Reverse(one.id)));
    let mut shown: Vec<Article> = Vec::new();
    for (_, one) in found {
        let article = read.article(one.id)?;
        let Some(article) = article.filter(|it| it.public || viewer.may(Permission::ShareWords)) else { continue };
        if shown.len() == most {
            return Ok((shown, true));
        }
        shown.push(article);
    }
    Ok((shown, false))
}

/// Tags that have every word of a question, or one near it, the nearest first. The last word may be unfinished.
///
/// # Errors
/// When the database cannot be read.
pub fn tags(read: &mut Read<'_, '_>, asked: &str, most: usize) -> Result<Vec<Tag>, Trouble> {
    let mut found: Vec<(u8, Tag)> = Vec::new();
    if tokens(asked).is_empty() {
        return Ok(Vec::new());
    }
    for tag in read.tags()? {
        found.extend(far(asked, &tag.name).map(|far| (far, tag)));
    }
    found.sort_by_key(|(far, tag)| (tag.key != tag_key(asked), *far));
    Ok(found.into_iter().take(most).map(|(_, tag)| tag).collect())
}

/// How many slips a name is away from what was typed, all words together; `None` where one of them is not there.
fn far(asked: &str, name: &str) -> Option<u8> {
    let (asked, theirs) = (tokens(asked), tokens(name));
    let last = asked.len().checked_sub(1)?;
    let one = |(at, word): (usize, &String)| {
        let begins = at == last && theirs.iter().any(|their| their.starts_with(word.as_str()));
        let near =
            || theirs.iter().filter(|their| begin_alike(word, their)).filter_map(|their| slips(word, their)).min();
        if begins { Some(0) } else { near() }
    };
    asked.iter().enumerate().map(one).try_fold(0_u8, |sum, slips| Some(sum.saturating_add(slips?)))
}

/// Whether two words have one of their first two letters in common. Hundreds of names are gone through while somebody types, and
/// counting the slips of each word would take longer than a page may.
fn begin_alike(one: &str, other: &str) -> bool {
    one.chars().take(2).any(|letter| other.chars().take(2).any(|theirs| theirs == letter))
}

fn stands_in(term: &Term, words: &[String]) -> bool {
    match term {
        Term::Word(word) => words.contains(word),
        Term::Prefix(start) => words.iter().any(|word| word.starts_with(start.as_str())),
    }
}

impl Desk {
    /// Makes findable what stood in fields and articles before their words were kept; whether there is more to do at once.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(crate) async fn make_findable(&self) -> Result<bool, Trouble> {
        let waiting = self.store.read(|read| {
            let fields = read.fields_to_make_findable(1)?;
            Ok::<_, Trouble>(!fields.is_empty() || !read.articles_to_make_findable(1)?.is_empty())
        });
        if !waiting.await? {
            return Ok(false);
        }
        self.store
            .write_behind(move |tx| {
                let mut seen: Vec<About> = Vec::new();
                for about in tx.fields_to_make_findable(FIELDS_AT_ONCE)? {
                    if !seen.contains(&about) {
                        find_by_fields(tx, about)?;
                        seen.push(about);
                    }
                }
                for id in tx.articles_to_make_findable(ARTICLES_AT_ONCE)? {
                    if let Some(article) = tx.article(id)? {
                        find_article(tx, id, &article.title, &article.body)?;
                    }
                }
                Ok(true)
            })
            .await
    }
}

/// Something is found by what stands in its fields now.
pub(crate) fn find_by_fields(tx: &mut Tx<'_, '_>, about: About) -> Result<(), Trouble> {
    let mut words: Vec<String> = Vec::new();
    for (_, value) in tx.held_field_values(about)? {
        words.extend(tokens(&value));
    }
    words.sort_unstable();
    words.dedup();
    tx.find_by_fields(about, &words)
}

/// An article is found by what it says now.
pub(crate) fn find_article(tx: &mut Tx<'_, '_>, id: ArticleId, title: &str, body: &str) -> Result<(), Trouble> {
    let mut words = tokens(title);
    words.extend(tokens(body));
    words.sort_unstable();
    words.dedup();
    tx.find_article_by(id, &words)
}
