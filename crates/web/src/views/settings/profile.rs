//! One's own words: name, signature, notices, password.

use super::page;
use crate::views::Wrong;
use crate::views::part::{Field, check, field};
use crate::views::shell::Frame;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct ProfilePage {
    /// Full name.
    pub name: String,
    /// Sign-in address; an administrator changes it.
    pub email: String,
    /// Lines below their answers.
    pub signature: String,
    /// Told by mail about customers' messages.
    pub notify: bool,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The viewer's own page.
pub fn profile(frame: &Frame, of: &ProfilePage) -> Markup {
    let wrongs = &of.wrongs;
    let content = html! {
        section {
            h2 { "How customers see you" }
            form.fields method="post" action="/settings/profile" {
                (field(Field { name: "name", label: "Your name", value: &of.name, autocomplete: "name", ..Field::default() }, wrongs))
                div.field {
                    label for="signature" { "Lines below your answers" }
                    textarea #signature name="signature" rows="3" aria-describedby="signature-hint" { (of.signature) }
                    p.hint #signature-hint { "Your name is always there, also when this is empty." }
                }
                (check("notify", "1", "Tell me by mail about messages of my customers, so that I can answer from there", of.notify))
                div.actions { button.button.primary type="submit" { "Save" } }
            }
        }
        section {
            h2 { "Password" }
            form.fields method="post" action="/settings/profile/password" {
                input type="text" name="username" value=(of.email) autocomplete="username" aria-label="Sign-in address" readonly hidden;
                (field(Field { name: "current", label: "Your password now", kind: "password", autocomplete: "current-password", ..Field::default() }, wrongs))
                (field(Field { name: "new", label: "New password", kind: "password", hint: "At least 10 characters. A sentence is good.", autocomplete: "new-password", ..Field::default() }, wrongs))
                div.actions { button.button.primary type="submit" { "Change it" } }
                p.quiet.small { "All other browsers that you are signed in with are signed out." }
            }
        }
    };
    page(frame, "You", "Your name stands under everything that you write to customers.", "/settings/profile", &content)
}
