//! Articles: written by leads, read by everybody without signing in, put into answers, and missed where an answer says what
//! they say no more.

use crate::common::{Browser, Seen, World};
use axum::http::StatusCode;
use domain::Millis;

const BACK: &str =
    "You can send it back within **30** days of the delivery.\n\n- The box need not be whole.\n- We pay.";

async fn kept(world: &World, browser: &Browser, fields: &[(&str, &str)]) -> Seen {
    world.post(browser, "/settings/articles", fields).await
}

async fn with_one(name: &str) -> (World, Browser) {
    let (world, browser) = World::open(name).await;
    let fields = [("title", "How do I send it back?"), ("body", BACK), ("language", "en"), ("public", "1")];
    assert_eq!(kept(&world, &browser, &fields).await.status, StatusCode::SEE_OTHER);
    (world, browser)
}

fn stranger(languages: &'static str) -> Browser {
    Browser { languages, ..Browser::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_reads_finds_and_says_whether_it_helped() {
    let (world, browser) = with_one("articles").await;
    let reader = stranger("en");
    let list = world.get(&reader, "/help").await;
    assert_eq!(list.texts(".articles b"), ["How do I send it back?"]);
    let href = list.attributes(".articles a", "href").remove(0);
    assert_eq!(href, "/help/en/how-do-i-send-it-back");
    let article = world.get(&reader, &href).await;
    assert_eq!(article.status, StatusCode::OK);
    assert_eq!((article.texts("article b"), article.texts("article li").len()), (vec!["30".to_owned()], 2));
    assert!(!article.body.contains("<script") && article.body.len() < 12 * 1024, "{} bytes", article.body.len());
    assert!(!article.body.contains("noindex"), "search engines may keep it");
    assert!(world.get(&reader, "/robots.txt").await.body.contains("Allow: /help"));

    assert_eq!(world.get(&reader, "/help?q=SEND+back").await.texts(".articles b").len(), 1);
    let nothing = world.get(&reader, "/help?q=%3Cscript%3Esamovar").await;
    assert!(nothing.texts("[role=status]")[0].contains("a person answers: help@kettle.example"), "no dead end");
    assert!(!nothing.body.contains("<script>"));

    for said in ["yes", "no", "no"] {
        let thanked = world.post(&reader, &format!("{href}/helped"), &[("helped", said)]).await;
        assert_eq!(thanked.location(), format!("{href}?thanks={said}"));
    }
    let line = world.get(&browser, "/settings/articles").await;
    assert!(line.body.contains("helped 1, did not 0"), "one word a day and place");
    for gone in ["/help/en/nothing", "/help/xx/how-do-i-send-it-back", "/help/de/how-do-i-send-it-back"] {
        assert_eq!(world.get(&reader, gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn translations_stand_beside_and_drafts_are_seen_by_nobody() {
    let (world, browser) = with_one("articles-languages").await;
    let form = world.get(&browser, "/settings/articles").await;
    let translate =
        form.attributes("td.actions a", "href").into_iter().find(|href| href.contains("translate=")).expect("a way");
    let id = translate.split("translate=").nth(1).and_then(|rest| rest.split('#').next()).expect("an id").to_owned();
    let form = world.get(&browser, translate.split('#').next().unwrap_or_default()).await;
    assert_eq!(form.value("of"), id);
    let german =
        [("of", id.as_str()), ("language", "de"), ("title", "Wie schicke ich es zurück?"), ("body", "In 30 Tagen.")];
    assert_eq!(kept(&world, &browser, &german).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&stranger("de"), "/help").await.texts(".articles b"), ["How do I send it back?"], "a draft");
    let again = kept(&world, &browser, &german).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one for each language");
    assert!(again.value("title").starts_with("Wie") && again.body.contains("Choose another title"));
    let list = world.get(&browser, "/settings/articles").await;
    let change: Vec<String> =
        list.attributes("td.actions a", "href").into_iter().filter(|href| href.contains("change=")).collect();
    let german_id =
        change.iter().filter_map(|href| href.split(['=', '#']).nth(1)).find(|one| *one != id).expect("the other");
    let public = [
        ("id", german_id),
        ("language", "de"),
        ("title", "Wie schicke ich es zurück?"),
        ("body", "In 30 Tagen."),
        ("public", "1"),
    ];
    assert_eq!(kept(&world, &browser, &public).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&stranger("de"), "/help").await.texts(".articles b"), ["Wie schicke ich es zurück?"]);
    assert_eq!(world.get(&stranger("en"), "/help").await.texts(".articles b"), ["How do I send it back?"]);
    let article = world.get(&stranger("fr"), "/help/de/wie-schicke-ich-es-zuruck").await;
    assert_eq!(article.attributes("a[hreflang]", "href"), ["/help/en/how-do-i-send-it-back"]);
    let sam = world.second(&browser).await;
    assert_eq!(kept(&world, &sam, &public).await.status, StatusCode::FORBIDDEN, "only leads write them");
    for wrong in [("title", ""), ("body", " ")] {
        let mut fields = vec![("title", "Another"), ("body", "Text."), ("language", "en")];
        fields.retain(|(name, _)| *name != wrong.0);
        fields.push(wrong);
        assert_eq!(kept(&world, &browser, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_article_is_put_into_an_answer_and_what_it_says_no_more_is_missed() {
    let (world, browser) = with_one("articles-answers").await;
    let id = world.write("amara@example.com", "Kettle", "Can I send it back?").await;
    let script = browser.with_script();
    let found = world.get(&script, &format!("/conversations/{id}/saved-answers?q=send")).await;
    assert_eq!(found.texts(".saved-answer b"), ["Article: How do I send it back?"]);
    let text = found.attributes(".saved-answer", "data-text").remove(0);
    assert!(text.contains("within **30** days") && text.ends_with("/help/en/how-do-i-send-it-back"), "{text}");
    let href = found.attributes("form.saved-answer", "action").remove(0);
    assert_eq!(world.post(&browser, &href, &[]).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(page.texts("#composer textarea").join("").contains("within **30** days"), "without the script as well");
    assert!(!page.body.contains("says this no more"));

    world.later(Millis::minutes(1));
    let list = world.get(&browser, "/settings/articles").await;
    let article =
        list.attributes("td.actions a", "href").into_iter().find(|href| href.contains("change=")).expect("a way");
    let article = article.split(['=', '#']).nth(1).expect("an id").to_owned();
    let now = BACK.replace("30", "14");
    let fields =
        [("id", article.as_str()), ("title", "Sending back"), ("body", &now), ("language", "en"), ("public", "1")];
    assert_eq!(kept(&world, &browser, &fields).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let lint = page.texts("#lint").join(" ");
    assert!(lint.contains("Our article “Sending back” says this no more"), "{lint}");
    assert_eq!(
        world.get(&stranger("en"), "/help/en/how-do-i-send-it-back").await.status,
        StatusCode::OK,
        "its address stays"
    );
    let fields =
        [("id", article.as_str()), ("title", "Sending back"), ("body", BACK), ("language", "en"), ("public", "1")];
    kept(&world, &browser, &fields).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(!page.texts("#lint").join(" ").contains("says this no more"), "it says so again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_overwrites_what_another_wrote_meanwhile_and_each_version_can_be_read() {
    let (world, browser) = with_one("articles-versions").await;
    let list = world.get(&browser, "/settings/articles").await;
    let change =
        list.attributes("td.actions a", "href").into_iter().find(|href| href.contains("change=")).expect("a way");
    let form = world.get(&browser, change.split('#').next().unwrap_or_default()).await;
    let (id, seen) = (form.value("id"), form.value("version"));
    let with = |body: &'static str, seen: &str| {
        let fields =
            [("id", id.as_str()), ("version", seen), ("title", "Sending back"), ("body", body), ("public", "1")];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let (world, browser) = (&world, &browser);
    let keep = |fields: [(String, String); 5]| async move {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        kept(world, browser, &fields).await
    };
    assert_eq!(keep(with("Within 14 days.", &seen)).await.status, StatusCode::SEE_OTHER);
    let late = keep(with("Within 60 <b>days</b>.", &seen)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Somebody kept version 2 while you wrote"), "{}", late.body);
    assert_eq!(late.texts("textarea[name=body]")[0].trim(), "Within 60 <b>days</b>.", "what was typed is kept");
    assert_eq!(late.value("version"), "2", "and can be kept now that its writer knows");
    assert_eq!(keep(with("Within 60 <b>days</b>.", "2")).await.status, StatusCode::SEE_OTHER);

    let versions = world.get(browser, &format!("/settings/articles/{id}")).await;
    assert_eq!(versions.texts("details .words p")[..2], ["Within 60 <b>days</b>.", "Within 14 days."]);
    assert_eq!(versions.texts("details .words b"), ["30"], "as readers saw it");
    assert!(!versions.body.contains("<b>days"), "never as markup");
    let on = versions.attributes("section a.button", "href");
    assert_eq!(on.len(), 2, "not from the one that stands");
    let form = world.get(browser, on[1].split('#').next().unwrap_or_default()).await;
    assert_eq!((form.texts("textarea[name=body]")[0].trim(), form.value("version").as_str()), (BACK, "3"));
    assert_eq!(world.get(browser, "/settings/articles/17").await.status, StatusCode::NOT_FOUND);
    for number in 4..=25 {
        let seen = (number - 1).to_string();
        assert_eq!(keep(with("Within 14 days.", &seen)).await.status, StatusCode::SEE_OTHER);
    }
    let versions = world.get(browser, &format!("/settings/articles/{id}")).await;
    assert_eq!(versions.texts("section details").len(), 20);
    let older = versions.attributes("p > a.link", "href").remove(0);
    assert_eq!(world.get(browser, &older).await.texts("section details").len(), 5);
}
