//! Pages for when something does not work: what happened, what was kept, what to do.

use super::Link;
use super::part::{HERE, link, woven};
use super::shell::{Document, Sheet, Theme, document};
use language::Language;
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
    /// The language of the page.
    pub language: Language,
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
    pub fn not_found(language: Language) -> Self {
        Self {
            language,
            happened: language.trouble_nothing_here().into(),
            words: vec![language.trouble_nothing_here_why().into()],
            links: vec![to_inbox(language), Link { href: "/search".into(), label: language.trouble_search().into() }],
            ..Self::default()
        }
    }

    /// 403: somebody else can do this; the page says who.
    pub fn not_allowed(language: Language, what: &str, who_can: &[String]) -> Self {
        let ask = if who_can.is_empty() {
            language.trouble_nobody_can().into()
        } else {
            language.trouble_ask(language.either(who_can))
        };
        Self {
            language,
            happened: what.into(),
            words: vec![ask, language.trouble_nothing_changed().into()],
            links: vec![to_inbox(language)],
            ..Self::default()
        }
    }

    /// 409: it changed while it was on screen.
    pub fn changed(language: Language, what_happened: &str, kept_text: Option<String>, back: Link) -> Self {
        Self {
            language,
            happened: what_happened.into(),
            words: vec![language.trouble_changed().into()],
            kept_text,
            links: vec![back],
            ..Self::default()
        }
    }

    /// 500: our fault, with a number to quote.
    pub fn broken(language: Language, reference: &str, kept_text: Option<String>) -> Self {
        let kept = match kept_text {
            Some(_) => language.trouble_text_kept(),
            None => language.trouble_saved_kept(),
        };
        Self {
            language,
            happened: language.trouble_broken().into(),
            words: vec![kept.into(), language.trouble_broken_again().into()],
            kept_text,
            reference: Some(reference.into()),
            links: vec![to_inbox(language)],
        }
    }

    /// 503: nothing can be done here for now, and why.
    pub fn out(language: Language, outage: Outage, kept_text: Option<String>) -> Self {
        let (happened, mends) = match outage {
            Outage::DiskFull => (language.trouble_disk_full(), language.trouble_disk_full_mend()),
            Outage::DatabaseAway => (language.trouble_database_away(), language.trouble_database_away_mend()),
        };
        let kept = match kept_text {
            Some(_) => language.trouble_text_copy(),
            None => language.trouble_not_saved(),
        };
        Self {
            language,
            happened: happened.into(),
            words: vec![kept.into(), mends.into()],
            kept_text,
            links: vec![to_inbox(language)],
            ..Self::default()
        }
    }
}

fn to_inbox(language: Language) -> Link {
    Link { href: "/".into(), label: language.trouble_to_inbox().into() }
}

/// The page.
pub fn page(of: &TroublePage) -> Markup {
    let language = of.language;
    let body = html! {
        body.door {
            main.wide {
                h1 { (of.happened) }
                @for words in &of.words { p.lead { (words) } }
                @if let Some(text) = &of.kept_text {
                    div.field { label for="kept" { (language.trouble_your_text()) } textarea #kept readonly rows="6" { (text) } }
                }
                @if let Some(reference) = &of.reference {
                    p { (woven(&language.trouble_reference(HERE[0]), &[html! { code { (reference) } }])) }
                }
                p.actions { @for one in &of.links { (link(one)) } }
            }
        }
    };
    let head = Document {
        language,
        theme: Theme::System,
        title: &of.happened,
        sheet: Sheet::App,
        own_sheet: None,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}
