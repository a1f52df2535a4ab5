//! What a screen reader, a keyboard and a browser without a script find on every page.

use crate::{pages, samples};
use language::Language;
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;
use web::views::door::SignInRefused;
use web::views::portal::PortalState;
use web::views::shell::Theme;
use web::views::trouble::{Outage, TroublePage};
use web::views::{conversation, door, inbox, portal, post_room, search, settings, task, trouble};

fn every_page() -> Vec<(&'static str, String)> {
    let frame = samples::frame("waiting-on-us", Theme::Dark, false, true);
    let mut empty = samples::inbox("snoozed", None);
    empty.rows.clear();
    empty.selected = None;
    [
        ("inbox", inbox::page(&frame, &samples::inbox("waiting-on-us", Some(1)))),
        ("empty inbox", inbox::page(&frame, &empty)),
        ("conversation", conversation::page(&frame, &samples::conversation(5))),
        ("new conversation", conversation::new_conversation(&frame, &pages::new_conversation())),
        ("search", search::page(&frame, &pages::search())),
        ("tasks", task::page(&frame, &pages::tasks())),
        ("post room", post_room::page(&frame, &pages::post_room(true))),
        ("mailboxes", settings::mailboxes(&frame, &pages::mailboxes())),
        ("agents", settings::agents(&frame, &pages::agents())),
        ("automatic mail", settings::automatic(&frame, &pages::automatic(false))),
        ("automatic mail, stopped", settings::automatic(&frame, &pages::automatic(true))),
        ("desk", settings::desk(&frame, &pages::desk())),
        ("profile", settings::profile(&frame, &pages::profile())),
        ("deliveries", settings::deliveries(&frame, &pages::deliveries())),
        ("sign in", door::sign_in(&pages::sign_in(Some(SignInRefused::Wrong)))),
        ("set up", door::set_up(&pages::set_up())),
        ("customer", portal::page(&pages::portal(PortalState::WithUs, true))),
        ("customer, closed", portal::page(&pages::portal(PortalState::Closed, false))),
        ("customer, not now", portal::not_now(Language::English)),
        ("customer, bad link", portal::invalid(&pages::invalid())),
        ("404", trouble::page(&TroublePage::not_found(Language::English))),
        (
            "403",
            trouble::page(&TroublePage::not_allowed(
                Language::English,
                "Only a lead can do this",
                &["Sam Osei".into()],
            )),
        ),
        (
            "409",
            trouble::page(&TroublePage::changed(
                Language::English,
                "Sam answered first",
                Some("text".into()),
                samples::link("/", "Back"),
            )),
        ),
        ("503", trouble::page(&TroublePage::out(Language::English, Outage::DiskFull, Some("text".into())))),
        ("503, database", trouble::page(&TroublePage::out(Language::English, Outage::DatabaseAway, None))),
        ("500", trouble::page(&TroublePage::broken(Language::English, "8f31", Some("text".into())))),
    ]
    .map(|(name, page)| (name, page.into_string()))
    .to_vec()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_has_one_h1_one_main_a_language_and_is_not_indexed() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        assert_eq!(all(&page, "h1").len(), 1, "{name}: h1");
        assert_eq!(all(&page, "main").len(), 1, "{name}: main");
        assert!(all(&page, "html[lang]").len() == 1 && all(&page, "title").len() == 1, "{name}");
        assert_eq!(all(&page, "meta[name=robots][content=noindex]").len(), 1, "{name}: robots");
    }
}

#[test]
fn nothing_inline_that_the_policy_would_refuse() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        for element in all(&page, "*") {
            for (attribute, _) in element.value().attrs() {
                assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "{name}: {attribute} on {}",
                    element.value().name()
                );
            }
        }
        assert!(all(&page, "script:not([src]), style").is_empty(), "{name}");
    }
}

#[test]
fn every_control_has_a_name() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        let labelled: HashSet<_> =
            all(&page, "label[for]").iter().filter_map(|label| label.attr("for")).map(str::to_owned).collect();
        for control in all(&page, "input:not([type=hidden]), textarea, select") {
            let by_label = control.attr("id").is_some_and(|id| labelled.contains(id));
            let inside =
                control.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "label");
            let by_aria = control.attr("aria-label").is_some_and(|label| !label.is_empty());
            assert!(by_label || inside || by_aria, "{name}: {}", control.html());
        }
        for control in all(&page, "button:not([hidden]), a, summary") {
            let named = !text(control).is_empty() || control.attr("aria-label").is_some();
            assert!(named, "{name}: {}", control.html());
        }
    }
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        let mut ids = HashSet::new();
        for element in all(&page, "[id]") {
            let id = element.attr("id").unwrap_or_default();
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for element in all(&page, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap_or_default().split(' ') {
                    assert!(ids.contains(id), "{name}: {attribute}={id}");
                }
            }
        }
    }
}

#[test]
fn headings_come_in_order() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        let levels: Vec<u8> =
            all(&page, "h1, h2, h3").iter().map(|heading| heading.value().name().as_bytes()[1] - b'0').collect();
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
        }
        for heading in all(&page, "h1, h2, h3") {
            assert!(!text(heading).is_empty(), "{name}: empty heading");
        }
    }
}

#[test]
fn words_keep_the_house_rules() {
    for (name, page) in every_page() {
        let page = Html::parse_document(&page);
        let visible = text(all(&page, "body")[0]);
        for word in ["Oops", "!", "SLA", "ticket", "Ticket", "as soon as possible", "shortly"] {
            assert!(!visible.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn the_inbox_has_its_landmarks_and_names_an_owner_everywhere() {
    let frame = samples::frame("waiting-on-us", Theme::System, false, true);
    let page = Html::parse_document(&inbox::page(&frame, &samples::inbox("waiting-on-us", Some(0))).into_string());
    assert_eq!(all(&page, "nav[aria-label=Main]").len(), 1);
    assert_eq!(all(&page, "aside[aria-label=Customer]").len(), 1);
    assert_eq!(all(&page, "[role=region][aria-label=Messages]").len(), 1);
    assert_eq!(all(&page, "#said[role=log]:empty").len(), 1, "what somebody writes is said in one place");
    assert_eq!(
        all(&page, "#messages :is([role=log], [role=status], [aria-live])").len(),
        0,
        "a countdown is not read out"
    );
    assert_eq!(all(&page, "#rows .row[aria-current]").len(), 1);
    assert!(text(all(&page, ".title .meta")[0]).starts_with("Owner: Marit Dahl"));
    let rows = all(&page, "#rows .row");
    assert!(rows.iter().all(|row| row.attr("href").is_some_and(|href| href.starts_with("/inbox/"))));
    assert_eq!(all(&page, "#rows .owner").len(), rows.len());
    assert_eq!(text(all(&page, "#row-1005 .owner.late")[0]), "no owner");
    assert_eq!(text(all(&page, ".rail .view.late")[0]), "No owner 1");
}

#[test]
fn every_act_is_a_form_without_the_script() {
    let pane = Html::parse_fragment(&conversation::pane(&samples::conversation(0)).into_string());
    let actions: HashSet<_> =
        all(&pane, "form[method=post]").iter().filter_map(|form| form.attr("action")).map(str::to_owned).collect();
    for noun in ["closure", "snooze", "owner", "read", "replies"] {
        assert!(actions.contains(&format!("/conversations/1000/{noun}")), "{noun} in {actions:?}");
    }
    assert!(actions.contains("/outgoing/9/withdrawal"));
}

#[test]
fn a_note_cannot_leave_as_a_reply() {
    let pane = Html::parse_fragment(&conversation::pane(&samples::conversation(0)).into_string());
    let first = all(&pane, "#composer button[type=submit]")[0];
    assert!(first.attr("disabled").is_some(), "Enter in a radio button must press nothing");
    let notes = all(&pane, "#composer button.if-note[type=submit]");
    assert!(
        !notes.is_empty() && notes.iter().all(|button| button.attr("formaction") == Some("/conversations/1000/notes"))
    );
    assert_eq!(all(&pane, "#composer input[name=kind][checked]").len(), 1);
    assert_eq!(all(&pane, "#composer input[name=draft]")[0].attr("value"), Some("100077"));
}

#[test]
fn mail_of_customers_stands_in_a_sandbox() {
    let pane = Html::parse_fragment(&conversation::pane(&samples::conversation(0)).into_string());
    let frames = all(&pane, "iframe");
    assert!(!frames.is_empty());
    for frame in frames {
        assert_eq!(frame.attr("sandbox"), Some("allow-popups allow-popups-to-escape-sandbox"));
        assert!(frame.attr("src").is_some_and(|src| src.starts_with("/messages/")) && frame.attr("title").is_some());
    }
}

#[test]
fn words_of_customers_are_text() {
    let mut page = samples::conversation(0);
    page.subject = "<img src=x onerror=alert(1)>".into();
    page.customer.told = vec![("Said".into(), "<script>alert(1)</script>".into())];
    let pane = Html::parse_fragment(&conversation::pane(&page).into_string());
    assert!(all(&pane, "img, script").is_empty());
}

#[test]
fn the_page_of_a_customer_says_who_and_when_and_needs_no_script() {
    let page = Html::parse_document(&portal::page(&pages::portal(PortalState::WithUs, false)).into_string());
    assert_eq!(text(all(&page, "h1")[0]), "Marit is looking after your question");
    assert!(text(all(&page, ".clock")[0]).contains("Answer by 16:00"));
    assert!(all(&page, "script").is_empty());
    assert_eq!(all(&page, "li[aria-current=step]").len(), 1);
    let add = all(&page, "form[action='/q/k3Jx/messages'][method=post][enctype='multipart/form-data']");
    assert_eq!(add.len(), 1);
    let closed = Html::parse_document(&portal::page(&pages::portal(PortalState::Closed, false)).into_string());
    assert_eq!(all(&closed, "form[action$=solved]").len(), 2);
}

#[test]
fn a_right_to_left_page_says_so() {
    let frame = samples::frame("mine", Theme::Light, true, false);
    let page = Html::parse_document(&inbox::page(&frame, &samples::inbox("mine", None)).into_string());
    assert_eq!(all(&page, "html[dir=rtl][lang=ar][data-theme=light]").len(), 1);
    let physical = ["left:", "right:", "-left", "-right", "text-align: left", "text-align: right"];
    for sheet in [web::assets::APP_CSS, web::assets::PAGES_CSS] {
        let sheet = std::str::from_utf8(web::assets::find(sheet).expect("the sheet").plain).expect("text");
        for word in physical {
            assert!(!sheet.contains(word), "{word} is not logical");
        }
    }
}
