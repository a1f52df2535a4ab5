//! What a filter can be asked for, offered while its value is typed: names of this desk that the reader may see.

use crate::spelling;
use domain::conversation::{KEYS, tag_key};
use domain::field::FieldKind;
use domain::team::{Agent, Permission, name_begins};
use store::{Read, Trouble};

/// Offers at a time: a menu, not a list.
pub const OFFERS_MAX: usize = 12;

/// A value that may be meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// As the filter understands it.
    pub value: String,
    /// What people call it, where that is something else.
    pub name: String,
}

/// The values of a filter that begin as typed, without regard to case and accents; nothing where it is there already.
///
/// # Errors
/// When the database cannot be read.
pub fn offers(read: &mut Read<'_, '_>, key: &str, typed: &str, reader: &Agent) -> Result<Vec<Offer>, Trouble> {
    let key = key.trim_start_matches('-');
    let mut all = match key {
        "owner" => owners(read, typed, reader)?,
        "tag" => plain(read.tags()?.into_iter().map(|tag| tag.name), typed),
        "team" => plain(read.teams()?.into_iter().filter(|team| reader.sees(team.id)).map(|team| team.name), typed),
        "mailbox" => mailboxes(read, typed, reader)?,
        "from" => customers(read, typed, reader)?,
        "field" => fields(read, typed)?,
        _ => {
            let values = KEYS.iter().find(|(known, _)| *known == key).map_or(&[][..], |(_, values)| values);
            plain(values.iter().map(|value| (*value).to_owned()), typed)
        }
    };
    // A mark would end the value before its time.
    all.retain(|offer| !offer.value.contains('"') && tag_key(&offer.value) != tag_key(typed));
    all.truncate(OFFERS_MAX);
    Ok(all)
}

/// "Me" and those who work here and can own what the reader sees; by their address where two have one name.
fn owners(read: &mut Read<'_, '_>, typed: &str, reader: &Agent) -> Result<Vec<Offer>, Trouble> {
    let mut all = plain(["me", "none"].map(str::to_owned).into_iter(), typed);
    let mut people = read.agents()?;
    people.retain(|agent| agent.may(Permission::Own) && reader.only_team().is_none_or(|team| agent.sees(team)));
    for agent in &people {
        if !name_begins(&agent.name, typed) && !name_begins(agent.email.as_str(), typed) {
            continue;
        }
        let same = people.iter().filter(|other| tag_key(&other.name) == tag_key(&agent.name)).count();
        let value = if same > 1 { agent.email.as_str() } else { &agent.name };
        all.push(Offer { value: value.to_owned(), name: agent.name.clone() });
    }
    Ok(all)
}

fn mailboxes(read: &mut Read<'_, '_>, typed: &str, reader: &Agent) -> Result<Vec<Offer>, Trouble> {
    let seen = read.mailboxes()?.into_iter().filter(|it| reader.sees(it.team));
    let meant = seen.filter(|it| name_begins(&it.name, typed) || name_begins(it.address.as_str(), typed));
    Ok(meant.map(|it| Offer { value: it.address.as_str().to_owned(), name: it.name }).collect())
}

/// Only people whom the reader may know of, by their names or addresses.
fn customers(read: &mut Read<'_, '_>, typed: &str, reader: &Agent) -> Result<Vec<Offer>, Trouble> {
    let people = spelling::people(read, reader, typed, OFFERS_MAX)?;
    Ok(people.into_iter().map(|person| Offer { value: person.point.canonical, name: person.point.name }).collect())
}

/// The names of fields, and behind the equals sign the choices of one.
fn fields(read: &mut Read<'_, '_>, typed: &str) -> Result<Vec<Offer>, Trouble> {
    let Some((name, begun)) = typed.split_once('=') else {
        let meant = read.fields()?.into_iter().filter(|field| name_begins(&field.name, typed));
        return Ok(meant.map(|field| Offer { value: format!("{}=", field.name), name: field.name }).collect());
    };
    let field = read.field_by_name(name)?.filter(|field| field.kind == FieldKind::Choice);
    let choices = field.into_iter().flat_map(|field| {
        let meant = field.choices.into_iter().filter(|choice| name_begins(choice, begun));
        meant.map(move |choice| Offer { value: format!("{}={choice}", field.name), name: choice }).collect::<Vec<_>>()
    });
    Ok(choices.collect())
}

fn plain(names: impl Iterator<Item = String>, typed: &str) -> Vec<Offer> {
    names.filter(|name| name_begins(name, typed)).map(|name| Offer { value: name.clone(), name }).collect()
}
