//! The rail, the warnings across the top, and what floats: toast, palette, keys, "sign in again".

use super::{Frame, Place, Theme, Warning};
use crate::views::part::{avatar, icon};
use maud::{Markup, html};

/// The warnings, or an empty place for them that news can fill.
pub fn health(warnings: &[Warning]) -> Markup {
    html! {
        div #health role="status" {
            @for warning in warnings {
                p class=(warning.state.class()) {
                    (icon("warning"))
                    span { (warning.words) }
                    @if let Some(act) = &warning.act { a href=(act.href) { (act.label) } }
                }
            }
        }
    }
}

pub(super) fn rail(frame: &Frame, place: Place) -> Markup {
    let first = frame.views.first().map_or("/", |view| view.href.as_str());
    html! {
        nav.rail aria-label="Main" {
            a.brand href=(first) { span.logo aria-hidden="true" { "A" } span { (frame.desk_name) } }
            a.place href=(first) aria-current=[(place == Place::Inbox).then_some("true")] { (icon("inbox")) span { "Inbox" } }
            @for view in &frame.views { (view_link(view, place == Place::Inbox)) }
            a.place href="/tasks" aria-current=[current(place, Place::Tasks)] {
                (icon("task")) span { "Tasks" } " "
                span.count data-count="tasks" { @if frame.tasks_due > 0 { (frame.tasks_due) } }
            }
            a.place href="/search" aria-current=[current(place, Place::Search)] { (icon("search")) span { "Search" } }
            @if frame.post_room {
                a.place href="/post-room" aria-current=[current(place, Place::PostRoom)] { (icon("post")) span { "Post room" } }
            }
            a.place href="/settings/mailboxes" aria-current=[current(place, Place::Settings)] { (icon("settings")) span { "Settings" } }
            div.grow {}
            (me(frame))
        }
    }
}

fn current(place: Place, here: Place) -> Option<&'static str> {
    (place == here).then_some("page")
}

/// One view; it also stands in the switcher over the list where the rail is narrow.
pub(in crate::views) fn view_link(view: &super::ViewLink, in_inbox: bool) -> Markup {
    html! {
        a.place.view.late[view.fault] href=(view.href) aria-current=[(view.current && in_inbox).then_some("page")] {
            span { (view.name) } " "
            span.count data-count=(view.key) { @if view.count > 0 { (view.count) } }
        }
    }
}

/// The viewer: where they stand, the theme, away and back, the keys, the way out.
fn me(frame: &Frame) -> Markup {
    let viewer = &frame.viewer;
    html! {
        details.me.menu.up.start {
            summary {
                (avatar(&viewer.initials, ""))
                span { (viewer.name) small { (viewer.presence) } }
            }
            div {
                a.item href="/settings/agents" { "Away or back" }
                a.item href="/settings/profile" { "Your name, signature, password" }
                button.item type="button" data-command="dialog:keys" data-label="Keys on this screen" data-key="?" data-opens="keys" { "Keys" small { kbd { "?" } } }
                hr;
                form method="post" action="/theme" {
                    @for (theme, value, name, label) in [
                        (Theme::System, "system", "As the system", "Theme as the system"),
                        (Theme::Light, "light", "Light", "Light theme"),
                        (Theme::Dark, "dark", "Dark", "Dark theme"),
                    ] {
                        button.item name="theme" value=(value) aria-pressed=(if viewer.theme == theme { "true" } else { "false" })
                            data-command={ "theme:" (value) } data-label=(label) { (name) }
                    }
                }
                hr;
                form method="post" action="/sign-out" { button.item { "Sign out" } }
            }
        }
    }
}

const KEYS: &[(&str, &str)] = &[
    ("j k", "next, previous conversation"),
    ("o", "to the conversation"),
    ("r", "reply"),
    ("n", "internal note"),
    ("a", "assign to me"),
    ("Shift a", "choose an owner"),
    ("e", "close, with undo"),
    ("z", "snooze"),
    ("u", "mark unread"),
    ("y", "do what is suggested"),
    ("i", "customer"),
    ("[ ]", "previous, next message"),
    ("1 – 9", "views"),
    ("g i, t, s", "go to inbox, tasks, settings"),
    ("/", "search"),
    ("Ctrl K", "commands"),
    ("Ctrl Enter", "send; with Shift send and close"),
    ("Ctrl Z", "undo the last act"),
    ("F6", "next region"),
    ("Esc", "out of a field, back to the list"),
];

pub(super) fn floating() -> Markup {
    html! {
        div #toast role="status" {}
        dialog #palette aria-label="Commands" {
            input #palette-field type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-label="Command, person or conversation"
                placeholder="Type a command, a person, or a subject" autocomplete="off";
            ul #palette-list role="listbox" aria-label="Choices" {}
        }
        dialog #keys.padded aria-labelledby="keys-title" {
            h2 #keys-title { "Keys on this screen" }
            dl.keys { @for (key, does) in KEYS { dt { kbd { (key) } } dd { (does) } } }
            label.check { input #single-keys type="checkbox" checked; "Single keys work" }
            form method="dialog" { button.button { "Done" } }
        }
        dialog #signed-out.padded aria-labelledby="signed-out-title" {
            h2 #signed-out-title { "Sign in again to go on" }
            p { "Your session has ended. Nothing is lost: what you typed is kept in this browser." }
            p.actions { a.button.primary href="/sign-in" target="_blank" { "Sign in in a new tab" } }
            form method="dialog" { button.button { "I have signed in" } }
        }
    }
}
