//! What a server gets wrong delays no other message and is never passed over in silence; and no mail falls into the gap
//! between connecting a source and the first look.

use super::fetcher::{Fetcher, days_ago, mail, now};
use desk::source::NewSource;
use domain::source::{After, Encryption};
use domain::timeline::{Actor, Happened};
use std::time::{Duration, Instant};
use store::Place;
use tests::dovecot::Dovecot;
use tests::machine::wait_until;
use tests::odd_mailbox::{OddMailbox, Oddity};

async fn fetcher(name: &str) -> Fetcher {
    Fetcher::at(&Place::Sqlite(store::testing::folder(name).join("answerable.db"))).await
}

/// Where somebody is told that messages lie.
async fn told(fetcher: &Fetcher) -> Vec<String> {
    let tasks = fetcher.desk.reader().read(|read| read.all_open_tasks(100)).await.unwrap();
    tasks.into_iter().map(|task| task.words).collect()
}

fn fresh(name: &str) -> (String, Oddity) {
    (mail(name, &now()), Oddity::None)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_after_a_source_was_tried_is_new_however_late_the_first_look() {
    for mut fetcher in Fetcher::on_each("gap").await {
        fetcher.stop().await;
        for (account, backlog_days) in [("plain", 0), ("backlog", 2)] {
            let mailbox = OddMailbox::default();
            let at = mailbox.start().await;
            let stale = (mail(&format!("stale_{account}"), &days_ago(3)), Oddity::None);
            mailbox.add(&[stale, fresh(&format!("before_{account}"))]);
            let new = NewSource { backlog_days, ..fetcher.source(at, account) };
            let seen = fetcher.desk.try_new_source(&new).await.unwrap().unwrap();
            fetcher.desk.add_source(Actor::Operator, new, Some(seen)).await.unwrap();
            mailbox.add(&[fresh(&format!("night_{account}"))]);
        }
        fetcher.start();
        for name in ["night_plain", "night_backlog", "before_backlog"] {
            fetcher.arrives(name).await;
        }
        let found = fetcher.conversations().await;
        assert_eq!(found.len(), 3, "what is stale stays there: {found:#?}");
        for (conversation, messages) in found {
            let name = messages[0].external_id.clone().unwrap();
            let happened = fetcher.happened(conversation.id).await;
            let answered = happened.iter().any(|it| matches!(it, Happened::Acknowledged { .. }));
            assert_eq!(answered, name.starts_with("night"), "{name}: {happened:#?}");
        }
        fetcher.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_handed_out_is_somebodys_task_and_what_is_gone_is_not() {
    use Oddity::{Empty, Gone, LeftOut, Nil, Refused, WithoutSize};
    let mut fetcher = fetcher("not-handed-out").await;
    let mut expected = Vec::new();
    for (account, oddity) in ["nil", "empty", "left_out", "refused", "gone", "without_size"].into_iter().zip([
        Nil,
        Empty,
        LeftOut,
        Refused,
        Gone,
        WithoutSize,
    ]) {
        let mailbox = OddMailbox::default();
        let at = mailbox.start().await;
        fetcher.connect(fetcher.source(at, account)).await;
        let [first, bad, last] = ["first", "bad", "last"].map(|which| format!("{which}_{account}"));
        mailbox.add(&[fresh(&first), (mail(&bad, &now()), oddity), fresh(&last)]);
        fetcher.arrives(&first).await;
        fetcher.arrives(&last).await;
        if oddity == WithoutSize {
            fetcher.arrives(&bad).await;
        } else if oddity != Gone {
            expected.push(account);
        }
    }
    wait_until("a task for each", async || told(&fetcher).await.len() >= expected.len()).await;
    let told = told(&fetcher).await;
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for account in expected {
        let of = |words: &&String| words.contains(account) && words.contains("number 2 in the folder INBOX");
        assert_eq!(told.iter().filter(of).count(), 1, "{account}: {told:#?}");
    }
    let there = fetcher.there().await;
    assert!(there.values().all(|count| *count == 1), "{there:?}");
    fetcher.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_breaks_the_line_delays_nothing_before_it_and_not_for_ever_what_is_behind_it() {
    let mut fetcher = fetcher("breaking").await;
    fetcher.stop().await;
    fetcher.patience = Duration::from_secs(1);
    fetcher.start();
    let mut mailboxes = Vec::new();
    for (account, oddity) in [("cut", Oddity::Cut), ("endless", Oddity::Endless), ("stopped", Oddity::Stopped)] {
        let mailbox = OddMailbox::default();
        let at = mailbox.start().await;
        let after = After::Move("Done".into());
        fetcher.connect(NewSource { after, ..fetcher.source(at, account) }).await;
        let [first, bad, last] = ["first", "bad", "last"].map(|which| format!("{which}_{account}"));
        mailbox.add(&[fresh(&first), (mail(&bad, &now()), oddity), fresh(&last)]);
        mailboxes.push((account, mailbox));
    }
    let begun = Instant::now();
    for (account, _) in &mailboxes {
        fetcher.arrives(&format!("first_{account}")).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "what came whole is kept at once: {:?}", begun.elapsed());
    for (account, mailbox) in &mailboxes {
        let last = format!("last_{account}@people.example");
        while !fetcher.there().await.contains_key(&last) {
            assert!(begun.elapsed() < Duration::from_secs(120), "{last} never came");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        wait_until("both good ones are moved", async || mailbox.moved() == [1, 3]).await;
    }
    eprintln!("behind messages that break the line, mail came after {:?}", begun.elapsed());
    let told = told(&fetcher).await;
    assert_eq!(told.len(), mailboxes.len(), "{told:#?}");
    assert!(told.iter().all(|words| words.contains("number 2 in the folder INBOX")), "{told:#?}");
    assert!(fetcher.there().await.values().all(|count| *count == 1));
    fetcher.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_begins_otherwise_than_it_was_said_to_is_found_out_soon_and_told_in_words() {
    if !Dovecot::can_start("encryption that begins otherwise") {
        return;
    }
    let mut fetcher = fetcher("begins-otherwise").await;
    let (dovecot, implicit, _) = Dovecot::start_encrypted();
    for (at, encryption, words) in [
        (implicit, Encryption::StartTls, "It may want encryption from the first byte"),
        (implicit, Encryption::None, "It may want encryption from the first byte"),
        (dovecot.address(), Encryption::Implicit, "Choose STARTTLS"),
    ] {
        let mut new = fetcher.source(at, "ada");
        new.server.encryption = encryption;
        let begun = Instant::now();
        let fault = fetcher.desk.try_new_source(&new).await.unwrap().unwrap_err().to_string();
        assert!(fault.contains(words), "{encryption:?}: {fault}");
        assert!(begun.elapsed() < Duration::from_secs(25), "{encryption:?}: {:?}", begun.elapsed());
    }
    fetcher.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_under_the_numbers_of_a_restored_folder_is_fetched_and_none_twice() {
    let mut fetcher = fetcher("restored").await;
    let mailbox = OddMailbox::default();
    let at = mailbox.start().await;
    fetcher.connect(fetcher.source(at, "help")).await;
    mailbox.add(&[fresh("ada"), fresh("bea"), fresh("cleo")]);
    for name in ["ada", "bea", "cleo"] {
        fetcher.arrives(name).await;
    }
    fetcher.stop().await;
    mailbox.restore(2);
    mailbox.add(&[fresh("dora")]);
    fetcher.start();
    fetcher.arrives("dora").await;
    let there = fetcher.there().await;
    assert!(there.len() == 4 && there.values().all(|count| *count == 1), "{there:?}");
    fetcher.stop().await;
}
