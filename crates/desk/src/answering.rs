//! When customers are told that they are answered: the hours of the brand that they wrote to, else those of the team that
//! has the conversation. Whatever names hours to a customer, or measures a wait in them, asks here.

use domain::team::OpeningHours;
use domain::{BrandId, MailboxId, TeamId};
use store::{Read, Trouble};

/// The hours that hold for what was written to a mailbox and is with a team.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The hours.
    pub hours: OpeningHours,
    /// The team that answers.
    pub team: TeamId,
    /// The brand whose hours these are; `None` for the team's own.
    pub brand: Option<BrandId>,
}

/// The hours for a mailbox and a team; `None` when the team is gone.
///
/// # Errors
/// When the database cannot be read.
pub fn answering(read: &mut Read<'_, '_>, team: TeamId, mailbox: MailboxId) -> Result<Option<Answering>, Trouble> {
    let Some(team) = read.team(team)? else { return Ok(None) };
    let own = read.brand_of(mailbox)?.and_then(|brand| Some((brand.hours?, brand.id)));
    Ok(Some(match own {
        Some((hours, brand)) => Answering { hours, team: team.id, brand: Some(brand) },
        None => Answering { hours: team.hours, team: team.id, brand: None },
    }))
}
