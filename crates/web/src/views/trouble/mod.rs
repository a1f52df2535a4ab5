//! Pages for when something does not work: what happened, what was kept, what to do.

use super::Link;
use super::part::link;
use super::shell::{Document, Sheet, Theme, document};
use maud::{Markup, html};

/// What stops the desk, and ends without anybody at a desk: whoever runs it does something, or the other side comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// Nothing more can be written.
    DiskFull,
    /// The database server does not answer.
    DatabaseAway,
}

/// Any of them.
#[derive(Clone, Debug, Default)]
pub struct TroublePage {
    /// Language of the page.
    pub lang: String,
    /// Right to left.
    pub right_to_left: bool,
    /// What happened, the h1.
    pub happened: String,
    /// What was kept, and what to do.
    pub words: Vec<String>,
    /// Text that someone had typed and that found no place: shown, so that it is not lost.
    pub kept_text: Option<String>,
    /// The number to quote, for faults on our side.
    pub reference: Option<String>,
    /// Ways on.
    pub links: Vec<Link>,
}

impl TroublePage {
    /// 404: nothing stands at this address.
    pub fn not_found() -> Self {
        Self {
            happened: "There is nothing at this address".into(),
            words: vec!["It may have been moved or merged into another conversation. Search finds it by its words, a name or a number.".into()],
            links: vec![to_inbox(), Link { href: "/search".into(), label: "Search".into() }],
            ..Self::default()
        }
    }

    /// 403: somebody else can do this; the page says who.
    pub fn not_allowed(what: &str, who_can: &[String]) -> Self {
        let ask = if who_can.is_empty() {
            "Nobody at this desk can yet.".into()
        } else {
            format!("Ask {}.", who_can.join(" or "))
        };
        Self {
            happened: what.into(),
            words: vec![ask, "Nothing was changed.".into()],
            links: vec![to_inbox()],
            ..Self::default()
        }
    }

    /// 409: it changed while it was on screen.
    pub fn changed(what_happened: &str, kept_text: Option<String>, back: Link) -> Self {
        Self {
            happened: what_happened.into(),
            words: vec!["Look at it as it stands now, then decide again. Nothing was overwritten.".into()],
            kept_text,
            links: vec![back],
            ..Self::default()
        }
    }

    /// 500: our fault, with a number to quote.
    pub fn broken(reference: &str, kept_text: Option<String>) -> Self {
        let kept = match kept_text {
            Some(_) => "Your text is kept below.",
            None => "What was saved before is still there, and so are your drafts.",
        };
        Self {
            happened: "Something broke on our side".into(),
            words: vec![
                kept.into(),
                "Go back and try again. If it breaks again, tell the person who runs the desk this reference.".into(),
            ],
            kept_text,
            reference: Some(reference.into()),
            links: vec![to_inbox()],
            ..Self::default()
        }
    }

    /// 503: nothing can be done here for now, and why.
    pub fn out(outage: Outage, kept_text: Option<String>) -> Self {
        let (happened, mends) = match outage {
            Outage::DiskFull => (
                "The disk of this desk is full",
                "Tell the person who runs the desk: when some space is free, the desk goes on by itself.",
            ),
            Outage::DatabaseAway => (
                "The database cannot be reached",
                "The desk tries again by itself. If it lasts, tell the person who runs the desk.",
            ),
        };
        let kept = match kept_text {
            Some(_) => "Your text is kept below; copy it before you leave this page.",
            None => "What was saved before is still there. What you did just now was not saved.",
        };
        Self {
            happened: happened.into(),
            words: vec![kept.into(), mends.into()],
            kept_text,
            links: vec![to_inbox()],
            ..Self::default()
        }
    }
}

fn to_inbox() -> Link {
    Link { href: "/".into(), label: "To the inbox".into() }
}

/// The page.
pub fn page(of: &TroublePage) -> Markup {
    let body = html! {
        body.door {
            main.wide {
                h1 { (of.happened) }
                @for words in &of.words { p.lead { (words) } }
                @if let Some(text) = &of.kept_text {
                    div.field { label for="kept" { "Your text" } textarea #kept readonly rows="6" { (text) } }
                }
                @if let Some(reference) = &of.reference { p { "Reference " code { (reference) } } }
                p.actions { @for one in &of.links { (link(one)) } }
            }
        }
    };
    let head = Document {
        lang: &of.lang,
        right_to_left: of.right_to_left,
        theme: Theme::System,
        title: &of.happened,
        sheet: Sheet::App,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}
