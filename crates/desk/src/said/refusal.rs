//! Refusals in the reader's language. Their English `Display` is for logs and the command line.

use super::cannot_change;
use crate::acknowledge::CannotAcknowledge;
use crate::closing::CannotClose;
use crate::customer_page::{CannotAdd, TEXT_CHARS_MAX};
use crate::draft::{CannotSave, FILES_MAX};
use crate::enquiry::CannotAsk;
use crate::mailbox::{CannotAddMailbox, LOCAL_PART_MAX};
use crate::merge::CannotMerge;
use crate::note::{CannotNote, NOTE_CHARS_MAX};
use crate::opening::CannotOpen;
use crate::owner::CannotHandOver;
use crate::post_room::CannotAnswer;
use crate::reply::CannotReply;
use crate::set_up::CannotSetUp;
use crate::source::{BACKLOG_DAYS_MAX, CannotAddSource};
use crate::split::CannotSplit;
use crate::team::CannotChangeTeam;
use crate::withdrawal::CannotWithdraw;
use domain::enquiry::{ENQUIRIES_MAX, SUBJECT_CHARS_MAX};
use domain::message::{ASKED_MAX, COPIES_MAX};
use language::Language;

impl CannotOpen {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotOpen::BadAddress => language.refusal_open_bad_address().into(),
            CannotOpen::OwnAddress => language.refusal_open_own_address().into(),
            CannotOpen::NoMailbox => language.refusal_open_no_mailbox().into(),
            CannotOpen::NoSubject => language.refusal_open_no_subject().into(),
            CannotOpen::NotAllowed(why) => why.said(language),
            CannotOpen::Text(why) => why.said(language),
            CannotOpen::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAsk {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAsk::NoConversation => language.enquiry_refusal_no_conversation().into(),
            CannotAsk::NoEnquiry => language.enquiry_refusal_gone().into(),
            CannotAsk::NoMessage => language.enquiry_refusal_message_gone().into(),
            CannotAsk::Merged => language.enquiry_refusal_merged().into(),
            CannotAsk::Nobody => language.enquiry_refusal_nobody().into(),
            CannotAsk::NotAnAddress(text) => language.enquiry_refusal_not_an_address(text),
            CannotAsk::TooMany => language.enquiry_refusal_too_many(ASKED_MAX),
            CannotAsk::TooManyEnquiries => language.enquiry_refusal_too_many_enquiries(ENQUIRIES_MAX),
            CannotAsk::ToOurselves(address) => language.enquiry_refusal_ourselves(address),
            CannotAsk::ToColleague(address) => language.enquiry_refusal_colleague(address),
            CannotAsk::TakesPart(address) => language.enquiry_refusal_takes_part(address),
            CannotAsk::NoSubject => language.enquiry_refusal_no_subject().into(),
            CannotAsk::SubjectTooLong => language.enquiry_refusal_subject_too_long(SUBJECT_CHARS_MAX),
            CannotAsk::Empty => language.enquiry_refusal_empty().into(),
            CannotAsk::TooLong(most) => language.enquiry_refusal_too_long(*most),
            CannotAsk::TooManyFiles => language.enquiry_refusal_files_too_many(FILES_MAX),
            CannotAsk::FilesTooLarge(megabytes) => language.enquiry_refusal_files_too_large(*megabytes),
            CannotAsk::FileGone(file) => language.enquiry_refusal_file_gone(file),
            CannotAsk::FileHeldBack { name, found } => language.scan_refused_going_along(found, name),
            CannotAsk::Lint(found) => super::lints(language, found),
            CannotAsk::OtherText => language.enquiry_refusal_other_text().into(),
            CannotAsk::NotAllowed(why) => why.said(language),
            CannotAsk::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotReply {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotReply::NoConversation => language.refusal_reply_no_conversation().into(),
            CannotReply::NotAllowed(why) => why.said(language),
            CannotReply::Merged => language.refusal_reply_merged().into(),
            CannotReply::Empty => language.refusal_reply_empty().into(),
            CannotReply::TooLong(max) => language.refusal_reply_too_long(*max),
            CannotReply::FilesTooLarge(megabytes) => language.refusal_reply_files_too_large(*megabytes),
            CannotReply::OtherText => language.refusal_reply_other_text().into(),
            CannotReply::NotSeen(_) => language.refusal_reply_not_seen().into(),
            CannotReply::Overtaken(_, who) => language.refusal_reply_overtaken(who),
            CannotReply::Lint(_) => language.refusal_reply_lint().into(),
            CannotReply::NoParticipant => language.refusal_reply_no_participant().into(),
            CannotReply::NoAddress => language.refusal_reply_no_address().into(),
            CannotReply::NotAnAddress(what) => language.refusal_reply_not_an_address(what),
            CannotReply::CopyToOurselves(address) => language.refusal_reply_copy_to_ourselves(address),
            CannotReply::TooManyCopies => language.refusal_reply_too_many_copies(COPIES_MAX),
            CannotReply::SnoozeUntil => language.refusal_reply_snooze_until().into(),
            CannotReply::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotNote {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotNote::NoConversation => language.refusal_note_no_conversation().into(),
            CannotNote::Empty => language.refusal_note_empty().into(),
            CannotNote::TooLong => language.refusal_note_too_long(NOTE_CHARS_MAX),
            CannotNote::OtherText => language.refusal_note_other_text().into(),
            CannotNote::Merged => language.refusal_note_merged().into(),
            CannotNote::NotAllowed(why) => why.said(language),
            CannotNote::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSave {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSave::AlreadySent => language.refusal_draft_already_sent().into(),
            CannotSave::TooManyFiles => language.refusal_draft_too_many_files(FILES_MAX),
            CannotSave::FileTooLarge(megabytes) => language.refusal_draft_file_too_large(*megabytes),
            CannotSave::HeldBack { name, found } => language.scan_refused_upload(found, name),
            CannotSave::NoConversation => language.refusal_draft_no_conversation().into(),
            CannotSave::NotAllowed(why) => why.said(language),
            CannotSave::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotWithdraw {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotWithdraw::Unknown => language.refusal_withdraw_unknown().into(),
            CannotWithdraw::Left => language.refusal_withdraw_left().into(),
            CannotWithdraw::NotAllowed(why) => why.said(language),
            CannotWithdraw::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotClose {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotClose::NoConversation => language.refusal_close_no_conversation().into(),
            CannotClose::Refused(why) => cannot_change(language, why),
            CannotClose::NotAllowed(why) => why.said(language),
            CannotClose::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotHandOver {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotHandOver::NoConversation => language.refusal_owner_no_conversation().into(),
            CannotHandOver::NoTeam => language.refusal_owner_no_team().into(),
            CannotHandOver::NoAgent => language.refusal_owner_no_agent().into(),
            CannotHandOver::NoteTooLong => language.refusal_note_too_long(NOTE_CHARS_MAX),
            CannotHandOver::Refused(why) => cannot_change(language, why),
            CannotHandOver::OutOfSight(name) => language.refusal_owner_out_of_sight(name),
            CannotHandOver::NotAllowed(why) => why.said(language),
            CannotHandOver::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotMerge {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotMerge::NoConversation => language.refusal_merge_no_conversation().into(),
            CannotMerge::MergedOn => language.refusal_merge_merged_on().into(),
            CannotMerge::Refused(why) => cannot_change(language, why),
            CannotMerge::NotAllowed(why) => why.said(language),
            CannotMerge::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSplit {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSplit::NoConversation => language.refusal_split_no_conversation().into(),
            CannotSplit::NoMessage => language.refusal_split_no_message().into(),
            CannotSplit::NotTheirs => language.refusal_split_not_theirs().into(),
            CannotSplit::Everything => language.refusal_split_everything().into(),
            CannotSplit::Refused(why) => cannot_change(language, why),
            CannotSplit::NotAllowed(why) => why.said(language),
            CannotSplit::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAcknowledge {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAcknowledge::NoConversation => language.refusal_acknowledge_no_conversation().into(),
            CannotAcknowledge::NobodyWaits => language.refusal_acknowledge_nobody_waits().into(),
            CannotAcknowledge::ToldAlready => language.refusal_acknowledge_told_already().into(),
            CannotAcknowledge::NoAddress => language.refusal_acknowledge_no_address().into(),
            CannotAcknowledge::Forged => language.refusal_acknowledge_forged().into(),
            CannotAcknowledge::NotAllowed(why) => why.said(language),
            CannotAcknowledge::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAnswer {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAnswer::Unknown => language.refusal_post_room_unknown().into(),
            CannotAnswer::Empty => language.refusal_post_room_empty().into(),
            CannotAnswer::NotToACustomer => language.refusal_post_room_not_to_a_customer().into(),
            CannotAnswer::NotAllowed(why) => why.said(language),
            CannotAnswer::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAdd {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAdd::NoPage => language.refusal_page_no_page().into(),
            CannotAdd::Empty => language.refusal_page_empty().into(),
            CannotAdd::TooLong => language.refusal_page_too_long(TEXT_CHARS_MAX),
            CannotAdd::TooMuch => language.refusal_page_too_much().into(),
            CannotAdd::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotChangeTeam {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotChangeTeam::NotAllowed(why) => why.said(language),
            CannotChangeTeam::NoTeamName => language.refusal_team_no_team_name().into(),
            CannotChangeTeam::TeamThere => language.refusal_team_there().into(),
            CannotChangeTeam::NoTeam => language.refusal_team_no_team().into(),
            CannotChangeTeam::NoName => language.refusal_team_no_name().into(),
            CannotChangeTeam::BadEmail => language.refusal_team_bad_email().into(),
            CannotChangeTeam::Taken => language.refusal_team_taken().into(),
            CannotChangeTeam::NoAgent => language.refusal_team_no_agent().into(),
            CannotChangeTeam::LastAdmin => language.refusal_team_last_admin().into(),
            CannotChangeTeam::Password(why) => why.said(language),
            CannotChangeTeam::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSetUp {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSetUp::Already => language.refusal_set_up_already().into(),
            CannotSetUp::NoName => language.refusal_set_up_no_name().into(),
            CannotSetUp::NoOwnName => language.refusal_set_up_no_own_name().into(),
            CannotSetUp::BadEmail => language.refusal_set_up_bad_email().into(),
            CannotSetUp::BadUrl => language.refusal_set_up_bad_url().into(),
            CannotSetUp::Mailbox(why) => why.said(language),
            CannotSetUp::Password(why) => why.said(language),
            CannotSetUp::NotAllowed(why) => why.said(language),
            CannotSetUp::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAddMailbox {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAddMailbox::NotAnAddress => language.refusal_mailbox_not_an_address().into(),
            CannotAddMailbox::DeadEnd => language.refusal_mailbox_dead_end().into(),
            CannotAddMailbox::TooLong => language.refusal_mailbox_too_long(LOCAL_PART_MAX),
            CannotAddMailbox::Taken => language.refusal_mailbox_taken().into(),
            CannotAddMailbox::NoTeam => language.refusal_team_no_team().into(),
            CannotAddMailbox::NotAllowed(why) => why.said(language),
            CannotAddMailbox::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotAddSource {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAddSource::NoHost => language.refusal_source_no_host().into(),
            CannotAddSource::BadPort => language.refusal_source_bad_port().into(),
            CannotAddSource::NoAccount => language.refusal_source_no_account().into(),
            CannotAddSource::BadFolder => language.refusal_source_bad_folder().into(),
            CannotAddSource::NoSecret => language.refusal_source_no_secret().into(),
            CannotAddSource::SameFolder => language.refusal_source_same_folder().into(),
            CannotAddSource::BadDays => language.refusal_source_bad_days(BACKLOG_DAYS_MAX),
            CannotAddSource::Taken => language.refusal_source_taken().into(),
            CannotAddSource::NoMailbox => language.refusal_source_no_mailbox().into(),
            CannotAddSource::Gone => language.refusal_source_gone().into(),
            CannotAddSource::NoKey => language.refusal_source_no_key().into(),
            CannotAddSource::NotAllowed(why) => why.said(language),
            CannotAddSource::Trouble(trouble) => trouble.to_string(),
        }
    }
}
