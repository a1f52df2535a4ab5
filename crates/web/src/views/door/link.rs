//! Pages at the door beside signing in: a forgotten password, a link that lets in once, the code after the password.

use super::door;
use crate::views::Wrong;
use crate::views::part::{Field, field, hidden};
use language::Language;
use maud::{Markup, html};

/// "I forgot my password."
#[derive(Clone, Debug, Default)]
pub struct ForgottenPage {
    /// The language of the page.
    pub language: Language,
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
    let language = of.language;
    let body = html! {
        @if let Some(ask) = &of.ask {
            p { (language.forgotten_no_mail(ask)) }
        } @else if of.asked {
            p.notice role="status" { (language.forgotten_on_its_way()) }
            p.lead.small { (language.forgotten_nothing_came()) }
        } @else {
            p { (language.forgotten_type_address()) }
            form method="post" action="/forgotten" {
                (field(Field {
                    name: "email", label: language.door_email(), kind: "email", value: &of.email,
                    autocomplete: "username", ..Field::default()
                }, &of.wrongs))
                button.button.primary type="submit" { (language.forgotten_send()) }
            }
        }
        p.lead.small { a.link href="/sign-in" { (language.forgotten_back()) } }
    };
    door(language, &of.desk_name, language.forgotten_title(), &body)
}

/// A password is chosen, by whoever has a link.
#[derive(Clone, Debug, Default)]
pub struct ChoosePasswordPage {
    /// The language of the page.
    pub language: Language,
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
    let language = of.language;
    let title = if of.joins { language.invitation_welcome() } else { language.forgotten_new_password() };
    let body = html! {
        p { @if of.joins { (language.invitation_hello(&of.name)) } @else { (language.forgotten_hello(&of.name)) } }
        form method="post" action=(of.href) {
            input type="text" name="username" value=(of.email) autocomplete="username" aria-label=(language.invitation_address()) readonly hidden;
            (field(Field {
                name: "password", label: language.invitation_your_password(), kind: "password",
                hint: language.door_password_hint(), autocomplete: "new-password", ..Field::default()
            }, &of.wrongs))
            button.button.primary type="submit" { @if of.joins { (language.invitation_join()) } @else { (language.forgotten_set()) } }
        }
    };
    door(language, &of.desk_name, title, &body)
}

/// A link that lets nobody in.
pub fn dead_link(language: Language, desk_name: &str) -> Markup {
    let body = html! {
        p { (language.forgotten_dead_link_why()) }
        p { a.link href="/forgotten" { (language.forgotten_it()) } }
        p { a.link href="/sign-in" { (language.door_sign_in()) } }
    };
    door(language, desk_name, language.forgotten_dead_link(), &body)
}

/// The code after the password.
#[derive(Clone, Debug, Default)]
pub struct CodePage {
    /// The language of the page.
    pub language: Language,
    /// The name of the desk.
    pub desk_name: String,
    /// Where to go after: a path of ours.
    pub after: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn code(of: &CodePage) -> Markup {
    let language = of.language;
    let body = html! {
        p { (language.second_factor_type_code()) }
        form method="post" action="/sign-in/code" {
            (hidden("after", &of.after))
            (field(Field { name: "code", label: language.second_factor_code(), autocomplete: "one-time-code", ..Field::default() }, &of.wrongs))
            button.button.primary type="submit" { (language.door_sign_in()) }
        }
        p.lead.small { (language.second_factor_lost()) }
        p.lead.small { a.link href="/sign-in" { (language.second_factor_begin_again()) } }
    };
    door(language, &of.desk_name, language.second_factor_one_more_step(), &body)
}
