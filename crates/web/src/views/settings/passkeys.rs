//! One's passkeys, as a part of the page about signing in.

use crate::assets;
use crate::views::part::{Field, HERE, Question, field, hidden, question, time, woven};
use crate::views::{When, Wrong};
use language::Language;
use maud::{Markup, html};

/// The part.
#[derive(Clone, Debug, Default)]
pub struct PasskeysPart {
    /// They, the oldest first.
    pub lines: Vec<PasskeyLine>,
    /// The host that they hold for, where browsers offer any.
    pub site: Option<String>,
    /// Why browsers offer none, or why none can be added; in words.
    pub why_not: Option<String>,
    /// The password is asked for, because they signed in longer ago than so many minutes.
    pub password_after: Option<i64>,
}

/// One passkey.
#[derive(Clone, Debug, Default)]
pub struct PasskeyLine {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Since when.
    pub since: When,
    /// When it was used last.
    pub used: Option<When>,
    /// The host that it was made for, where that is another one now.
    pub other_site: Option<String>,
    /// When it was refused, because it counted less than before.
    pub doubted: Option<When>,
    /// It is the only one, and there is no password either.
    pub is_last_way: bool,
}

/// The part.
pub(super) fn passkeys(language: Language, of: &PasskeysPart, wrongs: &[Wrong]) -> Markup {
    let general = wrongs.iter().find(|wrong| wrong.field == "passkey");
    html! {
        section #passkeys {
            h2 { (language.passkey_title()) }
            p.quiet { (language.passkey_what()) }
            @if let Some(wrong) = general { p.notice.late role="alert" { (wrong.words) } }
            @if of.lines.is_empty() { p { (language.passkey_none()) } } @else { (list(language, &of.lines)) }
            @if let Some(why) = &of.why_not { p.notice { (why) } }
            @if let (Some(site), None) = (&of.site, &of.why_not) { (add(language, of, site)) }
        }
    }
}

fn list(language: Language, lines: &[PasskeyLine]) -> Markup {
    html! {
        div.scroll {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (language.passkey_name()) }
                        th scope="col" { (language.passkey_since_when()) }
                        th scope="col" { (language.passkey_last_used()) }
                        th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                    }
                }
                tbody { @for one in lines { (line(language, one)) } }
            }
        }
    }
}

fn line(language: Language, of: &PasskeyLine) -> Markup {
    let here = format!("/settings/security/passkeys/{}", of.id);
    let says = match of.is_last_way {
        true => language.passkey_remove_says_last(&of.name),
        false => language.passkey_remove_says(&of.name),
    };
    html! {
        tr {
            th scope="row" {
                bdi { (of.name) }
                @if let Some(site) = &of.other_site { small { (language.passkey_other_site(site)) } }
                @if let Some(at) = &of.doubted { small { (woven(&language.passkey_doubted(HERE[0]), &[time(at)])) } }
            }
            td { (woven(&language.passkey_added_at(HERE[0]), &[time(&of.since)])) }
            td {
                @if let Some(at) = &of.used { (woven(&language.passkey_used_at(HERE[0]), &[time(at)])) }
                @else { (language.passkey_never_used()) }
            }
            td.actions {
                details.fold {
                    summary { (language.passkey_rename()) }
                    form.fields method="post" action=(here) {
                        div.field {
                            input name="name" value=(of.name) required aria-label=(language.passkey_new_name(&of.name)) autocomplete="off";
                        }
                        div.actions { button.button type="submit" { (language.passkey_rename()) } }
                    }
                }
                (question(Question {
                    opens: language.passkey_remove(), says: &says, href: &format!("{here}/removal"),
                    answer: &language.passkey_remove_one(&of.name),
                }))
            }
        }
    }
}

/// The form is shown by the script, which fills what the device answers; without it there is no device to ask.
fn add(language: Language, of: &PasskeysPart, site: &str) -> Markup {
    html! {
        p.quiet data-without-passkeys { (language.passkey_needs_script()) }
        form.fields method="post" action="/settings/security/passkeys" data-passkey="make" data-site=(site)
            data-question="/settings/security/passkeys/question" data-refused=(language.passkey_device_refused())
            data-known=(language.passkey_device_known()) data-elsewhere=(language.passkey_elsewhere(site)) hidden {
            @for name in ["client-data", "attestation"] { (hidden(name, "")) }
            (field(Field {
                name: "name", label: language.passkey_name(), hint: language.passkey_name_hint(),
                autocomplete: "off", ..Field::default()
            }, &[]))
            @if let Some(minutes) = of.password_after {
                (field(Field {
                    name: "password", label: language.passkey_password(), kind: "password", autocomplete: "current-password",
                    hint: &language.passkey_password_why(minutes), ..Field::default()
                }, &[]))
            }
            p.notice.late role="alert" data-said hidden {}
            div.actions { button.button.primary type="submit" { (language.passkey_add()) } }
        }
        script type="module" src=(assets::PASSKEY_JS) {}
    }
}
