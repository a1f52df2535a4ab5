//! Promise 1, places: people put right what ended up in the wrong place, and can take it back. Whoever wrote notices
//! nothing: their answers, their page and their wait are where they were.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::customer_page::page_of;
use desk::merge::CannotMerge;
use desk::split::{CannotSplit, Which};
use domain::conversation::{Conversation, Status, Waiting};
use domain::timeline::Happened;
use domain::{ConversationId, Millis, Moment};
use store::MessageRow;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Lovelace <ada@engine.example>";
const BEN: &str = "Ben Okri <ben@road.example>";
const CLEO: &str = "Cleo Nash <cleo@flat.example>";
const LANDLADY: &str = "I am his landlady.";

fn from(who: &str, subject: &str, text: &str, id: &str) -> Letter {
    Letter::new(who, HELP, subject, text).with("Message-ID", &format!("<{id}>"))
}

async fn conversation(world: &World, id: ConversationId) -> Conversation {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap()
}

fn texts(messages: &[MessageRow]) -> Vec<String> {
    messages.iter().map(|message| message.text.trim().to_owned()).collect()
}

/// Ada's and Ben's conversations, each begun by a mail and acknowledged.
async fn of_ada_and_ben(world: &World) -> (Conversation, Conversation) {
    world.mail(&from(ADA, "My kettle leaks", "It leaks since Tuesday.", "a1@engine.example")).await;
    world.pass(Millis::minutes(5)).await;
    world.mail(&from(BEN, "Water everywhere", "The kettle of our kitchen.", "b1@road.example")).await;
    let all = world.conversations().await;
    let of = |subject: &str| all.iter().find(|it| it.subject == subject).unwrap().clone();
    (of("My kettle leaks"), of("Water everywhere"))
}

#[tokio::test]
async fn every_way_into_a_merged_conversation_leads_to_the_survivor() {
    for world in World::on_each("merge_ways").await {
        let (ada, ben) = of_ada_and_ben(&world).await;
        let to_ben = world.last_sent().outgoing;
        let mia = world.cast.mia;
        world.desk.merge(mia, ben.id, ada.id, "one kitchen".into()).await.unwrap();
        world.desk.merge(mia, ben.id, ada.id, "one kitchen".into()).await.unwrap();

        assert_eq!(world.conversation().await.id, ada.id, "one conversation stands in the lists");
        let trace = conversation(&world, ben.id).await;
        assert!(matches!(trace.status, Status::Merged { into, .. } if into == ada.id));
        let survivor = conversation(&world, ada.id).await;
        assert_eq!(survivor.waiting, ada.waiting, "whoever waits longest");
        assert_eq!(survivor.message_count, 2);

        // By token and identifier, by the reference in the subject, by what one of them left out.
        let by_token = Letter::answering(&to_ben, BEN, "It still drips.").with("Message-ID", "<b2@road.example>");
        world.mail(&by_token).await;
        let tag = format!("Re: Water everywhere [#{}]", ben.reference);
        world.mail(&from(BEN, &tag, "And it is cold.", "b3@road.example")).await;
        let answer = from(BEN, "Re: Water everywhere", "Hello?", "b4@road.example");
        world.mail(&answer.with("In-Reply-To", "<b1@road.example>")).await;
        assert_eq!(world.conversation().await.message_count, 5);
        assert_eq!(world.messages(ben.id).await.len(), 0);
        let happened = world.happened(ada.id).await;
        assert!(happened.iter().any(|it| matches!(it, Happened::MergedFrom { from, .. } if *from == ben.id)));

        // A bounce of what Ben was sent is the survivor's, too.
        let bounce = from(
            "MAILER-DAEMON@road.example",
            "Undelivered Mail Returned to Sender",
            "User unknown",
            "d1@road.example",
        );
        world.mail(&bounce.from_the_null_path().to_recipients(&[&to_ben.return_path.to_string()])).await;
        assert_eq!(world.conversation().await.id, ada.id);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_ends_the_wait_that_began_before_the_merge_and_goes_under_the_subject_that_they_know() {
    for world in World::on_each("merge_waits").await {
        let (ada, ben) = of_ada_and_ben(&world).await;
        let mia = world.cast.mia;
        world.desk.merge(mia, ben.id, ada.id, String::new()).await.unwrap();
        world.answer(mia, ada.id, "A plumber is on the way.").await;
        let to_ben = world.last_sent().outgoing;
        assert_eq!(to_ben.to[0].email.to_string(), "ben@road.example", "who wrote last is answered first");
        assert_eq!(to_ben.subject, format!("Re: Water everywhere [#{}]", ben.reference));
        assert_eq!(to_ben.in_reply_to.as_deref(), Some("b1@road.example"));
        assert!(!format!("{to_ben:?}").contains("Tuesday"), "not a word of Ada's");
        let after = conversation(&world, ada.id).await;
        assert_eq!(after.waiting, ada.waiting, "Ada waits all the same");
        world.answer(mia, ada.id, "A plumber is on the way to you, too.").await;
        let to_ada = world.last_sent().outgoing;
        assert_eq!(to_ada.subject, format!("Re: My kettle leaks [#{}]", ada.reference));
        assert!(matches!(conversation(&world, ada.id).await.waiting, Waiting::OnThem { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_page_never_shows_one_customers_words_to_another() {
    for world in World::on_each("merge_pages").await {
        let (ada, ben) = of_ada_and_ben(&world).await;
        world.desk.merge(world.cast.mia, ben.id, ada.id, String::new()).await.unwrap();
        let token = ben.page_token.clone();
        let page = world.desk.reader().read(move |read| page_of(read, &token)).await.unwrap().unwrap();
        assert!(page.own_only);
        assert_eq!((page.seen.id, page.seen.contact_point), (ada.id, ben.contact_point));
        assert_eq!((page.seen.subject, page.seen.reference), (ben.subject.clone(), ben.reference.clone()));

        let key = world.desk.new_draft();
        for _ in 0..2 {
            let text = "I put a bucket under it.".to_owned();
            world.desk.add_on_page(ben.page_token.clone(), key, text, Vec::new()).await.unwrap();
        }
        let messages = world.messages(ada.id).await;
        let added: Vec<_> = messages.iter().filter(|it| it.text.contains("bucket")).collect();
        assert_eq!(added.len(), 1, "pressed twice, said once");
        assert_eq!(added[0].contact_point, Some(ben.contact_point), "his words, not Ada's");

        // For Ben it is solved; Ada waits all the same.
        world.desk.solved_on_page(ben.page_token.clone(), true).await.unwrap();
        let after = conversation(&world, ada.id).await;
        assert!(after.status.is_open());
        assert_eq!(after.waiting, ada.waiting);
        world.desk.solved_on_page(ada.page_token.clone(), true).await.unwrap();
        assert!(!conversation(&world, ada.id).await.status.is_open());
        world.finish().await;
    }
}

#[tokio::test]
async fn a_merge_is_undone_at_any_later_time() {
    for world in World::on_each("merge_undone").await {
        let (ada, ben) = of_ada_and_ben(&world).await;
        let to_ben = world.last_sent().outgoing;
        let mia = world.cast.mia;
        let theirs = if ada.owner == mia { world.cast.tom } else { mia };
        if ben.owner != theirs {
            world.desk.hand_over(ada.owner, ben.id, theirs).await.unwrap();
        }
        world.desk.merge(ada.owner, ben.id, ada.id, String::new()).await.unwrap();
        assert_eq!(tasks(&world, theirs).await, ["merged"], "who had it is told");
        world.pass(Millis::hours(3)).await;
        // Later: Ben answers his own acknowledgement, is answered, and writes on his page; Ada writes, too.
        world.mail(&Letter::answering(&to_ben, BEN, "It still drips.").with("Message-ID", "<b2@road.example>")).await;
        world.answer(mia, ada.id, "We come at noon.").await;
        let (token, key) = (ben.page_token.clone(), world.desk.new_draft());
        world.desk.add_on_page(token, key, "The door is open.".into(), Vec::new()).await.unwrap();
        let again = from(ADA, "Re: My kettle leaks", "And now the floor.", "a2@engine.example");
        world.mail(&again.with("In-Reply-To", "<a1@engine.example>")).await;
        world.desk.note(mia, ada.id, world.desk.new_draft(), "Both on one floor.".into()).await.unwrap();
        // Somebody else answers Ben's acknowledgement, with its token: a stranger to both.
        world.mail(&Letter::answering(&to_ben, CLEO, LANDLADY).with("Message-ID", "<c1@flat.example>")).await;

        world.desk.separate(mia, ben.id).await.unwrap();
        assert!(tasks(&world, theirs).await.is_empty(), "and has nothing to see to when it is theirs again");
        let of_ben =
            ["The kettle of our kitchen.", "It still drips.", "We come at noon.", "The door is open.", LANDLADY];
        assert_eq!(texts(&world.messages(ben.id).await), of_ben);
        let of_ada = ["It leaks since Tuesday.", "And now the floor.", "Both on one floor."];
        assert_eq!(texts(&world.messages(ada.id).await), of_ada);
        let (now_ada, now_ben) = (conversation(&world, ada.id).await, conversation(&world, ben.id).await);
        assert_eq!(now_ada.waiting, ada.waiting);
        assert!(matches!(now_ben.waiting, Waiting::OnUs { .. }) && now_ben.status.is_open());
        let parts = world.desk.reader().read(move |read| read.participants(ada.id)).await.unwrap();
        assert!(parts.iter().all(|one| one.contact_point != ben.contact_point), "Ben takes no part in Ada's any more");
        let parts = world.desk.reader().read(move |read| read.participants(ben.id)).await.unwrap();
        assert_eq!(parts.len(), 2, "whoever wrote to Ben's takes part in it");
        let stranger = parts.iter().find(|one| one.contact_point != ben.contact_point).unwrap();
        assert!(stranger.flagged.is_some(), "and is not shown what he wrote before");
        assert!(matches!(world.desk.separate(mia, ben.id).await, Err(CannotMerge::Refused(_))));
        world.finish().await;
    }
}

/// The kinds of what somebody has to see to.
async fn tasks(world: &World, owner: domain::AgentId) -> Vec<String> {
    let all = world.desk.reader().read(move |read| read.open_tasks(owner, 9)).await.unwrap();
    all.into_iter().map(|task| task.kind).collect()
}

#[tokio::test]
async fn merges_of_merges_lead_on_and_are_undone_from_the_last() {
    for world in World::on_each("merge_chain").await {
        let (ada, ben) = of_ada_and_ben(&world).await;
        world.pass(Millis::minutes(5)).await;
        world.mail(&from("Cleo <cleo@river.example>", "Flood", "Ours, too.", "c1@river.example")).await;
        let cleo = world.conversations().await.into_iter().find(|it| it.subject == "Flood").unwrap();
        let mia = world.cast.mia;
        world.desk.merge(mia, cleo.id, ben.id, String::new()).await.unwrap();
        world.desk.merge(mia, ben.id, ada.id, String::new()).await.unwrap();
        let tag = format!("Flood [#{}]", cleo.reference);
        world.mail(&from("Cleo <cleo@river.example>", &tag, "Still.", "c2@river.example")).await;
        assert_eq!(world.conversation().await.message_count, 4);
        let token = cleo.page_token.clone();
        let page = world.desk.reader().read(move |read| page_of(read, &token)).await.unwrap().unwrap();
        assert_eq!((page.seen.id, page.seen.subject.as_str()), (ada.id, "Flood"));
        assert_eq!(world.desk.separate(mia, cleo.id).await, Err(CannotMerge::MergedOn));
        world.desk.separate(mia, ben.id).await.unwrap();
        world.desk.separate(mia, cleo.id).await.unwrap();
        assert_eq!(world.conversations().await.len(), 3);
        for (id, many) in [(ada.id, 2), (ben.id, 1), (cleo.id, 1)] {
            let messages = world.messages(id).await;
            // Cleo's later mail answers nothing that is known: the first who gives it away does not know whose it is.
            assert_eq!(messages.len(), many, "{:?}", texts(&messages));
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn another_matter_becomes_a_conversation_of_its_own() {
    for world in World::on_each("split").await {
        world.mail(&from(ADA, "My kettle leaks", "It leaks since Tuesday.", "a1@engine.example")).await;
        let old = world.conversation().await;
        let ours = world.last_sent().outgoing;
        world.pass(Millis::hours(1)).await;
        let other = Letter::answering(&ours, ADA, "I never got the invoice.");
        let other = other.with("Subject", "Invoice of March").with("Message-ID", "<a2@engine.example>");
        world.mail(&other).await;
        assert_eq!(world.conversation().await.id, old.id, "nothing is moved by itself");
        let suggested = world.happened(old.id).await.into_iter().find_map(|it| match it {
            Happened::SplitSuggested { message, .. } => Some(message),
            _ => None,
        });
        let (message, mia, acknowledged) = (suggested.unwrap(), world.cast.mia, world.sent().len());

        let new = world.desk.split(mia, old.id, message, Which::This, String::new()).await.unwrap();
        let again = world.desk.split(mia, old.id, message, Which::This, String::new()).await.unwrap();
        assert_eq!(new, again, "a second click changes nothing");
        let (new, old) = (conversation(&world, new).await, conversation(&world, old.id).await);
        assert_eq!((new.subject.as_str(), new.linked_to, new.owner), ("Invoice of March", Some(old.id), old.owner));
        assert_eq!(new.contact_point, old.contact_point);
        assert!(since(&new) > since(&old), "each wait since its own message: {new:?}");
        world.settle().await;
        assert_eq!(world.sent().len(), acknowledged, "they were told already who has it");

        let to_new = from(ADA, "Re: Invoice of March", "It is urgent.", "a3@engine.example");
        world.mail(&to_new.with("In-Reply-To", "<a2@engine.example>")).await;
        let by_token = Letter::answering(&ours, ADA, "It leaks more.").with("Message-ID", "<a4@engine.example>");
        world.mail(&by_token).await;
        assert_eq!(texts(&world.messages(new.id).await), ["I never got the invoice.", "It is urgent."]);
        assert_eq!(texts(&world.messages(old.id).await), ["It leaks since Tuesday.", "It leaks more."]);

        world.desk.merge(mia, new.id, old.id, String::new()).await.unwrap();
        let together = world.conversation().await;
        assert_eq!((together.id, together.message_count), (old.id, 4));
        let first = world.messages(old.id).await[0].id;
        let all = world.desk.split(mia, old.id, first, Which::AndLater, String::new()).await;
        assert_eq!(all, Err(CannotSplit::Everything));
        world.finish().await;
    }
}

fn since(it: &Conversation) -> Moment {
    match it.waiting {
        Waiting::OnUs { since } => since,
        other => panic!("somebody waits: {other:?}"),
    }
}

#[tokio::test]
async fn an_answer_that_came_first_is_joined_by_a_person() {
    for world in World::on_each("merge_suggested").await {
        let first = from(BEN, "Re: Our kitchen", "I agree with Ada.", "b1@road.example");
        world.mail(&first.with("In-Reply-To", "<a1@engine.example>")).await;
        let early = world.conversation().await;
        world.mail(&from(ADA, "Our kitchen", "It is wet.", "a1@engine.example")).await;
        let all = world.conversations().await;
        let late = all.iter().find(|it| it.id != early.id).unwrap();
        let suggested = world.happened(late.id).await.into_iter().find_map(|it| match it {
            Happened::JoiningSuggested { with, .. } => with,
            _ => None,
        });
        assert_eq!(suggested, Some(early.id));
        world.desk.merge(world.cast.mia, early.id, late.id, String::new()).await.unwrap();
        assert_eq!(world.conversation().await.message_count, 2);
        world.finish().await;
    }
}
