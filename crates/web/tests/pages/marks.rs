//! What has to be known before a message is read stands on it, and in the list; not in a fold.

use crate::common::World;

#[tokio::test]
async fn an_encrypted_mail_says_so_on_itself_and_in_its_row() {
    let (world, browser) = World::open("encrypted").await;
    let raw = "From: Amara Okafor <amara@example.com>\nTo: help@kettle.example\nSubject: For your eyes\nMessage-ID: <e1@example.com>\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"smime.p7m\"\n\nMIAGCSqGSIb3DQEHA6CAAAAAAA==\n";
    world.mail("amara@example.com", raw).await;
    let id = world.latest().await;
    let page = world.get(&browser, &format!("/inbox/open?c={id}")).await;
    assert_eq!(page.texts("#entries .mark"), ["It is encrypted and cannot be read here."]);
    assert!(!page.body.contains("no text, only files"), "the mark says why there is none");
    assert_eq!(page.texts("#rows .snippet"), ["Encrypted, cannot be read here"]);
}

#[tokio::test]
async fn an_absence_says_until_when_and_offers_to_put_the_conversation_aside_until_then() {
    let (world, browser) = World::open("absence").await;
    let id = world.write("flora@example.com", "Card declined", "My bank never saw it.").await;
    let tag = world.desk.reader().read(move |read| read.conversation(id)).await.expect("it").expect("it").reference;
    let notice = |day: &str, number: u8| {
        format!(
            "From: Flora Feld <flora@example.com>\nTo: help@kettle.example\nSubject: Automatic reply: Card declined [#{tag}]\nMessage-ID: <away{number}@example.com>\nAuto-Submitted: auto-replied\n\nI am out of the office and back on {day}. Please write to petra@example.com meanwhile.\n"
        )
    };
    let snoozes = "#snooze-menu button[name=until]";
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.attributes(snoozes, "value").first().map(String::as_str), Some("3h"));

    world.mail("flora@example.com", &notice("24 November 2026", 1)).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let mark = page.texts("#entries .mark").concat();
    assert!(mark.contains("back on 24 November 2026; petra@example.com answers meanwhile"), "{mark}");
    assert_eq!(page.texts(snoozes)[0], "When Amara is backTuesday 24 November");
    let until = page.attributes(snoozes, "value").remove(0);
    let snoozed = world.post(&browser, &format!("/conversations/{id}/snooze"), &[("until", &until)]).await;
    assert_eq!(snoozed.location(), format!("/conversations/{id}"));
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(page.texts(".meta").concat().contains("snoozed until Tue 09:00"), "{:?}", page.texts(".meta"));

    // Only a day that is still to come.
    world.later(domain::Millis::days(5));
    world.post(&browser, &format!("/conversations/{id}/reopening"), &[]).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.attributes(snoozes, "value").first().map(String::as_str), Some("3h"));
}
