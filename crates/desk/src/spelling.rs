//! Spelling: people found by a name that was heard and not read, and "did you mean". What is known is learnt from names
//! and subjects by the chores, a little behind what comes in: taking in mail does not wait for it.

use crate::Desk;
use crate::search::conversations;
use domain::conversation::Selection;
use domain::team::Agent;
use domain::text::{query, slips, spelled_words, spelling_keys};
use domain::{ContactPointId, ConversationId, CustomerId, Millis, first_id_at};
use std::collections::BTreeMap;
use store::{ContactPoint, LearntFrom, Read, Spelling, Trouble, Tx};

/// Names, and subjects, that are learnt from at once.
const AT_ONCE: i64 = 200;
/// What is younger is learnt later: a transaction of another node may still bring a smaller number.
const BEHIND: Millis = Millis::minutes(1);
/// Words of a question that are looked up as names.
const WORDS_MAX: usize = 4;
/// People looked at for one word, the newest first.
const LOOKED_AT: i64 = 200;
/// Known words tried for the word of a question that the fewest people have.
const TRIED_MAX: usize = 8;
/// Conversations counted for one person.
const CONVERSATIONS_MAX: i64 = 100;

/// Somebody whom a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The address.
    pub point: ContactPoint,
    /// The customer whose address it is.
    pub customer: Option<CustomerId>,
    /// Their conversations that the asker may see, at most [`CONVERSATIONS_MAX`].
    pub conversations: Vec<ConversationId>,
    /// Slips between what was typed and the name: 0 when it was spelled so.
    pub slips: u8,
}

impl Desk {
    /// Learns how the next names and subjects are spelled; whether there is more to learn at once.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(crate) async fn learn_spellings(&self) -> Result<bool, Trouble> {
        let desk = self.clone();
        self.store
            .write_behind(move |tx| {
                let before = first_id_at((desk.now() - BEHIND).0);
                let people = learn_names(&desk, tx, before)?;
                let subjects = learn_subjects(&desk, tx, before)?;
                Ok(people.max(subjects) >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX))
            })
            .await
    }
}

fn learn_names(desk: &Desk, tx: &mut Tx<'_, '_>, before: i64) -> Result<usize, Trouble> {
    let after = tx.learnt_up_to(LearntFrom::People)?;
    let points = tx.contact_points_between(after, before, AT_ONCE)?;
    let mut bearers: BTreeMap<String, Vec<ContactPointId>> = BTreeMap::new();
    for point in &points {
        for word in words_of(point) {
            bearers.entry(word).or_default().push(point.id);
        }
    }
    for (word, points) in bearers {
        let known = learn(desk, tx, &word, points.len())?;
        for point in points {
            tx.spell_name(known.id, point)?;
        }
    }
    if let Some(last) = points.last() {
        tx.learn_from_here(LearntFrom::People, last.id.0)?;
    }
    Ok(points.len())
}

fn learn_subjects(desk: &Desk, tx: &mut Tx<'_, '_>, before: i64) -> Result<usize, Trouble> {
    let after = tx.learnt_up_to(LearntFrom::Subjects)?;
    let subjects = tx.subjects_between(after, before, AT_ONCE)?;
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for (_, subject) in &subjects {
        for word in spelled_words(subject) {
            *uses.entry(word).or_default() += 1;
        }
    }
    for (word, uses) in uses {
        learn(desk, tx, &word, uses)?;
    }
    if let Some((last, _)) = subjects.last() {
        tx.learn_from_here(LearntFrom::Subjects, last.0)?;
    }
    Ok(subjects.len())
}

fn learn(desk: &Desk, tx: &mut Tx<'_, '_>, word: &str, uses: usize) -> Result<Spelling, Trouble> {
    let id = desk.chance.id(desk.now());
    tx.learn_spelling(id, word, &spelling_keys(word), i64::try_from(uses).unwrap_or(i64::MAX))
}

/// The words that somebody can be found by: of their name and of their address.
fn words_of(point: &ContactPoint) -> Vec<String> {
    let mut words = spelled_words(&point.name);
    words.extend(spelled_words(&point.written));
    words.sort();
    words.dedup();
    words
}

/// People whose name or address has every word of a question, or one near it; the nearest first. The last word may be
/// unfinished. Only people whom the asker may know of: someone of one team sees who wrote to that team.
///
/// # Errors
/// When the database cannot be read.
pub fn people(read: &mut Read<'_, '_>, viewer: &Agent, typed: &str, most: usize) -> Result<Vec<Person>, Trouble> {
    let words = spelled_words(typed);
    if words.is_empty() || words.len() > WORDS_MAX {
        return Ok(Vec::new());
    }
    let mut rarest: Option<(i64, Vec<Spelling>)> = None;
    for word in &words {
        let known = near(read, word, word == &words[words.len() - 1])?;
        let uses = known.iter().map(|known| known.uses).sum();
        if rarest.as_ref().is_none_or(|(fewest, _)| uses < *fewest) {
            rarest = Some((uses, known));
        }
    }
    let mut found: Vec<(u8, ContactPoint)> = Vec::new();
    for known in rarest.into_iter().flat_map(|(_, known)| known).take(TRIED_MAX) {
        for point in read.spelled_people(known.id, LOOKED_AT)? {
            if let Some(slips) = far(&words, &point)
                && !found.iter().any(|(_, known)| known.id == point.id)
            {
                found.push((slips, point));
            }
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.id.cmp(&one.1.id)));
    let mut people: Vec<Person> = Vec::new();
    for (slips, point) in found {
        let person = person(read, viewer, point, slips)?;
        let again = person.customer.is_some() && people.iter().any(|known| known.customer == person.customer);
        if !again && (viewer.only_team().is_none() || !person.conversations.is_empty()) {
            people.push(person);
        }
        if people.len() == most {
            break;
        }
    }
    Ok(people)
}

fn person(read: &mut Read<'_, '_>, viewer: &Agent, point: ContactPoint, slips: u8) -> Result<Person, Trouble> {
    let customer = read.customer_of(point.id)?.map(|customer| customer.id);
    let all = match customer {
        Some(customer) => read.conversations_of(customer, CONVERSATIONS_MAX)?,
        None => Vec::new(),
    };
    let conversations = all.iter().filter(|one| viewer.sees(one.team)).map(|one| one.id).collect();
    Ok(Person { point, customer, conversations, slips })
}

/// How far somebody's words are from all words of a question; `None` when one of them is not there.
fn far(words: &[String], point: &ContactPoint) -> Option<u8> {
    let theirs = words_of(point);
    let last = words.len() - 1;
    let one = |(at, word): (usize, &String)| {
        let begins = at == last && theirs.iter().any(|their| their.starts_with(word.as_str()));
        if begins { Some(0) } else { theirs.iter().filter_map(|their| slips(word, their)).min() }
    };
    words.iter().enumerate().map(one).sum()
}

/// Known words that a typed one may mean, the nearest and most used first.
fn near(read: &mut Read<'_, '_>, word: &str, unfinished: bool) -> Result<Vec<Spelling>, Trouble> {
    let mut known: Vec<(u8, Spelling)> = Vec::new();
    if unfinished {
        known.extend(read.spellings_beginning(word)?.into_iter().map(|known| (u8::from(known.word != word), known)));
    }
    for key in spelling_keys(word) {
        for spelling in read.spellings_by_key(&key)? {
            if let Some(slips) = slips(word, &spelling.word)
                && !known.iter().any(|(_, known)| known.id == spelling.id)
            {
                known.push((slips, spelling));
            }
        }
    }
    known.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.uses.cmp(&one.1.uses)));
    Ok(known.into_iter().map(|(_, known)| known).collect())
}

/// What somebody may have meant whose words are nowhere: the text with each unknown word in the nearest known spelling;
/// `None` when all are known, or nothing is near.
///
/// # Errors
/// When the database cannot be read.
pub fn meant(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    typed: &str,
    within: Option<&Selection>,
) -> Result<Option<String>, Trouble> {
    let mut changed = false;
    let mut words = Vec::new();
    for word in typed.split_whitespace() {
        let spelled = spelled_words(word);
        let [only] = spelled.as_slice() else {
            words.push(word.to_owned());
            continue;
        };
        let better = match read.spelling(only)? {
            Some(_) => None,
            None => near(read, only, false)?.into_iter().next(),
        };
        changed |= better.is_some();
        words.push(better.map_or_else(|| word.to_owned(), |known| known.word));
    }
    let better = words.join(" ");
    // What is suggested leads somewhere, and nobody hears words of mail that they do not see.
    let terms = query(&better, false);
    let found = changed
        && match within {
            None => !read.search(&terms, viewer.only_team(), None, 1)?.is_empty(),
            Some(_) => !conversations(read, viewer, &terms, within, None, &[])?.all.is_empty(),
        };
    Ok(found.then_some(better))
}
