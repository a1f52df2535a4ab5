//! The brands of the desk: by administrators what they are called, where they answer, how they look and speak.

use super::{brand_told, hours, who_can};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{BrandForm, BrandLine, BrandPage, BrandsPage, OWN_HOURS, brand, brands};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::brand::{CannotKeepBrand, NewBrand};
use domain::brand::{Brand, Colour};
use domain::team::{OpeningHours, Permission};
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
    Ok(page(form_of(&app, who, named(&id)?, None).await?))
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
        let form = with_hours(read, language, refused.unwrap_or_default(), None)?;
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
    let speaks = brand_told::languages(of, own_language(read, of)?);
    Ok(BrandLine {
        href: format!("{HERE}/{}", of.id),
        name: of.name.clone(),
        addresses: own.iter().map(|mailbox| mailbox.address.to_string()).collect(),
        hours: brand_told::hours(read, language, of, own)?,
        languages: language.all_of(&speaks.iter().map(|one| one.own_name()).collect::<Vec<_>>()),
        colour: of.colour.map(|colour| colour.look().accent[0].to_string()),
    })
}

/// The language of a brand: its own, else the desk's.
fn own_language(read: &mut Read<'_, '_>, of: &Brand) -> Result<Language, Trouble> {
    let desk = read.installation()?.and_then(|desk| Language::of_tag(&desk.language)).unwrap_or_default();
    Ok(Language::of_tag(&of.language).unwrap_or(desk))
}

/// The hours as typed; before anything is typed the brand's own, else those in which it answers now, to begin with.
fn with_hours(
    read: &mut Read<'_, '_>,
    language: Language,
    form: BrandForm,
    of: Option<(&Brand, &[&Mailbox])>,
) -> Result<BrandForm, Trouble> {
    let form = BrandForm { zones: hours::zones(), ..form };
    if !form.days.is_empty() {
        return Ok(form);
    }
    let own = of.and_then(|(brand, _)| brand.hours.clone());
    let team = match of.and_then(|(_, own)| own.first()) {
        Some(mailbox) => read.team(mailbox.team)?,
        None => None,
    };
    let now = own.or(team.map(|team| team.hours));
    let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
    let (zone, days) = match now.as_ref().map(OpeningHours::plan) {
        Some(plan) => (plan.zone.clone(), hours::days_of(language, plan)),
        None => (zone, hours::usual_days(language)),
    };
    Ok(BrandForm { zone, days, ..form })
}

/// Ticked are those that were posted when it was refused, else those of the brand. Beside an address of another brand
/// stands its name: ticked, it changes hands.
fn with_mailboxes(
    form: BrandForm,
    all: &[Mailbox],
    speak: &[(MailboxId, BrandId)],
    brands: &[Brand],
    of: Option<BrandId>,
) -> BrandForm {
    let (posted, refused) = (form.mailboxes, !form.wrongs.is_empty());
    let own = |mailbox: MailboxId| of.is_some_and(|of| speak.contains(&(mailbox, of)));
    let labelled = |mailbox: &Mailbox| {
        let other = speak.iter().find(|(id, brand)| *id == mailbox.id && Some(*brand) != of);
        let other = other.and_then(|(_, brand)| brands.iter().find(|known| known.id == *brand));
        other.map_or_else(|| mailbox.address.to_string(), |other| format!("{} ({})", mailbox.address, other.name))
    };
    let mailboxes = all.iter().map(|mailbox| {
        let id = mailbox.id.to_string();
        let ticked = if refused { posted.iter().any(|(known, ..)| *known == id) } else { own(mailbox.id) };
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
            languages: of.languages.clone(),
            own_hours: of.hours.is_some(),
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
        let own: Vec<&Mailbox> = mailboxes.iter().filter(|mailbox| speak.contains(&(mailbox.id, id))).collect();
        let form = with_hours(read, times.language, form, Some((&of, &own)))?;
        let mut told = brand_told::told(read, times.language, &of, &own)?;
        told.push(brand_told::spoken(times.language, &of, own_language(read, &of)?));
        let addresses = own.len();
        Ok(Some(brand(&frame, &BrandPage { id: id.to_string(), name: of.name, addresses, form, told, shown })))
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

/// The brand as it is typed, with the hours that were read from it.
fn typed(fields: &Fields, hours: Option<OpeningHours>) -> NewBrand {
    NewBrand {
        name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        languages: fields.all("languages").map(str::to_owned).collect(),
        hours,
        colour: fields.get("colour").to_owned(),
        sign_off: fields.text("sign-off"),
        voice: fields.text("voice"),
        seen: fields.parsed("seen").map(Moment),
        mailboxes: fields.all("mailbox").filter_map(|id| id.parse().ok()).collect(),
    }
}

/// `POST /settings/brands`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    keep(&app, who, None, &fields).await
}

/// `POST /settings/brands/{id}`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    keep(&app, who, Some(named(&id)?), &fields).await
}

async fn keep(app: &App, who: SignedIn, id: Option<BrandId>, fields: &Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let own = (fields.get("hours") == OWN_HOURS).then(|| hours::read(who.language, fields)).transpose();
    let own = match own {
        Ok(own) => own,
        Err(words) => return again(app, who, id, fields, StatusCode::UNPROCESSABLE_ENTITY, "hours", &words).await,
    };
    match app.desk.keep_brand(who.agent.id, id, typed(fields, own)).await {
        Ok(kept) => Ok(see_other(&format!("{HERE}/{kept}"))),
        Err(CannotKeepBrand::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotKeepBrand::NotThere) => Err(Refusal::NotFound),
        Err(CannotKeepBrand::NotAllowed(why)) => Err(why.into()),
        Err(refused) => {
            let field = match refused {
                CannotKeepBrand::NeverOpen => "hours",
                CannotKeepBrand::Colour => "colour",
                CannotKeepBrand::SignOffTooLong => "sign-off",
                CannotKeepBrand::VoiceTooLong => "voice",
                _ => "name",
            };
            let status = match refused {
                CannotKeepBrand::ChangedMeanwhile => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let words = refused.said(who.language);
            again(app, who, id, fields, status, field, &words).await
        }
    }
}

/// The form as it was typed, with what is wrong.
async fn again(
    app: &App,
    who: SignedIn,
    id: Option<BrandId>,
    fields: &Fields,
    status: StatusCode,
    field: &str,
    words: &str,
) -> Answer {
    let new = typed(fields, None);
    let form = BrandForm {
        wrongs: vec![Wrong { field: field.into(), words: sentence(words) }],
        name: new.name,
        language: new.language,
        languages: new.languages,
        own_hours: fields.get("hours") == OWN_HOURS,
        zone: fields.get("zone").to_owned(),
        zones: Vec::new(),
        days: hours::typed_days(who.language, fields),
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

/// `POST /settings/brands/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    who.demand(Permission::SetUp)?;
    match app.desk.remove_brand(who.agent.id, named(&id)?).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotKeepBrand::NotThere) => Err(Refusal::NotFound),
        Err(CannotKeepBrand::NotAllowed(why)) => Err(why.into()),
        Err(CannotKeepBrand::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => Err(Refusal::invalid(&refused.said(who.language), HERE)),
    }
}
