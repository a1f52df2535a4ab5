//! A brand with opening hours and languages of its own: what its customers are told, and in what it is measured.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::answering::answering;
use desk::brand::{CannotKeepBrand, NewBrand};
use desk::expected_wait::expected_wait;
use domain::customer::ChannelKind;
use domain::measure::Expected;
use domain::team::{HoursPlan, OpeningHours};
use domain::timeline::Actor;
use domain::{BrandId, MailboxId, Millis, TeamId};
use language::Language;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ORDERS: &str = "orders@birch.example";
const GERMAN: &str = "Guten Tag, mein Wasserkocher ist gestern kaputt angekommen, und ich möchte ihn gern umtauschen.";
const FRENCH: &str =
    "Bonjour, la bouilloire que vous m'avez envoyée est arrivée cassée, je voudrais savoir quoi faire.";

/// Afternoons in Amsterdam, where the team is there from nine.
fn afternoons() -> OpeningHours {
    OpeningHours::weekdays("Europe/Amsterdam", 13 * 60, 17 * 60).unwrap()
}

fn lid(orders: MailboxId) -> NewBrand {
    NewBrand { name: "Lid".into(), mailboxes: vec![orders], ..NewBrand::default() }
}

/// A second address of the same team.
async fn orders(world: &World) -> (TeamId, MailboxId) {
    let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
    (team, world.desk.add_mailbox(Actor::Agent(world.cast.mia), team, ORDERS, "").await.unwrap())
}

async fn keep(world: &World, id: Option<BrandId>, new: NewBrand) -> BrandId {
    world.desk.keep_brand(world.cast.mia, id, new).await.unwrap()
}

/// What somebody new is told who writes to an address.
async fn told(world: &World, from: &str, to: &str, text: &str) -> String {
    world.mail(&letter(from, to, text)).await;
    let letter = world.last_sent().outgoing;
    assert_eq!(letter.to[0].email.as_str(), from);
    letter.text
}

fn letter(from: &str, to: &str, text: &str) -> Letter {
    Letter::new(from, to, "A kettle", text).with("Message-ID", &format!("<{from}>")).to_recipients(&[to])
}

#[tokio::test]
async fn customers_of_a_brand_are_told_its_hours_and_others_the_teams() {
    for world in World::on_each("brand_hours").await {
        let (_, orders) = orders(&world).await;
        let hours = Some(afternoons());
        let brand = keep(&world, None, NewBrand { hours, ..lid(orders) }).await;
        // Monday, ten o'clock in Amsterdam: the team is there, the brand is not.
        let of_brand = told(&world, "ada@engine.example", ORDERS, "Where is it?").await;
        assert!(of_brand.contains("answers Monday to Friday, 13:00 to 17:00 (Amsterdam time)"), "{of_brand}");
        assert!(of_brand.contains("We are closed at this moment and open again today at 13:00."), "{of_brand}");
        let of_team = told(&world, "bob@marsh.example", HELP, "Where is it?").await;
        assert!(
            of_team.contains("answers Monday to Friday, 9:00 to 17:00") && !of_team.contains("closed"),
            "{of_team}"
        );
        let conversations = world.conversations().await;
        let kept = conversations.iter().find(|it| it.mailbox == orders).unwrap().told.clone().unwrap();
        assert!(kept.words.contains("13:00 to 17:00"), "what was said is what is kept: {kept:?}");

        world.desk.remove_brand(world.cast.mia, brand).await.unwrap();
        let after = told(&world, "carla@fen.example", ORDERS, "Where is it?").await;
        assert!(after.contains("9:00 to 17:00") && !after.contains("closed"), "{after}");
        world.finish().await;
    }
}

#[tokio::test]
async fn waits_are_measured_among_those_that_the_same_hours_hold_for() {
    for world in World::on_each("brand_waits").await {
        let (team, orders) = orders(&world).await;
        let brand = keep(&world, None, lid(orders)).await;
        for number in 0..30 {
            world.mail(&letter(&format!("one{number}@engine.example"), HELP, "Where is it?")).await;
        }
        world.pass(Millis::minutes(10)).await;
        for it in world.conversations().await {
            world.answer(world.cast.mia, it.id, "It is on its way.").await;
        }
        world.pass(Millis::minutes(2)).await;
        let measured = async |mailbox: MailboxId| {
            let (desk, now) = (world.desk.clone(), world.desk.now());
            let read = world.desk.reader().read(move |read| {
                let of = answering(read, team, mailbox)?.unwrap();
                expected_wait(&desk, read, &of, ChannelKind::Email, now)
            });
            read.await.unwrap()
        };
        let help = world.conversations().await[0].mailbox;
        assert!(matches!(measured(orders).await, Expected::Measured { .. }), "hours of the team, waits of the team");
        keep(&world, Some(brand), NewBrand { hours: Some(afternoons()), ..lid(orders) }).await;
        assert!(matches!(measured(help).await, Expected::Measured { .. }));
        assert_eq!(measured(orders).await, Expected::TooFew { answered: 0 }, "nobody waited in these hours yet");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_brand_speaks_in_its_languages_and_to_everybody_else_in_its_own() {
    for world in World::on_each("brand_languages").await {
        let (_, orders) = orders(&world).await;
        let some = NewBrand { language: "en".into(), languages: vec!["fr".into(), "xx".into()], ..lid(orders) };
        let brand = keep(&world, None, some).await;
        let kept = world.desk.reader().read(move |read| read.brand(brand)).await.unwrap().unwrap();
        assert_eq!(kept.languages, ["en", "fr"], "its own is always among them, and what nobody speaks is not");
        assert!(told(&world, "ada@engine.example", ORDERS, GERMAN).await.contains("Hello"));
        assert!(told(&world, "luc@marsh.example", ORDERS, FRENCH).await.contains("Bonjour"));
        assert!(told(&world, "ute@fen.example", HELP, GERMAN).await.contains("Guten Tag"), "the desk speaks all");

        // Whatever an agent knows of the customer, the brand speaks as it does.
        let of_orders = world.conversations().await.into_iter().find(|it| it.mailbox == orders).unwrap();
        world.desk.speaks(world.cast.mia, of_orders.id, Some(Language::Japanese)).await.unwrap();
        keep(&world, Some(brand), lid(orders)).await;
        assert!(told(&world, "eva@fen.example", ORDERS, GERMAN).await.contains("Guten Tag"), "none chosen: all");
        world.finish().await;
    }
}

#[tokio::test]
async fn hours_that_never_open_are_refused() {
    for world in World::on_each("brand_dates").await {
        let (_, orders) = orders(&world).await;
        let never = HoursPlan { weekly: std::array::from_fn(|_| Vec::new()), ..afternoons().plan().clone() };
        let never = NewBrand { hours: Some(OpeningHours::try_from(never).unwrap()), ..lid(orders) };
        let refused = world.desk.keep_brand(world.cast.mia, None, never).await;
        assert_eq!(refused, Err(CannotKeepBrand::NeverOpen));
        world.finish().await;
    }
}
