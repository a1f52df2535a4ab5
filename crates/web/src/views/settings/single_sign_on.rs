//! The identity provider that people may sign in with.

use super::page;
use crate::views::part::{Field, Question, check, field, question, select};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct SingleSignOnPage {
    /// What the button calls it.
    pub name: String,
    /// Its address.
    pub issuer: String,
    /// What it calls us.
    pub client: String,
    /// Whether its addresses are believed without its word.
    pub trusts_addresses: bool,
    /// Whoever has an address of it gets an account.
    pub domain: String,
    /// Their team's id.
    pub team: String,
    /// All teams: id and name.
    pub teams: Vec<(String, String)>,
    /// What is registered at the provider; absent where the desk has no public address.
    pub back: Option<String>,
    /// Whether a provider is set up.
    pub is_set: bool,
    /// What doing without it touches.
    pub removal_says: String,
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// Who can, by name.
    pub who_can: String,
    /// Why what was typed cannot be.
    pub wrong: Option<String>,
}

/// The provider, what to register there, and the way to do without.
pub fn single_sign_on(frame: &Frame, of: &SingleSignOnPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        p { @if of.is_set { (language.single_sign_on_is(&of.name)) } @else { (language.single_sign_on_is_not()) } }
        @if let Some(wrong) = &of.wrong { p.notice.late role="alert" { (wrong) } }
        @match (&of.back, of.may_change) {
            (_, false) => p.quiet { (language.single_sign_on_only(&of.who_can)) },
            (None, true) => p.notice.soon { (language.single_sign_on_no_address()) " " a.link href="/settings/desk" { (language.settings_desk()) } },
            (Some(back), true) => (form(language, of, back)),
        }
    };
    let title = language.single_sign_on_title();
    page(frame, title, language.single_sign_on_sentence(), "/settings/single-sign-on", &content)
}

fn form(language: Language, of: &SingleSignOnPage, back: &str) -> Markup {
    html! {
        p { (language.single_sign_on_register()) }
        p { code { (back) } }
        form.fields method="post" action="/settings/single-sign-on" {
            (field(Field {
                name: "name", label: language.single_sign_on_name(), value: &of.name, hint: language.single_sign_on_name_hint(),
                ..Field::default()
            }, &[]))
            (field(Field {
                name: "issuer", label: language.single_sign_on_issuer(), kind: "url", value: &of.issuer,
                hint: language.single_sign_on_issuer_hint(), ..Field::default()
            }, &[]))
            (field(Field { name: "client", label: language.single_sign_on_client(), value: &of.client, ..Field::default() }, &[]))
            (field(Field {
                name: "secret", label: language.single_sign_on_secret(), kind: "password", autocomplete: "off",
                hint: if of.is_set { language.single_sign_on_secret_kept() } else { "" }, required: !of.is_set, ..Field::default()
            }, &[]))
            (check("trusts", "1", language.single_sign_on_trusts(), of.trusts_addresses))
            (field(Field {
                name: "domain", label: language.single_sign_on_domain(), value: &of.domain, hint: language.single_sign_on_domain_hint(),
                required: false, ..Field::default()
            }, &[]))
            (select("team", language.single_sign_on_team(), &of.teams, &of.team, ""))
            div.actions { button.button.primary type="submit" { (language.settings_save()) } }
        }
        @if of.is_set {
            div.actions {
                (question(Question {
                    opens: language.single_sign_on_remove(), says: &of.removal_says,
                    href: "/settings/single-sign-on/removal", answer: language.single_sign_on_remove(),
                }))
            }
        }
    }
}
