//! What may honestly be said about the wait: measured, with open questions counted, in opening hours.

use crate::Desk;
use domain::customer::ChannelKind;
use domain::measure::{Ending, Episode, Expected, expected_wait_of};
use domain::team::Team;
use domain::{Millis, Moment, TeamId};
use std::collections::HashMap;
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
pub struct Measured(Mutex<HashMap<(TeamId, ChannelKind), (Moment, Expected)>>);

/// What a customer who writes at `now` may be told, in wall-clock time from `now`.
///
/// # Errors
/// When the database cannot be read.
pub fn expected_wait(
    desk: &Desk,
    read: &mut Read<'_, '_>,
    team: &Team,
    channel: ChannelKind,
    now: Moment,
) -> Result<Expected, Trouble> {
    let known = desk.waits.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(team.id, channel)).copied();
    let fresh = known.filter(|(at, _)| *at <= now && now.since(*at) < FRESH);
    let measured = match fresh {
        Some((_, measured)) => measured,
        None => {
            let measured = measure(read, team, channel, now)?;
            let mut known = desk.waits.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert((team.id, channel), (now, measured));
            measured
        }
    };
    // Closing time counts for the customer: two open hours asked for at closing time end tomorrow.
    Ok(measured.map(|open| team.hours.add_open_time(now, open).map_or(open, |at| at.since(now))))
}

fn measure(read: &mut Read<'_, '_>, team: &Team, channel: ChannelKind, now: Moment) -> Result<Expected, Trouble> {
    let recent = of_span(read, team, channel, RECENT, now)?;
    if matches!(recent, Expected::TooFew { .. }) {
        return of_span(read, team, channel, LONGER, now);
    }
    Ok(recent)
}

fn of_span(
    read: &mut Read<'_, '_>,
    team: &Team,
    channel: ChannelKind,
    span: Millis,
    now: Moment,
) -> Result<Expected, Trouble> {
    let waits = read.waits(team.id, channel, now - span)?;
    let episodes: Vec<Episode> = waits
        .into_iter()
        .map(|(asked_at, ended)| Episode {
            asked_at,
            ended: match ended {
                Some((at, WaitEnd::Answered)) => Ending::Answered(at),
                Some((at, WaitEnd::Withdrawn)) => Ending::Withdrawn(at),
                None => Ending::StillWaiting,
            },
        })
        .collect();
    Ok(expected_wait_of(&episodes, now, |from, to| team.hours.open_time_between(from, to)))
}
