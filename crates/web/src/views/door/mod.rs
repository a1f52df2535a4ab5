//! The door: signing in, and setting up a new desk. Pages without the rail.

mod link;
mod set_up;

pub use link::{ChoosePasswordPage, CodePage, ForgottenPage, choose_password, code, dead_link, forgotten};
pub(in crate::views) use set_up::opening_hours;
pub use set_up::{Day, SetUpPage, set_up};

use super::part::{Field, field, hidden};
use super::shell::{Document, Sheet, Theme, document};
use crate::assets;
use crate::door::passkey::OFFERED_BESIDE;
use crate::search::encoded;
use language::Language;
use maud::{Markup, html};

/// The sign-in page.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// The language of the page.
    pub language: Language,
    /// The name of the desk.
    pub desk_name: String,
    /// The address that was typed.
    pub email: String,
    /// Where to go after: a path of ours.
    pub after: String,
    /// The identity provider that people may sign in with, by its name.
    pub provider: Option<String>,
    /// The host that passkeys hold for, where browsers offer any.
    pub passkeys: Option<String>,
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
    /// Too many tries.
    TooMany {
        /// When the next try is possible.
        minutes: i64,
    },
    /// A passkey let nobody in: in words.
    Passkey {
        /// Why.
        words: String,
    },
    /// The account was deactivated: who can change that.
    Deactivated {
        /// Administrators by name.
        ask: String,
    },
}

/// Sign in.
pub fn sign_in(of: &SignInPage) -> Markup {
    let language = of.language;
    let body = html! {
        body.door {
            main {
                p.brand { span.logo aria-hidden="true" { "A" } span { (of.desk_name) } }
                h1 { (language.door_sign_in()) }
                @if let Some(refused) = &of.refused { p.notice.late role="alert" { (refusal(language, refused)) } }
                form method="post" action="/sign-in" {
                    (hidden("after", &of.after))
                    (field(Field {
                        name: "email", label: language.door_email(), kind: "email", value: &of.email,
                        autocomplete: if of.passkeys.is_some() { OFFERED_BESIDE } else { "username" }, ..Field::default()
                    }, &[]))
                    (field(Field { name: "password", label: language.door_password(), kind: "password", autocomplete: "current-password", ..Field::default() }, &[]))
                    button.button.primary type="submit" { (language.door_sign_in()) }
                }
                @if let Some(site) = &of.passkeys { (passkey(language, site, &of.after)) }
                @if let Some(provider) = &of.provider {
                    a.button href=(to_provider(&of.after)) { (language.single_sign_on_with(provider)) }
                }
                @if !of.hint.is_empty() { p.notice { (language.door_demonstration(&of.hint)) } }
                p.lead.small { a.link href="/forgotten" { (language.forgotten_it()) } }
                p.lead.small { (language.door_no_account()) }
            }
        }
    };
    let head = Document {
        language,
        theme: Theme::System,
        title: &format!("{} · {}", language.door_sign_in(), of.desk_name),
        sheet: Sheet::Pages,
        own_sheet: None,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

/// A button for those whose browser knows passkeys; the script shows it, and fills it from what the device answers.
fn passkey(language: Language, site: &str, after: &str) -> Markup {
    html! {
        form method="post" action="/sign-in/passkey" data-passkey="enter" data-site=(site)
            data-question="/sign-in/passkey/question" data-refused=(language.passkey_device_refused()) hidden {
            (hidden("after", after))
            @for name in ["credential", "client-data", "authenticator", "signature", "handle"] { (hidden(name, "")) }
            button.button type="submit" { (language.passkey_sign_in()) }
            p.notice.late role="alert" data-said hidden {}
        }
        script type="module" src=(assets::PASSKEY_JS) {}
    }
}

/// Nobody was signed in by the provider: why, and the other ways in.
pub fn not_proven(language: Language, desk_name: &str, words: &str, leads_to: &str) -> Markup {
    let again = to_provider(leads_to);
    let content = html! {
        p.notice.late role="alert" { (words) }
        p { a.button.primary href=(again) { (language.single_sign_on_again()) } }
        p.lead.small { a.link href="/sign-in" { (language.single_sign_on_by_password()) } }
    };
    door(language, desk_name, language.single_sign_on_not(), &content)
}

/// The way to the provider, and from there to where somebody wanted to go.
fn to_provider(leads_to: &str) -> String {
    let to = if leads_to == "/" { String::new() } else { format!("?to={}", encoded(leads_to)) };
    format!("/sign-in/provider{to}")
}

/// A page at the door: one narrow column under the name of the desk.
fn door(language: Language, desk_name: &str, title: &str, content: &Markup) -> Markup {
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
        language,
        theme: Theme::System,
        title: &format!("{title} · {desk_name}"),
        sheet: Sheet::Pages,
        own_sheet: None,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

fn refusal(language: Language, of: &SignInRefused) -> String {
    match of {
        SignInRefused::Wrong => language.door_wrong().to_owned(),
        SignInRefused::TooMany { minutes } => language.door_too_many(*minutes),
        SignInRefused::Passkey { words } => words.clone(),
        SignInRefused::Deactivated { ask } => language.door_deactivated(ask),
    }
}
