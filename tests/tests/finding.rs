//! What is found by words beside messages: what stands in fields, articles, and tags; and nobody finds what they do not see.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::acts::{Act, Outcome};
use desk::article::NewArticle;
use desk::field::{NewField, Values};
use desk::search::{Hit, Place, articles, conversations, noted, tags};
use domain::field::{FieldKind, FieldOf};
use domain::team::{Agent, Role, Scope};
use domain::text::query;
use domain::timeline::Actor;
use domain::{AgentId, ArticleId, ConversationId, FieldId};
use language::Language;
use store::{About, Read, Trouble};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

async fn field(world: &World, name: &str, of: FieldOf) -> FieldId {
    let new = NewField { name: name.into(), of, kind: FieldKind::Text, choices: String::new() };
    world.desk.add_field(world.cast.mia, new).await.unwrap()
}

async fn writes(world: &World, number: usize, from: &str) -> ConversationId {
    let letter = Letter::new(from, HELP, &format!("Matter {number}"), "Where is my kettle?");
    world.mail(&letter.with("Message-ID", &format!("<{number}@mail.example>"))).await;
    world.conversations().await.into_iter().max_by_key(|it| it.id).unwrap().id
}

async fn notes(world: &World, id: ConversationId, field: FieldId, value: &str) {
    world.desk.fill_fields(world.cast.mia, id, vec![(field, value.to_owned())]).await.unwrap();
}

async fn reads<T: Send + 'static>(
    world: &World,
    viewer: AgentId,
    work: impl Fn(&mut Read<'_, '_>, &Agent) -> Result<T, Trouble> + Send + Sync + 'static,
) -> T {
    let read = world.desk.reader().read(move |read| {
        let viewer = read.agent(viewer)?.unwrap();
        work(read, &viewer)
    });
    read.await.unwrap()
}

/// Conversations that are found by words, the last first, with what stands in the fields that have one of them.
async fn found(world: &World, viewer: AgentId, asked: &'static str) -> Vec<(ConversationId, String)> {
    let found = reads(world, viewer, move |read, viewer| {
        let terms = query(asked, true);
        let mut all = Vec::new();
        for Hit { conversation, place } in conversations(read, viewer, &terms, None, None, &[])?.all {
            let why = match place {
                Place::Message(_) => "message".to_owned(),
                Place::Fields(about) => {
                    let lines = noted(read, about, &terms)?.into_iter();
                    lines.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")
                }
            };
            all.push((conversation.id, why));
        }
        Ok(all)
    });
    found.await
}

#[tokio::test]
async fn a_conversation_is_found_by_what_stands_in_its_fields_and_in_its_customers() {
    for world in World::on_each("finding_fields").await {
        let mia = world.cast.mia;
        let order = field(&world, "Order number", FieldOf::Conversation).await;
        let town = field(&world, "Town", FieldOf::Customer).await;
        let colour = field(&world, "Colour", FieldOf::Conversation).await;
        let first = writes(&world, 1, "ada@customer.example").await;
        let second = writes(&world, 2, "ada@customer.example").await;
        let other = writes(&world, 3, "eve@customer.example").await;
        notes(&world, first, order, "10482").await;
        notes(&world, first, colour, "Grün").await;
        notes(&world, other, order, "10483").await;
        notes(&world, second, town, "Łódź").await;
        let is = |id: ConversationId, why: &str| (id, why.to_owned());

        assert_eq!(found(&world, mia, "10482").await, [is(first, "Order number: 10482")]);
        assert_eq!(found(&world, mia, "1048").await.len(), 2, "while somebody types, the beginning will do");
        let both = found(&world, mia, "gruen 10482").await;
        assert_eq!(both, [], "ü is written as one letter");
        let both = found(&world, mia, "grun 10482").await;
        assert_eq!(both, [is(first, "Colour: Grün, Order number: 10482")], "words of several fields together");
        let mut in_town = found(&world, mia, "lodz").await;
        in_town.sort();
        assert_eq!(in_town, [is(first, "Town: Łódź"), is(second, "Town: Łódź")], "the customer's, in all of theirs");
        assert_eq!(found(&world, mia, "kettle").await.len(), 3);

        notes(&world, first, order, "20001").await;
        assert_eq!(found(&world, mia, "10482").await, []);
        assert_eq!(found(&world, mia, "20001").await, [is(first, "Order number: 20001")]);
        notes(&world, other, order, "").await;
        assert_eq!(found(&world, mia, "10483").await, []);

        world.desk.remove_field(mia, order, Values::MayGo).await.unwrap();
        assert_eq!(found(&world, mia, "20001").await, [], "nothing is found by a field that is gone");
        while world.desk.chores(1).await.unwrap() > 0 {}
        assert_eq!(found(&world, mia, "grun").await, [is(first, "Colour: Grün")], "what stands beside it is");
        let nothing = reads(&world, mia, |read, _| read.fields_to_make_findable(9));
        assert_eq!(nothing.await, [] as [About; 0]);
        world.finish().await;
    }
}

#[tokio::test]
async fn whoever_sees_one_team_finds_nothing_by_the_fields_of_another() {
    for world in World::on_each("finding_teams").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let order = field(&world, "Order number", FieldOf::Conversation).await;
        let town = field(&world, "Town", FieldOf::Customer).await;
        let theirs = writes(&world, 1, "ada@customer.example").await;
        let both = writes(&world, 2, "eve@customer.example").await;
        let seen = writes(&world, 3, "eve@customer.example").await;
        for id in [theirs, both] {
            notes(&world, id, order, "10482").await;
            notes(&world, id, town, "Birchwood").await;
        }
        let returns = world.desk.add_team(Actor::Agent(mia), "Returns").await.unwrap();
        world.desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();
        let given = world.desk.act_on_each(mia, vec![(seen, Act::GiveToTeam(returns, Some(tom)))]).await.unwrap();
        assert!(matches!(given[0].1, Outcome::Done(_)), "{given:?}");
        assert_eq!(found(&world, tom, "10482").await, []);
        assert_eq!(found(&world, mia, "10482").await.len(), 2);
        let in_town: Vec<ConversationId> =
            found(&world, tom, "birchwood").await.into_iter().map(|(id, _)| id).collect();
        assert_eq!(in_town, [seen], "of a customer whom both teams know, what their own team has");
        assert_eq!(found(&world, mia, "birchwood").await.len(), 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_found_comes_page_by_page_and_nothing_is_left_out() {
    for world in World::on_each("finding_pages").await {
        let mia = world.cast.mia;
        let level = field(&world, "Level", FieldOf::Customer).await;
        let mut all = Vec::new();
        for number in 0..25 {
            let id = writes(&world, number, &format!("customer{number}@x.example")).await;
            notes(&world, id, level, "Gold").await;
            all.push(id);
        }
        let paged = reads(&world, mia, |read, viewer| {
            let (mut ids, mut pages, mut before) = (Vec::new(), 0, None);
            loop {
                let hits = conversations(read, viewer, &query("gold", false), None, before, &[])?;
                ids.extend(hits.all.into_iter().map(|hit| hit.conversation.id));
                pages += 1;
                match hits.next {
                    Some(next) => before = Some(next),
                    None => return Ok((ids, pages)),
                }
            }
        });
        let (mut ids, pages) = paged.await;
        ids.sort();
        assert_eq!((ids, pages), (all, 3));
        world.finish().await;
    }
}

fn article(title: &str, body: &str, language: Language, public: bool) -> NewArticle {
    NewArticle { title: title.into(), body: body.into(), language, of: None, seen: None, public }
}

async fn titles(world: &World, viewer: AgentId, asked: &'static str) -> Vec<String> {
    let found = reads(world, viewer, move |read, viewer| {
        articles(read, viewer, Language::English, (asked, &query(asked, false)), 5)
    });
    found.await.0.into_iter().map(|one| one.title).collect()
}

#[tokio::test]
async fn articles_are_found_by_all_that_they_say_and_drafts_by_those_who_write_them() {
    for world in World::on_each("finding_articles").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let keep = async |id: Option<ArticleId>, new: NewArticle| world.desk.keep_article(mia, id, new).await.unwrap();
        let back = keep(None, article("Sending it back", "Pay nothing for the parcel.", Language::English, true)).await;
        keep(None, article("Zurückschicken", "Das Parcel ist bezahlt.", Language::German, true)).await;
        keep(None, article("Lost parcel", "Ask us.", Language::English, true)).await;
        keep(None, article("Prices of next year", "Every parcel costs more.", Language::English, false)).await;
        let of_tom = titles(&world, tom, "parcel").await;
        assert_eq!(of_tom, ["Lost parcel", "Sending it back", "Zurückschicken"], "one's language, titles first");
        assert_eq!(titles(&world, mia, "parcel").await.len(), 4);
        assert_eq!(titles(&world, tom, "prices").await, [""; 0]);
        assert_eq!(titles(&world, tom, "zuruckschicken bezahlt").await, ["Zurückschicken"]);
        assert_eq!(titles(&world, tom, "sendign back").await, ["Sending it back"], "a slip is forgiven");
        let seen = reads(&world, mia, move |read, _| Ok(read.article(back)?.unwrap().version)).await;
        let changed = article("Sending it back", "The label is in the box.", Language::English, true);
        keep(Some(back), NewArticle { seen: Some(seen), ..changed }).await;
        assert_eq!(titles(&world, tom, "nothing").await, [""; 0], "what it says no more does not find it");
        assert_eq!(titles(&world, tom, "label").await, ["Sending it back"]);
        world.finish().await;
    }
}

#[tokio::test]
async fn articles_from_before_are_made_findable_by_the_chores() {
    for world in World::on_each("finding_old_articles").await {
        let mia = world.cast.mia;
        let kept = world.desk.keep_article(mia, None, article("Lost", "Ask.", Language::English, true)).await.unwrap();
        let kept = reads(&world, mia, move |read, _| Ok(read.article(kept)?.unwrap())).await;
        // As a version before wrote them: without their words.
        for number in 0..30 {
            let id = ArticleId(kept.id.0 + 1 + number);
            let (slug, title) = (format!("old-{number}"), format!("Marzipan {number}"));
            let old = store::Article { id, family: id, slug, title, ..kept.clone() };
            assert!(world.desk.store.write(move |tx| tx.add_article(&old)).await.unwrap());
        }
        let found =
            async || reads(&world, mia, |read, _| Ok(read.articles_by_words(&query("marzipan", false))?.len())).await;
        assert_eq!(found().await, 0);
        while world.desk.chores(1).await.unwrap() > 0 {}
        assert_eq!(found().await, 30);
        world.finish().await;
    }
}

#[tokio::test]
async fn tags_are_found_by_their_words_also_when_they_are_made_before_any_conversation_has_them() {
    for world in World::on_each("finding_tags").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        for name in ["Refund", "Refund refused", "Press"] {
            world.desk.add_tag(mia, name).await.unwrap();
        }
        let named = async |asked: &'static str| {
            let found = reads(&world, tom, move |read, _| tags(read, asked, 5)).await;
            found.into_iter().map(|tag| tag.name).collect::<Vec<_>>()
        };
        assert_eq!(named("refund").await, ["Refund", "Refund refused"]);
        assert_eq!(named("REFU").await, ["Refund", "Refund refused"]);
        assert_eq!(named("refnud").await, ["Refund", "Refund refused"], "a slip is forgiven");
        assert_eq!(named("refused refund").await, ["Refund refused"]);
        assert_eq!(named("kettle").await, [""; 0]);
        assert_eq!(named("!").await, [""; 0]);
        assert_eq!(world.desk.add_tag(mia, "press").await.unwrap_err(), desk::tag::CannotTag::Taken);
        assert!(matches!(world.desk.add_tag(mia, "a:b").await.unwrap_err(), desk::tag::CannotTag::Name(_)));
        assert!(matches!(world.desk.add_tag(tom, "Mine").await.unwrap_err(), desk::tag::CannotTag::NotAllowed(_)));
        world.finish().await;
    }
}
