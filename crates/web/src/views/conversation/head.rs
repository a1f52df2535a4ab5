//! The header of a conversation: subject, owner, whose move it is, the acts, and the wait line under it.

use super::{ConversationPage, Status, Wait};
use crate::views::part::{HERE, hidden, icon, woven};
use language::Language;
use maud::{Markup, html};

/// The header. News replaces it as a whole.
pub fn head(of: &ConversationPage) -> Markup {
    let language = of.language;
    html! {
        header #conversation-head .pane-head {
            a.back href=(of.back_href) aria-label=(language.conversation_back()) { (icon("back")) }
            div.title {
                h2 #conversation-title tabindex="-1" title=(of.subject) dir="auto" { (of.subject) }
                div.meta {
                    span.has-it { (owner(of)) }
                    @if !of.status_words.is_empty() { span { (of.status_words) } }
                    (super::tag::tags(language, of))
                    (presence(&of.presence))
                }
            }
            div.acts { (acts(of)) }
        }
    }
}

/// Who else is here. News and the answer to our own word replace it.
pub fn presence(words: &str) -> Markup {
    html! { span.presence #presence hidden[words.is_empty()] { (words) } }
}

fn owner(of: &ConversationPage) -> Markup {
    html! {
        @match &of.owner {
            Some(owner) => {
                @let name = html! { b { bdi { (owner.name) } } };
                @match &owner.cover {
                    Some(cover) => (woven(&of.language.conversation_owner_covered(cover, HERE[0]), &[name])),
                    None => (woven(&of.language.conversation_owner(HERE[0]), &[name])),
                }
            }
            None => b.late { (of.language.conversation_no_owner()) },
        }
    }
}

fn acts(of: &ConversationPage) -> Markup {
    let language = of.language;
    let conversation = format!("/conversations/{}", of.id);
    html! {
        a.button.to-customer.icon-only href="#side" aria-label=(language.conversation_customer()) { (icon("person")) }
        @if !of.reads_only { (arranging(of, &conversation)) }
    }
}

/// What changes how it stands.
fn arranging(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    html! {
        @if of.status != Status::Merged { (owner_menu(of, conversation)) }
        @if takes_part(of) { (snooze_menu(of, conversation)) }
        @if of.status == Status::Closed { (follow_up_menu(of, conversation)) }
        @if takes_part(of) {
            form method="post" action={ (conversation) "/closure" } data-act="close" data-leaves
                data-said=(language.conversation_closed()) data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                button.button type="submit" data-command="act:close" data-label=(language.conversation_close())
                    data-key="e" { (language.conversation_close()) kbd aria-hidden="true" { "e" } }
            }
        } @else if of.status == Status::Quarantined {
            form method="post" action={ (conversation) "/release" } data-act="release" data-leaves
                data-said=(language.conversation_released()) data-undo={ (conversation) "/spam" } {
                button.button.primary type="submit" data-command="act:release"
                    data-label=(language.conversation_no_spam()) { (language.conversation_no_spam()) }
            }
        } @else if of.status == Status::Merged {
            form method="post" action={ (conversation) "/separation" } data-act="separate" data-said=(language.conversation_separated()) {
                button.button type="submit" data-command="act:separate"
                    data-label=(language.conversation_separate()) { (language.conversation_separate()) }
            }
        } @else {
            form method="post" action={ (conversation) "/reopening" } data-act="reopen" data-said=(language.conversation_reopened())
                data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                button.button type="submit" data-command="act:reopen" { (language.conversation_reopen()) }
            }
        }
        (more_menu(of, conversation))
    }
}

/// Where what was done is brought back.
const ACTS: &str = "/acts";

/// Whether it is worked on, at once or later.
fn takes_part(of: &ConversationPage) -> bool {
    matches!(of.status, Status::Open | Status::Snoozed)
}

fn owner_menu(of: &ConversationPage, conversation: &str) -> Markup {
    let (language, owner) = (of.language, of.owner.as_ref());
    let undo = owner.map(|_| format!("{conversation}/owner"));
    let before = owner.map(|owner| format!("agent={}", owner.id));
    html! {
        details.menu #owner-menu {
            summary.button data-command="menu:owner-menu" data-label=(language.conversation_choose_owner())
                data-key="A" { (language.conversation_assign()) kbd aria-hidden="true" { "A" } }
            div {
                @for agent in &of.agents {
                    @let is_owner = owner.is_some_and(|owner| owner.id == agent.id);
                    form method="post" action={ (conversation) "/owner" } data-act=(if agent.is_viewer { "mine" } else { "owner" })
                        data-said=(language.conversation_handed_over(&agent.name)) data-undo=[undo.as_deref()]
                            data-undo-fields=[before.as_deref()] {
                        (hidden("agent", &agent.id))
                        button.item type="submit" aria-current=[is_owner.then_some("true")] data-command=[agent.is_viewer.then_some("act:mine")]
                            data-label=[agent.is_viewer.then(|| language.conversation_assign_me())]
                                data-key=[agent.is_viewer.then_some("a")] {
                            span { @if agent.is_viewer { (language.conversation_you(&agent.name)) } @else { (agent.name) } }
                            small { (agent.hint) }
                        }
                    }
                }
                (hand_over(of, conversation, undo.as_deref(), before.as_deref()))
            }
        }
    }
}

/// Handing over with what the next one should know, so that the customer explains nothing twice.
fn hand_over(of: &ConversationPage, conversation: &str, undo: Option<&str>, before: Option<&str>) -> Markup {
    let language = of.language;
    let others: Vec<_> = of.agents.iter().filter(|agent| !agent.is_viewer).collect();
    html! {
        @if !others.is_empty() {
            details.fold #hand-over {
                summary.item data-key="t" { (language.conversation_hand_over_with_note()) kbd aria-hidden="true" { "t" } }
                form.field method="post" action={ (conversation) "/owner" } data-act="hand-over"
                    data-said=(language.conversation_handed_over_with_note()) data-undo=[undo] data-undo-fields=[before] {
                    label for="hand-over-to" { (language.conversation_hand_over_to()) }
                    select #hand-over-to name="agent" {
                        @for agent in others { option value=(agent.id) { (agent.name) } }
                    }
                    label for="hand-over-note" { (language.conversation_hand_over_why()) }
                    textarea #hand-over-note name="note" rows="3" {}
                    button.button type="submit" { (language.conversation_hand_over()) }
                }
            }
        }
    }
}

fn snooze_menu(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    html! {
        details.menu #snooze-menu {
            summary.button data-command="menu:snooze-menu" data-label=(language.conversation_snooze()) data-key="z" {
                (language.conversation_snooze())
                kbd aria-hidden="true" { "z" }
            }
            div {
                @if of.status == Status::Snoozed {
                    form method="post" action={ (conversation) "/reopening" } data-act="reopen" data-said=(language.conversation_awake())
                        data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                        button.item type="submit" data-command="act:reopen" data-label=(language.conversation_wake()) {
                            span { (language.conversation_wake()) }
                        }
                    }
                }
                form method="post" action={ (conversation) "/snooze" } data-act="snooze" data-leaves
                    data-said=(language.conversation_snoozed()) data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                    (choices(&of.snoozes))
                }
                form method="post" action={ (conversation) "/snooze" } data-act="snooze-until" data-leaves
                    data-said=(language.conversation_snoozed()) data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                    div.field {
                        label for="snooze-until" { (language.conversation_or_until()) }
                        input #snooze-until type="datetime-local" name="until" required;
                        button.button type="submit" { (language.conversation_snooze_until()) }
                    }
                }
                details.fold #close-and-follow-up {
                    summary.item { (language.conversation_close_and_follow_up()) }
                    form method="post" action={ (conversation) "/closure" } data-act="close-and-follow-up" data-leaves
                        data-said=(language.conversation_followed_up()) data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                        (choices(&of.follow_ups))
                    }
                }
            }
        }
    }
}

/// A closed one comes back, for us alone, so that somebody sees whether all went well.
fn follow_up_menu(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    let action = format!("{conversation}/follow-up");
    html! {
        details.menu #follow-up-menu {
            summary.button data-command="menu:follow-up-menu" data-label=(language.conversation_follow_up()) data-key="z" {
                (language.conversation_follow_up())
                kbd aria-hidden="true" { "z" }
            }
            div {
                form method="post" action=(action) data-act="follow-up" data-said=(language.conversation_followed_up())
                    data-undo=(action) data-undo-fields={ "until=" (of.comes_back_at) } { (choices(&of.follow_ups)) }
                form method="post" action=(action) data-act="follow-up-until" data-said=(language.conversation_followed_up())
                    data-undo=(action) data-undo-fields={ "until=" (of.comes_back_at) } {
                    div.field {
                        label for="follow-up-until" { (language.conversation_or_until()) }
                        input #follow-up-until type="datetime-local" name="until" required;
                        button.button type="submit" { (language.conversation_follow_up_until()) }
                    }
                }
                @if of.comes_back {
                    form method="post" action=(action) data-act="no-follow-up" data-said=(language.conversation_not_followed_up())
                        data-undo=(action) data-undo-fields={ "until=" (of.comes_back_at) } {
                        button.item type="submit" name="until" value="" { span { (language.conversation_follow_up_off()) } }
                    }
                }
            }
        }
    }
}

fn choices(of: &[super::SnoozeChoice]) -> Markup {
    html! {
        @for choice in of {
            button.item type="submit" name="until" value=(choice.value) { span { (choice.label) } small { (choice.hint) } }
        }
    }
}

fn more_menu(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    html! {
        details.menu.keep #more-menu {
            summary.button.icon-only aria-label=(language.conversation_more()) { (icon("more")) }
            div {
                form method="post" action={ (conversation) "/read" } data-act="unread" data-goes-on
                    data-said=(language.conversation_marked_unread()) data-undo={ (conversation) "/read" } {
                    button.item type="submit" name="unread" value="1" data-command="act:unread"
                        data-label=(language.conversation_mark_unread()) data-key="u" {
                        span { (language.conversation_mark_unread()) }
                        small { kbd { "u" } }
                    }
                }
                a.item href=(conversation) { (language.conversation_own_page()) }
                @if of.status != Status::Merged && !of.reads_only {
                    a.item href={ (conversation) "/enquiries/new" } { (language.enquiry_ask()) }
                    a.item href={ "/conversations/new?follows=" (of.id) } { (language.composer_write_anew()) }
                }
                a.item href={ (conversation) "/files" } { (language.gallery_title()) }
                a.item href={ (conversation) "/whole" } { (language.whole_open()) }
                @if of.can_acknowledge {
                    form method="post" action={ (conversation) "/acknowledgement" } data-act="acknowledge" data-said=(language.conversation_acknowledged()) {
                        button.item type="submit" data-command="act:acknowledge"
                            data-label=(language.conversation_acknowledge()) {
                            span { (language.conversation_acknowledge()) }
                        }
                    }
                }
                @if !matches!(of.status, Status::Quarantined | Status::Merged) {
                    (merge_form(language, conversation))
                    form method="post" action={ (conversation) "/spam" } data-act="spam" data-leaves
                        data-said=(language.conversation_quarantined()) data-undo={ (conversation) "/release" } {
                        button.item type="submit" data-command="act:spam" data-label=(language.conversation_spam()) {
                            span { (language.conversation_spam()) }
                        }
                    }
                }
                @if of.status != Status::Merged { (block_form(of, conversation)) }
                @if of.comes_back {
                    form method="post" action={ (conversation) "/follow-up" } data-act="follow-up-off" data-said=(language.conversation_not_followed_up())
                        data-undo={ (conversation) "/follow-up" } data-undo-fields={ "until=" (of.comes_back_at) } {
                        button.item type="submit" name="until" value="" { span { (language.conversation_follow_up_off()) } }
                    }
                }
                @if of.status == Status::Closed && !of.comes_back {
                    @for choice in of.follow_ups.iter().take(1) {
                        form method="post" action={ (conversation) "/follow-up" } data-act="follow-up-first"
                            data-said=(language.conversation_followed_up()) {
                            button.item type="submit" name="until" value=(choice.value) {
                                span { (language.conversation_follow_up()) }
                                small { (choice.label) }
                            }
                        }
                    }
                }
                @if takes_part(of) {
                    @for choice in of.snoozes.iter().take(1) {
                        form method="post" action={ (conversation) "/snooze" } data-act="snooze-first" data-leaves
                            data-said=(language.conversation_snoozed()) data-undo=(ACTS) data-undo-fields=(of.as_it_stands) {
                            button.item type="submit" name="until" value=(choice.value) {
                                span { (language.conversation_snooze_choice(&choice.label)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Blocks whoever began it, or takes that back.
fn block_form(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    let (block, unblock) = (format!("{conversation}/block"), format!("{conversation}/unblock"));
    html! {
        @if of.blocked {
            form method="post" action=(unblock) data-act="unblock" data-said=(language.block_undone()) data-undo=(block) {
                button.item type="submit" data-command="act:unblock" data-label=(language.block_undo()) {
                    span { (language.block_undo()) }
                }
            }
        } @else {
            form method="post" action=(block) data-act="block" data-leaves data-said=(language.block_done()) data-undo=(unblock) {
                button.item type="submit" data-command="act:block" data-label=(language.block_act()) {
                    span { (language.block_act()) }
                }
            }
        }
    }
}

/// Into the conversation of a reference; the customer's other ones stand beside, with a button each.
fn merge_form(language: Language, conversation: &str) -> Markup {
    html! {
        form method="post" action={ (conversation) "/merge" } data-act="merge" data-leaves
            data-said=(language.conversation_merged()) data-undo={ (conversation) "/separation" } {
            div.field {
                label for="merge-reference" { (language.conversation_merge_into()) }
                input #merge-reference name="reference" required maxlength="12" autocomplete="off" spellcheck="false"
                    placeholder=(language.conversation_merge_reference());
                label.hidden-text for="merge-because" { (language.conversation_merge_why()) }
                input #merge-because name="because" maxlength="500" placeholder=(language.conversation_merge_why_hint());
                button.button type="submit" { (language.conversation_merge()) }
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
