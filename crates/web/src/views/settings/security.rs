//! How one signs in: the browsers that are signed in, and the code after the password.

use super::page;
use crate::views::part::{Field, field, post_button, time};
use crate::views::shell::Frame;
use crate::views::{PostAction, When, Wrong};
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
    let content = html! {
        @if !of.notice.is_empty() { p.notice role="status" { (of.notice) } }
        section {
            h2 { "A code after the password" }
            (factor(of))
        }
        section {
            h2 { "Where you are signed in" }
            p.quiet { "Where in the world a browser is, the desk does not know and does not ask." }
            div.scroll {
                table.stack {
                    thead { tr { th scope="col" { "Browser" } th scope="col" { "When it was seen" } th scope="col" { "Since when" } th scope="col" { span.hidden-text { "What you can do" } } } }
                    tbody { @for one in &of.sessions { (session(one)) } }
                }
            }
            @if of.sessions.len() > 1 {
                div.actions { (post_button(&PostAction { label: "Sign out all others".into(), href: "/settings/security/sessions/others".into(), ..PostAction::default() }, "button")) }
            }
        }
    };
    page(
        frame,
        "Signing in",
        "Your browsers, and what is asked for besides your password.",
        "/settings/security",
        &content,
    )
}

fn session(of: &SessionLine) -> Markup {
    let end = PostAction {
        label: "Sign out".into(),
        href: "/settings/security/sessions/end".into(),
        fields: vec![("session".into(), of.id.clone())],
        ..PostAction::default()
    };
    html! {
        tr {
            th scope="row" { (of.device) @if of.this { small { "this one" } } }
            td { "Last seen " (time(&of.seen)) }
            td { "Signed in " (time(&of.since)) }
            td { div.actions { @if !of.this { (post_button(&end, "button")) } } }
        }
    }
}

fn factor(of: &SecurityPage) -> Markup {
    let begin =
        PostAction { label: "Set it up".into(), href: "/settings/security/factor".into(), ..PostAction::default() };
    html! {
        @if of.demanded && !matches!(of.factor, Factor::Set { .. } | Factor::Codes(_)) {
            p.notice.soon { "An administrator asks for a code from everybody here. Set it up once, then the desk is yours again." }
        }
        @match &of.factor {
            Factor::None => {
                p.quiet { "An app on your phone shows a code that changes every half minute. Who knows your password and does not have your phone stays outside." }
                (post_button(&begin, "button primary"))
            }
            Factor::Begun { secret, picture } => {
                ol {
                    li { "Open an authenticator app and let it read this picture, or type the secret." }
                    li { "Type the code that the app shows then." }
                }
                div.qr { (PreEscaped(picture)) }
                p { "Secret: " code dir="ltr" { (secret) } }
                form.fields method="post" action="/settings/security/factor/confirmation" {
                    (field(Field { name: "code", label: "Code", autocomplete: "one-time-code", ..Field::default() }, &of.wrongs))
                    div.actions { button.button.primary type="submit" { "Confirm" } }
                }
            }
            Factor::Codes(codes) => {
                p.notice { "Keep these ten codes where you keep papers. Each lets you in once when you do not have your phone. They are shown now and never again." }
                ul.codes { @for code in codes { li { code dir="ltr" { (code) } } } }
            }
            Factor::Set { since, left } => {
                p { "A code is asked for after your password, since " (time(since)) ". " @if *left == 1 { "One recovery code is left." } @else { (left) " recovery codes are left." } }
                @if !of.demanded {
                    form.fields method="post" action="/settings/security/factor/removal" {
                        (field(Field { name: "code", label: "Code, to stop asking for it", autocomplete: "one-time-code", ..Field::default() }, &of.wrongs))
                        div.actions { button.button type="submit" { "Ask for the password alone" } }
                    }
                }
            }
        }
    }
}
