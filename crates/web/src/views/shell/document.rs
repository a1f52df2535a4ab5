//! The HTML document around everything.

use super::Theme;
use crate::assets;
use language::Language;
use maud::{DOCTYPE, Markup, html};

/// What the head of a document needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The language, for `<html lang dir>`.
    pub language: Language,
    /// The viewer's theme.
    pub theme: Theme,
    /// The title of the window.
    pub title: &'a str,
    /// Which style sheet.
    pub sheet: Sheet,
    /// A style sheet beside it: the viewer's own pane widths, or a brand's colours.
    pub own_sheet: Option<&'a str>,
    /// Whether the script is loaded.
    pub script: bool,
    /// Whether search engines may keep it: pages of customers and agents may not be kept.
    pub indexed: bool,
}

/// The style sheet of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The inbox and the conversation.
    App,
    /// The plain pages of agents, and the door.
    Pages,
    /// Pages of customers.
    Customer,
    /// Help pages.
    Help,
}

/// The document: head, sheet, script, and the given `body` element.
pub fn document(of: &Document<'_>, body: &Markup) -> Markup {
    let theme = match of.theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let sheet = match of.sheet {
        Sheet::App | Sheet::Pages => assets::APP_CSS,
        Sheet::Customer => assets::CUSTOMER_CSS,
        Sheet::Help => assets::HELP_CSS,
    };
    html! {
        (DOCTYPE)
        html lang=(of.language.tag()) dir=[of.language.is_right_to_left().then_some("rtl")] data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content";
                meta name="color-scheme" content="light dark";
                @if !of.indexed { meta name="robots" content="noindex"; }
                title { (of.title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(sheet);
                @if of.sheet == Sheet::Pages { link rel="stylesheet" href=(assets::PAGES_CSS); }
                @if let Some(own) = of.own_sheet { link rel="stylesheet" href=(own); }
                @if of.script { script type="module" src=(assets::APP_JS) {} }
            }
            (body)
        }
    }
}
