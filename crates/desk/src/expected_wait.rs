//! What may honestly be said about the wait: measured, with open questions counted, in opening hours. Waits are measured
//! among those that the same hours hold for: a brand with hours of its own has waits of its own.

use crate::Desk;
use crate::answering::Answering;
use domain::customer::ChannelKind;
use domain::measure::{Ending, Episode, Expected, expected_wait_of, round_up};
use domain::team::OpeningHours;
use domain::{BrandId, MailboxId, Millis, Moment, TeamId};
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use store::{Read, Trouble, WaitEnd};

/// Waits of so many days are measured first; where these are too few, of [`LONGER`].
const RECENT: Millis = Millis::days(28);
/// The second attempt.
const LONGER: Millis = Millis::days(90);
/// A measurement is good for so long: measuring for every single mail would cost more than the mail.
const FRESH: Millis = Millis::seconds(60);

/// What was measured lately, in open time.
#[derive(Debug, Default)]
pub struct Measured(Mutex<HashMap<Whose, (Moment, Expected)>>);

/// Whose waits are measured together: those that the same hours hold for, on one channel.
type Whose = (TeamId, Option<BrandId>, ChannelKind);

/// What a customer who writes at `now` may be told, in wall-clock time from `now`.
///
/// # Errors
/// When the database cannot be read.
pub fn expected_wait(
    desk: &Desk,
    read: &mut Read<'_, '_>,
    of: &Answering,
    channel: ChannelKind,
    now: Moment,
) -> Result<Expected, Trouble> {
    let key = (of.team, of.brand, channel);
    let known = desk.waits.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
    let fresh = known.filter(|(at, _)| *at <= now && now.since(*at) < FRESH);
    let measured = match fresh {
        Some((_, measured)) => measured,
        None => {
            let measured = measure(read, of, channel, now)?;
            let mut known = desk.waits.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(key, (now, measured));
            measured
        }
    };
    // Closing time counts for the customer: two open hours asked for at closing time end tomorrow.
    Ok(measured.map(|open| of.hours.add_open_time(now, open).map_or(open, |at| at.since(now))))
}

/// The moment that is named to whoever asks at `now`, as it is said: within a day by the clock, later by the end of a day.
/// `None` where no time can be named.
pub fn told_until(expected: &Expected, hours: &OpeningHours, now: Moment) -> Option<Moment> {
    match expected {
        Expected::Measured { nine_in_ten, .. } if nine_in_ten.0 > Millis::days(1).0 => {
            Some(hours.end_of_day(now + *nine_in_ten))
        }
        Expected::Measured { nine_in_ten, .. } => Some(now + round_up(*nine_in_ten)),
        _ => None,
    }
}

fn measure(read: &mut Read<'_, '_>, of: &Answering, channel: ChannelKind, now: Moment) -> Result<Expected, Trouble> {
    let same = held_for(read, of)?;
    let recent = of_span(read, of, channel, &same, RECENT, now)?;
    if matches!(recent, Expected::TooFew { .. }) {
        return of_span(read, of, channel, &same, LONGER, now);
    }
    Ok(recent)
}

/// Whether what was written to a mailbox is answered in the same hours.
fn held_for(read: &mut Read<'_, '_>, of: &Answering) -> Result<impl Fn(MailboxId) -> bool + use<>, Trouble> {
    let own: HashSet<BrandId> =
        read.brands()?.into_iter().filter(|one| one.hours.is_some()).map(|one| one.id).collect();
    let speak: HashMap<MailboxId, BrandId> = read.brand_mailboxes()?.into_iter().collect();
    let brand = of.brand;
    Ok(move |mailbox| speak.get(&mailbox).copied().filter(|brand| own.contains(brand)) == brand)
}

fn of_span(
    read: &mut Read<'_, '_>,
    of: &Answering,
    channel: ChannelKind,
    same: &dyn Fn(MailboxId) -> bool,
    span: Millis,
    now: Moment,
) -> Result<Expected, Trouble> {
    let waits = read.waits(of.team, channel, now - span)?;
    let episodes: Vec<Episode> = waits
        .into_iter()
        .filter(|(.., mailbox)| same(*mailbox))
        .map(|(asked_at, ended, _)| Episode {
            asked_at,
            ended: match ended {
                Some((at, WaitEnd::Answered)) => Ending::Answered(at),
                Some((at, WaitEnd::Withdrawn)) => Ending::Withdrawn(at),
                None => Ending::StillWaiting,
            },
        })
        .collect();
    Ok(expected_wait_of(&episodes, now, |from, to| of.hours.open_time_between(from, to)))
}
