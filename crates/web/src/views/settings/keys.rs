//! Which key does what.

use super::page;
use crate::views::Wrong;
use crate::views::part::{check, hidden};
use crate::views::shell::{Frame, always, does};
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct KeysPage {
    /// Whether single keys do anything.
    pub single_keys: bool,
    /// Each act.
    pub lines: Vec<KeyLine>,
    /// What was refused, by the act.
    pub wrong: Option<Wrong>,
}

/// One act and its key.
#[derive(Clone, Debug, Default)]
pub struct KeyLine {
    /// The act, as forms name it.
    pub act: String,
    /// The key as delivered.
    pub delivered: char,
    /// The key that was chosen or typed; empty as delivered.
    pub own: String,
}

/// The keys.
pub fn keys(frame: &Frame, of: &KeysPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if let Some(wrong) = &of.wrong { p.notice.late role="alert" { (wrong.words) } }
        form #own-keys method="post" action="/settings/keys" {
            (check("single", "1", language.keys_single(), of.single_keys))
            table {
                thead { tr { th scope="col" { (language.keys_act()) } th scope="col" { (language.keys_key()) } } }
                tbody { @for line in &of.lines { (line_of(frame, of, line)) } }
            }
            div.actions { button.button.primary type="submit" { (language.settings_save()) } }
        }
        form method="post" action="/settings/keys" {
            (hidden("single", "1"))
            div.actions { button.button type="submit" { (language.keys_restore()) } }
        }
        section {
            h2 { (language.keys_fixed()) }
            dl.keys { @for (key, does) in always(language) { dt { kbd { (key) } } dd { (does) } } }
        }
    };
    page(frame, language.keys_title(), language.keys_sentence(), "/settings/keys", &content)
}

fn line_of(frame: &Frame, of: &KeysPage, line: &KeyLine) -> Markup {
    let language = frame.viewer.language;
    let wrong = of.wrong.as_ref().is_some_and(|wrong| wrong.field == line.act);
    let words = does(language, &line.act);
    html! {
        tr {
            th scope="row" { (words) small { (language.keys_delivered(line.delivered.to_string())) } }
            td { input.one-key name={ "key-" (line.act) } value=(line.own) maxlength="2" placeholder=(line.delivered)
                aria-label=(words) aria-invalid=[wrong.then_some("true")] autofocus[wrong] autocomplete="off" autocapitalize="off" spellcheck="false"; }
        }
    }
}
