//! Brands: which name, colour and language customers see, by the address that they wrote to.

use crate::common::{Browser, Seen, World};
use axum::http::StatusCode;
use domain::OutgoingId;

const LID: [(&str, &str); 6] = [
    ("name", "Lid & Co <b>"),
    ("language", "de"),
    ("colour", "#ffcc00"),
    ("sign-off", "Lid & Co · Kochgasse 4 · Wien"),
    ("voice", "We say du."),
    ("mailbox", ""),
];

/// A desk with a second address, which speaks as a brand.
async fn with_brand(name: &str) -> (World, Browser, String) {
    let (world, browser) = World::open(name).await;
    let desk = [("desk-name", "Kettle"), ("public-url", "https://public.example"), ("language", "en")];
    assert!(world.post(&browser, "/settings/desk", &desk).await.status.is_redirection());
    let page = world.get(&browser, "/settings/brands").await;
    assert!(
        page.body.contains("There is no brand yet") && page.body.contains("help@kettle.example speak as Kettle itself")
    );
    let mailbox = page.attributes("input[name=mailbox]", "value").remove(0);
    let fields = LID.map(|(field, value)| (field, if field == "mailbox" { mailbox.as_str() } else { value }));
    let kept = world.post(&browser, "/settings/brands", &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let of = kept.location().to_owned();
    (world, browser, of)
}

async fn customers_page(world: &World, browser: &Browser, id: domain::ConversationId) -> Seen {
    let page = world.get(browser, &format!("/conversations/{id}")).await;
    let href = page.attributes("a[href*='/q/']", "href").into_iter().next().expect("the customer's page");
    let path = href.find("/q/").map(|at| href[at..].to_owned()).unwrap_or_default();
    world.get(&Browser { languages: "", ..Browser::default() }, &path).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customers_of_a_brand_see_its_name_colour_and_language() {
    let (world, browser, of) = with_brand("brands").await;
    let shown = world.get(&browser, &of).await;
    assert!(shown.body.contains("You chose #ffcc00. Words in it could not be read by everybody"), "{}", shown.body);
    assert!(!shown.body.contains("<b>\""), "its name is no markup");
    assert_eq!(shown.attributes("input[name=mailbox][checked]", "value").len(), 1);

    let id = world.write("amara@example.com", "Lid", "Where is it?").await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(
        page.texts(".sign-off")[0].contains("Kochgasse 4"),
        "what stands under the answer is seen before it leaves"
    );
    assert!(page.body.contains("We say du."), "how it speaks, beside what is written");
    let customers = customers_page(&world, &browser, id).await;
    assert_eq!(customers.texts("p.brand"), ["Lid & Co <b>"]);
    assert!(customers.body.contains("lang=\"de\""), "the brand's language where theirs is not known");
    let sheet = customers.attributes("link[rel=stylesheet]", "href").pop().expect("a sheet of its own");
    assert_eq!(sheet, "/brand/ffcc00.css");
    let css = world.get(&Browser::default(), &sheet).await;
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert!(css.header("cache-control").contains("immutable") && css.body.contains("--accent: light-dark(#"));
    assert!(!css.body.contains("light-dark(#ffcc00"), "yellow words on white cannot be read: {}", css.body);
    for wrong in ["/brand/red.css", "/brand/ffcc00", "/brand/ffcc0g.css", "/brand/%7D*%7Bdisplay:none.css"] {
        assert_eq!(world.get(&Browser::default(), wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }

    let letters = world.desk.reader().read(move |read| read.outgoing_of(id, OutgoingId(0))).await.expect("letters");
    let letter = &letters.first().expect("the acknowledgement").payload;
    assert_eq!(letter.reply_to.as_ref().expect("an address").name, "Lid & Co <b>");
    assert!(letter.from.name.ends_with(", Lid & Co <b>") && letter.text.ends_with("Lid & Co <b>"), "{letter:?}");
    assert!(letter.text.contains("Guten Tag"), "{}", letter.text);

    let preview =
        [("draft", page.value("draft")), ("body", "It is on its way.".to_owned()), ("seen", page.value("seen"))];
    let preview: Vec<(&str, &str)> = preview.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let preview = world.post(&browser, &format!("/conversations/{id}/preview"), &preview).await;
    assert!(preview.body.contains("Kochgasse 4") && preview.body.contains("Lid &amp; Co"), "{}", preview.body);

    let removed = world.post(&browser, &format!("{of}/removal"), &[]).await;
    assert_eq!(removed.location(), "/settings/brands");
    let customers = customers_page(&world, &browser, id).await;
    assert_eq!(
        (customers.texts("p.brand"), customers.attributes("link[rel=stylesheet]", "href").len()),
        (vec!["Kettle".to_owned()], 1)
    );
    assert_eq!(world.get(&browser, &of).await.status, StatusCode::NOT_FOUND);
    let audit = world.get(&browser, "/settings/audit").await;
    assert!(audit.body.contains("set up the brand Lid &amp; Co") && audit.body.contains("removed the brand"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_will_not_do_is_refused_with_what_was_typed() {
    let (world, browser, of) = with_brand("brands-refused").await;
    let long = "x".repeat(1_001);
    for (field, value, words) in [
        ("name", "  ", "It needs a name of at most 60 characters"),
        ("name", "LID & co <B>", "There is a brand of that name already"),
        ("colour", "red", "A colour looks like #0d5c57"),
        ("sign-off", &long[..501], "That is too long: at most 500 characters"),
        ("voice", &long, "That is too long: at most 1,000 characters"),
    ] {
        let mut fields = vec![("name", "Another"), ("colour", ""), ("sign-off", "Yours"), ("voice", "")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let refused = world.post(&browser, "/settings/brands", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {value}");
        assert!(refused.body.contains(words), "{field}: {words}");
        let kept = if field == "sign-off" { value } else { "Yours" };
        assert_eq!(refused.texts("textarea[name=sign-off]"), [kept], "{field}");
    }
    let sam = world.second(&browser).await;
    assert_eq!(world.post(&sam, "/settings/brands", &LID[..5]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get(&sam, &of).await.status, StatusCode::FORBIDDEN);
    assert!(world.get(&sam, "/settings/brands").await.body.contains("Only an administrator can change this"));
    for number in 2..=20 {
        let added = world.post(&browser, "/settings/brands", &[("name", &format!("Brand {number}"))]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{number}");
    }
    let full = world.post(&browser, "/settings/brands", &[("name", "One more")]).await;
    assert!(full.body.contains("There are 20 brands, and no more fit"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_change_one_brand_do_not_overwrite_each_other() {
    let (world, browser, of) = with_brand("brands-two").await;
    let seen = world.get(&browser, &of).await.attributes("input[name=seen]", "value").remove(0);
    let typed = |voice: &'static str, seen: &str| {
        let fields = [("name", "Lid"), ("colour", "#ffcc00"), ("voice", voice), ("seen", seen)];
        fields.map(|(name, value)| (name, value.to_owned()))
    };
    let post = async |fields: [(&'static str, String); 4]| {
        world.later(domain::Millis::minutes(1));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.post(&browser, &of, &fields).await
    };
    assert_eq!(post(typed("We say Sie.", &seen)).await.status, StatusCode::SEE_OTHER);
    let late = post(typed("We say Ihr.", &seen)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Somebody changed this brand") && late.body.contains("We say Ihr."), "{}", late.body);
    assert!(world.get(&browser, &of).await.body.contains("We say Sie."), "what was kept is kept");
    let seen = late.attributes("input[name=seen]", "value").remove(0);
    assert_eq!(post(typed("We say Ihr.", &seen)).await.status, StatusCode::SEE_OTHER, "on purpose");
    assert!(world.get(&browser, &of).await.body.contains("We say Ihr."));
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The form of a brand with its own hours on one day.
fn with_hours<'a>(mailbox: &'a str, from: &'a str, zone: &'a str) -> Vec<(&'a str, &'a str)> {
    let hours = [("hours", "own"), ("zone", zone), ("sat-open", "1"), ("sat-from", from), ("sat-to", "12:00")];
    let rest =
        [("name", "Lid"), ("language", "de"), ("languages", "fr"), ("voice", "We say du."), ("mailbox", mailbox)];
    hours.into_iter().chain(rest).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_brand_says_when_it_answers_and_in_which_languages() {
    let (world, browser, of) = with_brand("brands-hours").await;
    let shown = world.get(&browser, &of).await;
    assert!(shown.body.contains("are told the hours of Service: "), "as the team, and in words: {}", shown.body);
    assert!(shown.body.contains("For everybody else: Deutsch."), "{}", shown.body);
    assert_eq!(shown.attributes("select[name=hours] option[selected]", "value"), [""]);
    let mailbox = shown.attributes("input[name=mailbox]", "value").remove(0);

    for (from, zone, words) in [("25:00", "Europe/Vienna", "Saturday"), ("9:00", "Europe/Atlantis", "Europe/Atlantis")]
    {
        let refused = world.post(&browser, &of, &with_hours(&mailbox, from, zone)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.texts(".own-hours .wrong")[0].contains(words), "{}", refused.body);
        assert_eq!(refused.attributes("input[name=sat-from]", "value"), [from], "what was typed is kept");
        assert_eq!(refused.attributes("select[name=hours] option[selected]", "value"), ["own"]);
        assert_eq!(refused.attributes("input[name=languages][checked]", "value"), ["fr"]);
        assert_eq!(refused.texts("textarea[name=voice]"), ["We say du."]);
    }
    let none: Vec<_> =
        with_hours(&mailbox, "9:00", "UTC").into_iter().filter(|(name, _)| *name != "sat-open").collect();
    let refused = world.post(&browser, &of, &none).await;
    assert!(refused.texts(".own-hours .wrong")[0].contains("Tick at least one day"), "{}", refused.body);

    assert_eq!(
        world.post(&browser, &of, &with_hours(&mailbox, "9:00", "Europe/Vienna")).await.status,
        StatusCode::SEE_OTHER
    );
    let shown = world.get(&browser, &of).await;
    let told =
        "Customers who write to help@kettle.example are told that we answer: Saturday, 9:00 to 12:00 (Vienna time).";
    assert!(shown.body.contains(told), "{}", shown.body);
    assert!(shown.body.contains("one of these: Deutsch, Français. For everybody else: Deutsch."), "{}", shown.body);
    assert_eq!(shown.attributes("input[name=languages][checked]", "value"), ["de", "fr"]);
    let open: Vec<&str> = DAYS
        .into_iter()
        .filter(|day| !shown.attributes(&format!("input[name={day}-open][checked]"), "value").is_empty())
        .collect();
    assert_eq!(open, ["sat"]);
    let list = world.get(&browser, "/settings/brands").await;
    assert!(list.body.contains("Saturday, 9:00 to 12:00") && list.body.contains("Deutsch, Français"), "{}", list.body);

    let id = world.write("amara@example.com", "Lid", "Where is it?").await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let href = page.attributes("a[href*='/q/']", "href").remove(0);
    let path = &href[href.find("/q/").expect("the customer's page")..];
    for (languages, expected) in [("en", "de"), ("fr", "fr"), ("ja, en;q=0.9, fr;q=0.8", "fr"), ("", "de")] {
        let customers = world.get(&Browser { languages, ..Browser::default() }, path).await;
        assert!(customers.body.contains(&format!("lang=\"{expected}\"")), "{languages}: {}", customers.body);
    }
    let customers = world.get(&Browser { languages: "fr", ..Browser::default() }, path).await;
    assert!(customers.body.contains("Vienna"), "the hours of the brand: {}", customers.body);
    // A refusal on the page speaks as the page does.
    let english = Browser { languages: "en", ..Browser::default() };
    let empty = world.post(&english, &format!("{path}/messages"), &[("body", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("lang=\"de\"") && !empty.body.contains("please write something"), "{}", empty.body);
}
