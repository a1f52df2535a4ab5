//! Roles and scopes through the use cases: what somebody may not do is not done, what they do not see is not there, and
//! nobody is left owning what they cannot look after.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::acts::{Act, Outcome};
use desk::closing::CannotClose;
use desk::filter::{holds, selection};
use desk::note::CannotNote;
use desk::owner::CannotHandOver;
use desk::permit::{Denied, NotAllowed, seen};
use desk::reply::{CannotReply, Reply};
use desk::saved_answer::filled;
use desk::tag::CannotTag;
use desk::team::CannotChangeTeam;
use domain::conversation::Filter;
use domain::team::{Agent, Doing, Eyes, Permission, Role, Scope};
use domain::timeline::Actor;
use domain::{AgentId, ConversationId};
use store::{Page, View};
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";

async fn kettle(world: &World) -> ConversationId {
    world.mail(&Letter::new(ADA, HELP, "Kettle", "My kettle drips.")).await;
    world.conversation().await.id
}

async fn agent(world: &World, id: AgentId) -> Agent {
    world.desk.reader().read(move |read| read.agent(id)).await.unwrap().unwrap()
}

/// Tom becomes this, in the team where he is.
async fn tom_becomes(world: &World, role: Role) {
    let (mia, tom) = (Actor::Agent(world.cast.mia), world.cast.tom);
    let team = agent(world, tom).await.team;
    world.desk.change_role(mia, tom, role, team, Scope::All).await.unwrap();
}

#[tokio::test]
async fn what_somebody_owned_is_covered_when_they_only_read_along() {
    for world in World::on_each("sees_covered").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let id = kettle(&world).await;
        if world.conversation().await.owner != tom {
            world.desk.hand_over(mia, id, tom).await.unwrap();
        }
        tom_becomes(&world, Role::LightUser).await;
        assert_eq!(world.conversation().await.owner, mia, "the owner is somebody who can answer");
        let refused = world.desk.hand_over(mia, id, tom).await.unwrap_err();
        assert_eq!(refused, CannotHandOver::NoAgent);
        world.mail(&Letter::new("Grace <grace@hopper.example>", HELP, "Pan", "My pan is black.")).await;
        let owners: Vec<AgentId> = world.conversations().await.iter().map(|it| it.owner).collect();
        assert_eq!(owners, [mia, mia], "nothing new becomes theirs");
        for it in world.conversations().await {
            world.answer(mia, it.id, "We send you a new one.").await;
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn a_light_user_notes_and_an_auditor_changes_nothing() {
    for world in World::on_each("sees_roles").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let id = kettle(&world).await;
        tom_becomes(&world, Role::LightUser).await;
        world.desk.note(tom, id, world.desk.new_draft(), "It is in stock again.".into()).await.unwrap();
        let reply = Reply::new(world.desk.new_draft(), id, "It is in stock again.");
        let refused = world.desk.reply(tom, reply).await.unwrap_err();
        assert_eq!(refused, CannotReply::NotAllowed(NotAllowed(Permission::Answer)));
        assert_eq!(refused.to_string(), "only an agent can write to customers");
        let refused = world.desk.close(tom, id).await.unwrap_err();
        assert_eq!(refused, CannotClose::NotAllowed(NotAllowed(Permission::Arrange)));
        tom_becomes(&world, Role::Auditor).await;
        let refused = world.desk.note(tom, id, world.desk.new_draft(), "I was here.".into()).await.unwrap_err();
        assert_eq!(refused, CannotNote::NotAllowed(NotAllowed(Permission::Note)));
        let refused = world.desk.stop_automatic(tom, true).await.unwrap_err();
        assert_eq!(refused, Denied::NotAllowed(NotAllowed(Permission::StopAutomatic)));
        let itself =
            world.desk.change_role(Actor::Agent(tom), tom, Role::Admin, agent(&world, tom).await.team, Scope::All);
        assert!(matches!(itself.await.unwrap_err(), CannotChangeTeam::NotAllowed(_)), "nobody raises themselves");
        world.answer(mia, id, "It is in stock again.").await;
        world.finish().await;
    }
}

#[tokio::test]
async fn what_belongs_to_another_team_is_not_there() {
    for world in World::on_each("sees_teams").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let id = kettle(&world).await;
        if world.conversation().await.owner != tom {
            world.desk.hand_over(mia, id, tom).await.unwrap();
        }
        let returns = world.desk.add_team(Actor::Agent(mia), "Returns").await.unwrap();
        world.desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();
        assert_eq!(world.conversation().await.owner, mia, "who cannot see it does not own it");
        let viewer = agent(&world, tom).await;
        let (looked, eyes) = (viewer.clone(), viewer.eyes());
        let (found, rows, hits, counts) = world
            .desk
            .reader()
            .read(move |read| {
                let terms = domain::text::query("kettle", false);
                let mut rows = Vec::new();
                for view in [View::Open, View::WaitingOnUs, View::WaitingOnThem, View::Closed, View::Machines] {
                    rows.extend(read.inbox(view, eyes, Page::FIRST, 10)?);
                }
                let hits = read.search(&terms, eyes.team, None, 10)?;
                Ok::<_, store::Trouble>((seen(read, &looked, id)?, rows, hits, read.view_counts(eyes)?))
            })
            .await
            .unwrap();
        assert_eq!((found, rows.len(), hits.len()), (None, 0, 0));
        assert_eq!(counts, store::ViewCounts::default());
        for refused in [
            world.desk.close(tom, id).await.unwrap_err(),
            world.desk.reopen(tom, id).await.unwrap_err(),
            world.desk.is_spam(tom, id).await.unwrap_err(),
            world.desk.close(tom, ConversationId(7)).await.unwrap_err(),
        ] {
            assert_eq!(refused, CannotClose::NoConversation, "as if it were nowhere");
        }
        let refused = world.desk.hand_over(mia, id, tom).await.unwrap_err();
        assert!(matches!(refused, CannotHandOver::OutOfSight(_)), "{refused}");
        let all = Eyes::everywhere(mia);
        let everything = world.desk.reader().read(move |read| read.inbox(View::Open, all, Page::FIRST, 10)).await;
        assert_eq!(everything.unwrap().len(), 1);
        world.answer(mia, id, "We send you a new one.").await;
        world.finish().await;
    }
}

#[tokio::test]
async fn no_filter_count_or_act_on_many_reaches_another_team() {
    for world in World::on_each("sees_lists").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let id = kettle(&world).await;
        let tag = world.desk.tag(mia, id, "refund").await.unwrap();
        let returns = world.desk.add_team(Actor::Agent(mia), "Returns").await.unwrap();
        world.desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();
        let (viewer, everything) = (agent(&world, tom).await, agent(&world, mia).await);
        let own_team = world.conversation().await.team;
        let team = world.desk.reader().read(move |read| read.team(own_team)).await.unwrap().unwrap().name;
        let now = world.desk.now();
        for line in [
            "is:open",
            "tag:refund",
            "priority:normal",
            "from:ada@engine.example",
            "mailbox:help@birch.example",
            &format!("team:\"{team}\""),
        ] {
            let (filter, _) = Filter::parse(line);
            for (reader, expected) in [(viewer.clone(), 0), (everything.clone(), 1)] {
                let filter = filter.clone();
                let read = world.desk.reader().read(move |read| {
                    let (selection, _) = selection(read, &filter, &reader, now)?;
                    let rows = read.select(&selection, reader.id, Page::FIRST, 10)?.rows.len();
                    let counted = read.count_selected(&selection, reader.id, 10)?;
                    Ok::<_, store::Trouble>((rows, counted, holds(read, &selection, &reader, id)?))
                });
                let (rows, counted, held) = read.await.unwrap();
                assert_eq!(
                    (rows, counted, held),
                    (expected, i64::try_from(expected).unwrap(), expected == 1),
                    "{line}"
                );
            }
        }
        let read = world.desk.reader().read(move |read| {
            let tagged = (read.count_tagged(tag, viewer.only_team(), 10)?, read.count_tagged(tag, None, 10)?);
            Ok::<_, store::Trouble>((tagged, filled(read, "{customer.name}", id, &viewer)?))
        });
        assert_eq!(read.await.unwrap(), ((0, 1), None));
        let acts =
            ["close", "tag:vip", "untag:1", "priority:high", "snooze-for:5", &format!("owner:{tom}")].map(Act::of_word);
        for act in acts.into_iter().flatten() {
            let outcomes = world.desk.act_on_each(tom, vec![(id, act)]).await.unwrap();
            assert_eq!(outcomes, [(id, Outcome::Refused(CannotClose::NoConversation.into()))]);
        }
        let refused = world.desk.be_present(tom, id, Some(Doing::Writing)).await.unwrap_err();
        assert_eq!(refused, Denied::NotThere);
        assert_eq!(world.desk.present(id, mia), []);
        assert_eq!(world.desk.tag(tom, id, "vip").await.unwrap_err(), CannotTag::NoConversation);
        tom_becomes(&world, Role::Auditor).await;
        let refused = world.desk.act_on_each(tom, vec![(id, Act::Close)]).await.unwrap_err();
        assert_eq!(refused, Denied::NotAllowed(NotAllowed(Permission::Arrange)));
        world.answer(mia, id, "We send you a new one.").await;
        world.finish().await;
    }
}
