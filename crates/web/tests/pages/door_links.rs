//! Getting in: invitations, links for new passwords, the code after the password, and one's own sessions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::common::{Browser, PASSWORD, Seen, World};
use axum::http::StatusCode;
use desk::seal::{KEY_BYTES, Seal};
use domain::Millis;

const ROBIN: &str = "robin@kettle.example";

/// The path of the link that a page shows.
fn link(page: &Seen, kind: &str) -> String {
    let at = page.body.find(&format!("/{kind}/")).unwrap_or_else(|| panic!("a link: {}", page.body));
    page.body[at..].chars().take_while(|c| !"<\"& ".contains(*c)).collect()
}

async fn person(world: &World, email: &'static str) -> String {
    let agents = world.desk.reader().read(|read| read.agents()).await.unwrap();
    let agent = agents.iter().find(|agent| agent.email.as_str() == email).expect("somebody");
    format!("/settings/agents/{}", agent.id)
}

async fn signs_in(world: &World, email: &str, password: &str) -> (Seen, Browser) {
    let mut browser = Browser::default();
    let page = world.post(&browser, "/sign-in", &[("email", email), ("password", password)]).await;
    if page.status == StatusCode::SEE_OTHER {
        browser.take_cookie(&page);
    }
    (page, browser)
}

#[tokio::test]
async fn an_invitation_is_followed_once_and_nobody_else_knows_the_password() {
    let (world, admin) = World::open("invitation").await;
    let robin = [("name", "Robin Elm"), ("email", ROBIN), ("role", "lead"), ("password", "")];
    let shown = world.post(&admin, "/settings/agents", &robin).await;
    let first = link(&shown, "invitation");
    assert!(world.get(&admin, "/settings/agents").await.body.contains("not here yet"));
    // Sent again, the first link is dead.
    let again = world.post(&admin, &format!("{}/invitation", person(&world, ROBIN).await), &[]).await;
    let second = link(&again, "invitation");
    let stranger = Browser::default();
    assert_eq!(world.get(&stranger, &first).await.status, StatusCode::NOT_FOUND);
    let page = world.get(&stranger, &second).await;
    assert!(page.body.contains("Robin"), "{}", page.body);
    let short = world.post(&stranger, &second, &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let joined = world.post(&stranger, &second, &[("password", "a sentence of robin")]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
    let mut browser = Browser::default();
    browser.take_cookie(&joined);
    assert_eq!(world.get(&browser, "/inbox/mine").await.status, StatusCode::OK);
    assert_eq!(
        world.post(&stranger, &second, &[("password", "somebody else's word")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(!world.get(&admin, "/settings/agents").await.body.contains("not here yet"));
}

#[tokio::test]
async fn an_invitation_ends_when_it_is_withdrawn_or_old() {
    let (world, admin) = World::open("withdrawn").await;
    let robin = [("name", "Robin Elm"), ("email", ROBIN), ("role", "agent"), ("password", "")];
    let shown = world.post(&admin, "/settings/agents", &robin).await;
    let dead = link(&shown, "invitation");
    let stranger = Browser::default();
    let again = world.post(&admin, &format!("{}/invitation", person(&world, ROBIN).await), &[]).await;
    let late = link(&again, "invitation");
    world.desk.clock.advance(Millis::days(8));
    for path in [&dead, &late] {
        assert_eq!(world.get(&stranger, path).await.status, StatusCode::NOT_FOUND);
    }
    let (_, admin) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    let again = world.post(&admin, &format!("{}/invitation", person(&world, ROBIN).await), &[]).await;
    let path = link(&again, "invitation");
    let withdrawn = world.post(&admin, &format!("{}/invitation/withdrawal", person(&world, ROBIN).await), &[]).await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&stranger, &path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_for_a_new_password_signs_out_everywhere_and_works_once() {
    let (world, admin) = World::open("new-password").await;
    let sam = world.second(&admin).await;
    let shown = world.post(&admin, &format!("{}/password-link", person(&world, "sam@kettle.example").await), &[]).await;
    let path = link(&shown, "new-password");
    assert_eq!(world.get(&sam, "/inbox/mine").await.status, StatusCode::OK, "the old one works until it is used");
    let set = world.post(&Browser::default(), &path, &[("password", "another sentence")]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&sam, "/inbox/mine").await.status, StatusCode::SEE_OTHER, "signed out");
    assert_eq!(world.get(&Browser::default(), &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(signs_in(&world, "sam@kettle.example", PASSWORD).await.0.status, StatusCode::UNAUTHORIZED);
    assert_eq!(signs_in(&world, "sam@kettle.example", "another sentence").await.0.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_listed_in_words_and_end_one_by_one_or_all_at_once() {
    let (world, first) = World::open("sessions").await;
    let (_, second) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    let (_, third) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    let page = world.get(&first, "/settings/security").await;
    assert_eq!(page.body.matches("A browser").count(), 3, "{}", page.body);
    assert_eq!(page.body.matches("this one").count(), 1);
    let marit = world.desk.reader().read(|read| read.agents()).await.unwrap()[0].id;
    let token = second.cookie.split("answerable=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let own = world.desk.sessions_of(marit, &token).await.unwrap();
    let digest = own.iter().find(|one| one.this).unwrap().session.token_digest.clone();
    world.post(&first, "/settings/security/sessions/end", &[("session", digest.as_str())]).await;
    assert_eq!(world.get(&second, "/inbox/mine").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&third, "/inbox/mine").await.status, StatusCode::OK);
    world.post(&first, "/settings/security/sessions/others", &[]).await;
    assert_eq!(world.get(&third, "/inbox/mine").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&first, "/inbox/mine").await.status, StatusCode::OK);
}

/// The code that an app shows for the secret on the page.
fn shown_by_an_app(world: &World, secret: &str) -> String {
    let letters: String = secret.chars().filter(|c| !c.is_whitespace()).collect();
    desk::second_factor::code_at(&letters, world.desk.now()).expect("a secret")
}

fn secret_of(page: &Seen) -> String {
    let at = page.body.find("Secret: <code dir=\"ltr\">").expect("a secret") + "Secret: <code dir=\"ltr\">".len();
    page.body[at..].split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_is_asked_for_after_the_password_and_taken_once() {
    let (world, admin) = World::open("second-factor").await;
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    let begun = world.post(&admin, "/settings/security/factor", &[]).await;
    assert!(begun.body.contains("<svg"), "a picture of our own");
    let secret = secret_of(&begun);
    let wrong = world.post(&admin, "/settings/security/factor/confirmation", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(secret_of(&wrong), secret, "a mistyped code does not make them read the picture again");
    let code = shown_by_an_app(&world, &secret);
    let set = world.post(&admin, "/settings/security/factor/confirmation", &[("code", code.as_str())]).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.body);
    let recovery = set.body.split("<li><code dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

    let (page, half) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    assert_eq!(page.headers["location"], "/sign-in/code");
    assert_eq!(world.get(&half, "/inbox/mine").await.status, StatusCode::SEE_OTHER, "halfway is not in");
    let used = world.post(&half, "/sign-in/code", &[("code", code.as_str())]).await;
    assert_eq!(used.status, StatusCode::UNAUTHORIZED, "the code that confirmed it was used");
    world.desk.clock.advance(Millis::seconds(30));
    let code = shown_by_an_app(&world, &secret);
    let entered = world.post(&half, "/sign-in/code", &[("code", code.as_str()), ("after", "/tasks")]).await;
    assert_eq!(entered.headers["location"], "/tasks");
    let mut browser = Browser::default();
    browser.take_cookie(&entered);
    assert_eq!(world.get(&browser, "/tasks").await.status, StatusCode::OK);

    let (_, half) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    assert_eq!(world.post(&half, "/sign-in/code", &[("code", code.as_str())]).await.status, StatusCode::UNAUTHORIZED);
    let entered = world.post(&half, "/sign-in/code", &[("code", recovery.as_str())]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "a recovery code stands in");
    let (_, half) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    assert_eq!(
        world.post(&half, "/sign-in/code", &[("code", recovery.as_str())]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn codes_cannot_be_guessed() {
    let (world, admin) = World::open("guessed").await;
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    let secret = secret_of(&world.post(&admin, "/settings/security/factor", &[]).await);
    let code = shown_by_an_app(&world, &secret);
    world.post(&admin, "/settings/security/factor/confirmation", &[("code", code.as_str())]).await;
    let (_, half) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    for _ in 0..8 {
        assert_eq!(world.post(&half, "/sign-in/code", &[("code", "123456")]).await.status, StatusCode::UNAUTHORIZED);
    }
    world.desk.clock.advance(Millis::seconds(30));
    let right = shown_by_an_app(&world, &secret);
    let (_, half) = signs_in(&world, "marit@kettle.example", PASSWORD).await;
    let late = world.post(&half, "/sign-in/code", &[("code", right.as_str())]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS, "beginning again gives no more tries");
}

#[tokio::test]
async fn an_administrator_demands_the_code_and_removes_one_that_was_lost() {
    let (world, admin) = World::open("demanded").await;
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    let sam = world.second(&admin).await;
    let secret = secret_of(&world.post(&sam, "/settings/security/factor", &[]).await);
    let code = shown_by_an_app(&world, &secret);
    world.post(&sam, "/settings/security/factor/confirmation", &[("code", code.as_str())]).await;
    let demanded = world.post(&admin, "/settings/second-factor", &[("demanded", "yes")]).await;
    assert_eq!(demanded.status, StatusCode::SEE_OTHER);
    let page = world.get(&admin, "/inbox/mine").await;
    assert_eq!(page.headers["location"], "/settings/security", "whoever has none sets it up first");
    let piece =
        world.post(&admin.with_script(), "/conversations/1/replies", &[("draft", "5"), ("body", "Hello.")]).await;
    assert_eq!(piece.status, StatusCode::FORBIDDEN, "a script hears that nothing was taken");
    let typed = world.post(&admin, "/conversations/1/replies", &[("draft", "5"), ("body", "Hello.")]).await;
    assert_eq!(typed.status, StatusCode::FORBIDDEN, "and so does whoever posts a form: going back shows it as it was");
    assert_eq!(world.get(&sam, "/inbox/mine").await.status, StatusCode::OK);
    let secret = secret_of(&world.post(&admin, "/settings/security/factor", &[]).await);
    let code = shown_by_an_app(&world, &secret);
    world.post(&admin, "/settings/security/factor/confirmation", &[("code", code.as_str())]).await;
    let removal = format!("{}/second-factor/removal", person(&world, "sam@kettle.example").await);
    assert_eq!(world.post(&admin, &removal, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&sam, "/inbox/mine").await.headers["location"], "/sign-in?to=/inbox/mine", "sessions end");
}

#[tokio::test]
async fn a_role_is_changed_on_a_persons_page_and_somebody_must_stay_administrator() {
    let (world, admin) = World::open("role").await;
    let sam = world.second(&admin).await;
    let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id.to_string();
    let href = person(&world, "sam@kettle.example").await;
    assert_eq!(world.get(&sam, &href).await.status, StatusCode::FORBIDDEN);
    let fields = [("role", "lead"), ("team", team.as_str()), ("scope", "own-team")];
    assert_eq!(world.post(&admin, &format!("{href}/role"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&admin, &href).await;
    assert!(page.body.contains("value=\"lead\" selected"), "{}", page.body);
    let own = person(&world, "marit@kettle.example").await;
    let last = world.post(&admin, &format!("{own}/role"), &fields).await;
    assert_eq!(last.status, StatusCode::CONFLICT);
    assert!(last.body.contains("last administrator"), "{}", last.body);
}
