//! What customers of a brand are told about when it answers, and in which languages: in words, for whoever sets it up.

use desk::said::open_hours;
use domain::TeamId;
use domain::brand::Brand;
use language::Language;
use store::{Mailbox, Read, Trouble};

/// When it answers: the hours of its own, or each team of its mailboxes with the team's name and hours.
pub(super) fn hours(
    read: &mut Read<'_, '_>,
    language: Language,
    of: &Brand,
    own: &[&Mailbox],
) -> Result<Vec<(String, String)>, Trouble> {
    if let Some(hours) = &of.hours {
        return Ok(vec![(String::new(), open_hours(language, hours))]);
    }
    let mut all = Vec::new();
    for (team, _) in by_team(own) {
        if let Some(team) = read.team(team)? {
            all.push((team.name, open_hours(language, &team.hours)));
        }
    }
    Ok(all)
}

/// The same as sentences: which customers are told which hours.
pub(super) fn told(
    read: &mut Read<'_, '_>,
    language: Language,
    of: &Brand,
    own: &[&Mailbox],
) -> Result<Vec<String>, Trouble> {
    if own.is_empty() {
        return Ok(vec![language.brand_told_nobody().to_owned()]);
    }
    if let Some(hours) = &of.hours {
        return Ok(vec![language.brand_told_own(addresses(language, own), open_hours(language, hours))]);
    }
    let mut all = Vec::new();
    for (team, mailboxes) in by_team(own) {
        if let Some(team) = read.team(team)? {
            let hours = open_hours(language, &team.hours);
            all.push(language.brand_told_team(addresses(language, &mailboxes), hours, &team.name));
        }
    }
    Ok(all)
}

/// In which languages it speaks, and in which to everybody else.
pub(super) fn spoken(language: Language, of: &Brand, desk: Language) -> String {
    let own = Language::of_tag(&of.language).unwrap_or(desk);
    match languages(of, own).as_slice() {
        [only] => language.brand_spoken_only(only.own_name()),
        all => language
            .brand_spoken(own.own_name(), language.all_of(&all.iter().map(|one| one.own_name()).collect::<Vec<_>>())),
    }
}

/// The languages in which it speaks, its own first.
pub(super) fn languages(of: &Brand, own: Language) -> Vec<Language> {
    let speaks =
        |one: &Language| *one != own && (of.languages.is_empty() || of.languages.iter().any(|tag| tag == one.tag()));
    std::iter::once(own).chain(Language::ALL.into_iter().filter(speaks)).collect()
}

/// Mailboxes with the team that answers there.
fn by_team<'a>(own: &[&'a Mailbox]) -> Vec<(TeamId, Vec<&'a Mailbox>)> {
    let mut teams: Vec<TeamId> = own.iter().map(|mailbox| mailbox.team).collect();
    teams.sort_unstable();
    teams.dedup();
    let of = |team| own.iter().filter(|mailbox| mailbox.team == team).copied().collect();
    teams.into_iter().map(|team| (team, of(team))).collect()
}

fn addresses(language: Language, of: &[&Mailbox]) -> String {
    language.all_of(&of.iter().map(|mailbox| mailbox.address.to_string()).collect::<Vec<_>>())
}
