//! Lines of the timeline in words: what happened, by whom, and why.

use super::People;
use crate::times::Times;
use domain::message::{Because, Purpose};
use domain::timeline::{Actor, Happened};
use domain::{OutgoingId, TaskId};
use store::{Entry, OutgoingRow, Task};

/// What the words of an entry are made from.
pub(super) struct Told<'a> {
    pub(super) people: &'a People,
    pub(super) times: &'a Times,
    pub(super) tasks: &'a [Task],
    pub(super) outgoing: &'a [OutgoingRow],
    pub(super) customer: &'a str,
}

impl Told<'_> {
    /// The line of an entry; none for what is on screen as a message already, or concerns nobody here.
    pub(super) fn words(&self, entry: &Entry) -> Option<String> {
        let who = self.people.actor(entry.actor);
        Some(match entry.happened.as_ref()? {
            Happened::Received { .. } | Happened::Answered { .. } | Happened::Filed { .. } | Happened::Noted { .. } => {
                return None;
            }
            Happened::CameAgain { .. } => "The same message came once more; nothing new was made of it".into(),
            Happened::Owned { owner, because } => {
                format!("{} has it from now on. {}", self.people.agent_name(*owner), because.words())
            }
            Happened::Acknowledged { outgoing, told, .. } => {
                format!(
                    "{} was told at once who has it and what to expect: “{told}”{}",
                    self.customer,
                    self.way(*outgoing)
                )
            }
            Happened::NotAcknowledged { because } => format!("No acknowledgement was sent. {}", reasons(because)),
            Happened::Withdrawn { outgoing } => match self.what(*outgoing) {
                "The acknowledgement" => format!("{who} discarded the acknowledgement; it never left"),
                "The notice to the owner" => format!("{who} discarded the notice to the owner; it never left"),
                _ => format!("{who} took an answer back before it left"),
            },
            Happened::Closed => format!("{who} closed this"),
            Happened::Reopened { .. } if matches!(entry.actor, Actor::Agent(_)) => format!("{who} opened this again"),
            Happened::Reopened { because } => format!("Open again. {}", because.words()),
            Happened::Quarantined { because } if because.iter().any(|because| because.code == "said-spam") => {
                format!("{who} said that this is spam; it is in the quarantine")
            }
            Happened::Quarantined { because } => {
                let why: Vec<String> = because.iter().map(domain::message::Because::words).collect();
                format!(
                    "It looks like spam, so it waits in the quarantine until somebody has looked. {}",
                    why.join(" ")
                )
            }
            Happened::Released => format!("{who} said that this is no spam"),
            Happened::Snoozed { until } => format!("{who} put this aside until {}", self.times.short(*until)),
            Happened::Joined { contact_point, flagged } => self.joined(*contact_point, flagged.as_deref()),
            Happened::Delivered { .. } => return None,
            Happened::NotDelivered { outgoing, why } => format!("{} was not delivered: {why}", self.what(*outgoing)),
            Happened::DeliveryUncertain { outgoing, why } => {
                format!("{} may have left or not: {why}", self.what(*outgoing))
            }
            Happened::Stopped { outgoing, because } => {
                format!("{} was stopped at the door. {}", self.what(*outgoing), reasons(because))
            }
            Happened::TaskRaised { task } => {
                let task = self.task(*task)?;
                format!("{} has a task: {}", self.people.agent_name(task.owner), task.words)
            }
            Happened::TaskDone { task } => format!("{who} saw to it: {}", self.task(*task)?.words),
            Happened::Solved { solved: true } => format!("{who} said that it is solved"),
            Happened::Solved { solved: false } => format!("{who} said that it is not solved yet"),
            Happened::JoiningSuggested { because, .. } | Happened::SplitSuggested { because, .. } => because.words(),
            Happened::MergedInto { reference, because, .. } => {
                format!("{who} merged this into [#{reference}]. {}", because.words())
            }
            Happened::MergedFrom { reference, because, .. } => {
                format!("{who} merged [#{reference}] into this. {}", because.words())
            }
            Happened::Separated { reference, .. } => {
                format!("{who} undid the merge with [#{reference}]: each has its own messages again")
            }
            Happened::SplitInto { reference, because, .. } => {
                format!("{who} made messages a conversation of their own, [#{reference}]. {}", because.words())
            }
            Happened::SplitFrom { reference, because, .. } => {
                format!("{who} made this of messages of [#{reference}]. {}", because.words())
            }
            Happened::Reported { words } => words.clone(),
            Happened::SettingChanged { what } => format!("{who} {what}"),
            Happened::SignedIn
            | Happened::SignInRefused { .. }
            | Happened::SessionsEnded { .. }
            | Happened::Invited { .. }
            | Happened::InvitationWithdrawn { .. }
            | Happened::InvitationFollowed { .. }
            | Happened::PasswordForgotten { .. }
            | Happened::RoleChanged { .. }
            | Happened::SecondFactorSet { .. }
            | Happened::SecondFactorRemoved { .. }
            | Happened::RecoveryCodeUsed { .. }
            | Happened::SecondFactorDemanded { .. }
            | Happened::PasswordReset { .. }
            | Happened::AutomaticStopped
            | Happened::AutomaticResumed => return None,
        })
    }

    fn joined(&self, contact_point: domain::ContactPointId, flagged: Option<&str>) -> String {
        let name = self.people.name(contact_point);
        flagged.map_or_else(
            || format!("{name} takes part from now on"),
            |why| format!("{name} takes part from now on, and is not sent the history: {why}"),
        )
    }

    fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    fn what(&self, id: OutgoingId) -> &'static str {
        match self.outgoing.iter().find(|row| row.id == id).map(|row| row.purpose) {
            Some(Purpose::Reply | Purpose::Opening) => "Our answer",
            Some(Purpose::Acknowledgement) => "The acknowledgement",
            Some(Purpose::Notification) => "The notice to the owner",
            None => "A message",
        }
    }

    /// How an acknowledgement travels: it stands in the column as one line, not as a message.
    fn way(&self, id: OutgoingId) -> String {
        let row = self.outgoing.iter().find(|row| row.id == id);
        row.map(|row| format!(" ({})", super::delivery::delivery(row, self.times).words)).unwrap_or_default()
    }
}

fn reasons(because: &[Because]) -> String {
    because.iter().map(Because::words).collect::<Vec<_>>().join(" ")
}
