//! The header of a conversation: subject, owner, whose move it is, the acts, and the wait line under it.

use super::{ConversationPage, Status, Wait};
use crate::views::part::{hidden, icon};
use maud::{Markup, html};

/// The header. News replaces it as a whole.
pub fn head(of: &ConversationPage) -> Markup {
    html! {
        header #conversation-head .pane-head {
            a.back href=(of.back_href) aria-label="Back to the list" { (icon("back")) }
            div.title {
                h2 #conversation-title tabindex="-1" title=(of.subject) dir="auto" { (of.subject) }
                p.meta {
                    span.has-it { (owner(of)) }
                    @if !of.status_words.is_empty() { span { (of.status_words) } }
                    span.presence #presence hidden[of.presence.is_empty()] { (of.presence) }
                }
            }
            div.acts { (acts(of)) }
        }
    }
}

fn owner(of: &ConversationPage) -> Markup {
    html! {
        @match &of.owner {
            Some(owner) => {
                "Owner: " b { bdi { (owner.name) } }
                @if let Some(cover) = &owner.cover { ", " (cover) }
            }
            None => b.late { "No owner" },
        }
    }
}

fn acts(of: &ConversationPage) -> Markup {
    let conversation = format!("/conversations/{}", of.id);
    html! {
        a.button.to-customer.icon-only href="#side" aria-label="Customer" { (icon("person")) }
        @if !of.reads_only { (arranging(of, &conversation)) }
    }
}

/// What changes how it stands.
fn arranging(of: &ConversationPage, conversation: &str) -> Markup {
    html! {
        @if of.status != Status::Merged { (owner_menu(of, conversation)) }
        @if of.status == Status::Open { (snooze_menu(of, conversation)) }
        @if of.status == Status::Open {
            form method="post" action={ (conversation) "/closure" } data-act="close" data-leaves data-said="Closed" data-undo={ (conversation) "/reopening" } {
                button.button type="submit" data-command="act:close" data-label="Close" data-key="e" { "Close" kbd aria-hidden="true" { "e" } }
            }
        } @else if of.status == Status::Quarantined {
            form method="post" action={ (conversation) "/release" } data-act="release" data-leaves data-said="In the inbox" data-undo={ (conversation) "/spam" } {
                button.button.primary type="submit" data-command="act:release" data-label="This is no spam" { "This is no spam" }
            }
        } @else if of.status == Status::Merged {
            form method="post" action={ (conversation) "/separation" } data-act="separate" data-said="A conversation of its own again" {
                button.button type="submit" data-command="act:separate" data-label="Undo the merge" { "Undo the merge" }
            }
        } @else {
            form method="post" action={ (conversation) "/reopening" } data-act="reopen"
                data-said=(if of.status == Status::Closed { "Opened again" } else { "Awake again" }) {
                button.button type="submit" data-command="act:reopen" { @if of.status == Status::Closed { "Open again" } @else { "Wake" } }
            }
        }
        (more_menu(of, conversation))
    }
}

fn owner_menu(of: &ConversationPage, conversation: &str) -> Markup {
    let owner = of.owner.as_ref();
    let undo = owner.map(|_| format!("{conversation}/owner"));
    let before = owner.map(|owner| format!("agent={}", owner.id));
    html! {
        details.menu #owner-menu {
            summary.button data-command="menu:owner-menu" data-label="Choose an owner" data-key="A" { "Assign" kbd aria-hidden="true" { "a" } }
            div {
                @for agent in &of.agents {
                    @let is_owner = owner.is_some_and(|owner| owner.id == agent.id);
                    form method="post" action={ (conversation) "/owner" } data-act=(if agent.is_viewer { "mine" } else { "owner" })
                        data-said={ (agent.name) " has it now" } data-undo=[undo.as_deref()] data-undo-fields=[before.as_deref()] {
                        (hidden("agent", &agent.id))
                        button.item type="submit" aria-current=[is_owner.then_some("true")] data-command=[agent.is_viewer.then_some("act:mine")]
                            data-label=[agent.is_viewer.then_some("Assign to me")] data-key=[agent.is_viewer.then_some("a")] {
                            span { (agent.name) @if agent.is_viewer { " (you)" } }
                            small { (agent.hint) }
                        }
                    }
                }
            }
        }
    }
}

fn snooze_menu(of: &ConversationPage, conversation: &str) -> Markup {
    html! {
        details.menu #snooze-menu {
            summary.button data-command="menu:snooze-menu" data-label="Snooze" data-key="z" { "Snooze" kbd aria-hidden="true" { "z" } }
            div {
                form method="post" action={ (conversation) "/snooze" } data-act="snooze" data-leaves data-said="Snoozed" data-undo={ (conversation) "/reopening" } {
                    @for choice in &of.snoozes {
                        button.item type="submit" name="until" value=(choice.value) { span { (choice.label) } small { (choice.hint) } }
                    }
                }
                form method="post" action={ (conversation) "/snooze" } data-act="snooze-until" data-leaves data-said="Snoozed" data-undo={ (conversation) "/reopening" } {
                    div.field {
                        label for="snooze-until" { "Or until" }
                        input #snooze-until type="datetime-local" name="until" required;
                        button.button type="submit" { "Snooze until then" }
                    }
                }
            }
        }
    }
}

fn more_menu(of: &ConversationPage, conversation: &str) -> Markup {
    html! {
        details.menu.keep {
            summary.button.icon-only aria-label="More" { (icon("more")) }
            div {
                form method="post" action={ (conversation) "/read" } data-act="unread" data-leaves data-said="Marked unread" data-undo={ (conversation) "/read" } {
                    button.item type="submit" name="unread" value="1" data-command="act:unread" data-label="Mark unread" data-key="u" { span { "Mark unread" } small { kbd { "u" } } }
                }
                a.item href=(conversation) { "Its own page, to print or share" }
                @if of.can_acknowledge {
                    form method="post" action={ (conversation) "/acknowledgement" } data-act="acknowledge" data-said="The acknowledgement leaves" {
                        button.item type="submit" data-command="act:acknowledge" data-label="Acknowledge after all" { span { "Acknowledge after all" } }
                    }
                }
                @if !matches!(of.status, Status::Quarantined | Status::Merged) {
                    (merge_form(conversation))
                    form method="post" action={ (conversation) "/spam" } data-act="spam" data-leaves data-said="In the quarantine" data-undo={ (conversation) "/release" } {
                        button.item type="submit" data-command="act:spam" data-label="This is spam" { span { "This is spam" } }
                    }
                }
                @if of.status == Status::Open {
                    @for choice in of.snoozes.iter().take(1) {
                        form method="post" action={ (conversation) "/snooze" } data-act="snooze-first" data-leaves data-said="Snoozed" data-undo={ (conversation) "/reopening" } {
                            button.item type="submit" name="until" value=(choice.value) { span { "Snooze: " (choice.label) } }
                        }
                    }
                }
            }
        }
    }
}

/// Into the conversation of a reference; the customer's other ones stand beside, with a button each.
fn merge_form(conversation: &str) -> Markup {
    html! {
        form method="post" action={ (conversation) "/merge" } data-act="merge" data-leaves data-said="Merged" data-undo={ (conversation) "/separation" } {
            div.field {
                label for="merge-reference" { "Merge into [#…]" }
                input #merge-reference name="reference" required maxlength="12" autocomplete="off" spellcheck="false" placeholder="Its reference";
                label.hidden-text for="merge-because" { "Why" }
                input #merge-because name="because" maxlength="500" placeholder="Why, if it is not plain";
                button.button type="submit" { "Merge" }
            }
        }
    }
}

/// The wait line: always there while someone waits for us, never closable.
pub fn wait(of: Option<&Wait>) -> Markup {
    html! {
        div #wait {
            @if let Some(wait) = of {
                p.wait {
                    span class={ "dot " (wait.state.class()) } {}
                    span.told { (wait.told) }
                    b class=(wait.state.class()) { (wait.left) }
                    span.measured { (wait.measured) }
                }
            }
        }
    }
}
