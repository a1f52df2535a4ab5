//! Our own icons: 16 px grid, stroke 1.4, drawn in the colour of the text, always beside a word or a label.

use maud::{Markup, html};

/// The path of each icon. One that points somewhere is mirrored in right-to-left pages.
fn path(name: &str) -> (&'static str, bool) {
    match name {
        "email" => ("M2.5 4.5h11v8h-11zM2.5 5l5.5 4.2L13.5 5", false),
        "chat" => ("M2.5 3.5h11V11h-6l-3 2.5V11h-2z", true),
        "phone" => (
            "M4 2.5h2l1 3-1.5 1.2a7 7 0 0 0 3.8 3.8L10.5 9l3 1v2c0 .8-.7 1.5-1.5 1.5C6.7 13.5 2.5 9.3 2.5 4c0-.8.7-1.5 1.5-1.5z",
            false,
        ),
        "form" => ("M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2", false),
        "note" => ("M3 3h10v7l-3 3H3zM10 13v-3h3", false),
        "robot" => ("M3.5 6h9v6.5h-9zM8 6V3.5M6 9h.01M10 9h.01", false),
        "inbox" => ("M2.5 9l2-6h7l2 6v4h-11zM2.5 9h3l1 1.5h3l1-1.5h3", false),
        "task" => ("M3 3h10v10H3zM5.5 8l1.8 1.8L10.8 6", false),
        "post" => ("M2.5 6.5L8 2.5l5.5 4v7h-11zM6 13.5V9h4v4.5", false),
        "settings" => ("M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M8.5 3.5h3v3h-3zM4.5 9.5h3v3h-3z", true),
        "search" => ("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3 3", false),
        "pen" => ("M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z", true),
        "clip" => ("M11.5 5.5v5a3.5 3.5 0 0 1-7 0V4.5a2 2 0 0 1 4.5 0v6a.8.8 0 0 1-2 0V5.5", false),
        "back" => ("M10 3L5 8l5 5", true),
        "down" => ("M4.5 6.5L8 10l3.5-3.5", false),
        "check" => ("M3 4.5h1M3 8h1M3 11.5h1M6.5 4.5H13M6.5 8H13M6.5 11.5H13", true),
        "bold" => ("M5 3h3.6a2.4 2.4 0 0 1 0 4.9H5zM5 7.9h4.2a2.6 2.6 0 0 1 0 5.1H5z", false),
        "italic" => ("M7 3h4M5 13h4M9 3l-2 10", false),
        "link" => (
            "M7 9a2.6 2.6 0 0 0 3.7 0l2-2A2.6 2.6 0 0 0 9 3.3l-.8.8M9 7a2.6 2.6 0 0 0-3.7 0l-2 2A2.6 2.6 0 0 0 7 12.7l.8-.8",
            false,
        ),
        "list" => ("M3 4.5h.01M3 8h.01M3 11.5h.01M6 4.5h7M6 8h7M6 11.5h7", true),
        "quote" => ("M3 3v10M6 5h7M6 8h7M6 11h5", true),
        "eye" => {
            ("M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", false)
        }
        "saved" => ("M4 2.5h8v11l-4-3-4 3z", false),
        "close" => ("M4 4l8 8M12 4l-8 8", false),
        "more" => ("M3.5 8h.01M8 8h.01M12.5 8h.01", false),
        "person" => ("M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5c.4-2.5 2.4-4 5-4s4.6 1.5 5 4", false),
        "cross" => ("M4 4l8 8M12 4l-8 8", false),
        "warning" => ("M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.01", false),
        _ => ("M8 5v3.5M8 11v.01M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z", false),
    }
}

/// One icon. It is decoration: the word beside it says the same.
pub fn icon(name: &str) -> Markup {
    let (path, turns) = path(name);
    html! { svg class={ "icon" @if turns { " turns" } } viewBox="0 0 16 16" aria-hidden="true" { path d=(path) {} } }
}

/// The icon of a channel by its word: what is not a channel we draw gets the plain circle.
pub fn channel_icon(channel: &str) -> Markup {
    icon(match channel {
        "email" | "e-mail" | "mail" => "email",
        "chat" => "chat",
        "phone" | "voice" => "phone",
        "form" | "web" | "page" => "form",
        "note" => "note",
        "desk" => "robot",
        _ => "circle",
    })
}
