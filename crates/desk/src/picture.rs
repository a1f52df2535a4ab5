//! Pictures that a mail names elsewhere, fetched by the desk for an agent who asked for them: whoever keeps them learns that
//! somebody looks, but not who, with what, and from where.
//!
//! The frame of a mail carries no session, so each address is signed. It names a message and a place among its pictures and
//! never where these lie: what is fetched is what that mail names, and the desk fetches nothing else for anybody.

use crate::permit::seen_message;
use crate::{Desk, Promised};
use domain::message::{picture_kind, remote_pictures};
use domain::{AgentId, MessageId, Millis, Moment};
use store::{Read, Trouble};
use tokio::time::timeout;

/// Bytes of a picture.
pub const PICTURE_BYTES_MAX: usize = 5 * 1024 * 1024;
/// Pictures fetched at a time: each may lie in memory.
pub const AT_ONCE_MAX: usize = 12;
/// For a place and, again, for the picture.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);
/// Addresses change so often, and each is good for that and the one after: a page that is shown again finds the same ones.
const VALID: Millis = Millis::hours(1);
/// What addresses are signed for.
const PURPOSE: &str = "picture";

/// The port to pictures elsewhere.
pub trait Elsewhere: Send + Sync {
    /// Fetches what lies at an address; in words why not. No more than [`PICTURE_BYTES_MAX`], within [`PATIENCE`], and from
    /// the open net only.
    fn fetch<'a>(&'a self, url: &'a str) -> Promised<'a, Result<Vec<u8>, String>>;
}

/// One look of an agent at one picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The mail that names it.
    pub message: MessageId,
    /// Its place among those that the mail names.
    pub place: usize,
    /// Who looks.
    pub agent: AgentId,
    /// Until when.
    pub until: Moment,
}

/// Why there is no picture.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoPicture {
    /// The address is not signed, is over, or is not for their eyes; or the mail names no such picture.
    #[error("there is no such picture")]
    NotFound,
    /// It could not be fetched, or is none.
    #[error("the picture could not be fetched: {0}")]
    NotFetched(String),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Look {
    fn signed(&self) -> String {
        format!("{} {} {} {}", self.message, self.place, self.agent, self.until.0)
    }
}

impl Desk {
    /// Until when the addresses of pictures are good that somebody gets now.
    pub fn pictures_until(&self) -> Moment {
        Moment((self.now().0 / VALID.0 + 2) * VALID.0)
    }

    /// The signature of a look; `None` where this process cannot sign.
    pub fn sign_look(&self, look: &Look) -> Option<String> {
        Some(self.seal.get()?.sign(PURPOSE, &look.signed()))
    }

    /// The picture of a signed look, with its kind. The agent has to see the conversation at this moment.
    ///
    /// # Errors
    /// When there is none for them, or it could not be fetched.
    pub async fn picture(&self, look: Look, signature: &str) -> Result<(&'static str, Vec<u8>), NoPicture> {
        let seal = self.seal.get().ok_or(NoPicture::NotFound)?;
        if self.now() >= look.until || !seal.vouches(PURPOSE, &look.signed(), signature) {
            return Err(NoPicture::NotFound);
        }
        let named = self.reader().read(move |read| named(read, &look));
        let url = named.await?.ok_or(NoPicture::NotFound)?;
        let failed = |why: &str| NoPicture::NotFetched(why.to_owned());
        let elsewhere = self.pictures.get().ok_or_else(|| failed("there is no way out"))?;
        let place = timeout(PATIENCE, self.picture_places.acquire()).await;
        let Ok(Ok(_place)) = place else { return Err(failed("too many are being fetched")) };
        let bytes = elsewhere.fetch(&url).await.map_err(NoPicture::NotFetched)?;
        let kind = picture_kind(&bytes).ok_or_else(|| failed("it is no picture"))?;
        Ok((kind, bytes))
    }
}

/// Where the picture of a look lies, for somebody who sees its conversation.
fn named(read: &mut Read<'_, '_>, look: &Look) -> Result<Option<String>, Trouble> {
    let Some(agent) = read.agent(look.agent)? else { return Ok(None) };
    if seen_message(read, &agent, look.message)?.is_none() {
        return Ok(None);
    }
    let cleaned = read.message_html(look.message)?.unwrap_or_default();
    Ok(remote_pictures(&cleaned).into_iter().nth(look.place))
}
