//! Lists that people make: filters in the search field, views in the rail, tags, and acts on many with a way back; with and
//! without the script.

use crate::common::{Browser, Seen, World};
use axum::http::StatusCode;
use domain::conversation::Status;
use domain::team::{OpeningHours, Role, Scope, Team};
use domain::timeline::Actor;
use domain::{ConversationId, Millis, TeamId};

async fn three(name: &str) -> (World, Browser, Vec<String>) {
    let (world, browser) = World::open(name).await;
    let mut ids = Vec::new();
    for (from, subject) in
        [("amara@example.com", "Card declined"), ("bo@example.com", "Lid"), ("cy@example.com", "Size")]
    {
        ids.push(world.write(from, subject, "What can I do?").await.to_string());
    }
    (world, browser, ids)
}

fn rows(page: &Seen) -> Vec<String> {
    page.attributes(".row", "data-id")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_of_filters_finds_and_says_what_it_does_not_understand() {
    let (world, browser, ids) = three("filters").await;
    world.post(&browser, &format!("/conversations/{}/tags", ids[1]), &[("tag", "Refund due")]).await;
    world.post(&browser, &format!("/conversations/{}/closure", ids[2]), &[]).await;
    for (line, expected) in [
        ("tag:\"refund DUE\"", vec![&ids[1]]),
        ("is:closed", vec![&ids[2]]),
        ("is:open waiting:us", vec![&ids[1], &ids[0]]),
        ("from:amara@example.com", vec![&ids[0]]),
        ("is:open lid", vec![&ids[1]]),
        ("owner:me -tag:\"refund due\" is:open", vec![&ids[0]]),
    ] {
        let page = world.get(&browser, &format!("/search?q={}", line.replace(' ', "+").replace('"', "%22"))).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(rows(&page).iter().collect::<Vec<_>>(), expected, "{line}");
    }
    let odd = world.get(&browser, "/search?q=is:opened+tag:nothing").await;
    let said = odd.texts(".soon");
    assert!(said[0].contains("open, snoozed, closed, spam, unread") && said[1].contains("tag:nothing"), "{said:?}");
    assert!(world.get(&browser, "/search").await.body.contains("tag:refund"), "the bare page explains");
    let sly = world.get(&browser, "/search?q=tag:%22%3Cscript%3Ealert(1)%3C/script%3E%22").await;
    assert!(!sly.body.contains("<script>alert"), "what is typed stays text");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_is_kept_as_a_view_and_stands_in_the_rail() {
    let (world, marit, ids) = three("kept-views").await;
    let sam = world.second(&marit).await;
    world.post(&marit, &format!("/conversations/{}/tags", ids[0]), &[("tag", "vip")]).await;
    let form = [("name", "Important"), ("line", "tag:vip is:open"), ("shared", "1")];
    let kept = world.post(&marit, "/views", &form).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let href = kept.location().to_owned();
    let page = world.get(&sam, &href).await;
    assert_eq!(rows(&page), [ids[0].clone()]);
    assert!(page.texts(".rail a.view").iter().any(|view| view.starts_with("Important")));
    let piece = world.get(&sam.with_script(), &href).await;
    assert!(piece.body.contains(&format!("row-{}", ids[0])) && !piece.body.contains("<html"));
    assert_eq!(world.post(&sam, &href, &form).await.status, StatusCode::FORBIDDEN, "only leads change it");
    let own = world.post(&sam, "/views", &[("name", "My own"), ("line", "owner:me")]).await;
    assert_eq!(world.get(&marit, own.location()).await.status, StatusCode::NOT_FOUND, "it is Sam's");
    for (name, line) in [("", "is:open"), ("Signs", "?!"), ("Odd", "is:opened"), ("None", "")] {
        let refused = world.post(&marit, "/views", &[("name", name), ("line", line)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    assert_eq!(world.post(&marit, &format!("{href}/removal"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&marit, &href).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_are_closed_at_once_without_the_script_and_opened_again() {
    let (world, browser, ids) = three("bulk-plain").await;
    let list = world.get(&browser, "/inbox/open?select=1").await;
    assert_eq!(list.attributes("input[name=id][form=acts]", "value").len(), 3, "each row has a box");
    let done = world.post(&browser, "/acts", &[("id", &ids[0]), ("id", &ids[2]), ("act", "close")]).await;
    assert!(done.texts("h1").contains(&"2 closed".to_owned()), "{:?}", done.texts("h1"));
    assert_eq!(rows(&world.get(&browser, "/inbox/open").await), [ids[1].clone()]);
    let undo = done.attributes("form[action='/acts'] input[name=each]", "value");
    let fields: Vec<_> = undo.iter().map(|each| ("each", each.as_str())).collect();
    let undone = world.post(&browser, "/acts", &fields).await;
    assert!(undone.texts("h1").contains(&"2 are as they were".to_owned()), "{:?}", undone.texts("h1"));
    assert_eq!(rows(&world.get(&browser, "/inbox/open").await).len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_on_many_say_what_they_left_alone() {
    let (world, browser, ids) = three("bulk-script").await;
    let script = browser.with_script();
    world.post(&browser, &format!("/conversations/{}/closure", ids[0]), &[]).await;
    let snoozed = world
        .post(
            &script,
            "/acts",
            &[("id", &ids[0]), ("id", &ids[1]), ("id", "77"), ("act", "snooze"), ("until", "tomorrow")],
        )
        .await;
    let said = snoozed.attributes("#acts-done", "data-said").remove(0);
    assert!(said.starts_with("2 snoozed") && said.contains("1 was left as it is: "), "{said}");
    let tagged = world.post(&script, "/acts", &[("id", &ids[2]), ("act", "tag"), ("tag", "vip")]).await;
    assert_eq!(tagged.attributes("#acts-done", "data-said"), ["1 tagged"]);
    let again = world.post(&script, "/acts", &[("id", &ids[2]), ("act", "tag"), ("tag", "VIP")]).await;
    assert_eq!(again.attributes("#acts-done", "data-said"), ["Nothing had to change."]);
    for fields in [&[("act", "close")][..], &[("id", ids[0].as_str()), ("act", "explode")], &[("id", ids[0].as_str())]]
    {
        assert_eq!(world.post(&script, "/acts", fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_too_many_at_once_the_rest_is_kept_and_said() {
    let (world, browser, ids) = three("bulk-many").await;
    // More than are done at once; most of them are not there, and are left alone.
    let nobody = (1..=200).map(|number| (7_000 + number).to_string()).collect::<Vec<_>>().join(" ");
    let all = format!("{} {nobody} {} {}", ids[0], ids[1], ids[2]);
    let fields = [("id", all.as_str()), ("id", ids[0].as_str()), ("act", "tag"), ("tag", "vip")];
    let said = world.post(&browser.with_script(), "/acts", &fields).await;
    let words = said.attributes("#acts-done", "data-said").remove(0);
    assert!(words.starts_with("1 tagged. 199 were left as they are: "), "{words}");
    assert!(words.ends_with("3 are left and stay selected: 200 at once are the most"), "{words}");
    assert_eq!(said.attributes("#acts-done", "data-left"), [format!("7200 {} {}", ids[1], ids[2])]);

    let fields = [("id", all.as_str()), ("act", "tag"), ("tag", "late")];
    let page = world.post(&browser, "/acts", &fields).await;
    assert!(page.texts("button").contains(&"Go on with 3 more".to_owned()), "{:?}", page.texts("button"));
    let names = page.attributes("main form:has(input[name=id]) input", "name");
    let values = page.attributes("main form:has(input[name=id]) input", "value");
    let again: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    let gone_on = world.post(&browser, "/acts", &again).await;
    assert!(gone_on.texts("h1").contains(&"2 tagged".to_owned()), "{:?}", gone_on.texts("h1"));
    assert!(gone_on.attributes("main form input[name=id]", "value").is_empty(), "that was all");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tomorrow_is_on_the_clock_of_each_ones_team() {
    let (world, browser, ids) = three("bulk-zones").await;
    let hours = OpeningHours::weekdays("America/New_York", 9 * 60, 17 * 60).expect("hours");
    let far = TeamId(7_001);
    let team = Team { id: far, name: "Returns".into(), lead: None, hours };
    let now = world.desk.now();
    world.desk.store.write(move |tx| tx.add_team(&team, now)).await.expect("a team");
    let moved = world.post(&browser, "/acts", &[("id", &ids[1]), ("act", &format!("team:{far}"))]).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
    let both = format!("{} {}", ids[0], ids[1]);
    world.post(&browser, "/acts", &[("id", &both), ("act", "snooze"), ("until", "tomorrow")]).await;
    let until = async |id: &str| {
        let id: ConversationId = id.parse().expect("an id");
        match world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").status {
            Status::Snoozed { until, .. } => until,
            status => panic!("{status:?}"),
        }
    };
    assert_eq!(
        until(&ids[1]).await.since(until(&ids[0]).await),
        Millis::hours(6),
        "nine in New York, nine in Amsterdam"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_waits_it_says_how_many_were_answered_today() {
    let (world, browser, ids) = three("answered-today").await;
    let sam = world.second(&browser).await;
    for (draft, id) in [("1", &ids[0]), ("2", &ids[0]), ("3", &ids[1])] {
        let body = [("draft", draft), ("body", "It is on its way.")];
        world.post(&browser, &format!("/conversations/{id}/replies"), &body).await;
        world.later(Millis::seconds(30));
        while world.desk.deliver_due().await.expect("the outbox") > 0 {}
    }
    world.post(&browser, &format!("/conversations/{}/closure", ids[2]), &[]).await;
    let says = async |browser: &Browser| world.get(browser, "/inbox/waiting-on-us").await.texts(".empty p");
    assert_eq!(says(&browser).await, ["No one is waiting for us.", "2 answered today."]);
    // Somebody who sees one team only counts that team's.
    let hours = OpeningHours::always();
    let team = Team { id: TeamId(7_001), name: "Returns".into(), lead: None, hours };
    let now = world.desk.now();
    world.desk.store.write(move |tx| tx.add_team(&team, now)).await.expect("a team");
    world.post(&browser, "/acts", &[("id", &ids[1]), ("act", "team:7001")]).await;
    let who = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let of_sam = who.into_iter().find(|agent| agent.name == "Sam Osei").expect("Sam");
    world
        .desk
        .change_role(Actor::Operator, of_sam.id, Role::Agent, of_sam.team, Scope::OwnTeam)
        .await
        .expect("a scope");
    assert_eq!(says(&sam).await, ["No one is waiting for us.", "1 answered today."]);
    world.later(Millis::days(1));
    assert_eq!(says(&browser).await, ["No one is waiting for us."]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tags_are_put_on_taken_off_and_looked_after_by_leads() {
    let (world, marit, ids) = three("tag-pages").await;
    let sam = world.second(&marit).await;
    let here = format!("/conversations/{}", ids[0]);
    world.post(&sam, &format!("{here}/tags"), &[("tag", "Refund")]).await;
    let page = world.get(&sam, &here).await;
    assert_eq!(page.texts(".tags a.tag"), ["Refund"]);
    assert!(page.body.contains("tagged it “Refund”"), "the timeline says who");
    let refused = world.post(&sam, &format!("{here}/tags"), &[("tag", "a:b")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removal = page.attributes("#tag-menu form", "action").remove(1);
    let settings = world.get(&marit, "/settings/tags").await;
    assert_eq!(settings.texts("tbody th"), ["Refund"]);
    let rename = settings.attributes("tbody form.inline", "action").remove(0);
    assert_eq!(world.post(&sam, &rename, &[("name", "Money back")]).await.status, StatusCode::FORBIDDEN);
    world.post(&marit, &rename, &[("name", "Money back")]).await;
    assert_eq!(world.get(&sam, &here).await.texts(".tags a.tag"), ["Money back"]);
    world.post(&sam, &removal, &[]).await;
    assert!(world.get(&sam, &here).await.texts(".tags a.tag").is_empty());
    assert_eq!(world.post(&marit, &format!("{rename}/removal"), &[]).await.status, StatusCode::SEE_OTHER);
    let none = world.get(&marit, "/settings/tags").await;
    assert!(none.texts("tbody th").is_empty() && none.body.contains("Add the first one here"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tag_is_made_by_leads_before_any_conversation_has_it() {
    let (world, marit, ids) = three("tag-made").await;
    let sam = world.second(&marit).await;
    assert!(world.get(&sam, "/settings/tags").await.texts("form[action='/settings/tags']").is_empty());
    assert_eq!(world.post(&sam, "/settings/tags", &[("name", "Refund")]).await.status, StatusCode::FORBIDDEN);
    let made = world.post(&marit, "/settings/tags", &[("name", " Refund ")]).await;
    assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, "/settings/tags"));
    let page = world.get(&marit, "/settings/tags").await;
    assert_eq!((page.texts("tbody th"), page.texts("td.number")), (vec!["Refund".to_owned()], vec!["0".to_owned()]));
    for (name, why) in [
        ("refund", "There is a tag of that name already"),
        ("a:b", "without quotation marks and colons"),
        (" ", "A tag needs a name"),
        (&"x".repeat(99), "at most"),
    ] {
        let refused = world.post(&marit, "/settings/tags", &[("name", name)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.texts("#add .wrong")[0].contains(why), "{}", refused.body);
        assert_eq!(refused.attributes("#add input[name=name]", "value"), [name], "what was typed stays");
        assert_eq!(refused.texts("tbody th"), ["Refund"]);
    }
    world.post(&sam, &format!("/conversations/{}/tags", ids[0]), &[("tag", "REFUND")]).await;
    assert_eq!(world.get(&marit, "/settings/tags").await.texts("td.number"), ["1"], "it is the same tag");
    assert!(world.get(&marit, "/settings/audit").await.body.contains("made the tag “Refund”"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_with_words_is_kept_as_a_view_and_lists_what_the_search_finds() {
    let (world, marit, ids) = three("view-words").await;
    world.post(&marit, &format!("/conversations/{}/tags", ids[0]), &[("tag", "refund")]).await;
    let found = world.get(&marit, "/search?q=tag%3Arefund+can").await;
    let offered = found.attributes(".keep-view input[name=line]", "value");
    assert_eq!(offered, ["tag:refund can"], "{}", found.body);
    let form = [("name", "What can be back"), ("line", offered[0].as_str())];
    let kept = world.post(&marit, "/views", &form).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let href = kept.location().to_owned();
    let page = world.get(&marit, &href).await;
    assert_eq!(rows(&page), [ids[0].clone()]);
    assert_eq!(page.attributes("#rows", "data-view"), [""], "no news say that a row does not belong there");
    let none = world.post(&marit, "/views", &[("name", "Samovars"), ("line", "is:open samovar")]).await;
    let none = world.get(&marit, none.location()).await;
    assert!(rows(&none).is_empty() && none.body.contains("Nothing is in this view."));
    let changed = world.post(&marit, &href, &[("name", "What can be"), ("line", "can is:open")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(rows(&world.get(&marit, &href).await).len(), 3);
}
