//! The kinds of entries. Each is a fact with who and when; the reasons of a decision are part of it, so that a screen
//! can say *why*.

use super::{Change, Tidings};
use crate::conversation::Priority;
use crate::message::{Because, Nature};
use crate::team::{Role, Scope};
use crate::{
    AgentId, ContactPointId, ConversationId, EnquiryId, InboundId, MessageId, Moment, OutgoingId, RuleId, TaskId,
    TeamId,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who did it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "id")]
pub enum Actor {
    /// A person at the desk.
    Agent(AgentId),
    /// The person who writes to us.
    Customer(ContactPointId),
    /// The software, following a rule.
    Desk,
    /// Somebody with access to the machine, on the command line.
    Operator,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Agent(id) => write!(f, "agent:{id}"),
            Actor::Customer(id) => write!(f, "customer:{id}"),
            Actor::Desk => f.write_str("desk"),
            Actor::Operator => f.write_str("operator"),
        }
    }
}

impl Actor {
    /// The actor of a stored word; the desk for one that is not known.
    pub fn from_word(word: &str) -> Self {
        let parts = word.split_once(':').and_then(|(kind, id)| id.parse::<i64>().ok().map(|id| (kind, id)));
        match parts {
            Some(("agent", id)) => Actor::Agent(AgentId(id)),
            Some(("customer", id)) => Actor::Customer(ContactPointId(id)),
            _ if word == "operator" => Actor::Operator,
            _ => Actor::Desk,
        }
    }
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Happened {
    /// A message arrived and has its place.
    Received {
        /// The message.
        message: MessageId,
        /// Who or what wrote it.
        nature: Nature,
        /// Why it is here, and why it is taken for what it is.
        because: Vec<Because>,
    },
    /// The same message came once more; nothing new was made of it.
    CameAgain {
        /// The message that it equals.
        message: MessageId,
        /// The arrival.
        inbound: InboundId,
    },
    /// The conversation has an owner from now on.
    Owned {
        /// The owner.
        owner: AgentId,
        /// Why.
        because: Because,
    },
    /// The customer hears at once who has it.
    Acknowledged {
        /// The message on its way.
        outgoing: OutgoingId,
        /// What they are told about the wait.
        told: String,
        /// By when, if a time was stated.
        until: Option<Moment>,
    },
    /// No acknowledgement was sent.
    NotAcknowledged {
        /// Every reason.
        because: Vec<Because>,
    },
    /// A person answered.
    Answered {
        /// The message.
        message: MessageId,
        /// Its way out.
        outgoing: OutgoingId,
    },
    /// An agent asked somebody who is not the customer.
    Enquired {
        /// The enquiry.
        enquiry: EnquiryId,
        /// The message.
        message: MessageId,
        /// The message of the conversation that stands in it, where one was passed on.
        forwards: Option<MessageId>,
        /// Its way out.
        outgoing: OutgoingId,
        /// To whom.
        to: Vec<String>,
    },
    /// Something came that belongs to an enquiry.
    EnquiryReceived {
        /// The enquiry.
        enquiry: EnquiryId,
        /// The message.
        message: MessageId,
        /// A person's, or which machine's.
        nature: Nature,
        /// Why it is here, and why it is taken for what it is.
        because: Vec<Because>,
    },
    /// An enquiry is over.
    EnquiryClosed {
        /// It.
        enquiry: EnquiryId,
    },
    /// An answer that left before this desk was here was brought in.
    Filed {
        /// The message.
        message: MessageId,
    },
    /// A person wrote a note that never leaves.
    Noted {
        /// The note.
        message: MessageId,
    },
    /// A note called people in by their names.
    Mentioned {
        /// The note.
        message: MessageId,
        /// Whom.
        agents: Vec<AgentId>,
    },
    /// An answer was taken back before it left.
    Withdrawn {
        /// It.
        outgoing: OutgoingId,
    },
    /// Ended.
    Closed,
    /// Open again.
    Reopened {
        /// Why.
        because: Because,
    },
    /// It looks like spam, and waits in the quarantine for a person to look.
    Quarantined {
        /// Every sign.
        because: Vec<Because>,
    },
    /// A person said that it is no spam.
    Released,
    /// Put aside until then.
    Snoozed {
        /// It comes back at this moment, or earlier with the customer's next message.
        until: Moment,
    },
    /// Closed, and somebody wants to look at it again.
    FollowUp {
        /// It comes back then; `None`: not any more.
        at: Option<Moment>,
    },
    /// Somebody new takes part.
    Joined {
        /// The contact point.
        contact_point: ContactPointId,
        /// Set when they brought our identifier from an address we did not write to: never sent the history.
        flagged: Option<String>,
    },
    /// The next hop took the message.
    Delivered {
        /// It.
        outgoing: OutgoingId,
    },
    /// It did not leave, for good.
    NotDelivered {
        /// It.
        outgoing: OutgoingId,
        /// In plain words.
        why: String,
    },
    /// It may have left or not.
    DeliveryUncertain {
        /// It.
        outgoing: OutgoingId,
        /// In plain words.
        why: String,
    },
    /// An automatic message was stopped at the door.
    Stopped {
        /// It.
        outgoing: OutgoingId,
        /// Every reason.
        because: Vec<Because>,
    },
    /// A named person has to see to something.
    TaskRaised {
        /// It.
        task: TaskId,
    },
    /// It was seen to.
    TaskDone {
        /// It.
        task: TaskId,
    },
    /// The customer said on their page whether this was put right.
    Solved {
        /// Their answer.
        solved: bool,
    },
    /// This may belong with another conversation; nothing was moved.
    JoiningSuggested {
        /// Why.
        because: Because,
        /// The other one.
        #[serde(default)]
        with: Option<ConversationId>,
    },
    /// A message may be about another matter; nothing was moved.
    SplitSuggested {
        /// The message.
        message: MessageId,
        /// Why.
        because: Because,
    },
    /// It became a part of another conversation.
    MergedInto {
        /// The other one.
        into: ConversationId,
        /// Its reference.
        reference: String,
        /// Why.
        because: Because,
    },
    /// Another conversation became a part of this one.
    MergedFrom {
        /// The other one.
        from: ConversationId,
        /// Its reference.
        reference: String,
        /// Why.
        because: Because,
    },
    /// A merge was undone: what came from either is where it was.
    Separated {
        /// The other one.
        from: ConversationId,
        /// Its reference.
        reference: String,
    },
    /// Messages became a conversation of their own.
    SplitInto {
        /// The new one.
        into: ConversationId,
        /// Its reference.
        reference: String,
        /// Why.
        because: Because,
    },
    /// It was made of messages of another one.
    SplitFrom {
        /// The other one.
        from: ConversationId,
        /// Its reference.
        reference: String,
        /// Why.
        because: Because,
    },
    /// A machine told something about a message of ours or about the customer: late, opened, away until then.
    Reported {
        /// In plain English words.
        words: String,
        /// The same as a value; not in entries from before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        news: Option<Tidings>,
    },
    /// It has a tag from now on.
    Tagged {
        /// Its name at that time.
        tag: String,
    },
    /// A tag was taken off.
    Untagged {
        /// Its name at that time.
        tag: String,
    },
    /// It is as urgent as this from now on.
    PrioritySet {
        /// How urgent.
        priority: Priority,
    },
    /// Somebody signed in.
    SignedIn,
    /// A try to sign in with somebody's address was refused.
    SignInRefused {
        /// Whose address.
        agent: AgentId,
    },
    /// Sessions were ended before their time.
    SessionsEnded {
        /// Whose.
        agent: AgentId,
    },
    /// Somebody was invited to the desk, or once more.
    Invited {
        /// Who.
        agent: AgentId,
    },
    /// An invitation does not let anybody in any more.
    InvitationWithdrawn {
        /// Whose.
        agent: AgentId,
    },
    /// Somebody followed their invitation.
    InvitationFollowed {
        /// Who.
        agent: AgentId,
    },
    /// A link for a new password was asked for.
    PasswordForgotten {
        /// Whose.
        agent: AgentId,
    },
    /// Somebody has another role, team or scope.
    RoleChanged {
        /// Who.
        agent: AgentId,
        /// What they are now.
        role: Role,
        /// Their team now.
        team: TeamId,
        /// How far they see now.
        scope: Scope,
    },
    /// A code is asked for after somebody's password from now on.
    SecondFactorSet {
        /// Whose.
        agent: AgentId,
    },
    /// Somebody's password alone is enough again.
    SecondFactorRemoved {
        /// Whose.
        agent: AgentId,
    },
    /// A brand was added or changed.
    BrandKept {
        /// Its name now.
        name: String,
    },
    /// A brand was removed.
    BrandRemoved {
        /// Its name at that time.
        name: String,
    },
    /// People sign in with an identity provider, from now on by these rules.
    ProviderSet {
        /// What the button calls it.
        name: String,
        /// Its address.
        issuer: String,
        /// Whether its addresses are believed although it does not say that it checked them.
        trusts_addresses: bool,
        /// Whoever has an address of it gets an account; empty for nobody.
        domain: String,
        /// Their team.
        team: Option<TeamId>,
    },
    /// Nobody signs in with an identity provider any more.
    ProviderRemoved,
    /// Somebody's account at the identity provider is not theirs here any more.
    ProviderAccountForgotten {
        /// Whose.
        agent: AgentId,
    },
    /// A recovery code stood in for an authenticator.
    RecoveryCodeUsed {
        /// Whose.
        agent: AgentId,
    },
    /// Everybody has to sign in with a code as well, or need not any more.
    SecondFactorDemanded {
        /// Whether they have to.
        demanded: bool,
    },
    /// Somebody can sign in with one more passkey.
    PasskeyAdded {
        /// Who.
        agent: AgentId,
        /// What they call it.
        name: String,
    },
    /// A passkey is called something else.
    PasskeyRenamed {
        /// Whose.
        agent: AgentId,
        /// What it was called.
        before: String,
        /// What it is called now.
        name: String,
    },
    /// A passkey lets nobody in any more.
    PasskeyRemoved {
        /// Whose.
        agent: AgentId,
        /// What it was called.
        name: String,
    },
    /// A passkey counted less than before: there may be a copy of it. It was refused.
    PasskeyDoubted {
        /// Whose.
        agent: AgentId,
        /// What they call it.
        name: String,
    },
    /// A new password was set.
    PasswordReset {
        /// Whose.
        agent: AgentId,
    },
    /// An agent said in which language letters to the customer are.
    Speaks {
        /// Its tag ("de"); none where it is left to what they write.
        language: Option<String>,
    },
    /// Something was noted in a field of the team's own.
    FieldFilled {
        /// The name of the field at that time.
        field: String,
        /// What stands in it; nothing where it was emptied.
        value: Option<String>,
    },
    /// A rule that people made did something; what it did follows.
    RuleFollowed {
        /// Which.
        rule: RuleId,
        /// Its name at that time.
        name: String,
    },
    /// Another team answers from now on.
    TeamChanged {
        /// Which.
        team: TeamId,
        /// Its name at that time.
        name: String,
    },
    /// A sender is blocked from now on: what they write is kept, and never answered by a machine.
    SenderBlocked {
        /// Whom.
        contact_point: ContactPointId,
    },
    /// A sender is blocked no longer.
    SenderUnblocked {
        /// Whom.
        contact_point: ContactPointId,
    },
    /// The virus scanner found something in a file: nobody gets it.
    FileHeldBack {
        /// The message that it came with.
        message: MessageId,
        /// The file's name.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// That was a false alarm: the file is given out.
    FileGivenOut {
        /// The message that it came with.
        message: MessageId,
        /// The file's name.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// It is held back again.
    FileHeldBackAgain {
        /// The message that it came with.
        message: MessageId,
        /// The file's name.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// A setting of the desk changed.
    SettingChanged {
        /// Which, in plain English words.
        what: String,
        /// The same as a value; not in entries from before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        change: Option<Change>,
    },
    /// All automatic mail was stopped, on every node.
    AutomaticStopped,
    /// Automatic mail may leave again.
    AutomaticResumed,
}

impl Happened {
    /// The word stored beside the content, for finding entries of a kind.
    pub fn word(&self) -> &'static str {
        match self {
            Happened::Received { .. } => "received",
            Happened::CameAgain { .. } => "came-again",
            Happened::Owned { .. } => "owned",
            Happened::Acknowledged { .. } => "acknowledged",
            Happened::NotAcknowledged { .. } => "not-acknowledged",
            Happened::Answered { .. } => "answered",
            Happened::Filed { .. } => "filed",
            Happened::Noted { .. } => "noted",
            Happened::Enquired { .. } => "enquired",
            Happened::EnquiryReceived { .. } => "enquiry-received",
            Happened::EnquiryClosed { .. } => "enquiry-closed",
            Happened::Mentioned { .. } => "mentioned",
            Happened::Withdrawn { .. } => "withdrawn",
            Happened::Closed => "closed",
            Happened::Reopened { .. } => "reopened",
            Happened::Quarantined { .. } => "quarantined",
            Happened::Released => "released",
            Happened::Snoozed { .. } => "snoozed",
            Happened::FollowUp { .. } => "follow-up",
            Happened::Joined { .. } => "joined",
            Happened::Delivered { .. } => "delivered",
            Happened::NotDelivered { .. } => "not-delivered",
            Happened::DeliveryUncertain { .. } => "delivery-uncertain",
            Happened::Stopped { .. } => "stopped",
            Happened::TaskRaised { .. } => "task-raised",
            Happened::TaskDone { .. } => "task-done",
            Happened::Solved { .. } => "solved",
            Happened::JoiningSuggested { .. } => "joining-suggested",
            Happened::SplitSuggested { .. } => "split-suggested",
            Happened::MergedInto { .. } => "merged-into",
            Happened::MergedFrom { .. } => "merged-from",
            Happened::Separated { .. } => "separated",
            Happened::SplitInto { .. } => "split-into",
            Happened::SplitFrom { .. } => "split-from",
            Happened::Reported { .. } => "reported",
            Happened::Tagged { .. } => "tagged",
            Happened::Untagged { .. } => "untagged",
            Happened::PrioritySet { .. } => "priority-set",
            Happened::SignedIn => "signed-in",
            Happened::SignInRefused { .. } => "sign-in-refused",
            Happened::SessionsEnded { .. } => "sessions-ended",
            Happened::Invited { .. } => "invited",
            Happened::InvitationWithdrawn { .. } => "invitation-withdrawn",
            Happened::InvitationFollowed { .. } => "invitation-followed",
            Happened::PasswordForgotten { .. } => "password-forgotten",
            Happened::RoleChanged { .. } => "role-changed",
            Happened::SecondFactorSet { .. } => "second-factor-set",
            Happened::SecondFactorRemoved { .. } => "second-factor-removed",
            Happened::BrandKept { .. } => "brand-kept",
            Happened::BrandRemoved { .. } => "brand-removed",
            Happened::ProviderSet { .. } => "provider-set",
            Happened::ProviderRemoved => "provider-removed",
            Happened::ProviderAccountForgotten { .. } => "provider-account-forgotten",
            Happened::RecoveryCodeUsed { .. } => "recovery-code-used",
            Happened::SecondFactorDemanded { .. } => "second-factor-demanded",
            Happened::PasskeyAdded { .. } => "passkey-added",
            Happened::PasskeyRenamed { .. } => "passkey-renamed",
            Happened::PasskeyRemoved { .. } => "passkey-removed",
            Happened::PasskeyDoubted { .. } => "passkey-doubted",
            Happened::PasswordReset { .. } => "password-reset",
            Happened::Speaks { .. } => "speaks",
            Happened::FieldFilled { .. } => "field-filled",
            Happened::RuleFollowed { .. } => "rule-followed",
            Happened::TeamChanged { .. } => "team-changed",
            Happened::SenderBlocked { .. } => "sender-blocked",
            Happened::SenderUnblocked { .. } => "sender-unblocked",
            Happened::FileHeldBack { .. } => "file-held-back",
            Happened::FileGivenOut { .. } => "file-given-out",
            Happened::FileHeldBackAgain { .. } => "file-held-back-again",
            Happened::SettingChanged { .. } => "setting-changed",
            Happened::AutomaticStopped => "automatic-stopped",
            Happened::AutomaticResumed => "automatic-resumed",
        }
    }
}
