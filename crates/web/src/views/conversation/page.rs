//! The pane with a conversation, its page of its own, and the piece of earlier messages.

use super::{ConversationPage, Entry, Matter, Status, composer, enquiries, entries, head, wait};
use crate::views::part::{channel_name, icon, post_button, splitter};
use crate::views::shell::{self, Frame, Place};
use crate::views::{customer, task};
use domain::team::SIDE_WIDTH;
use language::Language;
use maud::{Markup, html};

/// What stands in the pane: the conversation and the customer. The answer to `GET /conversations/{id}` as a
/// fragment, and part of every page that shows a conversation.
pub fn pane(of: &ConversationPage) -> Markup {
    let language = of.language;
    html! {
        section #conversation data-id=(of.id) data-unread[of.unread] data-title={ (of.subject) " · " (of.customer_name) } aria-labelledby="conversation-title" {
            @if !of.facts.is_empty() { p.on-paper { (of.facts) } }
            (head(of))
            (wait(of.wait.as_ref()))
            div.messages #messages role="region" aria-label=(language.conversation_messages()) tabindex="0" {
                div #entries { (earlier(language, &of.entries, of.earlier_href.as_deref())) }
                (enquiries(language, &of.enquiries))
                div #matters {
                    @for matter in &of.matters { (matter_line(matter)) }
                    @if !of.tasks.is_empty() {
                        section aria-label=(language.conversation_tasks()) { @for one in &of.tasks { (task::line(language, one)) } }
                    }
                }
            }
            @match &of.composer {
                Some(text) => { (composer::composer(of, text)) (template(language, text)) },
                None if of.status == Status::Merged => p.closed-bar.quiet { (language.conversation_merged_says()) },
                None => p.closed-bar.quiet { (language.conversation_read_only()) },
            }
        }
        (splitter("side-width", "side", language.inbox_side_width(), SIDE_WIDTH))
        (customer::panel(language, &of.customer))
    }
}

/// What stands in the pane when nothing is chosen.
pub fn no_conversation(words: &str) -> Markup {
    html! { div.nothing { p { (words) } } }
}

/// A conversation on a page of its own: to share, to print, or to come to from elsewhere.
pub fn page(frame: &Frame, of: &ConversationPage) -> Markup {
    let main = html! {
        main #main.desk.single data-show="conversation" tabindex="-1" {
            h1.hidden-text { (of.language.conversation_with(&of.customer_name)) }
            div #pane { (pane(of)) }
        }
    };
    shell::app(frame, &of.subject, Place::Inbox, &main)
}

/// Earlier messages as a fragment, with the link to still earlier ones.
pub fn earlier(language: Language, all: &[Entry], earlier_href: Option<&str>) -> Markup {
    html! {
        @if let Some(earlier) = earlier_href { a.button.earlier href=(earlier) { (language.conversation_earlier()) } }
        (entries(language, all))
    }
}

fn matter_line(matter: &Matter) -> Markup {
    html! {
        div class={ "matter notice " (matter.state.class()) } {
            p { (matter.words) @if let Some(link) = &matter.link { " " a.link href=(link.href) { (link.label) } } }
            div.actions { @for action in &matter.actions { (post_button(action, "button")) } }
        }
    }
}

/// The shape of a message that the script fills before the server has confirmed it.
fn template(language: Language, text: &super::Composer) -> Markup {
    html! {
        template #message-template {
            article.message {
                header {
                    h3 { (language.conversation_yourself()) }
                    span.via { (icon("email")) (channel_name(language, &text.channel)) }
                }
                div.words {}
                div.delivery {}
            }
        }
    }
}
