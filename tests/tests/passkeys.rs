//! People sign in with a device that looked who is there, and nobody does with anything else.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::Desk;
use desk::passkey::{ANSWER_WITHIN, CannotAddPasskey, FRESH, NotEntered, PASSKEYS_MAX, Shown};
use desk::seal::{KEY_BYTES, Seal};
use desk::sign_in::{CannotSignIn, SessionToken};
use domain::AgentId;
use domain::Millis;
use domain::team::passkey::{NoSite, Unproven};
use domain::team::{Agent, Role};
use domain::timeline::{Actor, Happened};
use tests::{Authenticator, PRESENT, World};

const SITE: &str = "desk.birch.example";
const MIA: &str = "mia@birch-staff.example";
const PASSWORD: &str = "a kettle for everyone";
const HOME: &str = "192.0.2.7";
const ASKER: &str = "what mia's browser keeps";

async fn signs_in(desk: &Desk) -> (Agent, SessionToken) {
    desk.reset_password(MIA, PASSWORD.into()).await.unwrap();
    let token = desk.sign_in(MIA, PASSWORD.into(), HOME, "Firefox/1").await.unwrap();
    (desk.signed_in(&token.0).await.unwrap().unwrap(), token)
}

async fn adds(desk: &Desk, mia: &Agent, token: &SessionToken, device: &mut Authenticator, name: &str) {
    let asked = desk.ask_for_passkey(mia, &token.0, name, String::new(), HOME, HOME).await.unwrap();
    desk.add_passkey(mia, &token.0, device.make(name, &asked.challenge, &asked.handle)).await.unwrap();
}

/// A desk with Mia, who has a passkey.
async fn with_passkey(world: &World) -> (Agent, SessionToken, Authenticator) {
    let (mia, token) = signs_in(&world.desk).await;
    let mut device = Authenticator::new(SITE, "phone");
    adds(&world.desk, &mia, &token, &mut device, "My phone").await;
    (mia, token, device)
}

/// Asked at the door, something is shown.
async fn shows(desk: &Desk, show: impl FnOnce(&str) -> Shown) -> Result<AgentId, NotEntered> {
    let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
    enters(desk, show(&asked.challenge)).await
}

async fn enters(desk: &Desk, shown: Shown) -> Result<AgentId, NotEntered> {
    let entered = desk.enter_with_passkey(Some(ASKER), shown, HOME, "Firefox/1").await?;
    Ok(desk.signed_in(&entered.session.0).await.unwrap().unwrap().id)
}

/// What stands in the audit about passkeys.
async fn audited(world: &World) -> Vec<Happened> {
    let reader = world.desk.reader();
    let all = reader.read(|read| read.entries(desk::keep::DESK_CHAIN, 0, 1_000)).await.unwrap();
    let of_passkeys = |happened: &Happened| happened.word().starts_with("passkey-");
    all.into_iter().filter_map(|entry| entry.happened).filter(of_passkeys).collect()
}

#[tokio::test]
async fn a_passkey_lets_its_person_in_without_name_password_and_code() {
    for world in World::on_each("passkeys_enter").await {
        let desk = &world.desk;
        let (mia, token, mut device) = with_passkey(&world).await;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Ok(mia.id));
        assert!(desk.seal.set(Seal::new(&[7; KEY_BYTES]).unwrap()).is_ok());
        let new = desk.begin_factor(&mia).await.unwrap();
        let code = desk::second_factor::code_at(&new.secret, desk.now()).unwrap();
        desk.confirm_factor(mia.id, &code, HOME).await.unwrap();
        let password = desk.sign_in(MIA, PASSWORD.into(), HOME, "Firefox/1").await;
        assert!(matches!(password, Err(CannotSignIn::CodeOwed { .. })));
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Ok(mia.id), "it is both");
        let other = world.another_desk();
        let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
        assert_eq!(enters(&other, device.show(&asked.challenge)).await, Ok(mia.id), "another node hears the answer");
        let own = desk.passkeys(mia.id, &token.0).await.unwrap().all;
        assert_eq!((own[0].name.as_str(), own[0].counter, own[0].used_at), ("My phone", 3, Some(desk.now())));
        assert_eq!(audited(&world).await, [Happened::PasskeyAdded { agent: mia.id, name: "My phone".into() }]);
        world.settle().await;
        let letter = world.last_sent().outgoing;
        assert_eq!(
            (letter.subject.as_str(), letter.to[0].email.as_str()),
            ("A passkey was added to your account", MIA)
        );
        assert!(letter.text.contains("“My phone”") && letter.text.contains("/settings/security"), "{}", letter.text);
        world.finish().await;
    }
}

#[tokio::test]
async fn nothing_else_lets_anybody_in() {
    for world in World::on_each("passkeys_refused").await {
        let desk = &world.desk;
        let (mia, _, mut device) = with_passkey(&world).await;
        let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
        let shown = device.show(&asked.challenge);
        assert_eq!(enters(desk, shown.clone()).await, Ok(mia.id));
        assert_eq!(enters(desk, shown.clone()).await, Err(NotEntered::Late), "shown twice");
        let asked = desk.ask_at_the_door("another browser", HOME).await.unwrap();
        assert_eq!(enters(desk, device.show(&asked.challenge)).await, Err(NotEntered::Late), "asked elsewhere");
        let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
        let nobody = desk.enter_with_passkey(None, device.show(&asked.challenge), HOME, "").await;
        assert!(matches!(nobody, Err(NotEntered::Late)), "a browser that keeps nothing");
        let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
        world.pass(ANSWER_WITHIN).await;
        assert_eq!(enters(desk, device.show(&asked.challenge)).await, Err(NotEntered::Late), "too late");

        let mut stranger = Authenticator::new(SITE, "somebody's");
        let unknown = shows(desk, |challenge| stranger.show(challenge)).await;
        assert_eq!(unknown, Err(NotEntered::Refused), "a passkey of nobody here");
        stranger.credential.clone_from(&device.credential);
        stranger.handle.clone_from(&device.handle);
        stranger.counter = 99;
        assert_eq!(shows(desk, |challenge| stranger.show(challenge)).await, unknown, "another key");
        let changed = shows(desk, |challenge| Shown { handle: "YW5vdGhlcg".into(), ..device.show(challenge) });
        assert_eq!(changed.await, unknown, "another person");
        for (origin, site) in [
            ("https://evil.example", SITE),
            ("https://desk.birch.example.evil.example", SITE),
            ("http://desk.birch.example", SITE),
            ("https://desk.birch.example", "evil.example"),
        ] {
            (device.origin, device.site) = (origin.into(), site.into());
            assert_eq!(shows(desk, |challenge| device.show(challenge)).await, unknown, "{origin} {site}");
        }
        (device.origin, device.site) = (format!("https://{SITE}"), SITE.into());
        world.pass(Millis::minutes(20)).await;
        device.flags = PRESENT;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Unverified));
        device.flags = 0b1_0101;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, unknown, "a copy of what cannot be copied");
        device.flags = 0b0_1101;
        assert_eq!(
            shows(desk, |challenge| device.show(challenge)).await,
            unknown,
            "it could not be copied when it was made"
        );
        for odd in ["", "AA", "!!", &"A".repeat(20_000)] {
            let with = |mut shown: Shown, at: usize| {
                let fields = [&mut shown.client_data, &mut shown.authenticator, &mut shown.signature];
                *fields.into_iter().nth(at).unwrap() = odd.to_owned();
                shown
            };
            for at in 0..3 {
                let asked = desk.ask_at_the_door(ASKER, HOME).await.unwrap();
                let refused = enters(desk, with(device.show(&asked.challenge), at)).await;
                assert!(matches!(refused, Err(NotEntered::Refused | NotEntered::SignIn(_))), "{odd} {at} {refused:?}");
            }
        }
        device.flags = 5;
        world.pass(Millis::minutes(20)).await;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Ok(mia.id), "all the while it was good");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_count_that_goes_back_is_refused_and_told() {
    for world in World::on_each("passkeys_copied").await {
        let desk = &world.desk;
        let (mia, token, mut device) = with_passkey(&world).await;
        device.counter = 10;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Ok(mia.id));
        for counter in [10, 3] {
            device.counter = counter;
            assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Doubted));
        }
        device.counter = 99;
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Doubted), "nor the copy");
        assert_eq!(desk.signed_in(&token.0).await.unwrap(), None, "one of the sessions may be the copy's");
        let token = desk.sign_in(MIA, PASSWORD.into(), HOME, "Firefox/1").await.unwrap();
        let doubted = Happened::PasskeyDoubted { agent: mia.id, name: "My phone".into() };
        assert_eq!(audited(&world).await.last(), Some(&doubted));
        assert_eq!(desk.passkeys(mia.id, &token.0).await.unwrap().all[0].doubted_at, Some(desk.now()));
        world.settle().await;
        assert_eq!(world.last_sent().outgoing.subject, "A passkey of your account was refused");
        world.finish().await;
    }
}

#[tokio::test]
async fn who_is_gone_and_what_is_removed_opens_nothing() {
    for world in World::on_each("passkeys_gone").await {
        let desk = &world.desk;
        let (mia, token, mut device) = with_passkey(&world).await;
        let id = desk.passkeys(mia.id, &token.0).await.unwrap().all[0].id;
        assert!(desk.remove_passkey(world.cast.tom, id, &token.0).await.is_err(), "not his");
        assert!(desk.rename_passkey(world.cast.tom, id, "Tom's").await.is_err(), "not his");
        desk.rename_passkey(mia.id, id, " Old phone ").await.unwrap();
        assert!(desk.rename_passkey(mia.id, id, "  ").await.is_err());
        let other = desk.sign_in(MIA, PASSWORD.into(), HOME, "Firefox/1").await.unwrap();
        desk.remove_passkey(mia.id, id, &token.0).await.unwrap();
        assert_eq!(desk.signed_in(&other.0).await.unwrap(), None, "whoever has the device gains nothing");
        assert!(desk.signed_in(&token.0).await.unwrap().is_some(), "the one that asked stays");
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Refused));
        let (agent, before) = (mia.id, String::from("My phone"));
        let renamed = Happened::PasskeyRenamed { agent, before, name: "Old phone".into() };
        let gone = Happened::PasskeyRemoved { agent, name: "Old phone".into() };
        assert_eq!(audited(&world).await[1..], [renamed, gone]);

        adds(desk, &mia, &token, &mut device, "Again").await;
        assert!(desk.remove_passkeys_of(Actor::Agent(world.cast.tom), mia.id).await.is_err(), "he may not");
        desk.remove_passkeys_of(Actor::Agent(mia.id), mia.id).await.unwrap();
        assert_eq!(desk.signed_in(&token.0).await.unwrap(), None, "sessions end");
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Refused));

        let (mia, token) = signs_in(desk).await;
        adds(desk, &mia, &token, &mut device, "Once more").await;
        let (mia, token) = signs_in(desk).await;
        assert!(desk.passkeys(mia.id, &token.0).await.unwrap().all.is_empty(), "whoever has the machine has the desk");
        adds(desk, &mia, &token, &mut device, "The last").await;
        let team = mia.team;
        let ada = desk::team::NewAgent {
            name: "Ada Elm".into(),
            email: "ada@birch-staff.example".into(),
            role: Role::Admin,
            signature: String::new(),
            password: None,
            notify: false,
        };
        let ada = desk.add_agent(Actor::Operator, team, ada).await.unwrap();
        desk.deactivate(Actor::Operator, mia.id, Some(ada)).await.unwrap();
        assert_eq!(shows(desk, |challenge| device.show(challenge)).await, Err(NotEntered::Refused));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_screen_that_is_left_alone_makes_nobody_a_way_in() {
    for world in World::on_each("passkeys_fresh").await {
        let desk = &world.desk;
        let (mia, token) = signs_in(desk).await;
        world.pass(FRESH).await;
        world.pass(Millis::seconds(1)).await;
        let ask = |password: &'static str| desk.ask_for_passkey(&mia, &token.0, "Phone", password.into(), HOME, HOME);
        assert_eq!(ask("").await, Err(CannotAddPasskey::NotFresh));
        assert_eq!(ask("not her password").await, Err(CannotAddPasskey::Password(CannotSignIn::Wrong)));
        assert!(ask(PASSWORD).await.is_ok());
        for _ in 0..8 {
            let _ = ask("not her password").await;
        }
        assert!(matches!(ask(PASSWORD).await, Err(CannotAddPasskey::Password(CannotSignIn::Wait(_)))));
        world.finish().await;
    }
}

#[tokio::test]
async fn only_what_was_asked_for_here_is_added() {
    for world in World::on_each("passkeys_added").await {
        let desk = &world.desk;
        let (mia, token, mut device) = with_passkey(&world).await;
        let asked = || desk.ask_for_passkey(&mia, &token.0, "Phone", String::new(), HOME, HOME);
        let mut other = Authenticator::new(SITE, "key");
        let of = asked().await.unwrap();
        assert_eq!(of.known.len(), 1, "the device learns what it has");
        assert_eq!(of.handle, device.handle, "one handle for one person");
        let made = other.make("Key", &of.challenge, &of.handle);
        assert_eq!(desk.add_passkey(&mia, "another session", made.clone()).await, Err(CannotAddPasskey::Late));
        assert_eq!(
            desk.add_passkey(&mia, &token.0, made).await,
            Err(CannotAddPasskey::Late),
            "a question is answered once"
        );
        let door = desk.ask_at_the_door(&token.0, HOME).await.unwrap();
        let made = other.make("Key", &door.challenge, &of.handle);
        assert_eq!(desk.add_passkey(&mia, &token.0, made).await, Err(CannotAddPasskey::Late), "asked at the door");
        let of = asked().await.unwrap();
        let again = device.make("Again", &of.challenge, &of.handle);
        assert_eq!(desk.add_passkey(&mia, &token.0, again).await, Err(CannotAddPasskey::There));
        other.flags = PRESENT;
        let of = asked().await.unwrap();
        let unseen = other.make("Key", &of.challenge, &of.handle);
        assert_eq!(desk.add_passkey(&mia, &token.0, unseen).await, Err(Unproven::Unverified.into()));
        (other.flags, other.origin) = (5, "https://evil.example".into());
        let of = asked().await.unwrap();
        let elsewhere = other.make("Key", &of.challenge, &of.handle);
        assert_eq!(desk.add_passkey(&mia, &token.0, elsewhere).await, Err(Unproven::Origin.into()));
        for number in 1..PASSKEYS_MAX {
            let mut device = Authenticator::new(SITE, &format!("key {number}"));
            adds(desk, &mia, &token, &mut device, "Key").await;
        }
        assert_eq!(asked().await, Err(CannotAddPasskey::Full));

        desk.set_public_url("http://desk.birch.example").await.unwrap();
        assert!(matches!(desk.ask_at_the_door(ASKER, HOME).await, Err(NotEntered::NoSite(NoSite::Plain))));
        world.finish().await;
    }
}
