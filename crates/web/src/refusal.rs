//! Why a request is not answered with what it asked for, and the page that says so.

use crate::answer::html;
use crate::views::trouble::{self, Outage, TroublePage};
use crate::views::{Link, Markup};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::permit::{Denied, NotAllowed};
use language::Language;
use store::Trouble;

/// A refusal in the reader's words.
#[derive(Clone, Debug)]
pub(crate) enum Refusal {
    /// Nothing stands here.
    NotFound,
    /// Somebody else can do this.
    NotAllowed {
        /// What only they can do.
        what: String,
        /// Their names.
        who: Vec<String>,
    },
    /// Their role does not allow it. The guard writes the page, with the names of those who can.
    Denied(NotAllowed),
    /// It changed meanwhile, or does not fit how it stands now.
    Conflict {
        /// What happened.
        what: String,
        /// What was typed, so that it is not lost.
        kept: Option<String>,
        /// Where it stands now.
        back: String,
    },
    /// What was sent cannot be taken like this.
    Invalid {
        /// What is wrong and what to do.
        what: String,
        /// What was typed.
        kept: Option<String>,
        /// Where to do it.
        back: String,
    },
    /// A piece of a page that says it better than a page could.
    Piece(StatusCode, Box<Markup>),
    /// More than a limit allows.
    TooLarge,
    /// Too much arrives at the same time.
    Busy,
    /// It took too long to arrive.
    Late,
    /// It is no form.
    Unreadable,
    /// This address does something else.
    WrongMethod,
    /// Another site had a browser post it.
    FromElsewhere,
    /// Another refusal, with what was typed shown so that it is not lost.
    Keeping(Box<Refusal>, String),
    /// Something beneath is broken.
    Broken {
        /// For the log.
        trouble: String,
        /// What whoever runs the desk can do something about.
        outage: Option<Outage>,
        /// What was typed.
        kept: Option<String>,
    },
}

impl From<NotAllowed> for Refusal {
    fn from(why: NotAllowed) -> Self {
        Self::Denied(why)
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotAllowed(why) => Self::Denied(why),
            Denied::NotThere => Self::NotFound,
            Denied::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        let outage = match trouble {
            Trouble::DiskFull => Some(Outage::DiskFull),
            Trouble::Unreachable(_) => Some(Outage::DatabaseAway),
            _ => None,
        };
        Self::Broken { trouble: trouble.to_string(), outage, kept: None }
    }
}

impl Refusal {
    /// It cannot be taken like this.
    pub(crate) fn invalid(what: &impl ToString, back: &str) -> Self {
        Self::Invalid { what: sentence(&what.to_string()), kept: None, back: back.to_owned() }
    }

    /// It does not fit how things stand now.
    pub(crate) fn conflict(what: &impl ToString, back: &str) -> Self {
        Self::Conflict { what: sentence(&what.to_string()), kept: None, back: back.to_owned() }
    }

    /// The same, with what was typed shown so that it is not lost.
    pub(crate) fn keeping(mut self, text: &str) -> Self {
        if text.trim().is_empty() {
            return self;
        }
        match &mut self {
            Self::Conflict { kept, .. } | Self::Invalid { kept, .. } | Self::Broken { kept, .. } => {
                *kept = Some(text.to_owned());
                self
            }
            // It says itself what is to be mended, beside what stands there.
            Self::Piece(..) | Self::Keeping(..) => self,
            _ => Self::Keeping(Box::new(self), text.to_owned()),
        }
    }

    /// Whether what was typed is in it.
    pub(crate) fn keeps(&self) -> bool {
        match self {
            Self::Conflict { kept, .. } | Self::Invalid { kept, .. } | Self::Broken { kept, .. } => kept.is_some(),
            Self::Keeping(..) => true,
            _ => false,
        }
    }

    /// What was refused for want of a role, with the names of those who can.
    pub(crate) fn naming(self, name: impl FnOnce(NotAllowed) -> (String, Vec<String>)) -> Self {
        match self {
            Self::Denied(why) => {
                let (what, who) = name(why);
                Self::NotAllowed { what, who }
            }
            Self::Keeping(inner, text) => Self::Keeping(Box::new(inner.naming(name)), text),
            other => other,
        }
    }

    /// What is broken beneath, for the log.
    pub(crate) fn broken(&self) -> Option<&str> {
        match self {
            Self::Broken { trouble, .. } => Some(trouble),
            _ => None,
        }
    }

    /// Whether only somebody else may do this.
    pub(crate) fn is_denied(&self) -> bool {
        match self {
            Self::Denied(_) => true,
            Self::Keeping(inner, _) => inner.is_denied(),
            _ => false,
        }
    }
}

/// With a capital at the start: errors begin small, pages do not.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed { .. } | Self::Denied(_) | Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Invalid { .. } | Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Piece(status, _) => *status,
            Self::Keeping(inner, _) => inner.status(),
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Late => StatusCode::REQUEST_TIMEOUT,
            Self::Busy | Self::Broken { outage: Some(_), .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken { outage: None, .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The answer in the reader's language; `reference` is what a fault is logged under.
    pub(crate) fn told(self, language: Language, reference: &str) -> Response {
        let status = self.status();
        let busy =
            matches!(&self, Self::Busy) || matches!(&self, Self::Keeping(inner, _) if matches!(**inner, Self::Busy));
        let mut response = match self {
            Self::Piece(_, piece) => html(status, *piece),
            other => html(status, trouble::page(&other.page(language, reference))),
        };
        if busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        response
    }

    fn page(self, language: Language, reference: &str) -> TroublePage {
        let plain = |happened: String, words: &str, kept_text, back: Option<String>| TroublePage {
            language,
            happened,
            words: vec![words.to_owned()],
            kept_text,
            reference: None,
            links: back.map(|href| Link { href, label: language.trouble_back().into() }).into_iter().collect(),
        };
        let home = || Some("/".to_owned());
        match self {
            Self::NotFound => TroublePage::not_found(language),
            Self::NotAllowed { what, who } => TroublePage::not_allowed(language, &what, &who),
            // The guard names those who can.
            Self::Denied(why) => TroublePage::not_allowed(language, &why.said(language), &[]),
            Self::Conflict { what, kept, back } => {
                TroublePage::changed(language, &what, kept, Link { href: back, label: language.trouble_back().into() })
            }
            Self::Invalid { what, kept, back } => plain(what, language.trouble_mend(), kept, Some(back)),
            Self::Unreadable => plain(language.trouble_unreadable().into(), language.trouble_mend(), None, home()),
            Self::WrongMethod => {
                plain(language.trouble_wrong_method().into(), language.trouble_nothing_changed(), None, home())
            }
            Self::FromElsewhere => {
                plain(language.trouble_from_elsewhere().into(), language.trouble_from_elsewhere_again(), None, None)
            }
            Self::TooLarge => plain(language.trouble_too_large().into(), language.trouble_send_less(), None, home()),
            Self::Busy => plain(language.trouble_busy().into(), language.trouble_busy_again(), None, home()),
            Self::Late => plain(language.trouble_late().into(), language.trouble_late_again(), None, home()),
            Self::Broken { outage: Some(outage), kept, .. } => TroublePage::out(language, outage, kept),
            Self::Broken { outage: None, kept, .. } => TroublePage::broken(language, reference, kept),
            Self::Keeping(inner, text) => TroublePage { kept_text: Some(text), ..inner.page(language, reference) },
            // Said by the piece itself.
            Self::Piece(..) => TroublePage::default(),
        }
    }
}

impl IntoResponse for Refusal {
    /// Without its words: those are the guard's, who knows the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
