//! One's own words: name, signature, notices, password.

use super::page;
use super::push::{PushPart, push};
use crate::views::Wrong;
use crate::views::part::{Field, check, field, select};
use crate::views::shell::Frame;
use language::Language;
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
    /// Told by mail about notes that call them in and that they have not seen.
    pub mention_mail: bool,
    /// The language that they chose; without one the browser decides.
    pub chosen: Option<Language>,
    /// News in browsers.
    pub push: PushPart,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The viewer's own page.
pub fn profile(frame: &Frame, of: &ProfilePage) -> Markup {
    let language = frame.viewer.language;
    let wrongs = &of.wrongs;
    let content = html! {
        section {
            h2 { (language.profile_customers()) }
            form.fields method="post" action="/settings/profile" {
                (field(Field {
                    name: "name", label: language.profile_name(), value: &of.name, autocomplete: "name",
                    ..Field::default()
                }, wrongs))
                div.field {
                    label for="signature" { (language.profile_signature()) }
                    textarea #signature name="signature" rows="3" aria-describedby="signature-hint" { (of.signature) }
                    p.hint #signature-hint { (language.profile_signature_hint()) }
                }
                (check("notify", "1", language.profile_notify(), of.notify))
                div.actions { button.button.primary type="submit" { (language.settings_save()) } }
            }
        }
        section {
            h2 { (language.inbox_view_mentions()) }
            form.fields method="post" action="/settings/profile/mentions" {
                (check("mention-mail", "1", language.profile_mention_mail(), of.mention_mail))
                div.actions { button.button.primary type="submit" { (language.settings_save()) } }
            }
        }
        (push(language, &of.push, wrongs))
        (language_choice(language, of))
        section {
            h2 { (language.profile_password()) }
            form.fields method="post" action="/settings/profile/password" {
                input type="text" name="username" value=(of.email) autocomplete="username" aria-label=(language.profile_sign_in_address()) readonly hidden;
                (field(Field {
                    name: "current", label: language.profile_password_now(), kind: "password",
                    autocomplete: "current-password", ..Field::default()
                }, wrongs))
                (field(Field {
                    name: "new", label: language.profile_password_new(), kind: "password",
                    hint: language.profile_password_hint(), autocomplete: "new-password", ..Field::default()
                }, wrongs))
                div.actions { button.button.primary type="submit" { (language.profile_password_change()) } }
                p.quiet.small { (language.profile_password_others()) }
            }
        }
    };
    page(frame, language.profile_title(), language.profile_sentence(), "/settings/profile", &content)
}

/// The languages, each by its own name, so that one finds the way back from any of them.
fn language_choice(language: Language, of: &ProfilePage) -> Markup {
    let browsers = (String::new(), language.profile_language_browser().to_owned());
    let all = Language::ALL.map(|one| (one.tag().to_owned(), one.own_name().to_owned()));
    let choices: Vec<_> = [browsers].into_iter().chain(all).collect();
    let chosen = of.chosen.map_or("", Language::tag);
    html! {
        section {
            h2 { (language.profile_language()) }
            form.fields method="post" action="/settings/profile/language" {
                (select("language", language.profile_language_of_pages(), &choices, chosen, language.profile_language_hint()))
                div.actions { button.button.primary type="submit" { (language.settings_save()) } }
            }
        }
    }
}
