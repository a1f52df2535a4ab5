//! The door: signing in, and setting up a new desk. Pages without the rail.

mod link;
mod set_up;

pub use link::{ChoosePasswordPage, CodePage, ForgottenPage, choose_password, code, dead_link, forgotten};
pub(in crate::views) use set_up::opening_hours;
pub use set_up::{Day, SetUpPage, set_up};

use super::part::{Field, field, hidden};
use super::shell::{Document, Sheet, Theme, document};
use maud::{Markup, html};

/// The sign-in page.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// Language of the page.
    pub lang: String,
    /// Right to left.
    pub right_to_left: bool,
    /// The name of the desk.
    pub desk_name: String,
    /// The address that was typed.
    pub email: String,
    /// Where to go after: a path of ours.
    pub after: String,
    /// How to sign in to a demo; empty elsewhere.
    pub hint: String,
    /// What happened to the last try.
    pub refused: Option<SignInRefused>,
}

/// Why the last try was refused.
#[derive(Clone, Debug)]
pub enum SignInRefused {
    /// Address or password do not match; which of them is not said.
    Wrong,
    /// Too many tries: "in 4 minutes".
    TooMany {
        /// When the next try is possible, in words.
        wait: String,
    },
    /// The account was deactivated: who can change that.
    Deactivated {
        /// Administrators by name.
        ask: String,
    },
}

/// Sign in.
pub fn sign_in(of: &SignInPage) -> Markup {
    let body = html! {
        body.door {
            main {
                p.brand { span.logo aria-hidden="true" { "A" } span { (of.desk_name) } }
                h1 { "Sign in" }
                @if let Some(refused) = &of.refused { p.notice.late role="alert" { (refusal(refused)) } }
                form method="post" action="/sign-in" {
                    (hidden("after", &of.after))
                    (field(Field { name: "email", label: "Email address", kind: "email", value: &of.email, autocomplete: "username", ..Field::default() }, &[]))
                    (field(Field { name: "password", label: "Password", kind: "password", autocomplete: "current-password", ..Field::default() }, &[]))
                    button.button.primary type="submit" { "Sign in" }
                }
                @if !of.hint.is_empty() { p.notice { "This is a demonstration. Sign in as " (of.hint) "." } }
                p.lead.small { a.link href="/forgotten" { "I forgot my password" } }
                p.lead.small { "No account? An administrator of the desk can invite you." }
            }
        }
    };
    let head = Document {
        lang: &of.lang,
        right_to_left: of.right_to_left,
        theme: Theme::System,
        title: &format!("Sign in · {}", of.desk_name),
        sheet: Sheet::App,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

/// A page at the door: one narrow column under the name of the desk.
fn door(desk_name: &str, title: &str, content: &Markup) -> Markup {
    let body = html! {
        body.door {
            main {
                p.brand { span.logo aria-hidden="true" { "A" } span { (desk_name) } }
                h1 { (title) }
                (content)
            }
        }
    };
    let head = Document {
        lang: "en",
        right_to_left: false,
        theme: Theme::System,
        title: &format!("{title} · {desk_name}"),
        sheet: Sheet::App,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

fn refusal(of: &SignInRefused) -> Markup {
    html! {
        @match of {
            SignInRefused::Wrong => "That address and password do not belong together. Check both and try again.",
            SignInRefused::TooMany { wait } => { "Too many tries. The next one is possible " (wait) ". An administrator can make a new password meanwhile." },
            SignInRefused::Deactivated { ask } => { "This account is not active any more. Ask " (ask) "." },
        }
    }
}
