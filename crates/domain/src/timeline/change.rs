//! What was set at the desk, as a value: each reader gets it in their own language. Names are those of that time.

use crate::message::Purpose;
use crate::team::HoursPlan;
use serde::{Deserialize, Serialize};

/// A change of what the desk is set to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
#[expect(missing_docs, reason = "each value is what its name says, at that time")]
pub enum Change {
    /// The desk was set up.
    DeskSetUp,
    /// Its public address was set by the configuration.
    PublicAddress,
    /// Its name, public address or language was set.
    DeskNamed,
    /// A mailbox was added.
    MailboxAdded { address: String },
    /// It was asked how a mailbox is connected.
    ConnectionAsked { address: String },
    /// Mail is fetched from a mailbox elsewhere.
    SourceAdded { account: String, host: String },
    /// There is a new password for it.
    SourcePassword { account: String, host: String },
    /// Mail is fetched from it no longer.
    SourceRemoved { account: String, host: String },
    /// What leaves is held in the post room first.
    MailHeld,
    /// What leaves is held no longer.
    MailLeaves,
    /// A message that was held or stuck was sent on.
    SentByHand { purpose: Purpose },
    /// A team was added.
    TeamAdded { name: String },
    /// A team has other opening hours.
    OpeningHours { hours: Box<HoursPlan> },
    /// Somebody is one of us from now on.
    AgentJoined { name: String },
    /// Somebody is away.
    AgentAway { name: String },
    /// Somebody is back.
    AgentBack { name: String },
    /// Somebody has left.
    AgentLeft { name: String },
    /// A tag was made, before any conversation had it.
    TagMade { name: String },
    /// A tag has another name.
    TagRenamed { before: String, name: String },
    /// A tag was removed, from that many conversations.
    TagRemoved { name: String, conversations: u64 },
    /// A view of everybody was made.
    ViewMade { name: String, line: String },
    /// A view of everybody was changed.
    ViewChanged { name: String, line: String },
    /// A view of everybody was removed.
    ViewRemoved { name: String },
    /// A saved answer of everybody was written.
    SavedAnswerWritten { name: String },
    /// A saved answer of everybody was removed.
    SavedAnswerRemoved { name: String },
    /// An article was written.
    ArticleWritten { title: String },
    /// A field was added.
    FieldAdded { name: String },
    /// A field has another name or other choices.
    FieldChanged { before: String, name: String },
    /// A field was removed, with so many values.
    FieldRemoved { name: String, values: u64 },
    /// A rule was written; it is off.
    RuleWritten { name: String },
    /// A rule was switched on.
    RuleOn { name: String },
    /// A rule was switched off.
    RuleOff { name: String },
    /// A rule stands in another place.
    RuleMoved { name: String, place: u64 },
    /// A rule was removed.
    RuleRemoved { name: String },
}
