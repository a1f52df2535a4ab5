//! People who are found by their names, also where a name was heard and not read; and what somebody may have meant.

use super::encoded;
use crate::views::Link;
use crate::views::part::initials;
use crate::views::search::PersonLine;
use desk::spelling;
use domain::conversation::{Filter, Selection};
use domain::team::Agent;
use language::Language;
use store::{Read, Trouble};

/// People shown for one question.
pub(crate) const PEOPLE_MAX: usize = 5;

/// People whose names are what was typed, or near it.
pub(crate) fn lines(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    asked: &str,
    language: Language,
) -> Result<Vec<PersonLine>, Trouble> {
    let people = spelling::people(read, viewer, asked, PEOPLE_MAX)?;
    let line = |person: spelling::Person| {
        let point = person.point;
        let name = if point.name.is_empty() { point.written.clone() } else { point.name };
        PersonLine {
            initials: initials(&name),
            href: format!("/search?q={}", encoded(&format!("from:{}", point.canonical))),
            conversations: language.search_person_conversations(person.conversations.len()),
            address: point.written,
            name,
        }
    };
    Ok(people.into_iter().map(line).collect())
}

/// Another try with the nearest known words, within the same filters.
pub(super) fn meant(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    asked: &str,
    within: Option<(&Filter, &Selection)>,
    language: Language,
) -> Result<Vec<Link>, Trouble> {
    let typed = within.map_or(asked, |(filter, _)| filter.words.as_str());
    let meant = spelling::meant(read, viewer, typed, within.map(|(_, wanted)| wanted))?;
    let link = |words: String| {
        let line = match within {
            Some((filter, _)) => Filter { words, ..filter.clone() }.to_string(),
            None => words,
        };
        Link { label: language.search_meant(&line), href: format!("/search?q={}", encoded(&line)) }
    };
    Ok(meant.map(link).into_iter().collect())
}
