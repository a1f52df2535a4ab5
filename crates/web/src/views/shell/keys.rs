//! The keys of a screen: what each does, with the keys that the viewer chose.

use domain::team::{KEY_ACTS, Preferences};
use language::Language;
use maud::{Markup, html};

/// What a key does, in words.
pub fn does(language: Language, act: &str) -> &'static str {
    match act {
        "next" => language.keys_does_next(),
        "previous" => language.keys_does_previous(),
        "open" => language.keys_does_open(),
        "reply" => language.keys_does_reply(),
        "note" => language.keys_does_note(),
        "mine" => language.keys_does_mine(),
        "owner" => language.keys_does_owner(),
        "close" => language.keys_does_close(),
        "snooze" => language.keys_does_snooze(),
        "select" => language.keys_does_select(),
        "select-next" => language.keys_does_select_next(),
        "select-previous" => language.keys_does_select_previous(),
        "tags" => language.keys_does_tags(),
        "priority" => language.keys_does_priority(),
        "unread" => language.keys_does_unread(),
        "suggested" => language.keys_does_suggested(),
        "customer" => language.keys_does_customer(),
        "previous-message" => language.keys_does_previous_message(),
        "next-message" => language.keys_does_next_message(),
        "hand-over" => language.keys_does_hand_over(),
        "go" => language.keys_does_go(),
        "search" => language.keys_does_search(),
        _ => language.keys_does_keys(),
    }
}

/// Keys that everybody has: with Ctrl, digits, and those of every program.
pub fn always(language: Language) -> [(&'static str, &'static str); 10] {
    [
        ("1 – 9", language.keys_always_views()),
        ("Ctrl K", language.keys_always_commands()),
        ("Ctrl Enter", language.keys_always_send()),
        ("Alt Enter", language.keys_always_send_and_snooze()),
        ("Ctrl Shift P", language.keys_always_preview()),
        ("Ctrl B, I", language.keys_always_looks()),
        ("Ctrl K", language.keys_always_link()),
        ("Ctrl Z", language.keys_always_undo()),
        ("F6", language.keys_always_region()),
        ("Esc", language.keys_always_escape()),
    ]
}

/// The dialog that shows them.
pub(super) fn dialog(language: Language, of: &Preferences) -> Markup {
    html! {
        dialog #keys.padded aria-labelledby="keys-title" {
            h2 #keys-title { (language.shell_keys()) }
            dl.keys {
                @for (act, delivered) in KEY_ACTS {
                    dt { kbd { (of.key(act).unwrap_or(delivered)) } } dd { (does(language, act)) }
                }
                @for (key, does) in always(language) { dt { kbd { (key) } } dd { (does) } }
            }
            form.actions method="dialog" {
                button.button { (language.shell_keys_done()) }
                a.button href="/settings/keys" { (language.keys_change()) }
            }
        }
    }
}
