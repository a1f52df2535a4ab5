//! Brands: the names under which one desk answers, each at addresses of its own.

mod colour;

pub use colour::{Colour, Look};

use crate::BrandId;
use crate::team::OpeningHours;

/// Brands of a desk: more are companies of their own.
pub const BRANDS_MAX: usize = 20;
/// Characters of a brand's name: it stands in the sender of each mail.
pub const BRAND_NAME_CHARS_MAX: usize = 60;
/// Characters of what stands under each answer.
pub const SIGN_OFF_CHARS_MAX: usize = 500;
/// Characters of how it speaks: agents read it beside what they write.
pub const VOICE_CHARS_MAX: usize = 1_000;

/// A name under which the desk answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Brand {
    /// Its id.
    pub id: BrandId,
    /// Its name, as customers see it.
    pub name: String,
    /// The language of letters to people whose own is not known, as a tag; empty for the desk's.
    pub language: String,
    /// The languages in which it speaks, as tags; without any, in all that there are. Its own is always among them.
    pub languages: Vec<String>,
    /// When it answers; without hours of its own, as the team that has the conversation.
    pub hours: Option<OpeningHours>,
    /// Its colour on customers' pages; without one they have the desk's.
    pub colour: Option<Colour>,
    /// What stands under each answer, below the name of whoever wrote it.
    pub sign_off: String,
    /// How it speaks, for agents to read.
    pub voice: String,
}

impl Brand {
    /// What stands under an answer of somebody who signs like this.
    pub fn signs(&self, signed: &str) -> String {
        if self.sign_off.is_empty() { signed.to_owned() } else { format!("{signed}\n{}", self.sign_off) }
    }
}
