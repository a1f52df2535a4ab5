//! The switch for all automatic mail. It stops the machine, never the people.

use super::page;
use crate::views::When;
use crate::views::part::{HERE, time, woven};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct AutomaticPage {
    /// Who stopped it, and when; `None` while it runs.
    pub stopped: Option<Stopped>,
    /// "12 acknowledgements today, the last at 14:02".
    pub today: String,
    /// What waits or was withheld because of the switch: "3 acknowledgements".
    pub held: String,
    /// Who stopped and started it before, newest first: words and time.
    pub history: Vec<(String, When)>,
    /// Whether the viewer may use the switch.
    pub may_change: bool,
    /// Who can, if not the viewer.
    pub who_can: String,
}

/// Who stopped all automatic mail.
#[derive(Clone, Debug, Default)]
pub struct Stopped {
    /// Who.
    pub by: String,
    /// When.
    pub at: When,
}

/// The switch.
pub fn automatic(frame: &Frame, of: &AutomaticPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        section.panel.switch.stopped[of.stopped.is_some()] aria-labelledby="switch-title" {
            div {
                @match &of.stopped {
                    Some(stopped) => {
                        h2.late #switch-title { (language.automatic_stopped()) }
                        p { (woven(&language.automatic_stopped_by(HERE[0], &stopped.by), &[time(&stopped.at)])) " " (of.held) }
                    }
                    None => { h2 #switch-title { (language.automatic_running()) } p { (of.today) } }
                }
                p.quiet { (language.automatic_people()) }
            }
            @if of.may_change { (switch(language, of)) } @else { p { (language.automatic_ask(&of.who_can)) } }
        }
        @if !of.history.is_empty() {
            section {
                h2 { (language.automatic_before()) }
                table { tbody { @for (words, at) in &of.history { tr { th scope="row" { (words) } td.number { (time(at)) } } } } }
            }
        }
    };
    page(frame, language.automatic_title(), language.automatic_sentence(), "/settings/automatic-mail", &content)
}

fn switch(language: Language, of: &AutomaticPage) -> Markup {
    html! {
        form.fields method="post" action="/settings/automatic-mail" {
            @if of.stopped.is_some() {
                button.button.primary type="submit" name="run" value="1" { (language.automatic_run()) }
            } @else {
                button.button.stop type="submit" name="run" value="0" { (language.automatic_stop()) }
            }
        }
    }
}
