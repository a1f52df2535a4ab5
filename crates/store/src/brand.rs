//! Brands, and which mailboxes speak as which.

use crate::desk::Installation;
use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::brand::{Brand, Colour};
use domain::{BrandId, MailboxId, Moment};

statements! {
    EVERY = "SELECT id, name, language, colour, sign_off, voice, hours, languages FROM brands ORDER BY canonical";
    ONE = "SELECT id, name, language, colour, sign_off, voice, hours, languages FROM brands WHERE id = $1";
    CHANGED_AT = "SELECT changed_at FROM brands WHERE id = $1";
    OF_MAILBOX = "SELECT b.id, b.name, b.language, b.colour, b.sign_off, b.voice, b.hours, b.languages FROM brand_mailboxes m JOIN brands b ON b.id = m.brand_id WHERE m.mailbox_id = $1";
    MAILBOXES = "SELECT mailbox_id, brand_id FROM brand_mailboxes";
    INSERT = "INSERT INTO brands (id, name, canonical, language, colour, sign_off, voice, changed_at, hours, languages) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (canonical) DO NOTHING";
    NAMED = "SELECT id FROM brands WHERE canonical = $1";
    UPDATE = "UPDATE brands SET name = $2, canonical = $3, language = $4, colour = $5, sign_off = $6, voice = $7, changed_at = $8, hours = $9, languages = $10 WHERE id = $1";
    TOUCH = "UPDATE brands SET changed_at = $2 WHERE id = $1";
    REMOVE = "DELETE FROM brands WHERE id = $1";
    FREE uses "brand_mailboxes_by_brand" = "DELETE FROM brand_mailboxes WHERE brand_id = $1";
    GIVE = "INSERT INTO brand_mailboxes (mailbox_id, brand_id) VALUES ($1, $2) ON CONFLICT (mailbox_id) DO UPDATE SET brand_id = excluded.brand_id";
}

impl Read<'_, '_> {
    /// All brands, by name.
    pub fn brands(&mut self) -> Result<Vec<Brand>, Trouble> {
        self.query(&EVERY, &[], brand)
    }
    /// One of them.
    pub fn brand(&mut self, id: BrandId) -> Result<Option<Brand>, Trouble> {
        self.one(&ONE, &[id.into()], brand)
    }
    /// When somebody changed one last.
    pub fn brand_changed_at(&mut self, id: BrandId) -> Result<Option<Moment>, Trouble> {
        self.one(&CHANGED_AT, &[id.into()], |row| row.get(0))
    }
    /// As which brand a mailbox speaks; `None` where it speaks as the desk itself.
    pub fn brand_of(&mut self, mailbox: MailboxId) -> Result<Option<Brand>, Trouble> {
        self.one(&OF_MAILBOX, &[mailbox.into()], brand)
    }
    /// Which mailboxes speak as which brand.
    pub fn brand_mailboxes(&mut self) -> Result<Vec<(MailboxId, BrandId)>, Trouble> {
        self.query(&MAILBOXES, &[], |row: &Row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// The installation as customers of one mailbox see it: under the name, and in the languages, of its brand.
    pub fn installation_as(&mut self, mailbox: MailboxId) -> Result<Option<Installation>, Trouble> {
        let Some(desk) = self.installation()? else { return Ok(None) };
        Ok(Some(match self.brand_of(mailbox)? {
            Some(brand) => {
                let language = if brand.language.is_empty() { desk.language } else { brand.language };
                Installation { name: brand.name, language, languages: brand.languages, ..desk }
            }
            None => desk,
        }))
    }
}

impl Tx<'_, '_> {
    /// Adds a brand; false where there is one of this name.
    pub fn add_brand(&mut self, of: &Brand, canonical: &str, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&INSERT, &values(of, canonical, now)?)? > 0)
    }
    /// Changes one; false where another one has the name.
    pub fn change_brand(&mut self, of: &Brand, canonical: &str, now: Moment) -> Result<bool, Trouble> {
        let named: Option<BrandId> = self.one(&NAMED, &[canonical.into()], |row| row.get(0))?;
        if named.is_some_and(|other| other != of.id) {
            return Ok(false);
        }
        Ok(self.execute(&UPDATE, &values(of, canonical, now)?)? > 0)
    }
    /// Something about one changed that stands elsewhere.
    pub fn touch_brand(&mut self, id: BrandId, now: Moment) -> Result<(), Trouble> {
        self.execute(&TOUCH, &[id.into(), now.into()]).map(drop)
    }
    /// Its mailboxes, and no others.
    pub fn set_mailboxes_of_brand(&mut self, id: BrandId, mailboxes: &[MailboxId]) -> Result<(), Trouble> {
        self.execute(&FREE, &[id.into()])?;
        for mailbox in mailboxes {
            self.execute(&GIVE, &[(*mailbox).into(), id.into()])?;
        }
        Ok(())
    }
    /// Removes one; its mailboxes speak as the desk itself.
    pub fn remove_brand(&mut self, id: BrandId) -> Result<(), Trouble> {
        self.execute(&FREE, &[id.into()])?;
        self.execute(&REMOVE, &[id.into()]).map(drop)
    }
}

fn values(of: &Brand, canonical: &str, now: Moment) -> Result<[crate::engine::Value; 10], Trouble> {
    let hours = of.hours.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?;
    Ok([
        of.id.into(),
        (&of.name).into(),
        canonical.into(),
        (&of.language).into(),
        of.colour.map(|colour| colour.to_string()).unwrap_or_default().into(),
        (&of.sign_off).into(),
        (&of.voice).into(),
        now.into(),
        hours.unwrap_or_default().into(),
        of.languages.join(" ").into(),
    ])
}

fn brand(row: &Row) -> Result<Brand, Trouble> {
    let colour: String = row.get(3)?;
    let hours: String = row.get(6)?;
    let hours = Some(hours).filter(|hours| !hours.is_empty());
    let languages: String = row.get(7)?;
    Ok(Brand {
        id: row.get(0)?,
        name: row.get(1)?,
        language: row.get(2)?,
        colour: Colour::parse(&colour),
        sign_off: row.get(4)?,
        voice: row.get(5)?,
        hours: hours.map(|hours| serde_json::from_str(&hours)).transpose().map_err(Trouble::json)?,
        languages: languages.split_whitespace().map(str::to_owned).collect(),
    })
}
