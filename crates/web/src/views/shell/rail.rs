//! The rail, the warnings across the top, and what floats: toast, palette, keys, "sign in again".

use super::{Frame, Place, Theme, Viewer, Warning, keys};
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
    let language = frame.viewer.language;
    let first = frame.views.first().map_or("/", |view| view.href.as_str());
    html! {
        nav.rail aria-label=(language.shell_main()) {
            a.brand href=(first) { span.logo aria-hidden="true" { "A" } span { (frame.desk_name) } }
            a.place href=(first) aria-current=[(place == Place::Inbox).then_some("true")] { (icon("inbox")) span { (language.shell_inbox()) } }
            @for view in &frame.views { (view_link(view, place == Place::Inbox)) }
            a.place href="/tasks" aria-current=[current(place, Place::Tasks)] {
                (icon("task")) span { (language.shell_tasks()) } " "
                span.count data-count="tasks" { @if frame.tasks_due > 0 { (frame.tasks_due) } }
            }
            a.place href="/search" aria-current=[current(place, Place::Search)] { (icon("search")) span { (language.shell_search()) } }
            @if frame.post_room {
                a.place href="/post-room" aria-current=[current(place, Place::PostRoom)] { (icon("post")) span { (language.shell_post_room()) } }
            }
            a.place href="/settings/mailboxes" aria-current=[current(place, Place::Settings)] { (icon("settings")) span { (language.shell_settings()) } }
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
        a.place.view.late[view.fault] href=(view.href) data-key=[view.digit]
            aria-current=[(view.current && in_inbox).then_some("page")] {
            span { (view.name) } " "
            span.count data-count=(view.key) { @if view.count > 0 { (view.count) } }
            @if let Some(digit) = view.digit { kbd aria-hidden="true" { (digit) } }
        }
    }
}

/// The viewer: where they stand, the theme, away and back, the keys, the way out.
fn me(frame: &Frame) -> Markup {
    let viewer = &frame.viewer;
    let language = viewer.language;
    html! {
        details.me.menu.up.start {
            summary {
                (avatar(&viewer.initials, ""))
                span { (viewer.name) small { (viewer.presence) } }
            }
            div {
                a.item href="/settings/agents" { (language.shell_away_or_back()) }
                a.item href="/settings/profile" { (language.shell_your_profile()) }
                button.item type="button" data-command="dialog:keys" data-label=(language.shell_keys()) data-key="?"
                    data-opens="keys" { (language.shell_keys_short()) small { kbd { "?" } } }
                hr;
                form method="post" action="/theme" {
                    @for (theme, value, name, label) in [
                        (Theme::System, "system", language.shell_theme_system(), language.shell_theme_system_command()),
                        (Theme::Light, "light", language.shell_theme_light(), language.shell_theme_light_command()),
                        (Theme::Dark, "dark", language.shell_theme_dark(), language.shell_theme_dark_command()),
                    ] {
                        button.item name="theme" value=(value) aria-pressed=(if viewer.theme == theme { "true" } else { "false" })
                            data-command={ "theme:" (value) } data-label=(label) { (name) }
                    }
                }
                hr;
                form method="post" action="/sign-out" { button.item { (language.shell_sign_out()) } }
            }
        }
    }
}

pub(super) fn floating(viewer: &Viewer) -> Markup {
    let language = viewer.language;
    html! {
        div #toast role="status" {}
        div #said.hidden-text role="log" {}
        dialog #palette aria-label=(language.shell_commands()) {
            input #palette-field type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-label=(language.shell_commands_field())
                placeholder=(language.shell_commands_placeholder()) autocomplete="off";
            ul #palette-list role="listbox" aria-label=(language.shell_commands_choices()) {}
        }
        (keys::dialog(language, &viewer.preferences))
        dialog #signed-out.padded aria-labelledby="signed-out-title" {
            h2 #signed-out-title { (language.shell_signed_out()) }
            p { (language.shell_signed_out_kept()) }
            p.actions { a.button.primary href="/sign-in" target="_blank" { (language.shell_sign_in_new_tab()) } }
            form method="dialog" { button.button { (language.shell_signed_in()) } }
        }
    }
}
