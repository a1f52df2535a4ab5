//! Why a request is not answered with what it asked for, and the page that says so.

use crate::answer::html;
use crate::views::trouble::{self, Outage, TroublePage};
use crate::views::{Link, Markup};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::permit::{Denied, NotAllowed};
use language::Language;
use std::str::FromStr;
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
        /// Where it stands now.
        back: String,
    },
    /// What was sent cannot be taken like this.
    Invalid {
        /// What is wrong and what to do.
        what: String,
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
    /// Something beneath is broken.
    Broken {
        /// For the log.
        trouble: String,
        /// What whoever runs the desk can do something about.
        outage: Option<Outage>,
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
        Self::Broken { trouble: trouble.to_string(), outage }
    }
}

impl Refusal {
    /// It cannot be taken like this.
    pub(crate) fn invalid(what: &impl ToString, back: &str) -> Self {
        Self::Invalid { what: sentence(&what.to_string()), back: back.to_owned() }
    }

    /// It does not fit how things stand now.
    pub(crate) fn conflict(what: &impl ToString, back: &str) -> Self {
        Self::Conflict { what: sentence(&what.to_string()), back: back.to_owned() }
    }
}

/// What a part of an address names; where it can name nothing, nothing stands there.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) fn named<T: FromStr>(part: &str) -> Result<T, Refusal> {
    part.parse().map_err(|_| Refusal::NotFound)
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
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Late => StatusCode::REQUEST_TIMEOUT,
            Self::Busy | Self::Broken { outage: Some(_), .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken { outage: None, .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The answer in the reader's language; `reference` is what a fault is logged under, `typed` what was written and is
    /// given back, so that it is not lost.
    pub(crate) fn told(self, language: Language, reference: &str, typed: String) -> Response {
        let (status, busy) = (self.status(), matches!(self, Self::Busy));
        let kept = Some(typed).filter(|typed| !typed.trim().is_empty());
        let mut response = match self {
            Self::Piece(_, piece) => html(status, *piece),
            other => html(status, trouble::page(&other.page(language, reference, kept))),
        };
        if busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        response
    }

    fn page(self, language: Language, reference: &str, kept_text: Option<String>) -> TroublePage {
        let plain = |happened: String, words: &str, back: Option<String>| TroublePage {
            language,
            happened,
            words: vec![words.to_owned()],
            links: back.map(|href| Link { href, label: language.trouble_back().into() }).into_iter().collect(),
            ..TroublePage::default()
        };
        let home = || Some("/".to_owned());
        let page = match self {
            Self::NotFound => TroublePage::not_found(language),
            Self::NotAllowed { what, who } => TroublePage::not_allowed(language, &what, &who),
            // The guard names those who can.
            Self::Denied(why) => TroublePage::not_allowed(language, &why.said(language), &[]),
            Self::Conflict { what, back } => {
                let back = Link { href: back, label: language.trouble_back().into() };
                TroublePage::changed(language, &what, kept_text.clone(), back)
            }
            Self::Invalid { what, back } => plain(what, language.trouble_mend(), Some(back)),
            Self::Unreadable => plain(language.trouble_unreadable().into(), language.trouble_mend(), home()),
            Self::WrongMethod => {
                plain(language.trouble_wrong_method().into(), language.trouble_nothing_changed(), home())
            }
            Self::FromElsewhere => {
                plain(language.trouble_from_elsewhere().into(), language.trouble_from_elsewhere_again(), None)
            }
            Self::TooLarge => plain(language.trouble_too_large().into(), language.trouble_send_less(), home()),
            Self::Busy => plain(language.trouble_busy().into(), language.trouble_busy_again(), home()),
            Self::Late => plain(language.trouble_late().into(), language.trouble_late_again(), home()),
            Self::Broken { outage: Some(outage), .. } => TroublePage::out(language, outage, kept_text.clone()),
            Self::Broken { outage: None, .. } => TroublePage::broken(language, reference, kept_text.clone()),
            // Said by the piece itself.
            Self::Piece(..) => TroublePage::default(),
        };
        TroublePage { kept_text, ..page }
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
