//! Whose move it is, what the customer was told, and the choices of the menus.

use super::People;
use super::message::day_of_return;
use crate::frame::away;
use crate::inbox::row::due;
use crate::views::State;
use crate::views::conversation::{AgentChoice, Owner, SnoozeChoice, Status, UNTIL_ANSWER, Wait};
use desk::Desk;
use desk::acts::Act;
use desk::answering::answering;
use desk::expected_wait::expected_wait;
use domain::conversation::{Conversation, Status as Stands, Waiting};
use domain::measure::Expected;
use domain::message::Nature;
use domain::team::{Agent, Load, Permission, Team};
use domain::timeline::Actor;
use language::{Language, Times};
use store::{Read, Trouble};

/// The owner, and who covers while they are away.
pub(super) fn owner(it: &Conversation, viewer: &Agent, people: &People, times: &Times) -> Option<Owner> {
    let owner = people.agent(it.owner)?;
    let cover = (!owner.on_duty(times.now)).then(|| away(owner, times));
    Some(Owner { id: owner.id.to_string(), name: owner.name.clone(), is_viewer: owner.id == viewer.id, cover })
}

/// Whether it is open, asleep, closed, looks like spam or became a part of another one.
pub(super) fn status(it: &Conversation) -> Status {
    match it.status {
        Stands::Open { .. } => Status::Open,
        Stands::Snoozed { .. } => Status::Snoozed,
        Stands::Closed { .. } => Status::Closed,
        Stands::Quarantined { .. } => Status::Quarantined,
        Stands::Merged { .. } => Status::Merged,
    }
}

/// "waiting on us since 14:12", "snoozed until Mon 09:00", "closed by Marit Dahl Fri 17:02".
pub(crate) fn status_words(it: &Conversation, people: &People, times: &Times) -> String {
    let language = times.language;
    match it.status {
        Stands::Snoozed { until, .. } => language.conversation_snoozed_until(times.short(until)),
        Stands::Closed { at, by, follow_up: Some(until) } => {
            language.conversation_comes_back(times.short(at), times.short(until), people.actor(by))
        }
        Stands::Closed { at, by: Actor::Desk, .. } => language.conversation_closed_at(times.short(at)),
        Stands::Closed { at, by, .. } => language.conversation_closed_by(times.short(at), people.actor(by)),
        Stands::Quarantined { since, .. } => language.conversation_spam_since(times.short(since)),
        Stands::Merged { since, by, .. } => language.conversation_merged_by(times.short(since), people.actor(by)),
        Stands::Open { .. } => match it.waiting {
            Waiting::OnUs { since } => language.conversation_waiting_on_us(times.short(since)),
            Waiting::OnThem { since } => language.conversation_waiting_on_them(times.short(since)),
            Waiting::Nobody { .. } if it.nature != Nature::Person => language.conversation_from_machine().into(),
            Waiting::Nobody { .. } => language.conversation_nobody_waits().into(),
        },
    }
}

/// The line that never hides while somebody waits for us.
pub(super) fn wait(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    it: &Conversation,
    short: &str,
    times: &Times,
) -> Result<Option<Wait>, Trouble> {
    let (Waiting::OnUs { since }, Stands::Open { .. }) = (it.waiting, it.status) else { return Ok(None) };
    let language = times.language;
    let waited = times.span(times.now.since(since));
    let measured = match answering(read, it.team, it.mailbox)? {
        Some(of) => measured(language, &expected_wait(desk, read, &of, it.latest.channel, times.now)?),
        None => String::new(),
    };
    let told = match &it.told {
        Some(told) => match told.until {
            // The words were true when they were read ("within 2 hours"); by when is true at any hour.
            Some(until) => language.conversation_told_by(short, times.short(until)),
            None => language.conversation_told(short, told.words.trim_end_matches('.')),
        },
        None => language.conversation_not_told(short),
    };
    let (state, left) = match it.told.as_ref().and_then(|told| told.until) {
        Some(until) => {
            let due = due(until, times);
            let left = if due.state == State::Late { due.text } else { language.conversation_left(due.text) };
            (due.state, left)
        }
        None => (State::Ok, language.conversation_waits(waited)),
    };
    Ok(Some(Wait { state, told, left, measured }))
}

/// "Median now 1 h 12, 9 in 10 within 3 h 05".
fn measured(language: Language, expected: &Expected) -> String {
    match expected {
        Expected::Measured { median, nine_in_ten, .. } => {
            language.conversation_measured(language.span(*median), language.span(*nine_in_ten))
        }
        Expected::LongerThan { waited, .. } => language.conversation_longer_than(language.span(*waited)),
        Expected::TooFew { .. } => language.conversation_too_few().into(),
    }
}

/// Agents to assign to: the viewer first, nobody who left or could not see it.
pub(super) fn agents(
    it: &Conversation,
    viewer: &Agent,
    people: &People,
    loads: &[Load],
    times: &Times,
) -> Vec<AgentChoice> {
    let choice = |agent: &Agent| {
        let waiting = loads.iter().find(|load| load.agent.id == agent.id).map_or(0, |load| load.waiting);
        let hint = match agent.on_duty(times.now) {
            true => times.language.conversation_waiting(waiting),
            false => away(agent, times),
        };
        AgentChoice { id: agent.id.to_string(), name: agent.name.clone(), hint, is_viewer: agent.id == viewer.id }
    };
    let mut working: Vec<&Agent> =
        people.agents.iter().filter(|agent| agent.may(Permission::Own) && agent.sees(it.team)).collect();
    working.sort_by_key(|agent| agent.id != viewer.id);
    working.into_iter().map(choice).collect()
}

/// Times to snooze until, on the team's clock; first the day on which somebody is back who is away.
pub(super) fn snoozes(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    team: Option<&Team>,
    people: &mut People,
    times: &Times,
) -> Result<Vec<SnoozeChoice>, Trouble> {
    let clock =
        team.map_or_else(|| times.clone(), |team| Times::new(&team.hours.plan().zone, times.now, times.language));
    let usual = [
        ("3h", times.language.conversation_snooze_hours()),
        ("tomorrow", times.language.conversation_snooze_tomorrow()),
        ("monday", times.language.conversation_snooze_monday()),
        (UNTIL_ANSWER, times.language.composer_until_answer()),
    ]
    .map(|(value, label)| choice(value, label, &clock));
    Ok(until_they_are_back(read, it, people, &clock)?.into_iter().chain(usual).collect())
}

/// Times at which a closed one comes back, on the team's clock.
pub(super) fn follow_ups(team: Option<&Team>, times: &Times) -> Vec<SnoozeChoice> {
    let clock =
        team.map_or_else(|| times.clone(), |team| Times::new(&team.hours.plan().zone, times.now, times.language));
    [
        ("3d", times.language.conversation_follow_up_three_days()),
        ("7d", times.language.conversation_follow_up_week()),
        ("14d", times.language.conversation_follow_up_two_weeks()),
    ]
    .map(|(value, label)| choice(value, label, &clock))
    .into()
}

/// When it comes back, as the field posts it, on the team's clock: to the minute.
pub(super) fn comes_back_at(it: &Conversation, team: Option<&Team>, times: &Times) -> String {
    let clock =
        team.map_or_else(|| times.clone(), |team| Times::new(&team.hours.plan().zone, times.now, times.language));
    it.status.follow_up().and_then(|at| clock.as_typed(at)).unwrap_or_default()
}

/// What brings back how it stands now, once it stands otherwise.
pub(super) fn as_it_stands(it: &Conversation) -> String {
    format!("each={}+{}", it.id, Act::as_it_stands(&it.status))
}

fn choice(value: &str, label: &str, clock: &Times) -> SnoozeChoice {
    let hint = super::snooze::until(value, clock).map(|at| clock.short(at)).unwrap_or_default();
    SnoozeChoice { value: value.into(), label: label.into(), hint }
}

/// Messages in which an absence notice is looked for.
const ABSENCE_WITHIN: i64 = 20;

/// What the newest absence notice says, while that day is still to come.
fn until_they_are_back(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    people: &mut People,
    clock: &Times,
) -> Result<Option<SnoozeChoice>, Trouble> {
    let latest = read.messages_before(it.id, None, ABSENCE_WITHIN)?;
    let notice = latest.iter().rev().find_map(|message| Some((message.contact_point?, day_of_return(message)?)));
    let Some((who, day)) = notice else { return Ok(None) };
    let value = super::snooze::morning_of(day);
    if clock.typed(&value).is_none_or(|at| at <= clock.now) {
        return Ok(None);
    }
    people.meet(read, who)?;
    let name = super::people::short(&people.name(who));
    let hint = clock.typed(&value).map(|at| clock.near_day(at)).unwrap_or_default();
    Ok(Some(SnoozeChoice { value, label: clock.language.conversation_snooze_back(name), hint }))
}
