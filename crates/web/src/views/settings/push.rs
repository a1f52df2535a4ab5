//! News in one's browsers, as a part of one's own page.

use crate::assets;
use crate::views::part::{HERE, hidden, time, woven};
use crate::views::{When, Wrong};
use language::Language;
use maud::{Markup, html};

/// The part.
#[derive(Clone, Debug, Default)]
pub struct PushPart {
    /// What browsers know the desk by; `None` where it cannot be kept.
    pub key: Option<String>,
    /// Browsers that tell, the latest first.
    pub lines: Vec<PushLine>,
}

/// A browser that tells.
#[derive(Clone, Debug, Default)]
pub struct PushLine {
    /// Its number.
    pub id: String,
    /// "Firefox on Linux".
    pub device: String,
    /// Whether it is this one.
    pub this: bool,
    /// Since when.
    pub since: When,
}

/// The part. The form is shown by the script, which asks the browser.
pub(super) fn push(language: Language, of: &PushPart, wrongs: &[Wrong]) -> Markup {
    let told_here = of.lines.iter().any(|line| line.this);
    html! {
        section #push {
            h2 { (language.push_title()) }
            p.quiet { (language.push_what()) }
            @for wrong in wrongs.iter().filter(|wrong| wrong.field == "push") {
                p.notice.late role="alert" { (wrong.words) }
            }
            @if !of.lines.is_empty() { (list(language, &of.lines)) }
            @match &of.key {
                None => { p.notice { (language.push_no_key()) } }
                Some(key) if !told_here => {
                    p.quiet data-without-push { (language.push_needs_script()) }
                    form.fields method="post" action="/settings/profile/push" data-push data-key=(key)
                        data-refused=(language.push_refused()) hidden {
                        @for name in ["endpoint", "p256dh", "auth"] { (hidden(name, "")) }
                        p.notice.late role="alert" data-said hidden {}
                        div.actions { button.button type="submit" { (language.push_tell()) } }
                    }
                    script type="module" src=(assets::PUSH_JS) {}
                }
                Some(_) => {}
            }
        }
    }
}

fn list(language: Language, lines: &[PushLine]) -> Markup {
    html! {
        ul.plain aria-label=(language.push_browsers()) {
            @for line in lines {
                li {
                    form.inline method="post" action={ "/settings/profile/push/" (line.id) "/removal" } {
                        span { (line.device) @if line.this { " (" (language.push_this()) ")" } }
                        " · " (woven(&language.push_since(HERE[0]), &[time(&line.since)])) " "
                        button.button type="submit" { (language.push_stop()) }
                    }
                }
            }
        }
    }
}
