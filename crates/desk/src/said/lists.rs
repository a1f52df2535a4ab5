//! Refusals of tags, views, saved answers, and acts on many conversations.

use crate::acts::Refused;
use crate::article::CannotKeepArticle;
use crate::saved_answer::{ACTS_MAX, CannotSaveAnswer};
use crate::tag::CannotTag;
use crate::view::{CannotKeepView, VIEW_NAME_CHARS_MAX};
use domain::article::{ARTICLE_CHARS_MAX, ARTICLE_TITLE_CHARS_MAX};
use domain::conversation::{NoTag, TAG_CHARS_MAX, TAGS_MAX};
use domain::message::{SAVED_ANSWER_CHARS_MAX, SAVED_ANSWER_NAME_CHARS_MAX};
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

impl CannotKeepView {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotKeepView::NoName => language.view_refused_no_name(VIEW_NAME_CHARS_MAX),
            CannotKeepView::NoFilter => language.view_refused_no_filter().into(),
            CannotKeepView::Words(words) => language.view_refused_words(words),
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
            CannotKeepArticle::NotThere => language.article_refused_gone().into(),
            CannotKeepArticle::NotAllowed(why) => why.said(language),
            CannotKeepArticle::Trouble(trouble) => trouble.to_string(),
        }
    }
}
