//! Pages at the door beside signing in: a forgotten password, a link that lets in once, the code after the password.

use super::door;
use crate::views::Wrong;
use crate::views::part::{Field, field, hidden};
use maud::{Markup, html};

/// "I forgot my password."
#[derive(Clone, Debug, Default)]
pub struct ForgottenPage {
    /// The name of the desk.
    pub desk_name: String,
    /// The address that was typed.
    pub email: String,
    /// It was asked for; whether the address is known is not said.
    pub asked: bool,
    /// No letter can leave: who can help instead.
    pub ask: Option<String>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn forgotten(of: &ForgottenPage) -> Markup {
    let body = html! {
        @if let Some(ask) = &of.ask {
            p { "This desk cannot send mail yet. Ask " (ask) " for a link to a new password." }
        } @else if of.asked {
            p.notice role="status" { "If this address is known here, a letter with a link is on its way. The link works for 30 minutes." }
            p.lead.small { "Nothing came? Look into the folder for spam, or ask an administrator of the desk for a link." }
        } @else {
            p { "Type the address that you sign in with. You get a letter with a link to set a new one." }
            form method="post" action="/forgotten" {
                (field(Field { name: "email", label: "Email address", kind: "email", value: &of.email, autocomplete: "username", ..Field::default() }, &of.wrongs))
                button.button.primary type="submit" { "Send the letter" }
            }
        }
        p.lead.small { a.link href="/sign-in" { "Back to signing in" } }
    };
    door(&of.desk_name, "Forgotten password", &body)
}

/// A password is chosen, by whoever has a link.
#[derive(Clone, Debug, Default)]
pub struct ChoosePasswordPage {
    /// The name of the desk.
    pub desk_name: String,
    /// Whether they join with it.
    pub joins: bool,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Where the form goes.
    pub href: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn choose_password(of: &ChoosePasswordPage) -> Markup {
    let title = if of.joins { "Welcome" } else { "A new password" };
    let body = html! {
        @if of.joins { p { "Hello " bdi { (of.name) } ". Choose a password, and you are in." } }
        @else { p { "Hello " bdi { (of.name) } ". This signs you out everywhere else." } }
        form method="post" action=(of.href) {
            input type="text" name="username" value=(of.email) autocomplete="username" aria-label="Sign-in address" readonly hidden;
            (field(Field { name: "password", label: "Your password", kind: "password", hint: "At least 10 characters. A sentence is good.", autocomplete: "new-password", ..Field::default() }, &of.wrongs))
            button.button.primary type="submit" { @if of.joins { "Join" } @else { "Set it" } }
        }
    };
    door(&of.desk_name, title, &body)
}

/// A link that lets nobody in.
pub fn dead_link(desk_name: &str) -> Markup {
    let body = html! {
        p { "It was used, or it is too old. Ask for a new one: the last one that you got is the one that works." }
        p { a.link href="/forgotten" { "I forgot my password" } }
        p { a.link href="/sign-in" { "Sign in" } }
    };
    door(desk_name, "This link does not work any more", &body)
}

/// The code after the password.
#[derive(Clone, Debug, Default)]
pub struct CodePage {
    /// The name of the desk.
    pub desk_name: String,
    /// Where to go after: a path of ours.
    pub after: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn code(of: &CodePage) -> Markup {
    let body = html! {
        p { "Type the code that your app shows now. If you do not have it, one of your recovery codes does the same." }
        form method="post" action="/sign-in/code" {
            (hidden("after", &of.after))
            (field(Field { name: "code", label: "Code", autocomplete: "one-time-code", ..Field::default() }, &of.wrongs))
            button.button.primary type="submit" { "Sign in" }
        }
        p.lead.small { "Lost both? An administrator of the desk can remove the code; your password stays." }
        p.lead.small { a.link href="/sign-in" { "Begin again" } }
    };
    door(&of.desk_name, "One more step", &body)
}
