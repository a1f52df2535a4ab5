//! A form that is refused comes back with everything that was typed and a sentence about what is wrong.

use crate::common::World;
use axum::http::StatusCode;

const AGENTS: &str = "/settings/agents";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_that_will_not_do_comes_back_as_it_was_typed() {
    let (world, marit) = World::open("refused-view").await;
    let kept = world.post(&marit, "/views", &[("name", "Important"), ("line", "is:open")]).await.location().to_owned();
    for here in ["/views", kept.as_str()] {
        for (name, line, field) in [("", "is:open", "name"), ("Odd <b>", "is:opened", "line"), ("Signs", "?!", "line")]
        {
            let refused = world.post(&marit, here, &[("name", name), ("line", line), ("shared", "1")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{here} {name}");
            assert_eq!((refused.value("name"), refused.value("line")), (name.to_owned(), line.to_owned()));
            assert_eq!(refused.attributes("input[aria-invalid]", "name"), [field]);
            assert_eq!(refused.attributes("input[name=shared][checked]", "value"), ["1"]);
            assert_eq!(refused.attributes("main form", "action"), [here], "it is posted to the same place");
            assert_eq!(refused.texts("main .wrong").len(), 1, "{}", refused.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_a_tag_cannot_have_stays_in_its_line() {
    let (world, marit) = World::open("refused-tag").await;
    let id = world.write("amara@example.com", "Card declined", "What can I do?").await;
    for tag in ["Refund", "VIP"] {
        world.post(&marit, &format!("/conversations/{id}/tags"), &[("tag", tag)]).await;
    }
    let rename = world.get(&marit, "/settings/tags").await.attributes("tbody form.inline", "action").remove(0);
    for (name, why) in [("vip", "There is a tag of that name already"), ("\"a:b", "without quotation marks")] {
        let refused = world.post(&marit, &rename, &[("name", name)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(refused.attributes("input[aria-invalid]", "value"), [name]);
        assert!(refused.texts("tbody .wrong")[0].contains(why), "{}", refused.body);
        assert_eq!(refused.texts("tbody th"), ["Refund", "VIP"], "nothing was renamed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_new_keeps_the_role_and_the_team_that_were_chosen() {
    let (world, admin) = World::open("refused-agent").await;
    world.post(&admin, "/settings/teams", &[("team-name", "Returns")]).await;
    let team =
        world.desk.reader().read(|read| read.teams()).await.expect("teams").pop().expect("one more").id.to_string();
    let new = [("name", "Ida"), ("email", "nobody"), ("role", "lead"), ("team", team.as_str())];
    let refused = world.post(&admin, AGENTS, &new).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!((refused.value("name"), refused.value("email")), ("Ida".to_owned(), "nobody".to_owned()));
    assert_eq!(refused.attributes("select option[selected]", "value"), ["lead", team.as_str()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_a_field_comes_back_beside_what_does() {
    let (world, marit) = World::open("refused-fields").await;
    let id = world.write("ada@example.com", "Kettle", "Where is it?").await;
    for (name, kind, choices) in [("Amount", "number", ""), ("Due", "day", ""), ("Level", "choice", "Gold\r\nSilver")] {
        let field = [("name", name), ("about", "conversation"), ("kind", kind), ("choices", choices)];
        assert_eq!(world.post(&marit, "/settings/fields", &field).await.location(), "/settings/fields");
    }
    let here = format!("/conversations/{id}");
    let names = world.get(&marit, &here).await.attributes(".own-fields :is(input, select)", "name");
    let form = [(names[0].as_str(), "47"), (&names[1], "<next week>"), (&names[2], "Silver")];
    let action = format!("{here}/fields");
    let refused = world.post(&marit, &action, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.value(&names[0]), refused.value(&names[1])), ("47".to_owned(), "<next week>".to_owned()));
    assert_eq!(refused.attributes("option[selected]", "value"), ["Silver"]);
    assert_eq!(refused.attributes("input[aria-invalid]", "type"), ["text"], "a day would be shown empty");
    assert!(refused.texts("main .wrong")[0].contains("write a day as"), "{}", refused.body);
    assert_eq!(refused.attributes("main form", "action"), [action.as_str()]);
    let piece = world.post(&marit.with_script(), &action, &form).await;
    assert_eq!(piece.status, StatusCode::UNPROCESSABLE_ENTITY, "the script leaves what was typed where it is");
    assert_eq!(world.get(&marit, &here).await.value(&names[0]), "", "nothing was kept in part");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_that_cannot_be_added_or_changed_stands_as_it_was_typed() {
    let (world, marit) = World::open("refused-field-settings").await;
    let here = "/settings/fields";
    let level = [("name", "Level"), ("about", "customer"), ("kind", "choice"), ("choices", "Gold\r\nSilver")];
    assert_eq!(world.post(&marit, here, &level).await.location(), here);
    for (name, choices, wrong) in [("level", "A", "name"), ("a:b", "A", "name"), ("Size", " ", "choices")] {
        let form = [("name", name), ("about", "customer"), ("kind", "choice"), ("choices", choices)];
        let refused = world.post(&marit, here, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(refused.attributes("#write input[name=name]", "value"), [name]);
        assert_eq!(refused.attributes("#write option[selected]", "value"), ["customer", "choice"]);
        assert_eq!(refused.attributes("#write [aria-invalid]", "name"), [wrong]);
    }
    let change = world.get(&marit, here).await.attributes("tbody form.fields", "action").remove(0);
    let refused = world.post(&marit, &change, &[("name", "a:b"), ("choices", "Gold\r\nTin")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes("tbody details[open] input", "value"), ["a:b"]);
    assert_eq!(refused.texts("tbody textarea"), ["Gold\nTin"]);
    assert_eq!(refused.texts("tbody th"), ["Level"], "nothing was changed");
}

/// An address, who posts, what, and how it is refused.
type Case<'a> = (&'a str, &'a crate::common::Browser, &'a [(&'a str, &'a str)], StatusCode);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_refuses_it_gives_back_what_was_written() {
    let (world, marit) = World::open("refused-kept").await;
    let sam = world.second(&marit).await;
    let text = "A whole page about the lid.\n\nAnd its spring.";
    let id = world.write("ada@example.com", "Kettle", "Where is it?").await;
    let gone = "/conversations/249522164858880001";
    let (new, old) = (format!("{gone}/replies"), format!("/conversations/{id}/owner"));
    let cases: [Case<'_>; 7] = [
        (&new, &marit, &[("draft", "249522164858881111"), ("body", text)], StatusCode::NOT_FOUND),
        (&format!("{gone}/notes"), &marit, &[("draft", "249522164858881112"), ("body", text)], StatusCode::NOT_FOUND),
        (&old, &marit, &[("agent", "x"), ("note", text)], StatusCode::UNPROCESSABLE_ENTITY),
        (
            &format!("/conversations/{id}/merge"),
            &marit,
            &[("reference", "NONE-1"), ("because", text)],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("/settings/articles", &sam, &[("title", "Lids"), ("body", text), ("language", "en")], StatusCode::FORBIDDEN),
        ("/settings/brands/249522164858880001", &marit, &[("name", "B"), ("voice", text)], StatusCode::NOT_FOUND),
        (
            "/settings/saved-answers",
            &marit,
            &[("id", "249522164858880001"), ("name", "Lid"), ("body", text)],
            StatusCode::NOT_FOUND,
        ),
    ];
    for (path, who, fields, status) in cases {
        let refused = world.post(who, path, fields).await;
        assert_eq!(refused.status, status, "{path}: {}", refused.body);
        assert!(
            refused.texts("textarea, pre").iter().any(|kept| kept.contains("And its spring.")),
            "{path}: {}",
            refused.body
        );
    }
    // A browser sends it piece by piece: what was typed has come when the file is too much.
    let large = vec![b'x'; 40 * 1024 * 1024];
    let fields = [("draft", "249522164858881113"), ("body", text)];
    let refused = world.upload(&marit, &format!("/conversations/{id}/replies"), &fields, ("lid.bin", "", &large)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.body.contains("And its spring."), "{}", refused.body);
    let secret = [("current", "not my password at all"), ("new", "short")];
    let refused = world.post(&marit, "/settings/profile/password", &secret).await;
    assert!(!refused.body.contains("not my password at all"), "a secret is never shown");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_about_oneself_and_in_the_post_room_stands_as_it_was_typed() {
    let (world, marit) = World::open("refused-typed").await;
    let typed = [("name", " "), ("signature", "Marit, who mends lids")];
    let refused = world.post(&marit, "/settings/profile", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("textarea[name=signature]"), ["Marit, who mends lids"]);
    assert!(refused.attributes("input[name=notify]", "checked").is_empty(), "the box stays as it was left");

    let id = world.write("ada@example.com", "Kettle", "Where is it?").await;
    world.desk.deliver_due().await.expect("the outbox");
    let held = world.get(&marit, "/post-room").await.attributes(".post-room a.row", "href").remove(0);
    let key = world.get(&marit, &held).await.value("key");
    let answer = [("key", key.as_str()), ("from", "ada at example"), ("body", "It came.")];
    let refused = world.post(&marit, &format!("{held}/answer"), &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!((refused.value("from"), refused.texts("#from-wrong").len()), ("ada at example".into(), 1));
    assert_eq!(refused.texts("textarea[name=body]"), ["It came."]);
    assert_eq!(world.get(&marit, &format!("/conversations/{id}")).await.texts("article.message.in").len(), 1);
    for path in ["/settings/sources/x/trial", "/settings/mailboxes/x/connection"] {
        let missing = world.post(&marit, path, &[]).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
        assert!(missing.body.contains("<html"), "a page of ours, in words");
    }
    let unsaid = world.post(&marit, "/settings/second-factor", &[]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "what is not said switches nothing off");
}
