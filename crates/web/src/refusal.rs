//! Why a request is not answered with what it asked for, and the page that says so.

use crate::answer::html;
use crate::views::trouble::{self, Outage, TroublePage};
use crate::views::{Link, Markup};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::permit::{Denied, NotAllowed};
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
        back: Link,
    },
    /// What was sent cannot be taken like this.
    Invalid {
        /// What is wrong and what to do.
        what: String,
        /// What was typed.
        kept: Option<String>,
        /// Where to do it.
        back: Link,
    },
    /// A piece of a page that says it better than a page could.
    Piece(StatusCode, Box<Markup>),
    /// More than a limit allows.
    TooLarge,
    /// Too much arrives at the same time.
    Busy,
    /// It took too long to arrive.
    Late,
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

/// Marks a response whose page the guard writes, with a reference that it logs.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) trouble: String,
    pub(crate) outage: Option<Outage>,
    pub(crate) kept: Option<String>,
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
        Self::Invalid { what: sentence(&what.to_string()), kept: None, back: back_to(back) }
    }

    /// It does not fit how things stand now.
    pub(crate) fn conflict(what: &impl ToString, back: &str) -> Self {
        Self::Conflict { what: sentence(&what.to_string()), kept: None, back: back_to(back) }
    }

    /// The same, with what was typed shown so that it is not lost.
    pub(crate) fn keeping(mut self, text: &str) -> Self {
        if let Self::Conflict { kept, .. } | Self::Invalid { kept, .. } | Self::Broken { kept, .. } = &mut self
            && !text.trim().is_empty()
        {
            *kept = Some(text.to_owned());
        }
        self
    }
}

fn back_to(href: &str) -> Link {
    Link { href: href.to_owned(), label: "Back".into() }
}

/// With a capital at the start: errors begin small, pages do not.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn busy() -> TroublePage {
    TroublePage {
        happened: "Many files are arriving at this moment".into(),
        words: vec![
            "Nothing was changed. Go back, your text is still in the form, and send it again in a minute.".into(),
        ],
        links: vec![back_to("/")],
        ..TroublePage::default()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, page) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, TroublePage::not_found()),
            Self::NotAllowed { what, who } => (StatusCode::FORBIDDEN, TroublePage::not_allowed(&what, &who)),
            Self::Denied(why) => {
                let mut response = StatusCode::FORBIDDEN.into_response();
                response.extensions_mut().insert(why);
                return response;
            }
            Self::Conflict { what, kept, back } => (StatusCode::CONFLICT, TroublePage::changed(&what, kept, back)),
            Self::Invalid { what, kept, back } => (
                StatusCode::UNPROCESSABLE_ENTITY,
                TroublePage {
                    happened: what,
                    words: vec!["Nothing was changed. Go back, mend it, and try again.".into()],
                    kept_text: kept,
                    links: vec![back],
                    ..TroublePage::default()
                },
            ),
            Self::Piece(status, piece) => return html(status, *piece),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                TroublePage {
                    happened: "That is larger than we can take at once".into(),
                    words: vec!["Nothing was changed. Go back and send less at once, or fewer files.".into()],
                    links: vec![back_to("/")],
                    ..TroublePage::default()
                },
            ),
            Self::Busy => {
                let mut response = html(StatusCode::SERVICE_UNAVAILABLE, trouble::page(&busy()));
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
                return response;
            }
            Self::Late => (
                StatusCode::REQUEST_TIMEOUT,
                TroublePage {
                    happened: "It took too long to arrive".into(),
                    words: vec![
                        "Nothing was changed. Go back, your text is still in the form, and send fewer or smaller files at once.".into(),
                    ],
                    links: vec![back_to("/")],
                    ..TroublePage::default()
                },
            ),
            Self::Broken { trouble, outage, kept } => {
                let status = match outage {
                    Some(_) => StatusCode::SERVICE_UNAVAILABLE,
                    None => StatusCode::INTERNAL_SERVER_ERROR,
                };
                let mut response = status.into_response();
                response.extensions_mut().insert(Failure { trouble, outage, kept });
                return response;
            }
        };
        html(status, trouble::page(&page))
    }
}
