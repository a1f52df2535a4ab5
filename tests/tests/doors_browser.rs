//! The doors that only a link or a code opens: setting an empty desk up, an invitation, a new password, the second factor. As
//! every other page they keep nobody out, in light and dark, and fit 320 pixels.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use tests::axe::{Axe, STICKS_OUT};
use tests::browser::{Browser, Script, Window};
use tests::room::{MIA, Room};
use tests::server::{Options, PASSWORD, Server, binary};

/// Posts a form and hands back the page that answers.
const POST: &str = "const [to, fields] = ARGUMENTS;
    return fetch(to, { method: 'POST', body: new URLSearchParams(fields) }).then((answer) => answer.text());";

async fn post(mia: &Window, to: &str, fields: &serde_json::Value) -> String {
    let arguments = serde_json::json!([to, fields]).to_string();
    mia.ask(&POST.replace("ARGUMENTS", &arguments)).await.as_str().unwrap().to_owned()
}

/// The path of the link that a page shows.
fn link(page: &str, kind: &str) -> String {
    let at = page.find(&format!("/{kind}/")).unwrap_or_else(|| panic!("a link of {kind}: {page}"));
    page[at..].chars().take_while(|letter| !"<\"& ".contains(*letter)).collect()
}

/// What keeps somebody out of the page in view, or does not fit.
async fn finds(window: &Window, axe: Option<&Axe>, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    window.prefers("prefers-reduced-motion", "reduce").await;
    if let Some(axe) = axe {
        for theme in ["light", "dark"] {
            window.ask(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
            found.extend(axe.finds(window).await.into_iter().map(|line| format!("{name} in {theme}: {line}")));
        }
    }
    window.measures(320, 640).await;
    for direction in ["ltr", "rtl"] {
        window.ask(&format!("document.documentElement.dir = '{direction}'")).await;
        let out = window.ask(STICKS_OUT).await;
        if out.as_array().is_none_or(|out| !out.is_empty()) {
            found.push(format!("{name} {direction}: {out}"));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_desk_can_be_set_up_by_everybody() {
    let (Some(binary), Some(browser)) = (binary(), Browser::start(&[])) else { return };
    let server = Server::start(&binary, &store::testing::folder("doors-empty"), &Options::default());
    let window = browser.window("owner", Script::Runs).await;
    window.go(&format!("http://{}/set-up", server.web)).await;
    window.comes("the form", "form[action='/set-up'] input[name=mailbox]").await;
    let found = finds(&window, Axe::here().as_ref(), "/set-up").await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_a_new_password_and_a_second_factor_keep_nobody_out() {
    let Some(room) = Room::open("doors", &[("Amara Okafor", "The kettle", "It whistles.")]).await else { return };
    let (mia, axe) = (&room.mia, Axe::here());
    let robin = serde_json::json!({ "name": "Robin Elm", "email": "robin@birch-staff.example", "role": "lead", "password": "" });
    let invitation = link(&post(mia, "/settings/agents", &robin).await, "invitation");
    let own = mia.ask("return document.getElementById('words').dataset.viewer").await;
    let own = format!("/settings/agents/{}/password-link", own.as_str().unwrap());
    let password = link(&post(mia, &own, &serde_json::json!({})).await, "new-password");

    let begun = post(mia, "/settings/security/factor", &serde_json::json!({})).await;
    let secret = begun.split("Secret: <code dir=\"ltr\">").nth(1).expect("a secret").split('<').next().unwrap();
    let letters: String = secret.chars().filter(|letter| !letter.is_whitespace()).collect();
    let now = domain::Moment(mia.ask("return Date.now()").await.as_i64().unwrap());
    let code = desk::second_factor::code_at(&letters, now).expect("a code");
    let set = post(mia, "/settings/security/factor/confirmation", &serde_json::json!({ "code": code })).await;
    assert!(set.contains("<li><code"), "the second factor is set: {set}");

    let guest = room.browser.window("guest", Script::Runs).await;
    let mut found = Vec::new();
    for (path, name) in [(invitation, "/invitation"), (password, "/new-password")] {
        guest.go(&room.address(&path)).await;
        guest.comes("a field for a password", "input[name=password]").await;
        found.extend(finds(&guest, axe.as_ref(), name).await);
    }
    guest.go(&room.address("/sign-in")).await;
    guest.type_into("input[name=email]", MIA).await;
    guest.type_into("input[name=password]", PASSWORD).await;
    guest.click("form[action='/sign-in'] button[type=submit]").await;
    guest.comes("the field for the code", "input[name=code]").await;
    found.extend(finds(&guest, axe.as_ref(), "/sign-in/code").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
