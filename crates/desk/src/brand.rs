//! Brands: the names under which the desk answers.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{NotAllowed, denied_as, permit};
use domain::brand::{BRAND_NAME_CHARS_MAX, BRANDS_MAX, Brand, Colour, SIGN_OFF_CHARS_MAX, VOICE_CHARS_MAX};
use domain::conversation::tag_key;
use domain::team::{OpeningHours, Permission};
use domain::timeline::Happened;
use domain::{AgentId, BrandId, MailboxId, Moment};
use language::Language;
use store::Trouble;

/// A brand as it is typed.
#[derive(Clone, Debug, Default)]
pub struct NewBrand {
    /// Its name.
    pub name: String,
    /// The tag of its language; empty for the desk's.
    pub language: String,
    /// The tags of the languages in which it speaks; none: in all of them.
    pub languages: Vec<String>,
    /// Its own opening hours; `None`: those of the team that has the conversation.
    pub hours: Option<OpeningHours>,
    /// Its colour, `#0d5c57`; empty for the desk's.
    pub colour: String,
    /// What stands under each answer.
    pub sign_off: String,
    /// How it speaks.
    pub voice: String,
    /// The mailboxes that speak as it.
    pub mailboxes: Vec<MailboxId>,
    /// As of when the brand stood on the page on which this was typed; `None`: whenever.
    pub seen: Option<Moment>,
}

/// Why a brand stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotKeepBrand {
    /// It has no name, or one that no mail could carry.
    #[error("give the brand a name of at most {BRAND_NAME_CHARS_MAX} characters")]
    NoName,
    /// Another one has it.
    #[error("there is a brand of that name already")]
    Taken,
    /// Opening hours that never open.
    #[error("tick at least one day, or let the brand answer when the team does")]
    NeverOpen,
    /// Not a colour.
    #[error("a colour looks like #0d5c57")]
    Colour,
    /// What stands under answers is too long.
    #[error("what stands under answers can have {SIGN_OFF_CHARS_MAX} characters")]
    SignOffTooLong,
    /// How it speaks is too long.
    #[error("how it speaks can have {VOICE_CHARS_MAX} characters")]
    VoiceTooLong,
    /// Somebody changed it after the page was opened.
    #[error("somebody changed this brand after you opened it")]
    ChangedMeanwhile,
    /// There are as many as there can be.
    #[error("there are {BRANDS_MAX} brands already")]
    TooMany,
    /// There is none, or one of its mailboxes is gone.
    #[error("this brand, or one of its mailboxes, does not exist")]
    NotThere,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotKeepBrand, NotThere; }

impl Desk {
    /// Keeps a brand; `id` changes one. Letters that leave from now on speak as it is now.
    ///
    /// # Errors
    /// When it will not do, or the actor may not.
    pub async fn keep_brand(
        &self,
        by: AgentId,
        id: Option<BrandId>,
        new: NewBrand,
    ) -> Result<BrandId, CannotKeepBrand> {
        let typed = checked(&new)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::SetUp)?;
                let brand = Brand { id: id.unwrap_or_else(|| BrandId(desk.chance.id(now))), ..typed.clone() };
                let key = tag_key(&brand.name);
                let kept = match id {
                    Some(id) => {
                        let changed = tx.brand_changed_at(id)?.ok_or(CannotKeepBrand::NotThere)?;
                        if new.seen.is_some_and(|seen| seen != changed) {
                            return Err(CannotKeepBrand::ChangedMeanwhile);
                        }
                        tx.change_brand(&brand, &key, now)?
                    }
                    None if tx.brands()?.len() >= BRANDS_MAX => return Err(CannotKeepBrand::TooMany),
                    None => tx.add_brand(&brand, &key, now)?,
                };
                if !kept {
                    return Err(CannotKeepBrand::Taken);
                }
                for mailbox in &new.mailboxes {
                    tx.mailbox(*mailbox)?.ok_or(CannotKeepBrand::NotThere)?;
                }
                // Whoever has the page of a brand before them that loses a mailbox hears of it.
                for (mailbox, other) in tx.brand_mailboxes()? {
                    if other != brand.id && new.mailboxes.contains(&mailbox) {
                        tx.touch_brand(other, now)?;
                    }
                }
                tx.set_mailboxes_of_brand(brand.id, &new.mailboxes)?;
                let happened = Happened::BrandKept { name: brand.name };
                record(&desk, tx, DESK_CHAIN, &permit, &[happened], now)?;
                Ok(brand.id)
            })
            .await
    }

    /// Removes a brand: its mailboxes speak as the desk itself.
    ///
    /// # Errors
    /// When there is none, or the actor may not.
    pub async fn remove_brand(&self, by: AgentId, id: BrandId) -> Result<(), CannotKeepBrand> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::SetUp)?;
                let brand = tx.brand(id)?.ok_or(CannotKeepBrand::NotThere)?;
                tx.remove_brand(id)?;
                let removed = Happened::BrandRemoved { name: brand.name };
                record(&desk, tx, DESK_CHAIN, &permit, &[removed], desk.now())?;
                Ok(())
            })
            .await
    }
}

fn checked(new: &NewBrand) -> Result<Brand, CannotKeepBrand> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let no_name = tag_key(&name).is_empty() || name.chars().any(char::is_control);
    if no_name || name.chars().count() > BRAND_NAME_CHARS_MAX {
        return Err(CannotKeepBrand::NoName);
    }
    let colour = match new.colour.trim() {
        "" => None,
        typed => Some(Colour::parse(typed).ok_or(CannotKeepBrand::Colour)?),
    };
    let (sign_off, voice) = (new.sign_off.trim().to_owned(), new.voice.trim().to_owned());
    if sign_off.chars().count() > SIGN_OFF_CHARS_MAX {
        return Err(CannotKeepBrand::SignOffTooLong);
    }
    if voice.chars().count() > VOICE_CHARS_MAX {
        return Err(CannotKeepBrand::VoiceTooLong);
    }
    let language = Language::of_tag(&new.language);
    let hours = new.hours.clone();
    if hours.as_ref().is_some_and(|hours| hours.plan().weekly.iter().all(Vec::is_empty)) {
        return Err(CannotKeepBrand::NeverOpen);
    }
    let languages = spoken(language, &new.languages);
    let language = language.map(|language| language.tag().to_owned()).unwrap_or_default();
    Ok(Brand { id: BrandId(0), name, language, languages, hours, colour, sign_off, voice })
}

/// The languages that were chosen, each once; the brand's own is always among them.
fn spoken(own: Option<Language>, chosen: &[String]) -> Vec<String> {
    let chosen: Vec<Language> = chosen.iter().filter_map(|tag| Language::of_tag(tag)).collect();
    let spoken = |one: &Language| chosen.contains(one) || (!chosen.is_empty() && own == Some(*one));
    Language::ALL.into_iter().filter(spoken).map(|one| one.tag().to_owned()).collect()
}
