//! Deliveries: how mail leaves, and what did not.

use super::page;
use crate::views::part::{address, post_button, time};
use crate::views::shell::Frame;
use crate::views::{Link, PostAction, State, When};
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct DeliveriesPage {
    /// How mail leaves.
    pub relay: RelayStatus,
    /// What waits, failed or is uncertain, worst first.
    pub lines: Vec<DeliveryLine>,
    /// The next page.
    pub next_href: Option<String>,
}

/// How mail leaves this desk.
#[derive(Clone, Debug, Default)]
pub struct RelayStatus {
    /// "smtp.example.com:587, encrypted", or "none: mail stands in the post room".
    pub words: String,
    /// Its colour.
    pub state: State,
    /// Facts: "Last accepted", "Waiting", "Refused today".
    pub facts: Vec<(String, String)>,
    /// "Send a test to me".
    pub actions: Vec<PostAction>,
}

/// One message on its way.
#[derive(Clone, Debug, Default)]
pub struct DeliveryLine {
    /// To whom.
    pub to: String,
    /// The conversation.
    pub about: Link,
    /// "refused: 550 no such user", "waiting, next try 14:20 (4th)".
    pub words: String,
    /// Its colour.
    pub state: State,
    /// Since when.
    pub at: When,
    /// "Send again", "Give up and tell the owner".
    pub actions: Vec<PostAction>,
}

/// Deliveries.
pub fn deliveries(frame: &Frame, of: &DeliveriesPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        section.panel aria-labelledby="relay-title" {
            h2 #relay-title { (language.delivery_way_out()) }
            p class=(of.relay.state.class()) { (of.relay.words) }
            dl.facts { @for (name, value) in &of.relay.facts { dt { (name) } dd { (value) } } }
            div.actions { @for action in &of.relay.actions { (post_button(action, "button")) } }
        }
        section {
            h2 { (language.delivery_not_gone()) }
            @if of.lines.is_empty() { p { (language.delivery_all_gone()) } }
            @else {
                div.scroll {
                    table.stack {
                        thead {
                            tr {
                                th scope="col" { (language.delivery_to()) }
                                th scope="col" { (language.settings_how_it_is()) }
                                th scope="col" { (language.delivery_since()) }
                                th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                            }
                        }
                        tbody {
                            @for one in &of.lines {
                                tr {
                                    th scope="row" { (address(&one.to)) small { a.link href=(one.about.href) { (one.about.label) } } }
                                    td class=(one.state.class()) { (one.words) }
                                    td { (time(&one.at)) }
                                    td { div.actions { @for action in &one.actions { (post_button(action, "button")) } } }
                                }
                            }
                        }
                    }
                }
            }
            @if let Some(next) = &of.next_href { a.more href=(next) { (language.settings_more()) } }
        }
    };
    page(frame, language.delivery_title(), language.delivery_sentence(), "/settings/deliveries", &content)
}
