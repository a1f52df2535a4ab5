//! What was set at the desk, in the reader's language: it stands behind the name of whoever did it.

use super::{open_hours, task};
use domain::team::OpeningHours;
use domain::timeline::Change;
use language::Language;

/// "switched the rule “Refunds” on"
pub fn change(language: Language, of: &Change) -> String {
    match of {
        Change::DeskSetUp => language.change_desk_set_up().into(),
        Change::PublicAddress => language.change_public_address().into(),
        Change::DeskNamed => language.change_desk_named().into(),
        Change::MailboxAdded { address } => language.change_mailbox_added(address),
        Change::ConnectionAsked { address } => language.change_connection_asked(address),
        Change::SourceAdded { account, host } => language.change_source_added(account, host),
        Change::SourcePassword { account, host } => language.change_source_password(account, host),
        Change::SourceRemoved { account, host } => language.change_source_removed(account, host),
        Change::MailHeld => language.change_mail_held().into(),
        Change::MailLeaves => language.change_mail_leaves().into(),
        Change::SentByHand { purpose } => language.change_sent_by_hand(task::kind(*purpose)),
        Change::TeamAdded { name } => language.change_team_added(name),
        Change::OpeningHours { hours } => match OpeningHours::try_from((**hours).clone()) {
            Ok(hours) => language.change_opening_hours(open_hours(language, &hours)),
            Err(_) => language.change_opening_hours(&hours.zone),
        },
        Change::AgentJoined { name } => language.change_agent_joined(name),
        Change::AgentAway { name } => language.change_agent_away(name),
        Change::AgentBack { name } => language.change_agent_back(name),
        Change::AgentLeft { name } => language.change_agent_left(name),
        words_or_rule => of_words(language, words_or_rule),
    }
}

/// What people made for others to use.
fn of_words(language: Language, of: &Change) -> String {
    match of {
        Change::TagMade { name } => language.change_tag_made(name),
        Change::TagRenamed { before, name } => language.change_tag_renamed(before, name),
        Change::TagRemoved { name, conversations } => language.change_tag_removed(*conversations, name),
        Change::ViewMade { name, line } => language.change_view_made(line, name),
        Change::ViewChanged { name, line } => language.change_view_changed(line, name),
        Change::ViewRemoved { name } => language.change_view_removed(name),
        Change::SavedAnswerWritten { name } => language.change_saved_answer_written(name),
        Change::SavedAnswerRemoved { name } => language.change_saved_answer_removed(name),
        Change::ArticleWritten { title } => language.change_article_written(title),
        Change::FieldAdded { name } => language.change_field_added(name),
        Change::FieldChanged { before, name } => language.change_field_changed(before, name),
        Change::FieldRemoved { name, values } => language.change_field_removed(name, *values),
        Change::RuleWritten { name } => language.change_rule_written(name),
        Change::RuleOn { name } => language.change_rule_on(name),
        Change::RuleOff { name } => language.change_rule_off(name),
        Change::RuleMoved { name, place } => language.change_rule_moved(name, *place),
        Change::RuleRemoved { name } => language.change_rule_removed(name),
        _ => String::new(),
    }
}
