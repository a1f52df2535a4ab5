//! Refusals of tags, views, saved answers, and acts on many conversations.

use crate::acts::Refused;
use crate::article::CannotKeepArticle;
use crate::brand::CannotKeepBrand;
use crate::field::CannotField;
use crate::priority::CannotPrioritise;
use crate::rule::CannotRule;
use crate::saved_answer::{ACTS_MAX, CannotSaveAnswer};
use crate::tag::CannotTag;
use crate::view::{CannotKeepView, VIEW_NAME_CHARS_MAX};
use domain::article::{ARTICLE_CHARS_MAX, ARTICLE_TITLE_CHARS_MAX};
use domain::brand::{BRAND_NAME_CHARS_MAX, BRANDS_MAX, SIGN_OFF_CHARS_MAX, VOICE_CHARS_MAX};
use domain::conversation::{NoTag, TAG_CHARS_MAX, TAGS_MAX};
use domain::field::{FIELD_CHOICES_MAX, FIELD_NAME_CHARS_MAX, FIELD_VALUE_CHARS_MAX, FIELDS_MAX, NoValue};
use domain::message::{SAVED_ANSWER_CHARS_MAX, SAVED_ANSWER_NAME_CHARS_MAX};
use domain::rule::{RULE_ACTS_MAX, RULE_NAME_CHARS_MAX, RULES_MAX};
use language::Language;
use store::{ARTICLES_MAX, SAVED_ANSWERS_MAX, TAGS_KNOWN_MAX, VIEWS_MAX};

impl CannotTag {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotTag::NoConversation => language.tag_refused_no_conversation().into(),
            CannotTag::NoTag => language.tag_refused_no_tag().into(),
            CannotTag::Name(NoTag::Empty) => language.tag_refused_empty().into(),
            CannotTag::Name(NoTag::TooLong) => language.tag_refused_too_long(TAG_CHARS_MAX),
            CannotTag::Name(NoTag::Marks) => language.tag_refused_marks().into(),
            CannotTag::TooMany => language.tag_refused_too_many(TAGS_MAX),
            CannotTag::TooManyKnown => language.tag_refused_too_many_known(TAGS_KNOWN_MAX),
            CannotTag::Taken => language.tag_refused_taken().into(),
            CannotTag::NotAllowed(why) => why.said(language),
            CannotTag::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotPrioritise {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotPrioritise::NoConversation => language.priority_refused_no_conversation().into(),
            CannotPrioritise::Refused(why) => super::cannot_change(language, why),
            CannotPrioritise::NotAllowed(why) => why.said(language),
            CannotPrioritise::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotField {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotField::NoName => language.field_refused_name(FIELD_NAME_CHARS_MAX),
            CannotField::Taken => language.field_refused_taken().into(),
            CannotField::NoChoices => language.field_refused_choices(FIELD_CHOICES_MAX),
            CannotField::TooMany => language.field_refused_many(FIELDS_MAX),
            CannotField::Filled => language.field_refused_filled().into(),
            CannotField::Value(field, NoValue::TooLong) => {
                language.field_refused_too_long(field, FIELD_VALUE_CHARS_MAX)
            }
            CannotField::Value(field, NoValue::NoNumber) => language.field_refused_number(field),
            CannotField::Value(field, NoValue::NoDay) => language.field_refused_day(field),
            CannotField::Value(field, NoValue::NoChoice) => language.field_refused_choice(field),
            CannotField::NoConversation | CannotField::NoField => self.to_string(),
            CannotField::NotAllowed(why) => why.said(language),
            CannotField::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotRule {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotRule::NoName => language.rule_refused_name(RULE_NAME_CHARS_MAX),
            CannotRule::Odd(typed) => language.rule_refused_odd(typed),
            CannotRule::NotForRules(part) => language.rule_refused_eyes(*part),
            CannotRule::NoActs => language.rule_refused_nothing().into(),
            CannotRule::TooManyActs => language.rule_refused_acts(RULE_ACTS_MAX),
            CannotRule::UnknownAct(act) => language.rule_refused_act(act),
            CannotRule::Tag(why) => CannotTag::Name(*why).said(language),
            CannotRule::TooMany => language.rule_refused_many(RULES_MAX),
            CannotRule::Changed => language.rule_refused_changed().into(),
            CannotRule::NoRule => self.to_string(),
            CannotRule::NotAllowed(why) => why.said(language),
            CannotRule::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotKeepView {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotKeepView::NoName => language.view_refused_no_name(VIEW_NAME_CHARS_MAX),
            CannotKeepView::NoFilter => language.view_refused_no_filter().into(),
            CannotKeepView::Odd(typed) => language.view_refused_odd(typed),
            CannotKeepView::TooMany => language.view_refused_too_many(VIEWS_MAX),
            CannotKeepView::NoView => language.view_refused_no_view().into(),
            CannotKeepView::NotAllowed(why) => why.said(language),
            CannotKeepView::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSaveAnswer {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSaveAnswer::NoName => language.saved_answer_refused_no_name(SAVED_ANSWER_NAME_CHARS_MAX),
            CannotSaveAnswer::Empty => language.saved_answer_refused_empty().into(),
            CannotSaveAnswer::TooLong => language.saved_answer_refused_too_long(SAVED_ANSWER_CHARS_MAX),
            CannotSaveAnswer::UnknownBlank(blank) => language.saved_answer_refused_blank(blank),
            CannotSaveAnswer::UnknownAct(act) => language.saved_answer_refused_act(act),
            CannotSaveAnswer::TooManyActs => language.saved_answer_refused_acts(ACTS_MAX),
            CannotSaveAnswer::TooMany => language.saved_answer_refused_too_many(SAVED_ANSWERS_MAX),
            CannotSaveAnswer::NotThere => language.saved_answer_refused_gone().into(),
            CannotSaveAnswer::NotAllowed(why) => why.said(language),
            CannotSaveAnswer::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl Refused {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            Refused::Close(refused) => refused.said(language),
            Refused::HandOver(refused) => refused.said(language),
            Refused::Tag(refused) => refused.said(language),
            Refused::Priority(refused) => refused.said(language),
            Refused::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotKeepArticle {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotKeepArticle::NoTitle => language.article_refused_title(ARTICLE_TITLE_CHARS_MAX),
            CannotKeepArticle::Empty => language.article_refused_empty().into(),
            CannotKeepArticle::TooLong => language.article_refused_too_long(ARTICLE_CHARS_MAX),
            CannotKeepArticle::Taken => language.article_refused_taken().into(),
            CannotKeepArticle::TooMany => language.article_refused_too_many(ARTICLES_MAX),
            CannotKeepArticle::ChangedMeanwhile { now } => language.article_refused_changed(now.version),
            CannotKeepArticle::NotThere => language.article_refused_gone().into(),
            CannotKeepArticle::NotAllowed(why) => why.said(language),
            CannotKeepArticle::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotKeepBrand {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotKeepBrand::NoName => language.brand_refused_name(BRAND_NAME_CHARS_MAX),
            CannotKeepBrand::Taken => language.brand_refused_taken().into(),
            CannotKeepBrand::NeverOpen => language.brand_refused_never_open().into(),
            CannotKeepBrand::Colour => language.brand_refused_colour().into(),
            CannotKeepBrand::SignOffTooLong => language.brand_refused_too_long(SIGN_OFF_CHARS_MAX),
            CannotKeepBrand::VoiceTooLong => language.brand_refused_too_long(VOICE_CHARS_MAX),
            CannotKeepBrand::TooMany => language.brand_refused_too_many(BRANDS_MAX),
            CannotKeepBrand::ChangedMeanwhile => language.brand_refused_changed().into(),
            CannotKeepBrand::NotThere => language.brand_refused_gone().into(),
            CannotKeepBrand::NotAllowed(why) => why.said(language),
            CannotKeepBrand::Trouble(trouble) => trouble.to_string(),
        }
    }
}
