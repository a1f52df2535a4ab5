//! Lines of the timeline in words: what happened, by whom, and why.

use super::People;
use desk::said::{self, reason, reasons};
use domain::message::{Because, Purpose, SENDER_BLOCKED};
use domain::timeline::{Actor, Change, Happened};
use domain::{AgentId, Moment, OutgoingId};
use language::{Language, Times};
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
        let (language, who) = (self.times.language, self.people.actor(entry.actor));
        Some(match entry.happened.as_ref()? {
            enquiry @ (Happened::Enquired { .. }
            | Happened::EnquiryReceived { .. }
            | Happened::EnquiryClosed { .. }) => self.of_enquiry(enquiry, who)?,
            Happened::Received { .. } | Happened::Answered { .. } | Happened::Filed { .. } | Happened::Noted { .. } => {
                return None;
            }
            Happened::CameAgain { .. } => language.timeline_came_again().into(),
            Happened::Owned { owner, because } => {
                language.timeline_owned(reason(language, because), self.people.agent_name(*owner))
            }
            Happened::Acknowledged { outgoing, told, .. } => match self.way(*outgoing) {
                Some(way) => language.timeline_acknowledged_way(self.customer, told, way),
                None => language.timeline_acknowledged(self.customer, told),
            },
            Happened::NotAcknowledged { because } => language.timeline_not_acknowledged(reasons(language, because)),
            Happened::Mentioned { agents, .. } => self.mentioned(agents, who),
            Happened::Withdrawn { outgoing } => self.withdrawn(*outgoing, who),
            Happened::Closed => language.timeline_closed(who),
            Happened::Reopened { because } => reopened(language, entry.actor, because, who),
            Happened::Quarantined { because } => quarantined(language, because, who),
            Happened::Released => language.timeline_released(who),
            Happened::Snoozed { until } => language.timeline_snoozed(self.times.short(*until), who),
            Happened::FollowUp { at } => self.follow_up(*at, &who),
            Happened::Joined { contact_point, flagged } => self.joined(*contact_point, flagged.as_deref()),
            Happened::Delivered { .. } => return None,
            Happened::NotDelivered { .. } | Happened::DeliveryUncertain { .. } | Happened::Stopped { .. } => {
                self.on_the_way(entry.happened.as_ref()?)?
            }
            task @ (Happened::TaskRaised { .. } | Happened::TaskDone { .. }) => self.of_task(task, who)?,
            Happened::Solved { solved: true } => language.timeline_solved(who),
            Happened::Solved { solved: false } => language.timeline_not_solved(who),
            Happened::JoiningSuggested { because, .. } | Happened::SplitSuggested { because, .. } => {
                reason(language, because)
            }
            moved @ (Happened::MergedInto { .. }
            | Happened::MergedFrom { .. }
            | Happened::Separated { .. }
            | Happened::SplitInto { .. }
            | Happened::SplitFrom { .. }) => self.moved(moved, who)?,
            Happened::Tagged { tag } => language.tag_put(tag, who),
            Happened::Untagged { tag } => language.tag_taken(tag, who),
            Happened::PrioritySet { priority } => language.priority_put(priority.word(), who),
            Happened::Reported { news: Some(news), .. } => said::tidings(language, news, Some(self.times)),
            Happened::Reported { words, news: None } => words.clone(),
            Happened::Speaks { language: said } => match said.as_deref().and_then(Language::of_tag) {
                Some(known) => language.timeline_speaks(known.own_name(), who),
                None => language.timeline_speaks_by_words(who),
            },
            Happened::FieldFilled { field, value: Some(value) } => language.field_filled_in(field, value, who),
            Happened::FieldFilled { field, value: None } => language.field_emptied(field, who),
            Happened::RuleFollowed { name, .. } => language.rule_followed(name),
            Happened::TeamChanged { name, .. } => language.rule_team_changed(name),
            Happened::SenderBlocked { .. } => language.block_timeline(who),
            Happened::SenderUnblocked { .. } => language.block_timeline_undone(who),
            Happened::FileHeldBack { name, found, .. } => language.scan_timeline_held_back(found, name),
            Happened::FileGivenOut { name, found, .. } => language.scan_timeline_given_out(found, name, who),
            Happened::FileHeldBackAgain { name, found, .. } => language.scan_timeline_held_again(found, name, who),
            Happened::SettingChanged { what, change } => set(language, what, change.as_ref(), who),
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
            | Happened::BrandKept { .. }
            | Happened::BrandRemoved { .. }
            | Happened::ProviderSet { .. }
            | Happened::ProviderRemoved
            | Happened::ProviderAccountForgotten { .. }
            | Happened::PasskeyAdded { .. }
            | Happened::PasskeyRenamed { .. }
            | Happened::PasskeyRemoved { .. }
            | Happened::PasskeyDoubted { .. }
            | Happened::RecoveryCodeUsed { .. }
            | Happened::SecondFactorDemanded { .. }
            | Happened::PasswordReset { .. }
            | Happened::AutomaticStopped
            | Happened::AutomaticResumed => return None,
        })
    }

    /// What somebody has to see to, or has seen to.
    fn of_task(&self, happened: &Happened, who: String) -> Option<String> {
        let language = self.times.language;
        let (Happened::TaskRaised { task } | Happened::TaskDone { task }) = happened else { return None };
        let task = self.tasks.iter().find(|known| known.id == *task)?;
        let words = said::task(language, task);
        Some(match happened {
            Happened::TaskDone { .. } => language.timeline_task_done(words, who),
            _ => language.timeline_task_raised(self.people.agent_name(task.owner), words),
        })
    }

    fn follow_up(&self, at: Option<Moment>, who: &str) -> String {
        match at {
            Some(at) => self.times.language.timeline_follow_up(self.times.short(at), who),
            None => self.times.language.timeline_follow_up_off(who),
        }
    }

    fn mentioned(&self, agents: &[AgentId], who: String) -> String {
        let names: Vec<String> = agents.iter().map(|id| self.people.agent_name(*id)).collect();
        self.times.language.timeline_mentioned(self.times.language.all_of(&names), who)
    }

    /// What was taken back before it left.
    fn withdrawn(&self, outgoing: OutgoingId, who: String) -> String {
        let language = self.times.language;
        match self.purpose(outgoing) {
            Some(Purpose::Acknowledgement) => language.timeline_discarded_acknowledgement(who),
            Some(Purpose::Notification) => language.timeline_discarded_notice(who),
            Some(Purpose::Enquiry) => language.enquiry_timeline_taken_back(who),
            _ => language.timeline_taken_back(who),
        }
    }

    /// What went to another conversation, or came from one.
    fn moved(&self, happened: &Happened, who: String) -> Option<String> {
        let language = self.times.language;
        Some(match happened {
            Happened::MergedInto { reference, because, .. } => {
                language.timeline_merged_into(reason(language, because), reference, who)
            }
            Happened::MergedFrom { reference, because, .. } => {
                language.timeline_merged_from(reason(language, because), reference, who)
            }
            Happened::Separated { reference, .. } => language.timeline_separated(reference, who),
            Happened::SplitInto { reference, because, .. } => {
                language.timeline_split_into(reason(language, because), reference, who)
            }
            Happened::SplitFrom { reference, because, .. } => {
                language.timeline_split_from(reason(language, because), reference, who)
            }
            _ => return None,
        })
    }

    /// What was asked of others, and came back.
    fn of_enquiry(&self, happened: &Happened, who: String) -> Option<String> {
        let language = self.times.language;
        Some(match happened {
            Happened::Enquired { forwards: Some(_), to, .. } => {
                language.enquiry_timeline_forwarded(language.all_of(to), who)
            }
            Happened::Enquired { to, .. } => language.enquiry_timeline_asked(language.all_of(to), who),
            Happened::EnquiryReceived { nature, .. } if nature.counts_as_answer() => {
                language.enquiry_timeline_answered(who)
            }
            Happened::EnquiryReceived { .. } => language.enquiry_timeline_machine(who),
            Happened::EnquiryClosed { .. } => language.enquiry_timeline_closed(who),
            _ => return None,
        })
    }

    /// What went wrong on the way out.
    fn on_the_way(&self, happened: &Happened) -> Option<String> {
        let language = self.times.language;
        Some(match happened {
            Happened::NotDelivered { outgoing, why } => {
                let why = said::why(language, why);
                match self.purpose(*outgoing) {
                    Some(Purpose::Reply | Purpose::Opening) => language.timeline_answer_not_delivered(why),
                    Some(Purpose::Acknowledgement) => language.timeline_acknowledgement_not_delivered(why),
                    Some(Purpose::Notification) => language.timeline_notice_not_delivered(why),
                    Some(Purpose::Enquiry) => language.enquiry_timeline_not_delivered(why),
                    None => language.timeline_message_not_delivered(why),
                }
            }
            Happened::DeliveryUncertain { outgoing, why } => {
                let why = said::why(language, why);
                match self.purpose(*outgoing) {
                    Some(Purpose::Reply | Purpose::Opening) => language.timeline_answer_uncertain(why),
                    Some(Purpose::Acknowledgement) => language.timeline_acknowledgement_uncertain(why),
                    Some(Purpose::Notification) => language.timeline_notice_uncertain(why),
                    Some(Purpose::Enquiry) => language.enquiry_timeline_uncertain(why),
                    None => language.timeline_message_uncertain(why),
                }
            }
            Happened::Stopped { outgoing, because } => {
                let because = reasons(language, because);
                match self.purpose(*outgoing) {
                    Some(Purpose::Reply | Purpose::Opening) => language.timeline_answer_stopped(because),
                    Some(Purpose::Acknowledgement) => language.timeline_acknowledgement_stopped(because),
                    Some(Purpose::Notification) => language.timeline_notice_stopped(because),
                    Some(Purpose::Enquiry) => language.enquiry_timeline_stopped(because),
                    None => language.timeline_message_stopped(because),
                }
            }
            _ => return None,
        })
    }

    fn joined(&self, contact_point: domain::ContactPointId, flagged: Option<&str>) -> String {
        let name = self.people.name(contact_point);
        flagged.map_or_else(
            || self.times.language.timeline_joined(&name),
            |why| self.times.language.timeline_joined_flagged(&name, said::flag(self.times.language, why)),
        )
    }

    fn purpose(&self, id: OutgoingId) -> Option<Purpose> {
        self.outgoing.iter().find(|row| row.id == id).map(|row| row.purpose)
    }

    /// How an acknowledgement travels: it stands in the column as one line, not as a message.
    fn way(&self, id: OutgoingId) -> Option<String> {
        let row = self.outgoing.iter().find(|row| row.id == id);
        row.map(|row| super::delivery::delivery(row, self.times).words)
    }
}

/// What somebody set: as a value, or in the English words of an older entry.
pub(crate) fn set(language: Language, what: &str, change: Option<&Change>, who: String) -> String {
    match change {
        Some(change) => language.audit_what_they_did(said::change(language, change), who),
        None => language.audit_what_they_did(what, who),
    }
}

fn reopened(language: Language, by: Actor, because: &Because, who: String) -> String {
    match by {
        Actor::Agent(_) => language.timeline_reopened_by(who),
        _ => language.timeline_reopened(reason(language, because)),
    }
}

/// Why it waits in the quarantine.
fn quarantined(language: Language, because: &[Because], who: String) -> String {
    let is = |code: &str| because.iter().any(|because| because.code == code);
    if is("said-spam") {
        language.timeline_said_spam(who)
    } else if is(SENDER_BLOCKED) {
        language.block_timeline_aside().into()
    } else {
        language.timeline_quarantined(reasons(language, because))
    }
}
