//! How one signs in: the browsers that are signed in, the code after the password, and passkeys.

use super::page;
use super::passkeys::{PasskeysPart, passkeys};
use crate::views::part::{Field, HERE, field, post_button, time, woven};
use crate::views::shell::Frame;
use crate::views::{PostAction, When, Wrong};
use language::Language;
use maud::{Markup, PreEscaped, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct SecurityPage {
    /// Browsers that are signed in, the one seen last first.
    pub sessions: Vec<SessionLine>,
    /// How it stands with the code.
    pub factor: Factor,
    /// Everybody has to have one; the page is all that is shown until it is set up.
    pub demanded: bool,
    /// Passkeys.
    pub passkeys: PasskeysPart,
    /// What happened just now, in words.
    pub notice: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// A browser that is signed in.
#[derive(Clone, Debug, Default)]
pub struct SessionLine {
    /// What it is called: the digest of its secret.
    pub id: String,
    /// "Firefox on Linux".
    pub device: String,
    /// Whether it is this one.
    pub this: bool,
    /// Since when.
    pub since: When,
    /// When it was seen last.
    pub seen: When,
}

/// How it stands with the code.
#[derive(Clone, Debug, Default)]
pub enum Factor {
    /// The password alone is enough.
    #[default]
    None,
    /// It is being set up: the secret, and its picture.
    Begun {
        /// The secret, for those who type it.
        secret: String,
        /// The picture that apps read, as SVG of our own.
        picture: String,
    },
    /// It was set up just now; the recovery codes are shown once.
    Codes(Vec<String>),
    /// A code is asked for.
    Set {
        /// Since when.
        since: When,
        /// Recovery codes that are left.
        left: i64,
    },
}

/// The page.
pub fn security(frame: &Frame, of: &SecurityPage) -> Markup {
    let language = frame.viewer.language;
    let others = PostAction {
        label: language.session_end_others().into(),
        href: "/settings/security/sessions/others".into(),
        ..PostAction::default()
    };
    let content = html! {
        @if !of.notice.is_empty() { p.notice role="status" { (of.notice) } }
        section {
            h2 { (language.second_factor_title()) }
            (factor(language, of))
        }
        (passkeys(language, &of.passkeys, &of.wrongs))
        section {
            h2 { (language.session_where()) }
            p.quiet { (language.session_no_places()) }
            div.scroll {
                table.stack {
                    thead {
                        tr {
                            th scope="col" { (language.session_browser()) }
                            th scope="col" { (language.session_when_seen()) }
                            th scope="col" { (language.session_since_when()) }
                            th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                        }
                    }
                    tbody { @for one in &of.sessions { (session(language, one)) } }
                }
            }
            @if of.sessions.len() > 1 {
                div.actions { (post_button(&others, "button")) }
            }
        }
    };
    page(frame, language.session_title(), language.session_sentence(), "/settings/security", &content)
}

fn session(language: Language, of: &SessionLine) -> Markup {
    let end = PostAction {
        label: language.session_end().into(),
        href: "/settings/security/sessions/end".into(),
        fields: vec![("session".into(), of.id.clone())],
        ..PostAction::default()
    };
    html! {
        tr {
            th scope="row" { (of.device) @if of.this { small { (language.session_this()) } } }
            td { (woven(&language.session_last_seen(HERE[0]), &[time(&of.seen)])) }
            td { (woven(&language.session_signed_in(HERE[0]), &[time(&of.since)])) }
            td { div.actions { @if !of.this { (post_button(&end, "button")) } } }
        }
    }
}

fn factor(language: Language, of: &SecurityPage) -> Markup {
    html! {
        @if of.demanded && !matches!(of.factor, Factor::Set { .. } | Factor::Codes(_)) {
            p.notice.soon { (language.second_factor_owed()) }
        }
        @match &of.factor {
            Factor::None => {
                p.quiet { (language.second_factor_what()) }
                form method="post" action="/settings/security/factor" {
                    button.button.primary type="submit" { (language.second_factor_begin()) }
                }
            }
            Factor::Begun { secret, picture } => {
                ol {
                    li { (language.second_factor_step_app()) }
                    li { (language.second_factor_step_code()) }
                }
                div.qr { (PreEscaped(picture)) }
                p { (woven(&language.second_factor_secret(HERE[0]), &[html! { code dir="ltr" { (secret) } }])) }
                form.fields method="post" action="/settings/security/factor/confirmation" {
                    (field(Field { name: "code", label: language.second_factor_code(), autocomplete: "one-time-code", ..Field::default() }, &of.wrongs))
                    div.actions { button.button.primary type="submit" { (language.second_factor_confirm()) } }
                }
            }
            Factor::Codes(codes) => {
                p.notice { (language.second_factor_keep_codes()) }
                ul.codes { @for code in codes { li { code dir="ltr" { (code) } } } }
            }
            Factor::Set { since, left } => {
                p { (woven(&language.second_factor_since(HERE[0]), &[time(since)])) " " (language.second_factor_codes_left(*left)) }
                @if !of.demanded {
                    form.fields method="post" action="/settings/security/factor/removal" {
                        (field(Field {
                            name: "code", label: language.second_factor_code_to_stop(),
                            autocomplete: "one-time-code", ..Field::default()
                        }, &of.wrongs))
                        div.actions { button.button type="submit" { (language.second_factor_stop()) } }
                    }
                }
            }
        }
    }
}
