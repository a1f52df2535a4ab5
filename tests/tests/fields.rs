//! Fields of a team's own: noted on conversations and on customers, found by a filter, never in a way that does not fit.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::field::{CannotField, NewField, Values};
use desk::filter::{holds, selection};
use domain::conversation::{Filter, Odd, Why};
use domain::field::{FieldKind, FieldOf, NoValue};
use domain::timeline::Happened;
use domain::{ConversationId, FieldId};
use store::{About, Page};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

async fn field(world: &World, name: &str, of: FieldOf, kind: FieldKind, choices: &str) -> FieldId {
    let new = NewField { name: name.into(), of, kind, choices: choices.into() };
    world.desk.add_field(world.cast.mia, new).await.unwrap()
}

async fn writes(world: &World, number: usize, from: &str) -> ConversationId {
    let letter = Letter::new(from, HELP, &format!("Matter {number}"), "Where is my kettle?");
    world.mail(&letter.with("Message-ID", &format!("<{number}@mail.example>"))).await;
    world.conversations().await.into_iter().max_by_key(|it| it.id).unwrap().id
}

async fn notes(world: &World, id: ConversationId, values: &[(FieldId, &str)]) -> Result<(), CannotField> {
    let typed = values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
    world.desk.fill_fields(world.cast.mia, id, typed).await
}

/// What a line finds: by the database, and by holding it against each conversation.
async fn found(world: &World, line: &str) -> Result<Vec<ConversationId>, Vec<Odd>> {
    let (mia, now) = (world.cast.mia, world.desk.now());
    let (filter, odd) = Filter::parse(line);
    assert!(odd.is_empty(), "{odd:?}");
    let all: Vec<ConversationId> = world.conversations().await.into_iter().map(|it| it.id).collect();
    let read = world.desk.reader().read(move |read| {
        let viewer = read.agent(mia)?.unwrap();
        let (wanted, odd) = selection(read, &filter, &viewer, now)?;
        let rows = read.select(&wanted, mia, Page::FIRST, 50)?.rows;
        let mut selected: Vec<ConversationId> = rows.into_iter().map(|row| row.id).collect();
        assert_eq!(i64::try_from(selected.len()).unwrap(), read.count_selected(&wanted, mia, 50)?);
        let mut held = Vec::new();
        for id in all {
            if holds(read, &wanted, &viewer, id)? {
                held.push(id);
            }
        }
        selected.sort();
        held.sort();
        assert_eq!(selected, held, "{filter}");
        Ok::<_, store::Trouble>((selected, odd))
    });
    let (selected, odd) = read.await.unwrap();
    if odd.is_empty() { Ok(selected) } else { Err(odd) }
}

#[tokio::test]
async fn what_is_noted_is_found_on_one_conversation_or_on_all_of_a_customer() {
    for world in World::on_each("fields").await {
        let order = field(&world, "Order no", FieldOf::Conversation, FieldKind::Number, "").await;
        let level = field(&world, "Level", FieldOf::Customer, FieldKind::Choice, "Gold\nNot yet").await;
        let due = field(&world, "Due", FieldOf::Conversation, FieldKind::Day, "").await;
        let first = writes(&world, 1, "ada@customer.example").await;
        let second = writes(&world, 2, "ada@customer.example").await;
        let other = writes(&world, 3, "eve@customer.example").await;
        notes(&world, first, &[(order, "004711"), (level, "gold"), (due, "2026-12-01")]).await.unwrap();
        notes(&world, other, &[(level, "NOT YET")]).await.unwrap();

        assert_eq!(found(&world, "field:\"order NO=4711.0\"").await, Ok(vec![first]));
        assert_eq!(
            found(&world, "field:Level=Gold").await,
            Ok(vec![first, second]),
            "the customer's, in all of theirs"
        );
        assert_eq!(found(&world, "field:\"Level=not yet\" is:open").await, Ok(vec![other]));
        assert_eq!(found(&world, "field:Due=2026-12-02").await, Ok(vec![]));
        for (line, typed) in [("field:Level=Silver", "field:Level=Silver"), ("field:Size=3", "field:Size=3")] {
            assert_eq!(found(&world, line).await, Err(vec![Odd { typed: typed.into(), why: Why::Unknown }]));
        }

        let told = world.happened(first).await;
        let noted = |field: &str, value: Option<&str>| Happened::FieldFilled {
            field: field.into(),
            value: value.map(str::to_owned),
        };
        assert!(told.contains(&noted("Order no", Some("4711"))) && told.contains(&noted("Level", Some("Gold"))));
        notes(&world, first, &[(order, "4711"), (level, "Gold")]).await.unwrap();
        assert_eq!(world.happened(first).await.len(), told.len(), "the same again is nothing new");
        notes(&world, first, &[(order, " ")]).await.unwrap();
        assert!(world.happened(first).await.contains(&noted("Order no", None)));
        assert_eq!(found(&world, "field:\"order no=4711\"").await, Ok(vec![]));
        world.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_fit_is_not_written_and_nothing_goes_unsaid() {
    for world in World::on_each("fields_refused").await {
        let mia = world.cast.mia;
        let order = field(&world, "Order no", FieldOf::Conversation, FieldKind::Number, "").await;
        let level = field(&world, "Level", FieldOf::Customer, FieldKind::Choice, "Gold\nSilver").await;
        let it = writes(&world, 1, "ada@customer.example").await;
        let refused = notes(&world, it, &[(level, "Gold"), (order, "many")]).await;
        assert_eq!(refused, Err(CannotField::Value("Order no".into(), NoValue::NoNumber)));
        assert_eq!(found(&world, "field:Level=Gold").await, Ok(vec![]), "all or nothing");
        notes(&world, it, &[(level, "Silver"), (FieldId(7), "nobody asks")]).await.unwrap();

        let again = NewField { name: "order NO".into(), ..NewField::default() };
        assert_eq!(world.desk.add_field(mia, again).await, Err(CannotField::Taken));
        let none = NewField { name: "Size".into(), kind: FieldKind::Choice, ..NewField::default() };
        assert_eq!(world.desk.add_field(mia, none).await, Err(CannotField::NoChoices));
        assert_eq!(world.desk.change_field(mia, order, "level", "").await, Err(CannotField::Taken));

        // A choice that is none any more stays where it stands until somebody chooses anew.
        world.desk.change_field(mia, level, "Rank", "Gold").await.unwrap();
        notes(&world, it, &[(level, "Silver")]).await.unwrap();
        assert_eq!(
            notes(&world, it, &[(level, "Bronze")]).await,
            Err(CannotField::Value("Rank".into(), NoValue::NoChoice))
        );

        assert_eq!(world.desk.remove_field(mia, level, Values::Stay).await, Err(CannotField::Filled));
        world.desk.remove_field(mia, level, Values::MayGo).await.unwrap();
        world.desk.remove_field(mia, order, Values::Stay).await.unwrap();
        let left = world.desk.reader().read(move |read| read.field_values(About::Conversation(it))).await.unwrap();
        assert!(left.is_empty());
        world.finish().await;
    }
}
