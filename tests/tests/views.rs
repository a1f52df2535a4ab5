//! Lists that people make themselves: filters as words, kept views, tags, and acts on many conversations with a way back.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::acts::{Act, Outcome};
use desk::permit::NotAllowed;
use desk::tag::CannotTag;
use desk::view::{CannotKeepView, NewView};
use domain::conversation::{Filter, Priority, Status};
use domain::team::{Eyes, Permission};
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, Millis, TeamId};
use store::{Page, Trouble};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

/// What a line selects, all pages of it, a few rows each.
async fn selected(world: &World, reader: AgentId, line: &str) -> Vec<ConversationId> {
    let (filter, odd) = Filter::parse(line);
    assert!(odd.is_empty(), "{line}: {odd:?}");
    let now = world.desk.now();
    let read = world.desk.reader().read(move |read| {
        let viewer = read.agent(reader)?.unwrap();
        let (selection, _) = desk::filter::selection(read, &filter, &viewer, now)?;
        let (mut found, mut page) = (Vec::new(), Some(Page::FIRST));
        while let Some(after) = page {
            let part = read.select(&selection, reader, after, 3)?;
            found.extend(part.rows.into_iter().map(|row| row.id));
            page = part.next;
        }
        assert_eq!(i64::try_from(found.len()).unwrap(), read.count_selected(&selection, reader, 1_000)?);
        Ok::<_, Trouble>(found)
    });
    read.await.unwrap()
}

/// What it holds by the rule, asked of every conversation.
async fn held(world: &World, reader: AgentId, line: &str) -> Vec<ConversationId> {
    let (filter, _) = Filter::parse(line);
    let now = world.desk.now();
    let mut all = world.conversations().await;
    all.sort_by_key(|it| std::cmp::Reverse((it.latest.at, it.id)));
    let read = world.desk.reader().read(move |read| {
        let viewer = read.agent(reader)?.unwrap();
        let (selection, _) = desk::filter::selection(read, &filter, &viewer, now)?;
        let mut found = Vec::new();
        for it in all {
            if desk::filter::holds(read, &selection, &viewer, it.id)? {
                found.push(it.id);
            }
        }
        Ok::<_, Trouble>(found)
    });
    read.await.unwrap()
}

/// A small generator of numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % many
    }
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Forty conversations in all kinds of states, over eight days.
async fn lived_in(world: &World) {
    let mut dice = Dice(11);
    let (mia, tom) = (world.cast.mia, world.cast.tom);
    for number in 0..40 {
        let from = format!("customer{}@x.example", dice.below(12));
        let letter = Letter::new(&from, HELP, &format!("Matter {number}"), "My kettle hums. What can I do?");
        world.mail(&letter).await;
        world.pass(Millis::hours(5)).await;
    }
    for it in world.conversations().await {
        let agent = if dice.below(2) == 0 { mia } else { tom };
        let _ = world.desk.hand_over(mia, it.id, agent).await;
        for tag in ["refund", "Late", "vip"] {
            if dice.below(3) == 0 {
                world.desk.tag(agent, it.id, tag).await.unwrap();
            }
        }
        let (priority, _) = Priority::ALL[dice.below(Priority::ALL.len())];
        world.desk.set_priority(agent, it.id, priority).await.unwrap();
        match dice.below(5) {
            0 => world.desk.close(agent, it.id).await.unwrap(),
            1 => world.desk.snooze(agent, it.id, world.desk.now() + Millis::days(3)).await.unwrap(),
            2 => {
                world
                    .answer(agent, it.id, "Dear customer, please switch it off and tell me the number on its base.")
                    .await
            }
            3 => world.desk.mark_read(mia, it.id, it.latest.message).await.unwrap(),
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_database_selects_what_the_rule_holds() {
    for world in World::on_each("selects").await {
        lived_in(&world).await;
        let mut dice = Dice(5);
        let mut hits = 0;
        for _ in 0..240 {
            let mut line = Vec::new();
            let parts = [
                &["", "is:open", "is:closed", "is:snoozed", "is:spam"][..],
                &["", "", "owner:me", "owner:Tom", "owner:tom@birch-staff.example", "owner:none"],
                &["", "", "waiting:us", "waiting:them"],
                &["", "tag:REFUND", "tag:late", "tag:vip", "tag:refund tag:vip"],
                &["", "", "-tag:late", "-tag:unheard"],
                &["", "", "", "priority:urgent", "priority:normal", "-priority:low -priority:normal", "-priority:high"],
                &["", "", "before:2d", "after:3d", "after:2026-11-04 before:2026-11-09"],
                &["", "", "", "is:unread", "has:file", "channel:email", "by:person", "by:machine"],
                &["", "", "", "from:customer3@x.example", "mailbox:help@birch.example"],
            ];
            parts.iter().for_each(|part| line.push(dice.one(part)));
            let line = line.join(" ");
            let found = selected(&world, world.cast.mia, &line).await;
            assert_eq!(found, held(&world, world.cast.mia, &line).await, "{line}");
            hits += found.len();
        }
        assert!(hits > 100, "the lines found something: {hits}");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_unknown_name_finds_nothing_and_is_said() {
    for world in World::on_each("unknown").await {
        world.mail(&Letter::new("ada@x.example", HELP, "Kettle", "It hums. Why?")).await;
        for line in
            ["tag:refnd", "owner:Nobody Here", "mailbox:sales@birch.example", "from:ghost@x.example", "team:Moon"]
        {
            let (filter, _) = Filter::parse(line);
            let (mia, now) = (world.cast.mia, world.desk.now());
            let read = world.desk.reader().read(move |read| {
                let viewer = read.agent(mia)?.unwrap();
                desk::filter::selection(read, &filter, &viewer, now)
            });
            let (selection, odd) = read.await.unwrap();
            assert_eq!((selection.impossible, odd.len()), (true, 1), "{line}");
            assert_eq!(selected(&world, mia, line).await, []);
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn many_are_closed_at_once_and_the_way_back_is_exact() {
    for world in World::on_each("bulk").await {
        for number in 0..4 {
            let from = format!("customer{number}@x.example");
            world.mail(&Letter::new(&from, HELP, &format!("Matter {number}"), "It hums. Why?")).await;
        }
        let all = world.conversations().await;
        let until = world.desk.now() + Millis::days(2);
        world.desk.close(world.cast.mia, all[0].id).await.unwrap();
        world.desk.snooze(world.cast.mia, all[1].id, until).await.unwrap();
        let gone = ConversationId(7);
        let acts = all.iter().map(|it| it.id).chain([gone]).map(|id| (id, Act::Close)).collect();
        let outcomes = world.desk.act_on_each(world.cast.tom, acts).await.unwrap();
        let undo: Vec<_> = outcomes
            .iter()
            .filter_map(|(id, outcome)| match outcome {
                Outcome::Done(undo) => Some((*id, undo.clone()?)),
                Outcome::Refused(_) => None,
            })
            .collect();
        assert_eq!(outcomes[0].1, Outcome::Done(None), "it was closed");
        assert_eq!(outcomes[1].1, Outcome::Done(Some(Act::Snooze(until))));
        assert!(matches!(outcomes[4].1, Outcome::Refused(_)));
        assert_eq!(selected(&world, world.cast.mia, "is:closed").await.len(), 4);
        world.desk.act_on_each(world.cast.tom, undo).await.unwrap();
        let now: Vec<_> = all.iter().map(|it| it.id).collect();
        let mut states = Vec::new();
        for id in now {
            let it = world.conversations().await.into_iter().find(|it| it.id == id).unwrap();
            states.push(match it.status {
                Status::Closed { .. } => "closed",
                Status::Snoozed { until: at, .. } if at == until => "snoozed",
                Status::Open { .. } => "open",
                _ => "else",
            });
        }
        assert_eq!(states, ["closed", "snoozed", "open", "open"]);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_tag_is_one_however_it_is_written_and_who_put_it_is_known() {
    for world in World::on_each("tags").await {
        world.mail(&Letter::new("ada@x.example", HELP, "Kettle", "It hums. Why?")).await;
        let it = world.conversation().await;
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let tag = world.desk.tag(tom, it.id, "Rückgabe offen").await.unwrap();
        assert_eq!(world.desk.tag(mia, it.id, "#ruckgabe OFFEN").await, Ok(tag));
        let tagged = world.happened(it.id).await.into_iter().filter(|it| matches!(it, Happened::Tagged { .. })).count();
        assert_eq!(tagged, 1);
        assert_eq!(world.desk.tag(tom, it.id, "a:b").await, Err(CannotTag::Name(domain::conversation::NoTag::Marks)));
        for number in 1..domain::conversation::TAGS_MAX {
            world.desk.tag(tom, it.id, &format!("tag {number}")).await.unwrap();
        }
        assert_eq!(world.desk.tag(tom, it.id, "one more").await, Err(CannotTag::TooMany));
        assert_eq!(
            world.desk.rename_tag(tom, tag, "Return").await,
            Err(CannotTag::NotAllowed(NotAllowed(Permission::ShareWords)))
        );
        assert_eq!(world.desk.rename_tag(mia, tag, "Tag 1").await, Err(CannotTag::Taken));
        world.desk.rename_tag(mia, tag, "Return").await.unwrap();
        assert_eq!(selected(&world, mia, "tag:return").await, [it.id]);
        world.desk.untag(tom, it.id, tag).await.unwrap();
        assert_eq!(selected(&world, mia, "tag:return").await, []);
        world.desk.remove_tag(mia, tag).await.unwrap();
        assert_eq!(world.desk.remove_tag(mia, tag).await, Err(CannotTag::NoTag));
        world.finish().await;
    }
}

#[tokio::test]
async fn views_are_ones_own_or_everybodys() {
    for world in World::on_each("kept_views").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let new = |name: &str, line: &str, shared| NewView { name: name.into(), line: line.into(), shared };
        let names = |reader: AgentId| {
            let read = world.desk.reader().read(move |read| read.kept_views(reader));
            async move { read.await.unwrap().into_iter().map(|view| view.name).collect::<Vec<_>>() }
        };
        let own = world.desk.keep_view(tom, new("Mine, late", "tag:late owner:me", false)).await.unwrap();
        assert_eq!(
            world.desk.keep_view(tom, new("All", "is:open", true)).await,
            Err(CannotKeepView::NotAllowed(NotAllowed(Permission::ShareViews)))
        );
        let shared = world.desk.keep_view(mia, new("Refunds", "waiting:us tag:refund is:open", true)).await.unwrap();
        assert_eq!(
            (names(tom).await, names(mia).await),
            (vec!["Refunds".into(), "Mine, late".into()], vec!["Refunds".into()])
        );
        for (line, refused) in [
            ("", CannotKeepView::NoFilter),
            ("?!", CannotKeepView::NoFilter),
            ("is:opened", CannotKeepView::Odd("is:opened".into())),
        ] {
            assert_eq!(world.desk.keep_view(tom, new("View", line, false)).await, Err(refused));
        }
        assert_eq!(world.desk.keep_view(tom, new("  ", "is:open", false)).await, Err(CannotKeepView::NoName));
        assert_eq!(world.desk.forget_view(mia, own).await, Err(CannotKeepView::NoView), "it is another's");
        assert_eq!(
            world.desk.forget_view(tom, shared).await,
            Err(CannotKeepView::NotAllowed(NotAllowed(Permission::ShareViews)))
        );
        world.desk.change_view(tom, own, new("Late", "tag:late", false)).await.unwrap();
        world.desk.forget_view(mia, shared).await.unwrap();
        assert_eq!(names(tom).await, ["Late"]);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_was_answered_today_is_counted_once_for_each_conversation_and_for_those_who_see_it() {
    for world in World::on_each("answered_today").await {
        let (mia, midnight) = (world.cast.mia, world.desk.now());
        for (number, from) in ["ada@x.example", "bob@x.example", "cy@x.example"].iter().enumerate() {
            let letter = Letter::new(from, HELP, "A kettle", "Where is it?");
            world.mail(&letter.with("Message-ID", &format!("<today{number}@x.example>"))).await;
        }
        let all = world.conversations().await;
        let count = async |eyes: Eyes, since| {
            world.desk.reader().read(move |read| read.count_answered(eyes, since)).await.unwrap()
        };
        let everywhere = Eyes::everywhere(mia);
        assert_eq!(count(everywhere, midnight).await, 0);
        world.answer(mia, all[0].id, "It is on its way.").await;
        world.answer(mia, all[1].id, "It is on its way.").await;
        world.pass(Millis::minutes(2)).await;
        assert_eq!(count(everywhere, midnight).await, 2);
        world.answer(mia, all[0].id, "And the lid as well.").await;
        world.desk.close(mia, all[2].id).await.unwrap();
        world.pass(Millis::minutes(2)).await;
        assert_eq!(count(everywhere, midnight).await, 2, "closing answers nobody");
        assert_eq!(count(everywhere, world.desk.now()).await, 0, "of an earlier day");
        let theirs = Eyes { team: Some(all[0].team), ..everywhere };
        assert_eq!(count(theirs, midnight).await, 2);
        let others = Eyes { team: Some(TeamId(7)), ..everywhere };
        assert_eq!(count(others, midnight).await, 0, "another team answered nothing");
        world.finish().await;
    }
}
