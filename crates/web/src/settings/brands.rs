//! The brands of the desk: by administrators what they are called, where they answer, how they look and speak.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::views::Wrong;
use crate::views::settings::{BrandForm, BrandLine, BrandPage, BrandsPage, brand, brands};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::brand::{CannotKeepBrand, NewBrand};
use desk::said;
use domain::brand::{Brand, Colour};
use domain::team::Permission;
use domain::{BrandId, MailboxId, Moment};
use language::Language;
use maud::Markup;
use store::{Mailbox, Read, Trouble};

const HERE: &str = "/settings/brands";

/// `GET /settings/brands`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(all(&app, who, None).await?))
}

/// `GET /settings/brands/{id}`
pub(crate) async fn one(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    who.demand(Permission::SetUp)?;
    Ok(page(form_of(&app, who, parsed(&id)?, None).await?))
}

fn parsed(id: &str) -> Result<BrandId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

async fn all(app: &App, who: SignedIn, refused: Option<BrandForm>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let (mailboxes, speak) = (read.mailboxes()?, read.brand_mailboxes()?);
        let mut lines = Vec::new();
        for one in read.brands()? {
            let own = |mailbox: &&Mailbox| speak.contains(&(mailbox.id, one.id));
            let own: Vec<&Mailbox> = mailboxes.iter().filter(own).collect();
            lines.push(line(read, language, &one, &own)?);
        }
        let rest = mailboxes.iter().filter(|mailbox| !speak.iter().any(|(id, _)| *id == mailbox.id));
        let rest: Vec<String> = rest.map(|mailbox| mailbox.address.to_string()).collect();
        let desk = read.installation()?.map(|desk| desk.name).unwrap_or_default();
        let form = refused.unwrap_or_default();
        let of = BrandsPage {
            lines,
            rest: if rest.is_empty() { String::new() } else { language.brand_rest(rest.join(", "), &desk) },
            form: with_mailboxes(form, &mailboxes, &speak, &read.brands()?, None),
            may_change: around.who.may(Permission::SetUp),
            who_can: language.either(&who_can(&read.agents()?, Permission::SetUp)),
        };
        Ok(brands(&frame, &of))
    });
    Ok(shown.await?)
}

fn line(read: &mut Read<'_, '_>, language: Language, of: &Brand, own: &[&Mailbox]) -> Result<BrandLine, Trouble> {
    let mut teams: Vec<_> = own.iter().map(|mailbox| mailbox.team).collect();
    teams.sort_unstable();
    teams.dedup();
    let mut hours = Vec::new();
    for team in teams {
        if let Some(team) = read.team(team)? {
            hours.push((team.name, said::open_hours(language, &team.hours)));
        }
    }
    Ok(BrandLine {
        href: format!("{HERE}/{}", of.id),
        name: of.name.clone(),
        addresses: own.iter().map(|mailbox| mailbox.address.to_string()).collect(),
        hours,
        language: Language::of_tag(&of.language)
            .map_or_else(|| language.brand_language_of_the_desk().to_owned(), |of| of.own_name().to_owned()),
        colour: of.colour.map(|colour| colour.look().accent[0].to_string()),
    })
}

/// Ticked are those that were posted, else those of the brand. Beside an address of another brand stands its name: ticked, it
/// changes hands.
fn with_mailboxes(
    form: BrandForm,
    all: &[Mailbox],
    speak: &[(MailboxId, BrandId)],
    brands: &[Brand],
    of: Option<BrandId>,
) -> BrandForm {
    let posted = form.mailboxes;
    let own = |mailbox: MailboxId| of.is_some_and(|of| speak.contains(&(mailbox, of)));
    let labelled = |mailbox: &Mailbox| {
        let other = speak.iter().find(|(id, brand)| *id == mailbox.id && Some(*brand) != of);
        let other = other.and_then(|(_, brand)| brands.iter().find(|known| known.id == *brand));
        other.map_or_else(|| mailbox.address.to_string(), |other| format!("{} ({})", mailbox.address, other.name))
    };
    let mailboxes = all.iter().map(|mailbox| {
        let id = mailbox.id.to_string();
        let ticked = if posted.is_empty() { own(mailbox.id) } else { posted.iter().any(|(known, ..)| *known == id) };
        (id, labelled(mailbox), ticked)
    });
    BrandForm { mailboxes: mailboxes.collect(), ..form }
}

async fn form_of(app: &App, who: SignedIn, id: BrandId, refused: Option<BrandForm>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(of) = read.brand(id)? else { return Ok(None) };
        let (mailboxes, speak) = (read.mailboxes()?, read.brand_mailboxes()?);
        let names = read.brands()?;
        let form = refused.unwrap_or_else(|| BrandForm {
            name: of.name.clone(),
            language: of.language.clone(),
            colour: of.colour.map(|colour| colour.to_string()).unwrap_or_default(),
            sign_off: of.sign_off.clone(),
            voice: of.voice.clone(),
            ..BrandForm::default()
        });
        let shown = of.colour.map(|chosen| {
            let accent = chosen.look().accent;
            (accent.map(|colour| colour.to_string()), told(times.language, chosen, accent[0]))
        });
        // What was refused for another reason keeps what its writer had seen.
        let seen = match form.seen.is_empty() {
            true => read.brand_changed_at(id)?.map(|at| at.0.to_string()).unwrap_or_default(),
            false => form.seen.clone(),
        };
        let form = BrandForm { seen, ..with_mailboxes(form, &mailboxes, &speak, &names, Some(id)) };
        let addresses = speak.iter().filter(|(_, brand)| *brand == id).count();
        Ok(Some(brand(&frame, &BrandPage { id: id.to_string(), name: of.name, addresses, form, shown })))
    });
    shown.await?.ok_or(Refusal::NotFound)
}

/// What became of a colour.
fn told(language: Language, chosen: Colour, shown: Colour) -> String {
    if chosen == shown {
        language.brand_colour_as_chosen(chosen.to_string())
    } else {
        language.brand_colour_darker(chosen.to_string(), shown.to_string())
    }
}

fn typed(fields: &Fields) -> NewBrand {
    NewBrand {
        name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        colour: fields.get("colour").to_owned(),
        sign_off: fields.text("sign-off"),
        voice: fields.text("voice"),
        seen: fields.parsed("seen").map(Moment),
        mailboxes: fields.all("mailbox").filter_map(|id| id.parse().ok()).collect(),
    }
}

/// `POST /settings/brands`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    keep(&app, who, None, typed(&fields)).await
}

/// `POST /settings/brands/{id}`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    keep(&app, who, Some(parsed(&id)?), typed(&fields)).await
}

async fn keep(app: &App, who: SignedIn, id: Option<BrandId>, new: NewBrand) -> Answer {
    who.demand(Permission::SetUp)?;
    match app.desk.keep_brand(who.agent.id, id, new.clone()).await {
        Ok(kept) => Ok(see_other(&format!("{HERE}/{kept}"))),
        Err(CannotKeepBrand::Trouble(trouble)) => Err(Refusal::from(trouble).keeping(&new.voice)),
        Err(CannotKeepBrand::NotThere) => Err(Refusal::NotFound),
        Err(CannotKeepBrand::NotAllowed(why)) => Err(why.into()),
        Err(refused) => {
            let field = match refused {
                CannotKeepBrand::Colour => "colour",
                CannotKeepBrand::SignOffTooLong => "sign-off",
                CannotKeepBrand::VoiceTooLong => "voice",
                _ => "name",
            };
            let status = match refused {
                CannotKeepBrand::ChangedMeanwhile => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let form = BrandForm {
                wrongs: vec![Wrong { field: field.into(), words: sentence(&refused.said(who.language)) }],
                name: new.name,
                language: new.language,
                colour: new.colour,
                sign_off: new.sign_off,
                voice: new.voice,
                mailboxes: new.mailboxes.iter().map(|id| (id.to_string(), String::new(), true)).collect(),
                seen: match status {
                    StatusCode::CONFLICT => String::new(),
                    _ => new.seen.map(|at| at.0.to_string()).unwrap_or_default(),
                },
            };
            let shown = match id {
                Some(id) => form_of(app, who, id, Some(form)).await?,
                None => all(app, who, Some(form)).await?,
            };
            Ok(html(status, shown))
        }
    }
}

/// `POST /settings/brands/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    who.demand(Permission::SetUp)?;
    match app.desk.remove_brand(who.agent.id, parsed(&id)?).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotKeepBrand::NotThere) => Err(Refusal::NotFound),
        Err(CannotKeepBrand::NotAllowed(why)) => Err(why.into()),
        Err(CannotKeepBrand::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => Err(Refusal::invalid(&refused.said(who.language), HERE)),
    }
}
