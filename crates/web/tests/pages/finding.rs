//! Finding people and things by what was heard or half remembered: near names, "did you mean", the palette.

use crate::common::{Browser, World};
use domain::Millis;

/// Three people have written, and the chores have learnt how they are spelled.
async fn known(name: &str) -> (World, Browser) {
    wrote(
        name,
        ["Catherine Okafor <cat@example.com>", "Jörg Müller <jm@koeln.example>", "John Smith <john.smith@example.com>"],
    )
    .await
}

async fn wrote(name: &str, people: [&str; 3]) -> (World, Browser) {
    let (world, browser) = World::open(name).await;
    for (from, subject) in people.into_iter().zip(["Kettle whistles", "Lid does not close", "Invoice"]) {
        let raw = format!(
            "From: {from}\r\nTo: help@kettle.example\r\nSubject: {subject}\r\nMessage-ID: <{}@example.com>\r\n\r\nWhat can I do?\r\n",
            subject.len()
        );
        let address = from.split(['<', '>']).nth(1).expect("an address");
        world.mail(address, &raw).await;
    }
    world.later(Millis::minutes(2));
    while world.desk.chores(1).await.expect("the chores") > 0 {}
    (world, browser)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_was_heard_and_not_read_finds_its_person() {
    let (world, browser) = known("near-names").await;
    for (typed, person) in [
        ("Kathryn", "Catherine Okafor"),
        ("okafro", "Catherine Okafor"),
        ("jon+smyth", "John Smith"),
        ("Mueller", "Jörg Müller"),
        ("mull", "Jörg Müller"),
        ("koeln", "Jörg Müller"),
    ] {
        let page = world.get(&browser, &format!("/search?q={typed}")).await;
        assert_eq!(page.texts(".person b"), [person], "{typed}");
    }
    let page = world.get(&browser, "/search?q=smyth").await;
    let href = page.attributes(".person", "href").remove(0);
    let theirs = world.get(&browser, &href).await;
    assert_eq!(theirs.texts(".row .subject"), ["Invoice"], "what they wrote is one click away: {href}");
    for nobody in ["xylophone", "42", "%3Cscript%3E", "%F0%9F%AB%96"] {
        assert!(world.get(&browser, &format!("/search?q={nobody}")).await.texts(".person b").is_empty(), "{nobody}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_misspelt_word_is_asked_back() {
    let (world, browser) = known("did-you-mean").await;
    let page = world.get(&browser, "/search?q=kettel+wistles").await;
    assert_eq!(page.texts("p.group a"), ["Did you mean “kettle whistles”?"]);
    let href = page.attributes("p.group a", "href").remove(0);
    assert_eq!(world.get(&browser, &href).await.texts(".hit .subject"), ["Kettle whistles"]);
    let right = world.get(&browser, "/search?q=kettle").await;
    assert!(right.texts("p.group a").is_empty(), "nothing is asked where something was found");

    // Beside a filter, where it would find something within the filter.
    let page = world.get(&browser, "/search?q=is:open+kettel").await;
    assert_eq!(page.texts("p.group a"), ["Did you mean “is:open kettle”?"]);
    let href = page.attributes("p.group a", "href").remove(0);
    assert_eq!(world.get(&browser, &href).await.texts(".hit .subject"), ["Kettle whistles"]);
    let page = world.get(&browser, "/search?q=is:closed+kettel").await;
    assert!(page.texts("p.group a").is_empty(), "it would find nothing there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_palette_finds_people_conversations_saved_answers_and_settings() {
    let (world, browser) = known("palette").await;
    let form =
        [("name", "Lid advice"), ("body", "Turn the lid to the left, {{customer_first_name}}."), ("shared", "1")];
    let kept = world.post(&browser, "/settings/saved-answers", &form).await;
    assert!(kept.status.is_redirection(), "{}", kept.body);
    let id = world.latest().await;
    let script = browser.with_script();
    let signs = |page: &crate::common::Seen| page.attributes("a", "data-sign").join("");
    let found = world.get(&script, "/palette?q=smyth").await;
    assert_eq!((signs(&found), found.texts("a")), ("@".into(), vec!["John Smith".to_owned()]));
    let found = world.get(&script, &format!("/palette?q=lid&conversation={id}")).await;
    assert_eq!(signs(&found), "#/", "{}", found.body);
    assert_eq!(found.attributes("a[data-text]", "data-text").len(), 1);
    let found = world.get(&script, "/palette?q=%3Etag").await;
    assert_eq!(found.attributes("a", "href"), ["/settings/tags"]);
    assert!(world.get(&script, "/palette?q=").await.body.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_that_leaves_the_newest_out_is_looked_for_further_back() {
    let (world, browser) = World::open("finding-further").await;
    let old = world.write("amara@example.com", "The first", "My kettle whistles.").await;
    world.post(&browser, &format!("/conversations/{old}/tags"), &[("tag", "press")]).await;
    for number in 0..70 {
        world.write(&format!("person{number}@example.com"), &format!("Matter {number}"), "My kettle leaks.").await;
    }
    let found = world.get(&browser, "/search?q=tag%3Apress+kettle").await;
    assert!(found.body.contains(&format!("/conversations/{old}")), "{}", found.body);
    assert!(found.body.contains("The first") && !found.body.contains("Matter 69"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hit_opens_where_it_is_however_far_up_it_stands() {
    let (world, browser) = World::open("finding-far-up").await;
    let id = world.write("amara@example.com", "The first", "My marzipan melts.").await;
    for number in 1..=45 {
        let fields = [("draft", number.to_string()), ("body", format!("Note {number}."))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.post(&browser, &format!("/conversations/{id}/notes"), &fields).await;
    }
    let latest = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(!latest.texts("#entries .message").concat().contains("marzipan"), "it is not among the latest");
    let hit = world.get(&browser, "/search?q=marzipan").await.attributes(".row.hit", "href").remove(0);
    let (path, anchor) = hit.split_once('#').expect("a place");
    let page = world.get(&browser, path).await;
    assert!(page.texts(&format!("#{anchor}")).concat().contains("marzipan"), "{hit}");
    assert!(page.texts("#entries .message").concat().contains("Note 45."), "and all that came after it");
    let odd = world.get(&browser, &format!("/conversations/{id}?message=999999")).await;
    assert!(odd.texts("#entries .message").concat().contains("Note 45."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_tags_and_articles_are_found_on_the_same_page() {
    let (world, browser) = World::open("finding-everything").await;
    let id = world.write("amara@example.com", "The first", "My kettle leaks.").await;
    world
        .post(&browser, "/settings/fields", &[("name", "Order number"), ("about", "conversation"), ("kind", "text")])
        .await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let field = page.attributes("#side .own-fields input", "name").remove(0);
    world.post(&browser, &format!("/conversations/{id}/fields"), &[(&field, "10482 <b>")]).await;
    world.post(&browser, "/settings/tags", &[("name", "Leak <i>")]).await;
    for (title, body, public) in
        [("How leaks are mended", "Turn the lid.", "1"), ("Leaks next year", "Nobody knows <u>leaks</u>.", "")]
    {
        let fields = [("title", title), ("body", body), ("language", "en"), ("public", public)];
        let fields: Vec<(&str, &str)> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        assert!(world.post(&browser, "/settings/articles", &fields).await.status.is_redirection());
    }
    let found = world.get(&browser, "/search?q=10482").await;
    assert_eq!(found.attributes(".row.hit", "href"), [format!("/conversations/{id}")]);
    assert_eq!(found.texts(".row.hit .snippet"), ["Order number: 10482 <b>"], "it says where the word stands");
    assert_eq!(found.texts(".row.hit mark"), ["10482"]);
    assert!(!found.body.contains("<b>") || !found.body.contains("10482 <b>"), "what was typed is no mark");

    let found = world.get(&browser, "/search?q=leaks").await;
    assert_eq!(found.texts("h2.group"), ["Tags", "Articles", "Amara Okafor"], "{}", found.body);
    assert_eq!(
        found.attributes(".of-article", "href")[1],
        "/help/en/how-leaks-are-mended",
        "{:?}",
        found.attributes(".of-article", "href")
    );
    assert!(found.attributes(".of-article", "href")[0].starts_with("/settings/articles?change="));
    assert_eq!(found.texts(".of-article .tag"), ["being written"]);
    assert_eq!(found.texts(".of-article .due"), ["English", "English"]);
    let sam = world.second(&browser).await;
    assert_eq!(world.get(&sam, "/search?q=leaks").await.texts(".of-article .subject"), ["How leaks are mended"]);

    let found = world.get(&browser, "/search?q=leak").await;
    assert_eq!(found.texts(".of-tag .snippet"), ["tag:\"Leak <i>\""]);
    let href = found.attributes(".of-tag", "href").remove(0);
    assert!(world.get(&browser, &href).await.body.contains("No conversation fits"), "{href}");
    world.post(&browser, &format!("/conversations/{id}/tags"), &[("tag", "leak <i>")]).await;
    assert_eq!(world.get(&browser, &href).await.texts(".row .subject"), ["The first"]);
    let only = world.get(&browser, "/search?q=mended").await;
    assert_eq!(only.texts("p.group"), ["No conversation with “mended”."], "nothing false where an article was found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_called_as_it_was_typed_stands_above_people_whose_name_is_only_near() {
    let people = ["Tanya Togs <tanya@example.com>", "Anna Taggert <anna@example.com>", "Tags Berg <berg@example.com>"];
    let (world, browser) = wrote("palette-order", people).await;
    world.post(&browser, "/settings/tags", &[("name", "Tags of old")]).await;
    let script = browser.with_script();
    let found = world.get(&script, "/palette?q=tags").await.texts("a");
    assert_eq!(
        found,
        ["Tags", "Tags Berg", "Tags of old", "Tanya Togs", "Invoice"],
        "exactly, then begun so, then near"
    );
    let all = world.get(&script, "/palette?q=invoice").await;
    assert_eq!(all.texts("a"), ["Invoice"]);
}
